//! Which names of one article are names of one.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Sentence, Tokens};

use super::gazetteer::country_of;
use super::lexicon::{Sex, given_word};
use super::likeness::{Match, compare};
use super::name::Name;
use super::spot::Spot;
use super::{EntityKind, LocalEntity};

/// What an article says somebody is.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The first of the words that mean the same as the head noun.
    pub group: &'static str,
    pub country: Option<&'static str>,
}

/// An entity in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub entity: LocalEntity,
    pub name: Option<Name>,
    pub roles: Vec<Role>,
    pub sex: Option<Sex>,
    pub known: Option<&'static super::gazetteer::Known>,
    /// The group of its head noun: of its name, or of its description.
    pub group: Option<&'static str>,
    pub count: usize,
    /// Whether the kind is known and not guessed.
    pub sure: bool,
}

/// One spelling of a name, and where it stands.
struct Spelling {
    text: String,
    name: Name,
    kind: EntityKind,
    sure: bool,
    sex: Option<Sex>,
    spots: Vec<usize>,
}

/// The entities that names name, and for each spot which it is.
pub(super) fn link(tokens: &Tokens<'_>, sentences: &[Sentence], spots: &[Spot]) -> (Vec<Draft>, Vec<Option<usize>>) {
    let mut linker =
        Linker { drafts: Vec::new(), by_word: HashMap::new(), of: vec![None; spots.len()], spots, sentences };
    let spellings = spellings(tokens, spots);
    let (long, short): (Vec<&Spelling>, Vec<&Spelling>) = spellings.iter().partition(|s| s.is_full());
    let (bare, whole): (Vec<&Spelling>, Vec<&Spelling>) = long.iter().partition(|s| s.is_bare_unit());
    for s in whole.iter().chain(&bare) {
        linker.full(s);
    }
    linker.acronyms_in_brackets(tokens, &short);
    for s in &short {
        linker.short(s);
    }
    (linker.drafts, linker.of)
}

fn spellings(tokens: &Tokens<'_>, spots: &[Spot]) -> Vec<Spelling> {
    let mut out: Vec<Spelling> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (at, spot) in spots.iter().enumerate() {
        let text = tokens.span(spot.tokens.start, spot.tokens.end - 1).of(tokens.text());
        let office = office_of_state(tokens, spot);
        let text = office.as_deref().unwrap_or(text);
        let key = match spot.known {
            Some(known) => format!("={}", known.name),
            None => super::fold::fold(text).replace(['-', '.'], " ").split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let i = *by_key.entry(key).or_insert_with(|| {
            let name = Name::parse(text, spot.kind);
            out.push(Spelling {
                text: clean(text),
                name,
                kind: spot.kind,
                sure: spot.sure,
                sex: None,
                spots: Vec::new(),
            });
            out.len() - 1
        });
        let spelling = &mut out[i];
        let better = (spot.sure && !spelling.sure)
            || (!spelling.sure && spelling.kind == EntityKind::Other && spot.kind != EntityKind::Other);
        if better {
            (spelling.kind, spelling.sure) = (spot.kind, spot.sure);
            spelling.name = Name::parse(text, spot.kind);
        }
        spelling.sex = spelling.sex.or(spot.sex);
        spelling.spots.push(at);
    }
    out
}

/// "South Korea's Foreign Ministry", "the Russian Defense Ministry": every state has one, so the country is part of the
/// name.
fn office_of_state(tokens: &Tokens<'_>, spot: &Spot) -> Option<String> {
    let Range { start, end } = spot.tokens;
    if spot.kind != EntityKind::Organization || spot.known.is_some() {
        return None;
    }
    let inner = country_of(tokens, start).filter(|(len, _)| start + len < end);
    let before = || {
        let possessive = start.checked_sub(1).filter(|&at| tokens.is(at, "'s"))?;
        (1..=3.min(possessive)).find_map(|k| country_of(tokens, possessive - k).filter(|(len, _)| *len == k))
    };
    let first = start + inner.map_or(0, |(len, _)| len);
    let common = (first..end).all(|i| tokens.is_any(i, &OFFICES));
    let (_, country) = inner.or_else(before).filter(|_| common)?;
    Some(format!("{country} {}", tokens.span(first, end - 1).of(tokens.text())))
}

/// The words that the offices of states have in common.
const OFFICES: [&str; 48] = [
    "ministry",
    "department",
    "parliament",
    "senate",
    "congress",
    "assembly",
    "army",
    "navy",
    "air",
    "force",
    "forces",
    "police",
    "court",
    "cabinet",
    "commission",
    "bank",
    "council",
    "guard",
    "agency",
    "service",
    "foreign",
    "defense",
    "defence",
    "interior",
    "finance",
    "justice",
    "health",
    "education",
    "culture",
    "economy",
    "energy",
    "trade",
    "transport",
    "agriculture",
    "environment",
    "labor",
    "labour",
    "central",
    "national",
    "supreme",
    "constitutional",
    "federal",
    "high",
    "security",
    "intelligence",
    "affairs",
    "of",
    "border",
];

/// On one line, with single spaces.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Spelling {
    /// Two syllables joined by a hyphen, which may be a given name alone.
    fn is_bare_unit(&self) -> bool {
        self.name.words.len() == 2 && self.text.contains('-') && !self.text.contains(' ')
    }

    fn is_full(&self) -> bool {
        self.name.known.is_some() || self.name.words.len() > 1
    }
}

