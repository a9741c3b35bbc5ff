//! The publication date, where the article states it on a line of its own or in its dateline.

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

/// What a page counts beside its date.
const COUNTERS: [&str; 8] = ["comment", "comments", "reactions", "replies", "views", "shares", "likes", "reads"];

/// The publication date, where the article states it on a line of its own or in its dateline, and where it does.
///
/// The line holds a full date and nothing else but a time of day and words such as "Published" and "Updated"; the
/// first such line counts. So does a full date behind the place at the head of a report, "AVILLE, May 3, 2019 (Agency) -",
/// and one that is the first sentence of a line near the head. A date in digits that has two readings (05/09/2023) is none, unless other dates of the text
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
    let starts_line = |start: usize| start == 0 || tokens.list[start].new_line;
    let stamped = (0..count).filter(at_edge).find_map(|k| {
        let range = sentences[k].tokens();
        let ends_line = tokens.list.get(range.end).is_none_or(|t| t.new_line);
        let ends = ends_line || k < MARGIN && range.end > 0 && tokens.is(range.end - 1, ".");
        if !starts_line(range.start) || !ends || range.len() > 24 {
            return None;
        }
        // "Newsletter | 5 March 2019 | 3 minute read": each part for itself.
        let bars = range.clone().filter(|&i| tokens.is_any(i, &["|", "·", "•"]));
        let ends: Vec<usize> = bars.chain([range.end]).collect();
        let mut start = range.start;
        ends.into_iter().find_map(|end| {
            (scan.start, scan.limit) = (start, end);
            start = end + 1;
            stamp(scan)
        })
    });
    let headed = || {
        let head = sentences.iter().take(MARGIN).map(Sentence::tokens).filter(|range| starts_line(range.start));
        head.into_iter().find_map(|range| {
            (scan.start, scan.limit) = (range.start, range.end);
            dateline(scan)
        })
    };
    stamped.or_else(headed).map(|(expr, first, end)| (expr, tokens.span(first, end - 1)))
}

/// "AVILLE, May 3, 2019 (Agency) -": the date between the place and the dash.
fn dateline(scan: &Scan<'_, '_>) -> Option<(Expr, usize, usize)> {
    /// So many tokens name the place: "SANTA MARIA DEL MAR, Norway".
    const PLACE: usize = 10;
    let tokens = scan.tokens;
    let mut i = scan.start;
    while i < scan.limit.min(scan.start + PLACE) {
        if let Parsed::Time(expr, first, end) = scan.parse(i) {
            let dated = matches!(expr.what, What::Date { year: Year::Is(_), .. });
            let agency = if tokens.is(end, "(") {
                (end..scan.limit.min(end + 6)).find(|&k| tokens.is(k, ")")).map_or(end, |k| k + 1)
            } else {
                end
            };
            let closed = tokens.is_any(agency, &["-", "–", "—", "--"]) && !tokens.glued(agency);
            return (dated && closed).then_some((expr, first, end));
        }
        let token = &tokens.list[i];
        let place = match token.kind {
            TokenKind::Word => {
                token.is_capitalized() && !tokens.is_any(i, &["the", "of", "in", "on", "at", "a", "after"])
            }
            TokenKind::Number => false,
            _ => tokens.is_any(i, &[",", ".", "/", "(", ")", "-"]),
        };
        if !place {
            return None;
        }
        i += 1;
    }
    None
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
        // "posted 5 March 2019, 4 comments"
        if token.kind == TokenKind::Number && scan.tokens.is_any(i + 1, &COUNTERS) {
            i += 2;
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
            ("Storm hits coast\n\nAVILLE, Norway, March 5, 2019 (Wire) - The storm hit.", Some("2019-03-05")),
            ("AVILLE, March 5, 2019 — The storm hit.", Some("2019-03-05")),
            ("Storm hits coast\nTuesday, 5 March 2019. The storm hit.", Some("2019-03-05")),
            ("Storm hits coast\nLetters | Tuesday 5 March 2019 | 3 minute read\nThe storm hit.", Some("2019-03-05")),
            ("Storm hits coast\nposted 5 March 2019, 4 comments\nThe storm hit.", Some("2019-03-05")),
            ("Storm hits coast | what we know of 5 March 2019\nIt hit.", None),
            ("Aville, March 5, 2019: a storm - the worst.", None),
            ("The Storm Of March 5, 2019 - a look back", None),
            ("", None),
        ];
        for (text, published) in cases {
            let tokens = lex(text);
            let found = stated_publication(&tokens, &sentences(&tokens)).map(|(p, _)| p.to_string());
            assert_eq!(found.as_deref(), published, "{text}");
        }
    }
}
