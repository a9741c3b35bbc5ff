//! What tells that a figure is of another event, or of a part of the whole, than the rest of the article.

use crate::entity::LocalId;
use crate::event::{EventId, Referent, Standing, goes_on, is_date, is_long_past, proper_name, single, time_clause};
use crate::text::{Modality, Sentence};
use crate::time::{Time, TimeMention, TimeRole};
use crate::value::Value;

use super::former::{is_former, was_put};
use super::page::{Draft, Page};
use super::part::{Part, part};

/// Relations whose slots are of the event that an article is about.
const BOUND: [&str; 6] = ["count", "measure", "money", "score", "speed", "duration"];

/// The event of "in a separate accident" and "elsewhere".
const ASIDE: &str = "aside";

/// Narrows the drafts that belong to an earlier event, to one of another kind, or to a part.
pub(crate) fn narrow(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    let main = page.events.main_kind.map(|k| k.id);
    super::running::mark(page, drafts);
    // There is more than one before it: the year tells which.
    let before = |r: &Referent| matches!(r, Referent::Event(id) if is_one_of_many(page, *id));
    for draft in drafts.iter_mut().filter(|d| d.roles.iter().any(|(_, r)| before(r))) {
        let sentence = page.reading.sentence_of(page.reading.tokens_of(draft.figure).start);
        // "the last eruption", "it last erupted in 2018": there is one.
        let one = |i: usize| page.is(i, &["last", "previous", "previously"]) && page.reading.time_at(i).is_none();
        if page.reading.sentences[sentence].tokens().into_iter().any(one) {
            continue;
        }
        // "The Kettle fire of 2021", "the Kettle fire of 2012": when it was is what is asked, and its name tells which.
        if let Some(name) = own_name(page, draft).filter(|_| draft.relation == "moment") {
            draft.scope.push(("event", format!("of {name}")));
            continue;
        }
        let own = if let Value::Time(time) = &draft.value {
            Some(time)
        } else {
            // "In 2019, rebels seized a mall. The siege lasted 80 hours."
            let again = goes_on(page.reading, page.events.main_kind, sentence);
            let from = page.reading.sentences[sentence - usize::from(again)].tokens().start;
            past_time(page, from..page.reading.sentences[sentence].tokens().end).map(|t| &t.time)
        };
        match own.and_then(year) {
            Some(year) => draft.scope.push(("event", format!("of {year}"))),
            None => draft.alone = true,
        }
    }
    // Nobody can tell which of several others one is.
    let other = |r: &Referent| matches!(r, Referent::Event(id) if page.events.get(*id).standing == Standing::Other);
    for draft in drafts.iter_mut().filter(|d| d.roles.iter().any(|(_, r)| other(r))) {
        draft.alone = true;
    }
    for draft in drafts.iter_mut().filter(|d| BOUND.contains(&d.relation) || is_of_epicentre(d)) {
        let at = page.reading.tokens_of(draft.figure).start;
        // "an aftershock 24 minutes later": the question names the event already.
        let named = draft.relation == "duration" && draft.roles.iter().any(|(_, r)| matches!(r, Referent::Event(_)));
        // Bribes and building works are always of earlier years; who is 51 is so now.
        let named = named || draft.scope.iter().any(|(name, which)| *name == "which" && which == "age");
        // How many a house lets in is of the house.
        let of_none = |noun: &str| matches!(noun, "bribe" | "renovation" | "places");
        let lasting = |r: &Referent| matches!(r, Referent::Noun(noun) if of_none(noun));
        let named = named || draft.roles.iter().any(|(_, r)| lasting(r));
        // "exploded 49 seconds after its launch": both are of one flight.
        let offset = draft.relation == "duration" && draft.scope.iter().any(|(name, _)| *name == "which");
        let apart = |event: &String| !named && (!offset || event == ASIDE || event.starts_with("of "));
        if let Some(event) = other_event(page, at, main).filter(apart) {
            // Nobody can tell which other event an aside is of.
            draft.alone |= event == ASIDE;
            // Of many aftershocks only the strongest is a question.
            if event == "aftershock" && draft.relation != "count" {
                if strongest(page, at) {
                    draft.scope.push(("which", "strongest".to_owned()));
                } else {
                    draft.alone = true;
                }
            }
            draft.scope.push(("event", event));
        }
        // "aged from five to 86" is no change.
        let of_all = |r: &Referent| matches!(r, Referent::Noun(noun) if matches!(noun.as_str(), "youngest" | "oldest"));
        let former =
            is_former(page, page.reading.tokens_of(draft.figure)) && !draft.roles.iter().any(|(_, r)| of_all(r));
        if former || draft.relation == "count" && was_put(page, at) {
            // A toll or a sum that somebody sets is one question whatever the day; of other figures nobody can tell since when.
            let toll = draft.relation == "count" && draft.roles.iter().any(|(_, r)| moves(r));
            draft.former = toll || is_set(draft);
            if !draft.former {
                draft.scope.push(("stage", "earlier".to_owned()));
            }
        }
        draft.alone |= draft.roles.iter().any(|(_, of)| is_variant(of));
        draft.alone |= is_side(page, &page.reading.tokens_of(draft.figure));
        let toll = draft.relation == "count" && draft.roles.iter().any(|(_, r)| moves(r));
        // "Some 4,000 hectares have burned in the province this year": in all of its fires.
        let burned = draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(noun) if noun == "burned area"));
        if (toll || burned) && over_years(page, at) {
            draft.scope.push(("over", "years".to_owned()));
            draft.alone |= toll;
        }
        if draft.relation == "count" && is_feared(page, draft) {
            draft.scope.push(("stage", "feared".to_owned()));
        }
        if draft.relation == "count" && is_of_hospital(page, draft) {
            draft.scope.push(("where", "hospital".to_owned()));
        }
        if over_several(page, at) {
            draft.scope.push(("over", "several".to_owned()));
        }
        draft.roles.extend(found_at(page, draft).map(|place| ("part", Referent::Entity(place))));
        let of_country = draft.roles.iter().any(|(role, _)| *role == "from");
        // "Of the bank's 3,900 employees, 1,100 work in Aville": the 3,900 do not.
        let whole = super::among::is_fronted_whole(page, at);
        if draft.relation == "count"
            && !(of_country || whole || draft.roles.iter().any(|(role, _)| *role == "part"))
            && let Some(part) = part(page, at, draft.roles.iter().any(|(_, r)| moves(r)))
        {
            match part {
                Part::Place(place) => {
                    draft.roles.push(("part", place));
                    draft.alone = false;
                }
                // "eight of them in a critical condition", "three of the five carriages derailed": all who are so.
                Part::Some => {
                    // "Power is back for 15,000 of the 26,000 homes without it": not of what all of them have.
                    let done = draft.scope.iter().any(|(name, verb)| *name == "verb" && verb != "power");
                    // "Of the dead, 16 were children": all the children.
                    let among = draft.scope.iter().any(|(name, _)| *name == "among");
                    draft.alone |= !done && !among && !draft.roles.iter().any(|(_, r)| is_state(r));
                }
            }
        }
    }
    super::part::of_places(page, drafts);
    super::part::carry(page, drafts);
    super::once::same_prices(page, drafts);
    super::once::keep(page, drafts);
}

