//! TIMEX3 values: what they mean, how they are written and read.

use std::fmt;

use jiff::civil::{Date, DateTime};

use super::calendar::{self, Unit, days, midnight, moved, week};
use super::daypart::DayPart;
use super::length::{self, Length};
use super::value::Granularity;

/// A value in TIMEX3's notation, with EDTF's slash for ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stamp {
    Ref(Reach),
    Point(Point),
    Range(Point, Point),
    Length(Length),
}

/// "recently", "now", "soon".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Past,
    Present,
    Future,
}

/// A stretch of the calendar, narrowed by a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: Day,
    pub(super) hour: Option<Hour>,
    /// East of UTC, in minutes.
    pub(super) offset: Option<i16>,
}

/// A stretch of the calendar. Where the year is not known it is a template: "some September 5".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Unknown,
    /// 19 is 1900 to 1999.
    Century(i16),
    /// 199 is 1990 to 1999.
    Decade(i16),
    Year(i16),
    Fiscal(Option<i16>, Option<u8>),
    Half(Option<i16>, u8),
    Quarter(Option<i16>, u8),
    Season(Option<i16>, Season),
    Month(Option<i16>, u8),
    Date(Option<i16>, u8, u8),
    OfMonth(u8),
    Week(Option<(i16, u8)>),
    Weekend(Option<(i16, u8)>),
    /// 1 is Monday.
    Weekday(u8),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hour {
    Clock { hour: u8, minute: Option<u8>, second: Option<u8> },
    Part(DayPart),
}

impl Hour {
    /// In a word, and not as "00:00", which is the beginning of a day.
    pub(super) const MIDNIGHT: Self = Self::Clock { hour: 0, minute: None, second: None };
}

/// The seasons of the northern hemisphere, by whole months as meteorologists count them; winter ends in the year
/// after the one that it is named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub(super) const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    pub(super) fn code(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// The month that it begins with.
    pub(super) fn opens(self) -> u8 {
        self as u8 * 3 + 3
    }
}

impl Point {
    pub(super) fn day(day: Day) -> Self {
        Self { day, hour: None, offset: None }
    }

    pub(super) fn date(date: Date) -> Self {
        Self::day(Day::of(date))
    }

    /// The half-open stretch that it names; none for a template.
    pub(super) fn interval(&self) -> Option<(DateTime, DateTime)> {
        let (from, until) = self.day.interval()?;
        let day = midnight(from);
        match self.hour {
            None => Some((day, midnight(until))),
            Some(Hour::Clock { hour, minute, second }) => {
                let seconds =
                    i32::from(hour) * 3600 + i32::from(minute.unwrap_or(0)) * 60 + i32::from(second.unwrap_or(0));
                let step = match (minute, second) {
                    (_, Some(_)) => 1.0,
                    (Some(_), None) => 60.0,
                    (None, None) => 3600.0,
                };
                let start = moved(day, Unit::Second, f64::from(seconds))?;
                Some((start, moved(start, Unit::Second, step)?))
            }
            Some(Hour::Part(part)) => {
                let (from, until) = part.hours();
                Some((moved(day, Unit::Minute, f64::from(from))?, moved(day, Unit::Minute, f64::from(until))?))
            }
        }
    }

    pub(super) fn granularity(&self) -> Granularity {
        match self.hour {
            Some(Hour::Clock { second: Some(_), .. }) => Granularity::Second,
            Some(Hour::Clock { minute: Some(_), .. }) => Granularity::Minute,
            Some(Hour::Clock { .. }) => Granularity::Hour,
            Some(Hour::Part(_)) => Granularity::DayPart,
            None => self.day.granularity(),
        }
    }
}

impl Day {
    pub(super) fn of(date: Date) -> Self {
        Self::Date(Some(date.year()), date.month() as u8, date.day() as u8)
    }

