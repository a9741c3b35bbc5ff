//! What a bare figure is a level of: "the death toll rose to 61", "a crowd of 300".

use std::sync::LazyLock;

use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::text::table::WordMap;
use crate::unit::Dimension;

use super::outcome::{behind, is, of_token, of_word, said_of_subject};
use super::page::{Draft, Page};

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
    let of = (sentence.start..figure).rev().find(|&i| !is(page, i, "hedge"));
    if let Some(of) = of.filter(|&i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["crew", "staff"])) {
        // "The thieves, a crew of four"
        let theft = page.events.main_kind.is_some_and(|k| k.id == "robbery") && page.is(of - 1, &["crew"]);
        let noun = || page.reading.tokens.word(of - 1).to_lowercase();
        return Some(Level::Noun(if theft { "perpetrator".to_owned() } else { noun() }));
    }
    // "raised to two the number of people killed"
    if page.is(figure + 1, &["the"]) && page.is(figure + 2, &["number"]) && page.is(figure + 3, &["of"]) {
        return (figure + 4..figure + 7).find_map(|i| of_token(page, i)).map(Level::Outcome);
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
    let subject = set.and_then(|verb| (sentence.start..verb).rev().find(|&i| !is(page, i, "link")));
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
    let heads = |i: usize| page.phrase(i).is_none_or(|p| p.head == i);
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
    let who = || behind(page, i + 2).filter(|_| people && page.is(i + 1, &["who", "that"]));
    let outcome = of_token(page, if people { i + 1 } else { i }).or_else(who);
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
    static MOVES: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("moves.tsv")));
    let before = (figure.saturating_sub(5).max(start)..figure).rev().find(|&i| !is(page, i, "hedge"))?;
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

/// "killing all 150 people aboard", "All nine aboard were killed": so many were aboard, and so many are dead.
pub(super) fn all_aboard(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let of = |noun: &str| vec![("of", Referent::Noun(noun.to_owned()))];
    let count = |d: &Draft, noun: &str| d.relation == "count" && d.scope.is_empty() && d.roles == of(noun);
    let mut more = Vec::new();
    for draft in out.iter() {
        let figure = page.reading.tokens_of(draft.figure);
        if !(figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["all"])) {
            continue;
        }
        let on = |i: usize| page.is(i, &["aboard"]) || page.is(i, &["on"]) && page.is(i + 1, &["board"]);
        let aboard = (figure.end..figure.end + 5).take_while(|&i| !page.is(i, &[",", "."])).any(on);
        let died = || said_of_subject(page, page.clause_at(figure.start)?, figure.start).filter(|fate| *fate == "dead");
        if count(draft, "dead") && aboard {
            more.push(Draft { roles: of("aboard"), ..draft.clone() });
        } else if count(draft, "aboard") && died().is_some() {
            more.push(Draft { roles: of("dead"), ..draft.clone() });
        }
    }
    out.append(&mut more);
}
