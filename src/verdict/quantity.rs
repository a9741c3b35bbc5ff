//! Two quantities: printed precision, hedges, bounds and ranges as intervals.
//!
//! Whether two figures are one figure, rounded, is read off their printed digits, never off a percentage.

use std::borrow::Cow;

use super::Severity;
use super::Verdict;
use super::currency;
use super::ends::{Ends, FLOAT_SLACK};
use super::policy::Policy;
use super::ruling::Ruling;
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Figure, Hedge, Quantity};

const SAME_FIGURE: &str = "the same figure";
const SAME_CONVERTED: &str = "the same after conversion, at the coarser unit's printed precision";
const WITHIN: &str = "one lies within what the other allows";
const COARSER: &str = "the same at the coarser precision";
const HEDGED: &str = "the same within the hedge";
const TOO_FAR: &str = "rounding or hedge may allow both, but they are too far apart to be one figure";
const APART: &str = "the printed figures leave no value that both allow";
const OPPOSITE: &str = "one is a rise, the other a fall";
const OTHER_CURRENCY: &str = "the same figure in two currencies";

/// How two quantities of one slot stand to each other; `None` where they cannot be compared, or where both can hold
/// without one bearing out the other ("at least 5", "at most 10"). `exact` is for places in a row.
pub(super) fn judge(a: &Quantity, b: &Quantity, exact: bool, policy: &Policy) -> Option<Ruling> {
    let plain = judge_one(a, b, exact, policy);
    let single = |q: &Quantity| q.also.is_none() && q.other.is_none() && !is_bare_ton(q);
    let currencies = are_currencies(a, b);
    if plain.map_or(!currencies, Ruling::unites) || (single(a) && single(b) && !currencies) {
        return plain;
    }
    // "60 km (approximately 40 miles)" is one figure said twice: whichever notation meets the other claim counts.
    notations(a)
        .flat_map(|x| notations(b).map(move |y| (x.clone(), y)))
        .filter_map(|(x, y)| judge_one(&x, &y, exact, policy).filter(|r| !currencies || holds_converted(*r, &x, &y)))
        .chain(same_name(a, b, exact, policy))
        .min_by_key(|r| (r.verdict, r.severity))
}

fn are_currencies(a: &Quantity, b: &Quantity) -> bool {
    Scale::of(&a.unit, &b.unit).is_some_and(|(scale, ..)| scale == Scale::Currencies)
}

/// Whether a verdict on two sums holds where one of them is a conversion, at the rate of its day: "€2.3bn ($2.5bn)" is not
/// at odds with $2.6bn, nor with $2.4bn.
fn holds_converted(ruling: Ruling, x: &Quantity, y: &Quantity) -> bool {
    let apart = gap(x, y).map_or(f64::INFINITY, |(_, share)| share);
    ruling.unites() || apart > RATES
}

/// From which share on no change of the rate explains that two conversions of one sum differ.
const RATES: f64 = 0.1;

