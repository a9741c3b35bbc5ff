//! What is said not to have happened since: "has not left the island since the storm", where the same article tells of a
//! departure.

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Modality, Polarity};
use crate::value::Value;
use crate::verdict::time;

/// "Has not" holds to this day; "had not" ends with what is then told.
const TO_THIS_DAY: [&str; 6] = ["has not", "have not", "hasn't", "haven't", "has never", "have never"];

/// Reads the events that an article denies "since", and what it tells of an event of that name after that.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for denial in facts.denied().filter(|c| c.slot.relation() == "moment" && c.slot.scope().contains_key("phase")) {
        let quote = denial.quote.replace('’', "'");
        let event = filler(&denial.slot, "event").map(|e| e.strip_prefix("earlier ").unwrap_or(e));
        let (Some(event), true) = (event, TO_THIS_DAY.iter().any(|w| quote.contains(w))) else { continue };
        let Some((since, _)) = seconds(denial) else { continue };
        let same = |c: &&Claim| {
            c.source == denial.source
                && c.stance.polarity == Polarity::Affirmed
                && c.stance.modality == Modality::Asserted
                && filler(&c.slot, "story") == filler(&denial.slot, "story")
                && seconds(c).is_some_and(|(from, until)| from > since && until.is_finite())
        };
        let told =
            facts.relation("moment").filter(|(s, _)| filler(s, "event") == Some(event) && filler(s, "phase").is_none());
        let told: Vec<&Claim> = told.flat_map(|(_, c)| c.iter().copied()).filter(same).collect();
        let Some(first) = told.first() else { continue };
        let message =
            format!("{event}: not since {}, and yet {}", face(&[denial]).trim_start_matches("not "), face(&[first]));
        let because = vec!["what has not happened since is told in the same article".to_owned()];
        let claims = told.iter().copied().chain([denial]).collect();
        checks.fails(Found { name: "absence", claims, message, because }, 0.0);
    }
}

fn seconds(claim: &Claim) -> Option<(f64, f64)> {
    match &claim.value {
        Value::Time(t) => time::seconds(t),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Polarity, Slot};
    use crate::value::Value;
    use crate::verdict::sample::{claim, time};
    use crate::verdict::{Policy, derive};

    #[test]
    fn what_has_not_happened_since_is_not_told_of_the_same_week() {
        let found = |source: &str, words: &str| {
            let slot = Slot::new("moment").role("event", "earlier eruption").within("phase", "since");
            let mut denial = claim("a", slot, Value::Time(time("1975")));
            denial.stance.polarity = Polarity::Denied;
            denial.quote = words.to_owned();
            let told = claim(source, Slot::new("moment").role("event", "eruption"), Value::Time(time("2031-05-04")));
            derive(&[denial, told], &Policy::default()).len()
        };
        assert_eq!(found("a", "the volcano has not erupted since 1975"), 1);
        assert_eq!(found("a", "the volcano had not erupted since 1975"), 0);
        assert_eq!(found("b", "the volcano has not erupted since 1975"), 0);
    }
}
