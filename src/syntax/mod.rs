//! How sentences are taken apart: tags, noun phrases, verb groups, clauses.
//!
//! Closed-class words, a table of verbs and the shapes of noun phrases carry far in news prose; there is no model.
//! What is not understood is left out: a clause that is not found yields no claim.

mod chunk;
mod clause;
pub(crate) mod lexicon;
mod outlook;
mod subject;
mod tag;

use chunk::Chunks;
pub(crate) use chunk::{Chunk, Phrase, VerbGroup};
pub(crate) use clause::{Clause, listed};
pub(crate) use outlook::is_planned;

use std::ops::Range;

use crate::text::Tokens;

/// One sentence taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Parse {
    pub tokens: Range<usize>,
    pub chunks: Chunks,
    pub clauses: Vec<Clause>,
}

impl Parse {
    /// The phrase that holds token `i`, as an index into the phrases; none where it lies in another sentence.
    pub fn phrase_at(&self, i: usize) -> Option<usize> {
        self.chunks.phrases.iter().position(|p| p.tokens.contains(&i))
    }

    /// The first phrase that starts at token `i` or after it, in this sentence.
    pub fn phrase_from(&self, i: usize) -> Option<usize> {
        self.chunks.phrases.iter().position(|p| p.tokens.start >= i)
    }
}

/// What is known of a token before the sentence is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Name,
    Quantity,
    Time,
}

/// Takes one sentence apart. `known` tells which tokens lie in a name, a quantity or a time, `future` where the verb of a
/// headline is that has no other: "Ministers to meet".
pub(crate) fn parse(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    future: Option<usize>,
    known: &dyn Fn(usize) -> Option<Known>,
) -> Parse {
    let tags = tag::tag_sentence(tokens, range.clone(), known);
    let mut chunks = chunk::chunk(tokens, range.clone(), &tags);
    let clauses = clause::clauses(tokens, &mut chunks, future);
    Parse { tokens: range, chunks, clauses }
}
