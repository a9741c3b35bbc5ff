//! Which expression begins at a token, and how far it reaches.

use super::calendar::Unit;
use super::clock::{Clock, in_day_part};
use super::daypart::DayPart;
use super::expr::{Expr, From, PrintedZone, Side, What, Year};
use super::length::Length;
use super::named::{self, Named};
use super::scan::Scan;
use super::timex::{Hour, Reach};
use super::vocab::Word;

/// What was found at a token.
pub(super) enum Parsed {
    /// A time, from the first token to the one before the last.
    Time(Expr, usize, usize),
    /// Words that look like a time and are none, up to this token: "22-year-old".
    Skip(usize),
    Nothing,
}

impl Scan<'_, '_> {
    /// The time that begins at token `i`.
    pub(super) fn parse(&self, i: usize) -> Parsed {
        let word = self.word(i);
        if word == Word::Other {
            return Parsed::Nothing;
        }
        if let Some((expr, end)) = self.core(i) {
            if self.is_name(i, end) {
                return Parsed::Skip(end);
            }
            let (expr, end) = self.extended(expr, end);
            return Parsed::Time(expr, i, end);
        }
        match word {
            Word::About if self.word(i + 1) != Word::About => match self.parse(i + 1) {
                Parsed::Time(mut expr, first, end) => {
                    expr.approximate = true;
                    let first = if expr.is_length() && !self.is(i, "exactly") { i } else { first };
                    Parsed::Time(expr, first, end)
                }
                other => other,
            },
            Word::The => match self.after_the(i + 1) {
                Some((expr, end)) => {
                    let (expr, end) = self.extended(expr, end);
                    // "the 2015 elections", "the Christmas market": the article is the noun's.
                    let lone = match expr.what {
                        What::Year(_) | What::Years(..) => self.word(i + 1) == Word::Number,
                        What::Offset { .. } => matches!(self.word(i + 1), Word::Unit(_)) && self.is_hyphen(i + 2),
                        What::Holiday(..) | What::Month { .. } => true,
                        _ => false,
                    };
                    let first = if lone && expr.phase.is_none() { i + 1 } else { i };
                    Parsed::Time(expr, first, end)
                }
                None => Parsed::Nothing,
            },
            _ => self.measured(i),
        }
    }

    /// Whether the time is a part of a name: "The Sunday Times", "Russia Today", "Bloody Sunday".
    fn is_name(&self, i: usize, end: usize) -> bool {
        let head = self.is_capitalized(end) && named::is_head(self.tokens, end);
        let title = matches!(self.word(i), Word::Day(_))
            && i > self.start
            && self.is_capitalized(i)
            && self.tokens.list[i - 1].is_capitalized();
        let feast = matches!(self.word(i), Word::Weekday(_))
            && self.is_capitalized(i)
            && self.follows(i, &["black", "bloody", "super", "fat", "ruby", "robinson", "man"])
            && self.tokens.list[i - 1].is_capitalized();
        head || title || feast
    }

    /// A length, what hangs on it, or an age.
    fn measured(&self, i: usize) -> Parsed {
        if let Word::Units(unit) = self.word(i) {
            return self.bare_units(i, unit);
        }
        let Some(measured) = self.length(i) else {
            return match self.counted_stretch(i) {
                Some((expr, end)) => Parsed::Time(expr, i, end),
                None => Parsed::Nothing,
            };
        };
        if measured.age {
            return Parsed::Skip(measured.end);
        }
        if let Some((expr, end)) = self.offset(&measured) {
            let (expr, end) = self.extended(expr, end);
            return Parsed::Time(expr, i, end);
        }
        if measured.amount.article && !self.is_length_in_place(i, measured.end) {
            return Parsed::Nothing;
        }
        if measured.unit == Unit::Second && self.word(measured.end - 1) == Word::Second && measured.amount.article {
            return Parsed::Nothing;
        }
        // "one day" is some day, unless something is measured with it.
        if self.is(i, "one") && self.is(i + 1, "day") && !self.is_length_in_place(i, measured.end) {
            return Parsed::Nothing;
        }
        let mut expr = Expr::new(What::Length(measured.length));
        expr.approximate = false;
        Parsed::Time(expr, i, measured.end)
    }

