//! The signs that two slots ask one question, and how much each of them tells.
//!
//! Each sign has a weight for counts, for moments and for measures (`signs.tsv`). The sum of the weights of what two
//! slots show is the logarithm of the odds that they are one. The weights are those of a logistic regression on the
//! slots of the stories in `tests/stories`, whose gold says which are one: `cargo test --lib fit -- --ignored
//! --nocapture` fits them again, and prints how well they do on stories that were left out of the fit.
//! A new table is taken where the sums of `tests/stories` hold under it.

use std::sync::LazyLock;

use crate::text::rows;
use crate::time::{Granularity, TimeOrder};
use crate::unit::Dimension;
use crate::value::{Change, Quantity, Value};

use super::align::{Node, Surroundings};
use super::kin::{Fill, fill, main_role};

/// The signs, in the order of `signs.tsv`.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// Whatever they show.
    Always,
    /// Two reports give one figure, of one significant digit; of times, one day.
    Same1,
    /// Of two digits; one hour, month or year.
    Same2,
    /// Of three digits or more; one minute.
    Same3,
    /// The values differ, and may both hold.
    Overlap,
    /// "6 miles" and "6 km": one figure in two units; half as much again with two digits or more.
    Slip,
    /// "64.1" and "61.4": the same digits in another order.
    Swap,
    /// How far the figures are from each other.
    Distance,
    /// What is asked of: the same in both.
    Topic,
    /// They share a word.
    TopicPart,
    /// They share a word, or a family of words (`alike.tsv`).
    TopicAlike,
    /// They share no word.
    TopicOther,
    /// Another role, the same in both; and so on.
    Role,
    RolePart,
    RoleOther,
    RoleUnsaid,
    /// The verb.
    Verb,
    VerbOther,
    VerbUnsaid,
    /// The earlier event that they tell of.
    Event,
    EventOther,
    EventUnsaid,
    /// Any other part of the scope.
    ScopeOther,
    ScopeUnsaid,
    /// One of them is said too loosely to meet any other; twice where both are.
    Loose,
    /// "a distance" and "a length": their relations differ.
    Relation,
    /// How many of the words around one stand around the other, in the clause.
    Clause,
    /// In the sentence.
    Sentence,
    /// How many of all words in the two sentences stand in both.
    Common,
    /// Of the words next to the figure.
    Near,
    /// Neither report has many other figures of the kind.
    Only,
    /// How far apart they stand in their texts.
    Place,
    /// Only one says of which sort, or among whom.
    SortUnsaid,
}

/// The signs by name, in the order of `signs.tsv`.
#[cfg(test)]
const ALL: [Sign; COUNT] = [
    Sign::Always,
    Sign::Same1,
    Sign::Same2,
    Sign::Same3,
    Sign::Overlap,
    Sign::Slip,
    Sign::Swap,
    Sign::Distance,
    Sign::Topic,
    Sign::TopicPart,
    Sign::TopicAlike,
    Sign::TopicOther,
    Sign::Role,
    Sign::RolePart,
    Sign::RoleOther,
    Sign::RoleUnsaid,
    Sign::Verb,
    Sign::VerbOther,
    Sign::VerbUnsaid,
    Sign::Event,
    Sign::EventOther,
    Sign::EventUnsaid,
    Sign::ScopeOther,
    Sign::ScopeUnsaid,
    Sign::Loose,
    Sign::Relation,
    Sign::Clause,
    Sign::Sentence,
    Sign::Common,
    Sign::Near,
    Sign::Only,
    Sign::Place,
    Sign::SortUnsaid,
];

/// Their names.
#[cfg(test)]
pub(crate) fn names() -> Vec<String> {
    ALL.iter().map(|sign| format!("{sign:?}")).collect()
}

/// How many signs there are.
const COUNT: usize = Sign::SortUnsaid as usize + 1;

/// How much two slots show of each sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs(pub [f64; COUNT]);

impl std::ops::Index<Sign> for Signs {
    type Output = f64;

    fn index(&self, sign: Sign) -> &f64 {
        &self.0[sign as usize]
    }
}

impl std::ops::IndexMut<Sign> for Signs {
    fn index_mut(&mut self, sign: Sign) -> &mut f64 {
        &mut self.0[sign as usize]
    }
}

/// Families of slots that have weights of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Count,
    Moment,
    Measure,
}

/// The weights of the signs, by family.
static WEIGHTS: LazyLock<[[f64; COUNT]; 3]> = LazyLock::new(|| {
    let mut weights = [[0.0; COUNT]; 3];
    for (n, row) in rows(include_str!("signs.tsv")).take(COUNT).enumerate() {
        for (family, cell) in weights.iter_mut().zip(&row[1..]) {
            family[n] = cell.parse().unwrap_or(0.0);
        }
    }
    weights
});

/// How likely two slots are one, from 0 to 1.
pub(super) fn likely(family: Family, signs: &Signs) -> f64 {
    weighed(&WEIGHTS[family as usize], signs)
}

