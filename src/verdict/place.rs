//! Places: the same, one within the other, or two.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::around;
use super::pair::{Side, later};
use super::ruling::Ruling;
use super::{Severity, Verdict};
use crate::claim::Modality;
use crate::entity::{EntityKind, Match, Name, compare, country_of, is_state};
use crate::text::{lex, rows};
use crate::value::Value;

const SAME: &str = "the same place";
const INSIDE: &str = "one place lies in the other";
pub(super) const ELSEWHERE: &str = "two places, neither in the other";
const NOT_SAID: &str = "neither says where";
const SETTLED_LATER: &str = "the place was not known before, and is then stated";
const NOT_SETTLED: &str = "one treats the place as settled, the other says that it is not";

/// `a` and `b` name places from the narrowest to the widest.
pub(super) fn judge(a: &[String], b: &[String]) -> Option<Ruling> {
    let (Some(x), Some(y)) = (a.first(), b.first()) else {
        return (a.is_empty() && b.is_empty()).then(|| Ruling::agreement(NOT_SAID));
    };
    if same(x, y) {
        return Some(Ruling::agreement(SAME));
    }
    let (by_x, by_y) = (around::place(x), around::place(y));
    if by_x.is_by() || by_y.is_by() {
        return around::judge(&by_x, &by_y, same(by_x.name, by_y.name));
    }
    if within(a, b) || within(b, a) || built_on(x, y) {
        return Some(Ruling::refinement(INSIDE));
    }
    if spelt_alike(x, y) {
        return None;
    }
    // "a hotel in Aville" and "the museum in Aville" may be one; but not "a hotel in Aville" and "a hotel in Bexley".
    if is_described(x) || is_described(y) {
        return judge(named(a), named(b)).filter(|r| r.verdict == Verdict::Contradiction);
    }
    // "Harlow Stadium, Aville" against "Bexley, Aland": the stadium tells nothing, its town does.
    if stands_elsewhere(a, b) || stands_elsewhere(b, a) {
        return Some(Ruling::contradiction(Severity::Major, ELSEWHERE));
    }
    // A hall may stand in the town and the town in the province: only places of one size are known to be apart.
    let apart = size(x) == size(y) && (size(x) != Size::Region || regions_differ(x, y));
    (apart || lands_differ(a, b)).then(|| Ruling::contradiction(Severity::Major, ELSEWHERE))
}

/// Whether the first place is the second, or lies in it.
pub(super) fn within(inner: &[String], outer: &[String]) -> bool {
    let Some(whole) = outer.first() else { return false };
    // "Aville, Bland district" lies in Bland.
    inner.iter().any(|i| same(i, whole) || built_on(i, whole))
        || (is_country(whole) && country(inner) == country(outer))
}

/// Whether all words of one name stand in the other: "Northern California" and "Downtown Aville" are parts, "the
/// port of Aville" is at it.
fn built_on(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let small = |w: &&str| !w.is_empty() && !matches!(*w, "of" | "the" | "in" | "at" | "de" | "la");
        name.split(|c: char| !c.is_alphanumeric()).filter(small).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    !few.is_empty() && few.iter().all(|w| many.contains(w)) && !(is_country(a) && is_country(b))
}

/// Whether the words say what a place is beside a name: "hotel in Aville", "Pad 12", but not "Aville county", "kilometre 12".
fn is_described(place: &str) -> bool {
    let words = || place.split([' ', '-']);
    let common = |w: &str| w.len() > 2 && w.starts_with(char::is_lowercase) && !PARTICLES.contains(&w);
    let tells = |w: &str| common(w) && !around::is_kind(w) || w.starts_with(|c: char| c.is_ascii_digit());
    words().any(tells) && words().any(|w| w.starts_with(char::is_uppercase))
}

/// Small words within names: "Santa Maria del Mar".
const PARTICLES: [&str; 10] = ["the", "and", "del", "des", "los", "las", "der", "den", "van", "von"];

/// The places without those that are only described.
fn named(places: &[String]) -> &[String] {
    let from = places.iter().position(|p| !is_described(p)).unwrap_or(places.len());
    &places[from..]
}

/// Whether a long word of one is but a letter away from one of the other: "Barcelnoa" is most likely Barcelona.
fn spelt_alike(a: &str, b: &str) -> bool {
    let long = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 5).map(str::to_lowercase).collect()
    };
    let (x, y) = (long(a), long(b));
    x.iter().any(|w| y.iter().any(|v| strsim::osa_distance(w, v) == 1))
}

fn same(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    compare(&Name::parse(a, EntityKind::Place), &Name::parse(b, EntityKind::Place)).verdict == Match::Same
}

/// Whether the first is a site in one town, and the second another town: one that is known to lie in a state or a country.
fn stands_elsewhere(site: &[String], town: &[String]) -> bool {
    match (site, town) {
        ([hall, own, ..], [other, wider, ..]) => {
            size(hall) == Size::Site && are_two_towns(own, other) && (is_state(wider) || is_country(wider))
        }
        _ => false,
    }
}

