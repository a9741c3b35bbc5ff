//! The figure of somebody else that a sentence sets beside its own: "put the dead at 15, far below the 29 named by the
//! government, which later raised its figure to 31".
//!
//! It answers the question that the one before it answers, and is theirs who are said to have given it.

use std::ops::Range;

use crate::value::Value;

use super::correction::{fits, retold};
use super::page::{Draft, Page};

/// So many words may stand between the two figures.
const NEAR: usize = 20;
/// Words that weigh one figure against another.
const AGAINST: [&str; 7] = ["below", "above", "under", "over", "than", "against", "from"];
/// What is done with a figure that is made known.
const GIVEN: [&str; 12] = [
    "named",
    "given",
    "gave",
    "reported",
    "cited",
    "claimed",
    "announced",
    "quoted",
    "mentioned",
    "stated",
    "published",
    "released",
];
const FIGURES: [&str; 7] = ["figure", "count", "estimate", "tally", "toll", "number", "total"];

/// Gives each such figure the question of the one before it.
pub(crate) fn set_beside(page: &Page<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = Vec::new();
    for quantity in &page.reading.quantities {
        let figure = page.tokens_of(quantity);
        let before = |d: &&Draft| {
            let own = page.reading.tokens_of(d.figure);
            let near = own.end <= figure.start && figure.start <= own.end + NEAR;
            let one = near && page.reading.sentence_of(own.start) == page.reading.sentence_of(figure.start);
            one && matches!(&d.value, Value::Count(q) if fits(page, q, &figure))
        };
        let last = |d: &&Draft| d.figure;
        let told = match giver(page, &figure) {
            Some(holder) => drafts.iter().filter(before).max_by_key(last).map(|d| (d, holder)),
            // "which raised its figure to 31"
            None if is_set_anew(page, figure.start) => {
                found.iter().filter(before).max_by_key(last).and_then(|d| Some((d, d.holder.clone()?)))
            }
            None => None,
        };
        let rival = told.and_then(|(d, holder)| Some(Draft { holder: Some(holder), ..retold(page, d, &figure)? }));
        let span = page.clause_at(figure.start).map_or(quantity.span, |at| page.span_of(at, quantity.span));
        found.extend(rival.map(|rival| Draft { span, stance_at: figure.start, ..rival }));
    }
    for rival in found {
        drafts.retain(|d| !d.figure.overlaps(rival.figure));
        drafts.push(rival);
    }
}

/// Who gave a figure that another is weighed against: "below the 29 named by the government", "below the 29 that the
/// government gave", "above the ministry's figure of 12".
fn giver(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Range<usize>> {
    // "more than the 29 reported by the ministry last year": of another time.
    let end = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().end;
    let dated = |from: usize| (from..(from + 4).min(end)).any(|i| page.reading.time_at(i).is_some());
    let before = figure.start.checked_sub(1)?;
    if page.is(before, &["the"]) && page.is(before.checked_sub(1)?, &AGAINST) {
        let given = |i: usize| page.is(i, &GIVEN);
        let by = given(figure.end) && page.is(figure.end + 1, &["by"]);
        let that = figure.end + usize::from(page.is(figure.end, &["that", "which"]));
        let holder = page.phrase(if by { figure.end + 2 } else { that })?.tokens.clone();
        let has = holder.end + usize::from(page.is(holder.end, &["has", "have", "had"]));
        return (holder.start >= figure.end && (by || given(has)) && !dated(holder.end)).then_some(holder);
    }
    let noun = before.checked_sub(1).filter(|&i| page.is(before, &["of"]) && page.is(i, &FIGURES))?;
    let owner = noun.checked_sub(1).filter(|&i| page.is(i, &["'s", "’s"]))?;
    let holder = page.phrase(owner.checked_sub(1)?)?.tokens.start..owner;
    (page.is(holder.start.checked_sub(1)?, &AGAINST) && !dated(figure.end)).then_some(holder)
}

/// "raised its figure to", "cut their estimate to"
fn is_set_anew(page: &Page<'_, '_>, figure: usize) -> bool {
    const SET: [&str; 9] =
        ["raised", "lifted", "increased", "upped", "cut", "lowered", "reduced", "revised", "corrected"];
    const HEDGES: [&str; 8] = ["at", "least", "about", "around", "some", "nearly", "more", "than"];
    let to = (figure.saturating_sub(4)..figure).rev().find(|&i| !page.is(i, &HEDGES));
    let Some(its) = to.filter(|&i| page.is(i, &["to"])).and_then(|i| i.checked_sub(2)) else { return false };
    page.is(its + 1, &FIGURES) && page.is(its, &["its", "their", "his", "her"]) && page.is(its.wrapping_sub(1), &SET)
}
