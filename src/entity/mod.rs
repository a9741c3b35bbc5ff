//! Who and what names, descriptions and pronouns refer to.
//!
//! [`locals`] reads one article: it finds the names, the descriptions ("the North Korean leader", "his armored train")
//! and the pronouns, and says which of them are one entity. [`unite`] makes one table of the entities of many
//! articles. [`compare`] tells whether two names can be one.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::{Sentence, Tokens};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, agency, party, ministry, team.
    Organization,
    /// A country, city, river, station, region.
    Place,
    /// A train, ship, aircraft, rocket.
    Vehicle,
    /// A summit, quake, visit, match.
    Event,
    /// Anything else that has a name.
    Other,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// "Dmitry Peskov", "Peskov", "the Kremlin"
    Name,
    /// "the North Korean leader", "his armored train"
    Description,
    /// "he", "its", "they"
    Pronoun,
}

/// An entity of one article: an index into [`Locals::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalId(pub u32);

/// Words that refer to somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands. A name is without the title before it and the possessive 's behind it; a description covers
    /// its noun phrase, without what hangs on it ("the leader", not "the leader of the party").
    pub span: Span,
    /// The same, in tokens.
    pub tokens: Range<usize>,
    /// What it refers to is.
    pub kind: EntityKind,
    /// How it refers.
    pub form: Form,
    /// Whom it refers to; none where more than one is possible, or nobody is.
    pub local: Option<LocalId>,
}

/// One person, organization, place, vehicle, named event of one article, or an unnamed vehicle, thing or group that
/// the article describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalEntity {
    /// The fullest form of the name; the description where there is no name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The other forms of the name, in the order of the text.
    pub aliases: Vec<String>,
    /// What the article says that it is: "Kremlin spokesman".
    pub roles: Vec<String>,
    /// Whose it is: of "his armored train", the person.
    pub owner: Option<LocalId>,
    /// The head noun of an unnamed one ("train"), empty for a named one.
    pub head: String,
}

/// What one article refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locals {
    /// In the order of the text; no two overlap.
    pub mentions: Vec<Mention>,
    /// In the order of their first mention.
    pub entities: Vec<LocalEntity>,
}

/// One entity of a batch of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableEntity {
    /// The name, unique in the table.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The other forms of the name, in alphabetical order.
    pub aliases: Vec<String>,
    /// The country that it is, or that it may stand for: "Russia" for "Moscow" and "the Kremlin".
    pub country: Option<String>,
}

/// The entities of a batch of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In the order of their names.
    pub entities: Vec<TableEntity>,
    /// For each article, in the order given, where each of its local entities is in `entities`.
    pub of: Vec<Vec<usize>>,
}

/// The names, descriptions and pronouns of one article, and which of them are one entity.
pub fn locals(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Locals {
    let _ = (tokens, sentences);
    Locals::default()
}

/// One table of the entities of many articles, whatever their order.
pub fn unite(articles: &[&Locals]) -> Table {
    Table { entities: Vec::new(), of: articles.iter().map(|a| vec![0; a.entities.len()]).collect() }
}

/// The country that the words at token `i` name, belong to, or are the government of: how many tokens they take, and
/// its usual name. "North Korean" and "Pyongyang" are both North Korea.
pub fn country_of(tokens: &Tokens<'_>, i: usize) -> Option<(usize, &'static str)> {
    let _ = (tokens, i);
    None
}
