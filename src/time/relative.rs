//! Times that are counted from another: "last week", "the past three years", "two days later", "that evening".

use super::amount::Measured;
use super::calendar::Unit;
use super::daypart::DayPart;
use super::expr::{Expr, From, Nth, Phase, Side, What, Year};
use super::length::{Length, Parts};
use super::named;
use super::scan::Scan;
use super::timex::{Hour, Reach};
use super::vocab::Word;

type Found = Option<(Expr, usize)>;

fn found(what: What, end: usize) -> Found {
    Some((Expr::new(what), end))
}

fn part_of(day: What, part: DayPart, end: usize) -> Found {
    Some((Expr { hour: Some(Hour::Part(part)), ..Expr::new(day) }, end))
}

impl Scan<'_, '_> {
    /// "last week", "this morning", "next March", "the past three years"; `the` says that the article stood before.
    pub(super) fn pointing(&self, i: usize, the: bool) -> Found {
        let lead = self.word(i);
        let mut at = i + 1;
        let side = match lead {
            Word::This if matches!(self.word(at), Word::Past | Word::Last) => {
                at += 1;
                Side::Past
            }
            Word::This if self.word(at) == Word::Coming => {
                at += 1;
                Side::Coming
            }
            Word::This | Word::That | Word::Same => Side::This,
            Word::Last | Word::Previous => Side::Last,
            Word::Past | Word::Recent => Side::Past,
            Word::Next | Word::Following => Side::Next,
            Word::Coming => Side::Coming,
            Word::Latest => Side::Last,
            _ => return None,
        };
        let that = matches!(lead, Word::That | Word::Same);
        match self.word(at) {
            Word::Unit(unit) => self.pointed_unit(lead, side, unit, the, at),
            Word::Quarter if !self.is(at + 1, "of") && !that => {
                let by = direction(side);
                found(What::Shift(Unit::Quarter, by), at + 1)
            }
            Word::Units(Unit::Day) if self.is(i, "these") => found(What::Reach(Reach::Present), at + 1),
            Word::Units(unit) => match side {
                Side::Past => found(What::Nearby { unit, ahead: false }, at + 1),
                Side::Coming => found(What::Nearby { unit, ahead: true }, at + 1),
                _ => None,
            },
            Word::Weekday(day) if that => found(What::Weekday(day, Side::Bare), at + 1),
            Word::Weekday(day) => {
                let (date, end) = self.weekday_first(at)?;
                match date.what {
                    What::Weekday(..) => found(What::Weekday(day, side), end),
                    _ => Some((date, end)),
                }
            }
            Word::Month(_) | Word::LooseMonth(_) => match self.month_first(at)? {
                (Expr { what: What::Month { year: Year::Unsaid, month, .. }, .. }, end) => {
                    found(What::Month { year: Year::Unsaid, month, side }, end)
                }
                dated => Some(dated),
            },
            Word::Season(season) | Word::LooseSeason(season) => {
                found(What::Season { year: Year::Unsaid, season, side }, at + 1)
            }
            Word::Part(part) => {
                let day = match lead {
                    Word::That | Word::Same => What::Anaphor(Unit::Day, 0),
                    Word::This => What::Shift(Unit::Day, 0),
                    Word::Last => What::Shift(Unit::Day, -1),
                    Word::Previous => What::Anaphor(Unit::Day, -1),
                    Word::Next | Word::Following => What::Anaphor(Unit::Day, 1),
                    _ => return None,
                };
                part_of(day, part, at + 1)
            }
            Word::Opener => match named::longest(self.tokens, at).filter(|(len, _)| at + len <= self.limit)? {
                (len, named::Named::Holiday(rule)) => found(What::Holiday(rule, Year::Unsaid, side), at + len),
                _ => None,
            },
            Word::Fiscal if self.is(at + 1, "year") => found(What::Shift(Unit::Year, direction(side)), at + 2),
            Word::Fiscal if self.word(at + 1) == Word::Quarter => {
                found(What::Shift(Unit::Quarter, direction(side)), at + 2)
            }
            Word::Few
            | Word::Several
            | Word::Couple
            | Word::Number
            | Word::Count(_)
            | Word::Tens(_)
            | Word::A
            | Word::Half
                if !that && lead != Word::This =>
            {
                self.stretch(side, at)
            }
            _ if self.is_any(at, &["calendar", "working", "business", "academic", "school"]) => {
                let Word::Unit(unit) = self.word(at + 1) else { return None };
                found(What::Shift(unit, direction(side)), at + 2)
            }
            _ => None,
        }
    }

