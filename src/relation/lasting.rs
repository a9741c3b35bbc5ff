//! Lengths of time whose question the words around them put: what is left of a match, how late it began, how long a player
//! is out, in what time the rain fell, how long a crew stays in space.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::{Referent, deed_of, kind_of_noun};
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::text::table::{WordMap, rows};
use crate::unit::Dimension;

use super::page::{At, Page};

/// Nouns of what lasts for a stated time, and the one that stands for them.
static LASTING: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("lasting.tsv")).map(|row| (row[0], row[1]))));

/// The one word for what a noun says lasts.
pub(super) fn class(word: &str) -> Option<String> {
    LASTING.find(&singular(&word.to_lowercase())).map(|class| (*class).to_owned())
}

/// Whether a noun names something that lasts: "a six-month ban" is one question, "a 15-year veteran" another each time.
pub(super) fn lasts(noun: &str) -> bool {
    class(noun).is_some() || kind_of_noun(noun).is_some()
}

/// "The regional government declared three days of mourning", "two days of citywide mourning": not those of the country.
pub(super) fn is_local(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const LOCAL: [&str; 15] = [
        "regional",
        "region",
        "provincial",
        "province",
        "municipal",
        "municipality",
        "city",
        "citywide",
        "county",
        "district",
        "governor",
        "mayor",
        "council",
        "local",
        "town",
    ];
    let start = page.clause_at(figure.start).map_or(figure.start, |at| at.clause().extent.start.min(figure.start));
    (start..figure.end + 4).any(|i| page.is(i, &LOCAL))
        && !(start..figure.end + 4).any(|i| page.is(i, &["national", "nationwide", "official"]))
}

/// What a craft is on from when it leaves until it is down, or lost.
pub(super) const FLIGHT: &str = "flight";

/// "The second flight followed in May and lasted eight minutes": which it was, where the sentence counts it.
pub(super) fn another_flight(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<String> {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let mut ordinals = page.reading.ordinals.iter().filter(|o| o.rank > 1).map(|o| page.reading.tokens_of(o.span));
    let counted = |o: &Range<usize>| {
        let flight = |i: usize| page.is(i, &["flight", "mission", "launch", "test", "attempt"]);
        (start..figure.start).contains(&o.start) && (o.end..o.end + 3).any(flight)
    };
    ordinals.find(counted).map(|o| page.reading.words(&o).to_lowercase())
}

/// "a trip of 27 minutes", "a three-week mission", in a report of a craft: the flight that it tells of, by whatever name.
pub(super) fn travel(page: &Page<'_, '_>, noun: &str, quantity: &QuantityMention) -> Option<&'static str> {
    const WAYS: [&str; 14] = [
        "flight",
        "trip",
        "journey",
        "voyage",
        "mission",
        "hop",
        "sortie",
        "ride",
        "stay",
        "sojourn",
        "expedition",
        "spaceflight",
        "orbit",
        "orbiting",
    ];
    let main = page.events.main_kind.filter(|k| matches!(k.id, "launch" | "crash") && WAYS.contains(&noun))?;
    let days = quantity.quantity.si().0.is_some_and(|seconds| seconds >= DAY);
    match (days, main.id) {
        (false, _) => Some(FLIGHT),
        (true, "launch") => Some("mission"),
        (true, _) => None,
    }
}

/// "after three days in orbit", in a report of a craft: what it was on.
pub(super) fn in_space(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    const THERE: [&str; 5] = ["space", "orbit", "weightlessness", "orbiting", "circling"];
    let end = page.tokens_of(quantity).end;
    let there = page.is(end, &["in", "of", "aboard"]) && (end + 1..end + 4).any(|i| page.is(i, &THERE));
    travel(page, "mission", quantity).filter(|_| there)
}

/// What a length of time is of.
pub(super) struct Asked {
    pub of: Referent,
    pub who: Option<Referent>,
    pub which: Option<&'static str>,
}

impl Asked {
    fn noun(of: &str, which: Option<&'static str>) -> Self {
        Self { of: Referent::Noun(of.to_owned()), who: None, which }
    }
}

/// Two goals so close, in seconds, are told by what lies between them.
const GOALS: f64 = 180.0;

/// A day.
const DAY: f64 = 86_400.0;

