//! Parts of the day, by a printed table.

use std::sync::LazyLock;

use crate::text::table::rows;

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
