//! Holds a report of the library against the gold of one story.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;

use corroborate::report::Report;
use corroborate::{Claim, Finding};
use itertools::Itertools;

use crate::agree::{fit, overlap};
use crate::gold::{Story, Weight, Words};

/// Kinds of claim of which the gold names only those that reports differ on; any others are counted apart.
const OPEN: &[&str] = &["statement", "quotation", "category", "seek", "post", "order"];

/// Hits, and what they are counted against.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub hits: usize,
    pub of: usize,
}

impl Share {
    fn new(hits: usize, of: usize) -> Self {
        Self { hits, of }
    }

    /// Nothing asked and nothing given is a full mark only where nothing was to be done, so it is none here.
    pub fn rate(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.hits as f64 / self.of as f64 }
    }
}

impl Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |a, b| Self::new(a.hits + b.hits, a.of + b.of))
    }
}

/// The figures of one story, or of all.
#[derive(Clone, Copy, Default)]
pub struct Score {
    pub claim_recall: Share,
    pub claim_precision: Share,
    /// Claims of open kinds that the gold does not name.
    pub beside: usize,
    pub pair_recall: Share,
    pub pair_precision: Share,
    pub must_not_met: usize,
    pub conflict_recall: Share,
    pub conflict_precision: Share,
}

impl Score {
    pub fn slot_f1(&self) -> f64 {
        let (p, r) = (self.pair_precision.rate(), self.pair_recall.rate());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

impl<'a> Sum<&'a Score> for Score {
    fn sum<I: Iterator<Item = &'a Score>>(scores: I) -> Self {
        let all: Vec<&Score> = scores.collect();
        let sum = |share: fn(&Score) -> Share| all.iter().map(|s| share(s)).sum();
        Self {
            claim_recall: sum(|s| s.claim_recall),
            claim_precision: sum(|s| s.claim_precision),
            beside: all.iter().map(|s| s.beside).sum(),
            pair_recall: sum(|s| s.pair_recall),
            pair_precision: sum(|s| s.pair_precision),
            must_not_met: all.iter().map(|s| s.must_not_met).sum(),
            conflict_recall: sum(|s| s.conflict_recall),
            conflict_precision: sum(|s| s.conflict_precision),
        }
    }
}

/// A score, and in words what stands behind it.
pub struct Outcome {
    pub score: Score,
    pub details: Vec<String>,
}

/// Which claim of the library states which gold claim.
#[derive(Default)]
struct Match<'a> {
    claim_of: BTreeMap<&'a str, &'a str>,
    golds_of: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The claims that agree with some gold claim, also one that another claim serves better.
    right: BTreeSet<&'a str>,
}

