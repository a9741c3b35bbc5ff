//! Words that tell what a name or a description is: head nouns, titles, given names, family names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::table::{PhraseMap, WordMap, rows};
use crate::text::{Case, Tokens};

use super::EntityKind;

/// A head noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub kind: EntityKind,
    /// The first of the words that mean the same.
    pub group: &'static str,
    /// Names may end in it.
    pub names: bool,
    /// Descriptions may: "the company", but not "the news".
    pub describes: bool,
    pub number: Number,
}

/// Whom a head noun of people counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    /// "son", "wife": whoever it is, is somebody's.
    Kin,
    /// "officials", "troops"
    Many,
}

impl Head {
    pub(super) fn is_kin(&self) -> bool {
        self.number == Number::Kin
    }

    pub(super) fn is_many(&self) -> bool {
        self.number == Number::Many
    }
}

static HEADS: LazyLock<PhraseMap<Head>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for row in rows(include_str!("heads.tsv")) {
        let (kind, number) = match row[0] {
            "organization" => (EntityKind::Organization, Number::One),
            "place" => (EntityKind::Place, Number::One),
            "vehicle" => (EntityKind::Vehicle, Number::One),
            "event" => (EntityKind::Event, Number::One),
            "other" => (EntityKind::Other, Number::One),
            "kin" => (EntityKind::Person, Number::Kin),
            "group" => (EntityKind::Person, Number::Many),
            _ => (EntityKind::Person, Number::One),
        };
        for entry in row[1].split(';').map(str::trim) {
            let names = !entry.starts_with('-') && kind != EntityKind::Person;
            let describes = !entry.starts_with('+');
            let mut words = entry.trim_start_matches(['-', '+']).split('=');
            let Some(group) = words.next() else { continue };
            for word in std::iter::once(group).chain(words) {
                out.push((word, Head { kind, group, names, describes, number }));
            }
        }
    }
    PhraseMap::new(out)
});

/// The longest head noun that begins at token `i`.
pub(super) fn head(tokens: &Tokens<'_>, i: usize) -> Option<(usize, Head)> {
    HEADS.longest(tokens, i).map(|(len, head)| (len, *head))
}

/// The head noun that ends with the last of the tokens `first..end`: where it begins, and what it is.
pub(super) fn head_at_end(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<(usize, Head)> {
    (first.max(end.saturating_sub(3))..end).find_map(|i| {
        let (len, head) = head(tokens, i)?;
        (i + len == end).then_some((i, head))
    })
}

/// A person's sex, as far as a word tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sex {
    Male,
    Female,
}

/// What a title tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// "Mr", "Dr", "comrade"
    Address(Option<Sex>),
    /// "Defense Minister", "Adm."
    Office,
    /// "former", "deputy", "defense": a word before an office.
    Before,
    /// "state", "foreign affairs": what an office is of.
    Field,
}

/// What a title tells, and whether it must be printed in capitals: "DA".
static TITLES: LazyLock<PhraseMap<(Title, bool)>> = LazyLock::new(|| {
    PhraseMap::new(rows(include_str!("titles.tsv")).flat_map(|row| {
        let title = match row[0] {
            "m" => Title::Address(Some(Sex::Male)),
            "f" => Title::Address(Some(Sex::Female)),
            "t" => Title::Address(None),
            "r" => Title::Office,
            "p" => Title::Field,
            _ => Title::Before,
        };
        row[1].split(';').map(move |word| {
            let word = word.trim();
            (word.to_lowercase(), (title, word.contains(char::is_uppercase)))
        })
    }))
});

/// The title that begins at token `i`, with the words before the office and the dot of an abbreviation: how many
/// tokens it takes. "Deputy Foreign Minister", "Adm.", "Mr.", "Secretary of State"
pub(super) fn title(tokens: &Tokens<'_>, i: usize) -> Option<(usize, Title)> {
    let (mut at, mut found) = (i, None);
    for _ in 0..6 {
        let Some((len, title)) = title_words(tokens, at, |title| title != Title::Field) else { break };
        at += len;
        if title == Title::Before {
            at += usize::from(tokens.is(at, "-") && tokens.glued(at));
            continue;
        }
        at += usize::from(tokens.is(at, ".") && tokens.glued(at) && tokens.word(at - 1).len() <= 6);
        found = Some((at - i, title));
        if title != Title::Office {
            break;
        }
        if let Some(end) = field_end(tokens, at) {
            return Some((end - i, title));
        }
    }
    found
}

/// The longest entry of the table at token `i` that is of a wanted sort.
fn title_words(tokens: &Tokens<'_>, i: usize, wanted: impl Fn(Title) -> bool) -> Option<(usize, Title)> {
    let printed = |loud: bool| !loud || tokens.list[i].case == Case::Upper;
    TITLES
        .all(tokens, i)
        .find(|(_, (title, loud))| wanted(*title) && printed(*loud))
        .map(|(len, (title, _))| (len, *title))
}

/// One past the fields that an office is of: "of State", "of the Treasury", "of Trade and Industry".
fn field_end(tokens: &Tokens<'_>, of: usize) -> Option<usize> {
    let field = |at: usize| title_words(tokens, at, |title| title == Title::Field).map(|(len, _)| at + len);
    let first = of + 1 + usize::from(tokens.is(of + 1, "the"));
    let end = field(first).filter(|_| tokens.is(of, "of"))?;
    Some(field(end + 1).filter(|_| tokens.is(end, "and")).unwrap_or(end))
}

