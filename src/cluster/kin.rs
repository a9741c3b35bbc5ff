//! What two slots have in common by their parts alone, and what keeps them apart whatever else speaks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::claim::Slot;
use crate::entity::country_of;
use crate::event::kind;
use crate::relation::{is_people, outcome_of};
use crate::syntax::lexicon::{VERBS, singular};
use crate::text::{lex, rows};

/// The families of each word by which newsrooms may speak of one thing.
static FAMILIES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut families: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows(include_str!("alike.tsv")) {
        for word in row[1].split(',') {
            families.entry(word).or_default().push(row[0]);
        }
    }
    families
});

/// Words that set one thing against another, each with those that it is set against.
static CONTRASTS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut contrasts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows(include_str!("contrast.tsv")) {
        contrasts.entry(row[0]).or_default().push(row[1]);
        contrasts.entry(row[1]).or_default().push(row[0]);
    }
    contrasts
});

/// Of words in lower case those that set one thing against another, in the singular: "one man" against "two women".
pub(super) fn contrasting<'w>(words: impl Iterator<Item = &'w str>) -> BTreeSet<&'static str> {
    let row = |word| CONTRASTS.get_key_value(word).or_else(|| CONTRASTS.get_key_value(singular(word).as_str()));
    words.filter_map(row).map(|(word, _)| *word).collect()
}

/// Whether one has a word that is set against one of the other, and neither has both.
pub(super) fn contrast(a: &BTreeSet<&'static str>, b: &BTreeSet<&'static str>) -> bool {
    let against = |word: &&str| CONTRASTS[word].iter().any(|other| b.contains(other) && !a.contains(other));
    a.iter().filter(|word| !b.contains(*word)).any(against)
}

/// What is measured, where only the dimension tells.
const BARE: [&str; 3] = ["measure", "share", "length"];
/// Scope that makes another question of it where only one has it: with debt, of a part, by how much it changed, in which
/// round, before fees, at which close.
const APART: [&str; 6] = ["debt", "segment", "change", "round", "fees", "at"];
/// Scope that is hardly misread.
const SURE: [&str; 7] = ["debt", "segment", "change", "round", "fees", "stage", "at"];
/// Scope that the reports themselves may dispute: an earlier event of which year, at which end of it.
const DISPUTED: [&str; 6] = ["event", "phase", "when", "kind", "among", "per"];
/// What a figure may be of that it is not where nothing is said: gusts are not the wind, nor was anybody at the limit, nor
/// is how long something lasted anybody's age, nor are all of the dead those who died in hospital, nor is from which
/// magnitude on quakes are counted that of any, nor are those who may come in while fewer are let in all whom a house holds.
const SPECIAL: [&str; 6] = ["gusts", "limit", "age", "hospital", "each", "reduced"];
/// What a court gives, which is not what was served of it, nor how old a witness is.
const TERMS: [&str; 5] = ["prison term", "ban", "sentence sought", "sentence pleaded for", "maximum sentence"];

/// How what fills a part of one slot stands to what fills it in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Same,
    /// They share a word.
    Part,
    /// Other words of one family.
    Alike,
    Other,
    /// Only one says it.
    OneSided,
    /// Neither does.
    Unsaid,
}

/// What fills a part of a slot, with its words and the families of these.
#[derive(Debug, Default)]
pub(super) struct Filler {
    text: Option<String>,
    words: BTreeSet<String>,
    families: BTreeSet<&'static str>,
}

impl Filler {
    pub fn new(text: Option<&String>) -> Self {
        let words = text.map(|text| words(text)).unwrap_or_default();
        let families = words.iter().filter_map(|w| FAMILIES.get(w.as_str())).flatten().copied().collect();
        Self { text: text.cloned(), words, families }
    }

    /// How it stands to the filler of another slot.
    pub fn against(&self, other: &Self) -> Fill {
        match (&self.text, &other.text) {
            (None, None) => Fill::Unsaid,
            (Some(a), Some(b)) if a == b => Fill::Same,
            // "300 people" may be any.
            (Some(a), Some(b)) if is_people(a) || is_people(b) => Fill::OneSided,
            (Some(_), Some(_)) if !self.words.is_disjoint(&other.words) => Fill::Part,
            (Some(_), Some(_)) if !self.families.is_disjoint(&other.families) => Fill::Alike,
            (Some(_), Some(_)) => Fill::Other,
            _ => Fill::OneSided,
        }
    }
}

/// How two fillers stand to each other.
pub(super) fn fill(a: Option<&String>, b: Option<&String>) -> Fill {
    Filler::new(a).against(&Filler::new(b))
}

/// The words of a filler in their base form, without those that only link.
fn words(key: &str) -> BTreeSet<String> {
    let tokens = lex(key);
    let long = (0..tokens.len()).filter(|&i| tokens.word(i).len() > 2 && !tokens.is_any(i, &["and", "the", "earlier"]));
    let base = |i: usize| {
        VERBS.get(&tokens, i).map_or_else(|| singular(&tokens.word(i).to_lowercase()), |v| v.lemma.to_owned())
    };
    long.map(base).collect()
}

