//! Who is there: companions, delegates, guests, members of a party.
//!
//! *Claims*: "accompanied by A and B", "with his ministers, including A and B", "the delegation includes A", "A was
//! among those present", "A will be part of the delegation", "attended by A".
//!
//! *Normal form*: the names, open unless the text closes the list ("only", "all three"); of whom, or of which event.
//!
//! *Agrees when* one list holds the other.
//!
//! *Conflicts when* closed lists differ, or one source says that somebody is absent whom another lists. Open lists
//! that differ are a list difference: their union is shown.

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::{Chunk, Parse};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "attendee",
    question: "who accompanies {of}",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Nouns for those who come along.
const PARTIES: [&str; 16] = [
    "delegation",
    "entourage",
    "retinue",
    "officials",
    "leaders",
    "members",
    "figures",
    "ministers",
    "guests",
    "participants",
    "companions",
    "team",
    "party",
    "presence",
    "representatives",
    "delegates",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let phrases = &at.parse.chunks.phrases;
        let leader = match clause.verb.lemma {
            "accompany" if clause.verb.passive || clause.verb.reduced => page.subject(at),
            "accompany" | "join" | "attend" => None,
            "include" | "reveal" | "show" | "feature" => None,
            _ => continue,
        };
        match clause.verb.lemma {
            "accompany" if clause.verb.passive || clause.verb.reduced => {
                let by =
                    phrases.iter().position(|p| p.prep.is_some_and(|t| t > clause.verb.head && page.is(t, &["by"])));
                if let Some(by) = by {
                    push(page, at, by, leader, out);
                }
            }
            "accompany" => {
                if let (Some(p), Some(&object)) = (clause.subject, clause.objects.first()) {
                    push(page, at, p, page.filler(at.parse, object), out);
                }
            }
            "attend" if !clause.verb.passive => {
                let event = clause.objects.iter().find_map(|&p| page.events.of_head(phrases[p].head));
                if let (Some(p), Some(event)) = (clause.subject, event) {
                    push(page, at, p, Some(Referent::Event(event)), out);
                }
            }
            "include" | "reveal" | "show" | "feature" => {
                let subject = clause.subject.map(|p| &phrases[p]);
                let party = subject.is_some_and(|s| page.is(s.head, &PARTIES));
                let presence = clause.objects.first().is_some_and(|&p| page.is(phrases[p].head, &["presence"]));
                if party && clause.verb.lemma == "include" {
                    let of = subject
                        .and_then(|s| s.possessor.clone())
                        .and_then(|r| page.reading.mention_at(r.end - 1)?.local);
                    if let Some(&object) = clause.objects.first() {
                        push(page, at, object, of.map(Referent::Entity), out);
                    }
                } else if presence {
                    if let Some(&of) = clause.preps.first() {
                        push(page, at, of, None, out);
                    }
                }
            }
            _ => {}
        }
    }
    including(page, out);
    part_of(page, out);
    one_leader(out);
}

/// A list without a leader is of the one whom the article's other lists accompany, where that is one.
fn one_leader(out: &mut [Draft]) {
    let with = |d: &&Draft| d.relation == "attendee" && matches!(d.roles.first(), Some((_, Referent::Entity(_))));
    let mut leaders: Vec<_> = out.iter().filter(with).filter_map(|d| d.roles.first().cloned()).collect();
    leaders.dedup();
    let [leader] = &leaders[..] else { return };
    for draft in out.iter_mut().filter(|d| d.relation == "attendee" && d.roles.is_empty()) {
        draft.roles.push(leader.clone());
    }
}

/// "... officials, including A and B": the names behind "including" or "among them".
fn including(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        for p in 0..parse.chunks.phrases.len() {
            let phrase = &parse.chunks.phrases[p];
            let Some(prep) = phrase.prep.filter(|&t| page.is(t, &["including"])) else { continue };
            let party = parse.chunks.phrases[..p].iter().rev().take(5).any(|q| page.is(q.head, &PARTIES));
            if !party {
                continue;
            }
            let Some(at) = page.clause_at(prep) else { continue };
            let leader = traveller(page, at);
            push(page, at, p, leader, out);
        }
    }
}

/// The person who is the subject of the sentence, or whose vehicle those who are listed boarded.
fn traveller(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let vehicle = at.clause().objects.first().and_then(|&p| page.reading.entity_of(&at.parse.chunks.phrases[p]));
    if let Some(vehicle) = vehicle.filter(|v| page.reading.locals.entities[v.0 as usize].kind == EntityKind::Vehicle) {
        return Some(Referent::Entity(vehicle));
    }
    at.parse.clauses.iter().filter_map(|c| page.filler(at.parse, c.subject?)).find(|r| {
        matches!(r, Referent::Entity(local) if page.reading.locals.entities[local.0 as usize].kind == EntityKind::Person)
    })
}

/// "A will be part of the delegation", "A is among the delegates".
fn part_of(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let next = clause.verb.head + 1;
        let part = clause.verb.lemma == "be" && (page.is(next, &["part", "among"]) || page.is(next + 1, &["member"]));
        let party = at.parse.chunks.phrases.iter().find(|p| p.tokens.start > next && page.is(p.head, &PARTIES));
        let (true, Some(party), Some(subject)) = (part, party, clause.subject) else { continue };
        let of = party.tokens.clone().rev().find_map(|i| page.reading.mention_at(i)?.local);
        push(page, at, subject, of.map(Referent::Entity), out);
    }
}

/// One claim with the people that are listed from phrase `p` on.
fn push(page: &Page<'_, '_>, at: At<'_>, p: usize, of: Option<Referent>, out: &mut Vec<Draft>) {
    let people = people(page, at.parse, p);
    let Some((first, last)) = people.first().zip(people.last()) else { return };
    let figure = page.reading.span(&(first.1.start..last.1.end));
    let items = people.iter().map(|(name, _)| name.clone()).collect();
    let closed = page.is(first.1.start.wrapping_sub(1), &["only"]);
    if out.iter().any(|d| d.relation == "attendee" && d.figure == figure) {
        return;
    }
    let span =
        page.reading.span(&(at.clause().extent.start.min(first.1.start)..at.clause().extent.end.max(last.1.end)));
    out.push(Draft::new("attendee", Value::Names { items, closed }, span, figure, first.1.start).role("of", of));
}

/// The people named from phrase `p` to the end of its list: an aside behind a name tells who that is and is passed over.
fn people(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Vec<(String, std::ops::Range<usize>)> {
    let mut out = Vec::new();
    let Some(start) = Page::chunk_of(parse, p) else { return out };
    for chunk in &parse.chunks.list[start..] {
        match chunk {
            Chunk::Noun(q) => {
                for mention in parse.chunks.phrases[*q].tokens.clone().filter_map(|i| page.reading.mention_at(i)) {
                    let Some(local) = mention.local else { continue };
                    let entity = &page.reading.locals.entities[local.0 as usize];
                    let new = out
                        .last()
                        .is_none_or(|(_, tokens): &(String, std::ops::Range<usize>)| *tokens != mention.tokens);
                    if entity.kind == EntityKind::Person && mention.form == crate::entity::Form::Name && new {
                        out.push((entity.name.clone(), mention.tokens.clone()));
                    }
                }
            }
            Chunk::Verb(_) | Chunk::Mark('.' | ';' | ':') => break,
            _ => {}
        }
    }
    out
}
