//! Votes, seats, points: things of which each party or team has its own number.

use std::ops::Range;

use crate::event::Referent;

use super::page::{At, Draft, Page};

const HELD: [&str; 16] = [
    "vote",
    "seat",
    "point",
    "medal",
    "ballot",
    "mandate",
    "deputy",
    "lawmaker",
    "wicket",
    "delegate",
    "rebound",
    "assist",
    "touchdown",
    "yard",
    "ace",
    "trophy",
];

/// Words before "of 4,182 votes" that make it what lies between two.
const LEADS: [&str; 8] = ["lead", "margin", "majority", "advantage", "gap", "difference", "edge", "deficit"];

/// Whether things of this noun are somebody's.
pub(super) fn is_held(noun: &str) -> bool {
    HELD.contains(&noun)
}

/// "won 29 seats", "a majority of 4,182 votes": the question is whose, or how far ahead; one that does not say whose
/// meets no other. Whoever takes seats, gets or wins them has them; to lose or to need them is another matter.
pub(super) fn held(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, draft: Draft) -> Draft {
    if is_margin(page, figure) {
        return draft.within("kind", "margin");
    }
    let owner = |r: &Referent| matches!(r, Referent::Entity(_));
    let whose = at.and_then(|at| super::party::holder(page, at)).filter(owner);
    let lemma = at.map_or("", |at| at.clause().verb.lemma);
    let draft = match lemma {
        "lose" | "need" | "gain" | "require" | "drop" | "shed" | "add" => draft.within("verb", lemma),
        _ => draft,
    };
    if whose.is_none() { draft.alone() } else { draft.role("who", whose) }
}

/// "won by 12 points", "12 points ahead", "a lead of 12 points"
fn is_margin(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let before = |k: usize, words: &[&str]| figure.start.checked_sub(k).is_some_and(|i| page.is(i, words));
    let hedged = (1..4).find(|&k| before(k, &["by", "of"]));
    before(1, &["by"])
        || hedged.is_some_and(|k| before(k, &["by"]) || before(k + 1, &LEADS))
        || page.is(figure.end, &["ahead", "behind", "clear", "adrift", "short"])
}
