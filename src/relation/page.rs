//! What relations read: one article with its events, and the questions that they all ask of it.

use std::ops::Range;

use crate::entity::Form;
use crate::event::{Event, EventId, Events, Referent, events, referent, time_clause};
use crate::number::QuantityMention;
use crate::reading::Reading;
use crate::span::Span;
use crate::syntax::{Chunk, Clause, Parse, Phrase};
use crate::time::TimeMention;
use crate::value::Value;

/// One article, ready for the relations.
pub(crate) struct Page<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub events: Events,
    /// The gathering that the article tells of most: a meeting, a match.
    pub gathering: Option<EventId>,
    /// The event that the article is about, where it is of a kind of which a story has one: a quake, a crash.
    pub main: Option<EventId>,
    /// The company that is bid for, in an article about a takeover.
    pub target: Option<Referent>,
    /// Somebody bids for a company.
    pub bids: bool,
}

/// Where a clause stands.
#[derive(Clone, Copy)]
pub(crate) struct At<'p> {
    pub sentence: usize,
    pub clause: usize,
    pub parse: &'p Parse,
}

/// Words that negate what stands behind them.
const NEGATIONS: [&str; 12] =
    ["not", "n't", "n’t", "no", "never", "nor", "neither", "nobody", "none", "nothing", "without", "hardly"];

impl<'p> At<'p> {
    pub fn clause(&self) -> &'p Clause {
        &self.parse.clauses[self.clause]
    }
}

/// How sure it is that a claim is of what its article is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bond {
    Sure,
    /// The word that ties it to that may tell of much else.
    Doubted,
}

