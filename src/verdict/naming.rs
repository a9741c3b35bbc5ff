//! One body under two names: "the Aville University of Mines" and "the University of Mines in Aville".

/// Small words inside a name.
const INSIDE: [&str; 4] = ["of", "for", "and", "the"];

/// Whether a name in the one stands in the other with a place moved out of it or into it. "Aville's University of Mines" has
/// its place outside.
pub(super) fn moved_place(a: &str, b: &str) -> bool {
    let (x, y) = (names(a), names(b));
    taken_out(&x, &y) || taken_out(&y, &x)
}

/// Whether a name of the first begins or ends with a place that the second has beside the rest of that name.
fn taken_out(whole: &[Vec<&str>], apart: &[Vec<&str>]) -> bool {
    let is = |p: &[&str], q: &[&str]| p.len() == q.len() && p.iter().zip(q).all(|(x, y)| x.eq_ignore_ascii_case(y));
    whole.iter().any(|name| {
        let rest_of = |place: &[&str]| match () {
            () if name.len() > place.len() + 1 && is(&name[..place.len()], place) => Some(&name[place.len()..]),
            () if name.len() > place.len() + 1 && is(&name[name.len() - place.len()..], place) => {
                Some(&name[..name.len() - place.len()])
            }
            () => None,
        };
        let pairs = apart.windows(2).filter_map(|w| Some((rest_of(&w[1])?, &w[0])));
        pairs.into_iter().any(|(rest, name)| is(rest, name))
    })
}

/// The runs of words in capitals, with the small words between them; what stands in the genitive is a run of its own.
fn names(text: &str) -> Vec<Vec<&str>> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut small: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let owner = ["'s", "’s"].iter().find_map(|s| word.strip_suffix(s));
        if plain.starts_with(char::is_uppercase) {
            open.append(&mut small);
            open.push(owner.unwrap_or(plain));
        } else if !open.is_empty() && INSIDE.contains(&plain) {
            small.push(plain);
        } else if !open.is_empty() {
            runs.push(std::mem::take(&mut open));
            small.clear();
        }
        if owner.is_some() && !open.is_empty() {
            runs.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        runs.push(open);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_name_is_not_a_place_beside_it() {
        let whole = "rector of the Aville University of Mines";
        assert!(moved_place(whole, "rector of the University of Mines in Aville"));
        assert!(moved_place("head of the Institute of Peace Oslo", "head of the Institute of Peace in Oslo"));
        for same in
            [whole, "rector of Aville's University of Mines", "rector of the University of Mines", "rector in Aville"]
        {
            assert!(!moved_place("rector of Aville’s University of Mines", same) || same == whole, "{same}");
        }
        assert!(!moved_place("rector of the University of Mines in Aville", "rector of Aville's University of Mines"));
        assert!(!moved_place("Aville mayor", "mayor of Aville"));
    }
}
