//! What the words around a time say of it: how it bounds the event, which way it looks, and whether it dates the
//! saying instead of the deed.

use std::sync::LazyLock;

use crate::text::table::{WordMap, rows};
use crate::text::{Case, TokenKind};

use super::TimeRole;
use super::scan::Scan;
use super::vocab::Word;

/// What a word does to the times in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// "said", "announced"
    Report,
    /// "will", "scheduled"
    Ahead,
    /// "had", "was", "left": what happened already
    Done,
    /// "lasted": done, and its "until" looks back
    Lasted,
    /// "be": leaves the question to the word before it
    Be,
    /// "in a statement"
    Saying,
    /// "set", "likely", "agreed": ahead before "to" and "for"
    To,
    /// "opens on Friday": ahead where it stands right before the time
    Opens,
    /// "that", "who": a clause opens
    Clause,
}

static CUES: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    WordMap::new(rows(include_str!("cues.tsv")).filter_map(|row| {
        let cue = match *row.get(1)? {
            "report" => Cue::Report,
            "ahead" => Cue::Ahead,
            "done" => Cue::Done,
            "lasted" => Cue::Lasted,
            "be" => Cue::Be,
            "saying" => Cue::Saying,
            "to" => Cue::To,
            "opens" => Cue::Opens,
            "clause" => Cue::Clause,
            _ => return None,
        };
        Some((row[0], cue))
    }))
});

/// Verbs that set a day for what they arrange: "called a strike for Sunday".
static ARRANGE: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let arrange = |row: &Vec<&'static str>| row[1..].contains(&"arrange");
    WordMap::new(rows(include_str!("cues.tsv")).filter(arrange).map(|row| (row[0], ())))
});

/// How far from a time the verb that it hangs on is looked for.
const REACH: usize = 14;

/// Which way the clause of a time looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Ahead,
    Done,
    Open,
}

/// What the words around a time say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) role: TimeRole,
    pub(super) tense: Tense,
    pub(super) reports: bool,
    /// "shortly after midnight"
    pub(super) near: bool,
    /// It dates the article: "LONDON, March 5, 2019 —", or a date on a line of its own.
    pub(super) dates_article: bool,
}

impl Context {
    pub(super) fn ahead(self) -> bool {
        self.tense == Tense::Ahead
    }

    /// Whether it bounds what it is said of: "closed since Sunday".
    pub(super) fn bounds(self) -> bool {
        !matches!(self.role, TimeRole::At | TimeRole::During)
    }
}

impl Scan<'_, '_> {
    /// The context of the time in tokens `first..end`.
    pub(super) fn context(&self, first: usize, end: usize) -> Context {
        let role = self.role(first);
        let before = self.verb_before(first);
        let verb = before.or_else(|| self.verb_after(end));
        // "was closed until Friday" and "lasts until Friday" look ahead; "lasted until Friday" and "had burned by
        // Friday" look back.
        // "moved from Saturday to Sunday": both look the same way.
        let opens_range = self.follows(first, &["from"]) && self.is_any(end, &["to", "until", "till", "through"]);
        let looks = match role {
            _ if opens_range => !matches!(verb, Some(Cue::Report | Cue::Lasted)),
            TimeRole::Until => !matches!(verb, Some(Cue::Report | Cue::Lasted)),
            TimeRole::By => !matches!(verb, Some(Cue::Report | Cue::Lasted | Cue::Done)),
            _ => self.is_present(first) || self.is_arranged(first) || self.is_tomorrow(first),
        };
        let tense = match verb {
            Some(Cue::Ahead) if !self.follows(first, &["since"]) => Tense::Ahead,
            _ if looks => Tense::Ahead,
            // What was said on Friday was said last Friday.
            Some(Cue::Done | Cue::Lasted | Cue::Report) => Tense::Done,
            _ => Tense::Open,
        };
        let near = self.is_near(first);
        let role = if near || self.is_same_day(first) { TimeRole::At } else { role };
        let dated = self.is_dateline(first, end) || self.is_stamp(first);
        let said = verb == Some(Cue::Report) && (before.is_some() || self.opens_clause(first));
        // "said Monday's attack": the attack's day.
        let owned = self.is_any(end, &["'s", "’s"]) || self.follows(first, &["for", "of"]);
        let reports = dated || (said && role == TimeRole::At && !owned);
        let dates_article = dated && self.is_place_in_capitals(first);
        Context { role, tense, reports, near, dates_article }
    }

