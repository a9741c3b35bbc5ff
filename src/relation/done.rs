//! What is told as done without a time: "the train appears to have left", "had entered the country".

use crate::entity::EntityKind;
use crate::event::{Event, EventId, Referent, Standing};
use crate::text::{Modality, Polarity};
use crate::time::Time;
use crate::value::Value;

use super::page::{At, Draft, Page};

/// The journeys that an article tells as done, and gives no time for: they were by the day of publication at the latest.
///
/// Only of journeys is it asked whether they have come to pass yet; of most deeds it is plain. `dated` are the events for
/// which the article has a time; that somebody confirms one of these is another matter.
pub(super) fn extract(page: &Page<'_, '_>, dated: &[EventId], out: &mut Vec<Draft>) {
    let Some(by_then) = by_publication(page) else { return };
    let mut told: Vec<EventId> = dated.to_vec();
    for at in page.clauses() {
        if at.clause().extent.clone().any(|i| page.reading.time_at(i).is_some()) {
            continue;
        }
        let confirmed = !page.reading.stances.at(at.clause().verb.head).holders.is_empty();
        let new = |id: &EventId| confirmed || !told.contains(id);
        let Some((event, _)) = page.event_of(at).filter(|(id, e)| new(id) && is_done(page, at, e)) else {
            continue;
        };
        told.push(event);
        let verb = &at.clause().verb;
        let figure = page.reading.span(&verb.tokens);
        // "appears to have left": with what appears.
        let matrix = at.clause().parent.filter(|_| verb.is_infinitive()).map(|p| &at.parse.clauses[p].extent);
        let span = page.span_of(at, matrix.map_or(figure, |m| page.reading.span(m).to(figure)));
        let value = Value::Time(by_then.clone().said(page.reading.words(&verb.tokens)));
        out.push(Draft::new("moment", value, span, figure, verb.head).role("event", Referent::Event(event)));
    }
}

/// The day of publication at the latest.
pub(super) fn by_publication(page: &Page<'_, '_>) -> Option<Time> {
    Time::from_timex3(&page.reading.published?.date.to_string()).ok()?.no_later()
}

/// "has left", "had arrived", "to have crossed the border", on somebody's word that it is so.
fn is_done(page: &Page<'_, '_>, at: At<'_>, event: &Event) -> bool {
    let verb = &at.clause().verb;
    let perfect = verb.tokens.clone().any(|i| page.is(i, &["have", "has", "had", "having", "'ve", "’ve"]));
    let stance = page.reading.stances.at(verb.head);
    // "has left by mutual consent", "had entered the contest" are no journeys.
    let place = |&p: &usize| {
        let local = page.reading.entity_of(&at.parse.chunks.phrases[p]);
        local.is_some_and(|l| page.reading.locals.entities[l.0 as usize].kind == EntityKind::Place)
    };
    let somewhere = at.clause().objects.iter().chain(&at.clause().preps).any(place);
    perfect
        && somewhere
        && matches!(event.kind.as_str(), "departure" | "arrival")
        && event.roles.contains_key("who")
        && event.standing == Standing::Reported
        && stance.polarity == Polarity::Affirmed
        && matches!(stance.modality, Modality::Asserted | Modality::Alleged | Modality::Speculated | Modality::Possible)
}
