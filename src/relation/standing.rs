//! Ordinals without a noun of their own: who is ninth in the league, who does something for the second time, who is the
//! sixth to die.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::Form;
use crate::event::{Referent, deed_of, kind_of_noun};
use crate::number::OrdinalMention;
use crate::text::table::WordMap;
use crate::value::{Quantity, Value};

use super::outcome::of_word;
use super::page::{Draft, Page};

/// What somebody has a place in.
static STANDINGS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("standings.tsv")));

pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for ordinal in &page.reading.ordinals {
        let tokens = page.reading.tokens_of(ordinal.span);
        let found = placed(page, ordinal, &tokens)
            .or_else(|| again(page, ordinal, &tokens))
            .or_else(|| counted(page, ordinal, &tokens));
        out.extend(found);
    }
}

pub(super) fn draft(page: &Page<'_, '_>, relation: &'static str, ordinal: &OrdinalMention, of: &str) -> Draft {
    let quantity = Quantity::whole(ordinal.rank, of);
    let value = if relation == "count" { Value::Count(quantity) } else { Value::Ordinal(quantity) };
    let at = page.reading.tokens_of(ordinal.span).start;
    let span = page.clause_at(at).map_or(ordinal.span, |at| page.span_of(at, ordinal.span));
    Draft::new(relation, value, span, ordinal.span, at)
}

/// "Rovers finished ninth in the league", "Rovers, ninth in the table,", "the party came third": a place among others.
fn placed(page: &Page<'_, '_>, ordinal: &OrdinalMention, tokens: &Range<usize>) -> Option<Draft> {
    const ENDS: [&str; 9] = ["finish", "come", "place", "rank", "remain", "stand", "lie", "sit", "run"];
    let parse = page.parse_at(tokens.start);
    let phrases = &parse.chunks.phrases;
    let among = parse.phrase_from(tokens.end).map(|p| &phrases[p]).filter(|q| q.prep == Some(tokens.end));
    let among = among
        .filter(|q| page.is(tokens.end, &["in", "of", "on"]) && STANDINGS.get(&page.reading.tokens, q.head).is_some());
    let at = page.clause_at(tokens.start);
    let verb = at.map(|at| &at.clause().verb);
    let behind = verb.is_some_and(|v| ENDS.contains(&v.lemma) && v.tokens.end == tokens.start);
    let ends = page.is(tokens.end, &[",", ".", ";", "behind", "with", "on", "after", "and"]);
    // "the ninth in the table of results": with an article it is one of several things.
    let bare = !page.is(tokens.start.wrapping_sub(1), &["the", "a", "his", "her", "its", "their", "'s"]);
    if !bare || !(among.is_some() || behind && ends) {
        return None;
    }
    // "Rovers, ninth in the league, ..."
    let apposed = || {
        let name = tokens.start.checked_sub(2).filter(|_| page.is(tokens.start - 1, &[","]))?;
        let mention = page.reading.mention_at(name).filter(|m| m.form == Form::Name)?;
        mention.local.map(Referent::Entity)
    };
    let who = apposed().or_else(|| page.subject(at?))?;
    let draft =
        draft(page, "ordinal", ordinal, "place").role("of", Referent::Noun("place".to_owned())).role("who", who);
    Some(match among {
        Some(q) => draft.within("in", page.reading.tokens.word(q.head).to_lowercase()),
        None => draft,
    })
}

/// "She goes into space for the second time": which time it is, of whoever does so. The first time needs a start, and is
/// told of much.
fn again(page: &Page<'_, '_>, ordinal: &OrdinalMention, tokens: &Range<usize>) -> Option<Draft> {
    // "the second time zone"
    let head = page.phrase(tokens.end).map(|p| p.head);
    let time = ordinal.rank > 1 && page.is(tokens.end, &["time"]) && head == Some(tokens.end);
    let at = page.clause_at(tokens.start).filter(|_| time)?;
    let verb = &at.clause().verb;
    if let Some(won) = super::honour::again(page, ordinal, at) {
        return Some(won);
    }
    // "was launched for the second time" is the second launch.
    let noun = kind_of_noun(verb.lemma).map(|kind| kind.id.to_owned());
    let deed = noun.or_else(|| page.event_of(at).map(|(_, event)| event.kind.clone()));
    let deed = deed.unwrap_or_else(|| deed_of(&page.reading.tokens, verb).to_owned());
    let draft = draft(page, "ordinal", ordinal, "time");
    match page.subject(at).filter(|_| !deed.is_empty() && deed != "be") {
        Some(who) => Some(draft.role("of", Referent::Noun(deed)).role("who", who)),
        None => Some(draft.role("of", Referent::Noun("time".to_owned())).alone()),
    }
}

/// "the sixth person to die", "the third climber killed": so many have by then.
fn counted(page: &Page<'_, '_>, ordinal: &OrdinalMention, tokens: &Range<usize>) -> Option<Draft> {
    let the = page.is(tokens.start.wrapping_sub(1), &["the"]);
    let phrase = page.phrase(tokens.start).filter(|_| the)?;
    let mut end = phrase.tokens.end.max(tokens.end);
    while page.is(end, &["to", "be", "who", "was", "were", "confirmed"]) {
        end += 1;
    }
    let outcome =
        of_word(page.reading.tokens.word(end)).filter(|o| end > tokens.end && matches!(*o, "dead" | "arrested"))?;
    let draft = draft(page, "count", ordinal, "person");
    Some(draft.role("of", Referent::Noun(outcome.to_owned())))
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("standings.tsv")).all(|row| row.len() == 1));
    }
}
