//! Who is one in an article, on marked articles; one table of several; and what holds of any text.

use std::collections::BTreeMap;
use std::time::Instant;

use corroborate::Span;
use corroborate::entity::{EntityKind, Form, LocalId, Locals, Table, locals, unite};
use corroborate::text::{lex, sentences};
use proptest::prelude::*;

fn read(text: &str) -> Locals {
    let tokens = lex(text);
    locals(&tokens, &sentences(&tokens))
}

/// A marked text without its marks, and the marks: from, to, who.
fn unmark(marked: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (inner, after) = after.split_once(']').expect("a mark that closes");
        let (words, who) = inner.rsplit_once('|').expect("a mark that says who");
        marks.push((text.len(), text.len() + words.len(), who.to_owned()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

#[test]
fn marked_articles_resolve_as_marked() {
    let mut wrong = Vec::new();
    for section in include_str!("entities.md").split("\n## ").skip(1) {
        let (title, body) = section.split_once("\n\n").expect("a title and a text");
        // A line break is white space here, but for a blank line.
        let body = body.trim().split("\n\n").map(|p| p.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
        let (text, marks) = unmark(&body);
        let found = read(&text);
        let at: BTreeMap<(usize, usize), Option<LocalId>> =
            found.mentions.iter().map(|m| ((m.span.start(), m.span.end()), m.local)).collect();
        let mut ids: BTreeMap<&str, LocalId> = BTreeMap::new();
        for (start, end, who) in &marks {
            let words = &text[*start..*end];
            match (at.get(&(*start, *end)).copied().flatten(), who.as_str()) {
                (Some(_), "-") => wrong.push(format!("{title}: {words:?} must stay open")),
                (None, "-") => {}
                (None, _) => wrong.push(format!("{title}: {words:?} is not resolved")),
                (Some(id), who) => {
                    if *ids.entry(who).or_insert(id) != id {
                        wrong.push(format!("{title}: {words:?} is not {who:?}"));
                    }
                    if ids.iter().any(|(other, i)| *other != who && *i == id) {
                        wrong.push(format!("{title}: {words:?} is also another"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const STORY: [&str; 3] = [
    "President Omar Keita left Bamako on Sunday aboard his armored train. Keita will meet Luc Moreau, the French \
     president, at the Sahel Economic Forum in Dakar, the Kremlin said.",
    "KEITA, Omar: the Malian leader. A special armored train left Bamako for Dakar on Sunday. President Luc Moreau is \
     expected at the Sahel Economic Forum there. Salif Keita sang.",
    "Mali's Omar Keïta took his train to Dakar. Moscow and Bamako are silent. Luc Moreau will attend an annual economic \
     forum, he said.",
];

fn named<'t>(table: &'t Table, name: &str) -> Vec<&'t str> {
    table
        .entities
        .iter()
        .filter(|e| e.name == name || e.aliases.iter().any(|a| a == name))
        .map(|e| e.name.as_str())
        .collect()
}

#[test]
fn one_table_across_articles() {
    let read: Vec<Locals> = STORY.iter().map(|text| read(text)).collect();
    let table = unite(&read.iter().collect::<Vec<_>>());
    assert_eq!(named(&table, "Omar Keïta"), ["Omar Keita"]);
    assert_eq!(named(&table, "Salif Keita"), ["Salif Keita"]);
    assert_eq!(named(&table, "special armored train"), ["Omar Keita's train"]);
    assert_eq!(named(&table, "annual economic forum"), ["Sahel Economic Forum"]);
    let country = |name: &str| table.entities.iter().find(|e| e.name == name).and_then(|e| e.country.as_deref());
    assert_eq!(country("Kremlin"), Some("Russia"));
    assert_eq!(country("Moscow"), Some("Russia"));
    assert_eq!(country("Bamako"), Some("Mali"));
    assert!(table.entities.iter().any(|e| e.name == "Moscow" && e.kind == EntityKind::Place));
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let read: Vec<Locals> = STORY.iter().map(|text| read(text)).collect();
    let there = unite(&read.iter().collect::<Vec<_>>());
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let back = unite(&order.map(|i| &read[i]));
        assert_eq!(there.entities, back.entities);
        for (at, &i) in order.iter().enumerate() {
            assert_eq!(there.of[i], back.of[at]);
        }
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let tokens = lex(text);
    let found = locals(&tokens, &sentences(&tokens));
    let mut last = 0;
    for mention in &found.mentions {
        prop_assert!(mention.span.start() >= last, "in order, none overlapping");
        last = mention.span.end();
        prop_assert!(Span::new(text, mention.span.start(), last).is_ok());
        prop_assert!(mention.tokens.start < mention.tokens.end && mention.tokens.end <= tokens.len());
        prop_assert!(mention.local.is_none_or(|id| (id.0 as usize) < found.entities.len()));
    }
    prop_assert!(found.entities.iter().all(|e| !e.name.is_empty()));
    prop_assert!(found.entities.iter().all(|e| e.owner.is_none_or(|id| (id.0 as usize) < found.entities.len())));
    let table = unite(&[&found, &found]);
    for (e, entity) in found.entities.iter().enumerate().filter(|(_, e)| e.head.is_empty()) {
        prop_assert_eq!(table.of[0][e], table.of[1][e], "{}", entity.name);
    }
    let mut names: Vec<&str> = table.entities.iter().map(|e| e.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    prop_assert_eq!(names.len(), table.entities.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&text)?;
    }

    #[test]
    fn any_words_are_read(words in prop::collection::vec(
        "Kim|Jong-un|the|leader|his|train|President|of|Russia|Bank|[A-Z][a-z]{1,6}|said|,|\\.|\\n|'s|\\(|\\)|and|-|U\\.S\\.|he|it|forum|a|Mr\\.|“|”", 0..80,
    )) {
        check(&words.join(" "))?;
    }
}

/// Distinct names stay distinct: no entity swallows the rest.
#[test]
fn no_entity_swallows_everything() {
    let given = ["Ada", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas"];
    let family =
        ["Marsh", "Sorokin", "Haddad", "Lindqvist", "Okafor", "Tanaka", "Moreau", "Kowalski", "Reyes", "Novak"];
    let mut text = String::new();
    for g in given {
        for f in family {
            text.push_str(&format!("Mayor {g} {f} spoke. "));
        }
    }
    let found = read(&text);
    let people = found.entities.iter().filter(|e| e.kind == EntityKind::Person).count();
    assert_eq!(people, 100);
    let table = unite(&[&found]);
    assert_eq!(table.entities.len(), found.entities.len());
}

/// Ten times the text takes about ten times as long; a quadratic reader would take a hundred times.
#[test]
fn time_is_linear_in_hostile_texts() {
    let texts: [fn(usize) -> String; 6] = [
        |n| "Ada ".repeat(n),
        |n| (0..n).map(|i| format!("Ada{} Marsh ", letters(i))).collect(),
        |n| (0..n).map(|i| format!("{} said. ", letters(i))).collect(),
        |n| "the train of his train ".repeat(n / 4),
        |n| "Bank of ".repeat(n / 2),
        |n| "he told him. ".repeat(n / 4),
    ];
    for (at, text) in texts.iter().enumerate() {
        let time = |n| {
            let text = text(n);
            let start = Instant::now();
            let found = read(&text);
            unite(&[&found]);
            start.elapsed().as_secs_f64()
        };
        time(100);
        let (small, large) = (time(1_000), time(10_000));
        assert!(large < 40.0 * small + 0.5, "text {at}: {small:.4} s, then {large:.4} s");
    }
}

fn letters(mut i: usize) -> String {
    let mut out = String::from("Q");
    loop {
        out.push(char::from(b'a' + (i % 26) as u8));
        i /= 26;
        if i == 0 {
            return out;
        }
    }
}

#[test]
fn forms_are_told_apart() {
    let found = read("Gov. Carla Ruiz boarded her plane. She waved.");
    let forms: Vec<Form> = found.mentions.iter().map(|m| m.form).collect();
    assert_eq!(forms, [Form::Name, Form::Description, Form::Pronoun]);
    assert_eq!(found.entities[1].owner, Some(LocalId(0)));
    assert_eq!(found.entities[1].head, "plane");
    assert_eq!(found.entities[0].roles, ["Gov"]);
}
