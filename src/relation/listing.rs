//! Names that a report lists for themselves: line by line under the words for what they have in common, "These are the
//! names of the crew", or behind a colon, "Every former premier was in the congregation: A, B and C".

use std::ops::Range;

use crate::entity::EntityKind;
use crate::event::Referent;
use crate::syntax::{Chunk, Parse};

use super::aboard::{group, is, is_crash};
use super::occasion::gathering;
use super::outcome::of_word;
use super::page::{Draft, Page};
use super::presence::is_about_it;
use super::roster::{Names, entity_name, names_of, push_names};

/// One name behind a colon may be anything: "Our guest tonight: Ana Roe".
const LEAST: usize = 2;
/// So many tokens a line of a list has at most.
const LONGEST: usize = 9;

/// The lists of an article.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for parse in &page.reading.parses {
        behind_colon(page, parse, out);
    }
    let mut line = 0;
    while line < page.reading.parses.len() {
        let run = page.reading.parses[line..].iter().take_while(|parse| is_short(parse)).count();
        let names: Names = page.reading.parses[line..line + run].iter().filter_map(|p| name_alone(page, p)).collect();
        let heading = line.checked_sub(1).filter(|_| names.len() >= LEAST).map(|k| &page.reading.parses[k]);
        if let (Some(heading), Some((_, first))) = (heading, names.first())
            && let Some(of) = common(page, heading, heading.tokens.end)
        {
            let stance_at = first.start;
            push_names(page, None, names, Some(of), None, stance_at, out);
        }
        line += run.max(1);
    }
}

/// A line of a list: no sentence.
fn is_short(parse: &Parse) -> bool {
    parse.clauses.is_empty() && parse.tokens.len() <= LONGEST
}

/// "- Ana Roe", "2. Bo Lind, 34": a line with one name and hardly more; "21 in Ana County" tells of something else.
fn name_alone(page: &Page<'_, '_>, parse: &Parse) -> Option<(String, Range<usize>)> {
    let mut mentions = parse.tokens.clone().filter_map(|i| page.reading.mention_at(i));
    let mention = mentions.find(|m| m.tokens.len() > 1)?;
    let bare = parse.chunks.phrases.iter().all(|p| p.prep.is_none());
    let person = matches!(mention.kind, EntityKind::Person | EntityKind::Other);
    (bare && person).then(|| Some((entity_name(page, mention)?, mention.tokens.clone())))?
}

/// "Nine people were aboard: A, B and C".
fn behind_colon(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    let list = &parse.chunks.list;
    let Some(colon) = list.iter().rposition(|c| matches!(c, Chunk::Mark(':'))) else { return };
    let Some(Chunk::Noun(first)) = list.get(colon + 1) else { return };
    let phrase = &parse.chunks.phrases[*first];
    let who = names_of(page, parse, *first, &['.', ':'], true);
    let end = who.last().filter(|_| phrase.prep.is_none() && who.len() >= LEAST).map(|(_, t)| t.end);
    let Some(end) = end else { return };
    // "In the crew: Roe told Lind that he would stay": they do something of their own.
    let verb = parse.clauses.iter().find(|c| c.verb.tokens.start >= end);
    if verb.is_some_and(|c| c.verb.is_finite() && c.verb.tokens.start == end) {
        return;
    }
    if let Some(of) = common(page, parse, phrase.tokens.start) {
        push_names(page, None, who, Some(of), None, phrase.tokens.start, out);
    }
}

/// What those have in common of whom the words of a sentence before token `end` speak.
fn common(page: &Page<'_, '_>, parse: &Parse, end: usize) -> Option<Referent> {
    let words = parse.tokens.start..end;
    let aboard = |i: usize| page.is(i, &["aboard"]) || page.is(i, &["board"]) && page.is(i - 1, &["on"]);
    let dead = |i: usize| of_word(page.reading.tokens.word(i)) == Some("dead");
    let called = words.clone().find_map(|i| group(page, i));
    let named = |found: bool, name: &str| found.then(|| Referent::Noun(name.to_owned()));
    called
        .or_else(|| named(is_crash(page) && words.clone().any(dead), "crew"))
        .or_else(|| named(words.clone().skip(1).any(aboard), "crew"))
        .or_else(|| gathering(page).filter(|_| is_about_it(page) && words.clone().any(|i| is(page, i, "guests"))))
}
