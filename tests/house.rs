//! The rules of the house that the compiler cannot see. When a rule and good sense disagree, the rule changes here, and says why.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// In the order one enters them; a room imports only rooms before it.
const ROOMS: [&str; 6] = ["roster", "brief", "ledger", "formation", "proposal", "decree"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// Files below a folder with one of the endings, what is generated or built left out; paths from the root, `/` between the parts.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    const BUILT: [&str; 8] = ["target", "node_modules", "dist", "dist-fake", "generated", "gen", ".git", "permissions"];
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                if !BUILT.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let from_root = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                found.extend(fs::read_to_string(&path).ok().map(|text| (from_root, text)));
            }
        }
    }
    found.sort();
    found
}

/// The room a source file of a floor belongs to: `<floor>/src/roster.rs` and all below `<floor>/src/roster/`.
fn room_of(path: &str, floor: &str) -> Option<usize> {
    let rest = path.strip_prefix(floor)?.strip_prefix("/src/")?;
    let first = rest.split('/').next()?;
    ROOMS.iter().position(|room| first == *room || first == format!("{room}.rs"))
}

/// Rust without comments, and its string literals apart.
fn parts(source: &str) -> (String, Vec<String>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let chars: Vec<char> = source.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        match (rest[0], rest.get(1)) {
            ('/', Some('/')) => at += rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ('r', Some('#' | '"')) if !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
                if rest.get(1 + hashes) != Some(&'"') {
                    code.push('r');
                    at += 1;
                    continue;
                }
                let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                let body = &rest[hashes + 2..];
                let end = body.windows(close.len()).position(|window| window == close).unwrap_or(body.len());
                literals.push(body[..end].iter().collect());
                at += hashes + 2 + end + close.len();
            }
            ('"', _) => {
                let mut end = 1;
                while end < rest.len() && rest[end] != '"' {
                    end += if rest[end] == '\\' { 2 } else { 1 };
                }
                literals.push(rest[1..end.min(rest.len())].iter().collect::<String>().replace("\\\n", " "));
                code.push_str("\"\"");
                at += end + 1;
            }
            ('\'', Some('\\')) => at += 2 + rest[2..].iter().skip(1).position(|c| *c == '\'').unwrap_or(0) + 2,
            ('\'', Some('"')) => at += 3,
            (c, _) => {
                code.push(c);
                at += 1;
            }
        }
    }
    (code, literals)
}

fn is_sql(literal: &str) -> bool {
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "].iter().any(|word| literal.trim_start().starts_with(word))
}

/// Names after FROM, JOIN, INTO and UPDATE, those made by the statement itself left out.
fn tables(sql: &str) -> BTreeSet<String> {
    let clean: String = sql.chars().map(|c| if c.is_alphanumeric() || "_{}".contains(c) { c } else { ' ' }).collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let made = |name: &str| words.windows(2).any(|pair| pair[0] == name && pair[1] == "AS") && sql.trim_start().starts_with("WITH");
    let named = |pair: &&[&str]| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&pair[0]);
    let table = |name: &&str| name.contains('_') && !name.contains('{') && !made(name);
    words.windows(2).filter(named).map(|pair| pair[1]).filter(table).map(str::to_string).collect()
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

fn must_be_empty(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

/// Names of the dependencies of a crate, of every kind.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in read(manifest).lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && let Some(name) = line.split(['.', '=', ' ']).next().filter(|name| !name.is_empty() && !name.starts_with('#')) {
            names.insert(name.to_string());
        }
    }
    names
}

