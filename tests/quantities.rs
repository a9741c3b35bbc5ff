//! Sentences of `quantities.md`: what is marked is found and read so, and nothing else is.

use corroborate::number::{QuantityMention, quantities};
use corroborate::text::lex;
use corroborate::value::{Bound, Change, Hedge, Quantity};

/// The reading of a quantity in the notation of the fixture.
fn reading(quantity: &Quantity) -> String {
    let mut out = String::new();
    out.push_str(match quantity.hedge() {
        Hedge::About | Hedge::Nearly => "~",
        _ => "",
    });
    out.push_str(match quantity.bound() {
        Bound::AtLeast => ">= ",
        Bound::MoreThan => "> ",
        Bound::AtMost => "<= ",
        Bound::LessThan => "< ",
        Bound::None => "",
    });
    out.push_str(match quantity.change() {
        Change::Up => "^",
        Change::Down => "v",
        Change::None => "",
    });
    match (quantity.low(), quantity.high()) {
        (Some(low), Some(high)) if low != high => out.push_str(&format!("{}..{}", figure(low), figure(high))),
        (Some(value), _) | (None, Some(value)) => out.push_str(&figure(value)),
        (None, None) => {
            let interval = quantity.interval();
            out.push_str(&format!("?{}..{}", interval.low, interval.high));
        }
    }
    if !quantity.unit().code().is_empty() {
        out.push_str(&format!(" {}", quantity.unit().code()));
    }
    if let Some(also) = quantity.also() {
        out.push_str(&format!(" = {}", reading(also)));
    }
    out
}

fn figure(value: f64) -> String {
    format!("{}", (value * 1e12).round() / 1e12)
}

/// The notation with its figures written out: "1.5e9 USD" is "1500000000 USD".
fn plain(expected: &str) -> String {
    let word = |word: &str| {
        let start = word.find(|c: char| c.is_ascii_digit() || c == '-').unwrap_or(word.len());
        let (mark, rest) = word.split_at(start);
        let ends: Vec<String> = rest.split("..").map(|end| end.parse().map_or(end.to_owned(), figure)).collect();
        format!("{mark}{}", ends.join(".."))
    };
    expected.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A marked sentence: its text, and the words and readings that it marks.
fn parse(line: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("]{").expect("a mark has a reading");
        let (expected, after) = split_braces(after);
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push((start, text.len(), plain(expected)));
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

fn split_braces(text: &str) -> (&str, &str) {
    text.split_once('}').expect("a reading is closed")
}

#[test]
fn the_fixture_is_read_as_marked() {
    let fixture = include_str!("quantities.md");
    let (mut sentences, mut empty, mut wrong) = (0, 0, Vec::new());
    for line in fixture.lines().filter_map(|line| line.strip_prefix("- ")) {
        let (text, marks) = parse(line);
        sentences += 1;
        empty += usize::from(marks.is_empty());
        let found: Vec<(usize, usize, String)> = quantities(&lex(&text))
            .iter()
            .map(|m: &QuantityMention| (m.span.start(), whole_end(m), reading(&m.quantity)))
            .collect();
        if found != marks {
            let show = |list: &[(usize, usize, String)]| {
                let words = list.iter().map(|(start, end, reading)| format!("[{}]{{{reading}}}", &text[*start..*end]));
                words.collect::<Vec<_>>().join(" ")
            };
            wrong.push(format!("{text}\n  marked {}\n  found  {}", show(&marks), show(&found)));
        }
    }
    assert!(wrong.is_empty(), "{} of {sentences} sentences:\n{}", wrong.len(), wrong.join("\n"));
    assert!(sentences >= 250 && empty * 3 >= sentences, "{sentences} sentences, {empty} without a quantity");
}

/// The end of a quantity with its conversion, closing bracket included.
fn whole_end(mention: &QuantityMention) -> usize {
    mention.also_span.map_or(mention.span.end(), |also| also.end() + 1)
}
