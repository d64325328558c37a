use crate::Ended;
use crate::args::Proposal;
use crate::print::Printer;
use rampak_office::proposal::consent::wire::{ConsentForm, Party};
use rampak_office::proposal::wire::{ChangeView, ProposalChange, ProposalView};
use rampak_office::{Office, OrNotFound, Problem, Progress, Result};

pub fn run(office: &Office, verb: &Proposal, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Proposal::List { brief } => printer.json(&office.proposal_list(brief.as_deref())?),
        Proposal::Show { id } => printer.json(&office.proposal_get(id)?),
        Proposal::Why { nip, id } => {
            let (id, nip) = id_and_nip(office, nip, id.as_deref())?;
            let why = office.proposal_why(&id, &nip)?;
            printer.answer(&why, |p| why.sentences.iter().for_each(|s| p.say(s)));
        }
        Proposal::WhyNot { nip, id, seat } => {
            let (id, nip) = id_and_nip(office, nip, id.as_deref())?;
            let why = office.proposal_why_not(&id, &nip, seat.as_deref(), progress)?;
            printer.answer(&why, |p| {
                why.sentences.iter().for_each(|s| p.say(s));
                why.costs
                    .iter()
                    .for_each(|c| p.say(&format!("{}: {} → {}", p.text(&format!("criterion_{}", c.name), &[]), p.number(c.before, 3), p.number(c.after, 3))));
            });
        }
        Proposal::Lock { id, nip, seat, note, dry_run } => {
            let (id, nip) = &id_and_nip(office, nip, Some(id))?;
            let seat = match seat {
                Some(seat) => seat.clone(),
                None => seat_of(office, id, nip)?,
            };
            return changed(&office.proposal_change(id, &ProposalChange::Lock { nip: nip.clone(), seat }, note, *dry_run, progress)?.value, printer);
        }
        Proposal::Exclude { id, nip, least, refused, note, dry_run } => {
            let (id, nip) = id_and_nip(office, nip, Some(id))?;
            let refused = refused.as_deref().map(party);
            let change = if *least || refused.is_some() { ProposalChange::Substitute { nip, refused } } else { ProposalChange::Exclude { nip } };
            return changed(&office.proposal_change(&id, &change, note, *dry_run, progress)?.value, printer);
        }
        Proposal::Alternatives { id, count, apart } => {
            let view = office.proposal_alternatives(id, *count, *apart, progress)?.value;
            printer.answer(&view, |p| view.proposals.iter().for_each(|id| p.say(id)));
        }
        Proposal::Fairness { id } => {
            let view = office.proposal_fairness(id)?;
            printer.answer(&view, |p| {
                for seat in &view.seats {
                    let median = seat.median_effective.map_or_else(|| "–".into(), |median| p.number(median, 1));
                    p.line(
                        "cli_candidates",
                        &[("role", &seat.role), ("effective", &p.number(seat.effective, 1)), ("eligible", &seat.eligible.to_string()), ("median", &median)],
                    );
                }
                view.seats.iter().filter(|seat| !seat.text.is_empty()).for_each(|seat| p.say(&seat.text));
                crate::ledger::not_assessed(&view.not_assessed, p);
            });
        }
        Proposal::Price { id } => printer.json(&office.proposal_price(id, progress)?),
        Proposal::Replace { id, out, r#in, note, dry_run } => {
            let change = ProposalChange::Replace { out: out.clone(), r#in: r#in.clone() };
            return changed(&office.proposal_change(id, &change, note, *dry_run, progress)?.value, printer);
        }
        Proposal::Swap { id, a, b, note, dry_run } => {
            let change = ProposalChange::Swap { a: a.clone(), b: b.clone() };
            return changed(&office.proposal_change(id, &change, note, *dry_run, progress)?.value, printer);
        }
        Proposal::Move { id, nip, seat, note, dry_run } => {
            let change = ProposalChange::Move { nip: nip.clone(), seat: seat.clone() };
            return changed(&office.proposal_change(id, &change, note, *dry_run, progress)?.value, printer);
        }
        Proposal::Replacements { id, nip } => printer.json(&office.proposal_replacements(id, nip)?),
        Proposal::Ask { id, nips } => told_consents(&office.proposal_ask(id, office.proposal_get(id)?.version, nips)?.value, printer),
        Proposal::Answer { id, nip, says, by, name, reason } => {
            let (id, nip) = id_and_nip(office, nip, Some(id))?;
            let form = ConsentForm { nip, party: party(by), answer: says.replace('-', "_"), name: name.clone(), reason: reason.clone() };
            told_consents(&office.proposal_answer(&id, office.proposal_get(&id)?.version, &form)?.value, printer);
        }
        Proposal::Approve { id, note } => {
            let view = office.proposal_approve(id, office.proposal_get(id)?.version, note)?.value;
            printer.answer(&view, |p| p.line("cli_approved", &[("title", &view.brief_title)]));
        }
        Proposal::Reopen { id, note } => {
            let view = office.proposal_reopen(id, office.proposal_get(id)?.version, note)?.value;
            printer.answer(&view, |p| p.line("cli_reopened", &[("title", &view.brief_title)]));
        }
    }
    Ok(Ended::Valid)
}

/// NIP and id in either order, or a NIP alone about the newest proposal.
fn id_and_nip(office: &Office, first: &str, second: Option<&str>) -> Result<(String, String)> {
    let is_nip = |text: &str| text.len() == 18 && text.chars().all(|c| c.is_ascii_digit());
    match second {
        Some(second) if is_nip(second) && !is_nip(first) => Ok((first.into(), second.into())),
        Some(second) => Ok((second.into(), first.into())),
        None => {
            let newest = office.proposal_list(None)?.into_iter().next().or_not_found("proposal", "")?;
            Ok((newest.id, first.into()))
        }
    }
}

/// The seat a member holds now.
fn seat_of(office: &Office, id: &str, nip: &str) -> Result<String> {
    let view = office.proposal_get(id)?;
    let seat = view.seats.into_iter().find(|seat| seat.members.iter().any(|member| member.nip == nip));
    seat.map(|seat| seat.seat).ok_or_else(|| Problem::new("not_on_team").with("nip", nip))
}

fn party(word: &str) -> Party {
    if word == "superior" { Party::Superior } else { Party::Person }
}

/// Who has agreed so far.
fn told_consents(view: &ProposalView, printer: &Printer) {
    printer.answer(view, |p| {
        for member in view.seats.iter().flat_map(|seat| &seat.members) {
            let word = |key: &str| p.text(&format!("consent_{key}"), &[]);
            p.line(
                "cli_consent",
                &[("nip", &member.nip), ("name", &member.name), ("own", &word(&member.consent)), ("superior", &word(&member.superior_consent))],
            );
        }
    });
}

pub fn changed(change: &ChangeView, printer: &Printer) -> Result<Ended> {
    printer.answer(change, |p| {
        change.leaves.iter().for_each(|m| p.say(&format!("- {} {} ({})", m.nip, m.name, m.agency)));
        change.enters.iter().for_each(|m| p.say(&format!("+ {} {} ({})", m.nip, m.name, m.agency)));
        change.moves.iter().for_each(|m| p.say(&format!("= {} {} ({})", m.nip, m.name, m.role)));
        change.broken.iter().for_each(|line| p.say(&line.text));
        change.conflict.iter().for_each(|c| p.say(&c.text));
        change.proposal.iter().for_each(|id| p.say(id));
    });
    Ok(if change.outcome == "infeasible" { Ended::Impossible } else { Ended::Valid })
}
