//! What follows from claims of several slots.
//!
//! Each check is one file: it reads the slots that it knows by their relation and roles, and says what cannot hold
//! together, with the equation and the slack that is left after rounding.

mod triangle;

use super::policy::Policy;
use super::slot::gravest_first;
use super::{Finding, Severity, Verdict};
use crate::claim::Claim;

/// Checks what follows from several slots: triangle inequality, parts and whole, order of events.
///
/// A check that passes is listed, as an agreement, where the policy asks for it.
pub fn derive(claims: &[Claim], policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    triangle::check(claims, policy, &mut findings);
    let mut findings: Vec<Finding> = findings.into_iter().filter_map(|f| policy.apply(f)).collect();
    gravest_first(&mut findings);
    findings
}

/// A finding of the check `name`.
fn finding(name: &str, severity: Severity, mut claims: Vec<String>, message: String, because: Vec<String>) -> Finding {
    claims.sort_unstable();
    claims.dedup();
    Finding {
        id: String::new(),
        verdict: Verdict::Derived,
        severity,
        code: format!("{name}-{}", Verdict::Derived),
        cluster: None,
        claims,
        message,
        because,
    }
}
