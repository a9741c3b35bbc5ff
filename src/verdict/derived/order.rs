//! The order of events: what comes after the fair is not over before the fair is; nothing ends before it begins.

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::time::Granularity;
use crate::value::{Order, Value};
use crate::verdict::time;

/// A day: what is told in days can still be put in order within one.
const MAJOR: f64 = 1.0;
const MINOR: f64 = 0.0;
const DAY: f64 = 86_400.0;
/// Longer stretches have room for two events: "charged in 2008, after the raid in 2008".
const WEEK: f64 = 7.0 * DAY;

pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for (slot, claims) in facts.relation("order") {
        // "died after the crash": what is a part of the other is no second event.
        let two = filler(slot, "event").zip(filler(slot, "other")).filter(|(event, other)| event != other);
        let Some((event, other)) = two else { continue };
        for claim in claims {
            match &claim.value {
                Value::Order { order: Order::After, .. } => {
                    before(
                        &moments(facts, slot, other, true),
                        &moments(facts, slot, event, false),
                        Some(claim),
                        checks,
                    );
                }
                Value::Order { order: Order::Before, .. } => {
                    before(
                        &moments(facts, slot, event, true),
                        &moments(facts, slot, other, false),
                        Some(claim),
                        checks,
                    );
                }
                _ => {}
            }
        }
    }
    for (slot, claims) in facts.relation("moment") {
        if filler(slot, "phase") == Some("begin") {
            let Some(event) = filler(slot, "event") else { continue };
            let ends = facts.relation("moment").filter(|(s, _)| {
                filler(s, "event") == Some(event)
                    && filler(s, "phase") == Some("end")
                    && filler(s, "story") == filler(slot, "story")
            });
            for end in ends.flat_map(|(_, c)| c.iter().copied()) {
                before(claims, &[end], None, checks);
            }
        }
    }
}

/// When an event is, by its end (or its beginning) where that is told, else as a whole: in the story of the order, and,
/// where the year tells one event from another, in its year.
fn moments<'a>(facts: &Facts<'a>, order: &Slot, event: &str, end: bool) -> Vec<&'a Claim> {
    let same = |s: &Slot| {
        let year = s.scope().get("event");
        // What is said too loosely to be held against others is not held against an order either.
        let loose = s.scope().contains_key("claim");
        !loose && filler(s, "story") == filler(order, "story") && (year.is_none() || year == order.scope().get("event"))
    };
    let of = |wanted: Option<&str>| -> Vec<&'a Claim> {
        let slots = facts
            .relation("moment")
            .filter(|(s, _)| filler(s, "event") == Some(event) && filler(s, "phase") == wanted && same(s));
        slots.flat_map(|(_, c)| c.iter().copied()).collect()
    };
    let edge = of(Some(if end { "end" } else { "begin" }));
    if edge.is_empty() { of(None) } else { edge }
}

/// `first ≤ second`: every one of the later moments must leave room behind the earlier ones.
fn before(first: &[&Claim], second: &[&Claim], order: Option<&Claim>, checks: &mut Checks<'_>) {
    let at = |c: &Claim| match &c.value {
        Value::Time(t) if !time::is_today(t) => time::seconds(t).filter(|(a, b)| a.is_finite() && b.is_finite()),
        _ => None,
    };
    for &x in first {
        for &y in second {
            let (Some((from, until)), Some((_, later_until))) = (at(x), at(y)) else { continue };
            let claims: Vec<&Claim> = [x, y].into_iter().chain(order).collect();
            let equation = format!("{} ≤ {}", face(&[x]), face(&[y]));
            let because = |slack: &str| vec![equation.clone(), slack.to_owned()];
            let said = order.map(|o| format!(" ({})", face(&[o]))).unwrap_or_default();
            if later_until <= from {
                let (x_told, y_told) = (dated(x, y), dated(y, x));
                let message = format!("{y_told} is over before {x_told}, which it should follow{said}");
                checks.fails(Found { name: "order", claims, message, because: because("no room is left") }, MAJOR);
            } else if order.is_some() && later_until <= until && until - from <= WEEK && lasts(x, until - from) {
                let message = format!("{} leaves {} no room but that same stretch{said}", face(&[x]), face(&[y]));
                checks
                    .fails(Found { name: "order", claims, message, because: because("the two can only touch") }, MINOR);
            } else {
                let message = format!("{} comes before {}", face(&[x]), face(&[y]));
                checks.passes(Found { name: "order", claims, message, because: vec![equation.clone()] });
            }
        }
    }
}

