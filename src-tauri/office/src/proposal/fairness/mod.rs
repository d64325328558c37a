//! Unfairness that no balance sees: narrow seats, people nobody has assessed, and what hosts overruled.

pub mod wire;

mod overrides;

use super::Reopened;
use crate::brief::faults;
use crate::brief::wire::BriefForm;
use crate::formation::wire::FormationOptions;
use crate::formation::{World, text};
use crate::{Office, Result, words};
use rampak_core::formation::{Funnel, Instance, PersonIx, openings};
use rampak_core::ledger::median;
use std::collections::{BTreeMap, HashMap};
use wire::{AgencyNotAssessed, AgencyRefusals, NotAssessed, ProposalFairness, SeatCandidates};

/// A seat of another brief.
struct Like {
    role: String,
    /// Required levels.
    minima: usize,
    eligible: f64,
    /// `None` while the brief has no proposal.
    effective: Option<f64>,
}

impl Office {
    /// How narrow each seat is, and who is shut out by a missing assessment alone, as the file stands.
    ///
    /// # Errors
    /// `not_found`.
    pub fn proposal_fairness(&self, id: &str) -> Result<ProposalFairness> {
        let kept = self.kept(id)?;
        let now = self.decided(&kept)?;
        let open = openings(&now.instance, &places(&now.instance, &now.team));
        let effective = open.effective(&frozen(&now.world, &kept.body.chances));
        let others = self.elsewhere(&kept.item.brief_id)?;
        let seats = open.seats.iter().zip(effective).filter(|((_, places, _), _)| *places > 0);
        let seats = seats.map(|((seat, places, funnel), effective)| candidates(&now, *seat, *places, funnel, effective, &others)).collect();
        Ok(ProposalFairness { seats, not_assessed: by_agency(&now.world, 1, open.not_assessed()) })
    }

    /// The not assessed of all briefs that are without faults and have no issued decree, each person once.
    ///
    /// # Errors
    /// Database problems.
    pub fn proposal_not_assessed(&self) -> Result<NotAssessed> {
        let world = self.world()?;
        let (forms, _) = self.wanted(&[])?;
        let mut people: HashMap<PersonIx, f64> = HashMap::new();
        for (form, _) in &forms {
            let (_, instance) = self.instance(form, &FormationOptions::default())?;
            for (person, seats) in openings(&instance, &places(&instance, &[])).not_assessed() {
                *people.entry(person).or_default() += seats;
            }
        }
        Ok(by_agency(&world, forms.len() as u32, people))
    }

    /// Refusals by agency, those of its superiors first; of proposals that count, each person once a brief.
    ///
    /// # Errors
    /// Database problems.
    pub fn proposal_refusals(&self) -> Result<Vec<AgencyRefusals>> {
        let world = self.world()?;
        let mut agencies: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
        for (person, reason) in self.db.read(super::consent::rows::refusals)? {
            let Some(person) = world.person_by_id(&person) else { continue };
            let of = agencies.entry(world.people[person].agency).or_default();
            *(if reason == "superior" { &mut of.1 } else { &mut of.0 }) += 1;
        }
        let line = |(agency, (by_person, by_superior)): (usize, (u32, u32))| {
            let agency = &world.agencies[agency];
            AgencyRefusals { agency_id: agency.id.clone(), agency: agency.name.clone(), by_person, by_superior }
        };
        let mut list: Vec<AgencyRefusals> = agencies.into_iter().map(line).collect();
        list.sort_by(|a, b| (b.by_superior, b.by_person).cmp(&(a.by_superior, a.by_person)).then_with(|| a.agency.cmp(&b.agency)));
        Ok(list)
    }

    /// The seats of every other brief that is without faults, with the chances of its newest proposal that counts.
    fn elsewhere(&self, brief: &str) -> Result<Vec<Like>> {
        let proposals = self.proposal_list(None)?;
        let mut like = Vec::new();
        for item in self.brief_list()?.into_iter().filter(|item| item.id != brief) {
            let newest = proposals.iter().find(|p| p.brief_id == item.id && p.state != "superseded");
            let form: BriefForm = self.brief_get(&item.id)?;
            if !faults(&form).is_empty() {
                continue;
            }
            let (world, instance) = self.instance(&form, &FormationOptions::default())?;
            let body = newest.map(|p| self.kept(&p.id)).transpose()?.map(|kept| kept.body);
            let mut places = places(&instance, &[]);
            if let Some(body) = body.as_ref().filter(|_| instance.brief.flexible()) {
                let held = |code: &str| body.team.iter().filter(|member| member.seat == code).count() as u16;
                places = instance.brief.seats.iter().map(|seat| held(&seat.code)).collect();
            }
            let open = openings(&instance, &places);
            let effective = body.map(|body| open.effective(&frozen(&world, &body.chances)));
            for (at, (seat, _, funnel)) in open.seats.iter().enumerate() {
                let seat = &instance.brief.seats[*seat];
                like.push(Like {
                    role: seat.role.clone(),
                    minima: minima(seat),
                    eligible: funnel.eligible.len() as f64,
                    effective: effective.as_ref().map(|all| all[at]).filter(|number| *number > 0.0),
                });
            }
        }
        Ok(like)
    }
}

