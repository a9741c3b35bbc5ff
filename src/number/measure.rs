//! The unit of a number: behind it ("680 km", "20 square miles", "$15 an hour") or before it ("US$", "EUR").

use rust_decimal::Decimal;

use crate::text::{Case, TokenKind, Tokens};
use crate::unit::{Dimension, Row, TABLE, Unit};

use super::numeral::{Form, Numeral, superscript};
use super::painted::is_painted;

/// A unit in a text.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) unit: Unit,
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// How many of the printed unit make one of `unit`: 100 for cents.
    pub(super) parts: u32,
}

/// Words that may stand between a number and its unit: "2 more minutes".
const BETWEEN: [&str; 11] =
    ["more", "additional", "extra", "further", "full", "whole", "straight", "consecutive", "solid", "fewer", "less"];

/// Names that are something else in the singular or behind a number in words: "three gray cars", "two bars".
const WEAK: [&str; 12] =
    ["gray", "bar", "bars", "mole", "moles", "mark", "second", "sec", "won", "rand", "atmosphere", "therm"];

/// What may follow a length whose symbol is also a preposition: "2 in thick".
const EXTENT: [&str; 12] =
    ["thick", "long", "wide", "high", "tall", "deep", "diameter", "in", "x", "by", "across", "of"];

/// The unit behind the number, if one stands there.
pub(super) fn behind(tokens: &Tokens<'_>, number: &Numeral) -> Option<Measure> {
    let at = number.end;
    let token = tokens.get(at)?;
    if token.new_line {
        return None;
    }
    let hyphen = hyphen_at(tokens, at);
    let start = if hyphen { at + 1 } else { at };
    if let Some(measure) = bracketed(tokens, number) {
        return Some(measure);
    }
    if let Some(measure) = factor(tokens, start, number, hyphen) {
        return Some(with_denominator(tokens, measure));
    }
    if !hyphen && (tokens.is_any(at, &BETWEEN) || is_painted(tokens, at)) {
        let found = factor(tokens, at + 1, number, false).filter(|m| name_is_whole(tokens, m));
        return found.map(|m| Measure { first: at + 1, ..m });
    }
    None
}

/// A hyphen between two words, glued or, as some texts are split, with a blank on both sides.
pub(super) fn hyphen_at(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.get(at).is_none_or(|token| token.kind() != TokenKind::Mark) {
        return false;
    }
    let glued = tokens.glued(at);
    (matches!(tokens.word(at), "-" | "‑") || glued && tokens.word(at) == "–") && glued == tokens.glued(at + 1)
}

fn name_is_whole(tokens: &Tokens<'_>, measure: &Measure) -> bool {
    tokens.word(measure.first).len() > 2
}

/// "20 (kg)"
fn bracketed(tokens: &Tokens<'_>, number: &Numeral) -> Option<Measure> {
    let at = number.end;
    let close = match tokens.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let (len, row) = TABLE.symbol(tokens, at + 1)?;
    let fits = number.is_digits() && tokens.word(at + 1 + len) == close && row.dimension != Dimension::Money;
    fits.then(|| Measure { unit: Unit::of_code(row.code.clone()), first: at + 1, end: at + 2 + len, parts: 1 })
}

