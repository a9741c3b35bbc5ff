//! A page that is written on from day to day, the newest on top: "UPDATE: 81 have died" above "(Updated on Friday)".

use crate::event::Referent;

use super::page::{Draft, Page};

/// Tells every draft of how things stood that day, as of a toll, how many parts of the page stand above it.
pub(super) fn mark(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let parts = parts(page);
    for draft in drafts.iter_mut().filter(|d| stands(d)) {
        let at = page.reading.tokens_of(draft.figure).start;
        // "Police first spoke of six dead. That was raised to 12, and then to 17": before the 12.
        let first = usize::from(super::former::spoke_first(page, at));
        draft.older = parts.iter().filter(|&&part| part <= at).count() + first;
    }
}

/// The tokens at which each older part of the page begins; none where it was written at once.
fn parts(page: &Page<'_, '_>) -> Vec<usize> {
    let opens = |i: &usize| page.reading.tokens.get(*i).is_some_and(|t| t.new_line);
    let lines = || (0..page.reading.tokens.len()).filter(opens);
    // A stamp ends what stands above it; what "UPDATE:" opens is older than what an earlier one opened.
    let stamps: Vec<usize> =
        lines().filter(|&i| page.is(i, &["("]) && page.is(i + 1, &["updated", "update"])).collect();
    if stamps.len() > 1 {
        return stamps;
    }
    let heads: Vec<usize> = lines().filter(|&i| page.is(i, &["update"]) && page.is(i + 1, &[":", "("])).collect();
    heads.into_iter().skip(1).collect()
}

/// A toll, what has burned, how much of it is contained.
fn stands(draft: &Draft) -> bool {
    let state =
        |of: &Referent| matches!(of, Referent::Noun(noun) if matches!(noun.as_str(), "burned area" | "containment"));
    let told = draft.roles.iter().any(|(_, r)| super::background::moves(r) || state(r));
    told && matches!(draft.relation, "count" | "measure")
}

#[cfg(test)]
mod tests {
    use corroborate::{Article, Reconciler};

    const FIRST: &str = "UPDATE: The Ridge Fire near Halden has killed 81 people.";

    fn tolls(text: &str) -> (usize, usize) {
        let article = Article::new("a", text).unwrap().with_published("2024-05-16".parse().unwrap());
        let report = Reconciler::new().reconcile([article]).report;
        let dead = |slot: &str| slot.starts_with("count(of=dead");
        let claims = report.claims.iter().filter(|claim| dead(&claim.slot.to_string())).count();
        (claims, report.conflicts().count())
    }

    #[test]
    fn an_older_part_of_a_page_is_of_an_earlier_day() {
        let stamps = format!(
            "{FIRST}\n\n(Updated 5/16/24 at 5 p.m.)\n\nThe Ridge Fire has killed 71 people.\n\n(Updated 5/14/24 at 6 p.m.)\n\n\
             The Ridge Fire has killed 56 people."
        );
        assert_eq!(tolls(&stamps), (3, 0));
        let heads = format!("{FIRST}\n\nUPDATE: The Ridge Fire has killed 71 people.");
        assert_eq!(tolls(&heads), (2, 0));
    }

    #[test]
    fn what_was_said_first_is_of_before_what_was_said_next() {
        let first = "The fire in Halden killed 81 people. The police first spoke of six dead. The figure was raised to 14 on the \
                     same day, to 17 on 15 June and to 81 on 19 June.";
        assert_eq!(tolls(first).1, 0);
    }

    #[test]
    fn a_page_that_was_written_at_once_has_one_day() {
        assert_eq!(tolls(&format!("{FIRST}\n\nThe toll stands at 71, the mayor said.")), (2, 1));
    }
}