#[test]
fn crates_look_one_way() {
    let allowed: [(&str, &[&str]); 7] = [
        ("src-tauri/core", &[]),
        ("src-tauri/press", &["rampak-core"]),
        ("src-tauri/office", &["rampak-core", "rampak-press"]),
        ("src-tauri/cli", &["rampak-office"]),
        ("src-tauri", &["rampak-office"]),
        ("tests", &["rampak-core", "rampak-office"]),
        ("xtask", &[]),
    ];
    let mut broken = Vec::new();
    for (folder, allowed) in allowed {
        let names = dependencies(&format!("{folder}/Cargo.toml"));
        broken.extend(
            names.iter().filter(|name| name.starts_with("rampak-") && !allowed.contains(&name.as_str())).map(|name| format!("{folder} imports {name}")),
        );
        broken.extend(names.iter().filter(|name| name.starts_with("tauri") && folder != "src-tauri").map(|name| format!("{folder} imports {name}")));
        broken.extend(names.iter().filter(|name| *name == "rusqlite" && folder != "src-tauri/office").map(|name| format!("{folder} imports {name}")));
        broken.extend(
            names
                .iter()
                .filter(|name| ["good_lp", "highs"].contains(&name.as_str()) && folder != "src-tauri/core")
                .map(|name| format!("{folder} imports {name}")),
        );
    }
    // jiff's civil dates are arithmetic; its clock is a feature that stays off
    let core = ["serde", "serde_json", "tokio", "rand", "chrono", "specta"];
    broken.extend(dependencies("src-tauri/core/Cargo.toml").iter().filter(|name| core.contains(&name.as_str())).map(|name| format!("core imports {name}")));
    assert!(dependencies("xtask/Cargo.toml").is_empty(), "xtask starts at once because it builds nothing but itself");
    must_be_empty("a crate imports only what lies below it", &broken);
}

/// Readings that look ahead, and why: what the page of the roster says beside a person is known to later rooms (the balance of chances, the
/// fit to a seat). Nothing is written there, and a second list of people in another room would be worse.
const LOOK_AHEAD: [(&str, &[&str]); 3] = [
    ("src-tauri/office/src/roster/lists.rs", &["ledger"]),
    ("src-tauri/office/src/roster/profile.rs", &["brief", "ledger"]),
    ("src-tauri/office/src/roster/mod.rs", &["brief"]),
];

/// The intake, home, settings, stamps, words and the worker of office stand outside the rooms and may look into all of them.
#[test]
fn rooms_look_back_only() {
    let mut broken = Vec::new();
    for floor in ["src-tauri/core", "src-tauri/office"] {
        for (path, source) in files(&format!("{floor}/src"), &[".rs"]) {
            let Some(room) = room_of(&path, floor) else { continue };
            let (code, _) = parts(&source);
            for later in &ROOMS[room + 1..] {
                let named = [format!("crate::{later}::"), format!("rampak_core::{later}::")];
                let listed = code
                    .lines()
                    .filter(|line| line.starts_with("use crate::{"))
                    .any(|line| line.contains(&format!(" {later}::")) || line.contains(&format!("{{{later}::")));
                let known = LOOK_AHEAD.iter().any(|(file, rooms)| *file == path && rooms.contains(later));
                if known {
                    continue;
                }
                if listed || named.iter().any(|name| code.contains(name.as_str())) {
                    broken.push(format!("{path} looks ahead into {later}"));
                }
            }
        }
    }
    must_be_empty(&format!("a room imports only rooms before it ({})", ROOMS.join(" < ")), &broken);
}

/// A question across rooms is a named view of a migration, owned by the later room. What writes, and what two files ask, is in rows.rs; a page's
/// one long question may stand beside the columns it reads, in any file of the room.
#[test]
fn a_room_keeps_to_its_own_tables() {
    let mut broken = Vec::new();
    for (path, source) in files("src-tauri/office/src", &[".rs"]) {
        let inside = path.trim_start_matches("src-tauri/office/src/");
        let place = inside.split('/').next().unwrap_or_default();
        let (_, literals) = parts(&source);
        let sql: Vec<&String> = literals.iter().filter(|literal| is_sql(literal)).collect();
        if place == "database" || is_test(&path) {
            continue;
        }
        if !sql.is_empty() && !inside.contains('/') {
            broken.push(format!("{path} holds SQL; SQL lives in a room"));
        }
        if !inside.ends_with("rows.rs") && place != "settings" {
            let writes = sql.iter().filter(|sql| !sql.trim_start().starts_with("SELECT ") && !sql.trim_start().starts_with("WITH "));
            broken.extend(writes.map(|sql| format!("{path} writes outside rows.rs: {}", sql.chars().take(60).collect::<String>())));
        }
        let prefix = if place == "settings" { "office_".to_string() } else { format!("{place}_") };
        for table in sql.iter().flat_map(|sql| tables(sql)).filter(|table| !table.starts_with(&prefix)) {
            broken.push(format!("{path} names {table}"));
        }
    }
    must_be_empty("a room's SQL names tables of its own prefix", &broken);
}

