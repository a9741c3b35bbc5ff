//! Slots that say less than others: a claim that leaves out what the others of its kind all say alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};
use crate::span::Span;
use crate::value::Value;

/// A part of a slot that a claim may leave to the reader.
struct Open {
    relation: &'static str,
    part: &'static str,
    /// The one value that may be left out; any where there is none.
    only: Option<&'static str>,
    /// What has to fill another role of the slot: one of these; anything where there is none.
    given: Option<(&'static str, &'static [&'static str])>,
    /// Only where the fuller claims give the same figure: there may be others of which this one is.
    same: bool,
}

/// "never exported arms" leaves open to whom, "his first trip since the crisis" since when, "1,200 homes" that they were
/// destroyed, "in a 3 billion dollar deal" whose, "the revenue of 2 million" of which year and company, "not
/// coming: the president" to what.
const OPEN: [Open; 13] = [
    Open { relation: "attendee", part: "of", only: None, given: None, same: false },
    Open { relation: "statement", part: "to", only: None, given: None, same: false },
    Open { relation: "ordinal", part: "since", only: None, given: None, same: false },
    Open { relation: "count", part: "verb", only: Some("destroyed"), given: None, same: false },
    Open { relation: "count", part: "who", only: None, given: Some(("of", &["employee", "user"])), same: true },
    Open { relation: "measure", part: "event", only: None, given: Some(("what", &["change"])), same: true },
    Open { relation: "money", part: "event", only: None, given: Some(("for", &ACCOUNTS)), same: false },
    Open { relation: "money", part: "who", only: None, given: Some(("for", &ACCOUNTS)), same: true },
    Open {
        relation: "money",
        part: "who",
        only: None,
        given: Some(("for", &["bid", "fine", "share price"])),
        same: false,
    },
    Open {
        relation: "measure",
        part: "of",
        only: None,
        given: Some(("what", &["premium", "acceptance", "threshold", "support"])),
        same: false,
    },
    Open { relation: "measure", part: "of", only: None, given: Some(("what", &["stake"])), same: true },
    Open { relation: "duration", part: "who", only: None, given: Some(("of", &["prison term", "ban"])), same: true },
    Open { relation: "measure", part: "over", only: None, given: Some(("what", &["premium"])), same: false },
];

/// What a company's books say of a year.
const ACCOUNTS: [&str; 5] = ["revenue", "profit", "loss", "ebitda", "debt"];

impl Open {
    fn fits(&self, slot: &Slot) -> bool {
        let given =
            |(role, fillers): (&str, &[&str])| slot.roles().get(role).is_some_and(|f| fillers.contains(&f.as_str()));
        slot.relation() == self.relation && self.given.is_none_or(given)
    }

    fn may_be(&self, full: &Slot) -> bool {
        let part = || full.roles().get(self.part).or_else(|| full.scope().get(self.part));
        self.only.is_none_or(|only| part().is_some_and(|is| is == only))
    }
}

/// Gives a claim that lacks such a part the slot of the others, where they all agree on it. A rank can only be that of
/// others who give the same one: "the first" since the strike is not "the 10th" since he took office.
pub(crate) fn complete(claims: &mut [Claim]) {
    // What one claim has gained may tell the next.
    for open in OPEN.iter().chain(&OPEN) {
        // For each slot without the part, the slots that have it and are otherwise the same.
        let mut fuller: BTreeMap<(Slot, Option<String>), BTreeSet<Slot>> = BTreeMap::new();
        let mut told: BTreeMap<(Slot, String), Vec<Told>> = BTreeMap::new();
        let mut given: BTreeSet<(Slot, String)> = BTreeSet::new();
        for claim in claims.iter().filter(|c| open.fits(&c.slot) && has(&c.slot, open.part)) {
            fuller.entry((claim.slot.without(open.part), rank(claim))).or_default().insert(claim.slot.clone());
            let at = (claim.slot.clone(), claim.source.clone());
            told.entry(at).or_default().push((claim.span, figure(claim)));
            given.extend(figure(claim).map(|figure| (claim.slot.clone(), figure)));
        }
        for claim in claims.iter_mut().filter(|c| open.fits(&c.slot) && !has(&c.slot, open.part)) {
            // Without "claim": one that meets no other may do so for want of that part.
            let slot = if open.only.is_none() { claim.slot.without("claim") } else { claim.slot.clone() };
            let Some(fits) = fuller.get(&(slot, rank(claim))) else { continue };
            // "Three of the nine homes were destroyed": one breath gives one answer.
            let own = |full: &Slot| told.get(&(full.clone(), claim.source.clone()));
            let clash = |(span, other): &Told| span.overlaps(claim.span) && *other != figure(claim);
            let fits: Vec<&Slot> =
                fits.iter().filter(|full| !own(full).is_some_and(|told| told.iter().any(clash))).collect();
            // Of several, that one which another report gives the same figure for.
            let like = |full: &Slot| figure(claim).is_some_and(|f| given.contains(&(full.clone(), f)));
            let alike: Vec<&Slot> = fits.iter().copied().filter(|full| like(full)).collect();
            // Else that of which the same report tells.
            let told_here: Vec<&Slot> = fits.iter().copied().filter(|full| own(full).is_some()).collect();
            let full = match (&alike[..], &told_here[..], &fits[..]) {
                (&[full], ..) => Some(full),
                (_, &[full], _) | (.., &[full]) if !open.same => Some(full),
                _ => None,
            };
            if let Some(full) = full.filter(|full| open.may_be(full)) {
                claim.slot = full.clone();
            }
        }
    }
}

/// Where a claim stands, and the figure that it gives.
type Told = (Span, Option<String>);

/// The figure that a claim gives; whose crowns they are may be told in one report alone.
fn figure(claim: &Claim) -> Option<String> {
    claim.value.quantity()?.low().map(|low| low.to_string())
}

/// The rank that an ordinal claim gives, as it is printed in numbers.
fn rank(claim: &Claim) -> Option<String> {
    match &claim.value {
        Value::Ordinal(q) => q.low().map(|n| n.to_string()),
        _ => None,
    }
}

fn has(slot: &Slot, part: &str) -> bool {
    slot.roles().contains_key(part) || slot.scope().contains_key(part)
}
