//! A time as it is printed and as it is understood.

use std::fmt;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

use super::calendar::{Unit, moved};
use super::timex::{Day, Hour, Point, Stamp};
use super::zone::NamedZone;

/// How fine a time is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Granularity {
    /// "18:38:05"
    Second,
    /// "18:38"
    Minute,
    /// "around 6 p.m."
    Hour,
    /// "Sunday evening"
    DayPart,
    /// "Sunday"
    Day,
    /// "the weekend"
    Weekend,
    /// "this week"
    Week,
    /// "in April 2019"
    Month,
    /// "the second quarter"
    Quarter,
    /// "last summer"
    Season,
    /// "the first half"
    Half,
    /// "in 2019"
    Year,
    /// "the 1990s"
    Decade,
    /// "the 19th century"
    Century,
    /// "soon", "in the coming days"
    Fuzzy,
}

/// TIMEX3's four types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimeKind {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// Where the clock of a time stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Zone {
    /// The words do not say: "at 18:38".
    #[default]
    Unknown,
    /// The words say it is the zone of the place that they speak of: "8 p.m. local time".
    Local,
    /// The words name a zone whose offset on that date is not known: "10 a.m. ET" without the feature `zones`.
    Named(NamedZone),
    /// So many minutes east of UTC: "17:05 GMT", "18h38 (09h38 GMT)".
    Fixed(i16),
}

/// How a time got its place in the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Anchor {
    /// The words say it all: "12 September 2023".
    Stated,
    /// The most recent one before the publication date, or that date itself: "arrived on Tuesday".
    MostRecent,
    /// The first one from the publication date on: "lasts until Wednesday".
    Coming,
    /// The one nearest to the publication date: "September 5".
    Nearest,
    /// Counted from the publication date: "yesterday", "last week", "two years ago".
    Counted,
    /// By an earlier time in the text: "the next day".
    Earlier,
    /// Nothing says where it belongs; it stays a template: "some Tuesday".
    #[default]
    None,
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stated => "stated in full",
            Self::MostRecent => "the most recent one up to the publication date",
            Self::Coming => "the next one from the publication date on",
            Self::Nearest => "the one nearest to the publication date",
            Self::Counted => "counted from the publication date",
            Self::Earlier => "by an earlier time in the text",
            Self::None => "not anchored",
        })
    }
}

/// A time as it is printed and as it is understood: a half-open stretch of the civil calendar, or a length.
///
/// ```
/// use corroborate::time::{Granularity, Time};
///
/// let time = Time::from_timex3("2023-09-10TEV")?;
/// assert_eq!(time.granularity(), Granularity::DayPart);
/// assert_eq!(time.earliest().as_deref(), Some("2023-09-10T18:00"));
/// assert_eq!(time.latest().as_deref(), Some("2023-09-10T22:00"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Time {
    pub(super) kind: TimeKind,
    pub(super) timex3: String,
    pub(super) granularity: Granularity,
    pub(super) text: String,
    /// None where the time is a template, a length or a set; an open end is the first or last instant there is.
    pub(super) interval: Option<(DateTime, DateTime)>,
    pub(super) zone: Zone,
    pub(super) anchor: Anchor,
    pub(super) alternatives: Vec<String>,
    pub(super) approximate: bool,
}

impl Time {
    /// A time from its value in TIMEX3's notation, or two of them with a slash for a range.
    ///
    /// # Errors
    /// When the value is malformed or names a day that does not exist, such as `2023-02-30`.
    pub fn from_timex3(value: &str) -> Result<Self, Error> {
        let stamp = Stamp::parse(value).ok_or_else(|| ErrorKind::Timex { text: value.to_owned() })?;
        Ok(Self::of(&stamp, value))
    }

