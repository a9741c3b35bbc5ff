//! Tokens: words, numbers and marks, each with a case-blind hash for table look-ups.

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("O'Brien") and dotted initials ("U.S.", "p.m.") kept whole.
    Word,
    /// "'s", "’re", "'ll": what an apostrophe hangs on a word.
    Clitic,
    /// Digits of any script, with a comma or a dot between two of them kept inside ("1,500.25", "1.2.3").
    Number,
    /// One character of anything else but white space.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "train", and everything that is no word.
    Lower,
    /// "Train", "`McDonald`".
    Capital,
    /// "TASS", "U.S."; a single capital letter too.
    Upper,
    /// "iPhone".
    Mixed,
}

/// One token of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub(crate) span: Span,
    pub(crate) hash: u32,
    pub(crate) kind: TokenKind,
    pub(crate) case: Case,
    /// No white space stands before it.
    pub(crate) glued: bool,
    /// At least one line break stands before it.
    pub(crate) new_line: bool,
}

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is made of.
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// Whether it is a word with a capital at its head.
    pub fn is_capitalized(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }
}

/// The tokens of one text, in order.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    pub(crate) text: &'t str,
    pub(crate) list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The `i`-th token.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// The words of the `i`-th token, empty past the end.
    pub fn word(&self, i: usize) -> &'t str {
        self.list.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the `i`-th token reads `word` (given in lower case), whatever its case.
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        let Some(token) = self.list.get(i) else { return false };
        reads(token.span.of(self.text), word)
    }

    /// Whether the `i`-th token reads one of `words` (given in lower case); a figure reads none.
    #[inline]
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let Some(token) = self.list.get(i).filter(|token| token.kind != TokenKind::Number) else { return false };
        let bytes = &self.text.as_bytes()[token.span.start()..token.span.end()];
        // The length settles nearly every question.
        if words.iter().any(|w| w.len() == bytes.len() && bytes.eq_ignore_ascii_case(w.as_bytes())) {
            return true;
        }
        !bytes.is_ascii() && words.iter().any(|w| reads(token.span.of(self.text), w))
    }

    /// Whether token `i` follows its forerunner with no white space between.
    pub fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.glued)
    }

    /// Whether an empty line stands before token `i`.
    pub(crate) fn is_blank_before(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|k| self.list.get(k)).map(|t| t.span.end());
        let (Some(from), Some(token)) = (before, self.list.get(i)) else { return false };
        self.text[from..token.span.start()].matches('\n').count() > 1
    }

    /// The span from token `first` to token `last`, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.list[first].span.to(self.list[last].span)
    }

    /// The first token that starts at `byte` or after it.
    pub fn at(&self, byte: usize) -> usize {
        self.list.partition_point(|t| t.span.start() < byte)
    }
}

/// Whether `word` as printed reads as `key`, which is in lower case with plain apostrophes.
#[inline]
pub(crate) fn reads(word: &str, key: &str) -> bool {
    if word.len() == key.len() && word.eq_ignore_ascii_case(key) {
        return true;
    }
    !word.is_ascii() && word.chars().flat_map(plain).eq(key.chars())
}

/// A character in lower case, typographic apostrophes made plain.
pub(crate) fn plain(c: char) -> impl Iterator<Item = char> {
    let c = if matches!(c, '’' | '‘' | 'ʼ' | '＇') { '\'' } else { c };
    c.to_lowercase()
}

/// FNV-1a over the plain form, as the lexer computes it.
pub(crate) fn hash(word: &str) -> u32 {
    let mut h = SEED;
    for c in word.chars().flat_map(plain) {
        h = mix_char(h, c);
    }
    h
}

pub(crate) const SEED: u32 = 0x811c_9dc5;

pub(crate) fn mix(h: u32, byte: u8) -> u32 {
    (h ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

pub(crate) fn mix_char(h: u32, c: char) -> u32 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().fold(h, mix)
}
