//! Polarity and modality of each clause, before it is known who says it.

use super::clause::{Clauses, Opener};
use super::operator::{OPERATORS, Operator, Reach};
use super::view::View;
use super::words::class;
use super::{Modality, Polarity};
use crate::text::token::TokenKind;

/// How a word is said, as far as its own clause tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Force {
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    /// Conditional only by "would", which in reported words is no more than a past "will".
    pub(super) would: bool,
    /// Stands in an apposition that tells where a place lies; the sentence around it says nothing of that.
    pub(super) aside: bool,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) negations: u32,
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
        future: headline_verb(view),
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
    reader.headline();
    for k in 0..view.len() {
        reader.auxiliary(k);
        reader.operator(k);
        reader.negation(k);
    }
    reader.finish()
}

/// The word that makes a line of its subject and an infinitive: "Twelve ministers to meet in Aville". In a headline other
/// verbs may follow, in running text there is none.
pub(super) fn headline_verb(view: &View<'_, '_>) -> Option<usize> {
    const TAKE_INFINITIVES: [&str; 25] = [
        "decision",
        "plan",
        "plans",
        "bid",
        "deal",
        "offer",
        "vote",
        "move",
        "refusal",
        "attempt",
        "effort",
        "efforts",
        "right",
        "pledge",
        "call",
        "threat",
        "agreement",
        "chance",
        "order",
        "failure",
        "need",
        "time",
        "objective",
        "goal",
        "aim",
    ];
    const PREPOSITIONS: [&str; 12] =
        ["to", "from", "in", "at", "for", "with", "into", "on", "by", "after", "over", "against"];
    let finite = (0..view.len()).find(|&k| view.finite(k)).unwrap_or(view.len());
    let to = (1..finite).find(|&k| view.has(k, class::TO) && is_infinitive(view, k))?;
    // "a trip to Aville to meet the mayor": what for, and no subject.
    let under = (to.saturating_sub(4)..to).any(|k| view.is_any(k, &PREPOSITIONS));
    let before = view.text(to - 1);
    let noun = before.ends_with(char::is_alphanumeric) && !before.ends_with("ing") && !before.ends_with("ed");
    let subject = noun && !under && !view.is_any(to - 1, &TAKE_INFINITIVES) && !view.has(to - 1, class::ADVERB);
    (subject && (view.heads || finite == view.len())).then_some(to)
}

pub(super) struct Reader<'r, 'a, 't> {
    pub(super) view: &'r View<'a, 't>,
    pub(super) clauses: &'r Clauses,
    pub(super) sums: Vec<Sum>,
    denied: Vec<bool>,
    floors: Vec<Modality>,
    /// The "to" of "Twelve ministers to meet in Aville".
    future: Option<usize>,
}

/// An operator or a negation reaches no further than this many words.
pub(super) const FAR: usize = 40;

