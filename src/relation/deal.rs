//! One bid among others: which is meant, with or without debt, the first or the last, for which company.

use std::ops::Range;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::unit::Dimension;

use super::money::TOPICS;
use super::page::{At, Page};
use super::target::is_of_before;

const DEALS: [&str; 7] = ["deal", "transaction", "takeover", "acquisition", "merger", "agreement", "purchase"];

/// "well above the 2 billion that it paid for Aster", "bought Aster for 2 billion": another company than the one that is bid
/// for.
pub(super) fn other_than_target(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>) -> Option<Referent> {
    let target = page.target.as_ref();
    let named = |i: usize| page.reading.mention_at(i).and_then(|m| m.local).map(Referent::Entity);
    let firm = |r: &Referent| match r {
        Referent::Entity(id) => {
            let kind = page.reading.locals.entities[id.0 as usize].kind;
            matches!(kind, EntityKind::Organization | EntityKind::Other)
        }
        _ => false,
    };
    let listed = || named(figure.start.checked_sub(2)?).filter(|_| page.is(figure.start - 1, &["for"]));
    let paid = || {
        let i = (figure.end..figure.end + 4).find(|&i| page.is(i, &["paid", "pay", "spent"]))?;
        named(i + 2).filter(|_| page.is(i + 1, &["for", "on"]))
    };
    let bought = || {
        let at = at.filter(|at| matches!(at.clause().verb.lemma, "buy" | "acquire" | "purchase"))?;
        // "bought Aster for 2 billion and Calder for 3 billion": what stands behind the last sum.
        let sum = |i: &usize| page.reading.quantity_at(*i).is_some_and(|q| q.quantity.dimension() == Dimension::Money);
        let before = at.clause().verb.head + 1..figure.start;
        let last = before.clone().rev().find(sum).filter(|_| !at.clause().verb.passive);
        // "AU$265" is no firm.
        let behind = |last: usize| (last + 1..before.end).rev().filter(|i| !page.is(i + 1, &["$"])).filter_map(named);
        if let Some(next) = last.and_then(|last| behind(last).find(&firm)) {
            return Some(next);
        }
        page.filler(at.parse, *at.clause().objects.first()?).filter(|r| matches!(r, Referent::Entity(_)))
    };
    // Where nobody knows the one that is bid for, it is none of those that were bought in another year.
    let before = || bought().filter(|_| at.is_some_and(|at| is_of_before(page, at)));
    let other = if target.is_some() { listed().or_else(paid).or_else(bought) } else { before() };
    other.filter(|r| firm(r) && target != Some(r))
}

/// "the 4 billion deal of Halden for Aster", "Halden's buyout of Aster for 4 billion", in a report of another deal: what is
/// bought there, and by whom, where that is told.
pub(super) fn other_deal(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<(Referent, Option<Referent>)> {
    const REACH: usize = 12;
    let target = page.target.as_ref()?;
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let shut = |i: &usize| page.is(*i, &[",", ";", ".", "(", ")"]) || page.reading.quantity_at(*i).is_some();
    let is_deal = |i: usize| page.is(i, &DEALS) || page.is(i, &["bid", "buyout", "offer"]);
    let ahead = figure.end..(figure.end + REACH).min(sentence.end);
    let span = if ahead.clone().take(3).any(is_deal) {
        ahead.start..ahead.clone().find(shut).unwrap_or(ahead.end)
    } else if page.is(figure.start.wrapping_sub(1), &["for", "at"]) {
        let start = (figure.start.saturating_sub(REACH).max(sentence.start)..figure.start)
            .rev()
            .take_while(|i| !shut(i))
            .last()?;
        (start..figure.start).any(is_deal).then_some(start..figure.start)?
    } else {
        return None;
    };
    let firm = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.tokens.start == i)?;
        let named = matches!(mention.kind, EntityKind::Organization | EntityKind::Other);
        mention.local.filter(|_| named).map(|local| (i, Referent::Entity(local)))
    };
    let firms: Vec<(usize, Referent)> = span.filter_map(firm).collect();
    if firms.iter().any(|(_, who)| who == target) {
        return None;
    }
    let behind = |i: usize, words: &[&str]| (i.saturating_sub(4)..i).any(|k| page.is(k, words));
    // "of Halden for Aster", "of Aster by Halden", "Halden's buyout of Aster"
    let bought = |words: &[&str]| firms.iter().find(|(i, _)| behind(*i, words));
    let what = bought(&["buy", "acquire"])
        .or_else(|| bought(&["for"]).filter(|_| firms.len() > 1))
        .or_else(|| bought(&["of"]))?;
    let who = firms.iter().find(|(i, _)| *i != what.0).map(|(_, who)| who.clone());
    Some((what.1.clone(), who))
}

/// "Halden's 4 billion swoop on Norsea": whatever one calls it, it is of the company that is bid for.
pub(super) fn takes(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let parse = page.parse_at(phrase.head);
    let of = parse.phrase_from(phrase.tokens.end + 1).filter(|_| page.is(phrase.tokens.end, &["of", "on"]));
    let whom = of.and_then(|p| page.filler(parse, p)).filter(|_| phrase.possessor.is_some());
    let known = TOPICS.longest(&page.reading.tokens, phrase.head).is_some();
    !known && whom.is_some() && whom == page.target
}

