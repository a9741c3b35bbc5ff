//! Events that a verb tells of: who does it, what to, where to.

use std::collections::{BTreeMap, BTreeSet};

use crate::entity::{EntityKind, Form, Mention};
use crate::reading::Reading;
use crate::syntax::lexicon::singular;
use crate::syntax::{Clause, Parse, Phrase};
use crate::unit::Dimension;

use super::kind::{Kind, deed_of, kind_of_verb};
use super::light::light;
use super::local::{Event, EventId, Events, Referent, Standing, earlier_than, group, referent, tells_apart};

pub(super) fn verbal(
    reading: &Reading<'_>,
    parse: &Parse,
    clause: &Clause,
    past: bool,
    out: &mut Events,
) -> Option<EventId> {
    let phrases = &parse.chunks.phrases;
    let verb = &clause.verb;
    if let Some(id) = light(reading, parse, clause, past, out) {
        return Some(id);
    }
    let shut = stays_shut(reading, clause);
    // "Two men were pulled out of the sea": no departure, but a deed like any other.
    let known = kind_of_verb(&reading.tokens, verb)
        .is_some_and(|(kind, _)| !is_only_called(reading, parse, clause, kind, out.main_kind));
    // "The quake hit the highlands at dawn", "the blaze swept through": what an event does is the event.
    let teller = clause.subject.and_then(|p| out.of_head(phrases[p].head));
    if let Some(id) = teller.filter(|id| out.get(*id).identity().is_empty() && !verb.passive && !shut) {
        let now = past && out.get(id).standing == Standing::Reported;
        return Some(if now { earlier_than(out, id) } else { id });
    }
    let (kind, object_role) = match kind_of_verb(&reading.tokens, verb) {
        _ if goes_off(reading, parse, clause) => ("explosion".to_owned(), "what"),
        _ if shut => ("close".to_owned(), "what"),
        // "was met by the mayor", "was met with anger": no talks.
        Some((kind, _)) if kind.id == "meeting" && verb.passive => ("welcome".to_owned(), "what"),
        Some((kind, role))
            if kind.is_told_in(out.main_kind) && !is_only_called(reading, parse, clause, kind, out.main_kind) =>
        {
            (goal_kind(reading, parse, clause, kind, out.main_kind).to_owned(), role)
        }
        _ if is_awaited(reading, parse, clause) => ("visit".to_owned(), "who"),
        _ if verb.lemma == "be" || verb.lemma == "have" => return None,
        // A verb that is in no table is known by its form alone: "was arraigned" and "was sentenced" are two deeds.
        _ if verb.lemma.is_empty() => (reading.tokens.word(verb.head).to_lowercase(), "what"),
        _ => {
            let deed = if governs(reading, parse, clause) { "govern" } else { deed_of(&reading.tokens, verb) };
            // "Protesters attacked banks", in a report of a fire: not the attack that others report.
            let another = super::kind(deed).is_some_and(|k| k.identity.is_empty() && k.is_told_in(None))
                && out.main_kind.is_none_or(|main| main.id != deed);
            (if another { format!("{deed}ing") } else { deed.to_owned() }, "what")
        }
    };
    let mut roles: BTreeMap<&'static str, BTreeSet<Referent>> = BTreeMap::new();
    let launch = out.main_kind.is_some_and(|k| k.id == "launch");
    // "The leaders meet again in May": not told apart by those whom it always is.
    let whoever = |p: usize| kind == "meeting" && reading.tokens.is_any(phrases[p].head, &PARTIES);
    let moves = matches!(kind.as_str(), "departure" | "arrival" | "visit");
    let mut fill = |role: &'static str, p: usize, lists: bool| {
        let fillers = if lists { group(parse, p) } else { vec![p] };
        for q in fillers {
            // "The crane trains arrived overnight", "a rescue team arrived": not whoever else arrives.
            let things =
                |f: &Referent| role == "who" && (is_plural(reading, &phrases[q], f) || is_new(reading, &phrases[q], f));
            // "Sunday's attempt was scrubbed", in a report of a launch.
            let attempt = launch && reading.tokens.is(phrases[q].head, "attempt");
            let filler =
                if attempt { Some(Referent::Noun("launch".to_owned())) } else { referent(reading, out, &phrases[q]) };
            let filler = filler.or_else(|| counted_noun(reading, &phrases[q]).filter(|_| !known));
            if let Some(name) = unknown(reading, &phrases[q]).filter(|_| role == "who" && moves) {
                roles.entry(role).or_default().insert(name);
            }
            if let Some(filler) =
                filler.filter(|_| !whoever(q)).filter(|f| !known || tells_apart(reading, &kind, role, f) || things(f))
            {
                roles.entry(role).or_default().insert(filler);
            }
        }
    };
    if let Some(p) = clause.subject {
        fill(if verb.passive || shut { object_role } else { "who" }, p, true);
    }
    let counted = |p: usize| {
        phrases[p].is_time
            || reading.tokens.is(phrases[p].tokens.start.wrapping_sub(1), "(")
            || reading.quantity_at(phrases[p].head).is_some_and(|q| q.quantity.dimension() != Dimension::Count)
    };
    // "flew to the region" is where everybody goes.
    let travels = matches!(kind.as_str(), "visit" | "arrival");
    let vague = |p: usize| travels && reading.tokens.is_any(phrases[p].head, &SCENE);
    // "took place" has none.
    let idle = shut || kind == "happen";
    if let Some(&p) = clause.objects.iter().find(|&&p| !counted(p)).filter(|&&p| !vague(p) && !idle) {
        fill(object_role, p, true);
    }
    for &p in &clause.preps {
        let role = match phrases[p].prep.map(|i| reading.tokens.word(i).to_ascii_lowercase()).as_deref() {
            Some("from") => "from",
            Some("to" | "into" | "toward" | "towards" | "for") => "to",
            Some("in" | "at" | "near") if kind == "arrival" => "to",
            Some("in" | "at" | "near") => "where",
            Some("with" | "between") => {
                if kind == "meeting" {
                    "who"
                } else {
                    "with"
                }
            }
            Some("by") if verb.passive => "who",
            _ => continue,
        };
        let filler = if role == "to" && vague(p) { named_place(reading, parse, p) } else { Some(p) };
        if let Some(p) = filler {
            fill(role, p, role == "who");
        }
    }
    let standing = standing(reading, parse, clause, (past, &kind), out);
    let event = Event { kind, roles, name: None, standing, tellings: 1 };
    Some(out.add(event, false))
}

