//! Slots that ask one question in other words: "a fund of 3.2 billion euros" and "the nine put €3.2bn together".
//!
//! A slot is named by how its report puts the question, and no table knows every way to put it. Two slots of one story
//! are one where nothing keeps them apart ([`apart`]) and the [`signs`] make it likely: a figure that two reports both
//! give, or nearly, or with a slip; the words around it; that it is the only one of its kind in either. What keeps slots
//! apart besides their parts: another dimension, and one report that answers both with values that cannot both hold.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use itertools::Itertools;

use crate::claim::{Claim, Slot};
use crate::event::Referent;
use crate::relation::{Bond, Draft, Page, venues};
use crate::text::Polarity;
use crate::unit::Dimension;
use crate::value::Value;

use super::kin::{Fill, Filler, apart, contrast, contrasting, main_role, shares_differ, sort_unsaid, surely_apart};
use super::saying::content_word;
use super::signs::{Family, Given, Signs, agree, likely, signs};

/// A clause with fewer words that carry meaning is read with its whole sentence.
const FEW: usize = 3;
/// So many words on either side stand at a figure.
const NEAR: usize = 4;
/// So many words behind a figure tell where it is counted.
const FAR: usize = 14;
/// Blocks of more slots are left as they are: so many are no story but an archive, and its figures repeat by chance.
const LARGEST: usize = 400;
/// By so much two slots with no figure in common have to be likelier one than either is with a rival of the other: "36 in
/// the province" and "40 in the prefecture" beside "36 in the city".
const MARGIN: f64 = 0.1;
/// So many claims tell what a slot says.
const MANY: usize = 8;

/// What stands around a claim.
pub(crate) struct Context {
    pub story: usize,
    /// It dates a saying.
    pub reports: bool,
    /// It is of what its report is about.
    pub main: bool,
    /// The word that ties it to that may tell of much else.
    pub doubted: bool,
    clause: BTreeSet<String>,
    sentence: BTreeSet<String>,
    near: BTreeSet<String>,
    /// Words of the clause that set one thing against another.
    contrasts: BTreeSet<&'static str>,
    /// Words of the buildings that its clause tells of.
    venues: BTreeSet<String>,
    /// Where in the text, from 0 to 1.
    at: f64,
}

impl Context {
    pub fn new(page: &Page<'_, '_>, story: usize, draft: &Draft) -> Self {
        let Draft { span, figure, own_word: reports, bond, .. } = *draft;
        let doubted = bond == Bond::Doubted;
        let main = page.main.is_some_and(|main| draft.roles.iter().any(|(_, r)| *r == Referent::Event(main)));
        let reading = page.reading;
        let (tokens, own) = (reading.tokens_of(span), reading.tokens_of(figure));
        let words = |range: Range<usize>| -> BTreeSet<String> {
            range.filter(|i| !own.contains(i)).filter_map(|i| content_word(&reading.tokens, i)).collect()
        };
        let whole = reading.sentences[reading.sentence_of(own.start)].tokens();
        let far = own.start..(own.end + FAR).min(whole.end);
        let set = venues(page, &far).into_iter().flatten();
        let venues = set.filter_map(|i| content_word(&reading.tokens, i)).collect();
        let near = own.start.saturating_sub(NEAR).max(whole.start)..(own.end + NEAR).min(whole.end);
        let sentence = words(whole);
        let lower: Vec<String> = tokens.clone().map(|i| reading.tokens.word(i).to_lowercase()).collect();
        let contrasts = contrasting(lower.iter().map(String::as_str));
        let clause = Some(words(tokens)).filter(|clause| clause.len() >= FEW).unwrap_or_else(|| sentence.clone());
        let at = figure.start() as f64 / reading.tokens.text().len().max(1) as f64;
        Self { story, reports, main, doubted, clause, sentence, near: words(near), contrasts, venues, at }
    }
}

/// Words as numbers, in order, with what each of them weighs: more where it is rare.
pub(super) struct Words {
    list: Vec<(u32, f64)>,
    weight: f64,
}

impl Words {
    fn new(list: Vec<(u32, f64)>) -> Self {
        let weight = list.iter().map(|(_, weight)| weight).sum();
        Self { list, weight }
    }

    fn shared(&self, other: &Self) -> f64 {
        let in_both = |(word, _): &&(u32, f64)| other.list.binary_search_by_key(word, |(w, _)| *w).is_ok();
        self.list.iter().filter(in_both).map(|(_, weight)| weight).sum()
    }

