//! A name taken apart: folded to plain letters, turned round, without its titles and legal forms.

use crate::text::lex;

use super::EntityKind;
use super::fold::{consonants, fold, is_syllables, korean, skeleton};
use super::gazetteer::{Sense, known_name};
use super::lexicon::{Given, given_word, head_at_end, leading_surname, legal_form, title};

/// A name, parsed once so that it can be compared many times.
///
/// ```
/// use corroborate::entity::{EntityKind, Name};
///
/// let name = Name::parse("PUTIN, Vladimir", EntityKind::Person);
/// assert_eq!(name.key(), "vladimir putin");
/// ```
#[derive(Clone, Debug)]
pub struct Name {
    pub(super) kind: EntityKind,
    pub(super) words: Vec<Part>,
    /// The words are a family name and a given name, taken as one unit each: a Korean or Chinese name.
    pub(super) family: bool,
    /// What a table knows it as.
    pub(super) known: Option<&'static str>,
    /// The first of the words that mean the same as its head noun: "spaceport".
    pub(super) head: Option<&'static str>,
    /// The head noun is the last word, and not the one before "of".
    pub(super) head_last: bool,
    /// Its Chinese characters, which romanisation makes too few of.
    pub(super) han: String,
    key: String,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub text: String,
    pub skeleton: String,
    pub consonants: String,
    pub given: Option<&'static Given>,
    /// A known city or country.
    pub place: bool,
}

impl Part {
    fn new(text: String) -> Self {
        let skeleton = skeleton(&text);
        let consonants = consonants(&skeleton);
        let given = given_word(&text);
        Self { text, skeleton, consonants, given, place: false }
    }

    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
            || matches!(self.text.as_str(), "ii" | "iii" | "iv" | "vi" | "vii")
    }
}

impl Name {
    /// Takes a name apart.
    pub fn parse(name: &str, kind: EntityKind) -> Self {
        let known = known_name(name.trim()).or_else(|| known_name(unformed(name))).map(|k| k.name);
        let (mut noun, mut head_last) = (None, false);
        let (words, family) = if kind == EntityKind::Person {
            person(name)
        } else {
            let mut words = thing(name);
            if let Some(first) = words.first_mut() {
                let place = name.split_whitespace().next().and_then(known_name);
                first.place = place.is_some_and(|k| k.kind() == EntityKind::Place && k.sense != Sense::Demonym);
            }
            if let Some((group, last)) = head_noun(name).filter(|_| words.len() > 1) {
                // A legal form is a head noun too, but it is no word of the name.
                let kept = words.last().is_some_and(|w| folded_last(name) == w.text);
                (noun, head_last) = (Some(group), last && kept);
            }
            (words, false)
        };
        let han = name.chars().filter(|c| matches!(*c as u32, 0x3400..=0x9fff)).collect();
        let key = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        Self { kind, words, family, known, head: noun, head_last, han, key }
    }

    /// The name in lower-case ASCII, without titles and legal forms: the given name first, but in Korean and Chinese
    /// names the family name. Names of one key are one name.
    pub fn key(&self) -> &str {
        &self.key
    }
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
fn unformed(name: &str) -> &str {
    match name.trim().rsplit_once([' ', ',']) {
        Some((rest, last)) if legal_form(&fold(last).replace('.', "")) => rest.trim_end_matches([',', ' ']),
        _ => name,
    }
}

/// A list of that many words is no name; what stands behind is not compared.
const MOST_WORDS: usize = 12;

/// Legal forms of several words, in full.
const LONG_FORMS: [&str; 12] = [
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
];

/// What may be left out of a name of a person.
const PARTICLES: [&str; 26] = [
    "al", "el", "ul", "ud", "ed", "as", "ash", "bin", "ibn", "bint", "ben", "de", "del", "delos", "los", "las", "da",
    "dos", "do", "van", "von", "der", "den", "la", "le", "y",
];

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty())
}

/// The words of a name of anything but a person. Legal forms and small words go, unless nothing else is left.
fn thing(name: &str) -> Vec<Part> {
    let folded = fold(&name.replace('&', " and "));
    // "S.p.A." and "O.O.O." are written with and without their dots.
    let mut undotted = undot(&folded);
    for form in LONG_FORMS {
        if let Some(at) = undotted.find(form).filter(|_| undotted.len() > form.len()) {
            undotted.replace_range(at..at + form.len(), " ");
        }
    }
    let small = |w: &str| matches!(w, "the" | "of" | "and" | "for" | "in" | "at" | "de" | "la" | "et" | "und" | "y");
    let words = || split(&undotted).take(MOST_WORDS * 2);
    let mut kept: Vec<&str> = words().filter(|w| !small(w) && !legal_form(w)).collect();
    if kept.is_empty() {
        kept = words().collect();
    }
    let mut out: Vec<Part> = Vec::with_capacity(kept.len());
    let mut at = 0;
    while at < kept.len() && out.len() < MOST_WORDS {
        let short = SHORTENED.iter().find(|(short, _)| *short == kept[at]).map(|(_, full)| *full);
        if let Some((len, number)) = number(&kept[at..]) {
            out.push(Part::new(number.to_string()));
            at += len;
            continue;
        }
        out.extend(split(short.unwrap_or(kept[at])).map(|w| Part::new(w.to_owned())));
        at += 1;
    }
    out
}

