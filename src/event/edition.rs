//! Which of a series a named event is: "the V. Harbour Forum", "the sixth Harbour Summit", "the 22nd Harbour Cup".

use crate::entity::Mention;
use crate::reading::Reading;

/// The number of the edition, in the name or right before it.
pub(super) fn edition(reading: &Reading<'_>, name: &Mention) -> Option<u32> {
    let first = name.tokens.start;
    let numeral = |i: usize| of_roman(reading.tokens.word(i).trim_end_matches('.'));
    let ordinal = |i: usize| reading.ordinals.iter().find(|o| reading.tokens_of(o.span).contains(&i)).map(|o| o.rank);
    let inside = (name.tokens.len() > 1).then(|| numeral(first).or_else(|| ordinal(first))).flatten();
    let stop = usize::from(reading.tokens.is(first.wrapping_sub(1), "."));
    let before = || first.checked_sub(1 + stop).and_then(|i| numeral(i).or_else(|| ordinal(i)));
    inside.or_else(before)
}

/// "VI" is six; a digit before a greater one is taken off.
fn of_roman(word: &str) -> Option<u32> {
    let digit = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = word.chars().map(digit).collect::<Option<_>>().filter(|d: &Vec<u32>| !d.is_empty())?;
    let mut sum = 0;
    let mut greatest = 0;
    for digit in digits.into_iter().rev() {
        sum = if digit < greatest { sum - digit } else { sum + digit };
        greatest = greatest.max(digit);
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        assert_eq!(["V", "VI", "IX", "XIV", "XXIX"].map(of_roman), [5, 6, 9, 14, 29].map(Some));
        assert_eq!(["", "Vi", "G20"].map(of_roman), [None; 3]);
    }
}
