//! The way from A to B is no longer than the way by C; and nobody drives 700 km in four hours.

use std::collections::BTreeMap;

use super::stated::{Facts, Figures, face, filler};
use super::{Checks, Found};
use crate::claim::{Claim, Slot};
use crate::verdict::{cause, figure};

/// How many stages a detour has at most: beyond, every figure has been rounded too often.
const STAGES: usize = 3;

/// The fastest that a way of travel is on a whole journey, stops included, in m/s: general knowledge, on the generous
/// side (a drive at a motorway limit of 130 km/h).
const TOP_SPEEDS: &[(&str, f64)] = &[
    ("walk", 2.5),
    ("march", 2.5),
    ("drive", 36.1),
    ("car", 36.1),
    ("bus", 36.1),
    ("train", 90.0),
    ("ride", 90.0),
    ("ship", 25.0),
    ("voyage", 25.0),
    ("crossing", 25.0),
    ("flight", 280.0),
    ("plane", 280.0),
    ("helicopter", 90.0),
];

/// A place by its name; with its story where a common noun names it, for every story has its "epicentre".
type Spot<'a> = (&'a str, Option<&'a str>);

/// What bounds the way between two places from above.
struct Stage<'a> {
    to: Spot<'a>,
    most: f64,
    claims: Vec<&'a Claim>,
    straight: bool,
}

type Map<'a> = BTreeMap<Spot<'a>, Vec<Stage<'a>>>;

/// A detour: its length at most, its places, its claims.
#[derive(Clone, Default)]
struct Detour<'a> {
    most: f64,
    by: Vec<Spot<'a>>,
    claims: Vec<&'a Claim>,
    straight: bool,
}

/// `A–B ≤ A–C + C–B`, on the intervals that the printed figures allow, over up to three stages.
pub(super) fn check(facts: &Facts<'_>, checks: &mut Checks<'_>) {
    let distances = facts.figures("distance");
    let mut map = Map::new();
    for (slot, figures) in &distances {
        let straight = filler(slot, "by") == Some("straight");
        let most = figures.high();
        let claims = figures.0.iter().filter(|(_, e)| e.high <= most).map(|(c, _)| *c).collect::<Vec<_>>();
        add(&mut map, slot, most, &claims, straight);
    }
    for (slot, figures) in facts.figures("duration") {
        let top = filler(slot, "by").and_then(|way| TOP_SPEEDS.iter().find(|(w, _)| *w == way));
        if let Some((_, speed)) = top {
            add(&mut map, slot, figures.high() * speed, &figures.claims(), false);
        }
    }
    for (slot, figures) in &distances {
        let Some((a, b)) = ends(slot) else { continue };
        let direct = filler(slot, "by") == Some("straight");
        let route = filler(slot, "by") == Some("route");
        let mut best: Option<Detour<'_>> = None;
        let start = Detour { by: vec![a], ..Detour::default() };
        search(&map, &start, b, figures, &mut best);
        let Some(detour) = best else { continue };
        // A route may well be longer than straight lines are.
        if detour.most < figures.low() && !(route && detour.straight && !direct) {
            report([a.0, b.0], figures, &detour, checks);
        }
    }
}

fn ends(slot: &Slot) -> Option<(Spot<'_>, Spot<'_>)> {
    let story = slot.scope().get("story").map(String::as_str);
    let end = |role| {
        let name = filler(slot, role)?;
        Some((name, story.filter(|_| !name.starts_with(char::is_uppercase))))
    };
    Some((end("from")?, end("to")?)).filter(|(a, b)| a != b)
}

fn add<'a>(map: &mut Map<'a>, slot: &'a Slot, most: f64, claims: &[&'a Claim], straight: bool) {
    let Some((a, b)) = ends(slot) else { return };
    for (from, to) in [(a, b), (b, a)] {
        map.entry(from).or_default().push(Stage { to, most, claims: claims.to_vec(), straight });
    }
}

