//! The gold's own claims in the gold's own slots, for what the verdicts make of them where matching makes no mistake.
//!
//! Numbers and times are those that the library reads in the quote, so that bounds, hedges and zones are as printed.

use corroborate::number::quantities;
use corroborate::text::{lex, sentences};
use corroborate::time::{Time, times};
use corroborate::value::Quantity;
use corroborate::{Claim, Modality, Polarity, Reconciler, Report, Slot, Span, Stance, Value};

use crate::agree::fit;
use crate::gold::{GoldClaim, Story};

/// What the library would report if it had found and placed every claim as the gold does. `dated` is its own report on
/// the story, which knows the dates that only the texts state.
pub fn report(story: &Story, dated: &Report) -> Report {
    let claims = story.reports.iter().flat_map(|report| {
        let source = dated.sources.iter().find(|s| s.id == format!("{}/{}", story.name, report.source));
        let published = source.and_then(|s| s.published);
        let as_of = published.and_then(|p| Time::from_timex3(&p.to_string()).ok());
        let tokens = lex(&report.text);
        let found = times(&tokens, &sentences(&tokens), published).into_iter().map(|m| (m.span, Value::Time(m.time)));
        let numbers = quantities(&tokens);
        let mut values: Vec<(Span, Value)> = found.collect();
        values.extend(numbers.into_iter().flat_map(|m| readings(&m.quantity).map(|value| (m.span, value))));
        let of_report = story.claims.iter().filter(|c| c.words.source == report.source);
        let claim = |gold: &GoldClaim| claim(story, gold, &report.text, &values, as_of.as_ref());
        of_report.filter_map(claim).collect::<Vec<_>>()
    });
    Reconciler::new().reconcile_claims(claims.collect())
}

/// One figure may be any of these, as the question has it.
fn readings(quantity: &Quantity) -> [Value; 5] {
    let q = || quantity.clone();
    [Value::Quantity(q()), Value::Money(q()), Value::Count(q()), Value::Ordinal(q()), Value::Duration(q())]
}

fn relation(family: &str) -> &str {
    match family {
        "percentage" | "quantity" => "measure",
        "statement" => "category",
        other => other,
    }
}

fn claim(story: &Story, gold: &GoldClaim, text: &str, values: &[(Span, Value)], as_of: Option<&Time>) -> Option<Claim> {
    let words = || gold.value.clone();
    let whole = Span::new(text, gold.words.at.start, gold.words.at.end).ok()?;
    let make = |figure: Span, value: Value| Claim {
        id: format!("{}/{}", story.name, gold.id),
        source: format!("{}/{}", story.name, gold.words.source),
        span: whole,
        quote: gold.words.quote.clone(),
        figure,
        slot: slot(story, gold),
        value,
        stance: stance(gold),
        as_of: as_of.cloned(),
        origin: gold.words.source.clone(),
    };
    let stated = match gold.family.as_str() {
        "attendee" => Value::Names { items: vec![words()], closed: false },
        "heading" if is_bearing(&gold.value) => {
            Value::Category { family: "bearing".to_owned(), item: gold.value.replace('-', "") }
        }
        "place" | "heading" => Value::Place { items: vec![words()] },
        "category" | "statement" => Value::Category { family: gold.slot.clone(), item: words() },
        "quotation" => Value::Quote { text: gold.words.quote.clone() },
        family => {
            let wanted = |value: &Value| match value {
                Value::Quantity(_) => matches!(family, "distance" | "speed" | "percentage" | "quantity"),
                Value::Money(_) => family == "money",
                Value::Count(_) => family == "count",
                Value::Ordinal(_) => family == "ordinal",
                Value::Duration(_) => family == "duration",
                Value::Time(_) => family == "moment",
                _ => false,
            };
            let readings = values.iter().filter(|(_, value)| wanted(value)).map(|(at, value)| make(*at, value.clone()));
            return readings
                .filter_map(|c| Some((fit(gold, &c)?, c)))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, c)| c)
                .or_else(|| Some(make(whole, unread(family, &gold.value)?)));
        }
    };
    Some(make(whole, stated))
}

/// The gold's question in place of what is counted or measured, so that its words tell how the answer may change.
fn slot(story: &Story, gold: &GoldClaim) -> Slot {
    let slot = Slot::new(relation(&gold.family)).role("question", format!("{}/{}", story.name, gold.slot));
    let past = gold.question.split(' ').find(|w| w.len() == 4 && w.parse::<u16>().is_ok());
    let slot = slot.role("of", gold.question.clone());
    // Labels of what the story tells of for comparison begin so.
    let earlier = ["old", "last", "previous", "maiden"].iter().any(|w| gold.slot.split('-').next() == Some(w));
    match past {
        Some(year) => slot.within("event", format!("of {year}")),
        None if earlier => slot.within("event", "earlier event"),
        None => slot,
    }
}

fn is_bearing(words: &str) -> bool {
    words.split('-').all(|w| ["north", "south", "east", "west"].contains(&w))
}

/// A number that the library does not read in the quote, as the gold writes it.
fn unread(family: &str, value: &str) -> Option<Value> {
    let q: Quantity = value.parse().ok()?;
    match family {
        "count" => Some(Value::Count(q)),
        "ordinal" => Some(Value::Ordinal(q)),
        "duration" => Some(Value::Duration(q)),
        _ => None,
    }
}

/// As the note beside the claim has it.
fn stance(gold: &GoldClaim) -> Stance {
    let says = |word: &str| gold.note.contains(word);
    // A statement's value is its answer, a denial's "no".
    let denied = (says("denied") || says("absent")) && gold.family != "statement";
    let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
    let modality = match () {
        () if says("planned") || gold.note.ends_with("plan") => Modality::Planned,
        () if says("expected") => Modality::Expected,
        () => Modality::Asserted,
    };
    let mut stance = Stance::default();
    (stance.polarity, stance.modality) = (polarity, modality);
    stance
}
