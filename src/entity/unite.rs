//! One table of the entities of many articles.
//!
//! Every distinct name is parsed once and compared only with names that share a block: the consonants of a word. What
//! one article tells apart stays apart.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::brief::join_brief;
use super::gazetteer::known_name;
use super::likeness::{Match, compare};
use super::name::Name;
use super::unnamed::join_unnamed;
use super::{EntityKind, LocalEntity, Locals, Table, TableEntity};

/// One table of the entities of many articles. The order of the articles changes nothing but the order of `of`.
///
/// ```
/// use corroborate::{entity::{locals, unite}, text::{lex, sentences}};
///
/// let texts = ["Gov. Pavel Sorin resigned.", "SORIN, Pavel? Governor Pavel Sorin denied it."];
/// let locals: Vec<_> = texts.map(|text| { let t = lex(text); locals(&t, &sentences(&t)) }).into();
/// let table = unite(&locals.iter().collect::<Vec<_>>());
/// assert_eq!(table.of[0][0], table.of[1][0]);
/// ```
pub fn unite(articles: &[&Locals]) -> Table {
    let mut forest = Forest::new(articles);
    forest.join_names();
    join_brief(articles, &mut forest);
    join_unnamed(articles, &mut forest);
    forest.table()
}

/// A local entity: article and index.
type Place = (usize, usize);

/// Sets of local entities that are one.
pub(super) struct Forest<'a> {
    articles: &'a [&'a Locals],
    /// Where the local entities of each article begin in `parent`.
    offset: Vec<usize>,
    parent: Vec<usize>,
    /// Of each root: the articles that its members stand in.
    members: Vec<BTreeSet<usize>>,
}

impl<'a> Forest<'a> {
    fn new(articles: &'a [&'a Locals]) -> Self {
        let (mut offset, mut members) = (Vec::with_capacity(articles.len()), Vec::new());
        for (a, article) in articles.iter().enumerate() {
            offset.push(members.len());
            members.extend(article.entities.iter().map(|_| BTreeSet::from([a])));
        }
        Self { articles, offset, parent: (0..members.len()).collect(), members }
    }

    pub(super) fn node(&self, (article, entity): Place) -> usize {
        self.offset[article] + entity
    }

    pub(super) fn root(&mut self, mut node: usize) -> usize {
        while self.parent[node] != node {
            self.parent[node] = self.parent[self.parent[node]];
            node = self.parent[node];
        }
        node
    }

    /// Joins two sets, unless one article has told members of the two apart.
    pub(super) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        let (large, small) = if self.members[a].len() >= self.members[b].len() { (a, b) } else { (b, a) };
        if self.members[small].iter().any(|article| self.members[large].contains(article)) {
            return false;
        }
        let moved = std::mem::take(&mut self.members[small]);
        self.members[large].extend(moved);
        self.parent[small] = large;
        true
    }

    fn entity(&self, (article, entity): Place) -> &'a LocalEntity {
        &self.articles[article].entities[entity]
    }

    /// Joins the entities whose names are names of one.
    fn join_names(&mut self) {
        let mut named: BTreeMap<(String, EntityKind), Vec<Place>> = BTreeMap::new();
        for (a, article) in self.articles.iter().enumerate() {
            for (e, entity) in article.entities.iter().enumerate().filter(|(_, e)| e.head.is_empty()) {
                for name in names_of(entity) {
                    let name = known_name(name).map_or(name, |k| k.name);
                    named.entry((name.to_owned(), entity.kind)).or_default().push((a, e));
                }
            }
        }
        let parsed: Vec<Name> = named.keys().map(|(name, kind)| Name::parse(name, *kind)).collect();
        let places: Vec<Vec<Place>> = named.into_values().collect();
        for list in &places {
            self.join_lists(list, &[]);
        }
        self.join_kinds(&parsed, &places);
        for (i, j) in pairs(&parsed) {
            self.join_lists(&places[i], &places[j]);
        }
    }

    /// Joins all members of two lists to the first one of both, in the order of the names.
    fn join_lists(&mut self, a: &[Place], b: &[Place]) {
        let Some((first, rest)) = a.split_first() else { return };
        let first = self.node(*first);
        for &place in rest.iter().chain(b) {
            let node = self.node(place);
            self.join(first, node);
        }
    }

    /// One name with two kinds: of one word, it may be a surname and a town; longer ones are one thing.
    fn join_kinds(&mut self, names: &[Name], places: &[Vec<Place>]) {
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, name) in names.iter().enumerate() {
            by_key.entry(name.key()).or_default().push(i);
        }
        for same in by_key.values().filter(|same| same.len() > 1) {
            for w in same.windows(2) {
                let (a, b) = (&names[w[0]], &names[w[1]]);
                let person = (a.kind == EntityKind::Person) != (b.kind == EntityKind::Person);
                let unsure = a.kind == EntityKind::Other || b.kind == EntityKind::Other;
                if a.words.len() > 1 || unsure || !person {
                    self.join_lists(&places[w[0]], &places[w[1]]);
                }
            }
        }
    }

    fn table(&mut self) -> Table {
        let mut groups: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
        for a in 0..self.articles.len() {
            for e in 0..self.articles[a].entities.len() {
                let root = self.root(self.offset[a] + e);
                groups.entry(root).or_default().push((a, e));
            }
        }
        let mut rows: Vec<(TableEntity, Vec<Place>)> = Vec::with_capacity(groups.len());
        for places in groups.into_values() {
            rows.push((self.row(&places), places));
        }
        // Equal rows differ in what stands around them; the least such context goes first, whatever the order given.
        rows.sort_by(|(x, p), (y, q)| {
            let key = |e: &TableEntity| (e.name.clone(), e.kind, e.aliases.clone());
            key(x).cmp(&key(y)).then_with(|| self.context(p).cmp(&self.context(q)))
        });
        let mut of: Vec<Vec<usize>> = self.articles.iter().map(|a| vec![0; a.entities.len()]).collect();
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut entities = Vec::with_capacity(rows.len());
        for (at, (mut entity, places)) in rows.into_iter().enumerate() {
            let count = taken.entry(entity.name.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                entity.name = format!("{} ({count})", entity.name);
            }
            for &(a, e) in &places {
                of[a][e] = at;
            }
            entities.push(entity);
        }
        Table { entities, of }
    }

    /// The names of all that its articles speak of, to order what is equal by.
    fn context(&self, places: &[Place]) -> BTreeSet<&'a str> {
        places.iter().flat_map(|&(a, _)| self.articles[a].entities.iter().map(|e| e.name.as_str())).collect()
    }

    fn row(&self, places: &[Place]) -> TableEntity {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
        let has_name = places.iter().any(|&p| self.entity(p).head.is_empty());
        for &place in places {
            let entity = self.entity(place);
            let weight = usize::from(entity.kind != EntityKind::Other) + 1;
            *kinds.entry(entity.kind).or_default() += weight;
            if entity.head.is_empty() || !has_name {
                *names.entry(&entity.name).or_default() += 1;
            }
        }
        let known = names.keys().find_map(|name| known_name(name));
        // A surname that most articles use alone is no name of the table where one has it in full.
        let person = kinds.keys().all(|kind| matches!(kind, EntityKind::Person | EntityKind::Other));
        let told = |name: &str| person && name.contains([' ', '-']);
        let most = names.iter().max_by_key(|(name, count)| {
            (told(name), **count, name.chars().count(), name.is_ascii(), std::cmp::Reverse(**name))
        });
        let mut name =
            known.map_or_else(|| most.map_or_else(String::new, |(n, _)| (*n).to_owned()), |k| k.name.to_owned());
        if !has_name && let Some(owner) = self.owner_name(places) {
            name = format!("{owner}'s {}", self.entity(places[0]).head);
        }
        let all = places.iter().flat_map(|&p| std::iter::once(&self.entity(p).name).chain(&self.entity(p).aliases));
        let aliases: BTreeSet<&String> = all.filter(|alias| **alias != name).collect();
        let kind = kinds.iter().max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind))).map(|(k, _)| *k);
        TableEntity {
            kind: kind.unwrap_or(EntityKind::Other),
            aliases: aliases.into_iter().cloned().collect(),
            country: known.and_then(|k| k.country).map(str::to_owned),
            name,
        }
    }

    /// The usual name of the owner of an unnamed thing: the least of the names that its articles give.
    fn owner_name(&self, places: &[Place]) -> Option<&'a str> {
        let owners = places.iter().filter_map(|&(a, e)| {
            let owner = self.articles[a].entities[e].owner?;
            Some(self.articles[a].entities.get(owner.0 as usize)?.name.as_str())
        });
        owners.max_by_key(|name| (name.chars().count(), name.is_ascii(), std::cmp::Reverse(*name)))
    }
}

