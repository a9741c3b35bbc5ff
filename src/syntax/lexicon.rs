//! What single words can be: closed classes and verb forms.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};

/// How a word works in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Det,
    Poss,
    Pron,
    There,
    Prep,
    To,
    Conj,
    /// "but": joins clauses, hardly ever noun phrases.
    But,
    /// "that": determiner, relative or complementizer.
    That,
    /// "who", "which", "whom".
    Rel,
    /// "what", "where", "when", "why", "how".
    Wh,
    /// "if", "because", "while".
    Sub,
    Neg,
    Modal,
    Be,
    Have,
    Do,
    Adv,
    Adj,
    Noun,
    Name,
    Number,
    /// Inside a time: "Sunday evening", "four and a half years".
    Time,
    Verb,
    /// A quotation mark: it may stand inside any phrase.
    Quote,
    Mark,
}

/// The forms that a verb can have; one word may be several ("put", "said").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a cell of the verb's paradigm, and one word can fill several"
)]
pub(crate) struct Forms {
    pub base: bool,
    pub third: bool,
    pub past: bool,
    pub participle: bool,
    pub ing: bool,
}

/// A verb form: its lemma and what it can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VerbForm {
    pub lemma: &'static str,
    pub forms: Forms,
    /// The base and -s forms are often nouns.
    pub noun: bool,
}

pub(crate) static CLOSED: LazyLock<WordMap<Tag>> =
    LazyLock::new(|| WordMap::new(rows(include_str!("closed.tsv")).map(|row| (row[0], tag(row[1])))));

pub(crate) static VERBS: LazyLock<WordMap<VerbForm>> = LazyLock::new(|| {
    let mut forms: std::collections::BTreeMap<String, VerbForm> = std::collections::BTreeMap::new();
    for row in rows(include_str!("verbs.tsv")) {
        let lemma = row[0];
        let cell = |i: usize| row.get(i).copied().filter(|c| !c.is_empty() && *c != "-");
        let flags = cell(3).unwrap_or_default();
        let (noun, double) = (flags.contains('n'), flags.contains('d'));
        let regular = suffixed(lemma, "ed", double);
        let past = cell(1).unwrap_or(&regular);
        let participle = cell(2).unwrap_or(past);
        let mut put = |word: String, mark: fn(&mut Forms), noun: bool| {
            let entry = forms.entry(word).or_insert(VerbForm { lemma, forms: Forms::default(), noun });
            if entry.lemma == lemma {
                mark(&mut entry.forms);
            }
        };
        put(lemma.to_owned(), |f| f.base = true, noun || flags.contains('a'));
        put(third(lemma), |f| f.third = true, noun);
        // "burned" and "burnt"
        for word in past.split(',') {
            put(word.to_owned(), |f| f.past = true, false);
        }
        for word in participle.split(',') {
            put(word.to_owned(), |f| f.participle = true, false);
        }
        put(suffixed(lemma, "ing", double), |f| f.ing = true, false);
        if lemma.ends_with("el") || lemma.ends_with("al") {
            // "travelled" in Britain, "traveled" in America.
            put(suffixed(lemma, "ed", true), |f| (f.past, f.participle) = (true, true), false);
            put(suffixed(lemma, "ing", true), |f| f.ing = true, false);
        }
    }
    WordMap::new(forms)
});

fn tag(name: &str) -> Tag {
    match name {
        "det" => Tag::Det,
        "poss" => Tag::Poss,
        "pron" => Tag::Pron,
        "there" => Tag::There,
        "prep" => Tag::Prep,
        "to" => Tag::To,
        "conj" => Tag::Conj,
        "but" => Tag::But,
        "that" => Tag::That,
        "rel" => Tag::Rel,
        "wh" => Tag::Wh,
        "sub" => Tag::Sub,
        "neg" => Tag::Neg,
        "modal" => Tag::Modal,
        "be" => Tag::Be,
        "have" => Tag::Have,
        "do" => Tag::Do,
        "adv" => Tag::Adv,
        "adj" => Tag::Adj,
        _ => Tag::Noun,
    }
}

fn third(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let before_y = bytes.len() > 1 && !b"aeiou".contains(&bytes[bytes.len() - 2]);
    if lemma.ends_with('y') && before_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") || lemma == "go" {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// The lemma with "ed" or "ing", by the spelling rules of English.
fn suffixed(lemma: &str, suffix: &str, double: bool) -> String {
    let stem = &lemma[..lemma.len() - 1];
    let before_y = !lemma.ends_with("ay") && !lemma.ends_with("oy") && !lemma.ends_with("ey");
    if double {
        format!("{lemma}{}{suffix}", &lemma[lemma.len() - 1..])
    } else if suffix == "ing" && lemma.ends_with("ie") {
        format!("{}ying", &lemma[..lemma.len() - 2])
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") && lemma != "be" {
        format!("{stem}{suffix}")
    } else if suffix == "ed" && lemma.ends_with("ee") {
        format!("{lemma}d")
    } else if suffix == "ed" && lemma.ends_with('y') && before_y {
        format!("{stem}ied")
    } else {
        format!("{lemma}{suffix}")
    }
}

/// The singular of a noun, by its ending; irregular ones come from a table.
pub(crate) fn singular(noun: &str) -> String {
    static IRREGULAR: LazyLock<WordMap<&'static str>> =
        LazyLock::new(|| WordMap::new(rows(include_str!("plurals.tsv")).map(|row| (row[0], row[1]))));
    let lower: String = noun.chars().flat_map(char::to_lowercase).collect();
    if let Some(known) = IRREGULAR.find(&lower) {
        return (*known).to_owned();
    }
    let cut = |n: usize| lower[..lower.len() - n].to_owned();
    if lower.len() < 4 || !lower.is_ascii() || lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") {
        lower
    } else if lower.ends_with("ies") && lower.len() > 4 {
        cut(3) + "y"
    } else if ["ches", "shes", "sses", "xes", "zzes"].iter().any(|e| lower.ends_with(e)) {
        cut(2)
    } else if lower.ends_with('s') {
        cut(1)
    } else {
        lower
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_forms_are_spelled_right() {
        for (form, lemma) in [
            ("planned", "plan"),
            ("dying", "die"),
            ("arrives", "arrive"),
            ("reaches", "reach"),
            ("denied", "deny"),
            ("agreed", "agree"),
            ("left", "leave"),
            ("urging", "urge"),
            ("delayed", "delay"),
            ("occurred", "occur"),
            ("travelled", "travel"),
            ("traveling", "travel"),
        ] {
            assert_eq!(VERBS.find(form).map(|v| v.lemma), Some(lemma), "{form}");
        }
    }

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("closed.tsv")) {
            assert!(row.len() == 2 && (tag(row[1]) != Tag::Noun || row[1] == "noun"), "{row:?}");
        }
        for row in rows(include_str!("plurals.tsv")) {
            assert_eq!(row.len(), 2, "{row:?}");
        }
        for row in rows(include_str!("verbs.tsv")) {
            assert!(row.len() == 1 || row.len() == 3 || row.len() == 4, "{row:?}");
        }
    }

    #[test]
    fn plurals_become_singular() {
        for (many, one) in [("satellites", "satellite"), ("people", "person"), ("parties", "party"), ("buses", "bus")] {
            assert_eq!(singular(many), one);
        }
    }
}
