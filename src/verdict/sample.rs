//! Claims made by hand, for tests.

use crate::claim::{Claim, Slot, Stance};
use crate::span::Span;
use crate::time::Time;
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

/// Reads "about 680 km", "more than 90 people".
pub fn quantity(text: &str) -> Quantity {
    text.parse().unwrap_or_else(|e| panic!("{text:?}: {e}"))
}

pub fn value(text: &str) -> Value {
    let q = quantity(text);
    match q.dimension() {
        Dimension::Count => Value::Count(q),
        Dimension::Money => Value::Money(q),
        Dimension::Time => Value::Duration(q),
        _ => Value::Quantity(q),
    }
}

pub fn time(timex3: &str) -> Time {
    Time::from_timex3(timex3).expect("a TIMEX3 value")
}

/// A time with words of its own: the text says so.
pub fn time_said(timex3: &str, words: &str) -> Time {
    let wire = serde_json::json!({ "timex3": timex3, "text": words });
    serde_json::from_value(wire).expect("a TIMEX3 value")
}

pub fn names(items: &[&str]) -> Value {
    Value::Names { items: items.iter().map(|&n| n.to_owned()).collect(), closed: false }
}

pub fn place(items: &[&str]) -> Value {
    Value::Place { items: items.iter().map(|&n| n.to_owned()).collect() }
}

/// A claim of `source` on a slot; its id is the source and what it states.
pub fn claim(source: &str, slot: Slot, value: Value) -> Claim {
    let quote = match &value {
        Value::Time(t) => t.timex3().to_owned(),
        other => other.quantity().map_or_else(|| format!("{other:?}"), |q| q.text().to_owned()),
    };
    Claim {
        id: format!("{source}/{quote}"),
        source: source.to_owned(),
        span: Span::at(0, quote.len()),
        figure: Span::at(0, quote.len()),
        quote,
        slot,
        value,
        stance: Stance::default(),
        as_of: None,
        origin: source.to_owned(),
    }
}

/// A claim on the distance between two places.
pub fn distance(source: &str, from: &str, to: &str, text: &str) -> Claim {
    claim(source, Slot::new("distance").role("from", from).role("to", to), value(text))
}
