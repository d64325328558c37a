//! Why there is no team: a smallest set of rules that cannot hold together, with counts.
//!
//! A deletion filter over rules as the user names them: set one aside, and if there is still no team it was not to
//! blame. What is tried first is blamed last, so locks and seats come at the end: they stay in a conflict they cause.

use super::eligibility::Gate;
use super::facts::View;
use super::feasible::{self, Possible};
use super::ground::Ground;
use super::instance::SeatIx;
use super::loosen;
use super::measure::Measure;
use super::outcome::{Conflict, ConflictRule, Rule};
use super::watch::{Clock, Phase};
use std::collections::BTreeSet;

/// At most so many conflicts are told apart.
const CONFLICTS: usize = 6;

/// The conflicts of a view that has no team. Ended early it gives what it has: true, but not the smallest, and it says so.
pub(super) fn search(view: &View<'_>, clock: &Clock<'_>) -> Conflict {
    clock.report(Phase::Conflict, None, None);
    let all = rules(view);
    let mut search = Search { clock, all: &all, early: false };
    let mut aside = BTreeSet::new();
    let mut found: Vec<BTreeSet<Rule>> = Vec::new();
    // of the view itself it is known
    while found.len() < CONFLICTS && (found.is_empty() || search.impossible(&view.without(&aside))) {
        let conflict = search.filter(view, &aside);
        aside.extend(conflict.iter().copied());
        found.push(conflict);
        if clock.over() {
            search.early = true;
            break;
        }
    }
    let mut told = found.iter().map(|conflict| {
        let only: Vec<Rule> = all.iter().filter(|rule| !conflict.contains(rule)).copied().collect();
        let base = view.without(&only);
        conflict.iter().map(|rule| counted(&base, conflict, *rule, clock)).collect::<Vec<ConflictRule>>()
    });
    let rules = told.next().unwrap_or_default();
    let others: Vec<Vec<ConflictRule>> = told.collect();
    let rest: Vec<Rule> = found.iter().skip(1).flatten().copied().collect();
    let relaxations = match found.first() {
        Some(first) => loosen::relaxations(&view.without(&rest), first, clock),
        None => Vec::new(),
    };
    let repair = if found.len() > 1 { loosen::repair(view, &found, &relaxations, clock) } else { Vec::new() };
    Conflict { rules, relaxations, others, repair, minimal: !search.early && !clock.over() }
}

/// True when it is proved that no team exists; `None` when time ended it.
fn impossible(view: &View<'_>, clock: &Clock<'_>) -> Option<bool> {
    if feasible::lacks(view) {
        return Some(true);
    }
    match feasible::team(&Ground::bare(view), clock.left()) {
        Possible::No => Some(true),
        Possible::Yes(_) => Some(false),
        Possible::Unknown => None,
    }
}

/// The deletion filter, and whether anything ended it early.
struct Search<'a> {
    clock: &'a Clock<'a>,
    all: &'a [Rule],
    early: bool,
}

impl Search<'_> {
    fn impossible(&mut self, view: &View<'_>) -> bool {
        let known = impossible(view, self.clock);
        self.early |= known.is_none();
        known == Some(true)
    }

    /// Rules to keep in force: a minimal set without a team, of those not set aside.
    fn filter(&mut self, view: &View<'_>, aside: &BTreeSet<Rule>) -> BTreeSet<Rule> {
        let (all, mut dropped) = (self.all, aside.clone());
        if all.contains(&Rule::Growth) && !aside.contains(&Rule::Growth) {
            // before the minima, which cannot be set aside while it is in force
            self.sift_out(view, &[vec![Rule::Growth]], &mut dropped);
        }
        // whole seats first, with all they ask: most have no part in it
        let block = |seat: SeatIx| -> Vec<Rule> { all.iter().filter(|rule| seat_of(**rule) == Some(seat) && !aside.contains(rule)).copied().collect() };
        let seats: Vec<Vec<Rule>> = (0..view.brief.seats.len()).rev().map(block).filter(|block| !block.is_empty()).collect();
        self.sift_out(view, &seats, &mut dropped);
        let single: Vec<Vec<Rule>> = all.iter().filter(|rule| **rule != Rule::Growth && !dropped.contains(rule)).map(|rule| vec![*rule]).collect();
        self.sift_out(view, &single, &mut dropped);
        all.iter().filter(|rule| !dropped.contains(rule)).copied().collect()
    }

    /// Sets aside every part that is not to blame, many at once where it can: all of them, else each half by itself.
    fn sift_out(&mut self, view: &View<'_>, parts: &[Vec<Rule>], dropped: &mut BTreeSet<Rule>) {
        if parts.is_empty() {
            return;
        }
        if self.clock.over() {
            self.early = true;
            return;
        }
        let without: BTreeSet<Rule> = dropped.iter().chain(parts.iter().flatten()).copied().collect();
        if self.impossible(&view.without(&without)) {
            *dropped = without;
        } else if parts.len() > 1 {
            let (first, second) = parts.split_at(parts.len() / 2);
            self.sift_out(view, first, dropped);
            self.sift_out(view, second, dropped);
        }
    }
}

