//! Lengths of time whose question the words around them put: what is left of a match, how late it began, how long a player
//! is out, in what time the rain fell, how long a crew stays in space.

use std::ops::Range;

use crate::event::{Referent, deed_of};
use crate::number::QuantityMention;

use super::page::{At, Page};

/// What a length of time is of.
pub(super) struct Asked {
    pub of: Referent,
    pub who: Option<Referent>,
    pub which: Option<&'static str>,
}

impl Asked {
    fn noun(of: &str, which: Option<&'static str>) -> Self {
        Self { of: Referent::Noun(of.to_owned()), who: None, which }
    }
}

/// A day.
const DAY: f64 = 86_400.0;

/// The question of a length of time, where its words put one.
pub(super) fn asked(page: &Page<'_, '_>, quantity: &QuantityMention, at: At<'_>) -> Option<Asked> {
    let figure = page.tokens_of(quantity);
    let days = quantity.quantity.si().0.is_some_and(|seconds| seconds >= DAY);
    let main = page.events.main_kind.map_or("", |k| k.id);
    let object = page.phrase_at(figure.start).is_some_and(|p| at.clause().objects.contains(&p));
    match () {
        () if main == "match" && is_left(page, figure.end) => left(page, &figure),
        () if object && deed_of(&page.reading.tokens, &at.clause().verb) == "delay" => {
            Some(Asked::noun("event", Some("late")))
        }
        () if days && is_out(page, &figure, at, object) => {
            let who = page.subject(at).filter(|r| matches!(r, Referent::Entity(_)))?;
            Some(Asked { who: Some(who), ..Asked::noun("absence", None) })
        }
        () if is_of_rain(page, &figure) => Some(Asked::noun("rain", Some("within"))),
        () if main == "launch" && days => stay(page, at),
        () => duration_of(page, &figure, at),
    }
}

/// "with 14 seconds to go", "two minutes from the end"
fn is_left(page: &Page<'_, '_>, end: usize) -> bool {
    let from = page.is(end, &["from"]) && (page.is(end + 2, &["end", "whistle"]) || page.is(end + 1, &["time"]));
    page.is(end, &["left", "remaining"]) || page.is(end, &["to"]) && page.is(end + 1, &["go", "play"]) || from
}

/// What was left when somebody scored: of whoever is named last before it.
fn left(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Asked> {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let who = (start..figure.start).rev().find_map(|i| page.reading.mention_at(i)?.local)?;
    let of = Referent::Event(page.main?);
    Some(Asked { of, who: Some(Referent::Entity(who)), which: Some("left") })
}

/// "will miss two weeks", "is out for two weeks", "was ruled out for two weeks"
fn is_out(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>, object: bool) -> bool {
    let verb = &at.clause().verb;
    let out = (verb.tokens.end..figure.start).any(|i| page.is(i, &["out", "sidelined"]));
    object && verb.lemma == "miss" || out && matches!(verb.lemma, "be" | "rule") || verb.lemma == "sideline"
}

/// "90 mm of rain fell in 24 hours"
fn is_of_rain(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const RAIN: [&str; 7] = ["rain", "rains", "rainfall", "precipitation", "mm", "millimetres", "millimeters"];
    let hedge = |i: usize| page.is(i, &["just", "about", "only", "some", "under", "around"]);
    let lead = (figure.start.saturating_sub(2)..figure.start).rev().find(|&i| !hedge(i));
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    lead.is_some_and(|i| page.is(i, &["in", "within"])) && sentence.into_iter().any(|i| page.is(i, &RAIN))
}

/// "will spend six months in space", "stays in orbit for 180 days"; of an earlier crew what it spent.
fn stay(page: &Page<'_, '_>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let past = verb.past || page.is(verb.tokens.start, &["having"]);
    matches!(verb.lemma, "spend" | "stay" | "remain").then(|| Asked::noun("stay", past.then_some("past")))
}

/// "The tremor had a duration of 40 seconds", "it had a duration of 40 seconds".
fn duration_of(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let (of, noun) = (figure.start.wrapping_sub(1), figure.start.wrapping_sub(2));
    (page.is(of, &["of"]) && page.is(noun, &["duration"]) && at.clause().verb.lemma == "have").then_some(())?;
    let subject = at.parse.chunks.phrases[at.clause().subject?].head;
    let it = page.main.filter(|_| page.is(subject, &["it"]));
    let of = page.events.of_head(subject).or(it).map(Referent::Event)?;
    Some(Asked { of, who: None, which: None })
}
