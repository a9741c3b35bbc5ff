//! Recognition alone: quantities, times and names of each text, one JSON line out for each line in.
//!
//! `cargo run --release --example extract -- [--published DATE] [PATH|-]`

use std::process::ExitCode;

use corroborate::Published;
use corroborate::Span;
use corroborate::entity::{Form, locals};
use corroborate::number::{QuantityMention, quantities};
use corroborate::text::{lex, sentences};
use corroborate::time::times;
use corroborate::unit::Dimension;
use corroborate::value::Quantity;
use serde_json::{Value, json};

mod lines;

const HELP: &str = "\
Recognizes quantities, times and names in texts, and prints one JSON line for each line read.

Usage: extract [--published DATE] [PATH|-]

PATH is a file of JSON Lines {\"id\", \"text\", \"published\"?}; standard input without PATH or for \"-\".
A quantity that is said again in another unit (60 km (37 miles)) gives two rows; \"other\" holds the second reading of a
figure that can be read two ways (1.500).

Options:
      --published DATE  the date of texts that state none (YYYY-MM-DD, or with Thh:mm:ss+hh:mm)
  -h, --help            print this";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("extract: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut published, mut path) = (None, None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            lexopt::Arg::Long("published") => {
                let value = arguments.value().map_err(|e| e.to_string())?;
                published = Some(value.to_string_lossy().parse::<Published>().map_err(|e| e.to_string())?);
            }
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                println!("{HELP}");
                return Ok(());
            }
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.to_string_lossy().into_owned()),
            other => return Err(format!("{}; see --help", other.unexpected())),
        }
    }
    lines::each("extract", path.as_deref(), |line| answer(line, published))
}

/// What one line of input asks for.
fn answer(line: &str, published: Option<Published>) -> Result<Value, String> {
    let document: Value = serde_json::from_str(line).map_err(|e| format!("not JSON: {e}"))?;
    let text = document["text"].as_str().ok_or("no \"text\": give it one")?;
    let published = match document["published"].as_str() {
        Some(date) => Some(date.parse().map_err(|e: corroborate::Error| e.to_string())?),
        None => published,
    };
    Ok(extract(&document["id"], text, published))
}

fn extract(id: &Value, text: &str, published: Option<Published>) -> Value {
    let tokens = lex(text);
    let points = CodePoints::new(text);
    let quantities: Vec<Value> = quantities(&tokens).iter().flat_map(|m| rows(m, text, &points)).collect();
    let sentences = sentences(&tokens);
    let times = times(&tokens, &sentences, published);
    let times = times.iter().map(|m| {
        let (start, end) = points.of(m.span);
        json!({
            "start": start, "end": end, "text": m.span.of(text), "type": m.time.kind(), "timex3": m.time.timex3(),
            "earliest": m.time.earliest(), "latest": m.time.latest(),
        })
    });
    let locals = locals(&tokens, &sentences);
    let names = locals.mentions.iter().filter(|m| m.form == Form::Name).map(|m| {
        let (start, end) = points.of(m.span);
        json!({"start": start, "end": end, "text": m.span.of(text), "kind": m.kind})
    });
    json!({
        "id": id, "quantities": quantities, "times": times.collect::<Vec<_>>(), "names": names.collect::<Vec<_>>(),
    })
}

/// The quantity, and its conversion where the text gives one: "60 km (37 miles)" are two rows.
fn rows(mention: &QuantityMention, text: &str, points: &CodePoints) -> Vec<Value> {
    let mut rows = vec![row(&mention.quantity, mention.span, text, points)];
    if let (Some(also), Some(span)) = (mention.quantity.also(), mention.also_span) {
        rows.push(row(also, span, text, points));
    }
    rows
}

fn row(quantity: &Quantity, span: Span, text: &str, points: &CodePoints) -> Value {
    let (start, end) = points.of(span);
    let (low, high) = quantity.si();
    // A currency whose country the text does not name ("pesos") converts to nothing.
    let unit = quantity.unit().si_code();
    let known = quantity.dimension() != Dimension::Money || unit.starts_with(|c: char| c.is_ascii_uppercase());
    let si = if known { json!({"low": low, "high": high, "unit": unit}) } else { Value::Null };
    let mut row = json!({
        "start": start, "end": end, "text": span.of(text),
        "low": quantity.low(), "high": quantity.high(),
        "unit": quantity.unit().code(), "dimension": quantity.dimension(),
        "si": si,
        "bound": quantity.bound(), "approximate": quantity.is_approximate(), "change": quantity.change(),
    });
    // "1.500" may be one and a half or fifteen hundred.
    if let Some(other) = quantity.other_reading() {
        row["other"] = json!({"low": other.low(), "high": other.high()});
    }
    row
}

/// From bytes to code points, which the output counts.
struct CodePoints {
    /// Bytes at which a character begins that is longer than one byte, each with the bytes saved up to it.
    wide: Vec<(usize, usize)>,
}

impl CodePoints {
    fn new(text: &str) -> Self {
        let mut saved = 0;
        let wide = text.char_indices().filter(|(_, c)| !c.is_ascii());
        let wide = wide.map(|(at, c)| {
            saved += c.len_utf8() - 1;
            (at, saved)
        });
        Self { wide: wide.collect() }
    }

    fn of(&self, span: Span) -> (usize, usize) {
        let point = |byte: usize| {
            let before = self.wide.partition_point(|(at, _)| *at < byte);
            byte - before.checked_sub(1).map_or(0, |k| self.wide[k].1)
        };
        (point(span.start()), point(span.end()))
    }
}
