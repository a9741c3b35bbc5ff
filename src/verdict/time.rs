//! Two times: equal, one within the other, or apart.

use std::cmp::Ordering;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::ruling::Ruling;
use super::{Severity, Verdict};
use crate::time::{Granularity, Time, TimeOrder, Zone};

const SAME: &str = "the same time";
const INSIDE: &str = "one time lies in the other";
const APART: &str = "no time lies in both";
const NEXT_PART: &str = "neighbouring parts of one day, which nobody draws alike";
const CLOCKS: &str = "two clock times, both without a zone";
const ROUND: &str = "the same but for rounding to five minutes";
const AROUND: &str = "the same within the hedge";

const HOUR: f64 = 3_600.0;
const HALF_HOUR: f64 = HOUR / 2.0;
/// Where the parts of a day begin is a matter of opinion: a clock time this far beyond is still a near miss.
const NEAR_MISS: f64 = 3.0 * HOUR;
/// Two clocks of one instant are this far apart at most.
const ZONES: f64 = 14.0 * HOUR;

pub(super) fn judge(a: &Time, b: &Time) -> Option<Ruling> {
    match a.compare(b) {
        TimeOrder::Equal => Some(Ruling::agreement(SAME)),
        TimeOrder::Finer | TimeOrder::Coarser => Some(Ruling::refinement(INSIDE)),
        TimeOrder::Disjoint if far_clock(a, b) || far_clock(b, a) || is_now(a) || is_now(b) => None,
        TimeOrder::Disjoint => Some(apart(a, b)),
        // Without a zone on either side both mean the time of the place.
        TimeOrder::Overlaps if (zoneless_clocks(a, b) || one_clock(a, b)) && gap(a, b)? > 0.0 => {
            let ruling = apart(a, b);
            Some(Ruling { rule: if ruling.rule == APART { CLOCKS } else { ruling.rule }, ..ruling })
        }
        _ => None,
    }
}

/// "currently": as long as it goes on.
fn is_now(t: &Time) -> bool {
    t.timex3() == "PRESENT_REF"
}

fn zoneless_clocks(a: &Time, b: &Time) -> bool {
    is_zoneless(a) && is_zoneless(b) && a.alternatives().is_empty() && b.alternatives().is_empty()
}

/// A clock time of the place, which says nothing of its zone.
pub(super) fn is_zoneless(t: &Time) -> bool {
    t.granularity() < Granularity::DayPart && matches!(t.zone(), Zone::Unknown | Zone::Local)
}

/// Whether a clock time of a known zone and one of the place are told by one clock: within half an hour of each other,
/// which no other zone than that of the place explains.
fn one_clock(a: &Time, b: &Time) -> bool {
    let zoned = |t: &Time| t.granularity() < Granularity::DayPart && matches!(t.zone(), Zone::Fixed(_));
    let pair = zoned(a) && is_zoneless(b) || is_zoneless(a) && zoned(b);
    pair && a.alternatives().is_empty() && b.alternatives().is_empty() && gap(a, b).is_some_and(|gap| gap < HALF_HOUR)
}

/// Whether the first is a clock time of a known zone that may be on the day that the second names, in the second's zone,
/// which is not known: "9 p.m. Eastern on Monday" is Tuesday in Africa.
fn far_clock(clock: &Time, day: &Time) -> bool {
    let Zone::Fixed(east) = clock.zone() else { return false };
    let bare = matches!(day.granularity(), Granularity::Day | Granularity::DayPart) && day.zone() == Zone::Unknown;
    if !bare || clock.granularity() >= Granularity::DayPart || same_day(clock, day) {
        return false;
    }
    seconds(clock).zip(seconds(day)).is_some_and(|((from, until), (first, last))| {
        let shift = f64::from(east) * 60.0;
        (first - (until - shift)).max(from - shift - last) <= ZONES
    })
}

