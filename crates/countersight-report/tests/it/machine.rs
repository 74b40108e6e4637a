//! JSON, JSON lines, CSV.

use crate::common::{latin, result, results, subject};
use crate::stage::{bytes, context, options, report};
use countersight_model::result::Answer;
use countersight_model::subject::SubjectKind;
use countersight_report::{COLUMNS, Format};
use insta::assert_snapshot;
use proptest::prelude::*;

#[test]
fn jsonl_is_the_contract() {
    assert_snapshot!(report(Format::Jsonl, &[latin()]), @r#"{"subject":{"id":"2","source":"suppliers.csv","locator":"row 2","kind":"company","text":"HIKVISION DIGITAL TECHNOLOGY CO LTD"},"answer":"prohibited","because":"It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from it.","codes":["listed-entity"],"matches":[{"entity":"hikvision","name":"Hangzhou Hikvision Digital Technology Co., Ltd.","relation":"is","score":0.98,"confidence":"strong","code":"listed-entity","why":[{"feature":"name","score":0.98,"query":"hikvision digital technology","found":"hangzhou hikvision digital technology","detail":"distinctive word equal; place name missing"}],"path":[]}],"device":null,"measures":[{"id":"us/ndaa-2019-889-a1a","name":"NDAA 2019 section 889(a)(1)(A)","answer":"prohibited","kind":"binding","jurisdiction":"US","action":"buy","role":"federal-agency","from":"2019-08-13","until":null,"citation":"Pub. L. 115-232 s. 889(a)(1)(A)","because":"The company is named in s. 889(f)(3)(B), and federal agencies may not buy its video equipment.","entity":"hikvision","listed_as":"Hangzhou Hikvision Digital Technology Company","question":null,"trust":"high","source":"https://www.congress.gov/115/plaws/publ232/PLAW-115publ232.htm"},{"id":"us/far-52-204-25-use","name":"FAR 52.204-25(b)(2): use of covered equipment","answer":"review","kind":"binding","jurisdiction":"US","action":"buy","role":"federal-agency","from":"2020-08","until":null,"citation":"48 CFR 52.204-25(b)(2)","because":"The rule covers equipment that is a substantial or essential component.","entity":"hikvision","listed_as":null,"question":"Is the equipment a substantial or essential component of the system?","trust":"medium","source":"https://www.acquisition.gov/far/52.204-25"},{"id":"us/bis-entity-list","name":"BIS Entity List","answer":"no-restriction-found","kind":"list-entry","jurisdiction":"US","action":"export","role":null,"from":"2019-10-09","until":null,"citation":"84 FR 54002","because":"The list restricts exports to the company; the question was about buying.","entity":"hikvision","listed_as":"Hikvision","question":null,"trust":"high","source":"https://www.federalregister.gov/d/2019-22210"}],"missing":[],"set_aside":[],"register":{"version":"2026-11-20","sha256":"1a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f7081"}}"#);
}

#[test]
fn json_holds_the_run_first() {
    assert_snapshot!(report(Format::Json, &[crate::common::unjudged(6)]), @r#"
    {"run":{"program":"countersight 0.1.0","register":{"version":"2026-11-20","sha256":"1a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f7081"},"lists":[{"id":"us/bis-entity-list","name":"BIS Entity List","date":"2026-11-18","sha256":"abababababababababababababababababababababababababababababababab"}],"context":{"roles":["federal-agency","public-body"],"jurisdictions":["US"],"on":"2026-11-24","action":"buy"},"options":{"threshold":"0.85"},"inputs":[{"source":"suppliers.csv","kind":"names","kind_given":false,"form":"CSV with semicolons, UTF-8","columns":["Lieferant → company name","Land → country"],"rows":1}],"counts":{"not-screened":1},"coverage":{"rows_read":1,"judged":0,"not_judged":1,"reasons":{"the row does not say which make was bought":1},"remarks":{"ragged rows, read as far as they go":1}}},
    "results":[
    {"subject":{"id":"6","source":"suppliers.csv","locator":"row 6","kind":"purchase","text":"CCTV upgrade, phase 2"},"answer":"not-screened","because":"Nothing says which make was bought.","codes":["make-missing"],"matches":[],"device":null,"measures":[],"missing":["make and model: ask the supplier"],"set_aside":[]}
    ]}
    "#);
}

#[test]
fn json_is_one_object_with_all_results() {
    let text = report(Format::Json, &results());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["results"].as_array().unwrap().len(), results().len());
    assert_eq!(value["results"][1]["device"]["brand"]["name"], "Lorex");
    assert_eq!(
        value["results"][1]["device"]["maker"]["confidence"],
        "possible"
    );
    assert_eq!(value["run"]["counts"]["prohibited"], 2);
    let empty: serde_json::Value = serde_json::from_str(&report(Format::Json, &[])).unwrap();
    assert_eq!(empty["results"].as_array().unwrap().len(), 0);
}

#[test]
fn csv_has_one_row_a_result() {
    assert_snapshot!(report(Format::Csv, &results()).replace('\u{1b}', "<ESC>"), @r#"
    source,locator,id,kind,text,answer,entity,name,relation,confidence,score,brand,maker,model,codes,measures,citations,because,missing,register,also,deciding
    suppliers.csv,row 2,2,company,HIKVISION DIGITAL TECHNOLOGY CO LTD,prohibited,hikvision,"Hangzhou Hikvision Digital Technology Co., Ltd.",is,strong,0.98,,,,listed-entity,us/ndaa-2019-889-a1a|us/far-52-204-25-use|us/bis-entity-list,Pub. L. 115-232 s. 889(a)(1)(A)|48 CFR 52.204-25(b)(2)|84 FR 54002,"It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from it.",,2026-11-20 sha256:1a2b3c4d5e6f,,us/ndaa-2019-889-a1a|us/far-52-204-25-use
    suppliers.csv,row 3,3,device,"LOREX LNB8005 bullet camera, gate 4",review,hikvision,"Hangzhou Hikvision Digital Technology Co., Ltd.",made-by,possible,0.60,Lorex,"Hangzhou Hikvision Digital Technology Co., Ltd.",LNB8005,rebrand,us/far-52-204-25-use,48 CFR 52.204-25(b)(2),The label is known to be sold on Hikvision's devices; nothing proves it for this model.,the hardware address (MAC) of the device,2026-11-20 sha256:1a2b3c4d5e6f,,us/far-52-204-25-use
    suppliers.csv,row 4,4,company,杭州海康威视数字技术股份有限公司,prohibited,hikvision,"Hangzhou Hikvision Digital Technology Co., Ltd.",is,strong,1.00,,,,listed-entity,us/ndaa-2019-889-a1a|us/far-52-204-25-use|us/bis-entity-list,Pub. L. 115-232 s. 889(a)(1)(A)|48 CFR 52.204-25(b)(2)|84 FR 54002,"It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from it.",,2026-11-20 sha256:1a2b3c4d5e6f,,us/ndaa-2019-889-a1a|us/far-52-204-25-use
    suppliers.csv,row 5,5,company,شركة هيكفيجن الشرق الأوسط,review,hikvision,"Hangzhou Hikvision Digital Technology Co., Ltd.",owned-by,strong,0.90,,,,owned-by-entity,us/far-52-204-25-use,48 CFR 52.204-25(b)(2),Hikvision owns it; whether the rule reaches its subsidiaries is for a person to decide.,,2026-11-20 sha256:1a2b3c4d5e6f,,us/far-52-204-25-use
    suppliers.csv,row 6,6,purchase,"CCTV upgrade, phase 2",not-screened,,,,,,,,,make-missing,,,Nothing says which make was bought.,make and model: ask the supplier,2026-11-20 sha256:1a2b3c4d5e6f,,
    suppliers.csv,row 7,7,purchase,"CCTV upgrade, phase 2",not-screened,,,,,,,,,make-missing,,,Nothing says which make was bought.,make and model: ask the supplier,2026-11-20 sha256:1a2b3c4d5e6f,,
    suppliers.csv,row 8,8,company,Dahua Marine Products Ltd,no-restriction-found,,,,,,,,,,,,The register holds nothing on it.,,2026-11-20 sha256:1a2b3c4d5e6f,,
    suppliers.csv,row 9,9,text,"'=HYPERLINK(""http://evil.example"",""x"") <script>alert(1)</script> <ESC>[31m",no-restriction-found,,,,,,,,,,,,The register holds nothing on it.,,2026-11-20 sha256:1a2b3c4d5e6f,,
    "#);
}

#[test]
fn an_empty_csv_still_has_its_header() {
    assert_eq!(
        report(Format::Csv, &[]),
        format!("{}\r\n", COLUMNS.join(","))
    );
}

#[test]
fn every_format_gives_the_same_bytes_again() {
    for format in Format::ALL {
        let once = bytes(format, &results(), context(), &options());
        assert_eq!(
            once,
            bytes(format, &results(), context(), &options()),
            "{format}"
        );
    }
}

proptest! {
    #[test]
    fn no_cell_starts_a_formula(
        text in "[=+@\\-\t\r\n＝ a\"',;|]{0,8}\\PC{0,8}",
        because in "[=+@\\-\t\r\n]?\\PC{0,8}",
    ) {
        let mut hostile = result(subject(1, SubjectKind::Text, &text), Answer::Review, &because);
        hostile.subject.source.clone_from(&text);
        hostile.missing = vec![text.clone()];
        let report = report(Format::Csv, &[hostile]);
        let mut reader = csv::Reader::from_reader(report.as_bytes());
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), 1);
        for cell in &rows[0] {
            prop_assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
                "{:?}", cell
            );
        }
        prop_assert!(rows[0][4].ends_with(text.as_str()));
    }
}
