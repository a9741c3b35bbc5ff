//! The writers, on a report made by hand: golden text, the shape of the JSON, and what hostile articles cannot do.
//!
//! `BLESS=1 cargo test --test report` writes the golden files anew.

use std::collections::BTreeSet;
use std::path::Path;

use corroborate::entity::EntityKind;
use corroborate::report::{Cluster, Csv, Entity, Html, Json, JsonLd, Mention, Report, Sarif, Source, Stand, Text};
use corroborate::{Claim, Finding, Modality, Polarity, Severity, Slot, Span, Stance, Value, Verdict};
use proptest::prelude::*;

const COURIER: &str = "Ferry strikes pier at Port Ellery\n\nThirty-four passengers were hurt when the ferry Marigold struck \
    the north pier of Port Ellery on Friday morning, the harbour master said, in what he called the worst accident that \
    the town has seen in a generation of crossings, although none of the injured, most of whom had been standing at the \
    rail with their bags, is thought to be in danger.\n\nThe pier lies about 700 metres from the lighthouse.\n\n\
    Captain Ines Varga was at the wheel, according to the harbour board.\n";

const HERALD: &str = "The Marigold hit the north pier on Friday.\r\n\r\nAt least 43 people were hurt, “several of them \
    badly”, a nurse at St. Brannoc’s told the Herald.\r\n\r\nThe ferry’s owner denied that Captain Varga had been \
    steering.\r\n\r\nFrom the lighthouse it is 680 m to the pier.\r\n";

const WIRE: &str = "PORT ELLERY – Some 34 people were hurt in a ferry accident, the harbour master said.\n\nThe pier, 680 \
    metres from the lighthouse, is shut.\n";

/// A claim on the words `quote` of `source`, whose figure is `figure`.
fn claim(id: &str, source: &Source, quote: &str, figure: &str, slot: &Slot, value: Value) -> Claim {
    let span = span(source, quote);
    let at = span.start() + quote.find(figure).expect("the figure stands in the quote");
    Claim {
        id: id.to_owned(),
        source: source.id.clone(),
        span,
        quote: quote.to_owned(),
        figure: Span::new(&source.text, at, at + figure.len()).expect("a span of the text"),
        slot: slot.clone(),
        value,
        stance: Stance::default(),
        as_of: None,
        origin: source.origin.clone(),
    }
}

fn span(source: &Source, words: &str) -> Span {
    let start = source.text.find(words).expect("the words stand in the text");
    Span::new(&source.text, start, start + words.len()).expect("a span of the text")
}

fn by(mut claim: Claim, holders: &[&str]) -> Claim {
    claim.stance.holders = strings(holders);
    claim
}

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

fn source(id: &str, outlet: Option<&str>, published: Option<&str>, origin: &str, text: &str) -> Source {
    Source {
        id: id.to_owned(),
        outlet: outlet.map(str::to_owned),
        url: None,
        published: published.map(|p| p.parse().expect("a date")),
        dated_by: None,
        origin: origin.to_owned(),
        text: text.to_owned(),
    }
}

fn quote(text: &str) -> Value {
    Value::Quote { text: text.to_owned() }
}

fn finding(verdict: Verdict, severity: Severity, code: &str, claims: &[&str]) -> Finding {
    Finding {
        id: code.to_owned(),
        verdict,
        severity,
        code: code.to_owned(),
        cluster: None,
        claims: strings(claims),
        message: String::new(),
        because: Vec::new(),
    }
}

/// Three outlets on one ferry.
fn ferry() -> Report {
    let sources = sources();
    let mut report = Report::default();
    report.entities = vec![Entity {
        id: "e1".to_owned(),
        name: "Marigold".to_owned(),
        kind: EntityKind::Vehicle,
        aliases: strings(&["Marigold", "the ferry"]),
    }];
    report.mentions = vec![Mention {
        source: "herald".to_owned(),
        span: span(&sources[1], "The ferry’s owner"),
        text: "The ferry’s owner".to_owned(),
        entity: "e1".to_owned(),
    }];
    report.claims = claims(&sources);
    report.clusters = clusters();
    report.findings = findings();
    report.sources = sources.into();
    report.notes = strings(&["tips.txt: article \"tips\" has no text: give it one, or leave it out"]);
    report
}

