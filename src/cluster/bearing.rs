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
    let distances = claims.iter().filter(|c| c.slot.relation() == "distance").into_group_map_by(|c| c.source.as_str());
    // The slots of the distances that stand in the words of a claim.
    let beside = |n: usize| -> BTreeSet<&Slot> {
        let near = distances.get(claims[n].source.as_str()).into_iter().flatten();
        near.filter(|c| c.span.overlaps(claims[n].span)).map(|c| &c.slot).collect()
    };
    let told = |n: &usize| claims[*n].slot.scope().contains_key("from") && bearing(&claims[*n]).is_some();
    let from = |n: &usize| (contexts[*n].story, claims[*n].slot.scope().get("from").cloned());
    let mut moved: BTreeMap<usize, Slot> = BTreeMap::new();
    for all in (0..claims.len()).filter(told).into_group_map_by(from).into_values() {
        let (loose, named): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|&n| claims[n].slot.scope().contains_key("claim"));
        let Ok(slot) = named.iter().map(|&n| &claims[n].slot).unique().exactly_one() else { continue };
        for n in loose {
            let own = beside(n);
            let same = |&m: &usize| bearing(&claims[n]) == bearing(&claims[m]) || !own.is_disjoint(&beside(m));
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
