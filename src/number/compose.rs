//! What numbers make with their neighbours: ranges, lists, parts of one measure, conversions.

use rust_decimal::Decimal;

use crate::span::Span;
use crate::text::{Case, Token, TokenKind, Tokens};
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Hedge, Quantity};

use super::QuantityMention;
use super::atom::{Atom, atom, count};
use super::calendar::possessed;
use super::context::{self, Manner};
use super::digits::is_continental;
use super::measure::hyphen_at;
use super::numeral::{Form, place};
use super::other::{is_name_number, is_naming, other};
use super::spell;
use super::words::{Word, word_at};

/// Heads that are counted also right behind a name.
const PEOPLE: [&str; 8] = ["person", "man", "woman", "child", "soldier", "civilian", "dead", "injured"];

/// Nouns that name by number and are verbs too: "set 2", but "set 21 records".
const ALSO_VERBS: [&str; 14] = [
    "set", "count", "test", "issue", "match", "mark", "type", "schedule", "order", "post", "plot", "house", "bill",
    "ship",
];

/// Words before the name of a place.
const PLACING: [&str; 7] = ["in", "at", "near", "along", "around", "outside", "across"];

pub(super) fn quantities(tokens: &Tokens<'_>) -> Vec<QuantityMention> {
    let continental =
        tokens.list.iter().any(|t| t.kind() == TokenKind::Number && is_continental(t.span().of(tokens.text())));
    let mut scanner = Scanner { tokens, continental, floor: 0, found: Vec::new(), names: Vec::new() };
    let mut cells = Cells { last: [0; Cells::MOST], seen: 0 };
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let starts = match token.kind() {
            TokenKind::Number => true,
            TokenKind::Word => word_at(tokens, i).is_some(),
            _ => false,
        };
        if let Some((length, end)) = spell::left(tokens, i) {
            scanner.found.push(length);
            (scanner.floor, i) = (end, end);
        } else if !starts {
            i += 1;
        } else if cells.crowd(token) {
            (scanner.floor, i) = (i + 1, i + 1);
        } else {
            let end = scanner.read(i);
            let taken = tokens.list.get(i + 1..end).unwrap_or_default().iter();
            taken.filter(|token| token.kind() == TokenKind::Number).for_each(|token| _ = cells.crowd(token));
            i = end;
        }
    }
    scanner.found
}

/// Where the last figures stand: as close as the cells of a table do, they are no prose, and none is read on. So the work
/// for a byte of nothing but figures is not many times that for a byte of news.
struct Cells {
    last: [usize; Self::MOST],
    seen: usize,
}

impl Cells {
    /// So many figures in so many bytes; a list of results with their names has fewer.
    const MOST: usize = 64;
    const BYTES: usize = 1024;

    /// Takes in a figure, and tells whether the figures up to it are too many.
    fn crowd(&mut self, figure: &Token) -> bool {
        let at = figure.span().start();
        let oldest = std::mem::replace(&mut self.last[self.seen % Self::MOST], at);
        self.seen += 1;
        self.seen > Self::MOST && at - oldest < Self::BYTES
    }
}

pub(super) struct Scanner<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) continental: bool,
    /// One past the last token that a quantity or another figure has taken.
    pub(super) floor: usize,
    pub(super) found: Vec<QuantityMention>,
    /// Figures that the text has used as names: behind "Boeing 787", "the 787" is no number either.
    pub(super) names: Vec<&'a str>,
}

/// A quantity before it becomes a mention.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) low: Atom,
    /// The upper end of a range.
    pub(super) high: Option<Atom>,
    pub(super) manner: Manner,
    /// One past the last token that belongs to it, words like "or more" included.
    pub(super) end: usize,
    /// First token of the words that belong to it, "about" included.
    pub(super) start: usize,
    /// "from A to B"
    pub(super) from: bool,
}