/// PostgreSQL must be one more file of the seam: no SQL that only one engine knows. Lines marked `--@lite` are for SQLite alone.
#[test]
fn sql_is_portable() {
    const OF_ONE_ENGINE: [&str; 13] = [
        "strftime",
        "json_each",
        "json_extract",
        "ilike",
        "now(",
        "datetime(",
        "julianday",
        "insert or ",
        "replace into",
        "autoincrement",
        "rowid",
        "glob",
        "\"",
    ];
    let mut texts: Vec<(String, String)> = Vec::new();
    for (path, text) in files("migrations", &[".sql"]) {
        let plain: Vec<&str> = text.lines().filter_map(|line| line.split("--").next()).collect();
        texts.push((path, plain.join("\n")));
    }
    for (path, source) in files("src-tauri/office/src", &[".rs"]).into_iter().filter(|(path, _)| !path.contains("/database/") && !is_test(path)) {
        texts.extend(parts(&source).1.into_iter().filter(|literal| is_sql(literal)).map(|sql| (path.clone(), sql)));
    }
    let mut broken = Vec::new();
    for (path, sql) in texts {
        let lower = sql.to_lowercase();
        broken.extend(
            OF_ONE_ENGINE.iter().filter(|word| lower.contains(*word)).map(|word| format!("{path}: {word} in {}", sql.chars().take(90).collect::<String>())),
        );
    }
    must_be_empty("SQL speaks to any engine", &broken);
}

#[test]
fn every_migration_is_embedded_and_in_order() {
    let embedded: String = files("src-tauri/office/src/database", &[".rs"]).into_iter().map(|(_, text)| text).collect();
    let names: Vec<String> = files("migrations", &[".sql"]).into_iter().map(|(path, _)| path.trim_start_matches("migrations/").to_string()).collect();
    assert!(!names.is_empty(), "migrations/ holds the tables");
    for (at, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", at + 1)), "migrations are numbered without a gap: {name}");
        assert!(embedded.contains(name.as_str()), "{name} is not embedded");
    }
}

/// The worker's job is JSON of office/formation/wire.rs; what a room keeps as JSON in its tables has its type in wire.rs too.
#[test]
fn only_the_wire_crosses() {
    const WIRE: [&str; 4] = ["wire.rs", "problem.rs", "progress.rs", "change.rs"];
    let mut broken = Vec::new();
    for (path, source) in files("src-tauri", &[".rs"]) {
        let may = path.starts_with("src-tauri/office/src/") && WIRE.iter().any(|name| path.ends_with(&format!("/{name}")));
        let (code, _) = parts(&source);
        let derives = code.split("derive(").skip(1).filter_map(|rest| rest.split(')').next());
        let crossing =
            |list: &str| list.split(',').any(|name| ["Serialize", "Deserialize", "Type"].contains(&name.rsplit("::").next().unwrap_or_default().trim()));
        if !may && derives.into_iter().any(crossing) {
            broken.push(path);
        }
    }
    must_be_empty("only wire.rs, problem.rs, progress.rs and change.rs of office derive Serialize or Type", &broken);
}

/// A dependency has one home, so that it can be replaced there.
#[test]
fn a_dependency_has_one_home() {
    let homes: [(&str, &str); 5] = [
        ("rusqlite", "src-tauri/office/src/database/"),
        ("good_lp", "src-tauri/core/src/formation/"),
        ("highs", "src-tauri/core/src/formation/solver.rs"),
        ("tauri", "src-tauri/src/"),
        ("typst", "src-tauri/press/"),
    ];
    let mut broken = Vec::new();
    for (path, source) in files("src-tauri", &[".rs"]).into_iter().chain(files("tests", &[".rs"])) {
        if path.ends_with("build.rs") {
            continue;
        }
        let (code, _) = parts(&source);
        for (name, home) in homes {
            let spoken = [format!("use {name}::"), format!("use {name}_"), format!(" {name}::"), format!("({name}::"), format!("<{name}::")];
            if !path.starts_with(home) && spoken.iter().any(|text| code.contains(text.as_str())) {
                broken.push(format!("{path} names {name}, which lives in {home}"));
            }
        }
    }
    must_be_empty("a dependency has one home", &broken);
}

