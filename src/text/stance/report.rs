//! Reporting verbs: "X said that", "…, X said", "said X", "X, adding that", "was announced by X".

use std::ops::Range;

use super::clause::{Clauses, reports};
use super::frame::{Frame, clause_end, clause_start};
use super::phrase::{is_outlet, starting_at, subject_before};
use super::source::{cited, relayed};
use super::speaker::{group_start, inverted_subject, inverts, speaker};
use super::view::View;
use super::words::{Form, Verb, class};
use super::{Commitment, Modality};
use crate::text::token::TokenKind;

/// The frame of the reporting verb at `k`; `before` is the one before it in the sentence.
pub(super) fn reported(view: &View<'_, '_>, clauses: &Clauses, k: usize, before: Option<&Frame>) -> Option<Frame> {
    let verb = view.verb(k)?;
    let group = group_start(view, k);
    let passive = (group..k).any(|j| view.has(j, class::BE));
    if verb.cites {
        return quoted_as(view, clauses, k, group, passive);
    }
    if matches!(verb.form, Form::Past | Form::Participle) && (passive || (view.is(k + 1, "by") && !view.finite(k))) {
        return by_agent(view, k, if passive { group } else { k }, verb);
    }
    let participle = verb.form == Form::Ing && !passive;
    // "a man accused of", "denied him the right": nobody reports.
    let passive_sense = matches!(verb.commitment, Commitment::Allege | Commitment::Believe) && view.is(k + 1, "of");
    let refuses = verb.commitment == Commitment::Deny && view.is_any(k + 1, &["him", "her", "them", "us", "me"]);
    let reduced = view.has(k + 1, class::TO)
        && matches!(verb.commitment, Commitment::Believe | Commitment::Say | Commitment::Allege)
        && matches!(verb.form, Form::Past | Form::Participle)
        && !view.has(k + 2, class::DETERMINER | class::PRONOUN)
        && !(view.name(k + 2) || k > 0 && (view.name(k - 1) || view.has(k - 1, class::PERSON)));
    // "No group claimed responsibility for it": an act, and no report.
    let takes = verb.commitment == Commitment::Claim
        && view.is_any(k + 1, &["responsibility", "victory", "credit", "lives", "power", "asylum", "descent"]);
    // "said no to an offer of 12 billion"
    let declines = view.is(k + 1, "no") && view.has(k + 2, class::TO);
    if takes || declines {
        return None;
    }
    if passive_sense && verb.form != Form::Ing || refuses || reduced && !verb.to {
        return None;
    }
    let particle = verb.particle.is_none_or(|words| words.split('|').any(|word| view.is(k + 1, word)));
    if !particle
        || !(view.finite(k)
            || participle
            || inverts(view, k, verb)
            || (group < k && (reports(view, k) || view.has(k - 1, class::NEITHER)))
            || after_to(view, group))
    {
        return None;
    }
    let speaker = speaker(view, k, group, verb, before)?;
    let holder = speaker.holders.first()?.clone();
    if view.has(holder.start, class::PRONOUN) && view.is_any(holder.start, &["i", "we", "you"]) {
        return None;
    }
    let withheld = withholds(view, k, group, &holder);
    // "Declined to comment on" withholds without a quotation.
    let plain = Verb { quoted: false, spoken: false, ..*verb };
    let verb = if withheld { &plain } else { verb };
    let end = if speaker.own && holder.start > k { holder.end } else { k + 1 };
    let Content { start: content, listener, that } = content_after(view, end, verb, holder.start > k);
    let that_near = that && content.is_some_and(|c| c <= end + 4);
    let start = if speaker.own { holder.start.min(group) } else { group };
    // “Not a stone will be left,” she promised.
    let promised = matches!(verb.commitment, Commitment::Promise | Commitment::Urge) && view.closes(start);
    if !promised && !commits(view, verb, &holder, content, if verb.evidence { that_near } else { that }) {
        return None;
    }
    let matrix =
        start..content.unwrap_or_else(|| (end..view.len()).find(|&j| view.is_stop(j)).unwrap_or(view.len())).max(k + 1);
    let ahead = content.map(|c| c..clause_end(view, clauses, k, c)).filter(|r| !r.is_empty());
    let carried = participle && (before.is_some() || that);
    if verb.quoted && that && !that_near {
        return None;
    }
    let scopes = scopes(view, &matrix, ahead, that, verb, participle.then_some(carried))?;
    let mut holders = Vec::new();
    if speaker.own {
        holders.extend(cited(view, k, content.unwrap_or(view.len())).filter(|source| *source != holder));
    }
    holders.extend(speaker.holders);
    holders.extend(listener);
    holders.extend(relayed(view, end).map(|(relayer, _)| relayer));
    let negated = is_negated(view, group, k);
    // Without a clause of its own, what is reported stands under the same "not" as the verb.
    let same_clause = content.is_some_and(|c| clauses.of.get(c) == clauses.of.get(k));
    let (commitment, floor, mut deny) = effect(verb, withheld, negated);
    deny ^= same_clause && (withheld || negated);
    // "The mine denied this: it had paid": behind the colon stands what it says instead.
    deny &= !(view.is_any(k + 1, &["this", "that", "it"]) && view.is(k + 2, ":"));
    let bent = negated || withheld || (group..=k).any(|j| view.has(j, class::MODAL));
    Some(Frame { holders, matrix, scopes, commitment, floor, deny, past: verb.form >= Form::Past, bent })
}