    /// Which part of the words of the one that has fewer stand in both.
    pub fn likeness(&self, other: &Self) -> f64 {
        let least = self.weight.min(other.weight);
        if least > 0.0 { self.shared(other) / least } else { 0.0 }
    }

    /// Which part of all the words of both stand in both.
    pub fn overlap(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        let all = self.weight + other.weight - shared;
        if all > 0.0 { shared / all } else { 0.0 }
    }
}

/// A claim, with what stands around it.
pub(super) struct Told<'c> {
    pub claim: &'c Claim,
    pub given: Option<Given>,
    contrasts: &'c BTreeSet<&'static str>,
    venues: &'c BTreeSet<String>,
    pub clause: Words,
    pub sentence: Words,
    pub near: Words,
    /// Where in the text, from 0 to 1.
    pub at: f64,
}

/// A slot of a story, with what its claims say.
pub(super) struct Node<'c> {
    pub slot: &'c Slot,
    /// What it asks of.
    pub topic: Filler,
    /// The claims by their source.
    claims: BTreeMap<&'c str, Vec<Told<'c>>>,
}

impl<'c> Node<'c> {
    fn new(slot: &'c Slot) -> Self {
        let topic = Filler::new(slot.roles().get(main_role(slot.relation())));
        Self { slot, topic, claims: BTreeMap::new() }
    }

    fn len(&self) -> usize {
        self.claims.values().map(Vec::len).sum()
    }

    /// Claims of this slot beside such of the other that another report makes.
    pub fn pairs<'n>(&'n self, other: &'n Self) -> impl Iterator<Item = (&'n Told<'c>, &'n Told<'c>)> {
        let (ours, theirs) = (self.claims.values().flatten(), other.claims.values().flatten());
        let pairs = ours.take(MANY).cartesian_product(theirs.take(MANY));
        pairs.filter(|(x, y)| x.claim.source != y.claim.source)
    }

    /// Whether one report answers both with values that cannot both hold, or gives one value twice in a breath: "Poland
    /// gives 400 million, and the others share the remaining 400 million".
    fn clashes(&self, other: &Self) -> bool {
        self.claims.iter().any(|(source, ours)| {
            let theirs = other.claims.get(source).into_iter().flatten();
            ours.iter().cartesian_product(theirs).any(|(x, y)| {
                let (x, y) = (x.claim, y.claim);
                let twice = || x.span.overlaps(y.span) && !x.figure.overlaps(y.figure);
                !agree(&x.value, &y.value) || twice()
            })
        })
    }

    /// The figures that one report gives in this slot, and another in the other.
    fn in_both<'n>(&'n self, other: &'n Self) -> impl Iterator<Item = &'n Given> {
        let given = self.pairs(other).filter_map(|(x, y)| x.given.as_ref().zip(y.given.as_ref()));
        given.filter(|(x, y)| x.is(y)).map(|(x, _)| x)
    }

    /// Whether two reports give one figure in them that they hardly give by chance.
    fn repeats(&self, other: &Self) -> bool {
        self.in_both(other).any(Given::is_telling)
    }

    /// Whether what their claims say keeps them apart, though their parts do not.
    fn parted(&self, other: &Self) -> bool {
        // "22 may be under the cathedral" and "30 are feared to be inside the hotel"
        let set = |x: &BTreeSet<String>, y: &BTreeSet<String>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
        if self.pairs(other).all(|(x, y)| set(x.venues, y.venues)) && self.in_both(other).next().is_none() {
            return true;
        }
        if self.pairs(other).any(|(x, y)| agree(&x.claim.value, &y.claim.value)) {
            return false;
        }
        // "15 satellites" and "41 small satellites" are no two answers, while "15 satellites" and "15 small ones" may be.
        let sort = sort_unsaid(self.slot, other.slot) || shares_differ(self.slot, other.slot);
        // Of what day a verb without a name tells may be anything.
        let loose = |node: &Self| node.slot.scope().contains_key("claim");
        let moments = self.slot.relation() == "moment" && (loose(self) || loose(other));
        // A quake has many aftershocks, each of a magnitude of its own.
        let shocks = |node: &Self| {
            node.slot.relation() == "measure"
                && node.slot.scope().get("event").is_some_and(|event| event == "aftershock")
        };
        sort || moments
            || shocks(self) && shocks(other)
            || self.pairs(other).all(|(x, y)| contrast(x.contrasts, y.contrasts))
    }

    /// Figures of a report that two reports hardly give by chance.
    fn telling_of(&self, source: &str) -> impl Iterator<Item = &str> {
        let given = self.claims.get(source).into_iter().flatten().filter_map(|told| told.given.as_ref());
        given.filter(|given| given.is_telling()).map(|given| given.figure.as_str())
    }

    /// The same of all reports.
    fn telling(&self) -> BTreeSet<&str> {
        self.claims.keys().flat_map(|source| self.telling_of(source)).collect()
    }
}

