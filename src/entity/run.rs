//! How far a run of capitalised words reaches.

use std::sync::LazyLock;

use crate::syntax::lexicon::VERBS;
use crate::text::table::WordMap;
use crate::text::{Case, TokenKind, Tokens};

use super::EntityKind;
use super::gazetteer::{Sense, known};
use super::lexicon::{given, head, head_at_end, is_legal_form, is_word, set, title};
use super::spot::{Scan, Style, is_plural};

impl Scan<'_, '_> {
    /// One past the last token of the run that begins at `start`.
    pub(super) fn run_end(&self, start: usize, limit: usize, style: Style) -> usize {
        let mut last = start;
        if let Some((len, _)) = known(self.tokens, start) {
            last = (start + len - 1).min(limit - 1);
        }
        while let Some(next) = self.joined(start, last, limit, style).filter(|next| next - start < LONGEST) {
            last = next;
        }
        last + 1
    }

    /// The next token with a capital that belongs to the run that reaches to token `last`.
    fn joined(&self, start: usize, last: usize, limit: usize, style: Style) -> Option<usize> {
        let t = self.tokens;
        let next = last + 1;
        if next >= limit || self.is_calendar(next) || (self.is_calendar(last) && last == start) {
            return None;
        }
        let capital = |k: usize| k < limit && self.is_capital(k);
        if capital(next) && !t.glued(next) {
            // In a headline a common word ends the name: "Ruiz Opens New Bridge".
            let (loud, known) = (style != Style::Plain, known(t, next).is_some());
            let ends = !self.is_name_word(next) && (self.is_common(next) || (last > start && is_third(t, next)));
            return (!loud || known || self.is_common(last) || !ends).then_some(next);
        }
        if t.list[next].kind == TokenKind::Number && self.takes_number(start, last, next) {
            return Some(next);
        }
        let glued = next + 1 < limit && t.glued(next) && t.glued(next + 1);
        if glued && t.is_any(next, &["-", "‑", "–"]) {
            // "Aville-on-Sea"
            let link = t.is_any(next + 1, &LINKS) && t.is(next + 2, "-") && t.glued(next + 2) && t.glued(next + 3);
            if link && capital(next + 3) {
                return Some(next + 3);
            }
            return self.hyphenated(start, last, next + 1);
        }
        // "A/S", "M/V"
        let letter = |k: usize| t.word(k).len() == 1 && t.list[k].case == Case::Upper;
        if glued && t.is(next, "/") && letter(last) && letter(next + 1) {
            return Some(next + 1);
        }
        if let Some(after) = self.behind_nickname(start, next, limit) {
            return Some(after);
        }
        // "Tarn Motors Co. Ltd.", but "… of Tarn Motors Inc. Norkraft fell."
        let form = last > start && is_legal_form(t, last) && !is_legal_form(t, next + 1);
        if t.is(next, ".")
            && t.glued(next)
            && capital(next + 1)
            && !form
            && self.is_abbreviated(last)
            && !is_word(t, next + 1)
        {
            return Some(next + 1);
        }
        if t.is(next, "&") && capital(next + 1) {
            return Some(next + 1);
        }
        if t.is(next, "'s")
            && capital(next + 1)
            && (t.is_any(last, &POSSESSED)
                || (t.is_any(next + 1, &["office", "department"]) && title(t, last).is_some()))
        {
            return Some(next + 1);
        }
        if t.is(next, "'") && t.glued(next) && capital(next + 1) && !t.glued(next + 1) && is_plural(t.word(last)) {
            let headed = head(t, next + 1).is_some_and(|(_, h)| h.names && h.kind == EntityKind::Organization);
            return headed.then_some(next + 1);
        }
        let headed = |k: usize| head_at_end(t, start, k + 1).is_some_and(|(_, h)| h.names);
        let organized = |k: usize| headed(k) || t.is_any(k, &OF_HEADS);
        let joint = |k: usize| t.is_any(k, &["of", "for"]);
        if t.is(next, "of") {
            // "U.S. Secretary of State Hale"
            let office = (start..=last).rev().take(4).find_map(|k| title(t, k).map(|(len, _)| k + len - 1));
            if let Some(end) = office.filter(|&end| end > next && end < limit) {
                return capital(end).then_some(end);
            }
        }
        if t.is(next, "of") && (organized(last) || (start + 1..last).any(|k| joint(k) && organized(k - 1))) {
            let after = if t.is(next + 1, "the") { next + 2 } else { next + 1 };
            return capital(after).then_some(after);
        }
        if t.is(next, "for") && t.is(next + 1, "the") && capital(next + 2) {
            return self.organization_goes_on(start, last, next + 2, limit);
        }
        if t.is_any(next, &["for", "and", "on"]) && capital(next + 1) {
            return self.organization_goes_on(start, last, next + 1, limit);
        }
        if links(t, next) && capital(next + 1) {
            return Some(next + 1);
        }
        let mut after = next;
        while after < next + 3 && t.get(after).is_some_and(|t| t.case == Case::Lower) && is_particle(t, after) {
            after += 1;
            if t.is(after, "-") && t.glued(after) {
                after += 1;
            }
        }
        (after > next && capital(after) && known(t, start).is_none_or(|(len, _)| start + len <= last)).then_some(after)
    }

