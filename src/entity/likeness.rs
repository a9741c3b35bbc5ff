//! Whether two names can be names of one.

use super::EntityKind;
use super::name::{Name, Part};

/// Whether two names name one and the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// They do.
    Same,
    /// They may: one of them says less ("Mr. Kim", "Saddam Hussein" beside "Uday Saddam Hussein").
    Compatible,
    /// They do not.
    Different,
}

/// What comparing two names says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The answer.
    pub verdict: Match,
    /// From 0 to 1, to order answers by; the verdict is not drawn from it.
    pub score: f64,
    /// Why, in a few words.
    pub reason: &'static str,
}

const fn likeness(verdict: Match, score: f64, reason: &'static str) -> Likeness {
    Likeness { verdict, score, reason }
}

/// Compares two names.
///
/// ```
/// use corroborate::entity::{EntityKind::Person, Match, Name, compare};
///
/// let verdict = |a, b| compare(&Name::parse(a, Person), &Name::parse(b, Person)).verdict;
/// assert_eq!(verdict("Dmitri Peskov", "Dmitry Peskov"), Match::Same);
/// assert_eq!(verdict("Kim Jong-un", "Kim Jong-il"), Match::Different);
/// assert_eq!(verdict("Mr. Kim", "Kim Jong Un"), Match::Compatible);
/// ```
pub fn compare(a: &Name, b: &Name) -> Likeness {
    if a.words.is_empty() || b.words.is_empty() {
        return likeness(Match::Different, 0.0, "a name without letters");
    }
    if !a.han.is_empty() && !b.han.is_empty() && a.han != b.han {
        return likeness(Match::Different, 0.5, "other characters, whatever their sound");
    }
    if a.key() == b.key() {
        return likeness(Match::Same, 1.0, "the same words");
    }
    if let (Some(x), Some(y)) = (a.known, b.known) {
        return if x == y {
            likeness(Match::Same, 0.99, "known as two names of one")
        } else {
            likeness(Match::Different, 0.2, "known to be distinct")
        };
    }
    if a.kind == EntityKind::Person && b.kind == EntityKind::Person { people(a, b) } else { things(a, b) }
}

/// Which words of two names are one: for each word of the shorter, the word of the longer, and how alike they are.
struct Alignment {
    pairs: Vec<(usize, usize, f64)>,
    /// The words of the shorter and of the longer without a counterpart.
    left: Vec<usize>,
    right: Vec<usize>,
    /// From 0 to 1, with half a mark for words that are only near.
    score: f64,
}

fn align(short: &[Part], long: &[Part]) -> Alignment {
    let mut all = Vec::with_capacity(short.len() * 2);
    for (i, a) in short.iter().enumerate() {
        for (j, b) in long.iter().enumerate() {
            let s = of_parts(a, b);
            if s > 0.0 {
                all.push((i, j, s));
            }
        }
    }
    // The best pairs first; among equals those in like places.
    all.sort_by(|x, y| y.2.total_cmp(&x.2).then(x.0.abs_diff(x.1).cmp(&y.0.abs_diff(y.1))).then(x.cmp_places(y)));
    let (mut used_a, mut used_b) = (0u32, 0u32);
    let mut pairs = Vec::with_capacity(short.len());
    for (i, j, s) in all {
        if used_a & (1 << i) == 0 && used_b & (1 << j) == 0 {
            (used_a, used_b) = (used_a | 1 << i, used_b | 1 << j);
            pairs.push((i, j, s));
        }
    }
    pairs.sort_by_key(|p| p.0);
    let left: Vec<usize> = (0..short.len()).filter(|i| used_a & (1 << i) == 0).collect();
    let right: Vec<usize> = (0..long.len()).filter(|j| used_b & (1 << j) == 0).collect();
    let weigh = |p: &Part| -> f64 { if p.is_initial() { 0.4 } else { 1.0 } };
    let matched: f64 = pairs.iter().map(|&(i, j, s)| s * weigh(&short[i]).min(weigh(&long[j]))).sum();
    let (x, y): (f64, f64) = (short.iter().map(weigh).sum(), long.iter().map(weigh).sum());
    // One other word makes another name, however many agree; so its nearness counts for the whole.
    let mut score = if pairs.is_empty() {
        1.0
    } else {
        matched / pairs.iter().map(|p| weigh(&short[p.0]).min(weigh(&long[p.1]))).sum::<f64>()
    };
    let mut near_weight = matched;
    for &i in &left {
        let near = right.iter().map(|&j| nearness(&short[i], &long[j])).fold(0.0, f64::max);
        score *= 0.25 + 0.75 * near;
        near_weight += near;
    }
    let covered = (near_weight / x).min(1.0);
    let score = score.min(1.0) * (0.5 + 0.5 * covered) * (0.75 + 0.25 * (x / y).min(1.0));
    Alignment { pairs, left, right, score }
}

