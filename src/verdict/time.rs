//! Two times: equal, one within the other, or apart.

use std::cmp::Ordering;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::clock;
use super::ruling::Ruling;
use super::{Severity, Verdict};
use crate::time::{Granularity, Time, TimeOrder, Zone};

const SAME: &str = "the same time";
const INSIDE: &str = "one time lies in the other";
const APART: &str = "no time lies in both";
const NEXT_PART: &str = "neighbouring parts of one day, which nobody draws alike";
const CLOCKS: &str = "two clock times of one place";
const ROUND: &str = "the same but for rounding to five minutes";
const AROUND: &str = "the same within the hedge";

pub(super) const HOUR: f64 = 3_600.0;
pub(super) const HALF_HOUR: f64 = HOUR / 2.0;
/// Where the parts of a day begin is a matter of opinion: a clock time this far beyond is still a near miss.
const NEAR_MISS: f64 = 3.0 * HOUR;
/// Two clocks of one instant are this far apart at most.
const ZONES: f64 = 14.0 * HOUR;
pub(super) const DAY: f64 = 24.0 * HOUR;
/// Minutes that are given in round figures.
const FIVE_MINUTES: f64 = 300.0;

pub(super) fn judge(a: &Time, b: &Time) -> Option<Ruling> {
    // "Midnight on Tuesday" may be the beginning or the end of that day.
    let midnight = is_midnight(a) || is_midnight(b);
    if let Some(gap) = clock::apart(a, b) {
        return if midnight && gap > DAY / 2.0 { None } else { clocks(a, b, gap) };
    }
    match a.compare(b) {
        TimeOrder::Disjoint if midnight && gap(a, b)? < DAY => None,
        TimeOrder::Equal => Some(Ruling::agreement(SAME)),
        TimeOrder::Finer | TimeOrder::Coarser => Some(Ruling::refinement(INSIDE)),
        TimeOrder::Disjoint if far_clock(a, b) || far_clock(b, a) || is_now(a) || is_now(b) => None,
        TimeOrder::Disjoint if (is_overnight(a) || is_overnight(b)) && gap(a, b)? < DAY => None,
        TimeOrder::Disjoint if (is_today(a) || is_today(b)) && gap(a, b)? < DAY => None,
        TimeOrder::Disjoint => Some(apart(a, b)),
        _ => None,
    }
}

fn is_midnight(t: &Time) -> bool {
    t.granularity() < Granularity::DayPart && t.text().to_ascii_lowercase().contains("midnight")
}

/// "Today" is the day on which the page was written, or last written over, by the clock of the outlet, which is not known:
/// a headline says so of the evening before.
pub(super) fn is_today(t: &Time) -> bool {
    let text = t.text();
    t.granularity() >= Granularity::DayPart
        && (text.eq_ignore_ascii_case("today") || text.eq_ignore_ascii_case("tonight"))
}

/// "currently": as long as it goes on.
fn is_now(t: &Time) -> bool {
    t.timex3() == "PRESENT_REF"
}

/// "Overnight" is the night before the article or that in which it appears.
fn is_overnight(t: &Time) -> bool {
    t.granularity() == Granularity::DayPart && t.text().to_ascii_lowercase().contains("overnight")
}

/// Two clocks of one place that are so many seconds apart.
fn clocks(a: &Time, b: &Time, gap: f64) -> Option<Ruling> {
    let around = [a, b].iter().filter(|t| t.is_approximate()).map(|t| looseness(t)).fold(0.0, f64::max);
    if gap <= around {
        // On which day it was is guessed already.
        let sure = a.alternatives().is_empty() && b.alternatives().is_empty();
        // "around 6:30 a.m.", where it was 6:29: nobody is wrong.
        let near = gap < FIVE_MINUTES && (is_round(a) || is_round(b));
        let severity = if near { Severity::Info } else { Severity::Minor };
        return sure.then(|| Ruling::new(Verdict::Rounding, severity, AROUND));
    }
    if gap < FIVE_MINUTES && (is_round(a) || is_round(b)) {
        return Some(Ruling::new(Verdict::Rounding, Severity::Minor, ROUND));
    }
    Some(Ruling::contradiction(if gap > NEAR_MISS { Severity::Major } else { Severity::Minor }, CLOCKS))
}

/// Whether the first is a clock time of a known zone that may be on the day that the second names, in the second's zone,
/// which is not known: "9 p.m. Eastern on Monday" is Tuesday in Africa.
fn far_clock(t: &Time, day: &Time) -> bool {
    let bare = matches!(day.granularity(), Granularity::Day | Granularity::DayPart) && day.zone() == Zone::Unknown;
    if !bare || t.granularity() >= Granularity::DayPart || clock::is_of_place(t) {
        return false;
    }
    let east = match t.zone() {
        Zone::Fixed(east) => east,
        // "7 p.m. German time" of what happened elsewhere in the night.
        Zone::Named(_) => 0,
        Zone::Unknown | Zone::Local => return false,
    };
    let Some(((from, until), (first, last))) = seconds(t).zip(seconds(day)) else {
        // In a text without a date: "0241 GMT Friday" and "Thursday".
        return weekday(t).zip(weekday(day)).is_some_and(|(x, y)| matches!((x + 7 - y) % 7, 1 | 6));
    };
    let shift = f64::from(east) * 60.0;
    (first - (until - shift)).max(from - shift - last) <= ZONES
}

