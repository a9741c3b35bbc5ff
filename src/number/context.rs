//! What stands around a number and says how it is meant: bounds, hedges, changes.

use std::sync::LazyLock;

use crate::text::Tokens;
use crate::text::lex;
use crate::text::table::{PhraseMap, WordMap, rows};
use crate::value::{Bound, Change, Hedge};

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Manner {
    pub(super) bound: Bound,
    pub(super) hedge: Hedge,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Effect {
    Bound(Bound),
    Hedge(Hedge),
    Filler,
}

/// Phrases before a number, by their last word; each with its other words, backwards.
static BEFORE: LazyLock<WordMap<Vec<(Vec<String>, Effect)>>> = LazyLock::new(|| {
    let mut groups: std::collections::BTreeMap<String, Vec<(Vec<String>, Effect)>> = std::collections::BTreeMap::new();
    for row in rows(include_str!("context.tsv")).filter(|row| row[1] == "before") {
        let tokens = lex(row[0]);
        let mut words = (0..tokens.len()).rev().map(|i| tokens.word(i).to_owned());
        if let (Some(last), Some(effect)) = (words.next(), effect(row[2])) {
            groups.entry(last).or_default().push((words.collect(), effect));
        }
    }
    for phrases in groups.values_mut() {
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    WordMap::new(groups)
});

static AFTER: LazyLock<PhraseMap<Effect>> = LazyLock::new(|| {
    let rows = rows(include_str!("context.tsv")).filter(|row| row[1] == "after");
    PhraseMap::new(rows.filter_map(|row| Some((row[0], effect(row[2])?))))
});

fn effect(name: &str) -> Option<Effect> {
    Some(match name {
        "at-least" => Effect::Bound(Bound::AtLeast),
        "more-than" => Effect::Bound(Bound::MoreThan),
        "at-most" => Effect::Bound(Bound::AtMost),
        "less-than" => Effect::Bound(Bound::LessThan),
        "about" => Effect::Hedge(Hedge::About),
        "nearly" => Effect::Hedge(Hedge::Nearly),
        "exactly" => Effect::Hedge(Hedge::Exactly),
        "filler" => Effect::Filler,
        _ => return None,
    })
}

impl Manner {
    fn take(&mut self, effect: Effect) {
        match effect {
            Effect::Bound(bound) if self.bound == Bound::None => self.bound = bound,
            Effect::Hedge(hedge) if self.hedge == Hedge::None => self.hedge = hedge,
            _ => {}
        }
    }
}

/// Reads backwards from token `first`, not before token `floor`: how the number is meant, and where these words begin.
pub(super) fn before(tokens: &Tokens<'_>, first: usize, floor: usize) -> (Manner, usize) {
    let (mut manner, mut at, mut start) = (Manner::default(), first, first);
    for _ in 0..4 {
        let Some((len, effect)) = ending_at(tokens, at, floor) else { break };
        at -= len;
        if effect == Effect::Filler {
            continue;
        }
        // "the death toll is up to 61": it has risen to 61.
        if effect == Effect::Bound(Bound::AtMost) && tokens.is(at, "up") && at > floor && is_toll(tokens, at - 1) {
            break;
        }
        manner.take(effect);
        start = at;
    }
    (manner, start)
}

fn is_toll(tokens: &Tokens<'_>, i: usize) -> bool {
    let i = if tokens.is_any(i, &["is", "was", "now", "to", "went", "has", "gone"]) { i.saturating_sub(1) } else { i };
    tokens.is_any(i, &["toll", "number", "count", "total", "figure", "deaths", "tally", "dead", "killed", "now", "is"])
}

/// The longest phrase that ends right before token `end`, and its effect.
fn ending_at(tokens: &Tokens<'_>, end: usize, floor: usize) -> Option<(usize, Effect)> {
    if end <= floor {
        return None;
    }
    let fits = |rest: &Vec<String>| {
        end > floor + rest.len() && rest.iter().enumerate().all(|(k, word)| tokens.is(end - 2 - k, word))
    };
    let phrases = BEFORE.get(tokens, end - 1)?;
    phrases.iter().find(|(rest, _)| fits(rest)).map(|(rest, effect)| (rest.len() + 1, *effect))
}

/// Reads what follows at token `at`, and returns where it ends.
pub(super) fn after(tokens: &Tokens<'_>, at: usize, manner: &mut Manner) -> usize {
    match AFTER.longest(tokens, at) {
        Some((1, _)) if tokens.word(at) == "+" && !tokens.glued(at) => at,
        Some((len, effect)) => {
            manner.take(*effect);
            at + len
        }
        None => at,
    }
}

#[derive(Clone, Copy, Debug)]
struct Direction {
    change: Change,
    /// Only with percentages, money and points.
    share: bool,
}

fn directions(side: &'static str) -> WordMap<Direction> {
    WordMap::new(rows(include_str!("change.tsv")).filter(move |row| row[1] == side).map(|row| {
        let change = if row[2] == "up" { Change::Up } else { Change::Down };
        (row[0], Direction { change, share: row[3] == "share" })
    }))
}

static CHANGE_BEFORE: LazyLock<WordMap<Direction>> = LazyLock::new(|| directions("before"));
static CHANGE_AFTER: LazyLock<WordMap<Direction>> = LazyLock::new(|| directions("after"));

/// Whether the words before token `first` or at token `end` make the number a change. `share` tells that the number is
/// a percentage, money, or points.
pub(super) fn change(tokens: &Tokens<'_>, first: usize, end: usize, floor: usize, share: bool) -> Change {
    let mut at = first;
    for _ in 0..3 {
        if at <= floor {
            break;
        }
        at -= 1;
        if let Some(direction) = CHANGE_BEFORE.get(tokens, at) {
            return if share || !direction.share { direction.change } else { Change::None };
        }
        let passed = tokens.is_any(at, &["by", "of", "a", "an", "another", "further", "about", "from", "only", "just"]);
        if !passed && !tokens.word(at).ends_with("ly") {
            break;
        }
    }
    let after = CHANGE_AFTER.get(tokens, end).filter(|_| share);
    after.map_or(Change::None, |direction| direction.change)
}
