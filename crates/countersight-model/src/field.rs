//! The fields of an observation: one table, used by readers, fingerprints, checks and the book.
//!
//! A field is named by its place in the native form: `http.server` stands under `http` as `server`. A
//! reader fills fields, a fingerprint reads one, the engine puts together what several say.

use std::fmt;

/// Where a field comes from. Two fields of one kind repeat each other: the title and the page of one web
/// server are one voice. Two weak signs of different kinds support each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// Written by a person: a label, a description.
    Label,
    /// A model or part number.
    Number,
    /// An assigned hardware address.
    Address,
    /// Another code that a registry assigns.
    Assigned,
    /// Pages and headers of a web server.
    Web,
    /// Answers of a video stream's server.
    Stream,
    /// A certificate.
    Certificate,
    /// Answers to discovery by ONVIF or WS-Discovery.
    Onvif,
    /// Announcements by UPnP or multicast DNS.
    Announced,
    /// Answers of a maker's own protocol.
    Protocol,
    /// Answers of network management.
    Management,
    /// Names asked for or given on the network.
    Naming,
    /// Greetings of other services.
    Greeting,
    /// A text of which nobody said what it is; it may repeat any other field, so it supports none.
    Unlabelled,
    /// A port: a hint, never evidence, for anybody may open any port.
    Port,
    /// A fact about the device that points to nobody by itself.
    Fact,
}

/// How a field gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It is read.
    Given,
    /// It is taken out of another field, and read where a file gives it by itself.
    Derived,
}

macro_rules! fields {
    ($($variant:ident $name:literal $(or $($other:literal)|+)?, $kind:ident, $origin:ident, $what:literal, $shows:literal;)*) => {
        /// A field of an observation.
        ///
        /// ```
        /// use countersight_model::field::Field;
        /// assert_eq!(Field::HttpServer.as_str(), "http.server");
        /// assert_eq!("http.cookie".parse(), Ok(Field::HttpSetCookie));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $what] $variant,)* }

        impl Field {
            /// All fields, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name, as in the native form and in fingerprints.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Other names that are understood.
            pub const fn other_names(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($($other),+)?],)* }
            }

            /// Where it comes from.
            pub const fn kind(self) -> FieldKind {
                match self { $(Self::$variant => FieldKind::$kind,)* }
            }

            /// How it gets its value.
            pub const fn origin(self) -> Origin {
                match self { $(Self::$variant => Origin::$origin,)* }
            }

            /// What it is, in one line.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what,)* }
            }

            /// What it can show, in one line.
            pub const fn shows(self) -> &'static str {
                match self { $(Self::$variant => $shows,)* }
            }
        }
    };
}

