use crate::ledger::issue;
use crate::support::{Desk, sample};
use rampak_office::Progress;
use std::io::Read;

fn draft(desk: &Desk) -> String {
    let result = desk.office.formation_propose("P01", &Default::default(), &Progress::silent()).expect("a formation").value;
    let id = result.proposal.expect("P01 can be filled");
    assert_eq!(desk.office.decree_draft(&id).expect_err("not approved").code, "proposal_not_approved");
    let version = desk.office.proposal_get(&id).expect("the proposal").version;
    desk.office.proposal_approve(&id, version, "disetujui rapat").expect("it is approved");
    desk.office.decree_draft(&id).expect("a draft").value.id
}

/// The words of a DOCX, one paragraph a line.
pub fn words(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a docx is a zip");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("it has a document").read_to_string(&mut xml).expect("it is text");
    let mut out = String::new();
    for paragraph in xml.split("</w:p>") {
        let line: String = paragraph.split("</w:t>").filter_map(run_text).collect();
        if !line.trim().is_empty() {
            out.push_str(line.trim());
            out.push('\n');
        }
    }
    out.replace("&amp;", "&").replace('\u{200b}', "")
}

/// What stands after the last opening of a text run.
fn run_text(xml: &str) -> Option<&str> {
    let (_, after) = xml.rsplit_once("<w:t>").or_else(|| xml.rsplit_once("<w:t xml:space=\"preserve\">"))?;
    Some(after)
}

/// `RAMPAK_GOLDEN=write` writes it anew; read it before you keep it.
#[test]
fn the_wording_of_a_decree_is_the_golden_one() {
    let desk = sample();
    // who is owed what, and so who is on the team, would change with the months
    let settings = desk.office.settings_get().expect("settings");
    desk.office.settings_save(&rampak_office::settings::wire::Settings { half_life_months: 0, ..settings }).expect("nothing fades");
    let id = draft(&desk);
    let docx = desk.folder.path().join("a.docx");
    let pdf = desk.folder.path().join("a.pdf");
    desk.office.decree_export(&id, Some(&pdf), Some(&docx)).expect("both are written");
    assert!(std::fs::read(&pdf).expect("the pdf").starts_with(b"%PDF-"));
    let text = words(&std::fs::read(&docx).expect("the docx"));
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/decree_p01.txt");
    if std::env::var_os("RAMPAK_GOLDEN").is_some() {
        std::fs::write(&golden, &text).expect("the golden text can be written");
    }
    let kept = std::fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, kept, "the wording changed: read it, then RAMPAK_GOLDEN=write");
}

#[test]
fn an_issued_decree_is_fixed_for_ever() {
    let desk = sample();
    let id = draft(&desk);
    let mut form = desk.office.decree_get(&id).expect("the draft").form;
    form.considering[0] = "bahwa ini diubah oleh kantor;".into();
    let saved = desk.office.decree_save(&id, &form).expect("a draft is edited").value;
    assert_eq!(desk.office.decree_save(&id, &form).expect_err("an old version").code, "stale");
    assert_eq!(desk.office.decree_issue(&id, " ", "2026-11-24", "").expect_err("no number").code, "number_missing");
    assert_eq!(desk.office.decree_issue(&id, "1/UJI", "24-11-2026", "").expect_err("no date").code, "date_invalid");
    let issued = desk.office.decree_issue(&id, "1/UJI", "2026-11-24", "").expect("it is issued").value;
    assert_eq!(issued.hash.as_deref().map(str::len), Some(64));
    assert_eq!(desk.office.decree_issue(&id, "2/UJI", "2026-11-24", "").expect_err("twice").code, "decree_issued");
    assert_eq!(desk.office.decree_save(&id, &saved.form).expect_err("fixed").code, "decree_issued");
    assert_eq!(desk.office.decree_delete(&id).expect_err("fixed").code, "decree_issued");
    let proposal = desk.office.proposal_get(&issued.proposal_id).expect("the proposal");
    assert_eq!(proposal.state, "decreed");
    assert_eq!(desk.office.proposal_reopen(&proposal.id, proposal.version, "").expect_err("fixed").code, "proposal_fixed");
    assert_eq!(desk.office.brief_delete(&proposal.brief_id).expect_err("a decree stands on it").code, "brief_has_decree");
}

#[test]
fn a_number_is_given_once_and_a_gap_blocks_issuing() {
    let desk = sample();
    issue(&desk, "P02", "1/UJI/2026");
    let id = draft(&desk);
    assert_eq!(desk.office.decree_issue(&id, "1/UJI/2026", "2026-11-24", "").expect_err("taken").code, "number_taken");
    let mut form = desk.office.decree_get(&id).expect("the draft").form;
    form.recalling.push("Undang-Undang Nomor [..] Tahun 2024 tentang Kabupaten Karawang;".into());
    desk.office.decree_save(&id, &form).expect("a draft may have gaps");
    assert_eq!(desk.office.decree_issue(&id, "2/UJI/2026", "2026-11-24", "").expect_err("a gap").code, "decree_checks");
    let pages = desk.office.decree_pages(&id, &desk.office.decree_get(&id).expect("the draft").form).expect("pages");
    assert!(pages.len() >= 2 && pages.iter().all(|page| page.contains("<svg")));
}
