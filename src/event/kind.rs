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
    flags: Vec<&'static str>,
    /// Verbs that tell of it where an article is about it.
    retold: Vec<Phrasal>,
    /// Nouns that name it where an article is about it.
    called: Vec<&'static str>,
}

impl Kind {
    fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// It does not come again: "the invasion in 2022" and "the invasion" are one.
    pub fn is_once(&self) -> bool {
        self.has("once")
    }

    /// It is what people do: "Aville beat Btown".
    pub fn is_of_people(&self) -> bool {
        self.has("people")
    }

    /// It is a part of a story, which no article is about: the funeral, the docking.
    pub fn is_step(&self) -> bool {
        self.has("step")
    }

    /// Of those of which a story has one, and which an article may be about.
    pub fn is_single(&self) -> bool {
        self.identity.is_empty() && !self.is_step()
    }

    /// The first call for help is when it happened.
    pub fn is_sudden(&self) -> bool {
        self.has("sudden")
    }

    /// It goes on for hours or days: most of its hours are not that at which it came about.
    pub fn lasts(&self) -> bool {
        self.has("lasts")
    }

    /// It happens in one spot, of which a report may tell in any words.
    pub fn is_in_one_spot(&self) -> bool {
        self.has("spot")
    }

    /// It befalls people, and they do not do it: "the quake".
    pub fn is_of_nature(&self) -> bool {
        self.is_single() && !self.is_of_people()
    }

    /// Whether its words tell of it in an article about `main`.
    pub fn is_told_in(&self, main: Option<&Kind>) -> bool {
        !self.has("alone") || main.is_some_and(|main| main.id == self.id)
    }

    /// Whether the noun names it in an article about one.
    pub fn is_called(&self, noun: &str) -> bool {
        let noun = noun.to_lowercase();
        let one = singular(&noun);
        self.called.iter().any(|called| *called == noun || *called == one)
    }
}

/// A verb with the words that must follow it: "set+off", "go+on+strike".
#[derive(Debug)]
pub(super) struct Phrasal {
    pub lemma: &'static str,
    rest: Vec<&'static str>,
    /// It tells of what goes on around an event, so that only its day is that of the event.
    loose: bool,
}

impl Phrasal {
    pub fn new(entry: &'static str) -> Self {
        let (loose, entry) = entry.strip_prefix('~').map_or((false, entry), |verb| (true, verb));
        let mut words = entry.split('+');
        Self { lemma: words.next().unwrap_or_default(), rest: words.collect(), loose }
    }

    /// Whether a verb with its head at `head` is this one; "was officially over" is "was over".
    pub fn is(&self, lemma: &str, tokens: &Tokens<'_>, head: usize) -> bool {
        let manner = tokens.word(head + 1).ends_with("ly") || tokens.is_any(head + 1, &["all", "now"]);
        let next = head + if manner && lemma == "be" { 2 } else { 1 };
        self.lemma == lemma && self.rest.iter().enumerate().all(|(k, word)| tokens.is(next + k, word))
    }

    /// How many words must follow the verb.
    pub fn words(&self) -> usize {
        self.rest.len()
    }
}

/// A verb's entry: its kind and the role of its object.
#[derive(Debug)]
struct VerbEntry {
    kind: usize,
    verb: Phrasal,
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
        list.push(Kind {
            id: row[0],
            identity: cells(1).collect(),
            flags: cells(5).collect(),
            retold: cells(4).map(Phrasal::new).collect(),
            called: cells(7).collect(),
        });
        nouns.extend(cells(2).map(|noun| (noun, n)));
        hints.extend(cells(6).map(|word| (word, n)));
        for verb in cells(3) {
            let (verb, object) = verb.split_once(':').unwrap_or((verb, "what"));
            let verb = Phrasal::new(verb);
            verbs.entry(verb.lemma).or_default().push(VerbEntry { kind: n, verb, object });
        }
    }
    Kinds { list, nouns: WordMap::new(nouns), hints: WordMap::new(hints), verbs: WordMap::new(verbs) }
});

/// Whether a verb tells of an event of this kind where the article is about one.
pub(super) fn retold(kind: &Kind, lemma: &str, tokens: &Tokens<'_>, head: usize) -> bool {
    kind.retold.iter().any(|verb| verb.is(lemma, tokens, head))
}

/// Whether a verb tells of an event of this kind only to the day: "fled on Sunday" of a robbery.
pub(super) fn retold_loosely(kind: &Kind, lemma: &str, tokens: &Tokens<'_>, head: usize) -> bool {
    let mut told = kind.retold.iter().filter(|verb| verb.is(lemma, tokens, head)).peekable();
    told.peek().is_some() && told.all(|verb| verb.loose)
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
    // "went on strike" before "went on".
    let fits = entries.iter().filter(|e| e.verb.is(verb.lemma, tokens, verb.head));
    let entry = fits.max_by_key(|e| e.verb.rest.len())?;
    // "came to an end" is no visit.
    let idiom = deed_entry(tokens, verb).is_some_and(|(deed, _)| deed.rest.len() > entry.verb.rest.len());
    (!idiom).then_some((&kinds.list[entry.kind], entry.object))
}

/// What a verb of no kind does, in the one word that stands for all that newsrooms use.
pub(crate) fn deed_of(tokens: &Tokens<'_>, verb: &VerbGroup) -> &'static str {
    deed_entry(tokens, verb).map_or(verb.lemma, |(_, deed)| *deed)
}

fn deed_entry(tokens: &Tokens<'_>, verb: &VerbGroup) -> Option<&'static (Phrasal, &'static str)> {
    /// By verb, with the words that it needs: the deed.
    type Deeds = WordMap<Vec<(Phrasal, &'static str)>>;
    static DEEDS: LazyLock<Deeds> = LazyLock::new(|| {
        let mut deeds: std::collections::BTreeMap<&str, Vec<_>> = std::collections::BTreeMap::new();
        for row in rows(include_str!("deeds.tsv")) {
            let verb = Phrasal::new(row[0]);
            deeds.entry(verb.lemma).or_default().push((verb, row[1]));
        }
        WordMap::new(deeds)
    });
    DEEDS.find(verb.lemma)?.iter().find(|(deed, _)| deed.is(verb.lemma, tokens, verb.head))
}

/// The noun that stands for all that newsrooms use for one thing when something is done to it: "line" for "traffic".
pub(crate) fn thing(noun: &str) -> &str {
    static THINGS: LazyLock<WordMap<&'static str>> =
        LazyLock::new(|| WordMap::new(rows(include_str!("nouns.tsv")).map(|row| (row[0], row[1]))));
    THINGS.find(noun).copied().unwrap_or(noun)
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
            assert!((4..=8).contains(&row.len()), "{row:?}");
            assert!(
                row.get(5).is_none_or(|flags| flags
                    .split(',')
                    .all(|f| matches!(f, "-" | "once" | "people" | "step" | "alone" | "sudden" | "lasts" | "spot"))),
                "{row:?}"
            );
            assert!(kind(row[0]).is_some());
        }
        assert!(rows(include_str!("deeds.tsv")).all(|row| row.len() == 2));
        assert!(rows(include_str!("nouns.tsv")).all(|row| row.len() == 2));
        assert_eq!(kind_of_noun("Summits").map(|k| k.id), Some("meeting"));
    }
}
