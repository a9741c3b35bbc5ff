//! Which of a closed family: lunch or dinner, by train or by plane, cancelled or postponed, arson or lightning.
//!
//! *Claims*: a word of a family with the event, the person or the thing that it belongs to: "a lunch in his honour",
//! "arrived by train", "the concert was cancelled", "caused by lightning", "a red alert", "found guilty".
//!
//! *Normal form*: family and member.
//!
//! *Agrees when* the members are the same.
//!
//! *Conflicts when* they are siblings: of one family, for one event.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::syntax::{Clause, Parse, Phrase};
use crate::text::Polarity;
use crate::text::table::{PhraseMap, rows};
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

/// How a member of a family shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    By,
    Noun,
    Result,
    Status,
    Verdict,
    Cause,
    Alert,
    Colour,
    Drive,
}

impl Shows {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "by" => Self::By,
            "noun" => Self::Noun,
            "result" => Self::Result,
            "status" => Self::Status,
            "verdict" => Self::Verdict,
            "cause" => Self::Cause,
            "alert" => Self::Alert,
            "colour" => Self::Colour,
            "drive" => Self::Drive,
            _ => return None,
        })
    }
}

#[derive(Debug)]
struct Member {
    family: &'static str,
    item: &'static str,
    shows: Shows,
}

static FAMILIES: LazyLock<PhraseMap<Member>> = LazyLock::new(|| {
    PhraseMap::new(
        rows(include_str!("families.tsv"))
            .filter_map(|row| Some((row[0], Member { family: row[1], item: row[2], shows: Shows::parse(row[3])? }))),
    )
});

/// The meal that the word at token `i` names: "dinner".
pub(super) fn meal(page: &Page<'_, '_>, i: usize) -> Option<&'static str> {
    let (_, member) = FAMILIES.longest(&page.reading.tokens, i)?;
    (member.family == "meal").then_some(member.item)
}

/// Words before a cause, nearest first.
const CAUSED: [&[&str]; 15] = [
    &["caused", "by"],
    &["sparked", "by"],
    &["started", "by"],
    &["triggered", "by"],
    &["ignited", "by"],
    &["set", "off", "by"],
    &["blamed", "on"],
    &["due", "to"],
    &["because", "of"],
    &["begun", "by"],
    &["touched", "off", "by"],
    &["brought", "about", "by"],
    &["attributed", "to"],
    &["resulted", "from"],
    &["result", "of"],
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        let mut i = parse.tokens.start;
        while i < parse.tokens.end {
            let mut next = i + 1;
            for (len, member) in FAMILIES.all(&page.reading.tokens, i) {
                if let Some((of, scope)) = owner(page, parse, i..i + len, member.shows) {
                    out.push(draft(page, member, i..i + len, of, scope));
                    next = i + len;
                    break;
                }
            }
            i = next;
        }
    }
    strength(page, out);
}

/// "a Category 3 storm", "a category four hurricane", "of the category 3": by the scale of storms.
fn strength(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    const DEGREES: [(&str, &str); 5] = [("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5")];
    let Some(storm) = page.main.filter(|_| page.events.main_kind.is_some_and(|k| k.id == "storm")) else { return };
    for i in (0..page.reading.tokens.len()).filter(|&i| page.is(i, &["category"])) {
        let at = if page.is(i + 1, &["-"]) { i + 2 } else { i + 1 };
        let degree = DEGREES.iter().find(|(word, digit)| page.is(at, &[word, digit]));
        let Some((_, degree)) = degree.filter(|_| page.parse_at(i).tokens.contains(&at)) else { continue };
        let figure = page.reading.span(&(i..at + 1));
        let span = page.clause_at(i).map_or(figure, |at| page.span_of(at, figure));
        let value = Value::Category { family: "storm category".to_owned(), item: (*degree).to_owned() };
        let draft = Draft::new("category", value, span, figure, i).role("of", Referent::Event(storm));
        // A storm changes its strength from day to day.
        out.push(draft.role("family", Referent::Noun("storm category".to_owned())).alone());
    }
}

