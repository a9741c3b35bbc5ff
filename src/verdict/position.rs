//! Which claims of a slot stand together.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{self, Side};
use super::policy::Policy;
use super::{Position, quantity, time};
use crate::claim::{Claim, Polarity};
use crate::value::Value;

/// How many positions a claim is held against at most; a slot with more that are this near is no longer told apart.
const NEARBY: usize = 64;

/// A position in the making.
#[derive(Debug)]
pub(super) struct Group {
    pub face: usize,
    /// From the most precise to the vaguest.
    pub claims: Vec<usize>,
    /// Where its face lies among values that have an order; nought for the others.
    pub at: f64,
}

impl Group {
    pub fn sources<'a>(&self, claims: &'a [Claim]) -> BTreeSet<&'a str> {
        self.claims.iter().map(|&i| claims[i].source.as_str()).collect()
    }

    /// A claim that was handed in without an origin is one of its own.
    pub fn origins(&self, claims: &[Claim]) -> usize {
        let origin = |c: &'_ Claim| if c.origin.is_empty() { c.source.clone() } else { c.origin.clone() };
        self.claims.iter().map(|&i| origin(&claims[i])).collect::<BTreeSet<_>>().len()
    }

    pub fn into_position(mut self, claims: &[Claim]) -> Position {
        let (sources, origins) = (self.sources(claims).len(), self.origins(claims));
        self.claims.sort_unstable();
        Position { face: self.face, claims: self.claims, sources, origins }
    }
}

/// The positions of one slot, the best supported first.
pub(super) fn groups(claims: &[Claim], policy: &Policy) -> Vec<Group> {
    let reaches: Vec<Reach> = claims.iter().map(Reach::of).collect();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by(|&i, &j| {
        let (x, y) = (&reaches[i], &reaches[j]);
        (x.rank, x.denied)
            .cmp(&(y.rank, y.denied))
            .then(x.width.total_cmp(&y.width))
            .then(x.zoneless.cmp(&y.zoneless))
            .then(x.at.total_cmp(&y.at))
            .then(y.twice.cmp(&x.twice))
            .then_with(|| x.key.cmp(&y.key))
            .then_with(|| claims[i].stance.modality.cmp(&claims[j].stance.modality))
            .then_with(|| (&claims[i].id, &claims[i].source).cmp(&(&claims[j].id, &claims[j].source)))
    });
    let mut groups: Vec<Group> = Vec::new();
    let mut index: BTreeMap<(u8, bool, Ordered), Vec<usize>> = BTreeMap::new();
    let mut previous: Option<(usize, usize)> = None;
    for i in order {
        let home = match previous {
            Some((j, group)) if reaches[j] == reaches[i] => Some(group),
            _ => only_home(claims, &groups, &index, i, &reaches[i], policy),
        };
        let group = home.unwrap_or_else(|| {
            let reach = &reaches[i];
            groups.push(Group { face: i, claims: Vec::new(), at: reach.at });
            index.entry((reach.rank, reach.denied, Ordered(reach.at))).or_default().push(groups.len() - 1);
            groups.len() - 1
        });
        groups[group].claims.push(i);
        previous = Some((i, group));
    }
    groups.sort_by_cached_key(|g| {
        let support = (g.origins(claims), g.sources(claims).len(), g.claims.len());
        (std::cmp::Reverse(support), claims[g.face].id.clone())
    });
    groups
}

/// The one position that the claim fits; none where it fits none or several.
fn only_home(
    claims: &[Claim],
    groups: &[Group],
    index: &BTreeMap<(u8, bool, Ordered), Vec<usize>>,
    i: usize,
    reach: &Reach,
    policy: &Policy,
) -> Option<usize> {
    let key = |at: f64| (reach.rank, reach.denied, Ordered(at));
    let near = index.range(key(reach.from)..=key(reach.to)).flat_map(|(_, g)| g).take(NEARBY);
    let fits = |&&g: &&usize| {
        let face = &claims[groups[g].face];
        let ruling = pair::judge(Side::of(face), Side::of(&claims[i]), true, policy);
        // Not before and after: a place that was open and is then settled are two positions.
        ruling.is_some_and(super::ruling::Ruling::unites) && known(face) == known(&claims[i])
    };
    let mut homes = near.filter(fits);
    let first = homes.next()?;
    homes.next().is_none().then_some(*first)
}

fn known(claim: &Claim) -> bool {
    !matches!(&claim.value, Value::Place { items } if items.is_empty())
}

/// Where a value lies among the values of its kind, and how much it covers.
#[derive(Debug, PartialEq)]
struct Reach {
    /// Values of different kinds never stand together.
    rank: u8,
    denied: bool,
    /// How much it leaves open; the precise ones come first.
    width: f64,
    /// A clock without a zone fits clocks of several zones, and is the face of none of them.
    zoneless: bool,
    /// What is said in a second unit as well meets more of the others: "€2.3bn ($2.5bn)".
    twice: bool,
    at: f64,
    /// Faces that it may agree with lie from here …
    from: f64,
    /// … to here.
    to: f64,
    /// What the value is, where it is no number.
    key: String,
}

impl Reach {
    fn of(claim: &Claim) -> Self {
        let denied = claim.stance.polarity == Polarity::Denied;
        let zoneless = matches!(&claim.value, Value::Time(t) if time::is_zoneless(t));
        let twice = claim.value.quantity().is_some_and(|q| q.also().is_some());
        let unordered =
            |rank, width, key| Self { rank, denied, width, zoneless, twice, at: 0.0, from: 0.0, to: 0.0, key };
        match &claim.value {
            Value::Time(t) => match time::seconds(t) {
                Some((low, high)) => {
                    let (from, to) = time::neighbourhood(t).unwrap_or((low, high));
                    let key = t.timex3().to_owned();
                    Self { rank: 5, denied, width: high - low, zoneless, twice, at: low, from, to, key }
                }
                None => unordered(5, f64::INFINITY, t.timex3().to_owned()),
            },
            Value::Order { order, .. } => unordered(8, 0.0, order.as_str().to_owned()),
            Value::Names { items, closed } => unordered(6, f64::from(u8::from(!closed)), items.join("\n")),
            Value::Place { items } => unordered(7, -(items.len() as f64), items.join("\n")),
            Value::Category { family, item } => unordered(8, 0.0, format!("{family}\n{item}")),
            Value::Quote { text } => unordered(9, -(text.len() as f64), text.clone()),
            value => {
                let rank = match value {
                    Value::Quantity(_) => 0,
                    Value::Money(_) => 1,
                    Value::Count(_) => 2,
                    Value::Ordinal(_) => 3,
                    _ => 4,
                };
                let Some((q, (core, allowed))) = value.quantity().and_then(|q| Some((q, quantity::reach(q)?))) else {
                    return unordered(rank, f64::INFINITY, String::new());
                };
                let at = if core.low.is_finite() { core.low } else { core.high };
                let key = quantity::key(q);
                Self {
                    rank,
                    denied,
                    width: allowed.high - allowed.low,
                    zoneless,
                    twice,
                    at,
                    from: allowed.low,
                    to: allowed.high,
                    key,
                }
            }
        }
    }
}

/// A float in its total order.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
