//! Figures that are no quantities: clock times, dates, years, scores, names, addresses, identifiers.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::{Case, TokenKind, Tokens};
use crate::unit::TABLE;

use super::digits::digits;
use super::measure::{currency_before, hyphen_at};
use super::noun::{is_nominal, is_plural};
use super::words::{Word, word_at};

/// Nouns that a number behind them names and does not count: "Flight 370", "page 5", "Article 5".
static NAMED: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("named.tsv")).flat_map(|row| row[0].split_whitespace()).map(|word| (word, ())))
});

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Where the figure at token `i` is no quantity: one past what it belongs to. Not read before token `floor`.
pub(super) fn other(tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<usize> {
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
    clock(tokens, i)
        .or_else(|| date(tokens, i))
        .or_else(|| (glued_after && tokens.is_any(i + 1, &["st", "nd", "rd", "th"])).then_some(i + 2))
        .or_else(|| decade(tokens, i))
        .or_else(|| product(tokens, i))
        .or_else(|| leading_zero(tokens, i).then_some(i + 1))
        .or_else(|| (glued_after && after == "/" && tokens.glued(i + 2) && slashed(tokens, i)).then_some(run))
        .or_else(|| groups(tokens, i).then_some(run))
        .or_else(|| address(tokens, i))
        .or_else(|| list_number(tokens, i).then_some(i + 1))
}

/// One past the last token that is glued to token `i`, closing marks left out.
fn run_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let mut end = i + 1;
    while tokens.glued(end) && !matches!(tokens.word(end), "." | "," | ")" | ";" | "”" | "\"" | "?" | "!" | ":") {
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
    if glued && matches!(tokens.word(before), "-" | "‑" | "–" | "/") && tokens.glued(before) && before > floor {
        let word = before - 1;
        let name = tokens.list[word].kind() == TokenKind::Word && !tokens.is_any(word, &["mid", "plus", "minus", "to"]);
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

/// "18:38", "6 p.m.", "2.17pm", "18h38", "8 o'clock", "1353 GMT", "0600 hours".
fn clock(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = tokens.word(i);
    let (glued, after) = (tokens.glued(i + 1), i + 1);
    // "9 : 25", as some texts are split
    let spaced =
        !glued && tokens.word(after) == ":" && !tokens.glued(i + 2) && word.len() <= 2 && tokens.word(i + 2).len() == 2;
    if (spaced || glued && matches!(tokens.word(after), ":" | "h" | "H") && tokens.glued(i + 2))
        && is_number(tokens, i + 2)
    {
        let mut end = i + 3;
        while tokens.word(end) == ":" && tokens.glued(end) && is_number(tokens, end + 1) {
            end += 2;
        }
        return Some(end);
    }
    let (hour, minute) = word.split_once('.').unwrap_or((word, "00"));
    let hour = hour.parse::<u32>().ok()?;
    let on_clock = hour <= 24 && minute.len() == 2;
    if on_clock && tokens.is_any(after, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "noon", "midnight"]) {
        let unit_like = word.contains('.') && hour < 1;
        return (!unit_like).then_some(i + 2);
    }
    // "3 p. m.", as some texts are split
    if on_clock && tokens.is_any(after, &["a", "p"]) && tokens.word(i + 2) == "." && tokens.is(i + 3, "m") {
        return Some(i + 4);
    }
    let zone = tokens
        .is_any(after, &["gmt", "utc", "est", "edt", "cet", "cest", "bst", "ist", "hrs", "hours", "pst", "pdt", "et"]);
    let at_hour = i > 0
        && tokens
            .is_any(i - 1, &["at", "about", "around", "by", "from", "until", "till", "before", "after", "since", "to"]);
    let hours = tokens.is_any(after, &["hours", "hrs"]);
    if zone
        && word.len() == 4
        && !word.contains('.')
        && hour < 2400
        && hour % 100 < 60
        && (!hours || at_hour || word.starts_with('0'))
    {
        return Some(i + 2);
    }
    (on_clock && zone && !tokens.is_any(after, &["hours", "hrs", "est", "et"]) && !tokens.glued(after)).then_some(i + 2)
}

fn is_number(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Number)
}

fn is_month(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &MONTHS)
        && (tokens.list[i].is_capitalized() || !tokens.is_any(i, &["may", "march", "mar", "sep", "dec"]))
}

