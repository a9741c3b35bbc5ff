//! Runs the fixtures of `tests/relations`, one file per relation, and checks that every relation has its parts.
//!
//! A fixture is Markdown in nested lists:
//!
//! - `Published:` the date of every sentence; one that starts with a date of its own and a colon has that.
//! - `## Claims`: a value in its normal form, and under it the sentences that state it, its words in `[brackets]`.
//! - `## No claims`: sentences that state nothing of this relation.
//! - `## Agree`, `## Conflict`: a verdict and a severity (`|` between what is equally right), and under it two
//!   sentences of two sources.
//! - `## Apart`: pairs of sentences between which there is no conflict, because they answer different questions.
//!
//! A normal form is what is printed: `~` for "about", `nearly `, `>` `>=` `<` `<=`, `a..b` for a range, `order a..b`
//! for "dozens"; a unit's short name, an ISO 4217 code, or the singular of what is counted; TIMEX3 for times.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use corroborate::value::{Bound, Hedge, Quantity};
use corroborate::{
    Article, Claim, Finding, Modality, Polarity, Published, Reconciler, Report, Severity, Value, relation,
};

/// How many of a fixture's cases must hold at least: claims, no claims, agree, conflict, apart.
///
/// They go up as the relations grow, and never down without a reason in the commit.
const FLOORS: [(&str, [usize; 5]); 19] = [
    ("agenda", [11, 6, 4, 4, 3]),
    ("attendee", [59, 26, 4, 5, 3]),
    ("category", [15, 9, 4, 5, 3]),
    ("count", [88, 28, 25, 17, 59]),
    ("distance", [13, 10, 5, 5, 3]),
    ("duration", [36, 13, 14, 31, 24]),
    ("heading", [16, 10, 3, 4, 3]),
    ("measure", [30, 13, 8, 18, 26]),
    ("moment", [43, 12, 12, 31, 52]),
    ("money", [20, 7, 24, 9, 29]),
    ("order", [8, 7, 4, 4, 3]),
    ("ordinal", [63, 20, 10, 10, 10]),
    ("place", [65, 32, 8, 10, 11]),
    ("post", [11, 7, 4, 3, 3]),
    ("quotation", [11, 7, 4, 2, 3]),
    ("score", [13, 10, 4, 4, 4]),
    ("seek", [13, 6, 4, 4, 3]),
    ("speed", [16, 8, 4, 6, 4]),
    ("statement", [20, 14, 5, 20, 22]),
];

const KINDS: [&str; 5] = ["claims", "no claims", "agree", "conflict", "apart"];

/// The fixtures' short names of units whose code in UCUM is hard to read.
const UNITS: [(&str, &str); 7] = [
    ("mi", "[mi_i]"),
    ("nmi", "[nmi_i]"),
    ("mph", "[mi_i]/h"),
    ("kn", "[kn_i]"),
    ("acre", "[acr_us]"),
    ("ha", "har"),
    ("°C", "Cel"),
];

/// The heads that the doc of a relation's file must have.
const DOC_HEADS: [&str; 4] = ["*Claims*", "*Normal form*", "*Agrees when*", "*Conflicts when*"];

/// Files of `src/relation` that declare no relation but serve them all.
const HELPERS: &[&str] = &[
    "aboard",
    "account",
    "act",
    "age",
    "among",
    "announced",
    "aside",
    "background",
    "ballot",
    "bare",
    "bid",
    "capacity",
    "choice",
    "company",
    "correction",
    "counted",
    "counting",
    "court",
    "crowd",
    "deal",
    "deed",
    "done",
    "due",
    "elapsed",
    "fallen",
    "former",
    "goal",
    "headline",
    "held",
    "honour",
    "label",
    "lasting",
    "level",
    "listing",
    "loose",
    "market",
    "minute",
    "mod",
    "nobody",
    "nth",
    "occasion",
    "once",
    "onset",
    "others",
    "outcome",
    "owner",
    "page",
    "part",
    "party",
    "percent",
    "portion",
    "presence",
    "principal",
    "purpose",
    "rank",
    "response",
    "rival",
    "roster",
    "running",
    "sale",
    "scene",
    "scorers",
    "selection",
    "setting",
    "shape",
    "share",
    "site",
    "sited",
    "staff",
    "standing",
    "state",
    "step",
    "sum",
    "superlative",
    "table",
    "tally",
    "target",
    "toll",
    "venue",
    "versus",
    "voyage",
    "warmth",
];

