//! Times of day: "18h38", "3.30pm", "17:05 GMT", "half past seven", "5 to 7 p.m.".

use crate::number::is_of_play;

use super::daypart::DayPart;
use super::expr::PrintedZone;
use super::scan::Scan;
use super::timex::Hour;
use super::vocab::Word;
use super::zone::NamedZone;

/// A time of day as printed, and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: Hour,
    pub(super) until: Option<Hour>,
    pub(super) zone: Option<PrintedZone>,
    pub(super) end: usize,
    /// Nothing but its place says that it is a time: "9", "10:30".
    pub(super) bare: bool,
}

/// Hour, minute, second as printed, before a.m. or p.m. is known.
#[derive(Clone, Copy)]
struct Face {
    hour: u8,
    minute: Option<u8>,
    second: Option<u8>,
    end: usize,
    /// Written in a way that only times are: "18h38", "17:05".
    sure: bool,
}

impl Face {
    fn hour(self, add: Option<u8>) -> Hour {
        let hour = match add {
            Some(0) if self.hour == 12 => 0,
            Some(12) if self.hour < 12 => self.hour + 12,
            _ => self.hour,
        };
        Hour::Clock { hour, minute: self.minute, second: self.second }
    }
}

/// What stands before a clock time.
const CLOCK_LEADS: [&str; 14] =
    ["at", "around", "about", "by", "from", "until", "till", "since", "before", "after", "to", "and", "-", "@"];

impl Scan<'_, '_> {
    /// A time of day that begins at `i`.
    /// Whether a day stands before the hour at token `i`, or a zone behind it.
    fn is_on_clock(&self, i: usize) -> bool {
        let dated = matches!(self.word(i - 1), Word::Weekday(_)) || self.digits(i - 1, 4).is_some();
        dated || self.follows(i, &["past"]) || self.is_any(i + 2, &["gmt", "utc", "cet", "est", "edt", "pst", "pdt"])
    }

    pub(super) fn clock(&self, i: usize) -> Option<Clock> {
        let mut clock = self.clock_without_zone(i)?;
        // "at 8 Eastern time" is rarer than a number before a capital.
        let whole = matches!(clock.hour, Hour::Clock { minute: None, .. });
        let named = |zone| clock.bare && (matches!(zone, PrintedZone::Named(_)) || whole && zone == PrintedZone::Local);
        if let Some((zone, end)) = self.zone(clock.end).filter(|(zone, _)| !named(*zone)) {
            (clock.zone, clock.end, clock.bare) = (Some(zone), end, false);
        }
        Some(self.with_pair(clock))
    }

    fn clock_without_zone(&self, i: usize) -> Option<Clock> {
        let plain = |hour, end| Clock { hour, until: None, zone: None, end, bare: false };
        let at = |hour, end| Some(plain(Hour::Clock { hour, minute: None, second: None }, end));
        match self.word(i) {
            Word::Noon => return at(12, i + 1),
            Word::Midnight => return at(0, i + 1),
            _ => {}
        }
        if let Some((face, end)) = self.past_or_to(i) {
            let (add, end) = self.meridiem(end).map_or((None, end), |(add, end)| (Some(add), end));
            return Some(plain(face.hour(add), end));
        }
        let face = self.face(i)?;
        if let Some((add, end)) = self.meridiem(face.end)
            && (1..=12).contains(&face.hour)
        {
            // "12 noon", "9 a.m. to 5 p.m."
            let mut clock = plain(face.hour(Some(add)), end);
            if let Some((until, end)) = self.other_end(end, add) {
                (clock.until, clock.end) = (Some(until), end);
            }
            return Some(clock);
        }
        if matches!(self.word(face.end), Word::Noon | Word::Midnight) && face.hour == 12 && face.minute.is_none() {
            return at(if self.word(face.end) == Word::Noon { 12 } else { 0 }, face.end + 1);
        }
        // "5 to 7 p.m.": the first of the two takes the second one's half of the day.
        if face.hour <= 12
            && let Some(next) = self.range_mark(face.end)
            && let Some(until) = self.face(next)
            && let Some((own, end)) = self.meridiem(until.end)
            && (1..=12).contains(&until.hour)
        {
            // "11 to 1 p.m."
            let add = if face.hour > until.hour && face.hour != 12 { 12 - own } else { own };
            let (hour, until) = (face.hour(Some(add)), until.hour(Some(own)));
            return Some(Clock { until: Some(until), ..plain(hour, end) });
        }
        let mut clock = Clock { bare: !face.sure, ..plain(face.hour(None), face.end) };
        // "17:06 pm"
        if let Some((_, end)) = self.meridiem(face.end).filter(|_| face.hour > 12) {
            clock.end = end;
        }
        if self.word(face.end) == Word::Oclock {
            (clock.end, clock.bare) = (face.end + 1, false);
            if let Some((add, end)) = self.meridiem(clock.end) {
                (clock.hour, clock.end) = (face.hour(Some(add)), end);
            }
        } else if (self.is_any(face.end, &["hours", "hrs"]) || self.is_any(face.end, &["h"]) && self.glued(face.end))
            && (face.sure || self.digits(i, 4).is_some())
        {
            (clock.end, clock.bare) = (face.end + 1, false);
        } else if let Some(next) = self.range_mark(face.end).filter(|_| face.sure)
            && let Some(until) = self.face(next).filter(|f| f.sure)
        {
            (clock.until, clock.end) = (Some(until.hour(None)), until.end);
        }
        Some(clock)
    }

