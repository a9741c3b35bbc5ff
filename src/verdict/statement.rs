//! Two statements that have been taken out of their articles, a sentence each.
//!
//! Slots need a story around them. A pair of sentences has none, so that what both measure must be read off the words
//! that they share: the figures of one dimension and one counted noun are held against each other where enough else is
//! the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pair::{self, Side};
use super::policy::Policy;
use super::ruling::Ruling;
use super::{Severity, Verdict, quantity, quote, wording};
use crate::claim::{Claim, Slot, Stance};
use crate::entity::country_of;
use crate::number::{QuantityMention, quantities};
use crate::relation::{is_people, outcome_of};
use crate::text::{lex, rows, sentences};
use crate::time::{Time, TimeKind, TimeOrder, times};
use crate::unit::Dimension;
use crate::value::{Bound, Change, Hedge, Quantity, Value};

/// Two headlines of one event share about half their words.
const ALIKE: f64 = 0.45;
/// A long sentence says many things: most of what the short one says must be among them.
const CONTAINED: f64 = 0.75;
/// From how many times the words of the other a statement is long.
const LONG: f64 = 2.0;
/// The parts are named, and make up the whole.
const SUM: &str = "the sum of the parts that the other names";
/// So many words lie at most between a number of people and what became of them.
const OUTCOME: usize = 6;
/// A figure that both give tells of one event as a word does.
const SHARED_FIGURE: f64 = 0.12;
/// Below this, two statements are of different things, whatever their figures.
const RELATED: f64 = 0.35;
/// From here on, figures that differ are two answers to one question.
const SAME_QUESTION: f64 = 0.7;

static DIRECTIONS: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    rows(include_str!("direction.tsv")).map(|row| (row[0], row.get(1).is_some_and(|way| *way == "up"))).collect()
});

/// How two statements stand to each other.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The gravest verdict of the pairs; none where the statements answer no common question.
    pub verdict: Option<Verdict>,
    /// How much it matters.
    pub severity: Severity,
    /// One plain sentence.
    pub message: String,
    /// The figures that were held against each other.
    pub pairs: Vec<(Claim, Claim, Verdict)>,
}

