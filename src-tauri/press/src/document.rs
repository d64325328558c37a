//! What can be printed, and what each kind of paper has of its own.

use jiff::civil::Date;

use rampak_core::decree::{Decree, Layout, Minutes};

use crate::fields::Fields;

/// A paper to print.
#[derive(Clone, Copy, Debug)]
pub enum Document<'a> {
    Decree(&'a Decree),
    Minutes(&'a Minutes),
}

impl<'a> From<&'a Decree> for Document<'a> {
    fn from(decree: &'a Decree) -> Document<'a> {
        Document::Decree(decree)
    }
}

impl<'a> From<&'a Minutes> for Document<'a> {
    fn from(minutes: &'a Minutes) -> Document<'a> {
        Document::Minutes(minutes)
    }
}

/// The kinds there are: each has its template and its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Decree,
    Minutes,
}

impl<'a> Document<'a> {
    pub fn kind(self) -> Kind {
        match self {
            Document::Decree(_) => Kind::Decree,
            Document::Minutes(_) => Kind::Minutes,
        }
    }

    pub fn layout(self) -> &'a Layout {
        match self {
            Document::Decree(decree) => &decree.layout,
            Document::Minutes(minutes) => &minutes.layout,
        }
    }

    /// Made from sample data.
    pub fn is_sample(self) -> bool {
        match self {
            Document::Decree(decree) => decree.sample,
            Document::Minutes(minutes) => minutes.sample,
        }
    }

    pub fn date(self) -> Option<Date> {
        match self {
            Document::Decree(decree) => decree.date,
            Document::Minutes(minutes) => Some(minutes.date),
        }
    }

    /// A decree that has none is printed without the pages of the annex.
    pub fn lacks_annex(self) -> bool {
        matches!(self, Document::Decree(decree) if !decree.has_annex())
    }

    pub fn fields(self) -> Fields {
        match self {
            Document::Decree(decree) => Fields::of(decree),
            Document::Minutes(minutes) => Fields::of_minutes(minutes),
        }
    }
}
