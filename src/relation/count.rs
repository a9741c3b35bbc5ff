//! How many: people killed, injured, arrested; things and people of any kind.
//!
//! *Claims*: "killing 19 people", "the 19 dead", "only five went by bus", "tens of thousands of tents".
//!
//! *Normal form*: a count; casualties by their outcome (dead, injured, missing, ...), anything else by the noun that
//! is counted and the verb that governs it.
//!
//! *Agrees when* the printed figures meet at the coarser printed precision.
//!
//! *Conflicts when* they do not; tolls that rise with time are updates.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::table::{WordMap, rows};
use crate::text::{Polarity, TokenKind};
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Quantity, Value};

use super::capacity::{is_load, let_in, seats};
use super::counted::{ahead, deed, is_known_group, is_whole, is_years, kind, per, subject_at, team, told_by};
use super::counting::governed;
use super::measure::head_noun;
use super::others::{civilians_apart, is_further, is_of_others};
use super::outcome::{is_people, of_word, outcome};
use super::page::{At, Draft, Page};
use super::toll::{Level, level, set_by};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "count",
    question: "how many {of}",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

/// Nouns that newsrooms use for one thing.
static NOUNS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("nouns.tsv")).map(|row| (row[0], row[1]))));

/// What is counted anew with "the": "the two towers were saved".
static THINGS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("things.tsv")));

