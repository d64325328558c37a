//! A small XML tree: what is not understood stays as it was, which a typed model of Word could not promise.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Deeper than any document Word writes.
const DEEPEST: usize = 512;

#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str) -> Element {
        Element { name: name.to_string(), attributes: Vec::new(), children: Vec::new() }
    }

    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    pub fn with(mut self, name: &str, value: &str) -> Element {
        self.attributes.push((name.to_string(), value.to_string()));
        self
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether this or anything inside passes.
    pub fn any(&self, test: &impl Fn(&Element) -> bool) -> bool {
        test(self) || self.elements().any(|child| child.any(test))
    }

    /// All text inside, as it stands.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .map(|node| match node {
                Node::Element(element) => element.text(),
                Node::Text(text) => text.clone(),
            })
            .collect()
    }
}

/// Reads a part; `None` for anything that is not plain, well-formed XML in UTF-8. Comments go; a document type is refused.
pub fn parse(bytes: &[u8]) -> Option<Element> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                open.push(element(&start)?);
                if open.len() > DEEPEST || root.is_some() {
                    return None;
                }
            }
            Event::Empty(start) => close(element(&start)?, &mut open, &mut root)?,
            Event::End(_) => {
                let done = open.pop()?;
                close(done, &mut open, &mut root)?;
            }
            Event::Text(text) => push(&mut open, &text.xml10_content())?,
            Event::CData(text) => push(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().ok()? {
                    Some(c) => c.to_string(),
                    None => unescape(&format!("&{};", &*reference)).ok()?.into_owned(),
                };
                push(&mut open, &text)?;
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::DocType(_) => return None,
            Event::Eof => break,
        }
    }
    if open.is_empty() { root } else { None }
}

fn element(start: &BytesStart) -> Option<Element> {
    let mut element = Element::new(start.name().0);
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let value = unescape(&attribute.value).ok()?;
        element.attributes.push((attribute.key.0.to_string(), value.into_owned()));
    }
    Some(element)
}

fn close(mut done: Element, open: &mut [Element], root: &mut Option<Element>) -> Option<()> {
    // White space between elements is layout of the file, except in the leaves that hold text.
    if done.elements().next().is_some() {
        done.children.retain(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    }
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(done)),
        None if root.is_some() => return None,
        None => *root = Some(done),
    }
    Some(())
}

fn push(open: &mut [Element], text: &str) -> Option<()> {
    match open.last_mut() {
        Some(parent) => match parent.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => parent.children.push(Node::Text(text.to_string())),
        },
        None if text.trim().is_empty() => {}
        None => return None,
    }
    Some(())
}

/// The part again, as bytes.
pub fn write(root: &Element) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    write_element(root, &mut out);
    out.into_bytes()
}

fn write_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(child) => write_element(child, out),
            Node::Text(text) => escape(text, false, out),
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\t' | '\n' if attribute => out.push_str(if c == '\t' { "&#9;" } else { "&#10;" }),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let text = "<a x=\"1 &amp; &quot;2&quot;\"><b> &lt;tag&gt; &amp; <c/></b><d>  </d></a>";
        let root = parse(text.as_bytes()).expect("well-formed");
        let written = String::from_utf8(write(&root)).expect("UTF-8");
        assert_eq!(written.lines().nth(1), Some("<a x=\"1 &amp; &quot;2&quot;\"><b> &lt;tag&gt; &amp; <c/></b><d>  </d></a>"));
    }

    #[test]
    fn unsafe_or_broken_parts_are_refused() {
        let deep = "<a>".repeat(600) + &"</a>".repeat(600);
        let parts = ["<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a>&x;</a>", "<a b='&x;'/>", "<a><b></a>", "<a/><b/>", "a<b/>", "<a", "", &deep];
        for part in parts {
            assert!(parse(part.as_bytes()).is_none(), "{part:.40}");
        }
    }
}
