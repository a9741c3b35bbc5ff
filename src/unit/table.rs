//! The unit and currency tables, and what a code made of their codes means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::Tokens;
use crate::text::table::{PhraseMap, WordMap, rows};

use super::Dimension;

/// One unit.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) code: String,
    pub(crate) dimension: Dimension,
    factor: f64,
    offset: f64,
    si: String,
}

/// A unit's surface forms lead to rows by number.
type RowId = u16;

/// Units and currencies by code and by surface form. Built once.
pub(crate) struct Table {
    rows: Vec<Row>,
    /// Row numbers in the order of their codes.
    by_code: Vec<RowId>,
    names: PhraseMap<RowId>,
    /// Symbols by their lower case, each with the case that it must have.
    symbols: PhraseMap<Vec<(String, RowId)>>,
    /// The first unit that a subunit such as "cents" belongs to, and how many make one.
    subunits: WordMap<Vec<(RowId, u32)>>,
}

pub(crate) static TABLE: LazyLock<Table> = LazyLock::new(Table::load);

/// What a code means in SI.
pub(super) struct Resolved {
    pub(super) dimension: Dimension,
    pub(super) factor: f64,
    pub(super) offset: f64,
    pub(super) si: String,
}

const PREFIXES: [(char, &str, f64); 15] = [
    ('f', "femto", 1e-15),
    ('p', "pico", 1e-12),
    ('n', "nano", 1e-9),
    ('u', "micro", 1e-6),
    ('m', "milli", 1e-3),
    ('c', "centi", 1e-2),
    ('d', "deci", 1e-1),
    ('h', "hecto", 1e2),
    ('k', "kilo", 1e3),
    ('M', "mega", 1e6),
    ('G', "giga", 1e9),
    ('T', "tera", 1e12),
    ('P', "peta", 1e15),
    ('E', "exa", 1e18),
    ('Z', "zetta", 1e21),
];

#[derive(Default)]
struct Loader {
    rows: Vec<Row>,
    names: BTreeMap<String, RowId>,
    symbols: BTreeMap<String, Vec<(String, RowId)>>,
    subunits: BTreeMap<String, Vec<(RowId, u32)>>,
}

impl Table {
    fn load() -> Self {
        let mut loader = Loader::default();
        for row in rows(include_str!("units.tsv")) {
            loader.unit(&row);
        }
        for row in rows(include_str!("currencies.tsv")) {
            loader.currency(&row);
        }
        let mut by_code: Vec<RowId> = (0..loader.rows.len() as RowId).collect();
        by_code.sort_by(|&a, &b| loader.rows[usize::from(a)].code.cmp(&loader.rows[usize::from(b)].code));
        Self {
            rows: loader.rows,
            by_code,
            names: PhraseMap::new(loader.names),
            symbols: PhraseMap::new(loader.symbols),
            subunits: WordMap::new(loader.subunits),
        }
    }

    /// The unit of this code.
    pub(crate) fn code(&self, code: &str) -> Option<&Row> {
        let at = self.by_code.binary_search_by(|&id| self.rows[usize::from(id)].code.as_str().cmp(code)).ok()?;
        Some(&self.rows[usize::from(self.by_code[at])])
    }

    /// The longest unit name ("square" and the like left aside) at token `i`: how many tokens, and which unit.
    pub(crate) fn name(&self, tokens: &Tokens<'_>, i: usize) -> Option<(usize, &Row)> {
        self.names.longest(tokens, i).map(|(len, &id)| (len, &self.rows[usize::from(id)]))
    }

    /// The longest symbol at token `i`, in its own case, with no white space inside beyond a blank after "°" or "US".
    pub(crate) fn symbol(&self, tokens: &Tokens<'_>, i: usize) -> Option<(usize, &Row)> {
        let (len, exact) = self.symbols.longest(tokens, i)?;
        let printed = tokens.span(i, i + len - 1).of(tokens.text());
        let same = |form: &str| printed.chars().filter(|c| !c.is_whitespace()).eq(form.chars());
        exact.iter().find(|(form, _)| same(form)).map(|&(_, id)| (len, &self.rows[usize::from(id)]))
    }

    /// How many of the subunit named at token `i` make one of `code`; for an empty code, the first unit that has it.
    pub(crate) fn subunit(&self, tokens: &Tokens<'_>, i: usize, code: &str) -> Option<(&Row, u32)> {
        let owners = self.subunits.get(tokens, i)?;
        let found = owners.iter().find(|(id, _)| code.is_empty() || self.rows[usize::from(*id)].code == code);
        found.map(|&(id, parts)| (&self.rows[usize::from(id)], parts))
    }
}

