//! The text of one paragraph across its runs. Word splits what a person typed in one go into many runs (spelling marks,
//! bookmarks, revisions), so placeholders are found in the joined text and values put where each placeholder begins.

use std::borrow::Cow;
use std::ops::Range;

use super::placeholder::Slot;
use super::xml::{Element, Node};

/// The text a person sees in the paragraph, without text boxes and deleted text.
pub fn text(paragraph: &Element) -> String {
    let mut text = String::new();
    gather(paragraph, &mut text);
    text
}

fn gather(element: &Element, text: &mut String) {
    for child in element.elements() {
        match piece(element, child) {
            Some(piece) => text.push_str(&piece),
            None if is_opaque(child) => {}
            None => gather(child, text),
        }
    }
}

/// The text of an element that stands for text. Only runs hold such elements: `w:tab` also sets tab stops.
fn piece<'a>(parent: &Element, element: &'a Element) -> Option<Cow<'a, str>> {
    if !parent.is("w:r") {
        return None;
    }
    match element.name.as_str() {
        "w:t" => Some(Cow::Owned(element.text())),
        "w:tab" | "w:ptab" => Some(Cow::Borrowed("\t")),
        "w:br" | "w:cr" if element.attribute("w:type").is_none_or(|kind| kind == "textWrapping") => Some(Cow::Borrowed("\n")),
        "w:noBreakHyphen" => Some(Cow::Borrowed("-")),
        "w:softHyphen" => Some(Cow::Borrowed("\u{ad}")),
        _ => None,
    }
}

/// Elements whose text is not this paragraph's.
fn is_opaque(element: &Element) -> bool {
    matches!(element.name.as_str(), "w:pPr" | "w:rPr" | "w:p" | "w:del" | "w:moveFrom" | "w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent")
}

/// Puts the values in place of the placeholders. The slots are in the order of the text, one value each.
pub fn fill(paragraph: &mut Element, slots: &[Slot], values: &[String]) {
    let edits: Vec<_> = slots.iter().map(|slot| slot.span.clone()).zip(values).collect();
    replace(paragraph, &edits, &mut 0);
}

fn replace(element: &mut Element, edits: &[(Range<usize>, &String)], at: &mut usize) {
    let is_run = element.is("w:r");
    let mut children = Vec::with_capacity(element.children.len());
    let parent = Element::new(if is_run { "w:r" } else { "" });
    for node in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = node else {
            children.push(node);
            continue;
        };
        if let Some(piece) = piece(&parent, &child).map(Cow::into_owned) {
            let span = *at..*at + piece.len();
            *at = span.end;
            let touched = edits.iter().any(|(edit, _)| edit.start < span.end && span.start < edit.end);
            if touched {
                children.extend(rewritten(&piece, span, edits).into_iter().map(Node::Element));
                continue;
            }
        } else if !is_opaque(&child) {
            replace(&mut child, edits, at);
        }
        children.push(Node::Element(child));
    }
    element.children = children;
}

/// A piece of text with the edits that touch it: kept text, and each value where its placeholder begins.
fn rewritten(piece: &str, span: Range<usize>, edits: &[(Range<usize>, &String)]) -> Vec<Element> {
    let mut out = Vec::new();
    let mut kept_from = span.start;
    for (edit, value) in edits.iter().filter(|(edit, _)| edit.start < span.end && span.start < edit.end) {
        if edit.start >= span.start {
            push_text(&piece[kept_from - span.start..edit.start - span.start], &mut out);
            push_value(value, &mut out);
        }
        kept_from = edit.end.min(span.end);
    }
    push_text(&piece[kept_from - span.start..], &mut out);
    out
}

fn push_text(text: &str, out: &mut Vec<Element>) {
    if text.is_empty() {
        return;
    }
    let mut element = Element::new("w:t").with("xml:space", "preserve");
    element.children.push(Node::Text(text.to_string()));
    out.push(element);
}

/// A value: line feeds and tabs are elements of their own in Word.
fn push_value(value: &str, out: &mut Vec<Element>) {
    for (at, line) in value.split('\n').enumerate() {
        if at > 0 {
            out.push(Element::new("w:br"));
        }
        for (at, text) in line.split('\t').enumerate() {
            if at > 0 {
                out.push(Element::new("w:tab"));
            }
            push_text(text, out);
        }
    }
}

/// Page breaks taken out of a paragraph that will repeat: before its text, and after.
#[derive(Default)]
pub struct Breaks {
    before: Vec<Element>,
    after: Vec<Element>,
}

