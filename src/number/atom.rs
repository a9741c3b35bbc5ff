//! One number with its unit: "$1.5 billion", "680 km", "three submarines", "54-year-old".

use rust_decimal::Decimal;

use crate::span::Span;
use crate::text::{Case, TokenKind, Tokens};
use crate::unit::{Dimension, TABLE, Unit};

use super::calendar::possessed;
use super::fraction::and_part;
use super::measure::{self, Measure};
use super::noun;
use super::numeral::{Form, Numeral, numeral, with_letter};
use super::words::{Word, power, word_at};

/// One number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) number: Numeral,
    pub(super) unit: Option<Unit>,
    /// The words of the unit, or of the noun phrase that is counted.
    pub(super) unit_span: Option<Span>,
    /// First token, currency and sign included.
    pub(super) first: usize,
    /// One past the last token of number and unit.
    pub(super) end: usize,
    /// How many of the printed subunit make one unit: 100 for cents.
    pub(super) parts: u32,
    /// The currency is printed as a name or a code behind the number, so that bare cents may follow.
    pub(super) by_name: bool,
}

impl Atom {
    /// Whether nothing says what the number is of.
    pub(super) fn is_bare(&self) -> bool {
        self.unit.is_none()
    }

    pub(super) fn dimension(&self) -> Option<Dimension> {
        self.unit.as_ref().map(Unit::dimension)
    }

    fn set(&mut self, tokens: &Tokens<'_>, measure: Measure) {
        self.unit_span = Some(tokens.span(measure.first, measure.end - 1));
        self.end = self.end.max(measure.end);
        self.parts = measure.parts;
        self.unit = Some(measure.unit);
    }
}

/// Reads the number at token `i` and its unit; counted nouns are for [`count`].
pub(super) fn atom(tokens: &Tokens<'_>, i: usize, floor: usize, continental: bool) -> Option<Atom> {
    let mut number = numeral(tokens, i, continental)?;
    let currency = measure::currency_before(tokens, number.first, floor).filter(|_| number.is_digits());
    let mut first = number.first;
    let mut atom = Atom { number, unit: None, unit_span: None, first, end: number.end, parts: 1, by_name: false };
    if let Some(currency) = currency {
        first = currency.first;
        if let Some(scaled) =
            with_letter(tokens, number, true).filter(|n| tokens.glued(n.end - 1) || ends(tokens, n.end))
        {
            number = scaled;
        }
        atom.number = number;
        atom.end = number.end;
        let own = measure::behind(tokens, &number)
            .filter(|m| m.unit == currency.unit && tokens.list[m.first].kind() == TokenKind::Word && m.parts == 1);
        let end = own.map_or(number.end, |m| m.end);
        let span = tokens.span(currency.first, number.first - 1);
        let measure = measure::with_denominator(tokens, Measure { end, ..currency });
        atom.set(tokens, measure);
        atom.unit_span = Some(span);
    } else if let Some(Word::Times(_)) = word_at(tokens, number.first) {
        // "twice as many" is two times as many.
        atom.unit = Some(Unit::counted("time"));
        atom.unit_span = Some(tokens.span(number.first, number.end - 1));
    } else if let Some(race) = race(tokens, &number) {
        atom.set(tokens, race);
    } else {
        if let Some(scaled) = letter(tokens, number) {
            number = scaled;
            atom.number = number;
            atom.end = number.end;
        }
        let ahead = number.first.checked_sub(1).filter(|k| *k >= floor);
        let bookkeeping =
            || ahead.and_then(|k| measure::million_of(tokens, k, &number).map(|m| Measure { end: number.end, ..m }));
        if let Some(million) = measure::million_of(tokens, number.end, &number).or_else(bookkeeping) {
            first = first.min(million.first);
            number = number.times(Decimal::from(1_000_000))?;
            atom.number = number;
            atom.set(tokens, million);
        } else if let Some(measure) = unit_behind(tokens, &number) {
            atom.by_name = tokens.list[measure.first].kind() == TokenKind::Word;
            atom.set(tokens, measure);
            if let (Some(Dimension::Money), Some(Word::Scale(e))) = (atom.dimension(), word_at(tokens, atom.end)) {
                // "75 USD million"
                number = number.times(power(e))?;
                number.scale = Some(power(e));
                atom.number = number;
                atom.end += 1;
            }
        }
    }
    if number.value.is_zero() && first > floor && tokens.is(first - 1, "absolute") {
        atom.unit = Some(Unit::of_code("K".to_owned()));
        first -= 1;
    }
    atom.first = first;
    sign(tokens, &mut atom, floor);
    if let Some((part, end)) = and_part(tokens, atom.end).filter(|_| !atom.is_bare() && number.form != Form::Fraction) {
        // "an hour and a half"
        atom.number.value = atom.number.value.checked_add(part)?;
        atom.number.place = -1;
        atom.end = end;
    }
    seismic(tokens, &mut atom, floor);
    age(tokens, &mut atom, floor);
    if number.form == Form::Article && !article_counts(tokens, &atom) {
        return None;
    }
    Some(atom)
}

