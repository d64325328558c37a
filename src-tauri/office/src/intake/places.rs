//! Where people serve: units looked up by key and by name.

use super::clean::{self, fold};
use super::reading::Reading;
use super::state::State;
use super::units::{fold_id, is_made};
use crate::roster::rows::Unit;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Short names of agencies and the names they stand for, both folded.
static SHORT: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/perangkat_daerah.csv").as_bytes());
    let pairs = reader.records().filter_map(|record| {
        let record = record.ok()?;
        let short = fold(record.get(2)?);
        (!short.is_empty()).then(|| (short, fold(record.get(1).unwrap_or_default())))
    });
    pairs.collect()
});

/// Whether the letters of a short word stand in a name in the same order, beginning alike.
fn is_drawn_from(word: &str, name: &str) -> bool {
    let mut letters = name.chars();
    word.chars().next() == name.chars().next() && word.chars().all(|c| letters.any(|letter| letter == c))
}

/// What a name of a unit turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Named {
    Is(String),
    /// The same under another spelling.
    Alias(String),
    Unknown,
}

/// Units by name.
pub struct Places {
    agencies: HashMap<String, String>,
    names: HashMap<String, Vec<String>>,
    spelled: HashMap<String, String>,
    of: HashMap<String, Option<String>>,
    region: Option<String>,
    /// Whether a tree was read: without one, units are made from names.
    pub is_tree: bool,
}

impl Places {
    pub fn of(state: &State) -> Places {
        let mut places = Places { agencies: HashMap::new(), names: HashMap::new(), spelled: HashMap::new(), of: HashMap::new(), region: None, is_tree: false };
        // a unit of the tree goes before one of the same name that was made from a name
        let (made, tree): (Vec<_>, Vec<_>) = state.units.rows().partition(|(id, _)| is_made(id));
        places.is_tree = tree.iter().any(|(_, unit)| unit.parent.is_some());
        tree.into_iter().chain(made).for_each(|(id, unit)| places.add(id, unit));
        places
    }

    pub fn add(&mut self, id: &str, unit: &Unit) {
        let key = fold(&unit.name);
        if unit.agency.as_deref() == Some(id) {
            self.agencies.entry(key.clone()).or_insert_with(|| id.to_string());
        }
        if unit.agency.is_none() && unit.parent.is_none() {
            self.region = Some(key.clone());
        }
        self.names.entry(key).or_default().push(id.to_string());
        self.spelled.insert(id.to_string(), unit.name.clone());
        self.of.insert(id.to_string(), unit.agency.clone());
    }

    pub fn has(&self, id: &str) -> bool {
        self.of.contains_key(id)
    }

    pub fn agency_of(&self, id: &str) -> Option<String> {
        self.of.get(id).cloned().flatten()
    }

    /// The region itself is no agency.
    pub fn is_region(&self, name: &str) -> bool {
        let key = fold(name);
        self.region.as_ref() == Some(&key) || key.starts_with("pemerintahkab") || key.starts_with("pemerintahkota")
    }

    /// An agency by its name, another spelling of it, or its short name.
    pub fn agency(&self, name: &str) -> Named {
        let key = fold(name);
        if let Some(id) = self.agencies.get(&key) {
            return if self.spelled.get(id).is_some_and(|spelled| spelled == name) { Named::Is(id.clone()) } else { Named::Alias(id.clone()) };
        }
        let long = SHORT.get(&key).or_else(|| SHORT.get(key.strip_prefix("upt").unwrap_or(&key)));
        let bare = key.find("kabkarawang").or_else(|| key.find("kabupatenkarawang")).filter(|at| *at > 6).map(|at| key[..at].to_string());
        let written = key.strip_prefix("kec").filter(|rest| !rest.starts_with("amatan")).map(|rest| format!("kecamatan{rest}"));
        [long.cloned(), bare, written].into_iter().flatten().find_map(|key| self.agencies.get(&key)).map_or(Named::Unknown, |id| Named::Alias(id.clone()))
    }

    /// The kind of finding for a name that is not known: one that looks like a single agency's short name is asked about as such.
    pub fn doubt(&self, name: &str) -> &'static str {
        let key = fold(name);
        let word = !name.trim().contains(' ') && (5..=14).contains(&key.len());
        let like = |full: &&String| (key.len() >= 8 && full.starts_with(&key)) || (word && is_drawn_from(&key, full));
        if self.agencies.keys().filter(like).count() == 1 { "unit_alias" } else { "unit_unknown" }
    }

    /// A unit by name, inside an agency when one is named; a name that fits several is none.
    pub fn unit(&self, name: &str, agency: Option<&str>) -> Option<String> {
        let ids = self.names.get(&fold(name))?;
        let inside: Vec<&String> = ids.iter().filter(|id| agency.is_none_or(|agency| self.of.get(*id).and_then(Option::as_deref) == Some(agency))).collect();
        match inside.as_slice() {
            [id] => Some((*id).clone()),
            _ => None,
        }
    }
}

