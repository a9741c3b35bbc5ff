//! One number as it is printed, without its unit: digits or words, scale, fraction, power of ten, sign.

use rust_decimal::Decimal;

use crate::text::{TokenKind, Tokens};
use crate::unit::{Dimension, TABLE};
use crate::value::{Figure, Hedge};

use super::digits::{Digits, digits};
use super::fraction::{
    and_part, fraction, is_sized, of_scale, part_of_scale, part_place, parts_of_whole, ratio, slash_fraction, vulgar,
    with_half,
};
use super::measure::hyphen_at;
use super::noun::{is_nominal, is_plural};
use super::words::{Word, is_part, power, read_on, whole, word_at};

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// The power of ten that it is printed to.
    pub(super) place: i16,
    /// A vague number: the order that it names.
    pub(super) order: Option<(f64, f64)>,
    /// The second reading of "1.500".
    pub(super) other: Option<Decimal>,
    pub(super) form: Form,
    /// The scale word that it ends with.
    pub(super) scale: Option<Decimal>,
    /// "a couple of dozen" is about 24.
    pub(super) hedge: Hedge,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "680", "1,500", "3.2"
    Digits,
    /// Digits with a scale or a power of ten: "1.5 million", "3×10⁸"
    Scaled,
    /// "twenty"
    Words,
    /// "two-thirds", "1/4", "half"
    Fraction,
    /// "a", "an": one of a unit.
    Article,
    /// "dozens"
    Vague,
}

impl Numeral {
    pub(super) fn figure(&self) -> Figure {
        Figure { value: self.value, place: self.place }
    }

    /// Digits alone, with neither scale nor mark.
    pub(super) fn is_digits(&self) -> bool {
        matches!(self.form, Form::Digits | Form::Scaled)
    }

    pub(super) fn new(first: usize, end: usize, value: Decimal, form: Form) -> Self {
        let place = place(value, 0);
        Self { first, end, value, place, order: None, other: None, form, scale: None, hedge: Hedge::None }
    }

    /// The same with its value and its precision multiplied.
    pub(super) fn times(self, factor: Decimal) -> Option<Self> {
        let value = self.value.checked_mul(factor)?;
        let place = self.place + place(factor, 0);
        let other = self.other.and_then(|other| other.checked_mul(factor));
        Some(Self { value, place, other, ..self })
    }
}

/// The power of ten of the last digit that is printed for its own sake: the last non-zero digit, or the last one
/// behind the decimal mark.
pub(super) fn place(value: Decimal, decimals: u32) -> i16 {
    if decimals > 0 {
        return -(decimals as i16);
    }
    let (mut mantissa, mut place) = (value.mantissa().unsigned_abs(), -(value.scale() as i16));
    while mantissa != 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        place += 1;
    }
    if mantissa == 0 { 0 } else { place }
}

/// Reads the number that starts at token `i`. `continental` tells how "1.500" is read.
pub(super) fn numeral(tokens: &Tokens<'_>, i: usize, continental: bool) -> Option<Numeral> {
    match tokens.get(i)?.kind() {
        TokenKind::Number => in_digits(tokens, i, continental),
        TokenKind::Word => in_words(tokens, i),
        _ => None,
    }
}

