//! Reads several reports of one event, aligns the claims that answer the same question, and explains where they
//! conflict.
//!
//! Articles go in; out comes what each of them claims (distances, times, speeds, counts, money, who attended, where,
//! what is denied), which claims answer one question, and where they agree, refine each other or conflict: each with its
//! exact words and a reason. It needs no model and no network, and the same articles give the same report on every
//! machine, in any order, on any number of threads.
//!
//! ```
//! use corroborate::{Article, Reconciler, Severity, Verdict};
//!
//! let articles = [
//!     Article::new("gazette", "The ferry left Hull on Tuesday. Bergen lies about 700 km from Hull.")?,
//!     Article::new("herald", "The ferry left Hull on Wednesday for Bergen, 680 km from Hull.")?,
//! ];
//! let published = "2024-05-16".parse()?;
//! let report = Reconciler::new().reconcile(articles.map(|a| a.with_published(published))).report;
//!
//! let found: Vec<_> = report.conflicts().map(|f| (f.severity, f.verdict, f.code.as_str())).collect();
//! assert_eq!(found, [
//!     (Severity::Major, Verdict::Contradiction, "moment-contradiction"),
//!     (Severity::Minor, Verdict::Rounding, "distance-rounding"),
//! ]);
//! let rounding = report.conflicts().last().unwrap();
//! let quotes: Vec<&str> = rounding.claims.iter().filter_map(|id| Some(report.claim(id)?.quote.as_str())).collect();
//! assert_eq!(quotes.len(), 2); // the exact words of both sides
//! # Ok::<(), corroborate::Error>(())
//! ```
//!
//! # Overview
//!
//! One direction, each step a function of the one before, and each can be called alone:
//!
//! | step | from → to | here |
//! |---|---|---|
//! | lex, split | text → [`text::Tokens`], [`text::Sentence`]s | [`text::lex`], [`text::sentences`] |
//! | recognize | tokens → mentions | [`number::quantities`], [`time::times`], [`entity::locals`], [`text::Stances`] |
//! | claim | mentions → [`Claim`]s: a [`Value`] for a [`Slot`], with its [`Stance`] | [`relation`] has one file a question |
//! | unite | names of all articles → entities | [`entity::unite`], [`entity::compare`] |
//! | cluster | claims → claims of one slot | [`Reconciler::reconcile_claims`] |
//! | judge | claims of one slot → positions and [`Finding`]s | [`verdict::reconcile_slot`], [`verdict::derive()`] |
//! | report | all of it → [`Report`] | [`report::Text`], [`Html`](report::Html), [`Json`](report::Json), [`Sarif`](report::Sarif), [`JsonLd`](report::JsonLd), [`Csv`](report::Csv) |
//!
//! [`Reconciler`] does all of it. Every type in the report is plain data that serde reads and writes. Spans are half-open
//! ranges of UTF-8 bytes of the article's text; [`report::Json`] counts code points instead, for other programs.
//!
//! The words: a **claim** is one source's statement of one value for one **slot**, the question that it answers
//! ("distance from Pyongyang to Vladivostok"); claims of all sources that answer one slot are a **cluster**, and those
//! of a cluster that agree hold one **position**. A **finding** is a verdict on two or more claims. Sources that copy one
//! text are one **origin**.
//!
//! # Cookbook
//!
//! Quantities as they are printed, with what their precision allows:
//!
//! ```
//! use corroborate::value::Quantity;
//!
//! let distance: Quantity = "about 680 km".parse()?;
//! assert_eq!(distance.si(), (Some(680_000.0), Some(680_000.0))); // metres
//! assert_eq!((distance.interval().low, distance.interval().high), (670_000.0, 690_000.0));
//! # Ok::<(), corroborate::Error>(())
//! ```
//!
//! Dates and times, as of the day of publication:
//!
//! ```
//! use corroborate::text::{lex, sentences};
//! use corroborate::time::times;
//!
//! let tokens = lex("Talks broke down on Sunday evening and resume in two days.");
//! let found = times(&tokens, &sentences(&tokens), "2024-05-16".parse().ok());
//! assert_eq!(found[0].time.timex3(), "2024-05-12TEV");
//! ```
//!
//! Whether two names can be one person's:
//!
//! ```
//! use corroborate::entity::{EntityKind::Person, Match, Name, compare};
//!
//! let a = Name::parse("Sergey Mikhailov", Person);
//! assert_eq!(compare(&a, &Name::parse("MIKHAYLOV, Sergei", Person)).verdict, Match::Same);
//! assert_eq!(compare(&a, &Name::parse("Mr. Mikhailov", Person)).verdict, Match::Compatible);
//! ```
//!
//! Claims that come from elsewhere (a database, a language model, a person) get the same verdicts:
//!
//! ```
//! use corroborate::{Claim, Reconciler, Slot, Span, Stance, Value};
//!
//! let claim = |source: &str, words: &str| {
//!     Ok::<_, corroborate::Error>(Claim {
//!         id: format!("{source}-1"),
//!         source: source.to_owned(),
//!         origin: source.to_owned(),
//!         quote: words.to_owned(),
//!         span: Span::new(words, 0, words.len())?, // of the article's text, where there is one
//!         figure: Span::new(words, 0, words.len())?,
//!         slot: Slot::new("count").role("of", "passengers").role("event", "the ferry accident"),
//!         value: Value::Count(words.parse()?),
//!         stance: Stance::default(),
//!         as_of: None,
//!     })
//! };
//! let report = Reconciler::new().reconcile_claims(vec![claim("a", "61 passengers")?, claim("b", "74 passengers")?]);
//! assert_eq!(report.findings[0].code, "count-contradiction");
//! # Ok::<(), corroborate::Error>(())
//! ```
//!
//! What counts as a conflict, by code, by relation or by verdict:
//!
//! ```
//! use corroborate::verdict::Setting;
//! use corroborate::{Policy, Reconciler};
//!
//! let policy = Policy::lenient().with_code("distance-rounding", Setting::Flag).with_relation("speed", Setting::Allow);
//! let reconciler = Reconciler::new().with_policy(policy).with_jobs(2);
//! ```
//!
//! # Bad input
//!
//! An article that is blank, too long or of an id that is taken is refused with an [`Error`] that says what to do, and
//! the others are reconciled all the same: [`Outcome::refused`]. No text makes it panic.
//!
//! # Cargo features
//!
//! `zones` takes in a time zone database, so that "10 a.m. ET" and "Berlin time" have an offset on their date.

#[cfg(test)]
extern crate self as corroborate;

mod article;
pub mod claim;
mod cluster;
mod dating;
pub mod entity;
mod error;
mod event;
#[cfg(test)]
mod fit;
pub mod number;
pub mod origin;
mod reading;
mod reconcile;
pub mod relation;
pub mod report;
mod span;
mod syntax;
pub mod text;
pub mod time;
pub mod unit;
pub mod value;
pub mod verdict;

pub use article::{Article, Published};
pub use claim::{Claim, Modality, Polarity, Slot, Stance};
pub use error::Error;
pub use reconcile::{Outcome, Reconciler};
pub use report::Report;
pub use span::Span;
pub use value::Value;
pub use verdict::{Finding, Policy, Severity, Verdict};