    /// Whether "a year", "a day" is a length: "for a year", "a day's work", and not "a year of change".
    fn is_length_in_place(&self, i: usize, end: usize) -> bool {
        const LEADS: [&str; 16] = [
            "for", "in", "within", "over", "than", "after", "least", "about", "around", "nearly", "almost", "half",
            "lasted", "took", "takes", "spent",
        ];
        let counted_from = matches!(self.word(end), Word::Before | Word::After);
        self.follows(i, &LEADS) || counted_from || self.is_any(end, &["'s", "’s"]) || end > i + 3
    }

    /// "for years", "months of talks", "decades-long", "years ago".
    fn bare_units(&self, i: usize, unit: Unit) -> Parsed {
        let next = self.word(i + 1);
        let length = || Expr::new(What::Length(Length::Vague(unit)));
        if matches!(next, Word::Ago | Word::Earlier | Word::Later) {
            let reach = if next == Word::Later { Reach::Future } else { Reach::Past };
            let what = if next == Word::Ago { What::Reach(reach) } else { What::Length(Length::Vague(unit)) };
            return Parsed::Time(Expr::new(what), i, i + 2);
        }
        if self.is_hyphen(i + 1) && self.is(i + 2, "long") {
            return Parsed::Time(length(), i, i + 3);
        }
        let led = self.follows(i, &["for", "in", "over", "within", "after", "of", "took", "takes", "take", "lasted"]);
        let leads = matches!(next, Word::Before | Word::After) || (self.is(i + 1, "of") && unit >= Unit::Day);
        let named = self.follows(i, &["the", "these", "those", "his", "her", "their", "its"]);
        if (led || leads) && !named { Parsed::Time(length(), i, i + 1) } else { Parsed::Nothing }
    }

    /// A time without what may hang on its end.
    pub(super) fn core(&self, i: usize) -> Option<(Expr, usize)> {
        match self.word(i) {
            Word::Number => self.number_first(i),
            Word::Month(_) | Word::LooseMonth(_) => self.month_first(i),
            Word::Weekday(_) | Word::ShortWeekday(_) => self.weekday_first(i),
            Word::Weekdays(_) | Word::Often(_) | Word::Every | Word::Per => self.set(i),
            Word::A => self.set(i).or_else(|| self.half_past(i)),
            Word::Half | Word::Quarter => self.half_past(i),
            Word::Day(by) => Some((Expr::new(What::Shift(Unit::Day, by)), i + 1)),
            Word::Tonight => {
                let expr = Expr { hour: Some(Hour::Part(DayPart::Night)), ..Expr::new(What::Shift(Unit::Day, 0)) };
                Some((expr, i + 1))
            }
            Word::Overnight => Some((Expr::at(Hour::Part(DayPart::Night)), i + 1)),
            Word::Noon | Word::Midnight => self.clock(i).map(clock_expr),
            Word::Reach(reach) => self.reach(i, reach),
            Word::Back if self.is(i + 1, "then") => Some((Expr::new(What::Then), i + 2)),
            Word::More if self.is(i + 1, "recently") => Some((Expr::new(What::Reach(Reach::Past)), i + 2)),
            Word::Soonish if !matches!(self.word(i + 1), Word::After | Word::Before) => {
                Some((Expr::new(What::Reach(Reach::Future)), i + 1))
            }
            Word::This
            | Word::That
            | Word::Same
            | Word::Last
            | Word::Past
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Recent
            | Word::Latest => self.nth(i).or_else(|| self.pointing(i, self.before(i) == Word::The)),
            Word::Early
            | Word::Mid
            | Word::Middle
            | Word::Late
            | Word::Earlier
            | Word::Later
            | Word::Start
            | Word::End => self.phased(i),
            Word::Ordinal(_) | Word::Second | Word::Tens(_) => self
                .nth(i)
                .or_else(|| self.years(i))
                .or_else(|| self.day_first(i))
                .or_else(|| self.word_clock(i))
                .or_else(|| self.name(i)),
            Word::Count(_) => self.word_clock(i),
            Word::TensYears(tens) if self.before(i) == Word::The || self.follows(i, &["early", "mid", "late", "-"]) => {
                Some((Expr::new(What::Decade(1900 + i16::from(tens))), i + 1))
            }
            Word::Fiscal => self.fiscal(i),
            Word::QuarterMark => self.quarter_mark(i, 4),
            Word::HourMark => self.quarter_mark(i, 2),
            Word::Season(season) => {
                let year = self.year(i + 1 + usize::from(self.is(i + 1, "of")));
                let end = i + 2 + usize::from(self.is(i + 1, "of"));
                match year {
                    Some(year) => {
                        Some((Expr::new(What::Season { year: Year::Is(year), season, side: Side::Bare }), end))
                    }
                    None => self
                        .is_season_in_place(i)
                        .then(|| (Expr::new(What::Season { year: Year::Unsaid, season, side: Side::Bare }), i + 1))
                        .filter(|_| !self.is_capitalized(i + 1)),
                }
            }
            Word::LooseSeason(season) => {
                let at = i + 1 + usize::from(self.is(i + 1, "of"));
                let year = self.year(at)?;
                Some((Expr::new(What::Season { year: Year::Is(year), season, side: Side::Bare }), at + 1))
            }
            Word::Opener => self.name(i),
            Word::Unit(Unit::Week) => {
                let number = self.number(i + 1).filter(|n| (1..=53).contains(n))?;
                Some((Expr::new(What::WeekNumber(number as u8)), i + 2))
            }
            Word::Unit(Unit::Day) if matches!(self.word(i + 1), Word::After | Word::Before) => {
                self.the_unit(i).filter(|(e, _)| matches!(e.what, What::Shift(..)))
            }
            Word::Unit(Unit::Year) if self.year(i + 1).is_some() => self.years(i + 1),
            // "year-ago", "month-earlier"
            Word::Unit(unit) if self.is_hyphen(i + 1) && matches!(self.word(i + 2), Word::Ago | Word::Earlier) => {
                let from = if self.word(i + 2) == Word::Ago { From::Published } else { From::Earlier };
                Some((Expr::new(What::Offset { count: -1.0, unit, from }), i + 3))
            }
            Word::Part(part) => {
                let the = self.before(i) == Word::The && i > self.start + 1;
                let led = the && self.tokens.is_any(i - 2, &["in", "during", "by", "into", "throughout"]);
                (led || self.is_any(i + 1, &["of", "on"]))
                    .then(|| (Expr::at(Hour::Part(part)), i + 1))
                    .filter(|(_, end)| led || self.whole(end + 1).is_some_and(|(e, _)| is_day(&e.what)))
            }
            _ => None,
        }
    }

