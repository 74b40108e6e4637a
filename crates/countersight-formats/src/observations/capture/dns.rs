//! Names asked for (DNS, RFC 1035) and announced (multicast DNS, RFC 6762 and RFC 6763).

use super::super::host_name;
use super::traffic::Say;
use countersight_model::field::Field;
use simple_dns::rdata::RData;
use simple_dns::{Label, Name, Packet, PacketFlag};
use std::net::IpAddr;

/// Labels kept of a name that was asked for. They show whose cloud is used; those before them often tell one
/// device or person.
const LABELS: usize = 3;
/// Keys of an announcement that name a label or a model.
const TELLING: &[&str] = &[
    "manufacturer",
    "vendor",
    "brand",
    "model",
    "md",
    "mdl",
    "product",
    "usb_mfg",
    "usb_mdl",
];
const DAMAGED: &str = "a message for names (DNS) contradicts itself";

/// The names that a device asks for.
///
/// # Errors
///
/// The message contradicts itself.
pub(super) fn questions(bytes: &[u8], say: &mut Say<'_>) -> Result<(), &'static str> {
    let message = Packet::parse(bytes).map_err(|_broken| DAMAGED)?;
    if message.has_flags(PacketFlag::RESPONSE) {
        return Ok(());
    }
    for question in &message.questions {
        let labels = question.qname.get_labels();
        // A single label is the name of somebody's machine, as are all under `local`.
        let last = labels
            .last()
            .map(label)
            .unwrap_or_default()
            .to_ascii_lowercase();
        if labels.len() < 2
            || matches!(
                last.as_str(),
                "local"
                    | "localdomain"
                    | "lan"
                    | "home"
                    | "box"
                    | "corp"
                    | "internal"
                    | "intranet"
                    | "arpa"
            )
        {
            continue;
        }
        let kept = labels.get(labels.len().saturating_sub(LABELS)..);
        let kept: Vec<String> = kept.unwrap_or_default().iter().map(label).collect();
        say(Field::Dns, &kept.join("."));
    }
    Ok(())
}

/// The services that a device announces.
///
/// Sorts of services are kept. A name of one service is kept if it is that of a device and not of a person,
/// and of the text with it only what names a label or model. A message that gives addresses and not the
/// sender's was handed on from another network, and says nothing of its sender.
///
/// # Errors
///
/// The message contradicts itself.
pub(super) fn announcement(
    bytes: &[u8],
    from: IpAddr,
    say: &mut Say<'_>,
) -> Result<(), &'static str> {
    let message = Packet::parse(bytes).map_err(|_broken| DAMAGED)?;
    if !message.has_flags(PacketFlag::RESPONSE) {
        return Ok(());
    }
    let records = || message.answers.iter().chain(&message.additional_records);
    let mut addresses = records().filter_map(|record| match (&record.rdata, from) {
        (RData::A(address), IpAddr::V4(_)) => Some(IpAddr::V4(address.address.into())),
        (RData::AAAA(address), IpAddr::V6(_)) => Some(IpAddr::V6(address.address.into())),
        _ => None,
    });
    if let Some(first) = addresses.next()
        && first != from
        && addresses.all(|other| other != from)
    {
        return Ok(());
    }
    for record in records() {
        service(&record.name, say);
        match &record.rdata {
            RData::PTR(target) => service(&target.0, say),
            RData::TXT(text) => {
                for (key, value) in text.iter_raw() {
                    let key = String::from_utf8_lossy(key);
                    let value = String::from_utf8_lossy(value.unwrap_or_default());
                    if TELLING.contains(&key.to_ascii_lowercase().as_str()) {
                        say(Field::Mdns, &format!("{key}={value}"));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Says the sort of a service, and with it the name of one if that tells of no person.
fn service(name: &Name<'_>, say: &mut Say<'_>) {
    let labels: Vec<String> = name.get_labels().iter().map(label).collect();
    let is_transport =
        |label: &String| matches!(label.to_ascii_lowercase().as_str(), "_tcp" | "_udp");
    let Some(transport) = labels.iter().position(is_transport).filter(|at| *at > 0) else {
        return;
    };
    let sort = labels.get(transport - 1..).unwrap_or_default().join(".");
    if !sort.starts_with("_services.") {
        say(Field::Mdns, &sort);
    }
    let own = labels.get(..transport - 1).unwrap_or_default().join(".");
    if host_name::is_of_a_device(&own) {
        say(Field::Mdns, &format!("{own}.{sort}"));
    }
}

fn label(label: &Label<'_>) -> String {
    label.to_string()
}
