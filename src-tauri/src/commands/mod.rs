//! The commands, a file per room, at most five lines each: wire, office, wire.

mod brief;
mod decree;
mod dialog;
mod formation;
mod ledger;
mod lottery;
mod proposal;
mod roster;
mod settings;

use specta_typescript::semantic;
use tauri_specta::{Builder, collect_commands};

/// The one list of commands: handler and bindings are made from it.
pub fn ipc() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new().semantic_types(semantic::Configuration::empty().enable_lossless_floats()).disable_serde_phases().commands(collect_commands![
        settings::office_backup,
        settings::office_info,
        settings::office_choose,
        settings::office_new,
        settings::sample_load,
        settings::settings_get,
        settings::settings_save,
        settings::home,
        settings::job_cancel,
        settings::job_keep,
        roster::roster_people,
        roster::roster_profile,
        roster::roster_agencies,
        roster::roster_competencies,
        roster::roster_stats,
        roster::roster_import,
        roster::roster_imports,
        roster::roster_import_undo,
        brief::brief_list,
        brief::brief_get,
        brief::brief_check,
        brief::brief_save,
        brief::brief_clone,
        brief::brief_delete,
        brief::brief_restore,
        brief::brief_import,
        brief::brief_count,
        formation::formation_propose,
        formation::formation_portfolio,
        proposal::proposal_list,
        proposal::proposal_get,
        proposal::proposal_why,
        proposal::proposal_why_not,
        proposal::proposal_change,
        proposal::proposal_restore,
        proposal::proposal_replacements,
        proposal::proposal_alternatives,
        proposal::proposal_price,
        proposal::proposal_fairness,
        proposal::proposal_not_assessed,
        proposal::proposal_refusals,
        proposal::proposal_again,
        proposal::proposal_ask,
        proposal::proposal_answer,
        proposal::proposal_approve,
        proposal::proposal_reopen,
        lottery::lottery_freeze,
        lottery::lottery_draw,
        lottery::lottery_list,
        lottery::lottery_get,
        lottery::lottery_save,
        lottery::lottery_verify,
        lottery::minutes_form,
        lottery::minutes_pages,
        lottery::minutes_export,
        decree::decree_list,
        decree::decree_get,
        decree::decree_draft,
        decree::decree_save,
        decree::decree_delete,
        decree::decree_pages,
        decree::decree_export,
        decree::decree_issue,
        decree::decree_amend,
        decree::decree_revoke,
        ledger::ledger_balance,
        ledger::ledger_person,
        ledger::ledger_agencies,
        ledger::ledger_teams,
        ledger::ledger_lending,
        ledger::ledger_opportunity,
    ])
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::path::Path;

    /// `RAMPAK_BINDINGS=write cargo test -p rampak-desktop` writes them anew.
    #[test]
    fn bindings_are_fresh() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings/ipc.ts");
        let made = std::env::temp_dir().join(format!("rampak-ipc-{}.ts", std::process::id()));
        super::ipc().export(Typescript::default(), &made).expect("the types export");
        let fresh = std::fs::read_to_string(&made).expect("the export was written");
        let _ = std::fs::remove_file(&made);
        if std::env::var_os("RAMPAK_BINDINGS").is_some() {
            std::fs::write(&kept, &fresh).expect("the bindings can be written");
        }
        let kept = std::fs::read_to_string(&kept).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == fresh, "ui/src/bindings/ipc.ts is stale: RAMPAK_BINDINGS=write cargo test -p rampak-desktop");
    }

    #[test]
    fn each_command_is_declared_and_granted() {
        let handler = include_str!("mod.rs");
        let capability = include_str!("../../capabilities/main.json");
        for name in include_str!("../../commands.txt").lines() {
            assert!(handler.contains(&format!("::{name},")), "{name} is declared but not handled");
            assert!(capability.contains(&format!("\"allow-{}\"", name.replace('_', "-"))), "{name} is not granted");
        }
        let handled = handler.lines().filter(|line| line.trim().ends_with(',') && line.contains("::") && line.starts_with("        ")).count();
        assert_eq!(handled, include_str!("../../commands.txt").lines().count());
    }
}
