//! Whose verb it is: the noun before it, or what a relative clause, an infinitive or an aside stands behind.

use super::chunk::{Chunk, Chunks, VerbGroup};
use super::clause::Clause;
use super::lexicon::Tag;

/// What is found of a verb.
pub(super) struct Found {
    pub subject: Option<usize>,
    pub parent: Option<usize>,
    pub relative: bool,
}

/// Who does what the verb at chunk `at` says, and the clause that it hangs on; `before`: the clauses of the verbs before it.
pub(super) fn subject(chunks: &Chunks, at: usize, before: &[Clause], verb: &VerbGroup) -> Found {
    let clause_of = |chunk: usize| before.iter().position(|c| c.chunk == chunk);
    // "The firm, which builds cranes, employs 400 people and had sales of 2 million": one subject for both verbs.
    let joint = chunks.list[..at].iter().rfind(|c| !matches!(c, Chunk::Adverb));
    if verb.is_finite()
        && matches!(joint, Some(Chunk::Link(Tag::Conj | Tag::But)))
        && let Some(last) = before.last().filter(|c| c.verb.is_finite() && c.subject.is_some())
    {
        return Found { subject: last.subject, parent: last.parent, relative: last.relative };
    }
    let mut conjoined = false;
    let mut after_comma = false;
    let mut k = before_dashes(chunks, at);
    while k > 0 {
        k -= 1;
        match &chunks.list[k] {
            Chunk::Noun(p) => {
                let phrase = &chunks.phrases[*p];
                if verb.is_reduced() || verb.is_gerund() {
                    if phrase.is_time {
                        continue;
                    }
                    // "the train carrying the guests": what it hangs on is the noun before it, under a preposition or not.
                    let parent = before.last().map(|_| before.len() - 1);
                    if after_comma || conjoined {
                        let shared = before.last().and_then(|c| c.subject);
                        return Found { subject: shared.or(Some(*p)), parent, relative: false };
                    }
                    return Found { subject: Some(*p), parent, relative: true };
                }
                if verb.is_infinitive() {
                    continue;
                }
                if phrase.prep.is_some() || phrase.is_time {
                    continue;
                }
                if conjoined && before.last().is_some_and(|c| c.chunk < k && has_finite(chunks, k, at)) {
                    continue;
                }
                if let Some(p) = before_infinitive(chunks, k).filter(|_| verb.is_finite()) {
                    return Found { subject: Some(p), parent: enclosing(k, before), relative: false };
                }
                if let Some(p) = before_participle(chunks, k).filter(|_| verb.is_finite()) {
                    return Found { subject: Some(p), parent: enclosing(k, before), relative: false };
                }
                if let Some(c) = behind_that(chunks, k, at, before).filter(|_| verb.is_finite()) {
                    return Found { subject: before[c].subject, parent: before[c].parent, relative: false };
                }
                let Some(first) = first_of_list(chunks, k) else { continue };
                let subject = behind_relative(chunks, at).or_else(|| skip_apposition(chunks, k, at)).unwrap_or(first);
                return Found { subject: Some(subject), parent: enclosing(k, before), relative: false };
            }
            Chunk::Link(Tag::Rel) => {
                let noun = (0..k).rev().find_map(|j| match chunks.list[j] {
                    Chunk::Noun(p) if !chunks.phrases[p].is_time => Some(p),
                    _ => None,
                });
                return Found { subject: noun, parent: before.len().checked_sub(1), relative: true };
            }
            Chunk::Link(Tag::That) => {
                // "a crossing that normally takes an hour"
                let next = chunks.list[k + 1..at].iter().all(|c| matches!(c, Chunk::Adverb));
                let directly = matches!(chunks.list.get(k.wrapping_sub(1)), Some(Chunk::Noun(_))) && next;
                let noun = match chunks.list.get(k.wrapping_sub(1)) {
                    Some(Chunk::Noun(p)) if directly => Some(*p),
                    _ => None,
                };
                return Found { subject: noun, parent: before.len().checked_sub(1), relative: directly };
            }
            Chunk::Link(Tag::Conj | Tag::But) => conjoined = true,
            Chunk::Link(_) => return Found { subject: None, parent: before.len().checked_sub(1), relative: false },
            Chunk::Verb(_) => {
                let Some(c) = clause_of(k) else { break };
                let matrix = &before[c];
                let control =
                    if verb.is_infinitive() && !matrix.objects.is_empty() && controls_object(matrix.verb.lemma) {
                        matrix.objects.first().copied()
                    } else {
                        // "The firm, which the owner values at 2 million, employs 400 people"
                        behind_relative(chunks, at).filter(|_| verb.is_finite()).or(matrix.subject)
                    };
                return Found { subject: control, parent: Some(c), relative: false };
            }
            Chunk::Mark(',' | '–' | '—' | '(' | ')') => after_comma = true,
            Chunk::Mark(';' | ':' | '.' | '!' | '?') if !verb.is_gerund() => break,
            Chunk::Mark(_) | Chunk::Adverb => {}
        }
    }
    Found { subject: None, parent: None, relative: false }
}

