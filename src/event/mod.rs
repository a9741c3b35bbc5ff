//! Events: what happens in an article, told by verbs and by nouns, and which words tell of the same one.

mod kind;
mod local;
mod main;

pub(crate) use kind::{kind, kind_of_noun};
pub(crate) use local::{Event, EventId, Events, Referent, Standing, events, is_long_past, referent, time_clause};
pub(crate) use main::single;
