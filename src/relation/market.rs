//! What gallons, barrels and ounces cost: another sum every day.

use std::sync::LazyLock;

use crate::event::Referent;
use crate::number::QuantityMention;
use crate::text::table::{WordMap, rows};

use super::owner::part;
use super::page::{At, Draft, Page};

/// Goods that have a price of the day, and the one that stands for them.
static GOODS: LazyLock<WordMap<&'static str>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("goods.tsv")).map(|row| (row[0], row[1]))));

/// By what such goods are sold.
const BY: [&str; 14] = [
    "gallon", "litre", "liter", "barrel", "ounce", "tonne", "ton", "kilo", "kilogram", "bushel", "gram", "pound",
    "therm", "megawatt",
];

/// "Petrol prices rose to 3.05 dollars a gallon on Monday": of what, where and on which day. None where the price is of
/// nothing that a market sells.
pub(super) fn price(
    page: &Page<'_, '_>,
    quantity: &QuantityMention,
    per: Option<&str>,
    at: At<'_>,
    draft: &Draft,
) -> Option<Draft> {
    let subject = &at.parse.chunks.phrases[at.clause().subject?];
    let figure = page.tokens_of(quantity);
    let told = subject.tokens.start..at.clause().verb.tokens.start.max(subject.tokens.end).min(figure.start);
    let good = told.clone().find_map(|i| GOODS.get(&page.reading.tokens, i)).copied();
    let price = told.clone().any(|i| page.is(i, &["price", "prices", "average", "averages"]));
    let sold = quantity.quantity.unit().code().contains('/') || per.is_some_and(|per| BY.contains(&per));
    let known = price && (sold || good.is_some() || told.clone().any(|i| page.is(i, &["retail"])));
    if !(known || sold && good.is_some()) {
        return None;
    }
    // "Prices at the pump rose to 3.05 dollars on Monday", else on the day of the report.
    let dated = |i: usize| {
        let (from, until) = page.reading.time_at(i)?.time.interval()?;
        (from.duration_until(until).as_hours() <= 24).then(|| from.date())
    };
    let day = at.parse.tokens.clone().find_map(dated).or_else(|| page.reading.published.map(|p| p.date));
    let draft = draft.clone().role("for", Referent::Noun("price".to_owned()));
    let draft = draft
        .role("who", good.map(|good| Referent::Noun(good.to_owned())))
        .role("part", part(page, quantity, Some(at)));
    Some(match day {
        Some(day) if good.is_some() => draft.within("at", day.to_string()),
        Some(day) => draft.within("at", day.to_string()).alone(),
        None => draft.alone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(rows(include_str!("goods.tsv")).all(|row| row.len() == 2));
    }
}
