//! Positions in time: since when each is stated, and which was stated last.

use std::cmp::Ordering;

use super::drift::Course;
use super::pair::{self, Side};
use super::policy::Policy;
use super::position::Group;
use super::ruling::Ruling;
use super::slot::ALL_PAIRS;
use super::{Severity, Verdict, doubt};
use crate::claim::{Claim, Modality};
use crate::time::Time;

/// A position as one side of a comparison: its face, since when its value is stated, and how firmly.
pub(super) fn first<'a>(claims: &'a [Claim], group: &Group) -> Side<'a> {
    let mut side = Side::of(&claims[group.face]);
    let firm = |i: &&usize| claims[**i].stance.modality != Modality::Possible;
    let all = !group.claims.iter().any(|i| firm(&i));
    side.modality = meant(claims, group, group.face);
    for &i in group.claims.iter().filter(|i| all || firm(i)) {
        let claim = &claims[i];
        side.modality = side.modality.min(meant(claims, group, i));
        if pair::later(claim.as_of.as_ref(), side.as_of) == Some(Ordering::Less) || side.as_of.is_none() {
            side.as_of = claim.as_of.as_ref();
        }
    }
    side
}

pub(super) const TOLD: &str = "one report tells both, and which came first";
/// A claim that begins within so many bytes stands in the headline.
const HEADLINE: usize = 80;

/// How firmly a claim is meant: "1,100 jobs go" is the headline of an article by which 1,100 jobs will go.
fn meant(claims: &[Claim], group: &Group, i: usize) -> Modality {
    let claim = &claims[i];
    let headline = claim.stance.modality == Modality::Asserted && claim.span.start() < HEADLINE;
    let plan = |c: &&Claim| matches!(c.stance.modality, Modality::Planned | Modality::Expected);
    let mut body = group.claims.iter().take(ALL_PAIRS).map(|&j| &claims[j]).filter(|c| c.source == claim.source);
    body.find(plan).filter(|_| headline).map_or(claim.stance.modality, |c| c.stance.modality)
}

/// When a position was stated last.
fn last<'a>(claims: &'a [Claim], group: &Group) -> Option<&'a Time> {
    let times = group.claims.iter().filter_map(|&i| claims[i].as_of.as_ref());
    times.reduce(|x, y| if pair::later(Some(x), Some(y)) == Some(Ordering::Less) { y } else { x })
}

/// Whether the earlier of two positions is repeated after the later one was first stated.
///
/// A later article that repeats a plan tells nothing of what came of it; one that reports it as done does.
pub(super) fn is_repeated(claims: &[Claim], p: &Group, q: &Group, ruling: &Ruling) -> bool {
    let (x, y) = (first(claims, p).as_of, first(claims, q).as_of);
    let (old, new) = match pair::later(x, y) {
        Some(Ordering::Less) => (p, y),
        Some(Ordering::Greater) => (q, x),
        _ => return false,
    };
    let counts = |c: &Claim| ruling.rule != pair::PLAN || pair::is_plan(c.stance.modality);
    let after = |c: &Claim| pair::later(c.as_of.as_ref(), new) == Some(Ordering::Greater);
    old.claims.iter().any(|&i| after(&claims[i]) && counts(&claims[i]))
}

/// What two positions are to each other of which the earlier is repeated later on: what was said last counts, a toll of 3
/// that is corrected to the 2 of the first day. Where both are, it is open which one holds.
pub(super) fn last_word(ruling: Ruling, claims: &[Claim], p: &Group, q: &Group, policy: &Policy) -> Ruling {
    let (x, y) = (first(claims, p), first(claims, q));
    let (x, y) = (Side { as_of: last(claims, p), ..x }, Side { as_of: last(claims, q), ..y });
    let again = match pair::later(x.as_of, y.as_of) {
        Some(_) if ruling.rule != pair::PLAN => pair::judge(x, y, false, policy),
        _ => None,
    };
    again.unwrap_or(Ruling { verdict: Verdict::Update, severity: Severity::Info, ..ruling })
}

/// Whether one report tells both values of what may change, and which came first: "raised it from 50 million to 120 million".
pub(super) fn is_told(claims: &[Claim], p: &Group, q: &Group) -> bool {
    let few = |group: &Group| group.claims.len() <= ALL_PAIRS;
    let told = |(&i, &j): (&usize, &usize)| {
        let (a, b) = (&claims[i], &claims[j]);
        a.source == b.source && pair::later(a.as_of.as_ref(), b.as_of.as_ref()).is_some()
    };
    few(p)
        && few(q)
        && Course::of(&claims[p.face].slot) == Course::Told
        && itertools::iproduct!(&p.claims, &q.claims).any(told)
}