/// The one word for a noun that newsrooms use beside others.
pub(super) fn class(noun: String) -> String {
    NOUNS.find(&noun).map_or(noun, |class| (*class).to_owned())
}

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    // A score, a speed limit without its unit, an age.
    let taken = |d: &&Draft| matches!(d.relation, "score" | "speed" | "duration");
    let scores: Vec<_> = out.iter().filter(taken).map(|d| d.figure).collect();
    // What the last figure counted, and in which sentence: "24 were killed; 16 were in Aville".
    let mut last: Option<(usize, Referent)> = None;
    // And what the first one of that sentence did: "earlier they had put the figure at 20".
    let mut first: Option<(usize, Referent)> = None;
    for quantity in &page.reading.quantities {
        let q = &quantity.quantity;
        let tokens = page.tokens_of(quantity);
        let is_score = scores.iter().any(|s| s.overlaps(quantity.span));
        let is_share = super::portion::in_each(page, quantity).is_some();
        let is_share = is_share || is_place_on_a_road(page, tokens.start);
        let sentence = page.reading.sentence_of(tokens.start);
        // "5,200 have left. The fire has burned 640 hectares, up from 300": hectares.
        if !matches!(q.dimension(), Dimension::Count | Dimension::Time | Dimension::Percent) {
            last = last.filter(|(s, _)| *s == sentence);
        }
        if q.dimension() != Dimension::Count || is_score || is_share || is_years(page, &tokens) {
            continue;
        }
        if page.reading.parses[sentence].tokens.is_empty() {
            continue;
        }
        let at = page.clause_at(tokens.start);
        let span = at.map_or(page.sentence_span(tokens.start), |at| page.span_of(at, quantity.span));
        // Of "1.500", for what is counted, the reading that is a whole number.
        let whole = q
            .other_reading()
            .filter(|o| q.low().is_some_and(|n| n < 1000.0) && o.low().is_some_and(|n| n.fract() == 0.0));
        let mut value = whole.unwrap_or_else(|| q.clone());
        if passes(page, tokens.start) {
            value.bound = Bound::MoreThan;
        }
        let draft = Draft::new("count", Value::Count(value), span, quantity.span, tokens.start);
        let the_figure =
            (tokens.start.saturating_sub(3)..tokens.start).any(|i| page.is(i, &["figure", "number", "count"]));
        let known = if the_figure { &first } else { &last };
        let known = known.as_ref().filter(|(s, _)| sentence - s < 2).map(|(_, of)| of);
        // "31 died and 83 were hurt. The figure of 77": nobody can tell which.
        let of = |of: &Option<(usize, Referent)>| of.as_ref().map(|(_, of)| of.clone());
        let known = known
            .filter(|_| !the_figure || first.as_ref().is_none_or(|(s, _)| *s == sentence) || of(&first) == of(&last));
        let Some(draft) = question(page, quantity, at, known, draft) else { continue };
        let noun = head_noun(q.unit().code());
        let fate = draft.roles.iter().any(|(_, of)| super::background::moves(of));
        // "the two leaders" are known; but "the other four victims have not been found" tells of them.
        let rest = fate && page.is(tokens.start.wrapping_sub(1), &["other", "remaining"]);
        let counts = THINGS.find(&class(noun.clone())).is_some();
        if !noun.is_empty() && of_word(&noun).is_none() && is_known_group(page, quantity) && !rest && !counts {
            continue;
        }
        // "Several countries sent help": any number of them did, unless they are dead or missing.
        if q.order.is_some_and(|(_, to)| to <= 20.0) && !fate {
            continue;
        }
        let draft = if is_caption(page, tokens.start) { draft.alone() } else { draft };
        last = draft.roles.iter().find(|(role, _)| *role == "of").map(|(_, of)| (sentence, of.clone()));
        if first.as_ref().is_none_or(|(s, _)| *s != sentence) {
            first.clone_from(&last);
        }
        let draft = if on_screen(page, tokens.end) { draft.within("on", "screen") } else { draft };
        // "Headcount would fall by 1,400": so many jobs go.
        let cut = q.change() == Change::Down && draft.roles.contains(&("of", Referent::Noun("job".to_owned())));
        // "The unions expected 90,000 protesters": fewer or more may have come.
        let opens = page.reading.sentences[sentence].tokens().start;
        let expects = (tokens.start.saturating_sub(5).max(opens)..tokens.start).any(|i| {
            page.is(i, &["expected", "expect", "expects", "expecting", "anticipated", "predicted", "forecast"])
        });
        let expected = page.is(tokens.end, &["are", "were"])
            && page.is(tokens.end + 1, &["expected"])
            && page.is(tokens.end + 2, &["to"]);
        let draft = if expects || expected { draft.within("stage", "expected") } else { draft };
        // "Police in five other countries": there is one more.
        let others = !fate && tokens.clone().any(|i| page.is(i, &["other"]));
        // "The toll, up by six since Sunday"
        let by = page.is(tokens.start.wrapping_sub(1), &["by"]) && page.is(tokens.start.wrapping_sub(2), &["up"]);
        let further = by || is_further(page, &tokens, &draft) || is_of_others(page, &tokens, &draft, out);
        let plain = cut || q.change() == Change::None && !others && !further;
        // "in 195 countries", "among six nations": nobody says what they did.
        let land = draft.scope.is_empty() && draft.roles == [("of", Referent::Noun("country".to_owned()))];
        let draft = if land { draft.alone() } else { draft };
        out.push(if plain { draft } else { draft.within("change", "more") });
    }
    super::tally::rows_of_names(page, out);
    super::table::tables(page, out);
    super::table::each(page, out);
    super::nobody::nobody(page, out);
    super::nobody::one(page, out);
    super::toll::all_aboard(page, out);
    civilians_apart(out);
    // "Nine hikers killed", and "nine people": they are all of them.
    let plain: Vec<_> = out
        .iter()
        .filter(|d| d.relation == "count" && d.scope.is_empty())
        .map(|d| (d.roles.clone(), d.value.quantity().and_then(Quantity::low)))
        .collect();
    for draft in out.iter_mut().filter(|d| d.relation == "count" && matches!(d.scope[..], [("among", _)])) {
        if plain.contains(&(draft.roles.clone(), draft.value.quantity().and_then(Quantity::low))) {
            draft.scope.clear();
        }
    }
}

/// "Death toll passes 2,400", "the number of dead crossed 100": it is greater by now.
fn passes(page: &Page<'_, '_>, figure: usize) -> bool {
    let Some(verb) = figure.checked_sub(1) else { return false };
    // "climbed past 80"
    let past = page.is(verb, &["past", "beyond", "above"]);
    (past || page.is(verb, &["pass", "passes", "passed", "crosses", "crossed"]))
        && (verb.saturating_sub(6)..verb)
            .any(|i| page.is(i, &["toll", "tolls", "number", "count", "deaths", "fatalities"]))
}

/// "Figure 2. Two cars on their side", "[Photo caption: Two cars": so many are in the picture.
fn is_caption(page: &Page<'_, '_>, figure: usize) -> bool {
    let opens = |i: &usize| *i == 0 || page.reading.tokens.get(*i).is_some_and(|t| t.new_line);
    let Some(line) = (figure.saturating_sub(12)..=figure).rev().find(opens) else { return false };
    let first = line + usize::from(page.is(line, &["[", "("]));
    page.is(first, &["figure", "fig", "photo", "picture", "image"])
        && (page.is(first + 1, &["caption", ":", "."])
            || page.reading.tokens.word(first + 1).chars().all(|c| c.is_ascii_digit()))
}

