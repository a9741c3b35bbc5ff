//! Numbers in words: "two hundred and three", "tens of thousands", "half a million".

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::text::table::{WordMap, rows};
use crate::text::{TokenKind, Tokens};

use super::digits::digits;

/// What a word is to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Zero,
    Digit(u32),
    Teen(u32),
    Ten(u32),
    /// "hundred"
    Hundred,
    /// "thousand", "lakh": a power of ten.
    Scale(u32),
    /// "thousands"
    Plural(u32),
    /// "dozen"
    Dozen,
    /// "dozens"
    Dozens,
    /// "scores"
    Scores,
    /// "bn": behind digits only.
    Short(u32),
    /// "k", "m": behind digits, where the context allows.
    Letter(u32),
    /// "mm", "cr": behind digits, with a currency.
    Money(u32),
    /// "half"
    Half,
    /// "quarter", singular
    Quarter,
    /// "third", singular
    Part(u64),
    /// "thirds"
    Parts(u64),
    Couple,
    /// "twice"
    Times(u32),
    /// "few", "several", "handful"
    Few,
    /// "a"
    Article,
}

impl Word {
    /// Whether it can be a number by itself.
    pub(super) fn is_cardinal(self) -> bool {
        matches!(
            self,
            Self::Zero | Self::Digit(_) | Self::Teen(_) | Self::Ten(_) | Self::Hundred | Self::Scale(_) | Self::Dozen
        )
    }
}

static WORDS: LazyLock<WordMap<Word>> = LazyLock::new(|| {
    WordMap::new(
        rows(include_str!("words.tsv")).filter_map(|row| Some((row[0], word(row[1], row[2].parse::<u64>().ok()?)?))),
    )
});

fn word(class: &str, value: u64) -> Option<Word> {
    let parts = value;
    let value = value as u32;
    Some(match class {
        "zero" => Word::Zero,
        "digit" => Word::Digit(value),
        "teen" => Word::Teen(value),
        "ten" => Word::Ten(value),
        "hundred" => Word::Hundred,
        "scale" => Word::Scale(value),
        "plural" => Word::Plural(value),
        "dozen" => Word::Dozen,
        "dozens" => Word::Dozens,
        "scores" => Word::Scores,
        "short" => Word::Short(value),
        "letter" => Word::Letter(value),
        "money" => Word::Money(value),
        "half" => Word::Half,
        "quarter" => Word::Quarter,
        "part" => Word::Part(parts),
        "parts" => Word::Parts(parts),
        "couple" => Word::Couple,
        "times" => Word::Times(value),
        "few" | "several" | "handful" => Word::Few,
        "article" => Word::Article,
        _ => return None,
    })
}

/// The words that can be a number by themselves.
pub(super) fn cardinals() -> impl Iterator<Item = &'static str> {
    let words = rows(include_str!("words.tsv")).filter_map(|row| Some((row[0], word(row[1], row[2].parse().ok()?)?)));
    words.filter(|(_, word)| word.is_cardinal()).map(|(text, _)| text)
}

/// What token `i` is to a number, if anything.
pub(super) fn word_at(tokens: &Tokens<'_>, i: usize) -> Option<Word> {
    WORDS.get(tokens, i).copied()
}

/// A whole number in words, or in digits and words ("4 thousand 3 hundred and 21").
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    pub(super) value: Decimal,
    /// One past its last token.
    pub(super) end: usize,
    /// The scale word that it ends with, as a number: what "and a half" is a half of, and what a range shares.
    pub(super) scale: Option<Decimal>,
    /// Tokens in words, of which a lone one is what "two and a half" starts with.
    pub(super) last: Word,
}

pub(super) fn power(exponent: u32) -> Decimal {
    Decimal::from(10u128.saturating_pow(exponent.min(27)))
}

