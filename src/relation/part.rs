//! Which part of the whole a count is of: the dead of one district beside those of the country.

use std::cmp::Ordering;
use std::ops::Range;

use crate::entity::{EntityKind, Form, LocalId, Mention, country_of};
use crate::event::Referent;
use crate::syntax::listed;
use crate::text::Token;
use crate::unit::Dimension;
use crate::value::Quantity;

use super::background::moves;
use super::once::digits;
use super::page::{Draft, Page};

/// Words for a part of a country.
const PARTS: [&str; 12] = [
    "district",
    "village",
    "town",
    "city",
    "county",
    "suburb",
    "municipality",
    "commune",
    "neighbourhood",
    "neighborhood",
    "parish",
    "borough",
];

/// "In the district of Aville, 31 people were killed": the part of the country that opens the sentence.
fn fronted(page: &Page<'_, '_>, sentence: &Range<usize>, at: usize) -> Option<Referent> {
    let start = sentence.start;
    let comma = (start..at.min(start + 9)).find(|&i| page.is(i, &[","]))?;
    let part = page.is(start, &["in", "at"]) && (start..comma).any(|i| page.is(i, &PARTS));
    let name = (start..comma).rev().find_map(|i| page.reading.mention_at(i)).and_then(|m| m.local);
    let words = || page.reading.words(&(start + 1..comma)).to_lowercase();
    part.then(|| name.map_or_else(|| Referent::Noun(words()), Referent::Entity))
}

/// "The toll of the county rose to 54", "54 people died in that county": the one that was named last.
fn of_region(page: &Page<'_, '_>, at: usize) -> Option<Part> {
    let tokens = page.reading.sentences[page.reading.sentence_of(at)].tokens();
    let clause = page.clause_at(at).map_or(tokens.clone(), |at| at.clause().extent.clone());
    let near = clause.start.min(at).max(at.saturating_sub(9))..(clause.end.max(at) + 1).min(at + 9).min(tokens.end);
    let told = |i: usize| {
        let the = page.is(i.wrapping_sub(1), &["the", "that", "this"]);
        let under = page.is(i.wrapping_sub(2), &["in", "of", "within", "across", "for", "from"]);
        let owns = page.is(i + 1, &["'s", "’s"]);
        let bare = !page.reading.tokens.get(i + 1).is_some_and(Token::is_capitalized) && !page.is(i + 1, &["of"]);
        page.is(i, &PARTS) && the && (under && bare || owns)
    };
    let noun = near.into_iter().find(|&i| told(i))?;
    let word = page.reading.tokens.word(noun).to_lowercase();
    let named = (0..noun).rev().take(120).find_map(|i| {
        let mention = page.reading.mention_at(i).filter(|m| m.tokens.end == i + 1 && m.form == Form::Name)?;
        let whole = page.reading.words(&(mention.tokens.start..i + 2)).to_lowercase();
        (whole.contains(&word)).then(|| named(page, mention))
    });
    Some(named.map_or(Part::Some, Part::Place))
}

/// "Along Mill Street 17 houses burned": the street that opens the sentence.
fn street(page: &Page<'_, '_>, sentence: &Range<usize>, at: usize) -> Option<Referent> {
    let opens = page.is(sentence.start, &["along", "on"]);
    let mention = page.reading.mention_at(at.checked_sub(1)?).filter(|m| opens && m.form == Form::Name)?;
    (mention.tokens.start == sentence.start + 1).then(|| named(page, mention))
}

/// "Aville, where 11 people died".
fn where_it_was(page: &Page<'_, '_>, sentence: &Range<usize>, at: usize) -> Option<Referent> {
    let relative = (at.saturating_sub(4).max(sentence.start)..at).find(|&i| page.is(i, &["where"]))?;
    (sentence.start..relative).rev().find_map(|i| {
        let beside = i + 3 > relative;
        let place = |m: &&Mention| m.kind == EntityKind::Place || beside && m.kind != EntityKind::Person;
        let local = page.reading.mention_at(i).filter(|m| m.form == Form::Name).filter(place)?.local?;
        Some(Referent::Entity(local))
    })
}

