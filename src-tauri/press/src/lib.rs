//! The press prints: a [`Document`] of core in, a [`Decree`] or [`Minutes`]; PDF/A-2b bytes, SVG pages for the preview, or DOCX
//! bytes out.
//!
//! Two renderers, one content: both print the strings of [`fields`] and the fixed words of [`words`], on the measures of
//! [`sheet`]. Typst's long build stays here. The press never touches a disk, a clock or the network, and makes no choice
//! about the wording of a paper.

mod document;

mod words;

mod names;

mod fields;

mod minutes;

mod sheet;

mod fonts;

mod glyphs;

mod typeset;

mod docx;

mod problem;

#[cfg(test)]
#[path = "../examples/specimen/decree.rs"]
mod specimen;

#[cfg(test)]
#[path = "../examples/specimen/minutes.rs"]
mod specimen_minutes;

#[cfg(test)]
mod agreement;

pub use document::Document;
pub use docx::{docx, template, template_problems};
pub use problem::{MissingGlyph, PressProblem, TemplateProblem};
pub use typeset::{pages, pdf};

pub use rampak_core::decree::{Decree, Minutes};
