//! When clauses are set: long before the report, or back then; and which clause a time belongs to.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::reading::Reading;
use crate::syntax::lexicon::{CLOSED, VERBS};
use crate::syntax::{Chunk, Clause, Parse};
use crate::time::{Granularity, TimeKind, TimeMention, TimeRole};

use super::kind::{Kind, kind_of_noun};

/// Whether token `i` lies behind "since 1972, when ..." in its sentence.
pub(super) fn is_back_then(reading: &Reading<'_>, i: usize) -> bool {
    let start = reading.sentences[reading.sentence_of(i)].tokens().start;
    let Some(when) = (start..i).rev().find(|&k| reading.tokens.is(k, "when")) else { return false };
    let before = (start..when).rev().take(2).find_map(|k| reading.time_at(k));
    before.is_some_and(|t| t.role == TimeRole::Since && is_long_past(reading, t))
}

/// The clauses whose time lies long before the publication.
pub(super) fn long_past_clauses(reading: &Reading<'_>, main: Option<&Kind>) -> BTreeSet<(usize, usize)> {
    // "the deadliest since 2007" is of now.
    let past = reading.times.iter().filter(|t| t.role != TimeRole::Since && is_long_past(reading, t));
    let past = past.filter(|t| vintage(reading, t).is_none());
    let mut past: BTreeSet<(usize, usize)> =
        past.flat_map(|t| [time_clause(reading, t), when_clause(reading, t)]).flatten().collect();
    // "was sentenced on Thursday for his part in the collapse in 2022"
    let recent = |t: &&TimeMention| is_recent_day(reading, t) && !t.reports && vintage(reading, t).is_none();
    for clause in reading.times.iter().filter(recent).filter_map(|t| time_clause(reading, t)) {
        past.remove(&clause);
    }
    for (s, parse) in reading.parses.iter().enumerate() {
        let then = |c: &Clause| is_back_then(reading, c.verb.head);
        past.extend(parse.clauses.iter().enumerate().filter(|(_, c)| then(c)).map(|(c, _)| (s, c)));
    }
    let dated: BTreeSet<(usize, usize)> = reading.times.iter().filter_map(|t| time_clause(reading, t)).collect();
    // "He went in 2019, and on that occasion he met the mayor": what follows in the past without a date of its own.
    for (s, parse) in reading.parses.iter().enumerate() {
        if goes_on(reading, main, s) {
            past.extend(parse.clauses.iter().enumerate().filter(|(_, c)| c.verb.past).map(|(c, _)| (s, c)));
        }
        for c in 1..parse.clauses.len() {
            // "the town where they met in 2019, the mayor confirmed": what ends behind a comma does not.
            let (last, next) = (&parse.clauses[c - 1], &parse.clauses[c]);
            let joined = parse.chunks.list[last.chunk..next.chunk].iter().any(|k| matches!(k, Chunk::Link(_)))
                || !next.verb.is_finite();
            let goes_on = joined && past.contains(&(s, c - 1)) && !dated.contains(&(s, c));
            if goes_on && parse.clauses[c].verb.past && parse.clauses[c - 1].verb.past {
                past.insert((s, c));
            }
        }
    }
    past
}

/// "the memory of 2019, when she beat him": the clause that tells what happened then.
fn when_clause(reading: &Reading<'_>, mention: &TimeMention) -> Option<(usize, usize)> {
    let end = reading.tokens_of(mention.span).end;
    let when = if reading.tokens.is(end, ",") { end + 1 } else { end };
    let sentence = reading.sentence_of(end);
    let clauses = &reading.parses.get(sentence).filter(|_| reading.tokens.is(when, "when"))?.clauses;
    clauses.iter().position(|c| c.verb.head > when).map(|clause| (sentence, clause))
}

/// "Her 1937 mural was sold", "the vase of 1911 fetched", "Red Room (1958)": when a thing was made, and not when what is
/// done with it was. The head of the thing.
pub(crate) fn vintage(reading: &Reading<'_>, mention: &TimeMention) -> Option<usize> {
    let time = reading.tokens_of(mention.span);
    let parse = reading.parses.get(reading.sentence_of(time.start))?;
    let phrases = &parse.chunks.phrases;
    let thing = |i: usize| kind_of_noun(reading.tokens.word(i)).is_none() && reading.time_at(i).is_none();
    let holder = phrases.iter().find(|p| p.tokens.contains(&time.start));
    let modified = holder.filter(|p| !p.is_time && p.head >= time.end && p.prep.is_none());
    let before = |i: usize| phrases.iter().find(|p| p.tokens.end == i && !p.is_time);
    let of = time.start.checked_sub(1).filter(|&i| reading.tokens.is(i, "of"));
    let aside = time.start.checked_sub(1).filter(|&i| {
        let marks = |open, close| reading.tokens.is(i, open) && reading.tokens.is(time.end, close);
        marks("(", ")") || marks(",", ",")
    });
    let named = modified.or_else(|| before(of.or(aside)?));
    let year = mention.time.granularity() >= Granularity::Year && is_date(mention) && mention.role == TimeRole::At;
    named.map(|p| p.head).filter(|&head| year && thing(head))
}

