//! How old somebody or something is: a claim of the relation `duration`, of whose age it is.
//!
//! *Claims*: "Ana Roe, 51,", "the 51-year-old Ana Roe", "Ana Roe, a 51-year-old nurse", "Ana Roe, who was 51 years old",
//! "the 51-year-old driver", "a labourer of 31", "a 700-year-old bridge"; and how old one has to be: "the retirement age of 62".

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, Mention};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::text::Polarity;
use crate::text::table::WordMap;
use crate::unit::{Dimension, Unit};
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};

/// Nouns of one person.
static PEOPLE: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("people.tsv")));

/// Between an age and the name that stands behind it are at most so many words: "a 19-year-old law student called Ana Roe".
const BEHIND: usize = 6;

/// "41 years old", "a 41-year-old": the age of somebody, not the length of something.
pub(super) fn is_age(page: &Page<'_, '_>, end: usize) -> bool {
    page.is(end, &["old"]) || (page.is(end, &["-"]) && page.is(end + 1, &["old"]))
}

/// The claim of an age, where a length of time is one.
pub(super) fn age(page: &Page<'_, '_>, quantity: &QuantityMention, value: &Value) -> Option<Draft> {
    let figure = page.tokens_of(quantity);
    let draft = |of: Referent| drafted(page, quantity, value.clone()).role("of", of);
    if let Some(end) = end_of_ages(page, &figure) {
        return Some(draft(Referent::Noun(end.to_owned())));
    }
    if let Some(of) = whose(page, &figure) {
        return Some(draft(of));
    }
    let (noun, known) = noun(page, &figure)?;
    let draft = draft(Referent::Noun(noun));
    // There may be any number of men of 29.
    Some(if known { draft } else { draft.alone() })
}

fn drafted(page: &Page<'_, '_>, quantity: &QuantityMention, value: Value) -> Draft {
    let at = page.tokens_of(quantity).start;
    let span = page.clause_at(at).map_or(quantity.span, |clause| page.span_of(clause, quantity.span));
    // "denied that the 51-year-old driver had slept": so old he is in any case.
    let draft = Draft { polarity: Some(Polarity::Affirmed), ..Draft::new("duration", value, span, quantity.span, at) };
    draft.within("which", "age")
}

/// The token of "old" in "51 years old" and "51-year-old".
fn old(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<usize> {
    let is_old = is_age(page, figure.end) || page.is(figure.end - 1, &["old"]);
    (figure.start..figure.end + 3).find(|&i| page.is(i, &["old"])).filter(|_| is_old)
}

/// Who is named at token `i`.
fn named(page: &Page<'_, '_>, i: usize) -> Option<Referent> {
    let person = |m: &&Mention| matches!(m.kind, EntityKind::Person | EntityKind::Other) && m.form == Form::Name;
    let mention = page.reading.mention_at(i).filter(person)?;
    mention.local.map(Referent::Entity)
}

/// Whose age it is, where it is somebody who is named.
fn whose(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let old = old(page, figure);
    // "Ana Roe, 51, said": a bare number of years.
    let bare = || {
        let before = figure.start.checked_sub(2).filter(|_| page.is(figure.start - 1, &[","]) && old.is_none())?;
        let apart = figure.len() == 1 && page.is(figure.end, &[",", ".", ")", ";", "and"]);
        named(page, before).filter(|_| apart)
    };
    bare().or_else(|| match old {
        Some(old) => behind(page, old).or_else(|| before(page, figure)).or_else(|| last(page, figure, old)),
        // A length of time without a unit was read as an age: "aged 51".
        None => before(page, figure).filter(|_| figure.len() == 1),
    })
}

/// "the 51-year-old Ana Roe", "a 51-year-old nurse, Ana Roe", "a 19-year-old law student called Ana Roe".
fn behind(page: &Page<'_, '_>, old: usize) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(old)].tokens();
    let called = page.phrase(old).map(|p| p.tokens.end)?;
    // Not "the 51-year-old from Aville", nor the college of "a 22-year-old Aville Tech student".
    let ends = |i: usize| page.reading.mention_at(i).is_some_and(|m| m.tokens.end == called);
    let near = (old + 1..called).find_map(|i| named(page, i).filter(|_| ends(i)));
    near.or_else(|| {
        let linked = page.is(called, &[",", "named", "called"])
            || page.is(called, &["identified"]) && page.is(called + 1, &["as"]);
        let end = (called + 3).min(old + BEHIND + 3).min(sentence.end);
        let name = (called + 1..end).find_map(|i| named(page, i).map(|of| (i, of)))?;
        // "The 51-year-old nurse, Ana Roe said": closed by a comma, unless a word links them.
        let closed = || {
            let after = page.phrase(name.0).map(|p| p.tokens.end);
            after.is_some_and(|i| page.is(i, &[",", ".", ")", ";"]))
        };
        (linked && (!page.is(called, &[","]) || closed())).then_some(name.1)
    })
}

