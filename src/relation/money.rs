//! Amounts of money: prices, aid, damage, fines.
//!
//! *Claims*: an amount with what it is for and who pays or promises it: "promised aid worth 2.1 billion euros".
//!
//! *Normal form*: the amount in its own currency; the slot is the noun or verb that it belongs to, and who.
//!
//! *Agrees when* the printed amounts meet at the coarser printed precision, in one currency.
//!
//! *Conflicts when* they do not.

use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "money",
    question: "how much money {for}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quantity in &page.reading.quantities {
        if quantity.quantity.dimension() != Dimension::Money {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let Some(at) = page.clause_at(tokens.start) else { continue };
        let purpose = purpose(page, tokens.start, tokens.end);
        let per = page.is(tokens.end, &["per", "a", "each"]).then(|| page.reading.tokens.word(tokens.end + 1).to_lowercase());
        let mut draft = Draft::new("money", Value::Money(quantity.quantity.clone()), page.span_of(at, quantity.span), quantity.span, tokens.start)
            .role("for", purpose.clone().map(Referent::Noun))
            .role("who", page.subject(at));
        if purpose.is_none() {
            draft = draft.within("verb", at.clause().verb.lemma);
        }
        if let Some(per) = per {
            draft = draft.within("per", singular(&per));
        }
        out.push(draft);
    }
}

/// The noun that the amount is of: "aid worth ...", "a fine of ...", "a ... bid".
fn purpose(page: &Page<'_, '_>, start: usize, end: usize) -> Option<String> {
    let parse = page.parse_at(start);
    let p = page.phrase_at(start)?;
    let phrase = &parse.chunks.phrases[p];
    if phrase.head >= end {
        return Some(singular(page.reading.tokens.word(phrase.head)));
    }
    if page.is(end, &["in", "of", "for"]) {
        let next = parse.chunks.phrases.get(p + 1).filter(|n| n.prep == Some(end))?;
        return Some(singular(page.reading.tokens.word(next.head)));
    }
    let before = parse.chunks.phrases.get(p.checked_sub(1)?)?;
    let linked = phrase.prep.is_some_and(|t| page.is(t, &["of", "worth", "at"])) || page.is(before.tokens.end, &["worth"]);
    linked.then(|| singular(page.reading.tokens.word(before.head)))
}