fn draft(
    page: &Page<'_, '_>,
    member: &Member,
    words: Range<usize>,
    of: Option<Referent>,
    scope: Option<&'static str>,
) -> Draft {
    let value = Value::Category { family: member.family.to_owned(), item: member.item.to_owned() };
    let start = words.start;
    let at = page.clause_at(words.start);
    let parse = page.parse_at(words.start);
    let phrase = parse.phrase_at(words.end - 1).map(|p| parse.chunks.phrases[p].tokens.clone());
    let figure = match (member.shows, phrase) {
        (Shows::By | Shows::Noun, Some(tokens)) => page.reading.span(&tokens),
        _ => page.reading.span(&words),
    };
    let span = at.map_or(figure, |at| page.span_of(at, figure));
    // A sentence may give one holder's cause beside another's.
    let stance_at = at.filter(|_| member.shows != Shows::Cause).map_or(words.start, |at| at.clause().verb.head);
    let mut draft = Draft::new("category", value, span, figure, stance_at)
        .role("of", of)
        .role("family", Referent::Noun(member.family.to_owned()));
    if let Some(scope) = scope {
        draft = draft.within("for", scope);
    }
    // "left without a planned lunch": that it was planned nobody denies.
    let planned = |i: usize| page.is(i, &["planned", "scheduled"]);
    if member.shows == Shows::Noun && (start.saturating_sub(2)..words.end).any(planned) {
        draft.polarity = Some(Polarity::Affirmed);
    }
    // "was electric and not methane-powered"
    if member.shows == Shows::Drive {
        let denied = (start.saturating_sub(2)..start).any(|i| page.is(i, &["not", "n't", "no"]));
        draft.polarity = Some(if denied { Polarity::Denied } else { Polarity::Affirmed });
    }
    if member.shows == Shows::Verdict {
        // "not guilty" is a verdict and no denial of one.
        draft.polarity = Some(Polarity::Affirmed);
    }
    draft
}

/// What a member belongs to, where it stands as its family does; `None` where it is only a word.
fn owner(
    page: &Page<'_, '_>,
    parse: &Parse,
    words: Range<usize>,
    shows: Shows,
) -> Option<(Option<Referent>, Option<&'static str>)> {
    let p = parse.phrase_at(words.end - 1);
    let phrase = p.map(|p| &parse.chunks.phrases[p]);
    let heads = phrase.is_some_and(|p| p.head == words.end - 1);
    match shows {
        Shows::By => {
            let by = heads && phrase?.prep.is_some_and(|t| page.is(t, &["by", "on", "aboard", "in"]));
            let at = page.clause_at(words.start).filter(|at| by && moves(page, *at))?;
            Some((page.subject(at), None))
        }
        Shows::Noun => {
            let behind = phrase?.prep.is_some_and(|t| page.is(t, &["by", "on", "aboard"]));
            (heads && !behind).then_some(())?;
            let at = page.clause_at(words.start)?;
            Some((beneficiary(page, at, p?), None))
        }
        Shows::Result => {
            let ended = phrase?.prep.is_some_and(|t| page.is(t, &["in"]));
            (heads && ended).then(|| (event_before(page, parse, words.start), None))
        }
        Shows::Status => {
            Some((Some(event_told(page, parse, &words).or_else(|| subject_of(page, parse, words.start))?), None))
        }
        Shows::Verdict => Some((Some(accused(page, parse, &words)?), None)),
        Shows::Cause => {
            let Some(from) = (parse.tokens.start..words.start).rev().take(4).find(|&i| leads_to(page, i)) else {
                let begun = begins(page, parse, p?).map(|of| (Some(of), None));
                return begun.or_else(|| Some((Some(stopped(page, parse, p?)?), Some("status"))));
            };
            let status = (parse.tokens.start..from)
                .any(|i| FAMILIES.longest(&page.reading.tokens, i).is_some_and(|(_, m)| m.shows == Shows::Status))
                || parse.clauses.iter().any(|c| c.verb.head < from && stops(page, c));
            let it = || page.main.filter(|_| is_it(page, from)).map(Referent::Event);
            let of = event_before(page, parse, from).or_else(|| subject_of(page, parse, from)).or_else(it);
            Some((Some(of?), status.then_some("status")))
        }
        Shows::Alert => {
            page.is(words.end, &["alert", "warning", "alarm", "code"]).then_some(())?;
            let place = parse.chunks.phrases.iter().find(|q| {
                q.tokens.start > words.end && q.prep.is_some_and(|t| page.is(t, &["for", "in", "across", "along"]))
            });
            Some((place.filter(|q| !q.is_time).and_then(|q| page.referent(q)), None))
        }
        Shows::Drive => Some((Some(driven(page, &words)?), None)),
        Shows::Colour => {
            let at = page.clause_at(words.start)?;
            let verb = &at.clause().verb;
            let near = verb.lemma == "be" && words.start > verb.head && words.start - verb.head < 3;
            let ends = !crate::reading::is_wordy(&page.reading.tokens, words.end)
                || page.is(words.end, &["with", "and", "but", "in", "on"]);
            let thing = at.clause().subject.map(|s| &parse.chunks.phrases[s])?;
            let definite = thing.possessor.is_some() || page.is(thing.tokens.start, &["the"]);
            (near && ends && definite)
                .then(|| (Some(Referent::Noun(singular(page.reading.tokens.word(thing.head)))), None))
        }
    }
}

