//! Two claims of one slot: their values, then polarity, holders, as-of, and how firmly they are said.

use std::cmp::Ordering;

use super::drift::Course;
use super::policy::Policy;
use super::ruling::{Items, Ruling, Semantics};
use super::{Severity, Verdict, category, cause, clock, list, naming, place, quantity, quote, time};
use crate::claim::{Claim, Modality, Polarity};
use crate::relation::Arity;
use crate::time::{Granularity, Time, TimeOrder};
use crate::value::{Bound, Value};

const BOTH_DENY: &str = "both deny the same";
const ONE_VOICE: &str = "affirmed and denied in one voice";
const TWO_REPORTS: &str = "one report affirms what another denies";
const TWO_VOICES: &str = "one holder affirms what the other denies";
const CHANGED: &str = "one holder has changed what he says";
const MOVED: &str = "the later figure moved the way it may";
const MOVED_BACK: &str = "the later figure moved the other way";
const LAGS: &str = "this may change with time, and of two reports of one hour either may lag";
/// A report may be so many seconds behind others.
const LAG: f64 = 2.0 * 3_600.0;
const BEHIND: &str = "a later report still gives a floor that an earlier count had passed";
const REPLACED: &str = "this may change with time, and one is later";
pub(super) const PLAN: &str = "what was planned is not what is then reported";
const FORECAST: &str = "what was expected, and what was then counted";
const NOT_TOLD: &str = "one says what it is about, the other that this is not known";
const ONE_FIGURE: &str = "one report prints one figure";
const TWO_NAMES: &str = "one body under two names";
const UNORDERED: &str = "this may change with time, and which is later is not known";
const SLIP: &str = "the same digits otherwise: more likely a slip than a change";

/// Who leaves so many seconds after the time that was set leaves as planned.
const SOON: f64 = 300.0;

/// What of the claims of a position counts beside the value of its face.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    /// The claim whose value is compared.
    pub face: &'a Claim,
    /// Since when the value is stated.
    pub as_of: Option<&'a Time>,
    /// The firmest way in which it is said.
    pub modality: Modality,
}

impl<'a> Side<'a> {
    pub fn of(claim: &'a Claim) -> Self {
        Self { face: claim, as_of: claim.as_of.as_ref(), modality: claim.stance.modality }
    }
}

/// Who says so first of all; none where the article says it itself.
pub(super) fn speaker(claim: &Claim) -> Option<&str> {
    claim.stance.holders.first().map(String::as_str)
}

/// How two sides of one slot stand to each other; `None` where there is nothing to say. `one_voice` tells whether a
/// holder speaks on both sides.
pub(super) fn judge(a: Side<'_>, b: Side<'_>, one_voice: bool, policy: &Policy) -> Option<Ruling> {
    let semantics = Semantics::of(a.face.slot.relation());
    let firmness = |r: Ruling| r.spare(policy, a.modality, b.modality);
    match (a.face.stance.polarity, b.face.stance.polarity) {
        (Polarity::Affirmed, Polarity::Affirmed) => affirmed(a, b, one_voice, semantics, policy).map(firmness),
        (Polarity::Denied, Polarity::Denied) => {
            let ruling = values(&a.face.value, &b.face.value, semantics, policy)?;
            (ruling.verdict == Verdict::Agreement).then(|| Ruling::agreement(BOTH_DENY))
        }
        (Polarity::Denied, Polarity::Affirmed) => opposed(a, b, one_voice, semantics, policy).map(firmness),
        (Polarity::Affirmed, Polarity::Denied) => opposed(b, a, one_voice, semantics, policy).map(firmness),
    }
}

