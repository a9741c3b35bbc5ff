//! Where an event takes place.
//!
//! *Claims*: "the summit in Vladivostok", "they will meet in Geneva", and that the place is not known: "at an
//! undisclosed location", "the exact location remains uncertain".
//!
//! *Normal form*: the place, or none where the text says that it is not known.
//!
//! *Agrees when* the places are one, or one lies within the other.
//!
//! *Conflicts when* they are different places, or one source names a place that another says is not settled.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::entity::{country_of, is_country};
use crate::event::{EventId, Kind, Referent, Standing};
use crate::span::Span;
use crate::syntax::lexicon::singular;
use crate::syntax::{Chunk, Parse, Phrase};
use crate::text::table::rows;
use crate::text::{Commitment, Polarity, lex};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::site::{self, PLACE_NOUNS, Site, UNKNOWN};
use super::{Arity, Drift, Relation, sited, voyage};

pub(super) static RELATION: Relation = Relation {
    id: "place",
    question: "where {event} takes place",
    arity: Arity::One,
    drift: Drift::Either,
    timeless: false,
    extract,
};

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for (sentence, parse) in page.reading.parses.iter().enumerate() {
        for p in 0..parse.chunks.phrases.len() {
            let event = page.events.of_head(parse.chunks.phrases[p].head);
            if let Some(event) = event.filter(|&e| is_somewhere(page, &page.events.get(e).kind)) {
                of_noun(page, parse, p, event, out);
            }
        }
        unknown(page, sentence, out);
    }
    for at in page.clauses() {
        of_clause(page, at, out);
    }
    super::scene::extract(page, out);
    super::scene::court(page, out);
    super::scene::dateline(page, out);
    super::choice::choose(page, RELATION.id, out);
    super::setting::extract(page, out);
    super::venue::extract(page, out);
}

/// "the summit in Geneva": phrases under "in" or "at" right behind the noun.
///
/// Not where the place is what the event is told apart by: "the invasion of A" says nothing of where it took place.
fn of_noun(page: &Page<'_, '_>, parse: &Parse, p: usize, event: EventId, out: &mut Vec<Draft>) {
    let noun = &parse.chunks.phrases[p];
    let superlative = |i: usize| super::superlative::is_superlative(page.reading.tokens.word(i));
    // "the worst accident in Europe" tells among which it counts.
    let plural = noun.prep.is_some() && {
        let word = page.reading.tokens.word(noun.head).to_lowercase();
        crate::syntax::lexicon::singular(&word) != word
    };
    // "two shows in Aville": others than the one that is told of.
    let some = page.reading.quantity_at(noun.tokens.start).and_then(|q| q.quantity.low()).is_some_and(|n| n > 1.0);
    // "a string of robberies in Aville"
    // "No fire in Aland was deadlier", "more than any fire in Aland": among which it counts.
    let any = page.is(noun.tokens.start, &["no", "any", "every", "each", "all", "most"]);
    if plural
        || some
        || any
        || page.events.get(event).roles.contains_key("what")
        || parse.chunks.phrases[p].tokens.clone().any(superlative)
    {
        return;
    }
    let kind = page.events.get(event).kind.as_str();
    let Some(mut k) = Page::chunk_of(parse, p) else { return };
    if let Some(site) = spot_of(page, parse, k) {
        let span = page.reading.span(&(noun.tokens.start..site.tokens.end));
        out.push(draft(page, site, span, noun.head).role("event", Referent::Event(event)));
        return;
    }
    while let Some(Chunk::Noun(q)) = parse.chunks.list.get(k + 1) {
        let phrase = &parse.chunks.phrases[*q];
        if phrase.prep.is_none() {
            break;
        }
        // "the collapse of the Aville bridge": what falls is where it does.
        let falls = || site::under(page, parse, *q, &["of"]).filter(|_| kind == "collapse");
        if let Some(site) = site::located(page, parse, *q).or_else(falls) {
            let own = page.reading.span(&(noun.tokens.start..site.tokens.end));
            let span = page.clause_at(noun.head).map_or(own, |at| page.span_of(at, own)).to(own);
            out.push(
                draft(page, site, span, noun.head)
                    .role("event", Referent::Event(event))
                    .narrowed(which(page, noun).filter(|_| !is_known_apart(page, event))),
            );
            break;
        }
        k += 1;
    }
}

