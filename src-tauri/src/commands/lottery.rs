//! Undian.

use super::dialog;
use crate::desk::Desk;
use rampak_office::decree::minutes::wire::MinutesForm;
use rampak_office::decree::wire::ExportResult;
use rampak_office::proposal::lottery::verify;
use rampak_office::proposal::lottery::wire::{LotteryCheck, LotteryItem, LotteryOptions, LotteryView};
use rampak_office::{Changed, ProgressLine, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn lottery_freeze(desk: State<'_, Desk>, brief: String, options: LotteryOptions, lines: Channel<ProgressLine>) -> Result<Changed<LotteryView>> {
    desk.long(lines, move |office, progress| office.lottery_freeze(&brief, &options, progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn lottery_draw(desk: State<'_, Desk>, id: String, digits: String, reason: String) -> Result<Changed<LotteryView>> {
    desk.run(move |office| office.lottery_draw(&id, &digits, &reason, false)).await
}

#[tauri::command]
#[specta::specta]
pub async fn lottery_list(desk: State<'_, Desk>, brief: Option<String>) -> Result<Vec<LotteryItem>> {
    desk.run(move |office| office.lottery_list(brief.as_deref())).await
}

#[tauri::command]
#[specta::specta]
pub async fn lottery_get(desk: State<'_, Desk>, id: String) -> Result<LotteryView> {
    desk.run(move |office| office.lottery_get(&id)).await
}

/// Asks for a folder, then writes the draw file and its hash; empty when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn lottery_save(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<Vec<String>> {
    let Some(folder) = dialog::folder(&app) else { return Ok(Vec::new()) };
    desk.run(move |office| office.lottery_save(&id, &folder)).await
}

/// Asks for a draw file and checks it; `None` when the user changed their mind. Empty digits ask for no team.
#[tauri::command]
#[specta::specta]
pub async fn lottery_verify(app: AppHandle, desk: State<'_, Desk>, digits: String) -> Result<Option<LotteryCheck>> {
    let Some(file) = dialog::draw_file(&app) else { return Ok(None) };
    let digits = Some(digits).filter(|digits| !digits.trim().is_empty());
    desk.run(move |office| verify::lottery_verify(&file, digits.as_deref(), None, &office.settings_get()?.language).map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn minutes_form(desk: State<'_, Desk>, lottery: String) -> Result<MinutesForm> {
    desk.run(move |office| office.minutes_form(&lottery)).await
}

#[tauri::command]
#[specta::specta]
pub async fn minutes_pages(desk: State<'_, Desk>, lottery: String, form: MinutesForm) -> Result<Vec<String>> {
    desk.run(move |office| office.minutes_pages(&lottery, &form)).await
}

/// Asks for a folder, then writes PDF and DOCX into it; `None` when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn minutes_export(app: AppHandle, desk: State<'_, Desk>, lottery: String, form: MinutesForm) -> Result<Option<ExportResult>> {
    let Some(folder) = dialog::folder(&app) else { return Ok(None) };
    desk.run(move |office| office.minutes_export_into(&lottery, &form, &folder).map(Some)).await
}
