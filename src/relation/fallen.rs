//! Who is among the dead, by name: "A was one of nine people killed", "A, B and C died", "the dead were named as A and
//! B", "with her died her son, A", "killed nine, A and B among them".
//!
//! Only of a crash: those who die in it were aboard, so that reports can be held against each other by who was. One who
//! dies is told of for much: a list, or that somebody died as well, says who the dead are.

use std::ops::Range;

use itertools::Itertools;

use crate::event::{Referent, Standing};
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Parse, VerbGroup};

use super::aboard::{crew, group, is, is_crash};
use super::attendee::{named_from, push_at};
use super::outcome::of_word;
use super::page::{At, Draft, Page};
use super::roster::{Names, names_of, names_person, people_before, push_names};

/// So many tokens before "one was A" the dead may be told of.
const NEAR: usize = 25;

/// Who is among the dead, by the clauses of an article about what they died in.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    // "A was not among the dead": he may have been aboard.
    let told = |at: &At<'_>| !page.reading.stances.is_negated(at.clause().verb.head);
    for at in page.clauses().filter(|_| is_crash(page)).filter(told) {
        let who = among(page, at).or_else(|| died(page, at)).or_else(|| behind(page, at)).unwrap_or_default();
        push_at(page, at, who, Some(crew()), false, out);
        if let Some((who, of)) = identified(page, at) {
            push_at(page, at, who, Some(of), false, out);
        }
    }
    for parse in page.reading.parses.iter().filter(|_| is_crash(page)) {
        if let Some((who, prep)) = singled_out(page, parse) {
            push_names(page, page.clause_at(prep), who, Some(crew()), None, prep, out);
        }
    }
}

/// "killed nine people, including A and B", "nine people died, among them A", "nine died, A and B among them".
fn singled_out(page: &Page<'_, '_>, parse: &Parse) -> Option<(Names, usize)> {
    let phrases = &parse.chunks.phrases;
    let (p, prep) = phrases.iter().enumerate().find_map(|(p, phrase)| {
        let them = page.is(phrase.head, &["them"]);
        let prep = phrase.prep.filter(|&t| page.is(t, &["including"]) || them && page.is(t, &["among"]))?;
        Some((p, prep))
    })?;
    let before = (parse.tokens.start..prep).rev();
    // "killed nine and injured six, including A"
    let last =
        before.clone().find_map(|i| if is_dead(page, i) { Some("dead") } else { of_word(page.reading.tokens.word(i)) });
    let told = last == Some("dead") && !before.clone().any(|i| page.reading.stances.is_negated(i));
    let behind = || Some(if page.is(prep, &["among"]) { parse.phrase_from(phrases[p].tokens.end)? } else { p });
    let aside = page.is(prep.wrapping_sub(1), &[","]);
    let first = if aside || page.is(prep, &["including"]) { behind() } else { opens_list(parse, p) };
    let who = names_of(page, parse, first.filter(|_| told)?, &['.', ';', ':'], true);
    let who = who.into_iter().filter(|(_, t)| aside || t.end <= prep || page.is(prep, &["including"])).collect_vec();
    let person =
        |(_, t): &(String, Range<usize>)| t.len() > 1 || page.reading.mention_at(t.start).is_some_and(names_person);
    who.first().is_some_and(person).then_some((who, prep))
}

/// The phrase that opens the list which ends before phrase `p`, behind what hangs on words before it: "nine people in Aville,
/// A and B among them".
fn opens_list(parse: &Parse, p: usize) -> Option<usize> {
    let list = &parse.chunks.list;
    let end = Page::chunk_of(parse, p)?;
    let part = |k: &usize| match &list[*k] {
        Chunk::Noun(q) => parse.chunks.phrases[*q].prep.is_none() && !parse.chunks.phrases[*q].is_time,
        Chunk::Mark(mark) => *mark == ',',
        Chunk::Link(tag) => *tag == Tag::Conj,
        _ => false,
    };
    let mut of_list = (0..end).rev().take_while(part).filter_map(|k| match list[k] {
        Chunk::Noun(q) => Some(q),
        _ => None,
    });
    of_list.by_ref().last()
}

fn is_dead(page: &Page<'_, '_>, i: usize) -> bool {
    is(page, i, "dead") || page.is(i, &["lives"]) || of_word(page.reading.tokens.word(i)) == Some("dead")
}

