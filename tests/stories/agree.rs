//! Whether a claim of the library states what a gold claim states.

use corroborate::value::Quantity;
use corroborate::{Claim, Value};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan};

use super::gold::GoldClaim;

/// How well the claim fits the gold claim; none where it does not. The source is the caller's matter.
pub fn fit(gold: &GoldClaim, claim: &Claim) -> Option<f64> {
    let shared = overlap(&gold.words.at, claim.span.start(), claim.span.end());
    if shared == 0 || !agrees(gold, claim, shared) {
        return None;
    }
    let longest = gold.words.at.len().max(claim.span.len()) as f64;
    Some(f64::from(u8::from(figure_within(gold, claim))) + shared as f64 / longest)
}

/// How many bytes the range shares with `start..end`.
pub fn overlap(range: &std::ops::Range<usize>, start: usize, end: usize) -> usize {
    range.end.min(end).saturating_sub(range.start.max(start))
}

fn figure_within(gold: &GoldClaim, claim: &Claim) -> bool {
    overlap(&gold.words.at, claim.figure.start(), claim.figure.end()) > 0
}

fn agrees(gold: &GoldClaim, claim: &Claim, shared: usize) -> bool {
    let near = || shared * 3 >= gold.words.at.len().min(claim.span.len());
    let wanted = numbers_in(&gold.value);
    match (gold.family.as_str(), &claim.value) {
        ("moment", Value::Time(_)) => {
            figure_within(gold, claim)
                && match (gold_stretch(&gold.value), claim_stretch(claim)) {
                    (Some(gold), Some(claim)) => stretches_agree(gold, claim),
                    _ => near(),
                }
        }
        ("attendee", Value::Names { items, .. }) => names_agree(&gold.value, items),
        ("duration", Value::Duration(q)) => {
            let seconds = wanted.first().map(|n| n * seconds_in(&gold.value));
            figure_within(gold, claim) && seconds.is_some_and(|s| stated(q).iter().any(|&n| close(s, n, 0.03)))
        }
        (
            "distance" | "speed" | "duration" | "count" | "ordinal" | "money" | "percentage" | "quantity",
            Value::Quantity(q) | Value::Money(q) | Value::Count(q) | Value::Ordinal(q) | Value::Duration(q),
        ) => {
            if wanted.is_empty() {
                return near();
            }
            let stated = stated(q);
            figure_within(gold, claim) && wanted.iter().any(|&w| stated.iter().any(|&n| close(w, n, 0.011)))
        }
        ("ordinal", Value::Time(_) | Value::Category { .. })
        | (
            "place" | "heading" | "category" | "statement" | "quotation",
            Value::Place { .. }
            | Value::Category { .. }
            | Value::Order { .. }
            | Value::Quote { .. }
            | Value::Names { .. },
        ) => near(),
        _ => false,
    }
}

fn close(a: f64, b: f64, slack: f64) -> bool {
    (a - b).abs() <= slack * a.abs().max(b.abs()) + 1e-9
}

/// Every number that a quantity states: as printed, in base units, and in the brackets after it.
fn stated(q: &Quantity) -> Vec<f64> {
    let (low, high) = q.si();
    let mut all: Vec<f64> = [q.low(), q.high(), low, high].into_iter().flatten().collect();
    // "412 pence" is kept as 4.12 pounds.
    let printed = q.text().trim_end_matches('p').split_whitespace().next().unwrap_or_default();
    all.extend(printed.replace(',', "").parse::<f64>().ok());
    all.extend(q.also().map(stated).unwrap_or_default());
    all
}

/// The numbers of a gold value: `680 km`, `4,200 USD`, `2..3 m`; none in `dozens`.
fn numbers_in(value: &str) -> Vec<f64> {
    let number = value.split_whitespace().next().unwrap_or_default().replace(',', "");
    number.split("..").filter_map(|n| n.parse().ok()).collect()
}

fn seconds_in(value: &str) -> f64 {
    match value.split_whitespace().nth(1) {
        Some("min") => 60.0,
        Some("h") => 3600.0,
        Some("d") => 86_400.0,
        Some("wk") => 604_800.0,
        Some("mo") => 2_629_800.0,
        Some("a") => 31_557_600.0,
        _ => 1.0,
    }
}

fn names_agree(gold: &str, items: &[String]) -> bool {
    gold.split_whitespace().last().is_some_and(|surname| items.iter().any(|item| item.contains(surname)))
}

type Stretch = (DateTime, DateTime);

/// `2031-05-14T06:41`, `2031-05`, `from/to` (inclusive), `../2031-05-20`, as a half-open stretch.
fn gold_stretch(value: &str) -> Option<Stretch> {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    let from = if from == ".." { DateTime::MIN } else { point(from)?.0 };
    let to = if to == ".." { DateTime::MAX } else { point(to)?.1 };
    Some((from, to))
}

fn point(text: &str) -> Option<Stretch> {
    if text.contains('T') {
        let at: DateTime = text.parse().ok()?;
        return Some((at, at.checked_add(1.minute()).ok()?));
    }
    let mut parts = text.split('-').map(|p| p.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next().flatten(), parts.next().flatten());
    let first = Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).ok()?;
    let length = match (month, day) {
        (None, _) => 1.year(),
        (_, None) => 1.month(),
        _ => 1.day(),
    };
    Some((first.to_datetime(jiff::civil::Time::midnight()), first.checked_add(length).ok()?.into()))
}

/// The half-open stretch that the library resolved the time to.
fn claim_stretch(claim: &Claim) -> Option<Stretch> {
    let json = serde_json::to_value(&claim.value).ok()?;
    let end = |key: &str| json.get(key)?.as_str()?.parse::<DateTime>().ok();
    end("from").zip(end("until"))
}

fn stretches_agree(gold: Stretch, claim: Stretch) -> bool {
    let length = |(from, until): Stretch| until.duration_since(from);
    let day = SignedDuration::from_hours(24);
    let clock = length(gold) < day || length(claim) < day;
    let slack = if clock { SignedDuration::from_hours(14) } else { SignedDuration::ZERO };
    let meets = claim.0.duration_since(gold.1) < slack && gold.0.duration_since(claim.1) < slack;
    let open = |(from, until): Stretch| from == DateTime::MIN || until == DateTime::MAX;
    meets && (open(gold) || open(claim) || length(claim) <= (length(gold) * 3).max(day * 2))
}
