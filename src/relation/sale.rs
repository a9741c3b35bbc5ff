//! What something was sold for: a painting at auction, a house, a ship; at what the hammer fell, what a whole sale brought, and
//! what had been expected.

use std::ops::Range;
use std::sync::LazyLock;

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::syntax::Clause;
use crate::text::table::WordMap;

use super::page::{At, Draft, Page};

/// Things that somebody made in a year that belongs to them: "a 1962 painting".
static WORKS: LazyLock<WordMap<()>> = LazyLock::new(|| WordMap::list(include_str!("works.tsv")));

/// Words before a price that say nothing of what it is.
const LOOSE: [&str; 22] = [
    "a",
    "an",
    "the",
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "just",
    "over",
    "under",
    "only",
    "more",
    "less",
    "than",
    "record",
    "whopping",
    "staggering",
    "approximately",
    "estimated",
    "cool",
];
/// So many sentences open an article.
const OPENING: usize = 4;
/// What many things are sold in.
const WHOLE: [&str; 12] = [
    "auction",
    "auctions",
    "sale",
    "sales",
    "collection",
    "evening",
    "lots",
    "items",
    "works",
    "house",
    "estate",
    "pieces",
];

/// Whether an article opens with an auction.
fn is_auction(page: &Page<'_, '_>) -> bool {
    let words = ["auction", "auctions", "auctioned", "auctioneer", "auctioneers"];
    page.reading.sentences.iter().take(OPENING).any(|s| s.tokens().any(|i| page.is(i, &words)))
}

/// What a price is of.
enum Price {
    /// Of one thing.
    Sold(Option<Referent>),
    /// What it was expected to bring.
    Expected(Option<Referent>),
    /// Of all that was sold.
    Takings,
    /// At what the hammer fell: without the fees.
    Hammer,
    /// The first bid, and one of those after it.
    Opening,
    Bid,
}

/// The draft of a price for which something was sold; none where nothing says so.
pub(super) fn price(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    at: Option<At<'_>>,
    draft: &Draft,
) -> Option<Draft> {
    let auction = is_auction(page);
    if page.bids && !auction {
        return None;
    }
    let figure = page.tokens_of(quantity);
    let read = if auction {
        auctioned(page, &figure, at).or_else(|| sold(page, &figure, at, true))
    } else {
        sold(page, &figure, at, false)
    };
    let draft = draft.clone();
    let priced = |of: Option<Referent>| {
        let draft = draft.clone().role("for", Referent::Noun("price".to_owned()));
        if of.is_none() && !auction { draft.alone() } else { draft.role("who", of) }
    };
    let named = |sum: &str| draft.clone().role("for", Referent::Noun(sum.to_owned()));
    let draft = match read? {
        Price::Sold(of) => priced(of),
        Price::Expected(of) => priced(of).within("stage", "expected"),
        Price::Takings => named("takings"),
        Price::Hammer => named("hammer"),
        Price::Opening => named("bid").within("stage", "first"),
        Price::Bid => named("bid").alone(),
    };
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let end = super::distance::after_conversion(page, figure.end);
    // "48 million after fees": another sum than what was paid.
    let fees = |i: usize| page.is(i, &["fees", "fee", "premium", "commission", "taxes", "tax"]);
    let mut behind = end..(end + 2).min(sentence.end);
    let without = behind.find(|&i| page.is(i, &["after", "before", "without", "excluding", "minus"]));
    let net = without.is_some_and(|i| (i + 1..(i + 5).min(sentence.end)).any(fees));
    // "another of them went for 250 million in a private sale"
    let subject = at.and_then(|at| Some(at.parse.chunks.phrases[at.clause().subject?].tokens.start));
    let other = subject.is_some_and(|i| page.is(i, &["another", "other", "similar"]))
        || (end..(end + 4).min(sentence.end)).any(|i| page.is(i, &["private", "privately"]));
    let draft = if net { draft.within("fees", "without") } else { draft };
    Some(if other { draft.alone() } else { draft })
}

