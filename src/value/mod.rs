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
    /// A time that is told by another event: "after the fair".
    Order {
        /// On which side of the other event it lies.
        order: Order,
        /// The words, and the stretch of the calendar that they leave where a report dates the other event.
        time: Time,
    },
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

/// Where an event stands to another in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// It is over before the other begins.
    Before,
    /// It takes place while the other lasts.
    During,
    /// It begins when the other is over.
    After,
}

impl Order {
    /// The word for it.
    ///
    /// ```
    /// assert_eq!(corroborate::value::Order::After.as_str(), "after");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }
}

impl Value {
    /// The quantity of a numeric value.
    ///
    /// ```
    /// use corroborate::value::Value;
    ///
    /// let count = Value::Count("12 homes".parse()?);
    /// assert_eq!(count.quantity().and_then(|homes| homes.low()), Some(12.0));
    /// assert_eq!(Value::Quote { text: "No.".to_owned() }.quantity(), None);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(q) | Self::Money(q) | Self::Count(q) | Self::Ordinal(q) | Self::Duration(q) => Some(q),
            _ => None,
        }
    }
}
