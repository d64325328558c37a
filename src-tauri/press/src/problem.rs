//! What can go wrong in printing, as data. The screen words it; nothing here is prose for it.

/// Why a decree was not printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PressProblem {
    /// Characters that no bundled font can draw, in the order of the decree.
    #[error("no glyph for {0:?}")]
    Glyphs(Vec<MissingGlyph>),
    /// The template cannot be used; everything found in it, at once.
    #[error("template: {0:?}")]
    Template(Vec<TemplateProblem>),
    /// The typesetter refused. A fault of ours: the text is for the log.
    #[error("typesetting: {0}")]
    Typesetting(String),
}

/// A character that would come out as a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// Stable key of the field, such as `annex_name` or `considering`.
    pub field: &'static str,
    /// Which entry of the field, from 0, when it has several.
    pub at: Option<usize>,
    /// The person or office, when the field belongs to one.
    pub person: Option<String>,
    pub character: char,
}

/// A thing to mend in a template. `part` is the file inside the DOCX, `around` the words near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateProblem {
    /// Not a `.docx`: no zip, another kind of document, or one with macros.
    NotWord,
    /// A part, or all parts together, unpack to more than is sane.
    TooLarge { part: String },
    /// Not well-formed, or with a document type or entities of its own.
    Malformed { part: String },
    /// A placeholder that does not exist, with the nearest one that does.
    Unknown { name: String, suggestion: Option<&'static str>, part: String, around: String },
    /// `{{` without `}}`.
    Open { part: String, around: String },
    /// `|something` that is not `|kapital`.
    UnknownFilter { filter: String, part: String, around: String },
    /// `{{menimbang.pertama}}` without `:Label`.
    LabelMissing { name: String, part: String, around: String },
    /// Two lists in one row or paragraph: which of them should repeat it?
    TwoLists { lists: [&'static str; 2], part: String, around: String },
    /// A placeholder that every decree must show is nowhere in the template.
    Required { name: &'static str },
}