const SHORTENED: [(&str, &str); 5] = [
    ("us", "united states"),
    ("usa", "united states"),
    ("uk", "united kingdom"),
    ("intl", "international"),
    ("natl", "national"),
];

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

/// The words of a person's name: "SURNAME, Given" is turned round, titles and particles go; and whether they are a
/// family name and a given unit.
fn person(name: &str) -> (Vec<Part>, bool) {
    let (family_first, rest) = match name.split_once(',') {
        Some((family, rest)) if !rest.trim().is_empty() && !is_suffix(rest) => (Some(family), rest),
        Some((name, _)) => (None, name),
        None => (None, name),
    };
    let given = if family_first.is_some() { rest.split(',').next().unwrap_or(rest) } else { rest };
    let folded_family = family_first.map(|f| fold(untitled(f)));
    let folded = fold(untitled(given));
    let hyphened: Vec<&str> = folded.split_whitespace().collect();
    if let Some(parts) = surname_first(folded_family.as_deref(), &hyphened) {
        return (parts, true);
    }
    let mut words: Vec<&str> = split(&folded).chain(folded_family.iter().flat_map(|f| split(f))).collect();
    words.truncate(MOST_WORDS * 2);
    if words.len() > 1 {
        words.retain(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md"));
    }
    let joined = join_servants(&words);
    let kept: Vec<&String> = joined.iter().filter(|w| !PARTICLES.contains(&w.as_str())).collect();
    let kept = if kept.is_empty() { joined.iter().collect() } else { kept };
    (kept.into_iter().take(MOST_WORDS).map(|w| Part::new(w.clone())).collect(), false)
}

fn untitled(name: &str) -> &str {
    let tokens = lex(name);
    let mut start = 0;
    while let Some((len, _)) = title(&tokens, start).filter(|(len, _)| start + len < tokens.len()) {
        start += len;
    }
    tokens.get(start).and_then(|t| name.get(t.span().start()..)).unwrap_or(name)
}

/// "Kim Jong-un", "KIM, Jong Un", "Jong-un Kim": the family name in its first spelling, and the given name as one.
fn surname_first(family: Option<&str>, words: &[&str]) -> Option<Vec<Part>> {
    let (family, given) = match (family, words) {
        (Some(family), _) if words.len() <= 3 => (family.trim(), words),
        (None, [first, rest @ ..]) if (1..=2).contains(&rest.len()) && leading_surname(first).is_some() => {
            (*first, rest)
        }
        // Only a hyphen tells that the family name comes last.
        (None, [unit, last]) if unit.contains('-') => (*last, &words[..1]),
        _ => return None,
    };
    let family = leading_surname(family)?;
    let syllables: Vec<&str> = given.iter().flat_map(|w| split(w)).collect();
    let fits = !syllables.is_empty() && syllables.len() <= 3 && syllables.iter().all(|w| is_syllables(w));
    // "Lee Ann" and "Kim Dan" are given names that anyone has.
    let common = given.len() == 1 && !given[0].contains('-') && given_word(given[0]).is_some();
    if !fits || common {
        return None;
    }
    let unit = syllables.concat();
    let mut part = Part::new(unit);
    part.skeleton = korean(&part.text);
    Some(vec![Part::new(family.to_owned()), part])
}

/// "Abd al-Rahman", "Abdel Rahman", "Abdurrahman" are one word.
fn join_servants(words: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        if matches!(word, "abd" | "abdu" | "abdul" | "abdel" | "abdal" | "abdoul") && at + 1 < words.len() {
            let article =
                usize::from(matches!(words[at + 1], "al" | "el" | "ul" | "ar" | "er") && at + 2 < words.len());
            out.push(format!("abd{}", words[at + 1 + article]));
            at += 2 + article;
            continue;
        }
        let tail = ["abdoul", "abdul", "abdel", "abdal", "abdur"].iter().find_map(|p| word.strip_prefix(p));
        match tail.filter(|t| t.len() > 2) {
            Some(tail) => out.push(format!("abd{tail}")),
            None => out.push(word.to_owned()),
        }
        at += 1;
    }
    out
}

fn is_suffix(rest: &str) -> bool {
    matches!(fold(rest).trim_matches(|c: char| !c.is_alphanumeric()), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md")
}
