//! Who pays, offers or has an amount of money.

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::syntax::Phrase;
use crate::syntax::lexicon::singular;

use super::deal::is_the_deal;
use super::distance::after_conversion;
use super::money::TOPICS;
use super::page::{At, Page};

/// The organization or person that is named last before the amount as a possessor, else as the subject.
fn named(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<Referent> {
    let who = |r: &Referent| match r {
        Referent::Entity(id) => {
            !matches!(page.reading.locals.entities[id.0 as usize].kind, EntityKind::Vehicle | EntityKind::Event)
        }
        _ => false,
    };
    // What is bid for does not bid.
    let bids = |r: &Referent| page.target.as_ref() != Some(r);
    if let Some(offerer) = offerer(page, figure).filter(bids) {
        return Some(offerer).filter(|r| who(r) || matches!(r, Referent::Noun(_)));
    }
    let at = at?;
    // "Aster, which Norsea bought for 2 billion": what is bid for buys others.
    let buys = matches!(at.clause().verb.lemma, "buy" | "acquire" | "purchase") && !at.clause().verb.passive;
    let who = |r: &Referent| who(r) && (buys || bids(r));
    // "Norsea goes for 4 billion": who bids has not been told.
    if matches!(at.clause().verb.lemma, "go" | "sell") {
        return None;
    }
    if let Some(partner) = partner(page, figure, at).filter(who) {
        return Some(partner);
    }
    page.subject(at).filter(who).or_else(|| bare_name(page, at)).or_else(|| {
        let mut parent = at.clause().parent;
        while let Some(clause) = parent {
            let up = At { clause, ..at };
            if let Some(found) = page.subject(up).filter(who) {
                return Some(found);
            }
            parent = up.clause().parent.filter(|&p| p < clause);
        }
        None
    })
}

/// "Norsea had been in talks with Calder about a takeover worth 4 billion, which fell apart": with whom the one that is bid for
/// talked.
fn partner(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> Option<Referent> {
    let own = std::iter::successors(Some(at), |at| {
        let clause = at.clause().parent.filter(|&p| p < at.clause)?;
        Some(At { clause, ..*at })
    });
    let at = own.into_iter().find(|at| page.subject(*at).is_some_and(|who| page.target.as_ref() == Some(&who)))?;
    let phrases = &at.parse.chunks.phrases;
    let talks = phrases.iter().position(|p| page.is(p.head, &["talks", "negotiations", "discussions"]))?;
    let with = phrases.get(talks + 1).filter(|p| p.head < figure && p.prep.is_some_and(|t| page.is(t, &["with"])))?;
    page.referent(with)
}

/// Whose the amount, or the offer before it, is: "Norsea's offer of 148 euros".
fn offerer(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    // "Norsea's largest purchase since Calder bought Aster for 2 billion": who buys in the clause itself says more.
    let buys = |at: &At<'_>| matches!(at.clause().verb.lemma, "buy" | "acquire" | "pay" | "spend" | "offer" | "bid");
    let named = |at: &At<'_>| page.subject(*at).is_some_and(|r| matches!(r, Referent::Entity(_)));
    let own = page.clause_at(figure).filter(|at| buys(at) && named(at) && at.clause().parent.is_some());
    let start = own.map_or(0, |at| at.clause().extent.start);
    let phrases = page
        .parse_at(figure)
        .chunks
        .phrases
        .iter()
        .rev()
        .filter(|p| p.tokens.start <= figure && p.tokens.start >= start);
    // "said yes to Norsea at 12 euros a share"
    let at_price = || {
        let before = figure.checked_sub(2).filter(|_| page.is(figure - 1, &["at"]))?;
        let named = page.reading.mention_at(before).filter(|m| m.form == Form::Name && m.kind != EntityKind::Place)?;
        named.local.map(Referent::Entity)
    };
    let bids = |head: usize| TOPICS.longest(&page.reading.tokens, head).is_some_and(|(_, topic)| topic.who == "bidder");
    phrases
        .filter(|p| p.tokens.contains(&figure) || bids(p.head))
        .find_map(|p| giver_of(page, p).or_else(|| owner_of(page, p)).or_else(|| whose(page, p)))
        .or_else(at_price)
}

/// "an offer from Norsea", "a bid of 12 euros a share by Norsea".
fn giver_of(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    let phrases = &page.parse_at(phrase.head).chunks.phrases;
    let mut end = phrase.tokens.end;
    for next in phrases.iter().filter(|p| p.tokens.start >= phrase.tokens.end).take(3) {
        if next.tokens.start > after_conversion(page, end) + 1 {
            return None;
        }
        if next.prep.is_some_and(|t| page.is(t, &["from", "by"])) {
            return page.referent(next).filter(|r| matches!(r, Referent::Entity(_)));
        }
        end = next.tokens.end;
    }
    None
}

/// "Norsea, whose offer of 138 was turned down": the name before the relative clause.
fn whose(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    let first = phrase.tokens.start;
    let opens =
        if page.is(first, &["whose"]) { first } else { first.checked_sub(1).filter(|&i| page.is(i, &["whose"]))? };
    let last = (0..opens).rev().find(|&i| crate::reading::is_wordy(&page.reading.tokens, i))?;
    let local = page.reading.mention_at(last).and_then(|m| m.local);
    let word = page.reading.tokens.word(last);
    let named = || word.starts_with(char::is_uppercase).then(|| Referent::Noun(word.to_lowercase()));
    local.map(Referent::Entity).or_else(named)
}

/// The possessor of a phrase, by its name, else by its word: of "the chip maker's" its noun. "Tuesday's" owns nothing.
fn owner_of(page: &Page<'_, '_>, phrase: &Phrase) -> Option<Referent> {
    let range = phrase.possessor.clone()?;
    let local = range.clone().rev().find_map(|i| page.reading.mention_at(i)).and_then(|m| m.local);
    let first = range.start;
    let of_none = page.is(first, &["its", "his", "her", "their", "our", "my", "your", "whose"])
        || range.clone().any(|i| page.reading.time_at(i).is_some());
    if local.is_none() && of_none {
        return None;
    }
    let bare = |i: usize| page.reading.tokens.word(i).trim_end_matches(['s', '\'', '’']);
    let named = || {
        range.clone().find(|&i| {
            page.reading.tokens.get(i).is_some_and(crate::text::Token::is_capitalized) && !page.is(i, &ARTICLES)
        })
    };
    let noun = || range.clone().rev().find(|&i| !bare(i).is_empty());
    let word = || Some(Referent::Noun(bare(named().or_else(noun)?).to_lowercase()));
    local.map(Referent::Entity).or_else(word)
}

/// Who is named to bid, or, of "the deal", who was told of `first`. "The chip maker's 4 billion bid", where only one company
/// has been told to bid, names nobody else.
pub(super) fn named_bidder(
    page: &Page<'_, '_>,
    figure: usize,
    at: Option<At<'_>>,
    first: Option<&Referent>,
    last: Option<&Referent>,
) -> Option<Referent> {
    let epithet = first.is_some() && first == last && is_epithet(page, figure);
    let who = named(page, figure, at).filter(|_| !epithet);
    who.or_else(|| first.filter(|_| is_the_deal(page, at)).cloned())
}

/// A common noun with its article, as the possessor of the amount; a rival is somebody else.
fn is_epithet(page: &Page<'_, '_>, figure: usize) -> bool {
    let phrase = page.phrase(figure);
    let Some(range) = phrase.and_then(|p| p.possessor.clone()) else { return false };
    let common = |i: usize| {
        let capital = page.reading.tokens.get(i).is_some_and(crate::text::Token::is_capitalized);
        !capital && page.reading.mention_at(i).is_none() && !page.is(i, &OTHERS)
    };
    page.is(range.start, &["the"]) && range.len() > 1 && (range.start + 1..range.end).all(common)
}

/// A subject of one capital word, as a name at the start of a sentence that nothing else tells of: "Norsea offers".
fn bare_name(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let phrase = &at.parse.chunks.phrases[at.clause().subject?];
    let word = page.reading.tokens.word(phrase.head);
    let named = phrase.tokens.len() == 1 && word.starts_with(char::is_uppercase) && !word.ends_with('s');
    page.referent(phrase).filter(|r| named && matches!(r, Referent::Noun(_)))
}

/// "Oslo gives 400 million, Rome 250 million and Bonn (150 million)": the name right before the amount, in a list.
pub(super) fn listed(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    let mut i = figure.checked_sub(1)?;
    while page.is(i, &["(", "with", "another", "further", "a", "about", "some", "nearly", "over"]) {
        i = i.checked_sub(1)?;
    }
    listed_at(page, i)
}

/// "Halden fell by 12 percent, Norsea by 14 percent and exports by 3": what the verb before tells of this figure too.
pub(super) fn gapped(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    const HEDGES: [&str; 10] =
        ["by", "about", "some", "nearly", "over", "almost", "around", "roughly", "just", "another"];
    let start = page.parse_at(figure).tokens.start;
    let i = (start..figure).rev().find(|&i| !page.is(i, &HEDGES))?;
    let first = page.reading.mention_at(i).map_or(i, |m| m.tokens.start);
    // Nothing but a comma or "and" stands between it and the figure before.
    let before = (start..first).rev().find(|&k| !page.is(k, &[",", ";", "and", "while", "the"]))?;
    page.reading.quantity_at(before).filter(|_| before + 1 < first)?;
    listed_at(page, i)
}

/// The name or the plural noun that ends at a token, where a comma or "and" opens it.
fn listed_at(page: &Page<'_, '_>, i: usize) -> Option<Referent> {
    let Some(mention) = page.reading.mention_at(i).filter(|m| m.tokens.end == i + 1) else {
        // "customers lost 8 million, investors 2 million and lenders 1 million"
        let word = page.reading.tokens.word(i);
        let joined = page.is(i.wrapping_sub(1), &[",", "and"]) && word.ends_with('s') && word.len() > 3;
        let sums = (i.saturating_sub(4)..i).any(|k| page.reading.quantity_at(k).is_some());
        return (joined && sums && word.chars().all(char::is_lowercase)).then(|| Referent::Noun(singular(word)));
    };
    let mut first = mention.tokens.start;
    while first > 0 && page.is(first - 1, &["the"]) {
        first -= 1;
    }
    let opens = first == page.parse_at(i).tokens.start
        || page.is(first.wrapping_sub(1), &[",", ";", ":", "and", "by", "–", "—"]);
    mention.local.filter(|_| opens).map(Referent::Entity)
}

/// "100 million from the oil firm Norsea": who is named behind the amount as its giver.
pub(super) fn from_whom(page: &Page<'_, '_>, end: usize) -> Option<Referent> {
    let from = after_conversion(page, end);
    let phrases = &page.parse_at(end.saturating_sub(1)).chunks.phrases;
    let giver = phrases.iter().find(|p| p.prep == Some(from) && page.is(from, &["from"]))?;
    let named = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.form == Form::Name)?;
        mention.local.filter(|_| mention.kind != EntityKind::Event).map(Referent::Entity)
    };
    // "from the oil firm Norsea", "from the oil firm, Norsea"
    giver.tokens.clone().rev().find_map(named)
}

