//! Bare figures that are read off a clock: "at 9.30", "since nine", "the talks began at ten".

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};

use super::clock::Clock;
use super::scan::Scan;
use super::vocab::Word;

/// Whether a word tells of an hour, and not of a price or a size.
static WORDS: LazyLock<WordMap<bool>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("bare.tsv")).map(|row| (row[0], row[1] == "timed"))));

/// How many words before a bare hour the deed is looked for that it is the hour of.
const REACH: usize = 4;

impl Scan<'_, '_> {
    /// Whether the words around bare figures make a time of day of them: "the train left at 5.10", "the guard had stood
    /// since nine", "the talks began at ten"; but shares close at 5.10, and a toll stands at ten.
    pub(super) fn is_bare_clock(&self, i: usize, clock: &Clock) -> bool {
        const LEADS: [&str; 8] = ["at", "since", "until", "till", "by", "from", "around", "before"];
        if !self.follows(i, &LEADS) || !self.ends_hour(clock.end) {
            return false;
        }
        let rated = (self.start..self.limit).any(|k| WORDS.get(self.tokens, k) == Some(&false));
        let dotted = self.text(i).contains('.');
        let whole = self.number(i).is_some_and(|n| n <= 24) || matches!(self.word(i), Word::Count(_));
        let before = self.start.max(i.saturating_sub(REACH))..i;
        let timed = || before.clone().any(|k| WORDS.get(self.tokens, k) == Some(&true));
        let since = self.follows(i, &["since"]) && (dotted || whole);
        since || !rated && (dotted || whole && self.follows(i, &["at"]) && timed())
    }

    /// Whether nothing follows that the figures could count.
    fn ends_hour(&self, end: usize) -> bool {
        let word =
            self.is_any(end, &["to", "with", "for", "after", "before", "as", "when", "but", "because", "by", "from"]);
        word || self.ends_phrase(end) && !self.glued(end + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("bare.tsv")).all(|row| row.len() == 2 && matches!(row[1], "rate" | "timed")));
    }
}
