//! How each clause is said, and by whom.

mod clause;
mod force;
mod frame;
mod negation;
mod operator;
mod phrase;
mod report;
mod source;
mod speaker;
mod speech;
mod view;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;

use self::force::Force;
use self::words::{OUTLETS, VERBS, WORDS, class};
use super::quotation::Quotation;
use super::sentence::Sentence;
use super::token::Tokens;

/// Whether a claim says that something is, or that it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is.
    #[default]
    Affirmed,
    /// It is not.
    Denied,
}

/// How a claim is put forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Modality {
    /// "left"
    #[default]
    Asserted,
    /// "will leave", "is scheduled to leave"
    Planned,
    /// "is expected to leave"
    Expected,
    /// "may leave"
    Possible,
    /// "appears to have left", "is believed to have left"
    Speculated,
    /// "accused of having left"
    Alleged,
    /// "if it leaves"
    Conditional,
}

/// What a reporting verb commits its speaker to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Commitment {
    /// "confirmed", "acknowledged", "admitted"
    Confirm,
    /// "said", "reported", "according to"
    Say,
    /// "claimed", "insisted"
    Claim,
    /// "alleged", "accused"
    Allege,
    /// "denied", "rejected"
    Deny,
    /// "warned", "threatened"
    Warn,
    /// "urged", "called on", "demanded"
    Urge,
    /// "promised", "agreed to"
    Promise,
    /// "expects", "predicted"
    Expect,
    /// "believe", "suggested", "suspects"
    Believe,
    /// "has not acknowledged", "declined to say", "no evidence that": nobody vouches for it, nobody denies it.
    Withhold,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holder {
    /// The noun phrase: "Karl Lind", "Danish intelligence", "he".
    pub span: Span,
    /// The same, as tokens.
    pub tokens: Range<usize>,
}

/// The stance of the clause around a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StanceAt {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// From the speaker to the last who passed it on; empty where the article says it itself.
    pub holders: Vec<Holder>,
    /// What the innermost reporting verb commits its speaker to.
    pub commitment: Option<Commitment>,
}

/// The stances of one article, by token.
///
/// ```
/// use corroborate::text::{Modality, Stances, lex, quotations, sentences};
///
/// let text = "The train may arrive on Monday, a spokeswoman for the ministry told Reuters.";
/// let tokens = lex(text);
/// let sentences = sentences(&tokens);
/// let stances = Stances::read(&tokens, &sentences, &quotations(&tokens, &sentences));
///
/// let stance = stances.at(3);
/// let holders: Vec<&str> = stance.holders.iter().map(|h| h.span.of(text)).collect();
/// assert_eq!(stance.modality, Modality::Possible);
/// assert_eq!(holders, ["a spokeswoman for the ministry", "Reuters"]);
/// assert!(stances.at(10).holders.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Stances {
    marks: Vec<Mark>,
    voices: Vec<Voice>,
}

/// The stance of one token.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    force: Force,
    /// One more than the index of its innermost voice; 0 is the narrator.
    voice: u32,
}

/// Someone who speaks, within what another says.
#[derive(Clone, Debug)]
struct Voice {
    holders: Vec<Holder>,
    commitment: Commitment,
    floor: Modality,
    deny: bool,
    past: bool,
    /// The voice around it, as in `Mark`.
    outer: u32,
    /// One past the last token that it speaks.
    scope_end: usize,
}

impl Stances {
    /// Reads the stance of every clause.
    pub fn read(tokens: &Tokens<'_>, sentences: &[Sentence], quotations: &[Quotation]) -> Self {
        speech::read(tokens, sentences, quotations)
    }

    /// Whether the words around token `i` are negated in their own sentence, and nobody denies them: "was not found", but
    /// neither "denied that it was found" nor "denied that it was not found".
    pub(crate) fn is_negated(&self, i: usize) -> bool {
        let Some(mark) = self.marks.get(i).filter(|m| m.force.polarity == Polarity::Denied) else { return false };
        let mut voice = mark.voice;
        while let Some(said) = (voice as usize).checked_sub(1).and_then(|v| self.voices.get(v)) {
            if said.deny {
                return false;
            }
            voice = said.outer;
        }
        true
    }

    /// The stance of the clause around token `i`; that of a plain statement past the end.
    pub fn at(&self, i: usize) -> StanceAt {
        let Some(mark) = self.marks.get(i) else { return StanceAt::default() };
        let Force { polarity, mut modality, would, aside } = mark.force;
        if aside {
            return StanceAt::default();
        }
        let mut out = StanceAt { polarity, ..StanceAt::default() };
        let mut voice = mark.voice;
        let mut deny = polarity == Polarity::Denied;
        let mut past = false;
        let mut floor = Modality::Asserted;
        while let Some(said) = (voice as usize).checked_sub(1).and_then(|v| self.voices.get(v)) {
            out.commitment = out.commitment.or(Some(said.commitment));
            out.holders.extend(said.holders.iter().cloned());
            floor = floor.max(said.floor);
            deny ^= said.deny;
            past |= said.past;
            voice = said.outer;
        }
        if would && past && modality == Modality::Conditional {
            modality = Modality::Planned;
        }
        out.modality = modality.max(floor);
        out.polarity = if deny { Polarity::Denied } else { Polarity::Affirmed };
        out
    }
}

/// Whether the sentence has a finite verb.
pub(super) fn has_finite_verb(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    let view = view::View::new(tokens, sentence);
    (0..view.len()).any(|k| view.finite(k))
}

/// The "to" that makes a line of its subject and an infinitive: "Twelve ministers to meet in Aville".
pub(crate) fn headline_verb(tokens: &Tokens<'_>, sentence: &Sentence) -> Option<usize> {
    let view = view::View::new(tokens, sentence);
    force::headline_verb(&view).map(|k| view.words[k].token)
}

/// Whether token `i` is a word of the grammar: an article, pronoun, preposition, conjunction, auxiliary.
pub(crate) fn is_function_word(tokens: &Tokens<'_>, i: usize) -> bool {
    let grammar = class::AUXILIARY
        | class::DETERMINER
        | class::PRONOUN
        | class::PREPOSITION
        | class::THAT
        | class::AND
        | class::NOT;
    WORDS.get(tokens, i).is_some_and(|classes| classes & grammar != 0)
}

/// Whether token `i` is one of the commonest words of English news: grammar, reporting verbs, common verb forms.
pub(super) fn is_english_word(tokens: &Tokens<'_>, i: usize) -> bool {
    WORDS.get(tokens, i).is_some() || VERBS.get(tokens, i).is_some()
}

/// Whether token `i` is a form of a verb that reports.
pub(crate) fn is_reporting_word(tokens: &Tokens<'_>, i: usize) -> bool {
    VERBS.get(tokens, i).is_some()
}

/// Whether token `i` names a day, a month or a part of them.
pub(super) fn is_time_word(tokens: &Tokens<'_>, i: usize) -> bool {
    WORDS.get(tokens, i).is_some_and(|classes| classes & class::TIME != 0)
}

/// Whether token `i` is the name of a news agency or an outlet, or a word of such a name.
pub(crate) fn is_outlet_name(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.list[i].is_capitalized() && OUTLETS.get(tokens, i).is_some()
}
