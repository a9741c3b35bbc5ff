//! Words between quotation marks.

use std::ops::Range;

use crate::span::Span;

use super::sentence::Sentence;
use super::token::{TokenKind, Tokens};

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// Where the words stand, inside the marks.
    pub span: Span,
    /// The same, as tokens.
    pub tokens: Range<usize>,
    /// How many other quotations it stands in.
    pub depth: usize,
    /// One to three words that are no clause: a word that the article keeps at arm's length, or a name.
    pub scare: bool,
    /// Whether the closing mark was found; else the quotation was cut at the end of a sentence or paragraph.
    pub closed: bool,
    /// Whether the next paragraph opens with a mark of its own and carries the quotation on.
    pub continued: bool,
}

/// An opening mark that waits for its closing one.
struct Open {
    mark: Mark,
    /// The first token behind it.
    after: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// “ ” and „ “
    Double,
    /// ‘ ’ and the straight '
    Single,
    /// « » and ‹ ›
    Angle,
    /// The straight ", which opens and closes alike.
    Straight,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// Finds the quotations of a text, in the order of their first words.
///
/// A mark that is never closed costs at most its sentence, or its paragraph where the next one carries the
/// quotation on; it never swallows the article.
///
/// ```
/// use corroborate::text::{lex, quotations, sentences};
///
/// let tokens = lex("“It left at noon. It was late,” she said of the “express”.");
/// let found = quotations(&tokens, &sentences(&tokens));
/// assert_eq!(found[0].span.of(tokens.text()), "It left at noon. It was late,");
/// assert!(found[1].scare && !found[0].scare);
/// ```
pub fn quotations(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut alternates = false;
    for (s, sentence) in sentences.iter().enumerate() {
        let new_paragraph = s == 0 || sentences[s - 1].paragraph != sentence.paragraph;
        if new_paragraph {
            give_up(tokens, sentences, &mut open, sentence.tokens.start, &mut out);
            let paragraph = sentences[s..].iter().take_while(|next| next.paragraph == sentence.paragraph);
            let end = paragraph.last().map_or(sentence.tokens.end, |last| last.tokens.end);
            alternates = must_alternate(tokens, sentence.tokens.start..end);
        }
        for i in sentence.tokens() {
            let Some((mark, side)) = read_mark(tokens, i) else { continue };
            let nearest = open.iter().rposition(|o| o.mark == mark);
            let closes = match side {
                _ if mark == Mark::Straight && alternates => nearest.is_some(),
                Side::Closes => true,
                Side::Opens => false,
                Side::Either => nearest.is_some(),
            };
            if nearest.is_none() && side != Side::Opens && measures(tokens, i) {
                continue;
            }
            if closes {
                let Some(depth) = nearest else { continue };
                let start = open[depth].after;
                open.truncate(depth);
                push(tokens, start..i, depth, true, false, &mut out);
                continue;
            }
            if let Some(at) = nearest.filter(|_| mark != Mark::Single) {
                // “He said “no.” The first of two openers lost its partner.
                let lost = open.swap_remove(at);
                open.truncate(at);
                cut(tokens, sentences, &lost, i, at, &mut out);
            }
            let doubled = tokens.is_any(i, &["'", "`"]);
            open.push(Open { mark, after: i + 1 + usize::from(doubled && mark == Mark::Straight) });
            if open.len() > MAX_DEPTH {
                open.remove(0);
            }
        }
    }
    give_up(tokens, sentences, &mut open, tokens.len(), &mut out);
    out.sort_by_key(|q| (q.tokens.start, std::cmp::Reverse(q.tokens.end)));
    out
}

/// “a 17" screen”: inches.
fn measures(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 0 && tokens.list[i - 1].kind == TokenKind::Number
}

/// No one nests deeper; what does is noise.
const MAX_DEPTH: usize = 4;

/// Ends what is open where a paragraph ends before token `next`.
fn give_up(tokens: &Tokens<'_>, sentences: &[Sentence], open: &mut Vec<Open>, next: usize, out: &mut Vec<Quotation>) {
    for (depth, lost) in std::mem::take(open).into_iter().enumerate() {
        let carried_on = next < tokens.len()
            && read_mark(tokens, next).is_some_and(|(mark, side)| mark == lost.mark && side != Side::Closes);
        if carried_on && lost.mark != Mark::Single {
            push(tokens, lost.after..next, depth, false, true, out);
        } else {
            cut(tokens, sentences, &lost, next, depth, out);
        }
    }
}

/// Ends a quotation that nobody closed: with the sentence where it opened, and before token `next`.
fn cut(tokens: &Tokens<'_>, sentences: &[Sentence], lost: &Open, next: usize, depth: usize, out: &mut Vec<Quotation>) {
    if lost.mark == Mark::Single {
        // More likely an apostrophe than a quotation.
        return;
    }
    let s = sentences.partition_point(|s| s.tokens.end < lost.after);
    let end = sentences.get(s).map_or(next, |s| s.tokens.end.min(next));
    push(tokens, lost.after..end, depth, false, false, out);
}

fn push(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    depth: usize,
    closed: bool,
    continued: bool,
    out: &mut Vec<Quotation>,
) {
    if range.is_empty() {
        return;
    }
    let scare = closed && is_scare(tokens, range.clone());
    let span = tokens.span(range.start, range.end - 1);
    out.push(Quotation { span, tokens: range, depth, scare, closed, continued });
}

/// The words that make a clause of two or three.
const CLAUSE_WORDS: [&str; 26] = [
    "is", "are", "was", "were", "am", "be", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
    "may", "might", "must", "should", "'s", "'re", "'ll", "'ve", "never", "not",
];

/// One to three words that are no clause and no utterance.
fn is_scare(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    let mut words = 0;
    for i in range.clone() {
        let clitic = tokens.list[i].kind == TokenKind::Clitic && !tokens.is_any(i, &["'s", "'re", "'ll", "'ve"]);
        words += usize::from(tokens.list[i].kind == TokenKind::Word && !clitic);
        let possessive = tokens.is(i, "'s") && i + 1 < range.end;
        if words > 3 || (tokens.is_any(i, &CLAUSE_WORDS) && !possessive) {
            return false;
        }
    }
    // A comma or a stop inside the marks ends an utterance: “Never,” he said.
    let utterance = tokens.is_any(range.end - 1, &["!", "?", "…"])
        || (tokens.is_any(range.end - 1, &[",", "."]) && tokens.list[range.start].is_capitalized());
    let subject = words > 1 && tokens.is_any(range.start, &["i", "we", "you", "he", "she", "it", "they", "there"]);
    words > 0 && !utterance && !subject
}

/// Straight marks that the white space around them tells nothing of (`, "he said`) open and close in turn, where their
/// number allows it.
fn must_alternate(tokens: &Tokens<'_>, paragraph: Range<usize>) -> bool {
    let sides =
        || paragraph.clone().filter_map(|i| read_mark(tokens, i)).filter(|(m, _)| *m == Mark::Straight).map(|(_, s)| s);
    let turned = sides().enumerate().any(|(n, side)| match side {
        Side::Opens => n % 2 == 1,
        Side::Closes => n % 2 == 0,
        Side::Either => false,
    });
    turned && sides().count() % 2 == 0
}

/// What the token is as a quotation mark, and which side of the words it can stand on.
fn read_mark(tokens: &Tokens<'_>, i: usize) -> Option<(Mark, Side)> {
    let token = tokens.get(i)?;
    if token.kind != TokenKind::Mark {
        return None;
    }
    let word = tokens.word(i);
    let doubled = |first: usize| tokens.is(first, word) && tokens.is(first + 1, word) && tokens.glued(first + 1);
    let pair = matches!(word, "'" | "’" | "`");
    if pair && i > 0 && doubled(i - 1) {
        // The second half of ''.
        return None;
    }
    let wide = usize::from(pair && doubled(i));
    let after_word = token.glued && !opens_bracket(tokens.word(i - 1));
    let before_word = tokens.glued(i + 1 + wide) && !ends_phrase(tokens.word(i + 1 + wide));
    let by_place = match (after_word, before_word) {
        (true, false) => Side::Closes,
        (false, true) => Side::Opens,
        _ => Side::Either,
    };
    if wide > 0 {
        return Some((Mark::Straight, if word == "`" { Side::Opens } else { by_place }));
    }
    Some(match word {
        "“" if by_place == Side::Closes => (Mark::Double, Side::Either),
        "“" | "„" => (Mark::Double, Side::Opens),
        "”" if by_place == Side::Opens => (Mark::Double, Side::Either),
        "”" | "‟" => (Mark::Double, Side::Closes),
        "«" | "‹" | "»" | "›" => (Mark::Angle, by_place),
        "\"" | "＂" => (Mark::Straight, by_place),
        "‘" => (Mark::Single, Side::Opens),
        "’" | "'" => match by_place {
            // "the officials’ visit": an apostrophe, unless a quotation waits for it.
            Side::Either => return None,
            side => (Mark::Single, side),
        },
        _ => return None,
    })
}

/// Whether the token is a quotation mark, or half of one, and no apostrophe.
pub(super) fn is_quotation_mark(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    if !matches!(word, "’" | "'") {
        return matches!(word, "“" | "”" | "„" | "‟" | "\"" | "＂" | "«" | "»" | "‹" | "›" | "‘" | "`");
    }
    let doubled = (tokens.is(i + 1, "'") && tokens.glued(i + 1)) || (i > 0 && tokens.is(i - 1, "'") && tokens.glued(i));
    let behind_stop = i > 0 && tokens.glued(i) && tokens.is_any(i - 1, &[",", ".", "!", "?"]);
    let opens = !tokens.glued(i) && tokens.glued(i + 1);
    doubled || behind_stop || opens
}

fn opens_bracket(word: &str) -> bool {
    matches!(word, "(" | "[" | "“" | "‘" | "«" | "\"" | "—" | "–" | "-" | "/")
}

fn ends_phrase(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "’" | "»" | "\"" | "…" | "—" | "–")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{lex, sentences};

