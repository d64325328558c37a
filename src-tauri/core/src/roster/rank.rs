//! Pangkat and golongan. PNS I/a to IV/e and PPPK I to XVII share one order, 1 to 17.

use std::fmt;

const PNS: [(&str, &str); 17] = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
];
const PPPK: [&str; 17] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"];

/// A rank: its order 1 to 17, and whose table it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rank {
    order: u8,
    pppk: bool,
}

impl Rank {
    /// Reads `III/c`, `IIIc`, `III.C`, `Gol. III/c`, `Penata (III/c)`, `33`, `IX`, `PPPK IX`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Rank> {
        let text = text.trim();
        if let Ok(id) = text.parse::<u8>() {
            let (group, step) = (id / 10, id % 10);
            let order = (group.checked_sub(1)?) * 4 + step;
            return (matches!(group, 1..=4) && (1..=if group == 4 { 5 } else { 4 }).contains(&step)).then_some(Rank { order, pppk: false });
        }
        let inner = match (text.rfind('('), text.rfind(')')) {
            (Some(open), Some(close)) if open < close => &text[open + 1..close],
            _ => text,
        };
        let mut bare = inner.to_ascii_uppercase();
        for word in ["GOLONGAN", "RUANG", "GOL", "PPPK"] {
            bare = bare.replace(word, "");
        }
        let bare: String = bare.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        if let Some(order) = PPPK.iter().position(|code| *code == bare) {
            return Some(Rank { order: order as u8 + 1, pppk: true });
        }
        let order = PNS.iter().position(|(code, _)| code.replace('/', "").to_ascii_uppercase() == bare)?;
        Some(Rank { order: order as u8 + 1, pppk: false })
    }

    /// 1 to 17; equal orders of PNS and PPPK are taken as equal rank.
    pub fn order(self) -> u8 {
        self.order
    }

    /// The rank at an order of the PNS table; `None` outside 1 to 17.
    pub fn pns(order: u8) -> Option<Rank> {
        (1..=17).contains(&order).then_some(Rank { order, pppk: false })
    }

    pub fn is_pppk(self) -> bool {
        self.pppk
    }

    /// `III/c`, or `IX` for a PPPK.
    pub fn code(self) -> &'static str {
        let at = usize::from(self.order) - 1;
        if self.pppk { PPPK[at] } else { PNS[at].0 }
    }

    /// `Penata`; a PPPK has no pangkat.
    pub fn title(self) -> Option<&'static str> {
        (!self.pppk).then(|| PNS[usize::from(self.order) - 1].1)
    }
}

impl fmt::Display for Rank {
    /// `Penata (III/c)`, or `IX` for a PPPK, as printed in decrees.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.title() {
            Some(title) => write!(f, "{title} ({})", self.code()),
            None => f.write_str(self.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_seen_in_files() {
        for text in ["III/c", "IIIc", "III.c", "III/C", "Gol. III/c", "Penata (III/c)", "33", "III c"] {
            assert_eq!(Rank::parse(text).map(Rank::code), Some("III/c"), "{text}");
        }
        assert_eq!(Rank::parse("PPPK IX").map(|r| (r.code(), r.order())), Some(("IX", 9)));
        assert_eq!(Rank::parse("45").map(Rank::code), Some("IV/e"));
        for text in ["III/f", "-", "I/e", "15", "46", ""] {
            assert_eq!(Rank::parse(text), None, "{text}");
        }
        assert_eq!(Rank::parse("III/c").map(|r| r.to_string()), Some("Penata (III/c)".into()));
    }
}
