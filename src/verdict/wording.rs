//! What was found, in one plain sentence and in reasons.

use super::pair::Side;
use super::ruling::{Items, Ruling};
use super::{Verdict, cause, clock, figure, list, pair, quantity, quote};
use crate::claim::{Claim, Modality, Polarity};
use crate::time::Time;
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

/// The sentence and the reasons for a ruling on two sides.
pub(super) fn explain(ruling: Ruling, a: Side<'_>, b: Side<'_>) -> (String, Vec<String>) {
    let mut because = vec![ruling.rule.to_owned()];
    let mut parts = Vec::new();
    match (a.face.value.quantity(), b.face.value.quantity()) {
        (Some(x), Some(y)) => quantities(ruling, x, y, &mut parts, &mut because),
        _ => others(ruling, &a.face.value, &b.face.value, &mut parts, &mut because),
    }
    let cause = likely_cause(a.face, b.face).filter(|_| ruling.verdict > Verdict::Rounding);
    if let Some(cause) = cause.map(|c| format!("likely cause: {c}")) {
        parts.push(cause.clone());
        because.push(cause);
    }
    circumstances(a, b, &mut because);
    let (one, other) = told_apart(a.face, b.face);
    (format!("{one} against {other}: {}", parts.join("; ")), because)
}

/// Both values in words; two times of the same words ("Wednesday") with the dates that they stand for.
fn told_apart(a: &Claim, b: &Claim) -> (String, String) {
    let (one, other) = (stated(a), stated(b));
    match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) if one == other && x.timex3() != y.timex3() => {
            (format!("{one} ({})", x.timex3()), format!("{other} ({})", y.timex3()))
        }
        _ => (one, other),
    }
}

fn quantities(ruling: Ruling, x: &Quantity, y: &Quantity, parts: &mut Vec<String>, because: &mut Vec<String>) {
    if let Some((gap, share)) = quantity::gap(x, y).filter(|g| g.0 > 0.0 && !ruling.unites()) {
        let apart = format!("{} apart, {}", figure::amount(gap, x.unit()), figure::percent(share));
        parts.push(apart.clone());
        because.push(apart);
    }
    parts.push(ruling.rule.to_owned());
    if ruling.unites() {
        return;
    }
    because.extend([allowed(x), allowed(y)]);
    if let Some(finer) = finer(x, y).filter(|_| ruling.verdict == Verdict::Rounding) {
        let digits = figure::number(finer.low().or(finer.high()).unwrap_or_default());
        parts.push(format!("{digits} is the more precise figure"));
        because.push(format!("{digits} is the more precise figure"));
    }
}

fn others(ruling: Ruling, x: &Value, y: &Value, parts: &mut Vec<String>, because: &mut Vec<String>) {
    parts.push(ruling.rule.to_owned());
    match (x, y) {
        (Value::Names { items: x, .. }, Value::Names { items: y, .. }) => {
            let (here, there): (Vec<_>, Vec<_>) =
                (list::missing(x, y, Items::Posts).collect(), list::missing(y, x, Items::Posts).collect());
            for (only, which) in [(here, "first"), (there, "second")] {
                if !only.is_empty() {
                    parts.push(format!("only the {which} names {}", only.join(", ")));
                }
            }
        }
        (Value::Quote { text: x }, Value::Quote { text: y }) => {
            let (here, there) = quote::difference(x, y);
            because.push(format!("only in the one: {}; only in the other: {}", words(&here), words(&there)));
        }
        _ => {}
    }
}

/// What may lie behind a difference, read off the values first and then off the words around them.
fn likely_cause(a: &Claim, b: &Claim) -> Option<String> {
    let slip = match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) => clock::cause(x, y),
        (x, y) => x.quantity().zip(y.quantity()).and_then(|(x, y)| cause::of_figures(x, y)),
    };
    slip.map(str::to_owned).or_else(|| cause::of_words(&a.quote, &b.quote))
}

/// The figure that is printed more finely, where one is.
fn finer<'a>(x: &'a Quantity, y: &'a Quantity) -> Option<&'a Quantity> {
    let (p, q) = (quantity::coarseness(x), quantity::coarseness(y));
    match p.total_cmp(&q) {
        std::cmp::Ordering::Less => Some(x),
        std::cmp::Ordering::Greater => Some(y),
        std::cmp::Ordering::Equal => None,
    }
}