struct Linker<'a> {
    drafts: Vec<Draft>,
    /// From the skeletons of words to the drafts whose names have them.
    by_word: HashMap<String, Vec<usize>>,
    of: Vec<Option<usize>>,
    spots: &'a [Spot],
    sentences: &'a [Sentence],
}

/// No word of a name is looked up further than that: a text that is all names stays cheap.
const MOST_CANDIDATES: usize = 24;

impl Linker<'_> {
    fn candidates(&self, name: &Name) -> Vec<usize> {
        let words = name.words.iter().filter(|w| !w.is_initial());
        let mut out: Vec<usize> = words
            .filter_map(|w| self.by_word.get(&w.skeleton))
            .flat_map(|list| list.iter().copied().take(MOST_CANDIDATES))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn full(&mut self, s: &Spelling) {
        let same = self.candidates(&s.name).into_iter().find(|&d| {
            let draft = &self.drafts[d];
            let kinds = draft.entity.kind == s.kind || !s.sure || !draft.sure;
            kinds && draft.name.as_ref().is_some_and(|n| compare(n, &s.name).verdict == Match::Same)
        });
        let same = same.or_else(|| self.given_unit(s)).or_else(|| self.office(s));
        let d = same.unwrap_or_else(|| self.add(s));
        self.put(s, d);
    }

    /// "the Foreign Ministry", where the article speaks of the one of one country.
    fn office(&self, s: &Spelling) -> Option<usize> {
        let bare =
            s.kind == EntityKind::Organization && s.text.split(' ').all(|w| OFFICES.contains(&&*w.to_lowercase()));
        let mut fuller = self.candidates(&s.name).into_iter().filter(|&d| {
            let name =
                self.drafts[d].name.as_ref().filter(|n| n.head == s.name.head && n.words.len() > s.name.words.len());
            bare && name.is_some_and(|n| compare(n, &s.name).verdict == Match::Compatible)
        });
        fuller.next().filter(|_| fuller.next().is_none())
    }

    /// "Chan-ho": the given name of the one Korean of the article who has it.
    fn given_unit(&self, s: &Spelling) -> Option<usize> {
        let wanted = super::fold::korean(&s.name.words.iter().map(|w| w.text.as_str()).collect::<String>());
        let unit = self.by_word.get(&wanted).filter(|_| s.is_bare_unit())?;
        let mut bearers = unit.iter().copied().filter(|&d| {
            let name = self.drafts[d].name.as_ref().filter(|n| n.family && s.kind == EntityKind::Person);
            name.is_some_and(|n| n.words[1].skeleton == wanted)
        });
        bearers.next().filter(|_| bearers.next().is_none())
    }

    fn add(&mut self, s: &Spelling) -> usize {
        let d = self.drafts.len();
        for word in &s.name.words {
            let list = self.by_word.entry(word.skeleton.clone()).or_default();
            if list.len() < MOST_CANDIDATES && !list.contains(&d) {
                list.push(d);
            }
        }
        let entity = LocalEntity {
            name: s.text.clone(),
            kind: s.kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            owner: None,
            head: String::new(),
        };
        let known = s.spots.first().and_then(|&at| self.spots[at].known);
        self.drafts.push(Draft {
            entity,
            group: s.name.head,
            name: Some(s.name.clone()),
            roles: Vec::new(),
            sex: None,
            known,
            count: 0,
            sure: s.sure,
        });
        d
    }

    fn put(&mut self, s: &Spelling, d: usize) {
        let draft = &mut self.drafts[d];
        draft.count += s.spots.len();
        if !draft.sure && draft.entity.kind == EntityKind::Other {
            draft.entity.kind = s.kind;
        }
        if s.sure && !draft.sure {
            (draft.entity.kind, draft.sure, draft.group) = (s.kind, true, draft.group.or(s.name.head));
        }
        draft.sex = draft.sex.or(s.sex).or_else(|| sex_of(&s.name));
        if draft.name.as_ref().is_none_or(|n| s.name.words.len() > n.words.len()) && s.name.known.is_none() {
            let old = std::mem::replace(&mut draft.entity.name, s.text.clone());
            draft.entity.aliases.push(old);
            draft.name = Some(s.name.clone());
        } else if draft.entity.name != s.text && !draft.entity.aliases.contains(&s.text) {
            draft.entity.aliases.push(s.text.clone());
        }
        for &at in &s.spots {
            self.of[at] = Some(d);
        }
    }

    /// "Korean Central News Agency (KCNA)"
    fn acronyms_in_brackets(&mut self, tokens: &Tokens<'_>, short: &[&Spelling]) {
        for s in short {
            let owner = s.spots.iter().find_map(|&at| {
                let start = self.spots[at].tokens.start;
                let before = at.checked_sub(1)?;
                let bracket = tokens.is(start.checked_sub(1)?, "(") && self.spots[before].tokens.end + 1 == start;
                self.of[before].filter(|&d| bracket && is_acronym_of(&s.text, self.drafts[d].name.as_ref()))
            });
            if let Some(d) = owner {
                self.put(s, d);
            }
        }
    }

    /// A name of one word: a surname, an acronym, the short form of an organization, or all there is.
    fn short(&mut self, s: &Spelling) {
        if s.spots.iter().all(|&at| self.of[at].is_some()) {
            return;
        }
        let Some(word) = s.name.words.last() else { return };
        let all = self.by_word.get(&word.skeleton).cloned().unwrap_or_default();
        let is_person = |d: &usize| self.may_be_person(*d, s);
        let may_be_person = s.kind == EntityKind::Person || !s.sure;
        let bearers: Vec<usize> =
            all.iter().copied().filter(|d| may_be_person && is_person(d) && self.bears(*d, s)).collect();
        if !bearers.is_empty() {
            self.surname(s, &bearers);
            return;
        }
        let things: Vec<usize> = all
            .iter()
            .copied()
            .filter(|d| !is_person(d) && s.kind != EntityKind::Person && self.shortens(*d, s))
            .collect();
        if let [d] = things[..] {
            self.put(s, d);
            return;
        }
        let spelled: Vec<usize> =
            (0..self.drafts.len().min(200)).filter(|&d| is_acronym_of(&s.text, self.drafts[d].name.as_ref())).collect();
        if let [d] = spelled[..] {
            self.put(s, d);
            return;
        }
        let d = self.add(s);
        self.put(s, d);
    }

    /// A person, or two or three words of which nothing is known but that one of them is used as a surname.
    fn may_be_person(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let used = s.kind == EntityKind::Person && !draft.sure && draft.entity.kind == EntityKind::Other;
        draft.entity.kind == EntityKind::Person
            || (used && draft.name.as_ref().is_some_and(|n| (2..=3).contains(&n.words.len())))
    }

    /// Whether the word is the surname of the person, or the given name where nobody has it as surname.
    fn bears(&self, d: usize, s: &Spelling) -> bool {
        let Some(name) = &self.drafts[d].name else { return false };
        let sexes = s.sex.is_none_or(|x| self.drafts[d].sex.is_none_or(|y| x == y));
        let word = s.name.words.last().map(|w| w.skeleton.as_str());
        let has = |i: usize| name.words.get(i).map(|w| w.skeleton.as_str()) == word;
        let last = name.words.len().saturating_sub(1);
        sexes
            && (has(last)
                || (name.family && has(0))
                || (has(0) && s.name.words.first().is_some_and(|w| given_word(&w.text).is_some())))
    }

    /// "Tarn" for "Tarn River": what is left out is its head noun.
    fn shortens(&self, d: usize, s: &Spelling) -> bool {
        let Some(name) = &self.drafts[d].name else { return false };
        name.known.is_none()
            && name.words.len() == 2
            && name.head.is_some()
            && name.words[0].skeleton == s.name.words[0].skeleton
    }

    /// A surname is that of its one bearer. Where there are more, it is the main one's: the first who is named, and
    /// named in full at least twice as often as any other, except behind another bearer in the same paragraph; else, as
    /// long as only one of them was named, that one's.
    fn surname(&mut self, s: &Spelling, bearers: &[usize]) {
        if let [d] = bearers {
            self.put(s, *d);
            return;
        }
        let first = bearers.iter().copied().min().unwrap_or_default();
        let main = bearers.iter().all(|&d| d == first || self.drafts[d].count * 2 <= self.drafts[first].count);
        if !main {
            self.only_one_before(s, bearers);
            return;
        }
        self.put(s, first);
        for &at in &s.spots {
            let paragraph = |k: usize| self.sentences[self.spots[k].sentence].paragraph();
            let last = (0..at)
                .rev()
                .take(12)
                .find(|&k| self.of[k].is_some_and(|d| bearers.contains(&d)) && self.spots[k].tokens.len() > 1);
            let near = last.filter(|&k| paragraph(k) == paragraph(at));
            if near.is_some_and(|k| self.of[k] != Some(first)) {
                self.of[at] = None;
            }
        }
    }

    /// Where only one of the bearers was named in full so far, the surname is his: readers know of no other.
    fn only_one_before(&mut self, s: &Spelling, bearers: &[usize]) {
        let full = |k: usize| self.of[k].filter(|d| self.spots[k].tokens.len() > 1 && bearers.contains(d));
        let mut named = (0..self.spots.len()).filter_map(|k| Some((k, full(k)?)));
        let Some((_, only)) = named.next() else { return };
        let second = named.find(|(_, d)| *d != only).map_or(self.spots.len(), |(k, _)| k);
        for &at in s.spots.iter().filter(|&&at| at < second) {
            self.of[at] = Some(only);
        }
    }
}

fn sex_of(name: &Name) -> Option<Sex> {
    let given = given_word(&name.words.first().filter(|_| name.words.len() > 1 && !name.family)?.text)?;
    match (given.male, given.female) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    }
}

/// Whether the capitals of the name spell the word.
pub(super) fn is_acronym_of(word: &str, name: Option<&Name>) -> bool {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let Some(name) = name.filter(|n| n.kind != EntityKind::Person && n.words.len() > 1) else { return false };
    letters.len() >= 2
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && letters.len() == name.words.len()
        && letters.bytes().zip(&name.words).all(|(c, w)| w.text.as_bytes().first() == Some(&c.to_ascii_lowercase()))
}
