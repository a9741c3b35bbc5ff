//! Values so far apart that they hardly answer one question.
//!
//! A slot is read off a few words ("people", "the launch"), and two things may share these. Reports of one event
//! differ by a day, or by a third; who writes of 3 people and of 31,000, of March and of July, mostly writes of two
//! things. Such a difference is kept, and it is no alarm.

use std::cmp::Ordering;

use super::pair::{self, Side, is_plan, speaker};
use super::{cause, clock, quantity, time};
use crate::claim::{Claim, Slot};
use crate::time::{Anchor, Granularity, Time};
use crate::value::{Quantity, Value};

const FAR_FIGURES: &str = "so far apart that they hardly count one thing";
const MANY_DAYS: &str = "the event goes on for days";
const MANY_PLACES: &str = "the event goes on in more than one place";
const NEAR: &str = "what is near a place may be near another";
const TWO_PEOPLE: &str = "ages so far apart are hardly of one person";
const OVER: &str = "what is still to come for one was over by then for the other";
const TWO_OF_THEM: &str = "one article tells of both, so that there were two of them";
const AGAIN: &str = "what may befall one person in one year and again in another";
const BACKGROUND: &str = "who gives no more than the month of what others date to the day tells of another time";
const POINTS_BACK: &str = "which day \"that day\" points back to is not sure";
const FAR_TIMES: &str = "so far apart that they hardly date one event";

/// From how many times the other on a figure is of something else. Two sides of a quarrel count a crowd more
/// differently than that, and a slipped nought makes it ten times; both are told apart below.
const TIMES: f64 = 5.0;
/// Nobody is taken to be so many years older.
const AGES: f64 = 10.0;
/// Two reports that date one event differ by days or weeks.
const DAYS: f64 = 30.0 * 86_400.0;
/// Who announces things announces something else a few days later.
const OCCASION: f64 = 5.0 * 86_400.0;

pub(super) const FURTHER_DOWN: &str = "both stand in the body of one article, which hardly gives one thing twice over";
/// Headline and first paragraph, in bytes: what the rest of the article is held against.
pub(super) const LEAD: usize = 300;

/// Whether two values of one article stand in its body, neither a slip of the other. Who writes of two quakes, two trials
/// or two prices tells them apart for a reader; a headline or a lead that the body does not bear out is another matter.
pub(super) fn further_down(a: Side<'_>, b: Side<'_>) -> bool {
    let slip = is_slip(a.face, b.face);
    let kinds = matches!(a.face.value, Value::Time(_) | Value::Place { .. }) || a.face.value.quantity().is_some();
    // "The navy gave 160 mph, the weather bureau 118": a report that names two who differ tells of a dispute.
    let holders = [a, b].map(|side| &side.face.stance.holders);
    let dispute = holders[0] != holders[1] && holders.iter().any(|h| !h.is_empty());
    kinds && !slip && !dispute && a.face.span.start().min(b.face.span.start()) > LEAD
}

pub(super) const IN_PASSING: &str = "a place that no report opens with is more often that of something like it";

/// Whether none of these claims of a place stands in the lead of its report. Where it happened is told there; further down
/// stand the fire of ten years ago, the other trial, the next meeting.
pub(super) fn in_passing(claims: &[Claim], of: &[usize]) -> bool {
    of.iter().all(|&i| claims[i].span.start() > LEAD)
}

/// Why two meals, or two ways of travel, are no conflict: one article tells of both, "dined on Monday and skipped lunch on
/// Tuesday", so that there were two of them.
pub(super) fn both_told(claims: &[Claim], a: Side<'_>, b: Side<'_>) -> Option<&'static str> {
    let (Value::Category { family, item: x }, Value::Category { item: y, .. }) = (&a.face.value, &b.face.value) else {
        return None;
    };
    let tells = |claim: &Claim, member: &str| matches!(&claim.value, Value::Category { item, .. } if item == member);
    let both = |source: &str| [x, y].iter().all(|m| claims.iter().any(|c| c.source == source && tells(c, m)));
    (matches!(family.as_str(), "meal" | "transport") && x != y && claims.iter().any(|c| both(&c.source)))
        .then_some(TWO_OF_THEM)
}

/// Whether two figures, or two clock times, differ by a slip of the pen.
pub(super) fn is_slip(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) => clock::is_half_day_off(x, y),
        (x, y) => x.quantity().zip(y.quantity()).is_some_and(|(x, y)| cause::is_slip(x, y)),
    }
}

