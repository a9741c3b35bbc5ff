//! One sentence as the stance rules see it: its tokens without quotation marks, each with its classes.

use super::Commitment;
use super::words::{Form, OUTLETS, VERBS, Verb, WORDS, class};
use crate::text::quotation::is_quotation_mark;
use crate::text::sentence::{LineKind, Sentence};
use crate::text::token::{Case, TokenKind, Tokens};

/// One word of a view.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for alone")]
pub(super) struct Word {
    /// Its token.
    pub(super) token: usize,
    pub(super) classes: u32,
    pub(super) verb: Option<&'static Verb>,
    pub(super) kind: TokenKind,
    /// Written with a capital where the line does not ask for one.
    pub(super) name: bool,
    /// An opening quotation mark stands before it.
    pub(super) opens: bool,
    /// A closing quotation mark stands before it.
    pub(super) closes: bool,
    /// Heads a finite verb group.
    pub(super) finite: bool,
}

/// A sentence without its quotation marks.
pub(super) struct View<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) words: Vec<Word>,
    /// It heads an article or a part of one.
    pub(super) heads: bool,
}

impl<'a, 't> View<'a, 't> {
    pub(super) fn new(tokens: &'a Tokens<'t>, sentence: &Sentence) -> Self {
        let headline = capitals_tell_nothing(tokens, sentence);
        let mut words = Vec::with_capacity(sentence.tokens.len());
        let (mut opens, mut closes) = (false, false);
        for i in sentence.tokens() {
            let token = &tokens.list[i];
            if token.kind == TokenKind::Mark && is_quotation_mark(tokens, i) {
                let closing = token.glued && !(tokens.glued(i + 1) && words.is_empty()) && closes_quote(tokens, i);
                opens |= !closing;
                closes |= closing;
                continue;
            }
            let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Clitic);
            let mut classes = if is_word { WORDS.get(tokens, i).copied().unwrap_or_default() } else { 0 };
            // "* No oil has reached the river": behind a bullet as well.
            let first = words.iter().all(|word: &Word| word.kind == TokenKind::Mark);
            // "Will Smith", "May", "Paris Match": a capital inside a sentence makes a name of most words.
            let name = token.is_capitalized() && !headline && !(first && (classes != 0 || token.case == Case::Capital));
            let name = name || (first && token.is_capitalized() && classes == 0);
            let acronym = token.case == Case::Upper && token.span.len() > 1 && !headline;
            let hyphened = words.len() > 1 && token.glued && is_word && tokens.word(i - 1) == "-" && {
                let before: &Word = &words[words.len() - 2];
                before.name
            };
            let name = name || acronym || hyphened;
            let pronoun_i = token.span.len() == 1 && classes & class::PRONOUN != 0;
            if name && !first && !pronoun_i {
                classes &= class::TIME | class::DETERMINER | class::PREPOSITION | class::AND;
            }
            let is_ly = is_word && classes == 0 && !name && tokens.word(i).ends_with("ly") && token.span.len() > 4;
            if is_ly {
                classes |= class::ADVERB;
            }
            let verb = if is_word && (!name || first) { VERBS.get(tokens, i) } else { None };
            words.push(Word { token: i, classes, verb, kind: token.kind, name, opens, closes, finite: false });
            (opens, closes) = (false, false);
        }
        let mut view = Self { tokens, words, heads: heads(sentence) };
        for k in 0..view.len() {
            view.words[k].finite = view.heads_finite_group(k);
        }
        view
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn is(&self, k: usize, word: &str) -> bool {
        self.words.get(k).is_some_and(|w| self.tokens.is(w.token, word))
    }

