//! Where names stand in running text.
//!
//! A run is a stretch of capitalised words with what joins them ("Bank of America", "Park Chan-ho"). A run is cut at
//! titles, known names and demonyms, and what is left is told apart by its head noun, its given name, its context.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::syntax::lexicon::VERBS;
use crate::text::table::WordMap;
use crate::text::{Case, LineKind, Sentence, TokenKind, Tokens};

use super::EntityKind;
use super::cut::title_before_name;
use super::gazetteer::{Known, known};
use super::lexicon::{Sex, head, is_leading_surname, is_word, set, title};
use super::run::is_particle;

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
    let doubtful = std::mem::take(&mut scan.doubtful);
    out.extend(doubtful.into_iter().filter_map(|(i, sentence, opens)| scan.doubtful(i, sentence, opens)));
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
    /// Those of them that may be the whole of a name: given names, surnames, the first word of a company.
    alone: HashSet<u32>,
    surnames: HashSet<u32>,
    /// The head nouns of named organizations: "Navy" of "Indian Navy".
    heads: HashSet<u32>,
    /// Single words with a capital at the head of a sentence: names only where something else says so.
    pub openers: Vec<Spot>,
    /// Common words with a capital: token, sentence, and whether it stands where any word gets one. They are names where
    /// somebody is called so ("Park said") or something is ("the Navy").
    pub doubtful: Vec<(usize, usize, bool)>,
}

impl<'a, 't> Scan<'a, 't> {
    fn new(tokens: &'a Tokens<'t>, sentences: &[Sentence]) -> Self {
        let words = (0..tokens.len()).filter(|&i| tokens.list[i].kind == TokenKind::Word);
        let lower = words.filter(|&i| tokens.list[i].case == Case::Lower).map(|i| tokens.list[i].hash).collect();
        let (names, alone, surnames, heads) = Default::default();
        let (style, openers, doubtful) = Default::default();
        let mut scan = Self { tokens, style, lower, names, alone, surnames, heads, openers, doubtful };
        scan.style = sentences.iter().map(|s| scan.style_of(s)).collect();
        scan
    }

    fn style_of(&self, sentence: &Sentence) -> Style {
        let (mut weighty, mut upper, mut common, mut small) = (0, 0, 0, 0);
        for i in sentence.tokens().filter(|&i| self.tokens.list[i].kind == TokenKind::Word) {
            let token = &self.tokens.list[i];
            let lower = token.case == Case::Lower && SMALL_WORDS.get(self.tokens, i).is_none();
            small += usize::from(lower && !is_particle(self.tokens, i));
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
        let t = self.tokens;
        for spot in spots {
            let word = |&i: &usize| t.list[i].kind == TokenKind::Word && t.list[i].span.len() > 1;
            let words = || spot.tokens.clone().filter(word).filter(|&i| !t.is_any(i, &["jr", "sr", "ii", "iii"]));
            let (Some(first), Some(last)) = (words().next(), words().next_back()) else { continue };
            if spot.kind == EntityKind::Organization && first < last {
                let of = words().find(|&i| t.is(i, "of")).and_then(|of| of.checked_sub(1));
                self.heads.extend([Some(last), of].into_iter().flatten().map(|i| t.list[i].hash));
            }
            if spot.known.is_some() {
                continue;
            }
            self.names.extend(words().map(|i| t.list[i].hash));
            let ends = matches!(spot.kind, EntityKind::Person | EntityKind::Vehicle | EntityKind::Event)
                || is_plural(t.word(last));
            self.alone.extend([Some(first), Some(last).filter(|_| ends)].into_iter().flatten().map(|i| t.list[i].hash));
            if spot.kind == EntityKind::Person && first < last {
                let family = if is_leading_surname(t, first) { first } else { last };
                self.surnames.insert(t.list[family].hash);
            }
        }
    }

    /// Whether the words are known as those of a name.
    pub(super) fn is_confirmed(&self, start: usize, end: usize) -> bool {
        let words = if start + 1 == end { &self.alone } else { &self.names };
        (start..end).all(|i| {
            let token = &self.tokens.list[i];
            token.kind != TokenKind::Word || token.span.len() == 1 || words.contains(&token.hash)
        })
    }

    /// Whether the word is one of a name that was found in a plain sentence.
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        self.names.contains(&self.tokens.list[i].hash)
    }

