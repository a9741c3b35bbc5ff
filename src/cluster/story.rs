//! Which articles tell of the same story.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::camps::{MOST, camps};
use crate::entity::{EntityKind, Table};
use crate::event::main_kind;
use crate::reading::Reading;
use crate::syntax::lexicon::CLOSED;
use crate::text::{LineKind, Sentence};

/// How many names two articles have to share, and which part of the names of the one that has fewer; names that the
/// world knows (countries, capitals, agencies) do not count: half of all reports share them.
const NAMES: Bound = Bound { shared: 2, part: 0.25 };
/// The same for the words that they open with. Reports of two sentences name little.
const WORDS: Bound = Bound { shared: 4, part: 0.25 };
/// Words alone do not tell two floods of one country apart, a month from each other.
const WORD_DAYS: i32 = 30;
/// Or some of both: one name, and fewer words.
const ONE_NAME: Bound = Bound { shared: 1, part: 0.0 };
const SOME_WORDS: Bound = Bound { shared: 6, part: 0.15 };
/// Of articles that appeared more than so many days apart it takes more, and both: look-alike events have the same
/// words, and often the same names.
const DAYS: i32 = 60;
const FAR_NAMES: Bound = Bound { shared: 3, part: 0.5 };
const FAR_WORDS: Bound = Bound { shared: 4, part: 0.4 };
/// Or what happened, and in which place within so many days, with a few words.
const SCENE_DAYS: i32 = 14;
const SCENE_WORDS: Bound = Bound { shared: 3, part: 0.0 };
/// So many sentences of an article, its headline among them, tell the scene.
const SCENE: usize = 4;
/// How many words of an article are its opening.
const OPENING: usize = 60;
/// A name or word with more articles than this offers only neighbours for comparison.
const COMMON: usize = 40;
const NEIGHBOURS: usize = 4;

/// How much two sets have to share.
struct Bound {
    shared: usize,
    part: f64,
}

impl Bound {
    fn met<T: Ord>(&self, a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
        let shared = a.intersection(b).count();
        shared >= self.shared && shared as f64 > self.part * a.len().min(b.len()) as f64
    }
}

/// What of an article tells its story.
pub(super) struct Telling {
    names: BTreeSet<usize>,
    /// The countries that it names, or whose places.
    countries: BTreeSet<String>,
    /// What it is about, and the places below a country that it opens with.
    kind: Option<&'static str>,
    scene: BTreeSet<usize>,
    /// The words that it opens with, each by its hash.
    words: BTreeSet<u64>,
    /// The day it appeared, counted from any day.
    day: Option<i32>,
}

impl Telling {
    fn of(reading: &Reading<'_>, entities: &[usize], table: &Table) -> Self {
        let telling = |&entity: &usize| {
            let entity = &table.entities[entity];
            entity.country.is_none() && entity.name.starts_with(char::is_uppercase)
        };
        let tokens = &reading.tokens;
        let body = reading.sentences.iter().filter(|s| s.kind() != LineKind::Boilerplate);
        let word = |i: usize| {
            let word = tokens.word(i);
            let carries = word.len() > 3 && word.chars().all(char::is_alphabetic) && CLOSED.get(tokens, i).is_none();
            carries.then(|| hash(&word.to_lowercase()))
        };
        let opening = reading.sentences.iter().filter(|s| s.kind() != LineKind::Boilerplate).take(SCENE);
        let scene =
            opening.flat_map(Sentence::tokens).filter_map(|i| reading.mention_at(i)?.local).filter_map(|local| {
                let entity = entities[local.0 as usize];
                let place = &table.entities[entity];
                let local = place.kind == EntityKind::Place && place.country.as_ref().is_some_and(|c| *c != place.name);
                local.then_some(entity)
            });
        let epoch = jiff::civil::Date::constant(2000, 1, 1);
        Self {
            names: entities.iter().copied().filter(telling).collect(),
            countries: entities.iter().filter_map(|&e| table.entities[e].country.clone()).collect(),
            kind: main_kind(reading).map(|kind| kind.id),
            scene: scene.collect(),
            words: body.flat_map(Sentence::tokens).filter_map(word).take(OPENING).collect(),
            day: reading.published.and_then(|p| epoch.until(p.date).ok()).map(|span| span.get_days()),
        }
    }

    /// Its names and words, for finding articles that share some.
    fn keys(&self) -> impl Iterator<Item = u64> {
        self.names.iter().chain(&self.scene).map(hash).chain(self.words.iter().copied())
    }

    pub(super) fn is_dated(&self) -> bool {
        self.day.is_some()
    }