/// "200 bodies were found in Aville": there may be others elsewhere.
fn found_at(page: &Page<'_, '_>, draft: &Draft) -> Option<LocalId> {
    let body = |r: &Referent| matches!(r, Referent::Noun(noun) if noun == "body");
    let bodies = draft.relation == "count" && draft.roles.iter().any(|(_, r)| body(r));
    super::part::told_at(page, draft).filter(|_| bodies)
}

/// "Six are presumed dead", "200 may have died": not the toll of those who are known to be.
fn is_feared(page: &Page<'_, '_>, draft: &Draft) -> bool {
    const FEARED: [&str; 7] = ["feared", "presumed", "believed", "thought", "fearing", "assumed", "likely"];
    let dead = draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(noun) if noun == "dead"));
    let figure = page.reading.tokens_of(draft.figure);
    let clause = page.clause_at(figure.start).map_or(figure.clone(), |at| at.clause().extent.clone());
    let near = figure.start.saturating_sub(3).max(clause.start.min(figure.start))..(figure.end + 5);
    let said = near
        .into_iter()
        .any(|i| page.is(i, &FEARED) && page.reading.sentence_of(i) == page.reading.sentence_of(figure.start));
    // "is likely to exceed 10,000"
    let to_come = |i: usize| page.is(i, &["likely", "expected", "certain", "bound"]) && page.is(i + 1, &["to"]);
    let said = said || (figure.start.saturating_sub(4)..figure.start).any(to_come);
    dead && (said || page.reading.stances.at(draft.stance_at).modality == Modality::Possible)
}

