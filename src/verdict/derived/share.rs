//! Shares of one whole: no article may give away more than all of it.

use std::collections::BTreeMap;

use super::parts::without;
use super::stated::{Facts, face};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::unit::Dimension;
use crate::verdict::figure;

/// What tells apart shares that add up: who voted for whom, who owns which part.
const PARTS: [&str; 3] = ["part", "for", "holder"];

/// The slot of the whole, what tells its shares apart, and the article.
type Whole<'a> = (Slot, &'static str, &'a str);

/// `share + share + … ≤ 100 %`, for the shares of one whole in one article.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let mut wholes: BTreeMap<Whole<'_>, Vec<(&Claim, f64)>> = BTreeMap::new();
    for (slot, figures) in facts.figures("share") {
        for key in PARTS {
            let Some(whole) = without(slot, key) else { continue };
            for (claim, ends) in &figures.0 {
                if claim.value.quantity().is_some_and(|q| q.dimension() == Dimension::Percent) {
                    let own = wholes.entry((whole.clone(), key, claim.source.as_str())).or_default();
                    if !own.iter().any(|(c, _)| c.slot == claim.slot) {
                        own.push((*claim, ends.low));
                    }
                }
            }
        }
    }
    for shares in wholes.into_values().filter(|s| s.len() > 1) {
        let sum: f64 = shares.iter().map(|(_, low)| low.max(0.0)).sum();
        let claims: Vec<&Claim> = shares.iter().map(|(c, _)| *c).collect();
        let all = claims.iter().map(|c| face(&[c])).collect::<Vec<_>>().join(" + ");
        let because = vec![format!("{all} ≤ 100 %")];
        // Shares of 100 % rounded each by itself may pass it by the rounding, which `low` already leaves out.
        if sum > 100.0 {
            let message = format!("{all} make at least {} %, more than the whole", figure::number(sum));
            checks.fails(Found { name: "share", claims, message, because }, (sum - 100.0) / sum);
        } else {
            let message = format!("{all} are no more than the whole");
            checks.passes(Found { name: "share", claims, message, because });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::verdict::sample::{claim, value};
    use crate::verdict::{Policy, derive};

    #[test]
    fn shares_of_one_whole_are_no_more_than_all_of_it() {
        let vote =
            |party: &str, n: &str| claim("a", Slot::new("share").role("of", "vote").role("for", party), value(n));
        let found = |n: &str| derive(&[vote("Greens", "48 %"), vote("Reds", n)], &Policy::default()).len();
        assert_eq!([found("52 %"), found("53 %"), found("57 %")], [0, 0, 1]);
    }
}