    /// Whether a season without a year is said of time: "in the spring", and not "the spring broke".
    fn is_season_in_place(&self, i: usize) -> bool {
        let at = if self.before(i) == Word::The { i - 1 } else { i };
        self.follows(
            at,
            &[
                "in",
                "during",
                "by",
                "until",
                "since",
                "of",
                "mid",
                "-",
                "late",
                "early",
                "throughout",
                "for",
                "through",
            ],
        )
    }

    fn number_first(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some(found) = self.numeric(i).or_else(|| self.day_first(i)) {
            return Some(found);
        }
        if self.follows(i, &["on"])
            && let Some(found) = self.day_and_month(i)
        {
            return Some(found);
        }
        // "9/11" is a name of a day.
        if self.is(i, "9") && self.is(i + 1, "/") && self.is(i + 2, "11") && self.glued(i + 1) && self.glued(i + 2) {
            let what = What::Date { year: Year::Is(2001), month: 9, day: 11, weekday: None, swapped: false };
            return (!self.is_any(i + 3, &["/", "-"])).then(|| (Expr::new(what), i + 3));
        }
        if let Some(clock) = self.clock(i).filter(|c| self.is_clock(i, c)) {
            return Some(clock_expr(clock));
        }
        let mark = i + 1 + usize::from(self.is_hyphen(i + 1));
        if let (Some(year), Word::QuarterMark) = (self.year(i), self.word(mark)) {
            let quarter = self.number(mark + 1).filter(|q| (1..=4).contains(q))?;
            return Some((Expr::new(What::Quarter { year: Year::Is(year), quarter: quarter as u8 }), mark + 2));
        }
        self.years(i).or_else(|| self.nth(i))
    }

    /// Whether digits that can be read off a clock are a time of day, and no score, ratio, race time or verse.
    fn is_clock(&self, i: usize, clock: &Clock) -> bool {
        const LEADS: [&str; 12] =
            ["at", "by", "around", "about", "before", "after", "until", "till", "from", "since", "between", "@"];
        if !clock.bare {
            let race = matches!(clock.hour, Hour::Clock { second: Some(_), .. })
                && clock.zone.is_none()
                && self.follows(i, &["in", "of", "finished", "clocked", "ran", "time", "a"]);
            let verse = self.is_capitalized_name(i) && self.text(i).len() == 1 && self.is(i + 1, ":");
            return !race && !verse && !(self.glued(i) && self.follows(i, &[":", ".", "-", "$", "£", "€"]));
        }
        let colon = self.is(i + 1, ":");
        if colon || self.word(i + 1) == Word::HourMark {
            return true;
        }
        // "at 7 in the evening", "at 9 tonight", "Monday at 9"
        self.in_part(clock.end).is_some()
            || (self.follows(i, &LEADS)
                && (matches!(self.word(clock.end), Word::Tonight | Word::Day(_))
                    || (self.word(clock.end) == Word::This && matches!(self.word(clock.end + 1), Word::Part(_)))))
    }

