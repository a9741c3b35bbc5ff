//! Measured values that have no relation of their own: magnitude, depth, height, mass, share, temperature.
//!
//! *Claims*: a quantity with the noun that it measures: "a magnitude of 6.4", "at a depth of 10 km", "a 30-metre wave",
//! "41 % of the shares".
//!
//! *Normal form*: the quantity; the slot is what is measured, of what, and the verb for a change.
//!
//! *Agrees when* the printed figures meet at the coarser printed precision.
//!
//! *Conflicts when* they do not.

use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::text::Polarity;
use crate::text::table::{WordMap, rows};
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::ballot::counted;
use super::owner::{bracketed, owner, owns, part};
use super::page::{At, Draft, Page};
use super::percent::{Percent, percent};
use super::shape::set;
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "measure",
    question: "the {what} of {of}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Words that say what is measured.
static ASPECTS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("aspects.tsv")).map(|row| (row[0], row[1]))));

/// What is measured of the event itself, whoever is the subject: "the institute put the magnitude at 6.6".
const EVENTFUL: [&str; 14] = [
    "fatality",
    "drop",
    "containment",
    "burned area",
    "magnitude",
    "depth",
    "rainfall",
    "premium",
    "altitude",
    "water level",
    "plume",
    "radius",
    "offshore",
    "visibility",
];

