//! Whom or what a measure is of: what stands beside the figure, the name before its bracket, its possessor, else the subject;
//! and the place of which alone it is told.

use std::ops::Range;

use crate::entity::{EntityKind, Form, Mention};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::syntax::{Chunk, Parse};
use crate::text::is_reporting_word;

use super::measure::{is_aspect, is_aspect_word, noun_behind};
use super::page::{At, Page};

/// Prepositions between what is measured and the place where it is so.
const WHERE: [&str; 6] = ["in", "across", "throughout", "at", "around", "within"];
/// Measures that who tells of them has: "The firm reported a margin of 20 %".
const OWN: [&str; 2] = ["margin", "growth"];

/// What has the measure: what stands beside the figure, else the possessor or "of" of the aspect, else the subject.
pub(super) fn owner(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    what: &str,
) -> Option<Referent> {
    let figure = page.tokens_of(quantity);
    if let Some(name) = bracketed(page, &figure) {
        return match list_of_places(page, name) {
            Some(first) => of_list(page, first, name),
            None => name.local.map(Referent::Entity),
        };
    }
    // "The agency reported losses of up to 40 %": who tells of a figure is not what it is of.
    let tells = |at: At<'_>| {
        let verb = &at.clause().verb;
        is_reporting_word(&page.reading.tokens, verb.head) && !verb.passive && !OWN.contains(&what)
    };
    let found = super::shape::of_noun(page, quantity)
        .or_else(|| whose(page, quantity))
        .or_else(|| of(page, quantity))
        .filter(owns)
        .or_else(|| of_aspect(page, quantity))
        .or_else(|| bearer(page, quantity))
        .or_else(|| page.subject(at.filter(|at| !tells(*at))?).filter(owns));
    found.map(|found| if is_launcher(page, &found) { Referent::Noun("rocket".to_owned()) } else { found })
}

/// "the satellite Aurora, with a weight of 1.25 tons", "Aurora with its 1,250 kg".
fn bearer(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let with = (figure.saturating_sub(5).max(start)..figure).rev().find(|&i| page.is(i, &["with"]))?;
    let thing = |m: &&Mention| {
        m.form == Form::Name && matches!(m.kind, EntityKind::Vehicle | EntityKind::Other | EntityKind::Place)
    };
    let named = (start..with).rev().take(10).find_map(|i| page.reading.mention_at(i).filter(thing));
    named?.local.map(Referent::Entity)
}

/// What a launch is of, by whatever name.
fn is_launcher(page: &Page<'_, '_>, referent: &Referent) -> bool {
    const HEADS: [&str; 4] = ["rocket", "launcher", "vehicle", "launch vehicle"];
    let head = match referent {
        Referent::Noun(noun) => noun.as_str(),
        Referent::Entity(local) => page.reading.locals.entities[local.0 as usize].head.as_str(),
        Referent::Event(_) => return false,
    };
    head == "rocket" || page.events.main_kind.is_some_and(|k| k.id == "launch") && HEADS.contains(&head)
}

/// "the foundation's 27 %".
pub(super) fn whose(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let phrase = page.phrase(figure)?;
    let range = phrase.possessor.clone()?;
    let named = range.clone().rev().find_map(|i| page.reading.mention_at(i)).and_then(|m| m.local);
    let noun = || {
        let words = range.rev().map(|i| page.reading.tokens.word(i));
        words.map(|w| w.trim_end_matches(['s', '\'', '’'])).find(|w| w.len() > 2).map(singular)
    };
    named.map(Referent::Entity).or_else(|| noun().map(Referent::Noun))
}

/// A word for a measure, a bearing or a stretch is not what is measured.
pub(super) fn owns(referent: &Referent) -> bool {
    const NONE: [&str; 27] = [
        "higher",
        "lower",
        "deeper",
        "west",
        "east",
        "north",
        "south",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "mile",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "foot",
        "head",
        "most",
        "rest",
        "total",
        "impacted",
        "second",
        "hour",
        "one",
        "more",
        "least",
    ];
    match referent {
        Referent::Noun(noun) => !is_aspect_word(noun) && !NONE.contains(&noun.as_str()),
        _ => true,
    }
}

/// "the rocket's height is 62 m", "the height of the rocket is 62 m".
fn of_aspect(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let parse = page.parse_at(figure);
    let phrases = &parse.chunks.phrases;
    let mut before = phrases.iter().enumerate().rev().filter(|(_, p)| p.tokens.start <= figure).take(4);
    let (at, phrase) = before.find(|(_, p)| is_aspect(page, p.head) || p.possessor.is_some())?;
    if let Some(range) = &phrase.possessor {
        let mention = range.clone().rev().find_map(|i| page.reading.mention_at(i))?;
        return mention.local.map(Referent::Entity);
    }
    let next = phrases.get(at + 1).filter(|n| n.prep.is_some_and(|t| page.is(t, &["of"])) && n.tokens.end <= figure)?;
    page.referent(next).filter(owns)
}

