//! The conflicts as SARIF, which editors and code hosts show beside the text.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::index::Index;
use super::uri::segment;
use super::words::{meaning, question, said};
use super::{Report, Source};
use crate::claim::Claim;
use crate::verdict::{Finding, Severity, Verdict};

/// The findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS 2020), to be written by serde.
///
/// One run: a rule for each code that occurs, a result for each finding from [`Severity::Minor`] upward, the gravest
/// first. The first claim of each side is a location, the others are related locations; lines and columns count from 1,
/// columns in Unicode code points. The artifact of an article is its id as a relative URI, with its text. `major` is an
/// `error`, `minor` a `warning`; what is no conflict has the kind `informational`. The report's notes are notifications
/// of the run.
///
/// ```
/// use corroborate::report::{Report, Sarif};
///
/// let log = serde_json::to_value(Sarif::new(&Report::default()))?;
/// assert_eq!(log["version"], "2.1.0");
/// assert_eq!(log["runs"][0]["tool"]["driver"]["name"], "corroborate");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sarif<'r> {
    report: &'r Report,
    least: Severity,
}

impl<'r> Sarif<'r> {
    /// Every conflict.
    pub fn new(report: &'r Report) -> Self {
        Self { report, least: Severity::Minor }
    }

    /// Sets the least severity of the findings that are written.
    #[must_use]
    pub fn min_severity(self, least: Severity) -> Self {
        Self { least, ..self }
    }
}

impl Serialize for Sarif<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Log", 3)?;
        out.serialize_field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")?;
        out.serialize_field("version", "2.1.0")?;
        out.serialize_field("runs", &[Run::new(self.report, self.least)])?;
        out.end()
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    invocations: [Invocation<'r>; 1],
    column_kind: &'static str,
    artifacts: Vec<Artifact<'r>>,
    results: Vec<SarifResult<'r>>,
}

#[derive(serde::Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(serde::Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message<'static>,
}

#[derive(serde::Serialize)]
struct Message<'r> {
    text: std::borrow::Cow<'r, str>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'r>>,
}

#[derive(serde::Serialize)]
struct Notification<'r> {
    level: &'static str,
    message: Message<'r>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact<'r> {
    location: ArtifactLocation,
    mime_type: &'static str,
    contents: Message<'r>,
}

#[derive(serde::Serialize)]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'r> {
    rule_id: &'r str,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Message<'r>,
    locations: Vec<Location<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'r>>,
    partial_fingerprints: Fingerprint,
    properties: Properties<'r>,
}

#[derive(serde::Serialize)]
struct Fingerprint {
    /// The code and the words of every claim: the same while the articles say the same.
    #[serde(rename = "words/v1")]
    words: String,
}

#[derive(serde::Serialize)]
struct Properties<'r> {
    verdict: Verdict,
    severity: Severity,
    questions: Vec<String>,
    because: &'r [String],
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    place: PhysicalLocation<'r>,
    message: Message<'r>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'r> {
    artifact_location: ArtifactLocation,
    region: Region<'r>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'r> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    snippet: Message<'r>,
}

impl<'r> Message<'r> {
    fn new(text: impl Into<std::borrow::Cow<'r, str>>) -> Self {
        Self { text: text.into() }
    }
}

impl<'r> Run<'r> {
    fn new(report: &'r Report, least: Severity) -> Self {
        let index = Index::new(report);
        let findings: Vec<&Finding> = report.findings.iter().filter(|f| f.severity >= least).collect();
        let mut codes: Vec<(&str, Verdict)> = findings.iter().map(|f| (f.code.as_str(), f.verdict)).collect();
        codes.sort_unstable();
        codes.dedup_by_key(|&mut (code, _)| code);
        let rules = codes
            .iter()
            .map(|&(code, verdict)| Rule { id: code.to_owned(), short_description: Message::new(meaning(verdict)) });
        let driver = Driver { name: "corroborate", version: env!("CARGO_PKG_VERSION"), rules: rules.collect() };
        let notes = report.notes.iter().map(|note| Notification { level: "note", message: Message::new(note) });
        let results = findings.iter().map(|finding| {
            let rule = codes.partition_point(|&(code, _)| code < finding.code.as_str());
            result(report, &index, finding, rule)
        });
        Self {
            tool: Tool { driver },
            invocations: [Invocation { execution_successful: true, tool_execution_notifications: notes.collect() }],
            column_kind: "unicodeCodePoints",
            results: results.collect(),
            artifacts: report.sources.iter().map(artifact).collect(),
        }
    }
}

fn artifact(source: &Source) -> Artifact<'_> {
    Artifact {
        location: ArtifactLocation { uri: segment(&source.id), index: None },
        mime_type: "text/plain",
        contents: Message::new(&source.text),
    }
}

fn result<'r>(report: &'r Report, index: &Index<'r>, finding: &'r Finding, rule: usize) -> SarifResult<'r> {
    let sides = index.sides(finding);
    let mut questions: Vec<String> = sides.iter().flatten().map(|claim| question(&claim.slot)).collect();
    questions.sort_unstable();
    questions.dedup();
    let mut words: Vec<String> =
        sides.iter().flatten().map(|claim| format!("{} {:?}", claim.source, index.figure(claim))).collect();
    words.sort_unstable();
    words.insert(0, finding.code.clone());
    let (kind, level) = match finding.severity {
        Severity::Info => ("informational", "none"),
        Severity::Minor => ("fail", "warning"),
        Severity::Major => ("fail", "error"),
    };
    let location = |id: Option<usize>, claim: &&'r Claim| location(report, index, claim, id);
    let others = sides.iter().flat_map(|side| side.iter().skip(1)).enumerate();
    SarifResult {
        rule_id: &finding.code,
        rule_index: rule,
        kind,
        level,
        message: Message::new(&finding.message),
        locations: sides.iter().filter_map(|side| location(None, side.first()?)).collect(),
        related_locations: others.filter_map(|(id, claim)| location(Some(id), claim)).collect(),
        partial_fingerprints: Fingerprint { words: words.join("; ") },
        properties: Properties {
            verdict: finding.verdict,
            severity: finding.severity,
            questions,
            because: &finding.because,
        },
    }
}

/// Where the figure of a claim stands; nowhere where the report does not hold its article.
fn location<'r>(report: &Report, index: &Index<'r>, claim: &'r Claim, id: Option<usize>) -> Option<Location<'r>> {
    let artifact = report.sources.binary_search_by(|s| s.id.as_str().cmp(&claim.source)).ok();
    let sheet = index.sheet(&claim.source)?;
    let at = if claim.figure.is_empty() { claim.span } else { claim.figure };
    let (start_line, start_column) = sheet.places.line_and_column(at.start());
    let (end_line, end_column) = sheet.places.line_and_column(at.end());
    let snippet = Message::new(index.figure(claim));
    Some(Location {
        id,
        place: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: segment(&claim.source), index: artifact },
            region: Region { start_line, start_column, end_line, end_column, snippet },
        },
        message: Message::new(format!("{}: {}", said(claim, Some(sheet.source)), claim.quote)),
    })
}
