//! Where somebody or something is going, or is on the way.
//!
//! *Claims*: "the train is headed to Vladivostok", "bound for Russia", "headed north, away from the city"; and where
//! something lies from a place: "28 km north-west of Vesuvia".
//!
//! *Normal form*: the place, or the bearing.
//!
//! *Agrees when* the places are one, or one lies within the other.
//!
//! *Conflicts when* they are different; a later report supersedes an earlier one.

use crate::entity::{EntityKind, country_of};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::span::Span;
use crate::syntax::{Parse, Phrase};
use crate::text::Polarity;
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "heading",
    question: "where {who} is heading",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

const BEARINGS: [&str; 12] = [
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northward",
    "southward",
    "eastward",
    "westward",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    lies(page, out);
    for at in page.clauses() {
        out.extend(carried(page, at));
        let clause = at.clause();
        let going = match clause.verb.lemma {
            "head" | "travel" | "go" | "steam" | "fly" | "sail" | "drive" | "race" | "turn" | "march" | "sweep"
            | "push" | "leave" | "depart" | "embark" => true,
            // "She moved to Florida" is no journey that is reported.
            "move" => page.is(clause.verb.head, &["moving"]),
            "set" => page.is(clause.verb.head + 1, &["off", "out", "sail"]),
            "be" => {
                let behind = clause.verb.head + 1..clause.verb.head + 4;
                page.is(behind.start, &["on"]) && behind.clone().any(|i| page.is(i + 1, &["way"]))
                    || behind
                        .clone()
                        .any(|i| page.is(i, &["diverted", "rerouted", "redirected"]) && page.is(i + 1, &["to"]))
            }
            _ => page.is(clause.verb.head, &["diverted", "rerouted", "redirected"]),
        };
        let bound = |i: usize| page.is(i, &["bound"]) && page.is(i + 1, &["for"]);
        if !going && !(clause.verb.head + 1..clause.verb.head + 8).any(bound) {
            continue;
        }
        let who = page.subject(at).or_else(|| before(page, at));
        let leaves = matches!(clause.verb.lemma, "leave" | "depart" | "set" | "embark");
        let towards: &[&str] = match clause.verb.lemma {
            // "turned to Oslo for help"
            "turn" => &["toward", "towards"],
            _ if leaves => &["for", "toward", "towards"],
            _ => &["to", "for", "toward", "towards", "into"],
        };
        if let Some((items, figure)) = goal(page, at, towards) {
            let span = page.span_of(at, figure);
            out.push(
                Draft::new("heading", Value::Place { items }, span, figure, clause.verb.head).role("who", who.clone()),
            );
        }
        if let Some((item, figure)) = bearing(page, at) {
            // A bearing and a place are never set against each other: the text does not say which place lies there.
            let span = page.span_of(at, figure);
            let value = Value::Category { family: "bearing".to_owned(), item: item.to_owned() };
            out.push(Draft::new("heading", value, span, figure, clause.verb.head).role("who", who.clone()));
        }
        if let Some((items, figure)) = away(page, at) {
            // Away from a place is not on the way to it.
            let span = page.span_of(at, figure);
            let mut draft =
                Draft::new("heading", Value::Place { items }, span, figure, clause.verb.head).role("who", who);
            draft.polarity = Some(Polarity::Denied);
            out.push(draft);
        }
    }
    for parse in &page.reading.parses {
        for p in 0..parse.chunks.phrases.len() {
            let told = |draft: &Draft| out.iter().any(|d| d.relation == RELATION.id && d.figure.overlaps(draft.figure));
            let journey = of_journey(page, parse, p).filter(|draft| !told(draft));
            out.extend(journey);
        }
    }
}

/// "The train was bringing goods from Oslo to Bergen", "the ship is due in Bergen": where it goes with what it carries.
fn carried(page: &Page<'_, '_>, at: At<'_>) -> Option<Draft> {
    const CARRIES: [&str; 6] = ["carry", "bring", "transport", "ferry", "haul", "take"];
    let (clause, phrases) = (at.clause(), &at.parse.chunks.phrases);
    let verb = &clause.verb;
    clause.subject.filter(|&p| is_vehicle(page, &phrases[p]))?;
    let under = |words: &'static [&'static str]| {
        clause.preps.iter().find_map(|&p| super::site::under(page, at.parse, p, words))
    };
    let due = verb.lemma == "be" && (verb.tokens.end..verb.tokens.end + 2).any(|i| page.is(i, &["due"]));
    let site = match () {
        () if due => under(&["in", "at"]),
        () if CARRIES.contains(&verb.lemma) && !verb.passive => under(&["from"]).and_then(|_| under(&["to"])),
        () => None,
    }?;
    let figure = page.reading.span(&site.tokens);
    let place = Value::Place { items: site.items };
    Some(Draft::new("heading", place, page.span_of(at, figure), figure, verb.head).role("who", page.subject(at)))
}

