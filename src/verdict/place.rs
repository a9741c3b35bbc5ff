//! Places: the same, one within the other, or two.

use super::pair::{Side, later};
use super::ruling::Ruling;
use super::{Severity, list};
use crate::claim::Modality;
use crate::entity::country_of;
use crate::text::lex;
use crate::value::Value;
use std::cmp::Ordering;

const SAME: &str = "the same place";
const INSIDE: &str = "one place lies in the other";
const ELSEWHERE: &str = "two places, neither in the other";
const NOT_SAID: &str = "neither says where";
const SETTLED_LATER: &str = "the place was not known before, and is then stated";
const NOT_SETTLED: &str = "one treats the place as settled, the other says that it is not";

/// `a` and `b` name places from the narrowest to the widest.
pub(super) fn judge(a: &[String], b: &[String]) -> Option<Ruling> {
    let (Some(x), Some(y)) = (a.first(), b.first()) else {
        return (a.is_empty() && b.is_empty()).then(|| Ruling::agreement(NOT_SAID));
    };
    Some(if list::same_name(x, y) {
        Ruling::agreement(SAME)
    } else if within(a, b) || within(b, a) {
        Ruling::refinement(INSIDE)
    } else if exclude_each_other(a, b) {
        Ruling::contradiction(Severity::Major, ELSEWHERE)
    } else {
        return None;
    })
}

/// How wide a place is, as its name tells.
#[derive(PartialEq, Eq)]
enum Level {
    Country,
    Region,
    Town,
    Site,
}

fn level(name: &str) -> Level {
    const REGIONS: [&str; 13] = [
        "region",
        "province",
        "coast",
        "valley",
        "sea",
        "peninsula",
        "river",
        "mountains",
        "highlands",
        "north",
        "south",
        "east",
        "west",
    ];
    const SITES: [&str; 20] = [
        "hotel",
        "stadium",
        "hall",
        "palace",
        "airport",
        "station",
        "square",
        "church",
        "hospital",
        "school",
        "university",
        "park",
        "centre",
        "center",
        "arena",
        "theatre",
        "house",
        "harbour",
        "spaceport",
        "cosmodrome",
    ];
    let tokens = lex(name);
    let last = tokens.len().saturating_sub(1);
    match () {
        () if is_country(name) => Level::Country,
        () if tokens.is_any(last, &REGIONS) => Level::Region,
        () if tokens.is_any(last, &SITES) => Level::Site,
        () => Level::Town,
    }
}

/// Whether neither can lie in the other: they are in two countries, or of one level.
fn exclude_each_other(a: &[String], b: &[String]) -> bool {
    let country = |items: &[String]| items.iter().find(|name| is_country(name)).cloned();
    match (country(a), country(b)) {
        (Some(x), Some(y)) if x != y => true,
        _ => meets(a, b) || meets(b, a),
    }
}

/// Whether the second list begins at a level that the first has a place of.
fn meets(a: &[String], b: &[String]) -> bool {
    b.first().is_some_and(|first| a.iter().any(|name| level(name) == level(first)))
}

fn is_country(name: &str) -> bool {
    let tokens = lex(name);
    country_of(&tokens, 0).is_some_and(|(_, country)| country == name)
}

/// Whether the first place is the second, or lies in it.
pub(super) fn within(inner: &[String], outer: &[String]) -> bool {
    outer.first().is_some_and(|o| inner.iter().any(|i| list::same_name(i, o)))
}

/// A place that is stated against one that is said to be unknown or not disclosed.
pub(super) fn undisclosed(a: Side<'_>, b: Side<'_>) -> Option<Ruling> {
    let (Value::Place { items: x }, Value::Place { items: y }) = (&a.face.value, &b.face.value) else { return None };
    let (open, stated) = match (x.is_empty(), y.is_empty()) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let afterwards = later(open.as_of, stated.as_of) == Some(Ordering::Less);
    Some(if afterwards && stated.modality == Modality::Asserted {
        Ruling::refinement(SETTLED_LATER)
    } else {
        Ruling::contradiction(Severity::Minor, NOT_SETTLED)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Verdict;

    #[test]
    fn only_places_that_cannot_hold_each_other_conflict() {
        let ruling = |a: &[&str], b: &[&str]| {
            let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
            judge(&list(a), &list(b)).map(|r| r.verdict)
        };
        assert_eq!(ruling(&["Oslo", "Norway"], &["Split"]), Some(Verdict::Contradiction));
        assert_eq!(ruling(&["Oslo", "Norway"], &["Norway"]), Some(Verdict::Refinement));
        assert_eq!(ruling(&["Crane Point"], &["Kenya"]), None);
        assert_eq!(ruling(&["Grand Hotel"], &["Split"]), None);
        assert_eq!(ruling(&["Oslo", "Norway"], &["Kenya"]), Some(Verdict::Contradiction));
    }
}