impl<'a> Match<'a> {
    /// One claim for one gold claim, the best fit first; then a claim may serve several that one sentence states.
    fn new(story: &'a Story, claims: &[&'a Claim]) -> Self {
        let mut found = Self::default();
        let mut candidates = Vec::new();
        for gold in &story.claims {
            let source = format!("{}/{}", story.name, gold.words.source);
            for claim in claims.iter().filter(|c| c.source == source) {
                if let Some(fit) = fit(gold, claim) {
                    candidates.push((fit, gold.id.as_str(), claim.id.as_str()));
                    found.right.insert(&claim.id);
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        for once in [true, false] {
            for (_, gold, claim) in &candidates {
                let taken = found.claim_of.contains_key(gold) || (once && found.golds_of.contains_key(claim));
                if !taken {
                    found.claim_of.insert(gold, claim);
                    found.golds_of.entry(claim).or_default().insert(gold);
                }
            }
        }
        found
    }

    fn golds<'b>(&'b self, claims: &'b [String]) -> BTreeSet<&'a str> {
        claims.iter().filter_map(|c| self.golds_of.get(c.as_str())).flatten().copied().collect()
    }

    /// Pairs of gold claims that two different claims of the group state.
    fn pairs(&self, claims: &[String]) -> BTreeSet<(&'a str, &'a str)> {
        self.pairs_among(self.golds(claims))
    }

    fn pairs_among(&self, golds: BTreeSet<&'a str>) -> BTreeSet<(&'a str, &'a str)> {
        let golds: Vec<_> = golds.into_iter().collect();
        let pairs = golds.into_iter().tuple_combinations();
        pairs.filter(|(a, b)| self.claim_of.get(a) != self.claim_of.get(b)).collect()
    }
}

/// Scores the part of the report that is about the story.
pub fn score(story: &Story, report: &Report) -> Outcome {
    let prefix = format!("{}/", story.name);
    let claims: Vec<&Claim> = report.claims.iter().filter(|c| c.source.starts_with(&prefix)).collect();
    let found = Match::new(story, &claims);
    let mut outcome = Outcome { score: Score::default(), details: Vec::new() };
    outcome.claims(story, &claims, &found);
    outcome.slots(story, report, &found);
    outcome.conflicts(story, report, &found);
    outcome
}

impl Outcome {
    fn claims(&mut self, story: &Story, claims: &[&Claim], found: &Match<'_>) {
        for gold in story.claims.iter().filter(|g| !found.claim_of.contains_key(g.id.as_str())) {
            self.details.push(format!("missed    {} ({}) {:?}", gold.id, gold.value, gold.words.quote));
        }
        let touches = |words: &[Words], claim: &Claim| {
            words.iter().any(|w| {
                claim.source == format!("{}/{}", story.name, w.source)
                    && overlap(&w.at, claim.figure.start(), claim.figure.end()) > 0
            })
        };
        let mut wrong = 0;
        for claim in claims.iter().filter(|c| !found.right.contains(c.id.as_str())) {
            let open = OPEN.contains(&claim.slot.relation());
            let kind = match () {
                () if touches(&story.negatives, claim) => "noise    ",
                () if open => "beside   ",
                () if touches(&story.optional, claim) => continue,
                () => "not gold ",
            };
            self.score.beside += usize::from(kind == "beside   ");
            wrong += usize::from(kind != "beside   ");
            self.details.push(format!("{kind} {} {} {:?}", claim.source, claim.slot, claim.quote));
        }
        self.score.claim_recall = Share::new(found.claim_of.len(), story.claims.len());
        self.score.claim_precision = Share::new(found.right.len(), found.right.len() + wrong);
    }

    fn slots<'a>(&mut self, story: &'a Story, report: &Report, found: &Match<'a>) {
        let mut wanted = BTreeSet::new();
        for claims in story.slots().values() {
            let ids = claims.iter().map(|c| c.id.as_str()).filter(|id| found.claim_of.contains_key(id));
            wanted.extend(found.pairs_among(ids.collect()));
        }
        let mut clustered = BTreeSet::new();
        for cluster in &report.clusters {
            clustered.extend(found.pairs(&cluster.claims));
        }
        let hits = wanted.intersection(&clustered).count();
        self.score.pair_recall = Share::new(hits, wanted.len());
        self.score.pair_precision = Share::new(hits, clustered.len());
        let slot_text = |gold: &str| {
            let id = found.claim_of.get(gold).copied().unwrap_or_default();
            report.claim(id).map(|c| c.slot.to_string()).unwrap_or_default()
        };
        for (a, b) in wanted.difference(&clustered) {
            self.details.push(format!("apart     {a} {} | {b} {}", slot_text(a), slot_text(b)));
        }
        for (a, b) in clustered.difference(&wanted) {
            self.details.push(format!("together  {a} | {b} in {}", slot_text(a)));
        }

        let mut met = clustered;
        for finding in report.findings.iter().filter(|f| f.verdict.to_string() != "derived") {
            met.extend(found.pairs(&finding.claims));
        }
        for (one, other) in &story.apart {
            for (a, b) in story.named(one).into_iter().cartesian_product(story.named(other)) {
                if met.contains(&(a.min(b), a.max(b))) {
                    self.score.must_not_met += 1;
                    self.details.push(format!("MUST NOT  {a} | {b} in {}", slot_text(a)));
                }
            }
        }
    }

    fn conflicts(&mut self, story: &Story, report: &Report, found: &Match<'_>) {
        let prefix = format!("{}/", story.name);
        let about =
            |f: &&Finding| f.claims.iter().any(|id| report.claim(id).is_some_and(|c| c.source.starts_with(&prefix)));
        let conflicts: Vec<&Finding> = report.conflicts().filter(about).collect();
        let mut answered = vec![false; story.findings.len()];
        let mut right = 0;
        for conflict in &conflicts {
            let golds = found.golds(&conflict.claims);
            let mut fits = false;
            for (row, answered) in story.findings.iter().zip(&mut answered) {
                let sides = row.sides.iter().filter(|side| side.iter().any(|id| golds.contains(id.as_str()))).count();
                if sides < 2 {
                    continue;
                }
                if row.verdicts.contains(&conflict.verdict.to_string()) && row.weight != Weight::Quiet {
                    (fits, *answered) = (true, true);
                } else {
                    let (weight, verdict) = (row.weight, conflict.verdict);
                    self.details
                        .push(format!("verdict   {verdict} where gold is {weight:?} {:?}: {}", row.verdicts, row.why));
                }
            }
            right += usize::from(fits);
            if !fits {
                let golds = golds.iter().join(" ");
                self.details.push(format!("false alarm  {} [{golds}] {}", conflict.code, conflict.message));
            }
        }
        let must = || story.findings.iter().zip(&answered).filter(|(row, _)| row.weight == Weight::Must);
        for (row, _) in must().filter(|(_, answered)| !**answered) {
            let sides = row.sides.iter().map(|side| side.join(" ")).join(" / ");
            self.details.push(format!("no alarm  {sides}: {}", row.why));
        }
        self.score.conflict_recall = Share::new(must().filter(|(_, answered)| **answered).count(), must().count());
        self.score.conflict_precision = Share::new(right, conflicts.len());
    }
}
