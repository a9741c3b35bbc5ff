//! Cutting a run of capitalised words into its names.

use std::ops::Range;

use crate::text::{Case, TokenKind, Tokens};

use super::EntityKind;
use super::gazetteer::{Known, Sense, known};
use super::kind::{Guess, guess, is_ship, is_where};
use super::lexicon::{Sex, Title, given, head, head_at_end, is_legal_form, is_word, title};
use super::run::links;
use super::spot::{PAPERS, Scan, Spot, Style};

impl Scan<'_, '_> {
    /// Cuts a run into its names.
    pub(super) fn cut(&mut self, run: Range<usize>, sentence: usize, opens: bool, out: &mut Vec<Spot>) {
        let t = self.tokens;
        let mut at = run.start;
        let (mut sex, mut titled) = self.title_before(at);
        let office = |i: usize| t.is(i, "'s") && t.is_any(i + 1, &["office", "department"]) && i + 2 == run.end;
        if (at..run.end).any(office) {
            out.push(Spot {
                tokens: run,
                kind: EntityKind::Organization,
                sure: true,
                known: None,
                sentence,
                sex: None,
            });
            return;
        }
        while at < run.end {
            let small = t.list[at].case == Case::Lower && t.is_any(at, &["of", "and", "for", "the", "on"]);
            if t.list[at].kind != TokenKind::Word || small {
                at += 1;
                continue;
            }
            if is_ship(t, at) && at + 1 < run.end {
                // "HMS Queen Anne": nothing behind it is a title.
                self.emit(at..run.end, sentence, false, None, false, out);
                return;
            }
            if t.is(at, "the") && at + 1 < run.end && t.is_any(run.end - 1, &PAPERS) {
                self.emit(at..run.end, sentence, false, None, false, out);
                return;
            }
            // "Ruiz, D-Vt.,": party and state.
            if t.word(at).len() == 1 && t.is(at + 1, "-") && at > 0 && t.is_any(at - 1, &[",", "("]) {
                at += 3;
                continue;
            }
            if let Some((len, k)) = known(t, at).filter(|(len, _)| at + len <= run.end)
                && self.known_stands_alone(at, len, k, run.end, sentence)
            {
                let len = len
                    + usize::from(k.sense == Sense::Organization && at + len < run.end && is_legal_form(t, at + len));
                if k.sense != Sense::Demonym {
                    out.push(Spot {
                        tokens: at..at + len,
                        kind: k.kind(),
                        sure: true,
                        known: Some(k),
                        sentence,
                        sex: None,
                    });
                }
                (at, sex, titled) = (at + len, None, false);
                continue;
            }
            if let Some((len, what)) = title_at(t, at, run.end) {
                if let Title::Address(s) = what {
                    sex = s;
                }
                (at, titled) = (at + len, true);
                continue;
            }
            let end = self.segment_end(at, run.end, sentence);
            // "Polish Press Agency PAP": what it is, before what it is called.
            let called = known(t, end).is_some_and(|(_, k)| k.sense == Sense::Organization);
            if called && end < run.end && self.ends_in_head(at, end) {
                (at, sex, titled) = (end, None, false);
                continue;
            }
            self.emit(at..end, sentence, opens && at == run.start, sex, titled, out);
            (at, sex, titled) = (end, None, false);
        }
    }

    /// Whether a form of address or an office in lower case stands before the name ("comrade", "spokesman"), and the
    /// sex that it tells.
    fn title_before(&self, at: usize) -> (Option<Sex>, bool) {
        let back = at.checked_sub(1).filter(|&back| self.tokens.list[back].case == Case::Lower);
        match back.and_then(|back| title(self.tokens, back)) {
            Some((1, Title::Address(sex))) => (sex, true),
            Some((1, Title::Office)) => (None, true),
            _ => (None, false),
        }
    }

