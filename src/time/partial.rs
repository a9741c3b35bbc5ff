//! Parts of a longer time: "the first Monday of October", "early 2009", "the end of the month", "the week of May 3".

use super::calendar::Unit;
use super::daypart::DayPart;
use super::expr::{Expr, Found, From, Nth, Phase, What, Year, found};
use super::scan::Scan;
use super::timex::Hour;
use super::vocab::Word;

impl Scan<'_, '_> {
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
                let ends = !self.is_lower_word(i + 1)
                    || self.is_any(i + 1, &["in", "at", "on", "when", "as", "after", "and", "by", "with"]);
                let bare = unit == Unit::Weekend && ends;
                return if bare { found(What::Weekend, i + 1) } else { None };
            }
        };
        match self.word(i + 2) {
            Word::Day(day) => found(What::Shift(Unit::Day, day + sign), i + 3),
            Word::Next if sign > 0 => found(What::Shift(unit, 2), i + 3),
            Word::Last if sign < 0 => found(What::Shift(unit, -2), i + 3),
            _ => match self.whole(i + 2) {
                Some((whole, end)) if unit == Unit::Day => found(
                    What::Offset { count: f64::from(sign), unit, from: From::Expr(Box::new(whole)), vague: false },
                    end,
                ),
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

    pub(super) fn nth_of(&self, nth: i8, of: Nth, i: usize) -> Found {
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
    pub(super) fn fiscal_whole(&self, i: usize) -> Found {
        let year = self.word(i) == Word::The && self.word(i + 1) == Word::Fiscal && self.is(i + 2, "year");
        let what = What::Fiscal { year: Year::Shift(0), quarter: None };
        if year && self.year(i + 3).is_none() { found(what, i + 3) } else { None }
    }

    /// The year behind a quarter or a half, whether it is a fiscal one, and the token behind it.
    pub(super) fn year_of(&self, i: usize) -> (Year, usize, bool) {
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
}
