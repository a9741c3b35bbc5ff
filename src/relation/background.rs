//! What tells that a figure is of another event, or of a part of the whole, than the rest of the article.

use crate::entity::LocalId;
use crate::event::{EventId, Referent, Standing, goes_on, is_long_past, proper_name, single};
use crate::text::Modality;
use crate::time::{TimeMention, TimeRole};
use crate::value::Value;

use super::aside::{ASIDE, other_event, year};
use super::former::{is_former, was_put};
use super::page::{Draft, Page};
use super::part::{Part, part};

/// Relations whose slots are of the event that an article is about.
const BOUND: [&str; 6] = ["count", "measure", "money", "score", "speed", "duration"];

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
