//! Dates, times, durations: what is printed, and when it was.

mod amount;
mod anchor;
mod attach;
mod bare;
mod calendar;
mod clock;
mod compare;
mod context;
mod counted;
mod dates;
mod day;
mod daypart;
mod edtf;
mod expr;
mod grammar;
mod length;
mod lone;
mod named;
mod numeric;
mod partial;
mod place;
mod read;
mod recurring;
mod relative;
mod scan;
mod stated;
mod timex;
mod value;
mod vocab;
mod years;
mod zone;

pub use compare::TimeOrder;
pub use daypart::DayParts;
pub use stated::stated_publication;
pub use value::{Anchor, Granularity, Time, TimeKind, Zone};
pub use zone::NamedZone;

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Published;
use crate::span::Span;
use crate::text::{Sentence, TokenKind, Tokens};

use anchor::{Front, Place, Resolver};
use context::{Context, Tense};
use expr::Expr;
use grammar::Parsed;
use numeric::day_first;
use scan::Scan;

/// How a time bounds what is said to happen, by the word before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeRole {
    /// "on Monday", "Monday", "in 2019"
    #[default]
    At,
    /// "since 2011", "from Monday"
    Since,
    /// "until Wednesday", "through Friday"
    Until,
    /// "by Friday"
    By,
    /// "before Friday"
    Before,
    /// "after Friday"
    After,
    /// "during the war", "throughout 2020"
    During,
    /// "within two weeks"
    Within,
}

/// A time in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// What they say.
    pub time: Time,
    /// How it bounds what is said to happen.
    pub role: TimeRole,
    /// Whether it dates the saying and not the deed: "Yonhap reported on Monday that the train had left".
    pub reports: bool,
}

/// Every time, duration and set in the text, in order, none inside another.
///
/// Times are anchored by the publication date, as news prose means them: a bare weekday is the most recent one, unless
/// its sentence looks ahead. A date in digits that has two readings (05/09/2023) keeps both, unless a weekday beside it
/// or other dates of the text (13/09/2023) tell the order. Without the publication date, or with one that [`doubt`] objects to, they stay templates.
///
/// ```
/// use corroborate::text::{lex, sentences};
/// use corroborate::time::times;
///
/// let tokens = lex("The ferry sank on Sunday evening; divers will return on Friday.");
/// let found = times(&tokens, &sentences(&tokens), "2019-03-06".parse().ok());
/// let values: Vec<&str> = found.iter().map(|m| m.time.timex3()).collect();
/// assert_eq!(values, ["2019-03-03TEV", "2019-03-08"]);
/// ```
pub fn times(tokens: &Tokens<'_>, sentences: &[Sentence], published: Option<Published>) -> Vec<TimeMention> {
    times_and_coming(tokens, sentences, published).into_iter().map(|(mention, _)| mention).collect()
}

/// The same, each with the time that it is if its clause looks ahead, where no word of its sentence tells which way it
/// looks and it makes a difference.
pub(crate) fn times_and_coming(
    tokens: &Tokens<'_>,
    sentences: &[Sentence],
    published: Option<Published>,
) -> Vec<(TimeMention, Option<Time>)> {
    let mut scan = Scan::new(tokens);
    let read = scan.read(sentences);
    let trusted = published.filter(|published| contradicted_by(&read, *published).is_none());
    let mut resolver = Resolver::new(trusted, day_first(read.iter().map(|found| &found.expr)));
    let resolve = |found: &Found| {
        let words = tokens.span(found.first, found.end - 1);
        let text = words.of(tokens.text());
        let at = place(tokens, &sentences[found.sentence], found);
        let open = found.context.tense == Tense::Open;
        let ahead = open.then(|| {
            let context = Context { tense: Tense::Ahead, ..found.context };
            resolver.supposed(&found.expr, context, text, at)
        });
        let time = resolver.resolve(&found.expr, found.context, text, at);
        let coming = ahead.filter(|coming| coming.interval() != time.interval());
        (TimeMention { span: words, time, role: found.context.role, reports: found.context.reports }, coming)
    };
    read.iter().map(resolve).collect()
}

