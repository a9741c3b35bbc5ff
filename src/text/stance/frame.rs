//! Who reports what within one sentence: "X said that", "…, X said", "according to X".

use std::ops::Range;

use super::clause::{finite_ahead, reports};
use super::phrase::{is_outlet, starting_at, subject_before};
use super::view::View;
use super::words::{Form, Verb, class};
use super::{Commitment, Modality};

/// One act of reporting. Positions are words of the view.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// From the speaker to the last who passed it on.
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
}

/// The frames of a sentence, in the order of their verbs.
pub(super) fn frames(view: &View<'_, '_>) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::new();
    if view.headline || view.len() < 25 {
        out.extend(labelled(view));
    }
    for k in 0..view.len() {
        let frame = if view.is(k, "according") && view.has(k + 1, class::TO) {
            according(view, k)
        } else if view.verb(k).is_some() {
            reported(view, k, out.last())
        } else {
            None
        };
        out.extend(frame);
    }
    for n in 1..out.len() {
        end_before(&mut out, n, view);
    }
    out
}

/// A frame ends where a conjunction leads to another one: "Peskov confirmed that A, while Washington warned B".
fn end_before(frames: &mut [Frame], n: usize, view: &View<'_, '_>) {
    let start = frames[n].matrix.start;
    let Some(joint) = start.checked_sub(1) else { return };
    let joins =
        view.has(joint, class::AND | class::BUT) || view.is_any(joint, &["while", "whereas", "although", "as", ";"]);
    if !joins || frames[n].holders.is_empty() {
        return;
    }
    for frame in &mut frames[..n] {
        for scope in &mut frame.scopes {
            if scope.start < joint && scope.end > joint && frame.matrix.end <= scope.start {
                scope.end = joint;
            }
        }
    }
}

/// "according to X": forward where it opens its clause, else of what stands before it.
fn according(view: &View<'_, '_>, k: usize) -> Option<Frame> {
    let phrase = starting_at(view, k + 2)?;
    let mut holders = vec![phrase.clone()];
    let mut end = phrase.end;
    if let Some((relayers, after)) = relayed(view, end) {
        holders.extend(relayers);
        end = after;
    }
    let opens = k == 0
        || view.has(k - 1, class::AND | class::BUT | class::SUBORDINATOR | class::RELATIVE | class::THAT)
        || (view.is_stop(k - 1) && view.text(k - 1) != ",")
        || (view.text(k - 1) == ","
            && k > 1
            && view.has(k - 2, class::RELATIVE | class::SUBORDINATOR | class::THAT | class::BUT | class::AND));
    let mut scopes = Vec::new();
    if opens {
        scopes.push(content_after_phrase(view, end)..clause_end(view, end));
    } else {
        scopes.push(clause_start(view, k)..k);
        let goes_on = view.text(end) == ","
            && !view.has(end + 1, class::RELATIVE | class::SUBORDINATOR | class::DETERMINER)
            && !view.has(end + 1, class::AND | class::BUT);
        if goes_on {
            scopes.push(end..clause_end(view, end));
        }
    }
    if let Some(outlet) = spoken_to(view, end, view.len()) {
        holders.push(outlet);
    }
    let frame = Frame {
        holders,
        matrix: k..end,
        scopes,
        commitment: Commitment::Say,
        floor: Modality::Asserted,
        deny: false,
        past: true,
    };
    Some(frame)
}

/// Skips the apposition behind a speaker that opens a sentence: "According to Yang, president of the university, a".
fn content_after_phrase(view: &View<'_, '_>, end: usize) -> usize {
    if view.text(end) != "," {
        return end;
    }
    let apposed = view.nounish(end + 1) && (view.has(end + 1, class::DETERMINER) || !view.name(end + 1))
        || view.has(end + 1, class::RELATIVE);
    let next_comma = (end + 1..view.len().min(end + 25)).find(|&j| view.text(j) == ",");
    match next_comma {
        Some(comma) if apposed => {
            let verbless = !(end + 1..comma).any(|j| view.finite(j)) || view.has(end + 1, class::RELATIVE);
            if verbless && (comma..view.len()).any(|j| view.finite(j)) { comma + 1 } else { end + 1 }
        }
        _ => end + 1,
    }
}

/// "quoted by Y", "cited by Y", ", via Y" behind a speaker.
fn relayed(view: &View<'_, '_>, k: usize) -> Option<(Vec<Range<usize>>, usize)> {
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
    Some((vec![phrase], end))
}