#[test]
fn fixtures_hold() {
    let mut table = format!("{:<10}", "relation");
    for kind in KINDS {
        write!(table, " {kind:>10}").unwrap();
    }
    table.push('\n');
    let mut failures = Vec::new();
    for (name, floors) in FLOORS {
        let fixture = Fixture::read(name);
        let mut row = format!("{name:<10}");
        for ((kind, cases), floor) in KINDS.iter().zip(&fixture.cases).zip(floors) {
            let misses: Vec<String> = cases.iter().filter_map(|case| case.check(name).err()).collect();
            for miss in &misses {
                println!("{name}, {kind}: {miss}");
            }
            let held = cases.len() - misses.len();
            write!(row, " {:>10}", format!("{held}/{}", cases.len())).unwrap();
            if held < floor {
                failures.push(format!("{name}, {kind}: {held} hold, {floor} must:\n  {}", misses.join("\n  ")));
            }
        }
        table.push_str(&row);
        table.push('\n');
    }
    println!("\n{table}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn fixtures_are_full() {
    let least = [10, 6, 4, 4, 3];
    for (name, _) in FLOORS {
        let fixture = Fixture::read(name);
        for ((kind, cases), least) in KINDS.iter().zip(&fixture.cases).zip(least) {
            assert!(cases.len() >= least, "tests/relations/{name}.md has {} of {least} under {kind}", cases.len());
        }
    }
    assert_eq!(stems(&root("tests/relations"), "md"), FLOORS.map(|(name, _)| name), "fixtures and floors differ");
}

#[test]
fn every_relation_has_its_parts() {
    let mut files = stems(&root("src/relation"), "rs");
    files.retain(|file| !HELPERS.contains(&file.as_str()));
    let fixtures = stems(&root("tests/relations"), "md");
    for file in &files {
        assert!(fixtures.contains(file), "write tests/relations/{file}.md");
        assert!(relation::find(file).is_some(), "add {file} to the list in src/relation/mod.rs");
        let source = fs::read_to_string(root("src/relation").join(file).with_extension("rs")).unwrap();
        let doc: String = source.lines().take_while(|line| line.starts_with("//!")).collect();
        for head in DOC_HEADS {
            assert!(doc.contains(head), "the doc of src/relation/{file}.rs says nothing under {head}");
        }
    }
    for declared in relation::RELATIONS {
        assert!(files.iter().any(|file| file == declared.id), "{} has no file of its own", declared.id);
    }
}

/// One sentence of a fixture.
struct Said {
    text: String,
    published: Published,
}

/// What one case of a fixture asks for.
enum Case {
    /// The value in its normal form, at this byte range of the sentence.
    Claim {
        said: Said,
        value: String,
        words: (usize, usize),
    },
    NoClaim(Said),
    /// One of the verdicts with one of the severities, and nothing graver if none of them is a conflict.
    Pair {
        said: [Said; 2],
        verdicts: Vec<String>,
        severities: Vec<String>,
    },
    Apart([Said; 2]),
}

impl Case {
    /// What went wrong, in a line.
    fn check(&self, relation: &str) -> Result<(), String> {
        match self {
            Self::Claim { said, value, words } => {
                let claims = claims(&reconcile([said]), relation);
                let holds = |c: &&Claim| normal(c) == *value && c.figure.start() < words.1 && words.0 < c.figure.end();
                if claims.iter().find(holds).is_some() {
                    return Ok(());
                }
                Err(format!("want {value}, have {}: {}", list(&claims), said.text))
            }
            Self::NoClaim(said) => {
                let claims = claims(&reconcile([said]), relation);
                if claims.is_empty() { Ok(()) } else { Err(format!("have {}: {}", list(&claims), said.text)) }
            }
            Self::Pair { said: pair, verdicts, severities } => {
                let report = reconcile(pair);
                let findings = across(&report);
                let wanted = |f: &&Finding| {
                    verdicts.contains(&f.verdict.to_string())
                        && severities.contains(&severity(f.severity).to_owned())
                        && f.claims.iter().all(|id| report.claim(id).is_some_and(|c| c.slot.relation() == relation))
                };
                let quiet = severities.iter().all(|s| s == "info");
                let alarm = quiet && findings.iter().any(|f| f.severity > Severity::Info);
                if !alarm && findings.iter().any(wanted) {
                    return Ok(());
                }
                let (verdicts, severities) = (verdicts.join("|"), severities.join("|"));
                Err(format!("want {verdicts} {severities}, have {}: {}", verdict_list(&report), both(pair)))
            }
            Self::Apart(pair) => {
                let report = reconcile(pair);
                if across(&report).iter().all(|f| f.severity == Severity::Info) {
                    return Ok(());
                }
                Err(format!("have {}: {}", verdict_list(&report), both(pair)))
            }
        }
    }
}

fn reconcile<'a>(said: impl IntoIterator<Item = &'a Said>) -> Report {
    let articles = said.into_iter().zip(["a", "b"]).map(|(said, id)| {
        Article::new(id, said.text.as_str()).expect("no sentence is blank").with_published(said.published)
    });
    Reconciler::new().reconcile(articles).report
}

