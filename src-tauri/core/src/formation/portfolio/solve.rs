//! From a portfolio to its teams: each by itself, then together.

use super::super::audit::audit;
use super::super::facts::{Facts, View};
use super::super::feasible::{self, Possible};
use super::super::ground::Ground;
use super::super::instance::{Instance, PersonIx, SeatIx};
use super::super::measure::Measure;
use super::super::outcome::{Conflict, Outcome, Reading};
use super::super::policy::Criterion;
use super::super::relax;
use super::super::sift::{End, Ended, Stage, best_fit};
use super::super::solve::{Course, chances, order, order_of_many};
use super::super::solver::SOLVER;
use super::super::watch::{Clock, Limits, Phase, Progress, Watch};
use super::join::{close, expected, join};
use super::{Booking, Place, Portfolio, PortfolioSolution, Reason};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Forms the best teams of a portfolio. Deterministic unless time or the user ends it.
pub fn propose_portfolio(portfolio: &Portfolio, limits: &Limits, watch: &dyn Watch) -> PortfolioSolution {
    let clock = Clock { watch, limits: *limits };
    let mut solution = PortfolioSolution {
        places: vec![Place::Unfilled(Reason::Stopped, Conflict::default()); portfolio.briefs.len()],
        outcome: Outcome::Infeasible(Conflict::default()),
        criteria: Vec::new(),
        expected: vec![0.0; portfolio.agencies.len()],
        seed: portfolio.seed.unwrap_or_default(),
        solver: SOLVER.to_owned(),
    };
    if portfolio.briefs.is_empty() {
        return solution;
    }
    let mut instance = portfolio.instance(0, &[]);
    let seeds = portfolio.seeds(&mut instance);
    solution.seed = seeds.0;
    let briefs: Vec<(usize, u64)> = seeds.1.into_iter().enumerate().collect();
    let part = |instance: &mut Instance, (brief, seed): &(usize, u64)| {
        portfolio.point(instance, *brief, &[]);
        Part::of(instance, *brief, *seed, &clock)
    };
    let ((), alone) = beside(portfolio, &mut instance, &briefs, part, || ());
    let mut parts = Vec::new();
    for (brief, part) in alone.into_iter().enumerate() {
        match part {
            Ok(part) => parts.push(part),
            Err(reason) => solution.places[brief] = Place::Unfilled(reason, Conflict::default()),
        }
    }
    let end = together(portfolio, &mut instance, parts, &clock, &mut solution);
    explain(portfolio, &mut instance, &clock, &mut solution);
    if solution.teams().next().is_none() {
        let undecided = solution.places.iter().any(|place| matches!(place, Place::Unfilled(Reason::Stopped, _)));
        solution.outcome = if undecided { Outcome::Stopped(f64::INFINITY) } else { Outcome::Infeasible(Conflict::default()) };
    } else if let (End::Stopped, Outcome::Proved | Outcome::WithinGap(_)) = (end, &solution.outcome) {
        solution.outcome = Outcome::Stopped(solution.outcome.gap());
    }
    solution
}

impl Portfolio {
    /// The seed of the whole, and of each brief: that of the brief by itself, so that the order of the list and who else is
    /// in it draw nothing again.
    fn seeds(&self, instance: &mut Instance) -> (u64, Vec<u64>) {
        // without bookings the people are the same for every brief
        let same = self.bookings.is_empty().then(|| instance.hash_of_people());
        let seeds: Vec<u64> = (0..self.briefs.len())
            .map(|brief| {
                self.point(instance, brief, &[]);
                self.seed.unwrap_or_else(|| instance.seed_after(same.clone().unwrap_or_else(|| instance.hash_of_people())))
            })
            .collect();
        (self.seed.unwrap_or_else(|| seeds.iter().fold(0, |all, seed| all ^ seed)), seeds)
    }
}

/// One brief by itself.
struct Part {
    brief: usize,
    seed: u64,
    ground: Ground,
    /// The best team by fit, or any where fit is no criterion.
    team: Vec<usize>,
    /// The stage of fit, where fit is a criterion.
    best: Option<Ended>,
}

impl Part {
    fn of(instance: &Instance, brief: usize, seed: u64, clock: &Clock<'_>) -> Result<Part, Reason> {
        clock.report(Phase::Eligibility, None, None);
        let facts = Facts::new(instance);
        let view = View::whole(&facts);
        let ground = Ground::new(&view, seed);
        clock.report(Phase::Feasibility, None, None);
        let start = match feasible::team(&ground, clock.left()) {
            Possible::Yes(team) => team,
            Possible::No => return Err(Reason::Alone),
            Possible::Unknown => return Err(Reason::Stopped),
        };
        let weighed = order(instance).iter().any(|(criterion, _)| *criterion == Criterion::Fit);
        let best = weighed.then(|| best_fit(&ground, &start, Phase::Feasibility, clock));
        let team = best.as_ref().map_or(start, |best| best.team.clone());
        Ok(Part { brief, seed, team, best, ground })
    }