    fn is_capitalized_name(&self, i: usize) -> bool {
        i > self.start && self.tokens.list[i - 1].is_capitalized() && self.before(i) == Word::Other
    }

    /// "seven o'clock", "five p.m.", "ten in the evening"
    fn word_clock(&self, i: usize) -> Option<(Expr, usize)> {
        let clock = self.clock(i)?;
        let sure = !clock.bare || self.in_part(clock.end).is_some();
        sure.then(|| clock_expr(clock))
    }

    fn half_past(&self, i: usize) -> Option<(Expr, usize)> {
        self.clock(i).filter(|c| !c.bare).map(clock_expr)
    }

    /// "now", "currently"; "more recently"; "until now".
    fn reach(&self, i: usize, reach: Reach) -> Option<(Expr, usize)> {
        // "now that", "now-cancelled", "soon-to-open"
        if self.is(i + 1, "that")
            || (self.is_hyphen(i + 1) && self.glued(i + 1))
            || (self.glued(i) && self.follows(i, &["-"]))
        {
            return None;
        }
        // "soon after", "as soon as", "previously unknown" say nothing of today.
        if reach == Reach::Future
            && (matches!(self.word(i + 1), Word::After)
                || self.follows(i, &["as", "too", "so"])
                || self.is_any(i + 1, &["as", "afterwards", "afterward"]))
        {
            return None;
        }
        Some((Expr::new(What::Reach(reach)), i + 1))
    }

    /// "fiscal 2008", "fiscal year 2008", "FY08", "fiscal third quarter".
    fn fiscal(&self, i: usize) -> Option<(Expr, usize)> {
        let at = i + 1 + usize::from(self.is(i + 1, "year"));
        if let Some(year) = self.year(at) {
            return Some((Expr::new(What::Fiscal { year: Year::Is(year), quarter: None }), at + 1));
        }
        if self.is(i, "fy") && self.glued(i + 1) {
            let year = super::scan::century_of(self.digits(i + 1, 2)?);
            return Some((Expr::new(What::Fiscal { year: Year::Is(year), quarter: None }), i + 2));
        }
        let (expr, end) = self.nth(i + 1)?;
        match expr.what {
            What::Quarter { year, quarter } => Some((Expr::new(What::Fiscal { year, quarter: Some(quarter) }), end)),
            _ => None,
        }
    }

    /// "Q3 2019", "H2 of 2019".
    fn quarter_mark(&self, i: usize, most: u32) -> Option<(Expr, usize)> {
        let number =
            self.number(i + 1).filter(|n| (1..=most).contains(n) && self.glued(i + 1) && self.is_capitalized(i))? as u8;
        let at = i + 2 + usize::from(self.is_any(i + 2, &["of", "-", ","]));
        let year = self.year(at);
        let (year, end) = year.map_or((Year::Unsaid, i + 2), |y| (Year::Is(y), at + 1));
        match most {
            4 => Some((Expr::new(What::Quarter { year, quarter: number }), end)),
            _ if year != Year::Unsaid => Some((Expr::new(What::Half { year, half: number }), end)),
            _ => None,
        }
    }

