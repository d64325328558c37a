//! The wording of the minutes: sentences by slot, with `{NAMES}` to be filled.

use std::collections::HashMap;
use std::sync::LazyLock;

static PHRASES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../../data/minutes_phrases.csv").as_bytes());
    let phrase = |record: csv::StringRecord| Some((record.get(0)?.to_string(), record.get(1)?.to_string()));
    reader.records().filter_map(|record| phrase(record.ok()?)).collect()
});

/// The sentence of a slot, filled in one pass: what a value holds is never a name to be filled.
pub fn say(slot: &str, values: &[(&str, &str)]) -> String {
    let mut rest = PHRASES.get(slot).map_or(slot, String::as_str);
    let mut said = String::new();
    while let Some((before, from)) = rest.split_once('{') {
        said.push_str(before);
        let (name, after) = from.split_once('}').unwrap_or((from, ""));
        said.push_str(values.iter().find(|(key, _)| *key == name).map_or(name, |(_, value)| value));
        rest = after;
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_filled_again() {
        assert_eq!(say("place", &[("TEMPAT", "{TANGGAL}"), ("TANGGAL", "24 November 2026")]), "{TANGGAL}, 24 November 2026");
        assert_eq!(say("no such slot", &[]), "no such slot");
    }
}