    /// Whether the two tell of one story. It depends on the two alone, so that the rest of a batch changes nothing. On
    /// the 236 pages of 22 events of ECB+, each dated by hand, all of the joined pairs are of one event; without dates it
    /// takes [`camps`] to tell look-alike events apart.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        let days = self.day.zip(other.day).map(|(a, b)| (a - b).abs());
        if days.is_some_and(|days| days > DAYS) {
            FAR_NAMES.met(&self.names, &other.names) && FAR_WORDS.met(&self.words, &other.words)
        } else {
            // Fires of two countries are told of in the same words.
            let soon = days.is_none_or(|days| days <= WORD_DAYS);
            // Of a bang in a capital, which half of all reports name, two outlets may name nobody else.
            let scene = days.is_none_or(|days| days <= SCENE_DAYS)
                && self.kind.is_some()
                && self.kind == other.kind
                && !self.scene.is_disjoint(&other.scene)
                && SCENE_WORDS.met(&self.words, &other.words);
            scene
                || NAMES.met(&self.names, &other.names)
                || soon && !self.elsewhere(other) && WORDS.met(&self.words, &other.words)
                || ONE_NAME.met(&self.names, &other.names) && SOME_WORDS.met(&self.words, &other.words)
        }
    }

    /// How likely the two tell of one event, as the logarithm of the odds: by how many names and words they share, and
    /// which part of theirs, by where and by what it is about. Fitted on the pages of [`Telling::is_of`] and on those of
    /// 113 other events.
    pub(super) fn odds(&self, other: &Self) -> f64 {
        fn shared<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> (f64, f64) {
            let shared = a.intersection(b).count() as f64;
            (shared.ln_1p(), shared / a.len().min(b.len()).max(1) as f64)
        }
        let (names, name_part) = shared(&self.names, &other.names);
        let (words, word_part) = shared(&self.words, &other.words);
        let when = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        let another_kind = self.kind.zip(other.kind).is_some_and(|(a, b)| a != b);
        0.65 * names + 3.5 * name_part + 1.75 * words + 4.7 * word_part - 6.7
            + when(another_kind, -1.0)
            + when(self.elsewhere(other), -1.3)
            + when(!self.scene.is_disjoint(&other.scene), 1.3)
    }

    /// Whether both name countries, and none that the other names.
    fn elsewhere(&self, other: &Self) -> bool {
        [self, other].iter().all(|t| !t.countries.is_empty()) && self.countries.is_disjoint(&other.countries)
    }
}

/// The story of each article, by number, in the order of the articles.
///
/// A batch of up to two articles is one story, since whoever asks about two reports takes them for reports of one event.
/// Articles that state no date could be of any of several look-alike events: they fall into [`camps`], among themselves or
/// with those that do, and never make one story of two.
pub(crate) fn stories(table: &Table, readings: &[Reading<'_>]) -> Vec<usize> {
    let n = readings.len();
    if n <= 2 {
        return vec![0; n];
    }
    let tellings: Vec<Telling> = readings.iter().zip(&table.of).map(|(r, of)| Telling::of(r, of, table)).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (article, telling) in tellings.iter().enumerate() {
        for key in telling.keys() {
            holders.entry(key).or_default().push(article);
        }
    }
    let links = links(&tellings, &holders);
    let mut parent: Vec<usize> = (0..n).collect();
    let dated = |a: usize| tellings[a].day.is_some();
    for &(a, b) in links.iter().filter(|&&(a, b)| dated(a) && dated(b)) {
        join(&mut parent, a, b);
    }
    let groups = members(&mut parent);
    if groups.len() <= MOST {
        for camp in camps(&tellings, groups) {
            for &a in &camp {
                join(&mut parent, camp[0], a);
            }
        }
    } else {
        by_pairs(&tellings, &links, &mut parent);
    }
    (0..n).map(|a| root(&mut parent, a)).collect()
}

/// The pairs of articles that tell of one story.
fn links(tellings: &[Telling], holders: &BTreeMap<u64, Vec<usize>>) -> Vec<(usize, usize)> {
    let mut shared = vec![0_u32; tellings.len()];
    let mut links = Vec::new();
    for (a, telling) in tellings.iter().enumerate() {
        // Those that share what few have, and the next ones that share what many have.
        let mut near: Vec<usize> = Vec::new();
        for articles in telling.keys().filter_map(|key| holders.get(&key)) {
            let later = articles.partition_point(|&b| b <= a);
            let reach = if articles.len() <= COMMON { COMMON } else { NEIGHBOURS };
            for &b in articles[later..].iter().take(reach) {
                near.extend((shared[b] == 0).then_some(b));
                shared[b] += 1;
            }
        }
        let linked = |b: &usize| std::mem::take(&mut shared[*b]) > 1 && telling.is_of(&tellings[*b]);
        links.extend(near.into_iter().filter(linked).map(|b| (a, b)));
    }
    links
}

/// Of more articles than [`camps`] can take apart those without a date are joined by pairs, and each of their groups to the
/// dated story that it is most like.
fn by_pairs(tellings: &[Telling], links: &[(usize, usize)], parent: &mut [usize]) {
    let dated = |a: usize| tellings[a].day.is_some();
    for &(a, b) in links.iter().filter(|&&(a, b)| !dated(a) && !dated(b)) {
        join(parent, a, b);
    }
    let mut nearest: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for &(a, b) in links.iter().filter(|&&(a, b)| dated(a) != dated(b)) {
        let (without, with) = if dated(a) { (b, a) } else { (a, b) };
        let likeness = tellings[without].odds(&tellings[with]);
        let best = nearest.entry(root(parent, without)).or_insert((likeness, with));
        if likeness.total_cmp(&best.0).then(best.1.cmp(&with)).is_gt() {
            *best = (likeness, with);
        }
    }
    for (without, (_, with)) in nearest {
        join(parent, without, with);
    }
}

/// The articles of each group, in their order.
fn members(parent: &mut [usize]) -> Vec<Vec<usize>> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for article in 0..parent.len() {
        of.entry(root(parent, article)).or_default().push(article);
    }
    of.into_values().collect()
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
