//! What a share costs, and how far it has moved: by the minute, unless it is at the close of a day.

use jiff::SignedDuration;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::unit::Dimension;

use super::money::{SHARE, Topic};
use super::page::{At, Page};

const SHARES: [&str; 5] = ["share", "shares", "stock", "securities", "stocks"];

/// What a share does in the market.
const MOVES: [&str; 22] = [
    "rose", "rise", "fell", "fall", "closed", "close", "traded", "trading", "stood", "jumped", "dropped", "gained",
    "lost", "soared", "slumped", "slipped", "added", "sagged", "climbed", "surged", "finish", "finished",
];
const CLOSE: [&str; 7] = ["close", "closed", "closing", "ended", "finished", "closes", "finish"];

/// "The share closed at 12 euros", "over Friday's close of 12 euros".
pub(super) fn market_price(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<Topic> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let near = figure.saturating_sub(4).max(sentence.start)..figure;
    // "above the closing value on Friday, 12 euros"
    let value = (figure.saturating_sub(8).max(sentence.start)..figure)
        .any(|i| page.is(i, &["closing"]) && page.is(i + 1, &["price", "value", "level", "quote"]));
    let closed = at.is_some_and(|at| matches!(at.clause().verb.lemma, "close" | "finish" | "end"));
    let close = value || near.clone().any(|i| page.is(i, &["closing", "closed"]) || page.is(i, &["close"]) && !is_near(page, i))
        // "Norsea closed up 6.4 % at 12 euros"
        || closed && page.is(figure.wrapping_sub(1), &["at"]);
    let before = figure.saturating_sub(8).max(sentence.start)..figure;
    // "12 euros a share" is no share that moves.
    let each = |i: usize| page.is(i.wrapping_sub(1), &["a", "per", "each", "every"]);
    let share = before.clone().find(|&i| page.is(i, &SHARES) && !each(i));
    let moved = share.is_some_and(|share| (share..figure).any(|i| page.is(i, &MOVES)))
        || at
            .and_then(|at| at.clause().subject.map(|p| at.parse.chunks.phrases[p].head))
            .is_some_and(|head| page.is(head, &SHARES) && !each(head));
    // "the 12 euros at which the shares ended on Friday"
    let ended = || {
        let mut behind = figure + 1..(figure + 5).min(sentence.end);
        let which = behind.find(|&i| page.is(i, &["which"]) && page.is(i - 1, &["at"]));
        which.is_some_and(|i| (i..(i + 4).min(sentence.end)).any(|i| page.is(i, &SHARES)))
    };
    (close || moved || ended()).then_some(Topic { id: "share price", who: "share" })
}

/// "close to 3 million": hardly less.
fn is_near(page: &Page<'_, '_>, close: usize) -> bool {
    page.is(close, &["close"]) && page.is(close + 1, &["to"])
}

/// The day at whose close a share stands so: "closed at 12 euros on Friday", "Friday's close of 12 euros".
pub(super) fn of_close(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let near = figure.saturating_sub(8).max(sentence.start)..(figure + 12).min(sentence.end);
    near.clone().find(|&i| page.is(i, &CLOSE) && !is_near(page, i))?;
    let day = |i: usize| {
        let time = &page.reading.time_at(i)?.time;
        let (from, until) = time.interval()?;
        let day = from.date();
        // "over Friday's close": one that has been.
        let coming = page.reading.published.is_some_and(|p| day > p.date);
        let day = if coming { day.checked_sub(jiff::Span::new().weeks(1)).ok()? } else { day };
        (from.duration_until(until) <= SignedDuration::from_hours(24)).then_some(day)
    };
    let told = near.clone().min_by_key(|&i| (if day(i).is_some() { i.abs_diff(figure) } else { usize::MAX }, i));
    // "The shares closed at 12 euros", in a report of that day.
    let closed = near.clone().any(|i| page.is(i, &["closed", "close", "finished"]) && !is_near(page, i));
    let dated = near.clone().any(|i| page.reading.time_at(i).is_some());
    let today = || page.reading.published.map(|p| p.date).filter(|_| closed && !dated);
    let day = told.and_then(day).or_else(today)?;
    Some(format!("the close of {day}"))
}

