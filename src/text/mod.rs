//! From a text to tokens and sentences.

mod lexer;
mod sentence;
pub(crate) mod table;
pub(crate) mod token;

pub use lexer::lex;
pub use sentence::{LineKind, Sentence, sentences};
pub use token::{Case, Token, TokenKind, Tokens};
