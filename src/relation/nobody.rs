//! Nobody and one: "nobody was hurt", "and one died in hospital".

use crate::event::Referent;
use crate::text::Polarity;
use crate::value::{Quantity, Value};

use super::outcome::{behind, of_word};
use super::page::{Draft, Page};

/// "Nobody was hurt", "no injuries were reported", "without causing casualties".
pub(super) fn nobody(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for i in 0..page.reading.tokens.len() {
        let one = page.is(i, &["no"]) && page.is(i + 1, &["one"]);
        let nobody = page.is(i, &["nobody", "none"]) || one;
        let end = if one { i + 2 } else { i + 1 };
        let found = match () {
            () if nobody => behind(page, end),
            () if page.is(i, &["no", "without"]) => {
                let noun = (end..end + 2).find(|&k| !page.is(k, &["any", "causing", "reported", "immediate"]));
                let of = |k| of_word(page.reading.tokens.word(k));
                noun.filter(|&k| page.is(k, &NONE)).and_then(of)
            }
            () => None,
        };
        let Some(found) = found else { continue };
        let figure = page.reading.span(&(i..end));
        let span = page.clause_at(i).map_or(figure, |at| page.span_of(at, figure));
        let mut draft = Draft::new("count", Value::Count(Quantity::whole(0, "person")), span, figure, i)
            .role("of", Referent::Noun(found.to_owned()));
        draft.polarity = Some(Polarity::Affirmed);
        // "Nobody died on this street": of a part.
        draft.alone = (end..end + 5).any(|k| page.is(k, &["on", "in", "at", "here", "there"]));
        out.push(draft);
    }
}

/// "Three were passengers, and one died in hospital", "one of the injured is missing": one of those who are counted, whom no
/// other report need count by himself.
pub(super) fn one(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for i in 0..page.reading.tokens.len() {
        let free = page.is(i, &["one", "another"]) && page.reading.quantity_at(i).is_none();
        let opens = page.reading.sentences[page.reading.sentence_of(i)].tokens().start == i;
        let links = [",", ";", "and", "but", "while", "—", "–", "-", "(", "least"];
        if !free || !(opens || page.is(i - 1, &links)) {
            continue;
        }
        // "one of the injured died", "one of them is missing"
        let the = page.is(i + 1, &["of"]) && page.is(i + 2, &["the", "those"]);
        let person = page.is(i + 1, &["person", "man", "woman", "child", "boy", "girl", "victim", "worker"]);
        let some = match () {
            () if the && of_word(page.reading.tokens.word(i + 3)).is_some() => i + 4,
            () if person => i + 2,
            () => i + 1,
        };
        let died =
            |i: usize| of_word(page.reading.tokens.word(i)).filter(|_| page.is(i, &["died", "drowned", "survived"]));
        let Some(found) = behind(page, some).or_else(|| died(some)) else { continue };
        let figure = page.reading.span(&(i..i + 1));
        let span = page.clause_at(i).map_or(figure, |at| page.span_of(at, figure));
        let draft = Draft::new("count", Value::Count(Quantity::whole(1, "person")), span, figure, i);
        let draft = draft.role("of", Referent::Noun(found.to_owned()));
        // "23 died in Aland, and another person died in Borland": all who died there.
        let whole = |d: &Draft| d.relation == "count" && !d.alone && d.scope.is_empty() && d.roles == draft.roles;
        let there = super::part::told_at(page, &draft).is_some() && out.iter().any(whole);
        out.push(if there { draft } else { draft.alone() });
    }
}

/// Those of whom there are none.
const NONE: [&str; 8] = ["casualties", "injuries", "deaths", "fatalities", "casualty", "injured", "dead", "victims"];