/// "A is one of nine people who lost their lives", "A and B were among the victims"; where victims have been told of,
/// "A and B were among them".
fn among(page: &Page<'_, '_>, at: At<'_>) -> Option<Names> {
    let (clause, next) = (at.clause(), at.clause().verb.tokens.end);
    let among = page.is(next, &["among"]) || page.is(next, &["one"]) && page.is(next + 1, &["of"]);
    if clause.verb.lemma != "be" || !among {
        return None;
    }
    let end = (next + 10).min(at.parse.tokens.end);
    let told = (next..end).take_while(|&i| !page.is(i, &[",", ";", "."])).any(|i| is_dead(page, i));
    let them = page.is(next, &["among"]) && page.is(next + 1, &["them"]) && told_before(page, at);
    (told || them).then(|| people_before(page, at))
}

/// Whether the last people who are told of before the clause, in its sentence or the one before, are dead.
fn told_before(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let end = at.clause().verb.tokens.start;
    let start = at.sentence.checked_sub(1).map_or(0, |s| page.reading.sentences[s].tokens().start);
    let became = |i: usize| if is_dead(page, i) { Some("dead") } else { of_word(page.reading.tokens.word(i)) };
    (start.max(end.saturating_sub(NEAR))..end).rev().find_map(became) == Some("dead")
}

/// "A, B and C died in the crash", "A was killed too".
fn died(page: &Page<'_, '_>, at: At<'_>) -> Option<Names> {
    let clause = at.clause();
    let now = || page.event_of(at).is_none_or(|(_, event)| event.standing == Standing::Reported);
    let behind = clause.verb.tokens.start..(clause.extent.end + 2).min(at.parse.tokens.end);
    let as_well = || behind.clone().any(|i| page.is(i, &["too", "also", "well"]));
    let mut who = (dies(page, &clause.verb) && now()).then(|| people_before(page, at))?;
    // "A was dead, and so were his wife, B, and C"
    let so =
        (behind.start..at.parse.tokens.end).find(|&i| page.is(i, &["so"]) && page.is(i + 1, &["was", "were", "did"]));
    let with = so.and_then(|so| at.parse.phrase_from(so + 2)).filter(|_| !who.is_empty());
    who.extend(with.map(|p| names_of(page, at.parse, p, &['.', ';', ':'], true)).unwrap_or_default());
    (who.len() > 1 || as_well()).then_some(who)
}

fn dies(page: &Page<'_, '_>, verb: &VerbGroup) -> bool {
    let next = verb.tokens.end;
    match verb.lemma {
        "be" => page.is(next, &["dead"]),
        "lose" => !verb.passive && (next..next + 2).any(|i| page.is(i, &["life", "lives"])),
        "kill" | "murder" => verb.passive && verb.is_finite(),
        lemma => !verb.passive && verb.is_finite() && of_word(lemma) == Some("dead"),
    }
}

/// "With her died her son, A", "also killed were A and B", "one of them was A".
fn behind(page: &Page<'_, '_>, at: At<'_>) -> Option<Names> {
    let verb = &at.clause().verb;
    let opens = at.parse.tokens.start;
    let fronted = || {
        let words = page.is(opens, &["with", "also", "among", "killed", "dead"]);
        words && verb.tokens.start <= opens + 8
    };
    let before = || (opens..verb.tokens.start).any(|i| is_dead(page, i));
    let one = || {
        let near = verb.tokens.start.saturating_sub(4).max(opens)..verb.tokens.start;
        let one = near.clone().any(|i| page.is(i, &["one", "another"]));
        one && near.skip(1).all(|i| page.reading.mention_at(i).is_none()) && told_before(page, at)
    };
    let told = match verb.lemma {
        "be" => fronted() && before() || one(),
        "die" => fronted(),
        _ => false,
    };
    (told && people_before(page, at).is_empty()).then(|| named_from(page, at, verb.tokens.end))
}

/// "The dead were named as A, B and C", "the mayor named another victim as A", "the pilot was identified as A"; "A was
/// identified as one of the victims".
fn identified(page: &Page<'_, '_>, at: At<'_>) -> Option<(Names, Referent)> {
    let verb = &at.clause().verb;
    if !matches!(verb.lemma, "name" | "identify" | "confirm" | "list" | "release" | "give") {
        return None;
    }
    let end = (verb.tokens.end + 12).min(at.parse.tokens.end);
    let colon = verb.tokens.end..end;
    let as_word = colon.into_iter().find(|&i| page.is(i, &["as"]))?;
    let whose = |mut words: std::ops::Range<usize>| {
        words.find_map(|i| group(page, i).or_else(|| (of_word(page.reading.tokens.word(i)) == Some("dead")).then(crew)))
    };
    let who = named_from(page, at, as_word + 1);
    if !who.is_empty() {
        let start = at.parse.tokens.start;
        return whose(start..as_word).map(|of| (who, of));
    }
    let end = (as_word + 6).min(at.parse.tokens.end);
    let who = if verb.passive { people_before(page, at) } else { Names::new() };
    whose(as_word..end).filter(|_| !who.is_empty()).map(|of| (who, of))
}