#[test]
fn core_never_reads_the_world() {
    const WORLD: [&str; 7] = ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now", "thread_rng"];
    let mut broken = Vec::new();
    for (path, source) in files("src-tauri/core/src", &[".rs"]).into_iter().filter(|(path, _)| !is_test(path)) {
        let (code, _) = parts(&source);
        broken.extend(WORLD.iter().filter(|word| code.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    must_be_empty("time, seed and files are arguments of core", &broken);
}

#[test]
fn no_file_is_a_giant() {
    let mut broken = Vec::new();
    for (path, text) in files("", &[".rs", ".ts", ".tsx", ".css", ".mjs"]).into_iter().filter(|(path, _)| !path.starts_with("ui/src/bindings/")) {
        let most = if path.starts_with("src-tauri/src/") { 300 } else { 500 };
        let lines = text.lines().count();
        if lines > most {
            broken.push(format!("{path}: {lines} lines, {most} at most"));
        }
    }
    must_be_empty("a file holds one thought", &broken);
    assert!(read("ARCHITECTURE.md").lines().count() <= 150, "ARCHITECTURE.md is read in one sitting: 150 lines at most");
}

/// One door from the pages to the office.
#[test]
fn the_ui_has_one_door() {
    let mut broken = Vec::new();
    for (path, text) in files("ui/src", &[".ts", ".tsx"]) {
        if path == "ui/src/backend.ts" || path.starts_with("ui/src/bindings/") {
            continue;
        }
        let imports = text.lines().filter(|line| line.contains(" from '") || line.contains("import('") || line.starts_with("import '"));
        broken.extend(imports.filter(|line| line.contains("@tauri-apps/") || line.contains("/bindings/")).map(|line| format!("{path}: {}", line.trim())));
    }
    must_be_empty("only backend.ts imports the Tauri API and the bindings", &broken);
}

#[test]
fn both_languages_say_the_same() {
    let keys = |language: &str| -> BTreeSet<String> {
        let text = read(&format!("ui/src/lang/{language}.json"));
        let catalogue: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{language}.json: {fault}"));
        catalogue.as_object().expect("a catalogue is an object").keys().cloned().collect()
    };
    let (id, en) = (keys("id"), keys("en"));
    let apart: Vec<String> = id.symmetric_difference(&en).cloned().collect();
    must_be_empty("id.json and en.json hold the same keys", &apart);
}

/// A command that the capability file does not name cannot be called; one it names without need is a hole.
#[test]
fn the_window_may_call_what_it_lists() {
    let capability: serde_json::Value = serde_json::from_str(&read("src-tauri/capabilities/main.json")).expect("a capability is JSON");
    let allowed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
        .filter(|name| name.starts_with("allow-"))
        .map(str::to_string)
        .collect();
    let listed: BTreeSet<String> =
        read("src-tauri/commands.txt").lines().filter(|line| !line.is_empty()).map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    let apart: Vec<String> = listed.symmetric_difference(&allowed).cloned().collect();
    must_be_empty("commands.txt and capabilities/main.json name the same commands", &apart);
    let others: Vec<String> = capability["permissions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
        .filter(|name| !name.starts_with("allow-") && !name.starts_with("core:event:"))
        .map(str::to_string)
        .collect();
    must_be_empty("the window asks for no right to files, shell or network", &others);
}

/// The project reads the same on every machine: no path of one is written down. The pages' invented office has an invented user's folder.
#[test]
fn no_machine_is_named() {
    const ENDINGS: [&str; 17] =
        [".rs", ".ts", ".tsx", ".css", ".mjs", ".json", ".toml", ".md", ".sql", ".html", ".csv", ".py", ".lock", "run", ".typ", ".sh", ".npmrc"];
    let of_machines = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("C:\\", "Users")];
    // '../home/HomePage' is a neighbour, not a machine
    let names =
        |line: &str| of_machines.iter().any(|name| line.match_indices(name).any(|(at, _)| !line[..at].ends_with(|c: char| c == '.' || c.is_alphanumeric())));
    let mut broken = Vec::new();
    for (path, text) in files("", &ENDINGS).into_iter().filter(|(path, _)| !path.starts_with("ui/src/fake/")) {
        let lines = text.lines().enumerate().filter(|(_, line)| names(line));
        broken.extend(lines.map(|(at, line)| format!("{path}:{}: {}", at + 1, line.trim().chars().take(90).collect::<String>())));
    }
    must_be_empty("no path of a machine", &broken);
}
