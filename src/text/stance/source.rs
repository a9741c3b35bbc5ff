//! Sources that are named without a reporting verb of their own: "according to X", "citing X", "Kremlin: …", and
//! statements that nobody vouches for.

use std::ops::Range;

use super::clause::Clauses;
use super::frame::{Frame, clause_end, clause_start};
use super::phrase::{is_outlet, speaker_at, starting_at, subject_before};
use super::speaker::group_start;
use super::view::View;
use super::words::class;
use super::{Commitment, Modality};
use crate::text::token::TokenKind;

/// "according to X": forward where it opens its clause, else of what stands before it.
pub(super) fn according(view: &View<'_, '_>, clauses: &Clauses, k: usize, before: Option<&Frame>) -> Option<Frame> {
    let phrase = speaker_at(view, k + 2)?;
    let mut end = phrase.end;
    let mut holders = vec![phrase.clone()];
    if let Some((relayer, after)) = relayed(view, end) {
        holders.push(relayer);
        end = after;
    }
    let joint = class::AND | class::BUT | class::SUBORDINATOR | class::RELATIVE | class::THAT;
    let opens = k == 0
        || view.has(k - 1, joint)
        || (view.is_stop(k - 1) && view.text(k - 1) != ",")
        || (view.text(k - 1) == "," && k > 1 && view.has(k - 2, joint));
    let mut scopes = Vec::new();
    if opens {
        let start = behind_apposition(view, &phrase, end);
        scopes.push(start..clause_end(view, clauses, k, start));
    } else {
        // "for the wind, according to X, for a leak, according to Y"
        let last = before.filter(|f| view.is(f.matrix.start, "according") && f.matrix.start > 0);
        scopes.push(clause_start(view, k).max(last.map_or(0, |f| f.matrix.end))..k);
        let aside = class::AND | class::BUT | class::RELATIVE | class::DETERMINER;
        let turns = view.is_any(end + 1, &["while", "whereas", "although", "though"]);
        let goes_on = view.text(end) == "," && !view.has(end + 1, aside) && !turns;
        if goes_on {
            scopes.push(end..clause_end(view, clauses, k, end));
        }
    }
    holders.extend(spoken_to(view, end, view.len()));
    Some(Frame::saying(holders, k..end, scopes))
}

/// Skips the apposition behind a speaker that opens a sentence: "According to Yang, president of the university, a".
fn behind_apposition(view: &View<'_, '_>, phrase: &Range<usize>, end: usize) -> usize {
    if view.text(end) != "," {
        return end;
    }
    let first = end + 1;
    let relative = view.has(first, class::RELATIVE);
    let role =
        view.name(phrase.end - 1) && view.nounish(first) && (view.has(first, class::DETERMINER) || !view.name(first));
    let comma = (first..view.len().min(first + 25)).find(|&j| view.text(j) == ",");
    match comma {
        Some(comma) if relative || role => {
            let verbless = relative || !(first..comma).any(|j| view.finite(j));
            let subject_follows = !view.finite(comma + 1) && (comma..view.len()).any(|j| view.finite(j));
            if verbless && subject_follows { comma + 1 } else { first }
        }
        _ => first,
    }
}

/// "quoted by Y", "cited by Y", ", via Y" behind a speaker: who passed it on, and where that ends.
pub(super) fn relayed(view: &View<'_, '_>, k: usize) -> Option<(Range<usize>, usize)> {
    let k = if view.text(k) == "," { k + 1 } else { k };
    let k = if view.is(k, "as") { k + 1 } else { k };
    let by = if view.is_any(k, &["quoted", "cited", "reported", "relayed", "carried"]) && view.is(k + 1, "by") {
        k + 2
    } else if view.is(k, "via") {
        k + 1
    } else {
        return None;
    };
    let phrase = starting_at(view, by)?;
    let end = phrase.end;
    Some((phrase, end))
}

/// The outlet that a speaker talked to: "told AFP", "spoke to the BBC", "in an interview with Der Spiegel".
fn spoken_to(view: &View<'_, '_>, from: usize, to: usize) -> Option<Range<usize>> {
    (from..to.min(from + 30)).find_map(|j| {
        let talks = ["spoke", "speaking", "talking", "talked", "interview", "statement"];
        let leads = view.is_any(j, &["told", "telling", "tells"])
            || (view.is_any(j, &["to", "with"]) && j > 0 && view.is_any(j - 1, &talks));
        let phrase = leads.then(|| starting_at(view, j + 1)).flatten()?;
        is_outlet(view, &phrase).then_some(phrase)
    })
}

/// The source that a reporter cites: "citing an unnamed official", "with reference to intelligence".
pub(super) fn cited(view: &View<'_, '_>, verb: usize, content: usize) -> Option<Range<usize>> {
    let far = view.len().min(content.max(verb) + 40);
    (verb.saturating_sub(15)..far).find_map(|j| {
        let cites = view.is_any(j, &["citing", "quoting"]) && (j == 0 || view.is_stop(j - 1) || j > verb);
        let refers = view.is(j, "reference") && view.has(j + 1, class::TO) && j > verb && j < content;
        match (cites, refers) {
            (true, _) => starting_at(view, j + 1),
            (_, true) => starting_at(view, j + 2),
            _ => None,
        }
    })
}

