//! What must always hold, whatever the reports say: the invariants of the design, on batches put together at random.

use std::collections::BTreeSet;

use corroborate::{Article, Modality, Polarity, Reconciler, Report, Severity, Span, Stance, Value};
use proptest::prelude::*;

/// Sentences in news language, from which reports are put together.
const SENTENCES: [&str; 24] = [
    "Governor Ana Roe left Aville on Sunday evening aboard her train.",
    "The earthquake killed at least 24 people and injured 200 others.",
    "A magnitude 6.4 earthquake struck the region at 10:17 on Tuesday.",
    "Aville is about 680 km from Btown.",
    "Btown, 700 kilometers from Aville, was not hit.",
    "Ms. Roe will meet President Karl Lind in Geneva on Wednesday, her office said.",
    "The meeting will take place after the Northern Trade Forum.",
    "The location of the meeting remains uncertain.",
    "Police denied these allegations.",
    "The ministry said Norland has supplied Southland with rockets and missiles.",
    "“We expect a long winter,” Ms. Roe said.",
    "The company offered $1.5 billion, or 24 dollars per share.",
    "She is accompanied by Bo Lind, Carla Dorn and Ed Foss.",
    "It is her first trip abroad since 2019.",
    "The train travelled at 60 km/h.",
    "A lunch is planned in Ms. Roe's honour.",
    "Officials said on Monday that 31 people had died.",
    "The governor wants artillery shells and food aid from Southland.",
    "The drive from Aville to Btown takes 4 hours.",
    "12 comments",
    "Read more: 10 facts about trains",
    "Kim Jong-un’s “armored” train – the 5th – left at 18h38 (09h38 GMT)",
    "ﷺ ١٢٣ كم من المدينة 1,,2 1.2.3 −",
    "(((\"'“ unbalanced ’”",
];

fn article() -> impl Strategy<Value = String> {
    let sentence = prop_oneof![8 => prop::sample::select(&SENTENCES[..]).prop_map(str::to_owned), 1 => "\\PC{0,40}"];
    let gap = prop::sample::select(vec![" ", "\n", "\n\n"]);
    prop::collection::vec((sentence, gap), 1..8).prop_map(|parts| parts.into_iter().map(|(s, g)| s + g).collect())
}

fn batch() -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec(article(), 1..5).prop_map(|texts| {
        let dated = |(n, text): (usize, String)| {
            let article = Article::new(format!("a{n}"), text).ok()?;
            Some(article.with_published(format!("2031-05-{:02}", 10 + n).parse().ok()?))
        };
        texts.into_iter().enumerate().filter_map(dated).collect()
    })
}

fn report(articles: &[Article]) -> Report {
    Reconciler::new().reconcile(articles.iter().cloned()).report
}

