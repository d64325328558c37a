//! The engine: who may sit where, which team is best, how sure that is, and why.
//!
//! Contract: an [`Instance`] in, a [`Solution`] out that never overstates. Rules bar, criteria order, nothing is
//! relaxed silently, and [`audit()`] re-checks every rule and figure without the solver.

pub mod policy;

pub mod instance;

pub mod eligibility;

pub mod outcome;

pub mod watch;

mod cliques;
mod facts;
mod feasible;
mod ground;
mod growth;
mod measure;
mod openings;
mod prices;
mod program;
mod rows;
mod shared;
mod sift;
mod solve;
mod solver;
mod stretch;
mod thin;
mod warm;

pub mod model;

mod loosen;
mod relax;

mod by_hand;
mod explain;
mod replace;
mod vary;

mod lottery;
mod portfolio;

mod audit;

pub use audit::{Breach, Flaw, Mistake, audit, audit_kept, audit_solution, figures};
pub use by_hand::{Broken, ByHand, arranged, broken};
pub use eligibility::{Bar, Funnel, FunnelStep, Unavailable, bar, bars, funnel, funnels, one_short, open_funnels, unavailable};
pub use explain::{Forced, Need, Pairs, SeatBars, Verdict, Why, WhyNot, pairs, why, why_not};
pub use growth::{Stretch, stretch};
pub use instance::{Candidate, Instance, PersonIx, SeatIx, Standing};
pub use loosen::{apply, apply_all, in_turn};
pub use lottery::{Fairness, Fault, Frozen, Lottery, NoLottery, Outside, Terms, check, draw_up};
pub use openings::{Openings, openings};
pub use outcome::{Conflict, ConflictRule, CriterionResult, Outcome, Reading, Relaxation, Rule, Solution};
pub use policy::{Criterion, Policy, Preset};
pub use portfolio::{Booking, Place, Portfolio, PortfolioFlaw, PortfolioSolution, Reason, Wanted, audit_portfolio, expected_seats, propose_portfolio};
pub use replace::{Difference, Replacement, difference, replacements};
pub use solve::{conflict, least_change, propose};
pub use vary::{Alternatives, PricePoint, alternatives, price_of_fairness};
pub use watch::{Limits, NoWatch, Phase, Progress, Watch};

#[cfg(test)]
mod tests;
