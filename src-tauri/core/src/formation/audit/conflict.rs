//! The referee of an impossible answer: the rules it names, the counts that need no solver, the changes it offers.

use super::member;
use crate::formation::instance::{Instance, PersonIx, SeatIx};
use crate::formation::loosen::apply;
use crate::formation::outcome::{Conflict, ConflictRule, Relaxation, Rule};
use std::collections::BTreeSet;

/// Something wrong with a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The instance has no such rule.
    Unknown(Rule),
    /// Named in two conflicts, or twice in one.
    Twice(Rule),
    /// A count that is another: needed and available.
    Count { rule: Rule, said: (u32, Option<u32>), found: (u32, Option<u32>) },
    /// By its own counts the rule is kept.
    Kept(Rule),
    /// A smallest conflict without a rule.
    Empty,
    /// A change of a rule outside the conflict, or one that changes nothing.
    Change(Rule, Option<u32>),
}

/// Everything wrong with a conflict of an instance.
pub(in crate::formation) fn mistakes(instance: &Instance, conflict: &Conflict) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = (conflict.minimal && conflict.rules.is_empty()).then_some(Mistake::Empty).into_iter().collect();
    let mut seen = BTreeSet::new();
    for group in std::iter::once(&conflict.rules).chain(&conflict.others) {
        let rules: BTreeSet<Rule> = group.iter().map(|told| told.rule).filter(|rule| exists(instance, *rule)).collect();
        for told in group {
            if !exists(instance, told.rule) {
                mistakes.push(Mistake::Unknown(told.rule));
            } else if !seen.insert(told.rule) {
                mistakes.push(Mistake::Twice(told.rule));
            } else {
                mistakes.extend(count(instance, &rules, told, conflict.minimal));
            }
        }
    }
    let named = |rule: Rule| conflict.rules.iter().any(|told| told.rule == rule);
    let idle = conflict.relaxations.iter().filter(|change| !named(change.rule) || !changes(instance, change));
    mistakes.extend(idle.map(|change| Mistake::Change(change.rule, change.to)));
    // a repair takes a change of each conflict; with a stretch seat one may stand for two
    let mut groups = std::iter::once(&conflict.rules).chain(&conflict.others);
    let many = conflict.repair.len() == 1 + conflict.others.len() || instance.brief.growth;
    for change in &conflict.repair {
        let of_it = groups.any(|group| group.iter().any(|told| told.rule == change.rule));
        if !(many && of_it && changes(instance, change)) {
            mistakes.push(Mistake::Change(change.rule, change.to));
        }
    }
    mistakes
}

fn exists(instance: &Instance, rule: Rule) -> bool {
    let (brief, pins) = (&instance.brief, &instance.brief.pins);
    let open = |seat: SeatIx| brief.seats.get(seat).filter(|seat| seat.office.is_none());
    match rule {
        Rule::Seats(seat) => open(seat).is_some(),
        Rule::Minimum(seat, at) => open(seat).and_then(|seat| seat.requirements.get(at)).is_some_and(|need| need.minimum.is_some()),
        Rule::RankRange(seat) => open(seat).is_some_and(|seat| seat.rank_min.is_some() || seat.rank_max.is_some()),
        Rule::Kinds(seat) => open(seat).is_some_and(|seat| !seat.kinds.is_empty()),
        Rule::Hours | Rule::Teams | Rule::Standing | Rule::Availability | Rule::OneSeat => true,
        Rule::Paid => brief.seats.iter().any(|seat| seat.office.is_none() && seat.cost > 0),
        Rule::Coverage(at) => at < brief.coverage.len(),
        Rule::MinAgencies => brief.mix.min_agencies.is_some(),
        Rule::MaxPerAgency => brief.mix.max_per_agency.is_some(),
        Rule::HostShare => brief.mix.host_share_max.is_some(),
        Rule::NoLoneOutsider => brief.mix.no_lone_outsider,
        Rule::Representation(at) => at < brief.mix.representation.len(),
        Rule::Growth => brief.growth,
        Rule::Locked(at) => at < pins.locked.len(),
        Rule::Included(at) => at < pins.included.len(),
        Rule::Excluded(at) => at < pins.excluded.len(),
        Rule::Apart(at) => at < pins.apart.len(),
    }
}

