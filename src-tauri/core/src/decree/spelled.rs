//! Numbers and days in words, as formal papers write them beside the figures.

use jiff::civil::{Date, Weekday};

/// `dua ribu dua puluh enam`; exact up to the largest `u64`.
pub fn spelled(number: u64) -> String {
    const SMALL: [&str; 12] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
    // the largest first; `se` stands for one hundred and one thousand, and for no other
    const LARGE: [(u64, &str, bool); 7] = [
        (1_000_000_000_000_000, "kuadriliun", false),
        (1_000_000_000_000, "triliun", false),
        (1_000_000_000, "miliar", false),
        (1_000_000, "juta", false),
        (1_000, "ribu", true),
        (100, "ratus", true),
        (10, "puluh", true),
    ];
    if let Some(word) = usize::try_from(number).ok().and_then(|at| SMALL.get(at)) {
        return (*word).to_string();
    }
    if number < 20 {
        return format!("{} belas", spelled(number - 10));
    }
    let (unit, name, joined) = LARGE.into_iter().find(|(unit, ..)| number >= *unit).unwrap_or((1, "", false));
    let (many, rest) = (number / unit, number % unit);
    let head = if many == 1 && joined { format!("se{name}") } else { format!("{} {name}", spelled(many)) };
    if rest == 0 { head } else { format!("{head} {}", spelled(rest)) }
}

/// Each digit by itself: `042` is `nol empat dua`. What is no digit is left out.
pub fn digits_spelled(digits: &str) -> String {
    digits.chars().filter_map(|c| c.to_digit(10)).map(|digit| spelled(u64::from(digit))).collect::<Vec<_>>().join(" ")
}

/// `Senin`
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decree::month;

    #[test]
    fn numbers_as_papers_spell_them() {
        for line in include_str!("../../../office/data/terbilang_cases.csv").lines().skip(1) {
            let (number, words) = line.split_once(',').expect("the case file has two columns");
            assert_eq!(spelled(number.parse().expect("a number")), words);
        }
        assert_eq!(digits_spelled("042"), "nol empat dua");
    }

    #[test]
    fn days_as_papers_spell_them() {
        for line in include_str!("../../../office/data/date_cases.csv").lines().skip(1) {
            let mut parts = line.split(',');
            let date: Date = parts.next().unwrap_or_default().parse().expect("the case file holds dates");
            let (day, year) = (spelled(date.day().unsigned_abs().into()), spelled(date.year().unsigned_abs().into()));
            let said = format!("hari {} tanggal {day} bulan {} tahun {year}", weekday(date), month(date));
            assert_eq!(Some(said.as_str()), parts.nth(1));
        }
    }
}
