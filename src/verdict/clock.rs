//! Two clock times: whether both are told by the clock of one place, and what slip may lie between them.

use super::cause::neighbours_swapped;
use super::time::{HALF_HOUR, HOUR, is_zoneless, seconds};
use crate::time::{Granularity, Time, Zone};

const HALF_DAY: f64 = 12.0 * HOUR;

/// How many seconds apart two times are by one clock; none where they meet, or may be told by the clocks of two places.
///
/// Without a zone on either side both mean the time of the place. The nearest of the days counts on which each may be.
pub(super) fn apart(a: &Time, b: &Time) -> Option<f64> {
    if a.granularity() >= Granularity::DayPart || b.granularity() >= Granularity::DayPart {
        return None;
    }
    let gap = gap(a, b)?;
    let zoneless = is_zoneless(a) && is_zoneless(b);
    let one_place = zoneless || is_of_place(a) && is_of_place(b);
    let one_zoned = || is_zoneless(a) != is_zoneless(b) && is_zoned(a) != is_zoned(b);
    (gap > 0.0 && (one_place || one_zoned() && !may_be_zones(a, b, gap))).then_some(gap)
}

/// Whether the clocks of two places may be so far apart: whole half-hours, but for some minutes of rounding. Half a day
/// between two like clocks is a.m. taken for p.m.
fn may_be_zones(a: &Time, b: &Time, gap: f64) -> bool {
    let exact = a.granularity() < Granularity::Hour && b.granularity() < Granularity::Hour;
    gap >= HALF_HOUR && !(exact && is_half_day(gap))
}

/// Half a day but for a minute or two, by which any two clocks differ.
fn is_half_day(gap: f64) -> bool {
    (gap - HALF_DAY).abs() <= 120.0
}

/// Whether one is a clock time that would lie in the other half a day away: "12:42 a.m." of what was "in the afternoon".
pub(super) fn is_half_day_off(a: &Time, b: &Time) -> bool {
    let off = |clock: &Time, part: &Time| {
        let shifted = |by: f64| {
            let ((from, _), (first, last)) = (seconds(clock)?, seconds(part)?);
            Some(first <= from + by && from + by < last)
        };
        let exact = clock.granularity() < Granularity::Hour && part.granularity() <= Granularity::DayPart;
        exact && [HALF_DAY, -HALF_DAY].into_iter().any(|by| shifted(by) == Some(true))
    };
    off(a, b) || off(b, a)
}

fn is_zoned(t: &Time) -> bool {
    matches!(t.zone(), Zone::Fixed(_))
}

/// Whether a clock is said to be that of the place: "local time", or with another clock behind it, "7:52 p.m. (1852 GMT)".
pub(super) fn is_of_place(t: &Time) -> bool {
    let beside = || {
        t.text().split_once('(').is_some_and(|(clock, _)| {
            let clock = clock.trim_end();
            let bare = |end: &str| clock.to_ascii_lowercase().ends_with(end);
            clock.ends_with(|c: char| c.is_ascii_digit()) || ["am", "pm", "a.m.", "p.m."].into_iter().any(bare)
        })
    };
    t.zone() == Zone::Local || is_zoned(t) && (t.text().to_ascii_lowercase().contains("local time") || beside())
}

/// The seconds between the two, by the clock, on the nearest of the days on which each may be; nought where they meet.
fn gap(a: &Time, b: &Time) -> Option<f64> {
    let readings = |t: &Time| -> Vec<(f64, f64)> {
        let others = t.alternatives().iter().filter_map(|value| seconds(&Time::from_timex3(value).ok()?));
        seconds(t).into_iter().chain(others).collect()
    };
    let between = |x: (f64, f64), y: (f64, f64)| if x.0 < y.1 && y.0 < x.1 { 0.0 } else { (x.0 - y.0).abs() };
    itertools::iproduct!(readings(a), readings(b)).map(|(x, y)| between(x, y)).min_by(f64::total_cmp)
}

