//! What became of people who are counted: dead, injured, missing, arrested, in hospital.

use std::ops::Range;
use std::sync::LazyLock;

use crate::number::QuantityMention;
use crate::syntax::Clause;
use crate::syntax::lexicon::{VERBS, singular};
use crate::text::table::{PhraseMap, WordMap, rows};
use crate::unit::Dimension;

use super::page::{At, Page};

/// Single words and the outcome that they tell of.
static WORDS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| WordMap::new(outcomes()));
/// The same with the outcomes of several words.
static PHRASES: LazyLock<PhraseMap<&'static str>> = LazyLock::new(|| PhraseMap::new(outcomes()));

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

/// Words between a participle and its figure: "killing at least 24".
const HEDGES: [&str; 24] = [
    "a",
    "further",
    "at",
    "least",
    "more",
    "than",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "over",
    "up",
    "another",
    "all",
    "no",
    "fewer",
    "less",
    "as",
    "many",
    "well",
    "just",
    "estimated",
    "roughly",
];

/// Words between a figure and its outcome: "nine are still missing", "ten have already been identified".
const LINKS: [&str; 44] = [
    "currently",
    "get",
    "gets",
    "got",
    "more",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "still",
    "also",
    "thereby",
    "slightly",
    "lightly",
    "only",
    "now",
    "already",
    "yet",
    "remain",
    "remains",
    "remained",
    "reported",
    "reportedly",
    "feared",
    "confirmed",
    "believed",
    "listed",
    "left",
    "found",
    "known",
    "thought",
    "presumed",
    "to",
    "people",
    "persons",
    "others",
    "who",
];

/// The outcome that a word tells of.
pub(crate) fn of_word(word: &str) -> Option<&'static str> {
    WORDS.find(word).copied()
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
        let of = (figure.start.saturating_sub(5)..figure.start).rev().find(|&i| !page.is(i, &HEDGES));
        of.is_some_and(|i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["lives"]))
    };
    let theirs = || (figure.end..figure.end + 2).any(|i| page.is(i, &["their", "his", "her"]) && is_life(page, i + 1));
    match noun {
        "life" => takes || lemma == "lose" || page.is(figure.start.wrapping_sub(2), &["loss"]),
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
    let opens = |from: usize| (from.saturating_sub(4)..from).rev().find(|&i| !page.is(i, &HEDGES));
    let of = opens(figure).filter(|&i| page.is(i, &["of"]))?;
    let of = if page.is(of.wrapping_sub(1), &["total"]) { opens(of - 1)? } else { of };
    let (len, found) = PHRASES.longest(&page.reading.tokens, of.checked_sub(1)?)?;
    (len == 2 && page.is(of, &["of"])).then_some(*found)
}

/// "killing at least 24".
fn before(page: &Page<'_, '_>, figure: usize) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let mut words = (sentence.start..figure).rev().take(4);
    let word = words.find(|&i| !page.is(i, &HEDGES))?;
    // "Missing are a further 44 people"; but "among the injured are 12 children"
    let among = || (sentence.start..word).any(|i| page.is(i, &["among", "of", "amongst"]));
    let word = if page.is(word, &["are", "were"]) && !among() { word.checked_sub(1)? } else { word };
    WORDS.get(&page.reading.tokens, word).copied()
}

