//! Whole runs over invented events, held against gold made by hand: see `tests/stories/README.md`.
//!
//! `cargo test --test stories -- --nocapture` prints the figures; with `STORY=quake` (or `STORY=all`) in the
//! environment also what stands behind them, claim by claim.

#[path = "stories/agree.rs"]
mod agree;
#[path = "stories/gold.rs"]
mod gold;
#[path = "stories/oracle.rs"]
mod oracle;
#[path = "stories/score.rs"]
mod score;

use std::collections::BTreeSet;

use corroborate::{Reconciler, Report};

use crate::gold::{Story, UNREAD};
use crate::score::{Score, Share, score};

/// The least that every run must reach. Raise them as the library gets better; never lower one.
struct Floor {
    story: &'static str,
    claim_recall: f64,
    claim_precision: f64,
    slot_f1: f64,
    must_not_met: usize,
    conflict_recall: f64,
    conflict_precision: f64,
}

const fn floor(story: &'static str, claims: [f64; 2], slot_f1: f64, must_not_met: usize, conflicts: [f64; 2]) -> Floor {
    let ([claim_recall, claim_precision], [conflict_recall, conflict_precision]) = (claims, conflicts);
    Floor { story, claim_recall, claim_precision, slot_f1, must_not_met, conflict_recall, conflict_precision }
}

#[rustfmt::skip]
const FLOORS: &[Floor] = &[
    //    story       claim recall, precision  slot F1  must-not met   conflict recall, precision
    // The precision of conflicts on the eleven was .92 before slots were joined by what makes it likely: on stories that
    // nobody had tuned for it found twice the conflicts.
    floor("seven",    [0.88, 0.94],            0.91,     0,            [0.80, 0.88]),
    floor("all",      [0.89, 0.94],            0.915,    0,            [0.81, 0.90]),
    floor("unread",   [0.81, 0.91],            0.66,     4,            [0.28, 0.86]),
    floor("newest",   [0.84, 0.93],            0.70,    32,            [0.35, 0.74]),
    floor("latest",   [0.90, 0.96],            0.80,    18,            [0.62, 0.91]),
    floor("later",    [0.91, 0.97],            0.83,     6,            [0.64, 0.93]),
];

/// A quake, a rail accident, a takeover, a summit, a launch, a match and a flood: those that the rules were first made with. They
/// count among all eleven as well.
const SEVEN: &[&str] = &["flood", "launch", "match", "quake", "rail", "summit", "takeover"];

/// Written by others than the code, and run on it unseen: `tests/stories/README.md` has what the first run gave. Their
/// figures are summed apart, so that they show how far the rules carry.
const LATER: &[&str] = &["blaze", "cupfinal", "leaders", "merger", "orbit", "shock"];
/// The same, later still; most of them gave a rule or two in the end, so that they are blind no longer.
const LATEST: &[&str] =
    &["buscrash", "deal", "derailment", "derby", "election", "inferno", "liftoff", "stormfront", "temblor", "visit"];

/// The same, of the session after.
const NEWEST: &[&str] = &[
    "accord",
    "aftershock",
    "bank",
    "buyout",
    "collapse",
    "convoy",
    "cyclone",
    "docking",
    "ferry",
    "outbreak",
    "pipeline",
    "rocket",
    "siege",
    "strike",
    "tennis",
    "tremor",
];

/// In which sum a story counts.
fn sum_of(story: &str) -> &'static str {
    if LATER.contains(&story) {
        "later"
    } else if LATEST.contains(&story) {
        "latest"
    } else if NEWEST.contains(&story) {
        "newest"
    } else if UNREAD.contains(&story) {
        "unread"
    } else {
        "all"
    }
}

/// Whether the stories in one batch must give what each gives alone.
const MIXED_MUST_EQUAL: bool = true;

fn run<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Report {
    let outcome = Reconciler::new().reconcile(stories.into_iter().flat_map(Story::articles));
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    outcome.report
}

fn line(name: &str, score: &Score) {
    let cell = |s: Share| format!("{:.2} ({:>3}/{:>3})", s.rate(), s.hits, s.of);
    println!(
        "{name:<10} {}  {}  {:>4}   {:.2}  {}  {}  {:>4}   {}  {}",
        cell(score.claim_recall),
        cell(score.claim_precision),
        score.beside,
        score.slot_f1(),
        cell(score.pair_precision),
        cell(score.pair_recall),
        score.must_not_met,
        cell(score.conflict_recall),
        cell(score.conflict_precision),
    );
}

