//! The calendar: units, and civil arithmetic that answers `None` where the calendar ends.

use jiff::Span;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

/// What times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// How many of the next plainer unit it is: months, days or seconds.
    pub(super) fn size(self) -> (Plain, f64) {
        match self {
            Self::Second => (Plain::Second, 1.0),
            Self::Minute => (Plain::Second, 60.0),
            Self::Hour => (Plain::Second, 3600.0),
            Self::Day => (Plain::Day, 1.0),
            Self::Weekend | Self::Week => (Plain::Day, 7.0),
            Self::Fortnight => (Plain::Day, 14.0),
            Self::Month => (Plain::Month, 1.0),
            Self::Quarter => (Plain::Month, 3.0),
            Self::Half => (Plain::Month, 6.0),
            Self::Year => (Plain::Month, 12.0),
            Self::Decade => (Plain::Month, 120.0),
            Self::Century => (Plain::Month, 1200.0),
            Self::Millennium => (Plain::Month, 12000.0),
        }
    }
}

/// The three units that cannot be turned into one another: P1D is not PT24H, and a month is no number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Second,
    Day,
    Month,
}

/// `at`, moved by a number of units; fractions of a day or a month are cut off.
pub(super) fn moved(at: DateTime, unit: Unit, by: f64) -> Option<DateTime> {
    let (plain, size) = unit.size();
    let count = (by * size).trunc() as i64;
    let span = match plain {
        Plain::Second => Span::new().try_seconds(count),
        Plain::Day => Span::new().try_days(count),
        Plain::Month => Span::new().try_months(count),
    };
    at.checked_add(span.ok()?).ok()
}

/// The same for whole days.
pub(super) fn days(date: Date, by: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(by).ok()?).ok()
}

/// The first day of the unit that `date` lies in.
pub(super) fn floor(date: Date, unit: Unit) -> Option<Date> {
    let (year, month) = (date.year(), date.month());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(date),
        Unit::Week | Unit::Fortnight => days(date, -i64::from(date.weekday().to_monday_zero_offset())),
        Unit::Weekend => days(floor(date, Unit::Week)?, 5),
        Unit::Month => Some(date.first_of_month()),
        Unit::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok(),
        Unit::Half => Date::new(year, (month - 1) / 6 * 6 + 1, 1).ok(),
        Unit::Year => Date::new(year, 1, 1).ok(),
        Unit::Decade => Date::new(year.div_euclid(10) * 10, 1, 1).ok(),
        Unit::Century => Date::new(year.div_euclid(100) * 100, 1, 1).ok(),
        Unit::Millennium => Date::new(year.div_euclid(1000) * 1000, 1, 1).ok(),
    }
}

/// Monday of a week of the ISO calendar; none for week 53 of a short year.
pub(super) fn week(year: i16, week: i8) -> Option<Date> {
    Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

/// The ISO year and week that `date` lies in.
pub(super) fn week_of(date: Date) -> (i16, u8) {
    let iso = date.iso_week_date();
    (iso.year(), iso.week() as u8)
}

/// Weekdays are counted from Monday, 1, to Sunday, 7.
pub(super) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number as i8).ok()
}

/// The weekday of a date, 1 for Monday to 7 for Sunday.
pub(super) fn weekday_of(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher), with their names of the steps.
#[expect(clippy::many_single_char_names, reason = "the names of the published algorithm")]
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let h = (19 * a + b - d - (b - f + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// Midnight at the start of a day.
pub(super) fn midnight(date: Date) -> DateTime {
    date.to_datetime(jiff::civil::Time::midnight())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_of_known_years() {
        for (y, m, d) in [(2008, 3, 23), (2018, 4, 1), (2019, 4, 21), (2024, 3, 31), (1961, 4, 2)] {
            assert_eq!(easter(y), Some(date(y, m, d)));
        }
    }

    #[test]
    fn weeks_that_do_not_exist() {
        assert_eq!(week(2020, 53), Some(date(2020, 12, 28)));
        assert_eq!(week(2021, 53), None);
        assert_eq!(week(2021, 0), None);
    }

    #[test]
    fn the_calendar_ends() {
        assert_eq!(moved(DateTime::MAX, Unit::Millennium, 9.0), None);
        assert_eq!(moved(DateTime::MIN, Unit::Second, -1e18), None);
        assert_eq!(days(Date::MAX, 1), None);
    }
}
