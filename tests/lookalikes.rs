//! Look-alike events in one batch: each gives what it gives alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use corroborate::{Article, Published, Reconciler, Report, Severity};

struct Told {
    id: &'static str,
    /// Empty where the report states none.
    day: &'static str,
    text: &'static str,
}

/// Two quakes on one invented island, two and a half years apart.
const FIRST_QUAKE: [Told; 3] = [
    Told {
        id: "quake-1-wire",
        day: "2031-03-03",
        text: "Quake kills nine on Sorva island\n\nA magnitude-6.1 earthquake hit the island of Sorva on Sunday, killing \
               nine people and injuring about 40, governor Tadeo Lunt said. Four villages were destroyed.",
    },
    Told {
        id: "quake-1-daily",
        day: "2031-03-03",
        text: "Nine dead on Sorva\n\nNine people were killed and 43 were injured when an earthquake of magnitude 5.9 shook \
               the island of Sorva on Sunday. Governor Tadeo Lunt said that four villages had been destroyed.",
    },
    Told {
        id: "quake-1-brief",
        day: "2031-03-04",
        text: "An earthquake on the island of Sorva has killed 11 people, officials said on Monday. Villages were \
               destroyed on Sunday.",
    },
];
const SECOND_QUAKE: [Told; 3] = [
    Told {
        id: "quake-2-wire",
        day: "2033-10-10",
        text: "Quake injures five on Sorva island\n\nA magnitude-5.4 earthquake hit the island of Sorva on Monday, \
               injuring five people, governor Tadeo Lunt said. One village was destroyed.",
    },
    Told {
        id: "quake-2-daily",
        day: "2033-10-10",
        text: "Five hurt on Sorva\n\nFive people were injured when an earthquake of magnitude 5.4 shook the island of Sorva \
               on Monday. Governor Tadeo Lunt said that one person was killed and one village destroyed.",
    },
    Told {
        id: "quake-2-brief",
        day: "2033-10-11",
        text: "An earthquake on the island of Sorva injured seven people, officials said on Tuesday. The quake destroyed a \
               village on Monday.",
    },
];

/// Two robberies of one shop, a year apart.
const FIRST_ROBBERY: [Told; 3] = [
    Told {
        id: "robbery-1-wire",
        day: "2031-06-02",
        text: "Masked men rob Marlow jeweller\n\nFour masked men robbed the jeweller Brandt & Oxley in Marlow on Monday and \
               made off with jewellery worth 2 million euros, police said.",
    },
    Told {
        id: "robbery-1-daily",
        day: "2031-06-03",
        text: "Jeweller robbed\n\nThe jeweller Brandt & Oxley in Marlow was robbed by three masked men on Monday. Police said \
               that they had made off with jewellery worth 3.5 million euros.",
    },
    Told {
        id: "robbery-1-brief",
        day: "2031-06-03",
        text: "Masked men stole jewellery worth 2 million euros from the jeweller Brandt & Oxley in Marlow.",
    },
];
const SECOND_ROBBERY: [Told; 3] = [
    Told {
        id: "robbery-2-wire",
        day: "2032-07-12",
        text: "Masked men rob Marlow jeweller\n\nTwo masked men robbed the jeweller Brandt & Oxley in Marlow on Monday and \
               made off with jewellery worth 600,000 euros, police said.",
    },
    Told {
        id: "robbery-2-daily",
        day: "2032-07-13",
        text: "Jeweller robbed again\n\nThe jeweller Brandt & Oxley in Marlow was robbed by two masked men on Monday. Police \
               said that they had made off with jewellery worth 600,000 euros.",
    },
    Told {
        id: "robbery-2-brief",
        day: "2032-07-13",
        text: "Masked men stole jewellery worth 600,000 euros from the jeweller Brandt & Oxley in Marlow on Monday.",
    },
];

fn run<'t>(told: impl IntoIterator<Item = &'t Told>) -> Report {
    let article = |t: &Told| {
        let article = Article::new(t.id, t.text).expect("a text");
        let published = (!t.day.is_empty()).then(|| t.day.parse::<Published>().expect("a day"));
        published.into_iter().fold(article, Article::with_published)
    };
    Reconciler::new().reconcile(told.into_iter().map(article)).report
}

