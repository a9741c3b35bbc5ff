//! Those without whom it would be no gathering: who meets whom, who plays whom.

use std::ops::Range;

use itertools::Itertools;

use crate::entity::{EntityKind, Form, LocalId};
use crate::event::{Event, EventId, Referent, Standing};

use super::page::{At, Draft, Page};
use crate::text::Polarity;

use super::presence::{OPENING, is_about};
use super::roster::{entity_name, people, people_before, push_names};
use super::versus::players;

/// A gathering of more is told of by lists, which have rules of their own.
const MOST: usize = 4;

/// "Roe and Lind met in Aville", "Roe beat Lind": each of them was there, told once, where the report says so with the
/// whole name.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let Some((id, of, who)) = meeting(page).or_else(|| duel(page)) else { return };
    let of = Referent::Noun(of.to_owned());
    for local in who {
        let who = ("who", Referent::Entity(local));
        let told = |d: &Draft| {
            d.relation == "attendee"
                && d.roles.contains(&who)
                && d.roles.iter().any(|(_, r)| *r == of || is_it(page, id, r))
        };
        let place = first_told(page, id, local);
        // A headline tells it in brief, and further down who is known to be there "arrived by train".
        if place.as_ref().is_some_and(|(at, name)| at.sentence > 0 && name.len() > 1) {
            out.retain(|d| {
                !told(d) || d.polarity == Some(Polarity::Denied) || page.reading.stances.is_negated(d.stance_at)
            });
        }
        if let Some((at, name)) = place.filter(|_| !out.iter().any(told))
            && let Some(called) = page.reading.mention_at(name.start).and_then(|m| entity_name(page, m))
        {
            push_names(page, Some(at), vec![(called, name)], Some(of.clone()), None, at.clause().verb.head, out);
        }
    }
}

/// Whether a role is filled by the event itself.
fn is_it(page: &Page<'_, '_>, id: EventId, filler: &Referent) -> bool {
    matches!(filler, Referent::Event(own) if *own == id && page.gathering == Some(id))
}

/// Who meets whom in the meeting that an article is about.
fn meeting(page: &Page<'_, '_>) -> Option<(EventId, &'static str, Vec<LocalId>)> {
    let people = |e: &Event| e.roles.get("who").into_iter().flatten().filter_map(|r| person(page, r)).collect_vec();
    let meetings = page.events.list.iter().enumerate();
    let meetings = meetings.filter(|(_, e)| e.kind == "meeting" && e.standing == Standing::Reported);
    let told = meetings.map(|(n, e)| (EventId(n), e.tellings, people(e)));
    let two = |who: &[LocalId]| (2..=MOST).contains(&who.len());
    let (id, _, who) = told
        .map(|(id, tellings, who)| {
            let who = if two(&who) { who } else { side_by_side(page, id).unwrap_or(who) };
            (id, tellings, who)
        })
        .filter(|(.., who)| two(who))
        .max_by_key(|(id, tellings, _)| (*tellings, usize::MAX - id.0))?;
    is_about(page, id).then_some((id, "gathering", who))
}

/// "Roe and Lind sat down for their first summit", "Roe gave Lind a warm welcome at their summit": the two of a sentence
/// that tells of the meeting, where there are no more.
fn side_by_side(page: &Page<'_, '_>, id: EventId) -> Option<Vec<LocalId>> {
    page.clauses().take_while(|at| at.sentence < OPENING).find_map(|at| {
        let told = page.event_of(at).is_some_and(|(own, _)| own == id);
        let its = at.clause().extent.clone().find(|&i| page.events.of_head(i) == Some(id));
        let phrase = its.and_then(|i| at.parse.phrase_at(i)).map(|p| &at.parse.chunks.phrases[p]);
        let theirs = phrase.is_some_and(|p| p.tokens.clone().any(|i| page.is(i, &["their"])));
        let before = people_before(page, at);
        let names = match () {
            () if before.len() == 2 && (told || its.is_some()) => before,
            () if theirs => {
                let objects = at.clause().objects.iter().flat_map(|&p| people(page, at.parse, p));
                let subject = at.clause().subject.map(|p| people(page, at.parse, p)).unwrap_or_default();
                subject.into_iter().chain(objects).unique().collect()
            }
            () => return None,
        };
        let who = names.iter().filter_map(|(_, t)| page.reading.mention_at(t.start)?.local).unique().collect_vec();
        (who.len() == 2).then_some(who)
    })
}

/// Who plays whom in the match that an article is about.
fn duel(page: &Page<'_, '_>) -> Option<(EventId, &'static str, Vec<LocalId>)> {
    let id = page.gathering.filter(|&id| page.events.get(id).kind == "match")?;
    let who = players(page).filter(|_| is_about(page, id))?;
    Some((id, "match", who.to_vec()))
}

/// A person; among those who meet a name of two words is one's, if nothing else is known of it.
fn person(page: &Page<'_, '_>, who: &Referent) -> Option<LocalId> {
    let Referent::Entity(id) = who else { return None };
    let entity = &page.reading.locals.entities[id.0 as usize];
    let unknown = entity.kind == EntityKind::Other && entity.name.contains(' ');
    (entity.kind == EntityKind::Person || unknown).then_some(*id)
}

/// The first place where the gathering is told of with somebody's name: below the headline and with the whole name, if
/// there is one.
fn first_told<'p>(page: &'p Page<'_, '_>, id: EventId, local: LocalId) -> Option<(At<'p>, Range<usize>)> {
    let tells = |at: &At<'_>| {
        let told = page.event_of(*at).is_some_and(|(own, _)| own == id);
        // "said at their meeting that it was not enough": what he denies is not that they met.
        let named = || at.parse.tokens.clone().any(|i| page.events.of_head(i) == Some(id));
        told || named() && !page.reading.stances.is_negated(at.clause().verb.head)
    };
    let named = |at: At<'p>| {
        let mut names =
            at.parse.tokens.clone().filter_map(|i| page.reading.mention_at(i).filter(|m| m.tokens.start == i));
        let name = names.find(|m| m.form == Form::Name && m.local == Some(local))?;
        Some((at, name.tokens.clone()))
    };
    let places: Vec<_> = page.clauses().filter(tells).filter_map(named).collect();
    let full = places.iter().find(|(at, name)| at.sentence > 0 && name.len() > 1);
    full.or(places.first()).cloned()
}
