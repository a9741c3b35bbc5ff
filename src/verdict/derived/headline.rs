//! A headline that has as done what the article below it has still to come.

use super::stated::{Facts, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Modality};

pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for (slot, headlines) in facts.relation("moment") {
        if filler(slot, "phase") != Some("headline") {
            continue;
        }
        for headline in headlines {
            let planned = |c: &&Claim| {
                c.source == headline.source
                    && filler(&c.slot, "event") == filler(slot, "event")
                    && matches!(c.stance.modality, Modality::Planned | Modality::Expected)
            };
            let below: Vec<&Claim> = facts.claims().filter(planned).collect();
            let Some(first) = below.first() else { continue };
            let message = format!("the headline tells of it as done, the article as still to come: {}", face(&[first]));
            let because = vec![format!("“{}” stands above “{}”", headline.quote, first.quote)];
            let claims = below.iter().copied().chain([*headline]).collect();
            checks.fails(Found { name: "headline", claims, message, because }, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Modality, Slot};
    use crate::value::Value;
    use crate::verdict::sample::{claim, time};
    use crate::verdict::{Policy, derive};

    #[test]
    fn what_the_article_has_still_to_come_is_not_done() {
        let signing = || Slot::new("moment").role("event", "signing");
        let headline = claim("a", signing().within("phase", "headline"), Value::Time(time("2031-05-04")));
        let found = |source: &str, modality| {
            let mut below = claim(source, signing(), Value::Time(time("2031-05-06")));
            below.stance.modality = modality;
            derive(&[headline.clone(), below], &Policy::default()).len()
        };
        assert_eq!(found("a", Modality::Planned), 1);
        assert_eq!(found("a", Modality::Asserted), 0);
        assert_eq!(found("b", Modality::Planned), 0);
    }
}
