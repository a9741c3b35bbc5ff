//! Values that stand in one sentence with another answer: "from 74 to 72".

use std::cmp::Ordering;

use super::pair::{self, speaker};
use super::position::Group;
use super::since;
use super::slot::ALL_PAIRS;
use crate::claim::Claim;

/// So many bytes may lie between two clauses of one sentence: a comma, "and now", "but later".
const NEXT_CLAUSE: usize = 16;

/// What the one is of two positions that an article gives in one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Told {
    /// Who gives both values has told how they stand: "from 74 to 72", "planned for Monday, now on Tuesday".
    Aside,
    /// The same, but others have given the one value before: it is no longer what they say, "lowered to 72 from 74".
    News,
}

/// Whether one of two positions is stated only beside the other, in one sentence each time.
pub(super) fn told(claims: &[Claim], p: &Group, q: &Group) -> Option<Told> {
    let of = |aside: &Group, main: &Group| {
        is_beside(claims, aside, main).then(|| if is_news(claims, aside, main) { Told::News } else { Told::Aside })
    };
    match (of(p, q), of(q, p)) {
        (Some(Told::Aside), _) | (_, Some(Told::Aside)) => Some(Told::Aside),
        (told, again) => told.or(again),
    }
}

fn is_beside(claims: &[Claim], aside: &Group, main: &Group) -> bool {
    // Two who say so in one sentence are at odds.
    let beside = |&i: &usize| {
        let told = |&j: &usize| in_one_sentence(&claims[i], &claims[j]) && speaker(&claims[i]) == speaker(&claims[j]);
        main.claims.iter().any(told)
    };
    aside.claims.len() <= ALL_PAIRS && aside.claims.iter().all(beside)
}

/// Whether another article gave the second value before: then the first is what has become of it, "lowered to 72 from 74".
fn is_news(claims: &[Claim], aside: &Group, main: &Group) -> bool {
    let (sources, now) = (aside.sources(claims), since::first(claims, aside).as_of);
    let before = |c: &Claim| pair::later(c.as_of.as_ref(), now) == Some(Ordering::Less);
    main.claims.iter().map(|&i| &claims[i]).any(|c| !sources.contains(c.source.as_str()) && before(c))
}

/// Whether two claims stand in one sentence of an article: in one clause, or the second goes on in lower case close
/// behind the first.
fn in_one_sentence(a: &Claim, b: &Claim) -> bool {
    let (first, second) = if a.span.start() <= b.span.start() { (a, b) } else { (b, a) };
    let goes_on = || {
        second.span.start() <= first.span.end() + NEXT_CLAUSE
            && second.quote.chars().next().is_some_and(|c| !c.is_uppercase())
            && !first.quote.ends_with(['.', '!', '?'])
    };
    a.source == b.source && (first.span.overlaps(second.span) || goes_on())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Slot;
    use crate::span::Span;
    use crate::verdict::sample::{claim, time, value};
    use crate::verdict::{Policy, Severity, Verdict, reconcile_slot};

    #[test]
    fn who_gives_both_values_has_told_how_they_stand_but_not_to_those_who_gave_the_first() {
        let toll = |source: &str, day: &str, figure: &str, start: usize| {
            let slot = Slot::new("count").role("of", "dead");
            let mut claim = claim(source, slot, value(figure));
            (claim.as_of, claim.span) = (Some(time(day)), Span::at(start, start + 20));
            claim
        };
        let both = [toll("b", "2031-05-08", "72 people", 0), toll("b", "2031-05-08", "74 people", 10)];
        let flagged = |claims: &[Claim]| {
            let found = reconcile_slot(claims, &Policy::default()).findings;
            found.into_iter().filter(|f| f.severity >= Severity::Minor).map(|f| f.verdict).collect::<Vec<_>>()
        };
        assert_eq!(flagged(&both), [], "to 72 from 74");
        let [new, old] = both.clone();
        assert_eq!(flagged(&[new, old, toll("a", "2031-05-07", "74 people", 0)]), [Verdict::Revision]);
        let [new, old] = both;
        assert_eq!(flagged(&[new, old, toll("a", "2031-05-07", "72 people", 0)]), [], "72 was said before, too");
    }
}