/// "15,000 people followed the livestream": not those who stood there.
fn on_screen(page: &Page<'_, '_>, end: usize) -> bool {
    let follows = |i: usize| page.is(i, &["watched", "followed", "saw", "watching", "following", "viewed"]);
    let screen = |i: usize| page.is(i, &["livestream", "stream", "webcast", "online", "television", "tv", "broadcast"]);
    (end..end + 2).any(follows) && (end..end + 8).any(screen)
}

fn employs(lemma: &str) -> bool {
    matches!(lemma, "employ" | "sack" | "fire" | "dismiss" | "hire" | "lay")
}

/// "at kilometre 187 of the highway": no number of anything.
fn is_place_on_a_road(page: &Page<'_, '_>, figure: usize) -> bool {
    page.is(figure.wrapping_sub(1), &["kilometre", "kilometer", "km", "milepost", "marker"])
}

/// "in one direction", "five things to know", "two people with knowledge of the matter said", "46 comments": nothing that
/// anybody has counted for its own sake.
fn says_nothing(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str) -> bool {
    let one = figure.len() == 2
        && page.is(figure.start, &["one"])
        && page.is(figure.start.wrapping_sub(1), &["in", "of", "to", "from", "for", "with"]);
    let source = noun == "person"
        && (page.is(figure.end, &["with"]) && page.is(figure.end + 1, &["knowledge", "direct"])
            || page.is(figure.end, &["familiar", "briefed", "close"]));
    one || source || matches!(noun, "comment" | "reply" | "thing" | "like")
}

/// What became of those who are counted.
fn fate(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    noun: &str,
    draft: &Draft,
) -> Option<Draft> {
    let figure = page.tokens_of(quantity);
    // Things on board are counted as what they are.
    let person = noun.is_empty() || is_people(noun);
    let outcome = outcome(page, quantity, at, noun).filter(|o| person || *o != "aboard")?;
    let draft = if noun.is_empty() { of_people(draft.clone()) } else { draft.clone() };
    let mut draft = draft.role("of", Referent::Noun(outcome.to_owned()));
    draft.alone |= super::outcome::is_meant(page, figure.start);
    // "850 have not been found": they are missing.
    if outcome == "missing" && (figure.end..figure.end + 6).any(|i| page.is(i, &["not"])) {
        draft.polarity = Some(Polarity::Affirmed);
    }
    // "killed three firefighters", "Of the pupils, 78 were rescued": another question than "killed 19 people".
    let people = is_people(noun) || of_word(noun).is_some();
    let front = || super::among::fronted_noun(page, figure.start);
    let among = if noun.is_empty() { front() } else { Some(noun.to_owned()) };
    // "Five people from Aville were among the dead": some of them.
    let some = |i: usize| page.is(i, &["among"]) && page.is(i + 1, &["the", "those"]);
    draft.alone |= people && (figure.end..figure.end + 10).any(some);
    // "17 bodies have been identified": so many of the dead.
    // "thousands hurt, shaking buildings far away"
    let people = people || quantity.quantity.unit().code().contains(',');
    let people = people || noun == "body" || goes_without_saying(outcome, noun);
    Some(draft.narrowed(among.filter(|_| !people).map(|noun| ("among", noun))))
}

/// "37 suspects were arrested", "137 hostages were freed": who else would be?
fn goes_without_saying(outcome: &str, noun: &str) -> bool {
    match outcome {
        "arrested" | "captured" => matches!(noun, "perpetrator" | "defendant" | "detainee" | "fugitive"),
        "abducted" | "rescued" | "hostage" => matches!(noun, "hostage" | "captive" | "abductee" | "survivor"),
        _ => matches!(noun, "dozen" | "hundred" | "thousand"),
    }
}

