//! Two statements against each other: one JSON line out for each pair read.
//!
//! `cargo run --release --example compare -- [PATH|-]`

use std::process::ExitCode;

use corroborate::report::Json;
use corroborate::verdict::{Comparison, Policy, compare_statements};
use corroborate::{Article, Claim, Reconciler};
use serde_json::{Value, json};

mod lines;

const HELP: &str = "\
Compares pairs of statements, usually a sentence each, and prints one JSON line for each line read.

Usage: compare [PATH|-]

PATH is a file of JSON Lines {\"id\", \"a\", \"b\"}; standard input without PATH or for \"-\".
Printed are {\"id\", \"verdict\", \"severity\", \"message\", \"pairs\": [{\"a\", \"b\", \"verdict\"}]}; the verdict
is the gravest of the pairs, or \"incomparable\" where the two answer no common question.

Options:
      --policy strict|default|lenient  how strictly verdicts are passed
  -h, --help                           print this";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("compare: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut policy, mut path) = (Policy::default(), None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            lexopt::Arg::Long("policy") => {
                let name = arguments.value().map_err(|e| e.to_string())?;
                policy = match name.to_string_lossy().as_ref() {
                    "strict" => Policy::strict(),
                    "default" => Policy::default(),
                    "lenient" => Policy::lenient(),
                    other => return Err(format!("no policy {other:?}: strict, default or lenient")),
                };
            }
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                println!("{HELP}");
                return Ok(());
            }
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.to_string_lossy().into_owned()),
            other => return Err(format!("{}; see --help", other.unexpected())),
        }
    }
    lines::each("compare", path.as_deref(), |line| answer(line, &policy))
}

fn answer(line: &str, policy: &Policy) -> Result<Value, String> {
    let document: Value = serde_json::from_str(line).map_err(|e| format!("not JSON: {e}"))?;
    let statement = |name: &str| document[name].as_str().ok_or_else(|| format!("no {name:?}: give it a statement"));
    let (a, b) = (statement("a")?, statement("b")?);
    row(&document["id"], a, b, &compare_statements(a, b, policy))
}

fn row(id: &Value, a: &str, b: &str, found: &Comparison) -> Result<Value, String> {
    let (left, right) =
        (shown("a", a, found.pairs.iter().map(|p| &p.0))?, shown("b", b, found.pairs.iter().map(|p| &p.1))?);
    let pairs: Vec<Value> = found
        .pairs
        .iter()
        .zip(left.iter().zip(&right))
        .map(|((_, _, verdict), (a, b))| json!({"a": a, "b": b, "verdict": verdict}))
        .collect();
    let verdict = found.verdict.map_or_else(|| "incomparable".to_owned(), |v| v.to_string());
    Ok(json!({"id": id, "verdict": verdict, "severity": found.severity, "message": found.message, "pairs": pairs}))
}

/// The claims of one statement in the shape of the report.
fn shown<'c>(source: &str, text: &str, claims: impl Iterator<Item = &'c Claim>) -> Result<Vec<Value>, String> {
    let claims: Vec<Claim> = claims.cloned().collect();
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let article = Article::new(source, text).map_err(|e| e.to_string())?;
    let mut report = Reconciler::new().reconcile([article]).report;
    (report.claims, report.clusters, report.findings) = (claims, Vec::new(), Vec::new());
    let json = serde_json::to_value(Json::new(&report)).map_err(|e| e.to_string())?;
    Ok(json["claims"].as_array().cloned().unwrap_or_default())
}