/// "a 10k run", "the 5K race": of those who run, k are kilometres.
fn race(tokens: &Tokens<'_>, number: &Numeral) -> Option<Measure> {
    const RACES: [&str; 9] = ["run", "runs", "race", "races", "walk", "walks", "runner", "runners", "course"];
    let k = number.end;
    let fits =
        number.form == Form::Digits && tokens.is(k, "k") && tokens.glued(k) && number.value <= Decimal::from(100);
    let fun = usize::from(tokens.is_any(k + 1, &["fun", "charity", "road"]));
    (fits && tokens.is_any(k + 1 + fun, &RACES)).then(|| Measure {
        unit: Unit::of_code("km".to_owned()),
        first: k,
        end: k + 1,
        parts: 1,
    })
}

/// "10k", "1.2b", "€10M", "5m people": letters that are scales without a currency.
fn letter(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let scaled = with_letter(tokens, number, false)?;
    let at = number.end;
    if tokens.glued(scaled.end)
        && tokens.word(scaled.end) != "-"
        && tokens.list.get(scaled.end).is_some_and(|t| t.kind() != TokenKind::Mark)
    {
        return None;
    }
    let glued = tokens.glued(at);
    let counted = || {
        noun::is_plural(tokens, scaled.end)
            && TABLE.name(tokens, scaled.end).is_none()
            && tokens.word(scaled.end + 1) != "'s"
    };
    let money = || measure::behind(tokens, &scaled).is_some_and(|m| m.unit.dimension() == Dimension::Money);
    let fits = match tokens.word(at) {
        "k" | "K" => glued || ends(tokens, scaled.end),
        "M" | "B" | "b" => glued && (ends(tokens, scaled.end) || counted() || money()),
        "m" => (counted() && number.value < Decimal::from(1000)) || money(),
        "G" => ends(tokens, scaled.end) && number.value >= Decimal::from(10),
        _ => false,
    };
    fits.then_some(scaled)
}

/// Nothing but a mark or the end follows.
fn ends(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_none_or(|t| t.kind() == TokenKind::Mark || !noun::is_nominal(tokens, i))
}

/// The unit behind the number, behind "of a" for a part of one: "half a mile", "a quarter of an hour".
fn unit_behind(tokens: &Tokens<'_>, number: &Numeral) -> Option<Measure> {
    if let Some(measure) = measure::behind(tokens, number) {
        return Some(measure);
    }
    // "one and a quarter of an hour"
    let part = number.form == Form::Fraction || number.form == Form::Words && !number.value.fract().is_zero();
    // "0.4 of a percentage point"
    let less = number.form == Form::Digits && number.value < Decimal::ONE && tokens.is(number.end, "of");
    if part || less || number.scale.is_some() {
        let of = usize::from(tokens.is(number.end, "of"));
        let article = usize::from(tokens.is_any(number.end + of, &["a", "an"]));
        if of + article > 0 {
            let shifted = Numeral { end: number.end + of + article, ..*number };
            let measure = measure::behind(tokens, &shifted)?;
            return (measure.unit.dimension() != Dimension::Percent || article > 0).then_some(measure);
        }
    }
    None
}

