//! How long something lasts or takes.
//!
//! *Claims*: "controls lasted over three years", "rumours circulated for a week", "a four-hour drive from A to B",
//! "4 hours' drive separate A from B", "for the first time in four and a half years".
//!
//! *Normal form*: a length of time of an event, or between two places by a way of travelling; "first time in" is the
//! gap since the time before.
//!
//! *Agrees when* the printed lengths meet at the coarser printed precision.
//!
//! *Conflicts when* they do not.

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "duration",
    question: "how long {of} takes",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Ways of travelling that a length of time can measure.
const WAYS: [&str; 9] = ["drive", "flight", "ride", "walk", "journey", "trip", "voyage", "crossing", "march"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quantity in &page.reading.quantities {
        if quantity.quantity.dimension() != Dimension::Time {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        if is_age(page, tokens.end) {
            continue;
        }
        let value = Value::Duration(quantity.quantity.clone());
        if let Some(draft) = journey(page, quantity, &value) {
            out.push(draft);
            continue;
        }
        let Some(at) = page.clause_at(tokens.start) else { continue };
        let lead = lead(page, tokens.start);
        let span = page.span_of(at, quantity.span);
        let draft = Draft::new("duration", value, span, quantity.span, tokens.start);
        let event = page.event_of(at).map(|(id, _)| Referent::Event(id));
        match lead {
            Some("in") if first_time(page, at, tokens.start) => {
                let who = page.subject(at);
                out.push(draft.role("of", event).role("who", who).within("which", "gap"));
            }
            Some("for" | "lasting" | "lasted") => out.push(draft.role("of", event)),
            Some("took" | "takes" | "take") => out.push(draft.role("of", event.or_else(|| page.subject(at)))),
            _ => {}
        }
    }
}

/// "41 years old", "a 41-year-old": the age of somebody, not the length of something.
fn is_age(page: &Page<'_, '_>, end: usize) -> bool {
    page.is(end, &["old"]) || (page.is(end, &["-"]) && page.is(end + 1, &["old"]))
}

/// The word before the figure and its hedge.
fn lead(page: &Page<'_, '_>, start: usize) -> Option<&'static str> {
    const LEADS: [&str; 8] = ["in", "for", "lasting", "lasted", "took", "takes", "take", "within"];
    const BETWEEN: [&str; 14] = [
        "about", "around", "some", "nearly", "almost", "over", "more", "than", "at", "least", "the", "past", "last", "up",
    ];
    let mut i = start;
    for _ in 0..4 {
        i = i.checked_sub(1)?;
        if let Some(lead) = LEADS.iter().find(|lead| page.is(i, &[lead])) {
            return Some(lead);
        }
        if !page.is(i, &BETWEEN) {
            return None;
        }
    }
    None
}

/// "for the first time in ..."
fn first_time(page: &Page<'_, '_>, at: super::page::At<'_>, figure: usize) -> bool {
    let sentence = page.reading.sentences[at.sentence].tokens();
    (figure.saturating_sub(5).max(sentence.start)..figure).any(|i| page.is(i, &["first"]))
}

/// "4 hours drive separates A from B", "a four-hour flight from A to B".
fn journey(page: &Page<'_, '_>, quantity: &QuantityMention, value: &Value) -> Option<Draft> {
    let tokens = page.tokens_of(quantity);
    let way = (tokens.start..tokens.end + 3).find(|&i| page.is(i, &WAYS))?;
    let parse = page.parse_at(tokens.start);
    let mut places = parse
        .chunks
        .phrases
        .iter()
        .filter(|p| p.tokens.start > way && (p.prep.is_none() || p.prep.is_some_and(|t| page.is(t, &["from", "to", "between", "and"]))))
        .filter_map(|p| Some((page.referent(p)?, p.tokens.end)))
        .filter(|(r, _)| matches!(r, Referent::Entity(_)));
    let (from, _) = places.next()?;
    let (to, end) = places.next()?;
    let span = page.reading.span(&(tokens.start..end));
    Some(
        Draft::new("duration", value.clone(), span, quantity.span, tokens.start)
            .role("from", from)
            .role("to", to)
            .within("by", page.reading.tokens.word(way).to_lowercase()),
    )
}
