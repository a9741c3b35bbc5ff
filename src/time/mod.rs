//! Dates, times, durations: what is printed, and when it was.

mod calendar;
mod compare;
mod daypart;
mod length;
mod read;
mod timex;
mod value;

pub use compare::TimeOrder;
pub use value::{Anchor, Granularity, Time, TimeKind, Zone};

use serde::{Deserialize, Serialize};

use crate::article::Published;
use crate::span::Span;
use crate::text::{Sentence, Tokens};

/// How a time bounds what is said to happen, by the word before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeRole {
    /// "on Monday", "Monday", "in 2019"
    #[default]
    At,
    /// "since 2011", "from Monday"
    Since,
    /// "until Wednesday", "through Friday"
    Until,
    /// "by Friday"
    By,
    /// "before Friday"
    Before,
    /// "after Friday"
    After,
    /// "during the war", "throughout 2020"
    During,
    /// "within two weeks"
    Within,
}

/// A time in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// What they say.
    pub time: Time,
    /// How it bounds what is said to happen.
    pub role: TimeRole,
    /// Whether it dates the saying and not the deed: "Yonhap reported on Monday that the train had left".
    pub reports: bool,
}

/// Every time, duration and set in the text, in order, none inside another.
pub fn times(tokens: &Tokens<'_>, sentences: &[Sentence], published: Option<Published>) -> Vec<TimeMention> {
    let _ = (tokens, sentences, published);
    Vec::new()
}

/// The publication date, where the article states it on a line of its own, and where it does.
pub fn stated_publication(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Option<(Published, Span)> {
    let _ = (tokens, sentences);
    None
}
