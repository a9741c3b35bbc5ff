//! Which in a row: the first trip since, the tenth since 2011, the deadliest in 18 years.
//!
//! *Claims*: "his first trip abroad since the pandemic", "his 10th since 2011", "the third such attack this year", "the
//! worst flood since 2002", "a third title in a row", "the second-largest city".
//!
//! *Normal form*: the rank, of the noun that is ranked, for whom, counted since when ("in 18 years" by the year that it
//! leads back to). Of a superlative with a start the start is the value: "deadliest since when" is what reports differ on.
//!
//! *Agrees when* the ranks, or the starts, are equal.
//!
//! *Conflicts when* they differ for one noun and one holder, the ranks also for one start.

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::lexicon::{CLOSED, singular};
use crate::syntax::{Parse, Phrase};
use crate::time::TimeRole;
use crate::value::{Bound, Quantity, Value};

use super::page::{At, Draft, Page};
use super::superlative::by_size;
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "ordinal",
    question: "which {of} of {who} it is",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

/// "in a row" stands at most so many words behind the noun.
pub(super) const BEHIND: usize = 4;

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    super::minute::minutes(page, out);
    super::standing::extract(page, out);
    super::rank::extract(page, out);
    ranked(page, out);
    super::superlative::extract(page, out);
    none_since(page, out);
}

/// "had not left the country since the pandemic": what he does now is his first since then.
fn none_since(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let verb = &at.clause().verb;
        let negated = verb.tokens.clone().any(|i| page.is(i, &["not", "never", "hasn't", "hadn't", "haven't"]));
        let perfect = verb.tokens.clone().any(|i| page.is(i, &["had", "has", "have", "hasn't", "hadn't", "haven't"]));
        let (true, true, Some(who), Some((_, event))) = (negated, perfect, page.subject(at), page.event_of(at)) else {
            continue;
        };
        let Some((since, _)) = since(page, at.parse.tokens.start, at.parse.tokens.end, at.parse.tokens.len()) else {
            continue;
        };
        let kind = match event.kind.as_str() {
            "departure" | "arrival" => "visit",
            kind => kind,
        };
        let figure = page.reading.span(&verb.tokens);
        let span = page.sentence_span(verb.head);
        let mut draft = Draft::new("ordinal", Value::Ordinal(Quantity::whole(1, kind)), span, figure, verb.head)
            .role("of", Referent::Noun(kind.to_owned()))
            .role("who", who)
            .within("since", since);
        draft.polarity = Some(crate::text::Polarity::Affirmed);
        out.push(draft);
    }
}

