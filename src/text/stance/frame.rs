//! Who reports what within one sentence.

use std::ops::Range;

use super::clause::{Clauses, finite_ahead};
use super::report::reported;
use super::source::{according, labelled, puts, unvouched};
use super::view::View;
use super::words::class;
use super::{Commitment, Modality};

/// One act of reporting. Positions are words of the view.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// From the speaker to the last who passed it on; none where nobody is said to vouch for it.
    pub(super) holders: Vec<Range<usize>>,
    /// The words that report and are the narrator's own.
    pub(super) matrix: Range<usize>,
    /// What is reported: before the matrix, after it, or both.
    pub(super) scopes: Vec<Range<usize>>,
    pub(super) commitment: Commitment,
    /// What is reported is put forward no more firmly than this.
    pub(super) floor: Modality,
    pub(super) deny: bool,
    /// The reporting verb is past, so that "would" is a past "will".
    pub(super) past: bool,
    /// The reporting verb itself is negated or stands under a modal: "has not said", "will announce".
    pub(super) bent: bool,
}

impl Frame {
    /// A frame that says plainly.
    pub(super) fn saying(holders: Vec<Range<usize>>, matrix: Range<usize>, scopes: Vec<Range<usize>>) -> Self {
        let (commitment, floor) = (Commitment::Say, Modality::Asserted);
        Self { holders, matrix, scopes, commitment, floor, deny: false, past: true, bent: false }
    }
}

/// The frames of a sentence, in the order of their verbs.
pub(super) fn frames(view: &View<'_, '_>, clauses: &Clauses) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::new();
    out.extend(labelled(view));
    for k in 0..view.len() {
        let frame = if view.is(k, "according") && view.has(k + 1, class::TO) {
            according(view, clauses, k, out.last())
        } else if view.verb(k).is_some() {
            reported(view, clauses, k, out.last()).or_else(|| unvouched(view, clauses, k))
        } else {
            puts(view, clauses, k).or_else(|| unvouched(view, clauses, k))
        };
        let Some(frame) = frame else { continue };
        if let Some(last) = out.last_mut() {
            end_before(last, &frame, view);
            end_within(last, &frame);
            if same_speaker(last, &frame, view) {
                last.holders.extend(frame.holders.into_iter().skip(1));
                continue;
            }
        }
        out.push(frame);
    }
    out
}

/// A frame ends where a conjunction leads to another one: "Lind confirmed that A, while Oslo warned B".
fn end_before(last: &mut Frame, next: &Frame, view: &View<'_, '_>) {
    let Some(joint) = next.matrix.start.checked_sub(1) else { return };
    let conjoined =
        view.has(joint, class::AND | class::BUT) || view.is_any(joint, &["while", "whereas", "although", "as", ";"]);
    // "Stoica said A, adding that B"
    let goes_on = next.holders.first() == last.holders.first();
    let leads = next.scopes.iter().all(|s| s.start >= next.matrix.end);
    if next.holders.is_empty() {
        return;
    }
    for scope in &mut last.scopes {
        // "The union says it was dark, the company says it was lit": two voices, a comma between them.
        let splice = view.text(joint) == "," && leads && (scope.start..joint).any(|k| view.finite(k));
        let within = scope.start < joint && scope.end > joint && last.matrix.end <= scope.start;
        if within && (conjoined || goes_on || splice) {
            scope.end = joint;
        }
    }
}

/// "Lind said A, according to the agency": who speaks last speaks around the other.
fn end_within(last: &mut Frame, next: &Frame) {
    let around = next.scopes.iter().any(|s| s.start <= last.matrix.start && s.end >= last.matrix.end);
    if !around {
        return;
    }
    let goes_on = next.scopes.iter().any(|s| s.start >= next.matrix.end);
    let mut rest = Vec::new();
    for scope in &mut last.scopes {
        if scope.start < next.matrix.start && scope.end > next.matrix.start {
            if goes_on && scope.end > next.matrix.end {
                rest.push(next.matrix.end..scope.end);
            }
            scope.end = next.matrix.start;
        }
    }
    last.scopes.extend(rest);
}

/// "According to Yang, …, he told AFP": one statement, and the pronoun is Yang.
fn same_speaker(last: &Frame, next: &Frame, view: &View<'_, '_>) -> bool {
    let pronoun =
        next.holders.first().is_some_and(|h| h.len() == 1 && view.is_any(h.start, &["he", "she", "it", "they"]));
    let trails = next.scopes.iter().all(|s| s.end <= next.matrix.start);
    pronoun && trails && view.is(last.matrix.start, "according") && last.matrix.start == 0
}

/// The start of the statement that ends before `k`: behind a semicolon, ", while" or ", but".
pub(super) fn clause_start(view: &View<'_, '_>, k: usize) -> usize {
    (1..k).rev().find(|&j| breaks(view, j) || turns(view, j)).map_or(0, |j| j + 1)
}

/// The end of the statement that begins at `k`, reported by a verb in the clause of word `by`.
pub(super) fn clause_end(view: &View<'_, '_>, clauses: &Clauses, by: usize, k: usize) -> usize {
    let fronted = clauses.fronted_around(by);
    let outside = |j: usize| fronted.is_some_and(|clause| !clauses.within(clauses.of[j], clause));
    (k + 1..view.len()).find(|&j| breaks(view, j) || turns(view, j) || outside(j)).unwrap_or(view.len())
}

/// Whether one voice ends at `k`: a semicolon, or a comma with "while".
fn breaks(view: &View<'_, '_>, k: usize) -> bool {
    view.text(k) == ";"
        || (k > 0 && view.text(k - 1) == "," && view.is_any(k, &["while", "whereas", "although", "though"]))
}

/// ", but" with a subject of its own that is no pronoun.
fn turns(view: &View<'_, '_>, k: usize) -> bool {
    view.has(k, class::BUT)
        && k > 0
        && view.text(k - 1) == ","
        && !view.has(k + 1, class::PERSON | class::THAT)
        && finite_ahead(view, k + 1).is_some_and(|f| f > k + 1)
}
