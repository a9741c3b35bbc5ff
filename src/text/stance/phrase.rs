//! The noun phrase that names a speaker, to the left or to the right of a reporting verb.

use std::ops::Range;

use super::view::View;
use super::words::class;
use crate::text::token::TokenKind;

/// No name of a speaker is longer; the bound keeps the time linear.
const LONG: usize = 18;

/// The subject that ends before word `end`, behind which adverbs, auxiliaries, dates and appositions may stand.
/// Also gives whether the phrase was set off from the verb by an apposition.
pub(super) fn subject_before(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let mut last = skip_back(view, end.checked_sub(1)?)?;
    if view.text(last) == "," {
        let (phrase_end, inner) = apposition(view, last)?;
        if let Some(name) = inner {
            return Some(name);
        }
        last = phrase_end;
    }
    ending_at(view, last).map(|phrase| named_before(view, &phrase).unwrap_or(phrase))
}

/// "Captain Ray, Chief Press Officer, Defence, said": a name before a phrase of capitals that opens its stretch.
fn named_before(view: &View<'_, '_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let comma = phrase.start.checked_sub(1).filter(|&j| view.text(j) == "," && view.name(phrase.start))?;
    let opens = |&j: &usize| view.closes(j) || j == 0 || view.is_stop(j - 1);
    let first = (comma.saturating_sub(5)..comma).rev().find(opens)?;
    let names = comma - first >= 2 && (first..comma).all(|j| view.name(j));
    (names && (view.closes(first) || first == 0)).then_some(first..comma)
}

/// Skips adverbs, auxiliaries, negations and dates between a subject and its verb.
fn skip_back(view: &View<'_, '_>, mut k: usize) -> Option<usize> {
    let start = k;
    loop {
        let closed = class::ADVERB | class::AUXILIARY | class::NOT | class::NEVER | class::NEITHER;
        let adverbial = view.has(k, closed) && !view.is(k, "'s");
        let date = view.has(k, class::TIME) && k > 0;
        let dated = view.has(k, class::TIME_HEAD) && k < start && view.has(k + 1, class::TIME | class::TIME_HEAD);
        if adverbial || date || dated || view.is(k, "both") {
            k = k.checked_sub(1)?;
        } else if k >= 3 && view.is(k, "time") && view.is(k - 1, "same") {
            k = k.checked_sub(4)?;
        } else if k >= 3
            && view.is_any(k, &["part", "turn"])
            && view.is_any(k - 1, &["its", "his", "her", "their", "in"])
        {
            k = k.checked_sub(if view.is(k - 1, "in") { 2 } else { 3 })?;
        } else {
            return Some(k);
        }
        if start - k > LONG {
            return None;
        }
    }
}

/// What stands between two commas before a verb: ", a researcher at the institute,". Gives the end of the phrase
/// before it, or the name inside, where a role stands before: "the spokesman, Karl Lind,".
fn apposition(view: &View<'_, '_>, comma: usize) -> Option<(usize, Option<Range<usize>>)> {
    let other = (comma.saturating_sub(30)..comma).rev().find(|&j| view.text(j) == ",")?;
    // A list within the apposition moves the opening comma to the left: "the head of sales, marketing and design,".
    let mut before = other.checked_sub(1)?;
    if before > 1 && view.words[before].kind == TokenKind::Number && view.text(before - 1) == "," {
        // "Bob Currie, 66, a resident, said"
        before -= 2;
    }
    if other + 1 == comma || !(view.nounish(before) || view.text(before) == ")") {
        return None;
    }
    let first = other + 1;
    let all_names =
        (first..comma).all(|j| view.name(j) || !matches!(view.words[j].kind, TokenKind::Word)) && view.name(first);
    // "the head of the service, Ana Ruiz,", "her son, actor Tom Hale,"
    let role = view.nounish(first) && !view.has(first, class::DETERMINER) && view.name(comma - 1);
    let named = all_names || (role && (first..comma).all(|j| view.nounish(j)));
    if named && !view.name(before) && comma - first <= 6 {
        return Some((before, Some(first..comma)));
    }
    let starts = view
        .has(first, class::DETERMINER | class::RELATIVE | class::PREPOSITION | class::ADVERB | class::TIME)
        || view.words[first].kind == TokenKind::Number
        || (!view.has(first, class::NO_NOUN) && !view.has(first, class::AND))
        || view.text(first).ends_with("ing");
    let chained = starts && !view.name(before) && view.nounish(before);
    if chained && !view.has(first, class::DETERMINER | class::RELATIVE) {
        // "Lind, an expert, formerly of Aville, said": one apposition more.
        if let Some((end, inner)) = (other > 0).then(|| apposition(view, other)).flatten() {
            return Some((end, inner));
        }
    }
    starts.then_some((before, None))
}