/// Compares two statements; the second is borne out by the first where they agree.
///
/// ```
/// use corroborate::verdict::{Policy, Verdict, compare_statements};
///
/// let compare = |a, b| compare_statements(a, b, &Policy::default()).verdict;
/// let flood = "The flood killed at least 24 people in the valley, officials said.";
/// assert_eq!(compare(flood, "The flood in the valley killed 19 people."), Some(Verdict::Contradiction));
/// assert_eq!(compare(flood, "The flood killed more than 20 people in the valley."), Some(Verdict::Refinement));
/// assert_eq!(compare(flood, "The mayor opened a new bridge."), None);
/// ```
pub fn compare_statements(a: &str, b: &str, policy: &Policy) -> Comparison {
    let (first, second) = (Statement::read(a), Statement::read(b));
    let related = first.share(&second);
    if related < RELATED {
        return Comparison::none("the statements share too few words to be of one thing");
    }
    if let (Some(x), Some(y)) = (first.direction(), second.direction())
        && x != y
    {
        let message = "one tells of a rise, the other of a fall".to_owned();
        let (verdict, severity) = (Some(Verdict::Contradiction), Severity::Major);
        return Comparison { verdict, severity, message, pairs: Vec::new() };
    }
    let mut found: Vec<(Claim, Claim, Ruling)> = Vec::new();
    let mut unmatched = 0;
    for mention in &second.figures {
        let candidates = first.figures.iter().filter(|m| first.counts_same(m, &second, mention));
        let judged = candidates.filter_map(|m| {
            let (mut c, mut claim) = (first.claim("a", m), second.claim("b", mention));
            if m.quantity.change == Change::None || mention.quantity.change == Change::None {
                // "grew 3.7 %", "a growth of 3.7 %": not every verb tells that a figure is a change.
                (c.value, claim.value) = (level(&m.quantity), level(&mention.quantity));
            }
            let ruling = pair::judge(Side::of(&c), Side::of(&claim), true, policy)?;
            // "30" is not borne out by "at least 24".
            let implied = ruling.verdict != Verdict::Refinement || implies(&c, &claim);
            implied.then_some((c, claim, ruling))
        });
        match judged.min_by_key(|(_, _, r)| (r.verdict, r.severity)) {
            Some((_, _, r))
                if r.verdict > Verdict::Rounding
                    && let Some(part) = first.sum_of_parts(&second, mention) =>
            {
                found.push((first.claim("a", part), second.claim("b", mention), Ruling::agreement(SUM)));
            }
            Some(pair) => found.push(pair),
            None => match first.sum_of_parts(&second, mention) {
                Some(part) => found.push((first.claim("a", part), second.claim("b", mention), Ruling::agreement(SUM))),
                None => unmatched += 1,
            },
        }
    }
    let borne_out = found.len() - found.iter().filter(|(_, _, r)| r.verdict > Verdict::Rounding).count();
    let differ = found.iter().any(|(_, _, r)| r.verdict > Verdict::Rounding);
    let long = first.words.len() as f64 >= LONG * second.words.len() as f64;
    let bonus = if long { 0.0 } else { SHARED_FIGURE * borne_out as f64 };
    if first.text.contains('?') != second.text.contains('?') {
        return Comparison::none("one of the statements is a question");
    }
    if !first.countries.is_empty() && !second.countries.is_empty() && first.countries.is_disjoint(&second.countries) {
        return Comparison::none("the statements are of different countries");
    }
    if first.another_time(&second) {
        return Comparison::none("the statements are of different times");
    }
    if differ && related >= SAME_QUESTION && !long {
        return Comparison::of(found, Verdict::Contradiction);
    }
    let enough = if long { CONTAINED } else { ALIKE };
    if !differ && related + bonus >= enough && borne_out >= unmatched {
        return Comparison::of(found, Verdict::Agreement);
    }
    Comparison::none("the statements share words and no question")
}

impl Comparison {
    fn none(message: &str) -> Self {
        Self { verdict: None, severity: Severity::Info, message: message.to_owned(), pairs: Vec::new() }
    }

    /// The gravest of the pairs, or `otherwise` where there are none.
    fn of(pairs: Vec<(Claim, Claim, Ruling)>, otherwise: Verdict) -> Self {
        let gravest = pairs.iter().max_by_key(|(_, _, r)| (r.severity, r.verdict));
        let message = gravest.map_or_else(
            || "the same words".to_owned(),
            |(a, b, ruling)| wording::explain(*ruling, Side::of(a), Side::of(b)).0,
        );
        Self {
            verdict: Some(gravest.map_or(otherwise, |g| g.2.verdict)),
            severity: gravest.map_or(Severity::Info, |g| g.2.severity),
            message,
            pairs: pairs.into_iter().map(|(a, b, r)| (a, b, r.verdict)).collect(),
        }
    }
}

/// A statement as the comparison reads it.
struct Statement<'t> {
    text: &'t str,
    words: Vec<String>,
    figures: Vec<QuantityMention>,
    times: Vec<Time>,
    countries: BTreeSet<&'static str>,
}

impl<'t> Statement<'t> {
    fn read(text: &'t str) -> Self {
        let tokens = lex(text);
        let dated = times(&tokens, &sentences(&tokens), None);
        Self {
            text,
            words: quote::content_stems(text),
            figures: quantities(&tokens),
            countries: (0..tokens.len()).filter_map(|i| country_of(&tokens, i)).map(|(_, country)| country).collect(),
            times: dated.into_iter().map(|m| m.time).collect(),
        }
    }

    /// The share of the other's words that this one has as well.
    fn share(&self, other: &Self) -> f64 {
        let known = other.words.iter().filter(|w| self.words.iter().any(|v| akin(v, w))).count();
        known as f64 / other.words.len().max(1) as f64
    }

