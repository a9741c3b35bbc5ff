//! What referents are called in slots: one key for one thing, whatever article it stands in.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, LocalId, Table, country_of};
use crate::event::{EventId, Referent};
use crate::relation::Page;
use crate::text::lex;

/// The keys of the entities of a batch.
pub(crate) struct Keys<'b> {
    pages: &'b [Page<'b, 'b>],
    table: &'b Table,
    stories: &'b [usize],
    /// By story, for each head noun of an unnamed vehicle, its one owner, where the story knows only one.
    owners: BTreeMap<(usize, String), Option<String>>,
    /// The countries that the articles tell of places which the gazetteer does not know, by their place in the table.
    placed: BTreeMap<usize, String>,
}

impl<'b> Keys<'b> {
    /// `stories` tells the story of each article.
    pub fn new(pages: &'b [Page<'b, 'b>], table: &'b Table, stories: &'b [usize]) -> Self {
        let mut keys = Self { pages, table, stories, owners: BTreeMap::new(), placed: placed(pages, table) };
        let mut owners: BTreeMap<(usize, String), BTreeSet<String>> = BTreeMap::new();
        for (article, page) in pages.iter().enumerate() {
            for entity in &page.reading.locals.entities {
                if let (EntityKind::Vehicle, Some(owner)) = (entity.kind, entity.owner) {
                    owners
                        .entry((stories[article], entity.head.clone()))
                        .or_default()
                        .insert(keys.name(article, owner));
                }
            }
        }
        keys.owners = owners
            .into_iter()
            .map(|(head, names)| (head, if names.len() == 1 { names.into_iter().next() } else { None }))
            .collect();
        keys
    }

    /// The name of an entity in the table.
    fn name(&self, article: usize, local: LocalId) -> String {
        let at = self.table.of[article][local.0 as usize];
        self.table.entities.get(at).map_or_else(String::new, |e| e.name.clone())
    }

    /// The index of an entity in the table.
    pub fn entity(&self, article: usize, local: LocalId) -> usize {
        self.table.of[article][local.0 as usize]
    }

    /// The key of an entity; an unnamed vehicle is called by its owner and its head noun.
    pub fn of(&self, article: usize, local: LocalId) -> String {
        let entity = &self.pages[article].reading.locals.entities[local.0 as usize];
        if entity.kind == EntityKind::Vehicle && !entity.head.is_empty() {
            return match self.owner(article, local) {
                Some(owner) => format!("{owner}'s {}", class(&entity.head)),
                None => format!("the {}", class(&entity.head)),
            };
        }
        self.name(article, local)
    }

    /// Who moves when this moves: of a vehicle its owner, else itself.
    pub fn mover(&self, article: usize, local: LocalId) -> String {
        self.owner(article, local).unwrap_or_else(|| self.of(article, local))
    }

    fn owner(&self, article: usize, local: LocalId) -> Option<String> {
        let entity = &self.pages[article].reading.locals.entities[local.0 as usize];
        if entity.kind != EntityKind::Vehicle {
            return None;
        }
        match entity.owner {
            Some(owner) => Some(self.name(article, owner)),
            None if !entity.head.is_empty() => {
                self.owners.get(&(self.stories[article], entity.head.clone())).cloned().flatten()
            }
            None => None,
        }
    }

    /// The country that an entity is, or acts for: of "Moscow", "the Kremlin" and "the Russian president", Russia.
    pub fn country(&self, article: usize, local: LocalId) -> Option<String> {
        let entity = &self.pages[article].reading.locals.entities[local.0 as usize];
        if entity.kind == EntityKind::Person {
            let table = self.entity(article, local);
            let roles = self.pages.iter().enumerate().flat_map(|(a, page)| {
                let same = move |(l, _): &(usize, _)| self.table.of[a][*l] == table;
                page.reading.locals.entities.iter().enumerate().filter(same).flat_map(|(_, e)| &e.roles)
            });
            return roles.filter_map(|role| leads(role)).min().map(str::to_owned);
        }
        let at = self.entity(article, local);
        self.table.entities.get(at)?.country.clone().or_else(|| self.placed.get(&at).cloned())
    }

