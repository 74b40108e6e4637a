//! What is never kept of a whole answer: serial numbers, channel and user names, coordinates.

use countersight_model::field::Field;
use std::borrow::Cow;

/// Names under which answers hold what must not be kept, in lower case without `_` and `-`.
const NEVER: &[&str] = &[
    "serialno",
    "serialnumber",
    "serial",
    "sn",
    "devicesn",
    "deviceserial",
    "devicename",
    "machinename",
    "channelname",
    "channelnames",
    "username",
    "user",
    "latitude",
    "longitude",
    "activatecode",
];
/// Stands where something was taken out.
const TAKEN_OUT: &str = "…";

/// The answer of a maker's protocol without what identifies one device, its place or its users. Other
/// fields are given back as they are.
///
/// Both `<Name>…</Name>` of XML and `"Name": …` of JSON are looked for.
///
/// ```
/// use countersight_formats::observations::clean;
/// use countersight_model::field::Field;
/// assert_eq!(clean(Field::Sadp, "<DeviceSN>DS-1</DeviceSN><OEMCode>1</OEMCode>"), "<DeviceSN>…</DeviceSN><OEMCode>1</OEMCode>");
/// assert_eq!(clean(Field::Dhip, r#"{"SerialNo":"7A","Vendor":"General"}"#), r#"{"SerialNo":"…","Vendor":"General"}"#);
/// ```
pub fn clean(field: Field, text: &str) -> Cow<'_, str> {
    match field {
        Field::Sadp | Field::Isapi | Field::Dhip | Field::Gbt28181 => {}
        Field::OnvifScopes if holds_coordinates(text) => return Cow::Borrowed(""),
        _ => return Cow::Borrowed(text),
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = next_name(rest) {
        out.push_str(before);
        let value = value_length(before, after);
        let (_, left) = after.split_at_checked(value).unwrap_or((after, ""));
        out.push_str(TAKEN_OUT);
        rest = left;
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Cuts a text in front of the next value that must not be kept.
fn next_name(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(['<', '"']) {
        let start = from + at + 1;
        let name_length = text
            .get(start..)?
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
        let name = text.get(start..start + name_length)?;
        let after = start + name_length;
        let value = match text.as_bytes().get(start - 1) {
            Some(b'<') => text.get(after..)?.find('>').map(|end| after + end + 1),
            _ => json_value(text, after),
        };
        if let Some(value) = value.filter(|_| is_never_kept(name)) {
            return text.split_at_checked(value);
        }
        from = after;
    }
    None
}

/// Where the value of a JSON key begins, inside its quotation marks if it has some.
fn json_value(text: &str, after_name: usize) -> Option<usize> {
    let rest = text.get(after_name..)?.strip_prefix('"')?.trim_start();
    let rest = rest.strip_prefix(':')?.trim_start();
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    Some(text.len() - rest.len())
}

fn is_never_kept(name: &str) -> bool {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    NEVER.contains(&plain.as_str())
}

/// How long the value is that begins here.
fn value_length(before: &str, value: &str) -> usize {
    let end = if before.ends_with('>') {
        value.find('<')
    } else if before.ends_with('"') {
        value.find('"')
    } else if value.starts_with('[') {
        value.find(']')
    } else {
        value.find([',', '}', ']'])
    };
    end.unwrap_or(value.len())
}

fn holds_coordinates(scope: &str) -> bool {
    let scope = scope.to_ascii_lowercase();
    ["latitude", "longitude", "geo:"]
        .iter()
        .any(|word| scope.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_identifies_one_device_or_person_is_taken_out() {
        let sadp = "<Probe><DeviceDescription>DS-1</DeviceDescription><DeviceSN>DS-1X</DeviceSN><SerialNumber a=\"b\">77</SerialNumber></Probe>";
        let dhip = r#"{"mac":"3c:ef:8c:1:2:3","params":{"deviceInfo":{"SerialNo" : "7A00", "MachineName":"gate","UserName":null,"Vendor":"Lorex","ChannelNames":["a","b"]}}}"#;
        insta::assert_snapshot!(
            [
                clean(Field::Sadp, sadp),
                clean(Field::Dhip, dhip),
                clean(Field::Isapi, "<deviceName>front door"),
                clean(Field::Isapi, "no tags"),
                clean(Field::HttpBody, "<sn>1</sn>"),
                clean(Field::OnvifScopes, "onvif://www.onvif.org/location/Latitude/1.5"),
            ]
            .join("\n"),
            @r#"
            <Probe><DeviceDescription>DS-1</DeviceDescription><DeviceSN>…</DeviceSN><SerialNumber a="b">…</SerialNumber></Probe>
            {"mac":"3c:ef:8c:1:2:3","params":{"deviceInfo":{"SerialNo" : "…", "MachineName":"…","UserName":…,"Vendor":"Lorex","ChannelNames":…]}}}
            <deviceName>…
            no tags
            <sn>1</sn>
            "#
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>\"sn:,é{}\\[ ]{0,20}") {
            let _ = clean(Field::Sadp, &text);
        }
    }
}
