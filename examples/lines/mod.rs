//! JSON Lines in, one JSON line out for each line that can be read, in the same order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};

use serde_json::Value;

/// Answers every line of the file, or of standard input where there is none or it is `-`.
///
/// A line that cannot be answered is named on standard error with its place and costs no other. Blank lines are passed
/// over. A reader that stops reading, as `head` does, is no failure.
///
/// # Errors
/// Where the file cannot be opened or the answers cannot be written, and where no line at all could be answered.
pub fn each(
    program: &str,
    path: Option<&str>,
    mut answer: impl FnMut(&str) -> Result<Value, String>,
) -> Result<(), String> {
    let path = path.unwrap_or("-");
    let mut input: Box<dyn BufRead> = match path {
        "-" => Box::new(io::stdin().lock()),
        file => Box::new(BufReader::new(File::open(file).map_err(|e| format!("{file}: {e}"))?)),
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let (mut answered, mut refused, mut bytes) = (0usize, 0usize, Vec::new());
    for number in 1usize.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|e| format!("{path}, line {number}: {e}"))? == 0 {
            break;
        }
        let line = std::str::from_utf8(&bytes).map_err(|_| "not UTF-8: save it as UTF-8".to_owned());
        if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
            continue;
        }
        match line.and_then(&mut answer) {
            Ok(found) => {
                answered += 1;
                match writeln!(output, "{found}") {
                    Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
                    written => written.map_err(|e| format!("cannot write the answers: {e}"))?,
                }
            }
            Err(why) => {
                refused += 1;
                eprintln!("{program}: {path}, line {number}: {why}; the line was left out");
            }
        }
    }
    match output.flush() {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => return Err(format!("cannot write the answers: {e}")),
        _ => {}
    }
    if answered == 0 && refused > 0 { Err(format!("{path}: no line could be read")) } else { Ok(()) }
}
