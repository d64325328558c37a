//! Penyusunan Tim.

use crate::desk::Desk;
use rampak_office::formation::wire::{FormationOptions, FormationResult, PortfolioBrief, PortfolioResult};
use rampak_office::{Changed, ProgressLine, Result};
use tauri::State;
use tauri::ipc::Channel;

#[tauri::command]
#[specta::specta]
pub async fn formation_propose(
    desk: State<'_, Desk>,
    brief: String,
    options: FormationOptions,
    lines: Channel<ProgressLine>,
) -> Result<Changed<FormationResult>> {
    desk.long(lines, move |office, progress| office.formation_propose(&brief, &options, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn formation_portfolio(
    desk: State<'_, Desk>,
    briefs: Vec<PortfolioBrief>,
    options: FormationOptions,
    lines: Channel<ProgressLine>,
) -> Result<Changed<PortfolioResult>> {
    desk.long(lines, move |office, progress| office.formation_portfolio(&briefs, &options, progress)).await
}
