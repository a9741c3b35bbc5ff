//! Which of their titles, terms, awards it is that somebody wins: "her third Oscar", "a second major for the Spaniard".

use std::sync::LazyLock;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::number::OrdinalMention;
use crate::syntax::lexicon::{Tag, singular};
use crate::syntax::{Chunk, Clause, Parse, Phrase};
use crate::text::table::{WordMap, rows};
use crate::value::{Quantity, Value};

use super::ordinal::{BEHIND, doer, in_a_row, owner, whose};
use super::page::{At, Draft, Page};
use super::standing;
use super::versus::plays;

/// What is won, held or made, and the word that stands for it.
static HONOURS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("honours.tsv")).map(|row| (row[0], row[1]))));

/// Verbs by which a title is won, so that the name of a contest is enough: "won her first Open".
const WINS: [&str; 15] = [
    "win", "claim", "take", "clinch", "secure", "lift", "seal", "earn", "collect", "capture", "pocket", "land", "bag",
    "add", "grab",
];

/// Verbs of somebody who has not got it yet, and of somebody who keeps him from it.
const SEEKS: [&str; 12] =
    ["seek", "chase", "pursue", "target", "eye", "miss", "keep", "deny", "stop", "prevent", "want", "hope"];

/// "were on Sunday crowned the new champions": so many tokens stand between at most.
const CROWNED: usize = 6;

/// Nouns of what he does to get it.
const QUESTS: [&str; 9] = ["bid", "quest", "hunt", "chase", "hope", "pursuit", "shot", "chance", "attempt"];

/// The honour that phrase `p` ranks.
pub(super) fn extract(page: &Page<'_, '_>, parse: &Parse, p: usize, ordinal: &OrdinalMention) -> Option<Draft> {
    let phrase = &parse.chunks.phrases[p];
    let tokens = page.reading.tokens_of(ordinal.span);
    let at = page.clause_at(tokens.start);
    // "the third league title overall": of all that they have.
    let overall = page.is(phrase.head, &["overall"]);
    let last = if overall { phrase.head - 1 } else { phrase.head };
    if phrase.is_time
        || !(overall || is_one(page, phrase, tokens.start))
        || in_a_row(page, phrase.tokens.start..(phrase.tokens.end + BEHIND).min(parse.tokens.end))
    {
        return None;
    }
    let head = page.reading.tokens.word(last);
    let named = || page.reading.mention_at(last).is_some_and(|m| m.form == Form::Name && m.tokens.start >= tokens.end);
    let what = match HONOURS.find(&singular(head)) {
        Some(what) if last >= tokens.end => *what,
        _ if last >= tokens.end && named() && at.is_some_and(|at| wins(at, p)) => "title",
        _ => return None,
    };
    let who = denied(page, at, p)
        .or_else(|| at.and_then(|at| led(page, at, p)))
        .or_else(|| at.and_then(|at| winner(page, at, p)))
        .or_else(|| owner(page, parse, p))
        .or_else(|| whose(page, parse, p, phrase.tokens.end))
        .or_else(|| hangs_on(parse, p).and_then(|q| owner(page, parse, q)))
        .or_else(|| at.and_then(|at| doer(page, at, p)))
        .or_else(|| at.and_then(|at| for_whom(page, at)));
    // "the club's second title": of one of them, and the noun does not tell which.
    let who = who.filter(|who| what != "title" || matches!(who, Referent::Entity(_)));
    let of = contest(page, parse, p, tokens.end).filter(|_| what == "title");
    let span = at.map_or(ordinal.span, |at| page.span_of(at, page.reading.span(&(tokens.start..phrase.tokens.end))));
    // "A second title", and nobody knows of what; "a third child", and nobody knows whose.
    let open = who.is_none() || what == "title" && of.is_none();
    let draft =
        Draft::new("ordinal", Value::Ordinal(Quantity::whole(ordinal.rank, what)), span, ordinal.span, tokens.start)
            .role("of", Referent::Noun(what.to_owned()))
            .role("who", who)
            .narrowed(of.map(|of| ("at", of)))
            .narrowed(is_sought(page, parse, p, at).then(|| ("stage", "sought".to_owned())));
    Some(if open { draft.alone() } else { draft })
}

