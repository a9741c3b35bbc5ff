//! Deeds and states that are told in several words: "refused to sign", "will stay" against "is to resign", "was not
//! discussed", "was shut" against "is open", "there is no crack in the dam".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;
use crate::text::table::{PhraseMap, WordMap, rows};
use crate::text::{Commitment, Modality, Polarity, StanceAt};
use crate::value::Value;

use super::deed::{agent, noun, whole};
use super::page::{At, Draft, Page};
use super::statement::actor;

/// A row of the table.
#[derive(Clone, Debug)]
struct Act {
    particle: Option<&'static str>,
    id: &'static str,
    denies: bool,
    /// That it is so is no claim where the article affirms it on its own word.
    latent: bool,
    of: Of,
    object: Object,
}

/// What tells one such deed from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Who,
    What,
    Itself,
    /// Who or what does it, where it is the object that has to be something.
    Doer,
    Patient,
    /// Of a thing that is there or is not: in what.
    In,
    All,
}

/// What the object, or the subject, has to be.
#[derive(Clone, Debug)]
enum Object {
    Any,
    /// There must be none, and nothing else that says where or as what.
    None,
    Name,
    OneOf(Vec<&'static str>),
    Single(Vec<&'static str>),
    /// It is one question for all of them.
    Kind(&'static str, Vec<&'static str>),
    /// The same, of what is to come.
    Sort(&'static str, Vec<&'static str>),
}

/// The rows by how they are put.
struct Acts {
    verbs: WordMap<Vec<Act>>,
    states: PhraseMap<Vec<Act>>,
    things: WordMap<Vec<Act>>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let mut sorts: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    let (mut verbs, mut states, mut things) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for row in rows(include_str!("acts.tsv")) {
        if let Some(sort) = row[0].strip_prefix('@') {
            sorts.insert(sort, row[1].split(',').collect());
            continue;
        }
        let Some((of, object)) = of(row[3]).zip(object(row[4], &sorts)) else { continue };
        let act = Act {
            particle: None,
            id: row[1],
            denies: row[2].contains('-'),
            latent: row[2].starts_with('('),
            of,
            object,
        };
        let (first, rest) = row[0].split_once(' ').map_or((row[0], None), |(first, rest)| (first, Some(rest)));
        let (map, key, particle): (&mut BTreeMap<&str, Vec<Act>>, _, _) = match (first, rest) {
            ("be", Some(state)) => (&mut states, state, None),
            ("some", Some(thing)) => match thing.rsplit_once(' ') {
                Some((before, noun)) => (&mut things, noun, Some(before)),
                None => (&mut things, thing, None),
            },
            (verb, particle) => (&mut verbs, verb, particle),
        };
        map.entry(key).or_default().push(Act { particle, ..act });
    }
    Acts { verbs: WordMap::new(verbs), states: PhraseMap::new(states), things: WordMap::new(things) }
});

fn of(word: &str) -> Option<Of> {
    Some(match word {
        "who" => Of::Who,
        "what" => Of::What,
        "self" => Of::Itself,
        "subject" => Of::Doer,
        "passive" => Of::Patient,
        "in" => Of::In,
        "all" => Of::All,
        _ => return None,
    })
}

fn object(word: &'static str, sorts: &BTreeMap<&str, Vec<&'static str>>) -> Option<Object> {
    let nouns = |list: &'static str| match list.strip_prefix('@') {
        Some(sort) => sorts.get(sort).cloned(),
        None => Some(list.split(',').collect()),
    };
    Some(match (word, word.split_once(':')) {
        ("-", _) => Object::Any,
        ("none", _) => Object::None,
        ("name", _) => Object::Name,
        (_, Some((list, "one"))) => Object::Single(nouns(list)?),
        (_, Some((list, "kind"))) => Object::Kind(list.strip_prefix('@')?, nouns(list)?),
        (_, Some((list, "any"))) => Object::Sort(list.strip_prefix('@')?, nouns(list)?),
        _ => Object::OneOf(nouns(word)?),
    })
}