/// "an electric bus", "the coach was methane-powered", in a report of a crash: how what came to grief was driven.
fn driven(page: &Page<'_, '_>, words: &Range<usize>) -> Option<Referent> {
    const HOW: [&str; 5] = ["powered", "driven", "fuelled", "fueled", "propelled"];
    let main =
        page.main.filter(|_| page.events.main_kind.is_some_and(|k| matches!(k.id, "crash" | "fire" | "explosion")))?;
    let joined = usize::from(page.is(words.end, &["-"]));
    let end = words.end + if page.is(words.end + joined, &HOW) { joined + 1 } else { 0 };
    // "an electric shuttle bus"
    let vehicle = |i: usize| page.reading.mention_at(i).is_some_and(|m| m.kind == EntityKind::Vehicle);
    let before = vehicle(end) || vehicle(end + 1);
    let at = page.clause_at(words.start)?;
    let verb = &at.clause().verb;
    let be = verb.lemma == "be" && words.start > verb.head && words.start - verb.head < 4;
    let thing = || at.clause().subject.is_some_and(|s| vehicle(at.parse.chunks.phrases[s].head));
    (before || be && thing()).then_some(Referent::Event(main))
}

/// "Fog delayed the launch", "strong winds had stopped a first attempt": what the cause kept from taking place.
fn stopped(page: &Page<'_, '_>, parse: &Parse, cause: usize) -> Option<Referent> {
    let mut told = parse.clauses.iter().filter(|c| c.subject == Some(cause) && !c.verb.passive);
    let what = &parse.chunks.phrases[*told.find(|c| stops(page, c))?.objects.first()?];
    page.events.of_head(what.head).map(Referent::Event).or_else(|| held(page, what))
}

fn stops(page: &Page<'_, '_>, clause: &Clause) -> bool {
    matches!(crate::event::deed_of(&page.reading.tokens, &clause.verb), "delay" | "cancel" | "stop" | "prevent")
}

/// What can be put off; an attempt in a report of a launch is one at that.
fn held(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    const HELD: [&str; 10] =
        ["attempt", "ceremony", "flight", "service", "session", "parade", "party", "dinner", "mission", "exercise"];
    let launch = page.events.main_kind.is_some_and(|k| k.id == "launch") && page.is(phrase.head, &["attempt"]);
    if let Some(main) = page.main.filter(|_| launch) {
        return Some(Referent::Event(main));
    }
    page.is(phrase.head, &HELD).then(|| page.referent(phrase)).flatten()
}

/// "The cause of the blaze was a short circuit": what the cause brought about.
fn begins(page: &Page<'_, '_>, parse: &Parse, cause: usize) -> Option<Referent> {
    let phrases = &parse.chunks.phrases;
    let event = |p: usize| page.events.of_head(phrases[p].head).map(Referent::Event);
    let named = |c: &&Clause| {
        let is = c.verb.lemma == "be" && phrases[cause].tokens.start >= c.verb.tokens.end;
        is && c.objects.contains(&cause) && c.subject.is_some()
    };
    let of = |c: &Clause| {
        let cause = (0..=c.subject?).rev().take(2).find(|&p| page.is(phrases[p].head, &["cause", "culprit"]))?;
        phrases.get(cause + 1).filter(|q| q.prep == Some(phrases[cause].tokens.end)).and(event(cause + 1))
    };
    parse.clauses.iter().find(named).and_then(of)
}

