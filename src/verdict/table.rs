//! The table of `tests/verdicts.md`, row by row.

use std::collections::BTreeMap;

use super::sample;
use super::{Policy, Severity, Verdict, compare};
use crate::claim::{Claim, Modality, Polarity, Slot};
use crate::time::Time;
use crate::value::Value;

const TABLE: &str = include_str!("../../tests/verdicts.md");

struct Row<'t> {
    line: usize,
    cells: Vec<&'t str>,
}

fn rows() -> Vec<Row<'static>> {
    let lines = TABLE.lines().enumerate().filter(|(_, l)| l.starts_with("| ") && !l.starts_with("| relation"));
    lines.map(|(n, l)| Row { line: n + 1, cells: l.trim_matches('|').split(" | ").map(str::trim).collect() }).collect()
}

fn value(relation: &str, text: &str) -> Value {
    let list = |t: &str| t.split(',').map(|n| n.trim().to_owned()).collect::<Vec<_>>();
    match relation {
        "moment" => Value::Time(Time::from_timex3(text).expect("a TIMEX3 value")),
        "place" | "heading" => Value::Place { items: if text == "?" { Vec::new() } else { list(text) } },
        "attendee" | "seek" | "statement" | "post" => match (text, text.strip_prefix("only ")) {
            ("it", _) => Value::Names { items: Vec::new(), closed: false },
            (_, Some(rest)) => Value::Names { items: list(rest), closed: true },
            _ => Value::Names { items: list(text), closed: false },
        },
        "order" => {
            let order = serde_json::from_value(text.trim_start_matches("order: ").into()).expect("an order");
            Value::Order { order, time: Time::beside_event(text) }
        }
        "category" | "score" => {
            let (family, item) = text.split_once(": ").expect("a family and a member");
            Value::Category { family: family.to_owned(), item: item.to_owned() }
        }
        "quotation" => Value::Quote { text: text.to_owned() },
        "ordinal" => Value::Ordinal(sample::quantity(text)),
        _ => sample::value(text),
    }
}

fn claim(source: &str, question: &str, cell: &str) -> Claim {
    let (relation, of) = question.split_once(" of ").unwrap_or((question, "it"));
    let (text, notes) = cell.strip_suffix(']').and_then(|c| c.rsplit_once(" [")).unwrap_or((cell, ""));
    let mut claim = sample::claim(source, Slot::new(relation).role("of", of), value(relation, text));
    claim.quote = text.to_owned();
    for note in notes.split("; ").filter(|n| !n.is_empty()) {
        let (word, rest) = note.split_once(' ').unwrap_or((note, ""));
        match word {
            "published" => claim.as_of = Some(sample::time(rest)),
            "as" => {
                let date = rest.strip_prefix("of ").expect("as of");
                claim.as_of = Some(sample::time_said(date, &format!("on {date}")));
            }
            "by" => claim.stance.holders = vec![rest.to_owned()],
            "denied" => claim.stance.polarity = Polarity::Denied,
            "planned" => claim.stance.modality = Modality::Planned,
            "expected" => claim.stance.modality = Modality::Expected,
            "possible" => claim.stance.modality = Modality::Possible,
            "speculated" => claim.stance.modality = Modality::Speculated,
            "alleged" => claim.stance.modality = Modality::Alleged,
            "conditional" => claim.stance.modality = Modality::Conditional,
            _ => panic!("no such note: {note:?}"),
        }
    }
    claim
}

fn verdict(a: &Claim, b: &Claim) -> String {
    match compare(a, b, &Policy::default()) {
        Some(f) => format!("{} {}", f.verdict, format!("{:?}", f.severity).to_lowercase()),
        None => "none -".to_owned(),
    }
}

#[test]
fn every_row_gets_its_verdict_in_both_directions() {
    let mut wrong = Vec::new();
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut quiet, rows) = (0, rows());
    for Row { line, cells } in &rows {
        let [relation, one, other, wanted, severity, _why] = cells[..] else { panic!("line {line}: six cells") };
        let wanted = format!("{wanted} {severity}");
        for (x, y) in [(one, other), (other, one)] {
            let got = verdict(&claim("a", relation, x), &claim("b", relation, y));
            if got != wanted {
                wrong.push(format!("line {line}: {relation}: {x} against {y}: {got}, not {wanted}"));
            }
        }
        *tally.entry(cells[3]).or_default() += 1;
        quiet += usize::from(matches!(severity, "info" | "-"));
    }
    println!("{} rows, {quiet} of them quiet: {tally:?}", rows.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows.len() >= 300 && quiet * 3 >= rows.len());
}

#[test]
fn no_claim_conflicts_with_itself() {
    for Row { line, cells } in rows() {
        for cell in &cells[1..3] {
            let (a, b) = (claim("a", cells[0], cell), claim("b", cells[0], cell));
            let severe = compare(&a, &b, &Policy::strict()).filter(|f| f.severity > Severity::Info);
            assert!(severe.is_none(), "line {line}: {cell}: {severe:?}");
        }
    }
}

#[test]
fn every_verdict_of_a_pair_has_rows() {
    let wanted = [
        Verdict::Agreement,
        Verdict::Refinement,
        Verdict::ListDifference,
        Verdict::Update,
        Verdict::Rounding,
        Verdict::Revision,
        Verdict::Wording,
        Verdict::Disputed,
        Verdict::Contradiction,
    ];
    for verdict in wanted {
        let n = rows().iter().filter(|r| r.cells[3] == verdict.to_string()).count();
        assert!(n >= 3, "{verdict}: {n} rows");
    }
}

#[test]
fn every_code_has_its_page() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    let verdicts = rows().iter().map(|r| r.cells[3].to_owned()).filter(|v| v != "none").collect::<Vec<_>>();
    let checks = super::derived::CHECKS.iter().map(|name| format!("{name}-{}", Verdict::Derived));
    for code in verdicts.into_iter().chain(checks) {
        let page = std::fs::read_to_string(folder.join(format!("{code}.md"))).unwrap_or_default();
        for heading in ["## What it means", "## An example", "## None"] {
            assert!(page.contains(heading), "{code}: no {heading:?}");
        }
    }
}
