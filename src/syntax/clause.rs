//! From chunks to clauses: who does what, where, with whom.

use std::ops::Range;

use crate::text::{Token, Tokens};

use super::chunk::{Chunk, Chunks, Mood, VerbGroup};
use super::lexicon::Tag;
use super::subject::subject;

/// A verb with what stands around it. Phrases are indices into the sentence's `phrases`.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub verb: VerbGroup,
    /// Who does it, or in the passive what it is done to.
    pub subject: Option<usize>,
    /// Noun phrases right behind the verb, in order.
    pub objects: Vec<usize>,
    /// Phrases that hang on a preposition behind the verb (or before it, at the head of the sentence), in order.
    pub preps: Vec<usize>,
    /// From the first token of the subject or the verb to the last of what belongs to it.
    pub extent: Range<usize>,
    /// Its chunk, as an index into the sentence's chunks.
    pub chunk: usize,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// It hangs on a noun: "who left", "shared by".
    pub relative: bool,
}

/// Finds the clauses of a sentence, in the order of their verbs.
pub(crate) fn clauses(tokens: &Tokens<'_>, chunks: &mut Chunks, future: Option<usize>) -> Vec<Clause> {
    settle_reduced(tokens, chunks);
    settle_infinitives(chunks);
    settle_headline(chunks, future);
    let mut out: Vec<Clause> = Vec::new();
    let first = first_verb(chunks);
    for at in 0..chunks.list.len() {
        let Chunk::Verb(verb) = &chunks.list[at] else { continue };
        let verb = verb.clone();
        let found = subject(chunks, at, &out, &verb);
        let (objects, mut preps) = complements(tokens, chunks, at);
        // "Near Aville, a train going north hit a bus": the first verb that stands for itself.
        if out.is_empty() && first.is_none_or(|first| first == at) || first == Some(at) {
            preps.extend(leading(chunks, at));
        }
        // A subject that another verb stands between is told with that verb: "Kim, who left on Sunday, arrived".
        // But "efforts to free the ship resumed" is one.
        let between = |p: usize, c: &Clause| c.verb.tokens.start > chunks.phrases[p].tokens.start;
        let told = |p: usize| out.iter().all(|c| !between(p, c) || verb.is_finite() && c.verb.is_infinitive());
        let near = found.subject.filter(|&p| told(p));
        let first = near.map_or(verb.tokens.start, |p| chunks.phrases[p].tokens.start.min(verb.tokens.start));
        let last = objects.iter().chain(&preps).map(|&p| chunks.phrases[p].tokens.end).max().unwrap_or(0);
        let extent = first..last.max(verb.tokens.end);
        out.push(Clause {
            verb,
            subject: found.subject,
            objects,
            preps,
            extent,
            chunk: at,
            parent: found.parent,
            relative: found.relative,
        });
    }
    settle_leading(tokens, chunks, &mut out);
    out
}

/// The first verb of the sentence, without those that hang on the noun before them: "a train going north".
fn first_verb(chunks: &Chunks) -> Option<usize> {
    let hangs = |at: usize, verb: &VerbGroup| {
        (verb.is_gerund() || verb.is_reduced()) && at > 0 && matches!(chunks.list[at - 1], Chunk::Noun(_))
    };
    chunks.list.iter().enumerate().position(|(at, chunk)| matches!(chunk, Chunk::Verb(verb) if !hangs(at, verb)))
}

/// "Founded in 1931 by two farmers, the bank employs 400 people": it was founded.
fn settle_leading(tokens: &Tokens<'_>, chunks: &Chunks, clauses: &mut [Clause]) {
    let [first, next, ..] = clauses else { return };
    let opens = first.chunk == 0 && first.subject.is_none() && first.verb.tokens.len() == 1 && !first.verb.bare_base;
    let comma = chunks.list[..next.chunk].iter().rposition(|c| matches!(c, Chunk::Mark(',')));
    let behind = comma.and_then(|k| match chunks.list.get(k + 1) {
        Some(Chunk::Noun(p)) if next.verb.is_finite() && next.subject == Some(*p) => Some(*p),
        _ => None,
    });
    if let (true, Some(subject)) = (opens && tokens.word(first.verb.head).ends_with(['d', 'n', 't']), behind) {
        (first.verb.mood, first.verb.passive) = (Mood::Reduced, true);
        (first.subject, first.parent) = (Some(subject), Some(1));
    }
}

