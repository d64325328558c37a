//! The names a template may use between `{{` and `}}`.
//!
//! People write these in Word, which capitalises, hyphenates and spaces by itself: case, blanks, dashes and underscores do
//! not matter when a name is looked up.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Kind;

/// Lists: a table row or paragraph that uses one repeats. A list inside a list follows its parent with a point.
const LISTS: [&str; 17] = [
    "kop_tengah",
    "kop_tengah.lambang",
    "kop_kiri",
    "kop_kiri.lambang",
    "kop_garis",
    "menimbang",
    "mengingat",
    "memperhatikan",
    "diktum",
    "diktum.butir",
    "diktum_awal",
    "diktum_awal.butir",
    "diktum_akhir",
    "diktum_akhir.butir",
    "ttd.jabatan",
    "tembusan",
    "anggota",
];

/// Everything else that can be printed. The lists print too, under their own names.
const VALUES: [&str; 37] = [
    "kop_tengah.atas",
    "kop_tengah.nama",
    "kop_tengah.alamat",
    "kop_kiri.atas",
    "kop_kiri.nama",
    "kop_kiri.alamat",
    "judul",
    "nomor",
    "tentang",
    "penetap",
    "menimbang.huruf",
    "mengingat.nomor",
    "memperhatikan.nomor",
    "menetapkan",
    "diktum.nomor",
    "diktum.butir.huruf",
    "diktum_awal.nomor",
    "diktum_awal.butir.huruf",
    "diktum_akhir.nomor",
    "diktum_akhir.butir.huruf",
    "tempat",
    "tanggal",
    "ttd.nama",
    "ttd.pangkat",
    "ttd.nip",
    "tembusan.nomor",
    "lampiran.judul",
    "anggota.no",
    "anggota.nama",
    "anggota.nip",
    "anggota.pangkat",
    "anggota.jabatan",
    "anggota.perangkat_daerah",
    "anggota.kedudukan",
    "kop.atas",
    "kop.nama",
    "kop.alamat",
];

/// What the minutes of a lottery have and a decree has not.
const MINUTES_LISTS: [&str; 16] = [
    "hal_awal",
    "hal_awal.uraian",
    "hal_awal.fakta",
    "hal_awal.baris",
    "hal_awal.catatan",
    "hal_tim",
    "hal_tim.uraian",
    "hal_tim.fakta",
    "hal_tim.baris",
    "hal_tim.catatan",
    "hal_akhir",
    "hal_akhir.uraian",
    "hal_akhir.fakta",
    "hal_akhir.baris",
    "hal_akhir.catatan",
    "saksi",
];

const MINUTES_VALUES: [&str; 18] = [
    "pembuka",
    "penutup",
    "tempat_tanggal",
    "anggota.samaran",
    "anggota.peluang",
    "hal_awal.nomor",
    "hal_awal.judul",
    "hal_awal.fakta.nama",
    "hal_tim.nomor",
    "hal_tim.judul",
    "hal_tim.fakta.nama",
    "hal_akhir.nomor",
    "hal_akhir.judul",
    "hal_akhir.fakta.nama",
    "saksi_judul",
    "saksi.no",
    "saksi.nama",
    "saksi.jabatan",
];

/// What both have.
const SHARED: [&str; 14] = [
    "judul",
    "nomor",
    "tentang",
    "anggota",
    "anggota.no",
    "anggota.nama",
    "anggota.nip",
    "anggota.jabatan",
    "anggota.perangkat_daerah",
    "anggota.kedudukan",
    "ttd.jabatan",
    "ttd.nama",
    "ttd.pangkat",
    "ttd.nip",
];

/// Whether a paper of this kind has the name.
pub fn belongs(full: &str, kind: Kind) -> bool {
    let minutes = MINUTES_LISTS.iter().chain(&MINUTES_VALUES).any(|name| *name == full);
    match kind {
        Kind::Decree => !minutes,
        Kind::Minutes => minutes || SHARED.contains(&full) || full.starts_with("kop"),
    }
}

