//! How near two slots are by their parts alone.

use std::collections::BTreeSet;

use crate::claim::Slot;
use crate::event::kind;
use crate::relation::{is_people, outcome_of};

/// How near two slots of one block are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// They are two questions.
    None,
    /// One says something that the other leaves out, or they call what they ask of by different nouns.
    Distant,
    /// They differ in the verb, or in nouns that roles are filled with; one is too loosely said to meet any.
    Near,
    /// Only the verb differs, and one has none; or one is said too loosely for its nouns to count.
    Same,
}

/// Parts of a slot that put the question in other words and do not change it; the story is one, though a timeless slot
/// does not name it.
const WORDING: [&str; 3] = ["verb", "claim", "story"];
/// Parts that a report may leave to the reader, where the rest tells: of which year, at which stage, of which sort.
const UNSAID: [&str; 5] = ["event", "stage", "when", "which", "kind"];
/// What is measured, where only the dimension tells.
const BARE: [&str; 3] = ["measure", "share", "length"];

/// How near two slots are.
pub(super) fn kinship(a: &Slot, b: &Slot) -> Kinship {
    let names: BTreeSet<&str> = a.scope().keys().chain(b.scope().keys()).map(String::as_str).collect();
    let mut kin = Kinship::Same;
    for name in names.into_iter().filter(|name| !WORDING.contains(name)) {
        kin = kin.min(match (a.scope().get(name), b.scope().get(name)) {
            (x, y) if x == y => Kinship::Same,
            (Some(_), Some(_)) => Kinship::None,
            // What became of people is of one event, and each event has its own.
            _ if UNSAID.contains(&name) && !is_toll(a) && !is_toll(b) => Kinship::Distant,
            _ => Kinship::None,
        });
    }
    if a.scope().contains_key("verb")
        && b.scope().contains_key("verb")
        && a.scope().get("verb") != b.scope().get("verb")
    {
        kin = kin.min(Kinship::Near);
    }
    if a.relation() != b.relation() {
        // How far an epicentre lies from a city is a distance to one report and a length to the next.
        return kin.min(Kinship::Distant);
    }
    for (role, x) in a.roles() {
        kin = kin.min(match b.roles().get(role) {
            Some(y) if x == y => Kinship::Same,
            Some(y) => fillers(a.relation(), role, x, y),
            None if is_main(a.relation(), role) => Kinship::Near,
            None => Kinship::Same,
        });
    }
    if b.roles().keys().any(|role| is_main(b.relation(), role) && !a.roles().contains_key(role)) {
        kin = kin.min(Kinship::Near);
    }
    // "300 people" may be any: it takes more than the noun.
    if a.relation() == "count" && a.roles().get("of").is_some_and(|of| is_people(of)) {
        kin.min(Kinship::Near)
    } else {
        kin
    }
}

/// Whether the slot asks what became of people.
fn is_toll(slot: &Slot) -> bool {
    slot.relation() == "count" && slot.roles().get("of").is_some_and(|of| outcome_of(of).is_some())
}

/// The role that says what a slot asks of.
fn is_main(relation: &str, role: &str) -> bool {
    matches!(
        (relation, role),
        ("count" | "duration" | "speed", "of") | ("measure", "what") | ("money", "for") | ("moment", "event")
    )
}

/// How near two slots are whose role is filled with `x` here and with `y` there.
fn fillers(relation: &str, role: &str, x: &str, y: &str) -> Kinship {
    let either = |is: &dyn Fn(&str) -> bool| is(x) || is(y);
    match (relation, role) {
        ("count", "of") => match (outcome_of(x).is_some(), outcome_of(y).is_some()) {
            // The dead are not the missing, nor are the injured.
            (true, true) => Kinship::None,
            (true, false) if !is_people(y) && !is_open(y) => Kinship::None,
            (false, true) if !is_people(x) && !is_open(x) => Kinship::None,
            _ => Kinship::Distant,
        },
        ("measure", "what") if either(&|s| BARE.contains(&s)) => Kinship::Near,
        ("measure", "what") => Kinship::None,
        _ if standing(x) != standing(y) => Kinship::None,
        // An arrival is no announcement.
        _ if known(x).zip(known(y)).is_some_and(|(x, y)| x != y) => Kinship::None,
        _ if is_named(x) && is_named(y) && !x.contains(y) && !y.contains(x) => Kinship::None,
        _ => Kinship::Near,
    }
}

/// "those", "the others": nouns that say nothing.
fn is_open(noun: &str) -> bool {
    matches!(noun, "those" | "the" | "other" | "inhabitant" | "resident" | "victim")
}

fn is_named(key: &str) -> bool {
    key.starts_with(char::is_uppercase)
}

/// The kind of event that a key names, where it is one that the table of events has.
fn known(event: &str) -> Option<&'static str> {
    let bare = standing(event).map_or(event, |first| &event[first.len() + 1..]);
    let end = [" of ", " in ", " #"].iter().filter_map(|link| bare.find(link)).min();
    kind(&bare[..end.unwrap_or(bare.len())]).map(|kind| kind.id)
}

/// An earlier event is not the one that the story tells of.
fn standing(event: &str) -> Option<&str> {
    event.split_once(' ').map(|(first, _)| first).filter(|first| matches!(*first, "earlier" | "next" | "other"))
}