    pub(super) fn is_any(&self, k: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(k, word))
    }

    pub(super) fn text(&self, k: usize) -> &'t str {
        self.words.get(k).map_or("", |w| self.tokens.word(w.token))
    }

    pub(super) fn has(&self, k: usize, classes: u32) -> bool {
        self.words.get(k).is_some_and(|w| w.classes & classes != 0)
    }

    pub(super) fn verb(&self, k: usize) -> Option<&'static Verb> {
        self.words.get(k).and_then(|w| w.verb)
    }

    pub(super) fn finite(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| w.finite)
    }

    pub(super) fn name(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| w.name)
    }

    /// Whether a quotation mark stands before word `k`.
    pub(super) fn quoted(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| w.opens || w.closes)
    }

    /// Whether a quotation ends right before word `k`.
    pub(super) fn closes(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| w.closes)
    }

    /// Whether a quotation begins with word `k`.
    pub(super) fn opens(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| w.opens)
    }

    /// A mark that parts clauses or ends the sentence.
    pub(super) fn is_stop(&self, k: usize) -> bool {
        self.words.get(k).is_none_or(|w| {
            w.kind == TokenKind::Mark
                && (matches!(self.text(k), "," | ";" | ":" | "." | "!" | "?" | "…" | "(" | ")" | "[" | "]")
                    || self.is_dash(k))
        }) && !self.is_abbreviation_dot(k)
    }

    /// A dash between words, not a hyphen within one.
    pub(super) fn is_dash(&self, k: usize) -> bool {
        match self.text(k) {
            "–" | "—" => true,
            "-" => !self.tokens.glued(self.words[k].token) && !self.tokens.glued(self.words[k].token + 1),
            _ => false,
        }
    }

    fn is_abbreviation_dot(&self, k: usize) -> bool {
        self.text(k) == "." && k > 0 && k + 1 < self.len() && self.tokens.glued(self.words[k].token)
    }

    /// Whether the word can stand in a noun phrase.
    pub(super) fn nounish(&self, k: usize) -> bool {
        let Some(word) = self.words.get(k) else { return false };
        match word.kind {
            TokenKind::Number => true,
            TokenKind::Clitic => self.is(k, "'s"),
            TokenKind::Mark => {
                matches!(self.text(k), "&" | "/" | "$" | "€" | "£" | "%")
                    || (matches!(self.text(k), "-" | "–") && !self.is_dash(k))
                    || (matches!(self.text(k), "’" | "'") && self.tokens.glued(word.token))
                    || self.is_abbreviation_dot(k)
            }
            TokenKind::Word => {
                word.name
                    || (word.classes & class::NO_NOUN == 0
                        && !word.finite
                        && word.verb.is_none_or(|v| v.noun || v.form == Form::Ing || v.form == Form::Participle))
            }
        }
    }

    /// Whether an outlet's name, or the noun that ends one, stands here.
    pub(super) fn outlet(&self, k: usize) -> bool {
        self.words.get(k).and_then(|w| OUTLETS.get(self.tokens, w.token).map(|&name| !name || w.name)).unwrap_or(false)
    }

    /// The first word before `k` that is no adverb.
    pub(super) fn before_adverbs(&self, k: usize) -> Option<usize> {
        (0..k).rev().take(4).find(|&j| !self.has(j, class::ADVERB | class::NEVER))
    }

    fn heads_finite_group(&self, k: usize) -> bool {
        let word = &self.words[k];
        if word.kind == TokenKind::Clitic && self.is(k, "'s") {
            // "It's", "there's"; else a possessive.
            let pronoun = class::PERSON | class::RELATIVE | class::THAT;
            return k > 0 && (self.has(k - 1, pronoun) || self.is(k - 1, "there"));
        }
        if word.name && k > 0 {
            return false;
        }
        let before = self.before_adverbs(k).filter(|&j| !self.has(j, class::NOT) || self.has(j, class::AUXILIARY));
        let before = before.or_else(|| self.before_not(k));
        let after_auxiliary = before.is_some_and(|j| self.has(j, class::AUXILIARY) && !self.is(j, "'s"));
        if word.classes & class::AUXILIARY != 0 {
            let infinite = self.is_any(k, &["be", "been", "being", "having"]);
            return !infinite && !after_auxiliary && !before.is_some_and(|j| self.has(j, class::TO));
        }
        if after_auxiliary || before.is_some_and(|j| self.has(j, class::TO)) {
            return false;
        }
        let after_determiner = before.is_some_and(|j| {
            let stands_alone = self.is_any(j, &["many", "some", "most", "several", "few", "all", "both", "another"]);
            self.has(j, class::DETERMINER)
                && !self.has(j, class::THAT | class::RELATIVE)
                && !(stands_alone && word.verb.is_some())
                || (self.words[j].kind == TokenKind::Number && word.verb.is_none())
        });
        if let Some(verb) = word.verb {
            return match verb.form {
                Form::Ing | Form::Participle => false,
                Form::Base | Form::Third if verb.noun => {
                    let subject = match verb.form {
                        Form::Base => self.plural_before(before),
                        _ => self.subject_before(before) && self.led(before),
                    };
                    !after_determiner && subject && self.clause_after(k)
                }
                Form::Base => self.plural_before(before),
                _ => !after_determiner && !self.is_reduced(k, before),
            };
        }
        if word.classes & class::THIRD != 0 {
            return !after_determiner;
        }
        if word.classes & class::PAST != 0 {
            return !after_determiner && !self.is_reduced(k, before) && !self.has(k, class::PREPOSITION);
        }
        let text = self.text(k);
        word.kind == TokenKind::Word
            && word.classes == 0
            && !word.name
            && text.len() > 3
            && text.ends_with("ed")
            && !text.ends_with("eed")
            && !self.is_any(k, &["hundred", "naked", "sacred", "wicked"])
            && !after_determiner
            && !self.is_reduced(k, before)
    }

    fn before_not(&self, k: usize) -> Option<usize> {
        let j = self.before_adverbs(k)?;
        if self.has(j, class::NOT) { j.checked_sub(1) } else { None }
    }

    /// Whether a past form is rather a participle: "those wounded by", "of armed men", "Berlin-based".
    fn is_reduced(&self, k: usize, before: Option<usize>) -> bool {
        let Some(j) = before else { return true };
        self.is(k + 1, "by")
            || self.is_stop(j) && !self.quoted(k) && self.verb(k).is_none() && !self.awaits_verb(j)
            || self.has(j, class::PREPOSITION) && !self.has(j, class::RELATIVE | class::SUBORDINATOR)
            || self.text(j) == "-"
    }

    /// Whether the first noun of the stretch that ends with word `k` is a plural: "Images published by the agency show".
    fn heads_plural(&self, k: usize) -> bool {
        let start = (k.saturating_sub(12)..k).rev().find(|&j| self.is_stop(j)).map_or(k.saturating_sub(12), |j| j + 1);
        let noun = |&j: &usize| self.words[j].kind == TokenKind::Word && self.words[j].classes == 0;
        (start..k).find(noun).is_some_and(|j| {
            self.text(j).ends_with('s') && !self.words[j].name || j == 0 && self.text(j).ends_with('s')
        })
    }

    /// Whether the comma at `k` ends what was put behind a subject: "The quake, which caused no damage, struck".
    fn awaits_verb(&self, k: usize) -> bool {
        let Some(opening) = (k.saturating_sub(25)..k).rev().find(|&j| self.is_stop(j)) else { return false };
        let start = (opening.saturating_sub(25)..opening).rev().find(|&j| self.is_stop(j)).map_or(0, |j| j + 1);
        let subject = start < opening && !(start..opening).any(|j| self.words[j].finite);
        subject && self.text(opening) == "," && !self.has(start, class::PREPOSITION | class::TIME | class::SUBORDINATOR)
    }

    /// Whether the noun phrase that ends there is led by an article, a name or a pronoun: "the company claims", not "market
    /// fears".
    fn led(&self, before: Option<usize>) -> bool {
        let Some(last) = before else { return false };
        let marks = |&j: &usize| self.words[j].name || self.has(j, class::DETERMINER | class::PERSON | class::RELATIVE);
        (last.saturating_sub(8)..=last).rev().take_while(|&j| self.nounish(j) || marks(&j)).any(|j| marks(&j))
            || self.text(last).ends_with('s')
            || matches!(self.text(last), "," | ")")
    }

    /// Whether what stands before a base form can be its subject: "officials say", "they say", "Oslo and Bern say".
    fn plural_before(&self, before: Option<usize>) -> bool {
        const PLURALS: [&str; 12] =
            ["people", "police", "media", "many", "some", "most", "several", "few", "all", "both", "i", "you"];
        before.is_some_and(|j| {
            let third = self.is_any(j, &["he", "she", "it"]);
            self.has(j, class::PERSON | class::RELATIVE) && !third
                || self.is_any(j, &PLURALS)
                || (self.nounish(j) && self.words[j].kind == TokenKind::Word && self.text(j).ends_with('s'))
                || (self.words[j].name && j > 1 && self.has(j - 1, class::AND))
                || (self.text(j) == "," && j > 0 && self.nounish(j - 1))
                || self.text(j) == ")"
                || (self.words[j].name && self.heads_plural(j))
                // "Sources close to the family say"
                || (self.nounish(j)
                    && self.words[j].kind == TokenKind::Word
                    && (j.saturating_sub(6)..j).any(|i| self.has(i, class::PREPOSITION | class::TO))
                    && self.heads_plural(j))
        })
    }

    fn subject_before(&self, before: Option<usize>) -> bool {
        before.is_some_and(|j| {
            self.has(j, class::PERSON | class::RELATIVE)
                || self.words[j].name
                || self.is_any(j, &["many", "some", "most", "several", "few", "all", "both"])
                || (self.words[j].kind == TokenKind::Word
                    && self.words[j].classes == 0
                    && !self.text(j).ends_with("ing"))
                || self.text(j) == ","
        })
    }

    /// Whether what follows a verb that may be a noun looks like its object or clause.
    fn clause_after(&self, k: usize) -> bool {
        let next = k + 1;
        let object = class::THAT | class::DETERMINER | class::PRONOUN | class::NOT | class::ADVERB;
        let acts =
            self.verb(k).is_some_and(|v| v.commitment == Commitment::Promise || v.commitment == Commitment::Claim);
        (self.has(next, object) && !self.has(next, class::RELATIVE))
            || (acts && self.has(next, class::TO))
            || self.name(next)
            || self.quoted(next)
            || self.is(next, ":")
            || (self.nounish(next) && !self.outlet(next) && self.next_finite(next).is_some())
            || (self.is_stop(next)
                && k > 0
                && (self.name(k - 1) || self.has(k - 1, class::PERSON) || self.text(k - 1).ends_with('s')))
    }

    /// The next head of a finite verb group from `k` on that no stop parts from it; looks 25 words ahead.
    pub(super) fn next_finite(&self, k: usize) -> Option<usize> {
        (k..self.len().min(k + 25)).take_while(|&j| !self.is_stop(j)).find(|&j| self.words[j].finite)
    }
}

/// Whether most words are written with a capital, so that capitals tell nothing: a headline, or a text that shouts.
fn capitals_tell_nothing(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    let (mut words, mut capitals, mut uppers) = (0, 0, 0);
    for i in sentence.tokens() {
        let token = &tokens.list[i];
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            words += 1;
            capitals += usize::from(token.is_capitalized());
            uppers += usize::from(token.case == Case::Upper);
        }
    }
    words > 2 && ((heads(sentence) && capitals * 4 > words * 3) || uppers * 5 > words * 4)
}

fn heads(sentence: &Sentence) -> bool {
    matches!(sentence.kind, LineKind::Headline | LineKind::Heading)
}

/// Whether a quotation mark behind a word ends what is quoted.
fn closes_quote(tokens: &Tokens<'_>, i: usize) -> bool {
    match tokens.word(i) {
        "”" | "»" | "›" => true,
        "„" | "‘" | "«" | "‹" => false,
        _ => !tokens.glued(i + 1) || !tokens.list.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word),
    }
}
