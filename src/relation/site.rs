//! Which place a phrase names, with the wider ones that the text puts around it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, is_country};
use crate::syntax::{Chunk, Parse, Phrase, listed};
use crate::text::LineKind;
use crate::text::table::{WordMap, rows};

use super::page::Page;

/// How a noun says where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// "the island of Rhodes"
    Kind,
    /// "the southern coast of Rhodes"
    Part,
    /// "a hotel in Rhodes"
    Venue,
}

static SITES: LazyLock<WordMap<Sort>> = LazyLock::new(|| {
    let sort = |word: &str| match word {
        "kind" => Sort::Kind,
        "part" => Sort::Part,
        _ => Sort::Venue,
    };
    WordMap::new(rows(include_str!("sites.tsv")).filter(|row| row.len() == 2).map(|row| (row[0], sort(row[1]))))
});

/// A place as a text names it.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// From the narrowest to the widest; none where the text says that it is not known.
    pub items: Vec<String>,
    pub tokens: Range<usize>,
}

/// The words of the buildings that a stretch of text sets something in: of "beneath the rubble of the old cathedral" "old"
/// and "cathedral".
pub(crate) fn venues(page: &Page<'_, '_>, stretch: &Range<usize>) -> Vec<Range<usize>> {
    const IN: [&str; 7] = ["in", "inside", "under", "beneath", "at", "of", "within"];
    let phrases = &page.parse_at(stretch.start).chunks.phrases;
    let set = |p: &&Phrase| stretch.contains(&p.head) && p.prep.is_some_and(|t| page.is(t, &IN));
    let is_venue = |i: usize| SITES.get(&page.reading.tokens, i).is_some_and(|sort| *sort == Sort::Venue);
    let venue = |p: &&Phrase| p.tokens.clone().any(is_venue);
    phrases.iter().filter(set).filter(venue).map(|p| p.tokens.clone()).collect()
}

/// Nouns for the place itself, when it is said to be known or not.
pub(super) const PLACE_NOUNS: [&str; 6] = ["location", "venue", "place", "site", "where", "whereabouts"];

/// Words before a name that tell of a part of it.
const PARTS: [&str; 10] = [
    "eastern",
    "western",
    "northern",
    "southern",
    "central",
    "downtown",
    "suburban",
    "rural",
    "northeastern",
    "northwestern",
];

/// Words that say that it is not.
pub(super) const UNKNOWN: [&str; 12] = [
    "undisclosed",
    "unknown",
    "uncertain",
    "unclear",
    "unspecified",
    "secret",
    "unconfirmed",
    "undetermined",
    "specified",
    "disclosed",
    "announced",
    "confirmed",
];

