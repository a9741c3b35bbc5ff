//! The report's ids and stances in plain words.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Report, Source, number};
use crate::claim::{Claim, Modality, Polarity, Slot, Stance};
use crate::relation;
use crate::value::Value;
use crate::verdict::{Severity, Verdict};

/// Characters of a date: "2023-09-12".
pub(super) const DATE: usize = 10;

/// The question that a slot asks: "how far Norwood is from Easton", with what narrows it in parentheses.
pub(super) fn question(slot: &Slot) -> String {
    let template = relation::find(slot.relation()).map(|r| r.question);
    let mut out = template.unwrap_or(slot.relation()).to_owned();
    let mut rest = Vec::new();
    for (name, value) in slot.roles().iter().chain(slot.scope()) {
        let hole = format!("{{{name}}}");
        if out.contains(&hole) {
            out = out.replace(&hole, value);
        } else {
            rest.push(format!("{name}: {value}"));
        }
    }
    // A hole that nothing fills: the article does not say from where.
    while let Some((open, close)) = out.find('{').and_then(|open| Some((open, open + out[open..].find('}')?))) {
        out.replace_range(open..=close, "it");
    }
    if !rest.is_empty() {
        let _ = write!(out, " ({})", rest.join("; "));
    }
    out
}

/// How a claim is put forward and who says so: "expected, according to Ana Ruiz, via the Courier".
fn stance(stance: &Stance) -> String {
    let modality = (stance.modality != Modality::Asserted).then_some(modality(stance.modality));
    let denied = stance.polarity == Polarity::Denied;
    let chain = stance.holders.join(", via ");
    let who = match (denied, chain.is_empty()) {
        (false, true) => "in its own words".to_owned(),
        (false, false) => format!("according to {chain}"),
        (true, true) => "denied in its own words".to_owned(),
        (true, false) => format!("denied by {chain}"),
    };
    match modality {
        None => who,
        Some(modality) => format!("{modality}, {who}"),
    }
}

/// "expected"
pub(super) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Planned => "planned",
        Modality::Expected => "expected",
        Modality::Possible => "possible",
        Modality::Speculated => "speculated",
        Modality::Alleged => "alleged",
        Modality::Conditional => "conditional",
    }
}

/// "denied"
pub(super) fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Denied => "denied",
    }
}

/// What a claim states, in a form that can be sorted and compared: "9000 m", "2023-09-12", "dinner".
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Quantity(q) | Value::Money(q) | Value::Count(q) | Value::Ordinal(q) | Value::Duration(q) => {
            number::written(q)
        }
        Value::Time(t) => t.timex3().to_owned(),
        Value::Order { order, .. } => order.as_str().to_owned(),
        Value::Names { items, .. } => items.join("; "),
        Value::Place { items } => items.join(", "),
        Value::Category { item, .. } => item.clone(),
        Value::Quote { text } => text.clone(),
    }
}

/// What a report comes to: "3 conflicts (2 major, 1 minor)", or that there are none.
pub(super) fn verdict(report: &Report) -> String {
    let of = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    match (of(Severity::Major), of(Severity::Minor)) {
        (0, 0) => "no conflicts".to_owned(),
        (major, minor) => format!("{} ({major} major, {minor} minor)", counted(major + minor, "conflict")),
    }
}

/// What it rests on: "3 sources, 2 origins, 8 claims".
pub(super) fn basis(report: &Report) -> String {
    let origins: BTreeSet<&str> = report.sources.iter().map(|s| s.origin.as_str()).collect();
    let sources = counted(report.sources.len(), "source");
    format!("{sources}, {}, {}", counted(origins.len(), "origin"), counted(report.claims.len(), "claim"))
}

/// How many articles stand behind some claims: "3 sources of 2 origins".
pub(super) fn support(claims: &[&Claim]) -> String {
    let sources: BTreeSet<&str> = claims.iter().map(|c| c.source.as_str()).collect();
    let origins: BTreeSet<&str> = claims.iter().map(|c| c.origin.as_str()).collect();
    let shared = match origins.len() {
        few if few < sources.len() => format!(" of {}", counted(few, "origin")),
        _ => String::new(),
    };
    format!("{}{shared}", counted(sources.len(), "source"))
}

/// Outlet and date of a source, in parentheses; nothing where neither is known.
pub(super) fn imprint(source: &Source) -> String {
    let dated = source.published.map(|p| p.to_string().chars().take(DATE).collect());
    let known: Vec<String> = [source.outlet.clone(), dated].into_iter().flatten().collect();
    if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
}

/// Who says a claim, how, and as of when, where that is not the day of the report.
pub(super) fn said(claim: &Claim, source: Option<&Source>) -> String {
    let said = stance(&claim.stance);
    let published = source.and_then(|s| s.published).map(|p| p.to_string()).unwrap_or_default();
    match &claim.as_of {
        Some(time) if !published.starts_with(time.timex3()) => format!("{said}; as of {}", time.timex3()),
        _ => said,
    }
}

/// "major"
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Minor => "minor",
        Severity::Major => "major",
    }
}

/// What a verdict says, in a clause.
pub(super) fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreement => "the values are equal",
        Verdict::Refinement => "one value lies within what the other allows",
        Verdict::ListDifference => "open lists differ",
        Verdict::Update => "a later figure moved the way it may",
        Verdict::Rounding => "one figure is the other at a coarser printed precision, or within its hedge",
        Verdict::Revision => "a later figure moved the other way",
        Verdict::Wording => "one speaker's words in two wordings",
        Verdict::Derived => "several answers cannot hold together",
        Verdict::Disputed => "one affirms or alleges what another denies",
        Verdict::Contradiction => "two values that cannot both hold",
    }
}

/// "1 source", "3 sources".
fn counted(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_that_is_not_declared_names_its_roles() {
        let slot = Slot::new("no-such-relation").role("of", "the tower").within("at", "noon");
        assert_eq!(question(&slot), "no-such-relation (of: the tower; at: noon)");
    }

    #[test]
    fn every_declared_question_is_filled() {
        for relation in relation::RELATIONS {
            let text = question(&Slot::new(relation.id));
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }

    #[test]
    fn stances_read_as_words() {
        let said = |polarity, modality, holders: &[&str]| {
            stance(&Stance { polarity, modality, holders: holders.iter().map(|&h| h.to_owned()).collect() })
        };
        assert_eq!(said(Polarity::Affirmed, Modality::Asserted, &[]), "in its own words");
        assert_eq!(
            said(Polarity::Affirmed, Modality::Expected, &["Ana Ruiz", "the Courier"]),
            "expected, according to Ana Ruiz, via the Courier"
        );
        assert_eq!(said(Polarity::Denied, Modality::Asserted, &["the ministry"]), "denied by the ministry");
    }
}
