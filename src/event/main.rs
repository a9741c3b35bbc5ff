//! What an article is about: the kind of event that most of its words tell of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::entity::{EntityKind, Form, country_of};
use crate::reading::Reading;
use crate::syntax::{Clause, Parse};
use crate::text::table::WordMap;
use crate::text::{Sentence, Token};
use crate::time::TimeMention;

use super::kind::{Kind, hint, kind_of_noun, kind_of_verb, retold, retold_loosely};
use super::past::time_clause;
use super::sense::{is_guard, is_of_labour};
use super::verbal::is_again;

/// The kind that most words tell of, among those of which a story has one; the first where two are even.
///
/// An aftershock is always of something else.
pub(crate) fn main_kind(reading: &Reading<'_>) -> Option<&'static Kind> {
    let mut seen: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let telling = |i| told_by(reading, i).map(|k| k.id).or_else(|| hint(&reading.tokens, i));
    let nouns = (0..reading.tokens.len()).filter_map(|i| Some((i, telling(i)?)));
    let verbs = reading.parses.iter().flat_map(|p| &p.clauses).filter_map(|c| {
        let (kind, _) = kind_of_verb(&reading.tokens, &c.verb)?;
        kind.is_single().then_some((c.verb.head, kind.id))
    });
    for (i, kind) in nouns.chain(verbs) {
        let (times, first) = seen.entry(kind).or_insert((0, 0));
        *times += 1;
        *first = (*first).max(usize::MAX - i);
    }
    // A volcano that explodes erupts.
    if let (Some(bang), true) = (seen.get("explosion").copied(), seen.contains_key("eruption")) {
        seen.remove("explosion");
        seen.entry("eruption").and_modify(|e| e.0 += bang.0);
    }
    // "The house collapsed after an explosion": of two that are told of as often, not the one whose words tell of much else.
    let rank =
        |id: &str, (times, first): (usize, usize)| (times, super::kind(id).is_some_and(|k| k.is_told_in(None)), first);
    let others = seen.into_iter().filter(|(id, _)| *id != "aftershock");
    let most = others.max_by_key(|(id, seen)| rank(id, *seen));
    super::kind(most.map_or_else(|| has_score(reading).then_some("match"), |(id, _)| Some(id))?)
}

/// "Aville beat Btown 3-2": a match without a word for one.
fn has_score(reading: &Reading<'_>) -> bool {
    const RESULT: [&str; 8] = ["beat", "beating", "defeated", "defeating", "won", "win", "lost", "drew"];
    let tokens = &reading.tokens;
    let digits = |word: &str| (1..4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let number = |i: usize| digits(tokens.word(i)) || tokens.is(i, "nil");
    let dash = |i: usize| tokens.is_any(i, &["-", "–"]) && tokens.glued(i) && tokens.glued(i + 1);
    let score = |i: usize| {
        dash(i) && number(i.wrapping_sub(1)) && number(i + 1)
            || tokens.is(i, "to") && tokens.is_any(i - 1, &["goals", "goal"])
    };
    let told = |i: usize| (i.saturating_sub(8)..i + 8).any(|k| tokens.is_any(k, &RESULT));
    (1..tokens.len()).any(|i| score(i) && told(i))
}

/// The kind of event, of those of which a story has one, that token `i` names whatever the article is about.
pub(crate) fn single(reading: &Reading<'_>, i: usize) -> Option<&'static str> {
    told_by(reading, i).filter(|k| k.is_told_in(None)).map(|k| k.id)
}

/// The kind of event, of those that an article may be about, that token `i` tells of.
fn told_by(reading: &Reading<'_>, i: usize) -> Option<&'static Kind> {
    // "Snow Blizzard said": a name without an article is a firm's; but "Hurricane Ada" and "the Camp Fire".
    let firm = reading.mention_at(i).is_some_and(|m| {
        let ends = m.form == Form::Name && m.tokens.len() > 1 && m.tokens.end == i + 1;
        ends && m.kind != EntityKind::Event && !reading.tokens.is(m.tokens.start.wrapping_sub(1), "the")
    });
    // "March" is a month.
    let named = (!firm && reading.time_at(i).is_none() && !is_of_another_sort(reading, i))
        .then(|| kind_of_noun(reading.tokens.word(i)))
        .flatten();
    let kind = named.filter(|k| k.is_single() && !is_of_body(reading, i))?;
    // "The figures show": no show.
    if is_verb(reading, i) {
        return None;
    }
    // "The drivers' strike" is none from the air.
    let labour = kind.id == "attack" && is_labour(reading, i);
    if labour { super::kind("walkout") } else { Some(kind) }
}

/// "the fire department", "an official of the Fire and Rescue Agency", "the final death toll": a body and its people, or the last
/// of several, and no fire and no final.
fn is_of_body(reading: &Reading<'_>, i: usize) -> bool {
    static BODIES: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("bodies.tsv")));
    let fire = reading.tokens.is(i, "fire") && BODIES.get(&reading.tokens, i + 1).is_some();
    let organization = reading
        .mention_at(i)
        .is_some_and(|m| m.form == Form::Name && m.kind == EntityKind::Organization && m.tokens.end > i + 1);
    let last = reading.tokens.is(i, "final") && {
        let phrases = reading.parses.get(reading.sentence_of(i)).map(|p| &p.chunks.phrases);
        phrases.is_some_and(|phrases| phrases.iter().any(|p| p.tokens.contains(&i) && p.head > i))
    };
    fire || organization || last
}

/// Whether token `i` belongs to a verb.
fn is_verb(reading: &Reading<'_>, i: usize) -> bool {
    let parse = reading.parses.get(reading.sentence_of(i));
    parse.is_some_and(|parse| parse.clauses.iter().any(|c| c.verb.tokens.contains(&i)))
}

/// Whether the noun at token `i` is "strike", and of workers.
pub(super) fn is_labour(reading: &Reading<'_>, i: usize) -> bool {
    let strike = reading.tokens.is_any(i, &["strike", "strikes"]) && !is_armed(reading, i);
    // "went on strike" says so by itself.
    let on = reading.tokens.is(i.wrapping_sub(1), "on");
    strike && (on || (0..reading.tokens.len()).any(|k| is_of_labour(reading.tokens.word(k))))
}

/// "air strikes", "a strike on the port"; but a bird strike, a rail strike, a late strike by the captain and a strike against
/// the pension reform are none.
pub(super) fn is_armed(reading: &Reading<'_>, strike: usize) -> bool {
    const PLANS: [&str; 16] = [
        "plan",
        "plans",
        "reform",
        "reforms",
        "cuts",
        "law",
        "bill",
        "government",
        "pensions",
        "wages",
        "pay",
        "policy",
        "measures",
        "austerity",
        "changes",
        "tax",
    ];
    const ARMS: [&str; 10] =
        ["air", "missile", "drone", "rocket", "artillery", "military", "precision", "retaliatory", "bomb", "bombing"];
    strike.checked_sub(1).is_some_and(|i| reading.tokens.is_any(i, &ARMS))
        || reading.tokens.is_any(strike + 1, &["on", "against"])
            && !(strike + 2..strike + 6).any(|i| reading.tokens.is_any(i, &PLANS))
}

/// "a heart attack", "an air show", "a quiz show": a noun that names an event, of another sort.
pub(super) fn is_of_another_sort(reading: &Reading<'_>, i: usize) -> bool {
    const ILL: [&str; 5] = ["heart", "panic", "asthma", "anxiety", "cardiac"];
    const SHOWN: [&str; 16] = [
        "air",
        "trade",
        "auto",
        "motor",
        "car",
        "boat",
        "talk",
        "chat",
        "game",
        "quiz",
        "tv",
        "television",
        "reality",
        "fashion",
        "horse",
        "flower",
    ];
    let before = i.wrapping_sub(1);
    // "2 billion in sales": of goods, and not of the firm.
    let turnover = reading.tokens.is(i, "sales") && !reading.tokens.is_any(i + 1, &["process", "agreement"]);
    turnover
        || reading.tokens.is_any(i, &["attack", "attacks"]) && reading.tokens.is_any(before, &ILL)
        || reading.tokens.is_any(i, &["show", "shows"]) && reading.tokens.is_any(before, &SHOWN)
}

/// What is made to come down.
const LANDERS: [&str; 6] = ["lander", "rover", "capsule", "module", "probe", "spacecraft"];

/// Whether a clause tells of the event that the article is about, in a word that tells of it only there: the train that
/// "hit" another in a report of a crash, those who "were killed", the rocket that "rose".
pub(super) fn retells(reading: &Reading<'_>, parse: &Parse, clause: &Clause, main: &Kind) -> bool {
    let phrases = &parse.chunks.phrases;
    let tokens = &reading.tokens;
    let lives = clause.objects.iter().any(|&p| tokens.is_any(phrases[p].head, &["life", "lives"]));
    let lemma = if clause.verb.lemma == "lose" && lives { "die" } else { clause.verb.lemma };
    if lemma.is_empty() || !retold(main, lemma, tokens, clause.verb.head) {
        return false;
    }
    // "The town was shaken again on Sunday"
    if is_again(reading, clause) {
        return false;
    }
    // What goes on around it is dated by it, and nothing else.
    let dated = || clause.extent.clone().any(|i| reading.time_at(i).is_some());
    if retold_loosely(main, lemma, tokens, clause.verb.head) && !dated() {
        return false;
    }
    // "He died in hospital": not there and then. "The senator was hit by a car": one person is another story.
    let words = || clause.extent.clone();
    if words().any(|i| tokens.is_any(i, &["hospital", "injuries", "wounds", "clinic"])) {
        return false;
    }
    let person = |p: usize| {
        let phrase = &phrases[p];
        let named = reading.mention_at(phrase.head).is_some_and(|m| m.kind == EntityKind::Person);
        let someone = named || tokens.is_any(phrase.head, &["he", "she", "i", "we", "you", "who", "they"]);
        someone && !(tokens.is(phrase.head, "she") && is_ship(reading, parse, phrase.head))
    };
    // "The lander came down on the moon": as it should.
    let lands = |p: &usize| tokens.is_any(phrases[*p].head, &LANDERS);
    let goal = |p: &usize| tokens.is_any(phrases[*p].head, &["moon", "mars", "asteroid", "surface"]);
    let soft = clause.subject.iter().any(lands) || clause.preps.iter().any(goal);
    if main.id == "crash" && lemma == "come" && tokens.is(clause.verb.head + 1, "down") && soft {
        return false;
    }
    // "Commandos stormed the hotel": that ends it.
    let guard = |p: usize| is_guard(tokens.word(phrases[p].head));
    if main.id == "attack" && !clause.verb.passive && clause.subject.is_some_and(guard) {
        return false;
    }
    let later = lemma == "die" && clause.subject.is_some_and(|p| is_one_more(reading, phrases[p].tokens.clone()));
    !later && (main.is_of_people() || !clause.subject.is_some_and(person))
}

/// "The Aurora was on her first leg when she struck a rock": a ship, of which the sentence tells, and of no person.
fn is_ship(reading: &Reading<'_>, parse: &Parse, she: usize) -> bool {
    let before = (parse.tokens.start..she).filter_map(|i| reading.mention_at(i));
    let (mut vessel, mut person) = (false, false);
    for mention in before {
        vessel |= mention.kind == EntityKind::Vehicle;
        person |= mention.kind == EntityKind::Person && mention.form == Form::Name;
    }
    vessel && !person
}

/// "An 11th victim died on Monday", "another man died", "one of the wounded died": not with those of whom was told.
fn is_one_more(reading: &Reading<'_>, phrase: Range<usize>) -> bool {
    let ordinal = reading.ordinals.iter().any(|o| phrase.contains(&reading.tokens_of(o.span).start));
    let of = reading.tokens.is(phrase.end.wrapping_sub(1), "one") && reading.tokens.is(phrase.end, "of");
    ordinal || of || phrase.into_iter().any(|i| reading.tokens.is(i, "another"))
}

/// Whether the noun of an event at token `i` is the end of a name: "the Camp Fire".
pub(super) fn is_proper(reading: &Reading<'_>, i: usize) -> bool {
    let capital = |i: usize| reading.tokens.get(i).is_some_and(Token::is_capitalized);
    let opens = reading.sentences[reading.sentence_of(i)].tokens().start + 1 == i;
    i > 0 && !opens && capital(i) && capital(i - 1) && single(reading, i).is_some()
}

/// The word by which most of an article's words name the main event, where they do.
pub(super) fn main_name(reading: &Reading<'_>, main: &Kind) -> Option<usize> {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let named = |&i: &usize| is_proper(reading, i) && single(reading, i) == Some(main.id);
    for i in (0..reading.tokens.len()).filter(named) {
        let (times, first) = seen.entry(reading.tokens.word(i - 1)).or_insert((0, usize::MAX - i));
        (*times, *first) = (*times + 1, *first);
    }
    let (times, first) = seen.into_values().max().map(|(times, first)| (times, usize::MAX - first))?;
    // "the deadliest since the Kettle Fire": a name that stands once, and late, is that of another.
    let opens = opens(reading, first);
    (times > 1 || opens).then(|| first - 1)
}

/// The proper name of an event whose noun is at token `i`: "Kettle" of "the Kettle Fire", "Ada" of "Hurricane Ada".
pub(crate) fn proper_name<'t>(reading: &Reading<'t>, i: usize) -> Option<&'t str> {
    let capital = |i: usize| reading.tokens.get(i).is_some_and(Token::is_capitalized);
    // "The Kettle fire", but "the Peruvian quake" may be one of many, and so may be "Sunday's".
    let before = i.checked_sub(1).filter(|&k| k > reading.sentences[reading.sentence_of(i)].tokens().start);
    let names = |&k: &usize| capital(k) && country_of(&reading.tokens, k).is_none() && reading.time_at(k).is_none();
    if let Some(name) = before.filter(names) {
        return Some(reading.tokens.word(name));
    }
    let called = single(reading, i) == Some("storm") && capital(i) && capital(i + 1);
    called.then(|| reading.tokens.word(i + 1))
}

