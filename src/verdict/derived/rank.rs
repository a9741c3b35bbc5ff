//! A place in a row against a number of things: the 10th trip comes after nine.

use super::stated::{Facts, Figures, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::verdict::ends::Ends;
use crate::verdict::figure;

/// `count = rank - 1` before the event, or `count = rank` with it.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let counts = facts.figures("count");
    for (slot, ranks) in facts.figures("ordinal") {
        for (_, counts) in counts.iter().filter(|(other, _)| same_row(slot, other)) {
            for (rank, ends) in &ranks.0 {
                compare(rank, *ends, counts, filler(slot, "of").unwrap_or_default(), checks);
            }
        }
    }
}

/// Whether a count is of the row in which the rank is a place: of the same things of the same one, and no narrower.
fn same_row(rank: &Slot, count: &Slot) -> bool {
    let same = |name: &str| filler(rank, name).is_some() && filler(rank, name) == filler(count, name);
    let narrower = count.roles().keys().any(|k| !rank.roles().contains_key(k))
        || count.scope().keys().any(|k| !rank.scope().contains_key(k));
    same("of") && same("who") && !narrower
}

fn compare(rank: &Claim, at: Ends, counts: &Figures<'_>, of: &str, checks: &mut Checks<'_>) {
    let off = |c: Ends| (c.low - at.high).max(at.low - 1.0 - c.high);
    let n = figure::number(at.low);
    let (bad, good): (Vec<_>, Vec<_>) = counts.0.iter().copied().partition(|(_, c)| off(*c) > 0.0);
    for (these, fails) in [(bad, true), (good, false)] {
        let Some(&(_, first)) = these.first() else { continue };
        let all: Vec<&Claim> = these.iter().map(|(c, _)| *c).collect();
        let words = face(&all);
        let claims = std::iter::once(rank).chain(all).collect();
        if fails {
            let message = format!("the {of} number {n} does not go with {words} in all");
            let because = vec![format!("{n} - 1 ≤ {words} ≤ {n}"), format!("{} off", figure::number(off(first)))];
            checks.fails(Found { name: "rank", claims, message, because }, off(first) / at.high.max(first.high));
        } else {
            let message = format!("the {of} number {n} goes with {words}");
            checks
                .passes(Found { name: "rank", claims, message, because: vec![format!("{n} - 1 ≤ {words} ≤ {n}")] });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::value::Value;
    use crate::verdict::sample::{claim, quantity, value};
    use crate::verdict::{Policy, derive};

    #[test]
    fn the_tenth_comes_after_nine() {
        let slot = |relation: &str| Slot::new(relation).role("of", "trip").role("who", "mayor");
        let rank = claim("a", slot("ordinal"), Value::Ordinal(quantity("10 people")));
        let found = |n: &str| derive(&[rank.clone(), claim("b", slot("count"), value(n))], &Policy::default()).len();
        assert_eq!([found("9 people"), found("10 people"), found("7 people"), found("12 people")], [0, 0, 1, 1]);
    }
}
