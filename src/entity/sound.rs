//! Whether two words are one word of a name, in two romanisations or two scripts.

use super::fold::{consonants, fold};
use super::name::Part;

/// How alike two words of a name are: 0 where they are different words.
pub(super) fn likeness(a: &Part, b: &Part) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if a.text.is_empty() || b.text.is_empty() {
        return 0.0;
    }
    if a.is_number() || b.is_number() {
        return 0.0;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes()[0] == b.text.as_bytes()[0] { 0.9 } else { 0.0 };
    }
    if a.abjad != b.abjad {
        let (a, b) = (bare(&a.text, a.abjad), bare(&b.text, b.abjad));
        return if a == b && !a.is_empty() { 0.92 } else { 0.0 };
    }
    if a.skeleton == b.skeleton {
        return 0.97;
    }
    if let (Some(x), Some(y)) = (a.given, b.given) {
        return if x.rows.iter().any(|r| y.rows.contains(r)) { 0.93 } else { 0.0 };
    }
    if let (Some(x), Some(y)) = (a.father, b.father) {
        return if x.rows.iter().any(|r| y.rows.contains(r)) { 0.93 } else { 0.0 };
    }
    if is_feminine(a, b) || is_feminine(b, a) {
        return 0.0;
    }
    if is_onset(a, b) || is_onset(b, a) || with_article(a, b) || with_article(b, a) {
        return 0.9;
    }
    by_edits(a, b)
}

/// For the score alone: how near two words are that are not one.
pub(super) fn nearness(a: &Part, b: &Part) -> f64 {
    if a.is_number() && b.is_number() {
        return 0.9;
    }
    let near = strsim::normalized_damerau_levenshtein(&a.skeleton, &b.skeleton);
    near * near.sqrt()
}

fn by_edits(a: &Part, b: &Part) -> f64 {
    if a.skeleton.as_bytes().first() != b.skeleton.as_bytes().first() {
        return 0.0;
    }
    let (x, y) = (a.skeleton.len(), b.skeleton.len());
    let budget = match x.min(y) {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    // Vowels come and go with the romanisation; consonants must stay in a short word.
    let vowels = a.consonants == b.consonants && a.consonants.len() > 1;
    let budget = if vowels { budget.max(1) + usize::from(x.min(y) > 4) } else { budget };
    if x.abs_diff(y) > budget {
        return 0.0;
    }
    let edits = strsim::osa_distance(&a.skeleton, &b.skeleton);
    if edits > budget {
        return 0.0;
    }
    let cost = if vowels { 0.03 } else { 0.07 };
    0.95 - cost * edits as f64
}

/// "Daniel" and "Daniela": a man's given name and a woman's.
fn is_feminine(a: &Part, b: &Part) -> bool {
    a.given.is_some_and(|g| g.male && !g.female)
        && b.given.is_none_or(|g| !g.male)
        && b.text.strip_suffix('a') == Some(&a.text)
}

/// "Sorokin" and "Sorokina": a man's family name and a woman's.
pub(super) fn is_wifes(a: &Part, b: &Part) -> bool {
    let longer = |a: &Part, b: &Part| {
        b.text.strip_suffix('a') == Some(&a.text) && ["ov", "ev", "in", "yn"].iter().any(|end| a.text.ends_with(end))
    };
    longer(a, b) || longer(b, a)
}

/// Sounds at the head of a word that romanisations write in two ways: "Qasim" and "Ghasem", "Khamid" and "Hamid",
/// "Jamal" and "Gamal", "Evgeny" and "Yevgeny", "Hryhoriy" and "Grigory", "Imran" and "Emran"; the rest must be one.
fn is_onset(a: &Part, b: &Part) -> bool {
    const ONSETS: [(&str, &str, usize); 18] = [
        ("q", "g", 4),
        ("q", "gh", 4),
        ("k", "gh", 4),
        ("kh", "h", 4),
        ("kh", "gh", 4),
        ("j", "g", 5),
        ("j", "zh", 4),
        ("dzh", "zh", 4),
        ("ye", "e", 5),
        ("ie", "e", 5),
        ("yo", "e", 5),
        ("hr", "gr", 4),
        ("hl", "gl", 4),
        ("hn", "gn", 4),
        ("i", "e", 5),
        ("a", "e", 6),
        ("o", "u", 5),
        ("ch", "sh", 5),
    ];
    ONSETS.iter().any(|&(x, y, least)| {
        a.text.len().min(b.text.len()) >= least
            && a.text.starts_with(x)
            && b.text.starts_with(y)
            && is_rest(rest(a, x), rest(b, y))
    })
}

/// The skeleton behind an onset of the text, which is one sound or, in "hr", two.
fn rest<'a>(part: &'a Part, onset: &str) -> &'a str {
    let sounds = match onset {
        "ye" | "ie" | "yo" => 2,
        _ => 1,
    };
    part.skeleton.get(sounds..).unwrap_or_default()
}

