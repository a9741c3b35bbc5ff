//! Descriptions and pronouns: where they stand, and whom they leave as the only one.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{LineKind, Quotation, Sentence, Tokens, quotations};

use super::gazetteer::Sense;
use super::link::{Draft, Role};
use super::phrase::{Opening, Phrase};
use super::spot::Spot;
use super::{EntityKind, Form, LocalId, Mention};

/// Reads an article from left to right, with what it has named so far.
pub(super) struct Reader<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub sentences: &'a [Sentence],
    pub spots: &'a [Spot],
    pub of: &'a [Option<usize>],
    pub drafts: Vec<Draft>,
    pub mentions: Vec<Mention>,
    /// Where each sentence's mentions begin in `mentions`.
    pub starts: Vec<usize>,
    /// From the sort of a thing, or the office of a person, to those of it.
    sorts: HashMap<&'static str, Vec<usize>>,
    /// Whether a draft has been mentioned so far.
    mentioned: Vec<bool>,
    /// In the order of their first words.
    pub quotations: Vec<Quotation>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(
        tokens: &'a Tokens<'t>,
        sentences: &'a [Sentence],
        spots: &'a [Spot],
        of: &'a [Option<usize>],
        drafts: Vec<Draft>,
    ) -> Self {
        Self {
            tokens,
            sentences,
            spots,
            of,
            drafts,
            mentions: Vec::new(),
            starts: Vec::new(),
            sorts: HashMap::new(),
            mentioned: Vec::new(),
            quotations: quotations(tokens, sentences),
        }
    }

    pub(super) fn run(&mut self) {
        self.read_roles();
        for d in 0..self.drafts.len() {
            self.sort(d);
        }
        let mut spot = 0;
        for s in self.sentences {
            self.starts.push(self.mentions.len());
            let range = s.tokens();
            let mut i = range.start;
            while i < range.end {
                if let Some(found) = self.spots.get(spot).filter(|f| f.tokens.start <= i) {
                    if found.tokens.start == i {
                        let local = self.of[spot];
                        let kind = local.map_or(found.kind, |d| self.drafts[d].entity.kind);
                        self.push(found.tokens.clone(), kind, Form::Name, local);
                        i = found.tokens.end;
                    }
                    spot += 1;
                    continue;
                }
                let dull = s.kind() == LineKind::Boilerplate;
                let next = if dull { None } else { self.phrase(i, range.end, spot) };
                i = match next {
                    Some(phrase) => self.describe(phrase, spot),
                    None if !dull => self.pronoun(i),
                    None => i + 1,
                };
            }
        }
    }

    /// Enters a draft under what it may be called by.
    pub(super) fn sort(&mut self, d: usize) {
        let draft = &self.drafts[d];
        let senses = draft.known.map_or(&[][..], |k| sorts_of(k.sense));
        let offices = draft.roles.iter().map(|r| office(r.group));
        let all: Vec<&'static str> = draft.group.into_iter().chain(offices).chain(senses.iter().copied()).collect();
        for sort in all {
            let list = self.sorts.entry(sort).or_default();
            if list.last() != Some(&d) {
                list.push(d);
            }
        }
    }

    /// The drafts of one kind under one sort, in the order of the text. Of a thousand such, no description tells one.
    pub(super) fn of_sort(&self, kind: EntityKind, sort: &str) -> impl Iterator<Item = usize> {
        let list = self.sorts.get(sort).map_or(&[][..], Vec::as_slice);
        list.iter().copied().take(1000).filter(move |&d| self.drafts[d].entity.kind == kind)
    }

    pub(super) fn push(&mut self, tokens: Range<usize>, kind: EntityKind, form: Form, local: Option<usize>) {
        let span = self.tokens.span(tokens.start, tokens.end - 1);
        if let Some(d) = local {
            self.mentioned.resize(self.drafts.len(), false);
            self.mentioned[d] = true;
        }
        self.mentions.push(Mention { span, tokens, kind, form, local: local.map(|d| LocalId(d as u32)) });
    }

    /// Records a description and resolves it; the token after it.
    fn describe(&mut self, p: Phrase, spot: usize) -> usize {
        let (end, kind) = (p.tokens.end, p.head.kind);
        // "the Russian agency RIA Novosti": the name itself follows.
        let next = self.spots.get(spot).filter(|s| {
            s.tokens.start == end
                || (s.tokens.start == end + 1
                    && self.tokens.is(end, ",")
                    && p.opening != Opening::Definite
                    && p.opening != Opening::Indefinite)
        });
        if let Some(next) = next {
            let same = self.of[spot].filter(|&d| self.drafts[d].entity.kind == kind && next.kind == kind);
            if next.tokens.start == end {
                return end;
            }
            if same.is_some() {
                self.push(p.tokens, kind, Form::Description, same);
                return end;
            }
        }
        let local = self.apposed(&p).or_else(|| self.named_behind(&p, spot)).or_else(|| match kind {
            EntityKind::Person => self.person_described(&p),
            EntityKind::Vehicle => self.vehicle(&p),
            EntityKind::Event => self.event(&p),
            _ => self.thing(&p),
        });
        if kind == EntityKind::Event && local.is_none() {
            return end;
        }
        self.push(p.tokens, kind, Form::Description, local);
        end
    }

    /// "Tarnow, a city": the name before the comma, where it is of that kind.
    fn apposed(&self, p: &Phrase) -> Option<usize> {
        let comma = p.tokens.start.checked_sub(1)?;
        let before = self.mentions.last().filter(|m| m.tokens.end == comma && self.tokens.is(comma, ","))?;
        let fits = before.form == Form::Name && before.kind == p.head.kind && !p.head.is_many();
        // In a list ("Hale, the general and the aide") nothing tells the two apart; a comma must close it.
        let closed = self.tokens.is_any(
            p.tokens.end,
            &[",", ".", "of", "for", "at", "in", "who", "which", "that", "closest", "with", "about", "known"],
        );
        before.local.filter(|_| fits && closed).map(|l| l.0 as usize)
    }

    /// "the mayor, Ana Ruiz, said", "the president of Norway, Ana Ruiz,", "a tanker, the Aurelia,": the name between the commas, where it is of that kind and
    /// no list goes on behind it.
    fn named_behind(&mut self, p: &Phrase, spot: usize) -> Option<usize> {
        let t = self.tokens;
        let of = p.tokens.end;
        let near = |s: &Spot| s.tokens.start == of + 1 || s.tokens.start == of + 2 && t.is(of + 1, "the");
        let whose = self.spots.get(spot).filter(|s| t.is(of, "of") && near(s) && s.kind != EntityKind::Person);
        let (comma, spot) = whose.map_or((of, spot), |s| (s.tokens.end, spot + 1));
        let fits =
            matches!(p.head.kind, EntityKind::Person | EntityKind::Vehicle) && !p.head.is_many() && !p.head.is_kin();
        let listed = p.tokens.start > 0 && t.is_any(p.tokens.start - 1, &[",", "and"]);
        let name = self.spots.get(spot).filter(|s| t.is(comma, ",") && fits && !listed && s.kind == p.head.kind)?;
        let (start, end) = (name.tokens.start, name.tokens.end);
        let near = start == comma + 1 || (start == comma + 2 && t.is(comma + 1, "the"));
        let goes_on =
            t.is_any(end + 1, &["and", "or"]) || self.spots.get(spot + 1).is_some_and(|s| s.tokens.start == end + 1);
        let d = self.of[spot].filter(|_| near && t.is_any(end, &[",", "."]) && !(t.is(end, ",") && goes_on))?;
        if self.drafts[d].entity.kind == p.head.kind {
            self.drafts[d].roles.push(Role { group: p.head.group, country: p.country });
            self.sort(d);
        }
        Some(d).filter(|&d| self.drafts[d].entity.kind == p.head.kind)
    }

    /// Entities of the last sentences before `now`, nearest sentence first: of this one so far, of the one before …
    pub(super) fn recent(&self, back: usize) -> Vec<usize> {
        let now = self.starts.len() - 1;
        let from = self.starts[now.saturating_sub(back)];
        let from = from.max(self.mentions.len().saturating_sub(MOST_RECENT));
        let mut out: Vec<usize> = self.mentions[from..].iter().filter_map(|m| m.local).map(|l| l.0 as usize).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    pub(super) fn only(candidates: impl Iterator<Item = usize>) -> Option<usize> {
        let mut candidates = candidates;
        let first = candidates.next()?;
        candidates.all(|d| d == first).then_some(first)
    }

    fn person_described(&mut self, p: &Phrase) -> Option<usize> {
        if p.head.is_many() || p.opening == Opening::Indefinite || p.head.is_kin() {
            return None;
        }
        let persons = || self.of_sort(EntityKind::Person, office(p.head.group));
        let fits = |d: &usize| {
            self.drafts[*d]
                .roles
                .iter()
                .any(|r| same_office(r.group, p.head.group) && (p.country.is_none() || r.country == p.country))
        };
        let holders: Vec<usize> = persons().filter(fits).take(2).collect();
        match holders[..] {
            [d] => return Some(d),
            [] => {}
            _ => return None,
        }
        let country = p.country?;
        let free = |d: &usize| {
            let draft = &self.drafts[*d];
            let other = draft.roles.iter().any(|r| r.country.is_some_and(|c| c != country));
            let unplaced = draft.roles.iter().all(|r| r.country.is_none() && same_office(r.group, p.head.group));
            draft.entity.kind == EntityKind::Person && !other && unplaced
        };
        let d = Self::only(self.recent(1).into_iter().filter(free)).filter(|_| rules(p.head.group))?;
        self.drafts[d].roles.push(Role { group: p.head.group, country: Some(country) });
        self.sort(d);
        Some(d)
    }

    /// "the forum": the one named event of that sort; where none is named, an event that returns is kept by its words.
    fn event(&mut self, p: &Phrase) -> Option<usize> {
        let of_kind: Vec<usize> = (0..self.drafts.len())
            .filter(|&d| self.drafts[d].entity.kind == EntityKind::Event && self.drafts[d].group == Some(p.head.group))
            .take(2)
            .collect();
        match of_kind[..] {
            [d] => {
                self.alias(d, p);
                Some(d)
            }
            [] if p.head.group == "forum" => Some(self.unnamed(p, EntityKind::Event, None)),
            _ => None,
        }
    }

    /// A place or an organization by its head noun: the one of that sort in the article, or in the last sentences.
    fn thing(&self, p: &Phrase) -> Option<usize> {
        if p.opening == Opening::Indefinite || p.head.is_many() {
            return None;
        }
        if p.head.kind == EntityKind::Place && matches!(p.head.group, "city" | "town" | "village" | "island") {
            // "... in Aville. That city lies": the one place just named that may be one.
            let fits = |d: &usize| {
                let draft = &self.drafts[*d];
                let unsorted = draft.group.is_none() && draft.known.is_none();
                draft.entity.kind == EntityKind::Place
                    && (unsorted || self.of_sort(p.head.kind, p.head.group).any(|e| e == *d))
            };
            if let Some(near) = Self::only(self.recent(1).into_iter().filter(fits)) {
                return Some(near);
            }
        }
        let named = |d: &usize| self.mentioned.get(*d) == Some(&true);
        let all: Vec<usize> = self.of_sort(p.head.kind, p.head.group).filter(named).take(2).collect();
        // "the bank" is the one bank that is told of, unless a company of which nothing is told was named just before.
        let open = |e: usize| {
            let draft = &self.drafts[e];
            let group = draft.group.is_none_or(|g| matches!(g, "company" | "group" | "firm"));
            matches!(draft.entity.kind, EntityKind::Organization | EntityKind::Other) && group && draft.known.is_none()
        };
        let company = p.head.kind == EntityKind::Organization && !is_public(p.head.group);
        match all[..] {
            [d] if company && self.recent(6).into_iter().any(|e| e != d && open(e)) => None,
            [d] => Some(d),
            [] => None,
            _ => Self::only(
                self.recent(1).into_iter().filter(|&d| self.of_sort(p.head.kind, p.head.group).any(|e| e == d)),
            ),
        }
    }
}

