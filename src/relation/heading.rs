//! Where somebody or something is going, or is on the way.
//!
//! *Claims*: "the train is headed to Vladivostok", "bound for Russia", "headed north, away from the city".
//!
//! *Normal form*: the place, or the bearing.
//!
//! *Agrees when* the places are one, or one lies within the other.
//!
//! *Conflicts when* they are different; a later report supersedes an earlier one.

use crate::entity::EntityKind;
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
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northward", "southward",
    "eastward", "westward",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let going = match clause.verb.lemma {
            "head" | "travel" | "go" | "steam" | "fly" | "sail" | "move" | "drive" | "race" => true,
            "be" => page.is(clause.verb.head + 1, &["on"]) && (clause.verb.head..clause.verb.head + 6).any(|i| page.is(i, &["way"])),
            _ => (clause.verb.head + 1..clause.verb.head + 8).any(|i| page.is(i, &["bound"]) && page.is(i + 1, &["for"])),
        };
        if !going {
            continue;
        }
        let Some((items, figure)) = goal(page, at) else { continue };
        let who = page.subject(at);
        let span = page.span_of(at, figure);
        out.push(Draft::new("heading", Value::Place { items }, span, figure, clause.verb.head).role("who", who));
    }
}

/// The place behind "to", "for", "towards", or the bearing behind the verb.
fn goal(page: &Page<'_, '_>, at: At<'_>) -> Option<(Vec<String>, crate::span::Span)> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    for phrase in phrases.iter().filter(|p| p.tokens.start > clause.verb.head) {
        let to = phrase.prep.is_some_and(|t| page.is(t, &["to", "for", "toward", "towards", "into"]));
        if at.parse.clauses.iter().any(|c| c.verb.head > clause.verb.head && c.verb.head < phrase.tokens.start) {
            break;
        }
        let Some(local) = page.reading.entity_of(phrase) else { continue };
        let entity = &page.reading.locals.entities[local.0 as usize];
        if to && entity.kind == EntityKind::Place {
            return Some((vec![entity.name.clone()], page.reading.span(&phrase.tokens)));
        }
    }
    let next = clause.verb.head + 1;
    let bearing = BEARINGS.iter().find(|b| page.is(next, &[b]))?;
    Some((vec![(*bearing).to_owned()], page.reading.span(&(next..next + 1))))
}
