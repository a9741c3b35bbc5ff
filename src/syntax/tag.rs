//! From words to tags: closed classes first, then verbs by what stands around them.

use std::ops::Range;

use crate::number::is_ordinal;
use crate::text::{Case, Token, TokenKind, Tokens};

use super::Known;
use super::chunk::is_quote;
use super::lexicon::{CLOSED, Forms, Tag, VERBS, singular};

/// A tagged token: its tag, and for a verb its form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tagged {
    pub tag: Tag,
    pub lemma: Option<&'static str>,
    pub forms: Forms,
    /// "many", "few": an adjective that can be a subject by itself.
    pub quantifier: bool,
}

impl Tagged {
    const fn plain(tag: Tag) -> Self {
        Self {
            tag,
            lemma: None,
            forms: Forms { base: false, third: false, past: false, participle: false, ing: false },
            quantifier: false,
        }
    }
}

/// Tags the tokens of one sentence. `known` tells which of them lie in a name, a quantity or a time.
pub(super) fn tag_sentence(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    known: &dyn Fn(usize) -> Option<Known>,
) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(range.len());
    for i in range.clone() {
        let tagged = match (known(i), tokens.get(i).map(Token::kind)) {
            (Some(Known::Name), _) => Tagged::plain(Tag::Name),
            (Some(Known::Time), _) => Tagged::plain(Tag::Time),
            (Some(Known::Quantity), _) | (None, Some(TokenKind::Number)) => Tagged::plain(Tag::Number),
            (None, Some(TokenKind::Word)) => word(tokens, &range, i, &out),
            (None, Some(TokenKind::Clitic)) if !tokens.is(i, "'s") => {
                Tagged::plain(CLOSED.get(tokens, i).copied().unwrap_or(Tag::Mark))
            }
            _ if tokens.word(i).chars().all(is_quote) && !is_possessive(tokens, i) => Tagged::plain(Tag::Quote),
            _ => Tagged::plain(Tag::Mark),
        };
        out.push(tagged);
    }
    if !out.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Be | Tag::Have | Tag::Modal | Tag::Do)) {
        give_verb(tokens, &range, &mut out);
    }
    out
}

/// A line without any verb, where a noun behind a name could be one, "Kim travels to Geneva", or in a full sentence one
/// behind a singular: "The island needs food", "The cup ends on Sunday".
fn give_verb(tokens: &Tokens<'_>, range: &Range<usize>, tags: &mut [Tagged]) {
    let full = range.end > range.start && tokens.is(range.end - 1, ".");
    for i in 1..tags.len() {
        let Some(verb) = VERBS.get(tokens, range.start + i).filter(|v| v.forms.third) else { continue };
        let next = tags.get(i + 1).map(|t| t.tag);
        let named = tags[i - 1].tag == Tag::Name && matches!(next, Some(Tag::Prep | Tag::To | Tag::Name | Tag::Det));
        let told = full
            && tags[i - 1].tag == Tag::Noun
            && !tokens.word(range.start + i - 1).ends_with('s')
            && (matches!(next, Some(Tag::Noun | Tag::Adj | Tag::Number | Tag::Det | Tag::Poss))
                || matches!(tags[0].tag, Tag::Det | Tag::Name | Tag::Poss)
                    && matches!(next, Some(Tag::Prep | Tag::Time)));
        if tags[i].tag == Tag::Noun && (named || told) {
            tags[i] = Tagged { lemma: Some(verb.lemma), forms: verb.forms, ..Tagged::plain(Tag::Verb) };
            return;
        }
    }
}

