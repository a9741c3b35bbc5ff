//! The tokens of a sentence, with what each can be to a time.

use std::cell::Cell;

use crate::text::{Case, Tokens};

use super::vocab::{Word, classify};

/// A view of the tokens up to the end of one sentence; past it every question is answered with no.
pub(super) struct Scan<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    words: Vec<Word>,
    /// First token of the sentence.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) limit: usize,
    depth: Cell<u8>,
}

/// How deep times may be nested: "two days before the first Monday of next month" is three.
const DEEPEST: u8 = 4;

impl<'a, 't> Scan<'a, 't> {
    pub(super) fn new(tokens: &'a Tokens<'t>) -> Self {
        Self { tokens, words: classify(tokens), start: 0, limit: 0, depth: Cell::new(0) }
    }

    /// Reads a time inside another one; past a fixed depth there is none, so that no text can exhaust the stack.
    pub(super) fn nested<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.depth.get() >= DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = read();
        self.depth.set(self.depth.get() - 1);
        found
    }

    /// The first token from `i` on that can be anything to a time.
    pub(super) fn next_word(&self, i: usize) -> Option<usize> {
        let rest = self.words.get(i..self.limit)?;
        rest.iter().position(|w| !matches!(w, Word::Other)).map(|k| i + k)
    }

    pub(super) fn word(&self, i: usize) -> Word {
        if i < self.limit { self.words[i] } else { Word::Other }
    }

    /// What stands before token `i` in its sentence.
    pub(super) fn before(&self, i: usize) -> Word {
        if i > self.start { self.words[i - 1] } else { Word::Other }
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        i < self.limit && self.tokens.is(i, word)
    }

    pub(super) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        i < self.limit && self.tokens.is_any(i, words)
    }

    /// Whether the token before `i` reads one of the words.
    pub(super) fn follows(&self, i: usize, words: &[&str]) -> bool {
        i > self.start && self.tokens.is_any(i - 1, words)
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        i < self.limit && self.tokens.glued(i)
    }

    /// Whether the token before `i` touches it and the one before that touches the former: "x-i".
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.is_any(i, &["-", "–", "‐", "‑", "−"])
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.is_hyphen(i) || self.is_any(i, &["—", "~"])
    }

    pub(super) fn text(&self, i: usize) -> &'t str {
        if i < self.limit { self.tokens.word(i) } else { "" }
    }

    pub(super) fn is_capitalized(&self, i: usize) -> bool {
        i < self.limit && self.tokens.list[i].is_capitalized()
    }

    pub(super) fn is_lower_word(&self, i: usize) -> bool {
        i < self.limit
            && self.tokens.list[i].kind == crate::text::TokenKind::Word
            && self.tokens.list[i].case == Case::Lower
    }

    /// A token of plain digits, up to nine of them.
    pub(super) fn number(&self, i: usize) -> Option<u32> {
        if self.word(i) != Word::Number {
            return None;
        }
        let text = self.text(i);
        (text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    }

    /// The same, of a given number of digits.
    pub(super) fn digits(&self, i: usize, count: usize) -> Option<u32> {
        self.number(i).filter(|_| self.text(i).len() == count)
    }

    /// A year of four digits.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        self.digits(i, 4).filter(|y| (1000..3000).contains(y)).map(|y| y as i16)
    }

    /// "'98", with the apostrophe at `i`: the year of the last hundred and the next ten.
    pub(super) fn short_year(&self, i: usize) -> Option<i16> {
        let quoted = self.is_any(i, &["'", "’", "‘"]) && self.glued(i + 1);
        quoted.then(|| self.digits(i + 1, 2))?.map(century_of)
    }

    /// A day of the month in digits, "5" or "5th", and the token behind it.
    pub(super) fn day(&self, i: usize) -> Option<(u8, usize)> {
        let day = self.number(i).filter(|d| (1..=31).contains(d) && self.text(i).len() < 3)?;
        let next = if self.word(i + 1) == Word::Suffix && self.glued(i + 1) { i + 2 } else { i + 1 };
        Some((day as u8, next))
    }

    /// An ordinal, "5th" or "twenty-first", and the token behind it.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        match self.word(i) {
            Word::Ordinal(n) => Some((n, i + 1)),
            Word::Second => Some((2, i + 1)),
            Word::Tens(tens) => {
                let j = if self.is_hyphen(i + 1) { i + 2 } else { i + 1 };
                match self.word(j) {
                    Word::Ordinal(n) if n < 10 => Some((tens + n, j + 1)),
                    Word::Second => Some((tens + 2, j + 1)),
                    _ => None,
                }
            }
            Word::Number if self.word(i + 1) == Word::Suffix && self.glued(i + 1) => {
                self.number(i).filter(|&n| n < 100).map(|n| (n as u8, i + 2))
            }
            _ => None,
        }
    }
}

/// Two digits of a year: '30 and later are of the last century, the others of this one.
pub(super) fn century_of(two: u32) -> i16 {
    two as i16 + if two >= 40 { 1900 } else { 2000 }
}