/// "Two more people died in hospital": not all of the dead, unless it was there that it happened. Nor are those whom one
/// hospital treated all of the injured.
fn is_of_hospital(page: &Page<'_, '_>, draft: &Draft) -> bool {
    const CLINICS: [&str; 3] = ["hospital", "hospitals", "clinic"];
    let is = |of: &str| draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(noun) if noun == of));
    let figure = page.reading.tokens_of(draft.figure);
    let Some(at) = page.clause_at(figure.start) else { return false };
    let clause = at.clause();
    // "The hospital in Aville treated 200 people": there are others.
    let treats = matches!(clause.verb.lemma, "treat" | "admit" | "receive" | "get" | "take") && !clause.verb.passive;
    if treats && (is("injured") || is("patient")) {
        let one = |i: usize| page.is(i, &["hospital", "clinic", "infirmary"]);
        let subject = clause.subject.map(|p| at.parse.chunks.phrases[p].head);
        // "Aville Hospital, which got 47 patients"
        let which = subject.is_some_and(|i| page.is(i, &["which", "that"]) && i > 2 && (one(i - 1) || one(i - 2)));
        return which || subject.is_some_and(one);
    }
    if !is("dead") {
        return false;
    }
    let died = matches!(clause.verb.lemma, "die" | "succumb") && clause.verb.head >= figure.end;
    let clinic = |i: usize| page.is(i, &CLINICS) && page.is(i - 1, &["in", "at", "the", "a"]);
    let scene = || page.reading.sentences.first().is_some_and(|s| s.tokens().any(|i| page.is(i, &CLINICS)));
    let later = died && (clause.verb.head + 1..clause.extent.end).any(clinic);
    later && (page.reading.sentence_of(figure.start) == 0 || !scene())
}

/// The proper name that the sentence of a draft has for its event.
fn own_name<'p>(page: &'p Page<'_, '_>, draft: &Draft) -> Option<&'p str> {
    let sentence =
        page.reading.sentences[page.reading.sentence_of(page.reading.tokens_of(draft.figure).start)].tokens();
    let kind = draft.roles.iter().find_map(|(_, r)| match r {
        Referent::Event(id) => Some(page.events.get(*id).kind.as_str()),
        _ => None,
    });
    let mut heads = sentence.filter(|&i| kind.is_some() && single(page.reading, i) == kind);
    heads.find_map(|i| proper_name(page.reading, i))
}

/// An earlier event of a kind of which a story has one.
fn is_one_of_many(page: &Page<'_, '_>, id: EventId) -> bool {
    let event = page.events.get(id);
    event.standing == Standing::Earlier
        && crate::event::kind(&event.kind).is_some_and(|k| k.identity.is_empty() || k.is_step())
}

/// The first time among the tokens that lies long before the publication.
fn past_time<'p>(page: &'p Page<'_, '_>, tokens: std::ops::Range<usize>) -> Option<&'p TimeMention> {
    tokens.filter_map(|i| page.reading.time_at(i)).find(|t| is_long_past(page.reading, t))
}

