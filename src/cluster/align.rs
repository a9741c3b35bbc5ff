//! Slots that ask one question in other words: "a fund of 3.2 billion euros" and "the nine put €3.2bn together".
//!
//! A slot is named by how its report puts the question, and no table knows every way to put it. Two slots of one story
//! are one where nothing keeps them apart and enough speaks for it. What speaks most is a figure that two reports both
//! give: of 80 pairs of slots in nineteen invented stories that shared one of two significant digits or more, and that
//! nothing kept apart, 74 asked the same by their gold. Then come the words around the figures. What keeps slots apart:
//! another dimension, another scope, other names in a role, and one report that answers both with values that cannot
//! both hold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use itertools::Itertools;

use crate::claim::{Claim, Slot};
use crate::relation::Page;
use crate::span::Span;
use crate::time::{Granularity, TimeOrder};
use crate::unit::Dimension;
use crate::value::Value;

use super::kin::{Kinship, kinship};
use super::saying::content_word;

/// A clause with fewer words that carry meaning is read with its whole sentence.
const FEW: usize = 3;
/// Blocks of more slots are left as they are: so many are no story but an archive, and its figures repeat by chance.
const LARGEST: usize = 400;
/// So many reports tell whether the figures of two slots lie near each other.
const MANY: usize = 32;
/// How far apart two counts of one noun may lie to be two answers to one question.
const NEAR: f64 = 1.4;

/// What stands around a claim.
pub(crate) struct Context {
    story: usize,
    words: BTreeSet<String>,
}

impl Context {
    pub fn new(page: &Page<'_, '_>, story: usize, span: Span, figure: Span) -> Self {
        let reading = page.reading;
        let (tokens, own) = (reading.tokens_of(span), reading.tokens_of(figure));
        let words = |range: Range<usize>| -> BTreeSet<String> {
            range.filter(|i| !own.contains(i)).filter_map(|i| content_word(&reading.tokens, i)).collect()
        };
        let mut found = words(tokens.clone());
        if found.len() < FEW {
            found = words(reading.sentences[reading.sentence_of(tokens.start)].tokens());
        }
        Self { story, words: found }
    }
}

/// A slot of a story, with what its claims say.
struct Node<'c> {
    slot: &'c Slot,
    /// The claims by their source.
    claims: BTreeMap<&'c str, Vec<&'c Claim>>,
    /// The sources of each figure, and how much it tells.
    figures: BTreeMap<String, (u8, BTreeSet<&'c str>)>,
    words: BTreeSet<&'c str>,
}

impl<'c> Node<'c> {
    fn new(slot: &'c Slot) -> Self {
        Self { slot, claims: BTreeMap::new(), figures: BTreeMap::new(), words: BTreeSet::new() }
    }

    fn add(&mut self, claim: &'c Claim, context: &'c Context) {
        self.claims.entry(&claim.source).or_default().push(claim);
        if let Some((figure, tells)) = figure(&claim.value) {
            let (most, sources) = self.figures.entry(figure).or_insert((tells, BTreeSet::new()));
            *most = tells.max(*most);
            sources.insert(&claim.source);
        }
        self.words.extend(context.words.iter().map(String::as_str));
    }

    fn len(&self) -> usize {
        self.claims.values().map(Vec::len).sum()
    }
}

/// Gives the claims of one question one slot: the one that most claims have, and that says most.
pub(crate) fn align(claims: &mut [Claim], contexts: &[Context]) {
    let mut renamed: BTreeMap<(usize, Slot), Slot> = BTreeMap::new();
    // In the order of their first claims: that of the slots themselves would change with the other stories of a batch.
    let mut nodes: BTreeMap<(usize, Block), Vec<Node<'_>>> = BTreeMap::new();
    let mut places: BTreeMap<(usize, Block, &Slot), usize> = BTreeMap::new();
    for (claim, context) in claims.iter().zip(contexts) {
        let Some(block) = block(claim) else { continue };
        let nodes = nodes.entry((context.story, block)).or_default();
        let place = *places.entry((context.story, block, &claim.slot)).or_insert_with(|| {
            nodes.push(Node::new(&claim.slot));
            nodes.len() - 1
        });
        nodes[place].add(claim, context);
    }
    let rarity = Rarity::new(contexts);
    for ((story, _), nodes) in nodes.into_iter().filter(|(_, nodes)| nodes.len() <= LARGEST) {
        let weight = |word: &str| rarity.of(story, word);
        for group in groups(&nodes, &weight) {
            let says = |n: &usize| {
                let slot = nodes[*n].slot;
                let parts = slot.roles().len() + slot.scope().len();
                let specific = slot.relation() != "measure";
                (!slot.scope().contains_key("claim"), specific, nodes[*n].len(), parts, std::cmp::Reverse(*n))
            };
            let Some(full) = group.iter().copied().max_by_key(says) else { continue };
            let others = group.iter().filter(|&&n| n != full);
            renamed.extend(others.map(|&n| ((story, nodes[n].slot.clone()), nodes[full].slot.clone())));
        }
    }
    for (claim, context) in claims.iter_mut().zip(contexts) {
        if let Some(slot) = renamed.get(&(context.story, claim.slot.clone())) {
            claim.slot = slot.clone();
        }
    }
}

