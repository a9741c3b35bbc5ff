//! The way from A to B is no longer than the way by C.

use std::collections::{BTreeMap, BTreeSet};

use super::finding;
use crate::claim::{Claim, Polarity};
use crate::verdict::policy::Policy;
use crate::verdict::{Finding, Severity, cause, figure, quantity};

/// What is said of the way between two places.
#[derive(Default)]
struct Edge<'a> {
    /// Each with the least and the most that it allows, in metres.
    claims: Vec<(&'a Claim, f64, f64)>,
}

impl<'a> Edge<'a> {
    /// The least that any claim allows at most.
    fn high(&self) -> f64 {
        self.claims.iter().map(|c| c.2).fold(f64::INFINITY, f64::min)
    }

    /// Its claims that allow no more than `room`.
    fn below(&self, room: f64) -> Vec<&'a Claim> {
        self.claims.iter().filter(|c| c.2 < room).map(|c| c.0).collect()
    }

    /// Its claims that ask for more than `room`.
    fn above(&self, room: f64) -> Vec<&'a Claim> {
        self.claims.iter().filter(|c| c.1 > room).map(|c| c.0).collect()
    }

    /// The most that any claim asks for at least.
    fn low(&self) -> f64 {
        self.claims.iter().map(|c| c.1).fold(0.0, f64::max)
    }
}

type Graph<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Edge<'a>>>;

/// `A–B ≤ A–C + C–B`, on the intervals that the printed figures allow.
pub(super) fn check(claims: &[Claim], policy: &Policy, findings: &mut Vec<Finding>) {
    let graph = graph(claims);
    for (&a, edges) in &graph {
        for (&b, whole) in edges.range::<str, _>((std::ops::Bound::Excluded(a), std::ops::Bound::Unbounded)) {
            for (&c, first) in edges {
                let Some(second) = graph.get(c).and_then(|e| e.get(b)) else { continue };
                if c != b {
                    findings.extend(triangle([a, b, c], whole, first, second, policy));
                }
            }
        }
    }
}

fn graph(claims: &[Claim]) -> Graph<'_> {
    let mut graph = Graph::new();
    for claim in claims {
        let roles = claim.slot.roles();
        let (Some(from), Some(to)) = (roles.get("from"), roles.get("to")) else { continue };
        if claim.slot.relation() != "distance" || claim.stance.polarity == Polarity::Denied || from == to {
            continue;
        }
        let Some((_, ends)) = claim.value.quantity().and_then(quantity::reach) else { continue };
        for (x, y) in [(from, to), (to, from)] {
            let edge = graph.entry(x).or_default().entry(y).or_default();
            edge.claims.push((claim, ends.low, ends.high));
        }
    }
    graph
}

fn triangle(
    [a, b, c]: [&str; 3],
    whole: &Edge<'_>,
    first: &Edge<'_>,
    second: &Edge<'_>,
    policy: &Policy,
) -> Option<Finding> {
    let most = first.high() + second.high();
    let excess = whole.low() - most;
    if excess.is_nan() || excess <= 0.0 {
        return None;
    }
    // Only the claims that cannot stand beside the tightest of the others.
    let long = whole.above(most);
    let left = first.below(whole.low() - second.high());
    let right = second.below(whole.low() - first.high());
    // A way by road may well be longer than two straight lines.
    let by = |these: &[&Claim], way: &str| these.iter().all(|c| c.slot.scope().get("by").is_some_and(|w| w == way));
    if by(&long, "route") && (by(&left, "straight") || by(&right, "straight")) {
        return None;
    }
    let face =
        |these: &[&Claim]| these.first().and_then(|c| c.value.quantity()).map(figure::phrase).unwrap_or_default();
    let km = |m: f64| format!("{} km", figure::number(m / 1_000.0));
    let equation = format!("{a}–{b} ≤ {a}–{c} + {c}–{b}");
    let slack = format!("{} are left even at the edges of rounding", km(excess));
    let words = |these: &[&Claim]| these.iter().map(|c| c.quote.as_str()).collect::<Vec<_>>().join(" ");
    let ways = cause::of_words(&words(&long), &format!("{} {}", words(&left), words(&right)))
        .unwrap_or_else(|| "route against straight line".to_owned());
    let message = format!(
        "{a}–{b} at {} cannot be longer than by way of {c}, {} + {}: {slack}; likely cause: {ways}",
        face(&long),
        face(&left),
        face(&right),
    );
    let because = vec![
        equation,
        format!("at least {} against at most {}", km(whole.low()), km(most)),
        slack,
        format!("likely cause: {ways}"),
    ];
    let severity = if excess / whole.low() < policy.major_from { Severity::Minor } else { Severity::Major };
    let ids: BTreeSet<String> = long.iter().chain(&left).chain(&right).map(|c| c.id.clone()).collect();
    Some(finding("triangle", severity, ids.into_iter().collect(), message, because))
}

#[cfg(test)]
mod tests {
    use crate::verdict::sample::distance;
    use crate::verdict::{Policy, Severity, derive};

    #[test]
    fn the_long_side_of_a_triangle_is_reported_once() {
        let claims = [
            distance("a", "Northport", "Eastham", "1500 km"),
            distance("b", "Midway", "Eastham", "60 km"),
            distance("b", "Northport", "Midway", "900 km"),
        ];
        let found = derive(&claims, &Policy::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code.as_str(), found[0].severity), ("triangle-derived", Severity::Major));
        assert_eq!(found[0].claims.len(), 3);
        assert!(found[0].message.contains("435 km are left"), "{}", found[0].message);
        assert!(found[0].because[0].contains("Eastham–Northport ≤ Eastham–Midway + Midway–Northport"));
    }

    #[test]
    fn a_triangle_that_closes_within_rounding_is_quiet() {
        let claims = [
            distance("a", "Northport", "Eastham", "1000 km"),
            distance("b", "Midway", "Eastham", "60 km"),
            distance("b", "Northport", "Midway", "900 km"),
        ];
        assert!(derive(&claims, &Policy::default()).is_empty());
    }
}
