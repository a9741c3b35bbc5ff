//! An article answers a question once: of two figures of one slot in its body, the later one is of something that the
//! slot does not tell apart ("seven days" of mourning in the region below "three days" in the country).
//!
//! What the headline says, what another speaker says, a level that moves, and a slip of the digits are kept: there an
//! article may well contradict itself.

use std::sync::LazyLock;

use crate::event::Referent;
use crate::text::LineKind;
use crate::text::table::WordMap;
use crate::value::{Interval, Quantity};

use super::page::{Draft, Page};

static PLAY: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("play.tsv")));

const RELATIONS: [&str; 6] = ["measure", "money", "speed", "duration", "count", "score"];

/// "It bid $54.20 per share. To buy all of them at $54.20 will take years": a price to the cent is of one thing throughout.
pub(super) fn same_prices(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let cents = |d: &Draft| {
        let price = d.value.quantity().filter(|_| d.relation == "money")?;
        let printed = d.figure.of(page.reading.tokens.text()).contains('.');
        let low = price.low().filter(|n| printed && n.abs() < 10_000.0)?;
        Some((low.to_bits(), price.unit().code().to_owned()))
    };
    let per = |d: &Draft| d.scope.iter().any(|(name, _)| *name == "per");
    let told: Vec<_> = drafts.iter().filter(|d| per(d)).filter_map(|d| Some((cents(d)?, d.clone()))).collect();
    for draft in drafts.iter_mut().filter(|d| !per(d)) {
        let Some(price) = cents(draft) else { continue };
        let mut like = told.iter().filter(|(p, _)| *p == price).map(|(_, d)| d);
        let Some(full) = like.next() else { continue };
        if like.all(|d| d.roles == full.roles && d.scope == full.scope) {
            (draft.roles, draft.scope) = (full.roles.clone(), full.scope.clone());
            draft.alone = full.alone;
        }
    }
}

/// Keeps each later figure of a slot that does not fit the earlier ones in a slot of its own; and both where one sentence
/// gives them, or where they are counts of nothing but their noun, since either may be the odd one: "5,000 from the state
/// and 2,000 from the centre", "with 52 runs" and "only 38 runs".
pub(super) fn keep(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    // "with 27 balls in hand", "71 runs": of whom, in which part of a match, no noun of play tells.
    for draft in drafts.iter_mut().filter(|d| is_bare(d) && is_of_play(d)) {
        draft.alone = true;
    }
    let place = |d: &Draft| page.reading.tokens_of(d.figure).start;
    let in_body = |d: &Draft| page.reading.sentences[page.reading.sentence_of(place(d))].kind() == LineKind::Body;
    let said = |d: &Draft| !page.reading.stances.at(d.stance_at).holders.is_empty();
    let fits = |d: &Draft| RELATIONS.contains(&d.relation) && !d.alone && !d.former && d.older == 0 && in_body(d);
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&d| fits(&drafts[d])).collect();
    order.sort_by_key(|&d| place(&drafts[d]));
    for (n, &d) in order.iter().enumerate() {
        let own = &drafts[d];
        let before = order[..n].iter().filter(|&&o| !drafts[o].alone);
        let like = before.filter(|&&o| {
            let o = &drafts[o];
            o.relation == own.relation && o.roles == own.roles && o.scope == own.scope
        });
        let clash = |o: &Draft| match (own.value.quantity(), o.value.quantity()) {
            // "Eight more bodies were found", and "seven more" the day before
            (Some(q), Some(p)) if is_further(own) => q.interval() != p.interval(),
            // "The bureau put them at 235": what another has measured.
            (Some(q), Some(p)) => {
                apart(q, p) && digits(q) != digits(p) && !(said(own) && said(o)) && own.holder.is_none()
            }
            // Behind the result stand the bench's points, the record of a team and how it stood.
            _ => own.relation == "score" && own.value != o.value,
        };
        let clashing: Vec<usize> = like.filter(|&&o| clash(&drafts[o])).copied().collect();
        let sentence = |d: &Draft| page.reading.sentence_of(place(d));
        // A measure has its noun beside it, and the first has it nearest.
        let open = matches!(own.relation, "money" | "count");
        let beside = |o: usize| open && (is_bare(own) || sentence(&drafts[o]) == sentence(own));
        let beside: Vec<usize> = clashing.iter().copied().filter(|&o| beside(o)).collect();
        drafts[d].alone = !clashing.is_empty();
        for o in beside {
            drafts[o].alone = true;
        }
    }
}

/// Whether a count is of those who come on top of others.
fn is_further(draft: &Draft) -> bool {
    draft.relation == "count" && draft.scope.iter().any(|(name, how)| *name == "change" && how == "more")
}

/// Whether a count says of what it is and nothing else: "with 52 runs" may be anybody's.
fn is_bare(draft: &Draft) -> bool {
    let common = |of: &Referent| matches!(of, Referent::Noun(_)) && !super::background::moves(of);
    draft.relation == "count" && draft.scope.is_empty() && matches!(&draft.roles[..], [("of", of)] if common(of))
}

/// Whether a count is of something that is played: "runs", "balls", "points".
fn is_of_play(draft: &Draft) -> bool {
    draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if PLAY.find(noun).is_some()))
}

/// Figures of one thing that are put right are nearer to each other than this: 6.6 and 6.8, 51,000 and 52,000.
const FAR: f64 = 1.25;

/// Whether no value is both, nor nearly so.
fn apart(a: &Quantity, b: &Quantity) -> bool {
    let (Interval { low: a, high: b, .. }, Interval { low: c, high: d, .. }) = (a.interval(), b.interval());
    FAR * b < c || FAR * d < a
}

/// The digits in order, noughts left out: the same for 16 and 61, for 50 and 500, one of which is a slip.
pub(super) fn digits(quantity: &Quantity) -> Vec<char> {
    let printed = quantity.low().unwrap_or_default().to_string();
    let mut digits: Vec<char> = printed.chars().filter(|c| c.is_ascii_digit() && *c != '0').collect();
    digits.sort_unstable();
    digits
}