/// The shortest detour that is shorter than the claims of the direct way allow.
fn search<'a>(map: &Map<'a>, so_far: &Detour<'a>, goal: Spot<'_>, direct: &Figures<'_>, best: &mut Option<Detour<'a>>) {
    let Some(&here) = so_far.by.last() else { return };
    for stage in map.get(&here).into_iter().flatten() {
        let most = so_far.most + stage.most;
        let longer = best.as_ref().map_or(direct.low(), |b| b.most.min(direct.low())) <= most;
        // The direct way itself is no detour, unless it is bounded by something else: a journey's time.
        let itself = stage.claims.iter().any(|c| direct.0.iter().any(|(d, _)| d.id == c.id && d.slot == c.slot));
        if longer || itself || so_far.by.contains(&stage.to) {
            continue;
        }
        let mut next = so_far.clone();
        next.most = most;
        next.by.push(stage.to);
        next.claims.extend(&stage.claims);
        next.straight |= stage.straight;
        if stage.to == goal {
            *best = Some(next);
        } else if next.by.len() <= STAGES {
            search(map, &next, goal, direct, best);
        }
    }
}

fn report([a, b]: [&str; 2], direct: &Figures<'_>, detour: &Detour<'_>, checks: &mut Checks<'_>) {
    let long = direct.above(detour.most);
    let (excess, least) = (direct.low() - detour.most, direct.low());
    let km = |m: f64| format!("{} km", figure::number(m / 1_000.0));
    let stages: Vec<String> = detour.by.windows(2).map(|w| format!("{}–{}", w[0].0, w[1].0)).collect();
    let figures: Vec<String> = detour.claims.iter().map(|c| face(&[c])).collect();
    let words = |claims: &[&Claim]| claims.iter().map(|c| c.quote.as_str()).collect::<Vec<_>>().join(" ");
    let cause = cause::of_words(&words(&long), &words(&detour.claims))
        .unwrap_or_else(|| "route against straight line".to_owned());
    let slack = format!("{} are left even at the edges of rounding", km(excess));
    let by = match &detour.by[1..detour.by.len() - 1] {
        [] => "the time it takes".to_owned(),
        by => format!("by way of {}", by.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" and ")),
    };
    let message = format!(
        "{a}–{b} at {} cannot be longer than {by}, {}: {slack}; likely cause: {cause}",
        face(&long),
        figures.join(" + "),
    );
    let because = vec![
        format!("{a}–{b} ≤ {}", stages.join(" + ")),
        format!("at least {} against at most {}", km(least), km(detour.most)),
        slack,
        format!("likely cause: {cause}"),
    ];
    let claims = long.into_iter().chain(detour.claims.iter().copied()).collect();
    checks.fails(Found { name: "triangle", claims, message, because }, excess / least);
}

#[cfg(test)]
mod tests {
    use crate::claim::Slot;
    use crate::verdict::sample::{claim, distance, value};
    use crate::verdict::{Policy, Severity, derive};

    #[test]
    fn the_long_side_of_a_triangle_is_reported_once() {
        let claims = [
            distance("a", "Northport", "Eastham", "1500 km"),
            distance("b", "Midway", "Eastham", "60 km"),
            distance("b", "Northport", "Midway", "900 km"),
        ];
        let found = derive(&claims, &Policy::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code.as_str(), found[0].severity), ("triangle-derived", Severity::Major));
        assert_eq!(found[0].claims.len(), 3);
        assert!(found[0].message.contains("435 km are left"), "{}", found[0].message);
        assert_eq!(found[0].because[0], "Northport–Eastham ≤ Northport–Midway + Midway–Eastham");
    }

    #[test]
    fn a_triangle_that_closes_within_rounding_is_quiet() {
        let claims = [
            distance("a", "Northport", "Eastham", "1000 km"),
            distance("b", "Midway", "Eastham", "60 km"),
            distance("b", "Northport", "Midway", "900 km"),
        ];
        assert!(derive(&claims, &Policy::default()).is_empty());
    }

    #[test]
    fn a_drive_bounds_the_way_that_it_takes() {
        let drive = Slot::new("duration").role("from", "Eastham").role("to", "Southend").within("by", "drive");
        let claims = [claim("a", drive, value("4 hours")), distance("b", "Eastham", "Southend", "1700 km")];
        let found = derive(&claims, &Policy::default());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("the time it takes"), "{}", found[0].message);
        let near = [claims[0].clone(), distance("b", "Eastham", "Southend", "300 km")];
        assert!(derive(&near, &Policy::default()).is_empty());
    }
}