fields! {
    Brand "brand", Label, Given,
        "Label or make as written by whoever listed the device.", "the label; the maker where the label is the maker's own";
    Model "model", Number, Given,
        "Model or part number as written.", "a maker's form of numbers, which others copy";
    ModelQualifier "model.qualifier", Number, Derived,
        "What stands in brackets behind a model number.", "the customer for whom a variant was made";
    FccId "fcc_id", Assigned, Given,
        "FCC ID, as on the label of anything that sends by radio.", "the firm to which the grantee code is assigned";
    Mac "mac", Address, Given,
        "Hardware address.", "the firm to which the block is assigned: a maker, or a label that hides one";
    Description "description", Label, Given,
        "Free text: description, place, notes.", "a maker's own label, a model number";
    Firmware "firmware", Number, Given,
        "Version of the firmware.", "a maker's form of versions";
    Made "made", Fact, Given,
        "Day, month or year in which the device was made or bought.", "whether a tie of a label to a maker held then";
    HttpServer "http.server", Web, Given,
        "The `Server` line of a web server.", "the maker of the firmware, behind any label";
    HttpWwwAuthenticate "http.www_authenticate", Web, Given,
        "The `WWW-Authenticate` line of a web server.", "what `http.realm` shows";
    HttpRealm "http.realm", Web, Derived,
        "The realm of a web login, out of the line above it.", "the maker of the firmware";
    HttpTitle "http.title", Web, Given,
        "Title of the first page.", "a page that all labels of a maker share";
    HttpBody "http.body", Web, Given,
        "Text of the first page.", "a page that all labels of a maker share, and marks of one label";
    HttpSetCookie "http.set_cookie" or "http.cookie", Web, Given,
        "The `Set-Cookie` line of a web server.", "the maker of the firmware";
    HttpLocation "http.location", Web, Given,
        "The address to which a web server sends on.", "a maker's form of addresses";
    HttpFaviconMmh3 "http.favicon_mmh3", Web, Given,
        "MurmurHash3 of the site's icon in Base64, as search engines count it.", "a label or a maker; copied easily";
    HttpFaviconMd5 "http.favicon_md5", Web, Given,
        "MD5 of the site's icon.", "a label or a maker; copied easily";
    RtspServer "rtsp.server", Stream, Given,
        "The `Server` line of a video stream.", "the maker of the firmware, behind any label";
    RtspWwwAuthenticate "rtsp.www_authenticate", Stream, Given,
        "The `WWW-Authenticate` line of a video stream.", "what `rtsp.realm` shows";
    RtspRealm "rtsp.realm", Stream, Derived,
        "The realm of a stream's login, out of the line above it.", "the maker of the firmware";
    RtspBanner "rtsp.banner", Stream, Given,
        "The whole answer of a video stream.", "the maker of the firmware";
    TlsSubject "tls.subject", Certificate, Given,
        "Subject of the certificate.", "the maker who built the certificate in";
    TlsIssuer "tls.issuer", Certificate, Given,
        "Issuer of the certificate.", "the maker who built the certificate in";
    OnvifScopes "onvif.scopes" or "wsd.scopes", Onvif, Given,
        "Scopes of an answer to WS-Discovery.", "label, model and hardware address; extensions of one maker";
    OnvifXaddrs "onvif.xaddrs" or "wsd.xaddrs", Onvif, Given,
        "Service addresses of an answer to WS-Discovery.", "a maker's form of addresses";
    WsdTypes "wsd.types" or "onvif.types", Onvif, Given,
        "Types of an answer to WS-Discovery.", "that it is a camera; hardly ever whose";
    WsdEndpoint "wsd.endpoint" or "onvif.endpoint", Onvif, Given,
        "Endpoint reference of an answer to WS-Discovery.", "a hardware address inside the number";
    SnmpSysDescr "snmp.sys_descr", Management, Given,
        "Description of the system, by SNMP.", "maker or label in words";
    SnmpSysObjectId "snmp.sys_object_id", Management, Given,
        "Object identifier of the system, by SNMP.", "the firm to which the enterprise number belongs, or who took it";
    SsdpServer "ssdp.server" or "upnp.server", Announced, Given,
        "The `Server` line of a UPnP announcement.", "the software; rarely the maker";
    SsdpManufacturer "ssdp.manufacturer" or "upnp.manufacturer", Announced, Given,
        "Manufacturer as a UPnP description says.", "the label, as the device calls itself";
    SsdpManufacturerUrl "ssdp.manufacturer_url" or "upnp.manufacturer_url", Announced, Given,
        "Address of the manufacturer as a UPnP description says.", "the label or the maker";
    SsdpModelName "ssdp.model_name" or "upnp.model_name", Announced, Given,
        "Model as a UPnP description says.", "a maker's form of numbers";
    SsdpModelNumber "ssdp.model_number" or "upnp.model_number", Announced, Given,
        "Number of the model as a UPnP description says.", "a maker's form of numbers";
    SsdpModelDescription "ssdp.model_description" or "upnp.model_description", Announced, Given,
        "Description of the model as a UPnP description says.", "the label";
    SsdpDeviceType "ssdp.device_type" or "upnp.device_type", Announced, Given,
        "Type of the device as a UPnP description says.", "no maker by itself";
    Mdns "mdns" or "mdns.service" | "mdns.name" | "mdns.txt", Announced, Given,
        "Names and services announced by multicast DNS.", "label or model";
    DhcpHostname "dhcp.hostname", Naming, Given,
        "Name that the device gives itself when it asks for an address.", "label or model";
    DhcpVendorClass "dhcp.vendor_class", Naming, Given,
        "Vendor class that the device gives when it asks for an address.", "the maker of the firmware";
    Dns "dns", Naming, Given,
        "Names that the device asked a name server for.", "whose cloud is used";
    Sadp "sadp", Protocol, Given,
        "Answer to Hikvision's search protocol, UDP 37020.", "Hikvision firmware, model, OEM code, hardware address";
    Dhip "dhip" or "dvrip", Protocol, Given,
        "Answer to Dahua's search protocol, UDP 37810, or its forerunner on UDP 5050.", "Dahua firmware, model, vendor, hardware address";
    Isapi "isapi", Protocol, Given,
        "Answer of Hikvision's device interface.", "Hikvision firmware, model, OEM code";
    Gbt28181 "gbt28181", Protocol, Given,
        "Answer by the Chinese standard GB/T 28181.", "what the device says of itself";
    TelnetBanner "telnet.banner", Greeting, Given,
        "Greeting of a telnet server.", "the maker of the firmware";
    SshBanner "ssh.banner", Greeting, Given,
        "Greeting of an SSH server.", "the software; rarely the maker";
    FtpBanner "ftp.banner", Greeting, Given,
        "Greeting of an FTP server.", "label or model";
    SipServer "sip.server", Greeting, Given,
        "The `Server` or `User-Agent` line of a telephone server.", "label or model";
    Banner "banner", Unlabelled, Given,
        "Text of a service of which nobody said what it is.", "what the lines inside it show";
    Port "port", Port, Given,
        "Open port.", "nothing by itself";
}

