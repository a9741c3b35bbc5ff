//! How two times stand to each other.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::calendar::{Unit, days, moved};
use super::timex::{Day, Point, Stamp};
use super::value::{Granularity, Time, Zone};

/// How two times stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeOrder {
    /// The same stretch of time.
    Equal,
    /// The one asked is the finer: "Sunday evening" against "Sunday".
    Finer,
    /// The one asked is the coarser: "Sunday" against "Sunday evening".
    Coarser,
    /// They share a part.
    Overlaps,
    /// Under every reading that stays plausible, they share nothing.
    Disjoint,
    /// One of them has no place in the calendar, or is no point in time at all.
    Unknown,
}

impl TimeOrder {
    /// The same, asked of the other side.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Finer => Self::Coarser,
            Self::Coarser => Self::Finer,
            same => same,
        }
    }
}

/// The widest that two clocks of one instant stand apart, with half a day to spare: UTC-12 to UTC+14 is 26 hours,
/// but two reports of one place differ by 14 at most.
const ZONE_SLACK: f64 = 14.0;

/// What "around 6:30 p.m." leaves open on either side: half an hour.
const HEDGE_SECONDS: f64 = 1800.0;

/// So many hours before Saturday the weekend opens.
const FRIDAY_EVENING: f64 = 7.0;

/// The longest stretch that is searched, day by day, for a day that a template allows.
const LONGEST_SEARCH: i64 = 400;

impl Time {
    /// How this time stands to another.
    ///
    /// Parts of the day are taken by the table of [`DayParts`](super::DayParts). A hedged time ("around noon") reaches
    /// its own length further to both sides. Clock times whose zones are not both known get 14 hours of slack. A
    /// template ("some Tuesday") meets a date that it allows. Two times are disjoint only if every alternative of the
    /// one is disjoint from every alternative of the other.
    ///
    /// ```
    /// use corroborate::time::{Time, TimeOrder};
    ///
    /// let evening = Time::from_timex3("2023-09-10TEV")?;
    /// let sunday = Time::from_timex3("2023-09-10")?;
    /// assert_eq!(evening.compare(&sunday), TimeOrder::Finer);
    /// assert_eq!(sunday.compare(&Time::from_timex3("XXXX-WXX-7")?), TimeOrder::Overlaps);
    /// assert_eq!(sunday.compare(&Time::from_timex3("2023-09-11")?), TimeOrder::Disjoint);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn compare(&self, other: &Self) -> TimeOrder {
        let order = self.compare_readings(other);
        if order != TimeOrder::Disjoint || (self.alternatives.is_empty() && other.alternatives.is_empty()) {
            return order;
        }
        let readings = |time: &Self| -> Vec<Self> {
            let mut all = vec![time.clone()];
            all.extend(time.alternatives.iter().filter_map(|value| Self::from_timex3(value).ok()));
            all
        };
        let (mine, theirs) = (readings(self), readings(other));
        let meets = |a: &Self| theirs.iter().any(|b| a.compare_readings(b) != TimeOrder::Disjoint);
        if mine.iter().any(meets) { TimeOrder::Overlaps } else { TimeOrder::Disjoint }
    }

    fn compare_readings(&self, other: &Self) -> TimeOrder {
        match (self.interval(), other.interval()) {
            (Some(a), Some(b)) => self.compare_intervals(a, other, b),
            (Some(whole), None) => meets_template(whole, other),
            (None, Some(whole)) => meets_template(whole, self),
            (None, None) if self.is_template() && other.is_template() => compare_templates(self, other),
            (None, None) => TimeOrder::Unknown,
        }
    }

    fn compare_intervals(&self, a: (DateTime, DateTime), other: &Self, b: (DateTime, DateTime)) -> TimeOrder {
        let clocks = self.granularity() <= Granularity::DayPart || other.granularity() <= Granularity::DayPart;
        let (a, b, known) = match (self.zone(), other.zone()) {
            (Zone::Fixed(x), Zone::Fixed(y)) => (to_utc(a, x), to_utc(b, y), true),
            (Zone::Named(x), Zone::Named(y)) if x == y => (a, b, true),
            _ => (a, b, !clocks),
        };
        let order = order(a, b);
        if order != TimeOrder::Disjoint {
            return order;
        }
        let (hedged_a, hedged_b) = (self.hedged(a), other.hedged(b));
        if hedged_a.0 < hedged_b.1 && hedged_b.0 < hedged_a.1 {
            return TimeOrder::Overlaps;
        }
        if known {
            return TimeOrder::Disjoint;
        }
        // A part of the day is local time, and so is a clock with the offset of some place; UTC is the wire's own.
        let utc = self.zone() == Zone::Fixed(0) || other.zone() == Zone::Fixed(0);
        let both_clocks = self.granularity() < Granularity::DayPart && other.granularity() < Granularity::DayPart;
        let near = |x: DateTime, y: DateTime| moved(x, Unit::Hour, ZONE_SLACK).is_none_or(|x| x > y);
        if (both_clocks || utc) && near(a.1, b.0) && near(b.1, a.0) { TimeOrder::Overlaps } else { TimeOrder::Disjoint }
    }
}

