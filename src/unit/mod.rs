//! Units and what they measure.

mod table;

use serde::{Deserialize, Serialize};

pub(crate) use table::{Row, TABLE};

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dimension {
    /// Metre.
    Length,
    /// Square metre.
    Area,
    /// Cubic metre.
    Volume,
    /// Kilogram.
    Mass,
    /// Metre per second.
    Speed,
    /// Second.
    Time,
    /// Kelvin.
    Temperature,
    /// Pascal.
    Pressure,
    /// Joule.
    Energy,
    /// Watt.
    Power,
    /// Newton.
    Force,
    /// Hertz.
    Frequency,
    /// Radian.
    Angle,
    /// Bit.
    Data,
    /// Bit per second.
    DataRate,
    /// Metre per cubic metre of fuel.
    FuelEconomy,
    /// Volt.
    Voltage,
    /// Ampere.
    Current,
    /// Coulomb.
    Charge,
    /// Ohm.
    Resistance,
    /// Cubic metre per second.
    Flow,
    /// Share of a whole by number or mass, as in parts per million; kilogram per cubic metre.
    Concentration,
    /// Per cent.
    Percent,
    /// Seismic magnitude.
    Magnitude,
    /// A currency; amounts of two currencies are not comparable.
    Money,
    /// A number of things.
    Count,
    /// Anything else that has a unit.
    Other,
}

/// A unit as the text means it.
///
/// ```
/// use corroborate::value::Quantity;
///
/// let speed: Quantity = "60 miles per hour".parse()?;
/// assert_eq!(speed.unit().code(), "[mi_i]/h");
/// assert_eq!(speed.unit().si_code(), "m/s");
/// assert!((speed.unit().to_si(60.0) - 26.8224).abs() < 1e-9);
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit {
    pub(crate) dimension: Dimension,
    /// UCUM code, ISO 4217 code, `%`, or the singular noun phrase that is counted.
    pub(crate) code: String,
}

impl Unit {
    /// A number of things: `noun` in the singular; empty where the text names none.
    pub(crate) fn counted(noun: &str) -> Self {
        Self { dimension: Dimension::Count, code: noun.to_owned() }
    }

    /// The unit of a code that the table knows or that is put together from its codes: `km`, `km/h`, `J/m2`.
    pub(crate) fn of_code(code: String) -> Self {
        let dimension = table::resolve(&code).map_or(Dimension::Other, |unit| unit.dimension);
        Self { dimension, code }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// UCUM code, ISO 4217 code, `%`, or the singular noun phrase that is counted.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("$5".parse::<Quantity>()?.unit().code(), "USD");
    /// assert_eq!("4 %".parse::<Quantity>()?.unit().code(), "%");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The last word of a counted noun phrase ("submarine" of "nuclear-powered submarine"); of any other unit, its code.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("two former ministers".parse::<Quantity>()?.unit().head(), "minister");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn head(&self) -> &str {
        match self.dimension {
            Dimension::Count => self.code.rsplit(' ').next().unwrap_or_default(),
            _ => &self.code,
        }
    }

    /// The SI unit that [`Unit::to_si`] converts to; for money its own code, for counts `1`.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("5 miles".parse::<Quantity>()?.unit().si_code(), "m");
    /// assert_eq!("5 ministers".parse::<Quantity>()?.unit().si_code(), "1");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn si_code(&self) -> String {
        match self.dimension {
            Dimension::Count => "1".to_owned(),
            Dimension::Magnitude | Dimension::Money => self.code.clone(),
            _ => table::resolve(&self.code).map_or_else(|| self.code.clone(), |unit| unit.si),
        }
    }

    /// `value` of this unit in the SI unit of its dimension; money, counts and shares stay as they are.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    ///
    /// assert_eq!("5 km".parse::<Quantity>()?.unit().to_si(5.0), 5000.0);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn to_si(&self, value: f64) -> f64 {
        match self.dimension {
            Dimension::Count | Dimension::Magnitude | Dimension::Money => value,
            _ => table::resolve(&self.code).map_or(value, |unit| value * unit.factor + unit.offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_codes_convert() {
        let cases = [
            ("km/h", 36.0, 10.0, "m/s", Dimension::Speed),
            ("km2", 2.0, 2e6, "m2", Dimension::Area),
            ("[ft_i]3", 1.0, 0.028_316_846_592, "m3", Dimension::Volume),
            ("J/m2/a", 31_557_600.0, 1.0, "kg.m2.s-2/m2/s", Dimension::Other),
            ("fb-1", 1.0, 1e43, "m-2", Dimension::Other),
            ("[degF]", 32.0, 273.15, "K", Dimension::Temperature),
            ("s-1", 4.0, 4.0, "s-1", Dimension::Other),
            ("USD/h", 15.4, 15.4, "USD/h", Dimension::Money),
        ];
        for (code, value, si, si_code, dimension) in cases {
            let unit = Unit::of_code(code.to_owned());
            assert!((unit.to_si(value) - si).abs() < 1e-9 * si, "{code}: {}", unit.to_si(value));
            assert_eq!((unit.si_code().as_str(), unit.dimension()), (si_code, dimension), "{code}");
        }
    }

    #[test]
    fn head_is_the_last_word_of_what_is_counted() {
        assert_eq!(Unit::counted("nuclear-powered submarine").head(), "submarine");
        assert_eq!(Unit::of_code("km".to_owned()).head(), "km");
        assert_eq!(Unit::counted("").head(), "");
    }
}
