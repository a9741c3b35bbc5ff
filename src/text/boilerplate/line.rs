//! What the wording and the form of a line tell of it.

use std::ops::Range;

use super::{DropReason, PHRASES, Place};
use crate::text::sentence::Sentence;
use crate::text::stance::{has_finite_verb, is_english_word, is_function_word, is_outlet_name, is_time_word};
use crate::text::token::{Case, TokenKind, Tokens};

/// The sentences of one paragraph.
pub(super) struct Line<'a, 't> {
    pub(super) text: &'a Tokens<'t>,
    pub(super) first: &'a Sentence,
    pub(super) sentences: Range<usize>,
    pub(super) tokens: Range<usize>,
    /// How many words; function words; words in letters that are not Latin.
    pub(super) words: usize,
    pub(super) function: usize,
    pub(super) foreign: usize,
}

pub(super) fn lines<'a, 't>(text: &'a Tokens<'t>, sentences: &'a [Sentence]) -> Vec<Line<'a, 't>> {
    let mut out: Vec<Line<'a, 't>> = Vec::new();
    for (s, sentence) in sentences.iter().enumerate() {
        match out.last_mut().filter(|line| line.first.paragraph == sentence.paragraph) {
            Some(line) => {
                line.sentences.end = s + 1;
                line.tokens.end = sentence.tokens.end;
            }
            None => out.push(Line {
                text,
                first: sentence,
                sentences: s..s + 1,
                tokens: sentence.tokens(),
                words: 0,
                function: 0,
                foreign: 0,
            }),
        }
    }
    for line in &mut out {
        for i in line.tokens.clone().filter(|&i| text.list[i].kind == TokenKind::Word) {
            line.words += 1;
            line.function += usize::from(is_function_word(text, i));
            line.foreign += usize::from(text.word(i).chars().next().is_some_and(|c| c as u32 > 0x24f));
        }
    }
    out
}

impl Line<'_, '_> {
    fn is_any(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.contains(&i) && self.text.is_any(i, words)
    }

    fn kind(&self, i: usize) -> TokenKind {
        self.text.list[i].kind
    }

    /// Whether the line ends as a sentence does, closing marks aside.
    fn ends_with_stop(&self) -> bool {
        let closer = |i: &usize| !self.is_any(*i, &["”", "\"", "’", "'", "»", ")"]);
        self.tokens.clone().rev().find(closer).is_some_and(|i| {
            self.is_any(i, &[".", "!", "?", "…", ":"]) || (self.text.word(i).ends_with('.') && self.words > 3)
        })
    }

    pub(super) fn is_running_text(&self) -> bool {
        (self.ends_with_stop() && (self.words > 3 || self.sentences.len() > 1)) || self.words > 30
    }

    pub(super) fn is_heading(&self) -> bool {
        let bullet = self.is_any(self.tokens.start, &["-", "–", "—", "•", "*", "·"]);
        // "Magnitude: 6.1": a fact in a list.
        let fact = self.tokens.clone().any(|i| self.is_any(i, &[":"]))
            && self.tokens.clone().any(|i| self.kind(i) == TokenKind::Number);
        (1..=12).contains(&self.words) && !self.ends_with_stop() && !bullet && !fact
    }

    /// Whether the line is the outlet's name above the headline: short, with a longer line that is no running text below.
    pub(super) fn is_masthead(&self, next: &Self) -> bool {
        let tagged = self.tokens.clone().any(|i| self.is_any(i, &["-", "–", "—", "|"]) && !self.text.glued(i));
        let upper =
            self.tokens.clone().all(|i| self.text.list[i].case != Case::Lower || self.kind(i) != TokenKind::Word);
        (self.words <= 5 && upper || self.words <= 9 && tagged)
            && self.words < next.words
            && !next.is_running_text()
            && !has_finite_verb(self.text, self.first)
    }

    /// Whether the line says something: it ends with a stop and has a finite verb.
    fn says(&self) -> bool {
        self.ends_with_stop() && has_finite_verb(self.text, self.first)
    }

    /// What the wording of the line tells.
    pub(super) fn furniture(&self) -> Option<(DropReason, Place)> {
        let start = self.tokens.clone().find(|&i| self.kind(i) != TokenKind::Mark || self.is_any(i, &["©"]))?;
        if let Some((len, &(reason, place))) = PHRASES.longest(self.text, start)
            && start + len <= self.tokens.end
        {
            let fits = match place {
                Place::Open => self.words <= 60,
                Place::Start => self.words <= 16 && !self.says(),
                Place::Line => self.rest_is_bare(start + len),
                Place::Author | Place::List => self.rest_is_bare(start + len) || self.is_any(start + len, &[":"]),
                Place::Any => false,
            };
            if fits {
                return Some((reason, place));
            }
        }
        if self.words > 45 {
            return None;
        }
        let inner = self.tokens.clone().find_map(|i| {
            let (_, &(reason, place)) = PHRASES.longest(self.text, i).filter(|(len, _)| i + len <= self.tokens.end)?;
            (place == Place::Any).then_some((reason, place))
        })?;
        let short = self.words <= 12 || inner.0 == DropReason::Credit;
        short.then_some(inner)
    }

