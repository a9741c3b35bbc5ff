//! Countries, cities, agencies: names that news takes as known.

use std::sync::LazyLock;

use crate::text::table::{PhraseMap, rows};
use crate::text::{Case, TokenKind, Tokens};

use super::EntityKind;

/// What a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Country,
    /// "Russian", "Russians", "European"
    Demonym,
    Capital,
    /// "Kremlin": a building that stands for a government.
    Seat,
    City,
    State,
    Region,
    Organization,
}

/// A known name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The usual name of what it names.
    pub name: &'static str,
    pub sense: Sense,
    /// The country that it is, or may stand for.
    pub country: Option<&'static str>,
    /// An acronym, which must be printed as it stands in the table: "US" is not "us".
    exact: Option<&'static str>,
}

impl Known {
    pub(super) fn kind(&self) -> EntityKind {
        match self.sense {
            Sense::Seat | Sense::Organization => EntityKind::Organization,
            _ => EntityKind::Place,
        }
    }
}

static KNOWN: LazyLock<PhraseMap<Known>> = LazyLock::new(|| {
    let mut out = Vec::new();
    let mut add = |printed: &'static str, name, sense, country| {
        let acronym = printed.len() <= 7 && !printed.contains(' ') && printed.chars().all(|c| !c.is_lowercase());
        out.push((printed.to_lowercase(), Known { name, sense, country, exact: acronym.then_some(printed) }));
    };
    for row in rows(include_str!("countries.tsv")) {
        let [name, others, _, capitals, seats] = columns(&row);
        let country = Some(name);
        add(name, name, Sense::Country, country);
        list(others).for_each(|other| add(other, name, Sense::Country, country));
        let mut capitals = list(capitals);
        if let Some(first) = capitals.next() {
            add(first, first, Sense::Capital, country);
            // A second city in the column is another spelling or another seat; only a spelling is the same place.
            capitals.for_each(|c| add(c, if is_spelling(first, c) { first } else { c }, Sense::Capital, country));
        }
        list(seats).for_each(|seat| add(seat, seat, Sense::Seat, country));
    }
    for row in rows(include_str!("organizations.tsv")) {
        let [names, country, ..] = columns(&row);
        let Some(first) = list(names).next() else { continue };
        let country = Some(country).filter(|c| !c.is_empty());
        list(names).for_each(|name| add(name, first, Sense::Organization, country));
    }
    for row in rows(include_str!("places.tsv")) {
        let [class, names, ..] = columns(&row);
        let sense = match class {
            "city" => Sense::City,
            "state" => Sense::State,
            "adjective" => Sense::Demonym,
            _ => Sense::Region,
        };
        for group in list(names) {
            let mut names = group.split('=');
            let Some(first) = names.next() else { continue };
            add(first, first, sense, None);
            names.for_each(|name| add(name, first, sense, None));
        }
    }
    for row in rows(include_str!("countries.tsv")) {
        let [name, _, demonyms, ..] = columns(&row);
        for demonym in list(demonyms) {
            let known = Known { name, sense: Sense::Demonym, country: Some(name), exact: None };
            let lower = demonym.to_lowercase();
            if !lower.ends_with(['s', 'h', 'e']) {
                out.push((format!("{lower}s"), known));
            }
            out.push((lower, known));
        }
    }
    PhraseMap::new(out)
});

fn columns(row: &[&'static str]) -> [&'static str; 5] {
    std::array::from_fn(|i| row.get(i).copied().unwrap_or_default())
}

fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').map(str::trim).filter(|s| !s.is_empty())
}

/// Whether two capitals of one row are one city: "Kyiv" and "Kiev", "Washington" and "Washington, D.C.".
fn is_spelling(first: &str, other: &str) -> bool {
    let (a, b) = (any_ascii::any_ascii(first), any_ascii::any_ascii(other));
    b.starts_with(&a) || strsim::jaro_winkler(&a, &b) > 0.7
}

/// The known name that begins at token `i`: how many tokens it takes, and what it is.
pub(super) fn known(tokens: &Tokens<'_>, i: usize) -> Option<(usize, &'static Known)> {
    let printed = |k: usize| {
        let token = tokens.get(k);
        let inner = k > i && tokens.glued(k);
        token.is_some_and(|t| t.kind() != TokenKind::Word || t.case != Case::Lower || inner)
            || tokens.is_any(k, &JOINERS)
    };
    let opens = tokens.get(i)?.case != Case::Lower || tokens.is(i, "al");
    KNOWN.all(tokens, i).filter(|_| opens).find(|(len, known)| match known.exact {
        Some(exact) if *len == 1 => tokens.word(i) == exact,
        _ => (i..i + len).all(printed),
    })
}

