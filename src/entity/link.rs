//! Which names of one article are names of one.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Sentence, Tokens};

use super::gazetteer::country_of;
use super::lexicon::{Sex, given_word};
use super::likeness::{Match, compare};
use super::name::Name;
use super::run::is_particle;
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
pub(super) struct Spelling {
    pub text: String,
    pub name: Name,
    pub kind: EntityKind,
    pub sure: bool,
    pub sex: Option<Sex>,
    pub spots: Vec<usize>,
}

/// The entities that names name, and for each spot which it is.
pub(super) fn link(tokens: &Tokens<'_>, sentences: &[Sentence], spots: &[Spot]) -> (Vec<Draft>, Vec<Option<usize>>) {
    let mut linker = Linker {
        drafts: Vec::new(),
        by_word: HashMap::new(),
        of: vec![None; spots.len()],
        first: Vec::new(),
        spots,
        sentences,
    };
    let spellings = spellings(tokens, spots);
    let (long, short): (Vec<&Spelling>, Vec<&Spelling>) = spellings.iter().partition(|s| s.is_full());
    let (bare, whole): (Vec<&Spelling>, Vec<&Spelling>) = long.iter().partition(|s| s.is_bare_unit());
    for s in &whole {
        linker.full(s);
    }
    for s in &bare {
        if !linker.double_surname(s) {
            linker.full(s);
        }
    }
    linker.acronyms_in_brackets(tokens, &short);
    // "Mr. Hale" tells more than "Hale".
    let (told, untold): (Vec<&Spelling>, Vec<&Spelling>) = short.into_iter().partition(|s| s.sex.is_some());
    for s in told.iter().chain(&untold) {
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
        // "Mr. Hale" and "Mrs. Hale" are two.
        let key = match spot.sex {
            Some(sex) => format!("{key} {sex:?}"),
            None => key,
        };
        // "Van der Meer" is a surname, if it is somebody's.
        let particle = is_particle(tokens, spot.tokens.start) && spot.tokens.len() > 1;
        let kind = if particle && !spot.sure { EntityKind::Person } else { spot.kind };
        let i = *by_key.entry(key).or_insert_with(|| {
            let name = Name::parse(text, kind);
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
        // A place in capitals is no acronym where the text has it in small letters, too.
        let loud = |text: &str| text.len() > 1 && !text.contains(char::is_lowercase);
        if spot.known.is_none() && loud(&spelling.text) && !loud(text) {
            spelling.text = clean(text);
            spelling.kind = if spelling.sure { spelling.kind } else { EntityKind::Other };
        }
        let better = (spot.sure && !spelling.sure)
            || (!spelling.sure && spelling.kind == EntityKind::Other && spot.kind != EntityKind::Other);
        if better {
            (spelling.kind, spelling.sure) = (spot.kind, spot.sure);
            spelling.name = Name::parse(text, spot.kind);
        }
        spelling.sex = spelling.sex.or(spot.sex);
        spelling.spots.push(at);
    }
    named_by_their_places(&mut out);
    out
}

/// "Dravik" is a place where the article has "Dravik station".
fn named_by_their_places(spellings: &mut [Spelling]) {
    const OF_A_PLACE: [&str; 8] =
        ["station", "airport", "province", "county", "district", "region", "island", "harbour"];
    let stem = |s: &Spelling| {
        let (stem, head) = s.text.rsplit_once(' ')?;
        (s.kind == EntityKind::Place && OF_A_PLACE.contains(&head)).then(|| stem.to_owned())
    };
    let stems: Vec<String> = spellings.iter().filter_map(stem).collect();
    for spelling in spellings.iter_mut().filter(|s| !s.sure && s.kind == EntityKind::Other) {
        if stems.contains(&spelling.text) {
            spelling.kind = EntityKind::Place;
            spelling.name = Name::parse(&spelling.text, EntityKind::Place);
        }
    }
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

pub(super) struct Linker<'a> {
    pub drafts: Vec<Draft>,
    /// From the skeletons of words to the drafts whose names have them.
    pub by_word: HashMap<String, Vec<usize>>,
    pub of: Vec<Option<usize>>,
    /// Of each draft the first spot.
    pub first: Vec<usize>,
    pub spots: &'a [Spot],
    pub sentences: &'a [Sentence],
}

/// No word of a name is looked up further than that: a text that is all names stays cheap.
const MOST_CANDIDATES: usize = 24;

impl Linker<'_> {
    pub(super) fn candidates(&self, name: &Name) -> Vec<usize> {
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
        let same = same
            .or_else(|| self.given_unit(s))
            .or_else(|| self.office(s))
            .or_else(|| self.vessel(s))
            .or_else(|| self.company(s));
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

    pub(super) fn add(&mut self, s: &Spelling) -> usize {
        let d = self.drafts.len();
        self.first.push(s.spots.first().copied().unwrap_or_default());
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

    pub(super) fn put(&mut self, s: &Spelling, d: usize) {
        self.first[d] = self.first[d].min(s.spots.first().copied().unwrap_or_default());
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
                let owner = self.of[before].filter(|_| bracket)?;
                // "the Workers' Party (PT)": in its own language it has other letters.
                let draft = &self.drafts[owner];
                let organized = draft.sure && draft.entity.kind == EntityKind::Organization;
                let foreign = organized
                    && (2..=6).contains(&s.text.len())
                    && s.text.bytes().all(|b| b.is_ascii_uppercase())
                    && tokens.is(start + 1, ")");
                (foreign || is_acronym_of(&s.text, draft.name.as_ref())).then_some(owner)
            });
            if let Some(d) = owner {
                self.put(s, d);
            }
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
