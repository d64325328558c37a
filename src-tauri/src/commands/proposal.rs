//! Usulan Tim.

use crate::desk::Desk;
use rampak_office::formation::wire::{CriterionOrder, FormationResult};
use rampak_office::proposal::consent::wire::ConsentForm;
use rampak_office::proposal::fairness::wire::{AgencyRefusals, HostOverrides, NotAssessed, ProposalFairness};
use rampak_office::proposal::wire::{
    AlternativesView, ChangeView, PricePoint, ProposalChange, ProposalItem, ProposalView, ReplacementView, WhyNotView, WhyView,
};
use rampak_office::{Changed, ProgressLine, Result};
use tauri::State;
use tauri::ipc::Channel;

#[tauri::command]
#[specta::specta]
pub async fn proposal_list(desk: State<'_, Desk>, brief: Option<String>) -> Result<Vec<ProposalItem>> {
    desk.run(move |office| office.proposal_list(brief.as_deref())).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_get(desk: State<'_, Desk>, id: String) -> Result<ProposalView> {
    desk.run(move |office| office.proposal_get(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_why(desk: State<'_, Desk>, id: String, nip: String) -> Result<WhyView> {
    desk.run(move |office| office.proposal_why(&id, &nip)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_why_not(desk: State<'_, Desk>, id: String, nip: String, seat: Option<String>, lines: Channel<ProgressLine>) -> Result<WhyNotView> {
    desk.long(lines, move |office, progress| office.proposal_why_not(&id, &nip, seat.as_deref(), progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_change(
    desk: State<'_, Desk>,
    id: String,
    change: ProposalChange,
    note: String,
    dry_run: bool,
    lines: Channel<ProgressLine>,
) -> Result<Changed<ChangeView>> {
    desk.long(lines, move |office, progress| office.proposal_change(&id, &change, &note, dry_run, progress)).await
}

/// Undo and redo of a change by hand.
#[tauri::command]
#[specta::specta]
pub async fn proposal_restore(desk: State<'_, Desk>, id: String, instead: String, version: i32) -> Result<Changed<ProposalView>> {
    desk.run(move |office| office.proposal_restore(&id, &instead, version)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_replacements(desk: State<'_, Desk>, id: String, nip: String) -> Result<Vec<ReplacementView>> {
    desk.run(move |office| office.proposal_replacements(&id, &nip)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_ask(desk: State<'_, Desk>, id: String, version: i32, nips: Vec<String>) -> Result<Changed<ProposalView>> {
    desk.run(move |office| office.proposal_ask(&id, version, &nips)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_answer(desk: State<'_, Desk>, id: String, version: i32, form: ConsentForm) -> Result<Changed<ProposalView>> {
    desk.run(move |office| office.proposal_answer(&id, version, &form)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_approve(desk: State<'_, Desk>, id: String, version: i32, note: String) -> Result<Changed<ProposalView>> {
    desk.run(move |office| office.proposal_approve(&id, version, &note)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_reopen(desk: State<'_, Desk>, id: String, version: i32, note: String) -> Result<Changed<ProposalView>> {
    desk.run(move |office| office.proposal_reopen(&id, version, &note)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_alternatives(
    desk: State<'_, Desk>,
    id: String,
    count: u32,
    apart: Option<u32>,
    lines: Channel<ProgressLine>,
) -> Result<Changed<AlternativesView>> {
    desk.long(lines, move |office, progress| office.proposal_alternatives(&id, count, apart, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_again(desk: State<'_, Desk>, id: String, order: Vec<CriterionOrder>, lines: Channel<ProgressLine>) -> Result<Changed<FormationResult>> {
    desk.long(lines, move |office, progress| office.proposal_again(&id, order, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_price(desk: State<'_, Desk>, id: String, lines: Channel<ProgressLine>) -> Result<Vec<PricePoint>> {
    desk.long(lines, move |office, progress| office.proposal_price(&id, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_fairness(desk: State<'_, Desk>, id: String) -> Result<ProposalFairness> {
    desk.run(move |office| office.proposal_fairness(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_not_assessed(desk: State<'_, Desk>) -> Result<NotAssessed> {
    desk.run(|office| office.proposal_not_assessed()).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_refusals(desk: State<'_, Desk>) -> Result<Vec<AgencyRefusals>> {
    desk.run(|office| office.proposal_refusals()).await
}

#[tauri::command]
#[specta::specta]
pub async fn proposal_overrides(desk: State<'_, Desk>) -> Result<Vec<HostOverrides>> {
    desk.run(|office| office.proposal_overrides()).await
}
