//! What a name is a name of.

use std::ops::Range;

use crate::syntax::lexicon::{CLOSED, VERBS};
use crate::text::{Case, TokenKind, Tokens};

use super::EntityKind;
use super::fold::{fold, is_syllables};
use super::gazetteer::{Sense, country_of, known};
use super::lexicon::{Head, given, head, head_at_end, is_leading_surname, is_legal_form, title};
use super::run::links;
use super::spot::SAID;

/// What a name seems to be, and whether a word of it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub kind: EntityKind,
    pub sure: bool,
}

const fn sure(kind: EntityKind) -> Guess {
    Guess { kind, sure: true }
}

const fn maybe(kind: EntityKind) -> Guess {
    Guess { kind, sure: false }
}

/// What the name at `range` is, by its own words, then by those around it.
pub(super) fn guess(tokens: &Tokens<'_>, range: Range<usize>, titled: bool) -> Guess {
    if titled {
        return sure(EntityKind::Person);
    }
    if let Some((_, k)) = known(tokens, range.start).filter(|(len, _)| *len == range.len()) {
        return sure(k.kind());
    }
    // "in Ana Roe's cabinet", "in Ana Roe films" are hers.
    let open = tokens.get(range.end).is_none_or(|next| {
        let marks = next.kind != TokenKind::Word && !tokens.is_any(range.end, &["'s", "’s", "'", "’"]);
        marks
            || tokens.is_any(range.end, &["late", "early"])
            || CLOSED.get(tokens, range.end).is_some()
            || VERBS.get(tokens, range.end).is_some_and(|verb| !verb.noun)
    });
    let placed = open && !tokens.is(range.start.wrapping_sub(1), "off") && is_where(tokens, range.start);
    let own = by_words(tokens, &range).filter(|g| g.kind != EntityKind::Person || !placed);
    own.or_else(|| by_context(tokens, &range)).unwrap_or_else(|| by_shape(tokens, &range))
}

/// "in San Pedro de Alba", "near Joao Alba": what stands there is a place, though its words name people; but not
/// in "her faith in Pedro Alba".
pub(super) fn is_where(tokens: &Tokens<'_>, name: usize) -> bool {
    let Some(before) = name.checked_sub(1) else { return false };
    let trusts = || before.checked_sub(1).is_some_and(|i| tokens.is_any(i, &TRUSTING));
    tokens.is_any(before, &["near", "outside", "off", "across", "throughout"]) || tokens.is(before, "in") && !trusts()
}

/// What one may have in somebody, or see in him.
const TRUSTING: [&str; 17] = [
    "trust",
    "trusts",
    "trusted",
    "faith",
    "confidence",
    "belief",
    "believe",
    "believes",
    "believed",
    "interest",
    "interested",
    "disappointed",
    "disappointment",
    "hope",
    "hopes",
    "pride",
    "ally",
];