/// Fills in what the count is of.
fn question(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    known: Option<&Referent>,
    draft: Draft,
) -> Option<Draft> {
    let noun = head_noun(quantity.quantity.unit().code());
    let noun = class(noun);
    let figure = page.tokens_of(quantity);
    // "five of the schools", "five of 21 schools"
    let counted = |i: usize| page.reading.tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Number);
    let of = |i: usize| page.is(i, &["of"]) && (page.is(i + 1, &["the", "those"]) || counted(i + 1));
    if (figure.start + 1..figure.end).any(of) {
        return Some(of_those(page, &figure, &noun, at, draft));
    }
    let papers = is_people(&noun) || noun == "passenger";
    let of_nation = super::among::of_nation(page, &figure, &draft).filter(|_| noun.is_empty());
    let of_nation = of_nation.or_else(|| super::among::with_papers(page, &figure, &draft).filter(|_| papers));
    if let Some(draft) = of_nation {
        return Some(draft);
    }
    // "has climbed to at least 30 people"
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let level = level(page, figure.start).filter(|level| {
        noun.is_empty() || level.is_of_people() && is_people(&noun) && set_by(page, figure.start, start).is_some()
    });
    if let Some(level) = level {
        return Some(match level {
            Level::Outcome(outcome) => of_people(draft).role("of", Referent::Noun(outcome.to_owned())),
            // "the number of people who marched", in a report of a protest
            Level::Noun(noun) if is_people(&class(noun.clone())) && super::crowd::is_of_protest(page) => {
                of_people(draft).role("of", Referent::Noun("demonstrator".to_owned()))
            }
            Level::Noun(noun) => draft.role("of", Referent::Noun(class(noun))),
        });
    }
    if let Some(draft) = team(page, &figure, &noun, at, &draft) {
        return Some(draft);
    }
    if let Some(draft) = fate(page, quantity, at, &noun, &draft).or_else(|| super::bare::of_sex(page, &figure, &draft))
    {
        return Some(draft);
    }
    if says_nothing(page, &figure, &noun) {
        return None;
    }
    if let Some(draft) = let_in(page, &figure, &noun, &draft) {
        return Some(draft);
    }
    if super::crowd::is_full_house(page, &figure, &noun) {
        return Some(of_people(draft).role("of", Referent::Noun("spectator".to_owned())));
    }
    if let Some(meal) = super::crowd::meal_of(page, &figure, &noun, at) {
        return Some(of_unit(draft, "guest").role("of", Referent::Noun("guest".to_owned())).within("at", meal));
    }
    // "800,000 cheer the winner"
    let crowd = noun.is_empty() && super::crowd::is_crowd(page, &figure, at);
    // "Turnout: 7,000 people in Aville, 5,000 in Borden": of those in each place, whatever else the sentence says.
    let listed = super::crowd::heads_list(page, &figure);
    let crowd = crowd || listed && is_people(&noun);
    let called = if super::crowd::is_of_protest(page) { "demonstrator" } else { "person" };
    let (noun, draft) = if crowd { (called.to_owned(), of_people(draft)) } else { (noun, draft) };
    if crowd && called == "demonstrator" {
        return Some(draft.role("of", Referent::Noun(noun)));
    }
    if noun.is_empty() {
        return super::bare::bare(page, quantity, at, known, draft);
    }
    if noun == "time" {
        // "nine times the earnings" is a ratio, and "three times" says nothing of what was done.
        return None;
    }
    // "one count of murder", "two charges": each of another deed.
    let charge = matches!(noun.as_str(), "count" | "charge");
    if is_crew(page, quantity, &noun) {
        return Some(crew(page, quantity, at, known, draft));
    }
    if is_people(&noun)
        && let Some(draft) = super::bare::body(page, &figure, &draft)
    {
        return Some(draft);
    }
    if is_load(page, &figure, &noun) {
        return Some(draft.role("of", Referent::Noun("aboard".to_owned())));
    }
    if super::held::is_held(&noun) {
        return Some(seats(page, &figure, at, noun, draft));
    }
    let bland =
        charge || is_people(&noun) || matches!(noun.as_str(), "man" | "woman" | "thing" | "member" | "guest" | "child");
    let kind = kind(quantity.quantity.unit().code()).filter(|_| !bland);
    // "Forty fire trucks" are as many fire engines.
    let fire = kind.as_deref() == Some("fire") && matches!(noun.as_str(), "engine" | "truck" | "appliance" | "tender");
    let (noun, kind) = if fire { ("fire engine".to_owned(), None) } else { (noun, kind) };
    let draft = draft.narrowed(ahead(page, &figure).or_else(|| kind.map(told_by)));
    // "The bank employs 400 people": its employees, as where they are called so.
    let employed = at.is_some_and(|at| employs(at.clause().verb.lemma)) || super::staff::has_work(page, &figure);
    let employed = employed && is_people(&noun);
    let (noun, bland) = if employed { ("employee".to_owned(), false) } else { (noun, bland) };
    let employed_there = noun == "employee";
    let draft = if employed_there { draft.narrowed(super::staff::workplace(page, at, figure.end)) } else { draft };
    let draft = draft.role("of", Referent::Noun(noun));
    if let Some(per) = per(page, figure.end) {
        // "34,000 vehicles a day crossed it", "used the bridge each day": a rate, whatever they did there.
        return Some(draft.within("per", per));
    }
    // "his best start through 41 games", "the third loss in four matches": over how many of them something is counted.
    let draft = draft.narrowed(is_stretch(page, &figure).then(|| ("over", "games".to_owned())));
    // "Eleven such calls": of the sort that was told of before.
    let bland = bland || quantity.quantity.unit().code().starts_with("such ");
    Some(match at {
        Some(at) => governed(page, quantity, at, draft, bland),
        None if bland => draft.alone(),
        None => draft,
    })
}

