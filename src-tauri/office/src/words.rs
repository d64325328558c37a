//! The one catalogue, as the cli and the office's own sentences read it. The window compiles the same two files.

use std::collections::HashMap;
use std::sync::LazyLock;

type Catalogue = HashMap<String, String>;

static ID: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("../../../ui/src/lang/id.json")));
static EN: LazyLock<Catalogue> = LazyLock::new(|| read(include_str!("../../../ui/src/lang/en.json")));

fn read(json: &str) -> Catalogue {
    let all: HashMap<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    all.into_iter().filter_map(|(key, value)| Some((key, value.as_str()?.to_string()))).collect()
}

/// The text of a key with its `{placeholders}` filled; the key itself when the catalogue lacks it.
pub fn text(language: &str, key: &str, params: &[(&str, &str)]) -> String {
    let catalogue = if language == "en" { &*EN } else { &*ID };
    let mut text = catalogue.get(key).cloned().unwrap_or_else(|| key.to_string());
    for (name, value) in params {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// A problem in words, with its values.
pub fn problem(language: &str, problem: &crate::Problem) -> String {
    let params: Vec<(&str, &str)> = problem.params.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    text(language, &format!("problem_{}", problem.code), &params)
}

/// `1 April 2027`.
pub fn date(language: &str, date: jiff::civil::Date) -> String {
    let months = text(language, "date_months", &[]);
    let month = months.split(',').nth(usize::from(date.month().unsigned_abs()) - 1).unwrap_or_default();
    format!("{} {} {}", date.day(), month.trim(), date.year())
}

/// `1.234,5` in Indonesian, `1,234.5` in English, at most `digits` decimals, no trailing zeros.
pub fn number(language: &str, value: f64, digits: usize) -> String {
    let fixed = format!("{:.digits$}", value.abs());
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let (group, point) = if language == "en" { (',', '.') } else { ('.', ',') };
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    if value < 0.0 && out.chars().any(|c| c.is_ascii_digit() && c != '0') { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_each_language_writes_them() {
        assert_eq!(number("id", 12500.0, 0), "12.500");
        assert_eq!(number("id", -0.81, 2), "-0,81");
        assert_eq!(number("en", 1234.5, 2), "1,234.5");
        assert_eq!(number("id", -0.0001, 2), "0");
    }

    #[test]
    fn dates_as_people_write_them() {
        let day = |month: i8| jiff::civil::date(2027, month, 1);
        assert_eq!((date("id", day(1)), date("id", day(5)), date("en", day(12))), ("1 Januari 2027".into(), "1 Mei 2027".into(), "1 December 2027".into()));
    }

    #[test]
    fn both_catalogues_hold_the_same_keys_and_placeholders() {
        let holes = |text: &str| {
            let mut found: Vec<String> = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_string())).collect();
            found.sort();
            found.dedup();
            found
        };
        for (key, text) in ID.iter() {
            let english = EN.get(key).unwrap_or_else(|| panic!("en.json lacks {key}"));
            assert_eq!(holes(text), holes(english), "{key}");
        }
        assert_eq!(ID.len(), EN.len());
    }
}
