//! What is counted: the noun phrase behind a number, and its head in the singular.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::{Case, TokenKind, Tokens};

use super::measure::{currency_before, hyphen_at};
use super::words::{Word, cardinals, word_at};

/// Words that end a noun phrase: those of the table, and numbers.
static STOPS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let stops = rows(include_str!("stops.tsv")).flat_map(|row| row[0].split_whitespace());
    WordMap::new(stops.chain(cardinals()).map(|word| (word, ())))
});

static PLURALS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("plurals.tsv")).map(|row| (row[0], row[1]))));

/// Words in the form of a plural that stand before a noun: "three arms dealers".
static MODIFIERS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("modifiers.tsv")).flat_map(|row| row[0].split_whitespace()).map(|word| (word, ())))
});

/// Words between a number and its noun that are no part of the noun phrase: "20 more people".
const EXTRA: [&str; 13] = [
    "more",
    "other",
    "additional",
    "further",
    "extra",
    "fewer",
    "less",
    "such",
    "separate",
    "very",
    "quite",
    "earlier",
    "later",
];

/// Plurals that are verbs too, and are counted where they stand right behind a number: "37 runs".
const ALSO_VERBS: [&str; 4] = ["runs", "wins", "hits", "sets"];

/// What became of those who are counted: "two women dead".
const STATES: [&str; 9] =
    ["dead", "injured", "wounded", "missing", "hurt", "homeless", "displaced", "hospitalized", "hospitalised"];

/// Words that hang on a number without naming what is counted: "two-way", "six-fold".
const NO_NOUNS: [&str; 16] = [
    "way",
    "fold",
    "sided",
    "star",
    "dimensional",
    "some",
    "handed",
    "time",
    "tier",
    "part",
    "stop",
    "piece",
    "something",
    "somethings",
    "wheel",
    "wheeler",
];

/// A counted noun phrase.
#[derive(Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) first: usize,
    /// One past its head.
    pub(super) end: usize,
    /// The head in the singular, with what stands before it.
    pub(super) noun: String,
    /// Another number stands before the noun: "2 of his 5 deputies".
    pub(super) shared: bool,
}

/// How many words a noun phrase may take up to its head: "17 heavily armed Somali and Yemeni pirates". Parts of a word that
/// hyphens join are one.
const WORDS: usize = 6;

/// How many tokens it may take, hyphens and joints included.
const LONGEST: usize = 10;

/// The noun phrase that starts at token `at`, behind a number that is one or more than one.
pub(super) fn counted(tokens: &Tokens<'_>, at: usize, one: bool) -> Option<Counted> {
    let (start, mut at) = (at, at);
    // "Toll climbs to 14", and below that headline "Divers went in": another sentence.
    if tokens.get(at).is_some_and(|t| t.new_line && (t.is_capitalized() || tokens.is_blank_before(at))) {
        return None;
    }
    if tokens.is(at, "of") {
        at += 1;
        while tokens.is_any(at, &["the", "these", "those", "his", "her", "its", "their", "our", "my", "your"]) {
            at += 1;
        }
    }
    // "58 of the region's 61 mills"
    if at > start
        && let Some(owned) =
            (at..at + 4).take_while(|&k| is_nominal(tokens, k)).map(|k| k + 1).find(|&k| is_genitive(tokens, k))
    {
        at = owned + 1;
    }
    let mut shared = false;
    if at > start && is_figure(tokens, at) {
        (at, shared) = (at + 1, true);
    }
    while tokens.is_any(at, &EXTRA) {
        at += 1;
    }
    let head = if one { last_of_run(tokens, at) } else { first_plural(tokens, at) };
    match head {
        Some(head) => Some(Counted { first: at, end: head + 1, noun: phrase(tokens, at, head), shared }),
        None => behind_the_next(tokens, at).filter(|_| !one && !shared),
    }
}

/// "12 Somali and 11 Yemeni pirates", "three gold, two silver and five bronze medals": the noun stands behind the last
/// figure only, and each has an adjective of its own.
fn behind_the_next(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    const FIGURES: usize = 4;
    let (mut i, mut first_end) = (at, None);
    for _ in 0..FIGURES {
        // Most often nothing is joined here, which is soon seen.
        let joint = |k: usize| tokens.word(k) == "," || tokens.is_any(k, &["and", "or"]);
        if first_end.is_none() && !(joint(i + 1) || joint(i + 2)) {
            return None;
        }
        let end = (i..i + 3).find(|&k| !is_nominal(tokens, k) || is_plural(tokens, k)).filter(|end| *end > i)?;
        if is_plural(tokens, end) {
            let noun = phrase(tokens, end, end);
            let words = tokens.span(at, first_end? - 1).of(tokens.text());
            return Some(Counted { first: at, end: first_end?, noun: format!("{words} {noun}"), shared: false });
        }
        first_end = first_end.or(Some(end));
        let link = end + usize::from(tokens.word(end) == ",");
        let joined = tokens.is_any(link, &["and", "or"]);
        if !(joined || link > end) || !is_figure(tokens, link + usize::from(joined)) {
            return None;
        }
        i = link + usize::from(joined) + 1;
    }
    None
}

