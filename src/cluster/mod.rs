//! Which claims answer the same question: drafts become claims with slots, and claims of one slot a cluster.

mod align;
mod bearing;
mod camps;
mod complete;
mod day;
mod denial;
mod event;
mod key;
mod kin;
mod names;
mod rank;
mod saying;
mod signs;
mod story;

use crate::article::Published;
use crate::claim::{Claim, Modality, Slot, Stance};
use crate::entity::Table;
use crate::event::Referent;
use crate::origin::Origins;
use crate::relation::{Draft, Page};
use crate::syntax::lexicon::{CLOSED, Tag};
use crate::text::{Commitment, Polarity};
use crate::time::Time;
use crate::value::Value;

pub(crate) use story::stories;

pub(crate) use align::Context;
#[cfg(test)]
pub(crate) use align::compared;
#[cfg(test)]
pub(crate) use signs::{Signs, names as signs_by_name, weighed};

use denial::Said;
use event::{EventKeys, event_keys, event_of};
use key::{Keys, Role};
use names::Names;

/// The claims of a batch, by article and place.
pub(crate) fn claims(
    pages: &[Page<'_, '_>],
    drafts: &[Vec<Draft>],
    table: &Table,
    stories: &[usize],
    origins: &Origins,
) -> Vec<Claim> {
    let (mut out, contexts) = unaligned(pages, drafts, table, stories, origins);
    align::align(&mut out, &contexts);
    day::own_days(&mut out, &contexts);
    rank::ranks(&mut out, &contexts);
    bearing::bearings(&mut out, &contexts);
    saying::sayings(&mut out);
    out
}

/// The claims in slots as each report puts the question, and what stands around each.
pub(crate) fn unaligned(
    pages: &[Page<'_, '_>],
    drafts: &[Vec<Draft>],
    table: &Table,
    stories: &[usize],
    origins: &Origins,
) -> (Vec<Claim>, Vec<Context>) {
    let keys = Keys::new(pages, table, stories);
    let names = Names::new(pages, table, stories);
    let events = event_keys(pages, &keys, stories);
    let many = stories.iter().any(|&s| s != stories[0]);
    let mut out = Vec::new();
    let mut contexts = Vec::new();
    let mut told = Vec::new();
    for (article, page) in pages.iter().enumerate() {
        let batch = Batch { keys: &keys, names: &names, events: &events, article, story: stories[article], many };
        let id = page.reading.article.id();
        for (n, draft) in drafts[article].iter().enumerate() {
            told.push(Said::new(page, draft));
            let unique = format!("{id}:{}", n + 1);
            contexts.push(Context::new(page, stories[article], draft));
            out.push(Claim {
                source: id.to_owned(),
                span: draft.span,
                quote: draft.span.of(page.reading.tokens.text()).to_owned(),
                figure: draft.figure,
                slot: batch.slot(draft, &unique),
                value: batch.value(draft),
                stance: batch.stance(page, draft),
                as_of: page.reading.published.filter(|_| !page.reading.borrowed).and_then(|p| {
                    // A former level held at the latest the day before, an older part of a page the day before the newer.
                    let days = i64::from(draft.former) + i64::try_from(draft.older).ok()?;
                    let before =
                        || Some(Published::on(p.date.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()?));
                    let stated = if days > 0 { before()? } else { p };
                    Time::from_timex3(&stated.to_string()).ok()
                }),
                origin: origins.of(id, draft.span).to_owned(),
                id: unique,
            });
        }
    }
    complete::complete(&mut out);
    denial::answer(&mut out, &told);
    (out, contexts)
}

/// One article within its batch.
struct Batch<'b> {
    keys: &'b Keys<'b>,
    names: &'b Names,
    events: &'b EventKeys,
    article: usize,
    story: usize,
    /// The batch holds several stories.
    many: bool,
}