impl Loader {
    fn unit(&mut self, row: &[&'static str]) {
        let (code, dimension, factor, si) = (row[0], dimension(row[1]), row[2], row[3]);
        let (factor, offset) = factor.split_once('+').unwrap_or((factor, "0"));
        let (factor, offset) = (number(factor), number(offset));
        let (names, symbols) = (list(row[4]), list(row[5]));
        self.add(code.to_owned(), dimension, (factor, offset), si, "", &names, &symbols);
        for (letter, prefix, times) in PREFIXES.into_iter().filter(|(letter, ..)| row[6].contains(*letter)) {
            let symbols: Vec<String> = symbols.iter().take(2).flat_map(|s| prefixed(letter, s)).collect();
            let symbols: Vec<&str> = symbols.iter().map(String::as_str).collect();
            self.add(format!("{letter}{code}"), dimension, (times * factor, 0.0), si, prefix, &names, &symbols);
        }
    }

    fn currency(&mut self, row: &[&'static str]) {
        let code = row[0];
        self.add(code.to_owned(), Dimension::Money, (1.0, 0.0), code, "", &list(row[1]), &list(row[2]));
        let id = (self.rows.len() - 1) as RowId;
        for (name, parts) in list(row[3]).into_iter().filter_map(|entry| entry.split_once(':')) {
            let parts = number(parts) as u32;
            for form in [name.to_owned(), plural(name)] {
                self.subunits.entry(form).or_default().push((id, parts));
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        code: String,
        dimension: Dimension,
        (factor, offset): (f64, f64),
        si: &str,
        prefix: &str,
        names: &[&str],
        symbols: &[&str],
    ) {
        let id = self.rows.len() as RowId;
        self.rows.push(Row { code, dimension, factor, offset, si: si.to_owned() });
        for name in names {
            let (one, many) = match name.split_once('/') {
                Some((one, many)) => (one.to_owned(), many.to_owned()),
                None => ((*name).to_owned(), plural(name)),
            };
            for form in [one, many] {
                self.names.entry(format!("{prefix}{form}")).or_insert(id);
            }
        }
        for symbol in symbols {
            self.symbols.entry(symbol.to_lowercase()).or_default().push(((*symbol).to_owned(), id));
        }
    }
}

/// "k" and "m": "km", "kms"; micro is written with two different letters, and with u.
fn prefixed(letter: char, symbol: &str) -> Vec<String> {
    let plural = if matches!(symbol, "m" | "g" | "l") { "s" } else { "" };
    match letter {
        'u' => ["u", "µ", "μ"].map(|p| format!("{p}{symbol}")).to_vec(),
        _ if plural.is_empty() => vec![format!("{letter}{symbol}")],
        _ => vec![format!("{letter}{symbol}"), format!("{letter}{symbol}s")],
    }
}

fn list(cell: &'static str) -> Vec<&'static str> {
    if cell == "-" { Vec::new() } else { cell.split('|').collect() }
}

fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) if !name.ends_with("ay") => format!("{stem}ies"),
        _ if name.ends_with('x') || name.ends_with("ch") => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

/// The tables are checked row by row in a test; a cell that is no number counts as 1 there and fails it.
fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or(f64::NAN)
}

fn dimension(cell: &str) -> Dimension {
    match cell {
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "speed" => Dimension::Speed,
        "time" => Dimension::Time,
        "temperature" => Dimension::Temperature,
        "pressure" => Dimension::Pressure,
        "energy" => Dimension::Energy,
        "power" => Dimension::Power,
        "force" => Dimension::Force,
        "frequency" => Dimension::Frequency,
        "angle" => Dimension::Angle,
        "data" => Dimension::Data,
        "data-rate" => Dimension::DataRate,
        "fuel-economy" => Dimension::FuelEconomy,
        "voltage" => Dimension::Voltage,
        "current" => Dimension::Current,
        "charge" => Dimension::Charge,
        "resistance" => Dimension::Resistance,
        "flow" => Dimension::Flow,
        "concentration" => Dimension::Concentration,
        "percent" => Dimension::Percent,
        _ => Dimension::Other,
    }
}

/// The meaning of a code: a row of the table, or rows multiplied ("."), divided ("/") and raised ("m2", "s-1").
pub(super) fn resolve(code: &str) -> Option<Resolved> {
    if let Some(row) = TABLE.code(code) {
        let (factor, offset) = (row.factor, row.offset);
        return Some(Resolved { dimension: row.dimension, factor, offset, si: row.si.clone() });
    }
    let (mut factor, mut si, mut money) = (1.0, String::new(), false);
    let mut rest = code;
    let mut sign = 1;
    while !rest.is_empty() {
        let cut = rest.find(['.', '/']).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(cut);
        let (row, power) = component(part)?;
        factor *= row.factor.powi(power * sign);
        money |= row.dimension == Dimension::Money;
        if !si.is_empty() {
            si.push(if sign < 0 { '/' } else { '.' });
        }
        si.push_str(&raised(&row.si, power));
        sign = if tail.starts_with('/') { -1 } else { 1 };
        rest = tail.get(1..).unwrap_or_default();
    }
    if money {
        return Some(Resolved { dimension: Dimension::Money, factor: 1.0, offset: 0.0, si: code.to_owned() });
    }
    Some(Resolved { dimension: composed(&si), factor, offset: 0.0, si })
}

/// The SI unit with each of its powers multiplied: "m2" to the power -1 is "m-2".
fn raised(si: &str, power: i32) -> String {
    let part = |part: &str| {
        let cut = part.find(|c: char| c.is_ascii_digit() || c == '-').unwrap_or(part.len());
        let (base, own) = part.split_at(cut);
        match own.parse().unwrap_or(1) * power {
            1 => base.to_owned(),
            power => format!("{base}{power}"),
        }
    };
    si.split('.').map(part).collect::<Vec<_>>().join(".")
}

/// "km2" is the row of "km" and the power 2.
fn component(part: &str) -> Option<(&'static Row, i32)> {
    if let Some(row) = TABLE.code(part) {
        return Some((row, 1));
    }
    let cut = part.rfind(|c: char| !c.is_ascii_digit() && c != '-')? + 1;
    let (base, power) = part.split_at_checked(cut)?;
    Some((TABLE.code(base)?, power.parse().ok()?))
}

fn composed(si: &str) -> Dimension {
    match si {
        "m2" => Dimension::Area,
        "m3" => Dimension::Volume,
        "m/s" => Dimension::Speed,
        "bit/s" => Dimension::DataRate,
        "m/m3" => Dimension::FuelEconomy,
        "m3/s" => Dimension::Flow,
        "kg/m3" => Dimension::Concentration,
        _ => Dimension::Other,
    }
}

/// Reads every row once more in a test.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lex;

    #[test]
    fn every_unit_row_is_read() {
        for row in rows(include_str!("units.tsv")) {
            assert_eq!(row.len(), 7, "{row:?}");
            assert!(row[1] == "other" || dimension(row[1]) != Dimension::Other, "{row:?}");
            let found = TABLE.code(row[0]).unwrap_or_else(|| panic!("{row:?}"));
            assert!(found.factor.is_finite() && found.factor > 0.0 && found.offset.is_finite(), "{row:?}");
            assert!(row[6] == "-" || row[6].chars().all(|c| PREFIXES.iter().any(|p| p.0 == c)), "{row:?}");
            for name in list(row[4]) {
                let one = name.split('/').next().unwrap_or(name);
                assert!(TABLE.name(&lex(one), 0).is_some(), "{name}");
            }
            for symbol in list(row[5]) {
                assert!(TABLE.symbol(&lex(symbol), 0).is_some(), "{symbol}");
            }
        }
    }

    #[test]
    fn every_currency_row_is_read() {
        let all: Vec<_> = rows(include_str!("currencies.tsv")).collect();
        assert!(all.iter().filter(|row| row[0].len() == 3).count() >= 120);
        for row in all {
            assert_eq!(row.len(), 4, "{row:?}");
            assert_eq!(TABLE.code(row[0]).map(|r| r.dimension), Some(Dimension::Money), "{row:?}");
            for entry in list(row[3]) {
                let (name, parts) = entry.split_once(':').unwrap_or_else(|| panic!("{row:?}"));
                assert!(number(parts) > 1.0);
                assert!(TABLE.subunit(&lex(name), 0, row[0]).is_some(), "{entry}");
            }
        }
    }

    #[test]
    fn symbols_keep_their_case() {
        let code = |text: &str| TABLE.symbol(&lex(text), 0).map(|(_, row)| row.code.clone());
        assert_eq!(code("MW").as_deref(), Some("MW"));
        assert_eq!(code("mW").as_deref(), Some("mW"));
        assert_eq!(code("° C").as_deref(), Some("Cel"));
        assert_eq!(code("Mw"), None);
    }
}