fn word(tokens: &Tokens<'_>, range: &Range<usize>, i: usize, before: &[Tagged]) -> Tagged {
    if hyphened(tokens, i + 1) && CLOSED.get(tokens, i).is_some() {
        // "all-powerful", "off-duty"
        return Tagged::plain(Tag::Adj);
    }
    // "pad 39A"
    let number = i > range.start && tokens.get(i - 1).is_some_and(|t| t.kind() == TokenKind::Number);
    if number && tokens.glued(i) && tokens.word(i).len() == 1 && tokens.word(i).starts_with(char::is_uppercase) {
        return Tagged::plain(Tag::Name);
    }
    if let Some(&tag) = CLOSED.get(tokens, i) {
        if tokens.get(i).is_some_and(|t| t.case == Case::Upper && t.span.len() > 1) && !shouted(tokens, i) {
            // "the US", "the WHO"
            return Tagged::plain(Tag::Name);
        }
        let tagged = Tagged::plain(settle_closed(tokens, i, tag, before));
        return Tagged { quantifier: tokens.is_any(i, &["many", "few", "most", "several", "others"]), ..tagged };
    }
    if is_event_noun(tokens, i) {
        return Tagged::plain(Tag::Noun);
    }
    let capitalized = tokens.get(i).is_some_and(Token::is_capitalized);
    if let Some(verb) = VERBS.get(tokens, i)
        && !(capitalized && is_branch(tokens, i))
        && reads_as_verb(tokens, range, i, verb.forms, verb.noun, before)
    {
        return Tagged { tag: Tag::Verb, lemma: Some(verb.lemma), forms: verb.forms, ..Tagged::plain(Tag::Verb) };
    }
    if capitalized && i != range.start {
        return Tagged::plain(Tag::Name);
    }
    let printed = tokens.word(i);
    let auxiliary = before.iter().rev().find(|t| !matches!(t.tag, Tag::Adv | Tag::Neg)).map(|t| t.tag);
    if printed.len() > 4 && printed.ends_with("ed") && matches!(auxiliary, Some(Tag::Be | Tag::Have)) {
        // A verb that is in no table: what it does is not known, but it ends its noun phrase.
        let forms = Forms { past: true, participle: true, ..Forms::default() };
        return Tagged { lemma: Some(""), forms, ..Tagged::plain(Tag::Verb) };
    }
    if printed.ends_with("ly") && printed.len() > 4 && !printed.ends_with("ily") || printed == "easily" {
        return Tagged::plain(Tag::Adv);
    }
    if ["ful", "ous", "ical", "able", "ible", "less", "ish"].iter().any(|e| printed.ends_with(e)) && printed.len() > 5 {
        return Tagged::plain(Tag::Adj);
    }
    Tagged::plain(Tag::Noun)
}

/// "that man" against "said that", "her" as an object, "so" as an adverb.
fn settle_closed(tokens: &Tokens<'_>, i: usize, tag: Tag, before: &[Tagged]) -> Tag {
    let next_is_noun_like = || {
        // "his US counterpart"
        let initials = tokens.get(i + 1).is_some_and(|t| t.case == Case::Upper && t.span.len() > 1);
        tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Word)
            && (initials || CLOSED.get(tokens, i + 1).is_none_or(|t| matches!(t, Tag::Adj | Tag::Noun)))
    };
    match tag {
        // "North Korea", "the Far East"
        Tag::Adv if tokens.get(i).is_some_and(Token::is_capitalized) && !before.is_empty() => Tag::Name,
        Tag::Adv if tokens.get(i).is_some_and(Token::is_capitalized) && is_compass(tokens, i) => Tag::Name,
        // "hit the southwest of Aland"
        Tag::Adv if is_quarter(tokens, i, before) => Tag::Noun,
        Tag::Poss if !next_is_noun_like() && tokens.get(i + 1).is_none_or(|t| t.kind() != TokenKind::Number) => {
            Tag::Pron
        }
        Tag::Sub if tokens.is(i, "so") && before.last().is_none_or(|t| t.tag != Tag::Mark) => Tag::Adv,
        // "This brings the toll to 12": no plural stands behind it.
        Tag::Det if tokens.is(i, "this") && is_third(tokens, i + 1) => Tag::Pron,
        Tag::Det if tokens.is_any(i, &["this", "these", "those", "all", "both", "some"]) && !next_is_noun_like() => {
            let next = CLOSED.get(tokens, i + 1).copied();
            let numbered = tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number);
            if numbered || matches!(next, Some(Tag::Det | Tag::Poss)) { Tag::Det } else { Tag::Pron }
        }
        other => other,
    }
}

/// "brings", "makes"; but "this means of transport".
fn is_third(tokens: &Tokens<'_>, i: usize) -> bool {
    let third = VERBS.get(tokens, i).is_some_and(|v| v.forms.third && !v.forms.base && !v.forms.past);
    third && !hyphened(tokens, i + 1) && !(tokens.is(i, "means") && tokens.is(i + 1, "of"))
}

/// A hyphen that joins the words on both its sides.
fn hyphened(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &["-", "‑"]) && tokens.glued(i) && tokens.glued(i + 1)
}

/// The part of a country that lies so: "in the far north of Aland".
fn is_quarter(tokens: &Tokens<'_>, i: usize, before: &[Tagged]) -> bool {
    const BEARINGS: [&str; 8] = ["north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"];
    let the = before.last().is_some_and(|t| matches!(t.tag, Tag::Det | Tag::Adj));
    the && tokens.is_any(i, &BEARINGS) && tokens.is(i + 1, "of")
}

