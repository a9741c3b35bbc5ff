//! The report as one page for a browser: the sides of every conflict beside each other, and each figure a link to its
//! place in the whole article.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};

use super::index::Index;
use super::snippet::{Excerpt, excerpt};
use super::words::{basis, imprint, question, said, severity, support, verdict};
use super::{Report, Source};
use crate::claim::Claim;
use crate::span::Span;
use crate::verdict::{Finding, Severity};

const STYLE: &str = include_str!("html.css");

/// Columns of an article's words beside a finding.
const EXCERPT: usize = 360;

/// The report as a page of HTML that needs nothing else: no script, no font, no picture.
///
/// ```
/// use corroborate::report::{Html, Report};
///
/// let page = Html::new(&Report::default()).to_string();
/// assert!(page.contains("<h1>no conflicts</h1>"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Html<'r> {
    report: &'r Report,
    least: Severity,
}

impl<'r> Html<'r> {
    /// Findings from minor upward.
    pub fn new(report: &'r Report) -> Self {
        Self { report, least: Severity::Minor }
    }

    /// Sets the least severity that is shown.
    #[must_use]
    pub fn min_severity(self, least: Severity) -> Self {
        Self { least, ..self }
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = Index::new(self.report);
        let mut findings: Vec<&Finding> = self.report.findings.iter().filter(|x| x.severity >= self.least).collect();
        findings.sort_by_key(|x| std::cmp::Reverse(x.severity));
        let page = Page { index, anchors: anchors(&findings) };

        let title = Escaped(&verdict(self.report)).to_string();
        write!(f, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
        write!(
            f,
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n"
        )?;
        write!(f, "<style>\n{STYLE}</style>\n</head>\n<body>\n<header><h1>{title}</h1>")?;
        writeln!(f, "<p>{}</p></header>\n<main>", Escaped(&basis(self.report)))?;
        for (number, finding) in (1..).zip(&findings) {
            page.finding(f, number, finding)?;
        }
        list(f, "<section class=\"notes\"><h2>Left out or borrowed</h2>", &self.report.notes, "</section>\n")?;
        writeln!(f, "<section class=\"sources\"><h2>The articles</h2>")?;
        let mut marks = page.marks(&findings);
        for source in &self.report.sources {
            article(f, source, marks.remove(source.id.as_str()).unwrap_or_default())?;
        }
        writeln!(f, "</section>\n</main>\n</body>\n</html>")
    }
}

struct Page<'r> {
    index: Index<'r>,
    /// By the id of a claim, the number that names it on the page; each has a place in its article.
    anchors: HashMap<&'r str, usize>,
}

/// A figure to mark in an article.
struct Mark {
    span: Span,
    severity: Severity,
    anchor: usize,
    finding: usize,
}

fn anchors<'r>(findings: &[&'r Finding]) -> HashMap<&'r str, usize> {
    let mut anchors = HashMap::new();
    for id in findings.iter().flat_map(|finding| &finding.claims) {
        let next = anchors.len() + 1;
        anchors.entry(id.as_str()).or_insert(next);
    }
    anchors
}

impl<'r> Page<'r> {
    fn finding(&self, f: &mut fmt::Formatter<'_>, number: usize, finding: &'r Finding) -> fmt::Result {
        let severity = severity(finding.severity);
        write!(f, "<section class=\"finding {severity}\" id=\"f{number}\">\n<h2><span>{number} · {severity}</span> ")?;
        writeln!(f, "{} <code>{}</code></h2>", Escaped(&finding.message), Escaped(&finding.code))?;
        let sides = self.index.sides(finding);
        let mut asked = None;
        let mut open = false;
        for side in &sides {
            let question = side.first().map(|claim| question(&claim.slot));
            if question != asked {
                let end = if open { "</div>\n" } else { "" };
                let words = Escaped(question.as_deref().unwrap_or_default());
                writeln!(f, "{end}<p class=\"question\">{words}</p>\n<div class=\"sides\">")?;
                open = true;
            }
            asked = question;
            writeln!(f, "<div class=\"side\"><p class=\"support\">{}</p>", support(side))?;
            for claim in side {
                self.quoted(f, claim)?;
            }
            writeln!(f, "</div>")?;
        }
        if open {
            writeln!(f, "</div>")?;
        }
        list(f, "", &finding.because, "")?;
        writeln!(f, "</section>")
    }

