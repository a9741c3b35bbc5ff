//! The words of an article around a figure, cut to a few lines, with the figure marked.

use crate::span::Span;
use crate::text::{lex, sentences};

/// Lines that a snippet takes at most.
const LINES: usize = 2;

/// Bytes on either side of a figure in which its sentence is looked for: more than can be shown, and a bound for a
/// text that is one endless line.
const REACH: usize = 1500;

/// One line of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Half-open range of columns to underline; none where the figure is not on this line.
    pub(super) mark: Option<(usize, usize)>,
}

/// A character as the terminal shows it.
#[derive(Clone, Copy)]
struct Cell {
    glyph: char,
    columns: usize,
    marked: bool,
}

/// The sentence around `figure`, or as much of it as two lines of `width` columns hold: first the words of the
/// claim, then what stands around them, cut where a clause begins or ends.
pub(super) fn snippet(text: &str, claim: Span, figure: Span, width: usize) -> Vec<Line> {
    // Lines break between words, so that a line holds less than its width, by how much shows only when it is broken.
    let mut lines = Vec::new();
    for wasted in [0, width / 8, width / 4, width / 2] {
        let (part, figure) = excerpt(text, claim, figure, width * LINES - wasted);
        lines = wrap(&cells_of(text, part, figure), width);
        if lines.len() <= LINES {
            break;
        }
    }
    lines
}

/// Part of a text, as bytes, and whether its sentence goes on before and after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excerpt {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cut_before: bool,
    pub(super) cut_after: bool,
}

/// The sentence around `figure`, or as much of it as `budget` columns hold; and the words to mark in it: those of the
/// figure, else those of the claim, and none where neither span fits the text.
pub(super) fn excerpt(text: &str, claim: Span, figure: Span, budget: usize) -> (Excerpt, Span) {
    let mark = [figure, claim].into_iter().find(|s| !s.of(text).is_empty()).unwrap_or(Span::at(0, 0));
    let claim = if claim.of(text).is_empty() { mark } else { claim };
    let sentence = sentence_around(text, mark);
    let (start, end) = cut(text, sentence, claim, mark, budget);
    (Excerpt { start, end, cut_before: start > sentence.start(), cut_after: end < sentence.end() }, mark)
}

/// The sentence that holds `figure`, or those that it spans; its lines where the text is not there.
fn sentence_around(text: &str, figure: Span) -> Span {
    let on_boundary = |&i: &usize| text.is_char_boundary(i);
    let near = (figure.start().saturating_sub(REACH)..=figure.start()).find(on_boundary).unwrap_or(figure.start());
    let far = (figure.end()..=text.len().min(figure.end() + REACH)).rfind(on_boundary).unwrap_or(figure.end());
    let start = text[near..figure.start()].rfind('\n').map_or(near, |at| near + at + 1);
    let end = text[figure.end()..far].find('\n').map_or(far, |at| figure.end() + at);
    let lines = &text[start..end];
    let found = sentences(&lex(lines)).into_iter().map(|s| Span::at(start + s.span().start(), start + s.span().end()));
    found.filter(|s| s.overlaps(figure)).reduce(Span::to).map_or(Span::at(start, end), |s| s.to(figure))
}

/// The part of `sentence` to show.
fn cut(text: &str, sentence: Span, claim: Span, figure: Span, budget: usize) -> (usize, usize) {
    if columns(sentence.of(text)) <= budget {
        return (sentence.start(), sentence.end());
    }
    // Two ellipses with their spaces.
    let budget = budget.saturating_sub(4);
    let core = if sentence.contains(claim) && columns(claim.of(text)) <= budget { claim.to(figure) } else { figure };
    let used = columns(core.of(text));
    if used >= budget {
        let mut left = budget;
        let fits = |c: &(usize, char)| {
            let fits = left >= column_of(c.1);
            left = left.saturating_sub(column_of(c.1));
            fits
        };
        let shown = core.of(text).char_indices().take_while(fits).last().map_or(0, |(i, c)| i + c.len_utf8());
        return (core.start(), core.start() + shown);
    }
    let before = &text[sentence.start()..core.start()];
    let after = &text[core.end()..sentence.end()];
    let room = budget - used;
    let (want_before, want_after) = (columns(before), columns(after));
    // Half to each side; what one side does not need goes to the other.
    let room_before = (room / 2).max(room.saturating_sub(want_after));
    let start = core.start() - if want_before <= room_before { before.len() } else { tail(before, room_before) };
    let room_after = room - columns(&text[start..core.start()]).min(room);
    let end = core.end() + if want_after <= room_after { after.len() } else { head(after, room_after) };
    (start, end)
}

