//! What belongs to the page and not to the report. Rules look at the form and the language of a line, never at where it
//! comes from.

mod line;

use std::sync::LazyLock;

use crate::span::Span;

use self::line::{Line, lines};
use super::sentence::{LineKind, Sentence};
use super::table::{PhraseMap, rows};
use super::token::Tokens;

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
    PhraseMap::new(rows(include_str!("phrases.tsv")).filter_map(|row| Some((row[0], (reason(row[1])?, place(&row)?)))))
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
        } else if headline.is_none() && n + 1 < lines.len() && !line.is_masthead(&lines[n + 1]) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("phrases.tsv")) {
            assert!(reason(row[1]).is_some() && place(&row).is_some(), "{row:?}");
            assert_eq!(row[0], row[0].to_lowercase(), "{row:?}");
        }
    }
}
