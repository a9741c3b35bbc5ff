//! The minutes of a match: when who scored, was sent off, came on.

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::unit::Dimension;
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};

/// Words that tell what a minute is of; of most it is a goal.
const DEEDS: [(&str, &[&str]); 2] = [
    ("red card", &["red", "sent", "expelled", "dismissed", "dismissal", "yellow"]),
    ("substitution", &["replaced", "replacement", "substituted", "substitute", "introduced", "entered"]),
];

/// Words by which a bare number in brackets behind a name is a minute: "Goals: Roe (23), Lind (pen, 41)".
const SCORING: [&str; 21] = [
    "goal",
    "goals",
    "scored",
    "scorers",
    "scorer",
    "through",
    "penalty",
    "pen",
    "led",
    "lead",
    "header",
    "equalised",
    "equalized",
    "equaliser",
    "opener",
    "struck",
    "headed",
    "fired",
    "slotted",
    "netted",
    "settled",
];

/// A minute in the text.
struct Found {
    words: Range<usize>,
    minute: u32,
}

/// "scored in the 73rd minute", "on 23 minutes", "Roe (pen, 41)", "in minute 70": when in a match, by whose deed it is.
pub(super) fn minutes(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    if page.events.main_kind.is_none_or(|k| k.id != "match") {
        return;
    }
    let first = out.len();
    for parse in &page.reading.parses {
        let mut i = parse.tokens.start;
        while i < parse.tokens.end {
            let found = printed(page, i).or_else(|| bracketed(page, i)).or_else(|| played(page, i));
            let Some(found) = found.or_else(|| told_before(page, i)) else {
                i += 1;
                continue;
            };
            i = found.words.end.max(i + 1);
            out.push(draft(page, &found));
        }
    }
    for (words, minute, name) in super::scorers::scorers(page) {
        let who = page.reading.mention_at(name).and_then(|m| m.local).map(Referent::Entity);
        out.push(of_whom(page, &Found { words, minute }, who));
    }
    // Who scored twice has two minutes, and nobody can tell which one another report means.
    let same = |a: &Draft, b: &Draft| a.roles == b.roles && a.scope == b.scope && a.value != b.value;
    let again: Vec<bool> =
        (first..out.len()).map(|n| (first..out.len()).any(|m| m != n && same(&out[m], &out[n]))).collect();
    for (draft, again) in out[first..].iter_mut().zip(again) {
        draft.alone |= again;
    }
}

fn draft(page: &Page<'_, '_>, found: &Found) -> Draft {
    of_whom(page, found, doer(page, &found.words))
}

fn of_whom(page: &Page<'_, '_>, found: &Found, who: Option<Referent>) -> Draft {
    let figure = page.reading.span(&found.words);
    let at = found.words.start;
    let span = page.clause_at(at).map_or(figure, |at| page.span_of(at, figure));
    let draft = Draft::new("ordinal", Value::Ordinal(Quantity::whole(found.minute, "minute")), span, figure, at)
        .role("of", Referent::Noun("minute".to_owned()));
    match who {
        None => draft.alone(),
        who => draft.role("who", who).narrowed(deed(page, &found.words)).within("part", part(found.minute)),
    }
}

/// What happened in the minute, where it was no goal.
fn deed(page: &Page<'_, '_>, words: &Range<usize>) -> Option<(&'static str, String)> {
    let sentence = page.reading.sentences[page.reading.sentence_of(words.start)].tokens();
    let near = words.start.saturating_sub(10).max(sentence.start)..(words.end + 10).min(sentence.end);
    // "the substitute Roe in the 69th minute": by whom it was, and no deed.
    let title = |i: usize| {
        page.is(i, &["substitute"]) && page.reading.tokens.get(i + 1).is_some_and(crate::text::Token::is_capitalized)
    };
    let tells = |told: &[&str]| near.clone().any(|i| page.is(i, told) && !title(i));
    let found = DEEDS.iter().find(|(_, told)| !tells(&SCORING) && tells(told));
    found.map(|(deed, _)| ("for", (*deed).to_owned()))
}

/// The part of a match that a minute lies in: who scores in two of them does so twice.
fn part(minute: u32) -> &'static str {
    match minute {
        0..=45 => "first half",
        46..=90 => "second half",
        _ => "extra time",
    }
}

