//! Events across articles: which tellings are of one event, and what it is called in slots.

use std::collections::{BTreeMap, BTreeSet};

use itertools::Itertools;

use crate::event::{Event, Referent, Standing, kind, thing};
use crate::relation::Page;

use super::key::{Keys, Role};
use super::names::without_edition;

/// For each article, in order, the key of each of its events.
pub(crate) struct EventKeys {
    of: Vec<Vec<String>>,
}

impl EventKeys {
    /// The key of an event of an article.
    pub fn get(&self, article: usize, event: usize) -> &str {
        &self.of[article][event]
    }
}

/// An event of one article, in the words of the whole batch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Telling {
    kind: String,
    standing: Standing,
    roles: BTreeMap<&'static str, BTreeSet<String>>,
    name: Option<String>,
    article: usize,
    event: usize,
}

/// Tellings of one event.
struct Told {
    roles: BTreeMap<&'static str, BTreeSet<String>>,
    name: Option<String>,
    tellings: Vec<(usize, usize)>,
}

/// Joins the events of the articles of one story each. `story` tells the story of an article.
pub(crate) fn event_keys(pages: &[Page<'_, '_>], keys: &Keys<'_>, story: &[usize]) -> EventKeys {
    let mut of: Vec<Vec<String>> = pages.iter().map(|p| vec![String::new(); p.events.list.len()]).collect();
    let tellings = pages.iter().enumerate().flat_map(|(article, page)| {
        page.events.list.iter().enumerate().map(move |(event, e)| telling(keys, article, event, e))
    });
    let groups = tellings.into_group_map_by(|t| (story[t.article], t.kind.clone(), t.standing));
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for ((_, kind, standing), mut group) in groups.into_iter().sorted_by(|a, b| a.0.cmp(&b.0)) {
        // The fullest telling first, so that a thin one meets all that it could belong to.
        group.sort_by(|a, b| filled(b).cmp(&filled(a)).then_with(|| a.cmp(b)));
        for told in join(group, &kind) {
            let mut key = call(&kind, standing, &told);
            let seen = names.entry(key.clone()).or_default();
            *seen += 1;
            if *seen > 1 {
                key = format!("{key} #{seen}");
            }
            for (article, event) in told.tellings {
                of[article][event].clone_from(&key);
            }
        }
    }
    EventKeys { of }
}

fn identity(kind_id: &str) -> Vec<&'static str> {
    kind(kind_id).map_or_else(|| vec!["who", "what"], |k| k.identity.clone())
}

fn filled(telling: &Telling) -> usize {
    let roles = identity(&telling.kind);
    usize::from(telling.name.is_some())
        + roles.iter().filter_map(|r| telling.roles.get(r)).map(BTreeSet::len).sum::<usize>()
}

fn telling(keys: &Keys<'_>, article: usize, event: usize, e: &Event) -> Telling {
    let mut roles = e
        .roles
        .iter()
        .map(|(&role, fillers)| {
            let how = match role {
                "who" if matches!(e.kind.as_str(), "departure" | "arrival" | "visit") => Role::Mover,
                "who" if matches!(e.kind.as_str(), "announcement" | "warning") => Role::Office,
                "to" | "from" => Role::Place,
                _ => Role::Plain,
            };
            // "called off the launch": an event within an event counts by its kind; "arrived for talks": none is a place.
            let named = |f: &Referent| match f {
                Referent::Event(_) if matches!(role, "to" | "from") => None,
                Referent::Event(id) => Some(keys.event_kind(article, *id).to_owned()),
                // "sign the accord", "sign the pact": what deeds are done to goes by many nouns.
                Referent::Noun(noun) if kind(&e.kind).is_none() => Some(thing(noun).to_owned()),
                _ => keys.referent(article, f, how).map(|key| plain(&key)),
            };
            (role, fillers.iter().filter_map(named).collect())
        })
        .filter(|(_, fillers): &(_, BTreeSet<String>)| !fillers.is_empty())
        .collect::<BTreeMap<_, _>>();
    // "The line reopened", "the company reopened the line": what it happens to tells a deed of no kind from another.
    if kind(&e.kind).is_none() && !roles.contains_key("what") {
        roles = roles.into_iter().map(|(role, f)| (if role == "who" { "what" } else { role }, f)).collect();
    }
    let name = e.name.map(|local| without_edition(keys.of(article, local)));
    Telling { kind: e.kind.clone(), standing: e.standing, roles, name, article, event }
}

