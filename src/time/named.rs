//! Holidays, wars and eras, by two tables.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::text::table::{PhraseMap, WordMap, rows};
use crate::text::{Tokens, lex};

use super::calendar::{days, easter, weekday};

/// What a name in the tables stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    Holiday(Rule),
    /// First and last day.
    Era(Date, Date),
}

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rule {
    Fixed {
        month: u8,
        day: u8,
    },
    /// The `nth` such weekday of the month, from its end where negative.
    Nth {
        month: u8,
        weekday: u8,
        nth: i8,
    },
    Easter(i16),
    /// The first and the last day that it can fall on, as month and day; it may run over the end of the year.
    Moon((u8, u8), (u8, u8)),
}

static NAMES: LazyLock<PhraseMap<Named>> = LazyLock::new(|| PhraseMap::new(table()));

fn table() -> impl Iterator<Item = (&'static str, Named)> {
    let holidays = rows(include_str!("holidays.tsv")).filter_map(|row| Some((row[0], Named::Holiday(rule(row[1])?))));
    let eras = rows(include_str!("eras.tsv"))
        .filter_map(|row| Some((row[0], Named::Era(row[1].parse().ok()?, row[2].parse().ok()?))));
    holidays.chain(eras)
}

/// The first word of each name.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    table().filter_map(|(name, _)| Some(&name[..lex(name).get(0)?.span().end()]))
}

/// The longest name at token `i`, and how many tokens it takes.
pub(super) fn longest(tokens: &Tokens<'_>, i: usize) -> Option<(usize, Named)> {
    NAMES.longest(tokens, i).map(|(len, named)| (len, *named))
}

static HEADS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("heads.tsv")));

/// Whether token `i` makes a name of the time before it: "The Sunday Times".
pub(super) fn is_head(tokens: &Tokens<'_>, i: usize) -> bool {
    HEADS.get(tokens, i).is_some()
}

fn rule(text: &str) -> Option<Rule> {
    if let Some(offset) = text.strip_prefix("easter") {
        return Some(Rule::Easter(offset.parse().ok()?));
    }
    if let Some((from, until)) = text.split_once("..") {
        return Some(Rule::Moon(month_day(from)?, month_day(until)?));
    }
    if let Some((month, rest)) = text.split_once('/') {
        let (weekday, nth) = rest.split_once('#')?;
        return Some(Rule::Nth { month: month.parse().ok()?, weekday: weekday.parse().ok()?, nth: nth.parse().ok()? });
    }
    let (month, day) = month_day(text)?;
    Some(Rule::Fixed { month, day })
}

fn month_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

impl Rule {
    /// First and last day in the given year.
    pub(super) fn in_year(self, year: i16) -> Option<(Date, Date)> {
        let date = |y, (m, d): (u8, u8)| Date::new(y, m as i8, d as i8).ok();
        let one = match self {
            Self::Fixed { month, day } => date(year, (month, day)),
            Self::Nth { month, weekday: w, nth } => date(year, (month, 1))?.nth_weekday_of_month(nth, weekday(w)?).ok(),
            Self::Easter(offset) => days(easter(year)?, offset.into()),
            Self::Moon(from, until) => {
                let closes = if until < from { year.checked_add(1)? } else { year };
                return Some((date(year, from)?, date(closes, until)?));
            }
        };
        one.map(|d| (d, d))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("holidays.tsv")) {
            let rule = rule(row[1]).unwrap_or_else(|| panic!("{row:?}"));
            for year in [1999, 2000, 2023] {
                let (from, until) = rule.in_year(year).unwrap_or_else(|| panic!("{row:?} {year}"));
                assert!(from <= until, "{row:?}");
            }
        }
        for row in rows(include_str!("eras.tsv")) {
            let (from, until): (Date, Date) = (row[1].parse().expect(row[0]), row[2].parse().expect(row[0]));
            assert!(from < until, "{row:?}");
        }
    }

    #[test]
    fn days_that_move() {
        let on = |name: &str, year| match longest(&lex(name), 0) {
            Some((_, Named::Holiday(rule))) => rule.in_year(year).map(|d| d.0),
            _ => None,
        };
        assert_eq!(on("Thanksgiving", 2013), Some(date(2013, 11, 28)));
        assert_eq!(on("Memorial Day", 2012), Some(date(2012, 5, 28)));
        assert_eq!(on("Good Friday", 2019), Some(date(2019, 4, 19)));
    }
}
