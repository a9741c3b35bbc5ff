//! `examples/compare` as a person or a script runs it. The table of `verdicts.md` is run in `src/verdict/table.rs`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Cargo builds the examples for `cargo test`, beside the folder of this program.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("this program has a path");
    let target = tests.parent().and_then(Path::parent).expect("target/<profile>/deps");
    target.join("examples").join(format!("compare{}", std::env::consts::EXE_SUFFIX))
}

fn run(input: &str, args: &[&str]) -> Output {
    let mut command = Command::new(program());
    let command = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads its input");
    child.wait_with_output().expect("it ends")
}

#[test]
fn each_pair_gets_a_line_with_its_verdict() {
    let input = concat!(
        r#"{"id": 1, "a": "The flood killed 24 people in the valley.", "b": "The valley flood killed 24 people."}"#,
        "\n\n",
        r#"{"id": 2, "a": "The flood killed 24 people in the valley.", "b": "The mayor opened a bridge."}"#,
        "\n",
        r#"{"id": "x", "a": "The firm cuts 900 jobs", "b": "Firm cuts 1,300 jobs"}"#,
        "\n",
    );
    let output = run(input, &["-"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let rows: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let verdicts: Vec<_> = rows.iter().map(|r| (r["id"].clone(), r["verdict"].clone())).collect();
    let wanted = [(Value::from(1), "agreement"), (Value::from(2), "incomparable"), (Value::from("x"), "contradiction")];
    assert_eq!(verdicts, wanted.map(|(id, verdict)| (id, Value::from(verdict))));
    let pair = &rows[2]["pairs"][0];
    assert_eq!((pair["a"]["quote"].clone(), pair["b"]["quote"].clone()), ("900 jobs".into(), "1,300 jobs".into()));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let output = run("{\"id\": 1, \"a\": \"One\"}\n", &[]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(message.contains("line 1") && message.contains("\"b\""), "{message}");
    assert!(run("", &["--help"]).status.success());
    assert_eq!(run("", &["--policy", "mild"]).status.code(), Some(2));
}
