//! Whom a number without a noun counts, where the noun stands at the head of the sentence, behind the verb or before it: "Of
//! the eight coaches, seven left the track", "325 were pupils", "put the houses destroyed at 270".

use std::ops::Range;

use crate::entity::{EntityKind, Form, country_of, national};
use crate::event::Referent;
use crate::syntax::lexicon::singular;

use super::bare::of_noun;
use super::count::{class, of_people};
use super::outcome::{is_people, of_word};
use super::page::{At, Draft, Page};

/// "Of the eight coaches, seven left the track", "Out of the 24 roads that the flood cut, nine are open": what the number is of.
pub(super) fn fronted_noun(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let out = usize::from(page.is(start, &["out"]));
    let the = start + out + 1;
    let of = page.is(start + out, &["of", "among"]) && page.is(the, &["the", "its", "their", "those"]);
    let phrase = page.phrase(the).filter(|_| of && figure <= start + 16)?;
    let own = phrase.tokens.clone();
    // "Of the eight coaches of the train seven left the track"
    let ends = (the..figure).any(|i| page.is(i, &[","])) || own.clone().any(|i| page.reading.quantity_at(i).is_some());
    if !ends || own.contains(&figure) {
        return None;
    }
    let head = phrase.head;
    let word = page.reading.tokens.word(head).to_lowercase();
    let one = singular(&word);
    (one != word && page.reading.mention_at(head).is_none()).then(|| class(one))
}

/// "Of the 3,900 employees, 1,100 work in Aville": the number of all of them.
pub(super) fn is_fronted_whole(page: &Page<'_, '_>, figure: usize) -> bool {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let opens = page.is(start, &["of", "among"]) || page.is(start, &["out"]) && page.is(start + 1, &["of"]);
    let comma = (start..figure + 8).find(|&i| page.is(i, &[","]));
    opens && comma.is_some_and(|comma| figure < comma && page.reading.quantity_at(comma + 1).is_some())
}

/// "325 were pupils of one school": what the counted are said to be.
pub(super) fn predicate(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>) -> Option<String> {
    let clause = at?.clause();
    let phrases = &page.parse_at(figure.start).chunks.phrases;
    let own =
        page.phrase_at(figure.start).filter(|&p| clause.subject == Some(p) && phrases[p].tokens.end == figure.end)?;
    let said = &phrases[*clause.objects.first()?];
    let word = page.reading.tokens.word(said.head).to_lowercase();
    let one = singular(&word);
    let counted = said.tokens.clone().any(|i| page.reading.quantity_at(i).is_some());
    let plain = phrases[own].prep.is_none() && said.prep.is_none() && !said.is_time && !counted;
    let noun = one != word && page.reading.mention_at(said.head).is_none();
    (clause.verb.lemma == "be" && !clause.verb.passive && plain && noun).then(|| class(one))
}

/// "Three of the dead were passengers": what a clause says its subject is, as a noun in the plural.
pub(super) fn is_said_to_be(page: &Page<'_, '_>, at: Option<At<'_>>) -> Option<String> {
    let clause = at?.clause();
    let said = &at?.parse.chunks.phrases[*clause.objects.first()?];
    let counted = said.tokens.clone().any(|i| page.reading.quantity_at(i).is_some());
    let plain = said.prep.is_none() && !said.is_time && !counted && clause.verb.lemma == "be" && !clause.verb.passive;
    plural(page, said.head).filter(|_| plain)
}

/// "31 died, of whom eight were sailors", "31 dead, eight of them sailors": who they are among those of whom the sentence
/// told last.
pub(super) fn of_toll(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    at: Option<At<'_>>,
    known: &Referent,
    draft: &Draft,
) -> Option<Draft> {
    let hedge = |i: &usize| page.is(*i, &["at", "least", "about", "some", "only"]);
    // But of "Nine are missing. Thirteen were buried, twelve of them children" none are missing.
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let named = (start..figure.start).any(|i| page.is(i, &["toll"]) || of_word(page.reading.tokens.word(i)).is_some());
    // "29 are missing. Twenty of them are passengers"
    let named = named || (start..figure.start).all(|i| hedge(&i));
    let toll = named && matches!(known, Referent::Noun(noun) if of_word(noun).is_some());
    let pronoun = |i: usize| page.is(i, &["whom", "them", "which", "these", "those"]);
    let before = (figure.start.saturating_sub(4)..figure.start).rev().find(|i| !hedge(i));
    let before = before.is_some_and(|i| pronoun(i) && page.is(i.wrapping_sub(1), &["of", "among"]));
    let behind = page.is(figure.end, &["of"]) && pronoun(figure.end + 1);
    let noun = match () {
        () if before => predicate(page, figure, at),
        // "26 of them foreigners"
        () if behind => {
            let next = figure.end + 2;
            let closes = page.is(next + 1, &[",", ".", ";", ")", "and"])
                || page.reading.tokens.get(next + 1).is_none_or(|t| t.new_line);
            plural(page, next).filter(|_| closes).or_else(|| is_said_to_be(page, at))
        }
        () => None,
    };
    let people = noun.filter(|noun| toll && of_word(noun).is_none())?;
    Some(of_people(draft.clone()).role("of", known.clone()).within("among", people))
}

