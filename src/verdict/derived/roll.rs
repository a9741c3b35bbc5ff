//! A number against the list that spells it out: "three ministers: A, B, C and D".

use std::collections::BTreeMap;

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::Claim;
use crate::value::Value;
use crate::verdict::quantity;

/// `count = names` for a complete list, `count ≥ names` for an open one, where both stand in one sentence of one
/// article or answer for one event.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let mut counts: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in facts.claims() {
        if matches!(claim.value, Value::Count(_)) {
            counts.entry(&claim.source).or_default().push(claim);
        }
    }
    for claim in facts.claims() {
        let Value::Names { items, closed } = &claim.value else { continue };
        for count in counts.get(claim.source.as_str()).into_iter().flatten() {
            if count.figure != claim.figure && spells_out(count, claim) && items.len() > 1 {
                compare(count, claim, items.len(), *closed, checks);
            }
        }
    }
}

/// The list stands right behind the number, in the same words, or both are of one event and its people.
fn spells_out(count: &Claim, list: &Claim) -> bool {
    let follows = count.figure.end() <= list.figure.start() && list.figure.start() - count.figure.end() < 60;
    let same = |name: &str| filler(&list.slot, name).is_some() && filler(&list.slot, name) == filler(&count.slot, name);
    follows && count.span.overlaps(list.span) && (same("event") || same("of") || same("who") || count.span == list.span)
}

fn compare(count: &Claim, list: &Claim, names: usize, closed: bool, checks: &mut Checks<'_>) {
    let Some((core, allowed)) = count.value.quantity().and_then(quantity::reach) else { return };
    let names = names as f64;
    let claims = vec![count, list];
    let sign = if closed { "=" } else { "≥" };
    let because = vec![format!("{} {sign} {names}", face(&[count]))];
    if names > allowed.high || (closed && names < allowed.low) {
        let off = (names - core.high).max(core.low - names);
        let message = format!("{} are announced and {names} are named: {}", face(&[count]), face(&[list]));
        checks.fails(Found { name: "list-count", claims, message, because }, off / names.max(core.high));
    } else if closed {
        let message = format!("{} are announced and named", face(&[count]));
        checks.passes(Found { name: "list-count", claims, message, because });
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::span::Span;
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
}