/// How many slots of a kind each report answers, and with which figures.
pub(super) struct Surroundings<'n> {
    slots: BTreeMap<&'n str, usize>,
    /// The figures that each report gives, and what they are of.
    figures: BTreeMap<&'n str, Vec<(&'n str, &'n Filler)>>,
}

impl<'n> Surroundings<'n> {
    fn new(nodes: &'n [Node<'_>]) -> Self {
        let mut slots: BTreeMap<&str, usize> = BTreeMap::new();
        for source in nodes.iter().flat_map(|node| node.claims.keys()) {
            *slots.entry(source).or_default() += 1;
        }
        let mut figures: BTreeMap<&str, Vec<(&str, &Filler)>> = BTreeMap::new();
        for node in nodes {
            for source in node.claims.keys() {
                figures.entry(source).or_default().extend(node.telling_of(source).map(|figure| (figure, &node.topic)));
            }
        }
        Self { slots, figures }
    }

    /// Whether two slots have no figure in common, while a report of the one gives the other's figure for what may be the
    /// same: "4 billion, or 5 billion with its debt" and "5 billion".
    fn taken(&self, a: &Node<'_>, b: &Node<'_>) -> bool {
        let (ours, theirs) = (a.telling(), b.telling());
        let gives = |node: &Node<'_>, other: &Node<'_>, figures: &BTreeSet<&str>| {
            let mut given = node.claims.keys().filter_map(|source| self.figures.get(source)).flatten();
            given.any(|(figure, of)| figures.contains(figure) && of.against(&other.topic) != Fill::Other)
        };
        ours.is_disjoint(&theirs) && (gives(a, b, &theirs) || gives(b, a, &ours))
    }

    /// How many slots of the kind its reports answer, at the least.
    pub fn rivals(&self, node: &Node<'_>) -> f64 {
        node.claims.keys().filter_map(|source| self.slots.get(source)).min().map_or(1.0, |n| *n as f64)
    }
}

/// Slots are only held against each other within a block: what is counted, times, and measures of one dimension.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Block {
    Count,
    Moment,
    Measure(Dimension),
}

impl Block {
    /// That of a claim; none where its value does not tell what it is of.
    fn of(claim: &Claim) -> Option<Self> {
        match claim.slot.relation() {
            "count" => Some(Self::Count),
            // "soon" is no answer that could differ from another.
            "moment" => match &claim.value {
                // Nor is what one report denies, unless another asks of just that.
                Value::Time(time) if time.earliest().is_some() && time.latest().is_some() => {
                    (claim.stance.polarity == Polarity::Affirmed).then_some(Self::Moment)
                }
                _ => None,
            },
            "measure" | "money" | "duration" | "speed" | "distance" => {
                claim.value.quantity().map(|q| Self::Measure(q.dimension()))
            }
            _ => None,
        }
    }

    /// Two slots are one where that is at least so likely, and two groups of slots where it is so on average. Of pairs of
    /// slots of stories that were left out of the fit, 87 to 96 in a hundred were right from there on. Lengths of time
    /// and shares are of too many things. Where two reports give one figure that is no chance, or one time, less will do.
    fn enough(self, given: bool) -> f64 {
        match self {
            Self::Measure(_) if given => 0.4,
            Self::Moment if given => 0.6,
            Self::Moment | Self::Measure(Dimension::Time | Dimension::Percent) => 0.7,
            Self::Count | Self::Measure(_) => 0.6,
        }
    }

    pub fn family(self) -> Family {
        match self {
            Self::Count => Family::Count,
            Self::Moment => Family::Moment,
            Self::Measure(_) => Family::Measure,
        }
    }
}