/// "19 dead", "ten have been identified", "eight of them in hospital".
pub(super) fn behind(page: &Page<'_, '_>, end: usize) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(end.saturating_sub(1))].tokens();
    // "20 or more are missing"
    let end = if page.is(end, &["or"]) && page.is(end + 1, &["more"]) { end + 2 } else { end };
    let mut i = after_partitive(page, end);
    let last = (i + 6).min(sentence.end);
    while i < last {
        if let Some((_, found)) = PHRASES.longest(&page.reading.tokens, i) {
            return Some(found);
        }
        if let Some(found) = with_injuries(page, i, sentence.end).or_else(|| to_hospital(page, i, sentence.end)) {
            return Some(found);
        }
        // "36 are said to be in a severe state"
        if !(page.is(i, &LINKS) || page.is(i, &["said"]) && page.is(i + 1, &["to"])) {
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
        .find(|&i| !page.is(i, &HEDGES))
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
    const MOVED: [&str; 11] = [
        "taken",
        "rushed",
        "flown",
        "airlifted",
        "brought",
        "admitted",
        "sent",
        "transferred",
        "transported",
        "went",
        "gone",
    ];
    let to = (i + 1..i + 3).find(|&i| page.is(i, &["to"])).filter(|_| page.is(i, &MOVED))?;
    let mut behind = (to..(to + 6).min(end)).take_while(|&i| !page.is(i, &[",", ";", "after", "the"]));
    let clinic = behind.find(|&i| page.is(i, &["hospital", "hospitals", "clinic", "clinics", "infirmaries"]))?;
    let named = page.reading.tokens.get(clinic).is_some_and(crate::text::Token::is_capitalized);
    (!named).then_some("hospitalized")
}

/// "intended to kill two others", "tried to arrest 40": what was meant, whatever came of it.
pub(super) fn is_meant(page: &Page<'_, '_>, figure: usize) -> bool {
    const MEANS: [&str; 18] = [
        "intended",
        "intends",
        "tried",
        "tries",
        "trying",
        "attempted",
        "attempting",
        "planned",
        "plans",
        "planning",
        "plotted",
        "plotting",
        "wanted",
        "wants",
        "threatened",
        "threatening",
        "conspired",
        "conspiring",
    ];
    let verb = (figure.saturating_sub(4)..figure).rev().find(|&i| !page.is(i, &HEDGES));
    verb.and_then(|i| i.checked_sub(2)).is_some_and(|i| page.is(i + 1, &["to"]) && page.is(i, &MEANS))
}

/// Behind "of them", "of those", "of whom".
pub(super) fn after_partitive(page: &Page<'_, '_>, end: usize) -> usize {
    let of = page.is(end, &["of"]) && page.is(end + 1, &["them", "these", "those", "whom", "which"]);
    if of { end + 2 } else { end }
}

/// What a bare figure is a level of.
pub(super) enum Level {
    /// "the death toll rose to 61", "the number of missing at 12".
    Outcome(&'static str),
    /// "a crowd of 300", "the number of homes flooded at 1,420".
    Noun(String),
}

impl Level {
    /// Whether nobody but people can have come to it.
    pub(super) fn is_of_people(&self) -> bool {
        matches!(self, Self::Outcome(_))
    }
}

/// "the death toll rose to 61", "put the number of missing at 12": the noun that a bare figure is a level of.
pub(super) fn level(page: &Page<'_, '_>, figure: usize) -> Option<Level> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    // "a crew of six"
    let of = (sentence.start..figure).rev().find(|&i| !page.is(i, &HEDGES));
    if let Some(of) = of.filter(|&i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["crew", "staff"])) {
        return Some(Level::Noun(page.reading.tokens.word(of - 1).to_lowercase()));
    }
    // "raised to two the number of people killed"
    if page.is(figure + 1, &["the"]) && page.is(figure + 2, &["number"]) && page.is(figure + 3, &["of"]) {
        let found = (figure + 4..figure + 7).find_map(|i| WORDS.get(&page.reading.tokens, i));
        return found.map(|found| Level::Outcome(found));
    }
    // "elevates to two the dead"
    let named = || of_word(page.reading.tokens.word(figure + 2)).map(Level::Outcome);
    if page.is(figure.wrapping_sub(1), &["to", "at"])
        && page.is(figure + 1, &["the"])
        && let Some(found) = named()
    {
        return Some(found);
    }
    // "The number of people killed by the quake in the south has risen to 61"
    let set = set_by(page, figure, sentence.start);
    let reach = if set.is_some() { figure - sentence.start } else { 10 };
    // "Flood deaths now stand at 40"
    let subject = set.and_then(|verb| (sentence.start..verb).rev().find(|&i| !page.is(i, &LINKS)));
    if let Some(found) = subject.and_then(|i| of_word(page.reading.tokens.word(i))) {
        return Some(Level::Outcome(found));
    }
    let own = |i: &usize| {
        let other = page.reading.quantity_at(*i).filter(|q| q.quantity.dimension() == Dimension::Count);
        // "The toll stood at 7 on Friday but rose to 9": both are levels of one toll.
        other.is_none_or(|q| set.is_some() && set_by(page, page.tokens_of(q).start, sentence.start).is_some())
    };
    let found = (sentence.start..figure).rev().take(reach).take_while(own).find_map(|i| level_noun(page, i));
    // "Crowd surge: nine confirmed dead"
    let own = || page.reading.quantity_at(figure).and_then(|q| behind(page, page.tokens_of(q).end));
    found.filter(|level| match level {
        // "The toll could rise as over 200 remain missing"
        Level::Outcome(found) if set.is_none() => own().is_none_or(|own| own == *found || own == "identified"),
        Level::Outcome(_) => true,
        Level::Noun(_) => own().is_none(),
    })
}

