//! Builders: an office on a temporary file, and the cli as another person would call it.

use rampak_office::{Engine, Office, Progress};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub const CLEAN: [&str; 6] = ["hierarki_unor.xlsx", "pegawai_siasn.xlsx", "kompetensi.xlsx", "kinerja.xlsx", "riwayat_tim.xlsx", "proyek.xlsx"];

/// A file of the 300-person sample.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regency300").join(name)
}

pub fn clean() -> Vec<PathBuf> {
    CLEAN.iter().map(|name| fixture(name)).collect()
}

/// An office of its own in a folder of its own.
pub struct Desk {
    pub office: Office,
    pub folder: TempDir,
}

/// An empty office; the engine runs in this process.
pub fn empty() -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = Office::open(&folder.path().join("kantor.rampak"), Engine::InProcess).expect("a new office opens");
    Desk { office, folder }
}

/// The clean sample imported.
pub fn sample() -> Desk {
    let desk = empty();
    desk.office.roster_import(&clean(), &Progress::silent()).expect("the clean sample imports");
    desk
}

/// Lets anyone sit in any seat of a brief, so that members can exchange seats.
pub fn ask_little(desk: &Desk, brief: &str) {
    let mut form = desk.office.brief_get(brief).expect("the brief");
    for seat in &mut form.seats {
        (seat.rank_min, seat.rank_max) = (None, None);
        seat.requirements.clear();
    }
    desk.office.brief_save(&form).expect("it is saved");
}

/// The program to call, built by `cargo xtask test`.
pub fn program() -> PathBuf {
    PathBuf::from(std::env::var_os("RAMPAK_CLI").expect("RAMPAK_CLI names the built program: run cargo xtask test"))
}

/// A cli with an office file.
pub struct Cli {
    pub folder: TempDir,
}

impl Cli {
    pub fn new() -> Cli {
        Cli { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("kantor.rampak")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("--file").arg(self.file()).arg("--json").args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    /// The JSON of a call that must end with this code.
    pub fn json(&self, code: i32, args: &[&str]) -> Value {
        let output = self.run(args);
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {text} {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{args:?} gave no JSON ({fault}): {text}"))
    }

    /// The clean sample imported.
    pub fn sample() -> Cli {
        let cli = Cli::new();
        cli.json(0, &["init"]);
        let paths: Vec<String> = clean().iter().map(|path| path.display().to_string()).collect();
        let mut args = vec!["roster", "import"];
        args.extend(paths.iter().map(String::as_str));
        cli.json(0, &args);
        cli
    }
}

/// Text of a key.
pub fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_string()
}
