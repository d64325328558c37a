//! The file on the desk, settings, home, and the long work under way.

use super::dialog;
use crate::desk::Desk;
use rampak_office::settings::wire::{Home, OfficeInfo, Saved, Settings};
use rampak_office::{Changed, ProgressLine, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn office_info(desk: State<'_, Desk>) -> Result<OfficeInfo> {
    desk.run(|office| office.office_info()).await
}

#[tauri::command]
#[specta::specta]
pub async fn office_choose(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<OfficeInfo>> {
    let Some(file) = dialog::office(&app) else { return Ok(None) };
    desk.change(&file)?;
    desk.run(|office| office.office_info().map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn office_new(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<OfficeInfo>> {
    let Some(file) = dialog::new_office(&app) else { return Ok(None) };
    desk.change(&file)?;
    desk.run(|office| office.office_info().map(Some)).await
}

/// The copy made; nothing when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn office_backup(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<Saved>> {
    let name = desk.office()?.office_backup_name();
    let Some(file) = dialog::backup(&app, &name) else { return Ok(None) };
    desk.run(move |office| office.office_backup(&file).map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn sample_load(desk: State<'_, Desk>, lines: Channel<ProgressLine>) -> Result<Changed<OfficeInfo>> {
    desk.long(lines, |office, progress| office.sample_load(progress)).await
}

#[tauri::command]
#[specta::specta]
pub async fn settings_get(desk: State<'_, Desk>) -> Result<Settings> {
    desk.run(|office| office.settings_get()).await
}

#[tauri::command]
#[specta::specta]
pub async fn settings_save(desk: State<'_, Desk>, settings: Settings) -> Result<Changed<Settings>> {
    desk.run(move |office| office.settings_save(&settings)).await
}

#[tauri::command]
#[specta::specta]
pub async fn home(desk: State<'_, Desk>) -> Result<Home> {
    desk.run(|office| office.home()).await
}

/// Stops the long work under way; nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn job_cancel(desk: State<'_, Desk>) -> Result<()> {
    desk.job().into_iter().for_each(|job| job.cancel());
    Ok(())
}

/// Stops the formation under way and keeps its best team.
#[tauri::command]
#[specta::specta]
pub async fn job_keep(desk: State<'_, Desk>) -> Result<()> {
    desk.job().into_iter().for_each(|job| job.keep());
    Ok(())
}