fn sources() -> [Source; 3] {
    let borrowed = Some("the date of courier, since it states none".to_owned());
    [
        Source {
            url: Some("https://courier.example/ferry".to_owned()),
            ..source("courier", Some("The Courier"), Some("2031-03-07"), "o1", COURIER)
        },
        Source { dated_by: borrowed, ..source("herald", None, Some("2031-03-07"), "o2", HERALD) },
        source("wire", Some("Tideline News"), Some("2031-03-07T11:20:00Z"), "o1", WIRE),
    ]
}

fn hurt() -> Slot {
    Slot::new("hurt").role("event", "the accident")
}

fn far() -> Slot {
    Slot::new("far").role("from", "the lighthouse").role("to", "the north pier")
}

fn steered() -> Slot {
    Slot::new("steered").role("vehicle", "Marigold").within("when", "2031-03-07")
}

fn claims([courier, herald, wire]: &[Source; 3]) -> Vec<Claim> {
    let (hurt, far, steered) = (hurt(), far(), steered());
    let names = || Value::Names { items: strings(&["Ines Varga"]), closed: false };
    let mut alleged = by(
        claim("courier-3", courier, "Captain Ines Varga was at the wheel", "Captain Ines Varga", &steered, names()),
        &["the harbour board", "the Courier"],
    );
    alleged.stance.modality = Modality::Alleged;
    let mut denied = by(
        claim("herald-2", herald, "denied that Captain Varga had been steering", "Captain Varga", &steered, names()),
        &["The ferry’s owner"],
    );
    denied.stance.polarity = Polarity::Denied;
    let about_700 = "The pier lies about 700 metres from the lighthouse";
    vec![
        by(
            claim("courier-1", courier, "Thirty-four passengers were hurt", "Thirty-four", &hurt, quote("34")),
            &["the harbour master"],
        ),
        claim("courier-2", courier, about_700, "about 700 metres", &far, quote("700 m")),
        alleged,
        by(
            claim("herald-1", herald, "At least 43 people were hurt", "At least 43", &hurt, quote("43")),
            &["a nurse at St. Brannoc’s"],
        ),
        denied,
        claim("herald-3", herald, "From the lighthouse it is 680 m to the pier", "680 m", &far, quote("680 m")),
        by(claim("wire-1", wire, "Some 34 people were hurt", "Some 34", &hurt, quote("34")), &["the harbour master"]),
        claim("wire-2", wire, "The pier, 680 metres from the lighthouse", "680 metres", &far, quote("680 m")),
    ]
}

fn clusters() -> Vec<Cluster> {
    let stand = |claims: &[&str], sources, origins| Stand {
        face: claims[0].to_owned(),
        claims: strings(claims),
        sources,
        origins,
    };
    let cluster = |id: &str, slot: Slot, positions: Vec<Stand>| Cluster {
        id: id.to_owned(),
        slot: slot.to_string(),
        claims: positions.iter().flat_map(|p| p.claims.clone()).collect(),
        positions,
    };
    vec![
        cluster("k1", hurt(), vec![stand(&["courier-1", "wire-1"], 2, 1), stand(&["herald-1"], 1, 1)]),
        cluster("k2", far(), vec![stand(&["wire-2", "herald-3"], 2, 2), stand(&["courier-2"], 1, 1)]),
        cluster("k3", steered(), vec![stand(&["courier-3"], 1, 1), stand(&["herald-2"], 1, 1)]),
    ]
}

fn findings() -> Vec<Finding> {
    let all = |cluster: &str, message: &str, because: &[&str], bare: Finding| Finding {
        cluster: Some(cluster.to_owned()),
        message: message.to_owned(),
        because: strings(because),
        ..bare
    };
    vec![
        all(
            "k1",
            "34 or at least 43 people hurt: 9 apart, 26 %",
            &["[34, 34] and [43, ∞) share no number", "the digits may be swapped: 34 and 43"],
            finding(
                Verdict::Contradiction,
                Severity::Major,
                "hurt-contradiction",
                &["courier-1", "wire-1", "herald-1"],
            ),
        ),
        all(
            "k3",
            "the harbour board says that Captain Varga steered the Marigold, and the ferry’s owner denies it",
            &["affirmed by one holder and denied by another"],
            finding(Verdict::Disputed, Severity::Major, "steered-disputed", &["courier-3", "herald-2"]),
        ),
        all(
            "k2",
            "680 m or about 700 m: 20 m apart, 2.9 %",
            &["680 lies in [600, 800], which “about 700” allows; 680 is the more precise figure"],
            finding(Verdict::Rounding, Severity::Minor, "far-rounding", &["herald-3", "wire-2", "courier-2"]),
        ),
        Finding {
            message: "the Marigold was within 700 m of the lighthouse when 34 were hurt".to_owned(),
            ..finding(Verdict::Derived, Severity::Minor, "hurt-far-derived", &["courier-1", "courier-2"])
        },
        all(
            "k2",
            "680 m and 680 metres are one figure",
            &[],
            finding(Verdict::Agreement, Severity::Info, "far-agreement", &["herald-3", "wire-2"]),
        ),
    ]
}

