//! The company that is bid for.

use std::collections::BTreeMap;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::time::Granularity;
use crate::unit::Dimension;

use super::page::{At, Page};

/// So many sentences open an article: they tell of what it is about.
const OPENING: usize = 3;

/// "Calder bought Aster in 2019", in a report of a later year, or of one that does not say when it is of: another deal.
pub(super) fn is_of_before(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let Some(published) = page.reading.published.map(|p| p.date) else {
        return page.times_of(at).any(|t| t.time.granularity() == Granularity::Year);
    };
    page.times_of(at).filter_map(|t| t.time.interval()).any(|(_, until)| until.date().year() < published.year())
}

/// "12 euros for each Norsea share", "12 euros per share of Norsea"
fn per_share(page: &Page<'_, '_>, i: usize) -> Option<Referent> {
    if page.is(i, &["each", "every", "per"]) && page.is(i + 1, &["share"]) && page.is(i + 2, &["of"]) {
        return page.reading.mention_at(i + 3)?.local.map(Referent::Entity);
    }
    let named = page.reading.mention_at(i + 1).filter(|_| page.is(i, &["each", "every", "per"]))?;
    let share = page.is(named.tokens.end, &["share"]);
    named.local.filter(|_| share).map(Referent::Entity)
}

/// Whether an article that has no noun for a takeover tells of one: of an offer to the shareholders that a board looks at.
pub(super) fn tells_of_bid(page: &Page<'_, '_>) -> bool {
    let told = |words: &[&str]| (0..page.reading.tokens.len()).any(|i| page.is(i, words));
    told(&["shareholders"]) && told(&["board"]) && told(&["offer", "offered", "bidder"])
}

/// What the one that is bid for does with a bid.
const DECIDE: [&str; 9] = ["accept", "reject", "rebuff", "spurn", "agree", "recommend", "welcome", "back", "consent"];
/// What it has, and a bidder as well.
const OWNERS: [&str; 6] = ["board", "shareholders", "shares", "share", "investors", "stock"];

