//! Slots that say less than others: a claim that leaves out what the others of its kind all say alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};

/// Parts of a slot that a claim may leave to the reader: "never exported arms" leaves open to whom, "his first trip
/// since the crisis" since when, "in a 3 billion dollar deal" whose.
const OPEN: [(&str, &str); 3] = [("statement", "to"), ("ordinal", "since"), ("money", "who")];

/// Whether a claim of this slot may leave the part out: of money only whose bid it is, where there is one.
fn open(slot: &Slot, relation: &str, part: &str) -> bool {
    let bid = || slot.roles().get("for").is_some_and(|topic| topic == "bid");
    slot.relation() == relation && !has(slot, part) && (relation != "money" || bid())
}

/// Gives a claim that lacks such a part the slot of the others, where they all agree on it.
pub(crate) fn complete(claims: &mut [Claim]) {
    let slots: BTreeSet<Slot> = claims.iter().map(|c| c.slot.clone()).collect();
    for (relation, part) in OPEN {
        // For each slot without the part, the slots that have it and are otherwise the same.
        let mut fuller: BTreeMap<Slot, Vec<&Slot>> = BTreeMap::new();
        for slot in slots.iter().filter(|s| s.relation() == relation && has(s, part)) {
            fuller.entry(slot.without(part)).or_default().push(slot);
        }
        for claim in claims.iter_mut().filter(|c| open(&c.slot, relation, part)) {
            // A claim that meets no other for want of that part.
            if let Some([only]) = fuller.get(&claim.slot.without("claim")).map(Vec::as_slice) {
                claim.slot = (*only).clone();
            }
        }
    }
}

fn has(slot: &Slot, part: &str) -> bool {
    slot.roles().contains_key(part) || slot.scope().contains_key(part)
}
