//! What may lie behind two figures that differ.

use rust_decimal::Decimal;

use crate::unit::Dimension;
use crate::value::Quantity;

/// Ratios of units that share a name or a use, with what was then mistaken for what.
const CONFUSED_UNITS: &[(Dimension, f64, &str)] = &[
    (Dimension::Mass, 1.016_047, "one in metric, one in long tons"),
    (Dimension::Mass, 1.102_311, "one in metric, one in short tons"),
    (Dimension::Mass, 1.12, "one in long, one in short tons"),
    (Dimension::Mass, 2.204_623, "one in kilograms, one in pounds"),
    (Dimension::Length, 1.609_344, "one in miles, one in kilometres"),
    (Dimension::Length, 1.150_779, "one in statute, one in nautical miles"),
    (Dimension::Length, 3.280_84, "one in metres, one in feet"),
    (Dimension::Speed, 1.609_344, "one in mph, one in km/h"),
    (Dimension::Speed, 1.852, "one in knots, one in km/h"),
    (Dimension::Speed, 3.6, "one in m/s, one in km/h"),
    (Dimension::Area, 2.589_988, "one in square miles, one in square kilometres"),
    (Dimension::Area, 2.471_054, "one in acres, one in hectares"),
    (Dimension::Volume, 1.200_95, "one in imperial, one in US gallons"),
];

/// The likely cause of the difference of two figures, in a few words.
pub(super) fn of_figures(a: &Quantity, b: &Quantity) -> Option<&'static str> {
    let (x, y) = (a.low.or(a.high)?.value, b.low.or(b.high)?.value);
    if x.is_zero() || y.is_zero() || a.order.is_some() || b.order.is_some() {
        return None;
    }
    let same_unit = a.unit == b.unit || a.dimension() == Dimension::Count;
    if !same_unit {
        return (x == y).then_some("the figure is kept and the unit changed");
    }
    let (small, large) = if x.abs() <= y.abs() { (x, y) } else { (y, x) };
    let ratio = large.checked_div(small)?;
    if ratio == Decimal::from(1_000) || ratio == Decimal::from(1_000_000) {
        return Some("a scale word (thousand, million, billion) taken for another");
    }
    if ratio == Decimal::TEN || ratio == Decimal::ONE_HUNDRED {
        return Some("a factor of ten: a nought or a decimal point slipped");
    }
    if swapped(x, y) {
        return Some("two digits swapped");
    }
    confused(a, b)
}

/// Whether the difference is more likely a slip of the pen than a change: digits that changed places, a factor of ten
/// between figures of two digits or more, one number under two units.
pub(super) fn is_slip(a: &Quantity, b: &Quantity) -> bool {
    let readings = |q: &Quantity| std::iter::once(q.clone()).chain(q.other_reading()).collect::<Vec<_>>();
    let others = readings(b);
    readings(a).iter().any(|x| others.iter().any(|y| slipped(x, y).unwrap_or(false)))
}

fn slipped(a: &Quantity, b: &Quantity) -> Option<bool> {
    let (x, y) = (a.low.or(a.high)?.value.normalize(), b.low.or(b.high)?.value.normalize());
    if x.is_zero() || y.is_zero() || a.order.is_some() || b.order.is_some() {
        return None;
    }
    if a.unit != b.unit && a.dimension() != Dimension::Count {
        return Some(x == y);
    }
    let digits = |d: Decimal| d.mantissa().unsigned_abs().to_string().trim_end_matches('0').to_owned();
    let shifted = x != y && digits(x).len() > 1 && digits(x) == digits(y);
    Some(shifted || swapped(x, y))
}

/// Whether the digits are the same but for two neighbours that changed places: 68 and 86, 1,235 and 1,253.
fn swapped(x: Decimal, y: Decimal) -> bool {
    let (x, y) = (x.normalize(), y.normalize());
    if x.scale() != y.scale() || x == y {
        return false;
    }
    let digits = |d: Decimal| d.mantissa().unsigned_abs().to_string().into_bytes();
    neighbours_swapped(&digits(x), &digits(y))
}