fn affirmed(a: Side<'_>, b: Side<'_>, one_voice: bool, semantics: Semantics, policy: &Policy) -> Option<Ruling> {
    if let Some(ruling) = place::undisclosed(a, b) {
        return Some(ruling);
    }
    if semantics.items == Items::Topics
        && let (Value::Names { items: x, .. }, Value::Names { items: y, .. }) = (&a.face.value, &b.face.value)
        && x.is_empty() != y.is_empty()
    {
        let named = if x.is_empty() { b } else { a };
        // One report may know what another does not; but it should know what it says itself.
        let severity = if a.face.source == b.face.source { Severity::Minor } else { Severity::Info };
        return (!is_guess(named.modality)).then(|| Ruling::contradiction(severity, NOT_TOLD));
    }
    let ruling = values(&a.face.value, &b.face.value, semantics, policy)?;
    if ruling.verdict == Verdict::Refinement && (lags_behind(a, b) || lags_behind(b, a)) {
        return Some(Ruling::new(Verdict::Revision, Severity::Minor, BEHIND));
    }
    if ruling.verdict == Verdict::Rounding && over_time(a, b, one_voice).is_some_and(|r| r.severity == Severity::Info) {
        // What may have moved meanwhile need not be settled for its last digits.
        return Some(Ruling { severity: Severity::Info, ..ruling });
    }
    if ruling.verdict != Verdict::Contradiction {
        return Some(ruling);
    }
    // A headline makes "more than 56" of the 56 in the text below it.
    let figures = a.face.value.quantity().zip(b.face.value.quantity());
    if a.face.source == b.face.source && figures.is_some_and(|(x, y)| quantity::one_figure(x, y)) {
        return Some(Ruling::agreement(ONE_FIGURE));
    }
    // Many values add up, unless a list is said to be complete or one quotation turns another round.
    let adds_up = semantics.arity == Arity::Many && !matches!(a.face.value, Value::Names { .. } | Value::Quote { .. });
    if adds_up || a.modality == Modality::Conditional || b.modality == Modality::Conditional {
        return None;
    }
    let Some(explained) = over_time(a, b, one_voice) else { return Some(ruling) };
    let slip = a.face.value.quantity().zip(b.face.value.quantity()).is_some_and(|(x, y)| cause::is_slip(x, y));
    Some(if slip { self::slip() } else { explained })
}

/// Whether a floor of what may rise is given a day or more after so much was counted that no writer would round it to that:
/// "at least 61" after 72. "More than 200" of 228 is no floor but a round number, and on one day two reports cross.
fn lags_behind(floor: Side<'_>, count: Side<'_>) -> bool {
    let (Value::Count(old), Value::Count(new)) = (&floor.face.value, &count.face.value) else { return false };
    let (Some(low), Some(at)) = (old.low, new.low) else { return false };
    let bounds = old.bound == Bound::AtLeast && new.bound == Bound::None && new.high.is_some();
    let rounded_down = (at.value() / low.step()).floor() * low.step();
    bounds
        && old.change == new.change
        && rounded_down > low.value()
        && Course::of(&floor.face.slot) == Course::Rises
        && later(count.as_of, floor.as_of) == Some(Ordering::Less)
        && count.as_of.zip(floor.as_of).is_some_and(|(x, y)| time::start_to_start(x, y) >= time::DAY)
}

/// "They meet in May", said in April: no report, though it does not say that it is planned.
fn lies_ahead(side: Side<'_>) -> bool {
    let Value::Time(time) = &side.face.value else { return false };
    let said = side.as_of.and_then(Time::interval);
    time.interval().zip(said).is_some_and(|((from, _), (_, until))| from >= until)
}

/// Two figures of which one is more likely a slip of the pen, though both may have held.
pub(super) fn slip() -> Ruling {
    Ruling::contradiction(Severity::Minor, SLIP)
}

/// What time makes of two values that differ; none where it does not explain them.
fn over_time(a: Side<'_>, b: Side<'_>, one_voice: bool) -> Option<Ruling> {
    let course = Course::of(&a.face.slot);
    match later(a.as_of, b.as_of) {
        Some(Ordering::Less) => after(a, b, one_voice, course),
        Some(_) => after(b, a, one_voice, course),
        None if course < Course::Rises || at_once(a, b) => None,
        // Where neither is dated, nothing speaks for a change.
        None if a.as_of.is_none() && b.as_of.is_none() => None,
        None => Some(Ruling::new(Verdict::Update, Severity::Info, UNORDERED)),
    }
}

