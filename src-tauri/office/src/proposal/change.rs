//! Changes by hand: previewed as they would be, then kept as a new proposal in the old one's place.
//!
//! A pin (lock, exclude) is solved for again. Where everyone's seat is said (replace, swap, move) the team is that one,
//! and a preview shows what it breaks and through whom; what breaks a rule is never kept.

use super::consent::wire::Party;
use super::ready::Ready;
use super::why::{breaks, costs, movers, person_ref};
use super::wire::{Body, ChangeView, CostView, OverrideView, PersonRef, ProposalChange, ReplacementView};
use super::{Reopened, found};
use crate::brief::wire::{BriefForm, LockForm};
use crate::formation::{World, text};
use crate::{Changed, Office, OrNotFound, Problem, Progress, Result, Room, stamp};
use rampak_core::formation::{ByHand, Instance, Outcome, arranged, difference, figures, replacements};
use rampak_core::proposal::{State, Step};

/// So many replacements are shown.
const SHOWN: usize = 30;

impl Office {
    /// Lock, exclude, replace, swap, move: previewed with `dry_run`, else kept as a new proposal that supersedes this one.
    ///
    /// # Errors
    /// `not_found`, `proposal_fixed`, `proposal_drafted`, `not_on_team`, `served_before`, `formation_stopped`, `cancelled`.
    pub fn proposal_change(&self, id: &str, change: &ProposalChange, note: &str, dry_run: bool, progress: &Progress) -> Result<Changed<ChangeView>> {
        let kept = self.kept(id)?;
        let open = State::from_key(&kept.item.state).and_then(|state| state.after(Step::Supersede));
        open.ok_or_else(|| Problem::new("proposal_fixed").with("state", &kept.item.state))?;
        self.not_drafted(id)?;
        let now = self.reopened(&kept.body)?;
        if let ProposalChange::Substitute { nip, refused: Some(_) } = change
            && kept.body.team.iter().all(|member| member.nip != *nip)
        {
            return Err(Problem::new("not_on_team").with("nip", nip));
        }
        let form = changed(&now, &kept.body.form, change)?;
        self.not_gone(&kept.body, &form, &now.world)?;
        if let Some(team) = by_hand(&now, change)? {
            let (world, instance) = self.instance(&form, &now.options)?;
            let view = seen(&world, &instance, &now.team, &team);
            if !view.broken.is_empty() {
                return Ok(Changed::new(view, &[]));
            }
        }
        // after a refusal, and where the others serve already, as few change as can be
        let least = matches!(change, ProposalChange::Substitute { .. }) || kept.body.amends.is_some();
        let before = least.then(|| now.team.clone());
        let formed = self.form(&form, &now.options, before, progress)?;
        found(&formed)?;
        let (world, instance) = (&formed.world, &formed.instance);
        let outcome = formed.solution.outcome.key().into();
        if let Outcome::Infeasible(conflict) = &formed.solution.outcome {
            let view = ChangeView { outcome, conflict: text::conflict(world, instance, conflict), ..ChangeView::default() };
            return Ok(Changed::new(view, &[]));
        }
        let mut view = ChangeView { outcome, ..seen(world, instance, &now.team, &formed.solution.team) };
        if dry_run {
            return Ok(Changed::new(view, &[]));
        }
        self.checked(&formed)?;
        let (action, who) = named(change);
        let detail =
            who.iter().map(|nip| world.person(nip).map_or_else(|| (*nip).to_string(), |p| world.people[p].name.clone())).collect::<Vec<_>>().join(" → ");
        let line = OverrideView { at: stamp::now(), by: world.settings.user_name.clone(), action: action.into(), detail, note: note.trim().into() };
        let mut ready = Ready::formed(&kept.item.brief_id, &formed, &form, &now.options, Some((id.to_string(), kept.version, line)));
        if let Some((nip, refusal)) = said(change)
            && let Some(person) = world.person(nip)
        {
            ready = ready.saying(&world.people[person].id, refusal);
        }
        view.proposal = Some(ready.id());
        self.keep(vec![ready])?;
        Ok(Changed::new(view, &[Room::Proposal, Room::Brief]))
    }