/// Whether two rows of characters are the same but for two neighbouring digits that changed places.
pub(super) fn neighbours_swapped(x: &[u8], y: &[u8]) -> bool {
    let Some(i) = x.iter().zip(y).position(|(p, q)| p != q) else { return false };
    x.len() == y.len()
        && i + 1 < x.len()
        && [x[i], x[i + 1], y[i]].iter().all(u8::is_ascii_digit)
        && (x[i], x[i + 1]) == (y[i + 1], y[i])
        && x[i + 2..] == y[i + 2..]
}

/// From so many metres on a length may be given in miles.
const MILES_FROM: f64 = 200.0;

/// Whether the ratio is that of two units of the dimension, as nearly as the printed digits can tell.
fn confused(a: &Quantity, b: &Quantity) -> Option<&'static str> {
    let (x, y) = (a.low.or(a.high)?, b.low.or(b.high)?);
    let (x, y) = if x.value() <= y.value() { (x, y) } else { (y, x) };
    let ratio = y.value() / x.value();
    // Half a unit of the last digit of either figure, but one per mille at least and two per cent at most.
    let slack = (x.step() / x.value() + y.step() / y.value()).abs() / 2.0;
    let slack = slack.clamp(0.001, 0.02);
    // Nobody mistakes an inch for a mile.
    let far = [a, b].iter().all(|q| q.si().0.or(q.si().1).is_some_and(|metres| metres >= MILES_FROM));
    let near = |&&(dimension, factor, words): &&(Dimension, f64, &str)| {
        let miles = dimension == Dimension::Length && words.contains("mile");
        dimension == a.dimension() && (far || !miles) && (ratio / factor - 1.0).abs() <= slack
    };
    CONFUSED_UNITS.iter().find(near).map(|&(_, _, words)| words)
}

/// Words in the sentences that tell two ways of measuring apart: what the words of the one say, and of the other.
const OPPOSED_WAYS: &[(&str, &[&str], &str, &[&str])] = &[
    (
        "route",
        &["by road", "by rail", "route", "drive", "journey", "by train", "by car"],
        "straight line",
        &["straight line", "as the crow flies", "by air", "direct distance"],
    ),
    ("gross", &["gross", "before tax", "pre-tax"], "net", &["net ", "after tax", "post-tax"]),
    ("with debt", &["including debt", "enterprise value"], "without debt", &["excluding debt", "equity value"]),
    ("provisional", &["preliminary", "provisional", "initial"], "final", &["final", "revised", "updated"]),
];

/// How the words around two figures say that they were measured in two ways: "route against straight line".
pub(super) fn of_words(a: &str, b: &str) -> Option<String> {
    let says = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(w));
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    OPPOSED_WAYS.iter().find_map(|(one, its, other, others)| {
        let apart = |p: &str, q: &str| says(p, its) && !says(p, others) && says(q, others) && !says(q, its);
        (apart(&a, &b) || apart(&b, &a)).then(|| format!("{one} against {other}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::quantity;

    #[test]
    fn slips_of_the_pen_are_named() {
        for (a, b, words) in [
            ("68 km", "86 km", "swapped"),
            ("1235 people", "1253 people", "swapped"),
            ("150 km", "1500 km", "factor of ten"),
            ("3000 people", "3000000 people", "scale word"),
            ("60 km", "60 mi", "unit changed"),
            ("100 km", "62 km", "miles"),
        ] {
            let cause = of_figures(&quantity(a), &quantity(b));
            assert!(cause.is_some_and(|c| c.contains(words)), "{a} against {b}: {cause:?}");
            assert_eq!(cause, of_figures(&quantity(b), &quantity(a)));
        }
        assert_eq!(of_figures(&quantity("680 km"), &quantity("730 km")), None);
    }

    #[test]
    fn a_slip_is_told_from_a_change() {
        let slip = |a: &str, b: &str| is_slip(&quantity(a), &quantity(b));
        assert!(slip("14 people", "41 people") && slip("26,000 homes", "62,000 homes"));
        assert!(slip("4.6 million people", "46 million people") && slip("35 km", "35 miles"));
        assert!(!slip("2 people", "20 people") && !slip("24 people", "31 people") && !slip("100 km", "62 km"));
    }

    #[test]
    fn ways_of_measuring_are_read_off_the_words() {
        let found = of_words("It is 900 km away as the crow flies.", "By road it is 1,500 km.");
        assert_eq!(found.as_deref(), Some("route against straight line"));
        assert_eq!(of_words("900 km by road", "1,500 km by rail"), None);
    }
}
