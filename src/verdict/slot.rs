//! The claims of one slot: positions, and how these stand to each other.

use std::collections::BTreeSet;

use super::aside::Told;
use super::pair::{self, Side, speaker};
use super::policy::Policy;
use super::position::{self, Group};
use super::ruling::Ruling;
use super::{Finding, Severity, SlotOutcome, Verdict};
use super::{aside, currency, doubt, nested, place, since, stray, wider, wording};
use crate::claim::{Claim, Modality};

/// Up to so many positions, each is compared with each; beyond, with its neighbours and with the best supported one,
/// so that the cost stays linear in the claims.
pub(super) const ALL_PAIRS: usize = 12;

/// Compares the claims of one slot.
///
/// Claims whose values are equal, or of which one is the other said less precisely, stand in one position; its face is
/// the most precise of them. Nearness is not transitive, so every claim of a position must agree with its face, and a
/// vague claim ("over 90") that fits two positions stands alone. Positions are then compared: there is one finding a
/// pair of positions, which lists all claims of both, and one for a position that several articles share.
///
/// A pure function of its arguments: the order of the claims changes nothing but the indices.
pub fn reconcile_slot(claims: &[Claim], policy: &Policy) -> SlotOutcome {
    let widened = wider::widened(claims);
    let claims = widened.as_deref().unwrap_or(claims);
    let groups = position::groups(claims, policy);
    let mut findings: Vec<Finding> = groups.iter().filter_map(|g| shared(claims, g, policy)).collect();
    let strays = stray::strays(claims, &groups, policy);
    let told = nested::told_elsewhere(claims, &groups, policy);
    for (i, j) in pairs(&groups).into_iter().filter(|pair| !told.contains_key(pair)) {
        let stray = strays.contains(&i) || strays.contains(&j);
        let first = findings.len();
        between(claims, &groups[i], &groups[j], stray, policy, &mut findings);
        for finding in &mut findings[first..] {
            finding.claims.extend(ids(claims, &nested::claims_of((i, j), &told, &groups)));
        }
    }
    findings.extend(super::roll::differences(&claims.iter().collect::<Vec<_>>()));
    let mut findings: Vec<Finding> = findings.into_iter().filter_map(|f| policy.apply(f)).collect();
    gravest_first(&mut findings);
    let positions = groups.into_iter().map(|g| g.into_position(claims)).collect();
    SlotOutcome { positions, findings }
}

/// The verdict on two claims alone; `None` where their slots differ, and where the values neither agree nor conflict.
///
/// ```
/// # use corroborate::{Claim, Policy};
/// # fn show(a: &Claim, b: &Claim) {
/// if let Some(finding) = corroborate::verdict::compare(a, b, &Policy::default()) {
///     println!("{}: {}", finding.verdict, finding.message);
/// }
/// # }
/// ```
pub fn compare(a: &Claim, b: &Claim, policy: &Policy) -> Option<Finding> {
    if a.slot != b.slot {
        return None;
    }
    let (a, b) = if (&a.id, &a.source) <= (&b.id, &b.source) { (a, b) } else { (b, a) };
    let (x, y) = (Side::of(a), Side::of(b));
    let ruling = pair::judge(x, y, speaker(a) == speaker(b), policy)?;
    policy.apply(finding(ruling, x, y, vec![a.id.clone(), b.id.clone()]))
}

/// The verdict on two claims without its words: what [`compare`] asks first, for those who compare many and report few.
///
/// Neither slots nor the settings of single codes are looked at.
pub fn weigh(a: &Claim, b: &Claim, policy: &Policy) -> Option<(Verdict, Severity)> {
    let ruling = pair::judge(Side::of(a), Side::of(b), speaker(a) == speaker(b), policy)?;
    Some((ruling.verdict, ruling.severity))
}

/// The gravest first; among equals by the claims, so that no order of the input shows.
pub(super) fn gravest_first(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (b.severity, b.verdict)
            .cmp(&(a.severity, a.verdict))
            .then_with(|| (&a.claims, &a.code).cmp(&(&b.claims, &b.code)))
    });
}

