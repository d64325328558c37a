//! Reads `{{name}}`, `{{name|kapital}}` and `{{list.pertama:Label}}` in the text of a paragraph. `${...}` belongs to others
//! and passes through.

use std::ops::Range;

use crate::names::{self, Name};

/// Longer than any placeholder; an opening without an end within this is reported, not searched to the end.
const LONGEST: usize = 200;

/// A placeholder and where it stands in the text.
#[derive(Debug, PartialEq)]
pub struct Slot {
    pub span: Range<usize>,
    pub name: &'static Name,
    /// Printed in the first repetition only, instead of the value.
    pub label: Option<String>,
    pub capitals: bool,
}

impl Slot {
    /// The list whose repetition this belongs to.
    pub fn list(&self) -> Option<&'static str> {
        self.name.lists.last().copied()
    }
}

/// Why something that begins like a placeholder is none.
#[derive(Debug, PartialEq)]
pub enum Fault {
    Unknown { name: String, suggestion: Option<&'static str> },
    Open,
    Filter(String),
    Label(String),
}

/// All placeholders of a text, and all faults with the place they begin.
pub fn scan(text: &str) -> (Vec<Slot>, Vec<(usize, Fault)>) {
    let (mut slots, mut faults) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let inside = start + 2;
        let near = &text[inside..text.floor_char_boundary(inside + LONGEST)];
        let next = near.find("{{");
        let closed = near.find("}}").filter(|end| next.is_none_or(|next| *end < next)).map(|end| inside + end);
        let Some(end) = closed else {
            faults.push((start, Fault::Open));
            from = inside;
            continue;
        };
        match read(&text[inside..end], start..end + 2) {
            Ok(slot) => slots.push(slot),
            Err(fault) => faults.push((start, fault)),
        }
        from = end + 2;
    }
    (slots, faults)
}

fn read(inside: &str, span: Range<usize>) -> Result<Slot, Fault> {
    let (rest, filter) = inside.rsplit_once('|').map_or((inside, None), |(rest, filter)| (rest, Some(filter.trim())));
    let capitals = match filter {
        None => false,
        Some(filter) if filter.to_lowercase() == "kapital" => true,
        Some(filter) => return Err(Fault::Filter(filter.to_string())),
    };
    let (written, label) = rest.split_once(':').map_or((rest, None), |(written, label)| (written, Some(label.trim())));
    let slot = |name, label: Option<&str>| Slot { span, name, label: label.map(str::to_string), capitals };
    match (names::find(written), first_of(written), label) {
        (Some(name), _, None) => Ok(slot(name, None)),
        (None, Some(list), Some(label)) if !label.is_empty() => Ok(slot(list, Some(label))),
        (None, Some(_), _) => Err(Fault::Label(written.trim().to_string())),
        _ => Err(Fault::Unknown { name: rest.trim().to_string(), suggestion: names::nearest(written) }),
    }
}

/// The list in `list.pertama`.
fn first_of(written: &str) -> Option<&'static Name> {
    let (list, last) = written.rsplit_once('.')?;
    let first = last.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).eq("pertama".chars());
    names::find(list).filter(|name| first && name.lists.last() == Some(&name.full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_filters_and_labels() {
        let (slots, faults) = scan("NOMOR {{ Nomor | KAPITAL }} ${nomor_naskah} {{menimbang.Pertama: Menimbang }}{{menimbang.pertama::}}");
        assert!(faults.is_empty());
        let seen: Vec<_> = slots.iter().map(|slot| (slot.name.full, slot.label.as_deref(), slot.capitals)).collect();
        assert_eq!(seen, [("nomor", None, true), ("menimbang", Some("Menimbang"), false), ("menimbang", Some(":"), false)]);
    }

    #[test]
    fn every_fault_is_told() {
        let (slots, faults) = scan("{{nomr}} {{nomor {{tentang}} {{nomor|besar}} {{menimbang.pertama}} {{judul:x}} {{nomor");
        assert_eq!(slots.len(), 1);
        let faults: Vec<_> = faults.into_iter().map(|(_, fault)| fault).collect();
        let unknown = |name: &str, suggestion| Fault::Unknown { name: name.into(), suggestion };
        let expected = [
            unknown("nomr", Some("nomor")),
            Fault::Open,
            Fault::Filter("besar".into()),
            Fault::Label("menimbang.pertama".into()),
            unknown("judul:x", Some("judul")),
            Fault::Open,
        ];
        assert_eq!(faults, expected);
    }
}