/// The outlet that a speaker talked to: "told AFP", "spoke to the BBC", "in an interview with Der Spiegel", "on CBS".
fn spoken_to(view: &View<'_, '_>, from: usize, to: usize) -> Option<Range<usize>> {
    (from..to.min(from + 30)).find_map(|j| {
        let leads = view.is_any(j, &["told", "telling", "tells"])
            || (view.is_any(j, &["to", "with"])
                && j > 0
                && view.is_any(j - 1, &["spoke", "speaking", "talking", "interview", "statement"]));
        let phrase = leads.then(|| starting_at(view, j + 1)).flatten()?;
        is_outlet(view, &phrase).then_some(phrase)
    })
}

/// A colon or dash that names the speaker of a headline: "Kremlin: no talks planned", "Toll rises to 61 - police".
fn labelled(view: &View<'_, '_>) -> Option<Frame> {
    let colon = (1..view.len()).find(|&k| view.text(k) == ":" || view.is_dash(k))?;
    let label = |phrase: &Range<usize>| {
        phrase.len() <= 5
            && phrase.clone().any(|k| {
                view.outlet(k)
                    || view.is_any(
                        k,
                        &[
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
                        ],
                    )
            })
    };
    let after = colon + 1..view.len() - usize::from(view.is_stop(view.len() - 1));
    let (phrase, scope) = if !after.is_empty() && label(&after) && view.next_finite(colon + 1).is_none() {
        (after, 0..colon)
    } else if view.text(colon) == ":" && label(&(0..colon)) && !(0..colon).any(|k| view.finite(k)) {
        (0..colon, colon + 1..view.len())
    } else {
        return None;
    };
    Some(Frame {
        holders: vec![phrase.clone()],
        matrix: phrase,
        scopes: vec![scope],
        commitment: Commitment::Say,
        floor: Modality::Asserted,
        deny: false,
        past: true,
    })
}

/// The frame of the reporting verb at `k`.
fn reported(view: &View<'_, '_>, k: usize, before: Option<&Frame>) -> Option<Frame> {
    let verb = view.verb(k)?;
    let group = group_start(view, k);
    let passive = (group..k).any(|j| view.has(j, class::BE)) && verb.form != Form::Ing;
    if passive {
        return by_agent(view, k, group, verb);
    }
    if view.is(k + 1, "by") && !view.finite(k) {
        return by_agent(view, k, k, verb);
    }
    let participle = verb.form == Form::Ing && !(group..k).any(|j| view.has(j, class::BE));
    let governed = group < k && reports(view, k);
    if !(view.finite(k) || governed || participle || inverts(view, k)) || !particle(view, k, verb) {
        return None;
    }
    let inverted = inverted_subject(view, k, verb);
    let (holder, own) = match inverted {
        Some(phrase) => (Some(phrase), true),
        None if participle => participle_subject(view, k, before)?,
        None if group > 0 && view.has(group - 1, class::AND | class::BUT) && before.is_some() => {
            (before.and_then(|f| f.holders.first().cloned()), false)
        }
        None if group > 0 && view.has(group - 1, class::TO) => (infinitive_subject(view, group - 1), false),
        None if group > 0 && view.has(group - 1, class::RELATIVE) => (relative_subject(view, group - 1), false),
        None => (subject_before(view, group), true),
    };
    let holder = holder?;
    let withheld = withholds(view, k, group, &holder);
    let after_holder = if own && holder.start > k { holder.end } else { k + 1 };
    let (content, listener) = content_start(view, after_holder, verb);
    let mut holders = Vec::new();
    if let Some(source) = cited(view, k, content.unwrap_or(view.len())) {
        holders.push(source);
    }
    let matrix_start = if own { holder.start.min(group) } else { group.min(k) };
    holders.push(holder.clone());
    holders.extend(listener);
    if let Some((relayers, _)) = relayed(view, after_holder) {
        holders.extend(relayers);
    }
    let matrix = matrix_start..content.unwrap_or_else(|| stretch_end(view, after_holder)).max(k + 1);
    let scopes = scopes(view, &matrix, content, verb, participle)?;
    let (commitment, floor, deny) = effect(verb, withheld, is_negated(view, group, k));
    Some(Frame { holders, matrix, scopes, commitment, floor, deny, past: verb.form >= Form::Past })
}