impl Scanner<'_, '_> {
    /// Reads what starts at token `i`; returns where to go on.
    fn read(&mut self, i: usize) -> usize {
        if let Some(end) = self.url_end(i).or_else(|| other(self.tokens, i, self.floor)) {
            self.floor = end;
            return end;
        }
        let Some(mut draft) = self.draft(i) else {
            return self.past_score(i + 1);
        };
        if draft.low.is_bare() && draft.low.number.form == Form::Digits && self.is_next_age(draft.start) {
            draft.low.unit = Some(Unit::of_code("a".to_owned()));
        }
        let end = draft.end.max(i + 1);
        if let Some(rest) = self.listed(&draft) {
            // "7- or 8-inch", "45 and 50 mg": the first one takes the unit of the second.
            let mut first = draft;
            first.low.unit.clone_from(&rest.low.unit);
            first.low.parts = rest.low.parts;
            first.low.unit_span = rest.low.unit_span;
            self.push(&first, None);
            // A stated error goes with the figure; another figure is read for itself.
            self.floor = if rest.from { rest.end } else { end };
            return self.floor;
        }
        if self.is_no_quantity(&draft) {
            // Of a score, both figures. A word such as "quarter" may still name the figure behind it.
            let end = self.past_score(end);
            self.remember(&draft.low);
            if draft.low.number.form != Form::Fraction {
                self.floor = end;
            }
            return end;
        }
        let also = self.conversion(&draft).map(|also| self.rated(&mut draft, also));
        let end = also.as_ref().map_or(end, |(_, end)| *end);
        if !self.closes_bound(&draft) {
            self.push(&draft, also.as_ref().map(|(also, _)| also));
        }
        self.floor = end;
        end
    }

    /// "more than £1,000 but less than £5,000", "at least 20 and at most 30 guests": two bounds of one quantity are a range. Then
    /// the one found before becomes it.
    fn closes_bound(&mut self, draft: &Draft) -> bool {
        let t = self.tokens;
        let comma = usize::from(t.word(self.floor) == ",");
        let start = self.floor + comma + 1;
        // "as little as £15 and as much as £480" are two prices that are paid.
        let linked = t.is_any(start - 1, &["and", "but"]) && start == draft.start && !t.is(start, "as");
        let Some((span, unit_span, this)) = linked.then(|| self.finish(draft)).flatten() else { return false };
        let Some(last) = self.found.last_mut() else { return false };
        let (one, lower) = (&mut last.quantity, matches!(this.bound, Bound::AtMost | Bound::LessThan));
        let (low, high) = if lower { (one.low, this.high) } else { (this.low, one.high) };
        let opposite = match one.bound {
            Bound::AtLeast | Bound::MoreThan => lower,
            Bound::AtMost | Bound::LessThan => matches!(this.bound, Bound::AtLeast | Bound::MoreThan),
            Bound::None => false,
        };
        let same = one.unit == this.unit || one.unit.code().is_empty();
        let nested = low.zip(high).is_some_and(|(low, high)| low.value < high.value);
        if !(opposite && same && nested && one.also.is_none()) {
            return false;
        }
        last.span = last.span.to(span);
        (one.low, one.high, one.bound, one.unit) = (low, high, Bound::None, this.unit);
        last.span.of(t.text()).clone_into(&mut one.text);
        last.unit_span = unit_span.or(last.unit_span);
        true
    }

    /// Whether the figure at token `at` goes on with ages: "girls aged 6 and 8", "aged 3, 5 and 8".
    fn is_next_age(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(last) = self.found.last().filter(|_| at >= 2 && (t.is(at - 1, "and") || t.word(at - 1) == ",")) else {
            return false;
        };
        let figure = last.quantity.unit().code() == "a" && last.unit_span.is_none();
        let next =
            (at..at + 2).any(|k| matches!(t.word(k + 1), "," | "." | ")" | ";") || t.is_any(k + 1, &["and", "or"]));
        figure && next && last.span.end() == t.list[at - 2].span().end()
    }

    /// Of a score such as "3-1", both figures are passed over.
    fn past_score(&self, end: usize) -> usize {
        let t = self.tokens;
        let dash = matches!(t.word(end), "-" | "–") && t.glued(end) && t.glued(end + 1);
        let figure = t.get(end + 1).is_some_and(|next| next.kind() == TokenKind::Number);
        if dash && figure { end + 2 } else { end }
    }

    fn url_end(&self, i: usize) -> Option<usize> {
        let t = self.tokens;
        let mut start = i;
        while start > self.floor && t.glued(start) && i - start < 40 {
            start -= 1;
        }
        let link = t.is_any(start, &["http", "https", "www", "ftp"]) || (start < i && matches!(t.word(start), "@"));
        let mut end = i + 1;
        while link && t.glued(end) {
            end += 1;
        }
        link.then_some(end)
    }