    /// Whether nothing but numbers and marks is left from token `i` on.
    fn rest_is_bare(&self, i: usize) -> bool {
        (i..self.tokens.end).all(|j| self.kind(j) != TokenKind::Word)
    }

    /// What the form of the line tells.
    pub(super) fn form(&self, n: usize, late: bool) -> Option<DropReason> {
        let words = || self.tokens.clone().filter(|&i| self.kind(i) == TokenKind::Word);
        let numbers = self.tokens.clone().filter(|&i| self.kind(i) == TokenKind::Number).count();
        let hashes = self.tokens.clone().filter(|&i| self.is_any(i, &["#"]) && self.text.glued(i + 1)).count();
        if hashes > 0 && hashes * 2 >= self.words && !self.ends_with_stop() {
            return Some(DropReason::Tags);
        }
        if self.words == 0 && numbers > 0 && !self.is_any(self.tokens.end - 1, &["%"]) {
            let dated = self.tokens.len() > 3 && self.tokens.clone().any(|i| self.is_any(i, &["/", "-", ":"]));
            return Some(if dated { DropReason::Date } else { DropReason::Counter });
        }
        let counted =
            ["views", "view", "comments", "comment", "shares", "likes", "reads", "k", "m", "share", "replies"];
        if numbers > 0 && self.words <= 4 && words().all(|i| self.is_any(i, &counted)) {
            return Some(DropReason::Counter);
        }
        if numbers > 0
            && self.words <= 14
            && words().all(|i| self.is_dating(i))
            && words().any(|i| is_time_word(self.text, i) || self.is_any(i, &["ago"]))
        {
            return Some(DropReason::Date);
        }
        if n > 0 && (self.is_film() || self.is_gallery()) {
            return Some(DropReason::Link);
        }
        if n > 0 && self.is_dated() {
            return Some(DropReason::Date);
        }
        if self.is_contact(numbers) {
            return Some(DropReason::Contact);
        }
        if n < 6 && self.is_byline() {
            return Some(DropReason::Byline);
        }
        if self.words > 0 && self.words <= 4 && words().all(|i| is_outlet_name(self.text, i)) {
            return Some(DropReason::Credit);
        }
        let arrows = self.tokens.clone().filter(|&i| self.is_any(i, &["»", "›", ">", "|", "/"])).count();
        if arrows > 1
            && self.words <= 4 * (arrows + 1)
            && !self.ends_with_stop()
            && !self.text.glued(self.tokens.start + 1)
        {
            return Some(DropReason::Navigation);
        }
        (late && self.is_biography()).then_some(DropReason::Author)
    }