fn is_genitive(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.glued(i) && tokens.is(i, "'s")
        || matches!(tokens.word(i), "'" | "’") && tokens.glued(i) && tokens.word(i - 1).ends_with('s')
}

fn is_figure(tokens: &Tokens<'_>, i: usize) -> bool {
    let digits = tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Number);
    digits || word_at(tokens, i).is_some_and(Word::is_cardinal)
}

/// "20-member", "three-party": the noun behind the hyphen at token `at`.
pub(super) fn hyphened(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let noun = at + 1;
    let word = tokens.word(noun);
    let adjective = word.ends_with("ed") || tokens.is_any(noun, &NO_NOUNS) || STOPS.get(tokens, noun).is_some();
    let fits = tokens.list.get(noun)?.case != Case::Upper
        && tokens.get(noun)?.kind() == TokenKind::Word
        && word.len() > 2
        && !adjective;
    fits.then(|| Counted { first: noun, end: noun + 1, noun: phrase(tokens, noun, noun), shared: false })
}

/// Whether token `i` can stand in a noun phrase.
pub(super) fn is_nominal(tokens: &Tokens<'_>, i: usize) -> bool {
    // "five US soldiers": in capitals it is no pronoun.
    let stops = || STOPS.get(tokens, i).is_some() && !matches!(tokens.word(i), "US" | "IT" | "WHO");
    tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Word) && !stops()
}

/// Whether a plural noun stands at token `i`.
pub(super) fn is_plural(tokens: &Tokens<'_>, i: usize) -> bool {
    is_nominal(tokens, i) && has_plural_form(tokens, i)
}

/// Whether the word at token `i` is a plural, if it is a noun.
fn has_plural_form(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    // "break-ins"
    let tail = word.len() == 3 && i > 0 && tokens.word(i - 1) == "-";
    let by_rule = (word.len() > 3 || tail)
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        && !tokens.is_any(i, &["always", "perhaps", "besides", "news", "politics", "economics", "nowadays", "alas"]);
    by_rule
        || is_men(word)
        || word.len() > 2 && word.ends_with('s') && tokens.list[i].case == Case::Mixed
        || PLURALS.get(tokens, i).is_some()
}

/// "gunmen", "grandchildren": plurals by their last part.
fn is_men(word: &str) -> bool {
    let men = word.len() > 4
        && word.ends_with("men")
        && !["specimen", "regimen", "abdomen", "acumen", "semen"].contains(&word);
    men || word.ends_with("children")
}

/// The head of a phrase in the plural; adjectives, participles and names may stand before it.
fn first_plural(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut found = None;
    let mut joined = false;
    let mut words = 0;
    let mut i = at;
    while i < at + LONGEST && words < WORDS {
        let Some(token) = tokens.get(i) else { break };
        if i > at && token.kind() == TokenKind::Mark && hyphen_at(tokens, i) {
            i += 1;
            joined = true;
            continue;
        }
        let behind_hyphen = std::mem::take(&mut joined);
        // "AK-47 rifles", "AK 47 rifles", "seven AK-47s"
        let behind_number = token.glued && i > at && tokens.list[i - 1].kind() == TokenKind::Number;
        if behind_number && tokens.is(i, "s") {
            return Some(i);
        }
        if let Some(end) = model(tokens, i, at, behind_hyphen) {
            i = end;
            continue;
        }
        // "23 Somali and Yemeni pirates", "five small, fast boats"
        if found.is_none()
            && i > at
            && (tokens.is_any(i, &["and", "or"]) || tokens.word(i) == ",")
            && coordinates(tokens, i)
        {
            i += 1;
            continue;
        }
        let word =
            is_nominal(tokens, i) || behind_hyphen && token.kind() == TokenKind::Word || tokens.is_any(i, &ALSO_VERBS);
        if !word || (token.new_line && i > at) || (token.glued && i == at) {
            break;
        }
        let goes_into = tokens.word(i + 1) == "-" && tokens.glued(i + 1);
        if !goes_into && has_plural_form(tokens, i) && (!behind_hyphen || is_nominal(tokens, i)) {
            found = Some(i);
            // "20 Hamas fighters": a name that looks like a plural, and "arms dealers".
            let modifies = token.is_capitalized()
                || MODIFIERS.get(tokens, i).is_some()
                || PLURALS.get(tokens, i).is_some_and(|one| tokens.is(i, one));
            let goes_on = modifies && !tokens.is_any(i + 1, &STATES);
            if !goes_on || !(i + 1..i + 4).any(|k| is_plural(tokens, k) && (i + 1..k).all(|m| is_nominal(tokens, m))) {
                break;
            }
        }
        words += usize::from(!behind_hyphen);
        i += 1;
    }
    found
}