/// Whether what is left of two words is one, or one but for a vowel.
fn is_rest(a: &str, b: &str) -> bool {
    a == b
        || (a.len().min(b.len()) > 3
            && a.len().abs_diff(b.len()) < 2
            && consonants(a) == consonants(b)
            && strsim::osa_distance(a, b) < 2)
}

/// "Alharbi" and "Harbi", whose article was left out.
fn with_article(a: &Part, b: &Part) -> bool {
    let bare = ["al", "el"].iter().find_map(|article| a.skeleton.strip_prefix(article));
    bare.is_some_and(|bare| bare.len() > 3 && bare == b.skeleton)
}

/// The consonants that the Arabic and the Hebrew script write, for a word in that script or in Latin letters.
fn bare(word: &str, abjad: bool) -> String {
    const SOUNDS: [(&str, &str); 10] = [
        ("tsh", "s"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("sh", "s"),
        ("ch", "s"),
        ("ph", "f"),
        ("x", "ks"),
        ("ts", "s"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let pair = SOUNDS.iter().find(|(from, _)| rest.starts_with(from));
        let (taken, sound) = pair.map_or((letter.len_utf8(), None), |(from, to)| (from.len(), Some(*to)));
        let single = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => None,
            'v' if abjad && out.is_empty() => Some('b'),
            'v' if abjad => None,
            'v' => Some('f'),
            'j' => Some('g'),
            'q' | 'c' => Some('k'),
            'p' => Some('b'),
            'z' => Some('s'),
            other => Some(other),
        };
        for c in sound.map_or(single.as_slice(), |_| &[]).iter().copied().chain(sound.into_iter().flat_map(str::chars))
        {
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        rest = &rest[taken..];
    }
    out
}

/// Whether a letter is of a script that leaves most vowels out.
pub(super) fn is_abjad(c: char) -> bool {
    matches!(c as u32, 0x0590..=0x06ff)
}

/// A name in such a script without the article that is written with the word, in plain letters.
pub(super) fn unpointed(name: &str) -> String {
    let bare = |word: &str| word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).map(str::to_owned);
    let words: Vec<String> = name.split_whitespace().map(|w| bare(w).unwrap_or_else(|| w.to_owned())).collect();
    fold(&words.join(" "))
}

/// A Chinese name as it sounds, whether it is written in pinyin or in the older way: "Zhang Weiming", "Chang Wei-ming".
pub(super) fn mandarin(word: &str) -> String {
    const SOUNDS: [(&str, &str); 22] = [
        ("hs", "x"),
        ("sh", "sh"),
        ("zh", "j"),
        ("ch", "j"),
        ("tz", "z"),
        ("ts", "z"),
        ("ueh", "ue"),
        ("uei", "ui"),
        ("ung", "ong"),
        ("ien", "ian"),
        ("eh", "e"),
        ("ih", "i"),
        ("uo", "o"),
        ("ng", "ng"),
        ("q", "j"),
        ("c", "z"),
        ("b", "p"),
        ("d", "t"),
        ("g", "k"),
        ("lee", "li"),
        ("oo", "u"),
        ("ee", "i"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let sound = SOUNDS.iter().find(|(from, _)| rest.starts_with(from));
        let taken = sound.map_or(letter.len_utf8(), |(from, _)| from.len());
        match sound {
            Some((_, to)) => out.push_str(to),
            None => out.push(letter),
        }
        rest = &rest[taken..];
    }
    out
}

/// Whether a given name is written in the older way: with a hyphen, or with sounds that pinyin does not write.
pub(super) fn is_wade(given: &str) -> bool {
    given.contains('-') || ["hs", "tz", "ts", "ung", "ien", "eh"].iter().any(|sound| given.contains(sound))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        likeness(&Part::new(a.to_owned()), &Part::new(b.to_owned())) > 0.0
    }

    #[test]
    fn onsets_are_written_in_two_ways() {
        for (a, b) in [
            ("qasimi", "ghasemi"),
            ("khamidov", "hamidov"),
            ("gamalian", "jamalian"),
            ("yelizarov", "elizarov"),
            ("hrytsenko", "gritsenko"),
            ("charara", "sharara"),
            ("alharbi", "harbi"),
        ] {
            assert!(alike(a, b) && alike(b, a), "{a} {b}");
        }
        for (a, b) in [("keller", "heller"), ("harvey", "garvey"), ("welch", "welsh"), ("hart", "art")] {
            assert!(!alike(a, b) && !alike(b, a), "{a} {b}");
        }
    }

    #[test]
    fn scripts_without_vowels_are_compared_without_them() {
        assert_eq!(bare(&unpointed("منصور"), true), bare("mansour", false));
        assert_eq!(bare(&unpointed("الحريري"), true), bare("hariri", false));
        assert_ne!(bare(&unpointed("منصور"), true), bare("marwan", false));
    }

    #[test]
    fn both_ways_to_write_chinese_sound_alike() {
        for (a, b) in [("chang", "zhang"), ("weiming", "weiming"), ("kuoliang", "guoliang"), ("hsieh", "xie")] {
            assert_eq!(mandarin(a), mandarin(b));
        }
        assert_ne!(mandarin("wang"), mandarin("huang"));
    }
}
