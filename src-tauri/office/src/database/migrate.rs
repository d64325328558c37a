//! Brings a file to the newest schema: each migration in one transaction, none edited afterwards, no newer file touched.

use super::lite::Lite;
use super::value::vals;
use crate::problem::{Problem, Result};
use sha2::{Digest, Sha256};

/// Every file in `migrations/`, in order; a test compares this list with the folder.
pub(super) const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_office.sql", include_str!("../../../../migrations/0001_office.sql")),
    ("0002_roster.sql", include_str!("../../../../migrations/0002_roster.sql")),
    ("0003_brief.sql", include_str!("../../../../migrations/0003_brief.sql")),
    ("0004_ledger.sql", include_str!("../../../../migrations/0004_ledger.sql")),
    ("0005_proposal.sql", include_str!("../../../../migrations/0005_proposal.sql")),
    ("0006_decree.sql", include_str!("../../../../migrations/0006_decree.sql")),
    ("0007_lottery.sql", include_str!("../../../../migrations/0007_lottery.sql")),
    ("0008_lottery_fixed.sql", include_str!("../../../../migrations/0008_lottery_fixed.sql")),
    ("0009_ledger_readings.sql", include_str!("../../../../migrations/0009_ledger_readings.sql")),
    ("0010_proposal_refusal.sql", include_str!("../../../../migrations/0010_proposal_refusal.sql")),
    ("0011_proposal_consent.sql", include_str!("../../../../migrations/0011_proposal_consent.sql")),
    ("0012_decree_chain.sql", include_str!("../../../../migrations/0012_decree_chain.sql")),
    ("0013_proposal_frozen.sql", include_str!("../../../../migrations/0013_proposal_frozen.sql")),
    ("0014_ledger_paid.sql", include_str!("../../../../migrations/0014_ledger_paid.sql")),
    ("0015_roster_absence.sql", include_str!("../../../../migrations/0015_roster_absence.sql")),
];

/// Lines that begin with `--@lite ` are for this engine only.
fn text(sql: &str) -> String {
    sql.replace("\r\n", "\n").replace("--@lite ", "")
}

fn fingerprint(sql: &str) -> String {
    Sha256::digest(sql.replace("\r\n", "\n")).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn migrate(lite: &Lite) -> Result<()> {
    migrate_with(lite, MIGRATIONS)
}

pub(super) fn migrate_with(lite: &Lite, migrations: &[(&str, &str)]) -> Result<()> {
    lite.begin_write()?;
    let step = |lite: &Lite| -> Result<()> {
        lite.script("CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT")
    };
    finish(lite, step(lite))?;
    let done = lite.query("SELECT version, sha256 FROM schema_migration ORDER BY version", &[])?;
    if done.len() > migrations.len() {
        return Err(Problem::new("file_newer").with("file", done.len()).with("program", migrations.len()));
    }
    for (row, (name, sql)) in done.iter().zip(migrations) {
        if row.str(1) != fingerprint(sql) {
            return Err(Problem::new("file_migration_changed").with("name", name));
        }
    }
    for (at, (name, sql)) in migrations.iter().enumerate().skip(done.len()) {
        lite.begin_write()?;
        let step = |lite: &Lite| -> Result<()> {
            lite.script(&text(sql))?;
            let version = at as i64 + 1;
            lite.exec("INSERT INTO schema_migration VALUES ($1, $2, $3, $4)", vals![version, *name, fingerprint(sql), jiff::Timestamp::now().to_string()])?;
            lite.script(&format!("PRAGMA user_version={version}"))
        };
        finish(lite, step(lite))?;
    }
    Ok(())
}

fn finish(lite: &Lite, answer: Result<()>) -> Result<()> {
    match answer {
        Ok(()) => lite.commit(),
        Err(problem) => {
            lite.rollback();
            Err(problem)
        }
    }
}
