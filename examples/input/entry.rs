//! One article as JSON.

use corroborate::{Article, Published};
use serde::Deserialize;
use serde_json::error::Category;

/// Only `text` is required; keys that are not named here are ignored.
#[derive(Deserialize)]
struct Entry {
    id: Option<Id>,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

/// Whether the JSON is a file of its own or a line among others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    File,
    Line,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Bytes that the JSON of an article of `max_bytes` may take: `\u00e9` is six for two, the rest is what is known of it.
pub fn max_encoded(max_bytes: usize) -> usize {
    max_bytes.saturating_mul(6).saturating_add(64 << 10)
}

/// Reads an article; `id` is its name where it states none. An error names the line of a file.
pub fn parse(json: &str, id: &str, max_bytes: usize, layout: Layout) -> Result<Article, (Option<usize>, String)> {
    if json.trim_start().starts_with('[') {
        return Err((None, format!("no article: a list: {}", remedy(Category::Data, layout))));
    }
    let line = |e: &serde_json::Error| (layout == Layout::File).then(|| e.line());
    let entry: Entry = serde_json::from_str(json).map_err(|e| (line(&e), explain(&e, layout)))?;
    let id = match entry.id {
        Some(Id::Text(text)) if !text.trim().is_empty() => text,
        Some(Id::Number(number)) => number.to_string(),
        _ => id.to_owned(),
    };
    article(entry.text, id, max_bytes)
        .and_then(|article| {
            let article = given(entry.title).into_iter().fold(article, Article::with_title);
            let article = given(entry.outlet).into_iter().fold(article, Article::with_outlet);
            let article = given(entry.url).into_iter().fold(article, Article::with_url);
            match given(entry.published) {
                None => Ok(article),
                Some(date) => match date.parse::<Published>() {
                    Ok(published) => Ok(article.with_published(published)),
                    Err(error) => Err(format!("article {:?}: published: {error}", article.id())),
                },
            }
        })
        .map_err(|what| (None, what))
}

fn article(text: String, id: String, max_bytes: usize) -> Result<Article, String> {
    if text.len() > max_bytes {
        return Err(format!("article {id:?}: {}", super::too_long(max_bytes)));
    }
    Article::new(id, text).map_err(|error| error.to_string())
}

fn given(field: Option<String>) -> Option<String> {
    field.filter(|text| !text.trim().is_empty())
}

fn explain(error: &serde_json::Error, layout: Layout) -> String {
    let full = error.to_string();
    let what = full.rsplit_once(" at line ").map_or(full.as_str(), |(what, _)| what);
    let remedy = remedy(error.classify(), layout);
    match error.classify() {
        Category::Data => format!("no article: {what}: {remedy}"),
        _ => format!("no JSON: {what} at column {}: {remedy}", error.column()),
    }
}

fn remedy(wrong: Category, layout: Layout) -> &'static str {
    match (wrong, layout) {
        (Category::Data, Layout::File) => {
            "an article is one object with at least a \"text\"; several go into a .jsonl file, one a line"
        }
        (Category::Data, Layout::Line) => "each line is one object with at least a \"text\"",
        (_, Layout::File) => "mend the file",
        (_, Layout::Line) => "mend the line; an article takes one line, with its line breaks as \\n",
    }
}