/// "For Aville it is the third title": who has it, said first.
fn for_whom(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let phrases = &at.parse.chunks.phrases;
    let said = at.clause().preps.iter().find(|&&q| phrases[q].prep == Some(at.parse.tokens.start))?;
    let whom = page.is(at.parse.tokens.start, &["for"]).then(|| page.filler(at.parse, *said)).flatten();
    whom.filter(|who| matches!(who, Referent::Entity(_)))
}

/// "a second major", "his 13th", "Roe's third"; but "the second title of the evening" is one of several that are given.
fn is_one(page: &Page<'_, '_>, phrase: &Phrase, ordinal: usize) -> bool {
    let before = phrase.tokens.start..ordinal;
    let the = before.clone().any(|i| page.is(i, &["the", "this", "that", "every", "each"]));
    phrase.possessor.is_some() || !the
}

/// Whether the clause says that it is won: "pocketed his first Open and second Masters".
fn wins(at: At<'_>, p: usize) -> bool {
    let objects = &at.clause().objects;
    let listed = || objects.iter().any(|&o| crate::syntax::listed(&at.parse.chunks, o).contains(&p));
    WINS.contains(&at.clause().verb.lemma) && (objects.contains(&p) || listed())
}

/// "led Aland to a sixth title": those who are led win it.
fn led(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    const LEADS: [&str; 14] = [
        "lead", "guide", "carry", "steer", "take", "inspire", "fire", "power", "help", "propel", "coach", "send",
        "push", "bring",
    ];
    let clause = at.clause();
    let to = at.parse.chunks.phrases[p].prep.is_some_and(|t| page.is(t, &["to"]));
    let whom = clause.objects.first().filter(|&&o| o < p && to && LEADS.contains(&clause.verb.lemma))?;
    page.filler(at.parse, *whom)
}

/// "Roe won her first Open": what stands before the noun is a pronoun, and the subject of the clause is who wins. Behind a
/// comma that is who the sentence speaks of: "Roe ended the streak that Lind had, claiming her first title". Who "beat Lind
/// to win her first title" is not Lind.
fn winner(page: &Page<'_, '_>, at: At<'_>, p: usize) -> Option<Referent> {
    let clause = at.clause();
    let clauses = &at.parse.clauses;
    if !wins(at, p) {
        return None;
    }
    let beaten = |c: &Clause| clause.subject.is_some_and(|s| c.objects.contains(&s)) && plays(c.verb.lemma);
    let beats = clauses[..at.clause].iter().rposition(beaten).filter(|_| page.is(clause.verb.tokens.start, &["to"]));
    let possessor = at.parse.chunks.phrases[p].possessor.as_ref();
    let own = possessor.is_some_and(|r| page.is(r.start, &["his", "her", "its", "their"]));
    let before = clause.chunk.checked_sub(1).map(|k| &at.parse.chunks.list[k]);
    let loose = clause.verb.is_gerund() && matches!(before, Some(Chunk::Mark(',') | Chunk::Link(Tag::Conj)));
    let main = clauses.iter().position(|c| c.verb.is_finite() && c.subject.is_some());
    let whose = beats.or(main.filter(|_| own && loose)).or(own.then_some(at.clause))?;
    page.subject(At { clause: whose, ..at }).filter(|who| matches!(who, Referent::Entity(_)))
}

