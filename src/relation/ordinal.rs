//! Which in a row: the first trip since, the tenth since 2011.
//!
//! *Claims*: "his first trip abroad since the pandemic", "his 10th since 2011", "the third such attack this year".
//!
//! *Normal form*: the rank, of the noun that is ranked, for whom, counted since when.
//!
//! *Agrees when* the ranks are equal.
//!
//! *Conflicts when* they differ for one noun, one holder and one start.

use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "ordinal",
    question: "which {of} of {who} it is",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    ranked(page, out);
    none_since(page, out);
}

/// "had not left the country since the pandemic": what he does now is his first since then.
fn none_since(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let verb = &at.clause().verb;
        let negated = verb.tokens.clone().any(|i| page.is(i, &["not", "never", "hasn't", "hadn't", "haven't"]));
        let perfect = verb.tokens.clone().any(|i| page.is(i, &["had", "has", "have", "hasn't", "hadn't", "haven't"]));
        let (true, true, Some(who), Some((_, event))) = (negated, perfect, page.subject(at), page.event_of(at)) else {
            continue;
        };
        let Some((since, _)) = since(page, at.parse.tokens.start, at.parse.tokens.end, at.parse.tokens.len()) else {
            continue;
        };
        let kind = match event.kind.as_str() {
            "departure" | "arrival" => "visit",
            kind => kind,
        };
        let figure = page.reading.span(&verb.tokens);
        let span = page.sentence_span(verb.head);
        let mut draft = Draft::new("ordinal", Value::Ordinal(Quantity::whole(1, kind)), span, figure, verb.head)
            .role("of", Referent::Noun(kind.to_owned()))
            .role("who", who)
            .within("since", since);
        draft.polarity = Some(crate::text::Polarity::Affirmed);
        out.push(draft);
    }
}

fn ranked(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut last_noun: Option<(usize, String)> = None;
    for ordinal in &page.reading.ordinals {
        let tokens = page.reading.tokens_of(ordinal.span);
        let sentence = page.reading.sentence_of(tokens.start);
        let parse = page.parse_at(tokens.start);
        let Some(p) = page.phrase_at(tokens.start) else { continue };
        let phrase = &parse.chunks.phrases[p];
        let noun = if phrase.head >= tokens.end {
            singular(page.reading.tokens.word(phrase.head))
        } else {
            // "his first trip abroad ..., and his 10th since": the noun is the one before.
            match &last_noun {
                Some((s, noun)) if *s == sentence => noun.clone(),
                _ => continue,
            }
        };
        if crate::event::kind_of_noun(&noun).is_none() && !is_ranked(page, phrase.tokens.end, parse.tokens.end) {
            continue;
        }
        last_noun = Some((sentence, noun.clone()));
        let value = Quantity::whole(ordinal.rank, &noun);
        let since = since(page, tokens.end, parse.tokens.end, 8);
        let end = since.as_ref().map_or(phrase.tokens.end, |(_, end)| *end);
        let span = page
            .clause_at(tokens.start)
            .map_or(ordinal.span, |at| page.span_of(at, page.reading.span(&(tokens.start..end))));
        let who = owner(page, parse, p).or_else(|| page.clause_at(tokens.start).and_then(|at| page.subject(at)));
        let kind = crate::event::kind_of_noun(&noun).map_or(noun.as_str(), |k| k.id);
        let mut draft = Draft::new("ordinal", Value::Ordinal(value), span, ordinal.span, tokens.start)
            .role("of", Referent::Noun(kind.to_owned()))
            .role("who", who);
        if let Some((since, _)) = since {
            draft = draft.within("since", since);
        }
        out.push(draft);
    }
}

/// "since" follows, or "in four years": then the ordinal counts something that happened.
fn is_ranked(page: &Page<'_, '_>, from: usize, end: usize) -> bool {
    (from..(from + 3).min(end)).any(|i| page.is(i, &["since"]))
}

/// Whose it is: "his first trip", "Kim's first trip".
fn owner(page: &Page<'_, '_>, parse: &crate::syntax::Parse, p: usize) -> Option<Referent> {
    let range = parse.chunks.phrases[p].possessor.clone()?;
    let mention = page.reading.mention_at(range.end - 1)?;
    mention.local.map(Referent::Entity)
}

/// What it is counted from: the year or the kind of event behind "since", and the token behind that.
fn since(page: &Page<'_, '_>, from: usize, end: usize, reach: usize) -> Option<(String, usize)> {
    let at = (from..(from + reach).min(end)).find(|&i| page.is(i, &["since"]))?;
    let phrases = &page.parse_at(at).chunks.phrases;
    let first = page.phrase_from(at + 1)?;
    let phrase = &phrases[first];
    // "since the onset of the outbreak": the event may hang on the noun.
    let chain = phrases[first..].iter().take(2).enumerate();
    let mut chain = chain.filter(|(n, p)| *n == 0 || p.prep.is_some_and(|t| page.is(t, &["of"])));
    if let Some((kind, end)) =
        chain.find_map(|(_, p)| Some((crate::event::kind_of_noun(page.reading.tokens.word(p.head))?, p.tokens.end)))
    {
        return Some((kind.id.to_owned(), end));
    }
    if let Some(time) = (at + 1..(at + 8).min(end)).find_map(|i| page.reading.time_at(i)) {
        return Some((time.time.timex3().to_owned(), page.reading.tokens_of(time.span).end));
    }
    // "since the crisis": which one is for the reader to know.
    None
}