/// Whose measure it is: the event's, or what has it. A river or the snow has a depth of its own; the sea where a ship went
/// down is as deep as it is there.
fn measured(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>, what: &str) -> Option<Referent> {
    const DEEP: [&str; 14] = [
        "river",
        "lake",
        "snow",
        "mud",
        "crater",
        "hole",
        "trench",
        "pool",
        "canal",
        "well",
        "sinkhole",
        "reservoir",
        "pit",
        "ditch",
    ];
    let event = || Some(Referent::Noun("event".to_owned()));
    if what == "depth" {
        let own = owner(page, quantity, at, what);
        return own.filter(|of| matches!(of, Referent::Noun(noun) if DEEP.contains(&noun.as_str()))).or_else(event);
    }
    if EVENTFUL.contains(&what) { event() } else { owner(page, quantity, at, what) }
}

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    super::portion::extract(page, out);
    let taken: Vec<_> = out.iter().map(|d| d.figure).collect();
    for quantity in &page.reading.quantities {
        let q = &quantity.quantity;
        let strength = strength(page, quantity);
        if strength.is_none()
            && matches!(q.dimension(), Dimension::Count | Dimension::Money | Dimension::Time | Dimension::Speed)
            || taken.contains(&quantity.span)
        {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let at = page.clause_at(tokens.start);
        if q.dimension() == Dimension::Percent
            && let Some(percent) = percent(page, quantity, at)
        {
            let draft = of_percent(page, quantity, at, percent, out);
            out.push(draft);
            continue;
        }
        if let Some((what, of)) = super::shape::above(page, quantity) {
            let span = at.map_or(quantity.span, |at| page.span_of(at, quantity.span));
            let draft = Draft::new("measure", Value::Quantity(q.clone()), span, quantity.span, tokens.start);
            out.push(draft.role("what", Referent::Noun(what.to_owned())).role("of", of));
            continue;
        }
        let verb = at.map_or("", |at| at.clause().verb.lemma);
        let aspect = strength
            .or_else(|| super::shape::placed(page, quantity))
            .or_else(|| rain(page, quantity, verb))
            .or_else(|| burned(page, quantity, verb))
            .or_else(|| aspect(page, quantity).filter(|a| fits(a, q.dimension())))
            // Rivers are not measured in millimetres.
            .filter(|a| *a != "water level" || q.unit().code() != "mm");
        let what = aspect.unwrap_or_else(|| dimension_name(q.dimension()));
        let of = measured(page, quantity, at, what);
        let local = q.dimension() == Dimension::Percent || matches!(what, "rainfall" | "snowfall");
        if let Some(draft) = super::warmth::of_weather(page, quantity, of.as_ref()) {
            out.push(draft);
            continue;
        }
        let mut draft = Draft::new(
            "measure",
            Value::Quantity(q.clone()),
            at.map_or(quantity.span, |at| page.span_of(at, quantity.span)),
            quantity.span,
            tokens.start,
        )
        .role("what", Referent::Noun(what.to_owned()))
        .role("of", of)
        .role("who", maker(page, &tokens))
        .role("part", local.then(|| part(page, quantity, at)).flatten());
        if what == "altitude" && matches!(verb, "climb" | "descend" | "drop" | "fall" | "rise") {
            draft = draft.within("verb", verb);
        }
        if matches!(what, "altitude" | "water level") {
            draft = draft.narrowed(at.and_then(|at| set(page, at, tokens.start)).map(|s| ("stage", s.to_owned())));
        }
        if what == "radius" {
            // "Nobody may go closer than 7 km" states the 7 km.
            draft.polarity = Some(Polarity::Affirmed);
        }
        let attributive = noun_behind(page, &tokens).is_some()
            && tokens.end.checked_sub(2).is_some_and(|hyphen| page.is(hyphen, &["-"]));
        // A 15-inch screen is a sort of screen, of which there are others.
        let sort = q.unit().code() == "[in_i]";
        if aspect.is_none() && (sort || !(attributive && what == "length")) {
            // Without a word for what is measured, the verb has to tell; but "a 300-metre ship" is so long whatever it does.
            let says_little = matches!(verb, "" | "be" | "have" | "include" | "come" | "start" | "remain" | "give");
            let level = q.dimension() == Dimension::Percent && is_level(page, &tokens, verb);
            // "Norsea (29 %)" may be of votes or shares, and at any hour of the count.
            let named = bracketed(page, &tokens).is_some() && !draft.roles.iter().any(|(role, _)| *role == "part");
            if named {
                draft = draft.narrowed(counted(page, tokens.start).map(|stage| ("stage", stage))).alone();
            } else if !(level && draft.roles.iter().any(|(role, _)| *role == "of")) {
                draft = draft.within("verb", verb);
                draft = if says_little || what == "measure" { draft.alone() } else { draft };
            }
        }
        // "The alarm level is 5 metres", "the old record"
        let marks = ["alarm", "warning", "danger", "record", "normal", "previous", "lake", "reservoir", "sea"];
        let before = at.map_or(tokens.start, |at| at.clause().extent.start).max(tokens.start.saturating_sub(8));
        if what == "water level" && (before..tokens.start).any(|i| page.is(i, &marks)) {
            draft = draft.alone();
        }
        if what == "magnitude" && is_of_any(page, at) {
            draft = draft.alone();
        }
        if what == "magnitude" && of_several(page, tokens.start) {
            draft = draft.within("which", "each").alone();
        }
        if is_relative(page, tokens.end) && !EVENTFUL.contains(&what) {
            draft = draft.alone();
        }
        if q.change() != Change::None && what != "drop" {
            draft = draft.within("change", if q.change() == Change::Up { "up" } else { "down" });
        }
        out.push(draft);
    }
}

/// "Outages fell to 50 %", "stood at 50 %", "Aland (50 %)": how high it is, whatever the verb.
fn is_level(page: &Page<'_, '_>, figure: &std::ops::Range<usize>, verb: &str) -> bool {
    super::percent::reached(page, figure.start)
        || matches!(verb, "stand" | "hover") && page.is(figure.start.wrapping_sub(1), &["at"])
        || bracketed(page, figure).is_some()
}

