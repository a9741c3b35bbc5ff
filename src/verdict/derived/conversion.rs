//! A figure against its own conversion: "60 km (45 miles)".

use super::stated::{Facts, face};
use super::{Checks, Found};
use crate::value::Bound;
use crate::verdict::{figure, quantity};

/// The two figures must be one at the coarser of their printed precisions, or within their hedges.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    for claim in facts.claims() {
        let Some((q, also)) = claim.value.quantity().and_then(|q| Some((q, q.also()?))) else { continue };
        let (Some((_, x)), Some((_, y)), Some((gap, share))) =
            (quantity::reach(q), quantity::reach(also), quantity::gap(q, also))
        else {
            continue;
        };
        // "more than 60 km (37 miles)": the bound is not said twice.
        if q.bound() != also.bound() && also.bound() != Bound::None {
            continue;
        }
        let step = quantity::coarseness(q).max(quantity::coarseness(also));
        let apart = gap * quantity::affine(q.unit()).1;
        let found = Found {
            name: "conversion",
            claims: vec![claim],
            message: format!(
                "{} is not one figure in two units: {} apart",
                face(&[claim]),
                figure::amount(gap, q.unit())
            ),
            because: vec![format!("{} = {}", figure::phrase(q), figure::phrase(also))],
        };
        if apart > step && !x.meets(y) {
            checks.fails(found, share);
        } else {
            checks.passes(Found { message: format!("{}: the conversion is right", face(&[claim])), ..found });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::value::Value;
    use crate::verdict::sample::{distance, quantity};
    use crate::verdict::{Policy, derive};

    #[test]
    fn a_wrong_conversion_is_found_inside_one_claim() {
        let convert = |first: &str, second: &str| {
            let mut q = quantity(first);
            q.also = Some(Box::new(quantity(second)));
            let mut claim = distance("a", "Eastham", "Midway", first);
            claim.value = Value::Quantity(q);
            derive(&[claim], &Policy::default()).len()
        };
        assert_eq!(convert("60 km", "60000 m"), 0);
        assert_eq!(convert("60 km", "81000 m"), 1);
        assert_eq!(convert("about 60 km", "57000 m"), 0);
    }
}