/// "$1,099 for the small version": of each of several.
fn is_variant(of: &Referent) -> bool {
    matches!(of, Referent::Noun(noun) if matches!(noun.as_str(), "version" | "variant" | "configuration" | "option" | "tier"))
}

/// "2,880 by 1,800 pixels", "6 x 4 metres": one side of something.
fn is_side(page: &Page<'_, '_>, figure: &std::ops::Range<usize>) -> bool {
    let by = |i: usize| page.is(i, &["by", "x", "×"]);
    let figure_at = |i: usize| page.reading.quantity_at(i).is_some();
    by(figure.end) && figure_at(figure.end + 1)
        || figure.start >= 2 && by(figure.start - 1) && figure_at(figure.start - 2)
}

/// "53 people have died on it in the past five years", "killed 300 this year": of all that happened in so long a time.
fn over_years(page: &Page<'_, '_>, at: usize) -> bool {
    let Some(clause) = page.clause_at(at) else { return false };
    let verb = &clause.clause().verb;
    // "Since 2000 almost 350 people have been killed there"
    let perfect = verb.tokens.clone().any(|i| page.is(i, &["have", "has"]));
    let since =
        |i: usize| page.reading.time_at(i).is_some_and(|t| t.role == TimeRole::Since && is_long_past(page.reading, t));
    let opens = page.reading.sentences[page.reading.sentence_of(at)].tokens().start;
    if perfect && (opens..at).any(since) {
        return true;
    }
    // "23 deaths since 1982", but "killed 23 in the worst crash since 1982"
    let end = page.reading.quantity_at(at).map_or(at + 1, |q| page.tokens_of(q).end);
    if (end..end + 2).any(|i| page.is(i, &["since"]) && (since(i) || since(i + 1))) {
        return true;
    }
    clause.clause().extent.clone().any(|i| {
        let years = |i: usize| page.is(i, &["years", "decade", "decades", "century"]);
        let past = page.is(i, &["past", "last", "previous"]) && page.is(i.wrapping_sub(1), &["the"]);
        // "a year ago" is a date.
        let dates = page.is(i + 2, &["ago", "earlier", "later", "before", "after"]);
        let year = page.is(i, &["this", "each", "every", "a", "per"]) && page.is(i + 1, &["year"]) && !dates;
        year || page.is(i, &["annually", "yearly"]) || past && (years(i + 1) || years(i + 2))
    })
}

/// "seized a total of 40 rifles in five raids": of all of them, and not of the one that is reported.
fn over_several(page: &Page<'_, '_>, at: usize) -> bool {
    const RUNS: [&str; 12] = [
        "operation",
        "mission",
        "incident",
        "outing",
        "deployment",
        "sortie",
        "flight",
        "visit",
        "tour",
        "search",
        "trip",
        "patrol",
    ];
    let sentence = page.reading.sentences[page.reading.sentence_of(at)].tokens();
    let sum = (sentence.start..at).any(|i| page.is(i, &["total", "altogether", "overall", "combined"]));
    let runs = |i: usize| {
        let parse = page.parse_at(i);
        let phrase = parse.phrase_from(i + 1).map(|p| &parse.chunks.phrases[p]);
        phrase.is_some_and(|p| {
            let noun = crate::syntax::lexicon::singular(&page.reading.tokens.word(p.head).to_lowercase());
            let several = p
                .tokens
                .clone()
                .any(|k| page.reading.quantity_at(k).is_some_and(|q| q.quantity.low().is_none_or(|n| n > 1.0)));
            several && (RUNS.contains(&noun.as_str()) || crate::event::kind_of_noun(&noun).is_some())
        })
    };
    sum && (at..sentence.end).any(|i| page.is(i, &["in", "during", "over", "across", "from"]) && runs(i))
}

/// What became of people moves from day to day.
pub(super) fn moves(of: &Referent) -> bool {
    matches!(of, Referent::Noun(noun) if super::outcome::of_word(noun).is_some())
}

