//! The day of a story: what its reports tell of the day on which it happened is, in news, mostly that it happened, in other
//! words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use itertools::Itertools;
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::claim::{Claim, Modality, Slot};
use crate::event::{Kind, kind};
use crate::text::table::WordMap;
use crate::text::{Polarity, is_reporting_word, lex};
use crate::time::{Granularity, Time, TimeOrder};
use crate::value::Value;

use super::align::Context;
use super::kin::{known, standing};
use super::signs::agree;

/// Gives what is told of the day of a story the slot of what the story is about: "a bomber blew himself up on Monday", "the
/// attack on Monday", "Monday turned the market into a field of rubble", where others tell of Monday's explosion.
///
/// Only where the values agree, so that nothing is held against each other on a guess.
pub(crate) fn own_days(claims: &mut [Claim], contexts: &[Context]) {
    let told = (0..claims.len()).filter(|&n| is_told(&claims[n], &contexts[n]));
    let stories = told.into_group_map_by(|&n| contexts[n].story);
    let mut moved: Vec<(usize, Slot)> = Vec::new();
    for (story, told) in stories.into_iter().sorted() {
        let mut slots: BTreeMap<&Slot, Vec<usize>> = BTreeMap::new();
        for n in told {
            slots.entry(&claims[n].slot).or_default().push(n);
        }
        let Some((own, day)) = own(claims, contexts, &slots) else { continue };
        // What only a word ties to the event that may tell of much else is not held against the day that reports agree on.
        let on_day: Vec<usize> = slots[own].iter().copied().filter(|&n| day_of(&claims[n]) == Some(day)).collect();
        let stray =
            |&n: &usize| contexts[n].doubted && !on_day.iter().any(|&m| agree(&claims[n].value, &claims[m].value));
        moved.extend(slots[own].iter().copied().filter(stray).map(|n| (n, own.clone().within("claim", &claims[n].id))));
        // What its own report takes for no sure answer has to agree with all, and the rest with those of the day; of what a
        // story may have several, all.
        let once = is_once(own);
        let agrees = |n: usize| {
            let sure = |m: usize| once && !is_open(&claims[n].slot) && day_of(&claims[m]) != Some(day);
            slots[own].iter().all(|&m| sure(m) || agree(&claims[n].value, &claims[m].value))
        };
        // Two reports do not give one minute by chance.
        let same_minute = |n: usize| {
            let given =
                |&m: &usize| claims[m].source != claims[n].source && minute_of(&claims[m]) == minute_of(&claims[n]);
            minute_of(&claims[n]).is_some() && slots[own].iter().any(given)
        };
        let on_it = |&n: &usize| (is_on(&claims[n], day) || same_minute(n)) && agrees(n);
        for (slot, of) in slots.iter().filter(|(slot, _)| **slot != own) {
            let event = event_of(slot);
            let single = kind_of(event).is_some_and(Kind::is_single);
            // Two reports of one blast, to which one of them is an attack and the other an explosion.
            let main = single
                && !is_open(slot)
                && of.iter().all(|&n| contexts[n].main && agrees(n))
                && of.iter().any(|&n| day_of(&claims[n]) == Some(day));
            // Two reports that tell of one deed do so for its own sake.
            let around = |&n: &usize| on_it(&n) || single && is_around(&claims[n], day) && agrees(n);
            let other = || of.iter().all(around) && (single || may_tell(event));
            if main || other() {
                moved.extend(of.iter().map(|&n| (n, own.clone())));
            }
            // Where it was is then one question, too.
            if main {
                let same = |&n: &usize| contexts[n].story == story && event_of(&claims[n].slot) == event;
                let others = (0..claims.len()).filter(same).filter(|n| !of.contains(n));
                moved.extend(others.map(|n| (n, claims[n].slot.clone().role("event", event_of(own)))));
            }
        }
    }
    for (n, slot) in moved {
        claims[n].slot = slot;
    }
}

/// Whether a claim tells when something happened, and not when it was said, how it went on, or that it did not.
fn is_told(claim: &Claim, context: &Context) -> bool {
    claim.slot.relation() == "moment"
        && claim.slot.roles().get("event").is_some_and(|event| standing(event).is_none())
        && !claim.slot.scope().contains_key("phase")
        && claim.stance.polarity == Polarity::Affirmed
        && matches!(claim.stance.modality, Modality::Asserted | Modality::Alleged)
        && !context.reports
}

/// Whether what goes by no kind may be the story's event in other words: no saying, nor what is done because of it or by those
/// who do so.
fn may_tell(event: &str) -> bool {
    static AFTERMATH: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("aftermath.tsv")));
    let words = lex(event);
    let after = (0..words.len()).any(|i| AFTERMATH.get(&words, i).is_some());
    known(event).is_none() && !is_reporting_word(&words, 0) && !after
}

