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

use crate::entity::{EntityKind, Form, country_of};
use crate::event::{EventId, Referent, Standing};
use crate::syntax::lexicon::singular;
use crate::syntax::{Chunk, Phrase};
use crate::text::{Commitment, Polarity};
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
    let noun = &parse.chunks.phrases[p];
    let superlative = |i: usize| super::ordinal::is_superlative(page.reading.tokens.word(i));
    // "the worst accident in Europe" tells among which it counts.
    let plural = noun.prep.is_some() && {
        let word = page.reading.tokens.word(noun.head).to_lowercase();
        crate::syntax::lexicon::singular(&word) != word
    };
    // "a string of robberies in Aville"
    // "No fire in Aland was deadlier", "more than any fire in Aland": among which it counts.
    let any = page.is(noun.tokens.start, &["no", "any", "every", "each", "all", "most"]);
    if plural
        || any
        || page.events.get(event).roles.contains_key("what")
        || parse.chunks.phrases[p].tokens.clone().any(superlative)
    {
        return;
    }
    let Some(mut k) = Page::chunk_of(parse, p) else { return };
    while let Some(Chunk::Noun(q)) = parse.chunks.list.get(k + 1) {
        let phrase = &parse.chunks.phrases[*q];
        if phrase.prep.is_none() {
            break;
        }
        if let Some(items) = located(page, parse, *q) {
            let own = page.reading.span(&(noun.tokens.start..phrase.tokens.end));
            let span = page.clause_at(noun.head).map_or(own, |at| page.span_of(at, own)).to(own);
            out.push(
                Draft::new(
                    "place",
                    Value::Place { items },
                    span,
                    page.reading.span(&whole(page, parse, *q)),
                    noun.head,
                )
                .role("event", Referent::Event(event))
                .narrowed(which(page, noun).filter(|_| !is_known_apart(page, event))),
            );
            break;
        }
        k += 1;
    }
}

/// Verbs by which a journey ends, and by which it begins.
const ENDS: [&str; 3] = ["land", "dock", "moor"];
const BEGINS: [&str; 4] = ["sail", "depart", "embark", "start"];

/// "landed in Gander", "had sailed from Marseille": an end of the journey of whoever does so.
fn of_journey(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let verb = &at.clause().verb;
    let (end, words): (_, &[&str]) = match verb.lemma {
        lemma if ENDS.contains(&lemma) => ("arrival", &["in", "at", "on", "near"]),
        lemma if BEGINS.contains(&lemma) => ("departure", &["from"]),
        _ => return,
    };
    let Some(who) = page.subject(at).filter(|_| !verb.passive) else { return };
    for &p in &at.clause().preps {
        let Some(items) = under(page, at.parse, p, words) else { continue };
        let figure = page.reading.span(&at.parse.chunks.phrases[p].tokens);
        let span = page.span_of(at, figure);
        out.push(
            Draft::new("place", Value::Place { items }, span, figure, verb.head).role("event", who).within("end", end),
        );
        return;
    }
}

/// The event of a clause; in the passive that of its subject: "the final will be played".
fn told(page: &Page<'_, '_>, at: At<'_>) -> Option<EventId> {
    let clause = at.clause();
    let subject = clause.subject.and_then(|p| page.events.of_head(at.parse.chunks.phrases[p].head));
    let told = page.event_of(at).filter(|(_, e)| crate::event::kind(&e.kind).is_some()).map(|(id, _)| id);
    told.or(subject)
}

