//! Places that one report puts within a wider one are known to lie there in all reports of the story.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::value::Value;

/// Adds to each place the wider ones that reports of its story name around it: "Aville" in one report lies in "Bland", where
/// another says "Aville in Bland". `stories` tells the story of each claim.
pub(super) fn widen(claims: &mut [Claim], stories: &[usize]) {
    let mut around: BTreeMap<(usize, String), BTreeSet<String>> = BTreeMap::new();
    for (claim, &story) in claims.iter().zip(stories) {
        let Value::Place { items } = &claim.value else { continue };
        for pair in items.windows(2) {
            around.entry((story, pair[0].to_lowercase())).or_default().insert(pair[1].clone());
        }
    }
    for (claim, &story) in claims.iter_mut().zip(stories) {
        let Value::Place { items } = &mut claim.value else { continue };
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let known: BTreeSet<String> = items.iter().map(|i| i.to_lowercase()).collect();
            let wider = around.get(&(story, item.to_lowercase())).into_iter().flatten();
            let new: Vec<String> = wider.filter(|w| !known.contains(&w.to_lowercase())).cloned().collect();
            items.extend(new);
            at += 1;
        }
    }
}
