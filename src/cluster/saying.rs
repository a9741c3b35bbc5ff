//! Which quotations are one saying: near-identical words of one holder.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Slot};
use crate::syntax::lexicon::{CLOSED, Tag, VERBS, singular};
use crate::text::{TokenKind, Tokens, lex};
use crate::value::Value;

/// Narrows the slot of every quotation to its saying, named by the first claim that quotes it.
///
/// Two quotations are one saying where enough of the content words of the shorter one stand in the other too, and no two
/// named holders say them. Who is spoken of tells nothing: half of what is said of a dead singer names her.
pub(crate) fn sayings(claims: &mut [Claim]) {
    let quotes: Vec<Quote> = claims
        .iter()
        .enumerate()
        .filter_map(|(claim, c)| match &c.value {
            Value::Quote { text } => Some(Quote { claim, words: content(text), holder: speaker(c) }),
            _ => None,
        })
        .collect();
    // By story and word, for two stories have no saying in common.
    let mut places: BTreeMap<(Option<&String>, &str), Vec<usize>> = BTreeMap::new();
    let story = |quote: &Quote| claims[quote.claim].slot.scope().get("story");
    for (q, quote) in quotes.iter().enumerate() {
        for word in &quote.words {
            places.entry((story(quote), word)).or_default().push(q);
        }
    }
    let mut group: Vec<usize> = (0..quotes.len()).collect();
    let mut holders: Vec<Option<&str>> = quotes.iter().map(|q| q.holder.as_deref()).collect();
    for (q, quote) in quotes.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        // A word that very many quotations share tells nothing, and would make this quadratic.
        for others in
            quote.words.iter().filter_map(|w| places.get(&(story(quote), w.as_str()))).filter(|o| o.len() <= 32)
        {
            for &other in others.iter().filter(|&&o| o < q) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let fits = shared.into_iter().filter(|&(other, common)| {
            let (a, b) = (holders[q], holders[group[other]]);
            let shorter = quote.words.len().min(quotes[other].words.len());
            // Who says "we are not buying eggs" and "we are buying the hen" says two things; a line between paragraphs, of which
            // nobody is named as the speaker, repeats what stands below.
            let two = &quotes[other];
            let named = quote.holder.is_some() && two.holder.is_some();
            let one = named && claims[quote.claim].source == claims[two.claim].source;
            enough(common, shorter, a, b) && (!one || common * 5 >= shorter * 4)
        });
        if let Some((other, _)) = fits.max_by_key(|&(other, common)| (common, std::cmp::Reverse(other))) {
            let first = group[other];
            group[q] = first;
            holders[first] = holders[first].or(holders[q]);
        }
    }
    for (q, quote) in quotes.iter().enumerate() {
        let id = claims[quotes[group[q]].claim].id.clone();
        let mut slot = Slot::new("quotation").within("saying", id);
        if let Some(holder) = holders[group[q]] {
            slot = slot.role("holder", holder);
        }
        claims[quote.claim].slot = slot;
    }
}

/// A quotation among the claims.
struct Quote {
    claim: usize,
    words: BTreeSet<String>,
    holder: Option<String>,
}

/// Who says so, by name; "an official" and "the spokesman" may be anybody.
fn speaker(claim: &Claim) -> Option<String> {
    claim.stance.holders.first().filter(|h| h.starts_with(char::is_uppercase)).cloned()
}

/// Whether so many shared content words make one saying of two quotations with these holders, the shorter of which has
/// `shorter`: half of them do where one holder is named for both, else it takes two thirds.
fn enough(common: usize, shorter: usize, a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b && common >= 2 && common * 2 >= shorter,
        (None, None) => common >= 3 && common * 3 >= shorter * 2,
        _ => common >= 2 && common * 3 >= shorter * 2,
    }
}

/// The words that carry the meaning, in their base form; names left out.
fn content(text: &str) -> BTreeSet<String> {
    let tokens = lex(text);
    let named = |i: usize| i > 0 && tokens.word(i).starts_with(char::is_uppercase);
    (0..tokens.len()).filter(|&i| !named(i)).filter_map(|i| content_word(&tokens, i)).collect()
}

/// A word that carries meaning, in its base form.
pub(super) fn content_word(tokens: &Tokens<'_>, i: usize) -> Option<String> {
    let word = tokens.word(i);
    let carries = tokens.get(i).is_some_and(|t| t.kind() == TokenKind::Word)
        && word.len() > 2
        && !matches!(CLOSED.get(tokens, i), Some(tag) if *tag != Tag::Noun);
    carries.then(|| VERBS.get(tokens, i).map_or_else(|| singular(&word.to_lowercase()), |v| v.lemma.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::claim;

    #[test]
    fn what_one_report_quotes_twice_it_repeats() {
        let quote = |source: &str, text: &str| {
            let mut claim = claim(source, Slot::new("quotation"), Value::Quote { text: text.to_owned() });
            claim.stance.holders = vec!["Ana Roe".to_owned()];
            claim
        };
        let (eggs, hen) = ("We are not mending the old nets", "We are mending the boats that drag the nets");
        let together = |other: &str| {
            let mut claims = [quote("a", eggs), quote(other, hen)];
            sayings(&mut claims);
            claims[0].slot == claims[1].slot
        };
        assert!(together("b"), "two reports may quote one saying in two wordings");
        assert!(!together("a"), "one report quotes two");
    }
}