/// What a given name tells: sex, and the names of which it is a form.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub male: bool,
    pub female: bool,
    /// Rows of forms of one name: "William", "Bill", "Guillermo".
    pub rows: Vec<u16>,
}

impl Given {
    /// Whether it is a form of a name of the table.
    pub(super) fn is_form_of(&self, name: &str) -> bool {
        given_word(name).is_some_and(|other| self.rows.iter().any(|row| other.rows.contains(row)))
    }
}

static GIVEN: LazyLock<WordMap<Given>> = LazyLock::new(|| {
    let mut map: HashMap<String, Given> = HashMap::new();
    let mut count = 0;
    for row in rows(include_str!("given.tsv")) {
        for forms in row[1].split(';') {
            count += 1;
            for form in forms.split_whitespace() {
                let given = map.entry(form.to_owned()).or_default();
                given.male |= row[0] == "m";
                given.female |= row[0] == "f";
                if !given.rows.contains(&count) {
                    given.rows.push(count);
                }
            }
        }
    }
    WordMap::new(map)
});

/// The given name that token `i` is.
pub(super) fn given(tokens: &Tokens<'_>, i: usize) -> Option<&'static Given> {
    GIVEN.get(tokens, i)
}

/// The given name that `word`, in lower case, is.
pub(super) fn given_word(word: &str) -> Option<&'static Given> {
    GIVEN.find(word)
}

/// Family names that stand before the given name, with the first spelling of each.
static SURNAMES: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("surnames.tsv")).flat_map(|row| {
        row[1].split_whitespace().flat_map(|group| {
            let first = group.split('=').next().unwrap_or(group);
            group.split('=').map(move |word| (word, first))
        })
    }))
});

/// Whether token `i` is a family name that stands before the given name.
pub(super) fn is_leading_surname(tokens: &Tokens<'_>, i: usize) -> bool {
    SURNAMES.get(tokens, i).is_some()
}

/// The first spelling of a family name that stands before the given name, where `word`, in lower case, is one.
pub(super) fn leading_surname(word: &str) -> Option<&'static str> {
    SURNAMES.find(word).copied()
}

static FORMS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("forms.tsv")).flat_map(|row| {
        row[0].split_whitespace().flat_map(|group| {
            let first = group.split('=').next().unwrap_or(group);
            group.split('=').map(move |word| (word, first))
        })
    }))
});

/// Whether `word`, in lower case without dots, is a legal form: "inc", "gmbh".
pub(super) fn legal_form(word: &str) -> bool {
    FORMS.find(word).is_some()
}

/// Whether token `i` is a legal form, its dots left out.
pub(super) fn is_legal_form(tokens: &Tokens<'_>, i: usize) -> bool {
    FORMS.get(tokens, i).is_some()
        || (tokens.word(i).contains('.') && legal_form(&tokens.word(i).to_lowercase().replace('.', "")))
}

/// A set of words in lower case, looked up by the hash that each token carries.
pub(super) fn set(words: &[&'static str]) -> WordMap<()> {
    WordMap::new(words.iter().map(|word| (*word, ())))
}

static WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("words.tsv")).flat_map(|row| row[0].split_whitespace().map(|w| (w, ()))))
});

/// Whether token `i` is a word that is no name where a sentence or a heading gives it its capital.
pub(super) fn is_word(tokens: &Tokens<'_>, i: usize) -> bool {
    WORDS.get(tokens, i).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lex;

    #[test]
    fn every_row_reads() {
        let kinds = ["organization", "place", "vehicle", "event", "other", "person", "kin", "group"];
        for row in rows(include_str!("heads.tsv")) {
            assert!(row.len() == 2 && kinds.contains(&row[0]), "{row:?}");
            for word in row[1].split([';', '=']).map(|w| w.trim().trim_start_matches(['-', '+'])) {
                assert!(head(&lex(word), 0).is_some(), "{word:?}");
            }
        }
        for row in rows(include_str!("titles.tsv")) {
            assert!(row.len() == 2 && ["m", "f", "t", "r", "w", "p"].contains(&row[0]), "{row:?}");
        }
        for row in rows(include_str!("given.tsv")) {
            assert!(row.len() == 2 && ["m", "f", "u"].contains(&row[0]), "{row:?}");
            row[1].split([';', ' ']).filter(|w| !w.is_empty()).for_each(|w| assert!(given_word(w).is_some(), "{w}"));
        }
        for row in rows(include_str!("forms.tsv")) {
            assert_eq!(row.len(), 1);
        }
        for row in rows(include_str!("surnames.tsv")) {
            assert!(row.len() == 2 && ["korean", "chinese"].contains(&row[0]), "{row:?}");
        }
        for row in rows(include_str!("words.tsv")) {
            assert_eq!(row.len(), 1);
        }
    }

    #[test]
    fn titles_take_the_words_before_the_office() {
        assert_eq!(title(&lex("Deputy Foreign Minister Ivanov"), 0), Some((3, Title::Office)));
        assert_eq!(title(&lex("Adm. Nelson"), 0), Some((2, Title::Office)));
        assert_eq!(title(&lex("Mr. Nelson"), 0), Some((2, Title::Address(Some(Sex::Male)))));
        assert_eq!(title(&lex("Secretary of State Hale"), 0), Some((3, Title::Office)));
        assert_eq!(title(&lex("Minister of Trade and Industry Hale"), 0), Some((5, Title::Office)));
        assert_eq!(title(&lex("President of Malta"), 0), Some((1, Title::Office)));
        assert_eq!(title(&lex("Security Council"), 0), None);
        assert_eq!(title(&lex("da Silva"), 0), None);
    }
}