/// Where what a verb tells lies beside the events that the article reports.
fn standing(
    reading: &Reading<'_>,
    parse: &Parse,
    clause: &Clause,
    (past, kind): (bool, &str),
    out: &Events,
) -> Standing {
    match () {
        () if past => Standing::Earlier,
        () if kind == "meeting" && (is_next(reading, clause) || is_agreed_on(reading, parse, clause, out)) => {
            Standing::Later
        }
        // "The volcano may erupt again", "the town was shaken again on Sunday": not the one that the report is about.
        () if out.main_kind.is_some_and(|main| main.id == kind) && is_again(reading, clause) => {
            if clause.verb.past {
                Standing::Other
            } else {
                Standing::Later
            }
        }
        () => Standing::Reported,
    }
}

/// "The bomb went off at noon", "set off a bomb", whatever the report is about.
fn goes_off(reading: &Reading<'_>, parse: &Parse, clause: &Clause) -> bool {
    const BOMBS: [&str; 7] = ["bomb", "bombs", "device", "explosives", "grenade", "mine", "warhead"];
    let verb = &clause.verb;
    let off = reading.tokens.is(verb.head + 1, "off");
    let bomb = |p: &usize| reading.tokens.is_any(parse.chunks.phrases[*p].head, &BOMBS);
    off && (verb.lemma == "go" && clause.subject.iter().any(bomb)
        || verb.lemma == "set" && clause.objects.iter().chain(&clause.preps).take(1).any(bomb))
}

/// The name in "the port city of Aville".
fn named_place(reading: &Reading<'_>, parse: &Parse, p: usize) -> Option<usize> {
    let phrases = &parse.chunks.phrases;
    let end = phrases[p].tokens.end;
    let of = phrases.get(p + 1).filter(|q| q.prep == Some(end) && reading.tokens.is(end, "of"))?;
    reading.mention_at(of.head).is_some_and(|m| m.kind == EntityKind::Place).then_some(p + 1)
}

