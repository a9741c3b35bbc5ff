//! What must hold of verdicts on any claims.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::sample::{claim, distance, place, quantity, time, value};
use super::{Policy, Severity, SlotOutcome, Verdict, compare, reconcile_slot};
use crate::claim::{Claim, Modality, Polarity, Slot};
use crate::value::Value;

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (1u32..100).prop_map(|n| n.to_string()),
        (1u32..100).prop_map(|n| (n * 10).to_string()),
        (1u32..100).prop_map(|n| (n * 100).to_string()),
        (1u32..1000).prop_map(|n| format!("{}.{}", n / 10, n % 10)),
    ]
}

fn length() -> impl Strategy<Value = String> {
    let lead = prop::sample::select(vec![
        "",
        "",
        "",
        "about ",
        "nearly ",
        "exactly ",
        "more than ",
        "at least ",
        "at most ",
        "less than ",
    ]);
    let unit = prop::sample::select(vec!["km", "km", "miles", "metres"]);
    (lead, number(), unit).prop_map(|(lead, n, unit)| format!("{lead}{n} {unit}"))
}

/// Claims of one slot with values of every kind, in a handful of articles.
fn slot_claims() -> impl Strategy<Value = Vec<Claim>> {
    let town = prop::sample::select(vec!["Eastham", "Southend", "Midway"]);
    let day = prop::sample::select(vec!["2023-05", "2023-05-07", "2023-05-08", "2023-05-07TEV", "2023-05-07T18:38"]);
    let values = prop_oneof![
        6 => length().prop_map(|t| value(&t)),
        2 => day.prop_map(|d| Value::Time(time(d))),
        2 => town.prop_map(|t| place(&[t])),
        1 => Just(place(&[])),
    ];
    let one = (values, 0..5usize, any::<bool>(), 0..3usize);
    prop::collection::vec(one, 1..24).prop_map(|all| {
        let build = |(n, (value, source, denied, modality)): (usize, (Value, usize, bool, usize))| {
            let source = format!("s{source}");
            let mut claim = claim(&source, Slot::new("measure").role("of", "it"), value);
            claim.id = format!("{source}:{n}");
            claim.stance.modality = [Modality::Asserted, Modality::Planned, Modality::Speculated][modality];
            if denied && n % 4 == 0 {
                claim.stance.polarity = Polarity::Denied;
            }
            claim
        };
        all.into_iter().enumerate().map(build).collect()
    })
}

fn pair(a: &str, b: &str) -> Option<(Verdict, Severity)> {
    let (a, b) = (distance("a", "Eastham", "Midway", a), distance("b", "Eastham", "Midway", b));
    compare(&a, &b, &Policy::default()).map(|f| (f.verdict, f.severity))
}

fn is_conflict(verdict: Option<(Verdict, Severity)>) -> bool {
    verdict.is_some_and(|(v, _)| v == Verdict::Contradiction)
}

/// Positions as sets of claims with the face, whatever the indices.
fn positions(claims: &[Claim], outcome: &SlotOutcome) -> Vec<(String, BTreeSet<String>)> {
    let id = |&i: &usize| claims[i].id.clone();
    outcome.positions.iter().map(|p| (id(&p.face), p.claims.iter().map(id).collect())).collect()
}

/// The whole numbers up to 60 that a bound allows.
fn allowed(bound: &str, n: u32) -> BTreeSet<u32> {
    let fits = |k: &u32| match bound {
        "at least" => *k >= n,
        "more than" => *k > n,
        "at most" => *k <= n,
        "fewer than" => *k < n,
        _ => *k == n,
    };
    (0..=200).filter(fits).collect()
}

