//! What a share costs, and how far it has moved: by the minute, unless it is at the close of a day.

use jiff::SignedDuration;

use crate::event::Referent;

use super::money::Topic;
use super::page::{At, Page};

const SHARES: [&str; 3] = ["share", "shares", "stock"];

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
    let closed = at.is_some_and(|at| matches!(at.clause().verb.lemma, "close" | "finish" | "end"));
    let close = near.clone().any(|i| page.is(i, &["closing", "close", "closed"]))
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

/// The day at whose close a share stands so: "closed at 12 euros on Friday", "Friday's close of 12 euros".
pub(super) fn of_close(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let near = figure.saturating_sub(8).max(sentence.start)..(figure + 12).min(sentence.end);
    near.clone().find(|&i| page.is(i, &CLOSE))?;
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
    let closed = near.clone().any(|i| page.is(i, &["closed", "close", "finished"]));
    let dated = near.clone().any(|i| page.reading.time_at(i).is_some());
    let today = || page.reading.published.map(|p| p.date).filter(|_| closed && !dated);
    let day = told.and_then(day).or_else(today)?;
    Some(format!("the close of {day}"))
}

/// The company whose share it is: "Shares in Norsea", "Norsea's shares", "Norsea shares"; of "the share" the one that is
/// bid for.
pub(super) fn company(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let phrases = &page.parse_at(figure).chunks.phrases;
    let at = phrases.iter().position(|p| page.is(p.head, &SHARES) && sentence.contains(&p.head));
    let named = at.and_then(|at| {
        let own = phrases[at].tokens.clone().find_map(|i| page.reading.mention_at(i)?.local).map(Referent::Entity);
        let within = phrases.get(at + 1).filter(|p| p.prep.is_some_and(|t| page.is(t, &["in", "of"])));
        own.or_else(|| page.referent(within?).filter(|r| matches!(r, Referent::Entity(_))))
    });
    // "Norsea closed at 12 euros"
    let closed = || {
        let at = page.clause_at(figure).filter(|at| matches!(at.clause().verb.lemma, "close" | "finish" | "end"))?;
        page.subject(at).filter(|r| matches!(r, Referent::Entity(_)))
    };
    named.or_else(closed).or_else(|| page.target.clone())
}