impl Field {
    /// Whether people write it down, as in an inventory, and no device sends it.
    pub const fn is_written(self) -> bool {
        matches!(
            self,
            Self::Brand
                | Self::Model
                | Self::ModelQualifier
                | Self::Mac
                | Self::Description
                | Self::Firmware
                | Self::Made
                | Self::Port
                | Self::FccId
        )
    }
}

/// The text names no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a field of an observation")]
pub struct UnknownField(String);

impl std::str::FromStr for Field {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let named = |field: &&Self| field.as_str() == text || field.other_names().contains(&text);
        let found = Self::ALL.iter().find(named).copied();
        found.ok_or_else(|| UnknownField(text.to_owned()))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of fields.
///
/// ```
/// use countersight_model::field::{Field, FieldSet};
/// let set: FieldSet = [Field::Mac, Field::HttpServer].into_iter().collect();
/// assert!(set.has(Field::Mac) && !set.has(Field::Port));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FieldSet(u64);

impl FieldSet {
    /// Every field.
    pub fn all() -> Self {
        Field::ALL.iter().copied().collect()
    }

    /// Adds a field.
    pub fn add(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    /// Whether a field is in it.
    pub fn has(self, field: Field) -> bool {
        self.0 & (1 << field as u32) != 0
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<T: IntoIterator<Item = Field>>(fields: T) -> Self {
        let mut set = Self::default();
        fields.into_iter().for_each(|field| set.add(field));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_leads_to_one_field() {
        let names: Vec<&str> = Field::ALL
            .iter()
            .flat_map(|field| {
                std::iter::once(field.as_str()).chain(field.other_names().iter().copied())
            })
            .collect();
        let once: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(once.len(), names.len());
        for field in Field::ALL {
            assert_eq!(field.as_str().parse(), Ok(*field));
        }
        assert!("http.Server".parse::<Field>().is_err());
    }

    #[test]
    fn a_set_has_a_place_for_every_field() {
        assert!(Field::ALL.len() <= 64);
        let all = FieldSet::all();
        assert!(Field::ALL.iter().all(|field| all.has(*field)));
    }
}
