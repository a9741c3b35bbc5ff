//! When a deal is made known: "Norsea said on Monday that it will buy Tarn" opens a report of the takeover.

use crate::entity::EntityKind;
use crate::event::{Referent, opens};
use crate::time::TimeMention;
use crate::value::Value;

use super::page::{At, Draft, Page};

/// What a firm is called that buys another.
const FIRMS: [&str; 14] = [
    "company",
    "firm",
    "giant",
    "group",
    "maker",
    "bank",
    "retailer",
    "brewer",
    "chain",
    "carrier",
    "producer",
    "manufacturer",
    "buyer",
    "bidder",
];

/// The day on which a firm says that it will buy, in the opening of a report of just that: then the deal was announced.
pub(super) fn extract(page: &Page<'_, '_>, at: At<'_>, mention: &TimeMention) -> Option<Draft> {
    let figure = page.reading.tokens_of(mention.span).start;
    let takeover = page.events.main_kind.is_some_and(|k| k.id == "takeover") && mention.reports;
    let main = page.main.filter(|_| takeover && opens(page.reading, figure) && is_firm(page, at))?;
    let clauses = &at.parse.clauses;
    let told = clauses.iter().position(|c| c.parent == Some(at.clause) && c.verb.is_finite() && !c.relative)?;
    let told = At { clause: told, ..at };
    let verb = &told.clause().verb;
    // "it had bought 3 percent of Tarn"
    let part = told.clause().extent.clone().any(|i| page.is(i, &["percent", "%", "stake", "stakes"]));
    let denied = part || verb.tokens.clone().any(|i| page.is(i, &["not", "never", "no"]));
    // "it will pay 229 dollars for each share"
    let pays = matches!(verb.lemma, "pay" | "offer" | "spend")
        && told.clause().extent.clone().any(|i| page.is(i, &["share", "shares", "company"]));
    let buys = page.event_of(told).is_some_and(|(id, _)| id == main);
    (!denied && (buys || pays)).then_some(())?;
    let span = page.span_of(at, mention.span).to(page.reading.span(&told.clause().extent));
    let draft = Draft::new("moment", Value::Time(mention.time.clone()), span, mention.span, verb.head);
    let mut draft = draft.role("event", Referent::Event(main));
    // What is planned is the deal; that it was announced is a fact.
    draft.own_word = true;
    Some(draft)
}

fn is_firm(page: &Page<'_, '_>, at: At<'_>) -> bool {
    match page.subject(at) {
        Some(Referent::Entity(local)) => {
            page.reading.locals.entities[local.0 as usize].kind == EntityKind::Organization
        }
        Some(Referent::Noun(noun)) => FIRMS.contains(&noun.as_str()),
        _ => false,
    }
}