/// A claim before its entities are known across articles.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub relation: &'static str,
    pub roles: Vec<(&'static str, Referent)>,
    pub scope: Vec<(&'static str, String)>,
    pub value: Value,
    /// The clause that states it, and in it the words of the value.
    pub span: Span,
    pub figure: Span,
    /// The token whose clause gives the stance.
    pub stance_at: usize,
    /// It is on the article's own word whatever stands around it: it dates a saying and not what was said.
    pub own_word: bool,
    /// What it is of is said too loosely for it to meet a claim of another article: "300 people".
    pub alone: bool,
    pub bond: Bond,
    /// It is the level before the one that is reported: "to 72 from 74".
    pub former: bool,
    /// How many newer parts of its page stand above it.
    pub older: usize,
    /// The polarity and the holder, where the relation reads them itself.
    pub polarity: Option<crate::text::Polarity>,
    pub holder: Option<Range<usize>>,
}

impl<'r, 'a> Page<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>) -> Self {
        let mut page =
            Self { reading, events: events(reading), gathering: None, main: None, target: None, bids: false };
        page.gathering = super::occasion::most_told(&page.events);
        page.main = page.events.main();
        page.bids = page.events.main_kind.is_some_and(|k| k.id == "takeover")
            || page.events.list.iter().any(|e| e.kind == "takeover")
            || super::target::tells_of_bid(&page);
        page.target = super::target::target(&page);
        page.bids |= page.target.is_some();
        page
    }

    /// Every clause, in the order of the text.
    pub fn clauses(&self) -> impl Iterator<Item = At<'_>> {
        self.reading
            .parses
            .iter()
            .enumerate()
            .flat_map(|(sentence, parse)| (0..parse.clauses.len()).map(move |clause| At { sentence, clause, parse }))
    }

    /// The clause that token `i` stands in: of those that hold it the shortest, else the last one before it.
    pub fn clause_at(&self, i: usize) -> Option<At<'_>> {
        let sentence = self.reading.sentence_of(i);
        let parse = self.reading.parses.get(sentence)?;
        let holding = parse
            .clauses
            .iter()
            .enumerate()
            .filter(|(_, c)| c.extent.contains(&i))
            .min_by_key(|(_, c)| c.extent.len())
            .or_else(|| parse.clauses.iter().enumerate().rfind(|(_, c)| c.verb.head < i));
        holding.map(|(clause, _)| At { sentence, clause, parse })
    }

    /// Whether what a negated sentence says of a figure holds all the same: "the jewels, worth 3 million euros, have not been
    /// found", "several engines of the 33 did not fire". What is negated stands behind the "not" of its clause.
    pub fn is_taken_for_granted(&self, draft: &Draft) -> bool {
        let figure = self.reading.tokens_of(draft.figure).start;
        let value = matches!(draft.value, Value::Time(_) | Value::Place { .. }) || draft.value.quantity().is_some();
        let start = self.clause_at(figure).map_or(figure, |at| at.clause().extent.start).min(figure);
        // "Since the outbreak she has not left": what opens the clause is negated with it.
        let opens = self.clause_at(draft.stance_at).is_some_and(|at| {
            let subject = at.clause().subject.map(|p| at.parse.chunks.phrases[p].tokens.start);
            subject.is_some_and(|subject| figure < subject)
        });
        let negation = |i: usize| self.is(i, &NEGATIONS) || self.reading.tokens.word(i).ends_with("n't");
        // "They do not think that anybody lives on the island that erupted on Monday": it did.
        let told = |at: At<'_>| at.clause().relative && matches!(draft.value, Value::Time(_) | Value::Place { .. });
        let relative = self.clause_at(draft.stance_at).is_some_and(told);
        value
            && !opens
            && (relative || self.reading.stances.is_negated(draft.stance_at))
            && !(start.saturating_sub(1)..figure).any(negation)
    }

    /// The times that belong to a clause; one of several words comes as often.
    pub fn times_of(&self, at: At<'_>) -> impl Iterator<Item = &TimeMention> {
        let own = (at.sentence, at.clause);
        let times = at.parse.tokens.clone().filter_map(|i| self.reading.time_at(i));
        times.filter(move |t| time_clause(self.reading, t) == Some(own))
    }

    /// The event that a clause tells of.
    pub fn event_of(&self, at: At<'_>) -> Option<(EventId, &Event)> {
        let id = self.events.of_clause(at.sentence, at.clause)?;
        Some((id, self.events.get(id)))
    }

    /// What a phrase refers to.
    pub fn referent(&self, phrase: &Phrase) -> Option<Referent> {
        referent(self.reading, &self.events, phrase)
    }

    /// What a phrase of a parse refers to, by its index.
    pub fn filler(&self, parse: &Parse, p: usize) -> Option<Referent> {
        self.referent(&parse.chunks.phrases[p])
    }

    /// Who does what the clause says.
    pub fn subject(&self, at: At<'_>) -> Option<Referent> {
        let subject = at.clause().subject?;
        let found = self.filler(at.parse, subject);
        match found {
            Some(Referent::Noun(_)) => self.apposed(at, subject).or(found),
            found => found,
        }
    }

    /// "Its passenger, the satellite Aurora, weighs": the name that stands between the noun and the verb.
    fn apposed(&self, at: At<'_>, subject: usize) -> Option<Referent> {
        let chunks = &at.parse.chunks;
        let k = Self::chunk_of(at.parse, subject)?;
        let (Chunk::Mark(','), Chunk::Noun(p)) = (chunks.list.get(k + 1)?, chunks.list.get(k + 2)?) else {
            return None;
        };
        let closed =
            chunks.list.get(k + 3).is_some_and(|c| matches!(c, Chunk::Mark(','))) && k + 4 == at.clause().chunk;
        let named = self.reading.mention_at(chunks.phrases[*p].head).is_some_and(|m| m.form == Form::Name);
        (closed && named).then(|| self.filler(at.parse, *p)).flatten()
    }

    /// The parse of the sentence that holds token `i`.
    pub fn parse_at(&self, i: usize) -> &Parse {
        &self.reading.parses[self.reading.sentence_of(i)]
    }

    /// The phrase that holds token `i`, as an index into its parse's phrases.
    pub fn phrase_at(&self, i: usize) -> Option<usize> {
        self.parse_at(i).phrase_at(i)
    }

    /// The phrase that holds token `i`.
    pub fn phrase(&self, i: usize) -> Option<&Phrase> {
        self.phrase_at(i).map(|p| &self.parse_at(i).chunks.phrases[p])
    }

    /// The tokens of a quantity.
    pub fn tokens_of(&self, quantity: &QuantityMention) -> Range<usize> {
        self.reading.tokens_of(quantity.span)
    }

    /// The span of a clause, with `figure` in it, cut at the ends of its sentence.
    pub fn span_of(&self, at: At<'_>, figure: Span) -> Span {
        let sentence = self.reading.sentences[at.sentence].span();
        let clause = self.reading.span(&at.clause().extent);
        let span = clause.to(figure);
        if sentence.contains(span) { span } else { figure }
    }

    /// The span of the whole sentence that holds token `i`.
    pub fn sentence_span(&self, i: usize) -> Span {
        self.reading.sentences[self.reading.sentence_of(i)].span()
    }

    /// The chunk of a phrase.
    pub fn chunk_of(parse: &Parse, phrase: usize) -> Option<usize> {
        parse.chunks.list.iter().position(|c| matches!(c, Chunk::Noun(p) if *p == phrase))
    }

    /// Whether token `i` reads one of `words`.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        self.reading.tokens.is_any(i, words)
    }
}

impl Draft {
    /// A draft with its roles; scope and the rest are plain.
    pub fn new(relation: &'static str, value: Value, span: Span, figure: Span, stance_at: usize) -> Self {
        Self {
            relation,
            roles: Vec::new(),
            scope: Vec::new(),
            value,
            span,
            figure,
            stance_at,
            own_word: false,
            alone: false,
            bond: Bond::Sure,
            former: false,
            older: 0,
            polarity: None,
            holder: None,
        }
    }

    /// Fills a role, where there is something to fill it with.
    pub fn role(mut self, name: &'static str, filler: impl Into<Option<Referent>>) -> Self {
        if let Some(filler) = filler.into() {
            self.roles.push((name, filler));
        }
        self
    }

    /// Keeps the claim in a slot of its own.
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Narrows the question, where there is something to narrow it by.
    pub fn narrowed(mut self, scope: Option<(&'static str, String)>) -> Self {
        self.scope.extend(scope);
        self
    }

    /// Narrows the question.
    pub fn within(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.scope.push((name, value.into()));
        self
    }
}
