//! What the words around a number say is counted, where its noun alone does not.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::table::WordMap;
use crate::unit::Dimension;

use super::count::is_owner;
use super::counting::VERBS;
use super::outcome::is_people;
use super::page::{At, Draft, Page};

/// "a woman of 61", "a boy of seven", "the driver, 52,": years.
pub(super) fn is_years(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    // "the retirement age from 62 to 64", "the minimum age of 16"
    let age = (figure.start.saturating_sub(4)..figure.start).any(|i| page.is(i, &["age"]))
        && page.is(figure.start.wrapping_sub(1), &["of", "from", "to", "at", "is", "was"]);
    let age = age && page.reading.quantity_at(figure.start).is_none_or(|q| q.quantity.low().is_none_or(|n| n < 130.0));
    let one = |i: usize| super::age::is_somebody(&page.reading.tokens.word(i).to_lowercase());
    let of = figure.start >= 2 && page.is(figure.start - 1, &["of", "aged"]) && one(figure.start - 2);
    age || of || super::age::behind_noun(page, figure).is_some()
}

/// "a 62-member search team", "a rescue team of 62 people", "an 80-strong delegation": how many a body of people has.
pub(super) fn team(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    noun: &str,
    at: Option<At<'_>>,
    draft: &Draft,
) -> Option<Draft> {
    const BODIES: [&str; 12] = [
        "team",
        "delegation",
        "squad",
        "contingent",
        "mission",
        "entourage",
        "party",
        "group",
        "unit",
        "brigade",
        "task force",
        "expedition",
    ];
    if !(noun.is_empty() || noun == "member" || is_people(noun)) {
        return None;
    }
    let parse = page.parse_at(figure.start);
    let own = page.phrase_at(figure.start)?;
    let phrases = &parse.chunks.phrases;
    let behind = phrases[own].head >= figure.end && (figure.start..=figure.end).any(|i| page.is(i, &["-"]));
    let of = phrases[own].prep.is_some_and(|t| page.is(t, &["of"]));
    let body = if behind { own } else { own.checked_sub(1).filter(|_| of)? };
    let head = phrases[body].head;
    // "the Group of 77" is a name.
    if !page.is(head, &BODIES) || page.reading.tokens.get(head).is_some_and(crate::text::Token::is_capitalized) {
        return None;
    }
    let country = phrases[body].tokens.clone().find_map(|i| page.reading.mention_at(i)?.local);
    let sent =
        at.filter(|at| matches!(at.clause().verb.lemma, "send" | "dispatch" | "deploy" | "lead" | "bring" | "have"));
    let who = country.map(Referent::Entity).or_else(|| page.subject(sent?).filter(|s| is_owner(page, s)));
    let of = Referent::Noun(format!("{} member", page.reading.tokens.word(head).to_lowercase()));
    let draft = Draft { roles: Vec::new(), ..draft.clone() }.role("of", of);
    Some(if who.is_none() { draft.alone() } else { draft.role("who", who) })
}

/// "300 trains a day", "31,000 cars cross the bridge each day": the stretch of time that the count is for.
pub(super) fn per(page: &Page<'_, '_>, end: usize) -> Option<&'static str> {
    const STRETCHES: [(&str, &str); 5] =
        [("hour", "hour"), ("day", "day"), ("week", "week"), ("month", "month"), ("year", "year")];
    let clause = page.clause_at(end.saturating_sub(1)).map_or(end, |at| at.clause().extent.end);
    // "has 400 members, and 105 guests a month": only these; but "40 cars and 12 trains a day" are so many of both.
    let next = (end..clause.max(end)).find(|&i| {
        let apart = || (end..i).any(|k| page.is(k, &[",", ";"]));
        page.reading.quantity_at(i).is_some_and(|q| q.quantity.dimension() == Dimension::Count) && apart()
    });
    (end..next.unwrap_or(clause.max(end) + 1)).find_map(|i| {
        // "employs 400 people and has 2 million daily users": those are daily.
        if page.is(i, &["daily"]) && page.reading.quantity_at(i).is_none() {
            return Some("day");
        }
        let each = page.is(i, &["a", "an", "per", "each", "every"]);
        let of = || STRETCHES.iter().find(|(word, _)| page.is(i + 1, &[word])).map(|(_, per)| *per);
        each.then(of).flatten()
    })
}