    /// "only hours before the Tuesday rush": on Tuesday.
    fn is_same_day(&self, first: usize) -> bool {
        let at = if self.follows(first, &["the"]) { first - 1 } else { first };
        let day = matches!(self.word(first), Word::Weekday(_));
        day && at > self.start + 1
            && self.follows(at, &["before", "after"])
            && self.tokens.is_any(at - 2, &["hours", "minutes", "moments", "shortly", "just"])
    }

    /// "shortly after midnight", "just before noon"
    fn is_near(&self, first: usize) -> bool {
        first > self.start + 1
            && self.tokens.is_any(first - 1, &["after", "before"])
            && self.tokens.is_any(first - 2, &["shortly", "just", "soon", "right", "immediately"])
    }

    /// "The parade is on Thursday."
    fn is_present(&self, first: usize) -> bool {
        let at = if self.follows(first, &["on", "in", "at"]) { first - 1 } else { first };
        self.follows(at, &["is", "are", "'s", "’s", "be"])
    }

    /// "tomorrow, Friday", "the day after tomorrow”, or Friday": what was said in other words right before.
    fn is_tomorrow(&self, first: usize) -> bool {
        let link = |i: &usize| self.tokens.is_any(*i, &[",", "(", "or", "”", "\"", "–", "—"]);
        let before = (self.start..first).rev().find(|i| !link(i));
        before.is_some_and(|i| i + 1 < first && self.tokens.is(i, "tomorrow"))
    }

    /// "The mayor has declared a day of mourning for Friday", "it is pencilled in for the autumn"; but "had called a strike
    /// for Friday", which may be over.
    fn is_arranged(&self, first: usize) -> bool {
        let at = if self.follows(first, &["the"]) { first - 1 } else { first };
        let near = self.start.max(at.saturating_sub(REACH))..at.saturating_sub(1);
        let mut back = near.rev().take_while(|&i| !self.is_any(i, &[";", ":"]) && self.cue(i) != Some(Cue::Clause));
        let arranged = back.find(|&i| ARRANGE.get(self.tokens, i).is_some());
        self.follows(at, &["for"]) && arranged.is_some_and(|i| !self.follows(i, &["had"]))
    }

    /// Whether the time opens its sentence, or a clause behind a comma: "On Monday, he said".
    fn opens_clause(&self, first: usize) -> bool {
        let at = if self.follows(first, &["on", "in", "at", "late", "early"]) { first - 1 } else { first };
        at == self.start || self.follows(at, &[",", "”", "\"", ":"])
    }

    /// "SEOUL, Sept. 12 (Agency) —": a date near the head of its sentence, before a dash.
    fn is_dateline(&self, first: usize, end: usize) -> bool {
        if first > self.start + 6 || first == self.start || !self.is_capitalized(self.start) {
            return false;
        }
        let mut at = end + usize::from(self.is_any(end, &[",", "."]));
        if self.is(at, "(") {
            match (at..self.limit.min(at + 6)).find(|&i| self.is(i, ")")) {
                Some(close) => at = close + 1,
                None => return false,
            }
        }
        // "AVILLE, Feb. 7 (Agency) -- "
        let double = self.is(at, "-") && self.is(at + 1, "-") && self.glued(at + 1);
        self.is_any(at, &["-", "–", "—"]) && !self.glued(at + 1 + usize::from(double))
    }

    /// "LONDON, " and nothing else before the time.
    fn is_place_in_capitals(&self, first: usize) -> bool {
        let mut before = self.tokens.list[self.start..first].iter();
        before.all(|t| t.kind == TokenKind::Mark || t.case == Case::Upper) && self.is_capitalized(self.start)
    }

