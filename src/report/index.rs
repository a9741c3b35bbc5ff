//! What the writers look up in a report while they write it.

use std::collections::{HashMap, HashSet};

use super::place::Places;
use super::{Report, Source};
use crate::claim::Claim;
use crate::verdict::Finding;

/// A report by id. The maps are only looked up in, never walked, so that their order shows nowhere.
#[derive(Debug)]
pub(super) struct Index<'r> {
    claims: HashMap<&'r str, &'r Claim>,
    sources: HashMap<&'r str, Sheet<'r>>,
    entities: HashMap<&'r str, &'r str>,
    held: HashMap<&'r str, Held<'r>>,
}

/// A source, and where the bytes of its text stand.
#[derive(Debug)]
pub(super) struct Sheet<'r> {
    pub(super) source: &'r Source,
    pub(super) places: Places<'r>,
}

/// The position that a claim holds in its cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held<'r> {
    cluster: &'r str,
    position: usize,
    is_face: bool,
}

impl<'r> Index<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let sheet = |source: &'r Source| Sheet { source, places: Places::new(&source.text) };
        let stands = report.clusters.iter().flat_map(|k| k.positions.iter().enumerate().map(move |stand| (k, stand)));
        let held = stands.flat_map(|(k, (position, stand))| {
            let at = move |id: &'r String| Held { cluster: &k.id, position, is_face: *id == stand.face };
            stand.claims.iter().map(move |id| (id.as_str(), at(id)))
        });
        Self {
            claims: report.claims.iter().map(|c| (c.id.as_str(), c)).collect(),
            sources: report.sources.iter().map(|s| (s.id.as_str(), sheet(s))).collect(),
            entities: report.entities.iter().map(|e| (e.name.as_str(), e.id.as_str())).collect(),
            held: held.collect(),
        }
    }

    pub(super) fn claim(&self, id: &str) -> Option<&'r Claim> {
        self.claims.get(id).copied()
    }

    pub(super) fn sheet(&self, source: &str) -> Option<&Sheet<'r>> {
        self.sources.get(source)
    }

    /// The id of the entity that a slot names, where it names one.
    pub(super) fn known_entity(&self, name: &str) -> Option<&'r str> {
        self.entities.get(name).copied()
    }

    /// The same; what names no entity stays as it is.
    pub(super) fn entity<'s>(&'s self, name: &'s str) -> &'s str {
        self.known_entity(name).unwrap_or(name)
    }

    /// The offset of `byte` in code points.
    pub(super) fn code_point(&self, source: &str, byte: usize) -> usize {
        self.sheet(source).map_or(byte, |sheet| sheet.places.code_point(byte))
    }

    /// The words that state the value: "about 680 km".
    pub(super) fn figure(&self, claim: &'r Claim) -> &'r str {
        let words = self.sheet(&claim.source).map_or("", |sheet| claim.figure.of(&sheet.source.text));
        if words.is_empty() { &claim.quote } else { words }
    }

    /// Line and column of the figure, both counted from 1; none where the source is not in the report.
    pub(super) fn line_and_column(&self, claim: &Claim) -> Option<(usize, usize)> {
        let at = if claim.figure.is_empty() { claim.span } else { claim.figure };
        Some(self.sheet(&claim.source)?.places.line_and_column(at.start()))
    }

    /// Source, line and column of the figure: "courier:3:17".
    pub(super) fn address(&self, claim: &Claim) -> String {
        match self.line_and_column(claim) {
            Some((line, column)) => format!("{}:{line}:{column}", claim.source),
            None => claim.source.clone(),
        }
    }

    /// The claims of a finding by the position that they hold, the most precise of each first, and every source once
    /// before any twice; each claim on its own where it is no matter of positions.
    pub(super) fn sides(&self, finding: &'r Finding) -> Vec<Vec<&'r Claim>> {
        let claims: Vec<&Claim> = finding.claims.iter().filter_map(|id| self.claim(id)).collect();
        let mut sides: Vec<Vec<&Claim>> = Vec::new();
        let mut side_of = HashMap::new();
        for &claim in &claims {
            let held = self.held.get(claim.id.as_str()).filter(|h| finding.cluster.as_deref() == Some(h.cluster));
            let Some(held) = held else {
                sides.push(vec![claim]);
                continue;
            };
            let side = *side_of.entry(held.position).or_insert_with(|| {
                sides.push(Vec::new());
                sides.len() - 1
            });
            sides[side].push(claim);
            if held.is_face {
                sides[side].rotate_right(1);
            }
        }
        if sides.len() < 2 {
            return claims.into_iter().map(|c| vec![c]).collect();
        }
        for side in &mut sides {
            let mut heard = HashSet::new();
            side.sort_by_cached_key(|claim| !heard.insert(&claim.source));
        }
        sides
    }
}
