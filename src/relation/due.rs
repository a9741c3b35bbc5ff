//! Until when something has to be done: a deadline, and how it is moved.

use std::ops::Range;

use crate::event::Referent;
use crate::syntax::Phrase;
use crate::time::TimeMention;
use crate::value::Value;

use super::page::{Draft, Page};

/// Words that move a deadline.
const MOVED: [&str; 14] = [
    "extended",
    "extend",
    "extends",
    "extending",
    "moved",
    "move",
    "pushed",
    "push",
    "postponed",
    "prolonged",
    "delayed",
    "put",
    "brought",
    "shifted",
];

/// So many words before or behind a deadline are told of it.
const NEAR: usize = 6;

/// The time of a deadline: "a deadline of May 20", "extended the deadline to June 3". What it was before is a former one.
pub(super) fn extract(page: &Page<'_, '_>, mention: &TimeMention) -> Option<Draft> {
    let time = page.reading.tokens_of(mention.span);
    let phrases = &page.parse_at(time.start).chunks.phrases;
    let before = |p: &&Phrase| page.is(p.head, &["deadline"]) && p.head < time.start;
    let deadline = phrases.iter().rev().find(before)?.head;
    let event = page.events.of_head(deadline)?;
    let sentence = page.reading.sentences[page.reading.sentence_of(deadline)].tokens();
    let moves = |within: Range<usize>| within.into_iter().any(|i| sentence.contains(&i) && page.is(i, &MOVED));
    let led = |words: &[&str]| page.is(time.start - 1, words);
    let own = deadline + 2 == time.start && led(&["of", "on", "at"]);
    let to = led(&["to", "until", "till"])
        && (moves(deadline..time.start) || moves(deadline.saturating_sub(NEAR)..deadline));
    (own || to).then_some(())?;
    let had = (deadline.saturating_sub(NEAR)..deadline).any(|i| sentence.contains(&i) && page.is(i, &["had"]));
    let former = own && (had || moves(time.end..time.end + NEAR) || moves(deadline.saturating_sub(NEAR)..deadline));
    let span = page.clause_at(time.start).map_or(mention.span, |at| page.span_of(at, mention.span));
    let draft = Draft::new("moment", Value::Time(mention.time.clone()), span, mention.span, deadline);
    let draft = draft.role("event", Referent::Event(event));
    // What it was moved from answers what it was, and not what it is.
    Some(Draft { former, alone: former, ..draft })
}
