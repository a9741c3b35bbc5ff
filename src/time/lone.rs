//! Times of one kind each: "now", "fiscal 2008", "Q3 2019", Christmas, "on the 5th"; and names that look like times.

use super::calendar::Unit;
use super::expr::{Expr, Side, What, Year};
use super::named::{self, Named};
use super::scan::Scan;
use super::timex::{Reach, Season};
use super::vocab::Word;

/// What a holiday gives its name to, at any time of the year.
const THINGS: [&str; 14] = [
    "tree",
    "trees",
    "stocking",
    "stockings",
    "card",
    "cards",
    "carol",
    "carols",
    "gift",
    "gifts",
    "egg",
    "eggs",
    "bunny",
    "decorations",
];

/// What a season gives its name to: "the winter garden".
const SEASONAL: [&str; 14] = [
    "garden", "palace", "olympics", "games", "school", "camp", "house", "coat", "tyres", "tires", "sports", "squash",
    "roll", "rolls",
];

impl Scan<'_, '_> {
    /// Whether the time is a part of a name: "The Sunday Times", "Russia Today", "Bloody Sunday".
    pub(super) fn is_name(&self, i: usize, end: usize) -> bool {
        let head = self.is_capitalized(end) && named::is_head(self.tokens, end);
        let title = matches!(self.word(i), Word::Day(_))
            && i > self.start
            && self.is_capitalized(i)
            && self.tokens.list[i - 1].is_capitalized();
        let feast = matches!(self.word(i), Word::Weekday(_))
            && self.is_capitalized(i)
            && self.follows(i, &["black", "bloody", "super", "fat", "ruby", "robinson", "man"])
            && self.tokens.list[i - 1].is_capitalized();
        head || title || feast
    }

    /// "summer 2003", "the fall of 2005", "in the spring"
    pub(super) fn season(&self, i: usize, season: Season) -> Option<(Expr, usize)> {
        let at = i + 1 + usize::from(self.is(i + 1, "of"));
        let said = |year| Expr::new(What::Season { year, season, side: Side::Bare });
        if let Some(year) = self.year(at) {
            return Some((said(Year::Is(year)), at + 1));
        }
        let sure = matches!(self.word(i), Word::Season(_))
            && self.is_season_in_place(i)
            && !self.is_capitalized(i + 1)
            && !self.is_any(i + 1, &SEASONAL);
        sure.then(|| (said(Year::Unsaid), i + 1))
    }

    /// Whether a season without a year is said of time: "in the spring", and not "the spring broke".
    pub(super) fn is_season_in_place(&self, i: usize) -> bool {
        let at = if self.before(i) == Word::The { i - 1 } else { i };
        self.follows(
            at,
            &[
                "in",
                "during",
                "by",
                "until",
                "since",
                "of",
                "mid",
                "-",
                "late",
                "early",
                "throughout",
                "for",
                "through",
            ],
        )
    }

    /// "now", "currently"; "more recently"; "until now".
    pub(super) fn reach(&self, i: usize, reach: Reach) -> Option<(Expr, usize)> {
        // "now that", "now-cancelled", "soon-to-open"
        if self.is(i + 1, "that")
            || (self.is_hyphen(i + 1) && self.glued(i + 1))
            || (self.glued(i) && self.follows(i, &["-"]))
        {
            return None;
        }
        // "soon after", "as soon as", "previously unknown" say nothing of today.
        if reach == Reach::Future
            && (matches!(self.word(i + 1), Word::After)
                || self.follows(i, &["as", "too", "so"])
                || self.is_any(i + 1, &["as", "afterwards", "afterward"]))
        {
            return None;
        }
        Some((Expr::new(What::Reach(reach)), i + 1))
    }

    /// "fiscal 2008", "fiscal year 2008", "FY08", "fiscal third quarter".
    pub(super) fn fiscal(&self, i: usize) -> Option<(Expr, usize)> {
        let at = i + 1 + usize::from(self.is(i + 1, "year"));
        if let Some(year) = self.year(at) {
            return Some((Expr::new(What::Fiscal { year: Year::Is(year), quarter: None }), at + 1));
        }
        if self.is(i, "fy") && self.glued(i + 1) {
            let year = super::scan::century_of(self.digits(i + 1, 2)?);
            return Some((Expr::new(What::Fiscal { year: Year::Is(year), quarter: None }), i + 2));
        }
        let (expr, end) = self.nth(i + 1)?;
        match expr.what {
            What::Quarter { year, quarter } => Some((Expr::new(What::Fiscal { year, quarter: Some(quarter) }), end)),
            _ => None,
        }
    }

    /// "Q3 2019", "H2 of 2019".
    pub(super) fn quarter_mark(&self, i: usize, most: u32) -> Option<(Expr, usize)> {
        let number =
            self.number(i + 1).filter(|n| (1..=most).contains(n) && self.glued(i + 1) && self.is_capitalized(i))? as u8;
        let at = i + 2 + usize::from(self.is_any(i + 2, &["of", "-", ","]));
        let year = self.year(at);
        let (year, end) = year.map_or((Year::Unsaid, i + 2), |y| (Year::Is(y), at + 1));
        match most {
            4 => Some((Expr::new(What::Quarter { year, quarter: number }), end)),
            _ if year != Year::Unsaid => Some((Expr::new(What::Half { year, half: number }), end)),
            _ => None,
        }
    }

