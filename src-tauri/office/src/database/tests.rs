use super::*;
use crate::database::migrate::{MIGRATIONS, migrate_with};

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("kantor uji é.rampak");
    (folder, path)
}

#[test]
fn an_error_or_a_panic_leaves_nothing_and_the_writer_lives() {
    let (_folder, path) = file();
    let db = Database::open(&path).expect("a new file opens");
    let set = |tx: &Tx<'_>| tx.exec("INSERT INTO office_setting (key, value) VALUES ($1, $2)", vals!["x", "1"]);
    let failed: Result<()> = db.write(move |tx| {
        set(tx)?;
        Err(Problem::new("no"))
    });
    assert!(failed.is_err());
    let panicked: Result<()> = db.write(move |tx| {
        set(tx)?;
        panic!("on purpose")
    });
    assert!(panicked.is_err());
    let seen = |db: &Database| db.read(|r| r.query("SELECT key FROM office_setting WHERE key = $1", vals!["x"])).expect("reads work").len();
    assert_eq!(seen(&db), 0);
    db.write(move |tx| set(tx)).expect("the writer lives on");
    assert_eq!(seen(&db), 1);
}

#[test]
fn readers_cannot_write() {
    let (_folder, path) = file();
    let db = Database::open(&path).expect("a new file opens");
    let answer = db.read(|r| r.query("INSERT INTO office_setting (key, value) VALUES ('a', 'b') RETURNING key", &[]));
    assert!(answer.is_err());
}

#[test]
fn a_newer_file_and_an_edited_migration_are_refused_and_a_failing_one_leaves_nothing() {
    let (_folder, path) = file();
    drop(Database::open(&path).expect("a new file opens"));
    let lite = Lite::open_to_write(&path).expect("it opens again");
    let newer = migrate_with(&lite, &MIGRATIONS[..2]).expect_err("an older program");
    assert_eq!(newer.code, "file_newer");
    let mut edited = MIGRATIONS.to_vec();
    edited[0].1 = "SELECT 1";
    assert_eq!(migrate_with(&lite, &edited).expect_err("an edited migration").code, "file_migration_changed");
    let mut failing = MIGRATIONS.to_vec();
    failing.push(("9999_bad.sql", "CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE half (x INTEGER) STRICT;"));
    assert!(migrate_with(&lite, &failing).is_err());
    assert!(lite.query("SELECT 1 FROM half", &[]).is_err(), "no half table");
    migrate_with(&lite, MIGRATIONS).expect("nothing to do");
}

#[test]
fn a_foreign_file_is_refused_and_left_as_it_was() {
    let (_folder, path) = file();
    std::fs::write(&path, "bukan basis data, hanya teks yang cukup panjang untuk dibaca sebagai kepala berkas SQLite dan ditolak")
        .expect("a file can be written");
    let before = std::fs::read(&path).expect("it can be read");
    assert_eq!(Database::open(&path).err().map(|p| p.code), Some("file_not_office".into()));
    assert_eq!(std::fs::read(&path).expect("it can be read"), before);
}

#[test]
fn every_migration_in_the_folder_is_embedded() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut names: Vec<String> = std::fs::read_dir(folder).expect("the folder exists").filter_map(|f| f.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    assert_eq!(names, MIGRATIONS.iter().map(|(name, _)| (*name).to_string()).collect::<Vec<_>>());
}

#[test]
fn after_every_write_the_one_file_is_all_of_it() {
    let (folder, path) = file();
    let db = Database::open(&path).expect("a new file opens");
    let long = "x".repeat(100_000);
    db.write(move |tx| tx.exec("INSERT INTO office_setting (key, value) VALUES ($1, $2)", vals!["x", long])).expect("it is written");
    let kept = |path: &Path| {
        let db = Database::open(path).expect("a copy opens");
        db.read(|r| r.query("SELECT value FROM office_setting WHERE key = $1", vals!["x"])).expect("reads work").len()
    };
    // while it is in use, by hand and by the program
    let (by_hand, asked) = (folder.path().join("salinan.rampak"), folder.path().join("cadangan.rampak"));
    std::fs::copy(&path, &by_hand).expect("it can be copied");
    db.copy_to(&asked).expect("it is copied");
    assert_eq!((kept(&by_hand), kept(&asked)), (1, 1));
    assert_eq!(db.copy_to(&asked).expect_err("nothing is overwritten").code, "file_exists");
    assert!(db.copy_to(&folder.path().join("tidak").join("ada.rampak")).is_err());
    drop(db);
    let names: Vec<String> = std::fs::read_dir(folder.path()).expect("a folder").filter_map(|f| f.ok()?.file_name().into_string().ok()).collect();
    assert!(names.iter().all(|name| name.ends_with(".rampak")), "nothing is left beside the files: {names:?}");
}
