//! The steps of a rocket's flight, told by how long after liftoff they come: "separated 38 minutes into the flight".

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::table::{PhraseMap, rows};

use super::page::Page;

/// Words for a step, and the one that stands for it.
static STEPS: LazyLock<PhraseMap<&'static str>> =
    LazyLock::new(|| PhraseMap::new(rows(include_str!("steps.tsv")).map(|row| (row[0], row[1]))));

/// What a flight is counted from.
const STARTS: [&str; 11] = [
    "lifting", "taking", "liftoff", "lift-off", "lift", "launch", "takeoff", "take-off", "blastoff", "start", "flight",
];

/// The step that a length of time leads to: what it is, and whether it comes before or after liftoff.
///
/// The stage of a rocket and what it carries separate, land and are lost each at its own time.
///
/// With the loss of the whole craft its flight is over, so that it lasted as long.
pub(super) fn step(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<(String, Option<&'static str>)> {
    let which = from_liftoff(page, figure).filter(|_| is_flight(page))?;
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let steps =
        sentence.clone().filter_map(|i| STEPS.longest(&page.reading.tokens, i).map(|(len, s)| (i..i + len, *s)));
    // "40 seconds after touchdown" leads to what came then.
    let anchor = |at: &Range<usize>| page.is(at.start.wrapping_sub(1), &["after", "before", "since", "until"]);
    let away = |at: &Range<usize>| match () {
        () if at.end <= figure.start => figure.start - at.end,
        () => at.start.saturating_sub(figure.end) + 2,
    };
    let (at, step) = steps.filter(|(at, _)| !anchor(at)).min_by_key(|(at, _)| away(at))?;
    let clause = page.clause_at(at.start).map_or(at.clone(), |c| c.clause().extent.clone());
    let stage = clause.clone().chain(at).any(|i| page.is(i, &["stage", "booster", "boosters", "fairing", "fairings"]));
    let of = if stage && step != "scrub" { format!("{step} of stage") } else { step.to_owned() };
    let whole = of == "loss" && which == "after";
    Some(if whole { (super::lasting::FLIGHT.to_owned(), None) } else { (of, Some(which)) })
}

/// "67 minutes after liftoff", "38 minutes into the flight", "nine minutes later", "after 94 seconds", "with nine minutes
/// to go".
fn from_liftoff(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let end = figure.end;
    let article = |i: usize| if page.is(i, &["the", "its", "their"]) { i + 1 } else { i };
    let start = page.is(article(end + 1), &STARTS);
    match () {
        () if page.is(end, &["after", "into"]) && start => Some("after"),
        () if page.is(end, &["before"]) && start => Some("before"),
        () if page.is(end, &["to", "before"]) && page.is(end + 1, &["go", "launch", "liftoff"]) => Some("before"),
        () if page.is(figure.start.wrapping_sub(1), &["after"]) => Some("after"),
        () if page.is(end, &["later"]) => Some("after"),
        () => None,
    }
}

/// Whether the article tells of the launch of a rocket.
fn is_flight(page: &Page<'_, '_>) -> bool {
    let has = |words: &[&str]| (0..page.reading.tokens.len()).any(|i| page.is(i, words));
    page.events.main_kind.is_some_and(|k| k.id == "launch")
        || has(&["rocket", "rockets"]) && has(&["satellite", "spacecraft", "capsule", "orbit", "liftoff", "launch"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("steps.tsv")).all(|row| row.len() == 2));
    }
}
