//! Times that are counted from another: "last week", "the past three years", "two days later", "that evening".

use super::amount::Measured;
use super::calendar::Unit;
use super::daypart::DayPart;
use super::expr::{Expr, Found, From, Nth, Side, What, Year, found};
use super::named;
use super::scan::Scan;
use super::timex::{Hour, Reach};
use super::vocab::Word;

#[expect(clippy::unnecessary_wraps, reason = "the last word of a function that may find nothing")]
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
            Word::That | Word::Same => Side::That,
            Word::This => Side::This,
            Word::Last | Word::Previous | Word::Latest => Side::Last,
            Word::Past | Word::Recent => Side::Past,
            Word::Next | Word::Following => Side::Next,
            Word::Coming => Side::Coming,
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
            // "following Saturday's accident"
            Word::Weekday(_) if lead == Word::Following && self.is_any(at + 1, &["'s", "’s"]) => None,
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
                if !that && lead != Word::This && (the || lead != Word::Following) =>
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
            Word::Next if the && unit > Unit::Day && !matches!(unit, Unit::Weekend | Unit::Quarter) => {
                found(What::NextOne(unit), end)
            }
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
        // "will last five years": a verb.
        if self
            .follows(at - 1, &["will", "to", "would", "could", "can", "may", "must", "might", "should", "'ll", "not"])
        {
            return None;
        }
        let measured = self.length(at).filter(|m| !m.age)?;
        let ahead = matches!(side, Side::Next | Side::Coming);
        let count = measured.amount.high.unwrap_or(measured.amount.value());
        found(What::Stretch { count, unit: measured.unit, ahead, vague: measured.amount.vague }, measured.end)
    }

    /// "ago", "later", "before Christmas" behind a length.
    pub(super) fn offset(&self, m: &Measured) -> Found {
        let count = m.amount.value();
        let offset = |count, from, end| found(What::Offset { count, unit: m.unit, from, vague: m.amount.vague }, end);
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
}

/// Whole units from the present one.
fn direction(side: Side) -> i8 {
    match side {
        Side::Last | Side::Past => -1,
        Side::Next | Side::Coming => 1,
        Side::This | Side::That | Side::Bare => 0,
    }
}