fn of_clause(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let lemma = at.clause().verb.lemma;
    if ENDS.contains(&lemma) || BEGINS.contains(&lemma) {
        return of_journey(page, at, out);
    }
    let Some(event) = told(page, at) else { return };
    // "Four died in Aville": a part of what happened.
    if page.events.is_retelling(at.sentence, at.clause) && matches!(lemma, "kill" | "die" | "injure" | "steal" | "make")
    {
        return;
    }
    let kind = page.events.get(event).kind.as_str();
    // Journeys have ends of their own: their places are the question of arrival and departure.
    if matches!(kind, "departure" | "arrival" | "visit") {
        return;
    }
    let verb = &at.clause().verb;
    // "was felt in Lima": it took place elsewhere.
    if matches!(verb.lemma, "feel" | "hear" | "see" | "notice" | "watch" | "shake" | "jolt" | "rattle") {
        return;
    }
    // "Violence also broke out in Aville": one place among others.
    let also = at.clause().extent.clone().any(|i| page.is(i, &["also", "elsewhere", "meanwhile"]));
    let subject = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]);
    if also || subject.is_some_and(|phrase| several(page, phrase)) {
        return;
    }
    // "The two sides last met in Geneva", "in 2019 he met him in Geneva": of another meeting.
    let last =
        (verb.tokens.start.saturating_sub(1)..verb.tokens.end).any(|i| page.is(i, &["last", "previously", "formerly"]));
    let mut times = at.parse.tokens.clone().filter_map(|i| page.reading.time_at(i));
    let past = last || verb.past && times.any(|t| crate::event::is_long_past(page.reading, t));
    let subject = at.clause().subject.and_then(|p| which(page, &at.parse.chunks.phrases[p]));
    let which = past.then(|| ("which", "earlier".to_owned())).or(subject).filter(|_| !is_known_apart(page, event));
    // "this week in the Far East, at an undisclosed place": the region does not tell where.
    let secret = at.clause().preps.iter().any(|&p| located(page, at.parse, p).is_some_and(|items| items.is_empty()));
    // "no sign that the talks will be held there", "has not confirmed that they will meet in Oslo": the place is open.
    let withheld = page.reading.stances.at(verb.head).commitment == Some(Commitment::Withhold);
    let there = at.clause().extent.clone().find(|&i| withheld && page.is(i, &["there"]) && i > verb.head);
    if let Some(there) = there {
        let figure = page.reading.span(&(there..there + 1));
        let mut draft =
            Draft::new("place", Value::Place { items: Vec::new() }, page.span_of(at, figure), figure, verb.head)
                .role("event", Referent::Event(event))
                .narrowed(which.clone());
        draft.polarity = Some(Polarity::Affirmed);
        out.push(draft);
        return;
    }
    // "It was the worst accident in Europe since 2013": among which it counts.
    let ranks = |&p: &usize| {
        at.parse.chunks.phrases[p].tokens.clone().any(|i| super::ordinal::is_superlative(page.reading.tokens.word(i)))
    };
    if at.clause().objects.iter().any(ranks) {
        return;
    }
    // What a quake shakes lies far around; what a vehicle hits is in its way.
    let struck = kind != "crash" && matches!(verb.lemma, "strike" | "hit" | "rock") && !verb.passive;
    // "Peruvian quake hits Santiago": it took place elsewhere.
    let country = |i: usize| country_of(&page.reading.tokens, i).is_some();
    let struck = struck && !at.clause().subject.is_some_and(|p| at.parse.chunks.phrases[p].tokens.clone().any(country));
    let objects = at.clause().objects.iter().filter(|_| struck).copied();
    for p in at.clause().preps.iter().copied().chain(objects) {
        let phrase = &at.parse.chunks.phrases[p];
        let place = located(page, at.parse, p);
        let place = place.or_else(|| under(page, at.parse, p, &["from"]).filter(|_| kind == "launch"));
        let place = place.or_else(|| phrase.prep.is_none().then(|| named(page, at.parse, p)).flatten());
        let Some(items) = place.filter(|items| !secret || items.is_empty()) else { continue };
        let figure = page.reading.span(&whole(page, at.parse, p));
        if out.iter().any(|d| d.relation == "place" && d.figure == figure) {
            continue;
        }
        out.push(
            Draft::new("place", Value::Place { items }, page.span_of(at, figure), figure, at.clause().verb.head)
                .role("event", Referent::Event(event))
                .narrowed(which.clone()),
        );
    }
}

/// "a spate of robberies in Aville", "clashes broke out in Aville": more than the one that the report is about.
fn several(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let word = page.reading.tokens.word(phrase.head).to_lowercase();
    let plural = singular(&word) != word && !matches!(word.as_str(), "talks" | "negotiations" | "games" | "floods");
    let one = crate::event::kind(page.events.of_head(phrase.head).map_or("", |e| page.events.get(e).kind.as_str()));
    plural && one.is_some_and(|kind| kind.identity.is_empty())
}

/// An event that is called the earlier one or the next one is so already.
fn is_known_apart(page: &Page<'_, '_>, event: EventId) -> bool {
    matches!(page.events.get(event).standing, Standing::Earlier | Standing::Later)
}

/// "The next summit", "the first semi-final": another one of its kind.
fn which(page: &Page<'_, '_>, phrase: &Phrase) -> Option<(&'static str, String)> {
    let other =
        |i: &usize| page.is(*i, &["next", "previous", "following", "last", "first", "second", "third", "another"]);
    let word = phrase.tokens.clone().take_while(|&i| i < phrase.head).find(other)?;
    Some(("which", page.reading.tokens.word(word).to_lowercase()))
}