fn in_digits(tokens: &Tokens<'_>, i: usize, continental: bool) -> Option<Numeral> {
    if let Some(value) = vulgar(tokens.word(i)) {
        return with_scale(tokens, Numeral { place: -1, ..Numeral::new(i, i + 1, value, Form::Fraction) });
    }
    let (read, mut end) = joined_thousands(tokens, i)?;
    let mut number = Numeral::new(i, end, read.value, Form::Digits);
    number.place = place(read.value, read.decimals);
    number.other = read.other;
    if let (true, Some(other)) = (continental, read.other) {
        (number.value, number.other, number.place) = (other, Some(read.value), place(other, 0));
    }
    if i > 0 && tokens.word(i - 1) == "." && tokens.glued(i) && !(i > 1 && tokens.glued(i - 1)) && read.plain {
        // ".315"
        let decimals = tokens.word(i).chars().count() as u32;
        number.value = Decimal::try_from_i128_with_scale(read.value.mantissa(), decimals).ok()?;
        (number.first, number.place) = (i - 1, -(decimals as i16));
    }
    if let Some(value) =
        tokens.get(end).filter(|t| t.kind() == TokenKind::Number).and_then(|_| vulgar(tokens.word(end)))
    {
        // "2½", "2 ½"
        number = Numeral { value: number.value + value, end: end + 1, place: -1, ..number };
        return with_scale(tokens, number);
    }
    if let Some((value, after)) = slash_fraction(tokens, end, true) {
        // "2 1/2", "4 - 1 / 2" is left alone
        return with_scale(tokens, Numeral { value: number.value + value, end: after, place: -1, ..number });
    }
    if let Some((value, after)) = ratio(tokens, number.value, end) {
        return Some(Numeral { place: part_place(value), ..Numeral::new(i, after, value, Form::Fraction) });
    }
    if let Some((value, after)) = slash_fraction(tokens, i, false) {
        return with_scale(tokens, Numeral { place: -1, ..Numeral::new(i, after, value, Form::Fraction) });
    }
    if let Some((factor, after)) = power_of_ten(tokens, end) {
        let value = number.value.checked_mul(factor)?;
        end = after;
        let place = number.place + place(factor, 0);
        return Some(Numeral { value, end, place, form: Form::Scaled, other: None, ..number });
    }
    if read.plain && half_follows(tokens, end) {
        // "5 and a half minutes"
        return with_half(tokens, number, Word::Digit(1));
    }
    with_scale(tokens, number)
}

/// "… and a half", "… and three quarters", of no other thing: "he ate 5 and half of the sixth".
fn half_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "and")
        && and_part(tokens, at).is_some_and(|(_, end)| {
            end > at + 2 && tokens.is_any(end - 1, &["half", "quarter", "quarters"]) && !tokens.is(end, "of")
        })
}

/// "10 000", "1 234 567" with a blank or a thin one, "10, 000" as some texts split it; or the one token.
fn joined_thousands(tokens: &Tokens<'_>, i: usize) -> Option<(Digits, usize)> {
    let read = digits(tokens.word(i))?;
    let starts = read.plain && tokens.word(i).len() <= 3 && !tokens.word(i).starts_with('0');
    if !starts || (i > 0 && tokens.glued(i) && tokens.list[i - 1].kind() == TokenKind::Word) {
        return Some((read, i + 1));
    }
    let (mut value, mut end, mut decimals) = (read.value, i + 1, 0);
    if let Some(joined) = split_decimal(tokens, i, read) {
        return Some(joined);
    }
    loop {
        let comma = tokens.word(end) == ",";
        let next = if comma { end + 1 } else { end };
        let Some(token) = tokens.get(next).filter(|t| t.kind() == TokenKind::Number && !t.new_line) else { break };
        let (head, tail) = tokens.word(next).split_once('.').unwrap_or((tokens.word(next), ""));
        let width = token.span().start() - tokens.list[next - 1].span().end();
        let follows = tokens.glued(next + 1) && tokens.list[next + 1].kind() == TokenKind::Number;
        // A comma between two blanks-apart groups is a list unless the group is round: "10, 000" but "1, 234, 567".
        let priced = i > 0 && matches!(tokens.word(i - 1), "$" | "€" | "£" | "¥");
        let behind_hyphen = i > 0 && tokens.word(i - 1) == "-";
        let round = priced
            || head.ends_with("00")
            || !behind_hyphen && is_plural(tokens, next + 1)
            || TABLE.name(tokens, next + 1).is_some();
        if token.glued || width > 3 || head.len() != 3 || follows || (comma && !round) {
            break;
        }
        let Some(group) = digits(head).filter(|d| d.plain) else { break };
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group.value)?;
        end = next + 1;
        if let (false, Some(fraction)) = (tail.is_empty(), digits(tail)) {
            decimals = tail.len() as u32;
            let small = Decimal::try_from_i128_with_scale(fraction.value.mantissa(), decimals).ok()?;
            value = value.checked_add(small)?;
            break;
        }
    }
    // "35 737 MAX", "18 777s": the second figure is a name.
    let named = tokens.word(i + 1) != ","
        && tokens.get(end).is_some_and(|t| (t.is_capitalized() || t.glued) && t.kind() == TokenKind::Word)
        && TABLE.symbol(tokens, end).is_none();
    let joined = end > i + 1 && !named;
    let end = if joined { end } else { i + 1 };
    Some((if joined { Digits { value, decimals, other: None, plain: false } } else { read }, end))
}

