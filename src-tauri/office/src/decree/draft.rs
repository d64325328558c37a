//! The first wording of a decree, from an approved team and the office's settings, and from a form to what is printed.

use super::wire::{CheckView, DecreeForm, DictumForm, MemberForm};
use crate::proposal::Reopened;
use crate::settings::wire::{DecreeSettings, Settings};
use crate::{Problem, Result};
use rampak_core::decree::{Annex, AnnexRow, CheckKind, Decree, Dictum, Layout, Letterhead, Paper, Signatory, checks, long_date};

/// `KETUA` before `SEKRETARIS` before members is the order of the seats in the brief, which is kept.
pub fn draft(now: &Reopened, settings: &Settings, host: &str) -> DecreeForm {
    let brief = &now.instance.brief;
    let decree = &settings.decree;
    let issuer_title = title_case(&decree.issuer);
    let name = team_name(&brief.title);
    let year = brief.term.start.year();
    let subject = format!("PEMBENTUKAN {}", name.to_uppercase());
    let subject_title = format!("Pembentukan {name}");
    let host = if host.is_empty() { "Perangkat Daerah pemrakarsa" } else { host };
    let (start, end) = (long_date(brief.term.start), long_date(brief.term.end));
    DecreeForm {
        version: 0,
        paper: decree.paper.clone(),
        font_size: decree.font_size,
        margins: vec![decree.margin_top, decree.margin_right, decree.margin_bottom, decree.margin_left],
        centred_letterhead: decree.centred_letterhead,
        emblem: decree.emblem,
        letterhead: decree.letterhead.clone(),
        address: decree.address.clone(),
        title: format!("KEPUTUSAN {}", decree.issuer),
        number: String::new(),
        subject: subject.clone(),
        issuer: decree.issuer.clone(),
        considering: vec![
            format!("bahwa untuk kelancaran pelaksanaan {} diperlukan tim yang beranggotakan Aparatur Sipil Negara dengan kompetensi yang sesuai dari berbagai Perangkat Daerah;", bare(&brief.title)),
            "bahwa nama-nama yang tercantum dalam Lampiran Keputusan ini dipandang mampu dan memenuhi syarat kompetensi untuk ditetapkan sebagai anggota tim;".into(),
            format!("bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan {issuer_title} tentang {subject_title};"),
        ],
        recalling: punctuated(&decree.recalling),
        noting: Vec::new(),
        enacting: format!("KEPUTUSAN {} TENTANG {subject}.", decree.issuer),
        dictums: vec![
            dictum(format!("Membentuk {name} dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini."), &[]),
            dictum(
                "Tim sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas:".into(),
                &[
                    "menyusun rencana kerja dan jadwal pelaksanaan kegiatan;",
                    "melaksanakan kegiatan sesuai dengan rencana kerja yang telah ditetapkan;",
                    "melakukan koordinasi dengan Perangkat Daerah dan pihak terkait; dan",
                    "melakukan pemantauan, evaluasi, dan pelaporan pelaksanaan kegiatan.",
                ],
            ),
            dictum(format!("Dalam melaksanakan tugasnya, Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab dan menyampaikan laporan kepada {issuer_title} melalui Kepala {host}."), &[]).office(host),
            dictum(format!("Segala biaya yang timbul sebagai akibat ditetapkannya Keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja Daerah {} Tahun Anggaran {year} melalui Dokumen Pelaksanaan Anggaran {host}.", settings.region), &[]),
            dictum(format!("Masa tugas Tim sebagaimana dimaksud dalam Diktum KESATU terhitung mulai tanggal {start} sampai dengan tanggal {end}."), &[]),
            dictum("Keputusan ini mulai berlaku pada tanggal ditetapkan.".into(), &[]),
        ],
        place: settings.place.clone(),
        date: String::new(),
        capacity: decree.signatory_capacity.clone(),
        signatory_name: decree.signatory_name.clone(),
        signatory_rank: decree.signatory_rank.clone(),
        signatory_nip: decree.signatory_nip.clone(),
        copies: decree.copies.clone(),
        annex_title: format!("SUSUNAN KEANGGOTAAN {}", name.to_uppercase()),
        members: members(now),
    }
}

pub(super) fn dictum(text: String, items: &[&str]) -> DictumForm {
    DictumForm { text, items: items.iter().map(|item| (*item).to_string()).collect() }
}

trait Reporting {
    fn office(self, host: &str) -> Self;
}

impl Reporting for DictumForm {
    /// `Kepala Kepala ...` and `Kepala Kecamatan` are not said.
    fn office(mut self, host: &str) -> DictumForm {
        if let Some(rest) = host.strip_prefix("Kecamatan ") {
            self.text = self.text.replace(&format!("Kepala {host}"), &format!("Camat {rest}"));
        } else if host.starts_with("Sekretariat Daerah") {
            self.text = self.text.replace(&format!("Kepala {host}"), "Sekretaris Daerah");
        } else if host.starts_with("Sekretariat DPRD") {
            self.text = self.text.replace(&format!("Kepala {host}"), "Sekretaris DPRD");
        } else if host.starts_with("Inspektorat") {
            self.text = self.text.replace(&format!("Kepala {host}"), "Inspektur Daerah");
        } else if host.starts_with("RSUD") {
            self.text = self.text.replace(&format!("Kepala {host}"), &format!("Direktur {host}"));
        }
        self
    }
}

