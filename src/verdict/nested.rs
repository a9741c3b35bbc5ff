//! A disagreement of two times that is told at several depths: who dates a crash to Monday is at odds with "Saturday", and so
//! with "Saturday afternoon" and with "1:20 p.m." It is one disagreement, and is told once.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{self, Side};
use super::policy::Policy;
use super::position::Group;
use super::slot::ALL_PAIRS;
use super::{Verdict, time};
use crate::claim::{Claim, Polarity};
use crate::time::{Granularity, Time};
use crate::value::Value;

/// Of pairs of positions, by their place in the list, those whose disagreement another pair tells, with that pair.
pub(super) fn told_elsewhere(
    claims: &[Claim],
    groups: &[Group],
    policy: &Policy,
) -> BTreeMap<(usize, usize), (usize, usize)> {
    let mut told = BTreeMap::new();
    if groups.len() < 3 || groups.len() > ALL_PAIRS {
        return told;
    }
    let Some(faces) = groups.iter().map(|g| face(&claims[g.face])).collect::<Option<Vec<_>>>() else { return told };
    let at_odds = |i: usize, j: usize| {
        let (a, b) = (Side::of(&claims[groups[i].face]), Side::of(&claims[groups[j].face]));
        let ruling = pair::judge(a, b, true, policy).filter(|r| r.verdict == Verdict::Contradiction);
        i != j && ruling.is_some() && groups[i].sources(claims) != groups[j].sources(claims)
    };
    let both = |i: usize, j: usize| (i.min(j), i.max(j));
    for i in 0..faces.len() {
        for j in (0..faces.len()).filter(|&j| at_odds(i, j)) {
            // Whom a day is held against says it best by the day, and a clock time by the clock.
            let better = |&k: &usize| {
                let (inner, outer) = if faces[j].granularity() < Granularity::DayPart { (k, i) } else { (i, k) };
                k != i && at_odds(k, j) && is_part(faces[inner], faces[outer])
            };
            if let Some(k) = (0..faces.len()).find(better) {
                told.insert(both(i, j), both(k, j));
            }
        }
    }
    told
}

/// The claims of the positions whose disagreement this pair tells, too.
pub(super) fn claims_of(
    pair: (usize, usize),
    told: &BTreeMap<(usize, usize), (usize, usize)>,
    groups: &[Group],
) -> Vec<usize> {
    let teller = |mut of: (usize, usize)| {
        while let Some(&next) = told.get(&of) {
            of = next;
        }
        of
    };
    let told_here = told.keys().filter(|&&of| teller(of) == pair);
    let positions: BTreeSet<usize> =
        told_here.flat_map(|&(i, j)| [i, j]).filter(|&i| i != pair.0 && i != pair.1).collect();
    positions.into_iter().flat_map(|i| groups[i].claims.iter().copied()).collect()
}

fn face(claim: &Claim) -> Option<&Time> {
    match &claim.value {
        Value::Time(time) if claim.stance.polarity == Polarity::Affirmed => Some(time),
        _ => None,
    }
}

/// Whether the first is a finer word for a part of the second, a day or less.
fn is_part(inner: &Time, outer: &Time) -> bool {
    inner.granularity() < outer.granularity()
        && outer.granularity() <= Granularity::Day
        && time::within(inner, outer)
        && inner.interval() != outer.interval()
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, Slot};
    use crate::value::Value;
    use crate::verdict::sample::{claim, time};
    use crate::verdict::{Policy, Verdict, reconcile_slot};

    fn conflicts(times: &[&str]) -> Vec<Vec<String>> {
        let at = |(source, timex3): (&str, &&str)| -> Claim {
            claim(source, Slot::new("moment").role("event", "crash"), Value::Time(time(timex3)))
        };
        let claims: Vec<_> = ["a", "b", "c", "d", "e"].into_iter().zip(times).map(at).collect();
        let found = reconcile_slot(&claims, &Policy::default()).findings.into_iter();
        let clash = found.filter(|f| f.verdict == Verdict::Contradiction);
        clash.map(|f| f.claims.iter().map(|id| id[..1].to_owned()).collect()).collect()
    }

    #[test]
    fn who_is_wrong_on_the_day_is_told_so_once() {
        let two = conflicts(&["2031-03-08TAF", "2031-03-08T13:20", "2031-03-08T14:52", "2031-03-10"]);
        assert_eq!(two, [vec!["a", "d", "b", "c"], vec!["b", "c"]]);
    }

    #[test]
    fn who_is_wrong_on_the_hour_is_told_so_by_the_clock() {
        let half_a_day = conflicts(&["2031-03-08TAF", "2031-03-08T12:42", "2031-03-08T13:55", "2031-03-08T00:42"]);
        assert!(half_a_day.iter().all(|c| c[..2] != ["a", "d"]), "{half_a_day:?}");
        assert!(half_a_day.iter().any(|c| c[..2] == ["b", "d"]), "{half_a_day:?}");
    }
}