/// The pairs of claims that share a slot, and the conflicts by their claims.
fn outcome(report: &Report) -> (BTreeSet<(String, String)>, BTreeSet<Vec<String>>) {
    let mut pairs = BTreeSet::new();
    for cluster in &report.clusters {
        for a in &cluster.claims {
            pairs.extend(cluster.claims.iter().filter(|b| a < *b).map(|b| (a.clone(), b.clone())));
        }
    }
    let conflicts = report.findings.iter().filter(|f| f.severity >= Severity::Minor);
    (pairs, conflicts.map(|f| f.claims.clone()).collect())
}

#[track_caller]
fn keep_apart(one: &[Told], other: &[Told]) {
    let (mut pairs, mut conflicts) = outcome(&run(one));
    assert!(!pairs.is_empty() && !conflicts.is_empty(), "nothing to tell apart");
    let (p, c) = outcome(&run(other));
    pairs.extend(p);
    conflicts.extend(c);
    assert_eq!(outcome(&run(one.iter().chain(other))), (pairs, conflicts));
}

#[test]
fn two_quakes_of_one_place_are_kept_apart() {
    keep_apart(&FIRST_QUAKE, &SECOND_QUAKE);
}

#[test]
fn two_robberies_of_one_shop_are_kept_apart() {
    keep_apart(&FIRST_ROBBERY, &SECOND_ROBBERY);
}

/// One that states no day may be of either; it is of the one that it is most like, and does not make one of two.
#[test]
fn an_undated_report_does_not_join_two_quakes() {
    let blog = Told {
        id: "quake-2-blog",
        day: "",
        text: "Sorva shakes again\n\nSix people were hurt when an earthquake of magnitude 5.4 shook the island of Sorva on \
               Monday morning. Governor Tadeo Lunt said that one person was killed and one village destroyed.",
    };
    let second: Vec<Told> = SECOND_QUAKE.into_iter().chain([blog]).collect();
    keep_apart(&FIRST_QUAKE, &second);
}

/// The reports of a story of `tests/stories`, without their dates.
fn undated(story: &str) -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(story);
    let files = fs::read_dir(folder).expect("a story").map(|entry| entry.expect("a file").path());
    let mut reports: Vec<PathBuf> = files.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    reports.sort();
    let name = |path: &Path| format!("{story}/{}", path.file_stem().expect("a name").display());
    reports.iter().map(|p| Article::new(name(p), fs::read_to_string(p).expect("a text")).expect("a text")).collect()
}

/// Single pairs of reports of two events are as like as pairs of one event; the groups are not.
#[test]
fn undated_reports_of_like_events_are_kept_apart() {
    for (one, other) in [("quake", "temblor"), ("quake", "tremor"), ("takeover", "merger"), ("rail", "derailment")] {
        let reports = undated(one).into_iter().chain(undated(other));
        let report = Reconciler::new().reconcile(reports).report;
        let event = |id: &String| id.split('/').next().map(str::to_owned);
        let conflicts: Vec<_> = report.findings.iter().filter(|f| f.severity >= Severity::Minor).collect();
        assert!(conflicts.len() > 5, "{one} and {other} conflict within");
        for finding in conflicts {
            let events: BTreeSet<_> = finding.claims.iter().map(event).collect();
            assert_eq!(events.len(), 1, "{one} against {other}: {}", finding.message);
        }
    }
}

/// In a text that states no date a month without a year is before the week of which the rest tells.
#[test]
fn the_month_of_an_undated_report_is_of_an_earlier_event() {
    let text = "Quake jolts Sorva, five hurt\n\nA magnitude-5.6 earthquake hit the island of Sorva on Sunday, injuring five \
                people. A quake of magnitude 6.1 struck Sorva in September, killing seven people.";
    let report = Reconciler::new().reconcile([Article::new("a", text).expect("a text")]).report;
    let event = |quote: &str| {
        let claim = report.claims.iter().find(|c| c.quote.contains(quote)).expect("a claim");
        claim.slot.scope().get("event").map(String::as_str)
    };
    assert_eq!(
        (event("5.6"), event("6.1"), event("killing seven")),
        (None, Some("of September"), Some("of September"))
    );
}
