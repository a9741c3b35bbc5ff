//! Dates of the calendar: "Sept. 5, 2023", "5th of September", "Monday the 19th", "2023-09-05", "the 1990s".

use jiff::civil::Date;

use super::expr::{DateOrder, Expr, Found, Side, What, Year};
use super::scan::{Scan, century_of};
use super::vocab::Word;

pub(super) fn exists(year: Year, month: u8, day: u8) -> bool {
    let year = match year {
        Year::Is(year) => year,
        // A leap year, so that February 29 of an unknown year passes.
        _ => 2000,
    };
    Date::new(year, month as i8, day as i8).is_ok()
}

impl Scan<'_, '_> {
    pub(super) fn month_at(&self, i: usize) -> Option<(u8, usize)> {
        let (Word::Month(month) | Word::LooseMonth(month)) = self.word(i) else { return None };
        let dotted = self.is(i + 1, ".") && self.glued(i + 1) && self.text(i).len() <= 4 && i + 2 < self.limit;
        Some((month, if dotted && !self.is(i, "may") { i + 2 } else { i + 1 }))
    }

    /// The year behind a date: "2008", ", 2008", "'08", "of 2008", "last year".
    fn year_behind(&self, i: usize) -> (Year, usize) {
        let at = i + usize::from(self.is_any(i, &[",", "of", "in"]));
        let counted = |at: usize| self.is_any(at, &["year", "yr"]);
        if let Some(year) = self.year(at).filter(|_| !self.is_clock_behind(at)) {
            return (Year::Is(year), at + 1);
        }
        if let Some(year) = self.short_year(at) {
            return (Year::Is(year), at + 2);
        }
        let at = at + usize::from(self.word(at) == Word::The);
        match self.word(at) {
            Word::Last | Word::Previous if counted(at + 1) => (Year::Shift(-1), at + 2),
            Word::This if counted(at + 1) => (Year::Shift(0), at + 2),
            Word::Next if counted(at + 1) => (Year::Shift(1), at + 2),
            _ => (Year::Unsaid, i),
        }
    }

    /// Whether the digits at `i` are the hour of a clock time: "at 1700 GMT".
    fn is_clock_behind(&self, i: usize) -> bool {
        matches!(self.word(i + 1), Word::Zone(_)) || self.is_any(i + 1, &["hours", "hrs"])
    }

    /// A date that begins with its month.
    pub(super) fn month_first(&self, i: usize) -> Found {
        let (month, at) = self.month_at(i)?;
        if let Some((expr, end)) = self.day_of(month, at) {
            return Some((expr, end));
        }
        // "June-August 1992", "Jan to March 2008"
        if let Some((until, end)) = self.month_at(at + 1)
            && (self.is_dash(at) || (self.is_any(at, &["to", "through"]) && self.follows(i, &["from"])))
        {
            let (year, last) = self.year_behind(end);
            if self.day_of(until, end).is_none() && (self.is_dash(at) || year != Year::Unsaid) {
                return Some((Expr::new(What::Months { year, from: month, until }), last));
            }
        }
        let (year, end) = self.year_behind(at);
        if year == Year::Unsaid && !self.is_month_alone(i) {
            return None;
        }
        Some((Expr::new(What::Month { year, month, side: Side::Bare }), end))
    }

    /// The day, or the days, behind a month.
    fn day_of(&self, month: u8, at: usize) -> Found {
        let at = at + usize::from(self.is(at, ",") && self.ordinal(at + 1).is_some());
        let at = at + usize::from(self.is_any(at, &["/", "-"]) && self.glued(at) && self.day(at + 1).is_some());
        let at = at + usize::from(self.word(at) == Word::The && self.ordinal(at + 1).is_some());
        let (day, end) = match self.glued_year(at) {
            Some((day, year)) => {
                let found =
                    Expr::new(What::Date { year: Year::Is(year), month, day, weekday: None, order: DateOrder::Plain });
                return exists(Year::Is(year), month, day).then_some((found, at + 1));
            }
            None => self.day(at).or_else(|| self.ordinal(at).filter(|(d, _)| *d <= 31))?,
        };
        if self.is(end, ":") && self.glued(end) || self.is(end, "%") {
            return None;
        }
        if let Some((until, last)) = self.days_until(month, day, end) {
            let (year, last) = self.year_behind(last);
            return Some((Expr::new(What::Dates { year, from: (month, day), until }), last));
        }
        let (mut year, end) = self.year_behind(end);
        // "the September 11 attacks" need no year.
        if (month, day, year) == (9, 11, Year::Unsaid)
            && self.is_any(end, &["attack", "attacks", "terror", "terrorist", "hijackers", "hijackings"])
        {
            year = Year::Is(2001);
        }
        let what = What::Date { year, month, day, weekday: None, order: DateOrder::Plain };
        exists(year, month, day).then(|| (Expr::new(what), end))
    }

