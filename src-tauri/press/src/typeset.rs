//! PDF and preview pages: Typst, embedded. The world it sees holds the source of the paper and what papers share, the data and the emblem, and nothing else: no
//! disk, no network, no packages, no clock.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::document::{Document, Kind};
use crate::fields::Fields;
use crate::fonts::FONTS;
use crate::glyphs;
use crate::problem::PressProblem;
use crate::sheet::Sheet;
use crate::words::WORDS;

/// Compilations a cached result outlives without being used. Without eviction the cache of a batch grows to hundreds of MiB.
const CACHED_FOR: usize = 5;

/// The paper as PDF/A-2b. The same paper gives the same bytes.
pub fn pdf<'a>(document: impl Into<Document<'a>>) -> Result<Vec<u8>, PressProblem> {
    with_document(document.into(), |document| {
        let standards = PdfStandards::new(&[PdfStandard::A_2b]).map_err(|refused| PressProblem::Typesetting(refused.message().to_string()))?;
        let options = PdfOptions { standards, creator: Smart::Custom(Some("Rampak".into())), ..PdfOptions::default() };
        typst_pdf::pdf(document, &options).map_err(|errors| fault(&errors))
    })
}

/// One self-contained SVG a page.
pub fn pages<'a>(document: impl Into<Document<'a>>) -> Result<Vec<String>, PressProblem> {
    with_document(document.into(), |document| Ok(document.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect()))
}

/// Checks, compiles, uses, and evicts the cache on every way out.
pub fn with_document<T>(document: Document, use_it: impl FnOnce(&PagedDocument) -> Result<T, PressProblem>) -> Result<T, PressProblem> {
    struct Evict;
    impl Drop for Evict {
        fn drop(&mut self) {
            typst::comemo::evict(CACHED_FOR);
        }
    }
    glyphs::check(document)?;
    let _evict = Evict;
    let world = Desk { kind: document.kind(), data: Bytes::from_string(data(document).to_string()) };
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| fault(&errors))?;
    use_it(&document)
}

fn fault(errors: &[SourceDiagnostic]) -> PressProblem {
    PressProblem::Typesetting(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
}

/// What paper.typ reads.
fn data(document: Document) -> Value {
    let sheet = Sheet::of(document.layout());
    let date = document.date().map_or_else(|| json!([2000, 1, 1]), |date| json!([date.year(), date.month(), date.day()]));
    json!({
        "fields": tree(&document.fields()),
        "words": WORDS.iter().map(|(name, word)| ((*name).to_string(), Value::from(*word))).collect::<Map<_, _>>(),
        "sample": document.is_sample(),
        "date": date,
        "sheet": {
            "width": sheet.width, "height": sheet.height, "margins": sheet.margins, "font": sheet.font, "small": sheet.small, "heads": sheet.heads,
            "label": sheet.label, "colon": sheet.colon, "letter": sheet.letter, "sign": sheet.sign, "signature": sheet.signature,
            "heading": sheet.heading, "heading_label": sheet.heading_label, "annex": sheet.annex, "team": sheet.team, "emblem": sheet.emblem,
        },
    })
}

fn tree(fields: &Fields) -> Value {
    let values = fields.values.iter().map(|(name, text)| ((*name).to_string(), Value::from(breakable(text))));
    let lists = fields.lists.iter().map(|(name, entries)| ((*name).to_string(), entries.iter().map(tree).collect()));
    values.chain(lists).collect::<Map<_, _>>().into()
}

/// Lets very long words break anywhere, for they would run over what stands beside them. Words break by themselves after
/// a slash or hyphen; narrow places measure their words in paper.typ.
fn breakable(text: &str) -> String {
    const LONG: usize = 35;
    let is_long = |word: &str| word.split(['/', '-']).any(|part| part.trim_end().chars().count() > LONG);
    let soften = |word: &str| {
        let mut soft = String::new();
        for c in word.chars() {
            if !soft.is_empty() && !glyphs::is_mark(c) && c != '\n' {
                soft.push('\u{200b}');
            }
            soft.push(c);
        }
        soft
    };
    let text = text.replace('\t', " ");
    text.split_inclusive([' ', '\n']).map(|word| if is_long(word) { soften(word) } else { word.to_string() }).collect()
}

/// The world Typst sees.
struct Desk {
    kind: Kind,
    data: Bytes,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static PAPER: LazyLock<Source> = LazyLock::new(|| Source::new(id("paper.typ"), include_str!("../assets/paper.typ").to_string()));
static DECREE: LazyLock<Source> = LazyLock::new(|| Source::new(id("decree.typ"), include_str!("../assets/decree.typ").to_string()));
static MINUTES: LazyLock<Source> = LazyLock::new(|| Source::new(id("minutes.typ"), include_str!("../assets/minutes.typ").to_string()));
static DATA: LazyLock<FileId> = LazyLock::new(|| id("data.json"));
static EMBLEM: LazyLock<FileId> = LazyLock::new(|| id("emblem.svg"));

/// File ids are few and never freed: only these five constant names are ever made.
fn id(name: &'static str) -> FileId {
    // The names are the five literals above, and each is a valid path.
    let path = VirtualPath::new(name).expect("a literal file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Desk {
    fn text(&self) -> &'static Source {
        match self.kind {
            Kind::Decree => &DECREE,
            Kind::Minutes => &MINUTES,
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.text().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.text(), &*PAPER].into_iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        static DRAWING: LazyLock<Bytes> = LazyLock::new(|| Bytes::new(include_bytes!("../assets/emblem.svg").as_slice()));
        match id {
            _ if id == *DATA => Ok(self.data.clone()),
            _ if id == *EMBLEM => Ok(DRAWING.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
