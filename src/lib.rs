//! Reads several reports of one event, aligns the claims that answer the same question, and explains where they
//! conflict.

mod article;
pub mod claim;
mod cluster;
mod dating;
pub mod entity;
mod error;
mod event;
pub mod number;
pub mod origin;
mod reading;
mod reconcile;
pub mod relation;
pub mod report;
mod span;
mod syntax;
pub mod text;
pub mod time;
pub mod unit;
pub mod value;
pub mod verdict;

pub use article::{Article, Published};
pub use claim::{Claim, Modality, Polarity, Slot, Stance};
pub use error::Error;
pub use reconcile::{Outcome, Reconciler};
pub use report::Report;
pub use span::Span;
pub use value::Value;
pub use verdict::{Finding, Policy, Severity, Verdict};
