//! Those without whom it would be no gathering: who meets whom, who plays whom.

use std::ops::Range;

use itertools::Itertools;

use crate::entity::{EntityKind, Form, LocalId};
use crate::event::{Event, EventId, Referent, Standing};

use super::page::{At, Draft, Page};
use super::presence::is_about;
use super::roster::{entity_name, push_names};

/// A gathering of more is told of by lists, which have rules of their own.
const MOST: usize = 4;

/// "Roe and Lind met in Aville": each of them was there, told once, where the report says so with the whole name.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let people = |e: &Event| e.roles.get("who").into_iter().flatten().filter_map(|r| person(page, r)).collect_vec();
    let meets =
        |e: &Event| e.kind == "meeting" && e.standing == Standing::Reported && (2..=MOST).contains(&people(e).len());
    let met = page.events.list.iter().enumerate().filter(|(_, e)| meets(e));
    let Some((id, event)) = met.max_by_key(|(n, e)| (e.tellings, usize::MAX - n)).map(|(n, e)| (EventId(n), e)) else {
        return;
    };
    let of = Referent::Noun("gathering".to_owned());
    if !is_about(page, id) {
        return;
    }
    for local in people(event) {
        let who = ("who", Referent::Entity(local));
        let told =
            |d: &Draft| d.relation == "attendee" && d.roles.contains(&who) && d.roles.contains(&("of", of.clone()));
        let in_headline = |d: &Draft| page.reading.sentence_of(page.reading.tokens.at(d.figure.start())) == 0;
        let place = first_told(page, id, local);
        // A headline tells it in brief.
        if place.as_ref().is_some_and(|(at, _)| at.sentence > 0) {
            out.retain(|d| !(told(d) && in_headline(d)));
        }
        if let Some((at, name)) = place.filter(|_| !out.iter().any(told))
            && let Some(called) = page.reading.mention_at(name.start).and_then(|m| entity_name(page, m))
        {
            push_names(page, Some(at), vec![(called, name)], Some(of.clone()), None, at.clause().verb.head, out);
        }
    }
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
