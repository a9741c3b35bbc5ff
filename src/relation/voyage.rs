//! Where a journey begins and ends: "landed in Gander", "had sailed from Marseille".

use crate::event::Referent;
use crate::syntax::VerbGroup;

use super::page::{At, Draft, Page};
use super::place::draft;
use super::site;

/// Verbs by which a journey ends, and by which it begins.
const ENDS: [&str; 3] = ["land", "dock", "moor"];
const BEGINS: [&str; 4] = ["sail", "depart", "embark", "start"];
/// Verbs that end one with "down", in air and space.
const DOWN: [&str; 4] = ["touch", "splash", "set", "float"];

/// So many words before "to land" may stand whose turn it was: "the fourth country in the world to land".
const RANKED: usize = 7;

/// Whether a journey begins or ends by the verb.
pub(super) fn is_end(page: &Page<'_, '_>, at: At<'_>) -> bool {
    ends(page, at) || begins(page, &at.clause().verb)
}

/// "landed in Gander", "had sailed from Marseille": an end of the journey of whoever does so.
pub(super) fn of_journey(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let verb = &at.clause().verb;
    let (end, words): (_, &[&str]) = match () {
        () if ends(page, at) => ("arrival", &["in", "at", "on", "near", "off", "into", "onto"]),
        () if begins(page, verb) => ("departure", &["from"]),
        () => return,
    };
    // "is to land in Aville" is a plan; "the first to land in Aville" has done so.
    let before = verb.tokens.start.saturating_sub(RANKED)..verb.tokens.start;
    let ranked = before.clone().any(|i| page.is(i, &["first", "second", "third", "fourth", "fifth", "only"]));
    let coming = end == "arrival" && verb.is_infinitive() && !ranked;
    let landing = Some(Referent::Noun("landing".to_owned())).filter(|_| end == "arrival" && is_landing(page, at));
    let who = landing.clone().or_else(|| page.subject(at)).filter(|_| !verb.passive || landing.is_some());
    let Some(who) = who.filter(|_| !coming) else { return };
    for &p in &at.clause().preps {
        let Some(site) = site::under(page, at.parse, p, words) else { continue };
        let span = page.span_of(at, page.reading.span(&site.tokens));
        out.push(draft(page, site, span, verb.head).role("event", who).within("end", end));
        return;
    }
}

/// Whether it is the one landing that the report is about, whatever it calls what lands: the capsule, the probe, its name.
fn is_landing(page: &Page<'_, '_>, at: At<'_>) -> bool {
    const OTHERS: [&str; 9] =
        ["stage", "booster", "boosters", "engine", "helicopter", "plane", "aircraft", "team", "jet"];
    let subject = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head);
    of_a_craft(page) && subject.is_some_and(|head| !page.is(head, &OTHERS))
}

/// Whether an article tells of a craft again and again.
fn of_a_craft(page: &Page<'_, '_>) -> bool {
    const CRAFT: [&str; 7] = ["capsule", "capsules", "lander", "rover", "probe", "spacecraft", "spaceship"];
    (0..page.reading.tokens.len()).filter(|&i| page.is(i, &CRAFT)).nth(1).is_some()
}

/// "landed", "splashed down", "parachuted into"; of a craft, "came down".
fn ends(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let down = page.is(verb.head + 1, &["down"]);
    ENDS.contains(&verb.lemma)
        || verb.lemma == "parachute"
        || DOWN.contains(&verb.lemma) && down
        || verb.lemma == "come" && down && is_landing(page, at)
}

/// "sailed", "put to sea", "set out"
fn begins(page: &Page<'_, '_>, verb: &VerbGroup) -> bool {
    let next = verb.head + 1;
    BEGINS.contains(&verb.lemma)
        && !(verb.lemma == "start"
            && crate::reading::is_wordy(&page.reading.tokens, next)
            && !page.is(next, &["from", "in", "on", "at"]))
        || verb.lemma == "put" && page.is(next, &["to"]) && page.is(next + 1, &["sea"])
        || verb.lemma == "set" && page.is(next, &["sail", "out", "off"])
}
