//! From the frames of single sentences to the voices of an article: quotations reach across sentences, and a quotation
//! that nobody claims belongs to whoever spoke last.

use std::ops::Range;

use super::clause::Clauses;
use super::force::{Force, forces};
use super::frame::{Frame, frames};
use super::view::View;
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
        let mut next = view.words[0].token;
        for (word, force) in view.words.iter().zip(forces) {
            // Quotation marks go with the word behind them.
            for mark in &mut self.stances.marks[next.min(word.token)..=word.token] {
                mark.force = force;
            }
            next = word.token + 1;
        }
        let mut frames = frames(view, &clauses);
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
        let scope_end = ranges.iter().map(|r| r.end).max().unwrap_or_default();
        let Frame { commitment, floor, deny, past, .. } = *frame;
        self.stances.voices.push(Voice { holders, commitment, floor, deny, past, outer, scope_end });
        let voice = self.stances.voices.len() as u32;
        for range in ranges {
            for i in range.clone() {
                if !matrix.contains(&i) {
                    self.paint(i, voice, outer, range.end);
                }
            }
            self.claim(&range, voice);
        }
        if frame.scopes.is_empty() {
            self.claim_before(matrix.start, voice);
        }
        if !frame.bent {
            for i in matrix {
                self.stances.marks[i].force = Force::default();
            }
        }
    }

    /// A quotation that reaches out of a scope belongs to it as a whole.
    fn widen(&self, scope: Range<usize>, matrix: &Range<usize>) -> Range<usize> {
        let mut out = scope.clone();
        let near = self.quotations.partition_point(|q| q.tokens.start < scope.start.saturating_sub(FAR));
        for q in self.quotations[near..].iter().take_while(|q| q.tokens.start < scope.end) {
            let long = !q.scare && (3..FAR).contains(&q.tokens.len());
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
        let after = self.quotations.partition_point(|q| q.tokens.start < start);
        let Some(n) = after.checked_sub(1) else { return };
        let ends_here = (start..start + 3).contains(&(self.quotations[n].tokens.end + 2));
        if ends_here && self.spoken[n] == 0 {
            self.give(n, voice);
        }
    }

    /// Lets a voice speak a whole quotation; who speaks within it does so through that voice.
    fn give(&mut self, n: usize, voice: u32) {
        self.spoken[n] = voice;
        for i in self.quotations[n].tokens.clone() {
            self.paint(i, voice, 0, self.quotations[n].tokens.end);
        }
    }

    /// Gives token `i`, which `outer` speaks so far, to a voice whose words reach to `end`. Whoever speaks there already,
    /// and no further, does so through that voice.
    fn paint(&mut self, i: usize, voice: u32, outer: u32, end: usize) {
        let within = self.stances.marks[i].voice;
        if within == outer {
            self.stances.marks[i].voice = voice;
        } else if outer == 0 && within != voice {
            let root = self.outermost(within);
            // What speaks within that voice already cannot speak around it.
            let apart = root != self.outermost(voice);
            let inner = &mut self.stances.voices[root as usize - 1];
            if inner.outer == 0 && inner.scope_end <= end && apart {
                inner.outer = voice;
            }
        }
    }

    /// The voice within which a voice speaks, that which it speaks within, and so on to the last.
    fn outermost(&self, voice: u32) -> u32 {
        let outer = |voice: &u32| Some(self.stances.voices[*voice as usize - 1].outer).filter(|&outer| outer != 0);
        std::iter::successors(Some(voice), outer).last().unwrap_or(voice)
    }

    /// Gives each quotation that nobody claims to the speaker of the one before, where nothing but that speaker's words
    /// stands between them.
    fn unclaimed(&mut self, tokens: &Tokens<'_>, sentences: &[Sentence]) {
        let mut before: Option<usize> = None;
        for (n, q) in self.quotations.iter().enumerate() {
            if q.scare || q.depth > 0 {
                continue;
            }
            let last = before.replace(n);
            if self.spoken[n] != 0 || self.stances.marks[q.tokens.start].voice != 0 {
                continue;
            }
            let Some(last) = last.filter(|&m| self.spoken[m] != 0) else { continue };
            let sentence = |token: usize| sentences.partition_point(|s| s.tokens.end <= token);
            let (s, t) = (sentence(q.tokens.start), sentence(self.quotations[last].tokens.end.saturating_sub(1)));
            let (Some(here), Some(there)) = (sentences.get(s), sentences.get(t)) else { continue };
            let opens = q.tokens.start <= here.tokens.start + 1 && tokens.list[q.tokens.start].is_capitalized();
            let same_paragraph = here.paragraph == there.paragraph;
            let near = s <= t + 1 || self.quotations[last].continued;
            let full = q.tokens.len() > 2 && opens || q.tokens.len() > 4 && same_paragraph;
            if near && full {
                self.give(n, self.spoken[last]);
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
