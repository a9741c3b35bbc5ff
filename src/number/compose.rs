//! What numbers make with their neighbours: ranges, lists, parts of one measure, conversions.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::span::Span;
use crate::text::{Token, TokenKind, Tokens};
use crate::unit::{Dimension, Unit};
use crate::value::{Bound, Change, Hedge, Quantity};

use super::QuantityMention;
use super::atom::{Atom, atom, count};
use super::context::{self, Manner};
use super::digits::is_continental;
use super::measure::hyphen_at;
use super::numeral::{Form, place};
use super::other::{is_name_number, other, possessed};
use super::words::{Word, word_at};

pub(super) fn quantities(tokens: &Tokens<'_>) -> Vec<QuantityMention> {
    let continental =
        tokens.list.iter().any(|t| t.kind() == TokenKind::Number && is_continental(t.span().of(tokens.text())));
    let mut scanner = Scanner { tokens, continental, floor: 0, found: Vec::new() };
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let starts = match token.kind() {
            TokenKind::Number => true,
            TokenKind::Word => word_at(tokens, i).is_some(),
            _ => false,
        };
        i = if starts { scanner.read(i) } else { i + 1 };
    }
    scanner.found
}

struct Scanner<'a, 't> {
    tokens: &'a Tokens<'t>,
    continental: bool,
    /// One past the last token that a quantity or another figure has taken.
    floor: usize,
    found: Vec<QuantityMention>,
}

/// A quantity before it becomes a mention.
#[derive(Clone)]
struct Draft {
    low: Atom,
    /// The upper end of a range.
    high: Option<Atom>,
    manner: Manner,
    /// One past the last token that belongs to it, words like "or more" included.
    end: usize,
    /// First token of the words that belong to it, "about" included.
    start: usize,
    /// "from A to B"
    from: bool,
}