    /// "Updated 14:05", "Published: Sept. 12".
    fn is_stamp(&self, first: usize) -> bool {
        const STAMPS: [&str; 6] = ["published", "updated", "posted", "modified", "filed", "dated"];
        first <= self.start + 4 && (self.start..first).any(|i| self.tokens.is_any(i, &STAMPS))
    }

    fn role(&self, first: usize) -> TimeRole {
        let mut at = first;
        // "since about", "by the 2020", "until at least Friday"
        while at > self.start
            && first - at < 3
            && self.tokens.is_any(at - 1, &["the", "around", "about", "at", "least"])
        {
            at -= 1;
        }
        if at == self.start {
            return TimeRole::At;
        }
        let before = |words: &[&str]| self.tokens.is_any(at - 1, words);
        if before(&["since", "from"]) || before(&["between"]) && self.digits(first, 4).is_some() {
            TimeRole::Since
        } else if before(&["until", "till", "through", "to"]) || before(&["and"]) && self.ends_years(at, first) {
            TimeRole::Until
        } else if before(&["by"]) {
            TimeRole::By
        } else if before(&["before"]) {
            TimeRole::Before
        } else if before(&["after"]) {
            TimeRole::After
        } else if before(&["during", "throughout", "over"]) {
            TimeRole::During
        } else if before(&["within"]) {
            TimeRole::Within
        } else {
            TimeRole::At
        }
    }

    /// "between 2003 and 2010"
    fn ends_years(&self, at: usize, first: usize) -> bool {
        let year = |i: usize| self.digits(i, 4).is_some();
        at > self.start + 2 && year(first) && year(at - 2) && self.tokens.is(at - 3, "between")
    }

    fn cue(&self, i: usize) -> Option<Cue> {
        let cue = CUES.get(self.tokens, i).copied()?;
        // "in May", "Will Smith"
        (i == self.start || !self.tokens.list[i].is_capitalized()).then_some(cue)
    }

    /// What the nearest verb before token `first` says, within its clause.
    fn verb_before(&self, first: usize) -> Option<Cue> {
        for back in 1..=REACH.min(first - self.start) {
            let i = first - back;
            let token = &self.tokens.list[i];
            if token.kind == TokenKind::Mark {
                if self.tokens.is_any(i, &[";", ":", "—", "–"]) {
                    return None;
                }
                continue;
            }
            match self.cue(i) {
                // "was released on" answers; "will be released on" asks the word before.
                Some(Cue::Be) if self.tokens.is_any(i, &["was", "were"]) => return Some(Cue::Done),
                // "is expected to be restored", "is to be voted on", but not "is said to be"
                Some(Cue::Be) if self.tokens.is(i, "be") && self.is_foreseen(i) => return Some(Cue::Ahead),
                Some(Cue::Be) if self.tokens.is(i, "be") && self.follows(i, &["to"]) && self.is_said_passively(i) => {
                    return None;
                }
                Some(Cue::Be) if self.tokens.is(i, "be") && self.follows(i, &["to"]) => return Some(Cue::Ahead),
                Some(Cue::Saying)
                    if self.follows(i, &["a", "an", "the", "his", "her", "its", "their", "news", "press"]) =>
                {
                    return Some(Cue::Report);
                }
                Some(Cue::Clause) => return None,
                Some(Cue::To) if self.is_any(i + 1, &["to", "for"]) => return Some(Cue::Ahead),
                // "was open by noon"
                Some(Cue::Opens) if back <= 3 && !self.is_noun_here(i) && !self.is_stood(i) => return Some(Cue::Ahead),
                Some(Cue::Be) if self.is_to_be_done(i) => return Some(Cue::Ahead),
                Some(Cue::To) | None if self.is_done_here(i) => return Some(Cue::Done),
                Some(Cue::Be | Cue::Saying | Cue::To | Cue::Opens) | None => {}
                Some(Cue::Ahead) if self.is_perfect(i) => return Some(Cue::Done),
                Some(Cue::Report) if self.is_noun_here(i) => {}
                // "is being held", "will be built": the form of "be" decides.
                Some(Cue::Done | Cue::Lasted) if self.is_behind_be(i) => {}
                Some(cue) => return Some(cue),
            }
        }
        None
    }