/// "about 700 km allows 600 to 800 km".
fn allowed(q: &Quantity) -> String {
    let Some((_, ends)) = quantity::reach(q) else { return format!("{} allows any figure", figure::phrase(q)) };
    let (zero, factor) = quantity::affine(q.unit());
    let printed = |si: f64| figure::number((si - zero) / factor);
    let unit = match q.dimension() {
        Dimension::Count => String::new(),
        _ => format!(" {}", figure::label(q.unit())),
    };
    let range = match (ends.low.is_finite(), ends.high.is_finite()) {
        (true, true) if ends.high <= ends.low => format!("{}{unit} only", printed(ends.low)),
        (true, true) => format!("{} to {}{unit}", printed(ends.low), printed(ends.high)),
        (true, false) => format!("{}{unit} and more", printed(ends.low)),
        (false, true) => format!("{}{unit} and less", printed(ends.high)),
        (false, false) => "any figure".to_owned(),
    };
    format!("{} allows {range}", figure::phrase(q))
}

fn words(these: &[String]) -> String {
    if these.is_empty() { "nothing".to_owned() } else { these.join(" ") }
}

/// What else differs between the two: how firmly, as of when, and by whom it is said.
fn circumstances(a: Side<'_>, b: Side<'_>, because: &mut Vec<String>) {
    if a.modality != b.modality {
        because.push(format!("one is {}, the other {}", manner(a.modality), manner(b.modality)));
    }
    if let Some(order) = pair::later(a.as_of, b.as_of) {
        let (first, second) = if order.is_lt() { (a, b) } else { (b, a) };
        if let (Some(x), Some(y)) = (first.as_of, second.as_of) {
            because.push(format!(
                "{} is as of {}, {} as of {}",
                stated(first.face),
                day(x),
                stated(second.face),
                day(y)
            ));
        }
    }
    let holders = |side: Side<'_>| side.face.stance.holders.join(", via ");
    if a.face.stance.holders != b.face.stance.holders {
        let says = |h: String| if h.is_empty() { "the article itself".to_owned() } else { h };
        because.push(format!("said by {} and by {}", says(holders(a)), says(holders(b))));
    }
}

/// A publication date has no words of its own.
fn day(time: &Time) -> &str {
    if time.text().is_empty() { time.timex3() } else { time.text() }
}

fn manner(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Planned => "planned",
        Modality::Expected => "expected",
        Modality::Possible => "possible",
        Modality::Speculated => "speculated",
        Modality::Alleged => "alleged",
        Modality::Conditional => "conditional",
    }
}

/// The value of a claim in words.
pub(super) fn stated(claim: &Claim) -> String {
    let words = match &claim.value {
        Value::Time(time) => time.text().to_owned(),
        Value::Order { order, .. } => order.as_str().to_owned(),
        // "did it take place", "what is it about"
        Value::Names { items, .. } if items.is_empty() && claim.slot.relation() == "agenda" => "not known".to_owned(),
        Value::Names { items, .. } if items.is_empty() => "yes".to_owned(),
        Value::Names { items, closed } => {
            format!("{}{}", items.join(", "), if *closed { " and nobody else" } else { "" })
        }
        Value::Place { items } => items.first().cloned().unwrap_or_else(|| "a place that is not disclosed".to_owned()),
        Value::Category { item, .. } => item.clone(),
        Value::Quote { text } => format!("“{text}”"),
        value => value.quantity().map(figure::phrase).unwrap_or_default(),
    };
    match claim.stance.polarity {
        Polarity::Affirmed => words,
        Polarity::Denied if says_nothing(&claim.value, &words) => "no".to_owned(),
        Polarity::Denied => format!("not {words}"),
    }
}

/// A denial of the whole question names no value of its own.
fn says_nothing(value: &Value, words: &str) -> bool {
    words.trim().is_empty() || matches!(value, Value::Names { items, .. } if items.iter().all(|i| i.trim().is_empty()))
}
