//! "The toll rose from 54 to 61": a level that was left and one that was reached, which the numbers read as one range.

use std::ops::Range;

use crate::relation::{Draft, Page};
use crate::span::Span;
use crate::unit::Dimension;
use crate::value::{Change, Quantity, Value};

/// What is counted, paid or measured has levels; "from Aville to Borden" are the ends of a way.
const RELATIONS: [&str; 5] = ["count", "duration", "measure", "money", "speed"];

/// Verbs that set a level anew, and do not say which way.
const SET: [&str; 12] = [
    "adjusted",
    "amended",
    "brought",
    "changed",
    "corrected",
    "lifted",
    "lowered",
    "moved",
    "raised",
    "revised",
    "updated",
    "went",
];

/// So many tokens may lie between the verb and its "from": "corrected the number of the dead on Friday from".
const NEAR: usize = 12;

/// Makes two drafts of each such range: of the level that was left, and of the one that was reached.
pub(crate) fn split(page: &Page<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut left = Vec::new();
    for draft in drafts.iter_mut().filter(|d| RELATIONS.contains(&d.relation)) {
        let tokens = page.reading.tokens_of(draft.figure);
        let Some([before, after]) = draft.value.quantity().and_then(|q| levels(page, &tokens, q)) else { continue };
        // By how much it changed is no longer the question.
        draft.scope.retain(|(name, _)| *name != "change");
        let mut of = |(quantity, figure): (Quantity, Span)| {
            let value = match &draft.value {
                Value::Count(_) => Value::Count(quantity),
                Value::Money(_) => Value::Money(quantity),
                Value::Duration(_) => Value::Duration(quantity),
                _ => Value::Quantity(quantity),
            };
            (draft.value, draft.figure) = (value, figure);
            draft.clone()
        };
        left.push(of(before));
        of(after);
    }
    drafts.append(&mut left);
}

/// The level that was left and the one that was reached, with their places in the text; none where the range is one.
fn levels(page: &Page<'_, '_>, tokens: &Range<usize>, q: &Quantity) -> Option<[(Quantity, Span); 2]> {
    let from = tokens.start.checked_sub(1).filter(|&i| page.is(i, &["from"]))?;
    let to = tokens.clone().find(|&i| page.is(i, &["to"]))?;
    let sentence = page.reading.sentence_of(from);
    let before = from.saturating_sub(NEAR)..from;
    let set = || before.clone().any(|i| page.is(i, &SET) && page.reading.sentence_of(i) == sentence);
    // What a share was and is, is told of as a change.
    if q.dimension() == Dimension::Percent || q.low == q.high || q.change() == Change::None && !set() {
        return None;
    }
    let level = |first: usize, last: usize| {
        let span = page.reading.tokens.span(first, last);
        let text = span.of(page.reading.tokens.text());
        // The ends are in order; the words are not.
        let printed = text.parse::<Quantity>().ok()?.low?;
        let end = [q.low, q.high].into_iter().flatten().find(|f| f.value == printed.value)?;
        let (low, high) = (Some(end), Some(end));
        Some((Quantity { low, high, change: Change::None, text: text.to_owned(), ..q.clone() }, span))
    };
    Some([level(tokens.start, to - 1)?, level(to + 1, tokens.end - 1)?])
}
