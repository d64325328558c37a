//! Until when a person serves: retirement by the age of the position, or the end of the contract.

use super::rows::Person;
use jiff::civil::Date;
use rampak_core::roster::Nip;
use std::sync::LazyLock;

struct Rule {
    position: String,
    echelon: String,
    kind: String,
    age: i16,
}

/// The first rule that fits counts; blank fits all.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/retirement_age.csv").as_bytes());
    let rules = reader.records().filter_map(|record| {
        let record = record.ok()?;
        let part = |at: usize| record.get(at).unwrap_or_default().to_lowercase();
        Some(Rule { position: part(0), echelon: part(1), kind: part(2), age: part(3).parse().ok()? })
    });
    rules.collect()
});

/// The last day in service: the end of the month of the birthday, for a PPPK not after the contract.
pub fn until(person: &Person) -> Option<Date> {
    let contract: Option<Date> = person.contract_end.as_deref().and_then(|date| date.parse().ok());
    let retired = Nip::parse(&person.nip).ok().and_then(|nip| {
        let born = nip.birth_date();
        Date::new(born.year() + age(person)?, born.month(), 1).ok().map(|date| date.last_of_month())
    });
    match (contract.filter(|_: &Date| person.kind.starts_with("pppk")), retired) {
        (Some(contract), Some(retired)) => Some(contract.min(retired)),
        (contract, retired) => contract.or(retired),
    }
}

fn age(person: &Person) -> Option<i16> {
    let (position, echelon) = (person.position.to_lowercase(), person.echelon.to_lowercase());
    let step = echelon.split(['.', '/', ' ']).next().unwrap_or_default();
    let fits = |rule: &&Rule| {
        (rule.position.is_empty() || matches(&position, &rule.position))
            && (rule.echelon.is_empty() || rule.echelon == step)
            && (rule.kind.is_empty() || rule.kind == person.kind)
    };
    RULES.iter().find(fits).map(|rule| rule.age)
}

/// `*` at either end stands for anything.
fn matches(text: &str, pattern: &str) -> bool {
    let core = pattern.trim_matches('*');
    match (pattern.starts_with('*'), pattern.ends_with('*')) {
        (true, true) => text.contains(core),
        (true, false) => text.ends_with(core),
        (false, true) => text.starts_with(core),
        (false, false) => text == core,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_follows_the_position_and_a_contract_ends_earlier() {
        let person = |position: &str, echelon: &str, nip: &str| Person {
            position: position.into(),
            echelon: echelon.into(),
            nip: nip.into(),
            kind: "pns".into(),
            ..Person::default()
        };
        let day = |person: &Person| until(person).map(|date| date.to_string());
        let nip = "197002151995031901";
        assert_eq!(day(&person("Penelaah Teknis", "", nip)), Some("2028-02-29".into()));
        assert_eq!(day(&person("Perencana Ahli Madya", "", nip)), Some("2030-02-28".into()));
        assert_eq!(day(&person("Guru Ahli Pertama", "", nip)), Some("2030-02-28".into()));
        assert_eq!(day(&person("Kepala Dinas", "II.b", nip)), Some("2030-02-28".into()));
        assert_eq!(day(&person("Kepala Bidang", "III.b", nip)), Some("2028-02-29".into()));
        let hired = Person { kind: "pppk".into(), contract_end: Some("2027-02-28".into()), ..person("Guru Ahli Pertama", "", "197401122024212901") };
        assert_eq!(day(&hired), Some("2027-02-28".into()));
    }
}
