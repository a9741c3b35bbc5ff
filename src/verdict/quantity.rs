//! Two quantities: printed precision, hedges, bounds and ranges as intervals.
//!
//! Whether two figures are one figure, rounded, is read off their printed digits, never off a percentage.

use std::borrow::Cow;

use super::Severity;
use super::Verdict;
use super::policy::Policy;
use super::ruling::Ruling;
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Figure, Hedge, Quantity};

const SAME_FIGURE: &str = "the same figure";
const SAME_CONVERTED: &str = "the same after conversion, at the coarser unit's printed precision";
const WITHIN: &str = "one lies within what the other allows";
const COARSER: &str = "the same at the coarser precision";
const HEDGED: &str = "the same within the hedge";
const APART: &str = "the printed figures leave no value that both allow";
const OPPOSITE: &str = "one is a rise, the other a fall";
const OTHER_CURRENCY: &str = "the same figure in two currencies";

/// Relative error that conversion by floats may leave.
const FLOAT_SLACK: f64 = 1e-9;

/// How two quantities of one slot stand to each other; `None` where they cannot be compared, or where both can hold
/// without one bearing out the other ("at least 5", "at most 10"). `exact` is for places in a row.
pub(super) fn judge(a: &Quantity, b: &Quantity, exact: bool, policy: &Policy) -> Option<Ruling> {
    let plain = judge_one(a, b, exact, policy);
    let single = |q: &Quantity| q.also.is_none() && q.other.is_none() && !is_bare_ton(q);
    if plain.is_none_or(Ruling::unites) || (single(a) && single(b)) {
        return plain;
    }
    // "60 km (approximately 40 miles)" is one figure said twice: whichever notation meets the other claim counts.
    notations(a)
        .flat_map(|x| notations(b).map(move |y| (x.clone(), y)))
        .filter_map(|(x, y)| judge_one(&x, &y, exact, policy))
        .min_by_key(|r| (r.verdict, r.severity))
}

/// The ways in which a quantity is said or can be read, where these are more than one: "60 km (37 miles)", "1.500".
fn notations(q: &Quantity) -> impl Iterator<Item = Cow<'_, Quantity>> {
    let also = q.also.as_deref().map(Cow::Borrowed);
    let tons = TONS.iter().filter(|_| is_bare_ton(q)).map(|&code| {
        let unit = Unit::of_code(code.to_owned());
        Cow::Owned(Quantity { unit, ..q.clone() })
    });
    std::iter::once(Cow::Borrowed(q)).chain(also).chain(q.other_reading().map(Cow::Owned)).chain(tons)
}

/// The metric, the short and the long ton.
const TONS: [&str; 3] = ["t", "[ston_av]", "[lton_av]"];

/// Whether a mass is in "tons", which may be any of the three.
fn is_bare_ton(q: &Quantity) -> bool {
    let said = |word: &str| q.text.rsplit([' ', '-']).next().is_some_and(|w| w.eq_ignore_ascii_case(word));
    q.dimension() == Dimension::Mass
        && (said("ton") || said("tons"))
        && !["short", "long", "metric", "imperial", "us "].iter().any(|w| q.text.to_lowercase().contains(w))
}

fn judge_one(a: &Quantity, b: &Quantity, exact: bool, policy: &Policy) -> Option<Ruling> {
    if a.change != b.change {
        let both = a.change != Change::None && b.change != Change::None;
        return both.then(|| Ruling::contradiction(Severity::Major, OPPOSITE));
    }
    let (scale, to_x, to_y) = Scale::of(&a.unit, &b.unit)?;
    if scale == Scale::Currencies {
        let same = a.order.is_none() && a.low == b.low && a.high == b.high && a.bound == b.bound;
        return same.then(|| Ruling::contradiction(Severity::Major, OTHER_CURRENCY));
    }
    let (x, y) = (Reach::of(a, to_x, exact)?, Reach::of(b, to_y, exact)?);
    if x.vague || y.vague {
        let within = x.allowed.holds(y.core) || y.allowed.holds(x.core);
        return within.then(|| Ruling::refinement(WITHIN));
    }
    if x.core.close_to(y.core) && (a.bound == b.bound || x.core == y.core) {
        return Some(Ruling::agreement(SAME_FIGURE));
    }
    let kept = scale == Scale::Converted && a.low == b.low && a.high == b.high && a.order == b.order;
    if scale == Scale::Converted && !kept && a.bound == b.bound && x.core.within_step(y.core, x.step.max(y.step)) {
        return Some(Ruling::agreement(SAME_CONVERTED));
    }
    let open = x.spans || y.spans;
    if open && (x.core.holds(y.core) || y.core.holds(x.core)) {
        return Some(Ruling::refinement(WITHIN));
    }
    if open && x.core.meets(y.core) {
        return None;
    }
    let near = if open {
        x.allowed.meets(y.allowed)
    } else {
        x.allowed.holds(y.core) || y.allowed.holds(x.core) || x.allowed.shares_room(y.allowed)
    };
    if near && !kept {
        if x.figure.touches(y.figure) && (a.hedge != Hedge::None || b.hedge != Hedge::None || a.bound != b.bound) {
            return Some(Ruling::agreement(SAME_FIGURE));
        }
        let hedged = a.hedge == Hedge::About || b.hedge == Hedge::About;
        let coarser = x.print.holds(y.core) || y.print.holds(x.core);
        let rule = if hedged && !coarser { HEDGED } else { COARSER };
        return Some(Ruling::new(Verdict::Rounding, Severity::Minor, rule));
    }
    // One figure under two bounds that exclude each other ("3", "fewer than 3") is a slip of one.
    let slight =
        x.figure.touches(y.figure) || x.core.apart(y.core, scale_zero(a, scale)) < policy.major_from - FLOAT_SLACK;
    let severity = if slight { Severity::Minor } else { Severity::Major };
    Some(Ruling::contradiction(severity, APART))
}