    /// No team of this brief has more fit.
    fn fit(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |best| best.bound)
    }

    /// Everyone's chance, for a team of the size it has; without one, of the size the brief asks for. The ground is made
    /// once more: joining took the first apart.
    fn chances(
        &self,
        portfolio: &Portfolio,
        instance: &mut Instance,
        team: Option<&[(SeatIx, PersonIx)]>,
        clock: &Clock<'_>,
    ) -> (Vec<(PersonIx, f64)>, Reading) {
        portfolio.point(instance, self.brief, &[]);
        let facts = Facts::new(instance);
        let view = View::whole(&facts);
        let ground = Ground::new(&view, self.seed);
        let team = team.and_then(|team| ground.columns_of(team));
        chances(&view, self.seed, &ground, team.as_ref().unwrap_or(&self.team), self.best.as_ref(), clock)
    }
}

/// What needs no team of the portfolio, and is worked out while those are searched.
enum Aside<'a> {
    /// Everyone's chance.
    Chances(&'a Part),
    /// Why a brief by itself has no team.
    Conflict(usize),
}

/// What came of it.
enum Done {
    Chances((Vec<(PersonIx, f64)>, Reading)),
    Conflict(usize, Conflict),
    /// It needs the team after all.
    Later,
}

/// Work on each of these on the cores that `meanwhile` leaves free, and on that one too when it is done. Answers in the
/// order of the items, whoever was first.
fn beside<T: Sync, R: Send, M>(
    portfolio: &Portfolio,
    instance: &mut Instance,
    items: &[T],
    work: impl Fn(&mut Instance, &T) -> R + Sync,
    meanwhile: impl FnOnce() -> M,
) -> (M, Vec<R>) {
    let next = AtomicUsize::new(0);
    let take = |instance: &mut Instance| {
        let item = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, item))
        };
        std::iter::from_fn(item).map(|(at, item)| (at, work(instance, item))).collect::<Vec<(usize, R)>>()
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        // each core turns people of its own from brief to brief
        let others: Vec<_> = (1..cores.min(items.len())).map(|_| scope.spawn(|| take(&mut portfolio.instance(0, &[])))).collect();
        let main = meanwhile();
        let mut done = take(instance);
        others.into_iter().for_each(|other| done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))));
        done.sort_unstable_by_key(|(at, _)| *at);
        (main, done.into_iter().map(|(_, answer)| answer).collect())
    })
}

/// A watch that stops with another and tells nothing: what goes on beside is not what is waited for.
struct Silent<'a>(&'a dyn Watch);

impl Watch for Silent<'_> {
    fn elapsed(&self) -> f64 {
        self.0.elapsed()
    }

    fn stopped(&self) -> bool {
        self.0.stopped()
    }

    fn report(&self, _: Progress) {}
}

/// Teams, paid ones and hours with a seat more.
fn add(given: [u32; 3], seat: &Booking) -> [u32; 3] {
    [given[0] + 1, given[1] + u32::from(seat.paid), given[2] + u32::from(seat.hours)]
}

/// Teams already placed side by side, with what they take of each person.
struct Placed<'a> {
    portfolio: &'a Portfolio,
    seats: Vec<Booking>,
}