    /// "to 5 p.m." behind "9 a.m.".
    fn other_end(&self, end: usize, add: u8) -> Option<(Hour, usize)> {
        let face = self.face(self.range_mark(end)?)?;
        let (own, end) = self.meridiem(face.end).or_else(|| face.sure.then_some((add, face.end)))?;
        Some((face.hour(Some(own)), end))
    }

    fn range_mark(&self, i: usize) -> Option<usize> {
        (self.is_dash(i) || self.is_any(i, &["to", "and", "until", "till", "through"])).then_some(i + 1)
    }

    /// Digits or words that can be read off a clock.
    fn face(&self, i: usize) -> Option<Face> {
        let face = |hour, minute, second, end, sure| Some(Face { hour, minute, second, end, sure });
        // "won in a time of 3:20", "scored with 4:40 left": lengths of time.
        let timed = i > self.start + 1 && self.is(i - 1, "of") && self.is(i - 2, "time");
        if timed || self.is(i + 1, ":") && is_of_play(self.tokens, i, i + 3) {
            return None;
        }
        match self.word(i) {
            Word::Count(n) if n <= 12 => {
                // "seven thirty", "nine fifty-nine"
                let hyphen = usize::from(self.is_hyphen(i + 1));
                let minute = self.minute_words(i + 1 + hyphen);
                match minute {
                    Some((minute, end)) => face(n, Some(minute), None, end, false),
                    None => face(n, None, None, i + 1, false),
                }
            }
            Word::Number => {
                let text = self.text(i);
                if let Some((hour, minute)) = text.split_once('.').filter(|(h, m)| h.len() < 3 && m.len() == 2) {
                    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
                    return (hour < 24 && minute < 60)
                        .then_some(())
                        .and_then(|()| face(hour, Some(minute), None, i + 1, false));
                }
                let hour = self.number(i)?;
                if text.len() >= 3 {
                    let fits = text.len() <= 4 && hour / 100 < 24 && hour % 100 < 60;
                    return fits.then(|| face((hour / 100) as u8, Some((hour % 100) as u8), None, i + 1, false))?;
                }
                let hour = u8::try_from(hour).ok().filter(|h| *h <= 24)?;
                // "9:25", and "9 : 25" in texts that were taken apart and put together again.
                if self.is(i + 1, ":") && self.glued(i + 1) == self.glued(i + 2) {
                    let minute = self.digits(i + 2, 2).filter(|m| *m < 60)? as u8;
                    if hour == 24 && minute > 0 {
                        return None;
                    }
                    if self.is(i + 3, ":") && self.glued(i + 3) && self.glued(i + 4) {
                        let second = self.digits(i + 4, 2).filter(|s| *s < 60)? as u8;
                        return face(hour, Some(minute), Some(second), i + 5, true);
                    }
                    return face(hour, Some(minute), None, i + 3, true);
                }
                // "won in 4h 57m": a length of time.
                let lasts =
                    |k: usize| self.word(k) == Word::Number && self.is_any(k + 1, &["m", "min", "mins", "minutes"]);
                if self.word(i + 1) == Word::HourMark && lasts(i + 2) {
                    return None;
                }
                if self.word(i + 1) == Word::HourMark && self.glued(i + 1) {
                    let minute = self.digits(i + 2, 2).filter(|m| *m < 60 && self.glued(i + 2));
                    return match minute {
                        Some(minute) => face(hour, Some(minute as u8), None, i + 3, true),
                        // "The climb took 4h": only "at 4h", "Thursday 8h" and "8h GMT" are told by a clock.
                        None if i > 0 && !self.follows(i, &CLOCK_LEADS) && !self.is_on_clock(i) => None,
                        None => face(hour, None, None, i + 2, false),
                    };
                }
                face(hour, None, None, i + 1, false)
            }
            _ => None,
        }
    }