/// Gives the claims of one question one slot: the one that most claims have, and that says most.
pub(crate) fn align(claims: &mut [Claim], contexts: &[Context]) {
    let words = Vocabulary::new(contexts);
    let mut renamed: BTreeMap<(usize, Block, Slot), Slot> = BTreeMap::new();
    for (story, block, nodes) in blocks(claims, contexts, &words) {
        for group in groups(&nodes, block, &Surroundings::new(&nodes)) {
            let says = |n: &usize| {
                let slot = nodes[*n].slot;
                let parts = slot.roles().len() + slot.scope().len();
                let specific = slot.relation() != "measure";
                (!slot.scope().contains_key("claim"), specific, nodes[*n].len(), parts, std::cmp::Reverse(*n))
            };
            let Some(full) = group.iter().copied().max_by_key(says) else { continue };
            let others = group.iter().filter(|&&n| n != full);
            renamed.extend(others.map(|&n| ((story, block, nodes[n].slot.clone()), nodes[full].slot.clone())));
        }
    }
    for (claim, context) in claims.iter_mut().zip(contexts) {
        let Some(block) = Block::of(claim) else { continue };
        if let Some(slot) = renamed.get(&(context.story, block, claim.slot.clone())) {
            claim.slot = slot.clone();
        }
    }
}

/// The slots of each story and block, in the order of their first claims: that of the slots themselves would change with
/// the other stories of a batch.
fn blocks<'c>(
    claims: &'c [Claim],
    contexts: &'c [Context],
    words: &Vocabulary<'_>,
) -> impl Iterator<Item = (usize, Block, Vec<Node<'c>>)> {
    let mut blocks: BTreeMap<(usize, Block), Vec<Node<'c>>> = BTreeMap::new();
    let mut places: BTreeMap<(usize, Block, &Slot), usize> = BTreeMap::new();
    for (claim, context) in claims.iter().zip(contexts) {
        let Some(block) = Block::of(claim) else { continue };
        let nodes = blocks.entry((context.story, block)).or_default();
        let place = *places.entry((context.story, block, &claim.slot)).or_insert_with(|| {
            nodes.push(Node::new(&claim.slot));
            nodes.len() - 1
        });
        nodes[place].claims.entry(&claim.source).or_default().push(Told {
            claim,
            given: Given::new(&claim.value),
            contrasts: &context.contrasts,
            venues: &context.venues,
            clause: words.weighed(context.story, &context.clause),
            sentence: words.weighed(context.story, &context.sentence),
            near: words.weighed(context.story, &context.near),
            at: context.at,
        });
    }
    blocks.into_iter().filter(|(_, nodes)| nodes.len() <= LARGEST).map(|((story, block), nodes)| (story, block, nodes))
}

/// How two slots stand to each other.
enum Tie {
    /// They are two questions.
    Apart,
    /// Only one report makes their claims, so that nothing can be told.
    Open,
    /// How likely they are one, and how likely that has to be.
    Likely(f64, f64),
}

impl Tie {
    fn new(a: &Node<'_>, b: &Node<'_>, block: Block, around: &Surroundings<'_>) -> Self {
        let repeated = a.repeats(b);
        match shown(a, b, block, repeated, around) {
            Some(signs) => {
                let given = repeated || block == Block::Moment && a.in_both(b).next().is_some();
                Self::Likely(likely(block.family(), &signs), block.enough(given))
            }
            None if a.pairs(b).next().is_some() || apart(a.slot, b.slot) || a.clashes(b) => Self::Apart,
            None => Self::Open,
        }
    }
}

/// The signs that two slots show, where they may be one and two reports make their claims. `repeated`: whether these give one
/// figure that is no chance.
fn shown(a: &Node<'_>, b: &Node<'_>, block: Block, repeated: bool, around: &Surroundings<'_>) -> Option<Signs> {
    // Then what a sentence was taken to speak of may be wrong.
    let apart = if matches!(block, Block::Measure(_)) && repeated { surely_apart } else { apart };
    // "The gate was open for 55 minutes" and "the water travelled for an hour": too much takes an hour.
    let lengths = block == Block::Measure(Dimension::Time)
        && a.in_both(b).next().is_none()
        && a.topic.against(&b.topic) == Fill::Other
        && a.pairs(b).all(|(x, y)| x.clause.likeness(&y.clause) < 0.2);
    let held = a.pairs(b).next().is_some() && !apart(a.slot, b.slot) && !a.clashes(b) && !lengths;
    (held && !a.parted(b) && !around.taken(a, b)).then(|| signs(a, b, around))
}

