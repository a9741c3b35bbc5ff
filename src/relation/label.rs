//! Lists of those who are there, by the words before them: "Present: A and B", "Among the guests were A and B".

use crate::event::Referent;
use crate::syntax::Parse;
use crate::text::Polarity;

use super::attendee::PARTIES;
use super::occasion::{gathering, occasion};
use super::page::{Draft, Page};
use super::roster::{Names, as_countries, names, names_of, people, push_names};

/// Words at the head of a line that lists who is there, and who is not.
const PRESENT: [&str; 4] = ["present", "attending", "participants", "attendees"];
const ABSENT: [&str; 3] = ["absent", "missing", "excused"];

/// "Present: A, B and C", "Absent: D", "Not coming: E".
pub(super) fn labelled(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    let start = parse.tokens.start;
    let Some(colon) = (start + 1..(start + 3).min(parse.tokens.end)).find(|&i| page.is(i, &[":"])) else { return };
    let negated = page.is(start, &["not"]) && page.is(start + 1, &["coming", "attending", "present", "there"]);
    let absent = negated || page.is(start, &ABSENT);
    if !absent && !page.is(start, &PRESENT) {
        return;
    }
    let Some(p) = parse.phrase_from(colon + 1) else { return };
    let who = names_of(page, parse, p, &['.'], true);
    push_plain(page, who, gathering(page), absent, colon, out);
}

/// "Among those expected are A and B", "among others, A of C and B of D".
pub(super) fn among(page: &Page<'_, '_>, parse: &Parse, out: &mut Vec<Draft>) {
    let phrases = &parse.chunks.phrases;
    let Some(p) = phrases.iter().position(|p| p.prep.is_some_and(|t| page.is(t, &["among", "amongst"]))) else {
        return;
    };
    let phrase = &phrases[p];
    let verb =
        |from: usize| parse.clauses.iter().find(|c| c.verb.head >= from && (c.verb.lemma == "be" || c.verb.passive));
    let (list, of) = if page.is(phrase.head, &["others"]) {
        let comes = parse.clauses.iter().any(|c| {
            c.verb.head < phrase.head
                && matches!(c.verb.lemma, "sit" | "take" | "attend" | "come" | "be" | "participate" | "join" | "gather")
        });
        if !comes {
            return;
        }
        (parse.phrase_from(phrase.tokens.end), None)
    } else if page.is(phrase.head, &["them", "these"]) {
        // "twelve countries, among them A, B and C"
        const WHOLES: [&str; 8] =
            ["countries", "states", "nations", "delegations", "guests", "leaders", "participants", "teams"];
        let whole = phrases[..p].iter().rev().take(3).any(|q| page.is(q.head, &WHOLES));
        let Some(list) = parse.phrase_from(phrase.tokens.end).filter(|_| whole) else { return };
        let first = out.len();
        push_plain(page, names(page, parse, list), gathering(page), false, phrases[list].tokens.start, out);
        as_countries(page, &mut out[first..]);
        return;
    } else if phrase.tokens.clone().any(|i| page.is(i, &PARTIES))
        && phrase.prep.is_some_and(|t| t <= parse.tokens.start + 1)
    {
        let Some(be) = verb(phrase.head) else { return };
        let of = phrases.iter().filter(|q| q.tokens.start >= phrase.tokens.end && q.tokens.end <= be.verb.tokens.start);
        let mut of = of;
        (parse.phrase_from(be.verb.tokens.end), of.find_map(|q| occasion(page, q)))
    } else {
        return;
    };
    let Some(list) = list else { return };
    push_plain(page, people(page, parse, list), of.or_else(|| gathering(page)), false, phrases[list].tokens.start, out);
}

/// The same where no clause says so but a label.
fn push_plain(
    page: &Page<'_, '_>,
    who: Names,
    of: Option<Referent>,
    absent: bool,
    stance_at: usize,
    out: &mut Vec<Draft>,
) {
    push_names(page, None, who, of, absent.then_some(Polarity::Denied), stance_at, out);
}