    /// Whether a known name is the whole of a name, and not the beginning of a longer one: "Moscow State University",
    /// "Russian Railways", "Boston Red Sox".
    fn known_stands_alone(&self, at: usize, len: usize, k: &Known, end: usize, sentence: usize) -> bool {
        let (t, style) = (self.tokens, self.style[sentence]);
        let next = at + len;
        // "Frankfurt am Main", "Rostov-on-Don"
        let linked = |i: usize| {
            i + 1 < end && links(t, i) && self.is_capital(i + 1) || t.is(i, "-") && i + 2 < end && t.is(i + 2, "-")
        };
        if k.kind() == EntityKind::Place && linked(next) {
            return false;
        }
        if next >= end
            || title_at(t, next, end).is_some()
            || !self.is_capital(next)
            || !t.list[next - 1..=next].iter().all(|t| t.kind == TokenKind::Word)
        {
            return true;
        }
        if k.sense == Sense::Seat {
            return true;
        }
        if let Some((len, behind)) = known(t, next).filter(|(len, _)| next + len <= end) {
            // "a Kentucky Republican" is a demonym behind a place; the "Ohio Supreme Court" is one.
            let court = k.kind() == EntityKind::Place && self.is_common_office(next, len, behind);
            if behind.sense != Sense::Demonym || next + len == end {
                return !court;
            }
        }
        let rest = self.segment_end(next, end, sentence);
        let guessed = guess(t, at..rest, false);
        match k.sense {
            Sense::Demonym | Sense::Country => !matches!(
                guessed,
                Guess { kind: EntityKind::Organization | EntityKind::Event | EntityKind::Place, sure: true }
            ),
            Sense::Organization if len > 1 => true,
            Sense::Capital | Sense::City | Sense::State | Sense::Region if self.is_person_at(next, rest) => true,
            _ if style == Style::Upper => !(guessed.sure && guessed.kind == EntityKind::Organization),
            // "KENT FIRE KILLS TWO"
            _ => style != Style::Plain && !guessed.sure && self.is_common(next),
        }
    }

    /// "Supreme Court", "Democratic Party": a known name that many have, with a word of their own before it.
    fn is_common_office(&self, at: usize, len: usize, k: &Known) -> bool {
        k.sense == Sense::Organization
            && self.tokens.list[at].case == Case::Capital
            && self.tokens.is_any(at + len - 1, &COMMON_OFFICES)
    }

    fn is_person_at(&self, at: usize, end: usize) -> bool {
        matches!(guess(self.tokens, at..end, false), Guess { kind: EntityKind::Person, sure: true })
    }

    /// Where the name that begins at `at` ends: before a title, a known name, a person's name after an organization's.
    fn segment_end(&self, at: usize, end: usize, sentence: usize) -> usize {
        let t = self.tokens;
        let mut i = at + 1;
        while i < end {
            let free = !t.is_any(i - 1, &["of", "the", "for", "and", "-", "‑", "&", "'s", ".", "on"]);
            let unnamed = given(t, at).is_none() && title(t, at).is_none();
            let covered = head_at_end(t, at, i + 1).is_some_and(|(start, _)| start < i);
            let new = title_at(t, i, end).is_some_and(|(len, _)| {
                let office = i + len < end || (unnamed && t.is_any(end - 1, &BARE_OFFICES));
                office && !self.ends_in_head(i, end) && !t.is(i, "st") && !covered
            }) || known(t, i).is_some_and(|(len, k)| {
                let common = unnamed && self.is_common_office(i, len, k) && self.style[sentence] == Style::Plain;
                let whole = (len > 1 || self.is_acronym(i)) && !common;
                let headed = k.sense == Sense::Organization && self.ends_in_head(at, i);
                k.sense != Sense::Demonym && (whole || headed) && i + len <= end
            }) || (self.ends_in_head(at, i) && self.is_person_at(i, end));
            if free && new {
                break;
            }
            i += 1;
        }
        while i > at + 1
            && (t.list[i - 1].kind != TokenKind::Word || t.is_any(i - 1, &["of", "and", "for", "the", "on"]))
            && t.list[i - 1].kind != TokenKind::Number
        {
            i -= 1;
        }
        i
    }

