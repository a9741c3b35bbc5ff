//! Events that a noun tells of: "the talks between A and B", "the arrival of C".

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form};
use crate::reading::Reading;
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Parse, Phrase};

use super::edition::edition;
use super::kind::{Kind, kind_of_noun};
use super::local::{Event, Events, Referent, Standing, referent, tells_apart};
use super::main::{is_abroad, is_another_day, is_armed, is_labour, is_namesake, is_of_another_sort, is_proper};
use super::past::{is_back_then, is_long_past};

pub(super) fn nominal(reading: &Reading<'_>, parse: &Parse, p: usize, out: &mut Events) {
    let phrase = &parse.chunks.phrases[p];
    if is_last_part(reading, phrase.head) {
        return;
    }
    let head = &compound(reading, phrase);
    let mention = reading.mention_at(phrase.head);
    let name = mention.filter(|m| m.kind == EntityKind::Event && m.form == Form::Name).and_then(|m| m.local);
    // "the worst disaster since 1960", "the tragedy": what the article is about.
    let vague = || out.main_kind.filter(|_| super::kind::is_vague(head));
    // "The assault began at noon", in a report of an attack; but "the assault on Norway" may be a war.
    let on = reading.tokens.is_any(phrase.head + 1, &["on", "against", "of"]);
    let other = kind_of_noun(head).is_some_and(|k| !k.identity.is_empty());
    let called = out.main_kind.filter(|main| main.is_called(head) && !(on && other));
    let told = || kind_of_noun(head).filter(|k| k.is_told_in(out.main_kind));
    let Some(kind) = called.or_else(told).or_else(vague) else { return };
    let labour = || super::kind::kind("walkout").filter(|_| is_labour(reading, phrase.head));
    let Some(kind) = labour().or(Some(kind)).filter(|k| k.is_told_in(out.main_kind)) else { return };
    let strike = kind.id == "attack" && matches!(head.to_lowercase().as_str(), "strike" | "strikes");
    if strike && called.is_none() && !is_armed(reading, phrase.head) || is_of_another_sort(reading, phrase.head) {
        return;
    }
    // "Arrival was at noon": a capital that only opens the sentence.
    let opens = reading.sentences[reading.sentence_of(phrase.head)].tokens().start == phrase.head;
    // "Landing in Oslo on Monday, the president met the king": what he did first.
    let behind = parse.chunks.phrases.get(p + 1).is_some_and(|q| q.prep == Some(phrase.tokens.end));
    if opens && behind && head.to_lowercase().ends_with("ing") && kind.identity.contains(&"who") {
        return;
    }
    let proper =
        mention.is_some_and(|m| m.form == Form::Name && m.kind != EntityKind::Event && !(opens && m.tokens.len() == 1));
    if proper && !is_proper(reading, phrase.head) {
        return;
    }
    let kind = if head.eq_ignore_ascii_case("conference")
        && reading.tokens.is_any(phrase.head.wrapping_sub(1), &["press", "news"])
    {
        super::kind::kind("press conference").unwrap_or(kind)
    } else {
        kind
    };
    let mut roles: BTreeMap<&'static str, BTreeSet<Referent>> = BTreeMap::new();
    for i in phrase.tokens.clone() {
        if i == phrase.head {
            continue;
        }
        let Some(mention) = reading.mention_at(i) else { continue };
        let Some(local) = mention.local else { continue };
        // Of "the North Korean leader's trip" the leader is the one who travels.
        let possessor = phrase.possessor.as_ref().filter(|r| r.contains(&i));
        if possessor.is_some_and(|r| mention.tokens.end < r.end) {
            continue;
        }
        let role = match mention.kind {
            EntityKind::Person | EntityKind::Organization => Some("who"),
            EntityKind::Vehicle if possessor.is_some() => Some("who"),
            EntityKind::Place if possessor.is_some() && !matches!(kind.id, "departure" | "arrival" | "visit") => {
                Some("who")
            }
            EntityKind::Place => Some("where"),
            _ => None,
        };
        if let Some(role) = role {
            roles.entry(role).or_default().insert(Referent::Entity(local));
        }
    }
    after_noun(reading, parse, p, kind, &mut roles, out);
    let modifiers = phrase.tokens.start..phrase.head;
    // "last week's meeting" is no earlier one.
    let is =
        |words: &[&str]| modifiers.clone().any(|i| reading.tokens.is_any(i, words) && reading.time_at(i).is_none());
    // "Sunday's election, the closest since 1991"
    let recent = modifiers.clone().any(|i| reading.time_at(i).is_some_and(|t| !is_long_past(reading, t)));
    let earlier = is(&["previous", "last", "earlier", "former", "prior", "past"])
        || is_back_then(reading, phrase.head)
        || kind.identity.is_empty() && !recent && out.is_past(reading.sentence_of(phrase.head), parse, phrase.head)
        || kind.identity.is_empty() && out.is_back_in(reading, parse, phrase)
        || modifiers
            .clone()
            .chain(hanging(parse, p))
            .any(|i| reading.time_at(i).is_some_and(|t| is_long_past(reading, t)));
    let definite = name.is_none()
        && (phrase.possessor.is_some()
            || is(&["the", "this", "that", "these", "those", "both", "upcoming"])
            || phrase.tokens.start == phrase.head);
    let edition = mention.filter(|_| name.is_some()).and_then(|m| edition(reading, m));
    out.edition = out.edition.or(edition);
    let standing = match () {
        () if earlier => Standing::Earlier,
        // "the VI. Harbour Forum" in a report of the V.
        () if edition < out.edition && edition.is_some() => Standing::Earlier,
        () if edition > out.edition => Standing::Later,
        () if is(&["next", "future", "following"]) => Standing::Later,
        () if out.main_kind.is_some_and(|main| main.id == kind.id)
            && (is_namesake(reading, phrase.head, out.main_name)
                || is(&["another", "separate"])
                || reading.tokens.is(phrase.tokens.start.wrapping_sub(1), ",")
                    && reading.tokens.is_any(phrase.tokens.start.wrapping_sub(2), &["second", "third", "another"])
                || is(&["a"]) && is(&["second", "third", "fourth", "further"])
                || is(&["a", "an"])
                    && (is_abroad(reading, phrase.head) || is_another_day(reading, phrase.head, kind))) =>
        {
            Standing::Other
        }
        () => Standing::Reported,
    };
    let event = Event { kind: kind.id.to_owned(), roles, name, standing, tellings: 1 };
    let id = out.add(event, definite || name.is_some());
    out.of_head.insert(phrase.head, id);
}

