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

/// Reads an article; `id` is its name where it states none. An error names the line where `json` has several.
pub fn parse(json: &str, id: &str, max_bytes: usize, several: bool) -> Result<Article, (Option<usize>, String)> {
    let entry: Entry = serde_json::from_str(json).map_err(|e| (several.then(|| e.line()), explain(&e, several)))?;
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

fn explain(error: &serde_json::Error, several: bool) -> String {
    let full = error.to_string();
    let what = full.rsplit_once(" at line ").map_or(full.as_str(), |(what, _)| what);
    let remedy = match (error.classify(), several) {
        (Category::Data, true) => "an article is one object with at least a \"text\"; several go into a .jsonl file",
        (Category::Data, false) => "each line is one object with at least a \"text\"",
        (_, true) => "mend the file",
        (_, false) => "mend the line; an article takes one line, with its line breaks as \\n",
    };
    match error.classify() {
        Category::Data => format!("no article: {what}: {remedy}"),
        _ => format!("no JSON: {what} at column {}: {remedy}", error.column()),
    }
}