proptest! {
    #[test]
    fn the_order_of_two_claims_changes_nothing(a in length(), b in length()) {
        prop_assert_eq!(pair(&a, &b), pair(&b, &a));
    }

    #[test]
    fn a_figure_never_conflicts_with_itself(a in length()) {
        prop_assert_eq!(pair(&a, &a).map(|p| p.0), Some(Verdict::Agreement));
    }

    #[test]
    fn a_wider_hedge_never_makes_a_conflict(a in number(), b in length()) {
        let (plain, hedged, exact) = (format!("{a} km"), format!("about {a} km"), format!("exactly {a} km"));
        prop_assert!(is_conflict(pair(&plain, &b)) || !is_conflict(pair(&hedged, &b)));
        prop_assert!(is_conflict(pair(&exact, &b)) || !is_conflict(pair(&plain, &b)));
    }

    #[test]
    fn a_unit_of_the_same_digits_changes_no_verdict(a in 1u32..3000, b in 1u32..3000) {
        let (km, metres) = (|n: u32| format!("{n} km"), |n: u32| format!("{n}000 metres"));
        prop_assert_eq!(pair(&km(a), &km(b)), pair(&metres(a), &metres(b)));
        prop_assert_eq!(pair(&km(a), &km(b)), pair(&km(a), &metres(b)));
    }

    #[test]
    fn a_conversion_to_the_full_digits_is_the_same_figure(a in 2u32..3000) {
        let miles = format!("{:.6} miles", f64::from(a) / 1.609_344);
        prop_assert_eq!(pair(&format!("{a} km"), &miles).map(|p| p.0), Some(Verdict::Agreement));
    }

    #[test]
    fn bounds_conflict_where_no_whole_number_fits_both(
        first in prop::sample::select(vec!["at least", "more than", "at most", "fewer than", "exactly"]),
        second in prop::sample::select(vec!["at least", "more than", "at most", "fewer than", "exactly"]),
        n in 1u32..60,
        // Mostly beside each other: there the whole numbers decide.
        beside in prop_oneof![-2i32..=2, -2i32..=2, -40i32..=40],
    ) {
        let m = n.saturating_add_signed(beside).max(1);
        let (x, y) = (allowed(first, n), allowed(second, m));
        let verdict = pair(&format!("{first} {n} people"), &format!("{second} {m} people"));
        prop_assert_eq!(is_conflict(verdict), x.is_disjoint(&y), "{} {} against {} {}: {:?}", first, n, second, m, verdict);
        if x.is_subset(&y) || y.is_subset(&x) {
            prop_assert!(verdict.is_some_and(|(v, _)| matches!(v, Verdict::Agreement | Verdict::Refinement)));
        }
    }

    #[test]
    fn no_quantity_makes_it_panic(a in "\\PC{0,12} (km|people|%|million)", b in length()) {
        if a.parse::<crate::value::Quantity>().is_ok() && quantity(&b).low().is_some() {
            let _ = pair(&a, &b);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn shuffling_a_slot_changes_no_position(claims in slot_claims(), seed in any::<u64>()) {
        let mut shuffled = claims.clone();
        let mut state = seed | 1;
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        let policy = Policy::default();
        let (one, other) = (reconcile_slot(&claims, &policy), reconcile_slot(&shuffled, &policy));
        prop_assert_eq!(positions(&claims, &one), positions(&shuffled, &other));
        prop_assert_eq!(one.findings, other.findings);
    }

    #[test]
    fn every_claim_stands_in_one_position(claims in slot_claims()) {
        let outcome = reconcile_slot(&claims, &Policy::default());
        let mut all: Vec<usize> = outcome.positions.iter().flat_map(|p| p.claims.clone()).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..claims.len()).collect::<Vec<_>>());
    }

    #[test]
    fn an_article_against_itself_has_no_conflict_between_sources(claims in slot_claims()) {
        let mut one: Vec<Claim> = claims;
        for claim in &mut one {
            claim.source = "a".to_owned();
        }
        let copies: Vec<Claim> = one
            .iter()
            .map(|c| Claim { id: format!("copy:{}", c.id), source: "b".to_owned(), ..c.clone() })
            .collect();
        let both = [one, copies].concat();
        let source = |id: &String| if id.starts_with("copy:") { "b" } else { "a" };
        for finding in reconcile_slot(&both, &Policy::default()).findings {
            let sources: BTreeSet<_> = finding.claims.iter().map(source).collect();
            prop_assert!(finding.severity == Severity::Info || sources.len() == 1, "{}", finding.message);
        }
    }
}
