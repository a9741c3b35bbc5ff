//! Which of a closed family: lunch or dinner, by train or by plane.
//!
//! *Claims*: a noun of a family with the event or the person that it belongs to: "a lunch in his honour", "arrived by
//! train".
//!
//! *Normal form*: family and member.
//!
//! *Agrees when* the members are the same.
//!
//! *Conflicts when* they are siblings: of one family, for one event.

use std::sync::LazyLock;

use crate::event::Referent;
use crate::text::table::{WordMap, rows};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "category",
    question: "which {family} it is for {of}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// A member of a family, and how it shows: `noun` for what is held or planned, `by` for a way of travelling.
struct Member {
    family: &'static str,
    item: &'static str,
    by: bool,
}

static FAMILIES: LazyLock<WordMap<Member>> = LazyLock::new(|| {
    WordMap::new(
        rows(include_str!("families.tsv"))
            .map(|row| (row[0], Member { family: row[1], item: row[2], by: row[3] == "by" })),
    )
});

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let phrases = &at.parse.chunks.phrases;
        let reach = clause.objects.iter().chain(&clause.preps).chain(clause.subject.iter());
        for &p in reach {
            let Some(member) = FAMILIES.get(&page.reading.tokens, phrases[p].head) else { continue };
            if member.by != phrases[p].prep.is_some_and(|t| page.is(t, &["by", "on", "aboard", "in"])) {
                continue;
            }
            if member.by && !moves(page, at) {
                continue;
            }
            let figure = page.reading.span(&phrases[p].tokens);
            let value = Value::Category { family: member.family.to_owned(), item: member.item.to_owned() };
            let of = if member.by { page.subject(at) } else { beneficiary(page, at, p) };
            out.push(
                Draft::new("category", value, page.span_of(at, figure), figure, clause.verb.head)
                    .role("of", of)
                    .role("family", Referent::Noun(member.family.to_owned())),
            );
        }
    }
}

/// Whether the clause tells of a journey: "lacks confidence in his plane" does not.
fn moves(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let journey = page.event_of(at).is_some_and(|(_, e)| matches!(e.kind.as_str(), "departure" | "arrival" | "visit"));
    journey
        || matches!(
            at.clause().verb.lemma,
            "travel" | "go" | "come" | "fly" | "sail" | "move" | "return" | "head" | "transport" | "take"
        )
}

/// For whom: "in Kim's honour", "for the guests", else the subject of the clause.
fn beneficiary(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let phrases = &at.parse.chunks.phrases;
    let honour = phrases.iter().filter(|q| q.tokens.start > phrases[p].head).find_map(|q| {
        let honoured = page.is(q.head, &["honor", "honour"]).then(|| q.possessor.clone()).flatten();
        honoured.and_then(|r| page.reading.mention_at(r.end - 1)?.local)
    });
    honour.map(Referent::Entity).or_else(|| page.subject(at))
}