/// What became of people, who were aboard before.
pub(super) fn is_fate(of: &Referent) -> bool {
    moves(of) && !matches!(of, Referent::Noun(noun) if noun == "aboard")
}

/// A sum that somebody sets, and may set anew: "raised its bid from 11 euros".
fn is_set(draft: &Draft) -> bool {
    const SET: [&str; 9] = ["bid", "aid", "fund", "cost", "damage", "reward", "compensation", "loan", "guarantee"];
    let set = |r: &Referent| matches!(r, Referent::Noun(noun) if SET.contains(&noun.as_str()));
    draft.relation == "money" && draft.roles.iter().any(|(role, r)| *role == "for" && set(r))
}

/// "the strongest of them measured 5.5"
fn strongest(page: &Page<'_, '_>, at: usize) -> bool {
    let tokens = page.reading.sentences[page.reading.sentence_of(at)].tokens();
    (tokens.start.max(at.saturating_sub(10))..(at + 4).min(tokens.end))
        .any(|i| page.is(i, &["strongest", "largest", "biggest", "severest", "powerful"]))
}

/// What some of those who are counted already are in.
fn is_state(of: &Referent) -> bool {
    const STATES: [&str; 9] = [
        "critical",
        "slightly injured",
        "identified",
        "unidentified",
        "located",
        "hospitalized",
        "unhurt",
        "crew",
        "signatory",
    ];
    matches!(of, Referent::Noun(noun) if STATES.contains(&noun.as_str()))
}

/// The distance of an epicentre is one of the earthquake; that of a place is of no event.
fn is_of_epicentre(draft: &Draft) -> bool {
    draft.relation == "distance"
        && draft.roles.iter().any(|(_, r)| matches!(r, Referent::Noun(noun) if noun == "epicentre"))
}

/// "a bridge built in 1962": since when it stands, whatever is told of it.
fn is_of_making(page: &Page<'_, '_>, time: usize) -> bool {
    (time.saturating_sub(3)..time).any(|i| {
        page.is(i, &["built", "founded", "opened", "born", "created", "established", "made", "introduced", "completed"])
    })
}

/// "brought down a 19th-century tower", "under a 2015 law": when what stands behind it was made, but "the 2015 quake" was then.
fn is_of_thing(page: &Page<'_, '_>, time: &std::ops::Range<usize>) -> bool {
    let Some(phrase) = page.phrase(time.start) else { return false };
    let noun = crate::syntax::lexicon::singular(&page.reading.tokens.word(phrase.head).to_lowercase());
    let thing = matches!(
        noun.as_str(),
        "tower"
            | "building"
            | "church"
            | "temple"
            | "palace"
            | "castle"
            | "bridge"
            | "house"
            | "law"
            | "treaty"
            | "monument"
            | "landmark"
            | "cathedral"
            | "fort"
            | "fortress"
            | "mosque"
            | "monastery"
            | "act"
            | "agreement"
            | "book"
            | "film"
    );
    thing && phrase.head >= time.end
}

/// "The tower, which is 90 m high, burned in 1962", "The firm employs 400 people and earned 2 million in 2021": what is
/// so now, whatever else the sentence dates.
fn is_so_now(page: &Page<'_, '_>, at: usize) -> bool {
    let Some(verb) = page.clause_at(at).map(|c| &c.clause().verb) else { return false };
    let present = page.is(verb.head, &["is", "are", "has", "have"]);
    verb.is_finite() && !verb.passive && (present || !verb.past)
}