/// The claims of a clause that tells of such deeds.
pub(super) fn acts(page: &Page<'_, '_>, at: At<'_>) -> Vec<Draft> {
    let verb = &at.clause().verb;
    if verb.is_gerund() || verb.is_reduced() {
        return Vec::new();
    }
    let stance = page.reading.stances.at(verb.head);
    // "has not said whether it will sign", "or whether a ransom was paid"
    let opens = at.clause().subject.map_or(verb.tokens.start, |p| at.parse.chunks.phrases[p].tokens.start);
    let asked = page.is(opens.wrapping_sub(1), &["whether"]);
    if asked || stance.commitment == Some(Commitment::Withhold) {
        return Vec::new();
    }
    let mut out: Vec<Draft> = state(page, at, &stance);
    let end = verb.head + 1;
    let rows = ACTS.verbs.find(verb.lemma).map_or(&[][..], Vec::as_slice);
    let with_particle = rows.iter().any(|a| a.particle.is_some_and(|p| reads(page, end, p)));
    for act in rows {
        let put = act.particle.map_or(!with_particle, |p| reads(page, end, p));
        let known = |d: &Draft| d.roles.iter().any(|(_, r)| *r == Referent::Noun(act.id.to_owned()));
        if put && !out.iter().any(known) {
            out.extend(deed(page, at, act, &stance));
        }
    }
    out.extend(things(page, at, &stance));
    out
}

fn reads(page: &Page<'_, '_>, at: usize, words: &str) -> bool {
    words.split(' ').enumerate().all(|(k, word)| page.is(at + k, &[word]))
}

fn deed(page: &Page<'_, '_>, at: At<'_>, act: &Act, stance: &StanceAt) -> Option<Draft> {
    let clause = at.clause();
    let (verb, phrases) = (&clause.verb, &at.parse.chunks.phrases);
    let end = verb.head + 1;
    // "landed upright": how, and nothing that it is done to.
    let how =
        |p: usize| phrases[p].tokens.len() == 1 && page.is(phrases[p].head, &["upright", "intact", "safe", "alive"]);
    let behind = clause.objects.iter().copied().find(|&p| !phrases[p].is_time && !how(p)).map(|p| whole(page, at, p));
    // "talked about the dam": the noun behind the particle.
    let words = act.particle.map_or(0, |p| p.split(' ').count());
    let beside = |p: usize| phrases[p].prep.is_some_and(|t| (end..end + words).contains(&t));
    let under = || clause.preps.iter().copied().find(|&p| beside(p));
    // "had not been issued a certificate": what is issued stands behind.
    let kept = behind
        .filter(|&p| verb.passive && matches!(act.object, Object::OneOf(_)) && act.object.fits(page, &phrases[p]));
    let object = if verb.passive { kept.or(clause.subject) } else { under().or(behind) };
    let thing = match act.of {
        Of::What => object.or(clause.subject),
        Of::Itself | Of::Doer if !verb.passive => clause.subject,
        Of::Patient if verb.passive => clause.subject,
        Of::Who => object,
        _ => return None,
    };
    let fits = match (&act.object, act.of) {
        (Object::None, _) => object.is_none() && !verb.passive && bare(page, end + usize::from(act.particle.is_some())),
        (Object::Any, _) => true,
        // "60 surgeries would close"
        (kind @ Object::Sort(..), Of::What) => thing.is_some_and(|p| kind.fits(page, &phrases[p])),
        (kind, Of::What | Of::Who | Of::Doer) => object.is_some_and(|p| kind.fits(page, &phrases[p])),
        (kind, _) => thing.is_some_and(|p| kind.fits(page, &phrases[p])),
    };
    // "to discuss the sale", "will accept an offer": what is to be done to something is not yet told of it.
    let told = matches!(act.of, Of::Who | Of::Doer) || verb.past || matches!(act.object, Object::Sort(..));
    if !fits || !told {
        return None;
    }
    if act.of == Of::Who {
        // "took responsibility for the budget"
        let bears = act.id == "responsibility" && verb.lemma == "take";
        let event = |&p: &usize| page.events.of_head(phrases[p].head).is_some();
        if bears && !clause.preps.iter().any(event) {
            return None;
        }
        let agent = if verb.passive { super::statement::by(page, at) } else { clause.subject };
        let who = actor(page, at, agent?, stance)?;
        let person = || match &who {
            Referent::Entity(id) => page.reading.locals.entities[id.0 as usize].kind == EntityKind::Person,
            _ => false,
        };
        if act.id == "resign" && !person() {
            return None;
        }
        return Some(draft(page, at, act, stance)?.role("who", who));
    }
    let thing = aim(page, at, thing?);
    let definite = |p: usize| {
        phrases[p].possessor.is_some() || !page.is(phrases[p].tokens.start, &["a", "an", "some", "no", "what", "it"])
    };
    if act.of == Of::What
        && !definite(thing)
        && !verb.passive
        && !matches!(act.object, Object::Sort(..) | Object::OneOf(_))
    {
        return None;
    }
    said_of(page, at, act, stance, thing)
}