trait Places {
    fn cmp_places(&self, other: &Self) -> std::cmp::Ordering;
}

impl Places for (usize, usize, f64) {
    fn cmp_places(&self, other: &Self) -> std::cmp::Ordering {
        (self.0, self.1).cmp(&(other.0, other.1))
    }
}

fn people(a: &Name, b: &Name) -> Likeness {
    if a.family && b.family {
        return surname_first(a, b);
    }
    let (short, long) = if (a.words.len(), a.key()) <= (b.words.len(), b.key()) { (a, b) } else { (b, a) };
    if short.words.len() == 1 && long.words.len() > 1 && squeezed(short) == squeezed(long) {
        return likeness(Match::Same, 0.95, "the same letters, spaced in another way");
    }
    let Alignment { pairs, mut left, mut right, score } = align(&short.words, &long.words);
    join(&short.words, &long.words, &mut left, &mut right);
    if !left.is_empty() && !right.is_empty() {
        return likeness(Match::Different, score * 0.9, "words on both sides have no counterpart");
    }
    let whole = |&(i, j, _): &(usize, usize, f64)| !short.words[i].is_initial() && !long.words[j].is_initial();
    let full = pairs.iter().filter(|p| whole(p)).count();
    if full == 0 || (full == 1 && pairs.len() == 1 && left.is_empty()) {
        return likeness(Match::Compatible, score * 0.8, "one says only part of the name");
    }
    if !in_order(&pairs, short.words.len(), long.words.len()) {
        return likeness(Match::Compatible, score * 0.85, "the words stand in another order");
    }
    if right.contains(&0) && left.is_empty() && !long.words[0].is_initial() && pairs[0].1 == 1 {
        return likeness(Match::Compatible, score * 0.85, "one has another name before it");
    }
    likeness(Match::Same, score, "every word has its counterpart")
}

/// The order of the pairs is that of both names, or the family name has moved from the end to the front.
fn in_order(pairs: &[(usize, usize, f64)], short: usize, long: usize) -> bool {
    if short == 2 && long == 2 {
        return true;
    }
    let rising = |pairs: &[(usize, usize, f64)]| pairs.is_sorted_by_key(|p| p.1);
    let moved = |pairs: &[(usize, usize, f64)]| {
        let drops = pairs.windows(2).filter(|w| w[0].1 > w[1].1).count();
        drops == 1 && (pairs[0].1 + 1 == long || pairs[pairs.len() - 1].1 == 0)
    };
    rising(pairs) || moved(pairs)
}

/// Words written as one on one side and as two on the other: "Abu Bakr", "Abubakr".
fn join(short: &[Part], long: &[Part], left: &mut Vec<usize>, right: &mut Vec<usize>) {
    let joined = |words: &[Part], at: &[usize], one: &Part| {
        at.windows(2).any(|w| {
            w[0] + 1 == w[1]
                && words[w[0]].text.len() + words[w[1]].text.len() == one.text.len()
                && one.text.starts_with(&words[w[0]].text)
                && one.text.ends_with(&words[w[1]].text)
        })
    };
    if left.len() == 1 && right.len() == 2 && joined(long, right, &short[left[0]])
        || left.len() == 2 && right.len() == 1 && joined(short, left, &long[right[0]])
    {
        left.clear();
        right.clear();
    }
}

