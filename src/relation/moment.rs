//! When something happens: departure, arrival, meeting, announcement, begin and end, the last time before.
//!
//! *Claims*: a clause or a noun of an event with a date or a time: "left on Sunday evening", "the forum lasts until
//! Wednesday", "their last meeting, in 2019", "the White House warned last week".
//!
//! *Normal form*: the time, anchored; the event is told apart by its kind and by who takes part. A date that hangs on
//! a reporting verb dates the saying ("the agency reported on Monday that ..."), which is an event of its own.
//!
//! *Agrees when* one time lies within the other.
//!
//! *Conflicts when* the two are disjoint under every plausible anchor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::event::{Event, EventId, Referent, is_long_past, time_clause, vintage};
use crate::span::Span;
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Clause};
use crate::text::Polarity;
use crate::text::table::{WordMap, rows};
use crate::time::{Granularity, TimeKind, TimeMention, TimeRole};
use crate::value::Value;

use super::loose;
use super::onset::{Doubt, OPENING, doubt, is_found, phase, settle};
use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation, state};

pub(super) static RELATION: Relation = Relation {
    id: "moment",
    question: "when {event} happens",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    super::headline::extract(page, out);
    let first = out.len();
    let mut doubts = BTreeMap::new();
    for mention in &page.reading.times {
        let mention = &loose::either(page, mention).unwrap_or_else(|| mention.clone());
        let tokens = page.reading.tokens_of(mention.span);
        if !says_when(page, mention) || super::superlative::is_start(page, mention) {
            continue;
        }
        if let Some(draft) = of_making(page, mention).or_else(|| put_off(page, mention)) {
            out.push(draft);
            continue;
        }
        if let Some((event, span)) = of_noun(page, tokens.start) {
            let span = page.clause_at(tokens.start).map_or(span, |at| page.span_of(at, span)).to(mention.span);
            push(page, mention, Referent::Event(event), phase(page, mention, event, None), span, tokens.start, out);
            // "It puts last year's deal in the shade": another deal.
            let another = || mention.time.granularity() >= Granularity::Month && page.is(tokens.end, &["'s", "’s"]);
            let vague = || loose::is_season(mention) || loose::is_stretch_till_now(page, mention);
            if let Some(draft) = out.last_mut().filter(|d| d.figure == mention.span && (another() || vague())) {
                draft.alone = true;
            }
            // "denied that during the talks on Monday turbines were sold": the talks there were.
            let during = |i: usize| page.is(i, &["during", "at", "after", "before"]);
            if let Some(draft) =
                out.last_mut().filter(|d| d.figure == mention.span && held(page, tokens.start).is_some_and(during))
            {
                draft.polarity = Some(Polarity::Affirmed);
            }
            continue;
        }
        let Some((sentence, clause)) = time_clause(page.reading, mention) else {
            doubts.insert(mention.span, Doubt::Word);
            out.extend(state::of_line(page, mention));
            continue;
        };
        let at = At { sentence, clause, parse: &page.reading.parses[sentence] };
        if let Some(draft) = super::announced::extract(page, at, mention) {
            out.push(draft);
            continue;
        }
        if let Some(draft) = deed(page, at)
            .filter(|_| mention.reports && !is_found(page, at))
            .and_then(|deed| by_then(page, at, deed, mention))
        {
            out.push(draft);
            continue;
        }
        let Some((id, _)) = page.event_of(at) else {
            doubts.insert(mention.span, Doubt::Word);
            out.extend(state::of_clause(page, mention, at));
            continue;
        };
        // "will now travel", "stopped, and now": a turn of speech, unless it is what goes on.
        let goes_on = || at.clause().verb.tokens.clone().any(|i| page.is(i, &["is", "are", "am", "'s", "’s"]));
        if mention.time.timex3() == "PRESENT_REF" && !goes_on() {
            continue;
        }
        let span = page.span_of(at, mention.span);
        let doubt = doubt(page, mention, at);
        doubts.extend(doubt.map(|doubt| (mention.span, doubt)));
        // "Fires have burned 96,000 hectares since the start of the year": of all of them.
        if mention.role == TimeRole::Since && tokens.clone().any(|i| page.is(i, &["year", "decade", "century"])) {
            continue;
        }
        // "As of 3 p.m. the fire had killed nine": when that was known.
        let as_of = page.is(tokens.start.wrapping_sub(1), &["of"]) && page.is(tokens.start.wrapping_sub(2), &["as"]);
        // "fled at 9:38 a.m.", in a report of a robbery: on its day, and not at its hour.
        let hour = mention.time.granularity() < Granularity::DayPart
            && page.events.is_retelling(at.sentence, at.clause)
            && page.events.tells_loosely(&page.reading.tokens, &at.clause().verb);
        let named = hour
            || loose::is_season(mention)
            || loose::is_stretch_till_now(page, mention)
            || loose::runs_into(page, tokens.start)
            || mention.role == TimeRole::At && loose::ends_span(page, tokens.start)
            || as_of
            || loose::is_of_tally(page, tokens.start)
            || loose::is_as_of(page, tokens.start, at)
            || loose::is_name(page, &tokens)
            || loose::is_of_thing(page, &tokens, at)
            || loose::is_of_former(page, tokens.start)
            || loose::is_of_other(page, at);
        let phase = phase(page, mention, id, Some(at.clause()));
        // "The fire licked at the tower on Monday evening": one of its many hours.
        let named =
            named || doubt == Some(Doubt::Course) && phase.is_none() && loose::is_one_hour(page, mention, at, id);
        push(page, mention, Referent::Event(id), phase, span, at.clause().verb.head, out);
        if let Some(draft) = out.last_mut().filter(|d| named && d.figure == mention.span) {
            draft.alone = true;
        }
    }
    let dated: Vec<EventId> = out[first..]
        .iter()
        .filter_map(|d| match d.roles.first() {
            Some((_, Referent::Event(id))) if d.relation == "moment" => Some(*id),
            _ => None,
        })
        .collect();
    super::done::extract(page, &dated, out);
    let counted = out.len();
    super::elapsed::extract(page, out);
    doubts.extend(out[counted..].iter().map(|d| (d.figure, Doubt::Word)));
    let main = page.main.map(Referent::Event);
    let of_main = |d: &&mut Draft| d.roles.first().map(|(_, r)| r) == main.as_ref() && d.scope.is_empty();
    settle(page, out[first..].iter_mut().filter(of_main).collect(), &doubts);
}