/// "14 . 8 %", "1 . 6 billion": a decimal that the text has split, where a unit or a scale shows that it is one.
fn split_decimal(tokens: &Tokens<'_>, i: usize, read: Digits) -> Option<(Digits, usize)> {
    if tokens.word(i + 1) != "." || tokens.glued(i + 1) || tokens.glued(i + 2) || tokens.get(i + 2)?.new_line {
        return None;
    }
    let fraction = digits(tokens.word(i + 2)).filter(|d| d.plain && tokens.word(i + 2).len() <= 4)?;
    let scale = matches!(word_at(tokens, i + 3), Some(Word::Scale(_)));
    let unit = tokens.word(i + 3) == "%" || scale || TABLE.name(tokens, i + 3).is_some();
    let decimals = tokens.word(i + 2).len() as u32;
    let small = Decimal::try_from_i128_with_scale(fraction.value.mantissa(), decimals).ok()?;
    let value = read.value.checked_add(small)?;
    unit.then_some((Digits { value, decimals, other: None, plain: false }, i + 3))
}

/// "×10⁸", "x10^6", "x2^10", "e14" behind a number: the power, and one past its last token.
fn power_of_ten(tokens: &Tokens<'_>, end: usize) -> Option<(Decimal, usize)> {
    let ten = |(exponent, end)| Some((raise(exponent)?, end));
    if tokens.is(end, "e") && tokens.glued(end) && tokens.glued(end + 1) {
        return ten(exponent(tokens, end + 1)?);
    }
    if !(matches!(tokens.word(end), "×" | "·" | "*") || tokens.is(end, "x")) {
        return None;
    }
    let at = end + 2;
    let caret = tokens.word(at) == "^" && tokens.glued(at);
    match tokens.word(end + 1) {
        "10" if caret => ten(exponent(tokens, at + 1)?),
        "10" if matches!(tokens.word(at), "-" | "−") && tokens.glued(at) => ten(exponent(tokens, at)?),
        "10" => ten(superscript(tokens, at)?),
        "2" if caret => {
            let (exponent, end) = exponent(tokens, at + 1)?;
            Some((Decimal::from(1u64.checked_shl(u32::try_from(exponent).ok()?)?), end))
        }
        _ => None,
    }
}

/// An exponent in digits with an optional sign.
fn exponent(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let signed = matches!(tokens.word(at), "-" | "−" | "+");
    let digit = at + usize::from(signed);
    let value: i32 = tokens.word(digit).parse().ok()?;
    (value <= 27 && tokens.glued(digit))
        .then(|| (if signed && tokens.word(at) != "+" { -value } else { value }, digit + 1))
}

/// "⁸", "⁻³", one token for each character.
pub(super) fn superscript(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let (mut value, mut sign, mut end) = (0i32, 1, at);
    if tokens.word(end) == "⁻" {
        (sign, end) = (-1, end + 1);
    }
    let start = end;
    while let Some(d) = tokens.word(end).chars().next().filter(|_| tokens.glued(end)).and_then(superscript_digit) {
        value = value * 10 + d;
        end += 1;
        if end > start + 2 {
            return None;
        }
    }
    (end > start && value <= 27).then_some((sign * value, end))
}

fn superscript_digit(c: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c).map(|d| d as i32)
}

fn raise(exponent: i32) -> Option<Decimal> {
    let factor = power(exponent.unsigned_abs());
    if exponent < 0 { Decimal::ONE.checked_div(factor) } else { Some(factor) }
}

/// Digits with the words that may follow: "1.5 million", "3 million and a half", "2 dozen".
fn with_scale(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let end = number.end;
    let at = if hyphen_at(tokens, end) { end + 1 } else { end };
    if let Some(Word::Short(e)) = word_at(tokens, at)
        && tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind() == TokenKind::Mark)
    {
        return scaled(number, power(e), at + 1);
    }
    let scale = match word_at(tokens, at) {
        Some(Word::Hundred | Word::Scale(_) | Word::Plural(_) | Word::Dozen | Word::Dozens) => {
            read_on(tokens, number.value, end, Word::Digit(1)).filter(|read| read.end > at)
        }
        _ => None,
    };
    let Some(read) = scale else { return Some(number) };
    let other = number.other.and_then(|other| read.scale.and_then(|s| other.checked_mul(s)));
    let place = match read.scale {
        Some(s) => number.place + place(s, 0),
        None => place(read.value, 0),
    };
    let number =
        Numeral { value: read.value, end: read.end, place, other, form: Form::Scaled, scale: read.scale, ..number };
    with_half(tokens, number, read.last)
}

