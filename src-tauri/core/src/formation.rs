//! The engine: who may sit where, which team is best, how sure that is, and why.
//!
//! Contract: an [`Instance`] in, a [`Solution`] out that never overstates. Rules bar, criteria order, nothing is
//! relaxed silently, and [`audit()`] re-checks every rule and figure without the solver.

pub mod policy;

pub mod instance;

pub mod eligibility;

pub mod outcome;

pub use instance::{Candidate, Instance, PersonIx, SeatIx, Standing};
pub use outcome::{CriterionResult, Outcome, Solution};
pub use policy::{Criterion, Policy};