/// Whether the noun at token `i` names another one than the main event: "the Ridge Fire" beside "the Camp Fire".
pub(super) fn is_namesake(reading: &Reading<'_>, i: usize, main_name: Option<usize>) -> bool {
    // "Cal Fire said": a name without an article is not one of several.
    let the = reading.tokens.is_any(i.wrapping_sub(2), &["the", "s"]);
    main_name
        .is_some_and(|name| the && is_proper(reading, i) && reading.tokens.word(name) != reading.tokens.word(i - 1))
}

/// The sentences that an article begins with: the first three that tell of something.
fn opening(reading: &Reading<'_>) -> Vec<usize> {
    let telling = reading.parses.iter().enumerate().filter(|(_, p)| p.clauses.iter().any(|c| c.verb.is_finite()));
    telling.map(|(s, _)| s).take(3).collect()
}

/// Whether token `i` stands in one of these, or before them.
pub(crate) fn opens(reading: &Reading<'_>, i: usize) -> bool {
    opening(reading).last().is_none_or(|&last| reading.sentence_of(i) <= last)
}

/// Whether the sentence around token `i` names countries, and none of those that the article begins with.
pub(super) fn is_abroad(reading: &Reading<'_>, i: usize) -> bool {
    let countries = |sentence: usize| {
        let tokens = reading.sentences.get(sentence).map_or(0..0, Sentence::tokens);
        tokens.filter_map(|i| country_of(&reading.tokens, i)).map(|(_, country)| country)
    };
    let (here, opening) = (reading.sentence_of(i), opening(reading));
    let home: BTreeSet<&str> = opening.iter().flat_map(|&s| countries(s)).collect();
    let mut named = countries(here).peekable();
    let behind = opening.last().is_some_and(|&last| here > last);
    behind && !home.is_empty() && named.peek().is_some() && named.all(|country| !home.contains(country))
}

