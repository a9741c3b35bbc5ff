//! What a meeting is about.
//!
//! *Claims*: "the talks will focus on fishing rights", "they discussed trade and visas", "visas are a priority of the
//! summit", "aid may be discussed at the meeting", and that the topics are not known: "the agenda was not disclosed".
//!
//! *Normal form*: the topics as they are worded, open; none where the text says that they are not known.
//!
//! *Agrees when* the same topics are named, or neither says any.
//!
//! *Conflicts when* one says that the topics are not known and the other names them: a conflict within one report, and
//! across reports only worth a note, for one may know what the other does not.

use crate::event::{EventId, Referent};
use crate::syntax::listed;
use crate::text::Polarity;
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "agenda",
    question: "what {event} is about",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Verbs whose object is a topic, and verbs that have it behind "on" or "about".
const DISCUSS: [&str; 4] = ["discuss", "debate", "negotiate", "raise"];
const FOCUS: [&str; 6] = ["focus", "center", "centre", "concentrate", "revolve", "talk"];
const ABOUT: [&str; 5] = ["on", "upon", "about", "around", "over"];
/// What a topic is to its meeting.
const RANKS: [&str; 6] = ["priority", "topic", "subject", "theme", "focus", "issue"];
/// Nouns for the topics as such, and words that say that they are not known.
const TOPICS: [&str; 4] = ["agenda", "topics", "subjects", "themes"];
const TOLD: [&str; 8] =
    ["specified", "disclosed", "announced", "published", "released", "revealed", "details", "known"];
const NEGATIONS: [&str; 7] = ["not", "n't", "no", "neither", "nor", "without", "never"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for sentence in 0..page.reading.parses.len() {
        out.extend(unknown(page, sentence));
    }
    for at in page.clauses() {
        let Some((first, event, rank)) = topic(page, at) else { continue };
        let phrases = &at.parse.chunks.phrases;
        let topics: Vec<usize> = listed(&at.parse.chunks, first).into_iter().filter(|&p| !phrases[p].is_time).collect();
        let (Some(&opens), Some(&last)) = (topics.first(), topics.last()) else { continue };
        // "they discussed it", "the matter was raised": which is told elsewhere.
        let told = |&p: &usize| {
            !page.is(phrases[p].head, &["it", "this", "that", "them", "these", "matter", "issue", "issues", "matters"])
        };
        let items: Vec<String> = topics
            .iter()
            .copied()
            .filter(told)
            .map(|p| page.reading.words(&bare(page, &phrases[p])).to_owned())
            .collect();
        if items.is_empty() {
            continue;
        }
        let figure = page.reading.span(&(bare(page, &phrases[opens]).start..phrases[last].tokens.end));
        // What stands in quotation marks is a saying.
        if page
            .reading
            .quotations
            .iter()
            .any(|q| q.span.start() <= figure.end() && figure.start() <= q.span.end() && q.scare)
        {
            continue;
        }
        let verb = page.reading.span(&at.clause().verb.tokens);
        let span = rank.map_or(figure, |p| page.reading.span(&phrases[p].tokens)).to(figure).to(verb);
        out.push(
            Draft::new("agenda", Value::Names { items, closed: false }, span, figure, at.clause().verb.head)
                .role("event", Referent::Event(event)),
        );
    }
}

/// A phrase without its preposition and its determiner.
fn bare(page: &Page<'_, '_>, phrase: &crate::syntax::Phrase) -> std::ops::Range<usize> {
    let start = phrase.possessor.as_ref().map_or(phrase.tokens.start, |r| r.start.min(phrase.tokens.start));
    let start = start + usize::from(phrase.prep == Some(start));
    start + usize::from(page.is(start, &["the", "a", "an"]))..phrase.tokens.end
}

/// The phrase that names the topic, the meeting that it is one of, and the phrase that says so.
fn topic(page: &Page<'_, '_>, at: At<'_>) -> Option<(usize, EventId, Option<usize>)> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let verb = &clause.verb;
    let held_in = clause.preps.iter().find_map(|&p| meeting(page, phrases[p].head));
    let subject = clause.subject.and_then(|p| meeting(page, phrases[p].head));
    if DISCUSS.contains(&verb.lemma) {
        let event = held_in.or(subject).or_else(|| gathering(page))?;
        let object = if verb.passive || verb.is_reduced() { clause.subject } else { clause.objects.first().copied() };
        return Some((
            object.filter(|&p| !phrases[p].is_time && meeting(page, phrases[p].head).is_none())?,
            event,
            None,
        ));
    }
    if FOCUS.contains(&verb.lemma) && !verb.passive {
        let topic = clause
            .preps
            .iter()
            .copied()
            .find(|&p| phrases[p].prep.is_some_and(|t| page.is(t, &ABOUT)) && !phrases[p].is_time);
        // Of those who focus on something nothing is said of what they meet for.
        return Some((topic?, subject.or_else(|| gathering(page).filter(|_| verb.lemma == "talk"))?, None));
    }
    if verb.lemma == "be" {
        let rank = clause.objects.iter().copied().find(|&p| page.is(phrases[p].head, &RANKS))?;
        let of = phrases.get(rank + 1).filter(|q| q.prep == Some(phrases[rank].tokens.end))?;
        return Some((clause.subject?, meeting(page, of.head)?, Some(rank + 1)));
    }
    None
}

/// The meeting that a noun names.
fn meeting(page: &Page<'_, '_>, head: usize) -> Option<EventId> {
    page.events.of_head(head).filter(|&id| page.events.get(id).kind == "meeting")
}

/// The meeting that the article tells of most.
fn gathering(page: &Page<'_, '_>) -> Option<EventId> {
    page.gathering.filter(|&id| page.events.get(id).kind == "meeting")
}

/// "The agenda of the talks was not disclosed", "there were no details about topics".
fn unknown(page: &Page<'_, '_>, sentence: usize) -> Option<Draft> {
    let parse = &page.reading.parses[sentence];
    let tokens = || parse.tokens.clone();
    let noun = tokens().find(|&i| page.is(i, &TOPICS))?;
    let word = tokens().find(|&i| page.is(i, &TOLD))?;
    // One clause: "the agenda was published, but the price was not".
    let reach = noun.min(word).saturating_sub(16)..noun.max(word) + 1;
    let near = tokens().filter(|i| reach.contains(i));
    let stop = (noun.min(word)..noun.max(word)).any(|i| page.is(i, &["but", ";"]));
    let negated = near.clone().any(|i| page.is(i, &NEGATIONS));
    let event = near.clone().find_map(|i| meeting(page, i)).or_else(|| gathering(page))?;
    if !negated || stop {
        return None;
    }
    let figure = page.reading.span(&(noun..noun + 1));
    let words = page.reading.span(&(noun.min(word)..noun.max(word) + 1));
    let span = page.clause_at(noun).map_or(words, |at| page.span_of(at, words)).to(words);
    let mut draft = Draft::new("agenda", Value::Names { items: Vec::new(), closed: false }, span, figure, noun)
        .role("event", Referent::Event(event));
    // The "not" of "was not disclosed" is what makes it unknown.
    draft.polarity = Some(Polarity::Affirmed);
    Some(draft)
}