    /// What the first verb behind token `end` says, where the time opens its sentence.
    fn verb_after(&self, end: usize) -> Option<Cue> {
        for i in end..self.limit.min(end + REACH) {
            if self.tokens.is_any(i, &[";", ":", ".", "—"]) {
                return None;
            }
            match self.cue(i) {
                Some(Cue::Be) if self.tokens.is_any(i, &["was", "were"]) => return Some(Cue::Done),
                // "On Monday the two agreed to merge": so they did.
                Some(Cue::To) | None if self.is_past_verb(i) => return Some(Cue::Done),
                Some(Cue::To) if self.is_any(i + 1, &["to", "for"]) => return Some(Cue::Ahead),
                Some(Cue::Be) if self.is_to_be_done(i) => return Some(Cue::Ahead),
                Some(Cue::Ahead) if self.is_perfect(i) => return Some(Cue::Done),
                Some(Cue::Be | Cue::Saying | Cue::To | Cue::Opens | Cue::Clause) | None => {}
                Some(Cue::Report) if self.is_noun_here(i) => {}
                Some(cue) => return Some(cue),
            }
        }
        None
    }

    /// "may have been", "could not have left"; but "will have left" is to come.
    fn is_perfect(&self, i: usize) -> bool {
        let not = usize::from(self.is(i + 1, "not"));
        self.is(i + 1 + not, "have") && !self.tokens.is_any(i, &["will", "'ll", "’ll", "shall", "won't"])
    }

    /// "the report", "its claims": nouns that look like reporting verbs.
    fn is_noun_here(&self, i: usize) -> bool {
        i > self.start
            && self.tokens.is_any(i - 1, &["the", "a", "an", "its", "his", "her", "their", "this", "that", "of"])
    }

    /// "was open", "were soon open"
    fn is_stood(&self, i: usize) -> bool {
        (i.saturating_sub(2)..i).any(|k| self.is_any(k, &["was", "were", "been"]))
    }

    /// "is to meet", "are not to leave"
    fn is_to_be_done(&self, i: usize) -> bool {
        let to = i + 1 + usize::from(self.is(i + 1, "not"));
        self.tokens.is_any(i, &["is", "are"])
            && self.is(to, "to")
            && self.is_lower_word(to + 1)
            && !self.is(to + 1, "blame")
    }

    /// "was held", "will be fully restored"
    fn is_behind_be(&self, i: usize) -> bool {
        let adverb = i > self.start + 1 && self.tokens.word(i - 1).ends_with("ly");
        let before = if adverb { i - 1 } else { i };
        before > self.start && self.cue(before - 1) == Some(Cue::Be)
    }

    /// A past form that is neither a participle behind a form of "be" nor an adjective.
    fn is_done_here(&self, i: usize) -> bool {
        self.is_past_verb(i)
            && !self.is_behind_be(i)
            && !self.follows(i, &["the", "a", "an", "its", "their", "his", "her"])
    }

    /// "expected to be", "due to be"
    fn is_foreseen(&self, i: usize) -> bool {
        i > self.start + 1 && self.follows(i, &["to"]) && matches!(self.cue(i - 2), Some(Cue::Ahead | Cue::To))
    }

    /// "believed to be"
    fn is_said_passively(&self, i: usize) -> bool {
        i > self.start + 1 && (self.is_past_verb(i - 2) || self.tokens.is_any(i - 2, &["said", "thought", "known"]))
    }

    fn is_past_verb(&self, i: usize) -> bool {
        let token = &self.tokens.list[i];
        let word = token.span.of(self.tokens.text);
        token.kind == TokenKind::Word && !token.is_capitalized() && word.len() > 4 && word.ends_with("ed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("cues.tsv")) {
            assert!(CUES.find(row[0]).is_some() || ARRANGE.find(row[0]).is_some(), "{row:?}");
        }
    }
}
