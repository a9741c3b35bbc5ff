//! From a text to tokens and sentences, what each line is, what is quoted, and who says what how.

mod boilerplate;
mod lexer;
mod quotation;
mod sentence;
mod stance;
pub(crate) mod table;
pub(crate) mod token;

pub use boilerplate::{DropReason, Dropped, classify, dropped};
pub use lexer::lex;
pub use quotation::{Quotation, quotations};
pub use sentence::{LineKind, Sentence, sentences};
pub use stance::{Commitment, Holder, Modality, Polarity, StanceAt, Stances};
pub(crate) use stance::{headline_verb, is_function_word, is_outlet_name, is_reporting_word};
pub(crate) use table::{PhraseMap, rows};
pub use token::{Case, Token, TokenKind, Tokens};