fn finding(ruling: Ruling, a: Side<'_>, b: Side<'_>, claims: Vec<String>) -> Finding {
    let (message, because) = wording::explain(ruling, a, b);
    Finding {
        id: String::new(),
        verdict: ruling.verdict,
        severity: ruling.severity,
        code: format!("{}-{}", a.face.slot.relation(), ruling.verdict),
        cluster: None,
        claims,
        message,
        because,
    }
}

/// Which positions are compared, by their place in the list, which is in the order of support.
fn pairs(groups: &[Group]) -> Vec<(usize, usize)> {
    let n = groups.len();
    if n <= ALL_PAIRS {
        return (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect();
    }
    let mut by_value: Vec<usize> = (0..n).collect();
    by_value.sort_by(|&i, &j| groups[i].at.total_cmp(&groups[j].at).then(i.cmp(&j)));
    let neighbours = by_value.windows(2).map(|w| (w[0].min(w[1]), w[0].max(w[1])));
    let mut pairs: Vec<_> = neighbours.chain((1..n).map(|j| (0, j))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The finding that several articles share a position.
fn shared(claims: &[Claim], group: &Group, policy: &Policy) -> Option<Finding> {
    if group.sources(claims).len() < 2 {
        return None;
    }
    let face = Side::of(&claims[group.face]);
    let vaguest = Side::of(&claims[*group.claims.last()?]);
    let ruling = pair::judge(face, vaguest, true, policy).filter(|r| r.unites())?;
    let mut finding = finding(ruling, face, vaguest, ids(claims, &group.claims));
    let support = support(claims, group);
    finding.message = format!("{}: {support}", wording::stated(face.face));
    finding.because.push(support);
    Some(finding)
}

fn between(claims: &[Claim], p: &Group, q: &Group, stray: bool, policy: &Policy, findings: &mut Vec<Finding>) {
    let (p, q) = (&against(claims, p, q, policy), &against(claims, q, p, policy));
    let (x, y) = (since::first(claims, p), since::first(claims, q));
    let Some(mut ruling) = pair::judge(x, y, one_voice(claims, p, q), policy) else { return };
    if ruling.unites() || ruling.verdict == Verdict::ListDifference {
        // A vague claim that fits two positions supports neither; and one finding for all lists of the slot says more
        // than one a pair.
        return;
    }
    let told = aside::told(claims, p, q);
    if told == Some(Told::Aside) {
        return;
    }
    if ruling.verdict == Verdict::Contradiction && since::is_told(claims, p, q) {
        ruling = Ruling::new(Verdict::Update, Severity::Info, since::TOLD);
    }
    if matches!(ruling.verdict, Verdict::Update | Verdict::Revision) && since::hides_slip(claims, p, q) {
        ruling = pair::slip();
    }
    let (here, there) = (p.sources(claims), q.sources(claims));
    if here == there && ruling.rule != since::TOLD {
        for source in here {
            within_one_article(claims, p, q, source, policy, findings);
        }
        return;
    }
    let stale = since::is_repeated(claims, p, q, &ruling);
    if stale && matches!(ruling.verdict, Verdict::Update | Verdict::Revision) {
        ruling = since::last_word(ruling, claims, p, q, policy);
    }
    let mut both = ids(claims, &p.claims);
    both.extend(ids(claims, &q.claims));
    let mut finding = finding(ruling, x, y, both);
    doubted(&mut finding, x, y);
    if ruling.rule == place::ELSEWHERE && [p, q].iter().any(|group| doubt::in_passing(claims, &group.claims)) {
        finding.severity = Severity::Info;
        finding.because.push(doubt::IN_PASSING.to_owned());
    }
    if let Some(why) = doubt::both_told(claims, x, y) {
        finding.severity = Severity::Info;
        finding.because.push(why.to_owned());
    }
    if stray && told.is_none() {
        finding.severity = Severity::Info;
        finding.because.push(stray::ANOTHER_ANSWER.to_owned());
    }
    if stale {
        finding.because.push("a later article repeats the older figure".to_owned());
    }
    if here.len().max(there.len()) > 1 {
        finding.because.push(format!("{}, against {}", support(claims, p), support(claims, q)));
    }
    findings.push(finding);
}

/// Of a position that another one denies, or that denies it, the claims that are at odds with the other's face.
///
/// "Norway" holds with "Bergen" and with "not Bergen", so that it does not stand against the latter. Who says only what may
/// be comes behind those who affirm it.
fn against(claims: &[Claim], group: &Group, other: &Group, policy: &Policy) -> Group {
    let face = Side::of(&claims[other.face]);
    let whole = || Group { face: currency::meeting(claims, group, other), claims: group.claims.clone(), at: group.at };
    if claims[group.face].stance.polarity == face.face.stance.polarity {
        return whole();
    }
    let at_odds = |&i: &usize| {
        let ruling = pair::judge(Side::of(&claims[i]), face, speaker(&claims[i]) == speaker(face.face), policy);
        ruling.is_some_and(|r| !r.unites() && r.verdict != Verdict::ListDifference)
    };
    let firm = |&i: &usize| claims[i].stance.modality != Modality::Possible;
    let (mut own, rest): (Vec<usize>, Vec<usize>) = group.claims.iter().filter(|i| at_odds(i)).partition(|i| firm(i));
    own.extend(rest);
    match own.first() {
        Some(&face) => Group { face, claims: own, at: group.at },
        None => whole(),
    }
}

/// Two values that are more likely of two things are no alarm.
fn doubted(finding: &mut Finding, x: Side<'_>, y: Side<'_>) {
    if matches!(finding.verdict, Verdict::Contradiction | Verdict::Revision)
        && let Some(why) = doubt::two_questions(x, y)
    {
        finding.severity = Severity::Info;
        finding.because.push(why.to_owned());
    }
}

/// Where the same articles hold both positions, the conflict is not between them but within each.
fn within_one_article(
    claims: &[Claim],
    first: &Group,
    second: &Group,
    source: &str,
    policy: &Policy,
    findings: &mut Vec<Finding>,
) {
    let own = |group: &Group| group.claims.iter().copied().filter(|&n| claims[n].source == source).collect::<Vec<_>>();
    let (here, there) = (own(first), own(second));
    let (Some(&i), Some(&j)) = (here.first(), there.first()) else { return };
    let (x, y) = (Side::of(&claims[i]), Side::of(&claims[j]));
    let voices = |these: &[usize]| these.iter().map(|&n| speaker(&claims[n])).collect::<BTreeSet<_>>();
    let (here_say, there_say) = (voices(&here), voices(&there));
    // Two holders in one article are attributed: that one denies what the other alleges is what it tells of. That their
    // figures are far apart is news.
    let attributed = here_say.is_disjoint(&there_say) && !here_say.contains(&None) && !there_say.contains(&None);
    if attributed && x.face.value.quantity().is_none() {
        return;
    }
    let least = if attributed { Severity::Major } else { Severity::Minor };
    let Some(ruling) = pair::judge(x, y, true, policy).filter(|r| r.severity >= least) else { return };
    let mut both = ids(claims, &here);
    both.extend(ids(claims, &there));
    let mut finding = finding(ruling, x, y, both);
    doubted(&mut finding, x, y);
    if let Some(why) = doubt::both_told(claims, x, y) {
        finding.severity = Severity::Info;
        finding.because.push(why.to_owned());
    }
    if finding.verdict == Verdict::Contradiction && doubt::further_down(x, y) {
        finding.severity = Severity::Info;
        finding.because.push(doubt::FURTHER_DOWN.to_owned());
    }
    // A headline rounds what the text has.
    if finding.verdict == Verdict::Rounding {
        finding.severity = Severity::Info;
    }
    finding.message = format!("within one article: {}", finding.message);
    finding.because.push(format!("both stand in {source}"));
    findings.push(finding);
}

fn one_voice(claims: &[Claim], p: &Group, q: &Group) -> bool {
    let voices: BTreeSet<_> = p.claims.iter().map(|&i| speaker(&claims[i])).collect();
    q.claims.iter().any(|&i| voices.contains(&speaker(&claims[i])))
}

/// "2 sources of 1 origin".
fn support(claims: &[Claim], group: &Group) -> String {
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let (sources, origins) = (group.sources(claims).len(), group.origins(claims));
    format!("{} of {}", plural(sources, "source"), plural(origins, "origin"))
}

fn ids(claims: &[Claim], group: &[usize]) -> Vec<String> {
    let mut ids: Vec<_> = group.iter().map(|&i| claims[i].id.clone()).collect();
    ids.sort_unstable();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Modality, Polarity, Slot};
    use crate::span::Span;
    use crate::value::Value;
    use crate::verdict::sample::{claim, distance, names, place, time};

    fn pair(a: &str, b: &str) -> Option<(Verdict, Severity)> {
        let claims = [distance("a", "Eastham", "Midway", a), distance("b", "Eastham", "Midway", b)];
        let found = compare(&claims[0], &claims[1], &Policy::default());
        found.map(|f| (f.verdict, f.severity))
    }

    #[test]
    fn rounding_is_read_off_the_printed_digits() {
        use Severity::{Info, Major, Minor};
        for (a, b, expected) in [
            ("about 680 km", "about 700 km", Some((Verdict::Rounding, Minor))),
            ("680 km", "700 km", Some((Verdict::Rounding, Minor))),
            ("680 km", "690 km", Some((Verdict::Contradiction, Minor))),
            ("680 km", "580 km", Some((Verdict::Contradiction, Major))),
            ("680 km", "680000 m", Some((Verdict::Agreement, Info))),
            ("more than 90 km", "95 km", Some((Verdict::Refinement, Info))),
            ("at least 5 people", "more than 7 people", Some((Verdict::Refinement, Info))),
            ("exactly 3 people", "fewer than 3 people", Some((Verdict::Contradiction, Minor))),
            ("at least 5 people", "at most 10 people", None),
            ("10 people", "13 people", Some((Verdict::Contradiction, Major))),
            ("about 10 people", "11 people", Some((Verdict::Rounding, Minor))),
            ("about 10 people", "13 people", Some((Verdict::Contradiction, Minor))),
            ("6713 people", "6700 people", Some((Verdict::Rounding, Info))),
            ("2 to 3 t", "2.5 t", Some((Verdict::Refinement, Info))),
            ("nearly 300 t", "290 t", Some((Verdict::Rounding, Minor))),
        ] {
            assert_eq!(pair(a, b), expected, "{a} against {b}");
            assert_eq!(pair(b, a), expected, "{b} against {a}");
        }
    }

    #[test]
    fn the_message_says_how_far_apart_and_which_is_finer() {
        let claims =
            [distance("a", "Eastham", "Midway", "about 680 km"), distance("b", "Eastham", "Midway", "about 700 km")];
        let outcome = reconcile_slot(&claims, &Policy::default());
        assert_eq!(outcome.positions.len(), 2);
        assert_eq!(outcome.findings.len(), 1);
        assert_eq!(
            outcome.findings[0].message,
            "about 680 km against about 700 km: 20 km apart, 2.9 %; the same at the coarser precision; \
             680 is the more precise figure"
        );
        assert_eq!(outcome.findings[0].code, "distance-rounding");
    }

    #[test]
    fn a_vague_claim_that_fits_two_positions_supports_neither() {
        let claims: Vec<_> = ["95 km", "97 km", "more than 90 km", "95 km"]
            .iter()
            .zip(["a", "b", "c", "d"])
            .map(|(text, source)| distance(source, "Eastham", "Midway", text))
            .collect();
        let outcome = reconcile_slot(&claims, &Policy::default());
        assert_eq!(
            outcome.positions.iter().map(|p| p.claims.clone()).collect::<Vec<_>>(),
            [vec![0, 3], vec![1], vec![2]]
        );
        let verdicts: Vec<_> = outcome.findings.iter().map(|f| f.verdict).collect();
        assert_eq!(verdicts, [Verdict::Contradiction, Verdict::Agreement]);
    }

    fn at(source: &str, timex3: &str) -> Claim {
        claim(source, Slot::new("departure").role("who", "ferry"), Value::Time(time(timex3)))
    }

    #[test]
    fn times_refine_miss_by_a_part_of_the_day_or_contradict() {
        let verdict =
            |a: &str, b: &str| compare(&at("a", a), &at("b", b), &Policy::default()).map(|f| (f.verdict, f.severity));
        assert_eq!(verdict("2019", "2019-04"), Some((Verdict::Refinement, Severity::Info)));
        assert_eq!(verdict("2023-05-07TAF", "2023-05-07T18:38"), Some((Verdict::Contradiction, Severity::Minor)));
        assert_eq!(verdict("2023-05-07TMO", "2023-05-07TEV"), Some((Verdict::Contradiction, Severity::Major)));
        assert_eq!(verdict("2023-05-07", "2023-05-08"), Some((Verdict::Contradiction, Severity::Major)));
        assert_eq!(verdict("2023-05-07", "XXXX-WXX-7"), None);
    }

    #[test]
    fn a_denial_is_disputed_between_holders_and_contradicts_in_one_voice() {
        let slot = || Slot::new("statement").role("topic", "arms");
        let mut says = claim("a", slot(), place(&["Eastham"]));
        let mut denies = claim("b", slot(), place(&["Eastham"]));
        denies.stance.polarity = Polarity::Denied;
        says.stance.holders = vec!["Police".into()];
        denies.stance.holders = vec!["Mayor".into()];
        let verdict = |a: &Claim, b: &Claim| compare(a, b, &Policy::default()).map(|f| (f.verdict, f.severity));
        assert_eq!(verdict(&says, &denies), Some((Verdict::Disputed, Severity::Major)));
        denies.stance.holders = vec!["Police".into()];
        assert_eq!(verdict(&says, &denies), Some((Verdict::Contradiction, Severity::Major)));
    }

    #[test]
    fn a_place_that_is_not_disclosed_meets_one_that_is_planned() {
        let slot = || Slot::new("meeting-place").role("event", "talks");
        let mut planned = claim("a", slot(), place(&["Eastham"]));
        planned.stance.modality = Modality::Planned;
        let open = claim("b", slot(), place(&[]));
        let found = compare(&planned, &open, &Policy::default()).expect("a finding");
        assert_eq!((found.verdict, found.severity), (Verdict::Contradiction, Severity::Minor));
    }

    #[test]
    fn open_lists_give_one_finding_that_says_who_names_whom() {
        let slot = || Slot::new("attendee").role("event", "talks");
        let claims = [
            claim("a", slot(), names(&["Anna Brück", "Jon Vale", "Lea Horn"])),
            claim("b", slot(), names(&["Jon Vale", "Lea Horn"])),
            claim("b", slot(), names(&["Mina Osei"])),
        ];
        let outcome = reconcile_slot(&claims, &Policy::default());
        let flagged: Vec<_> = outcome.findings.iter().filter(|f| f.severity >= Severity::Minor).collect();
        assert_eq!(flagged.len(), 1);
        assert_eq!(flagged[0].verdict, Verdict::ListDifference);
        assert!(flagged[0].because.contains(&"Mina Osei: named by b".to_owned()), "{:?}", flagged[0].because);
    }

    #[test]
    fn what_one_article_says_twice_is_within_it_and_not_between_articles() {
        let mut claims = vec![distance("a", "Eastham", "Midway", "60 km"), distance("a", "Eastham", "Midway", "81 km")];
        let in_one_sentence = reconcile_slot(&claims, &Policy::default()).findings;
        assert!(in_one_sentence.is_empty(), "{in_one_sentence:?}");
        claims[1].span = Span::at(100, 105);
        let found = reconcile_slot(&claims, &Policy::default()).findings;
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with("within one article: "));
        let copies: Vec<_> =
            claims.iter().map(|c| Claim { id: c.id.replace('a', "z"), source: "z".into(), ..c.clone() }).collect();
        claims.extend(copies);
        let found = reconcile_slot(&claims, &Policy::default()).findings;
        let flagged: Vec<_> = found.iter().filter(|f| f.severity >= Severity::Minor).collect();
        assert_eq!(flagged.len(), 2);
        assert!(flagged.iter().all(|f| f.claims.len() == 2 && f.message.starts_with("within one article: ")));
    }

    #[test]
    fn two_holders_of_one_article_who_are_far_apart_differ_within_it() {
        let said = |figure: &str, holder: &str, at: usize| {
            let mut claim = distance("a", "Eastham", "Midway", figure);
            claim.stance.holders = vec![holder.into()];
            Claim { span: Span::at(at, at + 5), ..claim }
        };
        let found = |other: &str| {
            let claims = [said("60 km", "Police", 0), said(other, "Mayor", 100)];
            reconcile_slot(&claims, &Policy::default()).findings.len()
        };
        assert_eq!((found("81 km"), found("62 km")), (1, 0));
    }
}
