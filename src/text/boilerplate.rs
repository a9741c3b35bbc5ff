//! What belongs to the page and not to the report. Rules look at the form and the language of a line, never at where it
//! comes from.

use std::ops::Range;
use std::sync::LazyLock;

use crate::span::Span;

use super::sentence::{LineKind, Sentence};
use super::stance::{has_finite_verb, is_english_word, is_function_word, is_outlet_name, is_time_word};
use super::table::{PhraseMap, rows};
use super::token::{TokenKind, Tokens};

/// Why a line was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DropReason {
    /// Numbers alone: views, comments, shares.
    Counter,
    /// Hashtags and other keywords.
    Tags,
    /// "Read more", "Watch:", and headlines of other articles.
    Link,
    /// "Leave a comment".
    Comment,
    /// "Share on …".
    Share,
    /// "Subscribe", "Sign up".
    Subscription,
    /// "Advertisement", cookie notices.
    Advertisement,
    /// Phone numbers, addresses on the net.
    Contact,
    /// Who wrote the article, by name alone.
    Byline,
    /// Who wrote the article, in sentences.
    Author,
    /// A date or a time alone: when the article appeared.
    Date,
    /// "3 min read".
    ReadingTime,
    /// Whose text or picture it is.
    Credit,
    /// Sections, menus.
    Navigation,
    /// A line in another language than the article.
    OtherLanguage,
}

/// A line that is no part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// Why it was dropped.
    pub reason: DropReason,
}

/// Where in a line a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Start,
    Open,
    Any,
    /// Opens a box on the author.
    Author,
    /// Opens a list of other articles.
    List,
}

static PHRASES: LazyLock<PhraseMap<(DropReason, Place)>> = LazyLock::new(|| {
    PhraseMap::new(
        rows(include_str!("boilerplate.tsv")).filter_map(|row| Some((row[0], (reason(row[1])?, place(&row)?)))),
    )
});

fn reason(word: &str) -> Option<DropReason> {
    Some(match word {
        "link" | "list" => DropReason::Link,
        "comment" => DropReason::Comment,
        "share" => DropReason::Share,
        "subscription" => DropReason::Subscription,
        "advertisement" => DropReason::Advertisement,
        "contact" => DropReason::Contact,
        "author" => DropReason::Author,
        "byline" => DropReason::Byline,
        "navigation" => DropReason::Navigation,
        "date" => DropReason::Date,
        "reading-time" => DropReason::ReadingTime,
        "credit" => DropReason::Credit,
        _ => return None,
    })
}

fn place(row: &[&str]) -> Option<Place> {
    Some(match (row[1], *row.get(2)?) {
        ("list", _) => Place::List,
        (_, "line") => Place::Line,
        (_, "start") => Place::Start,
        (_, "open") => Place::Open,
        (_, "any") => Place::Any,
        (_, "author") => Place::Author,
        _ => return None,
    })
}

/// Sets what each sentence is to its article: headline, heading, running text, or no part of the report.
///
/// ```
/// use corroborate::text::{LineKind, classify, lex, sentences};
///
/// let tokens = lex("Ferry sinks off coast\n\nBy Ann Lee\n\nTwelve people died.\n\n3 min read");
/// let mut sentences = sentences(&tokens);
/// classify(&tokens, &mut sentences);
/// let kinds: Vec<LineKind> = sentences.iter().map(|s| s.kind()).collect();
/// assert_eq!(kinds, [LineKind::Headline, LineKind::Boilerplate, LineKind::Body, LineKind::Boilerplate]);
/// ```
pub fn classify(tokens: &Tokens<'_>, sentences: &mut [Sentence]) {
    let lines = lines(tokens, sentences);
    let reasons = reasons(&lines);
    let mut headline = None;
    let mut kinds = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let kind = if reasons[n].is_some() {
            LineKind::Boilerplate
        } else if line.is_running_text() {
            // Running text that opens the article leaves no room for a headline.
            headline = headline.or(Some(n));
            LineKind::Body
        } else if headline.is_none() && n + 1 < lines.len() {
            headline = Some(n);
            LineKind::Headline
        } else if line.is_heading() && lines.get(n + 1).is_some() {
            LineKind::Heading
        } else {
            LineKind::Body
        };
        kinds.push((line.sentences.clone(), kind));
    }
    for (range, kind) in kinds {
        for sentence in &mut sentences[range] {
            sentence.kind = kind;
        }
    }
}

