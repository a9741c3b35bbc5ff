//! Bearings of what a report does not name, "14 km to the west of Aville": those of the one thing of which others tell how it
//! lies from there.

use std::collections::{BTreeMap, BTreeSet};

use itertools::Itertools;

use crate::claim::{Claim, Slot};
use crate::value::Value;

use super::align::Context;

/// Gives such a bearing the slot of the one thing in its story that lies from that place, where the two say the same, or where
/// they stand beside one distance.
pub(crate) fn bearings(claims: &mut [Claim], contexts: &[Context]) {
    let told = |n: &usize| claims[*n].slot.scope().contains_key("from") && bearing(&claims[*n]).is_some();
    let from = |n: &usize| (contexts[*n].story, claims[*n].slot.scope().get("from").cloned());
    let mut moved: BTreeMap<usize, Slot> = BTreeMap::new();
    for all in (0..claims.len()).filter(told).into_group_map_by(from).into_values() {
        let (loose, named): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|&n| claims[n].slot.scope().contains_key("claim"));
        let Ok(slot) = named.iter().map(|&n| &claims[n].slot).unique().exactly_one() else { continue };
        for n in loose {
            let same = |&m: &usize| {
                let distances = || beside(claims, n).intersection(&beside(claims, m)).next().is_some();
                bearing(&claims[n]) == bearing(&claims[m]) || distances()
            };
            if named.iter().any(same) {
                moved.insert(n, slot.clone());
            }
        }
    }
    for (n, slot) in moved {
        claims[n].slot = slot;
    }
}

fn bearing(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Category { item, .. } if claim.slot.relation() == "heading" => Some(item),
        _ => None,
    }
}

/// The slots of the distances that stand in the words of a claim.
fn beside(claims: &[Claim], n: usize) -> BTreeSet<&Slot> {
    let claim = &claims[n];
    let near = claims.iter().filter(|c| c.source == claim.source && c.slot.relation() == "distance");
    near.filter(|c| c.span.overlaps(claim.span)).map(|c| &c.slot).collect()
}
