//! Some of a group by name: "officials, including A and B", "A is part of the delegation".

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;

use super::attendee::{PARTIES, country_or_owner, is_party, push, push_group};
use super::occasion::gathering;
use super::page::{At, Draft, Page};
use super::roster::{Names, people};

/// "... officials, including A and B": the names behind "including" or "among them".
pub(super) fn including(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        for p in 0..parse.chunks.phrases.len() {
            let phrase = &parse.chunks.phrases[p];
            let Some(prep) = phrase.prep.filter(|&t| page.is(t, &["including"])) else { continue };
            let party = (p.saturating_sub(5)..p).rev().find(|&q| is_party(page, &parse.chunks.phrases[q]));
            let titled =
                |q: &usize| super::post::is_post(&singular(page.reading.tokens.word(parse.chunks.phrases[*q].head)));
            let party = party.or_else(|| (p.saturating_sub(2)..p).rev().find(titled));
            let (Some(party), Some(at)) = (party, page.clause_at(prep)) else { continue };
            let figure = people(page, parse, p).first().map(|(_, t)| t.start);
            // "accompanied by officials including A": told already.
            if out.iter().any(|d| d.relation == "attendee" && Some(page.reading.tokens.at(d.figure.start())) == figure)
            {
                continue;
            }
            // "Leaders from all over the world attended, including A and B"
            let guests = page.gathering.map(Referent::Event).filter(|_| tells_of_guests(page, at.sentence));
            let told = guests.is_some();
            let Some(of) = guests.or_else(|| traveller(page, at)) else { continue };
            if !told {
                push_group(page, at, party, Some(of.clone()), out);
            }
            push(page, at, people(page, parse, p), Some(of), out);
        }
    }
}

/// Whether a sentence or the one before it tells of those who are at a gathering.
fn tells_of_guests(page: &Page<'_, '_>, sentence: usize) -> bool {
    let start = page.reading.sentences[sentence.saturating_sub(1)].tokens().start;
    let end = page.reading.sentences[sentence].tokens().end;
    (start..end).any(|i| super::aboard::is(page, i, "guests"))
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
pub(super) fn part_of(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let next = clause.verb.head + 1;
    let within = page.is(next, &["part", "among"])
        || page.is(next + 1, &["member"])
        || (next..next + 3).any(|i| page.is(i, &["in"]));
    let part = clause.verb.lemma == "be" && within;
    let party = at.parse.chunks.phrases.iter().find(|p| p.tokens.start >= next && page.is(p.head, &PARTIES));
    let (true, Some(party), Some(subject)) = (part, party, clause.subject) else { return };
    push_party(page, at, people(page, at.parse, subject), party, out);
}

/// The members of a delegation: they are with the one whose it is, or else with the delegation of a country.
fn push_party(page: &Page<'_, '_>, at: At<'_>, who: Names, party: &Phrase, out: &mut Vec<Draft>) {
    let leader = party.tokens.clone().rev().find_map(|i| page.reading.mention_at(i)?.local);
    let leader = leader.filter(|l| page.reading.locals.entities[l.0 as usize].kind == EntityKind::Person);
    let from = if leader.is_some() { None } else { country_or_owner(page, party) };
    let of = leader.map(Referent::Entity);
    let of = of.or_else(|| from.is_some().then(|| Referent::Noun(singular(page.reading.tokens.word(party.head)))));
    let there = || gathering(page).filter(|_| page.is(party.head, &["guests", "spectators", "attendees", "visitors"]));
    let of = of.or_else(there);
    let first = out.len();
    push(page, at, who, of, out);
    for draft in &mut out[first..] {
        draft.scope.extend(from.clone().map(|f| ("from", f)));
    }
}
