//! Daftar ASN.

use super::dialog;
use crate::desk::Desk;
use rampak_office::roster::wire::{
    AbsenceForm, AbsenceItem, AgencyItem, CompetencyItem, ImportItem, ImportReport, PeopleList, PeopleQuery, Profile, RosterStats,
};
use rampak_office::{Changed, ProgressLine, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn roster_people(desk: State<'_, Desk>, query: PeopleQuery) -> Result<PeopleList> {
    desk.run(move |office| office.roster_people(&query)).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_profile(desk: State<'_, Desk>, nip: String, brief: Option<String>, seat: Option<String>) -> Result<Profile> {
    desk.run(move |office| office.roster_profile(&nip, brief.as_deref().zip(seat.as_deref()))).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_agencies(desk: State<'_, Desk>) -> Result<Vec<AgencyItem>> {
    desk.run(|office| office.roster_agencies()).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_competencies(desk: State<'_, Desk>) -> Result<Vec<CompetencyItem>> {
    desk.run(|office| office.roster_competencies()).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_stats(desk: State<'_, Desk>) -> Result<RosterStats> {
    desk.run(|office| office.roster_stats()).await
}

/// Asks for the files, then reads them; `None` when the user changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn roster_import(app: AppHandle, desk: State<'_, Desk>, lines: Channel<ProgressLine>) -> Result<Option<Changed<ImportReport>>> {
    let paths = dialog::spreadsheets(&app);
    if paths.is_empty() {
        return Ok(None);
    }
    desk.long(lines, move |office, progress| office.roster_import(&paths, progress).map(Some)).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_imports(desk: State<'_, Desk>) -> Result<Vec<ImportItem>> {
    desk.run(|office| office.roster_imports()).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_import_undo(desk: State<'_, Desk>, id: String) -> Result<Changed<()>> {
    desk.run(move |office| office.roster_import_undo(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_absence_save(desk: State<'_, Desk>, form: AbsenceForm) -> Result<Changed<AbsenceItem>> {
    desk.run(move |office| office.roster_absence_save(&form)).await
}

#[tauri::command]
#[specta::specta]
pub async fn roster_absence_delete(desk: State<'_, Desk>, id: String) -> Result<Changed<AbsenceItem>> {
    desk.run(move |office| office.roster_absence_delete(&id)).await
}
