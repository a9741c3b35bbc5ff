//! A level that a figure had before the one that is reported: "from 27 to 14", "in its previous report".

use std::ops::Range;

use crate::number::QuantityMention;
use crate::unit::Dimension;

use super::page::Page;

/// Verbs of a level that has been set anew, before the "from" of the former one.
const FROM: [&str; 9] = ["raised", "increased", "lifted", "upped", "cut", "lowered", "reduced", "revised", "raises"];

/// "from 27 to 14", "down from the usual 27", "raised its offer from 27", "to 72 from 74": the level before the one that is
/// reported.
pub(super) fn is_former(page: &Page<'_, '_>, figure: Range<usize>) -> bool {
    let Some(before) = figure.start.checked_sub(1) else { return false };
    let prep = page.phrase(figure.start).and_then(|p| p.prep);
    let reached = |i: usize| (i..=before).any(|k| page.is(k, &["to"]));
    let before = prep.filter(|&i| i < before && page.is(i, &["from"]) && !reached(i)).unwrap_or(before);
    page.is(before, &["from"])
        && ((figure.end..figure.end + 4).any(|i| page.is(i, &["to"]))
            || (before.saturating_sub(5)..before).any(|i| page.is(i, &["to", "down", "up"]))
            // "The number of the missing fell in recent days, from 475"
            || (before.saturating_sub(10)..before).any(|i| page.is(i, &["number", "toll", "tally", "count"]))
                && (before.saturating_sub(6)..before).any(|i| page.is(i, &["fell", "fallen", "dropped", "rose", "risen", "climbed"]))
            // "raised its aid from 27 million to 40 million" is read as one range.
            || !figure.clone().any(|i| page.is(i, &["to"])) && (before.saturating_sub(5)..before).any(|i| page.is(i, &FROM)))
}

/// "to 14, from 27", "from about 27"
pub(super) fn is_from(page: &Page<'_, '_>, figure: usize) -> bool {
    const HEDGES: [&str; 6] = ["about", "around", "some", "nearly", "almost", "just"];
    let link = (figure.saturating_sub(3)..figure).rev().find(|&i| !page.is(i, &HEDGES));
    link.is_some_and(|i| page.is(i, &["from"]))
}

/// "Officials had earlier put the toll at 3,617", "an initial count of 3,617", "The toll was 80 before that": the level
/// before the one that is reported.
pub(super) fn was_put(page: &Page<'_, '_>, figure: usize) -> bool {
    let clause = page.clause_at(figure).map_or(figure..figure + 1, |at| at.clause().extent.clone());
    // "An earlier count in the morning had put the dead at 91 and the injured at 58"
    let perfect = page.clause_at(figure).is_some_and(|at| {
        let verb = &at.clause().verb;
        // "A total of 14 tugs had been put to work" is no count.
        let told = verb.tokens.end <= figure && matches!(verb.lemma, "put" | "give" | "speak" | "stand");
        told && verb.tokens.clone().any(|i| page.is(i, &["had"]))
    });
    let start = clause.start.max(figure.saturating_sub(if perfect { 20 } else { 8 }));
    let before = |words: &[&str]| (start..figure).any(|i| page.is(i, words));
    let stood = page.clause_at(figure).is_some_and(|at| {
        let verb = &at.clause().verb;
        verb.past && matches!(verb.lemma, "be" | "stand")
    });
    let then = (figure + 1..figure + 5).any(|i| page.is(i, &["before"]) && page.is(i + 1, &["that", "then"]));
    let opens = || {
        let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
        page.is(sentence.start, &["earlier", "previously", "before"])
    };
    before(&["earlier", "previously", "initially", "previous", "initial"])
        && before(&["put", "given", "gave", "toll", "figure", "number", "count", "reported", "said", "spoke", "spoken"])
        // "By midday police had spoken of six deaths", "had been given as 119 in earlier counts"
        || perfect && (before(&["of", "at", "as"]) && !before(&["said", "that", "and", "after"]) || in_earlier(page, figure))
        || stood && (then || opens())
        || spoke_first(page, figure)
        || goes_on(page, figure)
        || was_told(page, figure)
}

/// "Police first spoke of six dead", "at first put the toll at six"
pub(super) fn spoke_first(page: &Page<'_, '_>, figure: usize) -> bool {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    (figure.saturating_sub(8).max(start)..figure)
        .any(|i| page.is(i, &["first"]) && page.is(i + 1, &["spoke", "put", "gave", "counted", "reported", "said"]))
}

/// "was raised to 14 that day, to 21 on Thursday and to 83": the 14 and the 21.
fn goes_on(page: &Page<'_, '_>, figure: usize) -> bool {
    let end = page.reading.sentences[page.reading.sentence_of(figure)].tokens().end;
    let next = |i: usize| {
        let linked = page.is(i - 1, &[",", "and", "then"]) && page.is(i, &["to"]);
        let count = |q: &QuantityMention| q.quantity.dimension() == Dimension::Count;
        linked && page.reading.quantity_at(i + 1).is_some_and(count)
    };
    page.is(figure.wrapping_sub(1), &["to"]) && (figure + 2..end).any(next)
}

/// "in earlier counts", "in an initial tally"
fn in_earlier(page: &Page<'_, '_>, figure: usize) -> bool {
    let end = page.reading.sentences[page.reading.sentence_of(figure)].tokens().end;
    let mut behind = figure + 1..(figure + 8).min(end);
    behind.any(|i| {
        page.is(i, &["earlier", "previous", "initial", "first"])
            && page.is(i + 1, &["counts", "count", "tallies", "tally", "figures", "estimates", "reports", "statements"])
    })
}

/// "In its previous report the ministry had spoken of 90", "instead of 90 as reported earlier".
fn was_told(page: &Page<'_, '_>, figure: usize) -> bool {
    const BEFORE: [&str; 6] = ["previous", "earlier", "initial", "previously", "initially", "first"];
    const TOLD: [&str; 7] = ["reported", "announced", "given", "stated", "said", "told", "published"];
    const REPORTS: [&str; 7] = ["report", "statement", "update", "bulletin", "briefing", "release", "estimate"];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let opening = sentence.start..figure.min(sentence.start + 5);
    let report = page.is(sentence.start, &["in"])
        && opening.into_iter().any(|i| page.is(i, &BEFORE) && page.is(i + 1, &REPORTS));
    let behind = figure + 1..(figure + 7).min(sentence.end);
    let told = |i: usize| page.is(i, &BEFORE) && (page.is(i + 1, &TOLD) || page.is(i.wrapping_sub(1), &TOLD));
    report || behind.into_iter().any(told)
}