/// The day of a week that nobody knows, 1 for Monday to 7 for Sunday.
fn weekday(t: &Time) -> Option<u32> {
    t.timex3().strip_prefix("XXXX-WXX-")?.chars().next()?.to_digit(10)
}

fn apart(a: &Time, b: &Time) -> Ruling {
    let Some(gap) = gap(a, b) else { return Ruling::contradiction(Severity::Major, APART) };
    let around = [a, b].iter().filter(|t| t.is_approximate()).map(|t| looseness(t)).fold(0.0, f64::max);
    if around > 0.0 && gap < FIVE_MINUTES && (is_round(a) || is_round(b)) {
        return Ruling::new(Verdict::Rounding, Severity::Info, AROUND);
    }
    if around > 0.0 && gap <= around {
        return Ruling::new(Verdict::Rounding, Severity::Minor, AROUND);
    }
    if gap < FIVE_MINUTES && (is_round(a) || is_round(b)) {
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
        Granularity::Hour => HALF_HOUR,
        Granularity::DayPart => HOUR,
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

/// A clock time of the place, which says nothing of its zone.
pub(super) fn is_zoneless(t: &Time) -> bool {
    t.granularity() < Granularity::DayPart && matches!(t.zone(), Zone::Unknown | Zone::Local)
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

/// The seconds from the end of the one to the beginning of the other, each by its own clock; below nought where they meet.
pub(super) fn apart_by(x: &Time, y: &Time) -> f64 {
    let gap = |((a, b), (c, d)): ((f64, f64), (f64, f64))| (a - d).max(c - b);
    seconds(x).zip(seconds(y)).map_or(0.0, gap)
}

/// The seconds from the beginning of the one to that of the other, by their zones where both are known.
pub(super) fn start_to_start(x: &Time, y: &Time) -> f64 {
    let start = |t: &Time| {
        let east = if let Zone::Fixed(east) = t.zone() { f64::from(east) * 60.0 } else { 0.0 };
        seconds(t).map_or(f64::INFINITY, |(from, _)| from - east)
    };
    (start(x) - start(y)).abs()
}

/// Whether the first time lies in the second.
pub(super) fn within(inner: &Time, outer: &Time) -> bool {
    matches!(inner.compare(outer), TimeOrder::Equal | TimeOrder::Finer)
}

/// Which is the earlier, where they do not overlap.
pub(super) fn order(a: &Time, b: &Time) -> Option<Ordering> {
    let apart = match a.compare(b) {
        TimeOrder::Disjoint => true,
        TimeOrder::Overlaps => is_zoneless(a) && is_zoneless(b) && clock::apart(a, b).is_some(),
        _ => false,
    };
    if !apart {
        return None;
    }
    let ((x, _), (y, _)) = (seconds(a)?, seconds(b)?);
    Some(x.total_cmp(&y)).filter(|o| o.is_ne())
}

/// Which of two times of a day or less is on the earlier date, each by its own clock.
pub(super) fn by_date(a: &Time, b: &Time) -> Option<Ordering> {
    let date = |t: &Time| t.interval().filter(|_| t.granularity() <= Granularity::Day).map(|(from, _)| from.date());
    Some(date(a)?.cmp(&date(b)?)).filter(|o| o.is_ne())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::{time, time_said};

    #[test]
    fn overnight_is_one_of_two_nights() {
        let verdict = |a: &Time, b: &str| judge(a, &time(b)).map(|r| r.verdict);
        let overnight = time_said("2031-03-04TNI", "overnight");
        assert_eq!(verdict(&overnight, "2031-03-04T02:47"), None, "the night before");
        assert_eq!(verdict(&overnight, "2031-03-07"), Some(Verdict::Contradiction));
        assert_eq!(verdict(&time("2031-03-04TNI"), "2031-03-04T02:47"), Some(Verdict::Contradiction), "Tuesday night");
    }

    #[test]
    fn midnight_is_either_end_of_its_day() {
        let midnight = time_said("2031-03-04T00:00", "midnight on Tuesday");
        assert_eq!(judge(&midnight, &time("2031-03-04T23:40")), None);
        assert_eq!(judge(&time("2031-03-04TNI"), &midnight), None);
        assert!(judge(&midnight, &time("2031-03-04T02:40")).is_some_and(|r| r.verdict == Verdict::Contradiction));
    }

    #[test]
    fn today_is_the_day_before_or_after_by_another_clock() {
        let today = time_said("2031-03-04", "today");
        assert_eq!(judge(&today, &time("2031-03-03")), None);
        assert_eq!(judge(&time("2031-03-05T09:30"), &today), None);
        assert!(judge(&today, &time("2031-03-06")).is_some_and(|r| r.verdict == Verdict::Contradiction));
    }

    #[test]
    fn a_clock_of_another_country_is_no_part_of_the_day_here() {
        let night = time("2031-03-04TNI");
        let named = time_said("2031-03-04T13:17+05:30", "1.17 pm IST");
        assert_eq!(judge(&named, &time("2031-03-04TMO")), None);
        let friday = time_said("XXXX-WXX-5T02:41Z", "0241 GMT Friday");
        assert_eq!(judge(&time("XXXX-WXX-4TEV"), &friday), None, "Thursday evening, where it happened");
        assert!(judge(&time("XXXX-WXX-3"), &friday).is_some_and(|r| r.verdict == Verdict::Contradiction));
        let of_place = time_said("2031-03-04T13:17+05:30", "1.17 pm (0747 GMT)");
        assert!(judge(&of_place, &night).is_some_and(|r| r.verdict == Verdict::Contradiction));
    }
}
