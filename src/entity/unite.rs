//! One table of the entities of many articles.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::known_name;
use super::likeness::{Match, compare};
use super::name::Name;
use super::{EntityKind, Locals, Table, TableEntity};

/// One table of the entities of many articles, whatever their order.
pub fn unite(articles: &[&Locals]) -> Table {
    let mut names: BTreeMap<(String, EntityKind), Vec<(usize, usize)>> = BTreeMap::new();
    for (a, article) in articles.iter().enumerate() {
        for (e, entity) in article.entities.iter().enumerate() {
            let name = known_name(&entity.name).map_or_else(|| entity.name.clone(), |k| k.name.to_owned());
            names.entry((name, entity.kind)).or_default().push((a, e));
        }
    }
    let keys: Vec<&(String, EntityKind)> = names.keys().collect();
    let parsed: Vec<Name> = keys.iter().map(|(name, kind)| Name::parse(name, *kind)).collect();
    let mut root: Vec<usize> = (0..keys.len()).collect();
    for i in 0..keys.len() {
        if let Some(j) = (0..i).find(|&j| compare(&parsed[i], &parsed[j]).verdict == Match::Same) {
            root[i] = root[j];
        }
    }
    let mut of: Vec<Vec<usize>> = articles.iter().map(|a| vec![0; a.entities.len()]).collect();
    let mut entities = Vec::new();
    let mut index = BTreeMap::new();
    for (i, (key, places)) in names.iter().enumerate() {
        let at = *index.entry(root[i]).or_insert_with(|| {
            let country = known_name(&key.0).and_then(|k| k.country).map(str::to_owned);
            entities.push(TableEntity { name: key.0.clone(), kind: key.1, aliases: Vec::new(), country });
            entities.len() - 1
        });
        let mut aliases: BTreeSet<String> = entities[at].aliases.drain(..).collect();
        aliases.insert(key.0.clone());
        for &(a, e) in places {
            of[a][e] = at;
            aliases.extend(articles[a].entities[e].aliases.iter().cloned());
        }
        aliases.remove(&entities[at].name);
        entities[at].aliases = aliases.into_iter().collect();
    }
    Table { entities, of }
}
