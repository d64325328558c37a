//! The minutes of a lottery (Berita Acara Undian) as data, before they are PDF or DOCX. Every sentence is made elsewhere.

use super::{Layout, Letterhead, Signatory};
use jiff::civil::Date;

/// Everything that is printed. Both renderers print these strings and no others.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    pub layout: Layout,
    /// Made from sample data: every page says so.
    pub sample: bool,
    pub letterhead: Letterhead,
    /// `BERITA ACARA UNDIAN`
    pub title: String,
    /// `PENYUSUNAN TIM ...`, in capitals.
    pub subject: String,
    /// `None`: printed as a line to be filled by hand.
    pub number: Option<String>,
    /// The day of the draw.
    pub date: Date,
    /// `Pada hari ini, ...`
    pub opening: String,
    /// Numbered 1, 2 and on, through all three lists.
    pub before: Vec<Point>,
    /// The one that stands over the table of the team.
    pub team: Point,
    pub rows: Vec<MinutesRow>,
    pub after: Vec<Point>,
    pub closing: String,
    /// `Karawang, 24 November 2026`
    pub place_and_date: String,
    /// Who led the draw; an empty name is printed as a line.
    pub leader: Signatory,
    /// `Saksi-saksi:`
    pub witnesses_title: String,
    /// An empty name is printed as a line.
    pub witnesses: Vec<Witness>,
}

/// A numbered part: sentences, facts, lines that stand out, sentences; each of them may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    pub title: String,
    pub texts: Vec<String>,
    /// Name and value.
    pub facts: Vec<(String, String)>,
    /// Lines to be read aloud or typed, such as a hash in groups.
    pub lines: Vec<String>,
    pub notes: Vec<String>,
}

/// One member of the team that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesRow {
    pub name: String,
    pub nip: String,
    /// What stands for the person in the draw file; empty where that is the NIP.
    pub pseudonym: String,
    pub position: String,
    pub agency: String,
    /// Kedudukan dalam tim.
    pub role: String,
    /// `5,4 %`
    pub chance: String,
}

/// Who saw the draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witness {
    pub name: String,
    /// Empty where it is not said.
    pub position: String,
}

/// A line to be written on by hand. Short enough to break no cell.
pub const LINE: &str = "................................";
