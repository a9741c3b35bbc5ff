//! How far one place is from another.
//!
//! *Claims*: "Aville is about 680 km from Btown", "Aville, 680 km north of Btown", "the 60 km between A and B",
//! "A and B are 60 km apart", and a second distance of the same place behind "and".
//!
//! *Normal form*: a length; the two places in the order of their names, since a distance reads the same both ways.
//! The way ("by road") narrows the question.
//!
//! *Agrees when* the printed lengths meet at the coarser printed precision.
//!
//! *Conflicts when* they do not; three distances that break the triangle inequality are a derived conflict.

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::span::Span;
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Parse, Phrase};
use crate::unit::Dimension;
use crate::value::{Change, Value};

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "distance",
    question: "how far {from} is from {to}",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: true,
    extract,
};

const BEARINGS: [&str; 20] = [
    "northward",
    "southward",
    "eastward",
    "westward",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "away",
    "northern",
    "southern",
    "off",
];

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut last: Option<(usize, Referent)> = None;
    for quantity in &page.reading.quantities {
        if quantity.quantity.dimension() != Dimension::Length || quantity.quantity.change() != Change::None {
            continue;
        }
        let tokens = page.tokens_of(quantity);
        // "stay 7 km from the crater": how far one has to keep off.
        if super::shape::keeps_off(page, &tokens) || super::shape::clears(page, &tokens) {
            continue;
        }
        let Some((from, to)) = ends(page, quantity, last.as_ref()) else { continue };
        if from == to {
            continue;
        }
        let span = stretch(page, &tokens, [&from, &to]).to(quantity.span);
        last = Some((page.reading.sentence_of(tokens.start), from.clone()));
        let mut draft =
            Draft::new("distance", Value::Quantity(quantity.quantity.clone()), span, quantity.span, tokens.start)
                .role("from", from)
                .role("to", to);
        let next = tokens.end + 2;
        if (tokens.end..next).any(|i| page.is(i, &["by"]))
            && (tokens.end..=next).any(|i| page.is(i, &["road", "rail", "sea", "train", "car"]))
        {
            draft = draft.within("by", "route");
        }
        out.push(draft);
    }
}

/// From the first to the last of the phrases that name the two places, in the sentence of the figure.
fn stretch(page: &Page<'_, '_>, figure: &std::ops::Range<usize>, places: [&Referent; 2]) -> Span {
    let parse = page.parse_at(figure.start);
    let near = |p: &&Phrase| page.referent(p).is_some_and(|r| places.contains(&&r));
    let before = parse.chunks.phrases.iter().rfind(|p| p.tokens.start < figure.start && near(p));
    let after = parse.chunks.phrases.iter().find(|p| p.tokens.start >= figure.end && near(p));
    let start = before.map_or(figure.start, |p| p.tokens.start);
    let end = after.map_or(figure.end, |p| p.tokens.end);
    page.reading.span(&(start..end))
}

