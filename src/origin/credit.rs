//! Which agency an article as a whole, or one of its sentences, is credited to.

use std::sync::LazyLock;

use crate::text::{LineKind, PhraseMap, Sentence, Tokens, rows};

/// Agencies by their names; the value is the key.
static AGENCIES: LazyLock<PhraseMap<&'static str>> = LazyLock::new(|| {
    PhraseMap::new(
        rows(include_str!("agencies.tsv"))
            .flat_map(|row| row[1..].iter().map(|name| (*name, row[0])).collect::<Vec<_>>()),
    )
});

/// The agency named at token `i`, with how many tokens its name takes. A short name counts only in capitals.
fn agency(tokens: &Tokens<'_>, i: usize) -> Option<(usize, &'static str)> {
    let (len, &key) = AGENCIES.longest(tokens, i)?;
    tokens.get(i).is_some_and(crate::text::Token::is_capitalized).then_some((len, key))
}

/// The agency that the whole article is credited to: a credit line or byline that names one alone, or the bracket of a
/// dateline: "PARIS (Reuters) -".
pub(super) fn of_article(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Option<&'static str> {
    let mut found = None;
    let body = sentences.iter().find(|s| s.kind() == LineKind::Body).map_or(0, |s| s.tokens().start);
    for sentence in sentences {
        let range = sentence.tokens();
        let credit = sentence.kind() == LineKind::Boilerplate && range.len() <= 40;
        let near_start = (body..body + 14).contains(&range.start);
        if !credit && !near_start {
            continue;
        }
        // Thanks for a picture or for help with a report are no credit for all of it.
        let partial = ["photo", "image", "picture", "video", "contributed", "inputs", "input", "files", "additional"];
        if credit && range.clone().any(|i| tokens.is_any(i, &partial)) {
            continue;
        }
        let end = if credit { range.end } else { range.end.min(body + 14) };
        for i in range.start..end {
            let Some((len, key)) = agency(tokens, i) else { continue };
            let bracket = i > 0 && tokens.is(i - 1, "(") && tokens.is(i + len, ")");
            if !credit && !bracket {
                continue;
            }
            match found {
                None => found = Some(key),
                // Two agencies: the article was put together from both.
                Some(other) if other != key => return None,
                Some(_) => {}
            }
        }
    }
    found
}

/// The agencies that an article says its people spoke to ("told AFP"), as keys, each once: what an agency heard reaches
/// others by its wire.
pub(super) fn heard(tokens: &Tokens<'_>) -> Vec<&'static str> {
    let talks = |i: usize| {
        tokens.is_any(i, &["told", "tells"])
            || (tokens.is_any(i, &["to", "with"])
                && i > 0
                && tokens.is_any(i - 1, &["spoke", "speaking", "talking", "interview"]))
    };
    let mut out: Vec<&str> =
        (0..tokens.len()).filter(|&i| talks(i)).filter_map(|i| agency(tokens, i + 1).map(|(_, key)| key)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{classify, lex, sentences};

    fn credited(text: &str) -> Option<&'static str> {
        let tokens = lex(text);
        let mut list = sentences(&tokens);
        classify(&tokens, &mut list);
        of_article(&tokens, &list)
    }

    #[test]
    fn every_agency_is_read() {
        for row in rows(include_str!("agencies.tsv")) {
            assert!(row.len() > 1 && row.iter().all(|name| *name == name.to_lowercase()), "{row:?}");
        }
    }

    #[test]
    fn credits_are_told_from_mentions() {
        assert_eq!(credited("Ferry sinks\n\nPARIS (Reuters) - A ferry sank on Monday."), Some("reuters"));
        assert_eq!(
            credited("Ferry sinks\n\nA ferry sank.\n\nThis story is based on information from The Associated Press."),
            Some("ap")
        );
        assert_eq!(credited("Ferry sinks\n\nA ferry sank.\n\nAFP"), Some("afp"));
        assert_eq!(
            credited("Ferry sinks\n\nA ferry sank on Monday, the captain told AFP at the port of the city."),
            None
        );
        assert_eq!(credited("Ferry sinks\n\nA ferry sank.\n\n(AP Photo/Ann Lee)"), None);
    }
}