/// "A plan to sell turbines was not discussed": the turbines were not. Any other thing is itself.
fn aim(page: &Page<'_, '_>, at: At<'_>, thing: usize) -> usize {
    const PLANS: [&str; 8] = ["plan", "plans", "proposal", "proposals", "idea", "scheme", "project", "offer"];
    let phrase = &at.parse.chunks.phrases[thing];
    let directly = |c: &&crate::syntax::Clause| c.verb.is_infinitive() && c.verb.tokens.start == phrase.tokens.end;
    let infinitive = at.parse.clauses.iter().find(directly).filter(|_| page.is(phrase.head, &PLANS));
    infinitive.and_then(|c| c.objects.last().copied()).unwrap_or(thing)
}

/// "is open", "remained in force", "found the dam intact".
fn state(page: &Page<'_, '_>, at: At<'_>, stance: &StanceAt) -> Vec<Draft> {
    const HOLDS: [&str; 8] = ["be", "stay", "remain", "stand", "lie", "find", "leave", "keep"];
    let clause = at.clause();
    let (verb, phrases) = (&clause.verb, &at.parse.chunks.phrases);
    let object = clause.objects.first().copied().filter(|_| !verb.passive);
    let found = matches!(verb.lemma, "find" | "leave" | "keep");
    let start = match object.filter(|_| found) {
        Some(p) => phrases[p].tokens.end,
        None if HOLDS.contains(&verb.lemma) => verb.head + 1,
        None if verb.passive => verb.head,
        None => return Vec::new(),
    };
    let adverb = |i: usize| {
        page.is(
            i,
            &[
                "still",
                "also",
                "already",
                "now",
                "fully",
                "not",
                "firmly",
                "completely",
                "slightly",
                "well",
                "yet",
                "so",
                "far",
                "largely",
            ],
        )
    };
    let start = (start..at.parse.tokens.end).find(|&i| !adverb(i)).unwrap_or(start);
    let thing = object.filter(|_| found).or(clause.subject);
    let Some((_, acts)) = ACTS.states.longest(&page.reading.tokens, start) else { return Vec::new() };
    let fits = |act: &&Act| thing.is_some_and(|p| act.object.fits(page, &phrases[p]));
    acts.iter().filter(fits).filter_map(|act| said_of(page, at, act, stance, thing?)).collect()
}

/// Verbs by which a thing is there or not.
const TELLS: [&str; 17] = [
    "be", "find", "report", "detect", "discover", "see", "have", "show", "suffer", "sustain", "present", "appear",
    "plan", "expect", "announce", "cause", "develop",
];

/// "There is no crack in the dam", "it plans no layoffs".
fn things(page: &Page<'_, '_>, at: At<'_>, stance: &StanceAt) -> Vec<Draft> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    if !TELLS.contains(&clause.verb.lemma) {
        return Vec::new();
    }
    let told = clause.subject.into_iter().chain(clause.objects.iter().copied());
    let mut out = Vec::new();
    for p in told.filter(|&p| !phrases[p].is_time) {
        let head = phrases[p].head;
        let noun = singular(page.reading.tokens.word(head));
        let rows = ACTS.things.find(&noun).map_or(&[][..], Vec::as_slice);
        let before = |words: &str| singular(page.reading.tokens.word(head.wrapping_sub(1))) == words;
        for act in rows.iter().filter(|a| a.particle.is_none_or(before)) {
            let inside = || {
                let next = phrases.get(p + 1)?;
                let beside = next.prep.is_some_and(|t| t > head && page.is(t, &["in", "to", "on"]));
                let bears = matches!(clause.verb.lemma, "show" | "have" | "suffer" | "sustain" | "present");
                if beside { Some(p + 1) } else { clause.subject.filter(|&s| bears && s != p) }
            };
            if act.of == Of::All {
                out.extend(of_sort(page, at, act, stance));
            } else if let Some(inside) = inside() {
                out.extend(said_of(page, at, act, stance, inside));
            }
        }
    }
    out
}

