//! How warm the air or the water is: "it has hit 26C", "the high was 104F", "a night at minus 3C", "the sea was 12 degrees".

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::page::{Draft, Page};

/// What a sentence about the weather has for a subject.
const WEATHER: [&str; 14] = [
    "temperature",
    "mercury",
    "thermometer",
    "heat",
    "high",
    "low",
    "maximum",
    "minimum",
    "weather",
    "reading",
    "people",
    "person",
    "survivor",
    "night",
];
/// It is of another day, or of no day.
const OTHERWISE: [&str; 14] = [
    "record",
    "average",
    "normal",
    "usual",
    "usually",
    "forecast",
    "expected",
    "forecasters",
    "will",
    "could",
    "may",
    "should",
    "predicted",
    "than",
];
/// What is coldest.
const COLD: [&str; 14] = [
    "night",
    "nights",
    "overnight",
    "low",
    "lows",
    "sank",
    "sinks",
    "fell",
    "falls",
    "dropped",
    "drops",
    "cold",
    "minimum",
    "freezing",
];

/// "in Aville", "Aville recorded 40C": the one place of a sentence about the weather.
fn place(page: &Page<'_, '_>, sentence: &Range<usize>) -> Option<Referent> {
    let mut places = sentence.clone().filter_map(|i| page.reading.mention_at(i));
    let place = places.find(|m| m.kind == EntityKind::Place && m.form == Form::Name)?;
    place.local.map(Referent::Entity)
}

/// A temperature of water, or of the air where nothing else has it: the highest of the day, or the lowest.
pub(super) fn of_weather(page: &Page<'_, '_>, quantity: &QuantityMention, owner: Option<&Referent>) -> Option<Draft> {
    let q = &quantity.quantity;
    if q.dimension() != Dimension::Temperature || q.change() != Change::None {
        return None;
    }
    let figure = page.tokens_of(quantity).start;
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let any = |words: &[&str]| sentence.clone().any(|i| page.is(i, words));
    let span = page.clause_at(figure).map_or(quantity.span, |at| page.span_of(at, quantity.span));
    let draft = Draft::new("measure", Value::Quantity(q.clone()), span, quantity.span, figure)
        .role("what", Referent::Noun("temperature".to_owned()));
    // "The water was 12 degrees", "a sea temperature of 12C", "the temperature of the sea", but not "a high by the sea".
    let subject = page.clause_at(figure).and_then(|at| Some(at.parse.chunks.phrases[at.clause().subject?].head));
    let has = |i: usize| {
        subject == Some(i)
            || page.is(i + 1, &["temperature", "temperatures"])
            || (i.saturating_sub(3)..i).any(|k| page.is(k, &["temperature", "temperatures"]))
    };
    let mut near = figure.saturating_sub(8).max(sentence.start)..figure;
    if near.any(|i| page.is(i, &["water", "waters", "sea"]) && has(i)) {
        return Some(draft.role("of", Referent::Noun("water".to_owned())));
    }
    let own = match owner {
        Some(Referent::Noun(noun)) => !WEATHER.contains(&noun.as_str()),
        Some(Referent::Entity(id)) => {
            !matches!(page.reading.locals.entities[id.0 as usize].kind, EntityKind::Person | EntityKind::Place)
        }
        _ => false,
    };
    if own {
        return None;
    }
    let cold = any(&COLD) || q.low().is_some_and(|n| n < 0.0);
    let draft = draft
        .role("of", Referent::Noun("air".to_owned()))
        .role("where", place(page, &sentence))
        .within("which", if cold { "lowest" } else { "highest" });
    Some(if any(&OTHERWISE) { draft.alone() } else { draft })
}