/// "Efforts to free the ship resumed", "Crews working to free the ship said": what the noun at chunk `k` is the object of hangs
/// on a noun before, which is the subject of the verb that follows.
fn before_infinitive(chunks: &Chunks, k: usize) -> Option<usize> {
    // "to help rebuild the church"
    let helped = |k: usize| k > 0 && matches!(&chunks.list[k - 1], Chunk::Verb(verb) if verb.is_infinitive());
    let infinitive =
        |k: usize| matches!(&chunks.list[k], Chunk::Verb(verb) if verb.is_infinitive() || verb.bare_base && helped(k));
    let mut at = k.checked_sub(1).filter(|&at| infinitive(at))?;
    while at > 0 {
        at -= 1;
        match &chunks.list[at] {
            Chunk::Noun(p) if chunks.phrases[*p].prep.is_some() || chunks.phrases[*p].is_time => {}
            Chunk::Noun(p) => return Some(*p),
            Chunk::Verb(verb) if !verb.is_finite() || verb.bare_base && helped(at) => {}
            Chunk::Adverb => {}
            _ => return None,
        }
    }
    None
}

/// "The capsule carrying Roe and Lind rose": what the noun at chunk `k` is the object of hangs on a noun right before, which
/// is the subject of the verb that follows.
fn before_participle(chunks: &Chunks, k: usize) -> Option<usize> {
    let listed = |c: &Chunk| matches!(c, Chunk::Noun(_) | Chunk::Link(Tag::Conj));
    let at = (0..k).rev().find(|&at| !listed(&chunks.list[at]))?;
    let carried = matches!(&chunks.list[at], Chunk::Verb(verb) if verb.is_gerund());
    let mut before = chunks.list[..at].iter().rev().take_while(|c| matches!(c, Chunk::Noun(_))).filter(|_| carried);
    before.find_map(|c| match c {
        Chunk::Noun(p) if chunks.phrases[*p].prep.is_none() && !chunks.phrases[*p].is_time => Some(*p),
        _ => None,
    })
}

/// "A fire that killed ten people and destroyed homes in Aland has been put out": the clause behind the noun that the verb at
/// chunk `at` has for its subject, where the noun at chunk `k` is an object within it.
fn behind_that(chunks: &Chunks, k: usize, at: usize, before: &[Clause]) -> Option<usize> {
    const CLAUSES: [&str; 7] = ["say", "think", "believe", "know", "hope", "fear", "claim"];
    let plain = |c: &Chunk| matches!(c, Chunk::Noun(_) | Chunk::Adverb);
    chunks.list[k + 1..at].iter().all(plain).then_some(())?;
    let governs = (0..k).rev().find(|&j| !plain(&chunks.list[j]))?;
    let c = before.iter().rposition(|c| c.chunk == governs)?;
    let told = &before[c];
    let named = chunks.list[..governs].iter().rposition(|c| matches!(c, Chunk::Noun(p) if Some(*p) == told.subject))?;
    // "a fire that", and no comma; what is an object of another verb is no subject.
    let linked = matches!(chunks.list.get(named + 1), Some(Chunk::Link(Tag::Rel | Tag::That)));
    // "Police say the gunman who shot the mayor fled"
    let governed = |j: usize| matches!(&chunks.list[j], Chunk::Verb(verb) if !CLAUSES.contains(&verb.lemma));
    let free = named.checked_sub(1).is_none_or(|j| !governed(j));
    let plain = told.subject.is_some_and(|p| chunks.phrases[p].prep.is_none());
    (told.relative && told.verb.is_finite() && linked && free && plain && !CLAUSES.contains(&told.verb.lemma))
        .then_some(c)
}

/// "Two climbers - Ann Roe, 58, and Eve Lind, 56 - died": the dash that opens the aside before the verb at chunk `at`, or `at`.
fn before_dashes(chunks: &Chunks, at: usize) -> usize {
    let dash = |k: &usize| matches!(chunks.list[*k], Chunk::Mark('-' | '–' | '—'));
    let joint = (0..at).rev().find(|&k| !matches!(chunks.list[k], Chunk::Adverb));
    let Some(closing) = joint.filter(dash) else { return at };
    let opening = (0..closing).rev().take_while(|&k| !matches!(chunks.list[k], Chunk::Mark('.' | ';')));
    opening.into_iter().find(dash).unwrap_or(at)
}

