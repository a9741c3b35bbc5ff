//! Words said, in quotation marks.
//!
//! *Claims*: a quotation of some length with its holder: "a long winter", the mayor said.
//!
//! *Normal form*: the words without their marks; the holder and the rarest words tell one saying from another.
//!
//! *Agrees when* one holder's words are the same.
//!
//! *Conflicts when* one holder's words are nearly the same but not quite: a difference of wording.

use std::ops::Range;

use crate::event::Referent;
use crate::span::Span;
use crate::syntax::lexicon::CLOSED;
use crate::text::{Polarity, Token};
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "quotation",
    question: "what {holder} said",
    arity: Arity::Many,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

/// A title has so many words at most.
const TITLE: usize = 10;

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quotation in &page.reading.quotations {
        let words = quotation.tokens.clone().filter(|&i| crate::reading::is_wordy(&page.reading.tokens, i)).count();
        if words < 2 || quotation.depth > 0 || is_title(page, &quotation.tokens) || is_inch(page, quotation.span) {
            continue;
        }
        let text = quotation.span.of(page.reading.tokens.text()).trim().trim_end_matches([',', '.']).to_owned();
        let stance = page.reading.stances.at(quotation.tokens.start);
        let holder = stance.holders.first().and_then(|h| page.reading.speaker(&h.tokens)?.local);
        let span = around(page, &quotation.tokens).unwrap_or(quotation.span);
        let mut draft = Draft::new("quotation", Value::Quote { text }, span, quotation.span, quotation.tokens.start)
            .role("holder", holder.map(Referent::Entity));
        // The words were said, whatever they deny: “Nobody came,” she said.
        draft.polarity = Some(Polarity::Affirmed);
        out.push(draft);
    }
}

/// The clause around a few quoted words without a verb, "gave him a “warm welcome” in the harbour": alone they tell nothing.
fn around(page: &Page<'_, '_>, words: &Range<usize>) -> Option<Span> {
    let at = page.clause_at(words.start)?;
    let extent = &at.clause().extent;
    let within = extent.start < words.start && words.end <= extent.end && at.parse.tokens.end >= extent.end;
    let told = at.parse.clauses.iter().any(|c| words.contains(&c.verb.head));
    // When it was, and who says so, is told by other claims.
    let phrases = &at.parse.chunks.phrases;
    let other = phrases
        .iter()
        .find(|p| p.tokens.start >= words.end && (p.is_time || p.prep.is_some_and(|t| page.is(t, &["according"]))));
    let end = other.map_or(extent.end, |p| p.prep.unwrap_or(p.tokens.start)).min(extent.end);
    (within && !told).then(|| page.reading.span(&(extent.start..end)))
}

/// `a 15" screen and a 17" one`: what looks like an opening mark stands for inches.
fn is_inch(page: &Page<'_, '_>, words: Span) -> bool {
    let before = &page.reading.tokens.text()[..words.start()];
    before.trim_end_matches(['"', '”', '“']).ends_with(|c: char| c.is_ascii_digit())
}

/// Nouns and participles before the name of a work or a thing.
const WORKS: [&str; 26] = [
    "film",
    "movie",
    "novel",
    "book",
    "song",
    "album",
    "single",
    "series",
    "play",
    "opera",
    "poem",
    "painting",
    "show",
    "programme",
    "program",
    "magazine",
    "game",
    "documentary",
    "musical",
    "called",
    "named",
    "titled",
    "entitled",
    "dubbed",
    "nicknamed",
    "word",
];

/// "the film “...”", "the ship, named “...”": the name of a work or a thing; or words that are all in capitals but for
/// the small ones, "The Long Road to Nowhere".
fn is_title(page: &Page<'_, '_>, words: &Range<usize>) -> bool {
    let first = words.start;
    let tokens = || words.clone().filter(|&i| crate::reading::is_wordy(&page.reading.tokens, i));
    let capital = |i: usize| page.reading.tokens.get(i).is_some_and(Token::is_capitalized);
    let small = |i: usize| CLOSED.get(&page.reading.tokens, i).is_some();
    if tokens().count() <= TITLE
        && tokens().all(|i| capital(i) || small(i))
        && tokens().filter(|&i| capital(i)).count() > 1
    {
        return true;
    }
    (first.saturating_sub(2)..first).any(|i| page.is(i, &WORKS))
}