/// Whether a noun of the rulers of states stands for the other: "the Russian leader" is Russia's president.
fn same_office(a: &str, b: &str) -> bool {
    a == b || ((a == "leader" || b == "leader") && rules(a) && rules(b))
}

/// The one key under which all rulers of states are found.
fn office(group: &'static str) -> &'static str {
    if rules(group) { "leader" } else { group }
}

fn rules(group: &str) -> bool {
    matches!(
        group,
        "leader"
            | "president"
            | "prime minister"
            | "chancellor"
            | "king"
            | "queen"
            | "emperor"
            | "sultan"
            | "emir"
            | "pope"
    )
}

/// No company is called so: "the navy", "the court".
fn is_public(group: &str) -> bool {
    matches!(
        group,
        "ministry"
            | "parliament"
            | "senate"
            | "congress"
            | "army"
            | "navy"
            | "air force"
            | "coast guard"
            | "police"
            | "court"
            | "tribunal"
            | "commission"
            | "party"
            | "church"
            | "embassy"
    )
}

/// What a known place may be called.
fn sorts_of(sense: Sense) -> &'static [&'static str] {
    match sense {
        Sense::City => &["city"],
        Sense::Capital => &["city", "capital"],
        Sense::Country => &["country"],
        Sense::State => &["state", "province"],
        Sense::Region => &["province"],
        _ => &[],
    }
}

/// No pronoun looks further back than that many mentions or tokens, however long its sentence.
pub(super) const MOST_RECENT: usize = 60;
