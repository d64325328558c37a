//! What comes off the press, seen from outside: DOCX text against a golden file, the placeholder engine on templates people
//! might write, PDF and preview pages. `RAMPAK_GOLDEN=write` writes the golden file anew.

#[path = "../../examples/specimen/decree.rs"]
mod specimen;

mod support;

mod decree;

mod template;

mod pdf;
