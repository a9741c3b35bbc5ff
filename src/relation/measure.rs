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

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::lexicon::singular;
use crate::text::table::{WordMap, rows};
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::page::{At, Draft, Page};
use super::percent::{Percent, percent};
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
const EVENTFUL: [&str; 6] = ["magnitude", "depth", "rainfall", "premium", "altitude", "crest"];

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
        let at = page.clause_at(tokens.start);
        if q.dimension() == Dimension::Percent
            && let Some(percent) = percent(page, quantity, at)
        {
            let draft = of_percent(page, quantity, at, percent, out);
            out.push(draft);
            continue;
        }
        let verb = at.map_or("", |at| at.clause().verb.lemma);
        let aspect = aspect(page, quantity).filter(|a| fits(a, q.dimension())).or_else(|| rain(quantity, verb));
        let what = aspect.unwrap_or_else(|| dimension_name(q.dimension()));
        let mut draft = Draft::new(
            "measure",
            Value::Quantity(q.clone()),
            at.map_or(quantity.span, |at| page.span_of(at, quantity.span)),
            quantity.span,
            tokens.start,
        )
        .role("what", Referent::Noun(what.to_owned()))
        .role(
            "of",
            if EVENTFUL.contains(&what) { Some(Referent::Noun("event".to_owned())) } else { owner(page, quantity, at) },
        );
        if what == "altitude" && matches!(verb, "climb" | "descend" | "drop" | "fall" | "rise") {
            draft = draft.within("verb", verb);
        }
        if aspect.is_none() {
            // Without a word for what is measured, the verb has to tell.
            let says_little = matches!(verb, "" | "be" | "have" | "include" | "come" | "start" | "remain" | "give");
            draft = draft.within("verb", verb);
            draft = if says_little || what == "measure" { draft.alone() } else { draft };
        }
        if what == "magnitude" && of_several(page, tokens.start) {
            draft = draft.alone();
        }
        if is_relative(page, tokens.end) && !EVENTFUL.contains(&what) {
            draft = draft.alone();
        }
        if q.change() != Change::None {
            draft = draft.within("change", if q.change() == Change::Up { "up" } else { "down" });
        }
        out.push(draft);
    }
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
    let bid = matches!(percent.what, "premium" | "acceptance" | "threshold");
    let of = if bid { bidder(before, quantity) } else { percent.of.filter(owns) };
    // A share moves many times a day.
    let moving =
        |of: &Referent| matches!(of, Referent::Noun(noun) if matches!(noun.as_str(), "share" | "stock" | "price"));
    let open = of.as_ref().is_none_or(|of| percent.what == "change" && moving(of));
    let mut draft = Draft::new("measure", value, span, quantity.span, page.tokens_of(quantity).start)
        .role("what", Referent::Noun(percent.what.to_owned()))
        .role("of", of);
    if let Some(over) = percent.over {
        draft = draft.within("over", over);
    }
    if open { draft.alone() } else { draft }
}

/// Whose bid was told of last before the figure.
fn bidder(before: &[Draft], quantity: &QuantityMention) -> Option<Referent> {
    let bids = before.iter().filter(|d| d.relation == "money" && d.figure.start() < quantity.span.start());
    let who = |d: &Draft| {
        let bid = d.roles.contains(&("for", Referent::Noun("bid".to_owned())));
        d.roles.iter().find(|(role, _)| bid && *role == "who").map(|(_, who)| who.clone())
    };
    bids.filter_map(|d| Some((d.figure.start(), who(d)?))).max_by_key(|(at, _)| *at).map(|(_, who)| who)
}

/// "A 62-metre rocket" is high, a 62-metre ship long.
const TALL: [&str; 14] = [
    "rocket",
    "tower",
    "building",
    "statue",
    "wall",
    "wave",
    "waves",
    "tree",
    "mast",
    "skyscraper",
    "chimney",
    "tsunami",
    "monument",
    "cliff",
];

/// The word for what is measured, near the figure.
fn aspect(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<&'static str> {
    if quantity.quantity.dimension() == Dimension::Magnitude {
        return Some("magnitude");
    }
    let tokens = page.tokens_of(quantity);
    let sentence = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens();
    let near = (tokens.end..(tokens.end + 4).min(sentence.end))
        .chain((tokens.start.saturating_sub(5).max(sentence.start)..tokens.start).rev());
    let behind = page.phrase_at(tokens.start).map(|p| page.parse_at(tokens.start).chunks.phrases[p].head);
    if quantity.quantity.dimension() == Dimension::Length
        && behind.is_some_and(|head| head >= tokens.end && page.is(head, &TALL))
    {
        return Some("height");
    }
    near.clone().find_map(|i| ASPECTS.get(&page.reading.tokens, i)).copied()
}

