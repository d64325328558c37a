//! Surat Keputusan.

use super::dialog;
use crate::desk::Desk;
use rampak_office::decree::wire::{AmendForm, DecreeForm, DecreeItem, DecreeView, ExportResult, RevokeForm};
use rampak_office::proposal::wire::ChangeView;
use rampak_office::{Changed, ProgressLine, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn decree_list(desk: State<'_, Desk>) -> Result<Vec<DecreeItem>> {
    desk.run(|office| office.decree_list()).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_get(desk: State<'_, Desk>, id: String) -> Result<DecreeView> {
    desk.run(move |office| office.decree_get(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_draft(desk: State<'_, Desk>, proposal: String) -> Result<Changed<DecreeView>> {
    desk.run(move |office| office.decree_draft(&proposal)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_save(desk: State<'_, Desk>, id: String, form: DecreeForm) -> Result<Changed<DecreeView>> {
    desk.run(move |office| office.decree_save(&id, &form)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_delete(desk: State<'_, Desk>, id: String) -> Result<Changed<()>> {
    desk.run(move |office| office.decree_delete(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_pages(desk: State<'_, Desk>, id: String, form: DecreeForm) -> Result<Vec<String>> {
    desk.run(move |office| office.decree_pages(&id, &form)).await
}

/// Asks for a folder, then writes PDF and DOCX into it; `None` when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn decree_export(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<Option<ExportResult>> {
    let Some(folder) = dialog::folder(&app) else { return Ok(None) };
    desk.run(move |office| office.decree_export_into(&id, &folder).map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_issue(desk: State<'_, Desk>, id: String, number: String, date: String, note: String) -> Result<Changed<DecreeView>> {
    desk.run(move |office| office.decree_issue(&id, &number, &date, &note)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_amend(desk: State<'_, Desk>, id: String, form: AmendForm, lines: Channel<ProgressLine>) -> Result<Changed<ChangeView>> {
    desk.long(lines, move |office, progress| office.decree_amend(&id, &form, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decree_revoke(desk: State<'_, Desk>, id: String, form: RevokeForm) -> Result<Changed<DecreeView>> {
    desk.run(move |office| office.decree_revoke(&id, &form)).await
}
