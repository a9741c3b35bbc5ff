//! Times that are counted from another one, and the vague ones: "two days later", "the past three years", "soon".

use jiff::civil::{Date, DateTime};

use super::anchor::{Earlier, Placed, Resolver};
use super::calendar::{self, Unit, days, floor, midnight, moved, week_of, weekday};
use super::context::{Context, Tense};
use super::expr::{Expr, From, Nth};
use super::length::{Length, Parts};
use super::timex::{Day, Hour, Point, Reach, Stamp};
use super::value::{Anchor, Granularity};

/// A page may have been written so many days before the date that it bears.
const LATE_PAGE: i8 = 2;

impl Resolver {
    /// `by` whole units from the one that `from` lies in.
    pub(super) fn shifted(from: Option<Date>, unit: Unit, by: i64, anchor: Anchor) -> Placed {
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
        Placed::day(day, anchor)
    }

    /// "last week", "next month", from the day of publication; where a week or a month turns, also from the day on which the
    /// text may have been written, or by another calendar.
    pub(super) fn counted_from_today(&self, unit: Unit, by: i64) -> Placed {
        let mut placed = Self::shifted(self.today(), unit, by, Anchor::Counted);
        let turn = match (self.today(), unit) {
            // To some a week begins on Sunday.
            (Some(today), Unit::Week) if calendar::weekday_of(today) == 7 => days(today, 1),
            // A page of the first may have been written on the last.
            (Some(today), Unit::Month | Unit::Quarter | Unit::Year) if today.day() <= LATE_PAGE => {
                days(today, -i64::from(LATE_PAGE))
            }
            _ => None,
        };
        if turn.is_some() {
            let other = Self::shifted(turn, unit, by, Anchor::Counted).stamp;
            placed.alternatives.extend((other != placed.stamp).then_some(other));
        }
        placed
    }

    pub(super) fn place_stretch(&self, count: f64, unit: Unit, ahead: bool, vague: bool) -> Placed {
        let length = if vague { Length::Vague(unit) } else { Length::Exact(Parts::of(count, unit)) };
        let placed = Placed::new(Stamp::Length(length), Anchor::Counted);
        let Some(today) = self.today().map(midnight) else { return placed };
        let tomorrow = moved(today, Unit::Day, 1.0);
        let count = if vague { 7.0 } else { count };
        let hours = unit < Unit::Day;
        // The next two days begin tomorrow, the next two hours today; whole days are all that can be said.
        let base = if ahead && !hours { tomorrow } else { Some(today) };
        let far = base.and_then(|base| moved(base, unit, if ahead { count } else { -count }));
        let far = far.map(|far| midnight(far.date()));
        match (ahead, hours) {
            (true, true) => placed.span(base, far.and_then(|far| moved(far, Unit::Day, 1.0))),
            (true, false) => placed.span(base, far),
            (false, _) => placed.span(far, tomorrow),
        }
    }

    /// "in the coming days", "in recent weeks", "a few days ago"
    pub(super) fn place_nearby(&self, unit: Unit, ahead: bool) -> Placed {
        let reach = if ahead { Reach::Future } else { Reach::Past };
        let placed = Placed::new(Stamp::Ref(reach), Anchor::Counted);
        let Some(today) = self.today().map(midnight) else { return placed };
        let tomorrow = moved(today, Unit::Day, 1.0);
        // "The coming days" are a week, "recent weeks" some seven; hours are rounded to whole days.
        let far = moved(today, unit.max(Unit::Day), if ahead { 7.0 } else { -7.0 });
        if ahead { placed.span(Some(today), far) } else { placed.span(far, tomorrow) }
    }

    pub(super) fn place_offset(&self, count: f64, unit: Unit, from: &From, context: Context) -> Placed {
        let mut exact = false;
        let (base, anchor) = match from {
            From::Published => (self.published, Anchor::Counted),
            From::Earlier => match self.last_day(unit) {
                Some(day) => (Some(midnight(day)), Anchor::Earlier),
                None => (self.published, Anchor::Counted),
            },
            From::Expr(whole) => {
                let placed = self.place(whole, context);
                let at = match placed.stamp {
                    Stamp::Point(point) => {
                        exact = point.granularity() == Granularity::Day;
                        point.interval().map(|(from, _)| from)
                    }
                    _ => None,
                };
                (at, placed.anchor)
            }
        };
        // "an hour later": without the time of day of the one, the other has none; and it is not counted from the report.
        if unit < Unit::Day && (anchor != Anchor::Counted || !self.clocked || *from == From::Earlier) {
            let parts = Parts::of(count.abs(), unit);
            return Placed::new(Stamp::Length(Length::Exact(parts)), Anchor::None);
        }
        let Some(at) = base.and_then(|base| moved(base, unit, count)) else { return Placed::unknown() };
        let date = at.date();
        // The value is as fine as the unit: "two years ago" is a year, "five minutes ago" a minute; but "two weeks
        // after Christmas" is a day.
        let day = match unit {
            _ if exact => Day::of(date),
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

    pub(super) fn place_nth(&self, nth: i8, of: Nth, whole: &Expr, context: Context) -> Placed {
        let placed = self.place(whole, context);
        let Stamp::Point(point) = placed.stamp else { return Placed::unknown() };
        let Some((from, until)) = point.day.interval() else { return Placed::unknown() };
        let anchor = placed.anchor;
        match of {
            Nth::Unit(unit) if nth == 0 => Self::shifted(Some(from), unit, 0, anchor),
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
                Self::shifted(base.and_then(|b| floor(b, unit)), unit, by, anchor)
            }
        }
    }

    /// "back then": the last time that the text spoke of.
    pub(super) fn place_then(&self) -> Placed {
        let last = self.recent().find(|e| !e.context.reports && e.granularity < Granularity::Fuzzy);
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
        Self::shifted(Some(from), unit, 0, Anchor::Earlier)
    }

    pub(super) fn place_reach(&self, reach: Reach, context: Context) -> Placed {
        let today = self.today().map(midnight);
        let tomorrow = today.and_then(|t| moved(t, Unit::Day, 1.0));
        let placed = Placed::new(Stamp::Ref(reach), Anchor::Counted);
        match (reach, today) {
            (_, None) => placed,
            (Reach::Past, _) => placed.span(Some(DateTime::MIN), tomorrow),
            (Reach::Present, _) => placed.span(today, tomorrow),
            // "Clashes soon erupted": soon after something, and not from today on.
            (Reach::Future, _) if context.tense == Tense::Done => placed,
            (Reach::Future, _) => placed.span(today, Some(DateTime::MAX)),
        }
    }
}
