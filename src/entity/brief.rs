//! Names of one word across the articles of a story: "Diatta" here for "Ousmane Diatta" there.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use super::gazetteer::known_name;
use super::short::company_word;
use super::unite::Forest;
use super::unnamed::Stories;
use super::{EntityKind, LocalEntity, Locals};

/// Joins an entity that an article only knows by one word to the one entity that the other articles of its story call
/// so, behind its full name. Where they call two so, it stays apart.
pub(super) fn join_brief(articles: &[&Locals], forest: &mut Forest<'_>) {
    let stories = Stories::new(articles, forest);
    let mut full: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (a, article) in articles.iter().enumerate() {
        for (e, entity) in article.entities.iter().enumerate() {
            for word in briefs(entity) {
                full.entry(word).or_default().push((a, e));
            }
        }
    }
    let mut joins = Vec::new();
    for (a, article) in articles.iter().enumerate() {
        let near: BTreeSet<usize> = stories.near(a).collect();
        for (e, entity) in article.entities.iter().enumerate().filter(|(_, entity)| is_brief(entity)) {
            let called = full.get(&fold(&entity.name)).map_or(&[][..], Vec::as_slice);
            let fits =
                |&&(b, f): &&(usize, usize)| near.contains(&b) && agree(entity.kind, articles[b].entities[f].kind);
            let roots: BTreeSet<usize> = called
                .iter()
                .filter(fits)
                .take(MOST)
                .map(|&place| {
                    let node = forest.node(place);
                    forest.root(node)
                })
                .collect();
            if let (1, Some(&root)) = (roots.len(), roots.first()) {
                joins.push((root, forest.node((a, e))));
            }
        }
    }
    for (root, node) in joins {
        forest.join(root, node);
    }
}

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
