//! Who is one in an article, on marked articles; one table of several; and what holds of any text.

use std::collections::BTreeMap;

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
    "President Omar Keita left Bamako on Sunday aboard his green bus. Keita will meet Luc Moreau, the French \
     president, at the Sahel Economic Forum in Dakar, the Kremlin said.",
    "KEITA, Omar: the Malian leader. A special green bus left Bamako for Dakar on Sunday. President Luc Moreau is \
     expected at the Sahel Economic Forum there. Salif Keita sang.",
    "Mali's Omar Keïta took his bus to Dakar. Moscow and Bamako are silent. Luc Moreau will attend an annual economic \
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
    assert_eq!(named(&table, "special green bus"), ["Omar Keita's bus"]);
    assert_eq!(named(&table, "annual economic forum"), ["Sahel Economic Forum"]);
    let country = |name: &str| table.entities.iter().find(|e| e.name == name).and_then(|e| e.country.as_deref());
    assert_eq!(country("Kremlin"), Some("Russia"));
    assert_eq!(country("Moscow"), Some("Russia"));
    assert_eq!(country("Bamako"), Some("Mali"));
    assert!(table.entities.iter().any(|e| e.name == "Moscow" && e.kind == EntityKind::Place));
}

/// What an article knows by one word is the one entity that its story calls so, or the one person whose name sounds so;
/// where the story calls two so, it stays apart.
#[test]
fn one_word_names_across_a_story() {
    let first = "Ada Okafor won the Lagos Open in Nigeria on Sunday. Okafor beat Rita Marsh.";
    let second = "Okafor said that the Lagos Open in Nigeria was hard. Rita Marsh lost.";
    let third = "Tunde Okafor watched the Lagos Open in Nigeria. Rita Marsh lost.";
    let name_of_second = |surname: &str, texts: &[&str]| {
        let read: Vec<Locals> = texts.iter().map(|text| read(text)).collect();
        let table = unite(&read.iter().collect::<Vec<_>>());
        let at = read[1].entities.iter().position(|e| e.name == surname).expect("the surname");
        table.entities[table.of[1][at]].name.clone()
    };
    assert_eq!(name_of_second("Okafor", &[first, second]), "Ada Okafor");
    assert_eq!(name_of_second("Okafor", &[first, second, third]), "Okafor");

    let first = "Viktor Zhytnik won the Lagos Open in Nigeria on Sunday. Zhytnik beat Rita Marsh.";
    let second = "Zhitnik said that the Lagos Open in Nigeria was hard. Rita Marsh lost.";
    let third = "Ada Zhytnyk watched the Lagos Open in Nigeria. Rita Marsh lost.";
    assert_eq!(name_of_second("Zhitnik", &[first, second]), "Viktor Zhytnik");
    assert_eq!(name_of_second("Zhitnik", &[first, second, third]), "Zhitnik");

    let read: Vec<Locals> = [
        "Tarnhill Energy will close its plant in Bergen, Norway, Rita Marsh said.",
        "Rita Marsh said in Bergen that Tarnhill was right. Norway will help Tarnhill.",
        "Aldmoor in Norway reads the Aldmoor Courier, Rita Marsh said in Bergen.",
    ]
    .iter()
    .map(|text| read(text))
    .collect();
    let table = unite(&read.iter().collect::<Vec<_>>());
    assert_eq!(named(&table, "Tarnhill"), ["Tarnhill Energy"]);
    assert_eq!(named(&table, "Aldmoor"), ["Aldmoor"]);
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
        "Park|Chan-ho|the|leader|his|train|President|of|Russia|Bank|[A-Z][a-z]{1,6}|said|,|\\.|\\n|'s|\\(|\\)|and|-|U\\.S\\.|he|it|forum|a|Mr\\.|“|”", 0..80,
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
            text.extend(["Mayor ", g, " ", f, " spoke. "]);
        }
    }
    let found = read(&text);
    let people = found.entities.iter().filter(|e| e.kind == EntityKind::Person).count();
    assert_eq!(people, 100);
    let table = unite(&[&found]);
    assert_eq!(table.entities.len(), found.entities.len());
}

const GIVEN: [&str; 12] =
    ["Ada", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kim", "Park"];
const FAMILY: [&str; 12] = [
    "Marsh",
    "Sorokin",
    "Haddad",
    "Lindqvist",
    "Okafor",
    "Tanaka",
    "Moreau",
    "Kowalski",
    "Reyes",
    "Novak",
    "Park",
    "Kim",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// However articles name people, by full names and by surnames that several bear: those who share neither the
    /// given nor the family name are never one.
    #[test]
    fn strangers_stay_apart(
        articles in prop::collection::vec(prop::collection::vec((0..12usize, 0..12usize, 0..4u8), 1..15), 1..5),
    ) {
        let tell = |&(g, f, how): &(usize, usize, u8)| match how {
            0 => format!("Mr. {} left. ", FAMILY[f]),
            1 => format!("{} said that he was late. ", FAMILY[f]),
            _ => format!("The mayor met {} {} on Monday. ", GIVEN[g], FAMILY[f]),
        };
        let found: Vec<Locals> = articles.iter().map(|a| read(&a.iter().map(tell).collect::<String>())).collect();
        let table = unite(&found.iter().collect::<Vec<_>>());
        for entity in &table.entities {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let full: Vec<Vec<&str>> = names.map(|n| n.split(' ').collect()).filter(|n: &Vec<&str>| n.len() == 2).collect();
            for (a, b) in full.iter().flat_map(|a| full.iter().map(move |b| (a, b))) {
                prop_assert!(a.iter().any(|word| b.contains(word)), "{:?}", entity);
            }
        }
    }
}

/// A reader that were quadratic in any of these would not come back from them.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let texts: [fn(usize) -> String; 11] = [
        |n| "Ada ".repeat(n),
        |n| (0..n).flat_map(|i| ["Ada".to_owned(), letters(i), " Marsh ".to_owned()]).collect(),
        |n| (0..n).flat_map(|i| [letters(i), " said. ".to_owned()]).collect(),
        |n| "the train of his train ".repeat(n / 4),
        |n| "Bank of ".repeat(n / 2),
        |n| "he told him, it ".repeat(n / 4),
        |n| (0..n / 4).flat_map(|i| ["President ".to_owned(), letters(i), " met the president. ".to_owned()]).collect(),
        |n| (0..n).map(|i| letters(i) + " ").collect(),
        |n| (0..n).map(|i| letters(i).to_uppercase() + " ").collect(),
        |n| "“Ada Marsh said he would. ".repeat(n / 6),
        |n| (0..n / 2).flat_map(|i| ["al-".to_owned(), letters(i), " bin ".to_owned()]).collect(),
    ];
    for text in texts {
        let found = read(&text(5_000));
        let table = unite(&[&found, &found]);
        assert_eq!(table.of[0].len(), found.entities.len());
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