/// One unit with its power, and without a denominator.
fn factor(tokens: &Tokens<'_>, at: usize, number: &Numeral, hyphen: bool) -> Option<Measure> {
    let (power, name_at) = match () {
        () if tokens.is_any(at, &["square", "sq"]) => (2, at + 1),
        () if tokens.is_any(at, &["cubic", "cu"]) => (3, at + 1),
        () => (1, at),
    };
    let name_at = if power > 1 && matches!(tokens.word(name_at), "." | "-") { name_at + 1 } else { name_at };
    if let Some((len, row)) = TABLE.name(tokens, name_at)
        && name_fits(tokens, name_at, len, row, number, hyphen)
    {
        let end = name_at + len;
        // "361 million pounds" are money.
        let many = number.scale.is_some_and(|s| s >= Decimal::from(1_000_000)) && !tokens.is(end, "of");
        if row.code == "[lb_av]" && (many || !hyphen && super::priced::is_priced(tokens, number.first, end)) {
            return Some(Measure { unit: Unit::of_code("GBP".to_owned()), first: at, end, parts: 1 });
        }
        let (power, end) = match () {
            () if power == 1 && tokens.is(end, "squared") => (2, end + 1),
            () if power == 1 && tokens.is(end, "cubed") => (3, end + 1),
            () => (power, end),
        };
        return Some(Measure { unit: raised(row, power), first: at, end, parts: 1 });
    }
    if let Some((row, parts)) = TABLE.subunit(tokens, name_at, "")
        && tokens.word(name_at).len() > 2
        && power == 1
    {
        return Some(Measure { unit: Unit::of_code(row.code.clone()), first: at, end: at + 1, parts });
    }
    if tokens.word(at) == "'"
        && tokens.word(at + 1) == "'"
        && tokens.glued(at)
        && tokens.glued(at + 1)
        && number.is_digits()
    {
        return Some(Measure { unit: Unit::of_code("[in_i]".to_owned()), first: at, end: at + 2, parts: 1 });
    }
    if tokens.glued(at) && number.is_digits() && matches!(tokens.word(at), "C" | "F") && is_warm(tokens, number, at) {
        let code = if tokens.word(at) == "C" { "Cel" } else { "[degF]" };
        return Some(Measure { unit: Unit::of_code(code.to_owned()), first: at, end: at + 1, parts: 1 });
    }
    if tokens.glued(at) && number.is_digits() && matches!(tokens.word(at), "p" | "c") && !is_resolution(tokens, number)
    {
        let code = if tokens.word(at) == "p" { "GBP" } else { "USD" };
        return Some(Measure { unit: Unit::of_code(code.to_owned()), first: at, end: at + 1, parts: 100 });
    }
    if tokens.word(at) == "¢" {
        return Some(Measure { unit: Unit::of_code("USD".to_owned()), first: at, end: at + 1, parts: 100 });
    }
    let (len, row) = TABLE.symbol(tokens, name_at)?;
    if !symbol_fits(tokens, name_at, len, row, number, hyphen) {
        return None;
    }
    let end = name_at + len;
    if row.dimension == Dimension::Length && power == 1 {
        let (power, end) = printed_power(tokens, end);
        return Some(Measure { unit: raised(row, power), first: at, end, parts: 1 });
    }
    let (power, end) = if power == 1 { inverse(tokens, end) } else { (power, end) };
    // "985 mb" is the pressure in a storm, "100 mb" the size of a file.
    let file = tokens.word(name_at) == "mb" && !(Decimal::from(800)..Decimal::from(1100)).contains(&number.value);
    let row = TABLE.code("MBy").filter(|_| file).unwrap_or(row);
    Some(Measure { unit: raised(row, power), first: at, end, parts: 1 })
}

fn raised(row: &Row, power: i32) -> Unit {
    Unit::of_code(if power == 1 { row.code.clone() } else { format!("{}{power}", row.code) })
}

/// "km2", "km²", "km^2", "km squared".
fn printed_power(tokens: &Tokens<'_>, end: usize) -> (i32, usize) {
    let caret = usize::from(tokens.word(end) == "^" && tokens.glued(end));
    match tokens.word(end + caret) {
        "2" if tokens.glued(end + caret) => (2, end + caret + 1),
        "3" if tokens.glued(end + caret) => (3, end + caret + 1),
        "²" => (2, end + 1),
        "³" => (3, end + 1),
        _ if tokens.is(end, "squared") => (2, end + 1),
        _ if tokens.is(end, "cubed") => (3, end + 1),
        _ => inverse(tokens, end),
    }
}

/// "s-1", "fb−1", "m⁻²".
fn inverse(tokens: &Tokens<'_>, end: usize) -> (i32, usize) {
    if matches!(tokens.word(end), "-" | "−")
        && tokens.glued(end)
        && tokens.glued(end + 1)
        && tokens.word(end + 1) == "1"
    {
        return (-1, end + 2);
    }
    superscript(tokens, end).map_or((1, end), |(power, end)| (power, end))
}

fn name_fits(tokens: &Tokens<'_>, at: usize, len: usize, row: &Row, number: &Numeral, hyphen: bool) -> bool {
    let glued_other = tokens.glued(at) && !hyphen && !number.is_digits();
    if glued_other || tokens.get(at).is_some_and(|t| t.new_line) {
        return false;
    }
    // "two second-half goals": the name belongs to the word behind it.
    let compound = !hyphen && tokens.word(at + len) == "-" && tokens.glued(at + len) && tokens.glued(at + len + 1);
    if compound && !tokens.is_any(at + len + 1, &["old", "olds", "long", "per", "a", "high", "wide", "deep", "thick"]) {
        let plural = tokens.word(at + len - 1).ends_with('s');
        return plural || number.is_digits() && tokens.word(at + len - 1) != "second";
    }
    if !tokens.is_any(at, &WEAK) {
        return true;
    }
    let money = row.dimension == Dimension::Money;
    let digits = number.is_digits() || number.scale.is_some();
    match () {
        () if tokens.is(at, "second") || tokens.is(at, "sec") => hyphen || digits || number.value == Decimal::ONE,
        () if money => number.scale.is_some() || number.value >= Decimal::from(10),
        () => digits,
    }
}

