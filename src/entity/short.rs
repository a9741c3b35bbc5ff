//! Names that say only part of another name of their article: surnames, given names, the short names of companies,
//! teams, ships and storms.

use crate::text::lex;

use super::EntityKind;
use super::kind::is_ship_word;
use super::lexicon::{given_word, head, is_legal_form};
use super::link::{Linker, Spelling, is_acronym_of};
use super::name::Name;
use super::spot::is_plural;

impl Linker<'_> {
    /// A name of one word: a surname, an acronym, the short form of an organization, or all there is.
    pub(super) fn short(&mut self, s: &Spelling) {
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
        if let Some(d) = self.given_alone(s, &all) {
            self.put(s, d);
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
        if let Some(&d) = all.iter().find(|&&d| self.spells(d, s) || self.is_firm(d, s)) {
            self.put(s, d);
            return;
        }
        // "the Navy", where the article tells of two: nobody's.
        let bare = s.kind == EntityKind::Organization && is_head_word(&s.text);
        if let Some(d) = self.company(s) {
            self.put(s, d);
        } else if !bare {
            let d = self.add(s);
            self.put(s, d);
        }
    }

    /// A given name that no table has, behind the full name of its only bearer.
    fn given_alone(&self, s: &Spelling, all: &[usize]) -> Option<usize> {
        let word = &s.name.words.last()?.skeleton;
        let mut bearers = all.iter().copied().filter(|&d| {
            let draft = &self.drafts[d];
            let name = draft.name.as_ref().filter(|n| n.words.len() > 1 && !n.family);
            draft.entity.kind == EntityKind::Person && name.is_some_and(|n| n.words[0].skeleton == *word)
        });
        let only = bearers.next().filter(|_| bearers.next().is_none() && !s.sure)?;
        (self.drafts[only].sure && self.is_behind(s, only)).then_some(only)
    }

    /// Whether the spelling stands nowhere before the first name of the draft.
    fn is_behind(&self, s: &Spelling, d: usize) -> bool {
        s.spots.first().is_some_and(|&at| at > self.first[d])
    }

    /// "Hale-Berg" for "Martin Hale-Berg": where an article has such a surname, it is told as any surname is.
    pub(super) fn double_surname(&mut self, s: &Spelling) -> bool {
        if s.sure && s.kind != EntityKind::Person {
            return false;
        }
        let ends = |d: &usize| {
            let draft = &self.drafts[*d];
            let words = draft.name.as_ref().map_or(&[][..], |n| &n.words);
            let tail = words.len().checked_sub(2).filter(|_| words.len() > 2).map_or(&[][..], |at| &words[at..]);
            draft.entity.kind == EntityKind::Person
                && s.sex.is_none_or(|x| draft.sex.is_none_or(|y| x == y))
                && tail.len() == s.name.words.len()
                && tail.iter().zip(&s.name.words).all(|(x, y)| x.skeleton == y.skeleton)
        };
        let bearers: Vec<usize> = self.candidates(&s.name).into_iter().filter(ends).collect();
        if !bearers.is_empty() {
            self.surname(s, &bearers);
        }
        !bearers.is_empty()
    }

    /// "Tarnhill" for "Tarnhill Heavy Industries Co Ltd": the first words of the one company that begins so and was
    /// named in full before.
    pub(super) fn company(&self, s: &Spelling) -> Option<usize> {
        let words = &s.name.words;
        if (s.sure && s.kind != EntityKind::Organization) || s.name.head.is_some() || is_head_word(&s.text) {
            return None;
        }
        let begins = |d: &usize| {
            let draft = &self.drafts[*d];
            let name = draft.name.as_ref().filter(|n| n.kind == EntityKind::Organization && n.known.is_none());
            name.is_some_and(|n| {
                n.words.len() > words.len() && n.words.iter().zip(words).all(|(x, y)| x.skeleton == y.skeleton)
            })
        };
        let mut all = self.candidates(&s.name).into_iter().filter(begins);
        let only = all.next().filter(|_| all.next().is_none())?;
        let draft = &self.drafts[only];
        let place = draft.name.as_ref().is_some_and(|n| n.words[0].place);
        // "Tarnhill" before "Tarnhill Group Plc", too: what else the name says is that it is a company.
        let rest = draft.name.as_ref().map_or(&[][..], |n| &n.words[words.len()..]);
        let plain = rest.iter().all(|w| COMPANIES.contains(&w.text.as_str()));
        let follows = plain || self.is_behind(s, only);
        (!place && ends_in_form(&draft.entity.name) && follows).then_some(only)
    }

    /// "Queen Anne" for "HMS Queen Anne".
    pub(super) fn vessel(&self, s: &Spelling) -> Option<usize> {
        let is = |d: &usize| {
            let draft = &self.drafts[*d];
            let name = draft.name.as_ref().filter(|_| draft.entity.kind == EntityKind::Vehicle);
            name.is_some_and(|n| {
                n.words.first().is_some_and(|w| is_ship_word(&w.text)) && is_same(&n.words[1..], &s.name.words)
            })
        };
        let mut all = self.candidates(&s.name).into_iter().filter(is);
        all.next().filter(|_| all.next().is_none() && s.kind != EntityKind::Person)
    }

    /// A person, or two or three words of which nothing is known but that their last one, or a surname, stands behind
    /// them alone.
    fn may_be_person(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let told = s.kind == EntityKind::Person || (s.kind == EntityKind::Other && self.is_behind(s, d));
        let used = told && !draft.sure && draft.entity.kind == EntityKind::Other;
        draft.entity.kind == EntityKind::Person
            || (used && draft.name.as_ref().is_some_and(|n| (2..=3).contains(&n.words.len()) && n.head.is_none()))
    }

    /// Whether the word is the surname of the person, or the given name where nobody has it as surname.
    fn bears(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let Some(name) = &draft.name else { return false };
        let sexes = s.sex.is_none_or(|x| draft.sex.is_none_or(|y| x == y));
        let word = s.name.words.last().map(|w| w.skeleton.as_str());
        let has = |i: usize| name.words.get(i).map(|w| w.skeleton.as_str()) == word;
        let last = name.words.len().saturating_sub(1);
        let half = !name.family && !s.text.contains('-') && is_double(&draft.entity.name);
        sexes
            && ((has(last) && !half)
                || (name.family && has(0))
                || (has(0) && s.name.words.first().is_some_and(|w| given_word(&w.text).is_some())))
    }

    /// "Tarn" for "Tarn River": what is left out is its head noun. "Selma" for "Hurricane Selma", "Anne" for "HMS Anne",
    /// "Rovers" for "Aville Rovers", "the Navy" for "Indian Navy".
    fn shortens(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let Some(name) = draft.name.as_ref().filter(|n| n.words.len() > 1) else { return false };
        let word = &s.name.words[0];
        let is = |at: usize| name.words[at].skeleton == word.skeleton;
        let last = name.words.len() - 1;
        if is_head_word(&s.text) {
            let of = name.head.is_some() && !name.head_last && is(0);
            return s.kind == EntityKind::Organization
                && draft.entity.kind == s.kind
                && (of || (name.head_last && is(last)));
        }
        let kind = is_ship_word(&name.words[0].text) || STORMS.contains(&name.words[0].text.as_str());
        let team =
            is_plural(&s.text) && last < 3 && matches!(draft.entity.kind, EntityKind::Organization | EntityKind::Other);
        if (kind && last == 1 && is(last)) || (team && is(last)) {
            return true;
        }
        // "Aville" is no short name of Aville Bridge or of the Aville Police.
        let whole = match draft.entity.kind {
            EntityKind::Place => name.head.is_some_and(|h| LANDS.contains(&h)),
            EntityKind::Organization => {
                s.kind != EntityKind::Place && name.head.is_some_and(|h| !NAMED_FOR.contains(&h))
            }
            _ => name.head.is_some(),
        };
        whole && name.known.is_none() && last == 1 && is(0)
    }

    /// "Dravik" and "Dravick": one word that an article spells in two ways, and of nobody.
    fn spells(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let one = |name: &Name| name.words.len() == 1 && name.known.is_none() && name.head.is_none();
        let place = |kind: EntityKind| kind == EntityKind::Place;
        place(draft.entity.kind)
            && place(s.kind)
            && one(&s.name)
            && draft.name.as_ref().is_some_and(|n| one(n) && n.words[0].skeleton == s.name.words[0].skeleton)
    }

    /// "Quendon" and "Quendon Plc": one word, and what sort of company it is.
    fn is_firm(&self, d: usize, s: &Spelling) -> bool {
        let draft = &self.drafts[d];
        let open = |kind: EntityKind, sure: bool| kind == EntityKind::Organization || !sure;
        let one = |name: &Name| name.words.len() == 1 && name.head.is_none();
        (ends_in_form(&s.text) || ends_in_form(&draft.entity.name))
            && open(s.kind, s.sure)
            && open(draft.entity.kind, draft.sure)
            && one(&s.name)
            && draft.name.as_ref().is_some_and(|n| one(n) && n.words[0].skeleton == s.name.words[0].skeleton)
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

fn is_same(a: &[super::name::Part], b: &[super::name::Part]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.skeleton == y.skeleton)
}

/// Whether a word is a head noun that ends names: "Navy".
fn is_head_word(word: &str) -> bool {
    let tokens = lex(word);
    head(&tokens, 0).is_some_and(|(len, h)| h.names && len == tokens.len())
}

/// Whether a name ends in a legal form.
fn ends_in_form(name: &str) -> bool {
    let tokens = lex(name);
    let last = (0..tokens.len()).rev().find(|&i| !tokens.is(i, "."));
    tokens.len() > 1
        && last.is_some_and(|i| is_legal_form(&tokens, i) || (tokens.is(i, "s") && i > 0 && tokens.is(i - 1, "/")))
}

/// "Martin Hale-Berg": half of a surname is nobody's. An article before the hyphen is no half.
fn is_double(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let article = |part: &str| {
        part.len() <= 3
            && ["al", "el", "ul", "as", "ash", "ad", "ar", "an", "at", "az", "bin", "ben", "abu"]
                .contains(&part.to_lowercase().as_str())
    };
    last.split_once('-').is_some_and(|(first, rest)| !article(first) && rest.starts_with(char::is_uppercase))
}

/// What stands before the name of a storm.
const STORMS: [&str; 5] = ["hurricane", "typhoon", "cyclone", "storm", "operation"];

/// What says of a name no more than that a company has it.
const COMPANIES: [&str; 6] = ["group", "company", "holding", "holdings", "corporation", "enterprises"];

/// The first word of a company that is named by one word and what it makes: "Norkraft" of "Norkraft Energy".
pub(super) fn company_word(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let tokens = lex(rest);
    let (len, h) = head(&tokens, 0)?;
    let makes = h.names && !h.describes && h.kind == EntityKind::Organization && !NO_MAKERS.contains(&h.group);
    let whole = len == tokens.len() || (len + 1 == tokens.len() && is_legal_form(&tokens, len));
    let company = makes || COMPANIES.contains(&h.group);
    let place = super::gazetteer::known_name(first).is_some();
    (whole && company && !place && !NAMED_FOR.contains(&h.group)).then_some(first)
}

/// Heads of names beside those of makers: what a town or a state has.
const NO_MAKERS: [&str; 9] =
    ["force", "guard", "office", "service", "front", "centre", "exchange", "division", "international"];

/// Places whose name is the word before the head noun, which may go.
const LANDS: [&str; 16] = [
    "river",
    "lake",
    "mountain",
    "mountains",
    "volcano",
    "island",
    "islands",
    "province",
    "region",
    "district",
    "county",
    "village",
    "city",
    "sea",
    "desert",
    "peninsula",
];

/// Organizations that are named for the place where they are.
const NAMED_FOR: [&str; 26] = [
    "gazette",
    "tribune",
    "journal",
    "chronicle",
    "press",
    "news",
    "courier",
    "record",
    "examiner",
    "magazine",
    "police",
    "court",
    "university",
    "school",
    "hospital",
    "church",
    "mosque",
    "museum",
    "council",
    "newspaper",
    "times",
    "post",
    "herald",
    "authority",
    "department",
    "club",
];
