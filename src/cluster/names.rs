//! One name for a company, a person or an event, in whatever length a report gives it: "Norsea Group", "Norsea",
//! "norsea"; "Zeller" of "Ada Zeller"; "the fifth Harbour Forum", "V. Harbour Forum", "Harbour Forum".

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Match, Name, Table, compare};
use crate::relation::Page;
use crate::syntax::lexicon::singular;

/// Words that end a company's full name and are left out where it is named again.
const DESIGNATORS: [&str; 27] = [
    "group",
    "holding",
    "holdings",
    "partners",
    "company",
    "co",
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "plc",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "ag",
    "se",
    "sa",
    "nv",
    "spa",
    "gmbh",
    "asa",
    "ab",
    "oyj",
    "kk",
    "bhd",
];

/// From names in lower case to the name that stands for them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    short: BTreeMap<String, String>,
    /// Places and companies by their names in lower case.
    named: BTreeMap<String, String>,
    /// By story, the full name of the one person whom the story's reports know by a bare surname.
    surnames: BTreeMap<(usize, String), String>,
    /// By story, the one person whose name ends in a word, in lower case: "zeller" at the head of a sentence.
    last: BTreeMap<(usize, String), String>,
    /// By story, the one person who is called by a noun: of "the builder Ada Zeller" that of "builder".
    called: BTreeMap<(usize, String), String>,
    /// By story, the one company whose name begins with a word, in lower case.
    firms: BTreeMap<(usize, String), String>,
    places: BTreeSet<String>,
    /// By story, the capital that "the capital" is.
    capitals: BTreeMap<usize, String>,
}

impl Names {
    /// `stories` tells the story of each article.
    pub fn new(pages: &[Page<'_, '_>], table: &Table, stories: &[usize]) -> Self {
        let mut short = BTreeMap::new();
        let place = |name: &str| table.entities.iter().any(|e| e.kind == EntityKind::Place && e.name == name);
        for entity in &table.entities {
            if !matches!(entity.kind, EntityKind::Organization | EntityKind::Other) {
                continue;
            }
            let name = stem(&entity.name);
            if name.is_empty() || place(name) || !name.starts_with(char::is_uppercase) {
                continue;
            }
            if entity.kind == EntityKind::Organization {
                short.insert(name.to_lowercase(), name.to_owned());
            }
            if name != entity.name {
                short.insert(entity.name.to_lowercase(), name.to_owned());
            }
        }
        let kinds = [EntityKind::Place, EntityKind::Organization, EntityKind::Other];
        let named = table.entities.iter().filter(|e| kinds.contains(&e.kind) && e.name.starts_with(char::is_uppercase));
        let named = named.map(|e| (e.name.to_lowercase(), e.name.clone())).collect();
        let each = || table.of.iter().zip(stories).flat_map(|(of, &story)| of.iter().map(move |&e| (story, e)));
        let entities = || each().filter_map(|(story, e)| Some((story, table.entities.get(e)?)));
        let people = entities().filter(|(_, e)| e.kind == EntityKind::Person && e.name.contains(' '));
        let last = people.filter_map(|(story, e)| Some((story, e.name.rsplit(' ').next()?.to_lowercase(), &e.name)));
        let kinds = [EntityKind::Organization, EntityKind::Other];
        let firms = entities().filter(|(_, e)| kinds.contains(&e.kind) && e.name.contains(' '));
        let firms = firms.filter_map(|(story, e)| Some((story, e.name.split(' ').next()?.to_lowercase(), &e.name)));
        let called = pages.iter().enumerate().flat_map(|(article, page)| {
            let entities = page.reading.locals.entities.iter().enumerate();
            let people = entities.filter(|(_, e)| e.kind == EntityKind::Person && e.name.contains(' '));
            people.flat_map(move |(local, e)| {
                let name = &table.entities[table.of[article][local]].name;
                e.roles.iter().filter_map(move |role| Some((stories[article], noun_of(role)?, name)))
            })
        });
        let places = table.entities.iter().filter(|e| e.kind == EntityKind::Place);
        Self {
            short,
            named,
            surnames: surnames(table, stories),
            last: only(last),
            called: only(called),
            firms: only(firms),
            places: places.map(|e| e.name.clone()).collect(),
            capitals: capitals(pages, table, stories),
        }
    }

    /// Whom a noun means in a story: the person of that surname, or who is called so.
    pub fn person(&self, noun: String, story: usize) -> String {
        let key = (story, noun);
        self.last.get(&key).or_else(|| self.called.get(&key)).cloned().unwrap_or(key.1)
    }

    /// The company that a key means in a story, where what is told is told of companies: "Zeller" of "Zeller Bank",
    /// though Ada Zeller heads it.
    pub fn firm(&self, key: String, story: usize) -> String {
        let last = key.rsplit(' ').next().unwrap_or(&key).to_lowercase();
        let firm = self.firms.get(&(story, last)).cloned().unwrap_or(key);
        self.short.get(&firm.to_lowercase()).cloned().unwrap_or(firm)
    }

    /// The name that a common noun is at the start of a sentence, where other reports know it as one; and which capital
    /// "the capital" is.
    pub fn of_noun(&self, noun: String, story: usize) -> String {
        let capital = self.capitals.get(&story).filter(|_| noun == "capital");
        capital.or_else(|| self.named.get(&noun)).cloned().unwrap_or(noun)
    }

