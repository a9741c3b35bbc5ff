//! Holds names against names: JSON Lines `{"id"?, "a", "b", "kind"?}` in, `{"id", "score", "same"}` out.
//!
//! ```text
//! echo '{"id": "1", "a": "Dmitri Sorokin", "b": "SOROKIN, Dmitry", "kind": "person"}' |
//!     cargo run --release --example names -- -
//! ```

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use corroborate::entity::{EntityKind, Match, Name, compare};
use lexopt::ValueExt;
use serde::Deserialize;

const HELP: &str = "\
Holds names against names.

    names [PATH|-]

Reads JSON Lines {\"id\"?, \"a\", \"b\", \"kind\"?} from PATH or standard input; kind is person (the default),
organization, company, place, vehicle or vessel. Writes {\"id\", \"score\", \"same\", \"verdict\", \"reason\"}, a line for
each line read. Exits 0, or 2 where the input cannot be read.";

#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    id: serde_json::Value,
    a: String,
    b: String,
    kind: Option<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("names: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut path = None;
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                println!("{HELP}");
                return Ok(());
            }
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.unwrap_or_else(|| "-".to_owned());
    let input: Box<dyn BufRead> = match path.as_str() {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::new(File::open(&path).map_err(|e| format!("{path}: {e}"))?)),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for (at, line) in input.lines().enumerate() {
        let line = line.map_err(|e| format!("{path}, line {}: {e}", at + 1))?;
        if line.trim().is_empty() {
            continue;
        }
        let pair: Pair = serde_json::from_str(&line).map_err(|e| format!("{path}, line {}: {e}", at + 1))?;
        let kind = kind(pair.kind.as_deref());
        let likeness = compare(&Name::parse(&pair.a, kind), &Name::parse(&pair.b, kind));
        let answer = serde_json::json!({
            "id": pair.id,
            "score": (likeness.score * 1e6).round() / 1e6,
            "same": likeness.verdict == Match::Same,
            "verdict": format!("{:?}", likeness.verdict).to_lowercase(),
            "reason": likeness.reason,
        });
        writeln!(out, "{answer}")?;
    }
    out.flush()?;
    Ok(())
}

fn kind(word: Option<&str>) -> EntityKind {
    match word {
        Some("organization" | "organisation" | "company" | "legalentity") => EntityKind::Organization,
        Some("place" | "location") => EntityKind::Place,
        Some("vehicle" | "vessel") => EntityKind::Vehicle,
        Some("event") => EntityKind::Event,
        _ => EntityKind::Person,
    }
}
