//! Whom a number without a noun counts, where the noun stands at the head of the sentence, behind the verb or before it: "Of
//! the eight coaches, seven left the track", "325 were pupils", "put the houses destroyed at 270".

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::lexicon::singular;

use super::count::{class, of_people};
use super::outcome::of_word;
use super::page::{At, Draft, Page};

/// "Of the eight coaches, seven left the track", "Out of the 24 roads that the flood cut, nine are open": what the number is of.
pub(super) fn fronted_noun(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let start = page.reading.sentences[page.reading.sentence_of(figure)].tokens().start;
    let out = usize::from(page.is(start, &["out"]));
    let the = start + out + 1;
    let of = page.is(start + out, &["of", "among"]) && page.is(the, &["the", "its", "their", "those"]);
    let phrase = page.phrase_at(the).filter(|_| of && figure <= start + 16)?;
    let own = page.parse_at(the).chunks.phrases[phrase].tokens.clone();
    // "Of the eight coaches of the train seven left the track"
    let ends = (the..figure).any(|i| page.is(i, &[","])) || own.clone().any(|i| page.reading.quantity_at(i).is_some());
    if !ends || own.contains(&figure) {
        return None;
    }
    let head = page.parse_at(the).chunks.phrases[phrase].head;
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

/// "Officials put the houses destroyed there at over 270": what the figure is put to.
pub(super) fn put_at(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<String> {
    const HEDGES: [&str; 10] = ["over", "about", "around", "some", "least", "more", "than", "nearly", "almost", "up"];
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    let at = (figure.start.saturating_sub(4).max(start)..figure.start).rev().find(|&i| !page.is(i, &HEDGES))?;
    let puts = |i: &usize| page.is(*i, &["put", "puts", "estimate", "estimates", "estimated"]);
    let verb = (figure.start.saturating_sub(10).max(start)..at).rev().find(puts).filter(|_| page.is(at, &["at"]))?;
    let head = page.parse_at(verb).chunks.phrases[page.phrase_from(verb + 1)?].head;
    let word = page.reading.tokens.word(head).to_lowercase();
    let one = singular(&word);
    let plural = one != word && head < at && page.reading.mention_at(head).is_none();
    of_word(&word).map(str::to_owned).or_else(|| plural.then(|| class(one)))
}
