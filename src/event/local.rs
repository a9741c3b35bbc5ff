//! The events of one article.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form, LocalId};
use crate::reading::Reading;
use crate::syntax::lexicon::singular;
use crate::syntax::{Clause, Parse, Phrase, VerbGroup};
use crate::text::Tokens;

use super::kind::{Kind, kind, kind_of_verb, retold, retold_loosely};
use super::main::{is_elsewhere, main_kind, main_name, retells};
use super::nominal::nominal;
use super::past::long_past_clauses;
use super::verbal::{named_before, tells_of_noun, verbal};

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

/// Where an event lies in time beside those that the article reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Standing {
    /// "their last meeting", "in 2019"
    Earlier,
    /// It is what is reported.
    Reported,
    /// "the next launch"
    Later,
    /// One of the same kind elsewhere: "another quake", "a quake in Chile" in a report of one in Peru.
    Other,
}

/// An event, with who and what takes part.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// A kind of the table, or the lemma of a verb that is in none.
    pub kind: String,
    pub roles: BTreeMap<&'static str, BTreeSet<Referent>>,
    /// The named event that it is: "Eastern Economic Forum".
    pub name: Option<LocalId>,
    pub standing: Standing,
    /// How often the article tells of it.
    pub tellings: usize,
}

impl Event {
    pub(super) fn bare(kind: &Kind, standing: Standing) -> Self {
        Self { kind: kind.id.to_owned(), roles: BTreeMap::new(), name: None, standing, tellings: 1 }
    }

    /// Whether it is of two who are named: talks in the margins of a summit are not "the summit".
    fn is_of_two(&self) -> bool {
        self.name.is_none() && self.roles.get("who").is_some_and(|who| who.len() == 2)
    }

    pub(super) fn identity(&self) -> Vec<&'static str> {
        kind(&self.kind).map_or_else(|| vec!["who", "what"], |k| k.identity.clone())
    }

    /// "Roe and Lind met for an hour" in a report of the Harbour Summit: two of many talk, unless it is theirs alone.
    fn is_aside(&self, named: &Event) -> bool {
        let who = |e: &Event| e.roles.get("who").map_or(0, BTreeSet::len);
        self.kind == "meeting" && self.name.is_none() && named.name.is_some() && who(self) == 2 && who(named) != 2
    }

    /// Whether the two can be one event: no role that tells events apart is filled differently.
    fn may_be(&self, other: &Event) -> bool {
        self.kind == other.kind
            && self.standing == other.standing
            && (self.name.is_none() || other.name.is_none() || self.name == other.name)
            && !self.is_aside(other)
            && !other.is_aside(self)
            && self.identity().iter().all(|role| match (self.roles.get(role), other.roles.get(role)) {
                (Some(a), Some(b)) => a.is_subset(b) || b.is_subset(a),
                _ => true,
            })
    }
}

/// So many tokens behind a phrase an aside begins that is told of it.
const CLOSE: usize = 6;

