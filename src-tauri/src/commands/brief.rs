//! Kebutuhan Tim.

use super::dialog;
use crate::desk::Desk;
use rampak_office::brief::wire::{BriefForm, BriefItem, FormFault, SeatCount};
use rampak_office::roster::wire::ImportReport;
use rampak_office::{Changed, ProgressLine, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn brief_list(desk: State<'_, Desk>) -> Result<Vec<BriefItem>> {
    desk.run(|office| office.brief_list()).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_get(desk: State<'_, Desk>, id: String) -> Result<BriefForm> {
    desk.run(move |office| office.brief_get(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_check(desk: State<'_, Desk>, form: BriefForm) -> Result<Vec<FormFault>> {
    desk.run(move |office| office.brief_check(&form)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_save(desk: State<'_, Desk>, form: BriefForm) -> Result<Changed<BriefForm>> {
    desk.run(move |office| office.brief_save(&form)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_clone(desk: State<'_, Desk>, id: String) -> Result<Changed<String>> {
    desk.run(move |office| office.brief_clone(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_delete(desk: State<'_, Desk>, id: String) -> Result<Changed<()>> {
    desk.run(move |office| office.brief_delete(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_restore(desk: State<'_, Desk>, id: String) -> Result<Changed<()>> {
    desk.run(move |office| office.brief_restore(&id)).await
}

/// Asks for the files, then reads them; `None` when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn brief_import(app: AppHandle, desk: State<'_, Desk>, lines: Channel<ProgressLine>) -> Result<Option<Changed<ImportReport>>> {
    let paths = dialog::spreadsheets(&app);
    if paths.is_empty() {
        return Ok(None);
    }
    desk.long(lines, move |office, progress| office.brief_import(&paths, progress).map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn brief_count(desk: State<'_, Desk>, form: BriefForm) -> Result<Vec<SeatCount>> {
    desk.run(move |office| office.brief_count(&form)).await
}
