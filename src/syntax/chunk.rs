//! From tags to chunks: noun phrases, verb groups, and what stands between them.

use std::ops::Range;

use crate::text::{TokenKind, Tokens};

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
    pub mood: Mood,
    /// "left", "had left", "was seen": no modal and no present.
    pub past: bool,
    /// "meet", without an auxiliary and in its base form.
    pub bare_base: bool,
}

/// What a verb group can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// "left", "will leave": it has a subject of its own.
    Finite,
    /// "to meet"
    Infinitive,
    /// "arriving", without an auxiliary.
    Gerund,
    /// "signed Friday by ...", without an auxiliary.
    Reduced,
}

impl VerbGroup {
    pub fn is_finite(&self) -> bool {
        self.mood == Mood::Finite
    }

    pub fn is_infinitive(&self) -> bool {
        self.mood == Mood::Infinitive
    }

    pub fn is_gerund(&self) -> bool {
        self.mood == Mood::Gerund
    }

    pub fn is_reduced(&self) -> bool {
        self.mood == Mood::Reduced
    }
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
            _ if hedge(tokens, i)
                .is_some_and(|n| i + n < range.end && matches!(at(i + n), Tag::Number | Tag::Time)) =>
            {
                i += hedge(tokens, i).unwrap_or(1);
            }
            Tag::Prep => {
                prep = Some(i);
                // "according to" is one preposition.
                i += 1 + usize::from(tokens.is(i, "according") && tokens.is(i + 1, "to"));
            }
            Tag::To | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb => {
                if let Some(group) = verb_group(tokens, i, &range, tags) {
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
            Tag::Quote => i += 1,
            Tag::Mark => {
                out.list.push(Chunk::Mark(first(tokens, i)));
                prep = None;
                i += 1;
            }
            Tag::Adv | Tag::Neg => {
                out.list.push(Chunk::Adverb);
                i += 1;
            }
            _ => i = noun_phrase(tokens, i, &range, tags, prep.take(), &mut out),
        }
    }
    out.settle_links(tokens);
    out
}

/// How many words hedge the number behind them: "about 300 homes", "at least nine people", "more than 60". They stand for
/// no place, and "of about 300" is "of 300".
fn hedge(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let pair = |first: &[&str], second: &[&str]| tokens.is_any(i, first) && tokens.is_any(i + 1, second);
    match () {
        () if tokens.is_any(i, &["about", "around", "over", "under", "nearly", "almost", "roughly"])
            && tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number || !t.is_capitalized()) =>
        {
            Some(1)
        }
        () if pair(&["at"], &["least", "most"]) || pair(&["up"], &["to"]) => Some(2),
        () if pair(&["more", "less", "fewer"], &["than"]) || pair(&["well"], &["over"]) => Some(2),
        () if pair(&["as"], &["many", "much", "few"]) && tokens.is(i + 2, "as") => Some(3),
        () => None,
    }
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')
}

/// "that man": a determiner, where a noun follows and no verb comes before the phrase ends.
fn determines(tokens: &Tokens<'_>, i: usize, range: &Range<usize>, tags: &[Tagged]) -> bool {
    let after_preposition = i > range.start && tags[i - 1 - range.start].tag == Tag::Prep;
    let next = tags.get(i + 1 - range.start).map(|t| t.tag);
    after_preposition && matches!(next, Some(Tag::Noun | Tag::Adj))
        || (tokens.is_any(i + 1, &["day", "time", "evening", "night"]))
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
            // "over Aville four minutes later"
            Tag::Number if i > start && at(i - 1) == Tag::Name && is_spelled(tokens, i) => break,
            Tag::Noun | Tag::Name | Tag::Number if !(is_time && i > start && at(i - 1) == Tag::Time) => head = i,
            Tag::Time if is_time || matches!(at(start), Tag::Det | Tag::Poss) => head = i,
            Tag::Pron | Tag::There if i == start => {
                out.push(Phrase { tokens: i..i + 1, head: i, possessor: None, prep, is_time: false });
                return i + 1;
            }
            Tag::Adv if i > start && matches!(at(i + 1), Tag::Noun | Tag::Adj) && at(i - 1) != Tag::Name => {}
            Tag::Mark if i > start && is_possessive(tokens, i) => possessor = Some(start..i),
            Tag::Mark if i > start && joins(tokens, i) && i + 1 < range.end => {}
            Tag::Quote if i > start && noun_goes_on(tokens, i, &at) => {}
            // "a send-off": whatever the second part is elsewhere.
            _ if i > start && at(i - 1) == Tag::Mark && joins(tokens, i - 1) && tokens.glued(i) => head = i,
            _ => break,
        }
        i += 1;
    }
    let end = i.max(start + 1);
    out.push(Phrase { tokens: start..end, head, possessor, prep, is_time: is_time && at(head) == Tag::Time });
    end
}

