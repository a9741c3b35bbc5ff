//! The table of words that set a modality.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Modality;
use crate::text::table::{WordMap, rows};

/// How far an operator reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Clause,
    After,
    Phrase,
    That,
}

/// What a word does to the modality of what it stands with.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    pub(super) next: Vec<&'static str>,
    pub(super) modality: Modality,
    pub(super) reach: Reach,
}

/// Operators by their first word.
pub(super) static OPERATORS: LazyLock<WordMap<Vec<Operator>>> = LazyLock::new(|| {
    let mut by_word: BTreeMap<&str, Vec<Operator>> = BTreeMap::new();
    for row in rows(include_str!("operators.tsv")) {
        let [word, next, modality, reach] = row[..] else { continue };
        let (Some(modality), Some(reach)) = (modality_named(modality), reach_named(reach)) else { continue };
        let next = next.split_whitespace().filter(|w| *w != "-").collect();
        by_word.entry(word).or_default().push(Operator { next, modality, reach });
    }
    WordMap::new(by_word)
});

fn modality_named(word: &str) -> Option<Modality> {
    Some(match word {
        "planned" => Modality::Planned,
        "expected" => Modality::Expected,
        "possible" => Modality::Possible,
        "speculated" => Modality::Speculated,
        "alleged" => Modality::Alleged,
        _ => return None,
    })
}

fn reach_named(word: &str) -> Option<Reach> {
    Some(match word {
        "clause" => Reach::Clause,
        "after" => Reach::After,
        "phrase" => Reach::Phrase,
        "that" => Reach::That,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("operators.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(modality_named(row[2]).is_some() && reach_named(row[3]).is_some(), "{row:?}");
        }
    }
}