/// The neighbours are in capitals as well: a headline, where capitals tell nothing.
fn shouted(tokens: &Tokens<'_>, i: usize) -> bool {
    let upper = |k: usize| tokens.get(k).is_some_and(|t| t.case == Case::Upper && t.span.len() > 1);
    (upper(i + 1) && upper(i + 2)) || (i > 1 && upper(i - 1) && upper(i - 2))
}

/// A bearing before a capital: "South Korea said".
fn is_compass(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &["north", "south", "east", "west"]) && tokens.get(i + 1).is_some_and(Token::is_capitalized)
}

/// "the Minister of Housing, Ana Roe": no verb.
fn is_branch(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 0 && tokens.is(i - 1, "of") && tokens.is_any(i + 1, &[",", ".", ";", "and", "&"])
}

/// "a Kim-Putin meeting", "the bombing of": a noun that looks like a participle, where no object follows.
fn is_event_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    const NOUNS: [&str; 19] = [
        "meeting",
        "meetings",
        "hearing",
        "shooting",
        "bombing",
        "flooding",
        "building",
        "sinking",
        "gathering",
        "landing",
        "crossing",
        "killing",
        "mourning",
        "sentencing",
        "docking",
        "commissioning",
        "stabbing",
        "warning",
        "warnings",
    ];
    let object = CLOSED.get(tokens, i + 1).is_some_and(|t| matches!(t, Tag::Det | Tag::Poss | Tag::Pron | Tag::Adv))
        || tokens.get(i + 1).is_some_and(|t| t.is_capitalized() || t.kind() == TokenKind::Number);
    !object && tokens.is_any(i, &NOUNS)
}

/// Decides whether a word that can be a verb is one here.
fn reads_as_verb(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
    i: usize,
    forms: Forms,
    noun: bool,
    before: &[Tagged],
) -> bool {
    if hyphened(tokens, i + 1) || (i > range.start && hyphened(tokens, i - 1)) {
        return false;
    }
    // Adverbs and "not" stand between an auxiliary and its verb.
    let mut back = before.len();
    while back > 0 && matches!(before[back - 1].tag, Tag::Adv | Tag::Neg | Tag::Quote) {
        back -= 1;
    }
    if back > 1 && before[back - 1].tag == Tag::Time && is_auxiliary(before[back - 2].tag) {
        // "would soon go"
        back -= 1;
    }
    let adverb = before[back..].iter().any(|t| t.tag == Tag::Adv);
    let previous = before[..back].last().map(|t| t.tag);
    let next = CLOSED.get(tokens, i + 1).copied();
    // "The bridge cost $3 million"
    let next_opens_noun = matches!(next, Some(Tag::Det | Tag::Poss | Tag::Pron | Tag::That))
        || tokens.is_any(i + 1, &["$", "€", "£", "¥"])
        || tokens.get(i + 1).is_some_and(|t| t.is_capitalized() || t.kind() == TokenKind::Number);
    let possessive = previous == Some(Tag::Mark) && is_possessive(tokens, range.start + back - 1);
    if possessive {
        return false;
    }
    // "Aville coach Ana Roe"
    let titled = tokens.is_any(i, &TITLES) && tokens.get(i + 1).is_some_and(Token::is_capitalized);
    match previous {
        Some(Tag::Name | Tag::Noun) if titled => false,
        Some(Tag::Noun | Tag::Adj | Tag::Number) if forms.base && !forms.past && is_of_one(tokens, range, before) => {
            false
        }
        Some(Tag::Modal | Tag::Do) => forms.base || forms.past || forms.participle,
        Some(Tag::To) => {
            forms.ing || forms.base && (!noun || next != Some(Tag::Prep) || infinitive_likely(before, back))
        }
        Some(Tag::Be) => forms.ing || forms.participle || (forms.past && !forms.base),
        Some(Tag::Have) => forms.participle || forms.past,
        // "only four took place" against "two injured men"
        Some(Tag::Number) => {
            let done = (forms.past || forms.participle) && !forms.base;
            // "the two ministers lasted three hours": the number has its noun.
            let noun_of_it = tokens.word(range.start + back - 1);
            let counted = noun_of_it.ends_with('s') || singular(noun_of_it) != noun_of_it.to_lowercase();
            // "the two members enter the hall"
            let told = counted && forms.base && !noun && next_opens_noun;
            // "The quake of magnitude 6 hit the coast": the number stands behind its noun.
            let behind = back > 1 && matches!(before[back - 2].tag, Tag::Noun | Tag::Name) && !counted;
            told || behind && forms.past && next_opens_noun
                || done && (counted || next.is_some() || !is_word(tokens, i + 1) || !forms.participle)
        }
        Some(Tag::Det | Tag::Poss) => false,
        Some(Tag::Adj) if stands_alone(before, back) => forms.past || forms.third || forms.base && !noun,
        Some(Tag::Adj) => !noun && (forms.past || forms.third) && !forms.participle,
        Some(Tag::Prep) => forms.ing,
        Some(Tag::Pron | Tag::Rel | Tag::There) => true,
        Some(Tag::Name | Tag::Noun) => {
            if adverb || forms.ing || ((forms.past || forms.participle) && !forms.base) || !noun {
                true
            } else {
                // "Xinhua reports record sales" against "Apple shares rose"
                let plain_noun = next.is_none() && VERBS.get(tokens, i + 1).is_none() && is_word(tokens, i + 1);
                let named = previous == Some(Tag::Name) && forms.third && plain_noun;
                // "Revenue beat estimates"
                let outdoes = forms.past && tokens.is_any(i + 1, &FORECASTS);
                named || outdoes || next_opens_noun && (forms.third || forms.base) || (forms.past && next.is_some())
            }
        }
        Some(Tag::Conj | Tag::But) => {
            let verb_before = before[..back].iter().any(|t| t.tag == Tag::Verb);
            if noun { verb_before && next_opens_noun } else { verb_before || !forms.base }
        }
        None | Some(_) => {
            // At the head of a sentence or behind a mark: participles ("accompanied by", "killing 19") and finite
            // forms whose subject stands before an aside.
            forms.ing
                || ((forms.past || forms.participle) && !forms.base)
                || (forms.third && !noun && back > 0)
                || forms.past && closes_aside(tokens, range, before, back) && next.is_some()
        }
    }
}

