//! Which articles, and which passages, were copied from one another or from one wire report.
//!
//! Two sentences count as copied where they share most of the words that tell, names and quoted words counting half:
//! independent reports of one event share its names and what was said, but hardly the rest. A lower share is enough where
//! the two articles quote what people told the same agency, or share much else.

mod credit;
mod shingle;

use std::collections::{BTreeMap, BTreeSet};

use self::shingle::{Gist, candidates, gists, shared};
use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::{Sentence, Tokens};

/// A passage that two articles share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Passage {
    /// The articles, by their ids in order, and where the passage stands in each.
    pub sides: [(String, Span); 2],
    /// The origin of what stands there: "o3".
    pub origin: String,
    /// The words in the first article.
    pub quote: String,
    /// Why it counts as copied, in a few plain words.
    pub why: String,
}

/// The first words of a passage.
fn opening(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let dots = if words.len() > 8 { " …" } else { "" };
    words[..words.len().min(8)].join(" ") + dots
}

/// Where articles and passages come from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    articles: BTreeMap<String, Home>,
    passages: Vec<Passage>,
    /// By the agency, the articles that are credited to it as a whole.
    credited: BTreeMap<&'static str, Vec<String>>,
}

#[derive(Clone, Debug, Default)]
struct Home {
    origin: String,
    /// Copied passages with an origin of their own, in order.
    copied: Vec<(Span, String)>,
}

impl Origins {
    /// The origin of a whole article: "o1". Empty where the id is not known.
    pub fn article(&self, id: &str) -> &str {
        self.articles.get(id).map_or("", |home| &home.origin)
    }

    /// The origin of what stands at a span: that of the passage where it was copied, else that of the article.
    pub fn of(&self, id: &str, span: Span) -> &str {
        let Some(home) = self.articles.get(id) else { return "" };
        let after = home.copied.partition_point(|(passage, _)| passage.start() <= span.start());
        let copied = after.checked_sub(1).map(|n| &home.copied[n]).filter(|(passage, _)| passage.contains(span));
        copied.map_or(&home.origin, |(_, origin)| origin)
    }

    /// The passages that articles share, in the order of the articles' ids.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Which articles have one origin or share passages and why, one plain sentence for each credit and each pair.
    pub fn notes(&self) -> Vec<String> {
        let quoted = |ids: &[String]| ids.iter().map(|id| format!("{id:?}")).collect::<Vec<_>>().join(", ");
        let several = self.credited.iter().filter(|(_, ids)| ids.len() > 1);
        let credits = several.map(|(agency, ids)| {
            format!("articles {} are one origin: each is credited to {}", quoted(ids), agency.to_uppercase())
        });
        let mut pairs: BTreeMap<[&str; 2], Vec<&Passage>> = BTreeMap::new();
        for passage in &self.passages {
            pairs.entry(passage.sides.each_ref().map(|(id, _)| id.as_str())).or_default().push(passage);
        }
        let shares = pairs.iter().map(|([a, b], passages)| {
            let one = if self.article(a) == self.article(b) { "are one origin" } else { "have passages of one origin" };
            let shown = passages.iter().take(3).map(|p| format!("“{}” ({})", opening(&p.quote), p.why));
            let more = match passages.len() {
                0..=3 => String::new(),
                n => format!(" and {} more", n - 3),
            };
            format!("articles {a:?} and {b:?} {one}: {}{more}", shown.collect::<Vec<_>>().join(", "))
        });
        credits.chain(shares).collect()
    }
}

/// Two sentences that may be copied.
struct Match {
    /// The two articles, and the gists in them.
    sides: [(usize, usize); 2],
    /// The weight that they share, and what the lighter and the heavier one weigh.
    shared: u32,
    lighter: u32,
    heavier: u32,
    /// How many words they share that are no names and not quoted.
    plain: u32,
}

/// How much two sentences must share: hundredths of the lighter one and of the heavier one, plain words, and weight (a
/// plain word weighs four, a name two). The figures part the copies from the rest in pairs of real reports of one event.
struct Bar {
    lighter: u32,
    heavier: u32,
    plain: u32,
    shared: u32,
}

/// Enough alone.
const CLEAR: Bar = Bar { lighter: 70, heavier: 45, plain: 5, shared: 26 };
/// Enough where both articles heard the same agency's sources, or share three clear passages.
const SUPPORTED: Bar = Bar { lighter: 48, heavier: 38, plain: 4, shared: 20 };
/// Enough beside a sentence that counts.
const BESIDE: Bar = Bar { lighter: 40, heavier: 25, plain: 0, shared: 14 };

