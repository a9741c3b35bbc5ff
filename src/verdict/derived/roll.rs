//! Lists that are spread over several slots: who is there is asked of each person, and the answers of one article make
//! its list. Lists are held against each other, and against the number that they spell out: "three ministers: A, B and C".

use std::collections::BTreeMap;

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::value::Value;
use crate::verdict::list::missing;
use crate::verdict::ruling::Items;
use crate::verdict::{Finding, Severity, Verdict, quantity, roll};

/// So many bytes may lie between two names of one list: a comma, "and".
const NEXT_NAME: usize = 8;

pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let mut gatherings: BTreeMap<Slot, Vec<&Claim>> = BTreeMap::new();
    for (slot, claims) in facts.relation("attendee") {
        gatherings.entry(slot.without("who")).or_default().extend(claims);
    }
    for claims in gatherings.values() {
        // Where every list is a claim of its own, their slot compares them.
        if claims.iter().any(|c| filler(&c.slot, "who").is_some()) {
            checks.findings.extend(roll::differences(claims));
            outsiders(claims, checks);
        }
    }
    counts(facts, checks);
}

/// One article names who is there, another's list, which is said to be complete, does not.
fn outsiders(claims: &[&Claim], checks: &mut Checks<'_>) {
    for list in claims {
        let Value::Names { items, closed: true } = &list.value else { continue };
        let others = claims.iter().filter(|c| c.source != list.source && filler(&c.slot, "who").is_some());
        for other in others {
            let Value::Names { items: named, .. } = &other.value else { continue };
            let Some(name) = missing(named, items, Items::Names).next() else { continue };
            checks.findings.push(Finding {
                id: String::new(),
                verdict: Verdict::Contradiction,
                severity: Severity::Major,
                code: format!("{}-{}", list.slot.relation(), Verdict::Contradiction),
                cluster: None,
                claims: vec![list.id.clone(), other.id.clone()],
                message: format!("{} against {name}", face(&[list])),
                because: vec![format!("a list that is said to be complete lacks {name}")],
            });
        }
    }
}

/// `count = names` for a complete list, `count ≥ names` for an open one, where both stand in one sentence of one
/// article or answer for one event.
fn counts(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let mut counts: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in facts.claims() {
        if matches!(claim.value, Value::Count(_)) {
            counts.entry(&claim.source).or_default().push(claim);
        }
    }
    for list in lists(facts) {
        let first = list.claims[0];
        for count in counts.get(first.source.as_str()).into_iter().flatten() {
            if count.figure != first.figure && spells_out(count, first) && list.names > 1 {
                compare(count, &list, checks);
            }
        }
    }
}

/// Names in a row, of one claim or of several.
struct List<'a> {
    claims: Vec<&'a Claim>,
    names: usize,
    closed: bool,
}

/// The lists of the articles, in the order of articles and text.
fn lists<'a>(facts: &Facts<'a>) -> Vec<List<'a>> {
    let mut claims: Vec<&Claim> = facts.claims().filter(|c| matches!(c.value, Value::Names { .. })).collect();
    claims.sort_by_key(|c| (&c.source, c.figure, &c.id));
    let mut out: Vec<List<'_>> = Vec::new();
    for claim in claims {
        let Value::Names { items, closed } = &claim.value else { continue };
        let goes_on = |list: &&mut List<'_>| {
            let last = list.claims[list.claims.len() - 1];
            last.source == claim.source
                && last.slot.without("who") == claim.slot.without("who")
                && claim.span.start() >= last.span.end()
                && claim.span.start() - last.span.end() <= NEXT_NAME
        };
        match out.last_mut().filter(goes_on) {
            Some(list) => {
                list.claims.push(claim);
                list.names += items.len();
            }
            None => out.push(List { claims: vec![claim], names: items.len(), closed: *closed }),
        }
    }
    out
}

/// The list stands right behind the number, in the same words, or both are of one event and its people.
fn spells_out(count: &Claim, list: &Claim) -> bool {
    let follows = count.figure.end() <= list.figure.start() && list.figure.start() - count.figure.end() < 60;
    let same = |name: &str| filler(&list.slot, name).is_some() && filler(&list.slot, name) == filler(&count.slot, name);
    follows && count.span.overlaps(list.span) && (same("event") || same("of") || same("who") || count.span == list.span)
}

fn compare(count: &Claim, list: &List<'_>, checks: &mut Checks<'_>) {
    let Some((core, allowed)) = count.value.quantity().and_then(quantity::reach) else { return };
    let names = list.names as f64;
    let claims: Vec<&Claim> = std::iter::once(count).chain(list.claims.iter().copied()).collect();
    let sign = if list.closed { "=" } else { "≥" };
    let because = vec![format!("{} {sign} {names}", face(&[count]))];
    if names > allowed.high || (list.closed && names < allowed.low) {
        let off = (names - core.high).max(core.low - names);
        let faces: Vec<String> = list.claims.iter().map(|&c| face(&[c])).collect();
        let message = format!("{} are announced and {names} are named: {}", face(&[count]), faces.join(", "));
        checks.fails(Found { name: "list-count", claims, message, because }, off / names.max(core.high));
    } else if list.closed {
        let message = format!("{} are announced and named", face(&[count]));
        checks.passes(Found { name: "list-count", claims, message, because });
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, Slot};
    use crate::span::Span;
    use crate::value::Value;
    use crate::verdict::Verdict;
    use crate::verdict::sample::{claim, names, value};
    use crate::verdict::{Policy, derive};

    #[test]
    fn a_list_is_held_against_its_number() {
        let found = |n: &str| {
            let mut count = claim("a", Slot::new("count").role("of", "minister").role("event", "talks"), value(n));
            let mut list =
                claim("a", Slot::new("attendee").role("event", "talks"), names(&["Ana Roe", "Bo Lind", "Cy Hart"]));
            (count.span, count.figure) = (Span::at(0, 60), Span::at(0, 5));
            (list.span, list.figure) = (Span::at(0, 60), Span::at(16, 60));
            derive(&[count, list], &Policy::default()).len()
        };
        assert_eq!([found("2 people"), found("3 people"), found("4 people")], [1, 0, 0]);
    }

    #[test]
    fn the_lists_of_a_gathering_are_held_against_each_other() {
        let at = || Slot::new("attendee").role("of", "talks");
        let there = |source: &str, name: &str| claim(source, at().role("who", name), names(&[name]));
        let mut open: Vec<Claim> = ["Ana Roe", "Bo Lind", "Cy Hart"].iter().map(|n| there("a", n)).collect();
        open.extend(["Bo Lind", "Dov Marsh"].iter().map(|n| there("b", n)));
        let found = derive(&open, &Policy::default());
        assert_eq!(found.iter().map(|f| f.verdict).collect::<Vec<_>>(), [Verdict::ListDifference]);
        assert!(found[0].because.contains(&"Dov Marsh: named by b".to_owned()), "{:?}", found[0].because);

        let mut only = claim("c", at(), names(&["Ana Roe", "Bo Lind"]));
        only.value = Value::Names { items: vec!["Ana Roe".into(), "Bo Lind".into()], closed: true };
        let found = derive(&[open[0].clone(), open[2].clone(), only], &Policy::default());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].because, ["a list that is said to be complete lacks Cy Hart"]);
    }
}