fn claims(report: &Report, relation: &str) -> Vec<Claim> {
    report.claims.iter().filter(|c| c.slot.relation() == relation).cloned().collect()
}

/// The findings between the two sources.
fn across(report: &Report) -> Vec<&Finding> {
    let of = |f: &Finding, source: &str| f.claims.iter().any(|id| report.claim(id).is_some_and(|c| c.source == source));
    report.findings.iter().filter(|f| of(f, "a") && of(f, "b")).collect()
}

fn list(claims: &[Claim]) -> String {
    if claims.is_empty() {
        return "none".to_owned();
    }
    claims.iter().map(|c| format!("{} = {}", c.slot, normal(c))).collect::<Vec<_>>().join("; ")
}

/// The findings between the two sources, or all the claims where there is none.
fn verdict_list(report: &Report) -> String {
    let findings = across(report);
    if findings.is_empty() {
        return list(&report.claims);
    }
    findings
        .iter()
        .map(|f| format!("{} {} ({})", f.verdict, severity(f.severity), f.code))
        .collect::<Vec<_>>()
        .join("; ")
}

fn both(pair: &[Said; 2]) -> String {
    format!("{} / {}", pair[0].text, pair[1].text)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Minor => "minor",
        Severity::Major => "major",
    }
}

/// The value of a claim as the fixtures write it.
fn normal(claim: &Claim) -> String {
    match &claim.value {
        // A statement is known by how it is put.
        _ if claim.slot.relation() == "statement" => match (claim.stance.polarity, claim.stance.modality) {
            (Polarity::Denied, _) => "denied".to_owned(),
            (_, Modality::Alleged) => "alleged".to_owned(),
            _ => "affirmed".to_owned(),
        },
        Value::Names { items, .. } => items.join(", "),
        Value::Time(time) => time.timex3().to_owned(),
        Value::Place { items } => items.first().map_or("unknown", String::as_str).to_owned(),
        Value::Category { item, .. } => item.clone(),
        Value::Order { order, .. } => order.as_str().to_owned(),
        Value::Quote { text } => text.trim_end_matches(['.', ',', '!', '?']).to_owned(),
        value => value.quantity().map(printed).unwrap_or_default(),
    }
}

