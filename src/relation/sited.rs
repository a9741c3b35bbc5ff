//! The places of a clause that tells of an event: under the prepositions that go with its kind, and what it befalls.

use std::sync::LazyLock;

use crate::entity::{Form, country_of};
use crate::event::EventId;
use crate::syntax::{Clause, VerbGroup};
use crate::text::table::{WordMap, rows};

use super::page::{At, Page};
use super::site::{self, Site};

/// A verb for what befalls a place.
#[derive(Clone, Copy, Debug)]
struct Blow {
    /// The word that has to stand behind it, or "-".
    behind: &'static str,
    /// It may befall one house of many.
    waste: bool,
}

/// What the verb says that befalls a place: "hit Aville", "wiped out Aville".
fn blow(page: &Page<'_, '_>, verb: &VerbGroup) -> Option<Blow> {
    static BLOWS: LazyLock<WordMap<Blow>> = LazyLock::new(|| {
        let blow = |row: &[&'static str]| Blow { behind: row[1], waste: row.get(2) == Some(&"waste") };
        WordMap::new(rows(include_str!("blows.tsv")).map(|row| (row[0], blow(&row))))
    });
    BLOWS.find(verb.lemma).copied().filter(|b| b.behind == "-" || page.is(verb.head + 1, &[b.behind]))
}

/// The places of a clause that tells of an event of a kind: under the prepositions that go with it, and what is hit.
pub(super) fn sites(page: &Page<'_, '_>, at: At<'_>, event: EventId) -> Vec<Site> {
    let kind = page.events.get(event).kind.as_str();
    let verb = &at.clause().verb;
    let own: &[&str] = match kind {
        "launch" => &["from"],
        // "stole a painting from the museum", "broke into the museum"
        "robbery" => &["from", "into"],
        // "plunged into the gorge of the Vedra", "broke up over the bay"
        "crash" | "explosion" => &["into", "over", "above"],
        "storm" => &["into", "over", "through"],
        "fire" | "flood" => &["through"],
        "docking" => &["over", "above"],
        "collapse" if verb.lemma == "collapse" => &["of"],
        _ => &[],
    };
    // What a quake shakes lies far around, and what a vehicle hits is in its way: but for a bridge, a house.
    let blow = blow(page, verb);
    let struck = blow.is_some()
            // "Gunmen stormed the Aville mall"
            || matches!(kind, "attack" | "abduction") && matches!(verb.lemma, "storm" | "raid" | "invade" | "attack" | "target" | "besiege");
    // "Peruvian quake hits Santiago": it took place elsewhere.
    let country = |i: usize| country_of(&page.reading.tokens, i).is_some();
    let abroad = at
        .clause()
        .subject
        .map(|p| &at.parse.chunks.phrases[p])
        .is_some_and(|subject| page.events.of_head(subject.head).is_some() && subject.tokens.clone().any(country));
    // "brought down a part of the bridge": the particle is no preposition.
    let particle = |p: usize| {
        at.parse.chunks.phrases[p].prep == Some(verb.head + 1)
            && blow.is_some_and(|b| page.is(verb.head + 1, &[b.behind]))
    };
    // "destroyed a school in Aville": one of many, but "destroyed Aville".
    let whole = |site: &Site| site.items.first().is_some_and(|place| place.starts_with(char::is_uppercase));
    let waste = blow.is_some_and(|b| b.waste);
    let objects = at.clause().objects.iter().chain(&at.clause().preps).copied();
    let objects = objects.filter(|_| struck && !verb.passive && !abroad);
    let bare = |p: usize| {
        site::named(page, at.parse, p)
            .filter(|site| (at.parse.chunks.phrases[p].prep.is_none() || particle(p)) && (!waste || whole(site)))
    };
    // "The bridge of Aville collapsed", "the White Rock volcano erupted": what falls is where it does.
    let falls = kind == "collapse" || verb.lemma == "erupt" && kind == "eruption";
    let named = |p: &usize| {
        let mut tokens = at.parse.chunks.phrases[*p].tokens.clone();
        kind == "collapse" || tokens.any(|i| page.reading.mention_at(i).is_some_and(|m| m.form == Form::Name))
    };
    let fallen = at.clause().subject.filter(named).filter(|_| falls && !verb.passive).into_iter();
    // "arrested over the floods in Aland": where the floods were.
    let hangs = |p: usize| {
        let before = p
            .checked_sub(1)
            .map(|q| &at.parse.chunks.phrases[q])
            .filter(|q| Some(q.tokens.end) == at.parse.chunks.phrases[p].prep);
        before.is_some_and(|q| page.events.of_head(q.head).is_some_and(|e| page.events.get(e).kind != kind))
    };
    let preps = at
        .clause()
        .preps
        .iter()
        .filter(|&&p| !hangs(p))
        .filter_map(|&p| site::located(page, at.parse, p).or_else(|| site::under(page, at.parse, p, own)));
    // "got away with jewels worth millions from the museum": behind what is told of the loot.
    let clause = at.clause();
    let loot = |p: usize| clause.objects.contains(&p) || clause.preps.contains(&p);
    let worth = |c: &&Clause| c.verb.is_reduced() && c.subject.is_some_and(loot);
    let behind = at.parse.clauses.iter().filter(worth).flat_map(|c| &c.preps);
    let behind = behind.filter_map(|&p| site::under(page, at.parse, p, own).filter(|_| kind == "robbery"));
    let preps = preps.chain(behind);
    // People march in many places.
    let there = antecedent(page, at).filter(|_| page.main.or(page.gathering) == Some(event) && kind != "protest");
    // "hit Aville in southern Aland": what is hit, with what hangs on it.
    objects.chain(fallen).filter_map(bare).chain(preps).chain(there).collect()
}

/// The place that a clause is told of: "in Aville, Aland, where the storm came ashore".
fn antecedent(page: &Page<'_, '_>, at: At<'_>) -> Option<Site> {
    let clause = at.clause();
    let opens = clause.subject.map_or(clause.verb.tokens.start, |p| at.parse.chunks.phrases[p].tokens.start);
    let link = opens.checked_sub(1).filter(|&i| page.is(i, &["where", "which"]))?;
    // "the hall in which they will meet"
    let link =
        if page.is(link, &["which"]) { link.checked_sub(1).filter(|&i| page.is(i, &["in", "at"]))? } else { link };
    let end = if page.is(link.checked_sub(1)?, &[","]) { link - 1 } else { link };
    let before = at.parse.chunks.phrases.iter().take_while(|q| q.tokens.end <= end).count();
    let mut sites = (before.saturating_sub(3)..before).filter_map(|p| site::named(page, at.parse, p));
    sites.find(|site| site.tokens.end == end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_verb_and_what_stands_behind_it() {
        assert!(rows(include_str!("blows.tsv")).all(|row| matches!(row[..], [_, _] | [_, _, "waste"])));
    }
}
