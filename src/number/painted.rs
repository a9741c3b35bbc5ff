//! "six unbelievable minutes": words between a number and the time that something lasts.

use std::sync::LazyLock;

use crate::text::Tokens;
use crate::text::table::{WordMap, rows};

static PAINTED: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("painted.tsv")).flat_map(|row| row[0].split(' ').map(|word| (word, ()))))
});

/// Whether token `at` is an adjective before the plural of a time.
pub(super) fn is_painted(tokens: &Tokens<'_>, at: usize) -> bool {
    const ENDS: [&str; 6] = ["able", "ible", "ing", "ous", "ary", "less"];
    const TIMES: [&str; 6] = ["seconds", "minutes", "hours", "days", "weeks", "months"];
    let word = tokens.word(at);
    let lower = word.chars().all(char::is_lowercase);
    let ends = || word.len() > 6 && ENDS.iter().any(|end| word.ends_with(end));
    lower && tokens.is_any(at + 1, &TIMES) && (PAINTED.get(tokens, at).is_some() || ends())
}
