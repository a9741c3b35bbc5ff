//! Deeds that are told in several words: "refused to sign", "will stay" against "is to resign", "was not discussed".

use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::text::table::{WordMap, rows};
use crate::text::{Commitment, Polarity};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::statement::actor;

/// A row of the table.
#[derive(Debug)]
struct Act {
    particle: Option<&'static str>,
    id: &'static str,
    denies: bool,
    of_who: bool,
    object: Object,
}

/// What the object has to be.
#[derive(Debug)]
enum Object {
    Any,
    /// There must be none, and nothing else that says where or as what.
    None,
    OneOf(Vec<&'static str>),
}

static ACTS: LazyLock<WordMap<Vec<Act>>> = LazyLock::new(|| {
    let mut acts: std::collections::BTreeMap<&str, Vec<Act>> = std::collections::BTreeMap::new();
    for row in rows(include_str!("acts.tsv")) {
        let (verb, particle) = row[0].split_once(' ').map_or((row[0], None), |(verb, p)| (verb, Some(p)));
        let object = match row[4] {
            "-" => Object::Any,
            "none" => Object::None,
            list => Object::OneOf(list.split(',').collect()),
        };
        let act = Act { particle, id: row[1], denies: row[2] == "-", of_who: row[3] == "who", object };
        acts.entry(verb).or_default().push(act);
    }
    WordMap::new(acts)
});

/// The claim of a clause that tells of such a deed.
pub(super) fn act(page: &Page<'_, '_>, at: At<'_>) -> Option<Draft> {
    let clause = at.clause();
    let verb = &clause.verb;
    let phrases = &at.parse.chunks.phrases;
    if verb.is_gerund() || verb.is_reduced() {
        return None;
    }
    let end = verb.head + 1;
    let acts = ACTS.find(verb.lemma)?;
    let particle = |a: &&Act| a.particle.is_some_and(|p| page.is(end, &[p]));
    let act = acts.iter().find(particle).or_else(|| acts.iter().find(|a| a.particle.is_none()))?;
    let behind = clause.objects.iter().copied().find(|&p| !phrases[p].is_time);
    // "talked about the dam": the noun behind the particle.
    let under = || clause.preps.iter().copied().find(|&p| act.particle.is_some() && phrases[p].prep == Some(end));
    let object = if verb.passive { clause.subject } else { behind.or_else(under) };
    let fits = match &act.object {
        Object::Any => true,
        Object::None => object.is_none() && !verb.passive && bare(page, end + usize::from(act.particle.is_some())),
        Object::OneOf(nouns) => {
            object.is_some_and(|p| nouns.contains(&singular(page.reading.tokens.word(phrases[p].head)).as_str()))
        }
    };
    // "to discuss the sale", "will accept an offer": what is to be done to something is not yet told of it.
    if !fits || !act.of_who && !verb.past {
        return None;
    }
    let stance = page.reading.stances.at(verb.head);
    if stance.commitment == Some(Commitment::Withhold) {
        // "has not said whether it will sign"
        return None;
    }
    let filler = if act.of_who {
        let agent = if verb.passive { super::statement::by(page, at) } else { clause.subject };
        let who = actor(page, at, agent?, &stance)?;
        let person = || match &who {
            Referent::Entity(id) => page.reading.locals.entities[id.0 as usize].kind == EntityKind::Person,
            _ => false,
        };
        if act.id == "resign" && !person() {
            return None;
        }
        ("who", who)
    } else {
        let thing = object.or(clause.subject)?;
        let definite = |p: usize| {
            phrases[p].possessor.is_some()
                || !page.is(phrases[p].tokens.start, &["a", "an", "some", "no", "what", "it"])
        };
        ("what", page.filler(at.parse, thing).filter(|_| definite(thing) || verb.passive)?)
    };
    let figure = page.reading.span(&verb.tokens);
    let value = Value::Names { items: Vec::new(), closed: false };
    let mut draft = Draft::new("statement", value, page.span_of(at, figure), figure, verb.head)
        .role("act", Referent::Noun(act.id.to_owned()))
        .role(filler.0, filler.1);
    if act.denies {
        draft.polarity = Some(match stance.polarity {
            Polarity::Affirmed => Polarity::Denied,
            Polarity::Denied => Polarity::Affirmed,
        });
    }
    Some(draft)
}

/// Nothing behind the verb says where somebody stays or as what: "she will stay", "he remains until May".
fn bare(page: &Page<'_, '_>, end: usize) -> bool {
    !crate::reading::is_wordy(&page.reading.tokens, end)
        || page.is(end, &["until", "after", "on", "and", "but", "despite", "if", "once", "when", "safely", "upright"])
        || page.reading.time_at(end).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("acts.tsv")) {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(matches!(row[2], "+" | "-") && matches!(row[3], "who" | "what"), "{row:?}");
        }
    }
}