    /// Up, or down, where the statement tells of one of them alone.
    fn direction(&self) -> Option<bool> {
        let mut ways = DIRECTIONS.iter().filter(|(stem, _)| self.words.iter().any(|w| w == stem)).map(|(_, up)| *up);
        let first = ways.next()?;
        ways.all(|way| way == first).then_some(first)
    }

    /// Whether the other names a date that no date here can be.
    fn another_time(&self, other: &Self) -> bool {
        let dates = |s: &Self| s.times.iter().filter(|t| t.kind() == TimeKind::Date).cloned().collect::<Vec<_>>();
        let mine = dates(self);
        let apart = |t: &Time| mine.iter().all(|m| m.compare(t) == TimeOrder::Disjoint);
        !mine.is_empty() && dates(other).iter().any(apart)
    }

    /// Whether a figure of this statement and one of another can be of one thing: one dimension, and for counts one
    /// noun, or none.
    fn counts_same(&self, mine: &QuantityMention, second: &Statement<'_>, other: &QuantityMention) -> bool {
        let (x, y) = (&mine.quantity, &other.quantity);
        // "killing seven officers and wounding about 60 others": the 60 were not killed.
        if let (Some(here), Some(there)) = (self.outcome(mine), second.outcome(other))
            && here != there
        {
            return false;
        }
        if x.dimension() != Dimension::Count || y.dimension() != Dimension::Count {
            return x.dimension() == y.dimension();
        }
        let [noun, wanted] = [x, y].map(|q| q.unit().head().to_lowercase());
        if noun.is_empty() || wanted.is_empty() || akin(&noun, &wanted) {
            return true;
        }
        // One figure is one figure, whatever noun it counts ("16 members", "the 16 NATO countries"), unless this
        // statement has a word for what the other counts and gives the figure to something else.
        let wanted = quote::content_stems(&wanted);
        let names = |w: &String| wanted.iter().any(|n| akin(w, n));
        let own = quote::content_stems(x.unit().code()).iter().any(names);
        (own || !self.words.iter().any(names)) && quantity::gap(x, y).is_some_and(|(gap, _)| gap <= 0.0)
    }

    /// What became of the people that a figure counts, by the nearest word that tells: "19 dead", "wounding about 60".
    fn outcome(&self, figure: &QuantityMention) -> Option<&'static str> {
        let noun = figure.quantity.unit().head();
        let people = figure.quantity.dimension() == Dimension::Count && (noun.is_empty() || is_people(noun));
        people.then(|| self.fate(figure)).flatten()
    }

    /// The nearest word beside a figure that tells what became of somebody.
    fn fate(&self, figure: &QuantityMention) -> Option<&'static str> {
        let words = |text: &'t str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let stop = |text: &'t str| text.find(['.', ';']).unwrap_or(text.len());
        let behind = &self.text[figure.span.end()..];
        let before = &self.text[..figure.span.start()];
        let behind = words(&behind[..stop(behind)]).take(OUTCOME).enumerate();
        let before = words(before.rsplit(". ").next().unwrap_or(before)).collect::<Vec<_>>().into_iter().rev();
        let told = behind.chain(before.take(OUTCOME).enumerate()).filter_map(|(n, w)| Some((n, outcome_of(w)?)));
        told.min_by_key(|(n, _)| *n).map(|(_, outcome)| outcome)
    }

    /// "11 rebels and six soldiers" are 17 people: the first of some parts that stand side by side and make up the whole.
    fn sum_of_parts(&self, second: &Statement<'_>, whole: &QuantityMention) -> Option<&QuantityMention> {
        let exact = |q: &Quantity| {
            let plain = q.bound == Bound::None && q.hedge == Hedge::None && q.low == q.high;
            q.low.filter(|_| plain && q.dimension() == Dimension::Count).map(|f| f.value())
        };
        let (wanted, fate) = (exact(&whole.quantity)?, second.outcome(whole)?);
        let people = |m: &QuantityMention| exact(&m.quantity).filter(|_| self.fate(m) == Some(fate));
        let beside = |a: &QuantityMention, b: &QuantityMention| {
            let between = self.text.get(a.span.end()..b.span.start()).unwrap_or_default();
            between.split_whitespace().count() <= 4 && (between.contains(" and ") || between.contains(','))
        };
        (0..self.figures.len()).find_map(|from| {
            let mut sum = people(&self.figures[from])?;
            for pair in self.figures[from..].windows(2).take_while(|p| beside(&p[0], &p[1])) {
                sum += people(&pair[1])?;
                if (sum - wanted).abs() < 0.5 {
                    return Some(&self.figures[from]);
                }
            }
            None
        })
    }

    fn claim(&self, source: &str, mention: &QuantityMention) -> Claim {
        let value = value(mention.quantity.clone());
        Claim {
            id: format!("{source}:{}", mention.span.start()),
            source: source.to_owned(),
            span: mention.span,
            quote: mention.span.of(self.text).to_owned(),
            figure: mention.span,
            slot: Slot::new("measure"),
            value,
            stance: Stance::default(),
            as_of: None,
            origin: source.to_owned(),
        }
    }
}

