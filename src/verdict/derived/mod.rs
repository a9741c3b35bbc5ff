//! What follows from claims of several slots.
//!
//! Each check is one file: it reads the slots that it knows by their relation and roles, and says what cannot hold
//! together, with the equation and the slack that is left after rounding. A check runs on what the printed figures
//! allow, not on the figures: 1,000 km against 900 and 60 km is no conflict. Its code is its name with `-derived`.

mod absence;
mod conversion;
mod headline;
mod interval;
mod order;
mod parts;
mod product;
mod rank;
mod roll;
mod share;
mod stated;
mod way;

use super::policy::Policy;
use super::slot::gravest_first;
use super::{Finding, Severity, Verdict};
use crate::claim::Claim;

use stated::Facts;

/// Checks what follows from several slots: triangle inequality, parts and whole, order of events.
///
/// A check that passes is listed, as an agreement, where [`Policy::with_passed_checks`] asks for it.
pub fn derive(claims: &[Claim], policy: &Policy) -> Vec<Finding> {
    let facts = Facts::of(claims);
    let mut checks = Checks { policy, findings: Vec::new() };
    for check in [
        conversion::check,
        way::check,
        parts::check,
        rank::check,
        product::check,
        interval::check,
        order::check,
        absence::check,
        headline::check,
        roll::check,
        share::check,
    ] {
        check(&facts, &mut checks);
    }
    let mut findings: Vec<Finding> = checks.findings.into_iter().filter_map(|f| policy.apply(f)).collect();
    gravest_first(&mut findings);
    findings
}

/// The names of the checks: the first halves of their codes.
#[cfg(test)]
pub(super) const CHECKS: [&str; 12] = [
    "triangle",
    "conversion",
    "parts",
    "rank",
    "unit-price",
    "journey",
    "interval",
    "order",
    "absence",
    "headline",
    "list-count",
    "share",
];

/// Where the checks put what they find.
struct Checks<'p> {
    policy: &'p Policy,
    findings: Vec<Finding>,
}

/// What one check found.
struct Found<'a> {
    /// The name of the check, the first half of the code.
    name: &'static str,
    claims: Vec<&'a Claim>,
    /// One plain sentence.
    message: String,
    /// The equation, then the slack and what else bears on it.
    because: Vec<String>,
}

impl Checks<'_> {
    /// The claims cannot hold together; `share` is how far they are apart, of the larger side.
    fn fails(&mut self, found: Found<'_>, share: f64) {
        let severity = if share < self.policy.major_from { Severity::Minor } else { Severity::Major };
        self.push(found, Verdict::Derived, severity);
    }

    /// The claims bear each other out.
    fn passes(&mut self, found: Found<'_>) {
        if self.policy.list_passed_checks {
            self.push(found, Verdict::Agreement, Severity::Info);
        }
    }

    fn push(&mut self, found: Found<'_>, verdict: Verdict, severity: Severity) {
        let mut claims: Vec<String> = found.claims.iter().map(|c| c.id.clone()).collect();
        claims.sort_unstable();
        claims.dedup();
        let one = found.claims.iter().all(|c| c.source == found.claims[0].source);
        let within = if one && severity > Severity::Info { "within one article: " } else { "" };
        self.findings.push(Finding {
            id: String::new(),
            verdict,
            severity,
            code: format!("{}-{}", found.name, Verdict::Derived),
            cluster: None,
            claims,
            message: format!("{within}{}", found.message),
            because: found.because,
        });
    }
}
