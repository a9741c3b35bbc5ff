//! Times that stand beside an event and do not date it: the page's own date, the name of a train, a stretch in which there were
//! many, an hour of something that goes on for days.

use std::ops::Range;

use crate::event::{EventId, Kind, Sense, has_sense, is_of_edition};
use crate::time::{Anchor, Granularity, Time, TimeKind, TimeMention};
use crate::unit::Dimension;

use super::page::{At, Page};

/// "AVILLE, May 3 (Agency) - ...", "May 3 (Agency) -- ...", "Aville [Aland], May 3 (Agency): ...", "2031-06-22 Norsea Corp. said
/// on Tuesday".
fn is_dateline(page: &Page<'_, '_>, time: &Range<usize>) -> bool {
    let sentence = page.reading.sentences[page.reading.sentence_of(time.start)].tokens();
    // A page's date before its first word.
    let numeric = || page.reading.tokens.word(time.start).len() == 4 && page.reading.tokens.glued(time.start + 1);
    let stamps = time.start == sentence.start || page.is(sentence.start, &["date", "published", "posted", "updated"]);
    if stamps && time.len() == 5 && numeric() && page.reading.tokens.word(time.end).starts_with(char::is_uppercase) {
        return true;
    }
    // "(Agency / Wire - 14th May, 2024) Norsea Corp. said", "PORT AVILLE (Agency - 14th May, 2024)"
    let shouted = |i: &usize| page.reading.tokens.word(*i).chars().all(char::is_uppercase);
    let place = (sentence.start..sentence.end).take_while(shouted).count().max(1);
    let stamp = (sentence.start..sentence.end.min(sentence.start + place + 1)).any(|i| page.is(i, &["("]));
    if stamp && page.is(time.end, &[")"]) && time.start <= sentence.start + 12 {
        return true;
    }
    let close = |open: usize| (open..sentence.end.min(open + 7)).find(|&i| page.is(i, &[")"])).map(|i| i + 1);
    let agency = Some(time.end).filter(|&i| page.is(i, &["("])).and_then(close);
    let end = agency.unwrap_or(time.end);
    let dash =
        page.is(end, &["-", "–", "—"]) && !page.reading.tokens.glued(end) || agency.is_some() && page.is(end, &[":"]);
    // "Aville, May 3 (WNA) The number of dead has risen": an agency that opens its report so.
    let short = |i: usize| page.reading.tokens.word(i).len() < 6 && shouted(&i);
    let opens = agency == Some(time.end + 3)
        && short(time.end + 1)
        && page.is(time.start.wrapping_sub(1), &[","])
        && page.reading.tokens.word(end).starts_with(char::is_uppercase);
    (dash || opens) && time.start <= sentence.start + 6 && (sentence.start < time.start || agency.is_some())
}

/// "one of the largest ports today": in these days.
fn is_nowadays(page: &Page<'_, '_>, time: usize) -> bool {
    let most = |i: usize| super::superlative::is_superlative(page.reading.tokens.word(i));
    let Some(before) = time.checked_sub(1).filter(|_| page.is(time, &["today"])) else { return false };
    page.phrase(before).is_some_and(|p| p.tokens.clone().any(most))
}

/// Whether a time tells of nothing when it was: a dateline, "these days", a part of a name.
pub(super) fn is_no_answer(page: &Page<'_, '_>, time: &Range<usize>) -> bool {
    let edition = || page.reading.time_at(time.start).is_some_and(|t| is_of_edition(page.reading, t));
    is_dateline(page, time)
        || is_nowadays(page, time.start)
        || is_in_name(page, time)
        || edition()
        || is_second(page, time.start)
}

/// "Crash at Labor Day fair": nothing happens "at" a day, so that it is what something is called.
fn is_in_name(page: &Page<'_, '_>, time: &Range<usize>) -> bool {
    page.is(time.start.wrapping_sub(1), &["at"]) && page.is(time.end - 1, &["day"])
}