    /// One quantity with what is said of it, without its neighbours in a list and its conversion.
    pub(super) fn draft(&self, i: usize) -> Option<Draft> {
        let t = self.tokens;
        let mut low = atom(t, i, self.floor, self.continental)?;
        let (mut manner, start) = context::before(t, low.first, self.floor);
        if hyphen_at(t, low.number.end) && low.first > 0 && t.is_any(low.first - 1, &["a", "an", "the"]) {
            // "strewn over a 5-acre field"
            manner = Manner::default();
        }
        if manner.hedge == Hedge::None {
            manner.hedge = low.number.hedge;
        }
        let lead = start.checked_sub(1).filter(|k| *k >= self.floor);
        let between = lead.is_some_and(|k| t.is(k, "between"));
        let from = lead.is_some_and(|k| t.is(k, "from"));
        if low.dimension() == Some(Dimension::Time) && manner.bound == Bound::MoreThan && self.is_during(low.first) {
            manner.bound = Bound::None;
        }
        self.parts(&mut low);
        // "dropped $100 to $1,199": a change and a level, no range.
        let level = t.is(low.end, "to") && !from && !between && self.change(&low, start, None) != Change::None;
        let meant = from || manner != Manner::default();
        let mut high = if level { None } else { self.upper(&mut low, between, from, meant) };
        let last = high.as_mut().unwrap_or(&mut low);
        let mut end = context::after(t, last.end, &mut manner);
        if last.is_bare() {
            if !count(t, last, end) {
                return Some(Draft { end: last.end, low, high: None, manner, start, from: false }).filter(|_| false);
            }
            end = end.max(last.end);
            if !last.is_bare() {
                end = context::after(t, last.end, &mut manner).max(end);
            }
        }
        if let Some(high) = &high {
            low.unit = low.unit.or_else(|| high.unit.clone());
            low.parts = high.parts;
        }
        Some(Draft { low, high, manner, end, start, from })
    }

    fn change(&self, atom: &Atom, start: usize, range: Option<Change>) -> Change {
        let share = atom
            .unit
            .as_ref()
            .is_some_and(|u| matches!(u.dimension(), Dimension::Percent | Dimension::Money) || u.head() == "point");
        context::change(self.tokens, start, atom.end, self.floor, context::Kind { share, range })
    }

    /// "fell 612 points, or 0.9 per cent,", "rose $5, more than 4 %,": the share in which the change before it is said again.
    fn apposed_change(&self, atom: &Atom, draft: &Draft) -> Change {
        let t = self.tokens;
        let Some(last) = self.found.last().filter(|_| atom.dimension() == Some(Dimension::Percent)) else {
            return Change::None;
        };
        let at = self.floor;
        let follows = at > 0 && last.span.end() == t.list[at - 1].span().end();
        let comma = t.word(at) == "," && at + 1 == draft.start && t.word(draft.end) == ",";
        let or = t.word(at) == "," && t.is(at + 1, "or") && at + 2 == draft.start;
        let bracket = t.word(at) == "(" && at + 1 == draft.start;
        let level = last.quantity.dimension() == Dimension::Percent;
        if follows && (comma || or || bracket) && !level { last.quantity.change } else { Change::None }
    }

    /// "over three years" is a time during which, unless the words before it make it a bound.
    fn is_during(&self, first: usize) -> bool {
        let t = self.tokens;
        let Some(over) = first.checked_sub(1).filter(|k| t.is(*k, "over")) else { return false };
        !(over == 0
            || t.is_any(
                over - 1,
                &[
                    "for", "after", "is", "was", "of", "took", "lasted", "by", "well", "just", "aged", "age", "to",
                    "are", "been",
                ],
            ))
    }

    /// Whether another name with a number follows: ", Liberals 37", "and Centre 22".
    fn goes_on_as_row(&self, at: usize) -> bool {
        let t = self.tokens;
        let first = if t.word(at) == "," && t.is(at + 1, "and") { at + 2 } else { at + 1 };
        let first = first + usize::from(t.is(first, "the"));
        let capital = |k: usize| t.get(k).is_some_and(Token::is_capitalized);
        let number = |k: usize| {
            t.get(k).is_some_and(|x| x.kind() == TokenKind::Number) || word_at(t, k).is_some_and(Word::is_cardinal)
        };
        (t.word(at) == "," || t.is(at, "and"))
            && capital(first)
            && (first + 1..first + 5).find(|&k| !capital(k)).is_some_and(number)
    }

    /// Whether the capitalized words that end at token `end` stand behind "in" or another word for where.
    fn is_place(&self, end: usize) -> bool {
        let t = self.tokens;
        let first = (self.floor..=end).rev().take_while(|&k| t.list[k].is_capitalized()).last();
        let Some(first) = first else { return false };
        let prep = if t.is_any(first, &PLACING) { Some(first) } else { first.checked_sub(1) };
        prep.is_some_and(|k| k < end && t.is_any(k, &PLACING))
    }

