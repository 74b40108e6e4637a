//! Messages of SIP (RFC 3261), by which cameras of the Chinese standard GB/T 28181 join a platform.

use super::discovery::elements;
use super::traffic::Say;
use countersight_model::field::Field;

/// What stands behind the first word of a message.
const VERSION: &str = "SIP/2.0";
/// Elements of an answer by GB/T 28181, appendix A, that name no device, place or user.
const DESCRIBED: &[&str] = &["Manufacturer", "Model", "Firmware"];

/// Reads a message: the line that names the program, and what a device says of its maker. Numbers of devices and
/// users stand in the other lines and are left out. What a proxy hands on has a second line `Via`, and says
/// nothing of the proxy.
pub(super) fn message(bytes: &[u8], say: &mut Say<'_>) {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let is_answer = first.starts_with(VERSION);
    if !is_answer && !first.ends_with(VERSION) {
        return;
    }
    let lines: Vec<(String, &str)> = lines
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim()))
        })
        .collect();
    let vias = lines
        .iter()
        .filter(|(name, value)| (name == "via" || name == "v") && !value.is_empty());
    // An answer holds the lines `Via` of its question.
    if !is_answer && vias.count() > 1 {
        return;
    }
    for (name, value) in &lines {
        if name == "user-agent" && !is_answer || name == "server" && is_answer {
            say(Field::SipServer, value);
        }
    }
    // Only an answer to a question after the device speaks of one: lists of channels speak of many.
    if elements(body, "CmdType").first() != Some(&"DeviceInfo") {
        return;
    }
    let said: Vec<String> = DESCRIBED
        .iter()
        .filter_map(|name| {
            let value = elements(body, name).into_iter().next()?;
            (!value.is_empty()).then(|| format!("<{name}>{value}</{name}>"))
        })
        .collect();
    if !said.is_empty() {
        say(Field::Gbt28181, &said.concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(message_text: &str) -> String {
        let mut said = Vec::new();
        message(message_text.as_bytes(), &mut |field, value: &str| {
            said.push(format!("{field}={value}"));
        });
        said.join("; ")
    }

    #[test]
    fn program_and_maker_are_kept_and_numbers_are_not() {
        let register = "REGISTER sip:34020000002000000001@3402000000 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.7:5060\r\n\
            From: <sip:34020000001320000001@3402000000>\r\nUser-Agent: Embedded Net DVR/NVR/DVS\r\n\r\n";
        let told = "MESSAGE sip:34020000002000000001@3402000000 SIP/2.0\r\nContent-Type: Application/MANSCDP+xml\r\n\r\n\
            <?xml version=\"1.0\" encoding=\"GB2312\"?><Response><CmdType>DeviceInfo</CmdType><SN>17</SN><DeviceID>34020000001320000001</DeviceID>\
            <DeviceName>Hall of Anna</DeviceName><Manufacturer>Sample</Manufacturer><Model>SO-1</Model><Firmware>V5</Firmware></Response>";
        let channels = told.replace("DeviceInfo", "Catalog");
        let handed_on = register.replace("From:", "Via: SIP/2.0/UDP 10.0.0.8\r\nFrom:");
        let other = "GET / HTTP/1.1\r\nUser-Agent: x\r\n\r\n";
        let all = [
            register,
            told,
            &channels,
            &handed_on,
            other,
            "SIP/2.0 200 OK\r\nServer: Sample\r\n\r\n",
            "",
        ];
        insta::assert_snapshot!(all.map(said).join("\n"), @r#"
        sip.server=Embedded Net DVR/NVR/DVS
        gbt28181=<Manufacturer>Sample</Manufacturer><Model>SO-1</Model><Firmware>V5</Firmware>



        sip.server=Sample
        "#);
    }
}