/// Every rule of the instance, in the order in which they are set aside.
fn rules(view: &View<'_>) -> Vec<Rule> {
    let (brief, pins) = (&view.brief, &view.brief.pins);
    let mut rules: Vec<Rule> = Vec::new();
    rules.extend((0..pins.apart.len()).map(Rule::Apart));
    rules.extend((0..pins.excluded.len()).map(Rule::Excluded));
    rules.extend([Rule::OneSeat, Rule::Teams, Rule::Hours, Rule::Availability, Rule::Standing]);
    rules.extend(brief.seats.iter().any(|seat| seat.office.is_none() && seat.cost > 0).then_some(Rule::Paid));
    let open: Vec<SeatIx> = (0..brief.seats.len()).filter(|seat| brief.seats[*seat].office.is_none()).collect();
    rules.extend(open.iter().filter(|seat| !brief.seats[**seat].kinds.is_empty()).map(|seat| Rule::Kinds(*seat)));
    let ranked = |seat: &&SeatIx| brief.seats[**seat].rank_min.is_some() || brief.seats[**seat].rank_max.is_some();
    rules.extend(open.iter().filter(ranked).map(|seat| Rule::RankRange(*seat)));
    let mix = &brief.mix;
    rules.extend((0..mix.representation.len()).map(Rule::Representation));
    rules.extend(mix.no_lone_outsider.then_some(Rule::NoLoneOutsider));
    rules.extend(mix.host_share_max.map(|_| Rule::HostShare));
    rules.extend(mix.max_per_agency.map(|_| Rule::MaxPerAgency));
    rules.extend(mix.min_agencies.map(|_| Rule::MinAgencies));
    rules.extend((0..brief.coverage.len()).map(Rule::Coverage));
    rules.extend(brief.growth.then_some(Rule::Growth));
    for seat in &open {
        let minima = brief.seats[*seat].requirements.iter().enumerate().filter(|(_, need)| need.minimum.is_some());
        rules.extend(minima.map(|(at, _)| Rule::Minimum(*seat, at)));
    }
    rules.extend((0..pins.included.len()).map(Rule::Included));
    rules.extend((0..pins.locked.len()).map(Rule::Locked));
    rules.extend(open.into_iter().map(Rule::Seats));
    rules.retain(|rule| view.has(*rule));
    rules
}

/// The seat a rule is about.
pub(super) fn seat_of(rule: Rule) -> Option<SeatIx> {
    match rule {
        Rule::Seats(seat) | Rule::Minimum(seat, _) | Rule::RankRange(seat) | Rule::Kinds(seat) => Some(seat),
        _ => None,
    }
}

