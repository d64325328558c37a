//! What comes off the press, seen from outside: DOCX text against golden files, the placeholder engine on templates people
//! might write, PDF and preview pages. `RAMPAK_GOLDEN=write` writes the golden files anew.

#[path = "../../examples/specimen/decree.rs"]
mod specimen;

#[path = "../../examples/specimen/minutes.rs"]
mod specimen_minutes;

mod support;

mod decree;

mod minutes;

mod template;

mod pdf;
