//! Places that one report puts within a wider one are known to lie there in all reports that answer the question.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::value::Value;

use super::place::are_two_towns;

/// The claims of a slot with the wider places that other claims name around theirs: "Aville" in one report lies in "Bland",
/// where another says "Aville in Bland". They are only held against each other so: what a report claims are its own words.
/// None where nothing is added.
pub(super) fn widened(claims: &[Claim]) -> Option<Vec<Claim>> {
    let mut around: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
    for claim in claims {
        let Value::Place { items } = &claim.value else { continue };
        for pair in items.windows(2) {
            around.entry(pair[0].to_lowercase()).or_default().insert(&pair[1]);
        }
    }
    if around.is_empty() {
        return None;
    }
    let mut widened = claims.to_vec();
    for claim in &mut widened {
        let Value::Place { items } = &mut claim.value else { continue };
        let mut known: BTreeSet<String> = items.iter().map(|i| i.to_lowercase()).collect();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let wider = around.get(&item.to_lowercase()).into_iter().flatten();
            // Of a stadium that another report puts in another town it is not known where it stands.
            let disputed = |w: &&&String| items.iter().any(|own| are_two_towns(own, w));
            let wider = wider.filter(|w| !disputed(w));
            let new: Vec<String> = wider.filter(|w| known.insert(w.to_lowercase())).map(|w| (*w).clone()).collect();
            items.extend(new);
            at += 1;
        }
    }
    Some(widened)
}
