//! What is stated, slot by slot, as the checks read it.

use std::collections::BTreeMap;

use crate::claim::{Claim, Modality, Polarity, Slot};
use crate::verdict::ends::Ends;
use crate::verdict::quantity;
use crate::verdict::wording;

/// The affirmed claims of a batch by slot, in the order of the slots.
pub(super) struct Facts<'a> {
    slots: BTreeMap<&'a Slot, Vec<&'a Claim>>,
    all: &'a [Claim],
}

impl<'a> Facts<'a> {
    pub fn of(claims: &'a [Claim]) -> Self {
        let mut slots: BTreeMap<&Slot, Vec<&Claim>> = BTreeMap::new();
        for claim in claims {
            if claim.stance.polarity == Polarity::Affirmed && claim.stance.modality != Modality::Conditional {
                slots.entry(&claim.slot).or_default().push(claim);
            }
        }
        for claims in slots.values_mut() {
            claims.sort_by(|a, b| (&a.source, a.span, &a.id).cmp(&(&b.source, b.span, &b.id)));
        }
        Self { slots, all: claims }
    }

    pub fn claims(&self) -> impl Iterator<Item = &'a Claim> {
        self.slots.values().flatten().copied()
    }

    /// What is denied, in the order of the claims.
    pub fn denied(&self) -> impl Iterator<Item = &'a Claim> {
        self.all.iter().filter(|c| c.stance.polarity == Polarity::Denied)
    }

    /// The slots of a relation that hold at least one claim.
    pub fn relation(&self, id: &str) -> impl Iterator<Item = (&'a Slot, &[&'a Claim])> {
        self.slots.iter().filter(move |(s, _)| s.relation() == id).map(|(s, c)| (*s, c.as_slice()))
    }

    /// The figures of the slots of a relation.
    pub fn figures(&self, id: &str) -> Vec<(&'a Slot, Figures<'a>)> {
        let figures = self.relation(id).map(|(slot, claims)| (slot, Figures::of(claims)));
        figures.filter(|(_, f)| !f.0.is_empty()).collect()
    }
}

/// Who or what fills a role or a scope of a slot.
pub(super) fn filler<'a>(slot: &'a Slot, name: &str) -> Option<&'a str> {
    slot.roles().get(name).or_else(|| slot.scope().get(name)).map(String::as_str)
}

/// Claims of one question with what each allows, in SI.
#[derive(Clone, Default)]
pub(super) struct Figures<'a>(pub Vec<(&'a Claim, Ends)>);

impl<'a> Figures<'a> {
    pub fn of(claims: &[&'a Claim]) -> Self {
        let ends = |c: &&'a Claim| Some((*c, quantity::reach(c.value.quantity()?)?.1));
        Self(claims.iter().filter_map(ends).collect())
    }

    /// The most that any of the claims asks for at least.
    pub fn low(&self) -> f64 {
        self.0.iter().map(|(_, e)| e.low).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The least that any of the claims allows at most.
    pub fn high(&self) -> f64 {
        self.0.iter().map(|(_, e)| e.high).fold(f64::INFINITY, f64::min)
    }

    /// The claims that allow no more than `room`.
    pub fn below(&self, room: f64) -> Vec<&'a Claim> {
        self.0.iter().filter(|(_, e)| e.high < room).map(|(c, _)| *c).collect()
    }

    /// The claims that ask for more than `room`.
    pub fn above(&self, room: f64) -> Vec<&'a Claim> {
        self.0.iter().filter(|(_, e)| e.low > room).map(|(c, _)| *c).collect()
    }

    pub fn claims(&self) -> Vec<&'a Claim> {
        self.0.iter().map(|(c, _)| *c).collect()
    }
}

/// The words of the first of some claims.
pub(super) fn face(claims: &[&Claim]) -> String {
    claims.first().map(|c| wording::stated(c)).unwrap_or_default()
}
