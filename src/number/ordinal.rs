//! Places in a row: "10th", "first", "twenty-first".

use std::sync::LazyLock;

use crate::span::Span;
use crate::text::table::WordMap;
use crate::text::{Token, TokenKind, Tokens};

use super::words::{Word, whole, word_at};

/// A place in a row in a text: "10th", "first".
#[derive(Clone, Debug, PartialEq)]
pub struct OrdinalMention {
    /// The words.
    pub span: Span,
    /// The place.
    pub rank: u32,
}

const NAMES: [(&str, u32); 29] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1000),
];

static ORDINALS: LazyLock<WordMap<u32>> = LazyLock::new(|| WordMap::new(NAMES));

/// Every ordinal in the text, in order.
///
/// ```
/// use corroborate::{number::ordinals, text::lex};
///
/// let ranks: Vec<u32> = ordinals(&lex("his 10th trip, the twenty-first, in two seconds")).iter().map(|o| o.rank).collect();
/// assert_eq!(ranks, [10, 21]);
/// ```
pub fn ordinals(tokens: &Tokens<'_>) -> Vec<OrdinalMention> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let read = match token.kind() {
            TokenKind::Number => in_digits(tokens, i),
            TokenKind::Word => in_words(tokens, i),
            _ => None,
        };
        match read {
            Some((rank, end)) => {
                found.push(OrdinalMention { span: tokens.span(i, end - 1), rank });
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

/// Whether an ordinal begins at token `i`.
pub(crate) fn is_ordinal(tokens: &Tokens<'_>, i: usize) -> bool {
    match tokens.get(i).map(Token::kind) {
        Some(TokenKind::Number) => in_digits(tokens, i).is_some(),
        Some(TokenKind::Word) => in_words(tokens, i).is_some(),
        _ => false,
    }
}

/// "10th", "1,000th"; the ending must be the one that the figure takes.
fn in_digits(tokens: &Tokens<'_>, i: usize) -> Option<(u32, usize)> {
    if !tokens.glued(i + 1) || tokens.word(i).len() > 12 {
        return None;
    }
    let rank: u32 = tokens.word(i).replace(',', "").parse().ok()?;
    let ending = match (rank % 100, rank % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    tokens.is(i + 1, ending).then_some((rank, i + 2))
}

/// "third", "twenty-first", "one hundred and fifth".
pub(super) fn in_words(tokens: &Tokens<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(&rank) = ORDINALS.get(tokens, i) {
        return Some((rank, i + 1));
    }
    word_at(tokens, i).filter(|w| matches!(w, Word::Ten(_) | Word::Digit(_) | Word::Teen(_) | Word::Hundred))?;
    let read = whole(tokens, i)?;
    let joined = matches!(tokens.word(read.end), "-") || tokens.is(read.end, "and");
    let &rank = ORDINALS
        .get(tokens, read.end + usize::from(joined))
        .filter(|_| joined || matches!(read.last, Word::Hundred))?;
    let base = u32::try_from(read.value.mantissa()).ok()?;
    let fits = match read.last {
        Word::Ten(_) => rank < 10,
        Word::Hundred => rank < 100,
        _ => rank >= 100,
    };
    let rank = if rank >= 100 { base.checked_mul(rank)? } else { base.checked_add(rank)? };
    fits.then_some((rank, read.end + usize::from(joined) + 1))
}
