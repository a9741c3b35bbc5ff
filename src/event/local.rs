//! The events of one article.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form, LocalId};
use crate::reading::Reading;
use crate::syntax::{Chunk, Clause, Parse, Phrase};
use crate::syntax::lexicon::singular;

use super::kind::{Kind, kind, kind_of_noun, kind_of_verb};

/// An event of one article: an index into [`Events::list`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EventId(pub usize);

/// What a phrase refers to, as far as one article tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Referent {
    Entity(LocalId),
    Event(EventId),
    /// A common noun phrase, by its head in the singular.
    Noun(String),
}

/// An event, with who and what takes part.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// A kind of the table, or the lemma of a verb that is in none.
    pub kind: String,
    pub roles: BTreeMap<&'static str, BTreeSet<Referent>>,
    /// The named event that it is: "Eastern Economic Forum".
    pub name: Option<LocalId>,
    /// It lies before the events that the article reports: "their last meeting", "in 2019".
    pub earlier: bool,
}

impl Event {
    fn identity(&self) -> Vec<&'static str> {
        kind(&self.kind).map_or_else(|| vec!["who", "what"], |k| k.identity.clone())
    }

    /// Whether the two can be one event: no role that tells events apart is filled differently.
    fn may_be(&self, other: &Event) -> bool {
        self.kind == other.kind
            && self.earlier == other.earlier
            && (self.name.is_none() || other.name.is_none() || self.name == other.name)
            && self.identity().iter().all(|role| match (self.roles.get(role), other.roles.get(role)) {
                (Some(a), Some(b)) => a.is_subset(b) || b.is_subset(a),
                _ => true,
            })
    }
}

/// The events of one article, and where they are told of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    pub list: Vec<Event>,
    /// By sentence and clause.
    of_clause: BTreeMap<(usize, usize), EventId>,
    /// By the head token of a noun phrase.
    of_head: BTreeMap<usize, EventId>,
}

impl Events {
    /// The event that a clause tells of.
    pub fn of_clause(&self, sentence: usize, clause: usize) -> Option<EventId> {
        self.of_clause.get(&(sentence, clause)).copied()
    }

    /// The event that a noun phrase with this head tells of.
    pub fn of_head(&self, head: usize) -> Option<EventId> {
        self.of_head.get(&head).copied()
    }

    /// The event itself.
    pub fn get(&self, id: EventId) -> &Event {
        &self.list[id.0]
    }

    fn add(&mut self, event: Event, definite: bool) -> EventId {
        let known = self.list.iter().rposition(|e| e.may_be(&event) && (definite || shares_role(e, &event)));
        if let Some(at) = known {
            let target = &mut self.list[at];
            for (role, fillers) in event.roles {
                target.roles.entry(role).or_default().extend(fillers);
            }
            target.name = target.name.or(event.name);
            return EventId(at);
        }
        self.list.push(event);
        EventId(self.list.len() - 1)
    }
}

/// A role that tells events apart has the same filler in both, or the kind has no such role.
fn shares_role(a: &Event, b: &Event) -> bool {
    let identity = a.identity();
    identity.is_empty()
        || a.name.is_some() && a.name == b.name
        || identity.iter().any(|r| a.roles.get(r).zip(b.roles.get(r)).is_some_and(|(x, y)| x.intersection(y).next().is_some()))
}

/// Verbs that only carry the event that their subject or object names: "hold talks", "the meeting takes place".
const LIGHT: [&str; 16] = [
    "hold", "make", "take", "have", "conduct", "pay", "occur", "happen", "be", "begin", "start", "end", "plan", "last",
    "schedule", "expect",
];

/// Finds the events of an article.
pub(crate) fn events(reading: &Reading<'_>) -> Events {
    let mut out = Events::default();
    for (s, parse) in reading.parses.iter().enumerate() {
        for p in 0..parse.chunks.phrases.len() {
            nominal(reading, parse, p, &mut out);
        }
        for (c, clause) in parse.clauses.iter().enumerate() {
            let id = verbal(reading, parse, clause, &mut out);
            if let Some(id) = id {
                out.of_clause.insert((s, c), id);
            }
        }
    }
    out
}

