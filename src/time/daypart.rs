//! Parts of the day, by a printed table.

use std::sync::LazyLock;

use crate::error::{Error, ErrorKind};
use crate::text::table::rows;

use super::calendar::{Unit, midnight, moved};
use super::timex::{Hour, Point, Stamp};
use super::value::Time;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

static HOURS: LazyLock<Vec<(u16, u16)>> = LazyLock::new(|| {
    let mut hours = vec![(0, 1440); DayPart::ALL.len()];
    for row in rows(include_str!("dayparts.tsv")) {
        if let (Some(part), Some(from), Some(until)) = (DayPart::of_code(row[0]), minutes(row[2]), minutes(row[3])) {
            hours[part as usize] = (from, until);
        }
    }
    hours
});

fn minutes(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':')?;
    Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
}

impl DayPart {
    pub(super) const ALL: [Self; 6] =
        [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night, Self::Daytime];

    /// TIMEX3's code.
    pub(super) fn code(self) -> &'static str {
        ["MO", "MI", "AF", "EV", "NI", "DT"][self as usize]
    }

    pub(super) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }

    /// First minute, and the minute after the last one, counted from midnight.
    pub(super) fn hours(self) -> (u16, u16) {
        HOURS[self as usize]
    }
}

/// When the parts of the day begin and end.
///
/// The default is the table of this crate: morning 5 to 12, midday 11 to 14, afternoon 12 to 18, evening 18 to 22,
/// night 19 to 6, daytime 6 to 20. A newsroom with other habits changes it and asks [`Time::under`].
///
/// ```
/// use corroborate::time::{DayParts, Time, TimeOrder};
///
/// let evening = Time::from_timex3("2023-09-10TEV")?;
/// let clock = Time::from_timex3("2023-09-10T17:30")?;
/// let early = DayParts::default().with("EV", (17, 0), (22, 0))?;
/// assert_eq!(evening.under(&early).compare(&clock), TimeOrder::Coarser);
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayParts {
    hours: Vec<(u16, u16)>,
}

impl Default for DayParts {
    fn default() -> Self {
        Self { hours: HOURS.clone() }
    }
}

impl DayParts {
    /// Sets when a part, by TIMEX3's code (`MO` `MI` `AF` `EV` `NI` `DT`), begins and ends, as hours and minutes; hours
    /// from 24 on are those of the next day.
    ///
    /// # Errors
    /// When there is no such part, or it would end before it begins.
    pub fn with(mut self, code: &str, from: (u8, u8), until: (u8, u8)) -> Result<Self, Error> {
        let minutes = |(hour, minute): (u8, u8)| u16::from(hour) * 60 + u16::from(minute);
        let (from, until) = (minutes(from), minutes(until));
        let part = DayPart::of_code(code).filter(|_| from < until && until <= 48 * 60);
        let part = part.ok_or_else(|| ErrorKind::Timex { text: code.to_owned() })?;
        self.hours[part as usize] = (from, until);
        Ok(self)
    }
}

impl Time {
    /// The same time, with a part of the day taken to begin and end as `parts` says.
    ///
    /// Parts of parts ("late in the evening") stay as they are.
    #[must_use]
    pub fn under(&self, parts: &DayParts) -> Self {
        let mut time = self.clone();
        if let Some(Stamp::Point(point @ Point { hour: Some(Hour::Part(part)), .. })) = self.stamp()
            && self.interval == point.interval()
            && let Some((day, _)) = point.day.interval()
        {
            let (from, until) = parts.hours[part as usize];
            let at = |minutes: u16| moved(midnight(day), Unit::Minute, f64::from(minutes));
            time.interval = at(from).zip(at(until));
        }
        time
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let table: Vec<_> = rows(include_str!("dayparts.tsv")).collect();
        assert_eq!(table.len(), DayPart::ALL.len());
        for row in table {
            let part = DayPart::of_code(row[0]).expect(row[0]);
            let (from, until) = part.hours();
            assert_eq!((minutes(row[2]), minutes(row[3])), (Some(from), Some(until)), "{row:?}");
            assert!(from < until, "{row:?}");
        }
    }
}