/// Why two values that differ are more likely of two things; none where nothing speaks for it.
pub(super) fn two_questions(a: Side<'_>, b: Side<'_>) -> Option<&'static str> {
    match (&a.face.value, &b.face.value) {
        (Value::Time(x), Value::Time(y)) => {
            // Plans are put off, by half a year at times.
            let event = a.face.slot.roles().get("event").map_or("", String::as_str);
            let plan = |side: Side<'_>, t: &Time| is_plan(side.modality) || lies_ahead(side, t);
            if is_over(a, x, b, y) || is_over(b, y, a, x) {
                return Some(OVER);
            }
            let slack = if plan(a, x) && plan(b, y) { 6.0 * DAYS } else { DAYS };
            if far_times(x, y, slack) {
                return Some(FAR_TIMES);
            }
            if is_of_background(x, y) || is_of_background(y, x) {
                return Some(BACKGROUND);
            }
            if points_back(x) || points_back(y) {
                return Some(POINTS_BACK);
            }
            if event.starts_with("announcement") && time::apart_by(x, y) > OCCASION {
                return Some(FAR_TIMES);
            }
            if comes_again(event) && years_differ(x, y) {
                return Some(AGAIN);
            }
            let lasts = |slot: &Slot| {
                !slot.scope().contains_key("phase") && slot.roles().get("event").is_some_and(|e| goes_on(e))
            };
            (lasts(&a.face.slot) && x.granularity() <= Granularity::Day && y.granularity() <= Granularity::Day)
                .then_some(MANY_DAYS)
        }
        (Value::Place { .. }, Value::Place { .. }) => {
            let roams = |event: &String| goes_on(event) || event.split(' ').next() == Some("storm");
            let event = a.face.slot.roles().get("event").filter(|e| roams(e));
            let near = is_near(a.face) || is_near(b.face);
            event.map(|_| MANY_PLACES).or_else(|| near.then_some(NEAR))
        }
        (Value::Duration(x), Value::Duration(y)) if is_age(&a.face.slot) => {
            let years = quantity::gap(x, y).map_or(0.0, |(gap, _)| gap);
            (years > AGES && !cause::is_slip(x, y)).then_some(TWO_PEOPLE)
        }
        (x, y) => {
            let counted = matches!(a.face.slot.relation(), "count" | "money" | "measure");
            // Crowds are what two sides count so differently; a price or a haul is not.
            let quarrel = a.face.slot.relation() == "count"
                && matches!((speaker(a.face), speaker(b.face)), (Some(x), Some(y)) if x != y);
            let (x, y) = x.quantity().zip(y.quantity()).filter(|_| counted && !quarrel)?;
            far_figures(x, y).then_some(FAR_FIGURES)
        }
    }
}

/// Whether the first is a plan for the days to come, and the second had happened days before it was made: "is to leave on
/// Saturday", "left for the talks five days ago".
fn is_over(plan: Side<'_>, ahead: &Time, done: Side<'_>, past: &Time) -> bool {
    let made = plan.as_of.filter(|made| lies_ahead(plan, ahead) && time::apart_by(made, past) > 2.0 * time::DAY);
    !is_plan(done.modality) && !lies_ahead(done, past) && pair::later(Some(past), made) == Some(Ordering::Less)
}

/// Whether a time is later than the article that states it.
fn lies_ahead(side: Side<'_>, t: &Time) -> bool {
    pair::later(side.as_of, Some(t)) == Some(Ordering::Less)
}

/// "near Aville": the words before the place.
fn is_near(claim: &Claim) -> bool {
    let before = claim.figure.start().checked_sub(claim.span.start()).and_then(|n| claim.quote.get(..n));
    before.is_some_and(|words| {
        let words = words.trim_end();
        ["near", "near the town of", "close to", "outside", "not far from"].iter().any(|near| words.ends_with(near))
    })
}

fn is_age(slot: &Slot) -> bool {
    slot.relation() == "age" || slot.scope().get("which").is_some_and(|w| w == "age")
}

/// Whether an event goes on for days, so that two days on which it is told of are both right, and so may two places be.
fn goes_on(event: &str) -> bool {
    const LASTING: [&str; 25] = [
        "blockade",
        "campaign",
        "clash",
        "conflict",
        "crisis",
        "drought",
        "epidemic",
        "fighting",
        "inquiry",
        "invasion",
        "investigation",
        "negotiation",
        "occupation",
        "offensive",
        "outbreak",
        "pandemic",
        "protest",
        "rescue",
        "riot",
        "search",
        "siege",
        "tournament",
        "trial",
        "unrest",
        "war",
    ];
    event.split(' ').next().is_some_and(|head| LASTING.binary_search(&head).is_ok())
}

