//! Where the main event took place, in sentences that tell of something else: who or what was at its scene, and what went
//! on when it came; and in which court a case is.

use std::sync::LazyLock;

use itertools::Itertools;

use crate::entity::{EntityKind, Form};
use crate::event::{EventId, Kind, Referent};
use crate::syntax::{Parse, Phrase};
use crate::text::table::WordMap;
use crate::text::{LineKind, is_reporting_word};

use super::page::{At, Draft, Page};
use super::place::draft;
use super::site::{self, Site};

/// Nouns of what is found where an event took place, and of how a match ends there.
static SCENES: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("scenes.tsv")));

/// Those who come to do it.
const ATTACKERS: [&str; 12] = [
    "attacker",
    "attackers",
    "bomber",
    "bombers",
    "gunman",
    "gunmen",
    "shooter",
    "shooters",
    "assailant",
    "assailants",
    "robbers",
    "kidnappers",
];

/// Rooms and people of a court.
const COURT: [&str; 5] = ["court", "courtroom", "courthouse", "judge", "jury"];

/// Words that go with a case.
const CASE_WORDS: [&str; 10] = [
    "sentence",
    "sentenced",
    "convicted",
    "guilty",
    "jury",
    "prosecutors",
    "defendant",
    "plaintiffs",
    "lawsuit",
    "creditors",
];

/// "the Aville court", "a federal judge in Aland", "the bankruptcy court in Aville": in an article about a case, told once.
pub(super) fn court(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let case = |kind: &str| matches!(kind, "trial" | "verdict" | "bankruptcy");
    let cases = page.events.list.iter().filter(|e| case(&e.kind)).map(|e| e.tellings).sum::<usize>();
    let words = (0..page.reading.tokens.len()).filter(|&i| page.is(i, &CASE_WORDS)).count();
    if cases == 0 || cases + words < CASE {
        return;
    }
    let body =
        page.reading.parses.iter().enumerate().filter(|(s, _)| page.reading.sentences[*s].kind() == LineKind::Body);
    let found = body.flat_map(|(_, parse)| (0..parse.chunks.phrases.len()).map(move |p| (parse, p)));
    let found = found.filter_map(|(parse, p)| {
        let phrase = &parse.chunks.phrases[p];
        let site = Some(phrase.head).filter(|&i| page.is(i, &COURT)).and_then(|_| site::seat(page, parse, p))?;
        Some((site, phrase.head))
    });
    if let Some((site, head)) = found.take(1).next() {
        let figure = page.reading.span(&site.tokens);
        let span = page.clause_at(head).map_or(figure, |at| page.span_of(at, figure));
        let mut draft = draft(page, site, span, head).role("event", Referent::Noun("court case".to_owned()));
        draft.own_word = true;
        out.push(draft);
    }
}

/// So often an article about a case tells of it.
const CASE: usize = 3;

/// What `out` does not hold yet of the place of the event that the article is about, where that is one spot.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let one_spot = |e: &EventId| crate::event::kind(&page.events.get(*e).kind).is_some_and(Kind::is_in_one_spot);
    let Some(event) = page.main.filter(one_spot) else { return };
    for (sentence, parse) in page.reading.parses.iter().enumerate() {
        if page.events.is_other(sentence, parse) {
            continue;
        }
        for p in 0..parse.chunks.phrases.len() {
            let head = parse.chunks.phrases[p].head;
            if page.events.is_past(sentence, parse, head) {
                continue;
            }
            let site = touched(page, parse, p).or_else(|| meanwhile(page, parse, p, event));
            if let Some(site) = site.filter(|site| has_name(page, site)) {
                push(page, site, head, event, out);
            }
        }
    }
}

/// "AVILLE, Aland (Agency) -- Roe beat Lind": a match is reported from where it is played, if nothing else tells where.
pub(super) fn dateline(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let game = |e: &EventId| page.events.get(*e).kind == "match";
    let Some(event) = page.main.filter(game) else { return };
    let told = |d: &Draft| d.relation == "place" && d.roles.contains(&("event", Referent::Event(event)));
    if out.iter().any(told) {
        return;
    }
    let opens = |s: usize| {
        let start = page.reading.sentences[s].tokens().start;
        let capitals = |i: &usize| {
            let word = page.reading.tokens.word(*i);
            word.len() > 2 && word.chars().all(char::is_uppercase)
        };
        let end = start + (start..start + 4).take_while(capitals).count();
        let state = page.reading.mention_at(end + 1).filter(|m| page.is(end, &[","]) && m.kind == EntityKind::Place);
        let last = state.map_or(end, |m| m.tokens.end);
        let signed = (last..last + 2).any(|i| page.is(i, &["(", "—", "–", "-"]));
        // "BREAKING (AP)"
        let known = state.is_some() || page.reading.mention_at(start).is_some_and(|m| m.kind == EntityKind::Place);
        (end > start && signed && known).then(|| {
            let town = page.reading.words(&(start..end)).split_whitespace().map(capitalized).join(" ");
            let wider = state.map(|m| page.reading.words(&m.tokens).to_owned());
            (Site { items: std::iter::once(town).chain(wider).collect(), tokens: start..last }, start)
        })
    };
    if let Some((site, head)) = (0..page.reading.sentences.len().min(FIRST)).find_map(opens) {
        push(page, site, head, event, out);
    }
}

