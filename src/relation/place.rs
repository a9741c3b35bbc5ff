//! Where an event takes place.
//!
//! *Claims*: "the summit in Vladivostok", "they will meet in Geneva", and that the place is not known: "at an
//! undisclosed location", "the exact location remains uncertain".
//!
//! *Normal form*: the place, or none where the text says that it is not known.
//!
//! *Agrees when* the places are one, or one lies within the other.
//!
//! *Conflicts when* they are different places, or one source names a place that another says is not settled.

use crate::entity::EntityKind;
use crate::event::{EventId, Referent};
use crate::syntax::{Chunk, Phrase};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "place",
    question: "where {event} takes place",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Nouns for the place itself, when it is said to be known or not.
const PLACE_NOUNS: [&str; 6] = ["location", "venue", "place", "site", "where", "whereabouts"];

/// Words that say that it is not.
const UNKNOWN: [&str; 12] = [
    "undisclosed",
    "unknown",
    "uncertain",
    "unclear",
    "unspecified",
    "secret",
    "unconfirmed",
    "undetermined",
    "specified",
    "disclosed",
    "announced",
    "confirmed",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for (sentence, parse) in page.reading.parses.iter().enumerate() {
        for p in 0..parse.chunks.phrases.len() {
            if let Some(event) = page.events.of_head(parse.chunks.phrases[p].head) {
                of_noun(page, parse, p, event, out);
            }
        }
        unknown(page, sentence, out);
    }
    for at in page.clauses() {
        of_clause(page, at, out);
    }
}

/// "the summit in Geneva": phrases under "in" or "at" right behind the noun.
///
/// Not where the place is what the event is told apart by: "the invasion of A" says nothing of where it took place.
fn of_noun(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize, event: EventId, out: &mut Vec<Draft>) {
    if page.events.get(event).roles.contains_key("what") {
        return;
    }
    let Some(mut k) = Page::chunk_of(parse, p) else { return };
    let noun = &parse.chunks.phrases[p];
    while let Some(Chunk::Noun(q)) = parse.chunks.list.get(k + 1) {
        let phrase = &parse.chunks.phrases[*q];
        if phrase.prep.is_none() {
            break;
        }
        if let Some(items) = located(page, parse, *q) {
            let own = page.reading.span(&(noun.tokens.start..phrase.tokens.end));
            let span = page.clause_at(noun.head).map_or(own, |at| page.span_of(at, own)).to(own);
            out.push(
                Draft::new("place", Value::Place { items }, span, page.reading.span(&phrase.tokens), noun.head)
                    .role("event", Referent::Event(event)),
            );
            break;
        }
        k += 1;
    }
}

fn of_clause(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let Some((event, kind)) = page.event_of(at).map(|(id, e)| (id, e.kind.as_str())) else { return };
    // Journeys have ends of their own: their places are the question of arrival and departure.
    if matches!(kind, "departure" | "arrival" | "visit") || crate::event::kind(kind).is_none() {
        return;
    }
    for &p in &at.clause().preps {
        let phrase = &at.parse.chunks.phrases[p];
        let Some(items) = located(page, at.parse, p) else { continue };
        let figure = page.reading.span(&phrase.tokens);
        if out.iter().any(|d| d.relation == "place" && d.figure == figure) {
            continue;
        }
        out.push(
            Draft::new("place", Value::Place { items }, page.span_of(at, figure), figure, at.clause().verb.head)
                .role("event", Referent::Event(event)),
        );
    }
}

/// The place under "in", "at", "near", with the wider one behind a comma; none for "undisclosed".
fn located(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> Option<Vec<String>> {
    let phrase = &parse.chunks.phrases[p];
    if !phrase.prep.is_some_and(|t| page.is(t, &["in", "at", "near", "outside", "on"])) {
        return None;
    }
    let secret = phrase.tokens.clone().any(|i| page.is(i, &UNKNOWN));
    if secret && page.is(phrase.head, &PLACE_NOUNS) {
        return Some(Vec::new());
    }
    let name = place_name(page, phrase)?;
    let mut items = vec![name];
    let chunk = Page::chunk_of(parse, p)?;
    if let (Some(Chunk::Mark(',')), Some(Chunk::Noun(q))) =
        (parse.chunks.list.get(chunk + 1), parse.chunks.list.get(chunk + 2))
        && parse.chunks.phrases[*q].prep.is_none()
        && let Some(wider) = place_name(page, &parse.chunks.phrases[*q])
    {
        items.push(wider);
    }
    Some(items)
}

fn place_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let local = page.reading.entity_of(phrase)?;
    let entity = &page.reading.locals.entities[local.0 as usize];
    (entity.kind == EntityKind::Place).then(|| entity.name.clone())
}

/// "the exact location of the meeting remains uncertain", "neither has said when and where it would take place".
fn unknown(page: &Page<'_, '_>, sentence: usize, out: &mut Vec<Draft>) {
    let parse = &page.reading.parses[sentence];
    let tokens = parse.tokens.clone();
    let Some(place) = tokens.clone().find(|&i| page.is(i, &PLACE_NOUNS)) else { return };
    let negated = tokens.clone().any(|i| page.is(i, &["neither", "not", "no", "n't", "nor", "without"]));
    let Some(word) = tokens.clone().find(|&i| page.is(i, &UNKNOWN)) else { return };
    let open = page.is(word, &UNKNOWN[..8]) || negated;
    // "specified when and where the visit would take place": the event stands behind.
    let event = parse
        .chunks
        .phrases
        .iter()
        .filter(|p| p.head != place && p.tokens.start.abs_diff(place) < 14)
        .find_map(|p| page.events.of_head(p.head));
    let (true, Some(event)) = (open, event) else { return };
    let span = page.reading.sentences[sentence].span();
    let span = page
        .clause_at(word)
        .map_or(span, |at| page.span_of(at, page.reading.span(&(place.min(word)..place.max(word) + 1))));
    out.push(
        Draft::new(
            "place",
            Value::Place { items: Vec::new() },
            span,
            page.reading.span(&(place..place + 1)),
            tokens.start,
        )
        .role("event", Referent::Event(event)),
    );
}
