//! How sentences are taken apart: tags, noun phrases, verb groups, clauses.
//!
//! Closed-class words, a table of verbs and the shapes of noun phrases carry far in news prose; there is no model.
//! What is not understood is left out: a clause that is not found yields no claim.

mod chunk;
mod clause;
pub(crate) mod lexicon;
mod tag;

pub(crate) use chunk::{Chunk, Chunks, Phrase, VerbGroup};
pub(crate) use clause::{Clause, listed};

use std::ops::Range;

use crate::text::Tokens;

use lexicon::Tag;

/// One sentence taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Parse {
    pub tokens: Range<usize>,
    pub chunks: Chunks,
    pub clauses: Vec<Clause>,
}

/// What is known of a token before the sentence is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Name,
    Quantity,
    Time,
}

/// Takes one sentence apart. `known` tells which tokens lie in a name, a quantity or a time.
pub(crate) fn parse(tokens: &Tokens<'_>, range: Range<usize>, known: &dyn Fn(usize) -> Option<Known>) -> Parse {
    let mut tags = tag::tag_sentence(tokens, range.clone(), &|i| known(i) == Some(Known::Name));
    for i in range.clone() {
        match known(i) {
            Some(Known::Quantity) => tags[i - range.start].tag = Tag::Number,
            Some(Known::Time) => tags[i - range.start].tag = Tag::Time,
            _ => {}
        }
    }
    let mut chunks = chunk::chunk(tokens, range.clone(), &tags);
    let clauses = clause::clauses(tokens, &mut chunks);
    Parse { tokens: range, chunks, clauses }
}
