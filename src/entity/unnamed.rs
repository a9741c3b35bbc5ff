//! Things that have no name, across articles: "his red car" here and "the fast car" there.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::head;
use super::unite::Forest;
use super::{EntityKind, LocalEntity, Locals};

/// Two articles speak of one story where they share that many named entities.
const STORY: usize = 3;

/// An entity that so many articles mention tells no stories apart.
const COMMON: usize = 60;

/// Joins what is described and not named: what has one owner, and in one story what is the only one of its sort in
/// each article, to the one thing of that sort there, named or owned.
pub(super) fn join_unnamed(articles: &[&Locals], forest: &mut Forest<'_>) {
    let mut sorts: BTreeMap<(EntityKind, &'static str), BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (a, article) in articles.iter().enumerate() {
        for (e, entity) in article.entities.iter().enumerate() {
            if let Some(sort) = sort_of(entity) {
                sorts.entry((entity.kind, sort)).or_default().entry(a).or_default().push(e);
            }
        }
    }
    let stories = Stories::new(articles, forest);
    for by_article in sorts.values() {
        owned(articles, forest, by_article);
        let only: Vec<(usize, usize)> =
            by_article.iter().filter(|(_, list)| list.len() == 1).map(|(&a, list)| (a, list[0])).collect();
        in_story(articles, forest, &stories, &only);
    }
}

/// The sort of an unnamed thing, or of a named vehicle or event.
fn sort_of(entity: &LocalEntity) -> Option<&'static str> {
    let tokens = crate::text::lex(if entity.head.is_empty() { &entity.name } else { &entity.head });
    if !matches!(entity.kind, EntityKind::Vehicle | EntityKind::Event) {
        return None;
    }
    super::lexicon::head_at_end(&tokens, 0, tokens.len())
        .or_else(|| head(&tokens, 0).map(|(_, h)| (0, h)))
        .map(|(_, h)| h.group)
}

/// "Hale's car" is one wherever Hale is one.
fn owned(articles: &[&Locals], forest: &mut Forest<'_>, by_article: &BTreeMap<usize, Vec<usize>>) {
    let mut by_owner: BTreeMap<usize, usize> = BTreeMap::new();
    for (&a, list) in by_article {
        for &e in list {
            let Some(owner) = articles[a].entities[e].owner else { continue };
            let node = forest.node((a, owner.0 as usize));
            let (owner, thing) = (forest.root(node), forest.node((a, e)));
            match by_owner.get(&owner) {
                Some(&other) => {
                    forest.join(other, thing);
                }
                None => {
                    by_owner.insert(owner, thing);
                }
            }
        }
    }
}

/// Joins each ownerless, unnamed thing to what the articles of its story agree to be the one of its sort.
fn in_story(articles: &[&Locals], forest: &mut Forest<'_>, stories: &Stories, only: &[(usize, usize)]) {
    let at: BTreeMap<usize, usize> = only.iter().copied().collect();
    let mut joins = Vec::new();
    for &(a, e) in only {
        let entity = &articles[a].entities[e];
        if entity.head.is_empty() || entity.owner.is_some() {
            continue;
        }
        let near: Vec<(usize, usize)> = stories.near(a).filter_map(|b| at.get(&b).map(|&f| (b, f))).collect();
        let mut firm = BTreeSet::new();
        for &(b, f) in &near {
            let other = &articles[b].entities[f];
            if other.head.is_empty() || other.owner.is_some() {
                let node = forest.node((b, f));
                firm.insert(forest.root(node));
            }
        }
        match firm.len() {
            0 => joins.extend(near.iter().map(|&place| (forest.node((a, e)), forest.node(place)))),
            1 => joins.extend(firm.iter().map(|&root| (forest.node((a, e)), root))),
            _ => {}
        }
    }
    for (a, b) in joins {
        forest.join(a, b);
    }
}

/// Which articles share named entities.
pub(super) struct Stories {
    near: Vec<BTreeSet<usize>>,
}

impl Stories {
    pub(super) fn new(articles: &[&Locals], forest: &mut Forest<'_>) -> Self {
        let mut by_root: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (a, article) in articles.iter().enumerate() {
            for (e, _) in article.entities.iter().enumerate().filter(|(_, entity)| entity.head.is_empty()) {
                let node = forest.node((a, e));
                by_root.entry(forest.root(node)).or_default().insert(a);
            }
        }
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for list in by_root.values().filter(|list| list.len() <= COMMON) {
            for &a in list {
                for &b in list.range(a + 1..) {
                    *shared.entry((a, b)).or_default() += 1;
                }
            }
        }
        let mut near = vec![BTreeSet::new(); articles.len()];
        for ((a, b), _) in shared.into_iter().filter(|(_, count)| *count >= STORY) {
            near[a].insert(b);
            near[b].insert(a);
        }
        Self { near }
    }

    pub(super) fn near(&self, a: usize) -> impl Iterator<Item = usize> {
        self.near[a].iter().copied()
    }
}