/// What a reporting verb reports, as far as it follows.
struct Content {
    start: Option<usize>,
    /// The outlet that was spoken to.
    listener: Option<Range<usize>>,
    /// "that" opens it.
    that: bool,
}

/// Where what is reported begins, behind the listener and behind when and where it was said.
fn content_after(view: &View<'_, '_>, from: usize, verb: &Verb, inverted: bool) -> Content {
    let mut k = from;
    let mut listener = None;
    if verb.to
        && let Some(phrase) = starting_at(view, k)
    {
        k = phrase.end;
        listener = is_outlet(view, &phrase).then_some(phrase);
    }
    let limit = view.len().min(k + 30);
    let opens = |&j: &usize| {
        view.has(j, class::THAT)
            && !view.has(j + 1, class::TIME | class::AUXILIARY)
            && !(j > 0 && view.has(j - 1, class::SUBORDINATOR | class::PREPOSITION))
    };
    // Another verb ends the search: "said so, adding that".
    let before_verb = |&j: &usize| {
        let verb = view.finite(j) && !view.has(j - 1, class::RELATIVE);
        let next = view.verb(j).is_some_and(|v| !v.cites) && view.text(j - 1) == ",";
        !verb && !next && !matches!(view.text(j), ";" | ":")
    };
    let that = if inverted { None } else { (k..limit).take_while(before_verb).find(opens) };
    if listener.is_none() {
        listener = (k..that.unwrap_or(limit.min(k + 6))).find_map(|j| {
            let phrase = view.is_any(j, &["on", "to", "with"]).then(|| starting_at(view, j + 1)).flatten()?;
            (is_outlet(view, &phrase) && phrase.clone().any(|w| view.name(w))).then_some(phrase)
        });
    }
    if let Some(that) = that {
        return Content { start: Some(that + 1), listener, that: true };
    }
    k = skip_circumstances(view, k);
    let ends = view.words.get(k).is_none() || (view.is_stop(k) && k + 1 >= view.len());
    let start = (!ends).then(|| if view.text(k) == ":" { k + 1 } else { k });
    Content { start, listener, that: false }
}

/// Skips when and where something was said: "on Monday", "in a statement", "at the time", "only".
fn skip_circumstances(view: &View<'_, '_>, mut k: usize) -> usize {
    const OCCASIONS: [&str; 16] = [
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
        "filing",
    ];
    loop {
        let start = k;
        if view.has(k, class::TIME | class::ADVERB) && !view.opens(k) {
            k += 1;
        } else if view.has(k, class::TIME_HEAD) {
            let time = (k + 1..k + 4).take_while(|&j| !view.is_stop(j)).find(|&j| view.has(j, class::TIME));
            k = time.map_or(k, |t| t + 1);
            while time.is_some() && view.words.get(k).is_some_and(|w| w.kind == TokenKind::Number) {
                k += 1;
            }
        }
        if k == start && view.is_any(k, &["in", "at", "during", "through", "after", "for"]) {
            let occasion = (k + 1..k + 5).take_while(|&j| !view.is_stop(j)).find(|&j| view.is_any(j, &OCCASIONS));
            k = occasion.map_or(k, |n| n + 1);
        }
        if k == start {
            return k;
        }
    }
}