/// "Ana Roe, a 51-year-old nurse", "Ana Roe, aged 51", "Ana Roe, who was 51 years old", "Ana Roe was 51".
fn before(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let mut i = figure.start.checked_sub(1)?;
    if page.is(i, &["a", "an", "the", "aged", "age"]) {
        // "According to Ana Roe, the 51-year-old driver had been ill": of another.
        let verb = |i: usize| page.clause_at(i).is_some_and(|at| at.clause().verb.tokens.contains(&i));
        let sentence = page.reading.sentences[page.reading.sentence_of(i)].tokens();
        let next = (figure.end..sentence.end).find(|&i| verb(i) || page.is(i, &[",", ".", ")", ";", "–", "—", "and"]));
        if page.is(i, &["the"]) && next.is_some_and(verb) {
            return None;
        }
        i = i.checked_sub(1)?;
        return named(page, i.checked_sub(1)?).filter(|_| page.is(i, &[",", "(", "–", "—"]));
    }
    if page.is(i, &["is", "was"]) {
        i = i.checked_sub(1)?;
        if page.is(i, &["who"]) {
            i = i.checked_sub(1).filter(|&i| page.is(i, &[","]))?.checked_sub(1)?;
        }
        return named(page, i);
    }
    named(page, i.checked_sub(1)?).filter(|_| page.is(i, &[",", "("]))
}

/// "the 51-year-old said": who was told of last.
fn last(page: &Page<'_, '_>, figure: &Range<usize>, old: usize) -> Option<Referent> {
    let alone = page.is(figure.start.wrapping_sub(1), &["the"]) && page.phrase(old).is_none_or(|p| p.head == old);
    let since = page.reading.sentences[page.reading.sentence_of(old).saturating_sub(2)].tokens().start;
    (since..figure.start).rev().filter(|_| alone).find_map(|i| named(page, i))
}

