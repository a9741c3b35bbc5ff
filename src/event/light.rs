//! Verbs that only carry the event that their subject or object names: "hold talks", "the meeting takes place", "the fire
//! was reported", "it happened at noon".

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form};
use crate::reading::Reading;
use crate::syntax::{Clause, Parse};
use crate::unit::Dimension;

use super::kind::Kind;
use super::local::{Event, EventId, Events, Referent, Standing, earlier_than, group, referent};
use super::sense::{Sense, has_sense, is_alarm};
use super::verbal::named_before;

/// The event of a clause whose verb says nothing of its own.
pub(super) fn light(
    reading: &Reading<'_>,
    parse: &Parse,
    clause: &Clause,
    past: bool,
    out: &mut Events,
) -> Option<EventId> {
    let told = alarm(reading, parse, clause, out).or_else(|| deadline(reading, parse, clause, out));
    let told = told.or_else(|| closing(reading, clause, out));
    if let Some(id) = told.or_else(|| alone_together(reading, parse, clause, out)) {
        return Some(id);
    }
    let (phrases, verb) = (&parse.chunks.phrases, &clause.verb);
    // "their last meeting occurred in 2019": what is dated so is an event before those reported.
    let carried = clause.objects.iter().chain(clause.subject.iter()).find_map(|&p| out.of_head(phrases[p].head));
    // "Friday will be a day of mourning"
    let day = |&p: &usize| {
        let of = phrases.get(p + 1).filter(|q| q.prep == Some(phrases[p].tokens.end))?;
        reading.tokens.is(phrases[p].head, "day").then(|| out.of_head(of.head)).flatten()
    };
    let carried = carried.or_else(|| clause.objects.iter().find_map(day));
    // "Word of the sale came out at noon"
    let word = |&p: &usize| {
        let of = phrases.get(p + 1).filter(|q| q.prep == Some(phrases[p].tokens.end))?;
        reading.tokens.is_any(phrases[p].head, &["word", "news"]).then(|| out.of_head(of.head)).flatten()
    };
    // "announced an agreement on the sale"
    let accord = |&p: &usize| {
        let on = phrases.get(p + 1).filter(|q| q.prep == Some(phrases[p].tokens.end))?;
        let agreed = reading.tokens.is_any(phrases[p].head, &["agreement", "accord", "pact", "plans", "plan"]);
        out.of_head(on.head).filter(|id| agreed && out.get(*id).kind == "takeover")
    };
    let carried =
        carried.or_else(|| clause.subject.iter().find_map(word)).or_else(|| clause.objects.iter().find_map(accord));
    // "The takeover was announced on Monday": a deal comes about when it is made known.
    let announced =
        carried.is_some_and(|id| out.get(id).kind == "takeover") && has_sense(&reading.tokens, verb, Sense::Announce);
    if let Some(id) = made_known(reading, parse, clause, out) {
        return Some(id);
    }
    if !announced && !is_light(reading, clause) {
        return None;
    }
    let Some(id) = carried.or_else(|| meant(reading, out, parse, clause)) else {
        return is_completed(reading, clause, out, None).then(|| completion(out)).flatten();
    };
    let given = verb.passive && matches!(verb.lemma, "give" | "accord" | "grant" | "");
    let does = !verb.passive
        && matches!(
            verb.lemma,
            "hold" | "make" | "pay" | "have" | "receive" | "start" | "begin" | "conclude" | "finish"
        );
    let id = if does { apart(reading, parse, clause, id, out) } else { id };
    if let Some(p) = clause.subject.filter(|_| given || does) {
        for q in group(parse, p) {
            if let Some(Referent::Entity(local)) = referent(reading, out, &phrases[q]) {
                out.list[id.0].roles.entry("who").or_default().insert(Referent::Entity(local));
            }
        }
    }
    let completed = is_completed(reading, clause, out, Some(id));
    let id = if completed { completion(out).unwrap_or(id) } else { id };
    Some(if past { earlier_than(out, id) } else { id })
}

/// "It became official on Friday: Norsea is sold", in a report of a takeover.
fn made_known(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &mut Events) -> Option<EventId> {
    let subject = parse.chunks.phrases[clause.subject?].head;
    let known = has_sense(&reading.tokens, &clause.verb, Sense::Announce) && clause.verb.lemma == "become";
    let main = out.main_kind.filter(|k| k.id == "takeover" && known && reading.tokens.is(subject, "it"))?;
    Some(out.add(Event::bare(main, Standing::Reported), true))
}