    /// A holiday with its year, or an era that something happens in.
    pub(super) fn name(&self, i: usize) -> Option<(Expr, usize)> {
        let (len, named) = named::longest(self.tokens, i).filter(|(len, _)| i + len <= self.limit)?;
        let end = i + len;
        match named {
            // "a Christmas tree"
            Named::Holiday(_) if self.is_any(end, &THINGS) => None,
            Named::Holiday(rule) => {
                let at = end + usize::from(self.is_any(end, &["of", "in", ","]));
                if let Some(year) = self.year(at) {
                    return Some((Expr::new(What::Holiday(rule, Year::Is(year), Side::Bare)), at + 1));
                }
                let by = match self.word(at) {
                    Word::Last => Some(-1),
                    Word::This => Some(0),
                    Word::Next => Some(1),
                    _ => None,
                };
                match by.filter(|_| self.is(at + 1, "year")) {
                    Some(by) => Some((Expr::new(What::Holiday(rule, Year::Shift(by), Side::Bare)), at + 2)),
                    None => Some((Expr::new(What::Holiday(rule, Year::Unsaid, Side::Bare)), end)),
                }
            }
            Named::Era(..) => {
                const LEADS: [&str; 14] = [
                    "during",
                    "since",
                    "after",
                    "before",
                    "in",
                    "until",
                    "throughout",
                    "from",
                    "of",
                    "by",
                    "early",
                    "late",
                    "post",
                    "pre",
                ];
                let the = usize::from(self.before(i) == Word::The);
                let led = i > self.start + the && self.tokens.is_any(i - the - 1, &LEADS);
                // "Cold War-era bunkers"
                let joined = self.is(end, "-") && self.glued(end);
                let head = joined
                    || self.is_capitalized(end)
                    || self.is_lower_word(end)
                        && self
                            .is_any(end, &["veteran", "veterans", "memorial", "museum", "era", "hero", "film", "bomb"]);
                (led && !head).then(|| (Expr::new(What::Named(named)), end))
            }
        }
    }

    /// What may stand behind "the".
    pub(super) fn after_the(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some(found) = self.the_unit(i) {
            return Some(found);
        }
        if self.is_any(i, &["'", "’", "‘"]) {
            return self.years(i + 1);
        }
        if self.word(i) == Word::Moment && i > self.start + 1 && self.tokens.is(i - 2, "at") {
            return Some((Expr::new(What::Reach(Reach::Present)), i + 1));
        }
        // "in the past", "in the future"
        if matches!(self.word(i), Word::Past | Word::Future)
            && i > self.start + 1
            && self.tokens.is(i - 2, "in")
            && self.ends_phrase(i + 1)
        {
            let reach = if self.word(i) == Word::Past { Reach::Past } else { Reach::Future };
            return Some((Expr::new(What::Reach(reach)), i + 1));
        }
        match self.word(i) {
            Word::Early
            | Word::Mid
            | Word::Middle
            | Word::Late
            | Word::Start
            | Word::End
            | Word::Ordinal(_)
            | Word::Second
            | Word::Tens(_)
            | Word::Number
            | Word::This
            | Word::Same
            | Word::Last
            | Word::Past
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Recent
            | Word::Latest
            | Word::Season(_)
            | Word::LooseSeason(_)
            | Word::Part(_)
            | Word::TensYears(_)
            | Word::Opener
            | Word::Unit(_) => {}
            _ => return None,
        }
        self.core(i).or_else(|| self.the_day(i))
    }

    /// "on the 5th", "the 5th of the month".
    pub(super) fn the_day(&self, i: usize) -> Option<(Expr, usize)> {
        let (day, end) = self.ordinal(i).filter(|(d, _)| (1..=31).contains(d))?;
        if self.is_any(end, &["of", "day"]) {
            let at = end + usize::from(self.is(end, "day"));
            let (whole, last) = self.is(at, "of").then(|| self.bare_whole(at + 1).or_else(|| self.whole(at + 1)))??;
            return match whole.what {
                What::Shift(Unit::Month, 0) => Some((Expr::new(What::DayOfMonth(day)), last)),
                What::Shift(Unit::Month, _) => {
                    let of = super::expr::Nth::Unit(Unit::Day);
                    Some((Expr::new(What::Nth { nth: day as i8, of, whole: Box::new(whole) }), last))
                }
                _ => None,
            };
        }
        let led = i >= self.start + 2
            && self.tokens.is_any(i - 2, &["on", "by", "until", "till", "since", "from", "before", "after"]);
        let digits = self.word(i) == Word::Number;
        (led && digits && self.ends_phrase(end)).then(|| (Expr::new(What::DayOfMonth(day)), end))
    }
}
