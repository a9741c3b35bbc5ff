//! Reads several reports of one event and prints where they conflict.
//!
//! ```text
//! cargo run --release --example reconcile -- examples/stories/vladivostok
//! ```

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use corroborate::report::{Csv, Html, Json, JsonLd, Sarif, Text};
use corroborate::text::{lex, sentences};
use corroborate::time::stated_publication;
use corroborate::{Article, Policy, Published, Reconciler, Report, Severity};

mod input;

const HELP: &str = "\
Reads several reports of one event and prints where they conflict.

usage: reconcile [OPTIONS] PATH...

PATH is a file or a folder of files:
  .txt     one article; the file's name without .txt is its id
  .json    one article: {\"id\": \"…\", \"text\": \"…\", \"title\": …, \"outlet\": …, \"url\": …, \"published\": …};
           only \"text\" is required
  .jsonl   such an article on each line
  -        the same on standard input

options:
  --format FORMAT                   how to print the report: text, json, html, sarif, jsonld or csv [text]
  --published DATE                  when the articles appeared that state no date: 2023-09-12 or 2023-09-12T15:05:44+09:00
  --policy strict|default|lenient   how strictly verdicts are passed [default]
  --min-severity info|minor|major   leave out findings below this [minor; json, jsonld, csv: info]
  --deny minor|major                exit with 1 where there is a finding of this severity or above
  --color auto|always|never         colour the text [auto: on a terminal, unless NO_COLOR is set]
  --max-bytes N                     the longest article that is read [4194304]
  --jobs N                          threads that read the articles (default 1); the report is the same
  --quiet                           print no warnings
  --help                            print this

exit code: 0 done; 1 conflicts, where --deny asks for it; 2 nothing could be read
";

/// What the command line asks for.
struct Options {
    paths: Vec<PathBuf>,
    format: Format,
    published: Option<Published>,
    policy: Policy,
    min_severity: Option<Severity>,
    deny: Option<Severity>,
    color: Color,
    max_bytes: usize,
    jobs: usize,
    quiet: bool,
}

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
    Html,
    Sarif,
    JsonLd,
    Csv,
}

#[derive(Clone, Copy)]
enum Color {
    Auto,
    Always,
    Never,
}

fn main() -> ExitCode {
    match options(std::env::args_os().skip(1)) {
        Err(message) => fail(&format!("{message}\n       --help lists what there is")),
        Ok(None) => print(HELP.as_bytes()),
        Ok(Some(options)) => run(&options),
    }
}

fn run(options: &Options) -> ExitCode {
    let input = input::read(&options.paths, options.max_bytes);
    let warn = |text: &dyn std::fmt::Display| {
        if !options.quiet {
            eprintln!("warning: {text}");
        }
    };
    for path in &input.skipped {
        warn(&format_args!("{}: skipped, neither .txt, .json nor .jsonl", path.display()));
    }
    let mut left_out: Vec<String> = input.problems.iter().map(ToString::to_string).collect();
    let read = input.articles.len();
    let articles = input.articles.into_iter().map(|article| dated(article, options.published));
    let reconciler =
        Reconciler::new().with_policy(options.policy.clone()).with_limit(options.max_bytes).with_jobs(options.jobs);
    let outcome = reconciler.reconcile(articles);
    left_out.extend(outcome.refused.iter().map(ToString::to_string));
    for what in &left_out {
        warn(what);
    }
    let mut report = outcome.report;
    if read == outcome.refused.len() {
        return fail("no article could be read");
    }
    left_out.retain(|what| !report.notes.contains(what));
    report.notes.splice(0..0, left_out);
    let shown = match render(&report, options) {
        Ok(bytes) => print(&bytes),
        Err(error) => fail(&error.to_string()),
    };
    let denied = options.deny.is_some_and(|least| report.findings.iter().any(|f| f.severity >= least));
    if denied { ExitCode::from(1) } else { shown }
}

/// Gives an article the date of the command line, where it states none, neither beside its text nor in it.
fn dated(article: Article, published: Option<Published>) -> Article {
    let Some(date) = published.filter(|_| article.published().is_none()) else { return article };
    let tokens = lex(article.text());
    let stated = stated_publication(&tokens, &sentences(&tokens)).is_some();
    drop(tokens);
    if stated { article } else { article.with_published(date) }
}

