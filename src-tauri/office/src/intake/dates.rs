//! Dates in every form that was seen. Day before month; where that is in doubt a person is asked.

use super::sheet::{Cell, serial};
use jiff::civil::Date;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    Nothing,
    /// A day, and the form when it is not `dd-mm-yyyy`.
    Day(Date, Option<&'static str>),
    /// `a/b/yyyy` with both parts at most 12: day first, month first.
    Either(Date, Date),
    /// The second part cannot be a month.
    MonthFirst(Date),
    /// 31 February.
    Impossible,
    Unreadable,
}

/// What is known of a column beside the cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    None,
    /// A birth date is in the NIP.
    Is(Date),
    /// Starting days are nearly always the first of a month.
    FirstOfMonth,
}

/// What to do with a cell: the value to use, kind and treatment of the finding.
pub type Verdict = (Option<Date>, Option<(&'static str, &'static str)>);

const MONTHS: [(&str, i8); 30] = [
    ("januari", 1),
    ("jan", 1),
    ("februari", 2),
    ("pebruari", 2),
    ("feb", 2),
    ("peb", 2),
    ("maret", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("agustus", 8),
    ("agu", 8),
    ("agt", 8),
    ("aug", 8),
    ("september", 9),
    ("sep", 9),
    ("sept", 9),
    ("oktober", 10),
    ("okt", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("nop", 11),
    ("desember", 12),
];

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if matches!(word.as_str(), "des" | "dec") {
        return Some(12);
    }
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

/// Reads a cell without knowing its column.
pub fn read(cell: &Cell) -> Said {
    match cell {
        Cell::Empty | Cell::Formula => Said::Nothing,
        Cell::Date(date) => Said::Day(*date, Some("date_cell")),
        Cell::Number(number) if *number == 0.0 => Said::Nothing,
        Cell::Number(number) if *number >= 3_000.0 => serial(*number).map_or(Said::Unreadable, |date| Said::Day(date, Some("date_serial"))),
        Cell::Number(_) | Cell::Bool(_) => Said::Unreadable,
        Cell::Text(text) => words(&super::clean::text(text).0),
    }
}

fn words(text: &str) -> Said {
    if super::clean::is_nothing(text) {
        return Said::Nothing;
    }
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().and_then(serial).map_or(Said::Unreadable, |date| Said::Day(date, Some("date_serial")));
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..], Some("date_iso"));
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [a, b, c, rest @ ..] = parts.as_slice() else { return Said::Unreadable };
    if a.len() == 4 && a.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(a, b, c.split('T').next().unwrap_or(c), Some(if rest.is_empty() { "date_iso" } else { "date_cell" }));
    }
    if let Some(month) = month(b) {
        return day(c, &month.to_string(), a, Some("date_long"));
    }
    let (Ok(first), Ok(second)) = (a.parse::<i8>(), b.parse::<i8>()) else { return Said::Unreadable };
    if c.len() == 2 {
        let Ok(two) = c.parse::<i16>() else { return Said::Unreadable };
        let year = if two <= 40 { 2000 + two } else { 1900 + two };
        return day(&year.to_string(), b, a, Some("date_short2"));
    }
    let (slash, dot) = (text.contains('/'), text.contains('.'));
    let form = if slash {
        Some("date_slash")
    } else if dot {
        Some("date_dot")
    } else {
        None
    };
    if first <= 12 && second > 12 {
        return match day(c, a, b, form) {
            Said::Day(date, _) => Said::MonthFirst(date),
            other => other,
        };
    }
    match (day(c, b, a, form), slash && second <= 12 && first <= 12) {
        (Said::Day(date, _), true) => match day(c, a, b, form) {
            Said::Day(other, _) => Said::Either(date, other),
            _ => Said::Day(date, form),
        },
        (said, _) => said,
    }
}

fn day(year: &str, month: &str, day: &str, form: Option<&'static str>) -> Said {
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i16>(), month.parse::<i8>(), day.parse::<i8>()) else { return Said::Unreadable };
    if !(1900..=2200).contains(&year) {
        return Said::Unreadable;
    }
    Date::new(year, month, day).map_or(Said::Impossible, |date| Said::Day(date, form))
}

/// Whether a cell shows that its column holds month-first dates.
pub fn is_month_first(said: Said, evidence: Evidence) -> bool {
    match said {
        Said::MonthFirst(_) => true,
        Said::Either(day_first, month_first) => !fits(day_first, evidence) && fits(month_first, evidence),
        _ => false,
    }
}

fn fits(date: Date, evidence: Evidence) -> bool {
    match evidence {
        Evidence::None => true,
        Evidence::Is(known) => date == known,
        Evidence::FirstOfMonth => date.day() == 1,
    }
}

/// Decides on a cell. `mixed`: the column holds month-first dates too.
pub fn settle(said: Said, evidence: Evidence, mixed: bool) -> Verdict {
    let asked = (None, Some(("date_us", "asked")));
    match said {
        Said::Nothing => (None, None),
        Said::Day(date, form) => (Some(date), form.map(|form| (form, if form == "date_short2" { "warned" } else { "repaired" }))),
        Said::MonthFirst(_) => asked,
        Said::Impossible => (None, Some(("date_impossible", "refused_cell"))),
        Said::Unreadable => (None, Some(("date_unreadable", "refused_cell"))),
        Said::Either(day_first, month_first) => {
            let (one, other) = (fits(day_first, evidence), fits(month_first, evidence));
            let decided = evidence != Evidence::None && one != other;
            if (decided && one) || (!decided && !mixed) { (Some(day_first), Some(("date_slash", "repaired"))) } else { asked }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn said(text: &str) -> Said {
        read(&Cell::Text(text.into()))
    }

    #[test]
    fn every_form() {
        let day = date(1993, 12, 8);
        for (text, form) in [
            ("08-12-1993", None),
            ("1993-12-08", Some("date_iso")),
            ("8 Desember 1993", Some("date_long")),
            ("8-Des-1993", Some("date_long")),
            ("08.12.1993", Some("date_dot")),
            ("08-12-93", Some("date_short2")),
            ("34311", Some("date_serial")),
            ("1993-12-08 00:00:00", Some("date_cell")),
        ] {
            assert_eq!(said(text), Said::Day(day, form), "{text}");
        }
        assert_eq!(said("31-02-2020"), Said::Impossible);
        assert_eq!(said("segera"), Said::Unreadable);
        assert_eq!(said("-"), Said::Nothing);
    }

    #[test]
    fn the_order_of_day_and_month_needs_evidence() {
        let either = said("10/01/2025");
        assert_eq!(settle(either, Evidence::FirstOfMonth, false).0, None);
        assert_eq!(settle(either, Evidence::Is(date(2025, 1, 10)), true).0, Some(date(2025, 1, 10)));
        assert_eq!(settle(either, Evidence::None, false).0, Some(date(2025, 1, 10)));
        assert_eq!(settle(either, Evidence::None, true).0, None);
        assert_eq!(settle(said("05/26/1989"), Evidence::Is(date(1989, 5, 26)), false).1, Some(("date_us", "asked")));
    }
}
