//! What the words of a clause are to its stance: closed classes, reporting verbs, outlets.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Commitment;
use crate::text::table::{WordMap, rows};

/// The classes of a word, as a set of bits.
pub(super) mod class {
    macro_rules! classes {
        ($($name:ident $word:literal),+ $(,)?) => {
            classes!(@ 0u32, $($name $word),+);
            /// The class of that name in `words.tsv`.
            pub(in crate::text::stance) fn named(word: &str) -> Option<u32> {
                match word { $($word => Some($name),)+ _ => None }
            }
        };
        (@ $n:expr, $name:ident $word:literal $(, $rest:ident $more:literal)*) => {
            pub(in crate::text::stance) const $name: u32 = 1 << $n;
            classes!(@ $n + 1, $($rest $more),*);
        };
        (@ $n:expr,) => {};
    }
    classes! {
        WILL "will", WOULD "would", MAY "may", CAN "can", SHOULD "should", BE "be", HAVE "have", DO "do",
        NOT "not", NEVER "never", NO "no", NONE "none", NEITHER "neither", NOR "nor", WITHOUT "without",
        DETERMINER "determiner", PRONOUN "pronoun", PERSON "person", PREPOSITION "preposition",
        SUBORDINATOR "subordinator", RELATIVE "relative", THAT "that", AND "and", BUT "but", TO "to", IF "if",
        ADVERB "adverb", NOT_ADVERB "notadverb", TIME "time", TIME_HEAD "timehead", PAST "past", THIRD "third",
    }
    /// Auxiliaries that carry the tense of a clause.
    pub(in crate::text::stance) const MODAL: u32 = WILL | WOULD | MAY | CAN | SHOULD;
    pub(in crate::text::stance) const AUXILIARY: u32 = MODAL | BE | HAVE | DO;
    /// Words that are no part of a noun phrase.
    pub(in crate::text::stance) const NO_NOUN: u32 = AUXILIARY
        | NOT
        | NEVER
        | NEITHER
        | NOR
        | WITHOUT
        | PRONOUN
        | PREPOSITION
        | SUBORDINATOR
        | RELATIVE
        | THAT
        | AND
        | BUT
        | TO
        | PAST
        | THIRD
        | ADVERB
        | TIME;
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// A reporting verb in one of its forms.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of the table, each asked for alone")]
pub(super) struct Verb {
    pub(super) form: Form,
    pub(super) commitment: Commitment,
    /// This form is a noun too.
    pub(super) noun: bool,
    /// Takes the one spoken to.
    pub(super) to: bool,
    pub(super) quoted: bool,
    pub(super) spoken: bool,
    pub(super) evidence: bool,
    /// Names its source as its object: "quoted Lind as saying".
    pub(super) cites: bool,
    /// The particles of which one must follow: "ruled out".
    pub(super) particle: Option<&'static str>,
}

fn commitment(word: &str) -> Option<Commitment> {
    Some(match word {
        "say" => Commitment::Say,
        "confirm" => Commitment::Confirm,
        "claim" => Commitment::Claim,
        "allege" => Commitment::Allege,
        "deny" => Commitment::Deny,
        "warn" => Commitment::Warn,
        "urge" => Commitment::Urge,
        "promise" => Commitment::Promise,
        "expect" => Commitment::Expect,
        "believe" => Commitment::Believe,
        _ => return None,
    })
}

/// Classes by word.
pub(super) static WORDS: LazyLock<WordMap<u32>> = LazyLock::new(|| {
    let mut classes: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows(include_str!("words.tsv")) {
        let bits = class::named(row[0]).unwrap_or_default();
        for word in row.iter().skip(1).flat_map(|words| words.split_whitespace()) {
            *classes.entry(word).or_default() |= bits;
        }
    }
    WordMap::new(classes)
});

/// Reporting verbs by form. A form that is past and participle alike counts as past.
pub(super) static VERBS: LazyLock<WordMap<Verb>> = LazyLock::new(|| {
    const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Ing];
    WordMap::new(rows(include_str!("../verbs.tsv")).flat_map(|row| {
        let commitment = row.get(1).and_then(|word| commitment(word));
        let flag = |name: &str| row.get(2).is_some_and(|flags| flags.split_whitespace().any(|f| f == name));
        let verb = commitment.map(|commitment| Verb {
            form: Form::Base,
            commitment,
            noun: flag("noun"),
            to: flag("to"),
            quoted: flag("quoted"),
            spoken: flag("spoken"),
            evidence: flag("evidence"),
            cites: flag("cites"),
            particle: row.get(2).and_then(|flags| flags.split_whitespace().find_map(|f| f.strip_prefix('+'))),
        });
        let forms = row[0].split_whitespace().map(str::to_owned).zip(FORMS).collect::<Vec<_>>();
        forms.into_iter().filter_map(move |(word, form)| {
            verb.map(|v| (word, Verb { form, noun: v.noun && form <= Form::Third, ..v }))
        })
    }))
});

/// Names of outlets, and the nouns that end such names.
pub(super) static OUTLETS: LazyLock<WordMap<bool>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("../outlets.tsv")).flat_map(|row| {
        let name = row[0] == "name";
        row.into_iter().skip(1).flat_map(str::split_whitespace).map(move |word| (word, name))
    }))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("words.tsv")) {
            assert!(class::named(row[0]).is_some(), "{row:?}");
            assert_eq!(row.len(), 2, "{row:?}");
        }
        for row in rows(include_str!("../verbs.tsv")) {
            assert_eq!(row[0].split(' ').count(), 5, "{row:?}");
            assert!(commitment(row[1]).is_some(), "{row:?}");
            let flags = row.get(2).copied().unwrap_or_default();
            assert!(
                flags
                    .split_whitespace()
                    .all(|f| ["noun", "to", "quoted", "spoken", "evidence", "cites"].contains(&f) || f.starts_with('+'))
            );
        }
        for row in rows(include_str!("../outlets.tsv")) {
            assert!(row[0] == "name" || row[0] == "noun", "{row:?}");
        }
    }
}