impl Batch<'_> {
    /// The slot of a draft. Where a role that has to be filled is not, the slot is the claim's own and meets no other.
    fn slot(&self, draft: &Draft, unique: &str) -> Slot {
        let mut slot = Slot::new(draft.relation);
        let mut roles: Vec<(&str, String)> = Vec::new();
        for (role, filler) in &draft.roles {
            let named = || {
                let key = self.keys.referent(self.article, filler, how(draft.relation, role))?;
                let key = match (*role, filler) {
                    ("who", Referent::Noun(_)) if draft.relation != "count" => self.names.person(key, self.story),
                    ("of", Referent::Noun(_)) if draft.relation == "measure" => self.names.person(key, self.story),
                    _ => key,
                };
                Some(match (*role, filler) {
                    ("who", _) if of_firms(draft) => self.names.firm(key, self.story),
                    ("who", _) | ("of", Referent::Noun(_)) => self.names.of(key, self.story),
                    ("of", _) if matches!(draft.relation, "measure" | "duration") => self.names.of(key, self.story),
                    ("from" | "to", Referent::Noun(_)) => self.names.of_noun(key, self.story),
                    _ => key,
                })
            };
            let event = event_of(filler).map(|event| self.events.get(self.article, event).to_owned());
            let key = event.or_else(named);
            roles.extend(key.map(|key| (*role, key)));
        }
        if draft.relation == "distance"
            && let [(_, a), (_, b)] = &mut roles[..]
            && *a > *b
        {
            std::mem::swap(a, b);
        }
        // Nothing lies far from itself: one of the two is something else.
        let same = draft.relation == "distance" && matches!(&roles[..], [(_, a), (_, b)] if a == b);
        let open = draft.alone || same || lacks(draft.relation, &roles);
        for (role, key) in roles {
            slot = slot.role(role, key);
        }
        for (name, value) in &draft.scope {
            slot = slot.within(*name, value.clone());
        }
        if open {
            slot = slot.within("claim", unique);
        }
        // "the epicentre" lies elsewhere in every story.
        let named = slot.roles().values().all(|key| key.starts_with(char::is_uppercase));
        let timeless = named && crate::relation::find(draft.relation).is_some_and(|r| r.timeless);
        if self.many && !timeless { slot.within("story", self.story.to_string()) } else { slot }
    }

    /// The value, with what the table adds to it.
    fn value(&self, draft: &Draft) -> Value {
        match &draft.value {
            // The country of a place is part of where it is: "Geneva" lies within "Switzerland".
            Value::Place { items } if items.len() == 1 => {
                let country = self.keys.country_of_name(&items[0]).filter(|c| *c != items[0]);
                Value::Place { items: items.iter().cloned().chain(country).collect() }
            }
            value => value.clone(),
        }
    }

    fn stance(&self, page: &Page<'_, '_>, draft: &Draft) -> Stance {
        let reading = page.reading;
        let at = reading.stances.at(draft.stance_at);
        if draft.own_word {
            return Stance::default();
        }
        if at.commitment == Some(Commitment::Withhold) && draft.polarity.is_none() {
            // "neither has acknowledged that ...": nobody vouches for it, and nobody denies it.
            return Stance { modality: Modality::Possible, ..Stance::default() };
        }
        let name = |tokens: &std::ops::Range<usize>| -> String {
            let local = reading.speaker(tokens).and_then(|m| m.local);
            let plain = || {
                let words = reading.words(tokens);
                // "They speculated": a pronoun at the head of a sentence is no name.
                let pronoun = tokens.len() == 1 && CLOSED.get(&reading.tokens, tokens.start) == Some(&Tag::Pron);
                if pronoun { words.to_lowercase() } else { words.to_owned() }
            };
            local.map_or_else(plain, |l| self.keys.of(self.article, l))
        };
        let holders = match &draft.holder {
            Some(tokens) => vec![name(tokens)],
            None => at.holders.iter().map(|h| name(&h.tokens)).collect(),
        };
        let polarity = if page.is_taken_for_granted(draft) { Polarity::Affirmed } else { at.polarity };
        Stance { polarity: draft.polarity.unwrap_or(polarity), modality: at.modality, holders }
    }
}

/// Whether the claim is of what companies have: revenue, shares, staff.
fn of_firms(draft: &Draft) -> bool {
    const FIGURES: [&str; 11] = [
        "revenue",
        "profit",
        "loss",
        "ebitda",
        "debt",
        "market value",
        "share price",
        "dividend",
        "deposit",
        "employee",
        "customer",
    ];
    draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(noun) if FIGURES.contains(&noun.as_str())))
}

/// How fillers count in the roles of a relation.
fn how(relation: &str, role: &str) -> Role {
    match (relation, role) {
        ("seek" | "statement", "who" | "to") => Role::Actor,
        ("heading" | "attendee" | "ordinal", "who" | "of") => Role::Mover,
        // "Norsea's chief executive believes that the 3 billion dollar bid ..."
        ("money", "who") | ("measure", "of") => Role::Office,
        _ => Role::Plain,
    }
}

/// Whether roles are missing without which claims of several articles may not meet in a slot.
fn lacks(relation: &str, roles: &[(&str, String)]) -> bool {
    match relation {
        // A closed list names nobody in its slot; but with whom, or where, has to be known of every attendee.
        "attendee" => !roles.iter().any(|(role, _)| *role == "of"),
        "distance" | "order" | "category" | "ordinal" | "measure" | "statement" => roles.len() < 2,
        _ => roles.is_empty(),
    }
}
