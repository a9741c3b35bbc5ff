//! Lengths of time that are said in another way than by a number before a unit: "the month-long strike", "a weeklong trip",
//! and what is left on the clock of a match, "with 4:40 left".

use crate::text::{TokenKind, Tokens};
use crate::unit::Unit;
use crate::value::Quantity;

use super::QuantityMention;
use super::measure::hyphen_at;

/// Units that a length is named by alone, with their codes.
const UNITS: [(&str, &str); 7] = [
    ("minute", "min"),
    ("hour", "h"),
    ("day", "d"),
    ("week", "wk"),
    ("month", "mo"),
    ("year", "a"),
    ("decade", "decade"),
];

/// Lengths that are part of another word, and no figures: "the month-long strike", "a weeklong trip".
pub(crate) fn long_lengths(tokens: &Tokens<'_>) -> impl Iterator<Item = QuantityMention> {
    (0..tokens.len()).filter_map(|i| Some(long(tokens, i)?.0))
}

fn mention(tokens: &Tokens<'_>, i: usize, end: usize, number: u32, code: &str) -> (QuantityMention, usize) {
    let span = tokens.span(i, end - 1);
    let quantity = Quantity::whole(number, "").in_unit(Unit::of_code(code.to_owned())).said(span.of(tokens.text()));
    (QuantityMention { span, quantity, unit_span: Some(span), also_span: None }, end)
}

/// "month-long", "weeklong"; a number before it is read with it: "the three-month-long strike".
fn long(tokens: &Tokens<'_>, i: usize) -> Option<(QuantityMention, usize)> {
    if tokens.get(i)?.kind() != TokenKind::Word || i > 0 && hyphen_at(tokens, i - 1) {
        return None;
    }
    let word = tokens.word(i);
    if !(word.ends_with("long") || hyphen_at(tokens, i + 1) && tokens.is(i + 2, "long")) {
        return None;
    }
    let word = word.to_lowercase();
    let code = |noun: &str| UNITS.iter().find(|(unit, _)| *unit == noun).map(|(_, code)| *code);
    if let Some(code) = word.strip_suffix("long").and_then(code) {
        return Some(mention(tokens, i, i + 1, 1, code));
    }
    let hyphened = hyphen_at(tokens, i + 1) && tokens.is(i + 2, "long") && !hyphen_at(tokens, i + 3);
    code(&word).filter(|_| hyphened).map(|code| mention(tokens, i, i + 3, 1, code))
}

/// "4:40 left", "2:20 to go": what is left on a clock from token `i` on, and one past its last token.
pub(super) fn left(tokens: &Tokens<'_>, i: usize) -> Option<(QuantityMention, usize)> {
    let figure = |i: usize| tokens.word(i).parse::<u32>().ok().filter(|_| tokens.word(i).len() <= 2);
    let (minutes, seconds) = (figure(i)?, figure(i + 2)?);
    let glued = tokens.is(i + 1, ":") && tokens.glued(i + 1) && tokens.glued(i + 2) && tokens.word(i + 2).len() == 2;
    let found = glued && seconds < 60 && is_of_play(tokens, i, i + 3);
    found.then(|| mention(tokens, i, i + 3, 60 * minutes + seconds, "s"))
}

/// Whether what stands behind a clock's figures says that they are left to play: no time of day.
pub(crate) fn is_of_play(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let with = tokens.is_any(before, &["with", "had", "just", "only", "than", "about"]);
    let to = tokens.is(end, "to") && tokens.is_any(end + 1, &["go", "play"]);
    // "The 8:15 left for Aville"
    let left = tokens.is_any(end, &["left", "remaining"]) && !tokens.is(before, "the") && !tokens.is(end + 1, "for");
    left || with && to
}