/// "ruled the country until 2010", "led Aland for eight years"; but a court rules, and a runner leads.
fn governs(reading: &Reading<'_>, parse: &Parse, clause: &Clause) -> bool {
    let land = |&p: &usize| {
        let head = parse.chunks.phrases[p].head;
        let place = reading.mention_at(head).is_some_and(|m| m.kind == EntityKind::Place);
        place || reading.tokens.is_any(head, &["country", "nation", "state", "city", "region"])
    };
    let verb = matches!(clause.verb.lemma, "rule" | "lead" | "govern" | "run");
    verb && !clause.verb.passive && clause.objects.first().is_some_and(land)
}

/// Who meets, by words that say no more than that they do.
const PARTIES: [&str; 7] = ["leaders", "sides", "two", "pair", "both", "parties", "heads"];

/// "will next meet in May", "meet again in May"
fn is_next(reading: &Reading<'_>, clause: &Clause) -> bool {
    let verb = &clause.verb;
    let near = verb.tokens.start.saturating_sub(1)..verb.tokens.end + 1;
    !verb.past && near.into_iter().any(|i| reading.tokens.is_any(i, &["next", "again"]))
}

/// "erupted again", "was shaken a second time"
pub(super) fn is_again(reading: &Reading<'_>, clause: &Clause) -> bool {
    let behind = clause.verb.tokens.end;
    let again = |i: usize| {
        reading.tokens.is_any(i, &["again", "anew"])
            || reading.tokens.is(i, "a") && reading.tokens.is(i + 1, "second") && reading.tokens.is(i + 2, "time")
            || reading.tokens.is(i, "once") && reading.tokens.is_any(i + 1, &["more", "again"])
    };
    (clause.verb.tokens.start.saturating_sub(1)..=behind).any(again)
}

/// "They talked for an hour and agreed to meet in Oslo": who agrees on a meeting at a meeting means the one after.
fn is_agreed_on(reading: &Reading<'_>, parse: &Parse, clause: &Clause, out: &Events) -> bool {
    let matrix = clause.parent.filter(|_| clause.verb.is_infinitive()).map(|c| &parse.clauses[c].verb);
    let agreed = matrix.is_some_and(|v| matches!(v.lemma, "agree" | "promise" | "pledge" | "vow" | "decide"));
    agreed && out.has_met(reading)
}

/// "Eight accords were signed", "the A27 reopened": what is counted, or has a number for a name.
fn counted_noun(reading: &Reading<'_>, phrase: &Phrase) -> Option<Referent> {
    let word = reading.tokens.word(phrase.head);
    let figure = reading.quantity_at(phrase.head);
    let counts = figure.is_none_or(|q| q.quantity.dimension() == Dimension::Count);
    let noun = word.len() > 2 && word.starts_with(char::is_alphabetic) && reading.time_at(phrase.head).is_none();
    (counts && noun).then(|| Referent::Noun(singular(word)))
}

/// "The tunnel remains closed until Friday", "the line is shut until Friday".
fn stays_shut(reading: &Reading<'_>, clause: &Clause) -> bool {
    let verb = &clause.verb;
    matches!(verb.lemma, "stay" | "remain" | "keep" | "be")
        && reading.tokens.is_any(verb.tokens.end, &["closed", "shut"])
}

/// "talked to reporters", "he spoke for an hour": no talks.
fn talks_alone(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind) -> bool {
    let verb = clause.verb.lemma;
    let several = |p: usize| {
        let names = group(parse, p).into_iter().filter(|&q| reading.mention_at(parse.chunks.phrases[q].head).is_some());
        let both = reading.tokens.is_any(parse.chunks.phrases[p].head, &["leaders", "two", "sides", "pair", "both"]);
        names.count() > 1 || both
    };
    // "She sat down on a bench"; but "sat down with her counterpart".
    let head = clause.verb.head;
    let sits = verb == "sit" && !reading.tokens.is_any(head + 2, &["together", "with"]);
    kind.id == "meeting"
        && (sits || matches!(verb, "talk" | "speak" | "confer"))
        && !clause.subject.is_some_and(several)
}

