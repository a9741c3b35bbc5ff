//! What "not", "no", "never", "without" and "failed to" deny.

use super::Modality;
use super::force::{FAR, Reader};
use super::view::View;
use super::words::class;
use crate::text::token::TokenKind;

impl Reader<'_, '_, '_> {
    /// What a word of denial at `k` reaches.
    pub(super) fn negation(&mut self, k: usize) {
        let view = self.view;
        if view.has(k, class::NOT) {
            self.not(k);
        } else if view.has(k, class::NEVER) {
            if k > 0 && view.is_stop(k - 1) {
                self.deny_range(k, self.stretch_end(k));
            } else {
                self.deny_clause(k);
            }
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
        } else if view.has(k + 1, class::TO) && k > 0 {
            let fails = view.is_any(k, &["failed", "fails", "fail"]);
            let waits = view.is(k, "yet") && view.has(k - 1, class::HAVE | class::BE);
            if fails || waits {
                self.deny_clause(k);
            } else if view.is_any(k, &["refused", "refuses", "declined", "declines", "unwilling"]) {
                self.deny_range(k + 1, self.reach_end(k));
            }
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
        // "said no to an offer of 12 billion": it was made.
        if view.has(next, class::TO) && k > 0 && view.is_any(k - 1, &["said", "say", "says", "saying"]) {
            return;
        }
        // "a no-confidence vote", "the no-fly zone"
        if view.is(next, "-") && !view.is(next + 1, "one") {
            return;
        }
        // "nothing but a hat", "nothing less than the future", "none other than the mayor"
        let than = view.is_any(next, &["less", "more", "other"]) && view.is(next + 1, "than");
        if view.has(k, class::NONE) && (than || view.is_any(next, &["but", "short"])) {
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
}

/// "no more than", "not less than", "no later than": a bound, which the value keeps.
fn is_bound(view: &View<'_, '_>, next: usize) -> bool {
    view.is_any(next, &["more", "fewer", "less", "later", "earlier", "sooner", "higher", "greater", "older", "younger"])
        && view.is(next + 1, "than")
}