    fn minute_words(&self, i: usize) -> Option<(u8, usize)> {
        match self.word(i) {
            Word::Tens(tens) if tens < 60 => match self.word(i + 1 + usize::from(self.is_hyphen(i + 1))) {
                Word::Count(n) if n < 10 => Some((tens + n, i + 2 + usize::from(self.is_hyphen(i + 1)))),
                _ => Some((tens, i + 1)),
            },
            Word::Count(n) if (10..20).contains(&n) => Some((n, i + 1)),
            _ => None,
        }
    }

    /// "half past seven", "a quarter to nine", "20 minutes past three".
    fn past_or_to(&self, i: usize) -> Option<(Face, usize)> {
        let mut at = i + usize::from(self.word(i) == Word::A);
        let minutes = match self.word(at) {
            Word::Half => 30,
            Word::Quarter => 15,
            Word::Tens(n) | Word::Count(n) => n,
            Word::Number => u8::try_from(self.number(at)?).ok()?,
            _ => return None,
        };
        at += 1;
        at += usize::from(matches!(self.word(at), Word::Units(super::calendar::Unit::Minute)));
        let back = match self.word(at) {
            Word::Past => false,
            _ if self.is(at, "to") && minutes < 30 && self.word(at - 1) != Word::Number => true,
            _ => return None,
        };
        let noon = match self.word(at + 1) {
            Word::Noon => Some(12),
            Word::Midnight => Some(0),
            _ => None,
        };
        let mut face = match noon {
            Some(hour) => Face { hour, minute: None, second: None, end: at + 2, sure: true },
            None => self.face(at + 1).filter(|f| f.minute.is_none() && f.hour > 0)?,
        };
        // "five to seven" is a range more often than a time.
        if (noon.is_none() && back && minutes != 15 && self.meridiem(face.end).is_none()) || minutes > 59 {
            return None;
        }
        face.minute = Some(if back { 60 - minutes } else { minutes });
        if back {
            face.hour = (face.hour + 23) % 24;
        }
        face.end += usize::from(self.word(face.end) == Word::Oclock);
        Some((face, face.end))
    }

    /// "a.m.", "pm", "p.m": the hours to add, and the token behind it.
    fn meridiem(&self, i: usize) -> Option<(u8, usize)> {
        if let Word::Meridiem(add) = self.word(i) {
            return Some((add, i + 1));
        }
        let add = if self.is(i, "a") {
            0
        } else if self.is(i, "p") {
            12
        } else {
            return None;
        };
        let dotted = self.is(i + 1, ".") && self.is(i + 2, "m") && self.glued(i + 1);
        dotted.then(|| (add, i + 3 + usize::from(self.is(i + 3, ".") && self.glued(i + 3) && i + 4 < self.limit)))
    }

    /// "GMT", "GMT+8", "(GMT +8)", "local time", "Eastern time".
    fn zone(&self, i: usize) -> Option<(PrintedZone, usize)> {
        if self.is(i, "(") {
            let (zone, end) = self.bare_zone(i + 1)?;
            return self.is(end, ")").then_some((zone, end + 1));
        }
        self.bare_zone(i)
    }