/// "With 54 billion in sales, Norsea is the largest": of whom the sentence then tells.
fn fronted(page: &Page<'_, '_>, figure: usize) -> Option<Referent> {
    let parse = page.parse_at(figure);
    let start = parse.tokens.start;
    let front = page.is(start, &["with", "at"]) && figure <= start + 4;
    let subject = parse.clauses.iter().find_map(|c| c.subject).filter(|_| front)?;
    let phrase = &parse.chunks.phrases[subject];
    page.referent(phrase).filter(|r| phrase.head > figure && matches!(r, Referent::Entity(_)))
}

const FIRMS: [&str; 9] =
    ["company", "firm", "group", "business", "bank", "maker", "manufacturer", "concern", "airline"];

const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// Who is told of beside a bidder.
const OTHERS: [&str; 16] = [
    "rival",
    "rivals",
    "competitor",
    "challenger",
    "other",
    "second",
    "target",
    "seller",
    "owner",
    "owners",
    "board",
    "shareholders",
    "investor",
    "investors",
    "consortium",
    "fund",
];

/// Those who give together.
const DONORS: [&str; 6] = ["donor", "country", "state", "nation", "participant", "party"];

/// Whose the amount is.
pub(super) fn owner(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<Referent> {
    if let Some(who) = listed(page, figure).or_else(|| fronted(page, figure)) {
        return Some(who);
    }
    let at = at?;
    // "Donors promised", "36 states pledged": all of them together.
    let all = |p: usize| {
        DONORS.contains(&singular(&page.reading.tokens.word(at.parse.chunks.phrases[p].head).to_lowercase()).as_str())
    };
    let plural = |p: usize| page.reading.tokens.word(at.parse.chunks.phrases[p].head).ends_with('s');
    let together = at.clause().subject.is_some_and(|p| all(p) && plural(p));
    // "Donors pledge 2 million": a headline without an article.
    let headed = || (at.parse.tokens.start..figure).any(|i| page.is(i, &["donors"]));
    // "Pledges have hit 2 million": of all who gave.
    let given = |p: usize| {
        let topic = TOPICS.longest(&page.reading.tokens, at.parse.chunks.phrases[p].head).map(|(_, topic)| topic.id);
        topic == Some("aid") && plural(p)
    };
    if together || headed() || at.clause().subject.is_some_and(given) {
        return Some(Referent::Noun("donor".to_owned()));
    }
    let found = possessor(page, figure, at).or_else(|| holder(page, at))?;
    let head = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head);
    let topical = head.is_some_and(|i| TOPICS.longest(&page.reading.tokens, i).is_some());
    match found {
        Referent::Noun(noun) if matches!(noun.as_str(), "state" | "cabinet" | "government") => {
            Some(Referent::Noun("government".to_owned()))
        }
        // "The company had sales of 2 million", "Sales came to 2 million": of the one told of last.
        Referent::Noun(noun) if FIRMS.contains(&noun.as_str()) || topical => told_last(page, at),
        other => Some(other),
    }
}

