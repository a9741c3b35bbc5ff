//! Events: what happens in an article, told by verbs and by nouns, and which words tell of the same one.

mod edition;
mod kind;
mod light;
mod local;
mod main;
mod nominal;
mod past;
mod sense;
mod verbal;

pub(crate) use kind::{Kind, deed_of, is_vague, kind, kind_of_noun, thing};
pub(crate) use light::summons;
pub(crate) use local::{Event, EventId, Events, Referent, Standing, events, referent};
pub(crate) use main::{main_kind, opens, proper_name, single};
pub(crate) use past::{goes_on, is_date, is_long_past, is_of_edition, time_clause, vintage};
pub(crate) use sense::{Sense, has_sense};