    /// "Why the harbour is silting up (2:15)": a title with its length.
    fn is_film(&self) -> bool {
        let line = self.text.span(self.tokens.start, self.tokens.end - 1).of(self.text.text());
        let length = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')).and_then(|(_, l)| l.split_once(':'));
        let digits = |part: &str| (1..3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        self.words <= 16 && length.is_some_and(|(minutes, seconds)| digits(minutes) && digits(seconds))
    }

    /// "1 of 5 | Divers at the wreck": a picture of several.
    fn is_gallery(&self) -> bool {
        let first = self.tokens.start;
        self.kind(first) == TokenKind::Number
            && self.is_any(first + 1, &["of", "/"])
            && first + 3 < self.tokens.end
            && self.kind(first + 2) == TokenKind::Number
            && self.is_any(first + 3, &["|", ":", "·"])
    }

    /// A short line without a verb that gives a full date: "Kanal Nord, 18 March 2026, 7.40 pm", "05.10.2025 - 7 comments".
    fn is_dated(&self) -> bool {
        if self.words > 12 || self.ends_with_stop() {
            return false;
        }
        let year = |i: usize| {
            let word = self.text.word(i);
            word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && self.kind(i) == TokenKind::Number
        };
        let numeric = |i: usize| {
            let word = self.text.word(i);
            let dotted = self.kind(i) == TokenKind::Number && word.split('.').count() == 3 && word.len() >= 8;
            let iso = year(i) && [i + 1, i + 3].into_iter().all(|k| self.is_any(k, &["-"]) && self.text.glued(k));
            let slashed = year(i)
                && i >= self.tokens.start + 4
                && self.is_any(i - 1, &["/", "-"])
                && self.is_any(i - 3, &["/", "-"]);
            dotted || iso || slashed
        };
        let named = |i: usize| {
            year(i) && (i.saturating_sub(4)..i).any(|j| self.tokens.contains(&j) && is_time_word(self.text, j))
        };
        let full = |i: usize| numeric(i) || named(i);
        // "date 2026-03-18 ferry fire": a label, and keywords behind it.
        let label = self.is_any(self.tokens.start, &["date", "dated", "published", "posted", "updated"]);
        let labelled = label && (self.tokens.start + 1..self.tokens.end).take(3).any(numeric);
        let other = self.tokens.clone().filter(|&i| self.kind(i) == TokenKind::Word && !self.is_dating(i)).count();
        let parted = self
            .tokens
            .clone()
            .any(|i| self.is_any(i, &["|", "-", "–", "—", ",", "·", "/"]) || self.text.word(i).contains('.'));
        labelled
            || self.tokens.clone().any(full)
                && (other <= 2 || (parted && other <= 7))
                && !has_finite_verb(self.text, self.first)
    }

    /// A word that stands beside a date when an article is dated.
    fn is_dating(&self, i: usize) -> bool {
        is_time_word(self.text, i)
            || self.is_any(
                i,
                &[
                    "updated",
                    "published",
                    "posted",
                    "last",
                    "modified",
                    "at",
                    "on",
                    "the",
                    "of",
                    "edt",
                    "est",
                    "et",
                    "ist",
                    "cet",
                    "bst",
                    "kst",
                    "jst",
                    "pst",
                    "pdt",
                    "h",
                    "hrs",
                    "hours",
                    "th",
                    "st",
                    "nd",
                    "rd",
                    "ago",
                    "t",
                    "z",
                ],
            )
    }

    /// A line that is an address on the net, or a phone number with its label.
    fn is_contact(&self, numbers: usize) -> bool {
        let span = self.text.span(self.tokens.start, self.tokens.end - 1);
        let line = span.of(self.text.text());
        let mut parts = line.split_whitespace();
        let address =
            |part: &str| part.starts_with("http") || part.starts_with("www.") || (part.contains('@') && part.len() > 2);
        let addresses = parts.clone().filter(|part| address(part)).count();
        let all = parts.by_ref().count();
        let labelled = self.tokens.clone().take(4).any(|i| {
            self.is_any(
                i,
                &["tel", "phone", "telephone", "fax", "whatsapp", "hotline", "mobile", "call", "contact", "contacts"],
            )
        });
        let bare = self.words <= 3
            && numbers >= 2
            && self.tokens.len() <= 14
            && !self.tokens.clone().any(|i| self.is_any(i, &[",", "$", "€", "£", "%"]));
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let phone = labelled && numbers > 0 && (7..=20).contains(&digits) && self.words <= 12 && !self.says();
        let groups = line
            .split(['-', ' ', '.', '(', ')'])
            .filter(|g| g.len() >= 2 && g.bytes().all(|b| b.is_ascii_digit()))
            .count();
        let bare_phone =
            (self.words == 0 && line.starts_with('+') && digits >= 7) || (bare && digits >= 9 && groups >= 3);
        (addresses > 0 && addresses * 3 >= all && !self.says()) || phone || bare_phone
    }

    /// "By Ann Lee", "by time news", "By ANN LEE and BOB RAY, Associated Press".
    fn is_byline(&self) -> bool {
        let start = self.tokens.start;
        if !self.text.is(start, "by") || self.ends_with_stop() || !(2..=14).contains(&self.words) {
            return false;
        }
        let small = self.text.list[start].case == Case::Lower;
        let rest = || (start + 1..self.tokens.end).filter(|&i| self.kind(i) == TokenKind::Word);
        let named = rest().all(|i| {
            self.text.list[i].is_capitalized() || self.is_any(i, &["and", "of", "for", "in", "de", "van", "al"])
        });
        let titled = rest().any(|i| is_function_word(self.text, i) && !self.is_any(i, &["and", "of", "for", "in"]));
        !titled && (named || (small && self.words <= 5))
    }

    /// "Ann Lee is a senior reporter who covers energy": a line at the end on whoever wrote the article.
    fn is_biography(&self) -> bool {
        let start = self.tokens.start;
        let named = start + 3 < self.tokens.end && (start..start + 2).all(|i| self.text.list[i].is_capitalized());
        let verb = (start + 2..self.tokens.end.min(start + 5))
            .find(|&i| self.is_any(i, &["is", "covers", "writes", "reports", "has"]));
        let Some(verb) = verb.filter(|_| named) else { return false };
        let writes = [
            "reporter",
            "journalist",
            "correspondent",
            "editor",
            "writer",
            "columnist",
            "freelance",
            "freelancer",
            "author",
            "producer",
        ];
        let role = (verb..self.tokens.end.min(verb + 8)).any(|i| self.is_any(i, &writes));
        let present = self.is_any(verb, &["covers", "writes"]) && self.is_any(verb + 1, &["about", "for"]);
        let past = self.tokens.clone().any(|i| self.is_any(i, &["said", "told", "was", "died", "killed"]));
        (role || present) && !past
    }

    /// A line of some length with hardly an English function word, or in other letters.
    pub(super) fn is_other_language(&self) -> bool {
        if self.foreign * 2 > self.words {
            return self.words > 2;
        }
        // A line of names has few function words in any language; only words in lower case tell.
        let lower = |&i: &usize| self.kind(i) == TokenKind::Word && !self.text.list[i].is_capitalized();
        let lowers = self.tokens.clone().filter(lower).count();
        let known = self.tokens.clone().filter(|&i| is_english_word(self.text, i)).count();
        lowers >= 10 && known * 6 < lowers && self.ends_with_stop()
    }
}
