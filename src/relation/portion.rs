//! Shares and multiples in words: "two thirds of the shares", "11 times last year's earnings".

use rust_decimal::Decimal;

use crate::entity::Form;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::unit::{Dimension, Unit};
use crate::value::{Figure, Quantity, Value};

use super::money::TOPICS;
use super::page::{Draft, Page};

/// Words of a fraction. "Half" alone is said of much that nobody has measured.
const FRACTIONS: [&str; 14] = [
    "third", "thirds", "quarter", "quarters", "fifth", "fifths", "sixth", "sixths", "eighth", "eighths", "ninth",
    "ninths", "tenth", "tenths",
];

/// What has a half that nobody measures.
const WHILES: [&str; 17] = [
    "time", "way", "distance", "battle", "story", "fun", "match", "game", "season", "day", "night", "week", "month",
    "year", "decade", "century", "hour",
];

pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quantity in page.reading.quantities.iter().filter(|q| q.quantity.dimension() == Dimension::Count) {
        if out.iter().any(|d| d.figure.overlaps(quantity.span)) {
            continue;
        }
        out.extend(share(page, quantity).or_else(|| in_each(page, quantity)).or_else(|| multiple(page, quantity)));
    }
}

fn draft(page: &Page<'_, '_>, quantity: &QuantityMention, value: Quantity, what: &str) -> Draft {
    let start = page.tokens_of(quantity).start;
    let span = page.clause_at(start).map_or(quantity.span, |at| page.span_of(at, quantity.span));
    Draft::new("measure", Value::Quantity(value), span, quantity.span, start)
        .role("what", Referent::Noun(what.to_owned()))
}

