//! Figures that are no quantities: clock times, dates, years, scores, names, addresses, identifiers.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::{Case, TokenKind, Tokens};
use crate::unit::TABLE;

use rust_decimal::Decimal;

use super::calendar::{clock, date, decade, past_the_hour};
use super::context::is_change_word;
use super::digits::digits;
use super::measure::{currency_before, hyphen_at};
use super::noun::{is_nominal, is_plural};
use super::ordinal;
use super::words::{Word, word_at};

/// Nouns that a number behind them names and does not count: "Flight 370", "page 5", "Article 5".
static NAMED: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("named.tsv")).flat_map(|row| row[0].split_whitespace()).map(|word| (word, ())))
});

/// Verbs that no name ends with, however a headline writes them: "Quake Kills 12".
static HEADLINE: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("headline.tsv")).flat_map(|row| row[0].split_whitespace()).map(|word| (word, ())))
});

/// Where the figure at token `i` is no quantity: one past what it belongs to. Not read before token `floor`.
pub(super) fn other(tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<usize> {
    if past_the_hour(tokens, i) {
        return Some(i + 1);
    }
    if tokens.get(i)?.kind() == TokenKind::Word {
        return word_other(tokens, i);
    }
    let run = run_end(tokens, i);
    let after = tokens.word(i + 1);
    let glued_after = tokens.glued(i + 1);
    if digits(tokens.word(i)).is_none()
        && !tokens.word(i).chars().next().is_some_and(|c| !c.is_ascii_digit() && c.is_numeric())
    {
        return Some(run);
    }
    if let Some(end) = joined_to_name(tokens, i, floor) {
        let end = end.max(i + 1);
        let scale = matches!(word_at(tokens, end), Some(Word::Scale(_) | Word::Hundred | Word::Short(_)));
        return Some(end + usize::from(scale));
    }
    product(tokens, i)
        .or_else(|| clock(tokens, i))
        .or_else(|| date(tokens, i))
        .or_else(|| is_ordinal(tokens, i).then_some(i + 2))
        .or_else(|| decade(tokens, i))
        .or_else(|| leading_zero(tokens, i).then(|| dialled_end(tokens, i)))
        .or_else(|| (glued_after && after == "/" && tokens.glued(i + 2) && slashed(tokens, i)).then_some(run))
        .or_else(|| groups(tokens, i).then_some(run))
        .or_else(|| emergency(tokens, i).then_some(i + 1))
        .or_else(|| address(tokens, i))
        .or_else(|| named_row(tokens, i, floor))
        .or_else(|| resolution(tokens, i))
        .or_else(|| (list_number(tokens, i) || alone_on_line(tokens, i)).then_some(i + 1))
}

/// A longer run of glued tokens is passed over piece by piece, so that the time stays linear.
const LONGEST_RUN: usize = 64;

/// One past the last token that is glued to token `i`, closing marks left out.
pub(super) fn run_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let mut end = i + 1;
    while end < i + LONGEST_RUN
        && tokens.glued(end)
        && !matches!(tokens.word(end), "." | "," | ")" | ";" | "”" | "\"" | "?" | "!" | ":")
    {
        end += 1;
    }
    end
}

/// "COVID-19", "An-148", "G20", "#305", "No. 5".
fn joined_to_name(tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let glued = tokens.glued(i);
    let kind = tokens.list[before].kind();
    if glued && kind == TokenKind::Word && before >= floor && currency_before(tokens, i, floor).is_none() {
        return Some(run_end(tokens, i));
    }
    if glued && matches!(tokens.word(before), "#" | "№" | "_" | "@" | "&" | "=" | "?") {
        return Some(run_end(tokens, i));
    }
    // "GMT+8"
    if glued
        && matches!(tokens.word(before), "+" | "-" | "−")
        && before > 0
        && tokens.is_any(before - 1, &["gmt", "utc"])
    {
        return Some(run_end(tokens, i));
    }
    if glued && matches!(tokens.word(before), "-" | "‑" | "–" | "/") && tokens.glued(before) && before > floor {
        let word = before - 1;
        let name = tokens.list[word].kind() == TokenKind::Word
            && !tokens.is_any(word, &["mid", "plus", "minus", "to", "magnitude"]);
        let spelled = word_at(tokens, word).is_some_and(Word::is_cardinal);
        if name && !spelled {
            return Some(run_end(tokens, i));
        }
    }
    // "AK - 47", as some texts are split
    if tokens.word(before) == "-" && !glued && before > floor && !tokens.glued(before) {
        let word = &tokens.list[before - 1];
        if word.case == Case::Upper && word.span().len() <= 3 && word_at(tokens, before - 1).is_none() {
            return Some(run_end(tokens, i));
        }
    }
    None
}

pub(super) fn is_number(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Number)
}

