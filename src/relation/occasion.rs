//! What people come to: a meeting, a match, a dinner.

use crate::event::{EventId, Events, Referent, Standing};
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;

use super::page::{At, Page};

/// Kinds of events that people come together for.
pub(super) const GATHERINGS: [&str; 9] =
    ["meeting", "forum", "concert", "match", "launch", "trial", "funeral", "wedding", "coronation"];

/// What people come to: an event, or a meal.
pub(super) fn occasion(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    if let Some(event) = page.events.of_head(phrase.head) {
        return Some(Referent::Event(event));
    }
    let word = page.reading.tokens.word(phrase.head);
    page.is(
        phrase.head,
        &[
            "dinner",
            "lunch",
            "banquet",
            "ceremony",
            "reception",
            "session",
            "exercise",
            "opening",
            "funeral",
            "wedding",
        ],
    )
    .then(|| Referent::Noun(singular(word)))
}

/// The occasion that a clause names, else the gathering that the article tells of most.
pub(super) fn there(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let named = at.clause().preps.iter().find_map(|&p| occasion(page, &at.parse.chunks.phrases[p]));
    named.or_else(|| gathering(page))
}

/// The gathering that the article tells of most.
pub(super) fn gathering(page: &Page<'_, '_>) -> Option<Referent> {
    page.gathering.map(Referent::Event)
}

/// The same, to be found once for an article; of two that are told of alike the first.
pub(super) fn most_told(events: &Events) -> Option<EventId> {
    let fits = events
        .list
        .iter()
        .enumerate()
        .filter(|(_, e)| e.standing == Standing::Reported && GATHERINGS.contains(&e.kind.as_str()));
    fits.max_by_key(|(n, e)| (e.tellings, usize::MAX - n)).map(|(n, _)| EventId(n))
}
