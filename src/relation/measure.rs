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

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "measure",
    question: "the {what} of {of}",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

/// Nouns and adjectives that say what is measured.
const ASPECTS: [(&str, &str); 34] = [
    ("depth", "depth"),
    ("deep", "depth"),
    ("height", "height"),
    ("high", "height"),
    ("tall", "height"),
    ("altitude", "altitude"),
    ("length", "length"),
    ("long", "length"),
    ("width", "width"),
    ("wide", "width"),
    ("area", "area"),
    ("weight", "mass"),
    ("weighs", "mass"),
    ("weighed", "mass"),
    ("weighing", "mass"),
    ("mass", "mass"),
    ("payload", "payload"),
    ("thrust", "thrust"),
    ("magnitude", "magnitude"),
    ("temperature", "temperature"),
    ("capacity", "capacity"),
    ("stake", "share"),
    ("share", "share"),
    ("turnout", "turnout"),
    ("inflation", "inflation"),
    ("unemployment", "unemployment"),
    ("growth", "growth"),
    ("premium", "premium"),
    ("rainfall", "rainfall"),
    ("contained", "containment"),
    ("containment", "containment"),
    ("radius", "radius"),
    ("orbit", "orbit"),
    ("burned", "burned area"),
];

/// What is measured of the event itself, whoever is the subject: "the institute put the magnitude at 6.6".
const EVENTFUL: [&str; 4] = ["magnitude", "depth", "rainfall", "premium"];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let taken: Vec<_> = out.iter().map(|d| d.figure).collect();
    for quantity in &page.reading.quantities {
        let q = &quantity.quantity;
        if matches!(q.dimension(), Dimension::Count | Dimension::Money | Dimension::Time | Dimension::Speed)
            || taken.contains(&quantity.span)
        {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        let Some(at) = page.clause_at(tokens.start) else { continue };
        let aspect = aspect(page, quantity);
        let what = aspect.unwrap_or_else(|| dimension_name(q.dimension()));
        let mut draft = Draft::new(
            "measure",
            Value::Quantity(q.clone()),
            page.span_of(at, quantity.span),
            quantity.span,
            tokens.start,
        )
        .role("what", Referent::Noun(what.to_owned()))
        .role(
            "of",
            if EVENTFUL.contains(&what) {
                Some(Referent::Noun("event".to_owned()))
            } else {
                of(page, quantity).or_else(|| page.subject(at))
            },
        );
        if aspect.is_none() {
            // Without a word for what is measured, the verb has to tell.
            draft = draft.within("verb", at.clause().verb.lemma);
        }
        if q.change() != Change::None {
            draft = draft.within("change", if q.change() == Change::Up { "up" } else { "down" });
        }
        out.push(draft);
    }
}

/// The word for what is measured, near the figure.
fn aspect(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    if quantity.quantity.dimension() == Dimension::Magnitude {
        return Some("magnitude");
    }
    let tokens = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens();
    let near = (tokens.end..(tokens.end + 4).min(sentence.end))
        .chain((tokens.start.saturating_sub(5).max(sentence.start)..tokens.start).rev());
    near.clone().find_map(|i| ASPECTS.iter().find(|(word, _)| page.is(i, &[word])).map(|(_, aspect)| *aspect))
}

/// "41 % of the shares", "a 30-metre wave".
fn of(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let tokens = page.tokens_of(quantity);
    let parse = page.parse_at(tokens.start);
    if page.is(tokens.end, &["of"]) {
        return page.filler(parse, page.phrase_from(tokens.end + 1)?);
    }
    let phrase = &parse.chunks.phrases[page.phrase_at(tokens.start)?];
    (phrase.head >= tokens.end).then(|| page.referent(phrase)).flatten()
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
