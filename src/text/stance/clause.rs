//! Where the clauses of a sentence begin and end. There is no parse: finite verb groups, conjunctions and stops carry
//! far enough to tell which words a "not" or a "may" reaches.

use super::view::View;
use super::words::class;

/// What opened a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// Nothing, or a semicolon, or a conjunction that joins equals.
    Main,
    /// What a reporting verb reports, with or without "that".
    Content,
    /// "who", "which", "that" behind a noun.
    Relative,
    /// "while", "although", "because".
    Adverbial,
    /// "if", "unless".
    If,
    /// "whether", and "if" where it means that.
    Whether,
    /// A bracket or a dash.
    Aside,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) opener: Opener,
    pub(super) parent: usize,
    /// Opened behind a stop, so that the next comma ends it.
    fronted: bool,
    /// Its finite verb was seen.
    finite: bool,
}

/// The clauses of a sentence.
pub(super) struct Clauses {
    pub(super) list: Vec<Clause>,
    /// The clause of each word of the view.
    pub(super) of: Vec<usize>,
}

impl Clauses {
    pub(super) fn new(view: &View<'_, '_>) -> Self {
        let root = Clause { opener: Opener::Main, parent: 0, fronted: false, finite: false };
        let mut clauses = Self { list: vec![root], of: Vec::with_capacity(view.len()) };
        let mut top = 0;
        for k in 0..view.len() {
            if view.is_stop(k) {
                clauses.of.push(top);
                top = clauses.after_stop(view, k, top);
                continue;
            }
            if let Some(opener) = opener(view, k) {
                let fronted = k == 0
                    || view.is_stop(k - 1)
                    || view.has(k - 1, class::THAT | class::AND | class::BUT | class::SUBORDINATOR);
                top = clauses.open(opener, top, fronted);
                clauses.list[top].finite = opener == Opener::If;
            } else if joins_clause(view, k, clauses.list[top].finite) {
                let Clause { opener, parent, fronted, .. } = clauses.list[top];
                // What is reported goes on behind "and"; it does not begin again.
                top = clauses.open(opener, if top == 0 { 0 } else { parent }, fronted);
            }
            if view.finite(k) {
                let current = clauses.list[top];
                if current.finite && current.opener == Opener::Relative && !current.fronted {
                    // "The train that left on Sunday | will arrive": the second finite verb is the outer clause's.
                    top = current.parent;
                }
                clauses.list[top].finite = true;
            }
            clauses.of.push(top);
            if reports(view, k) && !view.has(k + 1, class::THAT) && finite_ahead(view, k + 1).is_some() {
                top = clauses.open(Opener::Content, top, false);
            }
        }
        clauses
    }

    fn open(&mut self, opener: Opener, parent: usize, fronted: bool) -> usize {
        self.list.push(Clause { opener, parent, fronted, finite: false });
        self.list.len() - 1
    }

    fn after_stop(&mut self, view: &View<'_, '_>, k: usize, top: usize) -> usize {
        match view.text(k) {
            "," => {
                let aside = view.text(k + 1).ends_with("ing")
                    || view.has(k + 1, class::PREPOSITION | class::RELATIVE | class::AND);
                let goes_on = view.next_finite(k + 1);
                if aside && !self.list[top].fronted {
                    return top;
                }
                if let Some(outer) = self.ended_by_comma(top, goes_on.is_some()) {
                    return outer;
                }
                let Clause { opener, parent, finite, .. } = self.list[top];
                let splice = finite
                    && (view.has(k + 1, class::PERSON) || view.is(k + 1, "there"))
                    && !view.has(k + 1, class::RELATIVE)
                    && (view.finite(k + 2) || view.finite(k + 3) && view.has(k + 2, class::ADVERB));
                if splice && matches!(opener, Opener::Main | Opener::Content) {
                    return self.open(opener, parent, false);
                }
                let new_subject = goes_on.is_some_and(|f| f > k + 1)
                    && !view.has(k + 1, class::AND | class::BUT | class::SUBORDINATOR | class::RELATIVE);
                let ends = match opener {
                    Opener::Relative => finite && (view.finite(k + 1) || new_subject),
                    Opener::Adverbial | Opener::If => finite && new_subject,
                    _ => false,
                };
                if ends { self.without_verb(parent) } else { top }
            }
            "(" | "[" => self.open(Opener::Aside, top, false),
            ")" | "]" => self.close_aside(top).unwrap_or(top),
            ":" => self.open(Opener::Content, top, false),
            ";" => self.open(Opener::Main, 0, false),
            // "well - known" in tokenized text: a hyphen.
            "-" if self.close_aside(top).is_none() && !leads_aside(view, k) => top,
            _ if view.is_dash(k) => self.close_aside(top).unwrap_or_else(|| self.open(Opener::Aside, top, false)),
            _ => top,
        }
    }