/// "Roe and Lind held talks" in a report of the Harbour Summit: talks of the two, and not the summit.
fn apart(reading: &Reading<'_>, parse: &Parse, clause: &Clause, id: EventId, out: &mut Events) -> EventId {
    let event = out.get(id);
    let subject = clause.subject.filter(|_| event.kind == "meeting" && event.name.is_some());
    let phrases = subject.map(|p| group(parse, p)).unwrap_or_default();
    let who: BTreeSet<Referent> = phrases
        .iter()
        .filter_map(|&q| referent(reading, out, &parse.chunks.phrases[q]))
        .filter(|r| matches!(r, Referent::Entity(_)))
        .collect();
    if who.len() != 2 || event.roles.get("who").is_some_and(|known| *known == who) {
        return id;
    }
    let talks = Event { name: None, roles: BTreeMap::from([("who", who)]), tellings: 1, ..event.clone() };
    let own = out.add(talks, false);
    for &p in &clause.objects {
        out.of_head.insert(parse.chunks.phrases[p].head, own);
    }
    own
}

/// Whether the verb says nothing of its own of the event that stands beside it.
fn is_light(reading: &Reading<'_>, clause: &Clause) -> bool {
    let has = |sense| has_sense(&reading.tokens, &clause.verb, sense);
    // "The fire was reported at noon", but "the mayor reported two fires on Monday" dates the report.
    let found = has(Sense::Found) && (clause.verb.passive || clause.verb.lemma != "report");
    clause.verb.lemma.is_empty() || found || [Sense::Carry, Sense::Open, Sense::End].into_iter().any(has)
}

/// "The deal is to close in May", "they hope to complete in May": the end of a takeover is an event of its own.
fn is_completed(reading: &Reading<'_>, clause: &Clause, out: &Events, carried: Option<EventId>) -> bool {
    let verb = &clause.verb;
    let takeover = out.main_kind.is_some_and(|k| k.id == "takeover");
    let of_it = match carried {
        Some(id) => out.get(id).kind == "takeover",
        None => clause.objects.is_empty() && matches!(verb.lemma, "complete" | "finalise" | "finalize"),
    };
    takeover && of_it && has_sense(&reading.tokens, verb, Sense::End)
}

fn completion(out: &mut Events) -> Option<EventId> {
    let kind = super::kind("completion")?;
    Some(out.add(Event::bare(kind, Standing::Reported), true))
}

/// "Closing is expected in May", in a report of a takeover.
fn closing(reading: &Reading<'_>, clause: &Clause, out: &mut Events) -> Option<EventId> {
    let verb = &clause.verb;
    let mut near = verb.tokens.start.saturating_sub(1)..verb.head;
    let closes = near.any(|i| reading.tokens.is(i, "closing"));
    let awaited = verb.passive && matches!(verb.lemma, "expect" | "schedule" | "plan" | "slate" | "anticipate");
    let takeover = out.main_kind.is_some_and(|k| k.id == "takeover");
    (takeover && closes && awaited).then(|| completion(out)).flatten()
}

/// The event of "it happened at noon", of "had a talk that lasted an hour".
fn meant(reading: &Reading<'_>, out: &Events, parse: &Parse, clause: &Clause) -> Option<EventId> {
    let subject = parse.chunks.phrases[clause.subject?].head;
    let relative = clause.relative && reading.tokens.is_any(subject, &["that", "which"]);
    // "a press conference in the Roe Hotel that began at noon": no hotel does.
    let held = || {
        let p = clause.subject.filter(|_| clause.relative)?;
        let place = reading.mention_at(subject).is_some_and(|m| m.kind != EntityKind::Event);
        let hangs = parse.chunks.phrases[p].prep.filter(|_| place && clause.objects.is_empty())?;
        let of = parse.chunks.phrases.get(p.checked_sub(1)?).filter(|q| q.tokens.end == hangs)?;
        out.of_head(of.head)
    };
    if let Some(id) = held() {
        return Some(id);
    }
    let nearest = || out.of_head.range(parse.tokens.start..subject).next_back().map(|(_, id)| *id);
    // "It took place on Saturday"; but "it had made an approach" tells of what a company did.
    let place = clause.verb.lemma == "take" && reading.tokens.is(clause.verb.head + 1, "place");
    let happens = (place || clause.objects.is_empty())
        && !clause.verb.passive
        && !matches!(clause.verb.lemma, "be" | "have" | "");
    // "a crush in an alley, which happened at noon": no alley does.
    let occurs = clause.relative && (place || matches!(clause.verb.lemma, "happen" | "occur"));
    nearest().filter(|_| relative || occurs).or_else(|| named_before(reading, out, parse, clause).filter(|_| happens))
}