/// Whether two names are towns, and not one.
pub(super) fn are_two_towns(a: &str, b: &str) -> bool {
    let town = |name: &str| size(name) == Size::Town && !is_described(name);
    town(a) && town(b) && !same(a, b) && !built_on(a, b) && !spelt_alike(a, b)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Size {
    Site,
    Town,
    Region,
    /// "the highlands": it may reach over several regions, and over a part of each.
    Land,
    /// A county may lie in it.
    State,
    Country,
}

/// Words in the names of sites and of stretches of land.
static SIZES: LazyLock<BTreeMap<&'static str, Size>> = LazyLock::new(|| {
    let size = |word: &str| match word {
        "region" => Size::Region,
        "land" => Size::Land,
        _ => Size::Site,
    };
    let venues =
        rows(include_str!("../relation/sites.tsv")).filter(|row| row[1] == "venue").map(|row| (row[0], Size::Site));
    let sizes = rows(include_str!("sizes.tsv")).filter(|row| row.len() == 2).map(|row| (row[0], size(row[1])));
    venues.chain(sizes).collect()
});

/// Which side of a land or a town is meant.
const SIDES: [&str; 9] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
];
/// "the Far East"; but East London is a town.
const QUARTERS: [&str; 4] = ["north", "south", "east", "west"];

/// About how large a place is, by its name.
fn size(place: &str) -> Size {
    if is_country(place) {
        return Size::Country;
    }
    if is_state(place) {
        return Size::State;
    }
    if place.rsplit([' ', '-']).next().is_some_and(|w| QUARTERS.iter().any(|q| w.eq_ignore_ascii_case(q))) {
        return Size::Region;
    }
    // "Southern Region Stadium" is a stadium, "the port area" is an area: the last word that tells.
    let told = place.rsplit([' ', '-']).find_map(|w| SIZES.get(w.to_lowercase().as_str()));
    // "Southern Norland": a side of a land, and not a town in it.
    let side = place.split_once(' ').is_some_and(|(first, _)| SIDES.iter().any(|s| first.eq_ignore_ascii_case(s)));
    told.copied().unwrap_or(if side { Size::Region } else { Size::Town })
}

/// Whether two regions are known to be apart: two counties, two sides of one land. "Northern Norland" and "the Aville area" are
/// not: one may lie in the other.
fn regions_differ(a: &str, b: &str) -> bool {
    let kind = |place: &str| place.rsplit([' ', '-']).next().map(str::to_lowercase);
    let side = |place: &str| {
        let (first, rest) = place.split_once(' ')?;
        SIDES.iter().chain(&QUARTERS).any(|s| first.eq_ignore_ascii_case(s)).then(|| rest.to_lowercase())
    };
    match (side(a), side(b)) {
        (Some(x), Some(y)) => x == y,
        (None, None) => kind(a) == kind(b) && kind(a).is_some_and(|kind| !VAGUE.contains(&kind.as_str())),
        _ => false,
    }
}

/// Regions that nobody has drawn: they may overlap.
const VAGUE: [&str; 8] = ["area", "region", "zone", "foothills", "hills", "suburbs", "outskirts", "mountains"];

fn is_country(place: &str) -> bool {
    let tokens = lex(place);
    country_of(&tokens, 0).is_some_and(|(len, name)| len == tokens.len() && same(name, place))
}

/// The country that one of the places is, or is known to lie in.
fn country(places: &[String]) -> Option<&'static str> {
    places.iter().find_map(|p| {
        let tokens = lex(p);
        country_of(&tokens, 0).filter(|(len, _)| *len == tokens.len()).map(|(_, name)| name)
    })
}

fn lands_differ(a: &[String], b: &[String]) -> bool {
    country(a).zip(country(b)).is_some_and(|(x, y)| x != y)
}

/// A place that is stated against one that is said to be unknown or not disclosed.
pub(super) fn undisclosed(a: Side<'_>, b: Side<'_>) -> Option<Ruling> {
    let (Value::Place { items: x }, Value::Place { items: y }) = (&a.face.value, &b.face.value) else { return None };
    let (open, stated, named) = match (x.first(), y.first()) {
        (None, Some(named)) => (a, b, named),
        (Some(named), None) => (b, a, named),
        _ => return None,
    };
    // "at an undisclosed location in the north": the region does not settle the place.
    if matches!(size(named), Size::Region | Size::Land | Size::Country) {
        return None;
    }
    let afterwards = later(open.as_of, stated.as_of) == Some(Ordering::Less);
    Some(if afterwards && stated.modality == Modality::Asserted {
        Ruling::refinement(SETTLED_LATER)
    } else {
        Ruling::contradiction(Severity::Minor, NOT_SETTLED)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_word_and_a_size() {
        for row in rows(include_str!("sizes.tsv")) {
            assert!(matches!(row[..], [word, "site" | "region" | "land"] if !word.contains(' ')), "{row:?}");
        }
    }

    #[test]
    fn the_last_word_that_tells_is_the_size() {
        for (place, expected) in [
            ("Southend Point", Size::Site),
            ("the port area", Size::Region),
            ("the southern highlands", Size::Land),
            ("Valley Arena", Size::Site),
            ("the Far East", Size::Region),
            ("East London", Size::Town),
            ("Southern Norland", Size::Region),
            ("Southern Norland Stadium", Size::Site),
            ("Norway", Size::Country),
        ] {
            assert_eq!(size(place), expected, "{place}");
        }
    }
}
