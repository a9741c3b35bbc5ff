//! Dates, times, durations: what is printed, and when it was.

use serde::{Deserialize, Serialize};

use crate::article::Published;
use crate::span::Span;
use crate::text::{Sentence, Tokens};

/// How fine a time is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Granularity {
    /// "18:38:05"
    Second,
    /// "18:38"
    Minute,
    /// "around 6 p.m."
    Hour,
    /// "Sunday evening"
    DayPart,
    /// "Sunday"
    Day,
    /// "the weekend"
    Weekend,
    /// "this week"
    Week,
    /// "in April 2019"
    Month,
    /// "the second quarter"
    Quarter,
    /// "last summer"
    Season,
    /// "the first half"
    Half,
    /// "in 2019"
    Year,
    /// "the 1990s"
    Decade,
    /// "the 19th century"
    Century,
    /// "soon", "in the coming days"
    Fuzzy,
}

/// TIMEX3's four types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimeKind {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A time as it is printed and as it is understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    pub(crate) kind: TimeKind,
    pub(crate) timex3: String,
    pub(crate) granularity: Granularity,
    pub(crate) text: String,
}

impl Time {
    /// TIMEX3's type.
    pub fn kind(&self) -> TimeKind {
        self.kind
    }

    /// The value in TIMEX3's notation.
    pub fn timex3(&self) -> &str {
        &self.timex3
    }

    /// How fine it is said.
    pub fn granularity(&self) -> Granularity {
        self.granularity
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A time in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// What they say.
    pub time: Time,
}

/// Every time, duration and set in the text, in order, none inside another.
pub fn times(tokens: &Tokens<'_>, sentences: &[Sentence], published: Option<Published>) -> Vec<TimeMention> {
    let _ = (tokens, sentences, published);
    Vec::new()
}
