//! Settings as kept: one JSON value under one key, defaults for what an older file lacks.

use super::wire::{DecreeSettings, Settings};
use crate::database::{Reader, Tx, vals};
use crate::{Problem, Result};
use std::sync::LazyLock;

const KEY: &str = "settings";
const SAMPLE: &str = "sample";

/// Citations that come with the product; an office adds its own.
static LIBRARY: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/regulations.csv").as_bytes());
    reader.records().filter_map(|record| Some(record.ok()?.get(2)?.to_string())).collect()
});

/// Bases whose numbers are known; those with a gap are offered but not chosen.
const CHOSEN: [&str; 6] = [
    "Undang-Undang Nomor 23 Tahun 2014",
    "Undang-Undang Nomor 30 Tahun 2014",
    "Undang-Undang Nomor 20 Tahun 2023",
    "Peraturan Pemerintah Nomor 18 Tahun 2016",
    "Peraturan Pemerintah Nomor 12 Tahun 2019",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 Tahun 2022",
];

/// What a new office starts with.
pub fn defaults() -> Settings {
    Settings {
        version: 0,
        language: "id".into(),
        user_name: String::new(),
        region: "Kabupaten Karawang".into(),
        place: "Karawang".into(),
        hours_cap: 20,
        teams_cap: 3,
        paid_teams_cap: 3,
        fit_tolerance: 3.0,
        pair_window_months: 36,
        assessment_years: 3,
        half_life_months: 24,
        refusal_counts: true,
        consent_required: false,
        asn_kinds: ["pns", "cpns", "pppk", "pppk_part_time"].map(str::to_string).to_vec(),
        check_retirement: true,
        decree: DecreeSettings {
            paper: "a4".into(),
            font_size: 12.0,
            margin_top: 2.0,
            margin_right: 2.0,
            margin_bottom: 2.5,
            margin_left: 3.0,
            centred_letterhead: true,
            emblem: true,
            letterhead: vec!["BUPATI KARAWANG".into()],
            address: String::new(),
            issuer: "BUPATI KARAWANG".into(),
            signatory_capacity: vec!["BUPATI KARAWANG,".into()],
            signatory_name: String::new(),
            signatory_rank: String::new(),
            signatory_nip: String::new(),
            recalling: CHOSEN.iter().filter_map(|start| LIBRARY.iter().find(|citation| citation.starts_with(start)).cloned()).collect(),
            recalling_library: LIBRARY.clone(),
            copies: vec!["Inspektur Daerah;".into(), "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia;".into(), "Yang bersangkutan.".into()],
        },
    }
}

pub fn load(reader: &Reader<'_>) -> Result<Settings> {
    let Some(row) = reader.first("SELECT value FROM office_setting WHERE key = $1", vals![KEY])? else { return Ok(defaults()) };
    // a field that an older program did not write takes its default
    let mut all = serde_json::to_value(defaults()).map_err(unreadable)?;
    merge(&mut all, serde_json::from_str(row.str(0)).map_err(unreadable)?);
    serde_json::from_value(all).map_err(unreadable)
}

fn unreadable(fault: serde_json::Error) -> Problem {
    Problem::new("unexpected").with("detail", fault)
}

fn merge(into: &mut serde_json::Value, from: serde_json::Value) {
    match (into, from) {
        (serde_json::Value::Object(into), serde_json::Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// Saves over the version that was read.
pub fn save(tx: &Tx<'_>, settings: &Settings) -> Result<Settings> {
    if load(tx)?.version != settings.version {
        return Err(Problem::stale());
    }
    let mut next = settings.clone();
    next.version += 1;
    let json = serde_json::to_string(&next).map_err(unreadable)?;
    put(tx, KEY, &json)?;
    Ok(next)
}

fn put(tx: &Tx<'_>, key: &str, value: &str) -> Result<()> {
    tx.exec("INSERT INTO office_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", vals![key, value])?;
    Ok(())
}

/// Whether the file holds the sample regency.
pub fn sample(reader: &Reader<'_>) -> Result<bool> {
    Ok(reader.first("SELECT value FROM office_setting WHERE key = $1", vals![SAMPLE])?.is_some())
}

pub fn mark_sample(tx: &Tx<'_>) -> Result<()> {
    put(tx, SAMPLE, "1")
}

pub fn unmark_sample(tx: &Tx<'_>) -> Result<()> {
    tx.exec("DELETE FROM office_setting WHERE key = $1", vals![SAMPLE]).map(|_| ())
}

/// The field of the first setting that makes no sense.
pub fn fault(settings: &Settings) -> Option<&'static str> {
    let decree = &settings.decree;
    let margins = [decree.margin_top, decree.margin_right, decree.margin_bottom, decree.margin_left];
    let checks = [
        (matches!(settings.language.as_str(), "id" | "en"), "language"),
        ((1..=60).contains(&settings.hours_cap), "hours_cap"),
        ((1..=20).contains(&settings.teams_cap), "teams_cap"),
        ((1..=20).contains(&settings.paid_teams_cap), "paid_teams_cap"),
        ((0.0..=100.0).contains(&settings.fit_tolerance), "fit_tolerance"),
        (settings.pair_window_months <= 600, "pair_window_months"),
        ((1..=20).contains(&settings.assessment_years), "assessment_years"),
        (settings.half_life_months <= 600, "half_life_months"),
        (!settings.asn_kinds.is_empty(), "asn_kinds"),
        (matches!(decree.paper.as_str(), "a4" | "f4"), "paper"),
        ((8.0..=16.0).contains(&decree.font_size), "font_size"),
        (margins.iter().all(|cm| (0.5..=6.0).contains(cm)), "margins"),
        (!decree.issuer.trim().is_empty(), "issuer"),
    ];
    checks.into_iter().find(|(fine, _)| !fine).map(|(_, field)| field)
}
