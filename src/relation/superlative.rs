//! Superlatives: "the deadliest fire since 2009", "the second-largest city".

use crate::entity::Form;
use crate::event::{Referent, is_vague, kind_of_noun};
use crate::number::OrdinalMention;
use crate::syntax::Parse;
use crate::syntax::lexicon::singular;
use crate::time::{Time, TimeMention};
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

use super::ordinal::{counted, is_noun};
use super::page::{Draft, Page};

/// "the deadliest fire in the country since 2009", "the country's worst in 18 years", "the highest on record".
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let tokens = &page.reading.tokens;
    for parse in &page.reading.parses {
        for i in parse.tokens.clone() {
            let most = tokens.is(i, "most") && i + 1 < parse.tokens.end;
            let at = if most { i + 1 } else { i };
            if !(most || is_superlative(tokens.word(i)))
                || page.reading.mention_at(i).is_some_and(|m| m.form == Form::Name)
            {
                continue;
            }
            // "one of the worst in 20 years", "among the deadliest": of several.
            let several = (i.saturating_sub(4)..i)
                .any(|k| page.is(k, &["among"]) || page.is(k, &["one"]) && page.is(k + 1, &["of"]) && k + 4 > i);
            // "the second-biggest": it is not the biggest.
            let nth = |k: usize| page.reading.ordinals.iter().any(|o| page.reading.tokens_of(o.span).end == k);
            let nth = nth(i) || tokens.is(i.wrapping_sub(1), "-") && nth(i - 1);
            let Some(p) = parse.phrase_at(at).filter(|_| !several && !nth) else { continue };
            let phrase = &parse.chunks.phrases[p];
            let Some(counted) =
                counted(page, parse, at + 1, phrase.tokens.end).filter(|c| c.scope.iter().any(|(n, _)| *n == "since"))
            else {
                continue;
            };
            let clause = page.clause_at(i);
            // "The fire is the country's deadliest": the subject is what is ranked.
            let subject = clause.and_then(|c| Some(&parse.chunks.phrases[c.clause().subject?]));
            let ranked = if phrase.head > at { Some(phrase) } else { subject };
            let noun =
                ranked.filter(|r| r.head != at && (is_noun(page, r.head) || super::measure::is_aspect(page, r.head)));
            let noun = noun.map(|r| singular(&tokens.word(r.head).to_lowercase()));
            // "It was the deadliest in 18 years": what the article is about.
            let it = || {
                subject
                    .filter(|s| page.is(s.head, &["it", "this"]))
                    .and_then(|_| Some(page.events.get(page.main?).kind.clone()))
            };
            let Some(noun) = noun.or_else(it) else { continue };
            let main = page.events.main_kind.filter(|_| is_vague(&noun));
            // "The toll is the heaviest in a rail accident since 1972": the accident is the deadliest.
            let toll = page.events.main_kind.filter(|k| noun == "toll" && k.is_single());
            let kind = kind_of_noun(&noun).or(main).or(toll).map_or(noun.as_str(), |k| k.id);
            let figure = page.reading.span(&(i..counted.end));
            let span = clause.map_or(figure, |c| page.span_of(c, figure));
            let word = match tokens.word(at).to_lowercase().as_str() {
                "deadly" | "mortal" | "lethal" | "bloodiest" => "deadliest".to_owned(),
                // Of accidents the worst is the deadliest.
                "worst" if page.events.main_kind.is_some_and(|k| k.id == "crash") => "deadliest".to_owned(),
                _ if toll.is_some() => "deadliest".to_owned(),
                "biggest" => "largest".to_owned(),
                "powerful" => "strongest".to_owned(),
                word => word.to_owned(),
            };
            let word = Referent::Noun(word);
            // What reports differ on is since when: "the deadliest since 2007", "the deadliest in 18 years".
            let since = counted.scope.iter().find(|(name, _)| *name == "since");
            let start = counted.rough.as_ref().or(since.map(|(_, since)| since));
            let start = start.and_then(|since| Time::from_timex3(since).ok());
            let value = start.map_or_else(|| Value::Ordinal(Quantity::whole(1, &noun)), Value::Time);
            let dated = matches!(value, Value::Time(_));
            let of = Referent::Noun(kind.to_owned());
            out.extend(gap(page, counted.end).map(|gap| gap.role("of", of.clone()).role("who", word.clone())));
            let mut draft = Draft::new("ordinal", value, span, figure, i).role("of", of).role("who", word);
            draft.scope = counted.scope;
            draft.scope.retain(|(name, _)| !dated || *name != "since");
            if dated {
                draft.scope.extend(part(page, phrase.tokens.start..counted.end).map(|part| ("part", part)));
            }
            out.push(draft);
        }
    }
}

/// "the deadliest fire in the capital since 1987", "the city's deadliest": among those of a part of the country only.
fn part(page: &Page<'_, '_>, words: std::ops::Range<usize>) -> Option<String> {
    const PARTS: [&str; 9] =
        ["capital", "city", "town", "region", "state", "province", "county", "district", "neighbourhood"];
    words.into_iter().find_map(|i| {
        let of = page.is(i.wrapping_sub(1), &["the"]) && page.is(i.wrapping_sub(2), &["in", "of"]);
        let owns = page.is(i + 1, &["'s", "’s"]);
        (page.is(i, &PARTS) && (of || owns)).then(|| page.reading.tokens.word(i).to_lowercase())
    })
}

