//! The names that a text lists: "A, the minister, B, who leads the committee, and C".

use std::ops::Range;

use crate::entity::{EntityKind, Form, Mention, country_of};
use crate::syntax::lexicon::Tag;
use crate::syntax::{Chunk, Parse, Phrase};

use super::page::{Draft, Page};

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

fn entity_name(page: &Page<'_, '_>, mention: &Mention) -> Option<String> {
    Some(page.reading.locals.entities[mention.local?.0 as usize].name.clone())
}

/// The list behind a mark that follows token `from` at once.
pub(super) fn after_mark(page: &Page<'_, '_>, parse: &Parse, from: usize, mark: char) -> Option<Names> {
    let tokens = &page.reading.tokens;
    let at = (from + 1..(from + 4).min(parse.tokens.end)).find(|&i| tokens.word(i).starts_with(mark))?;
    Some(names_until(page, parse, page.phrase_from(at + 1)?, &['.']))
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
                for mention in phrase.tokens.clone().filter_map(|i| page.reading.mention_at(i)) {
                    let new = out.last().is_none_or(|(_, tokens)| *tokens != mention.tokens);
                    let listed = *q == p || phrase.prep.is_none_or(|t| page.is(t, &["including"]));
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
            Chunk::Verb(_) => break,
            Chunk::Mark(mark) if marks.contains(mark) => break,
            _ => {}
        }
        k += 1;
    }
    out
}

fn names_person(mention: &Mention) -> bool {
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