/// "By 6 p.m. on Thursday the office had logged 300 aftershocks": as of when so many were known.
pub(super) fn is_as_of(page: &Page<'_, '_>, time: usize, at: At<'_>) -> bool {
    let led = page.is(time.wrapping_sub(1), &["by"])
        || page.is(time.wrapping_sub(1), &["of"]) && page.is(time.wrapping_sub(2), &["as"]);
    let verb = &at.clause().verb;
    let perfect = verb.tokens.clone().any(|i| page.is(i, &["had", "have", "has"]));
    let known =
        matches!(verb.lemma, "log" | "record" | "detect" | "register" | "count" | "report" | "confirm" | "find");
    let counted = |i: usize| page.reading.quantity_at(i).is_some_and(|q| q.quantity.dimension() == Dimension::Count);
    led && perfect && known && at.clause().extent.clone().any(counted)
}

/// "by the count on Saturday", "in figures released on Monday": when that was known.
pub(super) fn is_of_tally(page: &Page<'_, '_>, time: usize) -> bool {
    const TALLIES: [&str; 14] = [
        "toll",
        "tolls",
        "tally",
        "tallies",
        "count",
        "counts",
        "figure",
        "figures",
        "estimate",
        "estimates",
        "data",
        "number",
        "numbers",
        "update",
    ];
    let prep = if page.is(time.wrapping_sub(1), &["on", "of", "from", "late", "early"]) { time - 1 } else { time };
    let told = if page.is(prep.wrapping_sub(1), &["released", "issued", "published", "given", "put"]) {
        prep - 1
    } else {
        prep
    };
    page.is(told.wrapping_sub(1), &TALLIES)
}

/// "in late 2031 or early 2032", "in May or June": one stretch of time, of its first mention; the second has none.
pub(super) fn either(page: &Page<'_, '_>, mention: &TimeMention) -> Option<TimeMention> {
    let end = page.reading.tokens_of(mention.span).end;
    let behind = |i: usize| page.reading.time_at(i).filter(|t| page.reading.tokens_of(t.span).start == i);
    let prep = usize::from(page.is(end + 1, &["in", "on", "by"]));
    let other = behind(end + 1 + prep).filter(|_| page.is(end, &["or"]))?;
    let fits = other.time.granularity() == mention.time.granularity() && mention.time.granularity() >= Granularity::Day;
    let part = |t: &TimeMention, words: &[&str], month: &str| {
        let within = page.reading.tokens_of(t.span).any(|i| page.is(i, words));
        let year = t.time.granularity() == Granularity::Year && within;
        format!("{}{}", t.time.timex3(), if year { month } else { "" })
    };
    let (from, until) = (part(mention, &["late", "end"], "-10"), part(other, &["early", "beginning", "start"], "-03"));
    let time = Time::from_timex3(&format!("{from}/{until}")).ok().filter(|_| fits && from <= until)?;
    let span = mention.span.to(other.span);
    Some(TimeMention { span, time: time.said(span.of(page.reading.tokens.text())), ..mention.clone() })
}

/// Whether a time is the second of two that may be meant.
fn is_second(page: &Page<'_, '_>, time: usize) -> bool {
    let prep = usize::from(page.is(time.wrapping_sub(1), &["in", "on", "by"]));
    let or = time.wrapping_sub(1 + prep);
    let first = or.checked_sub(1).and_then(|i| page.reading.time_at(i)).filter(|_| page.is(or, &["or"]));
    first.is_some_and(|first| either(page, first).is_some())
}

/// "Another fire burned 40 homes in Btown. It was put out on Monday": of the other one.
pub(super) fn is_of_other(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let paragraph = |s: usize| page.reading.sentences[s].paragraph();
    let it = |s: usize| page.is(page.reading.sentences[s].tokens().start, &["it", "its"]);
    let subject = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head);
    let back = (0..=at.sentence).rev().find(|&s| !it(s) || paragraph(s) != paragraph(at.sentence));
    let other =
        |s: &usize| paragraph(*s) == paragraph(at.sentence) && page.events.is_other(*s, &page.reading.parses[*s]);
    subject.is_some_and(|head| page.is(head, &["it"])) && back.is_some_and(|s| s < at.sentence && other(&s))
}

