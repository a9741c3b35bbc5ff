//! What an article says that people are, right before and right behind their names.

use std::ops::Range;

use crate::syntax::lexicon::VERBS;
use crate::text::{Case, TokenKind};

use super::EntityKind;
use super::describe::Reader;
use super::gazetteer::country_of;
use super::kind::office_of_country;
use super::lexicon::{Head, head, head_at_end, title};
use super::link::Role;
use super::phrase::is_function;

impl Reader<'_, '_> {
    /// What is said of people right before and right behind their names.
    pub(super) fn read_roles(&mut self) {
        for (at, spot) in self.spots.iter().enumerate() {
            let Some(d) = self.of[at].filter(|&d| self.drafts[d].entity.kind == EntityKind::Person) else { continue };
            if let Some((range, h)) = self.role_before(spot.tokens.start, self.sentences[spot.sentence].tokens().start)
            {
                self.add_role(d, range, h);
            }
            if let Some((range, h)) = self.role_behind(spot.tokens.end) {
                self.add_role(d, range, h);
            }
        }
    }

    fn add_role(&mut self, d: usize, range: Range<usize>, h: Head) {
        let text = self.tokens.span(range.start, range.end - 1).of(self.tokens.text());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let country = self.country_in(range.clone());
        let draft = &mut self.drafts[d];
        draft.roles.push(Role { group: h.group, country });
        if !draft.entity.roles.contains(&text) {
            draft.entity.roles.push(text);
        }
    }

    pub(super) fn country_in(&self, range: Range<usize>) -> Option<&'static str> {
        range.clone().find_map(|i| country_of(self.tokens, i).filter(|(len, _)| i + len <= range.end).map(|(_, c)| c))
    }

    /// "Malian leader ‸ Keita", "Mali's leader, ‸ Keita", "Adm. ‸ Hale": the noun phrase that ends here.
    fn role_before(&self, name: usize, first: usize) -> Option<(Range<usize>, Head)> {
        let t = self.tokens;
        let mut end = name;
        while end > first && t.is_any(end - 1, &[",", "."]) {
            end -= 1;
        }
        let (at, h) = head_at_end(t, end.saturating_sub(3).max(first), end)
            .filter(|(_, h)| h.kind == EntityKind::Person)
            .or_else(|| self.office_of_field(first, end))
            .or_else(|| office_of_country(t, end).filter(|(at, _)| *at >= first))?;
        if h.kind != EntityKind::Person || (t.is(name.checked_sub(1)?, ",") && !self.is_owned(at)) {
            return None;
        }
        let mut start = at;
        while start > first && end - start < 10 {
            let back = start - 1;
            let token = &t.list[back];
            let word = token.kind == TokenKind::Word && !is_function(t, back);
            let hyphen = t.is(back, "-") && t.glued(back) && t.glued(start);
            let inside =
                token.case != Case::Lower || token.kind == TokenKind::Clitic || hyphen || title(t, back).is_some();
            if !(inside && (word || token.kind == TokenKind::Clitic || hyphen)) {
                break;
            }
            start = back;
        }
        (start < end).then_some((start..end, h))
    }

    /// "Secretary of State ‸ Hale": the office, where its field stands behind it.
    fn office_of_field(&self, first: usize, end: usize) -> Option<(usize, Head)> {
        let t = self.tokens;
        let of = (end.saturating_sub(6).max(first)..end).find(|&i| t.is(i, "of"))?;
        let (at, h) = head_at_end(t, of.saturating_sub(2).max(first), of)?;
        let whole = title(t, at).is_some_and(|(len, _)| at + len == end);
        whole.then_some((at, h))
    }

    /// A 's stands before the head noun, not far: "Mali's leader, Keita".
    fn is_owned(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|i| self.tokens.is_any(i, &["'s", "his", "her", "their", "its"]))
    }

    /// "Hale, ‸ a spokesman for the bank,": what stands between the commas, where its head noun is a person's.
    fn role_behind(&self, end: usize) -> Option<(Range<usize>, Head)> {
        let t = self.tokens;
        if !t.is(end, ",") {
            return None;
        }
        let mut start = end + 1;
        if t.get(start).is_some_and(|t| t.kind == TokenKind::Number) && t.is(start + 1, ",") {
            start += 2;
        }
        let determined = t.is_any(start, &["a", "an", "the", "his", "her", "their"]);
        start += usize::from(determined);
        // "…, her star, took home": without a determiner, the office stands near.
        let reach = if determined { 7 } else { 3 };
        if !determined && VERBS.get(t, start).is_some_and(|verb| verb.forms.past) {
            return None;
        }
        let mut at = start;
        while at < start + reach {
            if let Some((len, h)) = head(t, at) {
                let next = at + len;
                let ends = head(t, next).is_none()
                    && !t.get(next).is_some_and(|n| n.kind == TokenKind::Word && n.is_capitalized());
                if ends && h.kind == EntityKind::Person && !h.is_many() && !h.is_kin() {
                    let stop = (next..next + 10)
                        .find(|&i| t.get(i).is_none_or(|n| n.kind == TokenKind::Mark && !t.is(i, "-")));
                    let end =
                        stop.filter(|_| t.is_any(next, &["of", "for", "at", "in", "with", "from"])).unwrap_or(next);
                    return Some((start..end.min(t.len()), h));
                }
            }
            let word = t.get(at).is_some_and(|n| n.kind != TokenKind::Mark || t.is(at, "-"));
            if !word || is_function(t, at) {
                return None;
            }
            at += 1;
        }
        None
    }
}