/// Compares with a file under `tests/report/`, or writes it where `BLESS` is set.
fn golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, actual).expect("the golden file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{name} differs; BLESS=1 writes it anew");
}

#[test]
fn text_is_golden() {
    let report = ferry();
    golden("ferry.txt", &Text::new(&report).to_string());
    golden("ferry-narrow.txt", &Text::new(&report).width(60).min_severity(Severity::Info).to_string());
    golden("ferry-color.txt", &Text::new(&report).color(true).min_severity(Severity::Major).to_string());
}

#[test]
fn json_is_golden() {
    let report = ferry();
    let json = serde_json::to_string_pretty(&Json::new(&report)).expect("a report can always be written");
    golden("ferry.json", &json);
}

#[test]
fn sarif_is_golden() {
    let report = ferry();
    let log = serde_json::to_string_pretty(&Sarif::new(&report)).expect("a report can always be written");
    golden("ferry.sarif", &log);
}

/// What the specification asks of a log (2.1.0, sections 3.27, 3.28, 3.30, 3.49).
#[test]
fn sarif_points_where_the_words_are() {
    let report = ferry();
    let log = Sarif::new(&report).min_severity(Severity::Info);
    let log = serde_json::to_value(log).expect("a report can always be written");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), report.findings.len());
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one");
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert_eq!(result["kind"] == "fail", result["level"] != "none", "a level is for what fails");
        let locations = result["locations"].as_array().into_iter().chain(result["relatedLocations"].as_array());
        for location in locations.flatten() {
            let place = &location["physicalLocation"];
            let artifact =
                usize::try_from(place["artifactLocation"]["index"].as_u64().expect("an index")).expect("small");
            assert_eq!(run["artifacts"][artifact]["location"]["uri"], place["artifactLocation"]["uri"]);
            let text = run["artifacts"][artifact]["contents"]["text"].as_str().expect("the text");
            let region = |key: &str| usize::try_from(place["region"][key].as_u64().expect("a number")).expect("small");
            let (line, end) = (region("startLine"), region("endLine"));
            assert_eq!(line, end, "the figures of the ferry stand on one line");
            let columns = region("startColumn") - 1..region("endColumn") - 1;
            let words: String =
                text.lines().nth(line - 1).expect("a line").chars().take(columns.end).skip(columns.start).collect();
            assert_eq!(place["region"]["snippet"]["text"], words.as_str());
        }
    }
}

#[test]
fn jsonld_is_golden() {
    let report = ferry();
    let document = serde_json::to_string_pretty(&JsonLd::new(&report)).expect("a report can always be written");
    golden("ferry.jsonld", &document);
}

#[test]
fn jsonld_refers_to_what_it_holds() {
    let document = serde_json::to_value(JsonLd::new(&ferry())).expect("a report can always be written");
    let graph = document["@graph"].as_array().expect("a graph");
    let ids: BTreeSet<&str> = graph.iter().filter_map(|node| node["@id"].as_str()).collect();
    assert_eq!(ids.len(), graph.len(), "every id once");
    for node in graph {
        let links = [&node["about"], &node["target"]].into_iter().filter_map(|l| l.as_array()).flatten();
        for link in links.chain([&node["target"]["source"]]).filter_map(|link| link.as_str()) {
            assert!(ids.contains(link), "{link} of {}", node["@id"]);
        }
    }
}

#[test]
fn csv_is_golden() {
    golden("ferry.csv", &Csv::new(&ferry()).to_string());
}

#[test]
fn html_is_golden() {
    golden("ferry.html", &Html::new(&ferry()).to_string());
}

