//! Places: the same, one within the other, or two.

use super::pair::{Side, later};
use super::ruling::Ruling;
use super::{Severity, list};
use crate::claim::Modality;
use crate::entity;
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
    if list::same_name(x, y) {
        return Some(Ruling::agreement(SAME));
    }
    if within(a, b) || within(b, a) {
        return Some(Ruling::refinement(INSIDE));
    }
    // A spot whose country is not known may lie in the country or region that the other names.
    let open = |inner: &[String], outer: &str| entity::is_wide(outer) && !inner.iter().any(|i| entity::is_wide(i));
    if open(a, y) || open(b, x) {
        return None;
    }
    Some(Ruling::contradiction(Severity::Major, ELSEWHERE))
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
