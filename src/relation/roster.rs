//! The names that a text lists, and the claims that they are there: "A, the minister, B, who leads the committee, and C".

use std::ops::Range;

use crate::entity::{EntityKind, Form, Mention, country_of};
use crate::event::Referent;
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Parse, Phrase};
use crate::text::{Polarity, is_outlet_name};
use crate::value::Value;

use super::page::{At, Draft, Page};

/// Names in a row: what is listed, and where it stands.
pub(super) type Names = Vec<(String, Range<usize>)>;

/// The people named from phrase `p` to the end of its list: an aside behind a name tells who that is and is passed over.
pub(super) fn people(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Names {
    names_until(page, parse, p, &['.', ';', ':'])
}

/// The people, or else the countries and organizations, that are listed from phrase `p` on.
pub(super) fn names(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Names {
    let who = people(page, parse, p);
    if !who.is_empty() {
        return who;
    }
    let heads = crate::syntax::listed(&parse.chunks, p)
        .into_iter()
        .filter_map(|q| page.reading.mention_at(parse.chunks.phrases[q].head));
    heads
        .filter(|m| m.form == Form::Name && is_actor(page, m))
        .filter_map(|m| Some((entity_name(page, m)?, m.tokens.clone())))
        .collect()
}

/// A country or an organization.
fn is_actor(page: &Page<'_, '_>, mention: &Mention) -> bool {
    mention.kind == EntityKind::Organization || country_of(&page.reading.tokens, mention.tokens.start).is_some()
}

pub(super) fn entity_name(page: &Page<'_, '_>, mention: &Mention) -> Option<String> {
    Some(page.reading.locals.entities[mention.local?.0 as usize].name.clone())
}

/// The list behind a mark that follows token `from` at once.
pub(super) fn after_mark(page: &Page<'_, '_>, parse: &Parse, from: usize, mark: char) -> Option<Names> {
    let tokens = &page.reading.tokens;
    let at = (from + 1..(from + 4).min(parse.tokens.end)).find(|&i| tokens.word(i).starts_with(mark))?;
    Some(names_until(page, parse, parse.phrase_from(at + 1)?, &['.']))
}

/// The people named from phrase `p` up to a verb of the sentence's own or one of the marks.
pub(super) fn names_until(page: &Page<'_, '_>, parse: &Parse, p: usize, marks: &[char]) -> Names {
    names_of(page, parse, p, marks, false)
}

/// The same; in a list that is `labelled` as one of people a name of one word is a person's as well.
pub(super) fn names_of(page: &Page<'_, '_>, parse: &Parse, p: usize, marks: &[char], labelled: bool) -> Names {
    let mut out = Names::new();
    let Some(mut k) = Page::chunk_of(parse, p) else { return out };
    while let Some(chunk) = parse.chunks.list.get(k) {
        match chunk {
            Chunk::Noun(q) => {
                let phrase = &parse.chunks.phrases[*q];
                // "the fund's director, A": not the fund.
                let owner = |i: &usize| phrase.possessor.as_ref().is_some_and(|r| r.contains(i));
                for mention in phrase.tokens.clone().filter(|i| !owner(i)).filter_map(|i| page.reading.mention_at(i)) {
                    let new = out.last().is_none_or(|(_, tokens)| *tokens != mention.tokens);
                    let listed = *q == p || phrase.prep.is_none_or(|t| page.is(t, &["including", "as", "like"]));
                    if mention.form == Form::Name
                        && (names_person(mention) || listed && may_name_person(mention, phrase, labelled))
                        && new
                    {
                        out.extend(entity_name(page, mention).map(|name| (name, mention.tokens.clone())));
                    }
                }
            }
            // "A, who leads the committee, and B": the list goes on behind the comma that ends the clause.
            Chunk::Link(Tag::Rel) => match list_behind(parse, k) {
                Some(on) => k = on,
                None => break,
            },
            Chunk::Verb(verb) => {
                // "the guests, Ana Roe said": who says so is none of them.
                let joined = k.checked_sub(2).is_some_and(|k| matches!(parse.chunks.list[k], Chunk::Mark(_)));
                let says = || crate::text::is_reporting_word(&page.reading.tokens, verb.head);
                if joined && verb.is_finite() && says() {
                    out.pop_if(|(_, name)| name.end >= verb.tokens.start);
                }
                break;
            }
            Chunk::Mark(mark) if marks.contains(mark) => break,
            _ => {}
        }
        k += 1;
    }
    out
}

/// The people listed before the verb of a clause, "the singer Roe and Mia, her daughter, were": not those of whom somebody
/// is, as in "the aunt of Roe".
pub(super) fn people_before(page: &Page<'_, '_>, at: At<'_>) -> Names {
    let (parse, clause) = (at.parse, at.clause());
    let list = &parse.chunks.list[..clause.chunk];
    let verb = |k: usize| list[..k].iter().any(|c| matches!(c, Chunk::Verb(_)));
    let whose = |p: usize| page.is(parse.chunks.phrases[p].tokens.start, &["whose"]);
    let ends = |k: usize| match &list[k] {
        Chunk::Verb(_) | Chunk::Mark('.' | ':') => true,
        Chunk::Link(tag) => *tag != Tag::Conj,
        // "the coach Roe, 56; his wife Mia and Hart died"
        Chunk::Mark(';') => verb(k),
        Chunk::Noun(p) => whose(*p),
        _ => false,
    };
    let end_before = |end: usize| (0..end).rev().find(|&k| ends(k));
    // "Roe, his wife Mia and Hart, who played for them, died": what is told of the last between two commas.
    let aside = end_before(list.len()).and_then(|verb| {
        let rel = verb.checked_sub(1).filter(|&k| matches!(list[k], Chunk::Link(Tag::Rel)))?;
        let closed = matches!(list.last(), Some(Chunk::Mark(',')));
        (closed && rel > 0 && matches!(list[rel - 1], Chunk::Mark(','))).then(|| rel - 1)
    });
    let opens = end_before(aside.unwrap_or(list.len())).map_or(0, |k| k + 1);
    let first = list[opens..].iter().find_map(|c| match c {
        Chunk::Noun(p) if parse.chunks.phrases[*p].prep.is_none() => Some(*p),
        _ => None,
    });
    // "Roe, who led them, and Hart died"
    let first = first.into_iter().chain(clause.subject).min();
    let who = first.map(|p| names_of(page, parse, p, &['.', ':'], true)).unwrap_or_default();
    let apart = |t: &Range<usize>| {
        let prep = parse.phrase_at(t.start).and_then(|p| parse.chunks.phrases[p].prep);
        t.end <= clause.verb.tokens.start && prep.is_none_or(|t| page.is(t, &["including", "like", "as"]))
    };
    let who: Names = who.into_iter().filter(|(_, t)| apart(t)).collect();
    let person = |t: &Range<usize>| page.reading.mention_at(t.start).is_some_and(names_person) || t.len() > 1;
    if who.iter().any(|(_, t)| person(t)) { who } else { Names::new() }
}

pub(super) fn names_person(mention: &Mention) -> bool {
    mention.kind == EntityKind::Person
}

/// A name of two words or more, of which nothing is known, at the head of its phrase: among people it is a person's.
fn may_name_person(mention: &Mention, phrase: &Phrase, labelled: bool) -> bool {
    mention.kind == EntityKind::Other && (labelled || mention.tokens.len() > 1) && mention.tokens.contains(&phrase.head)
}

/// The comma that ends a relative clause, where "and" and a noun without a verb of its own follow.
fn list_behind(parse: &Parse, rel: usize) -> Option<usize> {
    let list = &parse.chunks.list;
    let comma = (rel + 1..list.len()).find(|&k| matches!(list[k], Chunk::Mark(',' | ';' | '.')))?;
    let conjoined = matches!(list.get(comma + 1), Some(Chunk::Link(Tag::Conj)));
    let mut behind = list[comma + 1..].iter().skip(1);
    let noun = matches!(behind.clone().next(), Some(Chunk::Noun(_)));
    let verb = behind.find(|c| !matches!(c, Chunk::Noun(_) | Chunk::Adverb));
    (matches!(list[comma], Chunk::Mark(','))
        && conjoined
        && noun
        && !matches!(verb, Some(Chunk::Verb(v)) if v.is_finite()))
    .then_some(comma)
}

/// Countries at the table are another list than the people.
pub(super) fn as_countries(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let first = page.reading.tokens_of(draft.figure).start;
        if country_of(&page.reading.tokens, first).is_some() {
            draft.scope.push(("as", "country".to_owned()));
        }
    }
}

/// "The Aville Post's A", "reporter A": who tells of it is no guest.
fn is_reporter(page: &Page<'_, '_>, name: usize) -> bool {
    let before = name.wrapping_sub(1);
    let outlet = |i: usize| i < name && is_outlet_name(&page.reading.tokens, i);
    page.is(before, &["'s", "’s"]) && outlet(name.wrapping_sub(2))
        || page.is(before, &["reporter", "journalist", "correspondent"])
}

/// A claim for each of the names, or one for all of them where the list is said to be complete.
pub(super) fn push_names(
    page: &Page<'_, '_>,
    at: Option<At<'_>>,
    who: Names,
    of: Option<Referent>,
    polarity: Option<Polarity>,
    stance_at: usize,
    out: &mut Vec<Draft>,
) {
    let who: Names = who.into_iter().filter(|(_, name)| !is_reporter(page, name.start)).collect();
    let Some((first, last)) = who.first().zip(who.last()) else { return };
    let listed = first.1.start..last.1.end;
    let told = out.iter().any(|d| {
        let here = page.reading.tokens_of(d.figure);
        d.relation == "attendee"
            && here.start == listed.start
            && (of.is_none() || d.roles.iter().filter(|(role, _)| *role == "of").map(|(_, r)| r).eq(of.iter()))
    });
    if told {
        return;
    }
    let clause = at.map_or(listed.clone(), |at| at.clause().extent.clone());
    if page.is(listed.start.wrapping_sub(1), &["only"]) {
        let span = clause.start.min(listed.start)..clause.end.max(listed.end);
        let items = who.into_iter().map(|(name, _)| name).collect();
        out.push(named(page, items, true, &span, &listed, stance_at, polarity).role("of", of));
        return;
    }
    let mut items = who.into_iter().peekable();
    let mut start = clause.start.min(listed.start);
    while let Some((name, tokens)) = items.next() {
        // The first stands with what is said of them all; each goes on to where the next one's title begins. A bare name
        // needs the words before it: "Ministers Roe and Lind".
        let next = items.peek().map(|(_, next)| (with_title(page, next, tokens.end), next.start));
        let end = match next {
            Some((next, _)) => without_links(page, tokens.end, next),
            None => told_of(page, &tokens).max(clause.end).max(listed.end),
        };
        let local = page.reading.mention_at(tokens.start).and_then(|m| m.local);
        let draft = named(page, vec![name], false, &(start..end), &tokens, stance_at, polarity);
        out.push(draft.role("who", local.map(Referent::Entity)).role("of", of.clone()));
        start = next.filter(|(title, name)| title < name).map_or(start, |(title, _)| title);
    }
}

/// The end of the words that tell who bears a name: "Roe, the minister for ports".
fn told_of(page: &Page<'_, '_>, name: &Range<usize>) -> usize {
    let parse = page.parse_at(name.start);
    let words = parse.phrase_at(name.start).and_then(|p| super::post::apposition(page, parse, p));
    words.map_or(name.end, |words| words.end)
}

fn named(
    page: &Page<'_, '_>,
    items: Vec<String>,
    closed: bool,
    span: &Range<usize>,
    figure: &Range<usize>,
    stance_at: usize,
    polarity: Option<Polarity>,
) -> Draft {
    let (span, figure) = (page.reading.span(span), page.reading.span(figure));
    let mut draft = Draft::new("attendee", Value::Names { items, closed }, span, figure, stance_at);
    draft.polarity = polarity;
    draft
}

/// Where a name begins with the titles before it, behind token `from`.
fn with_title(page: &Page<'_, '_>, name: &Range<usize>, from: usize) -> usize {
    let phrase = page.phrase(name.start).map(|p| p.tokens.start);
    phrase.unwrap_or(name.start).max(from)
}

/// The end of what stands before `end`, without the comma and the "and" that lead on.
fn without_links(page: &Page<'_, '_>, from: usize, end: usize) -> usize {
    (from..end).rev().find(|&i| !page.is(i, &[",", ";", "and", "or", "&"])).map_or(from, |i| i + 1)
}