    fn bare_zone(&self, i: usize) -> Option<(PrintedZone, usize)> {
        match self.word(i) {
            Word::Zone(minutes) => {
                let sign = if self.is(i + 1, "+") { 1 } else { -1 };
                let signed = minutes == 0 && (sign == 1 || self.is_hyphen(i + 1));
                match self.number(i + 2).filter(|h| signed && *h <= 14) {
                    Some(hours) => Some((PrintedZone::Fixed(sign * hours as i16 * 60), i + 3)),
                    None => Some((PrintedZone::Fixed(minutes), i + 1)),
                }
            }
            Word::LocalZone if self.is_capitalized(i) => Some((
                NamedZone::at(self.tokens, i).map_or(PrintedZone::Local, |(zone, _)| PrintedZone::Named(zone)),
                i + 1,
            )),
            Word::PlaceZone(minutes) if self.is(i + 1, "time") => Some((PrintedZone::Fixed(minutes), i + 2)),
            Word::PlaceZone(minutes) if self.is(i + 1, "mean") && self.is(i + 2, "time") => {
                Some((PrintedZone::Fixed(minutes), i + 3))
            }
            Word::Local if self.is(i + 1, "time") => {
                let place = self.is_any(i + 2, &["in", "at"]).then(|| self.named_zone(i + 3)).flatten();
                Some((place.map_or(PrintedZone::Local, |(zone, _)| PrintedZone::Named(zone)), i + 2))
            }
            _ if self.is_capitalized(i) => {
                if let Some((zone, end)) = self.named_zone(i) {
                    let at = end + usize::from(self.is_any(end, &["standard", "daylight", "summer"]));
                    let id = self.is(i + 1, "/");
                    if id || self.is(at, "time") || self.is_american(i) {
                        let end = if self.is(at, "time") { at + 1 } else { end };
                        return Some((PrintedZone::Named(zone), end));
                    }
                }
                let at = i + 1 + usize::from(self.is_any(i + 1, &["standard", "daylight", "summer"]));
                self.is(at, "time").then_some((PrintedZone::Local, at + 1))
            }
            _ => None,
        }
    }

    /// "9:22 p.m. Eastern on Monday", "9:22 p.m. Pacific April 9": as American outlets write a zone behind an hour.
    fn is_american(&self, i: usize) -> bool {
        let date = matches!(self.word(i + 1), Word::Month(_) | Word::LooseMonth(_) | Word::Weekday(_));
        let hour = matches!(self.before(i), Word::Meridiem(_)) || self.is_any(i.wrapping_sub(1), &[".", "m"]);
        let zone = self.is_any(i, &["eastern", "central", "mountain", "pacific"]);
        hour && zone && (date || !self.is_capitalized(i + 1))
    }

    /// A zone by its own name or that of a place, within the sentence.
    fn named_zone(&self, i: usize) -> Option<(NamedZone, usize)> {
        NamedZone::at(self.tokens, i).filter(|(_, end)| *end <= self.limit && self.is_capitalized(i))
    }

    /// "18h38 (09h38 GMT)": one instant said twice, so that the zone of the first follows from the pair.
    fn with_pair(&self, clock: Clock) -> Clock {
        let read = || {
            let open = clock.end;
            (self.is(open, "(") && clock.until.is_none()).then_some(())?;
            let other = self.clock_without_zone(open + 1)?;
            let (PrintedZone::Fixed(offset), end) = self.zone(other.end)? else { return None };
            let minutes = |hour| match hour {
                Hour::Clock { hour, minute, .. } => Some(i16::from(hour) * 60 + i16::from(minute.unwrap_or(0))),
                Hour::Part(_) => None,
            };
            let apart = minutes(clock.hour)? - minutes(other.hour)? + offset;
            // Offsets run from -12 to +14 hours; a pair may fall on two days.
            let apart = if apart > 14 * 60 {
                apart - 1440
            } else if apart < -12 * 60 {
                apart + 1440
            } else {
                apart
            };
            self.is(end, ")").then_some((apart, end + 1))
        };
        match read() {
            Some((offset, end)) => Clock { zone: Some(PrintedZone::Fixed(offset)), end, bare: false, ..clock },
            None => clock,
        }
    }

    /// "in the morning", "at night" behind a clock time, and the token behind it.
    pub(super) fn in_part(&self, i: usize) -> Option<(DayPart, usize)> {
        if self.is_any(i, &["in", "during"])
            && self.word(i + 1) == Word::The
            && let Word::Part(part) = self.word(i + 2)
        {
            return Some((part, i + 3));
        }
        (self.is(i, "at") && self.word(i + 1) == Word::Part(DayPart::Night)).then_some((DayPart::Night, i + 2))
    }
}

/// The clock time that a part of the day makes of a bare one: "10:30" of an evening is 22:30.
pub(super) fn in_day_part(hour: Hour, part: DayPart) -> Hour {
    match (hour, part) {
        (Hour::Clock { hour, minute, second }, DayPart::Afternoon | DayPart::Evening) if hour < 12 => {
            Hour::Clock { hour: hour + 12, minute, second }
        }
        (Hour::Clock { hour, minute, second }, DayPart::Night) if (6..12).contains(&hour) => {
            Hour::Clock { hour: hour + 12, minute, second }
        }
        (other, _) => other,
    }
}
