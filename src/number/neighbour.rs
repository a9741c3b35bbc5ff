//! What a number shares with the ones beside it: parts of one measure, the end of a range, the unit of a list, a
//! conversion.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::text::{Token, TokenKind};
use crate::unit::{Dimension, Unit};

use super::atom::{Atom, atom};
use super::compose::{Draft, Scanner};
use super::context::Manner;
use super::measure::{Measure, hyphen_at, with_denominator};
use super::numeral::{Form, place};
use super::other::other;
use super::words::{Word, word_at};

/// "4h 57m": behind hours the m is of minutes, and not of metres.
fn is_minute_mark(low: &Atom, part: &Atom) -> bool {
    let code = |atom: &Atom, code: &str| atom.unit.as_ref().is_some_and(|unit| unit.code() == code);
    code(low, "h")
        && code(part, "m")
        && part.unit_span.is_some_and(|s| s.len() == 1)
        && part.number.value < Decimal::from(60)
}

impl Scanner<'_, '_> {
    /// "6 ft 2 in", "3 hours and 20 minutes", "20 dollars 43 cents": smaller units of the same kind go in.
    pub(super) fn parts(&self, low: &mut Atom) {
        let t = self.tokens;
        let mut smallest = 1.0;
        if low.number.order.is_some() || !low.number.value.fract().is_zero() || low.number.scale.is_some() {
            return;
        }
        if low.unit.as_ref().is_some_and(|unit| unit.code() == "[ft_i]") && self.inches(low) {
            return;
        }
        for _ in 0..4 {
            let Some(unit) = &low.unit else { return };
            let mut at = low.end;
            if t.word(at) == "," && !t.is(at + 1, "and") {
                at += 1;
            } else if t.word(at) == "," {
                at += 2;
            } else if t.is(at, "and") {
                at += 1;
            }
            if t.get(at).is_none_or(|token| token.new_line) {
                return;
            }
            let (part, factor) = match unit.dimension() {
                Dimension::Money => match self.cents(low, at) {
                    Some(found) => found,
                    None => return,
                },
                Dimension::Length | Dimension::Time | Dimension::Mass | Dimension::Angle => {
                    let Some(part) = atom(t, at, at, self.continental) else { return };
                    let minutes = Unit::of_code("min".to_owned());
                    let bare = Some(&minutes).filter(|_| self.is_minutes(low, &part));
                    let letter = Some(&minutes).filter(|_| is_minute_mark(low, &part));
                    let stated = letter.or(part.unit.as_ref()).or(bare);
                    let Some(small) = stated.filter(|u| u.dimension() == unit.dimension()) else {
                        return;
                    };
                    let mile = low.unit_span.is_some_and(|s| s.len() == 1)
                        && unit.code() == "m"
                        && matches!(small.code(), "[ft_i]" | "[yd_i]");
                    let unit = if mile { Unit::of_code("[mi_i]".to_owned()) } else { unit.clone() };
                    let ratio = small.to_si(1.0) / unit.to_si(1.0);
                    let fits = ratio < 0.99 * smallest && part.number.form != Form::Article;
                    smallest = ratio;
                    match Decimal::from_f64(ratio).filter(|_| fits) {
                        Some(ratio) => {
                            // "1m 4ft": beside feet and yards the m is a mile.
                            low.unit = Some(unit);
                            (part, ratio)
                        }
                        None => return,
                    }
                }
                _ => return,
            };
            let Some(value) = part.number.value.checked_mul(factor).and_then(|v| v.checked_add(low.number.value))
            else {
                return;
            };
            let finest = factor.to_f64().unwrap_or(1.0).log10().floor() as i16;
            low.number.place = part.number.place + finest;
            low.number.value = value.round_dp(12).normalize();
            low.number.other = None;
            low.end = part.end;
        }
    }

