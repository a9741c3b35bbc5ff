//! Which expression begins at a token, and how far it reaches.

use super::attach::is_day;
use super::calendar::Unit;
use super::clock::Clock;
use super::daypart::DayPart;
use super::expr::{DateOrder, Expr, From, What, Year};
use super::length::Length;
use super::scan::Scan;
use super::timex::{Hour, Reach};
use super::vocab::Word;

/// What was found at a token.
pub(super) enum Parsed {
    /// A time, from the first token to the one before the last.
    Time(Expr, usize, usize),
    /// Words that look like a time and are none, up to this token: "22-year-old".
    Skip(usize),
    Nothing,
}

impl Scan<'_, '_> {
    /// The time that begins at token `i`.
    pub(super) fn parse(&self, i: usize) -> Parsed {
        let word = self.word(i);
        match word {
            Word::Other => return Parsed::Nothing,
            // Most articles stand before words that no time has.
            Word::A | Word::The if matches!((self.word(i + 1), self.word(i + 2)), (Word::Other, Word::Other)) => {
                return Parsed::Nothing;
            }
            _ => {}
        }
        if let Some((expr, end)) = self.core(i) {
            if self.is_name(i, end) {
                return Parsed::Skip(end);
            }
            let (expr, end) = self.extended(expr, end);
            // The apostrophe of "'50s" is its own token.
            let quoted =
                matches!(expr.what, What::Decade(_)) && i > self.start && self.tokens.is_any(i - 1, &["'", "’", "‘"]);
            let first = if quoted && self.glued(i) { i - 1 } else { i };
            return Parsed::Time(expr, first, end);
        }
        match word {
            Word::About if self.word(i + 1) != Word::About => match self.parse(i + 1) {
                Parsed::Time(mut expr, first, end) => {
                    expr.approximate = true;
                    let first = if expr.is_length() && !self.is(i, "exactly") { i } else { first };
                    Parsed::Time(expr, first, end)
                }
                other => other,
            },
            Word::The => match self.after_the(i + 1) {
                Some((expr, end)) => {
                    let (expr, end) = self.extended(expr, end);
                    // "the 2015 elections", "the Christmas market": the article is the noun's.
                    let lone = match expr.what {
                        What::Year(_) | What::Years(..) => self.word(i + 1) == Word::Number,
                        What::Offset { .. } => matches!(self.word(i + 1), Word::Unit(_)) && self.is_hyphen(i + 2),
                        What::Holiday(..) | What::Month { .. } => true,
                        _ => false,
                    };
                    let first = if lone && expr.phase.is_none() { i + 1 } else { i };
                    Parsed::Time(expr, first, end)
                }
                None => Parsed::Nothing,
            },
            _ => self.measured(i),
        }
    }

    /// A length, what hangs on it, or an age.
    fn measured(&self, i: usize) -> Parsed {
        if let Word::Units(unit) = self.word(i) {
            return self.bare_units(i, unit);
        }
        let Some(measured) = self.length(i) else {
            return match self.counted_stretch(i) {
                Some((expr, end)) => Parsed::Time(expr, i, end),
                None => Parsed::Nothing,
            };
        };
        if measured.age {
            return Parsed::Skip(measured.end);
        }
        if let Some((expr, end)) = self.offset(&measured) {
            let (expr, end) = self.extended(expr, end);
            return Parsed::Time(expr, i, end);
        }
        if measured.amount.article && !self.is_length_in_place(i, measured.end) {
            return Parsed::Nothing;
        }
        if measured.unit == Unit::Second && self.word(measured.end - 1) == Word::Second && measured.amount.article {
            return Parsed::Nothing;
        }
        // "one day" is some day, unless something is measured with it.
        if self.is(i, "one") && self.is(i + 1, "day") && !self.is_length_in_place(i, measured.end) {
            return Parsed::Nothing;
        }
        Parsed::Time(Expr::new(What::Length(measured.length)), i, measured.end)
    }

    /// Whether "a year", "a day" is a length: "for a year", "a day's work", and not "a year of change".
    fn is_length_in_place(&self, i: usize, end: usize) -> bool {
        const LEADS: [&str; 16] = [
            "for", "in", "within", "over", "than", "after", "least", "about", "around", "nearly", "almost", "half",
            "lasted", "took", "takes", "spent",
        ];
        let counted_from = matches!(self.word(end), Word::Before | Word::After);
        self.follows(i, &LEADS) || counted_from || self.is_any(end, &["'s", "’s"]) || end > i + 3
    }

