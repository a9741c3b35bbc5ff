//! One article, read: its tokens, sentences, mentions, stances and clauses, all in one place for the relations.

use std::ops::Range;

use crate::article::{Article, Published};
use crate::entity::{EntityKind, Form, LocalId, Locals, Mention, locals};
use crate::number::{OrdinalMention, QuantityMention, ordinals, quantities};
use crate::span::Span;
use crate::syntax::{Known, Parse, Phrase, is_planned, parse};
use crate::text::{
    LineKind, Quotation, Sentence, Stances, TokenKind, Tokens, classify, headline_verb, lex, quotations, sentences,
};
use crate::time::{Time, TimeMention, times_and_coming};

/// What was read of one article.
pub(crate) struct Reading<'a> {
    pub article: &'a Article,
    pub tokens: Tokens<'a>,
    pub sentences: Vec<Sentence>,
    pub quotations: Vec<Quotation>,
    pub stances: Stances,
    pub quantities: Vec<QuantityMention>,
    pub ordinals: Vec<OrdinalMention>,
    pub times: Vec<TimeMention>,
    pub locals: Locals,
    /// One for each sentence; boilerplate has no clauses.
    pub parses: Vec<Parse>,
    /// When the article appeared, as given, as it states itself, or as borrowed.
    pub published: Option<Published>,
    /// The date is that of another report of the story: it tells of which week a weekday is, and not as of when the rest is.
    pub borrowed: bool,
    at: Vec<At>,
}

/// Which mentions cover a token.
#[derive(Clone, Copy, Default)]
struct At {
    quantity: Option<u32>,
    time: Option<u32>,
    mention: Option<u32>,
}

impl<'a> Reading<'a> {
    /// Reads an article as of `published`.
    pub fn new(article: &'a Article, published: Option<Published>) -> Self {
        let tokens = lex(article.text());
        let mut sentences = sentences(&tokens);
        classify(&tokens, &mut sentences);
        let quotations = quotations(&tokens, &sentences);
        let stances = Stances::read(&tokens, &sentences, &quotations);
        let locals = locals(&tokens, &sentences);
        let named = |span: Span| {
            let covering = locals.mentions.iter().find(|m| m.form == Form::Name && m.span.contains(span));
            covering.is_some_and(|m| m.span != span)
        };
        let mut quantities = quantities(&tokens);
        quantities.retain(|q| !named(q.span));
        let ordinals = ordinals(&tokens);
        // "Russia Today" is no date.
        let mut dated = times_and_coming(&tokens, &sentences, published);
        dated.retain(|(t, _)| !named(t.span));
        let (mut times, coming): (Vec<_>, Vec<_>) = dated.into_iter().unzip();
        let at = cover(&tokens, &quantities, &times, &locals.mentions);
        let parses: Vec<Parse> = sentences
            .iter()
            .map(|sentence| {
                let range = if sentence.kind() == LineKind::Boilerplate {
                    sentence.tokens().start..sentence.tokens().start
                } else {
                    sentence.tokens()
                };
                parse(&tokens, range, headline_verb(&tokens, sentence), &|i| known(&locals.mentions, &at, i))
            })
            .collect();
        look_ahead(&tokens, &parses, &mut times, coming);
        Self {
            article,
            tokens,
            sentences,
            quotations,
            stances,
            quantities,
            ordinals,
            times,
            locals,
            parses,
            published,
            borrowed: false,
            at,
        }
    }

    /// The quantity that covers token `i`.
    pub fn quantity_at(&self, i: usize) -> Option<&QuantityMention> {
        self.at.get(i)?.quantity.map(|q| &self.quantities[q as usize])
    }

    /// The time that covers token `i`.
    pub fn time_at(&self, i: usize) -> Option<&TimeMention> {
        self.at.get(i)?.time.map(|t| &self.times[t as usize])
    }

    /// The mention of an entity that covers token `i`.
    pub fn mention_at(&self, i: usize) -> Option<&Mention> {
        self.at.get(i)?.mention.map(|m| &self.locals.mentions[m as usize])
    }

    /// The entity that a phrase refers to: its head's, or that of the words before the head where they are its name.
    pub fn entity_of(&self, phrase: &Phrase) -> Option<LocalId> {
        self.mention_at(phrase.head)?.local
    }

    /// The mention of who speaks, in the words for the speaker: of the words before what hangs on them ("A ‸ of the
    /// University of B", "an aide ‸ to A") the first person who is named, else the last mention.
    pub fn speaker(&self, tokens: &Range<usize>) -> Option<&Mention> {
        let hangs = |i: &usize| self.mention_at(*i).is_none() && self.tokens.is_any(*i, &HANGS);
        let end = tokens.clone().skip(1).find(hangs).unwrap_or(tokens.end);
        let head = || (tokens.start..end).filter_map(|i| self.mention_at(i));
        head()
            .find(|m| m.kind == EntityKind::Person && m.form == Form::Name)
            .or_else(|| self.mention_at(end.checked_sub(1)?))
    }

    /// The sentence that holds token `i`, by its number.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens().end <= i).min(self.sentences.len().saturating_sub(1))
    }

    /// The tokens under a span.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        self.tokens.at(span.start())..self.tokens.at(span.end())
    }

    /// The span of a range of tokens.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.tokens.span(range.start, range.end.max(range.start + 1) - 1)
    }

    /// The words of a range of tokens.
    pub fn words(&self, range: &Range<usize>) -> &'a str {
        if range.is_empty() { "" } else { self.span(range).of(self.tokens.text()) }
    }
}

/// Prepositions that hang something on a noun.
const HANGS: [&str; 9] = ["of", "to", "for", "from", "at", "in", "with", "on", "near"];

fn cover(tokens: &Tokens<'_>, quantities: &[QuantityMention], times: &[TimeMention], mentions: &[Mention]) -> Vec<At> {
    let mut at = vec![At::default(); tokens.len()];
    let range = |span: Span| tokens.at(span.start())..tokens.at(span.end());
    for (n, quantity) in quantities.iter().enumerate() {
        at[range(quantity.span)].iter_mut().for_each(|a| a.quantity = Some(n as u32));
    }
    for (n, time) in times.iter().enumerate() {
        at[range(time.span)].iter_mut().for_each(|a| a.time = Some(n as u32));
    }
    for (n, mention) in mentions.iter().enumerate() {
        at[mention.tokens.clone()].iter_mut().for_each(|a| a.mention = Some(n as u32));
    }
    at
}

/// Takes the coming day where the present tense of a clause tells of a plan.
fn look_ahead(tokens: &Tokens<'_>, parses: &[Parse], times: &mut [TimeMention], coming: Vec<Option<Time>>) {
    for (mention, coming) in times.iter_mut().zip(coming) {
        let words = tokens.at(mention.span.start())..tokens.at(mention.span.end());
        let parse = parses.get(parses.partition_point(|p| p.tokens.end <= words.start));
        if let Some(coming) = coming.filter(|_| parse.is_some_and(|parse| is_planned(tokens, parse, &words))) {
            mention.time = coming;
        }
    }
}

fn known(mentions: &[Mention], at: &[At], i: usize) -> Option<Known> {
    let a = at[i];
    let named = a.mention.is_some_and(|m| mentions[m as usize].form == crate::entity::Form::Name);
    if a.time.is_some() {
        Some(Known::Time)
    } else if named {
        Some(Known::Name)
    } else if a.quantity.is_some() {
        Some(Known::Quantity)
    } else {
        None
    }
}

/// Whether a token is a word or a number.
pub(crate) fn is_wordy(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| matches!(t.kind(), TokenKind::Word | TokenKind::Number))
}
