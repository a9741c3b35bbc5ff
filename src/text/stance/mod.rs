//! How each clause is said, and by whom.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;

use super::quotation::Quotation;
use super::sentence::Sentence;
use super::token::Tokens;

/// Whether a claim says that something is, or that it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is.
    #[default]
    Affirmed,
    /// It is not.
    Denied,
}

/// How a claim is put forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Modality {
    /// "left"
    #[default]
    Asserted,
    /// "will leave", "is scheduled to leave"
    Planned,
    /// "is expected to leave"
    Expected,
    /// "may leave"
    Possible,
    /// "appears to have left", "is believed to have left"
    Speculated,
    /// "accused of having left"
    Alleged,
    /// "if it leaves"
    Conditional,
}

/// What a reporting verb commits its speaker to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Commitment {
    /// "confirmed", "acknowledged", "admitted"
    Confirm,
    /// "said", "reported", "according to"
    Say,
    /// "claimed", "insisted"
    Claim,
    /// "alleged", "accused"
    Allege,
    /// "denied", "rejected"
    Deny,
    /// "warned", "threatened"
    Warn,
    /// "urged", "called on", "demanded"
    Urge,
    /// "promised", "agreed to"
    Promise,
    /// "expects", "predicted"
    Expect,
    /// "believe", "suggested", "suspects"
    Believe,
    /// "has not acknowledged", "declined to say", "no evidence that": nobody vouches for it, nobody denies it.
    Withhold,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holder {
    /// The noun phrase: "Dmitry Peskov", "South Korean intelligence", "he".
    pub span: Span,
    /// The same, as tokens.
    pub tokens: Range<usize>,
}

/// The stance of the clause around a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StanceAt {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// From the speaker to the last who passed it on; empty where the article says it itself.
    pub holders: Vec<Holder>,
    /// What the innermost reporting verb commits its speaker to.
    pub commitment: Option<Commitment>,
}

/// The stances of one article, by token.
#[derive(Clone, Debug, Default)]
pub struct Stances {
    marks: Vec<StanceAt>,
}

impl Stances {
    /// Reads the stance of every clause.
    pub fn read(tokens: &Tokens<'_>, _sentences: &[Sentence], _quotations: &[Quotation]) -> Self {
        Self { marks: vec![StanceAt::default(); tokens.len()] }
    }

    /// The stance of the clause around token `i`; that of a plain statement past the end.
    pub fn at(&self, i: usize) -> StanceAt {
        self.marks.get(i).cloned().unwrap_or_default()
    }
}
