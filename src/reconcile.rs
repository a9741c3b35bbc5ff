//! The front door: articles in, report out.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Article;
use crate::claim::Claim;
use crate::cluster;
use crate::dating::{self, Dated};
use crate::entity::{self, Table};
use crate::error::{Error, ErrorKind};
use crate::origin::{Origins, origins};
use crate::reading::Reading;
use crate::relation::{Draft, Page, RELATIONS};
use crate::report::{Cluster, Entity, Mention, Report, Source, Stand};
use crate::time::doubt;
use crate::verdict::{Finding, Policy, Position, derive, reconcile_slot};

/// Articles longer than this are refused unless another limit is set: 4 MiB.
pub const DEFAULT_LIMIT: usize = 4 << 20;

/// Reconciles batches of articles.
///
/// ```
/// use corroborate::{Article, Reconciler};
///
/// let a = Article::new("a", "Aville is about 680 km from Btown.")?;
/// let b = Article::new("b", "Officials travelled from Btown to Aville, about 700 km from Btown.")?;
/// let outcome = Reconciler::new().reconcile([a, b]);
/// assert!(outcome.refused.is_empty());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reconciler {
    policy: Policy,
    limit: usize,
    jobs: usize,
}

/// A report, and the articles that were refused on the way.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// What was made of the articles that were accepted.
    pub report: Report,
    /// Why each of the others was not, by id.
    pub refused: Vec<Error>,
}

impl Default for Reconciler {
    fn default() -> Self {
        Self { policy: Policy::default(), limit: DEFAULT_LIMIT, jobs: 1 }
    }
}

impl Reconciler {
    /// With the default policy and the default limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how strictly verdicts are passed.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets how many bytes an article may have.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Sets on how many threads articles are read; 1 unless set. The report is the same for any number.
    #[must_use]
    pub fn with_jobs(mut self, threads: usize) -> Self {
        self.jobs = threads.max(1);
        self
    }

    /// Reads the articles and reports what they claim. Their order changes nothing.
    pub fn reconcile(&self, articles: impl IntoIterator<Item = Article>) -> Outcome {
        let (articles, refused) = self.accept(articles);
        let mut dated = dating::own(&articles);
        let mut readings = read(&articles, &dated, self.jobs);
        let table = entity::unite(&readings.iter().map(|r| &r.locals).collect::<Vec<_>>());
        let stories = cluster::stories(&table, &readings);
        for n in dating::borrow(&articles, &stories, &mut dated) {
            readings[n] = Reading::new(&articles[n], dated[n].published);
            readings[n].borrowed = true;
            // A report of the same event need not be of the same day.
            for mention in &mut readings[n].times {
                mention.time = mention.time.clone().loosely_dated();
            }
        }
        let pages: Vec<Page<'_, '_>> = readings.iter().map(Page::new).collect();
        let drafts: Vec<Vec<Draft>> = pages.iter().map(draft).collect();
        let inputs: Vec<_> = readings.iter().map(|r| (r.article.id(), &r.tokens, &r.sentences[..])).collect();
        let origins = origins(&inputs);
        let mut claims = cluster::claims(&pages, &drafts, &table, &stories, &origins);
        dating::by_events(&mut claims);
        let mut report = self.reconcile_claims(claims);
        report.notes = readings.iter().zip(&dated).filter_map(|(r, d)| note(r, d)).collect();
        report.notes.extend(origins.notes());
        report.passages = origins.passages().to_vec();
        report.sources = sources(&articles, &dated, &origins);
        (report.entities, report.mentions) = entities(&readings, &table);
        Outcome { report, refused }
    }

    /// Compares claims that are there already, from articles or from elsewhere. Their order changes nothing.
    ///
    /// The report has no sources, entities or mentions of its own.
    pub fn reconcile_claims(&self, mut claims: Vec<Claim>) -> Report {
        claims.sort_by_cached_key(|c| (c.slot.to_string(), c.source.clone(), c.span, c.id.clone()));
        let mut report = Report::default();
        for group in claims.chunk_by(|a, b| a.slot == b.slot) {
            let outcome = reconcile_slot(group, &self.policy);
            let id = format!("k{}", report.clusters.len() + 1);
            let ids = |list: &[usize]| list.iter().map(|&m| group[m].id.clone()).collect();
            let stand = |p: &Position| Stand {
                face: group[p.face].id.clone(),
                claims: ids(&p.claims),
                sources: p.sources,
                origins: p.origins,
            };
            report.clusters.push(Cluster {
                slot: group[0].slot.to_string(),
                claims: group.iter().map(|c| c.id.clone()).collect(),
                positions: outcome.positions.iter().map(stand).collect(),
                id: id.clone(),
            });
            report
                .findings
                .extend(outcome.findings.into_iter().map(|finding| Finding { cluster: Some(id.clone()), ..finding }));
        }
        claims.sort_by(|a, b| (&a.source, a.span, &a.id).cmp(&(&b.source, b.span, &b.id)));
        report.findings.extend(merged(derive(&claims, &self.policy)));
        report.findings.sort_by(|a, b| {
            (b.severity, b.verdict, &a.code, &a.claims).cmp(&(a.severity, a.verdict, &b.code, &b.claims))
        });
        for (n, finding) in report.findings.iter_mut().enumerate() {
            finding.id = format!("f{}", n + 1);
        }
        report.claims = claims;
        report
    }

