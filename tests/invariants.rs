//! What must always hold, whatever the reports say: the invariants of the design, on batches put together at random.

use corroborate::{Article, Reconciler, Report, Severity};
use proptest::prelude::*;

/// Sentences in news language, from which reports are put together.
const SENTENCES: [&str; 24] = [
    "Governor Ana Roe left Aville on Sunday evening aboard her train.",
    "The earthquake killed at least 24 people and injured 200 others.",
    "A magnitude 6.4 earthquake struck the region at 10:17 on Tuesday.",
    "Aville is about 680 km from Btown.",
    "Btown, 700 kilometers from Aville, was not hit.",
    "Ms. Roe will meet President Karl Lind in Geneva on Wednesday, her office said.",
    "The meeting will take place after the Northern Trade Forum.",
    "The location of the meeting remains uncertain.",
    "Police denied these allegations.",
    "The ministry said Norland has supplied Southland with rockets and missiles.",
    "“We expect a long winter,” Ms. Roe said.",
    "The company offered $1.5 billion, or 24 dollars per share.",
    "She is accompanied by Bo Lind, Carla Dorn and Ed Foss.",
    "It is her first trip abroad since 2019.",
    "The train travelled at 60 km/h.",
    "A lunch is planned in Ms. Roe's honour.",
    "Officials said on Monday that 31 people had died.",
    "The governor wants artillery shells and food aid from Southland.",
    "The drive from Aville to Btown takes 4 hours.",
    "12 comments",
    "Read more: 10 facts about trains",
    "Kim Jong-un’s “armored” train – the 5th – left at 18h38 (09h38 GMT)",
    "ﷺ ١٢٣ كم من المدينة 1,,2 1.2.3 −",
    "(((\"'“ unbalanced ’”",
];

fn article() -> impl Strategy<Value = String> {
    let sentence = prop_oneof![8 => prop::sample::select(&SENTENCES[..]).prop_map(str::to_owned), 1 => "\\PC{0,40}"];
    let gap = prop::sample::select(vec![" ", "\n", "\n\n"]);
    prop::collection::vec((sentence, gap), 1..8).prop_map(|parts| parts.into_iter().map(|(s, g)| s + g).collect())
}

fn batch() -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec(article(), 1..5).prop_map(|texts| {
        let dated = |(n, text): (usize, String)| {
            let article = Article::new(format!("a{n}"), text).ok()?;
            Some(article.with_published(format!("2031-05-{:02}", 10 + n).parse().ok()?))
        };
        texts.into_iter().enumerate().filter_map(dated).collect()
    })
}

fn report(articles: &[Article]) -> Report {
    Reconciler::new().reconcile(articles.iter().cloned()).report
}

/// What an article claims, without what may be resolved across articles.
fn words(report: &Report, source: &str) -> Vec<(usize, usize, String, String)> {
    let of = report.claims.iter().filter(|c| c.source == source);
    of.map(|c| (c.span.start(), c.span.end(), c.quote.clone(), c.slot.relation().to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_quote_is_the_text_under_its_span(articles in batch()) {
        let report = report(&articles);
        for claim in &report.claims {
            let article = articles.iter().find(|a| a.id() == claim.source).unwrap();
            prop_assert_eq!(claim.span.of(article.text()), &claim.quote);
            prop_assert!(claim.span.contains(claim.figure) || !claim.figure.of(article.text()).is_empty());
        }
    }

    #[test]
    fn neither_the_order_nor_the_threads_change_anything(articles in batch()) {
        let forward = report(&articles);
        let backward: Vec<Article> = articles.iter().rev().cloned().collect();
        prop_assert_eq!(&report(&backward), &forward);
        let threads = Reconciler::new().with_jobs(3).reconcile(backward).report;
        prop_assert_eq!(&threads, &forward);
    }

    #[test]
    fn an_article_against_itself_has_no_conflict_across_sources(text in article()) {
        let twin = |id: &str| Article::new(id, text.clone()).map(|a| a.with_published("2031-05-12".parse().unwrap()));
        let (Ok(a), Ok(b)) = (twin("a"), twin("b")) else { return Ok(()) };
        let report = report(&[a, b]);
        for finding in report.findings.iter().filter(|f| f.severity >= Severity::Minor) {
            let mut sources: Vec<&str> =
                finding.claims.iter().filter_map(|id| Some(report.claim(id)?.source.as_str())).collect();
            sources.dedup();
            let within = finding.message.starts_with("within one article") || finding.code.ends_with("-derived");
            prop_assert!(within || sources.len() < 2, "{finding:#?}");
        }
    }

    #[test]
    fn another_article_changes_no_words_of_the_others(articles in batch(), more in article()) {
        let alone = report(&articles);
        let Ok(more) = Article::new("zz", more) else { return Ok(()) };
        let mut all = articles.clone();
        all.push(more.with_published("2031-05-20".parse().unwrap()));
        let together = report(&all);
        for article in &articles {
            prop_assert_eq!(words(&alone, article.id()), words(&together, article.id()));
        }
    }

    #[test]
    fn a_report_survives_its_own_json(articles in batch()) {
        let report = report(&articles);
        let text = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }
}

/// Rules look at the words before a figure: there are none where it opens the text.
#[test]
fn a_figure_may_open_the_text() {
    for text in
        ["5.9 earthquake jolts Aville", "7 metres", "6%", "12 dead", "3 million", "2 hours", "9-metre wave", "40 km"]
    {
        let article = Article::new("a", text).expect("a text");
        let outcome = Reconciler::new().reconcile([article]);
        assert!(outcome.refused.is_empty(), "{text}");
    }
}
