//! Descriptions and pronouns: where they stand, and whom they leave as the only one.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Case, LineKind, Sentence, TokenKind, Tokens};

use super::gazetteer::{Known, Sense, country_of, known};
use super::lexicon::{Head, Sex, head};
use super::link::{Draft, Role};
use super::spot::Spot;
use super::{EntityKind, Form, LocalEntity, LocalId, Mention};

/// Reads an article from left to right, with what it has named so far.
pub(super) struct Reader<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub sentences: &'a [Sentence],
    pub spots: &'a [Spot],
    pub of: &'a [Option<usize>],
    pub drafts: Vec<Draft>,
    pub mentions: Vec<Mention>,
    /// Where each sentence's mentions begin in `mentions`.
    starts: Vec<usize>,
    /// From the sort of a thing, or the office of a person, to those of it.
    sorts: HashMap<&'static str, Vec<usize>>,
    /// Whether a draft has been mentioned so far.
    mentioned: Vec<bool>,
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Definite,
    Indefinite,
    /// "his train", "Kim's train": whose.
    Of(Option<usize>),
    /// "North Korea's leader"
    OfCountry(&'static str),
}

/// A noun phrase that describes somebody or something.
struct Phrase {
    /// With its determiner, without a name that stands before the 's.
    tokens: Range<usize>,
    /// From the first modifier on.
    inner: usize,
    head_at: usize,
    head: Head,
    opening: Opening,
    country: Option<&'static str>,
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
    fn sort(&mut self, d: usize) {
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
    fn of_sort(&self, kind: EntityKind, sort: &str) -> impl Iterator<Item = usize> {
        let list = self.sorts.get(sort).map_or(&[][..], Vec::as_slice);
        list.iter().copied().take(1000).filter(move |&d| self.drafts[d].entity.kind == kind)
    }

    fn push(&mut self, tokens: Range<usize>, kind: EntityKind, form: Form, local: Option<usize>) {
        let span = self.tokens.span(tokens.start, tokens.end - 1);
        if let Some(d) = local {
            self.mentioned.resize(self.drafts.len(), false);
            self.mentioned[d] = true;
        }
        self.mentions.push(Mention { span, tokens, kind, form, local: local.map(|d| LocalId(d as u32)) });
    }

    /// What is said of people right before and right behind their names.
    fn read_roles(&mut self) {
        for (at, spot) in self.spots.iter().enumerate() {
            let Some(d) = self.of[at].filter(|&d| self.drafts[d].entity.kind == EntityKind::Person) else { continue };
            if let Some((range, h)) = self.role_before(spot.tokens.start, self.sentences[spot.sentence].tokens().start)
            {
                self.add_role(d, range, h);
            }
            if let Some((range, h)) = self.role_behind(spot.tokens.end) {
                self.add_role(d, range, h);
            }
        }
    }

    fn add_role(&mut self, d: usize, range: Range<usize>, h: Head) {
        let text = self.tokens.span(range.start, range.end - 1).of(self.tokens.text());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let country = self.country_in(range.clone());
        let draft = &mut self.drafts[d];
        draft.roles.push(Role { group: h.group, country });
        if !draft.entity.roles.contains(&text) {
            draft.entity.roles.push(text);
        }
    }

    fn country_in(&self, range: Range<usize>) -> Option<&'static str> {
        range.clone().find_map(|i| country_of(self.tokens, i).filter(|(len, _)| i + len <= range.end).map(|(_, c)| c))
    }

    /// "North Korean leader ‸ Kim", "North Korea's leader, ‸ Kim", "Adm. ‸ Kim": the noun phrase that ends here.
    fn role_before(&self, name: usize, first: usize) -> Option<(Range<usize>, Head)> {
        let t = self.tokens;
        let mut end = name;
        while end > first && t.is_any(end - 1, &[",", "."]) {
            end -= 1;
        }
        let (at, h) = super::lexicon::head_at_end(t, end.saturating_sub(3).max(first), end)?;
        if h.kind != EntityKind::Person || (t.is(name.checked_sub(1)?, ",") && !self.is_owned(at)) {
            return None;
        }
        let mut start = at;
        while start > first && end - start < 10 {
            let back = start - 1;
            let token = &t.list[back];
            let word = token.kind == TokenKind::Word && !is_function(t, back);
            let inside = token.case != Case::Lower
                || token.kind == TokenKind::Clitic
                || t.is(back, "-")
                || super::lexicon::title(t, back).is_some();
            if !(inside && (word || token.kind == TokenKind::Clitic || t.is(back, "-"))) {
                break;
            }
            start = back;
        }
        (start < end).then_some((start..end, h))
    }

