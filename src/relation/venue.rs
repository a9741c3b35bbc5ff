//! Where an event took place, by what it is called and by what is named beside it: "the Corfe summit", "Venue: Harlow
//! Stadium, Corfe", "City beat Rovers. Fans at the Harlow Stadium ran onto the pitch."

use crate::entity::{EntityKind, Form, is_country, is_region};
use crate::event::{EventId, Referent};
use crate::syntax::Parse;
use crate::text::{Token, is_reporting_word};

use super::page::{Draft, Page};
use super::scene::push;
use super::site::{self, Site};

/// What opens a line that names it.
const LABELS: [&str; 4] = ["venue", "where", "location", "place"];

/// So many sentences from its head on a report names the house that its event was in.
const OPENING: usize = 6;

/// What `out` does not hold yet of the place of what the article is about.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let Some(event) = page.main.or(page.gathering) else { return };
    let of = ("event", Referent::Event(event));
    if out.iter().any(|d| d.relation == "place" && d.roles.contains(&of)) {
        return;
    }
    let parses = || page.reading.parses.iter().enumerate().filter(|(s, parse)| !page.events.is_other(*s, parse));
    let found = parses()
        .find_map(|(_, parse)| labelled(page, parse))
        .or_else(|| parses().take(OPENING).find_map(|(s, parse)| house(page, s, parse, event)))
        .or_else(|| parses().find_map(|(s, parse)| called(page, s, parse, event)));
    if let Some((site, head)) = found {
        push(page, site, head, event, out);
    }
}

/// "Venue: Harlow Stadium, Corfe"
fn labelled(page: &Page<'_, '_>, parse: &Parse) -> Option<(Site, usize)> {
    let start = parse.tokens.start;
    let label = page.is(start, &LABELS) && page.is(start + 1, &[":"]);
    let end = (start..parse.tokens.end).rfind(|&i| !page.is(i, &["."])).filter(|&i| label && i > start + 1)? + 1;
    let capital = |i: usize| {
        page.is(i, &[",", "of", "de", "da", "la"]) || page.reading.tokens.get(i).is_some_and(Token::is_capitalized)
    };
    if end - start > LONGEST || !(start + 2..end).all(capital) {
        return None;
    }
    let words = page.reading.words(&(start + 2..end));
    let items = words.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    Some((Site { items, tokens: start + 2..end }, start + 2))
}

/// So many words a line may have that names a venue and no more.
const LONGEST: usize = 12;

/// "Fans at the Harlow Stadium ran onto the pitch", of a match: the house that it is played in.
fn house(page: &Page<'_, '_>, sentence: usize, parse: &Parse, event: EventId) -> Option<(Site, usize)> {
    let houses = houses(&page.events.get(event).kind)?;
    (0..parse.chunks.phrases.len()).find_map(|p| {
        let phrase = &parse.chunks.phrases[p];
        let named = page.reading.mention_at(phrase.head).is_some_and(|m| m.form == Form::Name && m.tokens.len() > 1);
        let said = || {
            page.clause_at(phrase.head).is_some_and(|at| is_reporting_word(&page.reading.tokens, at.clause().verb.head))
        };
        if !named || !page.is(phrase.head, houses) || page.events.is_past(sentence, parse, phrase.head) || said() {
            return None;
        }
        Some((site::located(page, parse, p)?, phrase.head))
    })
}

/// Nouns of the houses that events of a kind are held in.
fn houses(kind: &str) -> Option<&'static [&'static str]> {
    match kind {
        "match" | "concert" | "stampede" => {
            Some(&["stadium", "arena", "park", "ground", "court", "oval", "dome", "field", "coliseum", "hall"])
        }
        "funeral" | "wedding" | "coronation" => {
            Some(&["abbey", "cathedral", "church", "chapel", "basilica", "minster", "temple", "mosque"])
        }
        "auction" => Some(&["house", "gallery", "room", "rooms"]),
        _ => None,
    }
}

/// "the Corfe summit", "the Aland earthquake": a place in front of what happened there.
///
/// Fires and matches have names of their own, the "Harlow Creek fire" and a "Corfe final", and a country may be who
/// attacked.
fn called(page: &Page<'_, '_>, sentence: usize, parse: &Parse, event: EventId) -> Option<(Site, usize)> {
    let kind = page.events.get(event).kind.as_str();
    let quake = kind == "earthquake";
    if !quake && !matches!(kind, "meeting" | "forum") {
        return None;
    }
    let phrase = parse.chunks.phrases.iter().find(|q| page.events.of_head(q.head) == Some(event))?;
    if page.events.is_past(sentence, parse, phrase.head) {
        return None;
    }
    let before = phrase.tokens.start..phrase.head;
    let mention = before.rev().find_map(|i| {
        page.reading
            .mention_at(i)
            .filter(|m| m.form == Form::Name && m.kind == EntityKind::Place && m.tokens.end <= phrase.head)
    })?;
    let name = page.reading.locals.entities[mention.local?.0 as usize].name.clone();
    (quake || !is_country(&name) && !is_region(&name))
        .then(|| (Site { items: vec![name], tokens: mention.tokens.clone() }, phrase.head))
}