/// The company that is bid for: of those that are bought, taken over or offered for the one that is told of most.
pub(super) fn target(page: &Page<'_, '_>) -> Option<Referent> {
    let mut votes: BTreeMap<Referent, usize> = BTreeMap::new();
    let firm = |r: &Referent| match r {
        Referent::Entity(id) => {
            let kind = page.reading.locals.entities[id.0 as usize].kind;
            kind == EntityKind::Organization || page.bids && kind == EntityKind::Other
        }
        _ => false,
    };
    for at in page.clauses().filter(|at| !is_of_before(page, *at)) {
        let verb = &at.clause().verb;
        let priced = || {
            let dear = page.reading.quantity_at(verb.head + 4).or_else(|| page.reading.quantity_at(verb.head + 3));
            dear.is_some_and(|q| q.quantity.dimension() == Dimension::Money)
        };
        // "take over", "scoop up"
        let up = matches!(verb.lemma, "scoop" | "snap" | "gobble") && page.is(verb.head + 1, &["up"]);
        let over = up || verb.lemma == "take" && page.is(verb.head + 1, &["over"]);
        // "Halden gets Norsea for 4 billion"
        let gets = matches!(verb.lemma, "get" | "win" | "secure" | "land" | "snap") && priced();
        if !over && !gets && !matches!(verb.lemma, "buy" | "acquire" | "purchase") {
            continue;
        }
        let bought = if verb.passive { at.clause().subject } else { at.clause().objects.first().copied() };
        let behind = || at.parse.phrase_from(verb.head + 2).filter(|_| over && !verb.passive);
        let phrase = bought.or_else(behind).map(|p| &at.parse.chunks.phrases[p]);
        // "bought a stake in Norsea for": no company.
        if let Some(bought) = phrase.and_then(|p| page.referent(p)).filter(firm) {
            *votes.entry(bought).or_default() += if at.sentence < OPENING { 3 } else { 2 };
        }
    }
    for sought in (0..page.reading.tokens.len()).filter_map(|i| per_share(page, i)).filter(firm) {
        *votes.entry(sought).or_default() += 2;
    }
    // "Norsea accepts the bid", "Norsea agreed to a takeover"
    for at in page.clauses().filter(|at| DECIDE.contains(&at.clause().verb.lemma)) {
        let clause = at.clause();
        let bid = |p: &usize| {
            let head = at.parse.chunks.phrases[*p].head;
            page.is(head, &["offer", "bid", "takeover", "proposal", "approach", "deal"])
        };
        // "The board of Norsea consented"
        let board = |p: usize| {
            let of = at.parse.phrase_from(at.parse.chunks.phrases[p].tokens.end + 1)?;
            let own = page.is(at.parse.chunks.phrases[p].head, &OWNERS);
            page.filler(at.parse, of).filter(|_| own && page.is(at.parse.chunks.phrases[p].tokens.end, &["of"]))
        };
        let sought = clause.subject.and_then(|p| board(p).or_else(|| page.filler(at.parse, p))).filter(firm);
        if let Some(sought) = sought.filter(|_| clause.objects.iter().chain(&clause.preps).any(bid)) {
            *votes.entry(sought).or_default() += 2;
        }
    }
    for sought in page.clauses().filter_map(|at| paid(page, at)).filter(firm) {
        *votes.entry(sought).or_default() += 2;
    }
    for parse in &page.reading.parses {
        for pair in parse.chunks.phrases.windows(2) {
            let bid = page.events.of_head(pair[0].head).is_some_and(|id| page.events.get(id).kind == "takeover");
            let for_it = pair[1].prep.is_some_and(|t| page.is(t, &["of", "for"]) && t == pair[0].tokens.end);
            if let Some(sought) = page.referent(&pair[1]).filter(|r| bid && for_it && firm(r)) {
                *votes.entry(sought).or_default() += 1;
            }
        }
        // "Norsea's board", "Norsea's shareholders"
        for phrase in parse.chunks.phrases.iter().filter(|p| page.bids && page.is(p.head, &OWNERS)) {
            let owner = phrase.possessor.clone().and_then(|r| page.reading.mention_at(r.start)).and_then(|m| m.local);
            if let Some(owner) = owner.map(Referent::Entity).filter(firm) {
                *votes.entry(owner).or_default() += 1;
            }
        }
    }
    votes.into_iter().max_by_key(|(who, n)| (*n, std::cmp::Reverse(who.clone()))).map(|(who, _)| who)
}

/// "Norsea shareholders would get 12 euros a share", "Norsea, which had turned down Halden": whom that makes the one that is
/// bid for.
fn paid(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let clause = at.clause();
    let verb = &clause.verb;
    let subject = clause.subject.filter(|_| page.bids && !verb.passive)?;
    let phrase = &at.parse.chunks.phrases[subject];
    if page.is(phrase.head, &["shareholders", "stockholders", "investors"]) {
        let gets = matches!(verb.lemma, "get" | "receive");
        let figure = clause.extent.clone().find_map(|i| page.reading.quantity_at(i)).filter(|_| gets)?;
        let money = figure.quantity.dimension() == Dimension::Money;
        let named = phrase.tokens.clone().find_map(|i| page.reading.mention_at(i)?.local);
        return named.filter(|_| money).map(Referent::Entity);
    }
    let refused = matches!(verb.lemma, "reject" | "rebuff" | "spurn" | "snub")
        || matches!(verb.lemma, "turn" | "knock") && page.is(verb.head + 1, &["down", "back"]);
    let behind = verb.head + 1..(verb.head + 5).min(clause.extent.end);
    let whom = behind.into_iter().any(|i| page.reading.mention_at(i).is_some_and(|m| m.form == Form::Name));
    page.filler(at.parse, subject).filter(|_| refused && whom)
}
