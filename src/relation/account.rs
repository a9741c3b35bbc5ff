//! What the books of a company say: of which part of the business, and whether it was only expected.

use crate::entity::EntityKind;
use crate::event::Referent;

use super::page::{At, Page};
use super::party::{owner, told_last};

/// What is told of a stretch of business.
pub(super) const ACCOUNTS: [&str; 5] = ["revenue", "profit", "loss", "ebitda", "dividend"];
const NOUNS: [&str; 8] = ["sales", "revenue", "revenues", "turnover", "profit", "profits", "income", "earnings"];
/// Words before them that name no part of the business.
const WHOLE: [&str; 24] = [
    "the",
    "a",
    "an",
    "its",
    "their",
    "net",
    "total",
    "annual",
    "quarterly",
    "yearly",
    "group",
    "operating",
    "overall",
    "combined",
    "gross",
    "record",
    "pretax",
    "pre",
    "tax",
    "year",
    "full",
    "first",
    "second",
    "company",
];
const UNITS: [&str; 5] = ["division", "unit", "segment", "arm", "business"];

/// "iPhone sales of 65 billion", "Sales of the iPhone", "The services division had sales of 20 billion": the part of the
/// business, by its last word.
pub(super) fn segment(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let before = sentence.start.max(figure.saturating_sub(14))..figure;
    let phrases = &page.parse_at(figure).chunks.phrases;
    let word = |i: usize| crate::syntax::lexicon::singular(&page.reading.tokens.word(i).to_lowercase());
    let plain = |i: usize| {
        page.is(i, &WHOLE)
            || page.reading.time_at(i).is_some()
            || page.reading.quantity_at(i).is_some()
            || !page.reading.tokens.word(i).starts_with(char::is_alphabetic)
    };
    let unit = before.clone().rev().find(|&i| page.is(i, &UNITS) && i > sentence.start && !plain(i - 1));
    if let Some(unit) = unit {
        return Some(word(unit - 1));
    }
    let noun = before.rev().find(|&i| page.is(i, &NOUNS))?;
    let at = phrases.iter().position(|p| p.tokens.contains(&noun))?;
    let firm = |i: usize| {
        let mention = page.reading.mention_at(i);
        mention.is_some_and(|m| matches!(m.kind, crate::entity::EntityKind::Organization))
    };
    let own = phrases[at].possessor.clone().map_or(phrases[at].tokens.start, |p| p.end);
    let adjective =
        |i: usize| ["al", "ly", "er", "ing", "ed", "s"].iter().any(|end| page.reading.tokens.word(i).ends_with(end));
    if let Some(i) = (own..noun).rev().find(|&i| !plain(i) && !firm(i)) {
        return (!adjective(i) || page.is(i, &["services"])).then(|| word(i));
    }
    let of = phrases.get(at + 1).filter(|p| p.prep.is_some_and(|t| page.is(t, &["of", "from"]) && t == noun + 1))?;
    (!of.tokens.contains(&figure) && !of.is_time && !plain(of.head) && !firm(of.head)).then(|| word(of.head))
}

/// Whose books they are: of a company, and not of the report that shows them, nor of the analyst who had thought otherwise.
pub(super) fn keeper(page: &Page<'_, '_>, figure: usize, at: Option<At<'_>>) -> Option<Referent> {
    const TELL: [&str; 14] = [
        "report",
        "result",
        "statement",
        "filing",
        "analyst",
        "expert",
        "forecast",
        "estimate",
        "quarter",
        "figure",
        "document",
        "consensus",
        "expectation",
        "number",
    ];
    let thought = expected(page, figure).is_some();
    let keeps = |who: &Referent| match who {
        Referent::Entity(id) => !thought || page.reading.locals.entities[id.0 as usize].kind != EntityKind::Person,
        Referent::Noun(noun) => !TELL.contains(&noun.as_str()),
        Referent::Event(_) => false,
    };
    owner(page, figure, at).filter(keeps).or_else(|| told_last(page, at?))
}

/// "3.40 dollars a share vs 3.10": a figure that another one is held against.
pub(super) fn is_measure_of_another(page: &Page<'_, '_>, figure: usize) -> bool {
    let link = figure.wrapping_sub(if page.is(figure.wrapping_sub(1), &["."]) { 2 } else { 1 });
    let compared = page.is(link, &["to", "with"]) && page.is(link.wrapping_sub(1), &["compared", "comparing"]);
    let start = link.saturating_sub(3);
    (page.is(link, &["vs", "vs.", "versus", "against"]) || compared)
        && (start..link).any(|i| page.reading.quantity_at(i).is_some())
}

/// "could have sales of 2 million by 2030": the year to come of which a sum is told.
pub(super) fn year_to_come(page: &Page<'_, '_>, figure: usize) -> Option<i16> {
    let published = page.reading.published?.date;
    let at = page.clause_at(figure)?;
    let times = page.times_of(at).filter_map(|t| t.time.interval());
    let year = times.map(|(from, _)| from.date()).find(|from| *from > published && from.year() > published.year())?;
    Some(year.year())
}

/// "analysts' expectations of 2 million", "Analysts had forecast a profit of 2 million": not what it was.
pub(super) fn expected(page: &Page<'_, '_>, figure: usize) -> Option<String> {
    const EXPECT: [&str; 14] = [
        "analysts",
        "expectations",
        "forecast",
        "forecasts",
        "estimates",
        "consensus",
        "expected",
        "outlook",
        "guidance",
        "expects",
        "target",
        "predicted",
        "projected",
        "forecasting",
    ];
    let sentence = page.reading.sentences[page.reading.sentence_of(figure)].tokens();
    let end = page.reading.quantity_at(figure).map_or(figure + 1, |q| page.tokens_of(q).end);
    if year_to_come(page, figure).is_some() {
        return Some("expected".to_owned());
    }
    if is_measure_of_another(page, figure) {
        let told = sentence.clone().any(|i| page.is(i, &EXPECT));
        return Some(if told { "expected" } else { "earlier" }.to_owned());
    }
    let other = |i: &usize| page.reading.quantity_at(*i).is_some();
    // "had forecast 3 dollars a share on sales of 2 million", but "3 dollars a share, above forecasts, on sales of 2 million"
    let parts = |i: usize| {
        let verb = || page.clause_at(i).is_some_and(|at| at.clause().verb.tokens.contains(&i));
        page.is(i, &[",", ";", "with", "against", "vs", "versus", "but", "while", "to"]) || verb()
    };
    let start = sentence.start.max(figure.saturating_sub(14));
    let mut closed = false;
    let before = (start..figure).rev().take_while(|i| {
        closed |= parts(*i);
        !(closed && other(i))
    });
    // "below the 2 million that analysts had forecast"
    let behind = (end..(end + 6).min(sentence.end)).take_while(|i| !other(i) && !page.is(*i, &[",", ";"]));
    before.chain(behind).any(|i| page.is(i, &EXPECT)).then(|| "expected".to_owned())
}