/// "−5", "minus 20", "$-99.99".
fn sign(tokens: &Tokens<'_>, atom: &mut Atom, floor: usize) {
    let Some(before) = atom.first.checked_sub(1).filter(|k| *k >= floor) else { return };
    let open = before == 0 || !tokens.glued(before) || matches!(tokens.word(before - 1), "(" | "$" | "€" | "£");
    let warm = atom.dimension() == Some(Dimension::Temperature);
    let mark = matches!(tokens.word(before), "-" | "−" | "–");
    // "the result was ($99)", as books are kept: behind a verb there is nothing that a bracket could convert.
    let booked = tokens.word(before) == "("
        && tokens.word(atom.end) == ")"
        && atom.dimension() == Some(Dimension::Money)
        && before > floor
        && tokens.is_any(before - 1, &["is", "was", "were", "are"]);
    let behind_number = before > 0 && tokens.list[before - 1].kind() == TokenKind::Number;
    let negative = match () {
        () if booked => true,
        () if mark && tokens.glued(atom.first) => open,
        () if mark => warm && !behind_number,
        () => {
            tokens.is_any(before, &["minus", "negative"])
                && !behind_number
                && !tokens.is(before - usize::from(before > 0), "or")
        }
    };
    if negative {
        atom.number.value.set_sign_negative(true);
        atom.number.other = None;
        atom.first = before;
        // "-$5"
        if let Some(currency) = measure::currency_before(tokens, before, floor).filter(|_| atom.is_bare()) {
            atom.first = currency.first;
            atom.set(tokens, Measure { end: atom.end, ..currency });
        }
    }
}

/// "magnitude 6.1", "a 6.1-magnitude quake", "6.0 on the Richter scale".
fn seismic(tokens: &Tokens<'_>, atom: &mut Atom, floor: usize) {
    // "a 6.7 degree quake"
    let degrees = atom.unit.as_ref().is_some_and(|unit| unit.code() == "deg");
    if !(atom.is_bare() || degrees) || !atom.number.is_digits() || atom.number.value > Decimal::TEN {
        return;
    }
    let mut before = atom.first;
    while before > floor
        && tokens.is_any(
            before - 1,
            &[
                "of",
                "a",
                "at",
                "preliminary",
                "-",
                "about",
                "around",
                "to",
                "between",
                "from",
                "ranging",
                "measuring",
                "was",
                "is",
            ],
        )
    {
        before -= 1;
    }
    let quakes = ["earthquake", "quake", "temblor", "tremor", "aftershock", "quakes", "aftershocks", "tremors"];
    let printed_decimal = atom.number.place == -1 && atom.number.form == Form::Digits;
    let quake_near =
        printed_decimal && (before > floor && tokens.is_any(before - 1, &quakes) || tokens.is_any(atom.end, &quakes));
    let named = quake_near || before > floor && tokens.is_any(before - 1, &["magnitude", "magnitudes"]);
    let hyphen = usize::from(tokens.word(atom.end) == "-");
    let behind = tokens.is(atom.end + hyphen, "magnitude");
    let richter = (atom.end..atom.end + 4).any(|k| tokens.is(k, "richter"));
    if named || behind || richter {
        let at = if behind { atom.end + hyphen } else { atom.end };
        atom.unit = Some(Unit { dimension: Dimension::Magnitude, code: "M".to_owned() });
        if behind {
            atom.unit_span = Some(tokens.list[at].span());
            atom.end = at + 1;
        }
    }
}

/// "54-year-old", "29 years old", "aged 52", "Mr. Smith, 52,", "in her 80s".
fn age(tokens: &Tokens<'_>, atom: &mut Atom, floor: usize) {
    if atom.dimension() == Some(Dimension::Time) {
        let at = atom.end + usize::from(tokens.word(atom.end) == "-");
        if tokens.is_any(at, &["old", "olds"]) {
            atom.end = at + 1;
        } else if tokens.is(at, "of") && tokens.is(at + 1, "age") {
            atom.end = at + 2;
        }
        return;
    }
    let years = atom.number.form == Form::Digits && atom.number.value < Decimal::from(120) && atom.number.place >= 0;
    if !atom.is_bare() || !years && atom.number.form != Form::Words {
        return;
    }
    if tokens.is_any(atom.end, &["yo", "y.o."]) {
        atom.end += 1;
    } else if !(before_is_age(tokens, atom.first, floor) || years && beside_name(tokens, atom, floor)) {
        return;
    }
    atom.unit = Some(Unit::of_code("a".to_owned()));
}