/// A past form without an auxiliary is a participle where "by" follows a noun before it, or where the same stretch has
/// a finite verb of its own: "a letter signed Friday by the mayor said".
fn settle_reduced(tokens: &Tokens<'_>, chunks: &mut Chunks) {
    for at in 0..chunks.list.len() {
        let Chunk::Verb(verb) = &chunks.list[at] else { continue };
        let bare = verb.is_finite() && verb.tokens.len() == 1 && verb.lemma != "be" && verb.lemma != "have";
        let by_follows = tokens.is(verb.head + 1, "by");
        let after_noun = at > 0 && matches!(chunks.list[at - 1], Chunk::Noun(_));
        // "she left on Sunday, accompanied by two ministers"
        let after_comma = by_follows && at > 0 && matches!(chunks.list[at - 1], Chunk::Mark(','));
        if !bare || !(after_noun || after_comma) || !tokens.word(verb.head).ends_with(['d', 'n', 't']) {
            continue;
        }
        let mut finite_follows = false;
        for later in at + 1..chunks.list.len() {
            match &chunks.list[later] {
                Chunk::Noun(p) if chunks.phrases[*p].prep.is_some() || chunks.phrases[*p].is_time => {}
                Chunk::Adverb => {}
                Chunk::Verb(next) => {
                    finite_follows = next.is_finite() && later > at + 1;
                    break;
                }
                Chunk::Noun(_) | Chunk::Link(_) | Chunk::Mark(_) => break,
            }
        }
        if (by_follows || finite_follows)
            && let Chunk::Verb(verb) = &mut chunks.list[at]
        {
            (verb.mood, verb.passive) = (Mood::Reduced, true);
        }
    }
}

/// "to abide by its promise and refrain": what "and" joins to an infinitive is one too.
fn settle_infinitives(chunks: &mut Chunks) {
    let mut last = false;
    for at in 0..chunks.list.len() {
        let conjoined = at > 0 && matches!(chunks.list[at - 1], Chunk::Link(Tag::Conj));
        if let Chunk::Verb(verb) = &mut chunks.list[at] {
            if last && conjoined && verb.is_finite() && verb.bare_base {
                verb.mood = Mood::Infinitive;
            }
            last = verb.is_infinitive();
        } else if matches!(chunks.list[at], Chunk::Mark('.' | ';' | ':')) {
            last = false;
        }
    }
}

/// "Twelve ministers to meet in Aville": the infinitive is what the line says of its subject.
fn settle_headline(chunks: &mut Chunks, future: Option<usize>) {
    for chunk in &mut chunks.list {
        if let Chunk::Verb(verb) = chunk {
            if Some(verb.tokens.start) == future {
                verb.mood = Mood::Finite;
            } else if verb.is_finite() {
                // "This makes Aland the fourth country to land there": the line has its verb.
                return;
            }
        }
    }
}

/// "On Tuesday, in Seoul, he left": phrases under a preposition before the verb that hang on no noun.
fn leading(chunks: &Chunks, at: usize) -> impl Iterator<Item = usize> {
    (0..at).filter_map(|k| match chunks.list[k] {
        Chunk::Noun(p) if chunks.phrases[p].prep.is_some() => {
            let hangs = k > 0 && matches!(chunks.list[k - 1], Chunk::Noun(q) if !chunks.phrases[q].is_time);
            (!hangs).then_some(p)
        }
        _ => None,
    })
}

