//! Polarity and modality of each clause, before it is known who says it.

use std::sync::LazyLock;

use super::clause::{Clauses, Opener};
use super::view::View;
use super::words::class;
use super::{Modality, Polarity};
use crate::text::table::{WordMap, rows};
use crate::text::token::TokenKind;

/// How a word is said, as far as its own clause tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Force {
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    /// Conditional only by "would", which in reported words is no more than a past "will".
    pub(super) would: bool,
}

/// How far an operator reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Clause,
    After,
    Phrase,
    That,
}

#[derive(Clone, Debug)]
struct Operator {
    next: Vec<&'static str>,
    modality: Modality,
    reach: Reach,
}

static OPERATORS: LazyLock<WordMap<Vec<Operator>>> = LazyLock::new(|| {
    let mut by_word: std::collections::BTreeMap<&str, Vec<Operator>> = std::collections::BTreeMap::new();
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

#[derive(Clone, Copy, Default)]
struct Sum {
    negations: u32,
    modality: Modality,
    would: bool,
    has_if: bool,
}

/// The force of each word of a view.
pub(super) fn forces(view: &View<'_, '_>, clauses: &Clauses) -> Vec<Force> {
    let mut reader = Reader {
        view,
        clauses,
        sums: vec![Sum::default(); clauses.list.len()],
        denied: vec![false; view.len()],
        floors: vec![Modality::Asserted; view.len()],
    };
    for (c, clause) in clauses.list.iter().enumerate() {
        match clause.opener {
            Opener::If => {
                reader.sums[c].modality = Modality::Conditional;
                reader.sums[clause.parent].has_if = true;
            }
            Opener::Whether => reader.sums[c].modality = Modality::Possible,
            _ => {}
        }
    }
    for k in 0..view.len() {
        reader.auxiliary(k);
        reader.operator(k);
        reader.negation(k);
    }
    reader.finish()
}

struct Reader<'r, 'a, 't> {
    view: &'r View<'a, 't>,
    clauses: &'r Clauses,
    sums: Vec<Sum>,
    denied: Vec<bool>,
    floors: Vec<Modality>,
}

/// An operator or a negation reaches no further than this many words.
const FAR: usize = 40;

impl Reader<'_, '_, '_> {
    fn sum(&mut self, k: usize) -> &mut Sum {
        &mut self.sums[self.clauses.of[k]]
    }

    fn raise(&mut self, k: usize, modality: Modality) {
        let sum = self.sum(k);
        sum.modality = sum.modality.max(modality);
    }

    fn auxiliary(&mut self, k: usize) {
        let view = self.view;
        let infinitive = view.has(k + 1, class::TO) && is_infinitive(view, k + 1);
        if view.has(k, class::WOULD) && (view.finite(k) || view.has(k, class::NOT)) {
            if view.is_any(k + 1, &["have", "'ve"]) {
                self.raise(k, Modality::Conditional);
            } else {
                self.sum(k).would = true;
            }
        } else if !view.finite(k) {
        } else if view.has(k, class::WILL) {
            self.raise(k, Modality::Planned);
        } else if view.has(k, class::MAY) {
            let past_ability = view.is_any(k, &["could", "couldn't"]) && self.is_negated(k);
            if !past_ability {
                self.raise(k, Modality::Possible);
            }
        } else if view.has(k, class::SHOULD) || (infinitive && view.is_any(k, &["has", "have"])) {
            self.raise(k, Modality::Expected);
        } else if infinitive && view.is_any(k, &["is", "are", "was", "were"]) && !view.is(k + 2, "blame") {
            self.raise(k, Modality::Planned);
        }
    }

    fn is_negated(&self, k: usize) -> bool {
        self.view.has(k, class::NOT) || self.view.has(k + 1, class::NOT | class::NEVER)
    }

    fn operator(&mut self, k: usize) {
        let view = self.view;
        let Some(operators) = OPERATORS.get(view.tokens, view.words[k].token) else { return };
        if view.name(k) && k > 0 {
            return;
        }
        for op in operators {
            let asks_to = op.next.contains(&"to") && view.has(k + 1, class::TO);
            let fits = op.next.is_empty()
                || (asks_to && is_infinitive(view, k + 1))
                || op.next.iter().any(|word| *word != "to" && op.reach != Reach::That && view.is(k + 1, word));
            if op.reach == Reach::That {
                self.content(k, op);
            } else if fits {
                self.apply(k, op);
                return;
            }
        }
    }

    /// Raises the clause behind the next "that", or the words behind "of": "speculation has arisen that", "risk of".
    fn content(&mut self, k: usize, op: &Operator) {
        let view = self.view;
        for j in k + 1..view.len().min(k + 10) {
            if view.has(j, class::THAT) && op.next.contains(&"that") {
                self.raise(j, op.modality);
                return;
            }
            if view.is_stop(j) || (j > k + 1 && view.has(j, class::PREPOSITION) && !view.has(j, class::TIME_HEAD)) {
                return;
            }
            if j == k + 1 && view.is(j, "of") && op.next.contains(&"of") {
                self.floor_after(j, op.modality);
                return;
            }
        }
    }

    fn apply(&mut self, k: usize, op: &Operator) {
        let view = self.view;
        let text = view.text(k);
        let behind_be = (k.saturating_sub(3)..k).any(|j| view.has(j, class::BE))
            || (k > 0 && view.has(k - 1, class::HAVE) && op.modality == Modality::Planned);
        let participle =
            text.ends_with("ed") || text.ends_with("said") || matches!(text, "set" | "due" | "bound" | "thought");
        let attributive = k > 0 && view.has(k - 1, class::DETERMINER) && !view.is(k + 1, "to");
        // "It was set to", not "he set to work"; "is believed to", not "he said to reporters".
        if matches!(text, "due" | "said" | "reported" | "set" | "thought" | "understood" | "considered") && !behind_be {
            return;
        }
        let reach = match op.reach {
            Reach::Clause if attributive => Reach::Phrase,
            Reach::Clause if participle && !behind_be && !view.finite(k) => {
                if text == "planned" {
                    Reach::Phrase
                } else {
                    Reach::After
                }
            }
            reach => reach,
        };
        match reach {
            Reach::Clause | Reach::That => self.raise(k, op.modality),
            Reach::After => self.floor_after(k, op.modality),
            Reach::Phrase => {
                let end = (k + 1..view.len()).take(FAR).find(|&j| !view.nounish(j)).unwrap_or(k + 1);
                self.floor(k, end, op.modality);
            }
        }
    }

    fn floor(&mut self, from: usize, to: usize, modality: Modality) {
        for floor in &mut self.floors[from..to.min(self.view.len())] {
            *floor = modality.max(*floor);
        }
    }

    fn floor_after(&mut self, k: usize, modality: Modality) {
        self.floor(k, self.reach_end(k), modality);
    }

    /// The end of what follows `k` in its clause.
    fn reach_end(&self, k: usize) -> usize {
        let ends =
            |&j: &usize| self.clauses.of[j] != self.clauses.of[k] || (self.view.is_stop(j) && self.view.text(j) != ",");
        (k + 1..self.view.len()).take(FAR).find(ends).unwrap_or(self.view.len().min(k + FAR))
    }

    /// The end of the stretch between stops that holds `k`.
    fn stretch_end(&self, k: usize) -> usize {
        let view = self.view;
        let ends = |&j: &usize| view.is_stop(j) || view.has(j, class::BUT) || self.clauses.of[j] != self.clauses.of[k];
        (k + 1..view.len()).take(FAR).find(ends).unwrap_or(view.len().min(k + FAR))
    }

    fn deny_range(&mut self, from: usize, to: usize) {
        for denied in &mut self.denied[from..to.min(self.view.len())] {
            *denied = !*denied;
        }
    }

    fn deny_clause(&mut self, k: usize) {
        self.sum(k).negations += 1;
    }

    fn negation(&mut self, k: usize) {
        let view = self.view;
        if view.has(k, class::NOT) {
            self.not(k);
        } else if view.has(k, class::NEVER) {
            self.deny_clause(k);
        } else if view.has(k, class::NO) || view.has(k, class::NONE) {
            self.no(k);
        } else if view.has(k, class::NEITHER) {
            self.deny_clause(k);
        } else if view.has(k, class::NOR) {
            if self.sum(k).negations == 0 && view.has(k + 1, class::AUXILIARY) {
                self.deny_clause(k);
            }
        } else if view.has(k, class::WITHOUT) {
            self.deny_range(k, self.stretch_end(k));
        } else if view.is_any(k, &["unlikely", "unable"]) {
            if view.is(k, "unlikely") {
                self.raise(k, Modality::Expected);
            }
            self.deny_clause(k);
        } else if view.is_any(k, &["failed", "fails", "fail"]) && view.has(k + 1, class::TO) {
            self.deny_clause(k);
        } else if view.is(k, "yet") && view.has(k + 1, class::TO) && k > 0 && view.has(k - 1, class::HAVE | class::BE) {
            self.deny_clause(k);
        } else if view.has(k + 1, class::TO)
            && view.is_any(k, &["refused", "refuses", "declined", "declines", "unwilling"])
        {
            self.deny_range(k + 1, self.reach_end(k));
        } else if view.is(k + 1, "from")
            && view.is_any(k, &["refrain", "refrained", "abstained", "prevented", "barred", "banned"])
        {
            self.deny_range(k + 1, self.reach_end(k));
        }
    }

    fn not(&mut self, k: usize) {
        let view = self.view;
        let next = k + 1;
        let before = view.before_adverbs(k);
        if view.is_any(
            next,
            &["only", "just", "merely", "until", "far", "least", "unlike", "all", "every", "always", "simply"],
        ) || (k > 0 && view.is_any(k - 1, &["or", "if", "whether", "why"]))
            || is_bound(view, next)
        {
            return;
        }
        if view.is(next, "necessarily") {
            self.raise(k, Modality::Possible);
            return;
        }
        let contracted = view.has(k, class::AUXILIARY);
        if contracted || before.is_some_and(|j| view.has(j, class::AUXILIARY)) {
            self.deny_clause(k);
        } else if view.has(next, class::TO) {
            self.deny_range(k, self.reach_end(k));
        } else {
            // "not on Monday but on Tuesday", "Kim, not Putin,": the negation keeps to its phrase.
            self.deny_range(k, self.stretch_end(k));
        }
    }

    fn no(&mut self, k: usize) {
        let view = self.view;
        let next = k + 1;
        let number = view.words.get(next).is_some_and(|w| w.kind == TokenKind::Number);
        let abbreviation = view.is(next, ".") || number;
        if abbreviation || view.is_any(next, &["doubt", "matter", "wonder", "secret", ","]) || view.is_stop(next) {
            return;
        }
        if view.is(k, "no") && is_bound(view, next) {
            return;
        }
        if view.is(next, "longer") {
            self.deny_clause(k);
            return;
        }
        let start = (0..k).rev().take(FAR).find(|&j| view.is_stop(j)).map_or(0, |j| j + 1);
        let participial = start < k && view.text(start).ends_with("ing") && !view.finite(start) && start > 0;
        let behind_preposition = k > 0 && view.has(k - 1, class::PREPOSITION) && !view.has(k - 1, class::SUBORDINATOR);
        if participial || behind_preposition {
            self.deny_range(if participial { start } else { k }, self.stretch_end(k));
        } else {
            self.deny_clause(k);
        }
    }

    fn finish(self) -> Vec<Force> {
        let Self { view, clauses, sums, denied, floors } = self;
        (0..view.len())
            .map(|k| {
                let c = clauses.of[k];
                let Sum { negations, modality, would, has_if } = sums[c];
                let held_if = has_if && (would || matches!(modality, Modality::Planned | Modality::Possible));
                let unreal = would && modality < Modality::Expected;
                let own = match () {
                    () if held_if => Modality::Conditional,
                    () if unreal && clauses.is_reported(c) => Modality::Planned,
                    () if unreal => Modality::Conditional,
                    () => modality,
                };
                Force {
                    polarity: if (negations % 2 == 1) == denied[k] { Polarity::Affirmed } else { Polarity::Denied },
                    modality: own.max(floors[k]),
                    would: unreal && !held_if,
                }
            })
            .collect()
    }
}

/// "to" before an infinitive: no article, name, number or pronoun follows.
fn is_infinitive(view: &View<'_, '_>, to: usize) -> bool {
    view.words.get(to + 1).is_some_and(|w| w.kind == TokenKind::Word && !w.name)
        && !view.has(to + 1, class::DETERMINER | class::PRONOUN | class::PREPOSITION | class::TIME)
}

/// "no more than", "not less than", "no later than": a bound, which the value keeps.
fn is_bound(view: &View<'_, '_>, next: usize) -> bool {
    view.is_any(next, &["more", "fewer", "less", "later", "earlier", "sooner", "higher", "greater", "older", "younger"])
        && view.is(next + 1, "than")
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
