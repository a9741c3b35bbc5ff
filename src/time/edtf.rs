//! The Extended Date/Time Format (ISO 8601-2), where it can say what the text says.

use std::fmt::Write;

use jiff::civil::DateTime;

use super::calendar::{Unit, moved};
use super::timex::{Day, Hour, Point, Stamp};
use super::value::Time;

impl Time {
    /// The value in EDTF: `2023-09-12`, templates such as `XXXX-09`, `199X`, `2023-34` for a quarter,
    /// `2009/2011`, `2023-09-12/..` for an open end, with `~` where the text hedges.
    ///
    /// None for lengths and sets, and for what EDTF cannot say: weekdays, parts of the day, times of day without a
    /// date.
    ///
    /// ```
    /// use corroborate::time::Time;
    ///
    /// let edtf = |value| Time::from_timex3(value).unwrap().edtf();
    /// assert_eq!(edtf("2023-Q2").as_deref(), Some("2023-34"));
    /// assert_eq!(edtf("199").as_deref(), Some("199X"));
    /// assert_eq!(edtf("2023-W36").as_deref(), Some("2023-09-04/2023-09-10"));
    /// assert_eq!(edtf("XXXX-WXX-2"), None);
    /// ```
    pub fn edtf(&self) -> Option<String> {
        let mut out = match self.stamp()? {
            Stamp::Point(point) => self.edtf_point(point)?,
            Stamp::Range(from, until) => format!("{}/{}", self.edtf_point(from)?, self.edtf_point(until)?),
            Stamp::Ref(_) => self.edtf_interval()?,
            Stamp::Length(_) => return None,
        };
        if self.is_approximate() && !out.contains('/') {
            out.push('~');
        }
        Some(out)
    }

    fn edtf_point(&self, point: Point) -> Option<String> {
        let year = |year: Option<i16>| match year {
            None => "XXXX".to_owned(),
            Some(y) if y < 0 => format!("-{:04}", -i32::from(y)),
            Some(y) => format!("{y:04}"),
        };
        let mut out = match point.day {
            Day::Century(c) => format!("{c:02}XX"),
            Day::Decade(d) => format!("{d:03}X"),
            Day::Year(y) => year(Some(y)),
            // ISO 8601-2 counts seasons from 21, quarters from 33 and halves from 40.
            Day::Season(y, season) => format!("{}-{}", year(y), 21 + season as u8),
            Day::Quarter(y, quarter) => format!("{}-{}", year(y), 32 + quarter),
            Day::Half(y, half) => format!("{}-{}", year(y), 39 + half),
            Day::Month(y, month) => format!("{}-{month:02}", year(y)),
            Day::Date(y, month, day) => format!("{}-{month:02}-{day:02}", year(y)),
            Day::OfMonth(day) => format!("XXXX-XX-{day:02}"),
            Day::Week(Some(_)) | Day::Weekend(Some(_)) | Day::Fiscal(Some(_), None) => return self.edtf_interval(),
            _ => return None,
        };
        match point.hour {
            None => {}
            Some(Hour::Clock { hour, minute, second }) if matches!(point.day, Day::Date(Some(_), ..)) => {
                let (minute, second) = (minute.unwrap_or(0), second.unwrap_or(0));
                write!(out, "T{hour:02}:{minute:02}:{second:02}").ok()?;
                match point.offset {
                    Some(0) => out.push('Z'),
                    Some(o) => {
                        let sign = if o < 0 { '-' } else { '+' };
                        write!(out, "{sign}{:02}:{:02}", o.abs() / 60, o.abs() % 60).ok()?;
                    }
                    None => {}
                }
            }
            Some(_) => return None,
        }
        Some(out)
    }

    /// First and last day, with two dots for an open end.
    fn edtf_interval(&self) -> Option<String> {
        let (from, until) = self.interval()?;
        let day = |at: DateTime| at.date().to_string();
        let first = if from == DateTime::MIN { "..".to_owned() } else { day(from) };
        let last = if until == DateTime::MAX { "..".to_owned() } else { day(moved(until, Unit::Day, -1.0)?) };
        Some(if first == last { first } else { format!("{first}/{last}") })
    }
}