/// The place under "in", "at", "near", with the wider one behind a comma; none for "undisclosed".
fn located(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> Option<Vec<String>> {
    let phrase = &parse.chunks.phrases[p];
    // "in the state's history"
    if page.is(phrase.head, &["history", "memory", "century", "decades", "years", "world"]) {
        return None;
    }
    let close = phrase.prep.is_some_and(|t| page.is(t, &["to"]) && page.is(t.wrapping_sub(1), &["close", "near"]));
    // "on the island of Rhodes", but not "on the Vedra": a river is no place of what happens on it.
    let on = phrase.prep.is_some_and(|t| page.is(t, &["on"])) && page.is(phrase.head, &KINDS_OF_PLACE)
        || phrase.tokens.clone().any(|i| page.is(i, &UNKNOWN));
    if !close && !on && !phrase.prep.is_some_and(|t| page.is(t, &["in", "at", "near", "outside", "around"])) {
        return None;
    }
    let secret = phrase.tokens.clone().any(|i| page.is(i, &UNKNOWN));
    if secret && page.is(phrase.head, &PLACE_NOUNS) {
        return Some(Vec::new());
    }
    named(page, parse, p)
}

/// The place under one of the prepositions.
fn under(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize, prepositions: &[&str]) -> Option<Vec<String>> {
    parse.chunks.phrases[p].prep.filter(|&t| page.is(t, prepositions)).and_then(|_| named(page, parse, p))
}

/// The place that a phrase names, with the wider one behind a comma: "Gander", "the island of Rhodes", "Split, Croatia".
fn named(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> Option<Vec<String>> {
    let phrase = &parse.chunks.phrases[p];
    // "from Kenya's new spaceport"
    let owner = || {
        let local = page.reading.mention_at(phrase.possessor.as_ref()?.end - 1)?.local?;
        let entity = &page.reading.locals.entities[local.0 as usize];
        (entity.kind == EntityKind::Place).then(|| entity.name.clone())
    };
    let name = place_name(page, bearer(page, parse, p)).or_else(owner)?;
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

/// The phrase that bears the name: of "the island of Rhodes" the second.
fn bearer<'p>(page: &Page<'_, '_>, parse: &'p crate::syntax::Parse, p: usize) -> &'p Phrase {
    let phrase = &parse.chunks.phrases[p];
    let of = parse.chunks.phrases.get(p + 1).filter(|q| {
        page.is(phrase.head, &KINDS_OF_PLACE) && q.prep.is_some_and(|t| t == phrase.tokens.end && page.is(t, &["of"]))
    });
    of.unwrap_or(phrase)
}

/// The tokens from the phrase to the name.
fn whole(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> std::ops::Range<usize> {
    parse.chunks.phrases[p].tokens.start..bearer(page, parse, p).tokens.end
}

/// Nouns that stand before the name of a place and "of".
const KINDS_OF_PLACE: [&str; 19] = [
    "resort",
    "settlement",
    "spa",
    "harbour",
    "harbor",
    "island",
    "town",
    "city",
    "village",
    "province",
    "district",
    "region",
    "port",
    "suburb",
    "state",
    "county",
    "municipality",
    "hamlet",
    "department",
];

/// The place that somebody or something goes to or comes from: a name, or words in capitals of which nothing is known.
pub(super) fn goal_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let capital = |i: usize| page.reading.tokens.get(i).is_some_and(crate::text::Token::is_capitalized);
    let unheard =
        page.reading.mention_at(phrase.head).is_none() && !phrase.is_time && phrase.tokens.clone().all(capital);
    place_name(page, phrase).or_else(|| unheard.then(|| page.reading.words(&phrase.tokens).to_owned()))
}

/// The name of a place. Where a place is asked for, a name of which nothing is known is one, unless an article or other
/// words stand before it.
fn place_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let mention = page.reading.mention_at(phrase.head)?;
    let entity = &page.reading.locals.entities[mention.local?.0 as usize];
    let start = mention.tokens.start;
    let at_the = page.is(phrase.tokens.start, &["the"])
        && start == phrase.tokens.start + 1
        && phrase.prep.is_some_and(|t| page.is(t, &["at"]));
    // "near the settlement Oberau"
    let kind = start > phrase.tokens.start + 1 && page.is(start - 1, &KINDS_OF_PLACE);
    let alone = (start == phrase.tokens.start || at_the || kind) && mention.tokens.end == phrase.tokens.end;
    let unknown = entity.kind == EntityKind::Other && mention.form == Form::Name && alone;
    (entity.kind == EntityKind::Place || unknown).then(|| entity.name.clone())
}

/// "the venue of the talks is still unknown", "nobody has said where the match will be held".
fn unknown(page: &Page<'_, '_>, sentence: usize, out: &mut Vec<Draft>) {
    let parse = &page.reading.parses[sentence];
    let tokens = parse.tokens.clone();
    let Some(place) = tokens.clone().find(|&i| page.is(i, &PLACE_NOUNS)) else { return };
    let negated = tokens.clone().any(|i| page.is(i, &["neither", "not", "no", "n't", "nor", "without"]));
    let Some(word) = tokens.clone().find(|&i| page.is(i, &UNKNOWN)) else { return };
    let open = page.is(word, &UNKNOWN[..8]) || negated;
    // "announced where the final will be played": the event stands behind.
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
    let figure = page.reading.span(&(place..place + 1));
    let mut draft = Draft::new("place", Value::Place { items: Vec::new() }, span, figure, tokens.start)
        .role("event", Referent::Event(event));
    // The "not" of "has not been announced" is what makes it unknown.
    draft.polarity = Some(Polarity::Affirmed);
    out.push(draft);
}
