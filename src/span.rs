//! Where words stand in a text.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// A half-open range of UTF-8 bytes of one article's text.
///
/// ```
/// use corroborate::Span;
///
/// let text = "It is 680 km away.";
/// let span = Span::new(text, 6, 12)?;
/// assert_eq!(span.of(text), "680 km");
/// assert!(Span::new(text, 6, 99).is_err());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of `start..end` in `text`.
    ///
    /// # Errors
    /// When the range is reversed, reaches past the text, or cuts a character.
    pub fn new(text: &str, start: usize, end: usize) -> Result<Self, Error> {
        if text.get(start..end).is_none() {
            return Err(ErrorKind::Span { start, end, len: text.len() }.into());
        }
        Ok(Self::at(start, end))
    }

    /// A span that the caller knows to lie on character boundaries of its text.
    pub(crate) fn at(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words under the span; empty where `text` is not the text that the span was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
