//! Who plays whom, where a match is one person's against another's: "Roe stunned Lind", "lost to Lind", "the final against
//! Lind".

use std::sync::LazyLock;

use itertools::Itertools;

use crate::entity::{EntityKind, Form, LocalId};
use crate::event::kind_of_noun;
use crate::syntax::{Chunk, Parse, Phrase};
use crate::text::Token;
use crate::text::table::{WordMap, rows};

use super::page::{At, Page};
use super::presence::OPENING;

static VERSUS: LazyLock<WordMap<Vec<&'static str>>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("versus.tsv")).map(|row| (row[0], row[1].split(',').collect()))));

/// Words of a game that teams play.
static OF_TEAMS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("teams.tsv")));

/// Between a verb and the one who is beaten stand so many tokens at most: "edged past the defending champion Ana Roe".
const NEAR: usize = 7;

/// Whether a verb is one of playing another.
pub(super) fn plays(lemma: &str) -> bool {
    VERSUS.find(lemma).is_some()
}

/// The two of whom most clauses say that they play each other; of pairs that are told of alike the first. Not in a match of
/// teams, where "Roe beat Lind from the spot" tells of a shot.
pub(super) fn players(page: &Page<'_, '_>) -> Option<[LocalId; 2]> {
    let teams = page.clauses().take_while(|at| at.sentence < OPENING).any(|at| of_teams(page, at));
    if teams || (0..page.reading.tokens.len()).any(|i| OF_TEAMS.get(&page.reading.tokens, i).is_some()) {
        return None;
    }
    let by_verb = page.clauses().filter_map(|at| Some((at.sentence, by_verb(page, at)?)));
    let by_noun = page.reading.parses.iter().enumerate().filter_map(|(n, parse)| Some((n, by_noun(page, parse)?)));
    let mut pairs: Vec<([LocalId; 2], usize)> = Vec::new();
    let kind = |id: LocalId| page.reading.locals.entities[id.0 as usize].kind;
    let people = |a: LocalId, b: LocalId| a != b && [a, b].iter().any(|&id| kind(id) == EntityKind::Person);
    for (sentence, (a, b)) in by_verb.chain(by_noun).filter(|(_, (a, b))| people(*a, *b)) {
        let pair = if a < b { [a, b] } else { [b, a] };
        // Further down other matches are told of.
        let told = 1 + usize::from(sentence < OPENING);
        match pairs.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, before)) => *before += told,
            None => pairs.push((pair, told)),
        }
    }
    let most = pairs.iter().map(|(_, told)| *told).max().filter(|&most| most > 1)?;
    pairs.into_iter().find(|(_, told)| *told == most).map(|(pair, _)| pair)
}

/// "Aland beat Bland": who plays is no person.
fn of_teams(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let lemma = at.clause().verb.lemma;
    let team = |p: usize| {
        let head = at.parse.chunks.phrases[p].head;
        let known = page.reading.mention_at(head).filter(|m| m.form == Form::Name);
        let several = page.reading.tokens.get(head).is_some_and(Token::is_capitalized)
            && page.reading.tokens.word(head).ends_with('s');
        let kind = known.map(|m| m.kind);
        matches!(kind, Some(EntityKind::Organization | EntityKind::Place))
            || several && kind != Some(EntityKind::Person)
    };
    at.clause().subject.is_some_and(team) && (matches!(lemma, "win" | "lose" | "draw") || plays(lemma))
}

/// "Roe beat Lind", "Roe fought to get past Lind".
fn by_verb(page: &Page<'_, '_>, at: At<'_>) -> Option<(LocalId, LocalId)> {
    let clause = at.clause();
    let words = VERSUS.find(clause.verb.lemma)?;
    let end = clause.verb.tokens.end;
    let next = || (end..end + 2).any(|i| words.iter().any(|word| page.is(i, &[word])));
    if clause.verb.passive || !words.contains(&"-") && !next() {
        return None;
    }
    let stops = |i: usize| at.parse.clauses.iter().any(|c| c.verb.tokens.contains(&i));
    let mut behind = (end..(end + NEAR).min(at.parse.tokens.end)).take_while(|&i| !stops(i));
    let other = behind.find_map(|i| person(page, i))?;
    Some((subject(page, at)?, other))
}

/// "in the final against Lind", "a win over Lind", "the match between Roe and Lind".
fn by_noun(page: &Page<'_, '_>, parse: &Parse) -> Option<(LocalId, LocalId)> {
    let list = &parse.chunks.list;
    list.iter().enumerate().tuple_windows().find_map(|((_, one), (k, two))| {
        let (Chunk::Noun(match_), Chunk::Noun(with)) = (one, two) else { return None };
        let (phrase, with) = (&parse.chunks.phrases[*match_], &parse.chunks.phrases[*with]);
        let prep = with.prep.filter(|&t| t == phrase.tokens.end)?;
        let noun = page.reading.tokens.word(phrase.head);
        let played = kind_of_noun(noun).is_some_and(|kind| kind.id == "match")
            || page.is(phrase.head, &["win", "victory", "triumph", "defeat", "loss", "bout", "fight", "duel"]);
        let one = named(page, with).filter(|_| played)?;
        if page.is(prep, &["between"]) {
            let (Chunk::Link(_), Chunk::Noun(and)) = (list.get(k + 1)?, list.get(k + 2)?) else { return None };
            return Some((one, named(page, &parse.chunks.phrases[*and])?));
        }
        if !page.is(prep, &["against", "versus", "vs", "over", "to", "by", "with"]) {
            return None;
        }
        let owner = phrase.possessor.as_ref().and_then(|r| person(page, r.end - 1).or_else(|| person(page, r.start)));
        let before = || parse.tokens.clone().take_while(|&i| i < phrase.tokens.start).find_map(|i| person(page, i));
        owner.or_else(before).map(|other| (other, one))
    })
}

/// Who does what a clause says: a person.
fn subject(page: &Page<'_, '_>, at: At<'_>) -> Option<LocalId> {
    named(page, &at.parse.chunks.phrases[at.clause().subject?])
}

/// The person whom a phrase names.
fn named(page: &Page<'_, '_>, phrase: &Phrase) -> Option<LocalId> {
    let apart = |i: &usize| phrase.possessor.as_ref().is_none_or(|r| !r.contains(i));
    phrase.tokens.clone().filter(apart).find_map(|i| person(page, i))
}

/// The person whose name token `i` is of; a name of two words is one's, if nothing else is known of it.
fn person(page: &Page<'_, '_>, i: usize) -> Option<LocalId> {
    let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name)?;
    let kind = page.reading.locals.entities[mention.local?.0 as usize].kind;
    let unknown = kind == EntityKind::Other && mention.tokens.len() > 1;
    let club = || page.reading.tokens.word(mention.tokens.end - 1).ends_with('s');
    (kind == EntityKind::Person || unknown && !club()).then_some(mention.local?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("versus.tsv")).all(|row| row.len() == 2));
        assert!(rows(include_str!("teams.tsv")).all(|row| row.len() == 1));
    }
}