/// A time as it is told; with its date where another is told in the same words: "Wednesday (2023-09-13)".
fn dated(claim: &Claim, other: &Claim) -> String {
    let words = face(&[claim]);
    match &claim.value {
        Value::Time(time) if words == face(&[other]) => format!("{words} ({})", time.timex3()),
        _ => words,
    }
}

/// Whether a moment is the end of something, or days of it: what follows "Monday's funeral" at noon may well be on Monday, and
/// "last weekend" is some time in it.
fn lasts(first: &Claim, seconds: f64) -> bool {
    let days = matches!(&first.value, Value::Time(time) if time.granularity() <= Granularity::Day) && seconds > DAY;
    first.slot.scope().contains_key("phase") || days
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::time::Time;
    use crate::value::{Order, Value};
    use crate::verdict::sample::{claim, time};
    use crate::verdict::{Policy, Severity, derive};

    #[test]
    fn what_comes_after_the_fair_is_not_over_before_it() {
        let fair = Slot::new("moment").role("event", "fair").within("phase", "end");
        let order = Slot::new("order").role("event", "talks").role("other", "fair");
        let after = Value::Order { order: Order::After, time: Time::beside_event("after the fair") };
        let found = |t: &str| {
            let claims = [
                claim("a", fair.clone(), Value::Time(time("2023-05-10"))),
                claim("b", order.clone(), after.clone()),
                claim("c", Slot::new("moment").role("event", "talks"), Value::Time(time(t))),
            ];
            derive(&claims, &Policy::default()).first().map(|f| f.severity)
        };
        assert_eq!(found("2023-05-09"), Some(Severity::Major));
        assert_eq!(found("2023-05-10"), Some(Severity::Minor));
        assert_eq!(found("2023-05-11"), None);
        assert_eq!(found("2023"), None);
    }

    #[test]
    fn what_follows_the_fair_may_be_on_its_day() {
        let claims = [
            claim("a", Slot::new("moment").role("event", "fair"), Value::Time(time("2023-05-10"))),
            claim(
                "b",
                Slot::new("order").role("event", "talks").role("other", "fair"),
                Value::Order { order: Order::After, time: Time::beside_event("after the fair") },
            ),
            claim("c", Slot::new("moment").role("event", "talks"), Value::Time(time("2023-05-10T12:00"))),
        ];
        assert!(derive(&claims, &Policy::default()).iter().all(|f| f.severity == Severity::Info));
    }

    #[test]
    fn what_follows_something_of_last_weekend_may_be_of_that_weekend() {
        let order = Slot::new("order").role("event", "talks").role("other", "raid");
        let talks = Slot::new("moment").role("event", "talks");
        let raid = Slot::new("moment").role("event", "raid");
        let severities = |raid: Slot, when: &str| {
            let after = Value::Order { order: Order::After, time: Time::beside_event("after the raid") };
            let claims = [
                claim("a", raid, Value::Time(time(when))),
                claim("b", order.clone(), after),
                claim("c", talks.clone(), Value::Time(time("2023-05-14"))),
            ];
            derive(&claims, &Policy::default()).iter().map(|f| f.severity).collect::<Vec<_>>()
        };
        assert!(severities(raid.clone(), "2023-W19-WE").iter().all(|s| *s == Severity::Info));
        assert_eq!(severities(raid.clone(), "2023-05-16"), [Severity::Major]);
        assert!(severities(raid.within("claim", "a:1"), "2023-05-16").is_empty());
    }
}