/// "193 people on the train", "were on the express".
pub(super) fn rides(page: &Page<'_, '_>, end: usize) -> bool {
    let on = (end..end + 3).find(|&i| !page.is(i, &["were", "was", "are", "travelling", "traveling"]));
    let Some(on) = on.filter(|&i| page.is(i, &["on", "in", "inside"])) else { return false };
    let parse = page.parse_at(on);
    let Some(phrase) = parse.phrase_from(on + 1).map(|p| &parse.chunks.phrases[p]) else { return false };
    phrase.prep == Some(on) && page.reading.mention_at(phrase.head).is_some_and(|m| m.kind == EntityKind::Vehicle)
}

/// "A train with 276 passengers derailed": what the verb says is not of them.
pub(super) fn beside(page: &Page<'_, '_>, figure: usize) -> bool {
    let phrase = page.phrase(figure).and_then(|p| p.prep);
    phrase.is_some_and(|prep| page.is(prep, &["with"]))
}

/// "destroyed or damaged 2,200 buildings": more than were destroyed.
pub(super) fn is_either(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const HARM: [&str; 5] = ["damaged", "destroyed", "damaging", "destroying", "flattened"];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let near = figure.start.saturating_sub(6).max(sentence.start)..(figure.end + 7).min(sentence.end);
    near.into_iter().any(|i| page.is(i, &["or"]) && page.is(i.wrapping_sub(1), &HARM) && page.is(i + 1, &HARM))
}

/// "155,000 homes are without power", "electricity is back for 26,000 households": who lacks it, or did.
pub(super) fn lacking(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let near = figure.start.saturating_sub(10).max(sentence.start)..(figure.end + 8).min(sentence.end);
    let lacks = ["without", "no", "lost", "lose", "losing", "back", "again", "restored", "cut", "out"];
    let power = near.clone().any(|i| page.is(i, &["power", "electricity", "current"]));
    (power && near.into_iter().any(|i| page.is(i, &lacks))).then_some("power")
}

/// Those that sign.
pub(super) const PARTIES: [&str; 12] = [
    "country",
    "head",
    "leader",
    "delegation",
    "government",
    "minister",
    "party",
    "member",
    "representative",
    "delegate",
    "president",
    "premier",
];