/// "a third of the votes", "with the state footing a quarter": so many per cent.
fn share(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Draft> {
    let q = &quantity.quantity;
    let tokens = page.tokens_of(quantity);
    let in_each = tokens.len() > 2 && tokens.clone().skip(1).any(|i| page.is(i, &["in", "out"]));
    let worded = in_each || tokens.clone().any(|i| page.is(i, &FRACTIONS)) || is_half(page, &tokens);
    q.low().filter(|n| worded && *n < 1.0 && q.unit().code().is_empty())?;
    // "a third more", "by a quarter": a change, and not a part of anything.
    let change = page.is(tokens.end, &["more", "less", "fewer", "higher", "lower", "as", "-"])
        || page.is(tokens.start.wrapping_sub(1), &["by"]);
    // "a quarter past nine"
    if change || page.is(tokens.end, &["past", "to"]) || page.reading.time_at(tokens.start).is_some() {
        return None;
    }
    let per_cent = |f: Figure| Figure { value: (f.value * Decimal::ONE_HUNDRED).round_dp(1), place: 0 };
    let value = Quantity {
        low: q.low.map(per_cent),
        high: q.high.map(per_cent),
        unit: Unit::of_code("%".to_owned()),
        ..q.clone()
    };
    let linked = page.is(tokens.end, &["of"]);
    let half = is_half(page, &tokens);
    let whole = page.parse_at(tokens.start).phrase_from(tokens.end + usize::from(linked)).filter(|_| linked || half);
    let noun = |p: usize| {
        let head = page.parse_at(tokens.start).chunks.phrases[p].head;
        let counted = half && page.reading.quantity_at(head).is_some();
        counted.then(|| Referent::Noun(singular(&page.reading.tokens.word(head).to_lowercase())))
    };
    let of = whole.and_then(|p| page.filler(page.parse_at(tokens.start), p).or_else(|| noun(p)));
    // "four in five households"
    let head = page.phrase(tokens.end).filter(|_| in_each).map(|p| p.head);
    let noun =
        head.map(|head| Referent::Noun(super::count::class(singular(&page.reading.tokens.word(head).to_lowercase()))));
    let (of, known) = (of.or(noun.clone()), noun.is_some());
    let verb = page.clause_at(tokens.start).map_or("", |at| at.clause().verb.lemma);
    let verb = super::counted::lacking(page, &tokens).unwrap_or(verb);
    let at = page.clause_at(tokens.start);
    let part = super::owner::part(page, quantity, at);
    let draft = draft(page, quantity, value, "share").role("of", of).role("part", part).within("verb", verb);
    Some(if known && !matches!(verb, "" | "be" | "have") { draft } else { draft.alone() })
}

/// "nearly half of the pumps", "half of his staff", "half the town": of what one can count or measure, and not of a match or
/// a year.
fn is_half(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    let half = figure.end.wrapping_sub(1);
    let of = page.is(figure.end, &["of"]);
    let which = page.is(figure.end + usize::from(of), &["the", "its", "his", "her", "their", "our", "all"]);
    let phrases = &page.parse_at(half).chunks.phrases;
    let whole = phrases
        .iter()
        .find(|p| p.tokens.start >= figure.end)
        .filter(|p| !p.is_time && p.tokens.start <= figure.end + 2);
    let whole = whole.filter(|p| page.reading.time_at(p.head).is_none());
    let measured = |head: usize| {
        let word = page.reading.tokens.word(head);
        !WHILES.contains(&word)
            && word.len() > 2
            && page.events.of_head(head).is_none()
            && page.reading.mention_at(head).is_none_or(|m| m.form != Form::Pronoun)
    };
    page.is(half, &["half"]) && (of || which) && whole.is_some_and(|p| measured(p.head))
}

/// "one train in five", "two trains out of three": so many per cent of them.
pub(super) fn in_each(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Draft> {
    let tokens = page.tokens_of(quantity);
    let second = match () {
        () if page.is(tokens.end, &["in"]) => tokens.end + 1,
        () if page.is(tokens.end, &["out"]) && page.is(tokens.end + 1, &["of"]) => tokens.end + 2,
        () => return None,
    };
    let other = page.reading.quantity_at(second).filter(|q| page.tokens_of(q).start == second)?;
    let (part, whole) = (&quantity.quantity, &other.quantity);
    let (few, all) = (part.low?.value, whole.low?.value);
    let round = [3, 4, 5, 6, 7, 8, 9, 10, 20, 100].iter().any(|n| Decimal::from(*n) == all);
    // "two goals in five games" are no share.
    let bare =
        whole.unit().code().is_empty() && whole.dimension() == Dimension::Count && !part.unit().code().is_empty();
    if !(bare && few < all && few.fract().is_zero() && round) {
        return None;
    }
    let share = Figure { value: (few * Decimal::ONE_HUNDRED / all).round_dp(1), place: 0 };
    let value = Quantity { low: Some(share), high: Some(share), unit: Unit::of_code("%".to_owned()), ..part.clone() };
    let of = Referent::Noun(super::count::class(part.unit().head().to_owned()));
    let verb = page.clause_at(tokens.start).map_or("", |at| at.clause().verb.lemma);
    let at = page.clause_at(tokens.start);
    let part = super::owner::part(page, quantity, at);
    let draft = draft(page, quantity, value, "share").role("of", of).role("part", part).within("verb", verb);
    Some(if matches!(verb, "" | "be" | "have") { draft.alone() } else { draft })
}

/// "11 times last year's earnings", "12 times the average": how many times as much. "Three times" alone is how often.
fn multiple(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Draft> {
    let q = &quantity.quantity;
    let std::ops::Range { start, end } = page.tokens_of(quantity);
    if q.unit().head() != "time" || q.low().is_none() {
        return None;
    }
    let parse = page.parse_at(start);
    let next = parse.phrase_from(end).map(|p| &parse.chunks.phrases[p]).filter(|p| !p.is_time);
    let beside = |p: &&Phrase| p.tokens.start == end && p.prep.is_none() || p.prep == Some(end);
    let next = next.filter(beside)?;
    let known = next.tokens.clone().any(|i| TOPICS.longest(&page.reading.tokens, i).is_some());
    let told = next.possessor.is_some() || page.is(next.tokens.start, &["the"]);
    if !(known || told) {
        return None;
    }
    let noun = singular(&page.reading.tokens.word(next.head).to_lowercase());
    let draft = draft(page, quantity, q.clone(), "multiple").role("of", Referent::Noun(noun));
    Some(if known { draft } else { draft.alone() })
}