/// The events of one article, and where they are told of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    pub list: Vec<Event>,
    /// By sentence and clause.
    of_clause: BTreeMap<(usize, usize), EventId>,
    /// By the head token of a noun phrase.
    pub(super) of_head: BTreeMap<usize, EventId>,
    /// Clauses whose time lies long before the publication, by sentence and clause.
    past: BTreeSet<(usize, usize)>,
    /// The kind of event that the article is about, of those of which a story has one.
    pub main_kind: Option<&'static Kind>,
    /// Which of a series the first event is that the article numbers.
    pub(super) edition: Option<u32>,
    /// The token of the word by which the article names it: "Camp" in "the Camp Fire".
    pub(super) main_name: Option<usize>,
    /// Clauses that tell of the main event in a word that does so only there, by sentence and clause.
    retelling: BTreeSet<(usize, usize)>,
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

    /// Whether a sentence tells of another event of the main one's kind.
    pub fn is_other(&self, sentence: usize, parse: &Parse) -> bool {
        let heads = self.of_head.range(parse.tokens.clone());
        let clauses = self.of_clause.range((sentence, 0)..(sentence + 1, 0));
        let other = |id: &EventId| self.get(*id).standing == Standing::Other;
        heads.map(|(_, id)| id).any(other) || clauses.map(|(_, id)| id).any(other)
    }

    /// Whether what a phrase names is told of long ago: "the Camp Fire in Aland, in which 85 people died in 2018".
    pub(super) fn is_back_in(&self, reading: &Reading<'_>, parse: &Parse, phrase: &Phrase) -> bool {
        let behind = phrase.tokens.end..phrase.tokens.end + CLOSE;
        let sentence = reading.sentence_of(phrase.head);
        let aside = |(c, clause): (usize, &Clause)| {
            let opens = clause.extent.start;
            let which = opens > behind.start && reading.tokens.is_any(opens - 1, &["which", "where", "when"]);
            (clause.relative || which) && behind.contains(&opens) && self.past.contains(&(sentence, c))
        };
        parse.clauses.iter().enumerate().any(aside)
    }

    /// Whether token `i` stands in a clause that is set long before the publication.
    pub fn is_past(&self, sentence: usize, parse: &Parse, i: usize) -> bool {
        let holds = parse.clauses.iter().enumerate().filter(|(_, c)| c.extent.contains(&i));
        holds.min_by_key(|(_, c)| c.extent.len()).is_some_and(|(c, _)| self.past.contains(&(sentence, c)))
    }

    /// The event that the article is about.
    pub fn main(&self) -> Option<EventId> {
        let kind = self.main_kind?.id;
        self.list.iter().position(|e| e.kind == kind && e.standing == Standing::Reported).map(EventId)
    }

    /// Whether a clause tells of the main event in a word that may tell of much else.
    pub fn is_retelling(&self, sentence: usize, clause: usize) -> bool {
        self.retelling.contains(&(sentence, clause))
    }

    /// Whether a verb tells of the main event, and only to the day.
    pub fn tells_loosely(&self, tokens: &Tokens<'_>, verb: &VerbGroup) -> bool {
        self.main_kind.is_some_and(|k| retold_loosely(k, verb.lemma, tokens, verb.head))
    }

    /// Whether a verb is one that tells of the kind of event that the article is about, or of another of the table.
    pub fn tells_kind(&self, tokens: &Tokens<'_>, verb: &VerbGroup) -> bool {
        kind_of_verb(tokens, verb).is_some() || self.main_kind.is_some_and(|k| retold(k, verb.lemma, tokens, verb.head))
    }

    /// Whether the text has told by now of a meeting that is over.
    pub(super) fn has_met(&self, reading: &Reading<'_>) -> bool {
        let past = |s: usize, c: usize| reading.parses[s].clauses[c].verb.past;
        self.of_clause.iter().any(|(&(s, c), id)| self.get(*id).kind == "meeting" && past(s, c))
    }

    /// The event itself.
    pub fn get(&self, id: EventId) -> &Event {
        &self.list[id.0]
    }

    /// Joins the event to one that is known already: of those that it may be the one that it shares a participant with,
    /// else, where the words are definite or name nobody, the one that is told of most.
    pub(super) fn add(&mut self, mut event: Event, definite: bool) -> EventId {
        if kind(&event.kind).is_some_and(Kind::is_once) {
            event.standing = Standing::Reported;
        }
        let bare = event.name.is_none() && event.identity().iter().all(|r| !event.roles.contains_key(r));
        let known = (0..self.list.len())
            .filter(|&i| self.list[i].may_be(&event))
            .map(|i| (shares_role(&self.list[i], &event), self.list[i].tellings, self.list[i].is_of_two() != bare, i))
            .filter(|(shares, ..)| *shares || definite || bare)
            .max();
        if let Some((.., at)) = known {
            let target = &mut self.list[at];
            target.tellings += 1;
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
        || identity
            .iter()
            .any(|r| a.roles.get(r).zip(b.roles.get(r)).is_some_and(|(x, y)| x.intersection(y).next().is_some()))
}

/// Finds the events of an article.
pub(crate) fn events(reading: &Reading<'_>) -> Events {
    let main_kind = main_kind(reading);
    let mut out = Events { past: long_past_clauses(reading, main_kind), main_kind, ..Events::default() };
    out.main_name = out.main_kind.and_then(|main| main_name(reading, main));
    for (s, parse) in reading.parses.iter().enumerate() {
        for p in 0..parse.chunks.phrases.len() {
            nominal(reading, parse, p, &mut out);
        }
        for (c, clause) in parse.clauses.iter().enumerate() {
            let past = out.past.contains(&(s, c));
            let main = out.main_kind.filter(|main| retells(reading, parse, clause, main));
            let id = match main.filter(|_| !tells_of_noun(reading, &out, parse, clause)) {
                Some(main) => {
                    let standing = match () {
                        () if past => Standing::Earlier,
                        () if is_elsewhere(reading, clause.verb.head, main) => Standing::Other,
                        () => Standing::Reported,
                    };
                    let other = || {
                        let mut heads = out.of_head.range(clause.extent.clone()).map(|(_, id)| *id);
                        heads.find(|id| out.get(*id).kind == main.id && out.get(*id).standing != Standing::Reported)
                    };
                    match named_before(reading, &out, parse, clause).or_else(other) {
                        Some(id) if out.get(id).kind != main.id || out.get(id).standing != Standing::Reported => {
                            Some(id)
                        }
                        _ if standing == Standing::Other => Some(out.add(Event::bare(main, standing), true)),
                        _ => {
                            out.retelling.insert((s, c));
                            Some(out.add(Event::bare(main, standing), true))
                        }
                    }
                }
                None => verbal(reading, parse, clause, past, &mut out),
            };
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
        Some(mention) if mention.local.is_some() || mention.form == Form::Pronoun => {
            mention.local.map(Referent::Entity)
        }
        _ if reading.quantity_at(phrase.head).is_some() || reading.time_at(phrase.head).is_some() => None,
        _ => {
            let word = reading.tokens.word(phrase.head);
            // "lasted more than three hours": "more" is part of the figure.
            let hedge = reading.tokens.is_any(phrase.head, &["more", "less", "fewer"]);
            (word.len() > 2 && !hedge && word.chars().all(char::is_alphabetic)).then(|| Referent::Noun(singular(word)))
        }
    }
}

/// Only a name tells who takes part ("talks between the two leaders" does not), and no place leaves or arrives.
pub(super) fn tells_apart(reading: &Reading<'_>, kind: &str, role: &str, filler: &Referent) -> bool {
    let moves = matches!(kind, "departure" | "arrival" | "visit");
    match filler {
        Referent::Entity(local) => {
            role != "who" || !moves || reading.locals.entities[local.0 as usize].kind != EntityKind::Place
        }
        _ => role != "who",
    }
}

/// The phrases of a subject or object with what is listed beside them.
pub(super) fn group(parse: &Parse, p: usize) -> Vec<usize> {
    crate::syntax::listed(&parse.chunks, p)
}

/// The event like this one that lies before those that the article reports.
pub(super) fn earlier_than(out: &mut Events, id: EventId) -> EventId {
    let event = Event { standing: Standing::Earlier, tellings: 1, ..out.get(id).clone() };
    out.add(event, true)
}
