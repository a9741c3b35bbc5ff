//! A number with no noun behind it: what it counts, the words around it tell, or the figure before it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::Form;
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::Phrase;
use crate::syntax::lexicon::{VERBS, singular};
use crate::text::TokenKind;
use crate::text::table::{WordMap, rows};
use crate::unit::{Dimension, Unit};
use crate::value::{Quantity, Value};

use super::among;
use super::count::{class, of_people};
use super::counted::{deed, deed_of, subject_at};
use super::outcome::{after_partitive, is_people, of_word};
use super::page::{At, Draft, Page};

/// What a number behind "of" or "for" counts, by the noun before: "a town of 12,000".
static BODIES: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("bodies.tsv")).map(|row| (row[0], row[1]))));

/// Prepositions behind a number that say where or from where the counted are: "67 in Aville and 24 along the coast".
const WHERE: [&str; 12] =
    ["in", "at", "on", "from", "near", "along", "around", "outside", "to", "of", "within", "across"];

/// A number that stands for its noun.
pub(super) fn bare(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    known: Option<&Referent>,
    draft: Draft,
) -> Option<Draft> {
    if quantity.quantity.low().is_some_and(|n| n.fract() != 0.0) {
        return None;
    }
    let figure = page.tokens_of(quantity);
    if let Some(by) = means(page, &figure) {
        return Some(draft.role("of", Referent::Noun("occasion".to_owned())).role("by", page.referent(by)?));
    }
    let parse = page.parse_at(figure.start);
    // "191 people were on board; of these, six were staff", "222 people, four of them crew"
    let crew =
        (figure.end..figure.end + 4).find(|&i| !page.is(i, &["of", "them", "these", "those", "whom", "were", "are"]));
    if known.is_some() && crew.is_some_and(|i| i > figure.end && page.is(i, &["crew", "staff"])) {
        // "40 are missing. Nine of them are crew members"
        if let Some(fate) = known.filter(|of| super::background::is_fate(of)) {
            return Some(draft.role("of", fate.clone()).within("among", "crew"));
        }
        return Some(draft.role("of", Referent::Noun("crew".to_owned())));
    }
    // "16 were in Aville", "19 of them", "three of the five carriages".
    let partitive = after_partitive(page, figure.end) > figure.end;
    if let Some(draft) = of_whole(page, &figure, at, known, &draft) {
        return Some(draft);
    }
    if let Some(draft) = labelled(page, &figure, &draft) {
        return Some(draft);
    }
    if let Some(draft) = super::staff::paid(page, &figure, at, &draft) {
        return Some(draft);
    }
    if let Some(draft) = body(page, &figure, &draft) {
        return Some(draft);
    }
    if let Some(draft) = apposed(page, &figure, &draft) {
        return Some(draft);
    }
    if let Some(of) = fronted(page, figure.start) {
        let draft = draft.role("of", Referent::Noun(of.to_owned()));
        // "Of the dead, 16 were children"
        return Some(match sex(page, &figure).map(str::to_owned).or_else(|| among::predicate(page, &figure, at)) {
            Some(noun) => draft.within("among", noun),
            None => draft.alone(),
        });
    }
    if let Some(draft) = among::of_country(page, &figure, &draft) {
        return Some(draft);
    }
    if let Some(draft) = known.and_then(|known| among::of_toll(page, &figure, at, known, &draft)) {
        return Some(draft);
    }
    if let Some(noun) = among::predicate(page, &figure, at) {
        let some = partitive || matches!(noun.as_str(), "man" | "woman" | "child");
        let draft = of_noun(draft, noun);
        return Some(if some { draft.alone() } else { draft });
    }
    // "Of the eight coaches, seven left the track"
    if let Some(noun) = among::fronted_noun(page, figure.start) {
        let done = at.filter(|at| subject_at(page, *at, figure.start)).and_then(|at| deed(page, at));
        let draft = of_noun(draft, noun);
        return Some(match done {
            Some(done) => draft.within("verb", done),
            None => draft.alone(),
        });
    }
    if let Some(noun) = among::put_at(page, &figure) {
        return Some(of_noun(draft, noun));
    }
    // "Most of the injuries – 19 – were in Aville"
    let dash = |i: usize| page.is(i, &["-", "–", "—", "(", ")"]);
    let apart = figure.start > 1 && dash(figure.start - 1) && dash(figure.end);
    if let Some(of) = of_word(page.reading.tokens.word(figure.start.saturating_sub(2))).filter(|_| apart) {
        return Some(of_noun(draft, of.to_owned()));
    }
    // "Out of the 90, the school says, 61 were boys": those of whom it told last.
    if let Some(known) = known.filter(|_| among::is_fronted_whole(page, figure.start) && page.is(figure.end, &[","])) {
        return Some(of_known(draft, known));
    }
    // "down from 27", "police spoke of 30,000": another figure for what was counted last.
    let again = super::former::is_former(page, figure.clone()) || says_again(page, &figure);
    if let Some(known) = known.filter(|_| again) {
        return Some(draft.role("of", known.clone()));
    }
    if let Some(draft) = known.and_then(|known| elided(page, &figure, known, &draft)) {
        return Some(draft);
    }
    if let Some(draft) = known.and_then(|known| further(page, &figure, known, &draft)) {
        return Some(draft);
    }
    if let Some(draft) = complement(page, &figure, at, known, &draft) {
        return Some(draft);
    }
    // "have won five in a row", "six straight"
    let row = page.is(figure.end, &["in"]) && page.is(figure.end + 1, &["a"]) && page.is(figure.end + 2, &["row"]);
    if row || page.is(figure.end, &["straight", "consecutive"]) {
        let who = at.and_then(|at| page.subject(at)).filter(|who| matches!(who, Referent::Entity(_)));
        let draft = of_noun(draft, "streak".to_owned());
        return Some(if who.is_some() { draft.role("who", who) } else { draft.alone() });
    }
    // "26 others were brought down"
    if page.is(figure.end, &["others"]) {
        return Some(of_people(draft).role("of", Referent::Noun("person".to_owned())).alone());
    }
    let phrase = page.phrase_at(figure.start)?;
    let held = &parse.chunks.phrases[phrase];
    let lone = held.tokens.end == figure.end && held.prep.is_none();
    let subject = at.is_some_and(|at| at.clause().subject == Some(phrase)) && lone;
    if let Some(known) = known.filter(|_| partitive || subject || is_item(page, figure.start)) {
        return Some(of_known(draft, known).alone());
    }
    (stands_free(page, &figure) && (lone || held.prep.is_some())).then(|| unnamed(page, &figure, at, draft)).flatten()
}

