//! Who says what how: one row a sentence in `stance.tsv`, and what must hold of any text.

use corroborate::text::{Polarity, StanceAt, Stances, classify, lex, quotations, sentences};
use proptest::prelude::*;

/// Takes the brackets out of a row: the text, and where each bracketed word begins.
fn unmark(marked: &str) -> (String, Vec<usize>) {
    let (mut text, mut at) = (String::new(), Vec::new());
    for c in marked.replace("\\n", "\n").chars() {
        match c {
            '[' => at.push(text.len()),
            ']' => {}
            _ => text.push(c),
        }
    }
    (text, at)
}

/// A stance in the words of the table.
fn told(stance: &StanceAt, text: &str) -> String {
    let not = if stance.polarity == Polarity::Denied { "not " } else { "" };
    let holders: Vec<&str> = stance.holders.iter().map(|h| h.span.of(text)).collect();
    let holders = if holders.is_empty() { "-".to_owned() } else { holders.join(" < ") };
    format!("{not}{}: {holders}", format!("{:?}", stance.modality).to_lowercase())
}

fn read(text: &str) -> (corroborate::text::Tokens<'_>, Stances) {
    let tokens = lex(text);
    let mut sentences = sentences(&tokens);
    classify(&tokens, &mut sentences);
    let quotations = quotations(&tokens, &sentences);
    let stances = Stances::read(&tokens, &sentences, &quotations);
    (tokens, stances)
}

#[test]
fn every_row_has_its_stance() {
    let mut wrong = Vec::new();
    for row in include_str!("stance.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (marked, expected) = row.split_once('\t').expect("a tab in each row");
        let (text, at) = unmark(marked);
        let (tokens, stances) = read(&text);
        let found: Vec<String> = at.iter().map(|&byte| told(&stances.at(tokens.at(byte)), &text)).collect();
        let expected: Vec<&str> = expected.split(" | ").map(str::trim).collect();
        if found != expected {
            wrong.push(format!("{marked}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Words that the rules look for, thrown together.
fn jumble() -> impl Strategy<Value = String> {
    let words = [
        "Kim",
        "said",
        "that",
        "the",
        "train",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        ",",
        ".",
        "\n\n",
        "if",
        "will",
        "not",
        "no",
        "according",
        "to",
        "denied",
        "who",
        "(",
        ")",
        "–",
        ":",
        "and",
        "but",
        "while",
        "told",
        "AFP",
        "quoted",
        "as",
        "saying",
        "by",
        "may",
        "would",
        "was",
        "reported",
        "on",
        "Monday",
        "neither",
        "nor",
        "#tag",
        "12",
        "read more",
        "é",
        "한국",
        "’s",
        "«",
        "»",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..120).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn nothing_panics_and_holders_lie_in_the_text(text in prop_oneof![jumble(), "\\PC{0,200}"]) {
        let (tokens, stances) = read(&text);
        for i in 0..=tokens.len() {
            for holder in stances.at(i).holders {
                prop_assert!(!holder.span.of(&text).is_empty());
                prop_assert!(holder.tokens.end <= tokens.len());
            }
        }
    }

    #[test]
    fn no_quotation_swallows_the_article(text in jumble()) {
        let tokens = lex(&text);
        let sentences = sentences(&tokens);
        for q in quotations(&tokens, &sentences) {
            let from = sentences.iter().find(|s| s.tokens().contains(&q.tokens.start)).map(corroborate::text::Sentence::paragraph);
            let to = sentences.iter().find(|s| s.tokens().contains(&(q.tokens.end - 1))).map(corroborate::text::Sentence::paragraph);
            prop_assert_eq!(from, to);
        }
    }
}
