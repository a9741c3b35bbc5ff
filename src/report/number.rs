//! Quantities as the writers print them.

use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Quantity};

/// The unit that values are compared in; of a count, what is counted.
pub(super) fn base(unit: &Unit) -> String {
    match unit.dimension() {
        Dimension::Count => unit.code().to_owned(),
        _ => unit.si_code(),
    }
}

/// Both ends in the base unit. An open end is none: "over 90" has no upper end, "up to 90" no lower one.
pub(super) fn ends(q: &Quantity) -> (Option<f64>, Option<f64>) {
    let (low, high) = q.si();
    let low = low.filter(|_| !matches!(q.bound(), Bound::AtMost | Bound::LessThan));
    let high = high.filter(|_| !matches!(q.bound(), Bound::AtLeast | Bound::MoreThan));
    (low, high)
}

/// The number without the noise of a conversion: 1100 and not 1100.0000000000002. Twelve digits are more than an
/// article prints; an integer keeps all of its own.
pub(super) fn plain(value: f64) -> f64 {
    if value.fract() == 0.0 { value } else { format!("{value:.11e}").parse().unwrap_or(value) }
}

/// "9000 m", "2000000..3000000 EUR", "90.. person"; nothing for a vague number.
pub(super) fn written(q: &Quantity) -> String {
    let unit = base(q.unit());
    match ends(q) {
        (None, None) => String::new(),
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => format!("{} {unit}", plain(low)),
        (low, high) => {
            let end = |end: Option<f64>| end.map(|n| plain(n).to_string()).unwrap_or_default();
            format!("{}..{} {unit}", end(low), end(high))
        }
    }
}