pub(super) fn subject_at(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> bool {
    at.clause().subject.is_some() && at.clause().subject == page.phrase_at(figure)
}

/// "14 small satellites", "three observer states": what narrows the noun.
pub(super) fn kind(noun: &str) -> Option<String> {
    const PLAIN: [&str; 19] = [
        "valuable",
        "priceless",
        "precious",
        "historically",
        "significant",
        "new",
        "more",
        "other",
        "additional",
        "further",
        "total",
        "whole",
        "different",
        "separate",
        "local",
        "such",
        "police",
        "entire",
        "full",
    ];
    let (words, _) = noun.rsplit_once(' ')?;
    let narrow = !words.split(' ').all(|w| PLAIN.contains(&w));
    narrow.then(|| words.to_lowercase())
}

/// "A nine-point lead", "lead by nine points": no points that were scored.
pub(super) fn ahead(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<(&'static str, String)> {
    const LEADS: [&str; 12] = [
        "lead",
        "advantage",
        "cushion",
        "deficit",
        "margin",
        "win",
        "victory",
        "loss",
        "defeat",
        "gap",
        "swing",
        "edge",
    ];
    const SCORED: [&str; 22] = [
        "point", "points", "goal", "goals", "run", "runs", "vote", "votes", "seat", "seats", "stroke", "strokes",
        "shot", "shots", "length", "lengths", "wicket", "wickets", "try", "tries", "game", "games",
    ];
    let phrase = page.phrase(figure.start)?;
    let joined = figure.len() > 2 && page.is(figure.end - 2, &["-"]) && phrase.head >= figure.end;
    let of = phrase.prep.filter(|&i| page.is(i, &["of", "by"])).and_then(|i| i.checked_sub(1));
    // "the loss of 40 lives" is no lead.
    let scored = (figure.start..=figure.end).any(|i| page.is(i, &SCORED));
    let head = if joined { Some(phrase.head) } else { of.filter(|_| scored) };
    head.filter(|&i| page.is(i, &LEADS)).map(|_| ("kind", "lead".to_owned()))
}

/// What a clause says is done to things, where the table has it: "flooded", "derailed".
pub(super) fn deed(page: &Page<'_, '_>, at: At<'_>) -> Option<&'static str> {
    let verb = &at.clause().verb;
    // "left the rails", "came off the tracks"
    let rails = (verb.head + 1..verb.head + 4).any(|i| page.is(i, &["rails", "track", "tracks"]));
    if rails && matches!(verb.lemma, "leave" | "come" | "jump" | "go" | "run") {
        return Some("derailed");
    }
    deed_of(verb.lemma)
}

/// What a verb says was done to those that are counted, where the table has it.
pub(super) fn deed_of(lemma: &str) -> Option<&'static str> {
    VERBS.find(lemma)?.0.filter(|class| !class.starts_with('('))
}

/// "the two leaders": a small number that only points back to those who are known already.
pub(super) fn is_known_group(page: &Page<'_, '_>, quantity: &QuantityMention) -> bool {
    let figure = page.tokens_of(quantity).start;
    let Some(before) = figure.checked_sub(1) else { return false };
    // "the three-storey house" has as many, whatever the article says of the house.
    let part = page.is(page.tokens_of(quantity).end.wrapping_sub(2), &["-"]);
    let few = quantity.quantity.low().is_some_and(|n| n < 5.0) && !part;
    // "four of its seven coaches": how many it has.
    page.is(before, &["these", "those", "both", "other"])
        || few && page.is(before, &["the", "all", "his", "her", "their", "its"])
}

/// "licensed to carry 180 people", "its authorised capacity is 180 passengers", "room for 150", "certified for 125 at a time":
/// how many may be on board, not how many are.
pub(super) fn is_allowed(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str) -> bool {
    const ALLOWED: [&str; 13] = [
        "licensed",
        "licenced",
        "certified",
        "permitted",
        "authorised",
        "authorized",
        "cleared",
        "rated",
        "designed",
        "built",
        "meant",
        "approved",
        "allowed",
    ];
    const ROOM: [&str; 9] = ["room", "space", "seats", "seating", "capacity", "berths", "licence", "license", "permit"];
    const LINKS: [&str; 10] = ["no", "more", "than", "up", "about", "only", "just", "some", "a", "of"];
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let before = |far: usize| figure.start.saturating_sub(far).max(start)..figure.start;
    let last = before(5).rev().find(|&i| !page.is(i, &LINKS) && !page.is(i, &["to"])).unwrap_or(figure.start);
    let held = page.is(last, &["for", "hold", "carry", "seat", "accommodate", "take", "house", "host", "admit"]);
    let people = noun.is_empty() || is_people(noun) || matches!(noun, "passenger" | "guest" | "visitor" | "spectator");
    let leave = before(7).any(|i| page.is(i, &ALLOWED) && (i + 1..i + 3).any(|j| page.is(j, &["to", "for"])));
    let room = page.is(last, &["for"]) && page.is(last.wrapping_sub(1), &ROOM);
    let adjective = page.is(last, &["permitted", "maximum", "authorised", "authorized"]);
    let can_hold = page.is(last, &["hold", "carry", "seat", "accommodate"])
        && page.is(last.wrapping_sub(1), &["may", "can", "could"]);
    people && (leave && held || room || adjective || can_hold) || before(4).any(|i| page.is(i, &["capacity"]))
}

/// What people are whom a vehicle carries, or can carry.
pub(super) fn carried(page: &Page<'_, '_>, at: At<'_>, figure: &Range<usize>) -> &'static str {
    if at.clause().verb.tokens.clone().any(|i| page.is(i, &["can", "could"])) {
        return "places";
    }
    // "187 people plus six members of the crew" are passengers; of "222 people, four of them crew" all are aboard.
    let crew = (figure.end..figure.end + 7).find(|&i| page.is(i, &["crew"])).unwrap_or(figure.end);
    let beside = (figure.end..crew).any(|i| page.is(i, &["plus", "and", "besides"]));
    if beside { "passenger" } else { "aboard" }
}

/// "60 destroyed houses" are houses that "were destroyed"; "60 wooden houses" are a kind of house.
pub(super) fn told_by(kind: String) -> (&'static str, String) {
    // "2 million daily active users", "2 million users a day"
    let per = [("daily", "day"), ("weekly", "week"), ("monthly", "month"), ("annual", "year"), ("yearly", "year")];
    let rate = kind.strip_suffix(" active").unwrap_or(&kind);
    if let Some((_, per)) = per.iter().find(|(word, _)| rate == *word) {
        return ("per", (*per).to_owned());
    }
    let state = matches!(kind.as_str(), "destroyed" | "damaged" | "flooded" | "burned" | "stolen");
    (if state { "verb" } else { "kind" }, kind)
}

/// "eleven of the 12 countries have signed": the verb is of the eleven. "The 400 employees learned of it": there are so
/// many, whatever they do.
pub(super) fn stands_apart(page: &Page<'_, '_>, figure: usize, employed: bool) -> bool {
    is_whole(page, figure) || page.is(figure.wrapping_sub(1), &["the"]) && employed
}

/// "31 of the 90 seats", "seven of the train's eight cars", "of its eight cars seven derailed": all that there are, whoever
/// has or does what is told of some of them.
pub(super) fn is_whole(page: &Page<'_, '_>, figure: usize) -> bool {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let owned = page.is(figure.wrapping_sub(1), &["the", "its", "their", "her", "'s", "’s"]);
    let near = figure.saturating_sub(OWNER).max(start)..figure;
    let Some(of) = near.rev().find(|&i| page.is(i, &["of"])).filter(|_| owned) else { return false };
    let some = of.checked_sub(1).is_some_and(|i| page.reading.quantity_at(i).is_some());
    // "Of the eight cars of the train seven left the rails"
    let clause = page.clause_at(figure).map_or(figure, |at| at.clause().extent.end);
    let fronted = of == start && (figure + 1..clause).any(|i| page.reading.quantity_at(i).is_some());
    page.phrase_at(figure).is_some() && (some || fronted)
}

/// So many words at the most name the owner before a figure: "of the train's eight".
const OWNER: usize = 5;

/// "made off with the takings", "got away with 4,000 coins"
pub(super) fn carries_off(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let behind = |words: &[&str]| page.is(verb.tokens.end, words) && page.is(verb.tokens.end + 1, &["with"]);
    verb.lemma == "make" && behind(&["off"]) || verb.lemma == "get" && behind(&["away"])
}

/// "took eight pieces", "nine items were taken", in a report of a theft: they were stolen.
pub(super) fn takes(page: &Page<'_, '_>, at: At<'_>, noun: &str) -> bool {
    const LOOT: [&str; 14] = [
        "item",
        "painting",
        "picture",
        "artwork",
        "coin",
        "gem",
        "diamond",
        "watch",
        "vase",
        "statue",
        "sculpture",
        "necklace",
        "ring",
        "relic",
    ];
    let theft = page.events.main_kind.is_some_and(|k| k.id == "robbery");
    theft && LOOT.contains(&noun) && matches!(at.clause().verb.lemma, "take" | "remove")
}

/// "pulled out of the river", "brought up from the wreck"
pub(super) fn brings_up(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    matches!(verb.lemma, "pull" | "bring" | "take" | "lift" | "dig" | "fish" | "drag" | "haul")
        && at.clause().extent.clone().any(|i| i >= verb.tokens.end && page.is(i, &["from", "out", "up"]))
}

/// Whether the clause tells what those counted, its subject, did as all of those who did it.
pub(super) fn commits(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> bool {
    static CRIMES: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("crimes.tsv")));
    let own = at.clause().subject.is_some_and(|p| at.parse.chunks.phrases[p].tokens.contains(&figure));
    let verb = &at.clause().verb;
    // "got into the building"
    let breaks_in = matches!(verb.lemma, "get" | "break" | "climb") && page.is(verb.tokens.end, &["in", "into"]);
    own && (CRIMES.find(verb.lemma).is_some() || breaks_in || carries_off(page, at))
}
