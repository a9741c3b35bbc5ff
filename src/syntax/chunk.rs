//! From tags to chunks: noun phrases, verb groups, and what stands between them.

use std::ops::Range;

use crate::text::Tokens;

use super::lexicon::{Forms, Tag};
use super::tag::{Tagged, is_possessive};

/// A noun phrase without what hangs on it: "the North Korean leader", "Kim's armored train".
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub tokens: Range<usize>,
    /// Its last noun, name, number or pronoun.
    pub head: usize,
    /// The tokens before "'s", or the possessive pronoun.
    pub possessor: Option<Range<usize>>,
    /// The preposition right before it.
    pub prep: Option<usize>,
    /// It is a time or a part of one.
    pub is_time: bool,
}

/// A verb with its auxiliaries: "has not yet been told", "to meet".
#[derive(Clone, Debug)]
pub(crate) struct VerbGroup {
    pub tokens: Range<usize>,
    pub head: usize,
    pub lemma: &'static str,
    pub passive: bool,
    pub finite: bool,
    /// "to meet"
    pub infinitive: bool,
    /// "arriving", without an auxiliary.
    pub gerund: bool,
    /// "shared Monday by ...", without an auxiliary.
    pub reduced: bool,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(crate) enum Chunk {
    Noun(usize),
    Verb(VerbGroup),
    Link(Tag),
    /// A mark, by its first character.
    Mark(char),
    Adverb,
}

/// The chunks of one sentence; `Chunk::Noun` indexes `phrases`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunks {
    pub list: Vec<Chunk>,
    pub phrases: Vec<Phrase>,
}

/// Groups the tagged tokens of one sentence.
pub(crate) fn chunk(tokens: &Tokens<'_>, range: Range<usize>, tags: &[Tagged]) -> Chunks {
    let mut out = Chunks::default();
    let mut i = range.start;
    let mut prep: Option<usize> = None;
    let at = |i: usize| tags[i - range.start].tag;
    while i < range.end {
        match at(i) {
            Tag::Prep if tokens.is(i, "as") && tokens.is(i + 1, "well") && tokens.is(i + 2, "as") => {
                out.list.push(Chunk::Link(Tag::Conj));
                i += 3;
            }
            Tag::Prep => {
                prep = Some(i);
                i += 1;
            }
            Tag::To | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb => {
                if let Some(group) = verb_group(i, &range, tags) {
                    i = group.tokens.end;
                    prep = None;
                    out.list.push(Chunk::Verb(group));
                } else {
                    prep = (at(i) == Tag::To).then_some(i);
                    i += 1;
                }
            }
            Tag::Conj | Tag::But | Tag::That | Tag::Rel | Tag::Wh | Tag::Sub => {
                if at(i) == Tag::That && determines(tokens, i, &range, tags) {
                    i = noun_phrase(tokens, i, &range, tags, prep.take(), &mut out);
                } else {
                    out.list.push(Chunk::Link(at(i)));
                    prep = None;
                    i += 1;
                }
            }
            Tag::Mark => {
                let c = tokens.word(i).chars().next().unwrap_or(' ');
                if !is_quote(c) {
                    out.list.push(Chunk::Mark(c));
                    prep = None;
                }
                i += 1;
            }
            Tag::Adv | Tag::Neg => {
                out.list.push(Chunk::Adverb);
                i += 1;
            }
            _ => i = noun_phrase(tokens, i, &range, tags, prep.take(), &mut out),
        }
    }
    out
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')
}

/// "that man": a determiner, where a noun follows and no verb comes before the phrase ends.
fn determines(tokens: &Tokens<'_>, i: usize, range: &Range<usize>, tags: &[Tagged]) -> bool {
    let after_preposition = i > range.start && tags[i - 1 - range.start].tag == Tag::Prep;
    let next = tags.get(i + 1 - range.start).map(|t| t.tag);
    after_preposition && matches!(next, Some(Tag::Noun | Tag::Adj)) || (tokens.is_any(i + 1, &["day", "time", "evening", "night"]))
}

