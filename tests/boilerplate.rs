//! What of a page is no part of the report: one row a line in `boilerplate.tsv`, set into an article of our own.

use corroborate::text::{DropReason, LineKind, classify, dropped, lex, sentences};
use proptest::prelude::*;

const BODY: [&str; 4] = [
    "A ferry ran aground in the strait on Saturday after its steering failed, and lifeboats took the passengers ashore.",
    "The owner said that the crew had acted quickly and that an inquiry would begin on Monday at the port.",
    "Residents of the island have asked for a second ship for years, but the council has never paid for one.",
    "Divers will look at the hull when the wind drops, a spokeswoman for the coastguard said.",
];

/// The article with a line set in, and where the line begins.
fn article(place: &str, line: &str) -> (String, usize) {
    let at = match place {
        "top" => 1,
        "middle" => 3,
        _ => 5,
    };
    let mut lines: Vec<&str> = vec!["Ferry aground in strait"];
    lines.extend(BODY);
    lines.insert(at, line);
    let start = lines[..at].iter().map(|l| l.len() + 2).sum();
    (lines.join("\n\n"), start)
}

#[test]
fn furniture_goes_and_news_stays() {
    let mut wrong = Vec::new();
    for row in include_str!("boilerplate.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let [place, expected, line] = row.splitn(3, '\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {row}")
        };
        let (text, start) = article(place, line);
        let tokens = lex(&text);
        let mut list = sentences(&tokens);
        classify(&tokens, &mut list);
        let out = dropped(&tokens, &list);
        let found = out.iter().find(|d| d.span.start() >= start && d.span.end() <= start + line.len());
        let found = found.map_or("keep".to_owned(), |d| format!("{:?}", d.reason));
        if found != expected {
            wrong.push(format!("{row}\n  found {found}"));
        }
        let others = out.iter().filter(|d| d.span.end() <= start || d.span.start() >= start + line.len());
        wrong.extend(others.map(|d| format!("{row}\n  took {} with it", d.span.of(&text))));
        for sentence in &list {
            let is_dropped = out.iter().any(|d| d.span.contains(sentence.span()));
            assert_eq!(is_dropped, sentence.kind() == LineKind::Boilerplate, "{row}");
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn headlines_and_headings_are_told_from_text() {
    let (text, start) = article("middle", "Waiting for a second ship");
    let tokens = lex(&text);
    let mut list = sentences(&tokens);
    classify(&tokens, &mut list);
    assert_eq!(list[0].kind(), LineKind::Headline);
    let heading = list.iter().find(|s| s.span().start() == start).map(corroborate::text::Sentence::kind);
    assert_eq!(heading, Some(LineKind::Heading));
    assert!(list.iter().skip(1).filter(|s| s.span().start() != start).all(|s| s.kind() == LineKind::Body));
}

#[test]
fn facts_in_a_list_are_text() {
    for line in ["Magnitude: 6.1", "- 12 dead, 40 injured", "Depth: 10 km"] {
        let (text, start) = article("middle", line);
        let tokens = lex(&text);
        let mut list = sentences(&tokens);
        classify(&tokens, &mut list);
        let kind = list.iter().find(|s| s.span().start() == start).map(corroborate::text::Sentence::kind);
        assert_eq!(kind, Some(LineKind::Body), "{line}");
    }
}

#[test]
fn a_list_of_links_ends_where_text_begins() {
    let lines = [&["Ferry aground"], &BODY[..], &["You may also like", "Mayor quits", "Ten walks for spring", BODY[0]]]
        .concat();
    let text = lines.join("\n\n");
    let tokens = lex(&text);
    let list = sentences(&tokens);
    let out: Vec<(&str, DropReason)> = dropped(&tokens, &list).iter().map(|d| (d.span.of(&text), d.reason)).collect();
    let link = DropReason::Link;
    assert_eq!(out, [("You may also like", link), ("Mayor quits", link), ("Ten walks for spring", link)]);
}

#[test]
fn an_article_in_another_language_is_left_alone() {
    let text =
        "Lantsa sumadsad sa kipot\n\nSumadsad ang isang lantsa sa kipot noong Sabado matapos masira ang manibela nito.";
    let tokens = lex(text);
    assert!(dropped(&tokens, &sentences(&tokens)).is_empty());
}

proptest! {
    #[test]
    fn nothing_panics(text in "(\\PC{0,40}\n{0,2}){0,8}") {
        let tokens = lex(&text);
        let mut list = sentences(&tokens);
        classify(&tokens, &mut list);
        for drop in dropped(&tokens, &list) {
            prop_assert!(!drop.span.of(&text).is_empty());
        }
    }
}