/// The place under "in", "at", "near", "off", with the wider ones; without a name for "at an undisclosed location".
pub(super) fn located(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Site> {
    const IN: [&str; 8] = ["in", "at", "near", "outside", "inside", "around", "off", "beside"];
    let phrase = &parse.chunks.phrases[p];
    // "in the state's history"
    if page.is(phrase.head, &["history", "memory", "century", "decades", "years", "world"]) {
        return None;
    }
    let prep = phrase.prep?;
    let close = page.is(prep, &["to"]) && page.is(prep.wrapping_sub(1), &["close", "near"]);
    let secret = phrase.tokens.clone().any(|i| page.is(i, &UNKNOWN));
    // "on the island of Rhodes", but not "on the Vedra": a river is no place of what happens on it.
    let on = page.is(prep, &["on"]) && (secret || SITES.get(&page.reading.tokens, phrase.head).is_some());
    if !close && !on && !page.is(prep, &IN) {
        return None;
    }
    if secret && page.is(phrase.head, &PLACE_NOUNS) {
        return Some(Site { items: Vec::new(), tokens: phrase.tokens.clone() });
    }
    named(page, parse, p)
}

/// The place under one of the prepositions.
pub(super) fn under(page: &Page<'_, '_>, parse: &Parse, p: usize, prepositions: &[&str]) -> Option<Site> {
    parse.chunks.phrases[p].prep.filter(|&t| page.is(t, prepositions)).and_then(|_| named(page, parse, p))
}

/// The place that a phrase names: "Gander", "the island of Rhodes", "Split, Croatia", "an alley in Aville". None of
/// several: "in Aville, Bexley and Corfe".
pub(super) fn named(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Site> {
    if listed(&parse.chunks, p).len() > 1 {
        return None;
    }
    let mut site = own(page, parse, p)?;
    while let Some(wider) = around(page, parse, site.tokens.end) {
        site.tokens.end = wider.tokens.end;
        site.items.extend(wider.items);
    }
    Some(site)
}

/// Where an office or its holder sits: "the Aville court", "a federal judge in Aland".
pub(super) fn seat(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Site> {
    let phrase = &parse.chunks.phrases[p];
    let before = phrase.tokens.clone().take_while(|&i| i < phrase.head).find_map(|i| {
        let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name && m.kind == EntityKind::Place)?;
        let name = page.reading.locals.entities[mention.local?.0 as usize].name.clone();
        Some(Site { items: vec![name], tokens: phrase.tokens.clone() })
    });
    let behind = || {
        let next = parse.chunks.phrases.get(p + 1).filter(|q| q.prep == Some(phrase.tokens.end))?;
        page.is(phrase.tokens.end, &["in", "of"]).then_some(next)?;
        let site = named(page, parse, p + 1)?;
        Some(Site { tokens: phrase.tokens.start..site.tokens.end, ..site })
    };
    before.or_else(behind).filter(|site| site.items.first().is_some_and(|name| !is_country(name)))
}

/// The place of a phrase by its own words, and by what hangs on them where they only describe it.
fn own(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<Site> {
    let phrase = &parse.chunks.phrases[p];
    let tokens = phrase.tokens.clone();
    let hangs = |words: &[&str]| {
        let next = parse.chunks.phrases.get(p + 1)?;
        // "a landing zone located in the Aland desert"
        let end = tokens.end + usize::from(page.is(tokens.end, &["located", "situated"]));
        next.prep.filter(|&t| t == end && page.is(t, words)).map(|_| p + 1)
    };
    let sort = SITES.get(&page.reading.tokens, phrase.head).copied();
    // "the city of Al Hadra": whatever else may be called so, and whichever city the text spoke of.
    if let Some(name) =
        hangs(&["of"]).filter(|_| sort == Some(Sort::Kind)).and_then(|q| any_name(page, &parse.chunks.phrases[q]))
    {
        let tokens = tokens.start..parse.chunks.phrases[p + 1].tokens.end;
        return Some(Site { items: vec![name], tokens });
    }
    if let Some(name) = place_name(page, phrase) {
        // "Aville's Harbour Bridge"
        let items = std::iter::once(name).chain(owner(page, phrase)).collect();
        return Some(Site { items, tokens });
    }
    let Some(sort) = sort else {
        // "from Kenya's new launch pad"
        return owner(page, phrase).map(|name| Site { items: vec![name], tokens });
    };
    // "another school in Aville": not where this was.
    if page.is(tokens.start, &["another", "other", "many", "several", "some"]) {
        return None;
    }
    if let Some(q) = hangs(&["of", "in", "at", "on", "near", "outside", "off"])
        && let Some(inner) = own(page, parse, q)
    {
        let tokens = tokens.start..inner.tokens.end;
        let whole = described(page, &tokens);
        return Some(Site { items: std::iter::once(whole).chain(inner.items).collect(), tokens });
    }
    // "the country's oldest museum, the Harlow", "a town hall, Aville"
    if let Some(q) = apposed(page, parse, p) {
        let inner = &parse.chunks.phrases[q];
        return Some(Site { items: vec![place_name(page, inner)?], tokens: tokens.start..inner.tokens.end });
    }
    // "an Aville nightclub", "Kenya's new spaceport"
    // "a Lisbon-area school" may lie outside.
    if (tokens.start + 1..phrase.head).any(|i| page.is(i, &["area"]) && page.is(i - 1, &["-"])) {
        return Some(Site { items: vec![described(page, &tokens)], tokens });
    }
    let mut before = tokens.clone().take_while(|&i| i < phrase.head);
    let inside = before.clone().find_map(|i| name_of(page, i, sort != Sort::Venue));
    // "the Harlow mall" has a name, whatever else may be called so.
    let called = sort == Sort::Venue
        && before.any(|i| {
            let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name);
            mention.is_some_and(|m| m.kind == EntityKind::Other && m.tokens.end == phrase.head)
        });
    let wider = inside.or_else(|| owner(page, phrase));
    (called || wider.is_some())
        .then(|| Site { items: std::iter::once(described(page, &tokens)).chain(wider).collect(), tokens })
}

/// The wider place behind one that ends before token `end`: "Split, Croatia", "Split in Croatia", "Split, a port in Croatia".
fn around(page: &Page<'_, '_>, parse: &Parse, end: usize) -> Option<Site> {
    let chunks = &parse.chunks;
    let last = chunks.list.iter().position(|c| matches!(c, Chunk::Noun(p) if chunks.phrases[*p].tokens.end == end))?;
    match (chunks.list.get(last + 1)?, chunks.list.get(last + 2)) {
        (Chunk::Noun(q), _) => {
            let inside = chunks.phrases[*q].prep.is_some_and(|t| t == end && page.is(t, &["in", "of"]));
            own(page, parse, *q).filter(|_| inside)
        }
        (Chunk::Mark(','), Some(Chunk::Noun(q))) if chunks.phrases[*q].prep.is_none() => {
            let phrase = &chunks.phrases[*q];
            let named = page.reading.mention_at(phrase.head).is_some_and(|m| m.form == Form::Name);
            if let Some(name) = place_name(page, phrase).filter(|_| named) {
                return Some(Site { items: vec![name], tokens: phrase.tokens.clone() });
            }
            let sorted = SITES.get(&page.reading.tokens, phrase.head).is_some();
            let hangs =
                chunks.phrases.get(q + 1)?.prep.is_some_and(|t| t == phrase.tokens.end && page.is(t, &["in", "of"]));
            own(page, parse, q + 1).filter(|_| sorted && hangs)
        }
        _ => None,
    }
}

/// The phrase that names what phrase `p` describes: "the museum, the Harlow".
fn apposed(page: &Page<'_, '_>, parse: &Parse, p: usize) -> Option<usize> {
    let k = Page::chunk_of(parse, p)?;
    let (Chunk::Mark(','), Chunk::Noun(q)) = (parse.chunks.list.get(k + 1)?, parse.chunks.list.get(k + 2)?) else {
        return None;
    };
    let phrase = &parse.chunks.phrases[*q];
    let name = page.reading.mention_at(phrase.head).is_some_and(|m| m.form == Form::Name);
    (name && phrase.prep.is_none() && place_name(page, phrase).is_some()).then_some(*q)
}

/// The words of a place without its article, as they stand.
fn described(page: &Page<'_, '_>, tokens: &Range<usize>) -> String {
    let article = page.is(tokens.start, &["the", "a", "an", "its", "their", "his", "her", "this", "that"]);
    let words = page.reading.words(&(tokens.start + usize::from(article)..tokens.end));
    words.trim_end_matches('.').split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whose place it is, where that is a place: "Kenya's new spaceport".
fn owner(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let own = phrase.possessor.as_ref()?;
    name_of(page, own.end - 1, false).or_else(|| is_moon(page, own).then(|| "Moon".to_owned()))
}

/// The name of the place at token `i`; where a word beside it says that it is one, also one of which nothing is known.
fn name_of(page: &Page<'_, '_>, i: usize, said: bool) -> Option<String> {
    let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name)?;
    let entity = &page.reading.locals.entities[mention.local?.0 as usize];
    (entity.kind == EntityKind::Place || said && entity.kind == EntityKind::Other).then(|| entity.name.clone())
}

/// The name that a phrase is.
fn any_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let mention = page.reading.mention_at(phrase.head).filter(|m| m.form == Form::Name)?;
    let entity = &page.reading.locals.entities[mention.local?.0 as usize];
    (mention.tokens == phrase.tokens).then(|| entity.name.clone())
}

/// The place that somebody or something goes to or comes from: a name, or words in capitals of which nothing is known.
pub(super) fn goal_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    let capital = |i: usize| page.reading.tokens.get(i).is_some_and(crate::text::Token::is_capitalized);
    let unheard =
        page.reading.mention_at(phrase.head).is_none() && !phrase.is_time && phrase.tokens.clone().all(capital);
    place_name(page, phrase).or_else(|| unheard.then(|| page.reading.words(&phrase.tokens).to_owned()))
}

