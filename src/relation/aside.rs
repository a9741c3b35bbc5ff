//! Which other event a figure is of: one before, one elsewhere, one that is only named beside what the article is about.

use crate::event::{goes_on, is_date, is_long_past, single, time_clause};
use crate::text::Sentence;
use crate::time::{Time, TimeMention};

use super::page::Page;

/// The event of "in a separate accident" and "elsewhere".
pub(super) const ASIDE: &str = "aside";

/// "a bridge built in 1962": since when it stands, whatever is told of it.
fn is_of_making(page: &Page<'_, '_>, time: usize) -> bool {
    (time.saturating_sub(3)..time).any(|i| {
        page.is(i, &["built", "founded", "opened", "born", "created", "established", "made", "introduced", "completed"])
    })
}

/// "brought down a 19th-century tower", "under a 2015 law": when what stands behind it was made, but "the 2015 quake" was then.
fn is_of_thing(page: &Page<'_, '_>, time: &std::ops::Range<usize>) -> bool {
    let Some(phrase) = page.phrase(time.start) else { return false };
    let noun = crate::syntax::lexicon::singular(&page.reading.tokens.word(phrase.head).to_lowercase());
    let thing = matches!(
        noun.as_str(),
        "tower"
            | "building"
            | "church"
            | "temple"
            | "palace"
            | "castle"
            | "bridge"
            | "house"
            | "law"
            | "treaty"
            | "monument"
            | "landmark"
            | "cathedral"
            | "fort"
            | "fortress"
            | "mosque"
            | "monastery"
            | "act"
            | "agreement"
            | "book"
            | "film"
    );
    thing && phrase.head >= time.end
}

/// "The tower, which is 90 m high, burned in 1962", "The firm employs 400 people and earned 2 million in 2021": what is
/// so now, whatever else the sentence dates.
fn is_so_now(page: &Page<'_, '_>, at: usize) -> bool {
    let Some(verb) = page.clause_at(at).map(|c| &c.clause().verb) else { return false };
    let present = page.is(verb.head, &["is", "are", "has", "have"]);
    verb.is_finite() && !verb.passive && (present || !verb.past)
}

/// "promised 2 million for the town, where floods had killed 40 people in October": the time of an aside that does not
/// hold the figure.
pub(super) fn is_of_aside(page: &Page<'_, '_>, time: &TimeMention, at: usize) -> bool {
    let Some((sentence, clause)) = time_clause(page.reading, time) else { return false };
    let clauses = &page.reading.parses[sentence].clauses;
    // "the five hours that Roe needed to win in 2008": what serves the aside is told in it.
    let served = clauses[clause].parent.filter(|&p| clauses[clause].verb.is_infinitive() && clauses[p].relative);
    let clause = served.unwrap_or(clause);
    let aside = &clauses[clause];
    let opens = aside.extent.start;
    // "the strongest since records began in 1885"
    let since = page.is(opens, &["since"]) || page.is(opens.wrapping_sub(1), &["since"]);
    let linked = page.is(opens.wrapping_sub(1), &["where", "when"]) || page.is(opens, &["where"]);
    let relative = aside.relative || linked || since;
    let told = page.clause_at(at).filter(|told| told.sentence == sentence).map(|told| told.clause);
    // What hangs on the aside is told in it.
    let within = told.is_some_and(|told| told == clause || clauses[told].parent == Some(clause));
    relative && !within && at < page.reading.tokens_of(time.span).start && !aside.extent.contains(&at)
}

