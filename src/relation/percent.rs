//! What a percentage is of: a holding, a vote, a premium, how many have accepted, a change.

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::value::Change;

use super::account::segment;
use super::money::TOPICS;
use super::owner::whose;
use super::page::{At, Page};
use super::party::gapped;
use super::share::of_close;

/// The question that a percentage answers.
pub(super) struct Percent {
    /// "stake", "vote", "premium", "acceptance", "threshold", "change", "share price"
    pub what: &'static str,
    /// Whose it is; of what belongs to a bid nobody's.
    pub of: Option<Referent>,
    /// What it is held against, where that is not the usual: "the average".
    pub over: Option<String>,
    /// Of a share the day at whose close it is told, or the trading.
    pub close: Option<String>,
    /// The part of a business whose books it is of; which of the voters.
    pub segment: Option<String>,
    /// The first round of an election, in a report of the second.
    pub round: Option<&'static str>,
    /// It is only expected: of a poll.
    pub stage: Option<&'static str>,
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
/// "have given irrevocable undertakings", "pledged support", "undertaken to tender"
const PLEDGED: [&str; 7] =
    ["undertaking", "undertakings", "undertaken", "irrevocable", "irrevocably", "pledged", "committed"];
/// How shares, prices and sales move.
const MOVE: [&str; 34] = [
    "rise",
    "fall",
    "drop",
    "gain",
    "lose",
    "jump",
    "soar",
    "slump",
    "climb",
    "surge",
    "sink",
    "slip",
    "tumble",
    "plunge",
    "grow",
    "shrink",
    "increase",
    "decrease",
    "decline",
    "advance",
    "slide",
    "add",
    "shed",
    "sag",
    "vault",
    "leap",
    "rocket",
    "ease",
    "dwindle",
    "skyrocket",
    "nosedive",
    "dip",
    "retreat",
    "rebound",
];

/// "Sales came to 2 million, up 6 percent": what the books say has changed, right before.
fn account(page: &Page<'_, '_>, quantity: &QuantityMention, start: usize) -> Option<&'static str> {
    const ACCOUNTS: [&str; 4] = ["revenue", "profit", "loss", "ebitda"];
    let figure = page.tokens_of(quantity).start;
    let mut before = (start..figure).rev().take(14).filter_map(|i| TOPICS.longest(&page.reading.tokens, i));
    before.next().map(|(_, topic)| topic.id).filter(|id| ACCOUNTS.contains(id))
}

/// "the founder, Ana Roe, with 18 %", "Ana Roe, whose stake is 18 %", "Roe and her 18 %": whose stake it is, in a sentence that
/// tells of shares.
fn beside(page: &Page<'_, '_>, quantity: &QuantityMention, sentence: &std::ops::Range<usize>) -> Option<Referent> {
    const STAKES: [&str; 7] = ["stake", "stakes", "holding", "shareholder", "shareholders", "holders", "stock"];
    let figure = page.tokens_of(quantity);
    let before = figure.start.saturating_sub(4).max(sentence.start)..figure.start;
    let named = |until: usize| {
        let party = |i: usize| {
            let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name && m.kind != EntityKind::Place)?;
            mention.local.map(Referent::Entity)
        };
        (until.saturating_sub(4).max(sentence.start)..until).rev().find_map(party)
    };
    let of_stock = sentence.clone().any(|i| page.is(i, &STAKES));
    let last = figure.start.checked_sub(1)?;
    let ends = !page.is(figure.end, &["of"]) || (1..4).any(|k| page.is(figure.end + k, &CAPITAL));
    if page.is(last, &["with"]) && of_stock && ends {
        return named(last);
    }
    let whose = before.clone().find(|&i| page.is(i, &["whose"]));
    if let Some(whose) = whose.filter(|_| before.clone().any(|i| page.is(i, &STAKES))) {
        return named(whose);
    }
    let of_firm = || (0..page.reading.tokens.len()).any(|i| page.is(i, &["shareholders", "takeover", "shareholder"]));
    if page.is(last, &["his", "her"]) && page.is(figure.end, &[".", ",", "stake", "holding"]) && of_firm() {
        let own = page.reading.mention_at(last).and_then(|m| m.local).map(Referent::Entity);
        return own.or_else(|| named(last)).or_else(|| {
            (sentence.start..last).rev().find_map(|i| {
                let mention =
                    page.reading.mention_at(i).filter(|m| m.kind != EntityKind::Place && m.form == Form::Name)?;
                mention.local.map(Referent::Entity)
            })
        });
    }
    None
}