/// What a phrase refers to.
pub(crate) fn referent(reading: &Reading<'_>, events: &Events, phrase: &Phrase) -> Option<Referent> {
    if let Some(event) = events.of_head(phrase.head) {
        return Some(Referent::Event(event));
    }
    match reading.mention_at(phrase.head) {
        Some(mention) => mention.local.map(Referent::Entity),
        None if reading.quantity_at(phrase.head).is_some() || reading.time_at(phrase.head).is_some() => None,
        None => {
            let word = reading.tokens.word(phrase.head);
            (word.len() > 2 && word.chars().all(char::is_alphabetic)).then(|| Referent::Noun(singular(word)))
        }
    }
}

fn nominal(reading: &Reading<'_>, parse: &Parse, p: usize, out: &mut Events) {
    let phrase = &parse.chunks.phrases[p];
    let head = reading.tokens.word(phrase.head);
    let mention = reading.mention_at(phrase.head);
    let name = mention.filter(|m| m.kind == EntityKind::Event).and_then(|m| m.local);
    if mention.is_some_and(|m| m.form == Form::Name && m.kind != EntityKind::Event) {
        return;
    }
    let Some(kind) = kind_of_noun(head) else { return };
    let kind = if head.eq_ignore_ascii_case("conference") && reading.tokens.is(phrase.head.wrapping_sub(1), "press") {
        super::kind::kind("press conference").unwrap_or(kind)
    } else {
        kind
    };
    let mut roles: BTreeMap<&'static str, BTreeSet<Referent>> = BTreeMap::new();
    for i in phrase.tokens.clone() {
        if i == phrase.head {
            continue;
        }
        let Some(mention) = reading.mention_at(i) else { continue };
        let Some(local) = mention.local else { continue };
        let possessor = phrase.possessor.as_ref().is_some_and(|r| r.contains(&i));
        let role = match mention.kind {
            EntityKind::Person => Some("who"),
            EntityKind::Organization | EntityKind::Vehicle | EntityKind::Place if possessor => Some("who"),
            EntityKind::Place => Some("where"),
            _ => None,
        };
        if let Some(role) = role {
            roles.entry(role).or_default().insert(Referent::Entity(local));
        }
    }
    after_noun(reading, parse, p, kind, &mut roles, out);
    let modifiers = phrase.tokens.start..phrase.head;
    let is = |words: &[&str]| modifiers.clone().any(|i| reading.tokens.is_any(i, words));
    let earlier = is(&["previous", "last", "earlier", "former", "prior", "past"])
        || modifiers.clone().any(|i| reading.time_at(i).is_some_and(|t| is_long_past(reading, t)));
    let definite = name.is_none()
        && (phrase.possessor.is_some() || is(&["the", "this", "that", "these", "those", "both", "upcoming"])
            || phrase.tokens.start == phrase.head);
    let event = Event { kind: kind.id.to_owned(), roles, name, earlier };
    let id = out.add(event, definite || name.is_some());
    out.of_head.insert(phrase.head, id);
}

/// "talks between A and B", "the arrival of C", "a trip to D", "the invasion of E".
fn after_noun(
    reading: &Reading<'_>,
    parse: &Parse,
    p: usize,
    kind: &Kind,
    roles: &mut BTreeMap<&'static str, BTreeSet<Referent>>,
    out: &Events,
) {
    let Some(mut k) = parse.chunks.list.iter().position(|c| matches!(c, Chunk::Noun(q) if *q == p)) else { return };
    let mut role = None;
    while let Some(chunk) = parse.chunks.list.get(k + 1) {
        match chunk {
            Chunk::Noun(q) => {
                let phrase = &parse.chunks.phrases[*q];
                let Some(prep) = phrase.prep else {
                    if role.is_none() { break } else { k += 1; continue };
                };
                role = match reading.tokens.word(prep).to_ascii_lowercase().as_str() {
                    "between" | "with" | "by" => Some("who"),
                    "to" => Some("to"),
                    "in" | "at" | "near" => Some("where"),
                    "of" | "on" | "against" if kind.identity.contains(&"what") => Some("what"),
                    "of" => Some("who"),
                    _ => None,
                };
                if let (Some(role), Some(filler)) = (role, referent(reading, out, phrase)) {
                    roles.entry(role).or_default().insert(filler);
                }
                if role.is_none() {
                    break;
                }
            }
            Chunk::Link(crate::syntax::lexicon::Tag::Conj) if role == Some("who") => {
                if let Some(Chunk::Noun(q)) = parse.chunks.list.get(k + 2)
                    && let Some(filler) = referent(reading, out, &parse.chunks.phrases[*q])
                    && matches!(filler, Referent::Entity(_))
                {
                    roles.entry("who").or_default().insert(filler);
                }
                break;
            }
            _ => break,
        }
        k += 1;
    }
}

