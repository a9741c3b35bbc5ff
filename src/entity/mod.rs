//! Who and what names, descriptions and pronouns refer to.

use serde::{Deserialize, Serialize};

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
