//! People who gather: what they are by what they do, whatever a report calls them.

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;

use super::category::meal;
use super::counted::PARTIES;
use super::counting::VERBS;
use super::outcome::is_people;
use super::page::{At, Draft, Page};

/// "20,000 marched", "Half a million lined the streets", "over 50,000 in the streets": so many people, though no noun says
/// so.
pub(super) fn is_crowd(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>) -> bool {
    let quantity = page.reading.quantity_at(figure.start);
    // "hundreds of thousands"
    let many = quantity.is_some_and(|q| q.quantity.low().is_none_or(|n| n >= 50.0));
    if many && page.is(figure.end, &["in", "on"]) && (figure.end..figure.end + 3).any(|i| page.is(i, &["streets"])) {
        return true;
    }
    // "Hundreds of thousands protest in Aville": no noun in a headline.
    if many && page.is(figure.end, &["protest", "march", "rally", "demonstrate"]) {
        return true;
    }
    let Some(at) = at else { return false };
    let verb = &at.clause().verb;
    let gathers = VERBS.find(verb.lemma).is_some_and(|(class, _)| matches!(class, Some("(attend)" | "(take part)")));
    let own = at.clause().subject.is_some_and(|p| at.parse.chunks.phrases[p].tokens.contains(&figure.start));
    many && (gathers || marches(page, at)) && own && verb.tokens.start == figure.end && !verb.passive
}

/// "a dinner for 120", "At the dinner, 112 guests were present": the meal whose guests are counted.
pub(super) fn meal_of(
    page: &Page<'_, '_>,
    figure: &Range<usize>,
    noun: &str,
    at: Option<At<'_>>,
) -> Option<&'static str> {
    if !(noun.is_empty() || noun == "guest" || is_people(noun)) {
        return None;
    }
    let set_for = (figure.start.saturating_sub(3)..figure.start).find(|&i| page.is(i, &["for"]));
    let set_for = set_for.and_then(|i| i.checked_sub(1)).and_then(|i| meal(page, i));
    let come = |at: At<'_>| {
        let verb = &at.clause().verb;
        let present = verb.lemma == "be" && page.is(verb.tokens.end, &["present", "invited"]);
        let comes = present || matches!(verb.lemma, "attend" | "dine" | "sit");
        comes.then(|| at.parse.tokens.clone().find_map(|i| meal(page, i))).flatten()
    };
    set_for.or_else(|| come(at?))
}

/// "The stadium was sold out, 54,000", "a sell-out 54,000": so many watched.
pub(super) fn is_full_house(page: &Page<'_, '_>, figure: &Range<usize>, noun: &str) -> bool {
    let full = |i: usize| {
        page.is(i, &["sellout", "sell-out", "sold-out"])
            || page.is(i, &["out"]) && (i.saturating_sub(2)..i).any(|k| page.is(k, &["sold", "sell"]))
            || page.is(i, &["house"]) && page.is(i.wrapping_sub(1), &["full", "packed"])
    };
    let between = |i: &usize| page.is(*i, &[",", ":", "-", "–", "—", "of", "some", "about", "crowd", "at"]);
    let last = (figure.start.saturating_sub(4)..figure.start).rev().find(|i| !between(i));
    let play = page.events.main_kind.is_some_and(|k| k.id == "match");
    play && (noun.is_empty() || is_people(noun)) && last.is_some_and(full)
}

