//! Who is there: companions, delegates, guests, members of a party; who leads, who signs, who stays away.
//!
//! *Claims*: "accompanied by A and B", "with his ministers, including A and B", "the delegation includes A", "A was
//! among those present", "A and B took part", "attended by A", "will instead send A", "without A", "led by A".
//!
//! *Normal form*: one claim a person, so that each has a question of its own: is this one there? With whom, or at which
//! event. One who is absent is denied. A list that the text closes ("only A and B", who leads) is one claim.
//!
//! *Agrees when* the same person is said to be there.
//!
//! *Conflicts when* one source says that somebody is absent whom another lists, or closed lists differ. Who is named by
//! one and not by another is a list difference over the questions of one gathering: the union is shown.

use crate::entity::{EntityKind, Form, country_of};
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::text::Polarity;
use crate::value::Value;

use super::occasion::{GATHERINGS, gathering, occasion, there};
use super::page::{At, Draft, Page};
use super::roster::{Names, after_mark, as_countries, names, people, people_before, push_names};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "attendee",
    question: "is {who} with {of}",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Nouns for those who come along.
pub(super) const PARTIES: [&str; 19] = [
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
    "those",
    "attendees",
    "visitors",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    super::aboard::extract(page, out);
    super::fallen::extract(page, out);
    super::listing::extract(page, out);
    for at in page.clauses() {
        companions(page, at, out);
        super::selection::part_of(page, at, out);
    }
    super::selection::including(page, out);
    super::company::extract(page, out);
    one_leader(out);
    for at in page.clauses().filter(|at| !is_habit(page, *at)) {
        takes_part(page, at, out);
    }
    for parse in &page.reading.parses {
        super::label::labelled(page, parse, out);
        super::label::among(page, parse, out);
    }
    super::presence::extract(page, out);
    super::presence::of_the_gathering(page, out);
    super::principal::extract(page, out);
    once(page, out);
}

/// A report says it once that somebody is there: where it gives the whole name below the headline, if it does.
fn once(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let fit = |d: &Draft| {
        let name = page.reading.tokens_of(d.figure);
        (name.len() > 1, page.reading.sentence_of(name.start) > 0, std::cmp::Reverse(name.start))
    };
    let alike = |a: &Draft, b: &Draft| {
        let negated = |d: &Draft| page.reading.stances.is_negated(d.stance_at);
        let said = a.roles == b.roles && a.scope == b.scope;
        said && a.roles.len() > 1 && (a.polarity, negated(a)) == (b.polarity, negated(b))
    };
    let told: Vec<Draft> = out.iter().filter(|d| d.relation == "attendee").cloned().collect();
    out.retain(|d| d.relation != "attendee" || !told.iter().any(|other| alike(d, other) && fit(other) > fit(d)));
}

/// Those who come with somebody: "accompanied by A", "his delegation includes A", "travels with A".
fn companions(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let passive = clause.verb.passive || clause.verb.is_reduced();
    match clause.verb.lemma {
        "accompany" | "join" if passive => {
            if let Some(by) = under(page, at, &["by"]) {
                let who = people(page, at.parse, by);
                if who.is_empty() {
                    push_group(page, at, by, page.subject(at), out);
                }
                push(page, at, who, page.subject(at), out);
            }
        }
        "accompany" => {
            if let (Some(p), Some(&object)) = (clause.subject, clause.objects.first()) {
                push(page, at, people(page, at.parse, p), page.filler(at.parse, object), out);
            }
        }
        "include" | "reveal" | "show" | "feature" => {
            let subject = clause.subject.map(|p| &phrases[p]);
            let party = subject.is_some_and(|s| page.is(s.head, &PARTIES));
            let presence = clause.objects.first().is_some_and(|&p| page.is(phrases[p].head, &["presence"]));
            if party && clause.verb.lemma == "include" {
                let of =
                    subject.and_then(|s| s.possessor.clone()).and_then(|r| page.reading.mention_at(r.end - 1)?.local);
                if let Some(&object) = clause.objects.first() {
                    push(page, at, people(page, at.parse, object), of.map(Referent::Entity), out);
                }
            } else if presence && let Some(&of) = clause.preps.first() {
                push(page, at, people(page, at.parse, of), None, out);
            }
        }
        "travel" | "board" | "fly" | "arrive" | "come" | "sail" | "visit" | "tour" | "land" | "inspect" | "walk"
        | "stroll" | "appear" | "pose"
            if !passive =>
        {
            let (Some(with), Some(subject)) = (along(page, at), clause.subject) else { return };
            let (theirs, own) = (people(page, at.parse, with), subjects(page, at));
            if !theirs.is_empty() {
                let of = if is_somebody(page, &phrases[subject]) { page.subject(at) } else { gathering(page) };
                push_group(page, at, with, of.clone(), out);
                push(page, at, theirs, of, out);
            } else if is_somebody(page, &phrases[with]) {
                push(page, at, own, page.filler(at.parse, with), out);
            }
        }
        // "Her ministers, including A, were with her."
        "be" => {
            let (Some(with), Some(subject)) = (along(page, at), clause.subject) else { return };
            let of = page.filler(at.parse, with).filter(|_| is_somebody(page, &phrases[with]));
            if of.is_some() {
                push_group(page, at, subject, of, out);
            }
        }
        _ => {}
    }
}

