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
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(word.len());
    let mut i = 0;
    while i < bytes.len() {
        let rest = &word[i.min(word.len())..];
        let (len, to) = PAIRS
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .map_or_else(|| (1, single(bytes[i])), |(from, to)| (from.len(), *to));
        for c in to.chars() {
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        i += len;
    }
    out
}

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
    ("zh", "j"),
    ("dj", "j"),
    ("ch", "c"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("qu", "k"),
];

fn single(byte: u8) -> &'static str {
    match byte {
        b'y' | b'i' | b'j' => "i",
        b'w' | b'v' => "v",
        b'q' | b'c' => "k",
        b'z' => "s",
        _ => {
            const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
            LETTERS.find(byte as char).map_or("", |at| &LETTERS[at..=at])
        }
    }
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
