//! What is said to have been done, and who denies it.
//!
//! *Claims*: deeds that sources affirm, allege or deny: "has supplied Russia with arms", "never exported weapons",
//! "denied that it had paid bribes", "both have denied these allegations".
//!
//! *Normal form*: what was done to what, and who did it, a government by its country; of what changed hands the things
//! themselves. The polarity and the holder carry the claim. What an article tells on its own word is no statement, unless
//! it is denied or things change hands.
//!
//! *Agrees when* the polarity is the same.
//!
//! *Conflicts when* one holder affirms what another denies.

use std::sync::LazyLock;

use crate::entity::{EntityKind, country_of};
use crate::event::Referent;
use crate::syntax::Clause;
use crate::syntax::lexicon::singular;
use crate::text::table::WordMap;
use crate::text::{Commitment, Modality, Polarity, StanceAt};
use crate::value::Value;

use super::act::acts;
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
        let told = acts(page, at);
        if !told.is_empty() {
            out.extend(told);
        } else if TRANSFER.contains(&clause.verb.lemma) {
            out.extend(transfer(page, at));
        } else if clause.verb.is_finite() && clause.objects.first().is_some_and(|&p| refers_back(page, at, p)) {
            let denial = denial(page, at, out);
            out.extend(denial);
        } else {
            out.extend(super::deed::deed(page, at));
        }
    }
}

/// Who acts, where it can be told from others: a name, a definite description, or the one who speaks.
pub(super) fn actor(page: &Page<'_, '_>, at: At<'_>, p: usize, stance: &StanceAt) -> Option<Referent> {
    let phrase = &at.parse.chunks.phrases[p];
    if let Some(country) = own_country(page, phrase, stance) {
        return Some(Referent::Noun(country));
    }
    match super::deed::noun(page, at, p) {
        Some(Referent::Entity(local)) => Some(Referent::Entity(local)),
        Some(Referent::Noun(noun)) => {
            // "the South Koreans": their country.
            let people = phrase.tokens.clone().find_map(|i| {
                let (len, country) = country_of(&page.reading.tokens, i)?;
                (i + len > phrase.head).then(|| country.to_owned())
            });
            if let Some(country) = people {
                return Some(Referent::Noun(country));
            }
            // "the deputy mayor" is not the mayor.
            let rank =
                phrase.tokens.clone().find(|&i| page.is(i, &["deputy", "vice", "former", "assistant", "acting"]));
            let noun = rank.map_or(noun.clone(), |i| format!("{} {noun}", page.reading.tokens.word(i).to_lowercase()));
            let definite = phrase.possessor.is_some() || page.is(phrase.tokens.start, &["the"]);
            // "Norsea sold": a lone singular noun at the head of a sentence is a name.
            let word = page.reading.tokens.word(phrase.head);
            let named = phrase.tokens.len() == 1 && phrase.head == at.parse.tokens.start && noun == word.to_lowercase();
            match (definite, named) {
                (true, _) => Some(Referent::Noun(noun)),
                (_, true) => Some(Referent::Noun(word.to_owned())),
                _ => None,
            }
        }
        _ if page.is(phrase.head, &["it", "he", "she", "they", "we", "i"]) => {
            let last = stance.holders.first()?.tokens.end.checked_sub(1)?;
            let local = page.reading.mention_at(last).and_then(|m| m.local);
            Some(local.map_or_else(|| Referent::Noun(singular(page.reading.tokens.word(last))), Referent::Entity))
        }
        _ => None,
    }
}

