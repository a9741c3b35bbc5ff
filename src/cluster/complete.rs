//! Slots that say less than others: a claim that leaves out what the others of its kind all say alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};
use crate::value::Value;

/// Parts of a slot that a claim may leave to the reader: "never exported arms" leaves open to whom, "his first trip
/// since the crisis" since when, "in a 3 billion dollar deal" whose.
const OPEN: [(&str, &str); 4] = [("statement", "to"), ("ordinal", "since"), ("money", "who"), ("measure", "of")];

/// Whether a claim of this slot may leave the part out: of money and shares only whose bid it is, where there is one.
fn open(slot: &Slot, relation: &str, part: &str) -> bool {
    let role = |name: &str| slot.roles().get(name).map(String::as_str);
    let known = match relation {
        "money" => role("for") == Some("bid"),
        "measure" => matches!(role("what"), Some("premium" | "acceptance" | "threshold")),
        _ => true,
    };
    slot.relation() == relation && !has(slot, part) && known
}

/// Gives a claim that lacks such a part the slot of the others, where they all agree on it. A rank can only be that of
/// others who give the same one: "the first" since the strike is not "the 10th" since he took office.
pub(crate) fn complete(claims: &mut [Claim]) {
    for (relation, part) in OPEN {
        // For each slot without the part, the slots that have it and are otherwise the same.
        let mut fuller: BTreeMap<(Slot, Option<String>), BTreeSet<Slot>> = BTreeMap::new();
        for claim in claims.iter().filter(|c| c.slot.relation() == relation && has(&c.slot, part)) {
            fuller.entry((claim.slot.without(part), rank(claim))).or_default().insert(claim.slot.clone());
        }
        for claim in claims.iter_mut().filter(|c| open(&c.slot, relation, part)) {
            // Without "claim": one that meets no other may do so for want of that part.
            let fits = fuller.get(&(claim.slot.without("claim"), rank(claim)));
            if let Some(only) = fits.filter(|fits| fits.len() == 1).and_then(BTreeSet::first) {
                claim.slot = only.clone();
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
