//! The events of one article.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form, LocalId};
use crate::reading::Reading;
use crate::syntax::lexicon::{Tag, singular};
use crate::syntax::{Chunk, Clause, Parse, Phrase};
use crate::time::{TimeKind, TimeMention, TimeRole};
use crate::unit::Dimension;

use super::kind::{Kind, deed_of, kind, kind_of_noun, kind_of_verb};
use super::main::retells;

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
    fn bare(kind: &Kind, standing: Standing) -> Self {
        Self { kind: kind.id.to_owned(), roles: BTreeMap::new(), name: None, standing, tellings: 1 }
    }

    fn identity(&self) -> Vec<&'static str> {
        kind(&self.kind).map_or_else(|| vec!["who", "what"], |k| k.identity.clone())
    }

    /// Whether the two can be one event: no role that tells events apart is filled differently.
    fn may_be(&self, other: &Event) -> bool {
        self.kind == other.kind
            && self.standing == other.standing
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
    /// Clauses whose time lies long before the publication, by sentence and clause.
    past: BTreeSet<(usize, usize)>,
    /// The kind of event that the article is about, of those of which a story has one.
    pub main_kind: Option<&'static Kind>,
    /// The token of the word by which the article names it: "Camp" in "the Camp Fire".
    main_name: Option<usize>,
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

    /// Whether the words tell of another event of the main one's kind.
    pub fn is_other(&self, tokens: std::ops::Range<usize>) -> bool {
        self.of_head.range(tokens).any(|(_, id)| self.get(*id).standing == Standing::Other)
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

    /// The event itself.
    pub fn get(&self, id: EventId) -> &Event {
        &self.list[id.0]
    }

    /// Joins the event to one that is known already: of those that it may be the one that it shares a participant with,
    /// else, where the words are definite or name nobody, the one that is told of most.
    fn add(&mut self, mut event: Event, definite: bool) -> EventId {
        if kind(&event.kind).is_some_and(|k| k.once) {
            event.standing = Standing::Reported;
        }
        let bare = event.name.is_none() && event.identity().iter().all(|r| !event.roles.contains_key(r));
        let known = (0..self.list.len())
            .filter(|&i| self.list[i].may_be(&event))
            .map(|i| (shares_role(&self.list[i], &event), self.list[i].tellings, i))
            .filter(|(shares, ..)| *shares || definite || bare)
            .max();
        if let Some((_, _, at)) = known {
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

/// Verbs that only carry the event that their subject or object names: "hold talks", "the meeting takes place".
const LIGHT: [&str; 28] = [
    "hold", "make", "take", "have", "conduct", "pay", "occur", "happen", "be", "begin", "start", "end", "plan", "last",
    "schedule", "expect", "give", "receive", "mark", "accord", "grant", "stage", "organize", "organise", "commence",
    "conclude", "finish", "",
];

/// Finds the events of an article.
pub(crate) fn events(reading: &Reading<'_>) -> Events {
    let mut out =
        Events { past: long_past_clauses(reading), main_kind: super::main::main_kind(reading), ..Events::default() };
    out.main_name = out.main_kind.and_then(|main| super::main::main_name(reading, main));
    for (s, parse) in reading.parses.iter().enumerate() {
        for p in 0..parse.chunks.phrases.len() {
            nominal(reading, parse, p, &mut out);
        }
        for (c, clause) in parse.clauses.iter().enumerate() {
            let past = out.past.contains(&(s, c));
            let main = out.main_kind.filter(|main| retells(reading, parse, clause, main));
            let id = match main.filter(|_| !tells_of_noun(&out, parse, clause)) {
                Some(main) => {
                    let standing = if past { Standing::Earlier } else { Standing::Reported };
                    let other = || {
                        let mut heads = out.of_head.range(clause.extent.clone()).map(|(_, id)| *id);
                        heads.find(|id| out.get(*id).kind == main.id && out.get(*id).standing != Standing::Reported)
                    };
                    match named_before(reading, &out, parse, clause).or_else(other) {
                        Some(id) if out.get(id).kind != main.id || out.get(id).standing != Standing::Reported => {
                            Some(id)
                        }
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

fn nominal(reading: &Reading<'_>, parse: &Parse, p: usize, out: &mut Events) {
    let phrase = &parse.chunks.phrases[p];
    let head = &compound(reading, phrase);
    let mention = reading.mention_at(phrase.head);
    let name = mention.filter(|m| m.kind == EntityKind::Event && m.form == Form::Name).and_then(|m| m.local);
    let Some(kind) = kind_of_noun(head) else { return };
    let proper = mention.is_some_and(|m| m.form == Form::Name && m.kind != EntityKind::Event);
    if proper && !super::main::is_proper(reading, phrase.head) {
        return;
    }
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
        // Of "the North Korean leader's trip" the leader is the one who travels.
        let possessor = phrase.possessor.as_ref().filter(|r| r.contains(&i));
        if possessor.is_some_and(|r| mention.tokens.end < r.end) {
            continue;
        }
        let role = match mention.kind {
            EntityKind::Person | EntityKind::Organization => Some("who"),
            EntityKind::Vehicle if possessor.is_some() => Some("who"),
            EntityKind::Place if possessor.is_some() && !matches!(kind.id, "departure" | "arrival" | "visit") => {
                Some("who")
            }
            EntityKind::Place => Some("where"),
            _ => None,
        };
        if let Some(role) = role {
            roles.entry(role).or_default().insert(Referent::Entity(local));
        }
    }
    after_noun(reading, parse, p, kind, &mut roles, out);
    let modifiers = phrase.tokens.start..phrase.head;
    // "last week's meeting" is no earlier one.
    let is =
        |words: &[&str]| modifiers.clone().any(|i| reading.tokens.is_any(i, words) && reading.time_at(i).is_none());
    let earlier = is(&["previous", "last", "earlier", "former", "prior", "past"])
        || is_back_then(reading, phrase.head)
        || modifiers
            .clone()
            .chain(hanging(parse, p))
            .any(|i| reading.time_at(i).is_some_and(|t| is_long_past(reading, t)));
    let definite = name.is_none()
        && (phrase.possessor.is_some()
            || is(&["the", "this", "that", "these", "those", "both", "upcoming"])
            || phrase.tokens.start == phrase.head);
    let standing = match () {
        () if earlier => Standing::Earlier,
        () if is(&["next", "future", "following"]) => Standing::Later,
        () if out.main_kind.is_some_and(|main| main.id == kind.id)
            && (super::main::is_namesake(reading, phrase.head, out.main_name)
                || is(&["another", "separate"])
                || is(&["a", "an"])
                    && (super::main::is_abroad(reading, phrase.head)
                        || super::main::is_another_day(reading, phrase.head))) =>
        {
            Standing::Other
        }
        () => Standing::Reported,
    };
    let event = Event { kind: kind.id.to_owned(), roles, name, standing, tellings: 1 };
    let id = out.add(event, definite || name.is_some());
    out.of_head.insert(phrase.head, id);
}

/// The head of a phrase with what a hyphen joins to it: "send-off".
fn compound(reading: &Reading<'_>, phrase: &Phrase) -> String {
    let mut start = phrase.head;
    while start >= phrase.tokens.start + 2 && reading.tokens.is(start - 1, "-") && reading.tokens.glued(start) {
        start -= 2;
    }
    let whole = reading.words(&(start..phrase.head + 1)).to_lowercase();
    if start < phrase.head && kind_of_noun(&whole).is_some() {
        whole
    } else {
        reading.tokens.word(phrase.head).to_owned()
    }
}

/// The tokens of the phrases that hang on a noun: of "the invasion of A in 2022" those of A and of the year.
fn hanging(parse: &Parse, p: usize) -> std::ops::Range<usize> {
    let phrases = &parse.chunks.phrases;
    let end = phrases[p].tokens.end;
    let chunk = parse.chunks.list.iter().position(|c| matches!(c, Chunk::Noun(q) if *q == p));
    let behind = parse.chunks.list[chunk.map_or(0, |k| k + 1)..].iter().map_while(|c| match c {
        Chunk::Noun(q) if phrases[*q].prep.is_some() => Some(phrases[*q].tokens.end),
        _ => None,
    });
    end..behind.last().unwrap_or(end)
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
                    if role.is_none() {
                        break;
                    }
                    k += 1;
                    continue;
                };
                role = match reading.tokens.word(prep).to_ascii_lowercase().as_str() {
                    "of" | "on" | "against" if kind.identity.contains(&"what") => Some("what"),
                    "between" | "with" | "by" | "of" => Some("who"),
                    "to" => Some("to"),
                    "in" | "at" | "near" => Some("where"),
                    _ => None,
                };
                if let (Some(role), Some(filler)) = (role, referent(reading, out, phrase))
                    && tells_apart(reading, kind.id, role, &filler)
                {
                    roles.entry(role).or_default().insert(filler);
                }
                if role.is_none() {
                    break;
                }
            }
            Chunk::Link(Tag::Conj) if role == Some("who") => {
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

/// Only a name tells who takes part ("talks between the two leaders" does not), and no place leaves or arrives.
fn tells_apart(reading: &Reading<'_>, kind: &str, role: &str, filler: &Referent) -> bool {
    let moves = matches!(kind, "departure" | "arrival" | "visit");
    match filler {
        Referent::Entity(local) => {
            role != "who" || !moves || reading.locals.entities[local.0 as usize].kind != EntityKind::Place
        }
        _ => role != "who",
    }
}

/// "the trains", "rescuers": several of a kind, by their noun.
fn is_plural(reading: &Reading<'_>, phrase: &Phrase, filler: &Referent) -> bool {
    matches!(filler, Referent::Noun(noun) if !noun.eq_ignore_ascii_case(reading.tokens.word(phrase.head)))
}

/// The phrases of a subject or object with what is listed beside them.
fn group(parse: &Parse, p: usize) -> Vec<usize> {
    crate::syntax::listed(&parse.chunks, p)
}

/// The event like this one that lies before those that the article reports.
fn earlier_than(out: &mut Events, id: EventId) -> EventId {
    let event = Event { standing: Standing::Earlier, tellings: 1, ..out.get(id).clone() };
    out.add(event, true)
}

/// Whether token `i` lies behind "since 1972, when ..." in its sentence.
fn is_back_then(reading: &Reading<'_>, i: usize) -> bool {
    let start = reading.sentences[reading.sentence_of(i)].tokens().start;
    let Some(when) = (start..i).rev().find(|&k| reading.tokens.is(k, "when")) else { return false };
    let before = (start..when).rev().take(2).find_map(|k| reading.time_at(k));
    before.is_some_and(|t| t.role == TimeRole::Since && is_long_past(reading, t))
}

/// The clauses whose time lies long before the publication.
fn long_past_clauses(reading: &Reading<'_>) -> BTreeSet<(usize, usize)> {
    // "the deadliest since 2007" is of now.
    let past = reading.times.iter().filter(|t| t.role != TimeRole::Since && is_long_past(reading, t));
    let mut past: BTreeSet<(usize, usize)> = past.filter_map(|t| time_clause(reading, t)).collect();
    for (s, parse) in reading.parses.iter().enumerate() {
        let then = |c: &Clause| is_back_then(reading, c.verb.head);
        past.extend(parse.clauses.iter().enumerate().filter(|(_, c)| then(c)).map(|(c, _)| (s, c)));
    }
    let dated: BTreeSet<(usize, usize)> = reading.times.iter().filter_map(|t| time_clause(reading, t)).collect();
    // "He went in 2019, and on that occasion he met the mayor": what follows in the past without a date of its own.
    for (s, parse) in reading.parses.iter().enumerate() {
        for c in 1..parse.clauses.len() {
            // "the town where they met in 2019, the mayor confirmed": what ends behind a comma does not.
            let (last, next) = (&parse.clauses[c - 1], &parse.clauses[c]);
            let joined = parse.chunks.list[last.chunk..next.chunk].iter().any(|k| matches!(k, Chunk::Link(_)))
                || !next.verb.is_finite();
            let goes_on = joined && past.contains(&(s, c - 1)) && !dated.contains(&(s, c));
            if goes_on && parse.clauses[c].verb.past && parse.clauses[c - 1].verb.past {
                past.insert((s, c));
            }
        }
    }
    past
}

/// The clause that a time belongs to, by sentence and clause: the one that holds it, else the one whose verb comes last
/// before it, else the first of the sentence. Where pictures show a deed, the time is that of the deed.
pub(crate) fn time_clause(reading: &Reading<'_>, mention: &TimeMention) -> Option<(usize, usize)> {
    let time = reading.tokens_of(mention.span).start;
    let sentence = reading.sentence_of(time);
    let parse = reading.parses.get(sentence)?;
    let clauses = || parse.clauses.iter().enumerate();
    let owner = clauses().filter(|(_, c)| c.extent.contains(&time)).min_by_key(|(_, c)| c.extent.len());
    let before = clauses().rfind(|(_, c)| c.verb.head < time);
    let (clause, c) = owner.or(before).or_else(|| clauses().next())?;
    // "will visit Aville, where 45 people died, on Sunday": behind the aside.
    let aside = c.verb.head < time && (c.relative || opens_with_where(reading, c));
    let clause = if aside && behind_comma(reading, time) { c.parent.unwrap_or(clause) } else { clause };
    Some((sentence, if mention.reports { clause } else { shown(parse, clause) }))
}

fn opens_with_where(reading: &Reading<'_>, clause: &Clause) -> bool {
    (clause.extent.start.saturating_sub(1)..=clause.extent.start).any(|i| reading.tokens.is(i, "where"))
}

/// ", on Sunday"
fn behind_comma(reading: &Reading<'_>, time: usize) -> bool {
    let prep = reading.tokens.is_any(time.wrapping_sub(1), &["on", "in", "at", "late", "early"]);
    reading.tokens.is(time.wrapping_sub(1 + usize::from(prep)), ",")
}

/// "pictures show him on Sunday boarding his train", "the year saw him travel": down to the deed that is seen, and to the
/// one that it serves.
fn shown(parse: &Parse, clause: usize) -> usize {
    let child =
        |of: usize, fits: fn(&Clause) -> bool| parse.clauses.iter().position(|c| c.parent == Some(of) && fits(c));
    if !matches!(parse.clauses[clause].verb.lemma, "show" | "see" | "capture" | "film" | "picture") {
        return clause;
    }
    let Some(seen) = child(clause, |c| c.verb.is_gerund() || !c.verb.is_finite() || c.verb.tokens.len() == 1) else {
        return clause;
    };
    child(seen, |c| c.verb.is_infinitive()).unwrap_or(seen)
}

/// The noun of an event is what the verb is about: "an aftershock hit the town", "killed in the attack".
fn tells_of_noun(out: &Events, parse: &Parse, clause: &Clause) -> bool {
    let phrases = clause.subject.iter().chain(&clause.objects);
    phrases.into_iter().any(|&p| out.of_head.contains_key(&parse.chunks.phrases[p].head))
}

/// "A bus left the road": no departure.
fn leaves_the_road(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind) -> bool {
    const WAYS: [&str; 10] =
        ["road", "rails", "rail", "track", "tracks", "runway", "motorway", "highway", "pitch", "field"];
    let head = |p: &usize| parse.chunks.phrases[*p].head;
    kind.id == "departure" && clause.objects.iter().any(|p| reading.tokens.is_any(head(p), &WAYS))
}

/// "The president is expected on Saturday", "she is due in Aville on Sunday", "he came by helicopter": a visit.
fn is_awaited(reading: &Reading<'_>, parse: &Parse, clause: &Clause) -> bool {
    let verb = &clause.verb;
    let person =
        |p: usize| reading.mention_at(parse.chunks.phrases[p].head).is_some_and(|m| m.kind == EntityKind::Person);
    let comes = match verb.lemma {
        "expect" => verb.passive,
        "be" => reading.tokens.is(verb.tokens.end, "due"),
        "come" => !verb.passive && clause.objects.is_empty(),
        _ => false,
    };
    comes && clause.subject.is_some_and(person)
}

/// The event that "it" is, where that is the subject: of those of which a story has one, that named last.
fn named_before(reading: &Reading<'_>, out: &Events, parse: &Parse, clause: &Clause) -> Option<EventId> {
    let subject = parse.chunks.phrases[clause.subject?].head;
    let it = reading.tokens.is_any(subject, &["it", "this", "that", "which"]);
    let mut before = out.of_head.range(..subject).rev().filter(|_| it);
    before.find(|(_, id)| out.get(**id).identity().is_empty()).map(|(_, id)| *id)
}

fn verbal(reading: &Reading<'_>, parse: &Parse, clause: &Clause, past: bool, out: &mut Events) -> Option<EventId> {
    let phrases = &parse.chunks.phrases;
    let verb = &clause.verb;
    if LIGHT.contains(&verb.lemma) {
        // "their last meeting occurred in 2019": what is dated so is an event before those reported.
        let carried = clause.objects.iter().chain(clause.subject.iter()).find_map(|&p| out.of_head(phrases[p].head));
        if let Some(id) = carried {
            let given = verb.passive && matches!(verb.lemma, "give" | "accord" | "grant" | "");
            let does = !verb.passive && matches!(verb.lemma, "hold" | "make" | "pay" | "have" | "receive");
            if let Some(p) = clause.subject.filter(|_| given || does) {
                for q in group(parse, p) {
                    if let Some(Referent::Entity(local)) = referent(reading, out, &phrases[q]) {
                        out.list[id.0].roles.entry("who").or_default().insert(Referent::Entity(local));
                    }
                }
            }
            return Some(if past { earlier_than(out, id) } else { id });
        }
    }
    let known = kind_of_verb(&reading.tokens, verb).is_some();
    // "The quake hit the highlands at dawn", "the blaze swept through": what an event does is the event.
    let teller = clause.subject.and_then(|p| out.of_head(phrases[p].head));
    if let Some(id) = teller.filter(|id| out.get(*id).identity().is_empty() && !verb.passive) {
        let now = past && out.get(id).standing == Standing::Reported;
        return Some(if now { earlier_than(out, id) } else { id });
    }
    let (kind, object_role) = match kind_of_verb(&reading.tokens, verb) {
        Some((kind, role)) if !leaves_the_road(reading, parse, clause, kind) => (kind.id.to_owned(), role),
        _ if is_awaited(reading, parse, clause) => ("visit".to_owned(), "who"),
        _ if verb.lemma == "be" || verb.lemma == "have" => return None,
        // A verb that is in no table is known by its form alone: "was arraigned" and "was sentenced" are two deeds.
        _ if verb.lemma.is_empty() => (reading.tokens.word(verb.head).to_lowercase(), "what"),
        _ => (deed_of(&reading.tokens, verb).to_owned(), "what"),
    };
    let mut roles: BTreeMap<&'static str, BTreeSet<Referent>> = BTreeMap::new();
    let mut fill = |role: &'static str, p: usize, lists: bool| {
        let fillers = if lists { group(parse, p) } else { vec![p] };
        for q in fillers {
            // "The crane trains arrived overnight": not whoever else arrives.
            let things = |f: &Referent| role == "who" && is_plural(reading, &phrases[q], f);
            if let Some(filler) = referent(reading, out, &phrases[q])
                .filter(|f| !known || tells_apart(reading, &kind, role, f) || things(f))
            {
                roles.entry(role).or_default().insert(filler);
            }
        }
    };
    if let Some(p) = clause.subject {
        fill(if verb.passive { object_role } else { "who" }, p, true);
    }
    let counted = |p: usize| {
        phrases[p].is_time
            || reading.quantity_at(phrases[p].head).is_some_and(|q| q.quantity.dimension() != Dimension::Count)
    };
    // "flew to the region" is where everybody goes.
    let travels = matches!(kind.as_str(), "visit" | "arrival");
    let vague = |p: usize| {
        travels && reading.tokens.is_any(phrases[p].head, &["region", "area", "site", "scene", "zone", "place", "spot"])
    };
    if let Some(&p) = clause.objects.iter().find(|&&p| !counted(p)).filter(|&&p| !vague(p)) {
        fill(object_role, p, true);
    }
    for &p in &clause.preps {
        let role = match phrases[p].prep.map(|i| reading.tokens.word(i).to_ascii_lowercase()).as_deref() {
            Some("from") => "from",
            Some("to" | "into" | "toward" | "towards" | "for") => "to",
            Some("in" | "at" | "near") if kind == "arrival" => "to",
            Some("in" | "at" | "near") => "where",
            Some("with" | "between") => {
                if kind == "meeting" {
                    "who"
                } else {
                    "with"
                }
            }
            Some("by") if verb.passive => "who",
            _ => continue,
        };
        if role == "to" && vague(p) {
            continue;
        }
        fill(role, p, role == "who");
    }
    let standing = if past { Standing::Earlier } else { Standing::Reported };
    let event = Event { kind, roles, name: None, standing, tellings: 1 };
    Some(out.add(event, false))
}

/// A date that lies more than a month and a half before the publication: not of the news that is reported.
pub(crate) fn is_long_past(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let Some(((_, end), published)) = time.time.interval().zip(reading.published) else { return false };
    let days = published.date.until(end.date()).map_or(0, |span| span.get_days());
    days < -45 && matches!(time.time.kind(), TimeKind::Date | TimeKind::Time)
}
