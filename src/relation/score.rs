//! How a match ended, and how it stood: "3-2", "three goals to two", "6-4, 3-6, 7-5".
//!
//! *Claims*: a score with a word that tells what it is of: "beat Aville 3-2", "a 2-2 draw", "1-0 at half-time", "won
//! 5-4 on penalties"; and by how much somebody won: "by 12 points", "by five wickets".
//!
//! *Normal form*: the winner's number first, however it is told; the sets of a match in their order. Half-time, normal
//! time, a shoot-out, a leg and an aggregate are questions of their own. How it stood for a while meets nothing.
//!
//! *Agrees when* the numbers are the same.
//!
//! *Conflicts when* they are not.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::{Event, EventId, Referent, Standing};
use crate::syntax::Parse;
use crate::syntax::lexicon::singular;
use crate::text::Polarity;
use crate::text::table::{PhraseMap, WordMap, rows};
use crate::unit::Dimension;
use crate::value::Value;

use super::page::{Draft, Page};
use super::{Arity, Drift, Relation};

pub(super) static RELATION: Relation = Relation {
    id: "score",
    question: "what the score of {of} is",
    arity: Arity::One,
    drift: Drift::Fixed,
    timeless: false,
    extract,
};

/// Words near a score, and of which part of a match they say that it is.
static STAGES: LazyLock<PhraseMap<&'static str>> =
    LazyLock::new(|| PhraseMap::new(rows(include_str!("stages.tsv")).map(|row| (row[0], row[1]))));

/// How it stood for a while.
const STANDING: &str = "standing";

/// What decides a match that ends level.
const SHOOT_OUT: &str = "penalties";
const TIE_BREAK: &str = "tie-break";

/// Words that tell of the result.
static RESULT: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("results.tsv")));

/// What a match is counted in.
const COUNTED: [&str; 14] = [
    "goals", "goal", "points", "point", "runs", "run", "sets", "set", "games", "frames", "legs", "tries", "wickets",
    "wicket",
];

/// Words before an opponent.
const AGAINST: [&str; 10] = ["against", "over", "to", "by", "at", "beat", "beating", "defeated", "defeat", "with"];

/// A score in the text.
struct Found {
    words: Range<usize>,
    item: String,
    /// It is a margin, and no score: "by 12 points".
    margin: bool,
}

impl Found {
    /// "1-1"
    fn is_level(&self) -> bool {
        self.item.split_once('-').is_some_and(|(a, b)| a == b)
    }
}

fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let main = page.main.filter(|_| page.events.main_kind.is_some_and(|k| k.id == "match"));
    // Of a match that an article tells of beside what it is about: "fans had stormed the pitch after a 3-2 loss".
    let beside = main.is_none();
    let Some(of) = main.or_else(|| told_beside(page)).map(Referent::Event) else { return };
    // Up to here a report says who plays.
    let mut opening = 0;
    for parse in &page.reading.parses {
        let found = scores(page, &parse.tokens);
        for (n, score) in found.iter().enumerate() {
            let stage = stage(page, &parse.tokens, &found, n);
            let telling = parse.tokens.clone().filter(|&i| RESULT.get(&page.reading.tokens, i).is_some());
            let telling = telling.min_by_key(|i| i.abs_diff(score.words.start));
            let near = |i: usize| i < score.words.end + 2 && i + 4 > score.words.start;
            if beside && !telling.is_some_and(near) {
                continue;
            }
            // The first score of a report is the result; of later ones a word has to say so.
            let lone = found.len() == 1;
            let known = telling.is_some() || stage.is_some() || opening == 0 && lone;
            if opening == 0 {
                opening = parse.tokens.end.max(page.reading.sentences.get(2).map_or(0, |s| s.tokens().end));
            }
            let figure = page.reading.span(&score.words);
            let told = telling.map_or(figure, |i| figure.to(page.reading.span(&(i..i + 1))));
            // "3-2 against Racing Aville"
            let behind = parse.phrase_from(score.words.end).map(|p| &parse.chunks.phrases[p]);
            let against = behind.filter(|p| p.prep.is_some_and(|t| t == score.words.end && page.is(t, &AGAINST)));
            let span = against.map_or(told, |p| told.to(page.reading.span(&p.tokens)));
            let value = Value::Category { family: "score".to_owned(), item: score.item.clone() };
            let mut draft = Draft::new("score", value, span, figure, score.words.start)
                .role("of", of.clone())
                .narrowed(score.margin.then(|| ("which", "margin".to_owned())))
                .narrowed(stage.filter(|s| *s != STANDING).map(|s| ("when", s.to_owned())));
            // "3-2, and the third was not his": nobody denies the score.
            draft.polarity = Some(Polarity::Affirmed);
            out.push(match () {
                () if is_elsewhere(page, parse, &score.words, opening) => draft.alone(),
                // "led 3-0 inside 25 minutes": how it stood on the way is one question for each score that there was.
                () if stage == Some(STANDING) || !known => draft.within("when", format!("at {}", score.item)),
                () => draft,
            });
        }
    }
}

