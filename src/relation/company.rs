//! Who is with somebody, where no word says "accompany": "with her were A and B", "in his party was A", "A was not with
//! them".

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::Phrase;

use super::attendee::{PARTIES, named_from, people_only, push_at};
use super::page::{At, Draft, Page};
use super::roster::people;

/// Who is with whom, by the clauses of an article.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        inverted(page, at, out);
        with_them(page, at, out);
    }
}

/// "With her were A and B", "In her party were A and B", "Beside him walked A".
fn inverted(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let verb = &at.clause().verb;
    let phrases = &at.parse.chunks.phrases;
    let start = at.parse.tokens.start;
    let comes = matches!(verb.lemma, "be" | "come" | "travel" | "fly" | "arrive" | "walk" | "sit" | "stand");
    let opens = page.is(start, &["with", "alongside", "beside", "in"]) && verb.tokens.start <= start + 7;
    let Some(first) =
        phrases.first().filter(|p| comes && opens && p.prep == Some(start) && p.tokens.end <= verb.tokens.start)
    else {
        return;
    };
    let of = if page.is(start, &["in"]) {
        let owner = first.possessor.as_ref().filter(|_| page.is(first.head, &PARTIES));
        let Some(owner) = owner else { return };
        page.reading.mention_at(owner.end - 1).and_then(|m| m.local).map(Referent::Entity)
    } else if is_somebody(page, first) {
        person(page, first)
    } else {
        return;
    };
    let behind = at.parse.phrase_from(verb.tokens.end).filter(|&p| phrases[p].tokens.start <= verb.tokens.end + 1);
    if behind.is_some() {
        push_at(page, at, people_only(page, named_from(page, at, verb.tokens.end)), of, false, out);
    }
}

/// "A was not with them", "her deputy, A, was with her".
fn with_them(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let Some(subject) = clause.subject.filter(|_| clause.verb.lemma == "be") else { return };
    let next = clause.preps.first().map(|&p| &phrases[p]).filter(|q| q.prep.is_some_and(|t| page.is(t, &["with"])));
    let Some(with) = next.filter(|q| q.tokens.end <= clause.verb.head + 5 && is_somebody(page, q)) else { return };
    push_at(page, at, people_only(page, people(page, at.parse, subject)), person(page, with), false, out);
}

fn is_somebody(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    page.is(phrase.head, &["him", "her", "them"]) || person(page, phrase).is_some()
}

/// The person whom a phrase names.
fn person(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    let mention = page.reading.mention_at(phrase.head)?;
    let named = mention.kind == EntityKind::Person && (mention.form == Form::Name || mention.local.is_some());
    mention.local.filter(|_| named).map(Referent::Entity)
}
