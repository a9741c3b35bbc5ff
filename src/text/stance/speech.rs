//! From the frames of single sentences to the voices of an article: quotations reach across sentences, and a quotation
//! that nobody claims belongs to whoever spoke last.

use std::ops::Range;

use super::clause::Clauses;
use super::force::{Force, forces};
use super::frame::{Frame, frames};
use super::view::View;
use super::words::class;
use super::{Holder, Mark, Stances, Voice};
use crate::text::quotation::Quotation;
use crate::text::sentence::{LineKind, Sentence};
use crate::text::token::Tokens;

/// A sentence is read in pieces of at most this many tokens, so that a text without stops costs no more than another.
const LONGEST: usize = 400;

/// How many voices may stand within one another.
const DEEPEST: usize = 4;

pub(super) fn read(tokens: &Tokens<'_>, sentences: &[Sentence], quotations: &[Quotation]) -> Stances {
    let mut reader = Reader {
        quotations,
        stances: Stances { marks: vec![Mark::default(); tokens.len()], voices: Vec::new() },
        spoken: vec![0; quotations.len()],
    };
    for sentence in sentences {
        if sentence.kind == LineKind::Boilerplate {
            continue;
        }
        let whole = sentence.tokens();
        for start in whole.clone().step_by(LONGEST) {
            let piece = Sentence { tokens: start..whole.end.min(start + LONGEST), ..sentence.clone() };
            reader.sentence(&View::new(tokens, &piece));
        }
    }
    reader.unclaimed(tokens, sentences);
    reader.stances
}

struct Reader<'q> {
    quotations: &'q [Quotation],
    stances: Stances,
    /// The voice of each quotation, as in `Mark`.
    spoken: Vec<u32>,
}

