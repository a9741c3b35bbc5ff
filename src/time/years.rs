//! Years, decades and centuries, and four digits that are none of them.

use std::sync::LazyLock;

use crate::number::is_bounded;
use crate::text::Tokens;
use crate::text::table::{WordMap, rows};

use super::expr::{Expr, Found, Side, What, Year};
use super::scan::Scan;
use super::vocab::Word;

/// What the word beside four digits says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Neighbour {
    Lead,
    Code,
    Owner,
    Counted,
    Verb,
}

static NEIGHBOURS: LazyLock<WordMap<Neighbour>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("neighbours.tsv")).filter_map(|row| {
        let kind = match *row.get(1)? {
            "lead" => Neighbour::Lead,
            "code" => Neighbour::Code,
            "owner" => Neighbour::Owner,
            "counted" => Neighbour::Counted,
            "verb" => Neighbour::Verb,
            _ => return None,
        };
        Some((row[0], kind))
    }))
});

fn neighbour(tokens: &Tokens<'_>, i: usize) -> Option<Neighbour> {
    NEIGHBOURS.get(tokens, i).copied()
}

impl Scan<'_, '_> {
    /// "1990s", "1990's", "19th century", "2009-11", a year.
    pub(super) fn years(&self, i: usize) -> Found {
        if let Some((n, at)) = self.ordinal(i) {
            let at = at + usize::from(self.is_hyphen(at));
            let century = self.is_any(at, &["century", "centuries"]) && (1..=30).contains(&n);
            // "20th Century Fox"
            let name = self.is_capitalized(at) && self.is_capitalized(at + 1);
            let before_christ = self.word(at + 1) == Word::BeforeChrist;
            return (century && !name && !before_christ).then(|| (Expr::new(What::Century(i16::from(n) - 1)), at + 1));
        }
        if let Some(two) = self.digits(i, 2)
            && self.is_decade_mark(i + 1)
            && two % 10 == 0
            && i > self.start
            && self.tokens.is_any(i - 1, &["'", "’", "‘"])
        {
            return Some((Expr::new(What::Decade(1900 + two as i16)), i + 2));
        }
        if self.word(i + 1) == Word::BeforeChrist {
            let year = self.number(i).filter(|y| (1..5000).contains(y))? as i16;
            return Some((Expr::new(What::Year(-year)), i + 2));
        }
        let year = self.year(i)?;
        // "138-2010-2015" is a number to call.
        if i > self.start + 1
            && self.glued(i)
            && self.is_hyphen(i - 1)
            && self.glued(i - 1)
            && self.word(i - 2) == Word::Number
        {
            return None;
        }
        if self.is_decade_mark(i + 1) {
            let what = if year % 10 == 0 { What::Decade(year) } else { return None };
            return Some((Expr::new(what), i + 2));
        }
        if (self.is_dash(i + 1) || self.is(i + 1, "/"))
            && let Some(until) = self.year_end(year, i + 2)
            && !(self.is_dash(i + 3) && self.word(i + 4) == Word::Number)
        {
            return Some((Expr::new(What::Years(year, until)), i + 3));
        }
        // "2014-10": a month, where the second figure is not the next year.
        if self.is_any(i + 1, &["-", "/"])
            && self.glued(i + 1)
            && self.glued(i + 2)
            && let Some(month) = self.digits(i + 2, 2).filter(|m| (1..=12).contains(m))
            && !(self.is_hyphen(i + 3) && self.glued(i + 3))
        {
            let what = What::Month { year: Year::Is(year), month: month as u8, side: Side::Bare };
            return Some((Expr::new(what), i + 3));
        }
        let sane = self.is_year_alone(i, year);
        sane.then(|| (Expr::new(What::Year(year)), i + 1))
    }

    pub(super) fn is_decade_mark(&self, i: usize) -> bool {
        self.glued(i) && self.is_any(i, &["s", "'s"])
    }

    pub(super) fn year_end(&self, year: i16, i: usize) -> Option<i16> {
        if let Some(until) = self.year(i) {
            return (until > year && until - year < 500).then_some(until);
        }
        let two = self.digits(i, 2)? as i16;
        let until = year / 100 * 100 + two;
        (until == year + 1 || (until > year && two > 12)).then_some(until)
    }

    /// Whether four digits are a year, and not a count, a model, a code or a house number.
    pub(super) fn is_year_alone(&self, i: usize, year: i16) -> bool {
        if self.is_code(i) || self.is_counted(i) {
            return false;
        }
        let plausible = if self.is_led(i) { 1400..2200 } else { 1900..2100 };
        plausible.contains(&year)
    }

    /// Whether the word before says that a time follows: "in", "since".
    pub(super) fn is_led(&self, i: usize) -> bool {
        i > self.start && neighbour(self.tokens, i - 1) == Some(Neighbour::Lead)
    }

    /// "Flight 1549", "$2000", "A-1990", "1984 Orwell Street"
    fn is_code(&self, i: usize) -> bool {
        if i > self.start {
            let joined = self.glued(i) && self.tokens.is_any(i - 1, &["-", "/", "."]) && !self.follows_mid(i);
            if joined || neighbour(self.tokens, i - 1) == Some(Neighbour::Code) {
                return true;
            }
        }
        self.is_capitalized(i + 1) && self.is_any(i + 2, &["street", "avenue", "road", "drive", "lane", "boulevard"])
    }

    /// "2000 people", "1080-line", "1999 dollars", "2000 pieces"
    fn is_counted(&self, i: usize) -> bool {
        if is_bounded(self.tokens, i) {
            return true;
        }
        let next = self.text(i + 1);
        if self.glued(i + 1) {
            let hyphen = self.is_hyphen(i + 1) && self.glued(i + 2);
            if hyphen || matches!(next, "%" | "°" | "/" | "@" | "_") || next.starts_with(char::is_alphabetic) {
                // "2008-built" still tells a year.
                return !self.is_any(i + 2, &["built", "era", "born", "founded", "present", "today"]);
            }
        }
        let kind = neighbour(self.tokens, i + 1).filter(|_| i + 1 < self.limit);
        if kind == Some(Neighbour::Counted) || matches!(self.word(i + 1), Word::Unit(_) | Word::Units(_)) {
            return true;
        }
        let plural = self.is_lower_word(i + 1) && next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
        if !plural || kind == Some(Neighbour::Verb) {
            return false;
        }
        // "the 2015 elections", "in 2015 elections" have a year; "2000 pieces" has none.
        let determined = matches!(self.before(i), Word::The | Word::This | Word::That | Word::A)
            || (i > self.start && neighbour(self.tokens, i - 1) == Some(Neighbour::Owner));
        !determined && !self.follows(i, &["in", "since", "until", "by", "of", "during", "late", "early"])
    }

    pub(super) fn follows_mid(&self, i: usize) -> bool {
        i > self.start + 1 && self.is_hyphen(i - 1) && matches!(self.word(i - 2), Word::Mid | Word::Early | Word::Late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("neighbours.tsv")) {
            assert!(NEIGHBOURS.find(row[0]).is_some(), "{row:?}");
        }
    }
}
