//! What an election came to: who got which share of the vote, how many of those entitled voted, how far the count is, what
//! was needed.

use std::ops::Range;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::table::{WordLists, WordMap, rows};
use crate::unit::Dimension;

use super::owner::{bracketed, whose};
use super::page::{At, Page};
use super::percent::Percent;

/// Verbs of an election, and how each stands to a share of the vote: "get" (its subject gets it), "win" (so does its subject,
/// "with" it), "name" (who is named a winner with it), "give" (it gives somebody a share).
static VERBS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("ballot.tsv")).map(|row| (row[0], row[1]))));

/// Words of an election, and what each is of it.
static WORDS: LazyLock<WordLists> = LazyLock::new(|| WordLists::new(include_str!("election.tsv")));

/// From here on a count is as good as done.
const NEARLY: f64 = 98.0;
/// Below this it is one of many that the evening sees.
const EARLY: f64 = 90.0;

/// Whether token `i` is in a list of the words of an election.
fn is(page: &Page<'_, '_>, i: usize, list: &str) -> bool {
    WORDS.hold(&page.reading.tokens, i, list)
}

/// Whether an article tells of an election: two words of one.
fn tells_of_election(page: &Page<'_, '_>) -> bool {
    let mut told = (0..page.reading.tokens.len()).filter(|&i| is(page, i, "election"));
    let Some(first) = told.next().map(|i| page.reading.tokens.word(i).to_lowercase()) else { return false };
    told.any(|i| !page.is(i, &[&first]))
}

/// What stands behind a figure up to a comma or the next figure.
fn behind(page: &Page<'_, '_>, end: usize, reach: usize) -> Range<usize> {
    let sentence = page.reading.sentences[page.reading.sentence_of(end - 1)].tokens();
    let stop = |&i: &usize| page.is(i, &[",", ";", ":", ".", "(", ")"]) || page.reading.quantity_at(i).is_some();
    end..(end..(end + reach).min(sentence.end)).find(stop).unwrap_or((end + reach).min(sentence.end))
}

/// "62 % of the ballots counted", "98 % of precincts reporting".
fn is_counted(page: &Page<'_, '_>, end: usize) -> bool {
    let behind = behind(page, end, 9);
    let ballots = behind.clone().find(|&i| is(page, i, "ballots"));
    // "with 62 % counted"
    let at_once = page.is(end, &["counted", "tallied"]);
    at_once || page.is(end, &["of"]) && ballots.is_some_and(|at| (at + 1..behind.end).any(|i| is(page, i, "done")))
}

/// "With 62 % of the ballots counted": how far a count had come by which the sentence gives what somebody got; none where
/// hardly any were left.
pub(super) fn counted(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let here = page.reading.sentence_of(figure);
    let shares = |s: usize| {
        let found = page.reading.sentences[s].tokens().filter_map(|i| page.reading.quantity_at(i));
        found.filter(|q| q.quantity.dimension() == Dimension::Percent && !page.tokens_of(q).contains(&figure))
    };
    let far = |s: usize| shares(s).find(|q| is_counted(page, page.tokens_of(q).end));
    // "With 62 % of the ballots counted, she had 54 %. Her rival had 46 %."
    let last = || far(here.checked_sub(1)?).filter(|q| shares(here - 1).any(|other| other.span != q.span));
    let share = far(here).or_else(last)?.quantity.low().filter(|share| *share < NEARLY)?;
    Some(format!("{share} % counted"))
}

/// Reads a percentage of an election; none where it is of something else.
pub(super) fn read(page: &Page<'_, '_>, quantity: &QuantityMention, at: Option<At<'_>>) -> Option<Percent> {
    let figure = page.tokens_of(quantity);
    let of_vote = of_vote(page, figure.end);
    if of_vote.is_none() && !tells_of_election(page) {
        return None;
    }
    let round = round(page, &figure);
    let noun = |noun: &str| Some(Referent::Noun(noun.to_owned()));
    let read = |what: &'static str, of: Option<Referent>| Percent { round, ..Percent::of(what, of) };
    if is_counted(page, figure.end) {
        let early = quantity.quantity.low().is_none_or(|share| share < EARLY);
        return Some(read("counted", noun("ballot").filter(|_| !early)));
    }
    let near = behind(page, figure.end, 3);
    let needed = |i: usize| page.is(i, &["mark", "threshold", "hurdle", "barrier", "needed", "required"]);
    if near.clone().any(needed) {
        return Some(Percent::of("hurdle", noun("vote")));
    }
    if of_vote.is_none() && is_turnout(page, &figure) {
        return Some(Percent { segment: voters(page, figure.end), ..read("turnout", noun("vote")) });
    }
    let end = of_vote.unwrap_or(figure.end);
    let got = getter(page, quantity, end, at).filter(|who| contests(page, who));
    let fallback = || whose(page, quantity).or_else(|| page.subject(at?));
    let of = got.or_else(|| of_vote.and_then(|_| fallback()));
    (of.is_some() || of_vote.is_some()).then(|| Percent { stage: poll(page, &figure), ..read("vote", of) })
}