    /// The time that a value names, without any context.
    pub(super) fn of(stamp: &Stamp, text: &str) -> Self {
        let (kind, granularity, interval, offset) = match stamp {
            Stamp::Ref(_) => (TimeKind::Date, Granularity::Fuzzy, None, None),
            Stamp::Length(_) => (TimeKind::Duration, Granularity::Fuzzy, None, None),
            Stamp::Point(p) => (kind_of(p), p.granularity(), p.interval(), p.offset),
            Stamp::Range(a, b) => {
                let whole = a.interval().zip(b.interval()).map(|((from, _), (_, until))| (from, until));
                (kind_of(a), a.granularity().max(b.granularity()), whole.filter(|(a, b)| a < b), a.offset)
            }
        };
        Self {
            kind,
            timex3: stamp.to_string(),
            granularity,
            text: text.to_owned(),
            interval,
            zone: offset.map_or(Zone::Unknown, Zone::Fixed),
            anchor: if interval.is_some() { Anchor::Stated } else { Anchor::None },
            alternatives: Vec::new(),
            approximate: false,
        }
    }

    /// A time of which the text says only on which side of an event it lies: "after the fair".
    pub(crate) fn beside_event(text: &str) -> Self {
        Self { kind: TimeKind::Date, ..Self::of(&Stamp::Point(Point::day(Day::Unknown)), text) }
    }

    /// The same words over a stretch of the calendar, of which either end may be open.
    pub(crate) fn over(self, (from, until): (DateTime, DateTime), granularity: Granularity) -> Self {
        Self { interval: Some((from, until)), granularity: granularity.max(Granularity::Day), ..self }
    }

    /// The same time where the publication date that it hangs on may be some days off: a weekday may be that of another
    /// week, "yesterday" and "this Friday" another day. What is stated in full, or is no single day, stays as it is.
    pub(crate) fn loosely_dated(mut self) -> Self {
        let off: &[i64] = match self.anchor {
            Anchor::MostRecent | Anchor::Coming => &[-7, 7],
            Anchor::Counted => &[-7, -3, -2, -1, 1, 2, 3, 7],
            _ => return self,
        };
        let day = self.timex3.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
        let Some(day) = day else { return self };
        for &days in off {
            if let Ok(moved) = day.checked_add(jiff::Span::new().days(days)) {
                self.alternatives.push(format!("{moved}{}", &self.timex3[10..]));
            }
        }
        self
    }

    /// Some time up to the end of this one: "reported on Monday that it had left" puts the leaving there. None where
    /// this one has no place in the calendar.
    pub(crate) fn no_later(&self) -> Option<Self> {
        let (_, until) = self.interval?;
        let others = self.alternatives.iter().filter_map(|value| Self::from_timex3(value).ok()?.interval);
        let until = others.map(|(_, until)| until).fold(until, DateTime::max);
        let day = moved(until, Unit::Second, -1.0)?.date();
        let next = day.tomorrow().ok()?.to_datetime(jiff::civil::Time::midnight());
        Some(Self {
            kind: TimeKind::Date,
            timex3: "PAST_REF".to_owned(),
            granularity: self.granularity.max(Granularity::Day),
            interval: Some((DateTime::MIN, next)),
            alternatives: Vec::new(),
            ..self.clone()
        })
    }

    /// A day that was counted back from the publication, which may be one off: the night lies between.
    pub(crate) fn counted_back(self, words: &str) -> Self {
        Self { anchor: Anchor::Counted, approximate: true, ..self.said(words) }
    }

    /// The same in other words.
    pub(crate) fn said(self, words: &str) -> Self {
        Self { text: words.to_owned(), ..self }
    }

    /// TIMEX3's type.
    pub fn kind(&self) -> TimeKind {
        self.kind
    }

    /// The value in TIMEX3's notation.
    pub fn timex3(&self) -> &str {
        &self.timex3
    }