    /// The quotations of a text: "~" before a scare quote, "?" before one that was cut, ">" before one that is carried on.
    fn found(text: &str) -> Vec<String> {
        let tokens = lex(text);
        let tell = |q: &Quotation| {
            let sign = match () {
                () if q.scare => "~",
                () if q.continued => ">",
                () if !q.closed => "?",
                () => "",
            };
            format!("{sign}{}{}", "+".repeat(q.depth), q.span.of(text))
        };
        quotations(&tokens, &sentences(&tokens)).iter().map(tell).collect()
    }

    #[test]
    fn marks_of_all_kinds_are_paired() {
        let cases: [(&str, &[&str]); 25] = [
            ("“We left at noon,” she said.", &["We left at noon,"]),
            ("\"We left at noon,\" she said.", &["We left at noon,"]),
            ("‘We left at noon,’ she said.", &["We left at noon,"]),
            ("'We left at noon,' she said.", &["We left at noon,"]),
            ("«We left at noon», she said.", &["We left at noon"]),
            ("« We left at noon », she said.", &["We left at noon"]),
            ("„We left at noon“, she said.", &["We left at noon"]),
            ("``We left at noon,'' she said.", &["We left at noon,"]),
            ("\" We left at noon, \" she said.", &["We left at noon,"]),
            ("“He said ‘no way at all’ to me,” she said.", &["He said ‘no way at all’ to me,", "+no way at all"]),
            ("\"He said 'no way at all' to me,\" she said.", &["He said 'no way at all' to me,", "+no way at all"]),
            ("“We left. It was late. Nobody came,” she said.", &["We left. It was late. Nobody came,"]),
            ("The “express” was late.", &["~express"]),
            ("It was a “great and long” day.", &["~great and long"]),
            ("It “was late” again.", &["was late"]),
            ("“Never,” she said.", &["Never,"]),
            ("It was “too late.”", &["~too late."]),
            ("The officials’ visit and the ’90s.", &[]),
            ("It's the dogs' dinner, isn't it?", &[]),
            ("“We left at noon. The next one never came.\n\nShe shrugged.", &["?We left at noon."]),
            ("“We left at noon.\n\n“It was late,” she said.", &[">We left at noon.", "It was late,"]),
            ("We left at noon,” she said.", &[]),
            ("The 17\" screen is \"the best yet\", she said.", &["~the best yet"]),
            ("“We left “at noon,” she said.", &["?We left", "~at noon,"]),
            ("He said \"we left\" and \"it was late\" and went.", &["we left", "it was late"]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