/// "only five went by bus", "two by ferry": by what they did, but not "the most by an opponent".
fn means<'p>(page: &'p Page<'_, '_>, figure: &Range<usize>) -> Option<&'p Phrase> {
    let behind = page.parse_at(figure.start).chunks.phrases.iter().filter(|p| p.tokens.start >= figure.end).take(2);
    let mut behind =
        behind.filter(|p| p.tokens.len() == 1 && page.reading.mention_at(p.head).is_none_or(|m| m.form != Form::Name));
    let by = behind.find(|p| !p.is_time && p.prep.is_some_and(|t| page.is(t, &["by"])));
    by.filter(|_| !page.is(figure.end, &[",", ";"]))
}

/// "three of the five carriages", "all of its wagons", "two of the nine"
fn of_whole(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    known: Option<&Referent>,
    draft: &Draft,
) -> Option<Draft> {
    let of_the = page.is(figure.end, &["of"]) && page.is(figure.end + 1, &["the", "its", "his", "her", "their", "our"]);
    let parse = page.parse_at(figure.start);
    let whole = parse.phrase_from(figure.end + 1).filter(|_| of_the).map(|p| &parse.chunks.phrases[p])?;
    // "two of the nine": of what was counted last.
    if page.reading.quantity_at(whole.head).is_some() {
        return Some(known.map_or(draft.clone(), |known| of_known(draft.clone(), known)).alone());
    }
    let draft = draft.clone().role("of", Referent::Noun(class(singular(page.reading.tokens.word(whole.head)))));
    let done = at.filter(|at| subject_at(page, *at, figure.start)).and_then(|at| deed(page, at));
    Some(match done {
        _ if page.is(figure.start.wrapping_sub(1), &["all"]) => draft,
        Some(done) => draft.within("verb", done),
        None => draft.alone(),
    })
}