impl Percent {
    pub(super) fn of(what: &'static str, of: Option<Referent>) -> Self {
        Self { what, of, over: None, close: None, segment: None, round: None, stage: None }
    }
}

/// What a change is called.
const CHANGES: [&str; 27] = [
    "slide",
    "fall",
    "drop",
    "rise",
    "gain",
    "loss",
    "jump",
    "surge",
    "slump",
    "plunge",
    "decline",
    "increase",
    "decrease",
    "dip",
    "growth",
    "reduction",
    "slip",
    "collapse",
    "hike",
    "leap",
    "boost",
    "raise",
    "uplift",
    "bump",
    "rebound",
    "contraction",
    "markdown",
];

/// Verbs by which somebody changes what a figure is of.
const CHANGE: [&str; 12] =
    ["raise", "lift", "increase", "boost", "hike", "cut", "lower", "reduce", "slash", "trim", "double", "halve"];
/// What people earn, and which of it: "the starting wage" is not the top one.
const PAY: [&str; 8] = ["wage", "wages", "pay", "salary", "salaries", "rate", "rates", "price"];
const WHICH: [&str; 11] = [
    "starting",
    "entry-level",
    "top",
    "minimum",
    "maximum",
    "average",
    "median",
    "immediate",
    "initial",
    "hourly",
    "real",
];

/// "a wage increase of 11%", "lift the starting wage by 68%", "the top wage rises by 25%": what changes, and which.
fn changed(page: &Page<'_, '_>, figure: &std::ops::Range<usize>, at: At<'_>) -> Option<Percent> {
    let phrases = &at.parse.chunks.phrases;
    let last = figure.start.checked_sub(1)?;
    let which = |tokens: std::ops::Range<usize>| {
        tokens.clone().any(|i| page.is(i, &PAY)).then(|| tokens.clone().find(|&i| page.is(i, &WHICH)))?
    };
    let named = |p: &crate::syntax::Phrase, noun: usize| {
        let segment = which(p.tokens.clone()).map(|i| page.reading.tokens.word(i).to_lowercase());
        let of = crate::syntax::lexicon::singular(&page.reading.tokens.word(noun).to_lowercase());
        Percent { segment, ..Percent::of("change", Some(Referent::Noun(of))) }
    };
    if page.is(last, &["of"]) {
        let p = phrases.iter().find(|p| p.tokens.end == last && page.is(p.head, &CHANGES))?;
        let noun = p.head.checked_sub(1).filter(|i| p.tokens.contains(i) && page.is(*i, &PAY))?;
        return Some(named(p, noun));
    }
    let object = at.clause().objects.iter().map(|&p| &phrases[p]).find(|p| page.is(p.head, &PAY));
    let by = page.is(last, &["by"]) && CHANGE.contains(&at.clause().verb.lemma) && !at.clause().verb.passive;
    let subject = at.clause().subject.map(|p| &phrases[p]).filter(|p| page.is(p.head, &PAY));
    let moves = MOVE.contains(&at.clause().verb.lemma) && subject.is_some_and(|p| which(p.tokens.clone()).is_some());
    object.filter(|p| by && p.tokens.end <= last).or(subject.filter(|_| moves)).map(|p| named(p, p.head))
}

/// "fell to about 50 %": what it came to, and not by how much it changed.
pub(super) fn reached(page: &Page<'_, '_>, figure: usize) -> bool {
    const HEDGES: [&str; 12] =
        ["about", "around", "roughly", "nearly", "almost", "some", "just", "over", "under", "only", "a", "below"];
    let to = (figure.saturating_sub(4)..figure).rev().find(|&i| !page.is(i, &HEDGES));
    let moves = page.clause_at(figure).is_some_and(|at| MOVE.contains(&at.clause().verb.lemma));
    moves && to.is_some_and(|i| page.is(i, &["to"]))
}

/// The noun for a change right behind a figure; and what has changed, where that is told: "a 12% rise in sales".
fn moved(page: &Page<'_, '_>, end: usize) -> Option<Percent> {
    let change = (end..end + 2).find(|&i| page.is(i, &CHANGES))?;
    let of = page.parse_at(change).phrase_from(change + 2).filter(|_| page.is(change + 1, &["in", "of"]));
    Some(Percent::of("change", of.and_then(|p| page.filler(page.parse_at(change), p))))
}