/// The two places that a length lies between.
fn ends(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    last: Option<&(usize, Referent)>,
) -> Option<(Referent, Referent)> {
    let tokens = page.tokens_of(quantity);
    let parse = page.parse_at(tokens.start);
    let mut i = after_conversion(page, tokens.end);
    if page.is(i, &["to"]) && page.is(i + 1, &["the"]) && page.is(i + 2, &BEARINGS) {
        i += 2;
    }
    while page.is(i, &BEARINGS) || page.is(i, &["-"]) && page.is(i + 1, &BEARINGS) {
        i += 1;
    }
    if let Some(ends) = of_distance(page, tokens.start) {
        return Some(ends);
    }
    if page.is(i, &["apart"]) {
        let at = page.clause_at(tokens.start)?;
        return pair(page, at.parse, at.clause().subject?);
    }
    if page.is(i, &["between"]) {
        return pair(page, parse, parse.phrase_from(i + 1)?);
    }
    let separated = page.is(i, &["separate", "separates", "separated", "divides", "divide"]);
    if separated {
        let first = parse.phrase_from(i + 1)?;
        return pair(page, parse, first).or_else(|| {
            let to = parse.chunks.phrases.get(first + 1).filter(|p| p.prep.is_some_and(|t| page.is(t, &["from"])))?;
            Some((page.filler(parse, first)?, page.referent(to)?))
        });
    }
    let aside = page.is(i.wrapping_sub(1), &BEARINGS) && !page.is(i, &["from", "of"]) && !page.is(i - 1, &["off"]);
    if aside {
        // "was felt in Aville, 60 km away"
        let felt = page.clause_at(tokens.start).is_some_and(|at| matches!(at.clause().verb.lemma, "feel" | "hear"));
        let from = subject_of(page, quantity).filter(|r| matches!(r, Referent::Entity(_)))?;
        let pad = page.events.main_kind.is_some_and(|k| k.id == "launch").then_some("pad");
        let spot = if felt { Some("epicentre") } else { pad };
        return Some((from, scene(page).or_else(|| spot.map(|spot| Referent::Noun(spot.to_owned())))?));
    }
    // "2 km short of the runway"
    if page.is(i, &["short"]) {
        i += 1;
    }
    // "20 km off the island of Aville"
    let off = page.is(i.wrapping_sub(1), &["off"]) && !page.is(i, &["from", "of"]);
    if off {
        i -= 1;
    }
    if !off && !page.is(i, &["from", "of"]) || (page.is(i, &["of"]) && i == after_conversion(page, tokens.end)) {
        return None;
    }
    let to = parse.phrase_from(i + 1).filter(|&p| parse.chunks.phrases[p].prep == Some(i))?;
    let to = by_name(page, parse, to)?;
    let to = placed(page, to)?;
    let from = subject_of(page, quantity).or_else(|| {
        let centred = (tokens.start.saturating_sub(3)..tokens.start).any(|i| page.is(i, &["centred", "centered"]));
        let (sentence, from) = match last {
            _ if centred => return Some(Referent::Noun("epicentre".to_owned())),
            last => last?,
        };
        (*sentence == page.reading.sentence_of(tokens.start)).then(|| from.clone())
    });
    // "It struck 40 km south of Aville": from where it happened.
    let told = || page.clause_at(tokens.start).is_some_and(|at| page.event_of(at).map(|(id, _)| id) == page.main);
    let from = from.or_else(|| scene(page).filter(|_| told() && matches!(to, Referent::Entity(_))))?;
    Some((epicentre(page, from), epicentre(page, to)))
}

/// An earthquake is where its epicentre is, an eruption at the volcano, a crash where the wreck lies.
fn epicentre(page: &Page<'_, '_>, referent: Referent) -> Referent {
    let spot = match &referent {
        Referent::Noun(noun) => match noun.as_str() {
            "epicentre" | "epicenter" | "hypocentre" | "hypocenter" => Some("epicentre"),
            "crater" | "summit" | "volcano" | "mountain" => Some("volcano"),
            "scene" | "site" | "wreck" | "wreckage" => Some("scene"),
            "pad" | "launchpad" => Some("pad"),
            _ => None,
        },
        Referent::Event(id) if page.events.get(*id).kind == "earthquake" => Some("epicentre"),
        // Of a volcano the summit is its top.
        Referent::Event(id)
            if page.events.get(*id).kind == "meeting" && page.events.main_kind.is_some_and(|k| k.id == "eruption") =>
        {
            Some("volcano")
        }
        Referent::Event(id) if Some(*id) == page.main => return scene(page).unwrap_or(referent),
        _ => None,
    };
    spot.map_or(referent, |spot| Referent::Noun(spot.to_owned()))
}

/// "The distance between Aville and Btown is 60 km", "the distance from Aville to Btown".
fn of_distance(page: &Page<'_, '_>, figure: usize) -> Option<(Referent, Referent)> {
    let parse = page.parse_at(figure);
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let word = (sentence.start..figure).rev().take(14).find(|&k| page.is(k, &["distance"]))?;
    let first = parse.phrase_from(word + 2)?;
    if page.is(word + 1, &["between"]) {
        return pair(page, parse, first);
    }
    let to = parse.chunks.phrases.get(first + 1).filter(|p| p.prep.is_some_and(|t| page.is(t, &["to"])))?;
    let from = page.is(word + 1, &["from"]).then(|| page.filler(parse, first)).flatten()?;
    Some((placed(page, from)?, placed(page, page.referent(to)?)?))
}

/// Behind "(approximately 40 miles)".
pub(super) fn after_conversion(page: &Page<'_, '_>, end: usize) -> usize {
    if page.is(end, &["("]) {
        let close = (end..end + 10).find(|&i| page.is(i, &[")"]));
        return close.map_or(end, |c| c + 1);
    }
    end
}

