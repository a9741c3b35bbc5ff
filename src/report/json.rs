//! The report as `corroborate.report/1`: what other programs read.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::index::Index;
use super::{Cluster, Mention, Report, Source, Stand};
use crate::article::Published;
use crate::claim::Claim;
use crate::entity::EntityKind;
use crate::origin::Passage;
use crate::span::Span;
use crate::time::Time;
use crate::verdict::{Finding, Severity};

mod value;

pub(super) use value::ValueView;

/// The report in the shape of `corroborate.report/1`, to be written by any serde format.
///
/// Offsets count Unicode code points, roles name entities by id, numbers stand in SI base units beside the words of
/// the text. The order of keys and items is fixed, so that the same report gives the same bytes.
///
/// ```
/// use corroborate::report::{Json, Report};
///
/// let json = serde_json::to_value(Json::new(&Report::default()))?;
/// assert_eq!(json["schema"], "corroborate.report/1");
/// assert_eq!(json["findings"].as_array().map(Vec::len), Some(0));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'r> {
    report: &'r Report,
    least: Severity,
}

impl<'r> Json<'r> {
    /// Everything in the report.
    pub fn new(report: &'r Report) -> Self {
        Self { report, least: Severity::Info }
    }

    /// Leaves out findings below `least`.
    #[must_use]
    pub fn min_severity(self, least: Severity) -> Self {
        Self { least, ..self }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.report;
        let viewer = Viewer { index: Index::new(report) };
        let mut out = serializer.serialize_struct("Report", 9)?;
        out.serialize_field("schema", "corroborate.report/1")?;
        out.serialize_field("sources", &report.sources.iter().map(SourceView::new).collect::<Vec<_>>())?;
        let entities =
            report.entities.iter().map(|e| EntityView { id: &e.id, name: &e.name, kind: e.kind, aliases: &e.aliases });
        out.serialize_field("entities", &entities.collect::<Vec<_>>())?;
        out.serialize_field("mentions", &report.mentions.iter().map(|m| viewer.mention(m)).collect::<Vec<_>>())?;
        out.serialize_field("claims", &report.claims.iter().map(|c| viewer.claim(c)).collect::<Vec<_>>())?;
        out.serialize_field("clusters", &report.clusters.iter().map(|c| viewer.cluster(c)).collect::<Vec<_>>())?;
        let findings: Vec<&Finding> = report.findings.iter().filter(|f| f.severity >= self.least).collect();
        out.serialize_field("findings", &findings)?;
        out.serialize_field("passages", &report.passages.iter().map(|p| viewer.passage(p)).collect::<Vec<_>>())?;
        out.serialize_field("notes", &report.notes)?;
        out.end()
    }
}

/// As of which day, as the contract has it; the hour orders reports of one day among themselves.
pub(super) fn day(time: &Time) -> &str {
    let value = time.timex3();
    value.split_once('T').map_or(value, |(day, _)| day)
}

/// Makes the views.
struct Viewer<'r> {
    index: Index<'r>,
}

impl<'r> Viewer<'r> {
    fn offset(&self, source: &str, byte: usize) -> usize {
        self.index.code_point(source, byte)
    }

    fn mention(&self, m: &'r Mention) -> MentionView<'r> {
        MentionView {
            source: &m.source,
            start: self.offset(&m.source, m.span.start()),
            end: self.offset(&m.source, m.span.end()),
            text: &m.text,
            entity: &m.entity,
        }
    }

    fn passage(&self, p: &'r Passage) -> PassageView<'r> {
        let side = |(source, span): &'r (String, Span)| PlaceView {
            source,
            start: self.offset(source, span.start()),
            end: self.offset(source, span.end()),
        };
        PassageView { sides: p.sides.each_ref().map(side), quote: &p.quote, origin: &p.origin, why: &p.why }
    }

    fn claim<'s>(&'s self, c: &'s Claim) -> ClaimView<'s> {
        let quantity = c.value.quantity();
        ClaimView {
            id: &c.id,
            source: &c.source,
            start: self.offset(&c.source, c.span.start()),
            end: self.offset(&c.source, c.span.end()),
            quote: &c.quote,
            relation: c.slot.relation(),
            roles: c.slot.roles().iter().map(|(role, name)| (role.as_str(), self.index.entity(name))).collect(),
            scope: c.slot.scope(),
            slot: c.slot.to_string(),
            value: ValueView(&c.value),
            approximate: value::is_approximate(&c.value),
            bound: quantity.map(crate::value::Quantity::bound).unwrap_or_default(),
            polarity: c.stance.polarity,
            modality: c.stance.modality,
            holders: &c.stance.holders,
            as_of: c.as_of.as_ref().map(day),
        }
    }

    fn cluster(&self, c: &'r Cluster) -> ClusterView<'r> {
        let positions = c.positions.iter().map(|p| self.position(p)).collect();
        ClusterView { id: &c.id, slot: &c.slot, claims: &c.claims, positions }
    }

    fn position(&self, p: &'r Stand) -> PositionView<'r> {
        let value = self.index.claim(&p.face).map(|c| ValueView(&c.value));
        PositionView { value, claims: &p.claims, sources: p.sources, origins: p.origins }
    }
}

#[derive(serde::Serialize)]
struct SourceView<'r> {
    id: &'r str,
    outlet: Option<&'r str>,
    url: Option<&'r str>,
    published: Option<Published>,
    origin: &'r str,
}

impl<'r> SourceView<'r> {
    fn new(s: &'r Source) -> Self {
        Self {
            id: &s.id,
            outlet: s.outlet.as_deref(),
            url: s.url.as_deref(),
            published: s.published,
            origin: &s.origin,
        }
    }
}

#[derive(serde::Serialize)]
struct EntityView<'r> {
    id: &'r str,
    name: &'r str,
    kind: EntityKind,
    aliases: &'r [String],
}

#[derive(serde::Serialize)]
struct MentionView<'r> {
    source: &'r str,
    start: usize,
    end: usize,
    text: &'r str,
    entity: &'r str,
}

#[derive(serde::Serialize)]
struct PassageView<'r> {
    sides: [PlaceView<'r>; 2],
    quote: &'r str,
    origin: &'r str,
    why: &'r str,
}

#[derive(serde::Serialize)]
struct PlaceView<'r> {
    source: &'r str,
    start: usize,
    end: usize,
}

#[derive(serde::Serialize)]
struct ClaimView<'r> {
    id: &'r str,
    source: &'r str,
    start: usize,
    end: usize,
    quote: &'r str,
    relation: &'r str,
    roles: BTreeMap<&'r str, &'r str>,
    scope: &'r BTreeMap<String, String>,
    slot: String,
    value: ValueView<'r>,
    approximate: bool,
    bound: crate::value::Bound,
    polarity: crate::claim::Polarity,
    modality: crate::claim::Modality,
    holders: &'r [String],
    as_of: Option<&'r str>,
}

#[derive(serde::Serialize)]
struct ClusterView<'r> {
    id: &'r str,
    slot: &'r str,
    claims: &'r [String],
    positions: Vec<PositionView<'r>>,
}

#[derive(serde::Serialize)]
struct PositionView<'r> {
    value: Option<ValueView<'r>>,
    claims: &'r [String],
    sources: usize,
    origins: usize,
}
