//! Deeds that are said to have been done, or not: "had paid bribes", "never bombed the hospital".

use std::sync::LazyLock;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::lexicon::singular;
use crate::text::table::{WordMap, rows};
use crate::text::{Commitment, Polarity, StanceAt};
use crate::value::Value;

use super::page::{At, Draft, Page};
use super::statement::{actor, by};

/// What a verb tells, where it is not of a deed that is done to something.
static DEEDS: LazyLock<WordMap<bool>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("deeds.tsv")).map(|row| (row[0], row[1] == "alone"))));

/// The claim of a clause that tells of a deed.
pub(super) fn deed(page: &Page<'_, '_>, at: At<'_>) -> Option<Draft> {
    let clause = at.clause();
    let verb = &clause.verb;
    let alone = DEEDS.find(verb.lemma).copied();
    if verb.lemma.is_empty() || alone == Some(false) || crate::text::is_reporting_word(&page.reading.tokens, verb.head)
    {
        return None;
    }
    // "failed to reach the summit": what was not done is told by the next verb.
    let wants = page.is(verb.head + 1, &["to"]) && matches!(verb.lemma, "fail" | "refuse" | "decline" | "try");
    if wants || page.is(verb.head + 1, &["place", "part"]) {
        return None;
    }
    let stance = page.reading.stances.at(verb.head);
    if !is_told(page, at, &stance) {
        return None;
    }
    let (doer, object, act) = parts(page, at);
    let denied = stance.polarity == Polarity::Denied;
    let phrases = &at.parse.chunks.phrases;
    let who = doer.and_then(|p| actor(page, at, p, &stance)).or_else(|| denier(page, at, &stance));
    // "some of the oil was spilled", "troops fired": said of too little to be a claim.
    if doer.is_some() && who.is_none() || object.is_some_and(|p| whole(page, at, p) != p) {
        return None;
    }
    let somebody = |p: &usize| !is_nobody(page, phrases[*p].head);
    let what = object.filter(somebody).and_then(|p| noun(page, at, p));
    let passive = verb.passive || verb.is_reduced();
    // "denied that looting had occurred", "rejects reports that a sale was agreed": whoever did it.
    let thing = object.or(clause.subject).filter(somebody).map(|p| &phrases[p]);
    let thing = thing.is_some_and(|q| {
        let none = page.is(q.tokens.start, &["no"]);
        !page.is(q.tokens.start, &["it", "there"]) && (!none || denied && !is_narrowed(page, at))
    });
    if who.is_none() && !(passive && doer.is_none() && thing) || what.is_none() && alone.is_none() {
        return None;
    }
    // "No homes were destroyed in Aville": of another town it tells nothing.
    let any = object.is_some_and(|p| {
        page.is(phrases[p].tokens.start, &["no"]) || page.reading.quantity_at(phrases[p].head).is_some()
    });
    let place = |p: usize| page.reading.mention_at(phrases[p].head).is_some_and(|m| m.kind == EntityKind::Place);
    let to = clause.preps.iter().copied().find(|&p| {
        let prep = |words: &[&str]| phrases[p].prep.is_some_and(|t| page.is(t, words));
        prep(&["to"]) || any && prep(&["in", "at", "near"]) && place(p)
    });
    let figure = page.reading.span(&verb.tokens);
    // The question names the object, in whatever words a report puts it: "its ailing rival Norsea", "Norsea".
    let value = Value::Names { items: Vec::new(), closed: false };
    let draft = Draft::new("statement", value, page.span_of(at, figure), figure, verb.head)
        .role("act", Referent::Noun(act))
        .role("who", who)
        .role("what", what)
        .role("to", to.filter(|to| Some(*to) != object).and_then(|p| page.filler(at.parse, p)));
    Some(draft)
}

/// Whether a clause is told so that it is a claim: somebody says it who may be contradicted, or it is denied. What the
/// report itself tells of, or another relation does, is none.
fn is_told(page: &Page<'_, '_>, at: At<'_>, stance: &StanceAt) -> bool {
    let clause = at.clause();
    let verb = &clause.verb;
    let denied = stance.polarity == Polarity::Denied;
    // "to discuss", "which shares a border": purpose and description, unless it is what they are accused of or deny.
    let charge = matches!(
        stance.commitment,
        Some(Commitment::Deny | Commitment::Allege | Commitment::Confirm | Commitment::Promise)
    );
    let told = charge || verb.is_finite() && !clause.relative;
    let put = told && disputable(stance) || denied && is_flat(page, at);
    // "was told that nobody would do it": without an agent, only what is confirmed, charged or denied is told.
    let whole = !(verb.passive && by(page, at).is_none()) || charge || denied;
    // What has a place, a time or an order of its own is told by those relations.
    let event = page.event_of(at).is_some_and(|(_, e)| crate::event::kind(&e.kind).is_some());
    put && whole && !event
}

