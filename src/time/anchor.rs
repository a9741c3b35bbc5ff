//! Where in the calendar an expression belongs.

use jiff::civil::{Date, DateTime};

use crate::article::Published;

use super::calendar::{self, Unit, days, floor, midnight, moved};
use super::context::{Context, Tense};
use super::expr::{Expr, From, Phase, PrintedZone, Side, What, Year};
use super::length::Length;
use super::named::Named;
use super::timex::{Day, Hour, Point, Stamp};
use super::value::{Anchor, Granularity, Time, TimeKind, Zone};

/// How many earlier times are remembered.
const MEMORY: usize = 32;

/// Resolves the expressions of one text, in their order.
pub(super) struct Resolver {
    pub(super) published: Option<DateTime>,
    /// Whether the time of day of the publication is known.
    pub(super) clocked: bool,
    /// Whether dates in digits have the day first, where the text tells.
    pub(super) day_first: Option<bool>,
    pub(super) earlier: Vec<Earlier>,
    /// Where the sentence stands that is being read.
    pub(super) at: Place,
}

/// Where an expression stands: the numbers of its sentence and paragraph, whether the sentence ends without a stop, as
/// headings do, whether the expression opens it, and whether it is told of what was before ("had been
/// called off on Sunday").
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) line: bool,
    pub(super) front: Front,
    pub(super) had: bool,
    /// It stands in a clause that only describes a noun: "the town, from where they set off on Sunday".
    pub(super) aside: bool,
}

/// Whether a time stands before all else in its sentence.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Front {
    /// "17:47 - soft landing"
    Bare,
    /// "At 8 a.m. the train pulled in."
    Led,
    #[default]
    Within,
}

/// A day or a stretch that the text has spoken of.
#[derive(Clone, Copy)]
pub(super) struct Earlier {
    pub(super) from: Date,
    /// The day of its small hours: of the night to Sunday, Sunday.
    pub(super) dawn: Date,
    pub(super) granularity: Granularity,
    pub(super) at: Place,
    pub(super) context: Context,
    /// It names its month: "6 November", and not "Thursday".
    pub(super) dated: bool,
    /// Where it is a clock time, its hour.
    pub(super) hour: Option<i8>,
}

/// A place in the calendar.
pub(super) struct Placed {
    pub(super) stamp: Stamp,
    /// Where it differs from what the stamp says.
    pub(super) interval: Option<(DateTime, DateTime)>,
    pub(super) anchor: Anchor,
    pub(super) alternatives: Vec<Stamp>,
}

impl Placed {
    pub(super) fn new(stamp: Stamp, anchor: Anchor) -> Self {
        Self { stamp, interval: None, anchor, alternatives: Vec::new() }
    }

    pub(super) fn day(day: Day, anchor: Anchor) -> Self {
        Self::new(Stamp::Point(Point::day(day)), anchor)
    }

    pub(super) fn date(date: Option<Date>, anchor: Anchor) -> Self {
        date.map_or_else(Self::unknown, |date| Self::day(Day::of(date), anchor))
    }

    pub(super) fn unknown() -> Self {
        Self::day(Day::Unknown, Anchor::None)
    }

    pub(super) fn span(mut self, from: Option<DateTime>, until: Option<DateTime>) -> Self {
        self.interval = from.zip(until).filter(|(from, until)| from < until);
        self
    }
}

impl Resolver {
    pub(super) fn new(published: Option<Published>, day_first: Option<bool>) -> Self {
        let clocked = published.is_some_and(|p| p.time.is_some());
        let published = published.map(|p| p.date.to_datetime(p.time.unwrap_or(jiff::civil::Time::midnight())));
        Self { published, clocked, day_first, earlier: Vec::new(), at: Place::default() }
    }