/// "the site of the shooting, the Harlow Club in Aville": of what chunk `k` tells, the place that is named behind it.
fn spot_of(page: &Page<'_, '_>, parse: &Parse, k: usize) -> Option<Site> {
    const SPOTS: [&str; 7] = ["site", "scene", "place", "spot", "venue", "location", "epicentre"];
    let (Chunk::Noun(p), Some(Chunk::Noun(spot))) =
        (parse.chunks.list.get(k)?, parse.chunks.list.get(k.checked_sub(1)?))
    else {
        return None;
    };
    let of = parse.chunks.phrases[*p].prep.is_some_and(|t| page.is(t, &["of"]));
    let (Chunk::Mark(','), Chunk::Noun(q)) = (parse.chunks.list.get(k + 1)?, parse.chunks.list.get(k + 2)?) else {
        return None;
    };
    let named = of && page.is(parse.chunks.phrases[*spot].head, &SPOTS) && parse.chunks.phrases[*q].prep.is_none();
    site::named(page, parse, *q).filter(|_| named)
}

pub(super) fn draft(page: &Page<'_, '_>, site: Site, span: Span, stance_at: usize) -> Draft {
    let figure = page.reading.span(&site.tokens);
    let city = site.items.last().and_then(|widest| city_of(widest));
    let items = site.items.into_iter().chain(city.map(ToOwned::to_owned)).collect();
    Draft::new("place", Value::Place { items }, span, figure, stance_at)
}

/// The city of a quarter: of Brooklyn New York.
fn city_of(quarter: &str) -> Option<&'static str> {
    static QUARTERS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let table = rows(include_str!("quarters.tsv"));
        table.flat_map(|row| row[1].split(',').map(move |quarter| (quarter, row[0]))).collect()
    });
    QUARTERS.get(quarter).copied()
}

/// The event of a clause; in the passive that of its subject: "the final will be played".
fn told(page: &Page<'_, '_>, at: At<'_>) -> Option<EventId> {
    let clause = at.clause();
    let subject = clause.subject.and_then(|p| page.events.of_head(at.parse.chunks.phrases[p].head));
    let told = page
        .event_of(at)
        .filter(|(_, e)| is_somewhere(page, &e.kind) || DEEDS.contains(&e.kind.as_str()))
        .map(|(id, _)| id);
    let subject = subject.filter(|&id| is_somewhere(page, &page.events.get(id).kind));
    told.or(subject).or_else(|| goes_on(page, at)).or_else(|| page.main.filter(|_| happens(page, at)))
}

/// "A coach jumped the barrier and burst into flames in Aville": what befell it, told on with the same subject.
fn goes_on(page: &Page<'_, '_>, at: At<'_>) -> Option<EventId> {
    let before = at.clause.checked_sub(1).map(|clause| At { clause, ..at })?;
    let (clause, main) = (at.clause(), page.main?);
    let joined = page.is(clause.verb.tokens.start.wrapping_sub(1), &["and"]) && clause.verb.is_finite();
    let same = joined && clause.subject.is_some() && clause.subject == before.clause().subject;
    let befalls = page.events.main_kind.is_some_and(Kind::is_of_nature);
    let fresh = before.clause().preps.iter().all(|&p| site::located(page, at.parse, p).is_none());
    (same && befalls && fresh && page.event_of(before).is_some_and(|(id, _)| id == main)).then_some(main)
}

/// "what happened in Aville", "It took place in an alley": what the article is about.
fn happens(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let happens = matches!(verb.lemma, "happen" | "occur")
        || matches!(verb.lemma, "take" | "take place") && page.is(verb.head + 1, &["place"]);
    let opens = at.clause().subject.map_or(verb.tokens.start.wrapping_sub(1), |p| at.parse.chunks.phrases[p].head);
    happens && page.is(opens, &["it", "this", "what", "that", "incident", "tragedy", "disaster", "accident"])
}

