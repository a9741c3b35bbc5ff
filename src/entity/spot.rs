//! Where names stand in running text.
//!
//! A run is a stretch of capitalised words with what joins them ("Bank of America", "Kim Jong-un"). A run is cut at
//! titles, known names and demonyms, and what is left is told apart by its head noun, its given name, its context.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::{Case, LineKind, Sentence, TokenKind, Tokens};

use super::EntityKind;
use super::cut::title_before_name;
use super::gazetteer::{Known, known};
use super::lexicon::{Sex, is_word, title};

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    /// Whether the kind is known and not guessed.
    pub sure: bool,
    pub known: Option<&'static Known>,
    pub sentence: usize,
    /// A form of address stood before it.
    pub sex: Option<Sex>,
    pub titled: bool,
}

/// The names of one text.
pub(super) fn spots(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Spot> {
    let mut scan = Scan::new(tokens, sentences);
    let mut out = Vec::new();
    for pass in [Pass::Plain, Pass::Confirmed] {
        for (at, sentence) in sentences.iter().enumerate() {
            if sentence.kind() != LineKind::Boilerplate && (scan.style[at] == Style::Plain) == (pass == Pass::Plain) {
                scan.sentence(at, sentence.tokens(), &mut out);
            }
        }
        if pass == Pass::Plain {
            scan.confirm(&out);
        }
    }
    let openers = std::mem::take(&mut scan.openers);
    for spot in openers {
        if scan.is_confirmed(spot.tokens.start, spot.tokens.end) || scan.opens_as_name(&spot) {
            out.push(spot);
        }
    }
    out.sort_by_key(|spot| spot.tokens.start);
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Plain,
    Confirmed,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// Every Word of Weight Has One.
    Title,
    Upper,
}

pub(super) struct Scan<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub style: Vec<Style>,
    /// Words that stand in lower case somewhere in the text.
    lower: HashSet<u32>,
    /// Words of names that were found in plain sentences.
    names: HashSet<u32>,
    /// Single words with a capital at the head of a sentence: names only where something else says so.
    pub openers: Vec<Spot>,
}

impl<'a, 't> Scan<'a, 't> {
    fn new(tokens: &'a Tokens<'t>, sentences: &[Sentence]) -> Self {
        let words = (0..tokens.len()).filter(|&i| tokens.list[i].kind == TokenKind::Word);
        let lower = words.filter(|&i| tokens.list[i].case == Case::Lower).map(|i| tokens.list[i].hash).collect();
        let mut scan = Self { tokens, style: Vec::new(), lower, names: HashSet::new(), openers: Vec::new() };
        scan.style = sentences.iter().map(|s| scan.style_of(s)).collect();
        scan
    }

    fn style_of(&self, sentence: &Sentence) -> Style {
        let (mut weighty, mut upper, mut common, mut small) = (0, 0, 0, 0);
        for i in sentence.tokens().filter(|&i| self.tokens.list[i].kind == TokenKind::Word) {
            let token = &self.tokens.list[i];
            small += usize::from(token.case == Case::Lower && !self.tokens.is_any(i, &SMALL));
            if token.span.len() > 3 {
                weighty += 1;
                upper += usize::from(token.case == Case::Upper);
                let inner = i > sentence.tokens().start && token.is_capitalized() && !self.is_calendar(i);
                common += usize::from(inner && self.is_common(i));
            }
        }
        let open = !self.is_closed(sentence);
        if weighty >= 2 && upper * 10 >= weighty * 8 && (weighty > 3 || common > 0) {
            Style::Upper
        } else if weighty >= 3 && (small == 0 || (open && small * 10 <= weighty)) && (common > 0 || open) {
            Style::Title
        } else {
            Style::Plain
        }
    }

    /// Whether the sentence ends as a sentence does.
    fn is_closed(&self, sentence: &Sentence) -> bool {
        let last = sentence.tokens().end.saturating_sub(1);
        self.tokens.is_any(last, &[".", "!", "?", "”", "\"", "’", ")"]) || self.tokens.word(last).ends_with('.')
    }

    /// Whether the word is one of the language, by the table or by the text.
    pub(super) fn is_common(&self, i: usize) -> bool {
        is_word(self.tokens, i) || self.lower.contains(&self.tokens.list[i].hash)
    }