    /// Behind a nickname between marks, within a name that opens with a given name: `Luis "Pepe" Ortega`.
    fn behind_nickname(&self, start: usize, mark: usize, limit: usize) -> Option<usize> {
        let t = self.tokens;
        given(t, start)?;
        let closing: &[&str] = match t.word(mark) {
            "\"" => &["\""],
            "“" => &["”"],
            "‘" => &["’"],
            "(" => &[")"],
            _ => return None,
        };
        let end = (mark + 2..mark + 4).find(|&k| t.is_any(k, closing) && t.glued(k))?;
        let named = !t.glued(mark) && (mark + 1..end).all(|k| self.is_capital(k) && known(t, k).is_none());
        (named && end + 1 < limit && self.is_capital(end + 1) && !t.glued(end + 1)).then_some(end + 1)
    }

    /// "Airbus A320", "Flight MH370", "Flight 93", but not "EUR300" and "M5.6".
    fn takes_number(&self, start: usize, last: usize, number: usize) -> bool {
        let t = self.tokens;
        // "Boeing 737-800"
        let model = t.word(number).len() == 3 && t.is_any(last, &["boeing", "cessna", "antonov", "airbus", "embraer"]);
        if model
            && !t.glued(number)
            && !t.get(number + 1).is_some_and(|next| next.case == Case::Lower && is_plural(t.word(number + 1)))
        {
            return true;
        }
        let whole = t.word(number).bytes().all(|b| b.is_ascii_digit());
        let typed = t.glued(number) && last > start && self.is_short_upper(last);
        whole && (typed || (t.is(last, "flight") && !t.glued(number)))
    }

    fn is_short_upper(&self, i: usize) -> bool {
        self.tokens.list[i].case != Case::Lower && self.tokens.list[i].span.len() < 3
    }

    /// "Chan-ho", "Jean-Claude", "G-20", but not "Moscow-based" and "Polish-German".
    fn hyphenated(&self, start: usize, last: usize, after: usize) -> Option<usize> {
        let t = self.tokens;
        let token = t.get(after)?;
        let last_known = (start..=last).find_map(|k| known(t, k).filter(|(len, _)| k + len == last + 1));
        if last_known.is_some_and(|(_, k)| k.sense != Sense::Organization) {
            return None;
        }
        match (token.kind, token.case) {
            (TokenKind::Number, _) => Some(after),
            (TokenKind::Word, Case::Lower) => {
                let word = t.word(after);
                let adjective = ["ed", "ing"].iter().any(|s| word.ends_with(s)) && word.len() > 4;
                (!adjective && word.len() <= 6 && !t.is_any(after, &HYPHENED) && !self.is_common_alone(after))
                    .then_some(after)
            }
            // "Russian-Korean" are two; "Trans-Siberian" is one.
            (TokenKind::Word, _) => (last_known.is_none()
                || known(t, after).is_none_or(|(_, k)| k.sense != Sense::Demonym))
            .then_some(after),
            _ => None,
        }
    }

    /// The word stands in lower case elsewhere in the text, not glued to a hyphen.
    fn is_common_alone(&self, i: usize) -> bool {
        is_word(self.tokens, i)
    }

    fn is_abbreviated(&self, last: usize) -> bool {
        let t = self.tokens;
        let word = t.word(last);
        word.len() == 1 || word.contains('.') || title(t, last).is_some() || t.is_any(last, &ABBREVIATED)
    }

