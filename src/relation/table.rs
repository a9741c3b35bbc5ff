//! Places with their numbers: rows of a table, and "two each in Aville and Borden".

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::text::Token;
use crate::value::{Quantity, Value};

use super::outcome::of_word;
use super::page::{Draft, Page};
use super::score::number;

/// "The county counts these deaths:", and below it lines like "Aville – 12", "Borden: 4": so many of them in each place.
pub(super) fn tables(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut s = 1;
    while s < page.reading.sentences.len() {
        let rows: Vec<_> = (s..page.reading.sentences.len()).map_while(|s| row(page, s)).collect();
        let of = (0..s.min(page.reading.sentences.len())).next_back().filter(|_| rows.len() > 1);
        s += rows.len().max(1);
        let Some(of) = of.and_then(|heading| told(page, heading)) else { continue };
        for (name, figure) in rows {
            let Some(n) = number(page, figure) else { continue };
            let printed = page.reading.span(&(figure..figure + 1));
            out.retain(|d| !(d.relation == "count" && d.figure.overlaps(printed)));
            let span = page.reading.span(&(name.start..figure + 1));
            let draft = Draft::new("count", Value::Count(Quantity::whole(n, "person")), span, printed, figure);
            out.push(draft.role("of", Referent::Noun(of.to_owned())).role("part", called(page, &name)));
        }
    }
}

/// A line that holds a name, a mark and a number, and no more.
fn row(page: &Page<'_, '_>, s: usize) -> Option<(Range<usize>, usize)> {
    let tokens = page.reading.sentences[s].tokens();
    let mark = tokens.clone().find(|&i| page.is(i, &["–", "—", "-", ":", "|"]))?;
    let capital = |i: usize| page.reading.tokens.get(i).is_some_and(Token::is_capitalized);
    let named = (1..5).contains(&(mark - tokens.start)) && capital(tokens.start) && capital(mark - 1);
    // "Dead: 12", "Injured: 40", "Total: 52": no places.
    let what = |i: usize| {
        page.is(i, &["total", "all", "overall", "toll"])
            || of_word(&page.reading.tokens.word(i).to_lowercase()).is_some()
    };
    let named = named && !(tokens.start..mark).any(what);
    let lone = mark + 2 == tokens.end || mark + 3 == tokens.end && page.is(mark + 2, &[".", ";", ","]);
    (named && lone && number(page, mark + 1).is_some()).then_some((tokens.start..mark, mark + 1))
}

/// What became of the people of whom the heading of a table tells.
fn told(page: &Page<'_, '_>, s: usize) -> Option<&'static str> {
    let tokens = page.reading.sentences[s].tokens();
    // A heading may end with a colon, and stand two lines above its table.
    tokens.into_iter().find_map(|i| of_word(&page.reading.tokens.word(i).to_lowercase()))
}

fn called(page: &Page<'_, '_>, name: &Range<usize>) -> Referent {
    let local = name.clone().find_map(|i| page.reading.mention_at(i)).filter(|m| m.form == Form::Name);
    let words = || Referent::Noun(page.reading.words(name).to_owned());
    local.and_then(|m| m.local).map_or_else(words, Referent::Entity)
}

/// "two each in Aville and Borden", "Aville and Borden had two dead each": so many in each of the places named.
pub(super) fn each(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for draft in out.iter_mut().filter(|d| d.relation == "count") {
        let figure = page.reading.tokens_of(draft.figure);
        let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
        let Some(each) = (figure.end..figure.end + 2).find(|&i| page.is(i, &["each"])) else { continue };
        let place = |i: usize| {
            let mention =
                page.reading.mention_at(i).filter(|m| m.form == Form::Name && m.kind != EntityKind::Person)?;
            Some((mention.tokens.clone(), mention.local?))
        };
        let link = |i: usize| page.is(i, &[",", "and", "&", "the"]);
        let mut places = Vec::new();
        let behind = page.is(each + 1, &["in", "from", "at", "of", "for"]);
        let mut i = if behind { each + 2 } else { sentence.start };
        let end = if behind { sentence.end } else { figure.start };
        while i < end {
            match place(i) {
                Some((tokens, local)) => {
                    places.push(local);
                    i = tokens.end;
                }
                None if link(i) => i += 1,
                None => break,
            }
        }
        if places.len() < 2 {
            continue;
        }
        draft.alone = false;
        draft.roles.retain(|(role, _)| *role != "part" && *role != "who");
        for local in &places[1..] {
            let mut other = draft.clone();
            other.roles.push(("part", Referent::Entity(*local)));
            more.push(other);
        }
        draft.roles.push(("part", Referent::Entity(places[0])));
    }
    out.append(&mut more);
}
