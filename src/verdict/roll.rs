//! Open lists of several articles: who names whom.

use std::collections::{BTreeMap, BTreeSet};

use super::ruling::{Items, Semantics};
use super::{Finding, Severity, Verdict, list};
use crate::claim::{Claim, Modality, Polarity};
use crate::value::Value;

/// Who names so many means to say who was there; who names one has picked them.
const LIST: usize = 2;
const ROLL: usize = 3;

/// What one article lists, over all its claims of the slot.
#[derive(Default)]
struct Roll<'a> {
    items: Vec<String>,
    claims: Vec<&'a str>,
    closed: bool,
    asserted: bool,
    /// What of them the article has from somebody else.
    charged: Vec<String>,
}

/// One finding where open lists differ, with the union and who names whom; at most one. The claims are those of one slot
/// or, where each name has a slot of its own, of one gathering.
///
/// A list is what an article names in all these claims. Lists that are said to be complete are compared claim by claim.
pub(super) fn differences(claims: &[&Claim]) -> Option<Finding> {
    let slot = &claims.first()?.slot;
    let semantics = Semantics::of(slot.relation());
    let of = semantics.items;
    let mut rolls: BTreeMap<&str, Roll<'_>> = BTreeMap::new();
    for claim in claims {
        let Value::Names { items, closed } = &claim.value else { continue };
        if claim.stance.polarity == Polarity::Denied {
            continue;
        }
        let roll = rolls.entry(&claim.source).or_default();
        roll.items.extend(list::missing(items, &roll.items, of).map(str::to_owned).collect::<Vec<_>>());
        roll.claims.push(&claim.id);
        roll.closed |= closed;
        roll.asserted |= claim.stance.modality == Modality::Asserted;
        if !claim.stance.holders.is_empty() {
            roll.charged.extend(items.iter().filter(|i| !list::is_kind(i)).cloned());
        }
    }
    rolls.retain(|_, r| !r.closed && !r.items.is_empty());
    let mut union: Vec<String> = Vec::new();
    for roll in rolls.values() {
        union.extend(list::missing(&roll.items, &union, of).map(str::to_owned).collect::<Vec<_>>());
    }
    let lacking = |r: &&Roll<'_>| list::missing(&union, &r.items, of).next().is_some();
    let short: Vec<&Roll<'_>> = rolls.values().filter(lacking).collect();
    if short.is_empty() {
        return None;
    }
    // Where every list but the fullest is part of it, the fullest refines the others.
    let nested = short.len() < rolls.len();
    let naming = |n: usize| rolls.values().filter(|r| r.items.len() >= n).count();
    // "Roe and Lind met", and elsewhere "Roe, Lind and their ministers": who names two tells who met.
    let is_of = |group: &str| slot.roles().get("of").is_some_and(|of| of == group);
    let meets = is_of("gathering");
    // Of those who were aboard a report names those whose names it has by then.
    let rolls_called = naming(LIST) >= 2 && naming(ROLL) >= if meets && !nested { 2 } else { 1 } && !is_of("crew");
    let fullest = naming(if meets { ROLL } else { LIST }) >= 2 && rolls.values().any(|r| r.asserted && !lacking(&r));
    let telling = semantics.roll_call && rolls_called && (!nested || fullest);
    let alike = if of == Items::Things { lookalikes(&rolls) } else { Vec::new() };
    let rivals = slot.relation() == "statement" && rivals(&rolls);
    if nested && !telling && alike.is_empty() {
        return None;
    }
    union.sort_unstable();
    let named_by = |name: &str| {
        let by: Vec<&str> = rolls
            .iter()
            .filter(|(_, r)| r.items.iter().any(|n| list::same(n, name, of)))
            .map(|(source, _)| *source)
            .collect();
        format!("{name}: named by {}", by.join(", "))
    };
    let mut ids: Vec<String> = rolls.values().flat_map(|r| r.claims.iter().map(|&c| c.to_owned())).collect();
    ids.sort_unstable();
    Some(Finding {
        id: String::new(),
        verdict: Verdict::ListDifference,
        severity: if telling || rivals || !alike.is_empty() { Severity::Minor } else { Severity::Info },
        code: format!("{}-{}", slot.relation(), Verdict::ListDifference),
        cluster: None,
        claims: ids,
        message: format!("{} open lists that differ; together they name {}", rolls.len(), union.join(", ")),
        because: alike.into_iter().chain(union.iter().map(|n| named_by(n))).collect(),
    })
}

/// Whether two articles pass on different charges: each names things of one kind that the other does not name, and nothing
/// is named by both but the kind ("arms").
fn rivals(rolls: &BTreeMap<&str, Roll<'_>>) -> bool {
    let charges: Vec<&[String]> = rolls.values().map(|r| r.charged.as_slice()).filter(|c| !c.is_empty()).collect();
    let differ = |x: &[String], y: &[String]| !list::share_a_name(x, y) && list::of_one_kind(x, y);
    charges.iter().enumerate().any(|(n, x)| charges[n + 1..].iter().any(|y| differ(x, y)))
}

/// Items of two articles that share a word and differ in others: one thing in two wordings, or two things. Names of
/// people that share a surname tell nothing.
fn lookalikes(rolls: &BTreeMap<&str, Roll<'_>>) -> Vec<String> {
    let words = |item: &str| -> BTreeSet<String> {
        let words = item.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_lowercase);
        words.filter(|w| !list::tells_how_much(w)).collect()
    };
    let mut out = BTreeSet::new();
    for (source, roll) in rolls {
        for (_, other) in rolls.iter().filter(|(s, _)| *s > source) {
            for (x, y) in itertools::iproduct!(&roll.items, &other.items) {
                let (a, b) = (words(x), words(y));
                if !a.is_disjoint(&b) && !a.is_subset(&b) && !b.is_subset(&a) {
                    out.insert(format!("“{x}” against “{y}”: one thing in two wordings, or two things"));
                }
            }
        }
    }
    out.into_iter().collect()
}