/// How far two quantities are apart, as numbers of the first one's unit, and as a share of the larger.
pub(super) fn gap(a: &Quantity, b: &Quantity) -> Option<(f64, f64)> {
    let (scale, to_x, to_y) = Scale::of(&a.unit, &b.unit).filter(|s| s.0 != Scale::Currencies)?;
    let (x, y) = (Reach::of(a, to_x, true)?, Reach::of(b, to_y, true)?);
    Some((x.core.gap(y.core) / to_x.factor.abs(), x.core.apart(y.core, scale_zero(a, scale))))
}

/// One unit of the last printed digit, in SI; infinite where no figure is printed.
pub(super) fn coarseness(q: &Quantity) -> f64 {
    let hedge = if q.hedge == Hedge::About { 2.0 } else { 1.0 };
    match (q.low.or(q.high), q.bound == Bound::None && q.low == q.high) {
        (Some(f), true) => hedge * f.step() * affine(&q.unit).1,
        _ => f64::INFINITY,
    }
}

/// The stated ends and what is allowed around them, in SI.
pub(super) fn reach(q: &Quantity) -> Option<(Ends, Ends)> {
    Reach::of(q, Map::si(&q.unit), false).map(|r| (r.core, r.allowed))
}

/// What sets apart two quantities of one interval: how it is bounded, and the currency.
pub(super) fn key(q: &Quantity) -> String {
    let unit = if q.dimension() == Dimension::Money { q.unit.code.as_str() } else { "" };
    format!("{:?} {:?} {:?} {unit}", q.bound, q.hedge, q.change)
}

/// Where nought lies on the scale on which two figures are compared: 20 °C and 25 °C are not 1.7 % apart.
fn scale_zero(q: &Quantity, scale: Scale) -> f64 {
    match (q.dimension(), scale) {
        (Dimension::Temperature, Scale::Decimal | Scale::Converted) => 273.15,
        _ => 0.0,
    }
}

/// On which scale two units meet.
#[derive(Clone, Copy, PartialEq)]
enum Scale {
    /// They are one unit: figures are compared as printed.
    Printed,
    /// Powers of ten apart: the printed digits are the same after conversion.
    Decimal,
    /// Anything else of one dimension.
    Converted,
    /// Two currencies.
    Currencies,
}

/// Names that several countries give to their money, with the codes of these.
const SHARED_NAMES: [(&str, &[&str]); 8] = [
    ("crown", &["NOK", "SEK", "DKK", "ISK", "CZK", "krone", "krona"]),
    ("krone", &["NOK", "DKK"]),
    ("krona", &["SEK", "ISK"]),
    ("peso", &["MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CUP", "PHP"]),
    ("dinar", &["BHD", "DZD", "IQD", "JOD", "KWD", "LYD", "RSD", "TND"]),
    ("riyal", &["SAR", "QAR", "YER"]),
    ("rial", &["IRR", "OMR", "YER"]),
    ("shilling", &["KES", "SOS", "TZS", "UGX"]),
];

/// The currency of a price: USD for USD/oz.
fn currency(code: &str) -> &str {
    code.split('/').next().unwrap_or(code)
}

/// Whether a name without a country ("kroner") can mean the currency.
fn may_be(name: &str, code: &str) -> bool {
    SHARED_NAMES.iter().any(|(shared, codes)| *shared == name && codes.contains(&code))
}