/// Slots are only held against each other within a block: what is counted, times, and measures of one dimension.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Count,
    Moment,
    Measure(Dimension),
}

/// The block of a claim; none where its value does not tell what it is of.
fn block(claim: &Claim) -> Option<Block> {
    match claim.slot.relation() {
        "count" => Some(Block::Count),
        "moment" => Some(Block::Moment),
        "measure" | "money" | "duration" | "speed" | "distance" => {
            claim.value.quantity().map(|q| Block::Measure(q.dimension()))
        }
        _ => None,
    }
}

/// The slots that are one, as indices; each group with the strongest ties first.
fn groups(nodes: &[Node<'_>], weight: &dyn Fn(&str) -> f64) -> Vec<Vec<usize>> {
    let mut ties: Vec<(f64, usize, usize)> = (0..nodes.len())
        .tuple_combinations()
        .filter_map(|(a, b)| Some((tie(&nodes[a], &nodes[b], weight)?, a, b)))
        .collect();
    ties.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group: Vec<usize> = (0..nodes.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..nodes.len()).map(|n| vec![n]).collect();
    for (_, a, b) in ties {
        let (x, y) = (group[a], group[b]);
        let apart = |(&m, &o): (&usize, &usize)| {
            kinship(nodes[m].slot, nodes[o].slot) == Kinship::None || clash(&nodes[m], &nodes[o])
        };
        if x != y && !members[x].iter().cartesian_product(&members[y]).any(apart) {
            let moved = std::mem::take(&mut members[y]);
            for &m in &moved {
                group[m] = x;
            }
            members[x].extend(moved);
        }
    }
    members.retain(|m| m.len() > 1);
    members
}

/// How much speaks for two slots being one, where enough does.
fn tie(a: &Node<'_>, b: &Node<'_>, weight: &dyn Fn(&str) -> f64) -> Option<f64> {
    let relation = a.slot.relation();
    let shared = shared(a, b);
    // Two answers that differ: it takes figures that can be meant for each other. Most pairs end here.
    let differ = || matches!(relation, "count" | "measure") && near(a, b);
    if shared == 0 && !differ() {
        return None;
    }
    let kin = kinship(a.slot, b.slot);
    if kin == Kinship::None || clash(a, b) {
        return None;
    }
    let enough = match (relation, shared) {
        ("moment", 1) => return None,
        ("moment", 2) => 0.1,
        ("count", 2..) if kin == Kinship::Distant => 0.1,
        (_, 2..) => 0.0,
        (_, 1) if kin == Kinship::Same => 0.0,
        (_, 1) if kin == Kinship::Near => 0.1,
        ("count", 0) if kin == Kinship::Same && !in_many_states(a.slot) => 0.0,
        ("measure", 0) if kin == Kinship::Same => 0.2,
        _ => return None,
    };
    let words = likeness(&a.words, &b.words, weight);
    (words >= enough).then(|| f64::from(shared) + words)
}

/// Whether one report answers both with values that cannot both hold, or gives one value twice in a breath: "Poland
/// gives 400 million, and the others share the remaining 400 million".
fn clash(a: &Node<'_>, b: &Node<'_>) -> bool {
    let within = |(source, own): (&&str, &Vec<&Claim>)| {
        let others = b.claims.get(source).into_iter().flatten();
        own.iter().cartesian_product(others).any(|(x, y)| {
            let twice = || x.span.overlaps(y.span) && !x.figure.overlaps(y.figure);
            !agree(&x.value, &y.value) || twice()
        })
    };
    a.claims.iter().any(within)
}

fn agree(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Time(x), Value::Time(y)) => x.compare(y) != TimeOrder::Disjoint,
        _ => a.quantity().zip(b.quantity()).is_none_or(|(x, y)| {
            let (x, y) = (x.interval(), y.interval());
            x.low <= y.high && y.low <= x.high
        }),
    }
}