/// What an article itself says: the words of a claim and its figure, the value, how it is said, and what sort of question
/// it answers. How the question is put is the slot's, and so the batch's: who is meant, and which of the relations that
/// measure something asks for it.
fn said(report: &Report, source: &str) -> Vec<(Span, String, Span, Value, Polarity, Modality, String)> {
    let of = report.claims.iter().filter(|c| c.source == source);
    of.map(|c| {
        let asks = match c.slot.relation() {
            "money" | "duration" | "speed" | "distance" => "measure",
            other => other,
        };
        let Stance { polarity, modality, .. } = c.stance;
        (c.span, c.quote.clone(), c.figure, c.value.clone(), polarity, modality, asks.to_owned())
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_quote_is_the_text_under_its_span(articles in batch()) {
        let report = report(&articles);
        for claim in &report.claims {
            let article = articles.iter().find(|a| a.id() == claim.source).unwrap();
            prop_assert_eq!(claim.span.of(article.text()), &claim.quote);
            prop_assert!(claim.span.contains(claim.figure) || !claim.figure.of(article.text()).is_empty());
        }
    }

    #[test]
    fn neither_the_order_nor_the_threads_change_anything(articles in batch()) {
        let forward = report(&articles);
        let backward: Vec<Article> = articles.iter().rev().cloned().collect();
        prop_assert_eq!(&report(&backward), &forward);
        let threads = Reconciler::new().with_jobs(3).reconcile(backward).report;
        prop_assert_eq!(&threads, &forward);
    }

    #[test]
    fn an_article_against_itself_has_no_conflict_across_sources(text in article()) {
        let twin = |id: &str| Article::new(id, text.clone()).map(|a| a.with_published("2031-05-12".parse().unwrap()));
        let (Ok(a), Ok(b)) = (twin("a"), twin("b")) else { return Ok(()) };
        let report = report(&[a, b]);
        for finding in report.findings.iter().filter(|f| f.severity >= Severity::Minor) {
            let mut sources: Vec<&str> =
                finding.claims.iter().filter_map(|id| Some(report.claim(id)?.source.as_str())).collect();
            sources.dedup();
            let within = finding.message.starts_with("within one article") || finding.code.ends_with("-derived");
            prop_assert!(within || sources.len() < 2, "{finding:#?}");
        }
    }

    #[test]
    fn another_article_changes_nothing_that_the_others_say(articles in batch(), more in article()) {
        let alone = report(&articles);
        let Ok(more) = Article::new("zz", more) else { return Ok(()) };
        let mut all = articles.clone();
        all.push(more.with_published("2031-05-20".parse().unwrap()));
        let together = report(&all);
        for article in &articles {
            prop_assert_eq!(said(&alone, article.id()), said(&together, article.id()));
        }
    }

    #[test]
    fn a_report_survives_its_own_json(articles in batch()) {
        let report = report(&articles);
        let text = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }
}

/// A slot is the batch's: to one report it is any figure, and to the next, which gives the same, it is how far the one
/// town lies from the other. What the first says of it stays, in its own words.
#[test]
fn a_slot_may_take_the_name_that_another_article_gives_it() {
    let dated = |id, text| Article::new(id, text).map(|a| a.with_published("2031-05-10".parse().unwrap())).unwrap();
    let loose = dated("a", "Read more: 10 facts about trains Aville is about 680 km from Btown. ");
    let exact = dated("b", "Aville is about 680 km from Btown. ");
    let (alone, together) = (report(std::slice::from_ref(&loose)), report(&[loose, exact]));
    assert_eq!(said(&alone, "a"), said(&together, "a"));
    let slots = |report: &Report| -> BTreeSet<String> {
        let lengths = report.claims.iter().filter(|c| c.quote.contains("680 km") && c.slot.relation() != "count");
        lengths.map(|c| c.slot.relation().to_owned()).collect()
    };
    assert_eq!(slots(&alone), BTreeSet::from(["measure".to_owned()]));
    assert_eq!(slots(&together), BTreeSet::from(["distance".to_owned()]));
}

/// Where a town lies may be told by another report; what this one claims are its own words.
#[test]
fn a_place_is_claimed_as_its_own_article_has_it() {
    let dated = |id, text| Article::new(id, text).map(|a| a.with_published("2031-05-10".parse().unwrap())).unwrap();
    let near = dated("a", "A fire broke out in a hotel in Aville on Monday. It killed nine people.");
    let far = dated("b", "A fire broke out in Aville, Norway, on Monday. It killed nine people.");
    let alone = report(std::slice::from_ref(&near));
    assert!(alone.claims.iter().any(|c| c.slot.relation() == "place"));
    assert_eq!(said(&alone, "a"), said(&report(&[near, far]), "a"));
}

/// Rules look at the words before a figure: there are none where it opens the text.
#[test]
fn a_figure_may_open_the_text() {
    for text in
        ["5.9 earthquake jolts Aville", "7 metres", "6%", "12 dead", "3 million", "2 hours", "9-metre wave", "40 km"]
    {
        let article = Article::new("a", text).expect("a text");
        let outcome = Reconciler::new().reconcile([article]);
        assert!(outcome.refused.is_empty(), "{text}");
    }
}
