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
use crate::number::OrdinalMention;
use crate::syntax::lexicon::{CLOSED, singular};
use crate::syntax::{Parse, Phrase};
use crate::time::{Time, TimeMention};
use crate::value::{Bound, Quantity, Value};

use super::page::{At, Draft, Page};
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
    superlative(page, out);
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
        if by_size(page, parse, p, tokens.end, ordinal, out) {
            continue;
        }
        if let Some(draft) = super::honour::extract(page, parse, p, ordinal) {
            out.push(draft);
            continue;
        }
        let (noun, end) = if phrase.head >= tokens.end {
            (singular(page.reading.tokens.word(phrase.head)), phrase.tokens.end)
        } else if is_noun(page, tokens.end) && page.phrase_at(tokens.end) != Some(p) {
            // "a fifth bid": a noun that elsewhere is a verb.
            (singular(page.reading.tokens.word(tokens.end)), tokens.end + 1)
        } else {
            // "his first trip abroad ..., and his 10th since": the noun is the one before.
            match &last_noun {
                Some((s, noun)) if *s == sentence => (noun.clone(), phrase.tokens.end),
                // "the header was his 20th of the season"
                _ => match equal(page, phrase, p) {
                    Some(noun) => (noun, phrase.tokens.end),
                    None => continue,
                },
            }
        };
        let counted = counted(page, parse, tokens.end, end).or_else(|| owned(page, parse, p, end, ordinal.rank));
        let named = page.reading.mention_at(tokens.start).is_some_and(|m| m.form == Form::Name);
        // "for the first time in years": of what, the noun does not tell.
        if named || phrase.is_time || noun == "time" || crate::event::kind_of_noun(&noun).is_none() && counted.is_none()
        {
            continue;
        }
        last_noun = Some((sentence, noun.clone()));
        let counted = counted.unwrap_or_default();
        let who = owner(page, parse, p)
            .or_else(|| named_event(page, phrase))
            .or_else(|| whose(page, parse, p, end))
            .or(counted.who);
        let at = page.clause_at(tokens.start);
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
        out.push(draft);
    }
}

/// The subject of "is his 20th": it is one of what is ranked.
fn equal(page: &Page<'_, '_>, phrase: &Phrase, p: usize) -> Option<String> {
    let at = page.clause_at(phrase.head)?;
    let clause = at.clause();
    let is = phrase.possessor.is_some() && clause.verb.lemma == "be" && clause.objects.contains(&p);
    let subject = at.parse.chunks.phrases[clause.subject.filter(|_| is)?].head;
    is_noun(page, subject).then(|| singular(page.reading.tokens.word(subject)))
}

/// "the second-largest city": where something stands by its size.
fn by_size(
    page: &Page<'_, '_>,
    parse: &Parse,
    p: usize,
    end: usize,
    ordinal: &OrdinalMention,
    out: &mut Vec<Draft>,
) -> bool {
    let tokens = &page.reading.tokens;
    let phrase = &parse.chunks.phrases[p];
    let most = if tokens.is(end, "-") { end + 1 } else { end };
    if phrase.head <= most || !is_superlative(tokens.word(most)) {
        return false;
    }
    let value = Value::Ordinal(Quantity::whole(ordinal.rank, &tokens.word(most).to_lowercase()));
    let at = page.clause_at(ordinal_start(page, ordinal));
    let span = at.map_or(ordinal.span, |at| page.span_of(at, page.reading.span(&phrase.tokens)));
    out.push(
        Draft::new("ordinal", value, span, ordinal.span.to(page.reading.span(&(most..most + 1))), phrase.head)
            .role("of", Referent::Noun(singular(tokens.word(phrase.head))))
            .role("who", at.and_then(|at| page.subject(at))),
    );
    true
}

fn ordinal_start(page: &Page<'_, '_>, ordinal: &OrdinalMention) -> usize {
    page.reading.tokens_of(ordinal.span).start
}