/// "promised 2 million for the town, where floods had killed 40 people in October": the time of an aside that does not
/// hold the figure.
pub(super) fn is_of_aside(page: &Page<'_, '_>, time: &TimeMention, at: usize) -> bool {
    let Some((sentence, clause)) = time_clause(page.reading, time) else { return false };
    let clauses = &page.reading.parses[sentence].clauses;
    // "the five hours that Roe needed to win in 2008": what serves the aside is told in it.
    let served = clauses[clause].parent.filter(|&p| clauses[clause].verb.is_infinitive() && clauses[p].relative);
    let clause = served.unwrap_or(clause);
    let aside = &clauses[clause];
    let opens = aside.extent.start;
    // "the strongest since records began in 1885"
    let since = page.is(opens, &["since"]) || page.is(opens.wrapping_sub(1), &["since"]);
    let linked = page.is(opens.wrapping_sub(1), &["where", "when"]) || page.is(opens, &["where"]);
    let relative = aside.relative || linked || since;
    let told = page.clause_at(at).filter(|told| told.sentence == sentence).map(|told| told.clause);
    // What hangs on the aside is told in it.
    let within = told.is_some_and(|told| told == clause || clauses[told].parent == Some(clause));
    relative && !within && at < page.reading.tokens_of(time.span).start && !aside.extent.contains(&at)
}

fn other_event(page: &Page<'_, '_>, at: usize, main: Option<&str>) -> Option<String> {
    let here = page.reading.sentence_of(at);
    let sentence = &page.reading.sentences[here];
    let tokens = sentence.tokens();
    // "The first, in 2009, failed. Nobody was hurt.", "The Ridge Fire killed two. It was 52 percent contained."
    let then = (tokens.start..at + 4).any(|i| page.is(i, &["thereby"]));
    let again = then
        || page.is(tokens.start, &["it", "its", "nobody", "none", "no"])
        // "The express left the rails in 1943. That train had 13 cars."
        || page.is(tokens.start, &["that", "those"]) && page.phrase(tokens.start + 1).is_some()
        || goes_on(page.reading, page.events.main_kind, here);
    let goes_on = here > 0 && again;
    let before = || page.reading.sentences[here - 1].tokens();
    let undated = !tokens.clone().any(|i| page.reading.time_at(i).is_some_and(is_date));
    let telling = if goes_on && undated { before().start..tokens.end } else { tokens.clone() };
    let before_it = |range: &std::ops::Range<usize>, words: &[&str]| {
        (range.start.saturating_sub(2)..range.start).any(|i| page.is(i, words))
    };
    let mut past = telling.filter_map(|i| page.reading.time_at(i)).filter(|t| {
        let range = page.reading.tokens_of(t.span);
        // "6 % more than in 2024" is not of 2024.
        is_long_past(page.reading, t)
            && !is_of_making(page, range.start)
            && !is_of_thing(page, &range)
            && !super::sale::is_of_work(page, range.clone())
            && !is_of_aside(page, t, at)
            // "12 euros, 30 percent over the closing price on April 30"
            && !(range.start.saturating_sub(4)..range.start).any(|i| page.is(i, &["price", "close", "closing"]))
            && !before_it(&range, &["than"])
            && !is_of_compared(page, at, range.start)
            && (!before_it(&range, &["since"])
                // "the deadliest since 2007, when 596 died", "since the 2007 flood, which killed 596"
                || (range.end..at)
                    .take_while(|&i| page.reading.time_at(i).is_none())
                    .any(|i| page.is(i, &["when", "which", "that"])))
    });
    // "The quake of 2003 razed Aville, and in 2011 one of magnitude 6.4 hit Btown": the one named last before the figure.
    let first = past.next();
    let past = past.take_while(|t| page.reading.tokens_of(t.span).start <= at).last().or(first);
    if let Some(time) = past.filter(|_| !is_so_now(page, at)) {
        return Some(format!("of {}", year(&time.time).unwrap_or(time.time.text())));
    }
    if is_of_last(page, &tokens, at) {
        return Some(ASIDE.to_owned());
    }
    // "The raid comes a month after a gang had stolen 3 million": nobody can tell which other event it is.
    let since = |i: usize| {
        page.is(i, &["after", "since"])
            && page.is(i.wrapping_sub(1), &["week", "weeks", "month", "months", "year", "years", "decade", "decades"])
            && page.clause_at(at).is_some_and(|c| c.clause().verb.head > i && !c.clause().relative)
    };
    if (tokens.start..at).any(since)
        && tokens.clone().take(12).any(|i| page.is(i, &["come", "comes", "came", "follows"]))
    {
        return Some(ASIDE.to_owned());
    }
    let aside = |i: usize| {
        page.is(i, &["separately", "elsewhere"])
            || page.is(i, &["also"]) && page.reading.sentences[page.reading.sentence_of(i)].tokens().start == i
            || page.is(i, &["separate"]) && page.is(i.wrapping_sub(1), &["a"])
    };
    let other = |s: usize| page.events.is_other(s, &page.reading.parses[s]);
    if other(here) || goes_on && other(here - 1) {
        return Some(ASIDE.to_owned());
    }
    // What is told aside goes on for a sentence, and no further than its paragraph: many pages have but one.
    let before = page.reading.sentences[..=here].iter().rev().take(2);
    let mut goes_on = before.take_while(|s| s.paragraph() == sentence.paragraph());
    if goes_on.any(|s| s.tokens().take(3).any(aside)) {
        return Some(ASIDE.to_owned());
    }
    // "Aftershocks shook the region as the death toll rose to 31": the toll is that of what it is all about.
    let toll = |i: usize| page.is(i, &["toll"]) && !page.is(i + 1, &["of", "from", "in"]);
    if (at.saturating_sub(6).max(tokens.start)..at).any(toll) {
        return None;
    }
    // "Another 31 were killed in other parts of the country": in none of those that it is about.
    let clause = page.clause_at(at).map_or(tokens.clone(), |c| c.clause().extent.clone());
    let elsewhere = |i: usize| {
        let other = page.is(i, &["other"]) && page.is(i.wrapping_sub(1), &["in", "across"]);
        other && page.is(i + 1, &["parts", "areas", "regions", "districts", "provinces", "cities", "towns", "places"])
    };
    if (at..clause.end.max(at)).any(elsewhere) {
        return Some(ASIDE.to_owned());
    }
    // What a storm did is told of the flood that it brought.
    let brought = |kind: &str| matches!((kind, main), ("storm", Some("flood")) | ("earthquake", Some("tsunami")));
    another_kind(page, here, at, main).filter(|kind| !opens_with(page, kind) && !brought(kind))
}

