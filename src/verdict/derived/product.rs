//! Products: the price of a share times the shares is the price of the whole; speed times time is as far as one gets.

use super::parts::without;
use super::stated::{Facts, Figures, face, filler};
use super::{Checks, Found};
use crate::claim::Claim;
use crate::unit::Dimension;
use crate::verdict::{figure, quantity};

pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    unit_prices(facts, checks);
    journeys(facts, checks);
}

/// `price per unit × units = total`
fn unit_prices(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let (money, counts) = (facts.figures("money"), facts.figures("count"));
    for (slot, price) in &money {
        let (Some(unit), Some(whole)) = (filler(slot, "per"), without(slot, "per")) else { continue };
        for (_, total) in money.iter().filter(|(s, _)| **s == whole) {
            // The units must be somebody's whom the price is about as well: a share of another company is none.
            let shared = |s: &crate::claim::Slot| slot.roles().iter().any(|(_, v)| s.roles().values().any(|w| w == v));
            // Who bids holds some of the shares, and wants all.
            let bid = filler(slot, "for") == Some("bid");
            for (_, units) in counts.iter().filter(|(s, _)| !bid && filler(s, "of") == Some(unit) && shared(s)) {
                multiply([price, units, total], "unit-price", Equation::Equal, checks);
            }
        }
    }
}

/// `distance ≤ speed × time`, for one traveller; stops may make the time longer.
fn journeys(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let (speeds, distances) = (facts.figures("speed"), facts.figures("distance"));
    for (slot, time) in facts.figures("duration") {
        let traveller = filler(slot, "who").or(filler(slot, "of"));
        let way = (filler(slot, "from"), filler(slot, "to"));
        let (Some(_), (Some(from), Some(to))) = (traveller, way) else { continue };
        let same_way = |s: &crate::claim::Slot| match (filler(s, "from"), filler(s, "to")) {
            (Some(a), Some(b)) => (a, b) == (from, to) || (b, a) == (from, to),
            _ => false,
        };
        for (_, speed) in speeds.iter().filter(|(s, _)| filler(s, "of") == traveller) {
            for (_, distance) in distances.iter().filter(|(s, _)| same_way(s)) {
                multiply([speed, &time, distance], "journey", Equation::AtMost, checks);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Equation {
    /// `x × y = whole`
    Equal,
    /// `whole ≤ x × y`
    AtMost,
}

fn multiply(factors: [&Figures<'_>; 3], name: &'static str, equation: Equation, checks: &mut Checks<'_>) {
    // One claim of each: every combination would say the same many times over.
    let [Some((unit, x)), Some((number, y)), Some((whole, z))] = factors.map(|f| f.0.first()) else { return };
    let currency = |c: &Claim| {
        c.value.quantity().filter(|q| q.dimension() == Dimension::Money).map(|q| q.unit().code().to_owned())
    };
    if currency(unit) != currency(whole) {
        return;
    }
    let (low, high) = (x.low * y.low, x.high * y.high);
    let equal = equation == Equation::Equal;
    let excess = (z.low - high).max(if equal { low - z.high } else { f64::NEG_INFINITY });
    let product = format!("{} × {}", face(&[unit]), face(&[number]));
    let equality = format!("{product} {} {}", if equal { "=" } else { "≥" }, face(&[whole]));
    let claims = vec![*unit, *number, *whole];
    if excess > 0.0 {
        let off = whole
            .value
            .quantity()
            .map_or_else(String::new, |q| figure::amount(excess / quantity::affine(q.unit()).1, q.unit()));
        let message = format!("{product} does not come to {}: {off} are left", face(&[whole]));
        let because = vec![equality, format!("{off} are left even at the edges of rounding")];
        checks.fails(Found { name, claims, message, because }, excess / z.low.abs().max(low.abs()));
    } else {
        let message = format!("{product} comes to {}", face(&[whole]));
        checks.passes(Found { name, claims, message, because: vec![equality] });
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::verdict::sample::{claim, value};
    use crate::verdict::{Policy, derive};

    #[test]
    fn shares_times_price_is_the_price_of_all() {
        let money = || Slot::new("money").role("for", "Harbour Mills");
        let shares = Slot::new("count").role("of", "share").role("who", "Harbour Mills");
        let found = |total: &str| {
            let claims = [
                claim("a", money().within("per", "share"), value("42 USD")),
                claim("a", shares.clone(), value("50000000 people")),
                claim("b", money(), value(total)),
            ];
            derive(&claims, &Policy::default()).len()
        };
        assert_eq!([found("2100000000 USD"), found("2700000000 USD"), found("2100000000 EUR")], [0, 1, 0]);
    }

    #[test]
    fn nobody_gets_farther_than_speed_times_time() {
        let way = |relation: &str| Slot::new(relation).role("from", "Eastham").role("to", "Southend");
        let found = |time: &str| {
            let claims = [
                claim("a", Slot::new("speed").role("of", "train"), value("60 km/h")),
                claim("a", way("duration").role("of", "train"), value(time)),
                claim("b", way("distance"), value("680 km")),
            ];
            derive(&claims, &Policy::default()).len()
        };
        assert_eq!([found("12 hours"), found("20 hours"), found("4 hours")], [0, 0, 1]);
    }
}