fn apart(a: &Time, b: &Time) -> Ruling {
    let Some(gap) = gap(a, b) else { return Ruling::contradiction(Severity::Major, APART) };
    let around = [a, b].iter().filter(|t| t.is_approximate()).map(|t| looseness(t)).fold(0.0, f64::max);
    if around > 0.0 && gap <= around {
        return Ruling::new(Verdict::Rounding, Severity::Minor, AROUND);
    }
    if gap < 300.0 && (is_round(a) || is_round(b)) {
        return Ruling::new(Verdict::Rounding, Severity::Minor, ROUND);
    }
    if !same_day(a, b) || gap > NEAR_MISS {
        return Ruling::contradiction(Severity::Major, APART);
    }
    let parts = a.granularity() == Granularity::DayPart || b.granularity() == Granularity::DayPart;
    Ruling::contradiction(Severity::Minor, if parts { NEXT_PART } else { APART })
}

/// How far "around" reaches, in seconds: a quarter of an hour on the clock, else one unit.
fn looseness(t: &Time) -> f64 {
    match t.granularity() {
        Granularity::Second | Granularity::Minute => HOUR / 4.0,
        Granularity::Hour | Granularity::DayPart => HOUR,
        _ => seconds(t).map_or(0.0, |(from, until)| if (until - from).is_finite() { until - from } else { 0.0 }),
    }
}

/// "17:05", which may be 17:03.
fn is_round(t: &Time) -> bool {
    t.granularity() == Granularity::Minute && t.interval().is_some_and(|(from, _)| from.minute() % 5 == 0)
}

fn same_day(a: &Time, b: &Time) -> bool {
    let day = |t: &Time| t.interval().map(|(from, _)| from.date());
    a.granularity() <= Granularity::Day && b.granularity() <= Granularity::Day && day(a) == day(b)
}

/// The seconds between two times, by their zones where both are known.
fn gap(a: &Time, b: &Time) -> Option<f64> {
    let ((from, until), (other_from, other_until)) = (seconds(a)?, seconds(b)?);
    let shift = match (a.zone(), b.zone()) {
        (Zone::Fixed(east), Zone::Fixed(other_east)) => f64::from(east - other_east) * 60.0,
        _ => 0.0,
    };
    Some((from - shift - other_until).max(other_from - (until - shift)).max(0.0))
}

/// Whether the first time lies in the second.
pub(super) fn within(inner: &Time, outer: &Time) -> bool {
    matches!(inner.compare(outer), TimeOrder::Equal | TimeOrder::Finer)
}

/// Which is the earlier, where they do not overlap.
pub(super) fn order(a: &Time, b: &Time) -> Option<Ordering> {
    let apart = match a.compare(b) {
        TimeOrder::Disjoint => true,
        TimeOrder::Overlaps => zoneless_clocks(a, b) && gap(a, b)? > 0.0,
        _ => false,
    };
    if !apart {
        return None;
    }
    let ((x, _), (y, _)) = (seconds(a)?, seconds(b)?);
    Some(x.total_cmp(&y)).filter(|o| o.is_ne())
}

/// Where a time lies, in seconds of its own clock.
pub(super) fn seconds(t: &Time) -> Option<(f64, f64)> {
    let (from, until) = t.interval()?;
    let at = |d: DateTime, open: f64| TimeZone::UTC.to_timestamp(d).map_or(open, |s| s.as_second() as f64);
    Some((at(from, f64::NEG_INFINITY), at(until, f64::INFINITY)))
}

/// Where times lie that this one may agree with.
pub(super) fn neighbourhood(t: &Time) -> Option<(f64, f64)> {
    let (from, until) = seconds(t)?;
    let slack = if t.granularity() < Granularity::Day { ZONES } else { 0.0 };
    Some((from - slack, until + slack))
}

/// What may lie behind two times that differ.
pub(super) fn cause(a: &Time, b: &Time) -> Option<&'static str> {
    if a.granularity() > Granularity::Hour || b.granularity() > Granularity::Hour {
        return None;
    }
    let clock = |t: &Time| t.interval().map(|(from, _)| from.time());
    if clock(a)? == clock(b)? && a.zone() != b.zone() {
        return Some("the same clock time with another zone's label");
    }
    let gap = ((seconds(a)?.0 - seconds(b)?.0) / HOUR).abs();
    (gap >= 1.0 && gap.fract() == 0.0 && gap <= 14.0 && a.zone() != b.zone())
        .then_some("a time zone: whole hours apart")
}