    /// "5,2008": a comma without its space.
    fn glued_year(&self, i: usize) -> Option<(u8, i16)> {
        let (day, year) = self.text(i).split_once(',').filter(|(d, y)| d.len() < 3 && y.len() == 4)?;
        Some((day.parse().ok()?, year.parse().ok().filter(|y| (1000..3000).contains(y))?))
    }

    /// The other end of "March 3-5", "March 3 to 5", "Feb. 28-March 2".
    fn days_until(&self, month: u8, day: u8, end: usize) -> Option<((u8, u8), usize)> {
        let dash = self.is_dash(end);
        if !dash && !self.is_any(end, &["to", "through", "and", "or"]) {
            return None;
        }
        let after = end + 1 + usize::from(self.word(end + 1) == Word::The);
        if let Some((other, at)) = self.month_at(after).filter(|_| dash) {
            let (until, last) = self.day(at)?;
            return exists(Year::Unsaid, other, until).then_some(((other, until), last));
        }
        let (until, last) = self.day(after)?;
        let next_to = self.is_any(end, &["and", "or"]);
        let fits = until > day && exists(Year::Unsaid, month, until) && (!next_to || until == day + 1);
        // "March 3 and 4 people": a count and no date.
        let counts = self.is_lower_word(last) && next_to && self.text(last).ends_with('s');
        (fits && !counts && self.month_at(last).is_none()).then_some(((month, until), last))
    }

    /// A date that begins with its day: "5 September 2008", "the 5th of September", "9-12 June".
    pub(super) fn day_first(&self, i: usize) -> Found {
        let (day, at) = match self.day(i) {
            Some(day) => day,
            None => self.ordinal(i).filter(|(d, _)| *d <= 31)?,
        };
        // "3rd day of October"
        let at = if self.is(at, "day") && self.is(at + 1, "of") { at + 1 } else { at };
        let range = self.is_dash(at) || self.is_any(at, &["to", "and", "or"]);
        if range
            && let Some((until, next)) = self.day(at + 1).or_else(|| self.ordinal(at + 1))
            && until > day
            && let Some((month, end)) = self.month_behind(next)
            && exists(Year::Unsaid, month, until)
        {
            let (year, end) = self.year_behind(end);
            return Some((Expr::new(What::Dates { year, from: (month, day), until: (month, until) }), end));
        }
        let (month, end) = self.month_behind(at)?;
        let (year, end) = self.year_behind(end);
        let (year, end) = match self.digits(end + 1, 2) {
            // "31-Oct-74"
            Some(two) if year == Year::Unsaid && self.is_any(end, &["-", "/"]) && self.glued(end) => {
                (Year::Is(century_of(two)), end + 2)
            }
            _ => match self.year(end + 1) {
                Some(y) if year == Year::Unsaid && self.is_any(end, &["-", "/"]) => (Year::Is(y), end + 2),
                _ => (year, end),
            },
        };
        let what = What::Date { year, month, day, weekday: None, order: DateOrder::Plain };
        exists(year, month, day).then(|| (Expr::new(what), end))
    }

    fn month_behind(&self, i: usize) -> Option<(u8, usize)> {
        let separated = self.is(i, "of") || (self.is_any(i, &["-", "/"]) && self.glued(i) && self.glued(i + 1));
        let at = if separated { i + 1 } else { i };
        // "5 may": a verb, unless it has the month's capital.
        let verb = matches!(self.word(at), Word::LooseMonth(_)) && !self.is_capitalized(at) && !separated;
        if verb { None } else { self.month_at(at) }
    }

