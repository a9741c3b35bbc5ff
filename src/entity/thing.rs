//! The words of a name of anything but a person.

use crate::text::lex;

use super::EntityKind;
use super::fold::fold;
use super::gazetteer::{Sense, known_name};
use super::lexicon::{head_at_end, legal_form};
use super::name::{MOST_WORDS, Part, Words, split};

/// Takes a name apart. Legal forms and small words go, unless nothing else is left.
pub(super) fn words(name: &str, kind: EntityKind) -> Words {
    let slashed = ["M/V", "M/T", "M/Y", "S/S"].iter().find_map(|ship| name.strip_prefix(ship));
    let bare = slashed.filter(|_| kind == EntityKind::Vehicle).unwrap_or(name);
    let folded = fold(&bare.replace('&', " and "));
    // "S.p.A." and "O.O.O." are written with and without their dots.
    let mut undotted = undot(&folded);
    let whole = split(&undotted).take(MOST_WORDS * 2).filter(|w| !matches!(*w, "the" | "and")).collect();
    for form in LONG_FORMS {
        let at = if undotted.len() > form.len() { undotted.find(form) } else { None };
        if let Some(at) = at {
            undotted.replace_range(at..at + form.len(), " ");
        }
    }
    let listed: Vec<&str> = split(&undotted).take(MOST_WORDS * 2).collect();
    let afloat = kind == EntityKind::Vehicle && listed.len() > 1 && SHIPS.contains(&listed[0]);
    let ministry = listed.iter().any(|w| matches!(*w, "ministry" | "department" | "minister"));
    let idle = |w: &str| is_small(w) || legal_form(w) || (ministry && w == "affairs");
    // "Ash Shams": the Arabic article, which has taken on the sound behind it.
    let article = |at: usize| {
        let (word, next) = (listed[at], listed.get(at + 1).copied().unwrap_or_default());
        matches!(word, "ash" | "as" | "ad" | "at" | "ar" | "az" | "an") && next.starts_with(&word[1..])
    };
    let places = (usize::from(afloat)..listed.len()).filter(|&at| !idle(listed[at]) && !article(at));
    let mut kept: Vec<&str> = places.map(|at| listed[at]).collect();
    if kept.is_empty() {
        kept.clone_from(&listed);
    }
    let mut parts = parts(&kept);
    if let Some(first) = parts.first_mut() {
        let place = name.split_whitespace().next().and_then(known_name);
        first.place = place.is_some_and(|k| k.kind() == EntityKind::Place && k.sense != Sense::Demonym);
    }
    let head = head_noun(name).filter(|_| parts.len() > 1).map(|(group, last)| {
        // A legal form is a head noun too, but it is no word of the name.
        let kept = parts.last().is_some_and(|w| folded_last(name) == w.text);
        (group, last && kept)
    });
    Words { parts, whole, head, ..Words::default() }
}

fn is_small(word: &str) -> bool {
    matches!(word, "the" | "of" | "and" | "for" | "in" | "at" | "de" | "la" | "et" | "und" | "y" | "al" | "el")
}

/// What stands before the names of ships that are no navy's: "MV", "M/V".
const SHIPS: [&str; 9] = ["mv", "ms", "mt", "ss", "rms", "fv", "my", "sy", "motor"];

/// Each word, with its usual spelling.
fn parts(kept: &[&str]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(kept.len());
    let mut at = 0;
    while at < kept.len() && out.len() < MOST_WORDS {
        if let Some((len, number)) = number(&kept[at..]) {
            out.push(Part::new(number.to_string()));
            at += len;
            continue;
        }
        let usual = SHORTENED.iter().find(|(short, _)| *short == kept[at]).map(|(_, full)| *full);
        let leading =
            LEADING.iter().find(|(short, _)| *short == kept[at] && at + 1 < kept.len()).map(|(_, full)| *full);
        out.extend(split(usual.or(leading).unwrap_or(kept[at])).map(|w| Part::new(w.to_owned())));
        at += 1;
    }
    out
}

fn folded_last(name: &str) -> String {
    fold(name.split_whitespace().next_back().unwrap_or_default())
}

/// What a name says that it is: its last word, or the word before "of".
fn head_noun(name: &str) -> Option<(&'static str, bool)> {
    let tokens = lex(name);
    let of = (1..tokens.len()).find(|&i| tokens.is(i, "of"));
    [of, Some(tokens.len())].into_iter().flatten().find_map(|end| {
        let (_, h) = head_at_end(&tokens, 0, end).filter(|(_, h)| h.names)?;
        Some((h.group, end == tokens.len()))
    })
}

/// The name without a legal form at its end: "Boeing" of "Boeing Co."
pub(super) fn unformed(name: &str) -> &str {
    match name.trim().rsplit_once([' ', ',']) {
        Some((rest, last)) if legal_form(&fold(last).replace('.', "")) => rest.trim_end_matches([',', ' ']),
        _ => name,
    }
}

/// Legal forms of several words, in full.
const LONG_FORMS: [&str; 15] = [
    "open joint stock company",
    "closed joint stock company",
    "public joint stock company",
    "joint stock company",
    "joint-stock company",
    "limited liability company",
    "limited liability partnership",
    "public limited company",
    "private limited",
    "gesellschaft mit beschrankter haftung",
    "societatea cu raspundere limitata",
    "sp. z oo",
    "kabushiki kaisha",
    "sendirian berhad",
    "perseroan terbatas",
];

/// Words that are written short.
const SHORTENED: [(&str, &str); 16] = [
    ("us", "united states"),
    ("usa", "united states"),
    ("uk", "united kingdom"),
    ("uae", "united arab emirates"),
    ("intl", "international"),
    ("natl", "national"),
    ("dept", "department"),
    ("univ", "university"),
    ("inst", "institute"),
    ("assn", "association"),
    ("assoc", "association"),
    ("bros", "brothers"),
    ("mfg", "manufacturing"),
    ("govt", "government"),
    ("grp", "group"),
    ("interior", "internal"),
];

/// Words that are written short before a name: "St. Olga", but not "Olga St."
const LEADING: [(&str, &str); 6] =
    [("sankt", "saint"), ("sainte", "saint"), ("st", "saint"), ("mt", "mount"), ("ft", "fort"), ("pt", "point")];

/// "First", "1st" and "forty-four" as numbers: how many words, and the number.
fn number(words: &[&str]) -> Option<(usize, usize)> {
    let word = *words.first()?;
    let unit = |w: &str| UNITS.iter().position(|(a, b)| *a == w || *b == w).map(|at| at + 1);
    if let Some(ten) = TENS.iter().position(|t| *t == word) {
        let tens = (ten + 2) * 10;
        return Some(words.get(1).and_then(|w| unit(w)).map_or((1, tens), |u| (2, tens + u)));
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s)).and_then(|d| d.parse().ok());
    unit(word).or(digits).map(|n| (1, n))
}

const UNITS: [(&str, &str); 10] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Dots between single letters go.
fn undot(folded: &str) -> String {
    let bytes = folded.as_bytes();
    let alone = |i: usize| {
        let before = i < 2 || !bytes[i - 2].is_ascii_alphanumeric();
        i > 0 && bytes[i - 1].is_ascii_alphabetic() && before
    };
    let mut out = String::with_capacity(folded.len());
    for (i, c) in folded.char_indices() {
        let letter_follows = bytes.get(i + 1).is_some_and(u8::is_ascii_alphabetic);
        if c == '.' && letter_follows && (alone(i) || i < 2 || bytes.get(i - 2) == Some(&b'.')) {
            continue;
        }
        out.push(c);
    }
    out
}