/// A length is not measured in tonnes.
fn fits(aspect: &str, dimension: Dimension) -> bool {
    match aspect {
        "depth" | "height" | "altitude" | "length" | "width" | "crest" | "water level" | "diameter" | "radius" => {
            dimension == Dimension::Length
        }
        "mass" | "payload" => dimension == Dimension::Mass,
        "premium" | "containment" | "turnout" | "inflation" | "unemployment" => dimension == Dimension::Percent,
        _ => true,
    }
}

/// "200 mm fell in a day".
fn rain(quantity: &QuantityMention, verb: &str) -> Option<&'static str> {
    let short = matches!(quantity.quantity.unit().code(), "mm" | "cm" | "[in_i]");
    (short && verb == "fall").then_some("rainfall")
}

/// What has the measure: what stands beside the figure, else the possessor or "of" of the aspect, else the subject.
fn owner(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Referent> {
    whose(page, quantity)
        .or_else(|| of(page, quantity))
        .filter(owns)
        .or_else(|| of_aspect(page, quantity))
        .or_else(|| page.subject(at?).filter(owns))
}

/// "the foundation's 27 %".
pub(super) fn whose(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let phrase = &page.parse_at(figure).chunks.phrases[page.phrase_at(figure)?];
    let range = phrase.possessor.clone()?;
    let named = range.clone().rev().find_map(|i| page.reading.mention_at(i)).and_then(|m| m.local);
    let noun = || {
        let words = range.rev().map(|i| page.reading.tokens.word(i));
        words.map(|w| w.trim_end_matches(['s', '\'', '’'])).find(|w| w.len() > 2).map(singular)
    };
    named.map(Referent::Entity).or_else(|| noun().map(Referent::Noun))
}

/// A word for a measure, a bearing or a stretch is not what is measured.
fn owns(referent: &Referent) -> bool {
    const NONE: [&str; 24] = [
        "west",
        "east",
        "north",
        "south",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "mile",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "foot",
        "head",
        "most",
        "rest",
        "total",
        "impacted",
        "second",
        "hour",
        "one",
        "more",
        "least",
    ];
    match referent {
        Referent::Noun(noun) => ASPECTS.find(noun).is_none() && !NONE.contains(&noun.as_str()),
        _ => true,
    }
}

/// "the rocket's height is 62 m", "the height of the rocket is 62 m".
fn of_aspect(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let figure = page.tokens_of(quantity).start;
    let parse = page.parse_at(figure);
    let phrases = &parse.chunks.phrases;
    let mut before = phrases.iter().enumerate().rev().filter(|(_, p)| p.tokens.start <= figure).take(4);
    let (at, phrase) =
        before.find(|(_, p)| ASPECTS.get(&page.reading.tokens, p.head).is_some() || p.possessor.is_some())?;
    if let Some(range) = &phrase.possessor {
        let mention = range.clone().rev().find_map(|i| page.reading.mention_at(i))?;
        return mention.local.map(Referent::Entity);
    }
    let next = phrases.get(at + 1).filter(|n| n.prep.is_some_and(|t| page.is(t, &["of"])) && n.tokens.end <= figure)?;
    page.referent(next).filter(owns)
}

/// "58 aftershocks above magnitude 3": no one of them has it.
fn of_several(page: &Page<'_, '_>, figure: usize) -> bool {
    (figure.saturating_sub(5)..figure)
        .any(|i| page.is(i, &["aftershocks", "quakes", "earthquakes", "tremors", "shocks"]))
}

/// "1.2 metres above the old record": a measure against another one, which the words beside it would have to tell.
fn is_relative(page: &Page<'_, '_>, end: usize) -> bool {
    page.is(
        end,
        &["above", "below", "higher", "lower", "more", "less", "taller", "shorter", "under", "over", "up", "down"],
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("aspects.tsv")).all(|row| row.len() == 2));
        assert_eq!(ASPECTS.find("deep"), Some(&"depth"));
    }
}