    /// A holiday with its year, or an era that something happens in.
    fn name(&self, i: usize) -> Option<(Expr, usize)> {
        let (len, named) = named::longest(self.tokens, i).filter(|(len, _)| i + len <= self.limit)?;
        let end = i + len;
        match named {
            Named::Holiday(rule) => {
                let at = end + usize::from(self.is_any(end, &["of", "in", ","]));
                if let Some(year) = self.year(at) {
                    return Some((Expr::new(What::Holiday(rule, Year::Is(year), Side::Bare)), at + 1));
                }
                let by = match self.word(at) {
                    Word::Last => Some(-1),
                    Word::This => Some(0),
                    Word::Next => Some(1),
                    _ => None,
                };
                match by.filter(|_| self.is(at + 1, "year")) {
                    Some(by) => Some((Expr::new(What::Holiday(rule, Year::Shift(by), Side::Bare)), at + 2)),
                    None => Some((Expr::new(What::Holiday(rule, Year::Unsaid, Side::Bare)), end)),
                }
            }
            Named::Era(..) => {
                const LEADS: [&str; 14] = [
                    "during",
                    "since",
                    "after",
                    "before",
                    "in",
                    "until",
                    "throughout",
                    "from",
                    "of",
                    "by",
                    "early",
                    "late",
                    "post",
                    "pre",
                ];
                let the = usize::from(self.before(i) == Word::The);
                let led = i >= self.start + the + 1 && self.tokens.is_any(i - the - 1, &LEADS);
                let head = self.is_capitalized(end)
                    || self.is_lower_word(end)
                        && self
                            .is_any(end, &["veteran", "veterans", "memorial", "museum", "era", "hero", "film", "bomb"]);
                (led && !head).then(|| (Expr::new(What::Named(named)), end))
            }
        }
    }

    /// What may stand behind "the".
    fn after_the(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some(found) = self.the_unit(i) {
            return Some(found);
        }
        if self.is_any(i, &["'", "’", "‘"]) {
            return self.years(i + 1);
        }
        if self.is(i, "moment") && i > self.start + 1 && self.tokens.is(i - 2, "at") {
            return Some((Expr::new(What::Reach(Reach::Present)), i + 1));
        }
        // "in the past", "in the future"
        if matches!(self.word(i), Word::Past | Word::Future)
            && i > self.start + 1
            && self.tokens.is(i - 2, "in")
            && self.ends_phrase(i + 1)
        {
            let reach = if self.word(i) == Word::Past { Reach::Past } else { Reach::Future };
            return Some((Expr::new(What::Reach(reach)), i + 1));
        }
        match self.word(i) {
            Word::Early
            | Word::Mid
            | Word::Middle
            | Word::Late
            | Word::Start
            | Word::End
            | Word::Ordinal(_)
            | Word::Second
            | Word::Tens(_)
            | Word::Number
            | Word::This
            | Word::Same
            | Word::Last
            | Word::Past
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Recent
            | Word::Latest
            | Word::Season(_)
            | Word::LooseSeason(_)
            | Word::Part(_)
            | Word::TensYears(_)
            | Word::Opener
            | Word::Unit(_) => {}
            _ => return None,
        }
        self.core(i).or_else(|| self.the_day(i))
    }

    /// "on the 5th", "the 5th of the month".
    fn the_day(&self, i: usize) -> Option<(Expr, usize)> {
        let (day, end) = self.ordinal(i).filter(|(d, _)| (1..=31).contains(d))?;
        if self.is_any(end, &["of", "day"]) {
            let at = end + usize::from(self.is(end, "day"));
            let (whole, last) = self.is(at, "of").then(|| self.bare_whole(at + 1).or_else(|| self.whole(at + 1)))??;
            return match whole.what {
                What::Shift(Unit::Month, 0) => Some((Expr::new(What::DayOfMonth(day)), last)),
                What::Shift(Unit::Month, _) => {
                    let of = super::expr::Nth::Unit(Unit::Day);
                    Some((Expr::new(What::Nth { nth: day as i8, of, whole: Box::new(whole) }), last))
                }
                _ => None,
            };
        }
        let led = i >= self.start + 2
            && self.tokens.is_any(i - 2, &["on", "by", "until", "till", "since", "from", "before", "after"]);
        let digits = self.word(i) == Word::Number;
        (led && digits && self.ends_phrase(end)).then(|| (Expr::new(What::DayOfMonth(day)), end))
    }

    /// Takes in the part of the day, the clock time or the day that stands beside the core.
    fn extended(&self, mut expr: Expr, mut end: usize) -> (Expr, usize) {
        if matches!(
            expr.what,
            What::Length(_) | What::Set(_) | What::Reach(_) | What::Stretch { .. } | What::Nearby { .. }
        ) {
            return (expr, end);
        }
        if expr.hour.is_some() && expr.what == What::SomeDay {
            if let (Some((part, next)), Some(hour @ Hour::Clock { .. })) = (self.in_part(end), expr.hour) {
                expr.hour = Some(in_day_part(hour, part));
                expr.hour_until = expr.hour_until.map(|h| in_day_part(h, part));
                end = next;
            }
            (expr, end) = self.day_behind(expr, end);
        }
        if is_day(&expr.what) && expr.hour.is_none() {
            if let Word::Part(part) = self.word(end) {
                expr.hour = Some(Hour::Part(part));
                end += 1;
            } else if self.word(end) == Word::Overnight {
                expr.hour = Some(Hour::Part(DayPart::Night));
                end += 1;
            } else if let Some((part, next)) = self.in_part(end) {
                expr.hour = Some(Hour::Part(part));
                end = next;
            }
            if let Some((by, next)) = self.week_after(&expr, end) {
                (expr.what, end) = (by, next);
            }
        }
        if is_day(&expr.what) && !matches!(expr.hour, Some(Hour::Clock { .. })) {
            (expr, end) = self.clock_behind(expr, end);
        }
        (expr, end)
    }

