//! An invented decree for looking at: names, numbers and positions belong to nobody.

use rampak_core::decree::{Annex, AnnexRow, Decree, Dictum, Layout, Letterhead, Paper, Signatory};

/// A decree of the Bupati with this many members, their names and positions of very unlike length.
pub fn decree(members: usize) -> Decree {
    let texts = |lines: &[&str]| lines.iter().map(|line| (*line).to_string()).collect::<Vec<_>>();
    let dictum = |text: &str, items: &[&str]| Dictum { text: text.into(), items: texts(items) };
    Decree {
        layout: Layout { paper: Paper::A4, font_size: 12.0, margins: [2.0, 2.0, 2.5, 3.0] },
        sample: false,
        letterhead: Letterhead { centred: true, emblem: true, lines: texts(&["BUPATI KARAWANG"]), address: None },
        title: "KEPUTUSAN BUPATI KARAWANG".into(),
        number: Some("800.1.3.3/Kep.2348-Huk/2026".into()),
        subject: "PEMBENTUKAN TIM PENYUSUNAN RENCANA AKSI DAERAH PENANGANAN BANJIR TERPADU TAHUN 2026".into(),
        issuer: "BUPATI KARAWANG".into(),
        considering: texts(&[
            "bahwa untuk mengurangi risiko dan dampak banjir di daerah diperlukan rencana aksi yang disusun secara terpadu lintas perangkat daerah;",
            "bahwa penyusunan rencana aksi sebagaimana dimaksud dalam huruf a memerlukan pegawai dengan kompetensi yang saling melengkapi;",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Bupati tentang Pembentukan Tim Penyusunan Rencana Aksi Daerah Penanganan Banjir Terpadu Tahun 2026;",
        ]),
        recalling: texts(&[
            "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah terakhir dengan Undang-Undang Nomor 6 Tahun 2023;",
            "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897);",
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 Tahun 2022 tentang Sistem Kerja pada Instansi Pemerintah untuk Penyederhanaan Birokrasi (Berita Negara Republik Indonesia Tahun 2022 Nomor 181).",
        ]),
        noting: Vec::new(),
        enacting: "KEPUTUSAN BUPATI TENTANG PEMBENTUKAN TIM PENYUSUNAN RENCANA AKSI DAERAH PENANGANAN BANJIR TERPADU TAHUN 2026.".into(),
        dictums: vec![
            dictum(
                "Membentuk Tim Penyusunan Rencana Aksi Daerah Penanganan Banjir Terpadu Tahun 2026 dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
                &[],
            ),
            dictum(
                "Tim sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas:",
                &[
                    "menyusun peta daerah rawan banjir bersama kecamatan dan desa;",
                    "menghimpun dan memeriksa kebutuhan sarana pengendalian banjir pada setiap perangkat daerah yang terkait; dan",
                    "menyusun rancangan rencana aksi beserta perkiraan anggarannya.",
                ],
            ),
            dictum(
                "Dalam melaksanakan tugasnya, Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab dan menyampaikan laporan kepada Bupati melalui Sekretaris Daerah.",
                &[],
            ),
            dictum(
                "Segala biaya yang timbul sebagai akibat ditetapkannya Keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja Daerah Kabupaten Karawang Tahun Anggaran 2026.",
                &[],
            ),
            dictum("Keputusan ini mulai berlaku pada tanggal ditetapkan.", &[]),
        ],
        place: "Karawang".into(),
        date: Some(jiff::civil::date(2026, 11, 24)),
        signatory: Signatory { capacity: texts(&["BUPATI KARAWANG,"]), name: "H. CONTOH NAMA BUPATI".into(), rank: None, nip: None },
        copies: texts(&["Sekretaris Daerah Kabupaten Karawang;", "Inspektur Daerah Kabupaten Karawang;", "Para anggota Tim yang bersangkutan."]),
        annex: Annex {
            title: "SUSUNAN KEANGGOTAAN TIM PENYUSUNAN RENCANA AKSI DAERAH PENANGANAN BANJIR TERPADU TAHUN 2026".into(),
            rows: (0..members).map(member).collect(),
        },
    }
}

/// The same decree as the head of an agency writes it: emblem at left, a double rule, an ASN who signs.
#[allow(dead_code)] // each place that borrows this file uses a part of it
pub fn agency_decree(members: usize) -> Decree {
    let mut decree = decree(members);
    decree.layout.paper = Paper::F4;
    decree.letterhead = Letterhead {
        centred: false,
        emblem: true,
        lines: vec!["PEMERINTAH KABUPATEN KARAWANG".into(), "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA".into()],
        address: Some("Jalan Contoh Nomor 1 Karawang 41300, Telepon (0267) 000000, Laman bkpsdm.example.id".into()),
    };
    decree.title = "KEPUTUSAN KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA".into();
    decree.issuer = "KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA KABUPATEN KARAWANG".into();
    decree.noting = vec!["Hasil rapat koordinasi persiapan penyusunan rencana aksi tanggal 9 November 2026.".into()];
    decree.signatory = Signatory {
        capacity: vec!["a.n. BUPATI KARAWANG".into(), "KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA,".into()],
        name: "Dra. Hj. NENENG CONTOHWATI, M.Si.".into(),
        rank: Some("Pembina Utama Muda (IV/c)".into()),
        nip: Some("197001011995032001".into()),
    };
    decree
}

fn member(at: usize) -> AnnexRow {
    const NAMES: [&str; 7] = [
        "Asep Contoh, S.T.",
        "Dr. Hj. Siti Nurhasanah Kusumaningrum Wiradisastra, S.K.M., M.Kes.",
        "Ujang",
        "Ir. Muḥammad Ṣāliḥ Raden Mas Notodiningrat, M.T., IPM.",
        "dr. Dewi",
        "Rd. Yayan Rohayana Suriadiredja, S.Sos., M.Si.",
        "Ni Luh Ayu, A.Md.",
    ];
    const POSITIONS: [&str; 5] = [
        "Analis Kebijakan Ahli Muda",
        "Kepala Bidang Perencanaan, Pengendalian, dan Evaluasi Pembangunan Daerah",
        "Pranata Komputer Ahli Pertama",
        "Penata Layanan Operasional",
        "Pengelola Pertanggungjawaban Keuangan",
    ];
    const AGENCIES: [&str; 4] = [
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "Kecamatan Telukjambe Timur",
        "Dinas Komunikasi dan Informatika",
    ];
    const RANKS: [&str; 4] = ["Penata Tingkat I (III/d)", "Pembina (IV/a)", "IX", "Pengatur Muda Tingkat I (II/b)"];
    if at == 0 {
        let blank = String::new;
        return AnnexRow {
            name: "Sekretaris Daerah".into(),
            nip: blank(),
            rank: "-".into(),
            position: blank(),
            agency: "Sekretariat Daerah".into(),
            role: "Pengarah".into(),
        };
    }
    let role = match at {
        1 => "Ketua merangkap Anggota",
        2 => "Wakil Ketua",
        3 => "Sekretaris",
        _ => "Anggota",
    };
    AnnexRow {
        name: NAMES[at % NAMES.len()].into(),
        nip: format!("19{:02}0{}1{}2005{:02}{}{:03}", 70 + at % 25, 1 + at % 9, at % 10, 1 + at % 12, 1 + at % 2, at % 1000),
        rank: RANKS[at % RANKS.len()].into(),
        position: POSITIONS[at % POSITIONS.len()].into(),
        agency: AGENCIES[at % AGENCIES.len()].into(),
        role: role.into(),
    }
}