    /// The times that the text spoke of, the last one first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Earlier> {
        self.earlier.iter().rev().take(MEMORY)
    }

    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// The time that an expression would say in another context; it is not remembered.
    pub(super) fn supposed(&mut self, expr: &Expr, context: Context, text: &str, at: Place) -> Time {
        let known = self.earlier.len();
        let time = self.resolve(expr, context, text, at);
        self.earlier.truncate(known);
        time
    }

    /// The time that an expression says, in its place.
    pub(super) fn resolve(&mut self, expr: &Expr, context: Context, text: &str, at: Place) -> Time {
        self.at = at;
        let mut placed = self.place(expr, context);
        if let Some(hour) = expr.hour {
            let on = |stamp: Stamp, hour| match stamp {
                Stamp::Point(point) => {
                    let point = Point { hour: Some(hour), offset: None, ..point };
                    let offset = expr.zone.and_then(|zone| zone.offset(point.interval().map(|(from, _)| from)));
                    Stamp::Point(Point { offset, ..point })
                }
                other => other,
            };
            // "midnight on Friday" is the one that ends it as often as the one that begins it.
            if let (true, Stamp::Point(point)) = (hour == Hour::MIDNIGHT, placed.stamp)
                && let Some((_, until)) = point.interval()
            {
                placed.alternatives.push(Stamp::Point(Point::date(until.date())));
            }
            placed.alternatives = placed.alternatives.into_iter().map(|s| on(s, hour)).collect();
            placed.stamp = match (on(placed.stamp, hour), expr.hour_until) {
                (Stamp::Point(from), Some(until)) => Stamp::Range(from, Point { hour: Some(until), ..from }),
                (stamp, _) => stamp,
            };
            placed.interval = None;
        }
        let mut time = Time::of(&placed.stamp, text);
        if placed.interval.is_some() {
            time.interval = placed.interval;
        }
        time.anchor =
            if time.interval.is_some() || placed.anchor == Anchor::Stated { placed.anchor } else { Anchor::None };
        time.alternatives = placed.alternatives.iter().map(ToString::to_string).collect();
        time.approximate = expr.approximate || context.near;
        match expr.zone {
            Some(PrintedZone::Local) => time.zone = Zone::Local,
            Some(PrintedZone::Named(zone)) if time.zone == Zone::Unknown => time.zone = Zone::Named(zone),
            _ => {}
        }
        if matches!(expr.what, What::Set(_)) {
            time.kind = TimeKind::Set;
            time.interval = None;
        }
        if let What::Set(value) = &expr.what {
            time.timex3.clone_from(value);
        }
        // "early Friday at 5:30" is as fine as its clock.
        if let Some(phase) = expr.phase.filter(|_| !matches!(expr.hour, Some(Hour::Clock { .. }))) {
            let long = |(from, until)| moved(from, Unit::Day, 1.0).is_some_and(|end| end < until);
            // "early Monday" is a part of the day.
            if time.granularity == Granularity::Day && !time.interval.is_some_and(long) {
                time.granularity = Granularity::DayPart;
            }
            time.interval = time.interval.and_then(|whole| self.narrowed(whole, phase, time.granularity));
        }
        if let Some((from, until)) = time.interval
            && time.kind != TimeKind::Duration
            // "now" is when it is told, and no day that what follows belongs to; nor is one that only the page's own date gives
            // to an hour.
            && time.timex3 != "PRESENT_REF"
            && !(expr.what == What::SomeDay && time.anchor == Anchor::Counted)
            // "a Halloween crowd" may be of any day.
            && !matches!(expr.what, What::Holiday(..) | What::Named(_))
        {
            // A war is dated to the day, and still no day that "at 2 a.m." could belong to.
            let long = moved(from, Unit::Day, 2.0).is_some_and(|end| end < until);
            let granularity = if long { time.granularity.max(Granularity::Week) } else { time.granularity };
            let dated = matches!(expr.what, What::Date { .. });
            // "Overnight" is one of two nights.
            let named = expr.what != What::SomeDay;
            let night = named && granularity == Granularity::DayPart && until.hour() > 0;
            let dawn = if night { until.date() } else { from.date() };
            let hour = matches!(expr.hour, Some(Hour::Clock { .. })).then(|| from.hour());
            self.earlier.push(Earlier { from: from.date(), dawn, granularity, at, context, dated, hour });
        }
        time
    }

    /// "early", "late" and the like take thirds of a stretch; "earlier this" and "later this" meet at today.
    pub(super) fn narrowed(
        &self,
        (from, until): (DateTime, DateTime),
        phase: Phase,
        granularity: Granularity,
    ) -> Option<(DateTime, DateTime)> {
        let seconds = from.until(until).ok()?.total((jiff::Unit::Second, from)).ok()?;
        let whole_days = granularity >= Granularity::Day;
        let cut = |share: f64| {
            let at = moved(from, Unit::Second, seconds * share)?;
            Some(if whole_days { midnight(at.date()) } else { at })
        };
        let (third, two_thirds) = (cut(1.0 / 3.0)?, cut(2.0 / 3.0)?);
        let today = self.published.filter(|p| from <= *p && *p < until).map(|p| midnight(p.date()));
        let (low, high) = match phase {
            // "the early hours" of the morning last until it is day.
            Phase::Early if seconds <= 12.0 * 3600.0 => (from, two_thirds),
            Phase::Early | Phase::Start => (from, third),
            Phase::Mid => (third, two_thirds),
            // "late on Tuesday night" is before midnight more often than after.
            Phase::Late if !whole_days && from.date() < until.date() => (cut(0.25)?, until),
            Phase::Late | Phase::End => (two_thirds, until),
            Phase::Earlier => (from, today.and_then(|t| moved(t, Unit::Day, 1.0)).unwrap_or(until)),
            Phase::Later => (today.unwrap_or(from), until),
        };
        Some(if low < high { (low, high) } else { (from, until) })
    }

    pub(super) fn place(&self, expr: &Expr, context: Context) -> Placed {
        match &expr.what {
            What::SomeDay => self.place_clock(expr, context),
            What::Date { .. } => self.place_date(expr),
            What::Dates { year, from, until } => self.place_dates(*year, *from, *until),
            What::Month { year, month, side } => self.place_month(*year, *month, *side, context),
            What::Months { year, from, until } => {
                let until = self.place_month(*year, *until, Side::Bare, context);
                let year = match until.stamp {
                    Stamp::Point(Point { day: Day::Month(y, m), .. }) => y.map(|y| if m < *from { y - 1 } else { y }),
                    _ => None,
                };
                let Stamp::Point(last) = until.stamp else { return Placed::unknown() };
                Placed::new(Stamp::Range(Point::day(Day::Month(year, *from)), last), until.anchor)
            }
            What::Year(year) => Placed::day(Day::Year(*year), Anchor::Stated),
            What::Years(from, until) => {
                Placed::new(Stamp::Range(Point::day(Day::Year(*from)), Point::day(Day::Year(*until))), Anchor::Stated)
            }
            What::Decade(year) => Placed::day(Day::Decade(year / 10), Anchor::Stated),
            What::Century(century) => Placed::day(Day::Century(*century), Anchor::Stated),
            What::Fiscal { year, quarter } => {
                let (year, anchor) = self.year(*year);
                let year = year.or_else(|| self.today().map(Date::year));
                Placed::day(Day::Fiscal(year, *quarter), anchor)
            }
            What::Quarter { year, quarter } => self.place_part_of_year(*year, context, |y| Day::Quarter(y, *quarter)),
            What::Half { year, half } => self.place_part_of_year(*year, context, |y| Day::Half(y, *half)),
            What::Season { year, season, side } => self.place_season(*year, *season, *side, context),
            What::Weekday(day, side) => self.place_weekday(*day, *side, context),
            What::WeekdayOfWeek(day, by) => {
                let monday = self.today().and_then(|t| floor(days(t, i64::from(*by) * 7)?, Unit::Week));
                Placed::date(monday.and_then(|m| days(m, i64::from(*day) - 1)), Anchor::Counted)
            }
            What::DayOfMonth(day) => self.place_day_of_month(*day, context),
            What::WeekNumber(number) => match self.today() {
                Some(today) => Placed::day(Day::Week(Some((today.year(), *number))), Anchor::Nearest),
                None => Placed::day(Day::Week(None), Anchor::None),
            },
            What::Shift(unit, by) => self.counted_from_today(*unit, i64::from(*by)),
            What::Anaphor(unit, by) => match self.last_day(*unit) {
                Some(day) => Self::shifted(Some(day), *unit, i64::from(*by), Anchor::Earlier),
                None => Self::shifted(self.today(), *unit, i64::from(*by), Anchor::Counted),
            },
            What::Weekend => {
                // Early in the week, the weekend that is told as past is the one just over.
                let over = context.tense == Tense::Done && self.today().is_some_and(|t| calendar::weekday_of(t) < 5);
                Self::shifted(self.today(), Unit::Weekend, -i64::from(over), Anchor::Counted)
            }
            // "resigned the next year", but "will build the next year"
            What::NextOne(unit) => match self.last_day(*unit).filter(|_| !context.ahead()) {
                Some(day) => Self::shifted(Some(day), *unit, 1, Anchor::Earlier),
                None => self.place_stretch(1.0, *unit, true, false),
            },
            What::Stretch { count, unit, ahead, vague } => self.place_stretch(*count, *unit, *ahead, *vague),
            What::Offset { count, unit, from: From::Published, vague: true } => self.place_nearby(*unit, *count > 0.0),
            What::Offset { unit, from: From::Earlier, vague: true, .. } => {
                Placed::new(Stamp::Length(Length::Vague(*unit)), Anchor::None)
            }
            What::Offset { count, unit, from, .. } => self.place_offset(*count, *unit, from, context),
            What::Nth { nth, of, whole } => self.place_nth(*nth, *of, whole, context),
            What::Reach(reach) => self.place_reach(*reach, context),
            What::Then => self.place_then(),
            What::Nearby { unit, ahead } => self.place_nearby(*unit, *ahead),
            What::Holiday(rule, year, side) => self.place_holiday(*rule, *year, *side, context),
            What::Named(Named::Era(from, until)) => {
                Placed::new(Stamp::Range(Point::date(*from), Point::date(*until)), Anchor::Stated)
            }
            What::Named(Named::Holiday(rule)) => self.place_holiday(*rule, Year::Unsaid, Side::Bare, context),
            What::Length(length) => Placed::new(Stamp::Length(*length), Anchor::None),
            What::Set(_) => Placed::unknown(),
        }
    }

    /// The last time of the text that is at least as fine as the unit; the event before the report.
    pub(super) fn last_day(&self, unit: Unit) -> Option<Date> {
        let finest = match unit {
            Unit::Year => Granularity::Year,
            Unit::Month => Granularity::Month,
            Unit::Week | Unit::Weekend => Granularity::Week,
            _ => Granularity::Day,
        };
        let fits = |e: &&Earlier| e.granularity <= finest;
        let event = self.recent().filter(fits).find(|e| !e.context.reports);
        event.or_else(|| self.recent().find(fits)).map(|e| e.from)
    }
}
