//! Reports as pages hand them over: a full stop lost, a line cut in two, a word doubled or dropped. Whatever is left, it is
//! read to its end, and each claim quotes it.

use std::fs;
use std::path::{Path, PathBuf};

use corroborate::{Article, Reconciler};
use proptest::prelude::*;

/// All reports of the stories.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let list = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut files: Vec<PathBuf> = list(&root).iter().filter(|p| p.is_dir()).flat_map(|p| list(p)).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files
}

/// The words of `text`, one in five of them done to as the next of `faults` says.
fn broken(text: &str, faults: &[u8]) -> String {
    let done = |(word, fault): (&str, &u8)| match (fault, word.trim_end()) {
        (0..=15, bare) => format!("{bare}\n\n"),
        (16..=25, bare) => format!("{} ", bare.trim_end_matches(['.', ',', ';', ':'])),
        (26..=31, bare) => format!("{bare}. "),
        (32..=36, bare) => format!("{bare}, "),
        (37..=40, _) => format!("\"{word}"),
        (41..=43, _) => word.repeat(2),
        (44..=47, _) => String::new(),
        _ => word.to_owned(),
    };
    text.split_inclusive(char::is_whitespace).zip(faults.iter().cycle()).map(done).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_broken_page_is_read_to_its_end(
        file in prop::sample::select(files()),
        faults in prop::collection::vec(any::<u8>(), 61..257),
    ) {
        let text = broken(&fs::read_to_string(file).unwrap(), &faults);
        let article = Article::new("a", text.clone()).unwrap().with_published("2031-05-12".parse().unwrap());
        let outcome = Reconciler::new().reconcile([article]);
        prop_assert!(outcome.refused.is_empty());
        for claim in &outcome.report.claims {
            prop_assert_eq!(claim.span.of(&text), &claim.quote);
        }
    }
}