/// From a number of a unit to the scale of the comparison: what nought is there, and one more.
#[derive(Clone, Copy, PartialEq)]
struct Map {
    zero: f64,
    factor: f64,
}

const AS_PRINTED: Map = Map { zero: 0.0, factor: 1.0 };

impl Map {
    fn si(unit: &Unit) -> Self {
        let (zero, factor) = affine(unit);
        Self { zero, factor }
    }
}

impl Scale {
    /// The scale, and how the figures of both get there; none where the units do not meet.
    fn of(a: &Unit, b: &Unit) -> Option<(Self, Map, Map)> {
        // A number that stands for its noun or unit has that of the other: "put the magnitude at 6.6", "sold for 148".
        let bare = |u: &Unit| u.dimension == Dimension::Count && u.head().is_empty();
        let unitless = |u: &Unit| matches!(u.dimension, Dimension::Magnitude | Dimension::Money);
        if (bare(a) && unitless(b)) || (bare(b) && unitless(a)) {
            return Some((Self::Printed, AS_PRINTED, AS_PRINTED));
        }
        if a.dimension != b.dimension {
            return None;
        }
        // What is counted is part of the slot, and may be worded in many ways there: "dead", "people killed".
        if a.dimension == Dimension::Count || a.code == b.code {
            return Some((Self::Printed, AS_PRINTED, AS_PRINTED));
        }
        match a.dimension {
            Dimension::Money if may_be(a.code(), b.code()) || may_be(b.code(), a.code()) => {
                Some((Self::Printed, AS_PRINTED, AS_PRINTED))
            }
            Dimension::Money if currency(a.code()) == currency(b.code()) => {
                // "$1,500" and "$1,500 an ounce"; but a price per ounce is none per gram.
                let per = a.code().contains('/') && b.code().contains('/');
                (!per).then_some((Self::Printed, AS_PRINTED, AS_PRINTED))
            }
            Dimension::Money => Some((Self::Currencies, AS_PRINTED, AS_PRINTED)),
            Dimension::Other => None,
            _ => {
                let (x, y) = (Map::si(a), Map::si(b));
                let ratio = (x.factor / y.factor).log10();
                let decimal = (ratio - ratio.round()).abs() < FLOAT_SLACK && eq(x.zero, y.zero);
                Some((if decimal { Self::Decimal } else { Self::Converted }, x, y))
            }
        }
    }
}

/// The two ends of a stretch of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ends {
    pub low: f64,
    pub high: f64,
    low_open: bool,
    high_open: bool,
}

impl Ends {
    fn closed(low: f64, high: f64) -> Self {
        Self { low, high, low_open: false, high_open: false }
    }

    /// Whether `other` lies within.
    pub fn holds(self, other: Self) -> bool {
        let low = self.low < other.low || (eq(self.low, other.low) && (!self.low_open || other.low_open));
        let high = other.high < self.high || (eq(self.high, other.high) && (!self.high_open || other.high_open));
        low && high
    }

    /// Whether a number lies in both.
    pub fn meets(self, other: Self) -> bool {
        let before = |x: Self, y: Self| {
            x.high < y.low && !eq(x.high, y.low) || (eq(x.high, y.low) && (x.high_open || y.low_open))
        };
        !before(self, other) && !before(other, self)
    }

    /// Whether more than one number lies in both.
    fn shares_room(self, other: Self) -> bool {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        low < high && !eq(low, high)
    }

    /// Whether the two have an end in common, be it open.
    fn touches(self, other: Self) -> bool {
        [self.low, self.high].iter().any(|&x| eq(x, other.low) || eq(x, other.high))
    }

    fn close_to(self, other: Self) -> bool {
        eq(self.low, other.low) && eq(self.high, other.high)
    }

    /// Whether both ends differ by half a step at most; and by an eighth, for half a step of "100 km" is half of it.
    fn within_step(self, other: Self, step: f64) -> bool {
        let slack = |x: f64| (step / 2.0).min(x.abs() / 8.0) * (1.0 + FLOAT_SLACK);
        let near = |x: f64, y: f64| eq(x, y) || (x - y).abs() <= slack(x.abs().max(y.abs()));
        near(self.low, other.low) && near(self.high, other.high)
    }

    fn gap(self, other: Self) -> f64 {
        (self.low - other.high).max(other.low - self.high).max(0.0)
    }

    /// The gap as a share of the larger of the two figures beside it.
    fn apart(self, other: Self, zero: f64) -> f64 {
        let (x, y) = if self.low > other.high { (self.low, other.high) } else { (self.high, other.low) };
        let larger = (x - zero).abs().max((y - zero).abs());
        if larger > 0.0 && larger.is_finite() { self.gap(other) / larger } else { 0.0 }
    }
}

