//! Pronouns, and whom they leave as the only one.

use std::sync::LazyLock;

use crate::text::table::WordMap;

use super::describe::{MOST_RECENT, Reader};
use super::lexicon::{Sex, head_at_end};
use super::{EntityKind, Form};

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug)]
enum Pronoun {
    Person(Sex),
    Thing,
    Many,
}

static PRONOUNS: LazyLock<WordMap<Pronoun>> = LazyLock::new(|| {
    let of = |words: [&'static str; 4], what| words.map(|word| (word, what));
    let male = of(["he", "him", "his", "himself"], Pronoun::Person(Sex::Male));
    let female = of(["she", "her", "hers", "herself"], Pronoun::Person(Sex::Female));
    let many = of(["they", "them", "their", "themselves"], Pronoun::Many);
    let thing = ["it", "its", "itself"].map(|word| (word, Pronoun::Thing));
    WordMap::new(male.into_iter().chain(female).chain(many).chain(thing))
});

impl Reader<'_, '_> {
    /// The only person of that sex in this sentence so far; where there is none, in the one before.
    pub(super) fn person(&self, at: usize, sex: Sex) -> Option<usize> {
        let fits = |d: &usize| {
            let draft = &self.drafts[*d];
            draft.entity.kind == EntityKind::Person && draft.sex.is_none_or(|s| s == sex)
        };
        if let Some(quotation) = self.quotation_at(at) {
            // Who speaks says "I": of the persons, only those that the speaker names can be meant.
            let spoken = self.mentions.iter().rev().take(MOST_RECENT).take_while(|m| m.tokens.start >= quotation);
            return Self::only(spoken.filter_map(|m| m.local).map(|l| l.0 as usize).filter(fits));
        }
        if self.has_kin() {
            return None;
        }
        for back in 0..2 {
            let mut here = self.recent(back).into_iter().filter(fits).peekable();
            if here.peek().is_some() {
                return Self::only(here).filter(|_| back == 0 || !self.looks_ahead(at));
            }
        }
        None
    }

    /// Where the quotation around token `at` begins.
    fn quotation_at(&self, at: usize) -> Option<usize> {
        let next = self.quotations.partition_point(|q| q.tokens.start <= at);
        let around = self.quotations[..next].iter().rev().take(4).find(|q| q.tokens.end > at && !q.scare)?;
        Some(around.tokens.start)
    }

    /// "His son, who likes his car": a relative who is not named may be meant.
    fn has_kin(&self) -> bool {
        let here = self.starts.last().map_or(0, |&start| start.max(self.mentions.len().saturating_sub(MOST_RECENT)));
        self.mentions[here..].iter().any(|m| {
            let kin = || head_at_end(self.tokens, m.tokens.start, m.tokens.end).is_some_and(|(_, h)| h.is_kin());
            m.form == Form::Description && m.kind == EntityKind::Person && m.local.is_none() && kin()
        })
    }

    /// "Before his speech, Hale …": a pronoun before the first comma of a sentence that opens with such a word may
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
        match PRONOUNS.get(t, i) {
            Some(Pronoun::Person(sex)) => {
                let local = self.person(i, *sex);
                if let Some(d) = local {
                    self.drafts[d].sex = self.drafts[d].sex.or(Some(*sex));
                }
                self.push(i..i + 1, EntityKind::Person, Form::Pronoun, local);
            }
            Some(Pronoun::Thing) if !self.is_expletive(i) => {
                let local = self.thing_meant(i);
                let kind = local.map_or(EntityKind::Other, |d| self.drafts[d].entity.kind);
                self.push(i..i + 1, kind, Form::Pronoun, local);
            }
            Some(Pronoun::Many) => self.push(i..i + 1, EntityKind::Other, Form::Pronoun, None),
            _ => {}
        }
        i + 1
    }

    /// What "it" means: "its" leans on its own sentence; "it" may reach back, and then must be alone in both.
    fn thing_meant(&self, i: usize) -> Option<usize> {
        let fits = |d: &usize| !matches!(self.drafts[*d].entity.kind, EntityKind::Person | EntityKind::Other);
        let back = usize::from(!self.tokens.is(i, "its"));
        let only = Self::only(self.recent(back).into_iter().filter(fits))?;
        // What is meant in a quotation may stand outside the article.
        (self.leads(only, back) && self.quotation_at(i).is_none()).then_some(only)
    }

    /// Whether the sentence, or the one before, opens with the entity: what stands further in is rarely what "it" is.
    fn leads(&self, d: usize, back: usize) -> bool {
        let now = self.starts.len() - 1;
        (now.saturating_sub(back)..=now).any(|s| {
            let first = self.sentences[s].tokens().start;
            let opening = self.mentions[self.starts[s]..].first();
            opening.is_some_and(|m| m.local.is_some_and(|l| l.0 as usize == d) && m.tokens.start <= first + 2)
        })
    }

    /// "it is unclear", "it appears": nobody is meant.
    fn is_expletive(&self, i: usize) -> bool {
        let t = self.tokens;
        let said =
            i > 0 && t.is_any(i - 1, &["denied", "denies", "confirmed", "said", "knew", "did", "doing", "called"]);
        t.is(i, "it")
            && (said
                || t.is_any(i + 1, &["appears", "seems", "turned", "remains", "emerged", "would", "may"])
                || (t.is_any(i + 1, &["is", "was", "'s"]) && !t.is_any(i + 2, &["being", "the", "a", "an"])))
    }
}

/// Words that put a clause before the one it belongs to.
const AHEAD: [&str; 14] = [
    "prior", "before", "after", "when", "as", "while", "in", "despite", "although", "though", "with", "during",
    "since", "if",
];
