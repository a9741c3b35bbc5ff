//! Where in the calendar an expression belongs.

use jiff::civil::{Date, DateTime};

use crate::article::Published;

use super::TimeRole;
use super::calendar::{self, Unit, days, floor, midnight, moved, week_of, weekday, weekday_of};
use super::context::Context;
use super::expr::{Expr, From, Nth, Phase, PrintedZone, Side, What, Year};
use super::named::{Named, Rule};
use super::timex::{Day, Hour, Point, Reach, Stamp};
use super::value::{Anchor, Granularity, Time, TimeKind, Zone};

/// A month-day without a year lies within half a year of the publication date: right for 94 % of 2,328 annotated news
/// expressions.
const HALF_YEAR: i32 = 182;

/// How many sentences back the day of a bare clock time is looked for.
const NEAR: usize = 4;

/// Resolves the expressions of one text, in their order.
pub(super) struct Resolver {
    published: Option<DateTime>,
    earlier: Vec<Earlier>,
    /// The number of the sentence that is being read.
    sentence: usize,
}

/// A day or a stretch that the text has spoken of.
#[derive(Clone, Copy)]
struct Earlier {
    from: Date,
    granularity: Granularity,
    sentence: usize,
    reports: bool,
}

/// A place in the calendar.
struct Placed {
    stamp: Stamp,
    /// Where it differs from what the stamp says.
    interval: Option<(DateTime, DateTime)>,
    anchor: Anchor,
    alternatives: Vec<Stamp>,
}

impl Placed {
    fn new(stamp: Stamp, anchor: Anchor) -> Self {
        Self { stamp, interval: None, anchor, alternatives: Vec::new() }
    }

    fn day(day: Day, anchor: Anchor) -> Self {
        Self::new(Stamp::Point(Point::day(day)), anchor)
    }

    fn date(date: Option<Date>, anchor: Anchor) -> Self {
        date.map_or_else(Self::unknown, |date| Self::day(Day::of(date), anchor))
    }

    fn unknown() -> Self {
        Self::day(Day::Unknown, Anchor::None)
    }

    fn span(mut self, from: Option<DateTime>, until: Option<DateTime>) -> Self {
        self.interval = from.zip(until).filter(|(from, until)| from < until);
        self
    }
}

impl Resolver {
    pub(super) fn new(published: Option<Published>) -> Self {
        let published = published.map(|p| p.date.to_datetime(p.time.unwrap_or(jiff::civil::Time::midnight())));
        Self { published, earlier: Vec::new(), sentence: 0 }
    }

    fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// The time that an expression says, in its place.
    pub(super) fn resolve(&mut self, expr: &Expr, context: &Context, text: &str, sentence: usize) -> Time {
        self.sentence = sentence;
        let mut placed = self.place(expr, context);
        if let Some(hour) = expr.hour {
            let offset = match expr.zone {
                Some(PrintedZone::Fixed(offset)) => Some(offset),
                _ => None,
            };
            let on = |stamp: Stamp, hour| match stamp {
                Stamp::Point(point) => Stamp::Point(Point { hour: Some(hour), offset, ..point }),
                other => other,
            };
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
        if expr.zone == Some(PrintedZone::Local) {
            time.zone = Zone::Local;
        }
        if matches!(expr.what, What::Set(_)) {
            time.kind = TimeKind::Set;
            time.interval = None;
        }
        if let What::Set(value) = &expr.what {
            time.timex3.clone_from(value);
        }
        if let Some(phase) = expr.phase {
            time.interval = time.interval.and_then(|whole| self.narrowed(whole, phase, time.granularity));
            // "early Monday" is a part of the day.
            if time.granularity == Granularity::Day {
                time.granularity = Granularity::DayPart;
            }
        }
        if let Some((from, _)) = time.interval
            && time.kind != TimeKind::Duration
        {
            self.earlier.push(Earlier {
                from: from.date(),
                granularity: time.granularity,
                sentence,
                reports: context.reports,
            });
        }
        time
    }

    /// "early", "late" and the like take thirds of a stretch; "earlier this" and "later this" meet at today.
    fn narrowed(
        &self,
        (from, until): (DateTime, DateTime),
        phase: Phase,
        granularity: Granularity,
    ) -> Option<(DateTime, DateTime)> {
        let seconds = from.until(until).ok()?.total((jiff::Unit::Second, from)).ok()?;
        let whole_days = granularity > Granularity::Day;
        let cut = |share: f64| {
            let at = moved(from, Unit::Second, seconds * share)?;
            Some(if whole_days { midnight(at.date()) } else { at })
        };
        let (third, two_thirds) = (cut(1.0 / 3.0)?, cut(2.0 / 3.0)?);
        let today = self.published.filter(|p| from <= *p && *p < until).map(|p| midnight(p.date()));
        let (low, high) = match phase {
            Phase::Early | Phase::Start => (from, third),
            Phase::Mid => (third, two_thirds),
            Phase::Late | Phase::End => (two_thirds, until),
            Phase::Earlier => (from, today.and_then(|t| moved(t, Unit::Day, 1.0)).unwrap_or(until)),
            Phase::Later => (today.unwrap_or(from), until),
        };
        Some(if low < high { (low, high) } else { (from, until) })
    }

    fn place(&self, expr: &Expr, context: &Context) -> Placed {
        match &expr.what {
            What::SomeDay => self.place_clock(expr),
            What::Date { year, month, day, swapped, .. } => self.place_date(*year, *month, *day, *swapped, expr),
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
            What::Shift(unit, by) => self.shifted(self.today(), *unit, i64::from(*by), Anchor::Counted),
            What::Anaphor(unit, by) => match self.last_day(*unit) {
                Some(day) => self.shifted(Some(day), *unit, i64::from(*by), Anchor::Earlier),
                None => self.shifted(self.today(), *unit, i64::from(*by), Anchor::Counted),
            },
            What::Stretch { count, unit, ahead, vague } => self.place_stretch(*count, *unit, *ahead, *vague),
            What::Offset { count, unit, from } => self.place_offset(*count, *unit, from, context),
            What::Nth { nth, of, whole } => self.place_nth(*nth, *of, whole, context),
            What::Reach(reach) => self.place_reach(*reach),
            What::Then => self.place_then(),
            What::Nearby { unit, ahead } => {
                // "the coming days" are a week, "recent weeks" some seven.
                let today = self.today().map(midnight);
                let reach = if *ahead { Reach::Future } else { Reach::Past };
                let far = today.and_then(|t| moved(t, *unit, if *ahead { 7.0 } else { -7.0 }));
                let tomorrow = today.and_then(|t| moved(t, Unit::Day, 1.0));
                let placed = Placed::new(Stamp::Ref(reach), Anchor::Counted);
                if *ahead { placed.span(today, far) } else { placed.span(far, tomorrow) }
            }
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
    fn last_day(&self, unit: Unit) -> Option<Date> {
        let finest = match unit {
            Unit::Year => Granularity::Year,
            Unit::Month => Granularity::Month,
            Unit::Week | Unit::Weekend => Granularity::Week,
            _ => Granularity::Day,
        };
        let fits = |e: &&Earlier| e.granularity <= finest;
        let event = self.earlier.iter().rev().filter(fits).find(|e| !e.reports);
        event.or_else(|| self.earlier.iter().rev().find(fits)).map(|e| e.from)
    }

    fn place_clock(&self, expr: &Expr) -> Placed {
        let near = |e: &&Earlier| e.granularity <= Granularity::Day && e.sentence + NEAR >= self.sentence && !e.reports;
        let earlier = self.earlier.iter().rev().find(near).map(|e| e.from);
        match (earlier, self.today()) {
            (Some(day), today) => {
                let mut placed = Placed::date(Some(day), Anchor::Earlier);
                placed.alternatives.extend(today.filter(|t| *t != day).map(|t| Stamp::Point(Point::date(t))));
                placed
            }
            (None, Some(today)) => {
                // "overnight" is the night that ended this morning.
                let night = expr.hour == Some(Hour::Part(super::daypart::DayPart::Night));
                Placed::date(if night { days(today, -1) } else { Some(today) }, Anchor::Counted)
            }
            (None, None) => Placed::unknown(),
        }
    }

    fn year(&self, year: Year) -> (Option<i16>, Anchor) {
        match year {
            Year::Is(year) => (Some(year), Anchor::Stated),
            Year::Shift(by) => (self.today().and_then(|t| t.year().checked_add(by.into())), Anchor::Counted),
            Year::Unsaid => (None, Anchor::None),
        }
    }

    fn place_date(&self, year: Year, month: u8, day: u8, swapped: bool, expr: &Expr) -> Placed {
        let (stated, anchor) = self.year(year);
        let What::Date { weekday: said, .. } = expr.what else { return Placed::unknown() };
        let Some(year) = stated else {
            let Some(today) = self.today() else { return Placed::day(Day::Date(None, month, day), Anchor::None) };
            let in_year = |y: i16| Date::new(y, month as i8, day as i8).ok();
            let mut near: Vec<Date> = (-1..=1).filter_map(|k| in_year(today.year().checked_add(k)?)).collect();
            near.sort_by_key(|d| (days_apart(*d, today), *d));
            // A weekday that is said with it decides, within a few years.
            let fits = |d: &&Date| said.is_none_or(|w| weekday_of(**d) == w);
            let date = near.iter().find(fits).or_else(|| near.first()).copied();
            return Placed::date(date.or_else(|| (1..5).find_map(|k| in_year(today.year() - k))), Anchor::Nearest);
        };
        let mut placed = Placed::day(Day::Date(Some(year), month, day), anchor);
        if swapped {
            // The other order stays an alternative; the one nearer to the publication date comes first.
            let dates = [(month, day), (day, month)].map(|(m, d)| Date::new(year, m as i8, d as i8).ok());
            if let [Some(first), Some(second)] = dates {
                let apart = |date| self.today().map(|t| days_apart(date, t));
                let (best, other) = if apart(second) < apart(first) { (second, first) } else { (first, second) };
                placed = Placed::date(Some(best), anchor);
                placed.alternatives.push(Stamp::Point(Point::date(other)));
            }
        }
        placed
    }

    fn place_dates(&self, year: Year, from: (u8, u8), until: (u8, u8)) -> Placed {
        let (stated, anchor) = self.year(year);
        let (year, anchor) = match (stated, self.today()) {
            (Some(year), _) => (Some(year), anchor),
            (None, Some(today)) => (nearest_year(today, from.0, from.1), Anchor::Nearest),
            (None, None) => (None, Anchor::None),
        };
        let ends = year.map(|y| if until < from { y + 1 } else { y });
        let (first, last) = (Day::Date(year, from.0, from.1), Day::Date(ends, until.0, until.1));
        Placed::new(Stamp::Range(Point::day(first), Point::day(last)), anchor)
    }

    fn place_month(&self, year: Year, month: u8, side: Side, context: &Context) -> Placed {
        if let (Some(year), anchor) = self.year(year) {
            return Placed::day(Day::Month(Some(year), month), anchor);
        }
        let Some(today) = self.today() else { return Placed::day(Day::Month(None, month), Anchor::None) };
        let now = today.month() as u8;
        let (this, last, next) = (today.year(), today.year() - 1, today.year() + 1);
        let (year, anchor) = match side {
            Side::This => (this, Anchor::Counted),
            Side::Last | Side::Past => (if month < now { this } else { last }, Anchor::MostRecent),
            Side::Next | Side::Coming => (if month > now { this } else { next }, Anchor::Coming),
            Side::Bare if context.ahead => (if month >= now { this } else { next }, Anchor::Coming),
            Side::Bare => (if month <= now { this } else { last }, Anchor::MostRecent),
        };
        Placed::day(Day::Month(Some(year), month), anchor)
    }

    fn place_part_of_year(&self, year: Year, context: &Context, day: impl Fn(Option<i16>) -> Day) -> Placed {
        if let (Some(year), anchor) = self.year(year) {
            return Placed::day(day(Some(year)), anchor);
        }
        let Some(today) = self.today() else { return Placed::day(day(None), Anchor::None) };
        let this = day(Some(today.year()));
        // A quarter that has not begun is last year's, unless the sentence looks ahead.
        let begun = this.interval().is_some_and(|(from, _)| from <= today);
        if begun || context.ahead {
            return Placed::day(this, Anchor::Nearest);
        }
        Placed::day(day(Some(today.year() - 1)), Anchor::MostRecent)
    }

    fn place_season(&self, year: Year, season: super::timex::Season, side: Side, context: &Context) -> Placed {
        if let (Some(year), anchor) = self.year(year) {
            return Placed::day(Day::Season(Some(year), season), anchor);
        }
        let Some(today) = self.today() else { return Placed::day(Day::Season(None, season), Anchor::None) };
        let near = |wanted: fn((Date, Date), Date) -> bool, years: [i16; 3]| {
            years
                .into_iter()
                .filter_map(|k| today.year().checked_add(k))
                .find(|&y| Day::Season(Some(y), season).interval().is_some_and(|span| wanted(span, today)))
        };
        let (year, anchor) = match side {
            Side::Last | Side::Past => (near(|(_, until), t| until <= t, [0, -1, -2]), Anchor::MostRecent),
            Side::Next => (near(|(from, _), t| from > t, [-1, 0, 1]), Anchor::Coming),
            Side::Coming => (near(|(from, _), t| from > t, [-1, 0, 1]), Anchor::Coming),
            Side::This => (near(|(_, until), t| until > t, [-1, 0, 1]), Anchor::Counted),
            Side::Bare if context.ahead => (near(|(_, until), t| until > t, [-1, 0, 1]), Anchor::Coming),
            Side::Bare => (near(|(from, _), t| from <= t, [1, 0, -1]), Anchor::MostRecent),
        };
        Placed::day(Day::Season(year, season), anchor)
    }

    fn place_weekday(&self, day: u8, side: Side, context: &Context) -> Placed {
        let Some(today) = self.today() else { return Placed::day(Day::Weekday(day), Anchor::None) };
        // "the day after tomorrow, or Wednesday": one day said twice.
        let same = |e: &&Earlier| {
            e.sentence == self.sentence && e.granularity <= Granularity::Day && weekday_of(e.from) == day
        };
        if let Some(earlier) = self.earlier.iter().rev().take(3).find(same)
            && side == Side::Bare
        {
            return Placed::date(Some(earlier.from), Anchor::Earlier);
        }
        let back = (weekday_of(today) + 7 - day) % 7;
        let ahead = (day + 7 - weekday_of(today)) % 7;
        let (by, anchor) = match side {
            // "last Tuesday", written on a Tuesday, is a week earlier.
            Side::Last | Side::Past => (-i64::from(if back == 0 { 7 } else { back }), Anchor::MostRecent),
            Side::Next | Side::Coming => (i64::from(if ahead == 0 { 7 } else { ahead }), Anchor::Coming),
            Side::This if context.ahead => (i64::from(ahead), Anchor::Coming),
            Side::This => (i64::from(day) - i64::from(weekday_of(today)), Anchor::Counted),
            Side::Bare if context.ahead => (i64::from(ahead), Anchor::Coming),
            Side::Bare => (-i64::from(back), Anchor::MostRecent),
        };
        Placed::date(days(today, by), anchor)
    }

    fn place_day_of_month(&self, day: u8, context: &Context) -> Placed {
        let Some(today) = self.today() else { return Placed::day(Day::DayOfMonth(day), Anchor::None) };
        let first = today.first_of_month();
        let months = if context.ahead { [0.0, 1.0, 2.0] } else { [0.0, -1.0, -2.0] };
        let on = |by: f64| {
            let month = moved(midnight(first), Unit::Month, by)?.date();
            Date::new(month.year(), month.month(), day as i8).ok()
        };
        let fits = |d: &Date| if context.ahead { *d >= today } else { *d <= today };
        let anchor = if context.ahead { Anchor::Coming } else { Anchor::MostRecent };
        Placed::date(months.into_iter().filter_map(on).find(fits), anchor)
    }

    /// `by` whole units from the one that `from` lies in.
    fn shifted(&self, from: Option<Date>, unit: Unit, by: i64, anchor: Anchor) -> Placed {
        let Some(from) = from else { return Placed::unknown() };
        let at =
            moved(midnight(from), if unit == Unit::Weekend { Unit::Week } else { unit }, by as f64).map(DateTime::date);
        let Some(at) = at else { return Placed::unknown() };
        let day = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Day::of(at),
            Unit::Week | Unit::Fortnight => Day::Week(Some(week_of(at))),
            Unit::Weekend => Day::Weekend(Some(week_of(at))),
            Unit::Month => Day::Month(Some(at.year()), at.month() as u8),
            Unit::Quarter => Day::Quarter(Some(at.year()), (at.month() as u8 - 1) / 3 + 1),
            Unit::Half => Day::Half(Some(at.year()), (at.month() as u8 - 1) / 6 + 1),
            Unit::Year => Day::Year(at.year()),
            Unit::Decade => Day::Decade(at.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Day::Century(at.year().div_euclid(100)),
        };
        // Early in the week, "the weekend" and "this weekend" in the past tense are the one just over; the value
        // follows the calendar week, as annotators do.
        Placed::day(day, anchor)
    }

    fn place_stretch(&self, count: f64, unit: Unit, ahead: bool, vague: bool) -> Placed {
        use super::length::{Length, Parts};
        let length = if vague { Length::Vague(unit) } else { Length::Exact(Parts::of(count, unit)) };
        let today = self.today().map(midnight);
        let tomorrow = today.and_then(|t| moved(t, Unit::Day, 1.0));
        let count = if vague { 7.0 } else { count };
        let placed = Placed::new(Stamp::Length(length), Anchor::Counted);
        if ahead {
            let until = tomorrow.and_then(|t| moved(t, unit, count));
            placed.span(tomorrow, until)
        } else {
            placed.span(today.and_then(|t| moved(t, unit, -count)), tomorrow)
        }
    }

    fn place_offset(&self, count: f64, unit: Unit, from: &From, context: &Context) -> Placed {
        let (base, anchor) = match from {
            From::Published => (self.published, Anchor::Counted),
            From::Earlier => match self.last_day(unit) {
                Some(day) => (Some(midnight(day)), Anchor::Earlier),
                None => (self.published, Anchor::Counted),
            },
            From::Expr(whole) => {
                let placed = self.place(whole, context);
                let at = match placed.stamp {
                    Stamp::Point(point) => point.interval().map(|(from, _)| from),
                    _ => None,
                };
                (at, placed.anchor)
            }
        };
        let Some(at) = base.and_then(|base| moved(base, unit, count)) else { return Placed::unknown() };
        let date = at.date();
        // The value is as fine as the unit: "two years ago" is a year, "five minutes ago" a minute.
        let day = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let (hour, minute) = (at.hour() as u8, Some(at.minute() as u8));
                let hour = Hour::Clock { hour, minute: minute.filter(|_| unit < Unit::Hour), second: None };
                return Placed::new(Stamp::Point(Point { hour: Some(hour), ..Point::date(date) }), anchor);
            }
            Unit::Day => Day::of(date),
            Unit::Week | Unit::Weekend | Unit::Fortnight => Day::Week(Some(week_of(date))),
            Unit::Month | Unit::Quarter | Unit::Half => Day::Month(Some(date.year()), date.month() as u8),
            Unit::Year => Day::Year(date.year()),
            Unit::Decade => Day::Decade(date.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Day::Century(date.year().div_euclid(100)),
        };
        Placed::day(day, anchor)
    }

    fn place_nth(&self, nth: i8, of: Nth, whole: &Expr, context: &Context) -> Placed {
        let placed = self.place(whole, context);
        let Stamp::Point(point) = placed.stamp else { return Placed::unknown() };
        let Some((from, until)) = point.day.interval() else { return Placed::unknown() };
        let anchor = placed.anchor;
        match of {
            Nth::Unit(unit) if nth == 0 => self.shifted(Some(from), unit, 0, anchor),
            Nth::Weekday(day) => {
                let Some(day) = weekday(day) else { return Placed::unknown() };
                let edge = if nth > 0 { days(from, -1) } else { Some(until) };
                let date = edge.and_then(|edge| edge.nth_weekday(nth.into(), day).ok());
                Placed::date(date.filter(|d| from <= *d && *d < until), anchor)
            }
            Nth::Unit(unit) => {
                let by = if nth > 0 { i64::from(nth) - 1 } else { i64::from(nth) + 1 };
                // A week belongs to the month that has most of it, as ISO counts.
                let base = match (nth > 0, unit) {
                    (true, Unit::Week | Unit::Weekend) => days(from, 3),
                    (false, Unit::Week | Unit::Weekend) => days(until, -4),
                    (true, _) => Some(from),
                    (false, _) => days(until, -1),
                };
                self.shifted(base.and_then(|b| floor(b, unit)), unit, by, anchor)
            }
        }
    }

    /// "back then": the last time that the text spoke of.
    fn place_then(&self) -> Placed {
        let last = self.earlier.iter().rev().find(|e| !e.reports && e.granularity < Granularity::Fuzzy);
        let Some(Earlier { from, granularity, .. }) = last.copied() else {
            return Placed::new(Stamp::Ref(Reach::Past), Anchor::None);
        };
        let unit = match granularity {
            Granularity::Week | Granularity::Weekend => Unit::Week,
            Granularity::Month => Unit::Month,
            Granularity::Quarter | Granularity::Season | Granularity::Half => Unit::Quarter,
            Granularity::Year => Unit::Year,
            Granularity::Decade | Granularity::Century => Unit::Decade,
            _ => Unit::Day,
        };
        self.shifted(Some(from), unit, 0, Anchor::Earlier)
    }

    fn place_reach(&self, reach: Reach) -> Placed {
        let today = self.today().map(midnight);
        let tomorrow = today.and_then(|t| moved(t, Unit::Day, 1.0));
        let placed = Placed::new(Stamp::Ref(reach), Anchor::Counted);
        match (reach, today) {
            (_, None) => placed,
            (Reach::Past, _) => placed.span(Some(DateTime::MIN), tomorrow),
            (Reach::Present, _) => placed.span(today, tomorrow),
            (Reach::Future, _) => placed.span(today, Some(DateTime::MAX)),
        }
    }

    fn place_holiday(&self, rule: Rule, year: Year, side: Side, context: &Context) -> Placed {
        let (year, anchor) = match (self.year(year), self.today()) {
            ((Some(year), anchor), _) => (Some(year), anchor),
            ((None, _), None) => (None, Anchor::None),
            ((None, _), Some(today)) => {
                let near = [-1, 0, 1].into_iter().filter_map(|k| today.year().checked_add(k));
                let dated: Vec<(i16, Date)> = near.filter_map(|y| Some((y, rule.in_year(y)?.0))).collect();
                let before = || dated.iter().rev().find(|(_, d)| *d < today).map(|(y, _)| *y);
                let after = || dated.iter().find(|(_, d)| *d >= today).map(|(y, _)| *y);
                match side {
                    Side::Last | Side::Past => (before(), Anchor::MostRecent),
                    Side::Next | Side::Coming => (after(), Anchor::Coming),
                    Side::This => (Some(today.year()), Anchor::Counted),
                    Side::Bare if context.ahead || context.role == TimeRole::Until => (after(), Anchor::Coming),
                    Side::Bare => {
                        (dated.iter().min_by_key(|(_, d)| days_apart(*d, today)).map(|(y, _)| *y), Anchor::Nearest)
                    }
                }
            }
        };
        let Some((from, until)) = year.and_then(|y| rule.in_year(y)) else {
            return match rule {
                Rule::Fixed { month, day } => Placed::day(Day::Date(None, month, day), Anchor::None),
                _ => Placed::unknown(),
            };
        };
        if from == until {
            return Placed::date(Some(from), anchor);
        }
        let until = calendar::days(until, 1).map(midnight);
        Placed::day(Day::Year(from.year()), anchor).span(Some(midnight(from)), until)
    }
}

fn days_apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

fn nearest_year(today: Date, month: u8, day: u8) -> Option<i16> {
    let near =
        [-1, 0, 1].into_iter().filter_map(|k| Date::new(today.year().checked_add(k)?, month as i8, day as i8).ok());
    near.min_by_key(|d| (days_apart(*d, today), days_apart(*d, today) > HALF_YEAR)).map(Date::year)
}
