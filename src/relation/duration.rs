//! How long something lasts or takes.
//!
//! *Claims*: "controls lasted over three years", "rumours circulated for a week", "a four-hour drive from A to B",
//! "4 hours' drive separate A from B", "for the first time in three and a half years".
//!
//! *Normal form*: a length of time of an event, or between two places by a way of travelling; "first time in" is the
//! gap since the time before.
//!
//! *Agrees when* the printed lengths meet at the coarser printed precision.
//!
//! *Conflicts when* they do not.

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::number::{QuantityMention, long_lengths};
use crate::syntax::lexicon::singular;
use crate::text::{Modality, Polarity};
use crate::unit::Dimension;
use crate::value::Value;

use super::court::{Term, term};
use super::page::{At, Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "duration",
    question: "how long {of} takes",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// So many words before a length of time may tell what it is of.
const NEAR: usize = 14;
/// In seconds.
const DAY: f64 = 86_400.0;
/// "a duration of 40 seconds", "a period of six years": the word names no event.
const MEASURES: [&str; 12] =
    ["duration", "period", "time", "length", "term", "total", "course", "span", "spell", "stretch", "space", "matter"];
/// One of the many games of a match.
const ONE_GAME: &str = "one game";
/// Ways of travelling that a length of time can measure.
const WAYS: [&str; 9] = ["drive", "flight", "ride", "walk", "journey", "trip", "voyage", "crossing", "march"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    super::age::bare(page, out);
    let long: Vec<QuantityMention> = long_lengths(&page.reading.tokens).collect();
    for quantity in page.reading.quantities.iter().chain(&long) {
        if quantity.quantity.dimension() != Dimension::Time {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let value = Value::Duration(quantity.quantity.clone());
        if let Some(ages) = super::age::ages(page, quantity) {
            out.extend(ages);
            continue;
        }
        if let Some(age) = super::age::age(page, quantity, &value) {
            out.push(age);
            continue;
        }
        // "in their 20s"
        let ages = super::age::is_age(page, tokens.end) || page.reading.words(&tokens).ends_with("0s");
        if let Some(draft) = journey(page, quantity, &value).filter(|_| !ages) {
            out.push(draft);
            continue;
        }
        if let Some(which) = stretch(page, &tokens).filter(|_| !ages) {
            out.push(of_stretch(page, quantity, which));
            continue;
        }
        if ages
            || super::superlative::is_stretch(page, &tokens)
            || is_ago(page, &tokens)
            || is_reading_time(page, &tokens)
            || is_title(page, &tokens)
            || super::minute::is_minute(page, &tokens)
        {
            continue;
        }
        out.push(read(page, quantity, &tokens));
    }
}

/// The claim of a length of time that is no age and leads nowhere.
fn read(page: &Page<'_, '_>, quantity: &QuantityMention, tokens: &std::ops::Range<usize>) -> Draft {
    let value = Value::Duration(quantity.quantity.clone());
    let at = told(page, tokens);
    // "is to last", "will last", but "in the last three days".
    let is_last = at.is_some_and(|at| at.clause().verb.lemma == "last" && at.clause().verb.head + 4 > tokens.start);
    let lead = if is_last { Some("lasted") } else { lead(page, tokens.start) };
    let span = at.map_or(quantity.span, |at| page.span_of(at, quantity.span));
    let draft = Draft::new("duration", value, span, quantity.span, tokens.start);
    let event = at.and_then(|at| page.event_of(at)).map(|(id, _)| Referent::Event(id));
    let subject = || at.and_then(|at| page.subject(at));
    // Nobody is jailed for minutes.
    let days = quantity.quantity.si().0.is_none_or(|seconds| seconds >= DAY);
    if let Some(term) = term(page, tokens).filter(|_| days) {
        return of_court(draft, term, quantity);
    }
    if let Some(asked) = at.and_then(|at| super::lasting::asked(page, quantity, at)) {
        let draft = draft.narrowed(asked.which.map(|which| ("which", which.to_owned())));
        let goals = super::lasting::goals(page, tokens).filter(|_| asked.of == Referent::Noun("goals".to_owned()));
        let draft = draft.narrowed(goals.map(|goals| ("goals", goals.to_string())));
        // "with 4:40 left": of whatever happened then.
        let draft = if page.reading.words(tokens).contains(':') { draft.alone() } else { draft };
        let flight = asked.of == Referent::Noun(super::lasting::FLIGHT.to_owned()) && asked.which.is_none();
        let another = if flight { super::lasting::another_flight(page, tokens) } else { None };
        let draft = draft.narrowed(another.map(|which| ("which", which)));
        return draft.role("of", asked.of).role("who", asked.who).narrowed(scheduled(page, tokens.start));
    }
    if let Some((of, which)) = of_flight(page, quantity) {
        return draft.role("of", Referent::Noun(of)).narrowed(which.map(|which| ("which", which.to_owned())));
    }
    // "visa-free stays of up to 90 days": as long as anybody may stay.
    let sentence = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens();
    let near = sentence.start.min(tokens.start.saturating_sub(NEAR))..sentence.end;
    if near.clone().any(|i| page.is(i, &["visa", "visas", "visa-free"])) {
        return draft.role("of", Referent::Noun("visa".to_owned())).within("which", "limit");
    }
    let noun = noun_of(page, quantity);
    // "reopened after seven months of repairs": so long did they take.
    let of = page.is(tokens.end, &["of"]) || page.is(tokens.start.wrapping_sub(1), &["of"]);
    let of_work = noun.as_ref().is_some_and(|(n, head)| (of || *head >= tokens.end) && super::lasting::lasts(n));
    // "promised to rebuild it within five years after the fire": in what time, and not how long after.
    if let Some(which) = offset(page, tokens).filter(|_| !of_work && lead != Some("within")) {
        // "the first signal 67 minutes after liftoff", "24 minutes later an aftershock followed"
        return match which {
            "late" => {
                let late = draft.role("of", Referent::Noun("event".to_owned())).within("which", which);
                late.narrowed(late_for(page, tokens.end))
            }
            _ => draft.role("of", event.or_else(subject)).within("which", which),
        };
    }
    if page.is(tokens.end, &["in", "behind"]) && page.is(tokens.end + 1, &["prison", "jail", "bars", "custody"]) {
        return jailed(draft, subject());
    }
    if let Some((noun, head)) = noun.filter(|(noun, _)| !MEASURES.contains(&noun.as_str())) {
        let late = matches!(noun.as_str(), "delay" | "lateness");
        let told = named(page, &noun, head, quantity);
        let of = if late { "event".to_owned() } else { super::lasting::class(&noun).unwrap_or(noun) };
        let local = (of == "mourning" && super::lasting::is_local(page, tokens)).then(|| ("part", "region".to_owned()));
        let mut draft = draft.role("of", told.unwrap_or_else(|| Referent::Noun(of.clone()))).narrowed(local);
        // "denied that they had met during the two-hour dinner": the dinner there was.
        if is_presupposed(page, tokens.start) {
            draft.polarity = Some(Polarity::Affirmed);
        }
        // "If its three-week mission succeeds": so long it is to last in any case.
        draft.own_word |= is_conditional(page, head) && head >= tokens.end;
        // "ten years of the sentence"
        let part = page.is(tokens.end, &["of"]) && page.is(tokens.end + 1, &["the", "this", "his", "her", "its"]);
        return match () {
            () if late => draft.within("which", "late"),
            () if super::lasting::lasts(&of) && !part && !is_unmet(page, head) && !is_one_game(&draft) => draft,
            () => draft.alone(),
        };
    }
    match lead {
        Some("in") if at.is_some_and(|at| first_time(page, at, tokens.start)) => {
            draft.role("of", event).role("who", subject()).within("which", "gap")
        }
        Some("for" | "lasting" | "lasted") => match lasting(page, tokens) {
            // "declared a state of emergency for 30 days"
            Some(noun) => draft.role("of", Referent::Noun(noun)),
            None => draft.role("of", event.or_else(subject)),
        },
        Some("took" | "takes" | "take") => draft.role("of", event.or_else(subject)),
        // "will be rebuilt within five years"
        Some("in" | "within") => {
            let draft = draft.role("of", event.clone()).within("which", "within");
            let planned = at.is_some_and(|at| is_to_come(page, at)) && event.is_some();
            if planned { draft } else { draft.alone() }
        }
        Some("every") => draft.role("of", event).within("which", "every"),
        _ => draft.role("of", event).alone(),
    }
}

/// The clause that tells how long: in "was there for five hours before leaving" not that of the leaving.
fn told<'p>(page: &'p Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<At<'p>> {
    let ahead = || {
        let sentence = page.reading.sentence_of(figure.start);
        let parse = &page.reading.parses[sentence];
        let led = super::lasting::sets_record(page, figure) && !parse.clauses.is_empty();
        led.then_some(At { sentence, clause: 0, parse })
    };
    let at = page.clause_at(figure.start).or_else(ahead)?;
    let behind = at.clause().verb.is_gerund() && at.clause().verb.head > figure.end;
    let led = behind && page.is(figure.end, &["before", "after"]);
    let clause = at.parse.clauses.iter().rposition(|c| led && c.verb.head < figure.start);
    Some(At { clause: clause.unwrap_or(at.clause), ..at })
}

/// "scheduled to last three hours", "is due to take three hours": not how long it lasted.
fn scheduled(page: &Page<'_, '_>, figure: usize) -> Option<(&'static str, String)> {
    let near = |words: &[&str]| (figure.saturating_sub(5)..figure).any(|i| page.is(i, words));
    let planned = near(&["to"]) && near(&["scheduled", "planned", "due", "supposed", "meant"]);
    planned.then(|| ("stage", "expected".to_owned()))
}

/// What a length of time is of, in a report of a craft: a step of its flight, or the time that it was up there.
fn of_flight(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<(String, Option<&'static str>)> {
    let mission = || super::lasting::in_space(page, quantity).map(|of| (of.to_owned(), None));
    super::step::step(page, &page.tokens_of(quantity)).or_else(mission)
}

/// "will be rebuilt", "promised to rebuild it", "is to be rebuilt": what is still to come.
fn is_to_come(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let modal =
        verb.tokens.clone().any(|i| page.is(i, &["will", "would", "shall", "could", "should", "can", "may", "must"]));
    modal || verb.is_infinitive() || page.is(verb.tokens.start, &["to"])
}

/// The draft of a length of time that a court gives, or is asked to give.
fn of_court(draft: Draft, term: Term, quantity: &QuantityMention) -> Draft {
    let of_whom = term.who.is_some() || term.of.contains("sentence");
    let mut draft = if of_whom { draft } else { draft.alone() };
    if term.of == "maximum sentence" {
        draft.value = Value::Duration(quantity.quantity.limit());
    }
    // "may not hold office for ten years" states the ten years.
    draft.polarity = Some(Polarity::Affirmed);
    draft.role("who", term.who).role("of", Referent::Noun(term.of.to_owned()))
}

/// "two years ago", "the past two years", "two years old", "a two-year plan" of no stated kind: a date, or no length.
fn is_ago(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    // "is to last seven days"
    let lasts = page.is(figure.start.wrapping_sub(1), &["last"])
        && page.is(figure.start.wrapping_sub(2), &["to", "will", "would", "may", "might", "should", "could", "can"]);
    page.is(figure.end, &["ago", "earlier", "hence"])
        || !lasts && page.is(figure.start.wrapping_sub(1), &["past", "last", "next", "coming", "previous", "first"])
        || page.is(figure.end, &["a", "per", "each"]) && page.is(figure.end + 1, &["day", "week", "month", "year"])
}

/// "within the next five years", "over the past six months": the preposition of a stretch that is counted from the report.
pub(super) fn stretch(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<usize> {
    let counted = figure.start.checked_sub(1)?;
    let the = counted.checked_sub(1)?;
    let from = page.is(counted, &["next", "coming", "past", "last", "previous", "following", "final", "first"]);
    let prep = if page.is(the, &["the", "these"]) { the.checked_sub(1)? } else { the };
    let led = page.is(prep, &["within", "in", "over", "during", "throughout", "for"]);
    (from && led && !page.is(figure.end, &["of"]) && !is_when(page, figure.clone())).then_some(prep)
}

/// "in the next two days": a few days ahead tell when.
pub(super) fn is_when(page: &Page<'_, '_>, figure: std::ops::Range<usize>) -> bool {
    let Some(from) = figure.start.checked_sub(2).filter(|i| page.is(i + 1, &["next", "coming"])) else { return false };
    let prep = if page.is(from, &["the", "these"]) { from.wrapping_sub(1) } else { from };
    page.is(figure.end - 1, &["days"]) && page.is(prep, &["in", "within"])
}

/// How long it is to take, or did: "The road stays closed for the next six weeks".
fn of_stretch(page: &Page<'_, '_>, quantity: &QuantityMention, prep: usize) -> Draft {
    let tokens = page.tokens_of(quantity);
    let at = page.clause_at(tokens.start);
    let span = at.map_or(quantity.span, |at| page.span_of(at, quantity.span));
    let value = Value::Duration(quantity.quantity.clone());
    let event = at.and_then(|at| page.event_of(at)).map(|(id, _)| Referent::Event(id));
    let of = event.or_else(|| page.subject(at?));
    let draft = Draft::new("duration", value, span, quantity.span, tokens.start).role("of", of);
    let ahead = page.is(tokens.start - 1, &["next", "coming", "following"]);
    match page.is(prep, &["for"]) {
        true if ahead => draft,
        _ if ahead => draft.within("which", "within"),
        _ => draft.within("which", "within").alone(),
    }
}

/// The noun before a figure that names what lasts so long.
fn lasting(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<String> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let mut before = (figure.start.saturating_sub(5).max(sentence.start)..figure.start).rev();
    before.find_map(|i| super::lasting::class(page.reading.tokens.word(i)))
}

/// "4 min read", "a headline - 5 min": what a page says of itself.
fn is_reading_time(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let mark = figure.start.checked_sub(1).filter(|i| sentence.contains(i));
    let marked = mark.is_some_and(|i| page.is(i, &["-", "–", "—", "|", "·", ":", "•"]));
    let bare = sentence.start == figure.start && sentence.end <= figure.end + 1;
    page.is(figure.end, &["read", "reading"]) || bare || marked && figure.end + 1 >= sentence.end
}

/// "The 24 Hours of Le Mans", "Three Days of the Condor".
fn is_title(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    let capital = |i: usize| page.reading.tokens.word(i).starts_with(char::is_uppercase);
    page.is(figure.end, &["of"]) && capital(figure.end - 1) && (figure.end + 1..figure.end + 3).any(capital)
}

/// "18 minutes late for a breakfast": for what somebody was late.
fn late_for(page: &Page<'_, '_>, end: usize) -> Option<(&'static str, String)> {
    let behind = page.is(end, &["late"]) && page.is(end + 1, &["for"]);
    let phrase = page.phrase(end + 2).filter(|_| behind)?;
    Some(("for", page.reading.tokens.word(phrase.head).to_lowercase()))
}

/// How far an event lies behind another, or behind its plan.
fn offset(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<&'static str> {
    // "Kick-off was put back by 15 minutes"
    let put_back = page.is(figure.start.wrapping_sub(1), &["by"])
        && page
            .clause_at(figure.start)
            .is_some_and(|at| crate::event::deed_of(&page.reading.tokens, &at.clause().verb) == "delay");
    if put_back || page.is(figure.end, &["late", "behind"]) {
        return Some("late");
    }
    if page.is(figure.end, &["early"]) || page.is(figure.end, &["ahead"]) && page.is(figure.end + 1, &["of"]) {
        return Some("early");
    }
    // "splashed down after three days in space": so long had they been there.
    let spent = page.is(figure.end, &["in", "at", "aboard", "on", "under", "without", "as"]);
    let after = page.is(figure.start.wrapping_sub(1), &["after"]) && !spent;
    // "stayed for five hours before he left": so long did he stay.
    let lasted = || lead(page, figure.start) == Some("for");
    if page.is(figure.end, &["later", "into"]) || after || page.is(figure.end, &["after"]) && !lasted() {
        return Some("after");
    }
    (page.is(figure.end, &["earlier"]) || page.is(figure.end, &["before"]) && !lasted()).then_some("before")
}

/// "three days of mourning", "a delay of 40 minutes", "a period of six years".
fn noun_of(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<(String, usize)> {
    let figure = page.tokens_of(quantity);
    let parse = page.parse_at(figure.start);
    let noun = |head: usize| {
        let word = page.reading.tokens.word(head);
        (word.len() > 2 && word.chars().all(char::is_alphabetic)).then(|| (singular(&word.to_lowercase()), head))
    };
    if page.is(figure.end, &["of"])
        || page.is(figure.end.wrapping_sub(1), &["of"])
        || page.is(figure.end.wrapping_sub(2), &["of"])
    {
        // "three days of national mourning": a noun that elsewhere is a verb.
        let acting = |i: &usize| {
            let word = page.reading.tokens.word(*i);
            word.len() > 5 && word.ends_with("ing")
        };
        if let Some(acting) = (figure.end - 1..figure.end + 3).find(acting) {
            return noun(acting);
        }
    }
    if page.is(figure.end, &["of"]) {
        let p = parse.phrase_from(figure.end + 1)?;
        return noun(parse.chunks.phrases[p].head);
    }
    let phrase = page.phrase_at(figure.start)?;
    let held = &parse.chunks.phrases[phrase];
    // "six hours after Tuesday's fire"
    if page.is(figure.end, &["after", "before"]) {
        return None;
    }
    if held.head >= figure.end {
        return noun(held.head);
    }
    // "after four-day siege": what a headline leaves the article out of.
    let next = parse.chunks.phrases.get(phrase + 1).filter(|p| p.tokens.start == figure.end && p.prep.is_none());
    if let Some(next) = next.filter(|_| page.reading.words(&figure).contains('-')) {
        return noun(next.head);
    }
    held.prep.filter(|&t| page.is(t, &["of"]))?;
    noun(parse.chunks.phrases.get(phrase.checked_sub(1)?)?.head)
}

/// "during the two-hour dinner"
fn is_presupposed(page: &Page<'_, '_>, figure: usize) -> bool {
    let prep = page.phrase(figure).and_then(|p| p.prep);
    prep.is_some_and(|t| page.is(t, &["during", "after", "before", "at", "since"]))
}

/// "four years in prison": the term of whoever is named.
fn jailed(draft: Draft, who: Option<Referent>) -> Draft {
    let draft = if who.is_none() { draft.alone() } else { draft.role("who", who) };
    draft.role("of", Referent::Noun("prison term".to_owned()))
}

/// Whether what is told at token `i` hangs on a condition.
fn is_conditional(page: &Page<'_, '_>, i: usize) -> bool {
    page.reading.stances.at(i).modality == Modality::Conditional
}

/// "their 90-minute conversation": the event itself, whatever it is called.
fn named(page: &Page<'_, '_>, noun: &str, head: usize, quantity: &QuantityMention) -> Option<Referent> {
    let travel = super::lasting::travel(page, noun, quantity).map(|of| Referent::Noun(of.to_owned()));
    // A summit of two days is not the talk that two of its guests had there.
    let days = quantity.quantity.si().0.is_some_and(|seconds| seconds >= DAY);
    if days && crate::event::kind_of_noun(noun).is_some_and(|kind| kind.id == "meeting") {
        return None;
    }
    // "a 17-minute third game", "a two-hour second round": a part of it.
    let behind = page.tokens_of(quantity).end..head;
    let mut ordinals = page.reading.ordinals.iter().map(|o| page.reading.tokens_of(o.span));
    let which = ordinals.find(|o| behind.contains(&o.start));
    let part = which.map(|o| Referent::Noun(format!("{} {noun}", page.reading.words(&o).to_lowercase())));
    // "a 19-minute game" of a match of five sets.
    let short = quantity.quantity.si().0.is_some_and(|seconds| seconds < 1_800.0);
    let one = noun == "game" && short && page.events.main_kind.is_some_and(|k| k.id == "match");
    let one = one.then(|| Referent::Noun(ONE_GAME.to_owned()));
    travel.or(part).or(one).or_else(|| page.events.of_head(head).map(Referent::Event))
}

fn is_one_game(draft: &Draft) -> bool {
    draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if noun == ONE_GAME))
}

/// "Instead of the 90-minute flight that was planned": it was none.
fn is_unmet(page: &Page<'_, '_>, head: usize) -> bool {
    let start = page.phrase(head).map_or(head, |p| p.tokens.start);
    let behind = |i: usize| {
        page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["instead"])
            || page.is(i, &["than"]) && page.is(i.wrapping_sub(1), &["rather"])
    };
    behind(start) || behind(start.wrapping_sub(1))
}

/// The word before the figure and its hedge.
fn lead(page: &Page<'_, '_>, start: usize) -> Option<&'static str> {
    const LEADS: [&str; 9] = ["in", "for", "lasting", "lasted", "took", "takes", "take", "within", "every"];
    const BETWEEN: [&str; 14] = [
        "about", "around", "some", "nearly", "almost", "over", "more", "than", "at", "least", "the", "past", "last",
        "up",
    ];
    let mut i = start;
    for _ in 0..4 {
        i = i.checked_sub(1)?;
        if let Some(lead) = LEADS.iter().find(|lead| page.is(i, &[lead])) {
            return Some(lead);
        }
        if !page.is(i, &BETWEEN) {
            return None;
        }
    }
    None
}

