//! Lists of names: open and closed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::ruling::{Items, Ruling, Semantics};
use super::{Severity, Verdict};
use crate::entity::{EntityKind, Match, Name, compare};
use crate::syntax::lexicon::singular;
use crate::text::rows;
use crate::value::Value;

const SAME: &str = "the same names";
const PART: &str = "one list is part of the other";
const OPEN: &str = "open lists differ: neither says that there are no others";
const CLOSED: &str = "a list that is said to be complete lacks a name that the other has";

const IN_PART: &str = "one has it whole, the other only in part";

/// Words for the whole of a thing, and for a part of it.
const WHOLE: [&str; 6] = ["all", "complete", "full", "total", "entire", "whole"];
const PARTLY: [&str; 4] = ["partial", "some", "limited", "part"];

/// Whether a word tells of how much of a thing is meant.
pub(super) fn tells_how_much(word: &str) -> bool {
    WHOLE.contains(&word) || PARTLY.contains(&word)
}

/// Whether one of two things is the whole of what the other is a part of: "full relief from tolls", "partial toll relief".
fn whole_and_part(a: &str, b: &str) -> bool {
    let words = |item: &str| item.split([' ', '-']).map(|w| singular(&w.to_lowercase())).collect::<Vec<_>>();
    let (x, y) = (words(a), words(b));
    let says = |words: &[String], of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    let thing = |w: &&String| w.len() > 3 && !tells_how_much(w);
    let opposed = says(&x, &WHOLE) && says(&y, &PARTLY) || says(&x, &PARTLY) && says(&y, &WHOLE);
    opposed && x.iter().filter(thing).any(|w| y.contains(w))
}

/// Spellings are compared with so many names of a list; a longer one is a register, and only its exact names count.
const COMPARED: usize = 64;

pub(super) fn judge(a: &Value, b: &Value, semantics: Semantics) -> Option<Ruling> {
    let (Value::Names { items: x, closed: x_complete }, Value::Names { items: y, closed: y_complete }) = (a, b) else {
        return None;
    };
    if semantics.items == Items::Things && itertools::iproduct!(x, y).any(|(x, y)| whole_and_part(x, y)) {
        return Some(Ruling::contradiction(Severity::Major, IN_PART));
    }
    let lacks = |x, y| missing(x, y, semantics.items).next().is_some();
    let (left, right) = (lacks(x, y), lacks(y, x));
    Some(match (left, right) {
        (false, false) => Ruling::agreement(SAME),
        _ if (*x_complete && right) || (*y_complete && left) => Ruling::contradiction(Severity::Major, CLOSED),
        (false, true) if *y_complete => Ruling::refinement(PART),
        (true, false) if *x_complete => Ruling::refinement(PART),
        (true, true) => open(semantics.roll_call),
        _ if semantics.roll_call => open(true),
        _ => Ruling::refinement(PART),
    })
}

fn open(worth_a_look: bool) -> Ruling {
    let severity = if worth_a_look { Severity::Minor } else { Severity::Info };
    Ruling::new(Verdict::ListDifference, severity, OPEN)
}

/// The names of the first list that the second lacks. A description of a person ("in charge of space technology") may
/// mean any of the other names, so it is never missing; a thing has no other name than its description.
pub(super) fn missing<'a>(names: &'a [String], others: &'a [String], of: Items) -> impl Iterator<Item = &'a str> {
    let there = move |n: &str| others.iter().any(|m| m == n) || others.iter().take(COMPARED).any(|m| same(n, m, of));
    names.iter().map(String::as_str).filter(move |n| (of != Items::Names || !is_description(n)) && !there(n))
}

/// Whether two items of such lists are one.
pub(super) fn same(a: &str, b: &str, of: Items) -> bool {
    if matches!(of, Items::Things | Items::Topics) { same_thing(a, b) } else { same_name(a, b) }
}

fn is_description(item: &str) -> bool {
    item.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_lowercase)
}

pub(super) fn share_a_name(a: &[String], b: &[String]) -> bool {
    a.iter().any(|n| b.iter().any(|m| same_name(n, m)))
}

/// Whether two things are called alike, but for case and number: "the voter's anger", "the voters' anger".
fn same_thing(a: &str, b: &str) -> bool {
    let own = |w: &str| singular(w.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']));
    let words = |item: &str| item.split([' ', '-']).map(|w| own(&w.to_lowercase())).collect::<Vec<_>>();
    words(a) == words(b)
}

/// Whether two names can be names of one: a bare surname is whoever bears it.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let alike = |kind| compare(&Name::parse(a, kind), &Name::parse(b, kind)).verdict;
    alike(EntityKind::Person) != Match::Different || alike(EntityKind::Other) == Match::Same
}

/// Whether an item of the first list is a bare word for a kind of which the second lists a member: "weapons", "rockets".
/// A narrower word ("nuclear weapons") covers nothing by itself.
pub(super) fn names_kind_of(kinds: &[String], members: &[String]) -> bool {
    let members: Vec<String> = members.iter().flat_map(|m| m.split([' ', '-'])).map(singular).collect();
    let covers = |kind: &String| {
        let row = KINDS.get(singular(kind).as_str());
        row.is_some_and(|covered| members.iter().any(|m| covered.contains(&m.as_str())))
    };
    kinds.iter().any(covers)
}

/// Whether an item is a bare word for a kind: "arms".
pub(super) fn is_kind(item: &str) -> bool {
    KINDS.contains_key(singular(item).as_str())
}

/// Whether some kind covers an item of either list.
pub(super) fn of_one_kind(a: &[String], b: &[String]) -> bool {
    KINDS.keys().any(|kind| {
        let kind = [(*kind).to_owned()];
        names_kind_of(&kind, a) && names_kind_of(&kind, b)
    })
}

/// By the word for a kind in the singular, what it covers.
static KINDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| rows(include_str!("kinds.tsv")).map(|row| (row[0], row[1].split(',').collect())).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_kind_covers_its_members() {
        assert!(rows(include_str!("kinds.tsv")).all(|row| row.len() == 2));
        let covers = |kind: &str, member: &str| names_kind_of(&[kind.to_owned()], &[member.to_owned()]);
        assert!(covers("weapons", "anti-tank rockets") && covers("food", "rice"));
        assert!(!covers("nuclear weapons", "rockets") && !covers("rockets", "weapons") && !covers("food", "tents"));
    }

    #[test]
    fn names_are_compared_without_case_accent_and_hyphen() {
        assert!(same_name("Anna-Lena Brück", "ANNA LENA BRUCK"));
        assert!(same_name("Brück", "Anna-Lena Brück"));
        assert!(same_name("Dmitri Orlov", "Dmitry Orlov"));
        assert!(!same_name("Anna Brück", "Anna Keller"));
    }
}