    /// Nothing that could be a unit or a noun follows.
    fn stops(&self, at: usize) -> bool {
        let mark = |next: &Token| {
            next.kind() == TokenKind::Mark && !matches!(self.tokens.word(at), "%" | "-" | "/" | "$" | "€")
        };
        self.tokens.get(at).is_none_or(mark)
    }

    /// "6-foot-4": a figure hung on the feet is inches.
    fn inches(&self, low: &mut Atom) -> bool {
        let t = self.tokens;
        let hung = t.word(low.end) == "-" && t.glued(low.end) == t.glued(low.end + 1);
        let inches = t.word(low.end + 1).parse::<u8>().ok().filter(|inches| hung && *inches < 12);
        let Some(inches) = inches else { return false };
        low.number.value = (low.number.value + Decimal::from(inches) / Decimal::from(12)).round_dp(12);
        low.number.place = -1;
        low.end += 2;
        if hyphen_at(t, low.end) && t.is_any(low.end + 1, &["inch", "inches"]) || t.is_any(low.end, &["inch", "inches"])
        {
            low.end += 1 + usize::from(hyphen_at(t, low.end));
        }
        true
    }

    /// "two hours ten", "an hour and fifteen": a figure behind hours, with nothing behind it, is minutes.
    fn is_minutes(&self, low: &Atom, part: &Atom) -> bool {
        let whole = part.number.value.fract().is_zero();
        let two_digits = part.number.value >= Decimal::TEN && part.number.value < Decimal::from(60);
        let plain = matches!(part.number.form, Form::Digits | Form::Words) && part.is_bare();
        let hours = low.unit.as_ref().is_some_and(|unit| unit.code() == "h") && self.tokens.word(low.end) != ",";
        whole && two_digits && plain && hours && self.stops(part.end)
    }

    /// "… 43 cents", "… and 43" behind a currency.
    fn cents(&self, low: &Atom, at: usize) -> Option<(Atom, Decimal)> {
        let t = self.tokens;
        let part = atom(t, at, at, self.continental)?;
        let whole = low.parts == 1 && low.number.value.fract().is_zero();
        let fits = part.number.value < Decimal::ONE_HUNDRED
            && part.number.value.fract().is_zero()
            && part.number.value > Decimal::ZERO;
        if !whole || !fits || !matches!(part.number.form, Form::Digits | Form::Words) {
            return None;
        }
        let hundredth = Decimal::new(1, 2);
        match &part.unit {
            Some(unit) if part.parts > 1 && (unit == low.unit.as_ref()? || part.parts == 100) => {
                Some((Atom { parts: 1, ..part.clone() }, Decimal::ONE / Decimal::from(part.parts)))
            }
            None if t.is(part.end, "c") || t.word(part.end) == "¢" => {
                Some((Atom { end: part.end + 1, ..part }, hundredth))
            }
            None if low.by_name
                && t.word(low.end) != ","
                && (part.number.form == Form::Words || t.word(at).len() == 2) =>
            {
                let end = part.end + usize::from(t.is_any(part.end, &["more", "less"]));
                self.stops(end).then_some((part, hundredth))
            }
            // "$3 and fourteen"
            None if part.number.form == Form::Words && t.is(low.end, "and") => {
                self.stops(part.end).then_some((part, hundredth))
            }
            _ => None,
        }
    }

