//! Competencies by code, and proficiency levels 1 to 5.

use std::fmt;

/// The code of a competency, compared without dots, blanks and case; `S01` and `SK.01` are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CompetencyCode(String);

impl CompetencyCode {
    /// Reads a code such as `M.01`, `m01`, `SK.01` or `T49`: letters then digits. `None` when it is neither.
    pub fn parse(text: &str) -> Option<CompetencyCode> {
        let bare: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_uppercase();
        if bare.is_empty() || bare.len() > 24 || !bare.chars().any(|c| c.is_ascii_digit()) || !bare.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        Some(CompetencyCode(match bare.strip_prefix("SK") {
            Some(rest) if rest.chars().all(|c| c.is_ascii_digit()) => format!("S{rest}"),
            _ => bare,
        }))
    }

    /// The folded code, such as `M01`, `S01`, `T49`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CompetencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A proficiency level, 1 to 5 (PermenPANRB 38/2017). There is no level 0: unknown is `Option::None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    pub fn new(level: u8) -> Option<Level> {
        (1..=5).contains(&level).then_some(Level(level))
    }

    /// 1 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_fold_to_one_spelling() {
        let code = |text| CompetencyCode::parse(text).map(|code| code.to_string());
        assert_eq!(code("M.01"), Some("M01".into()));
        assert_eq!(code("t11 "), Some("T11".into()));
        assert_eq!(code("SK.01"), code("S01"));
        assert_eq!(code("Integritas"), None);
        assert_eq!(code(""), None);
        assert!(Level::new(0).is_none() && Level::new(6).is_none());
    }
}
