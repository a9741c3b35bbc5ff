//! The report: what was read, what it claims, and how the claims stand to each other.

mod csv;
mod html;
mod index;
mod json;
mod jsonld;
mod number;
mod place;
mod sarif;
mod snippet;
mod text;
mod uri;
mod words;

pub use csv::Csv;
pub use html::Html;
pub use json::Json;
pub use jsonld::JsonLd;
pub use sarif::Sarif;
pub use text::Text;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::Published;
use crate::claim::Claim;
use crate::entity::EntityKind;
use crate::origin::Passage;
use crate::span::Span;
use crate::verdict::{Finding, Severity};

/// One article as the report names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The article's id.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was found.
    #[serde(default)]
    pub url: Option<String>,
    /// When, where the article or its text states it.
    pub published: Option<Published>,
    /// How the date was come by, where it is not the article's own.
    pub dated_by: Option<String>,
    /// Sources with one origin copy one text.
    pub origin: String,
    /// The text that spans refer to.
    pub text: String,
}

/// What names and descriptions in all articles refer to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Unique in the report.
    pub id: String,
    /// Its fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Every way in which it is named or described, in alphabetical order.
    pub aliases: Vec<String>,
}

/// One place in a text where an entity is named or described.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The article.
    pub source: String,
    /// Where.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The entity.
    pub entity: String,
}

/// Claims of all sources that answer one slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// Unique in the report.
    pub id: String,
    /// The slot, as text.
    pub slot: String,
    /// The ids of its claims, in the report's order.
    pub claims: Vec<String>,
    /// What the claims come down to, the best supported first.
    pub positions: Vec<Stand>,
}

/// Claims of one cluster whose values agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// The id of the claim that states it most precisely.
    pub face: String,
    /// The ids of its claims.
    pub claims: Vec<String>,
    /// How many articles hold it.
    pub sources: usize,
    /// How many independent origins hold it.
    pub origins: usize,
}

/// Everything that was made of a batch of articles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The articles, by id.
    pub sources: Vec<Source>,
    /// The entities.
    pub entities: Vec<Entity>,
    /// Where they are named, by source and place.
    pub mentions: Vec<Mention>,
    /// The claims, by source and place.
    pub claims: Vec<Claim>,
    /// The clusters, those of several sources first.
    pub clusters: Vec<Cluster>,
    /// The findings, the gravest first.
    pub findings: Vec<Finding>,
    /// What articles copied from one another or from one wire, by the articles.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// What was left out, borrowed or copied, one plain sentence each.
    pub notes: Vec<String>,
}

impl Report {
    /// Every finding from `minor` upward, the gravest first.
    pub fn conflicts(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.severity >= Severity::Minor)
    }

    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|c| c.id == id)
    }
}

/// What [`Text`] writes by default.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text::new(self).fmt(f)
    }
}
