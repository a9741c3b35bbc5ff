//! What a collection is to bring in, which is not what it has: "to raise 120 million for a clinic", "its goal of 2 million".

use std::ops::Range;

use super::page::{At, Page};

const GOALS: [&str; 8] = ["goal", "goals", "target", "targets", "aim", "objective", "ambition", "hope"];
/// Who does one of these has raised it: "managed to raise 2 million".
const REACH: [&str; 6] = ["manage", "succeed", "help", "continue", "go", "enable"];

/// Whether an amount that is raised, or stands beside a word for a goal, is only to come in. `end`: where the words for the
/// amount end.
pub(super) fn is_aim(page: &Page<'_, '_>, figure: &Range<usize>, end: usize, at: Option<At<'_>>) -> bool {
    is_goal(page, figure, end) || at.is_some_and(|at| is_to_come(page, at, figure.start))
}

/// "its 120 million goal", "a goal of 120 million", "the target is 120 million".
pub(super) fn is_goal(page: &Page<'_, '_>, figure: &Range<usize>, end: usize) -> bool {
    let own = page.phrase(figure.start).map(|p| p.head);
    let behind = own.filter(|&head| head >= figure.end).or(Some(end)).is_some_and(|head| page.is(head, &GOALS));
    let link = (figure.start.saturating_sub(4)..figure.start)
        .rev()
        .find(|&i| !page.is(i, &["about", "around", "some", "a"]) && !page.reading.tokens.word(i).ends_with("ing"));
    let before = link.filter(|&i| page.is(i, &["of", "is", "was"])).and_then(|i| i.checked_sub(1));
    behind || before.is_some_and(|i| page.is(i, &GOALS))
}

/// "aims to raise 2 million", "will raise 2 million", "hopes of raising 2 million".
fn is_to_come(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> bool {
    let verb = &at.clause().verb;
    if verb.lemma != "raise" || verb.tokens.end > figure {
        return false;
    }
    let parent = at.clause().parent.map(|p| &at.parse.clauses[p].verb);
    let reached = parent.is_some_and(|up| REACH.contains(&up.lemma) && up.past);
    let modal = verb.tokens.clone().any(|i| page.is(i, &["will", "would", "could", "should", "may", "might", "can"]));
    let gerund =
        page.is(verb.tokens.start.wrapping_sub(1), &["of", "at"]) && page.is(verb.tokens.start.wrapping_sub(2), &GOALS);
    let to = verb.is_infinitive() || page.is(verb.tokens.start, &["to"]);
    (to || modal) && !reached || gerund
}

/// Whether an article tells of money that is collected.
pub(super) fn collects(page: &Page<'_, '_>) -> bool {
    let words = ["raise", "raised", "raises", "raising", "fundraiser", "fundraising", "donations", "donated", "donate"];
    (0..page.reading.tokens.len()).any(|i| page.is(i, &words))
}