/// "the coach" as "the bus": what has no name of its own goes by many nouns.
fn plain(key: &str) -> String {
    key.strip_prefix("the ").map_or_else(|| key.to_owned(), |noun| format!("the {}", thing(noun)))
}

/// Joins tellings of one kind: those that no identifying role keeps apart. One that says nothing of who or where is
/// only joined where there is one event that it can be of.
fn join(group: Vec<Telling>, kind: &str) -> Vec<Told> {
    let identity = identity(kind);
    let mut out: Vec<Told> = Vec::new();
    for t in group {
        let fits: Vec<usize> = (0..out.len()).filter(|&i| may_be(&out[i], &t, &identity)).collect();
        let fit = match fits[..] {
            [] => None,
            [one] => Some(one),
            _ if identity.is_empty() => fits.first().copied(),
            _ => {
                let sharing = fits.iter().copied().find(|&i| shares(&out[i], &t, &identity));
                let mut same_article =
                    fits.iter().copied().filter(|&i| out[i].tellings.iter().any(|(a, _)| *a == t.article));
                sharing.or_else(|| same_article.next().filter(|_| same_article.next().is_none()))
            }
        };
        match fit {
            Some(i) => {
                for (role, fillers) in t.roles {
                    out[i].roles.entry(role).or_default().extend(fillers);
                }
                out[i].name = out[i].name.take().or(t.name);
                out[i].tellings.push((t.article, t.event));
            }
            None => out.push(Told { roles: t.roles, name: t.name, tellings: vec![(t.article, t.event)] }),
        }
    }
    out
}

fn may_be(told: &Told, t: &Telling, identity: &[&str]) -> bool {
    let who = |roles: &BTreeMap<&str, BTreeSet<String>>| roles.get("who").map_or(0, BTreeSet::len);
    // Two who talk at a summit of many hold talks of their own.
    let aside = t.kind == "meeting"
        && match (&told.name, &t.name) {
            (Some(_), None) => who(&t.roles) == 2 && who(&told.roles) != 2,
            (None, Some(_)) => who(&told.roles) == 2 && who(&t.roles) != 2,
            _ => false,
        };
    let met = |role: &str| match (told.roles.get(role), t.roles.get(role)) {
        (Some(a), Some(b)) => a.is_subset(b) || b.is_subset(a),
        _ => true,
    };
    // "Deputies approved the budget", "lawmakers approved the budget": what is done to one thing is one deed, unless two
    // are named who do it.
    let named = |roles: &BTreeMap<&str, BTreeSet<String>>| {
        roles.get("who").is_some_and(|who| who.iter().any(|w| w.starts_with(char::is_uppercase)))
    };
    let done_to = kind(&t.kind).is_none() && told.roles.contains_key("what") && t.roles.contains_key("what");
    let by_any = done_to && !(named(&told.roles) && named(&t.roles));
    !aside
        && (told.name.is_none() || t.name.is_none() || told.name == t.name)
        && identity.iter().all(|role| met(role) || *role == "who" && by_any)
}

fn shares(told: &Told, t: &Telling, identity: &[&str]) -> bool {
    t.name.is_some() && told.name == t.name
        || identity.iter().any(|r| told.roles.get(r).zip(t.roles.get(r)).is_some_and(|(a, b)| !a.is_disjoint(b)))
}

/// "meeting of Ana Roe and Karl Lind", "arrival of Ana Roe in Norway".
fn call(kind: &str, standing: Standing, told: &Told) -> String {
    if let Some(name) = &told.name {
        return name.clone();
    }
    let list = |role: &str| told.roles.get(role).map(|f| f.iter().join(" and ")).filter(|s| !s.is_empty());
    let mut out = match standing {
        Standing::Earlier => format!("earlier {kind}"),
        Standing::Reported => kind.to_owned(),
        Standing::Later => format!("next {kind}"),
        Standing::Other => format!("other {kind}"),
    };
    let identity = identity(kind);
    for (role, link) in [("who", "of"), ("what", "of"), ("to", "in")] {
        if identity.contains(&role)
            && let Some(fillers) = list(role)
        {
            out = format!("{out} {link} {fillers}");
        }
    }
    out
}

/// What a referent that is an event is called.
pub(crate) fn event_of(referent: &Referent) -> Option<usize> {
    match referent {
        Referent::Event(id) => Some(id.0),
        _ => None,
    }
}
