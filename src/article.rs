//! One report, and what is known of it.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// One report: its id, its text, and what is known of where and when it appeared.
///
/// ```
/// use corroborate::Article;
///
/// let article = Article::new("gazette", "The train left at noon on Tuesday.")?
///     .with_outlet("The Gazette")
///     .with_published("2023-09-12".parse()?);
/// assert_eq!(article.published().unwrap().to_string(), "2023-09-12");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    id: String,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<Published>,
}

impl Article {
    /// An article of the given text. The id names it in the report; it should be unique in a batch.
    ///
    /// # Errors
    /// When the text is empty or blank.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let (id, text) = (id.into(), text.into());
        if text.trim().is_empty() {
            return Err(ErrorKind::Blank { id }.into());
        }
        Ok(Self { id, text, title: None, outlet: None, url: None, published: None })
    }

    /// Sets the headline, where it is not part of the text.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets who published it.
    #[must_use]
    pub fn with_outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Sets where it was found.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets when it was published, as the outlet's local date or time.
    #[must_use]
    pub fn with_published(mut self, published: Published) -> Self {
        self.published = Some(published);
        self
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text, as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The headline, where it was given apart from the text.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Who published it.
    pub fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// Where it was found.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// When it was published.
    pub fn published(&self) -> Option<Published> {
        self.published
    }
}

/// When an article appeared: the outlet's local date, with the time and the offset where they are known.
///
/// ```
/// use corroborate::Published;
///
/// let p: Published = "2023-09-12T15:05:44+09:00".parse()?;
/// assert_eq!(p.to_string(), "2023-09-12T15:05:44+09:00");
/// assert!("2023-02-30".parse::<Published>().unwrap_err().is_date());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Published {
    pub(crate) date: civil::Date,
    pub(crate) time: Option<civil::Time>,
    /// East of UTC, in minutes.
    pub(crate) offset: Option<i16>,
}

impl Published {
    /// The date alone, without time and offset.
    pub(crate) fn on(date: civil::Date) -> Self {
        Self { date, time: None, offset: None }
    }
}

impl FromStr for Published {
    type Err = Error;

    /// Reads `YYYY-MM-DD`, or that with `T` or a space and `hh:mm`, `hh:mm:ss`, and `Z` or `±hh:mm`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || Error::from(ErrorKind::Date { text: text.to_owned() });
        let trimmed = text.trim();
        let (date, rest) = match trimmed.split_once(['T', ' ']) {
            Some((date, rest)) => (date, Some(rest)),
            None => (trimmed, None),
        };
        let date: civil::Date = date.parse().map_err(|_| bad())?;
        let Some(rest) = rest else { return Ok(Self::on(date)) };
        let cut = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(cut);
        let time: civil::Time = clock.trim().parse().map_err(|_| bad())?;
        let offset = match zone {
            "" => None,
            "Z" | "z" => Some(0),
            _ => Some(offset_minutes(zone).ok_or_else(bad)?),
        };
        Ok(Self { date, time: Some(time), offset })
    }
}

fn offset_minutes(zone: &str) -> Option<i16> {
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().skip(1).filter(|&c| c != ':').collect();
    let value: i16 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        2 => (value, 0),
        4 => (value / 100, value % 100),
        _ => return None,
    };
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{time}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

impl TryFrom<String> for Published {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.to_string()
    }
}
