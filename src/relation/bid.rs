//! A bid as it is told of: whose, which of several, and the fee that is due where nothing comes of it.

use std::ops::Range;

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::Polarity;
use crate::unit::Dimension;

use super::deal::{changes_hands, is_known, other_deal, other_than_target, stage};
use super::distance::after_conversion;
use super::money::{SHARE, TOPICS};
use super::page::{At, Draft, Page};
use super::party::named_bidder;

/// Whose bids an article has told of so far.
#[derive(Default)]
pub(super) struct Bids {
    /// Whose was told of first: it is "the deal".
    first: Option<Referent>,
    pub(super) last: Option<Referent>,
}

/// An amount as it stands in the text.
pub(super) struct Printed {
    pub(super) tokens: Range<usize>,
    /// It says what for each of which it is.
    pub(super) per: bool,
    /// It is one of several in a list.
    pub(super) of_list: bool,
}

impl Bids {
    /// The draft of a bid, and whether it is of another time than the bid that the article is about.
    pub(super) fn take(
        &mut self,
        page: &Page<'_, '_>,
        quantity: &QuantityMention,
        printed: &Printed,
        at: Option<At<'_>>,
        mut draft: Draft,
    ) -> (Draft, bool) {
        let figure = &printed.tokens;
        if let Some((what, who)) = other_deal(page, figure) {
            return (draft.role("what", what).role("who", who), true);
        }
        if printed.of_list {
            let sums =
                |i: usize| page.reading.quantity_at(i).is_some_and(|q| q.quantity.dimension() == Dimension::Money);
            let first = !(page.parse_at(figure.start).tokens.start..figure.start).any(sums);
            // "bids of 11, 12 and 13 euros": the first, and some later ones.
            if !first {
                return (draft.within("stage", "one of several").alone(), false);
            }
            let draft = draft.within("stage", "first").role("who", self.last.clone());
            return (if printed.per { draft } else { draft.within("per", "share") }, false);
        }
        if self.first.is_some() && is_other_bidder(page, at) {
            return (draft.within("stage", "another's").alone(), false);
        }
        if is_known(page, figure.start) || is_refused(page, figure.start, at) {
            draft.polarity = Some(Polarity::Affirmed);
        }
        let who = named_bidder(page, figure.start, at, self.first.as_ref(), self.last.as_ref());
        self.last = who.or(self.last.take());
        self.first = self.first.take().or_else(|| self.last.clone());
        draft = draft.role("who", self.last.clone());
        if !printed.per && quantity.quantity.low().is_some_and(|n| n < SHARE) {
            draft = draft.within("per", "share");
        }
        draft = if self.last.is_none() { draft.alone() } else { draft };
        draft = draft.role("what", other_than_target(page, figure, at));
        let stage = stage(page, figure.start, at);
        (draft.narrowed(stage.map(|stage| ("stage", stage.to_owned()))), stage.is_some())
    }
}

/// "said no to an offer of 3 billion": what is denied is not the sum.
fn is_refused(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> bool {
    let start = at.map_or(figure, |at| at.clause().extent.start);
    (start..figure).any(|i| page.is(i, &["no"]) && page.is(i + 1, &["to"]))
}

/// Verbs by which the fee for a deal that fails changes hands.
const FEES: [&str; 7] = ["pay", "owe", "get", "receive", "cost", "forfeit", "face"];
/// What becomes of such a deal.
const FAILS: [&str; 26] = [
    "fail",
    "fails",
    "failed",
    "collapse",
    "collapses",
    "block",
    "blocks",
    "blocked",
    "walk",
    "walks",
    "abandon",
    "abandons",
    "withdraw",
    "withdraws",
    "terminate",
    "terminates",
    "terminated",
    "reject",
    "rejects",
    "through",
    "off",
    "lapse",
    "lapses",
    "better",
    "superior",
    "rival",
];

/// "If it takes a better offer, Norsea owes 2 million", "must pay 2 million should it walk away": for a deal that fails.
pub(super) fn is_break_fee(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> bool {
    let lemma = at.clause().verb.lemma;
    let sentence = || at.parse.tokens.clone();
    let case = sentence().any(|i| page.is(i, &["if", "unless", "should", "case", "event"]));
    let fails = || lemma == "owe" || sentence().any(|i| page.is(i, &FAILS));
    page.bids && FEES.contains(&lemma) && case && fails() && !changes_hands(page, at, figure.start)
}

/// "which owes its banks 3 million": debt, where no noun says what is owed and there is no case in which it falls due.
pub(super) fn owes(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let named = (verb.head + 1..figure).any(|i| TOPICS.longest(&page.reading.tokens, i).is_some());
    verb.lemma == "owe" && !verb.passive && !named
}

/// "The other bidder had offered 12 euros", where one has been told of: nobody can tell who that is.
fn is_other_bidder(page: &Page<'_, '_>, at: Option<At<'_>>) -> bool {
    const OTHER: [&str; 8] = ["other", "rival", "competing", "second", "losing", "third", "another", "unnamed"];
    const BIDDERS: [&str; 10] =
        ["bidder", "suitor", "party", "buyer", "company", "firm", "group", "rival", "competitor", "underbidder"];
    let Some(subject) = at.and_then(|at| Some(&at.parse.chunks.phrases[at.clause().subject?])) else { return false };
    let own = page.is(subject.tokens.start, &["its", "his", "her", "their"]) || subject.possessor.is_some();
    let named = subject.tokens.clone().any(|i| page.reading.mention_at(i).is_some());
    page.is(subject.head, &BIDDERS) && !own && !named && subject.tokens.clone().any(|i| page.is(i, &OTHER))
}

/// "bids of 11, 12 and 13 euros a share": one of several, in a list.
pub(super) fn is_listed(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let sum = |i: usize| {
        let quantity = page.reading.quantity_at(i).filter(|q| q.quantity.dimension() == Dimension::Money)?;
        quantity.quantity.low()
    };
    let Some(own) = sum(figure.start) else { return false };
    let near = |other: Option<f64>| other.is_some_and(|n| (own / 3.0..own * 3.0).contains(&n));
    let link = |i: usize| page.is(i, &[",", "and", "or"]);
    let next = after_conversion(page, figure.end);
    let ahead = (next..next + 3).find(|&i| !link(i)).filter(|&i| i > next);
    let last =
        (figure.start.saturating_sub(2)..figure.start).rev().find(|&i| !link(i)).filter(|&i| i + 1 < figure.start);
    let last = last.map(|i| {
        if page.is(i, &[")"]) {
            (i.saturating_sub(4)..i).rev().find(|&k| page.is(k, &["("])).map_or(i, |k| k - 1)
        } else {
            i
        }
    });
    let start = page.parse_at(figure.start).tokens.start.max(figure.start.saturating_sub(40));
    let several = (start..figure.start).any(|i| page.is(i, &["bids", "offers", "proposals", "approaches"]));
    several && (near(ahead.and_then(sum)) || near(last.and_then(sum)))
}
