use crate::support::{fixture, sample};
use rampak_office::brief::wire::BriefForm;
use rampak_office::{Office, Progress};
use serde_json::Value;

fn form(office: &Office, code: &str) -> BriefForm {
    office.brief_get(code).expect("the brief of the sample")
}

/// The truth knows no retirement rule, so the count before that last rule is compared.
#[test]
fn eligible_counts_are_as_the_truth_says() {
    let desk = sample();
    let text = std::fs::read_to_string(fixture("truth.json")).expect("the truth is beside the sample");
    let truth: Value = serde_json::from_str(&text).expect("it is JSON");
    let mut compared = 0;
    for brief in desk.office.brief_list().expect("briefs") {
        let form = form(&desk.office, &brief.id);
        for count in desk.office.brief_count(&form).expect("counts") {
            let seat = &form.seats[count.seat as usize].code;
            let expected = truth["eligible_per_seat"].as_array().and_then(|all| all.iter().find(|line| line["kursi"] == seat.as_str()));
            let before = count.funnel.iter().rev().find(|line| line.rule.kind != "availability").map_or(0, |line| line.remaining);
            assert_eq!(Some(u64::from(before)), expected.and_then(|line| line["eligible"].as_u64()), "{seat}");
            let last = count.funnel.last().map_or(0, |line| line.remaining);
            assert_eq!(count.people, last);
            compared += 1;
        }
    }
    assert_eq!(compared, 48);
}

#[test]
fn briefs_keep_file_order_and_are_edited_copied_deleted_restored() {
    let desk = sample();
    let list = desk.office.brief_list().expect("briefs");
    assert_eq!(list.iter().map(|b| b.code.as_str()).collect::<Vec<_>>(), ["P01", "P02", "P03", "P04", "P05", "P06"]);
    assert_eq!(list.iter().map(|b| b.seats).sum::<u32>(), 48);
    let mut first = form(&desk.office, "P01");
    first.title = "  Judul baru ".into();
    let saved = desk.office.brief_save(&first).expect("it saves").value;
    assert_eq!((saved.title.as_str(), saved.version), ("Judul baru", first.version + 1));
    assert_eq!(desk.office.brief_save(&first).expect_err("an old version").code, "stale");
    let copy = desk.office.brief_clone(saved.id.as_deref().unwrap_or("")).expect("a copy").value;
    assert_eq!(form(&desk.office, &copy).seats, saved.seats);
    desk.office.brief_delete(&copy).expect("it is put away");
    assert_eq!(desk.office.brief_list().expect("briefs").len(), 6);
    desk.office.brief_restore(&copy).expect("it comes back");
    assert_eq!(desk.office.brief_list().expect("briefs").len(), 7);
    let empty = BriefForm::default();
    assert_eq!(desk.office.brief_save(&empty).expect_err("no title").code, "brief_no_title");
    assert!(!desk.office.brief_check(&empty).expect("faults").is_empty());
}

#[test]
fn importing_briefs_again_changes_nothing() {
    let desk = sample();
    let report = desk.office.brief_import(&[fixture("proyek.xlsx")], &Progress::silent()).expect("it reads").value;
    assert_eq!(report.files.iter().map(|f| f.new + f.changed + f.refused).sum::<u32>(), 0);
}

/// The counts are kept in memory between calls; another program's write must still be seen.
#[test]
fn what_another_program_writes_is_seen() {
    let desk = sample();
    let form = form(&desk.office, "P02");
    let people = || desk.office.brief_count(&form).expect("counts").iter().map(|count| count.people).sum::<u32>();
    let before = people();
    assert_eq!(people(), before);
    let other = Office::open(&desk.folder.path().join("kantor.rampak"), rampak_office::Engine::InProcess).expect("the file opens twice");
    let mut settings = other.settings_get().expect("settings");
    settings.hours_cap = 8;
    other.settings_save(&settings).expect("they save");
    assert!(people() < before, "fewer hours, fewer eligible");
}
