//! Reads one point of TIMEX3's notation.

use jiff::civil::Date;

use super::daypart::DayPart;
use super::timex::{Day, Hour, Point, Season};

/// "2023-09-10TEV", "XXXX-WXX-2", "2023-09-10T18:38+09:00".
pub(super) fn point(text: &str) -> Option<Point> {
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    let day = if day.is_empty() && clock.is_some() { Day::Unknown } else { read_day(day)? };
    let Some(clock) = clock else { return Some(Point { day, hour: None, offset: None }) };
    let cut = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(cut);
    Some(Point { day, hour: Some(read_hour(clock)?), offset: read_offset(zone)? })
}

fn read_day(text: &str) -> Option<Day> {
    if let Some(fiscal) = text.strip_prefix("FY") {
        return match fiscal.split_once("-Q") {
            Some((year, quarter)) => Some(Day::Fiscal(read_year(year)?, Some(ranged(quarter, 1, 1, 4)?))),
            None => Some(Day::Fiscal(read_year(fiscal)?, None)),
        };
    }
    let Some((year, rest)) = text.split_once('-') else {
        return match text.len() {
            2 => digits(text, 2).map(Day::Century),
            3 => digits(text, 3).map(Day::Decade),
            _ => read_year(text)?.map(Day::Year),
        };
    };
    let year = read_year(year)?;
    if let Some(week) = rest.strip_prefix('W').filter(|_| rest != "WI") {
        return read_week(year, week);
    }
    let season = Season::ALL.into_iter().find(|s| s.code() == rest);
    if let Some(season) = season {
        return Some(Day::Season(year, season));
    }
    if let Some(half) = rest.strip_prefix('H') {
        return Some(Day::Half(year, ranged(half, 1, 1, 2)?));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(Day::Quarter(year, ranged(quarter, 1, 1, 4)?));
    }
    match rest.split_once('-') {
        None => Some(Day::Month(year, ranged(rest, 2, 1, 12)?)),
        Some(("XX", "XX")) if year.is_none() => Some(Day::Unknown),
        Some(("XX", day)) if year.is_none() => Some(Day::OfMonth(ranged(day, 2, 1, 31)?)),
        Some((month, day)) => {
            let (month, day) = (ranged(month, 2, 1, 12)?, ranged(day, 2, 1, 31)?);
            // 2000 was a leap year, so February 29 of an unknown year passes and February 30 does not.
            Date::new(year.unwrap_or(2000), month as i8, day as i8).ok()?;
            Some(Day::Date(year, month, day))
        }
    }
}

fn read_week(year: Option<i16>, text: &str) -> Option<Day> {
    let (number, rest) = match text.split_once('-') {
        Some((number, rest)) => (number, Some(rest)),
        None => (text, None),
    };
    let week = match (year, number) {
        (None, "XX") => None,
        (Some(year), _) => {
            let number = ranged(number, 2, 1, 53)?;
            super::calendar::week(year, number as i8)?;
            Some((year, number))
        }
        _ => return None,
    };
    match (rest, week) {
        (None, _) => Some(Day::Week(week)),
        (Some("WE"), _) => Some(Day::Weekend(week)),
        (Some(day), None) => Some(Day::Weekday(ranged(day, 1, 1, 7)?)),
        (Some(day), Some((year, number))) => {
            let day = i64::from(ranged(day, 1, 1, 7)?);
            Some(Day::of(super::calendar::days(super::calendar::week(year, number as i8)?, day - 1)?))
        }
    }
}

/// `None` for what is no year, `Some(None)` for "XXXX".
#[expect(clippy::option_option, reason = "an unknown year and a malformed one are two things")]
fn read_year(text: &str) -> Option<Option<i16>> {
    if text == "XXXX" {
        return Some(None);
    }
    match text.strip_prefix("BC") {
        Some(before) => digits(before, 4).filter(|&y| y > 0).map(|y| Some(-y)),
        None => digits(text, 4).map(Some),
    }
}

fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn ranged(text: &str, count: usize, low: u8, high: u8) -> Option<u8> {
    digits(text, count).map(|n| n as u8).filter(|n| (low..=high).contains(n))
}

fn read_hour(text: &str) -> Option<Hour> {
    if let Some(part) = DayPart::of_code(text) {
        return Some(Hour::Part(part));
    }
    let mut fields = text.split(':');
    let hour = ranged(fields.next()?, 2, 0, 24)?;
    let minute = fields.next().map(|m| ranged(m, 2, 0, 59).ok_or(())).transpose().ok()?;
    let second = fields.next().map(|s| ranged(s, 2, 0, 59).ok_or(())).transpose().ok()?;
    (fields.next().is_none()).then_some(Hour::Clock { hour, minute, second })
}

#[expect(clippy::option_option, reason = "no zone and a malformed one are two things")]
fn read_offset(text: &str) -> Option<Option<i16>> {
    let sign = match text.as_bytes().first() {
        None => return Some(None),
        Some(b'Z') => return (text.len() == 1).then_some(Some(0)),
        Some(b'-') => -1,
        Some(_) => 1,
    };
    let (hours, minutes) = text[1..].split_once(':')?;
    let (hours, minutes) = (i16::from(ranged(hours, 2, 0, 18)?), i16::from(ranged(minutes, 2, 0, 59)?));
    Some(Some(sign * (hours * 60 + minutes)))
}