/// Whether the sentence around token `i` names places, and none of those that the article begins with.
fn is_another_place(reading: &Reading<'_>, i: usize) -> bool {
    let places = |sentence: usize| {
        let tokens = reading.sentences.get(sentence).map_or(0..0, Sentence::tokens);
        let named = tokens.filter_map(|i| reading.mention_at(i));
        named.filter(|m| m.kind == EntityKind::Place && m.form == Form::Name).filter_map(|m| m.local)
    };
    let opening = opening(reading);
    let home: BTreeSet<_> = opening.iter().flat_map(|&s| places(s)).collect();
    let mut named = places(reading.sentence_of(i)).peekable();
    !home.is_empty() && named.peek().is_some() && named.all(|place| !home.contains(&place))
}

/// The clause around token `i`, with its sentence.
fn clause_of(reading: &Reading<'_>, i: usize) -> Option<(usize, usize)> {
    let sentence = reading.sentence_of(i);
    let clauses = reading.parses.get(sentence)?.clauses.iter().enumerate();
    clauses.filter(|(_, c)| c.extent.contains(&i)).min_by_key(|(_, c)| c.extent.len()).map(|(c, _)| (sentence, c))
}

/// Whether the clause around token `i` tells of something like the main event elsewhere and on another day: "In Aland a
/// train hit a lorry on Sunday, and three died", below Monday's crash in Bland.
pub(super) fn is_elsewhere(reading: &Reading<'_>, i: usize, main: &Kind) -> bool {
    is_another_place(reading, i) && is_another_day(reading, i, main)
}

