//! A verdict on two values or claims, before it is put into words.

use super::{Severity, Verdict};
use crate::relation::{self, Arity};

/// What was decided, and by which rule. Cheap to make: words come later, and only for what is reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ruling {
    pub verdict: Verdict,
    pub severity: Severity,
    /// The rule in a few words.
    pub rule: &'static str,
}

impl Ruling {
    pub fn agreement(rule: &'static str) -> Self {
        Self { verdict: Verdict::Agreement, severity: Severity::Info, rule }
    }

    pub fn refinement(rule: &'static str) -> Self {
        Self { verdict: Verdict::Refinement, severity: Severity::Info, rule }
    }

    pub fn contradiction(severity: Severity, rule: &'static str) -> Self {
        Self { verdict: Verdict::Contradiction, severity, rule }
    }

    pub fn new(verdict: Verdict, severity: Severity, rule: &'static str) -> Self {
        Self { verdict, severity, rule }
    }

    /// Whether both values can stand in one position: they are equal, or one is the other said less precisely.
    pub fn unites(self) -> bool {
        matches!(self.verdict, Verdict::Agreement | Verdict::Refinement)
    }
}

/// What the relation of a slot says about its values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Semantics {
    pub arity: Arity,
    /// Lists of who was there are checkable facts: a name that only one of them has is worth a look.
    pub roll_call: bool,
    /// What its lists are of.
    pub items: Items,
}

/// What the items of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Items {
    /// Names; a description may mean whoever is named.
    Names,
    /// What somebody is: the body that he belongs to has a name.
    Posts,
    /// What a meeting is about; an empty list says that this is not known.
    Topics,
    /// Things wanted or handed over: near-identical items may be one thing in two wordings.
    Things,
}

impl Semantics {
    /// Those of the relation with this id; a claim that came from elsewhere may name one that is not declared, and then
    /// a slot has one value.
    pub fn of(id: &str) -> Self {
        let arity = relation::find(id).map_or(Arity::One, |r| r.arity);
        let items = match id {
            "seek" | "statement" => Items::Things,
            "post" => Items::Posts,
            "agenda" => Items::Topics,
            _ => Items::Names,
        };
        Self { arity, roll_call: id == "attendee", items }
    }
}