/// Where "of the vote" ends behind a figure.
fn of_vote(page: &Page<'_, '_>, end: usize) -> Option<usize> {
    let of = page.is(end, &["of"]).then(|| (end + 1..end + 5).find(|&i| is(page, i, "votes")))?;
    let bare = || page.is(end, &["vote", "votes"]).then_some(end);
    of.or_else(bare).map(|vote| vote + 1)
}

/// "The turnout was 61 %", "a 61 % turnout", "61 % of those entitled voted".
fn is_turnout(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    // "71 % at home and 38 % abroad"
    let listed = page.is(figure.start.wrapping_sub(1), &["and"]);
    let other = |&i: &usize| page.reading.quantity_at(i).is_some() && !listed;
    let reach = if listed { 9 } else { 18 };
    let before = (figure.start.saturating_sub(reach).max(start)..figure.start).rev().take_while(|i| !other(i));
    let entitled = behind(page, figure.end, 6);
    let can = ["entitled", "eligible", "registered"];
    before.chain(behind(page, figure.end, 2)).any(|i| is(page, i, "turnout"))
        || page.is(figure.end, &["of"]) && entitled.clone().any(|i| page.is(i, &can))
}

/// "71 % at home and 38 % abroad": which of the voters.
fn voters(page: &Page<'_, '_>, end: usize) -> Option<String> {
    const WHERE: [(&str, &str); 6] = [
        ("abroad", "abroad"),
        ("overseas", "abroad"),
        ("expatriates", "abroad"),
        ("home", "home"),
        ("country", "home"),
        ("domestically", "home"),
    ];
    let found = behind(page, end, 3).find_map(|i| WHERE.iter().find(|(word, _)| page.is(i, &[word])));
    found.map(|(_, place)| (*place).to_owned())
}

/// Who got the share.
fn getter(page: &Page<'_, '_>, quantity: &QuantityMention, end: usize, at: Option<At<'_>>) -> Option<Referent> {
    const HEDGES: [&str; 13] = [
        "about", "around", "some", "roughly", "nearly", "almost", "just", "over", "under", "only", "more", "less",
        "than",
    ];
    const ENDS: [&str; 8] = ["and", "while", "in", "after", "with", "to", "against", "at"];
    let figure = page.tokens_of(quantity);
    let entity = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name && m.kind != EntityKind::Place)?;
        mention.local.map(Referent::Entity)
    };
    if let Some(name) = bracketed(page, &figure) {
        return name.local.map(Referent::Entity);
    }
    // "47 % for her rival"
    let parse = page.parse_at(figure.start);
    let behind = parse
        .phrase_from(end + 1)
        .filter(|&p| page.is(end, &["for"]) && parse.chunks.phrases[p].tokens.start == end + 1);
    // "her rival's 47 %", and not "the firm's 47 % stake"
    let ends =
        end > figure.end || !page.reading.tokens.word(end).starts_with(char::is_alphabetic) || page.is(end, &ENDS);
    let own = || whose(page, quantity).filter(|_| ends);
    if let Some(who) = behind.and_then(|p| page.filler(parse, p)).or_else(own) {
        return Some(who);
    }
    // "put Ana Roe at 52 %", "her rival, Bo Lind, at 47 %"
    let link = (figure.start.saturating_sub(4)..figure.start).rev().find(|&i| !page.is(i, &HEDGES))?;
    if page.is(link, &["at", "on", "with"]) {
        let last = (link.saturating_sub(2)..link).rev().find(|&i| !page.is(i, &[","]));
        if let Some(who) = last.and_then(entity) {
            return Some(who);
        }
    }
    let mut at = at?;
    // "Ana Roe won 52 % and Bo Lind 48 %"
    let name = page.reading.mention_at(link).map_or(link, |m| m.tokens.start);
    if page.is(name.wrapping_sub(1), &["and", ",", "while", "but", ";"])
        && (at.parse.tokens.start..name).any(|i| is_share(page, i))
        && let Some(who) = entity(link)
    {
        return Some(who);
    }
    // "gave Ana Roe 52 %"
    if VERBS.find(at.clause().verb.lemma) == Some(&"give")
        && let Some(who) = entity(link)
    {
        return Some(who);
    }
    loop {
        let verb = &at.clause().verb;
        match VERBS.find(verb.lemma) {
            // "took 52 % of the vote": right behind it.
            Some(&"get") if verb.tokens.end <= link + 1 && link <= verb.tokens.end => return subject(page, at),
            Some(&"win") if page.is(link, &["with", "by"]) => return subject(page, at),
            Some(&"name") if page.is(link, &["with"]) => {
                let named = at.clause().objects.iter().filter_map(|&p| page.filler(at.parse, p));
                return named.into_iter().find(|r| matches!(r, Referent::Entity(_)));
            }
            _ => {}
        }
        // "kept her seat by taking 52 %"
        at = At { clause: at.clause().parent.filter(|&p| p < at.clause)?, ..at };
        if !page.is(link, &["with", "by"]) {
            return None;
        }
    }
}