/// Whether some figures of two positions differ by a slip of the pen, whichever stands for the position.
pub(super) fn hides_slip(claims: &[Claim], p: &Group, q: &Group) -> bool {
    let few = |group: &Group| group.claims.len() <= ALL_PAIRS;
    let slip = |&i: &usize, &j: &usize| doubt::is_slip(&claims[i], &claims[j]);
    few(p) && few(q) && itertools::iproduct!(&p.claims, &q.claims).any(|(i, j)| slip(i, j))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Slot;
    use crate::span::Span;
    use crate::verdict::reconcile_slot;
    use crate::verdict::sample::{claim, time, value};

    fn verdicts(of: &str, claims: &[(&str, &str)]) -> Vec<(Verdict, Severity)> {
        let claims: Vec<Claim> = claims
            .iter()
            .enumerate()
            .map(|(n, (day, figure))| {
                let mut claim = claim(&format!("s{n}"), Slot::new("count").role("of", of), value(figure));
                claim.as_of = Some(time(day));
                claim
            })
            .collect();
        let found = reconcile_slot(&claims, &Policy::default()).findings;
        found.into_iter().filter(|f| f.verdict != Verdict::Agreement).map(|f| (f.verdict, f.severity)).collect()
    }

    #[test]
    fn what_was_said_last_counts() {
        let days = ["2031-05-07", "2031-05-08", "2031-05-09"];
        let toll = |figures: [&'static str; 3]| verdicts("dead", &[0, 1, 2].map(|n| (days[n], figures[n])));
        let revised = (Verdict::Revision, Severity::Minor);
        assert_eq!(toll(["2 people", "3 people", "2 people"]), [revised], "corrected");
        assert_eq!(toll(["74 people", "72 people", "74 people"]), [(Verdict::Update, Severity::Info)]);
        assert_eq!(toll(["2 people", "3 people", "3 people"]), [(Verdict::Update, Severity::Info)]);
    }

    #[test]
    fn a_floor_that_was_passed_days_ago_is_behind() {
        let toll = |of: &str, figures: [&'static str; 2], day: &'static str| {
            verdicts(of, &[("2031-05-07", figures[0]), (day, figures[1])])
        };
        let behind = [(Verdict::Revision, Severity::Minor)];
        assert_eq!(toll("dead", ["72 people", "at least 61 people"], "2031-05-09"), behind);
        let holds = [
            toll("dead", ["72 people", "at least 61 people"], "2031-05-07"),
            toll("dead", ["72 people", "at least 70 people"], "2031-05-09"),
            toll("dead", ["228 people", "more than 200 people"], "2031-05-09"),
            toll("dead", ["at least 61 people", "72 people"], "2031-05-09"),
            toll("seat", ["72 seats", "at least 61 seats"], "2031-05-09"),
        ];
        assert!(holds.iter().all(|found| found.iter().all(|f| f.1 == Severity::Info)), "{holds:?}");
    }

    #[test]
    fn a_headline_of_what_is_planned_is_no_count() {
        let job = |source: &str, figure: &str, start: usize, plan: bool| {
            let mut claim = claim(source, Slot::new("count").role("of", "job"), value(figure));
            claim.id = format!("{source}:{start}");
            claim.span = Span::at(start, start + 10);
            claim.as_of = Some(time(if source == "a" { "2031-05-07" } else { "2031-05-08" }));
            claim.stance.modality = if plan { Modality::Planned } else { Modality::Asserted };
            claim
        };
        let verdict = |claims: &[Claim]| reconcile_slot(claims, &Policy::default()).findings[0].verdict;
        let plan = job("a", "600 jobs", 400, true);
        assert_eq!(verdict(&[plan.clone(), job("b", "1,100 jobs", 0, false)]), Verdict::Update, "so many went");
        let both = [plan, job("b", "1,100 jobs", 0, false), job("b", "1,100 jobs", 400, true)];
        assert_eq!(verdict(&both), Verdict::Contradiction);
    }

    #[test]
    fn a_slip_shows_in_whichever_unit_the_figure_has() {
        let found = verdicts(
            "missing",
            &[("2031-05-07", "26,000 people"), ("2031-05-08", "26,000 people"), ("2031-05-09", "62,000 people")],
        );
        assert_eq!(found, [(Verdict::Contradiction, Severity::Minor)]);
    }
}
