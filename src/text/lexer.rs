//! One pass from text to tokens.
//!
//! The lexer never looks back further than the token it is in, so its time is linear whatever the input.

use crate::span::Span;

use super::token::{Case, SEED, Token, TokenKind, Tokens, mix, mix_char, plain};

/// Splits a text into tokens.
///
/// ```
/// use corroborate::text::lex;
///
/// let tokens = lex("Kim’s train left at 18h38, the U.S. said.");
/// let words: Vec<&str> = (0..tokens.len()).map(|i| tokens.word(i)).collect();
/// assert_eq!(words[..8], ["Kim", "’s", "train", "left", "at", "18", "h", "38"]);
/// assert_eq!(words[9..], ["the", "U.S.", "said", "."]);
/// ```
pub fn lex(text: &str) -> Tokens<'_> {
    let mut lexer = Lexer { text, at: 0, list: Vec::with_capacity(text.len() / 5 + 1) };
    lexer.run();
    Tokens { text, list: lexer.list }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    list: Vec<Token>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut glued = false;
        let mut new_line = true;
        while let Some(c) = self.peek() {
            if c.is_whitespace() || is_invisible(c) {
                new_line |= c == '\n';
                glued &= is_invisible(c);
                self.at += c.len_utf8();
                continue;
            }
            let start = self.at;
            let (hash, kind, case) = if c.is_alphabetic() {
                self.word()
            } else if c.is_numeric() && !is_super(c) {
                self.number()
            } else if is_apostrophe(c) && glued {
                self.clitic().unwrap_or_else(|| self.mark(c))
            } else {
                self.mark(c)
            };
            self.list.push(Token { span: Span::at(start, self.at), hash, kind, case, glued, new_line });
            glued = true;
            new_line = false;
        }
    }

    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte < 0x80 { Some(byte as char) } else { self.text[self.at..].chars().next() }
    }

    fn mark(&mut self, c: char) -> (u32, TokenKind, Case) {
        self.at += c.len_utf8();
        (plain(c).fold(SEED, mix_char), TokenKind::Mark, Case::Lower)
    }

    fn word(&mut self) -> (u32, TokenKind, Case) {
        let start = self.at;
        let mut hash = SEED;
        let (mut letters, mut uppers, mut first_upper) = (0u32, 0u32, false);
        // "U", "U.S": letters that alternate with dots so far, told as they come: the word may be long.
        let (mut since_dot, mut dots, mut alternates) = (0u32, 0u32, true);
        while let Some(c) = self.peek() {
            if c.is_ascii_lowercase() {
                hash = mix(hash, c as u8);
            } else if c.is_ascii_uppercase() {
                hash = mix(hash, c.to_ascii_lowercase() as u8);
                uppers += 1;
                first_upper |= letters == 0;
            } else if c.is_alphabetic() || is_mark_of_letter(c) {
                hash = c.to_lowercase().fold(hash, mix_char);
                if c.is_uppercase() {
                    uppers += 1;
                    first_upper |= letters == 0;
                }
            } else if is_apostrophe(c) && self.apostrophe_is_inner() {
                hash = mix(hash, b'\'');
            } else if c == '.' && alternates && since_dot == 1 && self.letter_dot_follows() {
                // "U.S." and "p.m.": a letter, a dot, a letter, a dot; only the dot of such a pair is taken in.
                hash = mix(hash, b'.');
            } else if c == '.' && self.at - start > 1 && dots > 0 {
                hash = mix(hash, b'.');
                self.at += 1;
                break;
            } else {
                break;
            }
            letters += u32::from(c.is_alphabetic());
            if c == '.' {
                (since_dot, dots) = (0, dots + 1);
            } else {
                since_dot += 1;
                alternates &= since_dot == 1;
            }
            self.at += c.len_utf8();
        }
        let case = match (uppers, first_upper) {
            (0, _) => Case::Lower,
            (n, true) if n == letters => Case::Upper,
            (_, true) => Case::Capital,
            _ => Case::Mixed,
        };
        (hash, TokenKind::Word, case)
    }

    /// Whether the apostrophe here stands inside a word ("O'Brien", "didn't") and opens no clitic ("Kim's").
    fn apostrophe_is_inner(&self) -> bool {
        let rest = &self.text[self.at..];
        let mut chars = rest.chars();
        let width = chars.next().map_or(1, char::len_utf8);
        chars.next().is_some_and(char::is_alphabetic) && clitic_len(&rest[width..]).is_none()
    }

    fn letter_dot_follows(&self) -> bool {
        let mut chars = self.text[self.at + 1..].chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some('.')
    }

    fn clitic(&mut self) -> Option<(u32, TokenKind, Case)> {
        let width = self.peek()?.len_utf8();
        let rest = &self.text[self.at + width..];
        let len = clitic_len(rest)?;
        let hash = rest[..len].chars().flat_map(plain).fold(mix(SEED, b'\''), mix_char);
        self.at += width + len;
        Some((hash, TokenKind::Clitic, Case::Lower))
    }

    fn number(&mut self) -> (u32, TokenKind, Case) {
        let mut hash = SEED;
        while let Some(c) = self.peek() {
            let inner = matches!(c, '.' | ',') && self.text[self.at + 1..].chars().next().is_some_and(is_digit);
            if !is_digit(c) && !inner {
                if hash == SEED {
                    // A number that is no digit, such as "½" or "Ⅳ", stands alone.
                    hash = mix_char(hash, c);
                    self.at += c.len_utf8();
                }
                break;
            }
            hash = mix_char(hash, c);
            self.at += c.len_utf8();
        }
        (hash, TokenKind::Number, Case::Lower)
    }
}

/// The length of a clitic behind an apostrophe: "s", "re", "ve", "ll", "d", "m", not followed by a letter.
fn clitic_len(rest: &str) -> Option<usize> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let known = ["s", "re", "ve", "ll", "d", "m"];
    known.iter().any(|k| rest[..end].eq_ignore_ascii_case(k)).then_some(end)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && is_decimal_digit(c))
}

/// Decimal digits of other scripts come in runs of ten; the starts of those in use in print.
fn is_decimal_digit(c: char) -> bool {
    const ZEROS: [u32; 16] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0xff10,
    ];
    ZEROS.iter().any(|&zero| (zero..zero + 10).contains(&(c as u32)))
}

fn is_super(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰'..='⁹' | '₀'..='₉')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Accents that are written as characters of their own.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5bd | 0x64b..=0x65f | 0x93a..=0x94f | 0x200c..=0x200d)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}