/// "It was begun by welding work": the clause before token `i` has a pronoun for what was begun.
fn is_it(page: &Page<'_, '_>, i: usize) -> bool {
    let at = page.clause_at(i);
    at.and_then(|at| Some(at.parse.chunks.phrases[at.clause().subject?].head))
        .is_some_and(|head| page.is(head, &["it", "this"]))
}

/// Whether "caused by" or the like begins at token `i`.
fn leads_to(page: &Page<'_, '_>, i: usize) -> bool {
    CAUSED.iter().any(|words| words.iter().enumerate().all(|(k, word)| page.is(i + k, &[word])))
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

/// For whom a meal is: "in Kim's honour", "honoured with a dinner", "a dinner for the guests"; else the gathering that
/// it belongs to.
fn beneficiary(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let phrases = &at.parse.chunks.phrases;
    let honour = phrases.iter().filter(|q| q.tokens.start > phrases[p].head).find_map(|q| {
        let honoured = page.is(q.head, &["honor", "honour"]).then(|| q.possessor.clone()).flatten()?;
        let last = honoured.end - 1;
        let local = page.reading.mention_at(last).and_then(|m| m.local);
        Some(local.map_or_else(|| Referent::Noun(singular(page.reading.tokens.word(last))), Referent::Entity))
    });
    let clause = at.clause();
    let honoured = matches!(clause.verb.lemma, "honour" | "honor" | "greet" | "welcome") && clause.verb.passive;
    honour.or_else(|| page.subject(at).filter(|_| honoured)).or_else(|| super::occasion::gathering(page))
}

/// The event named last before token `i` in its sentence.
fn event_before(page: &Page<'_, '_>, parse: &Parse, i: usize) -> Option<Referent> {
    let mut phrases = parse.chunks.phrases.iter().rev().filter(|q| q.tokens.end <= i);
    phrases.find_map(|q| page.events.of_head(q.head)).map(Referent::Event)
}

/// What the clause before token `i` is about, where it is something that can be put off: "the attempt", "the ceremony".
fn subject_of(page: &Page<'_, '_>, parse: &Parse, i: usize) -> Option<Referent> {
    let phrases = parse.chunks.phrases.iter().rev().filter(|q| q.tokens.end <= i && q.prep.is_none() && !q.is_time);
    phrases.take(2).find_map(|q| held(page, q))
}

/// Of "the concert has been cancelled" and "cancelled the concert" the concert.
fn event_told(page: &Page<'_, '_>, parse: &Parse, words: &Range<usize>) -> Option<Referent> {
    let phrases = &parse.chunks.phrases;
    let event = |q: &Phrase| page.events.of_head(q.head).map(Referent::Event);
    let ahead = phrases.iter().find(|q| q.tokens.start == words.end && q.prep.is_none()).and_then(event);
    // What hangs on a noun under a preposition is not what is cancelled: "a ban on matches was put off".
    let mut behind = phrases.iter().rev().filter(|q| q.tokens.end <= words.start && q.prep.is_none() && !q.is_time);
    ahead.or_else(|| behind.next().and_then(event))
}

/// Whom a verdict is on: the name between "found" and "guilty", behind "convicted", or before "was acquitted".
fn accused(page: &Page<'_, '_>, parse: &Parse, words: &Range<usize>) -> Option<Referent> {
    let named = |q: &&Phrase| {
        page.reading
            .mention_at(q.head)
            .is_some_and(|m| m.kind != EntityKind::Place && (m.form == Form::Name || m.local.is_some()))
    };
    let ahead = parse.chunks.phrases.iter().find(|q| q.tokens.start == words.end && q.prep.is_none());
    let behind = parse.chunks.phrases.iter().rev().filter(|q| q.tokens.end <= words.start && q.prep.is_none());
    let who = ahead.filter(named).or_else(|| behind.take(1).find(named))?;
    page.referent(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("families.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(Shows::parse(row[3]).is_some(), "{row:?}");
        }
    }
}
