//! `examples/reconcile` as a person or a script runs it: options, exit codes, bad input, the same bytes every time.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("corroborate-{}-{test}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.0.join(name), bytes).expect("a file can be written");
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Cargo builds the examples for `cargo test`, beside the folder of this program.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("this program has a path");
    let target = tests.parent().and_then(Path::parent).expect("target/<profile>/deps");
    let program = target.join("examples").join(format!("reconcile{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "first run: cargo build --example reconcile");
    program
}

/// Runs it in `folder`.
fn run(folder: &Folder, args: &[&str]) -> Output {
    let mut command = Command::new(program());
    command.current_dir(&folder.0).args(args).stdin(Stdio::null()).output().expect("the example runs")
}

/// Runs it on `input` as standard input.
fn pipe(input: &[u8], args: &[&str]) -> Output {
    let mut command = Command::new(program());
    let command = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads its input");
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn notes(output: &Output) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!(json["schema"], "corroborate.report/1");
    let notes = json["notes"].as_array().expect("notes").iter();
    notes.map(|note| note.as_str().expect("a sentence").to_owned()).collect()
}

const README: &str = include_str!("../README.md");

const GOOD: &str = "Barge adrift\n\nThe barge lies 9 km below the lock, the owner said on Tuesday.\n";

#[test]
fn help_and_readme_name_every_option() {
    let output = run(&Folder::new("help"), &["--help"]);
    assert_eq!(output.status.code(), Some(0));
    for option in [
        "--format",
        "--published",
        "--policy",
        "--min-severity",
        "--deny",
        "--color",
        "--max-bytes",
        "--jobs",
        "--quiet",
    ] {
        assert!(out(&output).contains(option), "{option}");
        assert!(README.contains(option), "{option}");
    }
}

/// The README's output is the program's: a derived conflict, a rounding (or the first of their severity), the summary.
/// `BLESS=1 cargo test --test cli readme` writes it anew.
#[test]
fn readme_shows_real_output() {
    const BEGIN: &str = "<!-- output of the first command -->\n";
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(program());
    let output = command.current_dir(root).arg("examples/stories/vladivostok").output().expect("the example runs");
    let printed = out(&output);
    let blocks = || printed.split("\n\n");
    let of = |verdict: &str, severity: &str| {
        let verdict = blocks().find(|b| b.lines().next().is_some_and(|title| title.contains(verdict)));
        verdict.or_else(|| blocks().find(|b| b.starts_with(severity)))
    };
    let shown = [of("-derived]", "major["), of("-rounding]", "minor["), printed.lines().last()];
    let shown: Vec<&str> = shown.into_iter().flatten().collect();
    let shown = format!("```text\n{}\n```\n", shown.join("\n\n"));

    let (before, rest) = README.split_once(BEGIN).expect("the place of the output");
    let (_, after) = rest.split_once("<!-- end of output -->").expect("its end");
    let expected = format!("{before}{BEGIN}{shown}<!-- end of output -->{after}");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(root.join("README.md"), &expected).expect("the README can be written");
    } else {
        assert!(README == expected, "the README shows other output than this; BLESS=1 writes it anew:\n{shown}");
    }
}

#[test]
fn readme_shows_the_program_to_copy() {
    let program = include_str!("../examples/two_reports.rs");
    let (_, code) = program.split_once("\n\n").expect("a doc comment, then the code");
    assert!(README.contains(&format!("```rust\n{code}```\n")));
}

#[test]
fn a_wrong_command_line_is_explained() {
    let folder = Folder::new("usage").file("good.txt", GOOD);
    let cases: [(&[&str], &str); 11] = [
        (&[], "no PATH"),
        (&["--frobnicate", "good.txt"], "--frobnicate"),
        (&["--format", "yaml", "good.txt"], "\"yaml\""),
        (&["--format", "pdf", "good.txt"], "text, json, html, sarif, jsonld or csv"),
        (&["--published", "2031-02-30", "good.txt"], "2031-02-30"),
        (&["--policy", "harsh", "good.txt"], "strict, default or lenient"),
        (&["--min-severity", "huge", "good.txt"], "info, minor or major"),
        (&["--deny", "info", "good.txt"], "minor or major"),
        (&["--color", "red", "good.txt"], "auto, always or never"),
        (&["--jobs", "0", "good.txt"], "above 0"),
        (&["--max-bytes"], "--max-bytes"),
    ];
    for (args, names) in cases {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(out(&output).is_empty(), "{args:?}");
        assert!(err(&output).starts_with("error: ") && err(&output).contains(names), "{args:?}: {}", err(&output));
    }
}

