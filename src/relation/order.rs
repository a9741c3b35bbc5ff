//! Whether one event comes before, during or after another.
//!
//! *Claims*: "they will meet after the forum", "on the sidelines of the summit", "no meeting within the framework of
//! the forum", "the blast came before the match".
//!
//! *Normal form*: before, during or after, for the two events, and the stretch of the calendar that this leaves where
//! a report says when the other event is.
//!
//! *Agrees when* both say the same.
//!
//! *Conflicts when* they differ, or one denies what another says.

use crate::event::{EventId, Referent};
use crate::number::QuantityMention;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::time::Time;
use crate::unit::Dimension;
use crate::value::{Order, Value};

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "order",
    question: "whether {event} comes before, during or after {other}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let Some((event, _)) = subject_event(page, at) else { continue };
        for (p, phrase) in at.parse.chunks.phrases.iter().enumerate() {
            let fronted = at.clause().preps.contains(&p);
            if phrase.tokens.start < at.clause().verb.head && !fronted || !belongs(at.parse, at.clause, phrase) {
                continue;
            }
            let Some(other) = page.events.of_head(phrase.head) else { continue };
            // "met ahead of the summit": a clause that puts two in order tells of two, of whatever kind they are.
            let same = Referent::Noun(singular(page.reading.tokens.word(phrase.head)));
            let (twice, other) = if other == event { (true, same) } else { (false, Referent::Event(other)) };
            let Some((order, start)) = position(page, phrase) else { continue };
            // "will meet him during her visit": a journey holds all that is done on it.
            let own = page.is(
                phrase.tokens.start + usize::from(phrase.prep == Some(phrase.tokens.start)),
                &["his", "her", "its", "their"],
            );
            if order == Order::During
                && own
                && matches!(event_kind(page, phrase.head), Some("visit" | "departure" | "arrival"))
            {
                continue;
            }
            // "failed seven minutes after the launch" says how long after, which `duration` claims: one day and one news.
            let minutes = |q: &QuantityMention| q.quantity.si().1.is_some_and(|s| s < 86_400.0);
            let timed = start.checked_sub(1).and_then(|i| page.reading.quantity_at(i));
            if timed.is_some_and(|q| q.quantity.dimension() == Dimension::Time && minutes(q)) {
                continue;
            }
            let figure = page.reading.span(&(start..phrase.tokens.end));
            let words = page.reading.words(&(start..phrase.tokens.end));
            let value = Value::Order { order, time: Time::beside_event(words) };
            let mut draft = Draft::new("order", value, page.span_of(at, figure), figure, at.clause().verb.head)
                .role("event", Referent::Event(event))
                .role("other", other);
            if twice && let Some(who) = described(page, at) {
                draft = draft.within("who", who);
            }
            out.push(draft);
        }
    }
}

fn event_kind<'p>(page: &'p Page<'_, '_>, head: usize) -> Option<&'p str> {
    Some(page.events.get(page.events.of_head(head)?).kind.as_str())
}

/// The event whose place in time is told: that of the clause, or the one that a light verb carries.
fn subject_event<'p>(page: &'p Page<'_, '_>, at: super::page::At<'p>) -> Option<(EventId, &'p crate::event::Event)> {
    let (id, event) = page.event_of(at)?;
    let verb = &at.clause().verb;
    let deed = verb.is_finite()
        && !super::moment::is_state(verb.lemma)
        && !crate::text::is_reporting_word(&page.reading.tokens, verb.head)
        && event.roles.contains_key("who");
    (deed || crate::event::kind(&event.kind).is_some()).then_some((id, event))
}

/// Whose event it is, where that is a description: of "the ministers met" and "the ministers' meeting" the ministers.
fn described(page: &Page<'_, '_>, at: super::page::At<'_>) -> Option<String> {
    let subject = &at.parse.chunks.phrases[at.clause().subject?];
    let owner = subject.possessor.as_ref().map_or(subject.head, |r| r.end - 1);
    let last = if subject.possessor.as_ref().is_some_and(|r| page.is(r.end - 1, &["'s", "’s", "'", "’"])) {
        owner - 1
    } else {
        owner
    };
    Some(singular(page.reading.tokens.word(last)))
}

/// No other clause's verb stands between the clause's verb and the phrase.
fn belongs(parse: &crate::syntax::Parse, clause: usize, phrase: &Phrase) -> bool {
    let verb = parse.clauses[clause].verb.head;
    !parse.clauses.iter().any(|c| c.verb.head > verb && c.verb.head < phrase.tokens.start)
}

/// The word for the order, and the token where it begins.
fn position(page: &Page<'_, '_>, phrase: &Phrase) -> Option<(Order, usize)> {
    let prep = phrase.prep?;
    let back = |n: usize| prep.checked_sub(n);
    if page.is(prep, &["after", "following"]) {
        return Some((Order::After, prep));
    }
    if page.is(prep, &["before", "ahead"])
        || (page.is(prep, &["of"]) && back(1).is_some_and(|i| page.is(i, &["ahead"])))
    {
        return Some((Order::Before, prep));
    }
    if page.is(prep, &["during"]) {
        return Some((Order::During, prep));
    }
    let frame =
        back(1).is_some_and(|i| page.is(i, &["sidelines", "margins", "framework", "fringes", "course", "part"]));
    (page.is(prep, &["of"]) && frame).then(|| (Order::During, prep - 1))
}
