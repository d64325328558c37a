//! The 18-digit personnel number. Never repaired: a wrong digit is another person.

use jiff::civil::Date;
use std::fmt;

/// A valid NIP (PNS) or NI PPPK: 18 digits, kept as text, never as a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Nip(String);

/// Why a text is not a NIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NipProblem {
    Missing,
    /// `1,98001E+17`: a spreadsheet showed the number in scientific form; its last digits are lost.
    Scientific,
    /// `198001012005011001.0`, or a numeric cell: 18 digits do not fit a spreadsheet number.
    Number,
    /// A letter that looks like a digit (O, o, I, l): a person must decide.
    LetterLookalike,
    NonDigit,
    /// Not 18 digits; holds the count seen.
    Length(usize),
    BirthDate,
    /// Digits 13-14 are neither a month (PNS) nor 21-29 (PPPK).
    MonthOrContract,
    SexDigit,
    /// Serial 000: a rounded number.
    SerialZero,
}

/// Something odd that does not make the number invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NipWarning {
    /// Age at appointment outside 18-60.
    AgeAtStart(i16),
}

/// As coded in digit 15. Used for checking columns only, never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

impl Nip {
    /// Reads a NIP from a text cell: a leading apostrophe, blanks, dots and dashes between digits are dropped.
    ///
    /// # Errors
    /// Returns the first [`NipProblem`] found; nothing is guessed.
    pub fn parse(text: &str) -> Result<Nip, NipProblem> {
        let dropped = |c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}');
        let bare: String = text.chars().filter(|c| !dropped(*c)).collect();
        let bare = bare.trim_start_matches(['\'', '\u{2018}', '\u{2019}', '`']);
        if bare.is_empty() || bare.chars().all(|c| c == '-') {
            return Err(NipProblem::Missing);
        }
        let upper = bare.to_ascii_uppercase();
        if upper.contains("E+") && upper.chars().all(|c| c.is_ascii_digit() || matches!(c, 'E' | '+' | '.' | ',')) {
            return Err(NipProblem::Scientific);
        }
        if let Some((whole, fraction)) = bare.split_once(['.', ','])
            && whole.len() >= 17
            && !fraction.is_empty()
            && fraction.chars().all(|c| c == '0')
        {
            return Err(NipProblem::Number);
        }
        let digits: String = bare.chars().filter(|c| !matches!(c, '.' | '-' | '/')).collect();
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            let lookalike = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'I' | 'l'));
            return Err(if lookalike && digits.chars().count() == 18 { NipProblem::LetterLookalike } else { NipProblem::NonDigit });
        }
        if digits.len() != 18 {
            return Err(NipProblem::Length(digits.len()));
        }
        let nip = Nip(digits);
        Date::new(nip.part(0, 4), nip.part(4, 6) as i8, nip.part(6, 8) as i8).map_err(|_| NipProblem::BirthDate)?;
        let month = nip.part(12, 14);
        if !(1..=12).contains(&month) && !(21..=29).contains(&month) {
            return Err(NipProblem::MonthOrContract);
        }
        if !matches!(nip.part(14, 15), 1 | 2) {
            return Err(NipProblem::SexDigit);
        }
        if nip.part(15, 18) == 0 {
            return Err(NipProblem::SerialZero);
        }
        Ok(nip)
    }

    /// The 18 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Digits 1-8.
    pub fn birth_date(&self) -> Date {
        // parse() has shown that these digits are a date
        Date::new(self.part(0, 4), self.part(4, 6) as i8, self.part(6, 8) as i8).unwrap_or(Date::ZERO)
    }

    /// Year of appointment, and its month for a PNS (a PPPK number carries the count of contracts instead).
    pub fn appointed(&self) -> (i16, Option<i8>) {
        let month = self.part(12, 14);
        (self.part(8, 12), (month <= 12).then_some(month as i8))
    }

    /// True for the numbering of PPPK (digits 13-14 are 21-29).
    pub fn is_pppk(&self) -> bool {
        self.part(12, 14) >= 21
    }

    pub fn sex(&self) -> Sex {
        if self.part(14, 15) == 1 { Sex::Male } else { Sex::Female }
    }

    /// Oddities worth telling; the number stays valid.
    pub fn warnings(&self) -> Vec<NipWarning> {
        let age = self.part(8, 12) - self.part(0, 4);
        if (18..=60).contains(&age) { Vec::new() } else { vec![NipWarning::AgeAtStart(age)] }
    }

    fn part(&self, from: usize, to: usize) -> i16 {
        // only digits are stored and no part is longer than four
        self.0[from..to].parse().unwrap_or(0)
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cases_of_the_domain_file() {
        let cases = include_str!("../../../office/data/nip_cases.csv");
        for line in cases.lines().skip(1) {
            let mut parts = line.split(',');
            let input = parts.next().unwrap_or_default();
            let verdict = parts.next().unwrap_or_default();
            let read = Nip::parse(input);
            match verdict {
                "ok" => assert!(read.is_ok_and(|nip| nip.warnings().is_empty()), "{input} should be fine"),
                "warning" => assert!(read.is_ok_and(|nip| !nip.warnings().is_empty()), "{input} should warn"),
                _ => assert!(read.is_err(), "{input} should be refused"),
            }
        }
    }

    #[test]
    fn a_letter_in_place_of_a_digit_is_a_question() {
        assert_eq!(Nip::parse("1969111319941229O1"), Err(NipProblem::LetterLookalike));
        assert_eq!(Nip::parse("1,98101E+17"), Err(NipProblem::Scientific));
        assert_eq!(Nip::parse("19980205202204290"), Err(NipProblem::Length(17)));
        assert!(Nip::parse("19950207.202501.1.901").is_ok());
        assert!(Nip::parse("197207152005041901\u{a0}").is_ok());
    }
}