/// "AVILLE" as a name that is no line in capitals.
fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// So many lines of a page a dateline may stand behind.
const FIRST: usize = 8;

pub(super) fn push(page: &Page<'_, '_>, site: Site, head: usize, event: EventId, out: &mut Vec<Draft>) {
    let figure = page.reading.span(&site.tokens);
    if out.iter().any(|d| d.relation == "place" && d.figure.overlaps(figure)) {
        return;
    }
    let span = page.clause_at(head).map_or(figure, |at| page.span_of(at, figure));
    let mut draft = draft(page, site, span, head).role("event", Referent::Event(event));
    // What the sentence denies or expects is not that it took place there.
    draft.own_word = true;
    out.push(draft);
}

/// "on the island" may be any.
fn has_name(page: &Page<'_, '_>, site: &Site) -> bool {
    site.tokens.clone().any(|i| page.reading.mention_at(i).is_some_and(|m| m.form == Form::Name))
}

/// "the dead in Aville", "the wreck off Aville", "their 3-1 win at the Harlow Stadium"
fn touched(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Site> {
    let phrase = &parse.chunks.phrases[p];
    let noun = p.checked_sub(1).map(|q| &parse.chunks.phrases[q]).filter(|q| Some(q.tokens.end) == phrase.prep)?;
    SCENES.get(&page.reading.tokens, noun.head)?;
    // "their first win in Aville since 2003": among which it counts.
    let ranks = |i: usize| {
        page.is(i, &["first", "second", "third", "since", "ever"])
            || super::superlative::is_superlative(page.reading.tokens.word(i))
    };
    if noun.tokens.clone().chain(phrase.tokens.end..phrase.tokens.end + 2).any(ranks) {
        return None;
    }
    site::located(page, parse, p)
}

/// "They were praying at a mosque in Aville when the bomb went off", "the people in the Harlow mine at the time of the
/// blast".
fn meanwhile(page: &Page<'_, '_>, parse: &Parse, p: usize, event: EventId) -> Option<Site> {
    let phrase = &parse.chunks.phrases[p];
    phrase.prep.filter(|&t| page.is(t, &["in", "at", "on", "inside"]))?;
    let at = page.clause_at(phrase.head)?;
    if is_reporting_word(&page.reading.tokens, at.clause().verb.head)
        || page.event_of(at).is_some_and(|(e, _)| e == event)
    {
        return None;
    }
    let behind =
        |at: At<'_>| at.clause().extent.start > phrase.head && at.clause().extent.start < phrase.tokens.end + 10;
    let tells = |at: At<'_>| {
        let opens = at.clause().extent.start.wrapping_sub(1);
        let subject = at.clause().subject.and_then(|p| page.events.of_head(parse.chunks.phrases[p].head));
        let attacker = at.clause().subject.is_some_and(|p| page.is(parse.chunks.phrases[p].head, &ATTACKERS));
        let own = page.event_of(at).is_some_and(|(e, _)| e == event) || subject == Some(event) || attacker;
        page.is(opens, &["when"]) && own
    };
    let when = (0..parse.clauses.len()).map(|clause| At { clause, ..at }).filter(|&at| behind(at)).any(tells);
    let time = |q: usize| {
        let noun = &parse.chunks.phrases[q];
        page.is(noun.head, &["time", "moment"])
            && noun.prep.is_some()
            && parse.chunks.phrases.get(q + 1).is_some_and(|of| page.events.of_head(of.head) == Some(event))
    };
    let during = (p + 1..parse.chunks.phrases.len().min(p + 4)).any(time);
    site::named(page, parse, p).filter(|_| (when || during) && !is_goal(page, parse, p))
}

/// "on its way back to the campsite in Aville": where it went, and not where it was.
pub(super) fn is_goal(page: &Page<'_, '_>, parse: &Parse, p: usize) -> bool {
    let before = p.checked_sub(1).map(|q| &parse.chunks.phrases[q]);
    let before = before.filter(|q| Some(q.tokens.end) == parse.chunks.phrases[p].prep);
    // "while coming in to land at Aville" names no way.
    let named = |q: &Phrase| page.is(q.tokens.start, &["the", "a", "an", "their", "his", "her", "its"]);
    before.is_some_and(|q| named(q) && q.prep.is_some_and(|t| page.is(t, &["to", "toward", "towards"])))
}
