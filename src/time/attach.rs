//! What stands beside a time and belongs to it: "Tuesday" and "at 5 p.m.", "noon" and "on Thursday".

use super::calendar::Unit;
use super::clock::in_day_part;
use super::daypart::DayPart;
use super::expr::{Expr, Nth, Side, What};
use super::scan::Scan;
use super::timex::Hour;
use super::vocab::Word;

impl Scan<'_, '_> {
    /// Takes in the part of the day, the clock time or the day that stands beside the core.
    pub(super) fn extended(&self, mut expr: Expr, mut end: usize) -> (Expr, usize) {
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
    pub(super) fn week_after(&self, expr: &Expr, end: usize) -> Option<(What, usize)> {
        let What::Weekday(day, Side::Bare) = expr.what else { return None };
        let by = match self.word(end) {
            Word::Last => -1,
            Word::Next => 1,
            _ => return None,
        };
        self.is(end + 1, "week").then_some((What::WeekdayOfWeek(day, by), end + 2))
    }

    /// "at 5 p.m." behind a day.
    pub(super) fn clock_behind(&self, mut expr: Expr, end: usize) -> (Expr, usize) {
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
pub(super) fn is_day(what: &What) -> bool {
    matches!(
        what,
        What::Date { .. }
            | What::Weekday(..)
            | What::WeekdayOfWeek(..)
            | What::DayOfMonth(_)
            | What::Shift(Unit::Day, _)
            | What::Anaphor(Unit::Day, _)
            | What::Holiday(..)
            | What::Nth { of: Nth::Weekday(_), .. }
    )
}
