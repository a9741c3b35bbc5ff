//! Which articles tell of the same story.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::Table;
use crate::relation::Page;

/// The story of each article, by number, in the order of the articles.
///
/// Two articles share a story where what they name overlaps: names weigh by how few articles of the batch have them.
/// A batch of up to two articles is one story, since whoever asks about two reports takes them for reports of one event.
pub(crate) fn stories(pages: &[Page<'_, '_>], table: &Table) -> Vec<usize> {
    let n = pages.len();
    let names: Vec<BTreeSet<usize>> = (0..n).map(|a| table.of[a].iter().copied().collect()).collect();
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, set) in names.iter().enumerate() {
        for &name in set {
            holders.entry(name).or_default().push(article);
        }
    }
    let mut parent: Vec<usize> = (0..n).collect();
    if n <= 2 {
        return vec![0; n];
    }
    let weight = |name: &usize| 1.0 / holders[name].len() as f64;
    let mut shared: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (name, articles) in &holders {
        // A name that most articles have tells nothing in a large batch.
        if articles.len() > 40 {
            continue;
        }
        for (k, &a) in articles.iter().enumerate() {
            for &b in &articles[k + 1..] {
                *shared.entry((a, b)).or_default() += weight(name);
            }
        }
    }
    for ((a, b), sum) in shared {
        let total = |x: usize| names[x].iter().map(weight).sum::<f64>();
        let smaller = total(a).min(total(b)).max(f64::EPSILON);
        if sum / smaller > 0.12 {
            let (ra, rb) = (root(&mut parent, a), root(&mut parent, b));
            parent[ra.max(rb)] = ra.min(rb);
        }
    }
    (0..n).map(|a| root(&mut parent, a)).collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
