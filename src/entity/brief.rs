//! Names of one word across the articles of a story: "Diatta" here for "Ousmane Diatta" there.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{fold, skeleton};
use super::gazetteer::known_name;
use super::short::company_word;
use super::unite::Forest;
use super::unnamed::Stories;
use super::{EntityKind, LocalEntity, Locals};

/// Joins an entity that an article only knows by one word to the one entity that the other articles of its story call
/// so, behind its full name; where none does, to the one person whose surname sounds so ("Zhelenko", "Jelenko"). Where they
/// call two so, it stays apart.
pub(super) fn join_brief(articles: &[&Locals], forest: &mut Forest<'_>) {
    let stories = Stories::new(articles, forest);
    let (mut full, mut sounds) = (Bearers::new(), Bearers::new());
    for (a, article) in articles.iter().enumerate() {
        for (e, entity) in article.entities.iter().enumerate() {
            for word in briefs(entity) {
                if entity.kind != EntityKind::Organization && word.chars().count() >= LEAST {
                    sounds.entry(skeleton(&word)).or_default().push((a, e));
                }
                full.entry(word).or_default().push((a, e));
            }
        }
    }
    let mut joins = Vec::new();
    for (a, article) in articles.iter().enumerate() {
        let near: BTreeSet<usize> = stories.near(a).collect();
        for (e, entity) in article.entities.iter().enumerate().filter(|(_, entity)| is_brief(entity)) {
            let word = fold(&entity.name);
            let mut roots = |bearers: &Bearers, key: &str| -> BTreeSet<usize> {
                let called = bearers.get(key).map_or(&[][..], Vec::as_slice).iter();
                let fits = |&&(b, f): &&Bearer| near.contains(&b) && agree(entity.kind, articles[b].entities[f].kind);
                let nodes = called.filter(fits).take(MOST).map(|&place| forest.node(place)).collect::<Vec<_>>();
                nodes.into_iter().map(|node| forest.root(node)).collect()
            };
            let mut called = roots(&full, &word);
            let person = matches!(entity.kind, EntityKind::Person | EntityKind::Other);
            if called.is_empty() && person && word.chars().count() >= LEAST {
                called = roots(&sounds, &skeleton(&word));
            }
            if let (1, Some(&root)) = (called.len(), called.first()) {
                joins.push((root, forest.node((a, e))));
            }
        }
    }
    for (root, node) in joins {
        forest.join(root, node);
    }
}

/// An entity of an article: both as indices.
type Bearer = (usize, usize);
/// Who is called by a word, or by one that sounds like it.
type Bearers = BTreeMap<String, Vec<Bearer>>;

/// The fewest letters of a word that tells somebody by its sound.
const LEAST: usize = 5;

/// Of more bearers nothing is learnt.
const MOST: usize = 60;

/// The single words that an entity is called by: of a person, or of two or three words of which nothing is known, the
/// last; of an organization, what its article calls it, or the one word of a company's name.
fn briefs(entity: &LocalEntity) -> Vec<String> {
    let words: Vec<&str> = entity.name.split(' ').collect();
    match entity.kind {
        EntityKind::Person | EntityKind::Other if (2..=4).contains(&words.len()) && entity.head.is_empty() => {
            words.last().map(|word| fold(word)).into_iter().collect()
        }
        EntityKind::Organization if words.len() > 1 => {
            let called = entity.aliases.iter().map(String::as_str).filter(|alias| !alias.contains(' '));
            called.chain(company_word(&entity.name)).map(fold).collect()
        }
        _ => Vec::new(),
    }
}

fn is_brief(entity: &LocalEntity) -> bool {
    let kinds = [EntityKind::Person, EntityKind::Other, EntityKind::Organization];
    entity.head.is_empty()
        && kinds.contains(&entity.kind)
        && !entity.name.contains([' ', '-', '.'])
        && entity.name.chars().count() > 2
        && known_name(&entity.name).is_none()
}

fn agree(brief: EntityKind, full: EntityKind) -> bool {
    brief == full || brief == EntityKind::Other || full == EntityKind::Other
}
