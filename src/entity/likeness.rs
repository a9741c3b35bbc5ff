//! Whether two names can be names of one.

use super::EntityKind;
use super::name::{Name, Part};
use super::sound;

/// Whether two names name one and the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// They do.
    Same,
    /// They may: one of them says less ("Mr. Hale", "Karim Haddad" beside "Walid Karim Haddad").
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
/// assert_eq!(verdict("Dmitri Sorokin", "SOROKIN, Dmitry"), Match::Same);
/// assert_eq!(verdict("Park Chan-uk", "Park Chan-ho"), Match::Different);
/// assert_eq!(verdict("Mr. Park", "Park Chan Ho"), Match::Compatible);
/// ```
pub fn compare(a: &Name, b: &Name) -> Likeness {
    if a.words.is_empty() || b.words.is_empty() {
        return likeness(Match::Different, 0.0, "a name without letters");
    }
    if !a.han.is_empty() && !b.han.is_empty() && a.han != b.han {
        return likeness(Match::Different, 0.5, "other characters, whatever their sound");
    }
    if !a.hangul.is_empty() && !b.hangul.is_empty() && a.hangul != b.hangul {
        return likeness(Match::Different, 0.45, "other syllables, in one script");
    }
    if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
        return likeness(Match::Different, 0.6, "father and son");
    }
    if a.key() == b.key() {
        return likeness(Match::Same, 1.0, "the same words");
    }
    if a.whole == b.whole {
        return likeness(Match::Same, 0.98, "the same letters, spaced in another way");
    }
    if let (Some(x), Some(y)) = (a.known, b.known) {
        return if x == y {
            likeness(Match::Same, 0.99, "known as two names of one")
        } else {
            likeness(Match::Different, 0.2, "known to be distinct")
        };
    }
    // What a place of that name is called is known: one that is spelled nearly so is another.
    let sounds = |name: &Name| name.words.iter().map(|w| w.skeleton.clone()).collect::<Vec<_>>();
    let place = |name: &Name| name.kind == EntityKind::Place && name.known.is_some();
    if (place(a) && b.known.is_none() || place(b) && a.known.is_none())
        && a.words.len() == b.words.len()
        && sounds(a) != sounds(b)
    {
        return likeness(Match::Different, 0.3, "nearly the name of a known place");
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
            let s = sound::likeness(a, b);
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
        let near = right.iter().map(|&j| sound::nearness(&short[i], &long[j])).fold(0.0, f64::max);
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
    let Alignment { pairs, mut left, mut right, score } = align(&short.words, &long.words);
    let joined = join(&short.words, &long.words, &mut left, &mut right);
    if near_beside_others(&short.words, &long.words, &pairs, &left, &right) {
        return likeness(Match::Same, score.max(0.8), "one word is spelt in another way, beside others that are one");
    }
    if !left.is_empty() && !right.is_empty() {
        return likeness(Match::Different, score * 0.9, "words on both sides have no counterpart");
    }
    let sexes = pairs.iter().any(|&(i, j, _)| sound::is_wifes(&short.words[i], &long.words[j]))
        && short.words[0].skeleton != long.words[0].skeleton;
    if sexes {
        return likeness(Match::Different, score * 0.9, "a man's family name and a woman's");
    }
    let whole = |&(i, j, _): &(usize, usize, f64)| !short.words[i].is_initial() && !long.words[j].is_initial();
    let full = pairs.iter().filter(|p| whole(p)).count() + usize::from(joined);
    // "J. Wells" is James Wells, but John Dean is not John D. Wells.
    let surnames = pairs.iter().any(|p| whole(p) && p.0 + 1 == short.words.len() && p.1 + 1 == long.words.len());
    let only = pairs.len() == 1 && left.is_empty() && !joined;
    if full == 0 || (full == 1 && (only || !surnames)) {
        return likeness(Match::Compatible, score * 0.8, "one says only part of the name");
    }
    let idle = |part: &Part| IDLE.contains(&part.text.as_str()) || part.given.is_some_and(|g| g.is_form_of("mohammed"));
    let swapped = pairs.len() > 1 && (pairs[0].1, pairs[1].1) == (1, 0);
    let given = |i: usize| short.words[i].given.is_some() && !idle(&short.words[i]);
    if swapped && short.words.len() == 2 && long.words.len() == 2 && given(0) && given(1) {
        return likeness(Match::Compatible, score * 0.5, "two given names in another order");
    }
    if !in_order(&pairs, short.words.len(), long.words.len()) {
        // "Salman bin Faruk" and "Faruk bin Salman" are father and son.
        let kin = swapped && pairs.len() > 2 && given(0) && given(1);
        return likeness(Match::Compatible, score * if kin { 0.5 } else { 0.85 }, "the words stand in another order");
    }
    if right.contains(&0)
        && left.is_empty()
        && !(a.families == 2 && b.families == 2 && full > 2)
        && !long.words[0].is_initial()
        && pairs[0].1 >= 1
        && !(idle(&long.words[0]) && full > 1)
    {
        return likeness(Match::Compatible, score * 0.85, "one has another name before it");
    }
    likeness(Match::Same, score.max(0.8), "every word has its counterpart")
}

