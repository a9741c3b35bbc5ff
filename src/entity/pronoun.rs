//! Pronouns, and whom they leave as the only one.

use super::describe::{MOST_RECENT, Reader};
use super::lexicon::Sex;
use super::{EntityKind, Form};

impl Reader<'_, '_> {
    /// The only person of that sex in this sentence so far; where there is none, in the one before.
    pub(super) fn person(&self, at: usize, sex: Sex) -> Option<usize> {
        let fits = |d: &usize| {
            let draft = &self.drafts[*d];
            draft.entity.kind == EntityKind::Person && draft.sex.is_none_or(|s| s == sex)
        };
        for back in 0..2 {
            let mut here = self.recent(back).into_iter().filter(fits).peekable();
            if here.peek().is_some() {
                return Self::only(here).filter(|_| back == 0 || !self.looks_ahead(at));
            }
        }
        None
    }

    /// "Prior to his meeting, Kim …": a pronoun before the first comma of a sentence that opens with such a word may
    /// mean a person who is named only then.
    fn looks_ahead(&self, at: usize) -> bool {
        let t = self.tokens;
        let range = self.sentences[self.starts.len() - 1].tokens();
        let later = self.spots[self.spots.partition_point(|s| s.tokens.start < at)..]
            .iter()
            .take_while(|s| s.tokens.start < range.end);
        let opens = (range.start..range.start + 3).any(|i| t.is_any(i, &AHEAD));
        let before_comma = at - range.start < MOST_RECENT && !(range.start..at).any(|i| t.is(i, ","));
        let mut later = later.take(MOST_RECENT);
        opens && before_comma && later.any(|s| s.kind == EntityKind::Person)
    }

    /// Records a pronoun at token `i`; the token after it.
    pub(super) fn pronoun(&mut self, i: usize) -> usize {
        let t = self.tokens;
        let sex = if t.is_any(i, &["he", "him", "his", "himself"]) {
            Some(Sex::Male)
        } else if t.is_any(i, &["she", "her", "hers", "herself"]) {
            Some(Sex::Female)
        } else {
            None
        };
        if let Some(sex) = sex {
            let local = self.person(i, sex);
            if let Some(d) = local {
                self.drafts[d].sex = self.drafts[d].sex.or(Some(sex));
            }
            self.push(i..i + 1, EntityKind::Person, Form::Pronoun, local);
        } else if t.is_any(i, &["it", "its", "itself"]) && !self.is_expletive(i) {
            let fits = |d: &usize| !matches!(self.drafts[*d].entity.kind, EntityKind::Person | EntityKind::Other);
            // "its" leans on its own sentence; "it" may reach back, and then must be alone in both.
            let back = usize::from(!t.is(i, "its"));
            let local = Self::only(self.recent(back).into_iter().filter(fits)).filter(|_| !self.is_quoted(i));
            let kind = local.map_or(EntityKind::Other, |d| self.drafts[d].entity.kind);
            self.push(i..i + 1, kind, Form::Pronoun, local);
        } else if t.is_any(i, &["they", "their", "them", "themselves"]) {
            self.push(i..i + 1, EntityKind::Other, Form::Pronoun, None);
        }
        i + 1
    }

    /// Whether a quotation is open at token `i`: what it refers to may stand outside the article.
    fn is_quoted(&self, i: usize) -> bool {
        let t = self.tokens;
        let start = self.sentences[self.starts.len() - 1].tokens().start;
        let start = start.max(i.saturating_sub(MOST_RECENT));
        let quote = (start..i).rev().find(|&k| t.is_any(k, &["“", "”", "\""]));
        quote
            .is_some_and(|k| t.is(k, "“") || (t.is(k, "\"") && (start..=k).filter(|&k| t.is(k, "\"")).count() % 2 == 1))
    }

    /// "it is unclear", "it appears": nobody is meant.
    fn is_expletive(&self, i: usize) -> bool {
        let t = self.tokens;
        t.is(i, "it")
            && (t.is_any(i + 1, &["appears", "seems", "turned", "remains", "emerged", "would", "may"])
                || (t.is_any(i + 1, &["is", "was", "'s"]) && !t.is_any(i + 2, &["being", "the", "a", "an"])))
    }
}

/// Words that put a clause before the one it belongs to.
const AHEAD: [&str; 14] = [
    "prior", "before", "after", "when", "as", "while", "in", "despite", "although", "though", "with", "during",
    "since", "if",
];
