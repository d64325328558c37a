//! A decree as data, before it is PDF or DOCX. Wording is data: the office edits every sentence.
//!
//! The order of parts follows Permendagri 1/2023 and the decrees of Kabupaten Karawang (see the domain notes).

mod minutes;

mod spelled;

pub use minutes::{LINE, Minutes, MinutesRow, Point, Witness};
pub use spelled::{digits_spelled, spelled, weekday};

use jiff::civil::Date;

/// Everything that is printed. Both renderers print these strings and no others.
#[derive(Clone, Debug, PartialEq)]
pub struct Decree {
    pub layout: Layout,
    /// Made from sample data: every page says so.
    pub sample: bool,
    pub letterhead: Letterhead,
    /// `KEPUTUSAN BUPATI KARAWANG`
    pub title: String,
    /// The number as registered; `None` until issued, printed as a gap.
    pub number: Option<String>,
    /// In capitals, without `TENTANG`.
    pub subject: String,
    /// `BUPATI KARAWANG`, printed with a comma.
    pub issuer: String,
    /// Menimbang, lettered a, b, c.
    pub considering: Vec<String>,
    /// Mengingat, numbered.
    pub recalling: Vec<String>,
    /// Memperhatikan, numbered; often empty.
    pub noting: Vec<String>,
    /// After `Menetapkan :`.
    pub enacting: String,
    /// KESATU, KEDUA and so on.
    pub dictums: Vec<Dictum>,
    /// `Karawang`
    pub place: String,
    pub date: Option<Date>,
    pub signatory: Signatory,
    /// Tembusan, numbered.
    pub copies: Vec<String>,
    pub annex: Annex,
}

impl Decree {
    /// One without title and rows is none, as where a decree revokes.
    pub fn has_annex(&self) -> bool {
        !self.annex.title.trim().is_empty() || !self.annex.rows.is_empty()
    }
}

/// Paper and type. A regulation or an office decides these; they are settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub paper: Paper,
    /// Points.
    pub font_size: f64,
    /// Centimetres: top, right, bottom, left.
    pub margins: [f64; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    /// 21.5 x 33 cm.
    F4,
}

/// Who speaks at the head of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Letterhead {
    /// Emblem centred above the lines (head of region) instead of at left (agency).
    pub centred: bool,
    pub emblem: bool,
    /// The last one but the address is bold.
    pub lines: Vec<String>,
    /// Small line under the others.
    pub address: Option<String>,
}

/// One operative clause, with optional lettered items.
#[derive(Clone, Debug, PartialEq)]
pub struct Dictum {
    pub text: String,
    pub items: Vec<String>,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatory {
    /// Lines above the signature, such as `a.n. BUPATI KARAWANG` and `KEPALA BADAN ...,`.
    pub capacity: Vec<String>,
    pub name: String,
    /// Not printed for a head of region.
    pub rank: Option<String>,
    pub nip: Option<String>,
}

/// The list of members.
#[derive(Clone, Debug, PartialEq)]
pub struct Annex {
    pub title: String,
    pub rows: Vec<AnnexRow>,
}

/// One member, or an office.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexRow {
    pub name: String,
    /// Empty for an office.
    pub nip: String,
    pub rank: String,
    pub position: String,
    pub agency: String,
    /// Kedudukan dalam tim.
    pub role: String,
}

/// The printed words that number dictums: KESATU, KEDUA ... KESEPULUH, then KESEBELAS and on.
pub fn ordinal(at: usize) -> String {
    const WORDS: [&str; 20] = [
        "KESATU",
        "KEDUA",
        "KETIGA",
        "KEEMPAT",
        "KELIMA",
        "KEENAM",
        "KETUJUH",
        "KEDELAPAN",
        "KESEMBILAN",
        "KESEPULUH",
        "KESEBELAS",
        "KEDUA BELAS",
        "KETIGA BELAS",
        "KEEMPAT BELAS",
        "KELIMA BELAS",
        "KEENAM BELAS",
        "KETUJUH BELAS",
        "KEDELAPAN BELAS",
        "KESEMBILAN BELAS",
        "KEDUA PULUH",
    ];
    WORDS.get(at).map_or_else(|| format!("KE-{}", at + 1), |word| (*word).to_string())
}

/// `24 November 2026`, no leading zero.
pub fn long_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `November`
pub fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// What printing shows where a value is still to come.
pub const GAP: &str = ".........";

/// A thing to mend before issuing, with the field it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Stable key of the finding, such as `recalling_gap`.
    pub kind: CheckKind,
    /// Which entry of the field, when it has several.
    pub at: Option<usize>,
    /// Blocks issuing.
    pub blocks: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    NumberMissing,
    DateMissing,
    SubjectMissing,
    SignatoryMissing,
    /// A legal basis still holds `[..]`.
    RecallingGap,
    RecallingEmpty,
    ConsideringEmpty,
    DictumsEmpty,
    AnnexEmpty,
}

impl CheckKind {
    pub fn key(self) -> &'static str {
        match self {
            CheckKind::NumberMissing => "number_missing",
            CheckKind::DateMissing => "date_missing",
            CheckKind::SubjectMissing => "subject_missing",
            CheckKind::SignatoryMissing => "signatory_missing",
            CheckKind::RecallingGap => "recalling_gap",
            CheckKind::RecallingEmpty => "recalling_empty",
            CheckKind::ConsideringEmpty => "considering_empty",
            CheckKind::DictumsEmpty => "dictums_empty",
            CheckKind::AnnexEmpty => "annex_empty",
        }
    }
}

/// What is missing. Number, date and signatory are named but do not block: issuing supplies them, or they are signed by hand.
pub fn checks(decree: &Decree) -> Vec<Check> {
    let mut found = Vec::new();
    let mut add = |kind, at, blocks| found.push(Check { kind, at, blocks });
    if decree.number.is_none() {
        add(CheckKind::NumberMissing, None, false);
    }
    if decree.date.is_none() {
        add(CheckKind::DateMissing, None, false);
    }
    if decree.subject.trim().is_empty() {
        add(CheckKind::SubjectMissing, None, true);
    }
    if decree.signatory.name.trim().is_empty() {
        add(CheckKind::SignatoryMissing, None, false);
    }
    if decree.considering.is_empty() {
        add(CheckKind::ConsideringEmpty, None, true);
    }
    if decree.recalling.is_empty() {
        add(CheckKind::RecallingEmpty, None, true);
    }
    for (at, basis) in decree.recalling.iter().enumerate() {
        if basis.contains("[..]") {
            add(CheckKind::RecallingGap, Some(at), true);
        }
    }
    if decree.dictums.is_empty() {
        add(CheckKind::DictumsEmpty, None, true);
    }
    if decree.annex.rows.is_empty() && decree.has_annex() {
        add(CheckKind::AnnexEmpty, None, true);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_decrees_print_them() {
        let cases = include_str!("../../office/data/date_cases.csv");
        for line in cases.lines().skip(1) {
            let mut parts = line.split(',');
            let iso: Date = parts.next().unwrap_or_default().parse().expect("the case file holds dates");
            assert_eq!(long_date(iso), parts.next().unwrap_or_default());
        }
        assert_eq!(ordinal(0), "KESATU");
        assert_eq!(ordinal(9), "KESEPULUH");
    }
}
