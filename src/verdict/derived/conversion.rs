//! A figure against its own conversion: "60 km (45 miles)".

use super::stated::{Facts, face};
use super::{Checks, Found};
use crate::verdict::{figure, quantity};

/// The two figures must be one at their printed precision.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for claim in facts.claims() {
        let Some((q, also)) = claim.value.quantity().and_then(|q| Some((q, q.also()?))) else { continue };
        let Some((gap, share)) = quantity::gap(q, also) else { continue };
        let (claims, because) = (vec![claim], vec![format!("{} = {}", q.text(), also.text())]);
        if q.also_disagrees() {
            let off = figure::amount(gap, q.unit());
            let message = format!("{} is not one figure in two units: {off} apart", face(&claims));
            checks.fails(Found { name: "conversion", claims, message, because }, share);
        } else {
            let message = format!("{}: the conversion is right", face(&claims));
            checks.passes(Found { name: "conversion", claims, message, because });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::sample::distance;
    use crate::verdict::{Policy, derive};

    #[test]
    fn a_wrong_conversion_is_found_inside_one_claim() {
        let found = |text: &str| derive(&[distance("a", "Eastham", "Midway", text)], &Policy::default()).len();
        assert_eq!(found("60 km (37 miles)"), 0);
        assert_eq!(found("60 km (approximately 40 miles)"), 0);
        assert_eq!(found("60 km (81 miles)"), 1);
    }
}