/// A symbol needs digits, and the shorter it is the closer it must stand.
fn symbol_fits(tokens: &Tokens<'_>, at: usize, len: usize, row: &Row, number: &Numeral, hyphen: bool) -> bool {
    let symbol = tokens.word(at);
    let end = at + len;
    let money = row.dimension == Dimension::Money;
    if number.form == Form::Article || (hyphen && !tokens.glued(at)) {
        return false;
    }
    if symbol == "%" || symbol == "‰" {
        return true;
    }
    // "seven km", but no "two in"
    let plain = matches!(symbol, "km" | "kg" | "cm" | "mm" | "ml" | "mg" | "ha" | "kW" | "MW" | "GW");
    let digits = number.is_digits() || number.form == Form::Fraction;
    if !(digits || plain || symbol.starts_with('°') || money || symbol.len() > 2) {
        return false;
    }
    let glued = tokens.glued(at);
    let next = tokens.get(end);
    // "24703L202": a symbol ends where its word ends; a power is the only figure that may touch it.
    let touched = next.is_some_and(|t| t.glued && (t.kind() == TokenKind::Word || t.kind() == TokenKind::Number));
    let text_behind = |k: usize| tokens.get(k).is_some_and(|t| t.glued && t.kind() != TokenKind::Mark);
    let power = row.dimension == Dimension::Length && matches!(tokens.word(end), "2" | "3") && !text_behind(end + 1);
    if tokens.word(end) == "-"
        && tokens.glued(end)
        && tokens.get(end + 1).is_some_and(|t| t.glued && t.kind() == TokenKind::Number)
    {
        // "24703 L-202"
        return tokens.word(end + 1) == "1" || glued;
    }
    if touched && !power && (tokens.list[at].kind() == TokenKind::Word || money) {
        return false;
    }
    if money {
        // "5 $10 bills", "1 $ 10 dollar bill": the sign belongs to the figure behind it.
        let figure = next.is_some_and(|t| t.kind() == TokenKind::Number);
        let behind =
            figure && (tokens.glued(end) || TABLE.name(tokens, end + 1).is_some_and(|(_, row)| row.code == "USD"));
        return glued || !behind;
    }
    let next_word = next.is_some_and(|t| t.kind() == TokenKind::Word && !t.new_line);
    match symbol {
        "in" if number.first > 0 && tokens.is_any(number.first - 1, &["ft", "feet", "foot", "'", "′"]) => true,
        "in" => {
            !hyphen && (ends_here(tokens, end) || tokens.is_any(end, &EXTENT) || number_follows(tokens, end))
                || glued && number.form != Form::Words
        }
        "pm" | "am" => !is_clock_hour(tokens, number),
        "'" | "′" => glued && is_feet(tokens, end, number),
        "\"" | "″" => {
            (glued || tokens.is_any(end, &EXTENT))
                && number.value <= Decimal::from(200)
                && !is_closing_quote(tokens, at)
        }
        "s" => !glued || tokens.word(number.end - 1).contains('.'),
        "d" | "b" | "H" | "F" | "a" | "#" | "no" => false,
        "t" | "m" | "g" | "l" | "h" | "L" => glued || hyphen || !next.is_some_and(|t| t.case == Case::Upper),
        // "the aircraft, registered 9N-AVE"
        "W" | "V" | "K" | "N" | "J" => {
            let letters = tokens.word(end) == "-" && tokens.get(end + 1).is_some_and(|t| t.case == Case::Upper);
            glued && !letters || !glued && !next_word
        }
        "A" | "B" | "T" => glued && !next_word,
        "mo" | "au" | "AU" | "pt" | "ct" | "PS" | "GT" | "NM" | "pc" | "pp" => !next_word || glued,
        _ => true,
    }
}

/// "1080p"
fn is_resolution(tokens: &Tokens<'_>, number: &Numeral) -> bool {
    ["144", "240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320"]
        .contains(&tokens.word(number.end - 1))
}