/// Where an expression stands in its text.
fn place(tokens: &Tokens<'_>, sentence: &Sentence, found: &Found) -> Place {
    let Range { start, end } = sentence.tokens();
    let stopped = tokens.is_any(end.saturating_sub(1), &[".", "!", "?", "\"", "”", "’", "'", ":"]);
    let had = tokens.list[start..found.first].iter().any(|t| t.span.of(tokens.text()) == "had");
    // ", from where they had set off on Sunday": since a comma a clause goes on that only describes.
    let describes = |i: usize| {
        let led = tokens.is_any(i - 1, &["from", "at", "to", "in", "on", "of"]);
        let comma = if led { i.wrapping_sub(2) } else { i - 1 };
        tokens.is_any(i, &["where", "which", "who", "whom", "whose"]) && tokens.is(comma, ",")
    };
    let since = (start + 1..found.first).rev().take_while(|&i| !tokens.is(i, ",") || tokens.is(i + 1, ","));
    let aside = since.into_iter().any(describes);
    let mark = |i: usize| tokens.list[i].kind == TokenKind::Mark;
    let leads = |i: usize| mark(i) || tokens.is_any(i, &["at", "by", "around", "about", "just", "shortly", "after"]);
    let front = match start..found.first {
        before if before.clone().all(mark) => Front::Bare,
        before if before.clone().all(leads) => Front::Led,
        _ => Front::Within,
    };
    Place { sentence: found.sentence, paragraph: sentence.paragraph(), line: !stopped, front, had, aside }
}

/// Why the publication date cannot be right, in one sentence: the text tells of a later day as past, or its dateline is
/// decades off.
///
/// ```
/// use corroborate::text::{lex, sentences};
/// use corroborate::time::doubt;
///
/// let tokens = lex("The bridge collapsed on 14 August 2018.");
/// assert!(doubt(&tokens, &sentences(&tokens), "1970-01-01".parse()?).is_some());
/// assert!(doubt(&tokens, &sentences(&tokens), "2018-08-15".parse()?).is_none());
///
/// let tokens = lex("GENOA, August 14, 2018 — The bridge collapsed on Tuesday.");
/// assert!(doubt(&tokens, &sentences(&tokens), "2081-08-14".parse()?).is_some());
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn doubt(tokens: &Tokens<'_>, sentences: &[Sentence], published: Published) -> Option<String> {
    let read = Scan::new(tokens).read(sentences);
    let found = contradicted_by(&read, published)?;
    let words = tokens.span(found.first, found.end - 1).of(tokens.text());
    let why = if found.context.dates_article { "is dated" } else { "tells as past of" };
    Some(format!("published {}, says the article's date, but its text {why} {words}", published.date))
}

/// A time as it was read, before it has a place in the calendar.
struct Found {
    expr: Expr,
    context: Context,
    first: usize,
    end: usize,
    sentence: usize,
}

/// A year alone may be that of a plan or a model, unless it is so many years off.
const YEARS_OFF: i16 = 5;

/// A stamp that is older, or younger, than this is no late reprint's or a slip of the clock.
const DECADES_OFF: i16 = 20;

/// The first time that the publication date cannot stand beside.
fn contradicted_by(read: &[Found], published: Published) -> Option<&Found> {
    let apart = |day: Date| (day.year() - published.date.year()).abs() >= DECADES_OFF;
    let dated_off = |found: &&Found| found.context.dates_article && found.expr.stated_day().is_some_and(apart);
    overtaken_by(read, published).or_else(|| read.iter().find(dated_off))
}

/// The first time that is told as past and lies after the publication date, a day of zones apart.
fn overtaken_by(read: &[Found], published: Published) -> Option<&Found> {
    let horizon = published.date.tomorrow().unwrap_or(published.date);
    read.iter().find(|found| {
        let told = found.context.tense == Tense::Done && found.context.role == TimeRole::At;
        let off = |day: Date| day > horizon && (!found.expr.is_year() || day.year() >= horizon.year() + YEARS_OFF);
        told && found.expr.stated_day().is_some_and(off)
    })
}

impl Scan<'_, '_> {
    fn read(&mut self, sentences: &[Sentence]) -> Vec<Found> {
        let stated_at = stated::stated_in(self, sentences).map(|(_, span)| span);
        let mut read = Vec::new();
        for (sentence, at) in sentences.iter().enumerate() {
            (self.start, self.limit) = (at.tokens.start, at.tokens.end);
            let mut next = self.start;
            while let Some(i) = self.next_word(next) {
                next = i + 1;
                match self.parse(i) {
                    Parsed::Nothing => {}
                    Parsed::Skip(end) => next = next.max(end),
                    Parsed::Time(expr, first, end) => {
                        next = next.max(end);
                        let mut context = self.context(first, end);
                        let words = self.tokens.span(first, end - 1);
                        context.reports &= expr.dates_a_saying();
                        let stamp = stated_at.is_some_and(|stated_at| stated_at.overlaps(words));
                        context.reports |= stamp;
                        context.dates_article |= stamp;
                        if expr.is_length() && context.role != TimeRole::Within {
                            context.role = TimeRole::At;
                        }
                        read.push(Found { expr, context, first, end, sentence });
                    }
                }
            }
        }
        read
    }
}