/// "the deadliest in 18 years": the length of time that ends before token `end`, in which there was none like it.
fn gap(page: &Page<'_, '_>, end: usize) -> Option<Draft> {
    let quantity = (end.saturating_sub(2)..end).find_map(|i| page.reading.quantity_at(i))?;
    let tokens = page.tokens_of(quantity);
    let timed = quantity.quantity.dimension() == Dimension::Time && is_stretch(page, &tokens);
    let span = page.clause_at(tokens.start).map_or(quantity.span, |at| page.span_of(at, quantity.span));
    let value = Value::Duration(quantity.quantity.clone());
    let draft = Draft::new("duration", value, span, quantity.span, tokens.start);
    timed.then(|| draft.within("which", "back"))
}

/// "the worst in 18 years": back to when it counts, and no length of anything.
pub(super) fn is_stretch(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    const HEDGES: [&str; 13] =
        ["more", "than", "over", "about", "around", "some", "nearly", "almost", "at", "least", "the", "past", "last"];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let lead = (sentence.start..figure.start).rev().find(|&i| !page.is(i, &HEDGES));
    let Some(before) = lead.filter(|&i| page.is(i, &["in", "for"])) else { return false };
    let mut near = (before.saturating_sub(7).max(sentence.start)..before).rev();
    let worst = near.find(|&i| is_superlative(page.reading.tokens.word(i)) && !page.is(i, &["best"]));
    // "The worst blaze burned for three days"
    let verb = |i: usize| page.parse_at(i).clauses.iter().any(|c| (i..before).contains(&c.verb.head));
    let plain = page.is(before, &["in"]) && before + 1 == figure.start;
    worst.is_some_and(|i| plain || !verb(i))
}

/// "the deadliest since 2007": the time is the start of a count and dates nothing.
pub(super) fn is_start(page: &Page<'_, '_>, mention: &TimeMention) -> bool {
    let time = page.reading.tokens_of(mention.span).start;
    let sentence = page.reading.sentences[page.reading.sentence_of(time)].tokens();
    let Some(since) = (time.saturating_sub(3).max(sentence.start)..time).rev().find(|&i| page.is(i, &["since"])) else {
        return false;
    };
    let ranks = |i: usize| is_superlative(page.reading.tokens.word(i)) || page.is(i, &["most"]);
    (since.saturating_sub(8).max(sentence.start)..since).any(ranks)
}

pub(super) fn is_superlative(word: &str) -> bool {
    const PLAIN: [&str; 14] = [
        "west",
        "northwest",
        "southwest",
        "forest",
        "protest",
        "interest",
        "request",
        "guest",
        "harvest",
        "arrest",
        "contest",
        "honest",
        "modest",
        "invest",
    ];
    let lower = word.to_lowercase();
    lower == "worst" || lower == "best" || lower.len() > 5 && lower.ends_with("est") && !PLAIN.contains(&lower.as_str())
}

/// "the second-largest city", "the deal is the third biggest of the year": where something stands by its size. Of the event
/// that the article is about it is asked of that event, by whatever noun it goes.
pub(super) fn by_size(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: &OrdinalMention) -> Option<Draft> {
    let tokens = &page.reading.tokens;
    let own = page.reading.tokens_of(ordinal.span);
    let phrase = &parse.chunks.phrases[p];
    let most = if tokens.is(own.end, "-") { own.end + 1 } else { own.end };
    // "the second most expensive painting"
    let by_most = tokens.is(most, "most") && phrase.head > most + 1;
    if phrase.head < most || !(by_most || is_superlative(tokens.word(most))) {
        return None;
    }
    let size = if by_most { most..most + 2 } else { most..most + 1 };
    let most = size.end - 1;
    let at = page.clause_at(own.start);
    let subject = at.and_then(|at| at.clause().subject);
    // "would make Norsea the third-biggest maker": not the deal.
    let made = at.filter(|at| at.clause().verb.lemma == "make").and_then(|at| at.clause().objects.first().copied());
    let noun = if phrase.head > most { Some(phrase.head) } else { subject.map(|s| parse.chunks.phrases[s].head) };
    let noun = noun.map(|head| singular(&tokens.word(head).to_lowercase()))?;
    let kind = kind_of_noun(&noun).or(page.events.main_kind.filter(|main| main.is_called(&noun)));
    let main = page.main.filter(|&main| kind.is_some_and(|kind| kind.id == page.events.get(main).kind));
    let says = at.is_some_and(|at| matches!(at.clause().verb.lemma, "be" | "become" | "mark" | "rank"));
    let who = match main.filter(|_| says || made.is_none()) {
        Some(main) => Some(Referent::Event(main)),
        None => made.filter(|&o| o != p).or(subject.filter(|&s| s != p)).and_then(|o| page.filler(parse, o)),
    };
    let value = Value::Ordinal(Quantity::whole(ordinal.rank, &page.reading.words(&size).to_lowercase()));
    let span = at.map_or(ordinal.span, |at| page.span_of(at, page.reading.span(&phrase.tokens)));
    let figure = ordinal.span.to(page.reading.span(&size));
    let of = kind.map_or(noun.as_str(), |kind| kind.id).to_owned();
    Some(Draft::new("ordinal", value, span, figure, phrase.head).role("of", Referent::Noun(of)).role("who", who))
}
