//! The report as linked data, for knowledge graphs.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::index::Index;
use super::json::ValueView;
use super::uri::segment;
use super::words::question;
use super::{Entity, Report, Source};
use crate::article::Published;
use crate::claim::{Claim, Modality, Polarity};
use crate::entity::EntityKind;
use crate::verdict::{Finding, Severity, Verdict};

/// How many characters of the text before and after the words of a claim help to find them again.
const AROUND: usize = 32;

/// The report as JSON-LD 1.1 (W3C 2020), to be written by serde.
///
/// Articles, entities and claims are schema.org's `NewsArticle`, `Person` … and `Claim`; where a claim stands, and what
/// a finding says of which claims, are Web Annotations (W3C 2017) whose positions count Unicode code points. What neither
/// vocabulary has (slot, polarity, modality, value, verdict, severity) stands under `urn:corroborate:`. Ids are
/// relative: `#claim-…`, `#entity-…`, `#source-…`, `#finding-…`.
///
/// ```
/// use corroborate::report::{JsonLd, Report};
///
/// let document = serde_json::to_value(JsonLd::new(&Report::default()))?;
/// assert_eq!(document["@context"]["@vocab"], "https://schema.org/");
/// assert_eq!(document["@graph"].as_array().map(Vec::len), Some(0));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct JsonLd<'r> {
    report: &'r Report,
    least: Severity,
}

impl<'r> JsonLd<'r> {
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

impl Serialize for JsonLd<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.report;
        let index = Index::new(report);
        let findings = report.findings.iter().filter(|f| f.severity >= self.least);
        let nodes = (report.sources.iter().map(|s| Node::Source(SourceNode::new(s))))
            .chain(report.entities.iter().map(|e| Node::Entity(EntityNode::new(e))))
            .chain(report.claims.iter().map(|c| Node::Claim(ClaimNode::new(c, &index))))
            .chain(findings.map(|f| Node::Finding(FindingNode::new(f))));
        let mut out = serializer.serialize_struct("Document", 2)?;
        out.serialize_field("@context", &context())?;
        out.serialize_field("@graph", &nodes.collect::<Vec<_>>())?;
        out.end()
    }
}

/// Schema.org's terms stand as they are; the others by prefix. A value is kept as it is, as a JSON literal.
fn context() -> BTreeMap<&'static str, Term> {
    let term = |id, kind| Term::Typed { id, kind };
    BTreeMap::from([
        ("@vocab", Term::Iri("https://schema.org/")),
        ("oa", Term::Iri("http://www.w3.org/ns/oa#")),
        ("corroborate", Term::Iri("urn:corroborate:")),
        ("exact", term("oa:exact", None)),
        ("prefix", term("oa:prefix", None)),
        ("suffix", term("oa:suffix", None)),
        ("start", term("oa:start", None)),
        ("end", term("oa:end", None)),
        ("target", term("oa:hasTarget", Some("@id"))),
        ("motivation", term("oa:motivatedBy", Some("@id"))),
        ("source", term("oa:hasSource", Some("@id"))),
        ("selector", term("oa:hasSelector", None)),
        ("about", term("https://schema.org/about", Some("@id"))),
        ("url", term("https://schema.org/url", Some("@id"))),
        ("datePublished", term("https://schema.org/datePublished", None)),
        ("value", term("corroborate:value", Some("@json"))),
        ("because", term("corroborate:because", None)),
        ("polarity", term("corroborate:polarity", None)),
        ("modality", term("corroborate:modality", None)),
        ("severity", term("corroborate:severity", None)),
        ("verdict", term("corroborate:verdict", None)),
        ("slot", term("corroborate:slot", None)),
        ("origin", term("corroborate:origin", None)),
    ])
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Term {
    Iri(&'static str),
    Typed {
        #[serde(rename = "@id")]
        id: &'static str,
        #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
        kind: Option<&'static str>,
    },
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Node<'r> {
    Source(SourceNode<'r>),
    Entity(EntityNode<'r>),
    Claim(Box<ClaimNode<'r>>),
    Finding(FindingNode<'r>),
}

#[derive(serde::Serialize)]
struct SourceNode<'r> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    identifier: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'r>>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<Published>,
    origin: &'r str,
}

#[derive(serde::Serialize)]
struct Named<'r> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'r str,
}

#[derive(serde::Serialize)]
struct EntityNode<'r> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'r str,
    #[serde(rename = "alternateName", skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'r str>,
}

#[derive(serde::Serialize)]
struct ClaimNode<'r> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    motivation: &'static str,
    text: &'r str,
    name: String,
    slot: String,
    value: ValueView<'r>,
    polarity: Polarity,
    modality: Modality,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    creator: Vec<Named<'r>>,
    about: Vec<String>,
    target: Target<'r>,
}

#[derive(serde::Serialize)]
struct Target<'r> {
    source: String,
    selector: (Position, Quote<'r>),
}

#[derive(serde::Serialize)]
struct Position {
    #[serde(rename = "@type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(serde::Serialize)]
struct Quote<'r> {
    #[serde(rename = "@type")]
    kind: &'static str,
    exact: &'r str,
    prefix: &'r str,
    suffix: &'r str,
}

#[derive(serde::Serialize)]
struct FindingNode<'r> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    motivation: &'static str,
    identifier: &'r str,
    verdict: Verdict,
    severity: Severity,
    text: &'r str,
    because: &'r [String],
    target: Vec<String>,
}

