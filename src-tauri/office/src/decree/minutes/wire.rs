//! What crosses of the minutes of a lottery: what is filled in by hand. Everything else is known.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What the office fills in. What is left empty is printed as a line to be written on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MinutesForm {
    pub number: String,
    /// Where the draw was held, after `bertempat di`.
    pub place: String,
    /// How the number was found, after `Nomor diperoleh dengan`; empty: by as many ten-sided dice as it has digits.
    pub means: String,
    /// `wib`, `wita`, `wit`: the clock of the draw.
    pub zone: String,
    pub leader: SignerForm,
    pub witnesses: Vec<SignerForm>,
}

/// Who signs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct SignerForm {
    pub name: String,
    pub position: String,
    /// Printed of the leader.
    pub nip: String,
}
