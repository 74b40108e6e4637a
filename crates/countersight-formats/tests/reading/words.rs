//! The register's header and goods words, tried on headers and texts of the world.

use crate::common::{read, stream, words};
use countersight_names::goods::GoodsFinder;
use std::collections::BTreeMap;

/// What a header is taken for, beside a column that makes the file a table.
fn meaning(header: &str) -> String {
    let table = format!("\"{header}\",LEI,LEI code\nx,y,z\n");
    let shown = read("t.csv", stream(table), None).unwrap();
    let columns = shown.lines().nth(1).unwrap();
    let start = format!("{header} → ");
    let found = columns
        .split(", ")
        .find_map(|column| column.strip_prefix(&start));
    found.unwrap_or("nothing").to_owned()
}

#[test]
fn headers() {
    for (headers, expected) in [
        (
            "Supplier|Vendor Name|BeneficiaryName|beneficiary_name|Supplier (legal)|Lieferant|Nom du fournisseur|Proveedor|Ragione sociale|leverandør|Leverancier|اسم المورد|供应商名称|Tedarikçi|Поставщик|End-User|Name of supplier",
            "company",
        ),
        (
            "Brand|Manufacturer|Camera manufacturer|Hersteller|Marque|Marca|Mærke|Merk|品牌|设备品牌|العلامة التجارية|Marka|Make",
            "brand",
        ),
        (
            "Model|Model No.|ModelNumber|Part number|Modell|Modèle|型号|规格型号|الموديل|Camera model (new)",
            "model",
        ),
        (
            "MAC|MAC address|macAddress|MAC-Adresse|MAC地址|Adresse MAC|MAC address of camera",
            "mac",
        ),
        ("IP|ip_address|IPv4|IP-Adresse|IP地址", "ip"),
        (
            "Purpose|Description|Item|Notes|Model Notes|Verwendungszweck|Objet|Oggetto|Concepto|Beskrivelse|الوصف|备注|Açıklama",
            "description",
        ),
        (
            "OrganisationalUnit|Location|Building|Standort|Site|Lieu|安装位置|الموقع",
            "location",
        ),
        (
            "VATRegistrationNumber|Company number|统一社会信用代码|SIRET|CVR-nr.",
            "registration",
        ),
        (
            "PaymentDate|Date|Datum|Fecha de pago|付款日期|تاريخ الدفع",
            "payment-date",
        ),
        (
            "Amount|Net Amount (EUR)|Betrag|Montant TTC|金额|المبلغ|Beløb",
            "amount",
        ),
        (
            "Country|Supplier country|Country of supplier|Land|Pays|País|国家|البلد|Ülke|Country code|Country of origin",
            "country",
        ),
        ("Website|Domain|网址", "domain"),
        ("Name|Security name|Device name|名称|Nom|Nombre", "name"),
        (
            "OrganisationURI|OrganisationLabel|Type|Zone|nvr_name|CategoryInternalName|ip_rating|BeneficiaryOtherID|TransactionNumber|InvoiceNumber|Serial number|Username|Checked Out To: First Name|Checked Out To: Location|Contact Name|Supplier contact|Supplier number|Company phone|MerchantCategoryCode|供应商电话|供应商编号|采购单位名称|Latitude|Password|Exchange|Sector|Asset Class|device_type|manufacturer_id|Supplier address|Equipment type",
            "nothing",
        ),
    ] {
        for header in headers.split('|') {
            assert_eq!(meaning(header), expected, "{header}");
        }
    }
}

#[test]
fn no_word_has_two_meanings() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for group in words().columns {
        for word in &group.words {
            let folded: String = word
                .to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            assert!(!folded.is_empty(), "{word}");
            let meaning = format!("{:?}", group.meaning);
            let other = seen.insert(folded, meaning.clone());
            assert!(
                other.as_ref().is_none_or(|other| *other == meaning),
                "{word}: {other:?}"
            );
        }
    }
}

#[test]
fn goods() {
    let finder = GoodsFinder::new(words().goods);
    for text in [
        "CCTV cameras for the depot",
        "supply of cctv",
        "Security-Camera (outdoor)",
        "4 x IP Cameras",
        "NVR 16ch",
        "Lieferung einer Videoüberwachungsanlage",
        "vidéo-protection des halls",
        "sistema di VIDEOSORVEGLIANZA",
        "توريد كاميرات مراقبة للمدرسة",
        "某校视频监控采购项目",
        "网络摄像机",
        "güvenlik kamerası alımı",
        "Overvågningskamera til hallen",
        "камеры видеонаблюдения",
        "drain CCTV survey and two dome cameras",
        "พัสดุกล้องวงจรปิด",
    ] {
        assert!(finder.find(text).is_some(), "{text}");
    }
    for text in [
        "",
        "camera",
        "digital camera for the art class",
        "The Camera Shop Ltd",
        "speed camera fine",
        "cameraman for the gala",
        "CCTV drain survey",
        "market surveillance system officer",
        "patient surveillance",
        "road salt",
        "血糖监控仪",
    ] {
        assert_eq!(finder.find(text), None, "{text}");
    }
}
