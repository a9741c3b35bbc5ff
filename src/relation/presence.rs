//! Who is at the gathering that an article is about, where no word says "attend": who welcomes whom, who sat around the
//! table, who pulled out, who stood in for whom.

use std::sync::LazyLock;

use crate::entity::{EntityKind, Form, Mention, country_of};
use crate::event::{Event, EventId, Kind, Referent, Standing, kind_of_noun};
use crate::syntax::Phrase;
use crate::text::table::{WordMap, rows};

use super::aboard;
use super::attendee::{people_only, push_at, under};
use super::occasion::{gathering, occasion};
use super::page::{At, Draft, Page};
use super::post::is_post;
use super::roster::{Names, entity_name, people};

/// By lemma: the word behind that it needs, and whom it makes present.
static PRESENCE: LazyLock<WordMap<Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let table = || rows(include_str!("presence.tsv"));
    let of = |lemma| table().filter(|row| row[0] == lemma).map(|row| (row[1], row[2])).collect();
    WordMap::new(table().map(|row| (row[0], of(row[0]))))
});

/// How many sentences open an article: they say what it is about.
pub(super) const OPENING: usize = 4;

/// Who is there, and who is not, by the clauses of an article about a gathering.
pub(super) fn extract(page: &Page<'_, '_>, out: &mut Vec<Draft>) {
    let of = gathering(page).filter(|_| is_about_it(page)).or_else(|| visit(page));
    alike(page, of.as_ref(), out);
    for at in page.clauses().filter(|_| page.main.is_some()) {
        at_the_scene(page, at, out);
    }
    let Some(of) = of else { return };
    for at in page.clauses() {
        of_clause(page, at, &of, out);
        beside(page, at, &of, out);
        in_presence(page, at, &of, out);
    }
}

/// "Governor Roe walked the site of the blast", "the minister, Lind, toured the flooded area", "Premier Roe, who flew to
/// Aville": who went to the scene.
fn at_the_scene(page: &Page<'_, '_>, at: At<'_>, out: &mut Vec<Draft>) {
    const GO: [&str; 13] = [
        "visit", "tour", "inspect", "survey", "walk", "reach", "arrive", "travel", "fly", "go", "come", "head", "rush",
    ];
    let (clause, phrases) = (at.clause(), &at.parse.chunks.phrases);
    if clause.verb.passive || clause.verb.is_gerund() || !GO.contains(&clause.verb.lemma) {
        return;
    }
    let earlier = page.event_of(at).is_some_and(|(_, event)| event.standing == Standing::Earlier);
    let Some(subject) = clause.subject.filter(|_| !earlier) else { return };
    let mut goals = clause.objects.iter().chain(&clause.preps).map(|&p| &phrases[p]);
    // Who holds an office comes to a town for what happened there.
    let office = phrases[subject].tokens.clone().any(|i| is_post(&page.reading.tokens.word(i).to_lowercase()));
    let scene = |goal: &Phrase| {
        aboard::is(page, goal.head, "scene") && clause.verb.is_finite() || office && is_where_it_happened(page, goal)
    };
    if goals.any(scene) {
        let who = people_only(page, people(page, at.parse, subject));
        push_at(page, at, who, Some(Referent::Noun("scene".to_owned())), false, out);
    }
}

/// Whether a phrase names a place of which the opening of the article speaks, where that is about a disaster.
fn is_where_it_happened(page: &Page<'_, '_>, phrase: &Phrase) -> bool {
    let disaster = page.events.main_kind.is_some_and(|kind| kind.is_sudden() || kind.is_of_nature());
    let mention = page.reading.mention_at(phrase.head).filter(|m| disaster && m.kind == EntityKind::Place);
    // Who comes to a country comes to its capital.
    let country = |m: &Mention| {
        let of = country_of(&page.reading.tokens, m.tokens.start).map(|(_, country)| country);
        of.is_some_and(|country| page.reading.words(&m.tokens).contains(country))
    };
    let Some(place) = mention.filter(|m| !country(m)) else { return false };
    let sentences = &page.reading.sentences;
    let opening = sentences[..sentences.len().min(OPENING - 1)].last().map_or(0, |s| s.tokens().end);
    (0..opening.min(place.tokens.start))
        .any(|i| page.reading.mention_at(i).is_some_and(|m| m.local.is_some() && m.local == place.local))
}