/// "Launch Pad 39B", "Gate 12"
fn is_numbered(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let tokens = &page.reading.tokens;
    let venue = |i: usize| {
        let named = tokens.get(i).is_some_and(crate::text::Token::is_capitalized);
        named && SITES.get(tokens, i).is_some_and(|s| *s == Sort::Venue)
    };
    let digit = |i: usize| tokens.word(i).starts_with(|c: char| c.is_ascii_digit());
    phrase.tokens.clone().any(|i| venue(i) && i + 1 < phrase.tokens.end && digit(i + 1))
}

/// "the moon", which is a place though it has no name.
fn is_moon(page: &Page<'_, '_>, tokens: &Range<usize>) -> bool {
    (tokens.len() == 1 || page.is(tokens.start, &["the"])) && tokens.len() < 3 && page.is(tokens.end - 1, &["moon"])
}

/// "Centre Court", "Old Market Hall": a venue in capitals that is no name by itself.
fn is_titled(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let tokens = &page.reading.tokens;
    let capital =
        |i: usize| tokens.get(i).is_some_and(crate::text::Token::is_capitalized) && page.reading.time_at(i).is_none();
    let words = phrase.tokens.start + usize::from(page.is(phrase.tokens.start, &["the"]))..phrase.tokens.end;
    words.len() > 1
        && words.clone().all(|i| capital(i) && page.reading.mention_at(i).is_none())
        && SITES.get(tokens, phrase.head).is_some_and(|s| *s == Sort::Venue)
        && page.reading.sentences[page.reading.sentence_of(phrase.head)].kind() == LineKind::Body
}