/// "the worst attack since the station bombings, in which 43 people died": those of the last one before.
fn is_of_last(page: &Page<'_, '_>, sentence: &std::ops::Range<usize>, at: usize) -> bool {
    let Some(since) = (sentence.start..at).rev().find(|&i| page.is(i, &["since"])) else { return false };
    let event = |i: usize| {
        let word = page.reading.tokens.word(i).to_lowercase();
        crate::event::kind_of_noun(&crate::syntax::lexicon::singular(&word)).is_some()
    };
    let noun = (since + 1..at.min(since + 8)).find(|&i| event(i));
    noun.is_some_and(|noun| (noun + 1..at.min(noun + 5)).any(|i| page.is(i, &["which", "that", "when", "where"])))
}

/// "61.4 percent, up from 52.9 percent in 2026": the year of what the figure is held against.
fn is_of_compared(page: &Page<'_, '_>, at: usize, time: usize) -> bool {
    let figure = |i: usize| page.reading.quantity_at(i).is_some();
    (at + 1..time).any(|i| {
        let against = page.is(i, &["from", "against", "than", "versus", "with", "to"]);
        against && (figure(i + 1) || page.is(i + 1, &["the", "a", "about", "some"]) && figure(i + 2))
    })
}

/// Whether the first two sentences tell of this kind too: "A bomb attack killed three as police broke up a rally" is a
/// report of both. An aftershock is always of something else.
fn opens_with(page: &Page<'_, '_>, kind: &str) -> bool {
    let first = page.reading.sentences.iter().take(2).flat_map(Sentence::tokens);
    kind != "aftershock" && first.into_iter().any(|i| single(page.reading, i) == Some(kind))
}