/// "The final set took an hour": a part of a match.
fn is_last_part(reading: &Reading<'_>, head: usize) -> bool {
    const PARTS: [&str; 11] =
        ["set", "sets", "round", "whistle", "quarter", "game", "lap", "over", "minutes", "hour", "score"];
    reading.tokens.is(head, "final") && reading.tokens.is_any(head + 1, &PARTS)
}

/// The head of a phrase with what a hyphen joins to it: "send-off".
fn compound(reading: &Reading<'_>, phrase: &Phrase) -> String {
    let mut start = phrase.head;
    while start >= phrase.tokens.start + 2 && reading.tokens.is(start - 1, "-") && reading.tokens.glued(start) {
        start -= 2;
    }
    // "the funeral service", "their wedding ceremony"
    let before = reading.tokens.word(phrase.head.saturating_sub(1));
    let rite = reading.tokens.is_any(phrase.head, &["service", "ceremony", "mass", "rites"]);
    if rite && phrase.tokens.start < phrase.head && matches!(before, "funeral" | "wedding" | "burial" | "coronation") {
        return before.to_owned();
    }
    let whole = reading.words(&(start..phrase.head + 1)).to_lowercase();
    if start < phrase.head && kind_of_noun(&whole).is_some() {
        whole
    } else {
        reading.tokens.word(phrase.head).to_owned()
    }
}

/// The tokens of the phrases that hang on a noun: of "the invasion of A in 2022" those of A and of the year.
fn hanging(parse: &Parse, p: usize) -> std::ops::Range<usize> {
    let phrases = &parse.chunks.phrases;
    let end = phrases[p].tokens.end;
    let chunk = parse.chunks.list.iter().position(|c| matches!(c, Chunk::Noun(q) if *q == p));
    let behind = parse.chunks.list[chunk.map_or(0, |k| k + 1)..].iter().map_while(|c| match c {
        Chunk::Noun(q) if phrases[*q].prep.is_some() => Some(phrases[*q].tokens.end),
        _ => None,
    });
    end..behind.last().unwrap_or(end)
}

/// "talks between A and B", "the arrival of C", "a trip to D", "the invasion of E".
fn after_noun(
    reading: &Reading<'_>,
    parse: &Parse,
    p: usize,
    kind: &Kind,
    roles: &mut BTreeMap<&'static str, BTreeSet<Referent>>,
    out: &Events,
) {
    let Some(mut k) = parse.chunks.list.iter().position(|c| matches!(c, Chunk::Noun(q) if *q == p)) else { return };
    let mut role = None;
    while let Some(chunk) = parse.chunks.list.get(k + 1) {
        match chunk {
            Chunk::Noun(q) => {
                let phrase = &parse.chunks.phrases[*q];
                let Some(prep) = phrase.prep else {
                    if role.is_none() {
                        break;
                    }
                    k += 1;
                    continue;
                };
                role = match reading.tokens.word(prep).to_ascii_lowercase().as_str() {
                    "of" | "on" | "against" if kind.identity.contains(&"what") => Some("what"),
                    // "the summit in the resort of Aville": of the resort.
                    "of" if role.is_some() => None,
                    "between" | "with" | "by" | "of" => Some("who"),
                    "to" => Some("to"),
                    // "a 4 a.m. departure from Aville"
                    "from" if kind.identity.contains(&"from") => Some("from"),
                    "in" | "at" | "near" => Some("where"),
                    _ => None,
                };
                if let (Some(role), Some(filler)) = (role, referent(reading, out, phrase))
                    && tells_apart(reading, kind.id, role, &filler)
                {
                    roles.entry(role).or_default().insert(filler);
                }
                if role.is_none() {
                    break;
                }
            }
            Chunk::Link(Tag::Conj) if role == Some("who") => {
                if let Some(Chunk::Noun(q)) = parse.chunks.list.get(k + 2)
                    && let Some(filler) = referent(reading, out, &parse.chunks.phrases[*q])
                    && matches!(filler, Referent::Entity(_))
                {
                    roles.entry("who").or_default().insert(filler);
                }
                break;
            }
            _ => break,
        }
        k += 1;
    }
}
