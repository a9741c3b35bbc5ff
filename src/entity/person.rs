//! The words of a person's name.

use std::borrow::Cow;

use crate::text::lex;

use super::fold::{fold, is_syllables, korean};
use super::lexicon::{given_word, leading_surname, title};
use super::name::{MOST_WORDS, Part, Words, split};
use super::sound::{is_abjad, is_wade, unpointed};

/// What may be left out of a name of a person.
const PARTICLES: [&str; 27] = [
    "al", "el", "ul", "ud", "ed", "as", "ash", "bin", "ibn", "bint", "ben", "bn", "de", "del", "delos", "los", "las",
    "da", "dos", "do", "van", "von", "der", "den", "la", "le", "y",
];

/// Takes a name apart: "SURNAME, Given" is turned round, titles and particles go.
pub(super) fn words(name: &str) -> Words {
    let named = without_nickname(name);
    let name = &*syllables_apart(&named);
    let (family_first, rest) = match name.split_once(',') {
        Some((family, rest)) if !rest.trim().is_empty() && !is_suffix(rest) => (Some(family), rest),
        Some((name, _)) => (None, name),
        None => (None, name),
    };
    let given = if family_first.is_some() { rest.split(',').next().unwrap_or(rest) } else { rest };
    let abjad = name.chars().any(is_abjad);
    let plain = |part: &str| if abjad { unpointed(part) } else { fold(untitled(part)) };
    let (folded, folded_family) = (plain(given), family_first.map(plain));
    let mut listed: Vec<&str> = split(&folded).chain(folded_family.iter().flat_map(|f| split(f))).collect();
    listed.truncate(MOST_WORDS * 2);
    if !listed.iter().all(|w| goes_behind(w)) {
        listed.retain(|w| !goes_behind(w));
    }
    let whole = listed.concat();
    let spaced: Vec<&str> = folded.split_whitespace().collect();
    if let Some((parts, wade)) = surname_first(folded_family.as_deref(), &spaced) {
        return Words { parts, family: true, whole, wade, ..Words::default() };
    }
    let generation = fold(name).split_whitespace().skip(1).find_map(|w| generation(w.trim_matches([',', '.'])));
    let joined = joined(&listed, abjad);
    let mut kept: Vec<&Cow<'_, str>> = joined.iter().filter(|w| !PARTICLES.contains(&w.as_ref())).collect();
    if kept.is_empty() {
        kept = joined.iter().collect();
    }
    let part = |word: &&Cow<'_, str>| Part { abjad, ..Part::new(word.to_string()) };
    let parts = kept.iter().take(MOST_WORDS).map(part).collect();
    let families = folded_family.iter().flat_map(|f| split(f)).filter(|w| !PARTICLES.contains(w)).count();
    Words { parts, families, generation, whole, ..Words::default() }
}

/// `William "Bill" Carter` and "William (Bill) Carter" without the words between the marks.
fn without_nickname(name: &str) -> Cow<'_, str> {
    const MARKS: [(char, char); 3] = [('"', '"'), ('“', '”'), ('(', ')')];
    let between = |&(opens, closes): &(char, char)| {
        let start = name.find(opens).filter(|&start| start > 0)?;
        let end = start + opens.len_utf8() + name[start + opens.len_utf8()..].find(closes)? + closes.len_utf8();
        (!name[end..].trim().is_empty()).then(|| format!("{}{}", &name[..start], &name[end..]).into())
    };
    MARKS.iter().find_map(between).unwrap_or(Cow::Borrowed(name))
}

/// Korean syllables, which are written as one word, as words: the family name is one, the given name the rest.
fn syllables_apart(name: &str) -> Cow<'_, str> {
    let hangul = |c: char| matches!(c as u32, 0xac00..=0xd7a3);
    if !name.chars().any(hangul) {
        return Cow::Borrowed(name);
    }
    let apart = |c: char| if hangul(c) { vec![c, ' '] } else { vec![c] };
    Cow::Owned(name.chars().take(100).flat_map(apart).collect())
}

/// A name without the titles before it. A title with only marks behind it stays: the name has no other letters.
fn untitled(name: &str) -> &str {
    let tokens = lex(name);
    let lettered = |from: usize| (from..tokens.len()).any(|i| tokens.word(i).contains(char::is_alphanumeric));
    let mut start = 0;
    while let Some((len, _)) = title(&tokens, start).filter(|(len, _)| lettered(start + len)) {
        start += len;
    }
    tokens.get(start).and_then(|t| name.get(t.span().start()..)).unwrap_or(name)
}

/// Father and son: "Sr.", "Jr.", "III".
fn generation(word: &str) -> Option<u8> {
    match word {
        "sr" => Some(1),
        "jr" | "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => None,
    }
}

fn is_suffix(rest: &str) -> bool {
    let rest = fold(rest);
    let word = rest.trim_matches(|c: char| !c.is_alphanumeric());
    goes_behind(word)
}

