//! Which articles and passages have one origin: own texts in the manner of a wire and of those who print it.

use corroborate::origin::{Origins, origins};
use corroborate::report::Json;
use corroborate::text::{Sentence, Tokens, classify, lex, sentences};
use corroborate::{Article, Reconciler, Span};
use proptest::prelude::*;

const WIRE: &str = "Ferry runs aground near lighthouse

A ferry carrying holidaymakers ran aground on a sandbank early on Saturday after its steering jammed, the coastguard said.

Lifeboats took every passenger ashore before the tide turned, and nobody needed hospital treatment.

\"The crew dropped both anchors within a minute of the alarm,\" harbour master Ines Roy told AFP. \"That kept her off the rocks.\"

The vessel, built in a Baltic yard four decades ago, had passed a safety inspection only last month.

Engineers were due to examine the rudder once she had been towed back to the shipyard.";

/// The same report, lightly rewritten.
const REWRITTEN: &str = "Holiday ferry stranded

Early on Saturday a ferry carrying holidaymakers ran aground on a sandbank when its steering jammed, according to the coastguard.

Before the tide turned lifeboats took every passenger ashore; nobody needed treatment in hospital.

Built four decades ago in a Baltic yard, the vessel passed a safety inspection only last month.

Engineers were due to examine its rudder after it had been towed to the shipyard.";

/// Another report of the same event.
const INDEPENDENT: &str = "Passengers safe after ferry drama

Some 140 people were brought to safety on Saturday when the Northern Star stuck fast on a bank of sand.

One traveller, Tom Hale, described a grinding noise and then silence. \"The crew dropped both anchors within a minute of the alarm,\" said Ms Roy, who runs the harbour.

The owners promised refunds and blamed a faulty pump.";

/// A report of its own with two passages of the wire.
const BORROWER: &str = "Questions after ferry accident

Councillors demanded answers on Monday about the state of ferries that serve the outer islands.

The transport committee will meet next week, and its chairman wants the owners to attend in person.

Residents have complained for years of cancelled sailings, rising fares and rusting hulls.

The ferry, built in a Baltic yard four decades ago, had passed a safety inspection only last month.

Engineers are due to examine the rudder now that she has been towed back to the shipyard.

A petition for a new vessel has drawn nine hundred signatures since the weekend.";