    /// First day, and the day after the last one.
    pub(super) fn interval(self) -> Option<(Date, Date)> {
        let span = |first: Date, unit, by| Some((first, moved(midnight(first), unit, by)?.date()));
        let first = |year: i16, month: u8, day: u8| Date::new(year, month as i8, day as i8).ok();
        match self {
            Self::Century(c) => span(first(c.checked_mul(100)?, 1, 1)?, Unit::Century, 1.0),
            Self::Decade(d) => span(first(d.checked_mul(10)?, 1, 1)?, Unit::Decade, 1.0),
            Self::Year(y) => span(first(y, 1, 1)?, Unit::Year, 1.0),
            // Fiscal years open between July of the year before (Australia) and April of the year itself (Britain,
            // India, Japan), and are named by either end.
            Self::Fiscal(Some(y), _) => Some((first(y.checked_sub(1)?, 7, 1)?, first(y.checked_add(1)?, 4, 1)?)),
            Self::Half(Some(y), h) => span(first(y, (h - 1) * 6 + 1, 1)?, Unit::Half, 1.0),
            Self::Quarter(Some(y), q) => span(first(y, (q - 1) * 3 + 1, 1)?, Unit::Quarter, 1.0),
            Self::Season(Some(y), s) => span(first(y, s.opens(), 1)?, Unit::Quarter, 1.0),
            Self::Month(Some(y), m) => span(first(y, m, 1)?, Unit::Month, 1.0),
            Self::Date(Some(y), m, d) => span(first(y, m, d)?, Unit::Day, 1.0),
            Self::Week(Some((y, w))) => span(week(y, w as i8)?, Unit::Week, 1.0),
            Self::Weekend(Some((y, w))) => span(days(week(y, w as i8)?, 5)?, Unit::Day, 2.0),
            _ => None,
        }
    }

    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Unknown => Granularity::Fuzzy,
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) | Self::Fiscal(_, None) => Granularity::Year,
            Self::Half(..) => Granularity::Half,
            Self::Quarter(..) | Self::Fiscal(_, Some(_)) => Granularity::Quarter,
            Self::Season(..) => Granularity::Season,
            Self::Month(..) => Granularity::Month,
            Self::Date(..) | Self::OfMonth(_) | Self::Weekday(_) => Granularity::Day,
            Self::Week(_) => Granularity::Week,
            Self::Weekend(_) => Granularity::Weekend,
        }
    }

    /// Whether `date` can be the day, or a part of the stretch, that the template asks for.
    pub(super) fn allows(self, date: Date) -> bool {
        let (month, day) = (date.month() as u8, date.day() as u8);
        match self {
            Self::Half(None, h) => (month - 1) / 6 + 1 == h,
            Self::Quarter(None, q) => (month - 1) / 3 + 1 == q,
            Self::Season(None, s) => (0..3).any(|k| (s.opens() + k - 1) % 12 + 1 == month),
            Self::Month(None, m) => month == m,
            Self::Date(None, m, d) => (month, day) == (m, d),
            Self::OfMonth(d) => day == d,
            Self::Weekday(w) => calendar::weekday_of(date) == w,
            Self::Weekend(None) => calendar::weekday_of(date) > 5,
            Self::Unknown | Self::Week(None) | Self::Fiscal(None, _) => true,
            _ => self.interval().is_some_and(|(from, until)| from <= date && date < until),
        }
    }
}

struct Year(Option<i16>);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("XXXX"),
            Some(y) if y < 0 => write!(f, "BC{:04}", -i32::from(y)),
            Some(y) => write!(f, "{y:04}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Unknown => f.write_str("XXXX-XX-XX"),
            Self::Century(c) => write!(f, "{c:02}"),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Year(y) => write!(f, "{}", Year(Some(y))),
            Self::Fiscal(y, None) => write!(f, "FY{}", Year(y)),
            Self::Fiscal(y, Some(q)) => write!(f, "FY{}-Q{q}", Year(y)),
            Self::Half(y, h) => write!(f, "{}-H{h}", Year(y)),
            Self::Quarter(y, q) => write!(f, "{}-Q{q}", Year(y)),
            Self::Season(y, s) => write!(f, "{}-{}", Year(y), s.code()),
            Self::Month(y, m) => write!(f, "{}-{m:02}", Year(y)),
            Self::Date(y, m, d) => write!(f, "{}-{m:02}-{d:02}", Year(y)),
            Self::OfMonth(d) => write!(f, "XXXX-XX-{d:02}"),
            Self::Week(None) => f.write_str("XXXX-WXX"),
            Self::Week(Some((y, w))) => write!(f, "{}-W{w:02}", Year(Some(y))),
            Self::Weekend(None) => f.write_str("XXXX-WXX-WE"),
            Self::Weekend(Some((y, w))) => write!(f, "{}-W{w:02}-WE", Year(Some(y))),
            Self::Weekday(d) => write!(f, "XXXX-WXX-{d}"),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        match self.hour {
            None => {}
            Some(Hour::Part(part)) => write!(f, "T{}", part.code())?,
            Some(Hour::Clock { hour, minute, second }) => {
                write!(f, "T{hour:02}")?;
                if let Some(minute) = minute {
                    write!(f, ":{minute:02}")?;
                }
                if let Some(second) = second {
                    write!(f, ":{second:02}")?;
                }
            }
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(o) => write!(f, "{}{:02}:{:02}", if o < 0 { '-' } else { '+' }, o.abs() / 60, o.abs() % 60),
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ref(Reach::Past) => f.write_str("PAST_REF"),
            Self::Ref(Reach::Present) => f.write_str("PRESENT_REF"),
            Self::Ref(Reach::Future) => f.write_str("FUTURE_REF"),
            Self::Point(point) => write!(f, "{point}"),
            Self::Range(from, until) => write!(f, "{from}/{until}"),
            Self::Length(length) => write!(f, "{length}"),
        }
    }
}

impl Stamp {
    /// Reads what `Display` writes; none for anything that names no time.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "PAST_REF" => return Some(Self::Ref(Reach::Past)),
            "PRESENT_REF" => return Some(Self::Ref(Reach::Present)),
            "FUTURE_REF" => return Some(Self::Ref(Reach::Future)),
            _ => {}
        }
        if text.starts_with('P') {
            return length::parse(text).map(Self::Length);
        }
        match text.split_once('/') {
            Some((from, until)) => Some(Self::Range(super::read::point(from)?, super::read::point(until)?)),
            None => super::read::point(text).map(Self::Point),
        }
    }
}
