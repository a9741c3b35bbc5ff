//! Values as `corroborate.report/1` writes them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::report::number;
use crate::time::{Time, Zone};
use crate::value::{Hedge, Quantity, Value};

/// A value, by its type.
pub(in crate::report) struct ValueView<'r>(pub(in crate::report) &'r Value);

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Value::Quantity(q) => measured(&mut map, "quantity", q)?,
            Value::Money(q) => measured(&mut map, "money", q)?,
            Value::Count(q) => measured(&mut map, "count", q)?,
            Value::Ordinal(q) => {
                map.serialize_entry("type", "ordinal")?;
                map.serialize_entry("low", &q.low().map(Number))?;
                map.serialize_entry("high", &q.high().map(Number))?;
                map.serialize_entry("unit", q.unit().code())?;
                map.serialize_entry("stated", &Words { text: q.text() })?;
            }
            Value::Duration(q) => {
                let (low, high) = si(q);
                map.serialize_entry("type", "duration")?;
                map.serialize_entry("timex3", &timex3(q))?;
                map.serialize_entry("low", &low)?;
                map.serialize_entry("high", &high)?;
                map.serialize_entry("unit", "s")?;
                map.serialize_entry("stated", &Words { text: q.text() })?;
                map.serialize_entry("interval", &interval(q))?;
            }
            Value::Time(t) => time(&mut map, t)?,
            Value::Order { order, time: t } => {
                time(&mut map, t)?;
                map.serialize_entry("order", order)?;
            }
            Value::Names { items, closed } => {
                map.serialize_entry("type", "names")?;
                map.serialize_entry("items", items)?;
                map.serialize_entry("closed", closed)?;
            }
            Value::Place { items } => {
                map.serialize_entry("type", "place")?;
                map.serialize_entry("items", items)?;
            }
            Value::Category { family, item } => {
                map.serialize_entry("type", "category")?;
                map.serialize_entry("family", family)?;
                map.serialize_entry("item", item)?;
            }
            Value::Quote { text } => {
                map.serialize_entry("type", "quote")?;
                map.serialize_entry("text", text)?;
            }
        }
        map.end()
    }
}

/// Whether the words hedge the value: "about 680 km", "around noon".
pub(super) fn is_approximate(value: &Value) -> bool {
    match value {
        Value::Time(t) => t.is_approximate(),
        _ => value.quantity().is_some_and(|q| matches!(q.hedge(), Hedge::About | Hedge::Nearly)),
    }
}

fn measured<M: SerializeMap>(map: &mut M, kind: &str, q: &Quantity) -> Result<(), M::Error> {
    let (low, high) = si(q);
    map.serialize_entry("type", kind)?;
    map.serialize_entry("low", &low)?;
    map.serialize_entry("high", &high)?;
    map.serialize_entry("unit", &number::base(q.unit()))?;
    map.serialize_entry("dimension", &q.dimension())?;
    map.serialize_entry("stated", &Stated::new(q))?;
    if let Some(also) = q.also() {
        map.serialize_entry("also", &Stated::new(also))?;
    }
    map.serialize_entry("interval", &interval(q))
}

fn time<M: SerializeMap>(map: &mut M, t: &Time) -> Result<(), M::Error> {
    map.serialize_entry("type", "time")?;
    map.serialize_entry("timex3", t.timex3())?;
    map.serialize_entry("earliest", &t.earliest())?;
    map.serialize_entry("latest", &t.latest())?;
    map.serialize_entry("granularity", &t.granularity())?;
    map.serialize_entry("zone", &zone(t.zone()))?;
    map.serialize_entry("stated", &Words { text: t.text() })
}

/// "+09:00"; "local" for the zone of the place that the text speaks of; none where nothing is said.
fn zone(zone: Zone) -> Option<String> {
    match zone {
        Zone::Unknown => None,
        Zone::Named(zone) => Some(zone.to_string()),
        Zone::Local => Some("local".to_owned()),
        Zone::Fixed(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
        }
    }
}

/// Both ends in SI base units.
fn si(q: &Quantity) -> (Option<Number>, Option<Number>) {
    let (low, high) = number::ends(q);
    (low.map(Number), high.map(Number))
}

fn interval(q: &Quantity) -> [Number; 2] {
    let allowed = q.interval();
    [Number(allowed.low), Number(allowed.high)]
}

#[derive(serde::Serialize)]
struct Words<'r> {
    text: &'r str,
}

/// A quantity in its own unit.
#[derive(serde::Serialize)]
struct Stated<'r> {
    low: Option<Number>,
    high: Option<Number>,
    unit: &'r str,
    text: &'r str,
}

impl<'r> Stated<'r> {
    fn new(q: &'r Quantity) -> Self {
        Self { low: q.low().map(Number), high: q.high().map(Number), unit: q.unit().code(), text: q.text() }
    }
}