/// A count of the rule that is not as said, as far as plain counting tells.
fn count(instance: &Instance, rules: &BTreeSet<Rule>, told: &ConflictRule, minimal: bool) -> Option<Mistake> {
    let (said, rule) = ((told.needed, told.available), told.rule);
    let all = |found: (u32, Option<u32>)| (said != found).then_some(Mistake::Count { rule, said, found });
    let differs = |(needed, available): (u32, u32)| all((needed, Some(available)));
    // what others leave is the solver's to count, or time ended it
    let needs = |needed: u32| all((needed, said.1));
    let brief = &instance.brief;
    let size = u32::from(brief.seats_to_fill());
    let blamed: Vec<SeatIx> = rules.iter().filter_map(|rule| if let Rule::Seats(seat) = rule { Some(*seat) } else { None }).collect();
    // where no seat is to blame, the rules that bar people are counted over all seats
    let filled: Vec<SeatIx> = if blamed.is_empty() { instance.open_seats().collect() } else { blamed.clone() };
    let pinned = blamed.is_empty() && rules.iter().any(|rule| matches!(rule, Rule::Locked(_) | Rule::Included(_)));
    let asked = |seats: &[SeatIx]| seats.iter().map(|seat| u32::from(brief.seats[*seat].fewest())).sum::<u32>();
    // a rule that has no part in it may be kept
    let short = |less: bool| {
        let kept = said.1.is_some_and(|available| if less { available >= said.0 } else { available <= said.0 });
        (minimal && kept).then_some(Mistake::Kept(rule))
    };
    match rule {
        Rule::Seats(seat) if said.1.is_some() && rules.iter().all(|rule| decides_alone(*rule, seat)) => {
            differs((asked(&[seat]), able(instance, rules, &[seat]))).or_else(|| short(true))
        }
        Rule::Seats(seat) => needs(asked(&[seat])).or_else(|| short(true)),
        rule if pinned && of_person(rule) => differs(held(instance, rules)),
        Rule::Minimum(seat, _) | Rule::RankRange(seat) | Rule::Kinds(seat) => differs((asked(&[seat]).max(1), able(instance, rules, &[seat]))),
        Rule::Hours | Rule::Teams | Rule::Paid | Rule::Standing | Rule::Availability | Rule::OneSeat => {
            differs((asked(&filled).max(1), able(instance, rules, &filled)))
        }
        Rule::Coverage(at) => match brief.coverage[at].most.map(u32::from) {
            Some(most) if said.0 == most && said.1.is_none_or(|available| available > most) => None,
            _ => needs(brief.coverage[at].people.into()).or_else(|| short(true)),
        },
        Rule::Representation(at) => needs(brief.mix.representation[at].people.into()).or_else(|| short(true)),
        Rule::MinAgencies => needs(brief.mix.min_agencies.map_or(0, u32::from)).or_else(|| short(true)),
        Rule::MaxPerAgency => needs(brief.mix.max_per_agency.map_or(size, u32::from)).or_else(|| short(false)),
        Rule::HostShare => needs(brief.mix.host_share_max.map_or(size, |share| u32::from(share) * size / 100)).or_else(|| short(false)),
        Rule::NoLoneOutsider => differs((2, 1)),
        Rule::Apart(_) => differs((1, 2)),
        Rule::Growth | Rule::Locked(_) | Rule::Included(_) | Rule::Excluded(_) => differs((1, 0)),
    }
}

/// True of the rules that bar a person from a seat whoever else is on the team.
fn of_person(rule: Rule) -> bool {
    matches!(rule, Rule::Minimum(..) | Rule::RankRange(_) | Rule::Kinds(_) | Rule::Hours | Rule::Teams | Rule::Paid | Rule::Standing | Rule::Availability)
}

/// True of a rule that, with this seat's own, leaves its eligible people as the only count.
fn decides_alone(rule: Rule, seat: SeatIx) -> bool {
    match rule {
        Rule::Seats(of) | Rule::Minimum(of, _) | Rule::RankRange(of) | Rule::Kinds(of) => of == seat,
        _ => of_person(rule) || matches!(rule, Rule::Excluded(_)),
    }
}

/// True when the rules in force let a person sit there.
fn may(instance: &Instance, rules: &BTreeSet<Rule>, seat: SeatIx, person: PersonIx) -> bool {
    let nip = &instance.people[person].nip;
    let grows = rules.contains(&Rule::Growth);
    let holds = |rule: Rule| rules.contains(&rule) || (grows && matches!(rule, Rule::Minimum(..)));
    let out = |at: &Rule| matches!(at, Rule::Excluded(at) if instance.brief.pins.excluded[*at] == *nip);
    !rules.iter().any(out) && !member(instance, seat, person).iter().any(|breach| holds(breach.rule))
}

/// People who may sit in at least one of the seats.
fn able(instance: &Instance, rules: &BTreeSet<Rule>, seats: &[SeatIx]) -> u32 {
    (0..instance.people.len()).filter(|person| seats.iter().any(|seat| may(instance, rules, *seat, *person))).count() as u32
}

/// People pinned by the conflict, and how many of them may sit where they are pinned.
fn held(instance: &Instance, rules: &BTreeSet<Rule>) -> (u32, u32) {
    let pins = &instance.brief.pins;
    let sits = |rule: &Rule| match rule {
        Rule::Locked(at) => {
            let (code, nip) = &pins.locked[*at];
            let seat = instance.brief.seats.iter().position(|seat| seat.code == *code);
            Some(seat.zip(instance.person(nip)).is_some_and(|(seat, person)| may(instance, rules, seat, person)))
        }
        Rule::Included(at) => {
            let person = instance.person(&pins.included[*at]);
            Some(person.is_some_and(|person| instance.open_seats().any(|seat| may(instance, rules, seat, person))))
        }
        _ => None,
    };
    let sits: Vec<bool> = rules.iter().filter_map(sits).collect();
    (sits.len() as u32, sits.iter().filter(|sits| **sits).count() as u32)
}

fn changes(instance: &Instance, change: &Relaxation) -> bool {
    let (mut brief, mut policy) = (instance.brief.clone(), instance.policy.clone());
    exists(instance, change.rule) && {
        apply(change, &mut brief, &mut policy);
        (&brief, &policy) != (&instance.brief, &instance.policy)
    }
}
