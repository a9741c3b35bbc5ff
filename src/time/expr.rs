//! What an expression says, before it gets its place in the calendar.

use jiff::civil::{Date, DateTime};

use super::calendar::Unit;
use super::length::Length;
use super::named::{Named, Rule};
use super::timex::{Hour, Reach, Season};
use super::zone::NamedZone;

/// An expression of time as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expr {
    pub(super) what: What,
    pub(super) hour: Option<Hour>,
    /// The other end of "5 to 7 p.m.".
    pub(super) hour_until: Option<Hour>,
    pub(super) zone: Option<PrintedZone>,
    pub(super) phase: Option<Phase>,
    pub(super) approximate: bool,
}

impl Expr {
    pub(super) fn new(what: What) -> Self {
        Self { what, hour: None, hour_until: None, zone: None, phase: None, approximate: false }
    }

    pub(super) fn at(hour: Hour) -> Self {
        Self { hour: Some(hour), ..Self::new(What::SomeDay) }
    }

    pub(super) fn in_phase(mut self, phase: Phase) -> Self {
        self.phase = Some(phase);
        self
    }

    /// The first day of a time that is stated with its year.
    pub(super) fn stated_day(&self) -> Option<Date> {
        let (year, month, day) = match self.what {
            What::Date { year: Year::Is(year), month, day, order, .. } if order != DateOrder::Either => {
                (year, month, day)
            }
            What::Month { year: Year::Is(year), month, .. } => (year, month, 1),
            What::Year(year) => (year, 1, 1),
            _ => return None,
        };
        Date::new(year, month as i8, day as i8).ok()
    }

    /// Whether it can date an act of saying; "reported a loss in the third quarter" dates the loss.
    pub(super) fn dates_a_saying(&self) -> bool {
        !matches!(
            self.what,
            What::Quarter { .. }
                | What::Half { .. }
                | What::Fiscal { .. }
                | What::Season { .. }
                | What::Year(_)
                | What::Years(..)
                | What::Decade(_)
                | What::Century(_)
                | What::Stretch { .. }
                | What::Nearby { .. }
                | What::Length(_)
                | What::Set(_)
                | What::Named(_)
        )
    }

    pub(super) fn is_year(&self) -> bool {
        matches!(self.what, What::Year(_))
    }

    pub(super) fn is_length(&self) -> bool {
        matches!(self.what, What::Length(_))
    }
}

/// An expression, and the token behind it.
pub(super) type Found = Option<(Expr, usize)>;

/// An expression that says `what` and no more, up to token `end`.
#[expect(clippy::unnecessary_wraps, reason = "the last word of functions that may find nothing")]
pub(super) fn found(what: What, end: usize) -> Found {
    Some((Expr::new(what), end))
}

/// The zone behind a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PrintedZone {
    Fixed(i16),
    Named(NamedZone),
    Local,
}

impl PrintedZone {
    /// Minutes east of UTC at a time by its own clock, where they are known.
    pub(super) fn offset(self, at: Option<DateTime>) -> Option<i16> {
        match self {
            Self::Fixed(offset) => Some(offset),
            Self::Named(zone) => zone.offset(at),
            Self::Local => None,
        }
    }
}

/// The part of a stretch: "early", "late", "later this".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Early,
    Mid,
    Late,
    Start,
    End,
    /// "earlier this month": up to now.
    Earlier,
    /// "later this month": from now on.
    Later,
}

/// Which one of many: "last March", "this March".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Bare,
    This,
    /// "that summer"
    That,
    Last,
    /// "this past Friday", "past Friday"
    Past,
    Next,
    /// "the coming Friday"
    Coming,
}

/// How a date is written, as far as its digits tell the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// "5 September", "2023-09-05": nothing is left open, and nothing follows for other dates.
    Plain,
    /// "09/13/2023"
    MonthFirst,
    /// "13/09/2023"
    DayFirst,
    /// "05/09/2023"; the month is the first of the two, as in America, until more is known.
    Either,
}

/// The year, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unsaid,
    Is(i16),
    /// "of last year" is -1.
    Shift(i8),
}

/// From where a length is counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum From {
    /// "ago", "from now"
    Published,
    /// "earlier", "later": an earlier time in the text
    Earlier,
    /// "before Christmas"
    Expr(Box<Expr>),
}

/// The day or the stretch of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A time of day alone.
    SomeDay,
    Date {
        year: Year,
        month: u8,
        day: u8,
        weekday: Option<u8>,
        order: DateOrder,
    },
    /// "March 3-5", "from September 28 to October 2" with one year or none.
    Dates {
        year: Year,
        from: (u8, u8),
        until: (u8, u8),
    },
    Month {
        year: Year,
        month: u8,
        side: Side,
    },
    Months {
        year: Year,
        from: u8,
        until: u8,
    },
    Year(i16),
    /// "'98", "1990" to "1995"
    Years(i16, i16),
    Decade(i16),
    Century(i16),
    Fiscal {
        year: Year,
        quarter: Option<u8>,
    },
    Quarter {
        year: Year,
        quarter: u8,
    },
    Half {
        year: Year,
        half: u8,
    },
    Season {
        year: Year,
        season: Season,
        side: Side,
    },
    Weekday(u8, Side),
    /// "Tuesday next week"
    WeekdayOfWeek(u8, i8),
    /// "the 5th"
    DayOfMonth(u8),
    /// "week 31"
    WeekNumber(u8),
    /// Counted in whole units from the publication date: "yesterday", "last week", "next year".
    Shift(Unit, i8),
    /// The same from an earlier time in the text: "the next day", "that week".
    Anaphor(Unit, i8),
    /// "the weekend": the one just over, or the one to come.
    Weekend,
    /// "the next year": the one after the time that the text spoke of, or the one to come.
    NextOne(Unit),
    /// "the past three years", "the next two days"
    Stretch {
        count: f64,
        unit: Unit,
        ahead: bool,
        vague: bool,
    },
    /// "two years ago", "a week later"
    Offset {
        count: f64,
        unit: Unit,
        from: From,
        vague: bool,
    },
    /// "the first Monday of October", "the last week of July"
    Nth {
        nth: i8,
        of: Nth,
        whole: Box<Expr>,
    },
    Reach(Reach),
    /// "back then"
    Then,
    /// "in the coming days", "in recent years": within about so much of the publication date.
    Nearby {
        unit: Unit,
        ahead: bool,
    },
    Holiday(Rule, Year, Side),
    Named(Named),
    Length(Length),
    /// A set, by its value.
    Set(String),
}

/// What "the first … of" counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    Weekday(u8),
    Unit(Unit),
}
