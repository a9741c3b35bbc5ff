//! Counts and lengths: "two and a half years", "10 to 15 minutes", "several weeks".

use super::calendar::Unit;
use super::length::{Length, Parts};
use super::scan::Scan;
use super::vocab::Word;

/// A number of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) low: f64,
    pub(super) high: Option<f64>,
    /// "and a half" stands before the unit.
    half: bool,
    pub(super) vague: bool,
    /// It is only "a" or "an".
    pub(super) article: bool,
}

impl Amount {
    fn exactly(low: f64) -> Self {
        Self { low, high: None, half: false, vague: false, article: false }
    }

    fn vague() -> Self {
        Self { vague: true, ..Self::exactly(3.0) }
    }

    /// The number, halves included.
    pub(super) fn value(&self) -> f64 {
        self.low + if self.half { 0.5 } else { 0.0 }
    }
}

/// A length, its coarsest unit, and the token behind it.
pub(super) struct Measured {
    pub(super) length: Length,
    pub(super) unit: Unit,
    pub(super) amount: Amount,
    pub(super) end: usize,
    /// It says how old someone is, and is no time.
    pub(super) age: bool,
}

impl Scan<'_, '_> {
    /// A count, and the token behind it.
    pub(super) fn amount(&self, i: usize) -> Option<(Amount, usize)> {
        match self.word(i) {
            Word::A => match self.word(i + 1) {
                Word::Hundred => Some((Amount::exactly(100.0), i + 2)),
                Word::Dozen => Some((Amount::exactly(12.0), i + 2)),
                Word::Couple => Some((Amount::exactly(2.0), i + 2 + usize::from(self.is(i + 2, "of")))),
                Word::Few => Some((Amount::vague(), i + 2)),
                Word::Half => Some((Amount::exactly(0.5), i + 2 + usize::from(self.is_hyphen(i + 2)))),
                Word::Quarter if self.is(i + 2, "of") && self.word(i + 3) == Word::A => {
                    Some((Amount::exactly(0.25), i + 4))
                }
                Word::Several if self.is(i + 1, "number") && self.is(i + 2, "of") => Some((Amount::vague(), i + 3)),
                _ => Some((Amount { article: true, ..Amount::exactly(1.0) }, i + 1)),
            },
            Word::Half if self.word(i + 1) == Word::A => match self.word(i + 2) {
                Word::Dozen => Some((Amount::exactly(6.0), i + 3)),
                _ => Some((Amount::exactly(0.5), i + 2)),
            },
            Word::Half if self.is_hyphen(i + 1) => Some((Amount::exactly(0.5), i + 2)),
            Word::Half => Some((Amount::exactly(0.5), i + 1)),
            Word::Few | Word::Several if !self.is(i, "number") => Some((Amount::vague(), i + 1)),
            Word::Couple => Some((Amount::exactly(2.0), i + 1 + usize::from(self.is(i + 1, "of")))),
            _ => self.numeral(i).map(|(low, end)| self.with_rest(low, end)),
        }
    }

    /// A number in digits or words.
    fn numeral(&self, i: usize) -> Option<(f64, usize)> {
        match self.word(i) {
            Word::Number => self.decimal(i),
            Word::Count(n) => match self.word(i + 1) {
                Word::Hundred => Some((f64::from(n) * 100.0, i + 2)),
                Word::Dozen => Some((f64::from(n) * 12.0, i + 2)),
                _ => Some((f64::from(n), i + 1)),
            },
            Word::Tens(tens) => {
                let j = if self.is_hyphen(i + 1) { i + 2 } else { i + 1 };
                match self.word(j) {
                    Word::Count(n) if n < 10 => Some((f64::from(tens + n), j + 1)),
                    _ => Some((f64::from(tens), i + 1)),
                }
            }
            _ => None,
        }
    }

    fn decimal(&self, i: usize) -> Option<(f64, usize)> {
        let fraction = |i: usize| match self.text(i) {
            "½" => Some(0.5),
            "¼" => Some(0.25),
            "¾" => Some(0.75),
            _ => None,
        };
        if let Some(value) = fraction(i) {
            return Some((value, i + 1));
        }
        if let Some(found) = self.printed_fraction(i) {
            return Some(found);
        }
        let text = self.text(i);
        if text.len() > 12 || !text.is_ascii() {
            return None;
        }
        let value: f64 = if text.contains(',') { text.replace(',', "").parse() } else { text.parse() }.ok()?;
        if let Some(more) = fraction(i + 1).filter(|_| self.glued(i + 1)) {
            return Some((value + more, i + 2));
        }
        // "4 1/2", "4-1/2"
        let at = i + 1 + usize::from(self.is_hyphen(i + 1));
        match self.printed_fraction(at) {
            Some((more, end)) => Some((value + more, end)),
            None => Some((value, i + 1)),
        }
    }

