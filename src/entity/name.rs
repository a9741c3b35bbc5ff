//! A name taken apart: folded to plain letters, turned round, without its titles and legal forms.

use super::EntityKind;
use super::fold::{consonants, skeleton};
use super::gazetteer::known_name;
use super::lexicon::{Given, given_word};
use super::{person, thing};

/// A name, parsed once so that it can be compared many times.
///
/// ```
/// use corroborate::entity::{EntityKind, Name};
///
/// let name = Name::parse("SOROKIN, Vladimir", EntityKind::Person);
/// assert_eq!(name.key(), "vladimir sorokin");
/// ```
#[derive(Clone, Debug)]
pub struct Name {
    pub(super) kind: EntityKind,
    pub(super) words: Vec<Part>,
    /// The words are a family name and a given name, taken as one unit each: a Korean or Chinese name.
    pub(super) family: bool,
    /// How many family names stood before a comma: 2 in "Marin Rojas, Ana".
    pub(super) families: usize,
    /// What a table knows it as.
    pub(super) known: Option<&'static str>,
    /// The first of the words that mean the same as its head noun: "spaceport".
    pub(super) head: Option<&'static str>,
    /// The head noun is the last word, and not the one before "of".
    pub(super) head_last: bool,
    /// Its Chinese characters, which romanisation makes too few of.
    pub(super) han: String,
    /// Its Korean syllables.
    pub(super) hangul: String,
    /// "Sr." is 1, "Jr." 2, "III" 3.
    pub(super) generation: Option<u8>,
    /// All its letters, articles and legal forms included, without white space.
    pub(super) whole: String,
    /// A Chinese name in the older romanisation, as far as one can see.
    pub(super) wade: bool,
    key: String,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub text: String,
    pub skeleton: String,
    pub consonants: String,
    pub given: Option<&'static Given>,
    /// Of a Slavic patronymic, the father's name.
    pub father: Option<&'static Given>,
    /// A known city or country.
    pub place: bool,
    /// It stood in a script that leaves out vowels.
    pub abjad: bool,
}

impl Part {
    pub(super) fn new(text: String) -> Self {
        let skeleton = skeleton(&text);
        let consonants = consonants(&skeleton);
        let given = given_word(&text);
        let father = given.map_or_else(|| father(&text), |_| None);
        Self { text, skeleton, consonants, given, father, place: false, abjad: false }
    }

    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
            || (self.text.len() > 1 && self.text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
    }
}

/// The father's name in a patronymic: "Grigory" of "Grigorievich", "Hryhoravich".
fn father(word: &str) -> Option<&'static Given> {
    const ENDS: [&str; 12] =
        ["ovich", "evich", "avich", "ievich", "yevich", "ovych", "aievich", "ovna", "evna", "auna", "yevna", "ievna"];
    const NAMES: [&str; 7] = ["", "y", "i", "iy", "ay", "ei", "il"];
    let stem = |end: &&str| word.strip_suffix(*end).filter(|stem| stem.len() > 2);
    ENDS.iter().filter_map(stem).find_map(|stem| NAMES.iter().find_map(|end| given_word(&format!("{stem}{end}"))))
}

/// The words of a name, and what they show of it.
#[derive(Default)]
pub(super) struct Words {
    pub parts: Vec<Part>,
    pub family: bool,
    /// How many family names stood before a comma.
    pub families: usize,
    pub generation: Option<u8>,
    pub whole: String,
    pub wade: bool,
    /// What its head noun says that it is, and whether that is the last word.
    pub head: Option<(&'static str, bool)>,
}

/// A list of that many words is no name; what stands behind is not compared.
pub(super) const MOST_WORDS: usize = 12;

impl Name {
    /// Takes a name apart.
    pub fn parse(name: &str, kind: EntityKind) -> Self {
        let known = known_name(name.trim()).or_else(|| known_name(thing::unformed(name))).map(|k| k.name);
        let words = if kind == EntityKind::Person { person::words(name) } else { thing::words(name, kind) };
        let Words { parts, family, families, generation, whole, wade, head } = words;
        let han = name.chars().filter(|c| matches!(*c as u32, 0x3400..=0x9fff)).collect();
        let hangul = name.chars().filter(|c| matches!(*c as u32, 0xac00..=0xd7a3)).collect();
        let key = parts.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let (head, head_last) = head.map_or((None, false), |(group, last)| (Some(group), last));
        Self { kind, words: parts, family, families, known, head, head_last, han, hangul, generation, whole, wade, key }
    }

    /// The name in lower-case ASCII, without titles and legal forms: the given name first, but in Korean and Chinese
    /// names the family name. Names of one key are one name.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The words of a text in plain lower-case letters.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty())
}