/// The kind of a journey by its goal and by who makes it: a craft that arrives at a station docks, whoever arrives at the
/// scene visits it, and a rocket that takes off is launched.
fn goal_kind(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind, main: Option<&Kind>) -> &'static str {
    let goal = |words: &[&str]| {
        let mut goals = clause.objects.iter().chain(&clause.preps);
        goals.any(|&p| reading.tokens.is_any(parse.chunks.phrases[p].head, words))
    };
    let person = |p: usize| {
        let mention = reading.mention_at(parse.chunks.phrases[p].head);
        mention.is_some_and(|m| m.kind == EntityKind::Person)
    };
    let station = main.is_some_and(|k| k.id == "launch") && goal(&["station", "laboratory", "lab", "outpost"]);
    match kind.id {
        // "boarded the station", "entered the station": the crew, hours after its craft.
        "arrival" | "departure" if station && matches!(clause.verb.lemma, "enter" | "board") => "boarding",
        "arrival" if station => "docking",
        "arrival" if goal(&SCENE) && clause.subject.is_some_and(person) => "visit",
        "departure" if clause.subject.is_some_and(|p| is_rocket(reading, parse, p)) => "launch",
        id => id,
    }
}

/// "The rocket took off", "The new rocket, the Big Auk, took off": such a thing does not set out on a trip.
fn is_rocket(reading: &Reading<'_>, parse: &Parse, p: usize) -> bool {
    const ROCKETS: [&str; 6] = ["rocket", "rockets", "spacecraft", "spaceship", "booster", "launcher"];
    let phrases = &parse.chunks.phrases;
    let comma = phrases[p].tokens.start.checked_sub(1).filter(|&i| reading.tokens.is(i, ","));
    let apposed = p.checked_sub(1).filter(|&q| comma == Some(phrases[q].tokens.end));
    [Some(p), apposed].into_iter().flatten().any(|p| reading.tokens.is_any(phrases[p].head, &ROCKETS))
}

/// Where everybody goes.
const SCENE: [&str; 10] = ["region", "area", "site", "scene", "zone", "place", "spot", "town", "city", "village"];

/// The noun of an event is what the verb is about: "an aftershock hit the town", "a string of aftershocks hit the town",
/// "killed in the attack".
pub(super) fn tells_of_noun(reading: &Reading<'_>, out: &Events, parse: &Parse, clause: &Clause) -> bool {
    const GROUPS: [&str; 9] =
        ["series", "string", "spate", "number", "swarm", "wave", "flurry", "succession", "dozens"];
    let all = &parse.chunks.phrases;
    let told = |p: usize| out.of_head.contains_key(&all[p].head);
    let group = |p: usize| {
        let of = all
            .get(p + 1)
            .is_some_and(|q| q.prep == Some(all[p].tokens.end) && reading.tokens.is(all[p].tokens.end, "of"));
        of && reading.tokens.is_any(all[p].head, &GROUPS) && told(p + 1)
    };
    clause.subject.iter().chain(&clause.objects).any(|&p| told(p) || group(p))
}

/// Whether the verb is that of another deed.
fn is_only_called(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind, main: Option<&Kind>) -> bool {
    leaves_the_road(reading, parse, clause, kind)
        || breaks_out(reading, parse, clause, kind)
        || talks_alone(reading, parse, clause, kind)
        || kind.id == "arrival" && spreads(reading, parse, clause, main)
        || flows(reading, parse, clause, kind)
        // "Forty are buried under the mud": no funeral.
        || kind.id == "funeral" && main.is_some_and(Kind::is_of_nature)
}

/// "The water had to travel for an hour": nobody's visit.
fn flows(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind) -> bool {
    let phrases = &parse.chunks.phrases;
    let goal =
        |&p: &usize| phrases[p].prep.is_some_and(|i| reading.tokens.is_any(i, &["to", "into", "toward", "towards"]));
    let named = |p: usize| reading.mention_at(phrases[p].head).is_some();
    kind.id == "visit"
        && clause.verb.lemma == "travel"
        && !clause.preps.iter().any(goal)
        && clause.subject.is_some_and(|p| !named(p))
}

/// "A bus left the road", "a girl was pulled out of the rubble", "thousands were left without power", "he set off his vest":
/// no departure.
fn leaves_the_road(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind) -> bool {
    const WAYS: [&str; 10] =
        ["road", "rails", "rail", "track", "tracks", "runway", "motorway", "highway", "pitch", "field"];
    let head = |p: &usize| parse.chunks.phrases[*p].head;
    let moved = clause.verb.passive && matches!(clause.verb.lemma, "pull" | "leave");
    let far = |i: usize| reading.time_at(i).is_some() || reading.quantity_at(i).is_some();
    let behind = clause
        .objects
        .iter()
        .chain(&clause.preps)
        .find(|&&p| parse.chunks.phrases[p].prep.is_none_or(|i| reading.tokens.is(i, "off")));
    let lit = clause.verb.lemma == "set" && behind.is_some_and(|p| !far(head(p)));
    kind.id == "departure" && (moved || lit || clause.objects.iter().any(|p| reading.tokens.is_any(head(p), &WAYS)))
}

