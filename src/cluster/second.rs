//! The other days of a story: a report that tells of one thing on a day tells of what others tell of on it.
//!
//! "The troops rescued the pupils early on Sunday", "the hostages walked free on Sunday", "the operation was over by
//! Sunday morning": each report puts what came of it in words of its own.

use std::collections::BTreeSet;

use itertools::Itertools;
use jiff::civil::Date;

use crate::claim::{Claim, Slot};

use super::align::Context;
use super::day::{day_of, event_of, is_day, is_open, is_told, may_tell};
use super::kin::known;
use super::signs::agree;

/// Gives what alone a report tells of a day the slot of what two others or more tell of it.
pub(crate) fn second_days(claims: &mut [Claim], contexts: &[Context]) {
    let told = (0..claims.len()).filter(|&n| is_told(&claims[n], &contexts[n]));
    let days = told.filter_map(|n| Some(((contexts[n].story, day_of(&claims[n])?), n))).into_group_map();
    let mut moved: Vec<(usize, Slot)> = Vec::new();
    for ((story, day), told) in days.into_iter().sorted() {
        let Some(slot) = most_told(claims, &told) else { continue };
        let mut of: Vec<usize> =
            (0..claims.len()).filter(|&n| contexts[n].story == story && claims[n].slot == slot).collect();
        let known: BTreeSet<&str> = of.iter().map(|&n| claims[n].source.as_str()).collect();
        for (source, own) in told.iter().into_group_map_by(|&&n| claims[n].source.as_str()).into_iter().sorted() {
            let alone = own.iter().map(|&&n| &claims[n].slot).all_equal();
            let one = |n: usize| {
                is_day(&claims[n])
                    && is_else(&claims[n].slot)
                    && of.iter().all(|&m| agree(&claims[n].value, &claims[m].value))
            };
            // Of the whole slot it moves, or of nothing.
            let whole =
                || claims.iter().filter(|c| c.slot == claims[*own[0]].slot).all(|c| c.source == source && on(c, day));
            if alone && !known.contains(source) && own.iter().all(|&&n| one(n)) && whole() {
                moved.extend(own.iter().map(|&&n| (n, slot.clone())));
                of.extend(own);
            }
        }
    }
    for (n, slot) in moved {
        claims[n].slot = slot;
    }
}

/// Of the slots that answer with a day the one that most reports do, where these are two or more.
fn most_told(claims: &[Claim], told: &[usize]) -> Option<Slot> {
    let slots = told.iter().into_group_map_by(|&&n| &claims[n].slot);
    let reports = |of: &[&usize]| of.iter().map(|&&n| &claims[n].source).unique().count();
    let told = slots.into_iter().filter(|(slot, of)| !is_open(slot) && reports(of) > 1);
    let most = told.max_set_by_key(|(_, of)| reports(of));
    // Of two that are told of alike nobody can tell which it is.
    most.into_iter().exactly_one().ok().map(|(slot, _)| slot.clone())
}

/// Whether a slot asks of no kind of event that is known.
fn is_else(slot: &Slot) -> bool {
    known(event_of(slot)).is_none() && may_tell(event_of(slot))
}

fn on(claim: &Claim, day: Date) -> bool {
    day_of(claim) == Some(day)
}
