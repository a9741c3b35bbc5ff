//! Numbers as they are printed: with their precision, unit, hedge and bound.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::unit::{Dimension, Unit};

/// One printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub(crate) value: Decimal,
    /// The power of ten of its last non-zero digit: 1 for 680, -1 for 2.1, 8 for 2.1 billion.
    pub(crate) place: i16,
}

impl Figure {
    /// The number.
    pub fn value(&self) -> f64 {
        self.value.to_f64().unwrap_or(f64::NAN)
    }

    /// One unit of the last non-zero digit: 10 for 680, 0.1 for 2.1.
    pub fn step(&self) -> f64 {
        10f64.powi(i32::from(self.place))
    }
}

/// On which side of the printed number the true one lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// "90"
    #[default]
    None,
    /// "at least 90"
    AtLeast,
    /// "more than 90", "over 90"
    MoreThan,
    /// "at most 90", "up to 90"
    AtMost,
    /// "fewer than 90", "under 90"
    LessThan,
}

/// How firmly the number is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// "680 km"
    #[default]
    None,
    /// "exactly 680 km"
    Exactly,
    /// "about 680 km", "some", "roughly"
    About,
    /// "nearly 300", "almost 300": somewhat less
    Nearly,
}

/// Whether the number is a change and not a level: "rose by 3 km".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A level.
    #[default]
    None,
    /// "rose by 3 km"
    Up,
    /// "fell 4 %"
    Down,
}

/// The numbers that a statement allows, in SI base units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end; negative infinity where it is open.
    pub low: f64,
    /// Upper end; infinity where it is open.
    pub high: f64,
    /// Whether the lower end itself is left out.
    pub low_open: bool,
    /// Whether the upper end itself is left out.
    pub high_open: bool,
}

/// A quantity as it is printed.
///
/// ```
/// use corroborate::value::{Bound, Quantity};
///
/// let crowd: Quantity = "more than 2,000 fans".parse()?;
/// assert_eq!((crowd.low(), crowd.high(), crowd.bound()), (Some(2000.0), None, Bound::MoreThan));
/// assert_eq!(crowd.unit().code(), "fan");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number, or the lower end of a range; none for a vague number ("dozens") or an open end.
    pub(crate) low: Option<Figure>,
    /// The upper end; the same as `low` for a single number.
    pub(crate) high: Option<Figure>,
    /// For a vague number, the half-open order of magnitude that it names: "tens of thousands" is [1e4, 1e5).
    pub(crate) order: Option<(f64, f64)>,
    pub(crate) unit: Unit,
    pub(crate) bound: Bound,
    pub(crate) hedge: Hedge,
    pub(crate) change: Change,
    /// The words, hedge and bound left out: "680 km".
    pub(crate) text: String,
    /// The same quantity said again in another unit: "60 km (approximately 40 miles)".
    pub(crate) also: Option<Box<Quantity>>,
    /// The second reading of "1.500", where nothing in the article decides between one and a half and fifteen hundred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) other: Option<Figure>,
}

impl Quantity {
    /// A whole number of what `noun` names, as for the place in a row: exact, with no hedge.
    pub(crate) fn whole(number: u32, noun: &str) -> Self {
        let figure = Figure { value: Decimal::from(number), place: 0 };
        Self {
            low: Some(figure),
            high: Some(figure),
            order: None,
            unit: Unit::counted(noun),
            bound: Bound::None,
            hedge: Hedge::None,
            change: Change::None,
            text: number.to_string(),
            also: None,
            other: None,
        }
    }

    /// The same figures in a unit that the text leaves out: "Oslo gives 400 million".
    pub(crate) fn in_unit(&self, unit: Unit) -> Self {
        Self { unit, ..self.clone() }
    }