/// The draft of a percentage. What belongs to a bid is of the bidder told of last.
fn of_percent(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    percent: Percent,
    before: &[Draft],
) -> Draft {
    let span = at.map_or(quantity.span, |at| page.span_of(at, quantity.span));
    let value = Value::Quantity(quantity.quantity.clone());
    let bid = matches!(percent.what, "premium" | "acceptance" | "threshold" | "support");
    let of = if bid { bidder(page, before, quantity) } else { percent.of.filter(owns) };
    // A share moves many times a day, and by another part since January.
    let moving = |of: &Referent| matches!(of, Referent::Noun(noun) if noun == "price");
    let open = of.as_ref().is_none_or(|of| percent.what == "change" && moving(of))
        || percent.what == "share price" && percent.close.is_none();
    let mut draft = Draft::new("measure", value, span, quantity.span, page.tokens_of(quantity).start)
        .role("what", Referent::Noun(percent.what.to_owned()))
        .role("of", of);
    draft = draft.narrowed(percent.over.map(|over| ("over", over))).narrowed(percent.close.map(|at| ("at", at)));
    draft = draft.narrowed(percent.segment.map(|s| ("segment", s)));
    draft = draft.narrowed(percent.round.map(|round| ("round", round.to_owned())));
    if matches!(percent.what, "change" | "vote" | "turnout") {
        draft = draft.role("part", part(page, quantity, at));
    }
    if matches!(percent.what, "vote" | "stake") {
        let stage = percent.stage.map(str::to_owned).or_else(|| counted(page, page.tokens_of(quantity).start));
        draft = draft.narrowed(stage.map(|stage| ("stage", stage)));
    }
    if open { draft.alone() } else { draft }
}

/// Whose bid was told of last before the figure.
fn bidder(page: &Page<'_, '_>, before: &[Draft], quantity: &QuantityMention) -> Option<Referent> {
    let bids = before.iter().filter(|d| d.relation == "money" && d.figure.start() < quantity.span.start());
    let who = |d: &Draft| {
        let bid = d.roles.contains(&("for", Referent::Noun("bid".to_owned())));
        d.roles.iter().find(|(role, _)| bid && *role == "who").map(|(_, who)| who.clone())
    };
    let told = || bids.clone().filter_map(|d| Some((d.figure.start(), who(d)?)));
    // "Norsea's 12 euros are above Halden's 11, and a premium of 30 percent"
    let sentence = page.sentence_span(page.tokens_of(quantity).start);
    let here = told().filter(|(at, _)| *at >= sentence.start()).min_by_key(|(at, _)| *at);
    here.or_else(|| told().max_by_key(|(at, _)| *at)).map(|(_, who)| who)
}

