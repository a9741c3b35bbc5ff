//! Values that an article gives beside the answer that others give as well.
//!
//! Who writes of two quakes, two raids or two trials gives two dates for what reads like one. Where one of them is what
//! the other articles say, the other is of something else: "The gang got away with 3 million euros. Last month thieves
//! had taken 1 million from a hotel in Aville."

use std::collections::BTreeSet;

use super::pair::{self, Side, speaker};
use super::policy::Policy;
use super::position::Group;
use super::slot::ALL_PAIRS;
use super::{Verdict, doubt};
use crate::claim::Claim;
use crate::value::Value;

pub(super) const ANOTHER_ANSWER: &str =
    "the article that says so gives another answer as well, so that this may be of another";

/// The positions, by their place in the list, whose articles all hold another one too, against which they cannot hold, and
/// which is that of further articles.
pub(super) fn strays(claims: &[Claim], groups: &[Group], policy: &Policy) -> BTreeSet<usize> {
    if groups.len() < 2 || groups.len() > ALL_PAIRS {
        return BTreeSet::new();
    }
    let opens_otherwise = |i: usize| {
        let claims_of = |group: &Group| group.claims.iter().map(|&c| &claims[c]).collect::<Vec<_>>();
        let leads: Vec<&Claim> =
            groups.iter().enumerate().filter(|(j, _)| *j != i).flat_map(|(_, g)| claims_of(g)).collect();
        claims_of(&groups[i]).iter().all(|c| leads.iter().any(|lead| is_led_otherwise(c, lead, policy)))
    };
    let is_stray = |&i: &usize| {
        if groups[i].claims.iter().all(|&c| in_body(&claims[c])) && opens_otherwise(i) {
            return true;
        }
        let own = groups[i].sources(claims);
        let slip = |other: &Group| {
            let theirs = other.claims.iter().map(|&j| &claims[j]);
            theirs.take(ALL_PAIRS).any(|t| groups[i].claims.iter().any(|&c| doubt::is_slip(&claims[c], t)))
        };
        let answers = |other: &Group| {
            let sources = other.sources(claims);
            !slip(other)
                && own.len() < sources.len()
                && own.is_subset(&sources)
                && is_another(claims, &groups[i], other, policy)
        };
        groups[i].claims.iter().all(|&c| in_body(&claims[c]))
            && groups.iter().enumerate().any(|(j, other)| j != i && answers(other))
    };
    (0..groups.len()).filter(is_stray).collect()
}

/// Whether the article of a claim opens with another answer, as of the same day and in the same voice: its own figure is
/// that, and this one is of something that it tells of for comparison.
fn is_led_otherwise(claim: &Claim, lead: &Claim, policy: &Policy) -> bool {
    claim.source == lead.source
        && lead.span.start() <= doubt::LEAD
        && pair::later(claim.as_of.as_ref(), lead.as_of.as_ref()).is_none()
        && (speaker(claim).is_none() || speaker(claim) == speaker(lead))
        && pair::judge(Side::of(claim), Side::of(lead), true, policy)
            .is_some_and(|r| r.verdict == Verdict::Contradiction)
        && !doubt::is_slip(claim, lead)
}

/// Whether two positions cannot both hold, and no holder of their own tells them apart: "the agency put it at 5.9, the
/// institute at 6.1" are two answers to one question.
fn is_another(claims: &[Claim], stray: &Group, other: &Group, policy: &Policy) -> bool {
    let ruling = pair::judge(Side::of(&claims[stray.face]), Side::of(&claims[other.face]), true, policy);
    let at_odds = ruling.is_some_and(|r| matches!(r.verdict, Verdict::Contradiction | Verdict::Revision));
    let voices = |group: &Group, of: &BTreeSet<&str>| -> BTreeSet<Option<String>> {
        let own = group.claims.iter().filter(|&&i| of.contains(claims[i].source.as_str()));
        own.map(|&i| speaker(&claims[i]).map(str::to_owned)).collect()
    };
    // "58 have died. The figure of 61 that was given yesterday was wrong": one thing, on two days.
    let apart = |i: usize, j: usize| {
        claims[i].source == claims[j].source
            && pair::later(claims[i].as_of.as_ref(), claims[j].as_of.as_ref()).is_some()
    };
    if other.claims.len() <= ALL_PAIRS && stray.claims.iter().any(|&i| other.claims.iter().any(|&j| apart(i, j))) {
        return false;
    }
    let own = stray.sources(claims);
    let (here, there) = (voices(stray, &own), voices(other, &own));
    at_odds && (here.contains(&None) || !here.is_disjoint(&there))
}

/// What may be a slip in the headline or in the lead is told, and what is no figure, day or place has more than one answer.
fn in_body(claim: &Claim) -> bool {
    let kinds = matches!(claim.value, Value::Time(_) | Value::Place { .. }) || claim.value.quantity().is_some();
    kinds && claim.span.start() > doubt::LEAD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::verdict::sample::distance;
    use crate::verdict::{Severity, reconcile_slot};

    fn at(source: &str, value: &str, offset: usize, holder: Option<&str>) -> Claim {
        let mut claim = distance(source, "Eastham", "Midway", value);
        claim.id = format!("{source}:{offset}");
        claim.span = Span::at(offset, offset + 5);
        claim.stance.holders = holder.into_iter().map(str::to_owned).collect();
        claim
    }

    fn flagged(claims: &[Claim]) -> usize {
        let found = reconcile_slot(claims, &Policy::default()).findings;
        found.iter().filter(|f| f.severity >= Severity::Minor).count()
    }

    #[test]
    fn what_stands_beside_the_answer_of_all_is_of_something_else() {
        let says = |stray: Claim| [at("a", "40 km", 0, None), at("b", "40 km", 0, None), stray];
        assert_eq!(flagged(&says(at("b", "90 km", 900, None))), 0, "b says both");
        assert_eq!(flagged(&says(at("c", "90 km", 900, None))), 1, "c says nothing else");
        assert_eq!(flagged(&says(at("b", "90 km", 100, None))), 1, "a lead that the body does not bear out");
        let mut two = says(at("b", "90 km", 900, Some("Institute")));
        two[1].stance.holders = vec!["Agency".to_owned()];
        assert_eq!(flagged(&two), 1, "each holder has one");
    }

    #[test]
    fn what_stands_behind_another_answer_of_its_article_is_of_something_else() {
        let says = |stray: Claim| [at("a", "40 km", 0, None), at("b", "45 km", 0, None), stray];
        assert_eq!(flagged(&says(at("b", "90 km", 900, None))), 2, "45 against 40, and within b");
        assert_eq!(flagged(&says(at("b", "54 km", 900, None))), 3, "a slip is none, and is told");
        assert_eq!(flagged(&says(at("b", "90 km", 900, Some("Institute")))), 3, "another says so");
    }
}