/// The words that a frame reports, or none where the verb reports nothing that can be seen.
fn scopes(
    view: &View<'_, '_>,
    matrix: &Range<usize>,
    content: Option<usize>,
    verb: &Verb,
    participle: bool,
) -> Option<Vec<Range<usize>>> {
    let mut scopes = Vec::new();
    let before = matrix.start.checked_sub(1);
    let trails = before
        .is_some_and(|b| view.text(b) == "," || view.is_dash(b) || view.text(b) == "?" || view.text(b) == "!")
        || view.quoted(matrix.start);
    let ahead = content.map(|c| c..clause_end(view, c)).filter(|r| !r.is_empty());
    let back = before.map(|b| clause_start(view, b)..b + 1).filter(|r| trails && !participle && r.len() > 1);
    let back_speaks = back.as_ref().is_some_and(|r| (r.start..r.end).any(|j| view.finite(j)) || view.quoted(r.start));
    let that = content.is_some_and(|c| c > 0 && view.has(c - 1, class::THAT));
    match (back, ahead) {
        // "On Monday, Kim said that": what stands before the comma is no statement.
        (Some(back), Some(ahead)) if !that && (back_speaks || view.text(matrix.end) == ",") => {
            let goes_on = view.quoted(ahead.start)
                || view.quoted(ahead.start + 1)
                || !back_speaks
                || view.has(ahead.start + 1, class::AND | class::BUT);
            let parenthetical = view.is_stop(ahead.start);
            if !parenthetical && !back_speaks {
                scopes.push(ahead);
            } else {
                scopes.push(back);
                if goes_on || !parenthetical {
                    scopes.push(ahead);
                }
            }
        }
        (_, Some(ahead))
            if !view.is_stop(ahead.start) || view.text(ahead.start) == ":" || view.quoted(ahead.start + 1) =>
        {
            scopes.push(ahead)
        }
        (Some(back), _) => scopes.push(back),
        _ => {}
    }
    let beside_quote = scopes.iter().any(|s| s.clone().any(|j| view.quoted(j))) || view.quoted(matrix.start);
    if verb.quoted && !beside_quote && !trails {
        return None;
    }
    if verb.spoken && !(beside_quote || trails || that || participle) {
        return None;
    }
    (!scopes.is_empty() || view.quoted(matrix.start) || matrix.start == 0).then_some(scopes)
}

/// What a verb makes of its content: commitment, the firmest modality, and whether it denies.
fn effect(verb: &Verb, withheld: bool, negated: bool) -> (Commitment, Modality, bool) {
    use Commitment::{Allege, Believe, Confirm, Deny, Expect, Promise, Say, Urge, Warn, Withhold};
    if withheld {
        return (Withhold, Modality::Speculated, false);
    }
    let floor = match verb.commitment {
        Allege => Modality::Alleged,
        Believe => Modality::Speculated,
        Expect | Urge => Modality::Expected,
        Promise => Modality::Planned,
        _ => Modality::Asserted,
    };
    let deny =
        (verb.commitment == Deny) != (negated && matches!(verb.commitment, Believe | Expect | Warn | Confirm | Say));
    (verb.commitment, floor, deny)
}

/// "has not acknowledged", "declined to say", "neither … has confirmed": nobody vouches for it and nobody denies it.
fn withholds(view: &View<'_, '_>, k: usize, group: usize, holder: &Range<usize>) -> bool {
    let Some(verb) = view.verb(k) else { return false };
    if matches!(verb.commitment, Commitment::Believe | Commitment::Expect) {
        return false;
    }
    let unwilling = group >= 2
        && view.has(group - 1, class::TO)
        && view.is_any(
            group - 2,
            &["declined", "refused", "declines", "refuses", "yet", "failed", "unable", "unwilling", "hesitated"],
        );
    let nobody =
        (holder.start.saturating_sub(1)..holder.end).any(|j| view.has(j, class::NEITHER | class::NONE | class::NO));
    let neither = k > 0 && view.has(k - 1, class::NEITHER | class::NOR);
    unwilling || nobody || neither || is_negated(view, group, k)
}

fn is_negated(view: &View<'_, '_>, group: usize, k: usize) -> bool {
    (group..k).any(|j| view.has(j, class::NOT | class::NEVER) && !view.is(j + 1, "only"))
}

/// The first word of the verb group that `k` heads or ends: auxiliaries, adverbs, "not".
fn group_start(view: &View<'_, '_>, k: usize) -> usize {
    let inner = class::AUXILIARY | class::ADVERB | class::NOT | class::NEVER;
    let start = (0..k).rev().take(6).take_while(|&j| view.has(j, inner) && !view.is(j, "'s")).last().unwrap_or(k);
    // An adverb alone at the head belongs to the subject's side.
    (start..k).find(|&j| view.has(j, class::AUXILIARY)).unwrap_or(start)
}

