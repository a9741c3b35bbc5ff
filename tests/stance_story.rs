//! Who says the claims of a whole story, and how, held against gold made by hand: `tests/stance/<story>.tsv`.
//!
//! `cargo test --test stance_story -- --nocapture` prints what is not as in the gold.

use std::fs;
use std::path::Path;

use corroborate::{Article, Claim, Polarity, Reconciler, Report};

/// A stance that the gold accepts.
struct Accepted<'a> {
    polarity: Polarity,
    modalities: Vec<&'a str>,
    /// A telling word of each holder.
    holders: Vec<&'a str>,
}

/// Words of an article, and how they are said.
struct Row<'a> {
    source: &'a str,
    words: &'a str,
    accepted: Vec<Accepted<'a>>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let [source, words, stances] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("three columns: {line:?}")
            };
            Row { source, words, accepted: stances.split(" | ").map(accepted).collect() }
        })
        .collect()
}

fn accepted(stance: &str) -> Accepted<'_> {
    let (how, who) = stance.split_once(": ").expect("a stance and its holders");
    let polarity = if how.starts_with("not ") { Polarity::Denied } else { Polarity::Affirmed };
    let modalities = how.trim_start_matches("not ").split('/').collect();
    let holders = who.split(" < ").filter(|who| *who != "-").collect();
    Accepted { polarity, modalities, holders }
}

/// The row that most of the claim's figure is in, else the one for the whole article.
fn row_of<'a, 'b>(claim: &Claim, text: &str, rows: &'b [Row<'a>]) -> Option<&'b Row<'a>> {
    let overlap = |row: &&Row<'_>| {
        if row.words == "*" {
            return 1;
        }
        let start = text.find(row.words).unwrap_or_else(|| panic!("{} does not say {:?}", row.source, row.words));
        (start + row.words.len()).min(claim.figure.end()).saturating_sub(start.max(claim.figure.start()))
    };
    rows.iter().filter(|row| row.source == claim.source).filter(|row| overlap(row) > 0).max_by_key(overlap)
}

/// Whether the claim's holder is the one that the telling word means, by any of its names.
fn is_holder(report: &Report, holder: &str, telling: &str) -> bool {
    let names = report.entities.iter().find(|e| e.name == holder).map_or(&[][..], |e| &e.aliases[..]);
    holder.contains(telling) || names.iter().any(|name| name.contains(telling))
}

fn judged(story: &str, folder: &str) -> (usize, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join(format!("tests/stance/{story}.tsv"))).unwrap();
    let rows = rows(&table);
    let files = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let articles = files.filter(|file| file.extension().is_some_and(|e| e == "txt")).map(|file| {
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        Article::new(id, fs::read_to_string(&file).unwrap()).unwrap()
    });
    let report = Reconciler::new().reconcile(articles).report;
    let (mut right, mut all) = (0, 0);
    let mut tally = [0; 3];
    for claim in &report.claims {
        let text = &report.sources.iter().find(|s| s.id == claim.source).unwrap().text;
        let Some(row) = row_of(claim, text, &rows) else {
            println!("{story}: no row for {} “{}”", claim.source, claim.quote);
            continue;
        };
        let modality = format!("{:?}", claim.stance.modality).to_lowercase();
        let marks = |a: &Accepted<'_>| {
            let holders = a.holders.len() == claim.stance.holders.len()
                && claim.stance.holders.iter().zip(&a.holders).all(|(h, word)| is_holder(&report, h, word));
            [holders, a.modalities.contains(&modality.as_str()), claim.stance.polarity == a.polarity]
        };
        let best = row.accepted.iter().map(marks).max_by_key(|m| (m[0] && m[1], m[0], m[1])).unwrap();
        all += 1;
        right += usize::from(best[0] && best[1]);
        tally.iter_mut().zip(best).for_each(|(sum, mark)| *sum += usize::from(mark));
        if best != [true; 3] {
            let stance = &claim.stance;
            println!("{story}: {best:?} {} {} “{}”\n    {stance:?}", claim.slot.relation(), claim.source, claim.quote);
        }
    }
    println!("{story}: holder and modality right on {right} of {all} claims; holder, modality, polarity {tally:?}");
    (right, all)
}

#[test]
fn claims_have_their_holder_and_modality() {
    for (story, folder) in [("vladivostok", "examples/stories/vladivostok"), ("summit", "tests/stories/summit")] {
        let (right, all) = judged(story, folder);
        assert!(all >= 70 && right * 100 >= all * 88, "{story}: {right} of {all}");
    }
}
