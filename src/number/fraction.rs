//! Parts of one: "two-thirds", "2 1/2", "one in five", "three million and a half", "a quarter of a million".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::text::{TokenKind, Tokens};
use crate::unit::TABLE;

use super::digits::digits;
use super::noun::is_plural;
use super::numeral::{Form, Numeral, numeral, place, scaled};
use super::words::{Whole, Word, power, whole, word_at};

/// "1/2", "1 / 4", behind a whole number or alone: only with denominators that are printed so.
pub(super) fn slash_fraction(tokens: &Tokens<'_>, i: usize, behind: bool) -> Option<(Decimal, usize)> {
    let number = |k: usize| {
        let read = digits(tokens.word(k))
            .filter(|d| d.plain && tokens.get(k).is_some_and(|t| t.kind() == TokenKind::Number))?;
        read.value.to_u32()
    };
    if !matches!(tokens.word(i + 1), "/" | "⁄") || tokens.glued(i + 1) != tokens.glued(i + 2) {
        return None;
    }
    let (top, bottom) = (number(i)?, number(i + 2)?);
    let more = tokens.word(i + 3) == "/" || (tokens.glued(i + 3) && tokens.word(i + 3) == "-");
    let proper = top > 0
        && top < bottom
        && [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 40, 50, 64, 100, 1000].contains(&bottom);
    let behind_ok = !behind || (!tokens.glued(i) && bottom <= 64);
    (proper && !more && behind_ok).then(|| (Decimal::from(top) / Decimal::from(bottom), i + 3))
}

/// "one in five", "9 out of 10": a small number of a larger one; "one in 2015" and "two in three days" are none.
pub(super) fn ratio(tokens: &Tokens<'_>, top: Decimal, end: usize) -> Option<(Decimal, usize)> {
    if tokens.is(end, "over") && top == Decimal::ONE {
        // "one over three"
        let bottom = numeral(tokens, end + 1, false).filter(|n| n.value > top && n.form != Form::Article)?;
        let mark = tokens.get(bottom.end).is_none_or(|t| t.kind() == TokenKind::Mark);
        return mark.then(|| (top / bottom.value, bottom.end));
    }
    let out = tokens.is(end, "out") && tokens.is(end + 1, "of");
    let mut from = end + if out { 2 } else { 1 };
    let every = tokens.is(from, "every");
    if !(out || tokens.is(end, "in") || tokens.is(end, "of") && every) || top < Decimal::ONE || top > Decimal::from(99)
    {
        return None;
    }
    from += usize::from(every);
    let (bottom, after) = match tokens.get(from)?.kind() {
        TokenKind::Number => (digits(tokens.word(from)).filter(|d| d.decimals == 0)?.value, from + 1),
        TokenKind::Word => whole(tokens, from).map(|read| (read.value, read.end))?,
        _ => return None,
    };
    let common = out
        || every
        || top == Decimal::ONE && (bottom > Decimal::TWO || is_plural(tokens, after))
        || top < Decimal::TEN && [3, 4, 5, 8, 10, 20, 100].contains(&bottom.to_u32()?);
    let year = tokens.word(from).len() == 4 && bottom > Decimal::from(1500);
    let measured = TABLE.name(tokens, after).is_some()
        || tokens.word(after) == "%"
        || tokens.glued(after) && tokens.get(after)?.kind() == TokenKind::Word;
    (common && bottom > top && !year && !measured).then(|| (top / bottom, after))
}

/// "½"
pub(super) fn vulgar(word: &str) -> Option<Decimal> {
    let mut chars = word.chars();
    let (c, None) = (chars.next()?, chars.next()) else { return None };
    let (top, bottom) = match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(top) / Decimal::from(bottom))
}

/// "two-thirds", "three quarters", "twenty-three fifths", "one third"; "two thirds of a million".
pub(super) fn fraction(tokens: &Tokens<'_>, number: Numeral, read: &Whole) -> Option<Numeral> {
    let mut at = if tokens.word(read.end) == "-" { read.end + 1 } else { read.end };
    let one = read.value == Decimal::ONE;
    let tens = match word_at(tokens, at) {
        Some(Word::Ten(tens)) if tokens.word(at + 1) == "-" && tokens.glued(at + 1) => u64::from(tens),
        _ => 0,
    };
    if tens > 0 {
        at += 2;
    }
    let bottom = match word_at(tokens, at)? {
        // "one twenty-fifth", "three twenty-fifths"
        Word::Part(n) if one && tens > 0 && n < 10 => tens + n,
        Word::Parts(n) if !one && tens > 0 && n < 10 => tens + n,
        _ if tens > 0 => return None,
        Word::Half if one => 2,
        Word::Parts(n) if !one => n,
        Word::Quarter if one => 4,
        Word::Part(n) if one => n,
        _ => return None,
    };
    let value = read.value.checked_div(Decimal::from(bottom))?;
    let number = Numeral { value, end: at + 1, place: part_place(value), form: Form::Fraction, scale: None, ..number };
    Some(of_scale(tokens, number).unwrap_or(number))
}