/// "the deadliest fire in the country since 2009", "the country's worst in 18 years", "the highest on record".
fn superlative(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let tokens = &page.reading.tokens;
    for parse in &page.reading.parses {
        for i in parse.tokens.clone() {
            let most = tokens.is(i, "most") && i + 1 < parse.tokens.end;
            let at = if most { i + 1 } else { i };
            if !(most || is_superlative(tokens.word(i)))
                || page.reading.mention_at(i).is_some_and(|m| m.form == Form::Name)
            {
                continue;
            }
            // "one of the worst in 20 years", "among the deadliest": of several.
            let several = (i.saturating_sub(4)..i)
                .any(|k| page.is(k, &["among"]) || page.is(k, &["one"]) && page.is(k + 1, &["of"]) && k + 4 > i);
            let Some(p) = page.phrase_at(at).filter(|_| !several) else { continue };
            let phrase = &parse.chunks.phrases[p];
            let Some(counted) =
                counted(page, parse, at + 1, phrase.tokens.end).filter(|c| c.scope.iter().any(|(n, _)| *n == "since"))
            else {
                continue;
            };
            let clause = page.clause_at(i);
            // "The fire is the country's deadliest": the subject is what is ranked.
            let subject = clause.and_then(|c| Some(&parse.chunks.phrases[c.clause().subject?]));
            let ranked = if phrase.head > at { Some(phrase) } else { subject };
            let noun =
                ranked.filter(|r| r.head != at && (is_noun(page, r.head) || super::measure::is_aspect(page, r.head)));
            let noun = noun.map(|r| singular(&tokens.word(r.head).to_lowercase()));
            // "It was the deadliest in 18 years": what the article is about.
            let it = || {
                subject
                    .filter(|s| page.is(s.head, &["it", "this"]))
                    .and_then(|_| Some(page.events.get(page.main?).kind.clone()))
            };
            let Some(noun) = noun.or_else(it) else { continue };
            let main = page.events.main_kind.filter(|_| crate::event::is_vague(&noun));
            let kind = crate::event::kind_of_noun(&noun).or(main).map_or(noun.as_str(), |k| k.id);
            let figure = page.reading.span(&(i..counted.end));
            let span = clause.map_or(figure, |c| page.span_of(c, figure));
            let word = match tokens.word(at).to_lowercase().as_str() {
                "deadly" | "mortal" | "lethal" | "bloodiest" => "deadliest".to_owned(),
                // Of accidents the worst is the deadliest.
                "worst" if page.events.main_kind.is_some_and(|k| k.id == "crash") => "deadliest".to_owned(),
                "biggest" => "largest".to_owned(),
                "powerful" => "strongest".to_owned(),
                word => word.to_owned(),
            };
            let word = Referent::Noun(word);
            // What reports differ on is since when: "the deadliest since 2007", "the deadliest in 18 years".
            let since = counted.scope.iter().find(|(name, _)| *name == "since");
            let start = counted.rough.as_ref().or(since.map(|(_, since)| since));
            let start = start.and_then(|since| Time::from_timex3(since).ok());
            let value = start.map_or_else(|| Value::Ordinal(Quantity::whole(1, &noun)), Value::Time);
            let dated = matches!(value, Value::Time(_));
            let mut draft = Draft::new("ordinal", value, span, figure, i)
                .role("of", Referent::Noun(kind.to_owned()))
                .role("who", word);
            draft.scope = counted.scope;
            draft.scope.retain(|(name, _)| !dated || *name != "since");
            out.push(draft);
        }
    }
}

/// "the worst in 18 years": back to when it counts, and no length of anything.
pub(super) fn is_stretch(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    let Some(before) = figure.start.checked_sub(1).filter(|&i| page.is(i, &["in", "for"])) else { return false };
    let sentence = page.reading.sentences[page.reading.sentence_of(before)].tokens();
    (before.saturating_sub(7).max(sentence.start)..before)
        .any(|i| is_superlative(page.reading.tokens.word(i)) && !page.is(i, &["best"]))
}

/// "the deadliest since 2007": the time is the start of a count and dates nothing.
pub(super) fn is_start(page: &Page<'_, '_>, mention: &TimeMention) -> bool {
    let time = page.reading.tokens_of(mention.span).start;
    let sentence = page.reading.sentences[page.reading.sentence_of(time)].tokens();
    let Some(since) = (time.saturating_sub(3).max(sentence.start)..time).rev().find(|&i| page.is(i, &["since"])) else {
        return false;
    };
    let ranks = |i: usize| is_superlative(page.reading.tokens.word(i)) || page.is(i, &["most"]);
    (since.saturating_sub(8).max(sentence.start)..since).any(ranks)
}

pub(super) fn is_superlative(word: &str) -> bool {
    const PLAIN: [&str; 14] = [
        "west",
        "northwest",
        "southwest",
        "forest",
        "protest",
        "interest",
        "request",
        "guest",
        "harvest",
        "arrest",
        "contest",
        "honest",
        "modest",
        "invest",
    ];
    let lower = word.to_lowercase();
    lower == "worst" || lower == "best" || lower.len() > 5 && lower.ends_with("est") && !PLAIN.contains(&lower.as_str())
}

