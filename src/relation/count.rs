//! How many: people killed, injured, arrested; things and people of any kind.
//!
//! *Claims*: "killing 19 people", "the 19 dead", "only four took place by train", "tens of millions of shells".
//!
//! *Normal form*: a count; casualties by their outcome (dead, injured, missing, ...), anything else by the noun that
//! is counted and the verb that governs it.
//!
//! *Agrees when* the printed figures meet at the coarser printed precision.
//!
//! *Conflicts when* they do not; tolls that rise with time are updates.

use std::sync::LazyLock;

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::Clause;
use crate::text::table::{WordMap, rows};
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::measure::head_noun;
use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "count",
    question: "how many {of}",
    arity: Arity::One,
    drift: Drift::Rises,
    timeless: false,
    extract,
};

/// Words of what became of people, and the outcome that they tell of.
static OUTCOMES: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("outcomes.tsv")).map(|row| (row[0], row[1]))));

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quantity in &page.reading.quantities {
        let q = &quantity.quantity;
        if q.dimension() != Dimension::Count {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let sentence = page.reading.sentence_of(tokens.start);
        if page.reading.parses[sentence].tokens.is_empty() {
            continue;
        }
        let at = page.clause_at(tokens.start);
        let span = at.map_or(page.sentence_span(tokens.start), |at| page.span_of(at, quantity.span));
        let draft = Draft::new("count", Value::Count(q.clone()), span, quantity.span, tokens.start);
        let Some(draft) = question(page, quantity, at, draft) else { continue };
        let outcome = OUTCOMES.find(&head_noun(q.unit().code())).is_some();
        if !outcome && is_known_group(page, tokens.start) {
            continue;
        }
        out.push(if q.change() == Change::None { draft } else { draft.within("change", "more") });
    }
}

/// Fills in what the count is of.
fn question(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>, draft: Draft) -> Option<Draft> {
    let noun = head_noun(quantity.quantity.unit().code());
    if let Some(outcome) = outcome(page, quantity, at, &noun) {
        let draft = draft.role("of", Referent::Noun(outcome.to_owned()));
        // "killed three firefighters" answers another question than "killed 19 people".
        let people = noun.is_empty() || is_people(&noun) || OUTCOMES.find(&noun).is_some();
        return Some(if people { draft } else { draft.within("among", noun) });
    }
    if noun.is_empty() {
        // "only four took place by train", "three by plane": a number that stands for a noun of an earlier sentence.
        let figure = page.tokens_of(quantity);
        let parse = page.parse_at(figure.start);
        let mut behind = parse.chunks.phrases.iter().filter(|p| p.tokens.start >= figure.end).take(2);
        let by = behind.find(|p| p.prep.is_some_and(|t| page.is(t, &["by"])))?;
        return Some(draft.role("of", Referent::Noun("occasion".to_owned())).role("by", page.referent(by)));
    }
    let draft = draft.role("of", Referent::Noun(noun));
    let Some(at) = at else { return Some(draft) };
    let who = page.subject(at).filter(|s| matches!(s, Referent::Entity(_)));
    let draft = draft.role("who", who);
    // A verb that could stand with anything says nothing of what is counted.
    const EMPTY: [&str; 22] = [
        "", "be", "have", "say", "leave", "see", "count", "put", "announce", "include", "report", "tell", "make",
        "get", "take", "know", "show", "strike", "add", "give", "estimate", "believe",
    ];
    let verb = at.clause().verb.lemma;
    Some(if EMPTY.contains(&verb) { draft } else { draft.within("verb", verb) })
}

/// "the two leaders": a number that only points back to those who are known already.
fn is_known_group(page: &Page<'_, '_>, figure: usize) -> bool {
    let Some(before) = figure.checked_sub(1) else { return false };
    page.is(before, &["the", "these", "those", "both", "all", "his", "her", "their", "its", "other"])
}

/// What became of those who are counted: the verb that governs the figure, or the noun or adjective beside it.
fn outcome(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>, noun: &str) -> Option<&'static str> {
    let tokens = page.tokens_of(quantity);
    if let Some(found) = OUTCOMES.find(noun) {
        return Some(found);
    }
    let words = quantity.quantity.unit().code().split([' ', '-']);
    let people = noun.is_empty() || is_people(noun);
    if let Some(found) = words.filter(|_| people).find_map(|word| OUTCOMES.find(word)) {
        return Some(found);
    }
    let before = (1..4)
        .map_while(|n| tokens.start.checked_sub(n))
        .take_while(|&i| i + 1 == tokens.start || page.is(i + 1, &HEDGES));
    let beside = [tokens.end, tokens.end + 1].into_iter().chain(before);
    if let Some(found) = beside.filter(|_| people).find_map(|i| OUTCOMES.get(&page.reading.tokens, i)) {
        return Some(found);
    }
    if noun.is_empty()
        && let Some(found) = toll(page, tokens.start)
    {
        return Some(found);
    }
    let at = at?;
    let clause = at.clause();
    governs(at, clause, tokens.start).then(|| OUTCOMES.find(clause.verb.lemma).copied()).flatten()
}

/// Words between a participle and its figure: "killing at least 24".
const HEDGES: [&str; 12] =
    ["at", "least", "more", "than", "about", "around", "some", "nearly", "almost", "over", "up", "another"];

/// "the death toll rose to 61", "put the number of missing at 12": the noun that a bare figure is a level of.
fn toll(page: &Page<'_, '_>, figure: usize) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    (sentence.start..figure).rev().take(10).find_map(|i| {
        if page.is(i, &["toll"]) {
            return Some("dead");
        }
        if page.is(i, &["crowd", "attendance", "spectators"]) {
            return Some("spectator");
        }
        let number = page.is(i.wrapping_sub(1), &["of"]) && page.is(i.wrapping_sub(2), &["number"]);
        let people = number && page.is(i, &["people", "persons"]);
        OUTCOMES.get(&page.reading.tokens, if people { i + 1 } else { i }).filter(|_| number).copied()
    })
}

/// The figure stands in the subject or object of the clause, and not behind a preposition.
fn governs(at: At<'_>, clause: &Clause, figure: usize) -> bool {
    let holds = |p: usize| at.parse.chunks.phrases[p].tokens.contains(&figure);
    clause.objects.iter().copied().any(holds) || clause.subject.is_some_and(holds)
}

fn is_people(noun: &str) -> bool {
    matches!(noun, "person" | "human" | "civilian" | "victim" | "resident" | "other" | "man" | "woman" | "life")
}