/// Whether the words around a figure speak of warmth, so that "40C" is a temperature: "it hit 40C", "104F (40C)".
fn is_warm(tokens: &Tokens<'_>, number: &Numeral, at: usize) -> bool {
    const REACH: [&str; 12] = [
        "hit", "hits", "hitting", "reached", "reaches", "reaching", "topped", "minus", "above", "below", "nearly",
        "exceeded",
    ];
    const WARM: [&str; 14] = [
        "temperature",
        "temperatures",
        "heat",
        "mercury",
        "highs",
        "lows",
        "warm",
        "hot",
        "cold",
        "weather",
        "degrees",
        "heatwave",
        "shade",
        "thermometer",
    ];
    let scale = |k: usize| matches!(tokens.word(k), "C" | "F") && tokens.glued(k);
    let before = |k: usize| number.first >= k && number.first - k > 0;
    let reached = before(1) && tokens.is_any(number.first - 1, &REACH) && number.value < Decimal::from(136);
    let again = tokens.word(at + 1) == "(" && scale(at + 3)
        || before(2) && tokens.word(number.first - 1) == "(" && scale(number.first - 2);
    reached || again || (at.saturating_sub(14)..at + 6).any(|k| tokens.is_any(k, &WARM))
}

/// Only a mark or the end of the text follows, so that "in" is no preposition.
fn ends_here(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_none_or(|t| {
        t.new_line
            || t.kind() == TokenKind::Mark && !matches!(tokens.word(at), "$" | "€" | "£" | "“" | "‘" | "(" | "\"")
    })
}

/// "0.68 in or 17 mm", "2 in (5 cm)"
fn number_follows(tokens: &Tokens<'_>, end: usize) -> bool {
    (tokens.is(end, "or") || tokens.word(end) == "(")
        && tokens.get(end + 1).is_some_and(|t| t.kind() == TokenKind::Number)
}

/// "5'10\"", "2 yd 7'": an apostrophe is a foot only beside other parts of a length.
fn is_feet(tokens: &Tokens<'_>, end: usize, number: &Numeral) -> bool {
    let inches = tokens.get(end).is_some_and(|t| t.kind() == TokenKind::Number)
        && matches!(tokens.word(end + 1), "\"" | "″" | "”" | "'");
    inches || number.first > 0 && tokens.is_any(number.first - 1, &["yd", "yds", "yard", "yards"])
}

/// Whether the mark closes a quotation that was opened a little before.
fn is_closing_quote(tokens: &Tokens<'_>, at: usize) -> bool {
    let marks = (at.saturating_sub(40)..at).filter(|&k| tokens.word(k) == "\"").count();
    marks % 2 == 1
}

/// "2 pm", "2.17pm"
fn is_clock_hour(tokens: &Tokens<'_>, number: &Numeral) -> bool {
    let word = tokens.word(number.end - 1);
    let (hour, minute) = word.split_once(['.', ':']).unwrap_or((word, "00"));
    hour.parse::<u32>().is_ok_and(|h| h <= 24) && minute.len() == 2
}

/// "km/h", "dollars per barrel", "miles an hour", "J/m^2 per year".
pub(super) fn with_denominator(tokens: &Tokens<'_>, measure: Measure) -> Measure {
    let mut measure = measure;
    for _ in 0..2 {
        let at = measure.end;
        let article =
            tokens.is_any(at, &["a", "an"]) || (tokens.word(at) == "-" && tokens.is_any(at + 1, &["a", "an"]));
        let slash = tokens.word(at) == "/" && tokens.glued(at) == tokens.glued(at + 1);
        if !(article || slash || tokens.is_any(at, &["per", "every"])) {
            break;
        }
        // "an hour", "-an-hour"
        let word = at + usize::from(tokens.word(at) == "-");
        let skip = word - at + 1 + usize::from(tokens.word(word + 1) == "-");
        let Some((code, end)) = denominator(tokens, at + skip, slash) else { break };
        let unit = Unit::of_code(format!("{}/{code}", measure.unit.code()));
        let time = TABLE.code(&code).is_some_and(|row| row.dimension == Dimension::Time);
        if article && tokens.is_any(end, &["earlier", "ago", "later", "before", "after", "on"]) {
            // "$1.17 billion a year earlier"
            break;
        }
        let bulk = TABLE.code(&code).is_some_and(|row| matches!(row.dimension, Dimension::Volume | Dimension::Mass));
        let priced = bulk && measure.unit.dimension() == Dimension::Money;
        let percent = measure.unit.dimension() == Dimension::Percent;
        let own_time = measure.unit.dimension() == Dimension::Time;
        if percent || own_time || (article && !time && !priced) {
            break;
        }
        measure = Measure { unit, end, ..measure };
    }
    measure
}

