//! What a verb says of the event that its subject or object names, where it says nothing else.

use std::sync::LazyLock;

use crate::syntax::VerbGroup;
use crate::syntax::lexicon::singular;
use crate::text::Tokens;
use crate::text::table::{WordMap, rows};

use super::kind::Phrasal;

/// What a verb says of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Nothing but that it is: "the talks took place".
    Carry,
    /// That somebody came to know of it: "the fire was reported".
    Found,
    /// What it does when it comes: "a blackout hit the capital".
    Onset,
    /// What it does in one blow, or for days: "the fire gutted a mill".
    Harm,
    /// How it goes on: "the storm formed", "the fire spread".
    Course,
    /// That it ends.
    End,
    /// That it is opened: a summit goes on for days, and it opens at an hour.
    Open,
    /// That it opens again: what is closed until Friday reopens on Friday.
    Reopen,
    /// That it is made known.
    Announce,
    /// That help is called: "the first call came in".
    Alarm,
}

impl Sense {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "carry" => Self::Carry,
            "found" => Self::Found,
            "onset" => Self::Onset,
            "harm" => Self::Harm,
            "course" => Self::Course,
            "end" => Self::End,
            "open" => Self::Open,
            "reopen" => Self::Reopen,
            "announce" => Self::Announce,
            "alarm" => Self::Alarm,
            _ => return None,
        })
    }
}

struct Senses {
    verbs: WordMap<Vec<(Phrasal, Sense)>>,
    /// Nouns by what they tell.
    nouns: Vec<(&'static str, &'static str)>,
}

static SENSES: LazyLock<Senses> = LazyLock::new(|| {
    let mut verbs: std::collections::BTreeMap<&str, Vec<_>> = std::collections::BTreeMap::new();
    let mut nouns = Vec::new();
    for row in rows(include_str!("senses.tsv")) {
        nouns.extend(row[2].split(',').map(|noun| (row[0], noun)));
        let Some(sense) = Sense::named(row[0]) else { continue };
        for verb in row[1].split(',').map(Phrasal::new) {
            verbs.entry(verb.lemma).or_default().push((verb, sense));
        }
    }
    Senses { verbs: WordMap::new(verbs), nouns }
});

/// Whether a verb has this sense where it is about an event: with the most of the words behind it that the table knows, so
/// that a fire that "was out" is over, and one that "was out of control" is not.
pub(crate) fn has_sense(tokens: &Tokens<'_>, verb: &VerbGroup, sense: Sense) -> bool {
    let all = SENSES.verbs.find(verb.lemma).into_iter().flatten();
    let fits: Vec<_> = all.filter(|(v, _)| v.is(verb.lemma, tokens, verb.head)).collect();
    let most = fits.iter().map(|(v, _)| v.words()).max();
    fits.iter().any(|(v, s)| *s == sense && Some(v.words()) == most)
}

/// Whether a noun, in the singular, tells what the table says.
fn tells(noun: &str, what: &str) -> bool {
    SENSES.nouns.iter().any(|(tells, word)| *tells == what && *word == noun)
}

/// Whether a noun is a call for help.
pub(super) fn is_alarm(noun: &str) -> bool {
    tells(&singular(&noun.to_lowercase()), "alarm")
}

/// Whether a noun is for those who end an attack.
pub(super) fn is_guard(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    tells(&noun, "guard") || tells(&singular(&noun), "guard")
}

/// Whether a noun is of work and of those who do it; "Union" may be that of states.
pub(super) fn is_of_labour(noun: &str) -> bool {
    tells(noun, "labour")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert!(
            rows(include_str!("senses.tsv"))
                .all(|row| row.len() == 3 && (row[1] == "-" || Sense::named(row[0]).is_some()))
        );
        assert!(is_alarm("calls"));
    }
}
