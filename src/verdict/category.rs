//! Members of a closed family: meals, ways of travel, what a side says of a charge.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Severity;
use super::ruling::Ruling;
use crate::value::Order;

const SAME: &str = "the same";
const WEAKER: &str = "the weaker statement follows from the stronger one";
const FULLER: &str = "one says more than the other";
const ORDER: &str = "one event comes before, during or after another, and only one of these";
const SIBLINGS: &str = "two of one family, at one event; both hold only if there were two of them";

/// Which member says the less and follows from which: `weaker.tsv`.
static WEAKER_OF: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| rows(include_str!("weaker.tsv")).collect());

/// Words that make another thing of what they stand beside: `otherwise.tsv`.
static OTHERWISE: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| crate::text::rows(include_str!("otherwise.tsv")).map(|row| row[0]).collect());

fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

pub(super) fn judge(a: &str, b: &str) -> Ruling {
    if a.eq_ignore_ascii_case(b) {
        return Ruling::agreement(SAME);
    }
    let follows = |x: &str, y: &str| {
        WEAKER_OF.iter().any(|(strong, weak)| strong.eq_ignore_ascii_case(x) && weak.eq_ignore_ascii_case(y))
    };
    if follows(a, b) || follows(b, a) {
        return Ruling::refinement(WEAKER);
    }
    if says_more(a, b) || says_more(b, a) {
        return Ruling::refinement(FULLER);
    }
    Ruling::contradiction(Severity::Major, SIBLINGS)
}

/// Whether the first is the second with words before or behind it: "left ankle", "3-2 to the visitors". Some words make
/// another thing of it: a deputy minister is no minister.
fn says_more(long: &str, short: &str) -> bool {
    let words = |item: &str| -> Vec<String> {
        item.split(|c: char| c.is_whitespace() || ",;()".contains(c))
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (long, short) = (words(long), words(short));
    let Some(more) = long.strip_suffix(&short[..]).or_else(|| long.strip_prefix(&short[..])) else { return false };
    !short.is_empty() && !more.is_empty() && !more.iter().any(|w| OTHERWISE.contains(w.as_str()))
}

/// Where one event stands to another.
pub(super) fn order(a: Order, b: Order) -> Ruling {
    if a == b { Ruling::agreement(SAME) } else { Ruling::contradiction(Severity::Major, ORDER) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Verdict;

    #[test]
    fn siblings_exclude_each_other_and_the_weaker_follows() {
        assert_eq!(judge("dinner", "lunch").verdict, Verdict::Contradiction);
        assert_eq!(judge("dinner", "Dinner").verdict, Verdict::Agreement);
        assert_eq!(judge("denied", "not acknowledged").verdict, Verdict::Refinement);
        assert_eq!(judge("denied", "confirmed").verdict, Verdict::Contradiction);
        assert_eq!(judge("left ankle", "ankle").verdict, Verdict::Refinement);
        assert_eq!(judge("left ankle", "right ankle").verdict, Verdict::Contradiction);
        assert_eq!(judge("attempted murder", "murder").verdict, Verdict::Contradiction);
    }

    #[test]
    fn every_row_of_the_table_has_two_members() {
        for line in include_str!("weaker.tsv").lines().filter(|l| !l.starts_with('#')) {
            assert_eq!(line.split('\t').filter(|f| !f.trim().is_empty()).count(), 2, "{line:?}");
        }
    }
}