    /// The organization that a person speaks for: of "Kremlin spokesman Peskov" the Kremlin.
    fn office(&self, article: usize, local: LocalId) -> Option<String> {
        let entity = &self.pages[article].reading.locals.entities[local.0 as usize];
        if entity.kind != EntityKind::Person {
            return None;
        }
        let offices =
            self.table.entities.iter().filter(|e| matches!(e.kind, EntityKind::Organization | EntityKind::Place));
        let named = offices.filter(|e| entity.roles.iter().any(|role| role.contains(&e.name)));
        named.max_by_key(|e| e.name.len()).map(|e| e.name.clone())
    }

    /// The country of a place, by its name in the table.
    pub fn country_of_name(&self, name: &str) -> Option<String> {
        let named = |e: &crate::entity::TableEntity| e.name == name || e.aliases.iter().any(|a| a == name);
        let at = self.table.entities.iter().position(named)?;
        self.table.entities[at].country.clone().or_else(|| self.placed.get(&at).cloned())
    }

    /// The kind of an event of an article.
    pub fn event_kind(&self, article: usize, event: EventId) -> &str {
        &self.pages[article].events.get(event).kind
    }

    /// The key of a referent in a role.
    pub fn referent(&self, article: usize, referent: &Referent, role: Role) -> Option<String> {
        match referent {
            Referent::Entity(local) => Some(match role {
                Role::Plain => self.of(article, *local),
                Role::Mover => self.mover(article, *local),
                Role::Place => self.country(article, *local).unwrap_or_else(|| self.of(article, *local)),
                Role::Office => self.office(article, *local).unwrap_or_else(|| self.of(article, *local)),
                Role::Actor => self.country(article, *local).unwrap_or_else(|| self.mover(article, *local)),
            }),
            Referent::Noun(noun) => Some(noun.clone()),
            Referent::Event(_) => None,
        }
    }
}

/// One word for what newsrooms call an unnamed vehicle.
fn class(head: &str) -> &str {
    match head {
        "express" => "train",
        "plane" | "jet" | "airliner" | "airplane" | "aeroplane" => "aircraft",
        "vessel" => "ship",
        "lorry" => "truck",
        "launcher" => "rocket",
        head => head,
    }
}

/// How an entity counts in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// As itself.
    Plain,
    /// A vehicle counts as whom it carries.
    Mover,
    /// A place counts as its country.
    Place,
    /// A government and its head count as their country.
    Actor,
    /// Who speaks for an organization counts as it.
    Office,
}

/// "at Kortevik station, Norway, on the border": the country behind a comma, for places of which nothing else is known. A
/// place to which two are told has none.
fn placed(pages: &[Page<'_, '_>], table: &Table) -> BTreeMap<usize, String> {
    let mut told: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (article, page) in pages.iter().enumerate() {
        let tokens = &page.reading.tokens;
        let places = page.reading.locals.mentions.iter().filter(|m| m.kind == EntityKind::Place);
        for (mention, local) in places.filter_map(|m| Some((m, m.local?))) {
            let comma = mention.tokens.end;
            let Some((len, country)) = country_of(tokens, comma + 1).filter(|_| tokens.is(comma, ",")) else {
                continue;
            };
            let end = comma + 1 + len;
            let name = page.reading.mention_at(comma + 1).is_some_and(|m| m.tokens.end == end);
            // "in Aville, Norway and Sweden" is a list.
            let closed = tokens.is_any(end, &[",", ".", ";", ")"]) && !tokens.is_any(end + 1, &["and", "or"]);
            if name && closed {
                told.entry(table.of[article][local.0 as usize]).or_default().insert(country);
            }
        }
    }
    let one = told.into_iter().filter(|(_, countries)| countries.len() == 1);
    one.filter_map(|(at, countries)| Some((at, (*countries.first()?).to_owned()))).collect()
}

/// The country that the holder of a post leads: "North Korean leader" leads North Korea, a spokesman nobody.
fn leads(role: &str) -> Option<&'static str> {
    const HEADS: [&str; 12] = [
        "president",
        "leader",
        "ruler",
        "premier",
        "chancellor",
        "king",
        "queen",
        "dictator",
        "chairman",
        "emperor",
        "sultan",
        "minister",
    ];
    let tokens = lex(role);
    let last = tokens.len().checked_sub(1)?;
    let heads =
        tokens.is_any(last, &HEADS) && (!tokens.is(last, "minister") || tokens.is(last.wrapping_sub(1), "prime"));
    if !heads || tokens.is_any(last.wrapping_sub(1), &["vice", "former", "deputy"]) {
        return None;
    }
    (0..tokens.len()).find_map(|i| country_of(&tokens, i).map(|(_, country)| country))
}
