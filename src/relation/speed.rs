//! How fast something moves.
//!
//! *Claims*: "the train's speed, 60 km/h", "travelling at 60 km/h", "winds of 150 km/h".
//!
//! *Normal form*: a speed of the thing that moves; "top", "average" and "gusts" narrow the question.
//!
//! *Agrees when* the printed speeds meet at the coarser printed precision.
//!
//! *Conflicts when* they do not, for the same thing and the same narrowing.

use std::ops::Range;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "speed",
    question: "how fast {of} moves",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let first = out.len();
    for quantity in &page.reading.quantities {
        if quantity.quantity.dimension() != Dimension::Speed {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let sentence = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens();
        let of = mover(page, tokens.start).or_else(|| last_vehicle(page, tokens.start));
        // Of "the driver was doing 90 km/h" it is the vehicle that moves.
        let of = of.map(|(of, start)| (if drives(page, &of) { only_vehicle(page).unwrap_or(of) } else { of }, start));
        // "The weather agency measured 118 mph", in a report of a storm: of its winds.
        let gauge = gauge(page, tokens.start);
        let of = of.map(|(of, start)| (if gauge.is_some() { winds() } else { of }, start));
        let span = match &of {
            Some((_, start)) => page.reading.span(&(*start..tokens.end)),
            None => quantity.span,
        };
        let mut draft =
            Draft::new("speed", Value::Quantity(quantity.quantity.clone()), span, quantity.span, tokens.start)
                .role("of", of.map(|(of, _)| of));
        // What stands before a comma is an aside of something else: "the agency, which uses another average, put".
        let open = tokens.start.saturating_sub(8).max(sentence.start);
        let comma = (open..tokens.start).rev().find(|&i| page.is(i, &[","])).filter(|_| gauge.is_some());
        let window = comma.unwrap_or(open)..tokens.start;
        // "put them at 190 kph and 225 kph": winds, and something else.
        let second = page.is(tokens.start.wrapping_sub(1), &["and"])
            && page.reading.quantity_at(tokens.start.wrapping_sub(2)).is_some();
        draft.alone |= gauge.is_some() && second;
        draft.holder = gauge;
        for (word, scope) in [
            ("top", "top"),
            ("maximum", "top"),
            ("average", "average"),
            ("gusts", "gusts"),
            ("gusting", "gusts"),
            ("gusted", "gusts"),
            ("limit", "limit"),
            ("limited", "limit"),
            ("permitted", "limit"),
            ("allowed", "limit"),
        ] {
            let behind = scope == "limit" && page.is(tokens.end, &[word, "zone", "stretch", "section"]);
            if behind || window.clone().any(|i| page.is(i, &[word])) {
                draft = draft.within("which", scope);
                break;
            }
        }
        if draft.scope.contains(&("which", "limit".to_owned())) {
            // What the limit is of is the road, whatever is driven on it.
            draft.roles = vec![("of", Referent::Noun("road".to_owned()))];
        } else if let Some(when) = when(page, &tokens) {
            draft = draft.within("when", when);
        }
        out.push(draft);
    }
    limits(page, out);
    // The speed at impact is the speed, unless the article tells both.
    let impact = |d: &Draft| d.scope == [("when", "impact".to_owned())];
    let told: Vec<_> = out[first..].iter().filter(|d| d.scope.is_empty()).map(|d| d.roles.clone()).collect();
    for draft in out[first..].iter_mut().filter(|d| impact(d) && !told.contains(&d.roles)) {
        draft.scope.clear();
    }
}

/// Words between a limit and its number.
const ON_THE_ROAD: [&str; 16] = [
    "is", "was", "of", "to", "at", "on", "in", "that", "the", "this", "there", "stretch", "road", "section", "bend",
    "line",
];

/// "was doing 94 km/h where the limit is 40": a bare number in the unit of the speeds that the article gives.
fn limits(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let Some(unit) = page.reading.quantities.iter().map(|q| &q.quantity).find(|q| q.dimension() == Dimension::Speed)
    else {
        return;
    };
    for quantity in page.reading.quantities.iter().filter(|q| q.quantity.dimension() == Dimension::Count) {
        let tokens = page.tokens_of(quantity);
        let start = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens().start;
        // "the limit on that stretch is 70", but not "the limit on guests is 40"
        let road = |i: &usize| page.is(*i, &ON_THE_ROAD);
        let before = (tokens.start.saturating_sub(7).max(start)..tokens.start).rev().find(|i| !road(i));
        let told = page.is(tokens.start.wrapping_sub(1), &["is", "was", "of", "to", "at"]);
        let limit = before.is_some_and(|i| page.is(i, &["limit"])) && told;
        let limit = limit && quantity.quantity.unit().code().is_empty();
        if !limit || quantity.quantity.low().is_none_or(|n| n < 5.0) {
            continue;
        }
        let value = Value::Quantity(quantity.quantity.in_unit(unit.unit().clone()));
        let span = page.clause_at(tokens.start).map_or(quantity.span, |at| page.span_of(at, quantity.span));
        let draft = Draft::new("speed", value, span, quantity.span, tokens.start);
        out.push(draft.role("of", Referent::Noun("road".to_owned())).within("which", "limit"));
    }
}