/// Whether a kind of event has a place that a reader would ask for: a purchase has none, and a war that is told of in
/// passing has the one that it is called by.
fn is_somewhere(page: &Page<'_, '_>, kind: &str) -> bool {
    let main = page.events.main_kind;
    let told = |k: &Kind| k.is_told_in(main) && (!k.is_once() || main.is_some_and(|m| m.id == k.id));
    !matches!(kind, "takeover" | "announcement" | "warning" | "invitation")
        && crate::event::kind(kind).is_some_and(told)
}

/// What is done to somebody somewhere, and is asked for: "was arrested at the airport of Aville".
const DEEDS: [&str; 7] = ["arrest", "detain", "capture", "apprehend", "catch", "welcome", "greet"];

fn of_clause(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    let lemma = at.clause().verb.lemma;
    if voyage::is_end(page, at) {
        return voyage::of_journey(page, at, out);
    }
    if let Some(event) = centre_of(page, at) {
        return of_centre(page, at, event, out);
    }
    if let Some(deed) = deed(page, at) {
        return of_deed(page, at, deed, out);
    }
    let Some(event) = told(page, at) else { return };
    let kind = page.events.get(event).kind.as_str();
    // "Four died in Aville" in a report of a storm: a part of what happened. An attack, a crash is in one place.
    let spot = matches!(kind, "attack" | "crash" | "collapse" | "explosion" | "stampede");
    let lives = matches!(lemma, "kill" | "die" | "injure" | "hurt" | "wound");
    if lives && !spot || lemma == "make" && page.events.is_retelling(at.sentence, at.clause) {
        return;
    }
    // Journeys have ends of their own: their places are the question of arrival and departure.
    if matches!(kind, "departure" | "arrival" | "visit") {
        return;
    }
    let verb = &at.clause().verb;
    // "was felt in Lima", "shook houses in Lima": it took place elsewhere.
    let object = at.clause().objects.first().and_then(|&p| site::named(page, at.parse, p));
    let far = |place: &String| {
        if kind == "earthquake" { country_of(&lex(place), 0).is_some() } else { is_country(place) }
    };
    let country = |site: &Site| site.items.first().is_some_and(far);
    let shakes = matches!(verb.lemma, "shake" | "jolt" | "rattle" | "rock");
    if shakes && object.is_none_or(|site| country(&site))
        || matches!(verb.lemma, "feel" | "hear" | "see" | "notice" | "watch" | "register" | "record" | "measure")
    {
        return;
    }
    // "Violence also broke out in Aville": one place among others.
    let also = at.clause().extent.clone().any(|i| page.is(i, &["also", "elsewhere", "meanwhile"]));
    let subject = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]);
    let preps = at.clause().preps.iter().map(|&p| &at.parse.chunks.phrases[p]);
    if also || subject.into_iter().chain(preps).any(|phrase| several(page, phrase)) {
        return;
    }
    // "The two sides last met in Geneva", "in 2019 he met him in Geneva": of another meeting.
    let last =
        (verb.tokens.start.saturating_sub(1)..verb.tokens.end).any(|i| page.is(i, &["last", "previously", "formerly"]));
    let mut times = at.parse.tokens.clone().filter_map(|i| page.reading.time_at(i));
    // "had gone to Oslo in 2019 to meet him in the palace"
    let before = at.clause().parent.filter(|_| verb.is_infinitive()).is_some_and(|c| at.parse.clauses[c].verb.past);
    let past = last || (verb.past || before) && times.any(|t| crate::event::is_long_past(page.reading, t));
    let subject = at.clause().subject.and_then(|p| which(page, &at.parse.chunks.phrases[p]));
    let which = past.then(|| ("which", "earlier".to_owned())).or(subject).filter(|_| !is_known_apart(page, event));
    // "no sign that the talks will be held there", "has not confirmed that they will meet in Oslo": the place is open.
    let withheld = page.reading.stances.at(verb.head).commitment == Some(Commitment::Withhold);
    let there = at.clause().extent.clone().find(|&i| withheld && page.is(i, &["there"]) && i > verb.head);
    if let Some(there) = there {
        let figure = page.reading.span(&(there..there + 1));
        let mut draft =
            Draft::new("place", Value::Place { items: Vec::new() }, page.span_of(at, figure), figure, verb.head)
                .role("event", Referent::Event(event))
                .narrowed(which.clone());
        draft.polarity = Some(Polarity::Affirmed);
        out.push(draft);
        return;
    }
    // "It was the worst accident in Europe since 2013": among which it counts.
    let ranks = |&p: &usize| {
        at.parse.chunks.phrases[p]
            .tokens
            .clone()
            .any(|i| super::superlative::is_superlative(page.reading.tokens.word(i)))
    };
    if at.clause().objects.iter().any(ranks) {
        return;
    }
    // "this week in the Far East, at an undisclosed place": the region does not tell where.
    let sites: Vec<Site> = sited::sites(page, at, event);
    let secret = sites.iter().any(|site| site.items.is_empty());
    for site in sites.into_iter().filter(|site| !secret || site.items.is_empty()) {
        let figure = page.reading.span(&site.tokens);
        if out.iter().any(|d| d.relation == "place" && d.figure.overlaps(figure)) {
            continue;
        }
        out.push(
            draft(page, site, page.span_of(at, figure), at.clause().verb.head)
                .role("event", Referent::Event(event))
                .narrowed(which.clone()),
        );
    }
}