fn by_words(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Guess> {
    let Range { start, end } = *range;
    let words = range.clone().filter(|&i| tokens.list[i].kind == TokenKind::Word).count();
    let name = given(tokens, start).is_some();
    let last = end - 1;
    let form = is_legal_form(tokens, last)
        || (tokens.is(last, ".") && is_legal_form(tokens, last - 1))
        || (range.len() > 3 && tokens.is(last - 1, "/") && tokens.is(last - 2, "a") && tokens.is(last, "s"));
    if words > 1 && form {
        return Some(sure(EntityKind::Organization));
    }
    if range.len() > 1 && is_ship(tokens, start) {
        return Some(sure(EntityKind::Vehicle));
    }
    if words > 1 && tokens.is_any(start, &["hurricane", "typhoon", "cyclone", "operation"]) {
        return Some(sure(EntityKind::Event));
    }
    if range.len() > 1 && tokens.is_any(start, &MAKERS) && range.clone().any(|i| has_digit(tokens.word(i))) {
        return Some(sure(EntityKind::Vehicle));
    }
    if tokens.list[last].kind == TokenKind::Number && (start..last).any(|i| tokens.is(i, "flight")) {
        return Some(sure(EntityKind::Vehicle));
    }
    let of = (start + 1..end).find(|&i| tokens.is_any(i, &["of", "for", "on"]));
    if let Some((_, h)) = of.and_then(|of| head_at_end(tokens, start, of)).filter(|(_, h)| h.names) {
        return Some(sure(h.kind));
    }
    // "the Harlow Cup IV"
    let numbered = words > 2 && tokens.word(last).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let stem = if numbered { last } else { end };
    if let Some((at, h)) = head_at_end(tokens, start, stem).filter(|(at, h)| h.names && *at > start) {
        // "Hyde Park" is a place, "Rosa Park" a woman.
        let surname = name && words == 2 && end - at == 1 && tokens.is_any(at, &SURNAMES);
        return Some(if surname { maybe(EntityKind::Person) } else { sure(h.kind) });
    }
    // "Tarnish Red Cross": what many have one of.
    let office = |i: usize| known(tokens, i).is_some_and(|(len, k)| i + len == end && k.sense == Sense::Organization);
    if (start + 1..end).any(|i| tokens.list[i].case == Case::Capital && office(i)) {
        return Some(sure(EntityKind::Organization));
    }
    // "Boeing Commercial Airplanes", "Air Norland"
    let maker = known(tokens, start).is_some_and(|(_, k)| k.kind() == EntityKind::Organization);
    if words > 1 && (maker || tokens.is(start, "air")) {
        return Some(maybe(EntityKind::Organization));
    }
    if words > 1 && tokens.is_any(start, &BEFORE_PLACE) {
        return Some(sure(EntityKind::Place));
    }
    // "Frankfurt am Main", "Aville-upon-Sea"
    let link = (start + 1..last).find(|&i| links(tokens, i) || tokens.is(i, "-") && tokens.is(i + 2, "-"));
    let town =
        |link: usize| known(tokens, start).is_some_and(|(len, k)| start + len == link && k.kind() == EntityKind::Place);
    if link.is_some_and(|i| town(i) || (i..=i + 1).any(|i| tokens.is_any(i, &["upon", "on", "sur", "am", "op"]))) {
        return Some(sure(EntityKind::Place));
    }
    if tokens.is(start, "world") && tokens.is(start + 1, "war") {
        return Some(sure(EntityKind::Event));
    }
    let initial = range.clone().any(|i| i + 1 < end && tokens.word(i).len() == 1 && tokens.is(i + 1, "."));
    let asian = is_leading_surname(tokens, start)
        && (2..=3).contains(&words)
        && range.clone().all(|i| tokens.is(i, "-") || is_syllables(&fold(tokens.word(i))));
    let hyphened = words == 3
        && tokens.is(end - 2, "-")
        && tokens.list[last].kind == TokenKind::Word
        && tokens.list[last].case == Case::Lower;
    // "A-10", "F-16": a type of aircraft, alone or behind its airline.
    let typed = range.len() > 2 && tokens.is(end - 2, "-") && tokens.list[last].kind == TokenKind::Number;
    if typed && tokens.word(end - 3).len() <= 3 {
        return Some(maybe(EntityKind::Vehicle));
    }
    if (name && words > 1 && words <= 5) || (initial && words > 1) || asian || hyphened {
        return Some(sure(EntityKind::Person));
    }
    let particle =
        range.clone().any(|i| i > start && tokens.is_any(i, &["van", "von", "bin", "ibn", "al", "de", "da"]));
    (particle && words > 2).then_some(maybe(EntityKind::Person))
}

/// What stands around it: an age, "who", a verb of saying, a preposition of place.
fn by_context(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Guess> {
    let Range { start, end } = *range;
    let aged = tokens.is(end, ",")
        && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && tokens.is_any(end + 2, &[",", ".", "-"]);
    let who = tokens.is(end, ",") && tokens.is_any(end + 1, &["who", "whose"]) || tokens.is(end, "who");
    let upper =
        range.len() == 1 && tokens.list[start].case == Case::Upper || range.clone().any(|i| is_brand(tokens.word(i)));
    if !upper && (aged || who) {
        return Some(maybe(EntityKind::Person));
    }
    let article = tokens.is(end, ",") && tokens.is_any(end + 1, &["a", "an", "the"]);
    let described = article
        && (end + 2..end + 6)
            .find_map(|i| head(tokens, i))
            .is_some_and(|(_, h)| h.kind == EntityKind::Person && !h.is_many());
    if !upper && described {
        return Some(maybe(EntityKind::Person));
    }
    if !upper && range.len() > 1 && office_of_country(tokens, start).is_some() {
        return Some(maybe(EntityKind::Person));
    }
    let before = start.checked_sub(1)?;
    let printed =
        before > 0 && tokens.is_any(before - 1, &["published", "appeared", "appearing", "writing", "printed"]);
    if printed && tokens.is(before, "in") {
        return Some(maybe(EntityKind::Organization));
    }
    if is_where(tokens, start) && !upper {
        return Some(maybe(EntityKind::Place));
    }
    // "1,700 km from Aville", "90 miles north of Aville"
    let measured = tokens.is_any(before, &["from", "of"])
        && before > 0
        && tokens.is_any(before - 1, &["km", "kilometers", "kilometres", "miles", "north", "south", "east", "west"]);
    if measured && !upper {
        return Some(maybe(EntityKind::Place));
    }
    let noun = head_at_end(tokens, before.saturating_sub(2), start);
    // "a tanker, the Aurelia,"
    let comma = before.checked_sub(1).filter(|&comma| tokens.is(before, "the") && tokens.is(comma, ","));
    let vessel = comma.and_then(|comma| head_at_end(tokens, comma.saturating_sub(2), comma));
    if vessel.is_some_and(|(_, h)| h.kind == EntityKind::Vehicle) {
        return Some(maybe(EntityKind::Vehicle));
    }
    // "the ferry Aurelia", "the firm Norkraft", "the town of Aville"
    if let Some((at, h)) = noun.filter(|(_, h)| matches!(h.kind, EntityKind::Vehicle | EntityKind::Organization)) {
        let told = h.describes && tokens.list[at].case == Case::Lower && tokens.list[before].case == Case::Lower;
        if told && !tokens.is(end, "'s") && before > 0 {
            return Some(maybe(h.kind));
        }
    }
    let town = before.checked_sub(1).and_then(|place| head(tokens, place)).filter(|_| tokens.is(before, "of"));
    if town.is_some_and(|(_, h)| {
        h.kind == EntityKind::Place && matches!(h.group, "city" | "village" | "island" | "district" | "province")
    }) {
        return Some(maybe(EntityKind::Place));
    }
    // "the plane's captain, Karl Wirt"
    let apposed = tokens.is(before, ",").then(|| head_at_end(tokens, before.saturating_sub(3), before)).flatten();
    let owned = |at: usize| (at.saturating_sub(3)..at).any(|i| tokens.is_any(i, &["'s", "his", "her", "their", "its"]));
    if !upper
        && range.len() > 1
        && apposed.is_some_and(|(at, h)| h.kind == EntityKind::Person && !h.is_many() && owned(at))
    {
        return Some(maybe(EntityKind::Person));
    }
    let role = noun.is_some_and(|(_, h)| h.kind == EntityKind::Person && !h.is_many() && range.len() > 1)
        || (before.saturating_sub(1)..=before).any(|i| title(tokens, i).is_some_and(|(len, _)| i + len == start));
    let kin = tokens.is(end, "'s") && head(tokens, end + 1).is_some_and(|(_, h)| h.is_kin());
    let said = tokens.is_any(end, &SAID[..SAID.len() - 1]) || tokens.is_any(before, &["said", "says", "added"]);
    ((role || kin || said) && !upper).then_some(maybe(EntityKind::Person))
}

/// "President of Aland ‸ Ana Roe", "Foreign Minister of Aland ‸ Ana Roe", as agencies of the east write it: where the
/// office begins, and what it is.
pub(super) fn office_of_country(tokens: &Tokens<'_>, name: usize) -> Option<(usize, Head)> {
    let of = (name.saturating_sub(5)..name).rev().find(|&i| tokens.is(i, "of"))?;
    let country = if tokens.is(of + 1, "the") { of + 2 } else { of + 1 };
    let whole = country_of(tokens, country).is_some_and(|(len, _)| country + len == name);
    head_at_end(tokens, of.saturating_sub(3), of).filter(|(_, h)| whole && h.kind == EntityKind::Person && !h.is_many())
}

/// One word in capitals is an acronym; of anything else the shape tells nothing.
fn by_shape(tokens: &Tokens<'_>, range: &Range<usize>) -> Guess {
    let upper = range.len() == 1 && tokens.list[range.start].case == Case::Upper && tokens.word(range.start).len() > 1;
    maybe(if upper { EntityKind::Organization } else { EntityKind::Other })
}

/// "`NorSea`", "`BRTMiller`": capitals within a word make a brand of it; those behind "Mc" or "De" do not.
fn is_brand(word: &str) -> bool {
    const PREFIXES: [&str; 18] = [
        "o", "mc", "mac", "de", "del", "des", "la", "le", "di", "du", "da", "van", "von", "fitz", "st", "san", "ten",
        "al",
    ];
    let opens = word.starts_with(char::is_uppercase);
    let Some((inner, _)) = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).filter(|_| opens) else {
        return false;
    };
    let plain = word.chars().all(char::is_alphabetic) && word.chars().any(char::is_lowercase);
    plain && !PREFIXES.contains(&word[..inner].to_lowercase().as_str())
}

/// "HMS", "MV": what stands before the name of a ship.
pub(super) fn is_ship(tokens: &Tokens<'_>, i: usize) -> bool {
    let slashed = tokens.is_any(i, &["m", "s"]) && tokens.is(i + 1, "/") && tokens.is_any(i + 2, &["v", "t", "y", "s"]);
    (tokens.is_any(i, &SHIPS) || slashed) && tokens.list[i].case == Case::Upper
}

/// The same, of a word in lower case.
pub(super) fn is_ship_word(word: &str) -> bool {
    SHIPS.contains(&word)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

const SHIPS: [&str; 9] = ["uss", "hms", "mv", "ins", "ss", "rms", "hmas", "hmcs", "usns"];
const MAKERS: [&str; 14] = [
    "boeing",
    "airbus",
    "antonov",
    "ilyushin",
    "tupolev",
    "sukhoi",
    "mig",
    "cessna",
    "embraer",
    "bombardier",
    "soyuz",
    "falcon",
    "atlas",
    "ariane",
];
/// Head nouns of places that are surnames too.
const SURNAMES: [&str; 20] = [
    "law", "bill", "hall", "park", "hill", "hills", "lane", "street", "house", "castle", "temple", "forest", "ward",
    "bridge", "garden", "falls", "church", "storm", "battle", "masters",
];
const BEFORE_PLACE: [&str; 9] = ["mount", "lake", "cape", "fort", "port", "camp", "mt", "gulf", "strait"];