fn is_stretch(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let games = (figure.start..=figure.end).any(|i| page.is(i, &["games", "matches", "races", "rounds", "starts"]));
    games && page.is(figure.start.wrapping_sub(1), &["through", "over", "after", "in", "past", "last"])
}

/// "six crew": how many work on board, or what became of some of them.
fn crew(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    known: Option<&Referent>,
    draft: Draft,
) -> Draft {
    let figure = page.tokens_of(quantity);
    // "killed: five passengers and two crew members"
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let listed = (start..figure.start).any(|i| page.is(i, &[":"]));
    // "40 are missing. Thirty of them are passengers and ten crew members"
    let of_them = |i: usize| page.is(i, &["of"]) && page.is(i + 1, &["them", "those", "these", "whom"]);
    let all = known.is_some_and(|of| *of == Referent::Noun("aboard".to_owned()));
    let part = listed || !all && (start..figure.start).any(of_them);
    if let Some(fate) = known.filter(|of| part && !all && super::background::moves(of)) {
        return draft.role("of", fate.clone()).within("among", "crew");
    }
    let draft = draft.role("of", Referent::Noun("crew".to_owned()));
    // "Two crew members were brought out of the wreck": some of them, to whom just that happened.
    let some = at.filter(|at| at.clause().subject == at.parse.phrase_at(figure.start) && !is_whole(page, figure.start));
    match some {
        _ if part => draft.alone(),
        Some(at) => governed(page, quantity, at, draft, false),
        None => draft,
    }
}

/// "six crew", "six crew members", "six members of the crew"
fn is_crew(page: &Page<'_, '_>, quantity: &QuantityMention, noun: &str) -> bool {
    let end = page.tokens_of(quantity).end;
    let of_crew = || page.is(end, &["of"]) && (end..end + 3).any(|i| page.is(i, &["crew"]));
    noun == "crew" || noun == "member" && (quantity.quantity.unit().code().contains("crew") || of_crew())
}

/// "Seventy-two of the dead have been identified", "36 of the injured are in a critical condition"
fn of_those(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str, at: Option<At<'_>>, draft: Draft) -> Draft {
    let said = || super::outcome::said_of_subject(page, at?, figure.start);
    let told = super::outcome::behind(page, figure.end).or_else(said).filter(|o| *o != noun);
    let of = told.map_or(noun, |told| told);
    let draft = draft.role("of", Referent::Noun(of_word(of).unwrap_or(of).to_owned()));
    let done = at.filter(|at| told.is_none() && subject_at(page, *at, figure.start)).and_then(|at| deed(page, at));
    match done {
        // "three of the five carriages derailed": so many did.
        Some(done) => draft.within("verb", done),
        None if told.is_some() => draft,
        // "Three of the dead were passengers"
        None => match super::among::is_said_to_be(page, at).filter(|_| of_word(of).is_some()) {
            Some(noun) => draft.within("among", noun),
            None => draft.alone(),
        },
    }
}

/// Somebody whose having or doing is part of the question; a vehicle is only where the things are.
pub(super) fn is_owner(page: &Page<'_, '_>, referent: &Referent) -> bool {
    match referent {
        Referent::Entity(id) => page.reading.locals.entities[id.0 as usize].kind != EntityKind::Vehicle,
        _ => false,
    }
}

/// A bare figure of the dead, the missing, a crowd counts people.
pub(super) fn of_people(draft: Draft) -> Draft {
    of_unit(draft, "person")
}

/// A bare figure as one of what `unit` names.
fn of_unit(draft: Draft, unit: &str) -> Draft {
    let value = match draft.value {
        Value::Count(q) if q.unit.code.is_empty() => Value::Count(Quantity { unit: Unit::counted(unit), ..q }),
        value => value,
    };
    Draft { value, ..draft }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("nouns.tsv")).all(|row| row.len() == 2));
        assert!(rows(include_str!("things.tsv")).all(|row| row.len() == 1));
    }
}
