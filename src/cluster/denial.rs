//! What one report affirms and another denies: both are one question though they put it a little differently.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use itertools::Itertools;

use crate::claim::{Claim, Slot};
use crate::relation::{Draft, Page};
use crate::time::{Time, TimeKind, TimeMention, TimeOrder};

use super::kin::{Fill, contrast, contrasting, fill, is_named};

/// An act that is told of more things than this is no story but an archive, and left as it is.
const LARGEST: usize = 200;
/// So many claims tell what a slot says.
const MANY: usize = 40;
/// So many words behind a clause may belong to it: "troops to the | north".
const BEHIND: usize = 2;

/// How a claim is told, and when what it tells of happened.
pub(super) struct Said {
    when: Option<Time>,
    /// Words that set one thing against another: "the northern camp", "the southern camp".
    contrasts: BTreeSet<&'static str>,
}

impl Said {
    pub fn new(page: &Page<'_, '_>, draft: &Draft) -> Self {
        let when = || {
            let at = page.clause_at(draft.stance_at)?;
            let dated = |t: &&TimeMention| !t.reports && matches!(t.time.kind(), TimeKind::Date | TimeKind::Time);
            Some(page.times_of(at).find(dated)?.time.clone())
        };
        if draft.relation != "statement" {
            return Self { when: None, contrasts: BTreeSet::new() };
        }
        let tokens = page.reading.tokens_of(draft.span);
        let words: Vec<String> =
            (tokens.start..tokens.end + BEHIND).map(|i| page.reading.tokens.word(i).to_lowercase()).collect();
        let contrasts = contrasting(words.iter().map(String::as_str));
        Self { when: when(), contrasts }
    }
}

/// Gives what is affirmed and what is denied of one thing one slot.
pub(super) fn answer(claims: &mut [Claim], said: &[Said]) {
    let mut acts: BTreeMap<[Option<String>; 2], Vec<usize>> = BTreeMap::new();
    for (n, claim) in claims.iter().enumerate().filter(|(_, c)| c.slot.relation() == "statement") {
        let key = ["act", "story"].map(|name| part(&claim.slot, name).cloned());
        acts.entry(key).or_default().push(n);
    }
    for told in acts.values().filter(|told| told.len() > 1) {
        let mut by_slot: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
        for &n in told {
            by_slot.entry(claims[n].slot.clone()).or_default().push(n);
        }
        let slots: Vec<(Slot, Vec<usize>)> = by_slot.into_iter().collect();
        if slots.len() > LARGEST {
            continue;
        }
        for group in groups(claims, said, &slots) {
            let Some(&full) = group.iter().max_by_key(|&&s| (slots[s].0.roles().len(), Reverse(s))) else { continue };
            for &n in group.iter().flat_map(|&s| &slots[s].1) {
                claims[n].slot = slots[full].0.clone();
            }
        }
    }
}

/// The slots of one act that are one question, of which one report says the opposite of another.
fn groups(claims: &[Claim], said: &[Said], slots: &[(Slot, Vec<usize>)]) -> Vec<Vec<usize>> {
    let opposed = |x: usize, y: usize| {
        let (a, b) = (&claims[x], &claims[y]);
        let then =
            said[x].when.as_ref().zip(said[y].when.as_ref()).is_none_or(|(p, q)| p.compare(q) != TimeOrder::Disjoint);
        let apart = contrast(&said[x].contrasts, &said[y].contrasts);
        a.source != b.source && a.stance.polarity != b.stance.polarity && then && !apart
    };
    let meets = |s: usize, t: usize| {
        let mut pairs = slots[s].1.iter().take(MANY).cartesian_product(slots[t].1.iter().take(MANY));
        one_question(&slots[s].0, &slots[t].0) && pairs.any(|(&x, &y)| opposed(x, y))
    };
    let ties: Vec<Vec<usize>> = (0..slots.len()).map(|s| (0..slots.len()).filter(|&t| meets(s, t)).collect()).collect();
    // "The dam has not cracked", where the others tell of two dams: of neither.
    let thing = |s: usize| thing(&slots[s].0);
    let names = |s: usize| ties[s].iter().filter_map(|&t| thing(t)).filter(|t| is_named(t)).collect::<BTreeSet<_>>();
    let open = |s: usize| !thing(s).is_some_and(|t| is_named(t)) && names(s).len() > 1;
    let mut out: Vec<Vec<usize>> = Vec::new();
    for s in (0..slots.len()).filter(|&s| !ties[s].is_empty() && !open(s)) {
        let own: Vec<usize> = ties[s].iter().copied().filter(|&t| !open(t)).chain([s]).collect();
        let (mut with, apart): (Vec<_>, Vec<_>) = out.into_iter().partition(|g| own.iter().any(|s| g.contains(s)));
        with.push(own);
        let mut all: Vec<usize> = with.into_iter().flatten().collect();
        all.sort_unstable();
        all.dedup();
        out = apart;
        out.push(all);
    }
    out.retain(|group| group.iter().any(|&s| group.iter().any(|&t| meets(s, t))));
    out
}

fn part<'s>(slot: &'s Slot, name: &str) -> Option<&'s String> {
    slot.roles().get(name).or_else(|| slot.scope().get(name))
}

/// What something is said to have been done to, or who it is said of where there is nothing.
fn thing(slot: &Slot) -> Option<&String> {
    slot.roles().get("what").or_else(|| slot.roles().get("who"))
}

/// Whether one act is told of one thing, and nothing that both tell of differs.
fn one_question(a: &Slot, b: &Slot) -> bool {
    let same = |name: &str| part(a, name) == part(b, name);
    // One offer is turned down and another is accepted.
    let one_of_many = part(a, "act").is_some_and(|act| matches!(act.as_str(), "accept" | "approve" | "permit"));
    let meets = |x: Option<&String>, y: Option<&String>| match fill(x, y) {
        Fill::Same => Some(true),
        // "the dam" of "Alta dam"; but a deputy mayor is not the mayor.
        Fill::Part => Some(x.zip(y).is_some_and(|(x, y)| is_named(x) != is_named(y))),
        // "the town", "the municipality": other words for it; a name is another one.
        Fill::Alike => Some(!one_of_many && !x.into_iter().chain(y).any(|key| is_named(key))),
        Fill::Other => Some(false),
        Fill::OneSided | Fill::Unsaid => None,
    };
    // Who "it" is may be anybody.
    let known = |slot: &'_ Slot, name: &str| {
        let filler = slot.roles().get(name).filter(|key| !matches!(key.as_str(), "it" | "he" | "she" | "they"));
        filler.cloned()
    };
    let role = |name: &str| meets(known(a, name).as_ref(), known(b, name).as_ref());
    let (what, who) = (role("what"), role("who"));
    same("act")
        && same("story")
        && meets(thing(a), thing(b)) == Some(true)
        && [what, who, role("to")].iter().all(|met| *met != Some(false))
}