/// Whether a verb stands between the two chunks: then the noun belongs to that verb.
fn has_finite(chunks: &Chunks, from: usize, to: usize) -> bool {
    chunks.list[from..to].iter().any(|c| matches!(c, Chunk::Link(Tag::Conj | Tag::But)))
        && chunks.list[..from].iter().any(|c| matches!(c, Chunk::Verb(_)))
        && matches!(chunks.list.get(to.wrapping_sub(1)), Some(Chunk::Link(_) | Chunk::Adverb))
}

/// "urged Oslo to respect": the object acts.
fn controls_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "urge"
            | "ask"
            | "tell"
            | "order"
            | "invite"
            | "allow"
            | "force"
            | "expect"
            | "want"
            | "help"
            | "enable"
            | "permit"
            | "prompt"
            | "warn"
            | "require"
            | "cause"
            | "persuade"
    )
}

/// The first of the nouns that "and" joins to the one at chunk `k`; none where the list hangs on a preposition: "the
/// talks between A and B ended".
fn first_of_list(chunks: &Chunks, k: usize) -> Option<usize> {
    let Chunk::Noun(own) = chunks.list[k] else { return None };
    let mut first = own;
    let mut at = k;
    while at >= 2 {
        let joint = matches!(chunks.list[at - 1], Chunk::Link(Tag::Conj))
            || (first != own && matches!(chunks.list[at - 1], Chunk::Mark(',')));
        let Chunk::Noun(q) = chunks.list[at - 2] else { break };
        let object = at >= 3 && matches!(chunks.list[at - 3], Chunk::Verb(_));
        if !joint || object || chunks.phrases[q].is_time {
            break;
        }
        if chunks.phrases[q].prep.is_some() {
            return None;
        }
        first = q;
        at -= 2;
    }
    Some(first)
}

/// "Kim, who left on Sunday, arrived": the noun before the relative clause that ends right before the verb.
fn behind_relative(chunks: &Chunks, at: usize) -> Option<usize> {
    let comma = (0..at).rev().find(|&k| !matches!(chunks.list[k], Chunk::Adverb))?;
    if !matches!(chunks.list[comma], Chunk::Mark(',' | '–' | '—')) {
        return None;
    }
    // "The firm, which builds cranes, winches and pumps, employs": the commas of a list behind the one verb.
    let rel = (0..comma).rev().take_while(|&k| match &chunks.list[k] {
        Chunk::Mark(mark) => matches!(mark, ',' | '(' | ')'),
        link => !matches!(link, Chunk::Link(Tag::Sub)),
    });
    let rel = rel.into_iter().find(|&k| matches!(chunks.list[k], Chunk::Link(Tag::Rel)))?;
    if chunks.list[rel..comma].iter().filter(|c| matches!(c, Chunk::Verb(_))).count() != 1 {
        return None;
    }
    // ", for which an hour had been allotted,"
    let opens = (rel.saturating_sub(2)..rel).rev().find(|&k| matches!(chunks.list[k], Chunk::Mark(',' | '–' | '—')))?;
    // "The meeting of the two leaders, which ..., lasted": what the noun before hangs on.
    let mut nouns = chunks.list[..opens].iter().rev().map_while(|chunk| match chunk {
        Chunk::Noun(p) => Some(*p),
        _ => None,
    });
    let nearest = nouns.next()?;
    let head = std::iter::once(nearest).chain(nouns).find(|&p| chunks.phrases[p].prep.is_none());
    Some(head.unwrap_or(nearest))
}

/// "Kim, who ..., arrived", "Lind, an expert at ..., said": the noun before the aside is the subject.
fn skip_apposition(chunks: &Chunks, noun: usize, verb: usize) -> Option<usize> {
    let closed = chunks.list[noun + 1..verb].iter().any(|c| matches!(c, Chunk::Mark(',' | '–' | '—' | ')')));
    if !closed || noun < 2 {
        return None;
    }
    let mut k = noun;
    while k > 0 && !matches!(chunks.list[k - 1], Chunk::Mark(',' | '–' | '—' | '(')) {
        // "the crew, including those manning the pumps, was": what has a verb of its own is another clause, but for participles.
        let clause = match &chunks.list[k - 1] {
            Chunk::Verb(v) => v.is_finite() || v.is_infinitive(),
            Chunk::Link(tag) => matches!(tag, Tag::Sub | Tag::That),
            _ => false,
        };
        if clause {
            return None;
        }
        k -= 1;
    }
    if k == 0 {
        return None;
    }
    let mut j = k - 1;
    while j > 0 {
        j -= 1;
        match &chunks.list[j] {
            Chunk::Noun(p) if chunks.phrases[*p].prep.is_none() && !chunks.phrases[*p].is_time => return Some(*p),
            Chunk::Noun(_) | Chunk::Adverb => {}
            _ => return None,
        }
    }
    None
}

/// The last clause whose verb stands before chunk `k`.
fn enclosing(k: usize, before: &[Clause]) -> Option<usize> {
    before.iter().rposition(|c| c.chunk < k)
}
