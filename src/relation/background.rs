//! What tells that a figure is of another event, or of a part of the whole, than the rest of the article.

use std::collections::BTreeMap;

use crate::event::{is_long_past, kind_of_noun};

use super::page::{Draft, Page};

/// Relations whose slots are of the event that an article is about.
const BOUND: [&str; 5] = ["count", "measure", "money", "speed", "duration"];

/// Narrows the drafts that belong to an earlier event, to one of another kind, or to a part.
pub(crate) fn narrow(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let main = main_kind(page);
    for draft in drafts.iter_mut().filter(|d| BOUND.contains(&d.relation)) {
        let at = page.reading.tokens_of(draft.figure).start;
        if let Some(event) = other_event(page, at, main) {
            draft.scope.push(("event", event));
        }
        if draft.relation == "count"
            && let Some(part) = part(page, at)
        {
            draft.scope.push(("part", part));
        }
    }
}

/// The kind that most event nouns are of, among those of which a story has one; the first where two are even.
pub(super) fn main_kind(page: &Page<'_, '_>) -> Option<&'static str> {
    let mut seen: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for i in 0..page.reading.tokens.len() {
        if let Some(kind) = single(page, i) {
            seen.entry(kind).or_insert((0, usize::MAX - i)).0 += 1;
        }
    }
    seen.into_iter().max_by_key(|(_, rank)| *rank).map(|(kind, _)| kind)
}

fn single(page: &Page<'_, '_>, i: usize) -> Option<&'static str> {
    kind_of_noun(page.reading.tokens.word(i)).filter(|k| k.identity.is_empty()).map(|k| k.id)
}

fn other_event(page: &Page<'_, '_>, at: usize, main: Option<&str>) -> Option<String> {
    let sentence = &page.reading.sentences[page.reading.sentence_of(at)];
    let tokens = sentence.tokens();
    let past = page.reading.times.iter().find(|t| {
        let range = page.reading.tokens_of(t.span);
        tokens.contains(&range.start)
            && is_long_past(page.reading, t)
            && (!(tokens.start..range.start).rev().take(2).any(|i| page.is(i, &["since"]))
                // "the deadliest since 2007, when 596 died"
                || (range.end..at).any(|i| page.is(i, &["when"])))
    });
    if let Some(time) = past {
        return Some(format!("of {}", time.time.timex3().get(..4).unwrap_or_default()));
    }
    let opener = |i: usize| {
        page.is(i, &["separately", "elsewhere"])
            || page.is(i, &["also"])
            || page.is(i, &["separate"]) && page.is(i.wrapping_sub(1), &["a"])
    };
    let opened = page
        .reading
        .sentences
        .iter()
        .filter(|s| s.paragraph() == sentence.paragraph())
        .any(|s| s.tokens().start <= at && s.tokens().take(3).any(opener));
    if opened {
        return Some(format!("aside {}", sentence.paragraph()));
    }
    let clause = page.clause_at(at).map_or(tokens.clone(), |c| c.clause().extent.clone());
    let mut kinds = clause.filter_map(|i| single(page, i)).peekable();
    let first = *kinds.peek()?;
    (main.is_some_and(|m| kinds.all(|k| k != m))).then(|| first.to_owned())
}

/// "of the dead, 16", "41 of the deaths", "640 of these in ...".
fn part(page: &Page<'_, '_>, at: usize) -> Option<String> {
    let of =
        |i: usize| page.is(i, &["of"]) && page.is(i + 1, &["the", "these", "those", "them", "whom", "which", "its"]);
    let tokens = page.reading.sentences[page.reading.sentence_of(at)].tokens();
    let near = (at + 1..(at + 3).min(tokens.end)).any(of) || (tokens.start..at).rev().take(6).any(of);
    let alone = (tokens.start.max(at.saturating_sub(8))..(at + 8).min(tokens.end)).any(|i| page.is(i, &["alone"]))
        || (tokens.start..at).any(|i| page.is(i, &["only"]) && page.is(i.wrapping_sub(1), &["the"]));
    if !near && !alone {
        return None;
    }
    let place = (tokens.start..tokens.end)
        .filter(|&i| i.abs_diff(at) < 12)
        .filter_map(|i| page.reading.mention_at(i))
        .filter(|m| m.kind == crate::entity::EntityKind::Place || m.kind == crate::entity::EntityKind::Other)
        .find_map(|m| Some(page.reading.locals.entities[m.local?.0 as usize].name.to_lowercase()));
    Some(place.unwrap_or_else(|| "some".to_owned()))
}
