//! Parts against the whole: the dead of one district are no more than those of the country.

use std::collections::BTreeMap;

use super::stated::{Facts, Figures, face};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::verdict::figure;
use crate::verdict::pair::later;

/// What makes a slot a part of the slot without it.
const PARTS: [&str; 5] = ["within", "in", "by", "among", "part"];
const RELATIONS: [&str; 2] = ["count", "money"];

/// `part + part + … ≤ whole`; parts are summed only where one article gives them all.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for relation in RELATIONS {
        let slots = facts.figures(relation);
        let by_slot: BTreeMap<&Slot, &Figures<'_>> = slots.iter().map(|(s, f)| (*s, f)).collect();
        let mut parts: BTreeMap<(Slot, &str), Vec<&Figures<'_>>> = BTreeMap::new();
        for (slot, figures) in &slots {
            for key in PARTS {
                if let Some(whole) = without(slot, key) {
                    parts.entry((whole, key)).or_default().push(figures);
                }
            }
        }
        for ((whole, _), parts) in &parts {
            if let Some(whole) = by_slot.get(whole) {
                compare(whole, parts, checks);
            }
        }
    }
}

/// The slot of the whole; none where the slot is no part by this key.
pub(super) fn without(slot: &Slot, key: &str) -> Option<Slot> {
    if !slot.roles().contains_key(key) && !slot.scope().contains_key(key) {
        return None;
    }
    let mut whole = Slot::new(slot.relation());
    for (name, value) in slot.roles().iter().filter(|(n, _)| *n != key) {
        whole = whole.role(name, value);
    }
    for (name, value) in slot.scope().iter().filter(|(n, _)| *n != key) {
        whole = whole.within(name, value);
    }
    Some(whole)
}

fn compare(whole: &Figures<'_>, parts: &[&Figures<'_>], checks: &mut Checks<'_>) {
    let mut sources: Vec<&str> = parts.iter().flat_map(|p| p.0.iter()).map(|(c, _)| c.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        // What the article says of each part, once.
        let own: Vec<_> = parts.iter().filter_map(|p| p.0.iter().find(|(c, _)| c.source == source)).copied().collect();
        let sum: f64 = own.iter().map(|(_, e)| e.low.max(0.0)).sum();
        let most: f64 = own.iter().map(|(_, e)| e.high).sum();
        // A part that is counted later may have outgrown the whole.
        let dated = |w: &Claim| {
            !own.iter().any(|(c, _)| later(w.as_of.as_ref(), c.as_of.as_ref()).is_some_and(std::cmp::Ordering::is_lt))
        };
        let wholes = Figures(whole.0.iter().filter(|(c, _)| dated(c)).copied().collect());
        let claims: Vec<&Claim> = own.iter().map(|(c, _)| *c).collect();
        let sums = claims.iter().map(|c| face(&[c])).collect::<Vec<_>>().join(" + ");
        let small = wholes.below(sum);
        if !small.is_empty() {
            let high = wholes.high();
            let message =
                format!("{sums} make at least {}, more than the whole of {}", figure::number(sum), face(&small));
            let because = vec![
                format!("{sums} ≤ {}", face(&small)),
                format!("{} too many even at the edges of rounding", figure::number(sum - high)),
            ];
            let claims = claims.into_iter().chain(small).collect();
            checks.fails(Found { name: "parts", claims, message, because }, (sum - high) / sum);
        } else if own.len() > 1 && wholes.0.iter().any(|(_, e)| e.low <= most && sum <= e.high) {
            let all = wholes.claims();
            let message = format!("{sums} make up {}", face(&all));
            let because = vec![format!("{sums} = {}", face(&all))];
            checks.passes(Found { name: "parts", claims: claims.into_iter().chain(all).collect(), message, because });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::verdict::sample::{claim, value};
    use crate::verdict::{Policy, Verdict, derive};

    fn trips(way: Option<&str>, n: &str) -> crate::claim::Claim {
        let slot = Slot::new("count").role("of", "trip");
        let slot = if let Some(way) = way { slot.role("by", way) } else { slot };
        claim("a", slot, value(n))
    }

    #[test]
    fn parts_make_up_the_whole_or_exceed_it() {
        let parts =
            [trips(Some("train"), "4 people"), trips(Some("plane"), "3 people"), trips(Some("car"), "2 people")];
        let with = |whole: &str| {
            let mut claims = parts.to_vec();
            claims.push(trips(None, whole));
            derive(&claims, &Policy::default().with_passed_checks(true))
        };
        assert_eq!(with("9 people")[0].verdict, Verdict::Agreement);
        assert_eq!(with("8 people")[0].verdict, Verdict::Derived);
        assert!(with("12 people").is_empty());
    }
}
