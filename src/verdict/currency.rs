//! Money under a name that several countries give to theirs.

use std::sync::LazyLock;

use super::position::Group;
use super::slot::ALL_PAIRS;
use crate::claim::Claim;
use crate::text::rows;
use crate::unit::{Dimension, Unit};
use crate::value::Quantity;

/// A name, the currencies that bear it, and how it is written where the unit table takes it for one of them.
struct Shared {
    name: &'static str,
    codes: Vec<&'static str>,
    written: Vec<&'static str>,
}

static SHARED: LazyLock<Vec<Shared>> = LazyLock::new(|| {
    let list = |cell: Option<&&'static str>| cell.map(|c| c.split(',').collect()).unwrap_or_default();
    let shared = |row: Vec<&'static str>| Shared { name: row[0], codes: list(row.get(1)), written: list(row.get(2)) };
    rows(include_str!("currency.tsv")).map(shared).collect()
});

/// The currency of a price: USD for USD/oz.
pub(super) fn of(code: &str) -> &str {
    code.split('/').next().unwrap_or(code)
}

/// Whether two prices may be in one currency: that of a name without a country ("kroner") is one of several.
pub(super) fn may_be_one(a: &str, b: &str) -> bool {
    let (a, b) = (of(a), of(b));
    let means = |name, code| SHARED.iter().any(|shared| shared.name == name && shared.codes.contains(&code));
    a == b || means(a, b) || means(b, a)
}

/// Whether a sum of the first currency, as it is written, may be in that of the second: "200,000 rupees" in Nepal.
pub(super) fn may_mean(written: &Quantity, other: &Unit) -> bool {
    let (mine, theirs) = (of(written.unit().code()), of(other.code()));
    written.dimension() == Dimension::Money
        && mine != theirs
        && SHARED
            .iter()
            .any(|s| s.codes.contains(&mine) && s.codes.contains(&theirs) && is_written_so(written.text(), &s.written))
}

/// Whether the text has one of these names and no country beside it: "$85m", and not "US$85m" or "85 million US dollars".
fn is_written_so(text: &str, names: &[&str]) -> bool {
    let bare = |word: &str| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let signs = names.iter().any(|name| !name.starts_with(char::is_alphabetic) && text.contains(name));
    (signs || words.clone().any(bare)) && words.all(|word| bare(word) || !word.starts_with(char::is_uppercase))
}

/// Which claim of a position speaks for it against another one: where their faces are of two currencies, one that gives its
/// sum in a currency of the other as well.
pub(super) fn meeting(claims: &[Claim], group: &Group, other: &Group) -> usize {
    let codes = |i: usize| {
        let sums = claims[i].value.quantity().into_iter().flat_map(|q| std::iter::once(q).chain(q.also()));
        sums.filter(|q| q.dimension() == Dimension::Money).map(|q| of(q.unit().code())).collect::<Vec<_>>()
    };
    if codes(group.face).is_empty() || group.claims.len() > ALL_PAIRS || other.claims.len() > ALL_PAIRS {
        return group.face;
    }
    let theirs: Vec<&str> = other.claims.iter().flat_map(|&i| codes(i)).collect();
    let meets = |&i: &usize| codes(i).iter().any(|code| theirs.contains(code));
    std::iter::once(group.face).chain(group.claims.iter().copied()).find(meets).unwrap_or(group.face)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Slot;
    use crate::verdict::sample::{claim, quantity, value};
    use crate::verdict::{Policy, reconcile_slot};

    #[test]
    fn a_bare_name_may_be_the_money_of_any_of_its_countries() {
        let may = |a: &str, b: &str| may_mean(&quantity(a), quantity(b).unit());
        assert!(may("200,000 rupees", "NRs 500") && may("$85m", "A$85m"));
        assert!(!may("US$85m", "A$85m") && !may("85 million US dollars", "A$85m"), "the country is named");
        assert!(!may("$85m", "€85m") && !may("A$85m", "US$85m"));
    }

    #[test]
    fn the_claim_speaks_that_gives_the_other_currency_too() {
        let cost = |source: &str, figure: &str| claim(source, Slot::new("money").role("for", "tunnel"), value(figure));
        let claims = [cost("a", "€2.3 billion"), cost("b", "€2.3 billion ($2.5 billion)"), cost("c", "$3.2 billion")];
        let found = reconcile_slot(&claims, &Policy::default()).findings;
        assert!(found[0].message.starts_with("€2.3 billion ($2.5 billion) against $3.2 billion"), "{found:?}");
    }

    #[test]
    fn every_row_has_a_name_and_codes() {
        for row in rows(include_str!("currency.tsv")) {
            assert!(matches!(row.len(), 2 | 3) && row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
    }
}
