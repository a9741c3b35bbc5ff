//! A headline that tells of something as done: "Ministers sign the accord" above "they will sign on Friday".
//!
//! Headlines write the past in the present tense. Such a headline says no more than its article does, and is no claim of
//! its own, unless every sentence below it that tells of the event has it still to come.

use crate::event::EventId;
use crate::text::{LineKind, Modality, Polarity};
use crate::value::Value;

use super::done::by_publication;
use super::page::{At, Draft, Page};

/// The phase of such a claim: what the headline says of when.
pub(super) const PHASE: &str = "headline";

/// The events that the headline has as done by the day of publication, and the body as still to come.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let Some(by_then) = by_publication(page) else { return };
    for at in page.clauses().filter(|at| is_headline(page, *at)) {
        let verb = &at.clause().verb;
        let stance = page.reading.stances.at(verb.head);
        let told = verb.is_finite() && stance.modality == Modality::Asserted && stance.polarity == Polarity::Affirmed;
        // "The two meet on Friday", "talks open in spring": a date of its own says when.
        let dated = at.parse.tokens.clone().any(|i| page.reading.time_at(i).is_some());
        let Some((event, _)) =
            page.event_of(at).filter(|(_, e)| told && !dated && crate::event::kind(&e.kind).is_some())
        else {
            continue;
        };
        if still_to_come(page, event) {
            let figure = page.reading.span(&verb.tokens);
            let value = Value::Time(by_then.clone().said(page.reading.words(&verb.tokens)));
            out.push(
                Draft::new("moment", value, page.span_of(at, figure), figure, verb.head)
                    .role("event", crate::event::Referent::Event(event))
                    .within("phase", PHASE),
            );
        }
    }
}

fn is_headline(page: &Page<'_, '_>, at: At<'_>) -> bool {
    page.reading.sentences.get(at.sentence).is_some_and(|s| s.kind() == LineKind::Headline)
}

/// Whether the body tells of the event, and each time as planned or expected.
fn still_to_come(page: &Page<'_, '_>, event: EventId) -> bool {
    let tellings = page
        .clauses()
        .filter(|at| !is_headline(page, *at) && page.events.of_clause(at.sentence, at.clause) == Some(event));
    let planned: Vec<bool> = tellings
        .filter(|at| at.clause().verb.is_finite())
        .map(|at| {
            matches!(page.reading.stances.at(at.clause().verb.head).modality, Modality::Planned | Modality::Expected)
        })
        .collect();
    !planned.is_empty() && planned.iter().all(|p| *p)
}