/// "the 18:30 from Aville": a train by its time.
pub(super) fn is_name(page: &Page<'_, '_>, time: &Range<usize>) -> bool {
    page.is(time.start, &["the"]) && page.reading.tokens.word(time.start + 1).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a time is a part of a day, and the event one that goes on for hours; but "gutted a mill on Monday night" says when.
pub(super) fn is_one_hour(page: &Page<'_, '_>, mention: &TimeMention, at: At<'_>, event: EventId) -> bool {
    let lasts = crate::event::kind(&page.events.get(event).kind).is_some_and(Kind::lasts);
    let harm = has_sense(&page.reading.tokens, &at.clause().verb, Sense::Harm);
    lasts && !harm && mention.time.granularity() < Granularity::Day
}

/// "went on into Monday night", "dragged well into the evening": how far it went.
pub(super) fn runs_into(page: &Page<'_, '_>, time: usize) -> bool {
    let prep = if page.is(time.wrapping_sub(1), &["the"]) { time - 1 } else { time };
    page.is(prep.wrapping_sub(1), &["into"])
}

/// "within the next five years", "over the past 24 hours": how long, and not when.
pub(super) fn is_counted(page: &Page<'_, '_>, time: &Range<usize>) -> bool {
    let from = time.clone().find(|&i| page.is(i, &["next", "coming", "past", "last", "previous", "following"]));
    let when = from.is_some_and(|from| super::duration::is_when(page, from + 1..time.end));
    from.is_some() && !when && page.reading.tokens.word(time.end - 1).ends_with('s')
}

/// "over the past few years", "in recent months": a stretch that ends now has held many of a kind, and dates none of them.
pub(super) fn is_stretch_till_now(page: &Page<'_, '_>, mention: &TimeMention) -> bool {
    const LONG: i32 = 45;
    let Some(((from, until), published)) = mention.time.interval().zip(page.reading.published) else { return false };
    let long = from.date().until(until.date()).is_ok_and(|days| days.get_days() > LONG);
    long && until.date() >= published.date && mention.time.kind() == TimeKind::Duration
}

/// "between Saturday night and early Sunday", "late on Friday and early on Saturday": the end of a span in which it was.
pub(super) fn ends_span(page: &Page<'_, '_>, time: usize) -> bool {
    let prep = time.wrapping_sub(1);
    let and = if page.is(prep, &["on", "in", "at"]) { prep.wrapping_sub(1) } else { prep };
    let first = and.checked_sub(1).filter(|_| page.is(and, &["and"]));
    first.is_some_and(|i| page.reading.time_at(i).is_some())
}

/// "Halloween", "Easter": of the days around a feast, unless they are named: "Easter Monday", "Christmas Day".
pub(super) fn is_season(mention: &TimeMention) -> bool {
    let text = mention.time.text().to_lowercase();
    mention.time.anchor() == Anchor::Nearest
        && mention.time.granularity() == Granularity::Day
        && !text.contains(|c: char| c.is_ascii_digit())
        && !["day", "eve"].iter().any(|end| text.ends_with(end))
}

/// "Friday's closing price", "the winter garden": the time of a thing, and not of what is done with it.
pub(super) fn is_of_thing(page: &Page<'_, '_>, time: &Range<usize>, at: At<'_>) -> bool {
    let Some(phrase) = page.phrase_at(time.start) else { return false };
    let held = &at.parse.chunks.phrases[phrase];
    held.head >= time.end && at.clause().subject != Some(phrase)
}

/// "up from 8,900 hectares a day earlier": the time of the level before.
pub(super) fn is_of_former(page: &Page<'_, '_>, time: usize) -> bool {
    let figure = time.checked_sub(1).and_then(|i| page.reading.quantity_at(i));
    figure.is_some_and(|q| super::former::is_former(page, page.tokens_of(q)))
}
