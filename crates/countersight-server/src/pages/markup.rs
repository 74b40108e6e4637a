//! Pieces of mark-up that no template should have to remember: foreign text, the register's prose, links out.

use askama::filters::{Escaper, Html, HtmlSafe};
use countersight_report::{language, line};
use std::fmt;

/// Text of a stranger, or a name in any script: escaped, isolated, marked with its language.
#[derive(Debug, Clone)]
pub(crate) struct Foreign(pub(crate) String);

impl HtmlSafe for Foreign {}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language(&self.0) {
            Some(tag) => write!(f, "<bdi dir=\"auto\" lang=\"{tag}\">")?,
            None => f.write_str("<bdi dir=\"auto\">")?,
        }
        Html.write_escaped_str(&mut *f, &line(&self.0))?;
        f.write_str("</bdi>")
    }
}

/// Words of the register or of the engine, which are English whatever the language of the page.
#[derive(Debug, Clone)]
pub(crate) struct Prose(pub(crate) String);

impl HtmlSafe for Prose {}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<bdi lang=\"en\" dir=\"auto\">")?;
        Html.write_escaped_str(&mut *f, &line(&self.0))?;
        f.write_str("</bdi>")
    }
}

/// Mark-up that this crate made, safe as it stands.
#[derive(Debug, Clone)]
pub(crate) struct Made(pub(crate) String);

impl HtmlSafe for Made {}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text made harmless for a place between tags or inside quotation marks.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    let _ = Html.write_escaped_str(&mut out, &line(text));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place() {
        let text = Foreign("</bdi><script>'\"&\u{202E}هيكفيجن هيكفيجن هيكفيجن".to_owned());
        insta::assert_snapshot!(text, @r#"<bdi dir="auto" lang="ar">&#60;/bdi&#62;&#60;script&#62;&#39;&#34;&#38;هيكفيجن هيكفيجن هيكفيجن</bdi>"#);
        assert_eq!(escaped("\"><b>"), "&#34;&#62;&#60;b&#62;");
    }
}