/// Reads on from `value`, which ends before token `end` with the word `last`.
pub(super) fn read_on(tokens: &Tokens<'_>, value: Decimal, end: usize, last: Word) -> Option<Whole> {
    let mut at = Whole { value, end, scale: None, last };
    // The sum so far before the last scale word, and the group that the next one multiplies.
    let (mut total, mut group, mut open) = (Decimal::ZERO, value, true);
    let mut lowest = u32::MAX;
    loop {
        let (next, joined) = connected(tokens, at.end, at.last);
        let Some(word) = word_at(tokens, next).or_else(|| digits_word(tokens, next, joined)) else { break };
        let fresh = matches!(at.last, Word::Hundred | Word::Scale(_));
        match word {
            Word::Digit(d) if matches!(at.last, Word::Ten(_)) && !joined => group += Decimal::from(d),
            Word::Digit(d) | Word::Teen(d) | Word::Ten(d) if fresh && !is_part(tokens, next + 1) => {
                group = if open { group.checked_add(Decimal::from(d))? } else { Decimal::from(d) };
                open = true;
            }
            Word::Hundred | Word::Plural(2) if !joined && open && !fresh => {
                group = group.checked_mul(Decimal::ONE_HUNDRED)?;
            }
            Word::Scale(e) | Word::Plural(e) if !joined && e > 2 => {
                if !open {
                    // "three lakh crore"
                    total = total.checked_mul(power(e))?;
                } else if e < lowest {
                    total = total.checked_add(group.checked_mul(power(e))?)?;
                } else {
                    total = total.checked_add(group)?.checked_mul(power(e))?;
                }
                (group, open, lowest) = (Decimal::ZERO, false, e);
            }
            Word::Dozen | Word::Dozens if !joined && open => {
                group = group.checked_mul(Decimal::from(12))?;
                at.value = total.checked_add(group)?;
                at.scale = Some(Decimal::from(12));
                at.end = next + 1;
                at.last = Word::Dozen;
                return Some(at);
            }
            _ => break,
        }
        at.value = if open { total.checked_add(group)? } else { total };
        at.scale = match word {
            Word::Hundred => Some(Decimal::from(100)),
            Word::Scale(e) | Word::Plural(e) => {
                Some(at.scale.filter(|_| matches!(at.last, Word::Scale(_))).unwrap_or(Decimal::ONE) * power(e))
            }
            _ => None,
        };
        at.last = match word {
            Word::Plural(2) => Word::Hundred,
            Word::Plural(e) => Word::Scale(e),
            other => other,
        };
        at.end = next + 1;
        if matches!(word, Word::Plural(_)) {
            break;
        }
    }
    Some(at)
}

/// The token that goes on with the number: behind a hyphen, or behind "and" after a hundred or a scale.
fn connected(tokens: &Tokens<'_>, end: usize, last: Word) -> (usize, bool) {
    let hyphen = matches!(tokens.word(end), "-" | "‐" | "‑" | "–");
    let big = matches!(word_at(tokens, end + 1), Some(Word::Scale(_) | Word::Hundred));
    if hyphen && (tokens.glued(end + 1) || matches!(last, Word::Ten(_)) || big && !tokens.glued(end)) {
        return (end + 1, false);
    }
    // "three million, two hundred and forty"
    let more = matches!(word_at(tokens, end + 2), Some(Word::Hundred | Word::Scale(_)));
    if tokens.word(end) == "," && matches!(last, Word::Scale(4..)) && more {
        return (end + 1, true);
    }
    let joins = tokens.is(end, "and") || tokens.word(end) == "&";
    if joins && matches!(last, Word::Hundred | Word::Scale(_)) { (end + 1, true) } else { (end, false) }
}

/// "3 hundred and 21", "4 thousand 3 hundred": digits below the last scale, joined or with a scale of their own.
fn digits_word(tokens: &Tokens<'_>, i: usize, joined: bool) -> Option<Word> {
    if tokens.get(i)?.kind() != TokenKind::Number || !tokens.list[i - 1].kind().eq(&TokenKind::Word) {
        return None;
    }
    let read = digits(tokens.word(i)).filter(|d| d.plain && d.value < Decimal::from(100))?;
    let scaled = matches!(word_at(tokens, i + 1), Some(Word::Hundred | Word::Scale(_)));
    let value = u32::try_from(read.value.mantissa()).ok().filter(|v| *v > 0)?;
    (joined && tokens.word(i).len() == 2 || scaled && !joined).then_some(Word::Teen(value))
}

/// Whether token `i` makes a fraction of the number before it: "three quarters".
pub(super) fn is_part(tokens: &Tokens<'_>, i: usize) -> bool {
    let i = if tokens.word(i) == "-" { i + 1 } else { i };
    matches!(word_at(tokens, i), Some(Word::Half | Word::Quarter | Word::Part(_) | Word::Parts(_)))
}

/// Reads a whole number that starts with a word at token `i`.
pub(super) fn whole(tokens: &Tokens<'_>, i: usize) -> Option<Whole> {
    let first = word_at(tokens, i)?;
    match first {
        Word::Zero => Some(Whole { value: Decimal::ZERO, end: i + 1, scale: None, last: first }),
        Word::Digit(d) | Word::Teen(d) | Word::Ten(d) => read_on(tokens, Decimal::from(d), i + 1, first),
        Word::Hundred => {
            let read = read_on(tokens, Decimal::from(100), i + 1, Word::Hundred)?;
            Some(Whole { scale: read.scale.or(Some(Decimal::from(100))).filter(|_| read.end == i + 1), ..read })
        }
        // "thousand liters": one is meant, and "read_on" starts at the scale itself.
        Word::Scale(_) | Word::Dozen => read_on(tokens, Decimal::ONE, i, Word::Digit(1)),
        _ => None,
    }
}
