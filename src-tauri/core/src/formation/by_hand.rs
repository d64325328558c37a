//! A team arranged by hand: who sits where after a swap or a move, and which rules that breaks through whom.

use super::audit::{Breach, audit};
use super::growth::stretches;
use super::instance::{Instance, PersonIx, SeatIx};
use super::outcome::Rule;

/// A change after which everyone else sits where they sat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// One comes in another's place.
    Replace { leaves: PersonIx, enters: PersonIx },
    /// Two members exchange seats.
    Swap(PersonIx, PersonIx),
    /// A member takes another seat, or someone from outside comes in.
    Move(PersonIx, SeatIx),
}

/// A rule that a team breaks, and the people through whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    pub breach: Breach,
    /// Of a rule that allows at most so many: all who count for it. Of one that asks for at least so many: those who
    /// count already. Empty where it is about nobody in particular.
    pub people: Vec<PersonIx>,
}

/// The team after a change, whatever the rules say. `None` when someone it names is not on the team, or already is.
pub fn arranged(team: &[(SeatIx, PersonIx)], change: ByHand) -> Option<Vec<(SeatIx, PersonIx)>> {
    let mut team = team.to_vec();
    let place = |team: &[(SeatIx, PersonIx)], person: PersonIx| team.iter().position(|(_, member)| *member == person);
    match change {
        ByHand::Replace { leaves, enters } => {
            let at = place(&team, leaves)?;
            if place(&team, enters).is_some() {
                return None;
            }
            team[at].1 = enters;
        }
        ByHand::Swap(a, b) => {
            let (a, b) = (place(&team, a)?, place(&team, b)?);
            (team[a].1, team[b].1) = (team[b].1, team[a].1);
        }
        ByHand::Move(person, seat) => match place(&team, person) {
            Some(at) => team[at].0 = seat,
            None => team.push((seat, person)),
        },
    }
    team.sort_unstable();
    Some(team)
}

/// Every rule a team breaks, as the audit finds it, and through whom.
pub fn broken(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<Broken> {
    audit(instance, team).into_iter().map(|breach| Broken { people: through(instance, team, &breach), breach }).collect()
}

fn through(instance: &Instance, team: &[(SeatIx, PersonIx)], breach: &Breach) -> Vec<PersonIx> {
    let (brief, people) = (&instance.brief, &instance.people);
    let members = |is: &dyn Fn(SeatIx, PersonIx) -> bool| -> Vec<PersonIx> {
        team.iter().filter(|(_, person)| *person < people.len()).filter(|(seat, person)| is(*seat, *person)).map(|(_, person)| *person).collect()
    };
    let sent = |agency: usize| team.iter().filter(|(_, person)| people.get(*person).is_some_and(|who| who.agency == agency)).count();
    match breach.rule {
        Rule::Apart(at) => members(&|_, person| {
            let (a, b) = &brief.pins.apart[at];
            people[person].nip == *a || people[person].nip == *b
        }),
        _ if breach.person.is_some() => breach.person.into_iter().collect(),
        Rule::Seats(at) => members(&|seat, _| seat == at),
        Rule::Growth => stretches(instance, team).into_iter().map(|one| one.person).collect(),
        Rule::Coverage(at) => {
            let cover = &brief.coverage[at];
            let competency = instance.competency(cover.competency.as_str());
            members(&|_, person| competency.and_then(|c| people[person].level(c)).is_some_and(|level| level >= cover.level))
        }
        Rule::Representation(at) => {
            let asked = &brief.mix.representation[at];
            let named = |agency: usize| instance.agencies.get(agency).is_some_and(|name| asked.counts(name));
            members(&|_, person| named(people[person].agency))
        }
        Rule::MaxPerAgency => {
            let most = brief.mix.max_per_agency.map_or(usize::MAX, usize::from);
            members(&|_, person| sent(people[person].agency) > most)
        }
        Rule::HostShare => members(&|_, person| Some(people[person].agency) == instance.host),
        Rule::NoLoneOutsider => members(&|_, person| Some(people[person].agency) != instance.host && sent(people[person].agency) == 1),
        _ => Vec::new(),
    }
}