/// The same under other weights.
pub(crate) fn weighed(weights: &[f64], signs: &Signs) -> f64 {
    let odds: f64 = weights.iter().zip(&signs.0).map(|(weight, sign)| weight * sign).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// What two slots show.
pub(super) fn signs(a: &Node<'_>, b: &Node<'_>, around: &Surroundings<'_>) -> Signs {
    let mut signs = Signs([0.0; COUNT]);
    signs[Sign::Always] = 1.0;
    figures(a, b, &mut signs);
    parts(a, b, &mut signs);
    signs[Sign::Only] = 1.0 / (around.rivals(a) * around.rivals(b)).sqrt();
    signs[Sign::Place] = 1.0;
    for (x, y) in a.pairs(b) {
        let mut most = |sign: Sign, shown: f64| signs[sign] = signs[sign].max(shown);
        most(Sign::Clause, x.clause.likeness(&y.clause));
        most(Sign::Sentence, x.sentence.likeness(&y.sentence));
        most(Sign::Common, x.sentence.overlap(&y.sentence));
        most(Sign::Near, x.near.overlap(&y.near));
        signs[Sign::Place] = signs[Sign::Place].min((x.at - y.at).abs());
    }
    signs
}

/// What the figures of two slots tell.
fn figures(a: &Node<'_>, b: &Node<'_>, signs: &mut Signs) {
    let (mut same, mut overlap, mut slip, mut swapped, mut far) = (0, false, 0.0_f64, false, FARTHEST);
    for (x, y) in a.pairs(b) {
        let both = x.given.as_ref().zip(y.given.as_ref()).filter(|(x, y)| x.is(y));
        same = both.map_or(same, |(x, y)| same.max(x.tells).max(y.tells));
        let (x, y) = (x.claim, y.claim);
        overlap |= agree(&x.value, &y.value);
        far = far.min(distance(&x.value, &y.value));
        slip = slip.max(slipped(&x.value, &y.value));
        swapped |= swap(&x.value, &y.value);
    }
    if same > 0 {
        signs[[Sign::Same1, Sign::Same2, Sign::Same3][usize::from(same) - 1]] = 1.0;
        return;
    }
    signs[Sign::Overlap] = f64::from(u8::from(overlap));
    signs[Sign::Slip] = slip;
    signs[Sign::Swap] = f64::from(u8::from(swapped));
    signs[Sign::Distance] = far;
}

/// What the roles and the scope of two slots tell.
fn parts(a: &Node<'_>, b: &Node<'_>, signs: &mut Signs) {
    let (one, other) = (a.slot, b.slot);
    if one.relation() == other.relation() {
        let main = main_role(one.relation());
        match a.topic.against(&b.topic) {
            Fill::Same => signs[Sign::Topic] = 1.0,
            Fill::Part => (signs[Sign::TopicPart], signs[Sign::TopicAlike]) = (1.0, 1.0),
            Fill::Alike => (signs[Sign::TopicAlike], signs[Sign::TopicOther]) = (1.0, 1.0),
            Fill::Other => signs[Sign::TopicOther] = 1.0,
            Fill::OneSided | Fill::Unsaid => {}
        }
        for role in one.roles().keys().chain(other.roles().keys()).filter(|role| *role != main) {
            match fill(one.roles().get(role), other.roles().get(role)) {
                Fill::Same => signs[Sign::Role] = 1.0,
                Fill::Part => signs[Sign::RolePart] = 1.0,
                Fill::Alike | Fill::Other => signs[Sign::RoleOther] = 1.0,
                Fill::OneSided => signs[Sign::RoleUnsaid] = 1.0,
                Fill::Unsaid => {}
            }
        }
    } else {
        signs[Sign::Relation] = 1.0;
    }
    let scope = one.scope().keys().chain(other.scope().keys()).filter(|name| *name != "story");
    for name in scope {
        let stands = match (one.scope().get(name), other.scope().get(name)) {
            (x, y) if x == y => Stands::Same,
            (Some(_), Some(_)) => Stands::Other,
            _ => Stands::Unsaid,
        };
        let sign = match (name.as_str(), stands) {
            ("claim", _) => Sign::Loose,
            ("verb", Stands::Same) => Sign::Verb,
            ("verb", Stands::Other) => Sign::VerbOther,
            ("verb", Stands::Unsaid) => Sign::VerbUnsaid,
            ("event", Stands::Same) => Sign::Event,
            ("event", Stands::Other) => Sign::EventOther,
            ("event", Stands::Unsaid) => Sign::EventUnsaid,
            (_, Stands::Same) => continue,
            (_, Stands::Other) => Sign::ScopeOther,
            ("kind" | "among", Stands::Unsaid) => Sign::SortUnsaid,
            (_, Stands::Unsaid) => Sign::ScopeUnsaid,
        };
        // Each claim that is said too loosely has a scope of its own: both do where they differ.
        signs[sign] = if matches!((sign, stands), (Sign::Loose, Stands::Other)) { 2.0 } else { 1.0 };
    }
}

/// How a part of the scope of one slot stands to that of another.
#[derive(Clone, Copy)]
enum Stands {
    Same,
    Other,
    /// Only one says it.
    Unsaid,
}

/// From here on even a round figure tells.
const LARGE: f64 = 100.0;
/// The farthest that figures count as apart: the logarithm of their ratio, or of the days between them.
const FARTHEST: f64 = 5.0;

/// How far two values are from each other.
fn distance(a: &Value, b: &Value) -> f64 {
    if let (Value::Time(x), Value::Time(y)) = (a, b) {
        let days =
            x.interval().zip(y.interval()).map(|((x, _), (y, _))| x.duration_until(y).as_secs_f64().abs() / 86_400.0);
        return days.map_or(FARTHEST, |days| days.ln_1p().min(FARTHEST));
    }
    let low = |value: &Value| value.quantity().and_then(|q| q.si().0.or(q.si().1)).filter(|n| *n > 0.0);
    low(a).zip(low(b)).map_or(FARTHEST, |(x, y)| (x / y).ln().abs().min(3.0))
}

/// "6 miles" and "6 km", "$2.3bn" and "£2.3bn": how much one printed figure in two units tells of a slip.
fn slipped(a: &Value, b: &Value) -> f64 {
    let Some((x, y)) = a.quantity().zip(b.quantity()) else { return 0.0 };
    let printed = x.low().zip(y.low()).filter(|(x, y)| x.total_cmp(y).is_eq()).map(|(x, _)| x);
    match printed.filter(|_| x.unit() != y.unit() && x.dimension() != Dimension::Count) {
        Some(figure) if digits(figure).len() > 1 => 1.5,
        Some(_) => 1.0,
        None => 0.0,
    }
}

/// "64.1" and "61.4", "10:25" and "10:52": the same digits in another order.
fn swap(a: &Value, b: &Value) -> bool {
    let of = |value: &Value| match value {
        Value::Time(time) => Some(time.text().chars().filter(char::is_ascii_digit).collect::<String>()),
        value => value.quantity().and_then(Quantity::low).map(digits),
    };
    let Some((x, y)) = of(a).zip(of(b)) else { return false };
    let sorted = |digits: &str| {
        let mut digits: Vec<char> = digits.chars().collect();
        digits.sort_unstable();
        digits
    };
    x.len() > 1 && x != y && sorted(&x) == sorted(&y)
}

fn digits(figure: f64) -> String {
    let all: String = figure.to_string().chars().filter(char::is_ascii_digit).collect();
    all.trim_matches('0').to_owned()
}

/// Whether two values may both hold.
pub(super) fn agree(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Time(x), Value::Time(y)) => x.compare(y) != TimeOrder::Disjoint,
        _ => a.quantity().zip(b.quantity()).is_none_or(|(x, y)| {
            let (x, y) = (x.interval(), y.interval());
            // 14 and 15 touch at 14.5.
            let same = x.low.total_cmp(&y.low).is_eq() || x.high.total_cmp(&y.high).is_eq();
            same || x.low < y.high && y.low < x.high
        }),
    }
}

