//! What somebody wants from somebody.
//!
//! *Claims*: "Oslo is seeking grain and fuel", "the union wants pay for overtime and sick days", "would ask for", "has what
//! the town needs: sandbags", "the union's efforts to secure a rise".
//!
//! *Normal form*: the set of things, open; who wants them, a government by its country.
//!
//! *Agrees when* one set holds the other.
//!
//! *Conflicts when* one source says that something is sought and another that it is not; open sets that differ are a
//! list difference.

use crate::entity::country_of;
use crate::event::Referent;
use crate::syntax::lexicon::{Tag, singular};
use crate::syntax::{Chunk, Clause, Parse, Phrase, listed};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "seek",
    question: "what {who} wants",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Verbs of wanting, and verbs that get what is wanted when they hang on a verb of wanting.
const WANT: [&str; 6] = ["seek", "want", "need", "require", "request", "demand"];
/// Nouns for what is aimed at, and for aiming at it.
const AIM: [&str; 4] = ["objective", "goal", "aim", "search"];
const EFFORT: [&str; 8] = ["effort", "attempt", "bid", "quest", "drive", "push", "desire", "wish"];
const GET: [&str; 9] = ["acquire", "buy", "obtain", "secure", "purchase", "get", "receive", "import", "procure"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let Some((from, whole)) = wanted(page, at) else { continue };
        let (items, last) = items(page, at.parse, from);
        if items.is_empty() {
            continue;
        }
        let phrases = &at.parse.chunks.phrases;
        let figure = page.reading.span(&(phrases[from].tokens.start..phrases[last].tokens.end));
        let start = whole.unwrap_or(clause.extent.start);
        let span = page.reading.span(&(start.min(clause.extent.start)..clause.extent.end)).to(figure);
        out.push(
            Draft::new("seek", Value::Names { items, closed: false }, span, figure, clause.verb.head)
                .role("who", striver(page, at).or_else(|| seeker(page, at)).or_else(|| holder(page, at.parse))),
        );
    }
}

/// The phrase where the list of wanted things begins, and where the whole of the wanting does.
fn wanted(page: &Page<'_, '_>, at: At<'_>) -> Option<(usize, Option<usize>)> {
    let clause = at.clause();
    if clause.verb.passive || clause.verb.is_reduced() {
        return None;
    }
    // "wants all tolls lifted"
    let done = |p: usize| {
        let next = Page::chunk_of(at.parse, p).and_then(|k| at.parse.chunks.list.get(k + 1));
        matches!(next, Some(Chunk::Verb(v)) if page.is(v.head, &["lifted", "removed", "ended", "dropped", "scrapped", "freed"]))
    };
    // "wants them to leave" and "did not want them to supply" seek no thing.
    let acts = |p: usize| {
        let next = Page::chunk_of(at.parse, p).and_then(|k| at.parse.chunks.list.get(k + 1));
        matches!(next, Some(Chunk::Verb(v)) if v.is_infinitive() || v.is_finite())
    };
    let object =
        |c: &Clause| c.objects.iter().copied().find(|&p| !at.parse.chunks.phrases[p].is_time && (done(p) || !acts(p)));
    if WANT.contains(&clause.verb.lemma) {
        return Some((object(clause)?, None));
    }
    if matches!(clause.verb.lemma, "ask" | "look" | "appeal" | "call") {
        let goods = clause
            .preps
            .iter()
            .copied()
            .find(|&p| at.parse.chunks.phrases[p].prep.is_some_and(|t| page.is(t, &["for"])));
        return Some((goods?, None));
    }
    if GET.contains(&clause.verb.lemma) && (clause.verb.is_infinitive() || clause.verb.is_gerund()) {
        let parent = clause.parent.map(|c| &at.parse.clauses[c]);
        let wants = parent.is_none_or(|p| {
            WANT.contains(&p.verb.lemma)
                || matches!(p.verb.lemma, "look" | "hope" | "aim" | "try" | "plan" | "be" | "focus")
        });
        let objective = at.parse.chunks.phrases.iter().any(|p| page.is(p.head, &AIM)) || effort(page, at).is_some();
        return (parent.is_some() && wants || objective).then_some((object(clause)?, parent.map(|p| p.extent.start)));
    }
    None
}

