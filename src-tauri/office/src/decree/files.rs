//! Files that leave the office: whole or not at all, never over another one by surprise.

use super::wire::ExportResult;
use crate::{Problem, Result};
use rampak_press::{Document, PressProblem};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a paper as PDF and DOCX where asked.
///
/// # Errors
/// `glyph_missing`, `file_write` (params path, reason).
pub fn export<'a>(paper: impl Into<Document<'a>>, pdf: Option<&Path>, docx: Option<&Path>) -> Result<ExportResult> {
    let paper: Document = paper.into();
    let mut written = ExportResult { files: Vec::new() };
    if let Some(path) = pdf {
        written.files.push(write(path, &rampak_press::pdf(paper).map_err(problem)?)?);
    }
    if let Some(path) = docx {
        written.files.push(write(path, &rampak_press::docx(paper, None).map_err(problem)?)?);
    }
    Ok(written)
}

/// Writes beside the place, then moves into it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<String> {
    let failed = |fault: std::io::Error| Problem::new("file_write").with("path", path.display()).with("reason", fault);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".baru");
    let beside = path.with_file_name(name);
    let whole = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = whole.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    moved.map_err(failed)?;
    Ok(path.display().to_string())
}

/// A name every system accepts, after the kind of paper: letters, digits, dots and dashes, at most 80 long.
pub fn name(kind: &str, text: &str) -> String {
    let mut name = String::from(kind);
    for c in text.chars() {
        if c.is_alphanumeric() || c == '.' {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
        if name.chars().count() >= 80 {
            break;
        }
    }
    name.trim_end_matches(['-', '.']).to_string()
}

/// Two paths that do not exist yet.
pub fn free(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    let pair = |name: &str| (folder.join(format!("{name}.pdf")), folder.join(format!("{name}.docx")));
    let mut found = pair(name);
    let mut next = 2;
    while found.0.exists() || found.1.exists() {
        found = pair(&format!("{name} ({next})"));
        next += 1;
    }
    found
}

/// What the press says, as a problem the form can point at.
pub fn problem(fault: PressProblem) -> Problem {
    match fault {
        PressProblem::Glyphs(missing) => {
            let first = missing.first();
            Problem::new("glyph_missing")
                .with("field", first.map_or("", |m| m.field))
                .with("person", first.and_then(|m| m.person.clone()).unwrap_or_default())
                .with("character", first.map_or(' ', |m| m.character))
        }
        PressProblem::Template(found) => Problem::new("template_problems").with("detail", format!("{found:?}")),
        PressProblem::Typesetting(detail) => Problem::new("unexpected").with("detail", detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere_and_nothing_is_overwritten() {
        assert_eq!(name("SK-", "800.1.3.3/Kep.12/BKPSDM"), "SK-800.1.3.3-Kep.12-BKPSDM");
        assert_eq!(name("SK-", "a<b>:\"|?*"), "SK-a-b");
        let folder = tempfile::tempdir().expect("a folder");
        let (pdf, _) = free(folder.path(), "SK-1");
        write(&pdf, b"x").expect("it is written");
        assert_eq!(free(folder.path(), "SK-1").0.file_name().and_then(|n| n.to_str()), Some("SK-1 (2).pdf"));
    }
}