/// The question of a length of time, where its words put one.
pub(super) fn asked(page: &Page<'_, '_>, quantity: &QuantityMention, at: At<'_>) -> Option<Asked> {
    let figure = page.tokens_of(quantity);
    let days = quantity.quantity.si().0.is_some_and(|seconds| seconds >= DAY);
    let main = page.events.main_kind.map_or("", |k| k.id);
    let object = page.phrase_at(figure.start).is_some_and(|p| at.clause().objects.contains(&p));
    match () {
        () if main == "match" && is_left(page, figure.end) => left(page, &figure),
        () if main == "match" && !days && is_of_goals(page, &figure) => Some(Asked::noun("goals", Some("within"))),
        () if main == "match" && quantity.quantity.si().0.is_some_and(|seconds| seconds < GOALS) => {
            let who = super::minute::since_goal(page, &figure)?;
            Some(Asked { who: Some(who), ..Asked::noun("goal", Some("after")) })
        }
        () if object && deed_of(&page.reading.tokens, &at.clause().verb) == "delay" => {
            Some(Asked::noun("event", Some("late")))
        }
        () if days && is_out(page, &figure, at, object) => {
            let who = page.subject(at).filter(|r| matches!(r, Referent::Entity(_)))?;
            Some(Asked { who: Some(who), ..Asked::noun("absence", None) })
        }
        () if is_of_rain(page, &figure) => Some(Asked::noun("rain", Some("within"))),
        () if main == "launch" && days => stay(page, at),
        () if main == "match" && !days && is_played(page, &figure, at) => {
            // "the five hours that Roe needed to beat Lind in 2008": of that match.
            let told = page.event_of(at).filter(|(_, event)| event.kind == "match").map(|(id, _)| id);
            told.or(page.main).map(|main| Asked { of: Referent::Event(main), who: None, which: None })
        }
        () => duration_of(page, &figure, at)
            .or_else(|| closed(page, &figure, at))
            .or_else(|| flown(page, &figure, at))
            .or_else(|| whole(page, &figure, at))
            .or_else(|| together(page, &figure, at).filter(|_| !days))
            .or_else(|| shaken(page, &figure, at).filter(|_| !days))
            .or_else(|| helped(page, &figure, at).filter(|_| !days))
            .or_else(|| until_done(page, &figure, at).filter(|_| object))
            .or_else(|| subject_lasts(page, &figure, at))
            .or_else(|| stayed(page, &figure, at)),
    }
}

/// "Roe spent five hours in Aville", "she was in Aville for about five hours": how long who is named was there.
fn stayed(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let somewhere = |p: usize| {
        let mention = page.reading.mention_at(phrases[p].head);
        let place = mention.is_some_and(|m| m.kind == EntityKind::Place);
        place && phrases[p].prep.is_some_and(|t| page.is(t, &["in", "at", "on"]))
    };
    let there = clause.preps.iter().any(|&p| somewhere(p)) || page.is(clause.extent.start, &["where"]);
    let there = there || page.is(clause.extent.start.wrapping_sub(1), &["where"]);
    let spent =
        clause.verb.lemma == "spend" && clause.objects.iter().any(|&o| phrases[o].tokens.contains(&figure.start));
    let was = matches!(clause.verb.lemma, "be" | "stay" | "remain")
        && clause.verb.tokens.end <= figure.start
        && (figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["for"]));
    let who = page.subject(at).filter(|r| matches!(r, Referent::Entity(_)) && there && (spent || was))?;
    Some(Asked { who: Some(who), ..Asked::noun("stay", None) })
}

/// "with 14 seconds to go", "two minutes from the end"
fn is_left(page: &Page<'_, '_>, end: usize) -> bool {
    let from = page.is(end, &["from"]) && (page.is(end + 2, &["end", "whistle"]) || page.is(end + 1, &["time"]));
    page.is(end, &["left", "remaining"]) || page.is(end, &["to"]) && page.is(end + 1, &["go", "play"]) || from
}

