//! The five reports that the README's first command runs on: the disagreements that they were written to carry are
//! found.

use std::fs;
use std::path::Path;

use corroborate::{Article, Finding, Reconciler, Report};

/// One of the verdicts, between words of some reports.
type Asked = (&'static [&'static str], &'static [(&'static str, &'static str)]);

const ASKED: [Asked; 12] = [
    (&["rounding"], &[("channel-wire", "about 700 km"), ("morgenkurier", "about 680 kilometers")]),
    (&["derived"], &[("daily-compass", "1,500 km"), ("harbour-gazette", "approximately 900 kilometers")]),
    (&["contradiction"], &[("daily-compass", "formal dinner"), ("harbour-gazette", "lunch")]),
    (&["contradiction"], &[("daily-compass", "Sunday afternoon"), ("straits-courier", "Sunday evening")]),
    (
        &["contradiction", "disputed"],
        &[("morgenkurier", "on the sidelines"), ("harbour-gazette", "after the economic forum")],
    ),
    (
        &["contradiction", "disputed"],
        &[("channel-wire", "as part of the Eastern Economic Forum"), ("morgenkurier", "on the sidelines")],
    ),
    (
        &["contradiction", "disputed"],
        &[("channel-wire", "held in Vladivostok"), ("straits-courier", "undisclosed place")],
    ),
    (
        &["contradiction", "disputed"],
        &[("morgenkurier", "heading for Vladivostok"), ("harbour-gazette", "headed north")],
    ),
    (
        &["disputed"],
        &[("straits-courier", "supplied Russia with rockets"), ("daily-compass", "denied that his country")],
    ),
    (
        &["disputed"],
        &[("harbour-gazette", "supplied Russia with artillery"), ("daily-compass", "denied that his country")],
    ),
    (
        &["list-difference"],
        &[("straits-courier", "Pak Jong Chon and Jo Chun Ryong"), ("harbour-gazette", "Jo Chun Ryong, Pak Thae Song")],
    ),
    (
        &["wording"],
        &[("channel-wire", "friendly diplomatic blackmail"), ("straits-courier", "gentle diplomatic blackmail")],
    ),
];

#[test]
fn disagreements_are_found() {
    let report = Reconciler::new().reconcile(articles()).report;
    let missed: Vec<_> = ASKED.iter().filter(|(verdicts, sides)| !found(&report, verdicts, sides)).collect();
    for (verdicts, sides) in &missed {
        println!("not found: {} {sides:?}", verdicts.join(" or "));
    }
    println!("{} of {} not found; {} conflicts in all", missed.len(), ASKED.len(), report.conflicts().count());
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn asked_words_stand_in_the_reports() {
    let articles = articles();
    for (source, words) in ASKED.iter().flat_map(|(_, sides)| *sides) {
        let article = articles.iter().find(|a| a.id() == *source).unwrap();
        assert_eq!(article.text().matches(words).count(), 1, "{source}: {words}");
    }
}

/// A finding with one of the verdicts and, for each side, a claim of that source whose span meets the words.
fn found(report: &Report, verdicts: &[&str], sides: &[(&str, &str)]) -> bool {
    let holds = |finding: &Finding, source: &str, words: &str| {
        finding.claims.iter().filter_map(|id| report.claim(id)).any(|claim| {
            let text = &report.sources.iter().find(|s| s.id == source).unwrap().text;
            let start = text.find(words).unwrap();
            claim.source == source && claim.span.start() < start + words.len() && start < claim.span.end()
        })
    };
    report.findings.iter().any(|finding| {
        verdicts.contains(&finding.verdict.to_string().as_str()) && sides.iter().all(|(s, w)| holds(finding, s, w))
    })
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/stories/vladivostok");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|file| {
            let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
            Article::new(id, fs::read_to_string(&file).unwrap()).unwrap()
        })
        .collect()
}