fn before_is_age(tokens: &Tokens<'_>, first: usize, floor: usize) -> bool {
    let Some(k) = first.checked_sub(1).filter(|k| *k >= floor) else { return false };
    // "put the dead at 19"
    let put = (k.saturating_sub(6).max(floor)..k).any(|b| tokens.is_any(b, &["put", "puts", "estimate", "estimated"]));
    let died = k > floor
        && !put
        && tokens.is(k, "at")
        && tokens.is_any(k - 1, &["dead", "died", "dies", "dying", "death", "away"]);
    // "died on Thursday at 91."
    let later = || {
        tokens.is(k, "at")
            && tokens.get(first + 1).is_none_or(|t| t.kind() == TokenKind::Mark)
            && (k.saturating_sub(6)..k)
                .rev()
                .take_while(|&b| b > floor && tokens.list[b].kind() == TokenKind::Word)
                .any(|b| tokens.is_any(b, &["died", "dies"]))
    };
    died || later()
        || tokens.is_any(k, &["aged", "age", "ages"])
        || k > floor && tokens.is(k, "of") && tokens.is_any(k - 1, &["age", "ages"])
}

/// Those of whom an age is told behind a comma: "his son, 12, and daughter, 9".
const YOUNG_AND_OLD: [&str; 26] = [
    "son",
    "sons",
    "daughter",
    "daughters",
    "boy",
    "boys",
    "girl",
    "girls",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "child",
    "children",
    "wife",
    "husband",
    "mother",
    "father",
    "teenager",
    "teenagers",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "toddler",
    "pensioner",
];

/// "Jane Roe, 52, said"; "Jane Roe, now 52, said"; "she was 14 when"; "he turned 40"; "Roe was 95."
fn beside_name(tokens: &Tokens<'_>, atom: &Atom, floor: usize) -> bool {
    let (mut first, end) = (atom.first, atom.end);
    if first > floor && tokens.is_any(first - 1, &["now", "then", "just", "only", "both", "still"]) {
        first -= 1;
    }
    let Some(k) = first.checked_sub(2) else { return false };
    let closes = matches!(tokens.word(end), "," | "." | ";" | ")")
        && !tokens.list.get(end + 1).is_some_and(|t| t.kind() == TokenKind::Number);
    let capital = tokens.list[k].case == Case::Capital && tokens.list[k].kind() == TokenKind::Word;
    if tokens.word(k + 1) == "," && tokens.is_any(k, &YOUNG_AND_OLD) {
        return closes || tokens.is(end, "and");
    }
    if k < floor {
        return false;
    }
    // "the mayor, now 58, left"
    if first < atom.first && tokens.word(k + 1) == "," && tokens.word(end) == "," && tokens.is(first, "now") {
        return true;
    }
    let alone = tokens.word(end) == "," && atom.number.value >= Decimal::TEN;
    let comma = tokens.word(k + 1) == ","
        && capital
        && matches!(tokens.word(end), "," | "." | ";" | ")")
        && (alone || k > 0 && tokens.list[k - 1].is_capitalized());
    let person = tokens.is_any(k, &["he", "she", "i", "who"]) || capital && closes && names_a_person(tokens, k);
    let is = tokens.is_any(k + 1, &["was", "is", "turned", "turns"]) && person;
    comma || is && (closes || tokens.is_any(end, &["when", "and", "at", "years", "in"]))
}

/// Whether the name that ends with token `last` opens its clause, as in "Roe was 95."; "the high in Rome was 95" does not.
fn names_a_person(tokens: &Tokens<'_>, last: usize) -> bool {
    let word = |k: usize| tokens.list[k].case == Case::Capital && tokens.list[k].kind() == TokenKind::Word;
    let first = (last.saturating_sub(3)..=last).rev().take_while(|&k| word(k)).last().unwrap_or(last);
    let opens = first == 0 || tokens.list[first].new_line || matches!(tokens.word(first - 1), "." | "”" | "\"");
    opens && !noun::is_plural(tokens, last) && noun::is_nominal(tokens, first)
}

/// Whether what stands before token `at` ends a part of its sentence.
fn closes(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_none_or(|t| t.new_line || matches!(tokens.word(at), "." | "," | ";" | "!" | "?"))
}

