//! What the words around a time say of it: how it bounds the event, which way it looks, and whether it dates the
//! saying instead of the deed.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::TokenKind;

use super::TimeRole;
use super::scan::Scan;

/// What a word does to the times in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// "said", "announced"
    Report,
    /// "will", "scheduled"
    Ahead,
    /// "had", "was", "left": what happened already
    Done,
    /// "be": leaves the question to the word before it
    Be,
}

static CUES: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("cues.tsv")).filter_map(|row| {
        let cue = match *row.get(1)? {
            "report" => Cue::Report,
            "ahead" => Cue::Ahead,
            "done" => Cue::Done,
            "be" => Cue::Be,
            _ => return None,
        };
        Some((row[0], cue))
    }))
});

/// How far from a time the verb that it hangs on is looked for.
const REACH: usize = 14;

/// What the words around a time say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) role: TimeRole,
    /// Something to come is said to happen then.
    pub(super) ahead: bool,
    pub(super) reports: bool,
}

impl Scan<'_, '_> {
    /// The context of the time in tokens `first..end`.
    pub(super) fn context(&self, first: usize, end: usize) -> Context {
        let role = self.role(first);
        let verb = self.verb_before(first);
        let opens = verb.is_none() && self.verb_after(end) == Some(Cue::Report);
        let looks = matches!(role, TimeRole::Until | TimeRole::By) && verb != Some(Cue::Report);
        let ahead = looks || verb == Some(Cue::Ahead) || (verb.is_none() && self.verb_after(end) == Some(Cue::Ahead));
        let reports = (verb == Some(Cue::Report) && self.is_plain(first)) || opens;
        Context { role, ahead, reports: reports && matches!(role, TimeRole::At) }
    }

    fn role(&self, first: usize) -> TimeRole {
        let mut at = first;
        // "since early", "by around", "until the end of"
        if at > self.start && self.tokens.is_any(at - 1, &["the", "around", "about", "at", "late", "early"]) {
            at -= 1;
        }
        if at == self.start {
            return TimeRole::At;
        }
        let before = |words: &[&str]| self.tokens.is_any(at - 1, words);
        if before(&["since", "from"]) {
            TimeRole::Since
        } else if before(&["until", "till", "through", "to"]) {
            TimeRole::Until
        } else if before(&["by"]) {
            TimeRole::By
        } else if before(&["before"]) {
            TimeRole::Before
        } else if before(&["after"]) {
            TimeRole::After
        } else if before(&["during", "throughout", "over"]) {
            TimeRole::During
        } else if before(&["within"]) {
            TimeRole::Within
        } else {
            TimeRole::At
        }
    }

    /// Whether nothing but "on", "in a statement", a name stands between the time and the clause that it ends.
    fn is_plain(&self, first: usize) -> bool {
        !(first > self.start && self.tokens.is_any(first - 1, &["for", "of", "since", "from"]))
    }

    /// What the nearest verb before token `first` says, within its clause.
    fn verb_before(&self, first: usize) -> Option<Cue> {
        let mut nearest_participle = false;
        for back in 1..=REACH.min(first - self.start) {
            let i = first - back;
            let token = &self.tokens.list[i];
            if token.kind == TokenKind::Mark {
                if self.tokens.is_any(i, &[";", ":", "—", "–"]) {
                    return None;
                }
                continue;
            }
            let cue = CUES.get(self.tokens, i).copied();
            match cue {
                Some(Cue::Be) => {
                    // "will be released on", "was released on"
                    nearest_participle = false;
                    if self.tokens.is_any(i, &["was", "were"]) {
                        return Some(Cue::Done);
                    }
                }
                Some(Cue::Report) if self.is_noun_here(i) => {}
                Some(cue) => return Some(cue),
                None if self.is_past_verb(i) => {
                    let passive = i > self.start && matches!(CUES.get(self.tokens, i - 1), Some(Cue::Be));
                    let adjective = i > self.start && self.tokens.is_any(i - 1, &["the", "a", "an", "its", "their", "his", "her"]);
                    if !passive && !adjective && !nearest_participle {
                        return Some(Cue::Done);
                    }
                }
                None => {}
            }
        }
        None
    }

    /// What the first verb behind token `end` says, where the time opens its sentence.
    fn verb_after(&self, end: usize) -> Option<Cue> {
        for i in end..self.limit.min(end + REACH) {
            if self.tokens.is_any(i, &[";", ":", ".", "—"]) {
                return None;
            }
            match CUES.get(self.tokens, i) {
                Some(Cue::Be) if self.tokens.is_any(i, &["was", "were"]) => return Some(Cue::Done),
                Some(Cue::Be) => {}
                Some(Cue::Report) if self.is_noun_here(i) => {}
                Some(cue) => return Some(*cue),
                None if self.is_past_verb(i) => return Some(Cue::Done),
                None => {}
            }
        }
        None
    }

    /// "the report", "its claims": nouns that look like reporting verbs.
    fn is_noun_here(&self, i: usize) -> bool {
        i > self.start && self.tokens.is_any(i - 1, &["the", "a", "an", "its", "his", "her", "their", "this", "that", "of"])
    }

    fn is_past_verb(&self, i: usize) -> bool {
        let token = &self.tokens.list[i];
        let word = token.span.of(self.tokens.text);
        token.kind == TokenKind::Word && !token.is_capitalized() && word.len() > 4 && word.ends_with("ed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("cues.tsv")) {
            assert!(CUES.find(row[0]).is_some(), "{row:?}");
        }
    }
}
