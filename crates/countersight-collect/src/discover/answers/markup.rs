//! The texts between the tags of an answer, as far as it holds together.

/// Calls `give` with the local name of each tag that holds text, and the text. Broken markup gives what
/// can be read of it; nothing is resolved but the five entities that XML knows by itself.
pub(crate) fn texts(text: &str, give: &mut dyn FnMut(&str, &str)) {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, behind)) = after.split_once('>') else {
            return;
        };
        let value = behind.split_once('<').map_or("", |(value, _)| value).trim();
        let name = tag
            .split([' ', '\t', '\r', '\n', '/'])
            .next()
            .unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or_default();
        if !local.is_empty() && !value.is_empty() {
            give(local, &plain(value));
        }
        rest = behind;
    }
}

fn plain(value: &str) -> String {
    let mut value = value.to_owned();
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ] {
        value = value.replace(entity, sign);
    }
    value
}