impl Time {
    /// "About" gives a stretch its own length on both sides, and a clock time half an hour. The weekend opens for many on
    /// Friday evening.
    fn hedged(&self, (from, until): (DateTime, DateTime)) -> (DateTime, DateTime) {
        if self.granularity() == Granularity::Weekend {
            return (moved(from, Unit::Hour, -FRIDAY_EVENING).unwrap_or(from), until);
        }
        if !self.is_approximate() {
            return (from, until);
        }
        let seconds = from.until(until).and_then(|s| s.total((jiff::Unit::Second, from))).unwrap_or(0.0);
        let slack = seconds.max(HEDGE_SECONDS);
        let (low, high) = (moved(from, Unit::Second, -slack), moved(until, Unit::Second, slack));
        (low.unwrap_or(from), high.unwrap_or(until))
    }
}

fn to_utc((from, until): (DateTime, DateTime), offset: i16) -> (DateTime, DateTime) {
    let shift = |at| moved(at, Unit::Minute, -f64::from(offset)).unwrap_or(at);
    (shift(from), shift(until))
}

fn order(a: (DateTime, DateTime), b: (DateTime, DateTime)) -> TimeOrder {
    if a == b {
        TimeOrder::Equal
    } else if b.0 <= a.0 && a.1 <= b.1 {
        TimeOrder::Finer
    } else if a.0 <= b.0 && b.1 <= a.1 {
        TimeOrder::Coarser
    } else if a.0 < b.1 && b.0 < a.1 {
        TimeOrder::Overlaps
    } else {
        TimeOrder::Disjoint
    }
}

/// Whether some day of the stretch is one that the template allows.
fn meets_template((from, until): (DateTime, DateTime), template: &Time) -> TimeOrder {
    let Some(Stamp::Point(Point { day, .. })) = template.stamp() else { return TimeOrder::Unknown };
    if matches!(day, Day::Unknown | Day::Week(None) | Day::Fiscal(None, _)) {
        return TimeOrder::Unknown;
    }
    let mut date = from.date();
    for _ in 0..LONGEST_SEARCH {
        if jiff::civil::Date::to_datetime(date, jiff::civil::Time::midnight()) >= until {
            return TimeOrder::Disjoint;
        }
        if day.allows(date) {
            return TimeOrder::Overlaps;
        }
        let Some(next) = days(date, 1) else { return TimeOrder::Disjoint };
        date = next;
    }
    TimeOrder::Overlaps
}

/// Two templates meet if one year has a day that both allow.
fn compare_templates(a: &Time, b: &Time) -> TimeOrder {
    let (Some(Stamp::Point(x)), Some(Stamp::Point(y))) = (a.stamp(), b.stamp()) else { return TimeOrder::Unknown };
    if x == y && x.day != Day::Unknown {
        return TimeOrder::Equal;
    }
    match (x.day, y.day) {
        (Day::Weekday(one), Day::Weekday(two)) if one != two => TimeOrder::Disjoint,
        (Day::Month(None, one), Day::Month(None, two)) if one != two => TimeOrder::Disjoint,
        (Day::Date(None, ..), Day::Date(None, ..)) if x.day != y.day => TimeOrder::Disjoint,
        (Day::Date(None, one, _), Day::Month(None, two)) if one == two => TimeOrder::Finer,
        (Day::Month(None, one), Day::Date(None, two, _)) if one == two => TimeOrder::Coarser,
        (Day::Date(None, ..), Day::Month(None, _)) | (Day::Month(None, _), Day::Date(None, ..)) => TimeOrder::Disjoint,
        _ => TimeOrder::Unknown,
    }
}