/// Bytes at the end of `text` that fit into `room` columns and begin with a clause, or else with a word.
fn tail(text: &str, room: usize) -> usize {
    let (mut used, mut word, mut clause) = (0, None, None);
    let mut later = None;
    for (i, c) in text.char_indices().rev() {
        if c.is_whitespace() {
            word = Some(text.len() - i - c.len_utf8());
        } else if later.is_some_and(char::is_whitespace) && is_pause(c) {
            clause = word;
        }
        used += column_of(c);
        if used > room {
            break;
        }
        later = Some(c);
    }
    clause.or(word).unwrap_or(0)
}

/// Bytes at the start of `text` that fit into `room` columns and end with a clause, or else with a word.
fn head(text: &str, room: usize) -> usize {
    let (mut used, mut word, mut clause) = (0, None, None);
    let mut earlier = None;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() {
            word = Some(i);
            if earlier.is_some_and(is_pause) {
                clause = word;
            }
        }
        used += column_of(c);
        if used > room {
            break;
        }
        earlier = Some(c);
    }
    clause.or(word).unwrap_or(0)
}

/// Marks between clauses.
fn is_pause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '–' | '—' | '.' | '!' | '?' | '”' | ')')
}

fn cells_of(text: &str, part: Excerpt, figure: Span) -> Vec<Cell> {
    let plain = |glyph| Cell { glyph, columns: 1, marked: false };
    let mut cells: Vec<Cell> = Vec::new();
    if part.cut_before {
        cells.extend("… ".chars().map(plain));
    }
    for (i, c) in text[part.start..part.end].char_indices() {
        let marked = (figure.start()..figure.end()).contains(&(part.start + i));
        if c.is_whitespace() {
            if cells.last().is_some_and(|last| last.glyph != ' ') {
                cells.push(Cell { marked, ..plain(' ') });
            }
        } else {
            let glyph = if is_unprintable(c) { char::REPLACEMENT_CHARACTER } else { c };
            cells.push(Cell { glyph, columns: column_of(glyph), marked });
        }
    }
    if part.cut_after {
        cells.extend(" …".chars().map(plain));
    }
    cells
}

/// Breaks before the word that does not fit; a word longer than a line is broken inside.
fn wrap(cells: &[Cell], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = cells;
    while !rest.is_empty() {
        let mut used = 0;
        let fits = rest.iter().take_while(|cell| {
            used += cell.columns;
            used <= width
        });
        let mut take = fits.count().max(1);
        if take < rest.len() && rest[take].glyph != ' ' {
            take = rest[..take].iter().rposition(|cell| cell.glyph == ' ').filter(|&at| at > 0).unwrap_or(take);
        }
        lines.push(line(&rest[..take]));
        rest = &rest[take..];
        while rest.first().is_some_and(|cell| cell.glyph == ' ') {
            rest = &rest[1..];
        }
    }
    lines
}

fn line(cells: &[Cell]) -> Line {
    let mut text = String::with_capacity(cells.len());
    let mut mark: Option<(usize, usize)> = None;
    let mut column = 0;
    for cell in cells {
        text.push(cell.glyph);
        if cell.marked && cell.glyph != ' ' {
            let from = mark.map_or(column, |m| m.0);
            mark = Some((from, column + cell.columns));
        }
        column += cell.columns;
    }
    Line { text: text.trim_end().to_owned(), mark }
}

