//! Slots that say less than others: a claim that leaves out what the others of its kind all say alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};

/// Parts of a slot that a claim may leave to the reader: "never exported arms" leaves open to whom, "his first trip
/// since the crisis" since when, "1,200 homes" that they were destroyed; and the one value that may be left out.
const OPEN: [(&str, &str, Option<&str>); 3] =
    [("statement", "to", None), ("ordinal", "since", None), ("count", "verb", Some("destroyed"))];

/// Gives a claim that lacks such a part the slot of the others, where they all agree on it.
pub(crate) fn complete(claims: &mut [Claim]) {
    let slots: BTreeSet<Slot> = claims.iter().map(|c| c.slot.clone()).collect();
    for (relation, part, only) in OPEN {
        // For each slot without the part, the slots that have it and are otherwise the same.
        let mut fuller: BTreeMap<Slot, Vec<&Slot>> = BTreeMap::new();
        let full = |s: &&Slot| s.relation() == relation && has(s, part);
        for slot in slots.iter().filter(full) {
            fuller.entry(slot.without(part)).or_default().push(slot);
        }
        for claim in claims.iter_mut().filter(|c| c.slot.relation() == relation && !has(&c.slot, part)) {
            if let Some([full]) = fuller.get(&claim.slot).map(Vec::as_slice)
                && only.is_none_or(|only| full.scope().get(part).is_some_and(|is| is == only))
            {
                claim.slot = (*full).clone();
            }
        }
    }
}

fn has(slot: &Slot, part: &str) -> bool {
    slot.roles().contains_key(part) || slot.scope().contains_key(part)
}