/// `Gugus Tugas 1: Pengelolaan Aset` is a team already; `Pengelolaan Aset` becomes `Tim Pengelolaan Aset`.
pub(super) fn team_name(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or("").to_lowercase();
    let named = matches!(first.as_str(), "tim" | "gugus" | "satuan" | "satgas" | "kelompok" | "panitia" | "pokja");
    if named { title.to_string() } else { format!("Tim {title}") }
}

/// The work itself: what follows the colon, if any.
fn bare(title: &str) -> &str {
    title.split_once(':').map_or(title, |(_, work)| work).trim()
}

/// `BUPATI KARAWANG` as `Bupati Karawang`.
pub(super) fn title_case(text: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
    };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// Citations end with a semicolon, the last with a full stop.
fn punctuated(citations: &[String]) -> Vec<String> {
    let last = citations.len().saturating_sub(1);
    let close = |(at, text): (usize, &String)| format!("{}{}", text.trim().trim_end_matches([';', '.']), if at == last { "." } else { ";" });
    citations.iter().enumerate().map(close).collect()
}

/// Members in the order of the seats; offices stand where their seat stands.
fn members(now: &Reopened) -> Vec<MemberForm> {
    let (world, brief) = (&now.world, &now.instance.brief);
    let mut rows = Vec::new();
    for (at, seat) in brief.seats.iter().enumerate() {
        if let Some(office) = &seat.office {
            rows.push(MemberForm {
                name: office.clone(),
                nip: String::new(),
                rank: String::new(),
                position: String::new(),
                agency: String::new(),
                role: seat.role.clone(),
            });
        }
        for (_, person) in now.team.iter().filter(|(s, _)| *s == at) {
            let p = &world.people[*person];
            rows.push(MemberForm {
                name: p.name.clone(),
                nip: p.nip.clone(),
                rank: p.rank.map_or_else(|| "-".into(), |r| r.to_string()),
                position: p.position.clone(),
                agency: world.agencies[p.agency].name.clone(),
                role: role(&seat.role),
            });
        }
    }
    rows
}

/// `Anggota 3` is printed as `Anggota`.
pub(super) fn role(role: &str) -> String {
    let bare = role.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    if bare.is_empty() { role.to_string() } else { bare.to_string() }
}

/// What a text says, if anything.
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.trim().to_string()).filter(|text| !text.is_empty())
}

/// The office's paper and type.
pub(super) fn layout(set: &DecreeSettings) -> Layout {
    Layout { paper: paper(&set.paper), font_size: set.font_size, margins: [set.margin_top, set.margin_right, set.margin_bottom, set.margin_left] }
}

/// The office's letterhead.
pub(super) fn letterhead(set: &DecreeSettings) -> Letterhead {
    Letterhead { centred: set.centred_letterhead, emblem: set.emblem, lines: set.letterhead.clone(), address: some(&set.address) }
}

fn paper(key: &str) -> Paper {
    if key == "f4" { Paper::F4 } else { Paper::A4 }
}

/// What is printed.
///
/// # Errors
/// `date_invalid`.
pub fn printed(form: &DecreeForm, sample: bool) -> Result<Decree> {
    let date = some(&form.date).map(|text| text.parse().map_err(|_| Problem::new("date_invalid").with("value", &text))).transpose()?;
    let margin = |at: usize, other: f64| form.margins.get(at).copied().unwrap_or(other);
    Ok(Decree {
        layout: Layout { paper: paper(&form.paper), font_size: form.font_size, margins: [margin(0, 2.0), margin(1, 2.0), margin(2, 2.5), margin(3, 3.0)] },
        sample,
        letterhead: Letterhead { centred: form.centred_letterhead, emblem: form.emblem, lines: form.letterhead.clone(), address: some(&form.address) },
        title: form.title.clone(),
        number: some(&form.number),
        subject: form.subject.clone(),
        issuer: form.issuer.clone(),
        considering: form.considering.clone(),
        recalling: form.recalling.clone(),
        noting: form.noting.clone(),
        enacting: form.enacting.clone(),
        dictums: form.dictums.iter().map(|d| Dictum { text: d.text.clone(), items: d.items.clone() }).collect(),
        place: form.place.clone(),
        date,
        signatory: Signatory {
            capacity: form.capacity.clone(),
            name: form.signatory_name.clone(),
            rank: some(&form.signatory_rank),
            nip: some(&form.signatory_nip),
        },
        copies: form.copies.clone(),
        annex: Annex {
            title: form.annex_title.clone(),
            rows: form
                .members
                .iter()
                .map(|m| AnnexRow {
                    name: m.name.clone(),
                    nip: m.nip.clone(),
                    rank: m.rank.clone(),
                    position: m.position.clone(),
                    agency: m.agency.clone(),
                    role: m.role.clone(),
                })
                .collect(),
        },
    })
}

/// What is missing, each with the field of the form.
pub fn checked(decree: &Decree) -> Vec<CheckView> {
    let field = |kind: CheckKind| match kind {
        CheckKind::NumberMissing => "number",
        CheckKind::DateMissing => "date",
        CheckKind::SubjectMissing => "subject",
        CheckKind::SignatoryMissing => "signatory_name",
        CheckKind::RecallingGap | CheckKind::RecallingEmpty => "recalling",
        CheckKind::ConsideringEmpty => "considering",
        CheckKind::DictumsEmpty => "dictums",
        CheckKind::AnnexEmpty => "members",
    };
    let view = |check: rampak_core::decree::Check| CheckView {
        kind: check.kind.key().into(),
        field: check.at.map_or_else(|| field(check.kind).to_string(), |at| format!("{}.{at}", field(check.kind))),
        blocks: check.blocks,
    };
    checks(decree).into_iter().map(view).collect()
}