    /// The innermost clause from `at` outwards that still waits for its verb; `at` itself where none does.
    fn without_verb(&self, at: usize) -> usize {
        let mut outer = at;
        for _ in 0..MAX_DEPTH {
            if !self.list[outer].finite {
                return outer;
            }
            outer = self.list[outer].parent;
        }
        at
    }

    /// The clause that goes on behind a comma, where the comma ends one that was opened behind a stop.
    fn ended_by_comma(&self, top: usize, goes_on: bool) -> Option<usize> {
        let mut ended = None;
        let mut at = top;
        for _ in 0..MAX_DEPTH {
            let Clause { opener, parent, fronted, finite } = self.list[at];
            let inner = at != top && !goes_on;
            if fronted && finite && !inner && !matches!(opener, Opener::Main | Opener::Aside | Opener::Content) {
                ended = Some(parent);
            }
            if at == 0 || opener == Opener::Aside {
                break;
            }
            at = parent;
        }
        ended
    }

    /// Whether clause `inner` is `outer` or stands in it.
    pub(super) fn within(&self, mut inner: usize, outer: usize) -> bool {
        for _ in 0..MAX_DEPTH {
            if inner == outer {
                return true;
            }
            inner = self.list[inner].parent;
        }
        false
    }

    /// The clause behind an opening "while" or "if" that word `k` stands in.
    pub(super) fn fronted_around(&self, k: usize) -> Option<usize> {
        let mut at = *self.of.get(k)?;
        for _ in 0..MAX_DEPTH {
            let Clause { opener, parent, fronted, .. } = self.list[at];
            if fronted && matches!(opener, Opener::Adverbial | Opener::If | Opener::Relative) {
                return Some(at);
            }
            at = parent;
        }
        None
    }

    /// The clause around the innermost open aside.
    fn close_aside(&self, mut top: usize) -> Option<usize> {
        for _ in 0..MAX_DEPTH {
            let Clause { opener, parent, .. } = self.list[top];
            if opener == Opener::Aside {
                return Some(parent);
            }
            if top == 0 {
                return None;
            }
            top = parent;
        }
        None
    }

    /// Whether a clause stands in what a verb of this sentence reports.
    pub(super) fn is_reported(&self, mut clause: usize) -> bool {
        for _ in 0..MAX_DEPTH {
            if self.list[clause].opener == Opener::Content {
                return true;
            }
            clause = self.list[clause].parent;
        }
        false
    }
}

/// Whether a spaced hyphen opens an aside: another one closes it, or a verb follows.
fn leads_aside(view: &View<'_, '_>, k: usize) -> bool {
    let other =
        (k + 2..view.len().min(k + 15)).take_while(|&j| !view.is_stop(j) || view.is_dash(j)).any(|j| view.is_dash(j));
    other || finite_ahead(view, k + 1).is_some()
}

/// No sentence nests deeper in earnest; the bound keeps the time linear.
const MAX_DEPTH: usize = 8;