/// "Deceased: 36. Missing: 14. Dwellings destroyed: 655.": what a bulletin counts in the manner of a form.
fn labelled(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    let colon = figure.start.checked_sub(1).filter(|&i| page.is(i, &[":"]))?;
    let label = colon.checked_sub(1)?;
    let Some(of) = of_word(&page.reading.tokens.word(label).to_lowercase()) else {
        return befallen(page, label, draft);
    };
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    // "Non-fatal injuries: 64"
    let opens = label <= start + 3 || page.is(label - 1, &[".", ";", ",", ":", "•", "-", "–", "and"]);
    let ends = figure.end >= page.reading.tokens.len() || page.is(figure.end, &[".", ";", ",", "(", "and"]);
    let closes = ends || page.reading.tokens.list.get(figure.end).is_some_and(|token| token.new_line);
    (opens && closes).then(|| of_noun(draft.clone(), of.to_owned()))
}

/// "Dwellings destroyed:": what befell things.
fn befallen(page: &Page<'_, '_>, label: usize, draft: &Draft) -> Option<Draft> {
    let verb = VERBS.get(&page.reading.tokens, label).filter(|verb| verb.forms.participle)?;
    let word = page.reading.tokens.word(label.checked_sub(1)?).to_lowercase();
    let many = singular(&word);
    (many != word).then_some(())?;
    Some(of_noun(draft.clone(), class(many)).within("verb", deed_of(verb.lemma)?))
}

/// "Aville, a town of 12,000", "a dinner for 120", "a class of 17".
pub(super) fn body(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let own = page.phrase_at(figure.start)?;
    let held = &phrases[own];
    // "a town of 12,000 people"
    let people = is_people(&singular(&page.reading.tokens.word(held.head).to_lowercase()));
    let of = held.prep.is_some_and(|t| page.is(t, &["of", "for"])) && (held.head < figure.end || people);
    let body = &phrases[own.checked_sub(1).filter(|_| of)?];
    let counted = *BODIES.get(&page.reading.tokens, body.head)?;
    // "the City of 1,000 Spires" is a name.
    let named = |p: usize| page.reading.mention_at(phrases[p].head).filter(|m| m.form == Form::Name);
    if named(own - 1).is_some() {
        return None;
    }
    let apposed = || {
        let before = own.checked_sub(2).and_then(named)?;
        let beside = page.is(before.tokens.end, &[","]) && before.tokens.end + 1 == body.tokens.start;
        before.local.filter(|_| beside).map(Referent::Entity)
    };
    let who = if counted == "inhabitant" { apposed() } else { None };
    let draft = of_noun(Draft { roles: Vec::new(), ..draft.clone() }, counted.to_owned());
    Some(if who.is_some() { draft.role("who", who) } else { draft.alone() })
}

/// "The doses, 250,000 of them, are enough", "Rescuers, 60 in number, left", "the police, 1,400 strong": the noun before the comma.
fn apposed(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    let comma = figure.start.checked_sub(1).filter(|&i| page.is(i, &[","]))?;
    let of_them = page.is(figure.end, &["of"]) && page.is(figure.end + 1, &["them"]);
    let in_number =
        page.is(figure.end, &["in"]) && page.is(figure.end + 1, &["number", "all"]) || page.is(figure.end, &["strong"]);
    let behind = figure.end + if page.is(figure.end, &["strong"]) { 1 } else { 2 };
    let closes = page.is(behind, &[",", ".", ";"]);
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let at = phrases.iter().position(|p| p.tokens.end == comma).filter(|_| (of_them || in_number) && closes)?;
    // "Rescuers from Chile, 60 in number"
    let at = (0..=at).rev().find(|&p| phrases[p].prep.is_none())?;
    let word = page.reading.tokens.word(phrases[at].head).to_lowercase();
    let noun = class(singular(&word));
    let named = page.reading.mention_at(phrases[at].head).is_some_and(|m| m.form == Form::Name);
    let police = if word == "police" { "police officer".to_owned() } else { noun };
    (!named && (police != word)).then(|| of_noun(draft.clone(), police))
}

/// "21,000 homes were destroyed and nearly 34,000 damaged": what was counted last, and what befell these.
fn elided(page: &Page<'_, '_>, figure: &Range<usize>, known: &Referent, draft: &Draft) -> Option<Draft> {
    let verb = VERBS.get(&page.reading.tokens, figure.end).filter(|verb| verb.forms.participle)?;
    let befell = deed_of(verb.lemma)?;
    let closed = page.is(figure.end + 1, &[",", ".", ";", "and", "in", "by", "when", "as"]);
    closed.then(|| of_known(draft.clone(), known).within("verb", befell))
}

