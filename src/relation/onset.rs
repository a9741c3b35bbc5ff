//! Which of its times are of when an event comes about, and not of how it goes on, how it ends, or of much else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::event::{EventId, Kind, Sense, has_sense, is_long_past, opens, summons};
use crate::span::Span;
use crate::syntax::Clause;
use crate::time::{Anchor, Granularity, Time, TimeMention, TimeRole};
use crate::value::Value;

use super::page::{At, Bond, Draft, Page};

/// What speaks against a time being of when the event of its clause came about.
pub(super) fn doubt(page: &Page<'_, '_>, mention: &TimeMention, at: At<'_>) -> Option<Doubt> {
    let verb = &at.clause().verb;
    let since = mention.role == TimeRole::Since;
    let unknown = verb.lemma.is_empty() && !verb.passive;
    // "A fire that has killed two": they may have died on any of its days.
    let takes_lives = matches!(verb.lemma, "kill" | "injure");
    // "One more died on Sunday": not of what it struck down.
    let dies = verb.lemma == "die";
    // "A tremor was felt on Wednesday", below Monday's: one of many that followed.
    let new = is_new(page, at);
    if !since && (unknown || dies || !is_onset(page, mention, at)) {
        return Some(Doubt::Course);
    }
    let retelling = page.events.is_retelling(at.sentence, at.clause);
    (retelling || is_to_come(page, mention) || since || takes_lives || new).then_some(Doubt::Word)
}

/// "a tremor", below the opening, as if the article had not told of one.
fn is_new(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let subject = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]);
    !opens(page.reading, at.parse.tokens.start)
        && subject.is_some_and(|p| page.is(p.tokens.start, &["a", "an"]) && page.events.of_head(p.head).is_some())
}

/// "The fire was reported at noon by a motorist, whose car had stopped": somebody came to know of the event itself.
pub(super) fn is_found(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let subject = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head);
    verb.passive
        && has_sense(&page.reading.tokens, verb, Sense::Found)
        && subject.is_some_and(|head| page.events.of_head(head).is_some())
}

/// Why a time may not be of when the main event came about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The word may tell of much else.
    Word,
    /// It tells of how far the event had gone by then.
    Course,
}

/// Senses of verbs that tell when an event came about, or ended.
const TOLD: [Sense; 8] =
    [Sense::Carry, Sense::Onset, Sense::Found, Sense::Announce, Sense::Alarm, Sense::Open, Sense::End, Sense::Reopen];

/// Whether the time is of when an event comes about, and not of how far it had gone by then.
fn is_onset(page: &Page<'_, '_>, mention: &TimeMention, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let says = |sense| has_sense(&page.reading.tokens, verb, sense);
    let open = matches!(mention.role, TimeRole::By | TimeRole::Before | TimeRole::After);
    let called = || summons(page.reading, at.parse, at.clause(), &page.events);
    !open
        && (called()
            || TOLD.into_iter().any(says)
            || verb.lemma.is_empty()
            || page.events.tells_kind(&page.reading.tokens, verb))
}

/// An article does not contradict itself: a time that is the main event's only by a word that may tell of much else is so
/// only where it fits a time that is surely its, or where there is none of these, the first.
pub(super) fn settle(page: &Page<'_, '_>, mut drafts: Vec<&mut Draft>, doubts: &BTreeMap<Span, Doubt>) {
    on_its_day(&mut drafts, doubts);
    let published = page.reading.published.map(|p| p.date);
    let of = |d: &Draft| if let Value::Time(time) = &d.value { time.interval() } else { None };
    let surely = |d: &&&mut Draft| !d.alone && !doubts.contains_key(&d.figure);
    let sure: Vec<_> = drafts.iter().filter(surely).filter_map(|d| of(d)).collect();
    // News is of these days.
    let short = |s: &Stretch| s.0.date().until(s.1.date()).is_ok_and(|d| d.get_days() < 9);
    let recent =
        |s: &Stretch| short(s) && published.is_none_or(|p| s.1.date().until(p).is_ok_and(|d| d.get_days() < 15));
    let by_a_word = |d: &&&mut Draft| doubts.get(&d.figure) != Some(&Doubt::Course);
    let first = || drafts.iter().filter(|d| !d.alone).find(by_a_word).and_then(|d| of(d)).filter(recent);
    let mut known = sure;
    if !known.iter().any(short) {
        known.extend(first());
    }
    // The zones of two times may be a day apart.
    let near = |a: &Stretch, b: &Stretch, hours: i64| {
        let before = |a: DateTime, b: DateTime| a.duration_since(b) < SignedDuration::from_hours(hours);
        before(a.0, b.1) && before(b.0, a.1)
    };
    // "In 2031" says little of the day.
    let like =
        |a: &Stretch, hours: i64, days: bool| known.iter().filter(|k| (!days || short(k)) && near(a, k, hours)).count();
    let most = known.iter().map(|k| like(k, 24, false)).max().unwrap_or_default();
    for draft in drafts {
        // Of sure ones, that one is out which stands alone against several that fit each other.
        let doubt = doubts.get(&draft.figure);
        let least = if doubt.is_some() { 1 } else { 2.min(most) };
        // What the event goes on to do the day after is not when it came about.
        let hours = if doubt == Some(&Doubt::Course) { 0 } else { 24 };
        // "A train left the rails on Saturday" opens a report of just that.
        let lead = opens(page.reading, page.reading.tokens_of(draft.figure).start);
        if doubt == Some(&Doubt::Course) || doubt.is_some() && !lead {
            draft.bond = Bond::Doubted;
        }
        draft.alone |= of(draft).map_or(least == 1, |stretch| like(&stretch, hours, doubt.is_some()) < least);
    }
}

