//! Days that have gone by since the main event tell when it was: "Twelve are missing three days after the quake".

use crate::event::{Referent, Standing};
use crate::number::QuantityMention;
use crate::time::Time;
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{Draft, Page};

const DAY: f64 = 86_400.0;

/// A report counts from the day on which it appears, and so long after the event at most.
const NEWS: f64 = 21.0;

/// The days before the publication on which the main event was, by the days that have passed since.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let Some((main, published)) = page.main.zip(page.reading.published) else { return };
    for quantity in &page.reading.quantities {
        let Some(days) = whole_days(quantity).filter(|_| is_since_main(page, quantity)) else { continue };
        let ago = published.date.checked_sub(jiff::Span::new().days(days)).ok();
        let day = ago.and_then(|day| Time::from_timex3(&day.to_string()).ok());
        let Some(time) = day.map(|day| day.counted_back(quantity.span.of(page.reading.tokens.text()))) else {
            continue;
        };
        let at = page.tokens_of(quantity).start;
        let span = page.clause_at(at).map_or(quantity.span, |at| page.span_of(at, quantity.span));
        out.push(Draft::new("moment", Value::Time(time), span, quantity.span, at).role("event", Referent::Event(main)));
    }
}

fn whole_days(quantity: &QuantityMention) -> Option<i64> {
    let timed = quantity.quantity.dimension() == Dimension::Time;
    let days = quantity.quantity.si().0.filter(|_| timed)? / DAY;
    (days.fract() == 0.0 && (1.0..=NEWS).contains(&days)).then_some(days as i64)
}

/// "three days after the quake hit", in a sentence without another day.
fn is_since_main(page: &Page<'_, '_>, quantity: &QuantityMention) -> bool {
    let figure = page.tokens_of(quantity);
    let main = |id| page.main == Some(id) && page.events.get(id).standing == Standing::Reported;
    let parse = page.parse_at(figure.start);
    let told = |p: &crate::syntax::Phrase| {
        let clause =
            parse.clauses.iter().position(|c| c.subject.is_some_and(|s| parse.chunks.phrases[s].head == p.head));
        let by_clause = clause.and_then(|c| page.events.of_clause(page.reading.sentence_of(figure.start), c));
        page.events.of_head(p.head).or(by_clause).is_some_and(main)
    };
    let since = parse.phrase_from(figure.end + 1).is_some_and(|p| told(&parse.chunks.phrases[p]));
    let dated =
        parse.tokens.clone().filter_map(|i| page.reading.time_at(i)).any(|t| t.time.is_resolved() && !t.reports);
    page.is(figure.end, &["after"]) && since && !dated
}
