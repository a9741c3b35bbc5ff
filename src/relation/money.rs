//! Amounts of money: prices, aid, damage, fines.
//!
//! *Claims*: an amount with what it is for and who pays or promises it: "promised aid worth 2.1 billion euros".
//!
//! *Normal form*: the amount in its own currency; the slot is the noun or verb that it belongs to, and who.
//!
//! *Agrees when* the printed amounts meet at the coarser printed precision, in one currency.
//!
//! *Conflicts when* they do not.

use std::ops::Range;
use std::sync::LazyLock;

use crate::event::{Referent, time_clause};
use crate::number::QuantityMention;
use crate::syntax::Phrase;
use crate::text::table::{PhraseMap, WordMap, rows};
use crate::time::TimeMention;
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

use super::account::{ACCOUNTS, expected, is_measure_of_another, keeper, segment, year_to_come};
use super::aside::is_of_aside;
use super::bid::{Bids, Printed, is_break_fee, is_listed, owes};
use super::deal::{changes_hands, is_debt, takes, with_debt};
use super::distance::after_conversion;
use super::former::is_from;
use super::goal::{collects, is_aim, is_goal};
use super::page::{At, Draft, Page};
use super::party::{from_whom, listed, owner, payer};
use super::purpose::of_no_topic;
use super::share::{company, market_price, of_close, quoted_of};
use super::sum::per;
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "money",
    question: "how much money {for}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// What an amount is for, and who belongs to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub(super) id: &'static str,
    pub(super) who: &'static str,
}

fn entry(row: &[&'static str]) -> (&'static str, Topic) {
    (row[0], Topic { id: row[1], who: row[2] })
}

pub(super) static TOPICS: LazyLock<PhraseMap<Topic>> =
    LazyLock::new(|| PhraseMap::new(rows(include_str!("topics.tsv")).map(|row| entry(&row))));
static DEALINGS: LazyLock<WordMap<Topic>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("dealings.tsv")).map(|row| entry(&row))));

/// What somebody would have liked to get.
const WANTED: [&str; 6] = ["asked", "hoped", "sought", "wanted", "requested", "needed"];
/// How bribes change hands.
const BRIBED: [&str; 6] = ["take", "accept", "receive", "pocket", "pay", "hand"];
/// Verbs of what something adds up to.
const SUMS: [&str; 10] = ["reach", "hit", "top", "total", "exceed", "pass", "surpass", "climb", "rise", "amount"];
/// Verbs for losses that stand in somebody's books.
const BOOK: [&str; 6] = ["post", "report", "record", "book", "make", "accumulate"];
/// Verbs for losses that somebody takes over.
const BEAR: [&str; 8] = ["cover", "guarantee", "assume", "absorb", "bear", "shoulder", "underwrite", "backstop"];
const RAISED: Topic = Topic { id: "raised", who: "giver" };
const PROFIT: Topic = Topic { id: "profit", who: "owner" };
const DEBT: Topic = Topic { id: "debt", who: "owner" };
const BID: Topic = Topic { id: "bid", who: "bidder" };
/// By what an amount is paid, or that it is one: no noun of its own.
pub(super) const MEANS: [&str; 8] = ["price", "value", "worth", "cash", "stock", "total", "sum", "apiece"];

/// What is told of a year or a day by its nature: its time is no other event's.
const BY_YEAR: [&str; 10] =
    ["revenue", "profit", "loss", "ebitda", "debt", "budget", "salary", "share price", "market value", "bribe"];
