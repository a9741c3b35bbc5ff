//! What the verb of a clause says of the things and people that it counts.

use std::sync::LazyLock;

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::Polarity;
use crate::text::table::{WordMap, rows};

use super::count::is_owner;
use super::counted::{
    beside, brings_up, carried, carries_off, commits, is_either, is_whole, lacking, stands_apart, takes,
};
use super::outcome::is_people;
use super::page::{At, Draft, Page};

/// By verb: the part of the question that it is, and whether its subject is one too.
pub(super) static VERBS: LazyLock<WordMap<(Option<&'static str>, bool)>> = LazyLock::new(|| {
    let entry = |row: Vec<&'static str>| (row[0], (Some(row[1]).filter(|c| *c != "-"), row[2] == "who"));
    WordMap::new(rows(include_str!("counting.tsv")).map(entry))
});

/// Adds to the question what the clause says of those who are counted.
///
/// `bland`: their noun says too little for them to be asked for by it alone, as "300 people" does.
pub(super) fn governed(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: At<'_>,
    draft: Draft,
    bland: bool,
) -> Draft {
    let figure = page.tokens_of(quantity);
    // "Flames tore through the 19-storey block": so many it has, whatever befalls it.
    let hyphen = figure.len() > 2 && page.is(figure.end - 2, &["-"]);
    if hyphen && page.phrase(figure.start).is_some_and(|p| p.head >= figure.end) {
        return if bland { draft.alone() } else { draft };
    }
    let lemma = at.clause().verb.lemma;
    let deed = || crate::event::deed_of(&page.reading.tokens, &at.clause().verb);
    let noun = draft.roles.iter().find_map(|(_, of)| match of {
        Referent::Noun(noun) => Some(noun.as_str()),
        _ => None,
    });
    let employed = noun == Some("employee");
    let dwelling = matches!(noun, Some("home" | "household" | "customer" | "person" | "building"));
    let listed = super::crowd::heads_list(page, &figure);
    let verb = match () {
        () if stands_apart(page, figure.start, employed) => "be",
        () if carries_off(page, at) || noun.is_some_and(|noun| takes(page, at, noun)) => "steal",
        // "will let go of 400 employees", "laid off 400 people"
        () if employed && super::staff::lets_go(page, at) => "cut",
        // "Two bodies were pulled out of the car"
        () if noun == Some("body") && brings_up(page, at) => "find",
        () if lemma == "join" && (figure.end..figure.end + 5).any(|i| page.is(i, &["queue", "line"])) => "queue",
        // "linked to the loss of 70 homes"
        () if is_lost(page, figure.start) => {
            if noun == Some("job") {
                "cut"
            } else {
                "destroy"
            }
        }
        () if VERBS.find(lemma).is_some() => lemma,
        () => deed(),
    };
    let (class, owned) = VERBS.find(verb).copied().unwrap_or((Some(verb).filter(|v| !v.is_empty()), true));
    // "carrying 247 people" is how many were aboard.
    if class == Some("(aboard)") && draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(n) if is_people(n))) {
        let draft = Draft { roles: Vec::new(), ..draft };
        return draft.role("of", Referent::Noun(carried(page, at, &figure).to_owned()));
    }
    // "80 aftershocks followed", "80 aftershocks were recorded"
    let taken = verb == "steal";
    let counts_events = noun.and_then(crate::event::kind_of_noun).is_some_and(|k| k.identity.is_empty());
    // "one of the eight stolen items was dropped"
    let class = class.filter(|_| !draft.scope.contains(&("verb", "stolen".to_owned())));
    let class = class.filter(|_| !counts_events && (taken || !beside(page, figure.start)));
    if let Some(lack) = lacking(page, &figure).filter(|_| dwelling) {
        return Draft { polarity: Some(Polarity::Affirmed), ..draft.within("verb", lack) };
    }
    let class =
        class.filter(|_| !listed).map(|class| if is_either(page, &figure) { "damaged or destroyed" } else { class });
    let class = class.and_then(|class| match class.strip_prefix('(') {
        Some(soft) => bland.then(|| soft.trim_end_matches(')')),
        None => Some(class),
    });
    // "Six robbers made off with the takings": so many they were, whatever they did.
    if noun == Some("perpetrator") && commits(page, at, figure.start) {
        return Draft { scope: Vec::new(), ..draft };
    }
    if let Some(of) = super::crowd::role_of(page, at, &draft, class, listed) {
        let draft = Draft { roles: Vec::new(), ..draft };
        return draft.role("of", Referent::Noun(of.to_owned()));
    }
    // "100 ambulances were sent": they are sent, and send nobody.
    let own = at.clause().subject.is_some_and(|p| at.parse.chunks.phrases[p].tokens.contains(&figure.start));
    let who =
        super::party::holder(page, at).filter(|s| !own && owned && is_owner(page, s) && !is_whole(page, figure.start));
    // "two boats": a few of what there may be more of, unless something says which.
    let few = quantity.quantity.high().is_some_and(|n| n < 5.0);
    let loose = class.is_none() && who.is_none() && !draft.scope.iter().any(|(name, _)| *name == "kind");
    let bland = bland && class.is_none() || few && loose;
    let draft = draft.role("who", who);
    let draft = if let Some(class) = class { draft.within("verb", class) } else { draft };
    if bland { draft.alone() } else { draft }
}

/// "the loss of at least 70 homes".
fn is_lost(page: &Page<'_, '_>, figure: usize) -> bool {
    let hedge = |i: &usize| page.is(*i, &["at", "least", "about", "some", "around", "nearly", "over", "more", "than"]);
    let of = (figure.saturating_sub(4)..figure).rev().find(|i| !hedge(i));
    of.is_some_and(|i| page.is(i, &["of"]) && page.is(i.wrapping_sub(1), &["loss"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("counting.tsv")).all(|row| row.len() == 3));
        assert_eq!(VERBS.find("employ"), Some(&(None, true)));
    }
}