    fn confirm(&mut self, spots: &[Spot]) {
        for spot in spots.iter().filter(|s| s.known.is_none()) {
            let words = spot.tokens.clone().filter(|&i| self.tokens.list[i].kind == TokenKind::Word);
            self.names.extend(words.filter(|&i| self.tokens.list[i].span.len() > 1).map(|i| self.tokens.list[i].hash));
        }
    }

    pub(super) fn is_confirmed(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| {
            let token = &self.tokens.list[i];
            token.kind != TokenKind::Word || token.span.len() == 1 || self.names.contains(&token.hash)
        })
    }

    /// A word at the head of a sentence that nothing else in the text confirms: "Lim said", "NASA has".
    fn opens_as_name(&self, spot: &Spot) -> bool {
        let (first, next) = (spot.tokens.start, spot.tokens.end);
        if self.is_common(first) {
            return false;
        }
        let token = &self.tokens.list[first];
        let acronym = token.case == Case::Upper && (2..=6).contains(&token.span.len());
        acronym
            || self.tokens.is(next, "'s")
            || (self.tokens.is_any(next, &SAID) && !is_plural(self.tokens.word(first)))
    }

    fn sentence(&mut self, at: usize, range: Range<usize>, out: &mut Vec<Spot>) {
        let (mut i, style) = (range.start, self.style[at]);
        while i < range.end {
            if !self.can_open(i) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, range.end, style);
            let first = self.skip_words(i, end, &range, style);
            if first < end {
                self.cut(first..end, at, first == i && self.opens(i, &range), out);
            }
            i = end.max(i + 1);
        }
    }

    fn can_open(&self, i: usize) -> bool {
        let token = &self.tokens.list[i];
        if token.kind != TokenKind::Word {
            return false;
        }
        match token.case {
            Case::Capital | Case::Upper => !self.tokens.is(i, "i"),
            Case::Mixed => true,
            Case::Lower => self.tokens.is(i, "al") && self.tokens.is(i + 1, "-") && self.is_capital(i + 2),
        }
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && (t.is_capitalized() || t.case == Case::Mixed))
    }

    /// Whether token `i` stands where any word gets a capital.
    fn opens(&self, i: usize, range: &Range<usize>) -> bool {
        i == range.start
            || self.tokens.is_any(i - 1, &["“", "\"", "‘", "'", ":", "—", "–", "•", "*", "(", "…", ".", "?", "!"])
                && !self.tokens.glued(i + 1)
    }

    /// The first token of the run that can be part of a name.
    fn skip_words(&self, start: usize, end: usize, range: &Range<usize>, style: Style) -> usize {
        let mut i = start;
        while i < end {
            if known(self.tokens, i).is_some() {
                break;
            }
            let opener = (i == start && self.opens(i, range))
                || self.tokens.is_any(i, &["the", "a", "an"])
                || style != Style::Plain
                || self.is_calendar(i);
            let dull = is_word(self.tokens, i) || (self.is_common(i) && title(self.tokens, i).is_none());
            if !(opener && dull) || title_before_name(self.tokens, i, end) {
                break;
            }
            i += 1;
        }
        i
    }

    pub(super) fn is_calendar(&self, i: usize) -> bool {
        self.tokens.is_any(i, &DAYS) || (self.tokens.is_any(i, &MONTHS) && self.is_date(i))
    }

    fn is_date(&self, i: usize) -> bool {
        let number = |k: usize| self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        let full = self.tokens.list[i].span.len() > 4 && !self.tokens.is_any(i, &["april", "march", "august"]);
        number(i + 1) || number(i + 2) || (i > 0 && number(i - 1)) || full
    }
}

/// Words that stay small in a headline.
const SMALL: [&str; 24] = [
    "a", "an", "the", "and", "but", "or", "for", "nor", "of", "to", "in", "on", "at", "by", "with", "from", "as",
    "into", "over", "via", "vs", "amid", "after", "off",
];

pub(super) fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

pub(super) const SAID: [&str; 24] = [
    "said",
    "says",
    "told",
    "added",
    "stated",
    "emphasized",
    "emphasised",
    "confirmed",
    "announced",
    "denied",
    "noted",
    "warned",
    "wrote",
    "argued",
    "claimed",
    "insisted",
    "explained",
    "continued",
    "tweeted",
    "testified",
    "pleaded",
    "admitted",
    "declared",
    "was",
];
const DAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
];
const MONTHS: [&str; 21] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