/// Whose share has moved by the figure, and in which trading; none where no share moves. A company that gains 3 percent in
/// early trading does so as a share.
pub(super) fn moved(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> Option<(Option<Referent>, Option<String>)> {
    let shares = is_share(page, figure, at);
    let session = session(page, figure);
    let firm = || page.subject(at).filter(|r| (session.is_some() || is_traded(page, figure, at)) && is_firm(page, r));
    let of = if shares { company(page, figure) } else { Some(firm()?) };
    Some((of, session))
}

/// What a share that moves does.
const TRADES: [&str; 22] = [
    "rise", "fall", "drop", "gain", "lose", "jump", "soar", "slump", "climb", "surge", "sink", "slip", "tumble",
    "plunge", "slide", "advance", "vault", "leap", "add", "shed", "ease", "be",
];
/// Words before a price that say how exact it is.
const HEDGES: [&str; 9] = ["about", "around", "some", "nearly", "almost", "roughly", "just", "over", "under"];

/// Whether the verb right before a percentage tells of a share: "Norsea gained 2 percent to 12 euros", and of a company that
/// bids or is bid for also "Norsea slipped 2 percent".
fn is_traded(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let last = (verb.head..figure).rev().find(|&i| !page.is(i, &HEDGES) && !page.is(i, &["by", "up", "down"]));
    let next = last == Some(verb.head) && TRADES.contains(&verb.lemma);
    let end = page.reading.quantity_at(figure).map_or(figure, |q| page.tokens_of(q).end);
    next && (quoted(page, end).is_some() || page.bids && verb.lemma != "be")
}

/// The price, as a token, that stands behind a percentage: "2 percent to 12 euros", "2 percent on Monday, to around 12 euros".
fn quoted(page: &Page<'_, '_>, end: usize) -> Option<usize> {
    let link = (end..end + 6).find(|&i| page.reading.time_at(i).is_none() && !page.is(i, &[",", "on"]))?;
    let price = (link + 1..link + 4).find(|&i| !page.is(i, &HEDGES)).filter(|_| page.is(link, &["to", "at"]))?;
    let money = page.reading.quantity_at(price).filter(|q| q.quantity.dimension() == Dimension::Money)?;
    money.quantity.low().filter(|n| *n < SHARE).map(|_| page.tokens_of(money).start)
}

/// Whose share has come to a price: "Norsea gained 2 percent to 12 euros", "Norsea shares vaulted 2 percent, to 12 euros".
pub(super) fn quoted_of(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> Option<Referent> {
    let start = figure.saturating_sub(12).max(at.parse.tokens.start);
    let percent = |q: &&QuantityMention| q.quantity.dimension() == Dimension::Percent;
    let before = (start..figure).rev().find_map(|i| page.reading.quantity_at(i)).filter(percent)?;
    let before = page.tokens_of(before);
    if quoted(page, before.end) != Some(figure) {
        return None;
    }
    let firm = || page.subject(at).filter(|r| is_firm(page, r) && is_traded(page, before.start, at));
    if is_share(page, before.start, at) { company(page, figure) } else { firm() }
}

/// The clause that tells of a figure: "the stock fell in late trading 24 percent" is not of who trades.
pub(super) fn told(at: At<'_>) -> At<'_> {
    let verb = &at.clause().verb;
    let clause = at.clause().parent.filter(|_| verb.lemma == "trade" && verb.is_gerund());
    clause.map_or(at, |clause| At { clause, ..at })
}

/// Whether a share moves: "the stock fell", "Trading in the shares was halted after they fell".
pub(super) fn is_share(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> bool {
    let Some(subject) = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]) else { return false };
    let they = page.is(subject.head, &["they"]);
    let start = at.parse.tokens.start;
    page.is(subject.head, &SHARES)
        || they && subject.head < figure && (start..subject.head).any(|i| page.is(i, &["shares", "stocks"]))
}

fn is_firm(page: &Page<'_, '_>, referent: &Referent) -> bool {
    let kind = |id: &crate::entity::LocalId| page.reading.locals.entities[id.0 as usize].kind;
    matches!(referent, Referent::Entity(id) if matches!(kind(id), EntityKind::Organization | EntityKind::Other))
}

/// "in premarket trading", "early trading on Tuesday", "after hours"
fn session(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    const SESSIONS: [(&str, &str); 8] = [
        ("premarket", "premarket"),
        ("pre-market", "premarket"),
        ("after-hours", "after hours"),
        ("afterhours", "after hours"),
        ("after-market", "after hours"),
        ("extended", "after hours"),
        ("early", "early trading"),
        ("morning", "early trading"),
    ];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let trading = |i: usize| page.is(i, &["trading", "trade", "deals", "dealings"]);
    let pre =
        |i: usize| page.is(i, &["pre", "after"]) && page.is(i + 1, &["-"]) && page.is(i + 2, &["market", "hours"]);
    // "before the market opened", "after the bell"
    let bell = |i: usize| (i + 1..i + 4).any(|k| page.is(k, &["market", "markets", "bell", "opening", "close"]));
    // "dropped 40 percent on Thursday, and another 20 percent in premarket trading"
    let other = |k: usize| {
        let shares = |q: &QuantityMention| q.quantity.dimension() == Dimension::Percent;
        let tokens = page.reading.quantity_at(k).filter(|q| shares(q)).map(|q| page.tokens_of(q));
        tokens.is_some_and(|tokens| !tokens.contains(&figure))
    };
    let near = sentence.clone().filter(|&i| !(i.min(figure)..i.max(figure)).any(other));
    near.into_iter().find_map(|i| {
        if page.is(i, &["before", "after"]) && bell(i) {
            return Some(if page.is(i, &["before"]) { "premarket" } else { "after hours" }.to_owned());
        }
        if pre(i) {
            return Some(if page.is(i, &["pre"]) { "premarket" } else { "after hours" }.to_owned());
        }
        let (_, named) = SESSIONS.iter().find(|(word, _)| page.is(i, &[word]))?;
        let alone = named.starts_with("pre") || named.starts_with("after");
        (alone || trading(i + 1)).then(|| (*named).to_owned())
    })
}

/// The company whose share it is: "Shares in Norsea", "Norsea's shares", "Norsea shares"; of "the share" the one that is
/// bid for.
pub(super) fn company(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let phrases = &page.parse_at(figure).chunks.phrases;
    // "Calder, whose shares fell": the subject's own before any other share of the sentence.
    let subject =
        page.clause_at(figure).and_then(|at| at.clause().subject).filter(|&p| page.is(phrases[p].head, &SHARES));
    let any = || phrases.iter().position(|p| page.is(p.head, &SHARES) && sentence.contains(&p.head));
    let at = subject.or_else(any);
    let named = at.and_then(|at| {
        let own = phrases[at].tokens.clone().find_map(|i| page.reading.mention_at(i)?.local).map(Referent::Entity);
        let within = phrases.get(at + 1).filter(|p| p.prep.is_some_and(|t| page.is(t, &["in", "of"])));
        // "shares of the chipmaker": not of whoever is bid for
        own.or_else(|| page.referent(within?).filter(|r| !matches!(r, Referent::Event(_))))
    });
    // "Norsea closed at 12 euros"
    let closed = || {
        let at = page.clause_at(figure).filter(|at| matches!(at.clause().verb.lemma, "close" | "finish" | "end"))?;
        page.subject(at).filter(|r| matches!(r, Referent::Entity(_)))
    };
    named.or_else(closed).or_else(|| page.target.clone())
}
