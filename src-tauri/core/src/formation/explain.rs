//! Says why: why this person, why not that one, and what it would cost to have them.

use super::eligibility::{Bar, Gate};
use super::facts::{Facts, View};
use super::growth::{Stretch, stretch};
use super::instance::{Instance, PersonIx, SeatIx};
use super::outcome::{Conflict, Outcome, Solution};
use super::replace::{Difference, difference};
use super::solve::propose;
use super::watch::{Limits, Watch};
use crate::roster::Level;

/// Why a member sits where they sit.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub person: PersonIx,
    pub seat: SeatIx,
    /// The seat's requirements, in its order.
    pub needs: Vec<Need>,
    /// 0-100.
    pub fit: f64,
    /// 1 for the best; equals share a rank. Among everyone eligible for the seat.
    pub fit_rank: u32,
    pub eligible: u32,
    pub balance: f64,
    /// 1 for who is owed most, among everyone eligible for the seat.
    pub balance_rank: u32,
    /// The only member from their agency.
    pub brings_agency: bool,
    /// Of them and the other members.
    pub pairs: Pairs,
    /// Coverage rules they count for (index in the brief).
    pub covers: Vec<usize>,
    /// The stretch seat of the team, where this member sits in it or may guide who does.
    pub stretch: Option<Stretch>,
    /// Decided by hand: locked or included.
    pub pinned: bool,
    /// Eligible for the seat and not on the team.
    pub alternatives: u32,
}

/// Pairs of one member with members of other agencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Who did not meet in a visible past team.
    pub fresh: u32,
    /// Who did, however often.
    pub repeated: u32,
}

/// A requirement against a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// Index in the seat's requirements.
    pub requirement: usize,
    /// `None`: not assessed.
    pub level: Option<Level>,
    pub minimum: Option<Level>,
    pub preferred: Option<Level>,
    pub weight: u8,
    /// Share (0 to 1) of the preferred level reached; 1 where none is preferred.
    pub reached: f64,
}

/// Why someone is not on the team.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    pub person: PersonIx,
    pub seats: Vec<SeatBars>,
    /// An open seat, else the seat with the fewest bars; of several the first. The one forced into, when eligible.
    pub nearest: Option<SeatIx>,
    pub verdict: Verdict,
}

/// What bars a person from one seat; nothing when they meet all it asks.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatBars {
    pub seat: SeatIx,
    /// In the order of the funnel: the first is *the* rule that bars.
    pub bars: Vec<Bar>,
    /// One level short and nothing else: open as the stretch seat that the brief asks for.
    pub stretch: bool,
}

impl SeatBars {
    /// True when the person could sit there.
    pub fn open(&self) -> bool {
        self.bars.is_empty() || self.stretch
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// On the team already, in this seat.
    OnTeam(SeatIx),
    /// No seat asked about is open to them.
    Barred,
    /// A team with them exists, and is worse in some criterion.
    Cost(Box<Forced>),
    /// A team with them is as good in every criterion: the tie-break decided.
    Tie(Box<Forced>),
    /// Eligible, but no team that keeps all rules can have them.
    Impossible(Conflict),
    /// Ended before an answer was found.
    Stopped,
}

/// The best team with the person on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forced {
    pub solution: Solution,
    /// From the team as it is.
    pub difference: Difference,
}

/// The pairs across agencies that a member of a team brings; over all members each pair counts twice.
pub fn pairs(instance: &Instance, team: &[(SeatIx, PersonIx)], person: PersonIx) -> Pairs {
    let agency = |person: PersonIx| instance.people[person].agency;
    let mut pairs = Pairs::default();
    for (_, other) in team.iter().filter(|(_, other)| *other != person && agency(*other) != agency(person)) {
        let pair = (person.min(*other), person.max(*other));
        let met = instance.past_pairs.binary_search_by_key(&pair, |(a, b, _)| (*a, *b)).is_ok();
        *(if met { &mut pairs.repeated } else { &mut pairs.fresh }) += 1;
    }
    pairs
}