impl Scanner<'_, '_> {
    /// Reads what starts at token `i`; returns where to go on.
    fn read(&mut self, i: usize) -> usize {
        if let Some(end) = self.url_end(i).or_else(|| other(self.tokens, i, self.floor)) {
            self.floor = end;
            return end;
        }
        let Some(draft) = self.draft(i) else {
            return self.past_score(i + 1);
        };
        let end = draft.end.max(i + 1);
        match self.listed(&draft) {
            Some(rest) => {
                // "7- or 8-inch", "45 and 50 mg": the first one takes the unit of the second.
                let mut first = draft;
                first.low.unit = rest.low.unit.clone();
                first.low.parts = rest.low.parts;
                first.low.unit_span = rest.low.unit_span;
                self.push(first, None);
                // A stated error goes with the figure; another figure is read for itself.
                self.floor = if rest.from { rest.end } else { end };
                return self.floor;
            }
            None => {}
        }
        if self.is_no_quantity(&draft) {
            // Of a score, both figures.
            let end = self.past_score(end);
            self.floor = end;
            return end;
        }
        let also = self.conversion(&draft);
        let end = also.as_ref().map_or(end, |(_, end)| *end);
        self.push(draft, also.map(|(also, _)| also));
        self.floor = end;
        end
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
    fn draft(&self, i: usize) -> Option<Draft> {
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
        let level = t.is(low.end, "to") && !from && !between && self.change(&low, start) != Change::None;
        let meant = from || manner != Manner::default();
        let mut high = if level { None } else { self.upper(&mut low, between, meant) };
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

    fn change(&self, atom: &Atom, start: usize) -> Change {
        let share = atom
            .unit
            .as_ref()
            .is_some_and(|u| matches!(u.dimension(), Dimension::Percent | Dimension::Money) || u.head() == "point");
        context::change(self.tokens, start, atom.end, self.floor, share)
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

    /// "6 ft 2 in", "3 hours and 20 minutes", "20 dollars 43 cents": smaller units of the same kind go in.
    fn parts(&self, low: &mut Atom) {
        let t = self.tokens;
        let mut smallest = 1.0;
        if low.number.order.is_some() || !low.number.value.fract().is_zero() || low.number.scale.is_some() {
            return;
        }
        for _ in 0..4 {
            let Some(unit) = &low.unit else { return };
            let mut at = low.end;
            if t.word(at) == "," && !t.is(at + 1, "and") {
                at += 1;
            } else if t.word(at) == "," {
                at += 2;
            } else if t.is(at, "and") {
                at += 1;
            }
            if t.get(at).is_none_or(|token| token.new_line) {
                return;
            }
            let (part, factor) = match unit.dimension() {
                Dimension::Money => match self.cents(low, at) {
                    Some(found) => found,
                    None => return,
                },
                Dimension::Length | Dimension::Time | Dimension::Mass | Dimension::Angle => {
                    let Some(part) = atom(t, at, at, self.continental) else { return };
                    let Some(small) = part.unit.as_ref().filter(|u| u.dimension() == unit.dimension()) else { return };
                    let mile = low.unit_span.is_some_and(|s| s.len() == 1)
                        && unit.code() == "m"
                        && matches!(small.code(), "[ft_i]" | "[yd_i]");
                    let unit = if mile { Unit::of_code("[mi_i]".to_owned()) } else { unit.clone() };
                    let ratio = small.to_si(1.0) / unit.to_si(1.0);
                    let fits = ratio < 0.99 * smallest && part.number.form != Form::Article;
                    smallest = ratio;
                    match Decimal::from_f64(ratio).filter(|_| fits) {
                        Some(ratio) => {
                            // "1m 4ft": beside feet and yards the m is a mile.
                            low.unit = Some(unit);
                            (part, ratio)
                        }
                        None => return,
                    }
                }
                _ => return,
            };
            let Some(value) = part.number.value.checked_mul(factor).and_then(|v| v.checked_add(low.number.value))
            else {
                return;
            };
            let finest = factor.to_f64().unwrap_or(1.0).log10().floor() as i16;
            low.number.place = part.number.place + finest;
            low.number.value = value.round_dp(12).normalize();
            low.number.other = None;
            low.end = part.end;
        }
    }

    /// Nothing that could be a unit or a noun follows.
    fn stops(&self, at: usize) -> bool {
        let mark = |next: &Token| {
            next.kind() == TokenKind::Mark && !matches!(self.tokens.word(at), "%" | "-" | "/" | "$" | "€")
        };
        self.tokens.get(at).is_none_or(mark)
    }

    /// "… 43 cents", "… and 43" behind a currency.
    fn cents(&self, low: &Atom, at: usize) -> Option<(Atom, Decimal)> {
        let t = self.tokens;
        let part = atom(t, at, at, self.continental)?;
        let whole = low.parts == 1 && low.number.value.fract().is_zero();
        let fits = part.number.value < Decimal::ONE_HUNDRED
            && part.number.value.fract().is_zero()
            && part.number.value > Decimal::ZERO;
        if !whole || !fits || !matches!(part.number.form, Form::Digits | Form::Words) {
            return None;
        }
        let hundredth = Decimal::new(1, 2);
        match &part.unit {
            Some(unit) if part.parts > 1 && (unit == low.unit.as_ref()? || part.parts == 100) => {
                Some((Atom { parts: 1, ..part.clone() }, Decimal::ONE / Decimal::from(part.parts)))
            }
            None if t.is(part.end, "c") || t.word(part.end) == "¢" => {
                Some((Atom { end: part.end + 1, ..part }, hundredth))
            }
            None if low.by_name
                && t.word(low.end) != ","
                && (part.number.form == Form::Words || t.word(at).len() == 2) =>
            {
                let end = part.end + usize::from(t.is_any(part.end, &["more", "less"]));
                self.stops(end).then_some((part, hundredth))
            }
            // "$3 and fourteen"
            None if part.number.form == Form::Words && t.is(low.end, "and") => {
                self.stops(part.end).then_some((part, hundredth))
            }
            _ => None,
        }
    }

    /// The upper end of a range: "2 to 3 million", "$1.5–2 billion", "between 44 and 50 mg". Unit and scale are shared.
    fn upper(&self, low: &mut Atom, between: bool, meant: bool) -> Option<Atom> {
        let t = self.tokens;
        let lone_part = low.is_bare() && low.number.form == Form::Fraction && low.number.end == low.number.first + 1;
        if low.number.order.is_some() || matches!(low.number.form, Form::Article) || lone_part {
            return None;
        }
        let hanging = usize::from(t.word(low.end) == "-" && t.glued(low.end) && t.is_any(low.end + 1, &["to", "and"]));
        let link = low.end + hanging;
        let dash = matches!(t.word(link), "-" | "–" | "—" | "−" | "~") && t.glued(link) == t.glued(link + 1);
        let loose = matches!(t.word(link), "-" | "–") && t.glued(link + 1) && !low.is_bare_word();
        let to = t.is_any(link, &["to", "through"]);
        let and = t.is(link, "and") && between;
        if !(dash || loose || to || and) {
            return None;
        }
        let mut at = link + 1;
        let spelled = dash && !t.glued(link) && t.word(link) == "—";
        if spelled || t.get(at).is_none_or(|token| token.new_line) {
            return None;
        }
        while t.is_any(at, &["about", "around", "some", "nearly", "~", "almost", "roughly"]) || t.word(at) == "~" {
            at += 1;
        }
        // A currency sign or a minus stands before the figure.
        let figure = (at..at + 4).find(|&k| {
            t.get(k).is_some_and(|x| x.kind() == TokenKind::Number) || word_at(t, k).is_some_and(|w| w != Word::Article)
        })?;
        if (at..figure).any(|k| t.get(k).is_some_and(|x| x.kind() == TokenKind::Word) && t.word(k).len() > 3) {
            return None;
        }
        if other(t, figure, figure).is_some() {
            return None;
        }
        let mut high = atom(t, figure, at, self.continental)?;
        if high.first > at || high.number.order.is_some() || matches!(high.number.form, Form::Article) {
            return None;
        }
        self.parts(&mut high);
        if let (None, Some(scale)) = (low.number.scale, high.number.scale)
            && low.number.form != Form::Fraction
            && high.number.value.checked_div(scale).is_some_and(|mantissa| low.number.value < mantissa)
        {
            low.number = low.number.times(scale)?;
        }
        match (&low.unit, &high.unit) {
            (Some(a), Some(b)) if a != b => {
                let same = a.dimension() == b.dimension() && a.dimension() != Dimension::Money;
                let factor = Decimal::from_f64(a.to_si(1.0) / b.to_si(1.0))
                    .filter(|_| same && a.dimension() != Dimension::Temperature)?;
                low.number.value = low.number.value.checked_mul(factor)?;
                low.number.place = place(low.number.value.round_dp(6), 0);
                low.unit = high.unit.clone();
            }
            (Some(a), None) => {
                if and && !between || super::noun::is_plural(t, high.end) {
                    return None;
                }
                high.unit = Some(a.clone());
                high.unit_span = low.unit_span;
            }
            (None, None) => {
                // Two bare figures and a dash are a score unless something is counted.
                let counted = super::noun::counted(t, high.end, false).is_some();
                let large = low.number.value >= Decimal::ONE_HUNDRED && low.number.is_digits();
                if (dash || loose) && !(counted || meant || large) {
                    return None;
                }
            }
            _ => {}
        }
        let rises = low.number.value < high.number.value;
        let falls = low.number.value > high.number.value && !low.is_bare() && (to || and);
        if falls {
            std::mem::swap(&mut low.number, &mut high.number);
        }
        (rises || falls).then_some(high)
    }

    /// "7- or 8-inch", "45 and 50 mg", "two or three people": the next one, where the first is bare and it is not.
    fn listed(&self, draft: &Draft) -> Option<Draft> {
        let t = self.tokens;
        let low = &draft.low;
        // "9.83 ± 0.01 km": the second figure is how sure the first one is.
        if low.is_bare()
            && (t.word(low.end) == "±"
                || t.word(low.end) == "+" && matches!(t.word(low.end + 1), "/") && t.word(low.end + 2) == "-")
        {
            let at = low.end + if t.word(low.end) == "±" { 1 } else { 3 };
            let error = atom(t, at, at, self.continental)?;
            return (!error.is_bare()).then(|| Draft {
                end: error.end,
                low: error,
                high: None,
                manner: Manner::default(),
                start: at,
                from: true,
            });
        }
        if !low.is_bare()
            || draft.high.is_some()
            || low.number.order.is_some()
            || !matches!(low.number.form, Form::Digits | Form::Words | Form::Scaled)
        {
            return None;
        }
        let hanging =
            usize::from(t.word(low.end) == "-" && !t.glued(low.end + 1) && t.is_any(low.end + 1, &["or", "and"]));
        let link = low.end + hanging;
        let or = t.is(link, "or");
        if !(or || t.is(link, "and")) || t.get(link + 1).is_none() {
            return None;
        }
        let inner = Scanner { tokens: t, continental: self.continental, floor: link + 1, found: Vec::new() };
        if other(t, link + 1, link + 1).is_some() {
            return None;
        }
        let next = inner.draft(link + 1)?;
        let counts = next.low.dimension() == Some(Dimension::Count);
        let plain = next.manner == Manner::default()
            && matches!(next.low.number.form, Form::Digits | Form::Words | Form::Scaled);
        let fits =
            next.low.unit.is_some() && plain && (or || !counts) && next.low.dimension() != Some(Dimension::Money);
        fits.then_some(Draft { from: false, ..next })
    }

    fn is_no_quantity(&self, draft: &Draft) -> bool {
        let t = self.tokens;
        let low = &draft.low;
        let last = low.number.end - 1;
        let lettered = low.number.form == Form::Scaled && t.glued(last) && t.word(last).len() == 1;
        let plain = (low.number.form == Form::Digits || lettered) && draft.high.is_none();
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
        // A score: "won 3-1".
        let dash = matches!(t.word(low.end), "-" | "–") && t.glued(low.end) && t.glued(low.end + 1);
        if bare && dash && t.get(low.end + 1).is_some_and(|x| x.kind() == TokenKind::Number) {
            return true;
        }
        let counted = low.dimension() == Some(Dimension::Count);
        if (bare || counted) && plain && draft.manner == Manner::default() && is_name_number(t, low.first, self.floor) {
            return bare || !t.list[low.first - 1].is_capitalized() || true;
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

    /// "(930,000 mi)", "/ 113 °F", ", or 62 miles,": the same again in another unit, and where it ends.
    fn conversion(&mut self, draft: &Draft) -> Option<(Draft, usize)> {
        let t = self.tokens;
        let unit = draft.low.unit.as_ref().filter(|u| u.dimension() != Dimension::Count)?;
        let at = draft.end;
        let open = matches!(t.word(at), "(" | "[");
        let slash = t.word(at) == "/";
        let or = t.word(at) == "," && t.is(at + 1, "or");
        if !(open || slash || or) {
            return None;
        }
        let start = at + 1 + usize::from(or);
        let limit = start + 6;
        let figure = (start..limit).find(|&k| {
            t.get(k).is_some_and(|x| x.kind() == TokenKind::Number || word_at(t, k).is_some_and(|w| w != Word::Article))
        })?;
        if other(t, figure, figure).is_some() {
            return None;
        }
        let inner = Scanner { tokens: t, continental: self.continental, floor: start, found: Vec::new() };
        let also = inner.draft(figure)?;
        let other_unit = also.low.unit.as_ref()?;
        let same = other_unit.dimension() == unit.dimension() && other_unit != unit;
        let starts = also.start == start
            || (start..also.start).all(|k| {
                t.is_any(k, &["about", "or", "nearly", "i.e", "roughly", "equivalent", "to", "an", "some", "worth"])
            });
        let closes = !open || matches!(t.word(also.end), ")" | "]" | ";" | ",");
        let end = if open && matches!(t.word(also.end), ")" | "]") { also.end + 1 } else { also.end };
        (same && starts && closes).then_some((also, end))
    }

    fn push(&mut self, draft: Draft, also: Option<Draft>) {
        let Some((span, unit_span, mut quantity)) = self.finish(&draft) else { return };
        let mut also_span = None;
        if let Some((span, _, other)) = also.and_then(|also| self.finish(&also)) {
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
        let change = if draft.low.number.order.is_some() { Change::None } else { self.change(last, draft.start) };
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

impl Atom {
    fn is_bare_word(&self) -> bool {
        self.is_bare() && self.number.form == Form::Words
    }
}
