//! What a length tells where no word beside it says so: how high, how deep, how wide, how far down something fell.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, Mention};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::text::table::{WordMap, rows};
use crate::unit::Dimension;

use super::distance::after_conversion;
use super::measure::noun_behind;
use super::page::{At, Page};

/// By noun: what a bare length tells of it, and the greatest that can be meant, in metres.
static SHAPES: LazyLock<WordMap<(&'static str, f64)>> = LazyLock::new(|| {
    let entry = |row: Vec<&'static str>| (row[0], (row[1], row[2].parse().unwrap_or(0.0)));
    WordMap::new(rows(include_str!("shapes.tsv")).map(entry))
});

/// What the words around a length say it is, whatever it is of: "590 km above the Earth", "310 km off the coast".
pub(super) fn placed(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    if quantity.quantity.dimension() != Dimension::Length {
        return None;
    }
    let figure = page.tokens_of(quantity);
    if keeps_off(page, &figure) || clears(page, &figure) {
        return Some("radius");
    }
    let behind = after_conversion(page, figure.end);
    let near = |words: &[&str]| (behind..behind + 4).any(|i| page.is(i, words));
    let before = |words: &[&str]| (figure.start.saturating_sub(6)..figure.start).any(|i| page.is(i, words));
    match () {
        () if page.is(behind, &["above"]) && near(&["earth", "ground", "surface", "moon"]) => Some("altitude"),
        () if page.is(behind, &["above", "up", "overhead", "high"]) && flies(page, &figure, behind + 1) => {
            Some("altitude")
        }
        () if page.is(behind, &["off"]) && near(&["coast", "shore"]) => Some("offshore"),
        () if before(&["ash", "smoke", "plume", "column"]) && near(&["high", "sky", "air", "atmosphere"]) => {
            Some("plume")
        }
        // Nothing on the ground is that high.
        () if (before(&["height"]) || near(&["high", "height"]))
            && quantity.quantity.si().0.is_some_and(|m| m > 9000.0) =>
        {
            Some("altitude")
        }
        () => falls(page, &figure).then_some("drop"),
    }
}

