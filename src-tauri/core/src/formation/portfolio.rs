//! Many teams at once: shared people, caps across teams, one bound for the whole.
//!
//! A portfolio is one program with many teams in it, not many programs: [`join`] puts the grounds of the single teams
//! side by side, and the stages of one team solve it. First as many briefs as can be filled together, the weightier
//! first; then the criteria in their order, each summed over all teams with one tolerance for the sum.

mod audit;
mod join;
mod solve;
mod spread;

pub use audit::{PortfolioFlaw, audit_portfolio};
pub use solve::propose_portfolio;
pub use spread::expected_seats;

use super::instance::{Candidate, Instance, PersonIx, SeatIx};
use super::outcome::{Conflict, CriterionResult, Outcome, Reading};
use super::policy::Policy;
use crate::brief::{Brief, Term};

/// Several briefs and the people they share.
#[derive(Clone, Debug, PartialEq)]
pub struct Portfolio {
    /// Hours, teams and paid teams used are those of no particular term; what a term takes is in `bookings`.
    pub people: Vec<Candidate>,
    /// Names, by [`Candidate::agency`].
    pub agencies: Vec<String>,
    /// Folded codes, by the first part of [`Candidate::levels`].
    pub competencies: Vec<String>,
    /// Teams already given.
    pub bookings: Vec<Booking>,
    pub briefs: Vec<Wanted>,
    pub policy: Policy,
    /// Pairs that met in a visible past team, as in [`Instance::past_pairs`]. Two teams of one portfolio are not past to
    /// one another.
    pub past_pairs: Vec<(PersonIx, PersonIx, u16)>,
    /// Given by hand for experiments.
    pub seed: Option<u64>,
}

/// A brief of a portfolio.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub brief: Brief,
    /// Index of the host in [`Portfolio::agencies`].
    pub host: Option<usize>,
    /// 1 or more. Where not all can be filled, the sum of the filled ones is as large as can be; of equal sums the one
    /// with briefs named earlier.
    pub priority: u8,
}

/// A seat a person holds over a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Booking {
    pub person: PersonIx,
    pub term: Term,
    /// A week.
    pub hours: u16,
    /// With an honorarium.
    pub paid: bool,
}

/// What came of one brief.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    Filled {
        /// By seat, in the brief's order.
        team: Vec<(SeatIx, PersonIx)>,
        /// As [`super::Solution::chances`], for this team by itself.
        chances: Vec<(PersonIx, f64)>,
        /// How they were computed.
        reading: Reading,
    },
    Unfilled(Reason, Conflict),
}

/// Why a brief is not filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No team exists, even by itself.
    Alone,
    /// The other teams have its people.
    Together,
    /// Not decided in time.
    Stopped,
}

/// A portfolio's result.
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioSolution {
    /// By brief.
    pub places: Vec<Place>,
    /// Of the filled ones together; infeasible when there is none.
    pub outcome: Outcome,
    /// Sums over all filled teams, with bounds for the sum. The balance of a person with several seats counts less 1 for
    /// each seat before it.
    pub criteria: Vec<CriterionResult>,
    /// Seats each agency would have by the luck of the draw, by agency, over the filled teams.
    pub expected: Vec<f64>,
    pub seed: u64,
    /// Name and version of the solver.
    pub solver: String,
}

impl PortfolioSolution {
    /// The filled briefs and their teams.
    pub fn teams(&self) -> impl Iterator<Item = (usize, &Vec<(SeatIx, PersonIx)>)> {
        self.places.iter().enumerate().filter_map(|(brief, place)| match place {
            Place::Filled { team, .. } => Some((brief, team)),
            Place::Unfilled(..) => None,
        })
    }
}

impl Portfolio {
    /// One brief by itself. `also`: seats given in the same run, which count like those given before.
    pub fn instance(&self, brief: usize, also: &[Booking]) -> Instance {
        let mut instance = Instance {
            people: self.people.clone(),
            agencies: self.agencies.clone(),
            host: None,
            competencies: self.competencies.clone(),
            brief: self.briefs[brief].brief.clone(),
            policy: self.policy.clone(),
            past_pairs: self.past_pairs.clone(),
            seed: self.seed,
        };
        self.point(&mut instance, brief, also);
        instance
    }

    /// Turns an instance of this portfolio to another brief, without copying the people.
    pub fn point(&self, instance: &mut Instance, brief: usize, also: &[Booking]) {
        let wanted = &self.briefs[brief];
        instance.brief.clone_from(&wanted.brief);
        instance.host = wanted.host;
        for (now, person) in instance.people.iter_mut().zip(&self.people) {
            (now.hours_used, now.teams_used, now.paid_used) = (person.hours_used, person.teams_used, person.paid_used);
        }
        for booking in self.bookings.iter().chain(also).filter(|booking| booking.term.overlaps(&wanted.brief.term)) {
            let person = &mut instance.people[booking.person];
            person.hours_used = person.hours_used.saturating_add(booking.hours);
            person.teams_used = person.teams_used.saturating_add(1);
            person.paid_used = person.paid_used.saturating_add(u8::from(booking.paid));
        }
    }

    /// The seats of a team, as others have to respect them.
    pub fn booked<'a>(&'a self, brief: usize, team: &'a [(SeatIx, PersonIx)]) -> impl Iterator<Item = Booking> + 'a {
        let brief = &self.briefs[brief].brief;
        let seat = |seat: SeatIx| &brief.seats[seat];
        team.iter().map(move |(at, person)| Booking { person: *person, term: brief.term, hours: seat(*at).hours, paid: seat(*at).cost > 0 })
    }
}