    /// The upper end of a range: "2 to 3 million", "$1.5–2 billion", "between 44 and 50 mg". Unit and scale are shared.
    pub(super) fn upper(&self, low: &mut Atom, between: bool, from: bool, meant: bool) -> Option<Atom> {
        let t = self.tokens;
        let lone_part = low.is_bare() && low.number.form == Form::Fraction && low.number.end == low.number.first + 1;
        if low.number.order.is_some() || matches!(low.number.form, Form::Article) || lone_part {
            return None;
        }
        // "UPDATE 4-Forty missing" is the fourth.
        if low.number.first > 0 && t.is_any(low.number.first - 1, &["update", "wrapup", "corrected", "rpt"]) {
            return None;
        }
        let hanging = usize::from(t.word(low.end) == "-" && t.glued(low.end) && t.is_any(low.end + 1, &["to", "and"]));
        let link = low.end + hanging;
        let dash = matches!(t.word(link), "-" | "–" | "—" | "−" | "~") && t.glued(link) == t.glued(link + 1);
        let loose = matches!(t.word(link), "-" | "–")
            && t.glued(link + 1)
            && !(low.is_bare() && low.number.form == Form::Words);
        let to = t.is_any(link, &["to", "through"]);
        let and = t.is(link, "and") && between;
        if !(dash || loose || to || and) {
            return None;
        }
        let mut at = link + 1;
        let spelled = dash && !t.glued(link) && t.word(link) == "—";
        if spelled || t.get(at).is_none_or(|token| token.new_line) {
            return None;
        }
        while t.is_any(at, &["about", "around", "some", "nearly", "~", "almost", "roughly"]) || t.word(at) == "~" {
            at += 1;
        }
        // A currency sign or a minus stands before the figure.
        let figure = (at..at + 4).find(|&k| {
            t.get(k).is_some_and(|x| x.kind() == TokenKind::Number) || word_at(t, k).is_some_and(|w| w != Word::Article)
        })?;
        if (at..figure).any(|k| t.get(k).is_some_and(|x| x.kind() == TokenKind::Word) && t.word(k).len() > 3) {
            return None;
        }
        if other(t, figure, figure).is_some() {
            return None;
        }
        let mut high = atom(t, figure, at, self.continental)?;
        if high.first > at || high.number.order.is_some() || matches!(high.number.form, Form::Article) {
            return None;
        }
        self.parts(&mut high);
        if let (None, Some(scale)) = (low.number.scale, high.number.scale)
            && low.number.form != Form::Fraction
            && high.number.value.checked_div(scale).is_some_and(|mantissa| low.number.value < mantissa)
        {
            low.number = low.number.times(scale)?;
        }
        match (&low.unit, &high.unit) {
            (Some(a), Some(b)) if a != b => {
                let same = a.dimension() == b.dimension() && a.dimension() != Dimension::Money;
                let factor = Decimal::from_f64(a.to_si(1.0) / b.to_si(1.0))
                    .filter(|_| same && a.dimension() != Dimension::Temperature)?;
                low.number.value = low.number.value.checked_mul(factor)?;
                low.number.place = place(low.number.value.round_dp(6), 0);
                low.unit = high.unit.clone();
            }
            (Some(a), None) => {
                // "fell 23 paise to 83.41"
                let whole = low.parts > 1 && high.number.place < 0;
                if and && !between || whole || super::noun::is_plural(t, high.end) {
                    return None;
                }
                high.unit = Some(a.clone());
                high.unit_span = low.unit_span;
            }
            (None, None) => {
                // Two bare figures and a dash are a score unless something is counted.
                let counted = super::noun::counted(t, high.end, false).is_some();
                let large = low.number.value >= Decimal::ONE_HUNDRED && low.number.is_digits();
                if (dash || loose) && !(counted || meant || large) {
                    return None;
                }
            }
            _ => {}
        }
        let rises = low.number.value < high.number.value;
        let falls = low.number.value > high.number.value && (!low.is_bare() || from) && (to || and);
        if falls {
            std::mem::swap(&mut low.number, &mut high.number);
        }
        (rises || falls).then_some(high)
    }

