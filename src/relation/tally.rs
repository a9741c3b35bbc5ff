//! Rows of names with their numbers: "Greens 41 seats, Liberals 37 and Centre 22", "Norway 12 medals, Chad three".

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::unit::Unit;
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};
use super::score::number;

/// The name that a row begins with stands this near to its number.
const NEAR: usize = 5;

/// Of the numbers that go on with a row, in a sentence that says of the first what it counts.
pub(super) fn rows_of_names(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = Vec::new();
    let mut opens = Vec::new();
    for (n, anchor) in out.iter().enumerate().filter(|(_, d)| d.relation == "count") {
        let Value::Count(quantity) = &anchor.value else { continue };
        let noun = quantity.unit().head();
        let Some((_, of)) = anchor.roles.iter().find(|(role, _)| *role == "of") else { continue };
        if noun.is_empty() || super::is_people(noun) {
            continue;
        }
        let tokens = page.reading.tokens_of(anchor.figure);
        let end = page.reading.sentences[page.reading.sentence_of(tokens.start)].tokens().end;
        let named = |i: usize| page.reading.mention_at(i).filter(|m| m.form == Form::Name).and_then(|m| m.local);
        // "Greens would take 30 seats, six more than before, and Liberals 27": behind an aside the row goes on only
        // where it began with a name.
        let mut goes_on = (tokens.start.saturating_sub(NEAR)..tokens.start).any(|i| named(i).is_some());
        let mut i = tokens.end;
        while i < end {
            let Some((name, figure)) = item(page, i, end).filter(|_| goes_on || i == tokens.end) else {
                i += 1;
                continue;
            };
            i = figure.end;
            goes_on = true;
            if let Some(first) = tokens.start.checked_sub(1).and_then(named) {
                opens.push((n, first));
            }
            let span = page.reading.span(&(name.start..figure.end));
            let printed = page.reading.span(&figure);
            let told = |d: &Draft| d.figure.overlaps(printed);
            let Some(number) = number(page, figure.start).filter(|_| !out.iter().any(told) && !found.iter().any(told))
            else {
                continue;
            };
            let who = page.reading.mention_at(name.start).and_then(|m| m.local).map(Referent::Entity);
            let who = who.unwrap_or_else(|| Referent::Noun(page.reading.words(&name).to_owned()));
            let value = Value::Count(Quantity { unit: Unit::counted(noun), ..Quantity::whole(number, noun) });
            let draft = Draft::new("count", value, span, printed, figure.start);
            found.push(draft.role("of", of.clone()).role("who", who));
        }
    }
    // The first is of the name before it as well.
    for (n, first) in opens {
        if !out[n].roles.iter().any(|(role, _)| *role == "who") {
            out[n].roles.push(("who", Referent::Entity(first)));
            out[n].alone = false;
        }
    }
    out.extend(found);
}

/// One of a row: behind a comma or "and" a name, and right behind it a number that closes it.
fn item(page: &Page<'_, '_>, i: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    let tokens = &page.reading.tokens;
    let first = if page.is(i, &[",", ";"]) && page.is(i + 1, &["and"]) { i + 2 } else { i + 1 };
    let first = first + usize::from(page.is(first, &["the"]));
    let capital = |k: usize| tokens.get(k).is_some_and(crate::text::Token::is_capitalized) && number(page, k).is_none();
    if !page.is(i, &[",", ";", "and"]) || !capital(first) {
        return None;
    }
    let at = (first + 1..(first + 6).min(end)).find(|&k| !capital(k))?;
    let closed = at + 1 >= end || page.is(at + 1, &[",", ";", ".", "and", ")"]);
    let free = page.reading.time_at(at).is_none() && page.reading.time_at(first).is_none();
    // "Ana Roe 41 and Ben Lind 37" are ages; "Apollo 11" is a name as a whole.
    let person = page.reading.mention_at(first).is_some_and(|m| m.kind == EntityKind::Person);
    let within = page.reading.mention_at(at).is_some_and(|m| m.form == Form::Name);
    (number(page, at).is_some() && closed && free && !person && !within).then_some((first..at, at..at + 1))
}