/// What is given or delivered and is no thing.
static WORDS_GIVEN: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("speeches.tsv")));

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
    let stance = page.reading.stances.at(clause.verb.head);
    let giver = if passive { by(page, at) } else { clause.subject };
    // Without a giver nobody is said to have done anything.
    let giver = actor(page, at, giver?, &stance)?;
    let goods = if passive { clause.subject } else { goods };
    let named = goods.into_iter().chain(goods.and_then(|_| included(page, at)));
    let items: Vec<String> = named
        .flat_map(|g| crate::syntax::listed(&at.parse.chunks, g))
        .map(|p| page.reading.words(&phrases[p].tokens).to_owned())
        .collect();
    // "delivered the keynote", "gave a warning": words change no hands.
    if goods.is_some_and(|g| WORDS_GIVEN.get(&page.reading.tokens, phrases[g].head).is_some()) {
        return None;
    }
    // "will send her deputy": who comes is told by another relation.
    let person =
        goods.is_some_and(|g| page.reading.mention_at(phrases[g].head).is_some_and(|m| m.kind == EntityKind::Person));
    let thing = goods.is_some_and(|g| page.reading.quantity_at(phrases[g].head).is_none());
    if person || receiver.is_none() && (items.is_empty() || !thing) {
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

/// "arms, including shells and mines": what is named behind, before the next clause.
fn included(page: &Page<'_, '_>, at: At<'_>) -> Option<usize> {
    let head = at.clause().verb.head;
    let next = at.parse.clauses.iter().filter(|c| c.verb.head > head && c.verb.is_finite()).map(|c| c.verb.head).min();
    at.parse
        .chunks
        .phrases
        .iter()
        .position(|p| p.prep.is_some_and(|t| t > head && next.is_none_or(|n| t < n) && page.is(t, &["including"])))
}

/// Who gave, in the passive.
pub(super) fn by(page: &Page<'_, '_>, at: At<'_>) -> Option<usize> {
    let phrases = &at.parse.chunks.phrases;
    at.clause().preps.iter().copied().find(|&p| phrases[p].prep.is_some_and(|t| page.is(t, &["by"])))
}

fn is_actor(page: &Page<'_, '_>, at: At<'_>, p: usize) -> bool {
    page.reading.mention_at(at.parse.chunks.phrases[p].head).is_some()
}

/// "an official of the North Korean ministry denied that his country had": the country in the words for the speaker.
fn own_country(page: &Page<'_, '_>, phrase: &crate::syntax::Phrase, stance: &StanceAt) -> Option<String> {
    let own = page.is(phrase.tokens.start, &["his", "her", "its", "their", "the"])
        && phrase.tokens.len() == 2
        && page.is(phrase.head, &["country", "government", "nation"]);
    let holder = stance.holders.first().filter(|_| own)?;
    let country = holder.tokens.clone().find_map(|i| country_of(&page.reading.tokens, i))?.1;
    Some(country.to_owned())
}

/// "denied these allegations", "dismissed the reports", "contradicts this": what was told before is denied.
fn refers_back(page: &Page<'_, '_>, at: At<'_>, p: usize) -> bool {
    const TOLD: [&str; 18] = [
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "assertion",
        "assertions",
        "charge",
        "charges",
        "claim",
        "claims",
        "report",
        "reports",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "suggestion",
        "suggestions",
    ];
    let phrase = &at.parse.chunks.phrases[p];
    let told = page.is(phrase.head, &TOLD);
    // "rejected it": perhaps an offer.
    match at.clause().verb.lemma {
        "deny" | "dispute" | "refute" => told || page.is(phrase.head, &["it", "this", "that"]),
        "contradict" => page.is(phrase.head, &["it", "this", "that"]),
        // "dismissed reports that a sale was agreed": the clause behind tells what.
        "dismiss" | "reject" | "rebut" | "repudiate" => told && !page.is(phrase.tokens.end, &["that", "of", "about"]),
        _ => false,
    }
}

/// "both have denied these allegations": the last deed that the article tells of is denied.
fn denial(page: &Page<'_, '_>, at: At<'_>, before: &[Draft]) -> Option<Draft> {
    let clause: &Clause = at.clause();
    let near = page.reading.sentences.get(at.sentence.saturating_sub(2))?.span().start();
    // "The coach will resign, the club said. Roe denied it": it is his own to deny, whatever it is done to.
    let it = clause.objects.first().is_some_and(|&p| page.is(at.parse.chunks.phrases[p].head, &["it", "this", "that"]));
    let speaker = clause.subject.filter(|_| it);
    let speaker = speaker.and_then(|p| actor(page, at, p, &page.reading.stances.at(clause.verb.head)));
    // What nobody has said or alleged needs no denial: "He died on Monday. He had always denied the accusations."
    let said = |d: &&Draft| {
        let stance = page.reading.stances.at(d.stance_at);
        // "died, his family said": a death is no charge, what was done to something may be.
        let done_to = d.roles.iter().any(|(role, _)| matches!(*role, "what" | "to"));
        let own = || speaker.as_ref().is_some_and(|who| d.roles.iter().any(|(role, d)| *role == "who" && d == who));
        !stance.holders.is_empty() && (done_to || own())
            || stance.commitment == Some(Commitment::Allege)
            || stance.modality == Modality::Alleged
    };
    let near = |d: &&Draft| d.relation == "statement" && d.span.start() >= near;
    let denied = before.iter().rev().filter(near).find(said)?;
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
    // "both Danish and Norwegian officials"
    draft.holder = clause.subject.map(|p| {
        let last = crate::syntax::listed(&at.parse.chunks, p).last().copied().unwrap_or(p);
        at.parse.chunks.phrases[p].tokens.start..at.parse.chunks.phrases[last].tokens.end
    });
    Some(draft)
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("speeches.tsv")).all(|row| row.len() == 1));
    }
}
