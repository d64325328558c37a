//! A second exact solver on programs of its own, written from the brief alone: every criterion within what fit leaves, and
//! the even spread of many teams.

use super::brute::able;
use super::support::{Dice, code, empty, level, person, seat};
use crate::brief::Requirement;
use crate::formation::{Criterion, Instance, Limits, NoWatch, Outcome, Portfolio, Wanted, audit_portfolio, audit_solution, propose, propose_portfolio};
use good_lp::solvers::microlp::microlp;
use good_lp::{Constraint, Expression, ProblemVariables, Solution as _, SolverModel, Variable, constraint, variable};
use std::collections::BTreeMap;

/// Share of fit that may be given up.
const TOLERANCE: f64 = 0.03;

/// Eighteen people of five agencies for five or six places in three seats: too many teams to try one by one.
fn middling(number: u64) -> Instance {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 11);
    let mut instance = empty();
    instance.agencies = (0..5).map(|at| format!("Dinas {at}")).collect();
    for at in 0..18 {
        let mut who = person(at, dice.below(5) as usize);
        who.levels = (0..3u16).filter_map(|skill| if dice.hit(15) { None } else { Some((skill, level(1 + dice.below(5)))) }).collect();
        who.balance = dice.below(400) as f64 / 100.0 - 2.0;
        who.cost = 50 * dice.below(6) as u32;
        instance.people.push(who);
    }
    for at in 0..3 {
        let mut asked = seat(&format!("K{at}"), 1 + u16::from(at > 0));
        asked.cost = [0, 100, 150][dice.below(3) as usize];
        let minimum = dice.hit(60).then(|| level(1 + dice.below(3)));
        asked.requirements.push(Requirement { competency: code(at), minimum, preferred: Some(level(3 + dice.below(3))), weight: 1 });
        asked.requirements.push(Requirement { competency: code((at + 1) % 3), minimum: None, preferred: Some(level(2 + dice.below(3))), weight: 2 });
        instance.brief.seats.push(asked);
    }
    if dice.hit(50) {
        // one place more than it must have
        (instance.brief.seats[2].count, instance.brief.seats[2].least) = (3, Some(2));
    }
    instance.brief.mix.max_per_agency = dice.hit(60).then_some(2);
    instance.brief.mix.min_agencies = dice.hit(40).then_some(3);
    for a in 0..18 {
        for b in a + 1..18 {
            if instance.people[a].agency != instance.people[b].agency && dice.hit(25) {
                instance.past_pairs.push((a, b, 1 + dice.below(2) as u16));
            }
        }
    }
    instance
}

/// The choices of one brief: who takes which seat, which agencies are there, which pairs meet again.
struct Choices {
    seats: BTreeMap<(usize, usize), Variable>,
    present: Vec<Variable>,
    again: Vec<(f64, Variable)>,
    rows: Vec<Constraint>,
}

impl Choices {
    fn new(instance: &Instance, vars: &mut ProblemVariables) -> Choices {
        let mut seats = BTreeMap::new();
        for at in instance.open_seats() {
            for who in (0..instance.people.len()).filter(|who| able(instance, at, *who)) {
                seats.insert((at, who), vars.add(variable().binary()));
            }
        }
        let sum = |of: &dyn Fn(usize, usize) -> bool| -> Expression {
            seats.iter().filter(|((at, who), _)| of(*at, *who)).map(|(_, taken)| Expression::from(*taken)).sum()
        };
        let mut rows = Vec::new();
        for at in instance.open_seats() {
            let asked = &instance.brief.seats[at];
            rows.push(constraint::geq(sum(&|seat, _| seat == at), f64::from(asked.least.unwrap_or(asked.count))));
            rows.push(constraint::leq(sum(&|seat, _| seat == at), f64::from(asked.count)));
        }
        let on = |who: usize| sum(&|_, other| other == who);
        rows.extend((0..instance.people.len()).map(|who| constraint::leq(on(who), 1.0)));
        let of = |agency: usize| sum(&|_, who| instance.people[who].agency == agency);
        let present: Vec<Variable> = instance.agencies.iter().map(|_| vars.add(variable().binary())).collect();
        for (agency, there) in present.iter().enumerate() {
            rows.push(constraint::geq(of(agency) - *there, 0.0));
            rows.extend(instance.brief.mix.max_per_agency.map(|most| constraint::leq(of(agency), f64::from(most))));
        }
        rows.extend(instance.brief.mix.min_agencies.map(|least| constraint::geq(present.iter().sum::<Expression>(), f64::from(least))));
        let again = instance.past_pairs.iter().map(|(a, b, times)| {
            let met = vars.add(variable().min(0.0).max(1.0));
            rows.push(constraint::geq(Expression::from(met) - on(*a) - on(*b), -1.0));
            (f64::from(*times), met)
        });
        let again = again.collect();
        Choices { seats, present, again, rows }
    }

    /// What is made as large as can be: less is better for some.
    fn worth(&self, instance: &Instance, criterion: Criterion) -> Expression {
        let each = |worth: &dyn Fn(usize, usize) -> f64| -> Expression { self.seats.iter().map(|((at, who), taken)| worth(*at, *who) * *taken).sum() };
        match criterion {
            Criterion::Fit => each(&|at, who| instance.fit(who, at)),
            Criterion::Chance => each(&|_, who| instance.people[who].balance),
            Criterion::Agencies => self.present.iter().sum(),
            Criterion::RepeatPairs => self.again.iter().map(|(times, met)| -*times * *met).sum(),
            Criterion::Size => each(&|_, _| -1.0),
            Criterion::Cost => each(&|at, who| -f64::from(instance.brief.seats[at].cost) - f64::from(instance.people[who].cost)),
            Criterion::Spread => Expression::from(0.0),
        }
    }
}

