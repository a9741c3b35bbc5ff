//! A length of time against its ends: "four and a half years" since April 2019, an age and a date of birth.

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::time::Time;
use crate::value::Value;
use crate::verdict::{figure, quantity, time};

const YEAR: f64 = 31_556_952.0;

pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for (slot, claims) in facts.relation("duration") {
        let Some(event) = filler(slot, "of") else { continue };
        let gap = filler(slot, "which") == Some("gap");
        for length in claims {
            if gap {
                for from in moments(facts, event, &["since", "last", "previous"]) {
                    compare(length, from, length.as_of.as_ref(), None, checks);
                }
                continue;
            }
            for from in moments(facts, event, &["begin"]) {
                for until in moments(facts, event, &["end"]) {
                    compare(length, from, moment(until), Some(until), checks);
                }
            }
        }
    }
    for (slot, claims) in facts.relation("age") {
        let Some(who) = filler(slot, "of").or(filler(slot, "who")) else { continue };
        let births = facts.relation("birth").filter(|(s, _)| filler(s, "of").or(filler(s, "who")) == Some(who));
        for birth in births.flat_map(|(_, c)| c) {
            for age in claims {
                completed(age, birth, checks);
            }
        }
    }
}

/// The claims on when an event is in one of its phases.
fn moments<'a>(facts: &Facts<'a>, event: &str, phases: &[&str]) -> Vec<&'a Claim> {
    let of = |slot: &Slot| {
        filler(slot, "event") == Some(event) && filler(slot, "phase").is_some_and(|p| phases.contains(&p))
    };
    facts.relation("moment").filter(|(s, _)| of(s)).flat_map(|(_, c)| c.iter().copied()).collect()
}

fn moment(claim: &Claim) -> Option<&Time> {
    match &claim.value {
        Value::Time(time) => Some(time),
        _ => None,
    }
}

/// `until - from = length`
fn compare(length: &Claim, from: &Claim, until: Option<&Time>, end: Option<&Claim>, checks: &mut Checks<'_>) {
    let Some((_, allowed)) = length.value.quantity().and_then(quantity::reach) else { return };
    let Some((from_time, until)) = moment(from).zip(until) else { return };
    let Some(((a, b), (c, d))) = time::seconds(from_time).zip(time::seconds(until)) else { return };
    // Half-open ends: the shortest and the longest that can lie between.
    let (least, most) = (c - b, d - a);
    report([length, from], end, (allowed.low, allowed.high), (least, most), checks);
}

/// `as of - birth`, in full years, is the age.
fn completed(age: &Claim, birth: &Claim, checks: &mut Checks<'_>) {
    let Some((years, _)) = age.value.quantity().and_then(quantity::reach) else { return };
    let Some((born, now)) = moment(birth).zip(age.as_of.as_ref()) else { return };
    let Some(((a, b), (c, d))) = time::seconds(born).zip(time::seconds(now)) else { return };
    // Two days of slack for leap years.
    let stated = (years.low - 172_800.0, years.high + YEAR + 172_800.0);
    report([age, birth], None, stated, (c - b, d - a), checks);
}

fn report(
    [length, from]: [&Claim; 2],
    end: Option<&Claim>,
    (low, high): (f64, f64),
    (least, most): (f64, f64),
    checks: &mut Checks<'_>,
) {
    let off = (low - most).max(least - high);
    let until = end.map_or_else(|| "the day of the report".to_owned(), |c| face(&[c]));
    let equation = format!("{until} - {} = {}", face(&[from]), face(&[length]));
    let claims = [length, from].into_iter().chain(end).collect();
    if off > 0.0 {
        let off_words = if off > YEAR / 6.0 {
            format!("{} years", figure::number(off / YEAR))
        } else {
            format!("{} hours", figure::number((off / 3_600.0).round()))
        };
        let message = format!("{} does not fit from {} to {until}: {off_words} off", face(&[length]), face(&[from]));
        let because = vec![equation, format!("{off_words} are left even at the edges of rounding")];
        checks.fails(Found { name: "interval", claims, message, because }, off / high.abs().max(least.abs()));
    } else {
        let message = format!("{} fits from {} to {until}", face(&[length]), face(&[from]));
        checks.passes(Found { name: "interval", claims, message, because: vec![equation] });
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, Slot};
    use crate::value::Value;
    use crate::verdict::sample::{claim, time, value};
    use crate::verdict::{Policy, derive};

    fn at(phase: &str, t: &str) -> Claim {
        claim("a", Slot::new("moment").role("event", "fair").within("phase", phase), Value::Time(time(t)))
    }

    #[test]
    fn a_length_of_time_fits_its_ends() {
        let found = |hours: &str| {
            let length = claim("a", Slot::new("duration").role("of", "fair"), value(hours));
            derive(&[at("begin", "2023-05-07T10:00"), at("end", "2023-05-07T14:00"), length], &Policy::default()).len()
        };
        assert_eq!([found("4 hours"), found("6 hours"), found("240 minutes")], [0, 1, 0]);
    }

    #[test]
    fn the_time_since_is_counted_to_the_day_of_the_report() {
        let found = |years: &str| {
            let slot = Slot::new("duration").role("of", "fair").within("which", "gap");
            let mut gap = claim("a", slot, value(years));
            gap.as_of = Some(time("2023-09-12"));
            derive(&[gap, at("last", "2019-04")], &Policy::default()).len()
        };
        assert_eq!([found("four and a half years"), found("four years"), found("six years")], [0, 0, 1]);
    }

    #[test]
    fn an_age_goes_with_the_day_of_birth() {
        let found = |years: &str| {
            let mut age = claim("a", Slot::new("age").role("of", "mayor"), value(years));
            age.as_of = Some(time("2023-09-12"));
            let birth = claim("b", Slot::new("birth").role("of", "mayor"), Value::Time(time("1960-11-03")));
            derive(&[age, birth], &Policy::default()).len()
        };
        assert_eq!([found("62 years"), found("63 years"), found("58 years")], [0, 1, 1]);
    }
}