/// What clause word `k` opens, if any.
fn opener(view: &View<'_, '_>, k: usize) -> Option<Opener> {
    if view.has(k, class::IF) {
        let asks = k > 0
            && view.is_any(
                k - 1,
                &[
                    "unclear",
                    "clear",
                    "asked",
                    "ask",
                    "know",
                    "known",
                    "see",
                    "sure",
                    "wonder",
                    "say",
                    "certain",
                    "determine",
                ],
            );
        // Many a present form looks like a plural ("if the dam breaks"), so a subject is enough.
        let subject = view.has(k + 1, class::DETERMINER | class::PERSON) || view.name(k + 1);
        let bare = !subject && finite_ahead(view, k + 1).is_none();
        let idle = view.is_any(k + 1, &["ever", "any", "not", "necessary", "possible", "so"]);
        return (!bare && !idle).then_some(if asks { Opener::Whether } else { Opener::If });
    }
    let subject = view.has(k + 1, class::DETERMINER | class::PERSON) || view.name(k + 1);
    let inverted = view.has(k + 1, class::PERSON) && k > 0 && view.nounish(k - 1) && !view.is(k + 1, "there");
    if (k == 0 || inverted) && subject && view.is_any(k, &["had", "were", "should"]) && !view.is(view.len() - 1, "?") {
        return Some(Opener::If);
    }
    if view.is(k, "whether") {
        return Some(Opener::Whether);
    }
    if view.has(k, class::THAT) {
        let finite = view.next_finite(k + 1)?;
        // "that left" is relative, "that Kim left" most often what is said or thought.
        let behind_noun = k > 0 && view.nounish(k - 1) && view.verb(k - 1).is_none();
        return Some(if behind_noun && finite == k + 1 { Opener::Relative } else { Opener::Content });
    }
    if view.has(k, class::RELATIVE) {
        finite_ahead(view, k + 1)?;
        return Some(Opener::Relative);
    }
    if view.has(k, class::SUBORDINATOR) {
        let finite = finite_ahead(view, k + 1)?;
        let compares = view.is(k, "as")
            && view.is_any(k + 1, &["well", "many", "much", "few", "far", "soon", "little"])
            || (k > 0 && view.is_any(k - 1, &["such", "same", "much", "many", "far", "well"]));
        let result = view.is(k, "so") && !(k > 0 && view.is_stop(k - 1));
        return ((finite > k + 1 || view.is(k, "what")) && !compares && !result).then_some(Opener::Adverbial);
    }
    None
}

/// Whether a conjunction at `k` joins a clause of its own to one that has its verb already.
fn joins_clause(view: &View<'_, '_>, k: usize, has_verb: bool) -> bool {
    has_verb
        && (view.has(k, class::AND | class::BUT) || view.has(k, class::NOR))
        && !view.has(k + 1, class::SUBORDINATOR | class::RELATIVE | class::THAT)
        && (finite_ahead(view, k + 1).is_some_and(|f| !view.is_any(f + 1, &["by", "from", "as", "with"]))
            || led_in(view, k)
            || (view.has(k, class::NOR) && view.has(k + 1, class::AUXILIARY)))
}

/// ", and to the surprise of all, it seems": a phrase stands between the conjunction and its clause.
fn led_in(view: &View<'_, '_>, k: usize) -> bool {
    let phrase = k > 0 && view.text(k - 1) == "," && view.has(k + 1, class::PREPOSITION | class::TIME);
    let comma = (k + 1..view.len().min(k + 10)).find(|&j| view.is_stop(j)).filter(|&j| view.text(j) == ",");
    phrase && comma.is_some_and(|c| finite_ahead(view, c + 1).is_some_and(|f| f > c + 1))
}

/// The next finite verb before a stop, a conjunction or another clause.
pub(super) fn finite_ahead(view: &View<'_, '_>, k: usize) -> Option<usize> {
    view.next_finite(k).filter(|&f| !(k + 1..f).any(|j| view.has(j, class::RELATIVE | class::THAT)))
}

/// Whether word `k` is a verb that reports, in a form that has a subject of its own or an auxiliary.
pub(super) fn reports(view: &View<'_, '_>, k: usize) -> bool {
    let Some(verb) = view.verb(k) else { return false };
    let before = view.before_adverbs(k);
    let governed = before.is_some_and(|j| view.has(j, class::AUXILIARY | class::TO | class::NOT) && !view.is(j, "'s"));
    let particle = verb.particle.is_none_or(|words| words.split('|').any(|word| view.is(k + 1, word)));
    particle && (view.finite(k) || governed)
}