fn particle(view: &View<'_, '_>, k: usize, verb: &Verb) -> bool {
    verb.particle.is_none_or(|words| words.split('|').any(|word| view.is(k + 1, word)))
}

/// Whether a verb stands where its subject follows: behind a comma or a quotation mark.
fn inverts(view: &View<'_, '_>, k: usize) -> bool {
    let verb = view.verb(k);
    verb.is_some_and(|v| matches!(v.form, Form::Past | Form::Third))
        && (k == 0 || view.quoted(k) || view.is_stop(k - 1))
}

/// "said X, a professor at Y": the subject behind the verb.
fn inverted_subject(view: &View<'_, '_>, k: usize, verb: &Verb) -> Option<Range<usize>> {
    if k == 0 || !(view.quoted(k) || view.is_stop(k - 1)) || !matches!(verb.form, Form::Past | Form::Third) {
        return None;
    }
    let phrase = starting_at(view, k + 1)?;
    if view.has(phrase.start, class::PERSON) && phrase.len() == 1 && !view.is_stop(phrase.end) {
        return None;
    }
    // "Kim, the leader, said Putin would come": a verb behind the name makes it what is said.
    let behind_quote = view.quoted(k);
    let verb_follows = view.finite(phrase.end)
        || finite_ahead(view, phrase.end).is_some_and(|_| {
            !view.is_stop(phrase.end)
                && !view.has(phrase.end, class::RELATIVE | class::SUBORDINATOR | class::PREPOSITION | class::TIME)
        });
    let subject_stands_before =
        !behind_quote && subject_before(view, k).is_some() && k > 1 && view.text(k - 1) == "," && verb_follows;
    (!subject_stands_before && (behind_quote || !verb_follows)).then_some(phrase)
}

/// The speaker of ", adding that": that of the frame before, else the subject of the sentence.
fn participle_subject(view: &View<'_, '_>, k: usize, before: Option<&Frame>) -> Option<(Option<Range<usize>>, bool)> {
    let b = k.checked_sub(1)?;
    if view.has(b, class::PREPOSITION | class::DETERMINER | class::AND) {
        return None;
    }
    if view.text(b) != "," {
        // "with Washington suspecting": the subject stands right before it.
        let phrase = subject_before(view, k)?;
        let led = phrase.start > 0 && (view.is(phrase.start - 1, "with") || view.is_stop(phrase.start - 1));
        return led.then_some((Some(phrase), true));
    }
    if let Some(frame) = before {
        return Some((frame.holders.first().cloned(), false));
    }
    let first = (0..k).find(|&j| view.finite(j))?;
    Some((subject_before(view, first), false))
}

/// "Police declined to say": the subject of the verb before "to".
fn infinitive_subject(view: &View<'_, '_>, to: usize) -> Option<Range<usize>> {
    let governor = (to.saturating_sub(3)..to)
        .rev()
        .find(|&j| view.finite(j) || view.text(j).ends_with("ed") || view.is(j, "yet"))?;
    subject_before(view, group_start(view, governor))
}

/// "X, who said": what stands before the pronoun.
fn relative_subject(view: &View<'_, '_>, relative: usize) -> Option<Range<usize>> {
    let end = if relative > 0 && view.text(relative - 1) == "," { relative - 1 } else { relative };
    subject_before(view, end)
}

/// "was announced by the Kremlin": the speaker behind "by".
fn by_agent(view: &View<'_, '_>, k: usize, group: usize, verb: &'static Verb) -> Option<Frame> {
    let by = (k + 1..view.len().min(k + 12)).take_while(|&j| !view.is_stop(j)).find(|&j| view.is(j, "by"))?;
    let phrase = starting_at(view, by + 1)?;
    let distant = by > k + 3;
    let speaks = is_outlet(view, &phrase) || (!distant && phrase.clone().any(|j| view.name(j)));
    let ends = view.is_stop(phrase.end) || view.words.get(phrase.end).is_none() || !distant;
    if !speaks || !ends || view.has(group.saturating_sub(1), class::THAT) {
        return None;
    }
    let (commitment, floor, deny) = effect(verb, false, is_negated(view, group, k));
    let start = clause_start(view, group);
    Some(Frame {
        holders: vec![phrase.clone()],
        matrix: by..phrase.end,
        scopes: vec![start..by],
        commitment,
        floor,
        deny,
        past: true,
    })
}

