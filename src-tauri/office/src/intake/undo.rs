//! Takes a whole import back: what it changed is as it was, what it made is gone.

use crate::database::Tx;
use crate::settings::keep;
use crate::settings::rows::{self, Kept};
use crate::{Problem, Result, brief, decree, ledger, proposal, roster};

/// Tables an import writes, in the order in which its rows can be removed.
const TABLES: [&Kept; 9] = [
    &ledger::rows::PARTICIPATION,
    &ledger::rows::TEAM,
    &roster::rows::RATING,
    &roster::rows::PERFORMANCE,
    &roster::rows::ABSENCE,
    &brief::rows::BRIEF,
    &roster::rows::PERSON,
    &roster::rows::COMPETENCY,
    &roster::rows::UNIT,
];

/// Who has an absence entered by hand since, and was made by the import, or whose absence it had changed.
fn entered_since(tx: &Tx<'_>, id: &str, at: &str, images: &[(String, String)]) -> Result<Option<String>> {
    let of = |row: &str| images.iter().any(|(table, image)| table == roster::rows::ABSENCE.name && image.contains(row));
    let entered = roster::rows::absences_by_hand_since(tx, at)?.into_iter();
    Ok(entered.filter(|(row, import, _)| import.as_deref() == Some(id) || of(row)).map(|(.., name)| name).next())
}

pub fn undo(tx: &Tx<'_>, id: &str) -> Result<()> {
    let imports = rows::imports(tx)?;
    let import = imports.iter().find(|import| import.id == id && !import.undone).ok_or_else(|| Problem::not_found("import", id))?;
    if imports.iter().find(|import| !import.undone).is_some_and(|newest| newest.id != id) {
        return Err(Problem::new("import_not_newest"));
    }
    let built = |what: &str, name: Option<String>| match name {
        Some(name) => Err(Problem::new("import_built_on").with("what", what).with("name", name)),
        None => Ok(()),
    };
    built("proposal", proposal::rows::made_since(tx, &import.at)?)?;
    built("lottery", proposal::lottery::rows::frozen_since(tx, &import.at)?)?;
    built("decree", decree::rows::made_since(tx, &import.at)?)?;
    built("brief", brief::rows::changed_since(tx, id, &import.at)?)?;
    built("team", ledger::rows::joined_since(tx, id)?)?;
    let images = rows::images(tx, id)?;
    built("absence", entered_since(tx, id, &import.at, &images)?)?;
    for (table, image) in images {
        let kept = TABLES.iter().find(|kept| kept.name == table).ok_or_else(|| Problem::not_found("table", &table))?;
        kept.restore(tx, &image)?;
    }
    for kept in TABLES {
        kept.remove(tx, id)?;
    }
    rows::undo_import(tx, id)?;
    // an office emptied of the sample is nobody's sample any more
    if roster::rows::people(tx)?.is_empty() { keep::unmark_sample(tx) } else { Ok(()) }
}