/// What was left when somebody scored: of whoever is named last before it.
fn left(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Asked> {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let who = (start..figure.start).rev().find_map(|i| page.reading.mention_at(i)?.local)?;
    let of = Referent::Event(page.main?);
    Some(Asked { of, who: Some(Referent::Entity(who)), which: Some("left") })
}

/// "will miss two weeks", "is out for two weeks", "was ruled out for two weeks"
fn is_out(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>, object: bool) -> bool {
    let verb = &at.clause().verb;
    let out = (verb.tokens.end..figure.start).any(|i| page.is(i, &["out", "sidelined"]));
    object && verb.lemma == "miss" || out && matches!(verb.lemma, "be" | "rule") || verb.lemma == "sideline"
}

/// "four goals in six minutes", "a spell of six minutes in which they scored four": in what time so many goals came.
fn is_of_goals(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let led =
        figure.start.checked_sub(1).is_some_and(|i| page.is(i, &["in", "within", "of", "inside", "just", "mere"]));
    let minutes = page.is(figure.end - 1, &["minutes", "seconds"]);
    led && minutes && goals(page, figure).is_some()
}

/// How many goals came in a length of time: the count before it, else the one behind it.
pub(super) fn goals(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<u32> {
    const FAR: usize = 16;
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let count = |i: usize| {
        let quantity = page.reading.quantity_at(i).filter(|q| q.quantity.dimension() == Dimension::Count)?;
        let words = page.tokens_of(quantity);
        let goals = words.clone().chain(words.end..words.end + 2).any(|k| page.is(k, &["goals"]));
        let of_them = page.is(words.end, &["of"]) && page.is(words.end + 1, &["these", "those", "them", "which"]);
        quantity.quantity.low().filter(|n| (goals || of_them) && n.fract() == 0.0).map(|n| n as u32)
    };
    let before = (figure.start.saturating_sub(FAR).max(sentence.start)..figure.start).rev().find_map(count);
    before.or_else(|| (figure.end..(figure.end + FAR).min(sentence.end)).find_map(count))
}

/// "They played more than three hours", "won after an intense three hours and 17 minutes": so long was the match.
fn is_played(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> bool {
    let unit = |word: &str| matches!(word, "h" | "hr" | "hrs" | "hour" | "hours");
    let hours = page.reading.words(figure).split(|c: char| !c.is_alphabetic()).any(unit);
    let verb = &at.clause().verb;
    let plays = matches!(verb.lemma, "play" | "battle" | "slug" | "toil");
    let won =
        super::versus::plays(verb.lemma) || matches!(verb.lemma, "win" | "claim" | "lose" | "prevail" | "triumph");
    let before = figure.start.saturating_sub(4)..figure.start;
    let led = |words: &[&str]| before.clone().any(|i| page.is(i, words));
    let kept = matches!(verb.lemma, "retain" | "keep" | "defend" | "clinch" | "come" | "advance" | "progress");
    let result = won && led(&["after", "in"]) || kept && led(&["after", "in"]);
    // "the five hours that Roe needed in 2008"
    let hung = page.is(figure.end, &["that", "which"]);
    hours
        && !hung
        && (sets_record(page, figure)
            || verb.tokens.end <= figure.start && (plays && !led(&["in", "within"]) || result))
}

/// "At four hours and 41 minutes it was the longest final ever"
pub(super) fn sets_record(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let (it, was) = (figure.end, figure.end + 1);
    figure.start > 0
        && page.is(figure.start - 1, &["at"])
        && page.is(it, &["it", "this"])
        && page.is(was, &["was", "is"])
        && (was + 1..was + 4).any(|i| page.is(i, &["longest", "shortest"]))
}

/// "90 mm of rain fell in 24 hours"
fn is_of_rain(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const RAIN: [&str; 7] = ["rain", "rains", "rainfall", "precipitation", "mm", "millimetres", "millimeters"];
    let hedge = |i: usize| page.is(i, &["just", "about", "only", "some", "under", "around"]);
    let lead = (figure.start.saturating_sub(2)..figure.start).rev().find(|&i| !hedge(i));
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    lead.is_some_and(|i| page.is(i, &["in", "within"])) && sentence.into_iter().any(|i| page.is(i, &RAIN))
}

/// "will spend six months in space", "stays in orbit for 180 days"; of an earlier crew what it spent.
fn stay(page: &Page<'_, '_>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let past = verb.past || page.is(verb.tokens.start, &["having"]);
    matches!(verb.lemma, "spend" | "stay" | "remain").then(|| Asked::noun("stay", past.then_some("past")))
}

/// "The tremor had a duration of 40 seconds", "it had a duration of 40 seconds".
fn duration_of(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let (of, noun) = (figure.start.wrapping_sub(1), figure.start.wrapping_sub(2));
    (page.is(of, &["of"]) && page.is(noun, &["duration"]) && at.clause().verb.lemma == "have").then_some(())?;
    let subject = at.parse.chunks.phrases[at.clause().subject?].head;
    let it = page.main.filter(|_| page.is(subject, &["it"]));
    let of = page.events.of_head(subject).or(it).map(Referent::Event)?;
    Some(Asked { of, who: None, which: None })
}

/// "The two spent five hours together", "were together for five hours", "Roe and Lind had 40 minutes alone": so long did
/// they meet.
fn together(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let verb = at.clause().verb.lemma;
    let meets = matches!(verb, "spend" | "be" | "sit" | "have");
    let near = figure.start.saturating_sub(4)..figure.end + 2;
    let all = page.gathering.filter(|_| meets && near.into_iter().any(|i| page.is(i, &["together"])));
    let object = page.phrase(figure.start).is_some_and(|p| figure.contains(&p.head));
    let two = page.event_of(at).filter(|(_, event)| object && event.kind == "meeting").map(|(id, _)| id);
    let of = two.filter(|_| matches!(verb, "spend" | "have" | "get" | "enjoy")).or(all)?;
    Some(Asked { of: Referent::Event(of), who: None, which: None })
}

/// "It flew for three minutes before it blew up": so long was its flight.
fn flown(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let craft = page.events.main_kind.is_some_and(|k| matches!(k.id, "launch" | "crash"));
    let flies = verb.lemma == "fly"
        || matches!(verb.lemma, "be" | "stay" | "remain") && page.is(verb.head + 1, &["airborne", "aloft"]);
    let led = (figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["for"]));
    // "He flew for two hours over the burnt land": whoever looks on.
    let person = page.subject(at).is_some_and(|who| matches!(who, Referent::Entity(local) if page.reading.locals.entities[local.0 as usize].kind == EntityKind::Person));
    (craft && flies && led && !person).then(|| Asked::noun(FLIGHT, None))
}

/// "The whole thing lasted four minutes": what the report is about.
fn whole(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    const WHOLE: [&str; 8] = ["thing", "ordeal", "episode", "drama", "everything", "affair", "incident", "spectacle"];
    let verb = &at.clause().verb;
    let subject = at.parse.chunks.phrases[at.clause().subject?].head;
    let behind = verb.tokens.end <= figure.start && figure.start < verb.tokens.end + 4;
    let lasts = matches!(verb.lemma, "last" | "take") && behind && page.is(subject, &WHOLE);
    let main = page.main.filter(|_| lasts)?;
    let craft = page.events.main_kind.is_some_and(|k| k.id == "launch");
    Some(if craft { Asked::noun(FLIGHT, None) } else { Asked { of: Referent::Event(main), who: None, which: None } })
}

/// "The bridge, which was shut for six days", "the road had been blocked for nearly a week": so long was it closed,
/// whatever else lasted longer.
fn closed(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let shut = verb.passive && matches!(verb.lemma, "shut" | "close" | "block" | "blockade" | "seal");
    let led = (figure.start.saturating_sub(4)..figure.start).any(|i| page.is(i, &["for"]));
    let subject = at.parse.chunks.phrases[at.clause().subject?].head;
    let told = page.subject(at).filter(|_| !page.is(subject, &["it", "they", "which", "that"]));
    (shut && led && verb.tokens.end <= figure.start).then(|| Asked { who: told, ..Asked::noun("closure", None) })
}

/// How long after all began help came.
fn helped(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    super::response::is_response(page, figure, at).then(|| Asked::noun(super::response::ARRIVAL, Some("after")))
}

/// "The ground shook for half a minute", "the shaking went on for 30 seconds": so long was the earthquake, which the report
/// tells of, or which is the one thing that it can be.
fn shaken(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let subject = at.parse.chunks.phrases[at.clause().subject?].head;
    let led = (figure.start.saturating_sub(4)..figure.start).any(|i| page.is(i, &["for"]));
    // "Towers in the capital swayed for two minutes": at some place, and not as long as it was.
    let ground = page.is(subject, &["it", "ground", "earth", "everything"]);
    let shakes = ground && led && matches!(verb.lemma, "shake" | "tremble");
    let shaking = page.is(subject, &["shaking", "trembling"]) && verb.tokens.end <= figure.start;
    match page.events.main_kind {
        Some(kind) if kind.id == "earthquake" && (shakes || shaking) => {
            Some(Asked { of: Referent::Event(page.main?), who: None, which: None })
        }
        None if shakes => Some(Asked::noun("earthquake", None)),
        _ => None,
    }
}

/// "It took rescuers 50 minutes to reach the hut", "Help took an hour to arrive": how long after all began that was.
fn until_done(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let done = |c: &crate::syntax::Clause| {
        c.verb.is_infinitive() && (figure.end..figure.end + 4).contains(&c.verb.tokens.start)
    };
    let takes = matches!(at.clause().verb.lemma, "take" | "need" | "require");
    let done = at.parse.clauses.iter().position(done).filter(|_| takes)?;
    let of = page.events.of_clause(at.sentence, done).map(Referent::Event)?;
    Some(Asked { of, who: None, which: Some("after") })
}

/// "The hearing went on for two hours", "Repairs took half a year": the subject is what lasts.
fn subject_lasts(page: &Page<'_, '_>, figure: &Range<usize>, at: At<'_>) -> Option<Asked> {
    let verb = &at.clause().verb;
    let goes_on = || page.is(verb.tokens.end, &["on"]) || page.is(verb.head + 1, &["on"]);
    // "was running 30 minutes late": how late, and not how long.
    let off = page.is(figure.end, &["late", "early", "behind", "ahead"]);
    let behind = verb.tokens.end <= figure.start && figure.start < verb.tokens.end + 6 && !off;
    let lasts = match verb.lemma {
        "last" | "take" | "continue" | "run" | "persist" | "endure" | "stretch" | "extend" => true,
        // "The battle went for six hours"
        "go" => goes_on() || page.is(verb.tokens.end, &["for"]),
        "drag" | "carry" => goes_on(),
        _ => false,
    };
    let subject = at.parse.chunks.phrases[at.clause().subject.filter(|_| lasts && behind && !verb.passive)?].head;
    // "a crossing that normally takes 50 minutes", "the flight, which takes an hour"
    let opens = at.clause().relative.then(|| at.clause().extent.clone().find(|&i| page.is(i, &["that", "which"])));
    let before = opens.flatten().and_then(|i| i.checked_sub(1 + usize::from(page.is(i.wrapping_sub(1), &[","]))));
    let subject = before.unwrap_or(subject);
    if page.is(subject, &["it", "this", "that"]) {
        let start = page.reading.sentences[at.sentence.saturating_sub(1)].tokens().start;
        return (start..subject).rev().filter(|_| verb.lemma != "take").find_map(|i| lasting(page, i, at));
    }
    // "The coach ran for two hours": somebody or something does so.
    let doer = page.reading.mention_at(subject).is_some();
    let plain = || {
        let word = page.reading.tokens.word(subject);
        let noun = word.len() > 3 && word.chars().all(char::is_lowercase) && page.reading.time_at(subject).is_none();
        (noun && matches!(verb.lemma, "last" | "take" | "go")).then(|| Asked::noun(&singular(word), None))
    };
    lasting(page, subject, at).or_else(|| plain().filter(|_| !doer))
}

/// "The five-set battle went for six hours", in a report of a match: the match.
fn contest(page: &Page<'_, '_>, i: usize) -> Option<crate::event::EventId> {
    const CONTESTS: [&str; 8] = ["battle", "contest", "encounter", "duel", "showdown", "thriller", "tussle", "epic"];
    let game = page.events.main_kind.is_some_and(|k| k.id == "match");
    let fought = page.is(i, &CONTESTS) && !page.is(i.wrapping_sub(1), &["legal", "court", "title", "cancer"]);
    page.main.filter(|_| game && fought)
}

/// What the noun at token `i` says lasts; where the clause sets it in the past, an earlier event of its kind.
fn lasting(page: &Page<'_, '_>, i: usize, at: At<'_>) -> Option<Asked> {
    let named = page.events.of_head(i);
    let told = page.event_of(at).filter(|(_, event)| named.is_some_and(|id| page.events.get(id).kind == event.kind));
    let event = told.map(|(id, _)| id).or(named).or_else(|| contest(page, i)).map(Referent::Event);
    let asked = event.map(|of| Asked { of, who: None, which: None });
    asked.or_else(|| Some(Asked::noun(&class(page.reading.tokens.word(i))?, None)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("lasting.tsv")).all(|row| row.len() == 2));
    }
}