/// "A and B".
fn pair(page: &Page<'_, '_>, parse: &Parse, first: usize) -> Option<(Referent, Referent)> {
    let both = crate::syntax::listed(&parse.chunks, first);
    let [a, b] = both[..] else { return None };
    Some((placed(page, page.filler(parse, a)?)?, placed(page, page.filler(parse, b)?)?))
}

/// What the distance is of: the subject of "is", "lies", "stands", else the noun before the aside that holds it.
pub(super) fn subject_of(page: &Page<'_, '_>, quantity: &QuantityMention) -> Option<Referent> {
    let tokens = page.tokens_of(quantity);
    let parse = page.parse_at(tokens.start);
    let phrase = page.phrase_at(tokens.start)?;
    let chunk = Page::chunk_of(parse, phrase)?;
    for k in (0..chunk).rev() {
        match &parse.chunks.list[k] {
            // "struck at 3:36 a.m., at a depth of 4 km, 10 km north of Btown", "hit Spain 40 km south of Btown"
            Chunk::Noun(p) if is_no_place(page, &parse.chunks.phrases[*p]) => {}
            Chunk::Noun(p) => {
                // "with its epicentre at Aville, 60 km north of Btown"
                if is_at_centre(page, &parse.chunks.phrases, *p) {
                    return Some(Referent::Noun("epicentre".to_owned()));
                }
                // "Aville, a city 60 km north of Btown": the noun before names the kind of the one before it.
                let found = placed(page, page.filler(parse, *p)?);
                return match found {
                    Some(Referent::Noun(_)) => apposed(page, parse, k).or(found),
                    Some(region) => Some(within_region(page, parse, k).unwrap_or(region)),
                    None => None,
                };
            }
            Chunk::Verb(verb) => {
                let clause = parse.clauses.iter().find(|c| c.chunk == k)?;
                let still = matches!(
                    verb.lemma,
                    "be" | "lie"
                        | "lay"
                        | "stand"
                        | "sit"
                        | "locate"
                        | "remain"
                        | "situate"
                        | "find"
                        | "discover"
                        | "spot"
                        | "moor"
                        | "anchor"
                        | "strand"
                );
                if MOVED.contains(&verb.lemma)
                    && let Some(scene) = scene(page)
                {
                    return Some(scene);
                }
                return (still || MOVED.contains(&verb.lemma)).then(|| by_name(page, parse, clause.subject?)).flatten();
            }
            Chunk::Link(Tag::Conj) => return None,
            _ => {}
        }
    }
    None
}

/// "its epicentre at Aville", "the epicentre lay at Aville": the place of a phrase is where the event was.
fn is_at_centre(page: &Page<'_, '_>, phrases: &[Phrase], p: usize) -> bool {
    let at = phrases[p].prep.filter(|&t| page.is(t, &["at", "in", "near"]));
    at.is_some_and(|t| {
        (t.saturating_sub(8)..t).any(|i| {
            page.is(i, &["epicentre", "epicenter"]) && page.reading.sentence_of(i) == page.reading.sentence_of(t)
        })
    })
}

/// Nouns for a place that has a name.
const PLACES: [&str; 10] =
    ["town", "city", "village", "island", "port", "district", "region", "suburb", "capital", "resort"];

/// What a phrase refers to; "the town of Aville" is Aville.
fn by_name(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Referent> {
    let (phrase, next) = (&parse.chunks.phrases[p], parse.chunks.phrases.get(p + 1));
    let of = next.filter(|n| n.prep.is_some_and(|t| page.is(t, &["of"])) && n.tokens.start <= phrase.tokens.end + 1);
    let of = of.and_then(|n| page.referent(n)).filter(|r| matches!(r, Referent::Entity(_)));
    match page.filler(parse, p)? {
        Referent::Noun(_) if of.is_some() => of,
        _ if page.is(phrase.head, &PLACES) && of.is_some() => of,
        own => named_behind(page, parse, p).and_then(|name| page.referent(name)).or(Some(own)),
    }
}

/// "60 km east of the country's second city, Aville": the place that is named behind the words for it.
pub(super) fn named_behind<'p>(page: &Page<'_, '_>, parse: &'p Parse, p: usize) -> Option<&'p Phrase> {
    let list = &parse.chunks.list;
    let named = |p: &Phrase| page.reading.mention_at(p.head).filter(|m| m.form == Form::Name);
    let words = &parse.chunks.phrases[p];
    let k = Page::chunk_of(parse, p).filter(|_| page.is(words.head, &PLACES) && named(words).is_none())?;
    let (Chunk::Mark(','), Chunk::Noun(q)) = (list.get(k + 1)?, list.get(k + 2)?) else { return None };
    let name = &parse.chunks.phrases[*q];
    let alone = !matches!(list.get(k + 3), Some(Chunk::Noun(_) | Chunk::Verb(_) | Chunk::Link(Tag::Conj)));
    (alone && name.prep.is_none() && named(name)?.kind != EntityKind::Person).then_some(name)
}