/// A part is a rough figure: "a third" is good to a tenth of its whole, a small part to its own first digit.
pub(super) fn part_place(value: Decimal) -> i16 {
    let value = value.to_f64().unwrap_or(1.0);
    if value > 0.1 { -1 } else { value.log10().floor() as i16 }
}

/// "… a million", "… million", "… of a million", "… a dozen" behind a part of one.
pub(super) fn of_scale(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let mut at = number.end;
    if matches!(tokens.word(at), "-") {
        at += 1;
    } else {
        at += usize::from(tokens.is(at, "of"));
        at += usize::from(tokens.is(at, "a"));
    }
    let factor = match word_at(tokens, at)? {
        Word::Hundred => Decimal::from(100),
        Word::Scale(e) => power(e),
        Word::Dozen => Decimal::from(12),
        _ => return None,
    };
    scaled(number, factor, at + 1).map(|n| Numeral { form: Form::Words, place: place(n.value, 0), ..n })
}

/// "half a million", "quarter million"; "half" and "quarter" alone are for the caller to judge.
pub(super) fn part_of_scale(tokens: &Tokens<'_>, i: usize) -> Numeral {
    let bottom = if word_at(tokens, i) == Some(Word::Half) { 2 } else { 4 };
    let value = Decimal::ONE / Decimal::from(bottom);
    let number = Numeral { place: -1, ..Numeral::new(i, i + 1, value, Form::Fraction) };
    of_scale(tokens, number).unwrap_or(number)
}

/// "… and a half", "… and three quarters": of one, or of the scale before it; and a scale may follow.
pub(super) fn with_half(tokens: &Tokens<'_>, number: Numeral, last: Word) -> Option<Numeral> {
    let Some((value, end)) = and_part(tokens, number.end) else { return Some(number) };
    let unit = if matches!(last, Word::Scale(_)) { number.scale.unwrap_or(Decimal::ONE) } else { Decimal::ONE };
    let follows = match word_at(tokens, end) {
        Some(Word::Scale(e)) => Some(power(e)),
        _ => None,
    };
    let sum = |unit: Decimal| value.checked_mul(unit).and_then(|part| number.value.checked_add(part));
    let (value, end, scale) = match follows {
        // "one billion and a half million" against "one and a half million"
        Some(factor) if matches!(last, Word::Scale(_)) => (sum(factor)?, end + 1, None),
        Some(factor) => (sum(Decimal::ONE)?.checked_mul(factor)?, end + 1, Some(factor)),
        None => (sum(unit)?, end, None),
    };
    Some(Numeral { value, end, place: place(value.round_dp(2), 0), scale, ..number })
}

/// "and a half", "and half", "and three quarters", "and one third": the part, and one past its last token.
pub(super) fn and_part(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    // "two-and-a-half"
    let hyphens = tokens.word(at) == "-" && tokens.glued(at);
    let at = at + usize::from(hyphens);
    if !tokens.is(at, "and") {
        return None;
    }
    let part = at + 1 + usize::from(hyphens && tokens.word(at + 1) == "-");
    let (top, at) = match word_at(tokens, part)? {
        Word::Article => (1, part + 1),
        Word::Digit(_) | Word::Teen(_) | Word::Ten(_) => {
            let top = whole(tokens, part)?;
            (top.value.to_u64()?, top.end)
        }
        Word::Half | Word::Quarter => (1, part),
        _ => return None,
    };
    let at = if tokens.word(at) == "-" { at + 1 } else { at };
    let bottom = match word_at(tokens, at)? {
        Word::Half => 2,
        Word::Quarter => 4,
        Word::Part(n) if top == 1 => n,
        Word::Parts(n) => n,
        _ => return None,
    };
    Some((Decimal::from(top) / Decimal::from(bottom), at + 1))
}

/// "a quarter-mile", "a half-million", but no "quarter-final".
pub(super) fn is_sized(tokens: &Tokens<'_>, i: usize) -> bool {
    TABLE.name(tokens, i).is_some() || word_at(tokens, i).is_some_and(Word::is_cardinal)
}

/// "a hundred trillionths"
pub(super) fn parts_of_whole(tokens: &Tokens<'_>, number: Numeral, read: Whole) -> Option<Numeral> {
    let Some(Word::Parts(n)) = word_at(tokens, read.end) else { return Some(number) };
    let value = read.value.checked_div(Decimal::from(n))?;
    Some(Numeral { value, end: read.end + 1, place: part_place(value), form: Form::Fraction, scale: None, ..number })
}
