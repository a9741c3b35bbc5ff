//! What post somebody holds.
//!
//! *Claims*: "Senate spokeswoman Ana Roe", "Bo Lind, a flood expert at Aville University", "the head
//! coach, Ines Rivero,", "Dina Haddad is not governor of the central bank".
//!
//! *Normal form*: the words for the post, open: one person may hold several.
//!
//! *Agrees when* the words are the same, or one holds the other.
//!
//! *Conflicts when* a source says that somebody does not hold it.

use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, Mention, country_of};
use crate::event::Referent;
use crate::syntax::lexicon::CLOSED;
use crate::syntax::{Chunk, Parse};
use crate::text::Polarity;
use crate::text::table::{WordMap, rows};
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "post",
    question: "what post {who} holds",
    arity: Arity::Many,
    drift: Drift::Either,
    timeless: true,
    extract,
};

/// Nouns for one who holds a post, and whether they are: some only end like it.
static POSTS: LazyLock<WordMap<bool>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("posts.tsv")).map(|row| (row[0], row[1] == "post"))));

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    for mention in &page.reading.locals.mentions {
        // A name of two words of which nothing is known is a person's where a post stands beside it.
        let person =
            mention.kind == EntityKind::Person || mention.kind == EntityKind::Other && mention.tokens.len() > 1;
        if !person || mention.form != Form::Name || mention.local.is_none() {
            continue;
        }
        let parse = page.parse_at(mention.tokens.start);
        let Some(p) = page.phrase_at(mention.tokens.start) else { continue };
        let draft = behind(page, parse, p, mention).or_else(|| before(page, parse, p, mention));
        if let Some(draft) =
            draft.or_else(|| apposed(page, parse, p, mention)).or_else(|| told(page, parse, p, mention))
        {
            out.push(draft);
        }
    }
}

/// "The head coach, Ines Rivero,": the post before the comma, the name alone behind it.
fn apposed(page: &Page<'_, '_>, parse: &Parse, p: usize, mention: &Mention) -> Option<Draft> {
    let k = Page::chunk_of(parse, p)?;
    let list = &parse.chunks.list;
    let alone =
        parse.chunks.phrases[p].tokens == mention.tokens && matches!(list.get(k + 1), Some(Chunk::Mark(',' | '.')));
    let (true, Some(Chunk::Mark(','))) = (alone, list.get(k.checked_sub(1)?)) else { return None };
    let mut first = k.checked_sub(2)?;
    let mut end = None;
    loop {
        let Chunk::Noun(q) = list[first] else { return None };
        let phrase = &parse.chunks.phrases[q];
        end = end.or(Some(phrase.tokens.end));
        if phrase.prep.is_none() {
            let definite = phrase.possessor.is_some() || page.is(phrase.tokens.start, &["the"]);
            let lower = page.reading.tokens.get(phrase.head).is_some_and(|t| !t.is_capitalized());
            let opens = first == 0 || !matches!(list[first - 1], Chunk::Noun(_));
            return (definite && lower && opens && is_post(page.reading.tokens.word(phrase.head)))
                .then(|| draft(page, mention, phrase.tokens.start..end.unwrap_or(phrase.tokens.end)));
        }
        first = first.checked_sub(1)?;
    }
}

/// "Dina Haddad is not governor of the central bank", "Tomas Berg is no longer the defence minister".
fn told(page: &Page<'_, '_>, parse: &Parse, p: usize, mention: &Mention) -> Option<Draft> {
    let clause =
        parse.clauses.iter().find(|c| c.subject == Some(p) && matches!(c.verb.lemma, "be" | "remain" | "become"))?;
    let mut objects = clause.objects.iter().map(|&q| &parse.chunks.phrases[q]);
    let phrase = objects.find(|q| is_post(page.reading.tokens.word(q.head)))?;
    let former = phrase.tokens.clone().any(|i| page.is(i, &["former", "ex", "a", "an"]));
    // "became the seventh player to do so"
    let nth = |i: usize| crate::number::is_ordinal(&page.reading.tokens, i) && !page.is(i, &["first"]);
    let ranked = phrase.tokens.clone().any(nth);
    // "was absent", "is confident"
    let quality = phrase.tokens.len() == 1 && page.reading.tokens.word(phrase.head).ends_with("nt");
    if former || ranked || quality && !page.is(phrase.head, &["president"]) || phrase.head + 1 - phrase.tokens.start > 5
    {
        return None;
    }
    let of = clause.preps.first().map(|&q| &parse.chunks.phrases[q]);
    let of = of.filter(|q| q.prep == Some(phrase.tokens.end) && page.is(phrase.tokens.end, &["of", "at"]));
    let mut draft = draft(page, mention, phrase.tokens.start..of.map_or(phrase.tokens.end, |q| q.tokens.end));
    let stance = page.reading.stances.at(clause.verb.head).polarity;
    let ended = (clause.verb.head..phrase.tokens.start + 2).any(|i| page.is(i, &["no"]) && page.is(i + 1, &["longer"]));
    draft.stance_at = clause.verb.head;
    draft.polarity = Some(if ended { Polarity::Denied } else { stance });
    Some(draft)
}

