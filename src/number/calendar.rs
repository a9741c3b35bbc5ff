//! Figures that tell the time: clock times, dates, years, decades. They are no quantities.

use std::sync::LazyLock;

use crate::text::table::WordMap;
use crate::text::{TokenKind, Tokens};

use super::noun::is_plural;
use super::other::{is_number, run_end};

/// Month names, and whether one is only a month with a capital.
static MONTHS: LazyLock<WordMap<bool>> = LazyLock::new(|| {
    let plain = "january february april june july august september october november december jan feb apr jun jul aug sept oct nov";
    let plain = plain.split(' ').map(|month| (month, false));
    WordMap::new(plain.chain(["may", "march", "mar", "sep", "dec"].map(|month| (month, true))))
});

/// "18:38", "6 p.m.", "2.17pm", "18h38", "8 o'clock", "1353 GMT", "0600 hours".
pub(super) fn clock(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
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
    if word.len() > 5 || tokens.list.get(after).is_none_or(|next| next.kind() != TokenKind::Word) {
        return None;
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

/// "half past nine", "a quarter to 8"
pub(super) fn past_the_hour(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 1 && tokens.is_any(i - 1, &["past", "to"]) && tokens.is_any(i - 2, &["half", "quarter"])
}

fn is_month(tokens: &Tokens<'_>, i: usize) -> bool {
    MONTHS.get(tokens, i).is_some_and(|&proper| !proper || tokens.list[i].is_capitalized())
}

/// "May 19", "19 May 1945", "Sept. 5", "2023-09-12", and years.
pub(super) fn date(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
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
    let counts = counts && (!modern || unit_behind || !when && tokens.is_any(i + 1, &PEOPLE)) || is_bounded(tokens, i);
    let range = end > i + 1;
    (!sign && (range || !counts)).then_some(end)
}

/// "killed more than 2000", "at least 1990", "1950 others were hurt": so many of something, and no year; but "20 % more than
/// 2019".
pub(crate) fn is_bounded(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = |k: usize, words: &[&str]| i.checked_sub(k).is_some_and(|i| tokens.is_any(i, words));
    let compared = || before(3, &["%", "percent", "cent"]) || i >= 3 && tokens.list[i - 3].kind() == TokenKind::Number;
    let than = before(1, &["than"]) && before(2, &["more", "fewer"]) && !compared();
    than || before(1, &["least"]) && before(2, &["at"])
        || tokens.is_any(i + 1, &["others"])
        || tokens.is_any(i + 1, &["more", "other"]) && tokens.is_any(i + 2, &PEOPLE)
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
pub(super) fn decade(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = tokens.word(i);
    let s = tokens.glued(i + 1) && (tokens.is(i + 1, "s") || tokens.is(i + 1, "'s"));
    let tens = word.len() == 4 || word.len() == 2 && word.ends_with('0');
    (s && tens && word.ends_with('0') && !possessed(tokens, i)).then_some(i + 2)
}

/// "in her 80s", "in his mid-40s".
pub(super) fn possessed(tokens: &Tokens<'_>, i: usize) -> bool {
    if tokens.word(i).len() != 2 {
        return false;
    }
    let mut at = i;
    if at >= 2 && tokens.word(at - 1) == "-" {
        at -= 1;
    }
    while at > 0 && tokens.is_any(at - 1, &["mid", "early", "late", "-"]) {
        at -= 1;
    }
    at > 0 && tokens.is_any(at - 1, &["his", "her", "their", "my", "your", "our"])
}
