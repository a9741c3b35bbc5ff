//! What is compared to find copied sentences: the words that tell, and pairs of them that stand near each other. Pairs
//! survive a changed word, a changed order and a changed ending.

use std::collections::HashMap;

use crate::text::{LineKind, Sentence, TokenKind, Tokens, is_function_word, is_reporting_word, quotations};

/// A sentence as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Gist {
    /// Its number in the article.
    pub(super) sentence: usize,
    /// Its words by the hash of their stem, each once, in the order of the hashes, with their weights.
    pub(super) words: Vec<(u32, u8)>,
    /// Pairs of words that stand near each other, at least one of them no name.
    pub(super) pairs: Vec<u64>,
    /// The sum of the weights.
    pub(super) weight: u32,
}

/// What a word counts: names and numbers meet in any two reports of one event, and so do words of a quotation.
const PLAIN: u8 = 4;
const NAME: u8 = 2;
const QUOTED: u8 = 2;

/// A pair reaches over this many words that tell.
const WINDOW: usize = 4;

/// No sentence is longer in earnest; the bound keeps the time linear.
const LONGEST: usize = 120;

/// The gists of an article's running text.
pub(super) fn gists(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Gist> {
    let mut quoted = vec![false; tokens.len()];
    for q in quotations(tokens, sentences).iter().filter(|q| !q.scare && q.depth == 0) {
        quoted[q.tokens.clone()].fill(true);
    }
    let body = sentences.iter().enumerate().filter(|(_, s)| s.kind() == LineKind::Body);
    body.map(|(n, sentence)| {
        let mut line: Vec<(u32, u8)> = Vec::new();
        for i in sentence.tokens().take(LONGEST) {
            let Some(token) = tokens.get(i) else { break };
            let weight = match token.kind() {
                TokenKind::Number => NAME,
                TokenKind::Word if is_function_word(tokens, i) || is_reporting_word(tokens, i) => continue,
                TokenKind::Word if token.is_capitalized() => NAME,
                TokenKind::Word if quoted[i] => QUOTED,
                TokenKind::Word => PLAIN,
                _ => continue,
            };
            line.push((stem(tokens.word(i)), weight));
        }
        let mut pairs = Vec::with_capacity(line.len() * (WINDOW - 1));
        for (i, &(a, weight)) in line.iter().enumerate() {
            for &(b, other) in line[i + 1..].iter().take(WINDOW - 1) {
                if (weight == PLAIN || other == PLAIN) && a != b {
                    pairs.push(u64::from(a.min(b)) << 32 | u64::from(a.max(b)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        line.sort_unstable();
        line.dedup_by_key(|(word, _)| *word);
        let weight = line.iter().map(|&(_, w)| u32::from(w)).sum();
        Gist { sentence: n, words: line, pairs, weight }
    })
    .collect()
}

/// A hash of the first letters of a word, in lower case: enough to let "supply" meet "supplying".
fn stem(word: &str) -> u32 {
    const LETTERS: usize = 6;
    let letters = word.chars().flat_map(char::to_lowercase).take(LETTERS);
    let count = word.chars().count();
    let keep = if count <= LETTERS && count > 3 && word.ends_with('s') { count - 1 } else { LETTERS };
    letters.take(keep).fold(0x811c_9dc5, |h: u32, c| (h ^ c as u32).wrapping_mul(0x0100_0193))
}

/// What two gists share: the weight, and how many words that are no names and not quoted.
pub(super) fn shared(a: &Gist, b: &Gist) -> (u32, u32) {
    let (mut i, mut j, mut sum, mut plain) = (0, 0, 0, 0);
    while let (Some(&(x, w)), Some(&(y, v))) = (a.words.get(i), b.words.get(j)) {
        match x.cmp(&y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += u32::from(w.min(v));
                plain += u32::from(w.min(v) == PLAIN);
                i += 1;
                j += 1;
            }
        }
    }
    (sum, plain)
}

/// Where a gist stands: the article, and the gist in it.
pub(super) type Place = (usize, usize);

/// A pair that more sentences than this have compares each only with those near it in the order of the articles, so that
/// the work grows with the text and not with its square.
const CROWD: usize = 12;

/// Pairs of sentences of two articles that share at least two pairs of words, in order.
pub(super) fn candidates(articles: &[Vec<Gist>]) -> Vec<(Place, Place)> {
    let mut postings: HashMap<u64, Vec<Place>> = HashMap::new();
    for (a, gists) in articles.iter().enumerate() {
        for (g, gist) in gists.iter().enumerate() {
            for &pair in &gist.pairs {
                postings.entry(pair).or_default().push((a, g));
            }
        }
    }
    let mut meetings: Vec<(Place, Place)> = Vec::new();
    for places in postings.values() {
        let reach = if places.len() <= CROWD { places.len() } else { 3 };
        for (i, &place) in places.iter().enumerate() {
            let others = places[i + 1..].iter().take(8 * CROWD).filter(|other| other.0 != place.0).take(reach);
            meetings.extend(others.map(|&other| (place, other)));
        }
    }
    meetings.sort_unstable();
    let twice = meetings.chunk_by(|x, y| x == y).filter(|same| same.len() > 1);
    twice.map(|same| same[0]).collect()
}