    /// A 's stands before the head noun, not far: "North Korea's leader, Kim".
    fn is_owned(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|i| self.tokens.is_any(i, &["'s", "his", "her", "their", "its"]))
    }

    /// "Peskov, ‸ a spokesman for the Kremlin,": what stands between the commas, where its head noun is a person's.
    fn role_behind(&self, end: usize) -> Option<(Range<usize>, Head)> {
        let t = self.tokens;
        if !t.is(end, ",") {
            return None;
        }
        let mut start = end + 1;
        if t.get(start).is_some_and(|t| t.kind == TokenKind::Number) && t.is(start + 1, ",") {
            start += 2;
        }
        let determined = t.is_any(start, &["a", "an", "the", "his", "her", "their"]);
        start += usize::from(determined);
        let mut at = start;
        while at < start + 7 {
            if let Some((len, h)) = head(t, at) {
                let next = at + len;
                let ends = head(t, next).is_none()
                    && !t.get(next).is_some_and(|n| n.kind == TokenKind::Word && n.is_capitalized());
                if ends && h.kind == EntityKind::Person && !h.many && !h.kin {
                    let stop = (next..next + 10)
                        .find(|&i| t.get(i).is_none_or(|n| n.kind == TokenKind::Mark && !t.is(i, "-")));
                    let end =
                        stop.filter(|_| t.is_any(next, &["of", "for", "at", "in", "with", "from"])).unwrap_or(next);
                    return Some((start..end.min(t.len()), h));
                }
            }
            let word = t.get(at).is_some_and(|n| n.kind != TokenKind::Mark || t.is(at, "-"));
            if !word || is_function(t, at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The noun phrase that begins at token `i`, if it is a description.
    fn phrase(&self, i: usize, limit: usize, spot: usize) -> Option<Phrase> {
        let t = self.tokens;
        let mut inner = i + 1;
        let opening = if t.is_any(i, &["the", "this", "that"]) {
            Opening::Definite
        } else if t.is_any(i, &["a", "an"]) {
            Opening::Indefinite
        } else if t.is_any(i, &["his", "her"]) {
            Opening::Of(self.person(i, if t.is(i, "his") { Sex::Male } else { Sex::Female }))
        } else if t.is(i, "'s") && i > 0 {
            let owner = self.mentions.last().filter(|m| m.tokens.end == i).and_then(|m| m.local);
            match country_of(t, self.mentions.last().filter(|m| m.tokens.end == i).map_or(i, |m| m.tokens.start)) {
                Some((_, country)) => Opening::OfCountry(country),
                None => Opening::Of(Some(owner?.0 as usize)),
            }
        } else {
            return None;
        };
        let next_name = self.spots.get(spot).map_or(usize::MAX, |s| s.tokens.start);
        let mut found = None;
        let mut at = inner;
        while at < limit.min(inner + 8).min(next_name) {
            if let Some((len, h)) = head(t, at) {
                found = Some((at, at + len, h));
                at += len;
                continue;
            }
            if let Some((len, k)) = known(t, at).filter(|(_, k)| k.sense == Sense::Demonym) {
                let _: &Known = k;
                at += len;
                continue;
            }
            let token = &t.list[at];
            let part =
                token.kind == TokenKind::Word || (t.is(at, "-") && token.glued) || token.kind == TokenKind::Number;
            if !part || is_function(t, at) || (found.is_some() && !is_noun(t, at)) {
                break;
            }
            if found.is_some() {
                // "the train crash" is no train.
                return None;
            }
            at += 1;
        }
        let (head_at, end, h) = found?;
        if t.is(end, "-") && t.glued(end) {
            return None;
        }
        let start = if t.is(i, "'s") { i + 1 } else { i };
        inner = inner.min(head_at);
        let mut country = self.country_in(inner..end);
        if let Opening::OfCountry(c) = opening {
            country = Some(c);
        } else if country.is_none() && t.is(end, "of") {
            let after = if t.is(end + 1, "the") { end + 2 } else { end + 1 };
            country = country_of(t, after).map(|(_, c)| c);
        }
        Some(Phrase { tokens: start..end, inner, head_at, head: h, opening, country })
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
        let local = self.apposed(&p).or_else(|| match kind {
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

    /// "Ussuriysk, a city": the name before the comma, where it is of that kind.
    fn apposed(&self, p: &Phrase) -> Option<usize> {
        let comma = p.tokens.start.checked_sub(1)?;
        let before = self.mentions.last().filter(|m| m.tokens.end == comma && self.tokens.is(comma, ","))?;
        let fits = before.form == Form::Name && before.kind == p.head.kind && !p.head.many;
        // In a list ("Kim, the general and the aide") nothing tells the two apart; a comma must close it.
        let closed = self.tokens.is_any(
            p.tokens.end,
            &[",", ".", "of", "for", "at", "in", "who", "which", "that", "closest", "with", "about", "known"],
        );
        before.local.filter(|_| fits && closed).map(|l| l.0 as usize)
    }

    /// Entities of the last sentences before `now`, nearest sentence first: of this one so far, of the one before …
    fn recent(&self, back: usize) -> Vec<usize> {
        let now = self.starts.len() - 1;
        let from = self.starts[now.saturating_sub(back)];
        let from = from.max(self.mentions.len().saturating_sub(MOST_RECENT));
        let mut out: Vec<usize> = self.mentions[from..].iter().filter_map(|m| m.local).map(|l| l.0 as usize).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn only(candidates: impl Iterator<Item = usize>) -> Option<usize> {
        let mut candidates = candidates;
        let first = candidates.next()?;
        candidates.all(|d| d == first).then_some(first)
    }

    /// The only person of that sex in this sentence so far; where there is none, in the one before.
    fn person(&self, at: usize, sex: Sex) -> Option<usize> {
        let fits = |d: &usize| {
            let draft = &self.drafts[*d];
            draft.entity.kind == EntityKind::Person && draft.sex.is_none_or(|s| s == sex)
        };
        for back in 0..2 {
            let mut here = self.recent(back).into_iter().filter(fits).peekable();
            if here.peek().is_some() {
                return Self::only(here).filter(|_| back == 0 || !self.looks_ahead(at));
            }
        }
        None
    }

    /// "Prior to his meeting, Kim …": a pronoun before the first comma of a sentence that opens with such a word may
    /// mean a person who is named only then.
    fn looks_ahead(&self, at: usize) -> bool {
        let t = self.tokens;
        let range = self.sentences[self.starts.len() - 1].tokens();
        let later = self.spots[self.spots.partition_point(|s| s.tokens.start < at)..]
            .iter()
            .take_while(|s| s.tokens.start < range.end);
        let opens = (range.start..range.start + 3).any(|i| t.is_any(i, &AHEAD));
        let before_comma = at - range.start < MOST_RECENT && !(range.start..at).any(|i| t.is(i, ","));
        let mut later = later.take(MOST_RECENT);
        opens && before_comma && later.any(|s| s.kind == EntityKind::Person)
    }

    fn person_described(&mut self, p: &Phrase) -> Option<usize> {
        if p.head.many || p.opening == Opening::Indefinite || p.head.kin {
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

    fn owner(p: &Phrase) -> Option<usize> {
        match p.opening {
            Opening::Of(owner) => owner,
            _ => None,
        }
    }

    /// An unnamed vehicle: the one of its sort, or a new one.
    fn vehicle(&mut self, p: &Phrase) -> Option<usize> {
        let owner = Self::owner(p)
            .filter(|&d| self.drafts[d].entity.kind == EntityKind::Person)
            .or_else(|| self.rider(p.tokens.end));
        let of_kind: Vec<usize> = self
            .of_sort(EntityKind::Vehicle, p.head.group)
            .filter(|&d| owner.is_none() || self.drafts[d].entity.owner.is_none_or(|o| Some(o.0 as usize) == owner))
            .take(2)
            .collect();
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

    /// "the train ‸ carrying Kim", "the train ‸ in which Kim is traveling"
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

    fn words(&self, p: &Phrase) -> String {
        let text = self.tokens.span(p.inner, p.tokens.end - 1).of(self.tokens.text());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn alias(&mut self, d: usize, p: &Phrase) {
        let words = self.words(p);
        let entity = &mut self.drafts[d].entity;
        if !entity.head.is_empty() && entity.name != words && !entity.aliases.contains(&words) && words.contains(' ') {
            entity.aliases.push(words);
        }
    }

    fn unnamed(&mut self, p: &Phrase, kind: EntityKind, owner: Option<usize>) -> usize {
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
            roles: Vec::new(),
            sex: None,
            known: None,
            group: Some(p.head.group),
            count: 1,
            sure: true,
        });
        self.sort(self.drafts.len() - 1);
        self.drafts.len() - 1
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
        if p.opening == Opening::Indefinite || p.head.many {
            return None;
        }
        let named = |d: &usize| self.mentioned.get(*d) == Some(&true);
        let all: Vec<usize> = self.of_sort(p.head.kind, p.head.group).filter(named).take(2).collect();
        match all[..] {
            [d] => Some(d),
            [] => None,
            _ => Self::only(
                self.recent(1).into_iter().filter(|&d| self.of_sort(p.head.kind, p.head.group).any(|e| e == d)),
            ),
        }
    }

    /// Records a pronoun at token `i`; the token after it.
    fn pronoun(&mut self, i: usize) -> usize {
        let t = self.tokens;
        let sex = if t.is_any(i, &["he", "him", "his", "himself"]) {
            Some(Sex::Male)
        } else if t.is_any(i, &["she", "her", "hers", "herself"]) {
            Some(Sex::Female)
        } else {
            None
        };
        if let Some(sex) = sex {
            let local = self.person(i, sex);
            if let Some(d) = local {
                self.drafts[d].sex = self.drafts[d].sex.or(Some(sex));
            }
            self.push(i..i + 1, EntityKind::Person, Form::Pronoun, local);
        } else if t.is_any(i, &["it", "its", "itself"]) && !self.is_expletive(i) {
            let fits = |d: &usize| !matches!(self.drafts[*d].entity.kind, EntityKind::Person | EntityKind::Other);
            // "its" leans on its own sentence; "it" may reach back, and then must be alone in both.
            let back = usize::from(!t.is(i, "its"));
            let local = Self::only(self.recent(back).into_iter().filter(fits)).filter(|_| !self.is_quoted(i));
            let kind = local.map_or(EntityKind::Other, |d| self.drafts[d].entity.kind);
            self.push(i..i + 1, kind, Form::Pronoun, local);
        } else if t.is_any(i, &["they", "their", "them", "themselves"]) {
            self.push(i..i + 1, EntityKind::Other, Form::Pronoun, None);
        }
        i + 1
    }

    /// Whether a quotation is open at token `i`: what it refers to may stand outside the article.
    fn is_quoted(&self, i: usize) -> bool {
        let t = self.tokens;
        let start = self.sentences[self.starts.len() - 1].tokens().start;
        let start = start.max(i.saturating_sub(MOST_RECENT));
        let quote = (start..i).rev().find(|&k| t.is_any(k, &["“", "”", "\""]));
        quote
            .is_some_and(|k| t.is(k, "“") || (t.is(k, "\"") && (start..=k).filter(|&k| t.is(k, "\"")).count() % 2 == 1))
    }

    /// "it is unclear", "it appears": nobody is meant.
    fn is_expletive(&self, i: usize) -> bool {
        let t = self.tokens;
        t.is(i, "it")
            && (t.is_any(i + 1, &["appears", "seems", "turned", "remains", "emerged", "would", "may"])
                || (t.is_any(i + 1, &["is", "was", "'s"]) && !t.is_any(i + 2, &["being", "the", "a", "an"])))
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

/// A noun behind a head noun, which makes it a modifier.
fn is_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &NOUNS)
}

const NOUNS: [&str; 40] = [
    "crash",
    "accident",
    "derailment",
    "collision",
    "service",
    "services",
    "journey",
    "trip",
    "ride",
    "line",
    "track",
    "tracks",
    "driver",
    "crew",
    "carriage",
    "carriages",
    "wreck",
    "launch",
    "test",
    "tests",
    "attack",
    "attacks",
    "system",
    "systems",
    "technology",
    "programme",
    "program",
    "fare",
    "ticket",
    "tickets",
    "wreckage",
    "debris",
    "limits",
    "limit",
    "lights",
    "center",
    "building",
    "officials",
    "residents",
    "hall",
];

/// No pronoun looks further back than that many mentions or tokens, however long its sentence.
const MOST_RECENT: usize = 60;

/// Words that put a clause before the one it belongs to.
const AHEAD: [&str; 14] = [
    "prior", "before", "after", "when", "as", "while", "in", "despite", "although", "though", "with", "during",
    "since", "if",
];

/// Words that end a noun phrase.
fn is_function(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_any(i, &FUNCTION)
}

const FUNCTION: [&str; 89] = [
    "of", "in", "on", "at", "to", "for", "from", "with", "by", "about", "as", "into", "onto", "over", "under", "after",
    "before", "during", "between", "through", "against", "without", "within", "near", "and", "or", "but", "nor",
    "that", "which", "who", "whom", "whose", "what", "when", "where", "while", "if", "because", "since", "until",
    "than", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "can", "could",
    "may", "might", "shall", "should", "must", "do", "does", "did", "not", "said", "says", "told", "added", "the", "a",
    "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we",
    "i", "there",
];
