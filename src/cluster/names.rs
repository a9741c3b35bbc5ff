//! One name for a company, in whatever length a report gives it: "Norsea Group", "Norsea", "norsea".

use std::collections::BTreeMap;

use crate::entity::{EntityKind, Table};

/// Words that end a company's full name and are left out where it is named again.
const DESIGNATORS: [&str; 27] = [
    "group",
    "holding",
    "holdings",
    "partners",
    "company",
    "co",
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "plc",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "ag",
    "se",
    "sa",
    "nv",
    "spa",
    "gmbh",
    "asa",
    "ab",
    "oyj",
    "kk",
    "bhd",
];

/// From names in lower case to the name that stands for them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    short: BTreeMap<String, String>,
    /// Places and companies by their names in lower case.
    named: BTreeMap<String, String>,
}

impl Names {
    pub fn new(table: &Table) -> Self {
        let mut short = BTreeMap::new();
        let place = |name: &str| table.entities.iter().any(|e| e.kind == EntityKind::Place && e.name == name);
        for entity in &table.entities {
            if !matches!(entity.kind, EntityKind::Organization | EntityKind::Other) {
                continue;
            }
            let name = stem(&entity.name);
            if name.is_empty() || place(name) || !name.starts_with(char::is_uppercase) {
                continue;
            }
            if entity.kind == EntityKind::Organization {
                short.insert(name.to_lowercase(), name.to_owned());
            }
            if name != entity.name {
                short.insert(entity.name.to_lowercase(), name.to_owned());
            }
        }
        let kinds = [EntityKind::Place, EntityKind::Organization, EntityKind::Other];
        let named = table.entities.iter().filter(|e| kinds.contains(&e.kind) && e.name.starts_with(char::is_uppercase));
        let named = named.map(|e| (e.name.to_lowercase(), e.name.clone())).collect();
        Self { short, named }
    }

    /// The name that a common noun is at the start of a sentence, where other reports know it as one.
    pub fn of_noun(&self, noun: String) -> String {
        self.named.get(&noun).cloned().unwrap_or(noun)
    }

    /// The name that stands for a key, or the key itself.
    pub fn of(&self, key: String) -> String {
        self.short.get(&key.to_lowercase()).cloned().unwrap_or(key)
    }
}

/// The name without the designators at its end.
fn stem(name: &str) -> &str {
    let mut stem = name;
    while let Some((rest, last)) = stem.rsplit_once(' ') {
        let word = last.trim_matches('.').to_lowercase();
        if !DESIGNATORS.contains(&word.as_str()) {
            break;
        }
        stem = rest.trim_end_matches([',', ' ']);
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn designators_are_left_out() {
        assert_eq!(stem("Norsea Holdings Inc."), "Norsea");
        assert_eq!(stem("Group"), "Group");
        assert_eq!(stem("Halden Bank"), "Halden Bank");
    }
}