/// "the 73rd minute", "an 84th-minute header", "minute 70".
fn printed(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let ordinal = page.reading.ordinals.iter().find(|o| page.reading.tokens_of(o.span).start == i);
    if let Some(ordinal) = ordinal {
        let end = page.reading.tokens_of(ordinal.span).end;
        let minute = if page.is(end, &["-"]) { end + 1 } else { end };
        // "in the third minute of stoppage time" counts from another start.
        let added = ["stoppage", "added", "injury", "extra"];
        let later = page.is(minute + 1, &["of"]) && page.is(minute + 2, &added);
        // "Roe struck in the 109th minute, but in the 118th Lind levelled": the noun is left out.
        let short = minute == end && is_short(page, i, end);
        if short {
            return Some(Found { words: i..end, minute: ordinal.rank });
        }
        // "in the 38th and 41st minutes": the noun stands behind the last of them.
        if minute == end && is_listed(page, end) {
            return Some(Found { words: i..end, minute: ordinal.rank });
        }
        let noun = page.is(minute, &["minute", "minutes"]);
        return (noun && !later).then(|| Found { words: i..minute + 1, minute: ordinal.rank });
    }
    let minute = number(page, i + 1).filter(|_| page.is(i, &["minute"]))?;
    Some(Found { words: i..i + 2, minute })
}

/// Whether an ordinal of its own stands for a minute like one that was told of before.
fn is_short(page: &Page<'_, '_>, i: usize, end: usize) -> bool {
    let led = page.is(i.wrapping_sub(1), &["the"]) && page.is(i.wrapping_sub(2), &["in", "until", "by", "from"]);
    let alone =
        page.reading.tokens.get(end).is_none_or(|t| t.is_capitalized() || page.is(end, &[",", ".", "and", ";"]));
    let told = || (i.saturating_sub(60)..i).any(|k| page.is(k, &["minute"]));
    led && alone && told()
}

/// Whether behind token `end` other ordinals follow, and then "minutes".
fn is_listed(page: &Page<'_, '_>, end: usize) -> bool {
    let nth = |i: usize| page.reading.ordinals.iter().find(|o| page.reading.tokens_of(o.span).start == i);
    let mut at = end;
    while page.is(at, &[",", "and", "the", "&"]) || nth(at).is_some() {
        at = nth(at).map_or(at + 1, |o| page.reading.tokens_of(o.span).end);
    }
    at > end && page.is(at, &["minutes"])
}

/// "Roe scored in the 11th minute, Lind after 23": a bare number where minutes are told of.
fn told_before(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let minute = number(page, i).filter(|_| page.is(i.wrapping_sub(1), &["after", "on"]))?;
    let sentence = page.reading.sentences[page.reading.sentence_of(i)].tokens();
    let scorer = i.checked_sub(2).is_some_and(|k| sentence.contains(&k) && named(page, k));
    let ends = page.is(i + 1, &[",", ".", ";", "for", "and", "to", "with"]);
    let told = sentence.clone().any(|k| page.is(k, &["minute", "minutes"]));
    (scorer && ends && told).then_some(Found { words: i..i + 1, minute })
}

/// "Roe (23)", "Lind (pen, 41)", "Berg (90+3)", "a Lind penalty (41)".
fn bracketed(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let sentence = page.reading.sentences[page.reading.sentence_of(i)].tokens();
    let before = i.checked_sub(1).filter(|k| page.is(i, &["("]) && sentence.contains(k))?;
    let scored = sentence.clone().any(|k| page.is(k, &SCORING));
    if !scored || !(named(page, before) || page.is(before, &["penalty"])) {
        return None;
    }
    let start = (i + 1..i + 4).find(|&k| number(page, k).is_some())?;
    if !(i + 1..start).all(|k| page.is(k, &["pen", "pens", "penalty", ",", ".", "own", "goal", "og", "header"])) {
        return None;
    }
    let (mut minute, mut end) = (number(page, start)?, start + 1);
    if let Some(added) = number(page, end + 1).filter(|_| page.is(end, &["+"])) {
        (minute, end) = (minute + added, end + 2);
    }
    if page.is(end, &["'", "’", "′", "min", "minute"]) {
        end += 1;
    }
    page.is(end, &[")", ",", ";"]).then_some(Found { words: start..end, minute })
}

