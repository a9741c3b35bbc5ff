//! What an amount is for that no table has: the noun that it is of, else the verb of its clause.

use std::ops::Range;

use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;

use super::money::MEANS;
use super::page::{At, Draft, Page};
use super::party::{from_whom, listed};

/// "Offered 20 million for the rebuilding of the harbour": aid, as what is "pledged" for it.
const GIVES: [&str; 8] = ["offer", "approve", "provide", "announce", "grant", "send", "assign", "budget"];
const RELIEF: [&str; 6] = ["reconstruction", "rebuilding", "recovery", "repair", "victim", "survivor"];

/// An amount whose topic no table has: the noun that it is of, else the verb of its clause.
pub(super) fn of_no_topic(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, mut draft: Draft) -> Draft {
    let verb = at.map_or("", |at| at.clause().verb.lemma);
    let mut purpose = purpose(page, figure.start, figure.end);
    if GIVES.contains(&verb) && purpose.as_deref().is_some_and(|noun| RELIEF.contains(&noun)) {
        purpose = Some("aid".to_owned());
    }
    if purpose.is_none() {
        draft = if matches!(verb, "" | "be" | "have") { draft.alone() } else { draft.within("verb", verb) };
    }
    let who = from_whom(page, figure.end).or_else(|| listed(page, figure.start));
    let who = who.or_else(|| at.and_then(|at| page.subject(at)));
    draft.role("for", purpose.map(Referent::Noun)).role("who", who)
}

/// The noun that the amount is of: "aid worth ...", "a fine of ...", "a ... bid".
fn purpose(page: &Page<'_, '_>, start: usize, end: usize) -> Option<String> {
    let parse = page.parse_at(start);
    let p = page.phrase_at(start)?;
    let phrase = &parse.chunks.phrases[p];
    // "1.7 million in 2003", "below 1.29 for the first time": when, and not what for.
    let thing = |phrase: &Phrase| {
        if page.is(phrase.head, &MEANS) {
            return None;
        }
        let timed = phrase.is_time || page.reading.time_at(phrase.head).is_some() || page.is(phrase.head, &["time"]);
        (!timed && page.reading.quantity_at(phrase.head).is_none())
            .then(|| singular(page.reading.tokens.word(phrase.head)))
    };
    if phrase.head >= end {
        return thing(phrase);
    }
    if page.is(end, &["in", "of", "for"]) {
        let next = parse.chunks.phrases.get(p + 1).filter(|n| n.prep == Some(end))?;
        // "about 90 million of its 120 million goal": a part of that.
        let part = next.tokens.clone().any(|i| page.reading.quantity_at(i).is_some());
        return if part { None } else { thing(next) };
    }
    let before = parse.chunks.phrases.get(p.checked_sub(1)?)?;
    let linked = phrase.prep.is_some_and(|t| page.is(t, &["of", "worth"])) || page.is(before.tokens.end, &["worth"]);
    if linked { thing(before) } else { None }
}
