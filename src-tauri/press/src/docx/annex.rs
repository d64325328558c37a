//! A decree without an annex, as one that revokes, is printed without the pages that would hold it.

use super::xml::{Element, Node};

/// Takes away what follows the last page break before the list of members, up to the measures of the page. A template that
/// has no such break keeps all; its lists are empty anyway.
pub fn cut(document: &mut Element) {
    let Some(body) = document.elements_mut().find(|child| child.is("w:body")) else { return };
    let holds = |node: &Node, test: &dyn Fn(&Element) -> bool| matches!(node, Node::Element(child) if test(child));
    let annex = |child: &Element| {
        let text = child.text();
        ["{{lampiran", "{{anggota"].iter().any(|name| text.to_lowercase().contains(name))
    };
    let breaks = |child: &Element| child.any(&|inner| inner.is("w:pageBreakBefore") || (inner.is("w:br") && inner.attribute("w:type") == Some("page")));
    let Some(list) = body.children.iter().position(|node| holds(node, &annex)) else { return };
    let Some(first) = body.children[..=list].iter().rposition(|node| holds(node, &breaks)) else { return };
    let last = body.children.iter().rposition(|node| holds(node, &|child| child.is("w:sectPr"))).unwrap_or(body.children.len());
    if first < last {
        body.children.drain(first..last);
    }
}