/// ", a lecturer at the Institute of Mines in Aville,"
fn behind(page: &Page<'_, '_>, parse: &Parse, p: usize, mention: &Mention) -> Option<Draft> {
    Some(draft(page, mention, apposition(page, parse, p)?))
}

/// The words behind phrase `p` and a comma that tell what post its bearer holds.
pub(super) fn apposition(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<std::ops::Range<usize>> {
    let k = Page::chunk_of(parse, p)?;
    let Some(Chunk::Mark(',')) = parse.chunks.list.get(k + 1) else { return None };
    let Some(Chunk::Noun(first)) = parse.chunks.list.get(k + 2) else { return None };
    let head = &parse.chunks.phrases[*first];
    let lower = page.reading.tokens.get(head.head).is_some_and(|t| !t.is_capitalized());
    if head.prep.is_some() || head.is_time || !lower || !is_post(page.reading.tokens.word(head.head)) {
        return None;
    }
    let mut end = head.tokens.end;
    for chunk in &parse.chunks.list[k + 3..] {
        match chunk {
            Chunk::Noun(q) if parse.chunks.phrases[*q].prep.is_some() => end = parse.chunks.phrases[*q].tokens.end,
            Chunk::Noun(_) | Chunk::Link(crate::syntax::lexicon::Tag::Conj) => {}
            _ => break,
        }
    }
    Some(head.tokens.start..end)
}

/// "Senate spokesman Karl Lind": the words of the phrase before the name.
fn before(page: &Page<'_, '_>, parse: &Parse, p: usize, mention: &Mention) -> Option<Draft> {
    let phrase = &parse.chunks.phrases[p];
    let start = phrase.possessor.as_ref().map_or(phrase.tokens.start, |r| r.start);
    let words = start..mention.tokens.start;
    let last = words.end.checked_sub(1).filter(|i| words.contains(i))?;
    // "Director", "Foreign Minister": without saying of what, a title tells too little.
    let named = |i: usize| page.reading.mention_at(i).is_some() || country_of(&page.reading.tokens, i).is_some();
    // "Norsea chairman": what opens a sentence may be a name that nothing else tells.
    let capital = |i: usize| page.reading.tokens.get(i).is_some_and(crate::text::Token::is_capitalized);
    let opens = words.len() > 1
        && capital(words.start)
        && !capital(last)
        && CLOSED.get(&page.reading.tokens, words.start).is_none();
    let plain = page.is(words.start, &["former", "acting", "late", "veteran", "chief", "senior", "deputy"]);
    let of = words.clone().any(named) || opens && !plain;
    (of && is_post(page.reading.tokens.word(last))).then(|| draft(page, mention, words))
}

fn draft(page: &Page<'_, '_>, mention: &Mention, words: std::ops::Range<usize>) -> Draft {
    let mut start = words.start;
    while start + 1 < words.end && page.is(start, &["a", "an", "the", "his", "her", "their"]) {
        start += 1;
    }
    let figure = page.reading.span(&(start..words.end));
    let items = vec![figure.of(page.reading.tokens.text()).to_owned()];
    let mut draft = Draft::new(
        "post",
        Value::Names { items, closed: false },
        mention.span.to(figure),
        figure,
        mention.tokens.start,
    )
    .role("who", mention.local.map(Referent::Entity));
    // What somebody did not do does not touch the post.
    draft.polarity = Some(Polarity::Affirmed);
    draft
}

/// A noun for one who holds a post, by the table or by its ending.
pub(super) fn is_post(word: &str) -> bool {
    const ENDS: [&str; 7] = ["er", "or", "ist", "ian", "ent", "man", "ant"];
    let lower = word.to_lowercase();
    POSTS.find(word).copied().unwrap_or_else(|| lower.len() > 5 && ENDS.iter().any(|end| lower.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("posts.tsv")) {
            assert!(row.len() == 2 && matches!(row[1], "post" | "none"), "{row:?}");
        }
    }
}
