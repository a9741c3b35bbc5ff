//! Figures that can be read two ways, or that are said twice, from the text to the verdict.

use corroborate::number::quantities;
use corroborate::report::Report;
use corroborate::text::lex;
use corroborate::value::Quantity;
use corroborate::{Article, Reconciler, Verdict};

fn report(texts: &[&str]) -> Report {
    let articles = texts.iter().enumerate().map(|(i, text)| {
        let article = Article::new(format!("source-{i}"), *text).expect("a text");
        article.with_published("2024-05-16".parse().expect("a date"))
    });
    Reconciler::new().reconcile(articles).report
}

/// The verdicts from minor upward on two reports of one figure.
fn conflicts(sentence: impl Fn(&str) -> String, a: &str, b: &str) -> Vec<Verdict> {
    report(&[&sentence(a), &sentence(b)]).conflicts().map(|f| f.verdict).collect()
}

/// "1.234" may be either, so it is at odds with neither; what no reading meets is.
#[test]
fn a_point_of_thousands_meets_a_comma_of_thousands() {
    let far = |figure: &str| format!("Bergen lies {figure} km from Hull.");
    assert_eq!(conflicts(far, "1.234", "1,234"), []);
    assert_eq!(conflicts(far, "1.236", "1.2"), [Verdict::Rounding]);
    assert_eq!(conflicts(far, "1.234", "1,900"), [Verdict::Contradiction]);
    let price = |figure: &str| format!("The government fined Norsea {figure}.");
    assert_eq!(conflicts(price, "€1.500", "€1,500"), []);
    assert_eq!(conflicts(price, "€1.500", "€1.50"), []);
    assert_eq!(conflicts(price, "€1.500", "€2,900"), [Verdict::Contradiction]);
}

/// Where the article itself shows how it writes, there is one reading.
#[test]
fn the_article_decides() {
    let text = "Bergen lies 1.234 km from Hull. The ferry Aurora cost €1.250.000.";
    let figures: Vec<_> = quantities(&lex(text)).iter().map(|m| m.quantity.low()).collect();
    assert_eq!(figures, [Some(1234.0), Some(1_250_000.0)]);
}

/// One claim, and the other article's miles meet its miles as well as its kilometres.
#[test]
fn a_conversion_is_one_claim() {
    let found = report(&["Bergen lies 60 km (37 miles) from Hull.", "Bergen lies 37 miles from Hull."]);
    let distances: Vec<_> = found.claims.iter().filter(|c| c.slot.to_string().starts_with("distance")).collect();
    assert_eq!(distances.len(), 2);
    assert_eq!(found.findings.iter().map(|f| f.verdict).collect::<Vec<_>>(), [Verdict::Agreement]);
    for text in ["60 km (37 miles)", "60 km / 37 miles", "60 km, or 37 miles,", "60 km (or about 37 miles)"] {
        let found = quantities(&lex(text));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].quantity.also().and_then(Quantity::low), Some(37.0), "{text}");
    }
}

#[test]
fn a_slip_of_units_is_a_finding_inside_the_article() {
    let codes = |text: &str| {
        let found = report(&[text]);
        found.findings.iter().map(|f| (f.code.clone(), f.claims.len())).collect::<Vec<_>>()
    };
    assert_eq!(codes("Bergen lies 60 km (25 miles) from Hull."), [("conversion-derived".to_owned(), 1)]);
    assert_eq!(codes("The ferry Aurora weighs 2,000 kg (441 lb)."), [("conversion-derived".to_owned(), 1)]);
    assert_eq!(codes("Bergen lies 60 km (37 miles) from Hull."), []);
    assert_eq!(codes("Bergen lies 60 km (about 40 miles) from Hull."), []);
}