/// "who usually attends": not that he did.
fn is_habit(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let habit = ["usually", "normally", "often", "always", "regularly", "traditionally", "rarely", "seldom"];
    (verb.tokens.start.saturating_sub(1)..verb.head).any(|i| page.is(i, &habit))
}

/// Those who are at an event, lead a delegation to it or sign what comes of it, and those who do not.
fn takes_part(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let passive = clause.verb.passive || clause.verb.is_reduced();
    let next = clause.verb.head + 1;
    let object = clause.objects.iter().copied().find(|&p| !phrases[p].is_time);
    let comes = |words: &[&str]| (clause.verb.tokens.start..next + 3).any(|i| page.is(i, words));
    let doers = || {
        if passive {
            under(page, at, &["by"]).map(|by| names(page, at.parse, by)).unwrap_or_default()
        } else {
            subjects(page, at)
        }
    };
    match clause.verb.lemma {
        "attend" | "join" | "skip" | "boycott" => {
            let target = if passive { clause.subject } else { object };
            // "A and B attended."
            let bare = clause.verb.lemma == "attend" && target.is_none() && !passive;
            let of = target.and_then(|p| occasion(page, &phrases[p])).or_else(|| gathering(page).filter(|_| bare));
            let Some(of) = of else { return };
            let absent = matches!(clause.verb.lemma, "skip" | "boycott");
            push_at(page, at, doers(), Some(of), absent, out);
        }
        // Who opens it is there.
        "open" | "chair" | "host" | "address" | "watch" | "convene" => {
            let what = if passive { clause.subject } else { object };
            let Some(of) = what.and_then(|p| page.events.of_head(phrases[p].head)) else { return };
            let mut who = people_only(page, doers());
            if let Some(with) = under(page, at, &["with"]) {
                who.extend(people(page, at.parse, with));
            }
            push_at(page, at, who, Some(Referent::Event(of)), false, out);
        }
        "take" | "participate" if clause.verb.lemma == "participate" || page.is(next, &["part"]) => {
            let of = clause.preps.iter().find_map(|&p| occasion(page, &phrases[p]));
            let mut who = subjects(page, at);
            if who.is_empty() {
                who = after_mark(page, at.parse, clause.verb.head, ':').unwrap_or_default();
            }
            // "In the summit took part A and B"
            if who.is_empty() && page.is(next, &["part"]) {
                who = named_from(page, at, next + 1);
            }
            let first = out.len();
            push_at(page, at, who, of.or_else(|| gathering(page)), false, out);
            as_countries(page, &mut out[first..]);
        }
        "be" | "present" if comes(&["present"]) => {
            // "At the opening was present A"
            let inverted = clause.subject.is_none();
            let who = if inverted { named_from(page, at, next + 1) } else { subjects(page, at) };
            let first = out.len();
            push_at(page, at, who, there(page, at), false, out);
            as_countries(page, &mut out[first..]);
        }
        "be" | "miss" | "remain" if comes(&["absent", "missing"]) && !is_of_others(page, next) => {
            if let Some(of) = there(page, at) {
                push_at(page, at, subjects(page, at), Some(of), true, out);
            }
        }
        "stay" if comes(&["away"]) => push_at(page, at, subjects(page, at), there(page, at), true, out),
        "represent" if passive => {
            if let Some(by) = under(page, at, &["by"]) {
                push_at(page, at, people(page, at.parse, by), gathering(page), false, out);
            }
        }
        "send" if !passive => sends(page, at, object, out),
        "lead" | "head" => leads(page, at, if passive { clause.subject } else { object }, doers(), out),
        "sign" => {
            let signed = if passive { clause.subject } else { object };
            let Some(of) = signed.and_then(|p| page.filler(at.parse, p)).filter(|r| !matches!(r, Referent::Entity(_)))
            else {
                return;
            };
            let first = out.len();
            push_at(page, at, doers(), Some(of), false, out);
            out[first..].iter_mut().for_each(|d| d.scope.push(("as", "signatory".to_owned())));
        }
        _ => {
            // "Shareholders met without the chairman, A."
            let gathers = page.event_of(at).filter(|(_, e)| GATHERINGS.contains(&e.kind.as_str()));
            if let (Some((event, _)), Some(without)) = (gathers, under(page, at, &["without"])) {
                push_at(page, at, people(page, at.parse, without), Some(Referent::Event(event)), true, out);
            }
        }
    }
}