fn is_vehicle(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    page.reading.mention_at(phrase.head).is_some_and(|m| m.kind == EntityKind::Vehicle)
}

/// Nouns for a journey.
const JOURNEYS: [&str; 9] =
    ["way", "trip", "voyage", "journey", "flight", "crossing", "pilgrimage", "outing", "excursion"];

/// "459 people on their way to the island of Rhodes", "a school trip of four days to Rhodes": where a journey goes.
fn of_journey(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Draft> {
    let noun = &parse.chunks.phrases[p];
    // "the train from Oslo to Bergen"
    let from = || parse.chunks.phrases.get(p + 1)?.prep.filter(|&t| t == noun.tokens.end && page.is(t, &["from"]));
    let vehicle = is_vehicle(page, noun) && from().is_some();
    if !page.is(noun.head, &JOURNEYS) && !vehicle {
        return None;
    }
    // "on the way", and what stands between: "a flight from Oslo", "of four days", "on Tuesday".
    let way = page.is(noun.head, &["way"]);
    if way && !noun.prep.is_some_and(|t| page.is(t, &["on"])) {
        return None;
    }
    let next = |q: &usize| {
        let joined = parse.chunks.phrases[*q].prep == Some(parse.chunks.phrases[q - 1].tokens.end);
        joined && !page.is(parse.chunks.phrases[*q].prep.unwrap_or_default(), &["for"])
    };
    let to = (p + 1..parse.chunks.phrases.len().min(p + 4))
        .take_while(next)
        .find(|&q| parse.chunks.phrases[q].prep.is_some_and(|t| page.is(t, &["to"])))?;
    let site = super::site::named(page, parse, to)?;
    let (figure, own) = (page.reading.span(&site.tokens), page.reading.span(&(noun.tokens.start..site.tokens.end)));
    let at = page.clause_at(noun.head);
    let span = at.map_or(own, |at| page.span_of(at, own)).to(own);
    // "A ferry on its way", "They were on a trip", "the flight to Oslo" itself; "his trip to Oslo" is a visit.
    let on = noun.prep.is_some_and(|t| page.is(t, &["on"]));
    let carried = p.checked_sub(1).filter(|&q| on && Some(parse.chunks.phrases[q].tokens.end) == noun.prep);
    let is = at.filter(|at| on && at.clause().verb.lemma == "be");
    let who = match carried {
        Some(q) => page.filler(parse, q),
        None if is.is_some() => is.and_then(|at| page.subject(at)),
        None => Some(page.referent(noun).filter(|_| vehicle || page.is(noun.head, &["flight"]))?),
    };
    let place = Value::Place { items: site.items };
    Some(Draft::new("heading", place, span, figure, noun.head).role("who", who))
}

/// "28 km northwest of Vesuvia", "miles north-west of the town of": where the event lies from the place.
fn lies(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let tokens = &page.reading.tokens;
    for quantity in page.reading.quantities.iter().filter(|q| q.quantity.unit().dimension() == Dimension::Length) {
        let from = super::distance::after_conversion(page, page.tokens_of(quantity).end);
        let end = page.parse_at(from.saturating_sub(1)).tokens.end;
        for i in from..(from + 4).min(end) {
            let hyphen = tokens.is_any(i + 1, &["-", "‑"]) && tokens.glued(i + 2);
            let word =
                if hyphen { format!("{}{}", tokens.word(i), tokens.word(i + 2)) } else { tokens.word(i).to_owned() };
            let Some(item) = BEARINGS.iter().find(|b| word.eq_ignore_ascii_case(b)) else { continue };
            let behind = i + if hyphen { 3 } else { 1 };
            let Some(place) = page.parse_at(i).phrase_from(behind + 1).filter(|_| page.is(behind, &["of"])) else {
                break;
            };
            let parse = page.parse_at(i);
            let phrase = &parse.chunks.phrases[place];
            let next = parse
                .chunks
                .phrases
                .get(place + 1)
                .filter(|q| q.prep == Some(phrase.tokens.end) && page.is(phrase.tokens.end, &["of"]));
            let goal = super::distance::named_behind(page, parse, place).or(next).unwrap_or(phrase);
            let Some(name) = super::site::goal_name(page, goal).or_else(|| described(page, goal)) else { break };
            let name = if name.len() > 3 { cased(&name) } else { name };
            let figure = page.reading.span(&(i..behind));
            let at = page.clause_at(i);
            let whole = figure.to(page.reading.span(&goal.tokens));
            let span = at.map_or(whole, |at| page.span_of(at, whole)).to(whole);
            let value = Value::Category { family: "bearing".to_owned(), item: (*item).to_owned() };
            out.push(
                Draft::new("heading", value, span, figure, i)
                    .role("who", opens(page, quantity).or_else(|| lying(page, at?)))
                    .within("from", name),
            );
            break;
        }
    }
}

/// "AVILLE", as a dateline has it, in the case of a name.
fn cased(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// "west of the capital", "north of the volcano": a place without its name.
fn described(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    const SITES: [&str; 10] =
        ["capital", "city", "town", "village", "volcano", "border", "coast", "island", "epicentre", "epicenter"];
    let the = page.is(phrase.tokens.start, &["the"]) && page.is(phrase.head, &SITES);
    the.then(|| page.reading.tokens.word(phrase.head).to_lowercase())
}

/// "In Aville, 80 km west of Btown, the power was off": the place that opens the sentence, and not what happened.
fn opens(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let at = page.clause_at(figure)?;
    let subject = at.clause().subject.map(|p| at.parse.chunks.phrases[p].tokens.start)?;
    let place = super::distance::subject_of(page, quantity).filter(|_| figure < subject);
    place.filter(|place| matches!(place, Referent::Entity(_)))
}

/// What lies there: what is told of, or for its epicentre, for "it" and for a vehicle the event that the article is about.
fn lying(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let Some(subject) = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]) else {
        return page.main.map(Referent::Event);
    };
    let centre = page.is(
        subject.head,
        &["epicentre", "epicenter", "centre", "center", "hypocentre", "hypocenter", "it", "this", "movement"],
    );
    let who = page.subject(at);
    let vehicle = matches!(who, Some(Referent::Entity(l)) if page.reading.locals.entities[l.0 as usize].kind == EntityKind::Vehicle);
    if centre || vehicle {
        return page.main.map(Referent::Event);
    }
    let known = who.filter(|w| !matches!(w, Referent::Noun(_)));
    // "The shaking began 28 km north-east of Aville": what is told of without a name lies where it happened.
    known.or_else(|| page.main.map(Referent::Event).filter(|_| page.event_of(at).map(|(id, _)| id) == page.main))
}