    fn quoted(&self, f: &mut fmt::Formatter<'_>, claim: &Claim) -> fmt::Result {
        let source = self.index.sheet(&claim.source).map(|sheet| sheet.source);
        let (text, span, figure) = match source {
            Some(source) => (source.text.as_str(), claim.span, claim.figure),
            None => (claim.quote.as_str(), Span::at(0, claim.quote.len()), Span::at(0, 0)),
        };
        let (part, figure) = excerpt(text, span, figure, EXCERPT);
        write!(f, "<blockquote>{}", Shown { text, figure, part })?;
        let anchor = self.anchors.get(claim.id.as_str()).copied().unwrap_or_default();
        let address = self.index.address(claim);
        write!(f, "</blockquote>\n<p class=\"who\"><a href=\"#c{anchor}\">{}</a>", Escaped(&address))?;
        writeln!(f, "{}: {}</p>", Escaped(&source.map(imprint).unwrap_or_default()), Escaped(&said(claim, source)))
    }

    /// The figures of all findings, by the source that they stand in.
    fn marks(&self, findings: &[&'r Finding]) -> BTreeMap<&'r str, Vec<Mark>> {
        let mut marks: BTreeMap<&str, Vec<Mark>> = BTreeMap::new();
        let mut seen = vec![false; self.anchors.len() + 1];
        for (number, finding) in (1..).zip(findings) {
            for claim in finding.claims.iter().filter_map(|id| self.index.claim(id)) {
                let anchor = self.anchors[claim.id.as_str()];
                // The findings are in the order of their severity: the first is the gravest.
                if !std::mem::replace(&mut seen[anchor], true) {
                    let span = if claim.figure.is_empty() { claim.span } else { claim.figure };
                    let mark = Mark { span, severity: finding.severity, anchor, finding: number };
                    marks.entry(&claim.source).or_default().push(mark);
                }
            }
        }
        marks
    }
}

/// An article in full, its figures marked and numbered by their findings.
fn article(f: &mut fmt::Formatter<'_>, source: &Source, mut marks: Vec<Mark>) -> fmt::Result {
    write!(f, "<article><h3>{}{}</h3>\n<div class=\"text\">", Escaped(&source.id), Escaped(&imprint(source)))?;
    marks.retain(|mark| source.text.get(mark.span.start()..mark.span.end()).is_some());
    marks.sort_by_key(|mark| (mark.span, mark.anchor));
    let mut at = 0;
    for group in overlapping(&marks) {
        let end = group.iter().map(|mark| mark.span.end()).max().unwrap_or(at);
        let gravest = group.iter().map(|mark| mark.severity).max().unwrap_or(Severity::Info);
        let start = group.first().map_or(end, |mark| mark.span.start());
        write!(f, "{}<mark class=\"{}\">", Escaped(&source.text[at..start]), severity(gravest))?;
        at = start;
        for mark in group {
            write!(f, "{}", Escaped(&source.text[at..mark.span.start()]))?;
            write!(f, "<a id=\"c{}\" href=\"#f{}\">{}</a>", mark.anchor, mark.finding, mark.finding)?;
            at = mark.span.start();
        }
        write!(f, "{}</mark>", Escaped(&source.text[at..end]))?;
        at = end;
    }
    writeln!(f, "{}</div></article>", Escaped(&source.text[at..]))
}

/// Runs of marks that overlap, from marks in the order of their spans.
fn overlapping(marks: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    let mut rest = marks;
    std::iter::from_fn(move || {
        let mut end = rest.first()?.span.end();
        let together = |mark: &&Mark| {
            let joins = mark.span.start() <= end;
            end = end.max(mark.span.end());
            joins
        };
        let (group, more) = rest.split_at(rest.iter().take_while(together).count());
        rest = more;
        Some(group)
    })
}

fn list(f: &mut fmt::Formatter<'_>, head: &str, items: &[String], tail: &str) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(f, "{head}<ul>")?;
    for item in items {
        writeln!(f, "<li>{}</li>", Escaped(item))?;
    }
    write!(f, "</ul>\n{tail}")
}

/// An excerpt with its figure marked.
struct Shown<'t> {
    text: &'t str,
    figure: Span,
    part: Excerpt,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Excerpt { start, end, cut_before, cut_after } = self.part;
        let (from, to) = (self.figure.start().clamp(start, end), self.figure.end().clamp(start, end));
        let before = if cut_before { "… " } else { "" };
        let after = if cut_after { " …" } else { "" };
        let words = |a, b| Escaped(&self.text[a..b]);
        write!(f, "{before}{}<mark>{}</mark>{}{after}", words(start, from), words(from, to), words(to, end))
    }
}

/// Text as HTML shows it, also between quotation marks; what would turn the direction of writing is shown as itself.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\n' | '\t' => f.write_char(c)?,
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => f.write_char(char::REPLACEMENT_CHARACTER)?,
                c if c.is_control() => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
