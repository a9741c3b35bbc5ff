//! Whether two names can be names of one.

use super::EntityKind;
use super::lexicon::given_word;
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

fn people(a: &Name, b: &Name) -> Likeness {
    if let (Some(_), Some(_)) = (a.family, b.family) {
        return surname_first(a, b);
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let mut used = [false; 16];
    let (mut sum, mut matched, mut full) = (0.0, 0, 0);
    for part in &short.words {
        let best = (0..long.words.len())
            .filter(|&k| !used[k])
            .map(|k| (k, likeness_of_parts(part, &long.words[k])))
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
        if let Some((k, s)) = best.filter(|(_, s)| *s > 0.0) {
            used[k] = true;
            sum += s;
            matched += 1;
            full += usize::from(!part.is_initial() && !part.particle);
        }
    }
    let weigh = |n: &Name| n.words.iter().filter(|w| !w.particle).count();
    let missed = short.words.iter().filter(|w| !w.particle).count().saturating_sub(matched);
    let extra = weigh(long).saturating_sub(matched);
    let score = sum / (matched + missed) as f64 - 0.05 * extra as f64;
    if missed > 0 && extra > 0 {
        return likeness(Match::Different, (score * 0.6).max(0.0), "words on both sides have no counterpart");
    }
    if full < 2 {
        return likeness(Match::Compatible, score * 0.8, "one says only part of the name");
    }
    if extra == 1 && !used[0] && long.words.len() == 3 && !long.words[0].is_initial() {
        return likeness(Match::Compatible, score * 0.9, "one has another name before it");
    }
    likeness(Match::Same, score, "every word has its counterpart")
}

/// Korean and Chinese names: the family names are one, and the given names, each as one unit.
fn surname_first(a: &Name, b: &Name) -> Likeness {
    let unit = |n: &Name, skeleton: bool| -> String {
        n.words[1..].iter().map(|w| if skeleton { w.skeleton.as_str() } else { w.text.as_str() }).collect()
    };
    let family = a.words[0].skeleton == b.words[0].skeleton;
    if !family {
        return likeness(Match::Different, 0.2, "the family names differ");
    }
    let same = unit(a, false) == unit(b, false) || unit(a, true) == unit(b, true);
    if same {
        likeness(Match::Same, 0.97, "family name and given name are one")
    } else {
        likeness(Match::Different, 0.4, "the given names differ")
    }
}

fn things(a: &Name, b: &Name) -> Likeness {
    let sorted = |n: &Name| {
        let mut words: Vec<String> = n.words.iter().map(|w| w.skeleton.clone()).collect();
        if let (Some(group), Some(last)) = (n.head, words.last_mut()) {
            group.clone_into(last);
        }
        words.sort();
        words
    };
    let (x, y) = (sorted(a), sorted(b));
    if x == y {
        return likeness(Match::Same, 0.98, "the same words in another order or spelling");
    }
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let within = short.iter().all(|w| long.contains(w));
    if within {
        return likeness(Match::Compatible, 0.7, "one says only part of the name");
    }
    let (s, t) = (x.join(" "), y.join(" "));
    let near = strsim::normalized_damerau_levenshtein(&s, &t);
    likeness(Match::Different, near * 0.8, "words on both sides have no counterpart")
}

/// How alike two words of a name are: 0 where they are different words.
fn likeness_of_parts(a: &Part, b: &Part) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes()[0] == b.text.as_bytes()[0] { 0.85 } else { 0.0 };
    }
    if a.skeleton == b.skeleton {
        return 0.97;
    }
    if let (Some(x), Some(y)) = (given_word(&a.text), given_word(&b.text)) {
        return if x.rows.iter().any(|r| y.rows.contains(r)) { 0.93 } else { 0.0 };
    }
    let shorter = a.skeleton.len().min(b.skeleton.len());
    let budget = match shorter {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    if a.skeleton.as_bytes().first() != b.skeleton.as_bytes().first() {
        return 0.0;
    }
    let edits = strsim::osa_distance(&a.skeleton, &b.skeleton);
    if edits <= budget { 0.95 - 0.08 * edits as f64 } else { 0.0 }
}