/// "Including debt, the deal is worth 4 billion": the one that the article is about.
pub(super) fn is_the_deal(page: &Page<'_, '_>, at: Option<At<'_>>) -> bool {
    let subject = at.and_then(|at| Some(&at.parse.chunks.phrases[at.clause().subject?]));
    subject.is_some_and(|p| page.is(p.head, &DEALS) && page.is(p.tokens.start, &["the"]))
}

/// "Halden's 12 euros are not enough", "rejected the 4 billion bid": what is denied of a sum that is known is not the sum.
pub(super) fn is_known(page: &Page<'_, '_>, figure: usize) -> bool {
    let phrase = page.phrase(figure);
    phrase.is_some_and(|p| p.possessor.is_some() || page.is(p.tokens.start, &["the", "its", "his", "her", "their"]))
}

/// "Halden gets Norsea for 4 billion", "Norsea goes for 4 billion to Halden": what is bid for changes hands.
pub(super) fn changes_hands(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> bool {
    let clause = at.clause();
    let mut parties = clause.objects.iter().chain(&clause.subject).filter_map(|&p| page.filler(at.parse, p));
    let mut before = (figure.saturating_sub(3)..figure).rev();
    // "is paying 4 billion for Norsea"
    let end = page.reading.quantity_at(figure).map_or(figure, |q| page.tokens_of(q).end);
    let behind = at.parse.phrase_from(end + 1).filter(|_| page.is(end, &["for"]));
    if behind.and_then(|p| page.filler(at.parse, p)).is_some_and(|who| page.target.as_ref() == Some(&who)) {
        return true;
    }
    let sold = matches!(clause.verb.lemma, "go" | "sell");
    before.any(|i| page.is(i, &["for"])) && (sold || parties.any(|who| page.target.as_ref() == Some(&who)))
}

/// "It had first offered 4 billion", "an earlier 3 billion bid", "up from the 3 billion that it offered in May": another bid
/// than the one that is told of.
pub(super) fn stage(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<&'static str> {
    let start = at.map_or(figure, |at| at.clause().extent.start).max(figure.saturating_sub(8));
    let said = |words: &[&str]| (start..figure).any(|i| page.is(i, words) && page.reading.time_at(i).is_none());
    let from = figure >= 2 && page.is(figure - 1, &["the", "its", "an", "a"]) && page.is(figure - 2, &["from"]);
    // "Negotiations started at 12 euros"
    let opens = || {
        let verb = at.map_or("", |at| at.clause().verb.lemma);
        matches!(verb, "start" | "begin" | "open") && page.is(figure.wrapping_sub(1), &["at"])
    };
    if opens() || said(&["first", "initial", "initially", "original", "originally", "opening"]) {
        return Some("first");
    }
    (from || said(&["previously", "previous", "earlier"])).then_some("earlier")
}

const DEBTS: [&str; 4] = ["debt", "debts", "borrowings", "liabilities"];
const HEDGES: [&str; 8] = ["about", "around", "some", "approximately", "roughly", "nearly", "almost", "over"];

/// "debt of 3 billion", "3 billion of net debt": what is owed, and not what is bid with it.
pub(super) fn is_debt(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let before = (figure.start.saturating_sub(4)..figure.start).rev().find(|&i| !page.is(i, &HEDGES));
    let of = before.is_some_and(|i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &DEBTS));
    // "3 billion of new, long-term debt"
    let mut behind = (figure.end + 1..figure.end + 7).take_while(|&i| !page.is(i, &["for", "from", "to", "and", "."]));
    of || page.is(figure.end, &["of", "in"]) && behind.any(|i| page.is(i, &DEBTS))
}

/// "including debt", "an enterprise value of", beside this amount and no other.
pub(super) fn with_debt(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let debt = |i: usize| {
        page.is(i, &["including", "inclusive", "with", "plus"]) && (i + 1..i + 9).any(|k| page.is(k, &DEBTS))
    };
    let value = |i: usize| page.is(i, &["enterprise"]) && page.is(i + 1, &["value"]);
    let amount = |i: usize| {
        let other = page.reading.quantity_at(i).map(|q| page.tokens_of(q)).filter(|q| !figure.contains(&q.start));
        other.is_some_and(|other| !is_debt(page, &other))
    };
    let ahead = (figure.end..(figure.end + 10).min(sentence.end)).take_while(|&i| !amount(i));
    let behind = || (sentence.start..figure.start).rev().take_while(|&i| !amount(i));
    // "an enterprise value of about 4 billion", "4 billion in enterprise value"
    let of_value =
        behind().take(5).any(value) || (figure.end..figure.end + 3).any(|i| value(i) && !page.is(i + 2, &["of"]));
    !is_debt(page, figure)
        && (ahead.into_iter().any(debt) || of_value || behind().any(|i| debt(i) && i == sentence.start))
}
