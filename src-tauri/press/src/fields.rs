//! What is printed, under the names of [`crate::names`]. Both renderers read these strings and no others, so that the PDF
//! and the DOCX of a paper cannot differ in content.

use std::collections::BTreeMap;

use rampak_core::decree::{AnnexRow, Decree, Dictum, GAP, Letterhead, long_date, ordinal};

/// Values and lists of one level: the paper, or one entry of a list. An entry's own text has the empty name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub values: BTreeMap<&'static str, String>,
    pub lists: BTreeMap<&'static str, Vec<Fields>>,
}

impl Fields {
    pub fn of(decree: &Decree) -> Fields {
        let mut fields = letterhead(&decree.letterhead);
        fields.value("judul", &decree.title);
        fields.value("nomor", present(decree.number.as_deref().unwrap_or_default()));
        fields.value("tentang", &decree.subject);
        fields.value("penetap", &decree.issuer);
        fields.list("menimbang", lettered(&decree.considering));
        fields.list("mengingat", numbered(&decree.recalling));
        fields.list("memperhatikan", numbered(&decree.noting));
        fields.value("menetapkan", &decree.enacting);
        let dictums: Vec<_> = decree.dictums.iter().enumerate().map(|(at, dictum)| self::dictum(at, dictum)).collect();
        let (last, others) = dictums.split_last().map_or((None, [].as_slice()), |(last, others)| (Some(last), others));
        fields.list("diktum_awal", others.to_vec());
        fields.list("diktum_akhir", last.cloned().into_iter().collect());
        fields.list("diktum", dictums);
        fields.value("tempat", present(&decree.place));
        fields.value("tanggal", &decree.date.map_or_else(|| GAP.to_string(), long_date));
        fields.list("ttd.jabatan", decree.signatory.capacity.iter().map(|line| entry(line)).collect());
        fields.value("ttd.nama", present(&decree.signatory.name));
        fields.value("ttd.pangkat", decree.signatory.rank.as_deref().unwrap_or_default());
        fields.value("ttd.nip", decree.signatory.nip.as_deref().unwrap_or_default());
        fields.list("tembusan", numbered(&decree.copies));
        fields.value("lampiran.judul", &decree.annex.title);
        fields.list("anggota", decree.annex.rows.iter().enumerate().map(|(at, row)| member(at, row)).collect());
        fields
    }

    pub fn value(&mut self, name: &'static str, text: &str) {
        self.values.insert(name, clean(text));
    }

    pub fn list(&mut self, name: &'static str, entries: Vec<Fields>) {
        self.lists.insert(name, entries);
    }

    pub fn with(mut self, name: &'static str, text: &str) -> Fields {
        self.value(name, text);
        self
    }
}

/// An entry with its own text.
pub fn entry(text: &str) -> Fields {
    Fields::default().with("", text)
}

/// `a`, `b` ... `z`, `aa`. The point is the template's.
fn letter(at: usize) -> String {
    let last = char::from(b'a' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { last.to_string() } else { letter(at / 26 - 1) + &last.to_string() }
}

fn lettered(texts: &[String]) -> Vec<Fields> {
    texts.iter().enumerate().map(|(at, text)| entry(text).with("huruf", &letter(at))).collect()
}

fn numbered(texts: &[String]) -> Vec<Fields> {
    texts.iter().enumerate().map(|(at, text)| entry(text).with("nomor", &(at + 1).to_string())).collect()
}

fn dictum(at: usize, dictum: &Dictum) -> Fields {
    let mut fields = entry(&dictum.text).with("nomor", &ordinal(at));
    fields.list("butir", lettered(&dictum.items));
    fields
}

fn member(at: usize, row: &AnnexRow) -> Fields {
    entry(&row.name)
        .with("no", &(at + 1).to_string())
        .with("nama", &row.name)
        .with("nip", &row.nip)
        .with("pangkat", &row.rank)
        .with("jabatan", &row.position)
        .with("perangkat_daerah", &row.agency)
        .with("kedudukan", &row.role)
}

/// The head of the page once under `kop`, and again in the shape this letterhead has, so that a template can hold both shapes.
pub fn letterhead(letterhead: &Letterhead) -> Fields {
    let (name, above) = letterhead.lines.split_last().map_or(("", [].as_slice()), |(name, above)| (name.as_str(), above));
    let above = above.join("\n");
    let address = letterhead.address.as_deref().unwrap_or_default();
    let mut shape = entry("").with("atas", &above).with("nama", name).with("alamat", address);
    shape.list("lambang", if letterhead.emblem { vec![entry("")] } else { Vec::new() });
    let beside = letterhead.emblem && !letterhead.centred;
    let mut fields = Fields::default().with("kop.atas", &above).with("kop.nama", name).with("kop.alamat", address);
    fields.list("kop_garis", if letterhead.centred { Vec::new() } else { vec![entry("")] });
    fields.list("kop_kiri", if beside { vec![shape.clone()] } else { Vec::new() });
    fields.list("kop_tengah", if beside { Vec::new() } else { vec![shape] });
    fields
}

/// A gap to be filled by hand, for what a decree cannot be without.
fn present(text: &str) -> &str {
    if text.trim().is_empty() { GAP } else { text }
}

/// Without blanks at the ends and without what neither XML nor a page can hold.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if matches!(c, '\r' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
        .filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect::<String>()
        .trim()
        .to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rampak_core::decree::Point;

    use super::*;
    use crate::document::Kind;
    use crate::names;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 51, 52].map(letter), ["a", "z", "aa", "az", "ba"]);
    }

    /// Every name of the fields, those of lists after the names of their lists.
    fn collect(fields: &Fields, inside: &str, found: &mut BTreeSet<String>) {
        let join = |name: &str| [inside, name].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(".");
        found.extend(fields.values.keys().map(|name| join(name)));
        for (name, entries) in &fields.lists {
            found.insert(join(name));
            entries.iter().for_each(|entry| collect(entry, &join(name), found));
        }
    }

    #[test]
    fn every_name_a_template_may_use_is_filled() {
        let mut decree = crate::specimen::decree(2);
        decree.noting = vec!["x".into()];
        decree.dictums.iter_mut().for_each(|dictum| dictum.items = vec!["x".into()]);
        let mut minutes = crate::specimen_minutes::minutes(2);
        let every = |point: &mut Point| {
            let text = || vec!["x".to_string()];
            *point = Point { title: "x".into(), texts: text(), facts: vec![("x".into(), "x".into())], lines: text(), notes: text() };
        };
        minutes.before.iter_mut().chain(&mut minutes.after).chain([&mut minutes.team]).for_each(every);
        let (mut of_decree, mut of_minutes) = (BTreeSet::new(), BTreeSet::new());
        for centred in [true, false] {
            decree.letterhead.centred = centred;
            collect(&Fields::of(&decree), "", &mut of_decree);
            minutes.letterhead.centred = centred;
            collect(&Fields::of_minutes(&minutes), "", &mut of_minutes);
        }
        for (found, kind) in [(&mut of_decree, Kind::Decree), (&mut of_minutes, Kind::Minutes)] {
            found.remove("");
            assert_eq!(*found, names::all(kind).map(str::to_string).collect());
        }
    }

    #[test]
    fn what_xml_cannot_hold_goes() {
        assert_eq!(clean(" a\u{0}\u{1b}b\r\nc\td\u{ffff} "), "ab\nc\td");
    }
}
