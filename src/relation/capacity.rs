//! How many people a house, a craft or a parliament holds.

use std::ops::Range;

use crate::event::Referent;

use super::count::of_people;
use super::counted::{is_allowed, is_whole, rides};
use super::outcome::is_people;
use super::page::{At, Draft, Page};

/// "room for 150", "a capacity of 41,000", "the 35,000 allowed in the pandemic": how many may come in.
pub(super) fn let_in(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str, draft: &Draft) -> Option<Draft> {
    let allowed = is_allowed(page, figure, noun) || noun.is_empty() && is_let_in(page, figure);
    let draft = of_people(draft.clone()).role("of", Referent::Noun("places".to_owned()));
    let reduced = is_reduced(page, figure).then(|| ("which", "reduced".to_owned()));
    allowed.then(|| draft.narrowed(reduced))
}

/// "a reduced capacity of 35,000", "was allowed to host 35,000", "the 35,000 allowed": how many are let in for the time being.
fn is_reduced(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const LESS: [&str; 8] = ["reduced", "limited", "restricted", "capped", "lowered", "cut", "halved", "temporary"];
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let mut near = figure.start.saturating_sub(6).max(start)..figure.start;
    let hosts = |i: usize| page.is(i, &["to"]) && page.is(i + 1, &["host", "admit", "welcome"]);
    near.any(|i| page.is(i, &LESS) || hosts(i)) || is_let_in(page, figure)
}

/// "the 35,000 allowed in the pandemic"
fn is_let_in(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    page.is(figure.start.wrapping_sub(1), &["the"])
        && page.is(figure.end, &["allowed", "admitted"])
        && !page.is(figure.end + 1, &["to"])
}

/// "31 of the 90 seats", "the 90-seat parliament": all that there are, whoever has some of them.
pub(super) fn seats(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    noun: String,
    draft: Draft,
) -> Draft {
    let body = figure.len() > 2 && page.is(figure.end - 2, &["-"]) && noun == "seat";
    let draft = draft.role("of", Referent::Noun(noun));
    if body || is_whole(page, figure.start) {
        return draft.within("which", "all");
    }
    super::held::held(page, figure, at, draft)
}

/// "149 passengers and crew", "a ferry carrying 476 people capsized": all who were aboard.
pub(super) fn is_load(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str) -> bool {
    // "Of the 187 people (180 passengers and 7 crew) on board"
    let behind = super::distance::after_conversion(page, figure.end);
    let board = page.is(behind, &["aboard"]) || page.is(behind, &["on"]) && page.is(behind + 1, &["board"]);
    if board && behind > figure.end && is_people(noun) {
        return true;
    }
    let all = noun == "passenger" && page.is(figure.end, &["and"]) && page.is(figure.end + 1, &["crew"]);
    let carrying = (figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["carrying", "transporting"]))
        && !(figure.end..figure.end + 5).any(|i| page.is(i, &["crew"]));
    all || is_people(noun) && (carrying || rides(page, figure.end))
}
