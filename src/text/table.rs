//! Word tables: tab-separated data beside the code, looked up by the hash that each token carries.

use std::collections::BTreeMap;

use super::lexer::lex;
use super::token::{Tokens, hash, reads};

/// The rows of a `.tsv` table, split at tabs; blank lines and lines that open with `#` are comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// From single words to values. Keys are in lower case with plain apostrophes.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    /// The hash of the word in each slot, [`FREE`] where there is none: most words are in no table, and these are few bytes
    /// to look at.
    hashes: Vec<u32>,
    slots: Vec<Option<(Box<str>, V)>>,
}

/// No word stands here. A word whose hash is this takes the next.
const FREE: u32 = 0;

impl<V> WordMap<V> {
    /// The first value stays where a key comes twice.
    pub(crate) fn new(entries: impl IntoIterator<Item = (impl Into<String>, V)>) -> Self {
        let entries: Vec<(String, V)> = entries.into_iter().map(|(k, v)| (k.into(), v)).collect();
        let size = (entries.len() * 3 + 1).next_power_of_two();
        let mut slots = Vec::with_capacity(size);
        slots.resize_with(size, || None);
        let mut map = Self { hashes: vec![FREE; size], slots };
        for (key, value) in entries {
            let h = hash(&key);
            let at = map.probe(h, || &key);
            if map.slots[at].is_none() {
                map.hashes[at] = taken(h);
                map.slots[at] = Some((key.into_boxed_str(), value));
            }
        }
        map
    }

    /// The value of the `i`-th token, whatever its case.
    pub(crate) fn get(&self, tokens: &Tokens<'_>, i: usize) -> Option<&V> {
        let token = tokens.list.get(i)?;
        let at = self.probe(token.hash, || token.span.of(tokens.text));
        if self.hashes[at] == FREE { None } else { self.slots[at].as_ref().map(|(_, value)| value) }
    }

    /// The value of a word that is no token.
    pub(crate) fn find(&self, word: &str) -> Option<&V> {
        self.slots[self.probe(hash(word), || word)].as_ref().map(|(_, value)| value)
    }

    /// The slot that holds the word, or the free one where it would go.
    fn probe<'w>(&self, h: u32, word: impl Fn() -> &'w str) -> usize {
        let h = taken(h);
        let mask = self.hashes.len() - 1;
        let mut at = h as usize & mask;
        while self.hashes[at] != FREE {
            if self.hashes[at] == h && self.slots[at].as_ref().is_some_and(|(key, _)| reads(word(), key)) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

impl WordMap<()> {
    /// The words of a table that has one to a row; further columns are not looked at.
    pub(crate) fn list(table: &'static str) -> Self {
        Self::new(rows(table).map(|row| (row[0], ())))
    }
}

/// The hash of a word as it is kept.
fn taken(hash: u32) -> u32 {
    hash.max(FREE + 1)
}

/// Lists of words in one table: word, and the lists that it is in, with a comma between them.
#[derive(Debug)]
pub(crate) struct WordLists(WordMap<Vec<&'static str>>);

impl WordLists {
    pub(crate) fn new(table: &'static str) -> Self {
        Self(WordMap::new(rows(table).map(|row| (row[0], row[1].split(',').collect()))))
    }

    /// Whether the `i`-th token is in a list, whatever its case.
    pub(crate) fn hold(&self, tokens: &Tokens<'_>, i: usize, list: &str) -> bool {
        self.0.get(tokens, i).is_some_and(|lists| lists.contains(&list))
    }
}

/// What may follow a phrase's first word, with the phrase's value.
type Rests<V> = Vec<(Vec<Box<str>>, V)>;

/// From phrases of one or more tokens to values; the longest match wins.
#[derive(Debug)]
pub(crate) struct PhraseMap<V> {
    by_first: WordMap<Rests<V>>,
}

impl<V> PhraseMap<V> {
    /// Keys are in lower case; they are split into tokens as any text is.
    pub(crate) fn new(entries: impl IntoIterator<Item = (impl AsRef<str>, V)>) -> Self {
        let mut groups: BTreeMap<String, Rests<V>> = BTreeMap::new();
        for (key, value) in entries {
            let tokens = lex(key.as_ref());
            let mut words = (0..tokens.len()).map(|i| tokens.word(i));
            let Some(first) = words.next() else { continue };
            groups.entry(first.to_owned()).or_default().push((words.map(Box::from).collect(), value));
        }
        for rests in groups.values_mut() {
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first: WordMap::new(groups) }
    }

    /// The longest phrase that begins at token `i`: how many tokens it takes, and its value.
    pub(crate) fn longest(&self, tokens: &Tokens<'_>, i: usize) -> Option<(usize, &V)> {
        self.all(tokens, i).next()
    }

    /// Every phrase that begins at token `i`, the longest first.
    pub(crate) fn all(&self, tokens: &Tokens<'_>, i: usize) -> impl Iterator<Item = (usize, &V)> {
        let rests = self.by_first.get(tokens, i).map_or(&[][..], Vec::as_slice);
        rests
            .iter()
            .filter(move |(rest, _)| rest.iter().enumerate().all(|(k, word)| tokens.is(i + 1 + k, word)))
            .map(|(rest, value)| (rest.len() + 1, value))
    }
}