    fn pointed_unit(&self, lead: Word, side: Side, unit: Unit, the: bool, at: usize) -> Found {
        let end = at + 1;
        // "the last week of July"
        if self.is_any(end, &["of", "in"])
            && lead == Word::Last
            && let Some((whole, end)) = self.whole(end + 1)
        {
            return found(What::Nth { nth: -1, of: Nth::Unit(unit), whole: Box::new(whole) }, end);
        }
        // "next week Tuesday", "last week on Tuesday"
        if unit == Unit::Week && matches!(lead, Word::Last | Word::Next | Word::This) && !the {
            let day = end + usize::from(self.is_any(end, &["on", "'s", "’s"]));
            if let Word::Weekday(number) = self.word(day) {
                return found(What::WeekdayOfWeek(number, direction(side)), day + 1);
            }
        }
        let by = direction(side);
        match lead {
            // "that day" and "the same week" point back in the text; "at the same time" is no time.
            Word::That | Word::Same if unit >= Unit::Day => found(What::Anaphor(unit, 0), end),
            Word::That | Word::Same => None,
            Word::Previous | Word::Following if unit >= Unit::Day => found(What::Anaphor(unit, by), end),
            Word::Next if unit == Unit::Day => found(What::Anaphor(unit, 1), end),
            Word::Last if unit == Unit::Day => None,
            Word::Last | Word::Past | Word::Next | Word::Coming
                if the && !matches!(unit, Unit::Weekend | Unit::Quarter)
                    || unit <= Unit::Hour
                    || lead == Word::Past =>
            {
                let ahead = matches!(side, Side::Next | Side::Coming);
                found(What::Stretch { count: 1.0, unit, ahead, vague: false }, end)
            }
            _ if unit < Unit::Day => None,
            _ => found(What::Shift(unit, by), end),
        }
    }

    /// "three years" behind "the past", "few days" behind "the next".
    fn stretch(&self, side: Side, at: usize) -> Found {
        let measured = self.length(at).filter(|m| !m.age)?;
        let ahead = matches!(side, Side::Next | Side::Coming);
        let count = measured.amount.high.unwrap_or(measured.amount.value());
        found(What::Stretch { count, unit: measured.unit, ahead, vague: measured.amount.vague }, measured.end)
    }

    /// "ago", "later", "before Christmas" behind a length.
    pub(super) fn offset(&self, m: &Measured) -> Found {
        let count = m.amount.value();
        let offset = |count, from, end| found(What::Offset { count, unit: m.unit, from }, end);
        match self.word(m.end) {
            Word::Ago => offset(-count, From::Published, m.end + 1),
            Word::Earlier if !self.is(m.end + 1, "than") => offset(-count, From::Earlier, m.end + 1),
            Word::Later if !self.is(m.end + 1, "than") => offset(count, From::Earlier, m.end + 1),
            Word::Before | Word::After => {
                let sign = if self.word(m.end) == Word::After { 1.0 } else { -1.0 };
                match self
                    .whole(m.end + 1)
                    .filter(|(w, _)| !matches!(w.what, What::Year(_)) || self.word(m.end + 1) != Word::The)
                {
                    Some((whole, end)) => offset(sign * count, From::Expr(Box::new(whole)), end),
                    // "the day before", "two days before." but not "two days before the vote"
                    None if m.amount.article || self.ends_phrase(m.end + 1) => {
                        if !self.ends_phrase(m.end + 1) {
                            return None;
                        }
                        offset(sign * count, From::Earlier, m.end + 1)
                    }
                    None => None,
                }
            }
            _ if self.is_hyphen(m.end) && matches!(self.word(m.end + 1), Word::Ago | Word::Earlier) => {
                let from = if self.word(m.end + 1) == Word::Ago { From::Published } else { From::Earlier };
                offset(-count, from, m.end + 2)
            }
            _ if self.is(m.end, "hence") => offset(count, From::Published, m.end + 1),
            _ if self.is(m.end, "from") && matches!(self.word(m.end + 1), Word::Reach(Reach::Present)) => {
                offset(count, From::Published, m.end + 2)
            }
            _ if self.is(m.end, "from") => {
                let (whole, end) = self.whole(m.end + 1)?;
                let dated = matches!(whole.what, What::Shift(Unit::Day, _) | What::Date { .. } | What::Weekday(..));
                if dated { offset(count, From::Expr(Box::new(whole)), end) } else { None }
            }
            _ => None,
        }
    }

