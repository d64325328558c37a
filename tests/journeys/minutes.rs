//! The minutes of a lottery: what they say, on both papers, of a draw, a redraw, and one whose hash came too late.

use crate::decree::words as typed;
use crate::support::{Cli, Desk, sample, text};
use rampak_core::decree::{long_date, spelled, weekday};
use rampak_office::Progress;
use rampak_office::decree::minutes::wire::{MinutesForm, SignerForm};
use rampak_office::proposal::lottery::wire::{LotteryOptions, LotteryView};
use rampak_tests::paper::agree;

const LONG: &str = "Dr. Hj. Siti Nurhasanah Kusumaningrum Wiradisastra Notodiningrat, S.K.M., M.Kes., M.Si.";

fn drawn(desk: &Desk, number: &str) -> LotteryView {
    let options = LotteryOptions { panels: Some(200), ..LotteryOptions::default() };
    let id = desk.office.lottery_freeze("P01", &options, &Progress::silent()).expect("a lottery").value.item.id;
    desk.office.lottery_draw(&id, number, "", false).expect("a draw").value
}

/// The words of the DOCX.
fn told(desk: &Desk, id: &str, form: &MinutesForm) -> String {
    let docx = desk.folder.path().join("undian.docx");
    desk.office.minutes_export(id, form, None, Some(&docx)).expect("it is written");
    typed(&std::fs::read(&docx).expect("the docx"))
}

/// Without what differs from day to day: hash, file name, days and hours.
fn steady(told: &str, view: &LotteryView) -> String {
    let day = |at: &str| {
        let at: jiff::Timestamp = at.parse().expect("a moment");
        jiff::tz::Offset::constant(7).to_datetime(at).date()
    };
    let draw = view.draws.last().expect("a draw");
    let held = day(&draw.at);
    let groups: Vec<String> = view.item.hash.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    let mut told = groups.chunks(4).fold(told.to_string(), |told, line| told.replace(&line.join(" "), "SIDIK SIDIK SIDIK SIDIK"));
    let opening = format!("{}, tanggal {} bulan", weekday(held), spelled(held.day().unsigned_abs().into()));
    for (known, word) in [(opening.as_str(), "HARI, tanggal TANGGAL bulan"), (&view.item.hash[..8], "SIDIK")] {
        assert!(told.contains(known), "{known}: {told}");
        told = told.replace(known, word);
    }
    for at in [&draw.at, &view.item.created] {
        told = told.replace(&long_date(day(at)), "TANGGAL");
    }
    let mut parts = told.split(" pukul ");
    let first = parts.next().unwrap_or_default().to_string();
    // after `pukul` stands `09.10 WIB`
    let told = parts.fold(first, |told, rest| told + " pukul JAM" + &rest["09.10".len()..]);
    let (before, rest) = told.split_once("bulan ").expect("the opening");
    let (_, after) = rest.split_once(", bertempat").expect("the opening");
    format!("{before}bulan BULAN, bertempat{after}")
}

/// `RAMPAK_GOLDEN=write` writes it anew; read it before you keep it.
#[test]
fn the_wording_of_the_minutes_is_the_golden_one() {
    let desk = sample();
    let settings = desk.office.settings_get().expect("settings");
    let settings = rampak_office::settings::wire::Settings { half_life_months: 0, user_name: "Rina Contoh".into(), ..settings };
    desk.office.settings_save(&settings).expect("nothing fades");
    let view = drawn(&desk, "017");
    let form = desk.office.minutes_form(&view.item.id).expect("a form");
    let text = steady(&told(&desk, &view.item.id, &form), &view);
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/minutes_p01.txt");
    if std::env::var_os("RAMPAK_GOLDEN").is_some() {
        std::fs::write(&golden, &text).expect("the golden text can be written");
    }
    let kept = std::fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, kept, "the wording changed: read it, then RAMPAK_GOLDEN=write");
    let pages = desk.office.minutes_pages(&view.item.id, &form).expect("pages");
    assert!(pages.len() >= 2 && pages.iter().all(|page| page.contains("<svg")));
}

