//! Which articles tell of the same story.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::Table;

/// How many names two articles have to share, and which part of the names of the one that has fewer.
///
/// Names that the world knows (countries, capitals, agencies) do not count: half of all reports share them. Both
/// bounds are of the two articles alone, so that the rest of a batch changes nothing. On 214 ECB+ pages of eleven
/// topics, seven topics stay apart, and 95 % of the pairs of one event stay together; look-alike events of one topic
/// share a story, and are told apart as events.
const SHARED: usize = 2;
const PART: f64 = 0.25;

/// The story of each article, by number, in the order of the articles.
///
/// A batch of up to two articles is one story, since whoever asks about two reports takes them for reports of one event.
pub(crate) fn stories(table: &Table) -> Vec<usize> {
    let n = table.of.len();
    let telling = |&entity: &usize| {
        let entity = &table.entities[entity];
        entity.country.is_none() && entity.name.starts_with(char::is_uppercase)
    };
    let names = |article: &Vec<usize>| article.iter().copied().filter(telling).collect::<BTreeSet<_>>();
    let names: Vec<BTreeSet<usize>> = table.of.iter().map(names).collect();
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
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    // A name that very many articles have tells nothing, and would cost the square of their number.
    for articles in holders.values().filter(|articles| articles.len() <= 40) {
        for (k, &a) in articles.iter().enumerate() {
            for &b in &articles[k + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    for ((a, b), count) in shared {
        let fewer = names[a].len().min(names[b].len());
        if count >= SHARED && count as f64 > PART * fewer as f64 {
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
