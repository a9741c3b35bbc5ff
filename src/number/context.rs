//! What stands around a number and says how it is meant: bounds, hedges, changes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::table::{PhraseMap, WordMap, rows};
use crate::text::{TokenKind, Tokens, lex};
use crate::value::{Bound, Change, Hedge};

use super::noun::is_nominal;
use super::other::is_number;
use super::words::word_at;

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

/// The words of a phrase before its last one, backwards, and what it says.
type Ending = (Vec<String>, Effect);

/// Phrases before a number, by their last word; each with its other words, backwards.
static BEFORE: LazyLock<WordMap<Vec<Ending>>> = LazyLock::new(|| {
    let mut groups: BTreeMap<String, Vec<Ending>> = BTreeMap::new();
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
    let mut article = false;
    for _ in 0..4 {
        let Some((len, effect)) = ending_at(tokens, at, floor) else { break };
        at -= len;
        if effect == Effect::Filler {
            article |= tokens.is_any(at, &["a", "an"]);
            continue;
        }
        // "a strike over a 2 % offer" is about it.
        if article && len == 1 && tokens.is_any(at, &["over", "under", "above", "below", "near", "around"]) {
            break;
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

/// "revised up to 3.7 %": what is moved up to a figure stands there.
const MOVES: [&str; 21] = [
    "revised", "edged", "inched", "crept", "ticked", "bumped", "pushed", "moved", "went", "shot", "climbed", "gone",
    "goes", "risen", "rose", "climbs", "adjusted", "nudged", "ticks", "edges", "rate",
];

fn is_toll(tokens: &Tokens<'_>, i: usize) -> bool {
    if tokens.is_any(i, &MOVES) {
        return true;
    }
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
        Some((1, _)) if tokens.is(at, "plus") && adds(tokens, at) => at,
        Some((len, effect)) => {
            manner.take(*effect);
            at + len
        }
        None => at,
    }
}

/// "15 judges plus two", "290 passengers plus cargo": more is added, where "20 plus lawmakers" are at least 20.
fn adds(tokens: &Tokens<'_>, plus: usize) -> bool {
    let figure = |i: usize| is_number(tokens, i) || word_at(tokens, i).is_some();
    let behind_figure = plus > 0 && figure(plus - 1);
    figure(plus + 1) || !behind_figure && is_nominal(tokens, plus + 1) || currency_starts(tokens, plus + 1)
}

fn currency_starts(tokens: &Tokens<'_>, i: usize) -> bool {
    is_number(tokens, i + 1) && tokens.glued(i + 1)
}

#[derive(Clone, Copy, Debug)]
struct Direction {
    change: Change,
    reach: Reach,
}

/// With what a word of change goes: see `change.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    Any,
    Share,
    Move,
    By,
}

impl Direction {
    /// The change of a number right behind the word.
    fn near(self, share: bool) -> Change {
        if share || self.reach == Reach::Any { self.change } else { Change::None }
    }

    /// The change of a number behind the word and "by", or of the range from one level to another.
    fn far(self, share: bool) -> Change {
        if share || self.reach != Reach::Share { self.change } else { Change::None }
    }
}

/// Verbs of which "up" and "down" are a part: "eats up 13 cents", "put down $5 million".
const PARTED: [&str; 28] = [
    "eat", "eats", "ate", "eating", "use", "used", "using", "take", "takes", "took", "taking", "make", "makes", "made",
    "making", "put", "puts", "putting", "give", "gave", "giving", "pick", "picked", "rack", "racked", "set", "pay",
    "paid",
];

/// The verb before "by" at token `by`, its object between: "raised steel tariffs by 25 %".
fn far(tokens: &Tokens<'_>, by: usize, floor: usize, share: bool) -> Change {
    let words = (floor.max(by.saturating_sub(7))..by).rev();
    let word = |k: usize| matches!(tokens.list[k].kind(), TokenKind::Word | TokenKind::Clitic);
    let mut words = words.take_while(|&k| word(k) && !tokens.list[k + 1].new_line);
    let verb = words.find_map(|k| CHANGE_BEFORE.get(tokens, k));
    verb.map_or(Change::None, |direction| direction.far(share))
}

fn directions(side: &'static str) -> WordMap<Direction> {
    WordMap::new(rows(include_str!("change.tsv")).filter(move |row| row[1] == side).map(|row| {
        let change = if row[2] == "up" { Change::Up } else { Change::Down };
        let reach = match row[3] {
            "any" => Reach::Any,
            "share" => Reach::Share,
            "move" => Reach::Move,
            _ => Reach::By,
        };
        (row[0], Direction { change, reach })
    }))
}

static CHANGE_BEFORE: LazyLock<WordMap<Direction>> = LazyLock::new(|| directions("before"));
static CHANGE_AFTER: LazyLock<WordMap<Direction>> = LazyLock::new(|| directions("after"));

/// Whether the word at token `i` tells of a change: no name, then, in "Index Falls 300 points".
pub(super) fn is_change_word(tokens: &Tokens<'_>, i: usize) -> bool {
    CHANGE_BEFORE.get(tokens, i).is_some()
}

/// What [`change`] is told of the number: whether it is a percentage, money or points, and of a range, the way from its first
/// end to its second.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) share: bool,
    pub(super) range: Option<Change>,
}

/// Whether the words before token `first` or at token `end` make the number a change. A range does not change the other way.
pub(super) fn change(tokens: &Tokens<'_>, first: usize, end: usize, floor: usize, kind: Kind) -> Change {
    let said = said_change(tokens, first, end, floor, kind);
    if kind.range.is_none_or(|way| way == said) { said } else { Change::None }
}

fn said_change(tokens: &Tokens<'_>, first: usize, end: usize, floor: usize, kind: Kind) -> Change {
    // "fell below 50 %" says where it stands.
    if tokens.is_any(first, &["below", "above", "under"]) {
        return Change::None;
    }
    // "climbed from 2 to 3 tonnes": the two ends say that it is one.
    let from = |at: usize| kind.range.is_some() && tokens.is(at, "from");
    let share = kind.share || first > floor && from(first - 1);
    let mut at = first;
    for _ in 0..3 {
        if at <= floor {
            break;
        }
        at -= 1;
        if let Some(direction) = CHANGE_BEFORE.get(tokens, at).filter(|direction| direction.reach != Reach::By) {
            if tokens.is_any(at, &["up", "down"]) && at > floor && tokens.is_any(at - 1, &PARTED) {
                return Change::None;
            }
            return direction.near(share);
        }
        // "raised its forecast from 3 % to 4 %"
        if tokens.is(at, "by") || from(at) {
            return far(tokens, at, floor, share);
        }
        // "down from 61 %" says where it stood.
        let passed = tokens.is_any(at, &["of", "a", "an", "another", "further", "about", "only", "just"]);
        if !passed && !tokens.word(at).ends_with("ly") {
            break;
        }
    }
    let after = CHANGE_AFTER.get(tokens, end).filter(|_| share);
    after.map_or(Change::None, |direction| direction.change)
}