/// "led a meeting of the council", "the delegation is led by A": who leads is one.
fn leads(page: &Page<'_, '_>, at: At<'_>, led: Option<usize>, mut who: Names, out: &mut Vec<Draft>) {
    let phrases = &at.parse.chunks.phrases;
    let held = led.and_then(|p| page.events.of_head(phrases[p].head));
    if let Some(of) = held.filter(|&e| GATHERINGS.contains(&page.events.get(e).kind.as_str())) {
        return push_at(page, at, people_only(page, who), Some(Referent::Event(of)), false, out);
    }
    let Some(led) = led.filter(|&p| page.is(phrases[p].head, &["delegation", "mission", "team", "party"])) else {
        return;
    };
    let from = country_or_owner(page, &phrases[led]);
    who.truncate(1);
    let first = out.len();
    let of = Referent::Noun(singular(page.reading.tokens.word(phrases[led].head)));
    push_at(page, at, who, Some(of), false, out);
    out[first..].iter_mut().for_each(|draft| as_head(draft, from.clone()));
}

/// "He said that the number of missing people was 12": not that he was missing.
fn is_of_others(page: &Page<'_, '_>, next: usize) -> bool {
    let missing = (next..next + 3).find(|&i| page.is(i, &["absent", "missing"]));
    let phrase = missing.and_then(|i| Some((i, page.phrase(i)?)));
    phrase.is_some_and(|(i, phrase)| phrase.head > i)
}

/// Who leads is one, and there is no other.
fn as_head(draft: &mut Draft, from: Option<String>) {
    draft.scope.push(("as", "head".to_owned()));
    draft.scope.extend(from.map(|f| ("from", f)));
    if let Value::Names { closed, .. } = &mut draft.value {
        *closed = true;
    }
}

/// "will instead send A", "sent her foreign minister, B": one comes, and another does not.
fn sends(page: &Page<'_, '_>, at: At<'_>, object: Option<usize>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let instead = (clause.verb.tokens.start..clause.extent.end + 2).any(|i| page.is(i, &["instead"]));
    let of = clause.preps.iter().find_map(|&p| occasion(page, &phrases[p]));
    // "who sent her foreign minister, A"
    let own = object.is_some_and(|p| {
        page.is(phrases[p].tokens.start, &["his", "her", "its", "their"])
            && super::post::is_post(page.reading.tokens.word(phrases[p].head))
    });
    let (true, Some(sent)) = (instead || own || of.is_some(), object) else { return };
    let of = of.or_else(|| gathering(page));
    let sent = people(page, at.parse, sent);
    let sender = subjects(page, at)
        .into_iter()
        .filter(|(_, t)| page.reading.mention_at(t.start).is_some_and(|m| m.kind == EntityKind::Person));
    if instead && !sent.is_empty() {
        push_at(page, at, sender.collect(), of.clone(), true, out);
    }
    push_at(page, at, sent, of, false, out);
}

/// The country of a phrase, or whose it is: of "the Swedish delegation" Sweden.
pub(super) fn country_or_owner(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let country = phrase.tokens.clone().find_map(|i| Some(country_of(&page.reading.tokens, i)?.1.to_owned()));
    country.or_else(|| {
        let owner = page.reading.mention_at(phrase.possessor.as_ref()?.end - 1)?.local?;
        Some(page.reading.locals.entities[owner.0 as usize].name.clone())
    })
}

fn is_person(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    page.reading
        .entity_of(phrase)
        .is_some_and(|l| page.reading.locals.entities[l.0 as usize].kind == EntityKind::Person)
}

/// People who are not named, "senior members of the union": what the group is called stands for them.
pub(super) fn push_group(page: &Page<'_, '_>, at: At<'_>, p: usize, of: Option<Referent>, out: &mut Vec<Draft>) {
    let phrases = &at.parse.chunks.phrases;
    let Some(of) = of.filter(|_| is_party(page, &phrases[p])) else { return };
    let last = crate::syntax::listed(&at.parse.chunks, p).last().copied().unwrap_or(p);
    // "members of the party, the government and the army"
    let mut end = phrases[last].tokens.end;
    for q in &phrases[last + 1..] {
        if q.prep != Some(end) || !page.is(end, &["of", "from"]) {
            break;
        }
        end = crate::syntax::listed(&at.parse.chunks, last + 1).last().map_or(q.tokens.end, |&l| phrases[l].tokens.end);
    }
    let figure = page.reading.span(&(phrases[p].tokens.start..end));
    let value = Value::Names { items: vec![figure.of(page.reading.tokens.text()).to_owned()], closed: false };
    let draft = Draft::new("attendee", value, page.span_of(at, figure), figure, at.clause().verb.head);
    out.push(draft.role("of", Some(of)).within("as", "group"));
}