/// A day, or a part of it, not long before the publication.
fn is_recent_day(reading: &Reading<'_>, mention: &TimeMention) -> bool {
    let fine = is_date(mention) && mention.time.granularity() <= Granularity::Day;
    let known = || mention.time.interval().zip(reading.published).is_some_and(|((from, _), p)| from.date() <= p.date);
    fine && known() && !is_long_past(reading, mention)
}

/// "In 2029, rebels seized a mall. The siege lasted 80 hours.": the sentence goes on with what the one before it, that opens
/// with a date long past, has told.
pub(crate) fn goes_on(reading: &Reading<'_>, main: Option<&Kind>, s: usize) -> bool {
    let Some(before) = s.checked_sub(1).map(|before| &reading.sentences[before]) else { return false };
    let here = &reading.sentences[s];
    let the = here.tokens().start;
    let event = |i: usize| {
        let word = reading.tokens.word(i);
        kind_of_noun(word).is_some() || main.is_some_and(|main| main.is_called(word))
    };
    let opens = |t: &TimeMention| t.role != TimeRole::Since && is_long_past(reading, t);
    before.paragraph() == here.paragraph()
        && before.tokens().take(3).any(|i| reading.time_at(i).is_some_and(opens))
        && reading.tokens.is_any(the, &["the", "that", "those"])
        && (the + 1..the + 3).any(event)
        && !here.tokens().any(|i| reading.time_at(i).is_some_and(is_date))
}

/// A day, a month, an hour: no length of time.
pub(crate) fn is_date(time: &TimeMention) -> bool {
    matches!(time.time.kind(), TimeKind::Date | TimeKind::Time)
}

/// The clause that a time belongs to, by sentence and clause: the one that holds it, else the one whose verb comes last
/// before it, else the first of the sentence. Where pictures show a deed, the time is that of the deed.
pub(crate) fn time_clause(reading: &Reading<'_>, mention: &TimeMention) -> Option<(usize, usize)> {
    let time = reading.tokens_of(mention.span).start;
    let sentence = reading.sentence_of(time);
    let parse = reading.parses.get(sentence)?;
    let clauses = || parse.clauses.iter().enumerate();
    let owner = clauses().filter(|(_, c)| c.extent.contains(&time)).min_by_key(|(_, c)| c.extent.len());
    let before = clauses().rfind(|(_, c)| c.verb.head < time);
    // "sentenced him to six years in prison on Tuesday for taking bribes": not when he took them.
    let owner = owner.filter(|(_, c)| !c.verb.is_gerund() || c.verb.head < time || before.is_none());
    // "came back on, and then, at 1:25 a.m., failed again": of what follows.
    let next = clauses().find(|(_, c)| c.extent.start > time && c.verb.is_finite());
    let next = next.filter(|(_, c)| opens_next(reading, c, reading.tokens_of(mention.span)));
    let (clause, c) = next.or(owner).or(before).or_else(|| clauses().next())?;
    // "will visit Aville, where 45 people died, on Sunday": behind the aside.
    let aside = c.verb.head < time && (c.relative || opens_with_where(reading, c));
    let clause = if aside && behind_comma(reading, time) { c.parent.unwrap_or(clause) } else { clause };
    if let Some(told) = pointed_at(reading, parse, clause, time) {
        return Some((sentence, told));
    }
    Some((sentence, if mention.reports { clause } else { shown(reading, parse, clause) }))
}

/// "It was on Monday that the roof fell in", "A camera caught the moment at 4:12 a.m. when the mast snapped": the clause behind
/// a time that is only pointed at.
fn pointed_at(reading: &Reading<'_>, parse: &Parse, clause: usize, time: usize) -> Option<usize> {
    const MOMENTS: [&str; 5] = ["moment", "instant", "minute", "second", "point"];
    let pointing = &parse.clauses[clause];
    let subject = pointing.subject.map(|p| parse.chunks.phrases[p].head);
    let it = pointing.verb.lemma == "be" && subject.is_some_and(|i| reading.tokens.is(i, "it"));
    let moment = || (time.saturating_sub(3)..time).any(|i| reading.tokens.is_any(i, &MOMENTS));
    let told = parse.clauses.iter().position(|c| c.extent.start > time && c.verb.is_finite())?;
    let opens = parse.clauses[told].extent.start.wrapping_sub(1);
    let led = it && reading.tokens.is_any(opens, &["that", "when"]) || moment() && reading.tokens.is(opens, "when");
    (clause < told && led).then_some(told)
}

