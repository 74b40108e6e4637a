//! The devices of LibreNMS, as its interface gives them: JSON, with what each device said to network management.
//!
//! A record holds passwords too (`community`, `authpass`, `cryptopass`), names and places. Only the fields of
//! the table below are read.

use super::form::{RecordFault, Sink, StreamFormat};
use super::hosts;
use super::reading::Located;
use countersight_model::field::Field;
use serde_json::Value;
use std::io::Read;

/// Devices of LibreNMS.
#[derive(Debug, Clone, Copy)]
pub(super) struct LibreNms;

/// Keys that are read. `hardware` is the model that LibreNMS made of the answers, `version` the firmware.
const KEYS: &[(&str, Field)] = &[
    ("sysDescr", Field::SnmpSysDescr),
    ("sysObjectID", Field::SnmpSysObjectId),
    ("hardware", Field::Model),
    ("version", Field::Firmware),
];
/// A file is held as a whole, as the interface gives it.
const LARGEST: u64 = 256 << 20;

impl StreamFormat for LibreNms {
    fn name(&self) -> &'static str {
        "devices of LibreNMS (JSON)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        hosts::first_line(beginning, |line| line.starts_with(['{', '[']))
            && ["\"sysObjectID\"", "\"device_id\""].iter().all(|key| {
                let beginning = beginning.get(..1 << 16).unwrap_or(beginning);
                memchr::memmem::find(beginning, key.as_bytes()).is_some()
            })
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        Box::new(std::iter::once_with(|| devices(bytes)).flatten())
    }
}

fn devices(bytes: Box<dyn Read + Send>) -> Vec<Result<Located, RecordFault>> {
    let fault = |reason: String| RecordFault {
        column: None,
        reason,
    };
    let mut held = Vec::new();
    if let Err(error) = bytes.take(LARGEST + 1).read_to_end(&mut held) {
        return vec![Err(fault(format!("the file cannot be read on: {error}")))];
    }
    if held.len() as u64 > LARGEST {
        let mend = "it is larger than 256 MiB; ask LibreNMS for the devices in parts";
        return vec![Err(fault(mend.to_owned()))];
    }
    let all = match serde_json::from_slice::<Value>(&held) {
        Ok(Value::Object(mut answer)) if answer.contains_key("devices") => answer.remove("devices"),
        Ok(Value::Array(all)) => Some(Value::Array(all)),
        Ok(one) => Some(Value::Array(vec![one])),
        Err(error) => {
            let reason =
                format!("{error}; the file may be cut off, save the answer of LibreNMS again");
            return vec![Err(fault(reason))];
        }
    };
    let Some(Value::Array(all)) = all else {
        let reason = "`devices` is no array; save the answer of LibreNMS again";
        return vec![Err(fault(reason.to_owned()))];
    };
    let numbered = all.iter().enumerate();
    let located = numbered.map(|(number, device)| match device {
        Value::Object(device) => Ok(located(number + 1, device)),
        _ => Err(fault(format!("device {} is no object", number + 1))),
    });
    located.collect()
}

fn located(number: usize, device: &serde_json::Map<String, Value>) -> Located {
    let word = |key: &str| match device.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let mut located = Located {
        id: word("device_id"),
        place: format!("device {number}"),
        ..Located::default()
    };
    for (key, field) in KEYS {
        if let Some(value) = word(key) {
            located.value(*field, &value);
        }
    }
    located
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        assert!(LibreNms.fits(text.as_bytes()), "{text}");
        let lines = LibreNms
            .open(Box::new(std::io::Cursor::new(text.to_owned())))
            .map(|record| match record {
                Ok(located) => {
                    let values: Vec<String> = located
                        .observation
                        .values()
                        .map(|(field, value)| format!("{field}={value}"))
                        .collect();
                    format!("{:?} {}: {}", located.id, located.place, values.join(" "))
                }
                Err(fault) => format!("! {fault}"),
            });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_a_device_said_is_read_and_passwords_names_and_places_are_not() {
        let device = r#"{"device_id": 7, "hostname": "annas-cam.lan", "sysName": "Anna", "ip": "10.0.0.7", "community": "secret",
            "authpass": "secret", "sysObjectID": ".1.3.6.1.4.1.39165.1.1", "sysDescr": "IP Camera", "sysContact": "Anna",
            "hardware": "DS-2CD2143G0-I", "version": "V5.5.82", "serial": "SN1", "location": "Annas room", "lat": 1.5}"#;
        let answer = format!(
            r#"{{"status": "ok", "devices": [{device}, {{"device_id": "8", "hardware": null}}, 9], "count": 3}}"#
        );
        insta::assert_snapshot!(read(&answer), @r#"
        Some("7") device 1: snmp.sys_descr=IP Camera snmp.sys_object_id=.1.3.6.1.4.1.39165.1.1 model=DS-2CD2143G0-I firmware=V5.5.82
        Some("8") device 2: 
        ! device 3 is no object
        "#);
        let array = read(&format!("[{device}]"));
        assert!(
            answer.contains("Anna") && !array.contains("Anna") && !array.contains("secret"),
            "{array}"
        );
        insta::assert_snapshot!(read(&format!("[{device},")), @"! EOF while parsing a value at line 3 column 119; the file may be cut off, save the answer of LibreNMS again");
        insta::assert_snapshot!(read(&format!(r#"{{"devices": {device}}}"#)), @"! `devices` is no array; save the answer of LibreNMS again");
    }

    #[test]
    fn other_json_is_not_taken_for_it() {
        for other in [
            r#"{"id":"cam-7","snmp":{"sys_object_id":"1.3"}}"#,
            r#"x {"device_id":1,"sysObjectID":""}"#,
        ] {
            assert!(!LibreNms.fits(other.as_bytes()), "{other}");
        }
    }
}