/// What token `i` names a level of.
fn level_noun(page: &Page<'_, '_>, i: usize) -> Option<Level> {
    let body_count = page.is(i, &["count"]) && page.is(i.wrapping_sub(1), &["body", "death"]);
    if page.is(i, &["toll"]) || body_count {
        return Some(Level::Outcome("dead"));
    }
    // But the "crowd" of "a crowd crush" is none.
    let heads = |i: usize| page.phrase_at(i).is_none_or(|p| page.parse_at(i).chunks.phrases[p].head == i);
    if page.is(i, &["crowd", "attendance"]) && heads(i) {
        return Some(Level::Noun("spectator".to_owned()));
    }
    if !(page.is(i.wrapping_sub(1), &["of"]) && page.is(i.wrapping_sub(2), &["number", "list", "tally", "count"])) {
        return None;
    }
    // "the number of the dead", "the number of confirmed dead"
    let said = |i: usize| page.is(i, &["the", "those", "confirmed", "known", "reported", "official"]);
    let i = (i..i + 3).find(|&i| !said(i)).unwrap_or(i);
    let people = page.is(i, &["people", "persons"]);
    // "the number of people who have lost their lives"
    let who = || behind(page, i + 1).filter(|_| people && page.is(i + 1, &["who"]));
    let outcome = WORDS.get(&page.reading.tokens, if people { i + 1 } else { i }).copied().or_else(who);
    // "the body count of the Aville crash": a name is nothing that is counted.
    let noun = || Some(page.reading.tokens.word(i)).filter(|word| !word.starts_with(char::is_uppercase));
    match outcome {
        Some(found) => Some(Level::Outcome(found)),
        None => noun().map(|noun| Level::Noun(singular(noun))),
    }
}

/// "has risen to 61", "is put at 61", "went past 61", "has now reached over 61": the verb that says what something that moves
/// has come to.
pub(super) fn set_by(page: &Page<'_, '_>, figure: usize, start: usize) -> Option<usize> {
    static MOVES: LazyLock<WordMap<()>> =
        LazyLock::new(|| WordMap::new(rows(include_str!("moves.tsv")).map(|row| (row[0], ()))));
    let before = (figure.saturating_sub(5).max(start)..figure).rev().find(|&i| !page.is(i, &HEDGES))?;
    let moves = |i: &usize| MOVES.get(&page.reading.tokens, *i).is_some();
    let to = page.is(before, &["to", "at", "past", "near", "between", "above", "below", "beyond"]);
    let near = if to { before.saturating_sub(4).max(start) } else { before };
    // "put the number of the missing in the district at 61"
    let puts = || {
        let put =
            (before.saturating_sub(24).max(start)..before).rev().find(|&i| page.is(i, &["put", "puts", "putting"]));
        put.filter(|_| page.is(before, &["at"]))
    };
    (near..=before).rev().find(moves).or_else(puts)
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
        assert!(rows(include_str!("outcomes.tsv")).all(|row| row.len() == 2));
        assert_eq!(of_word("injuring"), Some("injured"));
    }
}
