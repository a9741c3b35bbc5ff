//! What is allowed, noted, or flagged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Finding, Severity};

/// What is done with the findings of one code or one relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// They are dropped.
    Allow,
    /// They are kept as `info`.
    Note,
    /// They are `minor` at least.
    Flag,
}

/// How strictly verdicts are passed.
///
/// Three presets, and settings for single codes and relations on top of them. A code wins over a relation.
///
/// ```
/// use corroborate::verdict::{Policy, Setting};
///
/// let policy = Policy::lenient()
///     .with_relation("speed", Setting::Allow)
///     .with_code("distance-rounding", Setting::Flag);
/// assert_eq!(policy.setting("distance-rounding"), Some(Setting::Flag));
/// assert_eq!(policy.setting("speed-contradiction"), Some(Setting::Allow));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Policy {
    /// From which share of the larger figure a numeric contradiction is major: 0.1 by default.
    pub major_from: f64,
    /// Whether a guess ("may", "is believed to") lowers a major contradiction to minor.
    pub spare_guesses: bool,
    /// Whether derived checks that pass are listed as well.
    pub list_passed_checks: bool,
    codes: BTreeMap<String, Setting>,
    relations: BTreeMap<String, Setting>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            major_from: 0.1,
            spare_guesses: true,
            list_passed_checks: false,
            codes: BTreeMap::new(),
            relations: BTreeMap::new(),
        }
    }
}

impl Policy {
    /// For a last look before printing: contradictions are major from 5 %, and guesses count in full.
    pub fn strict() -> Self {
        Self { major_from: 0.05, spare_guesses: false, ..Self::default() }
    }

    /// For streams of many reports: contradictions are major from 25 %; rounding, wording, and figures that moved back
    /// are noted only.
    pub fn lenient() -> Self {
        let noted = ["rounding", "wording", "revision", "list-difference"];
        let codes = noted.iter().map(|v| (format!("*-{v}"), Setting::Note)).collect();
        Self { major_from: 0.25, codes, ..Self::default() }
    }

    /// Sets what is done with findings of this code; `*-rounding` stands for that verdict on every relation.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>, setting: Setting) -> Self {
        self.codes.insert(code.into(), setting);
        self
    }

    /// Sets what is done with findings on slots of this relation.
    #[must_use]
    pub fn with_relation(mut self, relation: impl Into<String>, setting: Setting) -> Self {
        self.relations.insert(relation.into(), setting);
        self
    }

    /// Whether derived checks that pass are listed, as corroborations of severity `info`.
    #[must_use]
    pub fn with_passed_checks(mut self, listed: bool) -> Self {
        self.list_passed_checks = listed;
        self
    }

    /// What is done with findings of this code, where something is set: by the code, by its relation, by its verdict.
    pub fn setting(&self, code: &str) -> Option<Setting> {
        if let Some(&setting) = self.codes.get(code) {
            return Some(setting);
        }
        // Both halves of a code may hold a hyphen: "meeting-place-list-difference".
        let cuts = || code.match_indices('-').map(|(i, _)| code.split_at(i));
        cuts()
            .find_map(|(relation, _)| self.relations.get(relation))
            .or_else(|| cuts().find_map(|(_, verdict)| self.codes.get(&format!("*{verdict}"))))
            .copied()
    }

    /// The finding as this policy wants it.
    pub(super) fn apply(&self, mut finding: Finding) -> Option<Finding> {
        match self.setting(&finding.code) {
            Some(Setting::Allow) => return None,
            Some(Setting::Note) => finding.severity = Severity::Info,
            Some(Setting::Flag) => finding.severity = finding.severity.max(Severity::Minor),
            None => {}
        }
        Some(finding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_wins_over_its_relation_and_both_over_a_preset() {
        let policy = Policy::lenient().with_relation("distance", Setting::Allow);
        assert_eq!(policy.setting("speed-rounding"), Some(Setting::Note));
        assert_eq!(policy.setting("distance-rounding"), Some(Setting::Allow));
        assert_eq!(
            policy.with_code("distance-rounding", Setting::Flag).setting("distance-rounding"),
            Some(Setting::Flag)
        );
        assert_eq!(Policy::default().setting("distance-rounding"), None);
    }

    #[test]
    fn relations_and_verdicts_with_hyphens_are_told_apart() {
        let policy = Policy::lenient().with_relation("meeting-place", Setting::Flag);
        assert_eq!(policy.setting("meeting-place-list-difference"), Some(Setting::Flag));
        assert_eq!(policy.setting("attendee-list-difference"), Some(Setting::Note));
        assert_eq!(policy.setting("place-contradiction"), None);
    }
}