/// What every paper of a kind must show. SRIKANDI fills number and signature by itself: a template with `${..}` need not hold
/// those two.
pub fn required(kind: Kind) -> &'static [(&'static str, bool)] {
    match kind {
        Kind::Decree => &[("nomor", true), ("tentang", false), ("anggota.nama", false), ("ttd.nama", true)],
        Kind::Minutes => &[("nomor", true), ("tentang", false), ("hal_awal.baris", false), ("anggota.nama", false), ("ttd.nama", true)],
    }
}

/// A known name and the lists it is inside of, outermost first.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    pub full: &'static str,
    pub lists: Vec<&'static str>,
}

impl Name {
    fn new(full: &'static str) -> Name {
        let mut lists: Vec<_> = LISTS.into_iter().chain(MINUTES_LISTS).filter(|list| full == *list || is_inside(full, list)).collect();
        lists.sort_by_key(|list| list.len());
        Name { full, lists }
    }

    /// The key within the record of the innermost list; empty for the list's own value.
    pub fn key(&self) -> &'static str {
        self.lists.last().map_or(self.full, |list| relative(self.full, list))
    }
}

/// `diktum.butir.huruf` seen from `diktum.butir` is `huruf`.
pub fn relative(full: &'static str, list: &str) -> &'static str {
    full.strip_prefix(list).map_or(full, |rest| rest.trim_start_matches('.'))
}

fn is_inside(full: &str, list: &str) -> bool {
    full.strip_prefix(list).is_some_and(|rest| rest.starts_with('.'))
}

static KNOWN: LazyLock<HashMap<String, Name>> = LazyLock::new(|| every().map(|full| (normal(full), Name::new(full))).collect());

fn every() -> impl Iterator<Item = &'static str> {
    LISTS.into_iter().chain(VALUES).chain(MINUTES_LISTS).chain(MINUTES_VALUES)
}

/// Looks a name up as people write it.
pub fn find(written: &str) -> Option<&'static Name> {
    KNOWN.get(&normal(written))
}

/// The known name nearest to what was written, if it is near enough to be meant.
pub fn nearest(written: &str) -> Option<&'static str> {
    let written = normal(written);
    let allowed = (written.chars().count() / 3).clamp(1, 3);
    KNOWN.iter().map(|(normal, name)| (distance(&written, normal), name.full)).filter(|(far, _)| *far <= allowed).min().map(|(_, full)| full)
}

/// Lower case, without anything but letters, digits and points.
fn normal(written: &str) -> String {
    written.chars().filter(|c| c.is_alphanumeric() || *c == '.').flat_map(char::to_lowercase).collect()
}

/// Edits between two names; swapped neighbours count once.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=right.len()).collect()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

/// All full names of a kind, for the tests that hold the fields against them.
#[cfg(test)]
pub fn all(kind: Kind) -> impl Iterator<Item = &'static str> {
    every().filter(move |full| belongs(full, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_word_and_people_write_them() {
        for written in ["anggota.perangkat_daerah", " Anggota.Perangkat-Daerah", "ANGGOTA . perangkat\u{a0}daerah", "anggota\u{200b}.perangkat–daerah"] {
            assert_eq!(find(written).map(|name| name.full), Some("anggota.perangkat_daerah"), "{written}");
        }
        let name = find("diktum.butir.huruf").expect("a known name");
        assert_eq!(name.lists, ["diktum", "diktum.butir"]);
        assert_eq!(name.key(), "huruf");
        assert_eq!(find("diktum").map(Name::key), Some(""));
        assert_eq!(find("ttd.nama").map(|name| name.lists.len()), Some(0));
    }

    #[test]
    fn the_nearest_name_or_none() {
        assert_eq!(nearest("nomr"), Some("nomor"));
        assert_eq!(nearest("anggota.jabtan"), Some("anggota.jabatan"));
        assert_eq!(nearest("ttd.nmaa"), Some("ttd.nama"));
        assert_eq!(nearest("tidak_ada"), None);
    }
}