fn printed(quantity: &Quantity) -> String {
    let code = quantity.unit().code();
    let unit = UNITS.iter().find(|(_, ucum)| *ucum == code).map_or(code, |(short, _)| short);
    let number = match (quantity.low(), quantity.high()) {
        (None, None) => {
            let interval = quantity.interval();
            format!("order {}..{}", interval.low, interval.high)
        }
        (Some(low), Some(high)) if low < high => format!("{low}..{high}"),
        (Some(only), _) | (_, Some(only)) => only.to_string(),
    };
    let bound = match quantity.bound() {
        Bound::None => "",
        Bound::AtLeast => ">=",
        Bound::MoreThan => ">",
        Bound::AtMost => "<=",
        Bound::LessThan => "<",
    };
    let hedge = match quantity.hedge() {
        Hedge::About => "~",
        Hedge::Nearly => "nearly ",
        _ => "",
    };
    format!("{hedge}{bound}{number} {unit}")
}

/// A fixture, its cases in the order of `KINDS`.
struct Fixture {
    cases: [Vec<Case>; 5],
}

impl Fixture {
    fn read(name: &str) -> Self {
        let path = root("tests/relations").join(name).with_extension("md");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let published = text.lines().find_map(|line| line.strip_prefix("Published: ")).expect("a fixture has a date");
        let published: Published = published.parse().unwrap();
        let mut cases: [Vec<Case>; 5] = Default::default();
        let (mut section, mut head, mut pending) = (None, String::new(), Vec::new());
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("## ") {
                section = KINDS.iter().position(|kind| kind.eq_ignore_ascii_case(title));
                assert!(section.is_some(), "{name}: no such section: {title}");
                continue;
            }
            let Some(section) = section else { continue };
            let (nested, item) = match (line.strip_prefix("  - "), line.strip_prefix("- ")) {
                (Some(item), _) => (true, item),
                (_, Some(item)) => (false, item),
                _ => continue,
            };
            match (KINDS[section], nested) {
                ("claims", true) => cases[section].push(marked(item, &head, published)),
                ("no claims", false) => cases[section].push(Case::NoClaim(said(item, published))),
                ("agree" | "conflict", true) | ("apart", false) => pending.push(said(item, published)),
                _ => item.clone_into(&mut head),
            }
            if let Ok(pair) = <[Said; 2]>::try_from(std::mem::take(&mut pending)).map_err(|one| pending = one) {
                cases[section].push(match KINDS[section] {
                    "apart" => Case::Apart(pair),
                    _ => expected(pair, &head),
                });
            }
        }
        assert!(pending.is_empty(), "{name}: a pair has one sentence only");
        Self { cases }
    }
}

fn said(item: &str, published: Published) -> Said {
    let own = item.split_once(": ").and_then(|(date, text)| Some((date.parse().ok()?, text)));
    let (published, text) = own.unwrap_or((published, item));
    Said { text: text.to_owned(), published }
}

fn marked(item: &str, head: &str, published: Published) -> Case {
    let (before, rest) = item.split_once('[').unwrap_or_else(|| panic!("no [words] in: {item}"));
    let (words, after) = rest.split_once(']').unwrap_or_else(|| panic!("no [words] in: {item}"));
    let range = (before.len(), before.len() + words.len());
    let value = head.trim_matches('`').to_owned();
    // "2,100,000,000 EUR" is for the reader.
    let value = if value.starts_with(|c: char| c.is_ascii_digit() || "~<>".contains(c)) {
        value.replace(',', "")
    } else {
        value
    };
    Case::Claim { said: said(&format!("{before}{words}{after}"), published), value, words: range }
}

fn expected(said: [Said; 2], head: &str) -> Case {
    let (verdicts, severities) = head.split_once(' ').unwrap_or_else(|| panic!("verdict and severity, not: {head}"));
    let parts = |text: &str| text.split('|').map(str::to_owned).collect();
    Case::Pair { said, verdicts: parts(verdicts), severities: parts(severities) }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names of the files in a folder that end in `extension`, without it, in order.
fn stems(folder: &Path, extension: &str) -> Vec<String> {
    let mut out: Vec<String> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    out.sort();
    out
}