/// "walked out" is not "walked in".
const PARTICLES: [&str; 12] =
    ["out", "up", "off", "down", "in", "over", "back", "away", "through", "inside", "outside", "on"];

/// Who does it, to what, and what the deed is called.
fn parts(page: &Page<'_, '_>, at: At<'_>) -> (Option<usize>, Option<usize>, String) {
    let clause = at.clause();
    let (verb, phrases) = (&clause.verb, &at.parse.chunks.phrases);
    let behind = |p: usize| phrases[p].prep == Some(verb.head + 1);
    let particle = page.is(verb.head + 1, &PARTICLES) && !clause.preps.iter().copied().any(behind);
    let act = if particle {
        format!("{} {}", verb.lemma, page.reading.tokens.word(verb.head + 1).to_lowercase())
    } else {
        verb.lemma.to_owned()
    };
    if verb.passive || verb.is_reduced() {
        return (by(page, at), clause.subject, act);
    }
    (clause.subject, clause.objects.iter().copied().find(|&p| !phrases[p].is_time), act)
}

/// "denied having met the banker": who denies it.
fn denier(page: &Page<'_, '_>, at: At<'_>, stance: &StanceAt) -> Option<Referent> {
    let verb = &at.clause().verb;
    let denies = stance.commitment == Some(Commitment::Deny) && verb.is_gerund() && at.clause().subject.is_none();
    let last = stance.holders.first().filter(|_| denies)?.tokens.end.checked_sub(1)?;
    let local = page.reading.mention_at(last).and_then(|m| m.local);
    Some(local.map_or_else(|| Referent::Noun(singular(page.reading.tokens.word(last))), Referent::Entity))
}

/// Who or what does it, where it can be told from others, or is told of without an article: "oil", "troops".
pub(super) fn agent(page: &Page<'_, '_>, at: At<'_>, p: usize, stance: &StanceAt) -> Option<Referent> {
    let p = whole(page, at, p);
    actor(page, at, p, stance).or_else(|| mass(page, at, p))
}

/// What a phrase is of; of what is counted or ranked, "the two sides", "the first stage", its noun.
pub(super) fn noun(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let phrase = &at.parse.chunks.phrases[p];
    let counted = || {
        let word = page.reading.tokens.word(phrase.head);
        let counts = page.reading.quantity_at(phrase.head)?.quantity.unit().head() == word;
        (counts && word.starts_with(char::is_lowercase)).then(|| Referent::Noun(singular(word)))
    };
    page.referent(phrase).or_else(counted)
}

/// "none of the oil", "all of the crew", "40 barrels of crude": the oil, the crew, the crude.
pub(super) fn whole(page: &Page<'_, '_>, at: At<'_>, p: usize) -> usize {
    let phrases = &at.parse.chunks.phrases;
    let part = page.is(phrases[p].head, &["none", "neither", "any", "some", "all", "most", "much", "part"]);
    let of =
        phrases.get(p + 1).is_some_and(|q| q.prep.is_some_and(|t| t == phrases[p].head + 1 && page.is(t, &["of"])));
    let measured = page.reading.quantity_at(phrases[p].head).is_some();
    if (part || measured) && of { p + 1 } else { p }
}

/// "oil", "troops": who or what is told of without an article.
fn mass(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let phrase = &at.parse.chunks.phrases[p];
    let plain = !is_nobody(page, phrase.head)
        && !page.is(phrase.tokens.start, &["a", "an", "some", "one", "he", "she", "it", "they", "neither", "both"]);
    noun(page, at, p).filter(|r| plain && matches!(r, Referent::Noun(_)))
}

/// "Nobody was hurt": who was not is nobody in particular.
fn is_nobody(page: &Page<'_, '_>, head: usize) -> bool {
    page.is(head, &["nobody", "nothing", "none", "anyone", "anybody", "anything", "everyone", "everybody"])
}

/// Whether somebody says it who may be contradicted.
fn disputable(stance: &StanceAt) -> bool {
    let put = !matches!(
        stance.commitment,
        None | Some(Commitment::Urge | Commitment::Expect | Commitment::Warn | Commitment::Withhold)
    );
    put && !stance.holders.is_empty()
}

/// "No shot was fired when he was arrested": but perhaps at another time.
fn is_narrowed(page: &Page<'_, '_>, at: At<'_>) -> bool {
    at.parse.tokens.clone().any(|i| page.is(i, &["when", "while", "during", "after", "before"]))
}

/// Denied for good, and not only up to now.
fn is_flat(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let never = verb.tokens.clone().any(|i| page.is(i, &["never"]));
    let open = at.parse.tokens.clone().any(|i| page.is(i, &["yet", "until", "still", "if", "unless", "far"]));
    never || verb.past && !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("deeds.tsv")).all(|row| matches!(row[..], [_, "none" | "alone"])));
        assert_eq!((DEEDS.find("say"), DEEDS.find("die"), DEEDS.find("pay")), (Some(&false), Some(&true), None));
    }
}
