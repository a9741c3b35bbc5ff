//! When something stood so, or a picture was taken: times in clauses and lines that tell of no event.

use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::time::{Anchor, Granularity, TimeMention};
use crate::value::Value;

use super::page::{At, Draft, Page};

/// "The road was open again by 4 p.m. on Tuesday", "The mayor was in Oslo on Monday": of whatever stood so.
pub(super) fn of_clause(page: &Page<'_, '_>, mention: &TimeMention, at: At<'_>) -> Option<Draft> {
    let is = matches!(at.clause().verb.lemma, "be" | "have");
    let subject = at.clause().subject.filter(|_| is && is_dated(mention))?;
    // "12,000 homes had no power by Monday"
    let head = at.parse.chunks.phrases[subject].head;
    let noun = || page.reading.quantity_at(head).map(|_| Referent::Noun(singular(page.reading.tokens.word(head))));
    // "On Monday it was quiet at the site."
    let it = || page.main.filter(|_| page.is(head, &["it"])).map(Referent::Event);
    let label = page.main.filter(|_| is_label(page, &at.parse.chunks.phrases[subject])).map(Referent::Event);
    let alone = label.is_none();
    let of = label.or_else(|| page.subject(at)).or_else(noun).or_else(it)?;
    // "There was a setback at noon"
    let told = !matches!(&of, Referent::Noun(noun) if matches!(noun.as_str(), "the" | "there" | "this" | "that"));
    let (span, verb) = (page.span_of(at, mention.span), at.clause().verb.head);
    let draft = Draft::new("moment", Value::Time(mention.time.clone()), span, mention.span, verb);
    told.then(|| Draft { alone, ..draft.role("event", of) })
}

/// "The fire at dawn, Wednesday, May 7, 2031", "Origin time: 05:12 GMT": of the event that a line without a verb names before
/// its date, or of what the report is about, where the line only says that it is the time.
pub(super) fn of_line(page: &Page<'_, '_>, mention: &TimeMention) -> Option<Draft> {
    let start = page.reading.tokens_of(mention.span).start;
    // "Crash at a Labor Day fair": the day of something else.
    let of_thing = page.phrase(start);
    if of_thing.is_some_and(|p| !p.is_time && p.head >= page.reading.tokens_of(mention.span).end && p.prep.is_some()) {
        return None;
    }
    let phrases = &page.reading.parses.get(page.reading.sentence_of(start))?.chunks.phrases;
    let named = phrases.iter().rev().find(|p| p.tokens.end <= start && !p.is_time).filter(|_| is_dated(mention))?;
    let of = page.events.of_head(named.head).or(page.main.filter(|_| is_label(page, named)))?;
    let draft = Draft::new("moment", Value::Time(mention.time.clone()), mention.span, mention.span, start);
    Some(draft.role("event", Referent::Event(of)))
}

/// "Origin time: 04:17 GMT": the time of what the report is about, and not "the time of death".
fn is_label(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let plain = |i: usize| page.is(i, &["the", "its", "origin", "exact", "official", "precise", "event"]);
    let of = page.is(phrase.head + 1, &["of"]);
    page.is(phrase.head, &["time", "date", "hour", "when"]) && (phrase.tokens.start..phrase.head).all(plain) && !of
}

/// A day or an hour that is known, and not one that only bounds or is whenever the page is read.
fn is_dated(mention: &TimeMention) -> bool {
    let fine = if mention.time.anchor() == Anchor::Stated { Granularity::Year } else { Granularity::Day };
    let fine = mention.time.is_resolved() && mention.time.granularity() <= fine;
    let now = matches!(mention.time.text().to_lowercase().as_str(), "today" | "now");
    fine && !now && !super::loose::is_season(mention) && !mention.reports
}