fn named(page: &Page<'_, '_>, mention: &Mention) -> Referent {
    let word = || Referent::Noun(page.reading.tokens.word(mention.tokens.end - 1).to_lowercase());
    mention.local.map_or_else(word, Referent::Entity)
}

/// Which part of the whole a figure is of.
pub(super) enum Part {
    /// Those at a place.
    Place(Referent),
    /// Some part that no word tells apart from others.
    Some,
}

/// "of the dead, 16", "41 of the deaths", "640 of these in ...".
pub(super) fn part(page: &Page<'_, '_>, at: usize, outcome: bool) -> Option<Part> {
    let of =
        |i: usize| page.is(i, &["of"]) && page.is(i + 1, &["the", "these", "those", "them", "whom", "which", "its"]);
    let tokens = page.reading.sentences[page.reading.sentence_of(at)].tokens();
    // "Of the 18 dead, 10 were": the 18 are the whole, the 10 a part.
    let comma = (tokens.start..at).find(|&i| page.is(i, &[","])).unwrap_or(at);
    let outcomes = (tokens.start..comma).any(|i| super::outcome::of_word(page.reading.tokens.word(i)).is_some());
    // But "of the passengers, 28 were killed and 174 rescued" tells of all who were.
    let fronting = of(tokens.start) && at > tokens.start + 2 && (outcomes || !outcome);
    let near = of(at + 1)
        || fronting
        || super::bare::is_item(page, at)
        || outcome && super::crowd::is_of_list(page, at)
        || page.reading.quantity_at(at).is_some_and(|q| super::crowd::heads_list(page, &page.tokens_of(q)))
        || at >= tokens.start + 2 && of(at - 2) && !page.is(at - 1, &["the", "its"]);
    let near = near || (tokens.start.max(at.saturating_sub(5))..at).any(|i| page.is(i, &["most"]) && of(i + 1));
    let alone = (tokens.start.max(at.saturating_sub(8))..(at + 8).min(tokens.end)).any(|i| page.is(i, &["alone"]))
        || (tokens.start..at).any(|i| page.is(i, &["only"]) && page.is(i.wrapping_sub(1), &["the"]));
    let told = fronted(page, &tokens, at).or_else(|| street(page, &tokens, at));
    if let Some(place) = told.or_else(|| where_it_was(page, &tokens, at)) {
        return Some(Part::Place(place));
    }
    if let Some(region) = of_region(page, at).filter(|_| outcome) {
        return Some(region);
    }
    // "All but two of the dead were in Aville": the two were not.
    if page.is(at.wrapping_sub(1), &["but"]) && page.is(at.wrapping_sub(2), &["all"]) {
        return Some(Part::Some);
    }
    // "all twelve of its wagons"
    let all = page.is(at.wrapping_sub(1), &["all"])
        // "Seven of the 43 on board were killed": all who were.
        || outcome && of(at + 1) && page.reading.quantity_at(at + 3).is_some_and(|q| {
            super::outcome::of_word(&super::measure::head_noun(q.quantity.unit().code())).is_none()
        });
    if all || !near && !alone {
        return None;
    }
    // "eleven of the 12 countries at the meeting in Aville": there the meeting was.
    let of_event = |i: usize| {
        let phrase = page.phrase_at(i).and_then(|p| page.parse_at(i).chunks.phrases.get(p.checked_sub(1)?));
        phrase.is_some_and(|before| page.events.of_head(before.head).is_some())
    };
    // "Forty died in the prefecture, the other 34 in Aville": what stands behind the next number is of that.
    let next = |i: usize| page.reading.quantity_at(i).is_some_and(|q| page.tokens_of(q).start > at);
    let own = |i: &usize| !(page.is(*i, &[",", "and", ";"]) && (i + 1..i + 4).any(next));
    let behind = (at + 1..(at + 12).min(tokens.end)).take_while(own).filter(|&i| !of_event(i));
    let behind = behind.into_iter().find_map(|i| placed(page, i));
    // "In the village of Aville alone died eleven"
    let place = behind.or_else(|| {
        let mut before = (tokens.start.max(at.saturating_sub(8))..at).rev();
        before.find_map(|i| placed(page, i)).filter(|_| alone)
    });
    Some(place.map_or(Part::Some, Part::Place))
}

