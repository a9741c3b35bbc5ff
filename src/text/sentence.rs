//! Where sentences end, and what kind of line they stand in.

use std::ops::Range;
use std::sync::LazyLock;

use crate::span::Span;

use super::table::WordMap;
use super::token::{Case, TokenKind, Tokens};

/// What a sentence is to its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LineKind {
    /// Running text.
    #[default]
    Body,
    /// The headline of the article: its first line, where that is no running text.
    Headline,
    /// A heading between paragraphs.
    Heading,
    /// What belongs to the page and not to the report: counters, tags, "read more", author boxes.
    Boilerplate,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) paragraph: usize,
    pub(crate) kind: LineKind,
}

impl Sentence {
    /// Its tokens, as a range of the article's tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.clone()
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The paragraph that it stands in, counted from 0.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// What it is to its article.
    pub fn kind(&self) -> LineKind {
        self.kind
    }
}

/// Abbreviations after which a dot ends no sentence, in lower case without the dot.
static ABBREVIATIONS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("abbreviations.tsv")));

/// Words that open a sentence after "U.S." and the like, where the dot does both.
const OPENERS: [&str; 26] = [
    "the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "but", "and", "this", "that", "these",
    "those", "his", "her", "their", "its", "there", "as", "after", "when", "if",
];

/// No sentence is longer than this many tokens: a text without stops is cut, so that what is linear in a sentence stays
/// linear in the text. The longest sentences of a newspaper have some 150.
const LONGEST: usize = 400;

/// Splits a text into sentences, in order. Every token lies in exactly one of them.
///
/// A blank line always ends a sentence; a single line break does, unless the text is hard-wrapped.
///
/// ```
/// use corroborate::text::{lex, sentences};
///
/// let tokens = lex("Gen. Kim left on Sept. 5 with U.S. officials. He said nothing.");
/// assert_eq!(sentences(&tokens).len(), 2);
/// ```
pub fn sentences(tokens: &Tokens<'_>) -> Vec<Sentence> {
    let wrapped = is_hard_wrapped(tokens.text());
    let mut out: Vec<Sentence> = Vec::new();
    let (mut start, mut paragraph) = (0, 0);
    for i in 0..tokens.len() {
        let last = i + 1 == tokens.len();
        let gap = if last { "\n" } else { &tokens.text()[tokens.list[i].span.end()..tokens.list[i + 1].span.start()] };
        let breaks = gap.matches('\n').count();
        let line_ends = breaks > 1 || (breaks == 1 && !wrapped);
        let too_long = i + 1 - start >= LONGEST;
        if line_ends || last || too_long || ends_sentence(tokens, i) {
            out.push(Sentence { tokens: start..i + 1, span: tokens.span(start, i), paragraph, kind: LineKind::Body });
            start = i + 1;
            paragraph += usize::from(line_ends);
        }
    }
    out
}

/// Most lines break in the middle of a sentence, at like lengths.
fn is_hard_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if lines.len() < 6 {
        return false;
    }
    let inner = lines.iter().filter(|l| (45..=100).contains(&l.len()) && !l.ends_with(['.', '!', '?', '”', '"', ':']));
    inner.count() * 2 > lines.len()
}

/// Whether a sentence ends with token `i`, which may be a closing quote behind the stop.
fn ends_sentence(tokens: &Tokens<'_>, i: usize) -> bool {
    let mut stop = i;
    while stop > 0 && is_closer(tokens.word(stop)) && tokens.glued(stop) {
        stop -= 1;
    }
    let next = &tokens.list[i + 1];
    let word = tokens.word(stop);
    let dotted = word.len() > 2 && word.ends_with('.');
    if !dotted && !matches!(word, "." | "!" | "?" | "…") {
        return false;
    }
    let next_word = tokens.word(i + 1);
    if is_closer(next_word) && next.glued {
        return false;
    }
    if dotted {
        let opens =
            OPENERS.iter().any(|w| tokens.is(i + 1, w)) || tokens.is_any(stop, &CLOCK) && !of_clock(tokens, i + 1);
        return opens && next.is_capitalized();
    }
    if next.glued && stop == i {
        // "site.The next": a lost space, but only between words.
        return word == "." && next.kind == TokenKind::Word && next.case == Case::Capital && lost_space(tokens, stop);
    }
    if word == "." && stop > 0 && tokens.glued(stop) {
        let before = &tokens.list[stop - 1];
        let initial = before.case == Case::Upper && before.span.len() == 1 && next.kind == TokenKind::Word;
        let counted = stop > 1 && tokens.is_any(stop - 2, &["the", "der", "la", "le"]);
        if counted && is_roman(tokens.word(stop - 1)) && stop == i && !OPENERS.iter().any(|w| tokens.is(i + 1, w)) {
            return false;
        }
        if before.kind == TokenKind::Word && (initial || ABBREVIATIONS.get(tokens, stop - 1).is_some()) && stop == i {
            return false;
        }
    }
    match next.kind {
        TokenKind::Word => next.is_capitalized() || next.case == Case::Mixed,
        TokenKind::Clitic => false,
        TokenKind::Number => true,
        TokenKind::Mark => !matches!(next_word, "," | ";" | ":" | ")" | "]" | "-" | "–" | "—" | "."),
    }
}

const CLOCK: [&str; 2] = ["a.m.", "p.m."];

/// "at 5 a.m. Eastern", "at 5 a.m. GMT", "at 5 a.m. Berlin time", "at 5 a.m. Sunday": a capital that goes on with the time.
fn of_clock(tokens: &Tokens<'_>, i: usize) -> bool {
    const ZONES: [&str; 8] =
        ["eastern", "central", "pacific", "mountain", "universal", "coordinated", "greenwich", "moscow"];
    let word = tokens.word(i);
    let day = ["day", "Jan", "Feb", "March", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let dated = word.ends_with(day[0]) || day[1..].iter().any(|m| word.starts_with(m));
    let acronym = tokens.list[i].case == Case::Upper && word.len() > 1;
    dated || acronym || tokens.is_any(i, &ZONES) || (i + 1..i + 4).any(|k| tokens.is_any(k, &["time", "daylight"]))
}

fn lost_space(tokens: &Tokens<'_>, stop: usize) -> bool {
    stop > 0 && tokens.list[stop - 1].case == Case::Lower && tokens.list[stop - 1].span.len() > 3
}

/// A Roman numeral of two letters and more, which other languages write with a dot: "the VI. Congress".
fn is_roman(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

/// Marks that may stand between the stop and the end of its sentence.
fn is_closer(word: &str) -> bool {
    matches!(word, "”" | "\"" | "’" | "'" | "»" | ")" | "]")
}
