//! What stands on paper.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What was found, or why nothing was.
pub type Found<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The file with this ending in a folder.
pub fn file(folder: &Path, ending: &str) -> Found<PathBuf> {
    let found = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|is| is == ending));
    found.ok_or_else(|| format!("no .{ending} in {}", folder.display()).into())
}

/// The words of a PDF, without the breaks of lines.
pub fn words(pdf: &Path) -> Found<String> {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output()?;
    if !output.status.success() {
        return Err(format!("pdftotext: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A DOCX as an office would print it.
pub fn printed(docx: &Path, folder: &Path) -> Found<PathBuf> {
    let out = folder.join("printed");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("libreoffice").display());
    let output = Command::new("libreoffice").args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(&out).arg(docx).output()?;
    if !output.status.success() {
        return Err(format!("libreoffice: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    file(&out, "pdf")
}

/// True when a document names a person, however its columns broke the line.
pub fn names(document: &str, person: &str) -> bool {
    let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    tight(document).contains(&tight(person)) || person.split([' ', ',']).filter(|word| word.len() > 2).all(|word| document.contains(word))
}

/// Words of one document that the other lacks, however its columns broke the lines. Words of fewer than three letters,
/// such as page numbers, are passed over.
pub fn missing<'a>(document: &'a str, other: &str) -> Vec<&'a str> {
    let tight: String = other.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let bare = |word: &str| word.chars().filter(|c| *c != '-').collect::<String>();
    document.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !tight.contains(&bare(word))).collect()
}

/// Prints the DOCX as an office would, in this folder, and gives the words of both papers; each has all of the other's.
pub fn agree(pdf: &Path, docx: &Path, folder: &Path) -> Found<(String, String)> {
    let set = words(pdf)?;
    let typed = words(&printed(docx, folder)?)?;
    assert_eq!(missing(&set, &typed), Vec::<&str>::new(), "words of the PDF that the DOCX lacks");
    assert_eq!(missing(&typed, &set), Vec::<&str>::new(), "words of the DOCX that the PDF lacks");
    Ok((set, typed))
}