    /// A common word with a capital, where the text has somebody or something of that name.
    fn doubtful(&self, i: usize, sentence: usize, opens: bool) -> Option<Spot> {
        let t = self.tokens;
        let hash = t.list[i].hash;
        let article = i > 0 && t.is_any(i - 1, &["the", "a", "an"]);
        let speaks = t.is_any(i + 1, &SAID) || t.is(i + 1, "'s");
        let spot = |kind, sure| Some(Spot { tokens: i..i + 1, kind, sure, known: None, sentence, sex: None });
        if self.surnames.contains(&hash) && !article && (speaks || !opens) {
            return spot(EntityKind::Person, false);
        }
        let headed = head(t, i).is_some_and(|(len, h)| len == 1 && h.names && h.kind == EntityKind::Organization);
        (headed && !opens && self.heads.contains(&hash)).then(|| spot(EntityKind::Organization, true)).flatten()
    }

    /// A word at the head of a sentence that nothing else in the text confirms: "Hale said", "NASA has".
    fn opens_as_name(&self, spot: &Spot) -> bool {
        let (first, next) = (spot.tokens.start, spot.tokens.end);
        if self.is_common(first) {
            return false;
        }
        // "Personally was", "Insured was"
        let verb = || VERBS.get(self.tokens, first).is_some_and(|v| v.forms.past || v.forms.participle || v.forms.ing);
        if self.tokens.is(next, "was") && (self.tokens.word(first).ends_with("ly") || verb()) {
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
            } else if i + 1 == end && style == Style::Plain {
                self.doubtful.push((i, at, self.opens(i, &range)));
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
        let bullet = i == range.start + 1 && self.tokens.is(range.start, "-");
        i == range.start
            || bullet
            || self.tokens.is_any(i - 1, &["“", "\"", "‘", "'", ":", "—", "–", "•", "*", "(", "…", ".", "?", "!"])
                && !self.tokens.glued(i + 1)
    }

    /// The first token of the run that can be part of a name.
    fn skip_words(&self, start: usize, end: usize, range: &Range<usize>, style: Style) -> usize {
        let mut i = start;
        while i < end {
            if known(self.tokens, i).is_some() || self.is_named_article(i, end, range) {
                break;
            }
            // "Van der Meer", "Dos Santos"
            let particle = is_particle(self.tokens, i) && !self.tokens.is_any(i, &["la", "le", "den", "af"]);
            if style == Style::Plain && particle && i + 1 < end && known(self.tokens, i + 1).is_none() {
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

    /// "told The Daily Post": the article, with its capital within a sentence, belongs to the name of a paper.
    fn is_named_article(&self, i: usize, end: usize, range: &Range<usize>) -> bool {
        let t = self.tokens;
        let inside = t.is(i, "the") && t.list[i].case == Case::Capital && !self.opens(i, range) && i + 2 < end;
        inside && t.is_any(end - 1, &PAPERS)
    }

    pub(super) fn is_calendar(&self, i: usize) -> bool {
        DAY_WORDS.get(self.tokens, i).is_some() || (MONTH_WORDS.get(self.tokens, i).is_some() && self.is_date(i))
    }

    fn is_date(&self, i: usize) -> bool {
        let number = |k: usize| self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        let full = self.tokens.list[i].span.len() > 4 && !self.tokens.is_any(i, &["april", "march", "august"]);
        number(i + 1) || number(i + 2) || (i > 0 && number(i - 1)) || full
    }
}

static SMALL_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| set(&SMALL));
static DAY_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| set(&DAYS));
static MONTH_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| set(&MONTHS));

/// The last words of papers that print their article.
pub(super) const PAPERS: [&str; 14] = [
    "post",
    "times",
    "journal",
    "tribune",
    "herald",
    "gazette",
    "chronicle",
    "guardian",
    "independent",
    "telegraph",
    "economist",
    "globe",
    "observer",
    "star",
];

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
