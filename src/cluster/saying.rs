//! Which quotations are one saying: near-identical words of one holder.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::syntax::lexicon::{CLOSED, Tag, VERBS, singular};
use crate::text::lex;
use crate::value::Value;

/// Narrows the slot of every quotation to its saying, named by the rarest words that its wordings share.
///
/// Two quotations are one saying where at least half of the content words of the shorter one, and at least two, stand in
/// the other too, and no two named holders say them.
pub(crate) fn sayings(claims: &mut [Claim]) {
    let quotes: Vec<(usize, BTreeSet<String>)> = claims
        .iter()
        .enumerate()
        .filter_map(|(n, c)| match &c.value {
            Value::Quote { text } => Some((n, content(text))),
            _ => None,
        })
        .collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (q, (_, words)) in quotes.iter().enumerate() {
        for word in words {
            holders.entry(word).or_default().push(q);
        }
    }
    let mut group: Vec<usize> = (0..quotes.len()).collect();
    for (q, (n, words)) in quotes.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        // A word that very many quotations share tells nothing, and would make this quadratic.
        for others in words.iter().filter_map(|w| holders.get(w.as_str())).filter(|o| o.len() <= 32) {
            for &other in others.iter().filter(|&&o| o < q) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let fits = shared.into_iter().find(|&(other, common)| {
            let shorter = words.len().min(quotes[other].1.len());
            let (a, b) = (speaker(&claims[*n]), speaker(&claims[quotes[other].0]));
            common >= 2 && common * 2 >= shorter && (a.is_none() || b.is_none() || a == b)
        });
        if let Some((other, _)) = fits {
            group[q] = group[other];
        }
    }
    for (q, (n, _)) in quotes.iter().enumerate() {
        let first = quotes[group[q]].0;
        let id = claims[first].id.clone();
        let holder = quotes
            .iter()
            .enumerate()
            .filter(|(o, _)| group[*o] == group[q])
            .find_map(|(_, (m, _))| speaker(&claims[*m]).map(str::to_owned));
        let mut slot = crate::claim::Slot::new("quotation").within("saying", id);
        if let Some(holder) = holder {
            slot = slot.role("holder", holder);
        }
        claims[*n].slot = slot;
    }
}

/// Who says so, by name; "an official" and "the spokesman" may be anybody.
fn speaker(claim: &Claim) -> Option<&str> {
    claim.stance.holders.first().map(String::as_str).filter(|h| h.starts_with(char::is_uppercase))
}

/// The words that carry the meaning, in their base form.
fn content(text: &str) -> BTreeSet<String> {
    let tokens = lex(text);
    let words = (0..tokens.len())
        .filter(|&i| tokens.word(i).len() > 2 && !matches!(CLOSED.get(&tokens, i), Some(tag) if *tag != Tag::Noun));
    words.map(|i| VERBS.get(&tokens, i).map_or_else(|| singular(tokens.word(i)), |v| v.lemma.to_owned())).collect()
}