pub(super) fn scaled(number: Numeral, factor: Decimal, end: usize) -> Option<Numeral> {
    let number = number.times(factor)?;
    Some(Numeral { end, form: Form::Scaled, scale: Some(factor), ..number })
}

/// The same for a caller that knows from the context that the letter is a scale: "€10M", "the €10-m deal".
pub(super) fn with_letter(tokens: &Tokens<'_>, number: Numeral, money: bool) -> Option<Numeral> {
    let at = if money && hyphen_at(tokens, number.end) { number.end + 1 } else { number.end };
    let e = match word_at(tokens, at) {
        Some(Word::Letter(e)) => e,
        Some(Word::Money(e)) if money => e,
        _ => return None,
    };
    (number.form == Form::Digits).then(|| scaled(number, power(e), at + 1))?
}

fn in_words(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    match word_at(tokens, i)? {
        Word::Article => article(tokens, i),
        Word::Half | Word::Quarter if tokens.word(i + 1) == "-" && !is_sized(tokens, i + 2) => None,
        Word::Half | Word::Quarter => Some(part_of_scale(tokens, i)),
        Word::Plural(_) | Word::Dozens | Word::Scores | Word::Few => vague(tokens, i, i),
        // "tenth of a gallon"
        Word::Part(n) if tokens.is(i + 1, "of") && tokens.is_any(i + 2, &["a", "an"]) => {
            let value = Decimal::ONE.checked_div(Decimal::from(n))?;
            Some(Numeral { place: part_place(value), ..Numeral::new(i, i + 1, value, Form::Fraction) })
        }
        // "twice as many", but "he was caught twice"
        Word::Times(n) if tokens.is_any(i + 1, &["as", "the", "its", "their", "his", "her", "that"]) => {
            Some(Numeral::new(i, i + 1, Decimal::from(n), Form::Words))
        }
        Word::Part(_)
        | Word::Parts(_)
        | Word::Short(_)
        | Word::Letter(_)
        | Word::Money(_)
        | Word::Couple
        | Word::Times(_) => None,
        _ => {
            let read = whole(tokens, i)?;
            if let Some((value, end)) = ratio(tokens, read.value, read.end) {
                return Some(Numeral { place: part_place(value), ..Numeral::new(i, end, value, Form::Fraction) });
            }
            let mut number = Numeral::new(i, read.end, read.value, Form::Words);
            number.scale = read.scale;
            if read.last == Word::Dozen {
                number.place = number.place.max(1);
                if i > 1 && tokens.is(i - 1, "'s") && tokens.is(i - 2, "baker") {
                    number.value += Decimal::ONE;
                    number.place = 0;
                }
            }
            if let Some(fraction) = fraction(tokens, number, &read).or_else(|| with_point(tokens, number)) {
                return Some(fraction);
            }
            with_half(tokens, number, read.last)
        }
    }
}

/// "three point five", "nought point nought four", "two hundred point seventy-one".
fn with_point(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    if !tokens.is(number.end, "point") {
        return None;
    }
    let (mut decimals, mut value, mut end) = (0u32, number.value, number.end + 1);
    while decimals < 9 {
        let (digits, width) = match word_at(tokens, end) {
            Some(Word::Zero) => (0, 1),
            Some(Word::Digit(d)) => (d, 1),
            Some(Word::Teen(d)) => (d, 2),
            Some(Word::Ten(d)) => match word_at(tokens, end + 2) {
                Some(Word::Digit(unit)) if tokens.word(end + 1) == "-" => {
                    end += 2;
                    (d + unit, 2)
                }
                _ => (d, 2),
            },
            _ => break,
        };
        decimals += width;
        value = value.checked_add(Decimal::new(i64::from(digits), decimals))?;
        end += 1;
    }
    let number = Numeral { value, end, place: -(decimals as i16), scale: None, ..number };
    (decimals > 0).then(|| match word_at(tokens, end) {
        Some(Word::Scale(e)) => scaled(number, power(e), end + 1).map(|n| Numeral { form: Form::Words, ..n }),
        _ => Some(number),
    })?
}