/// "took the World Cup for the fourth time", "were crowned world champions for the third time": that makes as many titles.
pub(super) fn again(page: &Page<'_, '_>, ordinal: &OrdinalMention, at: At<'_>) -> Option<Draft> {
    let clause = at.clause();
    let phrases = &at.parse.chunks.phrases;
    let mut behind = clause.verb.tokens.start..clause.verb.tokens.end + CROWNED;
    let titled = || clause.verb.passive || matches!(clause.verb.lemma, "be" | "become");
    let won = if let Some(champions) = behind.find(|&i| page.is(i, &["champions", "champion"])) {
        at.parse.phrase_at(champions).filter(|_| titled())?
    } else {
        let won = *clause.objects.first().filter(|_| WINS.contains(&clause.verb.lemma) && !clause.verb.passive)?;
        let head = singular(&page.reading.tokens.word(phrases[won].head).to_lowercase());
        let named = page.reading.mention_at(phrases[won].head);
        let contest = named.is_some_and(|m| m.form == Form::Name && m.kind == EntityKind::Event);
        Some(won).filter(|_| contest || HONOURS.find(&head).is_some_and(|what| *what == "title"))?
    };
    let contest = contest(page, at.parse, won, phrases[won].tokens.start);
    let who = page.subject(at).filter(|who| matches!(who, Referent::Entity(_)));
    let open = who.is_none() || contest.is_none();
    let draft = standing::draft(page, "ordinal", ordinal, "title").role("of", Referent::Noun("title".to_owned()));
    let draft = draft.role("who", who).narrowed(contest.map(|at| ("at", at)));
    Some(if open { draft.alone() } else { draft })
}

/// "kept Lind from an eighth title", "kept Lind from collecting it", "denied Lind an eighth title": who does not get it.
fn denied(page: &Page<'_, '_>, at: Option<At<'_>>, p: usize) -> Option<Referent> {
    let at = at?;
    let parent = at.clause().parent.filter(|_| at.clause().verb.is_gerund()).map(|c| &at.parse.clauses[c]);
    let clause = parent.unwrap_or(at.clause());
    let denies = matches!(clause.verb.lemma, "keep" | "deny" | "stop" | "prevent" | "rob") && !clause.verb.passive;
    let whom = clause.objects.first().filter(|&&o| denies && o != p)?;
    page.filler(at.parse, *whom)
}

/// The phrase before one that hangs on it: "Roe's bid for a 13th title".
fn hangs_on(parse: &Parse, p: usize) -> Option<usize> {
    let before = p.checked_sub(1)?;
    let prep = parse.chunks.phrases[p].prep?;
    (parse.chunks.phrases[before].tokens.end == prep).then_some(before)
}

/// Of which contest it is a title: "first Harlow title", "first championship at Harlow", "second major".
fn contest(page: &Page<'_, '_>, parse: &Parse, p: usize, from: usize) -> Option<String> {
    let phrase = &parse.chunks.phrases[p];
    let capital = |i: &usize| page.reading.tokens.get(*i).is_some_and(crate::text::Token::is_capitalized);
    let words = |i: usize| page.reading.tokens.word(i).to_lowercase();
    let own: Vec<String> = (from..phrase.tokens.end).filter(capital).map(words).collect();
    let behind = parse.chunks.phrases.get(p + 1).filter(|q| q.prep == Some(phrase.tokens.end));
    let at = behind.filter(|q| q.prep.is_some_and(|t| page.is(t, &["at", "in", "of"])) && capital(&q.head));
    let name = match () {
        () if (from..phrase.tokens.end).any(|i| page.is(i, &["major"])) => return Some("major".to_owned()),
        () if !own.is_empty() => own.join(" "),
        () => at?.tokens.clone().filter(capital).map(words).collect::<Vec<_>>().join(" "),
    };
    // Of tennis and of golf, a Grand Slam tournament is a major.
    Some(if name.starts_with("grand slam") { "major".to_owned() } else { name })
}

/// "in his bid for a 13th title", "kept him from an eighth title", "was after a fifth": he has not got it.
fn is_sought(page: &Page<'_, '_>, parse: &Parse, p: usize, at: Option<At<'_>>) -> bool {
    let quest = |q: usize| QUESTS.contains(&singular(page.reading.tokens.word(parse.chunks.phrases[q].head)).as_str());
    let prep = parse.chunks.phrases[p].prep;
    let Some(at) = at else { return hangs_on(parse, p).is_some_and(quest) };
    let seeks = |lemma: &str| SEEKS.contains(&lemma);
    let parent = at.clause().parent.map(|c| &parse.clauses[c].verb);
    let after = || at.clause().verb.lemma == "be" && prep.is_some_and(|t| page.is(t, &["after"]));
    hangs_on(parse, p).is_some_and(quest)
        || seeks(at.clause().verb.lemma)
        || parent.is_some_and(|v| seeks(v.lemma))
        || after()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("honours.tsv")).all(|row| row.len() == 2));
    }
}
