//! Relations: the kinds of question that a claim can answer, one file each.

mod aboard;
mod account;
mod act;
mod age;
mod agenda;
mod among;
mod announced;
mod aside;
mod attendee;
mod background;
mod ballot;
mod bare;
mod bid;
mod capacity;
mod category;
mod choice;
mod company;
mod correction;
mod count;
mod counted;
mod counting;
mod court;
mod crowd;
mod deal;
mod deed;
mod distance;
mod done;
mod due;
mod duration;
mod elapsed;
mod fallen;
mod former;
mod goal;
mod heading;
mod headline;
mod held;
mod honour;
mod label;
mod lasting;
mod level;
mod listing;
mod loose;
mod market;
mod measure;
mod minute;
mod moment;
mod money;
mod nobody;
mod nth;
mod occasion;
mod once;
mod onset;
mod order;
mod ordinal;
mod others;
mod outcome;
mod owner;
mod page;
mod part;
mod party;
mod percent;
mod place;
mod portion;
mod post;
mod presence;
mod principal;
mod purpose;
mod quotation;
mod rank;
mod response;
mod rival;
mod roster;
mod running;
mod sale;
mod scene;
mod score;
mod scorers;
mod seek;
mod selection;
mod setting;
mod shape;
mod share;
mod site;
mod sited;
mod speed;
mod staff;
mod standing;
mod state;
mod statement;
mod step;
mod sum;
mod superlative;
mod table;
mod tally;
mod target;
mod toll;
mod venue;
mod versus;
mod voyage;
mod warmth;

pub(crate) use background::narrow;
pub(crate) use correction::correct;
pub(crate) use level::split as levels;
pub(crate) use outcome::{is_people, of_word as outcome_of};
pub(crate) use page::{Bond, Draft, Page};
pub(crate) use rival::set_beside;
pub(crate) use site::venues;

/// How many values a slot of a relation can have at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Arity {
    /// One: two values that differ conflict.
    One,
    /// Many: values add up to a list.
    Many,
}

/// What time may do to the value of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drift {
    /// Nothing: a distance, a date in the past.
    Fixed,
    /// It may rise: a toll, a count of arrests.
    Rises,
    /// It may go either way: where a train is, a plan, a price.
    Either,
}

/// A declared kind of question, with what makes two answers agree or conflict.
#[derive(Debug)]
#[non_exhaustive]
pub struct Relation {
    /// Stable id, the first word of a slot and of a finding's code: "distance".
    pub id: &'static str,
    /// The question in plain words, with roles in braces: "how far {from} is from {to}".
    pub question: &'static str,
    /// How many values a slot can have.
    pub arity: Arity,
    /// What time may do to the value.
    pub drift: Drift,
    /// Whether slots of this relation meet across stories: the distance between two cities does, a toll does not.
    pub timeless: bool,
    pub(crate) extract: fn(&Page<'_, '_>, &mut Vec<Draft>),
}

/// The declaration of the relation with this id.
pub fn find(id: &str) -> Option<&'static Relation> {
    RELATIONS.iter().copied().find(|r| r.id == id)
}

/// Every relation, in the order in which they read an article: a figure that one has taken is left alone by `measure`.
pub static RELATIONS: &[&Relation] = &[
    &distance::RELATION,
    &speed::RELATION,
    &duration::RELATION,
    &moment::RELATION,
    &order::RELATION,
    &place::RELATION,
    &heading::RELATION,
    &score::RELATION,
    &count::RELATION,
    &ordinal::RELATION,
    &attendee::RELATION,
    &money::RELATION,
    &category::RELATION,
    &seek::RELATION,
    &statement::RELATION,
    &agenda::RELATION,
    &post::RELATION,
    &quotation::RELATION,
    &measure::RELATION,
];