/// The slots that are one, as indices: the likeliest first, and two groups where their slots are so on average.
fn groups(nodes: &[Node<'_>], block: Block, around: &Surroundings<'_>) -> Vec<Vec<usize>> {
    let ties: BTreeMap<(usize, usize), Tie> = (0..nodes.len())
        .tuple_combinations()
        .map(|(a, b)| ((a, b), Tie::new(&nodes[a], &nodes[b], block, around)))
        .collect();
    let likelihood = |a: usize, b: usize| match ties.get(&(a.min(b), a.max(b))) {
        Some(Tie::Likely(p, _)) => *p,
        _ => 0.0,
    };
    // How likely `a` is one with another answer of a report that gives `b`: it stands against one of the two at most.
    let rival = |a: usize, b: usize| {
        let others = (0..nodes.len()).map(|n| (n, likelihood(a, n))).filter(|&(n, p)| n != b && p > 0.0);
        others.filter(|&(n, _)| nodes[n].clashes(&nodes[b])).map(|(_, p)| p).fold(0.0, f64::max)
    };
    let clear = |p: f64, a: usize, b: usize| p - rival(a, b).max(rival(b, a)) >= MARGIN;
    let mut likely: Vec<(f64, usize, usize)> = ties
        .iter()
        .filter_map(|(&(a, b), tie)| match tie {
            Tie::Likely(p, enough) if p >= enough => Some((*p, a, b)),
            _ => None,
        })
        .filter(|&(p, a, b)| nodes[a].in_both(&nodes[b]).next().is_some() || clear(p, a, b))
        .collect();
    likely.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group: Vec<usize> = (0..nodes.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..nodes.len()).map(|n| vec![n]).collect();
    for (_, a, b) in likely {
        let (x, y) = (group[a], group[b]);
        if x != y && one(members[x].iter().cartesian_product(&members[y]).map(|(&m, &o)| &ties[&(m.min(o), m.max(o))]))
        {
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

/// Whether the slots of two groups are one.
fn one<'t>(ties: impl Iterator<Item = &'t Tie>) -> bool {
    let mut beyond = 0.0;
    for tie in ties {
        match tie {
            Tie::Apart => return false,
            Tie::Open => {}
            Tie::Likely(p, enough) => beyond += p - enough,
        }
    }
    beyond >= 0.0
}

/// For the fit of the weights: the signs of every two slots that may be one, as the family and the ids of their claims.
#[cfg(test)]
pub(crate) fn compared(claims: &[Claim], contexts: &[Context]) -> Vec<(Family, Signs, [Vec<String>; 2])> {
    let words = Vocabulary::new(contexts);
    let mut out = Vec::new();
    for (_, block, nodes) in blocks(claims, contexts, &words) {
        let around = Surroundings::new(&nodes);
        let ids = |node: &Node<'_>| node.claims.values().flatten().map(|told| told.claim.id.clone()).collect();
        for (a, b) in nodes.iter().tuple_combinations() {
            out.extend(
                shown(a, b, block, a.repeats(b), &around).map(|signs| (block.family(), signs, [ids(a), ids(b)])),
            );
        }
    }
    out
}

/// The words of a batch as numbers, and by story how much each tells.
struct Vocabulary<'c> {
    numbers: HashMap<&'c str, u32>,
    /// The logarithm of how many claims of the story there are for each whose sentence has the word.
    weights: BTreeMap<usize, HashMap<u32, f64>>,
}

impl<'c> Vocabulary<'c> {
    fn new(contexts: &'c [Context]) -> Self {
        // By rank, so that a story's words keep their order, and their sums their last digit, in any batch.
        let all: BTreeSet<&str> =
            contexts.iter().flat_map(|c| c.sentence.union(&c.clause)).map(String::as_str).collect();
        let numbers: HashMap<&str, u32> = all.into_iter().zip(0..).collect();
        let mut held: BTreeMap<usize, HashMap<u32, f64>> = BTreeMap::new();
        let mut claims: BTreeMap<usize, f64> = BTreeMap::new();
        for context in contexts {
            *claims.entry(context.story).or_insert(1.0) += 1.0;
            let held = held.entry(context.story).or_default();
            for word in context.sentence.union(&context.clause).map(String::as_str) {
                *held.entry(numbers[word]).or_default() += 1.0;
            }
        }
        let weights = held.into_iter().map(|(story, held)| {
            (story, held.into_iter().map(|(word, n)| (word, (claims[&story] / n).ln())).collect())
        });
        Self { weights: weights.collect(), numbers }
    }

    fn weighed(&self, story: usize, words: &BTreeSet<String>) -> Words {
        let numbers = words.iter().filter_map(|word| self.numbers.get(word.as_str()).copied());
        let weights = &self.weights[&story];
        Words::new(numbers.map(|word| (word, weights.get(&word).copied().unwrap_or(0.0))).collect())
    }
}
