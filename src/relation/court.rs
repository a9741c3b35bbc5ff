//! What a court gives: years in prison, what the prosecution asked for, the time of a ban.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::text::table::WordMap;

use super::page::{At, Page};

/// Words of which an article about a court has several.
static COURT: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("court.tsv")));

const PRISON: [&str; 8] = ["prison", "jail", "bars", "custody", "jailed", "imprisoned", "imprisonment", "sentenced"];
const PROSECUTION: [&str; 4] = ["prosecutor", "prosecutors", "prosecution", "state"];

const DEFENCE: [&str; 8] =
    ["lawyer", "lawyers", "attorney", "attorneys", "defence", "defense", "counsel", "solicitors"];

/// A length of time that a court gives.
pub(super) struct Term {
    /// "prison term", "sentence sought", "maximum sentence", "ban"
    pub of: &'static str,
    /// Who gets it.
    pub who: Option<Referent>,
}

/// "jailed for six years", "gets six years", "Six years for the mayor", "asked for nine years", "barred from office for
/// eight years".
pub(super) fn term(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<Term> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let near = |words: &[&str], before: usize, behind: usize| {
        (figure.start.saturating_sub(before).max(sentence.start)..(figure.end + behind).min(sentence.end))
            .any(|i| page.is(i, words))
    };
    let at = page.clause_at(figure.start);
    let lemma = at.map_or("", |at| at.clause().verb.lemma);
    let prison = near(&PRISON, 4, 4) || near(&["sentence", "term"], 2, 3);
    let in_court = || {
        (0..page.reading.tokens.len()).filter(|&i| COURT.get(&page.reading.tokens, i).is_some()).take(3).count() == 3
    };
    // "served six years", "20 years after": another question, or none; but "jailed for 20 years after a trial of a week".
    let since = page.is(figure.end, &["after", "ago", "later", "before"]);
    if near(&["served", "spent", "serving", "suspended", "parole", "probation", "old", "aged"], 5, 3)
        || since && !page.is(figure.start.wrapping_sub(1), &["for"])
        || matches!(lemma, "serve" | "spend")
    {
        return None;
    }
    if let Some(side) = at.and_then(|at| asked_by(page, at)).filter(|_| prison || in_court()) {
        return Some(Term { of: side, who: None });
    }
    // "faces up to 20 years in prison", "the charge carries a maximum of 20 years"
    let most = near(&["maximum"], 5, 3)
        || page.is(figure.start.wrapping_sub(1), &["to"]) && page.is(figure.start.wrapping_sub(2), &["up"])
        || matches!(lemma, "face" | "carry");
    if most {
        let who = at.filter(|_| matches!(lemma, "face" | "get" | "receive")).and_then(|at| given_to(page, at));
        return (prison || in_court()).then_some(Term { of: "maximum sentence", who });
    }
    if near(&["minimum"], 5, 3) {
        return None;
    }
    // "Six years for the former mayor, four for the builder"
    let behind =
        page.parse_at(figure.start).phrase_from(figure.end + 1).filter(|_| page.is(figure.end, &["for"]) && in_court());
    let gave = |lemma: &str| {
        matches!(
            lemma,
            "jail" | "imprison" | "sentence" | "give" | "get" | "receive" | "hand" | "condemn" | "put" | "send"
        )
    };
    let barred = |lemma: &str| matches!(lemma, "bar" | "ban" | "disqualify" | "exclude");
    // "sentenced Ana Roe to six years for taking bribes": the last verb before the figure that is the court's.
    let verdict = at.and_then(|at| {
        let told =
            |c: &&crate::syntax::Clause| c.verb.head < figure.start && (gave(c.verb.lemma) || barred(c.verb.lemma));
        let clause = at.parse.clauses.iter().rposition(|c| told(&c))?;
        Some(At { clause, ..at })
    });
    let behind = behind.filter(|_| verdict.is_none());
    let for_whom = behind.and_then(|p| person(page, &page.parse_at(figure.start).chunks.phrases[p]));
    // "for the former mayor", but not "for fraud" and "for the murder".
    let whom = |r: &Referent| match r {
        Referent::Entity(_) => true,
        _ => behind.is_some_and(|p| {
            let head = page.parse_at(figure.start).chunks.phrases[p].head;
            page.reading.mention_at(head).is_some_and(|m| m.kind == EntityKind::Person)
        }),
    };
    if let Some(who) = for_whom.filter(whom) {
        return Some(Term { of: "prison term", who: Some(who) });
    }
    // "for ten years Roe may not hold any office"
    let held = sentence.clone().find(|&i| page.is(i, &["not"]) && page.is(i + 1, &["hold", "stand", "run"]));
    let at = held.and_then(|i| page.clause_at(i + 1)).or(at)?;
    let (at, lemma) = verdict.filter(|_| held.is_none()).map_or((at, lemma), |at| (at, at.clause().verb.lemma));
    if (held.is_some() || barred(lemma)) && in_court() {
        return Some(Term { of: "ban", who: given_to(page, at) });
    }
    if gave(lemma) && (prison || in_court()) {
        return Some(Term { of: "prison term", who: given_to(page, at) });
    }
    None
}