/// "sent two planes, and Bland another two", "38 women, three more than now": so many beside those that were counted last.
fn further(page: &Page<'_, '_>, figure: &Range<usize>, known: &Referent, draft: &Draft) -> Option<Draft> {
    let another = page.is(figure.start.wrapping_sub(1), &["another", "further"]);
    let change = match () {
        () if another || page.is(figure.end, &["more"]) => "more",
        () if page.is(figure.end, &["fewer", "less"]) => "fewer",
        () => return None,
    };
    Some(of_known(draft.clone(), known).within("change", change).alone())
}

/// Words of a guess between a verb and its figure.
const LIKELY: [&str; 12] =
    ["more", "likely", "probably", "closer", "nearer", "up", "to", "about", "around", "at", "least", "rather"];

/// "The missing are 19", "the arrests number 14", "in the whole county they are 19".
fn complement(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    known: Option<&Referent>,
    draft: &Draft,
) -> Option<Draft> {
    let clause = at?.clause();
    let equates = matches!(clause.verb.lemma, "be" | "number" | "total" | "sum" | "reach" | "exceed" | "make");
    let phrases = &at?.parse.chunks.phrases;
    let own = page.phrase_at(figure.start)?;
    // "the number was more likely up to 25"
    let guessed = (clause.verb.tokens.end..figure.start).all(|i| page.is(i, &LIKELY));
    let object = (phrases[own].prep.is_none() || guessed) && phrases[own].tokens.end == figure.end;
    if !(equates && object && clause.verb.tokens.end <= figure.start && stands_free(page, figure)) {
        return None;
    }
    let near = guessed || figure.start <= clause.verb.tokens.end + 3;
    let subject = clause.subject.map(|p| phrases[p].head).filter(|_| near)?;
    if page.is(subject, &["there", "they", "which", "figure", "figures", "tally", "total", "number", "numbers"])
        || page.is(subject, &["it"]) && clause.verb.tokens.clone().any(|i| page.is(i, &["had"]))
    {
        // "The figure of 40 killed was too high, and the number was more likely up to 25"
        let level = page.is(subject, &["figure", "number", "toll"]) && known.is_some_and(super::background::is_fate);
        let draft = of_known(draft.clone(), known?);
        return Some(if level { draft } else { draft.alone() });
    }
    let word = page.reading.tokens.word(subject).to_lowercase();
    if let Some(outcome) = of_word(&word) {
        return Some(of_noun(draft.clone(), outcome.to_owned()));
    }
    let one = singular(&word);
    let plural = one != word && page.reading.mention_at(subject).is_none_or(|m| m.form != Form::Name);
    let measured = super::measure::is_aspect(page, subject);
    (plural && !measured).then(|| of_noun(draft.clone(), class(one)))
}

/// The draft of a number that counts what the noun names.
pub(super) fn of_noun(draft: Draft, noun: String) -> Draft {
    let draft = if of_word(&noun).is_some() { of_people(draft) } else { draft };
    let value = match draft.value {
        Value::Count(q) if q.unit.code.is_empty() => Value::Count(Quantity { unit: Unit::counted(&noun), ..q }),
        value => value,
    };
    Draft { value, ..draft }.role("of", Referent::Noun(noun))
}

/// The draft of another number for what was counted before.
fn of_known(draft: Draft, known: &Referent) -> Draft {
    match known {
        Referent::Noun(noun) => of_noun(draft, noun.clone()),
        known => draft.role("of", known.clone()),
    }
}

/// Whether the number at token `figure` goes on with a list of parts: "67 in Aville and 24 along the coast".
pub(super) fn is_item(page: &Page<'_, '_>, figure: usize) -> bool {
    let Some(quantity) = page.reading.quantity_at(figure) else { return false };
    let tokens = page.tokens_of(quantity);
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let link = (start..tokens.start).rev().find(|&i| !page.is(i, &["about", "some", "around", "at", "least", "only"]));
    let linked = link.is_some_and(|i| page.is(i, &[",", ":", ";", "and", "which", "whom", "including", "-", "–", "—"]));
    // "In Aville 32 deaths were confirmed, followed by 22 in Borden"
    let counted = page.is(tokens.end, &["counted", "recorded", "reported", "confirmed", "registered"]);
    if counted && link.is_some_and(|i| page.is(i, &["with", "including"])) {
        return quantity.quantity.unit().code().is_empty();
    }
    let linked = linked || link.is_some_and(|i| page.is(i, &["by"]) && page.is(i.wrapping_sub(1), &["followed"]));
    let plain = quantity.quantity.unit().code().is_empty() && quantity.quantity.dimension() == Dimension::Count;
    let end = tokens.end + usize::from(page.is(tokens.end, &["each"]));
    plain && linked && page.is(end, &WHERE) && page.reading.quantity_at(tokens.end + 1).is_none()
}

