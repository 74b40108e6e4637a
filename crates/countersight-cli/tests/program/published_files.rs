//! Files as authorities and funds publish them, with what is odd in each.

use crate::support::{DAY, Desk, Ran};
use serde_json::Value;

const HIKVISION: &str = "HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO., LTD.";

fn screen(bytes: &str) -> Ran {
    let desk = Desk::new();
    desk.write("published.csv", bytes);
    let ran = desk.run(&[
        "screen",
        "published.csv",
        "--on",
        DAY,
        "--format",
        "jsonl",
        "-q",
    ]);
    assert_eq!(ran.err, "");
    ran
}

fn entities(result: &Value) -> Vec<&str> {
    let matches = result["matches"].as_array().unwrap();
    matches
        .iter()
        .map(|m| m["entity"].as_str().unwrap())
        .collect()
}

#[test]
fn dash_zero_dash_is_an_empty_cell() {
    let ran = screen(&format!(
        "name,country,remarks\n\"{HIKVISION}\",-0- ,-0- \nAcme Bakery,-0- ,-0- \n"
    ));
    let rows = ran.json_lines();
    assert_eq!(entities(&rows[0]), ["hikvision"]);
    assert_eq!(entities(&rows[1]), [""; 0]);
    assert!(!ran.text().contains("-0-"), "{}", ran.text());
}

#[test]
fn a_list_without_a_header_is_refused_and_not_misread() {
    let desk = Desk::new();
    desk.write(
        "sdn.csv",
        format!("36,\"ACME AIRLINES\",-0- ,\"X\"\n306,\"{HIKVISION}\",-0- ,\"CMIC-EO13959\"\n"),
    );
    desk.assert_refused(
        &["screen", "sdn.csv", "--on", DAY],
        &["no column is understood"],
    );
}

#[test]
fn a_fund_file_begins_with_a_mark_and_nine_lines_of_its_own() {
    let ran = screen(concat!(
        "\u{feff}Example ETF\n",
        "Fund Holdings as of,\"Nov 20, 2026\"\n",
        "Inception Date,\"May 15, 2000\"\n",
        "Shares Outstanding,\"1,000.00\"\n",
        "Stock,\"-\"\nBond,\"-\"\nCash,\"-\"\nOther,\"-\"\n",
        "\u{a0}\n",
        "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,",
        "Location,Exchange,Currency,FX Rate,Market Currency,Accrual Date\n",
        "\"002415\",\"HANGZHOU HIKVISION DIGITAL A\",\"Technology\",\"Equity\",\"1,000.00\",\"0.25\",",
        "\"1,000.00\",\"10.00\",\"100.00\",\"China\",\"Shenzhen\",\"USD\",\"7.10\",\"CNY\",\"-\"\n",
    ));
    let rows = ran.json_lines();
    assert_eq!(rows.len(), 1);
    assert_eq!(entities(&rows[0]), ["hikvision"]);
    assert_eq!(rows[0]["subject"]["locator"], "row 11");
}

#[test]
fn a_row_with_glued_dates_and_one_with_a_curly_apostrophe_are_read() {
    let ran = screen(concat!(
        "Company,Covered equipment,Date of inclusion\n",
        "Dahua Technology Company,Video,\"December 22, 2025Updated:January 7, 2026Updated:June 1, 2026\"\n",
        "Pishan Haishi Yong\u{2019}an Electronic Technology Co.,Video,\"March 12, 2021\"\n",
    ));
    let rows = ran.json_lines();
    assert_eq!(entities(&rows[0]), ["dahua"]);
    assert!(entities(&rows[1]).contains(&"hik-pishan"), "{}", rows[1]);
    assert!(!ran.text().contains("Updated"), "{}", ran.text());
}

#[test]
fn what_a_list_says_of_people_is_dropped_while_reading() {
    let ran = screen(concat!(
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,",
        "program_ids,dataset,first_seen,last_seen,last_change\n",
        "NK-1,Company,\"Hangzhou Hikvision Digital Technology Co., Ltd.\",,,cn,,,,,,X,x,2021,2026,2026\n",
        "NK-2,Person,Ada Muster,A. M.,1970-01-01,us,\"1 Street\",P123456,,555-0100,",
        "ada@example.org,X,x,2021,2026,2026\n",
    ));
    for private in ["1970", "1 Street", "P123456", "555-0100", "ada@", "A. M."] {
        assert!(!ran.text().contains(private), "{private} in {}", ran.text());
    }
    let rows = ran.json_lines();
    assert_eq!(entities(&rows[0]), ["hikvision"]);
    assert!(rows.iter().skip(1).all(|row| entities(row).is_empty()));
}
