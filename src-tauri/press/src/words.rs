//! The fixed words of papers. They are the language of decrees, always Indonesian, whatever the screen speaks.

/// Name under which both renderers ask for the word, and the word.
pub const WORDS: [(&str, &str); 21] = [
    ("number", "NOMOR"),
    ("about", "TENTANG"),
    ("considering", "Menimbang"),
    ("recalling", "Mengingat"),
    ("noting", "Memperhatikan"),
    ("deciding", "MEMUTUSKAN:"),
    ("enacting", "Menetapkan"),
    ("done_at", "Ditetapkan di"),
    ("done_on", "pada tanggal"),
    ("nip", "NIP."),
    ("copies", "Tembusan:"),
    ("annex", "LAMPIRAN"),
    ("column_number", "NO."),
    ("column_name", "NAMA/NIP"),
    ("column_rank", "PANGKAT/GOL."),
    ("column_position", "JABATAN"),
    ("column_agency", "PERANGKAT DAERAH"),
    ("column_role", "KEDUDUKAN DALAM TIM"),
    ("column_chance", "PELUANG"),
    ("sample", "CONTOH"),
    ("emblem", "Lambang"),
];

/// The word of that name; empty for a name that is not in the table.
pub fn word(name: &str) -> &'static str {
    WORDS.iter().find(|(key, _)| *key == name).map_or("", |(_, word)| word)
}