/// How many sentences open an article: they date what it is about.
const OPENING: usize = 3;
/// A price below this is for one share, where a whole company is bid for.
pub(super) const SHARE: f64 = 10_000.0;

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut bids = Bids::default();
    // What the last amount was for, and in which sentence: "the insurer puts it at 3 million".
    let mut last: Option<(usize, Topic)> = None;
    let usual = super::sum::usual_currency(page);
    for quantity in &page.reading.quantities {
        let tokens = page.tokens_of(quantity);
        let Some(amount) = super::sum::amount(page, quantity, usual) else { continue };
        if quantity.quantity.dimension() != Dimension::Money {
            out.retain(|d| d.figure != quantity.span);
        }
        let rate = page.is(tokens.end, &["="]) || page.is(tokens.start.wrapping_sub(1), &["="]);
        if rate || is_restated(page, quantity) {
            // A rate of exchange.
            continue;
        }
        let at = page.clause_at(tokens.start);
        let span = at.map_or(quantity.span, |at| page.span_of(at, quantity.span));
        let value = Value::Money(amount);
        let mut draft = Draft::new("money", value, span, quantity.span, tokens.start);
        let end = after_conversion(page, tokens.end);
        let per = per(page, end).or_else(|| per(page, tokens.end));
        if let Some(draft) = at.and_then(|at| super::market::price(page, quantity, per.as_deref(), at, &draft)) {
            out.push(draft);
            continue;
        }
        if let Some(draft) = super::sale::price(page, quantity, at, &draft).filter(|_| per.is_none()) {
            out.push(draft);
            continue;
        }
        let sentence = page.reading.sentence_of(tokens.start);
        // "raised its offer to 12 euros a share, from 11 euros"
        let former = last.filter(|(s, topic)| *s == sentence && *topic == BID && is_from(page, tokens.start));
        draft.former = former.is_some();
        let former = former.map(|(_, topic)| topic);
        let of_list = (page.bids && is_listed(page, &tokens)).then_some(BID);
        if let Some(topic) = former
            .or(of_list)
            .or_else(|| topic(page, quantity, at, per.as_deref(), bids.last.as_ref()))
            .or_else(|| again(page, &tokens, at, last))
        {
            last = Some((sentence, topic));
            draft = draft.role("for", Referent::Noun(topic.id.to_owned()));
            let mut told_before = false;
            match topic.who {
                "bidder" => {
                    let printed = Printed { tokens: tokens.clone(), per: per.is_some(), of_list: of_list.is_some() };
                    (draft, told_before) = bids.take(page, quantity, &printed, at, draft);
                }
                // "Would have to pay 2 million if it walks away": every such fee is for that case.
                "-" => draft.own_word = topic.id == "break fee",
                who => {
                    let who = match who {
                        "payer" => payer(page, tokens.start, at),
                        "share" => {
                            at.and_then(|at| quoted_of(page, tokens.start, at)).or_else(|| company(page, tokens.start))
                        }
                        // Whoever is not named may pay for more than one thing.
                        _ if topic.id == "payment" && unsaid(page, tokens.start, at) => None,
                        "owner" if ACCOUNTS.contains(&topic.id) => {
                            keeper(page, tokens.start, at).or_else(|| page.target.clone())
                        }
                        "owner" => owner(page, tokens.start, at).or_else(|| page.target.clone()),
                        "giver" => from_whom(page, tokens.end).or_else(|| owner(page, tokens.start, at)),
                        _ => owner(page, tokens.start, at),
                    };
                    draft = if who.is_none() { draft.alone() } else { draft.role("who", who) };
                    let to = page
                        .parse_at(tokens.start)
                        .phrase_from(tokens.end + 1)
                        .filter(|_| page.is(tokens.end, &["to"]));
                    let to = to.and_then(|p| page.filler(page.parse_at(tokens.start), p));
                    draft = draft.role("to", to.filter(|r| topic.id == "payment" && matches!(r, Referent::Entity(_))));
                }
            }
            draft = if is_rest(page, tokens.start) { draft.alone() } else { draft };
            if topic.id == "share price" {
                // A share has another price every minute, and the text seldom says of which one it speaks.
                draft = match of_close(page, tokens.start) {
                    Some(close) => draft.within("at", close),
                    None => draft.alone(),
                };
            }
            draft = staged(page, &tokens, at, topic, per.is_some(), draft);
            if !BY_YEAR.contains(&topic.id)
                && !told_before
                && let Some(when) = before_now(page, tokens.start)
            {
                draft = draft.within("when", when);
            }
        } else {
            draft = of_no_topic(page, &tokens, at, draft);
        }
        if let Some(per) = per {
            draft = draft.within("per", per);
        }
        out.push(draft);
    }
}

