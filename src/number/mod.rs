//! Numbers and quantities in running text.

use crate::span::Span;
use crate::text::Tokens;
use crate::value::Quantity;

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// The words, hedge and bound left out: "680 km".
    pub span: Span,
    /// What they say.
    pub quantity: Quantity,
    /// For a count, the head noun phrase that is counted; for a measure, its unit.
    pub unit_span: Option<Span>,
}

/// A place in a row in a text: "10th", "first".
#[derive(Clone, Debug, PartialEq)]
pub struct OrdinalMention {
    /// The words.
    pub span: Span,
    /// The place.
    pub rank: u32,
}

/// Every quantity in the text, in order, none inside another.
pub fn quantities(tokens: &Tokens<'_>) -> Vec<QuantityMention> {
    let _ = tokens;
    Vec::new()
}

/// Every ordinal in the text, in order.
pub fn ordinals(tokens: &Tokens<'_>) -> Vec<OrdinalMention> {
    let _ = tokens;
    Vec::new()
}