/// Whether the opening of the article names the gathering.
pub(super) fn is_about_it(page: &Page<'_, '_>) -> bool {
    page.gathering.is_some_and(|id| names_in_opening(page, id))
}

/// A visit brings people together as a meeting does.
fn visit(page: &Page<'_, '_>) -> Option<Referent> {
    let visits = |e: &Event| e.kind == "visit" && e.standing == Standing::Reported;
    let told = page.events.list.iter().position(visits).map(EventId);
    let about = page.main.is_none() && told.is_some_and(|id| names_in_opening(page, id));
    about.then(|| Referent::Noun("gathering".to_owned()))
}

fn names_in_opening(page: &Page<'_, '_>, id: EventId) -> bool {
    let kind = page.events.get(id).kind.as_str();
    let sentences = &page.reading.sentences;
    let end = sentences.get(OPENING.min(sentences.len()).wrapping_sub(1)).map_or(0, |s| s.tokens().end);
    (0..end).any(|i| kind_of_noun(page.reading.tokens.word(i)).is_some_and(|k| k.id == kind))
}

/// Whether the opening names an event like this one, or tells of it: "Roe met Lind on Monday".
pub(super) fn is_about(page: &Page<'_, '_>, id: EventId) -> bool {
    let told = |at: At<'_>| page.event_of(at).is_some_and(|(own, _)| own == id);
    names_in_opening(page, id) || page.clauses().take_while(|at| at.sentence < OPENING).any(told)
}