    /// The articles that can be read, by id, and why the others cannot.
    fn accept(&self, articles: impl IntoIterator<Item = Article>) -> (Vec<Article>, Vec<Error>) {
        let (mut accepted, mut refused): (Vec<Article>, Vec<Error>) = (Vec::new(), Vec::new());
        let mut ids = BTreeSet::new();
        // By id and text, so that of two articles with one id the same one is kept whatever their order.
        let mut articles: Vec<Article> = articles.into_iter().collect();
        articles.sort_by(|a, b| (a.id(), a.text()).cmp(&(b.id(), b.text())));
        for article in articles {
            let (id, len) = (article.id().to_owned(), article.text().len());
            if len > self.limit {
                refused.push(ErrorKind::TooLong { id, len, limit: self.limit }.into());
            } else if !ids.insert(id.clone()) {
                refused.push(ErrorKind::DuplicateId { id }.into());
            } else {
                accepted.push(article);
            }
        }
        (accepted, refused)
    }
}

/// Derived findings that say the same of other articles become one that lists the claims of all.
fn merged(derived: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    let mut at: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in derived {
        let known = *at.entry((finding.code.clone(), finding.message.clone())).or_insert(out.len());
        match out.get_mut(known) {
            Some(first) => first.claims.extend(finding.claims),
            None => out.push(finding),
        }
    }
    for finding in &mut out {
        finding.claims.sort_unstable();
        finding.claims.dedup();
    }
    out
}

/// Reads the articles on up to `jobs` threads, in their order.
pub(crate) fn read<'a>(articles: &'a [Article], dated: &[Dated], jobs: usize) -> Vec<Reading<'a>> {
    let one = |(article, dated): (&'a Article, &Dated)| Reading::new(article, dated.published);
    let share = articles.len().div_ceil(jobs.max(1)).max(1);
    if share >= articles.len() {
        return articles.iter().zip(dated).map(one).collect();
    }
    std::thread::scope(|scope| {
        let parts = articles.chunks(share).zip(dated.chunks(share));
        let threads: Vec<_> =
            parts.map(|(a, d)| scope.spawn(move || a.iter().zip(d).map(one).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// What the report has to say of an article's date: that it is borrowed, or that the text contradicts it.
fn note(reading: &Reading<'_>, dated: &Dated) -> Option<String> {
    let id = reading.article.id();
    let published = dated.published?;
    if let Some(by) = dated.by() {
        return Some(format!("article {id:?} is read as of {published}: {by}"));
    }
    let doubt = doubt(&reading.tokens, &reading.sentences, published)?;
    Some(format!("article {id:?}: {doubt}"))
}

pub(crate) fn draft(page: &Page<'_, '_>) -> Vec<Draft> {
    let mut out = Vec::new();
    for relation in RELATIONS {
        (relation.extract)(page, &mut out);
    }
    crate::relation::levels(page, &mut out);
    crate::relation::narrow(page, &mut out);
    crate::relation::correct(page, &mut out);
    crate::relation::set_beside(page, &mut out);
    out.sort_by_key(|d| (d.span, d.figure, d.relation));
    out
}

fn sources(articles: &[Article], dated: &[Dated], origins: &Origins) -> Vec<Source> {
    let source = |(article, dated): (&Article, &Dated)| Source {
        id: article.id().to_owned(),
        outlet: article.outlet().map(str::to_owned),
        url: article.url().map(str::to_owned),
        published: dated.published,
        dated_by: dated.by(),
        origin: origins.article(article.id()).to_owned(),
        text: article.text().to_owned(),
    };
    articles.iter().zip(dated).map(source).collect()
}

/// The entities that are named or described, and where.
fn entities(readings: &[Reading<'_>], table: &Table) -> (Vec<Entity>, Vec<Mention>) {
    let id = |at: usize| format!("e{}", at + 1);
    let list = table.entities.iter().enumerate().map(|(n, e)| Entity {
        id: id(n),
        name: e.name.clone(),
        kind: e.kind,
        aliases: e.aliases.clone(),
    });
    let mentions = readings.iter().enumerate().flat_map(|(article, reading)| {
        let of = &table.of[article];
        reading.locals.mentions.iter().filter_map(move |m| {
            Some(Mention {
                source: reading.article.id().to_owned(),
                span: m.span,
                text: m.span.of(reading.tokens.text()).to_owned(),
                entity: id(of[m.local?.0 as usize]),
            })
        })
    });
    (list.collect(), mentions.collect())
}
