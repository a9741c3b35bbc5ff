//! Who was aboard and who is among the dead, by name: "the crew, A and B", "on board was A", "A was one of the dead".

use std::sync::LazyLock;

use crate::event::Referent;
use crate::syntax::{Chunk, Parse};
use crate::text::table::{WordMap, rows};

use super::attendee::{named_from, push_at, under};
use super::outcome::of_word;
use super::page::{At, Draft, Page};
use super::roster::{Names, names_until, people, push_names};

/// What a group is called, and what people are in.
static WORDS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("aboard.tsv")).map(|row| (row[0], row[1]))));

fn is(page: &Page<'_, '_>, i: usize, what: &str) -> bool {
    WORDS.get(&page.reading.tokens, i).is_some_and(|group| *group == what)
}

/// Who was aboard, and who died, by the words of an article.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        apposed(page, parse, out);
        carried(page, parse, out);
    }
    for at in page.clauses() {
        crew_of(page, at, out);
        on_board(page, at, out);
        died(page, at, out);
    }
}

fn group(page: &Page<'_, '_>, head: usize) -> Option<Referent> {
    let called = WORDS.get(&page.reading.tokens, head).filter(|group| **group != "craft")?;
    Some(Referent::Noun((*called).to_owned()))
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

fn crew() -> Referent {
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
    let subjects: Names = at.clause().subject.map(|p| people(page, at.parse, p)).unwrap_or_default();
    let subjects: Names = subjects.into_iter().filter(|(_, t)| t.end <= verb.tokens.start).collect();
    let who = match () {
        () if behind => subjects,
        () if fronted && subjects.is_empty() => named_from(page, at, next),
        () => return,
    };
    push_at(page, at, who, Some(crew()), false, out);
}

/// "A is one of nine people who lost their lives", "A and B were among the victims".
fn died(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let (clause, next) = (at.clause(), at.clause().verb.tokens.end);
    let among = page.is(next, &["among"]) || page.is(next, &["one"]) && page.is(next + 1, &["of"]);
    if clause.verb.lemma != "be" || !among || page.main.is_none() {
        return;
    }
    let dead = |i: usize| {
        is(page, i, "dead") || page.is(i, &["lives"]) || of_word(page.reading.tokens.word(i)) == Some("dead")
    };
    let end = (next + 10).min(at.parse.tokens.end);
    if (next..end).take_while(|&i| !page.is(i, &[",", ";", "."])).any(dead) {
        let who = clause.subject.map(|p| people(page, at.parse, p)).unwrap_or_default();
        push_at(page, at, who, Some(Referent::Noun("dead".to_owned())), false, out);
    }
}
