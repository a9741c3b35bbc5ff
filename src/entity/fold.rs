//! Folding: one spelling for what romanisation spells in many ways.

/// Lower-case ASCII, without apostrophes.
pub(super) fn fold(text: &str) -> String {
    let mut out = any_ascii::any_ascii(text);
    out.retain(|c| !matches!(c, '\'' | '`' | '"'));
    out.make_ascii_lowercase();
    out
}

/// A word as it sounds, roughly: w/v, ou/u, y/i/j, kh/k, ph/f, doubled letters are one.
pub(super) fn skeleton(word: &str) -> String {
    spell(word, &PAIRS, |byte| match byte {
        b'y' | b'j' => 'i',
        b'w' => 'v',
        b'q' | b'c' => 'k',
        b'z' => 's',
        _ => byte as char,
    })
}

/// Longer spellings first.
const PAIRS: [(&str, &str); 24] = [
    ("shch", "s"),
    ("tsch", "c"),
    ("sch", "s"),
    ("tch", "c"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("sh", "s"),
    ("zh", "z"),
    ("dj", "i"),
    ("ch", "c"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ey", "i"),
    ("ei", "i"),
    ("qu", "k"),
];

/// A Korean given name as it sounds: "Chan-uk", "Ch'an-uk", "Chan Euk" are one, "Chan-ok" is another.
pub(super) fn korean(word: &str) -> String {
    spell(word, &KOREAN, |byte| match byte {
        b'g' => 'k',
        b'd' => 't',
        b'b' => 'p',
        b'j' => 'c',
        b'r' => 'l',
        _ => byte as char,
    })
}

const KOREAN: [(&str, &str); 13] = [
    ("th", "t"),
    ("kh", "k"),
    ("ph", "p"),
    ("ui", "i"),
    ("eo", "o"),
    ("eu", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("wo", "o"),
    ("ch", "c"),
    ("sh", "s"),
    ("ee", "i"),
    ("ng", "ng"),
];

fn spell(word: &str, pairs: &[(&str, &str)], single: impl Fn(u8) -> char) -> String {
    let mut out = String::with_capacity(word.len());
    let mut push = |c: char| {
        if !out.ends_with(c) {
            out.push(c);
        }
    };
    let mut rest = word;
    while let Some(&byte) = rest.as_bytes().first() {
        let pair = pairs.iter().find(|(from, _)| rest.starts_with(from));
        let len = if let Some((from, to)) = pair {
            to.chars().for_each(&mut push);
            from.len()
        } else {
            push(single(byte));
            rest.chars().next().map_or(1, char::len_utf8)
        };
        rest = &rest[len..];
    }
    out
}

/// The skeleton without its vowels, but for one at its head.
pub(super) fn consonants(skeleton: &str) -> String {
    let mut out = String::with_capacity(skeleton.len());
    for (i, c) in skeleton.char_indices() {
        if (i == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h')) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether a word in lower-case ASCII can be one or two syllables of a Korean or Chinese name: a consonant or two, a
/// vowel or more, and one of the few sounds that close a syllable there.
pub(super) fn is_syllables(word: &str) -> bool {
    let bytes = word.as_bytes();
    let vowel = |i: usize| matches!(bytes.get(i), Some(b'a' | b'e' | b'i' | b'o' | b'u'));
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        let onset = bytes[at..].iter().take_while(|b| !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')).count();
        let opening = &word[at..at + onset];
        let single = opening.len() < 2 && opening != "v";
        if !single && !ONSETS.contains(&opening) {
            return false;
        }
        at += onset;
        let start = at;
        while vowel(at) {
            at += 1;
        }
        if at == start || at - start > 3 {
            return false;
        }
        let rest = &word[at..];
        let coda = CODAS.iter().find(|c| rest.starts_with(**c) && !vowel(at + c.len())).map_or(0, |c| c.len());
        at += coda;
        count += 1;
    }
    (1..=2).contains(&count)
}

const ONSETS: [&str; 15] = ["gw", "ch", "sh", "zh", "ts", "hy", "ky", "gy", "my", "py", "ry", "ny", "kw", "hw", "th"];
const CODAS: [&str; 8] = ["ng", "n", "m", "k", "l", "p", "t", "h"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_fold_together() {
        for (a, b) in [("sorokin", "sorokyn"), ("khalil", "halil"), ("yusuf", "iusuf"), ("walid", "valid")] {
            assert_eq!(skeleton(a) == skeleton(b), a != "khalil", "{a} {b}");
        }
        assert_eq!(korean("jongun"), korean("chongeun"));
        assert_ne!(korean("jongun"), korean("jongil"));
    }

    #[test]
    fn syllables_are_short() {
        for word in ["un", "jong", "chun", "ryong", "jinping", "hyun", "il", "seong"] {
            assert!(is_syllables(word), "{word}");
        }
        for word in ["harvey", "oswald", "basinger", "clark", "marvin", ""] {
            assert!(!is_syllables(word), "{word}");
        }
    }
}
