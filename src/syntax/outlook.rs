//! Which way a clause in the present looks: "the minister flies on to Oslo on Saturday" is a plan.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::Tokens;
use crate::text::table::WordMap;

use super::{Chunk, Clause, Parse};

/// Verbs for what is done on a day that is fixed beforehand, by their lemma.
static PLANNED: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("planned.tsv")));

/// Whether the present tense of its clause tells of the time in these tokens as to come: "the two sides meet on Friday",
/// "whom they visit on Sunday", "fares rise from Monday".
///
/// What hangs on a noun says nothing of the verb: "they come from talks on Monday", "the ship leaves after the storm of
/// Sunday".
pub(crate) fn is_planned(tokens: &Tokens<'_>, parse: &Parse, time: &Range<usize>) -> bool {
    let holds = |c: &&Clause| c.extent.contains(&time.start) && c.verb.head < time.start;
    let Some(clause) = parse.clauses.iter().filter(holds).min_by_key(|c| c.extent.len()) else { return false };
    let verb = &clause.verb;
    if !verb.is_finite() || verb.past || verb.passive || verb.tokens.len() > 1 {
        return false;
    }
    let phrases = &parse.chunks.phrases;
    let before = parse.chunks.list.iter().rposition(|chunk| match chunk {
        Chunk::Noun(p) => phrases[*p].tokens.end <= time.start,
        Chunk::Verb(v) => v.tokens.end <= time.start,
        _ => false,
    });
    match before.map(|k| &parse.chunks.list[k]) {
        Some(Chunk::Verb(v)) if tokens.is(time.start.wrapping_sub(1), "from") => {
            v.head == verb.head && !matches!(verb.lemma, "be" | "have" | "come" | "date" | "stem")
        }
        Some(Chunk::Verb(v)) => v.head == verb.head && PLANNED.find(verb.lemma).is_some(),
        Some(Chunk::Noun(p)) => {
            let hangs = ["of", "after", "before", "over", "from", "following", "since", "about", "during"];
            let aside = phrases[*p].prep.is_some_and(|prep| tokens.is_any(prep, &hangs));
            !aside && phrases[*p].head > verb.head && PLANNED.find(verb.lemma).is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_a_verb() {
        for row in rows(include_str!("planned.tsv")) {
            assert!(
                row.len() == 1 && crate::syntax::lexicon::VERBS.find(row[0]).is_some_and(|v| v.lemma == row[0]),
                "{row:?}"
            );
        }
    }
}