/// Which of the sums of one topic it is: with debt, aimed at, foreseen, of a part of the business, expected.
fn staged(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    topic: Topic,
    printed_per: bool,
    mut draft: Draft,
) -> Draft {
    if with_debt(page, figure) {
        draft = draft.within("debt", "with");
    }
    if topic.id == "raised" && is_aim(page, figure, after_conversion(page, figure.end), at) {
        draft = draft.within("stage", "goal");
    }
    if topic.id == "cost" && foreseen(page, figure.start) {
        draft = draft.within("stage", "planned");
    }
    if ACCOUNTS.contains(&topic.id) {
        // "earnings of 3.40 dollars", "EPS: 3.40"
        let each = draft.value.quantity().and_then(Quantity::low).is_some_and(|n| n < SHARE);
        if each && topic.id != "revenue" && !printed_per {
            draft = draft.within("per", "share");
        }
        draft = draft.narrowed(segment(page, figure.start).map(|s| ("segment", s)));
        draft = draft.narrowed(expected(page, figure.start).map(|s| ("stage", s)));
        draft = draft.narrowed(year_to_come(page, figure.start).map(|year| ("when", year.to_string())));
    }
    draft
}

/// "share the remaining 400 million"
fn is_rest(page: &Page<'_, '_>, figure: usize) -> bool {
    (figure.saturating_sub(2)..figure).any(|i| page.is(i, &["remaining", "rest", "remainder", "other"]))
}

/// "US$68.7 billion ($95 billion)": the same sum in dollars of another country, which nothing tells.
fn is_restated(page: &Page<'_, '_>, quantity: &QuantityMention) -> bool {
    let start = page.tokens_of(quantity).start;
    let before = start.checked_sub(2).filter(|i| page.is(i + 1, &["("])).and_then(|i| page.reading.quantity_at(i));
    before.is_some_and(|before| before.quantity.unit() == quantity.quantity.unit())
}

/// "was due to cost 19 million", "the first estimate of 19 million".
fn foreseen(page: &Page<'_, '_>, figure: usize) -> bool {
    const WORDS: [&str; 9] =
        ["estimate", "estimates", "estimated", "due", "planned", "budgeted", "forecast", "expected", "supposed"];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    (figure.saturating_sub(5).max(sentence.start)..figure).any(|i| page.is(i, &WORDS))
}

/// What the amount is for.
fn topic(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    per: Option<&str>,
    bidder: Option<&Referent>,
) -> Option<Topic> {
    if at.is_some_and(|at| quoted_of(page, page.tokens_of(quantity).start, at).is_some()) {
        return Some(Topic { id: "share price", who: "share" });
    }
    // "earned 2 euros a share", "a dividend of 23 cents per share"
    let paid_out = || found(page, quantity, at).filter(|t| matches!(t.id, "profit" | "dividend" | "loss"));
    // What analysts forecast is no bid.
    let forecast =
        per == Some("share") && expected(page, page.tokens_of(quantity).start).is_some_and(|stage| stage == "expected");
    let earned = at.is_some_and(|at| at.clause().verb.lemma == "earn");
    if per == Some("share")
        && (!page.bids || earned || forecast)
        && let Some(topic) = paid_out().or(forecast.then_some(PROFIT))
    {
        return Some(topic);
    }
    if at.is_some_and(|at| is_break_fee(page, &page.tokens_of(quantity), at)) && per.is_none() {
        return Some(Topic { id: "break fee", who: "-" });
    }
    if is_debt(page, &page.tokens_of(quantity)) || at.is_some_and(|at| owes(page, page.tokens_of(quantity).start, at)) {
        return Some(DEBT);
    }
    if per == Some("share") || with_debt(page, &page.tokens_of(quantity)) {
        return Some(BID);
    }
    let tokens = page.tokens_of(quantity);
    if is_goal(page, &tokens, after_conversion(page, tokens.end)) && collects(page) {
        return Some(RAISED);
    }
    let found = market_price(page, page.tokens_of(quantity).start, at).or_else(|| found(page, quantity, at));
    // "Norsea's 148 euros", after what Norsea offers has been told.
    let figure = page.tokens_of(quantity).start;
    let theirs = || page.phrase_at(figure).and_then(|p| page.parse_at(figure).chunks.phrases[p].possessor.clone());
    found.or_else(|| theirs().filter(|_| bidder.is_some()).map(|_| BID))
}

