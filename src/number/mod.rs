//! Numbers and quantities in running text.
//!
//! One pass over the tokens. At each figure the grammar reads as far as it goes, and never further back than the
//! quantity before: what is no quantity (`other`), the number (`numeral`, `words`, `digits`), its unit (`measure`,
//! `noun`), what is said of it (`context`), and what it makes with its neighbours (`compose`).

mod atom;
mod calendar;
mod compose;
mod context;
mod digits;
mod fraction;
mod measure;
mod neighbour;
mod noun;
mod numeral;
mod ordinal;
mod other;
mod painted;
mod priced;
mod spell;
mod words;

use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::span::Span;
use crate::text::{Tokens, lex};
use crate::value::Quantity;

pub(crate) use calendar::is_bounded;
pub(crate) use ordinal::is_ordinal;
pub use ordinal::{OrdinalMention, ordinals};
pub(crate) use spell::{is_of_play, long_lengths};

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// The words, hedge and bound left out: "680 km".
    pub span: Span,
    /// What they say.
    pub quantity: Quantity,
    /// For a count, the head noun phrase that is counted; for a measure, its unit.
    pub unit_span: Option<Span>,
    /// Where the same is said again in another unit, as far as the text does so: "40 miles" of "60 km (40 miles)".
    pub also_span: Option<Span>,
}

/// Every quantity in the text, in order, none inside another.
///
/// Where figures stand as close as the cells of a table (64 in a kilobyte), they are no prose and are passed over.
///
/// ```
/// use corroborate::{number::quantities, text::lex, value::Hedge};
///
/// let text = "About 680 km away, three nuclear-powered submarines waited.";
/// let found = quantities(&lex(text));
/// assert_eq!((found[0].span.of(text), found[0].quantity.hedge()), ("680 km", Hedge::About));
/// assert_eq!(found[0].quantity.si().0, Some(680_000.0));
/// assert_eq!(found[1].quantity.unit().code(), "nuclear-powered submarine");
/// assert_eq!(found[1].quantity.unit().head(), "submarine");
/// ```
pub fn quantities(tokens: &Tokens<'_>) -> Vec<QuantityMention> {
    compose::quantities(tokens)
}

impl FromStr for Quantity {
    type Err = Error;

    /// Reads one quantity as an article would print it, with hedge, bound and conversion: "about 680 km".
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut found = quantities(&lex(text)).into_iter();
        match (found.next(), found.next()) {
            (Some(mention), None) => Ok(mention.quantity),
            _ => Err(ErrorKind::Quantity { text: text.to_owned() }.into()),
        }
    }
}
