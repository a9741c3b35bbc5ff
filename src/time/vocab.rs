//! The words that times are made of.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::{TokenKind, Tokens};

use super::calendar::Unit;
use super::daypart::DayPart;
use super::timex::{Reach, Season};

/// What a token can be to a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Other,
    /// Digits, or whatever the lexer takes for a number.
    Number,
    Month(u8),
    /// "may", "march": months only where something else says so.
    LooseMonth(u8),
    Weekday(u8),
    /// "Mondays".
    Weekdays(u8),
    ShortWeekday(u8),
    Unit(Unit),
    Units(Unit),
    Count(u8),
    Tens(u8),
    Hundred,
    Dozen,
    /// "nineties".
    TensYears(u8),
    Ordinal(u8),
    /// The unit and the ordinal.
    Second,
    /// "th" behind digits.
    Suffix,
    Part(DayPart),
    Parts(DayPart),
    Noon,
    Midnight,
    Overnight,
    Season(Season),
    /// "fall".
    LooseSeason(Season),
    /// "yesterday", "today", "tomorrow".
    Day(i8),
    Tonight,
    Reach(Reach),
    /// "shortly": soon, but not in "shortly after".
    Soonish,
    /// "weekly": every so many units.
    Often(u8, Unit),
    Every,
    Per,
    This,
    That,
    Same,
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Recent,
    Latest,
    /// "back" in "back then".
    Back,
    /// "more" in "more recently".
    More,
    /// "moment" in "at the moment".
    Moment,
    Future,
    The,
    A,
    Half,
    Quarter,
    Few,
    Several,
    Couple,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    Early,
    Mid,
    Middle,
    Late,
    Start,
    End,
    /// Hours to add: 0 for a.m., 12 for p.m.
    Meridiem(u8),
    HourMark,
    Oclock,
    /// Minutes east of UTC.
    Zone(i16),
    /// "ET", "PT": standard or daylight time, by the date and the place.
    LocalZone,
    Local,
    /// A city whose clock is never put forward, in "Moscow time": minutes east of UTC.
    PlaceZone(i16),
    Fiscal,
    /// "Q" in "Q3 2019".
    QuarterMark,
    BeforeChrist,
    About,
    /// The first word of a holiday or an era.
    Opener,
}

static WORDS: LazyLock<WordMap<Word>> = LazyLock::new(|| {
    let words = rows(include_str!("words.tsv")).filter_map(|row| Some((row[0], class(&row)?)));
    let openers = super::named::openers().map(|word| (word, Word::Opener));
    WordMap::new(words.chain(openers))
});

fn class(row: &[&'static str]) -> Option<Word> {
    let value = row.get(2).copied().unwrap_or_default();
    let number = || value.parse::<u8>().ok();
    let season = || Season::ALL.into_iter().find(|s| s.code() == value);
    Some(match *row.get(1)? {
        "month" => Word::Month(number()?),
        "loose-month" => Word::LooseMonth(number()?),
        "weekday" => Word::Weekday(number()?),
        "weekdays" => Word::Weekdays(number()?),
        "short-weekday" => Word::ShortWeekday(number()?),
        "unit" => Word::Unit(unit(value)?),
        "units" => Word::Units(unit(value)?),
        "count" => Word::Count(number()?),
        "tens" => Word::Tens(number()?),
        "hundred" => Word::Hundred,
        "dozen" => Word::Dozen,
        "tens-years" => Word::TensYears(number()?),
        "ordinal" => Word::Ordinal(number()?),
        "second" => Word::Second,
        "suffix" => Word::Suffix,
        "part" => Word::Part(DayPart::of_code(value)?),
        "parts" => Word::Parts(DayPart::of_code(value)?),
        "noon" => Word::Noon,
        "midnight" => Word::Midnight,
        "overnight" => Word::Overnight,
        "season" => Word::Season(season()?),
        "loose-season" => Word::LooseSeason(season()?),
        "day" => Word::Day(value.parse().ok()?),
        "tonight" => Word::Tonight,
        "reach" => Word::Reach(match value {
            "past" => Reach::Past,
            "present" => Reach::Present,
            "future" => Reach::Future,
            _ => return None,
        }),
        "soonish" => Word::Soonish,
        "often" => Word::Often(number()?, unit(row.get(3)?)?),
        "meridiem" => Word::Meridiem(number()?),
        "zone" => Word::Zone(value.parse().ok()?),
        "place-zone" => Word::PlaceZone(value.parse().ok()?),
        plain => return PLAIN.iter().find(|(name, _)| *name == plain).map(|(_, word)| *word),
    })
}

/// Classes without a value.
const PLAIN: [(&str, Word); 43] = [
    ("every", Word::Every),
    ("per", Word::Per),
    ("this", Word::This),
    ("that", Word::That),
    ("same", Word::Same),
    ("last", Word::Last),
    ("past", Word::Past),
    ("previous", Word::Previous),
    ("next", Word::Next),
    ("coming", Word::Coming),
    ("following", Word::Following),
    ("recent", Word::Recent),
    ("latest", Word::Latest),
    ("back", Word::Back),
    ("more", Word::More),
    ("moment", Word::Moment),
    ("future", Word::Future),
    ("the", Word::The),
    ("a", Word::A),
    ("half", Word::Half),
    ("quarter", Word::Quarter),
    ("few", Word::Few),
    ("several", Word::Several),
    ("couple", Word::Couple),
    ("ago", Word::Ago),
    ("earlier", Word::Earlier),
    ("later", Word::Later),
    ("before", Word::Before),
    ("after", Word::After),
    ("early", Word::Early),
    ("mid", Word::Mid),
    ("middle", Word::Middle),
    ("late", Word::Late),
    ("start", Word::Start),
    ("end", Word::End),
    ("hour-mark", Word::HourMark),
    ("oclock", Word::Oclock),
    ("local-zone", Word::LocalZone),
    ("local", Word::Local),
    ("fiscal", Word::Fiscal),
    ("about", Word::About),
    ("quarter-mark", Word::QuarterMark),
    ("before-christ", Word::BeforeChrist),
];

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

/// What each token can be to a time.
pub(super) fn classify(tokens: &Tokens<'_>) -> Vec<Word> {
    let words = &*WORDS;
    let one = |i: usize| match tokens.list[i].kind {
        TokenKind::Number => Word::Number,
        TokenKind::Mark | TokenKind::Clitic => Word::Other,
        TokenKind::Word => words.get(tokens, i).copied().unwrap_or(Word::Other),
    };
    (0..tokens.len()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("words.tsv")) {
            let word = class(&row).unwrap_or_else(|| panic!("{row:?}"));
            assert_eq!(WORDS.find(row[0]), Some(&word), "{row:?}");
        }
    }
}