pub(super) fn other_event(page: &Page<'_, '_>, at: usize, main: Option<&str>) -> Option<String> {
    let here = page.reading.sentence_of(at);
    let sentence = &page.reading.sentences[here];
    let tokens = sentence.tokens();
    // "The first, in 2009, failed. Nobody was hurt.", "The Ridge Fire killed two. It was 52 percent contained."
    let then = (tokens.start..at + 4).any(|i| page.is(i, &["thereby"]));
    let again = then
        || page.is(tokens.start, &["it", "its", "nobody", "none", "no"])
        // "The express left the rails in 1943. That train had 13 cars."
        || page.is(tokens.start, &["that", "those"]) && page.phrase(tokens.start + 1).is_some()
        || goes_on(page.reading, page.events.main_kind, here);
    let goes_on = here > 0 && again;
    let before = || page.reading.sentences[here - 1].tokens();
    let undated = !tokens.clone().any(|i| page.reading.time_at(i).is_some_and(is_date));
    let telling = if goes_on && undated { before().start..tokens.end } else { tokens.clone() };
    let before_it = |range: &std::ops::Range<usize>, words: &[&str]| {
        (range.start.saturating_sub(2)..range.start).any(|i| page.is(i, words))
    };
    let mut past = telling.filter_map(|i| page.reading.time_at(i)).filter(|t| {
        let range = page.reading.tokens_of(t.span);
        // "6 % more than in 2024" is not of 2024.
        is_long_past(page.reading, t)
            && !is_of_making(page, range.start)
            && !is_of_thing(page, &range)
            && !super::sale::is_of_work(page, range.clone())
            && !is_of_aside(page, t, at)
            // "12 euros, 30 percent over the closing price on April 30"
            && !(range.start.saturating_sub(4)..range.start).any(|i| page.is(i, &["price", "close", "closing"]))
            && !before_it(&range, &["than"])
            && !is_of_compared(page, at, range.start)
            && (!before_it(&range, &["since"])
                // "the deadliest since 2007, when 596 died", "since the 2007 flood, which killed 596"
                || (range.end..at)
                    .take_while(|&i| page.reading.time_at(i).is_none())
                    .any(|i| page.is(i, &["when", "which", "that"])))
    });
    // "The quake of 2003 razed Aville, and in 2011 one of magnitude 6.4 hit Btown": the one named last before the figure.
    let first = past.next();
    let past = past.take_while(|t| page.reading.tokens_of(t.span).start <= at).last().or(first);
    if let Some(time) = past.filter(|_| !is_so_now(page, at)) {
        return Some(format!("of {}", year(&time.time).unwrap_or(time.time.text())));
    }
    if is_of_last(page, &tokens, at) {
        return Some(ASIDE.to_owned());
    }
    // "The raid comes a month after a gang had stolen 3 million": nobody can tell which other event it is.
    let since = |i: usize| {
        page.is(i, &["after", "since"])
            && page.is(i.wrapping_sub(1), &["week", "weeks", "month", "months", "year", "years", "decade", "decades"])
            && page.clause_at(at).is_some_and(|c| c.clause().verb.head > i && !c.clause().relative)
    };
    if (tokens.start..at).any(since)
        && tokens.clone().take(12).any(|i| page.is(i, &["come", "comes", "came", "follows"]))
    {
        return Some(ASIDE.to_owned());
    }
    let aside = |i: usize| {
        page.is(i, &["separately", "elsewhere"])
            || page.is(i, &["also"]) && page.reading.sentences[page.reading.sentence_of(i)].tokens().start == i
            || page.is(i, &["separate"]) && page.is(i.wrapping_sub(1), &["a"])
    };
    let other = |s: usize| page.events.is_other(s, &page.reading.parses[s]);
    if other(here) || goes_on && other(here - 1) {
        return Some(ASIDE.to_owned());
    }
    // What is told aside goes on for a sentence, and no further than its paragraph: many pages have but one.
    let before = page.reading.sentences[..=here].iter().rev().take(2);
    let mut goes_on = before.take_while(|s| s.paragraph() == sentence.paragraph());
    if goes_on.any(|s| s.tokens().take(3).any(aside)) {
        return Some(ASIDE.to_owned());
    }
    // "Aftershocks shook the region as the death toll rose to 31": the toll is that of what it is all about.
    let toll = |i: usize| page.is(i, &["toll"]) && !page.is(i + 1, &["of", "from", "in"]);
    if (at.saturating_sub(6).max(tokens.start)..at).any(toll) {
        return None;
    }
    // "Another 31 were killed in other parts of the country": in none of those that it is about.
    let clause = page.clause_at(at).map_or(tokens.clone(), |c| c.clause().extent.clone());
    let elsewhere = |i: usize| {
        let other = page.is(i, &["other"]) && page.is(i.wrapping_sub(1), &["in", "across"]);
        other && page.is(i + 1, &["parts", "areas", "regions", "districts", "provinces", "cities", "towns", "places"])
    };
    if (at..clause.end.max(at)).any(elsewhere) {
        return Some(ASIDE.to_owned());
    }
    // What a storm did is told of the flood that it brought.
    let brought = |kind: &str| matches!((kind, main), ("storm", Some("flood")) | ("earthquake", Some("tsunami")));
    another_kind(page, here, at, main).filter(|kind| !opens_with(page, kind) && !brought(kind))
}

/// "the worst attack since the station bombings, in which 43 people died": those of the last one before.
fn is_of_last(page: &Page<'_, '_>, sentence: &std::ops::Range<usize>, at: usize) -> bool {
    let Some(since) = (sentence.start..at).rev().find(|&i| page.is(i, &["since"])) else { return false };
    let event = |i: usize| {
        let word = page.reading.tokens.word(i).to_lowercase();
        crate::event::kind_of_noun(&crate::syntax::lexicon::singular(&word)).is_some()
    };
    let noun = (since + 1..at.min(since + 8)).find(|&i| event(i));
    noun.is_some_and(|noun| (noun + 1..at.min(noun + 5)).any(|i| page.is(i, &["which", "that", "when", "where"])))
}

