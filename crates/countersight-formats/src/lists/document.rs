//! An XML list from its root to its end.

use super::error::Fault;
use super::source::Source;
use super::xml::{Node, Step, Xml};
use std::io::Read;

/// The XML of a list.
pub(super) type ListXml<'a> = Xml<Box<dyn Read + 'a>>;

/// Gives each element that opens, the root first, to `take`, which reads it whole or goes on into it.
/// A document with another root is refused at once.
pub(super) fn read<'a>(
    source: Source<'a>,
    root: &str,
    mut take: impl FnMut(&mut ListXml<'a>, Node) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut xml = Xml::new(source.text());
    let mut begun = false;
    loop {
        match xml.next()? {
            Step::Open(node) => {
                if !begun && node.name != root {
                    return Err(another(&format!("a <{}>", node.name), root));
                }
                begun = true;
                take(&mut xml, node)?;
            }
            Step::End if begun => return Ok(()),
            Step::End => return Err(another("without an element", root)),
            Step::Close | Step::Text(_) => {}
        }
    }
}

fn another(what: &str, root: &str) -> Fault {
    let text = format!("the document is {what}, where a <{root}> was expected");
    Fault::shape("the beginning", text)
}