/// "The flames reached the roof", "it reached the roof", in a report of a fire: nobody arrives.
fn spreads(reading: &Reading<'_>, parse: &Parse, clause: &Clause, main: Option<&Kind>) -> bool {
    const SPREAD: [&str; 10] =
        ["flames", "fire", "blaze", "smoke", "water", "waters", "floodwaters", "lava", "floodwater", "ash"];
    let it = main.is_some_and(|k| matches!(k.id, "fire" | "flood" | "eruption" | "spill"));
    clause.subject.is_some_and(|p| {
        let head = parse.chunks.phrases[p].head;
        reading.tokens.is_any(head, &SPREAD) || it && reading.tokens.is(head, "it")
    })
}

/// "Clashes broke out", "a row broke out": no fire.
fn breaks_out(reading: &Reading<'_>, parse: &Parse, clause: &Clause, kind: &Kind) -> bool {
    let fiery =
        |p: usize| reading.tokens.is_any(parse.chunks.phrases[p].head, &["it", "that", "which", "this", "flames"]);
    kind.id == "fire" && clause.verb.lemma == "break" && clause.subject.is_some_and(|p| !fiery(p))
}

/// "The president is expected on Saturday", "she is due in Aville on Sunday", "he came by helicopter": a visit.
fn is_awaited(reading: &Reading<'_>, parse: &Parse, clause: &Clause) -> bool {
    let verb = &clause.verb;
    let person =
        |p: usize| reading.mention_at(parse.chunks.phrases[p].head).is_some_and(|m| m.kind == EntityKind::Person);
    let comes = match verb.lemma {
        "expect" => verb.passive,
        "be" => reading.tokens.is(verb.tokens.end, "due"),
        "come" => !verb.passive && clause.objects.is_empty(),
        _ => false,
    };
    // "He is due before magistrates on Monday": to be tried.
    let court =
        || clause.extent.clone().any(|i| reading.tokens.is_any(i, &["court", "magistrates", "judge", "tribunal"]));
    comes && clause.subject.is_some_and(person) && !court()
}

/// The event that "it" is, where that is the subject: of those of which a story has one, that named last. What takes off or
/// arrives is none.
pub(super) fn named_before(reading: &Reading<'_>, out: &Events, parse: &Parse, clause: &Clause) -> Option<EventId> {
    let subject = parse.chunks.phrases[clause.subject?].head;
    let it = reading.tokens.is_any(subject, &["it", "this", "that", "which"]);
    let moves = kind_of_verb(&reading.tokens, &clause.verb).is_some_and(|(kind, _)| kind.identity.contains(&"who"));
    let mut before = out.of_head.range(..subject).rev().filter(|_| it && !moves);
    before.find(|(_, id)| out.get(**id).identity().is_empty()).map(|(_, id)| *id)
}

/// "Roe left on Friday", of two of that name: one of them, and not whoever else left.
fn unknown(reading: &Reading<'_>, phrase: &Phrase) -> Option<Referent> {
    let word = reading.tokens.word(phrase.head);
    let known = reading.mention_at(phrase.head).is_some_and(|m| m.local.is_some());
    let of = |m: &&Mention| {
        let person = m.kind == EntityKind::Person && m.form == Form::Name && m.tokens.len() > 1;
        person && m.tokens.clone().any(|i| reading.tokens.word(i) == word)
    };
    let named = word.starts_with(char::is_uppercase) && reading.locals.mentions.iter().any(|m| of(&m));
    (!known && named).then(|| Referent::Noun(word.to_owned()))
}

/// "a team": of which the text has not told before.
fn is_new(reading: &Reading<'_>, phrase: &Phrase, filler: &Referent) -> bool {
    matches!(filler, Referent::Noun(_)) && reading.tokens.is_any(phrase.tokens.start, &["a", "an", "another"])
}

/// "the trains", "rescuers": several of a kind, by their noun.
fn is_plural(reading: &Reading<'_>, phrase: &Phrase, filler: &Referent) -> bool {
    matches!(filler, Referent::Noun(noun) if !noun.eq_ignore_ascii_case(reading.tokens.word(phrase.head)))
}