/// What the years are that one side in court asks for: "prosecutors asked the judge to jail Roe for nine years".
fn asked_by(page: &Page<'_, '_>, at: At<'_>) -> Option<&'static str> {
    let clauses = &at.parse.clauses;
    let asks = |lemma: &str| {
        matches!(
            lemma,
            "ask" | "demand" | "want" | "seek" | "request" | "recommend" | "call" | "argue" | "suggest" | "urge"
        )
    };
    let above = std::iter::successors(Some(at.clause), |&c| clauses[c].parent);
    let clause = &clauses[above.take(3).find(|&c| asks(clauses[c].verb.lemma))?];
    let who = at.parse.chunks.phrases[clause.subject?].head;
    let sides = [(&DEFENCE[..], "sentence pleaded for"), (&PROSECUTION[..], "sentence sought")];
    sides.into_iter().find(|(side, _)| page.is(who, side)).map(|(_, of)| of)
}

/// Who is sentenced, jailed, barred: of the passive the subject, of a court the object, of "gets" the subject.
fn given_to(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let gets = clause.verb.passive
        || clause.verb.is_reduced()
        || matches!(clause.verb.lemma, "get" | "receive" | "face" | "hold" | "stand" | "run");
    // "His brother, the builder Ana Roe, was given": the name that stands beside.
    let human = |r: &Referent| matches!(r, Referent::Entity(id) if page.reading.locals.entities[id.0 as usize].kind == EntityKind::Person);
    let first = || {
        let start = at.parse.tokens.start;
        let mut before = (start..clause.verb.tokens.start).filter_map(|i| page.reading.mention_at(i));
        before.find(|m| m.kind == EntityKind::Person && m.form == Form::Name)?.local.map(Referent::Entity)
    };
    // "Ana Roe, the founder of Norsea, has been sentenced"
    let named = || page.subject(at).filter(human).or_else(|| first().filter(|_| gets));
    let subject = || named().or_else(|| clause.subject.and_then(|p| person(page, &phrases[p])));
    // "Former mayor jailed for six years": a headline leaves out the auxiliary.
    let object = || clause.objects.iter().find_map(|&p| person(page, &phrases[p]));
    if gets { subject() } else { object().or_else(subject) }
}

/// A person by name, or the noun for one.
fn person(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    if phrase.is_time || page.reading.quantity_at(phrase.head).is_some() {
        return None;
    }
    // "the builder Ana Roe", but "the Norsea founder" is not Norsea.
    let named = phrase.tokens.clone().rev().find_map(|i| {
        let mention = page.reading.mention_at(i)?;
        let whole = mention.kind == EntityKind::Other && mention.tokens.contains(&phrase.head);
        mention.local.filter(|_| mention.kind == EntityKind::Person || whole).map(Referent::Entity)
    });
    let found = named.or_else(|| page.referent(phrase))?;
    let court = |n: &str| matches!(n, "court" | "judge" | "jury" | "year" | "term" | "sentence" | "law");
    (!matches!(&found, Referent::Noun(noun) if court(noun))).then_some(found)
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("court.tsv")).all(|row| row.len() == 1));
    }
}