fn is_share(page: &Page<'_, '_>, i: usize) -> bool {
    page.reading.quantity_at(i).is_some_and(|q| q.quantity.dimension() == Dimension::Percent)
}

/// Who does what a clause says; of a gerund who does what it hangs on.
fn subject(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    // "won 28 % in the election and the Greens took 24 %": whoever stands right before the verb.
    let beside = at.parse.chunks.phrases.iter().find(|p| p.tokens.end == at.clause().verb.tokens.start);
    let joined = beside.filter(|p| page.is(p.tokens.start.wrapping_sub(1), &["and", "while"]));
    let named = joined.and_then(|p| page.referent(p)).filter(|r| matches!(r, Referent::Entity(_)));
    named.or_else(|| page.subject(at)).or_else(|| page.subject(At { clause: at.clause().parent?, ..at }))
}

/// Whoever can get votes: no place, no event and no day.
fn contests(page: &Page<'_, '_>, who: &Referent) -> bool {
    const NONE: [&str; 12] = [
        "result", "results", "count", "poll", "survey", "turnout", "vote", "agency", "board", "figure", "voter",
        "tally",
    ];
    match who {
        Referent::Entity(id) => {
            let kind = page.reading.locals.entities[id.0 as usize].kind;
            !matches!(kind, EntityKind::Place | EntityKind::Event | EntityKind::Vehicle)
        }
        Referent::Noun(noun) => !NONE.contains(&noun.as_str()),
        Referent::Event(_) => false,
    }
}

/// "An exit poll gives her 52 %": what is expected, and no result.
fn poll(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let said = |words: &[&str]| sentence.clone().any(|i| page.is(i, words));
    let polled =
        said(&["survey", "surveys", "pollster", "pollsters", "polled", "projected", "projection", "projections"])
            || sentence.clone().any(|i| page.is(i, &["exit", "opinion"]) && page.is(i + 1, &["poll", "polls"]));
    polled.then_some("poll")
}

/// The first round, in a report of the second.
fn round(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<&'static str> {
    let reading = page.reading;
    let second = |i: usize| {
        page.is(i, &["runoff", "run-off", "runoffs"])
            || page.is(i, &["second"]) && page.is(i + 1, &["round"])
            || page.is(i, &["run"]) && page.is(i + 1, &["-"]) && page.is(i + 2, &["off"])
    };
    let first = |i: usize| page.is(i, &["first"]) && (page.is(i + 1, &["round"]) || page.is(i + 2, &["round"]));
    let here = reading.sentence_of(figure.start);
    let sentence = reading.sentences[here].tokens();
    let opening = || reading.sentences.iter().take(OPENING).any(|s| s.tokens().any(second));
    // "In the first round two weeks ago"
    let over = |i: usize| {
        let (end, published) = reading.time_at(i)?.time.interval().map(|(_, end)| end.date()).zip(reading.published)?;
        Some(end.until(published.date).ok()?.get_days() >= LATER)
    };
    if !sentence.clone().any(|i| over(i) == Some(true)) && !opening() {
        return None;
    }
    let fronted = (sentence.start..figure.start.min(sentence.start + 4)).any(first);
    let before = (sentence.start..figure.start).rev().find(|&i| first(i) || second(i));
    let compared = |i: usize| page.is(i, &["than", "after", "since", "from"]);
    let near = behind(page, figure.end, 9);
    let after = near.clone().find(|&i| first(i)).filter(|&i| !(near.start..i).any(compared));
    let last = || here.checked_sub(1).is_some_and(|s| reading.sentences[s].tokens().any(first));
    let told = || sentence.clone().any(second);
    let found = fronted || before.map_or_else(|| after.is_some() || !told() && last(), first);
    found.then_some("first")
}

/// So many sentences open an article: they say of which round it tells.
const OPENING: usize = 4;
/// So many days after a round of an election it is the next one that is told of.
const LATER: i32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("ballot.tsv")) {
            assert!(row.len() == 2 && matches!(row[1], "get" | "win" | "name" | "give"), "{row:?}");
        }
        assert!(rows(include_str!("election.tsv")).all(|row| row.len() == 2));
    }
}