/// What a value gives, in a form that is the same for equal ones, and how much it tells that two reports give it: the
/// number of significant digits up to 3; of a time 3 for a minute, 1 for a day, of which a story has few.
fn figure(value: &Value) -> Option<(String, u8)> {
    if let Value::Time(time) = value {
        let tells = match time.granularity() {
            Granularity::Second | Granularity::Minute => 3,
            Granularity::Hour | Granularity::Month | Granularity::Year => 2,
            _ => 1,
        };
        return Some((time.timex3().to_owned(), tells));
    }
    let quantity = value.quantity()?;
    let low = quantity.si().0?;
    // A currency that the text leaves out is a guess, and so is what it has in common with another.
    let currency = if quantity.dimension() == Dimension::Money { quantity.unit().code() } else { "" };
    let printed = quantity.low().unwrap_or_default().to_string();
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    Some((format!("{low:.9e} {currency}"), digits.trim_matches('0').len().clamp(1, 3) as u8))
}

/// How much the figures tell that two reports both give: nothing where there is none.
fn shared(a: &Node<'_>, b: &Node<'_>) -> u8 {
    let both = a.figures.iter().filter_map(|(figure, own)| Some((own, b.figures.get(figure)?)));
    let of_two = both.filter(|((_, x), (_, y))| x.len() > 1 || y.len() > 1 || x != y);
    of_two.map(|((x, _), (y, _))| *x.max(y)).max().unwrap_or(0)
}

/// Homes are destroyed, evacuated, without power: one that leaves the verb out may be any of these.
fn in_many_states(slot: &Slot) -> bool {
    slot.roles().get("of").is_some_and(|of| matches!(of.as_str(), "home" | "household" | "building" | "signatory"))
}

/// Whether figures of two reports can be meant for each other.
fn near(a: &Node<'_>, b: &Node<'_>) -> bool {
    fn lows<'n>(node: &'n Node<'_>) -> impl Iterator<Item = (&'n str, f64)> + Clone {
        let claims = node.claims.values().filter_map(|claims| claims.first()).take(MANY);
        claims.filter_map(|c| Some((c.source.as_str(), c.value.quantity()?.si().0.filter(|n| *n > 0.0)?)))
    }
    lows(a).cartesian_product(lows(b)).any(|((one, x), (other, y))| one != other && x.max(y) <= NEAR * x.min(y))
}

/// How rare the words of a story are among its claims.
struct Rarity<'c> {
    held: BTreeMap<(usize, &'c str), usize>,
    claims: BTreeMap<usize, usize>,
}

impl<'c> Rarity<'c> {
    fn new(contexts: &'c [Context]) -> Self {
        let mut rarity = Self { held: BTreeMap::new(), claims: BTreeMap::new() };
        for context in contexts {
            *rarity.claims.entry(context.story).or_default() += 1;
            for word in &context.words {
                *rarity.held.entry((context.story, word)).or_default() += 1;
            }
        }
        rarity
    }

    /// The logarithm of how many claims there are for each that has the word.
    fn of(&self, story: usize, word: &str) -> f64 {
        let all = self.claims.get(&story).copied().unwrap_or(0) + 1;
        let held = self.held.get(&(story, word)).copied().unwrap_or(1);
        (all as f64 / held as f64).ln()
    }
}

/// Which part of the words of the one that has fewer stand around both, rare words counting more.
fn likeness(a: &BTreeSet<&str>, b: &BTreeSet<&str>, weight: &dyn Fn(&str) -> f64) -> f64 {
    let sum = |words: &mut dyn Iterator<Item = &&str>| words.map(|w| weight(w)).sum::<f64>();
    let least = sum(&mut a.iter()).min(sum(&mut b.iter()));
    if least > 0.0 { sum(&mut a.intersection(b)) / least } else { 0.0 }
}