    /// Who left an issued team does not come back to it: the book keeps one part of each.
    fn not_gone(&self, body: &Body, form: &BriefForm, world: &World) -> Result<()> {
        let Some(amends) = &body.amends else { return Ok(()) };
        let team = self.db.read(|reader| crate::ledger::rows::team_of_decree(reader, &amends.decree))?;
        let gone = team.into_iter().flat_map(|team| team.members).filter(|member| member.last.is_some());
        for at in gone.filter_map(|member| world.person_by_id(&member.person)) {
            let person = &world.people[at];
            if !form.pins.excluded.contains(&person.nip) {
                return Err(Problem::new("served_before").with("name", &person.name));
            }
        }
        Ok(())
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

/// What a team is to the one before. It counts as impossible while it breaks a rule.
pub(crate) fn seen(world: &World, instance: &Instance, before: &[(usize, usize)], team: &[(usize, usize)]) -> ChangeView {
    let change = difference(instance, before, team);
    let (leaves, enters) = movers(world, instance, &change);
    let moves: Vec<PersonRef> = change.moves.iter().map(|(person, _, to)| person_ref(world, instance, *to, *person)).collect();
    let broken = breaks(world, instance, team);
    let breaches = broken.iter().map(|line| line.rule.clone()).collect();
    ChangeView { outcome: "infeasible".into(), leaves, enters, moves, costs: costs(&change), breaches, broken, ..ChangeView::default() }
}

/// The team of a change that says where everyone sits.
fn by_hand(now: &Reopened, change: &ProposalChange) -> Result<Option<Vec<(usize, usize)>>> {
    let known = |nip: &str| now.world.person(nip).or_not_found("person", nip);
    let (change, first) = match change {
        ProposalChange::Replace { out, r#in } => (ByHand::Replace { leaves: known(out)?, enters: known(r#in)? }, out),
        ProposalChange::Swap { a, b } => (ByHand::Swap(known(a)?, known(b)?), a),
        ProposalChange::Move { nip, seat } => {
            let place = now.instance.open_seats().find(|at| now.instance.brief.seats[*at].code == *seat);
            (ByHand::Move(known(nip)?, place.or_not_found("seat", seat)?), nip)
        }
        _ => return Ok(None),
    };
    arranged(&now.team, change).map(Some).ok_or_else(|| Problem::new("not_on_team").with("nip", first))
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
        ProposalChange::Exclude { nip } | ProposalChange::Substitute { nip, .. } => {
            known(nip)?;
            unpin(pins, nip);
            if !pins.excluded.contains(nip) {
                pins.excluded.push(nip.clone());
            }
        }
        ProposalChange::Readmit { nip } => pins.excluded.retain(|other| other != nip),
        ProposalChange::Replace { .. } | ProposalChange::Swap { .. } | ProposalChange::Move { .. } => {
            // nobody else moves: all are locked where they sit
            let code = |seat: usize| now.instance.brief.seats[seat].code.clone();
            let nip = |person: usize| now.world.people[person].nip.clone();
            let team = by_hand(now, change)?.unwrap_or_default();
            pins.locked = team.into_iter().map(|(seat, p)| LockForm { seat: code(seat), nip: nip(p) }).collect();
            pins.included.clear();
            pins.excluded.retain(|out| pins.locked.iter().all(|lock| lock.nip != *out));
        }
    }
    Ok(form)
}

/// Of whom a change says that they refused, or that they are back.
fn said(change: &ProposalChange) -> Option<(&str, Option<Party>)> {
    match change {
        ProposalChange::Substitute { nip, refused: Some(refusal) } => Some((nip, Some(*refusal))),
        ProposalChange::Readmit { nip } => Some((nip, None)),
        _ => None,
    }
}

fn named(change: &ProposalChange) -> (&'static str, Vec<&str>) {
    match change {
        ProposalChange::Lock { nip, .. } => ("lock", vec![nip]),
        ProposalChange::Unlock { nip } => ("unlock", vec![nip]),
        ProposalChange::Exclude { nip } => ("exclude", vec![nip]),
        ProposalChange::Substitute { nip, refused: None } => ("substitute", vec![nip]),
        ProposalChange::Substitute { nip, refused: Some(Party::Person) } => ("refused_person", vec![nip]),
        ProposalChange::Substitute { nip, refused: Some(Party::Superior) } => ("refused_superior", vec![nip]),
        ProposalChange::Readmit { nip } => ("readmit", vec![nip]),
        ProposalChange::Replace { out, r#in } => ("replace", vec![out, r#in]),
        ProposalChange::Swap { a, b } => ("swap", vec![a, b]),
        ProposalChange::Move { nip, .. } => ("move", vec![nip]),
    }
}