/// What is done once in a story, in the noun that stands for all the verbs for it: "was buried in Aville", "was laid to rest
/// in Aville", "vanished off Aville", and of those who were abducted "were freed in Aville".
fn deed(page: &Page<'_, '_>, at: At<'_>) -> Option<&'static str> {
    let verb = &at.clause().verb;
    let laid = || verb.is_infinitive() && page.is(verb.tokens.start.wrapping_sub(1), &["laid"]);
    let taken = || page.events.main_kind.is_some_and(|main| main.id == "abduction");
    match verb.lemma {
        "bury" | "inter" if verb.passive => Some("burial"),
        "rest" if laid() => Some("burial"),
        "disappear" | "vanish" => Some("disappearance"),
        "rescue" | "free" | "release" if taken() => Some("release"),
        _ => None,
    }
}

fn of_deed(page: &Page<'_, '_>, at: At<'_>, deed: &str, out: &mut Vec<Draft>) {
    let site = at.clause().preps.iter().find_map(|&p| {
        site::located(page, at.parse, p).or_else(|| site::under(page, at.parse, p, &["beneath", "under"]))
    });
    if let Some(site) = site {
        let figure = page.reading.span(&site.tokens);
        let span = page.span_of(at, figure);
        out.push(draft(page, site, span, at.clause().verb.head).role("event", Referent::Noun(deed.to_owned())));
    }
}

/// "The epicentre was 10 km south of Aville", "the place they had chosen was the Aville castle": what the clause says the
/// place of.
fn centre_of(page: &Page<'_, '_>, at: At<'_>) -> Option<EventId> {
    const CENTRES: [&str; 6] = ["epicentre", "epicenter", "hypocentre", "hypocenter", "focus", "centre"];
    const VENUES: [&str; 4] = ["place", "venue", "location", "site"];
    let verb = &at.clause().verb;
    let head = at.parse.chunks.phrases[at.clause().subject?].head;
    let lies = matches!(verb.lemma, "be" | "lie" | "locate" | "situate" | "place" | "centre" | "center" | "register");
    match () {
        () if lies && page.is(head, &CENTRES) => page.main,
        () if verb.lemma == "be" && page.is(head, &VENUES) => page.gathering.or(page.main),
        () => None,
    }
}

fn of_centre(page: &Page<'_, '_>, at: At<'_>, event: EventId, out: &mut Vec<Draft>) {
    let phrases = &at.parse.chunks.phrases;
    let clause = at.clause();
    let behind =
        (0..phrases.len()).filter(|&p| clause.extent.contains(&phrases[p].head) && phrases[p].head > clause.verb.head);
    let preps = behind.filter_map(|p| site::located(page, at.parse, p));
    // "80 miles northwest of Aville, in the town of Bexley": not in Aville.
    let objects = clause.objects.iter().filter(|&&p| phrases[p].prep.is_none());
    let objects = objects.filter_map(|&p| site::named(page, at.parse, p));
    for site in preps.chain(objects).take(1) {
        let span = page.span_of(at, page.reading.span(&site.tokens));
        out.push(draft(page, site, span, at.clause().verb.head).role("event", Referent::Event(event)));
    }
}

/// "a spate of robberies in Aville", "clashes broke out in Aville": more than the one that the report is about.
fn several(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let word = page.reading.tokens.word(phrase.head).to_lowercase();
    let plural =
        singular(&word) != word && !matches!(word.as_str(), "talks" | "negotiations" | "games" | "floods" | "shots");
    // "Two explosions rocked Aville": a pair of blows.
    let pair = phrase.tokens.clone().any(|i| page.is(i, &["two", "twin", "both"]));
    let one = crate::event::kind(page.events.of_head(phrase.head).map_or("", |e| page.events.get(e).kind.as_str()));
    plural && !pair && one.is_some_and(|kind| kind.identity.is_empty())
}

/// An event that is called the earlier one or the next one is so already.
fn is_known_apart(page: &Page<'_, '_>, event: EventId) -> bool {
    matches!(page.events.get(event).standing, Standing::Earlier | Standing::Later)
}

/// "The next summit", "the first semi-final": another one of its kind.
fn which(page: &Page<'_, '_>, phrase: &Phrase) -> Option<(&'static str, String)> {
    let other =
        |i: &usize| page.is(*i, &["next", "previous", "following", "last", "first", "second", "third", "another"]);
    let word = phrase.tokens.clone().take_while(|&i| i < phrase.head).find(other)?;
    // "their first meeting in a year" is the one that is reported.
    if page.is(word, &["first"]) && page.is(phrase.tokens.end, &["in", "since"]) {
        return None;
    }
    Some(("which", page.reading.tokens.word(word).to_lowercase()))
}

/// "the venue of the talks is still unknown", "nobody has said where the match will be held".
fn unknown(page: &Page<'_, '_>, sentence: usize, out: &mut Vec<Draft>) {
    let parse = &page.reading.parses[sentence];
    let tokens = parse.tokens.clone();
    let Some(place) = tokens.clone().find(|&i| page.is(i, &PLACE_NOUNS)) else { return };
    let negated = tokens.clone().any(|i| page.is(i, &["neither", "not", "no", "n't", "nor", "without"]));
    let Some(word) = tokens.clone().find(|&i| page.is(i, &UNKNOWN)) else { return };
    let open = page.is(word, &UNKNOWN[..8]) || negated;
    // "announced where the final will be played": the event stands behind.
    let event = parse
        .chunks
        .phrases
        .iter()
        .filter(|p| p.head != place && p.tokens.start.abs_diff(place) < 14)
        .find_map(|p| page.events.of_head(p.head));
    let (true, Some(event)) = (open, event) else { return };
    let span = page.reading.sentences[sentence].span();
    let span = page
        .clause_at(word)
        .map_or(span, |at| page.span_of(at, page.reading.span(&(place.min(word)..place.max(word) + 1))));
    let figure = page.reading.span(&(place..place + 1));
    let mut draft = Draft::new("place", Value::Place { items: Vec::new() }, span, figure, tokens.start)
        .role("event", Referent::Event(event));
    // The "not" of "has not been announced" is what makes it unknown.
    draft.polarity = Some(Polarity::Affirmed);
    out.push(draft);
}