/// The slot that most reports answer with one day, and that day; of a blast of which one report alone speaks as such, where
/// the others name its day, too.
fn own<'c>(
    claims: &'c [Claim],
    contexts: &[Context],
    slots: &BTreeMap<&'c Slot, Vec<usize>>,
) -> Option<(&'c Slot, Date)> {
    let on = |of: &[usize], day: Date| -> usize {
        let told: Vec<usize> = of.iter().copied().filter(|&n| day_of(&claims[n]) == Some(day)).collect();
        sources(claims, &told).len()
    };
    let all: Vec<usize> = slots.values().flatten().copied().collect();
    let best =
        |of: &[usize]| of.iter().filter_map(|&n| day_of(&claims[n])).map(|day| (on(of, day), on(&all, day), day)).max();
    let told = slots.iter().filter(|(slot, _)| !is_open(slot)).filter_map(|(slot, of)| Some((best(of)?, *slot, of)));
    let is_main = |slot: &Slot, of: &[usize]| {
        kind_of(event_of(slot)).is_some_and(Kind::is_single) && of.iter().any(|&n| contexts[n].main)
    };
    // On the day of a summit there are talks, a dinner and a protest, unless most reports tell of one of them.
    let all = sources(claims, &all).len();
    let enough = |reports: usize, slot: &Slot| reports > 1 && (is_once(slot) || reports * 2 > all);
    // Three who name one day, each in words of its own, name that of the story.
    let told = told.filter(|((reports, votes, _), slot, _)| enough(*reports, slot) || *votes > 2 && is_once(slot));
    let own = told.max_by_key(|((reports, votes, day), slot, of)| {
        (*reports, is_main(slot, of), *votes, Reverse((*day, *slot)))
    })?;
    let ((_, _, day), slot, _) = own;
    Some((slot, day))
}

/// Whether a slot asks of what a story has one of, or of a deed of no known kind.
fn is_once(slot: &Slot) -> bool {
    kind_of(event_of(slot)).is_none_or(Kind::is_single)
}

/// What a slot asks of.
fn event_of(slot: &Slot) -> &str {
    slot.roles().get("event").map_or("", String::as_str)
}

/// Whether a claim is said too loosely to share the slot of another.
fn is_open(slot: &Slot) -> bool {
    slot.scope().contains_key("claim")
}

/// The kind of event that a key names.
fn kind_of(event: &str) -> Option<&'static Kind> {
    known(event).and_then(kind)
}

fn sources<'c>(claims: &'c [Claim], of: &[usize]) -> BTreeSet<&'c str> {
    of.iter().map(|&n| claims[n].source.as_str()).collect()
}

/// Whether a claim gives a day or a part of it, and no hour.
fn is_day(claim: &Claim) -> bool {
    let Value::Time(time) = &claim.value else { return false };
    let short =
        time.interval().is_some_and(|(from, until)| until.duration_since(from) <= SignedDuration::from_hours(24));
    short && matches!(time.granularity(), Granularity::Day | Granularity::DayPart)
}

/// Whether a claim gives the day or a part of it, or a weekday of an article without a date that it may be.
fn is_on(claim: &Claim, day: Date) -> bool {
    let Value::Time(time) = &claim.value else { return false };
    if time.is_resolved() {
        return is_day(claim) && day_of(claim) == Some(day);
    }
    let whole = Time::from_timex3(&day.to_string());
    time.granularity() <= Granularity::Day && whole.is_ok_and(|day| time.compare(&day) == TimeOrder::Overlaps)
}

/// Whether a claim gives the week or the month of a day: "last month's attack".
fn is_around(claim: &Claim, day: Date) -> bool {
    let Value::Time(time) = &claim.value else { return false };
    let week = matches!(time.granularity(), Granularity::Weekend | Granularity::Week | Granularity::Month);
    week && time.interval().is_some_and(|(from, until)| from.date() <= day && day < until.date())
}

/// The minute that a claim gives.
fn minute_of(claim: &Claim) -> Option<(DateTime, DateTime)> {
    let Value::Time(time) = &claim.value else { return None };
    time.interval().filter(|_| time.granularity() == Granularity::Minute)
}

/// The day on which the time of a claim lies.
fn day_of(claim: &Claim) -> Option<Date> {
    let Value::Time(time) = &claim.value else { return None };
    let (from, _) = time.interval().filter(|_| time.granularity() <= Granularity::Day)?;
    Some(from.date())
}
