//! What time may do to the answer of a slot.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::claim::Slot;
use crate::relation::{self, Drift};
use crate::text::rows;

/// What a later value makes of an earlier one that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Course {
    /// Nothing: both cannot hold.
    Fixed,
    /// It replaces it where both texts say as of when: a price, a place on the way.
    Told,
    /// It may be the higher one: a toll.
    Rises,
    /// It may be any: how many are missing.
    Swings,
}

/// Words for what is counted or measured, how that moves, and the relation of which alone it is true.
static COURSES: LazyLock<BTreeMap<&'static str, (Course, Option<&'static str>)>> = LazyLock::new(|| {
    let course = |word: &str| match word {
        "rises" => Course::Rises,
        "swings" => Course::Swings,
        _ => Course::Fixed,
    };
    let row = |row: Vec<&'static str>| (row[0], (course(row[1]), row.get(2).copied()));
    rows(include_str!("drift.tsv")).filter(|row| row.len() > 1).map(row).collect()
});

/// Roles and scopes that say what is counted or measured, and what became of it.
const TELLING: [&str; 3] = ["of", "what", "verb"];

impl Course {
    /// That of what is counted or measured, else that of the relation; a relation that is not declared has one value
    /// that does not change.
    pub fn of(slot: &Slot) -> Self {
        // The toll of an event of another year is in the books.
        let event = slot.scope().get("event").or_else(|| slot.roles().get("event"));
        if event.is_some_and(|e| e.starts_with("of ") || e.starts_with("earlier ")) {
            return Self::Fixed;
        }
        // The heat of the day swings; how hot it became is told once.
        let extreme = slot.scope().get("which").is_some_and(|w| w == "highest" || w == "lowest");
        let named = TELLING.iter().filter_map(|name| slot.roles().get(*name).or_else(|| slot.scope().get(*name)));
        let of_word = |word| {
            let (course, only) = COURSES.get(word)?;
            only.is_none_or(|relation| relation == slot.relation()).then_some(*course)
        };
        let words = named.flat_map(|value| value.split(|c: char| !c.is_alphanumeric()));
        if matches!(slot.relation(), "count" | "measure" | "speed")
            && let Some(course) = words.filter_map(of_word).max()
            && !(extreme && course == Self::Swings)
        {
            return course;
        }
        match relation::find(slot.relation()).map(|r| r.drift) {
            Some(Drift::Rises) => Self::Rises,
            Some(Drift::Either) => Self::Told,
            Some(Drift::Fixed) | None => Self::Fixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_word_and_a_course() {
        for row in rows(include_str!("drift.tsv")) {
            let (word, course) = (row[0], row[1]);
            assert!(!word.contains(' ') && matches!(course, "rises" | "swings" | "fixed"), "{row:?}");
            assert!(row.get(2).is_none_or(|relation| relation::find(relation).is_some()), "{row:?}");
        }
    }

    #[test]
    fn what_is_counted_tells_whether_it_may_rise() {
        let count = |of: &str| Course::of(&Slot::new("count").role("of", of));
        assert_eq!(count("dead"), Course::Rises);
        assert_eq!(count("missing"), Course::Swings);
        assert_eq!(count("wagon"), Course::Fixed);
        assert_eq!(Course::of(&Slot::new("count").role("of", "house").within("verb", "destroyed")), Course::Rises);
        assert_eq!(Course::of(&Slot::new("count").role("of", "dead").within("event", "of 2014")), Course::Fixed);
        assert_eq!(Course::of(&Slot::new("measure").role("what", "magnitude")), Course::Fixed);
        assert_eq!(Course::of(&Slot::new("count").role("of", "home").within("verb", "power")), Course::Swings);
        let heat = Slot::new("measure").role("of", "air").role("what", "temperature");
        assert_eq!(Course::of(&heat), Course::Swings);
        assert_eq!(Course::of(&heat.within("which", "highest")), Course::Told, "of the day");
        assert_eq!(Course::of(&Slot::new("measure").role("what", "power")), Course::Told, "that of an engine");
        assert_eq!(Course::of(&Slot::new("measure").role("what", "share")), Course::Told);
    }
}
