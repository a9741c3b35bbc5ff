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
        out.push(if q.change() == Change::None { draft } else { draft.within("change", "more") });
    }
}

/// Fills in what the count is of.
fn question(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>, draft: Draft) -> Option<Draft> {
    let noun = head_noun(quantity.quantity.unit().code());
    if let Some(outcome) = outcome(page, quantity, at, &noun) {
        let draft = draft.role("of", Referent::Noun(outcome.to_owned()));
        // "killed three firefighters" answers another question than "killed 19 people".
        let people = noun.is_empty() || is_people(&noun) || noun == outcome;
        return Some(if people { draft } else { draft.within("among", noun) });
    }
    if noun.is_empty() {
        let at = at?;
        // "only four took place by train": a number that stands for a noun of an earlier sentence.
        let by = at.clause().preps.iter().find_map(|&p| {
            let phrase = &at.parse.chunks.phrases[p];
            phrase.prep.filter(|&t| page.is(t, &["by"]))?;
            page.referent(phrase)
        });
        return Some(draft.role("by", Some(by?)).role("of", Referent::Noun(at.clause().verb.lemma.to_owned())));
    }
    let draft = draft.role("of", Referent::Noun(noun));
    let Some(at) = at else { return Some(draft) };
    let who = page.subject(at).filter(|s| matches!(s, Referent::Entity(_)));
    Some(draft.role("who", who).within("verb", at.clause().verb.lemma))
}

/// What became of those who are counted: the verb that governs the figure, or the noun or adjective beside it.
fn outcome(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>, noun: &str) -> Option<&'static str> {
    let tokens = page.tokens_of(quantity);
    if let Some(found) = OUTCOMES.find(noun) {
        return Some(found);
    }
    let beside = [tokens.end, tokens.end + 1, tokens.start.wrapping_sub(1)];
    let people = noun.is_empty() || is_people(noun);
    if let Some(found) = beside.iter().filter(|_| people).find_map(|&i| OUTCOMES.get(&page.reading.tokens, i)) {
        return Some(found);
    }
    let at = at?;
    let clause = at.clause();
    governs(at, clause, tokens.start).then(|| OUTCOMES.find(clause.verb.lemma).copied()).flatten()
}

/// The figure stands in the subject or object of the clause, and not behind a preposition.
fn governs(at: At<'_>, clause: &Clause, figure: usize) -> bool {
    let holds = |p: usize| at.parse.chunks.phrases[p].tokens.contains(&figure);
    clause.objects.iter().copied().any(holds) || clause.subject.is_some_and(holds)
}

fn is_people(noun: &str) -> bool {
    matches!(noun, "person" | "civilian" | "victim" | "resident" | "other" | "man" | "woman" | "life")
}