/// Whether what the first allows lies within what the second allows, or both print one figure ("at least 30", "30").
fn implies(a: &Claim, b: &Claim) -> bool {
    let Some((p, q)) = a.value.quantity().zip(b.value.quantity()) else { return false };
    let figure = |q: &Quantity| q.low.or(q.high);
    let within = quantity::reach(p).zip(quantity::reach(q));
    figure(p) == figure(q) || within.is_some_and(|((stated, _), (_, allowed))| allowed.holds(stated))
}

fn value(q: Quantity) -> Value {
    match q.dimension() {
        Dimension::Count => Value::Count(q),
        Dimension::Money => Value::Money(q),
        Dimension::Time => Value::Duration(q),
        _ => Value::Quantity(q),
    }
}

/// The same figure with nothing said of a change.
fn level(q: &Quantity) -> Value {
    value(Quantity { change: Change::None, ..q.clone() })
}

/// Whether two stems are one word, or of one root.
fn akin(a: &str, b: &str) -> bool {
    let root = |s: &str| s.char_indices().nth(5).map(|(i, _)| s[..i].to_owned());
    a == b || root(a).is_some_and(|r| b.starts_with(&r))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(a: &str, b: &str) -> Option<Verdict> {
        compare_statements(a, b, &Policy::default()).verdict
    }

    #[test]
    fn figures_of_one_question_are_held_against_each_other() {
        let quake = "A quake of magnitude 6.8 shook the coast on Friday, killing 12 people in two villages.";
        assert_eq!(verdict(quake, "The quake on the coast killed 12 people."), Some(Verdict::Agreement));
        assert_eq!(verdict("The firm cuts 900 jobs", "Firm cuts 940 jobs"), Some(Verdict::Rounding));
        assert_eq!(verdict("The firm cuts 900 jobs", "Firm cuts 1,300 jobs"), Some(Verdict::Contradiction));
        assert_eq!(verdict("Exports rose 3 % in May", "Exports fell 3 % in May"), Some(Verdict::Contradiction));
        assert_eq!(verdict("Exports rose 3 % in May", "Exports rose 4 % in June"), None);
        assert_eq!(
            verdict("The harbour grows 3 % a year", "The harbour expanded by 3 % a year"),
            Some(Verdict::Agreement)
        );
        let seasons = "In her 14 seasons at the club she scored three goals in the league.";
        assert_eq!(verdict(seasons, "She scored 14 goals at the club."), None);
        assert_eq!(verdict(quake, "The team won by four goals."), None);
        assert_eq!(verdict("Norway adds 900 jobs in May", "Kenya adds 300 jobs in May"), None);
        let bombs = "Two bombs went off at the station, killing seven guards and wounding about 60 others.";
        assert_eq!(verdict(bombs, "Bombs killed 60 people at the station."), None);
        assert_eq!(verdict(bombs, "Bombs wounded 60 people at the station."), Some(Verdict::Agreement));
        let battle = "In a battle at the border 11 rebels and six soldiers were killed on Friday.";
        assert_eq!(verdict(battle, "The battle at the border killed 17 people."), Some(Verdict::Agreement));
    }
}
