//! Lines of who scored when, as results are printed: "Roe 11, Lind 22, 24, Berg 69".

use std::ops::Range;

use super::page::Page;

/// Squads have no higher numbers, nor do marks for how a player did.
const SQUAD: u32 = 26;
/// Who starts.
const TEAM: usize = 11;

/// The minutes of the lines, each with the words of it and the last of the name before it. A line of one needs another line
/// of several beside it.
pub(super) fn scorers(page: &Page<'_, '_>) -> Vec<(Range<usize>, u32, usize)> {
    let lines: Vec<_> = page.reading.sentences.iter().filter_map(|line| scorer_line(page, line.tokens())).collect();
    let sure = lines.iter().any(|line| line.len() > 1);
    lines.into_iter().filter(|_| sure).flatten().collect()
}

/// Names with rising numbers behind them, and nothing else; no list of a team.
fn scorer_line(page: &Page<'_, '_>, line: Range<usize>) -> Option<Vec<(Range<usize>, u32, usize)>> {
    const MARKS: [&str; 14] = ["-", "–", "•", "*", "·", ",", ";", ".", "'", "’", "′", "(", ")", "and"];
    let mut found: Vec<(Range<usize>, u32, usize)> = Vec::new();
    let mut name = None;
    for i in line {
        let token = page.reading.tokens.get(i)?;
        if let Some(minute) = super::minute::number(page, i) {
            found.push((i..i + 1, minute, name?));
        } else if token.is_capitalized() && token.span().len() > 2 {
            name = Some(i);
        } else if !page.is(i, &MARKS) && !page.is(i, &["pen", "pens", "og", "penalty", "own", "goal"]) {
            return None;
        }
    }
    let rises = found.windows(2).all(|pair| pair[0].2 != pair[1].2 || pair[0].1 < pair[1].1);
    let names = found.iter().map(|(.., name)| *name).collect::<std::collections::BTreeSet<_>>().len();
    (rises && names < TEAM && found.last()?.1 > SQUAD).then_some(found)
}