fn ranked(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut last_noun: Option<(usize, String)> = None;
    for ordinal in &page.reading.ordinals {
        let tokens = page.reading.tokens_of(ordinal.span);
        let sentence = page.reading.sentence_of(tokens.start);
        let parse = page.parse_at(tokens.start);
        let Some(p) = page.phrase_at(tokens.start) else { continue };
        let phrase = &parse.chunks.phrases[p];
        if let Some(draft) = by_size(page, parse, p, ordinal) {
            out.push(draft);
            continue;
        }
        if let Some(draft) = super::honour::extract(page, parse, p, ordinal) {
            last_noun = Some((sentence, singular(page.reading.tokens.word(phrase.head))));
            out.push(draft);
            continue;
        }
        if let Some(draft) = super::nth::extract(page, parse, p, ordinal) {
            out.push(draft);
            continue;
        }
        // "The win was the second one for the coach"
        let one = page.is(phrase.head, &["one"]) && phrase.head == tokens.end;
        let mut equated = false;
        let (noun, end) = if phrase.head >= tokens.end && !one {
            (singular(page.reading.tokens.word(phrase.head)), phrase.tokens.end)
        } else if !one && is_noun(page, tokens.end) && page.phrase_at(tokens.end) != Some(p) {
            // "a fifth bid": a noun that elsewhere is a verb.
            (singular(page.reading.tokens.word(tokens.end)), tokens.end + 1)
        } else {
            // "his first trip abroad ..., and his 10th since": the noun is the one before.
            match &last_noun {
                Some((s, noun)) if *s == sentence => (noun.clone(), phrase.tokens.end),
                // "the header was his 20th of the season"
                _ => match equal(page, phrase, p) {
                    Some(noun) => {
                        equated = true;
                        (noun, phrase.tokens.end)
                    }
                    None => continue,
                },
            }
        };
        // "the third launch attempt": of the launch that is tried.
        let of_try = page.is(phrase.head, &["attempt", "try", "bid"]) && phrase.head > tokens.end;
        let tried = of_try.then(|| crate::event::kind_of_noun(page.reading.tokens.word(phrase.head - 1))).flatten();
        let noun = tried.map_or(noun, |kind| kind.id.to_owned());
        let counted = counted(page, parse, tokens.end, end)
            .or_else(|| (equated || becomes(page, parse, p, tokens.start)).then(Counted::default))
            .or_else(|| owned(page, parse, p, end, ordinal.rank));
        let named = page.reading.mention_at(tokens.start).is_some_and(|m| m.form == Form::Name);
        // "for the first time in years": of what, the noun does not tell.
        if named || phrase.is_time || noun == "time" || crate::event::kind_of_noun(&noun).is_none() && counted.is_none()
        {
            continue;
        }
        last_noun = Some((sentence, noun.clone()));
        let counted = counted.unwrap_or_default();
        let who = owner(page, parse, p).or_else(|| named_event(page, phrase)).or_else(|| whose(page, parse, p, end));
        let at = page.clause_at(tokens.start);
        // "Aland was the first country to land there": of countries it is asked which.
        let ranked = at.filter(|_| does(page, end)).and_then(|at| doer(page, at, p));
        let who = who.or_else(|| ranked.clone()).or(counted.who.clone());
        let who = who.or_else(|| at.and_then(|at| doer(page, at, p))).or_else(|| told(page, at?, p));
        let end = counted.end.max(end).min(parse.tokens.end);
        let span = at.map_or(ordinal.span, |at| page.span_of(at, page.reading.span(&(tokens.start..end))));
        let kind = crate::event::kind_of_noun(&noun).map_or(noun.as_str(), |k| k.id);
        let mut draft = Draft::new(
            "ordinal",
            Value::Ordinal(Quantity::whole(ordinal.rank, &noun)),
            span,
            ordinal.span,
            tokens.start,
        )
        .role("of", Referent::Noun(kind.to_owned()))
        .role("who", who);
        draft.scope = counted.scope;
        if let (Some(_), Some(Referent::Noun(deed))) = (ranked, counted.who) {
            draft.scope.push(("deed", deed));
        }
        out.push(draft);
    }
}

/// "She became the 13th pilot with two stars": who is named becomes one of those who are ranked.
fn becomes(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: usize) -> bool {
    let Some(at) = page.clause_at(ordinal) else { return false };
    let mut objects = at.clause().objects.iter().flat_map(|&o| crate::syntax::listed(&parse.chunks, o));
    let named = || matches!(doer(page, at, p), Some(Referent::Entity(_)));
    at.clause().verb.lemma == "become" && objects.any(|o| o == p) && named()
}

/// The subject of "is his 20th": it is one of what is ranked.
fn equal(page: &Page<'_, '_>, phrase: &Phrase, p: usize) -> Option<String> {
    let at = page.clause_at(phrase.head)?;
    let clause = at.clause();
    // "The goal was the tenth of the final"
    let one_of = || phrase.tokens.len() == 2 && page.is(phrase.tokens.end, &["of"]);
    let whose = phrase.possessor.is_some() || page.is(phrase.head, &["one"]) || one_of();
    let is = whose && clause.verb.lemma == "be" && clause.objects.contains(&p);
    let subject = at.parse.chunks.phrases[clause.subject.filter(|_| is)?].head;
    is_noun(page, subject).then(|| singular(page.reading.tokens.word(subject)))
}

/// A word that is no name, no number and of no closed class.
pub(super) fn is_noun(page: &Page<'_, '_>, i: usize) -> bool {
    let Some(token) = page.reading.tokens.get(i) else { return false };
    crate::reading::is_wordy(&page.reading.tokens, i)
        && !token.is_capitalized()
        && CLOSED.get(&page.reading.tokens, i).is_none()
        && page.reading.quantity_at(i).is_none()
        && page.reading.time_at(i).is_none()
}