/// "on 23 minutes", "after nine minutes", "with 11 minutes gone".
fn played(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let quantity = page.reading.quantity_at(i).filter(|q| page.tokens_of(q).start == i)?;
    let words = page.tokens_of(quantity);
    let minutes = quantity.quantity.dimension() == Dimension::Time && page.is(words.end - 1, &["minutes"]);
    let minute = quantity.quantity.low().filter(|n| minutes && n.fract() == 0.0 && (1.0..=130.0).contains(n))?;
    let gone = page.is(words.end, &["gone", "played"]);
    let behind = gone || page.is(i.wrapping_sub(1), &["on", "after"]) && !page.is(words.end, &["of"]);
    let sentence = page.reading.sentences[page.reading.sentence_of(i)].tokens();
    let told = sentence.clone().any(|k| page.is(k, &SCORING));
    (behind && told).then_some(Found { words, minute: minute as u32 })
}

/// Whether a length of time is a minute of the match and lasts for nothing.
pub(super) fn is_minute(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    page.events.main_kind.is_some_and(|k| k.id == "match") && played(page, figure.start).is_some()
}

pub(super) fn number(page: &Page<'_, '_>, i: usize) -> Option<u32> {
    let word = page.reading.tokens.word(i);
    word.parse().ok().filter(|n| word.len() < 4 && (1..=130).contains(n))
}

/// Whether token `i` ends a name that is no place.
fn named(page: &Page<'_, '_>, i: usize) -> bool {
    let capital = page.reading.tokens.get(i).is_some_and(|t| t.is_capitalized() && t.span().len() > 2);
    page.reading.mention_at(i).map_or(capital, |m| m.form == Form::Name && m.kind != EntityKind::Place)
}

/// Whose deed it is: the person named last before the minute in its sentence; behind "through" or "when" the next one.
fn doer(page: &Page<'_, '_>, words: &Range<usize>) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(words.start)].tokens();
    let person = |i: usize| {
        let mention = page.reading.mention_at(i)?;
        let fits = matches!(mention.kind, EntityKind::Person | EntityKind::Other) && mention.form != Form::Pronoun;
        mention.local.filter(|_| fits).map(Referent::Entity)
    };
    let before = (sentence.start..words.start).rev().find_map(person);
    // "It was level until the 73rd minute, when Roe struck"; but "Roe struck in the 73rd minute, when Lind was off the pitch".
    let when = page.is(words.end, &[","]) && page.is(words.end + 1, &["when"]);
    let until = (words.start.saturating_sub(3)..words.start).any(|i| page.is(i, &["until", "till"]));
    let ahead = page.is(words.end, &["through"]) || when && (until || before.is_none());
    let next = (words.end..sentence.end).filter(|_| ahead).find_map(person);
    // "In the 73rd minute Roe tapped in"
    let after = || (words.end..sentence.end.min(words.end + 4)).find_map(person);
    next.or(before).or_else(after).or_else(|| taker(page, words))
}

/// Who scores from the spot in the lines behind a penalty that nobody is named with: "They were given a penalty in the 79th
/// minute. Roe put it past the keeper."
fn taker(page: &Page<'_, '_>, words: &Range<usize>) -> Option<Referent> {
    const SCORES: [&str; 9] = ["score", "convert", "put", "slot", "dispatch", "tuck", "bury", "net", "beat"];
    let sentence = page.reading.sentence_of(words.start);
    let given = page.reading.sentences[sentence].tokens().any(|i| page.is(i, &["penalty", "spot-kick"]));
    let behind = page.clauses().filter(|at| given && (sentence..sentence + 3).contains(&at.sentence));
    let mut scoring = behind.filter(|at| at.clause().verb.head > words.end && SCORES.contains(&at.clause().verb.lemma));
    let person = |who: &Referent| matches!(who, Referent::Entity(local) if page.reading.locals.entities[local.0 as usize].kind == EntityKind::Person);
    scoring.find_map(|at| page.subject(at).filter(person))
}

/// "a second followed 90 seconds later": how long after the goal before, by whose goal it was.
pub(super) fn since_goal(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Referent> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let scored = sentence
        .clone()
        .any(|i| page.is(i, &SCORING) || page.is(i, &["volley", "volleyed", "second", "brace", "twice", "undo"]));
    let later = page.is(figure.end, &["later", "after", "to"]);
    (scored && later).then(|| doer(page, figure)).flatten()
}