/// What those who are counted are by what they do.
///
/// `listed`: whether they head a list of places, each with its number.
pub(super) fn role_of(
    page: &Page<'_, '_>,
    at: At<'_>,
    draft: &Draft,
    class: Option<&str>,
    listed: bool,
) -> Option<&'static str> {
    let of =
        |is: &dyn Fn(&str) -> bool| draft.roles.iter().any(|(_, of)| matches!(of, Referent::Noun(noun) if is(noun)));
    let people = of(&|noun| is_people(noun) || noun == "demonstrator" || noun == "guest");
    let gathers = matches!(class, Some("attend" | "take part" | "(attend)" | "(take part)"));
    let protests = |i: usize| crate::event::single(page.reading, i) == Some("protest");
    let about = is_of_protest(page);
    match () {
        // "eleven states have signed", "eleven leaders"
        () if class == Some("signed") && of(&|noun| PARTIES.contains(&noun)) => Some("signatory"),
        // "3,000 people marched", "The march drew 3,000 people", "9,000 people gathered", in a report of protests
        () if people && marches(page, at) => Some("demonstrator"),
        () if people && gathers && (about || at.clause().extent.clone().any(protests)) => Some("demonstrator"),
        () if people && about && (is_out(page, at) || listed) => Some("demonstrator"),
        // "800,000 people lined the course"
        () if class == Some("attend") && page.events.main_kind.is_some_and(|k| k.id == "match") => Some("spectator"),
        () => None,
    }
}

/// Whether the article is about people who protest.
pub(super) fn is_of_protest(page: &Page<'_, '_>) -> bool {
    page.events.main_kind.is_some_and(|k| matches!(k.id, "protest" | "walkout"))
}

/// "marched", "took to the streets"
fn marches(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let streets = || (verb.tokens.end..verb.tokens.end + 3).any(|i| page.is(i, &["streets"]));
    matches!(verb.lemma, "march" | "rally" | "protest" | "demonstrate")
        || matches!(verb.lemma, "take" | "go" | "come" | "pour" | "fill") && streets()
}

/// "There were 60,000 people at rallies in ten towns", "8,000 were on the streets"
fn is_out(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let verb = &at.clause().verb;
    let out = |i: usize| {
        page.is(
            i,
            &[
                "streets",
                "march",
                "marches",
                "protest",
                "protests",
                "rally",
                "rallies",
                "demonstration",
                "demonstrations",
            ],
        )
    };
    matches!(verb.lemma, "be" | "stand" | "have") && !verb.passive && at.clause().extent.clone().any(out)
}

/// "7,000 people in Aville, 5,000 in Borden": the first of a list of places, each with its number.
pub(super) fn heads_list(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let place = |i: usize| {
        page.reading
            .mention_at(i)
            .filter(|m| m.tokens.start == i && m.form == Form::Name && m.kind == EntityKind::Place)
    };
    let at = figure.end;
    let Some(first) = place(at + 1).filter(|_| page.is(at, &["in", "at", "from"])) else { return false };
    let next = (first.tokens.end..first.tokens.end + 3).find(|&i| page.reading.quantity_at(i).is_some());
    next.is_some_and(|next| {
        super::bare::is_item(page, next) && page.reading.sentence_of(next) == page.reading.sentence_of(at)
    })
}

/// "two passengers and the driver", "a teacher and two pupils": some of those to whom it happened, told by what they are.
pub(super) fn is_of_list(page: &Page<'_, '_>, at: usize) -> bool {
    let Some(own) = page.phrase_at(at) else { return false };
    let chunks = &page.parse_at(at).chunks;
    let one = |&p: &usize| {
        let phrase = &chunks.phrases[p];
        let noun = page.reading.tokens.word(phrase.head).to_lowercase();
        let lone = page.is(phrase.tokens.start, &["a", "an", "the", "one", "his", "her", "its", "their"]);
        lone && super::age::is_somebody(&noun)
            && page.reading.mention_at(phrase.head).is_none_or(|m| m.form != Form::Name)
    };
    // But of "Two died, among them the driver, and 12 were hurt" each is told of its own.
    let clause = |i: usize| page.clause_at(i).map(|at| at.clause);
    let beside = |&&p: &&usize| clause(chunks.phrases[p].head) == clause(at);
    (0..=own)
        .map(|p| crate::syntax::listed(chunks, p))
        .any(|list| list.contains(&own) && list.iter().filter(beside).any(one))
}
