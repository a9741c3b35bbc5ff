//! Two reports in, what they disagree about out: the program to copy.
//!
//! ```text
//! cargo run --example two_reports
//! ```

use corroborate::{Article, Error, Reconciler};

fn main() -> Result<(), Error> {
    let articles = [
        Article::new("gazette", "Hull lies about 700 km from Bergen. The ferry left on Tuesday at 6 p.m.")?
            .with_published("2024-05-16".parse()?),
        Article::new("herald", "The ferry left Hull on Wednesday evening for Bergen, some 680 km away.")?
            .with_published("2024-05-16".parse()?),
    ];
    let outcome = Reconciler::new().reconcile(articles);
    for finding in outcome.report.conflicts() {
        println!("{}: {}", finding.code, finding.message);
    }
    println!("\n{}", outcome.report);
    Ok(())
}