/// Lists what `classify` drops, line by line, in the order of the text, with the reason.
///
/// ```
/// use corroborate::text::{DropReason, dropped, lex, sentences};
///
/// let tokens = lex("Twelve people died.\n\nLeave a comment");
/// let out = dropped(&tokens, &sentences(&tokens));
/// assert_eq!(out[0].span.of(tokens.text()), "Leave a comment");
/// assert_eq!(out[0].reason, DropReason::Comment);
/// ```
pub fn dropped(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Dropped> {
    let lines = lines(tokens, sentences);
    let drop = |(line, reason): (&Line<'_, '_>, Option<DropReason>)| {
        let span = tokens.span(line.tokens.start, line.tokens.end - 1);
        reason.map(|reason| Dropped { span, reason })
    };
    lines.iter().zip(reasons(&lines)).filter_map(drop).collect()
}

/// The sentences of one paragraph.
struct Line<'a, 't> {
    text: &'a Tokens<'t>,
    first: &'a Sentence,
    sentences: Range<usize>,
    tokens: Range<usize>,
    /// How many words; function words; words in letters that are not Latin.
    words: usize,
    function: usize,
    foreign: usize,
}

fn lines<'a, 't>(text: &'a Tokens<'t>, sentences: &'a [Sentence]) -> Vec<Line<'a, 't>> {
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

/// Why each line is dropped, if it is.
fn reasons(lines: &[Line<'_, '_>]) -> Vec<Option<DropReason>> {
    let words: usize = lines.iter().map(|l| l.words).sum();
    let function: usize = lines.iter().map(|l| l.function).sum();
    // In English prose four words in ten are function words; in a text of names or another language hardly any.
    let english = function * 4 > words;
    let mut within: Option<Place> = None;
    let mut out: Vec<Option<DropReason>> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let late = n * 2 > lines.len();
        let mut found = line.furniture().or_else(|| line.form(n, late).map(|reason| (reason, Place::Line)));
        if found.is_none() && english && within != Some(Place::Author) && line.is_other_language() {
            found = Some((DropReason::OtherLanguage, Place::Line));
        }
        let carried = match within {
            Some(Place::Author) => Some(DropReason::Author),
            Some(Place::List) if !line.is_running_text() => Some(DropReason::Link),
            _ => None,
        };
        within = match found {
            Some((_, place @ (Place::Author | Place::List))) if late => Some(place),
            _ => within.filter(|_| carried.is_some()),
        };
        out.push(found.map(|(reason, _)| reason).or(carried));
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

    fn is_running_text(&self) -> bool {
        (self.ends_with_stop() && (self.words > 3 || self.sentences.len() > 1)) || self.words > 30
    }

    fn is_heading(&self) -> bool {
        let bullet = self.is_any(self.tokens.start, &["-", "–", "—", "•", "*", "·"]);
        (1..=12).contains(&self.words) && !self.ends_with_stop() && !bullet
    }

    /// Whether the line says something: it ends with a stop and has a finite verb.
    fn says(&self) -> bool {
        self.ends_with_stop() && has_finite_verb(self.text, self.first)
    }

    /// What the wording of the line tells.
    fn furniture(&self) -> Option<(DropReason, Place)> {
        let start = self.tokens.clone().find(|&i| self.kind(i) != TokenKind::Mark || self.is_any(i, &["©"]))?;
        if let Some((len, &(reason, place))) = PHRASES.longest(self.text, start)
            && start + len <= self.tokens.end
        {
            let fits = match place {
                Place::Open => self.words <= 60,
                Place::Start => self.words <= 16 && !self.says(),
                Place::Line | Place::Author | Place::List => self.rest_is_bare(start + len),
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
    fn form(&self, n: usize, late: bool) -> Option<DropReason> {
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
            && words().any(|i| is_time_word(self.text, i))
        {
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
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let phone = labelled && numbers > 0 && (7..=20).contains(&digits) && self.words <= 12 && !self.says();
        let bare_phone = self.words == 0 && line.starts_with('+') && digits >= 7;
        (addresses > 0 && addresses * 3 >= all && !self.says()) || phone || bare_phone
    }

    /// "By Ann Lee", "by time news", "By ANN LEE and BOB RAY, Associated Press".
    fn is_byline(&self) -> bool {
        let start = self.tokens.start;
        if !self.text.is(start, "by") || self.ends_with_stop() || !(2..=14).contains(&self.words) {
            return false;
        }
        let small = self.text.list[start].case == super::token::Case::Lower;
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
    fn is_other_language(&self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("boilerplate.tsv")) {
            assert!(reason(row[1]).is_some() && place(&row).is_some(), "{row:?}");
            assert_eq!(row[0], row[0].to_lowercase(), "{row:?}");
        }
    }
}