/// The last word before a figure that is no hedge.
fn link(page: &Page<'_, '_>, figure: &Range<usize>) -> Option<usize> {
    let start = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens().start;
    (figure.start.saturating_sub(5).max(start)..figure.start).rev().find(|&i| !page.is(i, &LOOSE))
}

/// "sold for 2 million", "goes for 2 million", "fetched 2 million", "sold the house for 2 million".
fn sold(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, auction: bool) -> Option<Price> {
    let (at, link) = at.zip(link(page, figure))?;
    let verb = &at.clause().verb;
    let behind = (verb.tokens.start..=verb.tokens.end).contains(&link);
    let gets = match verb.lemma {
        "fetch" => behind,
        "bring" | "make" | "take" | "realise" | "realize" | "achieve" | "earn" | "reach" | "hit" => behind && auction,
        _ => false,
    };
    let priced = page.is(link, &["for"]) || page.is(link, &["at"]) && verb.lemma == "sell";
    let subject = || page.subject(at);
    let object = || at.clause().objects.first().and_then(|&p| page.filler(at.parse, p));
    let before = |p: &usize| at.parse.chunks.phrases[*p].tokens.end <= figure.start;
    let of = match verb.lemma {
        "sell" if priced && !verb.passive && at.clause().objects.iter().any(before) => object(),
        "sell" if priced => subject(),
        "go" if priced && (auction || is_thing(page, at)) => subject(),
        "buy" | "acquire" | "purchase" | "snap" if priced && auction => object(),
        // "paid 2 million for the painting"
        "pay" if auction && page.is(figure.end, &["for"]) => {
            at.parse.phrase_from(figure.end + 1).and_then(|p| page.filler(at.parse, p))
        }
        _ if gets => subject(),
        _ => return None,
    };
    Some(match () {
        () if is_expected(page, at) => Price::Expected(of),
        () if is_whole(page, at.clause(), at, figure) => Price::Takings,
        () => Price::Sold(of),
    })
}

/// "The hammer fell at 2 million", "bidding opened at 1 million", "an estimate of 3 million", "Sold: 2 million".
fn auctioned(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>) -> Option<Price> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let near = figure.start.saturating_sub(8).max(sentence.start)..figure.start;
    let other = |&i: &usize| page.reading.quantity_at(i).is_none() && !page.is(i, &[",", ";"]);
    let told = |words: &[&str]| near.clone().rev().take_while(|i| other(i)).any(|i| page.is(i, words));
    let opens = told(&["opening", "opened", "opens", "starting", "started", "began", "begin", "start"]);
    if opens && told(&["bid", "bidding", "bids", "auction", "price"]) {
        return Some(Price::Opening);
    }
    if told(&["hammer", "hammered"]) {
        return Some(Price::Hammer);
    }
    // "a 2 million sale", "the 2 million portrait sale"
    let phrase = page.phrase(figure.start);
    if let Some(phrase) = phrase.filter(|p| p.head >= figure.end && page.is(p.head, &["sale"])) {
        let thing = phrase.head - 1;
        let thing = Some(thing).filter(|&i| i >= figure.end && WORKS.get(&page.reading.tokens, i).is_some());
        return Some(Price::Sold(thing.map(|i| Referent::Noun(page.reading.tokens.word(i).to_lowercase()))));
    }
    // "the 3 million that it had been expected to bring"
    let mut behind = figure.end..(figure.end + 10).min(sentence.end);
    let link = link(page, figure)?;
    // "sold for 53 million (or 48 million after fees)"
    if page.is(link, &["or", "("]) && page.is(figure.end, &["after", "before", "without"]) {
        return Some(Price::Sold(None));
    }
    let thought = page.is(figure.end, &["that", "it", "the"]) && behind.any(|i| page.is(i, &["expected", "estimated"]));
    if thought || told(&["estimate", "estimates"]) || page.is(link, &["estimated"]) {
        let whose = |at: At<'_>| page.subject(at).filter(|r| !matches!(r, Referent::Noun(n) if n == "estimate"));
        return Some(Price::Expected(at.filter(|_| !thought).and_then(whose)));
    }
    if page.is(link, &[":"]) && page.is(link.wrapping_sub(1), &["sold", "price"]) {
        return Some(Price::Sold(None));
    }
    if told(&["totalling", "totaling", "totalled", "totaled"]) || told(&["total"]) && told(&["sale", "sales", "of"]) {
        return Some(Price::Takings);
    }
    if page.is(link, &["of", "at"]) && told(&["bid", "bids", "offer", "offers", "offered"]) {
        return Some(Price::Bid);
    }
    // "breaks the record for a living painter at 2 million"
    let breaks = at.is_some_and(|at| matches!(at.clause().verb.lemma, "break" | "set" | "smash" | "beat" | "shatter"));
    let record = (sentence.start..figure.start).any(|i| page.is(i, &["record"]));
    (breaks && record && page.is(link, &["at", "with"])).then(|| Price::Sold(at.and_then(|at| page.subject(at))))
}

