//! Words said, in quotation marks.
//!
//! *Claims*: a quotation of some length with its holder: "begging for assistance", Mr Miller said.
//!
//! *Normal form*: the words without their marks; the holder and the rarest words tell one saying from another.
//!
//! *Agrees when* one holder's words are the same.
//!
//! *Conflicts when* one holder's words are nearly the same but not quite: a difference of wording.

use crate::event::Referent;
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "quotation",
    question: "what {holder} said",
    arity: Arity::Many,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for quotation in &page.reading.quotations {
        let words = quotation.tokens.clone().filter(|&i| crate::reading::is_wordy(&page.reading.tokens, i)).count();
        if words < 2 || quotation.depth > 0 {
            continue;
        }
        let text = quotation.span.of(page.reading.tokens.text()).trim().trim_end_matches([',', '.']).to_owned();
        let stance = page.reading.stances.at(quotation.tokens.start);
        let holder = stance.holders.first().and_then(|h| page.reading.mention_at(h.tokens.end - 1)?.local);
        out.push(
            Draft::new("quotation", Value::Quote { text }, quotation.span, quotation.span, quotation.tokens.start)
                .role("holder", holder.map(Referent::Entity)),
        );
    }
}