/// What is so old, by its noun, and whether it is one that readers know: "the 51-year-old driver", "a boy aged 9", "The
/// bridge is 50 years old".
fn noun(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<(String, bool)> {
    let aged = figure.start.checked_sub(2).filter(|_| page.is(figure.start - 1, &["aged"]));
    let at = match aged {
        Some(before) if page.is(before, &[","]) => before.checked_sub(1)?,
        Some(before) => before,
        None => old(page, figure)?,
    };
    let parse = page.parse_at(at);
    let mut phrase = &parse.chunks.phrases[page.phrase_at(at)?];
    if aged.is_none() && phrase.head <= at {
        // "a seven-year-old from Aville"
        if page.is(figure.start.checked_sub(1)?, &["a", "an", "the", "one", "another"]) {
            return Some(("person".to_owned(), false));
        }
        let clause = page.clause_at(at)?.clause();
        let told = clause.verb.lemma == "be" && (clause.verb.head + 1..=clause.verb.head + 3).contains(&figure.start);
        phrase = &parse.chunks.phrases[clause.subject.filter(|_| told)?];
    }
    let word = page.reading.tokens.word(phrase.head);
    if let Some(end) = end_of_all(page, at, phrase) {
        return Some((end.to_owned(), true));
    }
    let noun = word.len() > 2 && word.chars().all(char::is_alphabetic);
    let known = phrase.tokens.clone().any(|i| page.is(i, &["the", "this", "its", "his", "her", "their"]));
    noun.then(|| (singular(&word.to_lowercase()), known))
}

/// "ranged in age from two months to 98 years", "aged between 7 and 81": the age of the youngest, and that of the oldest.
pub(super) fn ages(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<[Draft; 2]> {
    let figure = page.tokens_of(quantity);
    let from = figure.start.checked_sub(1).filter(|&i| page.is(i, &["from", "between"]))?;
    let to = figure.clone().find(|&i| page.is(i, &["to", "and"]))?;
    if !are_ages(page, from, figure.end) {
        return None;
    }
    let end = |words: Range<usize>, of: &str| {
        let span = page.reading.span(&words);
        let text = span.of(page.reading.tokens.text());
        let printed = text.replace('-', " ").parse::<Quantity>().ok()?;
        let timed = printed.dimension() == Dimension::Time;
        let value = if timed { printed } else { printed.in_unit(quantity.quantity.unit().clone()) };
        let draft =
            drafted(page, quantity, Value::Duration(value.said(text))).role("of", Referent::Noun(of.to_owned()));
        Some(Draft { figure: span, ..draft })
    };
    Some([end(figure.start..to, "youngest")?, end(to + 1..figure.end, "oldest")?])
}

/// The same where the two are told apart: "from 7 months old to more than 80 years".
fn end_of_ages(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    const HEDGES: [&str; 9] = ["more", "than", "over", "about", "nearly", "almost", "just", "old", "-"];
    let length = |i: usize| page.reading.quantity_at(i).filter(|q| q.quantity.dimension() == Dimension::Time);
    let opens = |i: &usize| page.is(*i, &["from", "between"]);
    let links = |i: &usize| page.is(*i, &["to", "and"]);
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let back = |from: usize| (sentence.start..from).rev().find(|&i| !page.is(i, &HEDGES));
    let ahead = |from: usize| (from..sentence.end).find(|&i| !page.is(i, &HEDGES));
    let before = back(figure.start)?;
    if opens(&before) {
        let end = length(ahead(ahead(figure.end).filter(links)? + 1)?)?;
        return are_ages(page, before, page.tokens_of(end).end).then_some("youngest");
    }
    let other = page.tokens_of(length(back(before).filter(|_| links(&before))?)?);
    are_ages(page, back(other.start).filter(opens)?, figure.end).then_some("oldest")
}

/// Whether two lengths, from "from" to the end of the second, are ages.
fn are_ages(page: &Page<'_, '_>, from: usize, end: usize) -> bool {
    const RANGES: [&str; 10] =
        ["age", "ages", "aged", "range", "ranges", "ranged", "ranging", "varied", "vary", "varying"];
    // "The age range is wide. It goes from two months to 98 years."
    let sentence = page.reading.sentence_of(from);
    let told = page.reading.sentences[sentence.saturating_sub(1)].tokens().start;
    let aged = (told..page.reading.sentences[sentence].tokens().end).any(|i| page.is(i, &["age", "ages", "aged"]));
    let near = (from.saturating_sub(4)..from).any(|i| page.is(i, &RANGES)) && aged;
    near || (from..end + 2).any(|i| page.is(i, &["old"]))
}

/// "The youngest victim was five months old", "the oldest was an 86-year-old man": of all who are told of.
fn end_of_all(page: &Page<'_, '_>, at: usize, phrase: &Phrase) -> Option<&'static str> {
    let phrases = &page.parse_at(at).chunks.phrases;
    let clause = page.clause_at(at).map(|at| at.clause()).filter(|clause| clause.verb.lemma == "be");
    let subject = clause.and_then(|clause| clause.subject).map(|p| &phrases[p]);
    [Some(phrase), subject].into_iter().flatten().find_map(|phrase| {
        let lone = is_somebody(&page.reading.tokens.word(phrase.head).to_lowercase());
        let has = |words: &[&str]| phrase.tokens.clone().any(|i| page.is(i, words));
        match () {
            () if lone && has(&["youngest"]) => Some("youngest"),
            () if lone && has(&["oldest", "eldest"]) => Some("oldest"),
            () => None,
        }
    })
}

/// A bare number of years behind somebody, or behind the age that a law sets.
pub(super) fn bare(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quantity in page.reading.quantities.iter().filter(|q| q.quantity.dimension() == Dimension::Count) {
        let q = &quantity.quantity;
        let years = q.low().is_some_and(|n| n.fract() == 0.0 && (1.0..=110.0).contains(&n));
        if !(years && q.unit().code().is_empty()) {
            continue;
        }
        let figure = page.tokens_of(quantity);
        let value = || Value::Duration(q.in_unit(Unit::of_code("a".to_owned())));
        let draft = |of: Referent| drafted(page, quantity, value()).role("of", of);
        let found = bracketed(page, &figure).or_else(|| limit(page, &figure)).map(draft);
        let described = || of_noun(page, &figure).map(|of| (of, false)).or_else(|| behind_noun(page, &figure));
        out.extend(found.or_else(|| described().map(|(of, known)| if known { draft(of) } else { draft(of).alone() })));
    }
}

/// "Ana Roe (51)", "Ana R. (51)", "the driver, 47,".
fn bracketed(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let minutes = page.events.main_kind.is_some_and(|k| k.id == "match");
    let (open, close) = (figure.start.wrapping_sub(1), figure.end);
    let bracket = page.is(open, &["("]) && page.is(close, &[")"]) && !minutes;
    let commas = page.is(open, &[","]) && page.is(close, &[","]);
    if !(figure.len() == 1 && (bracket || commas)) {
        return None;
    }
    // "Ana R. (51)"
    let before = open.wrapping_sub(if page.is(open.wrapping_sub(1), &["."]) { 2 } else { 1 });
    let mention = page.reading.mention_at(before).filter(|m| m.form != Form::Pronoun);
    let person =
        |m: &&Mention| m.kind == EntityKind::Person || m.kind == EntityKind::Other && bracket && m.tokens.len() > 1;
    mention.filter(person)?.local.map(Referent::Entity)
}

/// "raise the retirement age from 62 to 64", "cut the voting age to 16", "a minimum age of 18": the age that a law sets.
fn limit(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let mut before = (figure.start.saturating_sub(7).max(sentence.start)..figure.start).rev();
    let age = before.find(|&i| page.is(i, &["age"]))?;
    let link = page.is(figure.start - 1, &["of", "from", "to", "at", "is", "was"]);
    let phrase = page.phrase(age)?;
    let which = age.checked_sub(1).filter(|i| phrase.tokens.contains(i) && phrase.head == age && link)?;
    let word = page.reading.tokens.word(which).to_lowercase();
    let told = word.len() > 3 && word.chars().all(char::is_alphabetic);
    told.then(|| Referent::Noun(format!("{word} age")))
}

/// "a labourer of 31".
fn of_noun(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let link = figure.start.checked_sub(1).filter(|&i| page.is(i, &["of", "aged"]))?;
    let phrases = &page.parse_at(link).chunks.phrases;
    let phrase = &phrases[page.parse_at(link).phrase_at(link.checked_sub(1)?)?];
    let noun = singular(&page.reading.tokens.word(phrase.head).to_lowercase());
    let one = page.is(phrase.tokens.start, &["a", "an", "the"]) && phrase.head + 1 == link;
    let lone = page.phrase_at(figure.start).is_none_or(|p| phrases[p].head < figure.end);
    let ends = lone && !page.is(figure.end, &["to", "-", "%", "and", "or"]);
    (one && ends && is_somebody(&noun)).then_some(Referent::Noun(noun))
}

/// "the driver, 52, was arrested", "a man, 41, and a woman, 38": whose age it is, and whether readers know who that is.
pub(super) fn behind_noun(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<(Referent, bool)> {
    let comma = figure.start.checked_sub(1).filter(|&i| figure.len() == 1 && page.is(i, &[","]))?;
    let years = page.reading.quantity_at(figure.start)?.quantity.low().is_some_and(|n| (1.0..=110.0).contains(&n));
    let parse = page.parse_at(comma);
    let phrase = &parse.chunks.phrases[parse.phrase_at(comma.checked_sub(1)?)?];
    let word = page.reading.tokens.word(phrase.head).to_lowercase();
    let opens = phrase.possessor.is_some() || page.is(phrase.tokens.start, &["a", "an", "the", "his", "her", "their"]);
    let closed = page.is(figure.end, &[",", ".", ")", ";", "and"]);
    (years && opens && closed && phrase.tokens.end == comma && is_somebody(&word))
        .then(|| (Referent::Noun(word), page.is(phrase.tokens.start, &["the"])))
}

/// Whether a noun, in lower case, names one person.
pub(super) fn is_somebody(noun: &str) -> bool {
    PEOPLE.find(noun).is_some()
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("people.tsv")).all(|row| row.len() == 1));
    }
}
