//! The publication date, where the article states it on a line of its own.

use jiff::civil::Time as Clock;

use crate::article::Published;
use crate::span::Span;
use crate::text::{Sentence, TokenKind, Tokens};

use super::expr::{Expr, What, Year};
use super::grammar::Parsed;
use super::numeric::{day_first, readings};
use super::scan::Scan;
use super::timex::Hour;

/// A stamp stands at the head of an article, or at its foot; so many lines from either end are read.
const MARGIN: usize = 12;

/// The words that a stamp may have beside its date.
const LABELS: [&str; 31] = [
    "published",
    "updated",
    "posted",
    "last",
    "modified",
    "first",
    "filed",
    "date",
    "dated",
    "on",
    "at",
    "by",
    "the",
    "created",
    "of",
    "issued",
    "edition",
    "print",
    "release",
    "released",
    "for",
    "immediate",
    "time",
    "online",
    "and",
    "a",
    "ist",
    "in",
    "from",
    "dateline",
    "written",
];

/// The publication date, where the article states it on a line of its own, and where it does.
///
/// The line holds a full date and nothing else but a time of day and words such as "Published" and "Updated"; the
/// first such line counts. A date in digits that has two readings (05/09/2023) is none, unless other dates of the text
/// tell the order.
///
/// ```
/// use corroborate::text::{lex, sentences};
/// use corroborate::time::stated_publication;
///
/// let tokens = lex("Port reopens after storm\nMarch 27, 2008\nThe port opened again on Thursday.");
/// let (published, _) = stated_publication(&tokens, &sentences(&tokens)).unwrap();
/// assert_eq!(published.to_string(), "2008-03-27");
/// ```
pub fn stated_publication(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Option<(Published, Span)> {
    let mut scan = Scan::new(tokens);
    let (stamp, words) = stated_in(&mut scan, sentences)?;
    let order = day_first(scan.read(sentences).iter().map(|found| &found.expr));
    Some((publication(&stamp, order)?, words))
}

/// What a stamp says, where it has one reading.
fn publication(expr: &Expr, order: Option<bool>) -> Option<Published> {
    let What::Date { year: Year::Is(year), .. } = expr.what else { return None };
    let (Some(date), None) = readings(expr, year, order) else { return None };
    let time = match expr.hour {
        Some(Hour::Clock { hour, minute, second }) => {
            let (minute, second) = (minute.unwrap_or(0), second.unwrap_or(0));
            Clock::new(hour as i8, minute as i8, second as i8, 0).ok()
        }
        _ => None,
    };
    let offset = time.and_then(|time| expr.zone?.offset(Some(date.to_datetime(time))));
    Some(Published { date, time, offset })
}

/// The stamp itself, with the tokens looked up already.
pub(super) fn stated_in(scan: &mut Scan<'_, '_>, sentences: &[Sentence]) -> Option<(Expr, Span)> {
    let tokens = scan.tokens;
    let count = sentences.len();
    let at_edge = |k: &usize| *k < MARGIN || *k + MARGIN >= count;
    (0..count).filter(at_edge).find_map(|k| {
        let range = sentences[k].tokens();
        let starts_line = range.start == 0 || tokens.list[range.start].new_line;
        let ends_line = tokens.list.get(range.end).is_none_or(|t| t.new_line);
        if !starts_line || !ends_line || range.len() > 24 {
            return None;
        }
        (scan.start, scan.limit) = (range.start, range.end);
        stamp(scan).map(|(expr, first, end)| (expr, tokens.span(first, end - 1)))
    })
}

/// The date of a line that is nothing but a stamp.
fn stamp(scan: &Scan<'_, '_>) -> Option<(Expr, usize, usize)> {
    let mut found = None;
    let mut labelled = false;
    let mut i = scan.start;
    while i < scan.limit {
        let token = &scan.tokens.list[i];
        if let Parsed::Time(expr, first, end) = scan.parse(i) {
            let dated = match expr.what {
                What::Date { year: Year::Is(_), .. } => true,
                // "Updated 14:05" says no date.
                What::SomeDay | What::Weekday(..) => false,
                _ => return None,
            };
            if dated && found.is_none() {
                found = Some((expr, first, end));
            }
            i = end.max(i + 1);
            continue;
        }
        let label = scan.tokens.is_any(i, &LABELS);
        labelled |= label;
        // Behind a label a byline may stand: "Published by Our Correspondent on 3 May 2019".
        if token.kind == TokenKind::Word && !label && !(labelled && token.is_capitalized()) {
            return None;
        }
        if token.kind == TokenKind::Number {
            return None;
        }
        i += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{lex, sentences};

    #[test]
    fn stamps_and_what_is_none() {
        let cases = [
            ("Storm hits coast\n\n2019-03-05 07:12:30\n\nThe storm hit.", Some("2019-03-05T07:12:30")),
            ("Storm hits coast\nPublished: 5 March 2019\nThe storm hit.", Some("2019-03-05")),
            ("Storm hits coast\nUpdated 14:05 GMT, March 5, 2019\nThe storm hit.", Some("2019-03-05T14:05:00Z")),
            ("Storm hits coast\nTuesday, March 5, 2019\nThe storm hit.", Some("2019-03-05")),
            ("Storm hits coast\nUpdated 14:05\nThe storm hit.", None),
            ("Storm hits coast\nThe storm hit on March 5, 2019.", None),
            ("Storm hits coast\n05/03/2019\nThe storm hit on 02/03/2019.", None),
            ("Storm hits coast\n05/03/2019\nThe storm was seen on 28/02/2019.", Some("2019-03-05")),
            ("Storm hits coast\nTuesday, 05/03/2019\nThe storm hit.", Some("2019-03-05")),
            ("The storm of March 5, 2019\nIt hit.", None),
            ("", None),
        ];
        for (text, published) in cases {
            let tokens = lex(text);
            let found = stated_publication(&tokens, &sentences(&tokens)).map(|(p, _)| p.to_string());
            assert_eq!(found.as_deref(), published, "{text}");
        }
    }
}