/// Where what is reported begins, and the outlet that was spoken to. None where nothing follows.
fn content_start(view: &View<'_, '_>, from: usize, verb: &Verb) -> (Option<usize>, Option<Range<usize>>) {
    let mut k = from;
    let mut listener = None;
    if verb.to {
        if let Some(phrase) = starting_at(view, k) {
            k = phrase.end;
            listener = is_outlet(view, &phrase).then_some(phrase);
        }
    }
    let limit = view.len().min(k + 30);
    let that = (k..limit)
        .take_while(|&j| {
            j == k || !(view.finite(j) && !view.has(j - 1, class::RELATIVE)) && !matches!(view.text(j), ";" | ":")
        })
        .find(|&j| view.has(j, class::THAT) && !view.has(j + 1, class::TIME));
    if listener.is_none() {
        listener = (k..that.unwrap_or(limit.min(k + 6))).find_map(|j| {
            let phrase = view.is_any(j, &["on", "to", "with"]).then(|| starting_at(view, j + 1)).flatten()?;
            (is_outlet(view, &phrase) && phrase.clone().any(|w| view.name(w))).then_some(phrase)
        });
    }
    if let Some(that) = that {
        return (Some(that + 1), listener);
    }
    k = skip_circumstances(view, k);
    let nothing = view.words.get(k).is_none() || (view.is_stop(k) && k + 1 >= view.len());
    if nothing {
        return (None, listener);
    }
    if view.text(k) == ":" {
        k += 1;
    }
    (Some(k), listener)
}

/// Skips when and where something was said: "on Monday", "in a statement", "at the time", "only".
fn skip_circumstances(view: &View<'_, '_>, mut k: usize) -> usize {
    loop {
        let start = k;
        if view.has(k, class::TIME | class::ADVERB) && !view.quoted(k) {
            k += 1;
        } else if view.has(k, class::TIME_HEAD) {
            let time = (k + 1..k + 4).take_while(|&j| !view.is_stop(j)).find(|&j| view.has(j, class::TIME));
            k = time.map_or(k, |t| t + 1);
            while time.is_some() && view.words.get(k).is_some_and(|w| w.kind == crate::text::token::TokenKind::Number) {
                k += 1;
            }
        }
        if k == start && view.is_any(k, &["in", "at", "during", "through", "after", "for"]) {
            let noun = (k + 1..k + 5).find(|&j| {
                view.is_any(
                    j,
                    &[
                        "statement",
                        "interview",
                        "briefing",
                        "conference",
                        "speech",
                        "report",
                        "time",
                        "part",
                        "post",
                        "message",
                        "release",
                        "letter",
                        "hearing",
                        "meeting",
                        "broadcast",
                    ],
                )
            });
            k = noun.map_or(k, |n| n + 1);
        }
        if k == start || k >= view.len() {
            return k;
        }
    }
}

/// The source that the reporter cites: "citing an unnamed official".
fn cited(view: &View<'_, '_>, verb: usize, content: usize) -> Option<Range<usize>> {
    let near = verb.saturating_sub(15)..view.len().min(content.max(verb) + 40);
    near.clone().find_map(|j| {
        let cites = view.is_any(j, &["citing", "quoting"]) && j > 0 || j == 0 && view.is_any(0, &["citing", "quoting"]);
        let opens = cites && (j == 0 || view.is_stop(j - 1) || j > verb);
        let phrase = if opens { starting_at(view, j + 1) } else { None };
        phrase.or_else(|| {
            let refers = view.is(j, "reference") && view.has(j + 1, class::TO) && j > verb && j < content;
            refers.then(|| starting_at(view, j + 2)).flatten()
        })
    })
}

/// The start of the statement that ends before `k`: behind a semicolon, ", while" or ", but".
fn clause_start(view: &View<'_, '_>, k: usize) -> usize {
    (1..k).rev().find(|&j| breaks(view, j)).map_or(0, |j| j + 1)
}

/// The end of the statement that begins at `k`.
fn clause_end(view: &View<'_, '_>, k: usize) -> usize {
    (k + 1..view.len()).find(|&j| breaks(view, j)).unwrap_or(view.len())
}

/// Whether one voice ends at `k`: a semicolon, or a comma with "while".
fn breaks(view: &View<'_, '_>, k: usize) -> bool {
    view.text(k) == ";"
        || (k > 0 && view.text(k - 1) == "," && view.is_any(k, &["while", "whereas", "although", "though"]))
}

fn stretch_end(view: &View<'_, '_>, k: usize) -> usize {
    (k..view.len()).find(|&j| view.is_stop(j)).unwrap_or(view.len())
}