/// The noun phrase whose last word is `last`.
fn ending_at(view: &View<'_, '_>, last: usize) -> Option<Range<usize>> {
    if view.has(last, class::PERSON) || view.is_any(last, &["others", "many", "some", "everyone"]) {
        return Some(last..last + 1);
    }
    let mut last = last;
    if view.text(last) == ")" {
        last = (last.saturating_sub(6)..last).rev().find(|&j| view.text(j) == "(")?.checked_sub(1)?;
    }
    let participle = view.text(last).ends_with("ed") && !view.name(last) && !(last > 0 && view.is(last - 1, "the"));
    if !view.nounish(last) || participle || view.is_any(last, &["the", "a", "an"]) {
        return None;
    }
    let mut first = last;
    while first > 0 && last - first < LONG {
        let j = first - 1;
        let behind = |class| j > 0 && view.nounish(j - 1) && !view.has(j - 1, class::DETERMINER) && view.has(j, class);
        let joined = view.has(j, class::AND | class::NOR) && j > 0 && view.nounish(j - 1) && !verb_before(view, j);
        let attached = view.is_any(j, &["of", "for", "at", "in", "from", "with", "by"])
            && behind(class::PREPOSITION)
            && (!view.is(j, "by") || view.text(j - 1).ends_with("ed"));
        let serves = ["aide", "aides", "adviser", "advisers", "advisor", "envoy", "ambassador", "deputy", "close"];
        let attached = attached || (view.is(j, "to") && j > 0 && view.is_any(j - 1, &serves));
        let both = view.is(j, "both");
        if view.has(first, class::DETERMINER) && !attached && !joined && !both && !view.has(j, class::DETERMINER) {
            break;
        }
        if !(view.nounish(j) || joined || attached || both) || view.has(j, class::TIME) && !view.name(first) {
            break;
        }
        first = j;
    }
    let trims = class::AND | class::TIME | class::ADVERB;
    while first < last && view.has(first, trims) {
        first += 1;
    }
    if first + 1 < last && view.is(first + 1, "by") {
        // "… and verified by the station showed"
        first += 2;
    }
    Some(first..last + 1)
}

/// Whether the stretch before `k` has a finite verb already.
fn verb_before(view: &View<'_, '_>, k: usize) -> bool {
    (k.saturating_sub(LONG)..k).rev().take_while(|&j| !view.is_stop(j)).any(|j| view.finite(j))
}

/// The speaker named from word `first` on; where a role stands before a name, the name: "said its director, Ana Ruiz".
pub(super) fn speaker_at(view: &View<'_, '_>, first: usize) -> Option<Range<usize>> {
    let phrase = starting_at(view, first)?;
    let end = phrase.end;
    if view.text(end) != "," || view.name(end - 1) {
        return Some(phrase);
    }
    let after = (end + 1..view.len().min(end + 7)).find(|&j| !view.name(j) && !view.nounish(j)).unwrap_or(view.len());
    let named = after > end + 1 && (end + 1..after).all(|j| view.name(j) || view.text(j) == "-") && view.is_stop(after);
    Some(if named { end + 1..after } else { phrase })
}

/// The noun phrase that begins at word `first`: "the Dutch agency ANP", "Ana-Lena Roe".
pub(super) fn starting_at(view: &View<'_, '_>, first: usize) -> Option<Range<usize>> {
    if view.has(first, class::PERSON) {
        return Some(first..first + 1);
    }
    if !view.nounish(first) || view.has(first, class::TIME) && !view.name(first + 1) {
        return None;
    }
    let mut end = first;
    while end < view.len() && end - first < LONG {
        let head_is_name = end > 0 && view.name(end - 1);
        let attached = end > first
            && (view.is_any(end, &["of", "for"]) || (view.is_any(end, &["at", "in", "from", "with"]) && !head_is_name))
            && view.nounish(end + 1)
            && !view.has(end + 1, class::TIME);
        // "photos released by state media"
        let attached = attached || (end > first && view.is(end, "by") && view.text(end - 1).ends_with("ed"));
        let relays = view.is_any(end, &["quoted", "cited", "relayed", "carried", "reported"]) && view.is(end + 1, "by");
        let joined =
            end > first && view.has(end, class::AND) && view.nounish(end + 1) && view.next_finite(end).is_none();
        let new_phrase = end > first
            && view.has(end, class::DETERMINER)
            && !view.name(end)
            && !view.has(end - 1, class::DETERMINER | class::PREPOSITION | class::AND);
        if !(view.nounish(end) || attached || joined)
            || new_phrase
            || relays
            || (view.has(end, class::TIME) && end > first)
            || (view.has(end, class::TIME_HEAD) && view.has(end + 1, class::TIME))
        {
            break;
        }
        end += 1;
    }
    let has_word = (first..end).any(|j| view.words[j].kind == TokenKind::Word && !view.has(j, class::DETERMINER));
    has_word.then_some(first..end)
}

/// Whether a noun phrase names an agency or an outlet.
pub(super) fn is_outlet(view: &View<'_, '_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|k| view.outlet(k) && (view.name(k) || k + 1 == phrase.end || view.name(k + 1)))
}
