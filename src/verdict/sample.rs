//! Claims made by hand, for tests.

use rust_decimal::Decimal;

use crate::claim::{Claim, Slot, Stance};
use crate::span::Span;
use crate::time::Time;
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Figure, Hedge, Quantity, Value};

const UNITS: &[(&str, Dimension, &str)] = &[
    ("km", Dimension::Length, "km"),
    ("m", Dimension::Length, "m"),
    ("mi", Dimension::Length, "[mi_i]"),
    ("km/h", Dimension::Speed, "km/h"),
    ("mph", Dimension::Speed, "[mi_i]/h"),
    ("t", Dimension::Mass, "t"),
    ("USD", Dimension::Money, "USD"),
    ("EUR", Dimension::Money, "EUR"),
    ("h", Dimension::Time, "h"),
    ("min", Dimension::Time, "min"),
    ("%", Dimension::Percent, "%"),
    ("M", Dimension::Magnitude, "M"),
    ("°C", Dimension::Temperature, "Cel"),
    ("people", Dimension::Count, "person"),
];

/// Reads "about 680 km", "more than 90 people", "2 to 3 t".
pub fn quantity(text: &str) -> Quantity {
    let mut rest = text;
    let (mut bound, mut hedge) = (Bound::None, Hedge::None);
    for (lead, b, h) in [
        ("at least ", Bound::AtLeast, Hedge::None),
        ("more than ", Bound::MoreThan, Hedge::None),
        ("at most ", Bound::AtMost, Hedge::None),
        ("fewer than ", Bound::LessThan, Hedge::None),
        ("about ", Bound::None, Hedge::About),
        ("nearly ", Bound::None, Hedge::Nearly),
        ("exactly ", Bound::None, Hedge::Exactly),
    ] {
        if let Some(r) = rest.strip_prefix(lead) {
            (rest, bound, hedge) = (r, b, h);
        }
    }
    let (numbers, unit) = rest.rsplit_once(' ').expect("a number and a unit");
    let &(_, dimension, code) = UNITS.iter().find(|u| u.0 == unit).expect("a unit of the sample");
    let (low, high) = numbers.split_once(" to ").unwrap_or((numbers, numbers));
    Quantity {
        low: Some(figure(low)),
        high: Some(figure(high)),
        order: None,
        unit: Unit { dimension, code: code.to_owned() },
        bound,
        hedge,
        change: Change::None,
        text: text.to_owned(),
        also: None,
    }
}

pub fn figure(digits: &str) -> Figure {
    let value: Decimal = digits.parse().expect("a decimal");
    let plain = value.normalize();
    let mut place = -(plain.scale() as i16);
    let mut mantissa = plain.mantissa();
    while mantissa != 0 && mantissa % 10 == 0 {
        (mantissa, place) = (mantissa / 10, place + 1);
    }
    Figure { value, place }
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
