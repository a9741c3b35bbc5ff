//! Ordinals that tell where something is, how far on something is, or how long ago something was: "on the 19th floor",
//! "went into its third week", "the 100th anniversary of the republic".

use std::ops::Range;
use std::sync::LazyLock;

use crate::event::Referent;
use crate::number::OrdinalMention;
use crate::syntax::lexicon::singular;
use crate::syntax::{Parse, Phrase};
use crate::text::table::{WordMap, rows};
use crate::value::{Quantity, Value};

use super::ordinal::owner;
use super::page::{Draft, Page};

static SORTS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("nths.tsv")).map(|row| (row[0], row[1]))));

/// Prepositions before a floor.
const AT: [&str; 11] = ["on", "at", "from", "to", "onto", "in", "between", "above", "below", "through", "until"];
/// Words that may stand between the ordinal and its noun: "a third straight day".
const BETWEEN: [&str; 6] = ["straight", "consecutive", "successive", "full", "-", "‑"];

/// What the ordinal of phrase `p` tells, where its noun is of the table.
pub(super) fn extract(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: &OrdinalMention) -> Option<Draft> {
    let own = page.reading.tokens_of(ordinal.span);
    let phrase = &parse.chunks.phrases[p];
    let (noun, sort) = match noun(page, own.end, parse.tokens.end) {
        Some(found) => found,
        None => (lower_end(page, parse, p, &own)?, "floor"),
    };
    match sort {
        "floor" => floor(page, parse, p, ordinal, noun),
        "day" => day(page, parse, p, ordinal, noun),
        _ => {
            let end = phrase.tokens.end.max(noun + 1);
            let of = parse.chunks.phrases.get(p + 1).filter(|q| q.prep == Some(end) && page.is(end, &["of"]));
            let who = of.and_then(|of| page.referent(of)).or_else(|| owner(page, parse, p));
            let who = who.or_else(|| page.subject(page.clause_at(own.start)?));
            Some(draft(page, ordinal, noun).role("who", who?))
        }
    }
}

fn draft(page: &Page<'_, '_>, ordinal: &OrdinalMention, noun: usize) -> Draft {
    let at = page.reading.tokens_of(ordinal.span).start;
    let figure = ordinal.span;
    let span = page.clause_at(at).map_or(figure, |at| page.span_of(at, figure));
    let printed = singular(page.reading.tokens.word(noun));
    let of = match SORTS.find(&printed) {
        Some(&"floor") | None => "floor",
        _ => printed.as_str(),
    };
    let value = Value::Ordinal(Quantity::whole(ordinal.rank, of));
    Draft::new("ordinal", value, span, figure, at).role("of", Referent::Noun(of.to_owned()))
}

/// The noun behind an ordinal, and its sort.
fn noun(page: &Page<'_, '_>, from: usize, end: usize) -> Option<(usize, &'static str)> {
    let at = (from..end.min(from + 3)).find(|&i| !page.is(i, &BETWEEN))?;
    // "the first floors" and "the first days" are several.
    let word = page.reading.tokens.word(at).to_lowercase();
    SORTS.find(&word).map(|sort| (at, *sort))
}

/// The floor behind the other end: "from the second to the 19th floor".
fn lower_end(page: &Page<'_, '_>, parse: &Parse, p: usize, own: &Range<usize>) -> Option<usize> {
    let phrase = &parse.chunks.phrases[p];
    let next = parse.chunks.phrases.get(p + 1)?;
    let from = phrase.prep.is_some_and(|t| page.is(t, &["from", "between"])) && phrase.tokens.end == own.end;
    let to = page.is(own.end, &["to", "and", "up"]) && next.tokens.start <= own.end + 3;
    let floor = |i: usize| page.is(i, &["floor", "floors", "storey", "deck"]);
    (from && to && floor(next.head)).then_some(next.head)
}

/// "on the 19th floor", "her 31st-floor flat": where somebody or something is; whoever it is, they may be on another next.
fn floor(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: &OrdinalMention, noun: usize) -> Option<Draft> {
    let phrase = &parse.chunks.phrases[p];
    let at = page.clause_at(page.reading.tokens_of(ordinal.span).start);
    let there = phrase.prep.is_some_and(|t| page.is(t, &AT)) || phrase.head > noun;
    let reached = at.is_some_and(|at| at.clause().objects.contains(&p) && at.clause().verb.lemma == "reach");
    if !there && !reached {
        return None;
    }
    let draft = draft(page, ordinal, noun);
    // "The deck is on the eighth floor"
    let subject = at.filter(|at| at.clause().verb.lemma == "be" && at.clause().preps.contains(&p));
    let subject = subject.and_then(|at| page.subject(at));
    Some(match subject {
        Some(who) => draft.role("who", who),
        None => draft.alone(),
    })
}

/// "The siege is in its third day", "on the fourth day of the trial", "his rule into a third decade": how far on it is.
fn day(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: &OrdinalMention, noun: usize) -> Option<Draft> {
    let phrase = &parse.chunks.phrases[p];
    let at = page.clause_at(page.reading.tokens_of(ordinal.span).start);
    let led = |words: &[&str]| phrase.prep.is_some_and(|t| page.is(t, words));
    let own = phrase.possessor.as_ref().is_some_and(|r| page.is(r.start, &["its", "their", "his", "her"]));
    let enters = at.is_some_and(|at| {
        let verb = at.clause().verb.lemma;
        at.clause().objects.contains(&p) && matches!(verb, "enter" | "mark" | "begin" | "start" | "see")
    });
    // "the first day of the year", "the third week of March": a date.
    let of = whose_day(page, parse, p, phrase.tokens.end.max(noun + 1));
    let again = led(&["for"]) && page.is(phrase.tokens.start, &["a"]);
    let runs = led(&["into"]) || again || enters || own && led(&["in", "on", "for"]);
    let who = match () {
        () if ordinal.rank == 1 => None,
        () if runs => at.and_then(|at| {
            let object = at.clause().objects.first().filter(|&&o| o < p && led(&["into"]));
            object.and_then(|&o| page.filler(parse, o)).or_else(|| page.subject(at))
        }),
        () => of.filter(|_| led(&["on", "into", "in"])),
    };
    let draft = draft(page, ordinal, noun).role("who", who?);
    // The next report is told on the next day.
    let told = page.reading.published.map(|p| ("on", p.date.to_string()));
    Some(if told.is_none() { draft.alone() } else { draft.narrowed(told) })
}

/// The event whose day it is: "the fourth day of the trial".
fn whose_day(page: &Page<'_, '_>, parse: &Parse, p: usize, end: usize) -> Option<Referent> {
    let of: &Phrase = parse.chunks.phrases.get(p + 1).filter(|q| q.prep == Some(end) && page.is(end, &["of"]))?;
    let lasts = |i: usize| super::lasting::lasts(page.reading.tokens.word(i));
    let event = page.events.of_head(of.head).map(Referent::Event);
    event.or_else(|| lasts(of.head).then(|| page.referent(of)).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("nths.tsv")).all(|row| row.len() == 2));
    }
}
