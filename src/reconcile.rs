//! The front door: articles in, report out.

use std::collections::BTreeSet;

use crate::article::{Article, Published};
use crate::claim::Claim;
use crate::cluster;
use crate::entity::{self, Table};
use crate::error::{Error, ErrorKind};
use crate::origin::{Origins, origins};
use crate::reading::Reading;
use crate::relation::{Draft, Page, RELATIONS};
use crate::report::{Cluster, Entity, Mention, Report, Source, Stand};
use crate::verdict::{Policy, derive, reconcile_slot};

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
}

/// A report, and the articles that were refused on the way.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// What was made of the articles that were accepted.
    pub report: Report,
    /// Why each of the others was not, in the order given.
    pub refused: Vec<Error>,
}

impl Default for Reconciler {
    fn default() -> Self {
        Self { policy: Policy::default(), limit: DEFAULT_LIMIT }
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

    /// Reads the articles and reports what they claim. Their order changes nothing.
    pub fn reconcile(&self, articles: impl IntoIterator<Item = Article>) -> Outcome {
        let (articles, refused) = self.accept(articles);
        let dated = date(&articles);
        let readings: Vec<Reading<'_>> =
            articles.iter().zip(&dated).map(|(article, d)| Reading::new(article, d.published)).collect();
        let pages: Vec<Page<'_, '_>> = readings.iter().map(Page::new).collect();
        let drafts: Vec<Vec<Draft>> = pages.iter().map(draft).collect();
        let locals: Vec<&entity::Locals> = readings.iter().map(|r| &r.locals).collect();
        let table = entity::unite(&locals);
        let inputs: Vec<_> = readings.iter().map(|r| (r.article.id(), &r.tokens, &r.sentences[..])).collect();
        let origins = origins(&inputs);
        let claims = cluster::claims(&pages, &drafts, &table, &origins);
        let mut report = self.reconcile_claims(claims);
        report.notes = dated.iter().zip(&articles).filter_map(|(d, a)| note(a, d)).collect();
        report.sources = sources(&articles, &dated, &origins);
        (report.entities, report.mentions) = entities(&readings, &table);
        Outcome { report, refused }
    }

    /// Compares claims that are there already, from articles or from elsewhere. Their order changes nothing.
    ///
    /// The report has no sources, entities or mentions of its own.
    pub fn reconcile_claims(&self, mut claims: Vec<Claim>) -> Report {
        claims.sort_by(|a, b| (&a.source, a.span, &a.id).cmp(&(&b.source, b.span, &b.id)));
        let mut report = Report::default();
        for (slot, members) in cluster::group(&claims) {
            let group: Vec<Claim> = members.iter().map(|&m| claims[m].clone()).collect();
            let outcome = reconcile_slot(&group, &self.policy);
            let id = format!("k{}", report.clusters.len() + 1);
            let ids = |list: &[usize]| list.iter().map(|&m| group[m].id.clone()).collect();
            report.clusters.push(Cluster {
                id: id.clone(),
                slot: slot.to_string(),
                claims: group.iter().map(|c| c.id.clone()).collect(),
                positions: outcome
                    .positions
                    .iter()
                    .map(|p| Stand {
                        face: group[p.face].id.clone(),
                        claims: ids(&p.claims),
                        sources: p.sources,
                        origins: p.origins,
                    })
                    .collect(),
            });
            report.findings.extend(outcome.findings.into_iter().map(|mut finding| {
                finding.cluster = Some(id.clone());
                finding
            }));
        }
        report.findings.extend(derive(&claims, &self.policy));
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
        accepted.sort_by(|a, b| a.id().cmp(b.id()));
        (accepted, refused)
    }
}

/// When an article appeared, and how that is known where the article does not say so itself.
struct Dated {
    published: Option<Published>,
    by: Option<String>,
}

/// Dates the articles: as given, else as the text states, else as the latest of the others, which write of one event.
fn date(articles: &[Article]) -> Vec<Dated> {
    let own: Vec<Option<(Published, bool)>> = articles
        .iter()
        .map(|article| {
            article.published().map(|p| (p, true)).or_else(|| {
                let tokens = crate::text::lex(article.text());
                let sentences = crate::text::sentences(&tokens);
                crate::time::stated_publication(&tokens, &sentences).map(|(p, _)| (p, false))
            })
        })
        .collect();
    let lender = own.iter().zip(articles).filter_map(|(o, a)| Some((o.as_ref()?.0, a.id()))).max();
    own.iter()
        .map(|own| match (own, lender) {
            (Some((published, given)), _) => {
                Dated { published: Some(*published), by: (!given).then(|| "the date that its text states".to_owned()) }
            }
            (None, Some((published, id))) => Dated {
                published: Some(Published::on(published.date)),
                by: Some(format!("the date of {id:?}, since it states none")),
            },
            (None, None) => Dated { published: None, by: None },
        })
        .collect()
}

fn note(article: &Article, dated: &Dated) -> Option<String> {
    let borrowed = dated.by.as_ref().filter(|by| by.contains("since"))?;
    Some(format!("article {:?} is read as of {}: {borrowed}", article.id(), dated.published?))
}

fn draft(page: &Page<'_, '_>) -> Vec<Draft> {
    let mut out = Vec::new();
    for relation in RELATIONS {
        (relation.extract)(page, &mut out);
    }
    crate::relation::narrow(page, &mut out);
    out.sort_by_key(|d| (d.span, d.figure, d.relation));
    out
}

fn sources(articles: &[Article], dated: &[Dated], origins: &Origins) -> Vec<Source> {
    let source = |(article, dated): (&Article, &Dated)| Source {
        id: article.id().to_owned(),
        outlet: article.outlet().map(str::to_owned),
        published: dated.published,
        dated_by: dated.by.clone(),
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