    /// "Food and Drug Administration", "Centers for Disease Control": the words after "and" or "for" belong to the
    /// name where it began as one of an organization, or where they end in a head noun of one and follow one word.
    fn organization_goes_on(&self, start: usize, last: usize, after: usize, limit: usize) -> Option<usize> {
        let t = self.tokens;
        let mut end = after + 1;
        while end < limit && end < after + 4 && self.is_capital(end) {
            end += 1;
        }
        let headed = |k: usize| head(t, k).is_some_and(|(_, h)| h.names && h.kind == EntityKind::Organization);
        if self.is_calendar(after) {
            return None;
        }
        if t.is_any(after - 1, &["for", "the"]) {
            return (headed(last) || t.is_any(last, &OF_HEADS)).then_some(after);
        }
        if t.is(after - 1, "on") {
            return t.is_any(last, &["committee", "commission", "council", "panel", "conference"]).then_some(after);
        }
        let plain = |k: usize| known(t, k).is_none() && given(t, k).is_none() && title(t, k).is_none();
        let acronym = t.list[after].case == Case::Upper;
        let office = |k: usize| t.is_any(k - 1, &OFFICES) && t.is_any(k, &["of", "for", "on"]);
        if (start + 1..last).any(office) && plain(after) && !acronym && !headed(end - 1) {
            // "Ministry of Trade and Industry"
            return Some(after);
        }
        let behind = known(t, start).map_or(start, |(len, _)| start + len);
        let alone = last == start || last == behind || (start..last).any(|k| t.is_any(k, &["of", "for"]));
        (alone && headed(end - 1) && end > after + 1 && plain(last) && plain(after) && !headed(last)).then_some(after)
    }
}

/// What deals with several fields: "Ministry of Trade and Industry".
const OFFICES: [&str; 9] = [
    "ministry",
    "department",
    "bureau",
    "secretariat",
    "directorate",
    "committee",
    "subcommittee",
    "commission",
    "office",
];

/// Behind the hyphen of an adjective: "Moscow-led".
const HYPHENED: [&str; 18] = [
    "based", "led", "born", "run", "made", "area", "wide", "era", "like", "style", "class", "held", "only", "time",
    "long", "bound", "owned", "free",
];

/// Before the 's within a name: "People's Army".
const POSSESSED: [&str; 12] = [
    "people", "children", "women", "men", "workers", "teachers", "world", "lloyd", "mcdonald", "moody", "veterans",
    "macy",
];

/// Words with "of" in the names of places and organizations, beside the head nouns.
const OF_HEADS: [&str; 14] = [
    "republic",
    "kingdom",
    "isle",
    "knights",
    "sons",
    "daughters",
    "statue",
    "centers",
    "centres",
    "house",
    "order",
    "archdiocese",
    "diocese",
    "institutes",
];

const ABBREVIATED: [&str; 14] =
    ["st", "mt", "ft", "inc", "co", "corp", "ltd", "jr", "sr", "bros", "dept", "univ", "no", "messrs"];

/// Whether token `i` is a verb in its third person: "Dies", "Opens".
fn is_third(tokens: &Tokens<'_>, i: usize) -> bool {
    VERBS.get(tokens, i).is_some_and(|verb| verb.forms.third)
}

/// Whether token `i` is a small word of names: "de", "bin", "van".
pub(super) fn is_particle(tokens: &Tokens<'_>, i: usize) -> bool {
    PARTICLE_WORDS.get(tokens, i).is_some()
}

/// Whether token `i` links the name of a town to that of its river, its saint, its county: "Aville upon Sea", "San Pedro
/// de Alba".
pub(super) fn links(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.list[i].case == Case::Lower && tokens.is_any(i, &LINKS[..10])
}

/// What does so; the last of them only between hyphens.
const LINKS: [&str; 19] = [
    "de", "del", "do", "da", "di", "am", "op", "sur", "upon", "en", "on", "by", "le", "la", "les", "under", "in", "au",
    "aux",
];

static PARTICLE_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| set(&PARTICLES));

const PARTICLES: [&str; 31] = [
    "de", "del", "della", "da", "dos", "das", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ul", "du", "di",
    "la", "le", "ter", "los", "las", "dal", "ten", "zu", "zur", "bint", "ould", "ben", "abu", "af",
];

/// A run of more tokens is a list or a heading, and is cut.
const LONGEST: usize = 40;