    /// "for years", "months of talks", "decades-long", "years ago".
    fn bare_units(&self, i: usize, unit: Unit) -> Parsed {
        let next = self.word(i + 1);
        let length = || Expr::new(What::Length(Length::Vague(unit)));
        match next {
            Word::Ago => return Parsed::Time(Expr::new(What::Reach(Reach::Past)), i, i + 2),
            Word::Earlier | Word::Later => return Parsed::Time(length(), i, i + 2),
            _ => {}
        }
        if self.is_hyphen(i + 1) && self.is(i + 2, "long") {
            return Parsed::Time(length(), i, i + 3);
        }
        let led = self.follows(i, &["for", "in", "over", "within", "after", "of", "took", "takes", "take", "lasted"]);
        let leads = matches!(next, Word::Before | Word::After) || (self.is(i + 1, "of") && unit >= Unit::Day);
        let named = self.follows(i, &["the", "these", "those", "his", "her", "their", "its"]);
        if (led || leads) && !named { Parsed::Time(length(), i, i + 1) } else { Parsed::Nothing }
    }

    /// A time without what may hang on its end.
    pub(super) fn core(&self, i: usize) -> Option<(Expr, usize)> {
        match self.word(i) {
            Word::Number => self.number_first(i),
            // "May Day"
            Word::Month(_) | Word::LooseMonth(_) => self.month_first(i).or_else(|| self.name(i)),
            Word::Weekday(_) | Word::ShortWeekday(_) => self.weekday_first(i),
            Word::Weekdays(_) | Word::Often(..) | Word::Every | Word::Per => self.set(i),
            Word::A => self.set(i).or_else(|| self.half_past(i)),
            Word::Half | Word::Quarter => self.half_past(i),
            Word::Day(by) => Some((Expr::new(What::Shift(Unit::Day, by)), i + 1)),
            Word::Tonight => {
                let expr = Expr { hour: Some(Hour::Part(DayPart::Night)), ..Expr::new(What::Shift(Unit::Day, 0)) };
                Some((expr, i + 1))
            }
            // "an overnight bus" runs at night, whenever it came to grief.
            Word::Overnight if i > 0 && self.is_any(i - 1, &["a", "an", "the", "its", "his", "her", "their"]) => None,
            Word::Overnight => Some((Expr::at(Hour::Part(DayPart::Night)), i + 1)),
            Word::Noon | Word::Midnight => self.clock(i).map(clock_expr),
            Word::Reach(reach) => self.reach(i, reach),
            Word::Back if self.is(i + 1, "then") => Some((Expr::new(What::Then), i + 2)),
            Word::More if self.is(i + 1, "recently") => Some((Expr::new(What::Reach(Reach::Past)), i + 2)),
            Word::Soonish
                if !matches!(self.word(i + 1), Word::After | Word::Before)
                    && !self.is_any(i + 1, &["afterwards", "afterward", "thereafter"]) =>
            {
                Some((Expr::new(What::Reach(Reach::Future)), i + 1))
            }
            Word::This
            | Word::That
            | Word::Same
            | Word::Last
            | Word::Past
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Recent
            | Word::Latest => self.nth(i).or_else(|| self.pointing(i, self.before(i) == Word::The)),
            Word::Early
            | Word::Mid
            | Word::Middle
            | Word::Late
            | Word::Earlier
            | Word::Later
            | Word::Start
            | Word::End => self.phased(i),
            Word::Ordinal(_) | Word::Second | Word::Tens(_) => self
                .nth(i)
                .or_else(|| self.years(i))
                .or_else(|| self.day_first(i))
                .or_else(|| self.word_clock(i))
                .or_else(|| self.name(i)),
            Word::Count(_) => self.word_clock(i),
            Word::TensYears(tens) if self.before(i) == Word::The || self.follows(i, &["early", "mid", "late", "-"]) => {
                Some((Expr::new(What::Decade(1900 + i16::from(tens))), i + 1))
            }
            Word::Fiscal => self.fiscal(i),
            Word::QuarterMark => self.quarter_mark(i, 4),
            Word::HourMark => self.quarter_mark(i, 2),
            Word::Season(season) | Word::LooseSeason(season) => self.season(i, season),
            Word::Opener => self.name(i),
            Word::Unit(Unit::Week) => {
                let number = self.number(i + 1).filter(|n| (1..=53).contains(n))?;
                Some((Expr::new(What::WeekNumber(number as u8)), i + 2))
            }
            Word::Unit(Unit::Day) if matches!(self.word(i + 1), Word::After | Word::Before) => {
                self.the_unit(i).filter(|(e, _)| matches!(e.what, What::Shift(..)))
            }
            Word::Unit(Unit::Year) if self.year(i + 1).is_some() => self.years(i + 1),
            // "year-ago", "month-earlier"
            Word::Unit(unit) if self.is_hyphen(i + 1) && matches!(self.word(i + 2), Word::Ago | Word::Earlier) => {
                let from = if self.word(i + 2) == Word::Ago { From::Published } else { From::Earlier };
                Some((Expr::new(What::Offset { count: -1.0, unit, from, vague: false }), i + 3))
            }
            Word::Part(part) => {
                let the = self.before(i) == Word::The && i > self.start + 1;
                let led = the && self.tokens.is_any(i - 2, &["in", "during", "by", "into", "throughout"]);
                if let Some(found) = self.night_before(i).filter(|_| led && part == DayPart::Night) {
                    return Some(found);
                }
                (led || self.is_any(i + 1, &["of", "on"]))
                    .then(|| (Expr::at(Hour::Part(part)), i + 1))
                    .filter(|(_, end)| led || self.whole(end + 1).is_some_and(|(e, _)| is_day(&e.what)))
            }
            _ => None,
        }
    }

