//! What a claim states: quantities, times, names, places, categories, quotations.

mod quantity;

pub use quantity::{Bound, Change, Figure, Hedge, Interval, Quantity};

use serde::{Deserialize, Serialize};

use crate::time::Time;

/// The value of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Value {
    /// A measured quantity: a length, a speed, a share.
    Quantity(Quantity),
    /// An amount of money.
    Money(Quantity),
    /// A number of things; the unit is what is counted, in the singular.
    Count(Quantity),
    /// A place in a row; the unit is what is counted, in the singular: "his 10th trip".
    Ordinal(Quantity),
    /// A length of time.
    Duration(Quantity),
    /// A point or a stretch of time.
    Time(Time),
    /// People, organizations, or things that are listed.
    Names {
        /// The names, in the order of the text.
        items: Vec<String>,
        /// Whether the text says that there are no others ("only", "all three").
        closed: bool,
    },
    /// Where something is or goes.
    Place {
        /// The places, from the narrowest to the widest; none where the text says that the place is not known.
        items: Vec<String>,
    },
    /// One of a closed family: meals, modes of travel, outcomes.
    Category {
        /// The family: "meal".
        family: String,
        /// Its member: "dinner".
        item: String,
    },
    /// Words said.
    Quote {
        /// The words, without their quotation marks.
        text: String,
    },
}

impl Value {
    /// The quantity of a numeric value.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(q) | Self::Money(q) | Self::Count(q) | Self::Ordinal(q) | Self::Duration(q) => Some(q),
            _ => None,
        }
    }
}