/// Columns that a text takes on a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(column_of).sum()
}

/// Two for East Asian wide letters and pictures, none for what combines with the letter before it, else one.
fn column_of(c: char) -> usize {
    match c as u32 {
        0x300..0x370
        | 0x483..0x48A
        | 0x591..0x5BE
        | 0x610..0x61B
        | 0x64B..0x660
        | 0x200B..0x200E
        | 0x20D0..0x2100
        | 0xFE00..0xFE10
        | 0xFE20..0xFE30
        | 0xE0100..0xE01F0 => 0,
        0x1100..0x1160
        | 0x2E80..0x303F
        | 0x3041..0xA4D0
        | 0xA960..0xA980
        | 0xAC00..0xD7A4
        | 0xF900..0xFB00
        | 0xFE30..0xFE70
        | 0xFF00..0xFF61
        | 0xFFE0..0xFFE7
        | 0x1F300..0x1F650
        | 0x1F680..0x1F700
        | 0x1F900..0x1FB00
        | 0x20000..0x3FFFE => 2,
        _ => 1,
    }
}

/// What would steer the terminal instead of showing: escape codes, and marks that turn the direction of writing.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
}

/// `text` with nothing in it that would steer the terminal, on one line.
pub(super) fn printable(text: &str) -> String {
    let clean = |c: char| {
        if c.is_whitespace() {
            ' '
        } else if is_unprintable(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    text.chars().map(clean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(text: &str, claim: &str, figure: &str, width: usize) -> Vec<String> {
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(text, start, start + words.len()).unwrap()
        };
        let lines = snippet(text, span(claim), span(figure), width);
        lines
            .iter()
            .flat_map(|l| {
                let mark = l.mark.map(|(from, to)| format!("{}{}", " ".repeat(from), "^".repeat(to - from)));
                [Some(l.text.clone()), mark].into_iter().flatten()
            })
            .collect()
    }

    #[test]
    fn a_short_sentence_stands_alone() {
        let text = "It rained. The quay is about 40 km from the mill. Nobody came.";
        assert_eq!(
            show(text, "The quay is about 40 km from the mill", "about 40 km", 60),
            ["The quay is about 40 km from the mill.", "            ^^^^^^^^^^^"]
        );
    }

    #[test]
    fn a_long_sentence_is_cut_at_clauses() {
        let text = "On a morning that many in the valley will remember, when the fog had lifted at last, the barge lay \
                    9 km below the lock, the owner said, although two neighbours, who had watched it drift all night, \
                    held that it was nearer.";
        assert_eq!(
            show(text, "the barge lay 9 km below the lock", "9 km", 50),
            [
                "… the barge lay 9 km below the lock, the owner",
                "                ^^^^",
                "said, although two neighbours, …",
            ]
        );
    }

    #[test]
    fn wide_letters_keep_the_marks_under_the_figure() {
        assert_eq!(show("京都から 9 km です", "9 km", "9 km", 40), ["京都から 9 km です", "         ^^^^"]);
    }

    #[test]
    fn the_terminal_is_not_steered() {
        let lines = show("A \u{1b}[31mred\u{202E} herring, 9 km", "9 km", "9 km", 60);
        assert_eq!(lines[0], "A \u{FFFD}[31mred\u{FFFD} herring, 9 km");
    }

    proptest! {
        #[test]
        fn fits_and_marks(text in "(?s)[a-z ,.\n“京é]{1,400}", a in 0usize..400, b in 0usize..400, width in 20usize..100) {
            let floor = |i: usize| (0..=i.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
            let span = Span::new(&text, floor(a.min(b)), floor(a.max(b))).unwrap();
            let lines = snippet(&text, span, span, width);
            for line in &lines {
                prop_assert!(columns(&line.text) <= width);
            }
            // Words as long as a line may waste most of another.
            prop_assert!(lines.len() <= LINES + 1, "{lines:?}");
            if !span.of(&text).trim().is_empty() {
                prop_assert!(lines.iter().any(|l| l.mark.is_some()));
            }
        }
    }
}
