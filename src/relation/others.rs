//! Those who are counted beside others: "another 27", "nine others", "43 civilians and five officers".

use std::ops::Range;

use crate::entity::EntityKind;
use crate::event::Referent;

use super::measure::head_noun;
use super::page::{Draft, Page};

/// "Another 27 died overnight", "two more victims": so many beside those that are counted already; but not "two were killed
/// and another 27 injured", "20 or more", or "another four died in Aland", which are all who died there.
pub(super) fn is_further(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> bool {
    let dead = draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if noun == "dead"));
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let beside = (start..figure.start).any(|i| page.reading.quantity_at(i).is_some());
    let more = figure
        .clone()
        .chain([figure.end])
        .any(|i| page.is(i, &["more"]) && !page.is(i + 1, &["than"]) && !page.is(i.wrapping_sub(1), &["or"]));
    let behind = figure.end..(figure.end + 7).min(page.reading.tokens.len());
    let there = behind
        .into_iter()
        .any(|i| page.is(i, &["in"]) && page.reading.mention_at(i + 1).is_some_and(|m| m.kind == EntityKind::Place));
    let another = (figure.start.saturating_sub(1)..figure.end).any(|i| page.is(i, &["another", "further"]));
    let told = draft.scope.iter().any(|(name, _)| *name == "change");
    // "In addition to those that the army has found, eight others have died"
    let over = |i: usize| {
        page.is(i, &["besides"])
            || page.is(i + 2, &["of", "to"])
                && (page.is(i, &["on"]) && page.is(i + 1, &["top"])
                    || page.is(i, &["in"]) && page.is(i + 1, &["addition"]))
    };
    let on_top = (start..figure.start).any(over) && page.is(figure.end, &["others", "more"]);
    let found = draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if noun == "body"));
    let more = more || found && figure.clone().any(|i| page.is(i, &["additional"]));
    (dead || found) && (on_top || (more || another) && !beside && !told && !there)
}

/// "Nine others were aboard", "the pilot and two others died", "40 guests and 60 other people were hurt": so many beside those
/// whom the words before name or count; but "killed two and injured 12 others" are all of the injured.
pub(super) fn is_of_others(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft, told: &[Draft]) -> bool {
    // "The other 34" are the rest.
    let other = (figure.start + 1..=figure.end).any(|i| page.is(i, &["other", "others"]));
    let aboard = draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if noun == "aboard"));
    let moves = draft.roles.first().is_some_and(|(_, of)| super::background::moves(of));
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let here = |d: &Draft| sentence.contains(&page.reading.tokens_of(d.figure).start);
    let beside = || told.iter().any(|d| d.relation == "count" && d.roles == draft.roles && here(d));
    let somebody = |i: usize| {
        let named = page.reading.mention_at(i).is_some_and(|m| m.kind == EntityKind::Person);
        let phrase = page.phrase(i);
        let one = phrase.is_some_and(|p| page.is(p.tokens.start, &["a", "an", "the", "one", "his", "her"]));
        named || one && super::age::is_somebody(&page.reading.tokens.word(i).to_lowercase())
    };
    let and = (figure.start.saturating_sub(3).max(sentence.start)..figure.start)
        .rev()
        .find(|&i| !page.is(i, &["at", "least", "about", "some"]));
    let joined = and.is_some_and(|i| page.is(i, &["and", "with"]) && i > sentence.start && somebody(i - 1));
    other && (aboard || joined || moves && beside())
}

/// "43 civilians and five officers were killed": where the armed are counted beside them, the civilians are not all.
pub(super) fn civilians_apart(out: &mut [Draft]) {
    const ARMED: [&str; 9] =
        ["police officer", "troop", "terrorist", "perpetrator", "militant", "fighter", "guard", "rebel", "insurgent"];
    let armed: Vec<_> = out
        .iter()
        .filter(|d| d.relation == "count")
        .filter(|d| d.scope.iter().any(|(name, who)| *name == "among" && ARMED.contains(&who.as_str())))
        .map(|d| d.roles.clone())
        .collect();
    for draft in out.iter_mut().filter(|d| d.relation == "count" && d.scope.is_empty() && armed.contains(&d.roles)) {
        if draft.value.quantity().is_some_and(|q| head_noun(q.unit().code()) == "civilian") {
            draft.scope.push(("among", "civilian".to_owned()));
        }
    }
}