/// "May 19", "19 May 1945", "Sept. 5", "2023-09-12", and years.
fn date(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = tokens.word(i);
    let plain = !word.contains([',', '.']);
    let value = word.parse::<u32>().ok().filter(|_| plain)?;
    let day = (1..=31).contains(&value) && word.len() <= 2;
    let before = if i > 1 && tokens.word(i - 1) == "." { i.checked_sub(2) } else { i.checked_sub(1) };
    let month_before = before.is_some_and(|k| is_month(tokens, k));
    if month_before && day && !tokens.is_any(i + 1, &["percent", "per"]) && tokens.word(i + 1) != "%" {
        let mut end = i + 1;
        if matches!(tokens.word(end), "-" | "–" | "to" | "and" | "/") && is_day(tokens, end + 1) {
            end += 2;
        }
        if tokens.word(end) == "," && is_year(tokens, end + 1) {
            end += 1;
        }
        return Some(if is_year(tokens, end) && !is_plural(tokens, end + 1) { end + 1 } else { end });
    }
    if day {
        let to = if matches!(tokens.word(i + 1), "-" | "–" | "to" | "and" | "/") && is_day(tokens, i + 2) {
            i + 3
        } else {
            i + 1
        };
        if is_month(tokens, to) {
            return Some(if is_year(tokens, to + 1) { to + 2 } else { to + 1 });
        }
    }
    if word.len() == 4
        && tokens.word(i + 1) == "-"
        && tokens.glued(i + 1)
        && is_number(tokens, i + 2)
        && tokens.word(i + 2).len() == 2
    {
        // "2023-09-12", "2013-14"
        return Some(run_end(tokens, i));
    }
    year(tokens, i, value, month_before)
}

fn is_day(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.word(i).len() <= 2 && tokens.word(i).parse::<u32>().is_ok_and(|d| (1..=31).contains(&d))
}

fn is_year(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.word(i).len() == 4 && tokens.word(i).parse::<u32>().is_ok_and(|y| (1000..2200).contains(&y))
}

/// Four digits without a mark between 1500 and 2100, unless they count something.
fn year(tokens: &Tokens<'_>, i: usize, value: u32, month_before: bool) -> Option<usize> {
    if tokens.word(i).len() != 4 || !(1500..=2100).contains(&value) {
        return None;
    }
    let mut end = i + 1;
    if matches!(tokens.word(end), "-" | "–" | "—" | "/" | "to" | "and" | "or") && is_year(tokens, end + 1) {
        end += 2;
    }
    let before = i.wrapping_sub(1);
    let when = tokens.is_any(
        before,
        &[
            "in", "since", "by", "of", "until", "till", "from", "during", "before", "after", "the", "early", "late",
            "mid", "circa", "year", "fiscal", "election", "its", "his", "their", "a", "for",
        ],
    );
    let sign = before < i
        && (matches!(tokens.word(before), "$" | "€" | "£" | "¥" | "₹") || tokens.is_any(before, &["rs", "usd", "eur"]));
    let modern = (1900..=2050).contains(&value) && value != 2000;
    let glued_word = tokens.get(i + 1).is_some_and(|t| t.glued && t.kind() == TokenKind::Word);
    let unit_behind = glued_word || tokens.is_any(i + 1, &UNIT_WORDS);
    let counts = (is_plural(tokens, i + 1) || unit_behind) && !month_before && !(when && modern);
    let counts = counts && (!modern || unit_behind || !when && tokens.is_any(i + 1, &PEOPLE));
    (!sign && !counts || end > i + 1 && !sign).then_some(end)
}

/// Units and things that are counted in thousands with no comma.
const UNIT_WORDS: [&str; 20] = [
    "km",
    "m",
    "kg",
    "miles",
    "mile",
    "metres",
    "meters",
    "feet",
    "tonnes",
    "tons",
    "dollars",
    "euros",
    "pounds",
    "yen",
    "percent",
    "kilometres",
    "kilometers",
    "acres",
    "hectares",
    "hours",
];
const PEOPLE: [&str; 12] = [
    "people",
    "troops",
    "soldiers",
    "men",
    "women",
    "children",
    "workers",
    "refugees",
    "homes",
    "jobs",
    "police",
    "employees",
];

/// "1960s", "the '90s", "80s" with no one whose age it is.
fn decade(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = tokens.word(i);
    let s = tokens.glued(i + 1) && (tokens.is(i + 1, "s") || tokens.is(i + 1, "'s"));
    let tens = word.len() == 4 || word.len() == 2 && word.ends_with('0');
    (s && tens && word.ends_with('0') && !possessed(tokens, i)).then_some(i + 2)
}

/// "in her 80s", "in his mid-40s".
pub(super) fn possessed(tokens: &Tokens<'_>, i: usize) -> bool {
    let mut at = i;
    if at >= 2 && tokens.word(at - 1) == "-" {
        at -= 1;
    }
    while at > 0 && tokens.is_any(at - 1, &["mid", "early", "late", "-"]) {
        at -= 1;
    }
    tokens.word(i).len() == 2 && at > 0 && tokens.is_any(at - 1, &["his", "her", "their", "my", "your", "our"])
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
    let (mut count, mut at, mut longest) = (1, i, tokens.word(i).len());
    while matches!(tokens.word(at + 1), "-" | "/" | "." | ")" | "(")
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && is_number(tokens, at + 2)
    {
        at += 2;
        count += 1;
        longest = longest.max(tokens.word(at).len());
    }
    let plus = i > 0 && tokens.word(i - 1) == "+" && tokens.glued(i);
    let plain = !tokens.word(i).contains([',', '.']);
    let local = count == 2 && tokens.word(i).len() == 3 && tokens.word(at).len() == 4 && tokens.word(i + 1) == "-";
    plain && (count > 2 || local || count == 2 && longest > 6) || plus && (count > 1 || longest > 6)
}