/// Whether a time can tell when something was, and not how long it took or how often it comes.
fn says_when(page: &Page<'_, '_>, mention: &TimeMention) -> bool {
    let tokens = page.reading.tokens_of(mention.span);
    // "in the next two days" is a length of time that stands for when.
    let stretch = mention.time.kind() == TimeKind::Duration && mention.time.is_resolved();
    let dates = matches!(mention.time.kind(), TimeKind::Date | TimeKind::Time);
    let counted = stretch && loose::is_counted(page, &tokens);
    (stretch || dates) && !counted && !loose::is_no_answer(page, &tokens)
}

/// The preposition of the phrase that a time hangs on.
fn held(page: &Page<'_, '_>, time: usize) -> Option<usize> {
    let phrases = &page.parse_at(time).chunks.phrases;
    let before = phrases.iter().rev().filter(|p| p.tokens.end <= time);
    before.take(3).find(|p| page.events.of_head(p.head).is_some())?.prep
}

fn push(
    page: &Page<'_, '_>,
    mention: &TimeMention,
    event: Referent,
    phase: Option<&'static str>,
    span: Span,
    stance_at: usize,
    out: &mut Vec<Draft>,
) {
    if matches!(&event, Referent::Event(id) if too_thin(page.events.get(*id))) {
        return;
    }
    let vague = matches!(&event, Referent::Event(id) if is_level(page.events.get(*id)));
    let mut draft =
        Draft::new("moment", Value::Time(mention.time.clone()), span, mention.span, stance_at).role("event", event);
    // "The firm opened a shop" is a deed of its own.
    let deed = |id: &EventId| crate::event::kind(&page.events.get(*id).kind).is_none();
    let opened =
        phase == Some(OPENING) && draft.roles.iter().any(|(_, r)| matches!(r, Referent::Event(id) if deed(id)));
    if let Some(phase) = phase.filter(|_| !opened) {
        draft = draft.within("phase", phase);
    }
    draft.own_word = mention.reports;
    // Who says something says more than one thing: two such times are no two answers to one question.
    let event = draft.roles.first().and_then(|(_, r)| match r {
        Referent::Event(id) => crate::event::kind(&page.events.get(*id).kind),
        _ => None,
    });
    let loose = |(_, r): &(&str, Referent)| matches!(r, Referent::Event(id) if is_one_of_several(page.events.get(*id)));
    // "A rescue team arrived on Sunday": one of several that may arrive.
    let nameless =
        |(_, r): &(&str, Referent)| matches!(r, Referent::Event(id) if is_nameless_journey(page.events.get(*id)));
    // The police hold one each day, two leaders one after their talks.
    let talks = page.events.main_kind.is_some_and(|k| matches!(k.id, "meeting" | "visit" | "forum"));
    let daily = |(_, r): &(&str, Referent)| {
        !talks && matches!(r, Referent::Event(id) if page.events.get(*id).kind == "press conference")
    };
    let nameless = |role: &(&str, Referent)| nameless(role) || daily(role);
    let anything = matches!(&draft.roles[..], [(_, Referent::Event(id))] if is_of_anything(page.events.get(*id)));
    draft.alone =
        vague || anything || mention.reports && event.is_none() || draft.roles.iter().any(|r| loose(r) || nameless(r));
    out.push(draft);
}

