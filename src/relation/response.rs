//! How long after all began help was there: "it took rescuers 50 minutes to reach the wreck", "the first crews were there
//! within ten minutes".

use std::ops::Range;
use std::sync::LazyLock;

use crate::event::{Kind, deed_of};
use crate::syntax::Clause;
use crate::text::table::WordMap;

use super::page::{At, Page};

/// Nouns of those who come to help.
static HELPERS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("helpers.tsv")));

/// What help does in the time that a length of time gives.
pub(super) const ARRIVAL: &str = "arrival of help";

/// Whether a length of time tells how long help took.
pub(super) fn is_response(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> bool {
    // "It took the crew nine minutes to reach orbit"
    if !page.events.main_kind.is_some_and(Kind::is_sudden) {
        return false;
    }
    let (clause, phrases) = (at.clause(), &at.parse.chunks.phrases);
    let helps = |p: &usize| HELPERS.get(&page.reading.tokens, phrases[*p].head).is_some();
    // "took rescuers 50 minutes to reach", "help took an hour to arrive", "took an hour for help to arrive"
    let takes = matches!(clause.verb.lemma, "take" | "need" | "require");
    if takes {
        let comes = at.parse.clauses.iter().find(|c| {
            let near = (figure.end..figure.end + 8).contains(&c.verb.tokens.start);
            near && c.verb.is_infinitive() && arrives(page, c)
        });
        let whose = |c: &Clause| c.subject.iter().chain(&clause.objects).chain(&clause.subject).any(helps);
        let named = |c: &Clause| {
            (figure.end..c.verb.tokens.start)
                .any(|i| page.is(i, &["for"]) && HELPERS.get(&page.reading.tokens, i + 1).is_some())
        };
        return comes.is_some_and(|c| whose(c) || named(c));
    }
    let led = (figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["within", "after", "in"]));
    let behind = page.is(figure.end, &["later", "after"]);
    (led || behind) && arrives(page, clause) && clause.subject.iter().any(helps)
}

/// Whether a clause tells that its subject comes to where it happened.
fn arrives(page: &Page<'_, '_>, clause: &Clause) -> bool {
    let verb = &clause.verb;
    let next = |words: &[&str]| (verb.tokens.end..verb.tokens.end + 2).any(|i| page.is(i, words));
    match verb.lemma {
        "arrive" | "respond" | "reach" => true,
        "get" | "come" => next(&["to", "there"]),
        "be" => {
            next(&["there"])
                || next(&["on", "at"])
                    && (verb.tokens.end..verb.tokens.end + 4).any(|i| page.is(i, &["scene", "site", "spot"]))
        }
        _ => deed_of(&page.reading.tokens, verb) == "arrive",
    }
}