/// "The government speaks of 4 million": the amount that the sentence before spoke of.
fn again(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    last: Option<(usize, Topic)>,
) -> Option<Topic> {
    const AGAIN: [&str; 7] = ["speak", "put", "estimate", "demand", "see", "want", "reckon"];
    let (sentence, topic) = last?;
    if sentence == page.reading.sentence_of(figure.start)
        && ACCOUNTS.contains(&topic.id)
        && is_measure_of_another(page, figure.start)
    {
        return Some(topic);
    }
    let near = page.reading.sentence_of(figure.start) - sentence < 2;
    (near && at.is_some_and(|at| AGAIN.contains(&at.clause().verb.lemma))).then_some(topic)
}

/// The day, month or year before the publication that the sentence states: "in January it had offered 138". What the
/// opening of the article dates as well is its own event.
fn before_now(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let reading = page.reading;
    let published = reading.published?.date;
    let here = reading.sentence_of(figure);
    let times = |s: usize| reading.sentences[s].tokens().filter_map(|i| reading.time_at(i));
    // "turned down 12 euros and, in May, 11 euros": of the later one.
    let of_next = |t: &&TimeMention| {
        let time = reading.tokens_of(t.span);
        let joined = figure < time.start && (figure..time.start).any(|i| page.is(i, &["and", ";"]));
        joined && (time.end..time.end + 5).any(|i| reading.quantity_at(i).is_some())
    };
    // "was opened in 2025 and cost 12 million": the time of another verb.
    let clauses = &reading.parses[here].clauses;
    let told = page.clause_at(figure).map(|at| at.clause);
    let of_verb = |t: &&TimeMention| {
        let (Some((_, time)), Some(told)) = (time_clause(reading, t), told) else { return true };
        let fronted = clauses.first().is_some_and(|c| reading.tokens_of(t.span).start < c.verb.tokens.start);
        time == told || fronted || clauses[told].parent == Some(time) || clauses[time].parent == Some(told)
    };
    let own = |t: &&TimeMention| !is_of_aside(page, t, figure) && !of_next(t) && of_verb(t);
    times(here).filter(own).find_map(|t| {
        let (start, end) = t.time.interval()?;
        let code = t.time.timex3().to_string();
        let past =
            end.date() <= published && (4..=7).contains(&code.len()) && code.starts_with(|c: char| c.is_ascii_digit());
        let opens = (0..here.min(OPENING))
            .flat_map(times)
            .any(|o| o.time.interval().is_some_and(|(from, to)| start < to && from < end));
        (past && !opens).then_some(code)
    })
}

