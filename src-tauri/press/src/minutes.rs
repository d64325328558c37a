//! What is printed of the minutes of a lottery, under the names of [`crate::names`].

use rampak_core::decree::{LINE, Minutes, MinutesRow, Point, Witness};

use crate::fields::{Fields, entry, letterhead};

impl Fields {
    pub fn of_minutes(minutes: &Minutes) -> Fields {
        let mut fields = letterhead(&minutes.letterhead);
        let team = minutes.before.len();
        fields.value("judul", &minutes.title);
        fields.value("nomor", lined(minutes.number.as_deref().unwrap_or_default()));
        fields.value("tentang", &minutes.subject);
        fields.value("pembuka", &minutes.opening);
        fields.list("hal_awal", points(0, &minutes.before));
        fields.list("hal_tim", vec![point(team, &minutes.team)]);
        fields.list("anggota", minutes.rows.iter().enumerate().map(|(at, row)| member(at, row)).collect());
        fields.list("hal_akhir", points(team + 1, &minutes.after));
        fields.value("penutup", &minutes.closing);
        fields.value("tempat_tanggal", &minutes.place_and_date);
        fields.list("ttd.jabatan", minutes.leader.capacity.iter().map(|line| entry(line)).collect());
        fields.value("ttd.nama", lined(&minutes.leader.name));
        fields.value("ttd.pangkat", minutes.leader.rank.as_deref().unwrap_or_default());
        fields.value("ttd.nip", minutes.leader.nip.as_deref().unwrap_or_default());
        let witness = |(at, witness): (usize, &Witness)| {
            let name = lined(&witness.name);
            entry(LINE).with("no", &(at + 1).to_string()).with("nama", name).with("jabatan", &witness.position)
        };
        fields.value("saksi_judul", if minutes.witnesses.is_empty() { "" } else { &minutes.witnesses_title });
        fields.list("saksi", minutes.witnesses.iter().enumerate().map(witness).collect());
        fields
    }
}

/// A line to be written on, for what is filled by hand.
fn lined(text: &str) -> &str {
    if text.trim().is_empty() { LINE } else { text }
}

fn points(first: usize, points: &[Point]) -> Vec<Fields> {
    points.iter().enumerate().map(|(at, point)| self::point(first + at, point)).collect()
}

fn point(at: usize, point: &Point) -> Fields {
    let lines = |lines: &[String]| lines.iter().map(|line| entry(line)).collect();
    let mut fields = entry("").with("nomor", &(at + 1).to_string()).with("judul", &point.title);
    fields.list("uraian", lines(&point.texts));
    fields.list("fakta", point.facts.iter().map(|(name, value)| entry(value).with("nama", name)).collect());
    fields.list("baris", lines(&point.lines));
    fields.list("catatan", lines(&point.notes));
    fields
}

fn member(at: usize, row: &MinutesRow) -> Fields {
    entry(&row.name)
        .with("no", &(at + 1).to_string())
        .with("nama", &row.name)
        .with("nip", &row.nip)
        .with("samaran", &row.pseudonym)
        .with("jabatan", &row.position)
        .with("perangkat_daerah", &row.agency)
        .with("kedudukan", &row.role)
        .with("peluang", &row.chance)
}
