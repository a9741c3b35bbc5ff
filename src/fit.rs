//! Fits the weights of `cluster/signs.tsv` to the stories of `tests/stories`.
//!
//! `cargo test --lib fit -- --ignored --nocapture` prints the table, and before it how many of the pairs of slots that a
//! fit without their story holds for likeliest are one by their gold.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::{self, Signs};
use crate::reconcile::{draft, read};
use crate::relation::Page;
use crate::{dating, entity, origin};

use gold::Story;

#[path = "../tests/stories/agree.rs"]
mod agree;
#[expect(dead_code, reason = "the fit needs a part of what the stories' harness needs")]
#[path = "../tests/stories/gold.rs"]
mod gold;

/// How much large weights are held down: the inverse of what scikit-learn calls C.
const RIDGE: f64 = 2.0;

/// Two slots of a story, and whether they are one.
struct Pair {
    story: usize,
    family: usize,
    signs: Signs,
    one: f64,
}

type Weights = Vec<f64>;

#[test]
#[ignore = "prints a table; nothing to hold"]
fn fit_the_weights() {
    let mut stories = gold::stories();
    stories.retain(|story| !gold::UNREAD.contains(&story.name.as_str()));
    let pairs: Vec<Pair> = stories.iter().enumerate().flat_map(|(n, story)| compared(n, story)).collect();
    let mut columns = Vec::new();
    for (family, name) in ["counts", "moments", "measures"].iter().enumerate() {
        let of_family: Vec<&Pair> = pairs.iter().filter(|p| p.family == family).collect();
        let mut likely = Vec::new();
        for story in 0..stories.len() {
            let others: Vec<&Pair> = of_family.iter().filter(|p| p.story != story).copied().collect();
            let weights = fit(&others);
            likely.extend(
                of_family.iter().filter(|p| p.story == story).map(|p| (cluster::weighed(&weights, &p.signs), p.one)),
            );
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0));
        let ones: f64 = likely.iter().map(|l| l.1).sum();
        println!("{name}: {} pairs, {ones} are one", likely.len());
        for least in [0.8, 0.7, 0.6, 0.5, 0.4] {
            let taken: Vec<f64> = likely.iter().filter(|l| l.0 >= least).map(|l| l.1).collect();
            let right: f64 = taken.iter().sum();
            println!(
                "  at least {least}: {} pairs, {:.2} right, {:.2} of all",
                taken.len(),
                right / taken.len() as f64,
                right / ones
            );
        }
        columns.push(fit(&of_family));
    }
    for (n, sign) in cluster::signs_by_name().iter().enumerate() {
        println!("{sign}\t{:.2}\t{:.2}\t{:.2}", columns[0][n], columns[1][n], columns[2][n]);
    }
}

/// The slots that may be one, those of which the gold knows nothing left out.
fn compared(n: usize, story: &Story) -> Vec<Pair> {
    let articles = story.articles();
    let dated = dating::own(&articles);
    let readings = read(&articles, &dated, 1);
    let table = entity::unite(&readings.iter().map(|r| &r.locals).collect::<Vec<_>>());
    let stories = cluster::stories(&table, &readings);
    let pages: Vec<Page<'_, '_>> = readings.iter().map(Page::new).collect();
    let drafts: Vec<_> = pages.iter().map(draft).collect();
    let inputs: Vec<_> = readings.iter().map(|r| (r.article.id(), &r.tokens, &r.sentences[..])).collect();
    let (claims, contexts) = cluster::unaligned(&pages, &drafts, &table, &stories, &origin::origins(&inputs));
    let mut slots: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for gold in &story.claims {
        let source = format!("{}/{}", story.name, gold.words.source);
        let fits = claims.iter().filter(|c| c.source == source).filter_map(|c| Some((agree::fit(gold, c)?, c)));
        if let Some((_, claim)) = fits.max_by(|a, b| a.0.total_cmp(&b.0)) {
            slots.entry(&claim.id).or_default().insert(&gold.slot);
        }
    }
    let of = |ids: &[String]| -> BTreeSet<&str> {
        ids.iter().filter_map(|id| slots.get(id.as_str())).flatten().copied().collect()
    };
    let pairs = cluster::compared(&claims, &contexts).into_iter().filter_map(|(family, signs, [a, b])| {
        let (a, b) = (of(&a), of(&b));
        let one = f64::from(u8::from(!a.is_disjoint(&b)));
        (!a.is_empty() || !b.is_empty()).then_some(Pair { story: n, family: family as usize, signs, one })
    });
    pairs.collect()
}

/// Logistic regression with a ridge, by Newton's method.
fn fit(pairs: &[&Pair]) -> Weights {
    let signs = cluster::signs_by_name().len();
    let mut weights = vec![0.0; signs];
    for _ in 0..12 {
        let mut slope: Vec<f64> = weights.iter().map(|w| -RIDGE * w).collect();
        let mut bend = vec![vec![0.0; signs]; signs];
        for (n, row) in bend.iter_mut().enumerate() {
            row[n] = RIDGE;
        }
        for pair in pairs {
            let p = cluster::weighed(&weights, &pair.signs);
            let shown: Vec<(usize, f64)> =
                pair.signs.0.iter().copied().enumerate().filter(|(_, s)| *s != 0.0).collect();
            for &(i, x) in &shown {
                slope[i] += (pair.one - p) * x;
                for &(j, y) in &shown {
                    bend[i][j] += p * (1.0 - p) * x * y;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step;
        }
    }
    weights
}

/// Gauss elimination; the ridge keeps the matrix from being singular.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    for n in 0..right.len() {
        for m in n + 1..right.len() {
            let factor = rows[m][n] / rows[n][n];
            let pivot = rows[n].clone();
            for (cell, above) in rows[m].iter_mut().zip(&pivot) {
                *cell -= factor * above;
            }
            right[m] -= factor * right[n];
        }
    }
    for n in (0..right.len()).rev() {
        let known: f64 = (n + 1..right.len()).map(|k| rows[n][k] * right[k]).sum();
        right[n] = (right[n] - known) / rows[n][n];
    }
    right
}
