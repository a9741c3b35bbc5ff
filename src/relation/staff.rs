//! Who works for somebody, and where: the staff of one works is not that of the company.

use std::ops::Range;

use crate::entity::{EntityKind, Form, Mention};
use crate::event::Referent;

use super::page::{At, Draft, Page};
use super::party::holder;

/// Where people work.
const SITES: [&str; 9] = ["headquarters", "works", "plant", "factory", "site", "office", "branch", "shipyard", "mine"];

/// "has 400 on its payroll", "employs 400": a bare number of employees.
pub(super) fn paid(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, draft: &Draft) -> Option<Draft> {
    if let Some(draft) = shrinks(page, figure, at, draft) {
        return Some(draft);
    }
    let payroll = (figure.end..figure.end + 4).any(|i| page.is(i, &["payroll", "payrolls", "books"]));
    let works = payroll || has_work(page, figure);
    if !works && at.is_none_or(|at| at.clause().verb.lemma != "employ") {
        return None;
    }
    let firm = |r: &Referent| match r {
        Referent::Entity(id) => page.reading.locals.entities[id.0 as usize].kind != EntityKind::Vehicle,
        _ => false,
    };
    let who = at.and_then(|at| holder(page, at)).filter(firm);
    let draft = draft.clone().role("of", Referent::Noun("employee".to_owned())).role("who", who);
    Some(draft.narrowed(workplace(page, at, figure.end)))
}

/// "The mill gives work to 340", "provides jobs for 200 people".
pub(super) fn has_work(page: &Page<'_, '_>, figure: &Range<usize>) -> bool {
    let hedge = |i: usize| page.is(i, &["some", "about", "around", "nearly", "almost", "over", "more", "than"]);
    let to = (figure.start.saturating_sub(4)..figure.start).rev().find(|&i| !hedge(i));
    let work = ["work", "jobs", "employment"];
    to.is_some_and(|i| page.is(i, &["to", "for"]) && page.is(i.wrapping_sub(1), &work))
}

/// "The headcount would shrink by 1,400", "The workforce will be cut by 300": so many jobs go.
fn shrinks(page: &Page<'_, '_>, figure: &Range<usize>, at: Option<At<'_>>, draft: &Draft) -> Option<Draft> {
    let clause = at?.clause();
    let less = matches!(clause.verb.lemma, "shrink" | "cut" | "reduce" | "fall" | "drop" | "trim" | "shed");
    let subject = at?.parse.chunks.phrases[clause.subject?].head;
    let staff = page.is(subject, &["headcount", "workforce", "payroll", "staff"]);
    let by = (figure.start.saturating_sub(3)..figure.start).any(|i| page.is(i, &["by"]));
    (less && staff && by).then(|| super::bare::of_noun(draft.clone(), "job".to_owned()))
}

/// "400 employees at the works in Aville", "The works in Aville have 400 employees", "the two companies have": those of a
/// part of the company, or of more than one.
pub(super) fn workplace(page: &Page<'_, '_>, at: Option<At<'_>>, end: usize) -> Option<(&'static str, String)> {
    let kinds = [EntityKind::Place, EntityKind::Other];
    let place = |i: usize| page.reading.mention_at(i).filter(|m| kinds.contains(&m.kind) && m.form == Form::Name);
    let named = |m: &Mention| page.reading.locals.entities[m.local?.0 as usize].name.to_lowercase().into();
    let sentence = page.reading.sentences[page.reading.sentence_of(end - 1)].tokens();
    let subject = at.and_then(|at| at.clause().subject.map(|p| &at.parse.chunks.phrases[p]));
    let verb = at.map_or(end, |at| at.clause().verb.tokens.start);
    let of_both = |i: usize| page.is(i, &["combined", "together", "altogether", "both"]);
    let from = subject.map_or(end.saturating_sub(6), |p| p.tokens.start).max(sentence.start);
    if (from.saturating_sub(1).max(sentence.start)..(end + 3).min(sentence.end)).any(of_both) {
        return Some(("across", "both".to_owned()));
    }
    // "employs 400 people in Aville", "of them in Aville"
    let mut behind = (end..(end + 7).min(sentence.end)).take_while(|&i| !page.is(i, &[",", ";", "and"]));
    let within = |i: usize| page.reading.mention_at(i).filter(|m| m.form == Form::Name && page.is(i - 1, &["in"]));
    let behind = behind.find(|&i| page.is(i, &["in", "at"]));
    let behind = behind.and_then(|i| (i + 1..i + 6).find_map(|i| place(i).or_else(|| within(i))));
    // "The headquarters employs 400 people"
    let hall = subject.filter(|p| page.is(p.head, &SITES)).map(|p| page.reading.tokens.word(p.head).to_lowercase());
    let site = || {
        let subject = subject.filter(|p| p.head < verb && page.reading.mention_at(p.head).is_none())?;
        // "Norsea, based in Aville, has 400 employees": wherever they work.
        let seat = (subject.head..verb).any(|i| page.is(i, &["based", "headquartered", "founded", "listed"]));
        (subject.head + 1..verb).filter(|_| !seat).find_map(place)
    };
    behind.or_else(site).and_then(named).or(hall).map(|place| ("in", place))
}

/// "let go of 400 employees", "laid off 400", "let 400 people go": they lose their jobs.
pub(super) fn lets_go(page: &Page<'_, '_>, at: At<'_>) -> bool {
    let clause = at.clause();
    let go = || clause.extent.clone().any(|i| i > clause.verb.head && page.is(i, &["go"]));
    let off = || (clause.verb.head + 1..clause.verb.head + 3).any(|i| page.is(i, &["off"]));
    match clause.verb.lemma {
        "let" => go(),
        "lay" => off(),
        "go" => page.is(clause.verb.head.wrapping_sub(1), &["let"]),
        lemma => matches!(lemma, "sack" | "fire" | "dismiss" | "axe" | "shed"),
    }
}