/// What stands behind the verb, up to the next verb, a link, or a comma that opens no list.
fn complements(tokens: &Tokens<'_>, chunks: &Chunks, at: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut objects, mut preps) = (Vec::new(), Vec::new());
    // What "and" joins to a phrase is told with that phrase.
    let mut joined = false;
    let mut k = at + 1;
    while let Some(chunk) = chunks.list.get(k) {
        match chunk {
            Chunk::Noun(p) => {
                let opens_clause = matches!(chunks.list.get(k + 1), Some(Chunk::Verb(v)) if v.is_finite());
                let phrase = &chunks.phrases[*p];
                if phrase.prep.is_some() {
                    preps.push(*p);
                } else if opens_clause && k > at + 1 && !phrase.is_time && !joined {
                    break;
                } else if !joined || phrase.is_time {
                    objects.push(*p);
                }
                joined &= phrase.prep.is_some();
            }
            Chunk::Link(Tag::Conj) => {
                if !matches!(chunks.list.get(k + 1), Some(Chunk::Noun(_))) || clause_opens(chunks, k + 1) {
                    break;
                }
                joined = true;
            }
            Chunk::Mark(',') => {
                if let Some(end) = aside(tokens, chunks, k) {
                    k = end;
                } else if clause_opens(chunks, k + 1) || !list_goes_on(chunks, k) {
                    break;
                } else {
                    joined = true;
                }
            }
            // "what he requires: munitions"
            Chunk::Mark(':') if objects.is_empty() && preps.is_empty() && !clause_opens(chunks, k + 1) => {}
            Chunk::Mark('(' | ')') | Chunk::Adverb => {}
            Chunk::Verb(_) | Chunk::Link(_) | Chunk::Mark(_) => break,
        }
        k += 1;
    }
    (objects, preps)
}

/// "the island, a haven for divers, with boats", "the mayor, Ana Roe, in Aville": the comma that closes the aside, where a
/// phrase under a preposition goes on.
fn aside(tokens: &Tokens<'_>, chunks: &Chunks, comma: usize) -> Option<usize> {
    let Some(Chunk::Noun(first)) = chunks.list.get(comma + 1) else { return None };
    let head = &chunks.phrases[*first];
    let named = || tokens.get(head.head).is_some_and(Token::is_capitalized) && !head.is_time;
    if head.prep.is_some() || !(tokens.is_any(head.tokens.start, &["a", "an", "the"]) || named()) {
        return None;
    }
    let mut k = comma + 2;
    while let Some(Chunk::Noun(p)) = chunks.list.get(k) {
        chunks.phrases[*p].prep?;
        k += 1;
    }
    let goes_on = matches!(chunks.list.get(k + 1), Some(Chunk::Noun(p)) if chunks.phrases[*p].prep.is_some());
    (matches!(chunks.list.get(k), Some(Chunk::Mark(','))) && goes_on).then_some(k)
}

/// A noun and then a finite verb: a clause of its own.
fn clause_opens(chunks: &Chunks, k: usize) -> bool {
    let mut k = k;
    while let Some(chunk) = chunks.list.get(k) {
        match chunk {
            Chunk::Noun(_) | Chunk::Adverb => k += 1,
            Chunk::Verb(v) => return v.is_finite(),
            _ => return false,
        }
    }
    false
}

/// A comma inside "artillery shells, rockets and missiles", or before a phrase under a preposition.
fn list_goes_on(chunks: &Chunks, comma: usize) -> bool {
    let Some(Chunk::Noun(next)) = chunks.list.get(comma + 1) else {
        return matches!(chunks.list.get(comma + 1), Some(Chunk::Link(Tag::Conj)));
    };
    let next = &chunks.phrases[*next];
    if next.prep.is_some() || next.is_time {
        return true;
    }
    chunks.list[comma + 1..]
        .iter()
        .take(12)
        .take_while(|c| matches!(c, Chunk::Noun(_) | Chunk::Mark(',') | Chunk::Link(Tag::Conj)))
        .any(|c| matches!(c, Chunk::Link(Tag::Conj)))
}

/// The phrases that are listed together with phrase `p`, in order: "A, B and C", "A as well as B".
pub(crate) fn listed(chunks: &Chunks, p: usize) -> Vec<usize> {
    let Some(mut k) = chunks.list.iter().position(|c| matches!(c, Chunk::Noun(q) if *q == p)) else {
        return vec![p];
    };
    let mut out = vec![p];
    let mut joined = false;
    while let Some(chunk) = chunks.list.get(k + 1) {
        match (chunk, chunks.list.get(k + 2)) {
            (Chunk::Mark(','), Some(Chunk::Noun(q))) if chunks.phrases[*q].prep.is_none() => {
                out.push(*q);
                k += 2;
            }
            (Chunk::Mark(','), Some(Chunk::Link(Tag::Conj))) => k += 1,
            (Chunk::Link(Tag::Conj), Some(Chunk::Noun(q))) if chunks.phrases[*q].prep.is_none() => {
                joined = true;
                out.push(*q);
                k += 2;
            }
            _ => break,
        }
    }
    if joined { out } else { vec![p] }
}