#[test]
fn figures_hold() {
    let stories = gold::stories();
    let wanted = std::env::var("STORY").unwrap_or_default();
    let (mut scores, mut sums) = (Vec::new(), Vec::new());
    println!(
        "{:<10} {:<14}  {:<14}  {:>4}   {:<4}  {:<14}  {:<14}  {:>4}   {:<14}  {:<14}",
        "story",
        "claim recall",
        "precision",
        "+",
        "F1",
        "slot precision",
        "recall",
        "met",
        "conflict rec.",
        "precision"
    );
    for story in &stories {
        let outcome = score(story, &run([story]));
        line(&story.name, &outcome.score);
        if wanted == story.name || wanted == "all" {
            println!("    {}", outcome.details.join("\n    "));
        }
        scores.push((story.name.as_str(), outcome.score));
    }
    for name in ["seven", "all", "later", "latest", "newest", "unread"] {
        let counts = |story: &str| sum_of(story) == name || name == "seven" && SEVEN.contains(&story);
        let sum = scores.iter().filter(|(story, _)| counts(story)).map(|(_, score)| score).sum();
        line(name, &sum);
        sums.push((name, sum));
    }

    for floor in FLOORS {
        let (_, score) = sums.iter().find(|(name, _)| *name == floor.story).expect("a floor names a story");
        let reached = [
            ("claim recall", score.claim_recall.rate(), floor.claim_recall),
            ("claim precision", score.claim_precision.rate(), floor.claim_precision),
            ("slot F1", score.slot_f1(), floor.slot_f1),
            ("conflict recall", score.conflict_recall.rate(), floor.conflict_recall),
            ("conflict precision", score.conflict_precision.rate(), floor.conflict_precision),
        ];
        for (figure, is, least) in reached {
            assert!(is >= least, "{}: {figure} is {is:.3}, below {least}", floor.story);
        }
        assert!(score.must_not_met <= floor.must_not_met, "{}: {} pairs met", floor.story, score.must_not_met);
    }
}

/// With the claims and slots of the gold, only the verdicts are left to be judged.
#[test]
fn verdicts_on_gold_slots() {
    let wanted = std::env::var("STORY").unwrap_or_default();
    let mut scores = Vec::new();
    for story in gold::stories() {
        let outcome = score(&story, &oracle::report(&story, &run([&story])));
        line(&format!("{}*", story.name), &outcome.score);
        if wanted == format!("{}*", story.name) || wanted == "all*" {
            println!("    {}", outcome.details.join("\n    "));
        }
        scores.push(outcome.score);
    }
    line("all*", &scores.iter().sum());
}

/// What a report says of one story, free of the ids that a batch gives.
fn essence(story: &Story, report: &Report) -> BTreeSet<String> {
    let prefix = format!("{}/", story.name);
    let ours = |id: &String| report.claim(id).is_some_and(|c| c.source.starts_with(&prefix));
    let words = |ids: &[String]| -> BTreeSet<String> {
        let claims = ids.iter().filter_map(|id| report.claim(id));
        claims.map(|c| format!("{} {:?} {} {:?}", c.source, c.span, c.slot.relation(), c.value)).collect()
    };
    let claims = report.claims.iter().filter(|c| c.source.starts_with(&prefix));
    let mut all: BTreeSet<String> = claims
        .map(|c| format!("claim {:?} {:?} {:?}", words(std::slice::from_ref(&c.id)), c.figure, c.stance))
        .collect();
    all.extend(
        report.clusters.iter().filter(|k| k.claims.iter().any(ours)).map(|k| format!("slot {:?}", words(&k.claims))),
    );
    all.extend(
        report
            .findings
            .iter()
            .filter(|f| f.claims.iter().any(ours))
            .map(|f| format!("finding {} {:?} {} {:?}", f.verdict, f.severity, f.code, words(&f.claims))),
    );
    all
}

#[test]
fn stories_do_not_disturb_each_other() {
    let stories = gold::stories();
    let mixed = run(&stories);
    let mut differences = Vec::new();
    for story in &stories {
        let (alone, together) = (essence(story, &run([story])), essence(story, &mixed));
        differences.extend(alone.difference(&together).map(|d| format!("{}, only alone: {d}", story.name)));
        differences.extend(together.difference(&alone).map(|d| format!("{}, only mixed: {d}", story.name)));
    }
    println!("one batch of {} stories: {} differences to one by one", stories.len(), differences.len());
    if std::env::var("STORY").is_ok() {
        println!("    {}", differences.join("\n    "));
    }
    assert!(!MIXED_MUST_EQUAL || differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_order_of_the_reports_changes_nothing() {
    for story in gold::stories() {
        let forth = run([&story]);
        let back = Reconciler::new().reconcile(story.articles().into_iter().rev()).report;
        assert_eq!(essence(&story, &forth), essence(&story, &back), "{}", story.name);
    }
}

#[test]
fn gold_is_complete_enough() {
    let stories = gold::stories();
    assert!(stories.len() >= 4, "{} stories", stories.len());
    for story in &stories {
        // These are smaller: they were written to be run once, on code that had not seen them.
        let small =
            sum_of(&story.name) != "all" || ["plane", "pledge", "trial", "volcano"].contains(&story.name.as_str());
        let (least, shortest) = if small { (3, 100) } else { (5, 150) };
        let words = |text: &str| text.split_whitespace().count();
        assert!(story.reports.len() >= least, "{}: {} reports", story.name, story.reports.len());
        for report in &story.reports {
            let (name, n) = (&story.name, words(&report.text));
            assert!((shortest..=400).contains(&n), "{name}/{}: {n} words", report.source);
            let claims = story.claims.iter().filter(|c| c.words.source == report.source).count();
            assert!(claims >= 5, "{name}/{}: {claims} claims", report.source);
        }
        assert!(!story.apart.is_empty() && !story.negatives.is_empty(), "{}", story.name);
        assert!(story.findings.iter().any(|f| f.weight == gold::Weight::Must), "{}", story.name);
    }
}
