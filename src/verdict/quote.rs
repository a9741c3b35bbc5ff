//! Two quotations of one holder.

use super::ruling::Ruling;
use super::{Severity, Verdict};

const SAME: &str = "the same words";
const PART: &str = "one quotes part of what the other quotes";
const TURNED: &str = "one saying, once with and once without its \"not\"";
const DRIFT: &str = "one saying in two wordings";

const NEGATIONS: [&str; 5] = ["not", "no", "never", "nothing", "nobody"];

pub(super) fn judge(a: &str, b: &str) -> Option<Ruling> {
    let spelled = |text: &str| words(text).iter().map(|w| plain(w)).collect::<Vec<_>>();
    let (x, y) = (spelled(a), spelled(b));
    // "data center" and "datacenter", "HP ’ s" and "HP's", "offence" and "offense" are one saying as it is printed twice.
    if letters(&x) == letters(&y) {
        return Some(Ruling::agreement(SAME));
    }
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if short.is_empty() {
        return None;
    }
    if long.windows(short.len()).any(|w| w == short.as_slice())
        || short.len() > 3 && letters(long).contains(&letters(short))
    {
        return Some(Ruling::refinement(PART));
    }
    let common = shared(short, long);
    let near = shared_nearby(short, long);
    let negations =
        |words: &[String]| words.iter().filter(|w| NEGATIONS.contains(&w.as_str()) || w.ends_with("n't")).count();
    let content = |words: &[String]| words.iter().filter(|w| carries(w)).count();
    if negations(short) % 2 != negations(long) % 2 && common >= 2 && common * 5 >= content(long) * 4 {
        return Some(Ruling::contradiction(Severity::Major, TURNED));
    }
    // Of a few words in a long quotation all must be there: "bag jobs" are many.
    let enough =
        if content(short) <= 3 && long.len() > 3 * short.len() { content(short) * 5 } else { content(short) * 3 };
    (near >= 2 && near * 5 >= enough).then(|| Ruling::new(Verdict::Wording, Severity::Minor, DRIFT))
}

/// How many content words of the first occur close together in the second: within twice its length and a few words more.
fn shared_nearby(words: &[String], others: &[String]) -> usize {
    let wanted: Vec<&str> = words.iter().filter(|w| carries(w)).map(|w| stem(w)).collect();
    let window = (2 * words.len() + 6).min(others.len()).max(1);
    let found = |w: &[String]| wanted.iter().filter(|s| w.iter().any(|v| stem(v) == **s)).count();
    others.windows(window).map(found).max().unwrap_or(0)
}

fn letters(words: &[String]) -> String {
    words.iter().flat_map(|w| w.chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// How many content words of the first occur in the second, endings aside.
fn shared(words: &[String], others: &[String]) -> usize {
    words.iter().filter(|w| carries(w)).filter(|w| others.iter().any(|v| stem(v) == stem(w))).count()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|w| w.trim_matches(['\'', '’']).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect()
}

/// One spelling for words that British and American papers spell differently: "offence", "colour", "realise", "centre".
fn plain(word: &str) -> String {
    const SPELLINGS: [(&str, &str); 8] = [
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ence", "ense"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("isation", "ization"),
        ("tre", "ter"),
    ];
    let spelling = SPELLINGS.iter().find_map(|(from, to)| Some((word.strip_suffix(from).filter(|s| s.len() > 2)?, to)));
    spelling.map_or_else(|| word.to_owned(), |(stem, to)| format!("{stem}{to}"))
}

/// The words in which the two differ: those of the first only, those of the second only.
pub(super) fn difference(a: &str, b: &str) -> (Vec<String>, Vec<String>) {
    let (x, y) = (words(a), words(b));
    let only = |p: &[String], q: &[String]| p.iter().filter(|w| !q.contains(w)).cloned().collect();
    (only(&x, &y), only(&y, &x))
}

/// The stems of the words that carry meaning, each once; figures left out.
pub(super) fn content_stems(text: &str) -> Vec<String> {
    let lettered = |w: &&String| w.chars().count() > 1 && !w.contains(|c: char| c.is_ascii_digit());
    let mut stems: Vec<String> =
        words(text).iter().filter(lettered).filter(|w| carries(w)).map(|w| stem(w).to_owned()).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn carries(word: &str) -> bool {
    const FUNCTION_WORDS: &[&str] = &[
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he",
        "her", "his", "i", "in", "is", "it", "its", "no", "not", "of", "on", "or", "our", "she", "so", "that", "the",
        "their", "them", "there", "they", "this", "to", "was", "we", "were", "which", "will", "with", "would", "you",
    ];
    FUNCTION_WORDS.binary_search(&word).is_err()
}

fn stem(word: &str) -> &str {
    let cut = ["ing", "ies", "ed", "es", "s"].iter().find_map(|e| word.strip_suffix(e).filter(|s| s.len() >= 4));
    cut.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(a: &str, b: &str) -> Option<Verdict> {
        judge(a, b).map(|r| r.verdict)
    }

    #[test]
    fn one_saying_in_two_wordings_is_told_from_two_sayings() {
        assert_eq!(verdict("We will rebuild the bridge.", "we will rebuild the bridge"), Some(Verdict::Agreement));
        assert_eq!(verdict("the port’s data center", "The port 's datacenter"), Some(Verdict::Agreement));
        assert_eq!(verdict("rebuild the bridge", "We will rebuild the bridge"), Some(Verdict::Refinement));
        assert_eq!(verdict("a friendly warning to traders", "a gentle warning to the traders"), Some(Verdict::Wording));
        assert_eq!(
            verdict("a matter of data-center defence", "A matter of datacenter defense"),
            Some(Verdict::Agreement)
        );
        let long =
            "We had seen the bridge jobs come, and every other job in this valley went to the people of the coast.";
        assert_eq!(verdict("black bridge jobs", long), None);
        assert_eq!(verdict("We will rebuild the bridge", "Nobody was hurt in the school"), None);
    }
}