    /// A date that begins with its weekday, or the weekday alone.
    pub(super) fn weekday_first(&self, i: usize) -> Found {
        let (number, short) = match self.word(i) {
            Word::Weekday(n) => (n, false),
            Word::ShortWeekday(n) => (n, true),
            _ => return None,
        };
        let dotted = short && self.is(i + 1, ".") && self.glued(i + 1);
        let at = if dotted { i + 2 } else { i + 1 };
        for comma in [at, at + 1] {
            if comma > at && !self.is_any(at, &[",", "-", "("]) {
                break;
            }
            let the = comma + usize::from(self.word(comma) == Word::The);
            let date = self
                .month_first_with_day(comma)
                .or_else(|| self.day_first(the))
                .or_else(|| self.numeric(comma))
                .or_else(|| self.day_and_month(comma));
            // "Tuesday (Jan 6)"
            let open = comma > at && self.is(at, "(");
            let date = date.filter(|(_, end)| !open || self.is(*end, ")"));
            if let Some((mut expr, end)) = date.map(|(expr, end)| (expr, end + usize::from(open))) {
                if let What::Date { weekday, .. } = &mut expr.what {
                    *weekday = Some(number);
                }
                return Some((expr, end));
            }
        }
        let the = at + usize::from(self.word(at) == Word::The);
        if let Some((day, end)) = self.day(the).filter(|(_, end)| self.word(end - 1) == Word::Suffix) {
            return Some((Expr::new(What::DayOfMonth(day)), end));
        }
        if short {
            let sure = dotted || self.clock(at).is_some_and(|c| !c.bare);
            if !sure || !self.is_capitalized(i) {
                return None;
            }
        }
        if let Some((by, end)) = self.week_behind(at) {
            return Some((Expr::new(What::WeekdayOfWeek(number, by)), end));
        }
        Some((Expr::new(What::Weekday(number, Side::Bare)), at))
    }

    fn month_first_with_day(&self, i: usize) -> Found {
        self.month_first(i).filter(|(e, _)| matches!(e.what, What::Date { .. } | What::Dates { .. }))
    }

    /// "next week", "of last week" behind a weekday.
    fn week_behind(&self, i: usize) -> Option<(i8, usize)> {
        let at = i + usize::from(self.is_any(i, &["of", "from"]));
        let by = match self.word(at) {
            Word::Last | Word::Previous => -1,
            Word::This => 0,
            Word::Next => 1,
            _ => return None,
        };
        self.is(at + 1, "week").then_some((by, at + 2))
    }

    /// Whether a month without day and year is no name and no verb: "in May", "last March", "January's".
    fn is_month_alone(&self, i: usize) -> bool {
        let led = self.is_led(i)
            || self.follows(i, &["-"])
            || matches!(
                self.before(i),
                Word::Every
                    | Word::Next
                    | Word::Last
                    | Word::This
                    | Word::Past
                    | Word::Previous
                    | Word::Coming
                    | Word::Following
                    | Word::Early
                    | Word::Late
                    | Word::Mid
            );
        let joined = i > self.start + 1
            && self.tokens.is_any(i - 1, &["and", "or"])
            && matches!(self.words_at(i - 2), Word::Month(_) | Word::LooseMonth(_) | Word::Number);
        let name = self.is_capitalized(i + 1) && !matches!(self.word(i + 1), Word::Month(_) | Word::Weekday(_));
        match self.word(i) {
            Word::LooseMonth(_) if !self.is_capitalized(i) => false,
            _ if led || joined => !(name && self.follows(i, &["to", "by", "of", "for"])),
            Word::LooseMonth(_) => false,
            _ => self.is_capitalized(i) && self.text(i).len() > 3 && !name && !self.is_capitalized_before(i),
        }
    }

    /// Whether the word before is a name that the month could belong to: "Wilson August".
    fn is_capitalized_before(&self, i: usize) -> bool {
        i > self.start + 1 && self.tokens.list[i - 1].is_capitalized() && self.words_at(i - 1) == Word::Other
    }

    fn words_at(&self, i: usize) -> Word {
        if i >= self.start { self.word(i) } else { Word::Other }
    }
}
