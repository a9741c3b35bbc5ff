//! Pairs of names and what comparing them must say; and what holds of any two names.

use corroborate::entity::{EntityKind, Match, Name, compare};
use proptest::prelude::*;

fn kind(word: &str) -> EntityKind {
    match word {
        "person" => EntityKind::Person,
        "place" => EntityKind::Place,
        "vessel" => EntityKind::Vehicle,
        _ => EntityKind::Organization,
    }
}

#[test]
fn pairs_of_the_table_compare_as_it_says() {
    let mut wrong = Vec::new();
    let rows = include_str!("names.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let [class, answer, a, b] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("four columns: {row:?}") };
        let likeness = compare(&Name::parse(a, kind(class)), &Name::parse(b, kind(class)));
        let got = format!("{:?}", likeness.verdict).to_lowercase();
        if got != answer {
            wrong.push(format!("{a} | {b}: {got} ({}), not {answer}", likeness.reason));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn either_side_first_is_the_same(a in ".{0,40}", b in ".{0,40}", person in any::<bool>()) {
        let kind = if person { EntityKind::Person } else { EntityKind::Organization };
        let (a, b) = (Name::parse(&a, kind), Name::parse(&b, kind));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.verdict, back.verdict);
        prop_assert!((there.score - back.score).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&there.score));
    }

    #[test]
    fn words_of_names_in_any_order_compare(
        a in prop::collection::vec("(al-)?[A-Z][a-z]{0,8}|[A-Z]\\.|Park|Chan-ho|de|Dr\\.|Li", 0..14),
        b in prop::collection::vec("(al-)?[A-Z][a-z]{0,8}|[A-Z]\\.|Park|Chan-ho|de|Dr\\.|Li", 0..14),
    ) {
        let (a, b) = (Name::parse(&a.join(" "), EntityKind::Person), Name::parse(&b.join(" "), EntityKind::Person));
        prop_assert_eq!(compare(&a, &b).verdict, compare(&b, &a).verdict);
    }

    #[test]
    fn a_name_with_letters_is_itself(a in "[A-Za-z][A-Za-z '-]{0,30}") {
        let name = Name::parse(&a, EntityKind::Person);
        prop_assert_eq!(compare(&name, &name).verdict, Match::Same);
    }
}

/// What would be left out of a longer name is the name where nothing else has letters.
#[test]
fn a_title_or_a_suffix_alone_is_a_name() {
    for alone in ["MP'", "MP", "Dr. -", "Jr.", "Jr. III", "MD PhD", "'MP", "de la"] {
        let name = Name::parse(alone, EntityKind::Person);
        assert_eq!(compare(&name, &name).verdict, Match::Same, "{alone}");
    }
    let verdict = |a, b| compare(&Name::parse(a, EntityKind::Person), &Name::parse(b, EntityKind::Person)).verdict;
    assert_eq!(verdict("MP O'Hara", "O'Hara'"), Match::Same);
    assert_eq!(verdict("MP'", "O'Hara"), Match::Different);
}

#[test]
fn long_and_strange_names_are_cheap() {
    let long = "Ada ".repeat(20_000);
    let strange = ["", " ", "'", "-", "Ω", "🙂", ",", "a,", ",b", "الله", "김", "\u{0}", "M.", "Dr.", "of the"];
    let long = Name::parse(&long, EntityKind::Person);
    for a in strange {
        for kind in [EntityKind::Person, EntityKind::Organization] {
            let name = Name::parse(a, kind);
            assert_eq!(compare(&name, &long).verdict, compare(&long, &name).verdict);
        }
    }
}
