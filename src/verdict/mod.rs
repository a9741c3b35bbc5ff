//! How claims of one slot stand to each other, and what follows from several slots.
//!
//! A verdict is graded and says why; both sides are always kept, and nothing is averaged or voted on. What decides
//! is the printed form of the values, never a percentage: 684 km is 680 km said more precisely, 690 km is not.
//!
//! - [`reconcile_slot`] groups the claims of one slot into positions and compares these;
//! - [`compare`] passes the verdict on two claims alone;
//! - [`derive()`] checks what follows from claims of several slots: the triangle inequality, parts and whole;
//! - [`Policy`] says what is allowed, noted, or flagged.
//!
//! Each step asks for the one before: two values are judged by `value`, two claims (polarity, holders, as-of) by
//! `pair`, the claims of a slot by `slot`; `wording` puts what was found into words.

mod around;
mod aside;
mod category;
mod cause;
mod clock;
mod currency;
mod derived;
mod doubt;
mod drift;
mod ends;
mod figure;
mod list;
mod naming;
mod nested;
mod pair;
mod place;
mod policy;
mod position;
mod quantity;
mod quote;
mod roll;
mod ruling;
mod since;
mod slot;
mod statement;
mod stray;
mod time;
mod wider;
mod wording;

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod table;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use derived::derive;
pub use policy::{Policy, Setting};
pub use slot::{compare, reconcile_slot, weigh};
pub use statement::{Comparison, compare_statements};

/// How two or more claims stand to each other, from the least grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// Equal after conversion.
    Agreement,
    /// One lies within the other.
    Refinement,
    /// Open lists differ.
    ListDifference,
    /// A later figure that moved the way it may.
    Update,
    /// One figure is the other at a coarser printed precision, or within its hedge.
    Rounding,
    /// A later figure that moved the other way.
    Revision,
    /// One holder's quotation in two wordings.
    Wording,
    /// Several slots cannot hold together.
    Derived,
    /// One holder affirms what another denies.
    Disputed,
    /// Two values that cannot both hold.
    Contradiction,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agreement => "agreement",
            Self::Refinement => "refinement",
            Self::ListDifference => "list-difference",
            Self::Update => "update",
            Self::Rounding => "rounding",
            Self::Revision => "revision",
            Self::Wording => "wording",
            Self::Derived => "derived",
            Self::Disputed => "disputed",
            Self::Contradiction => "contradiction",
        })
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing to settle.
    Info,
    /// Worth a look.
    Minor,
    /// Settle it before you print.
    Major,
}

/// A verdict on two or more claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Unique in the report.
    pub id: String,
    /// How the claims stand to each other.
    pub verdict: Verdict,
    /// How much it matters.
    pub severity: Severity,
    /// Stable code: relation and verdict, "distance-rounding".
    pub code: String,
    /// The cluster of the claims; none for a derived finding, which spans several.
    pub cluster: Option<String>,
    /// The ids of the claims, side by side: first all of one position, then all of the other.
    pub claims: Vec<String>,
    /// One plain sentence.
    pub message: String,
    /// The reasons, each in a few words: the rule, the intervals, the roles that differ.
    pub because: Vec<String>,
}

/// Claims of one slot whose values agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The most precise statement among them, as an index into the slot's claims.
    pub face: usize,
    /// Its claims, as indices into the slot's claims, in ascending order.
    pub claims: Vec<usize>,
    /// How many articles hold it.
    pub sources: usize,
    /// How many independent origins hold it.
    pub origins: usize,
}

/// What `reconcile_slot` makes of the claims of one slot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SlotOutcome {
    /// The positions, the best supported first.
    pub positions: Vec<Position>,
    /// The verdicts, the gravest first; ids and cluster are filled in by the report.
    pub findings: Vec<Finding>,
}