/// The best of a criterion, of the teams with so much fit at least; `None` when there is no team.
fn best(instance: &Instance, criterion: Criterion, fit: f64) -> Option<f64> {
    let mut vars = ProblemVariables::new();
    let choices = Choices::new(instance, &mut vars);
    let (worth, fits) = (choices.worth(instance, criterion), choices.worth(instance, Criterion::Fit));
    let mut model = vars.maximise(worth.clone()).using(microlp);
    for row in choices.rows {
        model.add_constraint(row);
    }
    model.add_constraint(constraint::geq(fits, fit));
    model.solve().ok().map(|solution| solution.eval(&worth))
}

#[test]
fn a_second_solver_agrees_on_every_criterion() {
    let others = [Criterion::Chance, Criterion::Agencies, Criterion::RepeatPairs, Criterion::Size, Criterion::Cost];
    let (mut compared, mut moved) = (0, 0);
    for number in 0..12 {
        let mut instance = middling(number);
        let Some(most) = best(&instance, Criterion::Fit, 0.0) else { continue };
        for criterion in others {
            instance.policy.order = vec![(Criterion::Fit, TOLERANCE), (criterion, 0.0)];
            let solution = propose(&instance, &Limits::default(), &NoWatch);
            assert_eq!((solution.outcome.clone(), audit_solution(&instance, &solution)), (Outcome::Proved, vec![]), "{number} {criterion:?}");
            assert!((solution.criteria[0].best - most).abs() < 1e-5, "{number}: fit {} by engine, {most} by microlp", solution.criteria[0].best);
            let theirs = best(&instance, criterion, most * (1.0 - TOLERANCE) - 1e-6).expect("the best team keeps the floor");
            let ours = if criterion.maximised() { solution.criteria[1].best } else { -solution.criteria[1].best };
            assert!((ours - theirs).abs() < 1e-5, "{number} {criterion:?}: {ours} by engine, {theirs} by microlp");
            compared += 1;
            moved += u32::from(solution.criteria[0].value < most - 1e-6);
        }
    }
    assert!(compared >= 40 && moved > 10, "{compared} compared, {moved} of them gave up fit");
}

#[test]
fn a_second_solver_agrees_on_the_even_spread() {
    let mut compared = 0;
    for number in 0..8 {
        let (mut first, mut second) = (middling(number), middling(number + 100));
        // what a spread leaves open is much: a second solver takes long over more
        first.people.truncate(9);
        [&mut first, &mut second].into_iter().for_each(|instance| instance.brief.seats.truncate(2));
        let mut briefs = [first.brief.clone(), second.brief.clone()];
        briefs.iter_mut().flat_map(|brief| &mut brief.seats).for_each(|seat| seat.least = None);
        let wanted = |brief: &crate::brief::Brief| Wanted { brief: brief.clone(), host: None, priority: 1 };
        let mut policy = first.policy.clone();
        policy.order = vec![(Criterion::Spread, 0.0)];
        let portfolio = Portfolio {
            people: first.people.clone(),
            agencies: first.agencies.clone(),
            competencies: first.competencies.clone(),
            bookings: Vec::new(),
            briefs: briefs.iter().map(wanted).collect(),
            policy,
            past_pairs: Vec::new(),
            seed: None,
        };
        let solution = propose_portfolio(&portfolio, &Limits::default(), &NoWatch);
        assert_eq!(audit_portfolio(&portfolio, &solution), [], "{number}");
        if solution.teams().count() < 2 {
            continue;
        }
        assert_eq!(solution.outcome, Outcome::Proved, "{number}");
        let mut vars = ProblemVariables::new();
        // hours and teams leave room for both, so the briefs meet in the spread alone
        let of: Vec<(Instance, Choices)> = (0..2).map(|brief| portfolio.instance(brief, &[])).map(|i| (i.clone(), Choices::new(&i, &mut vars))).collect();
        let far: Vec<Variable> = solution.expected.iter().map(|_| vars.add(variable().min(0.0))).collect();
        let total: Expression = far.iter().sum();
        let mut model = vars.minimise(total.clone()).using(microlp);
        for (agency, (expected, far)) in solution.expected.iter().zip(&far).enumerate() {
            let sent = || -> Expression {
                let all = of.iter().flat_map(|(instance, choices)| choices.seats.iter().filter(move |((_, who), _)| instance.people[*who].agency == agency));
                all.map(|(_, taken)| Expression::from(*taken)).sum()
            };
            model.add_constraint(constraint::geq(Expression::from(*far) - sent(), -*expected));
            model.add_constraint(constraint::geq(Expression::from(*far) + sent(), *expected));
        }
        for row in of.into_iter().flat_map(|(_, choices)| choices.rows) {
            model.add_constraint(row);
        }
        let theirs = model.solve().expect("there are teams").eval(&total);
        assert!((solution.criteria[0].best - theirs).abs() < 1e-5, "{number}: {} by engine, {theirs} by microlp", solution.criteria[0].best);
        compared += 1;
    }
    assert!(compared >= 4, "{compared}");
}