/// "116 km/h when the driver braked", "153 km/h at the time of impact": not the speed at which it went.
fn when(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let end = super::distance::after_conversion(page, figure.end);
    let stops = |i: usize| page.is(i, &[",", ";", "."]) || page.reading.quantity_at(i).is_some();
    let behind = || (end..end + 10).take_while(|&i| !stops(i));
    if behind().any(|i| page.is(i, &["braked", "brakes", "brake", "braking"])) {
        return Some("braking");
    }
    let hits = behind().any(|i| page.is(i, &["impact", "hit", "crash", "collision", "derailed", "derailment"]));
    // "when it left the rails", "at the moment it came off the track"
    let rails = behind().any(|i| {
        page.is(i, &["rails", "track", "tracks"]) && behind().any(|j| page.is(j, &["off", "left", "leaving"]))
    });
    let hits = hits || rails;
    let before = behind().any(|i| page.is(i, &["before"]));
    (hits && !before).then_some("impact")
}

/// Who measures the speed, and is not what moves, in a report of a storm.
fn gauge(page: &Page<'_, '_>, figure: usize) -> Option<Range<usize>> {
    let storm = page.events.main_kind.is_some_and(|k| k.id == "storm");
    let at = page.clause_at(figure).filter(|_| storm)?;
    let verb = &at.clause().verb;
    let measures = matches!(verb.lemma, "measure" | "put" | "record" | "clock" | "estimate" | "gauge" | "register");
    let subject = &at.parse.chunks.phrases[at.clause().subject?];
    let blows = page.is(subject.head, &["winds", "wind", "gusts", "gust", "storm"]);
    (measures && !verb.passive && verb.tokens.end <= figure && !blows).then(|| subject.tokens.clone())
}

fn winds() -> Referent {
    Referent::Noun("wind".to_owned())
}

/// A person, or somebody by their work.
fn drives(page: &Page<'_, '_>, of: &Referent) -> bool {
    match of {
        Referent::Entity(local) => {
            let entity = &page.reading.locals.entities[local.0 as usize];
            matches!(entity.kind, EntityKind::Person)
        }
        Referent::Noun(noun) => matches!(noun.as_str(), "driver" | "pilot" | "motorist" | "captain"),
        Referent::Event(_) => false,
    }
}

/// The vehicle that the article is about, where it knows one.
fn only_vehicle(page: &Page<'_, '_>) -> Option<Referent> {
    let mention = page.reading.locals.mentions.iter().find(|m| m.kind == EntityKind::Vehicle && m.local.is_some())?;
    mention.local.map(Referent::Entity)
}

/// The vehicle that was named last: "at the time of the crash it was doing 60 km/h".
fn last_vehicle(page: &Page<'_, '_>, figure: usize) -> Option<(Referent, usize)> {
    let at = page.clause_at(figure)?;
    let pronoun = at.parse.chunks.phrases[at.clause().subject?].head;
    if !page.is(pronoun, &["it", "which", "that"]) {
        return None;
    }
    (0..pronoun).rev().take(80).find_map(|i| {
        let mention = page.reading.mention_at(i).filter(|m| m.kind == EntityKind::Vehicle)?;
        Some((Referent::Entity(mention.local?), at.parse.chunks.phrases[at.clause().subject?].tokens.start))
    })
}

/// The thing that moves, and the token where its phrase begins: what "speed of" names, else the subject of the clause.
fn mover(page: &Page<'_, '_>, figure: usize) -> Option<(Referent, usize)> {
    let parse = page.parse_at(figure);
    let phrases = &parse.chunks.phrases;
    let before = phrases.iter().enumerate().rev().filter(|(_, p)| p.tokens.end <= figure);
    for (p, phrase) in before.clone().take(3) {
        if page.is(phrase.head, &["speed", "speeds", "pace"]) {
            if let Some(range) = &phrase.possessor {
                let owner = page.reading.mention_at(range.end - 1).and_then(|m| m.local);
                return owner.map(|o| (Referent::Entity(o), phrase.tokens.start));
            }
            let of =
                phrases.get(p + 1).filter(|n| n.prep.is_some_and(|t| page.is(t, &["of"])) && n.tokens.end <= figure)?;
            return Some((page.referent(of)?, phrase.tokens.start));
        }
    }
    let nearest = before.clone().next().filter(|(_, p)| page.is(p.head, &["winds", "wind", "gusts", "waves"]));
    if let Some((_, phrase)) = nearest {
        return Some((page.referent(phrase)?, phrase.tokens.start));
    }
    let at = page.clause_at(figure)?;
    let subject = &phrases[at.clause().subject?];
    Some((page.referent(subject)?, subject.tokens.start))
}