/// The phrase whose noun a figure stands before: "the 62-metre rocket", "the 62-metre (203-foot) rocket".
pub(super) fn noun_behind(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<usize> {
    let parse = page.parse_at(figure.start);
    let phrases = &parse.chunks.phrases;
    let own = parse.phrase_at(figure.start).filter(|&p| phrases[p].head >= figure.end);
    own.or_else(|| {
        // "the 322-foot-tall (98-metre) rocket"
        let long = page.is(figure.end, &["-"]) && is_aspect(page, figure.end + 1);
        let end = if long { figure.end + 2 } else { figure.end };
        let behind = super::distance::after_conversion(page, end);
        let attributive = behind > figure.end && page.is(figure.end.wrapping_sub(2), &["-"]);
        parse.phrase_at(behind).filter(|&p| attributive && phrases[p].tokens.start == behind)
    })
}

/// "a 27-metre throw by Ana Roe", "a 60-metre dive from Bo Lind": whose deed it is that is so long.
fn maker(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> Option<Referent> {
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let end = phrases[noun_behind(page, figure)?].tokens.end;
    let by = phrases.iter().find(|p| p.prep == Some(end) && page.is(end, &["by", "from"]))?;
    let person = page.reading.mention_at(by.head).filter(|m| m.kind == EntityKind::Person)?;
    person.local.map(Referent::Entity)
}

/// Whether token `i` is a word for what is measured.
pub(super) fn is_aspect(page: &Page<'_, '_>, i: usize) -> bool {
    ASPECTS.get(&page.reading.tokens, i).is_some()
}

/// Whether a noun, in lower case, is a word for what is measured.
pub(super) fn is_aspect_word(noun: &str) -> bool {
    ASPECTS.find(noun).is_some()
}

/// The word for what is measured, near the figure.
fn aspect(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    if quantity.quantity.dimension() == Dimension::Magnitude {
        return Some("magnitude");
    }
    let tokens = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens();
    let end = super::distance::after_conversion(page, tokens.end);
    let near = (end..(end + 4).min(sentence.end))
        .chain((tokens.start.saturating_sub(5).max(sentence.start)..tokens.start).rev());
    let shape = || super::shape::by_noun(page, quantity).filter(|_| quantity.quantity.dimension() == Dimension::Length);
    // "the 90-metre tower on the hill 400 metres high"
    let tall = shape().filter(|_| noun_behind(page, &tokens).is_some());
    tall.or_else(|| near.clone().find_map(|i| ASPECTS.get(&page.reading.tokens, i)).copied()).or_else(shape)
}

/// A length is not measured in tonnes.
fn fits(aspect: &str, dimension: Dimension) -> bool {
    match aspect {
        "depth" | "height" | "altitude" | "length" | "width" | "water level" | "radius" | "plume" | "visibility"
        | "drop" => dimension == Dimension::Length,
        "mass" | "payload" => dimension == Dimension::Mass,
        "fatality" | "premium" | "containment" | "turnout" | "inflation" | "unemployment" => {
            dimension == Dimension::Percent
        }
        _ => true,
    }
}

/// "200 mm fell in a day", "the gauge caught 200 mm", "Aville had 200 mm" in a report of a flood; but the level of a lake
/// falls by so much, and a gauge by the sea measures a wave.
fn rain(page: &Page<'_, '_>, quantity: &QuantityMention, verb: &str) -> Option<&'static str> {
    const GAUGES: [&str; 5] = ["gauge", "gauges", "station", "stations", "pluviometer"];
    let unit = quantity.quantity.unit().code();
    let figure = page.tokens_of(quantity).start;
    let main = page.events.main_kind.map_or("", |k| k.id);
    let by = (figure.saturating_sub(3)..figure).any(|i| page.is(i, &["by"]));
    let fell = verb == "fall" && matches!(unit, "mm" | "cm" | "[in_i]") && !by;
    let fine = matches!(unit, "mm" | "[in_i]") && !by;
    let subject = || page.clause_at(figure).and_then(|at| Some(at.parse.chunks.phrases[at.clause().subject?].head));
    let gauged = || matches!(verb, "catch" | "record" | "measure" | "register" | "log" | "collect" | "have" | "report");
    let gauge = || main != "earthquake" && gauged() && subject().is_some_and(|i| page.is(i, &GAUGES));
    (fell || fine && (matches!(main, "flood" | "storm") || gauge())).then_some("rainfall")
}

/// "first put it at 6.6", "6.7 by the institute": the magnitude without the word for it, in a report of an earthquake.
fn strength(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    let bare = quantity.quantity.dimension() == Dimension::Count && quantity.quantity.unit().code().is_empty();
    let low = quantity.quantity.low().filter(|n| bare && (2.0..10.0).contains(n) && n.fract() != 0.0)?;
    let tokens = page.tokens_of(quantity);
    let sentence = page.reading.sentence_of(tokens.start);
    let said = |s: usize| {
        let words = page.reading.sentences[s].tokens();
        words.into_iter().any(|i| page.is(i, &["magnitude", "measured", "richter", "measuring"]))
    };
    let quake = page.events.main_kind.is_some_and(|k| k.id == "earthquake");
    let said = quake && (said(sentence) || sentence > 0 && said(sentence - 1));
    (said && (low * 10.0 - (low * 10.0).round()).abs() < 1e-6).then_some("magnitude")
}

/// "has charred 142,000 acres", "5,600 hectares have burned", "has grown to 300 sq km", "the fire's footprint, 900 hectares".
fn burned(page: &Page<'_, '_>, quantity: &QuantityMention, verb: &str) -> Option<&'static str> {
    const LAND: [&str; 10] =
        ["forest", "forests", "woodland", "wood", "brush", "bushland", "scrub", "vegetation", "land", "grassland"];
    let burns = matches!(verb, "char" | "scorch" | "burn" | "consume" | "blacken" | "ravage" | "destroy" | "torch");
    let spreads = matches!(verb, "grow" | "spread" | "cover" | "span" | "swell" | "expand" | "balloon");
    let figure = page.tokens_of(quantity);
    let land = page.is(figure.end, &["of"]) && (figure.end + 1..figure.end + 4).any(|i| page.is(i, &LAND));
    let size =
        (figure.start.saturating_sub(5)..figure.start).any(|i| page.is(i, &["footprint", "size", "burned", "burnt"]));
    // "The fire stands at 87,000 acres", "The fire began on Monday and quickly spread across 130 square miles"
    let is_fire = |i: usize| page.is(i, &["fire", "blaze", "wildfire", "inferno", "bushfire"]);
    let subject = page.clause_at(figure.start).and_then(|at| {
        let head = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head)?;
        is_fire(head).then(|| at.clause().verb.head)
    });
    let stands = subject.is_some_and(|head| head < figure.start)
        && matches!(
            verb,
            "be" | "stand" | "measure" | "reach" | "hit" | "total" | "top" | "exceed" | "jump" | "remain"
        );
    let across = (figure.start.saturating_sub(5)..figure.start).any(|i| {
        page.is(i, &["spread", "spreading", "swept", "raged", "burned", "grown", "grew"])
            && page.is(i + 1, &["across", "over", "through", "to"])
    });
    let spreads = spreads || stands || across;
    let blaze = page.events.main_kind.is_some_and(|k| k.id == "fire");
    let told = burns || spreads || land || size;
    (quantity.quantity.dimension() == Dimension::Area && told && blaze).then_some("burned area")
}