/// "5/17/2018", "24/7", "9/11", "12/5": no part of one.
fn slashed(tokens: &Tokens<'_>, i: usize) -> bool {
    let (top, bottom) = (tokens.word(i).parse::<u32>(), tokens.word(i + 2).parse::<u32>());
    let third = tokens.word(i + 3) == "/" && tokens.glued(i + 3);
    match (top, bottom) {
        (Ok(top), Ok(bottom)) => third || top >= bottom || bottom == 11 || bottom == 0,
        _ => false,
    }
}

/// "555-222-3333", "1111-22223333": three groups, or two long ones, joined by hyphens; "+1-222".
fn groups(tokens: &Tokens<'_>, i: usize) -> bool {
    let signed = i > 0 && tokens.glued(i) && tokens.word(i - 1) == "+";
    if !(signed || tokens.glued(i + 1)) {
        return false;
    }
    let (mut count, mut at, mut longest) = (1, i, tokens.word(i).len());
    while count < LONGEST_RUN
        && matches!(tokens.word(at + 1), "-" | "/" | "." | ")" | "(")
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && is_number(tokens, at + 2)
    {
        at += 2;
        count += 1;
        longest = longest.max(tokens.word(at).len());
    }
    let plain = !tokens.word(i).contains([',', '.']);
    // "555-2222", but "100-1000 litres"
    let counts = || is_plural(tokens, at + 1) || TABLE.name(tokens, at + 1).is_some() || tokens.word(at + 1) == "%";
    let local =
        count == 2 && tokens.word(i).len() == 3 && tokens.word(at).len() == 4 && tokens.word(i + 1) == "-" && !counts();
    plain && (count > 2 || local || count == 2 && longest > 6) || signed && (count > 1 || longest > 6)
}

/// "4x4", "1920 x 1200" with no unit behind.
fn product(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while end < i + 7
        && (tokens.is(end, "x") || tokens.word(end) == "×")
        && is_number(tokens, end + 1)
        && tokens.word(end + 1) != "10"
        && tokens.word(end + 2) != "^"
    {
        end += 2;
    }
    let measured = TABLE.name(tokens, end).is_some() || TABLE.symbol(tokens, end).is_some() || tokens.word(end) == "-";
    (end > i + 1 && !measured).then_some(end)
}

/// "'09", "007": a year cut short, or a name.
fn leading_zero(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    let apostrophe = i > 0 && matches!(tokens.word(i - 1), "'" | "’") && tokens.glued(i) && word.len() == 2;
    let decimal = i > 0 && tokens.word(i - 1) == "." && tokens.glued(i);
    apostrophe || word.len() > 1 && word.starts_with('0') && word.chars().all(|c| c.is_ascii_digit()) && !decimal
}

/// "0800 555 1234", "07700 900123": where the number of a telephone ends that opens with a zero; of any other, its first token.
fn dialled_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let group = |k: usize| {
        let word = tokens.word(k);
        word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit()) && tokens.get(k).is_some_and(|t| !t.new_line)
    };
    let end = (i + 1..i + 4).find(|&k| !group(k)).unwrap_or(i + 4);
    if end > i + 2 || tokens.word(i).len() > 4 { end } else { i + 1 }
}