/// "was expected to fetch", "could bring": what is thought of a price.
fn is_expected(page: &Page<'_, '_>, at: At<'_>) -> bool {
    const THINK: [&str; 9] =
        ["expected", "estimated", "predicted", "tipped", "forecast", "thought", "could", "might", "hoped"];
    let start = at.clause().verb.tokens.start;
    (start.saturating_sub(3)..at.clause().verb.head).any(|i| page.is(i, &THINK))
}

/// "The sale brought in 3 million", "sold for 3 million in all".
fn is_whole(page: &Page<'_, '_>, clause: &Clause, at: At<'_>, figure: &Range<usize>) -> bool {
    let near = figure.start.saturating_sub(4)..(figure.end + 4);
    let all = |i: usize| {
        page.is(i, &["total", "altogether", "combined", "together"])
            || page.is(i, &["in"]) && page.is(i + 1, &["all", "total"])
    };
    let head = clause.subject.map(|p| at.parse.chunks.phrases[p].head);
    head.is_some_and(|head| page.is(head, &WHOLE)) || near.into_iter().any(all)
}

/// "The painting goes for 2 million", and not "she went for a walk of".
fn is_thing(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let head = at.clause().subject.map(|p| at.parse.chunks.phrases[p].head);
    head.is_some_and(|head| WORKS.get(&page.reading.tokens, head).is_some())
}

/// "a 1962 painting", "the portrait of 1962", "Red Room (1962)": since when there is such a thing, whatever is told of it.
pub(super) fn is_of_work(page: &Page<'_, '_>, time: Range<usize>) -> bool {
    let work = |i: usize| WORKS.get(&page.reading.tokens, i).is_some();
    let name = |i: usize| page.reading.mention_at(i).is_some() || page.is(i, &["\"", "”", "»", "'", "’"]);
    let phrases = &page.parse_at(time.start).chunks.phrases;
    let own = page.phrase_at(time.start).map(|p| &phrases[p]).filter(|p| p.head >= time.end);
    let attributive = own.is_some_and(|p| work(p.head) || p.tokens.clone().any(work));
    let last = time.start.wrapping_sub(1);
    let behind = page.is(last, &["of", "from"]) && (last.saturating_sub(6)..last).any(work);
    let between =
        |open: &str, close: &str| page.is(last, &[open]) && page.is(time.end, &[close]) && name(last.wrapping_sub(1));
    let bracketed = between("(", ")") || is_auction(page) && between(",", ",");
    // "Ana Roe's 1962 Red Room", where such things are sold
    let titled =
        page.is(last, &["'s", "’s", "'", "’"]) && page.reading.mention_at(time.end).is_some() && is_auction(page);
    attributive || behind || bracketed || titled
}

#[cfg(test)]
mod tests {
    use crate::text::table::rows;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("works.tsv")).all(|row| row.len() == 1));
    }
}
