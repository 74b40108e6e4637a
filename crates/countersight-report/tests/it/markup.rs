//! A small reader of the tags of a page.

/// Elements without content.
const VOID: [&str; 5] = ["meta", "br", "link", "img", "input"];

/// A tag as written: its name, its attributes, whether it opens or closes.
pub(crate) struct Tag<'t> {
    pub(crate) name: &'t str,
    pub(crate) attributes: &'t str,
    pub(crate) closing: bool,
    closed: bool,
}

impl<'t> Tag<'t> {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'t str> {
        let (_, after) = self.attributes.split_once(&format!(" {name}=\""))?;
        after.split('"').next()
    }
}

/// The tags of a page in order; the text of the style is skipped.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (inner, after) = after.split_once('>').expect("every tag ends");
        rest = after;
        if inner.starts_with('!') {
            continue;
        }
        let name = inner
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .expect("a name");
        let space = inner.find(' ').unwrap_or(inner.len());
        tags.push(Tag {
            name,
            attributes: inner.split_at(space).1,
            closing: inner.starts_with('/'),
            closed: inner.ends_with('/'),
        });
        if inner == "style" {
            let (_, after) = rest.split_once("</style>").expect("the style ends");
            rest = after;
            tags.pop();
        }
    }
    tags
}

/// Asserts that every element is closed where it should be.
pub(crate) fn assert_nested(html: &str) {
    let mut open = Vec::new();
    for tag in tags(html) {
        if tag.closing {
            assert_eq!(open.pop(), Some(tag.name), "closed in the wrong place");
        } else if !tag.closed && !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}