/// An article about a gathering calls it by many names, and another by others: of whom they list there is one gathering.
pub(super) fn of_the_gathering(page: &Page<'_, '_>, drafts: &mut [Draft]) {
    // A match or a launch is one event of all reports already.
    let single = page.gathering == page.main && page.events.main_kind.is_some_and(Kind::is_single);
    let Some(own) = gathering(page).filter(|_| is_about_it(page) && !single) else { return };
    let of = |role: &&mut (&'static str, Referent)| role.0 == "of" && role.1 == own;
    for draft in drafts.iter_mut().filter(|d| d.relation == "attendee") {
        draft.roles.iter_mut().filter(of).for_each(|role| role.1 = Referent::Noun("gathering".to_owned()));
    }
}

fn of_clause(page: &Page<'_, '_>, at: At<'_>, of: &Referent, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let behind = |word: &str| (clause.verb.head + 1..clause.verb.head + 5).any(|i| page.is(i, &[word]));
    let rules = PRESENCE.find(clause.verb.lemma).into_iter().flatten();
    let Some((_, who)) = rules.copied().find(|(word, _)| *word == "-" || behind(word)) else { return };
    if clause.verb.is_infinitive() || clause.verb.passive && who != "both" {
        return;
    }
    let subjects = clause.subject.map(|p| people_only(page, people(page, at.parse, p))).unwrap_or_default();
    // "On the steps the premier was greeted by A and B"
    let hosts = || people_only(page, under(page, at, &["by"]).map(|by| people(page, at.parse, by)).unwrap_or_default());
    let objects = || {
        let mut objects = clause.objects.iter().map(|&p| people(page, at.parse, p));
        if clause.verb.passive {
            return Some(hosts());
        }
        // "met with the premier", "held talks with A and B"
        let with = || under(page, at, &["with"]).map(|p| people(page, at.parse, p));
        objects.find(|who| !who.is_empty()).or_else(with)
    };
    let mut push = |who: Names, absent: bool| push_at(page, at, who, Some(of.clone()), absent, out);
    match who {
        // "President Roe welcomed A of Aland and B of Bland", "A, B and C joined the premier"
        "both" => {
            let phrases = &at.parse.chunks.phrases;
            let pronoun = clause.objects.first().is_some_and(|&p| page.is(phrases[p].head, &["him", "her", "them"]));
            let objects = objects().unwrap_or_default();
            if !subjects.is_empty() && (pronoun || !objects.is_empty()) {
                // Who is received is the one that the article is about.
                if !clause.verb.passive {
                    push(subjects, false);
                }
                push(objects, false);
            }
        }
        "subject" => push(subjects, false),
        "beside" => {
            let with = under(page, at, &["beside", "with", "alongside"]);
            push(with.map(|p| people(page, at.parse, p)).unwrap_or_default(), false);
        }
        // "Around the table with A sat B and C"
        "behind" => {
            let phrases = &at.parse.chunks.phrases;
            let with = phrases.iter().position(|p| {
                p.head < clause.verb.head && p.prep.is_some_and(|t| page.is(t, &["with", "beside", "alongside"]))
            });
            push(with.map(|p| people(page, at.parse, p)).unwrap_or_default(), false);
            push(behind_verb(page, at), false);
        }
        "absent" => push(subjects, true),
        "instead" => {
            let phrases = &at.parse.chunks.phrases;
            let for_whom = phrases.iter().position(|p| {
                p.prep.is_some_and(|t| t > clause.verb.head && t < clause.verb.head + 4 && page.is(t, &["for"]))
            });
            let Some(for_whom) = for_whom else { return };
            push(subjects, false);
            push(people(page, at.parse, for_whom), true);
        }
        _ => {}
    }
}

/// Who is named behind the verb: "Around the table sat A, B and C".
fn behind_verb(page: &Page<'_, '_>, at: At<'_>) -> Names {
    let end = at.clause().verb.tokens.end;
    let behind = at.parse.phrase_from(end).filter(|&p| at.parse.chunks.phrases[p].tokens.start <= end + 1);
    behind.map(|p| people(page, at.parse, p)).unwrap_or_default()
}

/// "Seated next to him were A and B", "With her were A and B", "Among the guests was A".
fn beside(page: &Page<'_, '_>, at: At<'_>, of: &Referent, out: &mut Vec<Draft>) {
    let clause = at.clause();
    let start = at.parse.tokens.start;
    let opens = page.is(start, &["seated", "with", "beside", "alongside", "next"]);
    if clause.verb.lemma != "be" || !opens || clause.verb.tokens.start > start + 6 {
        return;
    }
    push_at(page, at, behind_verb(page, at), Some(of.clone()), false, out);
}

/// "The council met in Aville, with President Roe present", "… with Roe in attendance"
fn in_presence(page: &Page<'_, '_>, at: At<'_>, of: &Referent, out: &mut Vec<Draft>) {
    let phrases = &at.parse.chunks.phrases;
    for (p, phrase) in phrases.iter().enumerate() {
        let with = phrase.prep.is_some_and(|t| page.is(t, &["with"])) && at.clause().extent.contains(&phrase.head);
        let there = page.is(phrase.head, &["present"])
            || page.is(phrase.tokens.end, &["present", "attending"])
            || page.is(phrase.tokens.end, &["in"]) && page.is(phrase.tokens.end + 1, &["attendance"]);
        if !with || !there {
            continue;
        }
        let mut named = phrase.tokens.clone().filter_map(|i| page.reading.mention_at(i));
        let person = named.find(|m| m.kind == EntityKind::Person && m.form == Form::Name);
        let own = person.and_then(|m| Some(vec![(entity_name(page, m)?, m.tokens.clone())]));
        let who = own.unwrap_or_else(|| people_only(page, people(page, at.parse, p)));
        push_at(page, at, who, Some(of.clone()), false, out);
    }
}

/// "Both presidents attended the signing, as did A and B": those too.
fn alike(page: &Page<'_, '_>, of: Option<&Referent>, out: &mut Vec<Draft>) {
    for at in page.clauses() {
        let clause = at.clause();
        let told = matches!(clause.verb.lemma, "attend" | "come" | "join" | "sign" | "take" | "participate" | "be");
        let after = clause.verb.head..at.parse.tokens.end;
        let Some(as_did) =
            after.into_iter().find(|&i| page.is(i, &["as"]) && page.is(i + 1, &["did", "was", "were", "had"]))
        else {
            continue;
        };
        // "A was among the guests, as was B": of the last clause before it.
        let last = !at.parse.clauses.iter().any(|c| c.verb.head > clause.verb.head && c.verb.head < as_did);
        let Some(p) = at.parse.phrase_from(as_did + 2).filter(|_| told && last) else { continue };
        let phrases = &at.parse.chunks.phrases;
        let named = clause.objects.iter().chain(&clause.preps).find_map(|&p| occasion(page, &phrases[p]));
        let guests = phrases.iter().any(|q| q.head < as_did && page.is(q.head, &["guests", "those", "present"]));
        if clause.verb.lemma == "be" && !guests {
            continue;
        }
        let who = people_only(page, people(page, at.parse, p));
        if let Some(of) = named.or_else(|| of.cloned()) {
            push_at(page, at, who, Some(of), false, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let known = ["both", "subject", "behind", "beside", "absent", "instead"];
        assert!(rows(include_str!("presence.tsv")).all(|row| row.len() == 3 && known.contains(&row[2])));
    }
}