/// "Norsea's offer expires on Friday", "Norsea has until Friday to bid", "was given until Friday": of whoever is named, and of nobody else.
fn deadline(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &mut Events) -> Option<EventId> {
    let (verb, subject) = (&clause.verb, &parse.chunks.phrases[clause.subject?]);
    let offer = reading.tokens.is_any(subject.head, &["offer", "bid", "proposal", "ultimatum"]);
    let (kind, holder) = match verb.lemma {
        "expire" | "lapse" if offer => ("expiry", subject.possessor.clone()?),
        "have" if reading.tokens.is(verb.head + 1, "until") => ("deadline", subject.tokens.clone()),
        "give" if verb.passive && reading.tokens.is(verb.head + 1, "until") => ("deadline", subject.tokens.clone()),
        _ => return None,
    };
    // "It has until Friday to bid", in a report of a takeover: there is one deadline.
    let takeover = out.main_kind.is_some_and(|k| k.id == "takeover");
    if takeover && kind == "deadline" && reading.tokens.is_any(subject.head, &["it", "they"]) {
        return Some(out.add(Event::bare(super::kind(kind)?, Standing::Reported), true));
    }
    let names = |i: usize| reading.mention_at(i).filter(|m| matches!(m.form, Form::Name | Form::Pronoun))?.local;
    let who = BTreeSet::from([Referent::Entity(holder.rev().find_map(names)?)]);
    let bare = Event::bare(super::kind(kind)?, Standing::Reported);
    Some(out.add(Event { roles: BTreeMap::from([("who", who)]), ..bare }, false))
}

/// "Roe and Lind had 40 minutes alone", "spent an hour together": the two met.
fn alone_together(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &mut Events) -> Option<EventId> {
    let (verb, phrases) = (&clause.verb, &parse.chunks.phrases);
    let spends = !verb.passive && matches!(verb.lemma, "have" | "spend" | "get" | "enjoy");
    let length = |p: &usize| {
        let figure = reading.quantity_at(phrases[*p].head);
        figure.filter(|q| q.quantity.dimension() == Dimension::Time).map(|q| reading.tokens_of(q.span).end)
    };
    let end = clause.objects.iter().filter(|_| spends).find_map(length)?;
    let private = reading.tokens.is(end, "in") && reading.tokens.is(end + 1, "private");
    let kind = super::kind("meeting").filter(|_| {
        private || reading.tokens.is_any(end, &["alone", "together", "privately", "one-on-one", "face-to-face"])
    })?;
    let named = group(parse, clause.subject?).into_iter().filter_map(|q| referent(reading, out, &phrases[q]));
    let who: BTreeSet<Referent> = named.filter(|r| matches!(r, Referent::Entity(_))).collect();
    (who.len() == 2).then(|| {
        out.add(Event { roles: BTreeMap::from([("who", who)]), ..Event::bare(kind, Standing::Reported) }, false)
    })
}

/// "The first emergency call came in at noon", "the alarm was raised at noon": when what is reported happened.
fn alarm(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &Events) -> Option<EventId> {
    if let Some(main) = out.main().filter(|_| summons(reading, parse, clause, out)) {
        return Some(main);
    }
    let main = out.main().filter(|_| has_sense(&reading.tokens, &clause.verb, Sense::Alarm))?;
    let called = |p: &usize| is_alarm(reading.tokens.word(parse.chunks.phrases[*p].head));
    let calls = clause.subject.iter().chain(&clause.objects).any(called);
    // "The first call came in at 5:20 p.m., hours before the crush": a warning.
    let early = || (clause.verb.head..parse.tokens.end).any(|i| reading.tokens.is(i, "before"));
    (calls && !early() && out.main_kind.is_some_and(Kind::is_sudden)).then_some(main)
}

/// "Firefighters were called at noon", "a neighbour called the fire brigade at noon", in a report of a fire.
pub(crate) fn summons(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &Events) -> bool {
    const RESCUERS: [&str; 8] =
        ["firefighters", "brigade", "services", "firemen", "crews", "department", "firefighter", "responders"];
    let verb = &clause.verb;
    let calls = matches!(verb.lemma, "call" | "alert" | "summon" | "phone" | "ring" | "dispatch");
    let fire = out.main_kind.is_some_and(|k| k.id == "fire");
    let rescuers = |p: &usize| reading.tokens.is_any(parse.chunks.phrases[*p].head, &RESCUERS);
    let again = (verb.head..clause.extent.end.max(verb.head + 3))
        .any(|i| reading.tokens.is_any(i, &["back", "again", "another", "second", "before"]));
    let whom = if verb.passive { clause.subject.iter().any(rescuers) } else { clause.objects.iter().any(rescuers) };
    // "On Monday crews were called to a gas leak"
    let elsewhere = clause.preps.iter().any(|&p| {
        let phrase = &parse.chunks.phrases[p];
        let to = phrase.prep.is_some_and(|t| reading.tokens.is(t, "to"));
        let new = phrase.tokens.clone().any(|i| reading.tokens.is_any(i, &["a", "an", "another"]));
        to && new && out.of_head(phrase.head) != out.main()
    });
    fire && calls && whom && !again && !elsewhere
}