    fn is_no_quantity(&self, draft: &Draft) -> bool {
        let t = self.tokens;
        let low = &draft.low;
        let last = low.number.end - 1;
        let lettered = low.number.form == Form::Scaled && t.glued(last) && t.word(last).len() == 1;
        let plain = (low.number.form == Form::Digits || lettered) && draft.high.is_none();
        // "35 737 MAX": behind a number and before a name.
        let before = low.first.checked_sub(1).and_then(|k| t.get(k));
        let named = t.get(low.end).is_some_and(|next| next.is_capitalized() && !next.glued);
        if low.is_bare() && plain && named && before.is_some_and(|k| k.kind() == TokenKind::Number) {
            return true;
        }
        // "1080p", "777F": letters that no unit explains.
        let glued_word = t.get(low.end).is_some_and(|x| x.glued && x.kind() == TokenKind::Word);
        if low.is_bare()
            && low.number.is_digits()
            && glued_word
            && draft.end == low.end
            && !possessed(t, low.number.first)
        {
            return true;
        }
        let bare = low.is_bare();
        if low.number.form == Form::Article {
            return bare;
        }
        let definite = low.first > 0 && t.is_any(low.first - 1, &["the", "its", "their", "a", "new", "old"]);
        if plain && self.names.contains(&t.word(low.number.first)) && (bare || definite) {
            return true;
        }
        // "its first 787 Dreamliner": one of a model, where a count would have a noun in the plural.
        let model = t.word(low.number.first).len() == 3 && plain && named && bare;
        if model && (definite || low.first > 0 && t.is_any(low.first - 1, &["first", "final", "last", "'s"])) {
            return true;
        }
        if bare && plain && self.is_vote(low) {
            return true;
        }
        // A score: "won 3-1".
        let dash = matches!(t.word(low.end), "-" | "–") && t.glued(low.end) && t.glued(low.end + 1);
        if bare && dash && t.get(low.end + 1).is_some_and(|x| x.kind() == TokenKind::Number) {
            return true;
        }
        let counted = low.dimension() == Some(Dimension::Count);
        if (bare || counted) && plain && draft.manner == Manner::default() && is_name_number(t, low.first, self.floor) {
            let before = low.first - 1;
            // "In Moscow 20 people died", but "Apollo 11 astronauts".
            let people = low.unit.as_ref().is_some_and(|unit| PEOPLE.contains(&unit.head()));
            let verb = counted && self.is_verb_of_count(before, low.end)
                || before > 0
                    && t.is_any(before, &ALSO_VERBS)
                    && t.is_any(before - 1, &["i", "we", "they", "you", "he", "she", "to"]);
            // "In Geneva 36 states", "along Harbour Road 17 houses"
            let placed =
                counted && t.get(low.number.end).is_some_and(|next| !next.is_capitalized()) && self.is_place(before);
            // "Greens 41 seats, Liberals 37 and Centre 22"
            let row = counted && self.goes_on_as_row(low.end);
            return !((people || placed || row) && t.list[before].is_capitalized() || verb);
        }
        if bare
            && low.number.form == Form::Fraction
            && low.number.end == low.number.first + 1
            && t.is_any(low.first, &["half", "quarter"])
        {
            let of = t.is_any(low.end, &["of", "the", "a", "an", "its", "his", "her", "their", "our", "those", "all"]);
            let before = low.first.checked_sub(1).is_some_and(|k| {
                t.is_any(
                    k,
                    &["first", "second", "third", "fourth", "last", "the", "this", "next", "other", "better", "latter"],
                ) || t.word(k) == "-"
            });
            return before || !(of || draft.manner != Manner::default()) || t.is(low.first, "quarter");
        }
        // "several", "a few" count only with what they count.
        if bare && low.number.form == Form::Vague {
            return t.is_any(low.number.end - 1, &["few", "several", "handful", "tens", "scores"]);
        }
        bare && low.number.form == Form::Words && matches!(t.word(low.end), "-") && t.glued(low.end)
    }

    /// "by a vote of 217 to 205", "voted 9 to 6", "were 231 for 6": either figure.
    fn is_vote(&self, low: &Atom) -> bool {
        let t = self.tokens;
        let figure = |k: usize| t.get(k).is_some_and(|token| token.kind() == TokenKind::Number);
        let linked = |k: usize| t.is_any(k, &["to", "for"]) && figure(k + 1);
        let first = match () {
            () if linked(low.end) => low.first,
            () if low.first > 1 && linked(low.first - 1) && figure(low.first - 2) => low.first - 2,
            () => return false,
        };
        // Wickets and runs, with nothing counted.
        if t.is(first + 1, "for") {
            let mark = |token: &Token| token.kind() == TokenKind::Mark && t.word(first + 3) != "%";
            return t.get(first + 3).is_none_or(mark) || t.is_any(first + 3, &["and", "as", "off"]);
        }
        let votes = ["vote", "votes", "score", "voted", "ruled"];
        first > 0 && t.is_any(first - usize::from(first > 1 && t.is(first - 1, "of")) - 1, &votes)
    }