/// The topic that a word beside the amount names, or the verb of its clause.
fn found(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Topic> {
    let figure = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let extent = at.map_or(sentence.clone(), |at| at.clause().extent.clone());
    // The words of another amount are its own: "sales of 2 million, debt of 3 million".
    let other =
        |i: usize| page.reading.quantity_at(i).is_some_and(|q| q.span != quantity.span && q.also_span.is_none());
    let end = after_conversion(page, figure.end);
    // "a 550 billion dollar market": the amount is of its own noun.
    let phrase = noun_behind(page, &figure, end);
    if page.bids && phrase.is_some_and(|p| takes(page, p)) {
        return Some(BID);
    }
    if let Some(phrase) = phrase
        && (figure.end..=phrase.head + 1).all(|i| TOPICS.longest(&page.reading.tokens, i).is_none())
        && !page.is(phrase.head, &MEANS)
    {
        return None;
    }
    let with_debt = with_debt(page, &figure);
    let bids = page.bids;
    // "cover losses of 2 million": they are borne for others.
    let bears = at.is_some_and(|at| BEAR.contains(&at.clause().verb.lemma));
    let read = |i: usize| {
        let topic = TOPICS.longest(&page.reading.tokens, i).map(|(_, topic)| *topic)?;
        // "a penalty of 2 million to Halden": no court takes that.
        let fee = bids && topic.id == "fine" && page.is(end, &["to"]);
        let topic = if fee { Topic { id: "break fee", who: "-" } } else { topic };
        let books = topic.id == "damage" && at.is_some_and(|at| BOOK.contains(&at.clause().verb.lemma));
        let topic = if books { Topic { id: "loss", who: "owner" } } else { topic };
        let topic = if bears && topic.id == "damage" { Topic { id: "guarantee", who: "giver" } } else { topic };
        // "paid for the trip with 2 million of his own money"
        let of_bid = matches!(topic.id, "bid" | "break fee" | "own money");
        ((!with_debt || topic.id != "debt") && (bids || !of_bid)).then_some(topic)
    };
    let start = figure.start.saturating_sub(8).max(sentence.start);
    let behind =
        (end..(end + 5).min(sentence.end)).take_while(|&i| !other(i) && !page.is(i, &[",", ";", "."])).find_map(read);
    // "spent 12 million of a budget of 20 million"
    let of_whole = page.is(end, &["of"])
        && (end..(end + 7).min(sentence.end)).take_while(|&i| !page.is(i, &[",", ";"])).any(other);
    let linked = page.is(end, &["in", "of", "worth"]) && !of_whole || phrase.is_some();
    // "the debt for the purchase, 2 million": what it is for is not what it is.
    let headed = |i: usize| {
        let link = (start..i).rev().find(|&k| !page.is(k, &["the", "its", "a"])).filter(|&k| page.is(k, &["for"]))?;
        read(link.checked_sub(1)?)
    };
    // "the renovation of the tower, at a cost of 2 million"
    let works = |cost: usize| {
        let before = (cost.saturating_sub(14).max(sentence.start)..cost).rev();
        before.filter_map(read).find(|topic| topic.id == "renovation")
    };
    let before = || {
        let near = (start..figure.start).rev().take_while(|&i| !other(i)).find(|&i| read(i).is_some())?;
        let own = read(near)?;
        headed(near).or_else(|| works(near).filter(|_| own.id == "cost")).or(Some(own))
    };
    // "the 12 euros it offered in May"
    let offered = (end..(end + 4).min(sentence.end)).any(|i| page.is(i, &["offered", "bid"]));
    // "the 2 million that the town had asked for"
    let wanted = (end..(end + 8).min(sentence.end)).any(|i| page.is(i, &WANTED))
        && page.is(end, &["that", "which", "the", "it"]);
    let offered = (offered && bids && !page.is(end, &["a", "per"])).then_some(BID);
    // "Revenue for the quarter fell by a tenth to 2 million"
    let subject = || {
        let at = at.filter(|at| !matches!(at.clause().verb.lemma, "" | "be"))?;
        let head = at.parse.chunks.phrases[at.clause().subject?].head;
        // "Pledges to rebuild the church have hit 2 million"
        let sums = SUMS.contains(&at.clause().verb.lemma);
        let topic = TOPICS.longest(&page.reading.tokens, head).map(|(_, topic)| *topic)?;
        (ACCOUNTS.contains(&topic.id) || sums && (bids || topic.id != "bid")).then_some(topic)
    };
    // "equity investors lost 2 million": the verb right before the amount says more than a noun further off.
    let close = at.filter(|at| {
        let head = at.clause().verb.head;
        head < figure.start
            && head + 3 > figure.start
            && !at.clause().verb.passive
            && matches!(at.clause().verb.lemma, "lose" | "earn" | "cost" | "forfeit")
    });
    if let Some(topic) = close.and_then(|at| DEALINGS.find(at.clause().verb.lemma)) {
        return Some(*topic);
    }
    let verb = || {
        if at.is_some_and(|at| bids && changes_hands(page, at, figure.start)) {
            return Some(BID);
        }
        let lemma = |at: At<'_>| {
            // "is taking over the bank"
            let verb = &at.clause().verb;
            let over = verb.lemma == "take" && page.is(verb.head + 1, &["over"]);
            // "turned down 12 euros a share"
            let refused = matches!(verb.lemma, "reject" | "rebuff" | "spurn" | "snub")
                || matches!(verb.lemma, "turn" | "knock") && page.is(verb.head + 1, &["down", "back"]);
            // "puts 3 million on the table"
            let tabled = verb.lemma == "put" && page.is(end, &["on"]) && page.is(end + 2, &["table"]);
            let bribed = BRIBED.contains(&verb.lemma) && tells_of_bribes(page);
            match () {
                () if over || refused || tabled => "acquire",
                () if bribed => "bribe",
                () => verb.lemma,
            }
        };
        let topic = at.and_then(|at| DEALINGS.find(lemma(at))).copied();
        topic.filter(|topic| bids || topic.id != "bid")
    };
    let open = || (extent.start..figure.start).rev().take_while(|&i| !other(i)).find_map(read);
    let wanted = wanted.then_some(Topic { id: "wanted", who: "-" });
    wanted.or(offered).or(behind.filter(|_| linked)).or_else(before).or_else(verb).or_else(subject).or_else(open)
}

