//! What is an amount of money: one with its currency, and a number without one where the words around it say so.

use std::sync::LazyLock;

use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::text::table::WordMap;
use crate::unit::{Dimension, Unit};
use crate::value::Quantity;

use super::money::TOPICS;
use super::page::Page;

/// Verbs by which money changes hands or is asked for.
static PAYING: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("paying.tsv")));

/// A bare number below this is hardly ever a sum, unless one of money stands beside it.
const MILLION: f64 = 1e6;

/// The currency of most sums that an article prints; the first of those that are even. "He never took a cent" is none.
pub(super) fn usual_currency<'p>(page: &'p Page<'_, '_>) -> Option<&'p Unit> {
    let sums = page.reading.quantities.iter().map(|q| &q.quantity);
    let units = || {
        let sums = sums.clone().filter(|q| q.dimension() == Dimension::Money && q.low().is_some_and(|n| n >= 1.0));
        sums.map(Quantity::unit)
    };
    let times = |code: &str| units().filter(|u| u.code() == code).count();
    units().rev().max_by_key(|u| times(u.code()))
}

/// The amount of money that a quantity is: "400 million" where one pays, in the currency of the sum before it, else in
/// the one that the article prints most.
pub(super) fn amount(page: &Page<'_, '_>, quantity: &QuantityMention, currency: Option<&Unit>) -> Option<Quantity> {
    let q = &quantity.quantity;
    if q.dimension() == Dimension::Money {
        return Some(q.clone()).filter(|_| !is_other_dollar(page, quantity));
    }
    let figure = page.tokens_of(quantity);
    let low = q.low().filter(|_| q.dimension() == Dimension::Count && q.unit().head().is_empty())?;
    if low < 1000.0 || page.is(figure.end, &["of", "people"]) {
        return None;
    }
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    // "pays 420 million euros, Bonn a further 90 million"
    let mut before = (sentence.start..figure.start).rev().filter_map(|i| page.reading.quantity_at(i));
    let beside = before.find(|q| q.quantity.dimension() == Dimension::Money).map(|q| q.quantity.unit());
    let pays = page.clause_at(figure.start).is_some_and(|at| PAYING.find(at.clause().verb.lemma).is_some());
    let named = of_money(page, figure.start);
    let least = if beside.is_some() && (pays || named) { 1000.0 } else { MILLION };
    let is_sum = || pays || is_told(page, figure.start) || beside.is_some() && compares(page, figure.start) || named;
    let unit = beside.or(currency)?;
    (low >= least && (is_sum() || is_printed(page, q, unit))).then(|| q.in_unit(unit.clone()))
}

/// "The governor spoke of 240 million", "would have been worth 1.9 billion": of such sizes few things are told but sums.
fn is_told(page: &Page<'_, '_>, figure: usize) -> bool {
    let speaks = page.clause_at(figure).is_some_and(|at| at.clause().verb.lemma == "speak");
    let before = figure.wrapping_sub(1);
    page.is(before, &["worth"]) || speaks && page.is(before, &["of"])
}

/// "$US68.7 billion ($95 billion)": dollars of the outlet's own country, whichever that is.
fn is_other_dollar(page: &Page<'_, '_>, quantity: &QuantityMention) -> bool {
    let bracket = page.tokens_of(quantity).start.checked_sub(1).filter(|&i| page.is(i, &["("]));
    let before = bracket.and_then(|i| page.reading.quantity_at(i.checked_sub(1)?));
    before.is_some_and(|other| {
        let (x, y) = (&quantity.quantity, &other.quantity);
        x.unit() == y.unit() && x.low().zip(y.low()).is_some_and(|(x, y)| (x / y - 1.0).abs() > 0.05)
    })
}

/// "a share", "per barrel", "for each house", "to every family".
pub(super) fn per(page: &Page<'_, '_>, end: usize) -> Option<String> {
    let each = |i: usize| page.is(i, &["per", "a", "each", "every", "an"]);
    // "12 euros in cash for each share"
    let end = if page.is(end, &["in"]) && page.is(end + 1, &["cash", "stock", "shares"]) { end + 2 } else { end };
    let i = if page.is(end, &["for", "to"]) && page.is(end + 1, &["each", "every"]) { end + 1 } else { end };
    // "for each Norsea share"
    let named = page.is(i, &["each", "every"]) && page.reading.tokens.word(i + 1).starts_with(char::is_uppercase);
    let head = page.phrase(i + 1).filter(|_| named).map(|p| p.head);
    let word = page.reading.tokens.word(head.unwrap_or(i + 1));
    // "3 dollars a year earlier": when, and not for each.
    let dated = page.is(i + 2, &["ago", "earlier", "before", "later", "prior"]);
    (!dated && each(i) && word.chars().all(char::is_alphabetic)).then(|| singular(&word.to_lowercase()))
}

/// "31 million crowns, or 35 million including debt", "less than the 1.5 billion that": beside another sum.
fn compares(page: &Page<'_, '_>, figure: usize) -> bool {
    let link = (figure.saturating_sub(3)..figure).rev().find(|&i| !page.is(i, &["the", "about", "some", "around"]));
    link.is_some_and(|i| page.is(i, &["or", "than", "from", "to", "against", "above", "below"]))
}

/// "its yearly budget of 34 million", "the loss is 12 million": the noun before says that it is money.
fn of_money(page: &Page<'_, '_>, figure: usize) -> bool {
    const LINKS: [&str; 13] =
        ["of", "at", "to", "is", "was", "about", "some", "around", "nearly", "over", "with", "estimated", "put"];
    let noun = (figure.saturating_sub(5)..figure).rev().find(|&i| !page.is(i, &LINKS)).filter(|&i| i + 1 < figure);
    noun.is_some_and(|i| TOPICS.longest(&page.reading.tokens, i).is_some())
}

/// "2.1 billion for the north", below "pledged 2.1 billion euros": the article prints it with its currency as well.
fn is_printed(page: &Page<'_, '_>, q: &Quantity, unit: &Unit) -> bool {
    let mut sums = page.reading.quantities.iter().map(|m| &m.quantity).filter(|s| s.unit() == unit);
    sums.any(|s| s.low() == q.low())
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("paying.tsv")).all(|row| row.len() == 1));
    }
}
