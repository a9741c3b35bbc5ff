//! Dates of the calendar: "Sept. 5, 2023", "5th of September", "Monday the 19th", "2023-09-05", "the 1990s".

use jiff::civil::Date;

use super::expr::{Expr, Side, What, Year};
use super::scan::{Scan, century_of};
use super::vocab::Word;

type Found = Option<(Expr, usize)>;

fn exists(year: Year, month: u8, day: u8) -> bool {
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
        let at = if self.is(at, "of") && self.year(at + 1).is_none() { at } else { at };
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
                let found = Expr::new(What::Date { year: Year::Is(year), month, day, weekday: None, swapped: false });
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
        let (year, end) = self.year_behind(end);
        let what = What::Date { year, month, day, weekday: None, swapped: false };
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
        let what = What::Date { year, month, day, weekday: None, swapped: false };
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
            if let Some((mut expr, end)) = date {
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
        const LEADS: [&str; 31] = [
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "to",
            "through",
            "during",
            "of",
            "for",
            "before",
            "after",
            "between",
            "every",
            "each",
            "around",
            "throughout",
            "late",
            "early",
            "mid",
            "next",
            "last",
            "this",
            "past",
            "previous",
            "coming",
            "following",
            "-",
            "late-",
            "mid-",
        ];
        let led = self.follows(i, &LEADS);
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
    fn dotted_fields(&self, i: usize) -> Option<([u32; 3], [usize; 3])> {
        let mut parts = self.text(i).split('.');
        let mut next = || parts.next().filter(|p| p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
        let texts = [next()?, next()?, next()?];
        if parts.next().is_some() {
            return None;
        }
        let read = |t: &str| t.parse::<u32>().ok();
        Some(([read(texts[0])?, read(texts[1])?, read(texts[2])?], texts.map(str::len)))
    }

    fn split_fields(&self, i: usize) -> Option<([u32; 3], [usize; 3], usize)> {
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

    /// "1990s", "1990's", "19th century", "2009-11", a year.
    pub(super) fn years(&self, i: usize) -> Found {
        if let Some((n, at)) = self.ordinal(i) {
            let at = at + usize::from(self.is_hyphen(at));
            let century = self.is_any(at, &["century", "centuries"]) && (1..=30).contains(&n);
            return century.then(|| (Expr::new(What::Century(i16::from(n) - 1)), at + 1));
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

    fn is_decade_mark(&self, i: usize) -> bool {
        self.glued(i) && self.is_any(i, &["s", "'s"])
    }

    fn year_end(&self, year: i16, i: usize) -> Option<i16> {
        match self.year(i) {
            Some(until) => (until > year && until - year < 500).then_some(until),
            None => {
                let two = self.digits(i, 2)? as i16;
                let until = year / 100 * 100 + two;
                (until == year + 1 || (until > year && two > 12)).then_some(until)
            }
        }
    }

    /// Whether four digits are a year, and not a count, a model, a code or a house number.
    fn is_year_alone(&self, i: usize, year: i16) -> bool {
        const LEADS: [&str; 30] = [
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "of",
            "during",
            "before",
            "after",
            "between",
            "for",
            "to",
            "through",
            "throughout",
            "early",
            "late",
            "mid",
            "year",
            "and",
            "or",
            "around",
            "circa",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
            "than",
            "pre",
        ];
        let codes = [
            "-", "/", "#", "$", "€", "£", "¥", ".", "@", "&", "no", "nos", "number", "flight", "room", "channel",
            "route", "highway",
        ];
        let next = self.text(i + 1);
        let glued_code = self.glued(i) && i > self.start && self.tokens.is_any(i - 1, &codes);
        if glued_code && !self.follows_mid(i)
            || self.follows(i, &["$", "€", "£", "#", "no", "number", "flight", "room", "route", "highway"])
        {
            return false;
        }
        if self.glued(i + 1)
            && (matches!(next, "%" | "°" | "/" | "@" | "_") || (self.is_hyphen(i + 1) && self.glued(i + 2)))
        {
            // "2008-built" still tells a year; "2000-strong", "1080-line" do not.
            return self.is_any(i + 2, &["built", "era", "born", "founded", "present", "today"]);
        }
        if self.glued(i + 1) && self.is_lower_word(i + 1) || matches!(self.word(i + 1), Word::Unit(_) | Word::Units(_))
        {
            return false;
        }
        if self.is_any(
            i + 1,
            &[
                "million",
                "billion",
                "percent",
                "per",
                "people",
                "men",
                "women",
                "km",
                "kilometers",
                "kilometres",
                "miles",
                "feet",
                "meters",
                "metres",
                "tons",
                "tonnes",
                "dollars",
                "euros",
                "pounds",
                "kg",
                "mph",
                "calories",
                "degrees",
                "hours",
            ],
        ) {
            return false;
        }
        if self.is_capitalized(i + 1) && self.is_any(i + 2, &["street", "avenue", "road", "drive", "lane", "boulevard"])
        {
            return false;
        }
        let led = self.follows(i, &LEADS);
        let likely = (1900..2100).contains(&year);
        let counted = self.is_lower_word(i + 1)
            && next.len() > 3
            && next.ends_with('s')
            && !next.ends_with("ss")
            && !self.is_any(
                i + 1,
                &[
                    "was",
                    "has",
                    "is",
                    "does",
                    "sees",
                    "marks",
                    "series",
                    "this",
                    "as",
                    "alongside",
                    "towards",
                    "besides",
                    "plus",
                    "across",
                ],
            );
        let determined = matches!(self.before(i), Word::The | Word::This | Word::That | Word::A)
            || self.follows(i, &["its", "his", "her", "their", "our", "'s", "’s", "s"]);
        if counted && !determined && !self.follows(i, &["in", "since", "until", "by", "of", "during", "late", "early"])
        {
            return false;
        }
        likely || (led && (1400..2200).contains(&year) && !counted)
    }

    fn follows_mid(&self, i: usize) -> bool {
        i > self.start + 1 && self.is_hyphen(i - 1) && matches!(self.word(i - 2), Word::Mid | Word::Early | Word::Late)
    }
}
