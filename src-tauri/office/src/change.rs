//! Which rooms a write touched; the window refreshes exactly those.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A room as the window knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    Roster,
    Brief,
    Ledger,
    Formation,
    Proposal,
    Decree,
    Settings,
}

/// The answer of a write: the value, and what to refresh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Changed<T> {
    pub value: T,
    pub rooms: Vec<Room>,
}

impl<T> Changed<T> {
    pub fn new(value: T, rooms: &[Room]) -> Changed<T> {
        Changed { value, rooms: rooms.to_vec() }
    }
}
