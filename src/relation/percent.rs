//! What a percentage is of: a holding, a vote, a premium, how many have accepted, a change.

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::value::Change;

use super::measure::whose;
use super::page::{At, Page};

/// The question that a percentage answers.
pub(super) struct Percent {
    /// "stake", "vote", "premium", "acceptance", "threshold", "change"
    pub what: &'static str,
    /// Whose it is; of what belongs to a bid nobody's.
    pub of: Option<Referent>,
    /// What it is held against, where that is not the usual: "the average".
    pub over: Option<&'static str>,
}

const CAPITAL: [&str; 10] =
    ["share", "shares", "stock", "company", "capital", "firm", "votes", "equity", "business", "group"];
const HOLD: [&str; 4] = ["hold", "own", "control", "have"];
const PRICE: [&str; 9] = ["price", "close", "closing", "average", "value", "quotation", "course", "offer", "bid"];
const ACCEPTANCE: [&str; 6] = ["acceptance", "acceptances", "accepted", "tendered", "tender", "tenders"];
/// "conditional on acceptances of 90 %"
const ASKED: [&str; 12] = [
    "conditional",
    "condition",
    "if",
    "need",
    "needs",
    "wanted",
    "wants",
    "threshold",
    "minimum",
    "required",
    "requires",
    "must",
];
/// How shares, prices and sales move.
const MOVE: [&str; 24] = [
    "rise", "fall", "drop", "gain", "lose", "jump", "soar", "slump", "climb", "surge", "sink", "slip", "tumble",
    "plunge", "grow", "shrink", "increase", "decrease", "decline", "advance", "slide", "add", "shed", "sag",
];

/// Reads a percentage; none where its words name another measure, or nothing.
pub(super) fn percent(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Percent> {
    let figure = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let behind = figure.end..(figure.end + 6).min(sentence.end);
    let before = figure.start.saturating_sub(6).max(sentence.start)..figure.start;
    let verb = at.map_or("", |at| at.clause().verb.lemma);
    let any = |range: &std::ops::Range<usize>, words: &[&str]| range.clone().any(|i| page.is(i, words));
    let subject = || page.subject(at?);
    let of = |words: &[&str]| page.is(figure.end, &["of"]) && (1..5).any(|k| page.is(figure.end + k, words));

    let compared = page.is(figure.end, &["above", "over", "more", "higher", "to", "on"]) && any(&behind, &PRICE);
    if any(&before, &["premium"]) || page.is(figure.end, &["premium"]) || compared {
        let average = any(&(figure.start..(figure.end + 8).min(sentence.end)), &["average", "mean"])
            || (sentence.start..figure.start).any(|i| page.is(i, &["average"]));
        return Some(Percent { what: "premium", of: None, over: average.then_some("average") });
    }
    if any(&before, &ACCEPTANCE) || any(&behind, &ACCEPTANCE) {
        let asked = sentence.clone().any(|i| page.is(i, &ASKED));
        return Some(Percent { what: if asked { "threshold" } else { "acceptance" }, of: None, over: None });
    }
    if of(&["vote", "votes", "ballots"]) || any(&behind, &["vote"]) {
        return Some(Percent { what: "vote", of: whose(page, quantity).or_else(subject), over: None });
    }
    if any(&(figure.end..figure.end + 2), &["stake", "holding", "shareholding"])
        || HOLD.contains(&verb) && of(&CAPITAL)
        || verb == "own"
        || whose(page, quantity).is_some() && (figure.end == sentence.end || page.is(figure.end, &[".", ",", "stake"]))
    {
        return Some(Percent { what: "stake", of: whose(page, quantity).or_else(subject), over: None });
    }
    let turned = quantity.quantity.change() != Change::None || MOVE.contains(&verb);
    if turned && !page.is(figure.end, &["of"]) {
        return Some(Percent { what: "change", of: whose(page, quantity).or_else(subject), over: None });
    }
    None
}