/// The claim on one thing.
fn said_of(page: &Page<'_, '_>, at: At<'_>, act: &Act, stance: &StanceAt, thing: usize) -> Option<Draft> {
    if matches!(act.object, Object::Sort(..)) {
        return of_sort(page, at, act, stance);
    }
    let thing = whole(page, at, thing);
    let what = match noun(page, at, thing) {
        // "denied that it had been warned": who speaks.
        None if page.is(at.parse.chunks.phrases[thing].head, &["it", "he", "she", "they"]) => {
            actor(page, at, thing, stance)?
        }
        what => what?,
    };
    let what = match &act.object {
        Object::Kind(sort, _) => Referent::Noun((*sort).to_owned()),
        _ => what,
    };
    let clause = at.clause();
    let doer = if clause.verb.passive { super::statement::by(page, at) } else { clause.subject };
    let who = match doer.filter(|&p| act.latent && act.of == Of::What && p != thing) {
        // "He did not open the door": but somebody else may have.
        Some(p) => {
            agent(page, at, p, stance).map(Some).or_else(|| (stance.polarity == Polarity::Affirmed).then_some(None))?
        }
        None => None,
    };
    // "is in talks with Brandt"
    let with = clause
        .preps
        .iter()
        .copied()
        .find(|&p| act.of == Of::Itself && at.parse.chunks.phrases[p].prep.is_some_and(|t| page.is(t, &["with"])));
    let with = with.and_then(|p| noun(page, at, p));
    Some(draft(page, at, act, stance)?.role("what", what).role("who", who).role("to", with))
}

/// The claim on all things of a sort, of what is to come.
fn of_sort(page: &Page<'_, '_>, at: At<'_>, act: &Act, stance: &StanceAt) -> Option<Draft> {
    let Object::Sort(sort, _) = &act.object else { return None };
    let ahead = matches!(stance.modality, Modality::Planned | Modality::Expected | Modality::Possible)
        || stance.modality == Modality::Asserted && !at.clause().verb.past && at.clause().verb.is_finite();
    Some(draft(page, at, act, stance).filter(|_| ahead)?.role("what", Referent::Noun((*sort).to_owned())))
}

/// A claim without its thing; none of what the article affirms on its own word and nobody would ask.
fn draft(page: &Page<'_, '_>, at: At<'_>, act: &Act, stance: &StanceAt) -> Option<Draft> {
    let verb = &at.clause().verb;
    let figure = page.reading.span(&verb.tokens);
    let value = Value::Names { items: Vec::new(), closed: false };
    let draft = Draft::new("statement", value, page.span_of(at, figure), figure, verb.head)
        .role("act", Referent::Noun(act.id.to_owned()));
    let said = match (stance.polarity, is_unplanned(page, verb.tokens.start)) {
        (polarity, false) => polarity,
        (_, true) => Polarity::Denied,
    };
    let polarity = match (said, act.denies) {
        (said, false) => said,
        (Polarity::Affirmed, true) => Polarity::Denied,
        (Polarity::Denied, true) => Polarity::Affirmed,
    };
    let in_passing = act.latent && said == Polarity::Affirmed && stance.holders.is_empty();
    (!in_passing).then_some(Draft { polarity: Some(polarity), ..draft })
}

/// "has no plans to close", "has no intention to sell".
fn is_unplanned(page: &Page<'_, '_>, to: usize) -> bool {
    let plan = page.is(to, &["to"]) && page.is(to.wrapping_sub(1), &["plan", "plans", "intention", "intentions"]);
    plan && (to.saturating_sub(5)..to).any(|i| page.is(i, &["no", "not", "never"]))
}

impl Object {
    fn fits(&self, page: &Page<'_, '_>, phrase: &Phrase) -> bool {
        let word = page.reading.tokens.word(phrase.head).to_lowercase();
        let noun = singular(&word);
        let of = |nouns: &[&str]| nouns.contains(&noun.as_str());
        match self {
            Self::Any => true,
            Self::None => false,
            Self::Name => page
                .reading
                .mention_at(phrase.head)
                .is_some_and(|m| m.kind == EntityKind::Person && (m.form == Form::Name || m.local.is_some())),
            Self::OneOf(nouns) | Self::Kind(_, nouns) | Self::Sort(_, nouns) => of(nouns),
            Self::Single(nouns) => {
                let open = page.is(phrase.tokens.start, &["a", "an", "some", "another", "each", "every", "one"]);
                of(nouns) && noun == word && !open
            }
        }
    }
}

/// Nothing behind the verb says where somebody stays or as what: "she will stay", "he remains until May".
fn bare(page: &Page<'_, '_>, end: usize) -> bool {
    !crate::reading::is_wordy(&page.reading.tokens, end)
        || page.is(end, &["until", "after", "on", "and", "but", "despite", "if", "once", "when", "safely", "upright"])
        || page.reading.time_at(end).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let mut sorts = BTreeMap::new();
        for row in rows(include_str!("acts.tsv")) {
            if let Some(sort) = row[0].strip_prefix('@') {
                sorts.insert(sort, row[1].split(',').collect());
                continue;
            }
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(matches!(row[2], "+" | "-" | "(+)" | "(-)") && of(row[3]).is_some(), "{row:?}");
            assert!(object(row[4], &sorts).is_some(), "{row:?}");
        }
    }
}