/// The last day of a stretch that ends before `until`.
fn last_day(until: DateTime) -> Date {
    until.checked_sub(SignedDuration::from_nanos(1)).map_or(until.date(), DateTime::date)
}

/// So many tokens behind its noun a time may still be that of an event: "the crash near Aville on Sunday".
const BEHIND: usize = 6;

/// Whether the clause around token `i` tells of other days, and of none on which the article begins by setting its main
/// event: what it says of Sunday's search does not tell when the crash was.
pub(super) fn is_another_day(reading: &Reading<'_>, i: usize, main: &Kind) -> bool {
    let opening = opening(reading);
    if opening.last().is_none_or(|&last| reading.sentence_of(i) <= last) {
        return false;
    }
    let times = |sentence: usize| {
        let tokens = reading.sentences.get(sentence).map_or(0..0, Sentence::tokens);
        tokens.filter_map(|i| reading.time_at(i)).filter(|t| !t.reports)
    };
    let sets = |time: &&TimeMention| {
        let told = time_clause(reading, time).is_some_and(|(sentence, clause)| {
            let parse = &reading.parses[sentence];
            let clause = &parse.clauses[clause];
            retells(reading, parse, clause, main)
                || kind_of_verb(&reading.tokens, &clause.verb).is_some_and(|(kind, _)| kind.id == main.id)
        });
        let at = reading.tokens_of(time.span);
        told || (at.start.saturating_sub(BEHIND)..at.end + 2).any(|i| single(reading, i) == Some(main.id))
    };
    let home: Vec<_> = opening.iter().flat_map(|&s| times(s)).filter(sets).filter_map(|t| t.time.interval()).collect();
    let far = |(from, until): (DateTime, DateTime)| {
        home.iter().all(|h| last_day(h.1) < from.date() || last_day(until) < h.0.date())
    };
    let here = times(reading.sentence_of(i)).filter(|t| time_clause(reading, t) == clause_of(reading, i));
    let mut told = here.filter_map(|t| t.time.interval()).peekable();
    !home.is_empty() && told.peek().is_some() && told.all(far)
}
