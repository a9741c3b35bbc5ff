//! Which of the places that a report gives for one event it is asked for: each once, in the words that say most.

use crate::entity::{country_of, is_country};
use crate::event::{Kind, Referent, Standing};
use crate::text::{LineKind, lex};
use crate::value::Value;

use super::page::{Draft, Page};

/// Of the drafts of a relation whose values are places the best ones; the others go.
pub(super) fn choose(page: &Page<'_, '_>, relation: &str, out: &mut Vec<Draft>) {
    let told: Vec<Draft> = out.iter().filter(|d| d.relation == relation).cloned().collect();
    out.retain(|draft| draft.relation != relation || !says_little(page, draft, &told));
    let told: Vec<Draft> = out.iter().filter(|d| d.relation == relation).cloned().collect();
    let rank = |draft: &Draft| {
        let start = draft.figure.start();
        let sentence = page.reading.sentence_of(page.reading.tokens.at(start));
        let body = page.reading.sentences[sentence].kind() == LineKind::Body;
        (body, items(draft).len(), std::cmp::Reverse(start))
    };
    let better = |other: &Draft, draft: &Draft| match (items(other), items(draft)) {
        ([a, ..], [b, ..]) if a.eq_ignore_ascii_case(b) => rank(other) > rank(draft),
        (inner, [whole, ..]) => lies_in(inner, whole),
        _ => false,
    };
    out.retain(|draft| {
        let one_slot = |d: &&Draft| d.roles == draft.roles && d.scope == draft.scope && d.polarity == draft.polarity;
        draft.relation != relation || !told.iter().filter(one_slot).any(|other| better(other, draft))
    });
}

fn items(draft: &Draft) -> &[String] {
    match &draft.value {
        Value::Place { items } => items,
        _ => &[],
    }
}

/// "A quake in Aland" above "the quake struck near Aville, Aland" says no more than that.
fn lies_in(inner: &[String], whole: &String) -> bool {
    let country = || inner.iter().any(|item| country_of(&lex(item), 0).is_some_and(|(_, country)| country == whole));
    inner.first() != Some(whole) && (inner.contains(whole) || country())
}

/// A country is no answer for what happens at one spot of it, and where a like disaster struck is no news.
fn says_little(page: &Page<'_, '_>, draft: &Draft, told: &[Draft]) -> bool {
    let Some(event) = draft.roles.iter().find_map(|(_, role)| match role {
        Referent::Event(id) => Some(page.events.get(*id)),
        _ => None,
    }) else {
        return false;
    };
    let kind = crate::event::kind(&event.kind);
    let befell = kind.is_some_and(Kind::is_of_nature) || matches!(event.kind.as_str(), "attack" | "arrest");
    let compared = befell && event.standing == Standing::Earlier;
    let spot = kind.is_some_and(Kind::is_single) && !matches!(event.kind.as_str(), "launch" | "pandemic");
    // "sank off Malta" may be told of by nothing closer.
    let start = page.reading.tokens.at(draft.figure.start());
    let off = page.is(start.wrapping_sub(1), &["off"]);
    // A quake is felt far and wide, and may be told of by nothing closer than its country.
    let far = event.kind == "earthquake" && event.standing == Standing::Reported;
    let country = |d: &Draft| items(d).first().is_some_and(|place| is_country(place));
    let known = told.iter().filter(|d| d.roles == draft.roles).all(country);
    compared || spot && !off && !(far && known) && country(draft)
}
