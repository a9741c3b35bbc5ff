//! Ranks that two reports give alike: "their fourth title", "a fourth World Cup", "the cup for the fourth time", where all
//! three speak of one team.
//!
//! Only where the ranks are equal, so that nothing is held against each other on a guess: "the first since 1999" and "the
//! third this year" may both be true.

use std::collections::{BTreeMap, BTreeSet};

use itertools::Itertools;

use crate::claim::{Claim, Slot};
use crate::value::Value;

use super::align::Context;
use super::kin::{Fill, fill};

/// From here on a rank tells by itself: much comes for the second time.
const TELLING: u32 = 3;

/// A slot of a story and what its claims say.
struct Ranked<'c> {
    slot: &'c Slot,
    given: BTreeMap<&'c str, BTreeSet<u32>>,
    /// By what things are ranked, in all claims: "largest" of "the second-biggest failure".
    size: Option<&'c str>,
}

impl Ranked<'_> {
    fn ranks(&self) -> BTreeSet<u32> {
        self.given.values().flatten().copied().collect()
    }

    /// Whether two reports give one rank, one in each slot, and no report gives two; then the rank.
    fn shared(&self, other: &Self) -> Option<u32> {
        let ranks: BTreeSet<u32> = self.ranks().union(&other.ranks()).copied().collect();
        let sources = self.given.keys().chain(other.given.keys()).unique().count();
        let rank = ranks.iter().copied().exactly_one().ok()?;
        (sources > 1).then_some(rank)
    }

    fn part(&self, other: &Self, name: &str) -> Fill {
        let part = |slot: &Slot| slot.roles().get(name).or(slot.scope().get(name)).cloned();
        fill(part(self.slot).as_ref(), part(other.slot).as_ref())
    }

    /// Whether both are ranked by one size: the second-biggest is told of for its own sake.
    fn sized(&self, other: &Self) -> bool {
        self.size.is_some() && self.size == other.size
    }

    /// How much speaks for it that both ask which one it is of the same things; none where they do not.
    fn likeness(&self, other: &Self) -> Option<usize> {
        let rank = self.shared(other)?;
        if self.size != other.size {
            return None;
        }
        let telling = rank >= TELLING || self.sized(other);
        let alike = |part: Fill| matches!(part, Fill::Same | Fill::Part | Fill::Alike);
        let apart = |name: &str| {
            let part = self.part(other, name);
            // "the third in a row" is one of a streak, "the first since" one of many others.
            let told_alone = name == "row" || !telling && name == "since";
            part == Fill::Other || told_alone && part == Fill::OneSided
        };
        let (of, who, at) = (self.part(other, "of"), self.part(other, "who"), self.part(other, "at"));
        // One who has several has so many of one thing, whatever that is called.
        let another = at == Fill::Other && (!telling || !alike(who));
        if !alike(of) || another || ["who", "row", "since", "where", "in", "to", "part", "for"].iter().any(|n| apart(n))
        {
            return None;
        }
        let told = usize::from(alike(who)) + usize::from(alike(at));
        (told > 0 || telling).then_some(2 * told + usize::from(of == Fill::Same))
    }
}

/// Gives the claims of one rank one slot: the one that most claims have, and that says most.
pub(crate) fn ranks(claims: &mut [Claim], contexts: &[Context]) {
    let mut stories: BTreeMap<usize, Vec<Ranked<'_>>> = BTreeMap::new();
    for (claim, context) in claims.iter().zip(contexts).filter(|(claim, _)| claim.slot.relation() == "ordinal") {
        let Some(rank) = rank(claim) else { continue };
        let slots = stories.entry(context.story).or_default();
        let at = slots.iter().position(|known| *known.slot == claim.slot).unwrap_or_else(|| {
            slots.push(Ranked { slot: &claim.slot, given: BTreeMap::new(), size: size(claim) });
            slots.len() - 1
        });
        slots[at].given.entry(&claim.source).or_default().insert(rank);
    }
    let mut renamed: BTreeMap<(usize, Slot), Slot> = BTreeMap::new();
    for (story, slots) in &stories {
        for group in groups(slots) {
            let says = |n: &usize| {
                let slot = slots[*n].slot;
                let parts = slot.roles().len() + slot.scope().len();
                (!slot.scope().contains_key("claim"), slots[*n].given.len(), parts, std::cmp::Reverse(*n))
            };
            let Some(full) = group.iter().copied().max_by_key(says) else { continue };
            let others = group.iter().filter(|&&n| n != full);
            renamed.extend(others.map(|&n| ((*story, slots[n].slot.clone()), slots[full].slot.clone())));
        }
    }
    for (claim, context) in claims.iter_mut().zip(contexts) {
        if let Some(slot) = renamed.get(&(context.story, claim.slot.clone())) {
            claim.slot = slot.clone();
        }
    }
}

/// By what a claim ranks things, where it does so by size.
fn size(claim: &Claim) -> Option<&str> {
    let Value::Ordinal(rank) = &claim.value else { return None };
    match rank.unit().code() {
        "biggest" | "greatest" | "largest" => Some("largest"),
        size if size.ends_with("est") || size.starts_with("most ") || size == "worst" => Some(size),
        _ => None,
    }
}

fn rank(claim: &Claim) -> Option<u32> {
    match &claim.value {
        Value::Ordinal(rank) => rank.low().map(|rank| rank as u32),
        _ => None,
    }
}

/// The slots that are one, as indices: the likeliest first, and two groups where nothing keeps two of their slots apart.
fn groups(slots: &[Ranked<'_>]) -> Vec<Vec<usize>> {
    let ties: BTreeMap<(usize, usize), usize> = (0..slots.len())
        .tuple_combinations()
        .filter_map(|(a, b)| Some(((a, b), slots[a].likeness(&slots[b])?)))
        .collect();
    let mut groups: Vec<Vec<usize>> = (0..slots.len()).map(|n| vec![n]).collect();
    for (&(a, b), _) in ties.iter().sorted_by_key(|(at, likeness)| (std::cmp::Reverse(**likeness), **at)) {
        let of = |n: usize| groups.iter().position(|group| group.contains(&n)).unwrap_or(n);
        let (x, y) = (of(a).min(of(b)), of(a).max(of(b)));
        // Two slots of one report have no tie.
        let one = |m: usize, n: usize| ties.contains_key(&(m.min(n), m.max(n))) || same_report(&slots[m], &slots[n]);
        if x != y && groups[x].iter().cartesian_product(&groups[y]).all(|(&m, &n)| one(m, n)) {
            let moved = groups.remove(y);
            groups[x].extend(moved);
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn same_report(a: &Ranked<'_>, b: &Ranked<'_>) -> bool {
    a.given.keys().chain(b.given.keys()).unique().count() == 1 && a.ranks() == b.ranks()
}