/// The role that says what a slot asks of.
pub(super) fn main_role(relation: &str) -> &'static str {
    match relation {
        "measure" => "what",
        "money" => "for",
        "moment" => "event",
        "distance" => "from",
        _ => "of",
    }
}

/// Whether two slots are two questions whatever their figures: those of two people, of the dead and of the injured, of
/// this event and of an earlier one, with debt and without.
pub(super) fn apart(a: &Slot, b: &Slot) -> bool {
    is_term(a) != is_term(b)
        || a.relation() == "distance" && b.relation() == "distance" && ends_differ(a, b)
        || a.scope().keys().chain(b.scope().keys()).any(|name| scopes_differ(a, b, name))
        || a.roles().iter().any(|(role, x)| b.roles().get(role).is_some_and(|y| roles_differ((a, b), role, x, y)))
}

/// The same where two reports give one figure in them that is no chance: then whom or what either was taken to speak of is
/// rather misread than another question. Parts, changes and earlier offers hardly are, nor is a height or what a
/// court gives; and many are of one age.
pub(super) fn surely_apart(a: &Slot, b: &Slot) -> bool {
    let mut names = a.scope().keys().chain(b.scope().keys());
    let aged = |slot: &Slot| slot.scope().get("which").is_some_and(|which| which == "age");
    let differ = |(role, x): (&String, &String)| {
        let clear = match a.relation() {
            "measure" => role == "what",
            "duration" => role == "of" && aged(a) && aged(b) && is_named(x),
            _ => false,
        };
        clear && b.roles().get(role).is_some_and(|y| roles_differ((a, b), role, x, y))
    };
    let says = |slot: &Slot| slot.roles().contains_key("of");
    // What was bid for another company is no other sum of this one.
    let other = |slot: &Slot| slot.relation() == "money" && slot.roles().contains_key("what");
    other(a) != other(b)
        || says(a) && says(b) && is_term(a) != is_term(b)
        || is_before(a) != is_before(b)
        || a.relation() == "distance" && b.relation() == "distance" && ends_differ(a, b)
        || names.any(|name| SURE.contains(&name.as_str()) && scopes_differ(a, b, name))
        || a.roles().iter().any(differ)
}

/// How long before a match fans came is not how long it lasted.
fn is_before(slot: &Slot) -> bool {
    slot.relation() == "duration" && slot.scope().get("which").is_some_and(|which| which == "before")
}

/// Whether it asks for what a court gives.
fn is_term(slot: &Slot) -> bool {
    slot.roles().get("of").is_some_and(|of| TERMS.contains(&of.as_str()))
}

/// Whether only one says of which sort, or among whom.
pub(super) fn sort_unsaid(a: &Slot, b: &Slot) -> bool {
    ["kind", "among"].iter().any(|name| a.scope().contains_key(*name) != b.scope().contains_key(*name))
}

fn scopes_differ(a: &Slot, b: &Slot, name: &str) -> bool {
    match (a.scope().get(name), b.scope().get(name)) {
        // These are how it is put, or told of the article alone; the story is one, though a timeless slot does not name it.
        _ if matches!(name, "verb" | "claim" | "story") => false,
        // "the avalanche" and "an avalanche of 2014" are two.
        (Some(x), Some(y)) if name == "event" && is_of_year(x) != is_of_year(y) => a.relation() != "moment",
        // "two Russians" are not "two Americans".
        (Some(x), Some(y)) if name == "kind" => nation(x).zip(nation(y)).is_some_and(|(x, y)| x != y),
        (Some(x), Some(y)) => x != y && !DISPUTED.contains(&name),
        // Each event has its own figures; when it was is what reports may leave out.
        _ if name == "event" => a.relation() != "moment",
        // What was expected, or offered first, is not what came; what is planned may be told as what is.
        (x, y) if name == "stage" => x.or(y).is_some_and(|stage| stage != "planned"),
        _ if name == "which" && is_before(a) != is_before(b) => true,
        (x, y) => APART.contains(&name) || x.or(y).is_some_and(|value| SPECIAL.contains(&value.as_str())),
    }
}

/// Whether it tells what those who are counted did, or what was done to them.
fn befallen(slot: &Slot) -> bool {
    slot.scope().get("verb").is_some_and(|verb| !matches!(verb.as_str(), "live" | "be" | "have"))
}

/// An earlier event of which no more is known than its year.
fn is_of_year(event: &str) -> bool {
    event.strip_prefix("of ").is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// The country that a sort of people is named by: "russian", "young russian".
fn nation(kind: &str) -> Option<&'static str> {
    kind.split(' ').find_map(|word| {
        let (first, rest) = (word.get(..1)?, word.get(1..)?);
        let name = first.to_uppercase() + rest;
        Some(country_of(&lex(&name), 0)?.1)
    })
}

