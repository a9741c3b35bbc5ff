//! The table of event kinds.

use std::sync::LazyLock;

use crate::syntax::VerbGroup;
use crate::syntax::lexicon::singular;
use crate::text::Tokens;
use crate::text::table::{WordMap, rows};

/// A kind of event: what tells one from another, and what its verbs do with their objects.
#[derive(Debug)]
pub(crate) struct Kind {
    pub id: &'static str,
    /// Roles whose fillers tell one event of this kind from another; none where a story has one of them.
    pub identity: Vec<&'static str>,
    /// It does not come again: "the invasion in 2022" and "the invasion" are one.
    pub once: bool,
    /// It is what people do: "Aville beat Btown".
    pub people: bool,
    /// Verbs, with the particle that they need, that tell of it where an article is about it.
    retold: Vec<(&'static str, Option<&'static str>)>,
}

/// A verb's entry: its kind, the particle it needs, and the role of its object.
#[derive(Debug)]
struct VerbEntry {
    kind: usize,
    particle: Option<&'static str>,
    object: &'static str,
}

#[derive(Debug)]
pub(crate) struct Kinds {
    list: Vec<Kind>,
    nouns: WordMap<usize>,
    /// Words that tell of no event but of what an article is about.
    hints: WordMap<usize>,
    verbs: WordMap<Vec<VerbEntry>>,
}

pub(crate) static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let (mut list, mut nouns, mut hints) = (Vec::new(), Vec::new(), Vec::new());
    let mut verbs: std::collections::BTreeMap<&str, Vec<VerbEntry>> = std::collections::BTreeMap::new();
    for (n, row) in rows(include_str!("events.tsv")).enumerate() {
        let cells = |i: usize| row.get(i).copied().unwrap_or("-").split(',').filter(|c| *c != "-");
        let flag = |name: &str| cells(5).any(|c| c == name);
        list.push(Kind {
            id: row[0],
            identity: cells(1).collect(),
            once: flag("once"),
            people: flag("people"),
            retold: cells(4).map(particle).collect(),
        });
        nouns.extend(cells(2).map(|noun| (noun, n)));
        hints.extend(cells(6).map(|word| (word, n)));
        for verb in cells(3) {
            let (verb, object) = verb.split_once(':').unwrap_or((verb, "what"));
            let (lemma, particle) = particle(verb);
            verbs.entry(lemma).or_default().push(VerbEntry { kind: n, particle, object });
        }
    }
    Kinds { list, nouns: WordMap::new(nouns), hints: WordMap::new(hints), verbs: WordMap::new(verbs) }
});

/// "set+off"
fn particle(verb: &'static str) -> (&'static str, Option<&'static str>) {
    verb.split_once('+').map_or((verb, None), |(lemma, particle)| (lemma, Some(particle)))
}

/// Whether a verb tells of an event of this kind where the article is about one.
pub(super) fn retold(kind: &Kind, lemma: &str, tokens: &Tokens<'_>, head: usize) -> bool {
    kind.retold.iter().any(|(verb, particle)| *verb == lemma && particle.is_none_or(|p| tokens.is(head + 1, p)))
}

/// The kind of the event that a noun tells of.
pub(crate) fn kind_of_noun(noun: &str) -> Option<&'static Kind> {
    let kinds = &*KINDS;
    let lower = noun.to_lowercase();
    let at = kinds.nouns.find(&lower).or_else(|| kinds.nouns.find(&singular(&lower)))?;
    Some(&kinds.list[*at])
}

/// Whether a noun may be any event that costs lives: what it is has to be told elsewhere.
pub(crate) fn is_vague(noun: &str) -> bool {
    matches!(noun.to_lowercase().as_str(), "disaster" | "tragedy" | "catastrophe" | "calamity")
}

/// The kind of event that an article with such a word is about, though the word tells of none: "the referee".
pub(super) fn hint(tokens: &Tokens<'_>, i: usize) -> Option<&'static str> {
    let kinds = &*KINDS;
    kinds.hints.get(tokens, i).map(|&at| kinds.list[at].id)
}

/// The kind of the event that a verb group tells of, and the role of its object.
pub(crate) fn kind_of_verb(tokens: &Tokens<'_>, verb: &VerbGroup) -> Option<(&'static Kind, &'static str)> {
    let kinds = &*KINDS;
    let entries = kinds.verbs.find(verb.lemma)?;
    let entry = entries.iter().find(|e| e.particle.is_none_or(|p| tokens.is(verb.head + 1, p)))?;
    Some((&kinds.list[entry.kind], entry.object))
}

/// What a verb of no kind does, in the one word that stands for all that newsrooms use.
pub(crate) fn deed_of(tokens: &Tokens<'_>, verb: &VerbGroup) -> &'static str {
    /// By verb: the particle that it needs, and the deed.
    type Deeds = WordMap<Vec<(Option<&'static str>, &'static str)>>;
    static DEEDS: LazyLock<Deeds> = LazyLock::new(|| {
        let mut deeds: std::collections::BTreeMap<&str, Vec<_>> = std::collections::BTreeMap::new();
        for row in rows(include_str!("deeds.tsv")) {
            let (lemma, particle) = particle(row[0]);
            deeds.entry(lemma).or_default().push((particle, row[1]));
        }
        WordMap::new(deeds)
    });
    let deeds = DEEDS.find(verb.lemma);
    let fits = |(particle, _): &&(Option<&str>, &str)| particle.is_none_or(|p| tokens.is(verb.head + 1, p));
    deeds.and_then(|deeds| deeds.iter().find(fits)).map_or(verb.lemma, |(_, deed)| *deed)
}

/// The kind with this id.
pub(crate) fn kind(id: &str) -> Option<&'static Kind> {
    KINDS.list.iter().find(|k| k.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("events.tsv")) {
            assert!((4..=7).contains(&row.len()), "{row:?}");
            assert!(row.get(5).is_none_or(|flags| flags.split(',').all(|f| matches!(f, "once" | "people"))), "{row:?}");
            assert!(kind(row[0]).is_some());
        }
        assert!(rows(include_str!("deeds.tsv")).all(|row| row.len() == 2));
        assert_eq!(kind_of_noun("Summits").map(|k| k.id), Some("meeting"));
    }
}
