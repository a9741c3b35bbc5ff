//! Figures in a sentence: what was printed, and numbers that were worked out.

use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Hedge, Quantity};

/// The words of a quantity with its hedge and bound: "about 680 km".
pub(super) fn phrase(q: &Quantity) -> String {
    let text = q.text();
    // "dozens" says itself that it is rough.
    let vague = q.low().is_none() && q.high().is_none();
    let lead = match (q.bound(), q.hedge()) {
        _ if vague => "",
        (Bound::AtLeast, _) => "at least ",
        (Bound::MoreThan, _) => "more than ",
        (Bound::AtMost, _) => "at most ",
        (Bound::LessThan, _) => "less than ",
        (_, Hedge::About) => "about ",
        (_, Hedge::Nearly) => "nearly ",
        (_, Hedge::Exactly) => "exactly ",
        _ => "",
    };
    let also = q.also().map(|o| format!(" ({})", o.text())).unwrap_or_default();
    format!("{lead}{text}{also}")
}

/// A number in the unit: "20 km", "2.5 million USD".
pub(super) fn amount(value: f64, unit: &Unit) -> String {
    match unit.dimension() {
        Dimension::Count => number(value),
        Dimension::Percent => format!("{} points", number(value)),
        _ => {
            let (number, unit) = (number(value), label(unit));
            let word = unit.len() > 3 && unit.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
            let one = unit.strip_suffix('s').filter(|_| word && number == "1");
            format!("{number} {}", one.unwrap_or(unit))
        }
    }
}

/// A number as a newspaper prints it, with four significant digits at most.
pub(super) fn number(value: f64) -> String {
    let (scaled, word) = match value.abs() {
        v if v >= 1e12 => (value / 1e12, " trillion"),
        v if v >= 1e9 => (value / 1e9, " billion"),
        v if v >= 1e6 => (value / 1e6, " million"),
        _ => (value, ""),
    };
    if scaled == 0.0 || !scaled.is_finite() {
        return "0".to_owned();
    }
    let magnitude = scaled.abs().log10().floor() as i32;
    let decimals = (3 - magnitude).clamp(0, 9) as usize;
    let mut digits = format!("{scaled:.decimals$}");
    if digits.contains('.') {
        digits.truncate(digits.trim_end_matches('0').trim_end_matches('.').len());
    }
    format!("{}{word}", grouped(&digits))
}

/// Puts a comma after every third digit from the point: "12,345.6".
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |w| ("-", w));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out + rest
}

/// A share in per cent: "2.9 %".
pub(super) fn percent(share: f64) -> String {
    let value = share * 100.0;
    if value >= 10.0 { format!("{value:.0} %") } else { format!("{value:.1} %") }
}

/// The unit in words that a reader knows: UCUM writes `[mi_i]` for the mile.
pub(super) fn label(unit: &Unit) -> &str {
    match unit.code() {
        "[mi_i]" => "mi",
        "[nmi_i]" => "nautical mi",
        "[ft_i]" => "ft",
        "[in_i]" => "in",
        "[yd_i]" => "yd",
        "[mi_i]/h" => "mph",
        "[lb_av]" => "lb",
        "[stone_av]" => "st",
        "[ston_av]" => "short tons",
        "[lton_av]" => "long tons",
        "[kn_i]" => "knots",
        "[degF]" => "°F",
        "Cel" => "°C",
        "[acr_us]" => "acres",
        "deg" => "°",
        "a" => "years",
        "mo" => "months",
        "wk" => "weeks",
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_a_newspaper_prints_them() {
        for (value, text) in [
            (20.0, "20"),
            (1500.0, "1,500"),
            (12_345.6, "12,346"),
            (2_500_000.0, "2.5 million"),
            (0.1, "0.1"),
            (37.282, "37.28"),
            (-1200.0, "-1,200"),
            (0.0, "0"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(percent(20.0 / 700.0), "2.9 %");
        assert_eq!(percent(0.361), "36 %");
    }

    #[test]
    fn a_figure_keeps_its_bound_and_its_unit_its_number() {
        let phrase = |text: &str| text.parse::<Quantity>().map(|q| super::phrase(&q)).unwrap_or_default();
        assert_eq!(phrase("more than twenty people"), "more than twenty people");
        assert_eq!(phrase("about 680 km"), "about 680 km");
        assert_eq!(phrase("dozens of people"), "dozens of people");
        let minutes = Unit::of_code("min".to_owned());
        assert_eq!((amount(1.0, &minutes), amount(1.5, &minutes)), ("1 minute".to_owned(), "1.5 minutes".to_owned()));
    }
}