impl Reader<'_> {
    fn sentence(&mut self, view: &View<'_, '_>) {
        if view.words.is_empty() {
            return;
        }
        let clauses = Clauses::new(view);
        let forces = forces(view, &clauses);
        for (word, force) in view.words.iter().zip(forces) {
            self.stances.marks[word.token].force = force;
        }
        let mut frames = frames(view);
        frames.sort_by_key(|f| std::cmp::Reverse(f.scopes.iter().map(ExactSizeIterator::len).sum::<usize>()));
        for frame in &frames {
            self.voice(view, frame);
        }
    }

    /// Lets one frame speak.
    fn voice(&mut self, view: &View<'_, '_>, frame: &Frame) {
        let matrix = tokens_of(view, &frame.matrix);
        let outer = self.stances.marks[matrix.start].voice;
        let ranges: Vec<Range<usize>> =
            frame.scopes.iter().map(|scope| self.widen(tokens_of(view, scope), &matrix)).collect();
        let mut holders: Vec<Holder> = frame.holders.iter().map(|phrase| holder(view, phrase)).collect();
        let mut depth = 0;
        let mut around = outer;
        while let Some(voice) = (around as usize).checked_sub(1).and_then(|v| self.stances.voices.get(v)) {
            // "According to Yang, … , he told AFP": the pronoun is Yang.
            holders.retain(|h| !voice.holders.contains(h) && !is_pronoun(view, h));
            around = voice.outer;
            depth += 1;
        }
        if depth >= DEEPEST {
            return;
        }
        let Frame { commitment, floor, deny, past, .. } = *frame;
        self.stances.voices.push(Voice { holders, commitment, floor, deny, past, outer });
        let voice = self.stances.voices.len() as u32;
        for range in ranges {
            for i in range.clone() {
                let mark = &mut self.stances.marks[i];
                // What stands deeper already keeps its own voice.
                if !matrix.contains(&i) && mark.voice == outer {
                    mark.voice = voice;
                }
            }
            self.claim(&range, voice);
        }
        if frame.scopes.is_empty() {
            self.claim_before(matrix.start, voice);
        }
        let own_force = frame.matrix.clone().find(|&k| view.finite(k)).is_some_and(|k| !view.has(k, class::MODAL));
        if own_force {
            for i in matrix {
                self.stances.marks[i].force =
                    Force { polarity: self.stances.marks[i].force.polarity, ..Force::default() };
            }
        }
    }

    /// A quotation that reaches out of a scope belongs to it as a whole.
    fn widen(&self, scope: Range<usize>, matrix: &Range<usize>) -> Range<usize> {
        let mut out = scope.clone();
        let near = self.quotations.partition_point(|q| q.tokens.start < scope.start.saturating_sub(FAR));
        for q in self.quotations[near..].iter().take_while(|q| q.tokens.start < scope.end) {
            let long = !q.scare && q.tokens.len() > 2;
            let around_matrix = q.tokens.start <= matrix.start && q.tokens.end >= matrix.end;
            if long && !around_matrix && q.tokens.end > scope.start {
                out = out.start.min(q.tokens.start)..out.end.max(q.tokens.end);
            }
        }
        out
    }

    /// Notes the voice of the quotations in a range.
    fn claim(&mut self, range: &Range<usize>, voice: u32) {
        let first = self.quotations.partition_point(|q| q.tokens.start < range.start);
        for n in first..self.quotations.len() {
            if self.quotations[n].tokens.start >= range.end {
                break;
            }
            if !self.quotations[n].scare && self.spoken[n] == 0 {
                self.spoken[n] = voice;
            }
        }
    }

    /// “…?” he asked: the quotation that ends right before the words that report it.
    fn claim_before(&mut self, start: usize, voice: u32) {
        let Some(n) = self.quotations.iter().rposition(|q| q.tokens.end <= start) else { return };
        if self.quotations[n].tokens.end + 2 >= start && self.spoken[n] == 0 {
            self.give(n, voice);
        }
    }

    fn give(&mut self, n: usize, voice: u32) {
        self.spoken[n] = voice;
        for i in self.quotations[n].tokens.clone() {
            let mark = &mut self.stances.marks[i];
            if mark.voice == 0 {
                mark.voice = voice;
            }
        }
    }

    /// Gives each quotation that nobody claims to the speaker of the one before, where nothing but that speaker's words
    /// stands between them.
    fn unclaimed(&mut self, tokens: &Tokens<'_>, sentences: &[Sentence]) {
        for n in 0..self.quotations.len() {
            let q = &self.quotations[n];
            if self.spoken[n] != 0 || q.scare || q.depth > 0 || self.stances.marks[q.tokens.start].voice != 0 {
                continue;
            }
            let s = sentences.partition_point(|s| s.tokens.end <= q.tokens.start);
            let opens_sentence = sentences.get(s).is_some_and(|s| q.tokens.start <= s.tokens.start + 1);
            let Some(before) = (0..n).rev().find(|&m| self.quotations[m].depth == 0 && !self.quotations[m].scare)
            else {
                continue;
            };
            let last = sentences.partition_point(|s| s.tokens.end < self.quotations[before].tokens.end);
            let next_to = self.quotations[before].continued || s <= last + 1;
            let full = q.tokens.len() > 3 && tokens.list[q.tokens.start].is_capitalized();
            if opens_sentence && next_to && full && self.spoken[before] != 0 {
                self.give(n, self.spoken[before]);
            }
        }
    }
}

/// How far back a quotation may begin that reaches into a sentence.
const FAR: usize = 600;

fn tokens_of(view: &View<'_, '_>, words: &Range<usize>) -> Range<usize> {
    let token = |k: usize| view.words.get(k).map(|w| w.token);
    let start = token(words.start).unwrap_or_else(|| view.words[view.len() - 1].token);
    let end = words.end.checked_sub(1).and_then(token).map_or(start, |t| t + 1);
    start..end.max(start)
}

fn holder(view: &View<'_, '_>, phrase: &Range<usize>) -> Holder {
    let mut tokens = tokens_of(view, phrase);
    let ends_possessive = view.tokens.is(tokens.end - 1, "'s");
    tokens.end -= usize::from(ends_possessive && tokens.len() > 1);
    Holder { span: view.tokens.span(tokens.start, tokens.end - 1), tokens }
}

fn is_pronoun(view: &View<'_, '_>, holder: &Holder) -> bool {
    holder.tokens.len() == 1 && view.tokens.is_any(holder.tokens.start, &["he", "she", "it", "they"])
}
