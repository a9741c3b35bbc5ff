//! What became of people who are counted: dead, injured, missing, arrested, in hospital.

use std::ops::Range;
use std::sync::LazyLock;

use crate::number::QuantityMention;
use crate::syntax::Clause;
use crate::syntax::lexicon::VERBS;
use crate::text::table::{PhraseMap, WordLists, WordMap, rows};

use super::page::{At, Page};

/// Single words and the outcome that they tell of.
static WORDS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| WordMap::new(outcomes()));
/// The same with the outcomes of several words.
static PHRASES: LazyLock<PhraseMap<&'static str>> = LazyLock::new(|| PhraseMap::new(outcomes()));
/// Words around a figure and its outcome.
static GAPS: LazyLock<WordLists> = LazyLock::new(|| WordLists::new(include_str!("gaps.tsv")));

/// What may stand behind those to whom it is done, with the verb: "to safety" of "brought to safety", with "bring".
static DONE: LazyLock<PhraseMap<(&'static str, &'static str)>> = LazyLock::new(|| {
    PhraseMap::new(outcomes().filter_map(|(words, found)| {
        let (participle, rest) = words.split_once(' ')?;
        let verb = VERBS.find(participle).filter(|verb| verb.forms.participle)?;
        Some((rest, (verb.lemma, found)))
    }))
});

fn outcomes() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("outcomes.tsv")).map(|row| (row[0], row[1]))
}

/// Whether token `i` is in a list of the words around a figure and its outcome.
pub(super) fn is(page: &Page<'_, '_>, i: usize, list: &str) -> bool {
    GAPS.hold(&page.reading.tokens, i, list)
}

/// The outcome that a word tells of.
pub(crate) fn of_word(word: &str) -> Option<&'static str> {
    WORDS.find(word).copied()
}

/// The outcome that token `i` tells of.
pub(super) fn of_token(page: &Page<'_, '_>, i: usize) -> Option<&'static str> {
    WORDS.get(&page.reading.tokens, i).copied()
}

/// What became of those who are counted: the verb that governs the figure, or the noun or adjective beside it.
pub(super) fn outcome(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    noun: &str,
) -> Option<&'static str> {
    let figure = page.tokens_of(quantity);
    // "22.5 shares held": half a share, but nobody who is half arrested.
    if quantity.quantity.low().is_some_and(|n| n.fract() != 0.0) {
        return None;
    }
    // "60 'walking wounded'"
    let walk = |i: usize| page.is(i, &["walking"]) && page.is(i + 1, &["wounded"]);
    if (figure.start..figure.end + 2).any(walk) {
        return Some("slightly injured");
    }
    if let Some(found) = of_word(noun) {
        // "300 evacuees have returned", "30 detainees were released": no longer.
        let back = |i: usize| {
            page.is(i, &["return", "returned", "released", "freed", "discharged"])
                || page.is(i, &["go", "went"]) && page.is(i + 1, &["home", "back"])
        };
        let undone = (figure.end..figure.end + 4).any(back);
        // "37 injured were still in hospital": not all who were hurt.
        let now = behind(page, figure.end).filter(|now| found == "injured" && *now != found && *now != "identified");
        return now.or((!undone).then_some(found));
    }
    // "thousands hurt, shaking buildings far away"
    let first = quantity.quantity.unit().code().split_once(',').and_then(|(first, _)| of_word(first));
    if first.is_some() {
        return first;
    }
    if costs_lives(page, &figure, at, noun) {
        return Some("dead");
    }
    let people = noun.is_empty() || is_people(noun);
    let mut words = quantity.quantity.unit().code().split([' ', '-']);
    if let Some(found) = words.find_map(of_word).filter(|_| people) {
        return Some(found);
    }
    // "17 bodies were recovered": they were found, and nobody got well.
    let behind = behind(page, figure.end).filter(|found| *found != "recovered" || people);
    // "All six sailors aboard the boat were killed": what became of them stands behind the verb.
    let behind = behind.filter(|found| people || *found != "aboard");
    // "drove 20 people to four clinics with burns": the hospitals have none.
    let behind = behind.filter(|_| people || !page.is(figure.end, &["with"]));
    if people && is_sought(page, figure.start) {
        return Some("missing");
    }
    let before = before(page, figure.start).filter(|found| *found != "recovered");
    let somebody = people || super::age::is_somebody(noun);
    let before = before.or_else(|| done_to(page, figure.start).filter(|_| somebody));
    before.or(behind).or_else(|| {
        let at = at?;
        let clause = at.clause();
        let done = governs(at, clause, figure.start).then(|| of_word(clause.verb.lemma)).flatten();
        let done = done.or_else(|| done_to_object(page, at, &figure).filter(|_| somebody));
        // "200 passengers, most of them students, were not hurt"
        let spared = done == Some("injured") && clause.verb.tokens.clone().any(|i| page.is(i, &["not", "n't"]));
        let done = if spared { Some("unhurt") } else { done };
        done.or_else(|| said_of_subject(page, at, figure.start).filter(|found| *found != "recovered" || people))
    })
}