struct Batch {
    read: Vec<(String, Tokens<'static>, Vec<Sentence>)>,
}

impl Batch {
    fn new(texts: &[(&str, &'static str)]) -> Self {
        let read = texts.iter().map(|(id, text)| {
            let tokens = lex(text);
            let mut list = sentences(&tokens);
            classify(&tokens, &mut list);
            ((*id).to_owned(), tokens, list)
        });
        Self { read: read.collect() }
    }

    fn origins(&self) -> Origins {
        let batch: Vec<_> = self.read.iter().map(|(id, t, s)| (id.as_str(), t, s.as_slice())).collect();
        origins(&batch)
    }
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    Span::new(text, start, start + words.len()).expect("a span of the text")
}

#[test]
fn a_rewritten_wire_is_one_origin() {
    let origins = Batch::new(&[("a", WIRE), ("b", REWRITTEN), ("c", INDEPENDENT)]).origins();
    assert_eq!(origins.article("a"), origins.article("b"));
    assert_ne!(origins.article("a"), origins.article("c"));
    assert!(origins.passages().iter().all(|p| p.sides[0].0 == "a" && p.sides[1].0 == "b"));
    assert!(origins.passages().len() >= 4, "{:?}", origins.passages());
}

#[test]
fn independent_reports_share_nothing_but_the_facts() {
    let origins = Batch::new(&[("a", WIRE), ("c", INDEPENDENT)]).origins();
    assert!(origins.passages().is_empty(), "{:?}", origins.passages());
}

#[test]
fn a_borrowed_passage_shares_its_origin_and_the_rest_does_not() {
    let origins = Batch::new(&[("a", WIRE), ("d", BORROWER)]).origins();
    assert_ne!(origins.article("a"), origins.article("d"));
    let there = origins.of("d", span(BORROWER, "passed a safety inspection only last month"));
    let here = origins.of("a", span(WIRE, "built in a Baltic yard four decades ago"));
    assert_eq!(here, there);
    assert_eq!(origins.of("d", span(BORROWER, "nine hundred signatures")), origins.article("d"));
    assert_eq!(origins.of("a", span(WIRE, "nobody needed hospital treatment")), origins.article("a"));
    let said: Vec<&str> = origins.passages().iter().map(|p| p.why.as_str()).collect();
    assert!(said.iter().all(|why| why.contains("% of the words")), "{said:?}");
}

#[test]
fn articles_credited_to_one_agency_are_one_origin() {
    let origins = Batch::new(&[
        ("a", "Storm hits coast\n\nLISBON (Reuters) - A storm tore roofs off houses.\n\nTrees fell."),
        ("b", "Storm damage\n\nHarbour walls broke overnight in high winds.\n\nThis report is based on information from Reuters."),
        ("c", "Storm\n\nRoads were blocked, a mayor told Reuters on Monday as the rain eased.\n\nSchools stay shut."),
    ])
    .origins();
    assert_eq!(origins.article("a"), origins.article("b"));
    assert_ne!(origins.article("a"), origins.article("c"));
}

#[test]
fn the_report_says_which_passages_and_why() {
    let articles = [("a", WIRE), ("b", REWRITTEN), ("c", BORROWER), ("d", INDEPENDENT)]
        .map(|(id, text)| Article::new(id, text).unwrap().with_published("2031-05-04".parse().unwrap()));
    let report = Reconciler::new().reconcile(articles).report;
    let notes: Vec<&String> = report.notes.iter().filter(|note| note.contains("origin")).collect();
    let of = |ids: &str| notes.iter().find(|note| note.starts_with(&format!("articles {ids}"))).copied();
    let whole = of("\"a\" and \"b\" are one origin: “A ferry carrying").expect("a wire and its rewriting");
    assert!(whole.ends_with("% of the words that tell are the same) and 1 more"), "{whole}");
    assert!(of("\"a\" and \"c\" have passages of one origin: “The vessel, built in a Baltic yard").is_some());
    assert!(notes.iter().all(|note| !note.contains("\"d\"")));
    let json = serde_json::to_value(Json::new(&report)).unwrap();
    let side = &json["passages"][0]["sides"][1];
    let quote: String = REWRITTEN.chars().skip(side["start"].as_u64().unwrap() as usize).take(24).collect();
    assert_eq!((side["source"].as_str(), quote.as_str()), (Some("b"), "Early on Saturday a ferr"));
}

#[test]
fn an_unknown_id_has_no_origin() {
    let origins = Batch::new(&[("a", WIRE)]).origins();
    assert_eq!(origins.article("z"), "");
    assert_eq!(origins.of("z", span(WIRE, "ferry")), "");
}

proptest! {
    #[test]
    fn the_order_of_the_articles_changes_nothing(order in Just(vec![0usize, 1, 2, 3]).prop_shuffle()) {
        let texts = [("a", WIRE), ("b", REWRITTEN), ("c", INDEPENDENT), ("d", BORROWER)];
        let plain = Batch::new(&texts).origins();
        let shuffled: Vec<_> = order.iter().map(|&n| texts[n]).collect();
        let other = Batch::new(&shuffled).origins();
        prop_assert_eq!(plain.passages(), other.passages());
        for (id, text) in texts {
            prop_assert_eq!(plain.article(id), other.article(id));
            for sentence in sentences(&lex(text)) {
                prop_assert_eq!(plain.of(id, sentence.span()), other.of(id, sentence.span()));
            }
        }
    }
}
