//! The report's ids and stances in plain words.

use std::fmt::Write;

use crate::claim::{Modality, Polarity, Slot, Stance};
use crate::relation;

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
        let name = out[open + 1..close].to_owned();
        out.replace_range(open..=close, &format!("some {name}"));
    }
    if !rest.is_empty() {
        let _ = write!(out, " ({})", rest.join("; "));
    }
    out
}

/// How a claim is put forward and who says so: "expected, according to Ana Ruiz, via the Courier".
pub(super) fn stance(stance: &Stance) -> String {
    let modality = match stance.modality {
        Modality::Asserted => None,
        Modality::Planned => Some("planned"),
        Modality::Expected => Some("expected"),
        Modality::Possible => Some("possible"),
        Modality::Speculated => Some("speculated"),
        Modality::Alleged => Some("alleged"),
        Modality::Conditional => Some("conditional"),
    };
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

/// "1 source", "3 sources".
pub(super) fn counted(n: usize, noun: &str) -> String {
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