impl Placed<'_> {
    /// True when this seat on top breaks a cap, of its own team or of one placed before.
    fn full(&self, more: Booking) -> bool {
        let of: Vec<Booking> = self.seats.iter().copied().filter(|seat| seat.person == more.person).chain([more]).collect();
        of.iter().any(|seat| {
            let around = of.iter().filter(|other| other.term.overlaps(&seat.term));
            let given = around.fold([0; 3], add);
            let room = self.room(seat);
            given[0] > room[0] || (seat.paid && given[1] > room[1]) || given[2] > room[2]
        })
    }

    /// Teams, paid ones among them, and hours a person may still give over the term of a seat, the batch not counted.
    fn room(&self, seat: &Booking) -> [u32; 3] {
        let (policy, person) = (&self.portfolio.policy, &self.portfolio.people[seat.person]);
        let used = [person.teams_used.into(), person.paid_used.into(), person.hours_used.into()];
        let around = self.portfolio.bookings.iter().filter(|booking| booking.person == seat.person && booking.term.overlaps(&seat.term));
        let used = around.fold(used, add);
        let caps = [policy.teams_cap.into(), policy.paid_cap.into(), u32::from(policy.hours_cap)];
        std::array::from_fn(|at| caps[at].saturating_sub(used[at]))
    }

    fn takes(&self, brief: usize, team: &[(SeatIx, PersonIx)]) -> bool {
        self.portfolio.booked(brief, team).all(|seat| !self.full(seat))
    }

    /// A team of the brief beside those placed: its own best, else one without the people who have no room left.
    fn team(&self, part: &Part, instance: &mut Instance, clock: &Clock<'_>) -> Option<Vec<usize>> {
        if self.takes(part.brief, &part.ground.members(&part.team)) {
            return Some(part.team.clone());
        }
        let brief = &self.portfolio.briefs[part.brief].brief;
        let hours = brief.seats.iter().map(|seat| seat.hours).max().unwrap_or(0);
        let paid = brief.seats.iter().any(|seat| seat.cost > 0);
        self.portfolio.point(instance, part.brief, &self.seats);
        for seat in &self.seats {
            if self.full(Booking { person: seat.person, term: brief.term, hours, paid }) {
                instance.people[seat.person].teams_used = u8::MAX;
            }
        }
        let facts = Facts::new(instance);
        let ground = Ground::new(&View::whole(&facts), 0);
        let Possible::Yes(start) = feasible::team(&ground, clock.left()) else { return None };
        let team = if part.best.is_some() { best_fit(&ground, &start, Phase::Feasibility, clock).team } else { start };
        part.ground.columns_of(&ground.members(&team))
    }
}

/// All parts as one program.
fn together(portfolio: &Portfolio, instance: &mut Instance, mut parts: Vec<Part>, clock: &Clock<'_>, solution: &mut PortfolioSolution) -> End {
    if parts.is_empty() {
        return End::Proved;
    }
    let mut placed = Placed { portfolio, seats: Vec::new() };
    let mut starts: Vec<Option<Vec<usize>>> = vec![None; parts.len()];
    let mut queue: Vec<usize> = (0..parts.len()).collect();
    queue.sort_by_key(|at| std::cmp::Reverse(portfolio.briefs[parts[*at].brief].priority));
    for at in queue {
        let part = &parts[at];
        starts[at] = placed.team(part, instance, clock);
        if let Some(team) = &starts[at] {
            placed.seats.extend(portfolio.booked(part.brief, &part.ground.members(team)));
        }
    }
    // more weight first, then earlier in the list
    let step = (parts.len() * parts.len()) as f64;
    let (mut grounds, mut first, mut start) = (Vec::new(), 0, Vec::new());
    for (at, part) in parts.iter_mut().enumerate() {
        let mut ground = std::mem::replace(&mut part.ground, join(Vec::new()));
        let earlier = (starts.len() - at) as f64;
        ground.teams[0].weight = f64::from(portfolio.briefs[part.brief].priority.max(1)) * step + earlier;
        start.extend(starts[at].iter().flatten().map(|column| column + first));
        first += ground.columns.len();
        grounds.push(ground);
    }
    let mut ground = join(grounds);
    start.sort_unstable();
    let mut end = End::Proved;
    if starts.iter().any(Option::is_none) {
        let alive = vec![true; ground.columns.len()];
        let stage = Stage {
            ground: &ground,
            measure: Measure::Filled,
            floors: &[],
            alive: &alive,
            single: &[],
            priced: false,
            bound: f64::INFINITY,
            phase: Phase::Filled,
        };
        let exact = Clock { limits: Limits { gap: 0.0, ..clock.limits }, ..*clock };
        let ended = stage.optimise(&start, &exact);
        (end, start) = (ended.end, ended.team);
    }
    let mut members = vec![0; parts.len()];
    start.iter().for_each(|column| members[ground.team(ground.columns[*column].unit)] += 1);
    let open: Vec<bool> = members.iter().zip(&ground.teams).map(|(members, team)| *members >= team.least).collect();
    let reason = if end == End::Stopped { Reason::Stopped } else { Reason::Together };
    for at in (0..parts.len()).filter(|at| !open[*at]) {
        close(&mut ground, at);
        solution.places[parts[at].brief] = Place::Unfilled(reason, Conflict::default());
    }
    ground.expected = expected(&ground);
    let fit: f64 = parts.iter().zip(&open).filter(|(_, open)| **open).map(|(part, _)| part.fit()).sum();
    let open_parts: Vec<&Part> = parts.iter().enumerate().filter(|(at, _)| open[*at]).map(|(_, part)| part).collect();
    let quiet = Silent(clock.watch);
    let beside_it = Clock { watch: &quiet, ..*clock };
    let alone = (0..portfolio.briefs.len()).filter(|brief| matches!(solution.places[*brief], Place::Unfilled(Reason::Alone, _)));
    let aside: Vec<Aside<'_>> = open_parts.iter().map(|part| Aside::Chances(part)).chain(alone.map(Aside::Conflict)).collect();
    let work = |instance: &mut Instance, aside: &Aside<'_>| match aside {
        // of a team of free size the chances wait for its size
        Aside::Chances(part) if portfolio.briefs[part.brief].brief.flexible() => Done::Later,
        Aside::Chances(part) => Done::Chances(part.chances(portfolio, instance, None, &beside_it)),
        Aside::Conflict(brief) => Done::Conflict(*brief, against(portfolio, instance, *brief, &[], &beside_it)),
    };
    let (course, mut done) = beside(portfolio, instance, &aside, work, || {
        let mut course = Course::new(&ground, *clock, start);
        course.end = end;
        for (at, column) in ground.columns.iter().enumerate() {
            course.alive[at] = open[ground.seats[column.seat].team];
        }
        for (at, (criterion, tolerance)) in order_of_many(&portfolio.policy).into_iter().enumerate() {
            let known = if at == 0 && criterion == Criterion::Fit { fit } else { f64::INFINITY };
            course.optimise_below(criterion, tolerance, known);
        }
        course.break_tie();
        clock.report(Phase::Chances, None, None);
        course
    });
    let mut teams: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
    course.team.iter().for_each(|column| teams[ground.team(ground.columns[*column].unit)].push(*column));
    let teams = teams.iter().zip(&open).filter(|(_, open)| **open).map(|(team, _)| ground.members(team));
    for conflict in done.split_off(open_parts.len()) {
        if let Done::Conflict(brief, conflict) = conflict {
            solution.places[brief] = Place::Unfilled(Reason::Alone, conflict);
        }
    }
    for ((part, team), done) in open_parts.into_iter().zip(teams).zip(done) {
        let (chances, reading) = if let Done::Chances(known) = done { known } else { part.chances(portfolio, instance, Some(&team), clock) };
        solution.places[part.brief] = Place::Filled { team, chances, reading };
    }
    solution.criteria = course.results();
    solution.outcome = course.outcome();
    solution.expected.clone_from(&ground.expected);
    if !sound(portfolio, instance, solution) {
        // never seen; should the solver's arithmetic ever fail so far, nothing is shown as a team
        solution.places.iter_mut().for_each(|place| *place = Place::Unfilled(Reason::Stopped, Conflict::default()));
        return End::Stopped;
    }
    course.end
}