#[test]
fn both_papers_tell_of_the_draw_and_how_to_check_it() {
    let cli = Cli::sample();
    let folder = cli.folder.path();
    let at = |name: &str| folder.join(name).display().to_string();
    let out = folder.display().to_string();
    let frozen = cli.json(0, &["lottery", "draw", "P01", "--panels", "200", "--out", &out]);
    let (id, hash) = (text(&frozen, "lottery"), text(&frozen, "sha256"));
    let early = cli.json(1, &["lottery", "minutes", &id, "--pdf", &at("a.pdf")]);
    assert_eq!((text(&early["problem"], "code"), text(&early["problem"]["params"], "brief")), ("lottery_not_drawn".into(), "P01".into()));
    assert!(!folder.join("a.pdf").exists());
    let drawn = cli.json(0, &["lottery", "draw", "P01", "--number", "017"]);
    assert_eq!(text(&cli.json(1, &["lottery", "minutes", &id])["problem"], "code"), "export_nothing");
    assert_eq!(text(&cli.json(1, &["lottery", "minutes", "lain", "--pdf", &at("a.pdf")])["problem"], "code"), "not_found");
    let (pdf, docx) = (at("a.pdf"), at("a.docx"));
    let named = ["--leader", LONG, "--leader-nip", "197001011995032001", "--witness", "Ujang Contoh", "--witness", LONG];
    let place = ["--place", "Ruang Rapat Contoh, Karawang", "--number", "17/BA/2026"];
    let written = cli.json(0, &[&["lottery", "minutes", &id, "--pdf", &pdf, "--docx", &docx][..], &named, &place].concat());
    assert_eq!(written["files"].as_array().map(Vec::len), Some(2));
    let (set, _) = agree(pdf.as_ref(), docx.as_ref(), folder).expect("both papers");
    let tight: String = set.split_whitespace().collect();
    let name = frozen["file"].as_str().and_then(|file| file.rsplit(['/', '\\']).next()).unwrap_or_default();
    let command = format!("rampak lottery verify {name} --number 017");
    for said in
        ["Ujang Contoh", "Ruang Rapat Contoh, Karawang", "17/BA/2026", "017 (nol satu tujuh)", "200 (dua ratus) tim bernomor 000 sampai dengan 199", &command]
    {
        assert!(tight.contains(&said.split_whitespace().collect::<String>()), "{said}: {set}");
    }
    let long: String = LONG.split_whitespace().collect();
    assert_eq!(tight.matches(&long).count(), 2, "leader and witness");
    for member in drawn["team"].as_array().into_iter().flatten() {
        assert!(tight.contains(&text(member, "nip")), "{member}");
    }
    // the hash as it stands on paper, in groups, is the one that is told when it is checked
    let groups: Vec<String> = hash.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    let printed = groups.join(" ");
    assert!(set.contains(&printed), "{set}");
    let file = folder.join(name).display().to_string();
    let check = cli.json(0, &["lottery", "verify", &file, "--number", "017", "--hash", &printed]);
    assert_eq!((check["valid"].as_bool(), check["hash_checked"].as_bool()), (Some(true), Some(true)));
    cli.json(3, &["lottery", "verify", &file, "--hash", &printed.replacen(&groups[0], &groups[1], 1)]);
}

#[test]
fn a_late_hash_and_a_redraw_are_told() {
    let cli = Cli::sample();
    let folder = cli.folder.path();
    let out = folder.display().to_string();
    let docx = folder.join("a.docx");
    let minutes = |id: &str| {
        cli.json(0, &["lottery", "minutes", id, "--docx", &docx.display().to_string()]);
        typed(&std::fs::read(&docx).expect("the docx"))
    };
    let late = cli.json(0, &["lottery", "draw", "P01", "--number", "5", "--panels", "200", "--out", &out]);
    let told = minutes(&text(&late, "lottery"));
    assert!(told.contains("PERHATIAN") && told.contains("tidak diumumkan sebelum nomor diundi") && !told.contains("undian ulang"), "{told}");
    // another lottery, told before its number: a redraw for the need all the same
    let next = cli.json(0, &["lottery", "draw", "P01", "--panels", "100", "--pseudonymous", "--out", &out]);
    let drawn = cli.json(0, &["lottery", "draw", "P01", "--number", "42", "--reason", "Ketua berhalangan."]);
    let told = minutes(&text(&next, "lottery"));
    assert!(!told.contains("PERHATIAN") && told.contains("undian ke-2 (dua)") && told.contains("“Ketua berhalangan”"), "{told}");
    let first = text(&late, "sha256");
    assert!(told.contains("nomor 005") && told.contains(&first[..8]) && told.contains("Sidik berkas undian ke-1 tidak diumumkan"), "{told}");
    // who is hidden in the file can be found there by what stands under the NIP
    let file = text(&next, "file");
    let check = cli.json(0, &["lottery", "verify", &file, "--number", "42"]);
    for (member, hidden) in drawn["team"].as_array().into_iter().flatten().zip(check["team"].as_array().into_iter().flatten()) {
        let lines: Vec<&str> = told.lines().collect();
        let at = lines.iter().position(|line| *line == text(member, "nip")).unwrap_or_else(|| panic!("{member}: {told}"));
        assert_eq!(lines.get(at + 1).copied(), hidden["person"].as_str());
    }
}

#[test]
fn what_is_left_out_is_a_line_and_what_cannot_be_printed_is_said() {
    let desk = sample();
    let view = drawn(&desk, "3");
    let id = &view.item.id;
    let mut form = desk.office.minutes_form(id).expect("a form");
    assert_eq!((form.place.as_str(), form.zone.as_str(), form.witnesses.len()), ("Karawang", "wib", 2));
    form.place = " ".into();
    form.means.clear();
    let line = rampak_core::decree::LINE;
    let told = told(&desk, id, &form);
    assert!(told.contains(&format!("bertempat di {line},")) && told.contains("melempar 3 (tiga) dadu"), "{told}");
    // number, place, name and NIP of the leader, name and hand of two witnesses
    assert_eq!(told.matches(line).count(), 8, "{told}");
    let folder = desk.folder.path();
    let named = MinutesForm { number: "17/BA".into(), ..form.clone() };
    let mut files = desk.office.minutes_export_into(id, &named, folder).expect("written").files;
    files.extend(desk.office.minutes_export_into(id, &named, folder).expect("written beside it").files);
    files.sort();
    files.dedup();
    assert!(files.len() == 4 && files.iter().all(|file| file.contains("BA-Undian-17-BA")), "{files:?}");
    let unknown = MinutesForm { zone: "utc".into(), ..form.clone() };
    assert_eq!(desk.office.minutes_pages(id, &unknown).expect_err("no such clock").code, "zone_unknown");
    form.witnesses.push(SignerForm { name: "Siti 張".into(), ..SignerForm::default() });
    let problem = desk.office.minutes_pages(id, &form).expect_err("no font has it");
    assert_eq!((problem.code.as_str(), problem.params["person"].as_str()), ("glyph_missing", "Siti 張"));
}