#[test]
fn nothing_to_read_is_an_error() {
    let folder =
        Folder::new("nothing").file("blank.txt", " \n").file("picture.png", b"\x89PNG").file("notes.pdf", "%PDF");
    std::fs::create_dir(folder.0.join("empty")).expect("a folder can be made");
    let cases = [
        ("no-such.txt", "no-such.txt: there is no such file or folder: check the path"),
        ("blank.txt", "blank.txt: article \"blank\" has no text: give it one, or leave it out"),
        ("notes.pdf", "notes.pdf: neither .txt, .json nor .jsonl: save the article as one of these"),
        ("empty", "empty: no .txt, .json or .jsonl file in this folder"),
        (".", "./picture.png: skipped"),
    ];
    for (path, names) in cases {
        let output = run(&folder, &[path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(err(&output).contains(names), "{path}: {}", err(&output));
        assert!(err(&output).ends_with("error: no article could be read\n"), "{path}: {}", err(&output));
    }
}

#[test]
fn bad_articles_are_named_and_the_others_are_read() {
    let folder = Folder::new("bad")
        .file("blank.txt", "")
        .file("broken.json", "{\n  \"id\": \"x\",\n  \"text\" \"A barge.\"\n}")
        .file("good.txt", GOOD)
        .file("latin.txt", b"A barge.\nNear the caf\xe9.")
        .file("list.json", "[{\"text\": \"A barge.\"}]")
        .file(
            "feed.jsonl",
            concat!(
                "\u{FEFF}{\"id\": 7, \"text\": \"The barge is 9 km away.\"}\n",
                "\n",
                "{\"id\": \"a\", \"text\": \"The barge\n",
                "{\"id\": \"b\", \"text\": \"The barge is 9 km away.\", \"published\": \"2031-02-30\"}\r\n",
                "{\"id\": \"c\"}\n",
                "{\"id\": \"good\", \"text\": \"The barge is 8 km away.\"}\n",
                "{\"id\": \"d\", \"text\": null}\n",
                "{\"id\": \"e\", \"text\": \"\\n\"}\n",
                "{\"text\": \"No name.\", \"title\": null, \"outlet\": \"\", \"more\": [1]}",
            ),
        );
    let output = run(&folder, &["--format", "json", "."]);
    assert_eq!(output.status.code(), Some(0));
    let expected = [
        "./blank.txt: article \"blank\" has no text: give it one, or leave it out",
        "./broken.json:3: no JSON: expected `:` at column 10: mend the file",
        "./feed.jsonl:3: no JSON: EOF while parsing a string at column 30: mend the line",
        "./feed.jsonl:4: article \"b\": published: \"2031-02-30\" is no date: write YYYY-MM-DD",
        "./feed.jsonl:5: no article: missing field `text`: each line is one object",
        "./feed.jsonl:7: no article: invalid type: null, expected a string: each line",
        "./feed.jsonl:8: article \"e\" has no text: give it one, or leave it out",
        "./good.txt: the id \"good\" is taken by ./feed.jsonl:6, which was kept: give this article an id of its own",
        "./latin.txt:2: not UTF-8 at byte 21: save the file as UTF-8",
        "./list.json: no article: a list: an article is one object",
    ];
    let notes = notes(&output);
    let warnings: Vec<String> = err(&output).lines().map(|line| line.replacen("warning: ", "", 1)).collect();
    assert_eq!(warnings, notes);
    for (note, expected) in notes.iter().zip(expected) {
        assert!(note.starts_with(expected), "{note}");
    }
    assert_eq!(notes.len(), expected.len(), "{notes:#?}");
}

#[test]
fn quiet_says_nothing_but_the_report_does() {
    let folder = Folder::new("quiet").file("good.txt", GOOD).file("blank.txt", "");
    let output = run(&folder, &["--quiet", "."]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert!(out(&output).contains("article \"blank\" has no text"), "{}", out(&output));
}

#[test]
fn the_limit_can_be_set() {
    let long = format!("{{\"id\": \"long\", \"text\": \"{}\"}}\n{{\"text\": \"short\"}}\n", "barge ".repeat(40));
    let folder = Folder::new("limit").file("long.txt", "barge ".repeat(40)).file("feed.jsonl", &long);
    let output = run(&folder, &["--format", "json", "--max-bytes", "200", "."]);
    let refused = notes(&output);
    assert!(
        refused[0].starts_with("./feed.jsonl:1: article \"long\": longer than the limit of 200 bytes"),
        "{refused:?}"
    );
    assert!(refused[1].starts_with("./long.txt: longer than the limit of 200 bytes an article"), "{refused:?}");
    assert!(notes(&run(&folder, &["--format", "json", "."])).iter().all(|note| !note.contains("limit")));
}

/// A line far over what the limit allows is passed over without being held, and the next one is read.
#[test]
fn an_endless_line_costs_only_itself() {
    let input = format!("{{\"id\": \"long\", \"text\": \"{}\"}}\n{{\"text\": \" \"}}\n", "barge ".repeat(20_000));
    let output = pipe(input.as_bytes(), &["--max-bytes", "200", "-"]);
    let warnings = err(&output);
    assert!(warnings.starts_with("warning: standard input:1: longer than the limit of 200 bytes"), "{warnings}");
    assert!(warnings.contains("standard input:2: article \"stdin:2\" has no text"), "{warnings}");
}

#[test]
fn the_same_bytes_in_any_order_and_on_any_number_of_threads() {
    let folder = Folder::new("order")
        .file("b.txt", "The barge lies 10 km below the lock, police said on Monday.\n")
        .file("a.txt", GOOD)
        .file("c.json", "{\"id\": \"a\", \"text\": \"The barge lies 12 km below the lock.\"}");
    for format in ["text", "json", "html", "csv"] {
        let args = |paths: [&'static str; 3], jobs| {
            let output = run(
                &folder,
                &["--format", format, "--min-severity", "info", "--jobs", jobs, paths[0], paths[1], paths[2]],
            );
            assert_eq!(output.status.code(), Some(0));
            (out(&output), err(&output))
        };
        let first = args(["a.txt", "b.txt", "c.json"], "1");
        assert_eq!(args(["c.json", "b.txt", "a.txt"], "1"), first);
        assert_eq!(args(["b.txt", "a.txt", "c.json"], "2"), first);
        assert_eq!(args(["b.txt", "c.json", "a.txt"], "8"), first);
    }
}

/// Two reports that disagree on the day.
fn disagreeing(test: &str) -> Folder {
    Folder::new(test)
        .file("a.txt", "The ferry left Hull on Tuesday for Bergen.\n")
        .file("b.txt", "The ferry left Hull on Wednesday for Bergen.\n")
}

#[test]
fn a_conflict_is_printed_with_both_sides_and_denied_on_request() {
    let folder = disagreeing("deny");
    let args = |more: &[&'static str]| [&["--published", "2024-05-16", "a.txt", "b.txt"], more].concat();
    let output = run(&folder, &args(&[]));
    assert_eq!(output.status.code(), Some(0));
    for words in ["major[", "--> a:1:24 (2024-05-16)", "--> b:1:24 (2024-05-16)", "^^^^^^^", "1 conflict (1 major"] {
        assert!(out(&output).contains(words), "{words}: {}", out(&output));
    }
    assert_eq!(run(&folder, &args(&["--deny", "minor"])).status.code(), Some(1));
    assert_eq!(run(&folder, &args(&["--deny", "major"])).status.code(), Some(1));
    let same = ["--published", "2024-05-16", "--deny", "minor", "a.txt"];
    assert_eq!(run(&folder, &same).status.code(), Some(0));
}

#[test]
fn json_leads_back_to_the_words() {
    let folder = disagreeing("json").file("c.json", "{\"id\": \"c\", \"text\": \"“Ünïted” left Hull on Friday.\"}");
    let output = run(&folder, &["--format", "json", "--published", "2024-05-16", "."]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    let text = |source: &serde_json::Value| match source.as_str() {
        Some("a") => "The ferry left Hull on Tuesday for Bergen.\n",
        Some("b") => "The ferry left Hull on Wednesday for Bergen.\n",
        _ => "“Ünïted” left Hull on Friday.",
    };
    let claims = json["claims"].as_array().expect("claims");
    assert!(claims.len() >= 2);
    for claim in claims {
        let at = |key: &str| usize::try_from(claim[key].as_u64().expect("an offset")).expect("a small one");
        let words: String = text(&claim["source"]).chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(claim["quote"], words);
    }
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let folder = Folder::new("color").file("good.txt", GOOD);
    for (choice, colored) in [("always", true), ("never", false), ("auto", false)] {
        assert_eq!(out(&run(&folder, &["--color", choice, "."])).contains('\u{1b}'), colored, "{choice}");
    }
}

#[test]
fn standard_input_is_json_lines() {
    let output = pipe(b"{\"id\": \"a\", \"text\": \"The barge is 9 km away.\"}\n", &["-", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(notes(&output).is_empty());
}
