//! Noun phrases that describe somebody or something.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::table::WordMap;
use crate::text::{TokenKind, Tokens};

use super::EntityKind;
use super::describe::Reader;
use super::gazetteer::{Sense, country_of, known};
use super::lexicon::{Head, Sex, head};

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Definite,
    Indefinite,
    /// "his car", "Hale's car": whose.
    Of(Option<usize>),
    /// "Mali's leader"
    OfCountry(&'static str),
}

/// A noun phrase that describes somebody or something.
pub(super) struct Phrase {
    /// With its determiner, without a name that stands before the 's.
    pub tokens: Range<usize>,
    /// From the first modifier on.
    pub inner: usize,
    pub head_at: usize,
    pub head: Head,
    pub opening: Opening,
    pub country: Option<&'static str>,
}

impl Reader<'_, '_> {
    /// The noun phrase that begins at token `i`, if it is a description.
    pub(super) fn phrase(&self, i: usize, limit: usize, spot: usize) -> Option<Phrase> {
        let t = self.tokens;
        let mut inner = i + 1;
        let opening = if t.is_any(i, &["the", "this", "that"]) {
            Opening::Definite
        } else if t.is_any(i, &["a", "an"]) {
            Opening::Indefinite
        } else if t.is_any(i, &["his", "her"]) {
            Opening::Of(self.person(i, if t.is(i, "his") { Sex::Male } else { Sex::Female }))
        } else if t.is(i, "'s") && i > 0 {
            let owner = self.mentions.last().filter(|m| m.tokens.end == i).and_then(|m| m.local);
            match country_of(t, self.mentions.last().filter(|m| m.tokens.end == i).map_or(i, |m| m.tokens.start)) {
                Some((_, country)) => Opening::OfCountry(country),
                None => Opening::Of(Some(owner?.0 as usize)),
            }
        } else if self.mentions.last().is_some_and(|m| m.tokens.end == i && m.kind == EntityKind::Place) {
            // "the Geneva motor show": the place is a name of its own, the rest describes what is there.
            inner = i;
            Opening::Definite
        } else if let Some(owner) = self.mentions.last().filter(|m| m.tokens.end == i && m.kind == EntityKind::Person) {
            // "the Hale train": his, as "Hale's train" is.
            inner = i;
            Opening::Of(owner.local.map(|d| d.0 as usize))
        } else {
            return None;
        };
        let next_name = self.spots.get(spot).map_or(usize::MAX, |s| s.tokens.start);
        let mut found = None;
        let mut at = inner;
        while at < limit.min(inner + 8).min(next_name) {
            if let Some((len, h)) = head(t, at) {
                found = Some((at, at + len, h));
                at += len;
                continue;
            }
            if let Some((len, _)) = known(t, at).filter(|(_, k)| k.sense == Sense::Demonym) {
                at += len;
                continue;
            }
            let token = &t.list[at];
            let part =
                token.kind == TokenKind::Word || (t.is(at, "-") && token.glued) || token.kind == TokenKind::Number;
            if !part || is_function(t, at) || (found.is_some() && !is_noun(t, at)) {
                break;
            }
            if found.is_some() {
                // "the train crash" is no train.
                return None;
            }
            at += 1;
        }
        let (head_at, end, h) = found.filter(|(at, _, h)| {
            let bare = match opening {
                Opening::Of(_) => h.kind == EntityKind::Vehicle && *at == i,
                _ => h.kind == EntityKind::Event,
            };
            h.describes && (inner > i || bare)
        })?;
        if t.is(end, "-") && t.glued(end) {
            return None;
        }
        let start = if t.is(i, "'s") { i + 1 } else { i };
        inner = inner.min(head_at);
        let mut country = self.country_in(inner..end);
        if let Opening::OfCountry(c) = opening {
            country = Some(c);
        } else if country.is_none() && t.is(end, "of") {
            let after = if t.is(end + 1, "the") { end + 2 } else { end + 1 };
            country = country_of(t, after).map(|(_, c)| c);
        }
        Some(Phrase { tokens: start..end, inner, head_at, head: h, opening, country })
    }
}

/// A noun behind a head noun, which makes it a modifier.
fn is_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &NOUNS)
}

/// Words that end a noun phrase.
pub(super) fn is_function(tokens: &Tokens<'_>, i: usize) -> bool {
    FUNCTION_WORDS.get(tokens, i).is_some()
}

const NOUNS: [&str; 40] = [
    "crash",
    "accident",
    "derailment",
    "collision",
    "service",
    "services",
    "journey",
    "trip",
    "ride",
    "line",
    "track",
    "tracks",
    "driver",
    "crew",
    "carriage",
    "carriages",
    "wreck",
    "launch",
    "test",
    "tests",
    "attack",
    "attacks",
    "system",
    "systems",
    "technology",
    "programme",
    "program",
    "fare",
    "ticket",
    "tickets",
    "wreckage",
    "debris",
    "limits",
    "limit",
    "lights",
    "center",
    "building",
    "officials",
    "residents",
    "hall",
];

static FUNCTION_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::new(FUNCTION.map(|word| (word, ()))));

const FUNCTION: [&str; 89] = [
    "of", "in", "on", "at", "to", "for", "from", "with", "by", "about", "as", "into", "onto", "over", "under", "after",
    "before", "during", "between", "through", "against", "without", "within", "near", "and", "or", "but", "nor",
    "that", "which", "who", "whom", "whose", "what", "when", "where", "while", "if", "because", "since", "until",
    "than", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "can", "could",
    "may", "might", "shall", "should", "must", "do", "does", "did", "not", "said", "says", "told", "added", "the", "a",
    "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we",
    "i", "there",
];