/// The noun of striving that an infinitive hangs on: "efforts to obtain", "its bid to buy".
fn effort<'p>(page: &'p Page<'_, '_>, at: At<'p>) -> Option<&'p Phrase> {
    let verb = &at.clause().verb;
    let before = at.parse.chunks.phrases.iter().rfind(|p| p.tokens.end <= verb.tokens.start)?;
    let noun = EFFORT.contains(&singular(page.reading.tokens.word(before.head)).as_str());
    (verb.is_infinitive() && before.tokens.end == verb.tokens.start && noun).then_some(before)
}

/// Whose effort it is: "the union's efforts", "Norwegian efforts".
fn striver(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let effort = effort(page, at)?;
    let owner = effort.possessor.clone().unwrap_or_else(|| effort.tokens.clone());
    let mut owner = owner.filter(|&i| i != effort.head);
    let local = owner.clone().rev().find_map(|i| page.reading.mention_at(i)?.local);
    let country = || owner.find_map(|i| country_of(&page.reading.tokens, i)).map(|(_, c)| Referent::Noun(c.to_owned()));
    local.map(Referent::Entity).or_else(country)
}

/// The subject; of "denied that it is seeking" who denies.
fn seeker(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let stance = page.reading.stances.at(at.clause().verb.head);
    let named = at.clause().subject.and_then(|p| super::statement::actor(page, at, p, &stance));
    named.or_else(|| page.subject(at))
}

/// Whose objective it is: "the mayor's aim: to buy the harbour".
fn holder(page: &Page<'_, '_>, parse: &Parse) -> Option<Referent> {
    let aim = parse.chunks.phrases.iter().find(|p| page.is(p.head, &AIM))?;
    let mention = page.reading.mention_at(aim.possessor.as_ref()?.end - 1)?;
    mention.local.map(Referent::Entity)
}

/// The things that are listed from a phrase on, each with its modifiers but without its determiner, and the last phrase of
/// the list.
fn items(page: &Page<'_, '_>, parse: &Parse, first: usize) -> (Vec<String>, usize) {
    let mut out = Vec::new();
    let mut phrases = listed(&parse.chunks, first);
    // "supplies of shells and rockets", "technology for satellites": the list goes on behind a preposition. But "sandbags
    // for the river bank" are sandbags.
    let chunk = phrases.last().and_then(|&p| Page::chunk_of(parse, p));
    let means =
        page.is(parse.chunks.phrases[first].head, &["technology", "technologies", "equipment", "parts", "components"]);
    let within: &[&str] = if means { &["for", "of"] } else { &["of"] };
    if let Some(Chunk::Noun(q)) = chunk.and_then(|k| parse.chunks.list.get(k + 1))
        && parse.chunks.phrases[*q].prep.is_some_and(|t| page.is(t, within))
        && phrases.len() == 1
    {
        phrases = listed(&parse.chunks, *q);
    }
    let last = phrases.last().copied().unwrap_or(first);
    for p in phrases {
        let phrase = &parse.chunks.phrases[p];
        let thing = matches!(page.referent(phrase), Some(Referent::Noun(_) | Referent::Entity(_) | Referent::Event(_)));
        let mut start = phrase.tokens.start;
        while start < phrase.head && is_determiner(page, start) {
            start += 1;
        }
        if thing
            && !phrase.is_time
            && page.reading.mention_at(phrase.head).is_none_or(|m| m.kind != crate::entity::EntityKind::Person)
        {
            // "the tolls lifted in their entirety"
            let all = if is_entire(page, phrase.tokens.end) { "all " } else { "" };
            out.push(format!("{all}{}", page.reading.words(&(start..phrase.tokens.end))));
        }
    }
    (out, last)
}

/// "in full", "in their entirety", soon behind a thing.
fn is_entire(page: &Page<'_, '_>, end: usize) -> bool {
    let sentence = page.reading.sentences[page.reading.sentence_of(end.saturating_sub(1))].tokens();
    (end..(end + 4).min(sentence.end)).any(|i| {
        let opens = page.is(i, &["in"]) && !page.is(i.wrapping_sub(1), &["not"]);
        opens && (page.is(i + 1, &["full"]) || page.is(i + 2, &["entirety"]))
    })
}

fn is_determiner(page: &Page<'_, '_>, i: usize) -> bool {
    let tag = crate::syntax::lexicon::CLOSED.get(&page.reading.tokens, i);
    !page.is(i, &["all", "some"]) && matches!(tag, Some(Tag::Det | Tag::Poss))
}
