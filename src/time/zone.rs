//! Zones by name: "10 a.m. ET", "Berlin time", "local time in Tokyo", "10:00 Europe/Berlin".

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::text::Tokens;
use crate::text::table::{PhraseMap, rows};

/// A zone of the tz database that a report names.
///
/// With the feature `zones` a time in such a zone has the offset of its date, and is
/// [`Zone::Fixed`](super::Zone::Fixed). Without it only zones whose clocks have long stood still have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NamedZone(u8);

struct Row {
    id: &'static str,
    names: &'static str,
    /// East of UTC, in minutes.
    fixed: Option<i16>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| {
        let fixed = row.get(2).and_then(|minutes| minutes.parse().ok());
        Some(Row { id: row[0], names: row.get(1)?, fixed })
    };
    rows(include_str!("zones.tsv")).filter_map(row).collect()
});

static NAMES: LazyLock<PhraseMap<NamedZone>> = LazyLock::new(|| {
    PhraseMap::new(ROWS.iter().zip(0..).flat_map(|(row, n)| {
        let ids = std::iter::once(row.id.to_lowercase());
        ids.chain(row.names.split(';').map(|name| name.trim().to_owned())).map(move |name| (name, NamedZone(n)))
    }))
});

impl NamedZone {
    /// Its name in the tz database: "Europe/Berlin".
    pub fn id(self) -> &'static str {
        ROWS[usize::from(self.0)].id
    }

    /// The zone whose name begins at token `i`, and the token behind it.
    pub(super) fn at(tokens: &Tokens<'_>, i: usize) -> Option<(Self, usize)> {
        NAMES.longest(tokens, i).map(|(count, zone)| (*zone, i + count))
    }

    /// Minutes east of UTC at a time by its own clock.
    #[cfg(feature = "zones")]
    pub(super) fn offset(self, at: Option<DateTime>) -> Option<i16> {
        use jiff::tz::TimeZoneDatabase;

        // Never the machine's own database: the same text has the same times everywhere.
        static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
        let Some(at) = at else { return ROWS[usize::from(self.0)].fixed };
        let zoned = DATABASE.get(self.id()).ok()?.to_zoned(at).ok()?;
        i16::try_from(zoned.offset().seconds() / 60).ok()
    }

    /// Minutes east of UTC, where they have not changed for long.
    #[cfg(not(feature = "zones"))]
    pub(super) fn offset(self, _at: Option<DateTime>) -> Option<i16> {
        ROWS[usize::from(self.0)].fixed
    }
}

impl fmt::Display for NamedZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl From<NamedZone> for String {
    fn from(zone: NamedZone) -> Self {
        zone.id().to_owned()
    }
}

impl TryFrom<String> for NamedZone {
    type Error = Error;

    fn try_from(id: String) -> Result<Self, Error> {
        let row = ROWS.iter().zip(0..).find(|(row, _)| row.id == id);
        row.map(|(_, n)| Self(n)).ok_or_else(|| ErrorKind::Timex { text: id }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(ROWS.len(), rows(include_str!("zones.tsv")).count());
        assert!(ROWS.len() < 256);
        for row in rows(include_str!("zones.tsv")) {
            assert!(row.get(2).is_none_or(|minutes| minutes.parse::<i16>().is_ok()), "{row:?}");
            assert_eq!(NamedZone::try_from(row[0].to_owned()).unwrap().id(), row[0]);
        }
    }

    #[cfg(feature = "zones")]
    #[test]
    fn every_zone_is_in_the_database() {
        let at = jiff::civil::date(2019, 3, 6).at(12, 0, 0, 0);
        for (row, n) in ROWS.iter().zip(0..) {
            let offset = NamedZone(n).offset(Some(at));
            assert!(offset.is_some(), "{}", row.id);
            assert!(row.fixed.is_none_or(|fixed| offset == Some(fixed)), "{}", row.id);
        }
    }
}
