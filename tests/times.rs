//! Times in sentences of our own: which words, which value, which role; and what is no time.

use corroborate::text::{lex, sentences};
use corroborate::time::{Time, TimeKind, TimeMention, TimeOrder, TimeRole, Zone, times};
use proptest::prelude::*;

fn read(text: &str, published: &str) -> Vec<TimeMention> {
    let tokens = lex(text);
    times(&tokens, &sentences(&tokens), published.parse().ok())
}

/// A value as the fixtures write it: "report:" or the role before it, where there is one.
fn printed(mention: &TimeMention) -> String {
    let role = match mention.role {
        _ if mention.reports => "report:",
        TimeRole::Since => "since:",
        TimeRole::Until => "until:",
        TimeRole::By => "by:",
        TimeRole::Before => "before:",
        TimeRole::After => "after:",
        TimeRole::During => "during:",
        TimeRole::Within => "within:",
        _ => "",
    };
    format!("{role}{}", mention.time.timex3())
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn sentences_with_times() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("times/news.tsv")) {
        let mut fields = row.split('\t');
        let (Some(published), Some(marked), Some(values)) = (fields.next(), fields.next(), fields.next()) else {
            panic!("three columns: {row}");
        };
        let text = marked.replace(['[', ']'], "");
        let spans: Vec<&str> = marked.split('[').skip(1).filter_map(|rest| rest.split(']').next()).collect();
        let wanted: Vec<String> =
            spans.iter().zip(values.split("; ")).map(|(span, value)| format!("{span} = {value}")).collect();
        let found: Vec<String> =
            read(&text, published).iter().map(|m| format!("{} = {}", m.span.of(&text), printed(m))).collect();
        if wanted != found {
            wrong.push(format!("{text}\n   wanted {wanted:?}\n   found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A weekday right behind "tomorrow" says it again, though the page bears a later date.
#[test]
fn tomorrow_in_other_words() {
    let day = |text: &str| read(text, "2019-03-06").last().map(|m| m.time.timex3().to_string());
    assert_eq!(
        day("The envoys, it said, “met Mr Lind the day after tomorrow,” or Thursday.").as_deref(),
        Some("2019-03-07")
    );
    assert_eq!(day("The envoys met tomorrow and on Monday.").as_deref(), Some("2019-03-04"));
}

/// Where a week or a month turns, the one that is counted from the day before may be meant.
#[test]
fn weeks_and_months_turn() {
    let meets = |text: &str, published: &str, day: &str| {
        let day = Time::from_timex3(day).unwrap();
        read(text, published)[0].time.compare(&day) != TimeOrder::Disjoint
    };
    // A Sunday.
    assert!(meets("The storm hit the coast last week.", "2019-03-10", "2019-03-08"));
    assert!(meets("The storm hit the coast last week.", "2019-03-10", "2019-03-01"));
    assert!(!meets("The storm hit the coast last week.", "2019-03-09", "2019-03-08"));
    assert!(meets("Voters will decide next month.", "2019-03-01", "2019-03-20"));
    assert!(!meets("Voters will decide next month.", "2019-03-06", "2019-03-20"));
}

#[test]
fn sentences_without_times() {
    let mut wrong = Vec::new();
    for text in rows(include_str!("times/none.tsv")) {
        let found: Vec<String> = read(text, "2019-03-06").iter().map(|m| m.span.of(text).to_owned()).collect();
        if !found.is_empty() {
            wrong.push(format!("{text}   {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Words that pull every rule of the grammar, for text that no one would write.
const WORDS: [&str; 96] = [
    "the",
    "first",
    "last",
    "next",
    "of",
    "May",
    "March",
    "Monday",
    "2008",
    "30",
    "31",
    "5th",
    "February",
    "week",
    "53",
    "to",
    "and",
    "a",
    "half",
    "past",
    "quarter",
    "10:26",
    "25:61",
    "p.m.",
    "GMT",
    "(",
    ")",
    "18h38",
    "about",
    "early",
    "late",
    "two",
    "years",
    "ago",
    "before",
    "after",
    "day",
    "tomorrow",
    "every",
    "fiscal",
    "Q3",
    "99999",
    "year",
    "-",
    "–",
    "/",
    ".",
    ",",
    "’",
    "'98",
    "1990s",
    "19th",
    "century",
    "until",
    "since",
    "by",
    "Christmas",
    "World",
    "War",
    "II",
    "in",
    "morning",
    "night",
    "summer",
    "9/11",
    "3:07:35",
    "2023-02-30",
    "2023-09-12",
    "from",
    "noon",
    "hour",
    "seconds",
    "million",
    "½",
    "²",
    "時",
    "دقيقة",
    "U.S.",
    "o'clock",
    "twenty",
    "one",
    "hundred",
    "dozen",
    "few",
    "hours",
    "old",
    "BC",
    "will",
    "said",
    "that",
    "on",
    "\n",
    "\n\n",
    ";",
    "“",
    "”",
];

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC{0,200}", published in proptest::option::of(-9000i32..9000)) {
        let published = published.map_or(String::new(), |year| format!("{year:04}-03-06"));
        check(&text, &published);
    }

    #[test]
    fn no_heap_of_words_breaks_it(words in proptest::collection::vec(0..WORDS.len(), 0..40)) {
        let text: Vec<&str> = words.iter().map(|&i| WORDS[i]).collect();
        check(&text.join(" "), "2023-09-12");
        check(&text.concat(), "");
    }

    /// A value that is read is written the same, and read again to the same time.
    #[test]
    fn values_round_trip(
        day in prop_oneof![
            "[0-9]{4}", "[0-9]{4}-(0[1-9]|1[0-2])", "[0-9]{4}-(0[13-9]|1[0-2])-(0[1-9]|[12][0-9]|30)",
            // Only a leap year has a February 29.
            "[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])", "[0-9]{2}(0[48]|[2468][048]|[13579][26])-02-29",
            "[0-9]{4}-W(0[1-9]|[1-4][0-9])", "[0-9]{4}-W(0[1-9]|[1-4][0-9])-WE", "[0-9]{4}-Q[1-4]", "[0-9]{4}-H[12]",
            "[0-9]{4}-(SP|SU|FA|WI)", "FY[0-9]{4}", "XXXX-WXX-[1-7]", "XXXX-(0[1-9]|1[0-2])", "XXXX-XX-(0[1-9]|[12][0-9])",
            "[0-9]{3}", "[0-9]{2}", "BC0[0-9]{2}[1-9]",
        ],
        clock in prop_oneof!["", "T(MO|AF|EV|NI)", "T([01][0-9]|2[0-3])(:[0-5][0-9](:[0-5][0-9])?)?(Z|[+-]0[1-9]:[03]0)?"],
    ) {
        let value = format!("{day}{clock}");
        let time = Time::from_timex3(&value).unwrap();
        prop_assert_eq!(time.timex3(), &value);
        let json = serde_json::to_string(&time).unwrap();
        prop_assert_eq!(serde_json::from_str::<Time>(&json).unwrap(), time.clone());
        prop_assert!(matches!(time.compare(&time), TimeOrder::Equal | TimeOrder::Unknown | TimeOrder::Overlaps));
    }

    #[test]
    fn lengths_round_trip(y in 0u16..99, m in 0u8..12, d in 0u8..31, h in 0u8..24, s in 1u8..60) {
        let field = |n: u64, unit: char| if n == 0 { String::new() } else { format!("{n}{unit}") };
        let date = [field(y.into(), 'Y'), field(m.into(), 'M'), field(d.into(), 'D')].concat();
        let value = format!("P{date}T{}{s}S", field(h.into(), 'H'));
        let time = Time::from_timex3(&value).unwrap();
        prop_assert_eq!(time.timex3(), &value);
    }

    /// What the text says is what comes out, whatever the order in which two times are asked.
    #[test]
    fn comparison_has_no_side(a in 0..VALUES.len(), b in 0..VALUES.len()) {
        let (a, b) = (Time::from_timex3(VALUES[a]).unwrap(), Time::from_timex3(VALUES[b]).unwrap());
        prop_assert_eq!(a.compare(&b), b.compare(&a).reversed());
    }
}

const VALUES: [&str; 16] = [
    "2023",
    "2023-09",
    "2023-09-10",
    "2023-09-10TEV",
    "2023-09-10T18:38",
    "2023-09-10T18:38+09:00",
    "2023-09-10T09:38Z",
    "XXXX-WXX-7",
    "XXXX-09",
    "XXXX-09-10",
    "2023-W36",
    "2023-W36-WE",
    "2023-Q3",
    "202",
    "P3D",
    "FUTURE_REF",
];

fn check(text: &str, published: &str) {
    let mentions = read(text, published);
    for pair in mentions.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "{text:?}: {pair:?}");
    }
    for mention in &mentions {
        assert_eq!(mention.time.text(), mention.span.of(text));
        let (earliest, latest) = (mention.time.earliest(), mention.time.latest());
        if let (Some(earliest), Some(latest)) = (earliest, latest)
            && !earliest.starts_with('-')
        {
            assert!(earliest <= latest, "{text:?}: {mention:?}");
        }
    }
}

#[test]
fn comparisons() {
    let cases = [
        ("2023-09-10TEV", "2023-09-10", TimeOrder::Finer),
        ("2023-09", "2023-09-10", TimeOrder::Coarser),
        ("2023-09-10", "2023-09-12", TimeOrder::Disjoint),
        ("2023-09-10TAF", "2023-09-10TEV", TimeOrder::Disjoint),
        ("2023-09-10TEV", "2023-09-10TNI", TimeOrder::Overlaps),
        ("2023-09-10T18:38+09:00", "2023-09-10T09:38Z", TimeOrder::Equal),
        ("2023-09-10T18:38+09:00", "2023-09-10T18:38Z", TimeOrder::Disjoint),
        // Clocks of unknown zones may be 14 hours apart and still mean one instant.
        ("2023-09-10T18:38", "2023-09-10T09:38", TimeOrder::Overlaps),
        ("2023-09-10T18:38", "2023-09-12T09:38", TimeOrder::Disjoint),
        ("2023-09-10TEV", "2023-09-10T09:38Z", TimeOrder::Overlaps),
        ("2023-09-10TAF", "2023-09-10T18:38+09:00", TimeOrder::Disjoint),
        ("XXXX-WXX-7", "2023-09-10", TimeOrder::Overlaps),
        ("XXXX-WXX-1", "2023-09-10", TimeOrder::Disjoint),
        ("XXXX-WXX-1", "2023-W36", TimeOrder::Overlaps),
        ("XXXX-09", "2023-09-10", TimeOrder::Overlaps),
        ("XXXX-09-11", "2023-09-10", TimeOrder::Disjoint),
        ("XXXX-WXX-1", "XXXX-WXX-2", TimeOrder::Disjoint),
        ("XXXX-09-10", "XXXX-09", TimeOrder::Finer),
        ("P3D", "2023-09-10", TimeOrder::Unknown),
        ("2009/2011", "2010", TimeOrder::Coarser),
    ];
    for (a, b, order) in cases {
        let (a, b) = (Time::from_timex3(a).unwrap(), Time::from_timex3(b).unwrap());
        assert_eq!(a.compare(&b), order, "{} against {}", a.timex3(), b.timex3());
    }
}

#[test]
fn a_hedge_reaches_further() {
    let said = read("The envoy arrived around September 10.", "2023-09-12");
    assert!(said[0].time.is_approximate());
    let (next, far) = (Time::from_timex3("2023-09-11").unwrap(), Time::from_timex3("2023-09-13").unwrap());
    assert_eq!(said[0].time.compare(&next), TimeOrder::Overlaps);
    assert_eq!(said[0].time.compare(&far), TimeOrder::Disjoint);
}

#[test]
fn values_that_are_none() {
    let malformed = [
        "",
        "2023-02-30",
        // No leap years, the second by the rule of the centuries.
        "0001-02-29",
        "1900-02-29",
        "2021-W53",
        "99999",
        "2023-13",
        "2023-09-10T25:61",
        "T",
        "P",
        "P5",
        "PX",
        "2023-09-10T18:38+99:00",
        "XXXX-WXX-8",
        "2023-Q5",
        "soon",
        "2023/",
        "-2023",
        "BC0000",
        "2023-09-10T18:60",
        "P1e400Y",
    ];
    for value in malformed {
        assert!(Time::from_timex3(value).is_err(), "{value}");
    }
}

#[test]
fn without_a_publication_date_a_time_stays_a_template() {
    let cases =
        [("It sank on Tuesday.", "XXXX-WXX-2"), ("It sank on March 5.", "XXXX-03-05"), ("It sank in June.", "XXXX-06")];
    for (text, value) in cases {
        let mentions = read(text, "");
        assert_eq!(mentions[0].time.timex3(), value);
        assert!(mentions[0].time.is_template());
        assert_eq!(mentions[0].time.earliest(), None);
    }
}

#[test]
fn both_orders_of_a_date_are_kept() {
    let mentions = read("The deed is dated 5/9/1998.", "");
    assert_eq!(mentions[0].time.alternatives().len(), 1);
    let may = Time::from_timex3("1998-05-09").unwrap();
    let september = Time::from_timex3("1998-09-05").unwrap();
    assert_ne!(mentions[0].time.compare(&may), TimeOrder::Disjoint);
    assert_ne!(mentions[0].time.compare(&september), TimeOrder::Disjoint);
}

/// One date that can be read in one way only tells the order of the others; so does a weekday.
#[test]
fn a_text_tells_the_order_of_its_dates() {
    let cases = [
        ("The deed of 05/09/1998 was found on 13/09/1998.", "1998-09-05"),
        ("The deed of 05/09/1998 was found on 09/13/1998.", "1998-05-09"),
        ("The deed of Sunday, 06/09/1998, was found.", "1998-09-06"),
    ];
    for (text, value) in cases {
        let mentions = read(text, "");
        assert_eq!(mentions[0].time.timex3(), value, "{text}");
        assert!(mentions[0].time.alternatives().is_empty(), "{text}");
    }
    let mixed = read("The deed of 05/09/1998 was found on 13/09/1998, not 09/13/1998.", "");
    assert_eq!(mixed[0].time.alternatives().len(), 1);
}

/// The sentence, the value with the zones' database, and the value without it.
#[test]
fn zones_by_name() {
    let cases = [
        ("It opens at 10 a.m. ET on January 9, 2019.", "2019-01-09T10-05:00", "2019-01-09T10"),
        ("It opens at 10 a.m. ET on July 9, 2019.", "2019-07-09T10-04:00", "2019-07-09T10"),
        ("It ended at 5 p.m. Pacific time on July 9, 2019.", "2019-07-09T17-07:00", "2019-07-09T17"),
        ("It ended at 5 p.m. Moscow time on July 9, 2019.", "2019-07-09T17+03:00", "2019-07-09T17+03:00"),
        ("It ended at 5 p.m. Moscow time on July 9, 2012.", "2012-07-09T17+04:00", "2012-07-09T17+03:00"),
        ("It ended at 9 p.m. local time in New York on July 9, 2019.", "2019-12-06T21-05:00", "2019-12-06T21"),
        ("On July 9, 2019, it ended at 9 p.m. local time in Madrid.", "2019-07-09T21+02:00", "2019-07-09T21"),
        ("On July 9, 2019, it ended at 21:00 Europe/Berlin.", "2019-07-09T21:00+02:00", "2019-07-09T21:00"),
        ("On July 9, 2019, it ended at 9 p.m. Lisbon time.", "2019-07-09T21+01:00", "2019-07-09T21"),
    ];
    for (text, with, without) in cases {
        let mentions = read(text, "2019-12-06");
        let clock = mentions.iter().find(|m| m.time.kind() == TimeKind::Time).unwrap();
        let wanted = if cfg!(feature = "zones") { with } else { without };
        assert_eq!(clock.time.timex3(), wanted, "{text}");
        let known = matches!(clock.time.zone(), Zone::Fixed(_));
        assert_eq!(known, cfg!(feature = "zones") || without.contains('+'), "{text}");
        let json = serde_json::to_string(&clock.time).unwrap();
        assert_eq!(serde_json::from_str::<Time>(&json).unwrap(), clock.time);
    }
    let unplaced = read("It opens at 10 a.m. ET.", "");
    assert!(matches!(unplaced[0].time.zone(), Zone::Named(zone) if zone.id() == "America/New_York"));
}

#[test]
fn edtf_says_what_it_can() {
    let cases = [
        ("2023-09-12", Some("2023-09-12")),
        ("2023-09", Some("2023-09")),
        ("2023-SU", Some("2023-22")),
        ("2023-H2", Some("2023-41")),
        ("19", Some("19XX")),
        ("BC0044", Some("-0044")),
        ("2009/2011", Some("2009/2011")),
        ("2023-09-10T18:38+09:00", Some("2023-09-10T18:38:00+09:00")),
        ("XXXX-09-05", Some("XXXX-09-05")),
        ("2023-W36-WE", Some("2023-09-09/2023-09-10")),
        ("2023-09-10TEV", None),
        ("P3D", None),
    ];
    for (value, edtf) in cases {
        assert_eq!(Time::from_timex3(value).unwrap().edtf().as_deref(), edtf, "{value}");
    }
    let soon = read("The train will soon leave.", "2023-09-12");
    assert_eq!(soon[0].time.edtf().as_deref(), Some("2023-09-12/.."));
}

/// Inputs made to be slow or deep; they must come back, and without a deep stack.
#[test]
fn long_lines_come_back() {
    for unit in
        ["the first Monday of ", "about ", "10:30 (", "early morning of ", "2008-", "two days before ", "1 ", "("]
    {
        check(&unit.repeat(2_000), "2023-09-12");
    }
}

/// Nor does it tell which of two tolls is the later one.
#[test]
fn a_borrowed_date_does_not_order_tolls() {
    let reports = |own: Option<&str>| {
        let c = corroborate::Article::new("c", "A crash at Aville in Norway killed 38 people.").unwrap();
        [
            corroborate::Article::new("a", "A crash at Aville in Norway killed 43 people.")
                .unwrap()
                .with_published("2025-06-13".parse().unwrap()),
            corroborate::Article::new("b", "A crash at Aville in Norway shocked the country.")
                .unwrap()
                .with_published("2025-06-18".parse().unwrap()),
            own.map_or_else(|| c.clone(), |day| c.clone().with_published(day.parse().unwrap())),
        ]
    };
    let flagged = |own| corroborate::Reconciler::new().reconcile(reports(own)).report.conflicts().count();
    assert_eq!((flagged(None), flagged(Some("2025-06-18"))), (0, 1));
}

/// A report without a date borrows that of another one of its event, which need not have appeared on the same day.
#[test]
fn a_borrowed_date_makes_no_conflict_of_a_weekday() {
    let article = |id: &str, text: &str| corroborate::Article::new(id, text).unwrap();
    let dated = |id: &str, text: &str, day: &str| article(id, text).with_published(day.parse().unwrap());
    let reports = [
        dated("a", "An earthquake struck Aville in Norway on Thursday, killing nine people.", "2025-06-13"),
        dated("b", "Rescuers left Aville in Norway. The earthquake there killed nine people.", "2025-06-18"),
        article("c", "An earthquake struck Aville in Norway this Thursday, killing nine people."),
    ];
    let report = corroborate::Reconciler::new().reconcile(reports).report;
    let flagged: Vec<&str> = report.conflicts().map(|f| f.message.as_str()).collect();
    assert!(flagged.is_empty(), "{flagged:?}");
    assert!(report.claims.iter().any(|c| c.source == "c" && c.slot.relation() == "moment"));
}