/// "Three people on the ferry were dead", "11 of the 15 people aboard are missing": what the clause says its subject is.
pub(super) fn said_of_subject(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> Option<&'static str> {
    let verb = &at.clause().verb;
    let own = at.clause().subject.is_some_and(|p| {
        let phrases = &at.parse.chunks.phrases;
        phrases[p].tokens.contains(&figure)
            || p > 0 && phrases[p - 1].tokens.contains(&figure) && phrases[p].prep.is_some()
    });
    // But "300 calls about missing people" are none.
    let about = page.is(verb.tokens.start.wrapping_sub(1), &["about", "on", "for", "of", "over", "regarding"]);
    if about {
        return None;
    }
    if own && page.is(verb.head, &["missing"]) {
        return Some("missing");
    }
    (own && figure < verb.tokens.start).then(|| behind(page, verb.tokens.start)).flatten()
}

/// "The quake claimed 2,480 lives", "took the lives of 12 workers", "cost 12 people their lives", "twelve lives were lost",
/// "claimed two more".
fn costs_lives(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, noun: &str) -> bool {
    let lemma = at.map_or("", |at| at.clause().verb.lemma);
    let takes = matches!(lemma, "claim" | "cost" | "take");
    let of_lives = || {
        let of = (figure.start.saturating_sub(5)..figure.start).rev().find(|&i| !is(page, i, "hedge"));
        of.is_some_and(|i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["lives"]))
    };
    // "with the loss of at least 40 lives"
    let lost = || {
        let of = (figure.start.saturating_sub(5)..figure.start).rev().find(|&i| !is(page, i, "hedge"));
        of.is_some_and(|i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["loss"]))
    };
    let theirs = || (figure.end..figure.end + 2).any(|i| page.is(i, &["their", "his", "her"]) && is_life(page, i + 1));
    match noun {
        "life" => takes || lemma == "lose" || lost(),
        "victim" => lemma == "claim",
        "" => takes && of_lives() || lemma == "claim" && page.is(figure.end, &["more", "others"]),
        _ => takes && of_lives() || lemma == "cost" && theirs(),
    }
}

fn is_life(page: &Page<'_, '_>, i: usize) -> bool {
    page.is(i, &["lives", "life"])
}

/// "led to the arrest of 40 people", "the death of a total of 40"
fn done_to(page: &Page<'_, '_>, figure: usize) -> Option<&'static str> {
    let opens = |from: usize| (from.saturating_sub(4)..from).rev().find(|&i| !is(page, i, "hedge"));
    let of = opens(figure).filter(|&i| page.is(i, &["of"]))?;
    let of = if page.is(of.wrapping_sub(1), &["total"]) { opens(of - 1)? } else { of };
    let (len, found) = PHRASES.longest(&page.reading.tokens, of.checked_sub(1)?)?;
    (len == 2 && page.is(of, &["of"])).then_some(*found)
}

/// "killing at least 24".
fn before(page: &Page<'_, '_>, figure: usize) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let mut words = (sentence.start..figure).rev().take(4);
    let word = words.find(|&i| !is(page, i, "hedge"))?;
    // "Missing are a further 44 people"; but "among the injured are 12 children"
    let among = || (sentence.start..word).any(|i| page.is(i, &["among", "of", "amongst"]));
    let word = if page.is(word, &["are", "were"]) && !among() { word.checked_sub(1)? } else { word };
    of_token(page, word)
}

/// "19 dead", "ten have been identified", "eight of them in hospital".
pub(super) fn behind(page: &Page<'_, '_>, end: usize) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(end.saturating_sub(1))].tokens();
    // "20 or more are missing"
    let end = if page.is(end, &["or"]) && page.is(end + 1, &["more"]) { end + 2 } else { end };
    let mut i = after_partitive(page, end);
    let aside = page.is(i, &[","]) && page.is(i + 1, &["including", "among"]);
    // "are now known to have been killed"
    let last = (i + if aside { 12 } else { 8 }).min(sentence.end);
    while i < last {
        if let Some((_, found)) = PHRASES.longest(&page.reading.tokens, i) {
            return Some(found);
        }
        if let Some(found) = with_injuries(page, i, sentence.end).or_else(|| to_hospital(page, i, sentence.end)) {
            return Some(found);
        }
        // "were also among those killed", "are among the dead"
        if page.is(i, &["among"]) && page.is(i + 1, &["the", "those"]) {
            return of_token(page, i + 2);
        }
        // "35 of them, including four children, in a serious condition"
        if page.is(i, &[","]) && page.is(i + 1, &["including", "among"]) {
            i = (i + 1..last).find(|&k| page.is(k, &[","])).map_or(last, |k| k + 1);
            continue;
        }
        // "36 are said to be in a severe state"
        if !(is(page, i, "link") || page.is(i, &["said"]) && page.is(i + 1, &["to"])) {
            return None;
        }
        i += 1;
    }
    None
}

