//! What the books of a company say: of which part of the business, and whether it was only expected.

use super::page::Page;

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
    let other = |i: &usize| page.reading.quantity_at(*i).is_some();
    let before = (sentence.start.max(figure.saturating_sub(14))..figure).rev().take_while(|i| !other(i));
    // "below the 2 million that analysts had forecast"
    let behind = (end..(end + 6).min(sentence.end)).take_while(|i| !other(i) && !page.is(*i, &[",", ";"]));
    before.chain(behind).any(|i| page.is(i, &EXPECT)).then(|| "expected".to_owned())
}