/// "It flew 100 miles above the Mira station", "75 miles higher than the Mira station": how far above what is named, and not
/// how high.
pub(super) fn above(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<(&'static str, Referent)> {
    if quantity.quantity.dimension() != Dimension::Length {
        return None;
    }
    let behind = after_conversion(page, page.tokens_of(quantity).end);
    let (what, from) = match () {
        () if page.is(behind, &["above", "over"]) => ("height above", behind + 1),
        () if page.is(behind, &["below", "beneath", "under"]) => ("depth below", behind + 1),
        () if page.is(behind, &["higher"]) && page.is(behind + 1, &["than"]) => ("height above", behind + 2),
        () if page.is(behind, &["lower"]) && page.is(behind + 1, &["than"]) => ("depth below", behind + 2),
        () => return None,
    };
    let the = from + usize::from(page.is(from, &["the"]));
    // "above the Pacific" is how high.
    let built = |m: &&Mention| {
        m.kind == EntityKind::Vehicle
            || page.is(m.tokens.end - 1, &["station", "telescope", "satellite", "spacecraft", "bridge", "tower", "dam"])
    };
    let named = page.reading.mention_at(the).filter(|m| m.form == Form::Name).filter(built)?;
    named.local.map(|of| (what, Referent::Entity(of)))
}

/// "to lower its altitude to 300 km", "brought the altitude down to 300 km": a height that somebody made it have.
pub(super) fn set(page: &Page<'_, '_>, at: At<'_>, figure: usize) -> Option<&'static str> {
    let verb = &at.clause().verb;
    let near = |words: &[&str]| (verb.tokens.end..figure).any(|i| page.is(i, words));
    let to = near(&["to"]) && !at.clause().objects.is_empty();
    match verb.lemma {
        "lower" | "reduce" | "cut" | "drop" if to => Some("lowered"),
        "raise" | "lift" | "boost" | "increase" if to => Some("raised"),
        "bring" | "take" | "move" if near(&["down"]) => Some("lowered"),
        "bring" | "take" | "move" if near(&["up"]) => Some("raised"),
        _ => None,
    }
}

/// "stay at least 7 km from the crater", "go no closer than 7 km": how far one has to keep off.
pub(super) fn keeps_off(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let stays = page.clause_at(figure.start).is_some_and(|at| matches!(at.clause().verb.lemma, "stay" | "keep"));
    let off = (figure.end..figure.end + 4).any(|i| page.is(i, &["from", "away", "off"]));
    let closer =
        figure.start >= 2 && page.is(figure.start - 1, &["than"]) && page.is(figure.start - 2, &["closer", "nearer"]);
    stays && off || closer
}

/// "Everyone within three miles of the plant had to leave": how far around people were made to go.
pub(super) fn clears(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const GO: [&str; 12] = [
        "evacuate",
        "evacuated",
        "evacuation",
        "leave",
        "left",
        "flee",
        "fled",
        "out",
        "homes",
        "residents",
        "people",
        "everyone",
    ];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let goes = |i: usize| page.is(i, &["evacuated", "evacuate", "evacuation", "leave", "flee", "fled"]);
    let around = page.is(after_conversion(page, figure.end), &["of", "around", "from"]);
    let lives = (figure.start.saturating_sub(5).max(sentence.start)..figure.start).any(|i| page.is(i, &GO));
    // "have been moved from within 12 miles of the plant"
    let moved = page.is(figure.start.wrapping_sub(2), &["from"])
        && (figure.start.saturating_sub(6).max(sentence.start)..figure.start)
            .any(|i| page.is(i, &["moved", "taken", "evacuated", "removed"]));
    let within = page.is(figure.start.wrapping_sub(1), &["within"]) && around;
    within && (moved || lives && sentence.into_iter().any(goes))
}

/// "circled the Earth some 350 miles above.", "was flying 900 metres up,": how high it flies, and above nothing else.
fn flies(page: &Page<'_, '_>, figure: &Range<usize>, end: usize) -> bool {
    let verb = page.clause_at(figure.start).map_or("", |at| at.clause().verb.lemma);
    let ends = page.is(end, &[".", ",", ";", ":", ")"]) || end >= page.reading.tokens.len();
    ends && matches!(verb, "fly" | "orbit" | "circle" | "soar" | "hover" | "cruise" | "float" | "glide")
}

/// "The bus plunged 200 metres into a ravine", "into a gorge 200 metres deep", "lay 180 metres below the road".
fn falls(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const GORGES: [&str; 9] =
        ["gorge", "ravine", "abyss", "canyon", "chasm", "precipice", "embankment", "gully", "crevasse"];
    let crash = page.events.main_kind.is_some_and(|k| matches!(k.id, "crash" | "collapse"));
    let behind = after_conversion(page, figure.end);
    let at = page.clause_at(figure.start);
    let verb = at.map_or("", |at| at.clause().verb.lemma);
    let right_behind = at.is_some_and(|at| figure.start <= at.clause().verb.tokens.end + 2);
    let down = match verb {
        "tumble" | "plunge" | "fall" | "drop" | "plummet" => {
            right_behind || page.is(behind, &["into", "down", "off", "below", "onto", "to", "from"])
        }
        "roll" | "slide" | "careen" => page.is(behind, &["into", "down", "off", "below", "onto", "to"]),
        _ => false,
    };
    let below = page.is(behind, &["below", "beneath"])
        && (behind + 1..behind + 4).any(|i| page.is(i, &["road", "highway", "bridge", "track", "motorway"]));
    let gorge = (figure.start.saturating_sub(4)..behind + 4).any(|i| page.is(i, &GORGES));
    let deep = (figure.start.saturating_sub(3)..behind + 3).any(|i| page.is(i, &["deep", "depth"]));
    crash && down || below || gorge && deep
}

/// "the 62-metre (203-foot) rocket", "waves of up to 3 metres", "puts its focus 21 km down".
pub(super) fn by_noun(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    let figure = page.tokens_of(quantity);
    let metres = quantity.quantity.si().0.or(quantity.quantity.si().1)?;
    let told = |i: usize| Some(shape(page, i)?).filter(|(_, most)| metres < *most).map(|(aspect, _)| aspect);
    let parse = page.parse_at(figure.start);
    if let Some(behind) = noun_behind(page, &figure) {
        let head = parse.chunks.phrases[behind].head;
        let vehicle = page.reading.mention_at(head).is_some_and(|m| m.kind == EntityKind::Vehicle);
        let rocket = vehicle && page.events.main_kind.is_some_and(|k| k.id == "launch");
        return told(head).or(rocket.then_some("height"));
    }
    told(noun_before(page, &figure)?)
}

/// The thing right before a length that it is of: "a maximum wave of 0.9 metres".
pub(super) fn of_noun(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity);
    let length = quantity.quantity.dimension() == Dimension::Length && noun_behind(page, &figure).is_none();
    let noun = noun_before(page, &figure).filter(|&i| length && shape(page, i).is_some())?;
    let named = page.reading.mention_at(noun).is_some();
    (!named).then(|| Referent::Noun(singular(&page.reading.tokens.word(noun).to_lowercase())))
}

fn shape(page: &Page<'_, '_>, i: usize) -> Option<(&'static str, f64)> {
    SHAPES.find(&singular(&page.reading.tokens.word(i).to_lowercase())).copied()
}

/// The token before a figure and the words that link it to its noun.
fn noun_before(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<usize> {
    const LINKS: [&str; 24] = [
        "of",
        "up",
        "to",
        "about",
        "around",
        "some",
        "over",
        "more",
        "than",
        "as",
        "high",
        "at",
        "least",
        "nearly",
        "almost",
        "reach",
        "reached",
        "reaching",
        "measuring",
        "were",
        "was",
        "is",
        "are",
        "lay",
    ];
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    (figure.start.saturating_sub(6).max(start)..figure.start).rev().find(|&i| !page.is(i, &LINKS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("shapes.tsv")).all(|row| row.len() == 3 && row[2].parse::<f64>().is_ok()));
    }
}
