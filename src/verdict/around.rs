//! Places that are told by another place: "near Aville", "below the village of Aville", "south of Aville".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Severity;
use super::ruling::Ruling;
use crate::text::rows;

const BY_ONE: &str = "both are told by one place";
const SIDES: &str = "two sides of one place";

static WORDS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("around.tsv")).filter(|row| row.len() == 2).map(|row| (row[0], row[1])).collect()
});

/// A place as it is told.
pub(super) struct Told<'a> {
    /// The place by which it is told, or that it is.
    pub name: &'a str,
    near: bool,
    bearing: Option<String>,
}

impl Told<'_> {
    /// Whether it is told by another place.
    pub fn is_by(&self) -> bool {
        self.near || self.bearing.is_some()
    }
}

/// Takes the words off that say where by a place something is; a name that begins otherwise is whole.
pub(super) fn place(text: &str) -> Told<'_> {
    let mut told = Told { name: text, near: false, bearing: None };
    let mut rest = text;
    while let Some((word, after)) = rest.split_once(' ') {
        if word.starts_with(char::is_uppercase) {
            return Told { name: rest, ..told };
        }
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        match WORDS.get(word).copied() {
            Some("near") => told.near = true,
            Some("bearing") => told.bearing = Some(word.replace('-', "")),
            Some(_) => {}
            None if number => {}
            None => break,
        }
        rest = after;
    }
    if rest != text && rest.starts_with(char::is_uppercase) {
        return Told { name: rest, ..told };
    }
    Told { name: text, near: false, bearing: None }
}

/// Whether the word says what kind of place something is: "county".
pub(super) fn is_kind(word: &str) -> bool {
    WORDS.get(word).copied() == Some("kind")
}

/// How two places stand to each other of which one is told by another; `same` where they are told by one.
pub(super) fn judge(a: &Told<'_>, b: &Told<'_>, same: bool) -> Option<Ruling> {
    if !same {
        // What is near a place may be near another, or in it.
        return None;
    }
    let apart = a.bearing.as_ref().zip(b.bearing.as_ref()).is_some_and(|(x, y)| {
        let opposed = |one: &str, other: &str| x.contains(one) && y.contains(other);
        opposed("north", "south") || opposed("south", "north") || opposed("east", "west") || opposed("west", "east")
    });
    Some(if apart { Ruling::contradiction(Severity::Major, SIDES) } else { Ruling::refinement(BY_ONE) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_by_which_another_is_told_is_found() {
        let name = |text: &'static str| place(text).name;
        assert_eq!(name("below the village of Aville"), "Aville");
        assert_eq!(name("30 miles south of Port Aville"), "Port Aville");
        assert_eq!(name("the Hague"), "Hague");
        assert_eq!(name("the market of Aville"), "the market of Aville");
        assert!(!place("the village of Aville").is_by() && place("off Aville").is_by());
    }

    #[test]
    fn every_row_is_a_word_and_what_it_says() {
        for row in rows(include_str!("around.tsv")) {
            assert!(matches!(row[..], [_, "near" | "kind" | "bearing"]), "{row:?}");
        }
    }
}