/// Whether the verb reports here at all.
fn commits(view: &View<'_, '_>, verb: &Verb, holder: &Range<usize>, content: Option<usize>, that: bool) -> bool {
    const SHOWS: [&str; 24] = [
        "photos",
        "photo",
        "images",
        "image",
        "pictures",
        "picture",
        "video",
        "videos",
        "footage",
        "data",
        "documents",
        "records",
        "figures",
        "survey",
        "poll",
        "study",
        "report",
        "reports",
        "results",
        "analysis",
        "investigation",
        "statistics",
        "research",
        "findings",
    ];
    if verb.evidence {
        let shows = holder.clone().any(|k| view.is_any(k, &SHOWS)) || view.outlet(holder.end - 1);
        return shows
            || (that && !view.has(holder.start, class::PRONOUN | class::DETERMINER))
            || (that && holder.len() > 1);
    }
    match verb.commitment {
        // "pledged 5 million", "promises to be": an act or a forecast, which the article itself tells.
        Commitment::Promise => that || content.is_some_and(|c| view.has(c, class::TO) && !view.is(c + 1, "be")),
        // "recommended the offer" likewise.
        Commitment::Urge => that || content.is_some_and(|c| (c..c + 9).any(|j| view.has(j, class::TO))),
        _ => true,
    }
}

/// The words that a frame reports, or none where nothing is seen that it reports.
fn scopes(
    view: &View<'_, '_>,
    matrix: &Range<usize>,
    ahead: Option<Range<usize>>,
    that: bool,
    verb: &Verb,
    participle: Option<bool>,
) -> Option<Vec<Range<usize>>> {
    let closes = view.closes(matrix.start);
    let before = matrix.start.checked_sub(1);
    let trails = participle.is_none()
        && before.is_some_and(|b| closes || matches!(view.text(b), "," | "?" | "!") || view.is_dash(b));
    let back = before.filter(|_| trails).map(|b| clause_start(view, b)..b + 1).filter(|r| r.len() > 1 || closes);
    let marked = verb.quoted || verb.spoken;
    if verb.quoted && !that && !closes && ahead.as_ref().is_some_and(|a| !view.opens(a.start) && !view.is_stop(a.start))
    {
        // "The rain continued to fall"
        return None;
    }
    let costs = |a: &Range<usize>| (a.start..a.end.min(a.start + 4)).any(|j| matches!(view.text(j), "lives" | "life"));
    let claims = matrix.clone().any(|j| matches!(view.text(j), "claim" | "claims" | "claimed" | "claiming"));
    if claims && !that && ahead.as_ref().is_some_and(costs) {
        // "The storm claimed 112 lives"
        return None;
    }
    let scopes = match (back, ahead) {
        (None, None) => Vec::new(),
        (Some(back), None) => vec![back],
        (None, Some(ahead)) => vec![ahead],
        // "Toll rises to 74, rebels deny responsibility": what is denied stands behind the verb.
        (Some(_), Some(ahead))
            if verb.commitment == Commitment::Deny
                && !view.is_stop(ahead.start)
                && !view.has(ahead.start, class::PREPOSITION) =>
        {
            vec![ahead]
        }
        (Some(back), Some(ahead)) => {
            let speaks = closes || (back.clone().any(|j| view.finite(j)) && !is_fronted(view, &back));
            both(view, back, ahead, that, speaks)
        }
    };
    let quotes = closes || scopes.iter().any(|s| s.clone().any(|j| view.quoted(j)));
    let seen = !marked || quotes || (that) || trails || participle == Some(true);
    let speaks_alone = scopes.is_empty() && matrix.start == 0 && (view.has(0, class::PERSON) || marked);
    (seen && (!scopes.is_empty() || closes || speaks_alone)).then_some(scopes)
}

/// What is reported where words stand on both sides; `speaks` where those before can be a statement.
fn both(view: &View<'_, '_>, back: Range<usize>, ahead: Range<usize>, that: bool, speaks: bool) -> Vec<Range<usize>> {
    let closes = view.closes(back.end);
    if that {
        return vec![ahead];
    }
    if view.is_stop(ahead.start) {
        let goes_on = view.opens(ahead.start + 1) || !speaks;
        return if view.text(ahead.start) == "," && goes_on { vec![back, ahead] } else { vec![back] };
    }
    if view.opens(ahead.start) && closes {
        return vec![back, ahead];
    }
    // "The train left, officials said in Seoul": a place, no statement.
    let place = closes || !ahead.clone().any(|j| view.finite(j));
    vec![if speaks && place { back } else { ahead }]
}

/// Whether a stretch is an opening "While …," or "After …,".
fn is_fronted(view: &View<'_, '_>, stretch: &Range<usize>) -> bool {
    view.has(stretch.start, class::SUBORDINATOR | class::IF)
}