/// Nouns that speak in the label of a headline.
const SPEAKERS: [&str; 24] = [
    "police",
    "officials",
    "official",
    "report",
    "reports",
    "sources",
    "source",
    "experts",
    "study",
    "ministry",
    "minister",
    "kremlin",
    "president",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "analysts",
    "survey",
    "poll",
    "pm",
    "mayor",
    "authorities",
    "government",
    "un",
];

/// A colon or dash that names the speaker of a headline: "Kremlin: no talks planned", "Toll rises to 61 - police".
pub(super) fn labelled(view: &View<'_, '_>) -> Option<Frame> {
    if view.len() > 25 {
        return None;
    }
    let joint = (1..view.len()).find(|&k| view.text(k) == ":" || view.is_dash(k))?;
    let label = |phrase: &Range<usize>| {
        phrase.len() <= 5
            && phrase.end > 0
            && (view.outlet(phrase.end - 1) || view.is_any(phrase.end - 1, &SPEAKERS))
            && !phrase.clone().any(|k| view.finite(k))
    };
    let last = view.len() - usize::from(view.is_stop(view.len() - 1));
    let after = joint + 1..last.max(joint + 1);
    let before = 0..joint;
    if !after.is_empty() && label(&after) {
        return Some(Frame::saying(vec![after.clone()], after, vec![before]));
    }
    let rest = joint + 1..view.len();
    (view.text(joint) == ":" && label(&before)).then(|| Frame::saying(vec![before.clone()], before, vec![rest]))
}

/// "Police put the toll at 40": what stands behind "at" is what they say.
pub(super) fn puts(view: &View<'_, '_>, clauses: &Clauses, k: usize) -> Option<Frame> {
    if !view.is_any(k, &["put", "puts", "placed"]) || !view.has(k + 1, class::DETERMINER) {
        return None;
    }
    let near = |j: &usize| !view.is_stop(*j) && !view.finite(*j);
    let at = (k + 2..view.len().min(k + 14)).take_while(near).find(|&j| view.is(j, "at"))?;
    let number = |j: usize| view.words[j].kind == TokenKind::Number || view.is_any(j, &NUMERALS);
    let figure = (at + 1..view.len().min(at + 5)).any(number);
    let counted = (k + 2..at).any(|j| view.is_any(j, &COUNTED));
    let holder = subject_before(view, group_start(view, k)).filter(|_| figure && counted)?;
    let scope = k + 1..clause_end(view, clauses, k, at + 1);
    Some(Frame::saying(vec![holder.clone()], holder.start..k + 1, vec![scope]))
}

/// Figures in words.
const NUMERALS: [&str; 14] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozens",
    "hundreds",
    "thousands",
];

/// What is put at a figure.
const COUNTED: [&str; 16] = [
    "toll",
    "number",
    "figure",
    "total",
    "cost",
    "costs",
    "damage",
    "losses",
    "turnout",
    "count",
    "magnitude",
    "strength",
    "value",
    "price",
    "crowd",
    "loss",
];

/// "there is no evidence that", "it remains unclear whether": nobody vouches for what follows.
pub(super) fn unvouched(view: &View<'_, '_>, clauses: &Clauses, k: usize) -> Option<Frame> {
    const SIGNS: [&str; 10] = [
        "evidence",
        "hint",
        "sign",
        "signs",
        "indication",
        "indications",
        "confirmation",
        "proof",
        "suggestion",
        "guarantee",
    ];
    // "Investigators do not yet know what caused it"
    const LEARNT: [&str; 8] =
        ["know", "knows", "knew", "determined", "determine", "established", "establish", "learned"];
    const OPEN: [&str; 5] = ["unclear", "unknown", "uncertain", "unconfirmed", "undecided"];
    let asks =
        |j: usize| view.has(j, class::IF | class::RELATIVE) || view.is_any(j, &["whether", "how", "what", "why"]);
    let denied =
        (k.saturating_sub(4)..k).any(|j| view.has(j, class::NO | class::NOT) || view.is_any(j, &["little", "without"]));
    let ends = if view.is_any(k, &SIGNS) && denied {
        (k + 1..k + 4).find(|&j| view.has(j, class::THAT) || view.is(j, "whether"))?
    } else if denied && view.is_any(k, &LEARNT) {
        (k + 1..k + 2).find(|&j| asks(j))?
    } else if view.is_any(k, &OPEN) || (denied && view.is_any(k, &["clear", "known", "certain"])) {
        (k + 1..k + 3).find(|&j| asks(j))?
    } else {
        return None;
    };
    let start = ends + 1;
    if start >= view.len() {
        return None;
    }
    let scope = start..clause_end(view, clauses, k, start);
    let (mut holders, mut deny) = (Vec::new(), false);
    if view.is_any(k, &LEARNT) {
        let closed = class::AUXILIARY | class::NOT | class::ADVERB;
        let group = (0..k).rev().take(5).take_while(|&j| view.has(j, closed) || view.is(j, "yet")).last().unwrap_or(k);
        holders.extend(subject_before(view, group));
        // The "not" of the verb stands over its content, which is no clause of its own.
        deny = clauses.of[start] == clauses.of[k];
    }
    Some(Frame {
        commitment: Commitment::Withhold,
        floor: Modality::Speculated,
        deny,
        bent: true,
        ..Frame::saying(holders, k..start, vec![scope])
    })
}