    /// The name that stands for a key in a story, or the key itself.
    pub fn of(&self, key: String, story: usize) -> String {
        let short = self.short.get(&key.to_lowercase()).cloned();
        let person = || self.surnames.get(&(story, key.clone())).cloned();
        // "Norsea" of "Norsea Capital", where no place is called so.
        let firm = || {
            let one = !key.contains(' ') && key.starts_with(char::is_uppercase) && !self.places.contains(&key);
            let firm = self.firms.get(&(story, key.to_lowercase())).filter(|_| one)?;
            Some(self.short.get(&firm.to_lowercase()).unwrap_or(firm).clone())
        };
        short.or_else(person).or_else(firm).unwrap_or(key)
    }
}

/// Of what a word may mean in a story, where that is one thing.
fn only<'t>(told: impl Iterator<Item = (usize, String, &'t String)>) -> BTreeMap<(usize, String), String> {
    let mut all: BTreeMap<(usize, String), BTreeSet<&str>> = BTreeMap::new();
    for (story, word, name) in told {
        all.entry((story, word)).or_default().insert(name);
    }
    let one = all.into_iter().filter(|(_, names)| names.len() == 1);
    one.filter_map(|(key, names)| Some((key, (*names.first()?).to_owned()))).collect()
}

/// The noun of a role: of "former mayor of Aville" "mayor".
fn noun_of(role: &str) -> Option<String> {
    let noun = role.split(" of ").next()?.rsplit(' ').next()?;
    noun.chars().all(char::is_alphabetic).then(|| singular(&noun.to_lowercase()))
}

/// The capital that each story names far more often than any other: a report of a quake in Peru may have come from Paris.
fn capitals(pages: &[Page<'_, '_>], table: &Table, stories: &[usize]) -> BTreeMap<usize, String> {
    let mut seen: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for (article, page) in pages.iter().enumerate() {
        for local in page.reading.locals.mentions.iter().filter_map(|m| m.local) {
            let name = table.entities[table.of[article][local.0 as usize]].name.as_str();
            if crate::entity::is_capital(name) {
                *seen.entry(stories[article]).or_default().entry(name).or_default() += 1;
            }
        }
    }
    let most = |(story, names): (usize, BTreeMap<&str, usize>)| {
        let (name, times) = names.iter().max_by_key(|(_, times)| **times)?;
        let rivals = names.iter().filter(|(other, n)| *other != name && **n * 2 > *times).count();
        (rivals == 0).then(|| (story, (*name).to_owned()))
    };
    seen.into_iter().filter_map(most).collect()
}

/// For each person whom some report names by a surname alone, the full name of the only one of the story who bears it.
fn surnames(table: &Table, stories: &[usize]) -> BTreeMap<(usize, String), String> {
    // Nothing may be known of a surname that stands alone, so that it is not read as a person's.
    let mut people: BTreeMap<usize, BTreeSet<(bool, &str)>> = BTreeMap::new();
    for (entities, &story) in table.of.iter().zip(stories) {
        let named = entities.iter().filter_map(|&e| table.entities.get(e)).filter_map(|e| {
            let full = e.name.contains(' ');
            let fits = e.kind == EntityKind::Person || !full && e.kind == EntityKind::Other;
            fits.then_some((full, e.name.as_str()))
        });
        people.entry(story).or_default().extend(named);
    }
    let mut out = BTreeMap::new();
    for (story, people) in people {
        let parse = |name: &str| Name::parse(name, EntityKind::Person);
        let (full, bare): (Vec<_>, Vec<_>) = people.into_iter().partition(|(full, _)| *full);
        let full: Vec<(&str, Name)> = full.into_iter().map(|(_, name)| (name, parse(name))).collect();
        for (_, bare) in bare {
            let name = parse(bare);
            let mut bearers = full.iter().filter(|(_, full)| compare(&name, full).verdict != Match::Different);
            if let (Some((bearer, _)), None) = (bearers.next(), bearers.next()) {
                out.insert((story, bare.to_owned()), (*bearer).to_owned());
            }
        }
    }
    out
}

/// An event's name without the number of its edition: "V. Harbour Forum", "5th Harbour Forum".
pub(crate) fn without_edition(name: String) -> String {
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let word = first.trim_end_matches('.');
    let roman = !word.is_empty() && word.chars().all(|c| "IVXLC".contains(c));
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ordinal = !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th");
    if (roman || ordinal) && rest.starts_with(char::is_uppercase) { rest.to_owned() } else { name }
}

/// The name without the designators at its end.
fn stem(name: &str) -> &str {
    let mut stem = name;
    while let Some((rest, last)) = stem.rsplit_once(' ') {
        let word = last.trim_matches('.').to_lowercase();
        if !DESIGNATORS.contains(&word.as_str()) {
            break;
        }
        stem = rest.trim_end_matches([',', ' ']);
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_left_out() {
        let bare = |name: &str| without_edition(name.to_owned());
        assert_eq!([bare("V. Harbour Forum"), bare("22nd Harbour Forum")], ["Harbour Forum", "Harbour Forum"]);
        assert_eq!([bare("Vivid Forum"), bare("7th"), bare("5G Summit")], ["Vivid Forum", "7th", "5G Summit"]);
    }

    #[test]
    fn designators_are_left_out() {
        assert_eq!(stem("Norsea Holdings Inc."), "Norsea");
        assert_eq!(stem("Group"), "Group");
        assert_eq!(stem("Halden Bank"), "Halden Bank");
    }
}