/// The names that an entity may be known by elsewhere: in full, or as an acronym, never a surname alone.
fn names_of(entity: &LocalEntity) -> impl Iterator<Item = &str> {
    let apart = |name: &&String| {
        // "EBX" of "EBX Power Systems" may be what others of that group are called, too.
        let own = entity.name.split(' ').any(|word| word == name.as_str());
        let acronym = name.len() >= 3 && !own && name.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        name.contains([' ', '-']) || (acronym && entity.kind != EntityKind::Person)
    };
    std::iter::once(&entity.name).chain(entity.aliases.iter().filter(apart)).map(String::as_str)
}

/// In a block of more names than that, a name is held against its neighbours only.
const MOST_IN_BLOCK: usize = 40;

/// What stands further back in a name leads to no block: a longer one is a list.
const MOST_KEYS: usize = 6;

/// The pairs of names that are one, of all that share a block.
fn pairs(names: &[Name]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        for word in name.words.iter().take(MOST_KEYS).filter(|w| !w.is_initial()) {
            blocks.entry(word.consonants.clone()).or_default().push(i);
        }
    }
    // A frequent word says little: names meet there only by two words together.
    let frequent: Vec<String> =
        blocks.iter().filter(|(_, b)| b.len() > MOST_IN_BLOCK).map(|(k, _)| k.clone()).collect();
    for key in frequent {
        for i in blocks.remove(&key).unwrap_or_default() {
            let others = names[i].words.iter().take(MOST_KEYS).filter(|w| w.consonants != key && !w.is_initial());
            let pair = others.map(|w| format!("{key} {}", w.consonants)).chain(std::iter::once(format!("{key} ")));
            for pair in pair.collect::<BTreeSet<_>>() {
                blocks.entry(pair).or_default().push(i);
            }
        }
    }
    let (mut out, mut seen) = (BTreeSet::new(), HashSet::new());
    for block in blocks.values() {
        for (at, &i) in block.iter().enumerate() {
            for &j in block[at + 1..].iter().take(MOST_IN_BLOCK) {
                let alike = names[i].kind == names[j].kind
                    || names[i].kind == EntityKind::Other
                    || names[j].kind == EntityKind::Other;
                if i != j
                    && alike
                    && seen.insert((i.min(j), i.max(j)))
                    && compare(&names[i], &names[j]).verdict == Match::Same
                {
                    out.insert((i.min(j), i.max(j)));
                }
            }
        }
    }
    out.into_iter().collect()
}