/// "Rs200,000" and "200,000 Nepalese rupees" can be one sum; that other figures are at odds, the bare name does not say.
fn same_name(a: &Quantity, b: &Quantity, exact: bool, policy: &Policy) -> Option<Ruling> {
    let under = |q: &Quantity, unit: &Unit| Quantity { unit: unit.clone(), ..q.clone() };
    let ruling = match () {
        () if currency::may_mean(a, &b.unit) => judge_one(&under(a, &b.unit), b, exact, policy),
        () if currency::may_mean(b, &a.unit) => judge_one(a, &under(b, &a.unit), exact, policy),
        () => None,
    };
    ruling.filter(|r| r.verdict != Verdict::Contradiction)
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
        // "more than £143bn" and "$143bn": the same digits, of which there are enough to be no accident.
        let digits = |q: &Quantity| q.low.or(q.high).is_some_and(|f| f.value() >= 100.0 * f.step());
        let printed = |q: &Quantity| if q.low == q.high { q.low } else { q.low.xor(q.high) };
        let kept = printed(a).is_some() && printed(a) == printed(b) && digits(a);
        let same = a.order.is_none() && (a.low == b.low && a.high == b.high && a.bound == b.bound || kept);
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
    // "6 miles" and "10 km", "3,000 ft" and "1,000 m"; but "181 feet" says more than the 60 metres of another.
    let one_digit = |r: &Reach| r.step * 10.0 > r.figure.low.abs();
    let near = one_digit(&x) && one_digit(&y) || x.core.apart(y.core, scale_zero(a, scale)) <= ROUNDED_PART;
    let converted = scale == Scale::Converted && !kept;
    if converted && near && a.bound == b.bound && x.core.within_step(y.core, x.step.max(y.step)) {
        return Some(Ruling::agreement(SAME_CONVERTED));
    }
    // "Gusts of up to 250 km/h" in the one are "gusts of 70 m/s" in the other.
    if converted && a.bound != b.bound && x.figure.within_step(y.figure, x.step.max(y.step)) {
        return Some(Ruling::refinement(WITHIN));
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
        let both = a.hedge == Hedge::About && b.hedge == Hedge::About;
        let close = || x.core.apart(y.core, scale_zero(a, scale)) <= HEDGED_PART + FLOAT_SLACK;
        let loose = both && close() || scale == Scale::Converted;
        x.allowed.holds(y.core) || y.allowed.holds(x.core) || loose && x.allowed.shares_room(y.allowed)
    };
    if near && !kept {
        if x.figure.touches(y.figure) && (a.hedge != Hedge::None || b.hedge != Hedge::None || a.bound != b.bound) {
            return Some(Ruling::agreement(SAME_FIGURE));
        }
        let hedged = a.hedge == Hedge::About || b.hedge == Hedge::About;
        let coarser = x.print.holds(y.core) || y.print.holds(x.core);
        let rule = if hedged && !coarser { HEDGED } else { COARSER };
        let apart = x.core.apart(y.core, scale_zero(a, scale));
        // "Two hours" may be one hour fifty; but of "100" for 83 a desk asks which it is.
        let to_the_unit = coarser && [a, b].iter().all(|q| q.low.or(q.high).is_none_or(|f| f.place <= 0));
        let farthest = if hedged { LOOSE_PART } else { ROUNDED_PART };
        if apart > farthest && !to_the_unit && scale != Scale::Converted {
            return Some(Ruling::contradiction(Severity::Minor, TOO_FAR));
        }
        // Nobody has to choose between 4,212 and 4,200.
        let severity = if apart < FINE_PART { Severity::Info } else { Severity::Minor };
        return Some(Ruling::new(Verdict::Rounding, severity, rule));
    }
    // One figure under two bounds that exclude each other ("3", "fewer than 3") is a slip of one.
    let slight =
        x.figure.touches(y.figure) || x.core.apart(y.core, scale_zero(a, scale)) < policy.major_from - FLOAT_SLACK;
    let severity = if slight { Severity::Minor } else { Severity::Major };
    Some(Ruling::contradiction(severity, APART))
}

/// How far two quantities are apart, as numbers of the first one's unit, and as a share of the larger.
pub(super) fn gap(a: &Quantity, b: &Quantity) -> Option<(f64, f64)> {
    let (a, b) = (&*in_tons_of(a, b), &*in_tons_of(b, a));
    let (scale, to_x, to_y) = Scale::of(&a.unit, &b.unit).filter(|s| s.0 != Scale::Currencies)?;
    let (x, y) = (Reach::of(a, to_x, true)?, Reach::of(b, to_y, true)?);
    Some((x.core.gap(y.core) / to_x.factor.abs(), x.core.apart(y.core, scale_zero(a, scale))))
}