/// The relative IRI of a thing in this document.
fn iri(what: &str, id: &str) -> String {
    format!("#{what}-{}", segment(id))
}

impl<'r> SourceNode<'r> {
    fn new(source: &'r Source) -> Self {
        let outlet = source.outlet.as_deref();
        Self {
            id: iri("source", &source.id),
            kind: "NewsArticle",
            identifier: &source.id,
            url: source.url.as_deref(),
            publisher: outlet.map(|name| Named { kind: "NewsMediaOrganization", name }),
            published: source.published,
            origin: &source.origin,
        }
    }
}

impl<'r> EntityNode<'r> {
    fn new(entity: &'r Entity) -> Self {
        let kind = match entity.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
            EntityKind::Vehicle => "Vehicle",
            EntityKind::Event => "Event",
            EntityKind::Other => "Thing",
        };
        let aliases = entity.aliases.iter().map(String::as_str).filter(|&alias| alias != entity.name);
        Self { id: iri("entity", &entity.id), kind, name: &entity.name, aliases: aliases.collect() }
    }
}

impl<'r> ClaimNode<'r> {
    fn new(claim: &'r Claim, index: &Index<'r>) -> Box<Self> {
        let mut about: Vec<String> =
            claim.slot.roles().values().filter_map(|name| Some(iri("entity", index.known_entity(name)?))).collect();
        about.sort_unstable();
        about.dedup();
        let text = index.sheet(&claim.source).map_or("", |sheet| sheet.source.text.as_str());
        let before = text.get(..claim.span.start()).unwrap_or_default();
        let after = text.get(claim.span.end()..).unwrap_or_default();
        let position = Position {
            kind: "oa:TextPositionSelector",
            start: index.code_point(&claim.source, claim.span.start()),
            end: index.code_point(&claim.source, claim.span.end()),
        };
        let quote =
            Quote { kind: "oa:TextQuoteSelector", exact: &claim.quote, prefix: last(before), suffix: first(after) };
        Box::new(Self {
            id: iri("claim", &claim.id),
            kind: ["Claim", "oa:Annotation"],
            motivation: "oa:identifying",
            text: &claim.quote,
            name: question(&claim.slot),
            slot: claim.slot.to_string(),
            value: ValueView(&claim.value),
            polarity: claim.stance.polarity,
            modality: claim.stance.modality,
            creator: claim.stance.holders.iter().map(|name| Named { kind: "Thing", name }).collect(),
            about,
            target: Target { source: iri("source", &claim.source), selector: (position, quote) },
        })
    }
}

impl<'r> FindingNode<'r> {
    fn new(finding: &'r Finding) -> Self {
        Self {
            id: iri("finding", &finding.id),
            kind: "oa:Annotation",
            motivation: "oa:assessing",
            identifier: &finding.code,
            verdict: finding.verdict,
            severity: finding.severity,
            text: &finding.message,
            because: &finding.because,
            target: finding.claims.iter().map(|id| iri("claim", id)).collect(),
        }
    }
}

fn first(text: &str) -> &str {
    text.char_indices().nth(AROUND).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str) -> &str {
    text.char_indices().rev().nth(AROUND - 1).map_or(text, |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surroundings_are_short_and_cut_no_character() {
        assert_eq!((first("né"), last("né")), ("né", "né"));
        let long = "é".repeat(AROUND + 5);
        assert_eq!((first(&long).chars().count(), last(&long).chars().count()), (AROUND, AROUND));
    }
}
