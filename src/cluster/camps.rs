//! The stories of articles that state no date.
//!
//! By pairs look-alike events hang together: "a quake on the island" is like any other, and one roundup of both joins them.
//! As groups they do not: the reports of one event share more names and words with each other than with those of the other.
//! So the groups that are likest on average are joined as long as they are likelier than not of one event.
//!
//! Of 113 stories of four to nine reports none is cut so; of the 1,248 pairs of look-alike reports in the eleven topics of
//! ECB+, all of which pairwise joining takes for one story, one in ten is still joined.

use super::story::Telling;

/// A group of fewer articles is no event of its own: reports of one event may share little. It goes to the likest group
/// one of whose articles tells of its story, unless …
const CAMP: usize = 4;
/// … the odds are worse than so.
const UNLIKELY: f64 = -2.5;
/// More groups are not compared: the work grows with the third power.
pub(super) const MOST: usize = 300;

/// The stories of `groups`: each of these is a story of articles that state a date, or one article that states none. No two
/// of the former become one.
pub(super) fn camps(tellings: &[Telling], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut camps = groups;
    let mut pairs: Vec<Vec<Pair>> = vec![vec![Pair::NONE; camps.len()]; camps.len()];
    for (j, i) in (0..camps.len()).flat_map(|j| (0..j).map(move |i| (j, i))) {
        pairs[i][j] = Pair::of(tellings, &camps[i], &camps[j]);
        pairs[j][i] = pairs[i][j];
    }
    while let Some((i, j)) = likest(&pairs, |_, _, pair| pair.odds > 0.0) {
        merge(&mut camps, &mut pairs, i, j);
    }
    let small = |camps: &[Vec<usize>], i: usize, j: usize| camps[i].len().min(camps[j].len()) < CAMP;
    while let Some((i, j)) = likest(&pairs, |i, j, p| small(&camps, i, j) && p.linked && p.odds > UNLIKELY) {
        merge(&mut camps, &mut pairs, i, j);
    }
    camps
}

/// Two groups.
#[derive(Clone, Copy)]
struct Pair {
    /// The mean over the pairs of their articles.
    odds: f64,
    /// Whether some article of the one tells of the story of one of the other.
    linked: bool,
}

impl Pair {
    const NONE: Self = Self { odds: f64::NEG_INFINITY, linked: false };

    fn of(tellings: &[Telling], a: &[usize], b: &[usize]) -> Self {
        let dated = |of: &[usize]| tellings[of[0]].is_dated();
        if dated(a) && dated(b) {
            return Self::NONE;
        }
        let pairs = || a.iter().flat_map(|&x| b.iter().map(move |&y| (&tellings[x], &tellings[y])));
        let odds: f64 = pairs().map(|(x, y)| x.odds(y)).sum();
        Self { odds: odds / (a.len() * b.len()) as f64, linked: pairs().any(|(x, y)| x.is_of(y)) }
    }
}

/// The likest two groups of those that `counts` admits.
fn likest(pairs: &[Vec<Pair>], counts: impl Fn(usize, usize, Pair) -> bool) -> Option<(usize, usize)> {
    let all = (0..pairs.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    let some = all.filter(|&(i, j)| counts(i, j, pairs[i][j]));
    some.max_by(|&(i, j), &(k, l)| pairs[i][j].odds.total_cmp(&pairs[k][l].odds))
}

/// Joins group `j` to group `i` before it.
fn merge(camps: &mut Vec<Vec<usize>>, pairs: &mut Vec<Vec<Pair>>, i: usize, j: usize) {
    let (of_i, of_j) = (camps[i].len() as f64, camps[j].len() as f64);
    let mean = |x: f64, y: f64| (of_i * x + of_j * y) / (of_i + of_j);
    let both = |(x, y): (&Pair, &Pair)| Pair { odds: mean(x.odds, y.odds), linked: x.linked || y.linked };
    let joined: Vec<Pair> = pairs[i].iter().zip(&pairs[j]).map(both).collect();
    for (row, &pair) in pairs.iter_mut().zip(&joined) {
        row[i] = pair;
    }
    pairs[i] = joined;
    pairs.remove(j);
    for row in pairs {
        row.remove(j);
    }
    let joined = camps.remove(j);
    camps[i].extend(joined);
}