/// The place that the mention at token `i` names behind "in", "at" or "from": of "in the town of Aville" Aville, of "in
/// the village" the one that was named last.
fn placed(page: &Page<'_, '_>, i: usize) -> Option<Referent> {
    let mention = page.reading.mention_at(i).filter(|m| m.tokens.start == i)?;
    let i = if page.is(i.wrapping_sub(1), &["the"]) { i - 1 } else { i };
    let before = |words: &[&str]| page.is(i.wrapping_sub(1), words);
    let kind = |i: usize| page.reading.mention_at(i).is_some_and(|m| m.kind == EntityKind::Place);
    // "Among the nine killed in the Ridge Fire"
    if crate::event::single(page.reading, mention.tokens.end - 1).is_some() {
        return None;
    }
    if mention.form == Form::Name {
        let of = before(&["of"]) && (kind(i - 2) || page.is(i - 2, &PARTS));
        let apposed = i > 0 && page.is(i - 1, &PARTS);
        return (before(&["in", "at", "from"]) || of || apposed).then(|| named(page, mention));
    }
    // "36 are in a grave state": of health.
    if page.is(mention.tokens.end - 1, &["state", "condition"])
        && !page.is(mention.tokens.start.wrapping_sub(1), &["the"])
    {
        return None;
    }
    let end = mention.tokens.end;
    if mention.form != Form::Description || !before(&["in", "at", "from"]) || mention.kind != EntityKind::Place {
        return None;
    }
    if page.is(end, &["of"]) || page.reading.tokens.get(end).is_some_and(Token::is_capitalized) {
        return None;
    }
    // "in his province" is in no country.
    let region = page.is(end - 1, &PARTS) || page.is(end - 1, &["province", "prefecture", "region", "island", "state"]);
    (0..i).rev().take(80).find_map(|i| {
        let before = page.reading.mention_at(i)?;
        let country = region && country_of(&page.reading.tokens, before.tokens.start).is_some();
        (before.kind == EntityKind::Place && before.form == Form::Name && !country).then(|| named(page, before))
    })
}