/// Whom "it", "the company" or a clause without a subject means: the company or country that is told of last, or the one
/// that is bid for.
pub(super) fn told_last(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let named = |r: &Referent| match r {
        Referent::Entity(id) => {
            let kind = page.reading.locals.entities[id.0 as usize].kind;
            matches!(kind, EntityKind::Organization | EntityKind::Place | EntityKind::Other)
        }
        _ => false,
    };
    let within = |sentence: usize| {
        let parse = &page.reading.parses[sentence];
        (0..parse.clauses.len()).find_map(|clause| page.subject(At { sentence, clause, parse }).filter(named))
    };
    let here = || (0..at.clause).rev().find_map(|clause| page.subject(At { clause, ..at }).filter(named));
    let last = at.sentence.checked_sub(1).and_then(within);
    here()
        .or(last)
        .or_else(|| page.target.clone())
        .or_else(|| (at.sentence.saturating_sub(3)..at.sentence).rev().find_map(within))
}

/// Who has what is told: the subject, or whom it stands for.
pub(super) fn holder(page: &Page<'_, '_>, at: At<'_>) -> Option<Referent> {
    let phrase = at.clause().subject.map(|p| &at.parse.chunks.phrases[p]);
    match page.subject(at) {
        // "the two companies" are not the one.
        Some(Referent::Noun(noun))
            if FIRMS.contains(&noun.as_str()) && phrase.is_some_and(|p| page.is(p.head, &[noun.as_str()])) =>
        {
            told_last(page, at)
        }
        None if phrase.is_none_or(|p| page.is(p.head, &["it", "they", "which", "that"])) => {
            // "The ministry said it would give": the one who says so.
            let speaker = at.clause().parent.and_then(|clause| page.subject(At { clause, ..at }));
            speaker.or_else(|| told_last(page, at))
        }
        found => found,
    }
}