impl Match {
    fn reaches(&self, bar: &Bar) -> bool {
        self.shared >= bar.shared
            && self.plain >= bar.plain
            && self.shared * 100 >= self.lighter * bar.lighter
            && self.shared * 100 >= self.heavier * bar.heavier
    }
}

/// This share of an article in hundredths, copied from another, gives both one origin.
const MOST: u32 = 60;

/// Finds the origins of a batch. The order of the articles changes nothing; of articles with one id the first counts.
///
/// ```
/// use corroborate::origin::origins;
/// use corroborate::text::{classify, lex, sentences};
///
/// let texts = [
///     "Divers recovered the flight recorder from the muddy river bed shortly before dawn.",
///     "The flight recorder was recovered from the muddy river bed by divers before dawn.",
///     "Rain is forecast for the weekend.",
/// ];
/// let read: Vec<_> = texts.iter().map(|text| { let t = lex(text); let s = sentences(&t); (t, s) }).collect();
/// let batch: Vec<_> = ["a", "b", "c"].iter().zip(&read).map(|(id, (t, s))| (*id, t, s.as_slice())).collect();
/// let origins = origins(&batch);
/// assert_eq!(origins.article("a"), origins.article("b"));
/// assert_ne!(origins.article("a"), origins.article("c"));
/// ```
pub fn origins(articles: &[(&str, &Tokens<'_>, &[Sentence])]) -> Origins {
    let mut sorted: Vec<_> = articles.to_vec();
    sorted.sort_by_key(|(id, ..)| *id);
    sorted.dedup_by_key(|(id, ..)| *id);
    let read: Vec<Vec<Gist>> = sorted.iter().map(|(_, tokens, sentences)| gists(tokens, sentences)).collect();
    let credits: Vec<Option<&'static str>> =
        sorted.iter().map(|(_, tokens, list)| credit::of_article(tokens, list)).collect();
    let heard: Vec<Vec<&str>> = sorted.iter().map(|(_, tokens, _)| credit::heard(tokens)).collect();
    let matches = matches(&read, &heard);

    let mut out = Origins::default();
    let mut homes = Groups::new(sorted.len());
    let mut by_agency: BTreeMap<&str, usize> = BTreeMap::new();
    for (a, agency) in credits.iter().enumerate() {
        if let Some(agency) = agency {
            homes.join(*by_agency.entry(agency).or_insert(a), a);
            out.credited.entry(agency).or_default().push(sorted[a].0.to_owned());
        }
    }
    for (a, b) in mostly_shared(&read, &matches) {
        homes.join(a, b);
    }
    let mut keys = Keys::default();
    let article_keys: Vec<String> = (0..sorted.len()).map(|a| keys.of(homes.root(a))).collect();
    for (a, (id, ..)) in sorted.iter().enumerate() {
        out.articles.insert((*id).to_owned(), Home { origin: article_keys[a].clone(), copied: Vec::new() });
    }
    out.add_passages(&sorted, &read, &heard, &matches, &mut keys);
    out
}

impl Origins {
    /// Names the copied passages, and gives those that unite articles of different origins an origin of their own.
    fn add_passages(
        &mut self,
        articles: &[(&str, &Tokens<'_>, &[Sentence])],
        read: &[Vec<Gist>],
        heard: &[Vec<&str>],
        matches: &[Match],
        keys: &mut Keys,
    ) {
        let first: Vec<usize> = read
            .iter()
            .scan(0, |sum, gists| {
                *sum += gists.len();
                Some(*sum - gists.len())
            })
            .collect();
        let total = read.iter().map(Vec::len).sum();
        let node = |(a, g): (usize, usize)| first[a] + g;
        let mut groups = Groups::new(total);
        // All that two articles share came to them one way.
        let mut way: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for m in matches {
            let [p, q] = m.sides.map(node);
            groups.join(p, q);
            groups.join(*way.entry((m.sides[0].0, m.sides[1].0)).or_insert(p), p);
        }
        let origin_of = |a: usize| self.articles.get(articles[a].0).map(|home| home.origin.clone()).unwrap_or_default();
        // The one origin of all articles that a group reaches, or none where there are several.
        let mut common: BTreeMap<usize, Option<String>> = BTreeMap::new();
        for m in matches {
            for (a, g) in m.sides {
                let origin = origin_of(a);
                let entry = common.entry(groups.root(node((a, g)))).or_insert_with(|| Some(origin.clone()));
                if entry.as_ref().is_some_and(|known| *known != origin) {
                    *entry = None;
                }
            }
        }
        let mut copied: BTreeMap<(usize, usize), String> = BTreeMap::new();
        let mut passages = Vec::with_capacity(matches.len());
        for m in matches {
            let root = groups.root(node(m.sides[0]));
            let own = common.get(&root).cloned().flatten();
            let origin = own.clone().unwrap_or_else(|| keys.of(articles.len() + root));
            let side = |(a, g): (usize, usize)| {
                let (id, _, sentences) = articles[a];
                (id.to_owned(), sentences[read[a][g].sentence].span())
            };
            if own.is_none() {
                copied.extend(m.sides.map(|side| (side, origin.clone())));
            }
            let agency = heard[m.sides[0].0].iter().find(|key| heard[m.sides[1].0].contains(key));
            let credit =
                agency.map_or(String::new(), |key| format!("; both articles cite talks with {}", key.to_uppercase()));
            let why = format!("{} % of the words that tell are the same{credit}", m.shared * 100 / m.lighter.max(1));
            let sides = m.sides.map(side);
            let quote = sides[0].1.of(articles[m.sides[0].0].1.text()).to_owned();
            passages.push(Passage { sides, origin, quote, why });
        }
        for ((a, g), origin) in copied {
            let span = articles[a].2[read[a][g].sentence].span();
            if let Some(home) = self.articles.get_mut(articles[a].0) {
                home.copied.push((span, origin));
            }
        }
        self.passages = passages;
    }
}

/// The sentences that count as copied, in order.
fn matches(read: &[Vec<Gist>], heard: &[Vec<&str>]) -> Vec<Match> {
    let meet = |(p, q): (shingle::Place, shingle::Place)| {
        let (a, b) = (&read[p.0][p.1], &read[q.0][q.1]);
        let (shared, plain) = shared(a, b);
        let (lighter, heavier) = (a.weight.min(b.weight), a.weight.max(b.weight));
        Match { sides: [p, q], shared, lighter, heavier, plain }
    };
    let pair = |m: &Match| (m.sides[0].0, m.sides[1].0);
    let near: Vec<Match> = candidates(read).into_iter().map(meet).filter(|m| m.reaches(&BESIDE)).collect();
    let mut clear: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for m in near.iter().filter(|m| m.reaches(&CLEAR)) {
        *clear.entry(pair(m)).or_default() += 1;
    }
    let supported = |m: &Match| {
        let (a, b) = pair(m);
        clear.get(&(a, b)).is_some_and(|&n| n >= 3) || heard[a].iter().any(|key| heard[b].contains(key))
    };
    let counts: Vec<bool> = near.iter().map(|m| m.reaches(&CLEAR) || (m.reaches(&SUPPORTED) && supported(m))).collect();
    let settled: BTreeSet<[(usize, usize); 2]> =
        near.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(m, _)| m.sides).collect();
    let beside = |m: &Match| {
        let [(a, s), (b, t)] = m.sides;
        let steps = |n: usize| n.saturating_sub(1)..=n + 1;
        steps(s).any(|x| steps(t).any(|y| settled.contains(&[(a, x), (b, y)])))
    };
    near.into_iter().zip(counts).filter(|(m, counts)| *counts || beside(m)).map(|(m, _)| m).collect()
}

/// The pairs of articles of which the lighter one is mostly copied.
fn mostly_shared(read: &[Vec<Gist>], matches: &[Match]) -> Vec<(usize, usize)> {
    // What of each article another one has, each sentence once, by its best match.
    let mut best: BTreeMap<(usize, usize), BTreeMap<(usize, usize), u32>> = BTreeMap::new();
    for m in matches {
        let pair = best.entry((m.sides[0].0, m.sides[1].0)).or_default();
        for side in m.sides {
            let weight = pair.entry(side).or_default();
            *weight = (*weight).max(m.shared);
        }
    }
    let weight = |a: usize| read[a].iter().map(|g| g.weight).sum::<u32>();
    let mut out = Vec::new();
    for ((a, b), sides) in best {
        let copied = |article: usize| sides.iter().filter(|((x, _), _)| *x == article).map(|(_, w)| *w).sum::<u32>();
        let lighter = if weight(a) <= weight(b) { a } else { b };
        if copied(lighter) * 100 >= weight(lighter) * MOST {
            out.push((a, b));
        }
    }
    out
}

/// Disjoint groups; the root of a group is its smallest member.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

/// Keys in the order in which they are asked for: "o1", "o2".
#[derive(Default)]
struct Keys {
    known: BTreeMap<usize, usize>,
}

impl Keys {
    fn of(&mut self, group: usize) -> String {
        let next = self.known.len() + 1;
        format!("o{}", self.known.entry(group).or_insert(next))
    }
}