/// What is written behind a name and is no part of it: "Jr.", "III".
fn goes_behind(word: &str) -> bool {
    generation(word).is_some() || matches!(word, "phd" | "md")
}

/// "Park Chan-ho", "PARK, Chan Ho", "Chan-ho Park": the family name in its first spelling, and the given name as one;
/// and whether it is in the older romanisation of Chinese.
fn surname_first(family: Option<&str>, words: &[&str]) -> Option<(Vec<Part>, bool)> {
    let (family, given) = match (family, words) {
        (Some(family), _) if words.len() <= 3 => (family.trim(), words),
        (None, [first, rest @ ..]) if (1..=2).contains(&rest.len()) && leading_surname(first).is_some() => {
            (*first, rest)
        }
        // Only a hyphen tells that the family name comes last.
        (None, [unit, last]) if unit.contains('-') => (*last, &words[..1]),
        // "Weiming Zhang": no family name begins so.
        (None, [unit, last]) if leading_surname(unit).is_none() && is_two_syllables(unit) => (*last, &words[..1]),
        _ => return None,
    };
    let surname = leading_surname(family)?;
    let syllables: Vec<&str> = given.iter().flat_map(|w| split(w)).collect();
    let fits = !syllables.is_empty() && syllables.len() <= 3 && syllables.iter().all(|w| is_syllables(w));
    // "Lee Ann" and "Kim Dan" are given names that anyone has.
    let common = given.len() == 1 && !given[0].contains('-') && given_word(given[0]).is_some();
    if !fits || common {
        return None;
    }
    let wade = given.iter().any(|w| is_wade(w)) || is_wade(family);
    let mut part = Part::new(syllables.concat());
    part.skeleton = korean(&part.text);
    Some((vec![Part::new(surname.to_owned()), part], wade))
}

/// Words that name one thing together are one word: "Abd al-Rahman", "Nur al-Din", "Habib Allah".
fn joined<'a>(words: &[&'a str], abjad: bool) -> Vec<Cow<'a, str>> {
    let mut out: Vec<Cow<'a, str>> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (word, next) = (words[at], words.get(at + 1).copied().unwrap_or_default());
        let servant =
            matches!(word, "abd" | "abdu" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdour")
                || (abjad && word == "bd");
        let article = usize::from(ARTICLES.contains(&next) && at + 2 < words.len());
        let behind = words.get(at + 1 + article).copied().unwrap_or_default();
        if servant && !next.is_empty() {
            out.push(format!("abd{}", undoubled(behind)).into());
            at += 2 + article;
        } else if (article > 0 || abjad) && FAITH.contains(&behind) {
            out.push(format!("{word}din").into());
            at += 2 + article;
        } else if FAITHS.contains(&next) {
            out.push(format!("{word}din").into());
            at += 2;
        } else if matches!(next, "allah" | "ullah") {
            out.push(format!("{word}allah").into());
            at += 2;
        } else {
            out.push(one_spelling(word));
            at += 1;
        }
    }
    out
}

/// "Abdurrahman", "Salahuddin", "Habibullah" as their parts would be joined.
fn one_spelling(word: &str) -> Cow<'_, str> {
    const SERVANTS: [&str; 6] = ["abdoul", "abdul", "abdel", "abdal", "abdol", "abdur"];
    if let Some(tail) = SERVANTS.iter().find_map(|p| word.strip_prefix(p)).filter(|t| t.len() > 2) {
        return format!("abd{}", undoubled(tail)).into();
    }
    if given_word(word).is_some() {
        return word.into();
    }
    let stem = |ends: &[&str]| ends.iter().find_map(|end| word.strip_suffix(end)).filter(|stem| stem.len() > 2);
    if let Some(stem) = stem(&FAITHS) {
        return format!("{stem}din").into();
    }
    stem(&["ullah", "ollah", "allah", "ulla"]).map_or(word.into(), |stem| format!("{stem}allah").into())
}

/// "Din" at the end of a word, with its article.
const FAITHS: [&str; 20] = [
    "eddine", "uddine", "aldine", "eldine", "uddeen", "ddeen", "eddin", "uddin", "addin", "iddin", "oddin", "aldin",
    "eldin", "uldin", "ddine", "edine", "ideen", "udeen", "adeen", "ddin",
];

/// "Abdurrahman": the article has taken on the sound behind it.
fn undoubled(word: &str) -> &str {
    let bytes = word.as_bytes();
    if bytes.len() > 2 && bytes[0] == bytes[1] { &word[1..] } else { word }
}

/// The Arabic article, with the sounds that it takes on.
const ARTICLES: [&str; 11] = ["al", "el", "ul", "ud", "ed", "ad", "ar", "er", "ur", "as", "eddin"];

/// "Din", faith, as it is spelt.
const FAITH: [&str; 5] = ["din", "deen", "dine", "dyn", "dean"];

/// One word of a Chinese or Korean given name of two syllables that is no other's: "Weiming", "Jianguo".
fn is_two_syllables(word: &str) -> bool {
    word.len() > 5 && is_syllables(word) && given_word(word).is_none()
}
