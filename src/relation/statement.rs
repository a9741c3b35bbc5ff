//! What is said to have been done, and who denies it.
//!
//! *Claims*: deeds that sources affirm, allege or deny: "has supplied Russia with arms", "never exported weapons", "both
//! have denied these allegations".
//!
//! *Normal form*: the things that changed hands; who gave them, to whom, a government by its country. The polarity and
//! the holder carry the claim.
//!
//! *Agrees when* the polarity is the same.
//!
//! *Conflicts when* one holder affirms what another denies.

use crate::event::Referent;
use crate::syntax::Clause;
use crate::text::Polarity;
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "statement",
    question: "whether {who} did {act}",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Verbs by which things change hands: all of them tell of one deed.
const TRANSFER: [&str; 11] =
    ["supply", "provide", "sell", "give", "export", "send", "deliver", "transfer", "arm", "donate", "lend"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        if TRANSFER.contains(&clause.verb.lemma) {
            out.extend(transfer(page, at));
        } else if clause.verb.lemma == "deny" {
            let denial = denial(page, at, out);
            out.extend(denial);
        }
    }
}

fn transfer(page: &Page<'_, '_>, at: At<'_>) -> Option<Draft> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let preposition = |p: usize, words: &[&str]| phrases[p].prep.is_some_and(|t| page.is(t, words));
    let to = clause.preps.iter().copied().find(|&p| preposition(p, &["to"]));
    let with = clause.preps.iter().copied().find(|&p| preposition(p, &["with"]));
    let objects: Vec<usize> = clause.objects.iter().copied().filter(|&p| !phrases[p].is_time).collect();
    // "supply Russia with arms", "sell Poland tanks", "sell arms to Russia"
    let (receiver, goods) = match (to, with, &objects[..]) {
        (Some(to), _, [goods, ..]) => (Some(to), Some(*goods)),
        (None, Some(with), [receiver, ..]) => (Some(*receiver), Some(with)),
        (None, None, [receiver, goods, ..]) if is_actor(page, at, *receiver) => (Some(*receiver), Some(*goods)),
        (to, with, [goods, ..]) => (to, with.or(Some(*goods))),
        (to, with, []) => (to, with),
    };
    let passive = clause.verb.passive || clause.verb.is_reduced();
    let giver = if passive { by(page, at) } else { page.subject(at) };
    // Without a giver nobody is said to have done anything.
    let giver = giver.filter(|g| matches!(g, Referent::Entity(_)))?;
    let goods = if passive { clause.subject } else { goods };
    let items: Vec<String> = goods
        .map(|g| crate::syntax::listed(&at.parse.chunks, g))
        .unwrap_or_default()
        .into_iter()
        .map(|p| page.reading.words(&phrases[p].tokens).to_owned())
        .collect();
    if items.is_empty() && receiver.is_none() {
        return None;
    }
    let figure = page.reading.span(&clause.verb.tokens);
    let span = page.span_of(at, figure);
    Some(
        Draft::new("statement", Value::Names { items, closed: false }, span, figure, clause.verb.head)
            .role("act", Referent::Noun("transfer".to_owned()))
            .role("who", giver)
            .role("to", receiver.and_then(|p| page.filler(at.parse, p))),
    )
}

/// Who gave, in the passive.
fn by(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let phrases = &at.parse.chunks.phrases;
    let by = at.clause().preps.iter().copied().find(|&p| phrases[p].prep.is_some_and(|t| page.is(t, &["by"])))?;
    page.filler(at.parse, by)
}

fn is_actor(page: &Page<'_, '_>, at: At<'_>, p: usize) -> bool {
    page.reading.mention_at(at.parse.chunks.phrases[p].head).is_some()
}

/// "both have denied these allegations": the last deed that the article tells of is denied.
fn denial(page: &Page<'_, '_>, at: At<'_>, before: &[Draft]) -> Option<Draft> {
    let clause: &Clause = at.clause();
    let object = clause.objects.first().map(|&p| &at.parse.chunks.phrases[p])?;
    let back = [
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "claim",
        "claims",
        "charge",
        "charges",
        "it",
        "this",
        "reports",
    ];
    if !page.is(object.head, &back) {
        return None;
    }
    let near = page.reading.sentences.get(at.sentence.saturating_sub(2))?.span().start();
    let denied = before.iter().rev().find(|d| d.relation == "statement" && d.span.start() >= near)?;
    let figure = page.reading.span(&clause.verb.tokens);
    let mut draft = Draft::new(
        "statement",
        Value::Names { items: Vec::new(), closed: false },
        page.span_of(at, figure),
        figure,
        clause.verb.head,
    );
    draft.roles.clone_from(&denied.roles);
    draft.polarity = Some(Polarity::Denied);
    draft.holder = clause.subject.map(|p| at.parse.chunks.phrases[p].tokens.clone());
    Some(draft)
}
