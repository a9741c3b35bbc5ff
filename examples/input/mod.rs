//! Articles from files, folders and standard input.
//!
//! What cannot be read is named, with its file and line and what to do about it, and the rest is read all the same.
//! Nothing over the limit is held in memory.

use std::collections::HashMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use corroborate::Article;

mod entry;

use entry::Layout;

/// The default limit of one article's text: 4 MiB.
pub const MAX_BYTES: usize = 4 << 20;

/// What was read.
#[derive(Default)]
pub struct Input {
    /// The articles, in the order of their files' names and of their lines.
    pub articles: Vec<Article>,
    /// What was left out, and why.
    pub problems: Vec<Problem>,
    /// Files of a folder that hold no articles by their names.
    pub skipped: Vec<PathBuf>,
    /// Where each id was read first.
    ids: HashMap<String, Place>,
}

/// A file, or a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    file: String,
    line: Option<usize>,
}

/// Why something was left out.
#[derive(Debug)]
pub struct Problem {
    place: Place,
    what: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Reads every path; `-` is JSON Lines on standard input.
///
/// Files are read in the order of their names, whatever the order in which they are given, and each once: so the
/// order on the command line cannot change what is kept where two articles have one id.
pub fn read(paths: &[PathBuf], max_bytes: usize) -> Input {
    let mut input = Input::default();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { input.list(path, &mut files) } else { files.push(path.clone()) }
    }
    files.sort();
    files.dedup();
    for file in &files {
        input.read_file(file, max_bytes);
    }
    input
}

impl Input {
    /// Adds the files of a folder that are articles by their names; folders inside it are left alone.
    fn list(&mut self, folder: &Path, files: &mut Vec<PathBuf>) {
        let place = Place { file: folder.display().to_string(), line: None };
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(place, format!("cannot list the folder: {error}")),
        };
        let before = files.len();
        for path in entries.into_iter().map(|e| e.path()).filter(|p| !p.is_dir()) {
            if matches!(kind(&path), Kind::Unknown) { self.skipped.push(path) } else { files.push(path) }
        }
        self.skipped.sort();
        if files.len() == before {
            self.refuse(place, "no .txt, .json or .jsonl file in this folder: name the folder that holds the articles");
        }
    }

    fn read_file(&mut self, path: &Path, max_bytes: usize) {
        let place = Place { file: path.display().to_string(), line: None };
        let (kind, stem) = (kind(path), path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        if matches!(kind, Kind::StandardInput) {
            let place = Place { file: "standard input".to_owned(), line: None };
            return self.read_lines(&place, "stdin", io::stdin().lock(), max_bytes);
        }
        if matches!(kind, Kind::Unknown) && path.exists() {
            return self.refuse(place, "neither .txt, .json nor .jsonl: save the article as one of these");
        }
        let file = match File::open(path) {
            Ok(file) => BufReader::new(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.refuse(place, "there is no such file or folder: check the path");
            }
            Err(error) => return self.refuse(place, format!("cannot open it: {error}")),
        };
        match kind {
            Kind::Lines => self.read_lines(&place, &stem, file, max_bytes),
            _ => self.read_whole(&place, &stem, file, max_bytes, matches!(kind, Kind::Json)),
        }
    }

    fn read_whole(&mut self, place: &Place, stem: &str, file: impl Read, max_bytes: usize, json: bool) {
        let limit = if json { entry::max_encoded(max_bytes) } else { max_bytes };
        let mut bytes = Vec::new();
        if let Err(error) = file.take(limit as u64 + 1).read_to_end(&mut bytes) {
            return self.refuse(place.clone(), format!("cannot read it: {error}"));
        }
        if bytes.len() > limit {
            return self.refuse(place.clone(), too_long(max_bytes));
        }
        match text(&bytes) {
            Err((line, what)) => self.refuse(Place { line: Some(line), ..place.clone() }, what),
            Ok(text) if json => self.accept(place, entry::parse(text, stem, max_bytes, Layout::File)),
            Ok(text) => self.accept(place, Article::new(stem, text).map_err(|e| (None, e.to_string()))),
        }
    }

    /// JSON Lines: a bad line costs only itself.
    fn read_lines(&mut self, file: &Place, stem: &str, mut reader: impl BufRead, max_bytes: usize) {
        let limit = entry::max_encoded(max_bytes);
        let mut bytes = Vec::new();
        for line in 1.. {
            let place = Place { line: Some(line), ..file.clone() };
            bytes.clear();
            let read = reader.by_ref().take(limit as u64 + 1).read_until(b'\n', &mut bytes);
            match read {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) => return self.refuse(place, format!("cannot read on: {error}")),
            }
            if bytes.len() > limit && bytes.last() != Some(&b'\n') {
                self.refuse(place, too_long(max_bytes));
                if reader.skip_until(b'\n').is_err() {
                    return;
                }
                continue;
            }
            match text(&bytes) {
                Err((_, what)) => self.refuse(place, what),
                Ok(blank) if blank.trim().is_empty() => {}
                Ok(text) => self
                    .accept(&place, entry::parse(text.trim_end(), &format!("{stem}:{line}"), max_bytes, Layout::Line)),
            }
        }
    }

    fn accept(&mut self, place: &Place, article: Result<Article, (Option<usize>, String)>) {
        let article = match article {
            Ok(article) => article,
            Err((line, what)) => return self.refuse(Place { line: line.or(place.line), ..place.clone() }, what),
        };
        if let Some(first) = self.ids.get(article.id()) {
            let what = format!(
                "the id {:?} is taken by {first}, which was kept: give this article an id of its own",
                article.id()
            );
            return self.refuse(place.clone(), what);
        }
        self.ids.insert(article.id().to_owned(), place.clone());
        self.articles.push(article);
    }

    fn refuse(&mut self, place: Place, what: impl Into<String>) {
        self.problems.push(Problem { place, what: what.into() });
    }
}

/// How a file is read, by its name.
enum Kind {
    Text,
    Json,
    Lines,
    StandardInput,
    Unknown,
}

fn kind(path: &Path) -> Kind {
    if path.as_os_str() == "-" {
        return Kind::StandardInput;
    }
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("txt") => Kind::Text,
        Some("json") => Kind::Json,
        Some("jsonl" | "ndjson") => Kind::Lines,
        _ => Kind::Unknown,
    }
}

/// The text without a byte order mark, which belongs to the file and not to the article; or the line that is no text.
fn text(bytes: &[u8]) -> Result<&str, (usize, String)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let line = good.split(|&b| b == b'\n').count();
            Err((line, format!("not UTF-8 at byte {}: save the file as UTF-8", good.len())))
        }
    }
}

fn too_long(limit: usize) -> String {
    format!("longer than the limit of {limit} bytes an article: cut it, or raise the limit with --max-bytes")
}