/// "tons" beside "tonnes" are as many of these.
fn in_tons_of<'q>(q: &'q Quantity, other: &Quantity) -> Cow<'q, Quantity> {
    if is_bare_ton(q) && TONS.contains(&other.unit.code()) {
        return Cow::Owned(Quantity { unit: other.unit.clone(), ..q.clone() });
    }
    Cow::Borrowed(q)
}

/// Whether two quantities print one figure of one unit, and differ in how it is bounded at most.
pub(super) fn one_figure(a: &Quantity, b: &Quantity) -> bool {
    let printed = |q: &Quantity| if q.low == q.high { q.low } else { q.low.xor(q.high) };
    let same = a.unit.dimension == b.unit.dimension && printed(a).is_some() && printed(a) == printed(b);
    same && a.change == b.change && (a.unit.dimension == Dimension::Count || a.unit.code == b.unit.code)
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
            Dimension::Money if currency::may_be_one(a.code(), b.code()) => {
                // "$1,500" and "$1,500 an ounce"; but a price per ounce is none per gram.
                let per = a.code() != b.code() && a.code().contains('/') && b.code().contains('/');
                (!per).then_some((Self::Printed, AS_PRINTED, AS_PRINTED))
            }
            Dimension::Money => Some((Self::Currencies, AS_PRINTED, AS_PRINTED)),
            Dimension::Other => None,
            _ => {
                let (x, y) = (Map::si(a), Map::si(b));
                let ratio = (x.factor / y.factor).log10();
                let decimal = (ratio - ratio.round()).abs() < FLOAT_SLACK && super::ends::eq(x.zero, y.zero);
                Some((if decimal { Self::Decimal } else { Self::Converted }, x, y))
            }
        }
    }
}

/// What nought of the unit is in SI, and one more of it.
pub(super) fn affine(unit: &Unit) -> (f64, f64) {
    let zero = unit.to_si(0.0);
    (zero, unit.to_si(1.0) - zero)
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
            // Temperatures are printed to the degree, also where that is a nought.
            let step = if q.dimension() == Dimension::Temperature { step.min(1.0) } else { step };
            let half = if years { 0.5 } else { half_step(f, value, step, count, &q.text) };
            (value, if exact { 0.0 } else { half.min(value.abs() / LEAST_PARTS) }, step)
        };
        let first = sizes(low);
        let last = if range { sizes(high) } else { first };
        let around = |below: f64, above: f64| Ends::closed(at(first.0 - below), at(last.0 + above));
        let figure = around(0.0, 0.0);
        let mut print = around(first.1, last.1);
        // What lies half-way is rounded up: 650 km are 700 to the hundred, and 750 km are 800.
        let half_way = |(_, half, step): (f64, f64, f64)| half > 0.0 && half * 2.0 >= step;
        (print.low_open, print.high_open) =
            (low.value() < 0.0 && half_way(first), high.value() > 0.0 && half_way(last));
        let mut core = figure;
        // One unit of the last digit; but "about 100" does not reach to 60 or to 150, nor "about 30" to 20.
        let loose = |(value, half, step): (f64, f64, f64)| step.min(value.abs() * HEDGED_PART).max(half);
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

/// No figure is rounded by more than one part in so many: half a unit of "1,000" is half of it, and nobody writes 1,000 for
/// 1,300.
const LEAST_PARTS: f64 = 5.0;
/// Nor does a hedge reach farther than by such a part: "about ten" may be 13, and "about two hours" 90 minutes.
const HEDGED_PART: f64 = 0.3;

/// Two figures that are farther apart than by such a part are not taken for one that is rounded: 100 for 83 is none, nor
/// is "nearly five" for 4.4.
const ROUNDED_PART: f64 = 0.08;
/// The same where one is hedged: "about 700 km" may be 620, and "about ten miles" are not seven.
const LOOSE_PART: f64 = 0.12;
/// Two that are nearer than by such a part, and one of them the other rounded, are no conflict.
const FINE_PART: f64 = 0.005;

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