    /// "1/2", "3/4"
    fn printed_fraction(&self, i: usize) -> Option<(f64, usize)> {
        if !self.is(i + 1, "/") || self.glued(i + 1) != self.glued(i + 2) {
            return None;
        }
        let (top, bottom) = (self.number(i)?, self.number(i + 2)?);
        let fits = top < bottom && matches!(bottom, 2..=4) && !self.is(i + 3, "/");
        fits.then(|| (f64::from(top) / f64::from(bottom), i + 3))
    }

    /// "and a half" and the upper end of a range.
    fn with_rest(&self, low: f64, end: usize) -> (Amount, usize) {
        let mut amount = Amount::exactly(low);
        if let Some(end) = self.and_a_half(end) {
            amount.half = true;
            return (amount, end);
        }
        let glue = self.is_hyphen(end) && self.glued(end) && self.glued(end + 1);
        let to = self.is_any(end, &["to", "or"]);
        // "two-to-three-year"
        let joined = glue && self.is_any(end + 1, &["to", "or"]) && self.is_hyphen(end + 2);
        let next = if joined { end + 3 } else { end + 1 };
        if (glue || to || self.is_dash(end))
            && let Some((high, end)) = self.numeral(next)
            && high > low
        {
            amount.high = Some(high);
            return (amount, end);
        }
        (amount, end)
    }

    /// "and a half", "-and-a-half"
    fn and_a_half(&self, i: usize) -> Option<usize> {
        let hyphen = usize::from(self.is_hyphen(i));
        let at = i + hyphen;
        let matches =
            self.is(at, "and") && self.word(at + 1 + hyphen) == Word::A && self.word(at + 2 + 2 * hyphen) == Word::Half;
        matches.then_some(at + 3 + 2 * hyphen)
    }

    /// The unit at `i`, behind a hyphen or an adjective where there is one, and the token behind it.
    fn unit_behind(&self, i: usize) -> Option<(Unit, usize)> {
        let hyphen = self.is_hyphen(i) && self.glued(i) == self.glued(i + 1);
        let mut j = if hyphen { i + 1 } else { i };
        if self.is_any(
            j,
            &["more", "full", "consecutive", "straight", "whole", "long", "additional", "other", "working", "business"],
        ) {
            j += 1;
        }
        match self.word(j) {
            Word::Unit(unit) | Word::Units(unit) => Some((unit, j + 1)),
            Word::Second => Some((Unit::Second, j + 1)),
            _ => None,
        }
    }

    /// A length of time that begins at `i`.
    pub(super) fn length(&self, i: usize) -> Option<Measured> {
        let (amount, at) = self.amount(i)?;
        let (unit, mut end) = self.unit_behind(at)?;
        let length = if amount.vague {
            Length::Vague(unit)
        } else {
            let mut parts = Parts::of(amount.low, unit);
            if amount.half {
                parts.add_half(unit);
            }
            let half = (0.5..0.51).contains(&amount.low);
            if half && unit == Unit::Year {
                parts = Parts::of(6.0, Unit::Month);
            } else if amount.low < 1.0 && unit == Unit::Hour {
                parts = Parts::of(amount.low * 60.0, Unit::Minute);
            } else if half && unit == Unit::Day {
                parts = Parts::of(12.0, Unit::Hour);
            }
            if let Some(high) = amount.high {
                Length::Range(parts, Parts::of(high, unit))
            } else {
                end = self.further_parts(&mut parts, unit, end);
                Length::Exact(parts)
            }
        };
        let old = if self.is_hyphen(end) { end + 1 } else { end };
        let age = self.is_any(old, &["old", "olds"]) || (self.is(end, "of") && self.is(end + 1, "age"));
        if self.is_hyphen(end) && self.is(end + 1, "long") {
            end += 2;
        }
        Some(Measured { length, unit, amount, end, age })
    }

    /// "and a half", "and 30 minutes" behind the first unit.
    fn further_parts(&self, parts: &mut Parts, mut unit: Unit, mut end: usize) -> usize {
        if let Some(end) = self.and_a_half(end) {
            parts.add_half(unit);
            return end;
        }
        loop {
            let mut at = end;
            at += usize::from(self.is(at, ","));
            at += usize::from(self.is(at, "and"));
            let Some((count, next)) = self.numeral(at) else { return end };
            match self.word(next) {
                Word::Units(smaller) | Word::Unit(smaller) if smaller < unit => {
                    parts.add(count, smaller);
                    (unit, end) = (smaller, next + 1);
                }
                _ => return end,
            }
        }
    }
}