/// "61.4 percent, up from 52.9 percent in 2026": the year of what the figure is held against.
fn is_of_compared(page: &Page<'_, '_>, at: usize, time: usize) -> bool {
    let figure = |i: usize| page.reading.quantity_at(i).is_some();
    (at + 1..time).any(|i| {
        let against = page.is(i, &["from", "against", "than", "versus", "with", "to"]);
        against && (figure(i + 1) || page.is(i + 1, &["the", "a", "about", "some"]) && figure(i + 2))
    })
}

/// Whether the first two sentences tell of this kind too: "A bomb attack killed three as police broke up a rally" is a
/// report of both. An aftershock is always of something else.
fn opens_with(page: &Page<'_, '_>, kind: &str) -> bool {
    let first = page.reading.sentences.iter().take(2).flat_map(Sentence::tokens);
    kind != "aftershock" && first.into_iter().any(|i| single(page.reading, i) == Some(kind))
}

/// The kind of event, other than the main one, that the words around a figure tell of.
fn another_kind(page: &Page<'_, '_>, here: usize, at: usize, main: Option<&str>) -> Option<String> {
    let tokens = page.reading.sentences[here].tokens();
    // "followed by dozens of aftershocks, the strongest a 5.1 quake"
    let of_them = (tokens.start..at).rev().find(|&i| page.is(i, &["aftershocks"]));
    let most = |i: usize| {
        page.is(i, &["strongest", "largest", "biggest"])
            && page.is(i - 1, &["the"])
            && page.is(i.saturating_sub(2), &[",", ";", "with", "including"])
    };
    // "Strong aftershocks go on. One of them measured 5.1": of the sentence before.
    let one = |i: usize| page.is(i, &["one"]) && page.is(i + 1, &["of"]) && page.is(i + 2, &["them", "these", "which"]);
    let one_of = (tokens.start..at).find(|&i| one(i));
    let before = || {
        let last = &page.reading.sentences[here.checked_sub(1).filter(|_| one_of == Some(tokens.start))?];
        last.tokens().rev().find(|&i| page.is(i, &["aftershocks"]))
    };
    let them = of_them.filter(|&of| (of + 1..at).any(most) || one_of.is_some_and(|one| one > of)).or_else(before);
    if them.is_some() {
        return Some("aftershock".to_owned());
    }
    // "58 aftershocks above magnitude 3": what stands beside the figure says most.
    let beside = (at.saturating_sub(4).max(tokens.start)..(at + 4).min(tokens.end))
        .min_by_key(|&i| (if single(page.reading, i).is_some() { i.abs_diff(at) } else { usize::MAX }, i));
    if let Some(kind) = beside.and_then(|i| single(page.reading, i)) {
        // An aftershock is always of something else.
        return (kind == "aftershock" || Some(kind) != main && main.is_some()).then(|| kind.to_owned());
    }
    // "An avalanche hit the camp, killing 17 climbers and injuring 61", "The aftershock shook Aville. It was 10 km deep."
    let subject = |s: usize, p: usize| single(page.reading, page.reading.parses[s].chunks.phrases[p].head);
    let told = page.clause_at(at).and_then(|c| subject(c.sentence, c.clause().subject?));
    let again = || {
        let it = page.is(tokens.start, &["it", "its"]) && here > 0;
        let before = here.checked_sub(1).filter(|_| it)?;
        subject(before, page.reading.parses[before].clauses.first()?.subject?)
    };
    if let Some(kind) = told.or_else(again).filter(|k| main.is_some_and(|m| m != *k)) {
        return Some(kind.to_owned());
    }
    let clause = page.clause_at(at).map_or(tokens.clone(), |c| c.clause().extent.clone());
    let mut kinds = clause.filter_map(|i| single(page.reading, i)).peekable();
    // "A train derailed near Aville; nobody was hurt", in a report of a flood.
    let told = |c: usize| {
        let event = page.events.get(page.events.of_clause(here, c)?);
        let physical = matches!(event.kind.as_str(), "crash" | "explosion" | "eruption" | "attack" | "fire");
        crate::event::kind(&event.kind).filter(|_| physical).map(|k| k.id)
    };
    let told: Vec<_> = (0..page.reading.parses[here].clauses.len()).filter_map(told).collect();
    if kinds.peek().is_none() {
        let elsewhere = main.is_some_and(|m| !told.contains(&m) && !matches!(m, "launch" | "takeover"));
        let first = told.first().filter(|_| elsewhere)?;
        return Some((*first).to_owned());
    }
    let first = *kinds.peek()?;
    (main.is_some_and(|m| kinds.all(|k| k != m))).then(|| first.to_owned())
}

/// The year that a time lies in, where that is known: "in September" of a text without a date is of none.
pub(super) fn year(time: &Time) -> Option<&str> {
    time.timex3().get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}
