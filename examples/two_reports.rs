//! Two reports in, what they disagree about out: the program to copy.

use corroborate::{Article, Error, Reconciler};

fn main() -> Result<(), Error> {
    let articles = [
        Article::new("gazette", "The ferry left Hull on Tuesday. Bergen lies about 700 km from Hull.")?,
        Article::new("herald", "The ferry left Hull on Wednesday for Bergen, 680 km from Hull.")?,
    ];
    let date = "2024-05-16".parse()?;
    let report = Reconciler::new().reconcile(articles.map(|a| a.with_published(date))).report;
    for finding in report.conflicts() {
        println!("{}: {}", finding.code, finding.message);
    }
    println!("\n{report}"); // each with the words of both sides, and why
    Ok(())
}