/// "41 % of the shares", "a 30-metre wave".
fn of(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let tokens = page.tokens_of(quantity);
    let parse = page.parse_at(tokens.start);
    if page.is(tokens.end, &["of"]) {
        return page.filler(parse, parse.phrase_from(tokens.end + 1)?);
    }
    let noun = noun_behind(page, &tokens)?;
    named_beside(page, parse, noun).or_else(|| page.filler(parse, noun))
}

/// "the 300-metre vessel, the Norsea Star,", "The Norsea Star, a 300-metre vessel,": the name beside the noun.
fn named_beside(page: &Page<'_, '_>, parse: &Parse, noun: usize) -> Option<Referent> {
    let list = &parse.chunks.list;
    let k = Page::chunk_of(parse, noun)?;
    let name = |k: usize| {
        let Some(Chunk::Noun(q)) = list.get(k) else { return None };
        let phrase = &parse.chunks.phrases[*q];
        let mention = page.reading.mention_at(phrase.head).filter(|m| m.form == Form::Name && phrase.prep.is_none())?;
        mention.local.map(Referent::Entity)
    };
    let comma = |k: usize| matches!(list.get(k), Some(Chunk::Mark(',')));
    let behind = || name(k + 2).filter(|_| comma(k + 1) && comma(k + 3));
    let before = || name(k.checked_sub(2)?).filter(|_| comma(k - 1) && comma(k + 1));
    behind().or_else(before)
}

/// The name right before the bracket in which a figure stands alone: "Aland (64 %), Bland (37 %)".
pub(super) fn bracketed<'p>(page: &'p Page<'_, '_>, figure: &Range<usize>) -> Option<&'p Mention> {
    let open = figure.start.checked_sub(1).filter(|&i| page.is(i, &["("]) && page.is(figure.end, &[")", ",", ";"]))?;
    page.reading.mention_at(open.checked_sub(1)?).filter(|m| m.form == Form::Name && m.tokens.end == open)
}

/// What "in" stands before, of names that are listed with a bracket each: of "losses in Aland (64 %) and Bland (37 %)" the
/// phrase of Aland, as an index; none where they are no places.
fn list_of_places(page: &Page<'_, '_>, name: &Mention) -> Option<usize> {
    let mut first = name;
    // "Aland (64 %), Bland (37 %) and"
    while let Some(close) = first.tokens.start.checked_sub(2).filter(|&i| page.is(i, &[")"])) {
        let open = (close.saturating_sub(5)..close).rev().find(|&i| page.is(i, &["("]))?;
        first = page.reading.mention_at(open.checked_sub(1)?)?;
    }
    let own = page.phrase_at(first.tokens.start)?;
    let prep = page.parse_at(first.tokens.start).chunks.phrases[own].prep?;
    page.is(prep, &WHERE).then_some(own)
}

/// Of "outages in Aland (64 %), Bland (37 %)" the outages: the noun before the "in" under which the places are listed.
fn of_list(page: &Page<'_, '_>, first: usize, name: &Mention) -> Option<Referent> {
    let phrases = &page.parse_at(name.tokens.start).chunks.phrases;
    let noun = &phrases[first.checked_sub(1)?];
    (Some(noun.tokens.end) == phrases[first].prep).then(|| page.referent(noun)).flatten().filter(owns)
}

/// The place of which alone a figure is told: "71 % of the pumps in Aland", "Outages in Aland fell to 50 %", "In Aland, half
/// of the pumps", "Aland (64 %)".
pub(super) fn part(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Referent> {
    let figure = page.tokens_of(quantity);
    if let Some(name) = bracketed(page, &figure) {
        return name.local.filter(|_| list_of_places(page, name).is_some()).map(Referent::Entity);
    }
    // "at Nordfirm" is where as well.
    let place = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name)?;
        mention.local.filter(|_| !matches!(mention.kind, EntityKind::Person | EntityKind::Event | EntityKind::Vehicle))
    };
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let set = |t: usize| page.is(t, &WHERE);
    let behind = |p: usize| {
        let next = phrases.get(p + 1).filter(|n| n.prep == Some(phrases[p].tokens.end) && !n.is_time)?;
        next.tokens.clone().filter(|_| next.prep.is_some_and(set)).find_map(place)
    };
    let of = page.is(figure.end, &["of"]).then(|| page.parse_at(figure.start).phrase_from(figure.end + 1)).flatten();
    let own = of.or_else(|| page.phrase_at(figure.start).filter(|&p| phrases[p].head >= figure.end));
    let subject = || at?.clause().subject.filter(|&p| own.is_none() && phrases[p].tokens.end <= figure.start);
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    // "In parts of Aland, half of the pumps are dry"
    let fronted = || {
        let comma = (start..figure.start.min(start + 9)).find(|&i| page.is(i, &[","])).filter(|_| set(start))?;
        (start + 1..comma).find_map(place)
    };
    own.and_then(behind).or_else(|| subject().and_then(behind)).or_else(fronted).map(Referent::Entity)
}
