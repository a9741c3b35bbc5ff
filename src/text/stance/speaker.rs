//! Who speaks: the subject of a reporting verb, wherever it stands.

use std::ops::Range;

use super::Commitment;
use super::clause::finite_ahead;
use super::frame::{Frame, clause_start};
use super::phrase::{speaker_at, subject_before};
use super::view::View;
use super::words::{Form, Verb, class};
use crate::text::token::TokenKind;

/// Who speaks, and whether the phrase belongs to this verb alone.
pub(super) struct Speaker {
    pub(super) holders: Vec<Range<usize>>,
    pub(super) own: bool,
}

/// The speaker of the reporting verb at `k`.
pub(super) fn speaker(
    view: &View<'_, '_>,
    k: usize,
    group: usize,
    verb: &Verb,
    before: Option<&Frame>,
) -> Option<Speaker> {
    let own = |holder: Range<usize>| Some(Speaker { holders: vec![holder], own: true });
    let shared = |holder: Range<usize>| Some(Speaker { holders: vec![holder], own: false });
    if let Some(phrase) = inverted_subject(view, k, verb) {
        return own(phrase);
    }
    let b = group.checked_sub(1)?;
    if verb.form == Form::Ing && !(group..k).any(|j| view.has(j, class::BE)) {
        return participle_speaker(view, k, before);
    }
    if view.has(b, class::AND | class::BUT | class::NOR) {
        let before = before.filter(|f| f.commitment != Commitment::Withhold)?;
        return Some(Speaker { holders: before.holders.clone(), own: false });
    }
    if view.has(b, class::TO) {
        let verbal = |&j: &usize| view.finite(j) || view.text(j).ends_with("ed") || view.is(j, "yet");
        let went_on = b > 1 && view.is(b - 1, "on") && view.is_any(b - 2, &["went", "goes", "go"]);
        let governor = b.checked_sub(if went_on { 2 } else { 1 }).filter(verbal)?;
        return subject_before(view, group_start(view, governor)).and_then(shared);
    }
    if view.is(b, "which") && !(b > 1 && view.text(b - 1) == "," && view.name(b - 2)) {
        return None;
    }
    if view.has(b, class::RELATIVE) {
        let end = if b > 0 && view.text(b - 1) == "," { b - 1 } else { b };
        return subject_before(view, end).and_then(shared);
    }
    trailing_subject(view, group).or_else(|| subject_before(view, group)).and_then(own)
}

/// "…, a person briefed on the talks told the agency": behind the last comma of its sentence, with a participle of its own.
fn trailing_subject(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let comma = (end.saturating_sub(14)..end).rev().find(|&j| view.is_stop(j)).filter(|&j| view.text(j) == ",")?;
    let first = comma + 1;
    let opens = view.has(first, class::DETERMINER) || view.words[first].kind == TokenKind::Number;
    let prepositions = ["on", "in", "by", "with", "at", "to", "for", "from", "as"];
    let participle = (first + 2..end)
        .find(|&j| view.text(j).ends_with("ed") && view.is_any(j + 1, &prepositions) && !view.name(j))?;
    let ends = (end..view.len()).skip(1).all(|j| !view.finite(j));
    let told = (0..comma).any(|j| view.finite(j))
        && !(first..end).any(|j| j != participle && (view.finite(j) || view.has(j, class::RELATIVE)));
    (opens && ends && told).then_some(first..end)
}

/// The speaker of ", adding that": that of the frame before, else the subject of the sentence.
fn participle_speaker(view: &View<'_, '_>, k: usize, before: Option<&Frame>) -> Option<Speaker> {
    let b = k.checked_sub(1)?;
    let that = view.has(k + 1, class::THAT);
    if view.has(b, class::DETERMINER) || view.is(b, "as") || (view.has(b, class::PREPOSITION | class::AND) && !that) {
        return None;
    }
    if view.text(b) != "," && !that {
        // "with Washington suspecting": the subject stands right before it.
        let phrase = subject_before(view, k)?;
        let led = phrase.start > 0 && view.is(phrase.start - 1, "with");
        return led.then_some(Speaker { holders: vec![phrase], own: true });
    }
    if let Some(frame) = before.filter(|f| !f.holders.is_empty()) {
        return Some(Speaker { holders: frame.holders.clone(), own: false });
    }
    let first = (0..k).find(|&j| view.finite(j))?;
    Some(Speaker { holders: vec![subject_before(view, group_start(view, first))?], own: false })
}

/// Whether a verb stands where its subject follows: behind a comma or a quotation.
pub(super) fn inverts(view: &View<'_, '_>, k: usize, verb: &Verb) -> bool {
    matches!(verb.form, Form::Past | Form::Third)
        && k > 0
        && (view.closes(k) || view.text(k - 1) == "," || view.is_dash(k - 1))
}

/// "said X, a professor at Y": the subject behind the verb.
pub(super) fn inverted_subject(view: &View<'_, '_>, k: usize, verb: &Verb) -> Option<Range<usize>> {
    if verb.to || !inverts(view, k, verb) {
        return None;
    }
    // "Her lawyer, Ana Ruiz, denied it": nothing that stands before the comma says anything.
    let said = view.closes(k)
        || view.is_any(k, &["said", "says"])
        || (clause_start(view, k)..k).any(|j| view.finite(j) || view.quoted(j));
    let phrase = speaker_at(view, k + 1).filter(|_| said)?;
    if view.has(phrase.start, class::PERSON) && !view.is_stop(phrase.end) {
        return None;
    }
    if view.closes(k) {
        return Some(phrase);
    }
    let speaks = view.has(phrase.start, class::DETERMINER) || phrase.clone().any(|j| view.name(j)) || phrase.len() == 1;
    let counts = view.words[phrase.start].kind == TokenKind::Number || view.has(phrase.end, class::TO);
    if !speaks || counts || view.words.get(phrase.end).is_some() && view.is_dash(phrase.end) {
        return None;
    }
    // "Kim, the leader, said Putin would come": a verb behind the name makes it what is said.
    let end = phrase.end;
    let set_off = class::RELATIVE | class::SUBORDINATOR | class::PREPOSITION | class::TIME;
    let goes_on = !view.is_stop(end) && !view.has(end, set_off) && finite_ahead(view, end).is_some();
    (!view.finite(end) && !goes_on).then_some(phrase)
}

/// The first word of the verb group that ends with `k`: auxiliaries, adverbs, "not".
pub(super) fn group_start(view: &View<'_, '_>, k: usize) -> usize {
    let inner = class::AUXILIARY | class::ADVERB | class::NOT | class::NEVER | class::NEITHER;
    let start = (0..k).rev().take(6).take_while(|&j| view.has(j, inner) && !view.is(j, "'s")).last().unwrap_or(k);
    (start..k).find(|&j| view.has(j, class::AUXILIARY)).unwrap_or(start)
}
