//! Parts against the whole: the dead of one district are no more than those of the country.

use std::collections::BTreeMap;

use super::stated::{Facts, Figures, face};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::verdict::drift::Course;
use crate::verdict::figure;
use crate::verdict::pair::later;

/// What makes a slot a part of the slot without it, and whether its parts add up: districts do, but three nurses and two
/// women among the dead may be three people.
const PARTS: [(&str, bool); 5] = [("within", true), ("in", true), ("by", true), ("among", false), ("part", false)];
const RELATIONS: [&str; 2] = ["count", "money"];
/// "Dozens of children" are no part of "two residents": parts so many times larger than the whole are of something else.
const FAR: f64 = 5.0;

/// `part + part + … ≤ whole`; parts are summed only where one article gives them all.
///
/// The whole is the one that the same article gives, else that of all the others: where these give several, and one has
/// room for the parts, it is they that differ.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for relation in RELATIONS {
        let slots = facts.figures(relation);
        let by_slot: BTreeMap<&Slot, &Figures<'_>> = slots.iter().map(|(s, f)| (*s, f)).collect();
        let mut parts: BTreeMap<(Slot, &str, bool), Vec<&Figures<'_>>> = BTreeMap::new();
        for (slot, figures) in &slots {
            for (key, adds_up) in PARTS {
                // "Ten more died" is no whole.
                if let Some(whole) = without(slot, key).filter(|w| !w.scope().contains_key("change")) {
                    parts.entry((whole, key, adds_up)).or_default().push(figures);
                }
            }
        }
        for ((whole, key, adds_up), parts) in &parts {
            let Some(whole) = by_slot.get(whole) else { continue };
            for together in parts.chunks(if *adds_up { parts.len() } else { 1 }) {
                compare(whole, together, *key == "among", checks);
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

/// `own_only`: whether an article is held to its own whole alone. Whom another one counts as "passengers" it need not tell.
fn compare(whole: &Figures<'_>, parts: &[&Figures<'_>], own_only: bool, checks: &mut Checks<'_>) {
    let mut sources: Vec<&str> = parts.iter().flat_map(|p| p.0.iter()).map(|(c, _)| c.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        // What the article says of each part, once.
        let own: Vec<_> = parts.iter().filter_map(|p| p.0.iter().find(|(c, _)| c.source == source)).copied().collect();
        let sum: f64 = own.iter().map(|(_, e)| e.low.max(0.0)).sum();
        let most: f64 = own.iter().map(|(_, e)| e.high).sum();
        // A part that is counted later may have outgrown the whole; and of what may fall, as the missing do, the whole may
        // have shrunk since.
        let dated = |w: &Claim| {
            let falls = Course::of(&w.slot) == Course::Swings;
            !own.iter().any(|(c, _)| {
                let order = later(w.as_of.as_ref(), c.as_of.as_ref());
                // "Of the 1,240 who were admitted 380 are still in hospital"
                let since = falls && w.source == c.source && w.span.start() > c.span.start();
                since || order.is_some_and(|o| o.is_lt() || falls && o.is_gt())
            })
        };
        let dated = whole.0.iter().filter(|(c, _)| dated(c));
        let (here, there): (Vec<_>, Vec<_>) = dated.copied().partition(|(c, _)| c.source == source);
        let wholes = Figures(if here.is_empty() && !own_only { there } else { here });
        let claims: Vec<&Claim> = own.iter().map(|(c, _)| *c).collect();
        let sums = claims.iter().map(|c| face(&[c])).collect::<Vec<_>>().join(" + ");
        let small = wholes.below(sum);
        let one_thing = sum <= FAR * wholes.high();
        if !small.is_empty() && small.len() == wholes.0.len() && one_thing {
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
