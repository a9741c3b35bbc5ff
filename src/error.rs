//! What can go wrong on the way in.

/// An input that is refused, with the article, file or line that it came from and what to do about it.
///
/// The kinds are private so that they can grow; ask with the `is_…` predicates.
///
/// ```
/// let error = corroborate::Article::new("a1", "   ").unwrap_err();
/// assert!(error.is_blank());
/// assert_eq!(error.to_string(), "article \"a1\" has no text: give it one, or leave it out");
/// ```
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("no such span: bytes {start}..{end} of a text of {len} bytes, or a range that cuts a character")]
    Span { start: usize, end: usize, len: usize },
    #[error("article {id:?} has no text: give it one, or leave it out")]
    Blank { id: String },
    #[error("article {id:?} is {len} bytes long, over the limit of {limit}: cut it, or raise the limit")]
    TooLong { id: String, len: usize, limit: usize },
    #[error("two articles have the id {id:?}: one was kept; give the other an id of its own")]
    DuplicateId { id: String },
    #[error("{text:?} is no date: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss±hh:mm")]
    Date { text: String },
    #[error("{text:?} is no time in TIMEX3's notation: write 2023-09-12, 2023-09-10TEV, XXXX-WXX-2, P4Y6M")]
    Timex { text: String },
    #[error("{text:?} is no single quantity: write a number with its unit, such as \"about 680 km\"")]
    Quantity { text: String },
}

impl Error {
    /// The text was empty or blank.
    pub fn is_blank(&self) -> bool {
        matches!(self.0, ErrorKind::Blank { .. })
    }

    /// The text was over the limit.
    pub fn is_too_long(&self) -> bool {
        matches!(self.0, ErrorKind::TooLong { .. })
    }

    /// The batch had an article of the same id already.
    pub fn is_duplicate_id(&self) -> bool {
        matches!(self.0, ErrorKind::DuplicateId { .. })
    }

    /// A date or a time could not be read.
    pub fn is_date(&self) -> bool {
        matches!(self.0, ErrorKind::Date { .. } | ErrorKind::Timex { .. })
    }

    /// A quantity could not be read.
    pub fn is_quantity(&self) -> bool {
        matches!(self.0, ErrorKind::Quantity { .. })
    }

    /// A span did not fit its text.
    pub fn is_span(&self) -> bool {
        matches!(self.0, ErrorKind::Span { .. })
    }
}
