//! Dates, times, durations: what is printed, and when it was.

mod amount;
mod anchor;
mod calendar;
mod clock;
mod compare;
mod context;
mod dates;
mod daypart;
mod expr;
mod grammar;
mod length;
mod named;
mod read;
mod relative;
mod scan;
mod stated;
mod timex;
mod value;
mod vocab;

pub use compare::TimeOrder;
pub use stated::stated_publication;
pub use value::{Anchor, Granularity, Time, TimeKind, Zone};

use serde::{Deserialize, Serialize};

use crate::article::Published;
use crate::span::Span;
use crate::text::{Sentence, Tokens};

use anchor::Resolver;
use grammar::Parsed;
use scan::Scan;

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
    let stamp = stated_publication(tokens, sentences).map(|(_, span)| span);
    let mut scan = Scan::new(tokens);
    let mut resolver = Resolver::new(published);
    let mut mentions = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        scan.start = sentence.tokens.start;
        scan.limit = sentence.tokens.end;
        let mut i = scan.start;
        while i < scan.limit {
            match scan.parse(i) {
                Parsed::Nothing => i += 1,
                Parsed::Skip(end) => i = end.max(i + 1),
                Parsed::Time(expr, first, end) => {
                    let span = tokens.span(first, end - 1);
                    let mut context = scan.context(first, end);
                    context.reports |= stamp.is_some_and(|stamp| stamp.overlaps(span));
                    if expr.is_length() && context.role != TimeRole::Within {
                        context.role = TimeRole::At;
                    }
                    let time = resolver.resolve(&expr, &context, span.of(tokens.text()), number);
                    mentions.push(TimeMention { span, time, role: context.role, reports: context.reports });
                    i = end.max(i + 1);
                }
            }
        }
    }
    mentions
}