/// The match that an article tells of first.
fn told_beside(page: &Page<'_, '_>) -> Option<EventId> {
    let is_match = |e: &&Event| e.kind == "match" && e.standing == Standing::Reported;
    page.events.list.iter().position(|e| is_match(&e)).map(EventId)
}

/// The scores of a sentence.
fn scores(page: &Page<'_, '_>, sentence: &Range<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let found = sets(page, i).or_else(|| pair(page, i).map(|(words, a, b)| found(words, &[(a, b)])));
        match found.or_else(|| margin(page, i)) {
            Some(found) => {
                i = found.words.end;
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

fn found(words: Range<usize>, pairs: &[(u32, u32)]) -> Found {
    // The winner's first: of sets, whoever won more of them.
    let won = pairs.iter().filter(|(a, b)| a > b).count();
    let turned = 2 * won < pairs.len() && pairs.iter().any(|(a, b)| a != b);
    let write = |&(a, b): &(u32, u32)| if turned { format!("{b}-{a}") } else { format!("{a}-{b}") };
    Found { words, item: pairs.iter().map(write).collect::<Vec<_>>().join(" "), margin: false }
}

/// "6-4, 3-6, 7-6 (7-5)": one score for each set.
fn sets(page: &Page<'_, '_>, start: usize) -> Option<Found> {
    let (words, a, b) = dashed(page, start)?;
    let (mut end, mut pairs) = (words.end, vec![(a, b)]);
    loop {
        let tie = page.is(end, &["("]).then(|| (end + 1..end + 5).find(|&k| page.is(k, &[")"]))).flatten();
        let after = tie.map_or(end, |close| close + 1);
        let next = (after..after + 3).find(|&k| !page.is(k, &[",", "and"]))?;
        let Some((words, a, b)) = dashed(page, next) else { break };
        end = words.end;
        pairs.push((a, b));
    }
    let all = pairs.iter().all(|(a, b)| a.max(b) >= &6);
    (pairs.len() > 1 && all).then(|| found(start..end, &pairs))
}

/// "3-2", "2-nil", "three goals to two", "by 3 to 2".
fn pair(page: &Page<'_, '_>, i: usize) -> Option<(Range<usize>, u32, u32)> {
    if let Some(found) = dashed(page, i) {
        return Some(found);
    }
    let a = number(page, i)?;
    // "Rovers 3, Albion 1": each side's number behind its name, at the head of a sentence.
    let capital = |k: usize| page.reading.tokens.get(k).is_some_and(crate::text::Token::is_capitalized);
    let start = page.reading.sentences[page.reading.sentence_of(i)].tokens().start;
    let comma = usize::from(page.is(i + 1, &[","]));
    let sentence = page.reading.sentences[page.reading.sentence_of(i)].tokens();
    let side = i > start && i < start + 4 && (start..i).all(capital);
    let person = page.reading.mention_at(start).is_some_and(|m| m.kind == EntityKind::Person);
    if side && !person && capital(i + 1 + comma) {
        let at = (i + 2 + comma..i + 5 + comma).find(|&k| !capital(k))?;
        // "Rovers 3 Albion 1" is a line of its own.
        let ends =
            if comma == 1 { page.is(at + 1, &[":", ".", "(", ";", ",", "-", "–"]) } else { at + 1 >= sentence.end };
        return number(page, at).filter(|_| ends).map(|b| (start..at + 1, a, b));
    }
    let noun = page.is(i + 1, &COUNTED);
    let to = if noun { i + 2 } else { i + 1 };
    let by = noun || page.is(i.wrapping_sub(1), &["by"]);
    let b = number(page, to + 1).filter(|_| by && page.is(to, &["to"]))?;
    Some((i..to + 2, a, b))
}

/// "3-2" with nothing glued to it: "2024-05-15", "4-4-2" and "3-2nd" are no scores.
fn dashed(page: &Page<'_, '_>, i: usize) -> Option<(Range<usize>, u32, u32)> {
    let tokens = &page.reading.tokens;
    let dash = page.is(i + 1, &["-", "–", "‑", "−"]) && tokens.glued(i + 1) && tokens.glued(i + 2);
    // "2-all"
    let second = number(page, i + 2).or_else(|| number(page, i).filter(|_| page.is(i + 2, &["all"])));
    let (a, b) = number(page, i).zip(second).filter(|_| dash)?;
    let more = |k: usize| page.is(k, &["-", "–", "/", ".", "%"]);
    let glued = tokens.glued(i) && i > 0 && !page.is(i - 1, &["(", "[", "\"", "“", "‘"])
        || tokens.glued(i + 3) && more(i + 3) && number(page, i + 4).is_some()
        || tokens.glued(i + 3) && tokens.get(i + 3).is_some_and(|_| page.is(i + 3, &["%", "-", "–"]));
    // "a 10-15 minute delay", "a 10-5 record"
    let of = page.reading.quantity_at(i).is_some_and(|q| {
        let unit = q.quantity.unit().code();
        !unit.is_empty() && unit.rsplit(' ').next().is_some_and(|noun| SORTS.contains(&noun))
            || q.quantity.dimension() != Dimension::Count
    });
    let record = (i.saturating_sub(4)..i + 5).any(|k| page.is(k, &["record", "improved", "formation", "odds"]));
    // "their record 6-0 defeat"
    let record = record && RESULT.get(&page.reading.tokens, i + 3).is_none();
    (!glued && !of && !record).then_some((i..i + 3, a, b))
}

/// What a range before it counts, and no score.
const SORTS: [&str; 8] = ["people", "person", "player", "players", "minute", "minutes", "year", "years"];

/// "won by 12 points", "by five wickets".
fn margin(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let behind = i.checked_sub(1).is_some_and(|by| page.is(by, &["by"]));
    let n = number(page, i).filter(|_| behind && page.is(i + 1, &COUNTED))?;
    let noun = singular(page.reading.tokens.word(i + 1));
    Some(Found { words: i..i + 2, item: format!("{n} {noun}"), margin: true })
}

/// One side's number.
pub(super) fn number(page: &Page<'_, '_>, i: usize) -> Option<u32> {
    const WORDS: [&str; 13] =
        ["nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = page.reading.tokens.word(i);
    let digits = || word.parse().ok().filter(|_| word.len() < 4 && word.bytes().all(|b| b.is_ascii_digit()));
    WORDS.iter().zip(0..).find(|(w, _)| page.is(i, &[w])).map(|(_, n)| n).or_else(digits)
}

/// Which part of the match the words around a score say that it is of: those that stand nearer to it than to another.
fn stage(page: &Page<'_, '_>, sentence: &Range<usize>, found: &[Found], n: usize) -> Option<&'static str> {
    let words = &found[n].words;
    let tokens = &page.reading.tokens;
    // A word behind a score is rather of it than of the next one.
    let away = |f: &Found, at: &Range<usize>| match () {
        () if at.start >= f.words.end => 2 * (at.start - f.words.end),
        () => 2 * f.words.start.saturating_sub(at.end) + 1,
    };
    let cues = sentence.clone().filter_map(|i| STAGES.longest(tokens, i).map(|(len, stage)| (i..i + len, *stage)));
    // "The set went to a tie-break at 6-6": how it stood.
    if found[n].is_level() && cues.clone().any(|(_, stage)| stage == TIE_BREAK) {
        return Some(STANDING);
    }
    let near = cues.filter(|(at, stage)| {
        // "lost on penalties after a 1-1 draw": nobody wins a shoot-out at one all. "6-4 3-6 7-6, with the last set in a
        // tie-break": a score of sets is that of the whole match.
        let decides = *stage == SHOOT_OUT && found[n].is_level();
        if decides || *stage != STANDING && found[n].item.contains(' ') {
            return false;
        }
        let here = away(&found[n], at);
        let beside = *stage != STANDING
            || at.start >= words.end && at.start < words.end + 2
            || at.end <= words.start && at.end + 3 > words.start;
        beside && here < 24 && found.iter().all(|f| away(f, at) >= here)
    });
    // "led 1-0 at half-time" is no mere standing.
    near.min_by_key(|(at, stage)| (*stage == STANDING, away(&found[n], at))).map(|(_, stage)| stage)
}

/// "They had lost 2-0 to Btown in March": of another match, by its day or by an opponent of whom the opening says nothing.
fn is_elsewhere(page: &Page<'_, '_>, parse: &Parse, words: &Range<usize>, opening: usize) -> bool {
    let clause = page.clause_at(words.start).map_or(parse.tokens.clone(), |at| at.clause().extent.clone());
    let past = clause.filter_map(|i| page.reading.time_at(i)).any(|t| {
        let end = t.time.interval().map(|(_, end)| end.date());
        let days = end.zip(page.reading.published).and_then(|(end, p)| p.date.until(end).ok());
        days.is_some_and(|span| span.get_days() < -8)
    });
    let mentions = &page.reading.locals.mentions;
    let known = |local| mentions.iter().any(|m| m.local == Some(local) && m.tokens.start < opening);
    let near = words.start.saturating_sub(6).max(parse.tokens.start)..(words.end + 5).min(parse.tokens.end);
    let other = mentions.iter().filter(|m| m.form == Form::Name && near.contains(&m.tokens.start)).any(|m| {
        let mut k = m.tokens.start;
        while k > near.start && page.is(k - 1, &["the", "holders", "champions", "rivals", "hosts"]) {
            k -= 1;
        }
        page.is(k.wrapping_sub(1), &AGAINST) && m.local.is_some_and(|l| !known(l))
    });
    past || other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("stages.tsv")).all(|row| row.len() == 2));
        assert!(rows(include_str!("results.tsv")).all(|row| row.len() == 1));
    }
}