impl Chunks {
    /// "as it left", "before he spoke": a preposition whose noun has a finite verb opens a clause.
    fn settle_links(&mut self, tokens: &Tokens<'_>) {
        let mut k = 0;
        while k + 1 < self.list.len() {
            if let (Chunk::Noun(p), Chunk::Verb(verb)) = (&self.list[k], &self.list[k + 1])
                && verb.is_finite()
                && self.phrases[*p]
                    .prep
                    .is_some_and(|t| tokens.is_any(t, &["as", "before", "after", "since", "until", "than"]))
            {
                let p = *p;
                self.phrases[p].prep = None;
                self.list.insert(k, Chunk::Link(Tag::Sub));
                k += 1;
            }
            k += 1;
        }
    }

    fn push(&mut self, phrase: Phrase) {
        self.list.push(Chunk::Noun(self.phrases.len()));
        self.phrases.push(phrase);
    }
}

fn first(tokens: &Tokens<'_>, i: usize) -> char {
    tokens.word(i).chars().next().unwrap_or(' ')
}

/// A number in letters, which stands in no name.
fn is_spelled(tokens: &Tokens<'_>, i: usize) -> bool {
    const NUMBERS: [&str; 14] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several",
        "dozens", "hundreds",
    ];
    tokens.is_any(i, &NUMBERS) && tokens.word(i).starts_with(char::is_lowercase)
}

/// A hyphen, slash or "&" that has words on both sides.
fn joins(tokens: &Tokens<'_>, i: usize) -> bool {
    let tight = tokens.glued(i) && tokens.glued(i + 1);
    match first(tokens, i) {
        '-' | '‑' | '/' | '–' => tight,
        // "Mr. Kim", "example.com"
        '.' => tokens.glued(i) && tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Word),
        '&' | '$' | '€' | '£' | '¥' | '%' | '°' => true,
        _ => false,
    }
}

/// A quotation mark inside a noun phrase: "an “official visit”", "“official” visit".
fn noun_goes_on(tokens: &Tokens<'_>, i: usize, at: &dyn Fn(usize) -> Tag) -> bool {
    let opens = !tokens.glued(i) && tokens.glued(i + 1);
    let noun = |k: usize| matches!(at(k), Tag::Noun | Tag::Name | Tag::Adj);
    noun(i + 1) && (opens && !matches!(at(i - 1), Tag::Name) || (tokens.glued(i) && matches!(at(i - 1), Tag::Adj)))
}

fn verb_group(tokens: &Tokens<'_>, start: usize, range: &Range<usize>, tags: &[Tagged]) -> Option<VerbGroup> {
    let get = |i: usize| range.contains(&i).then(|| &tags[i - range.start]);
    let infinitive = get(start)?.tag == Tag::To;
    let mut i = start;
    let (mut be, mut auxiliary) = (false, false);
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
                auxiliary = true;
                head = Some((i, "have", Forms::default()));
            }
            Tag::Adv | Tag::Neg | Tag::Quote => {}
            // "would soon go", "is now attending"
            Tag::Time if i > start && get(i + 1).is_some_and(|n| matches!(n.tag, Tag::Verb | Tag::Be | Tag::Have)) => {}
            Tag::Verb => {
                head = Some((i, t.lemma.unwrap_or_default(), t.forms));
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
    let modal = (start..=head).any(|k| get(k).is_some_and(|t| t.tag == Tag::Modal));
    let helped = (start..=head).any(|k| tokens.is_any(k, &["had", "was", "were", "did", "has", "have"]));
    let mood = match (infinitive, bare) {
        (true, _) => Mood::Infinitive,
        (_, true) if forms.ing => Mood::Gerund,
        (_, true) if forms.participle && !forms.past => Mood::Reduced,
        _ => Mood::Finite,
    };
    Some(VerbGroup {
        tokens: start..head + 1,
        head,
        lemma,
        passive,
        mood,
        past: !modal && !infinitive && (helped || (bare && forms.past)),
        bare_base: bare && forms.base && !forms.past,
    })
}