/// "A magnitude 6 quake can cause damage": of any such quake.
fn is_of_any(page: &Page<'_, '_>, at: Option<At<'_>>) -> bool {
    let verbs = at.into_iter().flat_map(|at| at.clause().verb.tokens.clone());
    verbs.into_iter().any(|i| page.is(i, &["can", "could", "may", "might", "would", "should"]))
}

/// "58 aftershocks above magnitude 3": no one of them has it.
fn of_several(page: &Page<'_, '_>, figure: usize) -> bool {
    (figure.saturating_sub(5)..figure)
        .any(|i| page.is(i, &["aftershocks", "quakes", "earthquakes", "tremors", "shocks", "magnitudes", "ranging"]))
}

/// "1.2 metres above the old record": a measure against another one, which the words beside it would have to tell.
fn is_relative(page: &Page<'_, '_>, end: usize) -> bool {
    page.is(
        end,
        &["above", "below", "higher", "lower", "more", "less", "taller", "shorter", "under", "over", "up", "down"],
    )
}

fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Length => "length",
        Dimension::Area => "area",
        Dimension::Volume => "volume",
        Dimension::Mass => "mass",
        Dimension::Temperature => "temperature",
        Dimension::Pressure => "pressure",
        Dimension::Energy => "energy",
        Dimension::Power => "power",
        Dimension::Percent => "share",
        Dimension::Magnitude => "magnitude",
        _ => "measure",
    }
}

/// The head noun of what is counted or measured, in the singular.
pub(super) fn head_noun(words: &str) -> String {
    singular(words.rsplit([' ', '-']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("aspects.tsv")).all(|row| row.len() == 2));
        assert_eq!(ASPECTS.find("deep"), Some(&"depth"));
    }
}
