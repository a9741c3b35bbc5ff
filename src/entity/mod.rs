//! Who and what names, descriptions and pronouns refer to.
//!
//! [`locals`] reads one article: it finds the names, the descriptions ("the Malian leader", "his red car")
//! and the pronouns, and says which of them are one entity. [`unite`] makes one table of the entities of many
//! articles. [`compare`] tells whether two names can be one.

mod brief;
mod cut;
mod describe;
mod fold;
mod gazetteer;
mod kind;
mod lexicon;
mod likeness;
mod link;
mod name;
mod person;
mod phrase;
mod pronoun;
mod role;
mod run;
mod short;
mod sound;
mod spot;
mod thing;
mod unite;
mod unnamed;
mod vehicle;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::{Sentence, Tokens};

pub use gazetteer::country_of;
pub(crate) use gazetteer::{is_capital, is_country, is_region, is_state, national};
pub use likeness::{Likeness, Match, compare};
pub use name::Name;
pub use unite::unite;

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
    /// "Dana Novak", "Novak", "the Kremlin"
    Name,
    /// "the Malian leader", "his red car"
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
    /// What the article says that it is: "Finance Minister".
    pub roles: Vec<String>,
    /// Whose it is: of "his red car", the person.
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
    /// The country that it is, or that it may stand for: "France" for "Paris" and "the Elysee".
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
///
/// ```
/// use corroborate::{entity::locals, text::{lex, sentences}};
///
/// let tokens = lex("Mayor Ana Ruiz opened the bridge. Ruiz said that she was glad.");
/// let locals = locals(&tokens, &sentences(&tokens));
/// assert_eq!(locals.entities[0].name, "Ana Ruiz");
/// assert_eq!(locals.mentions.iter().filter(|m| m.local == locals.mentions[0].local).count(), 3);
/// ```
pub fn locals(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Locals {
    let spots = spot::spots(tokens, sentences);
    let (drafts, of) = link::link(tokens, sentences, &spots);
    let mut reader = describe::Reader::new(tokens, sentences, &spots, &of, drafts);
    reader.run();
    let entities = reader.drafts.into_iter().map(|d| d.entity).collect();
    in_order(reader.mentions, entities)
}

/// Numbers the entities by their first mention; what is only spoken of without being resolved comes last.
fn in_order(mut mentions: Vec<Mention>, entities: Vec<LocalEntity>) -> Locals {
    let mut place = vec![None; entities.len()];
    let mut count = 0;
    let first = mentions.iter().filter_map(|m| m.local).map(|id| id.0 as usize);
    for at in first.chain(0..entities.len()).collect::<Vec<_>>() {
        if place[at].is_none() {
            place[at] = Some(LocalId(count));
            count += 1;
        }
    }
    let moved = |id: LocalId| place[id.0 as usize];
    for mention in &mut mentions {
        mention.local = mention.local.and_then(moved);
    }
    let mut numbered: Vec<(Option<LocalId>, LocalEntity)> = place.iter().copied().zip(entities).collect();
    numbered.sort_by_key(|(id, _)| *id);
    let entities = numbered.into_iter().map(|(_, e)| LocalEntity { owner: e.owner.and_then(moved), ..e }).collect();
    Locals { mentions, entities }
}