/// Reads a percentage; none where its words name another measure, or nothing.
pub(super) fn percent(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Percent> {
    let figure = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let behind = figure.end..(figure.end + 6).min(sentence.end);
    let before = figure.start.saturating_sub(6).max(sentence.start)..figure.start;
    let at = at.map(super::share::told);
    let verb = at.map_or("", |at| at.clause().verb.lemma);
    let any = |range: &std::ops::Range<usize>, words: &[&str]| range.clone().any(|i| page.is(i, words));
    let subject = || page.subject(at?);
    let of = |words: &[&str]| page.is(figure.end, &["of"]) && (1..5).any(|k| page.is(figure.end + k, words));

    // "rose 26 % to close at 82 dollars" is compared with nothing.
    let closes = page.is(figure.end, &["to"]) && page.is(figure.end + 1, &["close", "end", "finish"]);
    let compared =
        !closes && page.is(figure.end, &["above", "over", "more", "higher", "to", "on"]) && any(&behind, &PRICE);
    if any(&before, &["premium"]) || page.is(figure.end, &["premium"]) || compared {
        let average = any(&(figure.start..(figure.end + 8).min(sentence.end)), &["average", "mean"])
            || (sentence.start..figure.start).any(|i| page.is(i, &["average"]));
        let over = if average { Some("the average".to_owned()) } else { of_close(page, figure.start) };
        return Some(Percent { over, ..Percent::of("premium", None) });
    }
    if any(&before, &ACCEPTANCE) || any(&behind, &ACCEPTANCE) {
        let asked = sentence.clone().any(|i| page.is(i, &ASKED));
        return Some(Percent::of(if asked { "threshold" } else { "acceptance" }, None));
    }
    if let Some(of) = beside(page, quantity, &sentence) {
        return Some(Percent::of("stake", Some(of)));
    }
    if let Some(vote) = super::ballot::read(page, quantity, at) {
        return Some(vote);
    }
    if any(&(figure.end..figure.end + 2), &["stake", "holding", "shareholding"])
        || HOLD.contains(&verb) && of(&CAPITAL)
        || verb == "own"
        || whose(page, quantity).is_some() && (figure.end == sentence.end || page.is(figure.end, &[".", ",", "stake"]))
    {
        return Some(Percent::of("stake", whose(page, quantity).or_else(subject)));
    }
    // "Holders of 31 % of the shares have pledged to accept"
    let firm = || {
        let of = page.parse_at(figure.start).phrase_from(figure.end + 1).filter(|_| page.is(figure.end, &["of"]));
        of.is_some_and(|p| matches!(page.filler(page.parse_at(figure.start), p), Some(Referent::Entity(_))))
    };
    if page.bids && any(&sentence, &PLEDGED) && (of(&CAPITAL) || firm()) {
        return Some(Percent::of("support", None));
    }
    if let Some(changed) = at.and_then(|at| changed(page, &figure, at)) {
        return Some(changed);
    }
    // "a 46 per cent slide", "a 12% rise in sales"
    if let Some(moved) = moved(page, figure.end) {
        return Some(moved);
    }
    // "6 percent more than in 2024", "6 % higher than a year earlier"
    let than =
        page.is(figure.end, &["more", "less", "higher", "lower", "up", "down"]) && page.is(figure.end + 1, &["than"]);
    let turned = quantity.quantity.change() != Change::None || MOVE.contains(&verb) || than;
    let turned = turned && !reached(page, figure.start);
    let of_share = at.is_some_and(|at| super::share::is_share(page, figure.start, at));
    if let Some(account) = account(page, quantity, sentence.start).filter(|_| turned && !of_share) {
        let segment = segment(page, figure.start);
        return Some(Percent { segment, ..Percent::of("change", Some(Referent::Noun(account.to_owned()))) });
    }
    let share = || super::share::moved(page, figure.start, at?);
    if let Some((of, session)) = Some(()).filter(|()| turned && !page.is(figure.end, &["of"])).and_then(|()| share()) {
        let close = of_close(page, figure.start).or(session);
        return Some(Percent { close, ..Percent::of("share price", gapped(page, figure.start).or(of)) });
    }
    if turned && !page.is(figure.end, &["of"]) {
        let of = gapped(page, figure.start).or_else(|| whose(page, quantity)).or_else(subject);
        return Some(Percent::of("change", of));
    }
    None
}