/// No part of a telephone number, a score, a clock time, a name, or an age in brackets.
fn stands_free(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let tokens = &page.reading.tokens;
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Number);
    let opens = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start == figure.start;
    let Some(before) = figure.start.checked_sub(1).filter(|_| !opens) else { return !number(figure.end) };
    let marked = !page.is(before, &["'s", "’s"])
        && tokens.word(before).chars().next().is_some_and(|c| !c.is_alphanumeric() && !matches!(c, ',' | ';' | ':'));
    let clock = page.is(before, &["at", "past", "a", "an", "kilometre", "kilometer", "aged"]);
    let word = tokens.word(before);
    let name = tokens.get(before).is_some_and(crate::text::Token::is_capitalized)
        && !tokens.list[before].new_line
        && word.len() > 1;
    !(marked
        || clock
        || name
        || number(before)
        || number(figure.end)
        || tokens.glued(figure.end) && number(figure.end + 1))
}

/// "The stadium holds 54,000", "the families of the 19": somebody is counted, though nothing says who.
fn unnamed(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, draft: Draft) -> Option<Draft> {
    let clause = at?.clause();
    let own = page.phrase_at(figure.start)?;
    let the = page.is(figure.start.wrapping_sub(1), &["the"]);
    let part = clause.subject == Some(own) || clause.objects.contains(&own);
    if !(the || part) {
        return None;
    }
    let verb = clause.verb.lemma;
    let held = matches!(verb, "hold" | "seat" | "accommodate") && clause.objects.contains(&own);
    let watched = matches!(verb, "watch" | "attend") && clause.subject == Some(own);
    let scored = verb == "score" && clause.objects.contains(&own);
    let of = match () {
        () if held => Some("places"),
        () if watched => Some("spectator"),
        () => scored.then_some("point"),
    };
    Some(match of {
        Some(of) => of_noun(draft, of.to_owned()),
        None => draft.within("verb", verb).alone(),
    })
}

/// "Of the dead, 16 were in Aville": of whom the number is a part.
fn fronted(page: &Page<'_, '_>, figure: usize) -> Option<&'static str> {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let of = (start..start + 4).find(|&i| page.is(i, &["of"]) && page.is(i + 1, &["the", "those"]))?;
    // "Eighty of the dead were women and 49 were men"
    let counted = || page.reading.quantity_at(start).is_some_and(|q| of < page.tokens_of(q).end + 1);
    let opens = (of == start || counted()) && figure > of && figure <= start + 16;
    (of + 2..figure).filter(|_| opens).find_map(|i| of_word(page.reading.tokens.word(i)))
}

/// "Of the dead, 88 were women and 61 men"
pub(super) fn of_sex(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    let (of, sex) = fronted(page, figure.start).zip(sex(page, figure))?;
    Some(of_people(draft.clone()).role("of", Referent::Noun(of.to_owned())).within("among", sex))
}

/// Of which sex those are who are counted: "61 men", "49 are male".
fn sex(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let said = |i: usize| match () {
        () if page.is(i, &["men", "males", "male", "man"]) => Some("man"),
        () => page.is(i, &["women", "females", "female", "woman"]).then_some("woman"),
    };
    let verb = usize::from(page.is(figure.end, &["are", "were"]));
    said(figure.end - 1).or_else(|| said(figure.end + verb))
}

/// "Police spoke of 30,000", "the organisers put it at 45,000", "it was closer to 8,000".
fn says_again(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    const SAYS: [&str; 14] = [
        "spoke",
        "speak",
        "speaks",
        "put",
        "puts",
        "estimated",
        "estimate",
        "estimates",
        "gave",
        "counted",
        "closer",
        "nearer",
        "figure",
        "number",
    ];
    // "9,000 spectators officially, and 14,000 according to the club"
    if page.is(figure.end, &["according"]) && page.is(figure.end + 1, &["to"]) {
        return true;
    }
    let before = figure.start.saturating_sub(1);
    page.is(before, &["of", "at", "to", "as", "counted", "estimated"])
        && (before.saturating_sub(4)..=before).any(|i| page.is(i, &SAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("bodies.tsv")).all(|row| row.len() == 2));
    }
}
