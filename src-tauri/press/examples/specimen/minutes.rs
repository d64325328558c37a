//! Invented minutes of a lottery for looking at: names, numbers and positions belong to nobody.

use rampak_core::decree::{Minutes, MinutesRow, Point, Signatory, Witness};

use crate::specimen;

/// Minutes with this many members, over the letterhead of an agency.
pub fn minutes(members: usize) -> Minutes {
    let decree = specimen::agency_decree(members + 1);
    let text = |text: &str| vec![text.to_string()];
    let point = |title: &str, texts: Vec<String>| Point { title: title.into(), texts, ..Point::default() };
    let facts = [
        ("Nama tim", "Tim Penyusunan Rencana Aksi Daerah Penanganan Banjir Terpadu Tahun 2026"),
        ("Kode", "P07"),
        ("Pemrakarsa", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("Masa tugas", "1 Desember 2026 sampai dengan 30 Juni 2027"),
    ];
    let row = |row: &rampak_core::decree::AnnexRow| MinutesRow {
        name: row.name.clone(),
        nip: row.nip.clone(),
        pseudonym: String::new(),
        position: row.position.clone(),
        agency: row.agency.clone(),
        role: row.role.clone(),
        chance: "5,4 %".into(),
    };
    Minutes {
        layout: decree.layout,
        sample: false,
        letterhead: decree.letterhead,
        title: "BERITA ACARA UNDIAN".into(),
        subject: "PENYUSUNAN TIM RENCANA AKSI DAERAH PENANGANAN BANJIR TERPADU TAHUN 2026".into(),
        number: Some("800.1.3.3/17/BKPSDM".into()),
        date: jiff::civil::date(2026, 11, 24),
        opening: "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026), bertempat di Ruang Rapat Contoh, telah dilaksanakan undian untuk menyusun Tim Rencana Aksi Daerah, dengan rincian sebagai berikut:".into(),
        before: vec![
            Point { title: "Kebutuhan tim".into(), facts: facts.map(|(name, value)| (name.to_string(), value.to_string())).to_vec(), ..Point::default() },
            point(
                "Peluang",
                vec![
                    "Sebanyak 312 (tiga ratus dua belas) orang dari 41 (empat puluh satu) Perangkat Daerah berpeluang terpilih.".into(),
                    "Peluang terkecil 3,1 % dan peluang terbesar 5,4 %.".into(),
                ],
            ),
            Point {
                title: "Sidik berkas undian".into(),
                texts: text("Daftar orang dibekukan pada tanggal 24 November 2026 pukul 09.10 WIB. Sidik (SHA-256) berkasnya:"),
                lines: vec!["7c9e 04a1 d25b f883".into(), "6fe0 1a94 c2d7 b560".into(), "3e8f 1c44 90ab 6d72".into(), "e5f3 018c 97d4 b26a".into()],
                notes: text("Sidik itu diumumkan kepada hadirin sebelum dadu dilempar."),
                facts: Vec::new(),
            },
        ],
        team: point("Tim hasil undian", text("Nomor 042 menunjuk tim dengan susunan sebagai berikut:")),
        rows: decree.annex.rows.iter().skip(1).map(row).collect(),
        after: vec![Point {
            title: "Pemeriksaan".into(),
            texts: text("Siapa pun dapat memeriksa undian ini dengan perintah:"),
            lines: text("rampak lottery verify undian-P07-7c9e04a1.json --number 042"),
            ..Point::default()
        }],
        closing: "Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.".into(),
        place_and_date: "Karawang, 24 November 2026".into(),
        leader: Signatory {
            capacity: text("Pemimpin Undian,"),
            name: "Dra. Hj. NENENG CONTOHWATI, M.Si.".into(),
            rank: None,
            nip: Some("197001011995032001".into()),
        },
        witnesses_title: "Saksi-saksi:".into(),
        witnesses: vec![Witness { name: "Ujang Contoh, S.H.".into(), position: "Auditor Ahli Muda pada Inspektorat Daerah".into() }, Witness::default()],
    }
}