/// What nought of the unit is in SI, and one more of it.
pub(super) fn affine(unit: &Unit) -> (f64, f64) {
    let zero = unit.to_si(0.0);
    (zero, unit.to_si(1.0) - zero)
}

fn eq(x: f64, y: f64) -> bool {
    x.total_cmp(&y).is_eq() || (x.is_finite() && y.is_finite() && (x - y).abs() <= FLOAT_SLACK * x.abs().max(y.abs()))
}

/// What a quantity says, on the scale of the comparison.
struct Reach {
    /// The printed figure or figures, whatever their bound.
    figure: Ends,
    /// As stated: the printed figure, the ends of the range, the half-line of the bound.
    core: Ends,
    /// With printed precision alone.
    print: Ends,
    /// With printed precision and hedge.
    allowed: Ends,
    /// One unit of the last non-zero digit.
    step: f64,
    /// A range or a bound, no single figure.
    spans: bool,
    /// "dozens": an order of magnitude.
    vague: bool,
}

impl Reach {
    fn of(q: &Quantity, map: Map, exact: bool) -> Option<Self> {
        let at = |v: f64| map.zero + map.factor * v;
        if let Some((low, high)) = q.order {
            let ends = Ends { low: at(low), high: at(high), low_open: false, high_open: true };
            return Some(Self {
                figure: ends,
                core: ends,
                print: ends,
                allowed: ends,
                step: 0.0,
                spans: true,
                vague: true,
            });
        }
        let (low, high) = (q.low.or(q.high)?, q.high.or(q.low)?);
        let range = low != high;
        let count = q.unit.dimension == Dimension::Count;
        let exact = exact || q.hedge == Hedge::Exactly;
        // Value, half a unit of the last digit, and a whole one, for both ends; they mostly are one.
        let sizes = |f: Figure| {
            let (value, step) = (f.value(), f.step());
            // "ten years" in prison are not eight: few years are counted.
            let years = q.unit.code() == "a" && value.abs() < 20.0 && f.place > 0;
            let half = if years { 0.5 } else { half_step(f, value, step, count, &q.text) };
            (value, if exact { 0.0 } else { half }, step)
        };
        let first = sizes(low);
        let last = if range { sizes(high) } else { first };
        let around = |below: f64, above: f64| Ends::closed(at(first.0 - below), at(last.0 + above));
        let figure = around(0.0, 0.0);
        let print = around(first.1, last.1);
        let mut core = figure;
        // One unit of the last digit; but "about 100" does not reach down to nothing.
        let loose = |(value, half, step): (f64, f64, f64)| step.min(value.abs() / 2.0).max(half);
        let mut allowed = match q.hedge {
            Hedge::None | Hedge::Exactly => print,
            Hedge::About => around(loose(first), loose(last)),
            Hedge::Nearly => Ends { high: core.high, ..around(first.2, 0.0) },
        };
        // A whole number of things lies strictly beyond a strict bound by one at least: "more than 7" is 8 and up.
        let beyond = if count && low.place >= 0 && high.place >= 0 { 1.0 } else { 0.0 };
        let bounded = match q.bound {
            Bound::None => None,
            Bound::AtLeast => Some(Ends { low: core.low, high: f64::INFINITY, low_open: false, high_open: true }),
            Bound::MoreThan => {
                Some(Ends { low: core.low + beyond, high: f64::INFINITY, low_open: beyond == 0.0, high_open: true })
            }
            Bound::AtMost => Some(Ends { low: f64::NEG_INFINITY, high: core.high, low_open: true, high_open: false }),
            Bound::LessThan => {
                let high_open = beyond == 0.0;
                Some(Ends { low: f64::NEG_INFINITY, high: core.high - beyond, low_open: true, high_open })
            }
        };
        if let Some(ends) = bounded {
            (core, allowed) = (ends, ends);
        }
        let step = (map.factor * first.2.max(last.2)).abs();
        let spans = q.bound != Bound::None || range;
        Some(Self {
            figure,
            core,
            print: if bounded.is_some() { core } else { print },
            allowed,
            step,
            spans,
            vague: false,
        })
    }
}

/// Half a unit of the last non-zero digit. Things below a hundred are counted, not rounded, unless a hedge says so; and
/// what is said in halves ("four and a half years") is right to the half.
fn half_step(f: Figure, value: f64, step: f64, count: bool, text: &str) -> f64 {
    if count && (f.place == 0 || value.abs() < 100.0) && f.place >= 0 {
        return 0.0;
    }
    if f.place == -1 && (value * 2.0).fract() == 0.0 && text.contains("half") {
        return 0.25;
    }
    step / 2.0
}
