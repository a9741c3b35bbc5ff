//! Dates in digits: "2023-09-05", "5/9/2023", "05.09.2023", "7/8/07".

use super::dates::exists;
use super::expr::{Expr, Found, What, Year};
use super::scan::{Scan, century_of};
use super::vocab::Word;

impl Scan<'_, '_> {
    /// "2023-09-05", "5/9/2023", "05.09.2023", "7/8/07", "2019/aug/01".
    pub(super) fn numeric(&self, i: usize) -> Found {
        if i > self.start
            && self.glued(i)
            && !matches!(self.text(i - 1), "(" | "[" | "“" | "\"" | "'" | "‘" | "=" | "—" | "–")
        {
            // "133-03-03-2020", but "5-10/7/2018" too: codes are not dates.
            return None;
        }
        let (fields, lens, end) = match self.dotted_fields(i) {
            Some((fields, lens)) => (fields, lens, i + 1),
            None => self.split_fields(i)?,
        };
        if self.is_any(end, &["-", "/"]) && self.glued(end) && self.word(end + 1) == Word::Number && self.glued(end + 1)
        {
            return None;
        }
        let [a, b, c] = fields;
        let date = |year: i16, month: u32, day: u32, swapped| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            let what = What::Date { year: Year::Is(year), month, day, weekday: None, swapped };
            exists(Year::Is(year), month, day).then(|| (Expr::new(what), end))
        };
        if lens[0] == 4 {
            return date(a as i16, b, c, false).filter(|_| (1000..3000).contains(&a));
        }
        let year = match lens[2] {
            4 if (1000..3000).contains(&c) => c as i16,
            2 => century_of(c),
            _ => return None,
        };
        // The American order, unless only the other one exists.
        let both = exists(Year::Is(year), b as u8, a as u8) && b < 13 && a != b;
        date(year, a, b, both).or_else(|| date(year, b, a, false))
    }

    /// "22/04", "4/25": only where a weekday or "on" says that it is no fraction.
    pub(super) fn day_and_month(&self, i: usize) -> Found {
        let mark = self.is_any(i + 1, &["/", "-"]) && self.glued(i + 1) && self.glued(i + 2);
        let (a, b) = (self.number(i)?, self.number(i + 2)?);
        if !mark || self.text(i).len() > 2 || self.text(i + 2).len() > 2 || self.is_any(i + 3, &["/", "-"]) {
            return None;
        }
        let date = |month: u32, day: u32, swapped| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            let what = What::Date { year: Year::Unsaid, month, day, weekday: None, swapped };
            exists(Year::Unsaid, month, day).then(|| (Expr::new(what), i + 3))
        };
        date(a, b, b < 13 && a != b).or_else(|| date(b, a, false))
    }

    /// One token with two dots: "31.10.1974".
    pub(super) fn dotted_fields(&self, i: usize) -> Option<([u32; 3], [usize; 3])> {
        let mut parts = self.text(i).split('.');
        let mut next = || parts.next().filter(|p| p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
        let texts = [next()?, next()?, next()?];
        if parts.next().is_some() {
            return None;
        }
        let read = |t: &str| t.parse::<u32>().ok();
        Some(([read(texts[0])?, read(texts[1])?, read(texts[2])?], texts.map(str::len)))
    }

    pub(super) fn split_fields(&self, i: usize) -> Option<([u32; 3], [usize; 3], usize)> {
        let mark = self.text(i + 1);
        if !matches!(mark, "-" | "/") || !self.is(i + 3, mark) || (i + 1..i + 5).any(|k| !self.glued(k)) {
            return None;
        }
        let middle = self.number(i + 2).or_else(|| match self.word(i + 2) {
            Word::Month(m) | Word::LooseMonth(m) => Some(m.into()),
            _ => None,
        })?;
        let lens = [0, 2, 4].map(|k| self.text(i + k).len());
        Some(([self.number(i)?, middle, self.number(i + 4)?], lens, i + 5))
    }
}