/// "In 2019 she was charged with theft": what a record holds more than once.
fn comes_again(event: &str) -> bool {
    const RECORD: [&str; 16] = [
        "accuse",
        "arrest",
        "ban",
        "charge",
        "convict",
        "fine",
        "imprison",
        "indict",
        "injure",
        "jail",
        "prosecute",
        "sentence",
        "sentenced",
        "sue",
        "suspend",
        "warn",
    ];
    event.strip_prefix("earlier ").and_then(|e| e.split(' ').next()).is_some_and(|deed| RECORD.contains(&deed))
}

fn years_differ(x: &Time, y: &Time) -> bool {
    let year = |t: &Time| t.timex3().get(..4).and_then(|year| year.parse::<u16>().ok());
    year(x).zip(year(y)).is_some_and(|(x, y)| x != y)
}

/// In every way in which the two can be read: "€1.500" may be fifteen hundred.
fn far_figures(x: &Quantity, y: &Quantity) -> bool {
    let far = |x: &Quantity, y: &Quantity| far_readings(x, y) && y.other_reading().is_none_or(|y| far_readings(x, &y));
    far(x, y) && x.other_reading().is_none_or(|x| far(&x, y))
}

fn far_readings(x: &Quantity, y: &Quantity) -> bool {
    let Some(((p, _), (q, _))) = quantity::reach(x).zip(quantity::reach(y)) else { return false };
    let (small, large) = if p.high < q.low { (p.high, q.low) } else { (q.high, p.low) };
    small > 0.0 && large > TIMES * small && cause::of_figures(x, y).is_none() && !cause::is_slip(x, y)
}

/// "his loss to Roe in June", beside "Sunday's final": the day of the news is known to who writes of it.
fn is_of_background(month: &Time, day: &Time) -> bool {
    matches!(month.granularity(), Granularity::Month | Granularity::Season | Granularity::Quarter)
        && day.granularity() <= Granularity::Day
}

/// "that night", "two days later": from a day that the text has spoken of.
fn points_back(t: &Time) -> bool {
    t.anchor() == Anchor::Earlier && t.granularity() >= Granularity::DayPart
}

/// Years are rough, and a wrong one is a common slip: "in 2018" against "in April 2019".
fn far_times(x: &Time, y: &Time, slack: f64) -> bool {
    let Some((one, other)) = time::seconds(x).zip(time::seconds(y)) else { return false };
    let gap = time::apart_by(x, y);
    let coarse = (one.1 - one.0).max(other.1 - other.0);
    let years = x.granularity() >= Granularity::Year && y.granularity() >= Granularity::Year;
    let same_day = |t: &Time| t.interval().map(|(from, _)| (from.month(), from.day()));
    let slip = x.granularity() <= Granularity::Day && y.granularity() <= Granularity::Day && same_day(x) == same_day(y);
    coarse.is_finite() && gap > slack.max(coarse) && !years && !slip
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::{quantity, time};

    #[test]
    fn figures_many_times_apart_are_of_two_things() {
        let far = |a: &str, b: &str| far_figures(&quantity(a), &quantity(b));
        assert!(far("3 people", "31000 people") && far("35000 GBP", "1.7 million GBP"));
        assert!(!far("24 people", "96 people"), "a toll");
        assert!(!far("50 people", "500 people"), "a slipped nought");
        assert!(!far("2 million EUR", "2 billion EUR"), "a scale word");
        assert!(!far("0 people", "12 people"), "nobody, or twelve");
    }

    #[test]
    fn a_trial_goes_on_for_days_and_a_meeting_does_not() {
        assert!(goes_on("trial of Ana Roe") && goes_on("search"));
        assert!(!goes_on("meeting of Ana Roe") && !goes_on("Strike Force"));
    }

    #[test]
    fn dates_months_apart_are_of_two_events() {
        let far = |a: &str, b: &str| far_times(&time(a), &time(b), DAYS);
        assert!(far("2031-03-04", "2031-07") && far("2031-03-04T05:42", "2031-06") && far("2029-05-08", "2031-03-02"));
        assert!(!far("2031-03-04", "2031-03-05") && !far("2031-03-04", "2031-03-28"));
        assert!(!far("2030", "2031-04") && !far("1887", "1897"), "a wrong year");
        assert!(!far("2030-03-04", "2031-03-04"), "the same day of another year");
    }
}