/// Whether they ask for the shares of two things that have no name: a share of the soldiers is no share of the houses. "58 %
/// of the time" says not of what.
pub(super) fn shares_differ(a: &Slot, b: &Slot) -> bool {
    let of = |slot: &Slot| {
        let share = slot.roles().get("what").is_some_and(|what| what == "share");
        let of = slot.roles().get("of").filter(|_| share)?;
        let said = !is_named(of) && !matches!(of.as_str(), "time" | "total" | "whole" | "event");
        said.then(|| of.clone())
    };
    of(a).zip(of(b)).is_some_and(|(x, y)| !related(&x, &y))
}

/// Whether two distances are between other places, as far as these have names.
fn ends_differ(a: &Slot, b: &Slot) -> bool {
    let ends = |slot: &Slot| ["from", "to"].map(|role| slot.roles().get(role).cloned().unwrap_or_default());
    let ([a, b], [c, d]) = (ends(a), ends(b));
    // A town that is as far as the epicentre is another place.
    let centre = |x: &str, y: &str| x == "epicentre" && is_named(y);
    let one = |x: &str, y: &str| {
        !centre(x, y) && !centre(y, x) && (!is_named(x) || !is_named(y) || x.contains(y) || y.contains(x))
    };
    !(one(&a, &c) && one(&b, &d) || one(&a, &d) && one(&b, &c))
}

fn roles_differ((a, b): (&Slot, &Slot), role: &str, x: &str, y: &str) -> bool {
    let relation = a.relation();
    if x == y || relation != b.relation() {
        return false;
    }
    let bare = |what: &str| BARE.contains(&what);
    // What a prosecutor asks for is not what a court gives.
    let sought = |what: &str| what.ends_with("sought") || what == "wanted";
    if sought(x) != sought(y) {
        return true;
    }
    match (relation, role) {
        // How many live in a town are not those to whom something happened there.
        ("count", "of")
            if (x == "inhabitant") != (y == "inhabitant") && befallen(if x == "inhabitant" { b } else { a }) =>
        {
            true
        }
        ("count", "of") => match (outcome_of(x).is_some(), outcome_of(y).is_some()) {
            // The dead are not the missing, nor are the injured.
            (true, true) => true,
            (true, false) => !is_people(y) && !is_open(y),
            (false, true) => !is_people(x) && !is_open(x),
            _ => false,
        },
        ("duration", "of") if TERMS.contains(&x) => true,
        // How warm the sea was is not how warm the day was.
        ("measure", "of") if matches!((x, y), ("air", "water") | ("water", "air")) => true,
        ("measure", "what") => !bare(x) && !bare(y) && !related(x, y),
        // What a thing costs is not what a firm takes in.
        ("money", "for") => is_known(x) && is_known(y) && !related(x, y),
        // Of two bidders each has a bid. What "the father of two" pays may be what somebody who is named pays.
        ("money", "who") if a.roles().get("for") == b.roles().get("for") => {
            let bid = a.roles().get("for").is_some_and(|sum| sum == "bid");
            !related(x, y) && (bid || is_named(x) == is_named(y))
        }
        ("moment", "event") => {
            // An arrival is no announcement.
            let kinds = known(x).zip(known(y)).is_some_and(|(x, y)| x != y);
            let goals = goal(x).zip(goal(y)).is_some_and(|(x, y)| is_named(x) && is_named(y) && !related(x, y));
            kinds || goals || standing(x) != standing(y) || is_saying(x) != is_saying(y)
        }
        _ => is_named(x) && is_named(y) && !x.contains(y) && !y.contains(x),
    }
}

/// Whether a family has the word.
fn is_known(word: &str) -> bool {
    FAMILIES.contains_key(word)
}

fn related(x: &str, y: &str) -> bool {
    matches!(fill(Some(&x.to_owned()), Some(&y.to_owned())), Fill::Part | Fill::Alike)
}

/// "those", "the others": nouns that say nothing.
fn is_open(noun: &str) -> bool {
    matches!(noun, "those" | "the" | "other" | "inhabitant" | "resident" | "victim")
}

pub(super) fn is_named(key: &str) -> bool {
    key.starts_with(char::is_uppercase)
}

/// The kind of event that a key names, where it is one that the table of events has.
pub(super) fn known(event: &str) -> Option<&'static str> {
    let bare = standing(event).map_or(event, |first| &event[first.len() + 1..]);
    let end = [" of ", " in ", " #"].iter().filter_map(|link| bare.find(link)).min();
    kind(&bare[..end.unwrap_or(bare.len())]).map(|kind| kind.id)
}

/// Where an event leads to: who crosses a border on Tuesday arrives in the capital on Wednesday.
fn goal(event: &str) -> Option<&str> {
    event.rsplit_once(" in ").map(|(_, goal)| goal)
}

/// An earlier event is not the one that the story tells of.
pub(super) fn standing(event: &str) -> Option<&str> {
    event.split_once(' ').map(|(first, _)| first).filter(|first| matches!(*first, "earlier" | "next" | "other"))
}

/// When something was said, or shown, is not when it happened.
fn is_saying(event: &str) -> bool {
    let says = |first| matches!(first, "say" | "tell" | "inform" | "share" | "publish" | "post" | "broadcast" | "air");
    event.split_once(' ').is_some_and(|(first, _)| says(first))
}