    fn ends_in_head(&self, at: usize, end: usize) -> bool {
        head_at_end(self.tokens, at, end).is_some_and(|(_, h)| h.names)
            || (head(self.tokens, at).is_some_and(|(_, h)| h.names) && self.tokens.is(at + 1, "of"))
    }

    fn is_acronym(&self, i: usize) -> bool {
        self.tokens.list[i].case == Case::Upper && self.tokens.list[i].span.len() > 1
    }

    fn emit(
        &mut self,
        range: Range<usize>,
        sentence: usize,
        opens: bool,
        sex: Option<Sex>,
        titled: bool,
        out: &mut Vec<Spot>,
    ) {
        let t = self.tokens;
        if let Some(hyphen) = self.pair(&range) {
            for part in [range.start..hyphen, hyphen + 1..range.end] {
                out.push(self.spot(part, sentence, None, false));
            }
            return;
        }
        let mut range = range;
        // "Norkraft CEO": what its bearer is called follows, or nothing.
        let office = |last: usize| self.is_acronym(last) && title(t, last) == Some((1, Title::Office));
        if range.len() > 1 && (!titled || range.len() > 2) && office(range.end - 1) {
            range.end -= 1;
        }
        let single = range.len() == 1;
        if !titled
            && (single && self.is_dull(range.start) || self.is_only_heads(&range) || self.is_numbered_word(&range))
        {
            if single && self.style[sentence] == Style::Plain {
                self.doubtful.push((range.start, sentence, opens));
            }
            return;
        }
        // "Vostok cosmodrome": a name of one word takes in the head noun that says what place it is.
        if single
            && !titled
            && !opens
            && let Some((len, h)) =
                head(t, range.end).filter(|_| !t.list.get(range.end).is_some_and(|t| t.glued || t.new_line))
            && h.kind == EntityKind::Place
            && h.names
            && h.group != "hall"
            // "the payment to Norsea falls due"
            && !t.is_any(range.end, &["falls", "springs"])
        {
            range.end += len;
        }
        let dot = t.is(range.end, ".") && t.glued(range.end) && t.get(range.end + 1).is_some_and(|next| !next.new_line);
        if dot && !single && is_legal_form(t, range.end - 1) && !self.is_capital(range.end + 1) {
            range.end += 1;
        }
        let spot = self.spot(range, sentence, sex, titled).with_suffix(t);
        if self.style[sentence] != Style::Plain {
            let sure = matches!(spot, Spot { kind: EntityKind::Person, sure: true, .. }) && spot.tokens.len() == 2;
            let (first, end) = (spot.tokens.start, spot.tokens.end);
            if self.is_confirmed(first, end) || titled || (sure && !(first..end).any(|i| self.is_common(i))) {
                out.push(spot);
            } else if !single {
                self.emit_confirmed_part(first..end, sentence, out);
            }
        } else if opens && single && !titled {
            self.openers.push(spot);
        } else {
            out.push(spot);
        }
    }

    /// "Republic", "News Agency": what it is, and no name.
    fn is_only_heads(&self, range: &Range<usize>) -> bool {
        let mut at = range.start;
        if range.len() == 1 && given(self.tokens, at).is_some() {
            return false;
        }
        while let Some((len, _)) = head(self.tokens, at).filter(|(len, _)| at + len <= range.end) {
            at += len;
        }
        at == range.end
    }

    /// "Covid-19"
    fn is_numbered_word(&self, range: &Range<usize>) -> bool {
        range.len() == 3
            && is_word(self.tokens, range.start)
            && self.tokens.list[range.end - 1].kind == TokenKind::Number
    }

    /// In a headline, the words of a run that are a name elsewhere in the text.
    fn emit_confirmed_part(&self, range: Range<usize>, sentence: usize, out: &mut Vec<Spot>) {
        let mut at = range.start;
        while at < range.end {
            let mut end = at;
            while end < range.end && self.tokens.list[end].kind == TokenKind::Word && self.is_confirmed(at, end + 1) {
                end += 1;
            }
            if end > at && !(at + 1 == end && self.is_common(at)) {
                out.push(self.spot(at..end, sentence, None, false));
            }
            at = end.max(at + 1);
        }
    }