/// What shows that a rank counts things that happened, and how it narrows the count.
#[derive(Default)]
pub(super) struct Counted {
    pub scope: Vec<(&'static str, String)>,
    /// From when until when it may have begun: "in four decades".
    pub rough: Option<String>,
    who: Option<Referent>,
    pub end: usize,
}

/// "third straight title", "third title in a row"
pub(super) fn in_a_row(page: &Page<'_, '_>, mut words: std::ops::Range<usize>) -> bool {
    words.any(|i| page.is(i, &["row", "successive", "consecutive", "straight", "running"]))
}

/// "since 2011", "in 18 years", "this year", "of the season", "in a row", "such", "to lead the bank".
pub(super) fn counted(page: &Page<'_, '_>, parse: &Parse, from: usize, noun_end: usize) -> Option<Counted> {
    let end = parse.tokens.end;
    let mut out = Counted { end: noun_end, ..Counted::default() };
    let mut found = false;
    if let Some((since, behind)) = since(page, from, end, 8 + noun_end - from.min(noun_end)) {
        out.scope.push(("since", since));
        out.end = out.end.max(behind);
        found = true;
    } else if let Some((since, behind)) = span_back(page, noun_end, end) {
        out.rough = rough(page, behind);
        out.scope.push(("since", since));
        out.end = out.end.max(behind);
        found = true;
    }
    let row = in_a_row(page, from..(noun_end + BEHIND).min(end));
    if row {
        out.scope.push(("row", "yes".to_owned()));
    }
    let such = (from..noun_end).any(|i| page.is(i, &["such"]))
        || (noun_end..(noun_end + 3).min(end)).any(|i| page.is(i, &KINDS));
    let infinitive = parse.clauses.iter().find(|c| c.verb.is_infinitive() && c.verb.tokens.start == noun_end);
    if let Some(clause) = infinitive.filter(|c| !c.objects.is_empty() || does(page, noun_end)) {
        let object = clause.objects.iter().chain(&clause.preps).next();
        let object =
            object.map_or(String::new(), |&o| page.reading.tokens.word(parse.chunks.phrases[o].head).to_lowercase());
        let deed = format!("{} {object}", clause.verb.lemma);
        out.who = Some(Referent::Noun(deed));
    }
    // "his third trip to Asia", "the first launch from Kourou": counted among those only.
    let mut k = parse.chunks.phrases.iter().filter(|q| q.tokens.start >= noun_end && q.tokens.start <= noun_end + 4);
    if let Some(place) =
        k.find(|q| q.prep.is_some_and(|t| page.is(t, &["to", "from"])) && page.reading.mention_at(q.head).is_some())
    {
        out.scope.push(("where", page.reading.words(&place.tokens).to_owned()));
    }
    (found || row || such || out.who.is_some()).then_some(out)
}

/// "the first country to land there": who is ranked does something.
fn does(page: &Page<'_, '_>, noun_end: usize) -> bool {
    const DOERS: [&str; 19] = [
        "country",
        "nation",
        "state",
        "man",
        "woman",
        "player",
        "team",
        "club",
        "company",
        "firm",
        "bank",
        "city",
        "president",
        "leader",
        "driver",
        "athlete",
        "captain",
        "party",
        "one",
    ];
    let becomes = |at: At<'_>| matches!(at.clause().verb.lemma, "be" | "become" | "make");
    let told = |head: usize| page.is(head, &DOERS) && page.clause_at(head).is_some_and(becomes);
    noun_end.checked_sub(1).is_some_and(told)
}

/// "in 18 years", "for 20 years", "this year", "of the season", "on record": back to when it counts.
fn span_back(page: &Page<'_, '_>, from: usize, end: usize) -> Option<(String, usize)> {
    for i in from..(from + 6).min(end) {
        if page.is(i, &["season"])
            || page.is(i, &["year", "month"]) && page.is(i.wrapping_sub(1), &["this", "the"])
            || page.is(i, &["week"]) && page.is(i.wrapping_sub(1), &["this"])
        {
            return Some((page.reading.tokens.word(i).to_lowercase(), i + 1));
        }
        if page.is(i, &["record", "history", "memory", "ever"]) && i > from.saturating_sub(1) {
            return Some(("ever".to_owned(), i + 1));
        }
        if !page.is(i, &["in", "for"]) {
            continue;
        }
        // "in two days", "in less than a week"
        let short = |q: &&crate::number::QuantityMention| {
            page.tokens_of(q).any(|k| page.is(k, &["day", "days", "week", "weeks", "month", "months"]))
        };
        if let Some(quantity) = (i + 1..i + 4).find_map(|k| page.reading.quantity_at(k)).filter(short) {
            let tokens = page.tokens_of(quantity);
            return Some((page.reading.words(&tokens).to_lowercase(), tokens.end));
        }
        if page.is(i + 1, &["decades", "years"]) {
            return Some((page.reading.tokens.word(i + 1).to_lowercase(), i + 2));
        }
        let Some(quantity) = (i + 1..i + 4).find_map(|k| page.reading.quantity_at(k)) else { continue };
        let tokens = page.tokens_of(quantity);
        let decades = page.is(tokens.end - 1, &["decade", "decades"]) || page.is(tokens.end, &["decade", "decades"]);
        let unit = decades || page.is(tokens.end - 1, &["year", "years"]) || page.is(tokens.end, &["year", "years"]);
        let years = quantity.quantity.low().filter(|n| unit && n.fract() == 0.0 && (1.0..=1000.0).contains(n));
        if let (Some(years), Some(published)) = (years, page.reading.published) {
            let years = if decades { 10.0 * years } else { years };
            return Some((format!("{:04}", f64::from(published.date.year()) - years), tokens.end));
        }
    }
    None
}

/// Of "in four decades", "in more than 80 years", "in 80 years" the years that it may count from: half a unit of the last
/// digit that is no nought, to either side.
fn rough(page: &Page<'_, '_>, end: usize) -> Option<String> {
    let quantity = &(end.saturating_sub(2)..end).rev().find_map(|i| page.reading.quantity_at(i))?.quantity;
    let decades = (end - 1..=end).any(|i| page.is(i, &["decade", "decades"]));
    let unit = if decades { 10.0 } else { 1.0 };
    let years = unit * quantity.low()?;
    let year = f64::from(page.reading.published?.date.year());
    let half = if years % 10.0 == 0.0 { 5.0 } else { 0.5 };
    let (least, most) = match quantity.bound() {
        Bound::AtLeast | Bound::MoreThan => (years, years + 2.0 * half),
        _ => (years - half, years + half),
    };
    let round = years % 10.0 == 0.0 && years >= 30.0;
    let open = decades || round || quantity.bound() != Bound::None;
    (open && most < year).then(|| format!("{:04}/{:04}", year - most, year - least))
}

/// Whose it is: "his first trip", "Kim's first trip", "the chancellor's first trip".
pub(super) fn owner(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Referent> {
    let range = parse.chunks.phrases[p].possessor.clone()?;
    match page.reading.mention_at(range.end - 1) {
        Some(mention) if mention.local.is_some() || mention.form == Form::Pronoun => {
            mention.local.map(Referent::Entity)
        }
        _ => is_noun(page, range.end - 1).then(|| Referent::Noun(singular(page.reading.tokens.word(range.end - 1)))),
    }
}

/// "the third of her career": that is nobody's.
const OPEN_WHOLES: [&str; 14] = [
    "season",
    "year",
    "kind",
    "row",
    "years",
    "month",
    "day",
    "career",
    "life",
    "history",
    "era",
    "reign",
    "tournament",
    "decade",
];

/// "the second breakdown of this scale"
const KINDS: [&str; 7] = ["kind", "type", "sort", "scale", "size", "magnitude", "nature"];

/// "the second launch of the new rocket", "a third title for Marrakech".
pub(super) fn whose(page: &Page<'_, '_>, parse: &Parse, p: usize, end: usize) -> Option<Referent> {
    let behind = parse.chunks.phrases[p + 1..].iter().take_while(|q| q.tokens.start <= end + 8 && q.prep.is_some());
    let because = |t: usize| page.is(t.wrapping_sub(1), &["because", "ahead", "out", "instead"]);
    let mut of = behind.filter(|q| !q.is_time && q.prep.is_some_and(|t| page.is(t, &["of", "for"]) && !because(t)));
    let of = of.find(|q| !page.is(q.head, &OPEN_WHOLES) && !page.is(q.head, &KINDS))?;
    page.referent(of).filter(|r| !matches!(r, Referent::Event(_)))
}

/// The subject of the clause, where the ranked noun is not the subject itself.
pub(super) fn doer(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    // "which made Aland the first country to do so"
    let made = at.clause().objects.first().filter(|&&o| o < p && at.clause().verb.lemma == "make");
    if let Some(made) = made.and_then(|&o| page.filler(at.parse, o)).filter(|r| matches!(r, Referent::Entity(_))) {
        return Some(made);
    }
    let subject = at.clause().subject.filter(|&s| s != p)?;
    let phrase = &at.parse.chunks.phrases[subject];
    page.subject(at).filter(|r| {
        matches!(r, Referent::Entity(_)) || page.is(phrase.tokens.start, &["the"]) && matches!(r, Referent::Noun(_))
    })
}

/// "The fifth Amber Summit": the event that bears the name.
fn named_event(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    let mention = page.reading.mention_at(phrase.head).filter(|m| m.form == Form::Name)?;
    (mention.kind == EntityKind::Event).then(|| page.events.of_head(phrase.head).map(Referent::Event)).flatten()
}

/// "the club's fourth cup", "the second flight of the Corvan": of one who has several.
fn owned(page: &Page<'_, '_>, parse: &Parse, p: usize, end: usize, rank: u32) -> Option<Counted> {
    const PARTS: [&str; 14] = [
        "half", "floor", "round", "place", "term", "time", "day", "minute", "hour", "name", "quarter", "week", "year",
        "month",
    ];
    let phrase = &parse.chunks.phrases[p];
    let several = rank > 1 && is_noun(page, phrase.head) && !page.is(phrase.head, &PARTS);
    let of = parse.chunks.phrases.get(p + 1).filter(|q| q.prep == Some(end) && page.is(end, &["of"]));
    // "of the Corvan 5"
    let mut named = of.into_iter().flat_map(|q| q.tokens.clone()).filter_map(|i| page.reading.mention_at(i));
    let name = named.any(|m| m.form == Form::Name && m.kind != EntityKind::Place);
    // "After the collapse of her second marriage": by which it is told apart from others, and no news.
    let told = page.clause_at(phrase.head).is_none_or(|at| at.clause().objects.contains(&p));
    let told = told || phrase.prep.is_none_or(|t| page.is(t, &["on", "with", "for", "as"]));
    (several && told && (phrase.possessor.is_some() || name)).then(|| Counted { end, ..Counted::default() })
}

/// "It was the third crash on the line": the event itself, where the clause says which it is.
fn told(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let clause = at.clause();
    let says = matches!(clause.verb.lemma, "be" | "become" | "mark") && clause.objects.contains(&p);
    let event = page.events.of_head(at.parse.chunks.phrases[p].head)?;
    says.then_some(Referent::Event(event))
}

/// "since the crash at Aville on 3 January 1944": the year that the words behind an event give, and the token behind it.
fn year_behind(page: &Page<'_, '_>, from: usize, end: usize) -> Option<(String, usize)> {
    const FAR: usize = 10;
    let verb = |i: usize| page.parse_at(i).clauses.iter().any(|c| c.verb.tokens.contains(&i));
    let stops = |i: usize| page.is(i, &[",", ";", ":", ".", "and", "(", "–", "—"]) || verb(i);
    let mut behind = (from..(from + FAR).min(end)).take_while(|&i| !stops(i));
    let time = behind.find_map(|i| page.reading.time_at(i)).filter(|t| t.role == TimeRole::At)?;
    let year = time.time.timex3().get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    Some((year.to_owned(), page.reading.tokens_of(time.span).end))
}

/// What it is counted from: the year or the kind of event behind "since", and the token behind that.
fn since(page: &Page<'_, '_>, from: usize, end: usize, reach: usize) -> Option<(String, usize)> {
    let at = (from..(from + reach).min(end)).find(|&i| page.is(i, &["since"]))?;
    let phrases = &page.parse_at(at).chunks.phrases;
    let first = page.parse_at(at).phrase_from(at + 1)?;
    // "since the onset of the outbreak": the event may hang on the noun.
    let chain = phrases[first..].iter().take(2).enumerate();
    let mut chain = chain.filter(|(n, p)| *n == 0 || p.prep.is_some_and(|t| page.is(t, &["of"])));
    if let Some((kind, event)) =
        chain.find_map(|(_, p)| Some((crate::event::kind_of_noun(page.reading.tokens.word(p.head))?, p)))
    {
        // "since the 2018 blaze"
        let year = event.tokens.clone().find_map(|i| page.reading.time_at(i)).map(|t| t.time.timex3());
        let year = year.filter(|y| !kind.is_once() && y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
        let behind = if kind.is_once() || year.is_some() { None } else { year_behind(page, event.tokens.end, end) };
        if let Some((year, behind)) = behind {
            return Some((year, behind));
        }
        return Some((year.unwrap_or(kind.id).to_owned(), event.tokens.end));
    }
    if let Some(time) = (at + 1..(at + 8).min(end)).find_map(|i| page.reading.time_at(i)) {
        return Some((time.time.timex3().to_owned(), page.reading.tokens_of(time.span).end));
    }
    // "since she took office"
    let clause =
        page.parse_at(at).clauses.iter().find(|c| c.verb.head > at && c.verb.head <= at + 5 && c.verb.is_finite())?;
    let object = phrases.get(*clause.objects.first()?)?;
    // "since the crisis": which one is for the reader to know.
    Some((format!("{} {}", clause.verb.lemma, page.reading.tokens.word(object.head).to_lowercase()), object.tokens.end))
}
