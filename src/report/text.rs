//! The report as a person reads it first: one block a conflict, like a compiler's diagnostics.

use std::fmt;

use super::Report;
use super::index::Index;
use super::snippet::{columns, printable, snippet};
use super::words::{DATE, basis, imprint, question, said, severity, verdict};
use crate::claim::Claim;
use crate::span::Span;
use crate::time::Anchor;
use crate::value::Value;
use crate::verdict::{Finding, Severity};

/// Claims of one position that are shown with their words; the others are named.
const SHOWN: usize = 2;

/// Positions of one finding that are shown.
const SIDES: usize = 6;

/// The report for a terminal, 100 columns wide.
///
/// The conflicts come first, the gravest before the others, each with the words of every side and the figure marked;
/// then what was left out; then one line that sums up.
///
/// ```
/// use corroborate::report::{Report, Text};
///
/// let report = Report::default();
/// assert_eq!(Text::new(&report).to_string(), "no conflicts: 0 sources, 0 origins, 0 claims\n");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Text<'r> {
    report: &'r Report,
    width: usize,
    color: bool,
    least: Severity,
}

impl<'r> Text<'r> {
    /// Findings from minor upward, without colour.
    pub fn new(report: &'r Report) -> Self {
        Self { report, width: 100, color: false, least: Severity::Minor }
    }

    /// Sets the columns of a line, 40 at least.
    #[must_use]
    pub fn width(self, width: usize) -> Self {
        Self { width: width.max(40), ..self }
    }

    /// Sets whether to colour it with ANSI codes.
    #[must_use]
    pub fn color(self, color: bool) -> Self {
        Self { color, ..self }
    }

    /// Sets the least severity that is shown. What there is nothing to settle about is listed in brief.
    #[must_use]
    pub fn min_severity(self, least: Severity) -> Self {
        Self { least, ..self }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = Page::new(self);
        for severity in [Severity::Major, Severity::Minor] {
            if severity >= self.least {
                for finding in self.report.findings.iter().filter(|x| x.severity == severity) {
                    page.block(f, finding)?;
                }
            }
        }
        if self.least == Severity::Info {
            page.settled(f)?;
        }
        page.notes(f)?;
        page.summary(f)
    }
}

/// A report while it is written.
struct Page<'r> {
    style: &'r Text<'r>,
    report: &'r Report,
    index: Index<'r>,
}

impl<'r> Page<'r> {
    fn new(style: &'r Text<'r>) -> Self {
        Self { style, report: style.report, index: Index::new(style.report) }
    }

    fn block(&self, f: &mut fmt::Formatter<'_>, finding: &'r Finding) -> fmt::Result {
        let tone = Tone::of(finding.severity);
        let title = format!("{}[{}]", severity(finding.severity), finding.code);
        let message = self.wrapped(&finding.message, title.len() + 2, 4);
        writeln!(f, "{}: {}", self.paint(&title, tone), self.paint(&message, Tone::Strong))?;
        let sides = self.index.sides(finding);
        let mut asked = None;
        for (i, side) in sides.iter().take(SIDES).enumerate() {
            if i > 0 {
                writeln!(f, "{}", self.gutter(""))?;
            }
            let question = side.first().map(|claim| question(&claim.slot));
            if question != asked {
                writeln!(f, "  {}", self.wrapped(question.as_deref().unwrap_or_default(), 2, 4))?;
            }
            asked = question;
            self.side(f, side, tone)?;
        }
        let more: Vec<String> = sides.iter().skip(SIDES).flatten().map(|c| self.address(c)).collect();
        let more = (!more.is_empty()).then(|| ("and", more.join(", ")));
        let unsaid = finding.because.iter().filter(|reason| !finding.message.contains(reason.as_str()));
        let because = unsaid.map(|text| ("because", text.clone()));
        let shown: Vec<&Claim> = sides.iter().take(SIDES).flat_map(|side| side.iter().copied().take(SHOWN)).collect();
        let notes = self.anchored(&shown).into_iter().map(|text| ("note", text));
        for (i, (kind, text)) in more.into_iter().chain(because).chain(notes).enumerate() {
            if i == 0 {
                writeln!(f, "{}", self.gutter(""))?;
            }
            self.reason(f, kind, &text)?;
        }
        writeln!(f)
    }

    fn side(&self, f: &mut fmt::Formatter<'_>, side: &[&Claim], tone: Tone) -> fmt::Result {
        for claim in side.iter().take(SHOWN) {
            self.quoted(f, claim, tone)?;
        }
        let more: Vec<String> = side.iter().skip(SHOWN).map(|c| self.address(c)).collect();
        if !more.is_empty() {
            self.reason(f, "also", &more.join(", "))?;
        }
        Ok(())
    }

    /// Where a claim stands and who says so, then its words.
    fn quoted(&self, f: &mut fmt::Formatter<'_>, claim: &Claim, tone: Tone) -> fmt::Result {
        let source = self.index.sheet(&claim.source).map(|sheet| sheet.source);
        let place =
            format!("{}{}: {}", self.address(claim), source.map(imprint).unwrap_or_default(), said(claim, source));
        writeln!(f, "  {} {}", self.paint("-->", Tone::Frame), self.wrapped(&place, 6, 6))?;
        let room = self.style.width - GUTTER;
        let lines = match source {
            Some(source) => snippet(&source.text, claim.span, claim.figure, room),
            None => snippet(&claim.quote, Span::at(0, claim.quote.len()), Span::at(0, 0), room),
        };
        for line in lines {
            writeln!(f, "{}", self.gutter(&line.text))?;
            if let Some((from, to)) = line.mark {
                let carets = self.paint(&"^".repeat(to - from), tone);
                writeln!(f, "{}", self.gutter(&format!("{}{carets}", " ".repeat(from))))?;
            }
        }
        Ok(())
    }

