//! A name taken apart: folded to plain letters, turned round, without its titles and legal forms.

use crate::text::lex;

use super::EntityKind;
use super::fold::{consonants, fold, skeleton};
use super::gazetteer::known_name;
use super::kind::LEGAL;
use super::lexicon::{head, leading_surname_word, title};

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
    /// Family name first, as in Korean and Chinese names: which of the words is the family name.
    pub(super) family: Option<usize>,
    /// What a table knows it as.
    pub(super) known: Option<&'static str>,
    /// The first of the words that mean the same as its head noun: "spaceport".
    pub(super) head: Option<&'static str>,
    key: String,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub text: String,
    pub skeleton: String,
    pub consonants: String,
    /// "al", "de", "van": may be left out.
    pub particle: bool,
}

impl Part {
    fn new(text: String) -> Self {
        let skeleton = skeleton(&text);
        let consonants = consonants(&skeleton);
        let particle = PARTICLES.contains(&text.as_str());
        Self { text, skeleton, consonants, particle }
    }

    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1
    }
}

impl Name {
    /// Takes a name apart.
    pub fn parse(name: &str, kind: EntityKind) -> Self {
        let known = known_name(name.trim()).map(|k| k.name);
        let mut words = match kind {
            EntityKind::Person => person(name),
            _ => plain(name),
        };
        let mut noun = None;
        if kind != EntityKind::Person && words.len() > 1 {
            words.retain(|w| !matches!(w.text.as_str(), "the" | "of" | "and" | "for" | "in" | "at"));
            let bare: Vec<Part> = words.iter().filter(|w| !LEGAL.contains(&w.text.as_str())).cloned().collect();
            if !bare.is_empty() {
                words = bare;
            }
            let last = words.last().map(|w| w.text.clone()).unwrap_or_default();
            noun = head(&lex(&last), 0).filter(|(_, h)| h.names).map(|(_, h)| h.group);
        }
        words.truncate(MOST_WORDS);
        let family = (kind == EntityKind::Person && (2..=3).contains(&words.len()))
            .then(|| leading_surname_word(&words[0].text).filter(|_| words[1..].iter().all(|w| w.text.len() <= 6)))
            .flatten()
            .map(|_| 0);
        let key = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        Self { kind, words, family, known, head: noun, key }
    }

    /// The name in lower-case ASCII, given name first, without titles: names of one key are one name.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A list of that many words is no name; what stands behind is not compared.
const MOST_WORDS: usize = 12;

const PARTICLES: [&str; 22] = [
    "al", "el", "ul", "bin", "ibn", "bint", "abu", "de", "del", "da", "dos", "van", "von", "der", "den", "la", "le",
    "du", "di", "ben", "y", "e",
];

fn plain(name: &str) -> Vec<Part> {
    split(name).map(Part::new).collect()
}

fn split(name: &str) -> impl Iterator<Item = String> {
    let folded = fold(name);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

/// "SURNAME, Given" is turned round; titles go.
fn person(name: &str) -> Vec<Part> {
    let turned = match name.split_once(',') {
        Some((family, rest)) if !rest.trim().is_empty() && !is_suffix(rest) => {
            let given = rest.split(',').next().unwrap_or(rest);
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.to_owned(),
    };
    let tokens = lex(&turned);
    let mut start = 0;
    while let Some((len, _)) = title(&tokens, start).filter(|(len, _)| start + len < tokens.len()) {
        start += len;
    }
    let bare = tokens.get(start).map_or("", |t| turned.get(t.span().start()..).unwrap_or_default());
    let mut words: Vec<Part> = split(bare).map(Part::new).collect();
    if words.len() > 1 {
        let suffix = |w: &Part| matches!(w.text.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md");
        words.retain(|w| !suffix(w));
    }
    words
}

fn is_suffix(rest: &str) -> bool {
    matches!(fold(rest).trim_matches(|c: char| !c.is_alphanumeric()), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md")
}
