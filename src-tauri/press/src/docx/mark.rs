//! CONTOH on every page of a paper made from sample data. It is put into the headers here and not left to the template,
//! which could forget it: into each header there is, and into a new one for the pages that have none.

use crate::words::word;

use super::archive::{DOCUMENT, Part, is_header};
use super::xml::{Element, Node, parse, write};

const NEW_PART: &str = "word/header_contoh.xml";
const NEW_ID: &str = "rIdRampakContoh";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const HEADER_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

/// Marks every page. Parts that cannot be read were refused before.
pub fn every_page(parts: &mut Vec<Part>) {
    for (at, part) in parts.iter_mut().enumerate().filter(|(_, part)| is_header(&part.name)) {
        edit(part, |header| header.children.splice(0..0, mark(at)).for_each(drop));
    }
    let mut added = false;
    for part in parts.iter_mut().filter(|part| part.name == DOCUMENT) {
        edit(part, |document| added = add_references(document));
    }
    if !added {
        return;
    }
    let mut header = Element::new("w:hdr").with("xmlns:w", NAMESPACE);
    header.children.extend(mark(parts.len()));
    parts.push(Part { name: NEW_PART.into(), bytes: write(&header) });
    let relations = "word/_rels/document.xml.rels";
    if !parts.iter().any(|part| part.name == relations) {
        parts.push(Part { name: relations.into(), bytes: write(&Element::new("Relationships").with("xmlns", PACKAGE)) });
    }
    let relation = Element::new("Relationship").with("Id", NEW_ID).with("Type", &format!("{RELATIONS}/header")).with("Target", "header_contoh.xml");
    let content = Element::new("Override").with("PartName", "/word/header_contoh.xml").with("ContentType", HEADER_TYPE);
    for part in parts {
        match part.name.as_str() {
            "[Content_Types].xml" => edit(part, |root| root.children.push(Node::Element(content.clone()))),
            name if name == relations => edit(part, |root| root.children.push(Node::Element(relation.clone()))),
            _ => {}
        }
    }
}

fn edit(part: &mut Part, change: impl FnOnce(&mut Element)) {
    if let Some(mut root) = parse(&part.bytes) {
        change(&mut root);
        part.bytes = write(&root);
    }
}

/// Gives the first section a header for each kind of page that has none; later sections inherit. Says whether any was added.
fn add_references(document: &mut Element) -> bool {
    let Some(section) = first_section(document) else {
        return false;
    };
    let has = |section: &Element, kind: &str| section.elements().any(|child| child.is("w:headerReference") && child.attribute("w:type") == Some(kind));
    let missing: Vec<_> = ["default", "first", "even"].into_iter().filter(|kind| !has(section, kind)).collect();
    // `even` alone being absent matters only where even pages differ, and harms nowhere.
    for kind in &missing {
        let reference = Element::new("w:headerReference").with("xmlns:r", RELATIONS).with("w:type", kind).with("r:id", NEW_ID);
        section.children.insert(0, Node::Element(reference));
    }
    !missing.is_empty()
}

fn first_section(element: &mut Element) -> Option<&mut Element> {
    if element.is("w:sectPr") {
        return Some(element);
    }
    element.elements_mut().find_map(first_section)
}

/// The word in the margin, and large and pale behind the text. `at` keeps the shapes' ids apart.
fn mark(at: usize) -> Option<Node> {
    let text = word("sample");
    let xml = format!(
        r##"<w:p xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pPr><w:spacing w:before="0" w:after="0" w:line="220" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="B00020"/><w:sz w:val="18"/></w:rPr><w:t>{text}</w:t></w:r><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject{at}" o:spid="_x0000_s{id}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#f6e3e3" stroked="f"><v:textpath style="font-family:&quot;Bookman Old Style&quot;;font-size:1pt;font-weight:bold" string="{text}"/></v:shape></w:pict></w:r></w:p>"##,
        id = 2049 + at,
    );
    parse(xml.as_bytes()).map(Node::Element)
}
