//! Holds names against names: JSON Lines `{"id"?, "a", "b", "kind"?}` in, `{"id", "score", "same"}` out.
//!
//! ```text
//! echo '{"id": "1", "a": "Dmitri Sorokin", "b": "SOROKIN, Dmitry", "kind": "person"}' |
//!     cargo run --release --example names -- -
//! ```

use std::process::ExitCode;

use corroborate::entity::{EntityKind, Match, Name, compare};
use serde::Deserialize;
use serde_json::{Value, json};

mod lines;

const HELP: &str = "\
Holds names against names.

    names [PATH|-]

Reads JSON Lines {\"id\"?, \"a\", \"b\", \"kind\"?} from PATH or standard input; kind is person (the default),
organization, company, place, vehicle or vessel. Writes {\"id\", \"score\", \"same\", \"verdict\", \"reason\"}, a line for
each line read. Exits 0, or 2 where the input cannot be read.";

#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    id: Value,
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

fn run() -> Result<(), String> {
    let mut path = None;
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next().map_err(|e| e.to_string())? {
        match arg {
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                println!("{HELP}");
                return Ok(());
            }
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.to_string_lossy().into_owned()),
            other => return Err(format!("{}; see --help", other.unexpected())),
        }
    }
    lines::each("names", path.as_deref(), answer)
}

fn answer(line: &str) -> Result<Value, String> {
    let pair: Pair = serde_json::from_str(line).map_err(|e| format!("no pair of names {{\"a\", \"b\"}}: {e}"))?;
    let kind = kind(pair.kind.as_deref());
    let likeness = compare(&Name::parse(&pair.a, kind), &Name::parse(&pair.b, kind));
    Ok(json!({
        "id": pair.id,
        "score": (likeness.score * 1e6).round() / 1e6,
        "same": likeness.verdict == Match::Same,
        "verdict": format!("{:?}", likeness.verdict).to_lowercase(),
        "reason": likeness.reason,
    }))
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
