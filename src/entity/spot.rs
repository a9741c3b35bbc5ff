//! Where names stand in running text.
//!
//! A run is a stretch of capitalised words with what joins them ("Bank of America", "Kim Jong-un"). A run is cut at
//! titles, known names and demonyms, and what is left is told apart by its head noun, its given name, its context.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::{Case, LineKind, Sentence, TokenKind, Tokens};

use super::EntityKind;
use super::gazetteer::{Known, Sense, known};
use super::kind::{Guess, guess};
use super::lexicon::{Sex, Title, head, is_legal_form, is_word, title};

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    /// Whether the kind is known and not guessed.
    pub sure: bool,
    pub known: Option<&'static Known>,
    pub sentence: usize,
    /// A form of address stood before it.
    pub sex: Option<Sex>,
    pub titled: bool,
}

/// The names of one text.
pub(super) fn spots(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Spot> {
    let mut scan = Scan::new(tokens, sentences);
    let mut out = Vec::new();
    for pass in [Pass::Plain, Pass::Confirmed] {
        for (at, sentence) in sentences.iter().enumerate() {
            if sentence.kind() != LineKind::Boilerplate && (scan.style[at] == Style::Plain) == (pass == Pass::Plain) {
                scan.sentence(at, sentence.tokens(), &mut out);
            }
        }
        if pass == Pass::Plain {
            scan.confirm(&out);
        }
    }
    let openers = std::mem::take(&mut scan.openers);
    for spot in openers {
        if scan.is_confirmed(spot.tokens.start, spot.tokens.end) || scan.opens_as_name(&spot) {
            out.push(spot);
        }
    }
    out.sort_by_key(|spot| spot.tokens.start);
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Plain,
    Confirmed,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    /// Every Word of Weight Has One.
    Title,
    Upper,
}

struct Scan<'a, 't> {
    tokens: &'a Tokens<'t>,
    style: Vec<Style>,
    /// Words that stand in lower case somewhere in the text.
    lower: HashSet<u32>,
    /// Words of names that were found in plain sentences.
    names: HashSet<u32>,
    /// Single words with a capital at the head of a sentence: names only where something else says so.
    openers: Vec<Spot>,
}

impl<'a, 't> Scan<'a, 't> {
    fn new(tokens: &'a Tokens<'t>, sentences: &[Sentence]) -> Self {
        let words = (0..tokens.len()).filter(|&i| tokens.list[i].kind == TokenKind::Word);
        let lower = words.filter(|&i| tokens.list[i].case == Case::Lower).map(|i| tokens.list[i].hash).collect();
        let mut scan = Self { tokens, style: Vec::new(), lower, names: HashSet::new(), openers: Vec::new() };
        scan.style = sentences.iter().map(|s| scan.style_of(s)).collect();
        scan
    }

    fn style_of(&self, sentence: &Sentence) -> Style {
        let (mut weighty, mut capital, mut upper, mut common) = (0, 0, 0, 0);
        for i in sentence.tokens() {
            let token = &self.tokens.list[i];
            if token.kind != TokenKind::Word || token.span.len() < 4 {
                continue;
            }
            weighty += 1;
            capital += usize::from(token.is_capitalized());
            upper += usize::from(token.case == Case::Upper);
            let first = i == sentence.tokens().start;
            common += usize::from(!first && token.is_capitalized() && self.is_common(i));
        }
        if weighty >= 2 && upper * 10 >= weighty * 8 && (weighty > 3 || common > 0) {
            Style::Upper
        } else if weighty >= 3
            && capital * 10 >= weighty * 8
            && (common > 0 || (weighty > 3 && !self.is_closed(sentence)))
        {
            Style::Title
        } else {
            Style::Plain
        }
    }

    /// Whether the sentence ends as a sentence does.
    fn is_closed(&self, sentence: &Sentence) -> bool {
        let last = sentence.tokens().end.saturating_sub(1);
        self.tokens.is_any(last, &[".", "!", "?", "”", "\"", "’", ")"]) || self.tokens.word(last).ends_with('.')
    }

    /// Whether the word is one of the language, by the table or by the text.
    fn is_common(&self, i: usize) -> bool {
        is_word(self.tokens, i) || self.lower.contains(&self.tokens.list[i].hash)
    }

    fn confirm(&mut self, spots: &[Spot]) {
        for spot in spots.iter().filter(|s| s.known.is_none()) {
            let words = spot.tokens.clone().filter(|&i| self.tokens.list[i].kind == TokenKind::Word);
            self.names.extend(words.filter(|&i| self.tokens.list[i].span.len() > 1).map(|i| self.tokens.list[i].hash));
        }
    }

    fn is_confirmed(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| {
            let token = &self.tokens.list[i];
            token.kind != TokenKind::Word || token.span.len() == 1 || self.names.contains(&token.hash)
        })
    }

    /// A word at the head of a sentence that nothing else in the text confirms: "Lim said", "NASA has".
    fn opens_as_name(&self, spot: &Spot) -> bool {
        let (first, next) = (spot.tokens.start, spot.tokens.end);
        if self.is_common(first) {
            return false;
        }
        let token = &self.tokens.list[first];
        let acronym = token.case == Case::Upper && (2..=6).contains(&token.span.len());
        acronym
            || self.tokens.is(next, "'s")
            || (self.tokens.is_any(next, &SAID) && !is_plural(self.tokens.word(first)))
    }

    fn sentence(&mut self, at: usize, range: Range<usize>, out: &mut Vec<Spot>) {
        let (mut i, style) = (range.start, self.style[at]);
        while i < range.end {
            if !self.can_open(i) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, range.end, style);
            let first = self.skip_words(i, end, &range, style);
            if first < end {
                self.cut(first..end, at, first == i && self.opens(i, &range), out);
            }
            i = end.max(i + 1);
        }
    }

    fn can_open(&self, i: usize) -> bool {
        let token = &self.tokens.list[i];
        if token.kind != TokenKind::Word {
            return false;
        }
        match token.case {
            Case::Capital | Case::Upper => !self.tokens.is(i, "i"),
            Case::Mixed => true,
            Case::Lower => self.tokens.is(i, "al") && self.tokens.is(i + 1, "-") && self.is_capital(i + 2),
        }
    }

    fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && (t.is_capitalized() || t.case == Case::Mixed))
    }

    /// Whether token `i` stands where any word gets a capital.
    fn opens(&self, i: usize, range: &Range<usize>) -> bool {
        i == range.start
            || self.tokens.is_any(i - 1, &["“", "\"", "‘", "'", ":", "—", "–", "•", "*", "(", "…", ".", "?", "!"])
                && !self.tokens.glued(i + 1)
    }

    /// The first token of the run that can be part of a name.
    fn skip_words(&self, start: usize, end: usize, range: &Range<usize>, style: Style) -> usize {
        let mut i = start;
        while i < end {
            if known(self.tokens, i).is_some() {
                break;
            }
            let opener = i > start || self.opens(i, range) || style != Style::Plain || self.is_calendar(i);
            let dull = is_word(self.tokens, i) || (self.is_common(i) && title(self.tokens, i).is_none());
            if !(opener && dull) || title_before_name(self.tokens, i, end) {
                break;
            }
            i += 1;
        }
        i
    }

    fn is_calendar(&self, i: usize) -> bool {
        self.tokens.is_any(i, &DAYS) || (self.tokens.is_any(i, &MONTHS) && self.is_date(i))
    }

    fn is_date(&self, i: usize) -> bool {
        let number = |k: usize| self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        number(i + 1) || (i > 0 && number(i - 1)) || !self.tokens.is_any(i, &["may", "april", "june", "august"])
    }

    /// One past the last token of the run that begins at `start`.
    fn run_end(&self, start: usize, limit: usize, style: Style) -> usize {
        let mut last = start;
        if let Some((len, _)) = known(self.tokens, start) {
            last = (start + len - 1).min(limit - 1);
        }
        while let Some(next) = self.joined(start, last, limit, style) {
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
            return (!loud || known || self.is_common(last) || !self.is_common(next)).then_some(next);
        }
        let glued = next + 1 < limit && t.glued(next) && t.glued(next + 1);
        if glued && t.is_any(next, &["-", "‑", "–"]) {
            return self.hyphenated(start, last, next + 1);
        }
        if t.is(next, ".") && t.glued(next) && capital(next + 1) && self.is_abbreviated(last) && !is_word(t, next + 1) {
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
        let organized = |k: usize| head(t, k).is_some_and(|(len, h)| len == 1 && h.names) || t.is_any(k, &OF_HEADS);
        if t.is(next, "of") && (organized(last) || (start + 1..last).any(|k| t.is(k, "of") && organized(k - 1))) {
            let after = if t.is(next + 1, "the") { next + 2 } else { next + 1 };
            return capital(after).then_some(after);
        }
        if t.is_any(next, &["for", "and", "on"]) && capital(next + 1) {
            return self.organization_goes_on(start, last, next + 1, limit);
        }
        let mut after = next;
        while after < next + 3 && t.get(after).is_some_and(|t| t.case == Case::Lower) && t.is_any(after, &PARTICLES) {
            after += 1;
            if t.is(after, "-") && t.glued(after) {
                after += 1;
            }
        }
        (after > next && capital(after) && known(t, start).is_none_or(|(len, _)| start + len <= last)).then_some(after)
    }

    /// "Jong-un", "Jean-Claude", "G-20", but not "Moscow-based" and "Russian-North Korean".
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
        if t.is(after - 1, "for") {
            return (headed(last) || t.is_any(last, &OF_HEADS)).then_some(after);
        }
        let alone = last == start || (start..last).any(|k| t.is_any(k, &["of", "for"]));
        let plain = |k: usize| known(t, k).is_none() && super::lexicon::given(t, k).is_none() && title(t, k).is_none();
        (alone && headed(end - 1) && end > after + 1 && plain(last) && plain(after) && !headed(last)).then_some(after)
    }

    /// Cuts a run into its names.
    fn cut(&mut self, run: Range<usize>, sentence: usize, opens: bool, out: &mut Vec<Spot>) {
        let t = self.tokens;
        let mut at = run.start;
        let (mut sex, mut titled) = (self.address_before(at), false);
        titled |= sex.is_some() || self.office_before(at);
        let office = |i: usize| t.is(i, "'s") && t.is_any(i + 1, &["office", "department"]) && i + 2 == run.end;
        if (at..run.end).any(office) {
            out.push(Spot {
                tokens: run,
                kind: EntityKind::Organization,
                sure: true,
                known: None,
                sentence,
                sex: None,
                titled: false,
            });
            return;
        }
        while at < run.end {
            if t.list[at].kind != TokenKind::Word || t.is_any(at, &["of", "and", "for", "the", "on"]) {
                at += 1;
                continue;
            }
            if let Some((len, k)) = known(t, at).filter(|(len, _)| at + len <= run.end)
                && self.known_stands_alone(at, len, k, run.end)
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
                        titled: false,
                    });
                }
                (at, sex, titled) = (at + len, None, false);
                continue;
            }
            if let Some((len, what)) = title_at(t, at, run.end) {
                if let Title::Address(s) = what {
                    sex = s.map(Some);
                }
                (at, titled) = (at + len, true);
                continue;
            }
            let end = self.segment_end(at, run.end);
            // "South Korean News Agency Yonhap": what it is, before what it is called.
            let called = known(t, end).is_some_and(|(_, k)| k.sense == Sense::Organization);
            if called && end < run.end && self.ends_in_head(at, end) {
                (at, sex, titled) = (end, None, false);
                continue;
            }
            self.emit(at..end, sentence, opens && at == run.start, sex.flatten(), titled, out);
            (at, sex, titled) = (end, None, false);
        }
    }

    /// A form of address in lower case before the name ("comrade"), or one that its dot cut off.
    fn address_before(&self, at: usize) -> Option<Option<Sex>> {
        let back = at.checked_sub(1)?;
        match title(self.tokens, back) {
            Some((1, Title::Address(sex))) if self.tokens.list[back].case == Case::Lower => Some(sex),
            _ => None,
        }
    }

    fn office_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|back| {
            self.tokens.list[back].case == Case::Lower && matches!(title(self.tokens, back), Some((1, Title::Office)))
        })
    }

    /// Whether a known name is the whole of a name, and not the beginning of a longer one: "Moscow State University",
    /// "Russian Railways", "Boston Red Sox".
    fn known_stands_alone(&self, at: usize, len: usize, k: &Known, end: usize) -> bool {
        let t = self.tokens;
        let next = at + len;
        if next >= end
            || title_at(t, next, end).is_some()
            || !self.is_capital(next)
            || !t.list[next - 1..=next].iter().all(|t| t.kind == TokenKind::Word)
        {
            return true;
        }
        if known(t, next).is_some_and(|(_, k)| k.sense != Sense::Demonym) || k.sense == Sense::Seat {
            return true;
        }
        let rest = self.segment_end(next, end);
        let guessed = guess(t, at..rest, false);
        match k.sense {
            Sense::Demonym | Sense::Country => !matches!(
                guessed,
                Guess { kind: EntityKind::Organization | EntityKind::Event | EntityKind::Place, sure: true }
            ),
            Sense::Organization if len > 1 => true,
            Sense::Capital | Sense::City | Sense::State | Sense::Region if self.is_person_at(next, rest) => true,
            _ => false,
        }
    }

    fn is_person_at(&self, at: usize, end: usize) -> bool {
        matches!(guess(self.tokens, at..end, false), Guess { kind: EntityKind::Person, sure: true })
    }

    /// Where the name that begins at `at` ends: before a title, a known name, a person's name after an organization's.
    fn segment_end(&self, at: usize, end: usize) -> usize {
        let t = self.tokens;
        let mut i = at + 1;
        while i < end {
            let free = !t.is_any(i - 1, &["of", "the", "for", "and", "-", "‑", "&", "'s", ".", "on"]);
            let new = title_at(t, i, end).is_some_and(|_| !self.ends_in_head(i, end))
                || known(t, i).is_some_and(|(len, k)| {
                    let whole = len > 1 || self.is_acronym(i);
                    let headed = k.sense == Sense::Organization && self.ends_in_head(at, i);
                    k.sense != Sense::Demonym && (whole || headed) && i + len <= end
                })
                || (self.ends_in_head(at, i) && self.is_person_at(i, end));
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
        super::lexicon::head_at_end(self.tokens, at, end).is_some_and(|(_, h)| h.names)
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
        let single = range.len() == 1;
        if !titled
            && (single && self.is_dull(range.start) || self.is_only_heads(&range) || self.is_numbered_word(&range))
        {
            return;
        }
        // "Vostok cosmodrome": a name of one word takes in the head noun that says what place it is.
        if single
            && !titled
            && !opens
            && let Some((len, h)) = head(t, range.end).filter(|_| !t.list.get(range.end).is_some_and(|t| t.glued))
            && h.kind == EntityKind::Place
            && h.names
            && h.group != "hall"
        {
            range.end += len;
        }
        let spot = self.spot(range, sentence, sex, titled);
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
        Spot { tokens: range, kind, sure, known, sentence, sex, titled }
    }

    /// "Kim-Putin": two names, which stand before what the two have together.
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

/// A title that begins at `at` and has a name behind it, within `end`.
fn title_at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(usize, Title)> {
    let (len, what) = title(tokens, at)?;
    // "General Motors" is known; "King County" is none: what follows is a head noun and nothing more.
    let rest = at + len;
    let place = rest < end
        && head(tokens, end - 1)
            .is_some_and(|(_, h)| h.names && matches!(h.kind, EntityKind::Place | EntityKind::Organization));
    (rest <= end && !(place && end - rest <= 2 && len == 1)).then_some((len, what))
}

fn title_before_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    title_at(tokens, at, end).is_some_and(|(len, _)| at + len < end)
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

pub(super) const SAID: [&str; 24] = [
    "said",
    "says",
    "told",
    "added",
    "stated",
    "emphasized",
    "emphasised",
    "confirmed",
    "announced",
    "denied",
    "noted",
    "warned",
    "wrote",
    "argued",
    "claimed",
    "insisted",
    "explained",
    "continued",
    "tweeted",
    "testified",
    "pleaded",
    "admitted",
    "declared",
    "was",
];
const DAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
];
const MONTHS: [&str; 21] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
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
const PARTICLES: [&str; 20] = [
    "de", "del", "della", "da", "dos", "das", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ul", "du", "di",
    "la", "le", "ter",
];
/// What two have together: "the Kim-Putin summit".
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