/// The kind of event, other than the main one, that the words around a figure tell of.
fn another_kind(page: &Page<'_, '_>, here: usize, at: usize, main: Option<&str>) -> Option<String> {
    let tokens = page.reading.sentences[here].tokens();
    // "followed by dozens of aftershocks, the strongest a 5.1 quake"
    let of_them = (tokens.start..at).rev().find(|&i| page.is(i, &["aftershocks"]));
    let most = |i: usize| {
        page.is(i, &["strongest", "largest", "biggest"])
            && page.is(i - 1, &["the"])
            && page.is(i.saturating_sub(2), &[",", ";", "with", "including"])
    };
    // "Strong aftershocks go on. One of them measured 5.1": of the sentence before.
    let one = |i: usize| page.is(i, &["one"]) && page.is(i + 1, &["of"]) && page.is(i + 2, &["them", "these", "which"]);
    let one_of = (tokens.start..at).find(|&i| one(i));
    let before = || {
        let last = &page.reading.sentences[here.checked_sub(1).filter(|_| one_of == Some(tokens.start))?];
        last.tokens().rev().find(|&i| page.is(i, &["aftershocks"]))
    };
    let them = of_them.filter(|&of| (of + 1..at).any(most) || one_of.is_some_and(|one| one > of)).or_else(before);
    if them.is_some() {
        return Some("aftershock".to_owned());
    }
    // "58 aftershocks above magnitude 3": what stands beside the figure says most.
    let beside = (at.saturating_sub(4).max(tokens.start)..(at + 4).min(tokens.end))
        .min_by_key(|&i| (if single(page.reading, i).is_some() { i.abs_diff(at) } else { usize::MAX }, i));
    if let Some(kind) = beside.and_then(|i| single(page.reading, i)) {
        // An aftershock is always of something else.
        return (kind == "aftershock" || Some(kind) != main && main.is_some()).then(|| kind.to_owned());
    }
    // "An avalanche hit the camp, killing 17 climbers and injuring 61", "The aftershock shook Aville. It was 10 km deep."
    let subject = |s: usize, p: usize| single(page.reading, page.reading.parses[s].chunks.phrases[p].head);
    let told = page.clause_at(at).and_then(|c| subject(c.sentence, c.clause().subject?));
    let again = || {
        let it = page.is(tokens.start, &["it", "its"]) && here > 0;
        let before = here.checked_sub(1).filter(|_| it)?;
        subject(before, page.reading.parses[before].clauses.first()?.subject?)
    };
    if let Some(kind) = told.or_else(again).filter(|k| main.is_some_and(|m| m != *k)) {
        return Some(kind.to_owned());
    }
    let clause = page.clause_at(at).map_or(tokens.clone(), |c| c.clause().extent.clone());
    let mut kinds = clause.filter_map(|i| single(page.reading, i)).peekable();
    // "A train derailed near Aville; nobody was hurt", in a report of a flood.
    let told = |c: usize| {
        let event = page.events.get(page.events.of_clause(here, c)?);
        let physical = matches!(event.kind.as_str(), "crash" | "explosion" | "eruption" | "attack" | "fire");
        crate::event::kind(&event.kind).filter(|_| physical).map(|k| k.id)
    };
    let told: Vec<_> = (0..page.reading.parses[here].clauses.len()).filter_map(told).collect();
    if kinds.peek().is_none() {
        let elsewhere = main.is_some_and(|m| !told.contains(&m) && !matches!(m, "launch" | "takeover"));
        let first = told.first().filter(|_| elsewhere)?;
        return Some((*first).to_owned());
    }
    let first = *kinds.peek()?;
    (main.is_some_and(|m| kinds.all(|k| k != m))).then(|| first.to_owned())
}

/// The year that a time lies in, where that is known: "in September" of a text without a date is of none.
fn year(time: &Time) -> Option<&str> {
    time.timex3().get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}
