//! Of which day a clock time is that is printed without one.

use jiff::civil::Date;

use super::anchor::{Earlier, Front, Placed, Resolver};
use super::calendar::days;
use super::context::{Context, Tense};
use super::daypart::DayPart;
use super::expr::Expr;
use super::timex::{Hour, Point, Stamp};
use super::value::{Anchor, Granularity};

/// How many sentences back the day of a bare clock time is looked for; of a deed that is done further, since a report has
/// its day at the head.
const NEAR: usize = 4;
const REPORT: usize = 16;

/// How many sentences on, where each is a paragraph, a day still is the one that is told of.
const CLOSE: usize = 3;

/// How many sentences a report begins with: the day of its news is told there.
const HEAD: usize = 8;

/// Until when the hours after midnight are of the night.
const SMALL: u8 = 7;

/// From when it is evening, and until when morning, for what goes on overnight.
const EVENING: i8 = 18;
const MORNING: u8 = 12;

/// How many days news is old at most.
const NEWS: i32 = 8;

impl Resolver {
    pub(super) fn place_clock(&self, expr: &Expr, context: Context) -> Placed {
        let (days_told, guessed) = self.days_told(expr, context);
        // "overnight" is the night that ended this morning.
        let night = expr.hour == Some(Hour::Part(DayPart::Night));
        let Some(&day) = days_told.first() else {
            let day = self.today().and_then(|today| if night { days(today, -1) } else { Some(today) });
            return day.map_or_else(Placed::unknown, |day| Placed::date(Some(day), Anchor::Counted));
        };
        let mut placed = Placed::date(Some(day), Anchor::Earlier);
        let before = days(day, -1).filter(|_| night);
        // What was told on Tuesday may have happened on any day of the week before.
        let week = (1..=7).filter(|_| guessed).filter_map(|back| days(self.today()?, -back));
        let others = before.into_iter().chain(days_told[1..].iter().copied()).chain(self.today()).chain(week);
        for other in others.filter(|d| *d != day) {
            let other = Stamp::Point(Point::date(other));
            if !placed.alternatives.contains(&other) {
                placed.alternatives.push(other);
            }
        }
        placed
    }

    /// The days of the text that a clock time may belong to, the likeliest first, and whether they are only those on which it
    /// was told.
    ///
    /// What is done happened on the day that its sentence or its paragraph speaks of, else on that of the news, which the
    /// head of the report tells; then comes the day that was told of last. "The road, closed since Sunday, reopened at 8":
    /// not on Sunday.
    fn days_told(&self, expr: &Expr, context: Context) -> (Vec<Date>, bool) {
        let done = context.tense == Tense::Done;
        let back = if done { REPORT } else { NEAR };
        // "An accord on power from next January. The train arrived at noon": what is done has not waited for January.
        let tomorrow = self.today().and_then(|today| days(today, 1));
        let over = |e: &&Earlier| !done || tomorrow.is_none_or(|t| e.from <= t);
        let is_day = |e: &&Earlier| e.granularity <= Granularity::Day;
        let near = |e: &&Earlier| is_day(e) && e.at.sentence + back >= self.at.sentence && over(e);
        let spoken = |e: &&Earlier| near(e) && !e.context.reports;
        let of_news = |e: &&Earlier| {
            let apart = self.today().and_then(|today| e.from.until(today).ok()).map(|span| span.get_days().abs());
            apart.is_none_or(|days| days <= NEWS)
        };
        let on = |e: &&Earlier| spoken(e) && !e.context.bounds();
        // "It is planned for noon on Friday and the dinner for 8 p.m."
        let here = self.recent().find(|e| on(e) && e.at.sentence == self.at.sentence);
        let direct = |e: &&Earlier| on(e) && !e.context.ahead() && of_news(e);
        let around = || self.recent().find(|e| direct(e) && !e.at.aside && e.at.paragraph == self.at.paragraph);
        let alone = |e: &&Earlier| {
            let paragraphs = self.at.paragraph.saturating_sub(e.at.paragraph);
            paragraphs <= CLOSE && e.at.sentence + paragraphs == self.at.sentence
        };
        // The line "Tue 9 May 14:30" heads what follows, but not the day of the article itself.
        let of_article = |e: &&Earlier| e.dated && self.today() == Some(e.from);
        let close = || self.recent().find(|e| direct(e) && alone(e) && !e.at.had && !e.at.aside && !of_article(e));
        let head = || {
            // "Aville, 6 November" above the text: when it was written.
            let stamp = |e: &&Earlier| e.dated && e.at.line || of_article(e);
            let news = |e: &&Earlier| {
                let plain = !e.context.reports && !e.context.bounds() && !e.context.ahead();
                plain && is_day(e) && over(e) && of_news(e) && !stamp(e)
            };
            let first = self.earlier.iter().take_while(|e| e.at.sentence < HEAD).find(news)?;
            // "Divers found a body on Tuesday, a day after the ferry sank at dawn on Monday": what is told of is the older.
            self.earlier.iter().filter(|e| e.at.sentence == first.at.sentence).filter(news).min_by_key(|e| e.from)
        };
        // A line of a list goes on from the one before it.
        let placed = here.or_else(around).or_else(close).or_else(head).filter(|_| done && self.at.front != Front::Bare);
        let last = self.recent().find(spoken);
        // What was told on Monday happened by then: Monday is a better guess than the day it was printed.
        let told = || self.recent().find(|e| near(e) && done);
        // "The fire broke out on Monday night. At 3 a.m. the roof fell in"; but what a morning paper tells is of the day before.
        let small = matches!(expr.hour, Some(Hour::Clock { hour, .. }) if hour < SMALL);
        let told_by = |day: Date| self.today().is_none_or(|today| day < today || self.clocked && day == today);
        // "At 10:20 p.m. the train set off. At 8 a.m. it pulled in": on the morning after.
        let morning = || {
            let Some(Hour::Clock { hour, .. }) = expr.hour else { return None };
            let before = self.recent().next().filter(|e| e.hour.is_some_and(|h| h >= EVENING) && hour < MORNING)?;
            let next = before.at.sentence < self.at.sentence && self.at.sentence <= before.at.sentence + 2;
            let goes_on = done && self.at.front != Front::Within && next && !self.at.had && !before.at.had;
            days(before.from, 1).filter(|_| goes_on).filter(|day| self.today().is_none_or(|today| *day <= today))
        };
        let morning = morning();
        let day = |e: &Earlier| match morning {
            Some(morning) if days(e.from, 1) == Some(morning) => morning,
            _ if small && told_by(e.dawn) => e.dawn,
            _ => e.from,
        };
        // "The crash was on Friday. A special train will leave at 1 p.m.": not on Friday.
        let to_come = |e: &&Earlier| {
            let gone = self.today().is_some_and(|today| e.from < today);
            !(context.ahead() && gone && e.at.sentence != self.at.sentence && !e.context.ahead())
        };
        let last = last.filter(to_come);
        let guessed = placed.is_none() && last.is_none();
        (placed.into_iter().chain(last.or_else(told)).map(day).collect(), guessed)
    }
}