    fn spot(&self, range: Range<usize>, sentence: usize, sex: Option<Sex>, titled: bool) -> Spot {
        let Guess { kind, sure } = guess(self.tokens, range.clone(), titled);
        let known = known(self.tokens, range.start).filter(|(len, _)| *len == range.len()).map(|(_, k)| k);
        Spot { tokens: range, kind, sure, known, sentence, sex }
    }

    /// "Hale-Novak": two names, which stand before what the two have together.
    fn pair(&self, range: &Range<usize>) -> Option<usize> {
        let t = self.tokens;
        let hyphen = range.clone().find(|&i| t.is_any(i, &["-", "–", "‑"]))?;
        let both = hyphen == range.start + 1 && range.len() == 3 && self.is_capital(hyphen + 1);
        (both && t.is_any(range.end, &MUTUAL)).then_some(hyphen)
    }

    fn is_dull(&self, i: usize) -> bool {
        let short = self.tokens.list[i].span.len() <= 3;
        let unit = i > 0 && self.tokens.list[i - 1].kind == TokenKind::Number && short;
        if unit || self.tokens.list[i].span.len() == 1 {
            return true;
        }
        self.is_calendar(i)
            || (is_word(self.tokens, i))
            || title(self.tokens, i).is_some_and(|(_, t)| t == Title::Office)
    }
}

impl Spot {
    /// "Martin Hale, Jr.": what tells the son from the father belongs to the name.
    fn with_suffix(mut self, tokens: &Tokens<'_>) -> Self {
        let end = self.tokens.end;
        if self.kind == EntityKind::Person && self.tokens.len() > 1 && tokens.is(end, ",") {
            let suffix = tokens.is_any(end + 1, &["jr", "sr", "jr.", "sr."]);
            let dot = tokens.is(end + 2, ".") && tokens.glued(end + 2);
            if suffix {
                self.tokens.end = end + 2 + usize::from(dot && tokens.is(end + 3, ","));
            }
        }
        self
    }
}

/// A title that begins at `at` and has a name behind it, within `end`.
fn title_at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(usize, Title)> {
    let (len, what) = title(tokens, at)?;
    // "Saint-Denis", "off St. Malo"
    let saint = tokens.is_any(at, &["st", "saint"]);
    if saint && (tokens.is(at + len, "-") || at > 0 && is_where(tokens, at)) {
        return None;
    }
    // "General Motors" is known; "King County" is none: what follows is a head noun and nothing more.
    let rest = at + len;
    let place = rest < end
        && head(tokens, end - 1)
            .is_some_and(|(_, h)| h.names && matches!(h.kind, EntityKind::Place | EntityKind::Organization));
    (rest <= end && !(place && end - rest <= 2 && len == 1)).then_some((len, what))
}

pub(super) fn title_before_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    title_at(tokens, at, end).is_some_and(|(len, _)| at + len < end)
}

/// The last words of what many states and towns have one of.
const COMMON_OFFICES: [&str; 14] = [
    "court",
    "party",
    "bank",
    "police",
    "senate",
    "parliament",
    "assembly",
    "ministry",
    "cross",
    "crescent",
    "association",
    "army",
    "navy",
    "representatives",
];

/// Offices that end no surname: "Chief Press Officer", "Lakeside Sheriff".
const BARE_OFFICES: [&str; 13] = [
    "officer",
    "sheriff",
    "minister",
    "president",
    "chairman",
    "spokesman",
    "spokeswoman",
    "ambassador",
    "governor",
    "secretary",
    "director",
    "commissioner",
    "superintendent",
];

/// What two have together: "the Hale-Novak summit".
const MUTUAL: [&str; 18] = [
    "summit",
    "meeting",
    "talks",
    "deal",
    "relations",
    "relationship",
    "war",
    "border",
    "match",
    "game",
    "merger",
    "ticket",
    "fight",
    "bout",
    "alliance",
    "pact",
    "conflict",
    "rivalry",
];
