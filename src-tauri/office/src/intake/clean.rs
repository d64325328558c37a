//! Text as it should have been typed, and what was done to it.

/// Cleans a text; the second value names each repair.
pub fn text(raw: &str) -> (String, Vec<&'static str>) {
    if raw.is_ascii() && raw.trim().len() == raw.len() && !raw.contains("  ") && !raw.contains(['\n', '\r', '\t', '`']) {
        return (raw.to_string(), Vec::new());
    }
    let mut repairs = Vec::new();
    let mut text = raw.to_string();
    let mut apply = |kind: &'static str, text: &mut String, made: String| {
        if made != *text {
            repairs.push(kind);
            *text = made;
        }
    };
    let made = text.replace(['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'], "");
    apply("zero_width", &mut text, made);
    let made = text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ");
    apply("nbsp", &mut text, made);
    let made = text.replace(['\u{2018}', '\u{2019}', '\u{2bc}', '`'], "'");
    apply("curly_apostrophe", &mut text, made);
    text = text.replace(['\n', '\r', '\t'], " ");
    let made = text.trim().to_string();
    apply("trailing_space", &mut text, made);
    let made = text.split_whitespace().collect::<Vec<_>>().join(" ");
    apply("double_space", &mut text, made);
    (text, repairs)
}

/// For headers, codes and names of units: letters and digits in lower case, `&` as `dan`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '&' {
            out.push_str("dan");
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Blank, `-` or `0`: nothing was said.
pub fn is_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "--" | "0" | "–" | "—")
}

pub fn is_caps(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

pub fn is_small(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_uppercase)
}

/// `ADE AL-FARISI` as `Ade Al-Farisi`; an apostrophe does not begin a word.
pub fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let small = word.to_lowercase();
        if !out.is_empty() && matches!(small.as_str(), "bin" | "binti") {
            out.push_str(&small);
            continue;
        }
        let mut begin = true;
        for c in small.chars() {
            if begin {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
            begin = matches!(c, '-' | '.' | '(' | '/');
        }
    }
    out
}

/// Titles before, the name, titles after, of a name written in one cell.
pub fn parts(full: &str) -> (String, String, String) {
    let (head, back) = full.split_once(',').map_or((full, ""), |(head, back)| (head, back.trim()));
    let mut words: Vec<&str> = head.split_whitespace().collect();
    let mut front = Vec::new();
    while words.len() > 1 && is_front(words[0]) {
        front.push(words.remove(0));
    }
    (front.join(" "), words.join(" "), back.to_string())
}

fn is_front(word: &str) -> bool {
    matches!(fold(word).as_str(), "dr" | "drs" | "dra" | "drg" | "drh" | "ir" | "h" | "hj" | "prof" | "kh" | "apt" | "ns")
        && (word.ends_with('.') || word.contains("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_mended_and_told() {
        assert_eq!(text("Aep  Kusnadi"), ("Aep Kusnadi".into(), vec!["double_space"]));
        assert_eq!(text("Ma\u{2019}rifah"), ("Ma'rifah".into(), vec!["curly_apostrophe"]));
        assert_eq!(text("Uj\u{200b}ang "), ("Ujang".into(), vec!["zero_width", "trailing_space"]));
        assert_eq!(text("a\u{a0}b"), ("a b".into(), vec!["nbsp"]));
    }

    #[test]
    fn names_in_capitals_and_names_with_titles() {
        assert_eq!(title_case("ADE AL-FARISI BIN M. MA'RUF"), "Ade Al-Farisi bin M. Ma'ruf");
        assert_eq!(parts("Dr. H. Asep Contoh, S.T., M.T."), ("Dr. H.".into(), "Asep Contoh".into(), "S.T., M.T.".into()));
        assert_eq!(parts("Haris Contoh"), (String::new(), "Haris Contoh".into(), String::new()));
    }
}