/// Whether a time stands between two commas behind "and" or "then", or between "and" and who does something: "It struck on
/// Monday, and on Tuesday rescuers dug on".
fn opens_next(reading: &Reading<'_>, next: &Clause, time: Range<usize>) -> bool {
    let tokens = &reading.tokens;
    let prep = usize::from(tokens.is_any(time.start.wrapping_sub(1), &["on", "in", "at", "by", "around", "after"]));
    let before = time.start.wrapping_sub(1 + prep);
    let links = |i: usize| tokens.is_any(i, &["and", "then", "but"]);
    let between = tokens.is(before, ",") && links(before.wrapping_sub(1)) && tokens.is(time.end, ",");
    let behind = if tokens.is(time.end, ",") { time.end + 1 } else { time.end };
    // "on Monday and Tuesday people queued": one stretch of time.
    let listed = (before.saturating_sub(3)..before).any(|i| reading.time_at(i).is_some()) && prep == 0;
    between || links(before) && next.subject.is_some() && next.extent.start == behind && !listed
}

fn opens_with_where(reading: &Reading<'_>, clause: &Clause) -> bool {
    (clause.extent.start.saturating_sub(1)..=clause.extent.start).any(|i| reading.tokens.is(i, "where"))
}

/// ", on Sunday"
fn behind_comma(reading: &Reading<'_>, time: usize) -> bool {
    let prep = reading.tokens.is_any(time.wrapping_sub(1), &["on", "in", "at", "late", "early"]);
    reading.tokens.is(time.wrapping_sub(1 + usize::from(prep)), ",")
}

/// "had to be rescued on Sunday": down to what had to be done. "pictures show him on Sunday boarding his train", "the year saw him travel": down to the deed that is seen, and to the
/// one that it serves.
fn shown(reading: &Reading<'_>, parse: &Parse, clause: usize) -> usize {
    let child =
        |of: usize, fits: fn(&Clause) -> bool| parse.clauses.iter().position(|c| c.parent == Some(of) && fits(c));
    let verb = &parse.clauses[clause].verb;
    // "On Sunday two men had to be rescued", "at noon calls began to come in": what had to be done, and what began.
    let raised =
        child(clause, |c| c.verb.is_infinitive()).filter(|&c| parse.clauses[c].verb.tokens.start == verb.tokens.end);
    if let Some(raised) =
        raised.filter(|_| matches!(verb.lemma, "have" | "be" | "begin" | "start" | "continue" | "manage"))
    {
        return raised;
    }
    if !matches!(verb.lemma, "show" | "see" | "capture" | "film" | "picture") {
        return clause;
    }
    let Some(seen) = child(clause, |c| c.verb.is_gerund() || !c.verb.is_finite() || c.verb.tokens.len() == 1) else {
        return clause;
    };
    // "Debris is seen on Sunday after a storm tore through the town": when the picture was taken.
    if reading.tokens.is_any(parse.clauses[seen].extent.start.wrapping_sub(1), &["after", "before", "since", "as"]) {
        return clause;
    }
    child(seen, |c| c.verb.is_infinitive()).unwrap_or(seen)
}

/// A date that lies more than a month and a half before the publication: not of the news that is reported.
pub(crate) fn is_long_past(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let Some(published) = reading.published else { return is_of_another_week(reading, time) };
    let Some((_, end)) = time.time.interval() else { return false };
    let days = published.date.until(end.date()).map_or(0, |span| span.get_days());
    days < -45 && is_date(time) && !is_of_edition(reading, time)
}

/// "the Nordcup 2020 final", in a report that opens with the Nordcup 2020: a year that is part of a name, whenever what is so
/// named is held.
pub(crate) fn is_of_edition(reading: &Reading<'_>, mention: &TimeMention) -> bool {
    let year = reading.tokens_of(mention.span);
    let Some(name) = year.start.checked_sub(1).filter(|_| year.len() == 1 && year.end < reading.tokens.len()) else {
        return false;
    };
    let tokens = &reading.tokens;
    let plain = |i: usize| {
        let word = tokens.word(i);
        word.len() > 2 && word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase)
    };
    let named = plain(name) && CLOSED.get(tokens, name).is_none() && VERBS.get(tokens, name).is_none();
    let opening = reading.sentences.get(..2).map_or(0..0, |s| s[0].tokens().start..s[1].tokens().end);
    let again =
        |i: usize| tokens.is(i + 1, tokens.word(year.start)) && tokens.word(i).eq_ignore_ascii_case(tokens.word(name));
    mention.time.granularity() == Granularity::Year
        && named
        && reading.time_at(name).is_none()
        && opening.into_iter().any(again)
}

/// "In September", "in December 2003" in a text that nobody knows the day of: whose news is of a "Sunday", that of a month
/// is older.
fn is_of_another_week(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let of_week = |t: &TimeMention| t.time.timex3().starts_with("XXXX-WXX-");
    let coarse = matches!(time.time.granularity(), Granularity::Month | Granularity::Year);
    coarse && is_date(time) && reading.times.iter().any(of_week)
}