/// The clause that a reporting verb reports, where that is in the past: what it tells has happened by then.
fn deed<'p>(page: &Page<'_, '_>, at: At<'p>) -> Option<At<'p>> {
    let clauses = &at.parse.clauses;
    // "reported on Tuesday, citing an official, that it had arrived": an aside may stand between.
    let under = |c: &Clause| {
        let parent = c.parent.map(|p| if clauses[p].verb.is_gerund() { clauses[p].parent.unwrap_or(p) } else { p });
        parent == Some(at.clause)
    };
    // "said late on Monday, as the fire abated": what went on meanwhile.
    let aside =
        |c: &Clause| page.is(c.extent.start.wrapping_sub(1), &["as", "while", "when", "after", "before", "because"]);
    let clause = clauses.iter().position(|c| c.verb.is_finite() && !c.relative && under(c) && !aside(c))?;
    let told = At { clause, ..at };
    // "said that no meeting was planned", "that he wanted to": what is planned or wanted has not happened.
    let state = is_state(told.clause().verb.lemma);
    (told.clause().verb.past && !state).then_some(told)
}

/// Verbs for a state of mind or of things, and not for a deed that is done at a time.
pub(super) fn is_state(lemma: &str) -> bool {
    const STATES: [&str; 12] =
        ["plan", "schedule", "expect", "intend", "be", "have", "want", "need", "hope", "seek", "believe", "know"];
    STATES.contains(&lemma)
}

/// "reported on Monday that it had left": it left on Monday at the latest.
fn by_then(page: &Page<'_, '_>, report: At<'_>, deed: At<'_>, mention: &TimeMention) -> Option<Draft> {
    let (id, event) = page.event_of(deed)?;
    let bound = Value::Time(mention.time.no_later()?);
    let span = page.span_of(report, mention.span).to(page.reading.span(&deed.clause().extent));
    let draft = Draft::new("moment", bound, span, mention.span, deed.clause().verb.head);
    (!too_thin(event)).then(|| draft.role("event", Referent::Event(id)))
}

/// "her 1937 mural", "the mansion of 1917", below what is told of it: when it was made.
fn of_making(page: &Page<'_, '_>, mention: &TimeMention) -> Option<Draft> {
    let made = vintage(page.reading, mention).filter(|_| is_long_past(page.reading, mention))?;
    let phrase = page.phrase(made)?;
    let of = crate::event::referent(page.reading, &page.events, phrase)?;
    let span = page.reading.span(&phrase.tokens).to(mention.span);
    let draft = Draft::new("moment", Value::Time(mention.time.clone()), span, mention.span, made).role("event", of);
    Some(Draft { alone: true, ..draft })
}

/// "put the vote off from June to September": when the vote is now, and when it was to be.
fn put_off(page: &Page<'_, '_>, mention: &TimeMention) -> Option<Draft> {
    if let Some(due) = super::due::extract(page, mention) {
        return Some(due);
    }
    let (sentence, clause) = time_clause(page.reading, mention)?;
    let at = At { sentence, clause, parse: &page.reading.parses[sentence] };
    let (clause, start) = (at.clause(), page.reading.tokens_of(mention.span).start);
    let verb = &clause.verb;
    // "puts the launch off": the particle behind what is put off.
    let apart = || {
        let particle = |i: usize| page.is(i, &["off", "back", "forward"]);
        matches!(verb.lemma, "put" | "push" | "bring") && (verb.head..start).any(particle)
    };
    let moved = matches!(verb.lemma, "move" | "shift") || apart();
    (moved || crate::event::deed_of(&page.reading.tokens, verb) == "delay").then_some(())?;
    let phrases = &at.parse.chunks.phrases;
    let event = if let Some(subject) = clause.subject.filter(|_| verb.passive) {
        page.events.of_head(phrases[subject].head)?
    } else {
        let mut behind = phrases.iter().filter(|p| (verb.head..start).contains(&p.head));
        behind.find_map(|p| page.events.of_head(p.head))?
    };
    let former = page.is(start.wrapping_sub(1), &["from"]);
    (former || page.is(start.wrapping_sub(1), &["to", "until", "till", "for"])).then_some(())?;
    let draft =
        Draft::new("moment", Value::Time(mention.time.clone()), page.span_of(at, mention.span), mention.span, start);
    let draft = draft.role("event", Referent::Event(event));
    // "put back from 4 p.m. to 4.40 p.m.", read as one stretch of time.
    let both = page.reading.tokens_of(mention.span).any(|i| page.is(i, &["to"]));
    Some(Draft { former, alone: both, ..draft })
}