/// How far off a rule is when only its conflict is in force.
fn counted(base: &View<'_>, conflict: &BTreeSet<Rule>, rule: Rule, clock: &Clock<'_>) -> ConflictRule {
    let brief = &base.brief;
    let size = u32::from(brief.seats_to_fill());
    let without = base.without(&[rule]);
    // the most that any team has; nothing where time is over
    let most = |view: &View<'_>, measure: &dyn Fn(&Ground) -> Option<Measure>| {
        if clock.over() {
            return None;
        }
        let ground = Ground::bare(view);
        measure(&ground).map_or(Some(0), |measure| feasible::most(&ground, measure, clock.left()))
    };
    let least = |view: &View<'_>, cap: u32| {
        let found = loosen::smallest(view, rule, cap, clock);
        (!clock.over()).then_some(found.unwrap_or(size))
    };
    let cap = |needed: u32| (needed, least(base, needed));
    let plain = |(needed, available): (u32, u32)| (needed, Some(available));
    let group = |view: &View<'_>| most(view, &|ground| ground.groups.iter().position(|group| group.rule == rule).map(Measure::Group));
    let seats: Vec<SeatIx> = conflict.iter().filter(|rule| matches!(rule, Rule::Seats(_))).filter_map(|rule| seat_of(*rule)).collect();
    // where no seat is to blame, the rules that bar people are counted over all seats
    let filled: Vec<SeatIx> = if seats.is_empty() { base.facts.instance.open_seats().collect() } else { seats.clone() };
    let pinned_alone = seats.is_empty() && conflict.iter().any(|rule| matches!(rule, Rule::Locked(_) | Rule::Included(_)));
    let asked = |seats: &[SeatIx]| seats.iter().map(|seat| u32::from(brief.seats[*seat].fewest())).sum::<u32>();
    let (needed, available) = match rule {
        Rule::Seats(seat) => {
            let place = |ground: &Ground| ground.seats.iter().position(|need| need.seat == seat).map(Measure::Seat);
            (asked(&[seat]), most(&without, &place))
        }
        _ if pinned_alone && is_of_person(rule) => plain(pinned(base, conflict)),
        Rule::Minimum(seat, _) | Rule::RankRange(seat) | Rule::Kinds(seat) => plain((asked(&[seat]).max(1), able(base, &[seat]))),
        Rule::Hours | Rule::Teams | Rule::Paid | Rule::Standing | Rule::Availability | Rule::OneSeat => plain((asked(&filled).max(1), able(base, &filled))),
        Rule::Coverage(at) => {
            let mut view = base.clone();
            view.brief.to_mut().coverage[at].people = 0;
            match brief.coverage[at].most.map(u32::from) {
                // none asked and still no team: the most is what stands in the way
                Some(most) if impossible(&view, clock) == Some(true) => (most, least(&view, most)),
                _ => (u32::from(brief.coverage[at].people), group(&view)),
            }
        }
        Rule::Representation(at) => {
            let mut view = base.clone();
            view.brief.to_mut().mix.representation[at].people = 0;
            (u32::from(brief.mix.representation[at].people), group(&view))
        }
        Rule::MinAgencies => (brief.mix.min_agencies.map_or(0, u32::from), most(&without, &|_| Some(Measure::Agencies))),
        Rule::MaxPerAgency => cap(brief.mix.max_per_agency.map_or(size, u32::from)),
        Rule::HostShare => cap(brief.mix.host_share_max.map_or(size, |share| u32::from(share) * size / 100)),
        Rule::NoLoneOutsider => plain((2, 1)),
        Rule::Apart(_) => plain((1, 2)),
        Rule::Growth | Rule::Locked(_) | Rule::Included(_) | Rule::Excluded(_) => plain((1, 0)),
    };
    ConflictRule { rule, needed, available }
}

fn is_of_person(rule: Rule) -> bool {
    matches!(rule, Rule::Minimum(..) | Rule::RankRange(_) | Rule::Kinds(_) | Rule::Hours | Rule::Teams | Rule::Paid | Rule::Standing | Rule::Availability)
}

/// People pinned by the conflict, and how many of them may sit where they are pinned.
fn pinned(base: &View<'_>, conflict: &BTreeSet<Rule>) -> (u32, u32) {
    let facts = base.facts;
    let may = |person: usize, seat: SeatIx| Gate::new(base, seat).fails(person, &facts.instance.people[person]) == 0;
    let fits = conflict.iter().filter_map(|rule| match rule {
        Rule::Locked(at) => Some(facts.locked[*at].is_some_and(|(person, seat)| may(person, seat))),
        Rule::Included(at) => Some(facts.included[*at].is_some_and(|person| facts.instance.open_seats().any(|seat| may(person, seat)))),
        _ => None,
    });
    let fits: Vec<bool> = fits.collect();
    (fits.len() as u32, fits.iter().filter(|fit| **fit).count() as u32)
}

/// People eligible for at least one of the seats.
pub(super) fn able(view: &View<'_>, seats: &[SeatIx]) -> u32 {
    let people: BTreeSet<usize> = seats.iter().flat_map(|seat| Gate::new(view, *seat).eligible(view.facts.instance)).collect();
    people.len() as u32
}
