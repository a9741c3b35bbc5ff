//! Which place in a ranking somebody has: "world No. 1 Roe", "the top seed", "Roe, the world number two,".

use std::ops::Range;

use crate::entity::{EntityKind, Form};
use crate::event::Referent;
use crate::value::{Quantity, Value};

use super::page::{Draft, Page};

/// A place in a ranking, in the text.
struct Found {
    words: Range<usize>,
    rank: u32,
    of: &'static str,
    /// Only the name of somebody beside it shows that it is one: "No. 2 Lind".
    open: bool,
}

pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let sport = page.events.main_kind.is_some_and(|k| k.id == "match");
    for parse in &page.reading.parses {
        let mut i = parse.tokens.start;
        while i < parse.tokens.end {
            let found = numbered(page, i).or_else(|| worded(page, i)).filter(|f| f.words.end <= parse.tokens.end);
            let Some(found) = found else {
                i += 1;
                continue;
            };
            i = found.words.end;
            let who = beside(page, &found.words, &parse.tokens).filter(|_| sport || !found.open);
            let Some(who) = who else { continue };
            let figure = page.reading.span(&found.words);
            let at = found.words.start;
            let span = page.clause_at(at).map_or(figure, |at| page.span_of(at, figure));
            let value = Value::Ordinal(Quantity::whole(found.rank, found.of));
            let draft = Draft::new("ordinal", value, span, figure, at);
            let mut draft = draft.role("of", Referent::Noun(found.of.to_owned())).role("who", who);
            draft.polarity = Some(crate::text::Polarity::Affirmed);
            out.push(draft);
        }
    }
}

/// "No. 2", "world number one", "seeded number 3"
fn numbered(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let stop = usize::from(page.is(i + 1, &["."]));
    let at = match () {
        () if page.is(i, &["no", "no.", "nr"]) => i + 1 + stop,
        () if page.is(i, &["number"]) => i + 1,
        () => return None,
    };
    let rank = super::score::number(page, at).filter(|n| (1..=999).contains(n))?;
    let before = i.wrapping_sub(1);
    let (of, start, open) = match () {
        () if page.is(before, &["world", "ranked"]) => ("rank", before, false),
        () if page.is(before, &["seeded"]) => ("seed", before, false),
        () if page.is(at + 1, &["seed"]) => ("seed", i, false),
        () => ("rank", i, true),
    };
    Some(Found { words: start..at + 1, rank, of, open })
}

/// "top-ranked", "the top seed", "the second seed", "third-seeded"
fn worded(page: &Page<'_, '_>, i: usize) -> Option<Found> {
    let ordinal = page.reading.ordinals.iter().find(|o| page.reading.tokens_of(o.span).start == i);
    let (rank, end) = match ordinal {
        Some(ordinal) => (ordinal.rank, page.reading.tokens_of(ordinal.span).end),
        None if page.is(i, &["top"]) => (1, i + 1),
        None => return None,
    };
    let word = end + usize::from(page.is(end, &["-"]));
    let of = match () {
        () if page.is(word, &["ranked"]) => "rank",
        () if page.is(word, &["seed", "seeded"]) => "seed",
        () => return None,
    };
    Some(Found { words: i..word + 1, rank, of, open: false })
}

/// Who stands beside it: the name right behind it, a noun for him, or the name before the comma.
fn beside(page: &Page<'_, '_>, words: &Range<usize>, sentence: &Range<usize>) -> Option<Referent> {
    let person = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.kind == EntityKind::Person && m.form != Form::Pronoun)?;
        mention.local.filter(|_| sentence.contains(&i)).map(Referent::Entity)
    };
    let start = if page.is(words.start.wrapping_sub(1), &["the"]) { words.start - 1 } else { words.start };
    let apposed = || person(start.checked_sub(2).filter(|&k| page.is(k + 1, &[","]))?);
    let behind = || person(words.end + 1).filter(|_| page.is(words.end, &[","]));
    person(words.end).or_else(apposed).or_else(behind).or_else(|| person(words.end + 1))
}
