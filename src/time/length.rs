//! Lengths of time, with calendar and clock parts apart.

use std::fmt;

use super::calendar::{Plain, Unit};

/// A length of time as it is said. Months, days and seconds do not mix: P1D is not PT24H.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    /// "four and a half years", "two hours and 30 minutes".
    Exact(Parts),
    /// "two or three weeks".
    Range(Parts, Parts),
    /// "several years", "a few minutes": PXY, PTXM.
    Vague(Unit),
}

/// The figures of a length, in the units that they are said in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) years: f64,
    pub(super) months: f64,
    pub(super) weeks: f64,
    pub(super) days: f64,
    pub(super) hours: f64,
    pub(super) minutes: f64,
    pub(super) seconds: f64,
}

impl Parts {
    pub(super) fn of(count: f64, unit: Unit) -> Self {
        let mut parts = Self::default();
        parts.add(count, unit);
        parts
    }

    pub(super) fn add(&mut self, count: f64, unit: Unit) {
        match unit {
            Unit::Second => self.seconds += count,
            Unit::Minute => self.minutes += count,
            Unit::Hour => self.hours += count,
            Unit::Day => self.days += count,
            Unit::Weekend => self.days += 2.0 * count,
            Unit::Week => self.weeks += count,
            Unit::Fortnight => self.weeks += 2.0 * count,
            Unit::Month => self.months += count,
            Unit::Quarter => self.months += 3.0 * count,
            Unit::Half => self.months += 6.0 * count,
            Unit::Year => self.years += count,
            Unit::Decade => self.years += 10.0 * count,
            Unit::Century => self.years += 100.0 * count,
            Unit::Millennium => self.years += 1000.0 * count,
        }
    }

    /// Adds "and a half" of the unit, in the next smaller one where that is whole: half a year is six months.
    pub(super) fn add_half(&mut self, unit: Unit) {
        match unit {
            Unit::Year => self.months += 6.0,
            Unit::Hour => self.minutes += 30.0,
            Unit::Minute => self.seconds += 30.0,
            _ => self.add(0.5, unit),
        }
    }

    fn fields(&self) -> [(f64, char, bool); 7] {
        [
            (self.years, 'Y', false),
            (self.months, 'M', false),
            (self.weeks, 'W', false),
            (self.days, 'D', false),
            (self.hours, 'H', true),
            (self.minutes, 'M', true),
            (self.seconds, 'S', true),
        ]
    }

    fn is_zero(&self) -> bool {
        self.fields().iter().all(|f| f.0 == 0.0)
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut clock = false;
        for (count, letter, is_clock) in self.fields() {
            if count != 0.0 {
                if is_clock && !clock {
                    f.write_str("T")?;
                    clock = true;
                }
                write!(f, "{count}{letter}")?;
            }
        }
        if self.is_zero() { f.write_str("T0S") } else { Ok(()) }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(parts) => write!(f, "{parts}"),
            Self::Range(low, high) => write!(f, "{low}/{high}"),
            Self::Vague(unit) => match unit.size().0 {
                Plain::Second => write!(f, "PTX{}", letter(*unit)),
                _ => write!(f, "PX{}", letter(*unit)),
            },
        }
    }
}

/// The letter of a unit of which there are an unknown number; a decade of years is still counted in years.
fn letter(unit: Unit) -> char {
    match unit {
        Unit::Second => 'S',
        Unit::Minute | Unit::Month | Unit::Quarter | Unit::Half => 'M',
        Unit::Hour => 'H',
        Unit::Day => 'D',
        Unit::Weekend | Unit::Week | Unit::Fortnight => 'W',
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => 'Y',
    }
}

/// Reads what `Display` writes.
pub(super) fn parse(text: &str) -> Option<Length> {
    if let Some((low, high)) = text.split_once('/') {
        return Some(Length::Range(parse_parts(low)?, parse_parts(high)?));
    }
    let vague = match text {
        "PXY" => Some(Unit::Year),
        "PXM" => Some(Unit::Month),
        "PXW" => Some(Unit::Week),
        "PXD" => Some(Unit::Day),
        "PTXH" => Some(Unit::Hour),
        "PTXM" => Some(Unit::Minute),
        "PTXS" => Some(Unit::Second),
        _ => None,
    };
    vague.map(Length::Vague).or_else(|| parse_parts(text).map(Length::Exact))
}

fn parse_parts(text: &str) -> Option<Parts> {
    let mut rest = text.strip_prefix('P')?;
    let mut parts = Parts::default();
    let mut clock = false;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !clock) {
            (rest, clock) = (after, true);
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let count: f64 = rest[..end].parse().ok()?;
        if !count.is_finite() || count > 1e12 {
            return None;
        }
        let unit = match (rest.as_bytes()[end], clock) {
            (b'Y', false) => Unit::Year,
            (b'M', false) => Unit::Month,
            (b'W', false) => Unit::Week,
            (b'D', false) => Unit::Day,
            (b'H', true) => Unit::Hour,
            (b'M', true) => Unit::Minute,
            (b'S', true) => Unit::Second,
            _ => return None,
        };
        parts.add(count, unit);
        rest = &rest[end + 1..];
    }
    Some(parts)
}