/// Whether the table has a word for something of this sort.
fn is(word: &str, sort: &str) -> bool {
    static SORTS: LazyLock<WordMap<&'static str>> =
        LazyLock::new(|| WordMap::new(rows(include_str!("moment.tsv")).map(|row| (row[0], row[1]))));
    SORTS.find(word).is_some_and(|found| *found == sort)
}

/// "We heard of it on Monday": of anything.
fn is_of_anything(event: &Event) -> bool {
    is(&event.kind, "heard")
}

/// An event of a verb that could be any, with nobody in it, answers no question.
fn too_thin(event: &Event) -> bool {
    crate::event::kind(&event.kind).is_none() && event.roles.is_empty()
}

/// "The toll rose to 71 on Friday": when a figure stood so is part of the figure.
fn is_level(event: &Event) -> bool {
    let level = |r: &Referent| matches!(r, Referent::Noun(noun) if is(noun, "level"));
    crate::event::kind(&event.kind).is_none() && event.roles.values().flatten().any(level)
}

/// A journey of somebody without a name: "a rescue team arrived".
fn is_nameless_journey(event: &Event) -> bool {
    let nameless = |who: &BTreeSet<Referent>| who.iter().all(|r| matches!(r, Referent::Noun(_)));
    matches!(event.kind.as_str(), "departure" | "arrival" | "visit") && event.roles.get("who").is_some_and(nameless)
}

/// "The offer expires on Monday", "the man died on Sunday": a deed of no kind, of one of which a story has several.
fn is_one_of_several(event: &Event) -> bool {
    let several = |r: &Referent| matches!(r, Referent::Noun(noun) if is(noun, "several"));
    // "Shares closed higher on Monday": they do so every day.
    let traded = |r: &Referent| matches!(r, Referent::Noun(noun) if is(noun, "traded"));
    let mut roles = event.roles.values().flatten();
    crate::event::kind(&event.kind).is_none() && (roles.clone().all(several) || roles.any(traded))
}

/// "the meeting on Monday", "the quake off the coast in 2011": the time hangs on the noun of an event.
fn of_noun(page: &Page<'_, '_>, time: usize) -> Option<(EventId, Span)> {
    let parse = page.parse_at(time);
    let phrase = page.phrase_at(time)?;
    let phrases = &parse.chunks.phrases;
    // "the 2015 quake"
    if !phrases[phrase].is_time {
        let event = page.events.of_head(phrases[phrase].head)?;
        return Some((event, page.reading.span(&phrases[phrase].tokens)));
    }
    let mut k = Page::chunk_of(parse, phrase)?;
    // Back over the phrases that hang on the noun; the noun itself is no subject of a verb that follows the time.
    while k > 0 {
        k -= 1;
        let Chunk::Noun(p) = &parse.chunks.list[k] else { return None };
        if let Some(event) = page.events.of_head(phrases[*p].head) {
            // "The picture is planned for noon and the press conference for 3 p.m."
            let listed = k > 0 && matches!(parse.chunks.list[k - 1], Chunk::Link(Tag::Conj));
            let object = parse.clauses.iter().any(|c| looks_back(c) && c.objects.contains(p));
            let governed = phrases[*p].prep.is_some() || listed || object || !verb_before(parse, k);
            let kept = governed && !is_complement(page, parse, *p);
            return kept.then(|| (event, page.reading.span(&phrases[*p].tokens)));
        }
        phrases[*p].prep?;
    }
    None
}

/// "had no idea what caused the wreck at 9:30", "survived the crash on Monday": the time is that of the wreck.
fn looks_back(clause: &Clause) -> bool {
    matches!(clause.verb.lemma, "cause" | "trigger" | "survive" | "witness")
}

fn verb_before(parse: &crate::syntax::Parse, k: usize) -> bool {
    parse.chunks.list[..k].iter().any(|c| matches!(c, Chunk::Verb(_)))
}

/// "will hold a meeting on Monday", "attends the forum on Tuesday": there the time hangs on the verb.
fn is_complement(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> bool {
    let prep = parse.chunks.phrases[p].prep;
    parse.clauses.iter().filter(|c| !looks_back(c)).any(|c| {
        c.objects.contains(&p) || (c.preps.contains(&p) && prep.is_some_and(|t| page.is(t, &["to", "for", "at"])))
    })
}
