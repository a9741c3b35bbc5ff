//! Dates that come from elsewhere: when the articles of a batch appeared (as given, as they state themselves, or as
//! their siblings say), and when something is that is told by another event ("after the fair").

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::article::{Article, Published};
use crate::claim::{Claim, Modality, Polarity, Slot};
use crate::text::{lex, sentences};
use crate::time::{Granularity, Time, stated_publication};
use crate::value::{Order, Value};

/// When an article appeared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dated {
    pub published: Option<Published>,
    /// From which article the date is borrowed, where it is.
    pub lender: Option<String>,
}

impl Dated {
    /// How the date was come by, where the article has none of its own.
    pub fn by(&self) -> Option<String> {
        self.lender.as_ref().map(|id| format!("the date of {id:?}, since it states none"))
    }
}

/// The date that each article has of its own: the one given, else the one that its text states.
pub(crate) fn own(articles: &[Article]) -> Vec<Dated> {
    let stated = |article: &Article| {
        let tokens = lex(article.text());
        stated_publication(&tokens, &sentences(&tokens)).map(|(published, _)| published)
    };
    articles.iter().map(|a| Dated { published: a.published().or_else(|| stated(a)), lender: None }).collect()
}

/// Gives an article without a date that of the latest one of its story, which writes of the same event. `story` tells
/// the story of each article. Returns the articles that borrowed.
pub(crate) fn borrow(articles: &[Article], story: &[usize], dated: &mut [Dated]) -> Vec<usize> {
    let own: Vec<Option<Published>> = dated.iter().map(|d| d.published).collect();
    let mut borrowers = Vec::new();
    for n in (0..articles.len()).filter(|&n| own[n].is_none()) {
        let siblings = (0..articles.len()).filter(|&m| story[m] == story[n]);
        let lender = siblings.filter_map(|m| Some((own[m]?, articles[m].id()))).max();
        if let Some((published, id)) = lender {
            dated[n] = Dated { published: Some(Published::on(published.date)), lender: Some(id.to_owned()) };
            borrowers.push(n);
        }
    }
    borrowers
}

/// When an event is, as far as some reports say.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    whole: Option<(DateTime, DateTime)>,
    begin: Option<(DateTime, DateTime)>,
    end: Option<(DateTime, DateTime)>,
}

impl Stretch {
    /// Takes up another statement; where several differ, all of them have room.
    fn add(&mut self, phase: Option<&str>, (from, until): (DateTime, DateTime)) {
        let part = match phase {
            None => &mut self.whole,
            Some("begin") => &mut self.begin,
            Some("end") => &mut self.end,
            Some(_) => return,
        };
        let (first, last) = part.unwrap_or((from, until));
        *part = Some((first.min(from), last.max(until)));
    }

    /// What is left of the calendar before, during or after it; none where it is not dated.
    fn beside(&self, order: Order) -> Option<(DateTime, DateTime)> {
        let (begin, end) = (self.begin.or(self.whole), self.end.or(self.whole));
        match order {
            Order::After => Some((end?.0, DateTime::MAX)),
            Order::Before => Some((DateTime::MIN, begin?.1)),
            Order::During => {
                begin.or(end)?;
                Some((begin.map_or(DateTime::MIN, |b| b.0), end.map_or(DateTime::MAX, |e| e.1)))
            }
        }
    }
}

/// Dates what is told by another event: "after the fair" leaves the time from the day on which the fair ends, be it
/// stated in the same report or in another.
pub(crate) fn by_events(claims: &mut [Claim]) {
    // By the event, within its story where the batch has several.
    let key = |slot: &Slot, role: &str| Some((slot.roles().get(role)?.clone(), slot.scope().get("story").cloned()));
    let mut own: BTreeMap<(String, _), Stretch> = BTreeMap::new();
    let mut all: BTreeMap<_, Stretch> = BTreeMap::new();
    for claim in claims.iter() {
        let Value::Time(time) = &claim.value else { continue };
        let stated = claim.stance.polarity == Polarity::Affirmed && claim.stance.modality != Modality::Conditional;
        let (Some(event), Some(interval)) = (key(&claim.slot, "event"), bounded(time)) else { continue };
        if claim.slot.relation() == "moment" && stated {
            let phase = claim.slot.scope().get("phase").map(String::as_str);
            own.entry((claim.source.clone(), event.clone())).or_default().add(phase, interval);
            all.entry(event).or_default().add(phase, interval);
        }
    }
    for claim in claims {
        let Value::Order { order, time } = &mut claim.value else { continue };
        let Some(other) = key(&claim.slot, "other") else { continue };
        let here = own.get(&(claim.source.clone(), other.clone())).and_then(|s| s.beside(*order));
        if let Some(left) = here.or_else(|| all.get(&other)?.beside(*order)) {
            *time = time.clone().over(left, Granularity::Day);
        }
    }
}

/// The stretch of a time that has two ends.
fn bounded(time: &Time) -> Option<(DateTime, DateTime)> {
    time.interval().filter(|(from, until)| *from != DateTime::MIN && *until != DateTime::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::sample::{claim, time};

    #[test]
    fn what_is_told_by_an_event_gets_the_stretch_that_its_date_leaves() {
        let when = |timex3: &str, phase: Option<&str>| {
            let slot = Slot::new("moment").role("event", "fair");
            claim("a", phase.into_iter().fold(slot, |s, p| s.within("phase", p)), Value::Time(time(timex3)))
        };
        let left = |order: Order, dated: &[Claim]| {
            let slot = Slot::new("order").role("event", "talks").role("other", "fair");
            let mut claims = dated.to_vec();
            claims.push(claim("b", slot, Value::Order { order, time: Time::beside_event("beside the fair") }));
            by_events(&mut claims);
            match &claims[dated.len()].value {
                Value::Order { time, .. } => (time.earliest(), time.latest()),
                _ => (None, None),
            }
        };
        let day = |d: &str| Some(d.to_owned());
        let fair = [when("2023-05-08", Some("begin")), when("2023-05-10", Some("end"))];
        assert_eq!(left(Order::After, &fair), (day("2023-05-10"), None));
        assert_eq!(left(Order::Before, &fair), (None, day("2023-05-08")));
        assert_eq!(left(Order::During, &fair), (day("2023-05-08"), day("2023-05-10")));
        assert_eq!(left(Order::During, &[when("2023-05-09", None)]), (day("2023-05-09"), day("2023-05-09")));
        assert_eq!(left(Order::After, &[]), (None, None));
    }
}
