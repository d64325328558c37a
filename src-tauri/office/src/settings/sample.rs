//! The sample regency that ships with the program: synthetic people, so that anyone can play.

/// Name and bytes of each workbook of `samples/`.
pub const FILES: [(&str, &[u8]); 6] = [
    ("hierarki_unor.xlsx", include_bytes!("../../../../samples/hierarki_unor.xlsx")),
    ("pegawai_siasn.xlsx", include_bytes!("../../../../samples/pegawai_siasn.xlsx")),
    ("kompetensi.xlsx", include_bytes!("../../../../samples/kompetensi.xlsx")),
    ("kinerja.xlsx", include_bytes!("../../../../samples/kinerja.xlsx")),
    ("riwayat_tim.xlsx", include_bytes!("../../../../samples/riwayat_tim.xlsx")),
    ("proyek.xlsx", include_bytes!("../../../../samples/proyek.xlsx")),
];