    fn address(&self, claim: &Claim) -> String {
        printable(&self.index.address(claim))
    }

    /// How the times that the words leave open got their place in the calendar: "Tuesday" is a date by the day of the
    /// report, which may itself be borrowed.
    fn anchored(&self, shown: &[&Claim]) -> Vec<String> {
        let mut notes: Vec<((&str, String), Vec<&str>)> = Vec::new();
        for claim in shown {
            let Value::Time(time) = &claim.value else { continue };
            let Some(earliest) = time.earliest() else { continue };
            if matches!(time.anchor(), Anchor::Stated | Anchor::None) {
                continue;
            }
            let date: String = earliest.chars().take(DATE).collect();
            let by = self.index.sheet(&claim.source).and_then(|sheet| sheet.source.dated_by.as_deref());
            let by = by.map(|by| format!(", {by}")).unwrap_or_default();
            let key = (time.text(), format!("{date}: {}{by}", time.anchor()));
            match notes.iter_mut().find(|note| note.0 == key) {
                Some((_, sources)) if sources.contains(&claim.source.as_str()) => {}
                Some((_, sources)) => sources.push(&claim.source),
                None => notes.push((key, vec![&claim.source])),
            }
        }
        let sentence = |((words, read), sources): ((&str, String), Vec<&str>)| {
            format!("“{words}” in {} is {read}", sources.join(" and "))
        };
        notes.into_iter().map(sentence).collect()
    }

    /// What there is nothing to settle about, a line each.
    fn settled(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut findings: Vec<&Finding> =
            self.report.findings.iter().filter(|x| x.severity == Severity::Info).collect();
        if findings.is_empty() {
            return Ok(());
        }
        findings.sort_by_key(|x| x.verdict);
        writeln!(f, "{}", self.paint("nothing to settle:", Tone::Strong))?;
        for finding in findings {
            let claims: Vec<&Claim> = finding.claims.iter().filter_map(|id| self.index.claim(id)).collect();
            let asked = claims.first().map(|c| format!("{}: ", question(&c.slot))).unwrap_or_default();
            let at: Vec<String> = claims.iter().map(|c| self.address(c)).collect();
            let line = format!("{}: {asked}{} ({})", finding.code, finding.message, at.join(", "));
            writeln!(f, "  - {}", self.wrapped(&line, 4, 4))?;
        }
        writeln!(f)
    }

    fn notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.report.notes.is_empty() {
            return Ok(());
        }
        writeln!(f, "{}", self.paint("left out or borrowed:", Tone::Strong))?;
        for note in &self.report.notes {
            writeln!(f, "  - {}", self.wrapped(note, 4, 4))?;
        }
        writeln!(f)
    }

    fn summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = verdict(self.report);
        let read = self.wrapped(&basis(self.report), verdict.len() + 2, 4);
        writeln!(f, "{}: {read}", self.paint(&verdict, Tone::Strong))
    }

    /// "   = because: …"
    fn reason(&self, f: &mut fmt::Formatter<'_>, kind: &str, text: &str) -> fmt::Result {
        let lead = GUTTER + kind.len() + 2;
        writeln!(f, "   {} {kind}: {}", self.paint("=", Tone::Frame), self.wrapped(text, lead, lead))
    }

    fn gutter(&self, line: &str) -> String {
        let bar = self.paint("|", Tone::Frame);
        if line.is_empty() { format!("   {bar}") } else { format!("   {bar} {line}") }
    }

    /// `text` on lines of the page's width: the first begins at column `first`, the others are indented by `indent`.
    fn wrapped(&self, text: &str, first: usize, indent: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut column = first;
        for (i, word) in printable(text).split(' ').enumerate() {
            let long = columns(word);
            if i > 0 && column + 1 + long > self.style.width {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                column = indent;
            } else if i > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += long;
        }
        out
    }

    fn paint(&self, text: &str, tone: Tone) -> String {
        if self.style.color { format!("\u{1b}[{}m{text}\u{1b}[0m", tone.code()) } else { text.to_owned() }
    }
}

/// Columns before the words of an article: "   | ".
const GUTTER: usize = 5;

/// What a colour stands for.
#[derive(Clone, Copy)]
enum Tone {
    Grave,
    Light,
    Quiet,
    Frame,
    Strong,
}

impl Tone {
    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Major => Self::Grave,
            Severity::Minor => Self::Light,
            Severity::Info => Self::Quiet,
        }
    }

    /// The ANSI code: bold red, bold yellow, green, bold blue, bold.
    fn code(self) -> &'static str {
        match self {
            Self::Grave => "1;31",
            Self::Light => "1;33",
            Self::Quiet => "32",
            Self::Frame => "1;34",
            Self::Strong => "1",
        }
    }
}