    /// "7- or 8-inch", "45 and 50 mg", "two or three people": the next one, where the first is bare and it is not.
    pub(super) fn listed(&self, draft: &Draft) -> Option<Draft> {
        let t = self.tokens;
        let low = &draft.low;
        // "9.83 ± 0.01 km": the second figure is how sure the first one is.
        if low.is_bare()
            && (t.word(low.end) == "±"
                || t.word(low.end) == "+" && matches!(t.word(low.end + 1), "/") && t.word(low.end + 2) == "-")
        {
            let at = low.end + if t.word(low.end) == "±" { 1 } else { 3 };
            let error = atom(t, at, at, self.continental)?;
            return (!error.is_bare()).then(|| Draft {
                end: error.end,
                low: error,
                high: None,
                manner: Manner::default(),
                start: at,
                from: true,
            });
        }
        if !low.is_bare()
            || draft.high.is_some()
            || low.number.order.is_some()
            || !matches!(low.number.form, Form::Digits | Form::Words | Form::Scaled)
        {
            return None;
        }
        let hanging =
            usize::from(t.word(low.end) == "-" && !t.glued(low.end + 1) && t.is_any(low.end + 1, &["or", "and"]));
        let link = low.end + hanging;
        let or = t.is(link, "or");
        if !(or || t.is(link, "and")) || t.get(link + 1).is_none() {
            return None;
        }
        let inner =
            Scanner { tokens: t, continental: self.continental, floor: link + 1, found: Vec::new(), names: Vec::new() };
        if other(t, link + 1, link + 1).is_some() {
            return None;
        }
        let next = inner.draft(link + 1)?;
        let counts = next.low.dimension() == Some(Dimension::Count);
        let plain = next.manner == Manner::default()
            && matches!(next.low.number.form, Form::Digits | Form::Words | Form::Scaled);
        let fits =
            next.low.unit.is_some() && plain && (or || !counts) && next.low.dimension() != Some(Dimension::Money);
        fits.then_some(Draft { from: false, ..next })
    }

    /// "(930,000 mi)", "/ 113 °F", ", or 62 miles,": the same again in another unit, and where it ends.
    pub(super) fn conversion(&mut self, draft: &Draft) -> Option<(Draft, usize)> {
        let t = self.tokens;
        let unit = draft.low.unit.as_ref().filter(|u| u.dimension() != Dimension::Count)?;
        let at = draft.end;
        let open = matches!(t.word(at), "(" | "[");
        let slash = t.word(at) == "/";
        let or = t.word(at) == "," && t.is(at + 1, "or");
        if !(open || slash || or) {
            return None;
        }
        let start = at + 1 + usize::from(or);
        let limit = start + 6;
        let figure = (start..limit).find(|&k| {
            t.get(k).is_some_and(|x| x.kind() == TokenKind::Number || word_at(t, k).is_some_and(|w| w != Word::Article))
        })?;
        if other(t, figure, figure).is_some() {
            return None;
        }
        let inner =
            Scanner { tokens: t, continental: self.continental, floor: start, found: Vec::new(), names: Vec::new() };
        let also = inner.draft(figure)?;
        let other_unit = also.low.unit.as_ref()?;
        let same = other_unit.dimension() == unit.dimension() && other_unit != unit;
        let starts = also.start == start
            || (start..also.start).all(|k| {
                t.is_any(k, &["about", "or", "nearly", "i.e", "roughly", "equivalent", "to", "an", "some", "worth"])
            });
        let closes = !open || matches!(t.word(also.end), ")" | "]" | ";" | ",");
        let end = if open && matches!(t.word(also.end), ")" | "]") { also.end + 1 } else { also.end };
        (same && starts && closes).then_some((also, end))
    }

    /// "160 miles (257 kilometers) per hour": the two are rates of one time.
    pub(super) fn rated(&self, draft: &mut Draft, also: (Draft, usize)) -> (Draft, usize) {
        let (mut other, end) = also;
        let lengths = [&*draft, &other].iter().all(|d| d.low.dimension() == Some(Dimension::Length));
        if !lengths || !self.tokens.is_any(end, &["per", "an"]) {
            return (other, end);
        }
        let mut past = end;
        for atom in [&mut draft.low, &mut other.low].into_iter().chain(&mut draft.high).chain(&mut other.high) {
            let Some(unit) = atom.unit.clone() else { continue };
            let rate = with_denominator(self.tokens, Measure { unit, first: atom.first, end, parts: atom.parts });
            (atom.unit, past) = (Some(rate.unit), rate.end);
        }
        (other, past)
    }
}