fn tells_of_bribes(page: &Page<'_, '_>) -> bool {
    (0..page.reading.tokens.len()).any(|i| page.is(i, &["bribe", "bribes", "bribery", "kickbacks", "graft"]))
}

/// What opens a phrase that an amount stands in: "this 4 billion dollar (12 dollars a share) acquisition".
const OPENS: [&str; 9] = ["a", "an", "the", "this", "that", "its", "his", "her", "their"];

/// The phrase whose noun an amount stands before: "a $4bn bid", "a $4bn (£3bn) bid".
fn noun_behind<'p>(page: &'p Page<'_, '_>, figure: &Range<usize>, end: usize) -> Option<&'p Phrase> {
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let own = &phrases[page.phrase_at(figure.start)?];
    if own.head >= figure.end {
        return Some(own);
    }
    // "a two-year, 8 million-pound (10 million dollars) refit"
    let hyphened = figure.clone().any(|i| page.is(i, &["-"]));
    let opens = hyphened || own.possessor.is_some() || page.is(own.tokens.start, &OPENS);
    let behind = phrases.iter().find(|p| p.tokens.start == end && end > figure.end);
    behind.filter(|p| opens && p.prep.is_none())
}

/// Nobody is named who pays.
fn unsaid(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> bool {
    listed(page, figure).is_none() && at.is_none_or(|at| page.subject(at).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let tables = [include_str!("topics.tsv"), include_str!("dealings.tsv")];
        for row in tables.into_iter().flat_map(rows) {
            assert_eq!(row.len(), 3, "{row:?}");
            assert!(matches!(row[2], "bidder" | "owner" | "giver" | "payer" | "share" | "-"), "{row:?}");
        }
    }
}
