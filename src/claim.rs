//! Claims: one source's statement of one value for one slot.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::span::Span;
pub use crate::text::{Modality, Polarity};
use crate::time::Time;
use crate::value::Value;

/// The question that a claim answers: relation, roles filled by entities, scope.
///
/// Two claims are compared only where their slots are equal. Roles and scope are name–value pairs in the order of
/// their names; the values are keys of entities, unique in the batch.
///
/// ```
/// use corroborate::Slot;
///
/// let slot = Slot::new("distance").role("from", "Pyongyang").role("to", "Vladivostok");
/// assert_eq!(slot.to_string(), "distance(from=Pyongyang,to=Vladivostok)");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    relation: String,
    roles: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    scope: BTreeMap<String, String>,
}

impl Slot {
    /// A slot of the relation with this id, with no role filled.
    pub fn new(relation: impl Into<String>) -> Self {
        Self { relation: relation.into(), ..Self::default() }
    }

    /// Fills a role.
    #[must_use]
    pub fn role(mut self, name: impl Into<String>, entity: impl Into<String>) -> Self {
        self.roles.insert(name.into(), entity.into());
        self
    }

    /// Narrows the slot.
    #[must_use]
    pub fn within(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.scope.insert(name.into(), value.into());
        self
    }

    /// The same slot without the role or the narrowing of this name.
    pub(crate) fn without(&self, name: &str) -> Self {
        let mut slot = self.clone();
        slot.roles.remove(name);
        slot.scope.remove(name);
        slot
    }

    /// The id of its relation.
    pub fn relation(&self) -> &str {
        &self.relation
    }

    /// Who or what fills each role, by the name of the role.
    pub fn roles(&self) -> &BTreeMap<String, String> {
        &self.roles
    }

    /// What narrows it, by the name of the narrowing.
    pub fn scope(&self) -> &BTreeMap<String, String> {
        &self.scope
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.relation)?;
        for (i, (name, value)) in self.roles.iter().chain(&self.scope).enumerate() {
            let comma = if i > 0 { "," } else { "" };
            write!(f, "{comma}{name}={value}")?;
        }
        f.write_str(")")
    }
}

/// How a claim is said and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// Who says so, from the speaker to the last who passed it on; empty where the article says it itself.
    pub holders: Vec<String>,
}

/// One source's statement of one value for one slot.
///
/// Claims come out of articles, and they may come from elsewhere: a claim that is read from JSON gets the same
/// matching and the same verdicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique in the batch, and the same whatever the order of the articles: the source's id and a number.
    pub id: String,
    /// The id of the article.
    pub source: String,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The exact words under the span.
    pub quote: String,
    /// The part of the span that states the value: "about 680 km".
    pub figure: Span,
    /// What it answers, in the batch: the same words may get another slot beside other articles. Who is meant is told
    /// by all of them together, and of slots that turn out to be one question, all claims get the slot that says most,
    /// its relation included: a length to one report is, beside the next, how far one place lies from another.
    pub slot: Slot,
    /// What it states.
    pub value: Value,
    /// How it is said.
    pub stance: Stance,
    /// As of when it holds, where the text or the publication date says so.
    pub as_of: Option<Time>,
    /// The origin of its source: sources that copy one text share it.
    pub origin: String,
}
