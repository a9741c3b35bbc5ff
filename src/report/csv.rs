//! The claims as a table for a spreadsheet.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::Report;
use super::index::Index;
use super::words::{modality, polarity, question, severity, value};
use crate::claim::Claim;
use crate::verdict::{Finding, Severity};

const COLUMNS: [&str; 18] = [
    "source",
    "outlet",
    "published",
    "origin",
    "line",
    "column",
    "relation",
    "question",
    "figure",
    "value",
    "quote",
    "polarity",
    "modality",
    "holders",
    "as_of",
    "cluster",
    "severity",
    "findings",
];

/// The claims as comma-separated values (RFC 4180), one a row, with the findings that each is part of.
///
/// Claims of one cluster stand together, so that the answers to one question can be read down the column. A cell that
/// a spreadsheet would take for a formula is preceded by an apostrophe: an article can hold anything.
///
/// ```
/// use corroborate::report::{Csv, Report};
///
/// let table = Csv::new(&Report::default()).to_string();
/// assert!(table.starts_with("source,outlet,published,origin,line,column,relation,question,figure,value,quote,"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Csv<'r> {
    report: &'r Report,
    least: Severity,
}

impl<'r> Csv<'r> {
    /// Every claim.
    pub fn new(report: &'r Report) -> Self {
        Self { report, least: Severity::Info }
    }

    /// Sets the least severity of the findings that are named.
    #[must_use]
    pub fn min_severity(self, least: Severity) -> Self {
        Self { least, ..self }
    }
}

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(f, &COLUMNS.map(str::to_owned))?;
        let index = Index::new(self.report);
        let mut of: HashMap<&str, Vec<&Finding>> = HashMap::new();
        for finding in self.report.findings.iter().filter(|x| x.severity >= self.least) {
            for claim in &finding.claims {
                of.entry(claim).or_default().push(finding);
            }
        }
        for (cluster, claim) in grouped(self.report, &index) {
            let findings = of.get(claim.id.as_str()).map_or(&[][..], Vec::as_slice);
            row(f, &cells(&index, cluster, claim, findings))?;
        }
        Ok(())
    }
}

/// The claims with the ids of their clusters, in the order of the clusters, then those that are in none.
fn grouped<'r>(report: &'r Report, index: &Index<'r>) -> Vec<(&'r str, &'r Claim)> {
    let mut placed: HashSet<&str> = HashSet::new();
    let mut out = Vec::with_capacity(report.claims.len());
    for cluster in &report.clusters {
        for claim in cluster.claims.iter().filter_map(|id| index.claim(id)) {
            if placed.insert(&claim.id) {
                out.push((cluster.id.as_str(), claim));
            }
        }
    }
    out.extend(report.claims.iter().filter(|c| !placed.contains(c.id.as_str())).map(|c| ("", c)));
    out
}

fn cells(index: &Index<'_>, cluster: &str, claim: &Claim, findings: &[&Finding]) -> [String; COLUMNS.len()] {
    let sheet = index.sheet(&claim.source);
    let source = sheet.map(|s| s.source);
    let (line, column) = index.line_and_column(claim).unzip();
    let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    let gravest = findings.iter().map(|x| x.severity).max();
    [
        claim.source.clone(),
        source.and_then(|s| s.outlet.clone()).unwrap_or_default(),
        source.and_then(|s| s.published).map(|p| p.to_string()).unwrap_or_default(),
        claim.origin.clone(),
        number(line),
        number(column),
        claim.slot.relation().to_owned(),
        question(&claim.slot),
        index.figure(claim).to_owned(),
        value(&claim.value),
        claim.quote.clone(),
        polarity(claim.stance.polarity).to_owned(),
        modality(claim.stance.modality).to_owned(),
        claim.stance.holders.join(", via "),
        claim.as_of.as_ref().map(|t| super::json::day(t).to_owned()).unwrap_or_default(),
        cluster.to_owned(),
        gravest.map(severity).unwrap_or_default().to_owned(),
        findings.iter().map(|x| format!("{} {}", x.id, x.code)).collect::<Vec<_>>().join("; "),
    ]
}

fn row(f: &mut fmt::Formatter<'_>, cells: &[String]) -> fmt::Result {
    for (i, cell) in cells.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let guard = if is_formula(cell) { "'" } else { "" };
        if guard.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
            write!(f, "{comma}{cell}")?;
        } else {
            write!(f, "{comma}\"{guard}{}\"", cell.replace('"', "\"\""))?;
        }
    }
    f.write_str("\r\n")
}

/// Whether a spreadsheet would compute the cell instead of showing it.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row<'c>(&'c [&'c str]);

    impl fmt::Display for Row<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            row(f, &self.0.iter().map(|&c| c.to_owned()).collect::<Vec<_>>())
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let cells = ["9 km", "“so”, he said", "a \"b\"", "two\nlines", "=1+1", "-5 °C"];
        assert_eq!(
            Row(&cells).to_string(),
            "9 km,\"“so”, he said\",\"a \"\"b\"\"\",\"two\nlines\",\"'=1+1\",\"'-5 °C\"\r\n"
        );
    }
}