/// "for the first time in ..."
fn first_time(page: &Page<'_, '_>, at: super::page::At<'_>, figure: usize) -> bool {
    let sentence = page.reading.sentences[at.sentence].tokens();
    (figure.saturating_sub(5).max(sentence.start)..figure).any(|i| page.is(i, &["first"]))
}

/// "4 hours drive separates A from B", "a four-hour flight from A to B".
fn journey(page: &Page<'_, '_>, quantity: &QuantityMention, value: &Value) -> Option<Draft> {
    let tokens = page.tokens_of(quantity);
    let way = (tokens.start..tokens.end + 3).find(|&i| page.is(i, &WAYS))?;
    let parse = page.parse_at(tokens.start);
    let mut places = parse
        .chunks
        .phrases
        .iter()
        .filter(|p| p.tokens.start > way && p.prep.is_none_or(|t| page.is(t, &["from", "to", "between", "and"])))
        .filter_map(|p| Some((page.referent(p)?, p.tokens.end)))
        .filter(|(r, _)| matches!(r, Referent::Entity(_)));
    let (from, _) = places.next()?;
    let (to, end) = places.next().filter(|(place, _)| is_place(page, place))?;
    let span = page.reading.span(&(tokens.start..end));
    Some(
        Draft::new("duration", value.clone(), span, quantity.span, tokens.start)
            .role("from", from)
            .role("to", to)
            .within("by", page.reading.tokens.word(way).to_lowercase()),
    )
}

/// Somewhere, or something that is nowhere else known as anybody.
fn is_place(page: &Page<'_, '_>, referent: &Referent) -> bool {
    let Referent::Entity(local) = referent else { return false };
    matches!(page.reading.locals.entities[local.0 as usize].kind, EntityKind::Place | EntityKind::Other)
}