/// "4x4", "1920 x 1200" with no unit behind.
fn product(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while (tokens.is(end, "x") || tokens.word(end) == "×")
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
    is_number(tokens, i) && tokens.glued(i + 1) && tokens.is_any(i + 1, &["st", "nd", "rd", "th"])
}

/// "1. Open the box", "2) cautions": the number of an item at the head of a line, or with a lone bracket.
fn list_number(tokens: &Tokens<'_>, i: usize) -> bool {
    let short = tokens.word(i).len() <= 2;
    let dotted = tokens.word(i + 1) == "." && tokens.get(i + 2).is_some_and(|t| t.is_capitalized() && !t.new_line);
    let head = tokens.list[i].new_line;
    let bracket = tokens.word(i + 1) == ")" && tokens.glued(i + 1);
    let opened = (i.saturating_sub(12)..i).any(|k| tokens.word(k) == "(");
    short && (head && (dotted || bracket) || bracket && !opened)
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
    if tokens.is_any(i, &["four", "two", "six", "eight"])
        && hyphen_at(tokens, i + 1)
        && tokens.is(i + 2, "by")
        && hyphen_at(tokens, i + 3)
    {
        return Some(i + 5);
    }
    let token = tokens.get(i)?;
    let inner = i > 0
        && tokens.list[i - 1].kind() == TokenKind::Word
        && (tokens.list[i - 1].case == Case::Lower || !is_nominal(tokens, i - 1));
    if inner
        && token.case == Case::Capital
        && tokens.get(i + 1).is_some_and(|t| t.is_capitalized() && t.kind() == TokenKind::Word)
    {
        // "the Three Gorges"
        return Some(i + 1);
    }
    if tokens.glued(i)
        && i > 1
        && matches!(tokens.word(i - 1), "-" | "'" | "’")
        && tokens.list[i - 2].kind() == TokenKind::Word
    {
        return Some(i + 1);
    }
    if i > 0 && NAMED.get(tokens, i - 1).is_some() && !is_plural(tokens, i - 1) && !is_plural(tokens, i + 1) {
        // "version two"
        return Some(i + 1);
    }
    (tokens.is(i, "one") && is_pronoun(tokens, i)).then_some(i + 1)
}

/// "the one", "one of the largest", "one another", "no one", "one by one", "one day".
fn is_pronoun(tokens: &Tokens<'_>, i: usize) -> bool {
    let next = i + 1;
    if is_plural(tokens, next) {
        // "as one imagines"
        return true;
    }
    if tokens.is_any(next, &["to", "or", "in"]) && word_at(tokens, next + 1).is_some_and(Word::is_cardinal) {
        return false;
    }
    if tokens.is(next, "in") && is_number(tokens, next + 1) || tokens.is(next, "out") && tokens.is(next + 1, "of") {
        return false;
    }
    if super::numeral::and_part(tokens, next).is_some() || i > 0 && tokens.is_any(i - 1, &["minus", "negative"]) {
        return false;
    }
    if word_at(tokens, next).is_some_and(|w| !matches!(w, Word::Article)) || tokens.word(next) == "-" {
        return tokens.word(next) == "-"
            && tokens.is_any(i + 2, &["on", "off", "time", "of", "way", "sided", "upmanship", "size"]);
    }
    let deictic = i > 0
        && tokens.is_any(
            i - 1,
            &[
                "the", "this", "that", "which", "each", "every", "any", "no", "another", "some", "not", "only", "new",
                "other", "good", "big", "bad", "last", "first", "next", "loved", "number", "or", "as", "square", "day",
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

/// Whether a bare number behind token `i - 1` is part of a name: "Apollo 11", "page 5", "Route 66".
pub(super) fn is_name_number(tokens: &Tokens<'_>, i: usize, floor: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|k| *k >= floor) else { return false };
    if tokens.list[i].new_line {
        return false;
    }
    if tokens.word(before) == "."
        && before > floor
        && tokens.is_any(before - 1, &["no", "nos", "nr", "art", "sec", "p", "pp", "vol", "ch", "fig"])
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
    let opens = before == 0
        || token.new_line
        || matches!(
            tokens.word(before - 1),
            "." | "!" | "?" | "\"" | "“" | ":" | "‘" | "'" | "-" | "—" | "–" | "…" | "*" | "•"
        );
    token.is_capitalized()
        && is_nominal(tokens, before)
        && (!opens || token.case == Case::Upper && token.span().len() > 1)
}