    /// "in the night to Sunday", "in the night from Saturday to Sunday": the one that ended on Sunday.
    fn night_before(&self, i: usize) -> Option<(Expr, usize)> {
        let from = self.is_any(i + 1, &["from", "of"]) && matches!(self.word(i + 2), Word::Weekday(_));
        let to = if from { i + 3 } else { i + 1 };
        let (day, end) = self.is_any(to, &["to", "into"]).then(|| self.nested(|| self.core(to + 1)))??;
        let eve = What::Offset { count: -1.0, unit: Unit::Day, from: From::Expr(Box::new(day.clone())), vague: false };
        is_day(&day.what).then(|| (Expr { hour: Some(Hour::Part(DayPart::Night)), ..Expr::new(eve) }, end))
    }

    fn number_first(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some(found) = self.numeric(i).or_else(|| self.day_first(i)) {
            return Some(found);
        }
        if self.follows(i, &["on"])
            && let Some(found) = self.day_and_month(i)
        {
            return Some(found);
        }
        // "9/11" is a name of a day.
        if self.is(i, "9") && self.is(i + 1, "/") && self.is(i + 2, "11") && self.glued(i + 1) && self.glued(i + 2) {
            let what = What::Date { year: Year::Is(2001), month: 9, day: 11, weekday: None, order: DateOrder::Plain };
            return (!self.is_any(i + 3, &["/", "-"])).then(|| (Expr::new(what), i + 3));
        }
        if let Some(clock) = self.clock(i).filter(|c| self.is_clock(i, c)) {
            return Some(clock_expr(clock));
        }
        let mark = i + 1 + usize::from(self.is_hyphen(i + 1));
        if let (Some(year), Word::QuarterMark) = (self.year(i), self.word(mark)) {
            let quarter = self.number(mark + 1).filter(|q| (1..=4).contains(q))?;
            return Some((Expr::new(What::Quarter { year: Year::Is(year), quarter: quarter as u8 }), mark + 2));
        }
        self.years(i).or_else(|| self.nth(i))
    }

    /// Whether digits that can be read off a clock are a time of day, and no score, ratio, race time or verse.
    fn is_clock(&self, i: usize, clock: &Clock) -> bool {
        const LEADS: [&str; 12] =
            ["at", "by", "around", "about", "before", "after", "until", "till", "from", "since", "between", "@"];
        if !clock.bare {
            let race = matches!(clock.hour, Hour::Clock { second: Some(_), .. })
                && clock.zone.is_none()
                && self.follows(i, &["in", "of", "finished", "clocked", "ran", "time", "a"]);
            // "Mark 9:30", but "At 9:30 p.m. the gates were shut".
            let named = self.is_capitalized_name(i) && !self.follows(i, &LEADS);
            let verse = named && self.text(i).len() == 1 && self.is(i + 1, ":");
            let code = self.glued(i) && self.follows(i, &[":", ".", "-", "$", "£", "€"]);
            return !(race || verse || code);
        }
        if self.is(i + 1, ":") {
            let spaced = !self.glued(i + 1);
            return self.digits(i + 2, 2).is_some() && (!spaced || self.follows(i, &LEADS));
        }
        if self.word(i + 1) == Word::HourMark {
            return true;
        }
        // "at 7 in the evening", "at 9 tonight", "Monday at 9"
        self.in_part(clock.end).is_some()
            || self.is_bare_clock(i, clock)
            || (self.follows(i, &LEADS)
                && (matches!(self.word(clock.end), Word::Tonight | Word::Day(_))
                    || (self.word(clock.end) == Word::This && matches!(self.word(clock.end + 1), Word::Part(_)))))
    }

    fn is_capitalized_name(&self, i: usize) -> bool {
        i > self.start && self.tokens.list[i - 1].is_capitalized() && self.before(i) == Word::Other
    }

    /// "seven o'clock", "five p.m.", "ten in the evening"
    fn word_clock(&self, i: usize) -> Option<(Expr, usize)> {
        let clock = self.clock(i)?;
        let sure = !clock.bare || self.in_part(clock.end).is_some() || self.is_bare_clock(i, &clock);
        sure.then(|| clock_expr(clock))
    }

    fn half_past(&self, i: usize) -> Option<(Expr, usize)> {
        self.clock(i).filter(|c| !c.bare).map(clock_expr)
    }
}

fn clock_expr(clock: Clock) -> (Expr, usize) {
    let mut expr = Expr::at(clock.hour);
    expr.hour_until = clock.until;
    expr.zone = clock.zone;
    (expr, clock.end)
}