/// What "it" is that goes somewhere, where nothing else tells: the vehicle that the sentence before is about.
fn before(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let subject = &at.parse.chunks.phrases[at.clause().subject?];
    let parse = page.reading.parses.get(at.sentence.checked_sub(1)?).filter(|_| page.is(subject.head, &["it"]))?;
    let first = page.reading.entity_of(&parse.chunks.phrases[parse.clauses.first()?.subject?])?;
    let vehicle = page.reading.locals.entities[first.0 as usize].kind == EntityKind::Vehicle;
    vehicle.then_some(Referent::Entity(first))
}

/// The place behind one of the prepositions.
fn goal(page: &Page<'_, '_>, at: At<'_>, prepositions: &[&str]) -> Option<(Vec<String>, Span)> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    for phrase in phrases.iter().filter(|p| p.tokens.start > clause.verb.head) {
        let to = phrase.prep.is_some_and(|t| page.is(t, prepositions));
        if at.parse.clauses.iter().any(|c| c.verb.head > clause.verb.head && c.verb.head < phrase.tokens.start) {
            break;
        }
        if !to {
            continue;
        }
        if let Some(name) = super::site::goal_name(page, phrase) {
            return Some((vec![name], page.reading.span(&phrase.tokens)));
        } else if page.is(phrase.head, &["territory", "soil", "border", "waters", "airspace", "capital"]) {
            // "on its way to Danish waters"
            let country = phrase.tokens.clone().find_map(|i| country_of(&page.reading.tokens, i))?.1;
            return Some((vec![country.to_owned()], page.reading.span(&phrase.tokens)));
        }
    }
    None
}

/// "headed north"
fn bearing(page: &Page<'_, '_>, at: At<'_>) -> Option<(&'static str, Span)> {
    let next = at.clause().verb.head + 1;
    // "left North Korea" gives no bearing.
    if page.reading.tokens.get(next)?.is_capitalized() {
        return None;
    }
    let bearing = BEARINGS.iter().find(|b| page.is(next, &[b]))?;
    Some((bearing, page.reading.span(&(next..next + 1))))
}

/// "away from the city"
fn away(page: &Page<'_, '_>, at: At<'_>) -> Option<(Vec<String>, Span)> {
    let from = at
        .parse
        .chunks
        .phrases
        .iter()
        .filter(|p| p.tokens.start > at.clause().verb.head)
        .find(|p| p.prep.is_some_and(|t| page.is(t, &["from"]) && page.is(t.wrapping_sub(1), &["away"])))?;
    let name = super::site::goal_name(page, from)?;
    let figure = page.reading.span(&(from.prep? - 1..from.tokens.end));
    Some((vec![name], figure))
}