#[test]
fn text_keeps_to_its_width() {
    for width in [40, 60, 100] {
        for line in Text::new(&ferry()).width(width).min_severity(Severity::Info).to_string().lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn every_conflict_shows_the_words_of_every_side() {
    let text = Text::new(&ferry()).to_string();
    for words in
        ["Thirty-four", "At least 43", "680 m", "about 700 metres", "Captain Ines Varga", "denied by The ferry’s owner"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(text.lines().last(), Some("4 conflicts (2 major, 2 minor): 3 sources, 2 origins, 8 claims"));
}

#[test]
fn json_offsets_count_code_points() {
    let report = ferry();
    let json = serde_json::to_value(Json::new(&report)).expect("a report can always be written");
    let claims = json["claims"].as_array().expect("claims");
    assert_eq!(claims.len(), report.claims.len());
    for (view, claim) in claims.iter().zip(&report.claims) {
        let source = report.sources.iter().find(|s| s.id == claim.source).expect("a source");
        let at = |key: &str| usize::try_from(view[key].as_u64().expect("an offset")).expect("a small one");
        let words: String = source.text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(words, claim.quote);
    }
    assert_eq!(json["claims"][2]["roles"]["vehicle"], "e1");
    assert_eq!(json["mentions"][0]["text"], "The ferry’s owner");
}

#[test]
fn json_leaves_out_what_is_below_the_severity() {
    let report = ferry();
    let json =
        serde_json::to_value(Json::new(&report).min_severity(Severity::Major)).expect("a report can always be written");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn claims_may_carry_spans_of_another_text() {
    let mut report = ferry();
    for source in &mut report.sources {
        source.text = "…".to_owned();
    }
    assert!(Text::new(&report).to_string().contains("hurt-contradiction"));
    assert!(Html::new(&report).to_string().contains("hurt-contradiction"));
    assert!(serde_json::to_string(&Json::new(&report)).is_ok());
    assert!(serde_json::to_string(&Sarif::new(&report)).is_ok());
    assert!(serde_json::to_string(&JsonLd::new(&report)).is_ok());
}

#[test]
fn findings_may_name_claims_that_are_not_there() {
    let mut report = ferry();
    report.claims.truncate(3);
    report.sources.truncate(1);
    report.findings[0].cluster = Some("no such cluster".to_owned());
    assert!(Text::new(&report).to_string().contains("hurt-contradiction"));
    assert!(Html::new(&report).to_string().contains("hurt-contradiction"));
    assert!(serde_json::to_string(&Json::new(&report)).is_ok());
    assert!(serde_json::to_string(&Sarif::new(&report)).is_ok());
    assert!(serde_json::to_string(&JsonLd::new(&report)).is_ok());
}

proptest! {
    /// Whatever an article, a name or a message holds, the writers neither panic nor let it steer the terminal.
    #[test]
    fn any_text_can_be_written(text in "\\PC{0,40}(?s).{1,200}", holder in "(?s).{0,300}", a in 0usize..200, b in 0usize..200) {
        let floor = |i: usize| (0..=i.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let span = Span::new(&text, floor(a.min(b)), floor(a.max(b))).expect("on boundaries");
        let slot = Slot::new(&holder).role(&holder, &text);
        let claim = |id: &str, source: &str| Claim {
            id: id.to_owned(),
            source: source.to_owned(),
            span,
            quote: span.of(&text).to_owned(),
            figure: span,
            slot: slot.clone(),
            value: Value::Quote { text: text.clone() },
            stance: Stance { holders: vec![holder.clone()], ..Stance::default() },
            as_of: None,
            origin: "o".to_owned(),
        };
        let mut report = Report::default();
        report.sources = vec![source("a", Some(&holder), None, "o", &text)];
        report.claims = vec![claim("1", "a"), claim("2", "nowhere")];
        report.findings = vec![Finding { message: text.clone(), ..finding(Verdict::Contradiction, Severity::Major, "x", &["1", "2"]) }];
        report.notes = vec![holder.clone()];
        let shown = Text::new(&report).to_string();
        prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        prop_assert!(serde_json::to_string(&Json::new(&report)).is_ok());
        prop_assert!(serde_json::to_string(&Sarif::new(&report)).is_ok());
        prop_assert!(serde_json::to_string(&JsonLd::new(&report)).is_ok());
        let page = Html::new(&report).to_string();
        let tags = |mark: &str| page.matches(mark).count();
        prop_assert_eq!(tags("<mark"), tags("</mark>"));
        prop_assert_eq!(tags("<"), tags(">"));
    }
}