    /// The same, as it is printed.
    pub(crate) fn said(self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self }
    }

    /// The bound alone, where a limit is asked for: of "up to 20 years" 20 years.
    pub(crate) fn limit(&self) -> Self {
        let (low, high) = (self.low.or(self.high), self.high.or(self.low));
        Self { low, high, bound: Bound::None, ..self.clone() }
    }

    /// The number in the unit as printed, or the lower end of a range.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// let price: Quantity = "2 to 3 million euros".parse()?;
    /// assert_eq!((price.low(), price.high()), (Some(2e6), Some(3e6)));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn low(&self) -> Option<f64> {
        self.low.map(|f| f.value())
    }

    /// The upper end, in the unit as printed.
    pub fn high(&self) -> Option<f64> {
        self.high.map(|f| f.value())
    }

    /// Its unit.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("three sailors".parse::<Quantity>()?.unit().code(), "sailor");
    /// assert_eq!("60 mph".parse::<Quantity>()?.unit().code(), "[mi_i]/h");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// What it measures.
    ///
    /// ```
    /// use corroborate::{unit::Dimension, value::Quantity};
    ///
    /// assert_eq!("5 hectares".parse::<Quantity>()?.dimension(), Dimension::Area);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// On which side of the number the true one lies.
    ///
    /// ```
    /// use corroborate::value::{Bound, Quantity};
    ///
    /// assert_eq!("at least 40 homes".parse::<Quantity>()?.bound(), Bound::AtLeast);
    /// // Two bounds of one quantity are a range.
    /// assert_eq!("more than 5 but fewer than 9 homes".parse::<Quantity>()?.bound(), Bound::None);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// How firmly it is said.
    ///
    /// ```
    /// use corroborate::value::{Hedge, Quantity};
    ///
    /// assert_eq!("nearly 300 homes".parse::<Quantity>()?.hedge(), Hedge::Nearly);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn hedge(&self) -> Hedge {
        self.hedge
    }

    /// Whether it is said to be only about right: "about", "nearly", or a word such as "dozens".
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert!("dozens of homes".parse::<Quantity>()?.is_approximate());
    /// assert!(!"exactly 12 homes".parse::<Quantity>()?.is_approximate());
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn is_approximate(&self) -> bool {
        matches!(self.hedge, Hedge::About | Hedge::Nearly) || self.order.is_some()
    }

    /// Whether it is a change.
    ///
    /// ```
    /// use corroborate::value::{Change, Quantity};
    ///
    /// assert_eq!("fell 4 %".parse::<Quantity>()?.change(), Change::Down);
    /// assert_eq!("fell below 4 %".parse::<Quantity>()?.change(), Change::None);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn change(&self) -> Change {
        self.change
    }

    /// The words.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("about 680 km".parse::<Quantity>()?.text(), "680 km");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same said again in another unit.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// let road: Quantity = "60 km (37 miles)".parse()?;
    /// assert_eq!(road.also().and_then(Quantity::low), Some(37.0));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn also(&self) -> Option<&Quantity> {
        self.also.as_deref()
    }

    /// The same words read the other way, where "1.500" may be one and a half or fifteen hundred.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// let price: Quantity = "€1.500".parse()?;
    /// assert_eq!(price.low(), Some(1.5));
    /// assert_eq!(price.other_reading().and_then(|other| other.low()), Some(1500.0));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    #[must_use]
    pub fn other_reading(&self) -> Option<Quantity> {
        let other = self.other?;
        let swap = |end: Option<Figure>| end.map(|_| other);
        Some(Quantity { low: swap(self.low), high: swap(self.high), other: self.low.or(self.high), ..self.clone() })
    }

    /// Whether its own conversion says something else, beyond what both figures are printed to: "60 km (25 miles)".
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert!(!"60 km (37 miles)".parse::<Quantity>()?.also_disagrees());
    /// assert!("60 km (25 miles)".parse::<Quantity>()?.also_disagrees());
    /// assert!(!"2 degrees Celsius (3.6 degrees Fahrenheit)".parse::<Quantity>()?.also_disagrees()); // of warming
    /// assert!("30 degrees Celsius (68 degrees Fahrenheit)".parse::<Quantity>()?.also_disagrees());
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn also_disagrees(&self) -> bool {
        let Some(also) = self.also() else { return false };
        if self.dimension() == Dimension::Money || also.dimension() != self.dimension() {
            return false;
        }
        let (mine, other) = (self.printed(), also.printed());
        (mine.high < other.low || other.high < mine.low) && !self.is_as_many_degrees(also)
    }

    /// "warming of 2 °C (3.6 °F)": a difference between two temperatures, said again in other degrees.
    fn is_as_many_degrees(&self, also: &Self) -> bool {
        let degrees = |q: &Self| {
            let zero = q.unit.to_si(0.0);
            let Interval { low, high, .. } = q.printed();
            (self.dimension() == Dimension::Temperature).then_some((low - zero, high - zero))
        };
        degrees(self).zip(degrees(also)).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
    }

    /// What the figures alone allow, hedge and bound left aside.
    fn printed(&self) -> Interval {
        let plain = Quantity { hedge: Hedge::None, bound: Bound::None, also: None, ..self.clone() };
        let (low, high) = (plain.low.or(plain.high), plain.high.or(plain.low));
        Quantity { low, high, ..plain }.interval()
    }

    /// Both ends in SI base units.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("680 km".parse::<Quantity>()?.si(), (Some(680_000.0), Some(680_000.0)));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn si(&self) -> (Option<f64>, Option<f64>) {
        (self.low().map(|v| self.unit.to_si(v)), self.high().map(|v| self.unit.to_si(v)))
    }

    /// What printed precision, hedge and bound allow, in SI base units, by the table of the design.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// let road = "680 km".parse::<Quantity>()?.interval();
    /// assert_eq!((road.low, road.high), (675_000.0, 685_000.0));
    /// let road = "about 700 km".parse::<Quantity>()?.interval();
    /// assert_eq!((road.low, road.high), (600_000.0, 800_000.0));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn interval(&self) -> Interval {
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        let (mut low_open, mut high_open) = (true, true);
        if let Some((from, to)) = self.order {
            return Interval {
                low: self.unit.to_si(from),
                high: self.unit.to_si(to),
                low_open: false,
                high_open: true,
            };
        }
        // A range is what it says; its ends are as firm as its hedge.
        let ranged = self.low.is_some() && self.high.is_some() && self.low != self.high;
        let slack = |f: Figure| match self.hedge {
            Hedge::About => f.step(),
            _ if ranged => 0.0,
            _ => f.step() / 2.0,
        };
        if let Some(f) = self.low {
            (low, low_open) = (f.value() - slack(f), false);
        }
        if let Some(f) = self.high {
            (high, high_open) = (f.value() + slack(f), false);
        }
        if let (Hedge::Nearly, Some(f)) = (self.hedge, self.high) {
            // "almost an hour" is more than half of it, though it is printed to the hour.
            (low, high, low_open) = (f.value() - f.step().min(f.value().abs() / 2.0), f.value(), true);
        }
        // A bound holds at the figure itself, unless the figure is hedged: "at least about 90".
        let firm = |f: Figure| if self.hedge == Hedge::About { f.step() } else { 0.0 };
        match (self.bound, self.low, self.high) {
            (Bound::AtLeast | Bound::MoreThan, Some(f), _) => {
                (low, high) = (f.value() - firm(f), f64::INFINITY);
                (low_open, high_open) = (self.bound == Bound::MoreThan, true);
            }
            (Bound::AtMost | Bound::LessThan, _, Some(f)) => {
                (low, high) = (f64::NEG_INFINITY, f.value() + firm(f));
                (low_open, high_open) = (true, self.bound == Bound::LessThan);
            }
            _ => {}
        }
        Interval { low: self.unit.to_si(low), high: self.unit.to_si(high), low_open, high_open }
    }
}