/// A word that is no name, no number and of no closed class.
fn is_noun(page: &Page<'_, '_>, i: usize) -> bool {
    let Some(token) = page.reading.tokens.get(i) else { return false };
    crate::reading::is_wordy(&page.reading.tokens, i)
        && !token.is_capitalized()
        && CLOSED.get(&page.reading.tokens, i).is_none()
        && page.reading.quantity_at(i).is_none()
        && page.reading.time_at(i).is_none()
}

/// What shows that a rank counts things that happened, and how it narrows the count.
#[derive(Default)]
struct Counted {
    scope: Vec<(&'static str, String)>,
    /// From when until when it may have begun: "in four decades".
    rough: Option<String>,
    who: Option<Referent>,
    end: usize,
}

/// "third straight title", "third title in a row"
pub(super) fn in_a_row(page: &Page<'_, '_>, mut words: std::ops::Range<usize>) -> bool {
    words.any(|i| page.is(i, &["row", "successive", "consecutive", "straight", "running"]))
}

/// "since 2011", "in 18 years", "this year", "of the season", "in a row", "such", "to lead the bank".
fn counted(page: &Page<'_, '_>, parse: &Parse, from: usize, noun_end: usize) -> Option<Counted> {
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
        || (noun_end..(noun_end + 3).min(end)).any(|i| page.is(i, &["kind", "type", "sort"]));
    let infinitive = parse.clauses.iter().find(|c| c.verb.is_infinitive() && c.verb.tokens.start == noun_end);
    if let Some(clause) = infinitive.filter(|c| !c.objects.is_empty()) {
        let object = page.reading.tokens.word(parse.chunks.phrases[clause.objects[0]].head).to_lowercase();
        out.who = Some(Referent::Noun(format!("{} {object}", clause.verb.lemma)));
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

/// "in 18 years", "for 20 years", "this year", "of the season", "on record": back to when it counts.
fn span_back(page: &Page<'_, '_>, from: usize, end: usize) -> Option<(String, usize)> {
    for i in from..(from + 6).min(end) {
        if page.is(i, &["season"]) || page.is(i, &["year", "month"]) && page.is(i.wrapping_sub(1), &["this", "the"]) {
            return Some((page.reading.tokens.word(i).to_lowercase(), i + 1));
        }
        if page.is(i, &["record", "history", "memory", "ever"]) && i > from.saturating_sub(1) {
            return Some(("ever".to_owned(), i + 1));
        }
        if !page.is(i, &["in", "for"]) {
            continue;
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

/// Of "in four decades", "in more than 80 years" the years that it may count from, where the number is a round one.
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
    let open = decades || quantity.bound() != Bound::None;
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

/// "the second launch of the new rocket", "a third title for Marrakech".
pub(super) fn whose(page: &Page<'_, '_>, parse: &Parse, p: usize, end: usize) -> Option<Referent> {
    let behind = parse.chunks.phrases[p + 1..].iter().take_while(|q| q.tokens.start <= end + 8 && q.prep.is_some());
    let because = |t: usize| page.is(t.wrapping_sub(1), &["because", "ahead", "out", "instead"]);
    let mut of = behind.filter(|q| !q.is_time && q.prep.is_some_and(|t| page.is(t, &["of", "for"]) && !because(t)));
    let of = of.find(|q| !page.is(q.head, &["season", "year", "kind", "row", "years", "month", "day"]))?;
    page.referent(of).filter(|r| !matches!(r, Referent::Event(_)))
}

/// The subject of the clause, where the ranked noun is not the subject itself.
pub(super) fn doer(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
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

/// What it is counted from: the year or the kind of event behind "since", and the token behind that.
fn since(page: &Page<'_, '_>, from: usize, end: usize, reach: usize) -> Option<(String, usize)> {
    let at = (from..(from + reach).min(end)).find(|&i| page.is(i, &["since"]))?;
    let phrases = &page.parse_at(at).chunks.phrases;
    let first = page.phrase_from(at + 1)?;
    // "since the onset of the outbreak": the event may hang on the noun.
    let chain = phrases[first..].iter().take(2).enumerate();
    let mut chain = chain.filter(|(n, p)| *n == 0 || p.prep.is_some_and(|t| page.is(t, &["of"])));
    if let Some((kind, event)) =
        chain.find_map(|(_, p)| Some((crate::event::kind_of_noun(page.reading.tokens.word(p.head))?, p)))
    {
        // "since the 2018 blaze"
        let year = event.tokens.clone().find_map(|i| page.reading.time_at(i)).map(|t| t.time.timex3());
        let year = year.filter(|y| !kind.is_once() && y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
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