/// Verbs of what happens at a place.
const MOVED: [&str; 14] = [
    "strike", "hit", "occur", "happen", "land", "crash", "center", "centre", "come", "collide", "derail", "explode",
    "erupt", "start",
];

/// Where the event that the article is about took place, where it is of a kind that has a spot.
fn scene(page: &Page<'_, '_>) -> Option<Referent> {
    let spot = match page.events.main_kind?.id {
        "earthquake" => "epicentre",
        "eruption" => "volcano",
        "crash" | "fire" | "explosion" | "attack" => "scene",
        _ => return None,
    };
    Some(Referent::Noun(spot.to_owned()))
}

/// A time, a figure, a word for a measure, a whole country.
fn is_no_place(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let head = phrase.head;
    let country = || {
        let tokens = &page.reading.tokens;
        let mut named = phrase.tokens.clone().filter_map(|i| Some((i, crate::entity::country_of(tokens, i)?)));
        named.any(|(i, (len, country))| page.reading.words(&(i..i + len)).eq_ignore_ascii_case(country))
    };
    phrase.is_time
        || page.reading.quantity_at(head).is_some()
        || page.reading.time_at(head).is_some()
        || super::measure::is_aspect(page, head)
        || page.events.main_kind.is_some() && scene(page).is_some() && country()
}

/// The named noun before a comma, of which the noun at chunk `k`, or that and the one before it, say what it is: "Elm House, a
/// villa and gardens 40 km south of Btown".
fn apposed(page: &Page<'_, '_>, parse: &Parse, k: usize) -> Option<Referent> {
    let joined = |k: usize| {
        let and = matches!(parse.chunks.list.get(k.checked_sub(1)?)?, Chunk::Link(Tag::Conj));
        (and && matches!(parse.chunks.list.get(k.checked_sub(2)?)?, Chunk::Noun(_))).then(|| k - 2)
    };
    let p = before_comma(parse, joined(k).unwrap_or(k))?;
    // "in Aville, Norland, a town 40 km from Btown": the town, and not its region.
    let town = Page::chunk_of(parse, p).and_then(|k| within_region(page, parse, k));
    town.or_else(|| page.filler(parse, p)).filter(|r| matches!(r, Referent::Entity(_)))
}

/// "in Aville, Norland, 40 km south of Btown": the town before its region.
fn within_region(page: &Page<'_, '_>, parse: &Parse, k: usize) -> Option<Referent> {
    let Chunk::Noun(region) = parse.chunks.list[k] else { return None };
    let (region, town) = (&parse.chunks.phrases[region], &parse.chunks.phrases[before_comma(parse, k)?]);
    let place =
        |p: &Phrase| page.reading.mention_at(p.head).filter(|m| m.form == Form::Name && m.kind == EntityKind::Place);
    let bare = region.prep.is_none() && region.tokens.start == town.tokens.end + 1;
    place(region).filter(|_| bare)?;
    place(town)?.local.map(Referent::Entity)
}

/// The noun before the comma that stands before chunk `k`.
fn before_comma(parse: &Parse, k: usize) -> Option<usize> {
    let comma = k.checked_sub(1)?;
    let Chunk::Mark(',') = parse.chunks.list[comma] else { return None };
    let Chunk::Noun(p) = parse.chunks.list[comma.checked_sub(1)?] else { return None };
    Some(p)
}

/// A place, or something that stands at one; people and times do not.
fn placed(page: &Page<'_, '_>, referent: Referent) -> Option<Referent> {
    use EntityKind::{Organization, Other, Place, Vehicle};
    match &referent {
        Referent::Entity(local) => {
            let kind = page.reading.locals.entities[local.0 as usize].kind;
            matches!(kind, Place | Organization | Other | Vehicle).then_some(referent)
        }
        _ => Some(referent),
    }
}