/// Whether both hold as of one time: in one article, or where both texts state the same.
fn at_once(a: Side<'_>, b: Side<'_>) -> bool {
    let same = |x: &Time, y: &Time| says_when(x) && says_when(y) && x.compare(y) == TimeOrder::Equal;
    a.face.source == b.face.source || a.as_of.zip(b.as_of).is_some_and(|(x, y)| same(x, y))
}

/// What the later of two values that differ makes of the earlier one; none where time does not explain it.
fn after(old: Side<'_>, new: Side<'_>, one_voice: bool, course: Course) -> Option<Ruling> {
    // That an article appeared a day later does not say that the thing itself has changed; its words do.
    let dated = [old, new].iter().all(|s| s.as_of.is_some_and(says_when));
    let update = |rule| Some(Ruling::new(Verdict::Update, Severity::Info, rule));
    match course {
        Course::Rises if !dated && old.as_of.zip(new.as_of).is_some_and(|(x, y)| time::start_to_start(x, y) < LAG) => {
            return update(LAGS);
        }
        Course::Rises => return Some(moved(&old.face.value, &new.face.value)),
        Course::Swings => return update(REPLACED),
        Course::Told if dated => return update(REPLACED),
        Course::Told | Course::Fixed => {}
    }
    let reported = new.modality == Modality::Asserted && !lies_ahead(new);
    if old.modality != new.modality && is_plan(old.modality) && reported {
        if old.face.value.quantity().is_some() {
            return update(FORECAST);
        }
        let late = match (&old.face.value, &new.face.value) {
            (Value::Time(x), Value::Time(y)) => clock::apart(x, y).is_some_and(|gap| gap < SOON),
            _ => false,
        };
        return if late { update(PLAN) } else { Some(Ruling::new(Verdict::Revision, Severity::Minor, PLAN)) };
    }
    (dated && one_voice && speaker(old.face).is_some())
        .then(|| Ruling::new(Verdict::Revision, Severity::Minor, CHANGED))
}

/// Whether the text itself says as of when; a date of publication has no words of its own.
fn says_when(time: &Time) -> bool {
    !time.text().is_empty() && time.text() != time.timex3()
}

/// `denial` denies something; whether `claim` affirms it.
fn opposed(
    denial: Side<'_>,
    claim: Side<'_>,
    one_voice: bool,
    semantics: Semantics,
    policy: &Policy,
) -> Option<Ruling> {
    if !covers(&denial.face.value, &claim.face.value, semantics, policy) {
        return None;
    }
    // Two articles that print one sentence do not contradict each other, however each is read.
    if denial.face.source != claim.face.source && one_sentence(denial.face, claim.face) {
        return None;
    }
    // "pleaded not guilty to one count", "without the help of ten others": nobody denies the figure.
    if denial.face.value.quantity().is_some() && speaker(denial.face).is_none() {
        return None;
    }
    let planned = is_plan(claim.modality) && !is_plan(denial.modality);
    if planned && later(claim.as_of, denial.as_of) == Some(Ordering::Less) {
        return Some(Ruling::new(Verdict::Revision, Severity::Minor, PLAN));
    }
    let named = speaker(denial.face).is_some() && speaker(claim.face).is_some();
    let dated = [denial, claim].iter().all(|s| s.as_of.is_some_and(says_when));
    if one_voice && named && dated && later(denial.as_of, claim.as_of).is_some() {
        return Some(Ruling::new(Verdict::Revision, Severity::Minor, CHANGED));
    }
    Some(if one_voice {
        let itself = speaker(denial.face).is_none() && denial.face.source != claim.face.source;
        Ruling::contradiction(Severity::Major, if itself { TWO_REPORTS } else { ONE_VOICE })
    } else {
        Ruling::new(Verdict::Disputed, Severity::Major, TWO_VOICES)
    })
}

