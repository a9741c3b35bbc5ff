//! What belongs to the page and not to the report.

use crate::span::Span;

use super::sentence::{LineKind, Sentence};
use super::token::Tokens;

/// Why a line was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DropReason {
    /// A number alone: a counter of views, comments, shares.
    Counter,
}

/// A line that is no part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// Why it was dropped.
    pub reason: DropReason,
}

/// Sets what each sentence is to its article.
pub fn classify(tokens: &Tokens<'_>, sentences: &mut [Sentence]) {
    for drop in dropped(tokens, sentences) {
        let at = sentences.partition_point(|s| s.span.start() < drop.span.start());
        if let Some(sentence) = sentences.get_mut(at) {
            sentence.kind = LineKind::Boilerplate;
        }
    }
}

/// Lists what `classify` drops, in the order of the text.
pub fn dropped(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Dropped> {
    let number = |s: &&Sentence| s.tokens().all(|i| tokens.word(i).chars().all(|c| c.is_ascii_digit()));
    sentences.iter().filter(number).map(|s| Dropped { span: s.span, reason: DropReason::Counter }).collect()
}