/// Where token `i` is the number of a model inside the phrase that starts at token `at`, one past it: "AK-47 rifles", "new
/// Boeing 787 Dreamliner jets", "eight A330s", "A330-300E aircraft".
fn model(tokens: &Tokens<'_>, i: usize, at: usize, behind_hyphen: bool) -> Option<usize> {
    let number = |k: usize| tokens.get(k).is_some_and(|t| t.kind() == TokenKind::Number);
    let token = tokens.get(i)?;
    if token.kind() == TokenKind::Word && token.case != Case::Upper {
        return None;
    }
    if token.case == Case::Upper && number(i + 1) && tokens.glued(i + 1) && tokens.word(i).len() <= 4 {
        return currency_before(tokens, i + 1, i).is_none().then_some(i + 2);
    }
    let before = if behind_hyphen { i.checked_sub(2)? } else { i.checked_sub(1)? };
    if i == at || before < at {
        return None;
    }
    let name = &tokens.list[before];
    let word = tokens.word(i);
    let plain = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    if number(i) && name.kind() == TokenKind::Number {
        return (behind_hyphen && plain).then_some(i + 1);
    }
    if number(i) {
        // "five new 737 aircraft"
        let adjective = word.len() == 3 && plain && is_nominal(tokens, before) && is_plural(tokens, i + 1);
        let named =
            name.case == Case::Upper || name.case == Case::Capital && plain && is_nominal(tokens, i + 1) || adjective;
        return (named && currency_before(tokens, i, at).is_none()).then_some(i + 1);
    }
    // the "E" of "A330-300E"
    let letter = word.len() == 1 && tokens.list[i].case == Case::Upper;
    (letter && tokens.list[i].glued && number(i - 1)).then_some(i + 1)
}

/// Whether adjectives are joined at token `i`: words alone up to a plural noun, and soon.
fn coordinates(tokens: &Tokens<'_>, i: usize) -> bool {
    let end = (i + 1..i + 4).find(|&k| is_plural(tokens, k) || !is_nominal(tokens, k));
    end.is_some_and(|k| k > i + 1 && is_plural(tokens, k))
}

/// The last of the words before one that ends the phrase: "one injured passenger".
fn last_of_run(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut found = None;
    let mut i = at;
    while i < at + 5 {
        if tokens.word(i) == "-" && tokens.glued(i) && tokens.glued(i + 1) && i > at {
            i += 2;
            continue;
        }
        let Some(token) = tokens.get(i) else { break };
        let word = tokens.word(i);
        // "one passenger injured", "one man killed": a participle behind a noun is a verb. "one person last night"
        let verb = found.is_some()
            && (word.ends_with("ed")
                || word.ends_with("ing")
                || word.ends_with("ly")
                || tokens.is_any(i, &["last", "next"]));
        if !is_nominal(tokens, i) || verb || (token.new_line && i > at) || (token.glued && i == at) {
            break;
        }
        found = Some(i);
        i += 1;
    }
    found
}

fn phrase(tokens: &Tokens<'_>, first: usize, head: usize) -> String {
    let text = tokens.text();
    let start = tokens.list[first].span().start();
    let end = tokens.list[head].span().start();
    let mut noun = String::with_capacity(end - start + tokens.word(head).len());
    for word in text.get(start..end).unwrap_or_default().split_whitespace() {
        noun.push_str(word);
        noun.push(' ');
    }
    if head > first && tokens.glued(head) {
        noun.pop();
    }
    noun.push_str(&singular(tokens, head));
    noun
}

/// The singular of the noun at token `i`, a capital at its head made small unless more are in it.
pub(super) fn singular(tokens: &Tokens<'_>, i: usize) -> String {
    if let Some(one) = PLURALS.get(tokens, i) {
        return (*one).to_owned();
    }
    if tokens.is(i, "s") {
        return String::new();
    }
    let word = tokens.word(i);
    // "1,000 Canadians" keep their capital, "Two Leaders Meet" is a headline.
    let demonym = tokens.word(i).ends_with("ans");
    let lower = tokens.list[i].case == Case::Capital && !demonym;
    let word = if lower { word.to_lowercase() } else { word.to_owned() };
    if !has_plural_form(tokens, i) {
        return word;
    }
    let cut = |n: usize, add: &str| format!("{}{add}", &word[..word.len() - n]);
    match () {
        () if word.ends_with("children") => cut(3, ""),
        () if is_men(&word) => cut(3, "man"),
        () if word.ends_with("ies") && word.len() > 4 => cut(3, "y"),
        () if ["ches", "shes", "sses", "xes", "zzes"].iter().any(|end| word.ends_with(end)) => cut(2, ""),
        () if word.ends_with('s') => cut(1, ""),
        () => word,
    }
}