    /// "Wednesday evening next week".
    fn week_after(&self, expr: &Expr, end: usize) -> Option<(What, usize)> {
        let What::Weekday(day, Side::Bare) = expr.what else { return None };
        let by = match self.word(end) {
            Word::Last => -1,
            Word::Next => 1,
            _ => return None,
        };
        self.is(end + 1, "week").then_some((What::WeekdayOfWeek(day, by), end + 2))
    }

    /// "at 5 p.m." behind a day.
    fn clock_behind(&self, mut expr: Expr, end: usize) -> (Expr, usize) {
        let mut at = end;
        at += usize::from(self.is(at, ","));
        let said_at = self.is_any(at, &["at", "@", "by", "for", "around", "from", "between"]);
        at += usize::from(said_at);
        at += usize::from(matches!(self.word(at), Word::About));
        at += usize::from(self.is(at, "T") && self.glued(at));
        let Some(clock) = self.clock(at) else { return (expr, end) };
        let hours = matches!(self.word(at), Word::Number | Word::Count(_)) && said_at && self.ends_phrase(clock.end);
        let colon = self.is(at + 1, ":");
        if clock.bare && !hours && !colon {
            return (expr, end);
        }
        let part = match expr.hour {
            Some(Hour::Part(part)) => Some(part),
            _ => None,
        };
        let fit = |hour| part.filter(|_| clock.zone.is_none()).map_or(hour, |part| in_day_part(hour, part));
        expr.hour = Some(fit(clock.hour));
        expr.hour_until = clock.until.map(fit);
        expr.zone = clock.zone;
        match self.in_part(clock.end) {
            Some((part, end)) => {
                expr.hour = expr.hour.map(|h| in_day_part(h, part));
                (expr, end)
            }
            None => (expr, clock.end),
        }
    }

    /// "on Tuesday" behind a time of day.
    pub(super) fn day_behind(&self, expr: Expr, end: usize) -> (Expr, usize) {
        let mut at = end;
        at += usize::from(self.is(at, ","));
        let said_on = self.is_any(at, &["on", "of"]);
        at += usize::from(said_on);
        let the = at + usize::from(self.word(at) == Word::The && said_on);
        let Some((day, next)) = self.nested(|| self.core(the)) else { return (expr, end) };
        if !is_day(&day.what) || (the > at && matches!(day.what, What::Year(_))) {
            return (expr, end);
        }
        let hour = match (expr.hour, day.hour) {
            (Some(hour), Some(Hour::Part(part))) => Some(in_day_part(hour, part)),
            (hour, None) => hour,
            _ => return (expr, end),
        };
        let (what, next) = match self.word(next) {
            // "3 p.m. Tuesday evening"
            Word::Part(_) if day.hour.is_none() => (day.what, next + 1),
            _ => (day.what, next),
        };
        (Expr { what, hour, ..expr }, next)
    }
}

/// Whether a time of day can be said of it.
fn is_day(what: &What) -> bool {
    matches!(
        what,
        What::Date { .. }
            | What::Weekday(..)
            | What::WeekdayOfWeek(..)
            | What::DayOfMonth(_)
            | What::Shift(Unit::Day, _)
            | What::Anaphor(Unit::Day, _)
            | What::Holiday(..)
            | What::Nth { of: super::expr::Nth::Weekday(_), .. }
    )
}

fn clock_expr(clock: Clock) -> (Expr, usize) {
    let mut expr = Expr::at(clock.hour);
    expr.hour_until = clock.until;
    expr.zone = clock.zone;
    debug_assert!(clock.zone.is_none_or(|z| matches!(z, PrintedZone::Fixed(_) | PrintedZone::Local)));
    (expr, clock.end)
}