fn minima(seat: &rampak_core::brief::Seat) -> usize {
    seat.requirements.iter().filter(|need| need.minimum.is_some()).count()
}

/// People each seat takes: as many as the team has there, or without a team as the brief asks.
fn places(instance: &Instance, team: &[(usize, usize)]) -> Vec<u16> {
    let held = |at: usize| team.iter().filter(|(seat, _)| *seat == at).count() as u16;
    instance.brief.seats.iter().enumerate().map(|(at, seat)| if team.is_empty() { seat.fewest() } else { held(at) }).collect()
}

/// Everyone who meets what the seats require, whatever their fit, with the simple share of the places the team has.
pub(crate) fn opportunity(now: &Reopened) -> Vec<(String, f64)> {
    let chances = openings(&now.instance, &places(&now.instance, &now.team)).opportunity();
    chances.into_iter().map(|(person, chance)| (now.world.people[person].id.clone(), chance)).collect()
}

/// Chances by index; of people who are no longer in the file nothing is left.
fn frozen(world: &World, chances: &[(String, f64)]) -> Vec<(PersonIx, f64)> {
    chances.iter().filter_map(|(id, chance)| Some((world.person_by_id(id)?, *chance))).collect()
}

fn candidates(now: &Reopened, seat: usize, places: u16, funnel: &Funnel, effective: f64, others: &[Like]) -> SeatCandidates {
    let asked = &now.instance.brief.seats[seat];
    let mut like: Vec<&Like> = others.iter().filter(|other| other.role.eq_ignore_ascii_case(&asked.role)).collect();
    if like.is_empty() {
        like = others.iter().filter(|other| other.minima == minima(asked)).collect();
    }
    let median_effective = median(like.iter().filter_map(|other| other.effective));
    let eligible = funnel.eligible.len() as u32;
    let verdict = match (eligible <= u32::from(places), effective) {
        (true, _) => "sole",
        (_, few) if few <= 2.0 * f64::from(places) + 1e-6 || median_effective.is_some_and(|median| 4.0 * few < median) => "narrow",
        _ => "open",
    };
    let strictest = funnel.strictest();
    let mut view = SeatCandidates {
        seat: asked.code.clone(),
        role: asked.role.clone(),
        places,
        eligible,
        effective,
        like: like.len() as u32,
        median_eligible: median(like.iter().map(|other| other.eligible)),
        median_effective,
        verdict: verdict.into(),
        rule: strictest.map(|step| text::rule(&now.world, &now.instance, step.rule)),
        adds: strictest.map_or(0, |step| step.alone),
        text: String::new(),
    };
    view.text = said(&now.world.settings.language, &view);
    view
}

fn said(language: &str, seat: &SeatCandidates) -> String {
    if seat.verdict == "open" {
        return String::new();
    }
    let whole = |value: f64| words::number(language, value, 0);
    let (eligible, effective) = (whole(seat.eligible.into()), words::number(language, seat.effective, 1));
    let mut sentences =
        vec![words::text(language, &format!("candidates_{}", seat.verdict), &[("role", &seat.role), ("count", &eligible), ("effective", &effective)])];
    if let Some(median) = seat.median_effective.filter(|_| seat.verdict == "narrow") {
        sentences.push(words::text(language, "candidates_like", &[("count", &whole(seat.like.into())), ("median", &whole(median))]));
    }
    if seat.verdict == "narrow" && f64::from(seat.eligible) > 4.0 * seat.effective {
        // enough people meet what is required
        sentences.push(words::text(language, "candidates_fit", &[]));
    } else if let Some(rule) = &seat.rule {
        let key = if seat.adds > 0 { "candidates_rule" } else { "candidates_rule_most" };
        sentences.push(words::text(language, key, &[("rule", &text::rule_words(language, rule)), ("adds", &whole(seat.adds.into()))]));
    }
    sentences.join(" ")
}

fn by_agency(world: &World, briefs: u32, people: impl IntoIterator<Item = (PersonIx, f64)>) -> NotAssessed {
    let mut agencies: BTreeMap<usize, (u32, f64)> = BTreeMap::new();
    let mut people: Vec<(PersonIx, f64)> = people.into_iter().collect();
    // sums must not depend on the order of a hash
    people.sort_unstable_by_key(|(person, _)| *person);
    for (person, seats) in &people {
        let agency = agencies.entry(world.people[*person].agency).or_default();
        *agency = (agency.0 + 1, agency.1 + seats);
    }
    let line = |(agency, (people, seats)): (usize, (u32, f64))| {
        let agency = &world.agencies[agency];
        AgencyNotAssessed { agency_id: agency.id.clone(), agency: agency.name.clone(), people, seats }
    };
    let mut agencies: Vec<AgencyNotAssessed> = agencies.into_iter().map(line).collect();
    agencies.sort_by(|a, b| b.seats.total_cmp(&a.seats).then_with(|| a.agency.cmp(&b.agency)));
    NotAssessed { briefs, people: people.len() as u32, seats: people.iter().map(|(_, seats)| seats).sum::<f64>() + 0.0, agencies }
}
