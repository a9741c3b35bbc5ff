//! Where a report is set, if nothing tells where its event took place: the place that it comes back to most.
//!
//! "The bomb went off during prayers. Rescuers dug all night in Aville; hospitals there asked for blood."

use itertools::Itertools;

use crate::entity::{EntityKind, Form, LocalId, is_region};
use crate::event::{EventId, Kind, Referent};
use crate::text::{LineKind, is_reporting_word};
use crate::value::Value;

use super::page::{Draft, Page};
use super::scene::{is_goal, push};
use super::site::{self, Site};

/// So many sentences from its head on a report says where it is set, unless it tells of the event beside the place.
const OPENING: usize = 4;

/// So often a place is named to which a report comes back.
const BACK: usize = 3;

/// A place where it may have been.
struct Candidate {
    site: Site,
    /// What it is known by.
    name: LocalId,
    head: usize,
    /// Its sentence tells of the event.
    tells: bool,
}

/// Adds the place where the article is set to `out`, if that holds none of its event.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let somewhere = |e: &EventId| {
        let kind = page.events.get(*e).kind.as_str();
        kind == "collapse" || crate::event::kind(kind).is_some_and(Kind::is_in_one_spot)
    };
    let gathered = || page.gathering.filter(|e| page.main.is_none() && page.events.get(*e).tellings >= BACK);
    let Some(event) = page.main.filter(somewhere).or_else(gathered) else { return };
    let of = ("event", Referent::Event(event));
    if out.iter().any(|d| d.relation == "place" && d.roles.contains(&of) && !is_wide(&d.value)) {
        return;
    }
    let candidates = candidates(page, event);
    let times = |id: LocalId| page.reading.locals.mentions.iter().filter(|m| m.local == Some(id)).count();
    // The first of those that are named most, where the event is told of beside it.
    let Some(most) = candidates.iter().rev().map(|c| c.name).max_by_key(|&id| times(id)) else { return };
    let told = candidates.into_iter().filter(|c| c.name == most).sorted_by_key(|c| !c.tells).collect_vec();
    // A name of which nothing is known may be anything, unless the text goes on to place things there.
    let known = page.reading.locals.entities[most.0 as usize].kind == EntityKind::Place || told.len() > 1;
    let sure = |c: &Candidate| known && (c.tells || times(most) >= BACK);
    if let Some(first) = told.into_iter().next().filter(sure) {
        push(page, first.site, first.head, event, out);
    }
}

fn candidates(page: &Page<'_, '_>, event: EventId) -> Vec<Candidate> {
    let body = |s: &usize| page.reading.sentences[*s].kind() == LineKind::Body;
    let mut found = Vec::new();
    for (nth, sentence) in (0..page.reading.parses.len()).filter(body).enumerate() {
        let parse = &page.reading.parses[sentence];
        let tells = (0..parse.clauses.len()).any(|c| page.events.of_clause(sentence, c) == Some(event))
            || parse.chunks.phrases.iter().any(|q| page.events.of_head(q.head) == Some(event));
        if page.events.is_other(sentence, parse) || nth >= OPENING && !tells {
            continue;
        }
        for (p, phrase) in parse.chunks.phrases.iter().enumerate() {
            // "the minister said in Aville", "the brothers who founded the firm in Aville"
            let aside = page.clause_at(phrase.head).is_some_and(|at| {
                at.clause().relative || is_reporting_word(&page.reading.tokens, at.clause().verb.head)
            });
            let happens = page.events.of_head(phrase.head).is_some();
            let site = site::located(page, parse, p).filter(|_| {
                !aside
                    && !happens
                    && !is_goal(page, parse, p)
                    && !is_away(page, phrase.prep)
                    && !page.events.is_past(sentence, parse, phrase.head)
            });
            let named = |i| page.reading.mention_at(i).filter(|m| m.form == Form::Name);
            let Some(site) = site.filter(|site| !is_wide(&Value::Place { items: site.items.clone() })) else {
                continue;
            };
            if let Some(name) = site.tokens.clone().find_map(named).and_then(|m| m.local) {
                // "from the museum in Aville": the museum.
                let narrow = p.checked_sub(1).and_then(|q| site::named(page, parse, q));
                let site = narrow.filter(|narrow| narrow.tokens.contains(&phrase.head)).unwrap_or(site);
                found.push(Candidate { site, name, head: phrase.head, tells });
            }
        }
    }
    found
}

/// "50 miles off Aville", "not far outside the town"
fn is_away(page: &Page<'_, '_>, prep: Option<usize>) -> bool {
    prep.and_then(|t| t.checked_sub(1))
        .is_some_and(|before| page.reading.quantity_at(before).is_some() || page.is(before, &["far", "way"]))
}

/// A country, a state, a sea is no answer for what happens in one spot.
fn is_wide(value: &Value) -> bool {
    let bare = |item: &String| item.starts_with(char::is_lowercase);
    matches!(value, Value::Place { items } if items.iter().all(|place| is_region(place) || items.len() > 1 && bare(place)))
}
