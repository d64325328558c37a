//! Buku Penugasan.

use crate::desk::Desk;
use rampak_office::Result;
use rampak_office::ledger::wire::{AgencyBalance, BalanceList, Lending, OpportunityList, PersonLedger, TeamItem};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub async fn ledger_balance(desk: State<'_, Desk>) -> Result<BalanceList> {
    desk.run(|office| office.ledger_balance()).await
}

#[tauri::command]
#[specta::specta]
pub async fn ledger_person(desk: State<'_, Desk>, nip: String) -> Result<PersonLedger> {
    desk.run(move |office| office.ledger_person(&nip)).await
}

#[tauri::command]
#[specta::specta]
pub async fn ledger_agencies(desk: State<'_, Desk>) -> Result<Vec<AgencyBalance>> {
    desk.run(|office| office.ledger_agencies()).await
}

#[tauri::command]
#[specta::specta]
pub async fn ledger_teams(desk: State<'_, Desk>) -> Result<Vec<TeamItem>> {
    desk.run(|office| office.ledger_teams()).await
}

#[tauri::command]
#[specta::specta]
pub async fn ledger_lending(desk: State<'_, Desk>) -> Result<Lending> {
    desk.run(|office| office.ledger_lending()).await
}

#[tauri::command]
#[specta::specta]
pub async fn ledger_opportunity(desk: State<'_, Desk>) -> Result<OpportunityList> {
    desk.run(|office| office.ledger_opportunity()).await
}
