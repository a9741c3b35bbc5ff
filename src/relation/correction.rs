//! The figure that another one puts right: "killed 12 people, not 15 as the police said", "not 15 but 12".
//!
//! It answers the question that the figure beside it answers, whatever is left out: its noun, its verb. Where somebody is
//! said to have given it, it is theirs; otherwise the article denies it. Without "as" it may be of anything: "a fine of 12
//! million, not 40".

use std::ops::Range;

use crate::text::{Polarity, is_reporting_word};
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};

/// So far from a figure what puts it right may begin: "12 people in all, not 15".
const NEAR: usize = 6;
/// So many words may stand between "not" and the figure, where they say whose it is: "not, as the ministry has it, 9 km".
const ASIDE: usize = 9;

/// Gives each such figure the slot of the one beside it.
pub(crate) fn correct(page: &Page<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut put_right: Vec<Draft> = Vec::new();
    for draft in drafts.iter() {
        let own = page.reading.tokens_of(draft.figure);
        let Some(quantity) = draft.value.quantity() else { continue };
        let Some(other) = wrong(page, &own).filter(|other| fits(page, quantity, other)) else { continue };
        let Some(told) = retold(page, draft, &other) else { continue };
        let holder = whose(page, &own, &other);
        let polarity = if holder.is_some() { Polarity::Affirmed } else { Polarity::Denied };
        let (start, end) = (own.start.min(other.start), own.end.max(other.end));
        let span = page.reading.span(&(start..end));
        put_right.push(Draft { span, holder, polarity: Some(polarity), ..told });
    }
    for wrong in put_right {
        drafts.retain(|d| !d.figure.overlaps(wrong.figure));
        drafts.push(wrong);
    }
}

/// What a draft asks, answered by the figure in `other`.
pub(super) fn retold(page: &Page<'_, '_>, draft: &Draft, other: &Range<usize>) -> Option<Draft> {
    let quantity = draft.value.quantity()?;
    let mention = page.reading.quantity_at(other.start)?;
    let figure = mention.quantity.clone();
    let unit = if mention.quantity.dimension() == quantity.dimension() && mention.unit_span.is_some() {
        figure.unit.clone()
    } else {
        quantity.unit.clone()
    };
    let figure = Quantity { unit, ..figure };
    let value = match &draft.value {
        Value::Count(_) => Value::Count(figure),
        Value::Money(_) => Value::Money(figure),
        Value::Duration(_) => Value::Duration(figure),
        Value::Quantity(_) => Value::Quantity(figure),
        _ => return None,
    };
    Some(Draft { value, figure: mention.span, ..draft.clone() })
}

/// Whether a figure may be one of what another counts or measures.
pub(super) fn fits(page: &Page<'_, '_>, quantity: &Quantity, other: &Range<usize>) -> bool {
    page.reading.quantity_at(other.start).is_some_and(|mention| {
        let (bare, one) = (mention.unit_span.is_none(), mention.quantity.dimension() == quantity.dimension());
        let counts = mention.quantity.dimension() == Dimension::Count;
        // "not one of them"
        let digits = page.reading.tokens.word(other.start).starts_with(|c: char| c.is_ascii_digit());
        bare && counts && digits || one && (!counts || mention.quantity.unit == quantity.unit)
    })
}

/// The figure that the one in `own` is said to stand for, in its sentence: "12, not 15", "not 15 but 12".
fn wrong(page: &Page<'_, '_>, own: &Range<usize>) -> Option<Range<usize>> {
    let sentence = page.reading.sentences[page.reading.sentence_of(own.start)].tokens();
    let figure = |i: usize| {
        let mention = page.reading.quantity_at(i).filter(|_| i < sentence.end)?;
        let tokens = page.reading.tokens_of(mention.span);
        (tokens.start == i).then_some(tokens)
    };
    let skip = |i: usize| if page.is(i, &["the", "a", "an", "at", "by", "about", "some", "only"]) { i + 1 } else { i };
    let behind = |i: usize| figure(i).or_else(|| figure(skip(i)));
    // "not 15 but 12"
    let but = (own.start.saturating_sub(2)..own.start).find(|&i| page.is(i, &["but"]));
    if let Some(but) = but {
        let from = but.saturating_sub(NEAR + 1).max(sentence.start)..but;
        return from.rev().filter(|&i| page.is(i, &["not"])).find_map(|i| behind(i + 1));
    }
    let mark = (own.end..(own.end + NEAR).min(sentence.end))
        .take_while(|&i| page.reading.quantity_at(i).is_none())
        .find(|&i| page.is(i, &["not"]))?;
    let led = page.is(mark - 1, &[",", "and", "–", "—", "-"]) || mark == own.end;
    let aside = || {
        let close = (mark + 2..mark + 2 + ASIDE).find(|&i| page.is(i, &[","]))?;
        (page.is(mark + 1, &[","]) && page.is(mark + 2, &["as"])).then(|| behind(close + 1)).flatten()
    };
    let given = |other: &Range<usize>| (other.end..other.end + 3).any(|i| page.is(i, &["as"]));
    behind(mark + 1).filter(given).or_else(aside).filter(|_| led)
}

/// Who gave the wrong figure: "as the ministry has it", "as Roe said"; nobody where it was only "first reported".
fn whose(page: &Page<'_, '_>, own: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let near = own.end.min(other.start)..other.end + 3;
    let told = near.into_iter().find(|&i| page.is(i, &["as"]))? + 1;
    let verb = (told..told + ASIDE)
        .find(|&i| is_reporting_word(&page.reading.tokens, i) || page.is(i, &["has", "had", "put"]))?;
    let holder = page.phrase(told).filter(|p| p.head < verb).map(|p| p.tokens.clone())?;
    (!page.is(holder.end - 1, &["earlier", "previously", "first", "initially"])).then_some(holder)
}