/// "the second large-scale nab", "only the seventh batter": a noun phrase of one thing, which no verb in its base form follows.
fn is_of_one(tokens: &Tokens<'_>, range: &Range<usize>, before: &[Tagged]) -> bool {
    const MANY: [&str; 12] =
        ["police", "staff", "crew", "public", "majority", "rest", "number", "few", "many", "several", "pair", "cattle"];
    let inside = |t: &Tagged| matches!(t.tag, Tag::Adj | Tag::Noun | Tag::Mark | Tag::Number);
    let Some(det) = before.iter().rposition(|t| !inside(t)) else { return false };
    let one = tokens.is_any(range.start + det, &["a", "an"])
        || before[det].tag == Tag::Det && is_ordinal(tokens, range.start + det + 1);
    let words = range.start + det + 1..range.start + before.len();
    let many = |i: usize| {
        let word = tokens.word(i);
        tokens.is_any(i, &MANY) || word.ends_with('s') || singular(word) != word.to_lowercase()
    };
    one && !words.is_empty() && !words.clone().any(|i| tokens.is(i, ",")) && !many(words.end - 1)
}

/// "The bus, the oldest that the firm has, set off at noon": behind an aside the subject waits for its verb.
fn closes_aside(tokens: &Tokens<'_>, range: &Range<usize>, before: &[Tagged], back: usize) -> bool {
    let comma = |k: usize| tokens.is(range.start + k, ",");
    let opens = (1..back.saturating_sub(1)).find(|&k| comma(k));
    let waits = |k: usize| {
        before[..k]
            .iter()
            .all(|t| matches!(t.tag, Tag::Det | Tag::Poss | Tag::Adj | Tag::Noun | Tag::Name | Tag::Number))
    };
    back == before.len() && back > 0 && comma(back - 1) && opens.is_some_and(waits)
}

/// What figures are held against.
const FORECASTS: [&str; 5] = ["estimates", "expectations", "forecasts", "analysts", "targets"];

/// Nouns for what somebody is that are verbs too.
const TITLES: [&str; 6] = ["coach", "pilot", "head", "chair", "judge", "guard"];

/// "many anticipated", "few expect": a quantifier that is the whole subject.
fn stands_alone(before: &[Tagged], back: usize) -> bool {
    let opens = back < 2 || matches!(before[back - 2].tag, Tag::Sub | Tag::Mark | Tag::That | Tag::Conj | Tag::But);
    opens && back == before.len() && before[back - 1].quantifier
}

fn is_auxiliary(tag: Tag) -> bool {
    matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
}

fn is_word(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Word)
}

/// "to" before a word that may be a noun opens an infinitive where a verb or an adjective stands before it.
fn infinitive_likely(before: &[Tagged], back: usize) -> bool {
    back > 1 && matches!(before[back - 2].tag, Tag::Verb | Tag::Be | Tag::Adj | Tag::Have | Tag::Noun)
}

pub(crate) fn is_possessive(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &["'s", "'"])
        && tokens.glued(i)
        && tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Clitic || tokens.word(i).len() <= 3)
}
