//! Who was aboard, by name: "the crew, A and B", "on board was A".

use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, Mention};
use crate::event::Referent;
use crate::syntax::{Chunk, Parse};
use crate::text::table::{WordMap, rows};

use super::attendee::{named_from, people_only, push_at, under};
use super::page::{At, Draft, Page};
use super::roster::{names_until, people, people_before, push_names};

/// What a group is called, and what people are in.
static WORDS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("aboard.tsv")).map(|row| (row[0], row[1]))));

/// Whether token `i` is a word for such a group, or for a craft.
pub(super) fn is(page: &Page<'_, '_>, i: usize, what: &str) -> bool {
    WORDS.get(&page.reading.tokens, i).is_some_and(|group| *group == what)
}

/// Who was aboard, by the words of an article.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        apposed(page, parse, out);
        carried(page, parse, out);
        titled(page, parse, out);
    }
    for at in page.clauses() {
        carries(page, at, out);
        crew_of(page, at, out);
        on_board(page, at, out);
    }
}

/// The group that a word is for; who died in a crash was aboard.
pub(super) fn group(page: &Page<'_, '_>, head: usize) -> Option<Referent> {
    let called = WORDS.get(&page.reading.tokens, head).filter(|group| matches!(**group, "crew" | "dead"))?;
    Some(if is_crash(page) { crew() } else { Referent::Noun((*called).to_owned()) })
}

/// Whether the article is about a crash.
pub(super) fn is_crash(page: &Page<'_, '_>) -> bool {
    page.main.is_some() && page.events.main_kind.is_some_and(|kind| kind.id == "crash")
}

/// "The astronauts (A, B and C) have trained for years", "the victims: A and B".
fn apposed(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    let list = &parse.chunks.list;
    for (k, chunk) in list.iter().enumerate() {
        let Chunk::Noun(p) = chunk else { continue };
        let (Some(of), Some(Chunk::Mark(mark)), Some(Chunk::Noun(next))) =
            (group(page, parse.chunks.phrases[*p].head), list.get(k + 1), list.get(k + 2))
        else {
            continue;
        };
        let opens = parse.chunks.phrases[*next].prep.is_none();
        let who = names_until(page, parse, *next, &['.', ';', ':', ')']);
        // "the passengers, Ana Roe said"
        let enough = who.len() > 1 || !matches!(mark, ',');
        if opens
            && enough
            && let Some((_, first)) = who.first()
        {
            let stance_at = first.start;
            push_names(page, None, who, Some(of), None, stance_at, out);
        }
    }
}

/// "a rocket with A and B aboard", "with A and B on it".
fn carried(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    for (p, _) in parse.chunks.phrases.iter().enumerate().filter(|(_, q)| q.prep.is_some_and(|t| page.is(t, &["with"])))
    {
        let who = people(page, parse, p);
        let Some((_, last)) = who.last() else { continue };
        let end = last.end;
        let on = page.is(end, &["on"]) && page.is(end + 1, &["board", "it"]);
        if page.is(end, &["aboard"]) || on {
            push_names(page, None, who, Some(crew()), None, end, out);
        }
    }
}

/// "The rocket carrying A and B rose", "The capsule carried A".
fn carries(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let verb = &at.clause().verb;
    if verb.lemma != "carry" || verb.passive {
        return;
    }
    let phrases = &at.parse.chunks.phrases;
    let before = || phrases.iter().rposition(|p| p.tokens.end == verb.tokens.start);
    let carrier = at.clause().subject.or_else(before).map(|p| &phrases[p]);
    // "the Aurora carrying A", in a report of a launch
    let named = |m: &Mention| {
        let thing = !matches!(m.kind, EntityKind::Person | EntityKind::Place);
        m.kind == EntityKind::Vehicle || m.form == Form::Name && thing && is_launch(page)
    };
    let craft = |i: usize| is(page, i, "craft") || page.reading.mention_at(i).is_some_and(named);
    let who = named_from(page, at, verb.tokens.end);
    if carrier.is_some_and(|p| craft(p.head)) && !people_only(page, who.clone()).is_empty() {
        push_at(page, at, who, Some(crew()), false, out);
    }
}

fn is_launch(page: &Page<'_, '_>) -> bool {
    page.main.is_some() && page.events.main_kind.is_some_and(|kind| kind.id == "launch")
}

/// "as astronauts A and B went to space", in a report of a launch.
fn titled(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    if !is_launch(page) {
        return;
    }
    // "joined the astronauts A and B": those were there before.
    let phrases = parse.chunks.phrases.iter().enumerate();
    let subject = |p: usize| parse.clauses.iter().any(|c| c.subject == Some(p));
    for (p, phrase) in phrases.filter(|(p, q)| subject(*p) || q.prep.is_some_and(|t| page.is(t, &["as"]))) {
        let title = phrase.tokens.clone().find(|&i| page.is(i, &["astronauts", "cosmonauts", "taikonauts"]));
        let Some(title) = title.filter(|&i| page.reading.mention_at(i + 1).is_some()) else { continue };
        // "former astronauts A and B said"
        let others = (title.saturating_sub(2)..title).any(|i| page.is(i, &["former", "retired", "fellow", "other"]));
        let who = people(page, parse, p);
        if !others && who.len() > 1 {
            push_names(page, page.clause_at(title), who, Some(crew()), None, title, out);
        }
    }
}

pub(super) fn crew() -> Referent {
    Referent::Noun("crew".to_owned())
}

/// "The crew includes A and B", "piloted by A".
fn crew_of(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    // "also": besides those who were named before.
    if page.is(clause.verb.tokens.start.wrapping_sub(1), &["also"]) {
        return;
    }
    let crew_is = |words: &[&str]| clause.subject.is_some_and(|p| page.is(phrases[p].head, words));
    let team = crew_is(&["crew", "crewmates", "squad"]);
    let told = match clause.verb.lemma {
        "include" | "comprise" if team => clause.objects.first().copied(),
        "consist" if team => clause.preps.first().copied(),
        "be" if crew_is(&["crewmates"]) => clause.objects.first().copied(),
        _ if page.is(clause.verb.head, &["piloted", "captained", "skippered", "crewed"]) => under(page, at, &["by"]),
        _ => None,
    };
    if let Some(listed) = told {
        push_at(page, at, people(page, at.parse, listed), Some(crew()), false, out);
    }
}

/// "A was aboard", "A was on the plane", "on board was A", "among those aboard are A and B".
fn on_board(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let verb = &at.clause().verb;
    if verb.lemma != "be" || verb.passive {
        return;
    }
    let phrases = &at.parse.chunks.phrases;
    let craft = |on: usize| {
        let under = phrases.iter().find(|p| p.prep == Some(on));
        page.is(on, &["on", "in", "inside"])
            && (page.is(on + 1, &["board"]) || under.is_some_and(|p| is(page, p.head, "craft")))
    };
    let next = verb.tokens.end;
    let behind = (next..next + 2).any(|i| page.is(i, &["aboard"]) || craft(i));
    let before = verb.tokens.start.saturating_sub(7).max(at.parse.tokens.start)..verb.tokens.start;
    let on_crew = |i: usize| page.is(i, &["crew"]) && (before.start..i).any(|k| page.is(k, &["on", "in", "among"]));
    let fronted = before.clone().any(|i| page.is(i, &["aboard"]) || craft(i) || on_crew(i));
    let subjects = people_before(page, at);
    let who = match () {
        () if behind => subjects,
        () if fronted && subjects.is_empty() => named_from(page, at, next),
        () => return,
    };
    push_at(page, at, who, Some(crew()), false, out);
}