/// Where a row says that a person serves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Serves {
    pub unit: Option<String>,
    pub agency: Option<String>,
}

/// Finds the unit of a row: by key, else by the agency's name and the unit's name in it. `None`: the row does not say,
/// or says what nobody knows, which has been told.
pub fn serves(state: &mut State, places: &mut Places, reading: &mut Reading<'_>, section: Option<&str>, now: Option<&str>) -> Option<Serves> {
    if let Some(id) = reading.said("unor_id").map(|id| fold_id(&id)) {
        if places.has(&id) {
            return Some(Serves { agency: places.agency_of(&id), unit: Some(id) });
        }
        if places.is_tree {
            reading.note("unor_id", "unit_id_unknown", "", "warned");
        }
    }
    let leaf = words(reading, "unor");
    let columns = reading.sheet.header.columns.get("unor_induk").cloned().unwrap_or_default();
    let mut agency = None;
    let mut unknown = None;
    for column in columns {
        let super::sheet::Cell::Text(raw) = reading.line.at(column) else { continue };
        let name = clean::text(raw).0;
        if clean::is_nothing(&name) || places.is_region(&name) {
            continue;
        }
        agency = agency.or_else(|| known(places, reading, column as u32 + 1, &name));
        unknown = unknown.or(Some((column as u32 + 1, name)));
        if agency.is_some() {
            break;
        }
    }
    if agency.is_none() && unknown.is_none() && leaf.is_none() {
        agency = section.and_then(|name| match places.agency(&clean::text(name).0) {
            Named::Is(id) | Named::Alias(id) => Some(id),
            Named::Unknown => None,
        });
    }
    let column = reading.sheet.header.column("unor").map_or(0, |column| column as u32 + 1);
    match (agency, leaf) {
        (Some(agency), Some(leaf)) => {
            let unit = places.unit(&leaf, Some(&agency));
            if unit.is_none() && !places.is_tree {
                let id = make(state, places, &leaf, Some(&agency), reading.sheet.file);
                return Some(Serves { unit: Some(id), agency: Some(agency) });
            }
            if unit.is_none() && places.agency(&leaf) == Named::Unknown {
                reading.note_at(column, "unit_unknown", &leaf, "asked");
            }
            Some(Serves { unit: unit.or_else(|| Some(agency.clone())), agency: Some(agency) })
        }
        (Some(agency), None) => Some(Serves { unit: Some(agency.clone()), agency: Some(agency) }),
        (None, leaf) => {
            if let Some((column, name)) = unknown {
                if places.is_tree {
                    reading.note_at(column, places.doubt(&name), &name, "asked");
                    return None;
                }
                let agency = make(state, places, &name, None, reading.sheet.file);
                let unit = leaf.filter(|leaf| fold(leaf) != fold(&name)).map(|leaf| make(state, places, &leaf, Some(&agency), reading.sheet.file));
                return Some(Serves { unit: unit.or_else(|| Some(agency.clone())), agency: Some(agency) });
            }
            let leaf = leaf?;
            if let Some(id) = known(places, reading, column, &leaf) {
                return Some(Serves { unit: Some(id.clone()), agency: Some(id) });
            }
            let unit = places.unit(&leaf, now).or_else(|| places.unit(&leaf, None)).filter(|_| !places.is_region(&leaf));
            if let Some(id) = unit {
                return Some(Serves { agency: places.agency_of(&id), unit: Some(id) });
            }
            if places.is_tree {
                reading.note_at(column, places.doubt(&leaf), &leaf, "asked");
                return None;
            }
            let id = make(state, places, &leaf, None, reading.sheet.file);
            Some(Serves { unit: Some(id.clone()), agency: Some(id) })
        }
    }
}

/// The name in a field; blanks in it are one repair of their own.
fn words(reading: &mut Reading<'_>, field: &str) -> Option<String> {
    let (name, repairs) = reading.words(field)?;
    if clean::is_nothing(&name) {
        return None;
    }
    if !repairs.is_empty() {
        let shown = reading.cell(field).shown();
        reading.note(field, "unit_spacing", &shown, "repaired");
    }
    Some(name)
}

fn known(places: &Places, reading: &mut Reading<'_>, column: u32, name: &str) -> Option<String> {
    match places.agency(name) {
        Named::Is(id) => Some(id),
        Named::Alias(id) => {
            reading.note_at(column, "unit_alias", name, "repaired");
            Some(id)
        }
        Named::Unknown => None,
    }
}

/// A unit known by its name only.
fn make(state: &mut State, places: &mut Places, name: &str, agency: Option<&str>, file: usize) -> String {
    let id = format!("n{}", uuid::Uuid::now_v7().simple());
    let unit = Unit {
        id: id.clone(),
        name: name.to_string(),
        parent: agency.map(str::to_string),
        agency: Some(agency.map_or_else(|| id.clone(), str::to_string)),
        seq: state.units.len() as i64 + 1,
        ..Unit::default()
    };
    places.add(&id, &unit);
    state.units.put(id.clone(), unit, file);
    id
}
