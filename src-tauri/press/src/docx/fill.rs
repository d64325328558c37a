//! Repeats what uses a list and puts the values in. The template was checked before (see [`super::check`]), so a name that is
//! not found here cannot be; it would print as nothing.
//!
//! A table row repeats for the outermost list it uses; a paragraph for the list, or the list inside the row's entry, that
//! is still open. An empty list takes its row or paragraph away. So does a paragraph or row in which every value came out
//! empty: the words around an absent NIP go with it.

use crate::fields::Fields;
use crate::names::{Name, relative};

use super::paragraph;
use super::placeholder::{Slot, scan};
use super::xml::{Element, Node};

/// The decree, and the entries of the lists that are being repeated, outermost first.
struct Scope<'a> {
    root: &'a Fields,
    entries: Vec<Entry<'a>>,
    /// Values asked for, and values that were not empty.
    asked: usize,
    printed: usize,
    /// Copies made, for ids that must differ within a document.
    copies: usize,
}

#[derive(Clone, Copy)]
struct Entry<'a> {
    list: &'static str,
    fields: &'a Fields,
    first: bool,
}

/// Fills one part.
pub fn fill(part: &mut Element, fields: &Fields) {
    let mut scope = Scope { root: fields, entries: Vec::new(), asked: 0, printed: 0, copies: 0 };
    inside(part, &mut scope);
}

fn inside(element: &mut Element, scope: &mut Scope) {
    let first_style = element.elements().find(|child| child.is("w:p")).and_then(|p| p.elements().find(|child| child.is("w:pPr")).cloned());
    let mut children = Vec::with_capacity(element.children.len());
    for node in std::mem::take(&mut element.children) {
        match node {
            Node::Element(child) if child.is("w:p") => children.extend(paragraph(child, scope).into_iter().map(Node::Element)),
            Node::Element(child) if child.is("w:tr") => children.extend(row(child, scope).into_iter().map(Node::Element)),
            Node::Element(mut child) => {
                inside(&mut child, scope);
                if !is_hollow(&child) {
                    children.push(Node::Element(child));
                }
            }
            Node::Text(_) => children.push(node),
        }
    }
    element.children = children;
    mend(element, first_style);
}

/// A table without rows, or a content control without content, is damage to Word.
fn is_hollow(element: &Element) -> bool {
    match element.name.as_str() {
        "w:tbl" => !element.any(&|inner| inner.is("w:tr")),
        "w:sdtContent" => element.children.is_empty(),
        "w:sdt" => !element.elements().any(|child| child.is("w:sdtContent")),
        _ => false,
    }
}

/// Cells, margins and text boxes must end with a paragraph; the one that is put in looks like the one that went.
fn mend(element: &mut Element, style: Option<Element>) {
    if !matches!(element.name.as_str(), "w:tc" | "w:hdr" | "w:ftr" | "w:txbxContent" | "w:footnote" | "w:endnote" | "w:body") {
        return;
    }
    let last = element.children.iter().rposition(|node| !matches!(node, Node::Element(child) if child.is("w:sectPr") || child.is("w:bookmarkEnd")));
    let ends_well = last.is_some_and(|at| matches!(&element.children[at], Node::Element(child) if child.is("w:p") || child.is("w:sdt")));
    if !ends_well {
        let mut blank = Element::new("w:p");
        blank.children.extend(style.map(Node::Element));
        element.children.insert(last.map_or(0, |at| at + 1), Node::Element(blank));
    }
}

fn row(row: Element, scope: &mut Scope) -> Vec<Element> {
    match slots_of_row(&row).iter().find_map(|slot| scope.outermost_open(slot.name)) {
        Some(list) => scope.repeat(list, row, self::row),
        None => {
            let (asked, printed) = (scope.asked, scope.printed);
            let mut row = row;
            inside(&mut row, scope);
            let all_empty = scope.asked > asked && scope.printed == printed;
            if all_empty && !paragraph::has_substance(&row) { Vec::new() } else { vec![row] }
        }
    }
}