/// Word processors put a page break into the paragraph that stands before it, and it must not repeat with the paragraph.
pub fn take_breaks(paragraph: &mut Element) -> Breaks {
    let mut breaks = Breaks::default();
    let mut seen_text = false;
    for run in paragraph.elements_mut().filter(|run| run.is("w:r")) {
        for node in std::mem::take(&mut run.children) {
            match node {
                Node::Element(child) if is_page_break(&child) => if seen_text { &mut breaks.after } else { &mut breaks.before }.push(child),
                node => {
                    seen_text |= matches!(&node, Node::Element(child) if child.is("w:t"));
                    run.children.push(node);
                }
            }
        }
    }
    breaks
}

impl Breaks {
    /// Puts the breaks around the repeated paragraphs; alone, if the list was empty.
    pub fn put_back(self, filled: &mut Vec<Element>) {
        if self.before.is_empty() && self.after.is_empty() {
            return;
        }
        if filled.is_empty() {
            filled.push(Element::new("w:p"));
        }
        let run = |breaks: Vec<Element>| {
            let mut run = Element::new("w:r");
            run.children.extend(breaks.into_iter().map(Node::Element));
            Node::Element(run)
        };
        if let Some(first) = filled.first_mut().filter(|_| !self.before.is_empty()) {
            let at = usize::from(first.elements().next().is_some_and(|child| child.is("w:pPr")));
            first.children.insert(at, run(self.before));
        }
        if let Some(last) = filled.last_mut().filter(|_| !self.after.is_empty()) {
            last.children.push(run(self.after));
        }
    }
}

fn is_page_break(element: &Element) -> bool {
    element.is("w:br") && matches!(element.attribute("w:type"), Some("page" | "column"))
}

/// Whether the paragraph shows or holds something besides text, so that it stays although its values came out empty.
pub fn has_substance(paragraph: &Element) -> bool {
    const KINDS: [&str; 11] = [
        "w:drawing",
        "w:pict",
        "w:object",
        "w:fldChar",
        "w:fldSimple",
        "w:sectPr",
        "w:pBdr",
        "w:footnoteReference",
        "w:endnoteReference",
        "mc:AlternateContent",
        "m:oMath",
    ];
    paragraph.any(&|element| KINDS.contains(&element.name.as_str()) || (element.is("w:br") && element.attribute("w:type").is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::placeholder::scan;
    use crate::docx::xml::{parse, write};

    fn filled(xml: &str, values: &[&str]) -> String {
        let mut paragraph = parse(xml.as_bytes()).expect("well-formed");
        let (slots, faults) = scan(&text(&paragraph));
        assert!(faults.is_empty(), "{faults:?}");
        let values: Vec<String> = values.iter().map(|value| (*value).to_string()).collect();
        fill(&mut paragraph, &slots, &values);
        let bytes = String::from_utf8(write(&paragraph)).expect("UTF-8");
        bytes.lines().skip(1).collect::<Vec<_>>().join("\n").replace(" xml:space=\"preserve\"", "")
    }

    #[test]
    fn a_placeholder_split_over_runs_is_one() {
        let xml = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>No. {</w:t></w:r><w:proofErr/><w:r><w:t>{No</w:t></w:r><w:bookmarkStart/>\
                   <w:r><w:noBreakHyphen/><w:t>mor}</w:t></w:r><w:ins><w:r><w:t>} ya</w:t></w:r></w:ins></w:p>";
        let expected = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>No. </w:t><w:t>7</w:t></w:r><w:proofErr/><w:r/><w:bookmarkStart/><w:r/>\
                        <w:ins><w:r><w:t> ya</w:t></w:r></w:ins></w:p>";
        assert_eq!(filled(xml, &["7"]), expected);
    }

    #[test]
    fn values_are_text_and_never_markup_or_placeholders() {
        let xml = "<w:p><w:r><w:t>{{judul}}{{nomor}}</w:t><w:tab/><w:t>x</w:t></w:r></w:p>";
        let expected = "<w:p><w:r><w:t>&lt;b&gt; {{tentang}} &amp;</w:t><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:tab/><w:t>x</w:t></w:r></w:p>";
        assert_eq!(filled(xml, &["<b> {{tentang}} &\na\tb", ""]), expected);
    }

    #[test]
    fn text_boxes_and_deleted_text_are_not_read() {
        let xml = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:del><w:r><w:t>{{x}}</w:t></w:r></w:del>\
                   <w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{y}}</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>z</w:t></w:r></w:p>";
        assert_eq!(text(&parse(xml.as_bytes()).expect("well-formed")), "z");
    }
}