/// "a mile" is one mile; "a day" and "a pound" are mostly not.
fn article_counts(tokens: &Tokens<'_>, atom: &Atom) -> bool {
    let Some(dimension) = atom.dimension() else { return false };
    let word = tokens.word(atom.number.end);
    let before = |words: &[&str]| atom.first > 0 && tokens.is_any(atom.first - 1, words);
    // "an hour and a half", "an hour and 45 minutes"
    let after = atom.number.end + 1;
    let figure = tokens.is(after, "and")
        && tokens.get(after + 1).is_some_and(|t| t.kind() == TokenKind::Number)
        && TABLE.name(tokens, after + 2).is_some();
    let extended = figure || and_part(tokens, after).is_some();
    if tokens.is_any(atom.end, &["ago", "earlier", "later", "before"]) {
        return false;
    }
    match dimension {
        Dimension::Time => {
            let whole = !tokens.is_any(atom.number.end, &["second", "sec", "minute", "day"]);
            // "for an hour-long film", "in a week's time"
            let goes_on = tokens.is_any(atom.end, &["-", "'", "’", "'s", "’s"]) && tokens.glued(atom.end);
            extended
                || before(&["about", "than", "within", "nearly", "almost", "least", "under", "around"])
                || tokens.is_any(atom.end, &["late", "behind"]) && before(&[","])
                || (whole || tokens.is(atom.number.end, "day") && before(&["in"]) && closes(tokens, atom.end))
                    && before(&[
                        "for", "after", "in", "over", "lasted", "lasts", "lasting", "took", "takes", "take", "spent",
                    ])
                    && !goes_on
                    && !noun::is_nominal(tokens, atom.end)
        }
        Dimension::Length | Dimension::Volume | Dimension::Area => {
            !before(&["per", "cents", "dollars", "cent"])
                && word.len() > 1
                && (!tokens.is_any(atom.number.end, &["foot", "yard", "cup", "pint", "barrel", "metre", "meter"])
                    || extended)
        }
        // "a dollar collapse" has no sum in it.
        Dimension::Money => {
            !(tokens.is_any(atom.number.end, &["pound", "buck", "mark", "crown", "euro", "won", "franc"])
                || noun::is_nominal(tokens, atom.end))
                || atom.parts > 1
        }
        Dimension::Data | Dimension::Mass => {
            !tokens.is_any(atom.number.end, &["pound", "ton", "bit", "gig", "meg", "grain", "carat", "dram", "t", "g"])
                && word.len() > 2
        }
        _ => false,
    }
}

/// The counted noun behind a bare number; nothing where the words there hang on the number without being counted.
pub(super) fn count(tokens: &Tokens<'_>, atom: &mut Atom, at: usize) -> bool {
    if possessed(tokens, atom.number.first) && tokens.is(atom.end, "s") {
        atom.end += 1;
        return true;
    }
    let hyphen = measure::hyphen_at(tokens, at);
    if hyphen && (tokens.glued(at) || noun::hyphened(tokens, at).is_some()) {
        if tokens.is(at + 1, "strong") {
            // "a 1,500-strong workforce"
            atom.end = at + 2;
            return true;
        }
        let Some(counted) = noun::hyphened(tokens, at) else { return false };
        if atom.number.value == Decimal::ONE {
            return false;
        }
        atom.unit_span = Some(tokens.span(counted.first, counted.end - 1));
        atom.end = counted.end;
        atom.unit = Some(Unit::counted(&counted.noun));
        return true;
    }
    // "a quarter point", "half a point"
    let point = at + usize::from(tokens.is(at, "a"));
    if atom.number.form == Form::Fraction && tokens.is_any(point, &["point", "points"]) {
        atom.unit_span = Some(tokens.list[point].span());
        atom.end = point + 1;
        atom.unit = Some(Unit::counted("point"));
        return true;
    }
    let one = atom.number.value == Decimal::ONE && atom.number.order.is_none();
    if atom.number.form != Form::Fraction
        && let Some(counted) = noun::counted(tokens, at, one)
    {
        atom.unit_span = Some(tokens.span(counted.first, counted.end - 1));
        atom.end = if counted.shared { atom.end } else { counted.end };
        // "20 Zimbabwean dollars", "five long miles"
        // "14 of the 20 months", but two working days are days of another kind.
        let whole = counted.shared && counted.first + 1 == counted.end;
        let head = TABLE.name(tokens, counted.end - 1).filter(|(_, row)| whole || row.dimension != Dimension::Time);
        atom.unit = Some(head.map_or_else(|| Unit::counted(&counted.noun), |(_, row)| Unit::of_code(row.code.clone())));
    }
    true
}