/// The phrases of a subject or object with what is listed beside them.
fn group(parse: &Parse, p: usize) -> Vec<usize> {
    crate::syntax::listed(&parse.chunks, p)
}

fn verbal(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &mut Events) -> Option<EventId> {
    let phrases = &parse.chunks.phrases;
    let verb = &clause.verb;
    if LIGHT.contains(&verb.lemma) {
        let carried = clause.objects.iter().chain(clause.subject.iter()).find_map(|&p| out.of_head(phrases[p].head));
        if let Some(id) = carried {
            let subject = clause.subject.filter(|_| matches!(verb.lemma, "hold" | "make" | "pay" | "have"));
            if let (Some(p), false) = (subject, verb.passive) {
                for q in group(parse, p) {
                    if let Some(Referent::Entity(local)) = referent(reading, out, &phrases[q]) {
                        out.list[id.0].roles.entry("who").or_default().insert(Referent::Entity(local));
                    }
                }
            }
            return Some(id);
        }
    }
    let (kind, object_role) = match kind_of_verb(&reading.tokens, verb) {
        Some((kind, role)) => (kind.id.to_owned(), role),
        None if verb.lemma == "be" || verb.lemma == "have" => return None,
        None => (verb.lemma.to_owned(), "what"),
    };
    let mut roles: BTreeMap<&'static str, BTreeSet<Referent>> = BTreeMap::new();
    let mut fill = |role: &'static str, p: usize, lists: bool| {
        let fillers = if lists { group(parse, p) } else { vec![p] };
        for q in fillers {
            if let Some(filler) = referent(reading, out, &phrases[q]) {
                roles.entry(role).or_default().insert(filler);
            }
        }
    };
    if let Some(p) = clause.subject {
        fill(if verb.passive { object_role } else { "who" }, p, true);
    }
    if let Some(&p) = clause.objects.iter().find(|&&p| !phrases[p].is_time) {
        fill(object_role, p, true);
    }
    for &p in &clause.preps {
        let role = match phrases[p].prep.map(|i| reading.tokens.word(i).to_ascii_lowercase()).as_deref() {
            Some("from") => "from",
            Some("to" | "into" | "toward" | "towards" | "for") => "to",
            Some("in" | "at" | "near") if kind == "arrival" => "to",
            Some("in" | "at" | "near") => "where",
            Some("with" | "between") => if kind == "meeting" { "who" } else { "with" },
            Some("by") if verb.passive => "who",
            _ => continue,
        };
        fill(role, p, role == "who");
    }
    let time_past = clause_times(reading, clause).any(|t| is_long_past(reading, t));
    let event = Event { kind, roles, name: None, earlier: time_past };
    Some(out.add(event, false))
}

/// The times that stand in a clause.
pub(crate) fn clause_times<'r>(
    reading: &'r Reading<'_>,
    clause: &Clause,
) -> impl Iterator<Item = &'r crate::time::TimeMention> {
    let span = reading.span(&clause.extent);
    reading.times.iter().filter(move |t| span.contains(t.span))
}

/// A date that lies more than a month and a half before the publication: not of the news that is reported.
pub(crate) fn is_long_past(reading: &Reading<'_>, time: &crate::time::TimeMention) -> bool {
    let _ = (reading, time);
    false
}
