//! Vehicles and other things without a name: the one told of, or another.

use super::describe::Reader;
use super::link::{Draft, Role};
use super::phrase::{Opening, Phrase};
use super::{EntityKind, LocalEntity, LocalId};

impl Reader<'_, '_> {
    fn owner(p: &Phrase) -> Option<usize> {
        match p.opening {
            Opening::Of(owner) => owner,
            _ => None,
        }
    }

    /// An unnamed vehicle: the one of its sort, or a new one.
    pub(super) fn vehicle(&mut self, p: &Phrase) -> Option<usize> {
        let owner = Self::owner(p)
            .filter(|&d| self.drafts[d].entity.kind == EntityKind::Person)
            .or_else(|| self.rider(p.tokens.end));
        let (words, indefinite) = (self.words(p), p.opening == Opening::Indefinite);
        // "the other ship", "a second boat": not the one told of, but the one so called.
        if let Some(other) = words.split(' ').find(|w| OTHERS.contains(w)) {
            let called = |d: &usize| self.drafts[*d].entity.name.split(' ').any(|w| w == other);
            let same = self.of_sort(EntityKind::Vehicle, p.head.group).take(40).find(called);
            return same.or_else(|| indefinite.then(|| self.unnamed(p, EntityKind::Vehicle, owner)));
        }
        let mut of_kind: Vec<usize> = self
            .of_sort(EntityKind::Vehicle, p.head.group)
            .take(40)
            .filter(|&d| owner.is_none() || self.drafts[d].entity.owner.is_none_or(|o| Some(o.0 as usize) == owner))
            .filter(|&d| !are_two(&words, &self.drafts[d].entity))
            .collect();
        if p.country.is_some() {
            let of_country = |d: &usize| self.drafts[*d].roles.iter().any(|r| r.country == p.country);
            let placed = of_kind.iter().any(of_country);
            of_kind.retain(|d| of_country(d) || (!placed && self.drafts[*d].roles.iter().all(|r| r.country.is_none())));
        }
        match of_kind[..] {
            [d] if p.opening != Opening::Indefinite || owner.is_some() => {
                self.alias(d, p);
                let entity = &mut self.drafts[d].entity;
                entity.owner = entity.owner.or(owner.map(|o| LocalId(o as u32)));
                Some(d)
            }
            [] => Some(self.unnamed(p, EntityKind::Vehicle, owner)),
            _ => None,
        }
    }

    /// "the bus ‸ carrying Hale", "the bus ‸ in which Hale is traveling"
    fn rider(&self, end: usize) -> Option<usize> {
        let t = self.tokens;
        let name = if t.is(end, "carrying") {
            end + 1
        } else if t.is(end, "in") && t.is(end + 1, "which") {
            end + 2
        } else {
            return None;
        };
        let at = self.spots.partition_point(|s| s.tokens.start < name);
        self.spots.get(at).filter(|s| s.tokens.start == name)?;
        self.of[at].filter(|&d| self.drafts[d].entity.kind == EntityKind::Person)
    }

    pub(super) fn words(&self, p: &Phrase) -> String {
        let text = self.tokens.span(p.inner, p.tokens.end - 1).of(self.tokens.text());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alias(&mut self, d: usize, p: &Phrase) {
        let words = self.words(p);
        let entity = &mut self.drafts[d].entity;
        if !entity.head.is_empty() && entity.name != words && !entity.aliases.contains(&words) && words.contains(' ') {
            entity.aliases.push(words);
        }
    }

    pub(super) fn unnamed(&mut self, p: &Phrase, kind: EntityKind, owner: Option<usize>) -> usize {
        let head = self.tokens.span(p.head_at, p.tokens.end - 1).of(self.tokens.text()).to_lowercase();
        let entity = LocalEntity {
            name: self.words(p),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            owner: owner.map(|d| LocalId(d as u32)),
            head,
        };
        self.drafts.push(Draft {
            entity,
            name: None,
            roles: vec![Role { group: p.head.group, country: p.country }],
            sex: None,
            known: None,
            group: Some(p.head.group),
            count: 1,
            sure: true,
        });
        self.sort(self.drafts.len() - 1);
        self.drafts.len() - 1
    }
}

/// What sets a vehicle apart from the one told of.
const OTHERS: [&str; 9] = ["mother", "other", "another", "second", "third", "smaller", "larger", "sister", "oncoming"];

/// What a vehicle is for: the pirate ship is not the merchant ship.
const USES: [&str; 22] = [
    "pirate",
    "mother",
    "merchant",
    "police",
    "fire",
    "rescue",
    "patrol",
    "escort",
    "navy",
    "naval",
    "army",
    "fishing",
    "cargo",
    "container",
    "passenger",
    "freight",
    "getaway",
    "military",
    "civilian",
    "cruise",
    "tow",
    "enemy",
];

/// Whether the words of a description and those of a vehicle tell two uses.
fn are_two(words: &str, entity: &LocalEntity) -> bool {
    let uses = |text: &str| -> Vec<&'static str> {
        text.split([' ', '-']).filter_map(|w| USES.iter().find(|u| w.eq_ignore_ascii_case(u)).copied()).collect()
    };
    let here = uses(words);
    let mut told = std::iter::once(&entity.name).chain(&entity.aliases).take(8).flat_map(|name| uses(name)).peekable();
    !here.is_empty() && told.peek().is_some() && !told.any(|word| here.contains(&word))
}