/// A number as people write it, an integer without a point; null for an open end.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here every integer is an `f64` of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let plain = number::plain(self.0);
        if !plain.is_finite() {
            serializer.serialize_none()
        } else if plain.fract() == 0.0 && plain.abs() <= EXACT {
            serializer.serialize_i64(plain as i64)
        } else {
            serializer.serialize_f64(plain)
        }
    }
}

/// A duration in TIMEX3's notation, `P4Y6M` for four and a half years; `X` where no single number is given.
fn timex3(q: &Quantity) -> String {
    /// UCUM code; what stands before and after the number; how many of which smaller unit make one.
    const UNITS: [(&str, &str, char, f64, char); 7] = [
        ("a", "P", 'Y', 12.0, 'M'),
        ("mo", "P", 'M', 1.0, 'M'),
        ("wk", "P", 'W', 1.0, 'W'),
        ("d", "P", 'D', 1.0, 'D'),
        ("h", "PT", 'H', 60.0, 'M'),
        ("min", "PT", 'M', 60.0, 'S'),
        ("s", "PT", 'S', 1.0, 'S'),
    ];
    let code = q.unit().code();
    let Some(&(_, prefix, letter, parts, smaller)) = UNITS.iter().find(|u| u.0 == code) else {
        return "PX".to_owned();
    };
    let Some(value) = q.low().filter(|&low| q.high() == Some(low)) else {
        return format!("{prefix}X{letter}");
    };
    let rest = (value.fract() * parts * 1e6).round() / 1e6;
    if rest == 0.0 || parts <= 1.0 || rest.fract() != 0.0 {
        return format!("{prefix}{value}{letter}");
    }
    let whole = if value >= 1.0 { format!("{}{letter}", value.trunc()) } else { String::new() };
    format!("{prefix}{whole}{rest}{smaller}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Order;

    /// The quantity that an article prints so.
    fn printed(text: &str) -> Quantity {
        crate::number::quantities(&crate::text::lex(text)).remove(0).quantity
    }

    #[test]
    fn durations_in_timex3() {
        let cases = [
            ("It took 4 hours.", "PT4H"),
            ("It took 4.5 years.", "P4Y6M"),
            ("It took 0.5 hours.", "PT30M"),
            ("It took three months.", "P3M"),
        ];
        for (text, want) in cases {
            assert_eq!(timex3(&printed(text)), want, "{text}");
        }
        assert_eq!(timex3(&Quantity { low: None, high: None, ..printed("It took 4 years.") }), "PXY");
    }

    #[test]
    fn times_have_both_ends() {
        let evening = Time::from_timex3("2031-03-04TEV").unwrap();
        let json = serde_json::to_string(&ValueView(&Value::Time(evening))).unwrap();
        let want = concat!(
            r#"{"type":"time","timex3":"2031-03-04TEV","earliest":"2031-03-04T18:00","latest":"2031-03-04T22:00","#,
            r#""granularity":"day-part","zone":null,"stated":{"text":"2031-03-04TEV"}}"#
        );
        assert_eq!(json, want);
        assert_eq!(zone(Zone::Fixed(-210)).as_deref(), Some("-03:30"));
    }

    #[test]
    fn a_time_told_by_an_event_says_on_which_side() {
        let value = Value::Order { order: Order::After, time: Time::beside_event("after the fair") };
        let json = serde_json::to_string(&ValueView(&value)).unwrap();
        let want = concat!(
            r#"{"type":"time","timex3":"XXXX-XX-XX","earliest":null,"latest":null,"granularity":"fuzzy","#,
            r#""zone":null,"stated":{"text":"after the fair"},"order":"after"}"#
        );
        assert_eq!(json, want);
    }

    #[test]
    fn quantities_stand_in_base_units_beside_their_words() {
        let json = |text| serde_json::to_string(&ValueView(&Value::Quantity(printed(text)))).unwrap();
        let want = concat!(
            r#"{"type":"quantity","low":9000,"high":9000,"unit":"m","dimension":"length","#,
            r#""stated":{"low":9,"high":9,"unit":"km","text":"9 km"},"interval":[8500,9500]}"#
        );
        assert_eq!(json("It is 9 km away."), want);
        assert!(json("It is more than 9 km away.").contains(r#""low":9000,"high":null"#));
        assert!(json("It is more than 9 km away.").contains(r#""interval":[9000,null]"#));
    }

    #[test]
    fn numbers_are_plain() {
        let cases = [
            (700_000.0, "700000"),
            (1.1 * 1000.0, "1100"),
            (16.666_666_666_666_67, "16.6666666667"),
            (f64::INFINITY, "null"),
            (1e40, "1e+40"),
            (-0.5, "-0.5"),
        ];
        for (value, want) in cases {
            assert_eq!(serde_json::to_string(&Number(value)).unwrap(), want);
        }
    }
}