/// Nobody says twice, and differently, how many died: of the figures of one article a smaller one with a place of its own
/// is of that place ("56 died in Aland" below "killing 1,805").
pub(super) fn of_places(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let plain = |d: &Draft| d.relation == "count" && !d.alone && !d.former && d.older == 0;
    let told: Vec<(usize, Option<LocalId>)> =
        (0..drafts.len()).filter(|&d| plain(&drafts[d])).map(|d| (d, told_at(page, &drafts[d]))).collect();
    let of_main = |(d, _): &&(usize, Option<LocalId>)| !drafts[*d].scope.iter().any(|(name, _)| *name == "event");
    let counts: Vec<(usize, Option<LocalId>)> = told.iter().filter(of_main).copied().collect();
    let low = |d: &Draft| d.value.quantity().and_then(Quantity::low);
    let sentence = |d: &Draft| page.reading.sentence_of(page.reading.tokens_of(d.figure).start);
    let names = |s: usize, place: LocalId| {
        let mut named = page.reading.sentences[s].tokens().filter_map(|i| page.reading.mention_at(i));
        named.any(|m| m.local == Some(place) && !is_one_of_several(page, m.tokens.start))
    };
    let is_part = |(d, place): &(usize, Option<LocalId>)| {
        let (own, place) = (&drafts[*d], (*place)?);
        let others = counts.iter().filter(|(_, p)| *p != Some(place)).map(|(o, _)| &drafts[*o]);
        // Where more soldiers died than that, these are not all either, nor are two women of whom the place is told.
        let scope = |d: &Draft| d.scope.iter().filter(|(name, _)| *name != "among").cloned().collect::<Vec<_>>();
        let like = others.filter(|o| o.roles == own.roles && scope(o) == scope(own));
        // What is told with the whole is where it all happened. Of "hundreds of thousands" nobody can tell that they are fewer.
        low(own)?;
        let high = |d: &Draft| d.value.quantity().and_then(|q| q.low().or(q.order.map(|(_, to)| to)));
        let larger = like.filter(|o| high(o) > low(own).map(|n| n / 0.9));
        let whole = larger.max_by(|a, b| low(a).partial_cmp(&low(b)).unwrap_or(Ordering::Equal))?;
        (!names(sentence(whole), place) || sentence(whole) == sentence(own)).then_some((*d, place))
    };
    // "Two died in Aland, while one was killed in Bland": each is of its own place.
    let in_turn = |(d, place): &(usize, Option<LocalId>)| {
        let (own, place) = (&drafts[*d], (*place)?);
        let beside = |(o, there): &(usize, Option<LocalId>)| {
            let other = &drafts[*o];
            let same = o != d && sentence(other) == sentence(own) && other.roles.first() == own.roles.first();
            same && there.is_some_and(|there| there != place)
        };
        let fate = own.roles.iter().any(|(_, of)| moves(of)) && !own.roles.iter().any(|(role, _)| *role == "part");
        (fate && told.iter().any(beside)).then_some((*d, place))
    };
    let mut parts: Vec<(usize, LocalId)> = counts.iter().filter_map(is_part).collect();
    parts.extend(told.iter().filter_map(in_turn));
    parts.sort_unstable();
    parts.dedup();
    // "Two of the bishop's guests died there": far fewer than the article has for the whole, and not said to be all.
    let few = |(d, place): &(usize, Option<LocalId>)| {
        let own = &drafts[*d];
        // Of nobody there are no fewer.
        low(own).filter(|n| *n > 0.0)?;
        // The headline says on its own word what "police said" below.
        let holder = |d: &Draft| !page.reading.stances.at(d.stance_at).holders.is_empty();
        let same = |d: &Draft, o: &Draft| o.roles == d.roles && o.scope == d.scope && low(o) == low(d);
        let said = |d: &Draft| holder(d) || counts.iter().any(|(o, _)| same(d, &drafts[*o]) && holder(&drafts[*o]));
        let many = |o: &&(usize, Option<LocalId>)| {
            let other = &drafts[o.0];
            let more = match (own.value.quantity(), other.value.quantity()) {
                (Some(q), Some(p)) => p.low() > q.low().map(|n| 2.0 * n) && digits(q) != digits(p),
                _ => false,
            };
            let far = low(other) > low(own).map(|n| 10.0 * n);
            other.roles == own.roles && other.scope == own.scope && more && (far || !(said(own) && said(other)))
        };
        let first = sentence(own) < 2;
        let few = place.is_none() && !first && own.roles.iter().any(|(_, of)| moves(of));
        (few && counts.iter().any(|o| many(&o))).then_some(())
    };
    // "Four died: three people on the train were killed, and one in the truck".
    let aboard = |(d, _): &(usize, Option<LocalId>)| {
        let own = &drafts[*d];
        let more = |o: &&(usize, Option<LocalId>)| {
            let other = &drafts[o.0];
            other.roles == own.roles && other.scope == own.scope && low(other) > low(own)
        };
        let rides = super::counted::rides(page, page.reading.tokens_of(own.figure).end);
        rides && own.roles.iter().any(|(_, of)| moves(of)) && counts.iter().any(|o| more(&o))
    };
    let riders: Vec<usize> = counts.iter().filter(|c| aboard(c)).map(|(d, _)| *d).collect();
    let few: Vec<usize> = counts.iter().filter(|c| few(c).is_some()).map(|(d, _)| *d).collect();
    for (d, place) in parts {
        drafts[d].roles.push(("part", Referent::Entity(place)));
    }
    for d in few {
        drafts[d].alone = true;
    }
    for d in riders {
        drafts[d].scope.push(("among", "passenger".to_owned()));
    }
}