fn render(report: &Report, options: &Options) -> serde_json::Result<Vec<u8>> {
    match options.format {
        Format::Json => pretty(&Json::new(report).min_severity(options.min_severity.unwrap_or(Severity::Info))),
        Format::JsonLd => pretty(&JsonLd::new(report).min_severity(options.min_severity.unwrap_or(Severity::Info))),
        Format::Sarif => pretty(&Sarif::new(report).min_severity(options.min_severity.unwrap_or(Severity::Minor))),
        Format::Html => {
            let page = Html::new(report).min_severity(options.min_severity.unwrap_or(Severity::Minor));
            Ok(page.to_string().into_bytes())
        }
        Format::Csv => {
            let table = Csv::new(report).min_severity(options.min_severity.unwrap_or(Severity::Info));
            Ok(table.to_string().into_bytes())
        }
        Format::Text => {
            let text = Text::new(report).min_severity(options.min_severity.unwrap_or(Severity::Minor));
            Ok(text.color(options.color.shows()).to_string().into_bytes())
        }
    }
}

fn pretty(view: &impl serde::Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(view)?;
    bytes.push(b'\n');
    Ok(bytes)
}

impl Color {
    fn shows(self) -> bool {
        let unset = |name: &str| std::env::var_os(name).is_none_or(|value| value.is_empty());
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                io::stdout().is_terminal() && unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
            }
        }
    }
}

/// Writes to standard output. A reader that stops reading, as `head` does, is no failure.
fn print(bytes: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&format!("cannot write the report: {error}")),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(2)
}

/// Reads the command line; none where it asks for help.
fn options(args: impl Iterator<Item = OsString>) -> Result<Option<Options>, String> {
    use lexopt::prelude::*;

    let mut options = Options {
        paths: Vec::new(),
        format: Format::Text,
        published: None,
        policy: Policy::default(),
        min_severity: None,
        deny: None,
        color: Color::Auto,
        max_bytes: input::MAX_BYTES,
        jobs: 1,
        quiet: false,
    };
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(None),
            Long("format") => options.format = format(&value(&mut parser)?)?,
            Long("published") => {
                options.published = Some(value(&mut parser)?.parse().map_err(|e| format!("--published: {e}"))?);
            }
            Long("policy") => options.policy = policy(&value(&mut parser)?)?,
            Long("min-severity") => options.min_severity = Some(severity("--min-severity", &value(&mut parser)?)?),
            Long("deny") => match severity("--deny", &value(&mut parser)?)? {
                Severity::Info => return Err("--deny: \"info\" is no conflict: choose minor or major".to_owned()),
                least => options.deny = Some(least),
            },
            Long("color") => options.color = color(&value(&mut parser)?)?,
            Long("max-bytes") => options.max_bytes = number("--max-bytes", &value(&mut parser)?)?,
            Long("jobs") => options.jobs = number("--jobs", &value(&mut parser)?)?,
            Long("quiet") => options.quiet = true,
            Value(path) => options.paths.push(path.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if options.paths.is_empty() {
        return Err("no PATH: name the files or the folder that hold the articles, or - for standard input".to_owned());
    }
    Ok(Some(options))
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map(|v| v.to_string_lossy().into_owned()).map_err(|e| e.to_string())
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "html" => Ok(Format::Html),
        "csv" => Ok(Format::Csv),
        "sarif" => Ok(Format::Sarif),
        "jsonld" => Ok(Format::JsonLd),
        _ => Err(format!("--format: no {name:?}: choose text, json, html, sarif, jsonld or csv")),
    }
}

fn policy(name: &str) -> Result<Policy, String> {
    match name {
        "strict" => Ok(Policy::strict()),
        "default" => Ok(Policy::default()),
        "lenient" => Ok(Policy::lenient()),
        _ => Err(format!("--policy: no {name:?}: choose strict, default or lenient")),
    }
}

fn severity(option: &str, name: &str) -> Result<Severity, String> {
    match name {
        "info" => Ok(Severity::Info),
        "minor" => Ok(Severity::Minor),
        "major" => Ok(Severity::Major),
        _ => Err(format!("{option}: no {name:?}: choose info, minor or major")),
    }
}

fn color(name: &str) -> Result<Color, String> {
    match name {
        "auto" => Ok(Color::Auto),
        "always" => Ok(Color::Always),
        "never" => Ok(Color::Never),
        _ => Err(format!("--color: no {name:?}: choose auto, always or never")),
    }
}

fn number(option: &str, text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|&n| n > 0).ok_or_else(|| format!("{option}: {text:?} is no whole number above 0"))
}