/// The noun at token `i` where it is one in the plural, and no name.
fn plural(page: &Page<'_, '_>, i: usize) -> Option<String> {
    let word = page.reading.tokens.word(i).to_lowercase();
    let one = singular(&word);
    (one != word && page.reading.mention_at(i).is_none()).then(|| class(one))
}

/// "five were from Aland, four from Borden": so many people of each country.
pub(super) fn of_country(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    let from = |figure: &Range<usize>| {
        let from = (figure.end..figure.end + 2).find(|&i| !page.is(i, &["were", "was", "are", "is"]))?;
        let place = (from + 1..from + 3).find(|&i| !page.is(i, &["the"]))?;
        let mention = page.reading.mention_at(place).filter(|m| m.form == Form::Name && m.kind == EntityKind::Place)?;
        mention.local.filter(|_| page.is(from, &["from"]))
    };
    let place = from(figure)?;
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let listed = page.reading.quantities.iter().map(|q| page.tokens_of(q)).filter(|q| sentence.contains(&q.start));
    let several = listed.filter(|q| from(q).is_some()).count() > 1;
    let people = of_people(draft.clone());
    several.then(|| people.role("of", Referent::Noun("national".to_owned())).role("from", Referent::Entity(place)))
}

const HEDGES: [&str; 10] = ["over", "about", "around", "some", "least", "more", "than", "nearly", "almost", "up"];

/// So far before a figure may stand what it is put to.
const FAR: usize = 14;

/// "Officials put the houses destroyed there at over 270": what the figure is put to.
pub(super) fn put_at(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<String> {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let at = (figure.start.saturating_sub(4).max(start)..figure.start).rev().find(|&i| !page.is(i, &HEDGES))?;
    let puts = |i: &usize| page.is(*i, &["put", "puts", "estimate", "estimates", "estimated"]);
    let verb = (figure.start.saturating_sub(10).max(start)..at).rev().find(puts).filter(|_| page.is(at, &["at"]))?;
    let parse = page.parse_at(verb);
    let head = parse.chunks.phrases[parse.phrase_from(verb + 1)?].head;
    let word = page.reading.tokens.word(head).to_lowercase();
    let one = singular(&word);
    let plural = one != word && head < at && page.reading.mention_at(head).is_none();
    of_word(&word).map(str::to_owned).or_else(|| plural.then(|| class(one)))
}

/// "put the number of Danish victims of the crash at 15", "put the passengers of Danish nationality at 15": so many Danes.
pub(super) fn of_nation(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    const LINKS: [&str; 7] = ["at", "to", "was", "is", "were", "stands", "stood"];
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let link = (figure.start.saturating_sub(4).max(start)..figure.start).rev().find(|&i| !page.is(i, &HEDGES))?;
    let near = figure.start.saturating_sub(FAR).max(start)..link;
    let of = near
        .rev()
        .take_while(|&i| page.reading.quantity_at(i).is_none())
        .find(|&i| page.is(i, &["of"]) && country_of(&page.reading.tokens, i + 1).is_some());
    let of = of.filter(|_| page.is(link, &LINKS))?;
    let (len, country) = country_of(&page.reading.tokens, of + 1)?;
    let before = of.checked_sub(1)?;
    let numbered = || page.is(before, &["number", "count", "total"]).then_some(of + 1 + len).filter(|&i| i < link);
    let of_papers = page.is(of + 1 + len, &["nationality", "citizenship"]).then_some(before);
    let noun = of_papers.or_else(numbered)?;
    let noun = plural(page, noun).filter(|noun| is_people(noun) || among_people(noun))?;
    let fate = of_word(&noun).map(|of| of_noun(draft.clone(), of.to_owned()));
    let people = national(country)?;
    Some(match fate {
        Some(draft) => draft.within("among", people),
        None => of_noun(draft.clone(), people),
    })
}

/// "15 people with Danish passports", "15 people of Danish nationality": so many Danes.
pub(super) fn with_papers(page: &Page<'_, '_>, figure: &Range<usize>, draft: &Draft) -> Option<Draft> {
    const PAPERS: [&str; 8] =
        ["nationality", "citizenship", "passport", "passports", "surname", "surnames", "names", "papers"];
    let prep = page.is(figure.end, &["of", "with", "holding", "carrying"]);
    let (len, country) = country_of(&page.reading.tokens, figure.end + 1).filter(|_| prep)?;
    let said = page.is(figure.end + 1 + len, &PAPERS);
    national(country).filter(|_| said).map(|people| of_noun(draft.clone(), people))
}

/// Whether those whom a noun names have a nationality.
fn among_people(noun: &str) -> bool {
    of_word(noun).is_some()
        || matches!(noun, "passenger" | "national" | "citizen" | "tourist" | "traveller" | "traveler")
}