/// "In her county alone seven people died, while five are missing", "nine people died there, two others were hurt": what
/// follows in the sentence is of that place as well.
pub(super) fn carry(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let part = |d: &Draft| d.roles.iter().find(|(role, _)| *role == "part").map(|(_, of)| of.clone());
    let start = |d: &Draft| page.reading.tokens_of(d.figure).start;
    let mut tolls: Vec<usize> = (0..drafts.len())
        .filter(|&n| drafts[n].relation == "count" && drafts[n].roles.iter().any(|(_, of)| moves(of)))
        .collect();
    tolls.sort_by_key(|&n| start(&drafts[n]));
    let mut carried = false;
    for pair in tolls.windows(2) {
        let (first, own) = (&drafts[pair[0]], &drafts[pair[1]]);
        let sentence = page.reading.sentences[page.reading.sentence_of(start(own))].tokens();
        if !sentence.contains(&start(first)) || start(first) == start(own) || own.former || part(own).is_some() {
            carried = false;
            continue;
        }
        let alone = (sentence.start..start(own)).any(|i| page.is(i, &["alone"]));
        let place = part(first);
        let opens = |place: &Referent| {
            let names = |i: usize| page.reading.mention_at(i).and_then(|m| m.local).map(Referent::Entity);
            (sentence.start..start(first)).any(|i| names(i).as_ref() == Some(place) || page.is(i, &PARTS))
        };
        let behind = page.reading.tokens_of(first.figure).end;
        let there = || (behind..behind + 6).any(|i| page.is(i, &["there"]));
        let pointed = place.as_ref().is_some_and(|place| carried || alone || opens(place) || there());
        let elsewhere = told_at(page, own).is_some_and(|at| Some(Referent::Entity(at)) != place);
        // Of a part that nobody names they all are.
        let unnamed = alone && place.is_none() && first.alone;
        carried = (pointed || unnamed) && !elsewhere;
        if carried {
            let own = &mut drafts[pair[1]];
            own.alone = unnamed;
            own.roles.extend(place.map(|place| ("part", place)));
        }
    }
}

/// Whether the place at token `i` is listed with others: "153 people in Aland and Bland" are no more of the one than of the
/// other.
fn is_one_of_several(page: &Page<'_, '_>, i: usize) -> bool {
    let Some(own) = page.phrase_at(i) else { return false };
    let chunks = &page.parse_at(i).chunks;
    let place = |&&p: &&usize| {
        let mention = page.reading.mention_at(chunks.phrases[p].head);
        mention.is_some_and(|m| m.kind == EntityKind::Place && m.form == Form::Name)
    };
    (0..=own).map(|p| listed(chunks, p)).any(|list| list.contains(&own) && list.iter().filter(place).count() > 1)
}

/// The place that a figure is told with: "17 died in the region of Aland", "the toll in Aland stands at 56", "In Aland, 56
/// were killed".
pub(super) fn told_at(page: &Page<'_, '_>, draft: &Draft) -> Option<LocalId> {
    let figure = page.reading.tokens_of(draft.figure);
    let tokens = page.reading.sentences[page.reading.sentence_of(figure.start)].tokens();
    let ends = |i: usize| {
        page.is(i, &[",", ";", ":", ".", "(", "\"", "”", "most", "many", "some", "officials"])
            || page.reading.quantity_at(i).is_some_and(|q| q.quantity.dimension() == Dimension::Count)
    };
    let place = |i: usize| {
        let mention = page.reading.mention_at(i).filter(|m| m.tokens.start == i && m.form == Form::Name)?;
        let phrase = page.phrase(i)?;
        let set = phrase.prep.is_some_and(|p| page.is(p, &["in", "on", "at", "across", "inside", "around", "of"]));
        // "killed at a march in Aland": where the march was, which is what is told of.
        (mention.kind == EntityKind::Place && set && !is_one_of_several(page, i)).then_some(mention.local)?
    };
    let behind = (figure.end..(figure.end + 16).min(tokens.end)).take_while(|&i| !ends(i)).find_map(place);
    behind.or_else(|| {
        let before = (tokens.start..figure.start).rev().take(12).take_while(|&i| !ends(i)).find_map(place);
        before.or_else(|| {
            let comma = (tokens.start..figure.start.min(tokens.start + 8)).find(|&i| page.is(i, &[","]))?;
            (tokens.start..comma).find_map(place)
        })
    })
}