/// A noun for those who come along; the Labour Party is none.
pub(super) fn is_party(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    page.is(phrase.head, &PARTIES) && page.reading.mention_at(phrase.head).is_none_or(|m| m.form != Form::Name)
}

/// A person, by name, post or pronoun.
fn is_somebody(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    is_person(page, phrase)
        || super::post::is_post(page.reading.tokens.word(phrase.head))
        || page.is(phrase.head, &["him", "her", "them", "he", "she", "they"])
}

/// The phrase of those who come along: not of those who are met, as in "came for talks with", "travelled to meet with".
fn along(page: &Page<'_, '_>, at: At<'_>) -> Option<usize> {
    let phrases = &at.parse.chunks.phrases;
    let p = at.clause().preps.iter().copied().find(|&p| phrases[p].prep.is_some_and(|t| page.is(t, &["with"])))?;
    let talks = p.checked_sub(1).is_some_and(|q| {
        phrases[q].tokens.end == phrases[p].prep.unwrap_or_default() && page.events.of_head(phrases[q].head).is_some()
    });
    (!talks).then_some(p)
}

/// The first phrase behind the verb under one of the prepositions.
pub(super) fn under(page: &Page<'_, '_>, at: At<'_>, prepositions: &[&str]) -> Option<usize> {
    let phrases = &at.parse.chunks.phrases;
    phrases.iter().position(|p| p.prep.is_some_and(|t| t > at.clause().verb.head && page.is(t, prepositions)))
}

/// The people who are named from token `from` on.
pub(super) fn named_from(page: &Page<'_, '_>, at: At<'_>, from: usize) -> Names {
    at.parse.phrase_from(from).map(|p| people(page, at.parse, p)).unwrap_or_default()
}

/// The names that the subject lists.
fn subjects(page: &Page<'_, '_>, at: At<'_>) -> Names {
    let own = at.clause().subject.map(|p| names(page, at.parse, p)).unwrap_or_default();
    // "A, B and singers such as C and D were present"
    let listed = people_before(page, at);
    if listed.len() > own.len() { listed } else { own }
}

pub(super) fn people_only(page: &Page<'_, '_>, who: Names) -> Names {
    who.into_iter()
        .filter(|(_, t)| page.reading.mention_at(t.start).is_some_and(|m| m.kind == EntityKind::Person))
        .collect()
}

/// A list without a leader is of the one whom the article's other lists accompany, where that is one.
fn one_leader(out: &mut [Draft]) {
    let of = |d: &Draft| d.roles.iter().find(|(role, _)| *role == "of").cloned();
    let with = out.iter().filter(|d| d.relation == "attendee").filter_map(of);
    // "The president landed with A. B was not with them."
    let person = |r: &Referent| match r {
        Referent::Entity(_) => true,
        Referent::Noun(noun) => super::post::is_post(noun),
        Referent::Event(_) => false,
    };
    let mut leaders: Vec<_> = with.filter(|(_, r)| person(r)).collect();
    leaders.dedup();
    let [leader] = &leaders[..] else { return };
    for draft in out.iter_mut().filter(|d| d.relation == "attendee" && of(d).is_none()) {
        draft.roles.push(leader.clone());
    }
}

/// The people who are listed beside `of`.
pub(super) fn push(page: &Page<'_, '_>, at: At<'_>, who: Names, of: Option<Referent>, out: &mut Vec<Draft>) {
    let Some(first) = who.first() else { return };
    let stance_at = first.1.start;
    push_names(page, Some(at), who, of, None, stance_at, out);
}

/// The same where the clause says that they are there, or that they are not.
pub(super) fn push_at(
    page: &Page<'_, '_>,
    at: At<'_>,
    who: Names,
    of: Option<Referent>,
    absent: bool,
    out: &mut Vec<Draft>,
) {
    let verb = at.clause().verb.head;
    push_names(page, Some(at), who, of, absent.then(|| denied(page, verb)), verb, out);
}

/// What the stance makes of an absence: who "did not stay away" is there.
fn denied(page: &Page<'_, '_>, verb: usize) -> Polarity {
    match page.reading.stances.at(verb).polarity {
        Polarity::Affirmed => Polarity::Denied,
        Polarity::Denied => Polarity::Affirmed,
    }
}
