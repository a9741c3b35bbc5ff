//! Dates in digits: "2023-09-05", "5/9/2023", "05.09.2023", "7/8/07".

use jiff::civil::Date;

use super::calendar::weekday_of;
use super::dates::exists;
use super::expr::{DateOrder, Expr, Found, What, Year};
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
        let date = |year: i16, month: u32, day: u32, order| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            let what = What::Date { year: Year::Is(year), month, day, weekday: None, order };
            exists(Year::Is(year), month, day).then(|| (Expr::new(what), end))
        };
        if lens[0] == 4 {
            return date(a as i16, b, c, DateOrder::Plain).filter(|_| (1000..3000).contains(&a));
        }
        let year = match lens[2] {
            4 if (1000..3000).contains(&c) => c as i16,
            2 => century_of(c),
            _ => return None,
        };
        // The American order, unless only the other one exists.
        date(year, a, b, order(a, b)).or_else(|| date(year, b, a, DateOrder::DayFirst))
    }

    /// "22/04", "4/25": only where a weekday or "on" says that it is no fraction.
    pub(super) fn day_and_month(&self, i: usize) -> Found {
        let mark = self.is_any(i + 1, &["/", "-"]) && self.glued(i + 1) && self.glued(i + 2);
        let (a, b) = (self.number(i)?, self.number(i + 2)?);
        // "on Sunday, 7-6, 1-6": a score.
        let score = self.is(i + 1, "-") && self.is(i + 3, ",") && self.is(i + 5, "-") && self.glued(i + 5);
        if score || !mark || self.text(i).len() > 2 || self.text(i + 2).len() > 2 || self.is_any(i + 3, &["/", "-"]) {
            return None;
        }
        let date = |month: u32, day: u32, order| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            let what = What::Date { year: Year::Unsaid, month, day, weekday: None, order };
            exists(Year::Unsaid, month, day).then(|| (Expr::new(what), i + 3))
        };
        date(a, b, order(a, b)).or_else(|| date(b, a, DateOrder::DayFirst))
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

/// What a date of which the first number can be the month says of the order.
fn order(month: u32, day: u32) -> DateOrder {
    match day {
        13.. => DateOrder::MonthFirst,
        _ if month == day => DateOrder::Plain,
        _ => DateOrder::Either,
    }
}

/// Whether the dates in digits of a text have the day first, where those that can be read in one way only agree:
/// beside "13/09/2023" the date "05/09/2023" is 5 September.
pub(super) fn day_first<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> Option<bool> {
    let (mut day, mut month) = (false, false);
    for expr in exprs {
        if let What::Date { order, .. } = expr.what {
            day |= order == DateOrder::DayFirst;
            month |= order == DateOrder::MonthFirst;
        }
    }
    (day != month).then_some(day)
}

/// The readings of a date in digits with its year: one, or two where neither the text's other dates nor a weekday
/// beside it decides.
pub(super) fn readings(expr: &Expr, year: i16, day_first: Option<bool>) -> (Option<Date>, Option<Date>) {
    let What::Date { month, day, weekday, order, .. } = expr.what else { return (None, None) };
    let date = |month: u8, day: u8| Date::new(year, month as i8, day as i8).ok();
    let (american, european) = (date(month, day), date(day, month));
    let falls = |date: Option<Date>| date.map(weekday_of) == weekday;
    match day_first {
        _ if order != DateOrder::Either => (american, None),
        Some(true) => (european, None),
        Some(false) => (american, None),
        None if weekday.is_some() && falls(european) && !falls(american) => (european, None),
        None if weekday.is_some() && falls(american) && !falls(european) => (american, None),
        None => (american, european),
    }
}