/// Why the member at `position` of a team sits there.
pub fn why(instance: &Instance, team: &[(SeatIx, PersonIx)], position: usize) -> Option<Why> {
    let (seat, person) = *team.get(position)?;
    let facts = Facts::new(instance);
    let (brief, who) = (&instance.brief, instance.people.get(person)?);
    let stretch = stretch(instance, team).filter(|one| (one.seat, one.person) == (seat, person) || one.mentors.contains(&person));
    let mut eligible = Gate::new(&View::whole(&facts), seat).eligible(instance);
    // ranked among those who meet all, whom the member joins
    eligible.extend(stretch.iter().filter(|one| one.person == person).map(|one| one.person));
    let has = |code: &str| facts.levels(code).get(person).copied().and_then(Level::new);
    let needs = brief.seats.get(seat)?.requirements.iter().enumerate().map(|(at, need)| {
        let level = has(need.competency.as_str());
        let share = |preferred: Level| f64::from(level.map_or(0, Level::get).min(preferred.get())) / f64::from(preferred.get());
        Need { requirement: at, level, minimum: need.minimum, preferred: need.preferred, weight: need.weight, reached: need.preferred.map_or(1.0, share) }
    });
    let fit = instance.fit(person, seat);
    let above = |count: usize| count as u32 + 1;
    let pins = &brief.pins;
    Some(Why {
        person,
        seat,
        needs: needs.collect(),
        fit,
        fit_rank: above(eligible.iter().filter(|other| instance.fit(**other, seat) > fit + 1e-9).count()),
        eligible: eligible.len() as u32,
        balance: who.balance,
        balance_rank: above(eligible.iter().filter(|other| instance.people[**other].balance > who.balance + 1e-9).count()),
        brings_agency: team.iter().filter(|(_, other)| instance.people[*other].agency == who.agency).count() == 1,
        pairs: pairs(instance, team, person),
        covers: (0..brief.coverage.len())
            .filter(|at| has(brief.coverage[*at].competency.as_str()).is_some_and(|level| level >= brief.coverage[*at].level))
            .collect(),
        stretch,
        pinned: pins.included.contains(&who.nip) || pins.locked.iter().any(|(_, nip)| *nip == who.nip),
        alternatives: eligible.iter().filter(|other| !team.iter().any(|(_, member)| member == *other)).count() as u32,
    })
}

/// Why a person is not on the team of a solution: the rules that bar them from each seat (or the one asked about), or,
/// where none does, the best team with them and what it costs, by solving again.
pub fn why_not(instance: &Instance, solution: &Solution, person: PersonIx, seat: Option<SeatIx>, limits: &Limits, watch: &dyn Watch) -> WhyNot {
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let asked = instance.open_seats().filter(|at| seat.is_none_or(|seat| seat == *at));
    let barred = |at: SeatIx| {
        let gate = Gate::new(&view, at);
        let short = || gate.short(&facts, person, gate.fails(person, &instance.people[person])).is_some();
        SeatBars { seat: at, bars: gate.bars(&facts, person), stretch: view.grows() && short() }
    };
    let seats: Vec<SeatBars> = asked.map(barred).collect();
    let nearest = seats.iter().min_by_key(|at| (!at.open(), at.bars.len()));
    let open = nearest.is_some_and(SeatBars::open);
    let nearest = nearest.map(|at| at.seat);
    if let Some((at, _)) = solution.team.iter().find(|(_, member)| *member == person) {
        return WhyNot { person, seats, nearest: Some(*at), verdict: Verdict::OnTeam(*at) };
    }
    if !open {
        return WhyNot { person, seats, nearest, verdict: Verdict::Barred };
    }
    let with = match seat {
        Some(at) => instance.locking(at, person),
        None => instance.including(person),
    };
    let forced = propose(&with, limits, watch);
    if let Outcome::Infeasible(conflict) = forced.outcome {
        return WhyNot { person, seats, nearest, verdict: Verdict::Impossible(conflict) };
    }
    let Some((taken, _)) = forced.team.iter().find(|(_, member)| *member == person).copied() else {
        return WhyNot { person, seats, nearest, verdict: Verdict::Stopped };
    };
    let difference = difference(instance, &solution.team, &forced.team);
    let tie = difference.is_tie();
    let forced = Box::new(Forced { solution: forced, difference });
    WhyNot { person, seats, nearest: Some(taken), verdict: if tie { Verdict::Tie(forced) } else { Verdict::Cost(forced) } }
}

/// What if: the same instance with one more pin. Pins are no part of the seed, so that only the pin can change a team.
impl Instance {
    /// With the person locked into a seat.
    pub fn locking(&self, seat: SeatIx, person: PersonIx) -> Instance {
        let mut instance = self.clone();
        instance.brief.pins.locked.push((self.brief.seats[seat].code.clone(), self.people[person].nip.clone()));
        instance
    }

    /// With the person on the team, in whatever seat.
    pub fn including(&self, person: PersonIx) -> Instance {
        let mut instance = self.clone();
        instance.brief.pins.included.push(self.people[person].nip.clone());
        instance
    }

    /// With the person left out.
    pub fn excluding(&self, person: PersonIx) -> Instance {
        let mut instance = self.clone();
        instance.brief.pins.excluded.push(self.people[person].nip.clone());
        instance
    }
}