/// How two values stand to each other, whoever states them and when.
fn values(a: &Value, b: &Value, semantics: Semantics, policy: &Policy) -> Option<Ruling> {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b))
        | (Value::Money(a), Value::Money(b))
        | (Value::Count(a), Value::Count(b))
        | (Value::Duration(a), Value::Duration(b)) => quantity::judge(a, b, false, policy),
        (Value::Ordinal(a), Value::Ordinal(b)) => quantity::judge(a, b, true, policy),
        (Value::Time(a), Value::Time(b)) => time::judge(a, b),
        (Value::Names { items: x, .. }, Value::Names { items: y, .. })
            if semantics.items == Items::Posts
                && itertools::iproduct!(x, y).any(|(x, y)| naming::moved_place(x, y)) =>
        {
            Some(Ruling::new(Verdict::Wording, Severity::Minor, TWO_NAMES))
        }
        (Value::Names { .. }, Value::Names { .. }) => list::judge(a, b, semantics),
        (Value::Place { items: a }, Value::Place { items: b }) => place::judge(a, b),
        (Value::Category { family: f, item: a }, Value::Category { family: g, item: b }) => {
            (f == g).then(|| category::judge(a, b))
        }
        (Value::Order { order: a, .. }, Value::Order { order: b, .. }) => Some(category::order(*a, *b)),
        (Value::Quote { text: a }, Value::Quote { text: b }) => quote::judge(a, b),
        _ => None,
    }
}

/// Whether denying `denied` denies `stated` as well.
fn covers(denied: &Value, stated: &Value, semantics: Semantics, policy: &Policy) -> bool {
    match (denied, stated) {
        // A denial that names nothing denies the whole.
        (Value::Names { items: a, .. }, Value::Names { items: b, .. }) => {
            a.is_empty() || list::share_a_name(a, b) || semantics.items == Items::Things && list::names_kind_of(a, b)
        }
        (Value::Place { items: a }, Value::Place { items: b }) => place::within(b, a),
        (Value::Time(a), Value::Time(b)) => time::within(b, a),
        // That 900 died is not so, and still "more than 500" did.
        _ if denied.quantity().is_some() => values(denied, stated, semantics, policy)
            .is_some_and(|r| matches!(r.verdict, Verdict::Agreement | Verdict::Rounding)),
        _ => values(denied, stated, semantics, policy).is_some_and(Ruling::unites),
    }
}

/// Whether two claims stand in the same words, of which there are enough to be no accident.
fn one_sentence(a: &Claim, b: &Claim) -> bool {
    a.quote == b.quote && a.figure != a.span && a.quote.split_whitespace().nth(4).is_some()
}

/// A figure that may rise: what a later one makes of an earlier one.
fn moved(old: &Value, new: &Value) -> Ruling {
    let middle = |v: &Value| v.quantity().and_then(quantity::reach).map(|(core, _)| core);
    match (middle(old), middle(new)) {
        (Some(old), Some(new)) if new.high < old.low => Ruling::new(Verdict::Revision, Severity::Minor, MOVED_BACK),
        (Some(_), Some(_)) => Ruling::new(Verdict::Update, Severity::Info, MOVED),
        _ => Ruling::new(Verdict::Update, Severity::Info, REPLACED),
    }
}

/// Which of two points of time is the earlier, where they can be told apart. An article of the ninth, 9.45 p.m. in Greenwich,
/// comes before one of the tenth, whatever the zone of the latter.
pub(super) fn later(a: Option<&Time>, b: Option<&Time>) -> Option<Ordering> {
    let (a, b) = (a?, b?);
    let dated = |t: &Time| t.granularity() == Granularity::Day;
    time::order(a, b).or_else(|| if dated(a) == dated(b) { None } else { time::by_date(a, b) })
}

pub(super) fn is_plan(modality: Modality) -> bool {
    matches!(modality, Modality::Planned | Modality::Expected | Modality::Possible)
}

fn is_guess(modality: Modality) -> bool {
    matches!(modality, Modality::Possible | Modality::Speculated | Modality::Conditional)
}

impl Ruling {
    /// A guess cannot be held to its value as a statement can.
    fn spare(mut self, policy: &Policy, a: Modality, b: Modality) -> Self {
        if policy.spare_guesses && (is_guess(a) || is_guess(b)) {
            self.severity = self.severity.min(Severity::Minor);
        }
        self
    }
}
