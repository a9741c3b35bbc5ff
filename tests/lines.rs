//! `extract`, `names` and `compare` as a script runs them: a line out for each line in, and a bad line costs no other.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs an example on `input` as standard input. Cargo builds the examples for `cargo test`.
fn pipe(example: &str, args: &[&str], input: &[u8]) -> Output {
    let tests = std::env::current_exe().expect("this program has a path");
    let target = tests.parent().and_then(Path::parent).expect("target/<profile>/deps");
    let program = target.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example was built");
    // One that only prints its help may be gone before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("it ends")
}

fn rows(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

const EXAMPLES: [&str; 3] = ["extract", "names", "compare"];

#[test]
fn a_bad_line_is_named_and_costs_no_other() {
    let good = |id: u8| format!(r#"{{"id": "{id}", "text": "9 km", "a": "Ann Lee", "b": "Ann Lee"}}"#);
    let input = [good(1).as_bytes(), b"no JSON", b"\xff", b"", br#"{"id": "5"}"#, good(6).as_bytes()].join(&b'\n');
    for example in EXAMPLES {
        let output = pipe(example, &["-"], &input);
        assert_eq!(output.status.code(), Some(0), "{example}");
        let ids: Vec<Value> = rows(&output).iter().map(|row| row["id"].clone()).collect();
        assert_eq!(ids, ["1", "6"], "{example}");
        let errors = String::from_utf8_lossy(&output.stderr);
        for place in ["line 2: ", "line 3: not UTF-8", "line 5: "] {
            assert!(errors.contains(place), "{example}: {errors}");
        }
    }
}

#[test]
fn what_cannot_be_read_at_all_is_an_error() {
    for example in EXAMPLES {
        for (args, input, names) in [
            (&["-"][..], &b"no JSON\n"[..], "no line could be read"),
            (&["no-such-file.jsonl"], b"", "no-such-file.jsonl: "),
            (&["--no-such-option"], b"", "see --help"),
        ] {
            let output = pipe(example, args, input);
            assert_eq!(output.status.code(), Some(2), "{example} {args:?}");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(errors.contains(names), "{example} {args:?}: {errors}");
        }
    }
}

#[test]
fn help_is_printed() {
    for example in EXAMPLES {
        let output = pipe(example, &["--help"], b"");
        assert_eq!(output.status.code(), Some(0), "{example}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("JSON Lines"), "{example}");
    }
}

#[test]
fn extract_finds_quantities_times_and_names() {
    let input = r#"{"id": "a", "text": "Über 9 km rode Ann Lee on Tuesday.", "published": "2031-05-14"}"#;
    let row = rows(&pipe("extract", &[], input.as_bytes())).remove(0);
    let quantity = &row["quantities"][0];
    assert_eq!((&quantity["start"], &quantity["text"], &quantity["unit"]), (&5.into(), &"9 km".into(), &"km".into()));
    assert_eq!((&row["times"][0]["timex3"], &row["times"][0]["type"]), (&"2031-05-13".into(), &"DATE".into()));
    assert_eq!((&row["names"][0]["text"], &row["names"][0]["kind"]), (&"Ann Lee".into(), &"person".into()));
}

#[test]
fn names_tells_same_from_different() {
    let input = b"{\"a\": \"Dmitri Sorokin\", \"b\": \"SOROKIN, Dmitry\"}\n{\"a\": \"Ann Lee\", \"b\": \"Ben Lee\"}";
    let same: Vec<Value> = rows(&pipe("names", &[], input)).iter().map(|row| row["same"].clone()).collect();
    assert_eq!(same, [true, false]);
}

#[test]
fn compare_passes_a_verdict_or_says_that_it_cannot() {
    let flood = "The flood killed at least 24 people in the valley, officials said.";
    let line = |b: &str| serde_json::json!({"id": 1, "a": flood, "b": b}).to_string();
    let input = [line("The flood in the valley killed 19 people."), line("The mayor opened a new bridge.")].join("\n");
    let found = rows(&pipe("compare", &["--policy", "strict"], input.as_bytes()));
    assert_eq!(
        (&found[0]["verdict"], &found[0]["pairs"][0]["verdict"]),
        (&"contradiction".into(), &"contradiction".into())
    );
    assert_eq!((&found[1]["verdict"], &found[1]["pairs"]), (&"incomparable".into(), &serde_json::json!([])));
}
