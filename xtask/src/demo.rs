//! The job of Rampak on a machine without a screen: the sample regency, its first need, a team, a decree.

use crate::place::Place;
use crate::step::{answer, finish};
use std::fs;
use std::path::Path;

pub fn without_screen(place: &Place) -> Result<(), String> {
    let folder = place.folder("rampak-contoh");
    // always from nothing, so that every run tells the same story
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|fault| format!("{}: {fault}", folder.display()))?;
    let file = folder.join("kantor.rampak");
    println!("\nTidak ada layar di sini; pekerjaan yang sama dijalankan lewat baris perintah.");
    println!("No screen here; the same job runs by command line on the sample regency.");

    tell(place, &file, "1. Data contoh / sample", &["init", "--sample"])?;
    let briefs = ask(place, &file, &["brief", "list"])?;
    let code = value(&briefs, "code").ok_or("the sample holds no need")?;
    let title = value(&briefs, "title").unwrap_or_default();
    tell(place, &file, &format!("2. Penyusunan tim {code} {title} / a team is formed"), &["formation", "propose", &code])?;
    let proposal = value(&ask(place, &file, &["proposal", "list"])?, "id").ok_or("no proposal was made")?;
    tell(place, &file, "3. Usulan disetujui / the proposal is approved", &["proposal", "approve", &proposal, "--note", "Contoh"])?;
    tell(place, &file, "4. Rancangan surat keputusan / the decree is drafted", &["decree", "draft", &proposal])?;
    let decree = value(&ask(place, &file, &["decree", "list"])?, "id").ok_or("no decree was drafted")?;
    let (pdf, docx) = (folder.join("surat-keputusan.pdf"), folder.join("surat-keputusan.docx"));
    let (pdf_name, docx_name) = (pdf.to_string_lossy(), docx.to_string_lossy());
    tell(place, &file, "5. Dicetak / it is printed", &["decree", "export", &decree, "--pdf", &pdf_name, "--docx", &docx_name])?;

    println!("\nSelesai. Rancangan surat keputusan ada di:\n  {pdf_name}\n  {docx_name}");
    println!("Berkas kantor, untuk dibuka lagi dengan `cargo xtask run BERKAS` pada komputer berlayar:\n  {}", file.display());
    println!("\nDone: the drafted decree and the office file lie in the folder above. It is a draft: a person gives it its number and issues it.");
    Ok(())
}

fn tell(place: &Place, file: &Path, what: &str, args: &[&str]) -> Result<(), String> {
    println!("\n{what}");
    finish(place.program("rampak").arg("--file").arg(file).args(args))
}

fn ask(place: &Place, file: &Path, args: &[&str]) -> Result<String, String> {
    answer(place.program("rampak").arg("--json").arg("--file").arg(file).args(args))
}

/// The first text under a key. Enough for ids and titles of a program of ours.
fn value(json: &str, key: &str) -> Option<String> {
    let rest = json.split_once(&format!("\"{key}\": \""))?.1;
    Some(rest.split_once('"')?.0.to_string())
}
