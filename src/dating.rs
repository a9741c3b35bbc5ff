//! When the articles of a batch appeared: as given, as they state themselves, or as their siblings say.

use crate::article::{Article, Published};
use crate::text::{lex, sentences};
use crate::time::stated_publication;

/// When an article appeared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dated {
    pub published: Option<Published>,
    /// From which article the date is borrowed, where it is.
    pub lender: Option<String>,
}

impl Dated {
    /// How the date was come by, where the article has none of its own.
    pub fn by(&self) -> Option<String> {
        self.lender.as_ref().map(|id| format!("the date of {id:?}, since it states none"))
    }
}

/// The date that each article has of its own: the one given, else the one that its text states.
pub(crate) fn own(articles: &[Article]) -> Vec<Dated> {
    let stated = |article: &Article| {
        let tokens = lex(article.text());
        stated_publication(&tokens, &sentences(&tokens)).map(|(published, _)| published)
    };
    articles.iter().map(|a| Dated { published: a.published().or_else(|| stated(a)), lender: None }).collect()
}

/// Gives an article without a date that of the latest one of its story, which writes of the same event. `story` tells
/// the story of each article. Returns the articles that borrowed.
pub(crate) fn borrow(articles: &[Article], story: &[usize], dated: &mut [Dated]) -> Vec<usize> {
    let own: Vec<Option<Published>> = dated.iter().map(|d| d.published).collect();
    let mut borrowers = Vec::new();
    for n in (0..articles.len()).filter(|&n| own[n].is_none()) {
        let siblings = (0..articles.len()).filter(|&m| story[m] == story[n]);
        let lender = siblings.filter_map(|m| Some((own[m]?, articles[m].id()))).max();
        if let Some((published, id)) = lender {
            dated[n] = Dated { published: Some(Published::on(published.date)), lender: Some(id.to_owned()) };
            borrowers.push(n);
        }
    }
    borrowers
}