fn paragraph(paragraph: Element, scope: &mut Scope) -> Vec<Element> {
    let (slots, _) = scan(&paragraph::text(&paragraph));
    let mut paragraph = paragraph;
    if let Some(list) = slots.iter().find_map(|slot| scope.next_open(slot.name)) {
        let section = section_only(&paragraph);
        let breaks = paragraph::take_breaks(&mut paragraph);
        let mut filled = scope.repeat(list, paragraph, self::paragraph);
        breaks.put_back(&mut filled);
        return if filled.is_empty() { section.into_iter().collect() } else { filled };
    }
    let values: Vec<String> = slots.iter().map(|slot| scope.value(slot)).collect();
    let all_empty = !slots.is_empty() && values.iter().all(String::is_empty);
    paragraph::fill(&mut paragraph, &slots, &values);
    paragraph.elements_mut().for_each(|child| boxes(child, scope));
    if all_empty && !paragraph::has_substance(&paragraph) { Vec::new() } else { vec![paragraph] }
}

/// Text boxes hold paragraphs of their own.
fn boxes(element: &mut Element, scope: &mut Scope) {
    if element.is("w:txbxContent") {
        inside(element, scope);
    } else {
        element.elements_mut().for_each(|child| boxes(child, scope));
    }
}

/// The end of a section lives in a paragraph; it stays when the paragraph goes.
fn section_only(paragraph: &Element) -> Option<Element> {
    let style = paragraph.elements().find(|child| child.is("w:pPr") && child.any(&|inner| inner.is("w:sectPr")))?;
    let mut kept = Element::new("w:p");
    kept.children.push(Node::Element(style.clone()));
    Some(kept)
}

/// The placeholders of a row, without those of tables inside it, whose rows repeat by themselves.
pub fn slots_of_row(row: &Element) -> Vec<Slot> {
    fn collect(element: &Element, slots: &mut Vec<Slot>) {
        if element.is("w:p") {
            slots.extend(scan(&paragraph::text(element)).0);
        }
        element.elements().filter(|child| !child.is("w:tbl")).for_each(|child| collect(child, slots));
    }
    let mut slots = Vec::new();
    collect(row, &mut slots);
    slots
}

impl<'a> Scope<'a> {
    fn is_open(&self, list: &str) -> bool {
        self.entries.iter().all(|entry| entry.list != list)
    }

    /// The first list of the name that no row or paragraph around repeats yet.
    fn next_open(&self, name: &Name) -> Option<&'static str> {
        name.lists.iter().copied().find(|list| self.is_open(list))
    }

    fn outermost_open(&self, name: &Name) -> Option<&'static str> {
        name.lists.first().copied().filter(|list| self.is_open(list))
    }

    /// Copies the element for each entry of the list.
    fn repeat(&mut self, list: &'static str, element: Element, fill: fn(Element, &mut Scope) -> Vec<Element>) -> Vec<Element> {
        let outer = self.entries.iter().rev().find(|entry| list.starts_with(entry.list) && list[entry.list.len()..].starts_with('.'));
        let (fields, key) = outer.map_or((self.root, list), |entry| (entry.fields, relative(list, entry.list)));
        let entries = fields.lists.get(key).map_or([].as_slice(), Vec::as_slice);
        let mut out = Vec::new();
        for (at, fields) in entries.iter().enumerate() {
            let mut copy = element.clone();
            if at > 0 {
                self.make_distinct(&mut copy);
            }
            self.entries.push(Entry { list, fields, first: at == 0 });
            out.extend(fill(copy, self));
            self.entries.pop();
        }
        out
    }

    /// Ids may stand once in a document.
    fn make_distinct(&mut self, element: &mut Element) {
        element.attributes.retain(|(name, _)| name != "w14:paraId" && name != "w14:textId");
        element.children.retain(|node| {
            !matches!(node, Node::Element(child) if matches!(child.name.as_str(), "w:bookmarkStart" | "w:bookmarkEnd" | "w:commentRangeStart" | "w:commentRangeEnd"))
        });
        if element.is("wp:docPr") {
            self.copies += 1;
            let id = (100_000 + self.copies).to_string();
            element.attributes.iter_mut().filter(|(name, _)| name == "id").for_each(|(_, value)| value.clone_from(&id));
        }
        element.elements_mut().for_each(|child| self.make_distinct(child));
    }

    fn value(&mut self, slot: &Slot) -> String {
        let entry = slot.list().and_then(|list| self.entries.iter().rev().find(|entry| entry.list == list));
        let value = match (&slot.label, entry) {
            (Some(label), Some(entry)) if entry.first => label.clone(),
            (Some(_), _) => String::new(),
            (None, entry) => entry.map_or(self.root, |entry| entry.fields).values.get(slot.name.key()).cloned().unwrap_or_default(),
        };
        self.asked += 1;
        self.printed += usize::from(!value.is_empty());
        if slot.capitals { value.to_uppercase() } else { value }
    }
}
