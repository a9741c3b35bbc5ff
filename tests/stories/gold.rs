//! Reads `gold.md` (see README.md beside this file).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use corroborate::Article;

/// Not read by anybody who works on the rules, and left out of every fit: what they give is what other events give.
/// Leave them so.
pub const UNREAD: &[&str] = &["airliner", "bushfire", "final", "talks"];

/// One story: its reports and what a desk editor finds in them.
pub struct Story {
    pub name: String,
    pub reports: Vec<Report>,
    pub claims: Vec<GoldClaim>,
    pub findings: Vec<GoldFinding>,
    /// Ids of two slots or two claims, and why they must not meet.
    pub apart: Vec<(String, String)>,
    /// Words that may give a claim or not.
    pub optional: Vec<Words>,
    /// Words that give none.
    pub negatives: Vec<Words>,
}

pub struct Report {
    pub source: String,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub text: String,
}

/// Words of one report.
pub struct Words {
    pub source: String,
    pub quote: String,
    pub at: Range<usize>,
}

pub struct GoldClaim {
    /// `label.source`
    pub id: String,
    pub slot: String,
    pub family: String,
    /// The question in words.
    pub question: String,
    pub words: Words,
    pub value: String,
    pub note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Must,
    May,
    Quiet,
}

pub struct GoldFinding {
    pub sides: Vec<Vec<String>>,
    pub verdicts: Vec<String>,
    pub weight: Weight,
    pub why: String,
}

/// Every story, in the order of their names.
pub fn stories() -> Vec<Story> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    folders.retain(|p| p.join("gold.md").exists());
    folders.sort();
    folders.iter().map(|p| Story::read(p)).collect()
}

const FAMILIES: &[&str] = &[
    "distance",
    "speed",
    "duration",
    "moment",
    "place",
    "heading",
    "count",
    "ordinal",
    "attendee",
    "money",
    "percentage",
    "category",
    "statement",
    "quotation",
    "quantity",
];

impl Story {
    fn read(folder: &Path) -> Self {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let gold = fs::read_to_string(folder.join("gold.md")).unwrap();
        let mut story = Self {
            name,
            reports: Vec::new(),
            claims: Vec::new(),
            findings: Vec::new(),
            apart: Vec::new(),
            optional: Vec::new(),
            negatives: Vec::new(),
        };
        let (mut section, mut slot, mut family, mut question) = ("", "", "", "");
        let mut labels = BTreeSet::new();
        for line in gold.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                section = heading.trim();
            } else if let Some(heading) = line.strip_prefix("### ") {
                let (label, rest) = heading.split_once(": ").unwrap_or_else(|| panic!("{}: {line}", story.name));
                (family, question) = rest.split_once(" — ").unwrap_or((rest, ""));
                slot = label;
                assert!(FAMILIES.contains(&family), "{}: unknown family in {line}", story.name);
                assert!(labels.insert(slot), "{}: label {slot} stands twice", story.name);
            } else if line.starts_with('|') && !line.starts_with("|---") {
                let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
                if !["source", "claim", "sides", "one"].contains(&cells[0]) {
                    story.row(folder, section, (slot, family, question), &cells);
                }
            }
        }
        story.check_references(&labels);
        story
    }

    fn row(&mut self, folder: &Path, section: &str, (slot, family, question): (&str, &str, &str), cells: &[&str]) {
        let cell = |i: usize| cells.get(i).copied().unwrap_or_else(|| panic!("{}: short row {cells:?}", self.name));
        let stated = |text: &str| (!text.is_empty() && text != "-").then(|| text.to_owned());
        match section {
            "Sources" => {
                let text = fs::read_to_string(folder.join(cell(0)).with_extension("txt")).unwrap();
                let (source, published, outlet) = (cell(0).to_owned(), stated(cell(1)), stated(cell(2)));
                self.reports.push(Report { source, published, outlet, text });
            }
            "Slots" => {
                let words = self.find(cell(0).split(':').next().unwrap_or_default(), cell(1));
                let id = format!("{slot}.{}", cell(0));
                assert!(self.claims.iter().all(|c| c.id != id), "{}: {id} stands twice", self.name);
                let [slot, family, question, value] = [slot, family, question, cell(2)].map(str::to_owned);
                let note = cells.get(3).copied().unwrap_or_default().to_owned();
                self.claims.push(GoldClaim { id, slot, family, question, words, value, note });
            }
            "Findings" => {
                let sides = cell(0).split(" / ").map(|s| s.split_whitespace().map(str::to_owned).collect()).collect();
                let verdicts = cell(1).split_whitespace().map(str::to_owned).collect();
                let weight = match cell(2) {
                    "must" => Weight::Must,
                    "may" => Weight::May,
                    "quiet" => Weight::Quiet,
                    other => panic!("{}: weight {other}", self.name),
                };
                self.findings.push(GoldFinding { sides, verdicts, weight, why: cell(3).to_owned() });
            }
            "Must not meet" => self.apart.push((cell(0).to_owned(), cell(1).to_owned())),
            "Optional" => self.optional.push(self.find(cell(0), cell(1))),
            "No claims" => self.negatives.push(self.find(cell(0), cell(1))),
            other => panic!("{}: a table under {other}", self.name),
        }
    }

    /// The one place where the quote stands.
    fn find(&self, source: &str, quote: &str) -> Words {
        let report = self.reports.iter().find(|r| r.source == source);
        let report = report.unwrap_or_else(|| panic!("{}: no source {source}", self.name));
        let found: Vec<_> = report.text.match_indices(quote).collect();
        assert_eq!(found.len(), 1, "{}/{source}: {quote:?} occurs {} times", self.name, found.len());
        Words { source: source.to_owned(), quote: quote.to_owned(), at: found[0].0..found[0].0 + quote.len() }
    }

    fn check_references(&self, labels: &BTreeSet<&str>) {
        let ids: BTreeSet<&str> = self.claims.iter().map(|c| c.id.as_str()).collect();
        for id in self.findings.iter().flat_map(|f| f.sides.iter().flatten()) {
            assert!(ids.contains(id.as_str()), "{}: findings name {id}", self.name);
        }
        for id in self.apart.iter().flat_map(|(a, b)| [a, b]) {
            assert!(ids.contains(id.as_str()) || labels.contains(id.as_str()), "{}: apart names {id}", self.name);
        }
    }

    /// The reports as the library takes them; the story is part of the id, so that stories can be mixed.
    pub fn articles(&self) -> Vec<Article> {
        let article = |r: &Report| {
            let mut article = Article::new(format!("{}/{}", self.name, r.source), r.text.clone()).unwrap();
            if let Some(outlet) = &r.outlet {
                article = article.with_outlet(outlet.clone());
            }
            if let Some(published) = &r.published {
                article = article.with_published(published.parse().unwrap());
            }
            article
        };
        self.reports.iter().map(article).collect()
    }

    /// The gold claims by slot.
    pub fn slots(&self) -> BTreeMap<&str, Vec<&GoldClaim>> {
        let mut slots = BTreeMap::<&str, Vec<&GoldClaim>>::new();
        for claim in &self.claims {
            slots.entry(&claim.slot).or_default().push(claim);
        }
        slots
    }

    /// The ids of the claims that a slot's label or a claim's id stands for.
    pub fn named(&self, name: &str) -> Vec<&str> {
        self.claims.iter().filter(|c| c.slot == name || c.id == name).map(|c| c.id.as_str()).collect()
    }
}