    /// Keeps the number of a name such as "Boeing 787" in mind.
    fn remember(&mut self, name: &Atom) {
        const MOST: usize = 16;
        let t = self.tokens;
        let word = t.word(name.number.first);
        let capital = name.first > 0 && t.list[name.first - 1].is_capitalized();
        if capital && word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()) && self.names.len() < MOST {
            self.names.push(word);
        }
    }

    /// Whether the word at token `before` is a verb whose object is counted up to token `end`: "set 21 records", and in a
    /// headline "Seizes 6 Regional Banks".
    fn is_verb_of_count(&self, before: usize, end: usize) -> bool {
        let t = self.tokens;
        let word = t.word(before);
        let titled = t.list[end - 1].is_capitalized() && t.list[before].is_capitalized();
        let inflected = (word.ends_with('s') || word.ends_with("ed")) && !word.ends_with("ss");
        titled && inflected && !is_naming(t, before)
            || t.list[before].case == Case::Lower && t.is_any(before, &ALSO_VERBS)
    }

    fn push(&mut self, draft: &Draft, also: Option<&Draft>) {
        let Some((span, unit_span, mut quantity)) = self.finish(draft) else { return };
        let mut also_span = None;
        if let Some((span, _, other)) = also.and_then(|also| self.finish(also)) {
            quantity.also = Some(Box::new(other));
            also_span = Some(span);
        }
        self.found.push(QuantityMention { span, quantity, unit_span, also_span });
    }

    fn finish(&self, draft: &Draft) -> Option<(Span, Option<Span>, Quantity)> {
        let t = self.tokens;
        let last = draft.high.as_ref().unwrap_or(&draft.low);
        let unit = last.unit.clone().or_else(|| draft.low.unit.clone()).unwrap_or_else(|| Unit::counted(""));
        let span = t.span(draft.low.first, last.end - 1);
        let change = if draft.low.number.order.is_some() {
            Change::None
        } else {
            // The ends of a range are in order; where the second was the lower one, they have changed places.
            let falls = draft.low.number.first > last.number.first;
            let way = if falls { Change::Down } else { Change::Up };
            let said = self.change(last, draft.start, draft.from.then_some(way).filter(|_| draft.high.is_some()));
            if said == Change::None { self.apposed_change(last, draft) } else { said }
        };
        let parts = Decimal::from(last.parts);
        let figure = |atom: &Atom| {
            let mut number = atom.number;
            if parts > Decimal::ONE {
                number = number.times(Decimal::ONE.checked_div(parts)?)?;
            }
            Some(number)
        };
        let (mut low, mut high) = (figure(&draft.low)?, figure(last)?);
        let mut unit = unit;
        if possessed(t, draft.low.number.first) && t.is(draft.low.number.end, "s") && t.glued(draft.low.number.end) {
            // "in her 80s", "in his mid-40s"
            unit = Unit::of_code("a".to_owned());
            high = low;
            let mid = draft.low.first > 1 && t.is(draft.low.first - 2, "mid");
            let (from, to) = if mid { (4, 6) } else { (0, 9) };
            low.value += Decimal::from(from);
            high.value += Decimal::from(to);
            (low.place, high.place) = (0, 0);
        }
        let order = draft.low.number.order;
        let bound = draft.manner.bound;
        let ranged = draft.high.is_some();
        let open_high = matches!(bound, Bound::AtLeast | Bound::MoreThan) && !ranged;
        let open_low = matches!(bound, Bound::AtMost | Bound::LessThan) && !ranged;
        let other = low.other.filter(|_| !ranged).map(|value| crate::value::Figure { value, place: place(value, 0) });
        let quantity = Quantity {
            low: (order.is_none() && !open_low).then(|| low.figure()),
            high: (order.is_none() && !open_high).then(|| high.figure()),
            order,
            unit,
            bound,
            hedge: draft.manner.hedge,
            change,
            text: span.of(t.text()).to_owned(),
            also: None,
            other,
        };
        Some((span, last.unit_span, quantity))
    }
}