/// The name of a place. Where a place is asked for, a name of which nothing is known is one, unless an article or other
/// words stand before it; and so is an organization that is called by its house: "the Harlow Museum".
fn place_name(page: &Page<'_, '_>, phrase: &Phrase) -> Option<String> {
    if is_numbered(page, phrase) || is_titled(page, phrase) {
        return Some(described(page, &phrase.tokens));
    }
    if is_moon(page, &phrase.tokens) {
        return Some("Moon".to_owned());
    }
    // "Crash at Labor Day fair": no place is called by a day.
    if phrase.tokens.clone().any(|i| page.reading.time_at(i).is_some()) {
        return None;
    }
    let mention = page.reading.mention_at(phrase.head)?;
    let entity = &page.reading.locals.entities[mention.local?.0 as usize];
    let start = mention.tokens.start;
    let at_the = page.is(phrase.tokens.start, &["the"])
        && start == phrase.tokens.start + 1
        && phrase.prep.is_some_and(|t| page.is(t, &["at"]));
    // "near the settlement Oberau"
    let kind =
        start > phrase.tokens.start + 1 && SITES.get(&page.reading.tokens, start - 1).is_some_and(|s| *s == Sort::Kind);
    // "in eastern Aville"
    let part = start == phrase.tokens.start + 1 && page.is(phrase.tokens.start, &PARTS);
    let alone = (start == phrase.tokens.start || at_the || kind || part) && mention.tokens.end == phrase.tokens.end;
    let unknown = entity.kind == EntityKind::Other && mention.form == Form::Name && alone;
    // "at the Harlow Dance Studio" is nobody.
    let the = entity.kind == EntityKind::Person && page.is(phrase.tokens.start, &["the"]);
    let house = (the || matches!(entity.kind, EntityKind::Organization | EntityKind::Other))
        && mention.form == Form::Name
        && mention.tokens.len() > 1
        && SITES.get(&page.reading.tokens, mention.tokens.end - 1).is_some_and(|s| *s == Sort::Venue);
    (entity.kind == EntityKind::Place || unknown || house).then(|| entity.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_noun_and_how_it_says_where() {
        for row in rows(include_str!("sites.tsv")) {
            assert!(matches!(row[..], [noun, "kind" | "part" | "venue"] if !noun.contains(' ')), "{row:?}");
        }
    }
}