    /// How fine it is said.
    pub fn granularity(&self) -> Granularity {
        self.granularity
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its clock stands.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// How it got its place in the calendar.
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// The first day, or the first minute of a time of day, in ISO 8601; none where it is open or not known.
    pub fn earliest(&self) -> Option<String> {
        let (from, _) = self.interval?;
        (from != DateTime::MIN).then(|| self.print(from))
    }

    /// The last day, or the last minute of a time of day, in ISO 8601; none where it is open or not known.
    ///
    /// A part of the day is a matter of opinion, so that its end is printed as the round hour: 22:00 and not 21:59.
    pub fn latest(&self) -> Option<String> {
        let (_, until) = self.interval?;
        if until == DateTime::MAX {
            return None;
        }
        let last = match self.granularity {
            Granularity::DayPart => until,
            Granularity::Second => moved(until, Unit::Second, -1.0)?,
            Granularity::Minute | Granularity::Hour => moved(until, Unit::Minute, -1.0)?,
            _ => moved(until, Unit::Day, -1.0)?,
        };
        Some(self.print(last))
    }

    fn print(&self, at: DateTime) -> String {
        match self.granularity {
            Granularity::Second => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            Granularity::Minute | Granularity::Hour | Granularity::DayPart => at.strftime("%Y-%m-%dT%H:%M").to_string(),
            _ => at.strftime("%Y-%m-%d").to_string(),
        }
    }

    /// The half-open stretch of civil time; an open end is the first or the last instant there is.
    pub(crate) fn interval(&self) -> Option<(DateTime, DateTime)> {
        self.interval
    }

    /// Whether it has a place in the calendar.
    pub fn is_resolved(&self) -> bool {
        self.interval.is_some()
    }

    /// Whether it is a date or a time of day without a place in the calendar: "some Tuesday".
    pub fn is_template(&self) -> bool {
        self.interval.is_none() && matches!(self.kind, TimeKind::Date | TimeKind::Time)
    }

    /// Other values that stay plausible, in TIMEX3's notation: the other order of day and month, another anchor.
    pub fn alternatives(&self) -> &[String] {
        &self.alternatives
    }

    /// Whether it is hedged: "around the day after tomorrow".
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// The value, read again; none for what TIMEX3 has no notation for.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        Stamp::parse(&self.timex3)
    }
}

fn kind_of(point: &Point) -> TimeKind {
    match (point.hour, point.day) {
        (Some(Hour::Clock { .. } | Hour::Part(_)), _) => TimeKind::Time,
        (None, Day::Unknown | _) => TimeKind::Date,
    }
}

/// How a time is written where claims are exchanged. Only `timex3` is required; the rest follows from it.
#[derive(Serialize, Deserialize)]
struct Wire {
    timex3: String,
    #[serde(default)]
    text: String,
    kind: Option<TimeKind>,
    granularity: Option<Granularity>,
    from: Option<String>,
    until: Option<String>,
    zone: Option<Zone>,
    anchor: Option<Anchor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<String>,
    #[serde(default)]
    approximate: bool,
}

impl From<Time> for Wire {
    fn from(time: Time) -> Self {
        Self {
            from: time.interval.map(|(from, _)| from.to_string()),
            until: time.interval.map(|(_, until)| until.to_string()),
            timex3: time.timex3,
            text: time.text,
            kind: Some(time.kind),
            granularity: Some(time.granularity),
            zone: Some(time.zone),
            anchor: Some(time.anchor),
            alternatives: time.alternatives,
            approximate: time.approximate,
        }
    }
}

impl TryFrom<Wire> for Time {
    type Error = Error;

    fn try_from(wire: Wire) -> Result<Self, Error> {
        let mut time = Self::from_timex3(&wire.timex3)?;
        if !wire.text.is_empty() {
            time.text = wire.text;
        }
        let read = |text: Option<String>| {
            let parsed = text.map(|t| t.parse::<DateTime>().map_err(|_| Error::from(ErrorKind::Timex { text: t })));
            parsed.transpose()
        };
        if let (Some(from), Some(until)) = (read(wire.from)?, read(wire.until)?) {
            time.interval = Some((from, until));
        }
        time.kind = wire.kind.unwrap_or(time.kind);
        time.granularity = wire.granularity.unwrap_or(time.granularity);
        time.zone = wire.zone.unwrap_or(time.zone);
        time.anchor = wire.anchor.unwrap_or(time.anchor);
        time.alternatives = wire.alternatives;
        time.approximate = wire.approximate;
        Ok(time)
    }
}