/// True when every team keeps every rule beside the others.
fn sound(portfolio: &Portfolio, instance: &mut Instance, solution: &PortfolioSolution) -> bool {
    let teams: Vec<(usize, Vec<Booking>)> = solution.teams().map(|(brief, team)| (brief, portfolio.booked(brief, team).collect())).collect();
    solution.teams().all(|(brief, team)| {
        let others: Vec<Booking> = teams.iter().filter(|(other, _)| *other != brief).flat_map(|(_, seats)| seats.iter().copied()).collect();
        portfolio.point(instance, brief, &others);
        audit(instance, team).is_empty()
    })
}

/// What stands against each brief that is not filled, where that is not known yet.
fn explain(portfolio: &Portfolio, instance: &mut Instance, clock: &Clock<'_>, solution: &mut PortfolioSolution) {
    let taken: Vec<Booking> = solution.teams().flat_map(|(brief, team)| portfolio.booked(brief, team).collect::<Vec<Booking>>()).collect();
    for brief in 0..portfolio.briefs.len() {
        let Place::Unfilled(reason, conflict) = &mut solution.places[brief] else { continue };
        if *reason != Reason::Stopped && *conflict == Conflict::default() {
            *conflict = against(portfolio, instance, brief, if *reason == Reason::Together { &taken } else { &[] }, clock);
        }
    }
}

/// What stands against a brief beside these bookings; nothing where time ends that.
fn against(portfolio: &Portfolio, instance: &mut Instance, brief: usize, taken: &[Booking], clock: &Clock<'_>) -> Conflict {
    if clock.over() {
        return Conflict::default();
    }
    portfolio.point(instance, brief, taken);
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    if feasible::team(&Ground::bare(&view), clock.left()) == Possible::No { relax::search(&view, clock) } else { Conflict::default() }
}