fn noun_phrase(
    tokens: &Tokens<'_>,
    start: usize,
    range: &Range<usize>,
    tags: &[Tagged],
    prep: Option<usize>,
    out: &mut Chunks,
) -> usize {
    let at = |i: usize| if range.contains(&i) { tags[i - range.start].tag } else { Tag::Mark };
    let mut i = start;
    let mut head = start;
    let mut possessor = (at(start) == Tag::Poss).then_some(start..start + 1);
    let is_time = at(start) == Tag::Time;
    while i < range.end {
        match at(i) {
            Tag::Det | Tag::Poss | Tag::That if i == start => {}
            Tag::Det if at(start) == Tag::Det && i == start + 1 => {}
            Tag::Adj => {}
            Tag::Noun | Tag::Name | Tag::Number if !(is_time && i > start && at(i - 1) == Tag::Time) => head = i,
            Tag::Time if is_time || matches!(at(start), Tag::Det | Tag::Poss) => head = i,
            Tag::Pron | Tag::There if i == start => {
                out.push(Phrase { tokens: i..i + 1, head: i, possessor: None, prep, is_time: false });
                return i + 1;
            }
            Tag::Adv if i > start && matches!(at(i + 1), Tag::Noun | Tag::Adj) && at(i - 1) != Tag::Name => {}
            Tag::Mark if i > start && is_possessive(tokens, i) => possessor = Some(start..i),
            Tag::Mark if i > start && joins(tokens, i) && i + 1 < range.end => {}
            Tag::Mark if i > start && is_quote(first(tokens, i)) && noun_goes_on(tokens, i, &at) => {}
            _ => break,
        }
        i += 1;
    }
    let end = i.max(start + 1);
    out.push(Phrase { tokens: start..end, head, possessor, prep, is_time: is_time && at(head) == Tag::Time });
    end
}

impl Chunks {
    fn push(&mut self, phrase: Phrase) {
        self.list.push(Chunk::Noun(self.phrases.len()));
        self.phrases.push(phrase);
    }
}

fn first(tokens: &Tokens<'_>, i: usize) -> char {
    tokens.word(i).chars().next().unwrap_or(' ')
}

/// A hyphen, slash or "&" that has words on both sides.
fn joins(tokens: &Tokens<'_>, i: usize) -> bool {
    let tight = tokens.glued(i) && tokens.glued(i + 1);
    match first(tokens, i) {
        '-' | '‑' | '/' | '.' => tight,
        '–' => tight,
        '&' => true,
        '$' | '€' | '£' | '¥' | '%' | '°' => true,
        _ => false,
    }
}

/// A quotation mark inside a noun phrase: "an “official visit”", "“official” visit".
fn noun_goes_on(tokens: &Tokens<'_>, i: usize, at: &dyn Fn(usize) -> Tag) -> bool {
    let opens = !tokens.glued(i) && tokens.glued(i + 1);
    let noun = |k: usize| matches!(at(k), Tag::Noun | Tag::Name | Tag::Adj);
    noun(i + 1) && (opens && !matches!(at(i - 1), Tag::Name) || (tokens.glued(i) && matches!(at(i - 1), Tag::Adj)))
}

fn verb_group(start: usize, range: &Range<usize>, tags: &[Tagged]) -> Option<VerbGroup> {
    let get = |i: usize| range.contains(&i).then(|| &tags[i - range.start]);
    let infinitive = get(start)?.tag == Tag::To;
    let mut i = start;
    let (mut be, mut have, mut auxiliary) = (false, false, false);
    let mut head: Option<(usize, &'static str, Forms)> = None;
    while let Some(t) = get(i) {
        match t.tag {
            Tag::To if i == start => {}
            Tag::Modal | Tag::Do => auxiliary = true,
            Tag::Be => {
                be = true;
                auxiliary = true;
                head = Some((i, "be", Forms::default()));
            }
            Tag::Have => {
                have = true;
                auxiliary = true;
                head = Some((i, "have", Forms::default()));
            }
            Tag::Adv | Tag::Neg => {}
            Tag::Verb => {
                head = Some((i, t.lemma.unwrap_or_default(), t.forms));
                i += 1;
                break;
            }
            _ => break,
        }
        i += 1;
    }
    let (head, lemma, forms) = head?;
    let full = !matches!(lemma, "be" | "have") || forms != Forms::default();
    let passive = full && be && (forms.participle || forms.past) && !forms.ing;
    let bare = full && !auxiliary && !infinitive;
    let gerund = bare && forms.ing;
    let reduced = bare && forms.participle && !forms.past;
    let _ = have;
    Some(VerbGroup {
        tokens: start..head + 1,
        head,
        lemma,
        passive,
        finite: !infinitive && !gerund && !reduced,
        infinitive,
        gerund,
        reduced,
    })
}
