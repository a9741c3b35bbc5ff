//! Times that recur: "daily", "every four years", "twice a week".

use super::calendar::Unit;
use super::expr::{Found, What, found};
use super::length::Parts;
use super::scan::Scan;
use super::vocab::Word;

impl Scan<'_, '_> {
    /// "every day", "each two years", "a year" behind a rate, "twice a week", "daily".
    pub(super) fn set(&self, i: usize) -> Found {
        let set = |value: String, end| found(What::Set(value), end);
        match self.word(i) {
            // "the daily Le Monde", "its Annual Meeting": names.
            Word::Often(count, unit) => {
                let title = self.is_capitalized(i) && i > self.start;
                if self.is_capitalized(i + 1) || title {
                    None
                } else {
                    set(Parts::of(count.into(), unit).to_string(), i + 1)
                }
            }
            Word::Every => {
                let at = i + 1 + usize::from(self.is(i + 1, "other"));
                let twice = at > i + 1;
                match self.word(at) {
                    Word::Unit(unit) => set(Parts::of(if twice { 2.0 } else { 1.0 }, unit).to_string(), at + 1),
                    Word::Quarter => set("P3M".to_owned(), at + 1),
                    Word::Weekday(day) => set(format!("XXXX-WXX-{day}"), at + 1),
                    Word::Month(month) | Word::LooseMonth(month) => set(format!("XXXX-{month:02}"), at + 1),
                    Word::Part(part) => set(format!("XXXX-XX-XXT{}", part.code()), at + 1),
                    Word::Season(season) => set(format!("XXXX-{}", season.code()), at + 1),
                    Word::Number | Word::Count(_) | Word::Tens(_) | Word::Few => {
                        let measured = self.length(at).filter(|m| !m.age)?;
                        set(measured.length.to_string(), measured.end)
                    }
                    _ => None,
                }
            }
            Word::Per => match self.word(i + 1) {
                Word::Unit(unit) if unit >= Unit::Day => set(Parts::of(1.0, unit).to_string(), i + 2),
                _ => None,
            },
            Word::Weekdays(day) => set(format!("XXXX-WXX-{day}"), i + 1),
            Word::A if self.is_rate(i) => match self.word(i + 1) {
                Word::Unit(unit) if unit >= Unit::Day => set(Parts::of(1.0, unit).to_string(), i + 2),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether "a year" at `i` counts how often: "15 a year", "twice a week", "$3 billion a year", "tons a day".
    pub(super) fn is_rate(&self, i: usize) -> bool {
        const TIMES: [&str; 12] = [
            "once", "twice", "times", "million", "billion", "trillion", "thousand", "percent", "hundred", "dollars",
            "people", "%",
        ];
        let counted = matches!(self.before(i), Word::Number | Word::Count(_) | Word::Tens(_) | Word::Units(_));
        let plural = i > self.start + 1
            && self.is_lower_word(i - 1)
            && self.text(i - 1).ends_with('s')
            && (2..=4).any(|back| {
                i >= self.start + back && matches!(self.word(i - back), Word::Number | Word::Count(_) | Word::Tens(_))
            });
        let follower = matches!(self.word(i + 2), Word::Ago | Word::Earlier | Word::Later | Word::Before | Word::After);
        !follower && (counted || plural || self.follows(i, &TIMES))
    }
}
