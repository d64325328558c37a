//! Changes by hand: previewed as they would be, then kept as a new proposal in the old one's place.

use super::Reopened;
use super::why::{costs, movers, person_ref};
use super::wire::{ChangeView, CostView, OverrideView, ProposalChange, ReplacementView};
use crate::brief::wire::{BriefForm, LockForm};
use crate::formation::text;
use crate::{Changed, Office, OrNotFound, Problem, Progress, Result, Room, stamp};
use rampak_core::formation::{Outcome, audit, difference, figures, replacements};
use rampak_core::proposal::{State, Step};

/// So many replacements are shown.
const SHOWN: usize = 30;

impl Office {
    /// Lock, exclude, replace: previewed with `dry_run`, else kept as a new proposal that supersedes this one.
    ///
    /// # Errors
    /// `not_found`, `proposal_fixed`, `not_on_team`, `cancelled`.
    pub fn proposal_change(&self, id: &str, change: &ProposalChange, note: &str, dry_run: bool, progress: &Progress) -> Result<Changed<ChangeView>> {
        let kept = self.kept(id)?;
        let open = State::from_key(&kept.item.state).and_then(|state| state.after(Step::Supersede));
        open.ok_or_else(|| Problem::new("proposal_fixed").with("state", &kept.item.state))?;
        let now = self.reopened(&kept.body)?;
        let form = changed(&now, &kept.body.form, change)?;
        let before = matches!(change, ProposalChange::Substitute { .. }).then(|| now.team.clone());
        let formed = self.form(&form, &now.options, before, progress)?;
        let (world, instance) = (&formed.world, &formed.instance);
        let mut view = ChangeView {
            proposal: None,
            outcome: formed.solution.outcome.key().into(),
            leaves: Vec::new(),
            enters: Vec::new(),
            costs: Vec::new(),
            breaches: audit(instance, &formed.solution.team).into_iter().map(|b| text::rule(world, instance, b.rule)).collect(),
            conflict: Vec::new(),
        };
        if let Outcome::Infeasible(conflict) = &formed.solution.outcome {
            view.conflict = text::conflict(world, instance, conflict);
            view.breaches.clear();
            return Ok(Changed::new(view, &[]));
        }
        let moved = difference(instance, &now.team, &formed.solution.team);
        (view.leaves, view.enters) = movers(world, instance, &moved);
        view.costs = costs(&moved);
        if dry_run {
            return Ok(Changed::new(view, &[]));
        }
        self.checked(&formed)?;
        let (action, who) = named(change);
        let detail =
            who.iter().map(|nip| world.person(nip).map_or_else(|| (*nip).to_string(), |p| world.people[p].name.clone())).collect::<Vec<_>>().join(" → ");
        let line = OverrideView { at: stamp::now(), by: world.settings.user_name.clone(), action: action.into(), detail, note: note.trim().into() };
        view.proposal = Some(self.keep(&kept.item.brief_id, &formed, &form, &now.options, Some((id.to_string(), kept.version, line)))?);
        Ok(Changed::new(view, &[Room::Proposal, Room::Brief]))
    }

    /// Who could take a member's place, the rest of the team as it is, best first.
    ///
    /// # Errors
    /// `not_found`, `not_on_team`.
    pub fn proposal_replacements(&self, id: &str, nip: &str) -> Result<Vec<ReplacementView>> {
        let now = self.reopened(&self.kept(id)?.body)?;
        let Reopened { world, instance, team, .. } = &now;
        let position =
            world.person(nip).and_then(|p| team.iter().position(|(_, member)| *member == p)).ok_or_else(|| Problem::new("not_on_team").with("nip", nip))?;
        let before = figures(instance, team);
        let view = |r: rampak_core::formation::Replacement| ReplacementView {
            person: person_ref(world, instance, team[position].0, r.person),
            fit: r.fit,
            balance: r.balance,
            costs: r
                .criteria
                .iter()
                .map(|(c, after)| CostView { name: c.key().into(), before: before.iter().find(|(b, _)| b == c).map_or(0.0, |(_, v)| *v), after: *after })
                .collect(),
            breaches: r.breaches.iter().map(|rule| text::rule(world, instance, *rule)).collect(),
        };
        Ok(replacements(instance, team, position).into_iter().take(SHOWN).map(view).collect())
    }
}

/// The brief with the change as pins.
fn changed(now: &Reopened, form: &BriefForm, change: &ProposalChange) -> Result<BriefForm> {
    let mut form = form.clone();
    let pins = &mut form.pins;
    let unpin = |pins: &mut crate::brief::wire::PinsForm, nip: &str| {
        pins.locked.retain(|lock| lock.nip != nip);
        pins.included.retain(|other| other != nip);
    };
    let known = |nip: &str| now.world.person(nip).or_not_found("person", nip);
    match change {
        ProposalChange::Lock { nip, seat } => {
            known(nip)?;
            form.seats.iter().find(|s| s.code == *seat).or_not_found("seat", seat)?;
            unpin(pins, nip);
            pins.excluded.retain(|other| other != nip);
            pins.locked.push(LockForm { seat: seat.clone(), nip: nip.clone() });
        }
        ProposalChange::Unlock { nip } => unpin(pins, nip),
        ProposalChange::Exclude { nip } | ProposalChange::Substitute { nip } => {
            known(nip)?;
            unpin(pins, nip);
            if !pins.excluded.contains(nip) {
                pins.excluded.push(nip.clone());
            }
        }
        ProposalChange::Readmit { nip } => pins.excluded.retain(|other| other != nip),
        ProposalChange::Replace { out, r#in } => {
            let (leaver, comer) = (known(out)?, known(r#in)?);
            let seat = now.team.iter().find(|(_, p)| *p == leaver).map(|(seat, _)| *seat).ok_or_else(|| Problem::new("not_on_team").with("nip", out))?;
            pins.locked.clear();
            pins.included.clear();
            pins.excluded.retain(|other| other != r#in);
            // nobody else moves: all stay where they are
            let stay = now.team.iter().filter(|(_, p)| *p != leaver).copied().chain(std::iter::once((seat, comer)));
            let locked = stay.map(|(seat, p)| LockForm { seat: now.instance.brief.seats[seat].code.clone(), nip: now.world.people[p].nip.clone() }).collect();
            pins.locked = locked;
        }
    }
    Ok(form)
}

fn named(change: &ProposalChange) -> (&'static str, Vec<&str>) {
    match change {
        ProposalChange::Lock { nip, .. } => ("lock", vec![nip]),
        ProposalChange::Unlock { nip } => ("unlock", vec![nip]),
        ProposalChange::Exclude { nip } => ("exclude", vec![nip]),
        ProposalChange::Substitute { nip } => ("substitute", vec![nip]),
        ProposalChange::Readmit { nip } => ("readmit", vec![nip]),
        ProposalChange::Replace { out, r#in } => ("replace", vec![out, r#in]),
    }
}