    /// "the two upcoming weeks", "the 10 previous weeks"
    pub(super) fn counted_stretch(&self, i: usize) -> Found {
        let (amount, at) = self.amount(i).filter(|(a, _)| !a.article)?;
        let ahead = match self.word(at) {
            Word::Next | Word::Coming | Word::Following => true,
            Word::Last | Word::Past | Word::Previous => false,
            _ => return None,
        };
        let (Word::Units(unit) | Word::Unit(unit)) = self.word(at + 1) else { return None };
        found(What::Stretch { count: amount.value(), unit, ahead, vague: amount.vague }, at + 2)
    }

    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        i >= self.limit
            || self.is_any(i, &[".", ",", ";", ":", ")", "”", "\"", "—", "–", "and", "but", "in", "on", "at"])
    }

    /// A date that something else hangs on: "the first Monday of …", "two days before …".
    pub(super) fn whole(&self, i: usize) -> Found {
        let at = i + usize::from(self.word(i) == Word::The);
        let (expr, end) = self.nested(|| self.core(at))?;
        let dated =
            !matches!(expr.what, What::Length(_) | What::Set(_) | What::Reach(_) | What::SomeDay | What::Nearby { .. });
        if dated {
            return Some((expr, end));
        }
        None
    }

    /// "the day after tomorrow", "the day before", "the week after next" with `i` at the unit.
    pub(super) fn the_unit(&self, i: usize) -> Found {
        let Word::Unit(unit) = self.word(i) else { return None };
        let sign = match self.word(i + 1) {
            Word::After => 1,
            Word::Before => -1,
            _ if self.is(i + 1, "of") => {
                // "the week of October 6", "the weekend of May 3"
                let (whole, end) = self.whole(i + 2)?;
                let dated = matches!(whole.what, What::Date { .. }) && matches!(unit, Unit::Week | Unit::Weekend);
                return dated
                    .then(|| (Expr::new(What::Nth { nth: 0, of: Nth::Unit(unit), whole: Box::new(whole) }), end));
            }
            _ => {
                // "the weekend"
                let bare = unit == Unit::Weekend && !self.is_lower_word(i + 1)
                    || unit == Unit::Weekend
                        && self.is_any(i + 1, &["in", "at", "on", "when", "as", "after", "and", "by", "with"]);
                return if bare { found(What::Shift(Unit::Weekend, 0), i + 1) } else { None };
            }
        };
        match self.word(i + 2) {
            Word::Day(day) => found(What::Shift(Unit::Day, day + sign), i + 3),
            Word::Next if sign > 0 => found(What::Shift(unit, 2), i + 3),
            Word::Last if sign < 0 => found(What::Shift(unit, -2), i + 3),
            _ => match self.whole(i + 2) {
                Some((whole, end)) if unit == Unit::Day => {
                    found(What::Offset { count: f64::from(sign), unit, from: From::Expr(Box::new(whole)) }, end)
                }
                _ if self.ends_phrase(i + 2) => found(What::Anaphor(unit, sign), i + 2),
                _ => None,
            },
        }
    }

    /// "first quarter of 2008", "third Monday in January", "first nine months of 2008", "last week of July".
    pub(super) fn nth(&self, i: usize) -> Found {
        let (n, mut at) = match self.word(i) {
            Word::Last => (-1i8, i + 1),
            _ => self.ordinal(i).map(|(n, at)| (n as i8, at))?,
        };
        at += usize::from(self.is_hyphen(at));
        let fiscal = self.word(at) == Word::Fiscal;
        at += usize::from(fiscal);
        match self.word(at) {
            Word::Quarter | Word::Unit(Unit::Quarter) if (1..=4).contains(&n) => {
                let (year, end, said_fiscal) = self.year_of(at + 1);
                match (fiscal || said_fiscal, n as u8) {
                    (true, quarter) => found(What::Fiscal { year, quarter: Some(quarter) }, end),
                    (false, quarter) => found(What::Quarter { year, quarter }, end),
                }
            }
            Word::Half if (1..=2).contains(&n) => {
                let (year, end, _) = self.year_of(at + 1);
                // "the first half" is of a match or a song where no year is said.
                if year == Year::Unsaid { None } else { found(What::Half { year, half: n as u8 }, end) }
            }
            Word::Weekday(day) | Word::ShortWeekday(day) if self.is_any(at + 1, &["of", "in"]) => {
                self.nth_of(n, Nth::Weekday(day), at + 2)
            }
            Word::Unit(unit) if self.is_any(at + 1, &["of", "in"]) && (Unit::Day..=Unit::Decade).contains(&unit) => {
                self.nth_of(n, Nth::Unit(unit), at + 2)
            }
            _ => None,
        }
    }

    fn nth_of(&self, nth: i8, of: Nth, i: usize) -> Found {
        let (whole, end) = self.whole(i).or_else(|| self.bare_whole(i))?;
        found(What::Nth { nth, of, whole: Box::new(whole) }, end)
    }

    /// "the year", "the month" as the whole of a part: "the end of the year".
    pub(super) fn bare_whole(&self, i: usize) -> Found {
        let Word::Unit(unit) = self.word(i + 1) else { return None };
        let whole = self.word(i) == Word::The && (Unit::Day..=Unit::Century).contains(&unit);
        if whole { found(What::Shift(unit, 0), i + 2) } else { None }
    }

    /// "the financial year" as the whole of a part.
    fn fiscal_whole(&self, i: usize) -> Found {
        let year = self.word(i) == Word::The && self.word(i + 1) == Word::Fiscal && self.is(i + 2, "year");
        let what = What::Fiscal { year: Year::Shift(0), quarter: None };
        if year && self.year(i + 3).is_none() { found(what, i + 3) } else { None }
    }

    /// The year behind a quarter or a half, whether it is a fiscal one, and the token behind it.
    fn year_of(&self, i: usize) -> (Year, usize, bool) {
        let mut at = i;
        at += usize::from(self.is_any(at, &["of", ",", "in"]));
        at += usize::from(self.word(at) == Word::The);
        if self.word(at) == Word::Unit(Unit::Year) && self.word(at.wrapping_sub(1)) == Word::The {
            return (Year::Shift(0), at + 1, false);
        }
        let fiscal = self.word(at) == Word::Fiscal;
        at += usize::from(fiscal);
        at += usize::from(fiscal && self.is(at, "year"));
        if let Some(year) = self.year(at) {
            return (Year::Is(year), at + 1, fiscal);
        }
        let by = match self.word(at) {
            Word::Last | Word::Previous => -1,
            Word::This => 0,
            Word::Next => 1,
            _ => return (Year::Unsaid, i, false),
        };
        let fiscal = self.word(at + 1) == Word::Fiscal;
        at += usize::from(fiscal);
        if self.is(at + 1, "year") { (Year::Shift(by), at + 2, fiscal) } else { (Year::Unsaid, i, false) }
    }

    /// "early 2009", "mid-March", "late last year", "the end of the month", "later this week", "late Monday".
    pub(super) fn phased(&self, i: usize) -> Found {
        let word = self.word(i);
        let (phase, mut at) = match word {
            Word::Early => (Phase::Early, i + 1),
            Word::Mid => (Phase::Mid, i + 1),
            Word::Late => (Phase::Late, i + 1),
            Word::Earlier => (Phase::Earlier, i + 1),
            Word::Later => (Phase::Later, i + 1),
            Word::Start if self.is(i + 1, "of") => (Phase::Start, i + 2),
            Word::Middle if self.is(i + 1, "of") => (Phase::Mid, i + 2),
            Word::End if self.is(i + 1, "of") => (Phase::End, i + 2),
            _ => return None,
        };
        let hyphen = self.is_hyphen(at) && self.glued(at);
        at += usize::from(hyphen);
        let said_in = self.is_any(at, &["in", "on"]);
        at += usize::from(said_in);
        if let (Word::Unit(unit), true) = (self.word(at), matches!(phase, Phase::Start | Phase::End))
            && unit >= Unit::Day
            && self.ends_phrase(at + 1)
        {
            return Some((Expr::new(What::Shift(unit, 0)).in_phase(phase), at + 1));
        }
        if let Some((whole, end)) = self.bare_whole(at).or_else(|| self.fiscal_whole(at)) {
            // "early in the day"
            let fits = said_in || matches!(phase, Phase::Start | Phase::End | Phase::Mid);
            return fits.then(|| (whole.in_phase(phase), end));
        }
        // "in the early hours of Tuesday"
        if phase == Phase::Early && self.is(at, "hours") {
            let expr = Expr { hour: Some(Hour::Part(DayPart::Morning)), ..Expr::new(What::SomeDay) }.in_phase(phase);
            return Some(self.day_behind(expr, at + 1));
        }
        // "late in the afternoon", "early morning"
        let the = at + usize::from(self.word(at) == Word::The);
        if let Word::Part(part) = self.word(the) {
            let (mut expr, end) = (Expr { hour: Some(Hour::Part(part)), ..Expr::new(What::SomeDay) }, the + 1);
            expr.phase = Some(phase);
            return Some(self.day_behind(expr, end));
        }
        let (whole, end) = self.whole(at)?;
        let fits = match phase {
            Phase::Earlier | Phase::Later => matches!(whole.what, What::Shift(..)),
            _ => whole.phase.is_none() && !matches!(whole.what, What::Stretch { .. } | What::Offset { .. }),
        };
        fits.then(|| (whole.in_phase(phase), end))
    }

    /// "every day", "each two years", "a year" behind a rate, "twice a week", "daily".
    pub(super) fn set(&self, i: usize) -> Found {
        let set = |value: String, end| found(What::Set(value), end);
        match self.word(i) {
            // "the daily Le Monde", "its Annual Meeting": names.
            Word::Often(value) => {
                if self.is_capitalized(i + 1) {
                    None
                } else {
                    set(value.to_owned(), i + 1)
                }
            }
            Word::Every => {
                let at = i + 1 + usize::from(self.is(i + 1, "other"));
                let twice = at > i + 1;
                match self.word(at) {
                    Word::Unit(unit) => set(Parts::of(if twice { 2.0 } else { 1.0 }, unit).to_string(), at + 1),
                    Word::Quarter => set("P3M".to_owned(), at + 1),
                    Word::Weekday(day) => set(format!("XXXX-WXX-{day}"), at + 1),
                    Word::Month(month) | Word::LooseMonth(month) => set(format!("XXXX-{month:02}"), at + 1),
                    Word::Part(part) => set(format!("XXXX-XX-XXT{}", part.code()), at + 1),
                    Word::Season(season) => set(format!("XXXX-{}", season.code()), at + 1),
                    Word::Number | Word::Count(_) | Word::Tens(_) | Word::Few => {
                        let measured = self.length(at).filter(|m| !m.age)?;
                        set(measured.length.to_string(), measured.end)
                    }
                    _ => None,
                }
            }
            Word::Per => match self.word(i + 1) {
                Word::Unit(unit) if unit >= Unit::Day => set(Parts::of(1.0, unit).to_string(), i + 2),
                _ => None,
            },
            Word::Weekdays(day) => set(format!("XXXX-WXX-{day}"), i + 1),
            Word::A if self.is_rate(i) => match self.word(i + 1) {
                Word::Unit(unit) if unit >= Unit::Day => set(Length::Exact(Parts::of(1.0, unit)).to_string(), i + 2),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether "a year" at `i` counts how often: "15 a year", "twice a week", "$3 billion a year", "tons a day".
    fn is_rate(&self, i: usize) -> bool {
        const TIMES: [&str; 12] = [
            "once", "twice", "times", "million", "billion", "trillion", "thousand", "percent", "hundred", "dollars",
            "people", "%",
        ];
        let counted = matches!(self.before(i), Word::Number | Word::Count(_) | Word::Tens(_) | Word::Units(_));
        let plural = i > self.start + 1
            && self.is_lower_word(i - 1)
            && self.text(i - 1).ends_with('s')
            && (2..=4).any(|back| {
                i >= self.start + back && matches!(self.word(i - back), Word::Number | Word::Count(_) | Word::Tens(_))
            });
        let follower = matches!(self.word(i + 2), Word::Ago | Word::Earlier | Word::Later | Word::Before | Word::After);
        !follower && (counted || plural || self.follows(i, &TIMES))
    }
}

/// Whole units from the present one.
fn direction(side: Side) -> i8 {
    match side {
        Side::Last | Side::Past => -1,
        Side::Next | Side::Coming => 1,
        Side::This | Side::Bare => 0,
    }
}
