//! From words to tags: closed classes first, then verbs by what stands around them.

use std::ops::Range;

use crate::text::{TokenKind, Tokens};

use super::lexicon::{CLOSED, Forms, Tag, VERBS};

/// A tagged token: its tag, and for a verb its form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tagged {
    pub tag: Tag,
    pub lemma: Option<&'static str>,
    pub forms: Forms,
}

impl Tagged {
    const fn plain(tag: Tag) -> Self {
        Self {
            tag,
            lemma: None,
            forms: Forms { base: false, third: false, past: false, participle: false, ing: false },
        }
    }
}

/// Tags the tokens of one sentence. `names` are token ranges that are proper names.
pub(crate) fn tag_sentence(tokens: &Tokens<'_>, range: Range<usize>, is_name: &dyn Fn(usize) -> bool) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(range.len());
    for i in range.clone() {
        let tagged = if is_name(i) {
            Tagged::plain(Tag::Name)
        } else {
            match tokens.get(i).map(|t| t.kind()) {
                Some(TokenKind::Number) => Tagged::plain(Tag::Number),
                Some(TokenKind::Word) => word(tokens, &range, i, &out),
                Some(TokenKind::Clitic) if !tokens.is_any(i, &["'s", "’s"]) => {
                    Tagged::plain(CLOSED.get(tokens, i).copied().unwrap_or(Tag::Mark))
                }
                _ => Tagged::plain(Tag::Mark),
            }
        };
        out.push(tagged);
    }
    out
}

fn word(tokens: &Tokens<'_>, range: &Range<usize>, i: usize, before: &[Tagged]) -> Tagged {
    if let Some(&tag) = CLOSED.get(tokens, i) {
        return Tagged::plain(settle_closed(tokens, i, tag, before));
    }
    if let Some(verb) = VERBS.get(tokens, i)
        && reads_as_verb(tokens, range, i, verb.forms, verb.noun, before)
    {
        return Tagged { tag: Tag::Verb, lemma: Some(verb.lemma), forms: verb.forms };
    }
    let capitalized = tokens.get(i).is_some_and(|t| t.is_capitalized());
    if capitalized && i != range.start {
        return Tagged::plain(Tag::Name);
    }
    let printed = tokens.word(i);
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
        tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Word)
            && CLOSED.get(tokens, i + 1).is_none_or(|t| matches!(t, Tag::Adj | Tag::Noun))
    };
    match tag {
        Tag::Poss if !next_is_noun_like() && tokens.get(i + 1).is_none_or(|t| t.kind() != TokenKind::Number) => Tag::Pron,
        Tag::Sub if tokens.is(i, "so") && before.last().is_none_or(|t| t.tag != Tag::Mark) => Tag::Adv,
        Tag::Det if tokens.is_any(i, &["this", "these", "those", "all", "both", "some"]) && !next_is_noun_like() => {
            let next = CLOSED.get(tokens, i + 1).copied();
            let numbered = tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number);
            if numbered || matches!(next, Some(Tag::Det | Tag::Poss)) { Tag::Det } else { Tag::Pron }
        }
        other => other,
    }
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
    let hyphened = |k: usize| tokens.is(k, "-") && tokens.glued(k);
    if hyphened(i + 1) || (i > range.start && hyphened(i - 1) && tokens.glued(i)) {
        return false;
    }
    // Adverbs and "not" stand between an auxiliary and its verb.
    let mut back = before.len();
    while back > 0 && matches!(before[back - 1].tag, Tag::Adv | Tag::Neg) {
        back -= 1;
    }
    let previous = before[..back].last().map(|t| t.tag);
    let next = CLOSED.get(tokens, i + 1).copied();
    let next_opens_noun = matches!(next, Some(Tag::Det | Tag::Poss | Tag::Pron | Tag::That))
        || tokens.get(i + 1).is_some_and(|t| t.is_capitalized() || t.kind() == TokenKind::Number);
    let possessive = previous == Some(Tag::Mark) && is_possessive(tokens, range.start + back - 1);
    if possessive {
        return false;
    }
    match previous {
        Some(Tag::Modal | Tag::Do) => forms.base || forms.past || forms.participle,
        Some(Tag::To) => forms.base && !(noun && matches!(next, Some(Tag::Prep)) && !infinitive_likely(before, back)),
        Some(Tag::Be) => forms.ing || forms.participle || (forms.past && !forms.base),
        Some(Tag::Have) => forms.participle || forms.past,
        Some(Tag::Det | Tag::Poss | Tag::Number) => false,
        Some(Tag::Adj) => !noun && (forms.past || forms.third) && !forms.participle,
        Some(Tag::Prep) => forms.ing,
        Some(Tag::Pron | Tag::Rel | Tag::There) => !forms.ing || forms.base,
        Some(Tag::Name | Tag::Noun) => {
            if forms.ing || (forms.past && !forms.base) || forms.participle && !forms.base {
                true
            } else if noun {
                next_opens_noun && (forms.third || forms.base) || (forms.past && next.is_some())
            } else {
                true
            }
        }
        Some(Tag::Conj | Tag::But) => {
            let verb_before = before[..back].iter().any(|t| t.tag == Tag::Verb);
            if noun { verb_before && next_opens_noun } else { verb_before || !forms.base }
        }
        None | Some(_) => {
            // At the head of a sentence or behind a mark: participles ("accompanied by", "killing 19") and finite
            // forms whose subject stands before an aside.
            forms.ing || ((forms.past || forms.participle) && !forms.base) || (forms.third && !noun && back > 0)
        }
    }
}

/// "to" before a word that may be a noun opens an infinitive where a verb or an adjective stands before it.
fn infinitive_likely(before: &[Tagged], back: usize) -> bool {
    back > 1 && matches!(before[back - 2].tag, Tag::Verb | Tag::Be | Tag::Adj | Tag::Have | Tag::Noun)
}

pub(crate) fn is_possessive(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &["'s", "'"]) && tokens.glued(i) && tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Clitic || tokens.word(i).len() <= 3)
}