/// One word without a counterpart on each side, near the other, beside two or more that are one: "Makled Garcia, Walid"
/// and "Wakled Garcia, Walid". A given name must be nearer: brothers share the rest.
fn near_beside_others(
    short: &[Part],
    long: &[Part],
    pairs: &[(usize, usize, f64)],
    left: &[usize],
    right: &[usize],
) -> bool {
    let ([i], [j]) = (left, right) else { return false };
    let (a, b) = (&short[*i], &long[*j]);
    let whole = pairs.iter().filter(|p| !short[p.0].is_initial() && !long[p.1].is_initial()).count();
    let fathers = a.father.is_some() && b.father.is_some();
    if whole < 2
        || fathers
        || a.given.is_some()
        || b.given.is_some()
        || a.is_initial()
        || b.is_initial()
        || a.abjad != b.abjad
    {
        return false;
    }
    // "Abdurrahim" and "Abdurrahman" serve under two names.
    let served = a.skeleton.starts_with("abd") && b.skeleton.starts_with("abd");
    let opens = a.skeleton.as_bytes().first() == b.skeleton.as_bytes().first();
    let near = strsim::normalized_damerau_levenshtein(&a.skeleton, &b.skeleton);
    !served && near > if *i == 0 || *j == 0 || !opens { 0.74 } else { 0.64 }
}

/// First names, beside all forms of Muhammad, that go before another one and are often left out.
const IDLE: [&str; 5] = ["maria", "ma", "jose", "marie", "md"];

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
fn join(short: &[Part], long: &[Part], left: &mut Vec<usize>, right: &mut Vec<usize>) -> bool {
    let joined = |words: &[Part], at: &[usize], one: &Part| {
        at.windows(2).any(|w| {
            let (x, y) = (&words[w[0]], &words[w[1]]);
            let near = (x.text.len() + y.text.len()).abs_diff(one.text.len()) < 3 && x.text[..1] == one.text[..1];
            w[0] + 1 == w[1] && near && sound::likeness(&Part::new(format!("{}{}", x.text, y.text)), one) > 0.0
        })
    };
    // "Abdul Aziz" and "Aziz", beside words that are one.
    let servant = |a: &Part, b: &Part| a.skeleton.strip_prefix("abd").is_some_and(|bare| bare == b.skeleton);
    let served = left.len() == 1 && right.len() == 1 && short.len() > 1 && {
        let (a, b) = (&short[left[0]], &long[right[0]]);
        servant(a, b) || servant(b, a)
    };
    if served
        || left.len() == 1 && right.len() == 2 && joined(long, right, &short[left[0]])
        || left.len() == 2 && right.len() == 1 && joined(short, left, &long[right[0]])
    {
        left.clear();
        right.clear();
        return true;
    }
    false
}

/// Korean and Chinese names: the family names are one, and the given names, each as one unit.
fn surname_first(a: &Name, b: &Name) -> Likeness {
    let (x, y) = (&a.words[1], &b.words[1]);
    let family = a.words[0].text == b.words[0].text;
    if family && x.skeleton == y.skeleton {
        return likeness(Match::Same, 0.97, "the family name and the given name are one");
    }
    let one_sound = |x: &Part, y: &Part| sound::mandarin(&x.text) == sound::mandarin(&y.text);
    if a.wade != b.wade && one_sound(x, y) && one_sound(&a.words[0], &b.words[0]) {
        return likeness(Match::Same, 0.92, "two ways to write one Chinese name");
    }
    if !family {
        return likeness(Match::Different, 0.2, "the family names differ");
    }
    let near = strsim::normalized_damerau_levenshtein(&x.skeleton, &y.skeleton);
    likeness(Match::Different, 0.3 + 0.5 * near * near, "the given names differ")
}

fn things(a: &Name, b: &Name) -> Likeness {
    let (short, long) = if (a.words.len(), a.key()) <= (b.words.len(), b.key()) { (a, b) } else { (b, a) };
    let Alignment { mut left, mut right, score, .. } = align(&short.words, &long.words);
    let group = short.head.is_some() && short.head == long.head;
    if group
        && short.head_last
        && long.head_last
        && left == [short.words.len() - 1]
        && right.contains(&(long.words.len() - 1))
    {
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
        return likeness(Match::Different, score * if one_sided { 0.45 } else { 0.9 }, "the numbers differ");
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

/// Whether the one word of `short` is made of the initials of `long`.
fn spells(short: &Name, long: &Name) -> bool {
    let [word] = &short.words[..] else { return false };
    word.text.len() >= 2
        && word.text.len() == long.words.len()
        && word.text.bytes().zip(&long.words).all(|(c, w)| w.text.as_bytes().first() == Some(&c))
}