impl Reader<'_, '_, '_> {
    pub(super) fn sum(&mut self, k: usize) -> &mut Sum {
        &mut self.sums[self.clauses.of[k]]
    }

    pub(super) fn raise(&mut self, k: usize, modality: Modality) {
        let sum = self.sum(k);
        sum.modality = sum.modality.max(modality);
    }

    fn auxiliary(&mut self, k: usize) {
        let view = self.view;
        let infinitive = view.has(k + 1, class::TO) && is_infinitive(view, k + 1);
        if view.has(k, class::WOULD) && (view.finite(k) || view.has(k, class::NOT)) {
            let perfect = view.text(k + 2).ends_with("ed")
                || view.text(k + 2).ends_with("en")
                || view.has(k + 2, class::PAST | class::ADVERB | class::BE);
            if view.is_any(k + 1, &["have", "'ve"]) && perfect {
                self.raise(k, Modality::Conditional);
            } else {
                self.sum(k).would = true;
            }
        } else if self.future == Some(k) {
            self.raise(k, Modality::Planned);
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

    /// "Leaders to meet in Aville": a line that is no sentence, and whose first verb is this one.
    fn headline(&mut self) {
        const LEADS: [&str; 16] = [
            "effort", "efforts", "attempt", "attempts", "bid", "way", "ways", "right", "chance", "failure", "first",
            "last", "only", "time", "need", "reason",
        ];
        let view = self.view;
        let stopped = view.len() < 4 || matches!(view.text(view.len() - 1), "." | "!" | "?" | ":" | ",");
        let Some(to) = (1..view.len().min(12)).find(|&k| view.has(k, class::TO)).filter(|_| !stopped) else { return };
        let verbless = !(0..view.len()).any(|k| view.finite(k) && self.clauses.of[k] == self.clauses.of[to]);
        let leads = (0..to).any(|k| view.is_any(k, &LEADS) || view.is_stop(k) || view.has(k, class::PERSON));
        if verbless && !leads && is_infinitive(view, to) && view.nounish(to - 1) {
            self.raise(to, Modality::Planned);
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
        // "Considering the heat, …" weighs nothing.
        if view.is(k, "considering") && !behind_be {
            return;
        }
        // "Flights were delayed due to fog"
        let due = k > 0
            && (view.has(k - 1, class::BE)
                || (k > 1 && view.has(k - 1, class::ADVERB | class::NOT) && view.has(k - 2, class::BE)));
        if text == "due" && !due {
            return;
        }
        let participle =
            text.ends_with("ed") || text.ends_with("said") || matches!(text, "set" | "due" | "bound" | "thought");
        let attributive = k > 0
            && view.has(k - 1, class::DETERMINER)
            && !view.is_any(k - 1, &["most", "more"])
            && !view.is(k + 1, "to");
        // "was said to have left by the agency": it is known who says so.
        if matches!(text, "said" | "reported") && by_name(view, k) {
            return;
        }
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
            // "…, probably mindful of the weather, …": a stretch without a verb is as far as it goes.
            Reach::Clause if op.next.is_empty() && !self.stretch_has_verb(k) => {
                self.floor(k, self.stretch_end(k), op.modality);
            }
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
    pub(super) fn reach_end(&self, k: usize) -> usize {
        let ends =
            |&j: &usize| self.clauses.of[j] != self.clauses.of[k] || (self.view.is_stop(j) && self.view.text(j) != ",");
        (k + 1..self.view.len()).take(FAR).find(ends).unwrap_or(self.view.len().min(k + FAR))
    }

    /// The end of the stretch between stops that holds `k`.
    pub(super) fn stretch_end(&self, k: usize) -> usize {
        let view = self.view;
        let ends = |&j: &usize| view.is_stop(j) || view.has(j, class::BUT) || self.clauses.of[j] != self.clauses.of[k];
        (k + 1..view.len()).take(FAR).find(ends).unwrap_or(view.len().min(k + FAR))
    }

    /// Whether a finite verb stands between the stops around `k`, or none in its whole clause.
    fn stretch_has_verb(&self, k: usize) -> bool {
        let view = self.view;
        let start = (k.saturating_sub(FAR)..k).rev().find(|&j| view.is_stop(j)).map_or(0, |j| j + 1);
        let inside = (start..self.stretch_end(k)).any(|j| view.finite(j));
        let opens = start == 0 || view.is_stop(k + 1) || k == start;
        inside || opens && !view.has(k + 1, class::PREPOSITION)
    }

    pub(super) fn deny_range(&mut self, from: usize, to: usize) {
        for denied in &mut self.denied[from..to.min(self.view.len())] {
            *denied = !*denied;
        }
    }

    pub(super) fn deny_clause(&mut self, k: usize) {
        self.sum(k).negations += 1;
    }

    fn finish(self) -> Vec<Force> {
        let Self { view, clauses, sums, denied, floors, future: _ } = self;
        let aside = appositions(view);
        (0..view.len())
            .map(|k| {
                if aside[k] {
                    return Force { aside: true, ..Force::default() };
                }
                let c = clauses.of[k];
                let Sum { negations, modality, would, has_if } = sums[c];
                let held_if = has_if && (would || matches!(modality, Modality::Planned | Modality::Possible));
                let unreal = would && modality < Modality::Expected;
                let own = match () {
                    () if held_if => Modality::Conditional,
                    () if unreal
                        && (clauses.is_reported(c) || sums[clauses.list[c].parent].modality == Modality::Planned) =>
                    {
                        Modality::Planned
                    }
                    () if unreal => Modality::Conditional,
                    () => modality,
                };
                Force {
                    polarity: if (negations % 2 == 1) == denied[k] { Polarity::Affirmed } else { Polarity::Denied },
                    modality: own.max(floors[k]),
                    would: unreal && !held_if,
                    aside: false,
                }
            })
            .collect()
    }
}

/// The words that stand behind a name and say where it lies or what it is: "Aville, some 40 km from Btown".
/// What is planned, denied or thought of the name is not so of them.
fn appositions(view: &View<'_, '_>) -> Vec<bool> {
    const NEAR: [&str; 12] = [
        "from",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "off",
        "away",
        "inland",
    ];
    let mut out = vec![false; view.len()];
    let named = |k: usize| (k.saturating_sub(3)..k).any(|j| view.name(j)) && view.nounish(k - 1);
    for comma in (1..view.len()).filter(|&k| view.text(k) == "," && named(k)) {
        // "some 40 km (25 miles) north": the bracket is no end.
        let mut ends = (comma + 1..view.len()).take(FAR).filter(|&j| view.is_stop(j));
        let end = ends.find(|&j| !matches!(view.text(j), "(" | ")")).unwrap_or(view.len());
        let number = |j: usize| view.words[j].kind == TokenKind::Number;
        let measured = (comma + 1..end).take(4).any(number) || view.is_any(comma + 1, &["a", "an", "some"]);
        let placed = (comma + 1..end).any(|j| view.is_any(j, &NEAR)) && (comma + 1..end).any(number);
        if measured && placed && !(comma + 1..end).any(|j| view.finite(j)) {
            out[comma + 1..end].fill(true);
        }
    }
    out
}

/// Whether "by" and a name follow before the next stop.
fn by_name(view: &View<'_, '_>, k: usize) -> bool {
    let near = (k + 1..view.len().min(k + 14)).take_while(|&j| !view.is_stop(j));
    near.filter(|&j| view.is(j, "by")).any(|j| (j + 1..j + 6).take_while(|&i| view.nounish(i)).any(|i| view.outlet(i)))
}

/// "to" before an infinitive: no article, name, number or pronoun follows.
fn is_infinitive(view: &View<'_, '_>, to: usize) -> bool {
    view.words.get(to + 1).is_some_and(|w| w.kind == TokenKind::Word && !w.name)
        && !view.has(to + 1, class::DETERMINER | class::PRONOUN | class::PREPOSITION | class::TIME)
}