/// Korean and Chinese names: the family names are one, and the given names, each as one unit.
fn surname_first(a: &Name, b: &Name) -> Likeness {
    if a.words[0].text != b.words[0].text {
        return likeness(Match::Different, 0.2, "the family names differ");
    }
    let (x, y) = (&a.words[1], &b.words[1]);
    if x.skeleton == y.skeleton {
        return likeness(Match::Same, 0.97, "the family name and the given name are one");
    }
    let near = strsim::normalized_damerau_levenshtein(&x.skeleton, &y.skeleton);
    likeness(Match::Different, 0.3 + 0.5 * near * near, "the given names differ")
}

fn things(a: &Name, b: &Name) -> Likeness {
    let (short, long) = if (a.words.len(), a.key()) <= (b.words.len(), b.key()) { (a, b) } else { (b, a) };
    if squeezed(a) == squeezed(b) {
        return likeness(Match::Same, 0.98, "the same letters, spaced in another way");
    }
    let Alignment { mut left, mut right, score, .. } = align(&short.words, &long.words);
    let group = short.head.is_some() && short.head == long.head;
    if group && left == [short.words.len() - 1] && right.contains(&(long.words.len() - 1)) {
        left.clear();
        right.retain(|&j| j + 1 != long.words.len());
    }
    let numbers = left.iter().any(|&i| short.words[i].is_number()) || right.iter().any(|&j| long.words[j].is_number());
    join(&short.words, &long.words, &mut left, &mut right);
    if left.is_empty() && right.is_empty() {
        return likeness(Match::Same, score.max(0.9), "every word has its counterpart");
    }
    if numbers {
        let one_sided = left.is_empty() || right.is_empty();
        return likeness(Match::Different, score * if one_sided { 0.6 } else { 0.9 }, "the numbers differ");
    }
    if spells(short, long) {
        return likeness(Match::Compatible, 0.8, "one spells the other's initials");
    }
    if left.is_empty() && right == [0] && long.words[0].place && short.words.len() > 2 && group {
        return likeness(Match::Same, score, "one says where it is");
    }
    if left.is_empty() {
        return likeness(Match::Compatible, score * 0.9, "one says only part of the name");
    }
    likeness(Match::Different, score * 0.8, "words on both sides have no counterpart")
}

fn squeezed(name: &Name) -> String {
    name.words.iter().map(|w| w.text.as_str()).collect()
}

/// Whether the one word of `short` is made of the initials of `long`.
fn spells(short: &Name, long: &Name) -> bool {
    let [word] = &short.words[..] else { return false };
    word.text.len() >= 2
        && word.text.len() == long.words.len()
        && word.text.bytes().zip(&long.words).all(|(c, w)| w.text.as_bytes().first() == Some(&c))
}

/// How alike two words of a name are: 0 where they are different words.
fn of_parts(a: &Part, b: &Part) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes()[0] == b.text.as_bytes()[0] { 0.9 } else { 0.0 };
    }
    if a.is_number() || b.is_number() {
        return 0.0;
    }
    if a.skeleton == b.skeleton {
        return 0.97;
    }
    if let (Some(x), Some(y)) = (a.given, b.given) {
        return if x.rows.iter().any(|r| y.rows.contains(r)) { 0.93 } else { 0.0 };
    }
    if a.skeleton.as_bytes().first() != b.skeleton.as_bytes().first() {
        return 0.0;
    }
    let (x, y) = (a.skeleton.len(), b.skeleton.len());
    let budget = match x.min(y) {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    // Vowels come and go with the romanisation; consonants must stay in a short word.
    let vowels = a.consonants == b.consonants && a.consonants.len() > 1;
    let budget = if vowels { budget.max(1) + usize::from(x.min(y) > 4) } else { budget };
    if x.abs_diff(y) > budget {
        return 0.0;
    }
    let edits = strsim::osa_distance(&a.skeleton, &b.skeleton);
    if edits > budget {
        return 0.0;
    }
    let cost = if vowels { 0.03 } else { 0.07 };
    0.95 - cost * edits as f64
}

/// For the score alone: how near two words are that are not one.
fn nearness(a: &Part, b: &Part) -> f64 {
    if a.is_number() && b.is_number() {
        return 0.5;
    }
    let near = strsim::normalized_damerau_levenshtein(&a.skeleton, &b.skeleton);
    near * near.sqrt()
}