fn denominator(tokens: &Tokens<'_>, at: usize, slash: bool) -> Option<(String, usize)> {
    let (power, name_at) = match () {
        () if tokens.is(at, "square") => (2, at + 1),
        () if tokens.is(at, "cubic") => (3, at + 1),
        () => (1, at),
    };
    if let Some((len, row)) = TABLE.name(tokens, name_at).filter(|(_, row)| row.dimension != Dimension::Money) {
        let code = if power == 1 { row.code.clone() } else { format!("{}{power}", row.code) };
        let squared = usize::from(power == 1 && tokens.is(name_at + len, "squared"));
        let code = if squared == 1 { format!("{code}2") } else { code };
        return Some((code, name_at + len + squared));
    }
    let (len, row) = TABLE.symbol(tokens, name_at).filter(|(_, row)| row.dimension != Dimension::Money)?;
    let (power, end) = if power > 1 { (power, name_at + len) } else { printed_power(tokens, name_at + len) };
    let code = if power == 1 { row.code.clone() } else { format!("{}{power}", row.code) };
    (slash || len > 0).then_some((code, end))
}

/// "30 MUSD", "120 MEUR": the M of bookkeepers before an ISO code.
pub(super) fn million_of(tokens: &Tokens<'_>, at: usize, number: &Numeral) -> Option<Measure> {
    let token =
        tokens.get(at).filter(|t| t.case == Case::Upper && t.span().len() == 4 && number.form != Form::Article)?;
    let code = tokens.word(at).strip_prefix('M')?;
    let row = TABLE.code(code).filter(|row| row.dimension == Dimension::Money && !token.new_line)?;
    Some(Measure { unit: Unit::of_code(row.code.clone()), first: at, end: at + 1, parts: 1 })
}

/// "P200,000", "K30 million": pesos and kwacha as papers of the country print them. Below a thousand the letter may be
/// that of a form or a mountain.
fn currency_letter(tokens: &Tokens<'_>, first: usize, floor: usize) -> Option<Measure> {
    let at = first.checked_sub(1).filter(|&at| at >= floor && tokens.glued(first))?;
    let code = match tokens.word(at) {
        "P" => "PHP",
        "K" => "ZMW",
        _ => return None,
    };
    let apart = !tokens.glued(at) || at == 0 || tokens.list[at - 1].kind() != TokenKind::Word;
    let large = tokens.word(first).contains(',') || tokens.is_any(first + 1, &["million", "billion", "bn"]);
    let unit = Unit::of_code(code.to_owned());
    (apart && large).then_some(Measure { unit, first: at, end: first, parts: 1 })
}

/// The currency that stands right before token `first`: "$", "US$", "EUR", "Rs.", "ringgit"; not before token `floor`.
pub(super) fn currency_before(tokens: &Tokens<'_>, first: usize, floor: usize) -> Option<Measure> {
    if let Some(measure) = currency_letter(tokens, first, floor) {
        return Some(measure);
    }
    let dot = first > floor + 1 && tokens.word(first - 1) == "." && tokens.glued(first - 1);
    let end = if dot { first - 1 } else { first };
    if end <= floor || !TABLE.ends_currency(tokens, end - 1) {
        return None;
    }
    let starts = || floor.max(end.saturating_sub(4))..end;
    let measure = |start: usize, row: &Row| {
        let unit = Unit::of_code(row.code.clone());
        Some(Measure { unit, first: start, end: first, parts: 1 })
    };
    for start in starts() {
        if let Some((len, row)) = TABLE.symbol(tokens, start)
            && start + len == end
            && row.dimension == Dimension::Money
        {
            // "R2 billion" but not "vitamin R 2"; a code that is part of another word is none.
            let letter = tokens.word(end - 1).len() == 1 && tokens.list[end - 1].kind() == TokenKind::Word;
            let inside = start > 0 && tokens.glued(start) && tokens.list[start - 1].kind() == TokenKind::Word;
            // "A $100 million project": an article, no Australian.
            let article = len > 1 && tokens.is(start, "a") && !tokens.glued(start + 1);
            if !(article || inside || letter && !tokens.glued(end)) {
                return measure(start, row);
            }
        }
    }
    for start in starts() {
        if let Some((len, row)) = TABLE.name(tokens, start)
            && start + len == end
            && row.dimension == Dimension::Money
            && !dot
            && !tokens.is_any(start, &WEAK)
            && !(start > floor && tokens.list[start - 1].kind() == TokenKind::Number)
        {
            return measure(start, row);
        }
    }
    None
}