/// What a value gives, in a form that is the same for equal ones.
pub(super) struct Given {
    pub figure: String,
    /// How much it tells that two reports give it: the number of significant digits up to 3; of a time 3 for a minute, 1
    /// for a day, of which a story has few.
    tells: u8,
    large: bool,
    change: Change,
}

impl Given {
    pub fn new(value: &Value) -> Option<Self> {
        if let Value::Time(time) = value {
            let tells = match time.granularity() {
                Granularity::Second | Granularity::Minute => 3,
                Granularity::Hour | Granularity::Month | Granularity::Year => 2,
                _ => 1,
            };
            return Some(Self { figure: time.timex3().to_owned(), tells, large: false, change: Change::None });
        }
        let quantity = value.quantity()?;
        let low = quantity.si().0?;
        // A currency that the text leaves out is a guess, and so is what it has in common with another.
        let currency = if quantity.dimension() == Dimension::Money { quantity.unit().code() } else { "" };
        let tells = digits(quantity.low().unwrap_or_default()).len().clamp(1, 3) as u8;
        Some(Self {
            figure: format!("{low:.9e} {currency}"),
            tells,
            large: low >= LARGE && quantity.dimension() != Dimension::Time,
            change: quantity.change,
        })
    }

    /// Whether it is one figure with another: a rise is not a fall.
    pub fn is(&self, other: &Self) -> bool {
        let opposite = self.change != other.change && self.change != Change::None && other.change != Change::None;
        self.figure == other.figure && !opposite
    }

    /// Whether two reports hardly give it by chance: it has two digits, or is large.
    pub fn is_telling(&self) -> bool {
        self.tells > 1 || self.large
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_weight_for_each_family() {
        let table: Vec<_> = rows(include_str!("signs.tsv")).collect();
        assert_eq!(table.iter().map(|row| row[0].to_owned()).collect::<Vec<_>>(), names());
        for row in table {
            assert!(row.len() == 4 && row[1..].iter().all(|cell| cell.parse::<f64>().is_ok()), "{row:?}");
        }
    }
}