/// "a hundred", "a dozen", "a couple of dozen", "a few hundred", "a third", "a half": what begins with an article.
fn article(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    match word_at(tokens, i + 1) {
        Some(Word::Hundred | Word::Scale(_) | Word::Dozen) => {
            let number = in_words(tokens, i + 1)?;
            if is_part(tokens, number.end) && !tokens.is(number.end, "half") {
                let read = whole(tokens, i + 1)?;
                return parts_of_whole(tokens, Numeral { first: i, ..number }, read);
            }
            Some(Numeral { first: i, ..number })
        }
        Some(Word::Few) => vague(tokens, i, i + 1),
        Some(Word::Couple) => {
            let at = i + 2 + usize::from(tokens.is(i + 2, "of"));
            let two = Numeral { hedge: Hedge::About, ..Numeral::new(i, i + 2, Decimal::TWO, Form::Words) };
            match word_at(tokens, at) {
                Some(Word::Dozen) => scaled(two, Decimal::from(12), at + 1),
                Some(Word::Hundred) => scaled(two, Decimal::from(100), at + 1),
                Some(Word::Scale(e)) => scaled(two, power(e), at + 1),
                _ => Some(Numeral { end: at, ..two }),
            }
            .map(|n| Numeral { form: Form::Words, ..n })
        }
        Some(Word::Half | Word::Quarter) if tokens.word(i + 2) != "-" || is_sized(tokens, i + 3) => {
            let part = part_of_scale(tokens, i + 1);
            Some(Numeral { first: i, ..part })
        }
        // "a third person"
        Some(Word::Part(_) | Word::Quarter | Word::Half) if tokens.word(i + 2) == "-" => None,
        // "a third person", "a sixth month", but "a third mile" and "a third fewer"
        Some(Word::Part(_) | Word::Quarter)
            if is_nominal(tokens, i + 2)
                && !tokens.is_any(i + 2, &COMPARED)
                && TABLE.name(tokens, i + 2).is_none_or(|(_, row)| row.dimension == Dimension::Time) =>
        {
            None
        }
        // "two drowned and a third was missing"
        Some(Word::Part(_)) if is_next_in_row(tokens, i) => None,
        Some(Word::Part(n)) => {
            let value = Decimal::ONE.checked_div(Decimal::from(n))?;
            let part = Numeral { place: part_place(value), ..Numeral::new(i, i + 2, value, Form::Fraction) };
            Some(of_scale(tokens, part).unwrap_or(part))
        }
        _ => Some(Numeral::new(i, i + 1, Decimal::ONE, Form::Article)),
    }
}

/// Whether "a third" at token `i` is the one behind a second: others were counted before it, and nothing makes it a part.
fn is_next_in_row(tokens: &Tokens<'_>, i: usize) -> bool {
    const NEAR: usize = 16;
    let part = tokens.is_any(i + 2, &["of", "a", "the", "-"])
        || tokens.is_any(i + 2, &COMPARED)
        || TABLE.name(tokens, i + 2).is_some()
        || i > 0 && tokens.is_any(i - 1, &["by", "about", "nearly", "almost", "than", "roughly", "around", "to"]);
    let others = ["first", "second", "two", "both", "another", "pair", "couple"];
    let before = || (i.saturating_sub(NEAR)..i).rev().take_while(|&k| tokens.word(k) != ".");
    !part && before().any(|k| tokens.is_any(k, &others))
}

/// What a part is said of without "of": "a third fewer".
const COMPARED: [&str; 12] = [
    "fewer", "less", "more", "higher", "lower", "cheaper", "smaller", "larger", "bigger", "shorter", "longer", "faster",
];

/// "dozens", "tens of thousands", "several hundred": an order of magnitude, [10⁴, 10⁵).
fn vague(tokens: &Tokens<'_>, first: usize, i: usize) -> Option<Numeral> {
    let (low, high) = match word_at(tokens, i)? {
        Word::Plural(e) => (10f64.powi(e as i32), 10f64.powi(e as i32 + 1)),
        Word::Dozens | Word::Scores => (20.0, 100.0),
        _ => (2.0, 10.0),
    };
    let mut number = Numeral::new(first, i + 1, Decimal::ZERO, Form::Vague);
    number.order = Some((low, high));
    let of = tokens.is(i + 1, "of");
    let at = i + 1 + usize::from(of);
    let factor = match word_at(tokens, at) {
        Some(Word::Plural(e)) if of => 10f64.powi(e as i32),
        Some(Word::Scale(e)) if !of => 10f64.powi(e as i32),
        Some(Word::Hundred) if !of => 100.0,
        Some(Word::Dozen) if !of => 12.0,
        _ => return Some(number),
    };
    number.order = Some((low * factor, high * factor));
    number.end = at + 1;
    Some(number)
}