/// The possessor nearest before the amount, in its clause.
fn possessor(page: &Page<'_, '_>, figure: usize, at: At<'_>) -> Option<Referent> {
    let phrases = at.parse.chunks.phrases.iter().rev();
    let mut near = phrases.filter(|p| p.tokens.start <= figure && at.clause().extent.contains(&p.tokens.start));
    near.find_map(|p| owner_of(page, p))
}

/// Who is fined.
pub(super) fn payer(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<Referent> {
    let fined = figure.saturating_sub(6)..figure;
    let verb = fined.clone().rev().find(|&i| page.is(i, &["fined"]));
    let named = verb.and_then(|verb| (verb + 1..figure).find_map(|i| page.reading.mention_at(i))).and_then(|m| m.local);
    if let Some(named) = named {
        return Some(Referent::Entity(named));
    }
    let at = at?;
    let clause = at.clause();
    // "The fine came to 2 million": whose, the text leaves to the reader.
    let head = clause.subject.map(|p| at.parse.chunks.phrases[p].head);
    if head.is_some_and(|i| TOPICS.longest(&page.reading.tokens, i).is_some()) {
        return None;
    }
    if clause.verb.lemma == "fine" && !clause.verb.passive {
        let first = &at.parse.chunks.phrases[*clause.objects.first()?];
        let named = first.tokens.clone().find_map(|i| page.reading.mention_at(i)).and_then(|m| m.local);
        return named.map(Referent::Entity).or_else(|| page.referent(first));
    }
    page.subject(at)
}