/// "Crews are looking for four more", "the search for 12 people": but the police look for somebody else.
fn is_sought(page: &Page<'_, '_>, figure: usize) -> bool {
    const SEEK: [&str; 8] = ["search", "searching", "searches", "searched", "look", "looking", "looked", "hunting"];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let near = figure.saturating_sub(4).max(sentence.start)..figure;
    let sought = near
        .clone()
        .rev()
        .find(|&i| !is(page, i, "hedge"))
        .is_some_and(|i| page.is(i, &["for"]) && i > sentence.start && page.is(i - 1, &SEEK));
    let police = |i: usize| page.is(i, &["police", "detectives", "officers", "investigators"]);
    sought && !(sentence.start..figure).any(police)
}

/// "with minor injuries", "with light and serious wounds"
fn with_injuries(page: &Page<'_, '_>, i: usize, end: usize) -> Option<&'static str> {
    let wounds = (i + 1..(i + 6).min(end)).find(|&i| page.is(i, &["injuries", "wounds", "burns"]));
    let wounds = wounds.filter(|_| page.is(i, &["with"]))?;
    let said = |words: &[&str]| (i + 1..wounds).any(|i| page.is(i, words));
    let light = said(&["minor", "light", "slight"]);
    let grave = said(&["serious", "severe", "critical", "grave", "threatening"]);
    match () {
        () if light && !grave => Some("slightly injured"),
        () if grave && !light => Some("critical"),
        () => Some("injured"),
    }
}

/// "were flown to three clinics", "went to hospital"; but those whom "the county hospital in Aville" took in may be some of many.
fn to_hospital(page: &Page<'_, '_>, i: usize, end: usize) -> Option<&'static str> {
    let to = (i + 1..i + 3).find(|&i| page.is(i, &["to"])).filter(|_| is(page, i, "moved"))?;
    let mut behind = (to..(to + 6).min(end)).take_while(|&i| !page.is(i, &[",", ";", "after", "the"]));
    let clinic = behind.find(|&i| page.is(i, &["hospital", "hospitals", "clinic", "clinics", "infirmaries"]))?;
    let named = page.reading.tokens.get(clinic).is_some_and(crate::text::Token::is_capitalized);
    (!named).then_some("hospitalized")
}

/// "intended to kill two others", "tried to arrest 40": what was meant, whatever came of it.
pub(super) fn is_meant(page: &Page<'_, '_>, figure: usize) -> bool {
    let verb = (figure.saturating_sub(4)..figure).rev().find(|&i| !is(page, i, "hedge"));
    verb.and_then(|i| i.checked_sub(2)).is_some_and(|i| page.is(i + 1, &["to"]) && is(page, i, "meant"))
}

/// Behind "of them", "of those", "of whom".
pub(super) fn after_partitive(page: &Page<'_, '_>, end: usize) -> usize {
    let of = page.is(end, &["of"]) && page.is(end + 1, &["them", "these", "those", "whom", "which"]);
    if of { end + 2 } else { end }
}

/// "took 17 suspects into custody", "brought 300 people to safety", "ordered 2,000 residents to leave"
fn done_to_object(page: &Page<'_, '_>, at: At<'_>, figure: &Range<usize>) -> Option<&'static str> {
    let verb = &at.clause().verb;
    let object = page.phrase_at(figure.start).filter(|p| !verb.passive && at.clause().objects.contains(p))?;
    let ends = [figure.end, at.parse.chunks.phrases[object].tokens.end];
    let mut found = ends.into_iter().flat_map(|end| DONE.all(&page.reading.tokens, end));
    found.find(|(_, (lemma, _))| *lemma == verb.lemma).map(|(_, (_, found))| *found)
}

/// The figure stands in the subject or object of the clause, and not behind a preposition.
fn governs(at: At<'_>, clause: &Clause, figure: usize) -> bool {
    let holds = |p: usize| at.parse.chunks.phrases[p].tokens.contains(&figure);
    clause.objects.iter().copied().any(holds) || clause.subject.is_some_and(holds)
}

/// Nouns that say no more of those who are counted than that they are people.
pub(crate) fn is_people(noun: &str) -> bool {
    matches!(noun, "person" | "human" | "civilian" | "victim" | "resident" | "inhabitant" | "other" | "life")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("outcomes.tsv")).chain(rows(include_str!("gaps.tsv"))).all(|row| row.len() == 2));
        assert_eq!(of_word("injuring"), Some("injured"));
    }
}
