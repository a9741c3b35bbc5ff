//! Slots that say less than others: a claim that leaves out what the others of its kind all say alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};
use crate::value::Value;

/// Parts of a slot that a claim may leave to the reader: "never exported arms" leaves open to whom, "his first trip
/// since the crisis" since when, "1,200 homes" that they were destroyed; and the one value that may be left out.
const OPEN: [(&str, &str, Option<&str>); 3] =
    [("statement", "to", None), ("ordinal", "since", None), ("count", "verb", Some("destroyed"))];

/// Gives a claim that lacks such a part the slot of the others, where they all agree on it. A rank can only be that of
/// others who give the same one: "the first" since the strike is not "the 10th" since he took office.
pub(crate) fn complete(claims: &mut [Claim]) {
    for (relation, part, only) in OPEN {
        // For each slot without the part, the slots that have it and are otherwise the same.
        let mut fuller: BTreeMap<(Slot, Option<String>), BTreeSet<Slot>> = BTreeMap::new();
        for claim in claims.iter().filter(|c| c.slot.relation() == relation && has(&c.slot, part)) {
            fuller.entry((claim.slot.without(part), rank(claim))).or_default().insert(claim.slot.clone());
        }
        for claim in claims.iter_mut().filter(|c| c.slot.relation() == relation && !has(&c.slot, part)) {
            let fits = fuller.get(&(claim.slot.clone(), rank(claim)));
            if let Some(full) = fits.filter(|fits| fits.len() == 1).and_then(BTreeSet::first)
                && only.is_none_or(|only| full.scope().get(part).is_some_and(|is| is == only))
            {
                claim.slot = full.clone();
            }
        }
    }
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