/// What a verb makes of its content: commitment, the firmest modality, and whether it denies.
fn effect(verb: &Verb, withheld: bool, negated: bool) -> (Commitment, Modality, bool) {
    if withheld {
        return (Commitment::Withhold, Modality::Speculated, false);
    }
    let floor = match verb.commitment {
        Commitment::Allege => Modality::Alleged,
        Commitment::Believe => Modality::Speculated,
        Commitment::Expect | Commitment::Urge => Modality::Expected,
        Commitment::Promise => Modality::Planned,
        _ => Modality::Asserted,
    };
    (verb.commitment, floor, (verb.commitment == Commitment::Deny) != negated)
}

/// "has not acknowledged", "declined to say", "neither … has confirmed": nobody vouches for it and nobody denies it.
/// "Does not believe that" is no withholding: it says that it is not so.
fn withholds(view: &View<'_, '_>, k: usize, group: usize, holder: &Range<usize>) -> bool {
    const UNWILLING: [&str; 9] =
        ["declined", "refused", "declines", "refuses", "yet", "failed", "unable", "unwilling", "hesitated"];
    if view.verb(k).is_none_or(|v| matches!(v.commitment, Commitment::Believe | Commitment::Expect)) {
        return false;
    }
    let unwilling = group >= 2 && view.has(group - 1, class::TO) && view.is_any(group - 2, &UNWILLING);
    let nobody = (holder.start.saturating_sub(1)..holder.end)
        .any(|j| view.has(j, class::NEITHER | class::NOR | class::NONE | class::NO));
    let neither = k > 0 && view.has(k - 1, class::NEITHER | class::NOR);
    unwilling || nobody || neither || is_negated(view, group, k)
}

fn is_negated(view: &View<'_, '_>, group: usize, k: usize) -> bool {
    (group..k).any(|j| view.has(j, class::NOT | class::NEVER) && !view.is_any(j + 1, &["only", "just"]))
}

fn after_to(view: &View<'_, '_>, group: usize) -> bool {
    group > 0 && view.has(group - 1, class::TO)
}

/// "the agency quoted an official as saying that", "X was quoted by Y as saying".
fn quoted_as(view: &View<'_, '_>, clauses: &Clauses, k: usize, group: usize, passive: bool) -> Option<Frame> {
    let far = view.len().min(k + 20);
    let saying = (k + 1..far).find(|&j| view.is(j, "as") && view.is_any(j + 1, &["saying", "telling", "stating"]));
    let ahead = saying.map(|s| {
        let start = s + 2 + usize::from(view.has(s + 2, class::THAT));
        start..clause_end(view, clauses, k, start)
    });
    let ahead = ahead.filter(|a| a.start < a.end);
    if passive {
        let mut holders = vec![subject_before(view, group)?];
        let by = (k + 1..saying?).find(|&j| view.is(j, "by"));
        holders.extend(by.and_then(|j| starting_at(view, j + 1)));
        let start = holders[0].start;
        return ahead.map(|a| Frame::saying(holders, start..a.start, vec![a]));
    }
    let verb = view.verb(k)?;
    let (relayer, speaker) = match inverted_subject(view, k, verb) {
        Some(relayer) => (relayer.clone(), starting_at(view, relayer.end)?),
        None if view.finite(k) => (subject_before(view, group)?, starting_at(view, k + 1)?),
        None => return None,
    };
    let start = relayer.start.min(k);
    let end = speaker.end;
    let scopes = match ahead {
        Some(ahead) => vec![ahead],
        None if view.closes(start) || (start > 0 && view.text(start - 1) == ",") => {
            let back = clause_start(view, start)..start;
            vec![back]
        }
        None => return None,
    };
    Some(Frame::saying(vec![speaker, relayer], start..end, scopes))
}

/// "was announced by the Kremlin": the speaker behind "by".
fn by_agent(view: &View<'_, '_>, k: usize, group: usize, verb: &Verb) -> Option<Frame> {
    let by = (k + 1..view.len().min(k + 12)).take_while(|&j| !view.is_stop(j)).find(|&j| view.is(j, "by"))?;
    let phrase = starting_at(view, by + 1)?;
    let near = by <= k + 3;
    let speaks = is_outlet(view, &phrase) || (near && phrase.clone().any(|j| view.name(j)));
    let ends = near || view.is_stop(phrase.end);
    if !speaks || !ends {
        return None;
    }
    let (commitment, floor, deny) = effect(verb, false, is_negated(view, group, k));
    let scope = clause_start(view, group)..by;
    Some(Frame { commitment, floor, deny, ..Frame::saying(vec![phrase.clone()], by..phrase.end, vec![scope]) })
}
