//! Numbers in digits: thousands and decimal marks of several habits.

use rust_decimal::Decimal;

/// A number token, read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    /// Digits behind the decimal mark, as printed.
    pub(super) decimals: u32,
    /// Where "1.500" may be one and a half or fifteen hundred: the other one.
    pub(super) other: Option<Decimal>,
    /// No decimal and no thousands mark.
    pub(super) plain: bool,
}

/// Longer numbers are identifiers, and a `Decimal` holds no more.
const LONGEST: usize = 27;

/// Reads "1,500", "12,34,567.89", "1.234.567", "1.111,11", "5,00"; nothing for "22,24,26", "1.2.3", "1,,2".
pub(super) fn digits(text: &str) -> Option<Digits> {
    if text.len() > 4 * LONGEST {
        return None;
    }
    let (mut marks, mut commas, mut dots, mut last) = (0, 0, 0, None);
    for c in text.chars() {
        match c {
            ',' => (commas, marks, last) = (commas + 1, marks + 1, Some(',')),
            '.' => (dots, marks, last) = (dots + 1, marks + 1, Some('.')),
            _ => {}
        }
    }
    let Some(last) = last else {
        return Some(Digits { value: whole(text.chars())?, decimals: 0, other: None, plain: true });
    };
    let grouped = |part: &str, mark: char| is_grouped(part, mark);
    let (head, tail) = text.rsplit_once(last)?;
    let tail_len = tail.chars().count();
    let decimal = |mark: char| -> Option<Digits> {
        let value = whole(head.chars().chain(tail.chars()).filter(|c| *c != mark))?;
        let scale = tail_len as u32;
        let value = Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok()?;
        Some(Digits { value, decimals: scale, other: None, plain: false })
    };
    if commas > 0 && dots > 0 {
        let mark = if last == ',' { '.' } else { ',' };
        return if (if last == ',' { commas } else { dots }) == 1 && grouped(head, mark) {
            decimal(mark)
        } else {
            None
        };
    }
    let thousands = || whole(text.chars().filter(|c| *c != last));
    let could_be_thousands = grouped(text, last) && !head.starts_with('0');
    match (last, marks) {
        (',', _) if could_be_thousands => Some(Digits { value: thousands()?, decimals: 0, other: None, plain: false }),
        (',', 1) => decimal(','),
        ('.', 1) => {
            let mut read = decimal('.')?;
            read.other = if could_be_thousands { thousands() } else { None };
            Some(read)
        }
        ('.', _) if could_be_thousands => Some(Digits { value: thousands()?, decimals: 0, other: None, plain: false }),
        _ => None,
    }
}

/// Whether the token can only be written by someone who puts dots between thousands: "1.234.567", "1.111,11".
pub(super) fn is_continental(text: &str) -> bool {
    let dots = text.matches('.').count();
    match text.rsplit_once(',') {
        Some((head, _)) => dots > 0 && !head.contains(',') && is_grouped(head, '.'),
        None => dots > 1 && is_grouped(text, '.'),
    }
}

/// Groups of three behind a first of one to three; with commas also the Indian groups of two before the last three.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark).map(|g| g.chars().count());
    let Some(first) = groups.next() else { return false };
    let rest: usize = text.matches(mark).count();
    let (mut threes, mut twos) = (true, true);
    for (n, len) in groups.enumerate() {
        threes &= len == 3;
        twos &= if n + 1 == rest { len == 3 } else { len == 2 };
    }
    (1..=3).contains(&first) && threes || mark == ',' && (1..=2).contains(&first) && twos
}

fn whole(chars: impl Iterator<Item = char>) -> Option<Decimal> {
    let (mut value, mut len) = (0i128, 0);
    for c in chars {
        value = value.checked_mul(10)?.checked_add(i128::from(digit(c)?))?;
        len += 1;
    }
    (1..=LONGEST).contains(&len).then(|| Decimal::try_from_i128_with_scale(value, 0).ok())?
}

/// A digit of any script: the zeros of the scripts stand at a multiple of 16, in those of India six further.
fn digit(c: char) -> Option<u8> {
    let code = c as u32;
    let start = if (0x900..0xd80).contains(&code) { 6 } else { 0 };
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        _ if c.is_ascii() || !c.is_numeric() => None,
        _ => (code & 15).checked_sub(start).filter(|d| *d < 10).map(|d| d as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read() {
        let cases = [
            ("680", "680", 0, None),
            ("1,500", "1500", 0, None),
            ("1,234,567.89", "1234567.89", 2, None),
            ("12,34,567", "1234567", 0, None),
            ("1.234.567", "1234567", 0, None),
            ("1.111,11", "1111.11", 2, None),
            ("5,00", "5.00", 2, None),
            ("12,5", "12.5", 1, None),
            ("1.500", "1.500", 3, Some("1500")),
            ("0.500", "0.500", 3, None),
            ("٦٨٠", "680", 0, None),
            ("६८०", "680", 0, None),
        ];
        for (text, value, decimals, other) in cases {
            let read = digits(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.value.to_string().as_str(), read.decimals), (value, decimals), "{text}");
            assert_eq!(read.other.map(|d| d.to_string()).as_deref(), other, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_left() {
        let huge = "9".repeat(400);
        for text in ["1.2.3", "192.168.1.2", "22,24,26,31", "1,2.3,4", huge.as_str()] {
            assert_eq!(digits(text), None, "{text}");
        }
    }

    #[test]
    fn continental_marks_show() {
        assert!(is_continental("1.234.567") && is_continental("1.111,11"));
        assert!(!is_continental("1.234") && !is_continental("1,111.11") && !is_continental("12,5"));
    }
}