/// "The train left the rails at 8:41 p.m.", a week after Wednesday's derailment: a clock time whose day is only guessed is on
/// the one day that the article gives for the event.
fn on_its_day(drafts: &mut [&mut Draft], doubts: &BTreeMap<Span, Doubt>) {
    let day = |d: &Draft| {
        let Value::Time(time) = &d.value else { return None };
        let sure = !d.alone && !doubts.contains_key(&d.figure) && !is_guessed(time);
        time.interval().filter(|_| sure && time.granularity() <= Granularity::Day).map(|(from, _)| from.date())
    };
    let days: BTreeSet<Date> = drafts.iter().filter_map(|d| day(d)).collect();
    let [own] = days.into_iter().collect::<Vec<_>>()[..] else { return };
    for draft in drafts.iter_mut().filter(|d| !d.alone && !doubts.contains_key(&d.figure)) {
        let Value::Time(time) = &draft.value else { continue };
        // By the clock of another place it may be the next day.
        let far = |(from, _): Stretch| own.until(from.date()).is_ok_and(|gap| gap.get_days() > 1);
        let late = is_guessed(time) && time.interval().is_some_and(far);
        let clock = time.timex3().get(10..).filter(|clock| late && clock.contains(':'));
        let moved = clock.and_then(|clock| Time::from_timex3(&format!("{own}{clock}")).ok());
        if let Some(moved) = moved {
            let words = time.text().to_owned();
            draft.value = Value::Time(moved.said(&words));
        }
    }
}

/// Whether a clock time has no day beside it.
fn is_guessed(time: &Time) -> bool {
    time.granularity() < Granularity::DayPart && matches!(time.anchor(), Anchor::Counted | Anchor::Earlier)
}

/// From when until when.
type Stretch = (DateTime, DateTime);

/// A time that lies after the publication.
fn is_to_come(page: &Page<'_, '_>, mention: &TimeMention) -> bool {
    let from = mention.time.interval().map(|(from, _)| from);
    from.zip(page.reading.published).is_some_and(|(from, published)| from.date() > published.date)
}

/// The phase of what is opened.
pub(super) const OPENING: &str = "opening";

/// Whether the time is of the end of the event, since when it has not happened, or of how it goes on. When it begins is
/// when it happens.
pub(super) fn phase(
    page: &Page<'_, '_>,
    mention: &TimeMention,
    event: EventId,
    clause: Option<&Clause>,
) -> Option<&'static str> {
    let has = |sense| clause.is_some_and(|c| has_sense(&page.reading.tokens, &c.verb, sense));
    let kind = crate::event::kind(&page.events.get(event).kind);
    let single = kind.is_some_and(Kind::is_single);
    // The end of the takeover is the completion itself, and who closes a bridge ends nothing but its use.
    let step = kind.is_some_and(Kind::is_step);
    let closes = page.events.get(event).kind == "close";
    match mention.role {
        TimeRole::Until | TimeRole::Since if step => None,
        TimeRole::Until => Some("end"),
        _ if has(Sense::End) && (step || closes) && !has(Sense::Reopen) => None,
        _ if has(Sense::End) || clause.is_some_and(|c| stops(page, event, c)) => Some("end"),
        // "It has been raging since Thursday": from its begin on.
        TimeRole::Since if single && !is_long_past(page.reading, mention) && clause.is_some() => None,
        TimeRole::Since => Some("since"),
        // A trial that opens begins.
        _ if has(Sense::Open) && single => None,
        _ if has(Sense::Open) => Some(OPENING),
        _ if has(Sense::Reopen) => Some("end"),
        _ if single => clause.map(|c| &c.verb).filter(|_| has(Sense::Course)).map(|verb| verb.lemma),
        _ => None,
    }
}

/// "The shooting stopped at dawn": what stops is the event itself, and nobody stops it.
fn stops(page: &Page<'_, '_>, event: EventId, clause: &Clause) -> bool {
    let itself = || {
        clause.subject.is_some()
            && (clause.extent.start..clause.verb.head).any(|i| page.events.of_head(i) == Some(event))
    };
    matches!(clause.verb.lemma, "stop" | "cease") && !clause.verb.passive && clause.objects.is_empty() && itself()
}