/// The known name that `name` is as a whole.
pub(super) fn known_name(name: &str) -> Option<&'static Known> {
    let tokens = crate::text::lex(name);
    known(&tokens, 0).filter(|(len, _)| *len == tokens.len()).map(|(_, known)| known)
}

/// Whether a name is that of a country.
pub(crate) fn is_country(name: &str) -> bool {
    known_name(name).is_some_and(|known| known.sense == Sense::Country)
}

/// Whether a name is that of a country's capital.
pub(crate) fn is_capital(name: &str) -> bool {
    known_name(name).is_some_and(|known| known.sense == Sense::Capital)
}

/// Whether a name is that of a country, a state or a larger part of the world.
pub(crate) fn is_region(name: &str) -> bool {
    known_name(name).is_some_and(|known| matches!(known.sense, Sense::Country | Sense::State | Sense::Region))
}

/// Whether a name is that of a large part of a country: a state, a province.
pub(crate) fn is_state(name: &str) -> bool {
    known_name(name).is_some_and(|known| known.sense == Sense::State)
}

/// What one of the people of a country is called, in lower case: "dane" for Denmark, "german" for Germany.
pub(crate) fn national(country: &str) -> Option<String> {
    let row = rows(include_str!("countries.tsv")).map(|row| columns(&row)).find(|[name, ..]| *name == country)?;
    let mut demonyms = list(row[2]);
    let first = demonyms.next()?;
    // "Danish" is no noun, "German" is.
    let noun = if first.ends_with(['h', 'e', 's']) { demonyms.next().unwrap_or(first) } else { first };
    Some(noun.to_lowercase())
}

const JOINERS: [&str; 15] =
    ["of", "the", "and", "for", "in", "on", "el", "es", "al", "de", "do", "del", "la", "da", "au"];

/// The country that the words at token `i` name, belong to, or are the government of: how many tokens they take, and
/// its usual name.
///
/// ```
/// use corroborate::{entity::country_of, text::lex};
///
/// assert_eq!(country_of(&lex("North Korean troops"), 0), Some((2, "North Korea")));
/// assert_eq!(country_of(&lex("Pyongyang denied it"), 0), Some((1, "North Korea")));
/// assert_eq!(country_of(&lex("the Kremlin"), 1), Some((1, "Russia")));
/// ```
pub fn country_of(tokens: &Tokens<'_>, i: usize) -> Option<(usize, &'static str)> {
    let (len, known) = known(tokens, i)?;
    known.country.map(|country| (len, country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_is_called_by_a_noun() {
        let called = ["Denmark", "Germany", "Japan"].map(|country| national(country).unwrap_or_default());
        assert_eq!(called, ["dane", "german", "japanese"]);
    }

    #[test]
    fn every_row_reads() {
        for row in rows(include_str!("countries.tsv")) {
            let known = known_name(row[0]).unwrap_or_else(|| panic!("{row:?}"));
            assert_eq!((known.name, known.sense), (row[0], Sense::Country));
            assert!(row.len() <= 5, "{row:?}");
        }
        for row in rows(include_str!("organizations.tsv")) {
            assert!(row.len() <= 2, "{row:?}");
            list(row[0]).for_each(|name| assert!(known_name(name).is_some(), "{name}"));
            assert!(row.get(1).is_none_or(|c| c.is_empty() || known_name(c).is_some()), "{row:?}");
        }
        for row in rows(include_str!("places.tsv")) {
            assert!(["city", "state", "region", "adjective"].contains(&row[0]), "{row:?}");
            row[1].split([';', '=']).for_each(|name| assert!(known_name(name.trim()).is_some(), "{name}"));
        }
    }

    #[test]
    fn spellings_are_one_place_and_acronyms_are_no_words() {
        assert_eq!(known_name("Kiev").map(|k| k.name), Some("Kyiv"));
        assert_eq!(known_name("Washington, D.C.").map(|k| k.name), Some("Washington"));
        assert_eq!(known_name("Tel Aviv").map(|k| k.name), Some("Tel Aviv"));
        assert!(known_name("us").is_none());
        assert!(known_name("who").is_none());
    }
}