/// What may lie behind two times that differ.
pub(super) fn cause(a: &Time, b: &Time) -> Option<&'static str> {
    if digits_swapped(a, b) {
        return Some("two digits swapped");
    }
    if a.granularity() > Granularity::Hour || b.granularity() > Granularity::Hour {
        return None;
    }
    let clock = |t: &Time| t.interval().map(|(from, _)| from.time());
    if clock(a)? == clock(b)? && a.zone() != b.zone() {
        return Some("the same clock time with another zone's label");
    }
    let gap = (seconds(a)?.0 - seconds(b)?.0).abs();
    if is_half_day(gap) {
        return Some("a.m. taken for p.m.");
    }
    let hours = gap / HOUR;
    (hours >= 1.0 && hours.fract() == 0.0 && hours <= 14.0 && a.zone() != b.zone())
        .then_some("a time zone: whole hours apart")
}

/// Whether two times, printed to one unit, differ in two neighbouring digits of their year, their day or their minutes that
/// changed places: 2012 and 2021, 10:25 and 10:52.
fn digits_swapped(a: &Time, b: &Time) -> bool {
    if a.granularity() != b.granularity() || a.granularity() > Granularity::Year {
        return false;
    }
    // The zone is behind the digits, as is what a season or a part of the day is called.
    let digits = |t: &Time| t.timex3().split(['+', 'Z']).next().unwrap_or_default().to_owned();
    neighbours_swapped(digits(a).as_bytes(), digits(b).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::{time, time_said};

    #[test]
    fn clocks_of_one_place_are_told_from_those_of_two() {
        let far = |a: &str, b: &str| apart(&time(a), &time(b)).map(|gap| gap / 60.0);
        assert_eq!(far("2031-03-04T10:25", "2031-03-04T10:52"), Some(27.0));
        assert_eq!(far("2031-03-04T03", "2031-03-04T03:40"), None, "it lies in the hour");
        assert_eq!(far("2031-03-04T10:25+09:30", "2031-03-04T10:52"), Some(27.0), "no zone is so near");
        assert_eq!(far("2031-03-04T10:25+09:30", "2031-03-04T08:55"), None, "a zone may be");
        assert_eq!(far("2031-03-04T01:40+02:00", "2031-03-04T13:40"), Some(720.0), "a.m. and p.m.");
        let wire = time_said("2031-03-04T19:52+01:00", "7:52 p.m. (1852 GMT)");
        assert_eq!(apart(&wire, &time_said("2031-03-04T18:52+00:30", "6:52 p.m. local time (1822 GMT)")), Some(3600.0));
        assert_eq!(apart(&wire, &time_said("2031-03-04T18:52Z", "18:52 GMT")), None);
    }

    #[test]
    fn slips_between_two_times_are_named() {
        let cause = |a: &str, b: &str| cause(&time(a), &time(b)).unwrap_or_default();
        assert_eq!(cause("2012", "2021"), "two digits swapped");
        assert_eq!(cause("2031-03-04T05:24", "2031-03-04T05:42"), "two digits swapped");
        assert_eq!(cause("2031-03-12", "2031-03-21"), "two digits swapped");
        assert_eq!(cause("2031-03-04T01:40", "2031-03-04T13:40"), "a.m. taken for p.m.");
        assert_eq!(cause("2031-03-04T01:40", "2031-03-04T13:41"), "a.m. taken for p.m.");
        assert_eq!(cause("2031-03-04T01:40", "2031-03-04T05:45"), "");
        let off = |a: &str, b: &str| is_half_day_off(&time(a), &time(b));
        assert!(off("2031-03-04T00:42", "2031-03-04TAF") && off("2031-03-04TAF", "2031-03-04T00:42"));
        assert!(!off("2031-03-04T00:42", "2031-03-04") && !off("2031-03-04T09:42", "2031-03-04TAF"));
        assert_eq!(cause("2031-03-12", "2031-03-14"), "");
    }
}