/// "chapters 3 to 5", "Articles 12 and 14": things named by number, in the plural.
fn named_row(tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<usize> {
    let before = i.checked_sub(1).filter(|k| *k >= floor)?;
    let one = tokens.word(before).strip_suffix('s')?;
    let goes_on = |end: usize| {
        let joined = tokens.is_any(end, &["and", "to", "through", "or"]) || matches!(tokens.word(end), "-" | "–" | ",");
        joined && is_number(tokens, end + 1)
    };
    if !goes_on(i + 1) || NAMED.find(one).is_none() {
        return None;
    }
    let mut end = i + 1;
    while end < i + LONGEST_RUN && goes_on(end) {
        end += 2;
    }
    (!is_plural(tokens, end) && TABLE.name(tokens, end).is_none()).then_some(end)
}

/// "called 911", "a 999 call"
fn emergency(tokens: &Tokens<'_>, i: usize) -> bool {
    const DIAL: [&str; 11] =
        ["call", "calls", "called", "calling", "dial", "dials", "dialed", "dialled", "dialing", "phoned", "rang"];
    const ANSWER: [&str; 9] =
        ["call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators", "emergency"];
    matches!(tokens.word(i), "911" | "999" | "112" | "111")
        && (i > 0 && tokens.is_any(i - 1, &DIAL) || tokens.is_any(i + 1, &ANSWER))
}

/// "4K cameras"
fn resolution(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    const SCREENS: [&str; 10] =
        ["camera", "cameras", "screen", "screens", "tv", "tvs", "television", "televisions", "video", "videos"];
    let lines = matches!(tokens.word(i), "4" | "8") && tokens.word(i + 1) == "K" && tokens.glued(i + 1);
    (lines && tokens.is_any(i + 2, &SCREENS)).then_some(i + 2)
}

/// "123 Random Street"
fn address(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    const STREETS: [&str; 19] = [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "boulevard",
        "blvd",
        "drive",
        "square",
        "plaza",
        "highway",
        "freeway",
        "expressway",
        "terrace",
        "court",
        "way",
        "place",
    ];
    let capital = |k: usize| tokens.get(k).is_some_and(|t| t.is_capitalized() && !t.new_line) || is_ordinal(tokens, k);
    if tokens.is(i + 1, "block") && tokens.is_any(i + 2, &["of", "on"]) {
        return Some(i + 2);
    }
    let mut at = i + 1;
    while at < i + 5 && capital(at) {
        if tokens.is_any(at, &STREETS) {
            return Some(at + 1);
        }
        at += 1 + usize::from(is_ordinal(tokens, at));
    }
    None
}

fn is_ordinal(tokens: &Tokens<'_>, i: usize) -> bool {
    // "8st" are eight stone.
    let stone = tokens.is(i + 1, "st") && !tokens.word(i).ends_with('1');
    is_number(tokens, i) && tokens.glued(i + 1) && tokens.is_any(i + 1, &["st", "nd", "rd", "th"]) && !stone
}

/// A counter of the page: a figure that has its line for itself, in a text of more lines.
fn alone_on_line(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 0 && tokens.list[i].new_line && tokens.get(i + 1).is_none_or(|next| next.new_line)
}

/// "1. Open the box", "2) cautions": the number of an item at the head of a line, or with a lone bracket.
fn list_number(tokens: &Tokens<'_>, i: usize) -> bool {
    let short = tokens.word(i).len() <= 2;
    let dotted = tokens.word(i + 1) == "." && tokens.get(i + 2).is_some_and(|t| t.is_capitalized() && !t.new_line);
    let head = tokens.list[i].new_line;
    let bracket = tokens.word(i + 1) == ")" && tokens.glued(i + 1);
    let opened = || (i.saturating_sub(12)..i).any(|k| tokens.word(k) == "(");
    short && (head && (dotted || bracket) || bracket && !opened())
}

/// Number words that are none: "one" as a pronoun, years in words, names.
fn word_other(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = word_at(tokens, i)?;
    if let (Word::Teen(t), Some(Word::Ten(_) | Word::Teen(10..))) = (word, word_at(tokens, i + 1)) {
        // "nineteen eighty-four"
        let end = if tokens.word(i + 2) == "-" { i + 4 } else { i + 2 };
        return (t >= 15).then_some(end);
    }
    if matches!(word, Word::Teen(13..)) && tokens.word(i + 1).ends_with("ties") {
        // "nineteen seventies"
        return Some(i + 2);
    }
    // "her twenty-first birthday"
    if let Some((_, end)) = ordinal::in_words(tokens, i).filter(|(_, end)| *end > i + 1) {
        return Some(end);
    }
    if tokens.is_any(i, &["four", "two", "six", "eight"])
        && hyphen_at(tokens, i + 1)
        && tokens.is(i + 2, "by")
        && hyphen_at(tokens, i + 3)
    {
        return Some(i + 5);
    }
    let token = tokens.get(i)?;
    // A headline has no full stop, and "5 p.m." needs no second one: "Two" on the next line opens a sentence.
    let opens = token.new_line || i > 0 && tokens.word(i - 1).ends_with('.');
    let inner = i > 0
        && !opens
        && tokens.list[i - 1].kind() == TokenKind::Word
        && (tokens.list[i - 1].case == Case::Lower || !is_nominal(tokens, i - 1));
    let before_name = tokens.get(i + 1).is_some_and(|t| t.is_capitalized() && t.kind() == TokenKind::Word);
    let lower_before = inner && tokens.list[i - 1].case == Case::Lower;
    if token.case == Case::Capital && (lower_before || inner && before_name) {
        // "the Three Gorges"
        return Some(i + 1);
    }
    let hung = tokens.glued(i) && i > 1 && matches!(tokens.word(i - 1), "-" | "'" | "’");
    if hung
        && tokens.list[i - 2].kind() == TokenKind::Word
        && !(word.is_cardinal() && word_at(tokens, i - 2).is_some_and(Word::is_cardinal))
    {
        return Some(i + 1);
    }
    if word.is_cardinal()
        && i > 0
        && NAMED.get(tokens, i - 1).is_some()
        && !is_plural(tokens, i - 1)
        && !is_plural(tokens, i + 1)
    {
        // "version two"
        return Some(i + 1);
    }
    let nothing = word == Word::Zero && i > 0 && tokens.is_any(i - 1, &["net", "ground", "patient", "sub", "below"]);
    (nothing || tokens.is(i, "one") && is_pronoun(tokens, i)).then_some(i + 1)
}

/// "the one", "one of the largest", "one another", "no one", "one by one", "one day".
fn is_pronoun(tokens: &Tokens<'_>, i: usize) -> bool {
    let next = i + 1;
    let object = || (next + 1..next + 4).take_while(|&k| is_nominal(tokens, k)).any(|k| is_plural(tokens, k));
    if is_plural(tokens, next) || tokens.word(next).ends_with("ing") && object() {
        // "as one imagines", "including one producing shells"
        return true;
    }
    if tokens.is_any(next, &["to", "or", "in"]) && word_at(tokens, next + 1).is_some_and(Word::is_cardinal) {
        return false;
    }
    if tokens.is(next, "in") && is_number(tokens, next + 1) || tokens.is(next, "out") && tokens.is(next + 1, "of") {
        return false;
    }
    let share = tokens.is(next, "over") || tokens.is(next, "of") && tokens.is(next + 1, "every");
    if share && super::fraction::ratio(tokens, Decimal::ONE, next).is_some() {
        return false;
    }
    if super::fraction::and_part(tokens, next).is_some() || i > 0 && tokens.is_any(i - 1, &["minus", "negative"]) {
        return false;
    }
    if word_at(tokens, next).is_some_and(|w| !matches!(w, Word::Article)) || tokens.word(next) == "-" {
        return tokens.word(next) == "-"
            && tokens.is_any(i + 2, &["on", "off", "time", "of", "way", "sided", "upmanship", "size"]);
    }
    // "the only one", but "only one person died"
    let only = i > 0
        && tokens.is(i - 1, "only")
        && (!is_nominal(tokens, next) || i > 1 && tokens.is_any(i - 2, &["the", "his", "her", "its"]));
    let deictic = only
        || i > 0
            && tokens.is_any(
                i - 1,
                &[
                    "the", "this", "that", "which", "each", "every", "any", "no", "another", "some", "not", "new",
                    "other", "good", "big", "bad", "last", "first", "next", "loved", "number", "or", "as", "square",
                    "day",
                ],
            );
    let stands = tokens.is_any(
        next,
        &[
            "another",
            "by",
            "thing",
            "day",
            "s",
            "'s",
            "hopes",
            "way",
            "time",
            "point",
            "reason",
            "and",
            "or",
            "such",
            "side",
            "evening",
            "morning",
            "afternoon",
            "night",
            "moment",
        ],
    );
    if deictic && !is_measured(tokens, next) {
        return true;
    }
    if tokens.is_any(next, &["in", "out"]) {
        return false;
    }
    stands || !is_nominal(tokens, next) || tokens.glued(next)
}

fn is_measured(tokens: &Tokens<'_>, i: usize) -> bool {
    TABLE.name(tokens, i).is_some()
}

/// Whether a number behind token `i` is its name: "page 5".
pub(super) fn is_naming(tokens: &Tokens<'_>, i: usize) -> bool {
    NAMED.get(tokens, i).is_some()
}

/// Whether a bare number behind token `i - 1` is part of a name: "Apollo 11", "page 5", "Route 66".
pub(super) fn is_name_number(tokens: &Tokens<'_>, i: usize, floor: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|k| *k >= floor) else { return false };
    if tokens.list[i].new_line {
        return false;
    }
    if tokens.word(before) == "."
        && before > floor
        && tokens.is_any(before - 1, &["no", "nos", "nr", "art", "sec", "p", "pp", "vol", "ch", "fig", "op"])
    {
        return true;
    }
    let token = &tokens.list[before];
    if token.kind() != TokenKind::Word {
        return false;
    }
    if NAMED.get(tokens, before).is_some() {
        return true;
    }
    // "Adds 113,000 Jobs": a name's number has no mark in it.
    if tokens.word(i).contains(',') {
        return false;
    }
    let opens = before == 0
        || token.new_line
        || matches!(
            tokens.word(before - 1),
            "." | "!" | "?" | "\"" | "“" | ":" | "‘" | "'" | "-" | "—" | "–" | "…" | "*" | "•"
        );
    // "Halcyon 1 carried two satellites", where it opens the sentence
    let does = tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Word) && tokens.word(i + 1).ends_with("ed");
    if opens && does && tokens.word(i).len() < 3 && token.is_capitalized() && is_nominal(tokens, before) {
        return true;
    }
    token.is_capitalized()
        && is_nominal(tokens, before)
        && !is_change_word(tokens, before)
        && (opens || HEADLINE.get(tokens, before).is_none())
        && (!opens || token.case == Case::Upper && token.span().len() > 1)
}
